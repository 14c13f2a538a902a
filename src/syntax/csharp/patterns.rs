//! Patterns as the tests that they are: `x is { Rel: "influxdb", User: var u }` compares one property and binds another.

use tree_sitter::Node;

use super::CSharp;
use super::statements::is_pattern;
use crate::syntax::ir::{Expr, ExprKind, Ident, MADE_UP, Op, Scope, Span, Stmt, Style, Type};
use crate::syntax::tree::{children, fields};

impl CSharp<'_> {
    /// A variable that no program has.
    pub(super) fn temporary(&self, node: Node<'_>) -> Ident {
        let span = self.cx.span(node);
        Ident { name: format!("{MADE_UP}{}", span.start).into(), span: Span { start: span.start, end: span.start } }
    }

    /// The value of a constant label or pattern.
    pub(super) fn constant(&self, node: Node<'_>) -> Expr {
        match node.kind() {
            "constant_pattern" => match children(node).first() {
                Some(inner) => self.expr(*inner),
                None => Expr::opaque(Vec::new(), self.cx.span(node)),
            },
            _ => self.expr(node),
        }
    }

    /// Whether `subject`, which is cheap to evaluate twice, matches the pattern; its variables are bound on the way.
    pub(super) fn matches(&self, subject: Expr, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        self.cx.deeper(node, || Expr::opaque(Vec::new(), span), || self.matches_inner(subject, node))
    }

    fn matches_inner(&self, subject: Expr, node: Node<'_>) -> Expr {
        let span = subject.span.to(self.cx.span(node));
        let field = |name| node.child_by_field_name(name);
        match node.kind() {
            "constant_pattern" => {
                let value = self.constant(node);
                match value.kind {
                    ExprKind::Null => exists(subject, span).not(),
                    // The name of a type, or a constant: only of the latter can be said what it is.
                    ExprKind::Name(_) => exists(subject, span),
                    _ => Expr::compare(Op::Eq, subject, value, span),
                }
            }
            "negated_pattern" => match children(node).first() {
                Some(inner) => self.matches(subject, *inner).not(),
                None => exists(subject, span),
            },
            "parenthesized_pattern" => match children(node).first() {
                Some(inner) => self.matches(subject, *inner),
                None => exists(subject, span),
            },
            "or_pattern" | "and_pattern" => {
                let (Some(left), Some(right)) = (field("left"), field("right")) else { return exists(subject, span) };
                let (one, other) = (self.matches(subject.clone(), left), self.matches(subject, right));
                if node.kind() == "or_pattern" { Expr::either(one, other, span) } else { both(one, other, span) }
            }
            "var_pattern" => {
                let target = field("name").or_else(|| children(node).into_iter().next());
                let bind = target.map(|name| Stmt::Bind {
                    pattern: self.declared_pattern(name, &Type::Any),
                    value: subject,
                    scope: Scope::Local,
                });
                let holds = Stmt::Value(Expr::new(ExprKind::Bool(true), span));
                Expr::new(ExprKind::Block(bind.into_iter().chain([holds]).collect()), span)
            }
            "declaration_pattern" => {
                let ty = field("type").map_or(Type::Any, |ty| self.ty(ty));
                self.bound(field("name"), exists_as(subject, ty, span), span)
            }
            "type_pattern" | "discard" | "relational_pattern" => exists(subject, span),
            "list_pattern" => self.list(subject, node),
            "recursive_pattern" => self.recursive(subject, node),
            _ => exists(subject, span),
        }
    }

    /// The value bound to a name, as a test of whether it is there.
    fn bound(&self, name: Option<Node<'_>>, value: Expr, span: Span) -> Expr {
        let Some(name) = name else { return exists(value, span) };
        let target = Box::new(self.declared_pattern(name, &Type::Any));
        exists(Expr::new(ExprKind::Assign { target, value: Box::new(value), scope: Scope::Local }, span), span)
    }

    /// `Endpoint { Rel: "influxdb", User: var user } endpoint`, `("influxdb", var user)`
    fn recursive(&self, subject: Expr, node: Node<'_>) -> Expr {
        let span = subject.span.to(self.cx.span(node));
        let ty = node.child_by_field_name("type").map_or(Type::Any, |ty| self.ty(ty));
        let mut test = match node.child_by_field_name("name") {
            Some(name) => self.bound(Some(name), exists_as(subject.clone(), ty, span), span),
            None => exists(exists_as(subject.clone(), ty, span), span),
        };
        for clause in children(node) {
            let parts = children(clause).into_iter().filter(|part| part.kind() == "subpattern");
            for (index, part) in parts.enumerate() {
                let inner = children(part);
                let Some(pattern) = inner.last().copied().filter(|last| is_pattern(last.kind())) else { continue };
                let value = match (clause.kind(), inner.first()) {
                    ("property_pattern_clause", Some(key)) if *key != pattern => self.property(subject.clone(), *key),
                    ("positional_pattern_clause", _) => {
                        let at = self.cx.span(part);
                        let index = Expr::new(ExprKind::Number(index as i64), at);
                        Expr::access(subject.clone(), index, Style::Index, at)
                    }
                    _ => continue,
                };
                test = both(test, self.matches(value, pattern), span);
            }
        }
        test
    }

    /// `Query.Org` of the subject.
    fn property(&self, subject: Expr, key: Node<'_>) -> Expr {
        let span = self.cx.span(key);
        match key.kind() {
            "member_access_expression" => {
                let (Some(base), Some(name)) = (key.child_by_field_name("expression"), key.child_by_field_name("name")) else {
                    return Expr::opaque(Vec::new(), span);
                };
                let ident = self.ident(name);
                Expr::member(self.property(subject, base), &ident.name, ident.span, span)
            }
            _ => {
                let ident = self.ident(key);
                // The subject stands elsewhere.
                let base = Expr { span: Span { start: span.start, end: span.start }, ..subject };
                Expr::member(base, &ident.name, ident.span, span)
            }
        }
    }

    /// `[var first, ..]`
    fn list(&self, subject: Expr, node: Node<'_>) -> Expr {
        let span = subject.span.to(self.cx.span(node));
        let mut test = self.bound(node.child_by_field_name("name"), subject.clone(), span);
        let names = fields(node, "name");
        for (index, item) in children(node).into_iter().filter(|item| !names.contains(item)).enumerate() {
            let at = self.cx.span(item);
            let index = Expr::new(ExprKind::Number(index as i64), at);
            let value = Expr::access(subject.clone(), index, Style::Index, at);
            test = both(test, self.matches(value, item), span);
        }
        test
    }
}

pub(super) fn exists(value: Expr, span: Span) -> Expr {
    Expr::new(ExprKind::Exists(Box::new(value)), span)
}

fn exists_as(value: Expr, ty: Type, span: Span) -> Expr {
    match ty {
        Type::Any => value,
        ty => Expr::new(ExprKind::Cast { expr: Box::new(value), ty }, span),
    }
}

pub(super) fn both(one: Expr, other: Expr, span: Span) -> Expr {
    Expr::new(ExprKind::Both(Box::new(one), Box::new(other)), span)
}
