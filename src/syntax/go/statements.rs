//! Statements and declarations of variables.

use tree_sitter::Node;

use super::expressions::SENT;
use super::{Go, Local, Outcome, made, specs, taken, tuple};
use crate::syntax::ir::{Expr, ExprKind, FieldPattern, Ident, Iter, Pattern, Scope, Span, Stmt, Style, Type};
use crate::syntax::tree::{children, fields, has_token};

/// Calls after which nothing runs.
const FATAL: [&str; 5] = ["os.Exit", "log.Fatal", "log.Fatalf", "log.Fatalln", "runtime.Goexit"];

impl<'t> Go<'_, 't> {
    pub(super) fn block(&self, node: Node<'t>) -> Vec<Stmt> {
        self.scoped(|| self.statements(node))
    }

    pub(super) fn statements(&self, node: Node<'t>) -> Vec<Stmt> {
        let mut body = Vec::new();
        let mut open: Vec<Node<'t>> = children(node).into_iter().rev().collect();
        while let Some(child) = open.pop() {
            if child.kind() == "statement_list" {
                open.extend(children(child).into_iter().rev());
            } else {
                self.cx.deeper(child, || (), || self.statement(child, &mut body));
            }
        }
        body
    }

    fn statement(&self, node: Node<'t>, body: &mut Vec<Stmt>) {
        let field = |name: &str| node.child_by_field_name(name);
        let first = || children(node).into_iter().next();
        match node.kind() {
            "block" => {
                let inner = self.block(node);
                body.push(Stmt::Block(inner));
            }
            "expression_statement" | "go_statement" | "defer_statement" => {
                if let Some(expr) = first() {
                    self.expression_statement(expr, body);
                }
            }
            "short_var_declaration" => {
                let (left, right) = (list(field("left")), list(field("right")));
                self.define(&left, &right, body);
            }
            "assignment_statement" => self.assignment(node, body),
            "inc_statement" | "dec_statement" => {
                if let Some(target) = first() {
                    let value = Expr::opaque(vec![self.expr(target)], self.cx.span(node));
                    body.push(Stmt::Bind { pattern: self.target(target), value, scope: Scope::Nearest });
                }
            }
            "send_statement" => {
                let (Some(channel), Some(value)) = (field("channel"), field("value")) else { return };
                let span = self.cx.span(node);
                let place = Expr::access(self.expr(channel), made(SENT, span), Style::Member, span);
                let value = self.expr(value);
                body.push(Stmt::Bind { pattern: Pattern::Place(Box::new(place)), value, scope: Scope::Nearest });
            }
            "receive_statement" => {
                let (left, right) = (list(field("left")), field("right"));
                if let Some(right) = right {
                    if has_token(node, ":=") {
                        self.define(&left, &[right], body);
                    } else if left.is_empty() {
                        body.push(Stmt::Expr(self.expr(right)));
                    } else {
                        self.assign(&left, &[right], body);
                    }
                }
            }
            "var_declaration" => self.variables(node, body),
            "const_declaration" => self.constants(node, body),
            "type_declaration" => self.local_types(node),
            "return_statement" => self.returned(node, body),
            "if_statement" => {
                let inner = self.scoped(|| self.if_statement(node));
                body.extend(inner);
            }
            "for_statement" => {
                let inner = self.scoped(|| self.for_statement(node));
                body.extend(inner);
            }
            "expression_switch_statement" => {
                let inner = self.scoped(|| self.switch(node));
                body.extend(inner);
            }
            "type_switch_statement" => {
                let inner = self.scoped(|| self.type_switch(node));
                body.extend(inner);
            }
            "select_statement" => self.select(node, body),
            "labeled_statement" => {
                for child in children(node).into_iter().filter(|child| child.kind() != "label_name") {
                    self.statement(child, body);
                }
            }
            "break_statement" => body.push(Stmt::Break),
            // What goes on with a loop further out leaves this one.
            "continue_statement" => body.push(if first().is_some() { Stmt::Break } else { Stmt::Continue }),
            "fallthrough_statement" | "goto_statement" | "empty_statement" | "comment" => {}
            _ if node.is_error() => self.cx.lose(node),
            _ => body.push(Stmt::Expr(self.expr(node))),
        }
    }

    fn expression_statement(&self, node: Node<'t>, body: &mut Vec<Stmt>) {
        let expr = self.expr(node);
        let ends = match &expr.kind {
            ExprKind::Call { callee, .. } => matches!(&callee.kind, ExprKind::Name(name) if FATAL.contains(&&**name)),
            ExprKind::Block(inner) => {
                if let [Stmt::Throw(_) | Stmt::Delete(_)] = &inner[..] {
                    body.extend(inner.iter().cloned());
                    return;
                }
                false
            }
            _ => false,
        };
        body.push(if ends { Stmt::Throw(Some(expr)) } else { Stmt::Expr(expr) });
    }

    // ---- variables

    /// `a, b := …`
    fn define(&self, left: &[Node<'t>], right: &[Node<'t>], body: &mut Vec<Stmt>) {
        if let ([name], [value]) = (left, right)
            && self.command(*name, *value, body)
        {
            return;
        }
        // What the values mean is said before the names are declared.
        let types: Vec<Option<Type>> = right.iter().map(|value| self.static_type(*value)).collect();
        let values: Vec<Expr> = right.iter().map(|value| self.expr(*value)).collect();
        let is_pair = left.len() == right.len();
        let patterns: Vec<(Pattern, Scope)> = left
            .iter()
            .enumerate()
            .map(|(index, name)| {
                if name.kind() != "identifier" || self.is_in_block(self.cx.str(*name)) {
                    return (self.target(*name), Scope::Nearest);
                }
                let ty = if is_pair || index == 0 { types.get(index).cloned().flatten() } else { None };
                (self.declare(*name, ty), Scope::Local)
            })
            .collect();
        self.bind_all(patterns, values, right, body);
    }

    fn assign(&self, left: &[Node<'t>], right: &[Node<'t>], body: &mut Vec<Stmt>) {
        if let ([target], [value]) = (left, right)
            && let Some(piped) = self.piped(*target, *value)
        {
            body.push(piped);
            return;
        }
        let values: Vec<Expr> = right.iter().map(|value| self.expr(*value)).collect();
        let patterns = left.iter().map(|target| (self.target(*target), Scope::Nearest)).collect();
        self.bind_all(patterns, values, right, body);
    }

    /// One value for each, or the parts of one.
    fn bind_all(&self, patterns: Vec<(Pattern, Scope)>, values: Vec<Expr>, right: &[Node<'t>], body: &mut Vec<Stmt>) {
        if patterns.len() == values.len() {
            for ((pattern, scope), value) in patterns.into_iter().zip(values) {
                body.push(match pattern {
                    Pattern::Ignore => Stmt::Expr(value),
                    pattern => Stmt::Bind { pattern, value, scope },
                });
            }
            return;
        }
        let (Some(value), Some(node)) = (values.into_iter().next(), right.first()) else { return };
        let span = value.span;
        let scope = if patterns.iter().any(|(_, scope)| *scope == Scope::Local) { Scope::Local } else { Scope::Nearest };
        let is_call = matches!(unwrapped(*node).kind(), "call_expression" | "type_conversion_expression");
        let mut patterns = patterns.into_iter();
        if !is_call {
            // `value, ok := m[key]`, `value, ok := x.(T)`, `value, ok := <-channel`
            let (Some((one, scope)), Some((ok, of_ok))) = (patterns.next(), patterns.next()) else { return };
            let asserted = if node.kind() == "type_assertion_expression" { self.static_type(*node) } else { None };
            let found = self.found(&one, value.clone(), span);
            let found = match (asserted, found.kind) {
                (Some(ty @ (Type::List(_) | Type::Map(_))), ExprKind::Exists(of)) => is_of_type(*of, ty, span),
                (_, kind) => Expr { kind, span: found.span },
            };
            if !matches!(one, Pattern::Ignore) {
                body.push(Stmt::Bind { pattern: one, value, scope });
            }
            body.push(match ok {
                Pattern::Ignore => Stmt::Expr(found),
                ok => Stmt::Bind { pattern: ok, value: found, scope: of_ok },
            });
            return;
        }
        let fields: Vec<FieldPattern> = patterns
            .enumerate()
            .filter(|(_, (pattern, _))| !matches!(pattern, Pattern::Ignore))
            .map(|(index, (pattern, of))| {
                // A variable that was there before is set where it is.
                let pattern = match pattern {
                    Pattern::Name(ident) if of != scope => {
                        let place = Expr::name(&ident.name, ident.span);
                        Pattern::Place(Box::new(place))
                    }
                    pattern => pattern,
                };
                taken(index, pattern, span)
            })
            .collect();
        body.push(Stmt::Bind { pattern: Pattern::Record { fields, rest: None, span }, value, scope });
    }

    /// What an assignment puts its value into.
    fn target(&self, node: Node<'t>) -> Pattern {
        let span = self.cx.span(node);
        match node.kind() {
            "identifier" => {
                let name = self.cx.str(node);
                match self.local(name) {
                    _ if name == "_" => Pattern::Ignore,
                    Some(Local::Variable { name, ty }) => Self::typed(Pattern::Name(Ident { name, span }), ty),
                    Some(Local::Command { name, .. }) => Pattern::Name(Ident { name, span }),
                    Some(Local::Receiver | Local::Type(_)) => Pattern::Ignore,
                    None if self.declared.contains_key(name) => {
                        let ty = self.types.get(name).map(|ty| self.ty(*ty));
                        Self::typed(Pattern::Name(self.cx.ident(node)), ty)
                    }
                    None => Pattern::Place(Box::new(self.shared(&format!("./{name}"), name, span))),
                }
            }
            "parenthesized_expression" => match children(node).first() {
                Some(inner) => self.target(*inner),
                None => Pattern::Ignore,
            },
            "unary_expression" => match node.child_by_field_name("operand") {
                Some(operand) => match self.expr(operand) {
                    Expr { kind: ExprKind::This, span } => Pattern::Place(Box::new(Expr::new(ExprKind::This, span))),
                    _ => self.target(operand),
                },
                None => Pattern::Ignore,
            },
            "selector_expression" => {
                let expr = self.selector(node, Style::Member);
                match &expr.kind {
                    // A variable of another package.
                    ExprKind::Name(spec) => {
                        let name = spec.rsplit('.').next().unwrap_or_default().to_owned();
                        Pattern::Place(Box::new(self.shared(spec, &name, span)))
                    }
                    _ => Pattern::Place(Box::new(expr)),
                }
            }
            _ => Pattern::Place(Box::new(self.expr(node))),
        }
    }

    fn assignment(&self, node: Node<'t>, body: &mut Vec<Stmt>) {
        let (left, right) = (list(node.child_by_field_name("left")), list(node.child_by_field_name("right")));
        let operator = node.child_by_field_name("operator").map_or("=", |operator| self.cx.str(operator));
        if operator == "=" {
            return self.assign(&left, &right, body);
        }
        let ([target], [value]) = (&left[..], &right[..]) else { return };
        let parts = vec![self.expr(*target), self.expr(*value)];
        let span = self.cx.span(node);
        let value = if operator == "+=" { Expr::new(ExprKind::Template(parts), span) } else { Expr::opaque(parts, span) };
        body.push(Stmt::Bind { pattern: self.target(*target), value, scope: Scope::Nearest });
    }

    pub(super) fn variables(&self, node: Node<'t>, body: &mut Vec<Stmt>) {
        for spec in specs(node) {
            let names = fields(spec, "name");
            let ty_node = spec.child_by_field_name("type");
            let right = list(spec.child_by_field_name("value"));
            let ty = ty_node.map(|ty| self.ty(ty));
            let values: Vec<Expr> = match ty_node {
                Some(ty) if right.is_empty() => names.iter().map(|name| self.zero(ty, self.cx.span(*name))).collect(),
                _ => right.iter().map(|value| self.expr(*value)).collect(),
            };
            let types: Vec<Option<Type>> = right.iter().map(|value| self.static_type(*value)).collect();
            let patterns = names.iter().enumerate().map(|(index, name)| {
                let own = ty.clone().or_else(|| types.get(index).cloned().flatten());
                let pattern = self.declare(*name, own);
                // A value that is there is seen through the type that is written.
                let pattern = if right.is_empty() { pattern } else { Self::typed(pattern, ty.clone()) };
                (pattern, Scope::Local)
            });
            let patterns: Vec<_> = patterns.collect();
            self.bind_all(patterns, values, &right, body);
        }
    }

    pub(super) fn constants(&self, node: Node<'t>, body: &mut Vec<Stmt>) {
        let mut before: Vec<Node<'t>> = Vec::new();
        for (index, spec) in specs(node).into_iter().enumerate() {
            let own = list(spec.child_by_field_name("value"));
            // Without values of its own it has those of the one before.
            if !own.is_empty() {
                before = own;
            }
            let outer = self.iota.replace(Some(index as i64));
            for (name, value) in fields(spec, "name").into_iter().filter(|name| name.is_named()).zip(&before) {
                let value = self.expr(*value);
                let pattern = self.declare(name, None);
                body.push(Stmt::Bind { pattern, value, scope: Scope::Local });
            }
            self.iota.set(outer);
        }
    }

    fn local_types(&self, node: Node<'t>) {
        for spec in children(node) {
            let (Some(name), Some(ty)) = (spec.child_by_field_name("name"), spec.child_by_field_name("type")) else { continue };
            let ty = self.ty(ty);
            self.enter(self.cx.str(name), Local::Type(ty));
        }
    }

    fn returned(&self, node: Node<'t>, body: &mut Vec<Stmt>) {
        let span = self.cx.span(node);
        let results = self.results.borrow().last().cloned().unwrap_or_default();
        let written = children(node).into_iter().next().map(|values| list(Some(values))).unwrap_or_default();
        let mut values: Vec<Expr> = if written.is_empty() {
            results.iter().filter_map(|(name, _)| name.as_ref()).map(|name| Expr::name(name, span)).collect()
        } else {
            written.iter().map(|value| self.expr(*value)).collect()
        };
        if values.len() == results.len() {
            let typed = |(value, (_, ty)): (Expr, &Outcome)| {
                let span = value.span;
                if super::expressions::says_nothing(ty) || matches!(value.kind, ExprKind::Null) {
                    return value;
                }
                Expr::new(ExprKind::Cast { expr: Box::new(value), ty: ty.clone() }, span)
            };
            values = values.into_iter().zip(&results).map(typed).collect();
        }
        body.push(Stmt::Return(match values.len() {
            0 => None,
            1 => values.pop(),
            _ => Some(tuple(values, span)),
        }));
    }

    // ---- branches and loops

    fn if_statement(&self, node: Node<'t>) -> Vec<Stmt> {
        let mut body = Vec::new();
        if let Some(first) = node.child_by_field_name("initializer") {
            self.statement(first, &mut body);
        }
        let test = node.child_by_field_name("condition").map(|test| self.expr(test));
        let then = node.child_by_field_name("consequence").map(|block| self.block(block)).unwrap_or_default();
        let mut otherwise = Vec::new();
        if let Some(alternative) = node.child_by_field_name("alternative") {
            self.cx.deeper(alternative, || (), || self.statement(alternative, &mut otherwise));
        }
        // A block without a scope of its own in the IR.
        if let [Stmt::Block(inner)] = &mut otherwise[..] {
            otherwise = std::mem::take(inner);
        }
        let test = test.unwrap_or_else(|| Expr::opaque(Vec::new(), self.cx.span(node)));
        body.push(Stmt::If { test, then, otherwise });
        body
    }

    fn for_statement(&self, node: Node<'t>) -> Vec<Stmt> {
        let mut body = Vec::new();
        let block = node.child_by_field_name("body");
        let head = children(node).into_iter().find(|child| child.kind() != "block");
        let inner = || block.map(|block| self.block(block)).unwrap_or_default();
        match head {
            Some(range) if range.kind() == "range_clause" => {
                let Some(right) = range.child_by_field_name("right") else { return body };
                let (iter, is_sequence) = self.ranged(right);
                let left = list(range.child_by_field_name("left"));
                let defines = has_token(range, ":=");
                let bound = |name: &Node<'t>| if defines { self.declare(*name, None) } else { self.target(*name) };
                let patterns: Vec<Pattern> = left.iter().map(bound).collect();
                let span = self.cx.span(range);
                let (pattern, mode) = match <[Pattern; 2]>::try_from(patterns) {
                    Ok([Pattern::Ignore, value]) => (value, Iter::Values),
                    Ok([key, Pattern::Ignore]) => (key, Iter::Keys),
                    Ok([key, value]) => (Pattern::List { items: vec![key, value], rest: None, span }, Iter::Entries),
                    Err(patterns) => {
                        let mode = if is_sequence { Iter::Values } else { Iter::Keys };
                        (patterns.into_iter().next().unwrap_or(Pattern::Ignore), mode)
                    }
                };
                body.push(Stmt::ForEach { pattern, iter, mode, body: inner() });
            }
            Some(clause) if clause.kind() == "for_clause" => {
                if let Some(first) = clause.child_by_field_name("initializer") {
                    self.statement(first, &mut body);
                }
                let test = clause.child_by_field_name("condition").map(|test| self.expr(test));
                let mut turn = inner();
                if let Some(update) = clause.child_by_field_name("update") {
                    self.statement(update, &mut turn);
                }
                body.push(Stmt::Loop { test, body: turn });
            }
            Some(test) => {
                let test = Some(self.expr(test));
                body.push(Stmt::Loop { test, body: inner() });
            }
            None => body.push(Stmt::Loop { test: None, body: inner() }),
        }
        body
    }

    /// What a loop runs over, and whether it gives its elements without their numbers: `maps.Keys(m)`.
    fn ranged(&self, node: Node<'t>) -> (Expr, bool) {
        let expr = self.expr(node);
        let ExprKind::Call { callee, args } = &expr.kind else { return (expr, false) };
        let ExprKind::Name(name) = &callee.kind else { return (expr, false) };
        match (&**name, &args[..]) {
            ("maps.All" | "slices.All", [all]) => (all.value.clone(), false),
            ("maps.Keys" | "maps.Values" | "slices.Values" | "strings.SplitSeq" | "strings.FieldsSeq", _) => (expr, true),
            _ => (expr, false),
        }
    }

    /// Each case ends with a `break`, so that those that are written leave the `switch` only.
    fn switch(&self, node: Node<'t>) -> Vec<Stmt> {
        let mut body = Vec::new();
        if let Some(first) = node.child_by_field_name("initializer") {
            self.statement(first, &mut body);
        }
        let span = self.cx.span(node);
        let subject = match node.child_by_field_name("value") {
            Some(value) => self.expr(value),
            None => Expr::new(ExprKind::Bool(true), span),
        };
        let mut cases = Vec::new();
        for case in children(node) {
            let labels = match case.kind() {
                "expression_case" => self.exprs(list(case.child_by_field_name("value"))),
                "default_case" => Vec::new(),
                _ => continue,
            };
            cases.push((labels, self.case(case, Vec::new())));
        }
        body.push(Stmt::Switch { subject, cases, falls: true });
        body
    }

    /// The statements of a case, after those that it begins with.
    fn case(&self, node: Node<'t>, before: Vec<Stmt>) -> Vec<Stmt> {
        self.scoped(|| {
            let mut body = before;
            let mut falls = false;
            for list in children(node).into_iter().filter(|child| child.kind() == "statement_list") {
                falls = children(list).last().is_some_and(|last| last.kind() == "fallthrough_statement");
                body.extend(self.statements(list));
            }
            if !falls {
                body.push(Stmt::Break);
            }
            body
        })
    }

    fn type_switch(&self, node: Node<'t>) -> Vec<Stmt> {
        let mut body = Vec::new();
        if let Some(first) = node.child_by_field_name("initializer") {
            self.statement(first, &mut body);
        }
        let Some(subject) = node.child_by_field_name("value") else { return body };
        let (value, span) = (self.expr(subject), self.cx.span(subject));
        let kept = self.fresh("·switch");
        body.push(Stmt::Bind { pattern: Pattern::Name(Ident { name: kept.clone(), span }), value, scope: Scope::Local });
        let value = Expr::name(&kept, span);
        let alias = list(node.child_by_field_name("alias")).into_iter().next();
        let mut cases = Vec::new();
        let mut otherwise = Vec::new();
        for case in children(node) {
            let types = match case.kind() {
                "type_case" => fields(case, "type"),
                "default_case" => Vec::new(),
                _ => continue,
            };
            let inner = self.scoped(|| {
                let mut before = Vec::new();
                if let Some(alias) = alias {
                    let ty = if let [ty] = types[..] { Some(self.ty(ty)) } else { None };
                    let pattern = self.declare(alias, ty.clone());
                    let value = match ty {
                        Some(ty) if !super::expressions::says_nothing(&ty) => {
                            Expr::new(ExprKind::Cast { expr: Box::new(value.clone()), ty }, span)
                        }
                        _ => value.clone(),
                    };
                    before.push(Stmt::Bind { pattern, value, scope: Scope::Local });
                }
                self.case(case, before)
            });
            let tests = types.iter().map(|ty| match self.ty(*ty) {
                ty @ (Type::List(_) | Type::Map(_)) => is_of_type(value.clone(), ty, span),
                _ => Expr::opaque(Vec::new(), self.cx.span(*ty)),
            });
            match tests.reduce(|one, other| Expr::either(one, other, span)) {
                Some(test) => cases.push((test, inner)),
                None => otherwise = inner,
            }
        }
        let chain = cases.into_iter().rev().fold(otherwise, |otherwise, (test, then)| vec![Stmt::If { test, then, otherwise }]);
        // `break` leaves it.
        body.push(Stmt::Switch { subject: Expr::null(span), cases: vec![(Vec::new(), chain)], falls: true });
        body
    }

    fn select(&self, node: Node<'t>, body: &mut Vec<Stmt>) {
        let mut cases = Vec::new();
        for case in children(node) {
            let inner = self.scoped(|| {
                let mut before = Vec::new();
                if let Some(communication) = case.child_by_field_name("communication") {
                    self.statement(communication, &mut before);
                }
                self.case(case, before)
            });
            let label = Expr::opaque(Vec::new(), self.cx.span(case));
            cases.push((if case.kind() == "default_case" { Vec::new() } else { vec![label] }, inner));
        }
        let subject = Expr::opaque(Vec::new(), self.cx.span(node));
        body.push(Stmt::Switch { subject, cases, falls: true });
    }
}

/// Whether the value is of that type: a list, a mapping.
fn is_of_type(value: Expr, ty: Type, span: Span) -> Expr {
    let pattern = Box::new(Pattern::Typed(Box::new(Pattern::Ignore), ty));
    Expr::new(ExprKind::Matches { expr: Box::new(value), pattern }, span)
}

/// The expressions of a list, or the only one.
fn list(node: Option<Node<'_>>) -> Vec<Node<'_>> {
    match node {
        Some(node) if node.kind() == "expression_list" => children(node),
        Some(node) => vec![node],
        None => Vec::new(),
    }
}

fn unwrapped(node: Node<'_>) -> Node<'_> {
    match children(node).first() {
        Some(inner) if node.kind() == "parenthesized_expression" => *inner,
        _ => node,
    }
}
