//! Inputs, outputs and filters, as the IR has them.

use std::sync::Arc;

use crate::syntax::ir::{Expr, ExprKind, Function, Ident, Param, ParamKind, Pattern, Scope, Span, Stmt, Yields};

/// The input, where `span` says that it is meant.
pub(super) fn input(span: Span) -> Expr {
    Expr::name(".", span)
}

pub(super) fn param(name: &str, span: Span) -> Param {
    Param { pattern: Pattern::Name(Ident { name: name.into(), span }), kind: ParamKind::Plain, field: None }
}

pub(super) fn set_input(value: Expr) -> Stmt {
    let pattern = Pattern::Name(Ident { name: ".".into(), span: value.span });
    Stmt::Bind { pattern, value, scope: Scope::Local }
}

pub(super) fn pipe(value: Expr, next: Expr) -> Expr {
    let span = value.span.to(next.span);
    let value = if is_presence(&next) { chosen(value) } else { value };
    Expr::with(".", value, next, span)
}

/// Of the outputs of `(.username, .user)` one or the other, as only those that are there are wanted.
fn chosen(value: Expr) -> Expr {
    let span = value.span;
    let ExprKind::Call { callee, args } = &value.kind else { return value };
    let ExprKind::Function(function) = &callee.kind else { return value };
    match (&args[..], &function.body[..]) {
        ([], outputs) if function.yields == Yields::Any => {
            let output = |stmt: &Stmt| if let Stmt::Yield(output) = stmt { Some(output.clone()) } else { None };
            let outputs: Option<Vec<Expr>> = outputs.iter().map(output).collect();
            let either = outputs.and_then(|all| all.into_iter().reduce(|one, other| Expr::either(one, other, span)));
            either.unwrap_or(value)
        }
        // `.a | (.username, .user)`
        ([_], [Stmt::Return(Some(body))]) => {
            let body = vec![Stmt::Return(Some(chosen(body.clone())))];
            let function = ExprKind::Function(Arc::new(Function { body, ..(**function).clone() }));
            let callee = Box::new(Expr::new(function, callee.span));
            Expr::new(ExprKind::Call { callee, args: args.clone() }, span)
        }
        _ => value,
    }
}

/// Whether the filter only lets through what is there: `values`, `select(. != null)`, `select(.)`.
fn is_presence(filter: &Expr) -> bool {
    let is_input = |value: &Expr| matches!(&value.kind, ExprKind::Name(name) if &**name == ".");
    match &filter.kind {
        ExprKind::Call { callee, .. } => matches!(&callee.kind, ExprKind::Name(name) if matches!(&**name, "values" | "strings")),
        ExprKind::Cond { test, then, .. } => {
            is_input(then)
                && match &test.kind {
                    ExprKind::Exists(value) => is_input(value),
                    _ => is_input(test),
                }
        }
        _ => false,
    }
}

/// `value as pattern | body`
pub(super) fn bind(pattern: Pattern, value: Expr, body: Expr, span: Span) -> Expr {
    let param = Param { pattern, kind: ParamKind::Plain, field: None };
    let function = Function::closure(vec![param], vec![Stmt::Return(Some(body))], Yields::No, span);
    Expr::call(Expr::new(ExprKind::Function(Arc::new(function)), span), vec![value], span)
}

/// A filter as an argument. Its span begins before its text, so that it is no other function's.
pub(super) fn filter(body: Expr) -> Expr {
    let span = Span { start: body.span.start.saturating_sub(1), ..body.span };
    let function = Function::closure(vec![param(".", span)], vec![Stmt::Return(Some(body))], Yields::No, span);
    Expr::new(ExprKind::Function(Arc::new(function)), span)
}

/// Each of the outputs.
pub(super) fn any(outputs: Vec<Expr>) -> Expr {
    let span = outputs.iter().map(|output| output.span).reduce(Span::to).unwrap_or_default();
    any_in(outputs, span)
}

pub(super) fn any_in(mut outputs: Vec<Expr>, span: Span) -> Expr {
    if outputs.len() == 1 {
        return outputs.remove(0);
    }
    Expr::run(outputs.into_iter().map(Stmt::Yield).collect(), Yields::Any, span)
}

/// The value, after `first` were evaluated for the reads in them.
pub(super) fn after(first: Vec<Expr>, value: Expr) -> Expr {
    let span = value.span;
    let mut body: Vec<Stmt> =
        first.into_iter().filter(|first| !matches!(first.kind, ExprKind::Number(_))).map(Stmt::Expr).collect();
    if body.is_empty() {
        return value;
    }
    body.push(Stmt::Value(value));
    Expr::new(ExprKind::Block(body), span)
}

pub(super) fn each(value: Expr) -> Expr {
    let span = value.span;
    Expr::new(ExprKind::Each(Box::new(value)), span)
}

/// The input and what is below it, from the document down to its endpoints.
pub(super) fn levels_below(span: Span) -> impl Iterator<Item = Expr> {
    std::iter::successors(Some(input(span)), |level| Some(each(level.clone()))).take(3)
}

/// `..`
pub(super) fn descendants(span: Span) -> Expr {
    any_in(levels_below(span).collect(), span)
}

/// Whether it surely has one output.
pub(super) fn is_single(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Text { .. }
        | ExprKind::Number(_)
        | ExprKind::Null
        | ExprKind::Bool(_)
        | ExprKind::Name(_)
        | ExprKind::Record(_)
        | ExprKind::List(_) => true,
        ExprKind::Access { base, key, .. } => is_single(base) && is_single(key),
        ExprKind::Template(parts) => parts.iter().all(is_single),
        _ => false,
    }
}
