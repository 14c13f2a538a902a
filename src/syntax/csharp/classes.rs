//! Types and their members, functions, and the attributes that say what a property is called in data.

use std::sync::Arc;

use tree_sitter::Node;

use super::statements::typed;
use super::types::type_arguments;
use super::{Around, CSharp, Returns};
use crate::syntax::ir::{
    Arg, Class, ClassField, Expr, ExprKind, Field, Function, FunctionKind, Ident, MADE_UP, Method, MethodKind, Param, ParamKind,
    Pattern, Scope, Span, Stmt, Style, TYPE_INFO, Type, Yields,
};
use crate::syntax::tree::{children, fields, has_token};

pub(super) fn is_type(kind: &str) -> bool {
    matches!(
        kind,
        "class_declaration"
            | "struct_declaration"
            | "record_declaration"
            | "interface_declaration"
            | "enum_declaration"
            | "delegate_declaration"
    )
}

/// The members of a type so far.
#[derive(Default)]
struct Members {
    fields: Vec<ClassField>,
    methods: Vec<Method>,
    /// What runs with the class: a static constructor.
    body: Vec<Stmt>,
    /// What the parameters of the type's own are first used for: its fields' values.
    first: Vec<Stmt>,
    /// Methods that others may call on what is their first parameter.
    extensions: Vec<Method>,
}

/// What attributes say of a property.
#[derive(Default)]
struct Attributes {
    key: Option<Ident>,
    required: bool,
    ignored: bool,
    /// Its keys are the object's own.
    flatten: bool,
}

