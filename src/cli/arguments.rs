//! Arguments that have a form of their own. A mistake in one is shown in its text.

use crate::Error;
use crate::project::{Relationship, compare_versions, parse_relationship};
use crate::report::{FORMATS, Format};
use crate::source::{SourceFile, Span};

/// A format and where it goes: a file, or standard output.
#[derive(Debug)]
pub(super) struct Output {
    pub(super) format: &'static Format,
    pub(super) file: Option<String>,
}

/// `FORMAT[=FILE]`.
pub(super) fn output(text: &str) -> Result<Output, Error> {
    let (id, file) = match text.split_once('=') {
        Some((id, file)) => (id, Some(file)),
        None => (text, None),
    };
    let ids = || FORMATS.iter().map(|format| format.id);
    let Some(format) = FORMATS.iter().find(|format| format.id == id) else {
        let label = did_you_mean(id, ids()).unwrap_or_else(|| "no such format".into());
        return Err(Error::new(format!("there is no format `{id}`"))
            .at(argument("--format", text), Span::new(0, id.len()), label)
            .help(format!("the formats are {}", listed(ids()))));
    };
    if file == Some("") {
        let end = Span::new(id.len(), text.len());
        return Err(Error::new("the file to write to has no name").at(argument("--format", text), end, "a path is missing here"));
    }
    Ok(Output { format, file: file.map(str::to_owned) })
}

/// `NAME[=TYPE:VERSION]`.
pub(super) fn relationship(text: &str) -> Result<Relationship, Error> {
    parse_relationship(text).map_err(|message| {
        Error::new(message).at(argument("--relationship", text), Span::new(0, text.len()), "this is no `NAME=TYPE:VERSION`")
    })
}

/// A version that the upgrade leads to.
pub(super) fn target(text: &str) -> Result<String, Error> {
    const FIRST: &str = "2.3";
    let whole = Span::new(0, text.len());
    if !text.split('.').all(|part| part.parse::<u32>().is_ok()) {
        return Err(Error::new(format!("`{text}` is no version of InfluxDB"))
            .at(argument("--target", text), whole, "this is no version")
            .help("versions are written `2.3`, `2.7`, `3`"));
    }
    if compare_versions(text, FIRST).is_lt() {
        return Err(Error::new(format!("InfluxDB {text} removes no key: the first that does is {FIRST}")).at(
            argument("--target", text),
            whole,
            "older than what this program knows of",
        ));
    }
    Ok(text.to_owned())
}

/// An argument as a text that can be pointed into.
fn argument(option: &str, text: &str) -> SourceFile {
    SourceFile::new(option, text.as_bytes().to_vec())
}

/// `a, b and c`.
pub(super) fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// A question about the nearest of what exists, if anything is near.
pub(super) fn did_you_mean<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let nearest = known.map(|word| (strsim::jaro(given, word), word)).max_by(|(a, _), (b, _)| a.total_cmp(b));
    nearest.filter(|(likeness, _)| *likeness > 0.7).map(|(_, word)| format!("did you mean `{word}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_may_go_to_a_file() {
        assert_eq!(output("json").map(|output| (output.format.id, output.file)).ok(), Some(("json", None)));
        let file = output("concise=a=b.txt").ok().and_then(|output| output.file);
        assert_eq!(file.as_deref(), Some("a=b.txt"));
        assert!(output("json=").is_err());
        let error = output("jsno").expect_err("no format");
        assert_eq!(error.blame.map(|blame| blame.label).as_deref(), Some("did you mean `json`?"));
        assert_eq!(output("zzz").expect_err("no format").blame.map(|blame| blame.label).as_deref(), Some("no such format"));
    }

    #[test]
    fn a_target_is_a_version_that_changes_something() {
        for good in ["2.3", "2.7", "3", "2.10"] {
            assert_eq!(target(good).ok().as_deref(), Some(good));
        }
        for bad in ["2.2", "1.8", "2", "two", "", "2.", "-1"] {
            assert!(target(bad).is_err(), "{bad}");
        }
    }
}
