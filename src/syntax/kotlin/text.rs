//! Literals.

use tree_sitter::Node;

use super::Kotlin;
use crate::syntax::ir::{Expr, ExprKind, Span, Style};

impl Kotlin<'_> {
    /// `"…"`, with what is put into it. The grammar knows `${…}` only: `$name` is found here.
    pub(super) fn string(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let raw = node.kind() == "multiline_string_literal";
        let quotes = if raw { 3 } else { 1 };
        let (mut at, end) = (node.start_byte() + quotes, node.end_byte().saturating_sub(quotes));
        let mut parts = Vec::new();
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor).filter(|child| child.kind() == "interpolation") {
            self.run(at, child.start_byte(), raw, &mut parts);
            parts.extend(child.named_child(0).map(|inner| self.expr(inner)));
            at = child.end_byte();
        }
        self.run(at, end, raw, &mut parts);
        match &mut parts[..] {
            [] => Expr::new(
                ExprKind::Text { value: "".into(), content: Span::new(node.start_byte() + quotes, end), exact: true },
                span,
            ),
            [one] if matches!(one.kind, ExprKind::Text { .. }) => Expr { kind: one.kind.clone(), span },
            _ => Expr::new(ExprKind::Template(parts), span),
        }
    }

    /// What stands between two interpolations with braces.
    fn run(&self, start: usize, end: usize, raw: bool, parts: &mut Vec<Expr>) {
        let Some(text) = self.cx.text.get(start..end) else { return };
        let mut from = 0;
        let mut chars = text.char_indices().peekable();
        let flush = |from: usize, to: usize, parts: &mut Vec<Expr>| {
            if let Some(piece) = text.get(from..to).filter(|piece| !piece.is_empty()) {
                parts.push(Expr::text(piece, Span::new(start + from, start + to)));
            }
        };
        while let Some((at, c)) = chars.next() {
            if c == '\\' && !raw {
                flush(from, at, parts);
                let (value, length) = escape(&text[at..]);
                let span = Span::new(start + at, start + at + length);
                parts.push(Expr::new(ExprKind::Text { value: value.as_str().into(), content: span, exact: false }, span));
                from = at + length;
                while chars.peek().is_some_and(|(next, _)| *next < from) {
                    chars.next();
                }
            } else if c == '$' {
                let name: String = text[at + 1..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
                    flush(from, at, parts);
                    let span = Span::new(start + at + 1, start + at + 1 + name.len());
                    parts.push(match &*name {
                        "this" => self.this(None, span),
                        name => self.name(name, span),
                    });
                    from = at + 1 + name.len();
                }
            }
        }
        flush(from, text.len(), parts);
    }

    pub(super) fn number(&self, node: Node<'_>) -> Expr {
        let text: String = self.cx.str(node).chars().filter(|c| *c != '_').collect();
        let digits = text.trim_end_matches(['L', 'l', 'u', 'U']);
        let number = match digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
            Some(hex) => i64::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        };
        match number {
            Some(number) => Expr::new(ExprKind::Number(number), self.cx.span(node)),
            None => Expr::opaque(Vec::new(), self.cx.span(node)),
        }
    }

    pub(super) fn character(&self, node: Node<'_>) -> Expr {
        let (start, end) = (node.start_byte() + 1, node.end_byte().saturating_sub(1));
        let text = self.cx.text.get(start..end).unwrap_or_default();
        if text.starts_with('\\') {
            let (value, _) = escape(text);
            let kind = ExprKind::Text { value: value.as_str().into(), content: Span::new(start, end), exact: false };
            return Expr::new(kind, self.cx.span(node));
        }
        Expr { span: self.cx.span(node), ..Expr::text(text, Span::new(start, end)) }
    }

    /// `base.name`, read.
    pub(super) fn property(&self, base: Expr, name: Node<'_>, span: Span) -> Expr {
        let ident = self.ident(name);
        Expr::access(base, Expr::text(self.member(&ident.name), ident.span), Style::Property, span)
    }
}

/// What an escape at the start of the text stands for, and how many bytes it has.
fn escape(text: &str) -> (String, usize) {
    let Some(c) = text.chars().nth(1) else { return (String::new(), text.len()) };
    let value = match c {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\u{8}',
        'u' => {
            let code = text.get(2..6).and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
            return match code {
                Some(code) => (code.to_string(), 6),
                None => ("u".to_owned(), 2),
            };
        }
        other => other,
    };
    (value.to_string(), 1 + c.len_utf8())
}

/// The text with a line end in place of the space before a brace that closes what is open: the grammar's scanner takes the end
/// of a declaration only for one if a line ends there (`companion object { const val KEY = "user" }`).
pub(super) fn with_ended_lines(text: String) -> String {
    let mut bytes = text.into_bytes();
    // What ends the text or comment that is open.
    let mut closing: Option<&[u8]> = None;
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        if let Some(end) = closing {
            let is_over = rest.starts_with(end) || (end == b"\"" && rest[0] == b'\n');
            at += if is_over { end.len() } else { 1 + usize::from(end == b"\"" && rest[0] == b'\\') };
            closing = closing.filter(|_| !is_over);
            continue;
        }
        let opened: [(&[u8], &[u8]); 4] = [(b"\"\"\"", b"\"\"\""), (b"\"", b"\""), (b"//", b"\n"), (b"/*", b"*/")];
        if let Some((start, end)) = opened.into_iter().find(|(start, _)| rest.starts_with(start)) {
            closing = Some(end);
            at += start.len();
            continue;
        }
        // A character: `'"'`, `'\''`.
        let length = match rest {
            [b'\'', b'\\', _, b'\'', ..] => 4,
            [b'\'', _, b'\'', ..] => 3,
            _ => 1,
        };
        if rest.starts_with(b" }") {
            bytes[at] = b'\n';
        }
        at += length;
    }
    String::from_utf8(bytes).unwrap_or_default()
}
