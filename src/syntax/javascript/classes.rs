//! Functions, classes, and the functions with prototypes that were classes before there were any.

use std::sync::Arc;

use tree_sitter::Node;

use super::JavaScript;
use crate::syntax::ir::{
    Class, ClassField, Expr, ExprKind, Field, Function, FunctionKind, Ident, Method, MethodKind, Param, ParamKind, Pattern, Stmt,
    Type, Yields,
};
use crate::syntax::tree::{children, fields, has_token};

impl<'a> JavaScript<'a> {
    pub(super) fn function(&self, node: Node<'_>, name: Option<Ident>) -> Function {
        let parameters = match node.child_by_field_name("parameters") {
            Some(list) => children(list),
            None => node.child_by_field_name("parameter").into_iter().collect(),
        };
        let body = node.child_by_field_name("body");
        let nodes = body.filter(|body| body.kind() == "statement_block").map(children).unwrap_or_default();
        self.in_function(&parameters, &nodes, || {
            let params = parameters.iter().filter_map(|parameter| self.param(*parameter)).collect();
            let body = match body {
                Some(body) if body.kind() != "statement_block" => vec![Stmt::Return(Some(self.expr(body)))],
                _ => self.body(&nodes),
            };
            Function {
                name,
                params,
                body,
                span: self.cx.span(node),
                kind: FunctionKind::Lexical,
                yields: if has_token(node, "*") { Yields::List } else { Yields::No },
                returns: node.child_by_field_name("return_type").map(|ty| self.ty(ty)).filter(|ty| !matches!(ty, Type::Any)),
                decorators: Vec::new(),
            }
        })
    }

    fn param(&self, node: Node<'_>) -> Option<Param> {
        let (inner, value) = match node.kind() {
            "required_parameter" | "optional_parameter" => {
                (node.child_by_field_name("pattern")?, node.child_by_field_name("value"))
            }
            "assignment_pattern" => (node.child_by_field_name("left")?, node.child_by_field_name("right")),
            _ => (node, None),
        };
        if inner.kind() == "this" {
            return None;
        }
        let kind = if inner.kind() == "rest_pattern" { ParamKind::Rest } else { ParamKind::Plain };
        let mut pattern = self.typed(self.pattern(inner), node.child_by_field_name("type"));
        let value = value.map(|value| self.expr(value)).or_else(|| self.injected(node));
        if let Some(value) = value {
            pattern = Pattern::Default(Box::new(pattern), Box::new(value));
        }
        let property = children(node).iter().any(|child| matches!(child.kind(), "accessibility_modifier" | "override_modifier"))
            || has_token(node, "readonly");
        let field = (property && inner.kind() == "identifier").then(|| self.cx.str(inner).into());
        Some(Param { pattern, kind, field })
    }

    /// What Nest hands to a parameter that is marked `@Inject(token)`, as if its default value asked for it.
    fn injected(&self, node: Node<'_>) -> Option<Expr> {
        let mark = fields(node, "decorator").into_iter().filter_map(|decorator| children(decorator).first().copied());
        let inject = mark.filter(|mark| mark.kind() == "call_expression").find(|call| {
            call.child_by_field_name("function").is_some_and(|function| matches!(self.cx.str(function), "Inject" | "inject"))
        })?;
        let token = *children(inject.child_by_field_name("arguments")?).first()?;
        let span = self.cx.span(inject);
        Some(Expr::call(Expr::name("nest.inject", span), vec![self.expr(token)], span))
    }

    pub(super) fn typed(&self, pattern: Pattern, annotation: Option<Node<'_>>) -> Pattern {
        match annotation.map(|annotation| self.ty(annotation)) {
            None | Some(Type::Any) => pattern,
            Some(ty) => Pattern::Typed(Box::new(pattern), ty),
        }
    }

