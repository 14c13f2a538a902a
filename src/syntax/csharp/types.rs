//! Types, as far as they say which keys a value has.

use tree_sitter::Node;

use super::CSharp;
use super::names::parameter_of;
use crate::syntax::ir::{Arg, Expr, ExprKind, Ident, MADE_UP, Type};
use crate::syntax::tree::{children, fields};

impl CSharp<'_> {
    pub(super) fn ty(&self, node: Node<'_>) -> Type {
        self.cx.deeper(node, || Type::Any, || self.ty_inner(node))
    }

    fn ty_inner(&self, node: Node<'_>) -> Type {
        let field = |name| node.child_by_field_name(name);
        match node.kind() {
            "nullable_type" | "ref_type" | "scoped_type" => field("type").map_or(Type::Any, |inner| self.ty(inner)),
            "array_type" => list(field("type").map_or(Type::Any, |inner| self.ty(inner))),
            "qualified_name" | "alias_qualified_name" => field("name").map_or(Type::Any, |name| self.ty(name)),
            "generic_name" => self.generic(node),
            "identifier" => {
                let name = self.plain(node);
                let name = self.aliases.get(name).map_or(name, String::as_str);
                if is_untyped(name) {
                    return Type::Any;
                }
                let parameter = self.type_parameter(name);
                Type::Named(Box::new(Expr::name(parameter.as_deref().unwrap_or(name), self.cx.span(node))))
            }
            _ => Type::Any,
        }
    }

    fn generic(&self, node: Node<'_>) -> Type {
        let Some(name) = children(node).into_iter().find(|child| child.kind() == "identifier") else { return Type::Any };
        let arguments = type_arguments(node);
        let argument = |index: usize| arguments.get(index).map_or(Type::Any, |ty| self.ty(*ty));
        match self.plain(name) {
            "List"
            | "IList"
            | "IEnumerable"
            | "ICollection"
            | "IReadOnlyList"
            | "IReadOnlyCollection"
            | "HashSet"
            | "ISet"
            | "IReadOnlySet"
            | "SortedSet"
            | "Queue"
            | "Stack"
            | "LinkedList"
            | "Collection"
            | "ObservableCollection"
            | "ConcurrentBag"
            | "ConcurrentQueue"
            | "BlockingCollection"
            | "ImmutableList"
            | "ImmutableArray"
            | "IImmutableList"
            | "IAsyncEnumerable"
            | "IQueryable"
            | "IOrderedEnumerable"
            | "ReadOnlyCollection"
            | "Span"
            | "ReadOnlySpan"
            | "Memory"
            | "ReadOnlyMemory"
            | "ArraySegment"
            | "IEnumerator" => list(argument(0)),
            "Dictionary"
            | "IDictionary"
            | "IReadOnlyDictionary"
            | "ConcurrentDictionary"
            | "SortedDictionary"
            | "SortedList"
            | "ImmutableDictionary"
            | "IImmutableDictionary"
            | "ReadOnlyDictionary"
            | "FrozenDictionary"
            | "OrderedDictionary" => map(argument(1)),
            "ILookup" => map(list(argument(1))),
            "Task" | "ValueTask" | "Nullable" | "Lazy" | "AsyncLazy" | "IOptions" | "IOptionsMonitor" | "IOptionsSnapshot"
            | "OptionsWrapper" | "ActionResult" | "Ref" | "Option" | "Maybe" | "Func" | "Optional" | "WeakReference"
            | "AsyncLocal" | "ThreadLocal" | "Volatile"
                if arguments.len() == 1 =>
            {
                argument(0)
            }
            "KeyValuePair" | "Tuple" | "ValueTuple" | "Func" | "Action" | "Predicate" | "Comparison" | "EventHandler"
            | "ILogger" => Type::Any,
            // Of a class with parameters, what they are says nothing here.
            _ => self.ty(name),
        }
    }

    /// The type, where nobody knows what the parameters of a class or a method stand for.
    pub(super) fn open_ty(&self, node: Node<'_>) -> Type {
        let ty = self.ty(node);
        if has_parameter(&ty) { Type::Any } else { ty }
    }

    /// The types that a method, or the class of that name, is called or made with.
    pub(super) fn chosen_types(&self, types: &[Node<'_>], class: Option<&str>) -> Vec<Arg> {
        let argument = |(index, ty): (usize, &Node<'_>)| {
            let span = self.cx.span(*ty);
            let name = class.map_or_else(|| format!("{MADE_UP}{index}"), |class| parameter_of(class, index));
            Arg { value: self.ty(*ty).class(span), name: Some(Ident { name: name.into(), span }), spread: false }
        };
        types.iter().enumerate().map(argument).collect()
    }

    /// The bare name of a type: without its namespace, its parameters, what makes it nullable.
    pub(super) fn type_name(&self, node: Node<'_>) -> Option<String> {
        let mut node = node;
        for _ in 0..8 {
            node = match node.kind() {
                "nullable_type" | "ref_type" | "scoped_type" | "primary_constructor_base_type" => {
                    node.child_by_field_name("type")?
                }
                "qualified_name" | "alias_qualified_name" => node.child_by_field_name("name")?,
                "generic_name" => children(node).into_iter().find(|child| child.kind() == "identifier")?,
                "predefined_type" => return Some(self.cx.str(node).to_owned()),
                "identifier" => {
                    let name = self.plain(node);
                    return Some(self.aliases.get(name).cloned().unwrap_or_else(|| name.to_owned()));
                }
                _ => return None,
            };
        }
        None
    }

    /// The names of the elements of a tuple type, also of a task's.
    pub(super) fn tuple_names(&self, node: Node<'_>) -> Vec<Option<String>> {
        match node.kind() {
            "tuple_type" => {
                let elements = children(node).into_iter().filter(|child| child.kind() == "tuple_element");
                elements.map(|element| Some(self.plain(*fields(element, "name").first()?).to_owned())).collect()
            }
            "generic_name" => match type_arguments(node).as_slice() {
                [inner] => self.tuple_names(*inner),
                _ => Vec::new(),
            },
            "nullable_type" => node.child_by_field_name("type").map(|inner| self.tuple_names(inner)).unwrap_or_default(),
            _ => Vec::new(),
        }
    }
}

