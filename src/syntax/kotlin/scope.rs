//! Which names mean what: local variables, members of the classes around, imports.

use std::collections::{HashMap, HashSet};

use super::Kotlin;
use crate::syntax::ir::{Expr, ExprKind, RECEIVER, Span, Style, Sym};

#[derive(Default)]
pub(super) struct Scope {
    pub kind: Kind,
    /// The names bound here, as the language writes them and as the IR has them.
    pub names: HashMap<String, Sym>,
    /// The function whose lambda this is the body of, run once for each element: `return@forEach` goes on to the next.
    pub turn_of: Option<String>,
    /// The body of a lambda that makes a sequence or collection: `sequence { yield(x) }`.
    pub is_generator: bool,
    /// Type parameters.
    pub generics: HashSet<String>,
}

#[derive(Clone, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Block,
    /// The body of a lambda without parameters of its own, whose argument is called so.
    Lambda(Sym),
    /// A lambda whose receiver is [`RECEIVER`].
    Receiver,
    /// A function with a receiver: its `this` isn't the class around it.
    Extension,
    Class(ClassScope),
}

#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct ClassScope {
    /// Absent for what has no name.
    pub name: Option<Sym>,
    pub members: HashSet<String>,
    /// Members of its companion.
    pub statics: HashSet<String>,
    /// It is the only one of its kind, and its name means that one.
    pub is_object: bool,
    /// What stands before the names of its settings, if it is filled with such.
    pub settings: Option<String>,
}

impl Kotlin<'_> {
    pub(super) fn scoped<T>(&self, scope: Scope, lower: impl FnOnce() -> T) -> T {
        self.scopes.borrow_mut().push(scope);
        let value = lower();
        self.scopes.borrow_mut().pop();
        value
    }

    pub(super) fn in_block<T>(&self, lower: impl FnOnce() -> T) -> T {
        self.scoped(Scope::default(), lower)
    }

    /// Notes that `name` is bound from here on.
    pub(super) fn declare(&self, name: &str, as_name: &str) {
        if let Some(scope) = self.scopes.borrow_mut().last_mut() {
            scope.names.insert(name.to_owned(), as_name.into());
        }
    }

    pub(super) fn is_generic(&self, name: &str) -> bool {
        self.scopes.borrow().iter().any(|scope| scope.generics.contains(name))
    }

    /// The variable of that name, if a function around binds it.
    pub(super) fn local(&self, name: &str) -> Option<Sym> {
        self.scopes.borrow().iter().rev().find_map(|scope| scope.names.get(name).cloned())
    }

    /// What a name means here.
    pub(super) fn name(&self, name: &str, span: Span) -> Expr {
        let scopes = self.scopes.borrow();
        let mut crossed = 0;
        for scope in scopes.iter().rev() {
            if let Some(local) = scope.names.get(name) {
                return Expr::name(local, span);
            }
            match &scope.kind {
                // The receiver may have a member of that name: who runs it finds out.
                Kind::Receiver | Kind::Extension if !self.imports.contains_key(name) => return Expr::name(name, span),
                Kind::Class(class) => {
                    let begin = Span { start: span.start, end: span.start };
                    let of = |base: Expr, style| Expr::access(base, Expr::text(name, span), style, span);
                    let own = class.members.contains(name);
                    match &class.name {
                        _ if own && crossed == 0 => return of(Expr::new(ExprKind::This, begin), Style::Property),
                        Some(outer) if own && class.is_object => return of(Expr::name(outer, begin), Style::Property),
                        Some(outer) if class.statics.contains(name) => return of(Expr::name(outer, begin), Style::Static),
                        _ => {}
                    }
                    crossed += 1;
                }
                _ => {}
            }
        }
        match self.imports.get(name) {
            Some(full) => Expr::name(full, span),
            None => Expr::name(name, span),
        }
    }

    /// The name of an extension that is imported under another.
    pub(super) fn member<'n>(&'n self, name: &'n str) -> &'n str {
        self.imports.get(name).and_then(|full| full.rsplit('.').next()).unwrap_or(name)
    }

    /// Where an assignment to a name that no function binds goes: a member of what is around it.
    pub(super) fn holder(&self, name: &str, span: Span) -> Option<Expr> {
        let begin = Span { start: span.start, end: span.start };
        let scopes = self.scopes.borrow();
        for scope in scopes.iter().rev() {
            if scope.names.contains_key(name) {
                return None;
            }
            match &scope.kind {
                Kind::Receiver => return Some(Expr::name(RECEIVER, begin)),
                Kind::Extension => return Some(Expr::new(ExprKind::This, begin)),
                Kind::Class(class) if class.statics.contains(name) => {
                    return class.name.as_ref().map(|name| Expr::name(name, begin));
                }
                Kind::Class(class) if class.members.contains(name) => return Some(Expr::new(ExprKind::This, begin)),
                _ => {}
            }
        }
        // An unknown function's lambda, which may have a receiver; else the class may have inherited it.
        scopes.iter().rev().find_map(|scope| match &scope.kind {
            Kind::Lambda(argument) => Some(Expr::name(argument, begin)),
            Kind::Class(_) => Some(Expr::new(ExprKind::This, begin)),
            _ => None,
        })
    }

    /// `this`, or `this@label`.
    pub(super) fn this(&self, label: Option<&str>, span: Span) -> Expr {
        let scopes = self.scopes.borrow();
        for scope in scopes.iter().rev() {
            match &scope.kind {
                Kind::Receiver if label.is_none_or(|label| label.starts_with(char::is_lowercase)) => {
                    return Expr::name(RECEIVER, span);
                }
                Kind::Class(_) | Kind::Extension => return Expr::new(ExprKind::This, span),
                _ => {}
            }
        }
        // Outside of any class, it is the receiver of the lambda.
        let lambda = scopes.iter().rev().find_map(|scope| match &scope.kind {
            Kind::Lambda(argument) => Some(argument),
            _ => None,
        });
        lambda.map_or_else(|| Expr::new(ExprKind::This, span), |argument| Expr::name(argument, span))
    }

    /// The class that the code is directly in.
    pub(super) fn class_around(&self) -> Option<ClassScope> {
        self.scopes.borrow().iter().rev().find_map(|scope| match &scope.kind {
            Kind::Class(class) => Some(class.clone()),
            _ => None,
        })
    }

    pub(super) fn is_in_class(&self) -> bool {
        self.scopes.borrow().iter().any(|scope| matches!(scope.kind, Kind::Class(_) | Kind::Extension))
    }
}
