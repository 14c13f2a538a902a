//! Patterns, and the tests that they make.

use syn::Pat;

use super::expr::made;
use super::names::{Meaning, is_constant, is_upper};
use super::{Lower, plain};
use crate::syntax::ir::{Expr, ExprKind, FieldPattern, Pattern, Scope, Span, Type};

/// What a pattern says of the value that it is held against.
pub(super) enum Shape {
    /// It matches whatever is there: names, `_`, structs of them.
    Anything,
    /// `Some(…)`, `Ok(…)`.
    Present,
    /// `None`, `Err(…)`, `Value::Null`.
    Missing,
    /// Literals and constants only: `"a" | "b"`, also within `Some`.
    Values,
    /// One of several variants, or something with literals in it.
    Part,
}

impl Lower<'_> {
    pub(super) fn shape(&self, pattern: &Pat) -> Shape {
        match pattern {
            Pat::Wild(_) | Pat::Rest(_) => Shape::Anything,
            Pat::Ident(ident) => match &ident.subpat {
                Some((_, inner)) => self.shape(inner),
                None if self.is_value_name(&plain(&ident.ident)) => {
                    if ident.ident == "None" {
                        Shape::Missing
                    } else {
                        Shape::Values
                    }
                }
                None => Shape::Anything,
            },
            Pat::Paren(inner) => self.shape(&inner.pat),
            Pat::Reference(inner) => self.shape(&inner.pat),
            Pat::Type(inner) => self.shape(&inner.pat),
            Pat::Guard(inner) => self.shape(&inner.pat),
            Pat::Lit(_) => Shape::Values,
            Pat::Path(path) => match path.path.segments.last() {
                Some(last) if matches!(&*plain(&last.ident), "None" | "Null") => Shape::Missing,
                Some(last) if is_constant(&plain(&last.ident)) => Shape::Values,
                _ => Shape::Part,
            },
            Pat::TupleStruct(inner) => {
                let name = inner.path.segments.last().map(|segment| plain(&segment.ident)).unwrap_or_default();
                match (&*name, inner.elems.first()) {
                    ("Err", _) => Shape::Missing,
                    ("Some" | "Ok", Some(item)) => match self.shape(item) {
                        Shape::Anything => Shape::Present,
                        shape => shape,
                    },
                    _ if self.is_variant(&inner.path) => Shape::Part,
                    _ => self.all(inner.elems.iter()),
                }
            }
            Pat::Or(or) => {
                let mut shapes = or.cases.iter().map(|case| self.shape(case));
                let first = shapes.next().unwrap_or(Shape::Part);
                let same = |shape: Shape| std::mem::discriminant(&shape) == std::mem::discriminant(&first);
                if shapes.all(same) { first } else { Shape::Part }
            }
            Pat::Tuple(tuple) => self.all(tuple.elems.iter()),
            Pat::Slice(_) => Shape::Part,
            Pat::Struct(inner) if self.is_variant(&inner.path) => Shape::Part,
            Pat::Struct(inner) => self.all(inner.fields.iter().map(|field| &*field.pat)),
            _ => Shape::Part,
        }
    }

    fn all<'p>(&self, patterns: impl Iterator<Item = &'p Pat>) -> Shape {
        for pattern in patterns {
            if !matches!(self.shape(pattern), Shape::Anything) {
                return Shape::Part;
            }
        }
        Shape::Anything
    }

    /// Whether the path names a variant of an enum and not a struct.
    pub(super) fn is_variant(&self, path: &syn::Path) -> bool {
        let path = self.full_path(path);
        path.len() >= 2 && is_upper(&path[path.len() - 2])
    }

    /// Whether a name alone is a constant or a variant and no new variable.
    fn is_value_name(&self, name: &str) -> bool {
        name == "None"
            || is_constant(name)
            || (is_upper(name) && matches!(self.meaning(&[name.to_owned()]), Meaning::Path(path) if path.len() > 1))
    }

    /// `let pattern = value` as a test: true where the pattern matches, and then its names are bound.
    pub(super) fn let_test(&mut self, pattern: &Pat, value: Expr, span: Span) -> Expr {
        match self.shape(pattern) {
            Shape::Missing => {
                let test = Expr::new(ExprKind::Exists(Box::new(value)), span).not();
                match self.pattern(pattern) {
                    Pattern::Const(_) | Pattern::Ignore => test,
                    // The error.
                    target => {
                        let error = Expr::opaque(Vec::new(), span);
                        let bind = ExprKind::Assign { target: Box::new(target), value: Box::new(error), scope: Scope::Local };
                        Expr::new(ExprKind::Both(Box::new(test), Box::new(Expr::new(bind, span))), span)
                    }
                }
            }
            Shape::Anything | Shape::Present => match self.pattern(pattern) {
                Pattern::Ignore => Expr::new(ExprKind::Exists(Box::new(value)), span),
                target => {
                    Expr::new(ExprKind::Assign { target: Box::new(target), value: Box::new(value), scope: Scope::Local }, span)
                }
            },
            Shape::Part if has_names(pattern) && !matches!(pattern, Pat::Or(_)) => {
                let target = self.pattern(pattern);
                match target {
                    Pattern::Name(_) => Expr::new(
                        ExprKind::Assign { target: Box::new(target), value: Box::new(value), scope: Scope::Local },
                        span,
                    ),
                    target => Expr::new(ExprKind::Matches { expr: Box::new(value), pattern: Box::new(target) }, span),
                }
            }
            Shape::Part | Shape::Values => {
                let target = self.pattern(pattern);
                match target {
                    Pattern::Any(cases) => {
                        let mut tests = cases.into_iter().map(|case| {
                            let pattern = Box::new(case);
                            Expr::new(ExprKind::Matches { expr: Box::new(value.clone()), pattern }, span)
                        });
                        let first = tests.next().unwrap_or_else(|| Expr::opaque(Vec::new(), span));
                        tests.fold(first, |one, other| Expr::either(one, other, span))
                    }
                    target => Expr::new(ExprKind::Matches { expr: Box::new(value), pattern: Box::new(target) }, span),
                }
            }
        }
    }

    /// The pattern; its names become variables.
    pub(super) fn pattern(&mut self, pattern: &Pat) -> Pattern {
        self.deeper(pattern, |_| Pattern::Ignore, |lower| lower.pattern_kind(pattern))
    }

    fn pattern_kind(&mut self, pattern: &Pat) -> Pattern {
        let span = self.span(pattern);
        match pattern {
            Pat::Ident(ident) => {
                let name = plain(&ident.ident);
                let at = self.at(ident.ident.span());
                if ident.subpat.is_none() && self.is_value_name(&name) {
                    return if name == "None" {
                        constant(Expr::null(at))
                    } else {
                        constant(self.path(&ident.ident.clone().into()))
                    };
                }
                let name = self.declare(&name);
                let name = Pattern::Name(crate::syntax::ir::Ident { name, span: at });
                match &ident.subpat {
                    Some((_, inner)) => Pattern::All(vec![name, self.pattern(inner)]),
                    None => name,
                }
            }
            Pat::Paren(inner) => self.pattern(&inner.pat),
            Pat::Reference(inner) => self.pattern(&inner.pat),
            Pat::Guard(inner) => self.pattern(&inner.pat),
            Pat::Type(inner) => {
                let ty = self.ty(&inner.ty);
                let pattern = self.pattern(&inner.pat);
                typed(pattern, ty)
            }
            Pat::Lit(lit) => constant(self.lit(&lit.lit)),
            Pat::Path(path) => match path.path.segments.last() {
                Some(last) if matches!(&*plain(&last.ident), "None" | "Null") => constant(Expr::null(span)),
                _ => constant(self.path(&path.path)),
            },
            Pat::TupleStruct(inner) => {
                if let Some((class, variant)) = self.variant(&inner.path) {
                    let held = match inner.elems.iter().collect::<Vec<_>>()[..] {
                        [item] => self.pattern(item),
                        _ => self.list(inner.elems.iter(), span),
                    };
                    return variant_pattern(class, &variant, held, span);
                }
                let full = self.full_path(&inner.path);
                let name = full.last().map_or("", |name| name);
                let is_own = matches!(full.first().map(|head| &**head), Some("crate" | "self" | "super")) || full.len() == 1;
                if is_own && !self.is_variant(&inner.path) && !matches!(name, "Some" | "Ok" | "Err") && is_upper(name) {
                    // A tuple struct of this project.
                    let fields = inner.elems.iter().enumerate().filter(|(_, item)| !matches!(item, Pat::Rest(_) | Pat::Wild(_)));
                    let fields = fields.map(|(index, item)| {
                        let span = self.span(item);
                        FieldPattern { key: made(&index.to_string(), span), value: self.pattern(item), span }
                    });
                    let fields = Pattern::Record { fields: fields.collect(), rest: None, span };
                    return typed(fields, Type::Named(Box::new(self.path(&inner.path))));
                }
                match inner.elems.iter().collect::<Vec<_>>()[..] {
                    [item] => self.pattern(item),
                    _ => self.list(inner.elems.iter(), span),
                }
            }
            Pat::Or(or) => {
                // Every case binds the same names.
                Pattern::Any(or.cases.iter().map(|case| self.pattern(case)).collect())
            }
            Pat::Tuple(tuple) => self.list(tuple.elems.iter(), span),
            Pat::Slice(slice) => self.list(slice.elems.iter(), span),
            Pat::Struct(inner) => {
                let fields = inner.fields.iter().map(|field| {
                    let span = self.span(field);
                    FieldPattern { key: self.member(&field.member), value: self.pattern(&field.pat), span }
                });
                let fields = Pattern::Record { fields: fields.collect(), rest: None, span };
                if let Some((class, variant)) = self.variant(&inner.path) {
                    return variant_pattern(class, &variant, fields, span);
                }
                // A struct says of what it is taken apart what it is; `Self` is known to be that.
                let is_named = !self.is_variant(&inner.path) && !inner.path.is_ident("Self");
                if is_named { typed(fields, Type::Named(Box::new(self.path(&inner.path)))) } else { fields }
            }
            Pat::Range(_) | Pat::Const(_) | Pat::Macro(_) => constant(Expr::opaque(Vec::new(), span)),
            _ => Pattern::Ignore,
        }
    }

    fn list<'p>(&mut self, patterns: impl Iterator<Item = &'p Pat>, span: Span) -> Pattern {
        let mut items = Vec::new();
        let mut rest = None;
        for pattern in patterns {
            let rest_of = match pattern {
                Pat::Rest(_) => Some(Pattern::Ignore),
                Pat::Ident(ident) if ident.subpat.as_ref().is_some_and(|(_, inner)| matches!(**inner, Pat::Rest(_))) => {
                    let span = self.at(ident.ident.span());
                    Some(Pattern::Name(crate::syntax::ir::Ident { name: self.declare(&plain(&ident.ident)), span }))
                }
                _ => None,
            };
            match rest_of {
                Some(pattern) => rest = Some((items.len(), Box::new(pattern))),
                None => items.push(self.pattern(pattern)),
            }
        }
        Pattern::List { items, rest, span }
    }

    pub(super) fn member(&self, member: &syn::Member) -> Expr {
        match member {
            syn::Member::Named(ident) => {
                let span = self.at(ident.span());
                let name = plain(ident);
                if self.source(span) == name { Expr::text(&name, span) } else { made(&name, span) }
            }
            syn::Member::Unnamed(index) => Expr::text(&index.index.to_string(), self.at(index.span)),
        }
    }
}

