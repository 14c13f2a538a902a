//! Statements, methods, blocks and their parameters.

use std::sync::Arc;

use tree_sitter::Node;

use super::{Current, FrameKind, Ruby, Tail, block_argument};
use crate::syntax::ir::{
    Arg, BLOCK, Expr, ExprKind, Function, FunctionKind, Ident, Iter, Param, ParamKind, Pattern, Scope, Span, Stmt, Yields,
};
use crate::syntax::tree::{children, fields};

/// More branches than this are no longer nested into each other.
const MAX_CHAIN: usize = 100;

impl<'a> Ruby<'a> {
    /// The statements in a node, with what rescues them.
    pub(super) fn block_of(&self, node: Node<'_>, tail: Tail, out: &mut Vec<Stmt>) {
        let parts = children(node);
        if !parts.iter().any(|part| matches!(part.kind(), "rescue" | "else" | "ensure")) {
            return self.statements(&parts, tail, out);
        }
        let plain = |part: &&Node<'_>| !matches!(part.kind(), "rescue" | "else" | "ensure");
        let rescues: Vec<_> = parts.iter().filter(|part| part.kind() == "rescue").copied().collect();
        let otherwise = parts.iter().find(|part| part.kind() == "else");
        let mut body = Vec::new();
        let tried: Vec<_> = parts.iter().filter(plain).copied().collect();
        self.statements(&tried, if otherwise.is_some() { Tail::Drop } else { tail }, &mut body);
        if let Some(otherwise) = otherwise {
            self.statements(&children(*otherwise), tail, &mut body);
        }
        if rescues.is_empty() {
            out.append(&mut body);
        } else {
            let handlers = rescues.into_iter().map(|rescue| self.rescue(rescue, tail)).collect();
            out.push(Stmt::Try { body, handlers });
        }
        for ensure in parts.iter().filter(|part| part.kind() == "ensure") {
            self.statements(&children(*ensure), Tail::Drop, out);
        }
    }

    fn rescue(&self, node: Node<'_>, tail: Tail) -> Vec<Stmt> {
        let mut body = Vec::new();
        if let Some(variable) = node.child_by_field_name("variable").and_then(|variable| variable.named_child(0)) {
            let value = Expr::opaque(Vec::new(), self.cx.span(variable));
            body.push(Stmt::Bind { pattern: self.pattern(variable), value, scope: Scope::Local });
        }
        if let Some(handler) = node.child_by_field_name("body") {
            self.statements(&children(handler), tail, &mut body);
        }
        body
    }

