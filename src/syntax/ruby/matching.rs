//! `case` with patterns (`in`), `=> pattern` and `in pattern`.

use tree_sitter::Node;

use super::statements::chain;
use super::{Ruby, Tail};
use crate::syntax::ir::{Expr, ExprKind, FieldPattern, Ident, Pattern, Stmt};
use crate::syntax::tree::{children, fields};

impl Ruby<'_> {
    pub(super) fn case_match(&self, node: Node<'_>, tail: Tail, out: &mut Vec<Stmt>) {
        let subject = self.once(self.field(node, "value"), out);
        let mut branches = Vec::new();
        for clause in fields(node, "clauses") {
            let span =
                clause.child_by_field_name("pattern").map_or_else(|| self.cx.span(clause), |pattern| self.cx.span(pattern));
            // What a pattern asks beyond keys and values: classes, ranges.
            let mut asks = false;
            let pattern =
                clause.child_by_field_name("pattern").map_or(Pattern::Ignore, |pattern| self.in_pattern(pattern, &mut asks));
            let both = |one: Expr, other: Expr| Expr::new(ExprKind::Both(Box::new(one), Box::new(other)), span);
            let mut test = Expr::new(ExprKind::Matches { expr: Box::new(subject.clone()), pattern: Box::new(pattern) }, span);
            if asks {
                test = both(test, Expr::opaque(Vec::new(), span));
            }
            if let Some(guard) = clause.child_by_field_name("guard") {
                let condition = self.field(guard, "condition");
                test = both(test, if guard.kind() == "unless_guard" { condition.not() } else { condition });
            }
            let mut body = Vec::new();
            if let Some(then) = clause.child_by_field_name("body") {
                self.statements(&children(then), tail, &mut body);
            }
            branches.push((test, body));
        }
        let mut otherwise = Vec::new();
        if let Some(part) = node.child_by_field_name("else") {
            self.statements(&children(part), tail, &mut otherwise);
        }
        out.extend(chain(branches, otherwise));
    }

    pub(super) fn in_pattern(&self, node: Node<'_>, asks: &mut bool) -> Pattern {
        let mut inner = false;
        let pattern = self.cx.deeper(node, || Pattern::Ignore, || self.in_pattern_kind(node, &mut inner));
        *asks |= inner;
        pattern
    }

    fn bound(&self, node: Node<'_>) -> Pattern {
        match self.cx.str(node) {
            "_" => Pattern::Ignore,
            name => Pattern::Name(Ident { name: self.declared(name).0, span: self.cx.span(node) }),
        }
    }

    fn in_pattern_kind(&self, node: Node<'_>, asks: &mut bool) -> Pattern {
        let span = self.cx.span(node);
        *asks |= node.child_by_field_name("class").is_some();
        let class = node.child_by_field_name("class").map(|class| class.id());
        let parts = children(node).into_iter().filter(|part| Some(part.id()) != class);
        match node.kind() {
            "identifier" => self.bound(node),
            "as_pattern" => {
                let inner = node.child_by_field_name("value").map(|value| self.in_pattern(value, asks));
                let name = node.child_by_field_name("name").map(|name| self.bound(name));
                Pattern::All(inner.into_iter().chain(name).collect())
            }
            "alternative_pattern" => Pattern::Any(parts.map(|part| self.in_pattern(part, asks)).collect()),
            "parenthesized_pattern" => node.named_child(0).map_or(Pattern::Ignore, |inner| self.in_pattern(inner, asks)),
            "hash_pattern" => {
                let mut entries = Vec::new();
                let mut rest = None;
                for part in parts {
                    match (part.kind(), part.child_by_field_name("key")) {
                        ("keyword_pattern", Some(key)) => {
                            let value = match part.child_by_field_name("value") {
                                Some(value) => self.in_pattern(value, asks),
                                None => self.bound(key),
                            };
                            entries.push(FieldPattern { key: self.text(key), value, span: self.cx.span(part) });
                        }
                        ("hash_splat_parameter", _) => {
                            rest = part.child_by_field_name("name").map(|name| Box::new(self.bound(name)));
                        }
                        _ => {}
                    }
                }
                Pattern::Record { fields: entries, rest, span }
            }
            "array_pattern" => {
                let mut items = Vec::new();
                let mut rest = None;
                for part in parts {
                    if part.kind() == "splat_parameter" {
                        let inner = part.child_by_field_name("name").map_or(Pattern::Ignore, |name| self.bound(name));
                        rest = Some((items.len(), Box::new(inner)));
                    } else {
                        items.push(self.in_pattern(part, asks));
                    }
                }
                Pattern::List { items, rest, span }
            }
            // Any of the elements.
            "find_pattern" => {
                let wanted =
                    parts.filter(|part| part.kind() != "splat_parameter").map(|part| self.in_pattern(part, asks)).collect();
                Pattern::List {
                    items: Vec::new(),
                    rest: Some((0, Box::new(Pattern::List { items: wanted, rest: None, span }))),
                    span,
                }
            }
            "variable_reference_pattern" | "expression_reference_pattern" => {
                Pattern::Const(Box::new(node.named_child(0).map_or_else(|| Expr::null(span), |inner| self.expr(inner))))
            }
            "constant" | "scope_resolution" | "range" | "lambda" => {
                *asks = true;
                Pattern::Ignore
            }
            "regex" => {
                *asks = true;
                Pattern::Ignore
            }
            _ => Pattern::Const(Box::new(self.expr(node))),
        }
    }
}
