//! Classes and modules. A module is a class too: what is included, extended or prepended is above it. Whatever opens a class
//! again is a class of the same name, and the evaluator takes them together.

use std::sync::Arc;

use tree_sitter::Node;

use super::{FrameKind, Ruby, Tail};
use crate::syntax::ir::{
    Class, ClassField, ELEMENTS, Expr, ExprKind, Function, Ident, Method, MethodKind, ParamKind, Pattern, Scope, Span, Stmt,
    Style, Yields,
};
use crate::syntax::tree::children;

/// A class while its body is read.
#[derive(Default)]
pub(super) struct Building {
    pub bases: Vec<Expr>,
    pub fields: Vec<ClassField>,
    pub methods: Vec<Method>,
    pub body: Vec<Stmt>,
    /// What its constructor takes from a hash: `attribute :user`.
    pub attributes: Vec<Ident>,
    /// Its accessors are set by its constructor: `ActiveModel::Model`.
    pub takes_hash: bool,
}

impl Building {
    pub(super) fn method(&mut self, function: Function, is_static: bool) {
        let is_constructor = function.name.as_ref().is_some_and(|name| &*name.name == "initialize");
        let kind = match (is_static, is_constructor) {
            (true, _) => MethodKind::Static,
            (false, true) => MethodKind::Constructor,
            (false, false) => MethodKind::Plain,
        };
        self.methods.push(Method { function: Arc::new(function), kind });
    }
}

