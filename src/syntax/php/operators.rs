//! Operators, and the ways of comparing text.

use tree_sitter::Node;

use super::Php;
use super::calls::Builtin;
use super::expressions::integer;
use crate::syntax::MAX_DEPTH;
use crate::syntax::ir::{Expr, ExprKind, Field, Op, Span, Stmt};
use crate::syntax::tree::children;

impl Php<'_> {
    pub(super) fn binary(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let operator = self.operator(node);
        if matches!(operator.as_str(), "." | "&&" | "||" | "and" | "or") {
            return self.chain(node, &operator);
        }
        let (Some(left), Some(right)) = self.operands(node) else { return self.opaque(node) };
        match operator.as_str() {
            "??" => Expr::either(self.expr(left), self.expr(right), span),
            "===" | "==" => self.comparison(left, right, true, span),
            "!==" | "!=" | "<>" => self.comparison(left, right, false, span),
            "+" => union(self.expr(left), self.expr(right), span),
            "|>" => Expr::call(self.expr(right), vec![self.expr(left)], span),
            "instanceof" => Expr::opaque(vec![self.expr(left)], span),
            ">" | ">=" | "<" | "<=" => self.order(node, &operator, left, right),
            _ => Expr::opaque(vec![self.expr(left), self.expr(right)], span),
        }
    }

    /// `a . b . c …`, of any length: the tree leans to the left.
    pub(super) fn chain(&self, node: Node<'_>, operator: &str) -> Expr {
        let span = self.cx.span(node);
        let mut operands = Vec::new();
        let mut at = node;
        loop {
            let (Some(left), Some(right)) = self.operands(at) else { return self.opaque(node) };
            operands.push(right);
            at = left;
            if at.kind() != "binary_expression" || self.operator(at) != operator {
                operands.push(at);
                break;
            }
        }
        let deep = operands.len() > MAX_DEPTH;
        let mut operands = operands.into_iter().rev().map(|operand| self.expr(operand));
        if operator == "." {
            return Expr::new(ExprKind::Template(operands.collect()), span);
        }
        if deep {
            return Expr::opaque(operands.collect(), span);
        }
        let join = if matches!(operator, "&&" | "and") { ExprKind::Both } else { ExprKind::Either };
        let Some(first) = operands.next() else { return Expr::opaque(Vec::new(), span) };
        operands.fold(first, |left, right| {
            let span = left.span.to(right.span);
            Expr::new(join(Box::new(left), Box::new(right)), span)
        })
    }

    pub(super) fn unary(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let argument = node.child_by_field_name("argument").or_else(|| node.named_child(0));
        let Some(argument) = argument else { return self.opaque(node) };
        match self.operator(node).as_str() {
            "!" => {
                // !strcmp($a, $b)
                if let Some(call) = self.builtin(argument)
                    && let Some(test) = self.ordering_call(&call, span)
                {
                    return test;
                }
                Expr::new(ExprKind::Not(Box::new(self.expr(argument))), span)
            }
            _ if self.cx.str(node).starts_with('-') && argument.kind() == "integer" => match integer(self.cx.str(argument)) {
                Some(number) => Expr::new(ExprKind::Number(-number), span),
                None => Expr::opaque(Vec::new(), span),
            },
            _ => Expr::opaque(vec![self.expr(argument)], span),
        }
    }

    /// `left === right` if `same`, else `left !== right`.
    pub(super) fn comparison(&self, left: Node<'_>, right: Node<'_>, same: bool, span: Span) -> Expr {
        let test = |expr: Expr, holds: bool| if holds { expr } else { Expr::new(ExprKind::Not(Box::new(expr)), span) };
        for (one, other) in [(left, right), (right, left)] {
            // Kind::tryFrom($type) === Kind::Influx asks what the value is.
            if one.kind() == "scoped_call_expression"
                && other.kind() == "class_constant_access_expression"
                && matches!(one.child_by_field_name("name").map(|name| self.cx.str(name)), Some("from" | "tryFrom"))
                && one.child_by_field_name("scope").map(|scope| self.cx.str(scope))
                    == other.named_child(0).map(|scope| self.cx.str(scope))
                && let Some(value) = one
                    .child_by_field_name("arguments")
                    .and_then(|arguments| arguments.named_child(0))
                    .and_then(|argument| children(argument).pop())
            {
                return test(Expr::compare(Op::Eq, self.expr(value), self.expr(other), span), same);
            }
            if let Some((op, subject, what)) = self.part_of_text(one, other) {
                return test(Expr::compare(op, subject, what, span), same);
            }
            match other.kind() {
                "boolean" => {
                    let holds = self.cx.str(other).eq_ignore_ascii_case("true") == same;
                    let found = self.builtin(one).and_then(|call| self.search_call(&call, span));
                    return test(found.unwrap_or_else(|| self.expr(one)), holds);
                }
                "null" => {
                    let value = self.expr(one);
                    // An assignment is more than a test.
                    let value = match value.kind {
                        ExprKind::Assign { .. } => value,
                        _ => Expr::new(ExprKind::Exists(Box::new(value)), span),
                    };
                    return test(value, !same);
                }
                "integer" => {
                    let Some(call) = self.builtin(one) else { continue };
                    let found = match self.cx.str(other) {
                        "0" if call.name == "preg_match" => self.builtin_call(&call, span).map(Expr::not),
                        "0" => self.ordering_call(&call, span),
                        "1" if call.name == "preg_match" => self.builtin_call(&call, span),
                        _ => None,
                    };
                    if let Some(found) = found {
                        return test(found, same);
                    }
                }
                _ => {}
            }
        }
        let op = if same { Op::Eq } else { Op::Ne };
        Expr::compare(op, self.expr(left), self.expr(right), span)
    }

    /// `count($x) > 0`, `preg_match(…) > 0`, `strpos($x, 'a') > -1`.
    pub(super) fn order(&self, node: Node<'_>, operator: &str, left: Node<'_>, right: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let plain = || Expr::opaque(vec![self.expr(left), self.expr(right)], span);
        let (Some(call), bound) = (self.builtin(left), self.cx.str(right)) else { return plain() };
        let found = match (call.name.as_str(), operator, bound) {
            ("count" | "sizeof", ">", "0") | ("count" | "sizeof", ">=", "1") => {
                call.args.first().map(|value| Expr::new(ExprKind::Exists(Box::new(self.expr(*value))), span))
            }
            ("count" | "sizeof", "<", "1") | ("count" | "sizeof", "<=", "0") => {
                call.args.first().map(|value| Expr::new(ExprKind::Exists(Box::new(self.expr(*value))), span).not())
            }
            ("preg_match", ">", "0") | ("preg_match", ">=", "1") => self.builtin_call(&call, span),
            (_, ">", "-1") | (_, ">=", "0") => self.search_call(&call, span),
            _ => None,
        };
        found.unwrap_or_else(plain)
    }

    /// `strpos($haystack, $needle)` and the like, of which only is asked whether there is anything.
    pub(super) fn search_call(&self, call: &Builtin<'_>, span: Span) -> Option<Expr> {
        let [haystack, needle, ..] = call.args[..] else { return None };
        let names =
            ["strpos", "stripos", "mb_strpos", "mb_stripos", "strrpos", "strripos", "strstr", "stristr", "strchr", "mb_strstr"];
        names.contains(&call.name.as_str()).then(|| Expr::compare(Op::Contains, self.expr(haystack), self.expr(needle), span))
    }

    /// Calls that give 0 for a match: `strpos` at the start, `strcmp`, `strncmp`.
    pub(super) fn ordering_call(&self, call: &Builtin<'_>, span: Span) -> Option<Expr> {
        let [left, right, ..] = call.args[..] else { return None };
        let op = match call.name.as_str() {
            "strpos" | "stripos" | "mb_strpos" | "mb_stripos" | "strncmp" | "strncasecmp" => Op::StartsWith,
            "strcmp" | "strcasecmp" | "strnatcmp" | "strnatcasecmp" | "strcoll" => Op::Eq,
            _ => return None,
        };
        Some(Expr::compare(op, self.expr(left), self.expr(right), span))
    }

    /// `substr($type, 0, 8) === 'influxdb'`, `explode(':', $type)[0] === 'influxdb'`, `strtok($type, ':') === …`.
    pub(super) fn part_of_text(&self, part: Node<'_>, what: Node<'_>) -> Option<(Op, Expr, Expr)> {
        let (call, op) = if part.kind() == "subscript_expression" {
            let [base, index] = children(part)[..] else { return None };
            let call = self.builtin(base).filter(|call| matches!(call.name.as_str(), "explode" | "preg_split" | "str_split"))?;
            (call, if self.cx.str(index) == "0" { Op::StartsWith } else { Op::Contains })
        } else {
            let call = self.builtin(part)?;
            let argument = |index: usize| call.args.get(index).map_or("", |node: &Node<'_>| self.cx.str(*node));
            let op = match call.name.as_str() {
                "substr" | "mb_substr" if argument(1) == "0" && call.args.len() == 3 => Op::StartsWith,
                "substr" | "mb_substr" if argument(1).starts_with('-') && call.args.len() == 2 => Op::EndsWith,
                "strtok" => Op::StartsWith,
                "strstr" if argument(2).eq_ignore_ascii_case("true") => Op::StartsWith,
                _ => return None,
            };
            (call, op)
        };
        if matches!(what.kind(), "boolean" | "null") {
            return None;
        }
        let subject = match call.name.as_str() {
            "explode" | "preg_split" => *call.args.get(1)?,
            _ => *call.args.first()?,
        };
        Some((op, self.expr(subject), self.expr(what)))
    }

    /// A regular expression that is plain text: `/^influx/`, `~influxdb:~i`.
    pub(super) fn literal_regex(&self, pattern: Node<'_>) -> Option<(Op, Expr)> {
        let pattern = self.expr(pattern);
        let ExprKind::Text { value, content, exact: true } = &pattern.kind else { return None };
        let open = value.chars().next().filter(|c| c.is_ascii_punctuation() && *c != '\\')?;
        let close = match open {
            '(' => ')',
            '{' => '}',
            '[' => ']',
            '<' => '>',
            other => other,
        };
        let end = value.rfind(close).filter(|end| *end > 0)?;
        let mut start = 1;
        let mut regex = value.get(1..end)?;
        let (mut from_start, mut to_end) = (false, false);
        if let Some(rest) = regex.strip_prefix('^').or_else(|| regex.strip_prefix("\\A")) {
            from_start = true;
            start += regex.len() - rest.len();
            regex = rest;
        }
        if let Some(rest) = regex.strip_suffix('$').or_else(|| regex.strip_suffix("\\z")) {
            to_end = true;
            regex = rest;
        }
        // What may follow, or stand around, says nothing more.
        for tail in [".*", ".+", "\\b", "(:|$)", "(?::|$)"] {
            if let Some(rest) = regex.strip_suffix(tail) {
                regex = rest;
                to_end = false;
            }
        }
        for head in [".*", ".+", "\\b"] {
            if let Some(rest) = regex.strip_prefix(head) {
                start += head.len();
                regex = rest;
                from_start = false;
            }
        }
        if regex.is_empty() || !regex.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ':' | ' ' | '/' | '@'))
        {
            return None;
        }
        let op = match (from_start, to_end) {
            (true, true) => Op::Eq,
            (true, false) => Op::StartsWith,
            (false, true) => Op::EndsWith,
            (false, false) => Op::Contains,
        };
        let at = content.start as usize + start;
        Some((op, Expr::text(regex, Span::new(at, at + regex.len()))))
    }

    pub(super) fn match_expression(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let (Some(subject), Some(block)) = (node.child_by_field_name("condition"), node.child_by_field_name("body")) else {
            return self.opaque(node);
        };
        let subject = self.expr(subject);
        let mut cases = Vec::new();
        let mut default = vec![Stmt::Throw(None)];
        for arm in children(block) {
            let Some(value) = arm.child_by_field_name("return_expression") else { continue };
            let values = arm.child_by_field_name("conditional_expressions").map(children).unwrap_or_default();
            let values: Vec<Expr> = values.into_iter().map(|value| self.expr(value)).collect();
            let body = match value.kind() {
                "throw_expression" => vec![Stmt::Throw(children(value).first().map(|value| self.expr(*value)))],
                _ => vec![Stmt::Value(self.expr(value))],
            };
            if arm.kind() == "match_default_expression" {
                default = body;
            } else {
                cases.push((values, body));
            }
        }
        cases.push((Vec::new(), default));
        Expr::new(ExprKind::Block(vec![Stmt::Switch { subject, cases, falls: false }]), span)
    }
}

/// `$a + $b` on arrays: what both have is the left one's.
pub(super) fn union(left: Expr, right: Expr, span: Span) -> Expr {
    let number = |expr: &Expr| matches!(expr.kind, ExprKind::Number(_) | ExprKind::Opaque(_));
    if number(&left) || number(&right) {
        return Expr::opaque(vec![left, right], span);
    }
    Expr::new(ExprKind::Record(vec![Field::Spread(right), Field::Spread(left)]), span)
}
