//! Loops, what leaves them, and what generators yield.

use tree_sitter::Node;

use super::Php;
use crate::syntax::ir::{Expr, ExprKind, Field, Ident, Iter, Pattern, Scope, Stmt, Sym};
use crate::syntax::tree::{children, fields, has_token};

/// What `break` and `continue` count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Loop,
    Switch,
}

impl Php<'_> {
    pub(super) fn foreach(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let body_id = node.child_by_field_name("body").map(|body| body.id());
        let parts = children(node).into_iter().filter(|child| Some(child.id()) != body_id && !child.is_error());
        let mut parts = parts.into_iter();
        let (Some(iter), Some(target)) = (parts.next(), parts.next()) else { return };
        let list = iter;
        let iter = self.expr(iter);
        let (pattern, mode) = match (target.kind(), &children(target)[..]) {
            ("pair", [key, value]) => {
                let items = vec![self.pattern(*key), self.pattern(*value)];
                (Pattern::List { items, rest: None, span: self.cx.span(target) }, Iter::Entries)
            }
            _ => (self.pattern(target), Iter::Values),
        };
        let mut body = self.in_target(Target::Loop, || self.bodies(node, "body"));
        // What the body makes of every element of a list is what the list holds afterwards.
        let changes = target.kind() == "by_ref" && !body.iter().any(leaves);
        match (&pattern, self.pattern(list)) {
            (Pattern::Name(element), pattern @ (Pattern::Name(_) | Pattern::Place(_))) if changes => {
                let span = element.span;
                let changed: Sym = format!("{} changed", element.name).into();
                let bind = |pattern, value| Stmt::Bind { pattern, value, scope: Scope::Local };
                let ident = Ident { name: changed.clone(), span };
                out.push(bind(Pattern::Name(ident), Expr::new(ExprKind::List(Vec::new()), span)));
                let each = Expr::new(ExprKind::Each(Box::new(Expr::name(&changed, span))), span);
                body.push(bind(Pattern::Place(Box::new(each)), Expr::name(&element.name, span)));
                out.push(Stmt::ForEach { pattern: Pattern::Name(element.clone()), iter, mode, body });
                out.push(bind(pattern, Expr::name(&changed, span)));
            }
            _ => out.push(Stmt::ForEach { pattern, iter, mode, body }),
        }
    }

    pub(super) fn while_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(condition) = node.child_by_field_name("condition") else { return };
        // while (list($k, $v) = each($array)): how PHP 3 iterated.
        if let Some(assignment) = condition.named_child(0)
            && let (Some(left), Some(right)) = (assignment.child_by_field_name("left"), assignment.child_by_field_name("right"))
            && left.kind() == "list_literal"
            && let Some(call) = self.builtin(right)
            && let ("each", [array]) = (call.name.as_str(), &call.args[..])
        {
            let (pattern, iter) = (self.pattern(left), self.expr(*array));
            let body = self.in_target(Target::Loop, || self.bodies(node, "body"));
            out.push(Stmt::ForEach { pattern, iter, mode: Iter::Entries, body });
            return;
        }
        let test = Some(self.expr(condition));
        let body = self.in_target(Target::Loop, || self.bodies(node, "body"));
        out.push(Stmt::Loop { test, body });
    }

    pub(super) fn for_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        for start in fields(node, "initialize") {
            self.sequence(start, out);
        }
        let test = fields(node, "condition").into_iter().next_back().map(|test| match test.kind() {
            "sequence_expression" => {
                Expr::opaque(children(test).into_iter().map(|part| self.expr(part)).collect(), self.cx.span(test))
            }
            _ => self.expr(test),
        });
        let mut body = self.in_target(Target::Loop, || self.bodies(node, "body"));
        for update in fields(node, "update") {
            self.sequence(update, &mut body);
        }
        out.push(Stmt::Loop { test, body });
    }

    pub(super) fn in_target<T>(&self, target: Target, lower: impl FnOnce() -> T) -> T {
        let with = |change: &dyn Fn(&mut Vec<Target>)| {
            if let Some(frame) = self.frames.borrow_mut().last_mut() {
                change(&mut frame.targets);
            }
        };
        with(&|targets| targets.push(target));
        let value = lower();
        with(&|targets| {
            targets.pop();
        });
        value
    }

    /// `break 2` and the like: the IR has one level, and `continue` in a `switch` ends the `switch`.
    pub(super) fn leave(&self, node: Node<'_>) -> Stmt {
        let levels = children(node).first().and_then(|levels| self.cx.str(*levels).parse::<usize>().ok()).unwrap_or(1).max(1);
        let frames = self.frames.borrow();
        let targets = frames.last().map_or(&[][..], |frame| &frame.targets);
        let inner = targets.last().copied();
        let index = targets.len().saturating_sub(levels);
        let innermost_loop = targets.iter().rposition(|target| *target == Target::Loop);
        let goes_on = node.kind() == "continue_statement" && targets.get(index) == Some(&Target::Loop);
        match innermost_loop {
            _ if levels == 1 && inner == Some(Target::Switch) => Stmt::Break,
            Some(at) if goes_on && at == index => Stmt::Continue,
            // Out of a loop that is not the innermost breakable thing: its iteration ends, at least.
            Some(at) if at >= index && inner == Some(Target::Switch) => Stmt::Continue,
            _ => Stmt::Break,
        }
    }

    pub(super) fn yield_statement(&self, node: Node<'_>) -> Stmt {
        let span = self.cx.span(node);
        let parts = children(node);
        let Some(value) = parts.first() else {
            self.yields(false);
            return Stmt::Yield(Expr::null(span));
        };
        if has_token(node, "yield from") || self.cx.str(node).get(5..).is_some_and(|rest| rest.trim_start().starts_with("from "))
        {
            self.yields(false);
            return Stmt::Yield(Expr::new(ExprKind::Each(Box::new(self.expr(*value))), span));
        }
        match &children(*value)[..] {
            [key, item] if value.kind() == "array_element_initializer" => {
                self.yields(true);
                let (key, value) = (self.key(*key), self.expr(*item));
                Stmt::Yield(Expr::new(ExprKind::Record(vec![Field::Pair { key, value }]), span))
            }
            [item] if value.kind() == "array_element_initializer" => {
                self.yields(false);
                Stmt::Yield(self.expr(*item))
            }
            _ => {
                self.yields(false);
                Stmt::Yield(self.expr(*value))
            }
        }
    }

    pub(super) fn yields(&self, keyed: bool) {
        if let Some(frame) = self.frames.borrow_mut().last_mut() {
            frame.yields = Some(frame.yields.unwrap_or(true) && keyed);
        }
    }
}

/// Whether a statement may leave the body of the loop that it stands in.
pub(super) fn leaves(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::Break | Stmt::Continue | Stmt::Return(_) => true,
        Stmt::If { then, otherwise, .. } => then.iter().chain(otherwise).any(leaves),
        Stmt::Switch { cases, .. } => cases.iter().flat_map(|(_, body)| body).any(leaves),
        Stmt::Try { body, handlers } => body.iter().chain(handlers.iter().flatten()).any(leaves),
        Stmt::Block(body) => body.iter().any(leaves),
        _ => false,
    }
}
