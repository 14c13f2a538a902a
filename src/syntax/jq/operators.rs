//! What operators make of values.

use super::values::{after, any_in, input, set_input};
use crate::syntax::ir::{Arg, Expr, ExprKind, Field, Op, Pattern, Scope, Span, Stmt, Yields};

pub(super) fn operate(operator: &str, left: Expr, right: Expr) -> Expr {
    let span = left.span.to(right.span);
    match operator {
        "//" | "or" => Expr::either(left, right, span),
        "and" => Expr::new(ExprKind::Both(Box::new(left), Box::new(right)), span),
        "==" | "!=" => equality(operator == "==", left, right, span),
        "+" => add(left, right, span),
        // Taking elements out of a list, cutting text into a list: what is left came from the left.
        "-" | "/" => Expr { span, ..after(vec![right], left) },
        "*" if is_record(&left) || is_record(&right) => merge(left, right),
        "=" | "|=" | "+=" | "-=" | "*=" | "/=" | "%=" | "//=" => assign(operator, left, right),
        _ => Expr::opaque(vec![left, right], span),
    }
}

fn equality(equal: bool, left: Expr, right: Expr, span: Span) -> Expr {
    let value = match (&left.kind, &right.kind) {
        (ExprKind::Null, _) => right,
        (_, ExprKind::Null) => left,
        _ => return Expr::compare(if equal { Op::Eq } else { Op::Ne }, left, right, span),
    };
    let exists = Expr::new(ExprKind::Exists(Box::new(value)), span);
    if equal { exists.not() } else { exists }
}

fn is_record(value: &Expr) -> bool {
    matches!(value.kind, ExprKind::Record(_))
}

fn merge(left: Expr, right: Expr) -> Expr {
    let span = left.span.to(right.span);
    Expr::new(ExprKind::Record(vec![Field::Spread(left), Field::Spread(right)]), span)
}

/// `+` joins text, lists and objects; which, the operands say, or else either may be what comes out.
fn add(left: Expr, right: Expr, span: Span) -> Expr {
    let is = |test: fn(&ExprKind) -> bool| test(&left.kind) || test(&right.kind);
    if is(|kind| matches!(kind, ExprKind::Text { .. } | ExprKind::Template(_))) {
        let mut parts = match left.kind {
            ExprKind::Template(parts) => parts,
            _ => vec![left],
        };
        parts.push(right);
        Expr::new(ExprKind::Template(parts), span)
    } else if is(|kind| matches!(kind, ExprKind::Record(_))) {
        merge(left, right)
    } else if is(|kind| matches!(kind, ExprKind::List(_))) {
        let spread = |value| Arg { value, name: None, spread: true };
        Expr::new(ExprKind::List(vec![spread(left), spread(right)]), span)
    } else {
        any_in(vec![left, right], span)
    }
}

/// The input with something else in one place.
fn assign(operator: &str, place: Expr, right: Expr) -> Expr {
    let span = place.span.to(right.span);
    let now = place.clone();
    let value = match operator {
        "=" => right,
        "|=" => Expr::with(".", now, right, place.span),
        "//=" => Expr::either(now, right, span),
        // Not the whole span, which is that of the change.
        "+=" => add(now, right, place.span),
        _ => Expr::opaque(vec![now, right], span),
    };
    match place.kind {
        ExprKind::Name(_) => value,
        ExprKind::Access { .. } => {
            let set = Stmt::Bind { pattern: Pattern::Place(Box::new(place)), value, scope: Scope::Local };
            changed(set, span)
        }
        _ => after(vec![value], input(span)),
    }
}

/// The input after `change`, which must not reach the input that others see.
pub(super) fn changed(change: Stmt, span: Span) -> Expr {
    Expr::run(vec![set_input(input(span)), change, Stmt::Yield(input(span))], Yields::Any, span)
}
