//! Functions of the language itself, and of Node and Nest, as what they do.

use std::sync::Arc;

use super::implied;
use crate::syntax::ir::{
    Arg, Expr, ExprKind, Field, Function, Ident, MADE_UP, Param, ParamKind, Pattern, Scope, Span, Stmt, Style, Yields,
};

/// Nest's `{ provide: token, useFactory: … }` as the call that it stands for: whoever asks for the token gets the value.
pub(super) fn provided(members: &[Field], span: Span) -> Option<Expr> {
    let member = |name: &str| {
        members.iter().find_map(|member| match member {
            Field::Pair { key, value } if key.as_text() == Some(name) => Some(value.clone()),
            _ => None,
        })
    };
    let token = member("provide")?;
    let value = match member("useValue") {
        Some(value) => value,
        None => Expr::call(member("useFactory")?, Vec::new(), span),
    };
    Some(Expr::call(Expr::name("nest.provide", span), vec![token, value], span))
}

/// An object with what its getters give on it.
pub(super) fn with_getters(members: Vec<Field>, getters: Vec<(Expr, Expr)>, span: Span) -> Expr {
    let object = Ident { name: format!("object{MADE_UP}{}", span.start).into(), span };
    let name = Expr::name(&object.name, span);
    let record = Expr::new(ExprKind::Record(members), span);
    let mut body = vec![Stmt::Bind { pattern: Pattern::Name(object), value: record, scope: Scope::Local }];
    for (key, getter) in getters {
        let at = getter.span;
        let call = Expr::access(getter, implied("call", at), Style::Method, at);
        let value = Expr::call(call, vec![name.clone()], at);
        let target = Expr::access(name.clone(), key, Style::Index, span);
        body.push(Stmt::Bind { pattern: Pattern::Place(Box::new(target)), value, scope: Scope::Local });
    }
    body.push(Stmt::Value(name));
    Expr::new(ExprKind::Block(body), span)
}

/// `[a, b].find(Boolean)`: the first of them that there is.
pub(super) fn first_there(callee: &Expr, args: &[Arg]) -> Option<Expr> {
    let ExprKind::Access { base, key, .. } = &callee.kind else { return None };
    let (ExprKind::List(items), [Arg { value: Expr { kind: ExprKind::Name(test), .. }, .. }]) = (&base.kind, args) else {
        return None;
    };
    if key.as_text() != Some("find") || &**test != "Boolean" || items.iter().any(|item| item.spread) {
        return None;
    }
    items.iter().map(|item| item.value.clone()).reduce(|first, second| Expr::either(first, second, base.span))
}

/// What a property is that `Object.defineProperty` is told of so: the value, or what the getter gives on the object.
fn described(descriptor: &Expr, object: &Expr) -> Option<Expr> {
    let ExprKind::Record(fields) = &descriptor.kind else { return None };
    fields.iter().find_map(|field| match field {
        Field::Pair { key, value } => match key.as_text()? {
            "value" => Some(value.clone()),
            "get" => {
                let call = Expr::access(value.clone(), implied("call", value.span), Style::Method, value.span);
                Some(Expr::call(call, vec![object.clone()], value.span))
            }
            _ => None,
        },
        Field::Spread(_) => None,
    })
}

/// `Object.defineProperty` and `Object.defineProperties` as assignments to properties, whose value is the object; objects that
/// are made with a prototype.
pub(super) fn defined(name: &str, args: &[Arg], span: Span) -> Option<Expr> {
    let (object, properties) = match (name, args) {
        ("Object.defineProperty", [object, key, descriptor]) => {
            (&object.value, vec![(&key.value, described(&descriptor.value, &object.value)?)])
        }
        ("Object.defineProperties", [object, Arg { value: Expr { kind: ExprKind::Record(fields), .. }, .. }]) => {
            let properties = fields.iter().filter_map(|field| match field {
                Field::Pair { key, value } => Some((key, described(value, &object.value)?)),
                Field::Spread(_) => None,
            });
            (&object.value, properties.collect())
        }
        // Objects with a prototype have what that has.
        ("Object.create", [prototype]) => {
            return Some(Expr::new(ExprKind::Record(vec![Field::Spread(prototype.value.clone())]), span));
        }
        ("Object.create", [prototype, Arg { value: Expr { kind: ExprKind::Record(fields), .. }, .. }]) => {
            let own = fields.iter().filter_map(|field| match field {
                Field::Pair { key, value } => Some(Field::Pair { key: key.clone(), value: described(value, &prototype.value)? }),
                Field::Spread(_) => None,
            });
            let members = std::iter::once(Field::Spread(prototype.value.clone())).chain(own).collect();
            return Some(Expr::new(ExprKind::Record(members), span));
        }
        ("Object.setPrototypeOf", [Arg { value: object @ Expr { kind: ExprKind::Record(_), .. }, .. }, prototype]) => {
            let members = [&prototype.value, object].map(|part| Field::Spread(part.clone()));
            return Some(Expr::new(ExprKind::Record(members.into()), span));
        }
        _ => return None,
    };
    let bind = |(key, value): (&Expr, Expr)| {
        let target = Pattern::Place(Box::new(Expr::access(object.clone(), key.clone(), Style::Index, span)));
        Stmt::Bind { pattern: target, value, scope: Scope::Nearest }
    };
    let mut body: Vec<Stmt> = properties.into_iter().map(bind).collect();
    body.push(Stmt::Value(object.clone()));
    Some(Expr::new(ExprKind::Block(body), span))
}

