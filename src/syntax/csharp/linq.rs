//! Queries: `from e in endpoints where e.Rel == "influxdb" select e.User`.

use tree_sitter::Node;

use super::CSharp;
use crate::syntax::ir::{Expr, Iter, Pattern, Scope, Stmt, Type, Yields};
use crate::syntax::tree::children;

impl CSharp<'_> {
    /// A generator whose loops and tests are the clauses.
    pub(super) fn query(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let body = self.clauses(&children(node));
        Expr::run(body, Yields::List, span)
    }

    fn clauses(&self, clauses: &[Node<'_>]) -> Vec<Stmt> {
        let Some((clause, rest)) = clauses.split_first() else { return Vec::new() };
        self.cx.deeper(*clause, Vec::new, || self.clause(*clause, rest))
    }

    fn clause(&self, clause: Node<'_>, rest: &[Node<'_>]) -> Vec<Stmt> {
        let parts = children(clause);
        match clause.kind() {
            "from_clause" => {
                let (Some(name), Some(source)) = (clause.child_by_field_name("name"), parts.last()) else { return Vec::new() };
                let ty = clause.child_by_field_name("type").map_or(Type::Any, |ty| self.ty(ty));
                vec![self.each(self.declared_pattern(name, &ty), *source, self.clauses(rest))]
            }
            "join_clause" => {
                let names: Vec<_> = parts.iter().filter(|part| part.kind() == "identifier").collect();
                let (Some(name), Some(at)) = (names.first(), parts.iter().position(|part| Some(&part) == names.first())) else {
                    return self.clauses(rest);
                };
                let (source, keys) = (parts.get(at + 1), parts.get(at + 2..at + 4).unwrap_or_default());
                let Some(source) = source else { return self.clauses(rest) };
                let mut body = Vec::new();
                if let [left, right] = keys {
                    let op = crate::syntax::ir::Op::Eq;
                    let test = Expr::compare(op, self.expr(*left), self.expr(*right), self.cx.span(clause));
                    body.push(Stmt::If { test: test.not(), then: vec![Stmt::Continue], otherwise: Vec::new() });
                }
                body.extend(self.clauses(rest));
                vec![self.each(self.declared_pattern(**name, &Type::Any), *source, body)]
            }
            "let_clause" => {
                let [name, value] = parts.as_slice() else { return self.clauses(rest) };
                let pattern = self.declared_pattern(*name, &Type::Any);
                let mut body = vec![Stmt::Bind { pattern, value: self.expr(*value), scope: Scope::Local }];
                body.extend(self.clauses(rest));
                body
            }
            "where_clause" => {
                let Some(test) = parts.first() else { return self.clauses(rest) };
                vec![Stmt::If { test: self.expr(*test), then: self.clauses(rest), otherwise: Vec::new() }]
            }
            "order_by_clause" => {
                let mut body: Vec<Stmt> = parts.iter().map(|part| Stmt::Expr(self.expr(*part))).collect();
                body.extend(self.clauses(rest));
                body
            }
            "select_clause" | "group_clause" => {
                let mut body = Vec::new();
                let Some(value) = parts.first() else { return body };
                if let Some(key) = parts.get(1) {
                    body.push(Stmt::Expr(self.expr(*key)));
                }
                // `into name`: what comes after works on what was selected.
                match rest.split_first() {
                    Some((name, rest)) if name.kind() == "identifier" => {
                        let pattern = self.declared_pattern(*name, &Type::Any);
                        body.push(Stmt::Bind { pattern, value: self.expr(*value), scope: Scope::Local });
                        body.extend(self.clauses(rest));
                    }
                    _ => body.push(Stmt::Yield(self.expr(*value))),
                }
                body
            }
            _ => self.clauses(rest),
        }
    }

    fn each(&self, pattern: Pattern, source: Node<'_>, body: Vec<Stmt>) -> Stmt {
        Stmt::ForEach { pattern, iter: self.expr(source), mode: Iter::Pairs, body }
    }
}
