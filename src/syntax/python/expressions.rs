//! Expressions, and what can be assigned to.

use std::sync::Arc;

use tree_sitter::Node;

use super::calls::is_spread_call;
use super::classes::NAMES;
use super::functions::Role;
use super::{Frame, FrameKind, Python};
use crate::syntax::ir::{Arg, Expr, ExprKind, Field, Function, Iter, Op, Pattern, Scope, Span, Stmt, Style, Yields};
use crate::syntax::tree::{children, fields};

impl Python<'_> {
    pub(super) fn expr(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        self.cx.deeper(node, || Expr::opaque(Vec::new(), span), || self.expr_kind(node, span))
    }

    pub(super) fn all(&self, nodes: Vec<Node<'_>>) -> Vec<Expr> {
        nodes.into_iter().map(|node| self.expr(node)).collect()
    }

    /// The `index`th child, as an expression.
    fn child(&self, node: Node<'_>, index: usize) -> Expr {
        match children(node).get(index) {
            Some(child) => self.expr(*child),
            None => Expr::opaque(Vec::new(), self.cx.span(node)),
        }
    }

    fn expr_kind(&self, node: Node<'_>, span: Span) -> Expr {
        match node.kind() {
            "identifier" | "keyword_identifier" => self.name(node),
            "string" | "concatenated_string" => self.string(node),
            "integer" => match number(self.cx.str(node)) {
                Some(number) => Expr::new(ExprKind::Number(number), span),
                None => Expr::opaque(Vec::new(), span),
            },
            "true" => Expr::new(ExprKind::Bool(true), span),
            "false" => Expr::new(ExprKind::Bool(false), span),
            "none" => Expr::null(span),
            "float" | "ellipsis" => Expr::opaque(Vec::new(), span),
            "parenthesized_expression" | "await" | "type" => {
                // The place is that of the whole, so that what follows the parentheses is the accessor.
                Expr { span, ..self.child(node, 0) }
            }
            "attribute" => self.attribute(node, Style::Member),
            "subscript" => self.subscript(node),
            "call" => self.call(node),
            "binary_operator" => self.binary(node),
            "unary_operator" => {
                let negative = node.child_by_field_name("operator").is_some_and(|operator| operator.kind() == "-");
                match self.field(node, "argument") {
                    Expr { kind: ExprKind::Number(number), .. } if negative => Expr::new(ExprKind::Number(-number), span),
                    value => Expr::opaque(vec![value], span),
                }
            }
            "not_operator" => Expr::new(ExprKind::Not(Box::new(self.field(node, "argument"))), span),
            "boolean_operator" => {
                let (left, right) = (Box::new(self.field(node, "left")), Box::new(self.field(node, "right")));
                let and = node.child_by_field_name("operator").is_some_and(|operator| operator.kind() == "and");
                Expr::new(if and { ExprKind::Both(left, right) } else { ExprKind::Either(left, right) }, span)
            }
            "comparison_operator" => self.comparison(node),
            "conditional_expression" => {
                let (then, test, otherwise) = (self.child(node, 0), self.child(node, 1), self.child(node, 2));
                let kind = ExprKind::Cond { test: Box::new(test), then: Box::new(then), otherwise: Box::new(otherwise) };
                Expr::new(kind, span)
            }
            "named_expression" => {
                let target = node.child_by_field_name("name").map_or(Pattern::Ignore, |name| Pattern::Name(self.cx.ident(name)));
                // In a comprehension it is a variable of the function around that.
                let inner = self.scopes.borrow().last().is_some_and(|frame| frame.kind == FrameKind::Comprehension);
                let scope = if inner { Scope::Nearest } else { Scope::Local };
                let value = Box::new(self.field(node, "value"));
                Expr::new(ExprKind::Assign { target: Box::new(target), value, scope }, span)
            }
            "lambda" => self.lambda(node),
            "list" | "tuple" | "set" | "expression_list" | "pattern_list" | "tuple_pattern" | "list_pattern" => {
                Expr::new(ExprKind::List(self.items(node)), span)
            }
            "dictionary" => Expr::new(ExprKind::Record(self.pairs(node)), span),
            "list_comprehension" | "set_comprehension" | "generator_expression" => {
                let body = node.child_by_field_name("body");
                self.comprehension(node, Yields::List, || body.map(|body| self.expr(body)))
            }
            "dictionary_comprehension" => {
                let body = node.child_by_field_name("body");
                self.comprehension(node, Yields::Record, || body.map(|pair| self.record_of_pair(pair)))
            }
            "list_splat" | "list_splat_pattern" => Expr::new(ExprKind::Each(Box::new(self.child(node, 0))), span),
            "dictionary_splat" | "keyword_argument" | "as_pattern" => {
                let value = node.child_by_field_name("value").or_else(|| node.named_child(0));
                value.map_or_else(|| Expr::opaque(Vec::new(), span), |value| self.expr(value))
            }
            "yield" => {
                let mut body = Vec::new();
                self.yielded(node, &mut body);
                body.push(Stmt::Value(Expr::opaque(Vec::new(), span)));
                Expr::new(ExprKind::Block(body), span)
            }
            "slice" => Expr::opaque(self.all(children(node)), span),
            _ => Expr::opaque(self.all(children(node)), span),
        }
    }

    pub(super) fn attribute(&self, node: Node<'_>, style: Style) -> Expr {
        let span = self.cx.span(node);
        let Some((object, attribute)) = node.child_by_field_name("object").zip(node.child_by_field_name("attribute")) else {
            return Expr::opaque(self.all(children(node)), span);
        };
        if object.kind() == "attribute" || object.kind() == "identifier" {
            let dotted = self.dotted(node);
            // A module below one that was imported by its whole name.
            if self.submodules.contains(&dotted) {
                return self.module(&dotted, span);
            }
        }
        let name = self.cx.str(attribute);
        let base = self.expr(object);
        match name {
            "__class__" if matches!(base.kind, ExprKind::This) => Expr::new(ExprKind::ThisClass, span),
            "_fields" | "model_fields" | "__fields__" | "__dataclass_fields__" | "__struct_fields__" => {
                let at = self.cx.span(attribute);
                let key = Expr::new(ExprKind::Text { value: NAMES.into(), content: at, exact: false }, at);
                Expr::access(base, key, style, span)
            }
            // The attributes are the fields.
            "__dict__" => Expr { span, ..base },
            // A method of a mapping that is handed on.
            "get" | "__getitem__" if style == Style::Member => {
                let callee = Expr::access(base, self.cx.key(attribute), Style::Method, span);
                self.partial(&[Arg::of(callee.clone())], span).unwrap_or(callee)
            }
            _ => Expr::access(base, self.cx.key(attribute), style, span),
        }
    }

    fn subscript(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let base = self.field(node, "value");
        match fields(node, "subscript")[..] {
            [slice] if slice.kind() == "slice" => {
                let bounds = self.all(children(slice));
                // `sys.argv[1:]`
                if let [Expr { kind: ExprKind::Number(1..), .. }] = &bounds[..]
                    && self.cx.str(slice).trim_end().ends_with(':')
                {
                    let call = Expr::name("slice from", span);
                    return Expr::call(call, std::iter::once(base).chain(bounds).collect(), span);
                }
                let same = Expr::new(ExprKind::List(vec![Arg { value: base, name: None, spread: true }]), span);
                if bounds.iter().all(|bound| matches!(bound.kind, ExprKind::Number(_))) {
                    return same;
                }
                let mut body: Vec<Stmt> = bounds.into_iter().map(Stmt::Expr).collect();
                body.push(Stmt::Value(same));
                Expr::new(ExprKind::Block(body), span)
            }
            [key] => Expr::access(base, self.expr(key), Style::Index, span),
            ref keys => {
                let mut parts = vec![base];
                parts.extend(keys.iter().map(|key| self.expr(*key)));
                Expr::opaque(parts, span)
            }
        }
    }

    pub(super) fn items(&self, node: Node<'_>) -> Vec<Arg> {
        let item = |node: Node<'_>| match node.kind() {
            "list_splat" | "list_splat_pattern" => Arg { value: self.child(node, 0), name: None, spread: true },
            "parenthesized_expression" if children(node).first().is_some_and(|inner| inner.kind() == "list_splat") => {
                let inner = children(node)[0];
                Arg { value: self.child(inner, 0), name: None, spread: true }
            }
            _ => Arg { spread: is_spread_call(node), ..Arg::of(self.expr(node)) },
        };
        children(node).into_iter().map(item).collect()
    }

    pub(super) fn pairs(&self, node: Node<'_>) -> Vec<Field> {
        let field = |node: Node<'_>| match node.kind() {
            "pair" => Field::Pair { key: self.field(node, "key"), value: self.field(node, "value") },
            _ => Field::Spread(self.expr(node)),
        };
        children(node).into_iter().map(field).collect()
    }

    /// A record of the one pair, or of a tuple that is one.
    pub(super) fn record_of_pair(&self, node: Node<'_>) -> Expr {
        let (key, value) = match node.kind() {
            "pair" => (self.field(node, "key"), self.field(node, "value")),
            _ => (self.child(node, 0), self.child(node, 1)),
        };
        Expr::new(ExprKind::Record(vec![Field::Pair { key, value }]), self.cx.span(node))
    }

    /// `[body for … in … if …]`, as a function that yields.
    pub(super) fn comprehension(&self, node: Node<'_>, yields: Yields, element: impl FnOnce() -> Option<Expr>) -> Expr {
        let span = self.cx.span(node);
        let clauses: Vec<_> =
            children(node).into_iter().filter(|child| matches!(child.kind(), "for_in_clause" | "if_clause")).collect();
        let frame = Frame { kind: FrameKind::Comprehension, ..Frame::default() };
        self.within(frame, || {
            let clauses: Vec<_> = clauses
                .into_iter()
                .map(|clause| match clause.kind() {
                    "if_clause" => (None, self.child(clause, 0)),
                    _ => {
                        let pattern = clause.child_by_field_name("left").map_or(Pattern::Ignore, |left| self.pattern(left));
                        let mut right = self.all(fields(clause, "right"));
                        let iter = if right.len() == 1 {
                            right.remove(0)
                        } else {
                            Expr::new(ExprKind::List(right.into_iter().map(Arg::of).collect()), self.cx.span(clause))
                        };
                        (Some(pattern), iter)
                    }
                })
                .collect();
            let mut body: Vec<Stmt> = element().map(Stmt::Yield).into_iter().collect();
            for (pattern, expr) in clauses.into_iter().rev() {
                body = vec![match pattern {
                    Some(pattern) => Stmt::ForEach { pattern, iter: expr, mode: Iter::Natural, body },
                    None => Stmt::If { test: expr, then: body, otherwise: Vec::new() },
                }];
            }
            Expr::run(body, yields, span)
        })
    }

    fn lambda(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let nodes = node.child_by_field_name("parameters").map(children).unwrap_or_default();
        let (params, _, names) = self.params(&nodes, Role::Plain);
        let frame = Frame { kind: FrameKind::Function, this: None, names };
        let body = self.within(frame, || self.field(node, "body"));
        let function = Function::closure(params, vec![Stmt::Return(Some(body))], Yields::No, span);
        Expr::new(ExprKind::Function(Arc::new(function)), span)
    }

    fn comparison(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let mut cursor = node.walk();
        let operators: Vec<_> = node.children_by_field_name("operators", &mut cursor).map(|operator| operator.kind()).collect();
        let mut body = Vec::new();
        let mut operands = self.all(children(node));
        if let (["<" | "<=" | ">" | ">="], [_, _]) = (&operators[..], &operands[..])
            && children(node).into_iter().any(|operand| self.is_set(operand))
        {
            let (left, right) = (operands.remove(0), operands.remove(0));
            let (part, whole) = if operators[0].starts_with('<') { (left, right) } else { (right, left) };
            return self.common(part, whole, span);
        }
        if operands.len() > 2 {
            // What stands between two operators is evaluated once.
            let last = operands.len() - 1;
            operands[1..last].iter_mut().for_each(|operand| *operand = self.once(operand.clone(), &mut body));
        }
        let tests = operators.iter().zip(operands.iter().zip(operands.iter().skip(1)));
        let tests =
            tests.map(|(operator, (left, right))| compare(operator, left.clone(), right.clone(), left.span.to(right.span)));
        let whole = tests.reduce(|all, test| Expr::new(ExprKind::Both(Box::new(all), Box::new(test)), span));
        let whole = whole.unwrap_or_else(|| Expr::opaque(operands, span));
        if body.is_empty() {
            return Expr { span, ..whole };
        }
        body.push(Stmt::Value(whole));
        Expr::new(ExprKind::Block(body), span)
    }

    /// An expression that can be written down several times: anything that is more than a name gets a name in `body`.
    pub(super) fn once(&self, expr: Expr, body: &mut Vec<Stmt>) -> Expr {
        use ExprKind::{Bool, Name, Null, Number, Text, This, ThisClass};
        if matches!(expr.kind, Name(_) | This | ThisClass | Text { .. } | Number(_) | Bool(_) | Null) {
            return expr;
        }
        let name = self.temporary();
        let span = expr.span;
        let pattern = Pattern::Name(crate::syntax::ir::Ident { name: name.clone(), span });
        body.push(Stmt::Bind { pattern, value: expr, scope: Scope::Local });
        Expr::name(&name, span)
    }

    fn binary(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let operator = operator_of(node);
        let mut operands = Vec::new();
        let mut at = node;
        // Long concatenations nest to the left, deeper than the bound.
        while at.kind() == "binary_operator" && operator_of(at) == operator {
            let Some((left, right)) = at.child_by_field_name("left").zip(at.child_by_field_name("right")) else { break };
            operands.push(self.expr(right));
            at = left;
            if operator != "+" {
                break;
            }
        }
        operands.push(self.expr(at));
        operands.reverse();
        if let ("-" | "&", [left, right]) = (operator, &operands[..])
            && children(node).into_iter().any(|operand| self.is_set(operand))
        {
            return self.common(left.clone(), right.clone(), span);
        }
        self.operation(operator, operands, span)
    }

    /// Whether it is written as a set, or as the keys of a mapping.
    fn is_set(&self, node: Node<'_>) -> bool {
        let function = || node.child_by_field_name("function");
        match node.kind() {
            "set" | "set_comprehension" => true,
            "parenthesized_expression" => node.named_child(0).is_some_and(|inner| self.is_set(inner)),
            "call" => function().is_some_and(|function| match function.child_by_field_name("attribute") {
                Some(method) => self.cx.str(method) == "keys",
                None => matches!(self.cx.str(function), "set" | "frozenset"),
            }),
            _ => false,
        }
    }

    /// The elements of one set that are looked for in another: their difference, what they have in common, whether one
    /// holds the other.
    pub(super) fn common(&self, left: Expr, right: Expr, span: Span) -> Expr {
        let (name, mut body) = (self.temporary(), Vec::new());
        let right = self.once(right, &mut body);
        let element = Expr::name(&name, left.span);
        let test = Expr::compare(Op::In, element.clone(), right, span);
        let found = vec![Stmt::If { test, then: vec![Stmt::Yield(element)], otherwise: Vec::new() }];
        let pattern = Pattern::Name(crate::syntax::ir::Ident { name, span: left.span });
        body.push(Stmt::ForEach { pattern, iter: left, mode: Iter::Natural, body: found });
        Expr::run(body, Yields::List, span)
    }

    /// The operator between the operands.
    pub(super) fn operation(&self, operator: &str, mut operands: Vec<Expr>, span: Span) -> Expr {
        let list = |expr: &Expr| matches!(expr.kind, ExprKind::List(_));
        match operator {
            "+" if operands.iter().any(list) => {
                let items = operands.into_iter().map(|value| Arg { value, name: None, spread: true }).collect();
                Expr::new(ExprKind::List(items), span)
            }
            "+" => {
                let parts = operands.into_iter().flat_map(|operand| match operand.kind {
                    ExprKind::Template(parts) => parts,
                    _ => vec![operand],
                });
                Expr::new(ExprKind::Template(parts.collect()), span)
            }
            "|" => Expr::new(ExprKind::Record(operands.into_iter().map(Field::Spread).collect()), span),
            "%" if operands.len() == 2 && !matches!(operands[0].kind, ExprKind::Number(_)) => {
                let values = operands.remove(1);
                let format = operands.remove(0);
                let at = format.span;
                let name = Expr::new(ExprKind::Text { value: "%".into(), content: at, exact: false }, at);
                // A tuple gives the arguments one by one.
                let args = match values.kind {
                    ExprKind::List(args) => args,
                    _ => vec![Arg::of(values)],
                };
                let callee = Box::new(Expr::access(format, name, Style::Method, at));
                Expr::new(ExprKind::Call { callee, args }, span)
            }
            _ => Expr::opaque(operands, span),
        }
    }

    // ------------------------------------------------------------------ targets

    /// What an assignment, a loop or an import sets.
    pub(super) fn pattern(&self, node: Node<'_>) -> Pattern {
        self.cx.deeper(node, || Pattern::Ignore, || self.pattern_kind(node))
    }

    /// `record.setdefault("k", {})["l"]`, as something that can be assigned to.
    fn target(&self, node: Node<'_>) -> Expr {
        let made = node.child_by_field_name("value").and_then(|value| self.part_made(value));
        match (made, &fields(node, "subscript")[..]) {
            (Some(base), [key]) if key.kind() != "slice" => Expr::access(base, self.expr(*key), Style::Index, self.cx.span(node)),
            _ => self.expr(node),
        }
    }

    fn pattern_kind(&self, node: Node<'_>) -> Pattern {
        match node.kind() {
            "identifier" | "keyword_identifier" => Pattern::Name(self.cx.ident(node)),
            "pattern_list" | "tuple_pattern" | "list_pattern" | "tuple" | "list" | "expression_list" => {
                let mut items = Vec::new();
                let mut rest = None;
                for item in children(node) {
                    match item.kind() {
                        "list_splat_pattern" | "list_splat" if rest.is_none() => {
                            let inner = item.named_child(0).map_or(Pattern::Ignore, |inner| self.pattern(inner));
                            rest = Some((items.len(), Box::new(inner)));
                        }
                        _ => items.push(self.pattern(item)),
                    }
                }
                Pattern::List { items, rest, span: self.cx.span(node) }
            }
            "parenthesized_expression" | "as_pattern_target" if node.named_child_count() > 0 => {
                node.named_child(0).map_or(Pattern::Ignore, |inner| self.pattern(inner))
            }
            "subscript" => Pattern::Place(Box::new(self.target(node))),
            "attribute" => Pattern::Place(Box::new(self.expr(node))),
            _ => Pattern::Ignore,
        }
    }
}

