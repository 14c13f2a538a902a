//! Texts with fields that are filled from values: `"%(user)s" % creds`, `"{user}".format(**creds)`, `"$user"`.

use std::ops::Range;

use super::call::Args;
use super::evaluator::Evaluator;
use super::models::FormatSyntax;
use super::state::State;
use super::text::{part, template};
use super::value::{Atom, Text, Value};
use super::{Form, Site};
use crate::source::Place;
use crate::syntax::ir::Style;

/// A part of a format; ranges are bytes of its text.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    Run(Range<usize>),
    /// A field: what fills it, and the keys that are read from that.
    Field(Source, Vec<Range<usize>>),
}

#[derive(Debug, PartialEq, Eq)]
enum Source {
    /// The next argument.
    Next,
    Position(usize),
    Name(Range<usize>),
}

impl Evaluator<'_> {
    /// The texts that the formats make of the arguments. The names of fields are read where they stand in the format.
    pub(super) fn format(&mut self, formats: &Value, args: &Args, syntax: FormatSyntax, place: Place, st: &mut State) -> Value {
        let formats: Vec<Text> = formats.texts().cloned().collect();
        let mut result = Value::default();
        for format in &formats {
            let mut parts = Vec::new();
            let mut next = 0;
            let form = if syntax == FormatSyntax::Template { Form::Path(".") } else { Form::Format };
            for piece in pieces(&format.value, syntax) {
                let value = match piece {
                    Part::Run(range) => Atom::Text(part(format, range.start, range.end)).into(),
                    Part::Field(source, keys) => {
                        let value = self.filled(format, source, &mut next, args, place, st);
                        let site = Site { place, form };
                        keys.into_iter().fold(value, |value, key| self.keyed(&value, format, key, site, st))
                    }
                };
                parts.push((value, place));
            }
            result.join(&template(&parts, false));
        }
        if result.is_empty() { Value::unknown() } else { result }
    }

    fn filled(&mut self, format: &Text, source: Source, next: &mut usize, args: &Args, place: Place, st: &mut State) -> Value {
        let at = match source {
            Source::Next => {
                *next += 1;
                *next - 1
            }
            Source::Position(at) => at,
            Source::Name(range) => {
                let name = &format.value[range.clone()];
                if let Some((_, value)) = args.named.iter().find(|(given, _)| **given == *name) {
                    return value.clone();
                }
                // A mapping whose fields are the arguments, or that is the argument.
                let mapping = if args.keywords.is_empty() { args.get(0).unwrap_or_default() } else { args.keywords.clone() };
                return self.keyed(&mapping, format, range, Site { place, form: Form::Format }, st);
            }
        };
        match args.positional.first().map(Value::atoms) {
            // A tuple in a variable.
            Some([Atom::List(list)]) if args.positional.len() == 1 && at < list.items.len() => list.items[at].clone(),
            _ => args.get(at).unwrap_or_default(),
        }
    }

    fn keyed(&mut self, value: &Value, format: &Text, key: Range<usize>, site: Site, st: &mut State) -> Value {
        let text = part(format, key.start, key.end);
        let key: Value = text.value.parse().map_or_else(|_| Atom::Text(text.clone()), Atom::Number).into();
        self.access_value(value, &key, site.place, Some(site), Style::Index, st)
    }
}

/// The parts of a template of Go, as far as they take something of its data by name. What `with` chooses is the data
/// within; within `range`, nothing is taken for known.
fn actions(template: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut dots: Vec<Option<Vec<Range<usize>>>> = vec![Some(Vec::new())];
    let mut at = 0;
    while let Some(open) = template[at..].find("{{").map(|open| at + open) {
        let Some(close) = template[open..].find("}}").map(|close| open + close) else { break };
        parts.push(Part::Run(at..open));
        let action = open + 2..close;
        at = close + 2;
        let words = template[action.clone()].trim_start_matches('-').trim_start();
        let word = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if word == "end" {
            dots.pop();
            continue;
        }
        let dot = dots.last().cloned().flatten();
        let taken: Vec<_> = chains(template, action, dot.as_deref()).collect();
        match word {
            "with" => dots.push(taken.first().cloned()),
            "range" => dots.push(None),
            "if" | "block" | "define" => dots.push(dot),
            _ => {}
        }
        parts.extend(taken.into_iter().map(|keys| Part::Field(Source::Position(0), keys)));
    }
    parts.push(Part::Run(at..template.len()));
    parts.retain(|part| !matches!(part, Part::Run(run) if run.is_empty()));
    parts
}

