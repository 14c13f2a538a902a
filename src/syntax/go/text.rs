//! String literals, struct tags, and what stands in texts.

use tree_sitter::Node;

use super::Go;
use crate::syntax::ir::{Expr, ExprKind, Ident, Span};
use crate::syntax::tree::children;

impl<'a> Go<'a, '_> {
    /// A string literal: as many texts as it has runs without escapes.
    pub(super) fn string(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let parts: Vec<Expr> = children(node)
            .into_iter()
            .map(|part| {
                let (text, span) = (self.cx.str(part), self.cx.span(part));
                if part.kind() == "escape_sequence" {
                    Expr::new(ExprKind::Text { value: unescaped(text).as_str().into(), content: span, exact: false }, span)
                } else {
                    Expr::text(text, span)
                }
            })
            .collect();
        match <[Expr; 1]>::try_from(parts) {
            Ok([Expr { kind, .. }]) => Expr::new(kind, span),
            Err(parts) if parts.is_empty() => {
                let inner =
                    Span::new(node.start_byte() + 1, (node.end_byte() - 1).max(node.start_byte() + 1).min(node.end_byte()));
                Expr::new(ExprKind::Text { value: "".into(), content: inner, exact: true }, span)
            }
            Err(parts) => Expr::new(ExprKind::Template(parts), span),
        }
    }

    /// The value under a key of a struct tag, up to its first comma, with its place; and what follows the comma.
    pub(super) fn tag(&self, tag: Node<'_>, key: &str) -> Option<(Ident, &'a str)> {
        let text = self.cx.str(tag);
        let mut from = 0;
        while let Some(at) = text.get(from..)?.find(key) {
            let (start, end) = (from + at, from + at + key.len());
            from = end;
            // In a literal with quotes, those in it are escaped.
            let Some(rest) = text.get(end..)?.strip_prefix(':') else { continue };
            let quote = if rest.starts_with('\\') { "\\\"" } else { "\"" };
            let Some(value) = rest.strip_prefix(quote) else { continue };
            if text.get(..start)?.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let value = value.get(..value.find(quote)?)?;
            let (name, options) = value.split_once(',').unwrap_or((value, ""));
            let at = tag.start_byte() + end + 1 + quote.len();
            return Some((Ident { name: name.into(), span: Span::new(at, at + name.len()) }, options));
        }
        None
    }
}

/// What an escape sequence stands for.
fn unescaped(escape: &str) -> String {
    let rest = escape.strip_prefix('\\').unwrap_or(escape);
    let simple = match rest {
        "n" => "\n",
        "t" => "\t",
        "r" => "\r",
        "\\" | "\"" | "'" => rest,
        _ => "",
    };
    if !simple.is_empty() {
        return simple.to_owned();
    }
    let code = match rest.chars().next() {
        Some('x' | 'u' | 'U') => u32::from_str_radix(&rest[1..], 16),
        _ => u32::from_str_radix(rest, 8),
    };
    code.ok().and_then(char::from_u32).map(String::from).unwrap_or_default()
}
