//! String literals.

use tree_sitter::Node;

use super::Python;
use crate::syntax::ir::{Expr, ExprKind, Span, Stmt};
use crate::syntax::tree::children;

impl Python<'_> {
    pub(super) fn has_interpolation(&self, node: Node<'_>) -> bool {
        children(node).iter().any(|child| child.kind() == "interpolation")
    }

    /// A literal, or several that stand side by side.
    pub(super) fn string(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let mut parts = Vec::new();
        if node.kind() == "concatenated_string" {
            children(node).into_iter().for_each(|string| self.string_parts(string, &mut parts));
        } else {
            self.string_parts(node, &mut parts);
        }
        match parts.len() {
            1 if matches!(parts[0].kind, ExprKind::Text { .. }) => Expr { span, ..parts.remove(0) },
            _ => Expr::new(ExprKind::Template(parts), span),
        }
    }

    fn string_parts(&self, node: Node<'_>, parts: &mut Vec<Expr>) {
        if node.kind() != "string" {
            return;
        }
        let mut cursor = node.walk();
        let (mut raw, mut end) = (false, node.start_byte());
        let before = parts.len();
        for child in node.children(&mut cursor) {
            match child.kind() {
                "string_start" => {
                    let prefix = self.cx.str(child);
                    raw = prefix.contains(['r', 'R']);
                    end = child.end_byte();
                }
                "string_content" => self.content(child, raw, parts),
                "interpolation" => parts.push(self.interpolation(child)),
                _ => {}
            }
        }
        if parts.len() == before {
            parts.push(Expr::text("", Span::new(end, end)));
        }
    }

    /// The runs between escapes, and what the escapes stand for.
    fn content(&self, node: Node<'_>, raw: bool, parts: &mut Vec<Expr>) {
        let run = |start: usize, end: usize, parts: &mut Vec<Expr>| {
            if let Some(text) = self.cx.text.get(start..end).filter(|text| !text.is_empty()) {
                parts.push(Expr::text(text, Span::new(start, end)));
            }
        };
        let mut at = node.start_byte();
        for escape in children(node) {
            let value = match escape.kind() {
                // `{{`
                "escape_interpolation" => self.cx.str(escape).chars().take(1).collect(),
                "escape_sequence" if !raw => unescaped(self.cx.str(escape)),
                _ => continue,
            };
            run(at, escape.start_byte(), parts);
            let span = self.cx.span(escape);
            parts.push(Expr::new(ExprKind::Text { value: value.into(), content: span, exact: false }, span));
            at = escape.end_byte();
        }
        run(at, node.end_byte(), parts);
    }

    fn interpolation(&self, node: Node<'_>) -> Expr {
        let value = self.field(node, "expression");
        let specifiers = node.child_by_field_name("format_specifier").map(children).unwrap_or_default();
        let inner: Vec<Expr> = specifiers
            .into_iter()
            .filter(|child| child.kind() == "format_expression")
            .map(|child| self.interpolation(child))
            .collect();
        if inner.is_empty() {
            return value;
        }
        let span = value.span;
        let mut body: Vec<Stmt> = inner.into_iter().map(Stmt::Expr).collect();
        body.push(Stmt::Value(value));
        Expr::new(ExprKind::Block(body), span)
    }
}

/// What an escape stands for.
fn unescaped(escape: &str) -> String {
    let body = escape.strip_prefix('\\').unwrap_or(escape);
    let Some(kind) = body.chars().next() else { return String::new() };
    let code =
        |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).unwrap_or('\u{fffd}').to_string();
    match kind {
        'n' => "\n".into(),
        't' => "\t".into(),
        'r' => "\r".into(),
        'a' => "\u{7}".into(),
        'b' => "\u{8}".into(),
        'f' => "\u{c}".into(),
        'v' => "\u{b}".into(),
        'x' | 'u' | 'U' => code(body.get(1..).unwrap_or_default(), 16),
        'N' => "\u{fffd}".into(),
        '0'..='7' => code(body, 8),
        // The line goes on.
        '\n' | '\r' => String::new(),
        _ => body.to_owned(),
    }
}
