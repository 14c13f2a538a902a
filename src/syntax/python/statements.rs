//! Statements.

use std::sync::Arc;

use tree_sitter::Node;

use super::Python;
use super::functions::{Role, contains};
use crate::syntax::ir::{Expr, ExprKind, Ident, Iter, Pattern, Scope, Stmt, Style, Type};
use crate::syntax::tree::{children, fields, has_token};

/// More branches than this are no longer nested into each other.
const MAX_CHAIN: usize = 100;

impl Python<'_> {
    pub(super) fn block(&self, node: Node<'_>) -> Vec<Stmt> {
        let mut body = Vec::new();
        for child in children(node) {
            self.statement(child, &mut body);
        }
        body
    }

    pub(super) fn body_of(&self, node: Node<'_>, field: &str) -> Vec<Stmt> {
        node.child_by_field_name(field).map(|body| self.block(body)).unwrap_or_default()
    }

    pub(super) fn field(&self, node: Node<'_>, field: &str) -> Expr {
        match node.child_by_field_name(field) {
            Some(child) => self.expr(child),
            None => Expr::opaque(Vec::new(), self.cx.span(node)),
        }
    }

    pub(super) fn statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        self.cx.deeper(node, || (), || self.statement_kind(node, out));
    }

    pub(super) fn statement_kind(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let span = self.cx.span(node);
        match node.kind() {
            "expression_statement" => children(node).into_iter().for_each(|child| self.expression_statement(child, out)),
            "import_statement" => fields(node, "name").into_iter().for_each(|name| out.push(self.import(name))),
            "import_from_statement" => self.import_from(node, out),
            "future_import_statement" | "pass_statement" | "comment" => {}
            "return_statement" => {
                let value = node.named_child(0).map(|value| self.expr(value));
                out.push(Stmt::Return(value));
            }
            "raise_statement" => {
                out.extend(node.child_by_field_name("cause").map(|cause| Stmt::Expr(self.expr(cause))));
                let value = node.named_child(0).filter(|value| value.kind() != "comment").map(|value| self.expr(value));
                out.push(Stmt::Throw(value));
            }
            "assert_statement" => {
                let mut parts = children(node).into_iter();
                let Some(test) = parts.next() else { return };
                let message = parts.next().map(|message| self.expr(message));
                out.push(Stmt::If { test: self.expr(test), then: Vec::new(), otherwise: vec![Stmt::Throw(message)] });
            }
            "delete_statement" => {
                for target in children(node) {
                    let targets = if target.kind() == "expression_list" { children(target) } else { vec![target] };
                    out.extend(targets.into_iter().map(|target| Stmt::Delete(self.expr(target))));
                }
            }
            "global_statement" | "nonlocal_statement" => {
                out.push(Stmt::Global(children(node).into_iter().map(|name| self.cx.str(name).into()).collect()));
            }
            "break_statement" => out.push(Stmt::Break),
            "continue_statement" => out.push(Stmt::Continue),
            "print_statement" => {
                let parts = children(node).into_iter().map(|part| self.expr(part)).collect();
                out.push(Stmt::Expr(Expr::opaque(parts, span)));
            }
            "exec_statement" => {
                let code = Box::new(self.field(node, "code"));
                let kind = ExprKind::Code { language: "python", code, input: None, names: Vec::new() };
                out.push(Stmt::Expr(Expr::new(kind, span)));
            }
            "type_alias_statement" => {
                if let (Some(left), Some(right)) = (node.child_by_field_name("left"), node.child_by_field_name("right")) {
                    let name = left.named_child(0).unwrap_or(left);
                    // `type(self).member = value`, which the grammar takes for an alias.
                    if matches!(name.kind(), "attribute" | "subscript") {
                        let (target, value) = (Box::new(self.part_of_type(name)), self.expr(right));
                        out.push(Stmt::Bind { pattern: Pattern::Place(target), value, scope: Scope::Local });
                        return;
                    }
                    let name = if name.kind() == "generic_type" { name.named_child(0).unwrap_or(name) } else { name };
                    out.push(Stmt::Class(Arc::new(self.alias(self.cx.ident(name), self.ty(right), span))));
                }
            }
            "if_statement" => {
                let mut branches = vec![(self.field(node, "condition"), self.body_of(node, "consequence"))];
                let mut otherwise = Vec::new();
                for alternative in fields(node, "alternative") {
                    match alternative.kind() {
                        "elif_clause" => {
                            branches.push((self.field(alternative, "condition"), self.body_of(alternative, "consequence")))
                        }
                        _ => otherwise = self.body_of(alternative, "body"),
                    }
                }
                out.extend(chain(branches, otherwise));
            }
            "for_statement" => {
                let body = self.body_of(node, "body");
                if let Some(left) = node.child_by_field_name("left") {
                    out.push(Stmt::ForEach {
                        pattern: self.pattern(left),
                        iter: self.field(node, "right"),
                        mode: Iter::Natural,
                        body,
                    });
                }
                self.loop_else(node, out);
            }
            "while_statement" => {
                let test = self.field(node, "condition");
                let test = if matches!(test.kind, ExprKind::Bool(true) | ExprKind::Number(1)) { None } else { Some(test) };
                out.push(Stmt::Loop { test, body: self.body_of(node, "body") });
                self.loop_else(node, out);
            }
            "try_statement" => self.try_statement(node, out),
            "with_statement" => self.with_statement(node, out),
            "match_statement" => self.match_statement(node, out),
            "function_definition" => out.push(Stmt::Function(Arc::new(self.function(node, &[], Role::Plain)))),
            "class_definition" => self.class(node, &[], out),
            "decorated_definition" => {
                let decorators: Vec<_> = children(node).into_iter().filter(|child| child.kind() == "decorator").collect();
                match node.child_by_field_name("definition") {
                    Some(class) if class.kind() == "class_definition" => self.class(class, &decorators, out),
                    Some(function) => {
                        out.push(Stmt::Function(Arc::new(self.function(function, &decorators, Role::Plain))));
                        out.extend(self.fixture(function, &decorators));
                    }
                    None => {}
                }
            }
            "block" | "else_clause" | "finally_clause" | "except_clause" | "elif_clause" | "case_clause" | "ERROR" => {
                // Parts of broken statements: what can still be read in them counts.
                children(node).into_iter().for_each(|child| self.statement(child, out));
            }
            "identifier" | "string" | "parameters" | "argument_list" | "decorator"
                if node.parent().is_some_and(|parent| parent.is_error()) => {}
            _ => out.push(Stmt::Expr(self.expr(node))),
        }
    }

    /// `(object).member`, behind a `type` that makes it a member of the object's class.
    pub(super) fn part_of_type(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        self.cx.deeper(
            node,
            || Expr::opaque(Vec::new(), span),
            || match (node.kind(), node.child_by_field_name("object").or_else(|| node.child_by_field_name("value"))) {
                ("attribute", Some(object)) => match node.child_by_field_name("attribute") {
                    Some(name) => Expr::access(self.part_of_type(object), self.cx.key(name), Style::Member, span),
                    None => self.part_of_type(object),
                },
                ("subscript", Some(object)) => {
                    Expr::access(self.part_of_type(object), self.field(node, "subscript"), Style::Index, span)
                }
                _ => self.type_of(self.expr(node), span),
            },
        )
    }

    /// The `else` of a loop runs where no `break` left it.
    pub(super) fn loop_else(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(alternative) = node.child_by_field_name("alternative") else { return };
        let otherwise = self.body_of(alternative, "body");
        if node.child_by_field_name("body").is_some_and(breaks) {
            let test = Expr::opaque(Vec::new(), self.cx.span(alternative));
            out.push(Stmt::If { test, then: otherwise, otherwise: Vec::new() });
        } else {
            out.extend(otherwise);
        }
    }

    pub(super) fn try_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let mut body = self.body_of(node, "body");
        let mut handlers = Vec::new();
        let mut finally = Vec::new();
        for clause in children(node) {
            match clause.kind() {
                "except_clause" => handlers.push(self.except(clause)),
                "else_clause" => body.extend(self.body_of(clause, "body")),
                "finally_clause" => children(clause).into_iter().for_each(|block| finally.extend(self.block(block))),
                _ => {}
            }
        }
        if handlers.is_empty() {
            out.extend(body);
        } else {
            out.push(Stmt::Try { body, handlers });
        }
        out.extend(finally);
    }

    pub(super) fn except(&self, clause: Node<'_>) -> Vec<Stmt> {
        let mut body = Vec::new();
        let value = clause.child_by_field_name("value");
        let alias = clause.child_by_field_name("alias").or_else(|| value?.child_by_field_name("alias"));
        if let Some(alias) = alias {
            let alias = alias.named_child(0).unwrap_or(alias);
            let value = Expr::opaque(Vec::new(), self.cx.span(alias));
            body.push(Stmt::Bind { pattern: self.pattern(alias), value, scope: Scope::Local });
        }
        for block in children(clause).into_iter().filter(|child| child.kind() == "block") {
            body.extend(self.block(block));
        }
        body
    }

    pub(super) fn with_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let clauses = children(node).into_iter().filter(|child| child.kind() == "with_clause");
        let items = clauses.flat_map(children).filter_map(|item| item.child_by_field_name("value"));
        let method = if has_token(node, "async") { "__aenter__" } else { "__enter__" };
        let mut suppresses = false;
        for item in items {
            let several = matches!(item.kind(), "tuple" | "parenthesized_expression");
            for item in if several { children(item) } else { vec![item] } {
                let (value, alias) = match item.kind() {
                    "as_pattern" => (item.named_child(0).unwrap_or(item), item.child_by_field_name("alias")),
                    _ => (item, None),
                };
                let function = value.child_by_field_name("function").and_then(|function| self.qualified(function));
                suppresses |= matches!(function.as_deref(), Some("contextlib.suppress" | "pytest.raises"));
                let value = self.expr(value);
                match alias {
                    Some(alias) => {
                        let alias = alias.named_child(0).unwrap_or(alias);
                        let span = value.span;
                        let name = Expr::new(ExprKind::Text { value: method.into(), content: span, exact: false }, span);
                        let enter = Expr::call(Expr::access(value, name, Style::Method, span), Vec::new(), span);
                        out.push(Stmt::Bind { pattern: self.pattern(alias), value: enter, scope: Scope::Local });
                    }
                    None => out.push(Stmt::Expr(value)),
                }
            }
        }
        let body = self.body_of(node, "body");
        if suppresses {
            out.push(Stmt::Try { body, handlers: vec![Vec::new()] });
        } else {
            out.extend(body);
        }
    }

    pub(super) fn expression_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        match node.kind() {
            "assignment" => self.assignment(node, out),
            "augmented_assignment" => {
                let (pattern, value) = self.augmented(node);
                out.push(Stmt::Bind { pattern, value, scope: Scope::Local });
            }
            "yield" => self.yielded(node, out),
            "call" => match self.call_statement(node) {
                Some(statement) => out.push(statement),
                None => out.push(Stmt::Expr(self.expr(node))),
            },
            "await" => node.named_child(0).into_iter().for_each(|inner| self.expression_statement(inner, out)),
            "parenthesized_expression" if node.named_child_count() == 1 => {
                node.named_child(0).into_iter().for_each(|inner| self.expression_statement(inner, out));
            }
            // Documentation.
            "string" if !self.has_interpolation(node) => {}
            _ => out.push(Stmt::Expr(self.expr(node))),
        }
    }

    pub(super) fn assignment(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(left) = node.child_by_field_name("left") else { return };
        let ty = node.child_by_field_name("type").map(|ty| self.ty(ty));
        let Some(right) = node.child_by_field_name("right") else { return };
        if left.kind() == "identifier" {
            let alias = node.child_by_field_name("type").is_some_and(|ty| self.cx.str(ty).ends_with("TypeAlias"));
            if let Some(class) = self.class_made(left, right, alias) {
                out.push(Stmt::Class(Arc::new(class)));
                return;
            }
        }
        let mut pattern = self.pattern(left);
        if let Some(ty) = ty.filter(|ty| !matches!(ty, Type::Any)) {
            pattern = Pattern::Typed(Box::new(pattern), ty);
        }
        out.push(Stmt::Bind { pattern, value: self.assigned(right), scope: Scope::Local });
    }

    /// The right side of an assignment, which may be another one.
    pub(super) fn assigned(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        match node.kind() {
            "assignment" => {
                let Some(left) = node.child_by_field_name("left") else { return Expr::opaque(Vec::new(), span) };
                let Some(right) = node.child_by_field_name("right") else { return Expr::opaque(Vec::new(), span) };
                let value = self.cx.deeper(node, || Expr::opaque(Vec::new(), span), || self.assigned(right));
                let target = Box::new(self.pattern(left));
                Expr::new(ExprKind::Assign { target, value: Box::new(value), scope: Scope::Local }, span)
            }
            _ => self.expr(node),
        }
    }

    /// What `x += y` binds, and to what.
    pub(super) fn augmented(&self, node: Node<'_>) -> (Pattern, Expr) {
        let span = self.cx.span(node);
        let Some((left, right)) = node.child_by_field_name("left").zip(node.child_by_field_name("right")) else {
            return (Pattern::Ignore, Expr::opaque(Vec::new(), span));
        };
        let operator = node.child_by_field_name("operator").map_or("", |operator| self.cx.str(operator));
        let value = self.operation(operator.trim_end_matches('='), vec![self.expr(left), self.assigned(right)], span);
        (self.pattern(left), value)
    }

    pub(super) fn yielded(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let value = children(node).first().map_or_else(|| Expr::null(self.cx.span(node)), |value| self.expr(*value));
        if has_token(node, "from") {
            let name = self.temporary();
            let span = value.span;
            let body = vec![Stmt::Yield(Expr::name(&name, span))];
            let pattern = Pattern::Name(Ident { name, span });
            out.push(Stmt::ForEach { pattern, iter: value, mode: Iter::Natural, body });
        } else {
            out.push(Stmt::Yield(value));
        }
    }
}

/// Branches that are tried one after the other. Of very many, the first are put side by side: dropping a deep tree takes stack.
pub(super) fn chain(mut branches: Vec<(Expr, Vec<Stmt>)>, otherwise: Vec<Stmt>) -> Vec<Stmt> {
    let nested = branches.split_off(branches.len().saturating_sub(MAX_CHAIN));
    let nested = nested.into_iter().rev().fold(otherwise, |otherwise, (test, then)| vec![Stmt::If { test, then, otherwise }]);
    let beside = branches.into_iter().map(|(test, then)| Stmt::If { test, then, otherwise: Vec::new() });
    beside.chain(nested).collect()
}

/// Whether the body of a loop leaves it.
fn breaks(body: Node<'_>) -> bool {
    contains(body, "break_statement", &["function_definition", "class_definition", "for_statement", "while_statement"])
}
