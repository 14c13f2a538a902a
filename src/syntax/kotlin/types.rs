//! Types, as far as they say which keys a value has; and expressions that stand for a type.

use std::collections::HashMap;

use tree_sitter::Node;

use super::Kotlin;
use super::calls::Call;
use crate::syntax::ir::{Expr, ExprKind, Span, Style, Type};
use crate::syntax::tree::children;

pub(super) fn is_type(node: Node<'_>) -> bool {
    matches!(
        node.kind(),
        "user_type" | "nullable_type" | "function_type" | "non_nullable_type" | "parenthesized_type" | "dynamic"
    )
}

impl Kotlin<'_> {
    /// The type that stands among the children.
    pub(super) fn type_within(&self, node: Node<'_>) -> Option<Type> {
        children(node).into_iter().find(|child| is_type(*child)).map(|child| self.ty(child))
    }

    pub(super) fn ty(&self, node: Node<'_>) -> Type {
        self.cx.deeper(node, || Type::Any, || self.ty_kind(node))
    }

    fn ty_kind(&self, node: Node<'_>) -> Type {
        match node.kind() {
            "nullable_type" | "parenthesized_type" | "non_nullable_type" => self.type_within(node).unwrap_or(Type::Any),
            "user_type" => self.user_type(node),
            _ => Type::Any,
        }
    }

    fn user_type(&self, node: Node<'_>) -> Type {
        let parts = children(node);
        let names: Vec<Node<'_>> = parts.iter().copied().filter(|part| part.kind() == "identifier").collect();
        let arguments: Vec<Node<'_>> =
            parts.iter().rev().find(|part| part.kind() == "type_arguments").map_or_else(Vec::new, |list| children(*list));
        let argument = |at: usize| arguments.get(at).and_then(|argument| self.type_within(*argument)).unwrap_or(Type::Any);
        let (Some(first), Some(last)) = (names.first(), names.last()) else { return Type::Any };
        let name = self.plain(*last);
        match (&*name, arguments.len()) {
            (
                "List" | "MutableList" | "Collection" | "MutableCollection" | "Set" | "MutableSet" | "Iterable" | "Sequence"
                | "Array" | "ArrayList" | "LinkedList" | "Iterator" | "Flow",
                1,
            ) => list(argument(0)),
            ("Map" | "MutableMap" | "HashMap" | "LinkedHashMap" | "SortedMap" | "TreeMap" | "ConcurrentHashMap", 2) => {
                map(argument(1))
            }
            (
                "Result" | "Optional" | "Deferred" | "Lazy" | "StateFlow" | "AtomicReference" | "Supplier" | "Mono" | "Future",
                1,
            )
            | ("Provider" | "ObjectProvider" | "ReadOnlyProperty", 1) => argument(0),
            (name, _) if is_library_type(name) => Type::Any,
            _ if names.len() == 1 && self.is_generic(&name) => Type::Any,
            _ => {
                let span = self.cx.span(*last);
                if names.len() == 1 {
                    return Type::Named(Box::new(self.name(&name, span)));
                }
                // Of another package, or within another class.
                let written: Vec<String> = names.iter().map(|name| self.plain(*name)).collect();
                let head = self.plain(*first);
                if head.starts_with(char::is_lowercase) {
                    return Type::Named(Box::new(Expr::name(&written.join("."), span)));
                }
                let mut class = self.name(&head, self.cx.span(*first));
                for part in names.iter().skip(1) {
                    let ident = self.ident(*part);
                    let whole = self.cx.span(*first).to(ident.span);
                    class = Expr::access(class, Expr::text(&ident.name, ident.span), Style::Static, whole);
                }
                Type::Named(Box::new(Expr { span, ..class }))
            }
        }
    }

    /// The type of a parameter of texts or of whole numbers.
    pub(super) fn plain_type(&self, node: Node<'_>) -> Option<Type> {
        let ty = children(node).into_iter().find(|part| is_type(*part))?;
        match self.cx.str(ty).trim_end_matches('?') {
            "String" | "CharSequence" => Some(Type::Text),
            "Int" | "Long" => Some(Type::Number),
            _ => None,
        }
    }

    /// The only type argument of a call.
    pub(super) fn type_argument(&self, call: &Call<'_>) -> Option<Type> {
        if let Some(types) = call.types {
            return self.chosen(types);
        }
        let span = *self.blanked.get(&call.name?.end_byte())?;
        let name = self.cx.text.get(span.range())?.trim().trim_end_matches('?');
        let is_one = name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.');
        (is_one && !is_library_type(name) && !self.is_generic(name)).then(|| {
            let class = match name.split_once('.') {
                Some((head, rest)) if head.starts_with(char::is_uppercase) => {
                    let key = Expr::text(rest, span);
                    Expr::access(self.name(head, span), key, Style::Static, span)
                }
                Some(_) => Expr::name(name, span),
                None => self.name(name, span),
            };
            Type::Named(Box::new(class))
        })
    }

    fn chosen(&self, arguments: Node<'_>) -> Option<Type> {
        let arguments = children(arguments);
        let [one] = &arguments[..] else { return None };
        self.type_within(*one)
    }

    /// The type that an expression stands for: `X::class.java`, `object : TypeReference<X>() {}`, `X.serializer()`.
    pub(super) fn token(&self, node: Node<'_>) -> Option<Type> {
        self.cx.deeper(node, || None, || self.token_kind(node))
    }

    fn token_kind(&self, node: Node<'_>) -> Option<Type> {
        match node.kind() {
            "identifier" => self.tokens.borrow().get(&self.plain(node)).cloned(),
            "object_literal" => {
                let specifier = children(node).into_iter().find(|child| child.kind() == "delegation_specifiers")?;
                let specifier = children(specifier).into_iter().next()?;
                let base = children(specifier).into_iter().next()?;
                let base = if base.kind() == "constructor_invocation" { children(base).into_iter().next()? } else { base };
                self.of_token_class(base)
            }
            "callable_reference" => {
                // `X::class`, `Array<X>::class`.
                let text = self.cx.str(node);
                let of = children(node).into_iter().find(|child| is_type(*child))?;
                text.ends_with("class").then(|| self.ty(of))
            }
            "navigation_expression" => {
                let parts = children(node);
                let (base, name) = (*parts.first()?, *parts.last()?);
                match self.cx.str(name) {
                    "class" => {
                        let name = self.plain(base);
                        let is_class = base.kind() == "identifier" && name.starts_with(char::is_uppercase);
                        is_class.then(|| Type::Named(Box::new(self.name(&name, self.cx.span(base)))))
                    }
                    "java" | "javaObjectType" | "type" | "kotlin" => self.token(base),
                    _ => None,
                }
            }
            "call_expression" => {
                let call = self.call_parts(node);
                let name = call.name.map(|name| self.plain(name)).unwrap_or_default();
                let of = |at: usize| call.arguments.get(at).and_then(|argument| self.token(argument.value));
                let chosen = || self.type_argument(&call);
                match &*name {
                    "serializer" => chosen().or_else(|| {
                        let receiver = call.receiver?;
                        let name = self.plain(receiver);
                        (receiver.kind() == "identifier" && name.starts_with(char::is_uppercase))
                            .then(|| Type::Named(Box::new(self.name(&name, self.cx.span(receiver)))))
                    }),
                    "ListSerializer" | "SetSerializer" | "ArraySerializer" => of(0).map(list),
                    "MapSerializer" => of(1).map(map),
                    "adapter" | "jacksonTypeRef" | "typeReference" | "typeInfo" | "typeOf" | "readerFor" | "readerForListOf" => {
                        let ty = chosen().or_else(|| of(0))?;
                        Some(if name == "readerForListOf" { list(ty) } else { ty })
                    }
                    "newParameterizedType" | "getParameterized" | "constructParametricType" => {
                        let raw = call.arguments.first().map(|argument| self.cx.str(argument.value)).unwrap_or_default();
                        if raw.starts_with("Map") || raw.starts_with("MutableMap") || raw.contains("HashMap") {
                            of(2).map(map)
                        } else {
                            of(1).map(list)
                        }
                    }
                    "constructMapType" => of(2).map(map),
                    "constructCollectionType" => of(1).map(list),
                    // `….lenient()`, `.nullSafe()`, `.javaType`.
                    "lenient" | "nullSafe" | "serializeNulls" | "failOnUnknown" => self.token(call.receiver?),
                    _ => {
                        // `TypeToken<X>() {}`
                        None
                    }
                }
            }
            _ => None,
        }
    }

    fn of_token_class(&self, node: Node<'_>) -> Option<Type> {
        if node.kind() != "user_type" {
            return None;
        }
        let parts = children(node);
        let name = parts.iter().rev().find(|part| part.kind() == "identifier")?;
        let is_token = matches!(
            self.cx.str(*name),
            "TypeReference" | "TypeToken" | "ParameterizedTypeReference" | "GenericType" | "TypeRef" | "TypeLiteral"
        );
        let arguments = parts.iter().find(|part| part.kind() == "type_arguments").filter(|_| is_token)?;
        self.chosen(*arguments)
    }
}

