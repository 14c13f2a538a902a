//! Known text: putting it together, cutting it, with where each part is written.

use std::rc::Rc;

use super::models::{Action, PathSyntax};
use super::value::{Atom, Text, Value};
use crate::source::{OffsetMap, Piece, Place, Span};
use crate::syntax::HOLE;
use crate::syntax::ir::Sym;

/// Bytes of a text that a template makes.
const MAX_TEXT: usize = 1 << 16;
/// Texts that one template may make.
const MAX_TEXTS: usize = 16;

/// The texts that a list has as its elements, or a record as its keys; `None` if it may have others.
pub(super) fn texts_within(atom: &Atom) -> Option<Vec<Text>> {
    match atom {
        Atom::List(list) => {
            let elements = list.items.iter().chain([&list.rest]).flat_map(Value::atoms);
            elements.map(|atom| if let Atom::Text(text) = atom { Some(text.clone()) } else { None }).collect()
        }
        Atom::Record(record) if record.base.is_empty() && record.any.is_empty() => {
            let text = |key: &Sym| Text { value: key.clone(), map: record.keys.get(key).cloned().unwrap_or_default() };
            Some(record.fields.keys().map(text).collect())
        }
        _ => None,
    }
}

/// Where the text is written, if it is a literal.
pub(super) fn text_place(text: &Text) -> Option<Place> {
    let end = text.value.len() as u32;
    text.map.place(Span { start: 0, end }).filter(|place| !place.span.is_empty())
}

/// The part of a text, with its place.
pub(super) fn part(text: &Text, start: usize, end: usize) -> Text {
    let value = &text.value[start..end];
    match text.map.place(Span::new(start, end)) {
        Some(place) if text.map.is_exact(Span::new(start, end)) => placed_text(value, place),
        Some(place) => inexact(value, place),
        None => Text::unplaced(value),
    }
}

pub(super) fn cut(text: &Text, what: &str, action: Action) -> Text {
    let value = &*text.value;
    let all = (0, value.len());
    let before = |at: usize| (0, at);
    let after = |at: usize| (at + what.len(), value.len());
    let (start, end) = match action {
        Action::Before => value.find(what).map_or(all, before),
        Action::BeforeLast => value.rfind(what).map_or(all, before),
        Action::After => value.find(what).map_or(all, after),
        Action::AfterLast => value.rfind(what).map_or(all, after),
        Action::WithoutPrefix if value.starts_with(what) => after(0),
        Action::WithoutSuffix if value.ends_with(what) => before(value.len() - what.len()),
        _ => all,
    };
    part(text, start, end)
}

/// A text that stands at `place` in another spelling.
pub(super) fn inexact(value: &str, place: Place) -> Text {
    let piece = crate::source::Piece { start: 0, place, exact: false };
    Text { value: value.into(), map: Rc::new(crate::source::OffsetMap { pieces: vec![piece] }) }
}

pub(super) fn split_text(text: &Text, separator: &str) -> Vec<Text> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.value.match_indices(separator) {
        parts.push(part(text, start, at));
        start = at + separator.len();
    }
    parts.push(part(text, start, text.value.len()));
    parts
}

/// The words of a text, each with its place.
pub(super) fn words(text: &Text) -> Vec<Text> {
    let start = |word: &str| word.as_ptr() as usize - text.value.as_ptr() as usize;
    text.value.split_whitespace().map(|word| part(text, start(word), start(word) + word.len())).collect()
}

/// The parts of the text between any of these characters.
pub(super) fn split_by(text: &Text, separators: &str) -> Vec<Text> {
    let start = |piece: &str| piece.as_ptr() as usize - text.value.as_ptr() as usize;
    let pieces = text.value.split(|c| separators.contains(c));
    pieces.map(|piece| part(text, start(piece), start(piece) + piece.len())).collect()
}

