//! Functions, properties, classes; and the keys that annotations give properties in data.

use std::collections::HashSet;

use tree_sitter::Node;

use super::control::{Last, name_of, typed};
use super::scope::{ClassScope, Kind, Scope};
use super::types::is_type;
use super::{Kotlin, shared};
use crate::syntax::ir::{
    Arg, Class, ClassField, Expr, ExprKind, Function, FunctionKind, Ident, Method, MethodKind, Param, ParamKind, Pattern,
    RECEIVER, Scope as Binds, Span, Stmt, Style, Type, Yields,
};
use crate::syntax::tree::{children, has_token};

/// Under which an object keeps what it hands everything to that it hasn't itself: `class X(y: Y) : Y by y`.
const CONTENT: &str = "**";
/// What answers `x[key]`, and `x()`.
const INDEX_HOOK: &str = "__getitem__";
const CALL_HOOK: &str = "__invoke";

/// A property as it is written.
#[derive(Default)]
pub(super) struct Property<'t> {
    pub declared: Option<Node<'t>>,
    pub receiver: Option<Node<'t>>,
    pub value: Option<Node<'t>>,
    pub delegate: Option<Node<'t>>,
    pub getter: Option<Node<'t>>,
}

/// What a class body is lowered to.
#[derive(Default)]
struct Members {
    fields: Vec<ClassField>,
    methods: Vec<Method>,
    /// What an instance does when it is made.
    init: Vec<Stmt>,
    secondary: Vec<Method>,
}

