//! Calls, and objects where they are made.

use std::sync::Arc;

use tree_sitter::Node;

use super::CSharp;
use super::expressions::{cast, values};
use super::types::{has_parameter, type_arguments};
use crate::syntax::ir::{
    Arg, Class, ClassField, Expr, ExprKind, Field, Function, Ident, Param, ParamKind, Pattern, Scope, Span, Stmt, Style, Type,
    Yields,
};
use crate::syntax::tree::{children, has_token};

impl CSharp<'_> {
    pub(super) fn invocation(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let (Some(function), Some(list)) = (node.child_by_field_name("function"), node.child_by_field_name("arguments")) else {
            return Expr::opaque(Vec::new(), span);
        };
        let (base, name) = match function.kind() {
            "member_access_expression" => (function.child_by_field_name("expression"), function.child_by_field_name("name")),
            "conditional_access_expression" => {
                let base = function.child_by_field_name("condition");
                let binding = children(function).into_iter().rfind(|child| Some(*child) != base);
                (base, binding.and_then(|binding| binding.child_by_field_name("name")))
            }
            "identifier" | "generic_name" => (None, Some(function)),
            _ => (None, None),
        };
        let types = name.filter(|name| name.kind() == "generic_name").map(type_arguments).unwrap_or_default();
        let bare = name.map(|name| self.bare(name));
        if let (Some("nameof"), None, Some(argument)) = (bare, base, children(list).first()) {
            return self.name_of(*argument);
        }
        if let Some(command) = self.command(base, bare, list, span) {
            return command;
        }
        let mut args = self.arguments_of(list, self.lambda_type(bare, base, &types));
        // `string.Format(format, …)`
        let is_text = base.is_some_and(|base| matches!(self.cx.str(base), "string" | "String" | "System.String"));
        if is_text && bare == Some("Format") && args.len() > 1 {
            let culture = usize::from(args[0].value.as_text().is_none() && args[1].value.as_text().is_some());
            let mut rest = args.split_off(culture);
            let format = rest.remove(0).value;
            let callee = Expr::access(format, Expr::text("Format", self.cx.span(function)), Style::Method, span);
            return Expr::new(ExprKind::Call { callee: Box::new(callee), args: rest }, span);
        }
        if !matches!(bare, Some("OfType" | "Cast")) {
            args.extend(self.chosen_types(&types, None));
        }
        let callee = match (base, name) {
            (Some(_), Some(_)) => match self.expr(function) {
                Expr { kind: ExprKind::Access { base, key, .. }, span } => {
                    Expr { kind: ExprKind::Access { base, key, style: Style::Method }, span }
                }
                other => other,
            },
            (None, Some(name)) => self.name(self.identifier(name)),
            _ => self.expr(function),
        };
        let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span);
        // `Deserialize<List<T>>(json)` within a method that is called for a `T`.
        let made_of = |ty: &Type| matches!(ty, Type::List(_) | Type::Map(_)) && has_parameter(ty);
        match (bare, types.as_slice()) {
            (_, [ty]) if made_of(&self.ty(*ty)) => cast(call, self.ty(*ty)),
            // What a container makes of a type.
            (Some("GetRequiredService" | "GetService" | "GetRequiredKeyedService" | "Resolve" | "GetInstance"), [ty]) => {
                self.injected(call, self.ty(*ty))
            }
            (Some("OfType" | "Cast"), [ty]) => match self.ty(*ty) {
                Type::Any => call,
                ty => cast(call, Type::List(Box::new(ty))),
            },
            (Some("DeserializeAnonymousType"), _) => {
                match children(list).get(1).and_then(|argument| values(*argument).last().copied()) {
                    Some(example) => cast(call, self.anonymous_type(example)),
                    None => call,
                }
            }
            (Some("Deserialize" | "DeserializeObject" | "DeserializeAsync" | "ToObject"), []) => {
                let named = children(list).into_iter().filter_map(|argument| values(argument).last().copied());
                let ty = named.into_iter().find(|value| value.kind() == "typeof_expression");
                cast(call, ty.and_then(|ty| ty.child_by_field_name("type")).map_or(Type::Any, |ty| self.ty(ty)))
            }
            _ => call,
        }
    }

    fn identifier<'t>(&self, name: Node<'t>) -> Node<'t> {
        match name.kind() {
            "generic_name" => children(name).into_iter().find(|child| child.kind() == "identifier").unwrap_or(name),
            _ => name,
        }
    }

    /// A name without its type arguments.
    fn bare(&self, name: Node<'_>) -> &str {
        self.plain(self.identifier(name))
    }

    fn name_of(&self, argument: Node<'_>) -> Expr {
        let mut node = argument;
        while let Some(last) = children(node).last().copied() {
            node = last;
        }
        let ident = self.ident(node);
        Expr { span: self.cx.span(argument), ..Expr::text(&ident.name, ident.span) }
    }

    /// The type that the parameter of a lambda has which is handed to `Configure<T>(…)`.
    fn lambda_type(&self, name: Option<&str>, base: Option<Node<'_>>, types: &[Node<'_>]) -> Type {
        let configures = matches!(name, Some("Configure" | "PostConfigure" | "ConfigureAll" | "PostConfigureAll"));
        // `AddOptions<T>().Configure(…)`
        let above = || {
            let function = base.filter(|base| base.kind() == "invocation_expression")?.child_by_field_name("function")?;
            let name = function.child_by_field_name("name").filter(|name| self.bare(*name) == "AddOptions")?;
            type_arguments(name).first().copied()
        };
        match types {
            [ty, ..] if configures => self.ty(*ty),
            [] if configures => above().map_or(Type::Any, |ty| self.ty(ty)),
            _ => Type::Any,
        }
    }

    /// What the call gives, or, if that isn't known, what there is of that type.
    fn injected(&self, call: Expr, ty: Type) -> Expr {
        let span = call.span;
        if matches!(ty, Type::Any) {
            return call;
        }
        let name = Ident { name: crate::syntax::ir::MADE_UP.to_string().into(), span: Span { start: span.end, end: span.end } };
        let given = Expr::name(&name.name, name.span);
        let pattern = Pattern::Typed(Box::new(Pattern::Name(name)), ty);
        let param = Param { pattern, kind: ParamKind::Plain, field: None };
        let function = Function::closure(vec![param], vec![Stmt::Return(Some(given))], Yields::No, span);
        Expr::call(Expr::new(ExprKind::Function(Arc::new(function)), span), vec![Expr::opaque(vec![call], span)], span)
    }

    /// The type of an example: `new { user = "", password = "" }`.
    fn anonymous_type(&self, example: Node<'_>) -> Type {
        let ExprKind::Record(fields) = self.expr(example).kind else { return Type::Any };
        let named = |field: Field| match field {
            Field::Pair { key: Expr { kind: ExprKind::Text { value, content, .. }, .. }, .. } => {
                let name = Ident { name: value, span: content };
                Some(ClassField {
                    key: name.clone(),
                    name,
                    ty: None,
                    value: None,
                    is_static: false,
                    optional: true,
                    flatten: false,
                    aliases: Vec::new(),
                })
            }
            _ => None,
        };
        Type::Inline(Arc::new(Class {
            name: None,
            bases: Vec::new(),
            fields: fields.into_iter().filter_map(named).collect(),
            methods: Vec::new(),
            body: Vec::new(),
            span: self.cx.span(example),
            erased: false,
            alias: None,
            decorators: Vec::new(),
        }))
    }

    pub(super) fn arguments(&self, list: Node<'_>) -> Vec<Arg> {
        self.arguments_of(list, Type::Any)
    }

    fn arguments_of(&self, list: Node<'_>, lambda: Type) -> Vec<Arg> {
        let arguments = children(list).into_iter().filter(|child| child.kind() == "argument");
        arguments
            .map(|argument| {
                let name = argument.child_by_field_name("name");
                let value = values(argument).into_iter().rfind(|child| Some(*child) != name);
                let value = match value {
                    Some(value) if value.kind() == "lambda_expression" => self.lambda(value, &lambda),
                    // `out _`
                    Some(value) if has_token(argument, "out") && self.cx.str(value) == "_" => Expr::null(self.cx.span(value)),
                    Some(value) => self.expr(value),
                    None => Expr::null(self.cx.span(argument)),
                };
                Arg { value, name: name.map(|name| self.ident(name)), spread: false }
            })
            .collect()
    }

    // ---- objects

    /// `new T(…) { … }`; `expected`: the type where the expression says none.
    pub(super) fn creation(&self, node: Node<'_>, expected: Option<&str>) -> Expr {
        let span = self.cx.span(node);
        let ty = node.child_by_field_name("type");
        let name = ty.and_then(|ty| self.type_name(ty)).or_else(|| expected.map(str::to_owned));
        let list = children(node).into_iter().find(|child| child.kind() == "argument_list");
        let initializer = children(node).into_iter().find(|child| child.kind() == "initializer_expression");
        let entries = initializer.map(values).unwrap_or_default();
        let mut args = list.map(|list| self.arguments(list)).unwrap_or_default();
        let Some(name) = name else {
            let parts = args.into_iter().map(|arg| arg.value).chain(entries.iter().map(|entry| self.expr(*entry)));
            return Expr::opaque(parts.collect(), span);
        };
        if let Some(command) = self.command_of(&name, list, &entries, span) {
            return command;
        }
        let class = Expr::name(&name, ty.map_or(span, |ty| self.cx.span(ty)));
        match &*name {
            // What says how data is spelled.
            "JsonSerializerOptions" | "JsonSerializerSettings" | "JsonSerializer" | "DefaultContractResolver" => {
                let mut fields: Vec<Field> = args.into_iter().map(|arg| self.setting("", arg.value)).collect();
                fields.extend(entries.iter().flat_map(|entry| self.entry(*entry)));
                Expr::new(ExprKind::Record(fields), span)
            }
            name if name.ends_with("ContractResolver") || name.ends_with("NamingStrategy") => class,
            "ExpandoObject" => Expr::new(ExprKind::Record(Vec::new()), span),
            name if is_mapping(name) && args.is_empty() => {
                let fields = entries.iter().flat_map(|entry| self.entry(*entry)).collect();
                Expr::new(ExprKind::Record(fields), span)
            }
            name if is_list(name) && args.is_empty() => self.list_of(&entries, span),
            // A copy.
            name if (is_mapping(name) || is_list(name)) && args.len() == 1 && entries.is_empty() => {
                let call = ExprKind::Call { callee: Box::new(class), args };
                Expr::new(call, span)
            }
            name => {
                let generic = ty.filter(|ty| ty.kind() == "generic_name");
                args.extend(generic.map(|ty| self.chosen_types(&type_arguments(ty), Some(name))).unwrap_or_default());
                let made = Expr::new(ExprKind::New { class: Box::new(class), args }, span);
                if entries.is_empty() { made } else { self.initialized(made, &entries, node) }
            }
        }
    }

    pub(super) fn setting(&self, name: &str, value: Expr) -> Field {
        let at = Span { start: value.span.start, end: value.span.start };
        Field::Pair { key: Expr::text(name, at), value }
    }

    /// `["user"] = …`, `{ "user", … }`, `User = …`
    fn entry(&self, node: Node<'_>) -> Option<Field> {
        match node.kind() {
            "assignment_expression" => {
                let (left, right) = (node.child_by_field_name("left")?, node.child_by_field_name("right")?);
                let key = match left.kind() {
                    "element_binding_expression" => self.expr(values(*children(left).first()?).last().copied()?),
                    "identifier" => {
                        let ident = self.ident(left);
                        Expr::text(&ident.name, ident.span)
                    }
                    _ => self.expr(left),
                };
                Some(Field::Pair { key, value: self.expr(right) })
            }
            "initializer_expression" => match values(node).as_slice() {
                [key, value] => Some(Field::Pair { key: self.expr(*key), value: self.expr(*value) }),
                _ => None,
            },
            _ => Some(Field::Pair { key: Expr::opaque(Vec::new(), self.cx.span(node)), value: self.expr(node) }),
        }
    }

    /// An object, with its members set one after the other.
    fn initialized(&self, made: Expr, entries: &[Node<'_>], node: Node<'_>) -> Expr {
        let span = made.span;
        let object = self.temporary(node);
        let given = |span: Span| Expr::name(&object.name, span);
        let mut body = vec![Stmt::Bind { pattern: Pattern::Name(object.clone()), value: made, scope: Scope::Local }];
        for entry in entries {
            let at = self.cx.span(*entry);
            let start = Span { start: at.start, end: at.start };
            let parts = (entry.child_by_field_name("left"), entry.child_by_field_name("right"));
            let (Some(left), Some(right)) = parts else {
                body.push(Stmt::Expr(self.expr(*entry)));
                continue;
            };
            let place = match left.kind() {
                "identifier" => {
                    let ident = self.ident(left);
                    Expr::member(given(start), &ident.name, ident.span, ident.span)
                }
                _ => match self.entry(*entry) {
                    Some(Field::Pair { key, .. }) => Expr::access(given(start), key, Style::Index, self.cx.span(left)),
                    _ => continue,
                },
            };
            // `Query = { Org = … }` sets members of what is there.
            let value = match right.kind() {
                "initializer_expression" => Expr::new(
                    ExprKind::Record(values(right).into_iter().filter_map(|entry| self.entry(entry)).collect()),
                    self.cx.span(right),
                ),
                _ => self.expr(right),
            };
            body.push(Stmt::Bind { pattern: Pattern::Place(Box::new(place)), value, scope: Scope::Local });
        }
        body.push(Stmt::Value(given(span)));
        Expr::new(ExprKind::Block(body), span)
    }
}

fn is_mapping(name: &str) -> bool {
    name.ends_with("Dictionary") || matches!(name, "JsonObject" | "JObject" | "Hashtable" | "SortedList" | "NameValueCollection")
}

fn is_list(name: &str) -> bool {
    name.ends_with("List") && name != "SortedList"
        || matches!(
            name,
            "HashSet"
                | "Queue"
                | "Stack"
                | "JsonArray"
                | "JArray"
                | "IEnumerable"
                | "ICollection"
                | "IReadOnlyCollection"
                | "Collection"
        )
}
