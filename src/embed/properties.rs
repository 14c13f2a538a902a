//! Settings of programs for the JVM, with placeholders for variables: `.properties` files, the same in YAML, and HOCON. Each
//! setting is a variable of the environment, under a name that no other has (see [`property`]).

use std::ops::Range;

use super::{Format, Hole, Reading, Region, Step, Text, name_of};
use crate::project::yaml::{self, Node, Value};
use crate::source::SourceFile;
use crate::syntax::property;

pub(super) static PROPERTIES: Format =
    Format { name: "property file", is: |path| is(path, &["properties"]), is_apart: false, regions: lines };
pub(super) static YAML: Format =
    Format { name: "settings", is: |path| is(path, &["yml", "yaml"]), is_apart: false, regions: documents };
pub(super) static HOCON: Format = Format { name: "settings", is: |path| is(path, &["conf"]), is_apart: false, regions: hocon };

/// What frameworks call such files: Spring's, Micronaut's and Quarkus's, MicroProfile's, Ktor's and Play's.
fn is(path: &str, ends: &[&str]) -> bool {
    let Some((stem, end)) = name_of(path).rsplit_once('.') else { return false };
    let named = ["application", "bootstrap", "microprofile-config", "reference"]
        .iter()
        .any(|name| stem.strip_prefix(name).is_some_and(|profile| profile.is_empty() || profile.starts_with('-')));
    named && ends.contains(&end)
}

/// How deep mappings, and placeholders in placeholders, may nest.
const MAX_DEPTH: usize = 20;

#[derive(Default)]
struct Settings {
    steps: Vec<Step>,
}

impl Settings {
    /// Only what has a placeholder says more than the program does.
    fn set(&mut self, name: &str, value: &Text) {
        // `%prod.influx.token`: for one profile.
        let name = name.strip_prefix('%').and_then(|rest| rest.split_once('.')).map_or(name, |(_, name)| name);
        if value.value.contains("${") && !name.is_empty() {
            self.steps.push(Step::Set { name: property(name), value: filled(value, 0), exported: true });
        }
    }

    fn node(&mut self, reading: &Reading<'_>, node: &Node, path: &str, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        match &node.value {
            Value::Scalar { .. } => {
                if let Some(value) = reading.text(node) {
                    self.set(path, &value);
                }
            }
            Value::Sequence(items) => {
                items.iter().enumerate().for_each(|(at, item)| self.node(reading, item, &format!("{path}[{at}]"), depth + 1));
            }
            Value::Mapping(_) => {
                for (name, _, value) in node.entries() {
                    self.node(reading, value, &below(name), depth + 1);
                }
            }
        }
    }

    fn regions(self) -> Vec<Region> {
        vec![Region::shell(self.steps)]
    }
}

/// `influx.token=${INFLUX_TOKEN:none}`
fn lines(reading: &mut Reading<'_>) -> Result<Vec<Region>, String> {
    let whole = reading.whole();
    let mut settings = Settings::default();
    let mut start = 0;
    for line in whole.value.split_inclusive('\n') {
        let text = whole.cut(start..start + line.len()).trim();
        start += line.len();
        let end = text.value.find(['=', ':', ' ', '\t']).filter(|_| !text.value.starts_with(['#', '!']));
        if let Some(end) = end {
            let value = text.value[end..].trim_start().trim_start_matches(['=', ':']);
            let value = text.cut(text.value.len() - value.len()..text.value.len()).trim();
            settings.set(text.value[..end].trim(), &value);
        }
    }
    Ok(settings.regions())
}

/// Each document of YAML, at the place that it has in the file.
fn documents(reading: &mut Reading<'_>) -> Result<Vec<Region>, String> {
    let text = reading.file.text.clone();
    let mut settings = Settings::default();
    let starts = text.match_indices("\n---").map(|(at, _)| at + 1);
    let starts: Vec<usize> = std::iter::once(0).chain(starts).collect();
    for (at, &start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(text.len());
        if !text[start..end].contains("${") {
            continue;
        }
        let before = text[..start].replace(|c| c != '\n', "").len();
        let blank = "\n".repeat(before) + &" ".repeat(start.saturating_sub(before + 1)) + if start > before { "\n" } else { "" };
        let file = SourceFile::new("", (blank + &text[start..end]).into_bytes());
        let root = yaml::parse(reading.id, &file).map_err(|error| format!("is no valid YAML: {}", error.message))?;
        settings.node(reading, &root, "", 0);
    }
    Ok(settings.regions())
}

