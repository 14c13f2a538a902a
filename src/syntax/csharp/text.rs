//! Literals.

use tree_sitter::Node;

use super::CSharp;
use crate::syntax::ir::{Expr, ExprKind, Span};
use crate::syntax::tree::children;

impl CSharp<'_> {
    pub(super) fn literal(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        match node.kind() {
            "null_literal" => Expr::null(span),
            "boolean_literal" => Expr::new(ExprKind::Bool(self.cx.str(node) == "true"), span),
            "integer_literal" => match number(self.cx.str(node)) {
                Some(number) => Expr::new(ExprKind::Number(number), span),
                None => Expr::opaque(Vec::new(), span),
            },
            "string_literal" | "character_literal" => self.string(node),
            "verbatim_string_literal" => self.verbatim(node),
            "raw_string_literal" => self.raw(node),
            "interpolated_string_expression" => self.interpolated(node),
            _ => Expr::opaque(Vec::new(), span),
        }
    }

    fn string(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let mut parts = Vec::new();
        for child in children(node) {
            let at = self.cx.span(child);
            match child.kind() {
                "string_literal_content" | "character_literal_content" => parts.push(Expr::text(self.cx.str(child), at)),
                "escape_sequence" => parts.push(inexact(&unescape(self.cx.str(child)), at)),
                _ => {}
            }
        }
        joined(parts, span, Span { start: span.start + 1, end: span.end.saturating_sub(1).max(span.start + 1) })
    }

    /// `@"C:\temp"`, in which two quotes are one.
    fn verbatim(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let text = self.cx.str(node);
        let end = text.rfind('"').unwrap_or(text.len());
        let Some(inner) = text.get(2..end) else { return Expr::opaque(Vec::new(), span) };
        let start = span.start + 2;
        joined(doubled(inner, start, "\"\"", "\""), span, Span { start, end: start + inner.len() as u32 })
    }

    /// `"""…"""`: of several lines, without the white space that all of them begin with.
    fn raw(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let Some(content) = children(node).into_iter().find(|child| child.kind() == "raw_string_content") else {
            return joined(Vec::new(), span, span);
        };
        let at = self.cx.span(content);
        let text = self.cx.str(content);
        if !text.contains('\n') {
            return Expr::text(text, at);
        }
        let last = text.rsplit('\n').next().unwrap_or_default();
        let indent = if last.trim().is_empty() { last.len() } else { 0 };
        let mut parts = Vec::new();
        let mut offset = 0;
        let lines: Vec<&str> = text.split('\n').collect();
        for (index, line) in lines.iter().enumerate() {
            let is_edge = (index == 0 || index + 1 == lines.len()) && line.trim().is_empty();
            if !is_edge {
                let skipped = line.len().min(indent);
                let kept = line.get(skipped..).unwrap_or(line).trim_end_matches('\r');
                let start = at.start + (offset + skipped) as u32;
                if !parts.is_empty() {
                    parts.push(inexact("\n", Span { start, end: start }));
                }
                parts.push(Expr::text(kept, Span { start, end: start + kept.len() as u32 }));
            }
            offset += line.len() + 1;
        }
        joined(parts, span, at)
    }

    /// `$"{e["user"]}@{host}"`
    fn interpolated(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let is_verbatim = self.cx.str(node).get(..3).is_some_and(|start| start.contains('@'));
        let mut parts = Vec::new();
        for child in children(node) {
            let at = self.cx.span(child);
            match child.kind() {
                "string_content" => {
                    let text = self.cx.str(child);
                    let unquoted = if is_verbatim { text.replace("\"\"", "\"") } else { text.to_owned() };
                    let value = unquoted.replace("{{", "{").replace("}}", "}");
                    parts.push(if value == text { Expr::text(text, at) } else { inexact(&value, at) });
                }
                "escape_sequence" => parts.push(inexact(&unescape(self.cx.str(child)), at)),
                "interpolation" => {
                    let value = children(child).into_iter().find(|part| {
                        !matches!(
                            part.kind(),
                            "interpolation_brace" | "interpolation_alignment_clause" | "interpolation_format_clause"
                        )
                    });
                    parts.extend(value.map(|value| self.expr(value)));
                }
                _ => {}
            }
        }
        // A text around one value is still a text.
        if parts.len() == 1 && !matches!(parts[0].kind, ExprKind::Text { .. }) {
            let end = Span { start: span.end, end: span.end };
            parts.push(inexact("", end));
        }
        joined(parts, span, span)
    }

    /// What is joined by `+`, or by a call that joins.
    pub(super) fn template(&self, parts: Vec<Expr>, span: Span) -> Expr {
        let mut flat = Vec::new();
        for part in parts {
            match part.kind {
                ExprKind::Template(inner) => flat.extend(inner),
                _ => flat.push(part),
            }
        }
        Expr::new(ExprKind::Template(flat), span)
    }
}

/// The parts as one text; where there is none, the empty text at `empty`.
fn joined(mut parts: Vec<Expr>, span: Span, empty: Span) -> Expr {
    match parts.len() {
        0 => Expr::new(ExprKind::Text { value: "".into(), content: empty, exact: true }, span),
        1 => Expr { span, ..parts.remove(0) },
        _ => Expr::new(ExprKind::Template(parts), span),
    }
}

fn doubled(text: &str, start: u32, twice: &str, once: &str) -> Vec<Expr> {
    let mut parts = Vec::new();
    let mut at = start;
    for (index, run) in text.split(twice).enumerate() {
        if index > 0 {
            parts.push(inexact(once, Span { start: at, end: at + twice.len() as u32 }));
            at += twice.len() as u32;
        }
        if !run.is_empty() {
            parts.push(Expr::text(run, Span { start: at, end: at + run.len() as u32 }));
        }
        at += run.len() as u32;
    }
    parts
}

fn inexact(value: &str, span: Span) -> Expr {
    Expr::new(ExprKind::Text { value: value.into(), content: span, exact: false }, span)
}

fn number(text: &str) -> Option<i64> {
    let text = text.replace('_', "");
    let text = text.trim_end_matches(['u', 'U', 'l', 'L']);
    let lower = text.to_ascii_lowercase();
    match (lower.strip_prefix("0x"), lower.strip_prefix("0b")) {
        (Some(digits), _) => i64::from_str_radix(digits, 16).ok(),
        (_, Some(digits)) => i64::from_str_radix(digits, 2).ok(),
        _ => text.parse().ok(),
    }
}

/// The value of an escape sequence, backslash included.
fn unescape(escape: &str) -> String {
    let body = escape.strip_prefix('\\').unwrap_or(escape);
    let code = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).map(String::from);
    let known = match body.chars().next() {
        Some('n') => Some("\n".to_owned()),
        Some('r') => Some("\r".to_owned()),
        Some('t') => Some("\t".to_owned()),
        Some('0') => Some("\0".to_owned()),
        Some('a') => Some("\u{7}".to_owned()),
        Some('b') => Some("\u{8}".to_owned()),
        Some('e') => Some("\u{1b}".to_owned()),
        Some('f') => Some("\u{c}".to_owned()),
        Some('v') => Some("\u{b}".to_owned()),
        Some('x' | 'u' | 'U') => body.get(1..).and_then(code),
        _ => None,
    };
    known.unwrap_or_else(|| body.to_owned())
}
