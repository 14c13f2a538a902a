//! `switch`, as a statement and as an expression, and the patterns in it.

use std::borrow::Cow;

use tree_sitter::Node;

use super::{Java, bind, is_constant};
use crate::syntax::ir::{Expr, ExprKind, Ident, Pattern, Stmt, Type};
use crate::syntax::tree::{children, has_token};

/// One way into a `switch`.
struct Case<'t> {
    /// No labels: the default.
    labels: Vec<Node<'t>>,
    guard: Option<Node<'t>>,
    body: Vec<Node<'t>>,
    /// With `->`: it doesn't run into the next.
    is_rule: bool,
}

impl<'a> Java<'a> {
    /// `gives`: the bodies of rules are its value.
    pub(super) fn switch(&self, node: Node<'_>, gives: bool) -> Vec<Stmt> {
        let subject = self.expr_in(node, "condition");
        let cases = node.child_by_field_name("body").map(cases).unwrap_or_default();
        self.enter();
        let is_pattern = |label: &Node<'_>| label.kind() == "pattern" || label.kind().ends_with("_pattern");
        let has_patterns = cases.iter().any(|case| case.guard.is_some() || case.labels.iter().any(is_pattern));
        let body = if has_patterns {
            self.matching(node, subject, &cases, gives)
        } else {
            let cases = cases.iter().map(|case| {
                let labels = case.labels.iter().map(|label| self.label(*label)).collect();
                let mut body = self.case_body(case, gives);
                if case.is_rule {
                    body.push(Stmt::Break);
                }
                (labels, body)
            });
            vec![Stmt::Switch { subject, cases: cases.collect(), falls: true }]
        };
        self.leave();
        body
    }

    fn case_body(&self, case: &Case<'_>, gives: bool) -> Vec<Stmt> {
        let mut body = Vec::new();
        for &node in &case.body {
            match node.kind() {
                "expression_statement" if gives && case.is_rule => {
                    body.extend(children(node).first().map(|value| Stmt::Value(self.expr(*value))));
                }
                _ => body.extend(self.statement(node)),
            }
        }
        body
    }

    /// A constant; one of an enumeration stands there without its class.
    fn label(&self, node: Node<'_>) -> Expr {
        match node.kind() {
            "identifier" if !self.is_local(self.cx.str(node)) && is_constant(self.cx.str(node)) => {
                let around = self.around.borrow();
                let name = self.cx.str(node);
                let is_field = around.iter().any(|class| class.fields.contains_key(name)) || self.statics.contains_key(name);
                drop(around);
                match self.enums.get(name).filter(|_| !is_field) {
                    Some(class) => {
                        let span = self.cx.span(node);
                        Expr::member(self.class_named(class, span), name, span, span)
                    }
                    None => self.expr(node),
                }
            }
            _ => self.expr(node),
        }
    }

