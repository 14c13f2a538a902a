//! Calls of methods. Many of those of `Option`, `Result` and iterators are tests, choices and bindings.

use std::sync::Arc;

use syn::{Expr as E, Lit};

use super::expr::{append, assign, list, made, unreferenced};
use super::{Lower, plain};
use crate::syntax::ir::{Expr, ExprKind, Function, Ident, Op, Param, ParamKind, Pattern, Scope, Span, Stmt, Style, Type, Yields};

impl Lower<'_> {
    pub(super) fn method_call(&mut self, call: &syn::ExprMethodCall) -> Expr {
        let name = plain(&call.method);
        let at = self.at(call.method.span());
        let receiver_is_list = matches!(unreferenced(&call.receiver), E::Array(_));
        let receiver_is_static = matches!(unreferenced(&call.receiver), E::Path(path) if path.path.segments.last().is_some_and(|last| super::names::is_constant(&plain(&last.ident))));
        let iterated = std::mem::take(&mut self.iterated);
        let is_iterator = (iterated && keeps_iterator(&name)) || self.is_iterator(&call.receiver);
        let receiver = self.iterated(&call.receiver, is_iterator || is_of_iterators(&name));
        let span = receiver.span.to(self.at(call.paren_token.span.close()));
        if self.is_command(&call.receiver) {
            return self.command_method(call, receiver, span);
        }
        let args: Vec<&E> = call.args.iter().collect();
        if let ("flat_map" | "flatten", Some(option)) = (&*name, option_iterated(&call.receiver)) {
            let option = self.expr(option);
            return match &args[..] {
                [function] => {
                    let function = self.expr(function);
                    self.method_of(option, "and_then", at, vec![function], span)
                }
                _ => self.method_of(option, "into_iter", at, Vec::new(), span),
            };
        }
        match (&*name, &args[..]) {
            ("unwrap_or_else" | "or_else", [function]) => {
                let other = self.called(function, Vec::new());
                return Expr::either(receiver, other, span);
            }
            ("unwrap_or" | "or" | "xor", [other]) => {
                let other = self.expr(other);
                return Expr::either(receiver, other, span);
            }
            ("map_or", [E::Lit(syn::ExprLit { lit: Lit::Bool(default), .. }), function]) => {
                let default = default.value;
                return self.with_value(receiver, span, |lower, value| {
                    let test = lower.called(function, vec![value.clone()]);
                    if default {
                        Expr::either(value.not(), test, span)
                    } else {
                        Expr::new(ExprKind::Both(Box::new(value), Box::new(test)), span)
                    }
                });
            }
            ("map_or", [default, function]) => {
                let default = self.expr(default);
                let mapped = self.called(function, vec![receiver]);
                return Expr::either(mapped, default, span);
            }
            ("map_or_else", [default, function]) => {
                let default = self.called(default, Vec::new());
                let mapped = self.called(function, vec![receiver]);
                return Expr::either(mapped, default, span);
            }
            ("is_some_and" | "is_ok_and", [function]) => {
                return self.with_value(receiver, span, |lower, value| {
                    let test = lower.called(function, vec![value.clone()]);
                    Expr::new(ExprKind::Both(Box::new(value), Box::new(test)), span)
                });
            }
            ("is_none_or", [function]) => {
                return self.with_value(receiver, span, |lower, value| {
                    let test = lower.called(function, vec![value.clone()]);
                    Expr::either(value.not(), test, span)
                });
            }
            ("filter", [function]) if !is_iterator => {
                return self.with_value(receiver, span, |lower, value| {
                    let test = Box::new(lower.called(function, vec![value.clone()]));
                    Expr::new(ExprKind::Cond { test, then: Box::new(value), otherwise: Box::new(Expr::null(span)) }, span)
                });
            }
            ("then", [function]) => {
                let value = self.called(function, Vec::new());
                return Expr::new(ExprKind::Both(Box::new(receiver), Box::new(value)), span);
            }
            ("then_some", [value]) => {
                let value = self.expr(value);
                return Expr::new(ExprKind::Both(Box::new(receiver), Box::new(value)), span);
            }
            // The same function, called with the value of an `Option` and with each of an iterator's.
            ("map" | "flat_map", [function]) if !is_iterator => {
                let function = self.expr(function);
                return self.method_of(receiver, "and_then", at, vec![function], span);
            }
            ("find_map", [function]) => {
                let function = self.expr(function);
                let mapped = self.method_of(receiver, "map", at, vec![function], span);
                return self.method_of(mapped, "next", at, Vec::new(), span);
            }
            ("flatten", []) if is_iterator => {
                let same = self.identity(at);
                return self.method_of(receiver, "flat_map", at, vec![same], span);
            }
            ("eq" | "eq_ignore_ascii_case", [other]) => {
                let other = self.expr(other);
                return Expr::compare(Op::Eq, receiver, other, span);
            }
            ("ne", [other]) => {
                let other = self.expr(other);
                return Expr::compare(Op::Ne, receiver, other, span);
            }
            ("contains", [item]) if receiver_is_list => {
                let item = self.expr(item);
                return Expr::compare(Op::In, item, receiver, span);
            }
            ("insert", [key, value]) => {
                let (key, value) = (self.expr(key), self.expr(value));
                let key_span = key.span;
                let place = Expr::access(receiver, key, Style::Index, span.to(key_span));
                return assign(place, value, span);
            }
            ("push" | "push_back", [item]) => {
                let is_char = matches!(item, E::Lit(lit) if matches!(lit.lit, Lit::Char(_)));
                let item = self.expr(item);
                if is_char {
                    return append(receiver, item, span);
                }
                let each = Expr::new(ExprKind::Each(Box::new(receiver)), span);
                return assign(each, item, span);
            }
            ("push_str", [text]) => {
                let text = self.expr(text);
                return append(receiver, text, span);
            }
            ("extend", [more]) if matches!(receiver.kind, ExprKind::Name(_) | ExprKind::Access { .. }) => {
                let more = self.expr(more);
                let merged = self.method_of(receiver.clone(), "extend", at, vec![more], span);
                return assign(receiver, merged, span);
            }
            // A cell that is filled once.
            ("set", [value]) if receiver_is_static => {
                let value = self.expr(value);
                return assign(receiver, value, span);
            }
            ("split_first", []) => {
                let (first, rest) = (self.made_up(""), self.made_up(""));
                let name = |name: &crate::syntax::ir::Sym| Pattern::Name(Ident { name: name.clone(), span: at });
                let pattern = Pattern::List { items: vec![name(&first)], rest: Some((1, Box::new(name(&rest)))), span: at };
                let bind = Stmt::Bind { pattern, value: receiver, scope: Scope::Local };
                let both = list(vec![Expr::name(&first, at), Expr::name(&rest, at)], span);
                return Expr::new(ExprKind::Block(vec![bind, Stmt::Value(both)]), span);
            }
            // A variable of each thread.
            ("with" | "with_borrow" | "with_borrow_mut", [function]) if receiver_is_static => {
                return self.called(function, vec![receiver]);
            }
            ("get", []) if receiver_is_static => return Expr { span, ..receiver },
            ("get_or_init" | "get_or_try_init" | "get_or_insert_with", [function]) => {
                let made = self.called(function, Vec::new());
                return Expr::either(receiver, made, span);
            }
            _ => {}
        }
        if let (Some(turbofish), "parse", []) = (&call.turbofish, &*name, &args[..])
            && let Some(syn::GenericArgument::Type(ty)) = turbofish.args.first()
            && let Type::Named(class) = self.ty(ty)
        {
            let callee = Expr::access(*class, made("from_str", at), Style::Static, at);
            return Expr::call(callee, vec![receiver], span);
        }
        let args = self.exprs(args);
        let value = self.method_of(receiver, &name, at, args, span);
        match &call.turbofish {
            Some(turbofish) => self.cast(value, turbofish),
            None => value,
        }
    }

    /// The expression, which is an iterator if `iterated`.
    pub(super) fn iterated(&mut self, expr: &E, iterated: bool) -> Expr {
        self.iterated = iterated && matches!(expr, E::MethodCall(_));
        self.expr(expr)
    }

    /// What the function gives when called with `args`. That of a closure is the same as its body's, but it has parameters.
    pub(super) fn called(&mut self, function: &E, args: Vec<Expr>) -> Expr {
        let function = self.expr(function);
        let span = function.span;
        Expr::call(function, args, span)
    }

    /// `let x = value in body(x)`.
    pub(super) fn with_value(&mut self, value: Expr, span: Span, body: impl FnOnce(&mut Self, Expr) -> Expr) -> Expr {
        let name = self.made_up("");
        let body = body(self, Expr::name(&name, value.span));
        let span = self.own(span);
        Expr::with(&name, value, body, span)
    }

    /// `receiver.name(args)`, where `name` (or the method that it is another case of) stands at `at`.
    pub(super) fn method_of(&self, receiver: Expr, name: &str, at: Span, args: Vec<Expr>, span: Span) -> Expr {
        let access = receiver.span.to(at);
        let key = if self.source(at) == name { Expr::text(name, at) } else { made(name, at) };
        Expr::call(Expr::access(receiver, key, Style::Method, access), args, span)
    }

    pub(super) fn identity(&mut self, at: Span) -> Expr {
        let name = self.made_up("");
        let param = Param { pattern: Pattern::Name(Ident { name: name.clone(), span: at }), kind: ParamKind::Plain, field: None };
        let body = vec![Stmt::Return(Some(Expr::name(&name, at)))];
        Expr::new(ExprKind::Function(Arc::new(Function::closure(vec![param], body, Yields::No, at))), at)
    }

    /// Whether the expression is an iterator and no `Option`: both have `map`, `filter` and `flatten`.
    pub(super) fn is_iterator(&self, expr: &E) -> bool {
        match expr {
            E::Paren(inner) => self.is_iterator(&inner.expr),
            E::Reference(inner) => self.is_iterator(&inner.expr),
            E::Range(_) | E::Array(_) => true,
            E::Path(path) => path.path.get_ident().is_some_and(|ident| self.is_iterator_variable(&plain(ident))),
            E::Call(call) => match &*call.func {
                E::Path(path) => {
                    let full = self.full_path(&path.path);
                    full.iter().any(|name| name == "iter") || matches!(full.last().map(|name| &**name), Some("vars" | "args"))
                }
                _ => false,
            },
            E::MethodCall(call) => match &*plain(&call.method) {
                "iter" | "iter_mut" | "into_iter" | "values" | "values_mut" | "into_values" | "keys" | "into_keys" | "drain"
                | "enumerate" | "zip" | "chain" | "rev" | "skip" | "step_by" | "skip_while" | "take_while" | "map_while"
                | "filter_map" | "flat_map" | "peekable" | "cycle" | "chars" | "char_indices" | "bytes" | "lines" | "split"
                | "split_whitespace" | "windows" | "chunks" | "par_iter" | "into_par_iter" | "scan" | "fuse" | "by_ref" => true,
                "take" => !call.args.is_empty(),
                name if keeps_iterator(name) => self.is_iterator(&call.receiver),
                _ => false,
            },
            _ => false,
        }
    }
}

