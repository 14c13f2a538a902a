//! Classes, traits, enumerations.

use std::sync::Arc;

use tree_sitter::Node;

use super::{Php, has_child};
use crate::syntax::ir::{
    Arg, Class, ClassField, Expr, ExprKind, Function, FunctionKind, Ident, Method, MethodKind, Param, ParamKind, Pattern, Span,
    Stmt, Style, Type, Yields,
};
use crate::syntax::tree::children;

impl Php<'_> {
    pub(super) fn class(&self, node: Node<'_>, name: Option<Ident>) -> Class {
        let full = name.as_ref().map_or_else(String::new, |name| name.name.to_string());
        self.names.borrow_mut().inside.push(full);
        let class = self.cx.deeper(
            node,
            || Class {
                name: None,
                bases: Vec::new(),
                fields: Vec::new(),
                methods: Vec::new(),
                body: Vec::new(),
                span: self.cx.span(node),
                erased: false,
                alias: None,
                decorators: Vec::new(),
            },
            || self.class_here(node, name),
        );
        self.names.borrow_mut().inside.pop();
        class
    }

    pub(super) fn class_here(&self, node: Node<'_>, name: Option<Ident>) -> Class {
        let span = self.cx.span(node);
        let mut class = Class {
            name,
            bases: Vec::new(),
            fields: Vec::new(),
            methods: Vec::new(),
            body: Vec::new(),
            span,
            erased: false,
            alias: None,
            decorators: Vec::new(),
        };
        let mut bases = Vec::new();
        for clause in children(node) {
            if matches!(clause.kind(), "base_clause" | "class_interface_clause") {
                bases.extend(children(clause).into_iter().map(|base| self.class_reference(base)));
            }
        }
        if node.kind() == "enum_declaration" {
            self.enum_constructor(node, &mut class);
        }
        for member in node.child_by_field_name("body").map(children).unwrap_or_default() {
            self.member(member, &mut class);
        }
        if node.kind() == "enum_declaration" {
            self.enum_methods(node, &mut class);
        }
        // What a trait has comes before what is inherited.
        class.bases.append(&mut bases);
        class
    }

    /// What every enumeration has: `cases()`, and with values, `from()` and `tryFrom()`.
    pub(super) fn enum_methods(&self, node: Node<'_>, class: &mut Class) {
        let mut cases = Vec::new();
        let mut all = Vec::new();
        for member in node.child_by_field_name("body").map(children).unwrap_or_default() {
            let Some(name) = member.child_by_field_name("name").filter(|_| member.kind() == "enum_case") else { continue };
            let span = self.cx.span(name);
            let case = Expr::access(Expr::new(ExprKind::ThisClass, span), self.cx.key(name), Style::Static, span);
            all.push(Arg::of(case.clone()));
            if let Some(value) = member.child_by_field_name("value") {
                cases.push((vec![self.expr(value)], vec![Stmt::Return(Some(case))]));
            }
        }
        let word = node.child(0).map_or_else(|| self.cx.span(node), |word| self.cx.span(word));
        let mut add = |name: &str, at: usize, params: Vec<Param>, body: Vec<Stmt>| {
            // Functions are told apart by where they stand.
            let start = word.start as usize + at;
            let span = Span::new(start, start + 1);
            let mut function = Function::closure(params, body, Yields::No, span);
            function.name = Some(Ident { name: name.into(), span });
            function.kind = FunctionKind::Isolated;
            class.methods.push(Method { function: Arc::new(function), kind: MethodKind::Static });
        };
        add("cases", 0, Vec::new(), vec![Stmt::Return(Some(Expr::new(ExprKind::List(all), word)))]);
        if cases.is_empty() {
            return;
        }
        let value = Ident { name: "$value".into(), span: word };
        let param = Param { pattern: Pattern::Name(value.clone()), kind: ParamKind::Plain, field: None };
        for (at, name) in [(1, "from"), (2, "tryFrom")] {
            let subject = Expr::name(&value.name, word);
            let switch = Stmt::Switch { subject, cases: cases.clone(), falls: false };
            add(name, at, vec![param.clone()], vec![switch]);
        }
    }

    pub(super) fn member(&self, node: Node<'_>, class: &mut Class) {
        match node.kind() {
            "method_declaration" => {
                // Without a body it says nothing about values.
                if node.child_by_field_name("body").is_none() {
                    return;
                }
                let name = node.child_by_field_name("name").map(|name| self.cx.ident(name));
                let is_constructor = name.as_ref().is_some_and(|name| name.name.eq_ignore_ascii_case("__construct"));
                let kind = match has_child(node, "static_modifier") {
                    true => MethodKind::Static,
                    false if is_constructor => MethodKind::Constructor,
                    false => MethodKind::Plain,
                };
                let function = Arc::new(self.function(node, name, FunctionKind::Isolated));
                class.methods.push(Method { function, kind });
            }
            "property_declaration" => {
                let ty = node.child_by_field_name("type").map(|ty| self.type_of(ty)).filter(|ty| !matches!(ty, Type::Any));
                let is_static = has_child(node, "static_modifier");
                let mut last = None;
                for element in children(node) {
                    match element.kind() {
                        "property_element" => {
                            let Some(name) = element.child_by_field_name("name").and_then(|name| name.named_child(0)) else {
                                continue;
                            };
                            let value = element.child_by_field_name("default_value").map(|value| self.expr(value));
                            last = Some(self.cx.ident(name));
                            class.fields.push(field(self.cx.ident(name), ty.clone(), value, is_static));
                        }
                        "property_hook_list" => self.hooks(element, last.clone(), class),
                        _ => {}
                    }
                }
            }
            "const_declaration" => {
                for element in children(node).into_iter().filter(|child| child.kind() == "const_element") {
                    if let [name, value] = children(element)[..] {
                        let value = Some(self.expr(value));
                        class.fields.push(field(self.cx.ident(name), None, value, true));
                    }
                }
            }
            "enum_case" => self.enum_case(node, class),
            "use_declaration" => {
                for part in children(node) {
                    match part.kind() {
                        "use_list" => self.trait_aliases(part, class),
                        _ => class.bases.push(self.class_reference(part)),
                    }
                }
            }
            _ => {}
        }
    }

    pub(super) fn hooks(&self, list: Node<'_>, property: Option<Ident>, class: &mut Class) {
        let Some(property) = property else { return };
        for hook in children(list) {
            let Some(word) = children(hook).into_iter().find(|child| child.kind() == "name") else { continue };
            let (name, kind) = match self.cx.str(word) {
                "get" => (property.clone(), MethodKind::Getter),
                // Nobody calls it by this name: it is only looked at for what it reads.
                word => (Ident { name: format!("{}::{word}", property.name).into(), span: property.span }, MethodKind::Plain),
            };
            let function = Arc::new(self.function(hook, Some(name), FunctionKind::Isolated));
            class.methods.push(Method { function, kind });
        }
    }

    /// `use T { read as protected readEndpoint; }`: a method that calls the other.
    pub(super) fn trait_aliases(&self, list: Node<'_>, class: &mut Class) {
        for clause in children(list).into_iter().filter(|clause| clause.kind() == "use_as_clause") {
            let parts: Vec<_> = children(clause).into_iter().filter(|part| part.kind() != "visibility_modifier").collect();
            let [method, alias] = parts[..] else { continue };
            let method = if method.kind() == "name" { method } else { children(method).pop().unwrap_or(method) };
            let span = self.cx.span(clause);
            let callee = Expr::access(Expr::new(ExprKind::This, span), self.cx.key(method), Style::Method, span);
            let rest = Ident { name: "$arguments".into(), span };
            let arguments = vec![Arg { value: Expr::name(&rest.name, span), name: None, spread: true }];
            let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args: arguments }, span);
            let param = Param { pattern: Pattern::Name(rest), kind: ParamKind::Rest, field: None };
            let mut function = Function::closure(vec![param], vec![Stmt::Return(Some(call))], Yields::No, span);
            function.name = Some(self.cx.ident(alias));
            function.kind = FunctionKind::Isolated;
            class.methods.push(Method { function: Arc::new(function), kind: MethodKind::Plain });
        }
    }

    /// A case of an enumeration is an instance with a `name` and a `value`.
    pub(super) fn enum_constructor(&self, node: Node<'_>, class: &mut Class) {
        let span = node.child_by_field_name("name").map_or_else(|| self.cx.span(node), |name| self.cx.span(name));
        let param = |name: &str| {
            let pattern = Pattern::Name(Ident { name: format!("${name}").into(), span });
            Param { pattern, kind: ParamKind::Plain, field: Some(name.into()) }
        };
        let mut function = Function::closure(vec![param("name"), param("value")], Vec::new(), Yields::No, span);
        function.name = Some(Ident { name: "__construct".into(), span });
        function.kind = FunctionKind::Isolated;
        class.methods.push(Method { function: Arc::new(function), kind: MethodKind::Constructor });
    }

    pub(super) fn enum_case(&self, node: Node<'_>, class: &mut Class) {
        let Some(name) = node.child_by_field_name("name") else { return };
        let span = self.cx.span(node);
        let value = node.child_by_field_name("value");
        let value = value.map_or_else(|| Expr::null(span), |value| self.expr(value));
        let args = [self.cx.key(name), value].into_iter().map(Arg::of).collect();
        let case = Expr::new(ExprKind::New { class: Box::new(Expr::new(ExprKind::ThisClass, span)), args }, span);
        class.fields.push(field(self.cx.ident(name), None, Some(case), true));
    }
}

pub(super) fn field(name: Ident, ty: Option<Type>, value: Option<Expr>, is_static: bool) -> ClassField {
    ClassField { key: name.clone(), name, ty, value, is_static, optional: false, flatten: false, aliases: Vec::new() }
}
