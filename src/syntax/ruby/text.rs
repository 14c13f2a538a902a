//! Strings, symbols and heredocs.

use std::collections::HashMap;

use tree_sitter::Node;

use super::Ruby;
use crate::syntax::ir::{Expr, ExprKind, Span, Stmt};
use crate::syntax::tree::children;

/// The bodies of all heredocs by where these begin: they follow in the same order.
pub(super) fn heredocs(root: Node<'_>) -> HashMap<usize, Node<'_>> {
    let (mut beginnings, mut bodies) = (Vec::new(), Vec::new());
    let mut stack = vec![root];
    while let Some(node) = stack.pop() {
        match node.kind() {
            "heredoc_beginning" => beginnings.push(node.start_byte()),
            "heredoc_body" => bodies.push(node),
            _ => {}
        }
        let mut cursor = node.walk();
        stack.extend(node.named_children(&mut cursor));
    }
    beginnings.sort_unstable();
    bodies.sort_by_key(Node::start_byte);
    beginnings.into_iter().zip(bodies).collect()
}

impl Ruby<'_> {
    /// A string, a symbol, the element of a `%w[]`.
    pub(super) fn text(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let mut parts = Vec::new();
        match node.kind() {
            "simple_symbol" => {
                let name = self.cx.str(node).trim_start_matches(':');
                return Expr::text(name, Span { start: span.end - name.len() as u32, end: span.end });
            }
            "hash_key_symbol" => return self.cx.key(node),
            "character" => {
                return Expr::text(self.cx.str(node).trim_start_matches('?'), Span { start: span.start + 1, end: span.end });
            }
            "chained_string" => children(node).into_iter().for_each(|string| self.parts_of(string, &mut parts)),
            "heredoc_beginning" => {
                if let Some(body) = self.heredocs.get(&node.start_byte()) {
                    let raw = self.cx.str(node).contains('\'');
                    self.heredoc(*body, raw, &mut parts);
                }
            }
            _ => self.parts_of(node, &mut parts),
        }
        match parts.len() {
            0 => Expr::text("", Span { start: span.end.saturating_sub(1), end: span.end.saturating_sub(1) }),
            1 if matches!(parts[0].kind, ExprKind::Text { .. }) => {
                let mut text = parts.remove(0);
                text.span = span;
                text
            }
            _ => Expr::new(ExprKind::Template(parts), span),
        }
    }

    /// The expressions in `#{…}`.
    pub(super) fn interpolations(&self, node: Node<'_>) -> Vec<Expr> {
        children(node).into_iter().filter(|part| part.kind() == "interpolation").map(|part| self.interpolation(part)).collect()
    }

    fn interpolation(&self, node: Node<'_>) -> Expr {
        let parts = children(node);
        match parts[..] {
            [one] => self.expr(one),
            _ => {
                let mut body = Vec::new();
                self.statements(&parts, super::Tail::Value, &mut body);
                Expr::new(ExprKind::Block(body), self.cx.span(node))
            }
        }
    }

    fn parts_of(&self, node: Node<'_>, parts: &mut Vec<Expr>) {
        for child in children(node) {
            match child.kind() {
                "string_content" | "heredoc_content" => parts.push(self.cx.key(child)),
                "escape_sequence" => parts.push(self.escape(child)),
                "interpolation" => parts.push(self.interpolation(child)),
                _ => {}
            }
        }
    }

    /// The lines of a heredoc. What `<<~` takes from their beginnings makes no difference to what is in them.
    fn heredoc(&self, node: Node<'_>, raw: bool, parts: &mut Vec<Expr>) {
        let from = parts.len();
        self.parts_of(node, parts);
        if raw {
            // There are no escapes in it.
            for part in &mut parts[from..] {
                let text = self.cx.text.get(part.span.range()).unwrap_or_default();
                *part = Expr::text(text, part.span);
            }
        }
        // The line break behind the beginning is none of its text.
        if let Some(first) = parts.get_mut(from)
            && let ExprKind::Text { value, content, .. } = &mut first.kind
            && let Some(rest) = value.strip_prefix('\n')
        {
            content.start += 1;
            first.span.start += 1;
            *value = rest.into();
        }
    }

    fn escape(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        Expr::new(ExprKind::Text { value: unescaped(self.cx.str(node)).into(), content: span, exact: false }, span)
    }

    /// A command of the shell.
    pub(super) fn shell(&self, code: Expr, span: Span) -> Expr {
        Expr::new(ExprKind::Code { language: "shell", code: Box::new(code), input: None, names: Vec::new() }, span)
    }

    /// Evaluates them, and then gives the last.
    pub(super) fn after(first: Vec<Expr>, last: Expr) -> Expr {
        if first.is_empty() {
            return last;
        }
        let span = last.span;
        let mut body: Vec<Stmt> = first.into_iter().map(Stmt::Expr).collect();
        body.push(Stmt::Value(last));
        Expr::new(ExprKind::Block(body), span)
    }
}

/// What an escape stands for.
fn unescaped(escape: &str) -> String {
    let body = escape.strip_prefix('\\').unwrap_or(escape);
    let code = |digits: &str, radix| {
        let code = u32::from_str_radix(digits.trim_matches(['{', '}']), radix).ok();
        code.and_then(char::from_u32).unwrap_or('\u{fffd}').to_string()
    };
    match body.chars().next() {
        Some('n') => "\n".into(),
        Some('t') => "\t".into(),
        Some('r') => "\r".into(),
        Some('s') => " ".into(),
        Some('e') => "\u{1b}".into(),
        Some('a') => "\u{7}".into(),
        Some('0') if body.len() == 1 => "\0".into(),
        Some('x' | 'u') => code(body.get(1..).unwrap_or_default(), 16),
        Some('0'..='7') => code(body, 8),
        Some('\n') => String::new(),
        _ => body.to_owned(),
    }
}