/// Whether the method makes an iterator of one, and an `Option` of one.
fn keeps_iterator(method: &str) -> bool {
    matches!(method, "map" | "filter" | "flatten" | "inspect" | "cloned" | "copied")
}

/// Whether iterators have the method, and an `Option` doesn't.
fn is_of_iterators(method: &str) -> bool {
    matches!(
        method,
        "collect"
            | "collect_vec"
            | "join"
            | "next"
            | "filter_map"
            | "flat_map"
            | "for_each"
            | "fold"
            | "try_fold"
            | "find"
            | "find_map"
            | "any"
            | "all"
            | "count"
            | "enumerate"
            | "chain"
            | "rev"
            | "skip"
            | "skip_while"
            | "take_while"
            | "partition"
            | "unzip"
            | "nth"
            | "last"
            | "sorted"
            | "peekable"
    )
}

/// The `Option` of data that the expression iterates over.
fn option_iterated(expr: &E) -> Option<&E> {
    let E::MethodCall(call) = expr else { return None };
    let E::MethodCall(option) = &*call.receiver else { return None };
    let gives = |call: &syn::ExprMethodCall, names: &[&str]| names.contains(&&*plain(&call.method));
    let is_option = gives(option, &["as_object", "as_object_mut", "as_array", "as_array_mut", "get", "get_mut", "pointer", "ok"]);
    (is_option && gives(call, &["iter", "into_iter"])).then_some(&*call.receiver)
}
