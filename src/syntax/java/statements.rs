//! Statements.

use std::sync::Arc;

use tree_sitter::Node;

use super::{Java, bind, is_class};
use crate::syntax::ir::{Expr, ExprKind, Iter, Pattern, Scope, Stmt, Type};
use crate::syntax::tree::{children, fields};

impl<'a> Java<'a> {
    /// The statements of a block.
    pub(super) fn block(&self, node: Node<'_>) -> Vec<Stmt> {
        self.enter();
        let body = children(node).into_iter().flat_map(|child| self.statement(child)).collect();
        self.leave();
        body
    }

    pub(super) fn block_in(&self, node: Node<'_>, field: &str) -> Vec<Stmt> {
        self.enter();
        let body = node.child_by_field_name(field).map(|body| self.statement(body)).unwrap_or_default();
        self.leave();
        body
    }

    pub(super) fn statement(&self, node: Node<'_>) -> Vec<Stmt> {
        self.cx.deeper(node, Vec::new, || self.statement_kind(node))
    }

    fn statement_kind(&self, node: Node<'_>) -> Vec<Stmt> {
        let span = self.cx.span(node);
        match node.kind() {
            "expression_statement" => children(node).into_iter().flat_map(|inner| self.expression_statement(inner)).collect(),
            "local_variable_declaration" => self.local_variables(node),
            "block" | "constructor_body" => vec![Stmt::Block(self.block(node))],
            "if_statement" => {
                // What a pattern in the test binds is also seen behind the statement.
                let test = self.expr_in(node, "condition");
                vec![Stmt::If { test, then: self.block_in(node, "consequence"), otherwise: self.block_in(node, "alternative") }]
            }
            "while_statement" => {
                let test = Some(self.expr_in(node, "condition"));
                vec![Stmt::Loop { test, body: self.block_in(node, "body") }]
            }
            "do_statement" => {
                let mut body = self.block_in(node, "body");
                body.push(Stmt::Expr(self.expr_in(node, "condition")));
                vec![Stmt::Loop { test: None, body: left_after_once(body, self.expr_in(node, "condition")) }]
            }
            "for_statement" => {
                self.enter();
                let mut all = Vec::new();
                for init in fields(node, "init") {
                    all.extend(if init.kind() == "local_variable_declaration" {
                        self.counters(init)
                    } else {
                        self.expression_statement(init)
                    });
                }
                let test = node.child_by_field_name("condition").map(|test| self.expr(test));
                let mut body = self.block_in(node, "body");
                body.extend(fields(node, "update").into_iter().flat_map(|update| self.expression_statement(update)));
                self.leave();
                all.push(Stmt::Loop { test, body });
                all
            }
            "enhanced_for_statement" => {
                let iter = self.expr_in(node, "value");
                self.enter();
                let pattern = self.variable(node, node.child_by_field_name("type"));
                let body = self.block_in(node, "body");
                self.leave();
                vec![Stmt::ForEach { pattern, iter, mode: Iter::Values, body }]
            }
            "return_statement" => {
                let value = children(node).first().map(|value| self.expr(*value));
                let value = match &*self.registered.borrow() {
                    Some(names) => value.map(|value| self.registering(names, value)),
                    None => value,
                };
                vec![Stmt::Return(value)]
            }
            "throw_statement" => vec![Stmt::Throw(children(node).first().map(|value| self.expr(*value)))],
            "yield_statement" => {
                let value = children(node).first().map_or_else(|| Expr::null(span), |value| self.expr(*value));
                vec![Stmt::Value(value), Stmt::Break]
            }
            "break_statement" => vec![Stmt::Break],
            "continue_statement" => vec![Stmt::Continue],
            "switch_expression" => self.switch(node, false),
            "try_statement" | "try_with_resources_statement" => self.try_statement(node),
            "labeled_statement" => children(node).into_iter().skip(1).flat_map(|inner| self.statement(inner)).collect(),
            "synchronized_statement" => {
                let mut body: Vec<Stmt> = children(node)
                    .into_iter()
                    .filter(|child| child.kind() == "parenthesized_expression")
                    .map(|lock| Stmt::Expr(self.expr(lock)))
                    .collect();
                body.extend(self.block_in(node, "body"));
                body
            }
            "assert_statement" => children(node).into_iter().map(|part| Stmt::Expr(self.expr(part))).collect(),
            "explicit_constructor_invocation" => vec![Stmt::Expr(self.constructor_call(node))],
            // A file of statements, as `jshell` and unnamed classes have them.
            "method_declaration" => vec![Stmt::Function(Arc::new(self.method(node)))],
            "ERROR" => {
                self.cx.lose(node);
                children(node).into_iter().filter(|child| !child.is_error()).flat_map(|child| self.statement(child)).collect()
            }
            _ if is_class(node) => self.class_statement(node),
            _ => Vec::new(),
        }
    }

    pub(super) fn expression_statement(&self, node: Node<'_>) -> Vec<Stmt> {
        match node.kind() {
            "assignment_expression" => match self.assignment(node) {
                Some((pattern, value)) => vec![bind(pattern, value)],
                None => vec![Stmt::Expr(self.expr(node))],
            },
            "switch_expression" => self.switch(node, false),
            "method_invocation" => match self.appended(node) {
                Some(bound) => vec![bound],
                None => vec![Stmt::Expr(self.expr(node))],
            },
            _ => vec![Stmt::Expr(self.expr(node))],
        }
    }