pub(super) fn typed(pattern: Pattern, ty: Type) -> Pattern {
    if matches!(ty, Type::Any) { pattern } else { Pattern::Typed(Box::new(pattern), ty) }
}

/// The field of that name of an enum's value.
fn variant_pattern(class: Expr, variant: &str, held: Pattern, span: Span) -> Pattern {
    let fields = vec![FieldPattern { key: made(variant, class.span), value: held, span }];
    typed(Pattern::Record { fields, rest: None, span }, Type::Named(Box::new(class)))
}

fn constant(value: Expr) -> Pattern {
    Pattern::Const(Box::new(value))
}

/// Whether it binds anything.
pub(super) fn has_names(pattern: &Pat) -> bool {
    match pattern {
        Pat::Ident(ident) => !is_upper(&plain(&ident.ident)),
        Pat::Paren(inner) => has_names(&inner.pat),
        Pat::Reference(inner) => has_names(&inner.pat),
        Pat::Guard(inner) => has_names(&inner.pat),
        Pat::Type(inner) => has_names(&inner.pat),
        Pat::TupleStruct(inner) => inner.elems.iter().any(has_names),
        Pat::Or(or) => or.cases.iter().any(has_names),
        Pat::Tuple(tuple) => tuple.elems.iter().any(has_names),
        Pat::Slice(slice) => slice.elems.iter().any(has_names),
        Pat::Struct(inner) => inner.fields.iter().any(|field| has_names(&field.pat)),
        _ => false,
    }
}