impl Kotlin<'_> {
    // ---- functions

    pub(super) fn function_declaration(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(name) = node.child_by_field_name("name") else { return };
        let ident = self.ident(name);
        let receiver = self.receiver_of(node, name);
        self.declare_local(&ident.name);
        if receiver.is_some() {
            let function = self.function(node, Some(ident.clone()));
            if let Some(hook) = self.operator_hook(node, &ident.name) {
                let name = Some(Ident { name: hook.into(), span: ident.span });
                out.push(extension(Function { name, ..function.clone() }, MethodKind::Plain));
            }
            out.push(extension(function, MethodKind::Plain));
        } else if self.has_body(node) {
            out.push(Stmt::Function(shared(self.function(node, Some(ident)))));
        }
    }

    /// Notes a function or class within a function.
    fn declare_local(&self, name: &str) {
        if self.scopes.borrow().len() > 1 && !matches!(self.scopes.borrow().last(), Some(Scope { kind: Kind::Class(_), .. })) {
            self.declare(name, name);
        }
    }

    fn has_body(&self, node: Node<'_>) -> bool {
        children(node).iter().any(|part| part.kind() == "function_body")
    }

    /// The type before the name: that of an extension's `this`.
    fn receiver_of<'t>(&self, node: Node<'t>, name: Node<'t>) -> Option<Node<'t>> {
        children(node).into_iter().find(|part| is_type(*part) && part.end_byte() <= name.start_byte())
    }

    pub(super) fn function(&self, node: Node<'_>, name: Option<Ident>) -> Function {
        let span = self.cx.span(node);
        let parts = children(node);
        let is_extension = node.child_by_field_name("name").is_some_and(|name| self.receiver_of(node, name).is_some());
        let kind = if is_extension { Kind::Extension } else { Kind::Block };
        let generics = self.generics(node);
        self.scoped(Scope { kind, generics, ..Scope::default() }, || {
            let list = parts.iter().find(|part| part.kind() == "function_value_parameters");
            let params = list.map_or_else(Vec::new, |list| self.params(*list));
            let end = list.map_or(span.start as usize, Node::end_byte);
            let returns = parts.iter().find(|part| is_type(**part) && part.start_byte() >= end).map(|ty| self.ty(*ty));
            let body = parts.iter().find(|part| part.kind() == "function_body").map_or_else(Vec::new, |body| self.body(*body));
            let returns = returns.filter(|ty| !matches!(ty, Type::Any));
            Function {
                name,
                params,
                body,
                span,
                kind: FunctionKind::Lexical,
                yields: Yields::No,
                returns,
                decorators: Vec::new(),
            }
        })
    }

    fn generics(&self, node: Node<'_>) -> HashSet<String> {
        let list = children(node).into_iter().find(|part| part.kind() == "type_parameters");
        let names = list.map_or_else(Vec::new, children);
        names.into_iter().filter_map(name_of).map(|name| self.plain(name)).collect()
    }

    fn params(&self, list: Node<'_>) -> Vec<Param> {
        let parts = children(list);
        let mut params = Vec::new();
        let mut is_rest = false;
        for (at, part) in parts.iter().enumerate() {
            match part.kind() {
                "parameter_modifiers" => is_rest = self.cx.str(*part).split_whitespace().any(|word| word == "vararg"),
                "parameter" => {
                    let default = parts.get(at + 1).filter(|next| !matches!(next.kind(), "parameter" | "parameter_modifiers"));
                    let default = default.map(|default| self.expr(*default));
                    let kind = if std::mem::take(&mut is_rest) { ParamKind::Rest } else { ParamKind::Plain };
                    params.extend(self.param(*part, kind, default));
                }
                _ => {}
            }
        }
        params
    }

    /// A block, or what stands behind `=`.
    fn body(&self, body: Node<'_>) -> Vec<Stmt> {
        match children(body).first() {
            Some(block) if block.kind() == "block" => self.branch(*block, Last::Dropped),
            Some(value) => self.statements(&[*value], Last::Return),
            None => Vec::new(),
        }
    }

    /// A getter as a function.
    pub(super) fn accessor(&self, getter: Node<'_>, name: Option<Ident>) -> Function {
        let span = self.cx.span(getter);
        let parts = children(getter);
        let body = parts.iter().find(|part| part.kind() == "function_body");
        let body = self.in_block(|| body.map_or_else(Vec::new, |body| self.body(*body)));
        let returns = parts.iter().find(|part| is_type(**part)).map(|ty| self.ty(*ty)).filter(|ty| !matches!(ty, Type::Any));
        Function { name, returns, ..Function::closure(Vec::new(), body, Yields::No, span) }
    }

    // ---- properties

    pub(super) fn property_parts<'t>(&self, node: Node<'t>) -> Property<'t> {
        let mut property = Property::default();
        let mut is_value = false;
        let mut cursor = node.walk();
        for part in node.children(&mut cursor).filter(|part| !part.is_extra()) {
            match part.kind() {
                "=" => is_value = true,
                "variable_declaration" | "multi_variable_declaration" => property.declared = Some(part),
                "property_delegate" => property.delegate = children(part).into_iter().next(),
                "getter" => {
                    let has_body = children(part).iter().any(|part| part.kind() == "function_body");
                    property.getter = has_body.then_some(part);
                }
                _ if is_value && part.is_named() => {
                    property.value = Some(part);
                    is_value = false;
                }
                _ if is_type(part) && property.declared.is_none() => property.receiver = Some(part),
                _ => {}
            }
        }
        property
    }

    pub(super) fn extension_property(&self, node: Node<'_>, parts: &Property<'_>, out: &mut Vec<Stmt>) {
        let Some(name) = parts.declared.and_then(name_of).map(|name| self.ident(name)) else { return };
        let scope = Scope { kind: Kind::Extension, generics: self.generics(node), ..Scope::default() };
        let function = self.scoped(scope, || parts.getter.map(|getter| self.accessor(getter, Some(name))));
        out.extend(function.map(|function| extension(function, MethodKind::Getter)));
    }

    // ---- classes

    pub(super) fn class_declaration(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let name = node.child_by_field_name("name").or_else(|| node.child_by_field_name("type"));
        let Some(ident) = name.map(|name| self.ident(name)) else { return };
        self.declare_local(&ident.name);
        match node.kind() {
            "type_alias" => {
                let generics = self.generics(node);
                let ty = self.scoped(Scope { generics, ..Scope::default() }, || {
                    children(node).into_iter().rev().find(|part| is_type(*part)).map(|ty| self.ty(ty))
                });
                let class =
                    Class { erased: true, alias: Some(ty.unwrap_or(Type::Any)), ..nothing(Some(ident), self.cx.span(node)) };
                out.push(Stmt::Class(shared(class)));
            }
            "object_declaration" => out.push(self.singleton(node, ident)),
            _ => out.push(Stmt::Class(shared(self.class(node, Some(ident))))),
        }
    }

    /// The only instance of a class that has no name.
    fn singleton(&self, node: Node<'_>, ident: Ident) -> Stmt {
        let value = self.instance(node, Some(&ident));
        Stmt::Bind { pattern: Pattern::Name(ident), value, scope: Binds::Local }
    }

    fn instance(&self, node: Node<'_>, ident: Option<&Ident>) -> Expr {
        let span = self.cx.span(node);
        let mut class = self.class(node, ident.cloned());
        class.name = None;
        let class = Expr::new(ExprKind::Class(shared(class)), span);
        Expr::new(ExprKind::New { class: Box::new(class), args: Vec::new() }, span)
    }

    /// `object : Base() { … }`. What is around it stays in reach.
    pub(super) fn object_literal(&self, node: Node<'_>, span: Span) -> Expr {
        let around = self.is_in_class().then(|| self.this(None, Span { start: span.start, end: span.start }));
        let instance = self.instance(node, None);
        match around {
            Some(this @ Expr { kind: ExprKind::This, .. }) => {
                let pattern = Pattern::Name(Ident { name: RECEIVER.into(), span: this.span });
                let bound = Stmt::Bind { pattern, value: this, scope: Binds::Local };
                Expr::new(ExprKind::Block(vec![bound, Stmt::Value(instance)]), span)
            }
            _ => instance,
        }
    }

    fn class(&self, node: Node<'_>, name: Option<Ident>) -> Class {
        let parts = children(node);
        let find = |kind: &str| parts.iter().copied().find(|part| part.kind() == kind);
        let body: Vec<Node<'_>> = find("class_body").or_else(|| find("enum_class_body")).map_or_else(Vec::new, children);
        let modifiers = self.modifiers(node);
        let is_data = has_word(&modifiers, "data") || has_word(&modifiers, "value");
        let is_enum = has_word(&modifiers, "enum");
        let params: Vec<Node<'_>> = find("primary_constructor")
            .and_then(|primary| children(primary).into_iter().find(|part| part.kind() == "class_parameters"))
            .map_or_else(Vec::new, children);
        let scope = ClassScope {
            name: name.as_ref().map(|name| name.name.clone()),
            members: self.member_names(&body, &params),
            statics: self.static_names(&body),
            is_object: node.kind() == "object_declaration",
            settings: self.settings_of(node),
        };
        let generics = self.generics(node);
        let keys = self.keys_of(node);
        self.scoped(Scope { kind: Kind::Class(scope), generics, ..Scope::default() }, || {
            let mut members = Members::default();
            let span = self.cx.span(node);
            let bases = find("delegation_specifiers").map_or_else(Vec::new, children);
            let (mut constructor, bases) = self.scoped(Scope::default(), || {
                let params = self.primary(&params, &keys, is_data, &mut members);
                (params, self.bases(&bases, &mut members))
            });
            if is_enum {
                constructor.push(enum_name(span));
            }
            // Initializers see the parameters too.
            let bound = params.iter().filter_map(|param| name_of(*param)).map(|name| self.plain(name));
            let names = bound.map(|name| (name.clone(), name.as_str().into())).collect();
            self.scoped(Scope { names, ..Scope::default() }, || {
                for part in body.iter().filter(|part| is_initializer(**part)) {
                    self.initializer(*part, &keys, &mut members);
                }
            });
            for part in body.iter().filter(|part| !is_initializer(**part)) {
                self.class_member(*part, &keys, &mut members);
            }
            if is_enum {
                self.cases(&body, &mut members);
            }
            let Members { fields, mut methods, init, secondary } = members;
            if !constructor.is_empty() || !init.is_empty() {
                let at = name.as_ref().map_or(Span { start: span.start, end: span.start }, |name| name.span);
                let function = Function::closure(constructor, init, Yields::No, at);
                methods.insert(0, Method { function: shared(function), kind: MethodKind::Constructor });
            }
            methods.extend(secondary);
            Class { bases, fields, methods, ..nothing(name, span) }
        })
    }

    fn modifiers(&self, node: Node<'_>) -> String {
        let modifiers = children(node).into_iter().find(|part| part.kind() == "modifiers");
        let words = modifiers.map_or_else(Vec::new, children).into_iter().filter(|part| part.kind() != "annotation");
        words.map(|word| self.cx.str(word)).collect::<Vec<_>>().join(" ")
    }

    fn member_names(&self, body: &[Node<'_>], params: &[Node<'_>]) -> HashSet<String> {
        let mut names = HashSet::new();
        for part in body {
            match part.kind() {
                "property_declaration" => {
                    let property = self.property_parts(*part);
                    names.extend(
                        property.declared.filter(|_| property.receiver.is_none()).and_then(name_of).map(|name| self.plain(name)),
                    );
                }
                "function_declaration" => {
                    let name = part.child_by_field_name("name");
                    names.extend(name.filter(|name| self.receiver_of(*part, *name).is_none()).map(|name| self.plain(name)));
                }
                _ => {}
            }
        }
        let is_field = |param: &&Node<'_>| has_token(**param, "val") || has_token(**param, "var");
        names.extend(params.iter().filter(is_field).filter_map(|param| name_of(*param)).map(|name| self.plain(name)));
        names
    }

    fn static_names(&self, body: &[Node<'_>]) -> HashSet<String> {
        let mut names = HashSet::new();
        for part in body {
            match part.kind() {
                "companion_object" => {
                    let inner = children(*part).into_iter().find(|part| part.kind() == "class_body");
                    names.extend(self.member_names(&inner.map_or_else(Vec::new, children), &[]));
                }
                "enum_entry" => names.extend(name_of(*part).map(|name| self.plain(name))),
                _ => {}
            }
        }
        names
    }

    /// The parameters of the primary constructor; those with `val` are fields.
    fn primary(&self, nodes: &[Node<'_>], keys: &Keys, is_data: bool, members: &mut Members) -> Vec<Param> {
        let mut params = Vec::new();
        for node in nodes {
            let parts = children(*node);
            let Some(name) = parts.iter().find(|part| part.kind() == "identifier") else { continue };
            let ident = self.ident(*name);
            let ty = self.type_within(*node);
            let end = parts.iter().position(|part| is_type(*part)).map_or(parts.len(), |at| at + 1);
            let default = parts.get(end).map(|default| self.expr(*default));
            let is_field = has_token(*node, "val") || has_token(*node, "var");
            let is_rest = has_word(&self.modifiers(*node), "vararg");
            let kind = if is_rest { ParamKind::Rest } else { ParamKind::Plain };
            let pattern = typed(Pattern::Name(ident.clone()), ty.clone());
            let is_nullable = parts.iter().any(|part| part.kind() == "nullable_type");
            let optional = keys.allows_missing(default.is_some(), is_nullable);
            let given = self.annotated_value(*node).filter(|_| default.is_none());
            let pattern = match default.or(given) {
                Some(default) => Pattern::Default(Box::new(pattern), Box::new(default)),
                None => pattern,
            };
            self.declare(&ident.name, &ident.name);
            // Lazy properties see those too that are no fields.
            params.push(Param { pattern, kind, field: Some(ident.name.clone()) });
            if is_field {
                if is_data {
                    members.methods.push(component(members.methods.len() + 1, &ident, self.cx.span(*node)));
                }
                members.fields.push(self.field(*node, ident, ty, optional));
            }
        }
        params
    }

    fn field(&self, node: Node<'_>, name: Ident, ty: Option<Type>, optional: bool) -> ClassField {
        let (key, mut aliases) = self.key(node, &name);
        // A mapper that is set up elsewhere may say so.
        if key.name == name.name {
            let snake = snake_case(&name.name);
            if *snake != *name.name {
                aliases.push(Ident { name: snake.as_str().into(), span: name.span });
            }
        }
        ClassField { name, key, ty, value: None, is_static: false, optional, flatten: false, aliases }
    }

    /// What the class extends. A call of the constructor above, and what is handed on to another object, run when it is made.
    fn bases(&self, specifiers: &[Node<'_>], members: &mut Members) -> Vec<Expr> {
        let mut bases = Vec::new();
        for specifier in specifiers.iter().flat_map(|specifier| children(*specifier)) {
            let inner = children(specifier);
            let span = self.cx.span(specifier);
            let class = |ty: Node<'_>| match self.ty(ty) {
                Type::Named(class) => Some(*class),
                _ => None,
            };
            match specifier.kind() {
                "constructor_invocation" => {
                    bases.extend(inner.first().and_then(|ty| class(*ty)));
                    let args = inner.get(1).map_or_else(Vec::new, |args| self.arguments_of(*args));
                    let callee = Box::new(Expr::new(ExprKind::Super, span));
                    members.init.push(Stmt::Expr(Expr::new(ExprKind::Call { callee, args }, span)));
                }
                "explicit_delegation" => {
                    bases.extend(inner.first().and_then(|ty| class(*ty)));
                    if let Some(to) = inner.get(1) {
                        let to = self.expr(*to);
                        members.init.push(put(CONTENT, span, to));
                    }
                }
                _ if is_type(specifier) => bases.extend(class(specifier)),
                _ => {}
            }
        }
        bases
    }

    /// `init { … }`, a property with a value.
    fn initializer(&self, node: Node<'_>, keys: &Keys, members: &mut Members) {
        if node.kind() == "anonymous_initializer" {
            for block in children(node) {
                members.init.push(Stmt::Block(self.branch(block, Last::Dropped)));
            }
            return;
        }
        let parts = self.property_parts(node);
        let Some(declared) = parts.declared else { return };
        let Some(ident) = name_of(declared).map(|name| self.ident(name)) else { return };
        let ty = self.type_within(declared);
        let getter = |function: Function| Method { function: shared(function), kind: MethodKind::Getter };
        if let Some(getter_node) = parts.getter {
            let mut function = self.accessor(getter_node, Some(ident));
            function.returns = function.returns.or(ty.filter(|ty| !matches!(ty, Type::Any)));
            members.methods.push(getter(function));
            return;
        }
        let value = match (parts.value, parts.delegate) {
            (Some(value), _) => {
                if let Some(ty) = self.token(value) {
                    self.tokens.borrow_mut().insert(ident.name.to_string(), ty);
                }
                Some(self.expr(value))
            }
            (None, Some(delegate)) => {
                if let Some(lambda) = self.lazy(delegate) {
                    let span = self.cx.span(node);
                    let (_, nodes) = super::control::lambda_parts(lambda);
                    let mut body = self.parameters_of_instance(Span { end: span.start, ..span });
                    body.extend(self.in_block(|| self.statements(&nodes, Last::Return)));
                    let returns = ty.filter(|ty| !matches!(ty, Type::Any));
                    let function =
                        Function { name: Some(ident), returns, ..Function::closure(Vec::new(), body, Yields::No, span) };
                    members.methods.push(getter(function));
                    return;
                }
                match self.injected(delegate) {
                    Some(ty) => {
                        members.fields.push(own_field(ident, Some(ty)));
                        return;
                    }
                    None => Some(self.delegated(delegate, declared)),
                }
            }
            (None, None) => self.annotated_value(node),
        };
        let required = value.is_none() && !has_word(&self.modifiers(node), "abstract");
        let is_nullable = children(declared).iter().any(|part| part.kind() == "nullable_type");
        let optional = !(required && keys.is_serializable) || keys.allows_missing(!required, is_nullable);
        if let Some(value) = value {
            let value = super::types::cast(value, ty.clone());
            members.init.push(put(&ident.name, ident.span, value));
        }
        members.fields.push(self.field(node, ident, ty, optional));
    }

    /// Gives the parameters of the constructor the values that the instance was made with.
    fn parameters_of_instance(&self, at: Span) -> Vec<Stmt> {
        let scopes = self.scopes.borrow();
        let mut names: Vec<_> = scopes.last().map_or_else(Vec::new, |scope| scope.names.values().cloned().collect());
        names.sort();
        let bound = |name: super::super::ir::Sym| {
            let value = Expr::member(Expr::new(ExprKind::This, at), &name, at, at);
            Stmt::Bind { pattern: Pattern::Name(Ident { name, span: at }), value, scope: Binds::Local }
        };
        names.into_iter().map(bound).collect()
    }

    /// What the engine calls an operator that is declared under that name.
    fn operator_hook(&self, node: Node<'_>, name: &str) -> Option<&'static str> {
        let hook = match name {
            "get" => INDEX_HOOK,
            "invoke" => CALL_HOOK,
            _ => return None,
        };
        has_word(&self.modifiers(node), "operator").then_some(hook)
    }

    fn class_member(&self, node: Node<'_>, keys: &Keys, members: &mut Members) {
        match node.kind() {
            "function_declaration" => {
                let Some(name) = node.child_by_field_name("name") else { return };
                let ident = self.ident(name);
                if !self.has_body(node) {
                    return;
                }
                let function = self.function(node, Some(ident.clone()));
                let is_operator = has_word(&self.modifiers(node), "operator");
                let function = shared(function);
                if let Some(hook) = self.operator_hook(node, &ident.name) {
                    let name = Some(Ident { name: hook.into(), span: ident.span });
                    let function = Function { name, ..(*function).clone() };
                    members.methods.push(Method { function: shared(function), kind: MethodKind::Plain });
                }
                if &*ident.name == "getValue" && is_operator {
                    members.methods.push(delegate_hook(ident.span));
                }
                members.methods.push(Method { function, kind: MethodKind::Plain });
            }
            "companion_object" => self.companion(node, keys, members),
            "class_declaration" | "object_declaration" => {
                let Some(ident) = node.child_by_field_name("name").map(|name| self.ident(name)) else { return };
                let value = if node.kind() == "object_declaration" {
                    self.instance(node, Some(&ident))
                } else {
                    let class = self.class(node, Some(ident.clone()));
                    Expr::new(ExprKind::Class(shared(class)), self.cx.span(node))
                };
                members.fields.push(static_field(ident, value));
            }
            "secondary_constructor" => members.secondary.push(self.secondary(node)),
            _ => {}
        }
    }

    /// Members of a companion are the class's own.
    fn companion(&self, node: Node<'_>, keys: &Keys, members: &mut Members) {
        let body = children(node).into_iter().find(|part| part.kind() == "class_body").map_or_else(Vec::new, children);
        for part in body {
            match part.kind() {
                "property_declaration" => {
                    let parts = self.property_parts(part);
                    let Some(declared) = parts.declared else { continue };
                    if parts.receiver.is_some() {
                        continue;
                    }
                    let Some(ident) = name_of(declared).map(|name| self.ident(name)) else { continue };
                    let value = match (parts.value, parts.delegate, parts.getter) {
                        (Some(value), ..) => {
                            if let Some(ty) = self.token(value) {
                                self.tokens.borrow_mut().insert(ident.name.to_string(), ty);
                            }
                            self.expr(value)
                        }
                        (_, Some(delegate), _) => self.delegated(delegate, declared),
                        (_, _, Some(getter)) => {
                            let function = self.accessor(getter, None);
                            let span = function.span;
                            Expr::call(Expr::new(ExprKind::Function(shared(function)), span), Vec::new(), span)
                        }
                        _ => continue,
                    };
                    let value = super::types::cast(value, self.type_within(declared));
                    members.fields.push(static_field(ident, value));
                }
                "function_declaration" => {
                    let before = members.methods.len();
                    self.class_member(part, keys, members);
                    members.methods.iter_mut().skip(before).for_each(|method| method.kind = MethodKind::Static);
                }
                "anonymous_initializer" => {}
                _ => self.class_member(part, keys, members),
            }
        }
        let name = node.child_by_field_name("name").map_or_else(
            || Ident { name: "Companion".into(), span: Span { start: node.start_byte() as u32, end: node.start_byte() as u32 } },
            |name| self.ident(name),
        );
        let span = name.span;
        members.fields.push(static_field(name, Expr::new(ExprKind::ThisClass, span)));
    }

    fn secondary(&self, node: Node<'_>) -> Method {
        let span = self.cx.span(node);
        let parts = children(node);
        self.in_block(|| {
            let params = parts
                .iter()
                .find(|part| part.kind() == "function_value_parameters")
                .map_or_else(Vec::new, |list| self.params(*list));
            let mut body = Vec::new();
            for part in &parts {
                match part.kind() {
                    "constructor_delegation_call" => {
                        let at = self.cx.span(*part);
                        let args = children(*part)
                            .into_iter()
                            .find(|part| part.kind() == "value_arguments")
                            .map_or_else(Vec::new, |args| self.arguments_of(args));
                        let callee = if has_token(*part, "super") {
                            Expr::new(ExprKind::Super, at)
                        } else {
                            let this = Expr::new(ExprKind::This, at);
                            Expr::access(this, Expr::text(CONSTRUCTOR, at), Style::Method, at)
                        };
                        body.push(Stmt::Expr(Expr::new(ExprKind::Call { callee: Box::new(callee), args }, at)));
                    }
                    "block" => body.extend(self.branch(*part, Last::Dropped)),
                    _ => {}
                }
            }
            Method { function: shared(Function::closure(params, body, Yields::No, span)), kind: MethodKind::Constructor }
        })
    }

    /// The cases of an enumeration: instances in fields of the class.
    fn cases(&self, body: &[Node<'_>], members: &mut Members) {
        let mut all = Vec::new();
        for entry in body.iter().filter(|part| part.kind() == "enum_entry") {
            let span = self.cx.span(*entry);
            let Some(ident) = name_of(*entry).map(|name| self.ident(name)) else { continue };
            let args = children(*entry).into_iter().find(|part| part.kind() == "value_arguments");
            let mut args = args.map_or_else(Vec::new, |args| self.arguments_of(args));
            args.push(Arg {
                value: Expr::text(&ident.name, ident.span),
                name: Some(Ident { name: ENUM_NAME.into(), span: ident.span }),
                spread: false,
            });
            let class = Box::new(Expr::new(ExprKind::ThisClass, span));
            members.fields.push(static_field(ident.clone(), Expr::new(ExprKind::New { class, args }, span)));
            let case = Expr::member(Expr::new(ExprKind::ThisClass, span), &ident.name, ident.span, span);
            all.push(Arg::of(case));
        }
        let Some(first) = body.first().map(|node| self.cx.span(*node)) else { return };
        let at = Span { start: first.start, end: first.start };
        members.fields.push(static_field(Ident { name: "entries".into(), span: at }, Expr::new(ExprKind::List(all.clone()), at)));
        let values = Function {
            name: Some(Ident { name: "values".into(), span: at }),
            ..Function::closure(Vec::new(), vec![Stmt::Return(Some(Expr::new(ExprKind::List(all), at)))], Yields::No, at)
        };
        members.methods.push(Method { function: shared(values), kind: MethodKind::Static });
    }

    // ---- annotations

    fn annotations<'t>(&self, node: Node<'t>) -> Vec<(String, Vec<super::calls::Argument<'t>>)> {
        let modifiers = children(node).into_iter().filter(|part| part.kind() == "modifiers");
        let mut all = Vec::new();
        for annotation in modifiers.flat_map(children).filter(|part| part.kind() == "annotation") {
            for part in children(annotation) {
                let (ty, args) = match part.kind() {
                    "constructor_invocation" => {
                        let inner = children(part);
                        let args = inner.get(1).map_or_else(Vec::new, |list| self.argument_nodes(*list));
                        (inner.first().copied(), args)
                    }
                    "user_type" => (Some(part), Vec::new()),
                    _ => continue,
                };
                let name = ty.and_then(|ty| children(ty).into_iter().rev().find(|part| part.kind() == "identifier"));
                all.extend(name.map(|name| (self.plain(name), args)));
            }
        }
        all
    }

    /// The key that a property has in data, and its other names there.
    fn key(&self, node: Node<'_>, name: &Ident) -> (Ident, Vec<Ident>) {
        let mut key = name.clone();
        let mut aliases = Vec::new();
        for (annotation, args) in self.annotations(node) {
            let texts = args.iter().filter_map(|argument| self.literal(argument.value)).collect::<Vec<_>>();
            match &*annotation {
                "SerialName" | "JsonProperty" | "SerializedName" | "Json" | "JsonAttribute" | "JsonbProperty" => {
                    let named = |argument: &&super::calls::Argument<'_>| {
                        argument.name.is_none_or(|name| matches!(self.cx.str(name), "value" | "name"))
                    };
                    if let Some(text) = args.iter().find(named).and_then(|argument| self.literal(argument.value)) {
                        key = text;
                    }
                    let others = args
                        .iter()
                        .filter(|argument| argument.name.is_some_and(|name| matches!(self.cx.str(name), "alternate" | "names")));
                    for argument in others {
                        aliases.extend(children(argument.value).into_iter().filter_map(|item| self.literal(item)));
                    }
                }
                "JsonNames" | "JsonAlias" => aliases.extend(texts),
                "Transient" | "JsonIgnore" => key.name = "".into(),
                _ => {}
            }
        }
        (key, aliases)
    }

    /// A literal text, and constants.
    fn literal(&self, node: Node<'_>) -> Option<Ident> {
        if node.kind() == "identifier" {
            return None;
        }
        match self.expr(node).kind {
            ExprKind::Text { value, content, .. } => Some(Ident { name: value, span: content }),
            _ => None,
        }
    }

    /// What a container puts there: `@Value("\${influx.token}")`, `@ConfigProperty(name = "influx.token")`, and what fills a
    /// class of settings.
    fn annotated_value(&self, node: Node<'_>) -> Option<Expr> {
        for (annotation, args) in self.annotations(node) {
            let named = |argument: &&super::calls::Argument<'_>| {
                argument.name.is_none_or(|name| matches!(self.cx.str(name), "value" | "name"))
            };
            let Some(node) = args.iter().find(named).map(|argument| argument.value) else { continue };
            match &*annotation {
                "Value" => return self.placeholder(self.cx.span(node)),
                "ConfigProperty" | "Property" => return Some(setting(self.expr(node), None)),
                _ => {}
            }
        }
        let ClassScope { settings, .. } = self.class_around()?;
        let name =
            self.ident(name_of(children(node).into_iter().find(|part| part.kind() == "variable_declaration").unwrap_or(node))?);
        let text = format!("{}{}", settings?, name.name);
        let at = Span { end: name.span.start, ..name.span };
        Some(setting(Expr::new(ExprKind::Text { value: text.into(), content: at, exact: false }, name.span), None))
    }

    /// `\${influx.token:none}`, `#{environment.INFLUX_TOKEN}`: a setting, with what stands for it where there is none.
    fn placeholder(&self, within: Span) -> Option<Expr> {
        let text = self.cx.text.get(within.range())?;
        let start = text.find("${").map(|at| at + 2).or_else(|| text.find("#{environment.").map(|at| at + 14))?;
        let inner = text.get(start..text.rfind('}').filter(|end| *end > start)?)?;
        let (name, default) = inner.split_once(':').map_or((inner, None), |(name, default)| (name, Some(default)));
        let span = |part: &str| {
            let start = within.start as usize + (part.as_ptr() as usize - text.as_ptr() as usize);
            Span::new(start, start + part.len())
        };
        let default = default.map(|text| self.placeholder(span(text)).unwrap_or_else(|| Expr::text(text, span(text))));
        Some(setting(Expr::text(name, span(name)), default))
    }

    /// What stands before the names of the settings that a class holds: `@ConfigurationProperties("influx")`.
    fn settings_of(&self, node: Node<'_>) -> Option<String> {
        let of_settings =
            |name: &str| matches!(name, "ConfigurationProperties" | "ConfigMapping" | "ConfigProperties" | "EachProperty");
        let (_, args) = self.annotations(node).into_iter().find(|(name, _)| of_settings(name))?;
        let prefix = args.first().and_then(|argument| self.literal(argument.value));
        Some(prefix.map_or_else(String::new, |prefix| format!("{}.", prefix.name)))
    }

    fn keys_of(&self, node: Node<'_>) -> Keys {
        let text = self.cx.text;
        let is_serializable = self.annotations(node).iter().any(|(name, _)| name == "Serializable");
        Keys {
            is_serializable,
            is_jackson: !is_serializable
                && (text.contains("com.fasterxml.jackson")
                    || text.contains("tools.jackson")
                    || text.contains("com.squareup.moshi")),
            allows_null: text.contains("explicitNulls = false"),
        }
    }
}

