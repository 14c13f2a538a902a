//! Tests of text and of objects by what is in them.

use crate::syntax::ir::{Expr, ExprKind, Field, Op, Span, Style};

/// A test by regular expression, where that says no more than where some text stands.
pub(in crate::syntax) fn regex_test(subject: Expr, pattern: Expr, span: Span) -> Expr {
    let ExprKind::Text { value, content, exact } = &pattern.kind else {
        return Expr::opaque(vec![subject, pattern], span);
    };
    let mut plain: &str = value;
    let mut place = *content;
    let mut cut = |from_start: usize, from_end: usize| {
        if *exact {
            place.start += from_start as u32;
            place.end -= from_end as u32;
        }
    };
    let mut anchored = (false, false);
    if let Some(rest) = plain.strip_prefix('^') {
        (plain, anchored.0) = (rest, true);
        cut(1, 0);
    } else if let Some(rest) = plain.strip_prefix(".*") {
        plain = rest;
        cut(2, 0);
    }
    if let Some(rest) = plain.strip_suffix('$') {
        (plain, anchored.1) = (rest, true);
        cut(0, 1);
    } else if let Some(rest) = plain.strip_suffix(".*") {
        plain = rest;
        cut(0, 2);
    }
    if plain.contains(['^', '$', '\\', '.', '*', '+', '?', '(', ')', '[', ']', '{', '}', '|']) {
        return Expr::opaque(vec![subject, pattern], span);
    }
    let op = match anchored {
        (true, true) => Op::Eq,
        (true, false) => Op::StartsWith,
        (false, true) => Op::EndsWith,
        (false, false) => Op::Contains,
    };
    let what = Expr::new(ExprKind::Text { value: plain.into(), content: place, exact: *exact }, place);
    Expr::compare(op, subject, what, span)
}

/// `contains(b)`: text has it somewhere, an object has each of its fields.
pub(super) fn contains(subject: Expr, what: Expr, span: Span) -> Expr {
    match what.kind {
        ExprKind::Record(fields) => {
            let tests = fields.into_iter().filter_map(|field| match field {
                Field::Pair { key, value } => {
                    // No accessor either.
                    let place = subject.span;
                    Some(contains(Expr::access(subject.clone(), key, Style::Index, place), value, span))
                }
                Field::Spread(_) => None,
            });
            tests
                .reduce(|left, right| Expr::new(ExprKind::Both(Box::new(left), Box::new(right)), span))
                .unwrap_or_else(|| Expr::new(ExprKind::Bool(true), span))
        }
        _ => Expr::compare(Op::Contains, subject, what, span),
    }
}
