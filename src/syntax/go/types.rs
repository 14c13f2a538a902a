//! Types, as far as they say which keys a value has.

use std::sync::Arc;

use tree_sitter::Node;

use super::{Declared, Go, Local};
use crate::syntax::ir::{Class, ClassField, Expr, ExprKind, Ident, Method, MethodKind, Span, Type};
use crate::syntax::tree::{children, fields};

/// Tags that name a field's key, the likeliest first.
const TAGS: [&str; 9] = ["json", "mapstructure", "env", "envconfig", "yaml", "koanf", "toml", "structs", "msgpack"];

pub(super) const BUILTIN: [&str; 22] = [
    "any",
    "bool",
    "byte",
    "comparable",
    "complex128",
    "complex64",
    "error",
    "float32",
    "float64",
    "int",
    "int16",
    "int32",
    "int64",
    "int8",
    "rune",
    "string",
    "uint",
    "uint16",
    "uint32",
    "uint64",
    "uint8",
    "uintptr",
];

pub(super) fn empty_class(name: Option<Ident>, span: Span) -> Class {
    Class {
        name,
        bases: Vec::new(),
        fields: Vec::new(),
        methods: Vec::new(),
        body: Vec::new(),
        span,
        erased: true,
        alias: None,
        decorators: Vec::new(),
    }
}

