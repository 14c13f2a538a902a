//! Calls, and what is made with `new`: what models can't say of either is spelt out here.

use std::sync::Arc;

use tree_sitter::Node;

use super::{Java, start_of};
use crate::syntax::ir::{Arg, Expr, ExprKind, Field, Span, Style, Type};
use crate::syntax::tree::children;

/// Maps that begin empty, or as a copy.
const MAPS: &[&str] = &[
    "HashMap",
    "LinkedHashMap",
    "TreeMap",
    "ConcurrentHashMap",
    "Hashtable",
    "Properties",
    "JSONObject",
    "JsonObject",
    "ConcurrentSkipListMap",
    "WeakHashMap",
    "IdentityHashMap",
];

/// Lists and sets, likewise.
const LISTS: &[&str] = &[
    "ArrayList",
    "LinkedList",
    "HashSet",
    "LinkedHashSet",
    "TreeSet",
    "ArrayDeque",
    "Vector",
    "JSONArray",
    "JsonArray",
    "CopyOnWriteArrayList",
];

/// What a reader for a type is made by, whose methods give values of that type.
const READERS: &[&str] = &["readerFor", "reader", "forType", "readerForListOf", "readerForMapOf", "adapter", "getAdapter"];

/// Calls between one on a reader and the one that made it.
const MAX_CHAIN: usize = 8;

