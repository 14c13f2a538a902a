//! What annotations make of a class: the keys that its fields have in data, and the methods that nobody writes down.

use std::sync::Arc;

use tree_sitter::Node;

use super::classes::{CONSTRUCTOR, NAME};
use super::{Java, bind, start_of, this};
use crate::syntax::ir::{
    Arg, Class, ClassField, Expr, ExprKind, Function, FunctionKind, Ident, Method, MethodKind, Param, ParamKind, Pattern, Span,
    Stmt, Style, Yields,
};
use crate::syntax::tree::children;

/// Annotations that name the key of a field, with the elements that hold it.
const KEYS: &[(&str, &[&str])] = &[
    ("JsonProperty", &["value"]),
    ("SerializedName", &["value"]),
    ("JsonbProperty", &["value"]),
    ("JSONField", &["name"]),
    ("Json", &["name"]),
    ("JsonSetter", &["value"]),
    ("SerialName", &["value"]),
];

impl<'a> Java<'a> {
    /// The text of an element, where it is written out or a constant of this file.
    fn key_text(&self, node: Node<'_>) -> Option<Ident> {
        let text = match node.kind() {
            "string_literal" => self.expr(node),
            "identifier" | "field_access" => {
                let name = self.cx.str(node).rsplit('.').next()?;
                return self.constants.get(name).cloned();
            }
            _ => return None,
        };
        match text.kind {
            ExprKind::Text { value, content, exact: true } if !value.is_empty() => Some(Ident { name: value, span: content }),
            _ => None,
        }
    }

    fn key_texts(&self, node: Node<'_>) -> Vec<Ident> {
        match node.kind() {
            "element_value_array_initializer" => children(node).into_iter().filter_map(|item| self.key_text(item)).collect(),
            _ => self.key_text(node).into_iter().collect(),
        }
    }

    /// The key that annotations give what they stand at.
    fn key_at(&self, node: Node<'_>) -> Option<Ident> {
        self.annotations(node).iter().find_map(|(name, arguments)| {
            let (_, elements) = KEYS.iter().find(|(known, _)| known == name)?;
            elements.iter().find_map(|element| self.key_text(self.element(arguments, element)?))
        })
    }

    pub(super) fn key_of_annotations(&self, node: Node<'_>, field: &mut ClassField) {
        if let Some(key) = self.key_at(node) {
            field.key = key;
        }
        for (name, arguments) in self.annotations(node) {
            let texts = |element: &str| self.element(&arguments, element).map(|node| self.key_texts(node)).unwrap_or_default();
            match name {
                "JsonAlias" => field.aliases.extend(texts("value")),
                "SerializedName" => field.aliases.extend(texts("alternate")),
                "JSONField" => field.aliases.extend(texts("alternateNames")),
                "JsonUnwrapped" | "JsonAnySetter" => field.flatten = true,
                "JsonIgnore" | "JsonbTransient" => field.key.name = "".into(),
                // Only what a creator takes is required; of a record, that is every component.
                "JsonProperty" if node.kind() == "formal_parameter" => field.optional &= !self.is_required(&arguments),
                _ => {}
            }
        }
    }

