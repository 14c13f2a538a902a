//! `case` with patterns (`in`), `=> pattern` and `in pattern`.

use tree_sitter::Node;

use super::statements::{any_of, chain};
use super::{Ruby, Tail};
use crate::syntax::ir::{Expr, ExprKind, FieldPattern, Ident, Pattern, Span, Stmt, Style};
use crate::syntax::tree::{children, fields};

impl Ruby<'_> {
    pub(super) fn case_match(&self, node: Node<'_>, tail: Tail, out: &mut Vec<Stmt>) {
        let subject = self.once(self.field(node, "value"), out);
        let mut branches = Vec::new();
        for clause in fields(node, "clauses") {
            let span =
                clause.child_by_field_name("pattern").map_or_else(|| self.cx.span(clause), |pattern| self.cx.span(pattern));
            // What a pattern asks beyond keys and values: classes, ranges, regular expressions.
            let mut asked = Vec::new();
            let pattern = clause
                .child_by_field_name("pattern")
                .map_or(Pattern::Ignore, |pattern| self.in_pattern(pattern, &subject, &mut asked));
            let both = |one: Expr, other: Expr| Expr::new(ExprKind::Both(Box::new(one), Box::new(other)), span);
            let matches = Expr::new(ExprKind::Matches { expr: Box::new(subject.clone()), pattern: Box::new(pattern) }, span);
            // What is taken from it is taken where it is what is asked for.
            let mut test = asked.into_iter().rev().fold(matches, |test, asked| both(asked, test));
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

    /// What the pattern takes from `subject`; what it asks of it beside that goes into `asked`.
    pub(super) fn in_pattern(&self, node: Node<'_>, subject: &Expr, asked: &mut Vec<Expr>) -> Pattern {
        self.cx.deeper(node, || Pattern::Ignore, || self.in_pattern_kind(node, subject, asked))
    }

    fn bound(&self, node: Node<'_>) -> Pattern {
        match self.cx.str(node) {
            "_" => Pattern::Ignore,
            name => Pattern::Name(Ident { name: self.declared(name).0, span: self.cx.span(node) }),
        }
    }

    fn in_pattern_kind(&self, node: Node<'_>, subject: &Expr, asked: &mut Vec<Expr>) -> Pattern {
        let span = self.cx.span(node);
        let unknown = || Expr::opaque(Vec::new(), span);
        let part = |key: Expr| {
            let at = Span { start: subject.span.start, end: subject.span.start };
            Expr::access(subject.clone(), key, Style::Index, at)
        };
        asked.extend(node.child_by_field_name("class").map(|_| unknown()));
        let class = node.child_by_field_name("class").map(|class| class.id());
        let parts = children(node).into_iter().filter(|part| Some(part.id()) != class);
        match node.kind() {
            "identifier" => self.bound(node),
            "as_pattern" => {
                let inner = node.child_by_field_name("value").map(|value| self.in_pattern(value, subject, asked));
                let name = node.child_by_field_name("name").map(|name| self.bound(name));
                Pattern::All(inner.into_iter().chain(name).collect())
            }
            "alternative_pattern" => {
                let mut tests = Vec::new();
                let patterns: Vec<Pattern> = parts
                    .map(|part| {
                        let mut inner = Vec::new();
                        let pattern = self.in_pattern(part, subject, &mut inner);
                        tests.extend(inner.into_iter().reduce(|_, _| unknown()));
                        pattern
                    })
                    .collect();
                // `/a/ | /b/`
                let is_all = tests.len() == patterns.len() && patterns.iter().all(|pattern| matches!(pattern, Pattern::Ignore));
                match (is_all, tests.is_empty()) {
                    (true, _) => asked.push(any_of(tests, span)),
                    (false, false) => asked.push(unknown()),
                    (false, true) => {}
                }
                Pattern::Any(patterns)
            }
            "parenthesized_pattern" => {
                node.named_child(0).map_or(Pattern::Ignore, |inner| self.in_pattern(inner, subject, asked))
            }
            "hash_pattern" => {
                let mut entries = Vec::new();
                let mut rest = None;
                for entry in parts {
                    match (entry.kind(), entry.child_by_field_name("key")) {
                        ("keyword_pattern", Some(key)) => {
                            let value = match entry.child_by_field_name("value") {
                                Some(value) => self.in_pattern(value, &part(self.text(key)), asked),
                                None => self.bound(key),
                            };
                            entries.push(FieldPattern { key: self.text(key), value, span: self.cx.span(entry) });
                        }
                        ("hash_splat_parameter", _) => {
                            rest = entry.child_by_field_name("name").map(|name| Box::new(self.bound(name)));
                        }
                        _ => {}
                    }
                }
                Pattern::Record { fields: entries, rest, span }
            }
            "array_pattern" => {
                let mut items = Vec::new();
                let mut rest = None;
                for item in parts {
                    if item.kind() == "splat_parameter" {
                        let inner = item.child_by_field_name("name").map_or(Pattern::Ignore, |name| self.bound(name));
                        rest = Some((items.len(), Box::new(inner)));
                    } else {
                        let index = ExprKind::Number(items.len() as i64);
                        items.push(self.in_pattern(item, &part(Expr::new(index, span)), asked));
                    }
                }
                Pattern::List { items, rest, span }
            }
            // Any of the elements.
            "find_pattern" => {
                let any = Expr::new(ExprKind::Each(Box::new(subject.clone())), subject.span);
                let wanted = parts.filter(|part| part.kind() != "splat_parameter");
                let wanted = wanted.map(|part| self.in_pattern(part, &any, asked)).collect();
                Pattern::List {
                    items: Vec::new(),
                    rest: Some((0, Box::new(Pattern::List { items: wanted, rest: None, span }))),
                    span,
                }
            }
            "variable_reference_pattern" | "expression_reference_pattern" => {
                Pattern::Const(Box::new(node.named_child(0).map_or_else(|| Expr::null(span), |inner| self.expr(inner))))
            }
            "constant" | "scope_resolution" | "range" | "lambda" | "regex" => {
                asked.push(self.matches(subject, node));
                Pattern::Ignore
            }
            _ => Pattern::Const(Box::new(self.expr(node))),
        }
    }
}