pub(super) fn segments(text: &Text, syntax: PathSyntax) -> Vec<Text> {
    let separator = |c: char| match syntax {
        PathSyntax::Slashes => c == '/',
        PathSyntax::Whole => false,
        PathSyntax::Dotted | PathSyntax::Brackets => matches!(c, '.' | '[' | ']' | '"' | '\''),
    };
    let mut segments = Vec::new();
    let mut start = None;
    for (at, c) in text.value.char_indices() {
        if separator(c) {
            if let Some(start) = start.take() {
                segments.push(part(text, start, at));
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    if let Some(start) = start {
        segments.push(part(text, start, text.value.len()));
    }
    // The whole, as JSONPath has it.
    if syntax == PathSyntax::Dotted && segments.len() > 1 && segments.first().is_some_and(|first| &*first.value == "$") {
        segments.remove(0);
    }
    segments
}

pub(super) fn key_text(atom: &Atom) -> Option<Sym> {
    match atom {
        Atom::Text(text) => Some(text.value.clone()),
        Atom::Number(number) => Some(number.to_string().into()),
        _ => None,
    }
}

pub(super) fn placed_text(value: &str, place: Place) -> Text {
    let exact = place.span.range().len() == value.len();
    Text { value: value.into(), map: Rc::new(OffsetMap { pieces: vec![Piece { start: 0, place, exact }] }) }
}

/// The texts that the parts make together. `holes`: unknown parts become a [`HOLE`] instead of making all unknown.
/// The list that lists make which are put together.
fn concatenated(parts: &[(Value, Place)]) -> Option<Value> {
    let (mut items, mut rest) = (Vec::new(), Value::default());
    for (value, _) in parts {
        let [Atom::List(list)] = value.atoms() else { return None };
        if rest.is_empty() {
            items.extend(list.items.iter().cloned());
        } else {
            list.items.iter().for_each(|item| _ = rest.join(item));
        }
        rest.join(&list.rest);
    }
    (!parts.is_empty()).then(|| Value::list(items, rest))
}

pub(super) fn template(parts: &[(Value, Place)], holes: bool) -> Value {
    if let [(value, _)] = parts
        && (!holes || value.texts().next().is_some())
    {
        return value.clone();
    }
    // Text around a whole document or endpoint that is only white space leaves it what it is.
    let blank = |value: &Value| value.atoms().iter().all(|atom| matches!(atom, Atom::Text(text) if text.value.trim().is_empty()));
    let mut solid = parts.iter().filter(|(value, _)| !blank(value));
    if let (Some((value, _)), None) = (solid.next(), solid.next())
        && !holes
        && value.paths().next().is_some()
    {
        return value.clone();
    }
    if let Some(list) = concatenated(parts) {
        return list;
    }
    let mut texts = vec![Text::unplaced("")];
    for (value, place) in parts {
        let mut alternatives: Vec<Text> = pieces_of(value)
            .filter_map(|atom| match atom {
                Atom::Text(text) => Some(text.clone()),
                Atom::Number(number) => Some(placed_text(&number.to_string(), *place)),
                _ => None,
            })
            .collect();
        if alternatives.is_empty() {
            if !holes {
                return Value::unknown();
            }
            alternatives.push(Text {
                map: Rc::new(OffsetMap { pieces: vec![Piece { start: 0, place: *place, exact: false }] }),
                value: HOLE.to_string().into(),
            });
        }
        let mut longer = Vec::new();
        for text in &texts {
            for next in &alternatives {
                if longer.len() < MAX_TEXTS {
                    longer.push(concat(text, next, *place));
                }
            }
        }
        texts = longer;
        // What grows in a loop is no key, and no code.
        if texts.iter().any(|text| text.value.len() > MAX_TEXT || text.map.pieces.len() > MAX_TEXT / 16) {
            return Value::unknown();
        }
    }
    texts.into_iter().map(Atom::Text).collect()
}

/// What of the value can stand in a text.
pub(super) fn pieces_of(value: &Value) -> impl Iterator<Item = &Atom> {
    value.atoms().iter().filter(|atom| matches!(atom, Atom::Text(_) | Atom::Number(_)))
}

fn concat(a: &Text, b: &Text, place: Place) -> Text {
    let mut pieces = a.map.pieces.clone();
    let offset = a.value.len() as u32;
    if b.map.pieces.is_empty() && !b.value.is_empty() {
        pieces.push(Piece { start: offset, place, exact: false });
    }
    pieces.extend(b.map.pieces.iter().map(|piece| Piece { start: piece.start + offset, ..*piece }));
    Text { value: format!("{}{}", a.value, b.value).into(), map: Rc::new(OffsetMap { pieces }) }
}
