//! Statements, in the order in which they take effect.

use std::sync::Arc;

use tree_sitter::Node;

use super::classes::function_of;
use super::{JavaScript, implied};
use crate::syntax::ir::{Expr, ExprKind, Field, Iter, Pattern, Scope, Stmt, Yields};
use crate::syntax::tree::{children, fields};

impl JavaScript<'_> {
    /// Statements in the order in which they take effect.
    pub(super) fn body(&self, nodes: &[Node<'_>]) -> Vec<Stmt> {
        let mut first = Vec::new();
        let mut rest = Vec::new();
        let prototypes = self.prototypes(nodes);
        for &node in nodes {
            if prototypes.iter().any(|prototype| prototype.statements.contains(&node)) {
                continue;
            }
            if let Some((name, function)) = function_of(node)
                && let Some(prototype) = prototypes.iter().find(|prototype| prototype.name == self.cx.str(name))
            {
                first.push(Stmt::Class(Arc::new(self.prototype_class(node, name, function, prototype))));
                continue;
            }
            let inner = match node.kind() {
                "export_statement" | "ambient_declaration" => node.child_by_field_name("declaration").unwrap_or(node),
                _ => node,
            };
            let hoisted = matches!(
                inner.kind(),
                "function_declaration" | "generator_function_declaration" | "interface_declaration" | "type_alias_declaration"
            );
            if node.kind() != "import_statement" {
                self.statement(node, if hoisted { &mut first } else { &mut rest });
            }
        }
        first.extend(rest);
        first
    }

    /// A statement that stands for a block, in braces or not.
    pub(super) fn block(&self, node: Option<Node<'_>>) -> Vec<Stmt> {
        let Some(node) = node else { return Vec::new() };
        let nodes = if node.kind() == "statement_block" { children(node) } else { vec![node] };
        self.in_block(&nodes, || self.body(&nodes))
    }

    pub(super) fn statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        self.cx.deeper(node, || (), || self.statement_inner(node, out));
    }

    fn statement_inner(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let field = |name| node.child_by_field_name(name);
        match node.kind() {
            "expression_statement" => {
                for child in children(node) {
                    self.expression_statement(child, out);
                }
            }
            "lexical_declaration" | "variable_declaration" | "using_declaration" => self.variables(node, out),
            "function_declaration" | "generator_function_declaration" => {
                let name = field("name").map(|name| self.binding(name));
                out.push(Stmt::Function(Arc::new(self.function(node, name))));
            }
            "class_declaration" | "abstract_class_declaration" => out.push(Stmt::Class(Arc::new(self.class(node)))),
            "interface_declaration" | "type_alias_declaration" => self.declared_type(node, out),
            "enum_declaration" => self.enumeration(node, out),
            "module" | "internal_module" => self.namespace(node, out),
            "ambient_declaration" => {
                // `declare const x` names something that exists elsewhere: it must not hide it.
                for child in children(node) {
                    if child.kind() == "statement_block" {
                        out.extend(self.body(&children(child)));
                    } else if !matches!(child.kind(), "lexical_declaration" | "variable_declaration" | "module") {
                        self.statement(child, out);
                    }
                }
            }
            "import_statement" => self.import(node, out),
            "import_alias" => {
                if let [name, value] = children(node).as_slice() {
                    let pattern = Pattern::Name(self.binding(*name));
                    out.push(Stmt::Bind { pattern, value: self.expr(*value), scope: Scope::Local });
                }
            }
            "export_statement" => self.export_statement(node, out),
            "statement_block" => out.push(Stmt::Block(self.block(Some(node)))),
            "if_statement" => out.push(self.if_statement(node)),
            "else_clause" | "labeled_statement" | "with_statement" => {
                let body = field("body").or_else(|| children(node).into_iter().last());
                out.extend(self.block(body));
            }
            "switch_statement" => out.push(self.switch(node)),
            "for_statement" => self.for_statement(node, out),
            "for_in_statement" => out.push(self.for_in(node)),
            "while_statement" => {
                let test = field("condition").map(|test| self.expr(test));
                out.push(Stmt::Loop { test, body: self.block(field("body")) });
            }
            "do_statement" => {
                let mut body = self.block(field("body"));
                if let Some(test) = field("condition") {
                    let test = self.expr(test).not();
                    body.push(Stmt::If { test, then: vec![Stmt::Break], otherwise: Vec::new() });
                }
                out.push(Stmt::Loop { test: None, body });
            }
            "try_statement" => self.try_statement(node, out),
            "return_statement" => {
                let value = children(node).first().map(|value| self.expr(*value));
                out.push(Stmt::Return(value));
            }
            "throw_statement" => {
                let value = children(node).first().map(|value| self.expr(*value));
                out.push(Stmt::Throw(value));
            }
            "break_statement" => out.push(Stmt::Break),
            "continue_statement" => out.push(Stmt::Continue),
            "function_signature" | "debugger_statement" | "empty_statement" | "comment" | "hash_bang_line" => {}
            "ERROR" => {
                // What the parser could make out of a broken part is still worth reading.
                for child in children(node) {
                    if child.kind().ends_with("_statement") || child.kind().ends_with("_declaration") {
                        self.statement(child, out);
                    } else if child.kind().ends_with("_expression") || child.kind() == "object" {
                        out.push(Stmt::Expr(self.expr(child)));
                    }
                }
            }
            _ => out.push(Stmt::Expr(self.expr(node))),
        }
    }

    pub(super) fn expression_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        match node.kind() {
            "parenthesized_expression" | "sequence_expression" => {
                for child in children(node) {
                    self.cx.deeper(child, || (), || self.expression_statement(child, out));
                }
            }
            "assignment_expression" => self.assignment_statement(node, out),
            "internal_module" => self.statement(node, out),
            _ => {
                let expr = self.expr(node);
                out.push(match expr.kind {
                    ExprKind::Assign { target, value, scope } => Stmt::Bind { pattern: *target, value: *value, scope },
                    // `yield`, `delete` and what never returns, lowered for use within expressions.
                    ExprKind::Block(mut body) if body.len() == 1 => body.pop().unwrap_or(Stmt::Expr(Expr::null(expr.span))),
                    _ => self.compiled_export(node, &expr).unwrap_or(Stmt::Expr(expr)),
                });
            }
        }
    }

    fn assignment_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let mut targets = Vec::new();
        let mut value = node;
        while value.kind() == "assignment_expression"
            && let (Some(left), Some(right)) = (value.child_by_field_name("left"), value.child_by_field_name("right"))
        {
            targets.push(left);
            value = right;
        }
        let value = self.expr(value);
        for target in targets.into_iter().rev() {
            let span = self.cx.span(target);
            if let Some(name) = self.exports_target(target) {
                self.export_commonjs(name, value.clone(), span, out);
            } else if self.cx.str(target) != "exports" || self.is_bound("exports") {
                let pattern = self.pattern(target);
                self.note_library(&pattern, &value);
                out.push(Stmt::Bind { pattern, value: value.clone(), scope: Scope::Nearest });
            }
        }
    }

    fn variables(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        for declarator in children(node).into_iter().filter(|child| child.kind() == "variable_declarator") {
            let Some(name) = declarator.child_by_field_name("name") else { continue };
            let mut initial = declarator.child_by_field_name("value");
            let mut exported = Vec::new();
            // `const app = module.exports = create()`
            while let Some(assignment) = initial.filter(|node| node.kind() == "assignment_expression")
                && let Some(left) = assignment.child_by_field_name("left")
                && let Some(name) = self.exports_target(left)
            {
                exported.push((name, self.cx.span(left)));
                initial = assignment.child_by_field_name("right");
            }
            let value = initial.map_or_else(|| Expr::null(self.cx.span(name)), |value| self.expr(value));
            let bare = self.pattern(name);
            self.note_library(&bare, &value);
            for (name, span) in exported {
                self.export_commonjs(name, value.clone(), span, out);
            }
            let pattern = self.typed(bare, declarator.child_by_field_name("type"));
            out.push(Stmt::Bind { pattern, value, scope: Scope::Local });
        }
    }

    fn if_statement(&self, node: Node<'_>) -> Stmt {
        let field = |name| node.child_by_field_name(name);
        let test = field("condition").map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(node)), |test| self.expr(test));
        let then = self.block(field("consequence"));
        let mut otherwise = Vec::new();
        if let Some(alternative) = field("alternative") {
            self.statement(alternative, &mut otherwise);
        }
        Stmt::If { test, then, otherwise }
    }

    fn switch(&self, node: Node<'_>) -> Stmt {
        let subject = node
            .child_by_field_name("value")
            .map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(node)), |value| self.expr(value));
        let cases = node.child_by_field_name("body").map(children).unwrap_or_default();
        let bodies: Vec<Vec<Node<'_>>> = cases.iter().map(|case| fields(*case, "body")).collect();
        let all: Vec<Node<'_>> = bodies.iter().flatten().copied().collect();
        let cases: Vec<(Vec<Expr>, Vec<Stmt>)> = self.in_block(&all, || {
            cases
                .iter()
                .zip(&bodies)
                .map(|(case, body)| {
                    let values = case.child_by_field_name("value").map(|value| self.expr(value));
                    (values.into_iter().collect(), self.body(body))
                })
                .collect()
        });
        let leaves = |body: &[Stmt]| {
            let last = match body.last() {
                Some(Stmt::Block(inner)) => inner.last(),
                last => last,
            };
            matches!(last, Some(Stmt::Break | Stmt::Continue | Stmt::Return(_) | Stmt::Throw(_)))
        };
        // `switch (true)` is a chain of tests.
        if matches!(subject.kind, ExprKind::Bool(true)) && cases.iter().all(|(_, body)| leaves(body)) {
            let chain = cases.into_iter().rev().fold(Vec::new(), |otherwise, (values, then)| match values.into_iter().next() {
                Some(test) => vec![Stmt::If { test, then: without_break(then), otherwise }],
                None => without_break(then),
            });
            return Stmt::Block(chain);
        }
        Stmt::Switch { subject, cases, falls: true }
    }

    fn for_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let field = |name| node.child_by_field_name(name);
        let initial: Vec<Node<'_>> = field("initializer").into_iter().collect();
        let body = self.in_block(&initial, || {
            let mut body = Vec::new();
            for &node in &initial {
                self.statement(node, &mut body);
            }
            let test = field("condition").filter(|node| node.kind() != "empty_statement").map(|test| self.expr(test));
            let mut inner = self.block(field("body"));
            if let Some(step) = field("increment") {
                self.expression_statement(step, &mut inner);
            }
            body.push(Stmt::Loop { test, body: inner });
            body
        });
        out.push(Stmt::Block(body));
    }

    /// `for (… in …)` runs over keys; `for (… of …)` over the elements of a list, the entries of a `Map`.
    fn for_in(&self, node: Node<'_>) -> Stmt {
        let field = |name| node.child_by_field_name(name);
        let iter = field("right").map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(node)), |iter| self.expr(iter));
        let left = field("left");
        let declared: Vec<Node<'_>> = left.filter(|_| field("kind").is_some()).into_iter().collect();
        self.scopes.borrow_mut().enter_loop(self.cx.text, &declared);
        let pattern = left.map_or(Pattern::Ignore, |left| self.pattern(left));
        let body = self.block(field("body"));
        self.scopes.borrow_mut().leave();
        let keys = field("operator").is_some_and(|operator| operator.kind() == "in");
        Stmt::ForEach { pattern, iter, mode: if keys { Iter::Keys } else { Iter::Pairs }, body }
    }

    fn try_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let field = |name| node.child_by_field_name(name);
        let body = self.block(field("body"));
        let handlers = field("handler").map(|handler| {
            let parameter = handler.child_by_field_name("parameter");
            let declared: Vec<Node<'_>> = parameter.into_iter().collect();
            self.scopes.borrow_mut().enter_loop(self.cx.text, &declared);
            let mut body = Vec::new();
            if let Some(parameter) = parameter {
                let value = Expr::opaque(Vec::new(), self.cx.span(parameter));
                body.push(Stmt::Bind { pattern: self.pattern(parameter), value, scope: Scope::Local });
            }
            body.extend(self.block(handler.child_by_field_name("body")));
            self.scopes.borrow_mut().leave();
            body
        });
        out.push(Stmt::Try { body, handlers: handlers.into_iter().collect() });
        if let Some(finally) = field("finalizer") {
            out.extend(self.block(finally.child_by_field_name("body")));
        }
    }

    /// An enumeration is a record of its values.
    fn enumeration(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(name) = node.child_by_field_name("name") else { return };
        let mut next = Some(0);
        let members = node.child_by_field_name("body").map(children).unwrap_or_default();
        let members = members.into_iter().filter_map(|member| {
            let (key, value) = match member.kind() {
                "enum_assignment" => (member.child_by_field_name("name")?, member.child_by_field_name("value")),
                _ => (member, None),
            };
            let value = match value {
                Some(value) => self.expr(value),
                None => {
                    let span = self.cx.span(key);
                    next.map_or_else(|| Expr::opaque(Vec::new(), span), |next| Expr::new(ExprKind::Number(next), span))
                }
            };
            next = match value.kind {
                ExprKind::Number(number) => number.checked_add(1),
                _ => None,
            };
            Some(Field::Pair { key: self.property_key(key), value })
        });
        let value = Expr::new(ExprKind::Record(members.collect()), self.cx.span(node));
        out.push(Stmt::Bind { pattern: Pattern::Name(self.binding(name)), value, scope: Scope::Local });
    }

    /// A namespace is a record of what it exports.
    fn namespace(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let (Some(name), Some(body)) = (node.child_by_field_name("name"), node.child_by_field_name("body")) else { return };
        if name.kind() != "identifier" {
            return;
        }
        let span = self.cx.span(node);
        let mut exported = Vec::new();
        let mut body = self.module(&children(body));
        body.retain_mut(|stmt| match stmt {
            Stmt::Export { name: Some(name), value } => {
                let value = std::mem::replace(value, Expr::null(span));
                exported.push(Field::Pair { key: implied(name, value.span), value });
                false
            }
            _ => true,
        });
        body.push(Stmt::Return(Some(Expr::new(ExprKind::Record(exported), span))));
        let value = Expr::run(body, Yields::No, span);
        out.push(Stmt::Bind { pattern: Pattern::Name(self.binding(name)), value, scope: Scope::Local });
    }
}

/// The statements without the `break` that ends them.
fn without_break(mut body: Vec<Stmt>) -> Vec<Stmt> {
    match body.last_mut() {
        Some(Stmt::Break) => {
            body.pop();
        }
        Some(Stmt::Block(inner)) => *inner = without_break(std::mem::take(inner)),
        _ => {}
    }
    body
}
