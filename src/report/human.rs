//! For people: each finding with its code and the way that the value took, then what stands between each service and the
//! upgrade, and how much of the project that was judged by.

use std::collections::HashMap;
use std::fmt;
use std::io;

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters, ThemeStyles};

use super::snippet::{Mark, Snippet};
use super::{Look, counted, location, visible};
use crate::outcome::{Outcome, ServiceStatus};
use crate::project::walk::LeftOut;
use crate::rules::{Edit, Finding, Fix, Severity, Step, rule};
use crate::source::{Files, Place, SourceFile, Span};

/// More steps than this are shown by their first and last ones.
const STEPS: usize = 9;
/// Fewer steps than this are rather shown once more than looked up.
const LEAST_TOLD: usize = 2;

pub(super) fn write(outcome: &Outcome, look: &Look, out: &mut dyn io::Write) -> io::Result<()> {
    let mut known = Ways::new();
    for finding in &outcome.findings {
        let told = told(finding, &known);
        let text = render(&of_finding(finding, told, &outcome.files, look), look);
        writeln!(out, "{text}")?;
        for length in LEAST_TOLD..finding.flow.len() {
            known.entry(&finding.flow[..length]).or_insert(finding.place);
        }
    }
    summary(outcome, look, out)
}

/// The first steps of what was shown, and at which finding.
type Ways<'a> = HashMap<&'a [Step], Place>;

/// How many of the first steps were shown before, with the read of another key of the same value, and where.
fn told(finding: &Finding, known: &Ways<'_>) -> Option<(usize, Place)> {
    let lengths = (LEAST_TOLD..finding.flow.len()).rev();
    lengths.into_iter().find_map(|length| known.get(&finding.flow[..length]).map(|&place| (length, place)))
}

/// What miette draws.
#[derive(Debug)]
pub(crate) struct Shown {
    severity: miette::Severity,
    code: String,
    message: String,
    help: Option<String>,
    snippet: Option<Snippet>,
}

impl Shown {
    /// What went wrong with a run itself; the part of `file` at the span is to blame.
    pub(crate) fn error(message: &str, help: Option<&str>, place: Option<(&SourceFile, Span, &str)>, look: &Look) -> Self {
        let mark = |(file, span, label): (_, Span, &str)| {
            let mark = Mark { file, range: span.range(), label: visible::one_line(label).into_owned(), primary: true };
            Snippet::new(vec![mark], ellipsis(look))
        };
        Self {
            severity: miette::Severity::Error,
            code: "error".into(),
            message: visible::one_line(message).into_owned(),
            help: help.map(|help| visible::lines(help).into_owned()),
            snippet: place.map(mark),
        }
    }
}

fn of_finding(finding: &Finding, told: Option<(usize, Place)>, files: &Files, look: &Look) -> Shown {
    let help = finding.help.as_deref().map(|help| visible::lines(help).into_owned());
    let preview = finding.fixes.first().and_then(|fix| preview(fix, files, look));
    let help = match (help, preview) {
        // Code of several lines is better read as the lines that change.
        (Some(help), Some(preview)) if help.contains('\n') => {
            let title = finding.fixes.first().map_or("", |fix| &fix.title);
            Some(format!("{}\n{preview}", visible::one_line(title)))
        }
        (Some(help), Some(preview)) => Some(format!("{help}\n{preview}")),
        (help, preview) => help.or(preview),
    };
    Shown {
        severity: match finding.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        },
        code: format!("{}[{}]", finding.severity, finding.rule),
        message: visible::one_line(&finding.message).into_owned(),
        help,
        snippet: Some(Snippet::new(marks(finding, told, files), ellipsis(look))),
    }
}

