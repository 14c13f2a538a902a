//! Arguments that have a form of their own. A mistake in one is shown in its text.

use crate::report::{FORMATS, Format};
use crate::source::{SourceFile, Span};
use crate::{DeclaredRelationship, Error};

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

/// `NAME[=TYPE[:VERSION]]`. Without a type it is InfluxDB.
pub(super) fn relationship(text: &str) -> Result<DeclaredRelationship, Error> {
    let wrong = |span: Span, label: &str| {
        Error::new(format!("`{text}` does not say what relationship is meant"))
            .at(argument("--relationship", text), span, label)
            .help("write `NAME` or `NAME=TYPE:VERSION`, such as `timedb=influxdb:2.2`")
    };
    let (name, service) = match text.split_once('=') {
        Some((name, service)) => (name, Some(service)),
        None => (text, None),
    };
    if name.is_empty() {
        return Err(wrong(Span::new(0, text.len().min(1)), "the name is missing here"));
    }
    let after = name.len() + 1;
    let Some(service) = service else {
        return Ok(DeclaredRelationship { name: name.into(), kind: "influxdb".into(), version: None });
    };
    let (kind, version) = match service.split_once(':') {
        Some((kind, version)) => (kind, Some(version)),
        None => (service, None),
    };
    if kind.is_empty() || !kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_') {
        return Err(wrong(Span::new(after.min(text.len()), after + kind.len()), "this is no type of a service"));
    }
    if let Some(version) = version.filter(|version| numbers(version).is_none()) {
        let start = after + kind.len() + 1;
        return Err(wrong(Span::new(start, start + version.len()), "this is no version"));
    }
    Ok(DeclaredRelationship { name: name.into(), kind: kind.into(), version: version.map(str::to_owned) })
}

/// A version that the upgrade leads to.
pub(super) fn target(text: &str) -> Result<String, Error> {
    const FIRST: &str = "2.3";
    let whole = Span::new(0, text.len());
    let Some(version) = numbers(text) else {
        return Err(Error::new(format!("`{text}` is no version of InfluxDB"))
            .at(argument("--target", text), whole, "this is no version")
            .help("versions are written `2.3`, `2.7`, `3`"));
    };
    if Some(version) < numbers(FIRST) {
        return Err(Error::new(format!("InfluxDB {text} removes no key: the first that does is {FIRST}")).at(
            argument("--target", text),
            whole,
            "older than what this program knows of",
        ));
    }
    Ok(text.to_owned())
}

/// The parts of `2.3`; `None` if it is no such thing.
fn numbers(version: &str) -> Option<Vec<u32>> {
    version.split('.').map(|part| part.parse().ok()).collect()
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
    fn a_relationship_may_say_what_it_is() {
        let of = |text| {
            relationship(text).map(|given| (given.name, given.kind, given.version)).map_err(|error| {
                let blame = error.blame.expect("it points at the text");
                blame.file.slice(blame.span).to_owned()
            })
        };
        let some = |name: &str, kind: &str, version: Option<&str>| Ok((name.into(), kind.into(), version.map(Into::into)));
        assert_eq!(of("timedb"), some("timedb", "influxdb", None));
        assert_eq!(of("timedb=influxdb:2.2"), some("timedb", "influxdb", Some("2.2")));
        assert_eq!(of("db=mysql"), some("db", "mysql", None));
        assert_eq!(of("timedb=influxdb:new"), Err("new".into()));
        assert_eq!(of("timedb=influx db:2.2"), Err("influx db".into()));
        assert_eq!(of("timedb="), Err(String::new()));
        assert_eq!(of("=influxdb"), Err("=".into()));
        assert_eq!(of(""), Err(String::new()));
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
