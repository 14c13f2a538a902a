//! Statements.

use std::sync::Arc;

use tree_sitter::Node;

use super::Php;
use super::loops::Target;
use crate::syntax::MAX_DEPTH;
use crate::syntax::ir::{Expr, ExprKind, Pattern, Scope, Stmt};
use crate::syntax::tree::{children, fields};

impl Php<'_> {
    pub(super) fn statements(&self, nodes: Vec<Node<'_>>) -> Vec<Stmt> {
        let mut out = Vec::new();
        for node in nodes {
            if self.is_halt(node) {
                break;
            }
            self.statement(node, &mut out);
        }
        out
    }

    /// The body of a loop, a branch, a function: a block, a block with a colon, or one statement.
    pub(super) fn body(&self, node: Node<'_>) -> Vec<Stmt> {
        match node.kind() {
            "compound_statement" | "colon_block" => self.cx.deeper(node, Vec::new, || self.statements(children(node))),
            _ => self.statements(vec![node]),
        }
    }

    pub(super) fn bodies(&self, node: Node<'_>, name: &str) -> Vec<Stmt> {
        fields(node, name).into_iter().flat_map(|body| self.body(body)).collect()
    }

    pub(super) fn statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        self.cx.deeper(node, || (), || self.statement_here(node, out));
    }

    pub(super) fn statement_here(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        match node.kind() {
            "expression_statement" => {
                if let Some(expr) = children(node).first() {
                    self.expression_statement(*expr, out);
                }
            }
            "echo_statement" => {
                for child in children(node) {
                    self.sequence(child, out);
                }
            }
            "compound_statement" | "colon_block" => out.extend(self.body(node)),
            "if_statement" => out.push(self.if_statement(node)),
            "switch_statement" => self.switch(node, out),
            "foreach_statement" => self.foreach(node, out),
            "while_statement" => self.while_statement(node, out),
            "do_statement" => {
                let mut body = self.in_target(Target::Loop, || self.bodies(node, "body"));
                if let Some(test) = node.child_by_field_name("condition") {
                    let test = self.expr(test);
                    body.push(Stmt::If { test, then: Vec::new(), otherwise: vec![Stmt::Break] });
                }
                out.push(Stmt::Loop { test: None, body });
            }
            "for_statement" => self.for_statement(node, out),
            "try_statement" => self.try_statement(node, out),
            "return_statement" => {
                let value = children(node).first().map(|value| self.expr(*value));
                out.push(Stmt::Return(value));
            }
            "exit_statement" => {
                let value = children(node).first().map(|value| self.expr(*value));
                out.push(Stmt::Throw(value));
            }
            "break_statement" | "continue_statement" => out.push(self.leave(node)),
            "global_declaration" => {
                let names = children(node).into_iter().filter(|name| name.kind() == "variable_name");
                out.push(Stmt::Global(names.map(|name| self.cx.str(name).into()).collect()));
            }
            "function_static_declaration" => {
                for declaration in children(node) {
                    let Some(name) = declaration.child_by_field_name("name") else { continue };
                    let value = declaration.child_by_field_name("value");
                    let value = value.map_or_else(|| Expr::null(self.cx.span(name)), |value| self.expr(value));
                    out.push(Stmt::Bind { pattern: Pattern::Name(self.cx.ident(name)), value, scope: Scope::Local });
                }
            }
            "unset_statement" => out.extend(children(node).into_iter().map(|target| Stmt::Delete(self.expr(target)))),
            "function_definition" => out.push(Stmt::Function(Arc::new(self.function_definition(node)))),
            "class_declaration" | "interface_declaration" | "trait_declaration" | "enum_declaration" => {
                let name = node.child_by_field_name("name").map(|name| self.qualified(name));
                let class = self.class(node, name);
                let merged = self.merged_provider(&class);
                out.push(Stmt::Class(Arc::new(class)));
                out.extend(merged);
            }
            "const_declaration" => {
                for element in children(node).into_iter().filter(|child| child.kind() == "const_element") {
                    if let [name, value] = children(element)[..] {
                        let name = self.qualified(name);
                        let span = name.span;
                        // Other files see it too, like what define() defines.
                        let text = ExprKind::Text { value: name.name.clone(), content: span, exact: false };
                        let args = vec![Expr::new(text, span), Expr::name(&name.name, span)];
                        let define = Stmt::Expr(Expr::call(Expr::name("define", span), args, span));
                        out.push(Stmt::Bind { pattern: Pattern::Name(name), value: self.expr(value), scope: Scope::Local });
                        out.push(define);
                    }
                }
            }
            "namespace_definition" => self.namespace(node, out),
            "namespace_use_declaration" => self.import(node),
            "declare_statement" => {
                let body = children(node).into_iter().filter(|child| child.kind() != "declare_directive");
                out.extend(self.statements(body.collect()));
            }
            // The pieces that the parser still made out.
            "ERROR" => {
                for child in children(node) {
                    self.statement(child, out);
                }
            }
            "php_tag" | "text" | "empty_statement" | "goto_statement" | "named_label_statement" => {}
            _ => out.push(Stmt::Expr(self.expr(node))),
        }
    }

    /// What one expression does as a statement: `echo`'s operands, the parts of a `for`.
    pub(super) fn sequence(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if node.kind() == "sequence_expression" {
            for child in children(node) {
                self.cx.deeper(child, || (), || self.sequence(child, out));
            }
        } else {
            self.expression_statement(node, out);
        }
    }

    pub(super) fn expression_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let bind = |pattern, value| Stmt::Bind { pattern, value, scope: Scope::Local };
        match node.kind() {
            "parenthesized_expression" | "error_suppression_expression" => {
                if let Some(inner) = children(node).first() {
                    self.cx.deeper(*inner, || (), || self.expression_statement(*inner, out));
                }
            }
            "assignment_expression"
            | "reference_assignment_expression"
            | "augmented_assignment_expression"
            | "update_expression" => {
                if let Some((target, value)) = self.assignment(node) {
                    out.push(bind(target, value));
                    out.extend(self.site_setting(node));
                }
            }
            "binary_expression" => {
                let branch = |out: &mut Vec<Stmt>, positive: bool| {
                    let (Some(left), Some(right)) = self.operands(node) else { return };
                    let test = self.expr(left);
                    let mut body = Vec::new();
                    self.cx.deeper(right, || (), || self.expression_statement(right, &mut body));
                    let (then, otherwise) = if positive { (body, Vec::new()) } else { (Vec::new(), body) };
                    out.push(Stmt::If { test, then, otherwise });
                };
                match self.operator(node).as_str() {
                    "&&" | "and" => branch(out, true),
                    "||" | "or" => branch(out, false),
                    _ => out.push(Stmt::Expr(self.expr(node))),
                }
            }
            "throw_expression" => out.push(Stmt::Throw(children(node).first().map(|value| self.expr(*value)))),
            "yield_expression" => out.push(self.yield_statement(node)),
            "function_call_expression" => match self.builtin(node) {
                Some(call) if matches!(call.name.as_str(), "exit" | "die") => {
                    out.push(Stmt::Throw(call.args.first().map(|value| self.expr(*value))));
                }
                // With flags, names may get a prefix.
                Some(call) if call.name == "extract" && call.args.len() < 3 => {
                    if let Some(value) = call.args.first() {
                        out.push(Stmt::Extract(self.expr(*value)));
                    }
                }
                _ => out.push(Stmt::Expr(self.expr(node))),
            },
            _ => out.push(Stmt::Expr(self.expr(node))),
        }
    }

    pub(super) fn namespace(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let name = node.child_by_field_name("name").map_or_else(String::new, |name| self.written(name));
        {
            let mut names = self.names.borrow_mut();
            names.namespace = name;
            names.classes.clear();
            names.functions.clear();
            names.constants.clear();
        }
        if let Some(body) = node.child_by_field_name("body") {
            out.extend(self.body(body));
        }
    }

    pub(super) fn if_statement(&self, node: Node<'_>) -> Stmt {
        let mut branches = vec![node];
        let mut otherwise = Vec::new();
        for alternative in fields(node, "alternative") {
            if alternative.kind() == "else_clause" {
                otherwise = self.bodies(alternative, "body");
            } else if branches.len() < MAX_DEPTH / 2 {
                branches.push(alternative);
            } else {
                self.cx.lose(alternative);
            }
        }
        // Lowered in the order of the text, nested from the end.
        let branches: Vec<_> = branches
            .into_iter()
            .map(|branch| {
                let test = branch.child_by_field_name("condition");
                let test = test.map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(branch)), |test| self.expr(test));
                (test, self.bodies(branch, "body"))
            })
            .collect();
        for (test, then) in branches.into_iter().rev() {
            otherwise = vec![Stmt::If { test, then, otherwise }];
        }
        otherwise.pop().unwrap_or(Stmt::Block(Vec::new()))
    }

    pub(super) fn switch(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let (Some(subject), Some(block)) = (node.child_by_field_name("condition"), node.child_by_field_name("body")) else {
            return;
        };
        let subject = self.expr(subject);
        let mut cases: Vec<(Vec<Expr>, Vec<Stmt>)> = Vec::new();
        for case in children(block) {
            let value = case.child_by_field_name("value");
            if value.is_none() && case.kind() == "case_statement" {
                continue;
            }
            let mut values: Vec<Expr> = value.map(|value| self.expr(value)).into_iter().collect();
            let body = children(case).into_iter().filter(|child| Some(child.id()) != value.map(|value| value.id()));
            let body = self.in_target(Target::Switch, || self.statements(body.collect()));
            // `case 'a': case 'b': …` is one case for both.
            if let Some((before, empty)) = cases.last()
                && empty.is_empty()
                && !before.is_empty()
                && !values.is_empty()
                && let Some((before, _)) = cases.pop()
            {
                values.splice(0..0, before);
            }
            cases.push((values, body));
        }
        out.push(Stmt::Switch { subject, cases, falls: true });
    }

    pub(super) fn try_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let mut handlers = Vec::new();
        let body = self.bodies(node, "body");
        let mut finally = Vec::new();
        for clause in children(node) {
            match clause.kind() {
                "catch_clause" => {
                    let mut handler = Vec::new();
                    if let Some(name) = clause.child_by_field_name("name") {
                        let value = Expr::opaque(Vec::new(), self.cx.span(name));
                        handler.push(Stmt::Bind { pattern: Pattern::Name(self.cx.ident(name)), value, scope: Scope::Local });
                    }
                    handler.extend(self.bodies(clause, "body"));
                    handlers.push(handler);
                }
                "finally_clause" => finally = self.bodies(clause, "body"),
                _ => {}
            }
        }
        out.push(Stmt::Try { body, handlers });
        out.extend(finally);
    }
}
