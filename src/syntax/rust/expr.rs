//! Expressions and statements.

use std::sync::Arc;

use syn::{Block, Expr as E, Lit, Pat};

use super::names::is_upper;
use super::pattern::{Shape, has_names};
use super::{CHOSEN, Lower, plain};
use crate::syntax::ir::{
    Arg, Expr, ExprKind, Field, Function, Ident, Iter, Op, Param, ParamKind, Pattern, Scope, Span, Stmt, Style, Type, Yields,
};

/// What becomes of the value of a statement.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    Drop,
    /// It is that of the block around.
    Value,
    Return,
}

/// From here on a `match` is no chain of tests but one choice of many.
const MANY_ARMS: usize = 40;

impl Lower<'_> {
    // ---- statements

    pub(super) fn function_body(&mut self, block: &Block, returns: Type) -> Vec<Stmt> {
        let outer = std::mem::replace(&mut self.returns, returns);
        let mut out = Vec::new();
        self.block(block, Tail::Return, &mut out);
        self.returns = outer;
        out
    }

    pub(super) fn return_type(&mut self, output: &syn::ReturnType) -> Option<Type> {
        match output {
            syn::ReturnType::Type(_, ty) => Some(self.ty(ty)).filter(|ty| !matches!(ty, Type::Any)),
            syn::ReturnType::Default => None,
        }
    }

    /// A block as an expression.
    fn block_expr(&mut self, block: &Block, span: Span) -> Expr {
        let mut out = Vec::new();
        self.block(block, Tail::Value, &mut out);
        Expr::new(ExprKind::Block(out), span)
    }

    pub(super) fn block(&mut self, block: &Block, tail: Tail, out: &mut Vec<Stmt>) {
        self.scoped(false, |lower| {
            let items: Vec<_> =
                block.stmts.iter().filter_map(|stmt| if let syn::Stmt::Item(item) = stmt { Some(item) } else { None }).collect();
            for item in &items {
                if let syn::Item::Use(item) = item
                    && let Some(scope) = lower.scopes.last_mut()
                {
                    super::names::add_uses(&mut scope.uses, &item.tree, &mut Vec::new());
                }
            }
            lower.items(items, out);
            let last = block.stmts.len().saturating_sub(1);
            for (index, stmt) in block.stmts.iter().enumerate() {
                let tail = if index == last { tail } else { Tail::Drop };
                lower.stmt(stmt, tail, out);
            }
        });
    }

    pub(super) fn stmt(&mut self, stmt: &syn::Stmt, tail: Tail, out: &mut Vec<Stmt>) {
        match stmt {
            syn::Stmt::Local(local) => self.local(local, out),
            syn::Stmt::Item(_) => {}
            syn::Stmt::Expr(expr, semicolon) => {
                let tail = if semicolon.is_some() { Tail::Drop } else { tail };
                self.control(expr, tail, out);
            }
            syn::Stmt::Macro(mac) => {
                let tail = if mac.semi_token.is_some() { Tail::Drop } else { tail };
                let span = self.span(&mac.mac);
                self.macro_stmts(&mac.mac, span, tail, out);
            }
        }
    }

    fn local(&mut self, local: &syn::Local, out: &mut Vec<Stmt>) {
        let Some(init) = &local.init else {
            // Set later: the name must belong to this block all the same.
            self.pattern(&local.pat);
            return;
        };
        let (is_iterator, is_command) = (self.is_iterator(&init.expr), self.is_command(&init.expr));
        let Some((_, otherwise)) = &init.diverge else {
            let ty = if let Pat::Type(typed) = &local.pat { self.ty(&typed.ty) } else { Type::Any };
            let value = self.expected(&init.expr, &ty);
            let pattern = self.pattern(&local.pat);
            if let (Pat::Ident(ident), Some(scope)) = (untyped(&local.pat), self.scopes.last_mut()) {
                if is_iterator {
                    scope.iterators.insert(plain(&ident.ident));
                }
                if is_command {
                    scope.commands.insert(plain(&ident.ident));
                }
            }
            out.push(Stmt::Bind { pattern, value, scope: Scope::Local });
            return;
        };
        // `let … else { … }`
        let span = self.span(&local.pat);
        let value = self.expr(&init.expr);
        let value = self.kept(value, out);
        let test = self.let_test(&local.pat, value.clone(), span);
        let mut leaves = Vec::new();
        self.control(otherwise, Tail::Drop, &mut leaves);
        let binds = matches!(test.kind, ExprKind::Assign { .. });
        out.push(Stmt::If { test, then: Vec::new(), otherwise: leaves });
        if !binds && has_names(&local.pat) {
            let pattern = self.pattern(&local.pat);
            out.push(Stmt::Bind { pattern, value, scope: Scope::Local });
        }
    }

    /// The value under a name, so that it is evaluated only once.
    fn kept(&mut self, value: Expr, out: &mut Vec<Stmt>) -> Expr {
        if matches!(value.kind, ExprKind::Name(_) | ExprKind::This) {
            return value;
        }
        let span = value.span;
        let name = self.made_up("");
        out.push(Stmt::Bind { pattern: Pattern::Name(Ident { name: name.clone(), span }), value, scope: Scope::Local });
        Expr::name(&name, span)
    }

    /// An expression where a statement may stand; `tail` says what becomes of its value.
    pub(super) fn control(&mut self, expr: &E, tail: Tail, out: &mut Vec<Stmt>) {
        self.deeper(expr, |_| (), |lower| lower.control_kind(expr, tail, out));
    }

    fn control_kind(&mut self, expr: &E, tail: Tail, out: &mut Vec<Stmt>) {
        match expr {
            E::Block(inner) => self.block(&inner.block, tail, out),
            E::Unsafe(inner) => self.block(&inner.block, tail, out),
            E::Const(inner) => self.block(&inner.block, tail, out),
            E::Paren(inner) => self.control(&inner.expr, tail, out),
            E::Group(inner) => self.control(&inner.expr, tail, out),
            E::If(inner) => {
                let (mut then, mut otherwise) = (Vec::new(), Vec::new());
                let test = self.scoped(false, |lower| {
                    let test = lower.test(&inner.cond);
                    lower.block(&inner.then_branch, tail, &mut then);
                    test
                });
                if let Some((_, branch)) = &inner.else_branch {
                    self.control(branch, tail, &mut otherwise);
                }
                out.push(Stmt::If { test, then, otherwise });
            }
            E::Match(inner) => self.match_stmts(inner, tail, out),
            E::Loop(inner) => {
                let mut body = Vec::new();
                self.block(&inner.body, Tail::Drop, &mut body);
                out.push(Stmt::Loop { test: None, body });
            }
            E::While(inner) => self.scoped(false, |lower| {
                let test = Some(lower.test(&inner.cond));
                let mut body = Vec::new();
                lower.block(&inner.body, Tail::Drop, &mut body);
                out.push(Stmt::Loop { test, body });
            }),
            E::ForLoop(inner) => self.scoped(false, |lower| {
                let iter = lower.iterated(&inner.expr, true);
                // What `for` does: a mapping is iterated as keys and values.
                let span = iter.span;
                let callee = Expr::access(iter, made("into_iter", span), Style::Method, span);
                let iter = Expr::call(callee, Vec::new(), span);
                let pattern = lower.pattern(&inner.pat);
                let mut body = Vec::new();
                lower.block(&inner.body, Tail::Drop, &mut body);
                out.push(Stmt::ForEach { pattern, iter, mode: Iter::Values, body });
            }),
            E::Return(inner) => match inner.expr.as_deref() {
                Some(value) => self.control(value, Tail::Return, out),
                None => out.push(Stmt::Return(None)),
            },
            E::Break(inner) => {
                if let Some(value) = &inner.expr {
                    self.control(value, Tail::Value, out);
                }
                out.push(Stmt::Break);
            }
            E::Continue(_) => out.push(Stmt::Continue),
            E::Macro(inner) => {
                let span = self.span(&inner.mac);
                self.macro_stmts(&inner.mac, span, tail, out);
            }
            E::Assign(inner) => {
                let value = self.expr(&inner.right);
                let pattern = self.target(&inner.left);
                out.push(Stmt::Bind { pattern, value, scope: Scope::Nearest });
            }
            E::Binary(inner) if is_compound(&inner.op) => {
                let span = self.span(expr);
                let (left, right) = (self.expr(&inner.left), self.expr(&inner.right));
                let pattern = self.target(&inner.left);
                let value = Expr::new(ExprKind::Template(vec![left, right]), span);
                out.push(Stmt::Bind { pattern, value, scope: Scope::Nearest });
            }
            // `Err(e)` as a value leaves, as it does for whoever calls this with `?`.
            E::Call(inner) if tail != Tail::Drop && is_err(inner) => {
                let error = inner.args.first().map(|error| self.expr(error));
                out.push(Stmt::Throw(error));
            }
            E::Call(inner) if self.exits(inner) => {
                let span = self.span(expr);
                out.push(Stmt::Throw(Some(Expr::opaque(self.exprs(&inner.args), span))));
            }
            _ => {
                let returns = self.returns.clone();
                let value = if tail == Tail::Return { self.expected(expr, &returns) } else { self.expr(expr) };
                out.push(match tail {
                    Tail::Drop => Stmt::Expr(value),
                    Tail::Value => Stmt::Value(value),
                    Tail::Return => Stmt::Return(Some(value)),
                });
            }
        }
    }

    /// A call that never comes back.
    fn exits(&self, call: &syn::ExprCall) -> bool {
        match &*call.func {
            E::Path(path) => {
                let path = self.full_path(&path.path);
                let path: Vec<_> = path.iter().map(|name| &**name).collect();
                matches!(path[..], ["std", "process", "exit" | "abort"])
            }
            _ => false,
        }
    }

    fn target(&mut self, target: &E) -> Pattern {
        match target {
            E::Paren(inner) => self.target(&inner.expr),
            E::Unary(inner) => self.target(&inner.expr),
            E::Infer(_) => Pattern::Ignore,
            E::Tuple(tuple) => {
                let span = self.span(tuple);
                Pattern::List { items: tuple.elems.iter().map(|item| self.target(item)).collect(), rest: None, span }
            }
            E::Path(path) => match self.path(&path.path) {
                Expr { kind: ExprKind::Name(name), span } => Pattern::Name(Ident { name, span }),
                place => Pattern::Place(Box::new(place)),
            },
            _ => match self.expr(target) {
                place @ Expr { kind: ExprKind::Access { .. }, .. } => Pattern::Place(Box::new(place)),
                _ => Pattern::Ignore,
            },
        }
    }

    // ---- tests

    fn test(&mut self, expr: &E) -> Expr {
        match expr {
            E::Let(inner) => {
                let span = self.span(expr);
                let value = self.expr(&inner.expr);
                self.let_test(&inner.pat, value, span)
            }
            E::Paren(inner) => self.test(&inner.expr),
            E::Binary(inner) if matches!(inner.op, syn::BinOp::And(_)) => self.deeper(expr, opaque, |lower| {
                let left = lower.test(&inner.left);
                let right = lower.test(&inner.right);
                let span = left.span.to(right.span);
                Expr::new(ExprKind::Both(Box::new(left), Box::new(right)), span)
            }),
            _ => self.expr(expr),
        }
    }

    fn match_stmts(&mut self, expr: &syn::ExprMatch, tail: Tail, out: &mut Vec<Stmt>) {
        let subject = self.expr(&expr.expr);
        let subject = self.kept(subject, out);
        let guarded = |arm: &syn::Arm| matches!(arm.pat, Pat::Guard(_));
        let values = expr.arms.iter().any(|arm| matches!(self.shape(&arm.pat), Shape::Values));
        let flat = values
            && expr.arms.iter().all(|arm| {
                !guarded(arm) && matches!(self.shape(&arm.pat), Shape::Values | Shape::Anything | Shape::Present | Shape::Missing)
            });
        if flat || expr.arms.len() > MANY_ARMS {
            let cases = expr.arms.iter().map(|arm| {
                self.scoped(false, |lower| {
                    let mut body = Vec::new();
                    let labels = match lower.shape(&arm.pat) {
                        Shape::Anything | Shape::Present => Vec::new(),
                        _ => lower.labels(&arm.pat),
                    };
                    lower.bind_arm(&arm.pat, &subject, &mut body);
                    lower.control(&arm.body, tail, &mut body);
                    (labels, body)
                })
            });
            let cases = cases.collect();
            out.push(Stmt::Switch { subject, cases, falls: false });
            return;
        }
        self.arms(&expr.arms, &subject, tail, out);
    }

    /// The arms as tests, one after the other; the last needs none.
    fn arms(&mut self, arms: &[syn::Arm], subject: &Expr, tail: Tail, out: &mut Vec<Stmt>) {
        let Some((arm, rest)) = arms.split_first() else { return };
        let (pattern, guard) = match &arm.pat {
            Pat::Guard(inner) => (&*inner.pat, Some(&*inner.guard)),
            pattern => (pattern, None),
        };
        self.scoped(false, |lower| {
            let shape = lower.shape(pattern);
            if guard.is_none() && (rest.is_empty() || matches!(shape, Shape::Anything)) {
                lower.bind_arm(pattern, subject, out);
                lower.control(&arm.body, tail, out);
                return;
            }
            let span = lower.span(pattern);
            let mut test = match shape {
                Shape::Anything => None,
                // Which variant it is can't be told from the value.
                Shape::Part => {
                    let pattern = Box::new(lower.pattern(pattern));
                    Some(Expr::new(ExprKind::Matches { expr: Box::new(subject.clone()), pattern }, span))
                }
                _ => Some(lower.let_test(pattern, subject.clone(), span)),
            };
            if test.is_none() {
                lower.bind_arm(pattern, subject, out);
            }
            if let Some(guard) = guard {
                let guard = lower.test(guard);
                let span = span.to(guard.span);
                test = Some(match test {
                    Some(test) => Expr::new(ExprKind::Both(Box::new(test), Box::new(guard)), span),
                    None => guard,
                });
            }
            let mut then = Vec::new();
            lower.control(&arm.body, tail, &mut then);
            let mut otherwise = Vec::new();
            lower.deeper(pattern, |_| (), |lower| lower.arms(rest, subject, tail, &mut otherwise));
            out.push(Stmt::If { test: test.unwrap_or_else(|| opaque(span)), then, otherwise });
        });
    }

    /// Binds the names of an arm's pattern, if it has any.
    fn bind_arm(&mut self, pattern: &Pat, subject: &Expr, out: &mut Vec<Stmt>) {
        if !has_names(pattern) {
            return;
        }
        let is_missing = matches!(self.shape(pattern), Shape::Missing);
        let pattern = self.pattern(pattern);
        let value = if is_missing { opaque(subject.span) } else { subject.clone() };
        out.push(Stmt::Bind { pattern, value, scope: Scope::Local });
    }

    /// The values that a pattern matches.
    fn labels(&mut self, pattern: &Pat) -> Vec<Expr> {
        match pattern {
            Pat::Or(or) => or.cases.iter().flat_map(|case| self.labels(case)).collect(),
            Pat::Paren(inner) => self.labels(&inner.pat),
            Pat::Reference(inner) => self.labels(&inner.pat),
            Pat::Guard(inner) => self.labels(&inner.pat),
            Pat::TupleStruct(inner) if self.variant(&inner.path).is_some() => vec![opaque(self.span(pattern))],
            Pat::TupleStruct(inner) if inner.elems.len() == 1 && !matches!(self.shape(pattern), Shape::Missing) => {
                self.labels(&inner.elems[0])
            }
            Pat::Ident(ident) if ident.subpat.is_some() => {
                ident.subpat.iter().flat_map(|(_, inner)| self.labels(inner)).collect()
            }
            _ if has_names(pattern) => vec![opaque(self.span(pattern))],
            _ => match self.pattern(pattern) {
                Pattern::Const(value) => vec![*value],
                _ => vec![opaque(self.span(pattern))],
            },
        }
    }

    // ---- expressions

    pub(super) fn expr(&mut self, expr: &E) -> Expr {
        self.deeper(expr, opaque, |lower| lower.expr_kind(expr))
    }

    pub(super) fn exprs<'e>(&mut self, exprs: impl IntoIterator<Item = &'e E>) -> Vec<Expr> {
        exprs.into_iter().map(|expr| self.expr(expr)).collect()
    }

    /// The expression where a value of that type is expected: `into()` calls the type's `from`.
    fn expected(&mut self, expr: &E, ty: &Type) -> Expr {
        if let Type::Named(class) = ty
            && let Some((call, name)) = conversion(expr)
        {
            let at = self.at(call.method.span());
            let value = self.expr(&call.receiver);
            let span = value.span.to(self.at(call.paren_token.span.close()));
            let callee = Expr::access((**class).clone(), made(name, at), Style::Static, at);
            return Expr::call(callee, vec![value], span);
        }
        choosing(self.expr(expr), ty)
    }

    /// The value of what `inner` is in, which is written at `span`.
    fn widened(&mut self, inner: &E, span: Span) -> Expr {
        Expr { span, ..self.expr(inner) }
    }

    fn expr_kind(&mut self, expr: &E) -> Expr {
        match expr {
            E::Lit(lit) => self.lit(&lit.lit),
            E::Path(path) => {
                let value = self.path(&path.path);
                match &value.kind {
                    ExprKind::Name(name) if &**name == "None" => Expr::null(value.span),
                    _ => value,
                }
            }
            E::Paren(inner) => {
                let span = self.at(inner.paren_token.span.join());
                self.widened(&inner.expr, span)
            }
            E::Group(inner) => self.expr(&inner.expr),
            E::Reference(inner) => {
                let value = self.expr(&inner.expr);
                Expr { span: self.at(inner.and_token.span).to(value.span), ..value }
            }
            E::RawAddr(inner) => self.expr(&inner.expr),
            E::Unary(inner) => self.unary(inner),
            E::Try(inner) => {
                let value = self.expr(&inner.expr);
                Expr { span: value.span.to(self.at(inner.question_token.span)), ..value }
            }
            E::Await(inner) => {
                let value = self.expr(&inner.base);
                Expr { span: value.span.to(self.at(inner.await_token.span)), ..value }
            }
            E::Cast(inner) => {
                let value = self.expr(&inner.expr);
                let span = value.span.to(self.span(&inner.ty));
                Expr { span, ..value }
            }
            E::Field(inner) => {
                let base = self.expr(&inner.base);
                let key = self.member(&inner.member);
                let span = base.span.to(key.span);
                Expr::access(base, key, Style::Member, span)
            }
            E::Index(inner) => {
                let base = self.expr(&inner.expr);
                let span = base.span.to(self.at(inner.bracket_token.span.close()));
                if let E::Range(range) = &*inner.index {
                    let bounds = self.exprs(range.start.iter().chain(&range.end).map(|bound| &**bound));
                    let callee = Expr::access(base, made("index_range", span), Style::Method, span);
                    return Expr::call(callee, bounds, span);
                }
                let key = self.expr(&inner.index);
                Expr::access(base, key, Style::Index, span)
            }
            E::Call(inner) => self.call(inner),
            E::MethodCall(inner) => self.method_call(inner),
            E::Binary(inner) => self.binary(expr, inner),
            E::Closure(inner) => self.closure(inner),
            E::Array(inner) => {
                let span = self.at(inner.bracket_token.span.join());
                let items = self.exprs(&inner.elems);
                list(items, span)
            }
            E::Tuple(inner) => {
                let span = self.at(inner.paren_token.span.join());
                let items = self.exprs(&inner.elems);
                list(items, span)
            }
            E::Repeat(inner) => {
                let span = self.at(inner.bracket_token.span.join());
                let item = self.expr(&inner.expr);
                list(vec![item], span)
            }
            E::Struct(inner) => self.struct_literal(inner),
            E::Macro(inner) => {
                let span = self.span(&inner.mac);
                self.macro_expr(&inner.mac, span)
            }
            E::Let(_) => self.test(expr),
            E::Block(inner) if inner.label.is_none() => {
                let span = self.at(inner.block.brace_token.span.join());
                self.block_expr(&inner.block, span)
            }
            // A `return` or `?` in it leaves only it.
            E::Async(inner) => {
                let span = self.at(inner.block.brace_token.span.join());
                let body = self.scoped(true, |lower| lower.function_body(&inner.block, Type::Any));
                Expr::run(body, Yields::No, self.own(span))
            }
            E::TryBlock(inner) => {
                let span = self.at(inner.block.brace_token.span.join());
                let body = self.scoped(true, |lower| lower.function_body(&inner.block, Type::Any));
                Expr::run(body, Yields::No, self.own(span))
            }
            E::Range(inner) => {
                let span = self.span(inner);
                let bounds = self.exprs(inner.start.iter().chain(&inner.end).map(|bound| &**bound));
                Expr::opaque(bounds, span)
            }
            E::Yield(inner) => {
                let span = self.span(inner);
                let values = self.exprs(inner.expr.as_deref());
                Expr::opaque(values, span)
            }
            E::Block(_)
            | E::Unsafe(_)
            | E::Const(_)
            | E::If(_)
            | E::Match(_)
            | E::Loop(_)
            | E::While(_)
            | E::ForLoop(_)
            | E::Return(_)
            | E::Break(_)
            | E::Continue(_)
            | E::Assign(_) => {
                let span = self.span(expr);
                let mut out = Vec::new();
                self.control(expr, Tail::Value, &mut out);
                Expr::new(ExprKind::Block(out), span)
            }
            _ => {
                let span = self.span(expr);
                // Nothing before a `;` is one of these too.
                if matches!(expr, E::Verbatim(tokens) if !tokens.is_empty()) {
                    self.lost.push(span);
                }
                opaque(span)
            }
        }
    }

    pub(super) fn lit(&mut self, lit: &Lit) -> Expr {
        let span = self.at(lit.span());
        match lit {
            Lit::Str(lit) => self.string(&lit.value(), lit.span()),
            Lit::ByteStr(lit) => match String::from_utf8(lit.value()) {
                Ok(value) => self.string(&value, lit.span()),
                Err(_) => opaque(span),
            },
            Lit::CStr(lit) => match lit.value().into_string() {
                Ok(value) => self.string(&value, lit.span()),
                Err(_) => opaque(span),
            },
            Lit::Char(lit) => {
                let content = Span { start: span.start + 1, end: span.end.saturating_sub(1).max(span.start + 1) };
                let value = lit.value().to_string();
                let exact = self.source(content) == value;
                Expr::new(ExprKind::Text { value: value.into(), content, exact }, span)
            }
            Lit::Int(lit) => lit.base10_parse().map_or_else(|_| opaque(span), |number| Expr::new(ExprKind::Number(number), span)),
            Lit::Bool(lit) => Expr::new(ExprKind::Bool(lit.value), span),
            _ => opaque(span),
        }
    }

    fn unary(&mut self, unary: &syn::ExprUnary) -> Expr {
        match &unary.op {
            syn::UnOp::Deref(star) => {
                let value = self.expr(&unary.expr);
                Expr { span: self.at(star.span).to(value.span), ..value }
            }
            syn::UnOp::Not(not) => {
                let value = self.expr(&unary.expr);
                let span = self.at(not.span).to(value.span);
                Expr { span, ..value.not() }
            }
            _ => {
                let span = self.span(unary);
                let value = self.expr(&unary.expr);
                match value.kind {
                    ExprKind::Number(number) => Expr::new(ExprKind::Number(number.saturating_neg()), span),
                    _ => Expr::opaque(vec![value], span),
                }
            }
        }
    }

    fn binary(&mut self, expr: &E, binary: &syn::ExprBinary) -> Expr {
        use syn::BinOp;
        let compare = match &binary.op {
            BinOp::Eq(_) => Some(Op::Eq),
            BinOp::Ne(_) => Some(Op::Ne),
            _ => None,
        };
        if is_compound(&binary.op) {
            let span = self.span(binary);
            let mut out = Vec::new();
            self.control(expr, Tail::Drop, &mut out);
            return Expr::new(ExprKind::Block(out), span);
        }
        if matches!(binary.op, BinOp::And(_)) {
            return self.test(expr);
        }
        let (left, right) = (self.expr(&binary.left), self.expr(&binary.right));
        let span = left.span.to(right.span);
        match (&binary.op, compare) {
            (_, Some(op)) => Expr::compare(op, left, right, span),
            (BinOp::Or(_), _) => Expr::either(left, right, span),
            (BinOp::Add(_), _) => match left.kind {
                ExprKind::Template(mut parts) => {
                    parts.push(right);
                    Expr::new(ExprKind::Template(parts), span)
                }
                _ => Expr::new(ExprKind::Template(vec![left, right]), span),
            },
            _ => Expr::opaque(vec![left, right], span),
        }
    }

    pub(super) fn closure(&mut self, closure: &syn::ExprClosure) -> Expr {
        let span = self.span(closure);
        let function = self.scoped(true, |lower| {
            let mut params = Vec::new();
            for input in &closure.inputs {
                let pattern = lower.pattern(input);
                params.push(Param { pattern, kind: ParamKind::Plain, field: None });
            }
            let returns = lower.return_type(&closure.output);
            let outer = std::mem::replace(&mut lower.returns, returns.clone().unwrap_or(Type::Any));
            let mut body = Vec::new();
            lower.control(&closure.body, Tail::Return, &mut body);
            lower.returns = outer;
            let span = lower.own(span);
            Function { returns, ..Function::closure(params, body, Yields::No, span) }
        });
        Expr::new(ExprKind::Function(Arc::new(function)), span)
    }

    fn struct_literal(&mut self, literal: &syn::ExprStruct) -> Expr {
        let span = self.span(&literal.path).to(self.at(literal.brace_token.span.close()));
        let base = literal.rest.as_deref().map(|rest| self.expr(rest));
        let fields: Vec<_> = literal.fields.iter().map(|field| (self.member(&field.member), self.expr(&field.expr))).collect();
        if self.is_variant(&literal.path) {
            let fields =
                base.into_iter().map(Field::Spread).chain(fields.into_iter().map(|(key, value)| Field::Pair { key, value }));
            let fields = Expr::new(ExprKind::Record(fields.collect()), span);
            return match self.variant(&literal.path) {
                Some((class, variant)) => variant_of(class, &variant, fields, span),
                None => fields,
            };
        }
        let named = fields.into_iter().map(|(key, value)| {
            let name = Ident { name: key.as_text().unwrap_or_default().into(), span: key.span };
            Arg { value, name: Some(name), spread: false }
        });
        let spread = base.into_iter().map(|value| Arg { value, name: None, spread: true });
        let args = named.chain(spread).collect();
        Expr::new(ExprKind::New { class: Box::new(self.path(&literal.path)), args }, span)
    }

    // ---- calls

    fn call(&mut self, call: &syn::ExprCall) -> Expr {
        let end = self.at(call.paren_token.span.close());
        let E::Path(path) = &*call.func else {
            let callee = self.expr(&call.func);
            let span = callee.span.to(end);
            let args = self.exprs(&call.args);
            return Expr::call(callee, args, span);
        };
        let span = self.span(&path.path).to(end);
        if self.makes_command(call) {
            return self.command(call, span);
        }
        let full = self.full_path(&path.path);
        let name = full.last().map_or("", |name| name);
        let is_local = full.len() == 1 && self.variable(name).is_some();
        if is_upper(name) && !is_local && path.qself.is_none() {
            let is_own = matches!(full.first().map(|head| &**head), Some("crate" | "self" | "super")) || full.len() == 1;
            match name {
                "Err" => {
                    let error = call.args.first().map(|error| self.expr(error));
                    return Expr::new(ExprKind::Block(vec![Stmt::Throw(error)]), span);
                }
                "Some" | "Ok" => {}
                // A tuple struct of this project.
                _ if is_own && !self.is_variant(&path.path) && !call.args.is_empty() => {
                    let args = self.exprs(&call.args).into_iter().map(Arg::of).collect();
                    return Expr::new(ExprKind::New { class: Box::new(self.path(&path.path)), args }, span);
                }
                _ => {}
            }
            if let (Some((class, variant)), false) = (self.variant(&path.path), matches!(name, "Some" | "Ok")) {
                let mut args = self.exprs(&call.args);
                let value = if args.len() == 1 { args.swap_remove(0) } else { list(args, span) };
                return variant_of(class, &variant, value, span);
            }
            // A variant, or a wrapper from a library, is what it holds.
            let mut args = self.exprs(&call.args);
            return match args.len() {
                1 => Expr { span, ..args.swap_remove(0) },
                _ => list(args, span),
            };
        }
        if self.exits(call) {
            let leaves = Stmt::Throw(Some(Expr::opaque(self.exprs(&call.args), span)));
            return Expr::new(ExprKind::Block(vec![leaves]), span);
        }
        let callee = self.path(&path.path);
        let args = self.exprs(&call.args);
        let value = Expr::call(callee, args, span);
        // What it gives is put where the caller says.
        if name.starts_with("decode")
            && let Some(buffer) = call.args.iter().skip(1).find_map(buffer)
        {
            return assign(self.expr(buffer), value, span);
        }
        let arguments = path.path.segments.last().map(|segment| &segment.arguments);
        match arguments {
            Some(syn::PathArguments::AngleBracketed(arguments)) => self.cast(value, arguments),
            _ => value,
        }
    }

    /// A call of `f::<T>`: what it gives is a `T`.
    pub(super) fn cast(&mut self, value: Expr, arguments: &syn::AngleBracketedGenericArguments) -> Expr {
        let mut types = arguments
            .args
            .iter()
            .filter_map(|argument| if let syn::GenericArgument::Type(ty) = argument { Some(ty) } else { None });
        let (Some(ty), None) = (types.next(), types.next()) else { return value };
        match self.ty(ty) {
            Type::Any => value,
            ty => {
                let span = value.span;
                Expr::new(ExprKind::Cast { expr: Box::new(choosing(value, &ty)), ty }, span)
            }
        }
    }
}

