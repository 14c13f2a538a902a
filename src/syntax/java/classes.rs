//! Classes, interfaces, records and enumerations, and their methods.

use std::collections::HashMap;
use std::sync::Arc;

use tree_sitter::Node;

use super::{Around, Java, bind, is_class, start_of, this};
use crate::syntax::ir::{
    Arg, Class, ClassField, Expr, ExprKind, Function, FunctionKind, Ident, Method, MethodKind, Param, ParamKind, Pattern, Span,
    Stmt, Style, Type, Yields,
};
use crate::syntax::tree::{children, fields, has_token};

/// What a constructor is called by another of the same class.
pub(super) const CONSTRUCTOR: &str = "<init>";

impl<'a> Java<'a> {
    /// A class, and in what holds other classes, the name by which these know its instance.
    pub(super) fn class_statement(&self, node: Node<'_>) -> Vec<Stmt> {
        let depth = self.around.borrow().len();
        let (class, holds_classes, instance) = self.class(node);
        let name = class.name.clone();
        let mut all = vec![Stmt::Class(Arc::new(class))];
        if let (true, 0, Some(name)) = (holds_classes, depth, name) {
            all.push(any_instance(&name, &instance));
        }
        all
    }

    fn class(&self, node: Node<'_>) -> (Class, bool, String) {
        let name = node.child_by_field_name("name").map(|name| self.cx.ident(name));
        let mut bases = Vec::new();
        for clause in children(node) {
            match clause.kind() {
                "superclass" => bases.extend(children(clause)),
                "super_interfaces" | "extends_interfaces" => bases.extend(children(clause).into_iter().flat_map(children)),
                _ => {}
            }
        }
        let bases = bases.into_iter().filter_map(|base| self.base(base)).collect();
        let body = node.child_by_field_name("body");
        self.class_with(node, name, bases, body)
    }

    fn base(&self, node: Node<'_>) -> Option<Expr> {
        let node = if node.kind() == "generic_type" { node.named_child(0)? } else { node };
        let name: String = self.cx.str(node).chars().filter(|c| !c.is_whitespace()).collect();
        Some(self.class_named(&name, self.cx.span(node)))
    }

    /// A class in an expression: `new Base(…) { … }`.
    pub(super) fn anonymous(&self, body: Node<'_>, base: Node<'_>) -> Class {
        let bases = self.base(base).into_iter().collect();
        self.class_with(body, None, bases, Some(body)).0
    }

    /// The class, whether classes stand in it, and what its instance is called in these.
    fn class_with(&self, node: Node<'_>, name: Option<Ident>, bases: Vec<Expr>, body: Option<Node<'_>>) -> (Class, bool, String) {
        let members = members(body);
        let inherits = !bases.is_empty();
        let instance = name.as_ref().map_or_else(|| self.fresh("outer"), |name| format!("{}{}", super::MADE_UP, name.name));
        if let Some(outer) = self.around.borrow_mut().last_mut() {
            outer.holds_classes = true;
        }
        self.around.borrow_mut().push(self.around(node, name.as_ref(), &members, inherits, &instance));
        self.enter();
        for parameter in node.child_by_field_name("type_parameters").map(children).unwrap_or_default() {
            self.type_parameter(parameter);
        }
        let mut class = Class {
            name,
            bases,
            fields: Vec::new(),
            methods: Vec::new(),
            body: Vec::new(),
            span: self.cx.span(node),
            erased: false,
            alias: None,
            decorators: Vec::new(),
        };
        let outer = self.registered.take();
        // Classes within come first: others use them while the class is set up.
        for &member in members.iter().filter(|member| is_class(**member)) {
            self.cx.deeper(member, || (), || self.nested(member, &mut class));
        }
        if node.kind() == "record_declaration" {
            self.components(node, &mut class);
        }
        for &member in &members {
            self.member(member, node, &mut class);
        }
        self.of_annotations(node, &members, &mut class);
        self.registered.replace(outer);
        self.leave();
        let around = self.around.borrow_mut().pop().unwrap_or_default();
        if around.holds_classes {
            self.name_instance(&mut class, &instance);
        }
        (class, around.holds_classes, instance)
    }