/// What the program's settings say under a name.
fn setting(name: Expr, default: Option<Expr>) -> Expr {
    let at = name.span;
    let arguments = std::iter::once(name).chain(default).collect();
    Expr::call(Expr::name("container.setting", at), arguments, at)
}

/// How the decoder of a class finds its fields, as far as the file tells.
struct Keys {
    /// Of `kotlinx.serialization`: what has no default must be there.
    is_serializable: bool,
    /// Of Jackson's Kotlin module, or Moshi's: what has no default and can't be null must be there.
    is_jackson: bool,
    allows_null: bool,
}

impl Keys {
    /// Whether decoding goes on where the key is missing.
    const fn allows_missing(&self, has_default: bool, is_nullable: bool) -> bool {
        if has_default {
            return true;
        }
        if self.is_serializable { is_nullable && self.allows_null } else { is_nullable || !self.is_jackson }
    }
}

/// What a secondary constructor calls the others by.
pub(super) const CONSTRUCTOR: &str = "·constructor";
/// The parameter of an enumeration's cases that is their name.
const ENUM_NAME: &str = "name·";

fn is_initializer(node: Node<'_>) -> bool {
    matches!(node.kind(), "property_declaration" | "anonymous_initializer")
}

fn has_word(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|one| one == word)
}