impl CSharp<'_> {
    /// Lowers a type. Those within it, and what its extension methods add to others, are left in `beside`.
    pub(super) fn class(&self, node: Node<'_>) -> Option<Stmt> {
        self.cx.deeper(node, || None, || self.declared_class(node)).map(Stmt::Class)
    }

    fn declared_class(&self, node: Node<'_>) -> Option<Arc<Class>> {
        let name = self.ident(node.child_by_field_name("name")?);
        if node.kind() == "delegate_declaration" {
            return None;
        }
        let members = self.members_of(node);
        let parameters = children(node).into_iter().find(|child| child.kind() == "parameter_list");
        let mut around = Around { name: name.name.to_string(), ..Around::default() };
        for member in &members {
            self.note_member(*member, &mut around);
        }
        for parameter in parameters.map(children).unwrap_or_default() {
            if let Some(name) = parameter.child_by_field_name("name") {
                around.members.insert(self.plain(name).to_owned(), false);
            }
        }
        for list in children(node).into_iter().filter(|child| child.kind() == "type_parameter_list") {
            let names = children(list).into_iter().filter_map(|parameter| parameter.child_by_field_name("name"));
            around.generics.extend(names.map(|name| self.plain(name).to_owned()));
        }
        self.around.borrow_mut().push(around);
        // Variables of functions around a type aren't seen in it.
        let locals = std::mem::take(&mut *self.locals.borrow_mut());
        let class = self.class_of(node, name, &members, parameters);
        *self.locals.borrow_mut() = locals;
        self.around.borrow_mut().pop();
        Some(Arc::new(class))
    }

    /// The members, also those that only some builds have.
    fn members_of<'t>(&self, node: Node<'t>) -> Vec<Node<'t>> {
        let mut members = Vec::new();
        let mut pending = node.child_by_field_name("body").map(children).unwrap_or_default();
        pending.reverse();
        while let Some(member) = pending.pop() {
            match member.kind() {
                "preproc_if" | "preproc_else" | "preproc_elif" | "ERROR" => {
                    pending.extend(children(member).into_iter().rev());
                }
                _ => members.push(member),
            }
        }
        members
    }

    fn note_member(&self, member: Node<'_>, around: &mut Around) {
        let is_static = self.is_static(member);
        match member.kind() {
            "field_declaration" | "event_field_declaration" => {
                for declaration in children(member).into_iter().filter(|child| child.kind() == "variable_declaration") {
                    let declarators = children(declaration).into_iter().filter(|child| child.kind() == "variable_declarator");
                    let names = declarators.filter_map(|declarator| declarator.child_by_field_name("name"));
                    around.members.extend(names.map(|name| (self.plain(name).to_owned(), is_static)));
                }
            }
            "enum_member_declaration" => {
                let name = member.child_by_field_name("name");
                around.members.extend(name.map(|name| (self.plain(name).to_owned(), true)));
            }
            "property_declaration" | "method_declaration" => {
                let name = member.child_by_field_name("name");
                around.members.extend(name.map(|name| (self.plain(name).to_owned(), is_static)));
            }
            kind if is_type(kind) => {
                let name = member.child_by_field_name("name");
                around.members.extend(name.map(|name| (self.plain(name).to_owned(), true)));
            }
            _ => {}
        }
    }

    fn has_modifier(&self, node: Node<'_>, modifier: &str) -> bool {
        children(node).iter().any(|child| child.kind() == "modifier" && self.cx.str(*child) == modifier)
    }

    fn is_static(&self, node: Node<'_>) -> bool {
        self.has_modifier(node, "static") || self.has_modifier(node, "const")
    }

    fn class_of(&self, node: Node<'_>, name: Ident, members: &[Node<'_>], parameters: Option<Node<'_>>) -> Class {
        let is_record = node.kind() == "record_declaration";
        let mut made = Members::default();
        let naming = self.naming_of(node);
        if let Some(parameters) = parameters
            && is_record
        {
            made.fields.extend(children(parameters).into_iter().filter_map(|parameter| self.positional(parameter)));
        }
        for member in members {
            self.cx.deeper(*member, || (), || self.declared_member(*member, parameters.is_some() && !is_record, &mut made));
        }
        let mut bases = Vec::new();
        let mut base_call = None;
        for base in children(node).into_iter().filter(|child| child.kind() == "base_list").flat_map(children) {
            let arguments = match base.kind() {
                "argument_list" => Some(base),
                "primary_constructor_base_type" => children(base).into_iter().find(|child| child.kind() == "argument_list"),
                _ => None,
            };
            base_call = base_call.or(arguments);
            if base.kind() != "argument_list" {
                bases.extend(self.type_name(base).map(|name| Expr::name(&name, self.cx.span(base))));
                made.fields.extend(self.chosen_of_base(base));
            }
        }
        // The other parts of it, wherever they are.
        if self.has_modifier(node, "partial") {
            bases.push(Expr::name(&format!("{}{MADE_UP}", name.name), name.span));
        }
        if let Some(parameters) = parameters.filter(|_| !is_record) {
            made.methods.insert(0, self.primary_constructor(node, parameters, base_call, std::mem::take(&mut made.first)));
        }
        made.fields.extend(self.generated_context(node));
        if let Some(naming) = naming {
            for field in made.fields.iter_mut().filter(|field| !field.is_static && field.key == field.name) {
                field.key.name = naming(&field.name.name).into();
            }
        }
        if !made.extensions.is_empty() {
            let span = Span { start: name.span.end, end: name.span.end };
            let extension = Class { name: None, alias: Some(Type::Any), methods: made.extensions, ..empty(None, span) };
            self.beside.borrow_mut().push(Stmt::Class(Arc::new(extension)));
        }
        Class { bases, fields: made.fields, methods: made.methods, body: made.body, ..empty(Some(name), self.cx.span(node)) }
    }

    /// What the parameters of a class stand for that another extends, for the methods that it has from there.
    fn chosen_of_base(&self, base: Node<'_>) -> Vec<ClassField> {
        let base = base.child_by_field_name("type").unwrap_or(base);
        let Some(name) = self.type_name(base).filter(|_| base.kind() == "generic_name") else { return Vec::new() };
        let chosen = self.chosen_types(&type_arguments(base), Some(&name)).into_iter();
        let fixed = |arg: Arg| Some(ClassField { value: Some(arg.value), is_static: true, ..unread(arg.name?) });
        chosen.filter_map(fixed).collect()
    }

    /// What the compiler makes for `[JsonSerializable(typeof(T))]`: `Context.Default.T` says which type is read, and how its
    /// properties are spelled in data.
    fn generated_context(&self, node: Node<'_>) -> Option<ClassField> {
        let lists = children(node).into_iter().filter(|child| child.kind() == "attribute_list");
        let (mut types, mut settings) = (Vec::new(), Vec::new());
        for attribute in lists.flat_map(children).filter(|child| child.kind() == "attribute") {
            let name = attribute.child_by_field_name("name").and_then(|name| self.type_name(name)).unwrap_or_default();
            let list = children(attribute).into_iter().find(|child| child.kind() == "attribute_argument_list");
            let arguments = list.map(children).unwrap_or_default().into_iter().filter_map(|argument| {
                let name = argument.child_by_field_name("name");
                Some((name.map_or("", |name| self.cx.str(name)), children(argument).into_iter().last()?))
            });
            let arguments: Vec<_> = arguments.collect();
            match name.trim_end_matches("Attribute") {
                "JsonSerializable" => {
                    let Some((_, of)) = arguments.first().filter(|(_, of)| of.kind() == "typeof_expression") else { continue };
                    let Some(ty) = of.child_by_field_name("type") else { continue };
                    let named = arguments.iter().find(|(name, _)| *name == "TypeInfoPropertyName");
                    let name = named.and_then(|(_, value)| Some(self.attribute_key(*value)?.name.to_string()));
                    types.push((name.unwrap_or_else(|| self.type_info_name(ty)), ty));
                }
                "JsonSourceGenerationOptions" => {
                    settings.extend(arguments.iter().map(|(name, value)| self.setting(name, self.expr(*value))));
                }
                _ => {}
            }
        }
        let name = Ident { name: "Default".into(), span: self.cx.span(node.child_by_field_name("name")?) };
        let record = |fields| Expr::new(ExprKind::Record(fields), name.span);
        let of_type = |(property, ty): &(String, Node<'_>)| {
            let class = self.setting(TYPE_INFO, self.ty(*ty).class(self.cx.span(*ty)));
            self.setting(property, record(settings.iter().cloned().chain([class]).collect()))
        };
        let mut members: Vec<Field> = types.iter().map(of_type).collect();
        members.push(self.setting("Options", record(settings.clone())));
        let value = Some(record(members));
        (!types.is_empty()).then(|| ClassField { value, is_static: true, ..unread(name.clone()) })
    }

    /// What the compiler calls the property for a type: `DictionaryStringEndpointArray`.
    fn type_info_name(&self, ty: Node<'_>) -> String {
        match ty.kind() {
            "array_type" => {
                let element = ty.child_by_field_name("type").map(|element| self.type_info_name(element));
                format!("{}Array", element.unwrap_or_default())
            }
            "generic_name" => {
                let name = self.type_name(ty).unwrap_or_default();
                type_arguments(ty).into_iter().fold(name, |name, ty| name + &self.type_info_name(ty))
            }
            "predefined_type" => match self.cx.str(ty) {
                "string" => "String",
                "object" => "Object",
                "int" => "Int32",
                "long" => "Int64",
                "bool" => "Boolean",
                "double" => "Double",
                name => name,
            }
            .to_owned(),
            _ => self.type_name(ty).unwrap_or_default(),
        }
    }

    /// How a class says that its properties are spelled in data: `[JsonObject(NamingStrategyType = typeof(…))]`.
    fn naming_of(&self, node: Node<'_>) -> Option<fn(&str) -> String> {
        let attributes = children(node).into_iter().filter(|child| child.kind() == "attribute_list");
        let text = attributes.map(|list| self.cx.str(list)).find(|text| text.contains("NamingStrategyType"))?;
        let lower: fn(&str) -> String = |name| name.to_lowercase();
        Some(if text.contains("SnakeCase") { snake_case } else { lower })
    }

    // ---- members

    fn declared_member(&self, node: Node<'_>, in_constructor: bool, made: &mut Members) {
        match node.kind() {
            "field_declaration" | "event_field_declaration" => self.fields(node, in_constructor, made),
            "property_declaration" => self.property_declaration(node, in_constructor, made),
            "indexer_declaration" => made.methods.extend(self.indexer(node)),
            "method_declaration" => self.method(node, made),
            "constructor_declaration" => self.constructor(node, made),
            "enum_member_declaration" => made.fields.extend(self.case(node)),
            kind if is_type(kind) => {
                if let Some(Stmt::Class(class)) = self.class(node) {
                    self.beside.borrow_mut().push(Stmt::Class(class.clone()));
                    let Some(name) = class.name.clone() else { return };
                    let value = Some(Expr::new(ExprKind::Class(class), name.span));
                    made.fields.push(ClassField { value, is_static: true, ..field(name) });
                }
            }
            _ => {}
        }
    }

    fn fields(&self, node: Node<'_>, in_constructor: bool, made: &mut Members) {
        let is_static = self.is_static(node);
        let attributes = self.attributes(node);
        let Some(declaration) = children(node).into_iter().find(|child| child.kind() == "variable_declaration") else { return };
        let Some(ty) = declaration.child_by_field_name("type") else { return };
        let expected = self.returns_of(ty);
        for declarator in children(declaration).into_iter().filter(|child| child.kind() == "variable_declarator") {
            let Some(name) = declarator.child_by_field_name("name") else { continue };
            let value = children(declarator).into_iter().rfind(|child| *child != name);
            let value = value.map(|value| self.in_function(value, || self.expected(value, &expected)));
            let name = self.ident(name);
            self.field(name, self.open_ty(ty), value, is_static, in_constructor, &attributes, made);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "all that a field is declared by")]
    fn field(
        &self,
        name: Ident,
        ty: Type,
        value: Option<Expr>,
        is_static: bool,
        in_constructor: bool,
        attributes: &Attributes,
        made: &mut Members,
    ) {
        let mut key = attributes.key.clone().unwrap_or_else(|| name.clone());
        if attributes.ignored {
            key.name = "".into();
        }
        // What the type's own parameters are used for is done once they are there.
        let value = match value {
            Some(value) if in_constructor && !is_static => {
                let start = Span { start: name.span.start, end: name.span.start };
                let this = Expr::new(ExprKind::This, start);
                let place = Expr::member(this, &name.name, name.span, name.span);
                made.first.push(Stmt::Bind { pattern: Pattern::Place(Box::new(place)), value, scope: Scope::Local });
                None
            }
            value => value,
        };
        let ty = Some(ty).filter(|ty| !matches!(ty, Type::Any));
        made.fields.push(ClassField {
            key,
            ty,
            value,
            is_static,
            optional: !attributes.required,
            flatten: attributes.flatten,
            ..field(name)
        });
    }

    fn property_declaration(&self, node: Node<'_>, in_constructor: bool, made: &mut Members) {
        let (Some(name), Some(ty)) = (node.child_by_field_name("name"), node.child_by_field_name("type")) else { return };
        let ident = self.ident(name);
        let is_static = self.is_static(node);
        let mut attributes = self.attributes(node);
        attributes.required |= self.has_modifier(node, "required");
        let returns = self.returns_of(ty);
        let value = node.child_by_field_name("value");
        if let Some(arrow) = value.filter(|value| value.kind() == "arrow_expression_clause") {
            let function = self.getter(ident, arrow, Some(ty), &returns);
            made.methods.push(Method { function, kind: MethodKind::Getter });
            return;
        }
        let accessors: Vec<_> = node.child_by_field_name("accessors").map(children).unwrap_or_default();
        let accessor = |name: &str| accessors.iter().find(|accessor| has_token(**accessor, name)).copied();
        let body = accessor("get").and_then(|get| get.child_by_field_name("body"));
        let settable = accessor("set").or_else(|| accessor("init"));
        if let Some(body) = body {
            let function = self.getter(ident.clone(), body, Some(ty), &returns);
            made.methods.push(Method { function, kind: MethodKind::Getter });
            if settable.is_none() {
                return;
            }
        }
        let value = value.map(|value| self.in_function(value, || self.expected(value, &returns)));
        self.field(ident, self.open_ty(ty), value, is_static, in_constructor, &attributes, made);
    }

    fn getter(&self, name: Ident, body: Node<'_>, ty: Option<Node<'_>>, returns: &Returns) -> Arc<Function> {
        let span = self.cx.span(body);
        let body = self.in_function(body, || self.function_body(body, returns.clone()));
        let returns = ty.map(|ty| self.open_ty(ty)).filter(|ty| !matches!(ty, Type::Any));
        Arc::new(Function {
            name: Some(name),
            kind: FunctionKind::Isolated,
            returns,
            ..Function::closure(Vec::new(), body, Yields::No, span)
        })
    }

    /// `this[string key]` answers `object["key"]`.
    fn indexer(&self, node: Node<'_>) -> Option<Method> {
        let accessors = node.child_by_field_name("accessors").map(children).unwrap_or_default();
        let get = accessors.into_iter().find(|accessor| has_token(*accessor, "get"));
        let body = node.child_by_field_name("value").or_else(|| get?.child_by_field_name("body"))?;
        let parameters = node.child_by_field_name("parameters")?;
        let returns = node.child_by_field_name("type").map(|ty| self.returns_of(ty)).unwrap_or_default();
        let function = self.in_function(node, || Function {
            name: Some(Ident { name: "this[]".into(), span: self.cx.span(parameters) }),
            kind: FunctionKind::Isolated,
            ..Function::closure(self.parameters(parameters), self.function_body(body, returns), Yields::No, self.cx.span(node))
        });
        Some(Method { function: Arc::new(function), kind: MethodKind::Plain })
    }

    fn method(&self, node: Node<'_>, made: &mut Members) {
        let Some(name) = node.child_by_field_name("name").map(|name| self.ident(name)) else { return };
        let is_static = self.has_modifier(node, "static");
        let function = Function { kind: FunctionKind::Isolated, ..self.function(node, Some(name.clone()), "returns") };
        let list = node.child_by_field_name("parameters").map(children).unwrap_or_default();
        let extends = list.first().is_some_and(|first| self.has_modifier(*first, "this"));
        if is_static && extends {
            made.extensions.push(self.extension(&name, &function));
        }
        let kind = if is_static { MethodKind::Static } else { MethodKind::Plain };
        made.methods.push(Method { function: Arc::new(function), kind });
    }

    /// The method as others call it on what is its first parameter.
    fn extension(&self, name: &Ident, function: &Function) -> Method {
        let class = self.around.borrow().last().map(|class| class.name.clone()).unwrap_or_default();
        let at = name.span;
        let mut params = Vec::new();
        let mut args = vec![Arg::of(Expr::new(ExprKind::This, at))];
        for (index, param) in function.params.iter().skip(1).enumerate() {
            // The types that a caller chooses keep their names.
            let chosen = pattern_name(&param.pattern).filter(|name| name.name.starts_with(MADE_UP));
            let handed = chosen.cloned().unwrap_or_else(|| Ident { name: format!("{MADE_UP}given{index}").into(), span: at });
            let spread = param.kind == ParamKind::Rest;
            args.push(Arg { value: Expr::name(&handed.name, at), name: chosen.cloned(), spread });
            let pattern = Pattern::Name(handed);
            let pattern = match &param.pattern {
                Pattern::Default(_, value) => Pattern::Default(Box::new(pattern), value.clone()),
                _ => pattern,
            };
            params.push(Param { pattern, kind: param.kind, field: None });
        }
        let callee = Expr::access(Expr::name(&class, at), Expr::text(&name.name, at), Style::Static, at);
        let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args }, at);
        let body = vec![Stmt::Return(Some(call))];
        let function = Function {
            name: Some(name.clone()),
            kind: FunctionKind::Isolated,
            ..Function::closure(params, body, Yields::No, at)
        };
        Method { function: Arc::new(function), kind: MethodKind::Plain }
    }

    fn constructor(&self, node: Node<'_>, made: &mut Members) {
        let is_static = self.has_modifier(node, "static");
        let mut function = self.function(node, node.child_by_field_name("name").map(|name| self.ident(name)), "");
        function.kind = FunctionKind::Isolated;
        if is_static {
            made.body.extend(function.body);
            return;
        }
        if let Some(initializer) = children(node).into_iter().find(|child| child.kind() == "constructor_initializer") {
            let span = self.cx.span(initializer);
            let callee = if has_token(initializer, "base") { ExprKind::Super } else { ExprKind::This };
            let list = children(initializer).into_iter().find(|child| child.kind() == "argument_list");
            let args = self.in_function(node, || list.map(|list| self.arguments(list)).unwrap_or_default());
            let call = ExprKind::Call { callee: Box::new(Expr::new(callee, span)), args };
            function.body.insert(0, Stmt::Expr(Expr::new(call, span)));
        }
        made.methods.push(Method { function: Arc::new(function), kind: MethodKind::Constructor });
    }

    /// `class Reader(IConfiguration configuration) : Base(configuration)`
    fn primary_constructor(&self, node: Node<'_>, parameters: Node<'_>, base_call: Option<Node<'_>>, first: Vec<Stmt>) -> Method {
        let mut params = self.parameters(parameters);
        for param in &mut params {
            param.field = pattern_name(&param.pattern).map(|name| name.name.clone());
        }
        let mut body = Vec::new();
        if let Some(list) = base_call {
            let span = self.cx.span(list);
            let callee = Box::new(Expr::new(ExprKind::Super, span));
            body.push(Stmt::Expr(Expr::new(ExprKind::Call { callee, args: self.arguments(list) }, span)));
        }
        body.extend(first);
        let name = node.child_by_field_name("name").map(|name| self.ident(name));
        let closure = Function::closure(params, body, Yields::No, self.cx.span(parameters));
        let function = Function { name, kind: FunctionKind::Isolated, ..closure };
        Method { function: Arc::new(function), kind: MethodKind::Constructor }
    }

    /// A parameter of a record, which is a property too.
    fn positional(&self, node: Node<'_>) -> Option<ClassField> {
        let name = self.ident(node.child_by_field_name("name")?);
        let attributes = self.attributes(node);
        let mut key = attributes.key.unwrap_or_else(|| name.clone());
        if attributes.ignored {
            key.name = "".into();
        }
        let ty = node.child_by_field_name("type").map(|ty| self.open_ty(ty)).filter(|ty| !matches!(ty, Type::Any));
        let value = self.default_of(node);
        Some(ClassField { key, ty, value, optional: !attributes.required, flatten: attributes.flatten, ..field(name) })
    }

    /// The case of an enumeration is known by its name.
    fn case(&self, node: Node<'_>) -> Option<ClassField> {
        let name = self.ident(node.child_by_field_name("name")?);
        let value = Some(Expr::text(&name.name, name.span));
        Some(ClassField { value, is_static: true, ..field(name) })
    }

    // ---- functions

    pub(super) fn local_function(&self, node: Node<'_>) -> Function {
        let name = node.child_by_field_name("name").map(|name| self.ident(name));
        self.function(node, name, if node.kind() == "method_declaration" { "returns" } else { "type" })
    }

    /// A declared function; `returns` is the field that its type is in.
    fn function(&self, node: Node<'_>, name: Option<Ident>, returns: &str) -> Function {
        let ty = node.child_by_field_name(returns).filter(|_| !returns.is_empty());
        let parameters = fields(node, "type_parameters").into_iter().flat_map(children);
        let generics: Vec<_> = parameters.filter_map(|parameter| parameter.child_by_field_name("name")).collect();
        self.generics.borrow_mut().push(generics.iter().map(|name| self.plain(*name).to_owned()).collect());
        let function = self.in_function(node, || {
            let expected = ty.map(|ty| self.returns_of(ty)).unwrap_or_default();
            let mut params = node.child_by_field_name("parameters").map(|list| self.parameters(list)).unwrap_or_default();
            for (index, name) in generics.iter().enumerate() {
                let name = Ident { name: format!("{MADE_UP}{index}").into(), span: self.cx.span(*name) };
                let none = Expr::null(name.span);
                params.push(plain(Pattern::Default(Box::new(Pattern::Name(name)), Box::new(none))));
            }
            let body = node.child_by_field_name("body");
            let yields = if body.is_some_and(yields) { Yields::List } else { Yields::No };
            let body = body.map(|body| self.function_body(body, expected)).unwrap_or_default();
            let returns = ty.map(|ty| self.open_ty(ty)).filter(|ty| !matches!(ty, Type::Any));
            Function { name, returns, ..Function::closure(params, body, yields, self.cx.span(node)) }
        });
        self.generics.borrow_mut().pop();
        function
    }

    /// A block, or what stands behind an arrow.
    pub(super) fn function_body(&self, body: Node<'_>, returns: Returns) -> Vec<Stmt> {
        self.returns.borrow_mut().push(returns);
        let statements = match body.kind() {
            "block" => self.block(Some(body)),
            "arrow_expression_clause" => {
                children(body).first().map(|value| Stmt::Return(Some(self.returned(*value)))).into_iter().collect()
            }
            _ => vec![Stmt::Return(Some(self.returned(body)))],
        };
        self.returns.borrow_mut().pop();
        statements
    }

    pub(super) fn parameters(&self, list: Node<'_>) -> Vec<Param> {
        if list.kind() == "implicit_parameter" {
            return vec![plain(Pattern::Name(self.ident(list)))];
        }
        let mut params: Vec<Param> = children(list)
            .into_iter()
            .filter(|child| child.kind() == "parameter")
            .filter_map(|node| self.parameter(node))
            .collect();
        // `params string[] keys`
        if let (Some(name), Some(ty)) = (list.child_by_field_name("name"), list.child_by_field_name("type")) {
            let pattern = typed(Pattern::Name(self.ident(name)), self.ty(ty));
            params.push(Param { pattern, kind: ParamKind::Rest, field: None });
        }
        params
    }

    fn parameter(&self, node: Node<'_>) -> Option<Param> {
        let name = node.child_by_field_name("name")?;
        let ty = node.child_by_field_name("type").map_or(Type::Any, |ty| self.ty(ty));
        let is_reference = self.has_modifier(node, "out") || self.has_modifier(node, "ref");
        let kind = if is_reference { ParamKind::Reference } else { ParamKind::Plain };
        let pattern = typed(Pattern::Name(self.ident(name)), ty);
        let pattern = match self.default_of(node) {
            Some(default) => Pattern::Default(Box::new(pattern), Box::new(default)),
            None => pattern,
        };
        Some(Param { pattern, kind, field: None })
    }

    /// What stands behind the `=` of a parameter.
    fn default_of(&self, node: Node<'_>) -> Option<Expr> {
        let name = node.child_by_field_name("name")?;
        let last = children(node).into_iter().last().filter(|last| last.start_byte() > name.start_byte())?;
        has_token(node, "=").then(|| self.expr(last))
    }

    // ---- attributes

    fn attributes(&self, node: Node<'_>) -> Attributes {
        let mut found = Attributes::default();
        let lists = children(node).into_iter().filter(|child| child.kind() == "attribute_list");
        for attribute in lists.flat_map(children).filter(|child| child.kind() == "attribute") {
            let Some(name) = attribute.child_by_field_name("name") else { continue };
            let name = self.type_name(name).unwrap_or_default();
            let arguments = children(attribute).into_iter().find(|child| child.kind() == "attribute_argument_list");
            let arguments = arguments.map(children).unwrap_or_default();
            let named = |wanted: &str| {
                let is_it =
                    |argument: &&Node<'_>| argument.child_by_field_name("name").is_some_and(|name| self.cx.str(name) == wanted);
                arguments.iter().find(is_it).and_then(|argument| children(*argument).into_iter().last())
            };
            let first = arguments.first().filter(|argument| argument.child_by_field_name("name").is_none());
            let first = first.and_then(|argument| children(*argument).into_iter().last());
            match name.trim_end_matches("Attribute") {
                "JsonPropertyName" | "ConfigurationKeyName" => found.key = first.and_then(|key| self.attribute_key(key)),
                "JsonProperty" => {
                    let key = first.or_else(|| named("PropertyName"));
                    found.key = key.and_then(|key| self.attribute_key(key)).or(found.key);
                    let required = named("Required").map(|required| self.cx.str(required));
                    found.required |= required.is_some_and(|text| text.ends_with(".Always") || text.ends_with(".AllowNull"));
                }
                "DataMember" => {
                    found.key = named("Name").and_then(|key| self.attribute_key(key)).or(found.key);
                    found.required |= named("IsRequired").is_some_and(|required| self.cx.str(required) == "true");
                }
                "JsonRequired" => found.required = true,
                "JsonIgnore" => found.ignored = arguments.is_empty(),
                "JsonExtensionData" => found.flatten = true,
                _ => {}
            }
        }
        found
    }

    /// The key that an attribute's argument is: a literal, or a constant of this file.
    fn attribute_key(&self, node: Node<'_>) -> Option<Ident> {
        let constant = |name: Node<'_>| {
            let (name, span) = self.constants.get(self.plain(name))?;
            Some(Ident { name: name.as_str().into(), span: *span })
        };
        match node.kind() {
            "identifier" => constant(node),
            "member_access_expression" => constant(node.child_by_field_name("name")?),
            _ => match self.expr(node).kind {
                ExprKind::Text { value, content, .. } => Some(Ident { name: value, span: content }),
                _ => None,
            },
        }
    }
}