/// `platform { relationships = ${?PLATFORM_RELATIONSHIPS} }`
fn hocon(reading: &mut Reading<'_>) -> Result<Vec<Region>, String> {
    let whole = reading.whole();
    let text = whole.value.as_str();
    let mut settings = Settings::default();
    let mut around: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let comment = rest.starts_with('#') || rest.starts_with("//");
        if comment || rest.starts_with(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']')) {
            at += if comment { rest.find('\n').unwrap_or(rest.len()) } else { 1 };
            continue;
        }
        if rest.starts_with('}') || rest.starts_with('{') {
            if rest.starts_with('}') {
                _ = around.pop()
            } else {
                around.push("")
            }
            at += 1;
            continue;
        }
        let end = rest.find(['=', ':', '{', '}', '\n', '$']).unwrap_or(rest.len());
        let key = rest[..end].trim().trim_end_matches('+').trim().trim_matches('"');
        at += end;
        let sign = text.get(at..).and_then(|rest| rest.chars().next());
        if matches!(sign, Some('=' | ':')) {
            at += 1;
            at += text[at..].len() - text[at..].trim_start_matches([' ', '\t']).len();
        }
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some('{') if around.len() < MAX_DEPTH => {
                around.push(key);
                at += 1;
            }
            _ if matches!(sign, Some('=' | ':')) => {
                let value = value_of(text, at);
                let name: Vec<&str> = around.iter().copied().chain([key]).filter(|part| !part.is_empty()).collect();
                settings.set(&name.join("."), &whole.cut(value.clone()).trim());
                at = value.end;
            }
            // Something else stands there: an `include`, an element of a list.
            _ => at += text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| *c == '$').map_or(0, char::len_utf8),
        }
    }
    Ok(settings.regions())
}

/// Where the value is that begins at `start`: up to what ends it outside of quotes and placeholders.
fn value_of(text: &str, start: usize) -> Range<usize> {
    let (mut in_quotes, mut open) = (false, 0usize);
    let end = text[start..].char_indices().find(|&(at, c)| {
        match c {
            '"' => in_quotes = !in_quotes,
            '{' if text[..start + at].ends_with('$') => open += 1,
            '}' if open > 0 => {
                open -= 1;
                return false;
            }
            _ => {}
        }
        c == '\n' || (!in_quotes && open == 0 && matches!(c, ',' | '}' | '#' | ']'))
    });
    start..end.map_or(text.len(), |(at, _)| start + at)
}

/// The text with what its placeholders stand for: `${NAME}`, `${?NAME}`, `${NAME:default}`.
fn filled(text: &Text, depth: usize) -> Text {
    text.replaced(|text, from| {
        let start = from + text.value.get(from..)?.find("${")?;
        let end = closing(&text.value, start + 2)?;
        let inner = &text.value[start + 2..end];
        let from = start + 2 + inner.len() - inner.trim_start_matches(['?', ' ']).len();
        let colon = text.value[from..end].find(':').map_or(end, |at| from + at);
        let name = text.value[from..colon].trim();
        let is_variable = !name.contains(|c: char| c.is_lowercase() || matches!(c, '.' | '-'));
        let variable = if is_variable { name.to_owned() } else { property(name) };
        let value = text.hole(from..from + name.len(), Hole::Variable(variable));
        let mut values = vec![value];
        if colon < end && depth < MAX_DEPTH {
            values.push(filled(&text.cut(colon + 1..end), depth + 1));
        }
        let value = match <[Text; 1]>::try_from(values) {
            Ok([one]) => one,
            Err(values) => text.hole(start..end + 1, Hole::FirstOf(values)),
        };
        Some((start..end + 1, value))
    })
}

/// Where the placeholder ends that what is at `start` is in.
fn closing(text: &str, start: usize) -> Option<usize> {
    let mut open = 1;
    let end = text.get(start..)?.char_indices().find(|(_, c)| {
        match c {
            '{' => open += 1,
            '}' => open -= 1,
            _ => {}
        }
        open == 0
    });
    end.map(|(at, _)| start + at)
}
