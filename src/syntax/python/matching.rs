//! `match`, as a chain of tests.

use tree_sitter::Node;

use super::Python;
use super::statements::chain;
use crate::syntax::ir::{Expr, ExprKind, FieldPattern, Pattern, Span, Stmt};
use crate::syntax::tree::{children, fields, has_token};

impl Python<'_> {
    pub(super) fn match_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let mut subjects = self.all(fields(node, "subject"));
        let subject = if subjects.len() == 1 {
            subjects.remove(0)
        } else {
            let items = subjects.into_iter().map(crate::syntax::ir::Arg::of).collect();
            Expr::new(ExprKind::List(items), self.cx.span(node))
        };
        let subject = self.once(subject, out);
        let cases = node.child_by_field_name("body").map(children).unwrap_or_default();
        let branches = cases.into_iter().filter(|case| case.kind() == "case_clause").map(|case| self.case(case, &subject));
        out.extend(chain(branches.collect(), Vec::new()));
    }

    fn case(&self, case: Node<'_>, subject: &Expr) -> (Expr, Vec<Stmt>) {
        let nodes: Vec<_> = children(case).into_iter().filter(|child| child.kind() == "case_pattern").collect();
        let span = nodes.first().map_or_else(|| self.cx.span(case), |first| self.cx.span(*first));
        // What a pattern asks beyond keys and values: types, which are not known here.
        let mut asks = false;
        let pattern = match nodes[..] {
            [one] => self.case_pattern(one, &mut asks),
            _ => self.sequence(&nodes, span, &mut asks),
        };
        let mut test = Expr::new(ExprKind::Matches { expr: Box::new(subject.clone()), pattern: Box::new(pattern) }, span);
        if asks {
            test = both(test, Expr::opaque(Vec::new(), span));
        }
        if let Some(guard) = case.child_by_field_name("guard").and_then(|guard| guard.named_child(0)) {
            test = both(test, self.expr(guard));
        }
        (test, self.body_of(case, "consequence"))
    }

    fn case_pattern(&self, node: Node<'_>, asks: &mut bool) -> Pattern {
        let mut inner = false;
        let pattern = self.cx.deeper(node, || Pattern::Ignore, || self.case_pattern_kind(node, &mut inner));
        *asks |= inner;
        pattern
    }

    fn case_pattern_kind(&self, node: Node<'_>, asks: &mut bool) -> Pattern {
        let parts = children(node);
        match node.kind() {
            "case_pattern" => match parts[..] {
                [one] if has_token(node, "-") => Pattern::Const(Box::new(Expr::opaque(vec![self.expr(one)], self.cx.span(node)))),
                [one] => self.case_pattern(one, asks),
                _ => Pattern::Ignore,
            },
            "as_pattern" => Pattern::All(parts.into_iter().map(|part| self.case_pattern(part, asks)).collect()),
            "union_pattern" => Pattern::Any(parts.into_iter().map(|part| self.case_pattern(part, asks)).collect()),
            "identifier" => Pattern::Name(self.cx.ident(node)),
            "dotted_name" => match parts[..] {
                [name] if self.cx.str(name) == "_" => Pattern::Ignore,
                [name] => Pattern::Name(self.cx.ident(name)),
                _ => Pattern::Const(Box::new(self.dotted_value(&parts))),
            },
            "list_pattern" | "tuple_pattern" => match parts[..] {
                [one] if node.kind() == "tuple_pattern" && !has_token(node, ",") => self.case_pattern(one, asks),
                _ => self.sequence(&parts, self.cx.span(node), asks),
            },
            "dict_pattern" => {
                let keys = fields(node, "key").into_iter();
                let entries = keys.zip(fields(node, "value")).map(|(key, value)| {
                    let span = self.cx.span(key).to(self.cx.span(value));
                    let key = if key.kind() == "dotted_name" { self.dotted_value(&children(key)) } else { self.expr(key) };
                    FieldPattern { key, value: self.case_pattern(value, asks), span }
                });
                let entries = entries.collect();
                let rest = parts.into_iter().find(|part| part.kind() == "splat_pattern").map(|part| Box::new(self.splat(part)));
                Pattern::Record { fields: entries, rest, span: self.cx.span(node) }
            }
            "class_pattern" => {
                *asks = true;
                let mut all = Vec::new();
                let mut attributes = Vec::new();
                for part in parts.into_iter().skip(1) {
                    let inner = part.named_child(0).filter(|inner| inner.kind() == "keyword_pattern");
                    match inner.map(children).as_deref() {
                        Some([name, value]) => {
                            let span = self.cx.span(part);
                            attributes.push(FieldPattern {
                                key: self.cx.key(*name),
                                value: self.case_pattern(*value, asks),
                                span,
                            });
                        }
                        // `str(name)`: the value itself, for the builtin classes.
                        _ => all.push(self.case_pattern(part, asks)),
                    }
                }
                if !attributes.is_empty() {
                    all.push(Pattern::Record { fields: attributes, rest: None, span: self.cx.span(node) });
                }
                Pattern::All(all)
            }
            "splat_pattern" => self.splat(node),
            _ => Pattern::Const(Box::new(self.expr(node))),
        }
    }

    fn splat(&self, node: Node<'_>) -> Pattern {
        node.named_child(0).map_or(Pattern::Ignore, |name| Pattern::Name(self.cx.ident(name)))
    }

    fn sequence(&self, nodes: &[Node<'_>], span: Span, asks: &mut bool) -> Pattern {
        let mut items = Vec::new();
        let mut rest = None;
        for &node in nodes {
            let inner = if node.kind() == "case_pattern" { node.named_child(0).unwrap_or(node) } else { node };
            if inner.kind() == "splat_pattern" && rest.is_none() {
                rest = Some((items.len(), Box::new(self.splat(inner))));
            } else {
                items.push(self.case_pattern(node, asks));
            }
        }
        Pattern::List { items, rest, span }
    }

    /// `Key.USER`
    fn dotted_value(&self, names: &[Node<'_>]) -> Expr {
        let mut names = names.iter();
        let first = names.next().map_or_else(|| Expr::opaque(Vec::new(), Span::default()), |name| self.name(*name));
        names.fold(first, |base, name| {
            let span = base.span.to(self.cx.span(*name));
            Expr::member(base, self.cx.str(*name), self.cx.span(*name), span)
        })
    }
}

fn both(first: Expr, second: Expr) -> Expr {
    let span = first.span.to(second.span);
    Expr::new(ExprKind::Both(Box::new(first), Box::new(second)), span)
}
