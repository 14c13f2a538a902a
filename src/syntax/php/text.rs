//! Strings and what stands in them.

use tree_sitter::Node;

use super::{Php, symfony};
use crate::syntax::ir::{Expr, ExprKind, Span};

impl Php<'_> {
    pub(super) fn string(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let (start, end, indent, parts) = match node.kind() {
            "heredoc" | "nowdoc" => {
                let (Some(open), Some(close)) = (node.child_by_field_name("identifier"), node.child_by_field_name("end_tag"))
                else {
                    return self.opaque(node);
                };
                let line = |from: usize| self.cx.text.get(from..close.start_byte()).and_then(|rest| rest.find('\n'));
                let start = line(open.end_byte()).map_or(close.start_byte(), |at| open.end_byte() + at + 1);
                let before = self.cx.text.get(..close.start_byte()).unwrap_or_default();
                let last = before.rfind('\n').unwrap_or(start);
                let indent = close.start_byte().saturating_sub(last + 1);
                let end = last.max(start);
                let end = if before.get(..end).is_some_and(|text| text.ends_with('\r')) {
                    end.saturating_sub(1).max(start)
                } else {
                    end
                };
                (start, end, indent, node.child_by_field_name("value"))
            }
            _ => {
                // A binary string has a letter before its quote: b'…'.
                let opening = self.cx.str(node).find(['\'', '"']).unwrap_or(0);
                (node.start_byte() + opening + 1, node.end_byte().saturating_sub(1), 0, Some(node))
            }
        };
        let end = end.max(start);
        let mut parts = match parts {
            Some(parts) => self.parts(parts, start, end, indent),
            None => Vec::new(),
        };
        match &mut parts[..] {
            [] => Expr::new(ExprKind::Text { value: "".into(), content: Span::new(start, start), exact: true }, span),
            [only @ Expr { kind: ExprKind::Text { .. }, .. }] => {
                only.span = span;
                match &only.kind {
                    ExprKind::Text { value, content, exact: true } if value.contains("%env(") => {
                        symfony::text(value, content.start as usize, span)
                    }
                    _ => parts.pop().unwrap_or_else(|| Expr::opaque(Vec::new(), span)),
                }
            }
            _ => Expr::new(ExprKind::Template(parts), span),
        }
    }

    /// What stands in `node` between two offsets: runs of text as they are, escapes, interpolated expressions. `indent` is
    /// the white space, in bytes, that a heredoc's end takes from the start of each line.
    pub(super) fn parts(&self, node: Node<'_>, start: usize, end: usize, indent: usize) -> Vec<Expr> {
        let mut out = Vec::new();
        let mut at = start;
        let flush = |out: &mut Vec<Expr>, from: usize, to: usize| {
            let Some(run) = self.cx.text.get(from..to) else { return };
            let mut at = from;
            for line in run.split_inclusive('\n') {
                let at_line_start =
                    indent > 0 && self.cx.text.get(start..at).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
                let white = line.len() - line.trim_start_matches([' ', '\t']).len();
                let skip = if at_line_start { white.min(indent) } else { 0 };
                // Without an indentation, the whole run is one piece.
                if indent == 0 {
                    out.push(Expr::text(run, Span::new(from, to)));
                    return;
                }
                if let Some(rest) = line.get(skip..).filter(|rest| !rest.is_empty()) {
                    out.push(Expr::text(rest, Span::new(at + skip, at + line.len())));
                }
                at += line.len();
            }
        };
        let single = node.kind() == "string";
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            let (from, to) = (child.start_byte(), child.end_byte());
            if from < start || to > end || from < at {
                continue;
            }
            match child.kind() {
                "string_content" | "nowdoc_string" | "'" | "\"" | "`" => {}
                "escape_sequence" => {
                    flush(&mut out, at, from);
                    let span = Span::new(from, to);
                    let value = unescape(self.cx.str(child), single);
                    out.push(Expr::new(ExprKind::Text { value: value.into(), content: span, exact: false }, span));
                    at = to;
                }
                "{" | "}" => {
                    flush(&mut out, at, from);
                    at = to;
                }
                _ if child.is_named() => {
                    flush(&mut out, at, from);
                    out.push(self.expr(child));
                    at = to;
                }
                _ => {}
            }
        }
        flush(&mut out, at, end);
        out
    }
}

/// The character that an escape sequence stands for.
pub(super) fn unescape(escape: &str, single: bool) -> String {
    let rest = escape.strip_prefix('\\').unwrap_or(escape);
    if single {
        return rest.to_owned();
    }
    let code = |digits: &str, radix: u32| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).map(String::from);
    let known = match rest.chars().next() {
        Some('n') => Some("\n".to_owned()),
        Some('t') => Some("\t".to_owned()),
        Some('r') => Some("\r".to_owned()),
        Some('v') => Some("\u{b}".to_owned()),
        Some('e') => Some("\u{1b}".to_owned()),
        Some('f') => Some("\u{c}".to_owned()),
        Some('x') => rest.get(1..).and_then(|digits| code(digits, 16)),
        Some('u') => rest.get(1..).and_then(|digits| code(digits.trim_matches(['{', '}']), 16)),
        Some('0'..='7') => code(rest, 8),
        _ => None,
    };
    known.unwrap_or_else(|| rest.to_owned())
}
