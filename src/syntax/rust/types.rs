//! Types, as far as they say which keys a value has.

use syn::{GenericArgument, PathArguments};

use super::Lower;
use super::names::{Meaning, is_upper, outside};
use super::plain;
use crate::syntax::ir::{Expr, Type};

impl Lower<'_> {
    pub(super) fn ty(&mut self, ty: &syn::Type) -> Type {
        self.deeper(ty, |_| Type::Any, |lower| lower.ty_kind(ty))
    }

    fn ty_kind(&mut self, ty: &syn::Type) -> Type {
        match ty {
            syn::Type::Tuple(tuple) if tuple.elems.len() == 1 => list(self.ty(&tuple.elems[0])),
            syn::Type::Array(array) => list(self.ty(&array.elem)),
            syn::Type::Slice(slice) => list(self.ty(&slice.elem)),
            syn::Type::Reference(reference) => self.ty(&reference.elem),
            syn::Type::Paren(inner) => self.ty(&inner.elem),
            syn::Type::Group(inner) => self.ty(&inner.elem),
            syn::Type::Ptr(inner) => self.ty(&inner.elem),
            syn::Type::Path(path) if path.qself.is_none() => self.path_type(&path.path),
            // The value of a future, the items of an iterator.
            syn::Type::ImplTrait(inner) => inner
                .bounds
                .iter()
                .find_map(|bound| match bound {
                    syn::TypeParamBound::Trait(bound) => self.output(&bound.path),
                    _ => None,
                })
                .unwrap_or(Type::Any),
            _ => Type::Any,
        }
    }

    fn output(&mut self, path: &syn::Path) -> Option<Type> {
        let segment = path.segments.last()?;
        let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
        let given = arguments.args.iter().find_map(|argument| match argument {
            GenericArgument::AssocType(given) => Some(&given.ty),
            _ => None,
        })?;
        let ty = self.ty(given);
        Some(if plain(&segment.ident).contains("Iterator") { list(ty) } else { ty })
    }

    fn path_type(&mut self, path: &syn::Path) -> Type {
        let Some(last) = path.segments.last() else { return Type::Any };
        let name = plain(&last.ident);
        let arguments: Vec<&syn::Type> = match &last.arguments {
            PathArguments::AngleBracketed(arguments) => {
                let types = arguments.args.iter().filter_map(|argument| match argument {
                    GenericArgument::Type(ty) => Some(ty),
                    _ => None,
                });
                types.collect()
            }
            _ => Vec::new(),
        };
        match (&*name, &arguments[..]) {
            ("Vec" | "VecDeque" | "LinkedList" | "HashSet" | "BTreeSet" | "IndexSet" | "SmallVec" | "BinaryHeap", [item, ..]) => {
                list(self.ty(item))
            }
            ("HashMap" | "BTreeMap" | "IndexMap" | "DashMap" | "FxHashMap" | "AHashMap", [.., value]) if arguments.len() >= 2 => {
                map(self.ty(value))
            }
            ("Map", [_, value]) => map(self.ty(value)),
            ("Result" | "Option", [inner, ..]) => self.ty(inner),
            (name, [])
                if name != "Self"
                    && path.segments.len() == 1
                    && (!is_upper(name) || is_library_type(name) || self.is_generic(name)) =>
            {
                Type::Any
            }
            ("Self", []) => match &self.this_type {
                Some(this) => Type::Named(Box::new(Expr { span: self.span(path), ..this.clone() })),
                None => Type::Any,
            },
            (_, arguments) => {
                let written: Vec<_> = path.segments.iter().map(|segment| plain(&segment.ident)).collect();
                let (span, end) = (self.span(path), self.at(last.ident.span()));
                match self.meaning(&written) {
                    Meaning::Item(..) => Type::Named(Box::new(self.path(path))),
                    Meaning::Path(path) => {
                        let is_own = path.first().is_some_and(|head| matches!(&**head, "crate" | "self" | "super"));
                        let is_library =
                            path.first().is_some_and(|head| matches!(&**head, "std" | "core" | "alloc" | "serde_json"));
                        match arguments {
                            // `Option<T>`, `Result<T, E>`, `Arc<T>`, `Json<T>`, `State<T>` …: what they hold.
                            [inner, ..] if !is_own => self.ty(inner),
                            _ if is_library => Type::Any,
                            _ => Type::Named(Box::new(outside(&path, end, span))),
                        }
                    }
                }
            }
        }
    }
}

fn list(item: Type) -> Type {
    if matches!(item, Type::Any) { Type::Any } else { Type::List(Box::new(item)) }
}

fn map(value: Type) -> Type {
    if matches!(value, Type::Any) { Type::Any } else { Type::Map(Box::new(value)) }
}

fn is_library_type(name: &str) -> bool {
    matches!(name, "String" | "Value" | "JsonValue" | "OsString" | "PathBuf" | "Path" | "Bytes" | "Duration")
}