    /// `text.append(a).append(b);` changes the variable.
    fn appended(&self, node: Node<'_>) -> Option<Stmt> {
        let mut at = node;
        while at.kind() == "method_invocation" {
            if !matches!(self.cx.str(at.child_by_field_name("name")?), "append") {
                return None;
            }
            at = at.child_by_field_name("object")?;
        }
        let pattern = self.target(at)?;
        Some(bind(pattern, self.expr(node)))
    }

    fn local_variables(&self, node: Node<'_>) -> Vec<Stmt> {
        let ty = node.child_by_field_name("type");
        let mut all = Vec::new();
        for declarator in fields(node, "declarator") {
            let Some(name) = declarator.child_by_field_name("name") else { continue };
            let value = declarator.child_by_field_name("value");
            let token = ty.and_then(|ty| self.token_type(ty)).or_else(|| value.and_then(|value| self.token_of(value)));
            if let Some(token) = token {
                self.tokens.borrow_mut().insert(self.cx.str(name).to_owned(), token);
            }
            let value = value.map(|value| self.expr(value));
            let pattern = self.variable(declarator, ty);
            match value {
                Some(value) => all.push(bind(pattern, value)),
                None => {
                    let name = match pattern {
                        Pattern::Typed(inner, _) => *inner,
                        pattern => pattern,
                    };
                    all.push(bind(name, Expr::null(self.cx.span(declarator))));
                }
            }
        }
        all
    }

    /// `int i = 0`: which element the loop is at isn't known.
    fn counters(&self, node: Node<'_>) -> Vec<Stmt> {
        let is_counter =
            node.child_by_field_name("type").is_some_and(|ty| matches!(self.cx.str(ty), "int" | "long" | "short" | "byte"));
        if !is_counter {
            return self.local_variables(node);
        }
        fields(node, "declarator")
            .into_iter()
            .filter_map(|declarator| {
                let name = declarator.child_by_field_name("name")?;
                self.declare(self.cx.str(name));
                let parts = declarator.child_by_field_name("value").map(|value| self.expr(value)).into_iter().collect();
                Some(bind(Pattern::Name(self.cx.ident(name)), Expr::opaque(parts, self.cx.span(declarator))))
            })
            .collect()
    }

    /// A variable that is declared here, with its type where that says something.
    pub(super) fn variable(&self, node: Node<'_>, ty: Option<Node<'_>>) -> Pattern {
        let Some(name) = node.child_by_field_name("name").filter(|name| name.kind() == "identifier") else {
            return Pattern::Ignore;
        };
        self.declare(self.cx.str(name));
        let pattern = Pattern::Name(self.cx.ident(name));
        let is_array = node.child_by_field_name("dimensions").is_some();
        match ty.map(|ty| self.ty(ty)) {
            None | Some(Type::Any) => pattern,
            Some(ty) if is_array => Pattern::Typed(Box::new(pattern), Type::List(Box::new(ty))),
            Some(ty) => Pattern::Typed(Box::new(pattern), ty),
        }
    }

    fn try_statement(&self, node: Node<'_>) -> Vec<Stmt> {
        self.enter();
        let mut body = Vec::new();
        for resource in node.child_by_field_name("resources").map(children).unwrap_or_default() {
            match resource.child_by_field_name("value") {
                Some(value) => {
                    let value = self.expr(value);
                    let pattern = self.variable(resource, resource.child_by_field_name("type"));
                    body.push(bind(pattern, value));
                }
                None => body.extend(children(resource).into_iter().map(|part| Stmt::Expr(self.expr(part)))),
            }
        }
        body.extend(self.block_in(node, "body"));
        self.leave();
        let mut handlers = Vec::new();
        let mut finally = Vec::new();
        for child in children(node) {
            match child.kind() {
                "catch_clause" => {
                    self.enter();
                    let parameter = children(child).into_iter().find(|child| child.kind() == "catch_formal_parameter");
                    let name = parameter.and_then(|parameter| parameter.child_by_field_name("name"));
                    let mut handler = Vec::new();
                    if let Some(name) = name {
                        self.declare(self.cx.str(name));
                        let error = Expr::opaque(Vec::new(), self.cx.span(name));
                        handler.push(Stmt::Bind {
                            pattern: Pattern::Name(self.cx.ident(name)),
                            value: error,
                            scope: Scope::Local,
                        });
                    }
                    handler.extend(self.block_in(child, "body"));
                    self.leave();
                    handlers.push(handler);
                }
                "finally_clause" => finally.extend(children(child).into_iter().flat_map(|block| self.block(block))),
                _ => {}
            }
        }
        let mut all = if handlers.is_empty() { body } else { vec![Stmt::Try { body, handlers }] };
        all.extend(finally);
        all
    }
}

/// A loop that is left at the end of a turn unless the test holds.
fn left_after_once(mut body: Vec<Stmt>, test: Expr) -> Vec<Stmt> {
    body.pop();
    let test = Expr { span: test.span, kind: ExprKind::Not(Box::new(test)) };
    body.push(Stmt::If { test, then: vec![Stmt::Break], otherwise: Vec::new() });
    body
}
