//! Statements, and expressions that choose or leave.

use tree_sitter::Node;

use super::scope::{Kind, Scope};
use super::{Kotlin, shared};
use crate::syntax::ir::{Expr, ExprKind, Ident, Iter, Op, Pattern, Scope as Binds, Span, Stmt, Style, Type};
use crate::syntax::tree::{children, fields, has_token};

/// What becomes of the value of the last statement.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    Dropped,
    Value,
    Return,
}

impl Kotlin<'_> {
    pub(super) fn statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        self.cx.deeper(node, || (), || self.statement_kind(node, out));
    }

    fn statement_kind(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        match node.kind() {
            "property_declaration" => self.variable(node, out),
            "function_declaration" => self.function_declaration(node, out),
            "class_declaration" | "object_declaration" | "type_alias" => self.class_declaration(node, out),
            "assignment" => self.assignment(node, out),
            "for_statement" => self.for_loop(node, out),
            "while_statement" | "do_while_statement" => {
                let test = fields(node, "condition").first().map(|test| self.expr(*test));
                let condition = node.child_by_field_name("condition").map(|test| test.id());
                let mut body = Vec::new();
                for part in children(node).into_iter().filter(|part| Some(part.id()) != condition && part.kind() != "label") {
                    body.extend(self.branch(part, Last::Dropped));
                }
                if node.kind() == "do_while_statement" {
                    out.extend(body.clone());
                }
                out.push(Stmt::Loop { test, body });
            }
            "if_expression" => {
                let (test, then, otherwise) = self.if_parts(node);
                let Some(test) = test else { return };
                let test = self.expr(test);
                let then = then.map_or_else(Vec::new, |then| self.branch(then, Last::Dropped));
                let otherwise = otherwise.map_or_else(Vec::new, |node| self.branch(node, Last::Dropped));
                out.push(Stmt::If { test, then, otherwise });
            }
            "when_expression" => self.when(node, Last::Dropped, out),
            "try_expression" => self.attempt(node, Last::Dropped, out),
            "return_expression" | "throw_expression" => self.leave(node, out),
            "block" => out.push(Stmt::Block(self.branch(node, Last::Dropped))),
            "line_comment" | "block_comment" | "label" => {}
            "identifier" if self.cx.str(node) == "continue" => out.push(Stmt::Continue),
            "identifier" if self.cx.str(node) == "break" => out.push(Stmt::Break),
            _ => out.push(Stmt::Expr(self.expr(node))),
        }
    }

    /// A block, or a statement in its place.
    pub(super) fn branch(&self, node: Node<'_>, last: Last) -> Vec<Stmt> {
        let nodes = if node.kind() == "block" { children(node) } else { vec![node] };
        self.in_block(|| self.statements(&nodes, last))
    }

    pub(super) fn statements(&self, nodes: &[Node<'_>], last: Last) -> Vec<Stmt> {
        let mut out = Vec::new();
        for (index, node) in nodes.iter().enumerate() {
            if index + 1 < nodes.len() || last == Last::Dropped {
                self.statement(*node, &mut out);
            } else {
                self.cx.deeper(*node, || (), || self.last(*node, last, &mut out));
            }
        }
        out
    }

    fn last(&self, node: Node<'_>, last: Last, out: &mut Vec<Stmt>) {
        match node.kind() {
            "property_declaration"
            | "function_declaration"
            | "class_declaration"
            | "object_declaration"
            | "assignment"
            | "for_statement"
            | "while_statement"
            | "do_while_statement"
            | "return_expression"
            | "throw_expression" => {
                self.statement(node, out);
            }
            "if_expression" => {
                let (test, then, otherwise) = self.if_parts(node);
                let Some(test) = test else { return };
                let test = self.expr(test);
                let then = then.map_or_else(Vec::new, |then| self.branch(then, last));
                let otherwise = otherwise.map_or_else(Vec::new, |node| self.branch(node, last));
                out.push(Stmt::If { test, then, otherwise });
            }
            "when_expression" => self.when(node, last, out),
            "try_expression" => self.attempt(node, last, out),
            _ => {
                let expr = self.expr(node);
                out.push(if last == Last::Return { Stmt::Return(Some(expr)) } else { Stmt::Value(expr) });
            }
        }
    }

    /// An expression that chooses or leaves.
    pub(super) fn control(&self, node: Node<'_>, span: Span) -> Expr {
        if node.kind() == "if_expression" {
            let (test, then, otherwise) = self.if_parts(node);
            let branch = |node: Option<Node<'_>>| match node {
                Some(node) if node.kind() != "block" => self.expr(node),
                Some(node) => Expr::new(ExprKind::Block(self.branch(node, Last::Value)), self.cx.span(node)),
                None => Expr::null(span),
            };
            let Some(test) = test else { return Expr::opaque(Vec::new(), span) };
            let test = self.expr(test);
            let (then, otherwise) = (branch(then), branch(otherwise));
            let kind = ExprKind::Cond { test: Box::new(test), then: Box::new(then), otherwise: Box::new(otherwise) };
            return Expr::new(kind, span);
        }
        let mut body = Vec::new();
        match node.kind() {
            "when_expression" => self.when(node, Last::Value, &mut body),
            "try_expression" => self.attempt(node, Last::Value, &mut body),
            _ => self.leave(node, &mut body),
        }
        Expr::new(ExprKind::Block(body), span)
    }

    /// The test, and what is done if it holds and if not.
    fn if_parts<'t>(&self, node: Node<'t>) -> (Option<Node<'t>>, Option<Node<'t>>, Option<Node<'t>>) {
        let test = node.child_by_field_name("condition");
        let (mut then, mut otherwise) = (None, None);
        let (mut closed, mut is_else) = (false, false);
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            match child.kind() {
                ")" if !closed => closed = true,
                "else" => is_else = true,
                _ if !child.is_named() || child.is_extra() || !closed => {}
                _ if is_else => otherwise = otherwise.or(Some(child)),
                _ => then = then.or(Some(child)),
            }
        }
        (test, then, otherwise)
    }

    fn leave(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let label = node.child_by_field_name("label");
        let value = children(node).into_iter().find(|part| Some(part.id()) != label.map(|label| label.id()));
        if node.kind() == "throw_expression" {
            out.push(Stmt::Throw(value.map(|value| self.expr(value))));
            return;
        }
        if let Some(label) = label {
            let label = self.cx.str(label);
            let is_loop = self.scopes.borrow().iter().rev().any(|scope| scope.turn_of.as_deref() == Some(label));
            if is_loop {
                out.push(Stmt::Continue);
                return;
            }
        }
        // `return when { … }`, `return try { … }`: each way returns for itself.
        match value {
            Some(value) if matches!(value.kind(), "when_expression" | "try_expression" | "if_expression") => {
                self.last(value, Last::Return, out);
                out.push(Stmt::Return(None));
            }
            value => out.push(Stmt::Return(value.map(|value| self.expr(value)))),
        }
    }

    fn assignment(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let (Some(left), Some(operator)) = (node.child_by_field_name("left"), node.child_by_field_name("operator")) else {
            return;
        };
        let Some(value) = self.value_of(node) else { return };
        let value = match operator.kind() {
            "=" => value,
            "+=" => {
                let span = self.cx.span(node);
                let key = Expr::text("plus", Span { start: span.start, end: span.start });
                let old = self.expr(left);
                let at = old.span;
                Expr::call(Expr::access(old, key, Style::Method, at), vec![value], span)
            }
            _ => Expr::opaque(vec![value], self.cx.span(node)),
        };
        out.push(Stmt::Bind { pattern: self.target(left), value, scope: Binds::Nearest });
    }

    // ---- variables

    /// The pattern of a variable, or of several in parentheses.
    pub(super) fn pattern(&self, node: Node<'_>) -> Pattern {
        if node.kind() == "multi_variable_declaration" {
            let items = children(node).into_iter().map(|item| self.pattern(item)).collect();
            return Pattern::List { items, rest: None, span: self.cx.span(node) };
        }
        let Some(name) = children(node).into_iter().find(|part| part.kind() == "identifier") else { return Pattern::Ignore };
        let ident = self.ident(name);
        if &*ident.name == "_" {
            return Pattern::Ignore;
        }
        let ty = self.type_within(node);
        self.declare(&ident.name, &ident.name);
        typed(Pattern::Name(ident), ty)
    }

    /// A local variable, or one of the file.
    fn variable(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let parts = self.property_parts(node);
        let Some(declared) = parts.declared else { return };
        if parts.receiver.is_some() {
            self.extension_property(node, &parts, out);
            return;
        }
        let value = match (parts.value, parts.delegate, parts.getter) {
            (_, Some(delegate), _) => self.delegated(delegate, declared),
            (Some(value), ..) => {
                if let (Some(ty), Some(name)) = (self.token(value), name_of(declared)) {
                    self.tokens.borrow_mut().insert(self.plain(name), ty);
                }
                self.expr(value)
            }
            (None, None, Some(getter)) => {
                let function = self.accessor(getter, None);
                let span = function.span;
                Expr::call(Expr::new(ExprKind::Function(shared(function)), span), Vec::new(), span)
            }
            (None, None, None) => {
                // Set later.
                self.pattern(declared);
                return;
            }
        };
        let pattern = self.pattern(declared);
        let pattern = match parts.delegate.and_then(|delegate| self.injected(delegate)) {
            Some(ty) => typed(pattern, Some(ty)),
            None => pattern,
        };
        out.push(Stmt::Bind { pattern, value, scope: Binds::Local });
    }

    /// The value of `by delegate`: of a map, what it has under the property's name.
    pub(super) fn delegated(&self, delegate: Node<'_>, declared: Node<'_>) -> Expr {
        let span = self.cx.span(delegate);
        if let Some(lambda) = self.lazy(delegate) {
            let function = self.lambda(lambda, None);
            return Expr::call(function, Vec::new(), span);
        }
        if self.injected(delegate).is_some() || self.injects(delegate) {
            return Expr::opaque(Vec::new(), span);
        }
        let value = self.expr(delegate);
        match name_of(declared).map(|name| self.ident(name)) {
            Some(ident) => Expr::access(value, Expr::text(&ident.name, ident.span), Style::Index, span),
            None => value,
        }
    }

    /// The lambda of `lazy { … }`.
    pub(super) fn lazy<'t>(&self, delegate: Node<'t>) -> Option<Node<'t>> {
        if delegate.kind() != "call_expression" {
            return None;
        }
        let call = self.call_parts(delegate);
        let is_lazy = call.receiver.is_none() && call.name.is_some_and(|name| self.cx.str(name) == "lazy");
        is_lazy.then_some(call.lambda).flatten()
    }

    /// Whether a container puts it there: `by inject()`.
    fn injects(&self, delegate: Node<'_>) -> bool {
        delegate.kind() == "call_expression"
            && self.call_parts(delegate).name.is_some_and(|name| {
                matches!(self.cx.str(name), "inject" | "koinInject" | "instance" | "injectOrNull" | "injecting")
            })
    }

    pub(super) fn injected(&self, delegate: Node<'_>) -> Option<Type> {
        self.injects(delegate).then(|| self.type_argument(&self.call_parts(delegate))).flatten()
    }

    // ---- loops and choices

    fn for_loop(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let parts: Vec<_> = children(node).into_iter().filter(|part| !matches!(part.kind(), "label" | "annotation")).collect();
        let (Some(&declared), Some(&iter)) = (parts.first(), parts.get(1)) else { return };
        let iter = self.iterated(self.expr(iter));
        self.in_block(|| {
            let pattern = self.pattern(declared);
            let body = parts.get(2).map_or_else(Vec::new, |body| self.branch(*body, Last::Dropped));
            out.push(Stmt::ForEach { pattern, iter, mode: Iter::Values, body });
        });
    }

    /// What a loop runs over: the elements of a list, the entries of a map.
    pub(super) fn iterated(&self, value: Expr) -> Expr {
        let span = value.span;
        let key = Expr::text("iterator", Span { start: span.end, end: span.end });
        Expr::call(Expr::access(value, key, Style::Method, span), Vec::new(), span)
    }

    fn when(&self, node: Node<'_>, last: Last, out: &mut Vec<Stmt>) {
        self.in_block(|| self.when_within(node, last, out));
    }

    fn when_within(&self, node: Node<'_>, last: Last, out: &mut Vec<Stmt>) {
        let parts = children(node);
        let entries: Vec<Node<'_>> = parts.iter().copied().filter(|part| part.kind() == "when_entry").collect();
        fn conditions(entry: Node<'_>) -> Vec<Node<'_>> {
            fields(entry, "condition")
        }
        let body = |entry: Node<'_>| {
            let tests: Vec<usize> = conditions(entry).iter().map(Node::id).collect();
            let body = children(entry).into_iter().rev().find(|part| !tests.contains(&part.id()));
            body.map_or_else(Vec::new, |body| self.branch(body, last))
        };
        let subject = parts.iter().find(|part| part.kind() == "when_subject").map(|subject| {
            let parts = children(*subject);
            let value = parts.last().map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(node)), |value| self.expr(*value));
            let named = parts.iter().find(|part| part.kind() == "variable_declaration");
            match named.map(|named| self.pattern(*named)) {
                Some(pattern) => {
                    let read = named.and_then(|named| name_of(*named)).map(|name| self.expr(name));
                    out.push(Stmt::Bind { pattern, value: value.clone(), scope: Binds::Local });
                    read.unwrap_or(value)
                }
                None => value,
            }
        });
        let is_plain =
            |entry: &Node<'_>| conditions(*entry).iter().all(|condition| !matches!(condition.kind(), "range_test" | "type_test"));
        if let (Some(subject), true) = (&subject, entries.iter().all(is_plain)) {
            let case = |entry: &Node<'_>| {
                let tests = conditions(*entry).into_iter().map(|test| self.expr(test)).collect();
                (tests, body(*entry))
            };
            out.push(Stmt::Switch { subject: subject.clone(), cases: entries.iter().map(case).collect(), falls: false });
            return;
        }
        // What is tested again and again is evaluated once.
        let subject = subject.map(|subject| match subject.kind {
            ExprKind::Name(_) => subject,
            _ => {
                let (name, span) = (self.temporary(), subject.span);
                let pattern = Pattern::Name(Ident { name: name.as_str().into(), span });
                out.push(Stmt::Bind { pattern, value: subject, scope: Binds::Local });
                Expr::name(&name, span)
            }
        });
        let mut chain: Vec<Stmt> = Vec::new();
        for entry in entries.into_iter().rev() {
            let tests: Vec<Expr> =
                conditions(entry).into_iter().map(|condition| self.when_test(condition, subject.as_ref())).collect();
            let span = self.cx.span(entry);
            let then = body(entry);
            chain = match tests.into_iter().reduce(|one, other| Expr::either(one, other, span)) {
                Some(test) => vec![Stmt::If { test, then, otherwise: chain }],
                None => then,
            };
        }
        out.extend(chain);
    }

    fn when_test(&self, condition: Node<'_>, subject: Option<&Expr>) -> Expr {
        let span = self.cx.span(condition);
        let inner = children(condition);
        match (condition.kind(), subject) {
            ("range_test", Some(subject)) => {
                let range = inner.first().map_or_else(|| Expr::opaque(Vec::new(), span), |range| self.expr(*range));
                let test = Expr::compare(Op::In, subject.clone(), range, span);
                if has_token(condition, "!in") { test.not() } else { test }
            }
            ("type_test", Some(subject)) => {
                let ty = inner.first().map_or(Type::Any, |ty| self.ty(*ty));
                let test = type_test(subject.clone(), ty, span);
                if has_token(condition, "!is") { test.not() } else { test }
            }
            (_, Some(subject)) => Expr::compare(Op::Eq, subject.clone(), self.expr(condition), span),
            (_, None) => self.expr(condition),
        }
    }

    fn attempt(&self, node: Node<'_>, last: Last, out: &mut Vec<Stmt>) {
        let mut body = Vec::new();
        let mut handlers = Vec::new();
        let mut finally = Vec::new();
        for part in children(node) {
            match part.kind() {
                "block" => body = self.branch(part, last),
                "catch_block" => self.in_block(|| {
                    let inner = children(part);
                    if let Some(name) = inner.iter().find(|part| part.kind() == "identifier") {
                        self.declare(self.cx.str(*name), self.cx.str(*name));
                    }
                    let block = inner.into_iter().find(|part| part.kind() == "block");
                    handlers.push(block.map_or_else(Vec::new, |block| self.branch(block, last)));
                }),
                "finally_block" => {
                    for block in children(part) {
                        finally.extend(self.branch(block, Last::Dropped));
                    }
                }
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

    // ---- lambdas that run where they stand

    /// The statements of a lambda whose only parameter is `argument`.
    pub(super) fn inlined(&self, lambda: Node<'_>, argument: Expr, last: Last, turn_of: Option<&str>) -> Vec<Stmt> {
        let mut out = Vec::new();
        let (params, nodes) = lambda_parts(lambda);
        let scope = Scope { kind: Kind::Block, turn_of: turn_of.map(str::to_owned), ..Scope::default() };
        self.scoped(scope, || {
            let pattern = self.inlined_pattern(&params, argument.span);
            out.push(Stmt::Bind { pattern, value: argument, scope: Binds::Local });
            out.extend(self.statements(&nodes, last));
        });
        out
    }

    /// The pattern of the parameter of such a lambda, under names that nothing else in the function has.
    pub(super) fn inlined_pattern(&self, params: &[Node<'_>], at: Span) -> Pattern {
        match params {
            [] => {
                let name = format!("it{}", self.temporary());
                self.declare("it", &name);
                Pattern::Name(Ident { name: name.as_str().into(), span: Span { start: at.end, end: at.end } })
            }
            [one] => self.renamed(*one),
            _ => Pattern::List { items: params.iter().map(|param| self.renamed(*param)).collect(), rest: None, span: at },
        }
    }

    fn renamed(&self, node: Node<'_>) -> Pattern {
        if node.kind() == "multi_variable_declaration" {
            let items = children(node).into_iter().map(|item| self.renamed(item)).collect();
            return Pattern::List { items, rest: None, span: self.cx.span(node) };
        }
        let Some(name) = name_of(node) else { return Pattern::Ignore };
        let ident = self.ident(name);
        if &*ident.name == "_" {
            return Pattern::Ignore;
        }
        let ty = self.type_within(node);
        let renamed = format!("{}{}", ident.name, self.temporary());
        self.declare(&ident.name, &renamed);
        typed(Pattern::Name(Ident { name: renamed.as_str().into(), span: ident.span }), ty)
    }

    /// Whether a `return@label` leaves this lambda.
    pub(super) fn returns_to(&self, lambda: Node<'_>, label: &str) -> bool {
        let mut open = vec![lambda];
        while let Some(node) = open.pop() {
            if node.kind() == "return_expression"
                && node.child_by_field_name("label").is_some_and(|found| self.cx.str(found) == label)
            {
                return true;
            }
            open.extend(children(node));
        }
        false
    }
}

/// Parameters and statements of a lambda.
pub(super) fn lambda_parts(lambda: Node<'_>) -> (Vec<Node<'_>>, Vec<Node<'_>>) {
    let mut params = Vec::new();
    let mut nodes = Vec::new();
    for part in children(lambda) {
        if part.kind() == "lambda_parameters" { params = children(part) } else { nodes.push(part) }
    }
    (params, nodes)
}

/// `value is ty`
pub(super) fn type_test(value: Expr, ty: Type, span: Span) -> Expr {
    if matches!(ty, Type::Any) {
        return Expr::opaque(vec![value], span);
    }
    let pattern = Box::new(Pattern::Typed(Box::new(Pattern::Ignore), ty));
    Expr::new(ExprKind::Matches { expr: Box::new(value), pattern }, span)
}

/// The identifier of a variable.
pub(super) fn name_of(node: Node<'_>) -> Option<Node<'_>> {
    children(node).into_iter().find(|part| part.kind() == "identifier")
}

pub(super) fn typed(pattern: Pattern, ty: Option<Type>) -> Pattern {
    match ty {
        Some(ty) if !matches!(ty, Type::Any) => Pattern::Typed(Box::new(pattern), ty),
        _ => pattern,
    }
}