fn compare(operator: &str, left: Expr, right: Expr, span: Span) -> Expr {
    let missing = |value: Expr, there: bool| {
        let exists = Expr::new(ExprKind::Exists(Box::new(value)), span);
        if there { exists } else { exists.not() }
    };
    match (operator, &left.kind, &right.kind) {
        ("is" | "==", _, ExprKind::Null) => missing(left, false),
        ("is not" | "!=" | "<>", _, ExprKind::Null) => missing(left, true),
        ("is" | "==", ExprKind::Null, _) => missing(right, false),
        ("is not" | "!=" | "<>", ExprKind::Null, _) => missing(right, true),
        ("==" | "is", ..) => Expr::compare(Op::Eq, left, right, span),
        ("!=" | "<>" | "is not", ..) => Expr::compare(Op::Ne, left, right, span),
        ("in", ..) => Expr::compare(Op::In, left, right, span),
        ("not in", ..) => Expr::compare(Op::In, left, right, span).not(),
        _ => Expr::opaque(vec![left, right], span),
    }
}

fn operator_of<'t>(node: Node<'t>) -> &'t str {
    node.child_by_field_name("operator").map_or("", |operator| operator.kind())
}

fn number(text: &str) -> Option<i64> {
    let text = text.replace('_', "").to_ascii_lowercase();
    let digits = text.trim_end_matches('l');
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = digits.strip_prefix(prefix) {
            return i64::from_str_radix(digits, radix).ok();
        }
    }
    digits.parse().ok()
}
