//! What was found, written down: one file a format.
//!
//! A format is a function from an [`Outcome`] to bytes. None of them decides anything: order, severity and verdict are
//! settled before. What comes from scanned files is never sent to a terminal as it is: see [`visible`].

mod concise;
mod fingerprint;
mod human;
mod json;
mod snippet;
mod visible;

use std::io;

use crate::outcome::Outcome;
use crate::source::{Files, Place};

pub use fingerprint::fingerprints;
pub(crate) use human::{Shown, render};

#[derive(Debug)]
pub struct Format {
    pub id: &'static str,
    /// What it is for, in a few words.
    pub description: &'static str,
    pub write: fn(&Outcome, &Look, &mut dyn io::Write) -> io::Result<()>,
}

/// Every format, the default first. To add one: a file beside this, a line here.
pub static FORMATS: &[Format] = &[
    Format { id: "human", description: "for people: code, the way of each value, a summary", write: human::write },
    Format { id: "concise", description: "a line for each finding, for editors and problem matchers", write: concise::write },
    Format { id: "json", description: "everything, for programs", write: json::write },
];

/// How the place that a report goes to shows text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub color: bool,
    /// Lines and signs beyond ASCII.
    pub unicode: bool,
}

impl Look {
    pub(crate) fn strong(&self, text: &str) -> String {
        self.paint("1", text)
    }
    pub(crate) fn good(&self, text: &str) -> String {
        self.paint("32", text)
    }
    pub(crate) fn doubtful(&self, text: &str) -> String {
        self.paint("33", text)
    }
    pub(crate) fn bad(&self, text: &str) -> String {
        self.paint("31", text)
    }

    /// `code` as in ECMA-48, "select graphic rendition".
    fn paint(&self, code: &str, text: &str) -> String {
        if self.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// `path:line:column` of the beginning of a place.
fn location(files: &Files, place: Place) -> String {
    let file = files.get(place.file);
    let position = file.position(place.span.range().start);
    format!("{}:{}:{}", visible::one_line(&file.path), position.line, position.column)
}

/// `1 finding`, `2 findings`.
fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// Small outcomes for the tests of the formats.
#[cfg(test)]
mod fixture {
    use super::*;
    use crate::rules::{Confidence, Finding, Severity, Step};
    use crate::source::{FileId, SourceFile, Span};

    /// The place of `part` in a file; `part#2` is the second of them.
    fn place(files: &Files, id: FileId, part: &str) -> Place {
        let (part, nth) = part.split_once('#').map_or((part, 1), |(part, nth)| (part, nth.parse().expect("a number")));
        let (start, part) = files.get(id).text.match_indices(part).nth(nth - 1).expect("it is there");
        Place { file: id, span: Span::new(start, start + part.len()) }
    }

    /// A finding of `renamed-user`: the file, the text of the key, the steps (in the same file, or after `path!`).
    type Found<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

    pub(super) fn outcome(sources: &[(&str, &str)], findings: &[Found<'_>]) -> Outcome {
        let mut outcome = Outcome { target: "2.3".into(), ..Outcome::default() };
        for (path, text) in sources {
            outcome.files.add(SourceFile::new(*path, text.as_bytes().to_vec()));
        }
        let files = &outcome.files;
        let file = |path: &str| files.iter().find(|(_, file)| file.path == path).expect("a source").0;
        for (path, key, steps) in findings {
            let step = |(at, label): &(&str, &str)| {
                let (in_path, part) = at.split_once('!').unwrap_or((path, at));
                Step { place: place(files, file(in_path), part), label: (*label).into() }
            };
            outcome.findings.push(Finding {
                rule: "renamed-user",
                severity: Severity::Error,
                confidence: Confidence::High,
                message: "`user` is read".into(),
                help: None,
                place: place(files, file(path), key),
                app: None,
                relationship: Some("influxdb".into()),
                service: None,
                service_version: None,
                key: "user".into(),
                before: "$.influxdb[0].user".into(),
                after: "$.influxdb[0].username".into(),
                fallback: false,
                flow: steps.iter().map(step).collect(),
                fixes: Vec::new(),
            });
        }
        outcome
    }

    pub(super) fn text(write: fn(&Outcome, &Look, &mut dyn io::Write) -> io::Result<()>, outcome: &Outcome) -> String {
        let mut out = Vec::new();
        write(outcome, &Look { color: false, unicode: true }, &mut out).expect("written");
        String::from_utf8(out).expect("UTF-8")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_format_is_described_and_called_once() {
        let mut ids = BTreeSet::new();
        for format in FORMATS {
            assert!(ids.insert(format.id), "two formats are called {}", format.id);
            assert!(!format.description.is_empty(), "{}", format.id);
        }
    }
}