/// A function that calls back with an error or a value as one that gives a promise of the value. `name`: where `promisify`
/// stands.
pub(super) fn promisified(function: Expr, name: Span, span: Span) -> Expr {
    let [given, settle, error, value] =
        ["given", "settle", "error", "value"].map(|role| Ident { name: format!("{role}{MADE_UP}").into(), span: name });
    let [take, tell] = [&settle, &value].map(|ident| Expr::name(&ident.name, name));
    let plain = |ident| Param { pattern: Pattern::Name(ident), kind: ParamKind::Plain, field: None };
    let closure =
        |params, body, span| Expr::new(ExprKind::Function(Arc::new(Function::closure(params, body, Yields::No, span))), span);
    // No two functions of a file have the same span.
    let callback = closure(
        vec![plain(error), plain(value)],
        vec![Stmt::Expr(Expr::call(take, vec![tell], span))],
        Span { end: name.start, ..name },
    );
    let all = Arg { value: Expr::name(&given.name, name), name: None, spread: true };
    let call = ExprKind::Call { callee: Box::new(function), args: vec![all, Arg::of(callback)] };
    let executor = closure(vec![plain(settle)], vec![Stmt::Expr(Expr::new(call, span))], Span { start: name.end, ..name });
    let given = Param { kind: ParamKind::Rest, ..plain(given) };
    closure(vec![given], vec![Stmt::Return(Some(promise(executor, name, span)))], span)
}

/// `Promise.allSettled(list)`: each of the list as the `value` of an outcome.
pub(super) fn settled(list: Expr, name: Span, span: Span) -> Expr {
    let each = Ident { name: format!("each{MADE_UP}").into(), span: name };
    let value = Field::Pair { key: implied("value", name), value: Expr::name(&each.name, name) };
    let param = Param { pattern: Pattern::Name(each), kind: ParamKind::Plain, field: None };
    let outcome = Stmt::Return(Some(Expr::new(ExprKind::Record(vec![value]), name)));
    let function = Function::closure(vec![param], vec![outcome], Yields::No, name);
    let map = Expr::access(list, implied("map", name), Style::Method, name);
    Expr::call(map, vec![Expr::new(ExprKind::Function(Arc::new(function)), name)], span)
}

/// `new Promise(executor)` as what the executor resolves it with. `name`: where `Promise` stands.
pub(super) fn promise(executor: Expr, name: Span, span: Span) -> Expr {
    let result = |span| Ident { name: format!("result{MADE_UP}").into(), span };
    let value = Ident { name: format!("value{MADE_UP}").into(), span: name };
    let put = |value: Expr, scope| Stmt::Bind { pattern: Pattern::Name(result(name)), value, scope };
    let given = Expr::name(&value.name, name);
    let param = Param { pattern: Pattern::Name(value), kind: ParamKind::Plain, field: None };
    let resolve = Function::closure(vec![param], vec![put(given, Scope::Nearest)], Yields::No, name);
    let resolve = Expr::new(ExprKind::Function(Arc::new(resolve)), name);
    let body = vec![
        put(Expr::null(name), Scope::Local),
        Stmt::Expr(Expr::call(executor, vec![resolve, Expr::opaque(Vec::new(), name)], span)),
        Stmt::Return(Some(Expr::name(&result(name).name, name))),
    ];
    Expr::run(body, Yields::No, span)
}

/// Whether the library function puts its other arguments into the first.
pub(super) fn changes_first(name: &str) -> bool {
    let name = name.replace("lodash-es", "lodash").replace('/', ".");
    matches!(
        name.as_str(),
        "Object.assign"
            | "lodash.assign"
            | "lodash.merge"
            | "lodash.extend"
            | "lodash.defaults"
            | "_.assign"
            | "_.merge"
            | "_.extend"
    )
}