/// `&mut buffer`
fn buffer(arg: &E) -> Option<&E> {
    match arg {
        E::Reference(reference) if reference.mutability.is_some() => Some(&reference.expr),
        _ => None,
    }
}

/// A call that is told which type is expected of it.
fn choosing(mut value: Expr, ty: &Type) -> Expr {
    if let (ExprKind::Call { args, .. }, Type::Named(class)) = (&mut value.kind, ty)
        && args.iter().all(|arg| arg.name.is_none())
    {
        let name = Some(Ident { name: CHOSEN.into(), span: class.span });
        args.push(Arg { value: (**class).clone(), name, spread: false });
    }
    value
}

/// The call of `into` or `try_into` that the expression is, but for what is done with errors; and what it calls.
fn conversion(expr: &E) -> Option<(&syn::ExprMethodCall, &'static str)> {
    match expr {
        E::Try(inner) => conversion(&inner.expr),
        E::Paren(inner) => conversion(&inner.expr),
        E::Call(call) if matches!(&*call.func, E::Path(path) if path.path.is_ident("Ok") || path.path.is_ident("Some")) => {
            conversion(call.args.first()?)
        }
        E::MethodCall(call) => match &*plain(&call.method) {
            "into" => Some((call, "from")),
            "try_into" => Some((call, "try_from")),
            "parse" if call.turbofish.is_none() => Some((call, "from_str")),
            "unwrap" | "expect" | "context" | "with_context" | "map_err" | "unwrap_or_default" => conversion(&call.receiver),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn opaque(span: Span) -> Expr {
    Expr::opaque(Vec::new(), span)
}

pub(super) fn list(items: Vec<Expr>, span: Span) -> Expr {
    Expr::new(ExprKind::List(items.into_iter().map(Arg::of).collect()), span)
}

/// Text that the program does not have in it.
pub(super) fn made(value: &str, span: Span) -> Expr {
    Expr::new(ExprKind::Text { value: value.into(), content: span, exact: false }, span)
}

pub(super) fn assign(place: Expr, value: Expr, span: Span) -> Expr {
    let target = match place {
        Expr { kind: ExprKind::Name(name), span } => Pattern::Name(Ident { name, span }),
        place => Pattern::Place(Box::new(place)),
    };
    Expr::new(ExprKind::Assign { target: Box::new(target), value: Box::new(value), scope: Scope::Nearest }, span)
}

/// A value of an enum: an object whose one field is the variant.
fn variant_of(class: Expr, variant: &str, value: Expr, span: Span) -> Expr {
    let name = Some(Ident { name: variant.into(), span: class.span });
    let args = vec![Arg { value, name, spread: false }];
    Expr::new(ExprKind::New { class: Box::new(class), args }, span)
}

/// `place += text`.
pub(super) fn append(place: Expr, text: Expr, span: Span) -> Expr {
    let value = Expr::new(ExprKind::Template(vec![place.clone(), text]), span);
    match place.kind {
        ExprKind::Name(_) | ExprKind::Access { .. } => assign(place, value, span),
        _ => value,
    }
}

fn is_compound(op: &syn::BinOp) -> bool {
    use syn::BinOp as B;
    matches!(
        op,
        B::AddAssign(_)
            | B::SubAssign(_)
            | B::MulAssign(_)
            | B::DivAssign(_)
            | B::RemAssign(_)
            | B::BitXorAssign(_)
            | B::BitAndAssign(_)
            | B::BitOrAssign(_)
            | B::ShlAssign(_)
            | B::ShrAssign(_)
    )
}

fn is_err(call: &syn::ExprCall) -> bool {
    matches!(&*call.func, E::Path(path) if path.path.is_ident("Err"))
}

fn untyped(pattern: &Pat) -> &Pat {
    match pattern {
        Pat::Type(inner) => &inner.pat,
        pattern => pattern,
    }
}

pub(super) fn unreferenced(expr: &E) -> &E {
    match expr {
        E::Reference(inner) => unreferenced(&inner.expr),
        E::Paren(inner) => unreferenced(&inner.expr),
        expr => expr,
    }
}
