//! Statements.

use std::sync::Arc;

use tree_sitter::Node;

use super::{CSharp, Returns};
use crate::syntax::ir::{Expr, ExprKind, Iter, Pattern, Scope, Stmt, Type};
use crate::syntax::tree::{children, fields, has_token};

impl CSharp<'_> {
    pub(super) fn statements(&self, nodes: &[Node<'_>]) -> Vec<Stmt> {
        let mut out = Vec::new();
        for node in nodes {
            self.statement(*node, &mut out);
        }
        out
    }

    /// A statement that stands for a block, in braces or not.
    pub(super) fn block(&self, node: Option<Node<'_>>) -> Vec<Stmt> {
        let mut out = Vec::new();
        match node {
            Some(node) if node.kind() == "block" => out = self.statements(&children(node)),
            Some(node) => self.statement(node, &mut out),
            None => {}
        }
        out
    }

    fn statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
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
            "global_statement" | "checked_statement" | "unsafe_statement" | "preproc_if" | "preproc_else" | "preproc_elif" => {
                let inner = children(node).into_iter().filter(|child| is_statement(child.kind()));
                out.extend(self.statements(&inner.collect::<Vec<_>>()));
            }
            "block" => out.push(Stmt::Block(self.block(Some(node)))),
            "local_declaration_statement" | "field_declaration" => {
                for child in children(node).into_iter().filter(|child| child.kind() == "variable_declaration") {
                    self.variables(child, out);
                }
            }
            "variable_declaration" => self.variables(node, out),
            "local_function_statement" | "method_declaration" => {
                out.push(Stmt::Function(Arc::new(self.local_function(node))));
            }
            "if_statement" => {
                let Some(test) = field("condition") else { return };
                let (test, then) = (self.expr(test), self.block(field("consequence")));
                out.push(Stmt::If { test, then, otherwise: self.block(field("alternative")) });
            }
            "switch_statement" => self.switch(node, out),
            "while_statement" => {
                let test = field("condition").map(|test| self.expr(test));
                out.push(Stmt::Loop { test, body: self.block(field("body")) });
            }
            "do_statement" => {
                let mut body = self.block(field("body"));
                if let Some(test) = field("condition") {
                    body.push(Stmt::If { test: self.expr(test).not(), then: vec![Stmt::Break], otherwise: Vec::new() });
                }
                out.push(Stmt::Loop { test: None, body });
            }
            "for_statement" => {
                out.extend(fields(node, "initializer").into_iter().flat_map(|part| self.part(part)));
                let test = field("condition").map(|test| self.expr(test));
                let mut body = self.block(field("body"));
                body.extend(fields(node, "update").into_iter().flat_map(|part| self.part(part)));
                out.push(Stmt::Loop { test, body });
            }
            "foreach_statement" => out.extend(self.for_each(node)),
            "try_statement" => self.try_statement(node, out),
            "using_statement" | "fixed_statement" | "lock_statement" => {
                let inner = children(node);
                let Some((body, resources)) = inner.split_last() else { return };
                out.extend(resources.iter().flat_map(|resource| self.part(*resource)));
                out.extend(self.block(Some(*body)));
            }
            "return_statement" => {
                let value = children(node).first().map(|value| self.returned(*value));
                out.push(Stmt::Return(value));
            }
            "yield_statement" => match children(node).first() {
                Some(value) => out.push(Stmt::Yield(self.expr(*value))),
                None => out.push(Stmt::Return(None)),
            },
            "throw_statement" => out.push(Stmt::Throw(children(node).first().map(|value| self.expr(*value)))),
            "break_statement" => out.push(Stmt::Break),
            "continue_statement" => out.push(Stmt::Continue),
            "labeled_statement" => {
                if let Some(inner) = children(node).last() {
                    self.statement(*inner, out);
                }
            }
            "empty_statement" | "goto_statement" | "comment" => {}
            "ERROR" => {
                for child in children(node) {
                    if is_statement(child.kind()) {
                        self.statement(child, out);
                    } else if child.kind().ends_with("_expression") {
                        self.expression_statement(child, out);
                    }
                }
            }
            _ => self.expression_statement(node, out),
        }
    }

    /// A declaration or an expression where a statement holds several.
    fn part(&self, node: Node<'_>) -> Vec<Stmt> {
        let mut out = Vec::new();
        self.statement(node, &mut out);
        out
    }

    fn expression_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let expr = self.expr(node);
        out.push(match expr.kind {
            ExprKind::Assign { target, value, scope } => Stmt::Bind { pattern: *target, value: *value, scope },
            ExprKind::Block(mut body) if body.len() == 1 => body.pop().unwrap_or(Stmt::Expr(Expr::null(expr.span))),
            _ => Stmt::Expr(expr),
        });
    }

    /// What a `return` or an arrow gives: a tuple's elements are called as the function says.
    pub(super) fn returned(&self, node: Node<'_>) -> Expr {
        let returns = self.returns.borrow().last().cloned().unwrap_or_default();
        self.expected(node, &returns)
    }

    /// An expression where the type is known that it is for: `new(…)`, tuples.
    pub(super) fn expected(&self, node: Node<'_>, returns: &Returns) -> Expr {
        match node.kind() {
            "tuple_expression" if !returns.elements.is_empty() => self.tuple(node, &returns.elements),
            "implicit_object_creation_expression" => self.creation(node, returns.name.as_deref()),
            _ => self.expr(node),
        }
    }

    pub(super) fn returns_of(&self, ty: Node<'_>) -> Returns {
        let inner = match super::types::type_arguments(ty).as_slice() {
            [inner] if matches!(self.type_name(ty).as_deref(), Some("Task" | "ValueTask")) => *inner,
            _ => ty,
        };
        Returns { name: self.type_name(inner), elements: self.tuple_names(ty) }
    }

    // ---- variables

    fn variables(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(ty) = node.child_by_field_name("type") else { return };
        let declared = self.ty(ty);
        let expected = self.returns_of(ty);
        for declarator in children(node).into_iter().filter(|child| child.kind() == "variable_declarator") {
            let Some(target) = declarator.child_by_field_name("name").or_else(|| children(declarator).into_iter().next()) else {
                continue;
            };
            let value =
                children(declarator).into_iter().rfind(|child| *child != target && child.kind() != "bracketed_argument_list");
            let pattern = self.declared_pattern(target, &declared);
            let value = match value {
                Some(value) => self.expected(value, &expected),
                None => Expr::null(self.cx.span(declarator)),
            };
            out.push(Stmt::Bind { pattern, value, scope: Scope::Local });
        }
    }

    /// The variable, or the variables in parentheses, that a declaration declares.
    pub(super) fn declared_pattern(&self, target: Node<'_>, ty: &Type) -> Pattern {
        match target.kind() {
            "tuple_pattern" | "parenthesized_variable_designation" => {
                let items = children(target).into_iter().map(|item| self.declared_pattern(item, &Type::Any)).collect();
                Pattern::List { items, rest: None, span: self.cx.span(target) }
            }
            "discard" => Pattern::Ignore,
            _ if self.cx.str(target) == "_" => Pattern::Ignore,
            _ => typed(Pattern::Name(self.ident(target)), ty.clone()),
        }
    }

    // ---- loops

    fn for_each(&self, node: Node<'_>) -> Option<Stmt> {
        let (left, right) = (node.child_by_field_name("left")?, node.child_by_field_name("right")?);
        let ty = node.child_by_field_name("type").map_or(Type::Any, |ty| self.ty(ty));
        let pattern = match left.kind() {
            "identifier" | "tuple_pattern" => self.declared_pattern(left, &ty),
            // `foreach (var (name, endpoints) in …)`
            _ => self.target(left),
        };
        let iter = self.expr(right);
        Some(Stmt::ForEach { pattern, iter, mode: Iter::Pairs, body: self.block(node.child_by_field_name("body")) })
    }

    // ---- choices

    fn switch(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let (Some(value), Some(body)) = (node.child_by_field_name("value"), node.child_by_field_name("body")) else { return };
        let sections = self.sections(body);
        let is_constant = |label: &Node<'_>| !is_pattern(label.kind()) || label.kind() == "constant_pattern";
        if sections.iter().all(|section| section.guards.is_empty() && section.labels.iter().all(is_constant)) {
            let cases = sections.iter().map(|section| {
                let labels = if section.is_default {
                    Vec::new()
                } else {
                    section.labels.iter().map(|label| self.constant(*label)).collect()
                };
                (labels, self.statements(&section.body))
            });
            out.push(Stmt::Switch { subject: self.expr(value), cases: cases.collect(), falls: true });
            return;
        }
        let span = self.cx.span(value);
        let subject = self.temporary(value);
        out.push(Stmt::Bind { pattern: Pattern::Name(subject.clone()), value: self.expr(value), scope: Scope::Local });
        let subject = Expr::name(&subject.name, span);
        let mut chain = Vec::new();
        for section in sections.iter().rev() {
            let body = self.statements(&section.body);
            if section.is_default {
                chain = body;
                continue;
            }
            let tests = section.labels.iter().map(|label| self.matches(subject.clone(), *label));
            let Some(mut test) = tests.reduce(|one, other| Expr::either(one, other, span)) else { continue };
            for guard in &section.guards {
                let guard = self.expr(*guard);
                test = Expr::new(ExprKind::Both(Box::new(test), Box::new(guard)), span);
            }
            chain = vec![Stmt::If { test, then: body, otherwise: chain }];
        }
        // `break` leaves it.
        out.push(Stmt::Switch { subject: Expr::null(span), cases: vec![(Vec::new(), chain)], falls: true });
    }

    /// The sections of a `switch`: labels without statements belong to the next that has some.
    fn sections<'t>(&self, body: Node<'t>) -> Vec<Section<'t>> {
        let mut sections: Vec<Section<'t>> = Vec::new();
        let mut open: Option<Section<'t>> = None;
        for node in children(body).into_iter().filter(|child| child.kind() == "switch_section") {
            let mut section = open.take().unwrap_or_default();
            section.is_default |= has_token(node, "default");
            for child in children(node) {
                match child.kind() {
                    "when_clause" => section.guards.extend(children(child)),
                    kind if is_statement(kind) => section.body.push(child),
                    _ => section.labels.push(child),
                }
            }
            if section.body.is_empty() {
                open = Some(section);
            } else {
                sections.push(section);
            }
        }
        sections.extend(open);
        sections
    }

    fn try_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let body = self.block(node.child_by_field_name("body"));
        let mut handlers = Vec::new();
        let mut last = Vec::new();
        for child in children(node) {
            match child.kind() {
                "catch_clause" => handlers.push(self.block(child.child_by_field_name("body"))),
                "finally_clause" => last = self.block(children(child).into_iter().next()),
                _ => {}
            }
        }
        if handlers.is_empty() {
            out.extend(body);
        } else {
            out.push(Stmt::Try { body, handlers });
        }
        out.extend(last);
    }
}

#[derive(Default)]
struct Section<'t> {
    labels: Vec<Node<'t>>,
    guards: Vec<Node<'t>>,
    is_default: bool,
    body: Vec<Node<'t>>,
}

pub(super) fn is_statement(kind: &str) -> bool {
    kind.ends_with("_statement") || matches!(kind, "block" | "preproc_if" | "preproc_else" | "preproc_elif")
}

pub(super) fn is_pattern(kind: &str) -> bool {
    kind.ends_with("_pattern") || kind == "discard"
}

pub(super) fn typed(pattern: Pattern, ty: Type) -> Pattern {
    if matches!(ty, Type::Any) { pattern } else { Pattern::Typed(Box::new(pattern), ty) }
}
