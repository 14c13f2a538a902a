//! Type hints, as far as they say which keys a value has or where it comes from.

use tree_sitter::Node;

use super::Python;
use crate::syntax::ir::{Class, Expr, ExprKind, Ident, Span, Type};
use crate::syntax::tree::{children, fields};

impl<'a> Python<'a> {
    pub(super) fn ty(&self, node: Node<'_>) -> Type {
        self.cx.deeper(node, || Type::Any, || self.ty_kind(node))
    }

    fn ty_kind(&self, node: Node<'_>) -> Type {
        match node.kind() {
            "type" | "parenthesized_expression" => node.named_child(0).map_or(Type::Any, |inner| self.ty(inner)),
            "identifier" | "attribute" | "member_type" => {
                if is_plain(self.last_name(node)) {
                    return Type::Any;
                }
                Type::Named(Box::new(self.expr(node)))
            }
            "string" => match self.string(node) {
                // A forward reference.
                Expr { kind: ExprKind::Text { value, content, .. }, .. } if is_name(&value) && !is_plain(&value) => {
                    Type::Named(Box::new(Expr::name(&value, content)))
                }
                _ => Type::Any,
            },
            "union_type" => self.first_of(children(node)),
            "binary_operator" => self
                .first_of([node.child_by_field_name("left"), node.child_by_field_name("right")].into_iter().flatten().collect()),
            "generic_type" | "subscript" => match self.generic(node) {
                Some((name, args)) => self.applied(node, name, args),
                None => Type::Any,
            },
            _ => Type::Any,
        }
    }

    /// The name of a generic type, and what it is applied to.
    fn generic<'t>(&self, node: Node<'t>) -> Option<(&'a str, Vec<Node<'t>>)> {
        match node.kind() {
            "type" => self.generic(node.named_child(0)?),
            "generic_type" => {
                let all = children(node);
                let args =
                    all.iter().find(|child| child.kind() == "type_parameter").map(|args| children(*args)).unwrap_or_default();
                Some((self.last_name(*all.first()?), args))
            }
            "subscript" => Some((self.last_name(node.child_by_field_name("value")?), fields(node, "subscript"))),
            _ => None,
        }
    }

    fn applied(&self, node: Node<'_>, name: &str, args: Vec<Node<'_>>) -> Type {
        let of = |index: usize| args.get(index).map_or(Type::Any, |arg| self.ty(*arg));
        let holds =
            |inner: Type, make: fn(Box<Type>) -> Type| if matches!(inner, Type::Any) { Type::Any } else { make(Box::new(inner)) };
        match name {
            "Union" => self.first_of(args),
            "Optional" | "Annotated" | "InitVar" | "Final" | "ClassVar" | "Required" | "NotRequired" | "ReadOnly"
            | "Awaitable" | "Mapped" | "Json" => of(0),
            "Coroutine" => of(2),
            "list" | "List" | "Sequence" | "MutableSequence" | "Iterable" | "Iterator" | "Collection" | "set" | "Set"
            | "frozenset" | "FrozenSet" | "Generator" | "AsyncGenerator" | "AsyncIterator" | "AsyncIterable" | "tuple"
            | "Tuple" | "deque" | "Deque" => holds(of(0), Type::List),
            "dict" | "Dict" | "Mapping" | "MutableMapping" | "OrderedDict" | "defaultdict" | "DefaultDict" => {
                holds(of(1), Type::Map)
            }
            "Literal" | "Callable" | "type" | "Type" => Type::Any,
            _ => match node.child_by_field_name("value").or_else(|| node.named_child(0)) {
                Some(own) => self.ty(own),
                None => Type::Any,
            },
        }
    }

    fn first_of(&self, nodes: Vec<Node<'_>>) -> Type {
        nodes.into_iter().map(|node| self.ty(node)).find(|ty| !matches!(ty, Type::Any)).unwrap_or(Type::Any)
    }

    pub(super) fn is_optional(&self, node: Node<'_>) -> bool {
        let text = self.cx.str(node);
        text.contains("Optional") || text.contains("None") || text.contains("NotRequired")
    }

    /// The part after the last dot.
    pub(super) fn last_name(&self, node: Node<'_>) -> &'a str {
        self.cx.str(node).rsplit('.').next().unwrap_or_default().trim()
    }

    /// `Annotated[T, Depends(f)]`: the framework puts in what `f` gives.
    pub(super) fn injected(&self, node: Node<'_>) -> Option<Expr> {
        let (name, args) = self.generic(node)?;
        let inner = |arg: &Node<'_>| arg.kind() == "type";
        let args = args.into_iter().map(|arg| if inner(&arg) { arg.named_child(0).unwrap_or(arg) } else { arg });
        let call = args.skip(1).find(|arg| {
            let function = arg.child_by_field_name("function");
            arg.kind() == "call" && function.is_some_and(|function| matches!(self.last_name(function), "Depends" | "Security"))
        })?;
        (name == "Annotated").then(|| self.expr(call))
    }

    /// A class that is another name for a type.
    pub(super) fn alias(&self, name: Ident, ty: Type, span: Span) -> Class {
        Class {
            name: Some(name),
            bases: Vec::new(),
            fields: Vec::new(),
            methods: Vec::new(),
            body: Vec::new(),
            span,
            erased: true,
            alias: Some(ty),
            decorators: Vec::new(),
        }
    }
}

/// Types without keys that anybody declares.
fn is_plain(name: &str) -> bool {
    matches!(
        name,
        "str"
            | "int"
            | "float"
            | "bool"
            | "bytes"
            | "dict"
            | "list"
            | "tuple"
            | "set"
            | "object"
            | "Any"
            | "None"
            | "Dict"
            | "List"
            | "Tuple"
            | "Set"
            | "Mapping"
            | "Sequence"
            | "Iterable"
            | "Callable"
            | "Self"
            | "type"
            | "date"
            | "datetime"
            | "Path"
            | "Decimal"
            | "UUID"
    )
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.')
}