    fn around(&self, node: Node<'_>, name: Option<&Ident>, members: &[Node<'_>], inherits: bool, instance: &str) -> Around {
        let mut fields_of = HashMap::new();
        let mut methods = HashMap::new();
        let in_interface = matches!(node.kind(), "interface_declaration" | "annotation_type_declaration");
        for &member in members {
            match member.kind() {
                "field_declaration" | "constant_declaration" => {
                    for declarator in fields(member, "declarator") {
                        if let Some(name) = declarator.child_by_field_name("name") {
                            let is_static = in_interface || self.has_modifier(member, "static");
                            fields_of.insert(self.cx.str(name).to_owned(), is_static);
                        }
                    }
                }
                "enum_constant" => {
                    if let Some(name) = member.child_by_field_name("name") {
                        fields_of.insert(self.cx.str(name).to_owned(), true);
                    }
                }
                "method_declaration" => {
                    if let Some(name) = member.child_by_field_name("name") {
                        let is_static = self.has_modifier(member, "static");
                        methods.entry(self.cx.str(name).to_owned()).and_modify(|all| *all &= is_static).or_insert(is_static);
                    }
                }
                _ => {}
            }
        }
        if node.kind() == "record_declaration" {
            for component in node.child_by_field_name("parameters").map(children).unwrap_or_default() {
                if let Some(name) = component.child_by_field_name("name") {
                    fields_of.insert(self.cx.str(name).to_owned(), false);
                    methods.entry(self.cx.str(name).to_owned()).or_insert(false);
                }
            }
        }
        Around {
            name: name.map(|name| name.name.to_string()),
            instance: instance.to_owned(),
            fields: fields_of,
            methods,
            inherits,
            is_static: self.is_static_class(node),
            holds_classes: false,
        }
    }

    /// Lets the classes within know the instance: each method begins by giving it its name.
    fn name_instance(&self, class: &mut Class, instance: &str) {
        for method in &mut class.methods {
            if method.kind == MethodKind::Static {
                continue;
            }
            let at = start_of(method.function.span);
            let named = bind(Pattern::Name(Ident { name: instance.into(), span: at }), this(at));
            let mut function = (*method.function).clone();
            function.body.insert(0, named);
            method.function = Arc::new(function);
        }
    }

    fn is_static_class(&self, node: Node<'_>) -> bool {
        let is_class = node.kind() == "class_declaration";
        let in_interface = || node.parent().is_some_and(|body| body.kind() == "interface_body");
        super::is_class(node) && (!is_class || self.has_modifier(node, "static") || in_interface())
    }

    fn type_parameter(&self, node: Node<'_>) {
        if let Some(name) = children(node).into_iter().find(|child| child.kind() == "type_identifier") {
            self.type_parameters.borrow_mut().insert(self.cx.str(name).to_owned());
        }
    }

    fn nested(&self, node: Node<'_>, class: &mut Class) {
        let (inner, holds_classes, instance) = self.class(node);
        let Some(name) = inner.name.clone() else { return };
        if holds_classes {
            class.body.push(any_instance(&name, &instance));
        }
        let span = self.cx.span(node);
        class.fields.push(ClassField {
            key: Ident { name: "".into(), span: name.span },
            name,
            ty: None,
            value: Some(Expr::new(ExprKind::Class(Arc::new(inner)), span)),
            is_static: true,
            optional: true,
            flatten: false,
            aliases: Vec::new(),
        });
    }

    fn member(&self, member: Node<'_>, owner: Node<'_>, class: &mut Class) {
        match member.kind() {
            "field_declaration" | "constant_declaration" => {
                let in_interface = matches!(owner.kind(), "interface_declaration" | "annotation_type_declaration");
                for declarator in fields(member, "declarator") {
                    class.fields.extend(self.field(member, declarator, in_interface));
                }
            }
            "method_declaration" => {
                let kind = if self.has_modifier(member, "static") { MethodKind::Static } else { MethodKind::Plain };
                class.methods.push(Method { function: Arc::new(self.method(member)), kind });
            }
            "constructor_declaration" => {
                let function = Arc::new(self.constructor(member, class));
                class.methods.push(Method { function, kind: MethodKind::Constructor });
            }
            "compact_constructor_declaration" => {
                let function = Arc::new(self.compact_constructor(member, owner));
                class.methods.push(Method { function, kind: MethodKind::Constructor });
            }
            "static_initializer" => {
                class.body.extend(children(member).into_iter().flat_map(|block| self.block(block)));
            }
            // An initializer of instances.
            "block" => {
                let span = self.cx.span(member);
                let name: crate::syntax::ir::Sym = self.fresh("set").into();
                class.fields.push(ClassField {
                    key: Ident { name: "".into(), span },
                    name: Ident { name, span },
                    ty: None,
                    value: Some(Expr::new(ExprKind::Block(self.block(member)), span)),
                    is_static: false,
                    optional: true,
                    flatten: false,
                    aliases: Vec::new(),
                });
            }
            "enum_constant" => class.fields.extend(self.enum_constant(member, class)),
            _ => {}
        }
    }

    fn field(&self, node: Node<'_>, declarator: Node<'_>, in_interface: bool) -> Option<ClassField> {
        let name = self.cx.ident(declarator.child_by_field_name("name")?);
        let is_static = in_interface || self.has_modifier(node, "static");
        let value = declarator.child_by_field_name("value").map(|value| self.expr(value));
        let ty = node.child_by_field_name("type").map(|ty| self.ty(ty));
        let is_array = declarator.child_by_field_name("dimensions").is_some();
        let ty = match ty {
            None | Some(Type::Any) => None,
            Some(ty) if is_array => Some(Type::List(Box::new(ty))),
            ty => ty,
        };
        let given = if is_static { None } else { self.given_to(node, node.child_by_field_name("type")) };
        let no_data = is_static || self.has_modifier(node, "transient");
        let mut field = ClassField {
            key: Ident { name: if no_data { "".into() } else { name.name.clone() }, span: name.span },
            name,
            ty,
            value: value.or(given),
            is_static,
            optional: true,
            flatten: false,
            aliases: Vec::new(),
        };
        if !is_static {
            self.key_of_annotations(node, &mut field);
        }
        Some(field)
    }

    /// A constant is an instance that knows its name.
    fn enum_constant(&self, node: Node<'_>, class: &Class) -> Option<ClassField> {
        let name = self.cx.ident(node.child_by_field_name("name")?);
        let span = self.cx.span(node);
        let own = Expr::name(&class.name.as_ref()?.name, name.span);
        let of = match node.child_by_field_name("body") {
            Some(body) => {
                let (inner, ..) = self.class_with(body, None, vec![own], Some(body));
                Expr::new(ExprKind::Class(Arc::new(inner)), self.cx.span(body))
            }
            None => own,
        };
        let args = node.child_by_field_name("arguments").map(|list| self.arguments(list)).unwrap_or_default();
        let made = Expr::new(ExprKind::New { class: Box::new(of), args }, span);
        let constant: crate::syntax::ir::Sym = self.fresh("constant").into();
        let held = || Expr::name(&constant, name.span);
        let text = Expr::text(&name.name, name.span);
        let named = Expr::member(held(), NAME, name.span, name.span);
        let body = vec![
            bind(Pattern::Name(Ident { name: constant.clone(), span: name.span }), made),
            bind(Pattern::Place(Box::new(named)), text),
            Stmt::Return(Some(held())),
        ];
        Some(ClassField {
            key: Ident { name: "".into(), span: name.span },
            value: Some(Expr::run(body, Yields::No, span)),
            name,
            ty: None,
            is_static: true,
            optional: true,
            flatten: false,
            aliases: Vec::new(),
        })
    }

    /// The fields of a record, and its accessors.
    fn components(&self, node: Node<'_>, class: &mut Class) {
        let body = node.child_by_field_name("body").map(children).unwrap_or_default();
        let compact = body.into_iter().find(|member| member.kind() == "compact_constructor_declaration");
        for component in node.child_by_field_name("parameters").map(children).unwrap_or_default() {
            let Some(name) = component.child_by_field_name("name").map(|name| self.cx.ident(name)) else { continue };
            // What the constructor looks at, every instance reads.
            let optional = !compact.is_some_and(|compact| self.mentions(compact, &name.name));
            let ty = component.child_by_field_name("type").map(|ty| self.ty(ty)).filter(|ty| !matches!(ty, Type::Any));
            let mut field = ClassField {
                key: name.clone(),
                name,
                ty,
                value: self.given_to(component, component.child_by_field_name("type")),
                is_static: false,
                optional,
                flatten: false,
                aliases: Vec::new(),
            };
            self.key_of_annotations(component, &mut field);
            class.fields.push(field);
        }
    }

    fn mentions(&self, node: Node<'_>, name: &str) -> bool {
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if node.kind() == "identifier" && self.cx.str(node) == name {
                return true;
            }
            open.extend(children(node));
        }
        false
    }

    // ---- methods

    pub(super) fn method(&self, node: Node<'_>) -> Function {
        let name = node.child_by_field_name("name").map(|name| self.cx.ident(name));
        self.enter();
        for parameter in node.child_by_field_name("type_parameters").map(children).unwrap_or_default() {
            self.type_parameter(parameter);
        }
        let params = node.child_by_field_name("parameters").map(|list| self.params(list)).unwrap_or_default();
        let outer = self.registered.replace(self.registered(node));
        let body = node.child_by_field_name("body").map(|body| self.block(body)).unwrap_or_default();
        self.registered.replace(outer);
        self.leave();
        let returns = node.child_by_field_name("type").map(|ty| self.ty(ty)).filter(|ty| !matches!(ty, Type::Any));
        Function {
            name,
            params,
            body,
            span: self.cx.span(node),
            kind: FunctionKind::Lexical,
            yields: Yields::No,
            returns,
            decorators: Vec::new(),
        }
    }

    fn constructor(&self, node: Node<'_>, class: &Class) -> Function {
        let span = self.cx.span(node);
        self.enter();
        let params = node.child_by_field_name("parameters").map(|list| self.params(list)).unwrap_or_default();
        let body = node.child_by_field_name("body");
        let delegates =
            body.is_some_and(|body| children(body).iter().any(|child| child.kind() == "explicit_constructor_invocation"));
        let mut stmts = body.map(|body| self.block(body)).unwrap_or_default();
        self.leave();
        if !delegates && !class.bases.is_empty() {
            let at = start_of(span);
            stmts.insert(0, Stmt::Expr(Expr::call(Expr::new(ExprKind::Super, at), Vec::new(), at)));
        }
        self.function(CONSTRUCTOR, params, stmts, span, node)
    }

    /// `record R(String user) { R { user = user.trim(); } }`
    fn compact_constructor(&self, node: Node<'_>, record: Node<'_>) -> Function {
        self.enter();
        let params = record.child_by_field_name("parameters").map(|list| self.params(list)).unwrap_or_default();
        let mut stmts = node.child_by_field_name("body").map(|body| self.block(body)).unwrap_or_default();
        for component in record.child_by_field_name("parameters").map(children).unwrap_or_default() {
            if let Some(name) = component.child_by_field_name("name") {
                let (text, at) = (self.cx.str(name), self.cx.span(name));
                let place = Expr::member(this(start_of(at)), text, at, at);
                stmts.push(bind(Pattern::Place(Box::new(place)), Expr::name(text, at)));
            }
        }
        self.leave();
        self.function(CONSTRUCTOR, params, stmts, self.cx.span(node), node)
    }

    fn function(&self, name: &str, params: Vec<Param>, body: Vec<Stmt>, span: Span, node: Node<'_>) -> Function {
        let at = node.child_by_field_name("name").map_or(span, |name| self.cx.span(name));
        Function {
            name: Some(Ident { name: name.into(), span: at }),
            params,
            body,
            span,
            kind: FunctionKind::Lexical,
            yields: Yields::No,
            returns: None,
            decorators: Vec::new(),
        }
    }

    pub(super) fn params(&self, list: Node<'_>) -> Vec<Param> {
        let mut params = Vec::new();
        for node in children(list) {
            match node.kind() {
                "formal_parameter" => {
                    let pattern = self.variable(node, node.child_by_field_name("type"));
                    let pattern = match (pattern, node.child_by_field_name("type").map(|ty| self.cx.str(ty))) {
                        (pattern @ Pattern::Name(_), Some("String" | "CharSequence")) => {
                            Pattern::Typed(Box::new(pattern), Type::Text)
                        }
                        (pattern @ Pattern::Name(_), Some("int" | "long" | "Integer" | "Long")) => {
                            Pattern::Typed(Box::new(pattern), Type::Number)
                        }
                        (pattern, _) => pattern,
                    };
                    let pattern = match self.given_to(node, node.child_by_field_name("type")) {
                        Some(given) => Pattern::Default(Box::new(pattern), Box::new(given)),
                        None => pattern,
                    };
                    params.push(Param { pattern, kind: ParamKind::Plain, field: None });
                }
                "spread_parameter" => {
                    let declarator = children(node).into_iter().find(|child| child.kind() == "variable_declarator");
                    let Some(name) = declarator.and_then(|declarator| declarator.child_by_field_name("name")) else { continue };
                    self.declare(self.cx.str(name));
                    params.push(Param { pattern: Pattern::Name(self.cx.ident(name)), kind: ParamKind::Rest, field: None });
                }
                _ => {}
            }
        }
        params
    }

    /// `this(…)` or `super(…)`.
    pub(super) fn constructor_call(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let args = node.child_by_field_name("arguments").map(|list| self.arguments(list)).unwrap_or_default();
        let constructor = node.child_by_field_name("constructor");
        let at = constructor.map_or(span, |constructor| self.cx.span(constructor));
        let callee = if constructor.is_some_and(|constructor| constructor.kind() == "this") {
            Expr::access(this(start_of(at)), Expr::text(CONSTRUCTOR, at), Style::Method, at)
        } else {
            Expr::new(ExprKind::Super, at)
        };
        Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span)
    }

    pub(super) fn arguments(&self, list: Node<'_>) -> Vec<Arg> {
        children(list).into_iter().map(|argument| Arg::of(self.expr(argument))).collect()
    }

    pub(super) fn has_modifier(&self, node: Node<'_>, modifier: &str) -> bool {
        children(node).into_iter().filter(|child| child.kind() == "modifiers").any(|modifiers| has_token(modifiers, modifier))
    }
}

/// Gives any instance of a class the name that the classes within know it by.
fn any_instance(class: &Ident, instance: &str) -> Stmt {
    let any = Pattern::Name(Ident { name: instance.into(), span: class.span });
    let ty = Type::Named(Box::new(Expr::name(&class.name, class.span)));
    bind(Pattern::Typed(Box::new(any), ty), Expr::null(class.span))
}

/// The field in which a constant of an enumeration has its name.
pub(super) const NAME: &str = "·name";

/// What stands in the body of a class; of an enumeration, its constants first.
fn members<'t>(body: Option<Node<'t>>) -> Vec<Node<'t>> {
    let mut members = Vec::new();
    for member in body.map(children).unwrap_or_default() {
        if member.kind() == "enum_body_declarations" {
            members.extend(children(member));
        } else {
            members.push(member);
        }
    }
    members
}