    fn is_required(&self, arguments: &[Node<'_>]) -> bool {
        self.element(arguments, "required").is_some_and(|value| value.kind() == "true")
            || self.cx.text.contains("FAIL_ON_MISSING_CREATOR_PROPERTIES")
    }

    /// Keys and methods that a class has by its annotations, or by being a record or an enumeration.
    pub(super) fn of_annotations(&self, node: Node<'_>, members: &[Node<'_>], class: &mut Class) {
        let annotations = self.annotations(node);
        self.keys_of_methods(members, class);
        for (name, arguments) in &annotations {
            match *name {
                "JsonNaming" => {
                    let is_snake = self.element(arguments, "value").is_some_and(|value| self.cx.str(value).contains("Snake"));
                    if is_snake {
                        in_snake_case(class);
                    }
                }
                "JsonIgnoreProperties" => {
                    let ignored = self.element(arguments, "value").map(|value| self.key_texts(value)).unwrap_or_default();
                    for field in &mut class.fields {
                        if ignored.iter().any(|name| name.name == field.key.name) {
                            field.key.name = "".into();
                        }
                    }
                }
                _ => {}
            }
        }
        const SNAKE: [&str; 4] = ["SNAKE_CASE", "SnakeCaseStrategy", "LOWER_CASE_WITH_UNDERSCORES", "SnakeCase"];
        if SNAKE.iter().any(|snake| self.cx.text.contains(snake)) {
            in_snake_case(class);
        }
        // A mapper that is set up elsewhere may say so.
        for field in class.fields.iter_mut().filter(|field| field.key == field.name && !field.is_static) {
            let snake = snake_case(&field.name.name);
            if *snake != *field.name.name {
                field.aliases.push(Ident { name: snake.into(), span: field.name.span });
            }
        }
        let has = |names: &[&str]| annotations.iter().any(|(name, _)| names.contains(name));
        let is_record = node.kind() == "record_declaration";
        let fluent = is_record
            || annotations.iter().any(|(name, arguments)| {
                *name == "Accessors" && self.element(arguments, "fluent").is_some_and(|value| value.kind() == "true")
            });
        let getters = has(&["Data", "Value", "Getter"]) || is_record;
        let setters = has(&["Data", "Setter"]);
        let of_lombok = |member: &Node<'_>, name: &str| self.annotations(*member).iter().any(|(known, _)| *known == name);
        let mut made = Vec::new();
        for field in class.fields.iter().filter(|field| !field.is_static && !field.name.name.starts_with(super::MADE_UP)) {
            let declared = members.iter().find(|member| self.declares(**member, &field.name));
            if getters || declared.is_some_and(|member| of_lombok(member, "Getter")) {
                made.extend(getter_names(&field.name.name, fluent).into_iter().map(|name| getter(field, &name)));
            }
            if setters || declared.is_some_and(|member| of_lombok(member, "Setter")) {
                made.push(setter(
                    field,
                    &if fluent { field.name.name.to_string() } else { format!("set{}", capital(&field.name.name)) },
                ));
            }
        }
        if is_record {
            let components = class.fields.iter().filter(|field| !field.is_static).enumerate();
            made.extend(components.map(|(at, field)| getter(field, &format!("component{}", at + 1))));
        }
        let known = |class: &Class, name: &Ident| {
            class.methods.iter().any(|method| method.function.name.as_ref().is_some_and(|known| known.name == name.name))
        };
        for method in made {
            if method.function.name.as_ref().is_some_and(|name| !known(class, name)) {
                class.methods.push(method);
            }
        }
        self.constructors(node, members, class, &has);
        if has(&["Builder", "SuperBuilder", "Jacksonized"]) {
            builder(class);
        }
        if node.kind() == "enum_declaration" {
            enumeration(class);
        }
    }

    /// Whether the member declares that field.
    fn declares(&self, member: Node<'_>, name: &Ident) -> bool {
        let span = self.cx.span(member);
        member.kind() == "field_declaration" && span.start <= name.span.start && name.span.end <= span.end
    }