/// The key first, so that it is shown first; then the steps, numbered in the order that the value travelled.
fn marks<'a>(finding: &Finding, told: Option<(usize, Place)>, files: &'a Files) -> Vec<Mark<'a>> {
    let count = finding.flow.len();
    let mut steps: Vec<(usize, &Step)> = finding.flow.iter().enumerate().collect();
    let numbered = |number: usize, text: &str| {
        let text = visible::one_line(text);
        if count == 1 { text.into_owned() } else { format!("{}. {text}", number + 1) }
    };
    // Where the last step, the read, stands around the key, the key's label speaks for both.
    let read = steps.pop_if(|(_, step)| {
        let (step, key) = (step.place, finding.place);
        step.file == key.file && step.span.start <= key.span.start && key.span.end <= step.span.end
    });
    let remedy = rule(finding.rule).and_then(|rule| Some(format!("`{}` from {} on", rule.after.as_ref()?, rule.since)));
    let mut label = match (read, remedy) {
        (Some(_), Some(remedy)) if count == 1 => remedy,
        (Some((number, step)), Some(remedy)) => format!("{}: {remedy}", numbered(number, &step.label)),
        (Some((number, step)), None) => numbered(number, &step.label),
        (None, remedy) => remedy.unwrap_or_default(),
    };
    if let Some((length, place)) = told {
        steps.drain(..length.min(steps.len()));
        let up_to = if length == 2 { "and" } else { "to" };
        label.push_str(&format!("\nsteps 1 {up_to} {length} are those of {}", location(files, place)));
    }
    if steps.len() > STEPS {
        steps.drain(STEPS / 2..steps.len() - STEPS / 2);
    }
    let mark = |place: Place, label, primary| Mark { file: files.get(place.file), range: place.span.range(), label, primary };
    let steps = steps.into_iter().map(|(number, step)| mark(step.place, numbered(number, &step.label), false));
    std::iter::once(mark(finding.place, label, true)).chain(steps).collect()
}

/// The lines that a fix changes, before and after. `None` where they are too many or too long to be looked at.
fn preview(fix: &Fix, files: &Files, look: &Look) -> Option<String> {
    const LINES: usize = 8;
    const WIDTH: usize = 140;
    let mut edits: Vec<&Edit> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| edit.place);
    let mut out = Vec::new();
    let mut rest = edits.as_slice();
    while let Some(first) = rest.first() {
        let file = files.get(first.place.file);
        let end_of_line = |at: usize| file.line_range(file.line_of(at)).end;
        let start = file.line_range(file.line_of(first.place.span.range().start)).start;
        // All edits that touch the same lines.
        let mut end = end_of_line(first.place.span.range().end);
        let mut count = 0;
        for edit in rest.iter().take_while(|edit| edit.place.file == first.place.file) {
            let range = edit.place.span.range();
            if range.start > end {
                break;
            }
            end = end.max(end_of_line(range.end));
            count += 1;
        }
        let (here, others) = rest.split_at(count);
        rest = others;
        let mut new = String::new();
        let mut at = start;
        for edit in here {
            let range = edit.place.span.range();
            new.push_str(file.text.get(at..range.start)?);
            new.push_str(&edit.text);
            at = range.end;
        }
        new.push_str(file.text.get(at..end)?);
        out.extend(changed(file.text.get(start..end)?, &new));
    }
    let fits = !out.is_empty() && out.len() <= LINES && out.iter().all(|line| line.chars().count() <= WIDTH);
    let painted = |line: &String| if line.starts_with('-') { look.bad(line) } else { look.good(line) };
    fits.then(|| out.iter().map(painted).collect::<Vec<_>>().join("\n"))
}

/// The lines of `old` and `new` that are not in both, without the indentation that they share.
fn changed(old: &str, new: &str) -> Vec<String> {
    let (mut old, mut new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    while old.last().is_some_and(|line| new.last() == Some(line)) {
        old.pop();
        new.pop();
    }
    let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let (old, new) = (&old[same..], &new[same..]);
    let lines = || old.iter().chain(new).filter(|line| !line.trim().is_empty());
    let indent = lines().map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let signed =
        |sign: char, line: &&str| format!("{sign} {}", visible::one_line(line.get(indent..).unwrap_or(line.trim_start())));
    old.iter().map(|line| signed('-', line)).chain(new.iter().map(|line| signed('+', line))).collect()
}

fn ellipsis(look: &Look) -> &'static str {
    if look.unicode { "…" } else { "..." }
}

/// As text, its last line ended.
pub(crate) fn render(shown: &Shown, look: &Look) -> String {
    let mut styles = if look.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let severity = match shown.severity {
        miette::Severity::Error => styles.error,
        miette::Severity::Warning => styles.warning,
        miette::Severity::Advice => styles.advice,
    };
    // miette gives its styles to the labels in the order of their places.
    let mut labels: Vec<&LabeledSpan> = shown.snippet.iter().flat_map(|snippet| &snippet.labels).collect();
    labels.sort_by_key(|label| label.offset());
    let key = if look.color { severity.bold() } else { severity };
    let style = |label: &&LabeledSpan| if label.primary() { key } else { styles.help };
    styles.highlights = labels.iter().map(style).collect();
    if styles.highlights.is_empty() {
        styles.highlights.push(severity);
    }
    let characters = if look.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
        .with_context_lines(1)
        .with_wrap_lines(false)
        .with_links(false)
        .without_syntax_highlighting();
    let mut out = String::new();
    handler.render_report(&mut out, shown).expect("internal error: every label lies in its snippet");
    out
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }
    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }
    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.snippet.as_ref().map(|snippet| snippet as &dyn SourceCode)
    }
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.snippet.as_ref().map(|snippet| Box::new(snippet.labels.iter().cloned()) as Box<dyn Iterator<Item = _>>)
    }
}

