//! TypeScript's types, as far as they say which keys a value has.

use std::sync::Arc;

use tree_sitter::Node;

use super::JavaScript;
use crate::syntax::ir::{Class, ClassField, Expr, ExprKind, Ident, Span, Stmt, Type};
use crate::syntax::tree::{children, fields, has_token};

impl JavaScript<'_> {
    /// A type, or the annotation that holds one.
    pub(super) fn ty(&self, node: Node<'_>) -> Type {
        self.cx.deeper(node, || Type::Any, || self.ty_inner(node))
    }

    fn first_type(&self, node: Node<'_>) -> Type {
        children(node).first().map_or(Type::Any, |inner| self.ty(*inner))
    }

    fn ty_inner(&self, node: Node<'_>) -> Type {
        match node.kind() {
            "type_annotation"
            | "opting_type_annotation"
            | "adding_type_annotation"
            | "omitting_type_annotation"
            | "parenthesized_type"
            | "type_arguments"
            | "readonly_type"
            | "optional_type"
            | "flow_maybe_type"
            | "default_type"
            | "constraint" => self.first_type(node),
            "type_identifier" | "identifier" | "nested_type_identifier" => Type::Named(Box::new(self.expr(node))),
            "generic_type" => self.generic(node),
            "array_type" => list(self.first_type(node)),
            "rest_type" => match self.first_type(node) {
                Type::List(inner) => *inner,
                _ => Type::Any,
            },
            "tuple_type" => {
                let member = |node: Node<'_>| node.child_by_field_name("type").map_or_else(|| self.ty(node), |ty| self.ty(ty));
                let first = children(node).into_iter().map(member).find(|ty| !matches!(ty, Type::Any));
                first.map_or(Type::Any, list)
            }
            "union_type" => self.union(node),
            "intersection_type" => self.intersection(node),
            "object_type" | "interface_body" => self.object_type(node),
            _ => Type::Any,
        }
    }

    fn generic(&self, node: Node<'_>) -> Type {
        let Some(name) = node.child_by_field_name("name") else { return Type::Any };
        // `z.infer<typeof Schema>` is what the schema is.
        if let Some(schema) = self.inferred(node) {
            return Type::Named(Box::new(schema));
        }
        let arguments = node.child_by_field_name("type_arguments").map(children).unwrap_or_default();
        let argument = |index: usize| arguments.get(index).map_or(Type::Any, |ty| self.ty(*ty));
        match self.cx.str(name) {
            "Array" | "ReadonlyArray" | "Set" | "ReadonlySet" | "Iterable" | "AsyncIterable" | "Generator" | "AsyncGenerator"
            | "IterableIterator" => list(argument(0)),
            "Record" | "Map" | "ReadonlyMap" | "WeakMap" => map(argument(1)),
            "Dictionary" | "Dict" if arguments.len() == 1 => map(argument(0)),
            "Partial" | "Required" | "Readonly" | "Promise" | "PromiseLike" | "NonNullable" | "Awaited" | "Pick" | "Omit"
            | "DeepPartial" | "DeepReadonly" | "Maybe" | "Nullable" | "Optional" => argument(0),
            _ => Type::Named(Box::new(self.expr(name))),
        }
    }

    fn inferred(&self, node: Node<'_>) -> Option<Expr> {
        let name = self.cx.str(node.child_by_field_name("name")?);
        if !matches!(name.rsplit('.').next(), Some("infer" | "output" | "Infer" | "InferOutput" | "InferType" | "TypeOf")) {
            return None;
        }
        let query = *children(node.child_by_field_name("type_arguments")?).first()?;
        (query.kind() == "type_query").then(|| children(query).first().map(|schema| self.expr(*schema)))?
    }

    /// Of a union that which says something, if only one of its types does: `T | null` is `T`.
    fn union(&self, node: Node<'_>) -> Type {
        let mut said = children(node).into_iter().map(|part| self.ty(part)).filter(|ty| !matches!(ty, Type::Any));
        match (said.next(), said.next()) {
            (Some(ty), None) => ty,
            _ => Type::Any,
        }
    }

    /// All of them at once: a type whose bases are the named ones.
    fn intersection(&self, node: Node<'_>) -> Type {
        let mut class = erased(None, self.cx.span(node));
        for part in children(node) {
            match self.ty(part) {
                Type::Named(base) => class.bases.push(*base),
                Type::Inline(inner) => {
                    class.bases.extend(inner.bases.iter().cloned());
                    class.fields.extend(inner.fields.iter().cloned());
                }
                Type::List(_) | Type::Map(_) | Type::Text | Type::Number | Type::Any => {}
            }
        }
        if class.bases.is_empty() && class.fields.is_empty() {
            return Type::Any;
        }
        Type::Inline(Arc::new(class))
    }

    fn object_type(&self, node: Node<'_>) -> Type {
        let mut class = erased(None, self.cx.span(node));
        let mut any_key = None;
        for member in children(node) {
            match member.kind() {
                "property_signature" => class.fields.extend(self.property(member)),
                "index_signature" => any_key = member.child_by_field_name("type").map(|ty| self.ty(ty)),
                _ => {}
            }
        }
        match any_key {
            Some(ty) if class.fields.is_empty() => map(ty),
            _ => Type::Inline(Arc::new(class)),
        }
    }

    fn property(&self, node: Node<'_>) -> Option<ClassField> {
        let key = self.property_key(node.child_by_field_name("name")?);
        let ExprKind::Text { value, content, .. } = &key.kind else { return None };
        let name = Ident { name: value.clone(), span: *content };
        Some(ClassField {
            key: name.clone(),
            name,
            ty: node.child_by_field_name("type").map(|ty| self.ty(ty)).filter(|ty| !matches!(ty, Type::Any)),
            value: None,
            is_static: false,
            optional: has_token(node, "?"),
            flatten: false,
            aliases: Vec::new(),
        })
    }

    /// An interface or a type alias.
    pub(super) fn declared_type(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(name) = node.child_by_field_name("name") else { return };
        let mut class = erased(Some(self.binding(name)), self.cx.span(node));
        let value = node.child_by_field_name("body").or_else(|| node.child_by_field_name("value"));
        match value.map_or(Type::Any, |value| self.ty(value)) {
            Type::Inline(inner) => {
                class.fields.clone_from(&inner.fields);
                class.bases.clone_from(&inner.bases);
            }
            // It says nothing, and there may be a variable of that name.
            Type::Any => return,
            ty => class.alias = Some(ty),
        }
        for clause in children(node).into_iter().filter(|child| child.kind() == "extends_type_clause") {
            class.bases.extend(fields(clause, "type").into_iter().filter_map(|base| match self.ty(base) {
                Type::Named(base) => Some(*base),
                _ => None,
            }));
        }
        out.push(Stmt::Class(Arc::new(class)));
    }
}

pub(super) fn erased(name: Option<Ident>, span: Span) -> Class {
    Class {
        name,
        bases: Vec::<Expr>::new(),
        fields: Vec::new(),
        methods: Vec::new(),
        body: Vec::new(),
        span,
        erased: true,
        alias: None,
        decorators: Vec::new(),
    }
}

pub(super) fn list(element: Type) -> Type {
    match element {
        Type::Any => Type::Any,
        element => Type::List(Box::new(element)),
    }
}

pub(super) fn map(value: Type) -> Type {
    match value {
        Type::Any => Type::Any,
        value => Type::Map(Box::new(value)),
    }
}