    /// The constructors that Lombok writes, a record's, and the names by which constructors call each other.
    fn constructors(&self, node: Node<'_>, members: &[Node<'_>], class: &mut Class, has: &dyn Fn(&[&str]) -> bool) {
        let is_record = node.kind() == "record_declaration";
        let own: Vec<usize> = class
            .methods
            .iter()
            .filter(|method| method.kind == MethodKind::Constructor)
            .map(|method| method.function.params.len())
            .collect();
        let fields: Vec<&ClassField> =
            class.fields.iter().filter(|field| !field.is_static && !field.name.name.starts_with(super::MADE_UP)).collect();
        let is_final = |field: &ClassField| {
            members.iter().any(|member| self.declares(*member, &field.name) && self.has_modifier(*member, "final"))
        };
        let has_value = |field: &ClassField| {
            let declared = members.iter().filter(|member| self.declares(**member, &field.name));
            declared.flat_map(|member| children(*member)).any(|child| {
                child.kind() == "variable_declarator"
                    && child.child_by_field_name("name").is_some_and(|name| self.cx.span(name) == field.name.span)
                    && child.child_by_field_name("value").is_some()
            })
        };
        let all = is_record || has(&["AllArgsConstructor", "Value", "Builder", "SuperBuilder"]);
        let required = has(&["RequiredArgsConstructor", "Data"]);
        let mut made = Vec::new();
        if all && !own.contains(&fields.len()) {
            made.push(constructor(&fields, class.span));
        }
        if required && own.is_empty() && !all {
            let required: Vec<&ClassField> =
                fields.iter().copied().filter(|field| !has_value(field) && is_final(field)).collect();
            made.push(constructor(&required, class.span));
        }
        class.methods.extend(made);
        let constructors: Vec<_> = class
            .methods
            .iter()
            .filter(|method| method.kind == MethodKind::Constructor)
            .map(|method| method.function.clone())
            .collect();
        if constructors.len() > 1 {
            class.methods.extend(constructors.into_iter().map(|function| Method { function, kind: MethodKind::Plain }));
        }
    }

    /// Keys that are told at constructors, setters and getters, or by the names of setters.
    fn keys_of_methods(&self, members: &[Node<'_>], class: &mut Class) {
        for &member in members {
            let parameters = member.child_by_field_name("parameters").map(children).unwrap_or_default();
            let body = member.child_by_field_name("body");
            match member.kind() {
                "constructor_declaration" => {
                    for parameter in parameters {
                        let Some(key) = self.key_at(parameter) else { continue };
                        let Some(name) = parameter.child_by_field_name("name") else { continue };
                        let required = self
                            .annotations(parameter)
                            .iter()
                            .any(|(name, arguments)| *name == "JsonProperty" && self.is_required(arguments));
                        for field in self.fields_set(body, self.cx.str(name)) {
                            if let Some(field) = class.fields.iter_mut().find(|known| *known.name.name == *field) {
                                field.key = key.clone();
                                field.optional &= !required;
                            }
                        }
                    }
                }
                "method_declaration" => {
                    let Some(name) = member.child_by_field_name("name") else { continue };
                    let key = self.key_at(member);
                    let fields = match parameters.as_slice() {
                        [parameter] => {
                            let Some(parameter) = parameter.child_by_field_name("name") else { continue };
                            self.fields_set(body, self.cx.str(parameter))
                        }
                        [] if key.is_some() => self.field_given(body).into_iter().collect(),
                        _ => continue,
                    };
                    // The name of a setter is that of its property.
                    let text = self.cx.str(name);
                    let property = text.strip_prefix("set").filter(|rest| rest.starts_with(char::is_uppercase)).map(|rest| {
                        let span = self.cx.span(name);
                        Ident { name: small(rest).into(), span: Span { start: span.start + 3, end: span.end } }
                    });
                    for field in fields {
                        let Some(field) = class.fields.iter_mut().find(|known| *known.name.name == *field) else { continue };
                        if let Some(key) = &key {
                            field.key = key.clone();
                        } else if let Some(property) = &property
                            && field.key == field.name
                            && property.name != field.name.name
                        {
                            field.key = property.clone();
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// The fields that a body puts a parameter into: `this.user = user;`.
    fn fields_set(&self, body: Option<Node<'_>>, parameter: &str) -> Vec<&'a str> {
        let mut found = Vec::new();
        for statement in body.map(children).unwrap_or_default() {
            let Some(assignment) = children(statement).into_iter().find(|inner| inner.kind() == "assignment_expression") else {
                continue;
            };
            let (Some(left), Some(right)) = (assignment.child_by_field_name("left"), assignment.child_by_field_name("right"))
            else {
                continue;
            };
            let is_it = |node: &Node<'_>| node.kind() == "identifier" && self.cx.str(*node) == parameter;
            let passed = right.kind() == "method_invocation"
                && right.child_by_field_name("arguments").map(children).unwrap_or_default().iter().any(is_it);
            if is_it(&right) || passed {
                let name = if left.kind() == "field_access" { left.child_by_field_name("field") } else { Some(left) };
                found.extend(name.map(|name| self.cx.str(name)));
            }
        }
        found
    }

    /// The field that a body gives: `return user;`.
    fn field_given(&self, body: Option<Node<'_>>) -> Option<&'a str> {
        let statement = body.map(children)?.into_iter().find(|statement| statement.kind() == "return_statement")?;
        let value = children(statement).into_iter().next()?;
        match value.kind() {
            "identifier" => Some(self.cx.str(value)),
            "field_access" => value.child_by_field_name("field").map(|field| self.cx.str(field)),
            _ => None,
        }
    }
}

fn in_snake_case(class: &mut Class) {
    for field in class.fields.iter_mut().filter(|field| field.key == field.name) {
        field.key.name = snake_case(&field.name.name).into();
    }
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_uppercase() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn small(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

fn getter_names(field: &str, fluent: bool) -> Vec<String> {
    if fluent { vec![field.to_owned()] } else { vec![format!("get{}", capital(field)), format!("is{}", capital(field))] }
}

fn made(name: &str, at: Span, span: Span, params: Vec<Param>, body: Vec<Stmt>, kind: MethodKind) -> Method {
    let function = Function {
        name: Some(Ident { name: name.into(), span: at }),
        params,
        body,
        span,
        kind: FunctionKind::Lexical,
        yields: Yields::No,
        returns: None,
        decorators: Vec::new(),
    };
    Method { function: Arc::new(function), kind }
}

fn getter(field: &ClassField, name: &str) -> Method {
    let at = field.name.span;
    let value = Expr::member(this(start_of(at)), &field.name.name, at, at);
    let end = match name {
        _ if name.starts_with("is") => at.end.saturating_sub(1).max(at.start),
        _ if name.starts_with("component") => at.end + 1,
        _ => at.end,
    };
    let span = Span { end, ..at };
    made(name, at, span, Vec::new(), vec![Stmt::Return(Some(value))], MethodKind::Plain)
}

fn parameter(field: &ClassField) -> Param {
    let pattern = Pattern::Name(field.name.clone());
    let pattern = match &field.ty {
        Some(ty) => Pattern::Typed(Box::new(pattern), ty.clone()),
        None => pattern,
    };
    Param { pattern, kind: ParamKind::Plain, field: None }
}

fn set(field: &ClassField) -> Stmt {
    let at = field.name.span;
    let place = Expr::member(this(start_of(at)), &field.name.name, at, at);
    bind(Pattern::Place(Box::new(place)), Expr::name(&field.name.name, at))
}

/// Also what a builder has for the field: it gives the object that it is called on.
fn setter(field: &ClassField, name: &str) -> Method {
    let at = field.name.span;
    let body = vec![set(field), Stmt::Return(Some(this(start_of(at))))];
    made(name, at, start_of(at), vec![parameter(field)], body, MethodKind::Plain)
}

fn constructor(fields: &[&ClassField], class: Span) -> Method {
    let params = fields
        .iter()
        .map(|field| {
            let param = parameter(field);
            match &field.value {
                Some(given @ Expr { kind: ExprKind::Call { .. }, .. }) => {
                    Param { pattern: Pattern::Default(Box::new(param.pattern), Box::new(given.clone())), ..param }
                }
                _ => param,
            }
        })
        .collect();
    let body = fields.iter().map(|field| set(field)).collect();
    let span = Span { start: class.start, end: class.start + 1 };
    made(CONSTRUCTOR, span, span, params, body, MethodKind::Constructor)
}

/// `Endpoint.builder().user(…).build()`
fn builder(class: &mut Class) {
    let Some(name) = class.name.clone() else { return };
    let at = name.span;
    let fields: Vec<ClassField> = class
        .fields
        .iter()
        .filter(|field| !field.is_static && !field.name.name.starts_with(super::MADE_UP))
        .map(|field| ClassField {
            key: Ident { name: "".into(), span: field.key.span },
            aliases: Vec::new(),
            flatten: false,
            ..field.clone()
        })
        .collect();
    let mut methods: Vec<Method> = fields
        .iter()
        .map(|field| {
            let end = Span { start: field.name.span.end, end: field.name.span.end };
            let mut method = setter(field, &field.name.name);
            Arc::make_mut(&mut method.function).span = end;
            method
        })
        .collect();
    let args = fields
        .iter()
        .map(|field| Arg::of(Expr::member(this(start_of(at)), &field.name.name, field.name.span, field.name.span)))
        .collect();
    let new = Expr::new(ExprKind::New { class: Box::new(Expr::name(&name.name, at)), args }, at);
    methods.push(made("build", at, start_of(at), Vec::new(), vec![Stmt::Return(Some(new))], MethodKind::Plain));
    let of = Ident { name: format!("{}Builder", name.name).into(), span: at };
    let inner = Class {
        name: Some(of.clone()),
        bases: Vec::new(),
        fields,
        methods,
        body: Vec::new(),
        span: at,
        erased: false,
        alias: None,
        decorators: Vec::new(),
    };
    let span = at;
    class.fields.insert(
        0,
        ClassField {
            key: Ident { name: "".into(), span },
            name: of.clone(),
            ty: None,
            value: Some(Expr::new(ExprKind::Class(Arc::new(inner)), span)),
            is_static: true,
            optional: true,
            flatten: false,
            aliases: Vec::new(),
        },
    );
    let new = Expr::new(ExprKind::New { class: Box::new(Expr::name(&of.name, at)), args: Vec::new() }, at);
    let end = Span { start: at.end, end: at.end };
    class.methods.push(made("builder", at, end, Vec::new(), vec![Stmt::Return(Some(new))], MethodKind::Static));
}

/// What every enumeration has: `name()`, `values()`, `valueOf()`.
fn enumeration(class: &mut Class) {
    let Some(name) = class.name.clone() else { return };
    let at = name.span;
    let constants: Vec<Ident> = class
        .fields
        .iter()
        .filter(|field| field.is_static && matches!(&field.value, Some(value) if is_run(value)))
        .map(|field| field.name.clone())
        .collect();
    let constant =
        |constant: &Ident| Expr::access(Expr::name(&name.name, at), Expr::text(&constant.name, constant.span), Style::Static, at);
    let own = Expr::member(this(start_of(at)), NAME, at, at);
    let known = |class: &Class, wanted: &str| {
        class.methods.iter().any(|method| method.function.name.as_ref().is_some_and(|known| &*known.name == wanted))
    };
    for (index, text) in ["name", "toString"].into_iter().enumerate() {
        if !known(class, text) {
            let span = Span { start: at.start, end: at.start + index as u32 };
            class.methods.push(made(text, at, span, Vec::new(), vec![Stmt::Return(Some(own.clone()))], MethodKind::Plain));
        }
    }
    let all = Expr::new(ExprKind::List(constants.iter().map(|one| Arg::of(constant(one))).collect()), at);
    let end = |back: u32| Span { start: at.end.saturating_sub(back), end: at.end };
    class.methods.push(made("values", at, end(0), Vec::new(), vec![Stmt::Return(Some(all))], MethodKind::Static));
    let param = Param { pattern: Pattern::Name(Ident { name: "name".into(), span: at }), kind: ParamKind::Plain, field: None };
    let fields = constants
        .iter()
        .map(|one| crate::syntax::ir::Field::Pair { key: Expr::text(&one.name, one.span), value: constant(one) })
        .collect();
    let by_name = Expr::access(Expr::new(ExprKind::Record(fields), at), Expr::name("name", at), Style::Index, at);
    class.methods.push(made("valueOf", at, end(1), vec![param], vec![Stmt::Return(Some(by_name))], MethodKind::Static));
}

fn is_run(value: &Expr) -> bool {
    matches!(&value.kind, ExprKind::Call { callee, .. } if matches!(callee.kind, ExprKind::Function(_)))
}