pub(super) fn plain(pattern: Pattern) -> Param {
    Param { pattern, kind: ParamKind::Plain, field: None }
}

fn pattern_name(pattern: &Pattern) -> Option<&Ident> {
    match pattern {
        Pattern::Name(ident) => Some(ident),
        Pattern::Default(inner, _) | Pattern::Typed(inner, _) => pattern_name(inner),
        _ => None,
    }
}

/// A field that stands in no data.
fn unread(name: Ident) -> ClassField {
    let key = Ident { name: "".into(), span: name.span };
    ClassField { key, ..field(name) }
}

fn field(name: Ident) -> ClassField {
    ClassField {
        key: name.clone(),
        name,
        ty: None,
        value: None,
        is_static: false,
        optional: true,
        flatten: false,
        aliases: Vec::new(),
    }
}

fn empty(name: Option<Ident>, span: Span) -> Class {
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

/// Whether the function is an iterator: `yield` in it, and not in a function within.
fn yields(body: Node<'_>) -> bool {
    let mut pending = vec![body];
    while let Some(node) = pending.pop() {
        match node.kind() {
            "yield_statement" => return true,
            "local_function_statement" | "lambda_expression" | "anonymous_method_expression" => {}
            _ => pending.extend(children(node)),
        }
    }
    false
}

fn snake_case(name: &str) -> String {
    let mut spelled = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !spelled.is_empty() {
            spelled.push('_');
        }
        spelled.extend(c.to_lowercase());
    }
    spelled
}