/// The chains of keys in an action: `.influx.user`, `$.user`, `index . "user"`.
fn chains<'t>(
    template: &'t str,
    action: Range<usize>,
    dot: Option<&'t [Range<usize>]>,
) -> impl Iterator<Item = Vec<Range<usize>>> + 't {
    let bytes = template.as_bytes();
    let is_name = |at: usize| bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_';
    let mut at = action.start;
    std::iter::from_fn(move || {
        while at < action.end {
            let start = at;
            let is_first = start == 0 || !(is_name(start - 1) || matches!(bytes[start - 1], b')' | b'.' | b'"'));
            let from = match bytes[start] {
                b'"' | b'`' => {
                    at = template[start + 1..action.end].find(char::from(bytes[start])).map_or(action.end, |end| start + end + 2);
                    continue;
                }
                b'.' if is_first => dot,
                b'$' if bytes.get(start + 1) == Some(&b'.') => {
                    at += 1;
                    Some(&[][..])
                }
                b'$' => {
                    // A variable of the template's own.
                    at += 1;
                    while at < action.end && (is_name(at) || bytes[at] == b'.') {
                        at += 1;
                    }
                    continue;
                }
                _ => {
                    at += 1;
                    continue;
                }
            };
            let mut keys = from.map(<[_]>::to_vec);
            while at < action.end && bytes[at] == b'.' {
                let name = at + 1;
                at = name;
                while at < action.end && is_name(at) {
                    at += 1;
                }
                if let (Some(keys), true) = (&mut keys, name < at) {
                    keys.push(name..at);
                }
            }
            // `index . "influx" "user"`
            if template[action.start..start].trim_end().ends_with("index") {
                while let Some(quoted) = template[at..action.end].trim_start().strip_prefix('"') {
                    let name = action.end - quoted.len();
                    let Some(end) = quoted.find('"') else { break };
                    if let Some(keys) = &mut keys {
                        keys.push(name..name + end);
                    }
                    at = name + end + 1;
                }
            }
            if let Some(keys) = keys.filter(|keys| !keys.is_empty()) {
                return Some(keys);
            }
        }
        None
    })
}

fn pieces(format: &str, syntax: FormatSyntax) -> Vec<Part> {
    let bytes = format.as_bytes();
    type Field = fn(&[u8], usize) -> Option<(Part, usize)>;
    let (open, field): (&[u8], Field) = match syntax {
        FormatSyntax::Percent => (b"%", percent),
        FormatSyntax::Braces => (b"{}", braces),
        FormatSyntax::Dollar => (b"$", dollar),
        FormatSyntax::Template => return actions(format),
    };
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        if !open.contains(&bytes[at]) {
            at += 1;
            continue;
        }
        if start < at {
            parts.push(Part::Run(start..at));
        }
        start = at;
        if bytes.get(at + 1) == Some(&bytes[at]) {
            // Doubled, it stands for itself.
            parts.push(Part::Run(at..at + 1));
            at += 2;
            start = at;
        } else if let Some((part, end)) = field(bytes, at) {
            parts.push(part);
            at = end;
            start = at;
        } else {
            at += 1;
        }
    }
    if start < bytes.len() {
        parts.push(Part::Run(start..bytes.len()));
    }
    parts
}

/// `%s`, `%(name)-10.2f`, `%<name>d`, `%{name}`; `at` is that of the percent sign. The part and where it ends.
fn percent(bytes: &[u8], at: usize) -> Option<(Part, usize)> {
    let mut end = at + 1;
    let mut source = Source::Next;
    let closes = match bytes.get(end) {
        Some(b'(') => Some(b')'),
        Some(b'<') => Some(b'>'),
        Some(b'{') => Some(b'}'),
        _ => None,
    };
    if let Some(closes) = closes {
        let close = end + bytes[end..].iter().position(|&byte| byte == closes)?;
        source = Source::Name(end + 1..close);
        end = close + 1;
        // Ruby's `%{name}` says nothing more.
        if closes == b'}' {
            return Some((Part::Field(source, Vec::new()), end));
        }
    }
    end += bytes[end..].iter().take_while(|byte| b"-+# 0123456789.*lhL".contains(byte)).count();
    // Go's `%[1]s`, Java's `%1$s`.
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = match bytes.get(end) {
        Some(b'[') => Some((end + 1, end + 1 + digits(end + 1))).filter(|(_, close)| bytes.get(*close) == Some(&b']')),
        Some(b'$') => Some((at + 1, at + 1 + digits(at + 1))).filter(|(_, close)| *close == end),
        _ => None,
    };
    if let Some((start, close)) = number {
        let position = std::str::from_utf8(&bytes[start..close]).ok()?.parse::<usize>().ok()?.checked_sub(1)?;
        source = Source::Position(position);
        end = close + 1;
    }
    bytes.get(end).filter(|byte| byte.is_ascii_alphabetic())?;
    Some((Part::Field(source, Vec::new()), end + 1))
}

