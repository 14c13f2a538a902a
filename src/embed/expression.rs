//! Expressions of GitHub's workflows, between `${{` and `}}`, and the variables of other formats' templates.

use std::ops::Range;

use super::{Hole, Text};

/// What a step of a workflow writes under that name, as a variable.
pub(super) fn output(name: &str) -> String {
    format!("{}{}", crate::syntax::STEP_OUTPUT, name.replace(|c: char| !c.is_ascii_alphanumeric(), "_"))
}

/// What stands for an expression. `resolve` gives what is known of a name such as `env.REL`.
pub(super) fn value(text: &Text, resolve: &dyn Fn(&str) -> Option<Text>) -> Text {
    evaluate(text, resolve, 0)
}

fn evaluate(text: &Text, resolve: &dyn Fn(&str) -> Option<Text>, depth: usize) -> Text {
    let text = text.trim();
    let whole = 0..text.value.len();
    if depth > 10 {
        return text.hole(whole, Hole::Unknown);
    }
    let either = split(&text.value);
    if either.len() > 1 {
        let values = either.into_iter().map(|part| evaluate(&text.cut(part), resolve, depth + 1));
        return text.hole(whole, Hole::OneOf(values.collect()));
    }
    if let Some(inside) = text.value.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        return text.cut(1..1 + inside.len());
    }
    let lower = text.value.to_ascii_lowercase();
    let function = ["fromjson(", "tojson(", "("].into_iter().find(|function| lower.starts_with(function));
    let (base, rest) = match function {
        Some(function) => {
            let Some(end) = closing(&text.value, function.len()) else { return text.hole(whole, Hole::Unknown) };
            let inner = evaluate(&text.cut(function.len()..end), resolve, depth + 1);
            let base = match inner.holes.first() {
                Some(hole) if inner.holes.len() == 1 => hole.clone(),
                _ => Hole::Of(vec![inner]),
            };
            (base, end + 1)
        }
        None => {
            let end =
                text.value.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))).unwrap_or(whole.end);
            let name = &text.value[..end];
            if let (Some(known), true) = (resolve(name), end == whole.end) {
                return known;
            }
            match name.split('.').collect::<Vec<_>>()[..] {
                ["steps" | "needs", _, "outputs", name] => (Hole::Variable(output(name)), end),
                ["env", name] => (Hole::Variable(name.to_owned()), end),
                ["secrets" | "vars", name] if name.ends_with("_RELATIONSHIPS") => (Hole::Variable(name.to_owned()), end),
                _ => (Hole::Unknown, end),
            }
        }
    };
    let rest = text.cut(rest..whole.end);
    match keys(&rest.value) {
        Some(keys) if keys.is_empty() => text.hole(whole, base),
        Some(keys) => text.hole(whole, Hole::Part(Box::new(base), rest, keys)),
        None => text.hole(whole, Hole::Unknown),
    }
}

/// `.influxdb[0]['user']`: where each key is, and where its access ends.
fn keys(text: &str) -> Option<Vec<(Range<usize>, usize)>> {
    let mut keys = Vec::new();
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        let (key, end) = match rest.chars().next() {
            None => return Some(keys),
            Some('.') => {
                let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
                let end = at + 1 + rest[1..].find(|c| !in_name(c)).unwrap_or(rest.len() - 1);
                (at + 1..end, end)
            }
            Some('[') => {
                let end = at + rest.find(']')?;
                let key = text[at + 1..end].trim_matches(['\'', ' ']);
                let start = at + 1 + text[at + 1..end].find(key)?;
                (start..start + key.len(), end + 1)
            }
            Some(_) => return None,
        };
        if key.is_empty() {
            return None;
        }
        at = end;
        keys.push((key, end));
    }
}

/// The operands of `||`.
fn split(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut depth, mut start, mut quoted) = (0usize, 0, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\'' => quoted = !quoted,
            b'(' | b'[' if !quoted => depth += 1,
            b')' | b']' if !quoted => depth = depth.saturating_sub(1),
            b'|' if !quoted && depth == 0 && text[at..].starts_with("||") && at >= start => {
                parts.push(start..at);
                start = at + 2;
            }
            _ => {}
        }
    }
    parts.push(start..text.len());
    parts
}

/// Where the parenthesis closes that is open before `from`.
fn closing(text: &str, from: usize) -> Option<usize> {
    let mut depth = 1usize;
    text.bytes().enumerate().skip(from).find_map(|(at, byte)| {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}

/// The next part of the text between `open` and `close`: all of it, and what is inside.
pub(super) fn between(text: &Text, from: usize, open: &str, close: &str) -> Option<(Range<usize>, Text)> {
    let start = from + text.value.get(from..)?.find(open)?;
    let inside = start + open.len();
    let end = inside + text.value.get(inside..)?.find(close)?;
    Some((start..end + close.len(), text.cut(inside..end)))
}
