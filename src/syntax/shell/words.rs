//! Words of a command, and the texts that they are made of.

use tree_sitter::Node;

use crate::syntax::ir::{Arg, Expr, ExprKind, Span};

/// A word of a command.
#[derive(Clone)]
pub(super) struct Word {
    pub(super) value: Expr,
    /// `"$@"`, `${list[@]}`: as many words as there are elements.
    pub(super) spread: bool,
    /// `$OPTIONS`: as many words as its text has.
    pub(super) split: bool,
}

impl Word {
    pub(super) fn known(&self) -> Option<String> {
        known(&self.value)
    }

    pub(super) fn is(&self, text: &str) -> bool {
        self.known().is_some_and(|known| known == text)
    }
}

/// Known text, also where escapes cut it into runs.
pub(super) fn known(value: &Expr) -> Option<String> {
    match &value.kind {
        ExprKind::Text { value, .. } => Some(value.to_string()),
        ExprKind::Template(parts) => parts.iter().map(known).collect(),
        _ => None,
    }
}

/// The parts of a word. Runs of text that touch in the source become one.
#[derive(Default)]
pub(super) struct Pieces {
    pub(super) parts: Vec<Expr>,
}

impl Pieces {
    pub(super) fn text(&mut self, value: &str, place: Span, exact: bool) {
        if value.is_empty() {
            return;
        }
        if let Some(Expr { kind: ExprKind::Text { value: before, content, exact: true }, span }) = self.parts.last_mut()
            && exact
            && content.end == place.start
        {
            *before = format!("{before}{value}").into();
            content.end = place.end;
            *span = *content;
            return;
        }
        self.parts.push(Expr::new(ExprKind::Text { value: value.into(), content: place, exact }, place));
    }

    pub(super) fn push(&mut self, part: Expr) {
        match part.kind {
            ExprKind::Text { value, content, exact } => self.text(&value, content, exact),
            ExprKind::Template(parts) => parts.into_iter().for_each(|part| self.push(part)),
            _ => self.parts.push(part),
        }
    }

    /// `inside` is where text would stand if there were any.
    pub(super) fn finish(mut self, whole: Span, inside: Span) -> Expr {
        match self.parts.len() {
            0 => {
                Expr::new(ExprKind::Text { value: "".into(), content: Span { end: inside.start, ..inside }, exact: true }, whole)
            }
            1 => {
                let part = self.parts.remove(0);
                let span = if matches!(part.kind, ExprKind::Text { .. }) { whole } else { part.span };
                Expr { span, ..part }
            }
            _ => Expr::new(ExprKind::Template(self.parts), whole),
        }
    }
}

/// Text that is written nowhere, where it would stand before `at`.
pub(super) fn unwritten(value: &str, at: Span) -> Expr {
    let nowhere = Span { end: at.start, ..at };
    Expr::new(ExprKind::Text { value: value.into(), content: nowhere, exact: false }, nowhere)
}

/// The words with spaces between them.
pub(super) fn joined(words: &[Word], whole: Span) -> Expr {
    let mut pieces = Pieces::default();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            pieces.push(unwritten(" ", word.value.span));
        }
        pieces.push(word.value.clone());
    }
    let span = words.iter().map(|word| word.value.span).reduce(Span::to).unwrap_or(Span { start: whole.end, ..whole });
    pieces.finish(span, span)
}

pub(super) fn prefixed(prefix: &str, text: Expr) -> Expr {
    if prefix.is_empty() {
        return text;
    }
    let span = text.span;
    let mut pieces = Pieces::default();
    pieces.push(unwritten(prefix, span));
    pieces.push(text);
    pieces.finish(span, span)
}

/// Takes `count` bytes from the front or the back of the text at that end.
pub(super) fn cut_text(value: Expr, count: usize, front: bool) -> Expr {
    let span = value.span;
    match value.kind {
        ExprKind::Text { value, content, exact } => {
            let cut = if front { value.get(count..) } else { value.get(..value.len().saturating_sub(count)) };
            let cut = cut.unwrap_or_default();
            let content = match (exact, front) {
                (false, _) => content,
                (true, true) => Span { start: content.end - cut.len() as u32, ..content },
                (true, false) => Span { end: content.start + cut.len() as u32, ..content },
            };
            Expr::new(ExprKind::Text { value: cut.into(), content, exact }, content)
        }
        ExprKind::Template(mut parts) => {
            let at = if front { 0 } else { parts.len().saturating_sub(1) };
            if at < parts.len() {
                let part = parts.remove(at);
                parts.insert(at, cut_text(part, count, front));
            }
            Expr::new(ExprKind::Template(parts), span)
        }
        kind => Expr::new(kind, span),
    }
}

/// `a{b,c}d`: a word for each of them.
pub(super) fn alternatives(word: Word) -> Vec<Word> {
    let ExprKind::Text { value, content, exact: true } = &word.value.kind else { return vec![word] };
    let Some((before, rest)) = value.split_once('{') else { return vec![word] };
    let Some((list, after)) = rest.split_once('}').filter(|(list, after)| list.contains(',') && !after.contains('{')) else {
        return vec![word];
    };
    let place = |from: usize, length: usize| {
        let start = content.start as usize + from;
        Span::new(start, start + length)
    };
    let mut start = before.len() + 1;
    let mut words = Vec::new();
    for one in list.split(',') {
        let mut pieces = Pieces::default();
        pieces.text(before, place(0, before.len()), true);
        pieces.text(one, place(start, one.len()), true);
        pieces.text(after, place(value.len() - after.len(), after.len()), true);
        words.push(Word { value: pieces.finish(place(start, one.len()), place(start, one.len())), ..word });
        start += one.len() + 1;
    }
    words
}

/// Groups of nodes that touch: one word each.
pub(super) fn adjacent<'s, 't>(nodes: &'s [Node<'t>]) -> Vec<&'s [Node<'t>]> {
    nodes.chunk_by(|left, right| left.end_byte() == right.start_byte()).collect()
}

/// The words once the shell has split them.
pub(super) fn split(words: Vec<Word>) -> impl Iterator<Item = Arg> {
    words.into_iter().map(|word| {
        let span = word.value.span;
        match word.split {
            true => {
                Arg { value: Expr::call(Expr::name("words of text", span), vec![word.value], span), name: None, spread: true }
            }
            false => Arg { value: word.value, name: None, spread: word.spread },
        }
    })
}

pub(super) fn args(words: Vec<Word>) -> impl Iterator<Item = Arg> {
    words.into_iter().map(|word| Arg { value: word.value, name: None, spread: word.spread })
}
