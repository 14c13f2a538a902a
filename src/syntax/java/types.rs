//! Types, as far as they say which keys a value has.

use tree_sitter::Node;

use super::Java;
use crate::syntax::ir::Type;
use crate::syntax::tree::children;

/// What holds elements of its last type argument.
const LISTS: &[&str] = &[
    "List",
    "ArrayList",
    "LinkedList",
    "Collection",
    "Iterable",
    "Iterator",
    "Set",
    "HashSet",
    "LinkedHashSet",
    "SortedSet",
    "TreeSet",
    "Queue",
    "Deque",
    "ArrayDeque",
    "Stream",
    "Vector",
    "CopyOnWriteArrayList",
    "ImmutableList",
    "ImmutableSet",
    "Multi",
    "Flux",
];

/// What holds values of its last type argument under keys.
const MAPS: &[&str] = &[
    "Map",
    "HashMap",
    "LinkedHashMap",
    "TreeMap",
    "SortedMap",
    "NavigableMap",
    "ConcurrentMap",
    "ConcurrentHashMap",
    "ImmutableMap",
    "Hashtable",
    "EnumMap",
    "WeakHashMap",
];

/// What stands for its type argument.
const HOLDERS: &[&str] = &[
    "Optional",
    "CompletableFuture",
    "Future",
    "CompletionStage",
    "Supplier",
    "Provider",
    "Instance",
    "ObjectProvider",
    "ObjectFactory",
    "AtomicReference",
    "Callable",
    "Lazy",
    "Mono",
    "Uni",
    "ThreadLocal",
    "SoftReference",
    "WeakReference",
    "Class",
    "Memoizer",
];

/// Types that hold types.
const TOKENS: &[&str] = &["TypeReference", "TypeToken", "ParameterizedTypeReference", "GenericType", "TypeRef", "JsonAdapter"];