fn summary(outcome: &Outcome, look: &Look, out: &mut dyn io::Write) -> io::Result<()> {
    for service in &outcome.services {
        writeln!(out, "{}", status(service, outcome, look))?;
    }
    let coverage = &outcome.coverage;
    let left_out: Vec<String> = coverage
        .left_out
        .iter()
        .filter(|(_, count)| **count > 0)
        .map(|(why, count)| format!("{count} {}", reason(*why)))
        .collect();
    write!(
        out,
        "{} walked, {} read, {} parsed",
        counted(coverage.files_walked, "file"),
        coverage.files_read,
        coverage.files_parsed
    )?;
    if !left_out.is_empty() {
        write!(out, "; left out: {}", left_out.join(", "))?;
    }
    writeln!(out)?;
    if !coverage.incomplete.is_empty() {
        writeln!(out, "could not be analysed:")?;
        for incomplete in &coverage.incomplete {
            let place = match incomplete.place {
                Some(place) => location(&outcome.files, place),
                None => visible::one_line(&incomplete.path).into_owned(),
            };
            writeln!(out, "  {place}: {}", visible::one_line(&incomplete.why))?;
        }
    }
    writeln!(out, "\n{}", verdict(outcome, look))
}

fn reason(why: LeftOut) -> &'static str {
    match why {
        LeftOut::Ignored => "ignored",
        LeftOut::Vendored => "vendored",
        LeftOut::Generated => "generated",
        LeftOut::Binary => "binary",
        LeftOut::Symlink => "linked",
        LeftOut::Special => "special",
    }
}

/// One line for each relationship: what it is, and what stands between it and the upgrade.
fn status(service: &ServiceStatus, outcome: &Outcome, look: &Look) -> String {
    let kind = match &service.version {
        Some(version) => format!("{}:{version}", service.kind),
        None => format!("{}, version unknown", service.kind),
    };
    let of_app = service.app.as_ref().map(|app| format!(" of app `{app}`")).unwrap_or_default();
    let what = format!("`{}`{of_app} ({kind})", service.relationship);
    let what = visible::one_line(&what);
    let target = &outcome.target;
    let state = match (service.ready, service.findings) {
        (true, _) => look.good(&format!("ready for InfluxDB {target}")),
        (false, 0) => look.doubtful(&format!("not known to be ready for InfluxDB {target}")),
        (false, count) => {
            let stand = if count == 1 { "stands" } else { "stand" };
            look.bad(&format!("{} {stand} between it and InfluxDB {target}", counted(count, "finding")))
        }
    };
    format!("{what}: {state}")
}

