//! What chooses and repeats: `case`, `cond`, `if`, `with`, `for`, `try`, `fn`.

use std::sync::Arc;

use tree_sitter::Node;

use super::{Branch, Elixir, Leaf, arguments, bind, block_of, chain, left, plain, right};
use crate::syntax::ir::{Expr, ExprKind, Function, Ident, Iter, Pattern, Span, Stmt, Sym, Yields};
use crate::syntax::tree::children;

impl Elixir<'_> {
    // ------------------------------------------------------------------ bodies

    /// Expressions one after the other, the last of which is the value.
    pub(super) fn body(&self, nodes: &[Node<'_>], leaf: Leaf) -> Vec<Stmt> {
        let mut body = Vec::new();
        let Some((last, before)) = nodes.split_last() else {
            if leaf != Leaf::Drop {
                body.push(self.leaf(Expr::null(Span::default()), leaf));
            }
            return body;
        };
        for node in before {
            self.statement(*node, &mut body);
        }
        self.tail(*last, leaf, &mut body);
        body
    }

    fn leaf(&self, value: Expr, leaf: Leaf) -> Stmt {
        match leaf {
            Leaf::Return => Stmt::Return(Some(value)),
            Leaf::Value => Stmt::Value(value),
            Leaf::Yield => Stmt::Yield(value),
            Leaf::Drop => Stmt::Expr(value),
        }
    }

    fn tail(&self, node: Node<'_>, leaf: Leaf, out: &mut Vec<Stmt>) {
        if leaf == Leaf::Drop {
            return self.statement(node, out);
        }
        self.cx.deeper(
            node,
            || (),
            || {
                if self.control(node, None, leaf, out) {
                    return;
                }
                match node.kind() {
                    "block" => out.extend(self.body(&children(node), leaf)),
                    "binary_operator" if self.operator(node) == "|>" && right(node).kind() == "call" => {
                        let piped = right(node);
                        if !matches!(self.target(piped), "case" | "if" | "unless")
                            || !self.control(piped, Some(self.expr(left(node))), leaf, out)
                        {
                            out.push(self.leaf(self.expr(node), leaf));
                        }
                    }
                    _ => {
                        if leaf == Leaf::Return && self.callback.get() {
                            out.extend(self.given_state(node));
                        }
                        out.push(self.leaf(self.expr(node), leaf));
                    }
                }
            },
        );
    }

    pub(super) fn statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        self.cx.deeper(node, || (), || self.statement_kind(node, out));
    }

    fn statement_kind(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        match node.kind() {
            "call" => match self.target(node) {
                "defmodule" | "defimpl" => self.module(node, out),
                "alias" => self.alias(&arguments(node)),
                "import" => self.import(&arguments(node)),
                "require" => {
                    if self.option(&arguments(node), "as").is_some() {
                        self.alias(&arguments(node));
                    }
                }
                "use" => self.add_use(&arguments(node)),
                "defprotocol" => self.protocol(node, out),
                "quote" | "defmacro" => {}
                _ => {
                    if !self.control(node, None, Leaf::Drop, out) {
                        out.push(Stmt::Expr(self.expr(node)));
                    }
                }
            },
            "binary_operator" if self.operator(node) == "=" => {
                let value = self.expr(right(node));
                self.match_statement(left(node), value, out);
            }
            "unary_operator" if self.operator_of_unary(node) == "@" => self.attribute(node, out),
            "block" => children(node).into_iter().for_each(|child| self.statement(child, out)),
            _ => out.push(Stmt::Expr(self.expr(node))),
        }
    }

    /// `@rel "influxdb"`
    fn attribute(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(operand) = node.child_by_field_name("operand").filter(|operand| operand.kind() == "call") else { return };
        let (name, arguments) = (self.target(operand), arguments(operand));
        let about = [
            "doc",
            "moduledoc",
            "typedoc",
            "spec",
            "type",
            "typep",
            "opaque",
            "callback",
            "macrocallback",
            "impl",
            "behaviour",
            "derive",
            "enforce_keys",
            "dialyzer",
            "compile",
            "deprecated",
            "since",
            "tag",
            "moduletag",
            "shortdoc",
            "requirements",
        ];
        if about.contains(&name) {
            return;
        }
        let [value] = arguments[..] else { return };
        let module = if value.kind() == "atom" { None } else { self.module_of(value) };
        let key = if value.kind() == "tuple" { self.store_key_of(value).as_text().map(str::to_owned) } else { None };
        if let Some(level) = self.levels.borrow_mut().last_mut() {
            level.named.extend(module.map(|module| (name.to_owned(), module)));
            level.keys.extend(key.map(|key| (name.to_owned(), key)));
        }
        let value = self.expr(value);
        let span = self.cx.span(operand);
        let name = Ident { name: self.declare(&format!("@{name}")), span: Span { end: span.start + name.len() as u32, ..span } };
        out.push(bind(Pattern::Name(name), value));
    }

    // ------------------------------------------------------------------ choices

    /// Lowers the node if it chooses. `piped`: what is piped into it.
    pub(super) fn control(&self, node: Node<'_>, piped: Option<Expr>, leaf: Leaf, out: &mut Vec<Stmt>) -> bool {
        if node.kind() != "call" {
            return false;
        }
        let arguments = arguments(node);
        match self.target(node) {
            "case" => {
                let Some(block) = block_of(node) else { return false };
                let Some(subject) = piped.or_else(|| arguments.first().map(|first| self.expr(*first))) else { return false };
                self.case(subject, &children(block), leaf, out);
            }
            "receive" => {
                let Some(block) = block_of(node) else { return false };
                let subject = Expr::opaque(Vec::new(), self.cx.span(node));
                self.case(subject, &children(block), leaf, out);
            }
            "cond" => {
                let Some(block) = block_of(node) else { return false };
                let branches = children(block).into_iter().filter(|clause| clause.kind() == "stab_clause").map(|clause| {
                    self.scoped(|| {
                        let (tests, _) = self.clause_head(clause);
                        let always = tests.first().is_none_or(|test| matches!(self.cx.str(*test), "true" | ":else"));
                        let test = tests.first().filter(|_| !always).map(|test| self.expr(*test));
                        Branch { test, body: self.clause_body(clause, leaf) }
                    })
                });
                let branches = branches.collect();
                out.extend(chain(branches, vec![Stmt::Throw(None)]));
            }
            name @ ("if" | "unless") => self.scoped(|| {
                let test = match piped.or_else(|| arguments.first().map(|first| self.expr(*first))) {
                    Some(test) if name == "unless" => test.not(),
                    Some(test) => test,
                    None => Expr::opaque(Vec::new(), self.cx.span(node)),
                };
                let (then, otherwise) = self.do_and_else(node, &arguments);
                let then = self.scoped(|| self.body(&then, leaf));
                let otherwise = self.scoped(|| self.body(&otherwise, leaf));
                out.push(Stmt::If { test, then, otherwise });
            }),
            "with" => {
                let keywords = |argument: &&Node<'_>| argument.kind() != "keywords";
                let clauses: Vec<Node<'_>> = arguments.iter().filter(keywords).copied().collect();
                self.scoped(|| self.with(node, &arguments, &clauses, leaf, out));
            }
            "try" => {
                let Some(block) = block_of(node) else { return false };
                out.extend(self.scoped(|| self.guarded_block(block, leaf)));
            }
            "raise" | "reraise" | "throw" | "exit" => out.push(Stmt::Throw(Some(self.raised(&arguments, node)))),
            _ => return false,
        }
        true
    }

    pub(super) fn raised(&self, arguments: &[Node<'_>], node: Node<'_>) -> Expr {
        Expr::opaque(arguments.iter().map(|argument| self.expr(*argument)).collect(), self.cx.span(node))
    }

    /// The expressions of `do` and `else`, as blocks or as keywords.
    fn do_and_else<'t>(&self, node: Node<'t>, arguments: &[Node<'t>]) -> (Vec<Node<'t>>, Vec<Node<'t>>) {
        match block_of(node) {
            Some(block) => {
                let (body, parts) = parts_of(block);
                let otherwise = parts.into_iter().find(|part| part.kind() == "else_block").map(children);
                (body, otherwise.unwrap_or_default())
            }
            None => {
                let part = |name: &str| self.option(arguments, name).into_iter().collect();
                (part("do"), part("else"))
            }
        }
    }

    /// The patterns of a clause, and its guard.
    pub(super) fn clause_head<'t>(&self, clause: Node<'t>) -> (Vec<Node<'t>>, Option<Node<'t>>) {
        let Some(head) = clause.child_by_field_name("left") else { return (Vec::new(), None) };
        match head.kind() {
            "binary_operator" if self.operator(head) == "when" => (children(left(head)), Some(right(head))),
            "arguments" => match children(head)[..] {
                // Without brackets the guard is a part of the last argument.
                [only] if only.kind() == "binary_operator" && self.operator(only) == "when" => {
                    (vec![left(only)], Some(right(only)))
                }
                ref patterns => (patterns.to_vec(), None),
            },
            _ => (vec![head], None),
        }
    }

    fn clause_body(&self, clause: Node<'_>, leaf: Leaf) -> Vec<Stmt> {
        let body = clause.child_by_field_name("right").map(children).unwrap_or_default();
        self.body(&body, leaf)
    }

    pub(super) fn clause(&self, clause: Node<'_>, subjects: &[Expr], leaf: Leaf) -> Branch {
        let (patterns, guard) = self.clause_head(clause);
        self.scoped(|| self.branch(&patterns, subjects, guard, || self.clause_body(clause, leaf)))
    }

    fn case(&self, subject: Expr, clauses: &[Node<'_>], leaf: Leaf, out: &mut Vec<Stmt>) {
        let subject = self.once(subject, out);
        let branches = clauses.iter().filter(|clause| clause.kind() == "stab_clause");
        let branches = branches.map(|clause| self.clause(*clause, std::slice::from_ref(&subject), leaf));
        let branches = branches.collect();
        out.extend(chain(branches, vec![Stmt::Throw(None)]));
    }

    /// The value under a name, so that it is evaluated once.
    pub(super) fn once(&self, value: Expr, out: &mut Vec<Stmt>) -> Expr {
        if matches!(value.kind, ExprKind::Name(_)) {
            return value;
        }
        let (name, span) = (self.fresh(""), value.span);
        out.push(bind(Pattern::Name(Ident { name: name.clone(), span }), value));
        Expr::name(&name, span)
    }

    /// `with pattern <- value, … do … else … end`: each only where those before it matched.
    fn with(&self, node: Node<'_>, arguments: &[Node<'_>], clauses: &[Node<'_>], leaf: Leaf, out: &mut Vec<Stmt>) {
        let Some((clause, rest)) = clauses.split_first() else {
            let (body, _) = self.do_and_else(node, arguments);
            return out.extend(self.scoped(|| self.body(&body, leaf)));
        };
        if !(clause.kind() == "binary_operator" && self.operator(*clause) == "<-") {
            self.statement(*clause, out);
            return self.with(node, arguments, rest, leaf, out);
        }
        let value = self.expr(right(*clause));
        let subject = self.once(value, out);
        let head = left(*clause);
        let (pattern, guard) = match head.kind() {
            "binary_operator" if self.operator(head) == "when" => (left(head), Some(right(head))),
            _ => (head, None),
        };
        // What is not matched by an `else` is the value of the whole. `:error` and its like are the value's absence.
        let failed = self.scoped(|| {
            let (_, otherwise) = self.do_and_else(node, arguments);
            let clauses: Vec<Node<'_>> = otherwise.into_iter().filter(|clause| clause.kind() == "stab_clause").collect();
            if clauses.is_empty() {
                let missing = self.tagged(pattern).is_some();
                let value = if missing { Expr::null(subject.span) } else { subject.clone() };
                return vec![self.leaf(value, leaf)];
            }
            let branches = clauses.iter().map(|clause| self.clause(*clause, std::slice::from_ref(&subject), leaf)).collect();
            chain(branches, vec![Stmt::Throw(None)])
        });
        let subjects = [subject];
        let branch = self.branch(&[pattern], &subjects, guard, || {
            let mut body = Vec::new();
            self.cx.deeper(*clause, || (), || self.with(node, arguments, rest, leaf, &mut body));
            body
        });
        out.extend(chain(vec![branch], failed));
    }

    /// A `do` block with `rescue`, `catch`, `else`, `after`.
    pub(super) fn guarded_block(&self, block: Node<'_>, leaf: Leaf) -> Vec<Stmt> {
        let (nodes, parts) = parts_of(block);
        let body = self.scoped(|| self.body(&nodes, leaf));
        let clauses = |kind: &str| -> Vec<Node<'_>> {
            let of_kind = parts.iter().filter(|part| part.kind() == kind).flat_map(|part| children(*part));
            of_kind.filter(|child| child.kind() == "stab_clause").collect()
        };
        let handlers: Vec<Vec<Stmt>> = ["rescue_block", "catch_block"]
            .iter()
            .flat_map(|kind| clauses(kind))
            .map(|clause| {
                self.scoped(|| {
                    let mut body = Vec::new();
                    for pattern in self.clause_head(clause).0 {
                        // `error in KeyError`
                        let pattern = if pattern.kind() == "binary_operator" && self.operator(pattern) == "in" {
                            left(pattern)
                        } else {
                            pattern
                        };
                        body.push(bind(self.pattern(pattern), Expr::opaque(Vec::new(), self.cx.span(pattern))));
                    }
                    body.extend(self.clause_body(clause, leaf));
                    body
                })
            })
            .collect();
        let mut all = if handlers.is_empty() { body } else { vec![Stmt::Try { body, handlers }] };
        for after in parts.iter().filter(|part| part.kind() == "after_block") {
            all.extend(self.scoped(|| self.body(&children(*after), Leaf::Drop)));
        }
        all
    }

    // ------------------------------------------------------------------ functions

    /// `fn … -> … end`
    pub(super) fn anonymous(&self, node: Node<'_>) -> Expr {
        let clauses: Vec<Node<'_>> = children(node).into_iter().filter(|child| child.kind() == "stab_clause").collect();
        let callback = self.callback.replace(false);
        let (params, body) = match clauses[..] {
            [clause] => self.scoped(|| {
                let (patterns, guard) = self.clause_head(clause);
                let (mut tests, mut body) = (Vec::new(), Vec::new());
                let params: Vec<Pattern> =
                    patterns.iter().map(|pattern| self.sole_param(*pattern, &mut tests, &mut body).1).collect();
                let mut all: Vec<Stmt> = tests.into_iter().map(super::unless_throw).collect();
                all.append(&mut body);
                all.extend(guard.map(|guard| super::unless_throw(self.expr(guard))));
                all.extend(self.clause_body(clause, Leaf::Return));
                (params, all)
            }),
            _ => {
                let arity = clauses.first().map_or(0, |clause| self.clause_head(*clause).0.len());
                let span = self.cx.span(node);
                let names: Vec<Sym> = (0..arity).map(|_| self.fresh("")).collect();
                let subjects: Vec<Expr> = names.iter().map(|name| Expr::name(name, span)).collect();
                let branches = clauses.iter().map(|clause| self.clause(*clause, &subjects, Leaf::Return)).collect();
                let params = names.into_iter().map(|name| Pattern::Name(Ident { name, span })).collect();
                (params, chain(branches, vec![Stmt::Throw(None)]))
            }
        };
        self.callback.set(callback);
        self.function(params, body, self.cx.span(node))
    }

    pub(super) fn function(&self, params: Vec<Pattern>, body: Vec<Stmt>, span: Span) -> Expr {
        let params = params.into_iter().map(plain).collect();
        Expr::new(ExprKind::Function(Arc::new(Function::closure(params, body, Yields::No, span))), span)
    }

    // ------------------------------------------------------------------ comprehensions

    pub(super) fn comprehension(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let all = arguments(node);
        let parts: Vec<Node<'_>> = all.iter().filter(|part| part.kind() != "keywords").copied().collect();
        let callback = self.callback.replace(false);
        let value = match self.option(&all, "reduce") {
            Some(initial) => {
                let initial = self.expr(initial);
                let mut body = Vec::new();
                let start = self.once(initial, &mut body);
                body.push(Stmt::Value(self.scoped(|| self.reduced(node, &parts, start, span))));
                super::block(body, span)
            }
            None => {
                let body = self.scoped(|| self.generated(node, &parts));
                let list = Expr::run(body, Yields::List, span);
                match self.option(&all, "into").map(|into| (into, into.kind())) {
                    None | Some((_, "list" | "string")) => list,
                    Some((into, "map")) if self.entries(into).is_empty() => self.module_call("Map", "new", vec![list], span),
                    Some((into, _)) => {
                        let collected = self.module_call("Map", "new", vec![list], span);
                        self.module_call("Map", "merge", vec![self.expr(into), collected], span)
                    }
                }
            }
        };
        self.callback.set(callback);
        value
    }

    fn for_body<'t>(&self, node: Node<'t>) -> Vec<Node<'t>> {
        match block_of(node) {
            Some(block) => children(block),
            None => self.option(&arguments(node), "do").into_iter().collect(),
        }
    }

    /// What the rest of the generators and filters let through.
    fn generated(&self, node: Node<'_>, parts: &[Node<'_>]) -> Vec<Stmt> {
        let Some((part, rest)) = parts.split_first() else {
            return self.body(&self.for_body(node), Leaf::Yield);
        };
        if let Some((pattern, source)) = self.generator(*part) {
            let iter = self.pairs(self.expr(source));
            let (pattern, before) = self.element(pattern, Stmt::Continue);
            let mut body = before;
            body.extend(self.generated(node, rest));
            return vec![Stmt::ForEach { pattern, iter, mode: Iter::Values, body }];
        }
        let mut body = Vec::new();
        match part.kind() {
            "binary_operator" if self.operator(*part) == "=" => {
                self.statement(*part, &mut body);
                body.extend(self.generated(node, rest));
            }
            _ => {
                let test = self.expr(*part);
                let then = self.generated(node, rest);
                body.push(Stmt::If { test, then, otherwise: Vec::new() });
            }
        }
        body
    }

    fn generator<'t>(&self, node: Node<'t>) -> Option<(Node<'t>, Node<'t>)> {
        let is_generator = node.kind() == "binary_operator" && self.operator(node) == "<-";
        is_generator.then(|| (left(node), right(node)))
    }

    /// The pattern of an element, and what is to be done with the element before anything else: those that the pattern does
    /// not match are passed over.
    fn element(&self, node: Node<'_>, pass: Stmt) -> (Pattern, Vec<Stmt>) {
        let (pattern, guard) = match node.kind() {
            "binary_operator" if self.operator(node) == "when" => (left(node), Some(right(node))),
            _ => (node, None),
        };
        let (mut tests, mut body) = (Vec::new(), Vec::new());
        let (_, pattern) = self.sole_param(pattern, &mut tests, &mut body);
        let passes = |test: Expr| Stmt::If { test, then: Vec::new(), otherwise: vec![pass.clone()] };
        let mut all: Vec<Stmt> = tests.into_iter().map(passes).collect();
        all.append(&mut body);
        all.extend(guard.map(|guard| passes(self.expr(guard))));
        (pattern, all)
    }

    /// `for …, reduce: initial do acc -> … end`
    fn reduced(&self, node: Node<'_>, parts: &[Node<'_>], acc: Expr, span: Span) -> Expr {
        let Some((part, rest)) = parts.split_first() else {
            let clauses = self.for_body(node);
            let mut body = Vec::new();
            self.case(acc, &clauses, Leaf::Value, &mut body);
            return super::block(body, span);
        };
        let Some((pattern, source)) = self.generator(*part) else {
            let test = self.expr(*part);
            let then = self.reduced(node, rest, acc.clone(), span);
            return Expr::new(ExprKind::Cond { test: Box::new(test), then: Box::new(then), otherwise: Box::new(acc) }, span);
        };
        let source_span = self.cx.span(source);
        let source = self.pairs(self.expr(source));
        let name = self.fresh("");
        let inner = Expr::name(&name, source_span);
        let (element, mut body) = self.element(pattern, Stmt::Return(Some(inner.clone())));
        body.push(Stmt::Return(Some(self.reduced(node, rest, inner, span))));
        let params = vec![element, Pattern::Name(Ident { name, span: source_span })];
        let function = self.function(params, body, self.cx.span(*part));
        self.enum_call("reduce", vec![source, acc, function], span)
    }
}

/// The expressions of a block, and its parts behind `else`, `rescue`, `catch`, `after`.
fn parts_of(block: Node<'_>) -> (Vec<Node<'_>>, Vec<Node<'_>>) {
    children(block)
        .into_iter()
        .partition(|child| !matches!(child.kind(), "else_block" | "rescue_block" | "catch_block" | "after_block"))
}