fn nothing(name: Option<Ident>, span: Span) -> Class {
    Class {
        name,
        bases: Vec::new(),
        fields: Vec::new(),
        methods: Vec::new(),
        body: Vec::new(),
        span,
        erased: false,
        alias: None,
        decorators: Vec::new(),
    }
}

/// A function that is called like a method of something else.
fn extension(function: Function, kind: MethodKind) -> Stmt {
    let span = function.span;
    let methods = vec![Method { function: shared(function), kind }];
    Stmt::Class(shared(Class { erased: true, alias: Some(Type::Any), methods, ..nothing(None, span) }))
}

/// `this.name = value`
fn put(name: &str, span: Span, value: Expr) -> Stmt {
    let this = Expr::new(ExprKind::This, Span { start: span.start, end: span.start });
    let place = Expr::access(this, Expr::text(name, span), Style::Member, span);
    Stmt::Bind { pattern: Pattern::Place(Box::new(place)), value, scope: Binds::Local }
}

fn own_field(name: Ident, ty: Option<Type>) -> ClassField {
    let key = Ident { name: "".into(), span: name.span };
    ClassField { name, key, ty, value: None, is_static: false, optional: true, flatten: false, aliases: Vec::new() }
}

fn static_field(name: Ident, value: Expr) -> ClassField {
    ClassField { value: Some(value), is_static: true, ..own_field(name, None) }
}