fn verdict(outcome: &Outcome, look: &Look) -> String {
    let count = |severity| outcome.findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    let counts: Vec<String> = [(errors, "error"), (warnings, "warning"), (notes, "note")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| counted(count, what))
        .collect();
    let counts = if counts.is_empty() { "no findings".to_owned() } else { counts.join(", ") };
    let target = &outcome.target;
    let incomplete = outcome.coverage.incomplete.len();
    let sentence = if errors > 0 {
        look.bad(&format!("not ready for InfluxDB {target}"))
    } else if incomplete > 0 {
        look.doubtful(&format!("but {} could not be analysed, so nothing is proven", counted(incomplete, "place")))
    } else if warnings > 0 {
        let them = if warnings == 1 { "the warning" } else { "the warnings" };
        look.doubtful(&format!("look at {them} before moving to InfluxDB {target}"))
    } else if outcome.services.iter().any(|service| service.findings > 0) {
        look.doubtful(&format!("but the rest of the project is not ready for InfluxDB {target}"))
    } else if outcome.services.is_empty() {
        look.good("no InfluxDB relationship is declared here")
    } else {
        look.good(&format!("ready for InfluxDB {target}"))
    };
    format!("{counts}: {sentence}")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{outcome, text};
    use super::*;
    use crate::outcome::Incomplete;
    use crate::rules::Applicability;

    const CONFIG: &str = "<?php\n\nreturn json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);\n";
    const CLIENT: &str = "<?php\n$all = require 'config.php';\n\nfunction login(array $c): array\n{\n\t$é = \"…\";\n\
        \treturn [$c['user'], $c['password']];\n}\n\nlogin($all['influxdb'][0]);\n";

    #[test]
    fn a_finding_shows_its_way() {
        let steps: &[(&str, &str)] = &[
            ("config.php!getenv('PLATFORM_RELATIONSHIPS')", "the relationships enter here"),
            ("config.php!json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)", "decoded here"),
            ("client.php!$all['influxdb'][0]", "the endpoint of `influxdb`"),
            ("client.php!$c['user']", "`user` is read here"),
        ];
        let sources = [("client.php", CLIENT), ("config.php", CONFIG)];
        let mut outcome = outcome(&sources, &[("client.php", "user", steps)]);
        let place = outcome.findings[0].place;
        outcome.findings[0].help = Some("write `$c['username']`".into());
        outcome.findings[0].fixes.push(Fix {
            title: "rename the key".into(),
            applicability: Applicability::Safe,
            edits: vec![Edit { place, text: "username".into() }],
        });
        outcome.services.push(ServiceStatus {
            app: Some("api".into()),
            relationship: "influxdb".into(),
            service: Some("influx".into()),
            kind: "influxdb".into(),
            version: Some("2.2".into()),
            findings: 1,
            ready: false,
        });
        outcome.coverage.files_walked = 12;
        outcome.coverage.left_out.insert(LeftOut::Vendored, 3);
        let why = "a syntax error".into();
        outcome.coverage.incomplete.push(Incomplete { path: "x\u{1b}.php".into(), why, place: None });
        insta::assert_snapshot!(text(write, &outcome));
    }

    #[test]
    fn a_minified_line_is_cropped_and_harmless() {
        let long = format!("{};a=b.user;\u{1b}[2J{};", "x=1;".repeat(100), "y=2;".repeat(100));
        let outcome = outcome(&[("a.js", &long)], &[("a.js", "user", &[("b.", "entered\u{202e}")])]);
        let text = text(write, &outcome);
        assert!(text.lines().all(|line| line.chars().count() < 250), "{text}");
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
        insta::assert_snapshot!(text);
    }

    #[test]
    fn ascii_stays_ascii_and_colour_is_the_only_difference() {
        let outcome = outcome(&[("a.js", "a = b.user\r\nc\r\n")], &[("a.js", "user", &[("b", "entered")])]);
        let write = |color, unicode| {
            let mut out = Vec::new();
            write(&outcome, &Look { color, unicode }, &mut out).expect("written");
            String::from_utf8(out).expect("UTF-8")
        };
        assert!(write(false, false).is_ascii());
        assert!(!write(false, true).contains(['\u{1b}', '\r']));
        let mut plain = String::new();
        for part in write(true, true).split('\u{1b}') {
            plain.push_str(part.strip_prefix('[').and_then(|part| part.split_once('m')).map_or(part, |(_, text)| text));
        }
        assert_eq!(plain, write(false, true));
    }

    /// Marks in any relation to each other are drawn, not lost and no panic.
    #[test]
    fn marks_may_overlap() {
        let source = "a(b(c.user.d)).e;\nx\ny";
        let parts = ["a(b(c.user.d)).e", "b(c.user.d)", "c", "c.user", "user", "user.d", "d", ";\nx", "x\ny", "y"];
        for one in parts {
            for two in parts {
                let steps: &[(&str, &str)] = &[(one, "one"), (two, "two"), ("x", "last")];
                let text = text(write, &outcome(&[("a.js", source)], &[("a.js", "user", steps)]));
                assert!(text.contains("1. one") && text.contains("2. two"), "{one:?} {two:?}\n{text}");
            }
        }
    }

    /// Whatever is marked in whatever text, something is shown, and it is harmless.
    #[test]
    fn any_place_can_be_shown() {
        for source in ["", "\n", "a", "é\r\n\r\n\tb\u{1b}", "\u{feff}a\nb\n\n\nc\n\n\n\nd", "鍵\u{301}\r👩\u{200d}🚒"] {
            for from in 0..=source.len() {
                for to in from..=source.len() + 1 {
                    let mut outcome =
                        outcome(&[("a.js", source), ("b.js", source)], &[("a.js", "", &[("", "one"), ("b.js!", "two")])]);
                    let span = Span::new(from, to);
                    outcome.findings[0].place.span = span;
                    outcome.findings[0].flow[1].place.span = span;
                    let text = text(write, &outcome);
                    assert!(
                        text.contains("[a.js:") && text.contains("one") && text.contains("two"),
                        "{source:?} {span:?}\n{text}"
                    );
                    assert!(!text.contains(['\u{1b}', '\r', '\u{feff}']), "{source:?} {span:?}\n{text}");
                }
            }
        }
    }
}
