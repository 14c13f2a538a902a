//! Patterns: what they bind, and what they ask of the value.

use tree_sitter::Node;

use super::{Branch, Elixir, STRUCT, bind, both, left, made, part, right};
use crate::syntax::ir::{Expr, ExprKind, FieldPattern, Ident, Op, Pattern, Span, Stmt, Type};
use crate::syntax::tree::children;

impl Elixir<'_> {
    /// A parameter of a function that has no other clauses. What it asks for goes into `tests`, what it takes apart after that
    /// into `body`.
    pub(super) fn sole_param<'t>(&self, param: Node<'t>, tests: &mut Vec<Expr>, body: &mut Vec<Stmt>) -> (Node<'t>, Pattern) {
        let param = if self.default_of(param).is_some() { left(param) } else { param };
        let span = self.cx.span(param);
        let name = self.fresh(self.whole(param));
        let asked = self.tests(param, &Expr::name(&name, span));
        // What takes apart something that has a name, too, does it in the body.
        let has_name = param.kind() != "identifier" && !self.whole(param).is_empty() && self.struct_of(param).is_none();
        if asked.is_empty() && !has_name {
            return (param, self.pattern(param));
        }
        tests.extend(asked);
        for (pattern, value) in self.bindings(param, Expr::name(&name, span)) {
            body.push(bind(pattern, value));
        }
        (param, Pattern::Name(Ident { name, span }))
    }

    /// A clause: what it asks of the subjects, and its body with what it takes from them.
    pub(super) fn branch(
        &self,
        patterns: &[Node<'_>],
        subjects: &[Expr],
        guard: Option<Node<'_>>,
        body: impl FnOnce() -> Vec<Stmt>,
    ) -> Branch {
        let mut tests = Vec::new();
        for (pattern, subject) in patterns.iter().zip(subjects) {
            tests.extend(self.test_of_struct(*pattern, subject));
            tests.extend(self.tests(*pattern, subject));
        }
        let mut all = Vec::new();
        for (node, subject) in patterns.iter().zip(subjects) {
            let refutable = self.is_refutable(*node);
            let is_told = self.is_constant(*node);
            for (pattern, value) in self.bindings(*node, subject.clone()) {
                if is_told || matches!(pattern, Pattern::Ignore) {
                    continue;
                }
                if guard.is_some() || refutable {
                    let span = value.span;
                    tests.push(Expr::new(ExprKind::Matches { expr: Box::new(value), pattern: Box::new(pattern) }, span));
                } else {
                    all.push(bind(pattern, value));
                }
            }
        }
        tests.extend(guard.map(|guard| self.expr(guard)));
        all.extend(body());
        Branch { test: tests.into_iter().reduce(both), body: all }
    }

    /// The patterns that bind something, each with the value that it is held against.
    pub(super) fn bindings(&self, node: Node<'_>, subject: Expr) -> Vec<(Pattern, Expr)> {
        match self.tagged(node) {
            Some(("ok", value)) => self.bindings(value, subject),
            Some((_, reason)) => vec![(self.pattern(reason), Expr::opaque(Vec::new(), self.cx.span(reason)))],
            None => vec![(self.pattern(node), subject)],
        }
    }

    /// `{:ok, value}` or `{:error, reason}`.
    pub(super) fn tagged<'t>(&self, node: Node<'t>) -> Option<(&'static str, Node<'t>)> {
        if node.kind() != "tuple" {
            return None;
        }
        let parts = children(node);
        let [tag, value] = parts[..] else { return None };
        match self.cx.str(tag) {
            ":ok" if tag.kind() == "atom" => Some(("ok", value)),
            ":error" if tag.kind() == "atom" => Some(("error", value)),
            _ => None,
        }
    }

    /// Whether it may fail to match for more than the constants in it.
    fn is_refutable(&self, node: Node<'_>) -> bool {
        match node.kind() {
            "map" | "list" | "keywords" => true,
            "tuple" => match self.tagged(node) {
                Some((_, value)) => self.is_refutable(value),
                None => true,
            },
            "binary_operator" => match self.operator(node) {
                "=" => self.is_refutable(left(node)) || self.is_refutable(right(node)),
                "\\\\" => self.is_refutable(left(node)),
                _ => true,
            },
            _ => false,
        }
    }

    /// Whether the tests are all that the pattern asks: it takes nothing.
    fn is_constant(&self, node: Node<'_>) -> bool {
        match node.kind() {
            "map" => {
                let entries = self.entries(node);
                !entries.is_empty() && entries.into_iter().all(|(_, value, _)| self.is_constant(value))
            }
            "string" | "charlist" | "integer" | "atom" | "quoted_atom" | "alias" | "boolean" | "nil" => true,
            "binary_operator" => self.operator(node) == "<>" && self.cx.str(right(node)) == "_",
            "unary_operator" => matches!(self.operator_of_unary(node), "^" | "@"),
            _ => false,
        }
    }

    pub(super) fn pattern(&self, node: Node<'_>) -> Pattern {
        self.cx.deeper(node, || Pattern::Ignore, || self.pattern_kind(node))
    }

    fn pattern_kind(&self, node: Node<'_>) -> Pattern {
        let span = self.cx.span(node);
        match node.kind() {
            "identifier" => match self.cx.str(node) {
                "_" | "__MODULE__" => Pattern::Ignore,
                name => Pattern::Name(Ident { name: self.declare(name), span }),
            },
            "binary_operator" => match self.operator(node) {
                "=" => {
                    let struct_type = self.struct_of(node);
                    let both = Pattern::All(vec![self.pattern(left(node)), self.pattern(right(node))]);
                    match struct_type {
                        Some(ty) => Pattern::Typed(Box::new(both), ty),
                        None => both,
                    }
                }
                "\\\\" | "when" => self.pattern(left(node)),
                "<>" => self.pattern(right(node)),
                // A list's head and tail, where there is nothing before them.
                "|" => self.cons(&[node], span),
                _ => Pattern::Ignore,
            },
            "tuple" => match self.tagged(node) {
                Some((_, value)) => self.pattern(value),
                None => self.cons(&children(node), span),
            },
            "list" => match children(node)[..] {
                [only] if only.kind() == "keywords" => self.pattern(only),
                ref items => self.cons(items, span),
            },
            "block" => children(node).first().map_or(Pattern::Ignore, |inner| self.pattern(*inner)),
            "map" | "keywords" => {
                let fields = self.entries(node).into_iter().map(|(key, value, entry)| FieldPattern {
                    key: self.key_expr(key),
                    value: self.pattern(value),
                    span: self.cx.span(entry),
                });
                let fields: Vec<FieldPattern> = fields.collect();
                let pattern = if fields.is_empty() { Pattern::Ignore } else { Pattern::Record { fields, rest: None, span } };
                match self.struct_type(node) {
                    Some(ty) if !matches!(pattern, Pattern::Ignore) => Pattern::Typed(Box::new(pattern), ty),
                    _ => pattern,
                }
            }
            _ => Pattern::Ignore,
        }
    }

    /// The struct that a pattern names: `%Endpoint{}`.
    fn struct_type(&self, node: Node<'_>) -> Option<Type> {
        if node.kind() != "map" {
            return None;
        }
        let named = children(node).into_iter().find(|child| child.kind() == "struct")?.named_child(0)?;
        let name = self.module_of(named)?;
        Some(Type::Named(Box::new(Expr::name(&name, self.cx.span(named)))))
    }

    /// The struct that a pattern or a part of `%Endpoint{} = endpoint` names.
    fn struct_of(&self, node: Node<'_>) -> Option<Type> {
        match node.kind() {
            "binary_operator" if self.operator(node) == "=" => self.struct_of(left(node)).or_else(|| self.struct_of(right(node))),
            _ => self.struct_type(node),
        }
    }

    /// What `%{assigns: assigns} = conn` calls the whole; empty where it has no name.
    pub(super) fn whole(&self, node: Node<'_>) -> &str {
        match node.kind() {
            "identifier" => self.cx.str(node),
            "binary_operator" if self.operator(node) == "=" => match self.whole(left(node)) {
                "" => self.whole(right(node)),
                name => name,
            },
            _ => "",
        }
    }

    /// That the value is the struct which the pattern names, where other clauses may be for others.
    fn test_of_struct(&self, node: Node<'_>, subject: &Expr) -> Option<Expr> {
        let Type::Named(named) = self.struct_of(node)? else { return None };
        let ExprKind::Name(name) = &named.kind else { return None };
        let at = Span { start: subject.span.start, end: subject.span.start };
        let of = Expr::access(subject.clone(), made(STRUCT, at), crate::syntax::ir::Style::Index, at);
        Some(Expr::compare(Op::Eq, of, made(name, at), at))
    }

    /// `[a, b | rest]`, `{a, b}`
    fn cons(&self, nodes: &[Node<'_>], span: Span) -> Pattern {
        let mut items = Vec::new();
        let mut rest = None;
        for &node in nodes {
            if node.kind() == "binary_operator" && self.operator(node) == "|" {
                items.push(self.pattern(left(node)));
                rest = Some((items.len(), Box::new(self.pattern(right(node)))));
            } else {
                items.push(self.pattern(node));
            }
        }
        Pattern::List { items, rest, span }
    }

    /// The keys of a map or of keywords, each with its value and the whole entry.
    pub(super) fn entries<'t>(&self, node: Node<'t>) -> Vec<(Node<'t>, Node<'t>, Node<'t>)> {
        let mut entries = Vec::new();
        let mut open: Vec<Node<'t>> = children(node).into_iter().rev().collect();
        while let Some(node) = open.pop() {
            match node.kind() {
                "map_content" | "keywords" => open.extend(children(node).into_iter().rev()),
                "pair" => {
                    entries.extend(
                        node.child_by_field_name("key").zip(node.child_by_field_name("value")).map(|(k, v)| (k, v, node)),
                    );
                }
                "binary_operator" if self.operator(node) == "=>" => entries.push((left(node), right(node), node)),
                _ => {}
            }
        }
        entries
    }

    /// What has to hold of `subject` for the pattern to match, as far as it compares with anything.
    pub(super) fn tests(&self, node: Node<'_>, subject: &Expr) -> Vec<Expr> {
        self.cx.deeper(node, Vec::new, || self.tests_of(node, subject))
    }

    fn tests_of(&self, node: Node<'_>, subject: &Expr) -> Vec<Expr> {
        let span = self.cx.span(node);
        let exists = || Expr::new(ExprKind::Exists(Box::new(subject.clone())), span);
        let equals = |value: Expr| Expr::compare(Op::Eq, subject.clone(), value, span);
        match node.kind() {
            "nil" => vec![exists().not()],
            "boolean" => vec![Expr::compare(Op::Eq, self.expr(node), subject.clone(), span)],
            "atom" if self.cx.str(node) == ":error" => vec![Expr::either(exists().not(), equals(self.expr(node)), span)],
            "string" | "charlist" | "integer" | "atom" | "quoted_atom" | "alias" | "sigil" => vec![equals(self.expr(node))],
            "identifier" if self.cx.str(node) == "__MODULE__" => vec![equals(self.expr(node))],
            "unary_operator" => match self.operator_of_unary(node) {
                "^" => node.child_by_field_name("operand").map(|pinned| equals(self.expr(pinned))).into_iter().collect(),
                "@" => vec![equals(self.expr(node))],
                _ => Vec::new(),
            },
            "binary_operator" => match self.operator(node) {
                "=" => [left(node), right(node)].into_iter().flat_map(|side| self.tests(side, subject)).collect(),
                "\\\\" => self.tests(left(node), subject),
                "<>" if matches!(left(node).kind(), "string" | "charlist" | "unary_operator") => {
                    vec![Expr::compare(Op::StartsWith, subject.clone(), self.expr(left(node)), span)]
                }
                "|" => self.tests(left(node), &part(subject.clone(), Expr::new(ExprKind::Number(0), span))),
                _ => Vec::new(),
            },
            "tuple" => match self.tagged(node) {
                Some(("ok", value)) => std::iter::once(exists()).chain(self.tests(value, subject)).collect(),
                Some(_) => vec![exists().not()],
                None => self.tests_of_items(&children(node), subject),
            },
            "list" => match children(node)[..] {
                [] => vec![exists().not()],
                [only] if only.kind() == "keywords" => self.tests(only, subject),
                ref items => self.tests_of_items(items, subject),
            },
            "map" | "keywords" => {
                let entries = self.entries(node);
                if entries.is_empty() && node.kind() == "map" && self.struct_type(node).is_none() {
                    return vec![exists()];
                }
                let held = entries.into_iter().flat_map(|(key, value, _)| {
                    let key = self.key_expr(key);
                    self.tests(value, &Expr::access(subject.clone(), key, crate::syntax::ir::Style::Index, subject.span))
                });
                held.collect()
            }
            _ => Vec::new(),
        }
    }

    fn tests_of_items(&self, items: &[Node<'_>], subject: &Expr) -> Vec<Expr> {
        let tests = items.iter().enumerate().flat_map(|(at, item)| {
            let item = if item.kind() == "binary_operator" && self.operator(*item) == "|" { left(*item) } else { *item };
            let index = Expr::new(ExprKind::Number(at as i64), subject.span);
            self.tests(item, &part(subject.clone(), index))
        });
        tests.collect()
    }

    /// The text of an unary operator.
    pub(super) fn operator_of_unary(&self, node: Node<'_>) -> &str {
        node.child_by_field_name("operator").map_or("", |operator| self.cx.str(operator))
    }

    /// `pattern = value`, where it stands by itself.
    pub(super) fn match_statement(&self, pattern: Node<'_>, value: Expr, out: &mut Vec<Stmt>) {
        let span = self.cx.span(pattern);
        let name = self.fresh("");
        let tests = self.tests(pattern, &Expr::name(&name, span));
        if tests.is_empty() && self.tagged(pattern).is_none() {
            out.push(bind(self.pattern(pattern), value));
            return;
        }
        out.push(bind(Pattern::Name(Ident { name: name.clone(), span }), value));
        out.extend(tests.into_iter().map(super::unless_throw));
        for (pattern, value) in self.bindings(pattern, Expr::name(&name, span)) {
            out.push(bind(pattern, value));
        }
    }
}
