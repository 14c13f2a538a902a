//! Strings, heredocs, charlists, sigils and quoted atoms.

use tree_sitter::Node;

use super::{Elixir, made};
use crate::syntax::ir::{Arg, Expr, ExprKind, Span};

impl Elixir<'_> {
    /// A text in quotes of any kind.
    pub(super) fn quoted(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let mut parts = Vec::new();
        let indent = self.indentation(node);
        let mut cursor = node.walk();
        let is_content = |piece: &Node<'_>| !matches!(piece.kind(), "sigil_name" | "sigil_modifiers");
        let pieces: Vec<Node<'_>> = node.named_children(&mut cursor).filter(is_content).collect();
        for (at, piece) in pieces.iter().enumerate() {
            match piece.kind() {
                "quoted_content" => match indent {
                    Some(indent) => self.heredoc(*piece, indent, at == 0, &mut parts),
                    None => parts.push(self.cx.key(*piece)),
                },
                "escape_sequence" => {
                    let value = match self.cx.str(*piece).chars().nth(1) {
                        Some('n') => "\n",
                        Some('t') => "\t",
                        Some('r') => "\r",
                        Some('s') => " ",
                        Some('"') => "\"",
                        Some('\'') => "'",
                        Some('\\') => "\\",
                        Some('#') => "#",
                        // A line that goes on.
                        Some('\n') => "",
                        _ => "\u{fffd}",
                    };
                    parts.push(made(value, self.cx.span(*piece)));
                }
                "interpolation" => {
                    let inner = piece.named_child(0).filter(|inner| inner.kind() != "comment");
                    parts.push(inner.map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(*piece)), |inner| self.expr(inner)));
                }
                _ => {}
            }
        }
        match parts.len() {
            0 => {
                let quote = node.child_by_field_name("quoted_start").map_or(span.start, |quote| self.cx.span(quote).end);
                let content = Span { start: quote, end: quote };
                Expr::new(ExprKind::Text { value: "".into(), content, exact: true }, span)
            }
            1 if pieces.len() == 1 => Expr { span, ..parts.remove(0) },
            _ => Expr::new(ExprKind::Template(parts), span),
        }
    }

    /// How far a heredoc is indented: as far as its end.
    fn indentation(&self, node: Node<'_>) -> Option<usize> {
        let end = node.child_by_field_name("quoted_end")?;
        (end.end_byte() - end.start_byte() == 3).then(|| end.start_position().column)
    }

    fn heredoc(&self, piece: Node<'_>, indent: usize, is_first: bool, parts: &mut Vec<Expr>) {
        let text = self.cx.str(piece);
        let mut at = piece.start_byte();
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let start = at;
            at += line.len();
            // What follows the opening quotes on their line is no part of the text.
            if is_first && number == 0 {
                continue;
            }
            let begins = number > 0 || piece.start_position().column == 0;
            let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
            let skipped = if begins { blank.min(indent) } else { 0 };
            let line = line.get(skipped..).unwrap_or_default();
            if !line.is_empty() {
                parts.push(Expr::text(line, Span::new(start + skipped, at)));
            }
        }
    }

    /// `~s(…)`, `~w(…)a`, `~r/…/`
    pub(super) fn sigil(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let name = node.named_child(0).map_or("", |name| self.cx.str(name));
        match name {
            "w" | "W" => {
                let mut words = Vec::new();
                let mut cursor = node.walk();
                for piece in node.named_children(&mut cursor) {
                    match piece.kind() {
                        "quoted_content" => {
                            let text = self.cx.str(piece);
                            for word in text.split_whitespace() {
                                let start = piece.start_byte() + (word.as_ptr() as usize - text.as_ptr() as usize);
                                words.push(Arg::of(Expr::text(word, Span::new(start, start + word.len()))));
                            }
                        }
                        "interpolation" => words.extend(piece.named_child(0).map(|inner| Arg::of(self.expr(inner)))),
                        _ => {}
                    }
                }
                Expr::new(ExprKind::List(words), span)
            }
            "s" | "S" | "c" | "C" | "r" | "R" => self.quoted(node),
            "H" | "L" | "E" => self.embedded(node),
            // `~D[2024-01-01]`
            _ => {
                let mut cursor = node.walk();
                let code = node.named_children(&mut cursor).filter(|piece| piece.kind() == "interpolation");
                let code = code.filter_map(|piece| piece.named_child(0)).map(|inner| self.expr(inner)).collect();
                Expr::opaque(code, span)
            }
        }
    }

    /// The name in a key of keywords (`user: `), and where it stands.
    pub(super) fn keyword(&self, key: Node<'_>) -> (&str, Span) {
        if key.kind() == "quoted_keyword"
            && let Some(content) = key.named_child(0)
        {
            return (self.cx.str(content), self.cx.span(content));
        }
        let name = self.cx.str(key).trim_end().trim_end_matches(':');
        let start = key.start_byte();
        (name, Span::new(start, start + name.len()))
    }

    /// The key of an entry as an expression.
    pub(super) fn key_expr(&self, key: Node<'_>) -> Expr {
        match key.kind() {
            "keyword" | "quoted_keyword" => {
                let (name, span) = self.keyword(key);
                Expr::text(name, span)
            }
            "unary_operator" if self.operator_of_unary(key) == "^" => key
                .child_by_field_name("operand")
                .map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(key)), |key| self.expr(key)),
            _ => self.expr(key),
        }
    }
}