/// `{}`, `{0}`, `{name[key].attribute!r:>10}`.
fn braces(bytes: &[u8], at: usize) -> Option<(Part, usize)> {
    if bytes[at] != b'{' {
        return None;
    }
    let mut depth = 0usize;
    let close = at
        + bytes[at..].iter().position(|byte| {
            match byte {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            depth == 0
        })?;
    let inside = at + 1..close;
    let end_of_name =
        bytes[inside.clone()].iter().position(|byte| b"!:".contains(byte)).map_or(close, |length| inside.start + length);
    let is_key = |byte: &u8| !b".[]".contains(byte);
    let length = bytes[inside.start..end_of_name].iter().take_while(|byte| is_key(byte)).count();
    let name = inside.start..inside.start + length;
    let source = match std::str::from_utf8(&bytes[name.clone()]).ok()? {
        "" => Source::Next,
        digits => digits.parse().map_or(Source::Name(name.clone()), Source::Position),
    };
    let mut keys = Vec::new();
    let mut start = name.end;
    while start < end_of_name {
        let length = bytes[start..end_of_name].iter().take_while(|byte| is_key(byte)).count();
        if length > 0 {
            keys.push(start..start + length);
        }
        start += length.max(1);
    }
    Some((Part::Field(source, keys), close + 1))
}

/// `$name`, `${name}`.
fn dollar(bytes: &[u8], at: usize) -> Option<(Part, usize)> {
    let braced = bytes.get(at + 1) == Some(&b'{');
    let start = at + 1 + usize::from(braced);
    let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    let end = start + length;
    if length == 0 || (braced && bytes.get(end) != Some(&b'}')) {
        return None;
    }
    Some((Part::Field(Source::Name(start..end), Vec::new()), end + usize::from(braced)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each field as its source, `/`, and its keys; runs as they are.
    fn shown(format: &str, syntax: FormatSyntax) -> String {
        let show = |part: Part| match part {
            Part::Run(range) => format[range].to_owned(),
            Part::Field(source, keys) => {
                let source = match source {
                    Source::Next => "next".to_owned(),
                    Source::Position(at) => at.to_string(),
                    Source::Name(range) => format[range].to_owned(),
                };
                keys.into_iter().fold(format!("<{source}"), |shown, key| shown + "/" + &format[key]) + ">"
            }
        };
        pieces(format, syntax).into_iter().map(show).collect()
    }

    #[test]
    fn fields_are_found() {
        assert_eq!(shown("http://%(user)s:%-10.2f@%% %", FormatSyntax::Percent), "http://<user>:<next>@% %");
        assert_eq!(shown("%(user", FormatSyntax::Percent), "%(user");
        assert_eq!(shown("%[2]s %1$d %[s", FormatSyntax::Percent), "<1> <0> %[s");
        assert_eq!(shown("%{user}:%<org>s %{", FormatSyntax::Percent), "<user>:<org> %{");
        assert_eq!(shown("{}{0[user]}é{c.a[b]!r:>{w}}{{x}} {", FormatSyntax::Braces), "<next><0/user>é<c/a/b>{x} {");
        assert_eq!(shown("}{user:{a}}", FormatSyntax::Braces), "}<user>");
        assert_eq!(shown("$$ ${user}-$org.$ ${", FormatSyntax::Dollar), "$ <user>-<org>.$ ${");
    }

    #[test]
    fn templates_are_taken_apart() {
        let shown = |template| shown(template, FormatSyntax::Template);
        assert_eq!(shown("a {{ .user }}é{{- .query.org -}}"), "a <0/user>é<0/query/org>");
        assert_eq!(
            shown("{{ with .influx }}{{ .user }} {{ $.host }}{{ end }}{{ .x }}"),
            "<0/influx><0/influx/user> <0/host><0/x>"
        );
        assert_eq!(shown("{{ range .all }}{{ .user }}{{ end }}{{ if .a }}{{ .b }}{{ end }}"), "<0/all><0/a><0/b>");
        assert_eq!(shown("{{ index . \"user\" | printf \"%s.org\" }}{{ $u := .user }}{{ $u.org }}"), "<0/user><0/user>");
        assert_eq!(shown("{{ (index .list 0).user }}{{ . }}{{ .user"), "<0/list>{{ .user");
    }
}