/// Whether values of the type are taken as they are.
pub(super) fn is_library_type(name: &str) -> bool {
    matches!(
        name,
        "String"
            | "Any"
            | "Int"
            | "Long"
            | "Boolean"
            | "Double"
            | "Float"
            | "Short"
            | "Byte"
            | "Char"
            | "Unit"
            | "Nothing"
            | "CharSequence"
            | "ByteArray"
            | "Number"
            | "JsonElement"
            | "JsonObject"
            | "JsonArray"
            | "JsonPrimitive"
            | "JsonNode"
            | "ObjectNode"
            | "ArrayNode"
            | "JSONObject"
            | "JSONArray"
            | "Map"
            | "List"
    )
}

/// The text without the type arguments of calls, which the grammar takes for comparisons (`f<T>(x)`), by spaces as long; and
/// where each of them stood, by where the name before it ends. In the language itself, that is always a call.
pub(super) fn without_type_arguments(text: &str) -> (String, HashMap<usize, Span>) {
    let mut blank = text.as_bytes().to_vec();
    let mut found = HashMap::new();
    for (at, _) in text.match_indices('<') {
        let inner = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ',' | ' ' | '?' | '*');
        let Some(length) = text[at + 1..].find(|c| !inner(c)) else { continue };
        let end = at + 1 + length;
        let before = text[..at].trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '?'));
        let is_argument = text[at + 1..].starts_with(|c: char| c.is_alphabetic() || c == '*') && before.len() < at;
        if !is_argument || !text[end..].starts_with('>') {
            continue;
        }
        let before = before.trim_end_matches(' ');
        let after = text[end + 1..].trim_start_matches(' ');
        let declares = ["class", "interface", "typealias", "fun"].iter().any(|word| before.ends_with(word));
        // Before a brace, it may be what a function gives.
        let calls = after.starts_with('(')
            || (after.starts_with('{')
                && (before.ends_with(['=', '(', ',', '\n', '{']) || before.ends_with("return") || before.ends_with("by")));
        if calls && !declares {
            blank[at..=end].fill(b' ');
            found.insert(at, Span::new(at + 1, end));
        }
    }
    (String::from_utf8(blank).unwrap_or_else(|_| text.to_owned()), found)
}

pub(super) fn list(item: Type) -> Type {
    if matches!(item, Type::Any) { Type::Any } else { Type::List(Box::new(item)) }
}

pub(super) fn map(value: Type) -> Type {
    if matches!(value, Type::Any) { Type::Any } else { Type::Map(Box::new(value)) }
}

/// The value, seen through the type.
pub(super) fn cast(value: Expr, ty: Option<Type>) -> Expr {
    let span = value.span;
    match ty {
        Some(ty) if !matches!(ty, Type::Any) => Expr::new(ExprKind::Cast { expr: Box::new(value), ty }, span),
        _ => value,
    }
}