impl Ruby<'_> {
    pub(super) fn class_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(path) = node.child_by_field_name("name").and_then(|name| self.constant_path(name)) else {
            // `class << self` outside of a class
            if let Some(body) = node.child_by_field_name("body") {
                self.block_of(body, Tail::Drop, out);
            }
            return;
        };
        let mut building = Building::default();
        if let Some(above) = node.child_by_field_name("superclass").and_then(|superclass| superclass.named_child(0)) {
            self.above(above, &mut building);
        }
        let name = node.child_by_field_name("name").unwrap_or(node);
        let body = node.child_by_field_name("body");
        out.push(Stmt::Class(Arc::new(self.class(&path, name, body, building, self.cx.span(node)))));
    }

    fn full_name(&self, path: &str) -> String {
        match (path.strip_prefix("::"), self.nesting.borrow().last()) {
            (Some(absolute), _) => absolute.to_owned(),
            (None, Some(around)) => format!("{around}::{path}"),
            (None, None) => path.to_owned(),
        }
    }

    /// `class … < above`
    fn above(&self, node: Node<'_>, building: &mut Building) {
        let is_made = node.kind() == "call"
            && node
                .child_by_field_name("receiver")
                .is_some_and(|receiver| matches!(self.cx.str(receiver), "Struct" | "Data" | "::Struct"));
        if is_made {
            self.struct_fields(node, building);
            return;
        }
        let name = self.cx.str(node);
        building.takes_hash |= matches!(name, "Dry::Struct" | "Dry::Struct::Value" | "T::Struct" | "T::ImmutableStruct");
        if name == "Dry::System::Container" {
            self.components(self.cx.span(node), building);
        }
        building.bases.push(self.expr(node));
    }

    fn class(&self, path: &str, name: Node<'_>, body: Option<Node<'_>>, mut building: Building, span: Span) -> Class {
        let full = self.full_name(path);
        self.nesting.borrow_mut().push(full.clone());
        let in_method = self.methods.take();
        self.within(FrameKind::Body, || {
            if let Some(body) = body {
                self.members(&children(body), &mut building, false);
            }
        });
        self.methods.replace(in_method);
        self.nesting.borrow_mut().pop();
        let name = Ident { name: full.into(), span: self.cx.span(name) };
        self.built(Some(name), building, span)
    }

    fn built(&self, name: Option<Ident>, mut building: Building, span: Span) -> Class {
        let has_constructor = building.methods.iter().any(|method| method.kind == MethodKind::Constructor);
        if !building.attributes.is_empty() && !has_constructor {
            let constructor = self.constructor(&building.attributes, span);
            building.method(constructor, false);
        }
        let Building { bases, fields, methods, body, .. } = building;
        Class { name, bases, fields, methods, body, span, erased: false, alias: None, decorators: Vec::new() }
    }

    // ------------------------------------------------------------------ made by a call

    /// `Struct.new(:user, :org) do … end`, `Data.define(:user)`, `Class.new(Base) do … end`, without a name.
    pub(super) fn class_value(&self, node: Node<'_>) -> Option<Expr> {
        let span = self.cx.span(node);
        let building = self.made_class(node)?;
        Some(Expr::new(ExprKind::Class(Arc::new(self.built(None, building, span))), span))
    }

    fn made_class(&self, node: Node<'_>) -> Option<Building> {
        let receiver = node.child_by_field_name("receiver").map(|receiver| self.cx.str(receiver).trim_start_matches("::"))?;
        let method = node.child_by_field_name("method").map(|method| self.cx.str(method))?;
        let mut building = Building::default();
        match (receiver, method) {
            ("Struct", "new") | ("Data", "define") => self.struct_fields(node, &mut building),
            ("Class" | "Module", "new") => {
                let nodes = node.child_by_field_name("arguments").map(children).unwrap_or_default();
                building.bases.extend(nodes.first().map(|above| self.expr(*above)));
            }
            _ => return None,
        }
        if let Some(body) = node.child_by_field_name("block").and_then(|block| block.child_by_field_name("body")) {
            self.within(FrameKind::Body, || self.members(&children(body), &mut building, false));
        }
        Some(building)
    }

    fn struct_fields(&self, node: Node<'_>, building: &mut Building) {
        let nodes = node.child_by_field_name("arguments").map(children).unwrap_or_default();
        for node in
            nodes.into_iter().filter(|node| matches!(node.kind(), "simple_symbol" | "string" | "symbol_array" | "splat_argument"))
        {
            let parts = match (node.kind(), node.named_child(0)) {
                ("splat_argument", Some(list)) if list.kind() == "symbol_array" => children(list),
                ("splat_argument", _) => Vec::new(),
                _ => vec![node],
            };
            for part in parts {
                let Some(name) = self.name_of(part) else { continue };
                // A struct may be made with its keywords alone, and then takes any hash apart.
                building.fields.push(ClassField {
                    key: name.clone(),
                    name,
                    ty: None,
                    value: None,
                    is_static: false,
                    optional: true,
                    flatten: false,
                    aliases: Vec::new(),
                });
            }
        }
    }

    /// A text that is written out, as a name.
    pub(super) fn name_of(&self, node: Node<'_>) -> Option<Ident> {
        match self.expr(node).kind {
            ExprKind::Text { value, content, .. } => Some(Ident { name: value, span: content }),
            _ => None,
        }
    }

    // ------------------------------------------------------------------ constants

    pub(super) fn constant_assignment(&self, node: Node<'_>, left: Node<'_>, path: &str, out: &mut Vec<Stmt>) {
        let span = self.cx.span(node);
        if let Some(right) = node.child_by_field_name("right").filter(|right| right.kind() == "call")
            && let Some(class) = self.named_class(path, left, right)
        {
            out.push(Stmt::Class(Arc::new(class)));
            return;
        }
        let value = self.assigned(node);
        let name = path.rsplit("::").next().unwrap_or(path);
        if path.contains("::") || !self.is_in_class() {
            let full = self.full_name(path);
            // Into the class that it is written in front of it, else for all.
            if let Some((class, _)) = full.rsplit_once("::").filter(|_| path.contains("::")) {
                let target = Expr::access(Expr::name(class, span), Expr::text(name, self.cx.span(left)), Style::Static, span);
                out.push(Stmt::Bind { pattern: Pattern::Place(Box::new(target)), value, scope: Scope::Local });
                return;
            }
            let name = Expr::text(name, self.cx.span(left));
            out.push(Stmt::Expr(self.modelled("Object.const_set", vec![name, value], span)));
            return;
        }
        let class = Expr::new(ExprKind::ThisClass, Span { start: span.start, end: span.start });
        let target = Expr::access(class, Expr::text(name, self.cx.span(left)), Style::Static, self.cx.span(left));
        out.push(Stmt::Bind { pattern: Pattern::Place(Box::new(target)), value, scope: Scope::Local });
    }

    fn is_in_class(&self) -> bool {
        !self.nesting.borrow().is_empty()
    }

    fn named_class(&self, path: &str, left: Node<'_>, right: Node<'_>) -> Option<Class> {
        let full = self.full_name(path);
        self.nesting.borrow_mut().push(full.clone());
        let building = self.made_class(right);
        self.nesting.borrow_mut().pop();
        let name = Ident { name: full.into(), span: self.cx.span(left) };
        Some(self.built(Some(name), building?, self.cx.span(right)))
    }

    // ------------------------------------------------------------------ members

    pub(super) fn members(&self, nodes: &[Node<'_>], building: &mut Building, is_static: bool) {
        for node in nodes {
            self.cx.deeper(*node, || (), || self.member(*node, building, is_static));
        }
    }

    fn member(&self, node: Node<'_>, building: &mut Building, is_static: bool) {
        match node.kind() {
            "method" | "singleton_method" => {
                let is_static = is_static || node.kind() == "singleton_method";
                building.method(self.missing_hook(self.method(node), is_static), is_static);
                if node.child_by_field_name("name").is_some_and(|name| self.cx.str(name) == "each") {
                    building.method(self.elements(node), is_static);
                }
            }
            "singleton_class" => {
                if let Some(body) = node.child_by_field_name("body") {
                    self.members(&children(body), building, true);
                }
            }
            "module" => {
                self.class_statement(node, &mut building.body);
                // What a concern gives to the class itself.
                let name = node.child_by_field_name("name").map_or("", |name| self.cx.str(name));
                if matches!(name, "ClassMethods" | "InstanceMethods") {
                    building.bases.push(self.constant(name, self.cx.span(node)));
                }
            }
            "class" => self.class_statement(node, &mut building.body),
            "alias" => building.methods.extend(self.alias(node).map(|function| Method {
                function: Arc::new(function),
                kind: if is_static { MethodKind::Static } else { MethodKind::Plain },
            })),
            "begin" | "body_statement" | "then" | "block_body" => self.members(&children(node), building, is_static),
            "if" | "unless" => {
                // Whatever is defined under a condition may be there.
                let parts = ["consequence", "alternative"].into_iter().filter_map(|part| node.child_by_field_name(part));
                parts.for_each(|part| self.members(&children(part), building, is_static));
            }
            "call" if self.member_call(node, building, is_static) => {}
            "identifier"
                if matches!(self.cx.str(node), "private" | "protected" | "public" | "module_function" | "private_constant") => {}
            _ => self.statement(node, Tail::Drop, &mut building.body),
        }
    }

    /// `each` as a method that gives the list of what it hands to its block.
    fn elements(&self, node: Node<'_>) -> Function {
        self.lists.set(true);
        let each = self.method(node);
        self.lists.set(false);
        let name = each.name.map(|name| Ident { name: ELEMENTS.into(), ..name });
        let span = Span { start: each.span.start, end: each.span.end - 1 };
        Function { name, span, yields: Yields::List, ..each }
    }

    /// `method_missing` under the name that the evaluator has for it, which takes the arguments as one list.
    fn missing_hook(&self, mut function: Function, is_static: bool) -> Function {
        if let Some(name) = function.name.as_mut().filter(|name| &*name.name == "method_missing") {
            name.name = if is_static { "__callStatic" } else { "__call" }.into();
            for param in function.params.iter_mut().filter(|param| param.kind == ParamKind::Rest) {
                param.kind = ParamKind::Plain;
            }
        }
        function
    }
}