/// `component1()`, what a destructuring takes.
fn component(number: usize, name: &Ident, span: Span) -> Method {
    let at = Span { start: name.span.start, end: name.span.start };
    let value = Expr::access(Expr::new(ExprKind::This, at), Expr::text(&name.name, name.span), Style::Property, name.span);
    let function = Function {
        name: Some(Ident { name: format!("component{number}").as_str().into(), span: name.span }),
        ..Function::closure(Vec::new(), vec![Stmt::Return(Some(value))], Yields::No, span)
    };
    Method { function: shared(function), kind: MethodKind::Plain }
}

/// What answers for a property that is delegated to an object: its `getValue(owner, property)`.
fn delegate_hook(span: Span) -> Method {
    let at = Span { start: span.start, end: span.start };
    let pattern = Pattern::Name(Ident { name: "property·".into(), span: at });
    let this = Expr::new(ExprKind::This, at);
    let callee = Expr::access(this, Expr::text("getValue", at), Style::Method, at);
    let call = Expr::call(callee, vec![Expr::null(at), Expr::name("property·", at)], at);
    let param = Param { pattern, kind: ParamKind::Plain, field: None };
    let function = Function {
        name: Some(Ident { name: INDEX_HOOK.into(), span: at }),
        ..Function::closure(vec![param], vec![Stmt::Return(Some(call))], Yields::No, span)
    };
    Method { function: shared(function), kind: MethodKind::Plain }
}

/// The parameter by which a case of an enumeration gets its name.
fn enum_name(span: Span) -> Param {
    let at = Span { start: span.start, end: span.start };
    let name = Pattern::Name(Ident { name: ENUM_NAME.into(), span: at });
    let default = Expr::null(at);
    Param { pattern: Pattern::Default(Box::new(name), Box::new(default)), kind: ParamKind::Plain, field: Some("name".into()) }
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}