impl Java<'_> {
    pub(super) fn ty(&self, node: Node<'_>) -> Type {
        self.cx.deeper(node, || Type::Any, || self.ty_kind(node))
    }

    fn ty_kind(&self, node: Node<'_>) -> Type {
        let holds =
            |inner: Type, make: fn(Box<Type>) -> Type| if matches!(inner, Type::Any) { Type::Any } else { make(Box::new(inner)) };
        match node.kind() {
            "type_identifier" | "scoped_type_identifier" => {
                let name: String = self.cx.str(node).chars().filter(|c| !c.is_whitespace()).collect();
                if self.says_nothing(&name) {
                    return Type::Any;
                }
                Type::Named(Box::new(self.class_named(&name, self.cx.span(node))))
            }
            "array_type" => node.child_by_field_name("element").map_or(Type::Any, |element| holds(self.ty(element), Type::List)),
            "annotated_type" | "wildcard" | "catch_type" => children(node)
                .into_iter()
                .rfind(|child| !child.kind().contains("annotation"))
                .map_or(Type::Any, |inner| self.ty(inner)),
            "generic_type" => {
                let parts = children(node);
                let Some(base) = parts.first() else { return Type::Any };
                let arguments = parts.iter().find(|part| part.kind() == "type_arguments").map(|part| children(*part));
                let last = arguments.and_then(|arguments| arguments.last().copied());
                let inner = |this: &Self| last.map_or(Type::Any, |last| this.ty(last));
                match self.cx.str(*base).rsplit('.').next().unwrap_or_default().trim() {
                    name if LISTS.contains(&name) => holds(inner(self), Type::List),
                    name if MAPS.contains(&name) => holds(inner(self), Type::Map),
                    name if HOLDERS.contains(&name) => inner(self),
                    _ => self.ty(*base),
                }
            }
            _ => Type::Any,
        }
    }

    /// Whether the class says nothing about keys: those of the JDK and of the libraries for JSON, and type parameters.
    fn says_nothing(&self, name: &str) -> bool {
        const PACKAGES: [&str; 9] = [
            "java.",
            "javax.json",
            "jakarta.json",
            "com.fasterxml.jackson.",
            "com.google.gson.",
            "org.json.",
            "com.alibaba.fastjson",
            "org.slf4j.",
            "com.influxdb.",
        ];
        const PLAIN: [&str; 24] = [
            "String",
            "Object",
            "Integer",
            "Long",
            "Short",
            "Byte",
            "Double",
            "Float",
            "Boolean",
            "Character",
            "Number",
            "Void",
            "CharSequence",
            "StringBuilder",
            "StringBuffer",
            "Exception",
            "RuntimeException",
            "Throwable",
            "Iterable",
            "Class",
            "Comparable",
            "Runnable",
            "Record",
            "Enum",
        ];
        if self.declared.contains(name) {
            return false;
        }
        let of_type_parameter =
            self.type_parameters.borrow().contains(name) || (name.len() == 1 && name.starts_with(char::is_uppercase));
        let full = self.imports.get(name).cloned().or_else(|| self.of_package(name));
        of_type_parameter
            || name == "var"
            || PLAIN.contains(&name)
            || PACKAGES.iter().any(|package| full.as_deref().unwrap_or(name).starts_with(package))
    }

    /// The type that a type such as `TypeReference<T>` holds.
    pub(super) fn token_type(&self, node: Node<'_>) -> Option<Type> {
        if node.kind() != "generic_type" {
            return None;
        }
        let parts = children(node);
        let name = self.cx.str(*parts.first()?).rsplit('.').next()?;
        let arguments = parts.iter().find(|part| part.kind() == "type_arguments").map(|part| children(*part))?;
        let is_token = TOKENS.contains(&name) || name == "Class";
        (is_token && !arguments.is_empty()).then(|| self.ty(arguments[0]))
    }

    /// The type that an expression stands for: `Endpoint.class`, `new TypeToken<List<Endpoint>>() {}.getType()`, a variable
    /// that holds one of these.
    pub(super) fn token_of(&self, node: Node<'_>) -> Option<Type> {
        self.cx.deeper(node, || None, || self.token_kind(node))
    }

    fn token_kind(&self, node: Node<'_>) -> Option<Type> {
        match node.kind() {
            "class_literal" => node.named_child(0).map(|class| self.ty(class)),
            "object_creation_expression" => self.token_type(node.child_by_field_name("type")?),
            "parenthesized_expression" | "cast_expression" => self.token_of(children(node).into_iter().next_back()?),
            "method_invocation" => {
                let name = self.cx.str(node.child_by_field_name("name")?);
                let arguments = || node.child_by_field_name("arguments").map(children).unwrap_or_default();
                match name {
                    "getType" => self.token_of(node.child_by_field_name("object")?),
                    "constructType" | "get" | "of" | "constructFromCanonical" if arguments().len() == 1 => {
                        self.token_of(arguments()[0])
                    }
                    "constructCollectionType" | "constructCollectionLikeType" | "listOf" | "getArray" => {
                        self.token_of(*arguments().last()?).map(|ty| Type::List(Box::new(ty)))
                    }
                    "constructMapType" | "constructMapLikeType" | "mapOf" => {
                        self.token_of(*arguments().last()?).map(|ty| Type::Map(Box::new(ty)))
                    }
                    "getParameterized" | "newParameterizedType" => {
                        let arguments = arguments();
                        let inner = self.token_of(*arguments.last()?)?;
                        let base = self.cx.str(*arguments.first()?);
                        let base = base.split('.').next().unwrap_or(base);
                        Some(if MAPS.contains(&base) {
                            Type::Map(Box::new(inner))
                        } else if LISTS.contains(&base) {
                            Type::List(Box::new(inner))
                        } else {
                            inner
                        })
                    }
                    _ => None,
                }
            }
            "identifier" => self.tokens.borrow().get(self.cx.str(node)).cloned(),
            "field_access" => {
                let name = self.cx.str(node.child_by_field_name("field")?);
                self.tokens.borrow().get(name).cloned()
            }
            _ => None,
        }
    }
}