    /// What the statements put on the prototypes of functions among them.
    pub(super) fn prototypes<'t>(&self, nodes: &[Node<'t>]) -> Vec<Prototype<'t, 'a>> {
        let mut found: Vec<Prototype<'t, 'a>> = Vec::new();
        for &node in nodes.iter().filter(|node| node.kind() == "expression_statement") {
            let Some(assignment) = children(node).first().copied().filter(|node| node.kind() == "assignment_expression") else {
                continue;
            };
            let (Some(left), Some(value)) = (assignment.child_by_field_name("left"), assignment.child_by_field_name("right"))
            else {
                continue;
            };
            let Some(object) = left.child_by_field_name("object") else { continue };
            let property = left.child_by_field_name("property");
            let owner = object
                .child_by_field_name("object")
                .filter(|_| object.child_by_field_name("property").is_some_and(|property| self.cx.str(property) == "prototype"));
            let (owner, methods) = match (owner, property) {
                // `Reader.prototype.get = function () {}`
                (Some(owner), Some(name)) if is_function(value) => (owner, vec![(name, value)]),
                // `Reader.prototype = { get: function () {} }`
                (None, Some(name)) if self.cx.str(name) == "prototype" && value.kind() == "object" => {
                    let methods = children(value).into_iter().filter_map(|member| match member.kind() {
                        "method_definition" => Some((member.child_by_field_name("name")?, member)),
                        "pair" => {
                            let function = member.child_by_field_name("value").filter(|value| is_function(*value))?;
                            Some((member.child_by_field_name("key")?, function))
                        }
                        _ => None,
                    });
                    (object, methods.collect())
                }
                _ => continue,
            };
            let name = self.cx.str(owner);
            if !nodes.iter().any(|node| function_of(*node).is_some_and(|(function, _)| self.cx.str(function) == name)) {
                continue;
            }
            match found.iter_mut().find(|prototype| prototype.name == name) {
                Some(prototype) => {
                    prototype.statements.push(node);
                    prototype.methods.extend(methods);
                }
                None => found.push(Prototype { name, statements: vec![node], methods }),
            }
        }
        found
    }

    /// A function with methods on its prototype is a class whose constructor it is.
    pub(super) fn prototype_class(
        &self,
        node: Node<'_>,
        name: Node<'_>,
        function: Node<'_>,
        prototype: &Prototype<'_, 'a>,
    ) -> Class {
        let named = |name: Node<'_>| Some(self.cx.ident(name));
        let constructor = Ident { name: "constructor".into(), span: self.cx.span(name) };
        let constructor =
            Method { function: Arc::new(self.function(function, Some(constructor))), kind: MethodKind::Constructor };
        let methods = prototype
            .methods
            .iter()
            .map(|(name, method)| Method { function: Arc::new(self.function(*method, named(*name))), kind: MethodKind::Plain });
        Class {
            name: Some(self.binding(name)),
            bases: Vec::new(),
            fields: Vec::new(),
            methods: std::iter::once(constructor).chain(methods).collect(),
            body: Vec::new(),
            span: self.cx.span(node),
            erased: false,
            alias: None,
            decorators: Vec::new(),
        }
    }

    fn decorators(&self, nodes: &[Node<'_>]) -> Vec<Expr> {
        nodes.iter().filter_map(|node| children(*node).first().map(|inner| self.expr(*inner))).collect()
    }

    pub(super) fn class(&self, node: Node<'_>) -> Class {
        let name = node.child_by_field_name("name").map(|name| self.binding(name));
        let mut bases = Vec::new();
        for heritage in children(node).into_iter().filter(|child| child.kind() == "class_heritage") {
            for child in children(heritage) {
                match child.kind() {
                    "extends_clause" => bases.extend(fields(child, "value").into_iter().map(|base| self.expr(base))),
                    "implements_clause" => {}
                    _ => bases.push(self.expr(child)),
                }
            }
        }
        let mut decorators = fields(node, "decorator");
        // `@Module({…}) export class …`
        decorators.extend(
            node.parent()
                .filter(|parent| parent.kind() == "export_statement")
                .map(|parent| fields(parent, "decorator"))
                .unwrap_or_default(),
        );
        let decorators = self.decorators(&decorators);
        let mut class = Class {
            name,
            bases,
            fields: Vec::new(),
            methods: Vec::new(),
            body: Vec::new(),
            span: self.cx.span(node),
            erased: false,
            alias: None,
            decorators,
        };
        let mut pending = Vec::new();
        for member in node.child_by_field_name("body").map(children).unwrap_or_default() {
            match member.kind() {
                "decorator" => pending.push(member),
                "method_definition" => {
                    let mut decorators = std::mem::take(&mut pending);
                    decorators.extend(fields(member, "decorator"));
                    self.method(member, &decorators, &mut class);
                }
                "field_definition" | "public_field_definition" => {
                    let mut decorators = std::mem::take(&mut pending);
                    decorators.extend(fields(member, "decorator"));
                    self.class_field(member, &decorators, &mut class);
                }
                "class_static_block" => class.body.extend(self.block(member.child_by_field_name("body"))),
                _ => pending.clear(),
            }
        }
        class
    }

    /// The name of a member, if it is known; what it is computed from runs with the class.
    fn member_name(&self, node: Node<'_>, class: &mut Class) -> Option<Ident> {
        let key = self.property_key(node);
        if let ExprKind::Text { value, content, .. } = &key.kind {
            return Some(Ident { name: value.clone(), span: *content });
        }
        class.body.push(Stmt::Expr(key));
        None
    }

    pub(super) fn method(&self, node: Node<'_>, decorators: &[Node<'_>], class: &mut Class) {
        let Some(name) = node.child_by_field_name("name") else { return };
        let known = self.member_name(name, class);
        let mut name = known.unwrap_or_else(|| self.cx.ident(name));
        let kind = if has_token(node, "get") || has_token(node, "static get") {
            MethodKind::Getter
        } else if has_token(node, "static") {
            MethodKind::Static
        } else if &*name.name == "constructor" {
            MethodKind::Constructor
        } else {
            MethodKind::Plain
        };
        if has_token(node, "set") {
            // Not to be taken for the getter of that name.
            name.name = format!("set {}", name.name).into();
        }
        let mut function = self.function(node, Some(name));
        function.decorators = self.decorators(decorators);
        class.methods.push(Method { function: Arc::new(function), kind });
    }

    /// The key that a field has in data, if a decorator says so: `@Expose({ name: 'user' })`.
    fn data_key(&self, decorators: &[Node<'_>]) -> Option<Ident> {
        let name = decorators.iter().find_map(|decorator| {
            let call = children(*decorator).first().copied().filter(|call| call.kind() == "call_expression")?;
            if !matches!(self.cx.str(call.child_by_field_name("function")?), "Expose" | "JsonProperty" | "jsonMember") {
                return None;
            }
            let argument = *children(call.child_by_field_name("arguments")?).first()?;
            Some(match self.expr(argument).kind {
                ExprKind::Record(fields) => fields.into_iter().find_map(|field| match field {
                    Field::Pair { key, value } if key.as_text() == Some("name") => Some(value),
                    _ => None,
                })?,
                kind => Expr::new(kind, self.cx.span(argument)),
            })
        })?;
        match name.kind {
            ExprKind::Text { value, content, .. } => Some(Ident { name: value, span: content }),
            _ => None,
        }
    }

    fn class_field(&self, node: Node<'_>, decorators: &[Node<'_>], class: &mut Class) {
        let Some(mut name) = node.child_by_field_name("property").or_else(|| node.child_by_field_name("name")) else { return };
        // `static accessor name`: the grammar takes the one for the other.
        if self.cx.str(name) == "accessor"
            && let Some(error) = children(node).into_iter().find(Node::is_error)
        {
            name = children(error).first().copied().unwrap_or(name);
        }
        class.decorators.extend(self.decorators(decorators));
        let Some(name) = self.member_name(name, class) else { return };
        class.fields.push(ClassField {
            key: self.data_key(decorators).unwrap_or_else(|| name.clone()),
            name,
            ty: node.child_by_field_name("type").map(|ty| self.ty(ty)).filter(|ty| !matches!(ty, Type::Any)),
            value: node.child_by_field_name("value").map(|value| self.expr(value)).or_else(|| self.injected(node)),
            is_static: has_token(node, "static"),
            optional: has_token(node, "?"),
            flatten: false,
            aliases: Vec::new(),
        });
    }
}

/// The methods that statements put on the prototype of one function.
pub(super) struct Prototype<'t, 'a> {
    pub(super) name: &'a str,
    pub(super) statements: Vec<Node<'t>>,
    /// Name and function.
    methods: Vec<(Node<'t>, Node<'t>)>,
}

fn is_function(node: Node<'_>) -> bool {
    matches!(node.kind(), "function_expression" | "arrow_function" | "generator_function")
}

/// The name and the function of `function f() {}` and `var f = function () {}`.
pub(super) fn function_of(statement: Node<'_>) -> Option<(Node<'_>, Node<'_>)> {
    match statement.kind() {
        "function_declaration" => Some((statement.child_by_field_name("name")?, statement)),
        "variable_declaration" | "lexical_declaration" => match children(statement).as_slice() {
            [declarator] => {
                let value = declarator.child_by_field_name("value").filter(|value| value.kind() == "function_expression")?;
                Some((declarator.child_by_field_name("name").filter(|name| name.kind() == "identifier")?, value))
            }
            _ => None,
        },
        _ => None,
    }
}