    pub(super) fn statements(&self, nodes: &[Node<'_>], tail: Tail, out: &mut Vec<Stmt>) {
        let nodes: Vec<_> = nodes.iter().filter(|node| node.kind() != "empty_statement").collect();
        for (index, node) in nodes.iter().enumerate() {
            let tail = if index + 1 == nodes.len() { tail } else { Tail::Drop };
            self.cx.deeper(**node, || (), || self.statement(**node, tail, out));
        }
    }

    /// The statements in a field of the node.
    fn part(&self, node: Node<'_>, field: &str, tail: Tail) -> Vec<Stmt> {
        let mut out = Vec::new();
        if let Some(part) = node.child_by_field_name(field) {
            match part.kind() {
                "then" | "else" | "do" => self.statements(&children(part), tail, &mut out),
                _ => self.statements(&[part], tail, &mut out),
            }
        }
        out
    }

    pub(super) fn statement(&self, node: Node<'_>, tail: Tail, out: &mut Vec<Stmt>) {
        let span = self.cx.span(node);
        match node.kind() {
            "if" | "unless" | "elsif" => {
                let mut branches = Vec::new();
                let mut otherwise = Vec::new();
                let mut at = Some(node);
                while let Some(branch) = at {
                    if branch.kind() == "else" {
                        self.statements(&children(branch), tail, &mut otherwise);
                        break;
                    }
                    let test = self.field(branch, "condition");
                    let test = if branch.kind() == "unless" { test.not() } else { test };
                    branches.push((test, self.part(branch, "consequence", tail)));
                    at = branch.child_by_field_name("alternative");
                }
                out.extend(chain(branches, otherwise));
            }
            "if_modifier" | "unless_modifier" => {
                let test = self.field(node, "condition");
                let test = if node.kind() == "unless_modifier" { test.not() } else { test };
                out.push(Stmt::If { test, then: self.part(node, "body", tail), otherwise: Vec::new() });
            }
            "while" | "until" | "while_modifier" | "until_modifier" => {
                let test = self.field(node, "condition");
                let test = if node.kind().starts_with("until") { test.not() } else { test };
                let in_loop = self.in_loop.replace(true);
                let body = self.part(node, "body", Tail::Drop);
                self.in_loop.set(in_loop);
                out.push(Stmt::Loop { test: Some(test), body });
            }
            "for" => {
                let iter = node.child_by_field_name("value").and_then(|value| value.named_child(0));
                let iter = iter.map_or_else(|| Expr::null(span), |iter| self.expr(iter));
                let pattern = node.child_by_field_name("pattern").map_or(Pattern::Ignore, |pattern| self.pattern(pattern));
                let in_loop = self.in_loop.replace(true);
                let body = self.part(node, "body", Tail::Drop);
                self.in_loop.set(in_loop);
                out.push(Stmt::ForEach { pattern, iter, mode: Iter::Pairs, body });
            }
            "case" => self.case(node, tail, out),
            "case_match" => self.case_match(node, tail, out),
            "begin" | "body_statement" | "then" | "do" | "block_body" => self.block_of(node, tail, out),
            "parenthesized_statements" | "begin_block" | "end_block" => self.statements(&children(node), tail, out),
            "return" => out.push(Stmt::Return(self.given_back(node))),
            "next" if self.in_loop.get() => {
                out.extend(self.given_back(node).map(Stmt::Expr));
                out.push(Stmt::Continue);
            }
            "break" if self.in_loop.get() => {
                let value = self.given_back(node);
                out.extend(value.map(Stmt::Expr));
                out.push(Stmt::Break);
            }
            "next" | "break" => out.push(Stmt::Return(self.given_back(node))),
            "redo" | "retry" | "undef" | "comment" | "uninterpreted" => {}
            "class" | "module" | "singleton_class" => self.class_statement(node, out),
            "method" | "singleton_method" => {
                let function = self.method(node);
                let name = function.name.clone();
                out.push(Stmt::Function(Arc::new(function)));
                if let Some(name) = name.filter(|_| tail != Tail::Drop) {
                    self.finish(Expr::text(&name.name, name.span), tail, out);
                }
            }
            "alias" => {
                if let Some(function) = self.alias(node) {
                    out.push(Stmt::Function(Arc::new(function)));
                }
            }
            "assignment" | "operator_assignment" if tail == Tail::Drop => self.assignment(node, out),
            "call" => {
                if !self.call_statement(node, tail, out) {
                    self.finish(self.expr(node), tail, out);
                }
            }
            "binary" if tail == Tail::Drop && self.appends(node, out) => {}
            "binary" if matches!(self.operator(node), "and" | "&&" | "or" | "||") && tail == Tail::Drop => {
                // `x or return`, `x and raise`
                let test = self.field(node, "left");
                let test = if matches!(self.operator(node), "or" | "||") { test.not() } else { test };
                out.push(Stmt::If { test, then: self.part(node, "right", Tail::Drop), otherwise: Vec::new() });
            }
            _ => self.finish(self.expr(node), tail, out),
        }
    }

    /// The value as the statement that it is in that place.
    pub(super) fn finish(&self, value: Expr, tail: Tail, out: &mut Vec<Stmt>) {
        out.push(match tail {
            Tail::Drop => Stmt::Expr(value),
            Tail::Return => Stmt::Return(Some(value)),
            Tail::Value => Stmt::Value(value),
        });
    }

    /// The arguments of `return` and its like.
    fn given_back(&self, node: Node<'_>) -> Option<Expr> {
        let list = children(node).into_iter().find(|child| child.kind() == "argument_list")?;
        let parts = children(list);
        match parts[..] {
            [one] if !matches!(one.kind(), "pair" | "splat_argument" | "hash_splat_argument") => Some(self.expr(one)),
            [first, ..] if matches!(first.kind(), "pair" | "hash_splat_argument") => {
                Some(self.record(&parts, self.cx.span(list)))
            }
            _ => Some(Expr::new(ExprKind::List(self.items(&parts)), self.cx.span(list))),
        }
    }

    // ------------------------------------------------------------------ assignments

    pub(super) fn assignment(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(left) = node.child_by_field_name("left") else { return };
        if let Some(path) = self.constant_path(left) {
            return self.constant_assignment(node, left, &path, out);
        }
        let value = self.assigned(node);
        if let (ExprKind::Block(body), "identifier") = (&value.kind, left.kind())
            && node.kind() == "operator_assignment"
        {
            out.extend(body.iter().cloned());
            return;
        }
        out.push(match left.kind() {
            "identifier" => {
                let (name, outside) = self.declared(self.cx.str(left));
                let pattern = Pattern::Name(Ident { name, span: self.cx.span(left) });
                Stmt::Bind { pattern, value, scope: if outside { Scope::Nearest } else { Scope::Local } }
            }
            _ => Stmt::Bind { pattern: self.pattern(left), value, scope: Scope::Local },
        });
    }

    /// What an assignment assigns.
    pub(super) fn assigned(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let Some((left, right)) = node.child_by_field_name("left").zip(node.child_by_field_name("right")) else {
            return Expr::opaque(Vec::new(), span);
        };
        if node.kind() == "assignment" {
            return match right.kind() {
                "right_assignment_list" => Expr::new(ExprKind::List(self.items(&children(right))), self.cx.span(right)),
                "splat_argument" => Expr::new(ExprKind::List(self.items(&[right])), self.cx.span(right)),
                _ => self.expr(right),
            };
        }
        if left.kind() == "identifier" && self.variable(self.cx.str(left)).is_none() {
            self.new_variable(self.cx.str(left));
            return self.expr(right);
        }
        let operator = self.operator(node);
        let before = self.expr(left);
        let value = self.expr(right);
        match operator {
            "||=" => Expr::either(before, value, span),
            "&&=" => Expr::new(ExprKind::Both(Box::new(before), Box::new(value)), span),
            "+=" | "<<=" => self.sum(before, value, span),
            _ => Expr::opaque(vec![before, value], span),
        }
    }

    pub(super) fn pattern(&self, node: Node<'_>) -> Pattern {
        self.cx.deeper(node, || Pattern::Ignore, || self.pattern_kind(node))
    }

    fn pattern_kind(&self, node: Node<'_>) -> Pattern {
        let span = self.cx.span(node);
        match node.kind() {
            "identifier" => {
                let (name, outside) = self.declared(self.cx.str(node));
                match outside {
                    true => Pattern::Place(Box::new(Expr::name(&name, span))),
                    false => Pattern::Name(Ident { name, span }),
                }
            }
            "left_assignment_list" | "destructured_left_assignment" => {
                let mut items = Vec::new();
                let mut rest = None;
                for part in children(node) {
                    if part.kind() == "rest_assignment" {
                        let inner = part.named_child(0).map_or(Pattern::Ignore, |inner| self.pattern(inner));
                        rest = Some((items.len(), Box::new(inner)));
                    } else {
                        items.push(self.pattern(part));
                    }
                }
                Pattern::List { items, rest, span }
            }
            "call" => {
                let Some((receiver, method)) = node.child_by_field_name("receiver").zip(node.child_by_field_name("method"))
                else {
                    return Pattern::Ignore;
                };
                let place = Expr::member(self.expr(receiver), self.cx.str(method), self.cx.span(method), span);
                Pattern::Place(Box::new(place))
            }
            "instance_variable" if self.is_shown_to().is_some() => {
                let key = self.is_shown_to().unwrap_or_default();
                let shown = self.shown_as(&key, self.cx.str(node), span);
                Pattern::All(vec![Pattern::Place(Box::new(self.expr(node))), Pattern::Place(Box::new(shown))])
            }
            "instance_variable" | "class_variable" | "global_variable" | "element_reference" => {
                Pattern::Place(Box::new(self.expr(node)))
            }
            _ => Pattern::Ignore,
        }
    }

    // ------------------------------------------------------------------ methods and blocks

    pub(super) fn method(&self, node: Node<'_>) -> Function {
        let name = node.child_by_field_name("name");
        let written = name.map_or("", |name| self.cx.str(name));
        let ident = name.map(|name| self.cx.ident(name));
        self.within(FrameKind::Method, || {
            let mut opening = Vec::new();
            let nodes = node.child_by_field_name("parameters").map(children).unwrap_or_default();
            let mut params = self.params(&nodes, &mut opening);
            let body = node.child_by_field_name("body");
            if !takes_block(&params) && body.is_some_and(|body| self.wants_block(body)) {
                params.push(block_parameter(self.cx.span(node)));
            }
            let arguments = handed_on(&params);
            self.methods.borrow_mut().push(Current { name: written.to_owned(), arguments });
            let mut lowered = opening;
            if let Some(body) = body {
                match body.kind() {
                    "body_statement" => self.block_of(body, Tail::Return, &mut lowered),
                    _ => self.statements(&[body], Tail::Return, &mut lowered),
                }
            }
            self.methods.borrow_mut().pop();
            Function {
                name: ident,
                params,
                body: lowered,
                span: self.cx.span(node),
                kind: FunctionKind::Isolated,
                yields: Yields::No,
                returns: None,
                decorators: Vec::new(),
            }
        })
    }

    /// Whether it calls the block that the method was given.
    fn wants_block(&self, body: Node<'_>) -> bool {
        let mut stack = vec![body];
        while let Some(node) = stack.pop() {
            match node.kind() {
                "yield" | "super" => return true,
                "identifier" if self.cx.str(node) == "block_given?" => return true,
                "block_argument" if node.named_child_count() == 0 => return true,
                "method" | "singleton_method" | "class" | "module" => continue,
                _ => stack.extend(children(node)),
            }
        }
        false
    }

    /// The parameters. What has to be bound before the body goes to `opening`.
    pub(super) fn params(&self, nodes: &[Node<'_>], opening: &mut Vec<Stmt>) -> Vec<Param> {
        let mut params = Vec::new();
        for &node in nodes {
            let span = self.cx.span(node);
            let name = node.child_by_field_name("name");
            let plain = |pattern| Param { pattern, kind: ParamKind::Plain, field: None };
            let named = |name: Node<'_>| {
                let span = self.cx.span(name);
                Pattern::Name(Ident { name: self.new_parameter(self.cx.str(name)), span })
            };
            match (node.kind(), name) {
                ("identifier", _) => params.push(plain(named(node))),
                ("optional_parameter" | "keyword_parameter", Some(name)) => {
                    // The default sees what stands before it.
                    let default = node.child_by_field_name("value").map(|value| self.expr(value));
                    let pattern = named(name);
                    let pattern = match default {
                        Some(default) => Pattern::Default(Box::new(pattern), Box::new(default)),
                        None => pattern,
                    };
                    let kind = if node.kind() == "keyword_parameter" { ParamKind::Named } else { ParamKind::Plain };
                    params.push(Param { pattern, kind, field: None });
                }
                ("splat_parameter", name) => {
                    let pattern = name.map_or_else(|| anonymous("*", span), named);
                    params.push(Param { pattern, kind: ParamKind::Rest, field: None });
                }
                ("hash_splat_parameter", name) => {
                    let pattern = name.map_or_else(|| anonymous("**", span), named);
                    params.push(Param { pattern, kind: ParamKind::Keywords, field: None });
                }
                ("forward_parameter", _) => {
                    params.push(Param { pattern: anonymous("*", span), kind: ParamKind::Rest, field: None });
                    params.push(Param { pattern: anonymous("**", span), kind: ParamKind::Keywords, field: None });
                    params.push(block_parameter(span));
                }
                ("block_parameter", name) => {
                    params.push(block_parameter(span));
                    if let Some(name) = name {
                        let value = Expr::name(BLOCK, self.cx.span(name));
                        opening.push(Stmt::Bind { pattern: named(name), value, scope: Scope::Local });
                    }
                }
                ("destructured_parameter", _) => params.push(plain(self.destructured(node))),
                _ => {}
            }
        }
        params
    }

    fn new_parameter(&self, name: &str) -> crate::syntax::ir::Sym {
        self.new_variable(name)
    }

    /// `(name, (endpoint, *))`
    pub(super) fn destructured(&self, node: Node<'_>) -> Pattern {
        let mut items = Vec::new();
        let mut rest = None;
        for part in children(node) {
            let name =
                |name: Node<'_>| Pattern::Name(Ident { name: self.new_variable(self.cx.str(name)), span: self.cx.span(name) });
            match part.kind() {
                "identifier" => items.push(name(part)),
                "destructured_parameter" => items.push(self.cx.deeper(part, || Pattern::Ignore, || self.destructured(part))),
                "splat_parameter" => {
                    let inner = part.child_by_field_name("name").map_or(Pattern::Ignore, name);
                    rest = Some((items.len(), Box::new(inner)));
                }
                _ => items.push(Pattern::Ignore),
            }
        }
        Pattern::List { items, rest, span: self.cx.span(node) }
    }

    /// A block, or the body of a lambda, as a function.
    pub(super) fn function(&self, node: Node<'_>, parameters: Option<Node<'_>>) -> Expr {
        let span = self.cx.span(node);
        let function = self.within(FrameKind::Block, || {
            let mut body = Vec::new();
            let nodes = parameters.map(children).unwrap_or_default();
            let mut params = self.params(&nodes, &mut body);
            if parameters.is_none() {
                params.extend(self.numbered(node).into_iter().map(|pattern| Param {
                    pattern,
                    kind: ParamKind::Plain,
                    field: None,
                }));
            }
            if let Some(inner) = node.child_by_field_name("body") {
                self.block_of(inner, Tail::Return, &mut body);
            }
            Function::closure(params, body, Yields::No, span)
        });
        Expr::new(ExprKind::Function(Arc::new(function)), span)
    }

    /// The parameters of a block that names none: `it`, `_1`, `_2`.
    pub(super) fn numbered(&self, block: Node<'_>) -> Vec<Pattern> {
        let mut stack: Vec<_> = block.child_by_field_name("body").into_iter().collect();
        let (mut count, mut it) = (0, false);
        while let Some(node) = stack.pop() {
            if node.kind() == "identifier" && self.variable(self.cx.str(node)).is_none() {
                match self.cx.str(node) {
                    "it" => it = true,
                    "_1" => count = count.max(1),
                    "_2" => count = count.max(2),
                    _ => {}
                }
            }
            stack.extend(children(node));
        }
        let here = Span::new(block.start_byte(), block.start_byte());
        let one = |name: &str| Pattern::Name(Ident { name: self.new_variable(name), span: here });
        match (count, it) {
            (0, false) => Vec::new(),
            (0, true) => vec![one("it")],
            (1, _) => vec![one("_1")],
            _ => vec![one("_1"), one("_2")],
        }
    }

    /// The block of a call as its argument.
    pub(super) fn block_of_call(&self, call: Node<'_>) -> Option<Arg> {
        let block = call.child_by_field_name("block")?;
        Some(block_argument(self.function(block, block.child_by_field_name("parameters"))))
    }

    pub(super) fn field(&self, node: Node<'_>, name: &str) -> Expr {
        match node.child_by_field_name(name) {
            Some(child) => self.expr(child),
            None => Expr::opaque(Vec::new(), self.cx.span(node)),
        }
    }

    pub(super) fn operator(&self, node: Node<'_>) -> &'a str {
        node.child_by_field_name("operator").map_or("", |operator| self.cx.str(operator))
    }

    /// `case` with values.
    fn case(&self, node: Node<'_>, tail: Tail, out: &mut Vec<Stmt>) {
        let whens: Vec<_> = children(node).into_iter().filter(|child| matches!(child.kind(), "when" | "else")).collect();
        let Some(subject) = node.child_by_field_name("value") else {
            // The first that holds.
            let mut branches = Vec::new();
            let mut otherwise = Vec::new();
            for when in whens {
                if when.kind() == "else" {
                    self.statements(&children(when), tail, &mut otherwise);
                    continue;
                }
                let tests =
                    fields(when, "pattern").into_iter().filter_map(|pattern| pattern.named_child(0)).map(|test| self.expr(test));
                branches.push((any_of(tests.collect(), self.cx.span(when)), self.part(when, "body", tail)));
            }
            out.extend(chain(branches, otherwise));
            return;
        };
        fn patterns<'t>(when: &Node<'t>) -> Vec<(Node<'t>, &'t str)> {
            fields(*when, "pattern")
                .into_iter()
                .filter_map(|pattern| pattern.named_child(0))
                .map(|node| (node, node.kind()))
                .collect()
        }
        let is_plain =
            |kind: &str| matches!(kind, "string" | "simple_symbol" | "delimited_symbol" | "integer" | "nil" | "true" | "false");
        if whens.iter().flat_map(patterns).all(|(node, kind)| is_plain(kind) || self.is_value_constant(node)) {
            let subject = self.expr(subject);
            let cases = whens.iter().map(|when| match when.kind() {
                "else" => {
                    let mut body = Vec::new();
                    self.statements(&children(*when), tail, &mut body);
                    (Vec::new(), body)
                }
                _ => (patterns(when).into_iter().map(|(node, _)| self.expr(node)).collect(), self.part(*when, "body", tail)),
            });
            let cases = cases.collect();
            out.push(Stmt::Switch { subject, cases, falls: false });
            return;
        }
        let subject = self.once(self.expr(subject), out);
        let mut branches = Vec::new();
        let mut otherwise = Vec::new();
        for when in whens {
            if when.kind() == "else" {
                self.statements(&children(when), tail, &mut otherwise);
                continue;
            }
            let tests = patterns(&when).into_iter().map(|(node, _)| self.matches(&subject, node)).collect();
            branches.push((any_of(tests, self.cx.span(when)), self.part(when, "body", tail)));
        }
        out.extend(chain(branches, otherwise));
    }

    /// A constant in capitals is a value, not a class.
    fn is_value_constant(&self, node: Node<'_>) -> bool {
        self.constant_path(node).is_some_and(|path| {
            let last = path.rsplit("::").next().unwrap_or_default();
            last.len() > 1 && !last.bytes().any(|byte| byte.is_ascii_lowercase())
        })
    }

    /// Whether a value is of one of the classes that data is made of.
    pub(super) fn is_of(&self, value: Expr, class: Node<'_>) -> Option<Expr> {
        let name = self.constant_path(class)?;
        let is_data = matches!(name.as_str(), "Array" | "Hash" | "String" | "Symbol" | "Proc" | "Integer" | "Enumerable");
        is_data.then(|| self.modelled(&format!("{name}.==="), vec![value], self.cx.span(class)))
    }

    /// `pattern === subject`
    pub(super) fn matches(&self, subject: &Expr, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        match node.kind() {
            "regex" => self.regex_test(subject.clone(), node, span),
            "splat_argument" => {
                let list = node.named_child(0).map_or_else(|| Expr::null(span), |list| self.expr(list));
                Expr::compare(crate::syntax::ir::Op::In, subject.clone(), list, span)
            }
            // Whatever class it is of, or range it is in.
            "constant" | "scope_resolution" if !self.is_value_constant(node) => {
                self.is_of(subject.clone(), node).unwrap_or_else(|| Expr::opaque(Vec::new(), span))
            }
            "range" => Expr::opaque(Vec::new(), span),
            "lambda" => Expr::call(self.expr(node), vec![subject.clone()], span),
            _ => Expr::compare(crate::syntax::ir::Op::Eq, subject.clone(), self.expr(node), span),
        }
    }
}

fn anonymous(name: &str, span: Span) -> Pattern {
    Pattern::Name(Ident { name: name.into(), span })
}

fn block_parameter(span: Span) -> Param {
    let here = Span { start: span.start, end: span.start };
    let pattern = Pattern::Default(Box::new(anonymous(BLOCK, here)), Box::new(Expr::null(here)));
    Param { pattern, kind: ParamKind::Plain, field: None }
}

fn takes_block(params: &[Param]) -> bool {
    params.iter().any(|param| parameter_name(&param.pattern).is_some_and(|name| &*name.name == BLOCK))
}

fn parameter_name(pattern: &Pattern) -> Option<&Ident> {
    match pattern {
        Pattern::Name(name) => Some(name),
        Pattern::Default(inner, _) => parameter_name(inner),
        _ => None,
    }
}

/// The arguments that a method hands on as they are.
fn handed_on(params: &[Param]) -> Vec<Arg> {
    let argument = |param: &Param| {
        let name = parameter_name(&param.pattern)?;
        let value = Expr::name(&name.name, name.span);
        Some(match param.kind {
            ParamKind::Rest | ParamKind::Keywords => Arg { value, name: None, spread: true },
            ParamKind::Named => Arg { value, name: Some(name.clone()), spread: false },
            _ if &*name.name == BLOCK => block_argument(value),
            _ => Arg::of(value),
        })
    };
    params.iter().filter_map(argument).collect()
}

pub(super) fn any_of(tests: Vec<Expr>, span: Span) -> Expr {
    let mut tests = tests.into_iter();
    let first = tests.next().unwrap_or_else(|| Expr::opaque(Vec::new(), span));
    tests.fold(first, |all, test| Expr::either(all, test, span))
}

/// Branches that are tried one after the other. Of very many, the first are put side by side: dropping a deep tree takes stack.
pub(super) fn chain(mut branches: Vec<(Expr, Vec<Stmt>)>, otherwise: Vec<Stmt>) -> Vec<Stmt> {
    let nested = branches.split_off(branches.len().saturating_sub(MAX_CHAIN));
    let nested = nested.into_iter().rev().fold(otherwise, |otherwise, (test, then)| vec![Stmt::If { test, then, otherwise }]);
    let beside = branches.into_iter().map(|(test, then)| Stmt::If { test, then, otherwise: Vec::new() });
    beside.chain(nested).collect()
}
