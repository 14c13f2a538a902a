//! Branches, loops, functions.

use std::sync::Arc;

use tree_sitter::Node;

use super::builtins::READ_VALUES;
use super::conditions::{Glob, is_test};
use super::options::operands;
use super::tools::is_jq;
use super::words::{Word, adjacent, alternatives, split};
use super::{At, Shell};
use crate::syntax::ir::{
    ARGUMENTS, Expr, ExprKind, Function, FunctionKind, Ident, Iter, Param, ParamKind, Pattern, Span, Stmt, Yields,
};
use crate::syntax::tree::{Cx, children, fields, has_token};

impl Shell<'_> {
    /// `a && b`, `a || b`
    pub(super) fn list(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) {
        let [left, right] = children(node)[..] else {
            children(node).into_iter().for_each(|child| self.statement(child, at, out));
            return;
        };
        let and = has_token(node, "&&");
        if is_test(left, &self.cx) {
            let test = self.test(left, at, out);
            let body = self.statements([right], at);
            let (then, otherwise) = if and { (body, Vec::new()) } else { (Vec::new(), body) };
            out.push(Stmt::If { test, then, otherwise });
            return;
        }
        // `test && a || b`
        if !and
            && left.kind() == "list"
            && has_token(left, "&&")
            && let [test, then] = children(left)[..]
            && is_test(test, &self.cx)
        {
            let test = self.test(test, at, out);
            let then = self.statements([then], at);
            let otherwise = self.statements([right], at);
            out.push(Stmt::If { test, then, otherwise });
            return;
        }
        // `jq -e` fails where there is nothing.
        if !and && at.yields && fails_on_nothing(left, &self.cx) {
            let (mut first, mut second) = (Vec::new(), Vec::new());
            if let (Some(left), Some(right)) =
                (self.output(left, None, at, &mut first), self.output(right, None, at, &mut second))
            {
                out.extend(first);
                out.extend(second);
                out.push(Stmt::Yield(Expr::either(left, right, self.cx.span(node))));
                return;
            }
        }
        self.statement(left, at, out);
        let body = self.statements([right], at);
        let leaves = body.iter().any(|stmt| matches!(stmt, Stmt::Throw(_) | Stmt::Return(_) | Stmt::Break | Stmt::Continue));
        if and && !leaves {
            out.extend(body);
            return;
        }
        let test = Expr::opaque(Vec::new(), self.cx.span(node));
        let (then, otherwise) = if and { (body, Vec::new()) } else { (Vec::new(), body) };
        out.push(Stmt::If { test, then, otherwise });
    }

    pub(super) fn condition(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) {
        let mut tests = Vec::new();
        let mut then = Vec::new();
        let mut otherwise = Vec::new();
        let mut seen_then = false;
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            match child.kind() {
                "then" => seen_then = true,
                "elif_clause" | "else_clause" => otherwise.push(child),
                _ if !child.is_named() || child.is_extra() => {}
                _ if seen_then => then.push(child),
                _ => tests.push(child),
            }
        }
        let test = self.tests(&tests, at, out);
        let then = self.statements(then, at);
        let otherwise = self.otherwise(&otherwise, at);
        out.push(Stmt::If { test, then, otherwise });
    }

    fn otherwise(&self, clauses: &[Node<'_>], at: At) -> Vec<Stmt> {
        let Some((clause, rest)) = clauses.split_first() else { return Vec::new() };
        if clause.kind() == "else_clause" {
            return self.statements(children(*clause), at);
        }
        self.cx.deeper(*clause, Vec::new, || {
            let mut out = Vec::new();
            self.condition(*clause, at, &mut out);
            if let Some(Stmt::If { otherwise, .. }) = out.last_mut() {
                *otherwise = self.otherwise(rest, at);
            }
            out
        })
    }

    pub(super) fn while_loop(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) {
        let conditions: Vec<Node<'_>> = fields(node, "condition");
        if let ([condition], false) = (&conditions[..], has_token(node, "until"))
            && let Some(pattern) = self.read_each(*condition)
        {
            let span = self.cx.span(*condition);
            let input = Expr::name("stdin", Span { end: span.start, ..span });
            let iter = match pattern {
                Pattern::Name(_) => Expr::call(Expr::name("lines of text", span), vec![input], span),
                _ => {
                    let separators = self.separators(*condition, at);
                    Expr::call(Expr::name("lines of fields", span), vec![input, separators], span)
                }
            };
            let body = self.statements(fields(node, "body"), At { stdin: false, ..at });
            out.push(Stmt::ForEach { pattern, iter, mode: Iter::Values, body });
            return;
        }
        let mut before = Vec::new();
        let test = self.tests(&conditions, at, &mut before);
        let test = if has_token(node, "until") { test.not() } else { test };
        // What the condition does, it does again before each round: `while read line`.
        let mut body = before.clone();
        body.extend(self.statements(fields(node, "body"), at));
        out.extend(before);
        out.push(Stmt::Loop { test: Some(test), body });
    }

    /// What `IFS` is for the `read` of a condition.
    fn separators(&self, condition: Node<'_>, at: At) -> Expr {
        let command = if condition.kind() == "list" { children(condition).first().copied() } else { Some(condition) };
        let given = command.map(children).unwrap_or_default().into_iter().find(|child| {
            child.kind() == "variable_assignment"
                && child.child_by_field_name("name").is_some_and(|name| self.cx.str(name) == "IFS")
        });
        match given.and_then(|given| given.child_by_field_name("value")) {
            Some(value) => self.word(value, at),
            None => Expr::name("IFS", Span { end: self.cx.span(condition).start, ..self.cx.span(condition) }),
        }
    }

    /// The variables of `while read -r name`, which get one line after the other.
    fn read_each(&self, condition: Node<'_>) -> Option<Pattern> {
        let command = match condition.kind() {
            // `read -r line || [ -n "$line" ]`
            "list" if has_token(condition, "||") => *children(condition).first()?,
            _ => condition,
        };
        if command.kind() != "command" || self.cx.str(command.child_by_field_name("name")?) != "read" {
            return None;
        }
        let at = At { yields: true, stdin: false, subshell: true, function: false };
        let words: Vec<Word> = fields(command, "argument").into_iter().map(|word| self.argument(word, at)).collect();
        if children(command).into_iter().any(|child| child.kind().ends_with("redirect")) {
            return None;
        }
        let names: Option<Vec<Ident>> = operands(&words, READ_VALUES)
            .iter()
            .map(|word| Some(Ident { name: word.known()?.into(), span: word.value.span }))
            .collect();
        match <[Ident; 1]>::try_from(names.filter(|names| !names.is_empty() && words.iter().all(|word| !word.is("-a")))?) {
            Ok([name]) => Some(Pattern::Name(name)),
            Err(names) => {
                let items = names.into_iter().map(Pattern::Name).collect();
                Some(Pattern::List { items, rest: None, span: self.cx.span(command) })
            }
        }
    }

    pub(super) fn for_loop(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) {
        let Some(name) = node.child_by_field_name("variable") else { return };
        let values = fields(node, "value");
        let iter = match (values.first(), values.last()) {
            (Some(first), Some(last)) => {
                let span = self.cx.span(*first).to(self.cx.span(*last));
                let items = values.iter().flat_map(|value| match value.kind() {
                    "command_substitution" => vec![Word { split: true, ..self.argument(*value, at) }],
                    "word" | "concatenation" => alternatives(self.argument(*value, at)),
                    _ => vec![self.argument(*value, at)],
                });
                Expr::new(ExprKind::List(split(items.collect()).collect()), span)
            }
            _ => Expr::name(ARGUMENTS, self.cx.span(name)),
        };
        let pattern = Pattern::Name(self.cx.ident(name));
        let body = self.statements(fields(node, "body"), at);
        out.push(Stmt::ForEach { pattern, iter, mode: Iter::Values, body });
    }

    pub(super) fn case(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) {
        let Some(subject) = node.child_by_field_name("value") else { return };
        let subject = self.word(subject, at);
        let mut cases = Vec::new();
        let mut plain = true;
        for item in children(node).into_iter().filter(|child| child.kind() == "case_item") {
            let values = fields(item, "value");
            let last = values.last().map_or(item.start_byte(), Node::end_byte);
            let body = self.statements(children(item).into_iter().filter(|child| child.start_byte() >= last), at);
            let patterns: Vec<Glob> = adjacent(&values).into_iter().map(|nodes| self.glob(nodes, at)).collect();
            plain &= patterns.iter().all(|pattern| matches!(pattern, Glob::Exactly(_) | Glob::Anything));
            cases.push((patterns, body));
        }
        if plain {
            let cases = cases.into_iter().map(|(patterns, body)| {
                let anything = patterns.iter().any(|pattern| matches!(pattern, Glob::Anything));
                let values = patterns.into_iter().filter_map(|pattern| match pattern {
                    Glob::Exactly(value) => Some(value),
                    _ => None,
                });
                (if anything { Vec::new() } else { values.collect() }, body)
            });
            out.push(Stmt::Switch { subject, cases: cases.collect(), falls: false });
            return;
        }
        let chain = cases.into_iter().rev().fold(Vec::new(), |otherwise, (patterns, then)| {
            let span = subject.span;
            let tests = patterns.into_iter().map(|pattern| pattern.test(subject.clone(), span));
            match tests.reduce(|left, right| Expr::either(left, right, span)) {
                Some(test) => vec![Stmt::If { test, then, otherwise }],
                None => otherwise,
            }
        });
        out.extend(chain);
    }

    pub(super) fn function(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let (Some(name), Some(body)) = (node.child_by_field_name("name"), node.child_by_field_name("body")) else { return };
        let place = self.cx.span(name);
        let references = self.references.take();
        let at = At { yields: true, stdin: true, subshell: body.kind() == "subshell", function: true };
        let body = match body.kind() {
            "subshell" => self.statements(children(body), at),
            _ => self.statements([body], at),
        };
        self.references.replace(references);
        let param =
            |name: &str, kind| Param { pattern: Pattern::Name(Ident { name: name.into(), span: place }), kind, field: None };
        out.push(Stmt::Function(Arc::new(Function {
            name: Some(Ident { name: format!("{}()", self.cx.str(name)).into(), span: place }),
            params: vec![param(ARGUMENTS, ParamKind::Rest), param("stdin", ParamKind::Plain)],
            body,
            span: self.cx.span(node),
            kind: FunctionKind::Lexical,
            yields: Yields::Any,
            returns: None,
            decorators: Vec::new(),
        })));
    }
}

/// `jq -e …`, also at the end of a pipeline.
fn fails_on_nothing(node: Node<'_>, cx: &Cx<'_>) -> bool {
    match node.kind() {
        "pipeline" => children(node).last().is_some_and(|last| fails_on_nothing(*last, cx)),
        "redirected_statement" => node.child_by_field_name("body").is_some_and(|body| fails_on_nothing(body, cx)),
        "list" => children(node).last().is_some_and(|last| fails_on_nothing(*last, cx)) && has_token(node, "||"),
        "command" => {
            let is_jq = node.child_by_field_name("name").is_some_and(|name| is_jq(cx.str(name)));
            let option =
                |text: &str| text == "--exit-status" || (!text.starts_with("--") && text.starts_with('-') && text.contains('e'));
            is_jq && fields(node, "argument").into_iter().any(|word| option(cx.str(word)))
        }
        _ => false,
    }
}