impl<'t> Go<'_, 't> {
    pub(super) fn ty(&self, node: Node<'t>) -> Type {
        self.cx.deeper(node, || Type::Any, || self.ty_kind(node))
    }

    fn ty_kind(&self, node: Node<'t>) -> Type {
        let inner = |field: &str| node.child_by_field_name(field).map_or(Type::Any, |node| self.ty(node));
        match node.kind() {
            "type_identifier" | "identifier" => {
                let (name, span) = (self.cx.str(node), self.cx.span(node));
                match self.local(name) {
                    Some(Local::Type(ty)) => ty,
                    Some(_) => Type::Any,
                    None if self.declared.contains_key(name) => Type::Named(Box::new(Expr::name(name, span))),
                    None if BUILTIN.contains(&name) => Type::Any,
                    None => Type::Named(Box::new(Expr::name(&format!("./{name}"), span))),
                }
            }
            "qualified_type" | "selector_expression" => {
                let parts = children(node);
                let [package, name] = parts[..] else { return Type::Any };
                match self.package(self.cx.str(package)) {
                    Some(path) => {
                        let full = format!("{path}.{}", self.cx.str(name));
                        Type::Named(Box::new(Expr::name(&full, self.cx.span(node))))
                    }
                    None => Type::Any,
                }
            }
            "pointer_type" | "parenthesized_type" | "type_elem" | "parenthesized_expression" | "type_constraint" => {
                children(node).first().map_or(Type::Any, |inner| self.ty(*inner))
            }
            "slice_type" | "array_type" | "implicit_length_array_type" => Type::List(Box::new(inner("element"))),
            "map_type" => Type::Map(Box::new(inner("value"))),
            "generic_type" => inner("type"),
            "struct_type" => Type::Inline(Arc::new(self.structure(node, None, self.cx.span(node)))),
            _ => Type::Any,
        }
    }

    /// A declared type.
    pub(super) fn type_spec(&self, spec: Node<'t>) -> Option<Class> {
        let (name, ty) = (spec.child_by_field_name("name")?, spec.child_by_field_name("type")?);
        let span = self.cx.span(spec);
        let ident = self.cx.ident(name);
        let written = self.cx.str(name);
        // What the type is made for is not known to its fields.
        let class = self.scoped(|| {
            self.generics(spec);
            match ty.kind() {
                "struct_type" => self.structure(ty, Some(ident), span),
                "interface_type" => empty_class(Some(ident), span),
                _ => Class { alias: Some(self.ty(ty)), ..empty_class(Some(ident), span) },
            }
        });
        Some(Class { methods: self.methods_of(written), ..class })
    }

    pub(super) fn methods_of(&self, name: &str) -> Vec<Method> {
        let nodes = self.methods.get(name).into_iter().flatten();
        let methods = nodes.filter_map(|node| self.method(*node));
        methods.map(|function| Method { function: Arc::new(function), kind: MethodKind::Plain }).collect()
    }

    fn structure(&self, node: Node<'t>, name: Option<Ident>, span: Span) -> Class {
        let mut class = Class { erased: false, ..empty_class(name, span) };
        let list = children(node).into_iter().find(|child| child.kind() == "field_declaration_list");
        for declaration in list.map(children).unwrap_or_default() {
            let Some(ty_node) = declaration.child_by_field_name("type") else { continue };
            let ty = self.ty(ty_node);
            let tag = declaration.child_by_field_name("tag");
            let names = fields(declaration, "name");
            if names.is_empty() {
                self.embedded(&mut class, ty_node, ty.clone(), tag);
            }
            for name in names {
                class.fields.push(self.field(self.cx.ident(name), ty.clone(), ty_node, tag));
            }
        }
        class
    }

    /// A struct that stands in another without a name: its fields and methods are those of the other.
    fn embedded(&self, class: &mut Class, node: Node<'t>, ty: Type, tag: Option<Node<'_>>) {
        let mut last = node;
        while let Some(inner) = match last.kind() {
            "generic_type" => last.child_by_field_name("type"),
            "qualified_type" => last.child_by_field_name("name"),
            "pointer_type" => children(last).first().copied(),
            _ => None,
        } {
            last = inner;
        }
        if let Type::Named(name) = &ty {
            class.bases.push((**name).clone());
        }
        let mut field = self.field(self.cx.ident(last), ty, node, tag);
        // With a key of its own, it is in the data what it is called.
        field.flatten =
            TAGS.iter().all(|key| tag.and_then(|tag| self.tag(tag, key)).is_none_or(|(name, _)| name.name.is_empty()));
        class.fields.push(field);
    }

    fn field(&self, name: Ident, ty: Type, ty_node: Node<'t>, tag: Option<Node<'_>>) -> ClassField {
        let tagged = tag.and_then(|tag| TAGS.iter().find_map(|key| Some((*key, self.tag(tag, key)?))));
        let is_variable = matches!(tagged, Some(("env" | "envconfig", _)));
        let untagged = || (Ident { name: "".into(), span: name.span }, "");
        let (written, options) = tagged.map_or_else(untagged, |(_, tag)| tag);
        let is_exported = name.name.starts_with(char::is_uppercase);
        let flatten = written.name.is_empty() && (options.contains("squash") || options.contains("inline"));
        let mut aliases = Vec::new();
        let key = match &*written.name {
            "-" if options.is_empty() => Ident { name: "".into(), span: name.span },
            // Upper and lower case are the same where nothing matches as it is written.
            "" => {
                let lower = name.name.to_lowercase();
                aliases.push(Ident { name: name.name.clone(), span: name.span });
                Ident { name: lower.as_str().into(), span: name.span }
            }
            key => {
                let lower = key.to_lowercase();
                if lower != key && !is_variable {
                    aliases.push(Ident { name: lower.as_str().into(), span: written.span });
                }
                written
            }
        };
        let key = if is_exported { key } else { Ident { name: "".into(), span: name.span } };
        if !is_exported || key.name.is_empty() || *aliases.first().map_or("", |alias| &alias.name) == *key.name {
            aliases.clear();
        }
        // A struct is there from the start; what is pointed to isn't.
        let value = match &ty {
            Type::Named(_) | Type::Inline(_) if ty_node.kind() != "pointer_type" => {
                Some(self.zero(ty_node, self.cx.span(ty_node)))
            }
            _ => None,
        };
        ClassField { name, key, ty: Some(ty), value, is_static: false, optional: true, flatten, aliases }
    }

    /// What a variable of that type holds before anything is put into it.
    pub(super) fn zero(&self, node: Node<'t>, span: Span) -> Expr {
        let new = |class: Expr| Expr::new(ExprKind::New { class: Box::new(class), args: Vec::new() }, span);
        match node.kind() {
            "slice_type" | "array_type" | "implicit_length_array_type" => Expr::new(ExprKind::List(Vec::new()), span),
            "map_type" => Expr::new(ExprKind::Record(Vec::new()), span),
            "type_identifier" | "qualified_type" | "generic_type" | "struct_type" => match self.ty(node) {
                Type::Named(name) if name_of(&name).is_some_and(|name| name.starts_with(super::MADE_UP)) => Expr::null(span),
                Type::Named(name) if self.is_interface(&name) => Expr::null(span),
                Type::Named(name) => new(*name),
                Type::Inline(class) => new(Expr::new(ExprKind::Class(class), span)),
                _ => Expr::null(span),
            },
            _ => Expr::null(span),
        }
    }

    fn is_interface(&self, name: &Expr) -> bool {
        let declared = name_of(name).and_then(|name| self.declared.get(name));
        matches!(declared, Some(Declared::Type(node)) if node.kind() == "interface_type")
    }
}

fn name_of(expr: &Expr) -> Option<&str> {
    if let ExprKind::Name(name) = &expr.kind { Some(name) } else { None }
}
