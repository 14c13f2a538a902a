//! Classes, and the library functions that make some.

use std::sync::Arc;

use tree_sitter::Node;

use super::functions::{Role, is_getter, is_plain_decorator};
use super::{Frame, FrameKind, Python};
use crate::syntax::ir::{
    Arg, BEFORE, Class, ClassField, Expr, ExprKind, Function, GIVEN, Ident, Method, MethodKind, Param, ParamKind, Pattern, Scope,
    Span, Stmt, Style, Type, Yields,
};
use crate::syntax::tree::children;

/// How a class came to have the fields that it declares.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nature {
    /// By assignments to the class.
    Plain,
    /// By arguments: data classes, pydantic models, named tuples.
    Record,
    /// From the environment: pydantic's settings.
    Settings,
    /// It describes dictionaries.
    Dictionary,
    /// By assignments that name its only instances.
    Enumeration,
}

impl Python<'_> {
    pub(super) fn class(&self, node: Node<'_>, decorators: &[Node<'_>], out: &mut Vec<Stmt>) {
        let arguments = node.child_by_field_name("superclasses").map(children).unwrap_or_default();
        let bases: Vec<_> = arguments.iter().copied().filter(|base| base.kind() != "keyword_argument").collect();
        let names: Vec<String> =
            decorators.iter().filter_map(|node| node.named_child(0)).map(|expr| self.decorator_name(expr)).collect();
        let base_names: Vec<&str> =
            bases.iter().map(|base| self.last_name(base.child_by_field_name("value").unwrap_or(*base))).collect();
        let nature = nature(&names, &base_names);
        let mut class = Class {
            name: node.child_by_field_name("name").map(|name| self.cx.ident(name)),
            bases: bases
                .iter()
                .map(|base| self.expr(base.child_by_field_name("value").filter(|_| base.kind() == "subscript").unwrap_or(*base)))
                .collect(),
            fields: Vec::new(),
            methods: Vec::new(),
            body: Vec::new(),
            span: self.cx.span(node),
            erased: nature == Nature::Dictionary || base_names.contains(&"Protocol"),
            alias: None,
            decorators: Vec::new(),
        };
        // What decorators are given is evaluated with the class.
        let calls = decorators.iter().filter_map(|node| node.named_child(0)).filter(|expr| expr.kind() == "call");
        out.extend(calls.map(|call| Stmt::Expr(self.expr(call))));
        let body = node.child_by_field_name("body").map(children).unwrap_or_default();
        let prefix = self.environment_prefix(&body);
        let extended = bases.iter().any(|base| self.cx.str(*base) != "object") || !decorators.is_empty();
        let how = Members { nature, extended, prefix };
        self.within(Frame { kind: FrameKind::Class, ..Frame::default() }, || {
            body.into_iter().for_each(|member| self.member(member, &how, &mut class));
        });
        self.subclassed(&arguments, &mut class);
        match nature {
            Nature::Plain => {}
            Nature::Enumeration => enumerated(&mut class),
            _ => class.fields.extend(names_of(&class)),
        }
        out.push(Stmt::Class(Arc::new(class)));
    }

    /// A class above is told of the class, with what stands beside the bases.
    fn subclassed(&self, arguments: &[Node<'_>], class: &mut Class) {
        let args = arguments.iter().filter_map(|argument| {
            let name = argument.child_by_field_name("name").filter(|_| argument.kind() == "keyword_argument")?;
            let value = argument.child_by_field_name("value")?;
            Some(Arg { value: self.expr(value), name: Some(self.cx.ident(name)), spread: false })
        });
        let args: Vec<Arg> = args.filter(|arg| arg.name.as_ref().is_some_and(|name| &*name.name != "metaclass")).collect();
        let above = class.bases.iter().any(|base| {
            matches!(&base.kind, ExprKind::Name(name) if &**name != "object") || matches!(base.kind, ExprKind::Access { .. })
        });
        let Some(name) = class.name.as_ref().filter(|_| above) else { return };
        let at = name.span;
        let hook = Expr::new(ExprKind::Text { value: "__init_subclass__".into(), content: at, exact: false }, at);
        let callee = Expr::access(Expr::new(ExprKind::Super, at), hook, Style::Method, at);
        class.body.push(Stmt::Expr(Expr::new(ExprKind::Call { callee: Box::new(callee), args }, at)));
    }

    fn member(&self, node: Node<'_>, how: &Members, class: &mut Class) {
        self.cx.deeper(node, || (), || self.member_kind(node, how, class));
    }

    fn member_kind(&self, node: Node<'_>, how: &Members, class: &mut Class) {
        match node.kind() {
            "function_definition" => self.method(node, &[], class),
            "decorated_definition" => {
                let decorators: Vec<_> = children(node).into_iter().filter(|child| child.kind() == "decorator").collect();
                match node.child_by_field_name("definition") {
                    Some(function) if function.kind() == "function_definition" => self.method(function, &decorators, class),
                    Some(inner) => self.inner_class(inner, &decorators, class),
                    None => {}
                }
            }
            "class_definition" => self.inner_class(node, &[], class),
            "expression_statement" => {
                for child in children(node) {
                    match child.kind() {
                        "assignment" => self.class_assignment(child, how, class),
                        _ => self.expression_statement(child, &mut class.body),
                    }
                }
            }
            // Whichever branch is taken, its members may be there.
            "if_statement" | "elif_clause" | "else_clause" | "try_statement" | "except_clause" | "finally_clause"
            | "with_statement" | "block" => {
                for child in children(node) {
                    match child.kind() {
                        kind if kind.ends_with("_clause") || kind == "block" => self.member(child, how, class),
                        _ if node.kind() == "block" => self.member(child, how, class),
                        _ => class.body.push(Stmt::Expr(self.expr(child))),
                    }
                }
            }
            _ => self.statement(node, &mut class.body),
        }
    }

    fn inner_class(&self, node: Node<'_>, decorators: &[Node<'_>], class: &mut Class) {
        let mut made = Vec::new();
        self.class(node, decorators, &mut made);
        for statement in made {
            match statement {
                Stmt::Class(inner) => {
                    let Some(name) = inner.name.clone() else { continue };
                    let span = inner.span;
                    let value = Expr::new(ExprKind::Class(inner), span);
                    self.class_name(&name);
                    class.fields.push(ClassField { value: Some(value), is_static: true, ..plain_field(name) });
                }
                statement => class.body.push(statement),
            }
        }
    }

    /// From here on the class body has the name.
    fn class_name(&self, name: &Ident) {
        if let Some(frame) = self.scopes.borrow_mut().last_mut() {
            frame.names.insert(name.name.clone());
        }
    }

    fn method(&self, node: Node<'_>, decorators: &[Node<'_>], class: &mut Class) {
        let names: Vec<String> =
            decorators.iter().filter_map(|node| node.named_child(0)).map(|expr| self.decorator_name(expr)).collect();
        let has = |wanted: &str| names.iter().any(|name| name == wanted);
        let name = node.child_by_field_name("name").map_or("", |name| self.cx.str(name));
        let of_class = has("classmethod") || matches!(name, "__new__" | "__init_subclass__" | "__class_getitem__");
        let (role, kind) = match name {
            _ if has("staticmethod") => (Role::Plain, MethodKind::Static),
            _ if of_class => (Role::ClassMethod, MethodKind::Static),
            "__init__" => (Role::Method, MethodKind::Constructor),
            _ if names.iter().any(|name| is_getter(name)) => (Role::Method, MethodKind::Getter),
            _ if names.iter().any(|name| !is_plain_decorator(name)) => (Role::Plain, MethodKind::Decorated),
            _ => (Role::Method, MethodKind::Plain),
        };
        let mut function = self.function(node, decorators, role);
        let before = decorators.iter().filter_map(|node| node.named_child(0)).any(|expr| self.validates_before(expr));
        if let (true, Some(name)) = (before, &mut function.name) {
            name.name = format!("{}{BEFORE}", name.name).into();
        }
        for suffix in ["setter", "deleter"] {
            if let (true, Some(name)) = (has(suffix), &mut function.name) {
                // The getter keeps the name.
                name.name = format!("{}.{suffix}", name.name).into();
            }
        }
        class.methods.push(Method { function: Arc::new(function), kind });
    }

    /// `@model_validator(mode="before")`, `@root_validator(pre=True)`: of pydantic.
    fn validates_before(&self, decorator: Node<'_>) -> bool {
        let arguments = decorator.child_by_field_name("arguments").map(children).unwrap_or_default();
        let says = |name: &str, value: &str| {
            arguments.iter().any(|argument| {
                let part = |field| argument.child_by_field_name(field).map_or("", |part| self.cx.str(part));
                part("name") == name && part("value").trim_matches(['"', '\'']) == value
            })
        };
        match self.decorator_name(decorator).as_str() {
            "model_validator" => says("mode", "before"),
            "root_validator" => says("pre", "True"),
            _ => false,
        }
    }

    fn class_assignment(&self, node: Node<'_>, how: &Members, class: &mut Class) {
        let Some(left) = node.child_by_field_name("left") else { return };
        let (ty, right) = (node.child_by_field_name("type"), node.child_by_field_name("right"));
        if left.kind() != "identifier" {
            return self.class_targets(left, right, class);
        }
        if let Some(made) = right.and_then(|right| self.class_made(left, right, false)) {
            let (name, span) = (self.cx.ident(left), self.cx.span(node));
            self.class_name(&name);
            let value = Some(Expr::new(ExprKind::Class(Arc::new(made)), span));
            class.fields.push(ClassField { value, is_static: true, ..plain_field(name) });
            return;
        }
        let name = self.cx.ident(left);
        let described = self.described(right, ty);
        let by_argument = matches!(how.nature, Nature::Record | Nature::Dictionary);
        let value = match (&described, right) {
            (Some(described), _) => described.default.map(|default| self.default_value(default, described.factory)),
            (None, Some(right)) if how.nature == Nature::Enumeration && ty.is_none() => Some(self.enum_case(&name, right)),
            (None, Some(right)) => Some(self.assigned(right)),
            (None, None) => None,
        };
        self.class_name(&name);
        let key = described.as_ref().and_then(|described| described.key.clone());
        let aliases = described.as_ref().map(|described| described.aliases.clone()).unwrap_or_default();
        let mut field = ClassField {
            key: key.clone().unwrap_or_else(|| name.clone()),
            ty: ty.map(|ty| self.ty(ty)).filter(|ty| !matches!(ty, Type::Any)),
            optional: value.is_some() || ty.is_some_and(|ty| self.is_optional(ty)),
            value,
            aliases,
            ..plain_field(name.clone())
        };
        if how.nature == Nature::Settings && ty.is_some() {
            let variable = described.as_ref().and_then(|described| described.environment.clone()).or(key);
            let variable = variable
                .unwrap_or_else(|| Ident { name: format!("{}{}", how.prefix, name.name).to_uppercase().into(), span: name.span });
            field.value = Some(self.setting(&variable, field.value));
            field.key = name;
            class.fields.push(field);
            return;
        }
        let annotated = ty.is_some();
        let by_class = field.value.is_some() && (!annotated || described.is_none());
        if annotated && (by_argument || how.extended || field.value.is_none()) || described.is_some() {
            class.fields.push(field.clone());
        }
        if by_class && !(annotated && by_argument) {
            class.fields.push(ClassField { is_static: true, ..field });
        }
    }

    /// A case of an enumeration: an instance with a `value` and a `name`.
    fn enum_case(&self, name: &Ident, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let function = node.child_by_field_name("function").and_then(|function| self.qualified(function));
        let value = match function.as_deref() {
            Some("enum.auto") => {
                let value = name.name.to_lowercase();
                let exact = *value == *name.name;
                Expr::new(ExprKind::Text { value: value.into(), content: name.span, exact }, name.span)
            }
            Some("enum.member" | "enum.nonmember") => return self.expr(node),
            _ => self.expr(node),
        };
        if matches!(value.kind, ExprKind::Function(_)) || name.name.starts_with('_') {
            return value;
        }
        let args = vec![Arg::of(value), Arg::of(Expr::text(&name.name, name.span))];
        Expr::new(ExprKind::New { class: Box::new(Expr::new(ExprKind::ThisClass, span)), args }, span)
    }

    /// `A, B = 1, 2` and `A.b = c` in a class.
    fn class_targets(&self, left: Node<'_>, right: Option<Node<'_>>, class: &mut Class) {
        let Some(right) = right else { return };
        let (targets, values) = (children(left), children(right));
        let names = targets.iter().all(|target| target.kind() == "identifier");
        let pairs = matches!(left.kind(), "pattern_list" | "tuple_pattern" | "list_pattern");
        if pairs && names && matches!(right.kind(), "expression_list" | "tuple" | "list") && targets.len() == values.len() {
            for (target, value) in targets.into_iter().zip(values) {
                let name = self.cx.ident(target);
                let value = Some(self.expr(value));
                self.class_name(&name);
                class.fields.push(ClassField { value, is_static: true, ..plain_field(name) });
            }
            return;
        }
        if pairs && names {
            // Each is a part of the value.
            for (index, target) in targets.into_iter().enumerate() {
                let (name, span) = (self.cx.ident(target), self.cx.span(right));
                let index = Expr::new(ExprKind::Number(index as i64), span);
                let value = Some(Expr::access(self.expr(right), index, Style::Index, span));
                self.class_name(&name);
                class.fields.push(ClassField { value, is_static: true, ..plain_field(name) });
            }
            return;
        }
        class.body.push(Stmt::Bind { pattern: self.pattern(left), value: self.assigned(right), scope: Scope::Local });
    }

    /// The value of a setting that the environment may give.
    fn setting(&self, variable: &Ident, default: Option<Expr>) -> Expr {
        let span = variable.span;
        let os = self.module("os", span);
        let get = Expr::member(os, "getenv", span, span);
        let name = Expr::new(ExprKind::Text { value: variable.name.clone(), content: span, exact: false }, span);
        let read = Expr::call(get, vec![name], span);
        match default {
            Some(default) => Expr::either(read, default, span),
            None => read,
        }
    }

    /// `env_prefix` of pydantic's settings.
    fn environment_prefix(&self, body: &[Node<'_>]) -> String {
        let mut stack = body.to_vec();
        while let Some(node) = stack.pop() {
            let named = |field: &str| node.child_by_field_name(field);
            let (name, value) = match node.kind() {
                "keyword_argument" => (named("name"), named("value")),
                "assignment" => (named("left"), named("right")),
                _ => (None, None),
            };
            if let (Some(name), Some(value)) = (name, value)
                && self.cx.str(name) == "env_prefix"
                && let Some(prefix) = self.expr(value).as_text()
            {
                return prefix.to_owned();
            }
            if node.kind() != "function_definition" {
                stack.extend(children(node));
            }
        }
        String::new()
    }

    /// What `Field(…)`, `field(…)` and their like say of a field.
    fn described<'t>(&self, value: Option<Node<'t>>, ty: Option<Node<'t>>) -> Option<Described<'t>> {
        let of_type = || -> Option<Node<'t>> {
            // `Annotated[str, Field(alias="user")]`
            let mut stack = vec![ty?];
            while let Some(node) = stack.pop() {
                if node.kind() == "call" {
                    return Some(node);
                }
                stack.extend(children(node));
            }
            None
        };
        let own = value.filter(|value| value.kind() == "call" && self.describes(*value));
        let call = own.or_else(|| of_type().filter(|call| self.describes(*call)))?;
        let mut described = Described::default();
        if own.is_none() {
            described.default = value;
        }
        let arguments = call.child_by_field_name("arguments").map(children).unwrap_or_default();
        for (index, argument) in arguments.into_iter().enumerate() {
            let name = argument.child_by_field_name("name").map_or("", |name| self.cx.str(name));
            let value = argument.child_by_field_name("value").unwrap_or(argument);
            match name {
                "default" if value.kind() != "ellipsis" => described.default = Some(value),
                "" if index == 0 && argument.kind() != "keyword_argument" && value.kind() != "ellipsis" => {
                    described.default = Some(value)
                }
                "default_factory" | "factory" => {
                    described.default = Some(value);
                    described.factory = true;
                }
                "alias" | "validation_alias" | "name" | "data_key" | "metadata" => {
                    let mut texts = self.literals(value);
                    if !texts.is_empty() {
                        described.key = Some(texts.remove(0));
                        described.aliases = texts;
                    }
                }
                "env" => described.environment = self.literals(value).into_iter().next(),
                _ => {}
            }
        }
        if described.environment.is_none() {
            described.environment.clone_from(&described.key);
        }
        Some(described)
    }

    fn describes(&self, call: Node<'_>) -> bool {
        let function = call.child_by_field_name("function").map_or("", |function| self.cx.str(function));
        matches!(
            function,
            "Field"
                | "pydantic.Field"
                | "field"
                | "dataclasses.field"
                | "attr.ib"
                | "attrib"
                | "attr.attrib"
                | "attrs.field"
                | "msgspec.field"
        )
    }

    /// The texts in an alias: a literal, `AliasChoices("a", "b")`, `config(field_name="a")`.
    fn literals(&self, node: Node<'_>) -> Vec<Ident> {
        match node.kind() {
            "string" => match self.string(node) {
                Expr { kind: ExprKind::Text { value, content, exact: true }, .. } => vec![Ident { name: value, span: content }],
                _ => Vec::new(),
            },
            "call" => {
                let arguments = node.child_by_field_name("arguments").map(children).unwrap_or_default();
                // Only the first part of a path is a key of what is read.
                let is_path = node.child_by_field_name("function").is_some_and(|name| self.last_name(name) == "AliasPath");
                arguments
                    .into_iter()
                    .take(if is_path { 1 } else { usize::MAX })
                    .flat_map(|argument| self.literals(argument.child_by_field_name("value").unwrap_or(argument)))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    fn default_value(&self, node: Node<'_>, factory: bool) -> Expr {
        let value = self.expr(node);
        let span = value.span;
        if factory { Expr::call(value, Vec::new(), span) } else { value }
    }

    /// The class that an assignment makes: `X = namedtuple("X", "host user")`, `Rels = dict[str, list[Endpoint]]`.
    pub(super) fn class_made(&self, left: Node<'_>, right: Node<'_>, alias: bool) -> Option<Class> {
        let span = self.cx.span(left).to(self.cx.span(right));
        let name = self.cx.ident(left);
        if alias {
            return Some(self.alias(name, self.ty(right), span));
        }
        if right.kind() == "subscript" {
            if let Some(given) = self.injected(right) {
                let name_of_given = Ident { name: GIVEN.into(), span: name.span };
                let given = ClassField { value: Some(given), is_static: true, ..plain_field(name_of_given) };
                return Some(Class { fields: vec![given], ..self.alias(name, self.ty(right), span) });
            }
            let value = right.child_by_field_name("value")?;
            let generic = matches!(
                self.last_name(value),
                "list"
                    | "List"
                    | "dict"
                    | "Dict"
                    | "Mapping"
                    | "MutableMapping"
                    | "Sequence"
                    | "Iterable"
                    | "Optional"
                    | "Union"
                    | "tuple"
                    | "Tuple"
            );
            let ty = generic.then(|| self.ty(right)).filter(|ty| !matches!(ty, Type::Any))?;
            return Some(self.alias(name, ty, span));
        }
        if right.kind() != "call" {
            return None;
        }
        let function = self.qualified(right.child_by_field_name("function")?)?;
        let arguments = children(right.child_by_field_name("arguments")?);
        let positional: Vec<_> = arguments.into_iter().filter(|argument| argument.kind() != "keyword_argument").collect();
        let described = *positional.get(1)?;
        let mut class = Class { alias: None, erased: false, ..self.alias(name, Type::Any, span) };
        let names: Vec<(Ident, Option<Node<'_>>)> = match function.as_str() {
            "collections.namedtuple" if described.kind() == "string" => {
                words(&self.string(described)).into_iter().map(|word| (word, None)).collect()
            }
            "collections.namedtuple" => {
                children(described).into_iter().flat_map(|item| self.literals(item)).map(|name| (name, None)).collect()
            }
            "typing.NamedTuple" | "dataclasses.make_dataclass" => children(described)
                .into_iter()
                .filter_map(|item| {
                    let parts = children(item);
                    Some((self.literals(*parts.first().unwrap_or(&item)).into_iter().next()?, parts.get(1).copied()))
                })
                .collect(),
            "typing.TypedDict" | "typing_extensions.TypedDict" => {
                class.erased = true;
                let pairs = children(described).into_iter();
                let pairs = pairs.filter_map(|pair| Some((pair.child_by_field_name("key")?, pair.child_by_field_name("value")?)));
                pairs.filter_map(|(key, value)| Some((self.literals(key).into_iter().next()?, Some(value)))).collect()
            }
            _ => return None,
        };
        let field = |(name, ty): (Ident, Option<Node<'_>>)| ClassField {
            ty: ty.map(|ty| self.ty(ty)).filter(|ty| !matches!(ty, Type::Any)),
            ..plain_field(name)
        };
        class.fields = names.into_iter().map(field).collect();
        class.fields.extend(names_of(&class));
        Some(class)
    }
}

/// How the members of a class are to be read.
struct Members {
    nature: Nature,
    /// It has a base or a decorator that may make arguments of its fields.
    extended: bool,
    prefix: String,
}

/// What a field's description says.
#[derive(Default)]
struct Described<'t> {
    default: Option<Node<'t>>,
    /// The default is made by calling it.
    factory: bool,
    key: Option<Ident>,
    aliases: Vec<Ident>,
    environment: Option<Ident>,
}

/// The field in which a class keeps the names of its fields, under whichever name it is read.
pub(super) const NAMES: &str = "__annotations__";

fn names_of(class: &Class) -> Option<ClassField> {
    let name = Ident { name: NAMES.into(), ..class.name.clone()? };
    let names = class.fields.iter().filter(|field| !field.is_static);
    let names: Vec<Arg> = names.map(|field| Arg::of(Expr::text(&field.name.name, field.name.span))).collect();
    let value = Expr::new(ExprKind::List(names), class.span);
    Some(ClassField { value: Some(value), is_static: true, ..plain_field(name) })
}

/// Gives an enumeration the constructor that its cases are made with.
fn enumerated(class: &mut Class) {
    let Some(name) = &class.name else { return };
    if class.methods.iter().any(|method| method.kind == MethodKind::Constructor) {
        return;
    }
    let param = |field: &str| {
        let pattern = Pattern::Name(Ident { name: field.into(), span: name.span });
        Param { pattern, kind: ParamKind::Plain, field: Some(field.into()) }
    };
    let mut function = Function::closure(vec![param("value"), param("name")], Vec::new(), Yields::No, name.span);
    function.name = Some(Ident { name: "__init__".into(), span: name.span });
    class.methods.push(Method { function: Arc::new(function), kind: MethodKind::Constructor });
}

fn plain_field(name: Ident) -> ClassField {
    ClassField {
        key: name.clone(),
        name,
        ty: None,
        value: None,
        is_static: false,
        optional: false,
        flatten: false,
        aliases: Vec::new(),
    }
}

fn nature(decorators: &[String], bases: &[&str]) -> Nature {
    let data_class =
        |name: &String| matches!(name.as_str(), "dataclass" | "define" | "frozen" | "mutable" | "attrs" | "s" | "attributes");
    if bases.contains(&"TypedDict") {
        Nature::Dictionary
    } else if bases.iter().any(|base| matches!(*base, "Enum" | "StrEnum" | "IntEnum" | "Flag" | "IntFlag")) {
        Nature::Enumeration
    } else if bases.contains(&"BaseSettings") {
        Nature::Settings
    } else if decorators.iter().any(data_class)
        || bases.iter().any(|base| matches!(*base, "NamedTuple" | "BaseModel" | "Struct" | "SQLModel"))
    {
        Nature::Record
    } else {
        Nature::Plain
    }
}

/// The words of a text that is written to the letter, each with its place.
fn words(text: &Expr) -> Vec<Ident> {
    let ExprKind::Text { value, content, exact: true } = &text.kind else { return Vec::new() };
    let separators = value.char_indices().filter(|(_, c)| *c == ',' || c.is_whitespace());
    let mut words = Vec::new();
    let mut start = 0;
    for (end, next) in separators.map(|(at, c)| (at, at + c.len_utf8())).chain([(value.len(), value.len())]) {
        if let Some(word) = value.get(start..end).filter(|word| !word.is_empty()) {
            let base = content.start as usize;
            words.push(Ident { name: word.into(), span: Span::new(base + start, base + end) });
        }
        start = next;
    }
    words
}
