//! String literals: their values and where the parts of them stand.

use super::Lower;
use crate::syntax::ir::{Expr, ExprKind, Span};

/// The source of a string literal of any kind, between its quotes.
pub(super) struct Literal {
    /// Where the content stands.
    pub content: Span,
    pub is_raw: bool,
}

impl Literal {
    /// `span` is that of the whole literal; `source` the text there.
    fn of(source: &str, span: Span) -> Option<Self> {
        let open = source.find('"')?;
        let is_raw = source[..open].contains('r');
        let hashes = source[..open].matches('#').count();
        let close = source.rfind('"').filter(|&close| close > open)?;
        // A suffix, or hashes, after the closing quote.
        if source.len() < close + 1 + hashes {
            return None;
        }
        let start = span.start as usize;
        Some(Self { content: Span::new(start + open + 1, start + close), is_raw })
    }
}

/// A part of a literal's source: a run that stands for itself, or an escape.
pub(super) enum Part<'s> {
    Run(&'s str, Span),
    Escape(Option<char>, Span),
}

impl Lower<'_> {
    pub(super) fn source(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    pub(super) fn literal(&self, span: Span) -> Option<Literal> {
        Literal::of(self.source(span), span)
    }

    /// A string literal with that value.
    pub(super) fn string(&self, value: &str, token: proc_macro2::Span) -> Expr {
        let span = self.at(token);
        let Some(literal) = self.literal(span) else {
            return Expr::new(ExprKind::Text { value: value.into(), content: span, exact: false }, span);
        };
        let content = literal.content;
        let exact = self.source(content) == value;
        if !exact && value.len() > 1 {
            // The runs between escapes have places of their own.
            let source = self.source(content).to_owned();
            let parts = parts(&source, content.start as usize, literal.is_raw).into_iter().map(|part| match part {
                Part::Run(run, at) => Expr::text(run, at),
                Part::Escape(value, at) => {
                    let value = value.map(String::from).unwrap_or_default();
                    Expr::new(ExprKind::Text { value: value.into(), content: at, exact: false }, at)
                }
            });
            return Expr::new(ExprKind::Template(parts.collect()), span);
        }
        Expr::new(ExprKind::Text { value: value.into(), content, exact }, span)
    }
}

/// The parts of a literal's content, which begins at `start` in the file.
pub(super) fn parts(content: &str, start: usize, is_raw: bool) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = content;
    let mut at = start;
    while !rest.is_empty() {
        let run = if is_raw { rest.len() } else { rest.find('\\').unwrap_or(rest.len()) };
        if run > 0 {
            parts.push(Part::Run(&rest[..run], Span::new(at, at + run)));
            rest = &rest[run..];
            at += run;
            continue;
        }
        let (value, length) = escape(rest);
        parts.push(Part::Escape(value, Span::new(at, at + length)));
        rest = &rest[length..];
        at += length;
    }
    parts
}

/// What the escape at the start of `source` stands for (an escaped line break: nothing), and its length in bytes.
fn escape(source: &str) -> (Option<char>, usize) {
    let Some(kind) = source.chars().nth(1) else { return (None, source.len()) };
    let short = 1 + kind.len_utf8();
    match kind {
        'n' => (Some('\n'), short),
        'r' => (Some('\r'), short),
        't' => (Some('\t'), short),
        '0' => (Some('\0'), short),
        'x' => {
            let digits = source.get(2..4).and_then(|digits| u8::from_str_radix(digits, 16).ok());
            (digits.map(char::from), if digits.is_some() { 4 } else { short })
        }
        'u' => {
            let Some(end) = source.find('}') else { return (None, short) };
            let digits = source.get(3..end).map(|digits| digits.replace('_', ""));
            let value = digits.and_then(|digits| u32::from_str_radix(&digits, 16).ok()).and_then(char::from_u32);
            (value, end + 1)
        }
        '\n' | '\r' => (None, source.len() - source[1..].trim_start().len()),
        other => (Some(other), short),
    }
}