/// The types between the angle brackets of a name.
pub(super) fn type_arguments(node: Node<'_>) -> Vec<Node<'_>> {
    let list = children(node).into_iter().find(|child| child.kind() == "type_argument_list");
    list.map(children).unwrap_or_default()
}

/// Types of libraries that hold anything.
fn is_untyped(name: &str) -> bool {
    matches!(
        name,
        "JsonElement"
            | "JsonDocument"
            | "JsonNode"
            | "JsonObject"
            | "JsonArray"
            | "JsonValue"
            | "JsonProperty"
            | "JToken"
            | "JObject"
            | "JArray"
            | "JValue"
            | "JProperty"
            | "ExpandoObject"
            | "String"
            | "Object"
            | "Task"
            | "ValueTask"
            | "IDictionary"
            | "IEnumerable"
            | "Stream"
            | "Encoding"
            | "Type"
            | "Exception"
            | "CancellationToken"
            | "Guid"
            | "DateTime"
            | "TimeSpan"
            | "Uri"
            | "dynamic"
    )
}

/// Whether a caller says what the type is, or a part of it.
pub(super) fn has_parameter(ty: &Type) -> bool {
    match ty {
        Type::Named(name) => matches!(&name.kind, ExprKind::Name(name) if name.starts_with(MADE_UP)),
        Type::List(inner) | Type::Map(inner) => has_parameter(inner),
        Type::Inline(_) | Type::Text | Type::Number | Type::Any => false,
    }
}

fn list(item: Type) -> Type {
    if matches!(item, Type::Any) { Type::Any } else { Type::List(Box::new(item)) }
}

fn map(value: Type) -> Type {
    if matches!(value, Type::Any) { Type::Any } else { Type::Map(Box::new(value)) }
}