    /// One test after the other.
    fn matching(&self, node: Node<'_>, subject: Expr, cases: &[Case<'_>], gives: bool) -> Vec<Stmt> {
        let name = self.fresh("subject");
        let span = self.cx.span(node);
        let mut rest: Vec<Stmt> = Vec::new();
        for case in cases.iter().rev() {
            self.enter();
            let subject = || Expr::name(&name, span);
            let test = case.labels.iter().map(|label| {
                let pattern = match label.kind() {
                    "pattern" => label.named_child(0).map_or(Pattern::Ignore, |inner| self.pattern(inner)),
                    kind if kind.ends_with("_pattern") => self.pattern(*label),
                    _ => Pattern::Const(Box::new(self.label(*label))),
                };
                Expr::new(ExprKind::Matches { expr: Box::new(subject()), pattern: Box::new(pattern) }, self.cx.span(*label))
            });
            let test = test.reduce(|one, other| {
                let span = one.span.to(other.span);
                Expr::new(ExprKind::Either(Box::new(one), Box::new(other)), span)
            });
            let test = match (test, case.guard) {
                (Some(test), Some(guard)) => {
                    let guard = children(guard).first().map_or_else(|| Expr::opaque(Vec::new(), span), |guard| self.expr(*guard));
                    let span = test.span.to(guard.span);
                    Some(Expr::new(ExprKind::Both(Box::new(test), Box::new(guard)), span))
                }
                (test, _) => test,
            };
            let body: Vec<Stmt> = self.case_body(case, gives).into_iter().filter(|stmt| !matches!(stmt, Stmt::Break)).collect();
            self.leave();
            rest = match test {
                Some(test) => vec![Stmt::If { test, then: body, otherwise: rest }],
                None => body,
            };
        }
        let mut all = vec![bind(Pattern::Name(Ident { name: name.into(), span: subject.span }), subject)];
        all.extend(rest);
        all
    }

    fn pattern(&self, node: Node<'_>) -> Pattern {
        self.cx.deeper(node, || Pattern::Ignore, || self.pattern_kind(node))
    }

    fn pattern_kind(&self, node: Node<'_>) -> Pattern {
        match node.kind() {
            "type_pattern" | "record_pattern_component" => {
                let parts = children(node);
                let Some(name) = parts.last().filter(|name| name.kind() == "identifier") else { return Pattern::Ignore };
                self.declare(self.cx.str(*name));
                let pattern = Pattern::Name(self.cx.ident(*name));
                match parts.first().filter(|_| parts.len() > 1).map(|ty| self.ty(*ty)) {
                    None | Some(Type::Any) => pattern,
                    Some(ty) => Pattern::Typed(Box::new(pattern), ty),
                }
            }
            "record_pattern" => self.record_pattern(node),
            _ => Pattern::Ignore,
        }
    }

    /// `Endpoint(String user, var host)`: a record gives its components by their positions.
    pub(super) fn record_pattern(&self, node: Node<'_>) -> Pattern {
        let parts = children(node);
        let Some(class) = parts.first() else { return Pattern::Ignore };
        let components = parts.iter().find(|part| part.kind() == "record_pattern_body").map(|body| children(*body));
        let items = components.unwrap_or_default().into_iter().map(|component| self.pattern(component)).collect();
        let list = Pattern::List { items, rest: None, span: self.cx.span(node) };
        let before = self.cx.text.get(..class.start_byte()).unwrap_or_default();
        let qualifier = before.len() - before.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.')).len();
        let ty = match before.get(before.len() - qualifier..).and_then(|qualifier| qualifier.strip_suffix('.')) {
            Some(qualifier) => {
                let name = format!("{qualifier}.{}", self.cx.str(*class));
                Type::Named(Box::new(self.class_named(&name, self.cx.span(*class))))
            }
            None => self.ty(*class),
        };
        match ty {
            Type::Any => list,
            ty => Pattern::Typed(Box::new(list), ty),
        }
    }
}

/// The text with spaces for what stands before the name of a record that is taken apart where it is tested for, which the
/// grammar takes for an error: `instanceof Lookup.Found(var endpoint)`.
pub(super) fn without_qualifiers(text: &str) -> Cow<'_, str> {
    let mut blank = Cow::Borrowed(text);
    for (at, keyword) in text.match_indices("instanceof ") {
        let start = at + keyword.len();
        let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ' ');
        let end = text[start..].find(|c| !is_of_name(c)).map_or(text.len(), |length| start + length);
        let qualifier = text[start..end].rfind('.').filter(|_| text[end..].starts_with('('));
        if let Some(qualifier) = qualifier {
            blank.to_mut().replace_range(start..=start + qualifier, &" ".repeat(qualifier + 1));
        }
    }
    blank
}

fn cases(body: Node<'_>) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for group in children(body) {
        if !matches!(group.kind(), "switch_rule" | "switch_block_statement_group") {
            continue;
        }
        let is_rule = group.kind() == "switch_rule";
        let mut case = Case { labels: Vec::new(), guard: None, body: Vec::new(), is_rule };
        let mut is_default = false;
        for part in children(group) {
            if part.kind() == "switch_label" {
                is_default |= has_token(part, "default");
                for label in children(part) {
                    match label.kind() {
                        "guard" => case.guard = Some(label),
                        _ => case.labels.push(label),
                    }
                }
            } else {
                case.body.push(part);
            }
        }
        if is_default {
            case.labels.clear();
        }
        cases.push(case);
    }
    cases
}