impl<'a> Java<'a> {
    pub(super) fn invocation(&self, node: Node<'_>, span: Span) -> Expr {
        let Some(name) = node.child_by_field_name("name") else { return Expr::opaque(Vec::new(), span) };
        let list = node.child_by_field_name("arguments");
        let nodes = list.map(children).unwrap_or_default();
        let method = self.cx.str(name);
        let object = node.child_by_field_name("object");
        if let Some(special) = self.special(method, object, &nodes, span) {
            return special;
        }
        let args = list.map(|list| self.arguments(list)).unwrap_or_default();
        let callee = match object {
            Some(object) => {
                let base = self.expr(object);
                let at = self.cx.span(object).to(self.cx.span(name));
                Some(Expr::access(base, self.cx.key(name), Style::Method, at))
            }
            None => self.receiver(method, self.cx.span(name)).map(|base| {
                let at = self.cx.span(name);
                Expr::access(base, Expr::text(method, at), Style::Method, at)
            }),
        };
        let callee = callee.unwrap_or_else(|| Expr::name(method, self.cx.span(name)));
        let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span);
        // `readValue(text, Endpoint.class)`, `fromJson(text, TYPE)`, `readerFor(Endpoint.class).readValue(text)`
        let token = nodes.iter().find_map(|argument| self.token_of(*argument)).or_else(|| self.reader_type(object?));
        match token {
            Some(ty) if !matches!(ty, Type::Any) && !READERS.contains(&method) => {
                Expr::new(ExprKind::Cast { expr: Box::new(call), ty }, span)
            }
            _ => call,
        }
    }

    /// The type that a reader reads: `mapper.readerFor(Endpoint.class)`.
    fn reader_type(&self, node: Node<'_>) -> Option<Type> {
        let mut at = node;
        for _ in 0..MAX_CHAIN {
            if at.kind() != "method_invocation" {
                return None;
            }
            let name = self.cx.str(at.child_by_field_name("name")?);
            if READERS.contains(&name) {
                let arguments = at.child_by_field_name("arguments").map(children)?;
                let ty = arguments.iter().find_map(|argument| self.token_of(*argument))?;
                return Some(match name {
                    "readerForListOf" => Type::List(Box::new(ty)),
                    "readerForMapOf" => Type::Map(Box::new(ty)),
                    _ => ty,
                });
            }
            at = at.child_by_field_name("object")?;
        }
        None
    }

    fn special(&self, method: &str, object: Option<Node<'_>>, args: &[Node<'_>], span: Span) -> Option<Expr> {
        let object_text = object.map(|object| self.cx.str(object)).unwrap_or_default();
        let of = object_text.rsplit('.').next().unwrap_or_default();
        match (of, method, args.len()) {
            // `String.format("…", a)` is `"…".formatted(a)`.
            ("String", "format", 1..) | ("MessageFormat", "format", 1..) => {
                let mut values: Vec<Expr> = args.iter().map(|argument| self.expr(*argument)).collect();
                // A locale first.
                if args[0].kind() != "string_literal" && args.len() > 1 && self.cx.str(args[0]).starts_with("Locale") {
                    values.remove(0);
                }
                let format = values.remove(0);
                let at = format.span;
                let key = Expr::text(if of == "String" { "formatted" } else { "messaged" }, start_of(at));
                Some(Expr::call(Expr::access(format, key, Style::Method, at), values, span))
            }
            ("Map" | "ImmutableMap", "of", _) if args.len().is_multiple_of(2) => {
                let pairs = args.chunks(2).filter_map(|pair| match pair {
                    [key, value] => Some(Field::Pair { key: self.expr(*key), value: self.expr(*value) }),
                    _ => None,
                });
                Some(Expr::new(ExprKind::Record(pairs.collect()), span))
            }
            ("Map", "entry", 2) => Some(self.list(args, span)),
            ("List" | "Set" | "Stream" | "Arrays" | "ImmutableList" | "ImmutableSet" | "EnumSet", "of" | "asList", 2..) => {
                Some(self.list(args, span))
            }
            (_, "append", 1) => {
                let parts = vec![self.expr(object?), self.expr(args[0])];
                Some(Expr::new(ExprKind::Template(parts), span))
            }
            (_, "concat", 1) if object.is_some_and(|object| !self.is_class_expression(object)) => {
                let parts = vec![self.expr(object?), self.expr(args[0])];
                Some(Expr::new(ExprKind::Template(parts), span))
            }
            // `collect(Collectors.toMap(key, value))`: the entries, and a map of these.
            (_, "collect", 1) if args[0].kind() == "method_invocation" => {
                let collector = self.cx.str(args[0].child_by_field_name("name")?);
                let functions = args[0].child_by_field_name("arguments").map(children).unwrap_or_default();
                if !matches!(collector, "toMap" | "toUnmodifiableMap" | "toConcurrentMap") || functions.len() < 2 {
                    return None;
                }
                let mut pair = vec![Arg::of(self.expr(object?))];
                pair.extend(functions.iter().take(2).map(|function| Arg::of(self.expr(*function))));
                let callee = Box::new(Expr::name("java.util.stream.Collectors.toMap", self.cx.span(args[0])));
                Some(Expr::new(ExprKind::Call { callee, args: pair }, span))
            }
            // Commands.
            (_, "exec", 1..) if object_text.ends_with("getRuntime()") || of == "runtime" => {
                Some(command(vec![self.expr(args[0])], span))
            }
            _ => None,
        }
    }

    fn list(&self, args: &[Node<'_>], span: Span) -> Expr {
        Expr::new(ExprKind::List(args.iter().map(|argument| Arg::of(self.expr(*argument))).collect()), span)
    }

    pub(super) fn creation(&self, node: Node<'_>, span: Span) -> Expr {
        let Some(ty) = node.child_by_field_name("type") else { return Expr::opaque(Vec::new(), span) };
        let named = if ty.kind() == "generic_type" { ty.named_child(0).unwrap_or(ty) } else { ty };
        let name: String = self.cx.str(named).chars().filter(|c| !c.is_whitespace()).collect();
        let last = name.rsplit('.').next().unwrap_or_default();
        let list = node.child_by_field_name("arguments");
        let nodes = list.map(children).unwrap_or_default();
        let body = children(node).into_iter().find(|child| child.kind() == "class_body");
        let is_own = self.declared.contains(last);
        // A capacity says nothing.
        let plain: Vec<Node<'_>> = nodes
            .iter()
            .copied()
            .filter(|node| !matches!(node.kind(), "decimal_integer_literal" | "decimal_floating_point_literal"))
            .collect();
        match last {
            _ if is_own => {}
            name if MAPS.contains(&name) && (plain.is_empty() || body.is_some()) => {
                let fields = plain.iter().map(|base| Field::Spread(self.expr(*base)));
                let record = Expr::new(ExprKind::Record(fields.collect()), span);
                return match body {
                    Some(body) => self.filled(record, body, span),
                    None => record,
                };
            }
            name if LISTS.contains(&name) && plain.is_empty() && body.is_none() => {
                return Expr::new(ExprKind::List(Vec::new()), span);
            }
            "StringBuilder" | "StringBuffer" if plain.is_empty() => {
                return Expr::new(ExprKind::Text { value: "".into(), content: start_of(span), exact: false }, span);
            }
            "SimpleEntry" | "SimpleImmutableEntry" | "Pair" | "ImmutablePair" if nodes.len() == 2 => {
                return self.list(&nodes, span);
            }
            "ProcessBuilder" if !nodes.is_empty() => {
                let words: Vec<Expr> = nodes.iter().map(|node| self.expr(*node)).collect();
                return command(words, span);
            }
            _ => {}
        }
        let args = list.map(|list| self.arguments(list)).unwrap_or_default();
        let class = match body {
            // A type that is held by a class without a name: `new TypeReference<…>() {}`.
            Some(_) if self.token_type(ty).is_some() => return Expr::opaque(Vec::new(), span),
            Some(body) => {
                let class = self.anonymous(body, ty);
                Expr::new(ExprKind::Class(Arc::new(class)), self.cx.span(body))
            }
            None => self.class_named(&name, self.cx.span(ty)),
        };
        Expr::new(ExprKind::New { class: Box::new(class), args }, span)
    }

    /// `new HashMap<>() {{ put("a", b); }}`
    fn filled(&self, record: Expr, body: Node<'_>, span: Span) -> Expr {
        let mut fields = match record.kind {
            ExprKind::Record(fields) => fields,
            _ => Vec::new(),
        };
        let calls = children(body).into_iter().filter(|child| child.kind() == "block").flat_map(children);
        for call in calls.flat_map(children).filter(|call| call.kind() == "method_invocation") {
            let is_put = call.child_by_field_name("name").is_some_and(|name| self.cx.str(name) == "put");
            let args = call.child_by_field_name("arguments").map(children).unwrap_or_default();
            if let ([key, value], true) = (&args[..], is_put) {
                fields.push(Field::Pair { key: self.expr(*key), value: self.expr(*value) });
            }
        }
        Expr::new(ExprKind::Record(fields), span)
    }
}

/// A command line, by its words or as one list of them; its value is what it writes.
fn command(words: Vec<Expr>, span: Span) -> Expr {
    let code = match <[Expr; 1]>::try_from(words) {
        Ok([one]) => one,
        Err(words) => Expr::new(ExprKind::List(words.into_iter().map(Arg::of).collect()), span),
    };
    Expr::new(ExprKind::Code { language: "shell", code: Box::new(code), input: None, names: Vec::new() }, span)
}
