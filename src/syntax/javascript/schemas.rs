//! Schemas of zod, valibot, superstruct, yup and Joi: `z.object({ user: z.string() })` is a class whose fields have keys.

use std::sync::Arc;

use tree_sitter::Node;

use super::JavaScript;
use super::types::{erased, list, map};
use crate::syntax::ir::{Class, ClassField, Expr, ExprKind, Function, Ident, Method, MethodKind, Stmt, TRANSFORM, Type};
use crate::syntax::tree::children;

/// The packages. In a schema of one of the second kind, fields are optional unless it says otherwise.
const STRICT: &[&str] = &["zod", "valibot", "superstruct"];
const LENIENT: &[&str] = &["yup", "joi"];

/// Methods and functions that make a field optional.
const OPTIONAL: &[&str] = &["optional", "nullish", "default", "catch", "fallback", "partial", "exactOptional", "prefault"];

impl<'a> JavaScript<'a> {
    /// Whether the text can have schemas in it at all.
    pub(super) fn may_have_schemas(text: &str) -> bool {
        STRICT.iter().chain(LENIENT).any(|package| text.contains(package))
    }

    /// The call as the class that it makes, if it makes one.
    pub(super) fn schema(&self, node: Node<'_>) -> Option<Expr> {
        let span = self.cx.span(node);
        let mut class = match self.schema_type(node)? {
            Type::Inline(class) => (*class).clone(),
            Type::Any | Type::Named(_) => return None,
            alias => Class { alias: Some(alias), ..erased(None, span) },
        };
        class.span = span;
        // Functions in it (`transform`, `refine`) may be called.
        class.body = vec![Stmt::Expr(Expr::opaque(self.schema_functions(node), span))];
        class.methods = self.transforms(node);
        Some(Expr::new(ExprKind::Class(Arc::new(class)), span))
    }

    /// What a schema says of a value; `None` where the node is no schema.
    fn schema_type(&self, node: Node<'_>) -> Option<Type> {
        self.cx.deeper(node, || None, || self.schema_type_inner(node))
    }

    fn schema_type_inner(&self, node: Node<'_>) -> Option<Type> {
        let (function, arguments) = (node.child_by_field_name("function")?, node.child_by_field_name("arguments")?);
        let arguments = children(arguments);
        let part = |index: usize| arguments.get(index).map_or(Type::Any, |node| self.schema_part(*node));
        if let Some(maker) = self.schema_maker(function) {
            return Some(match maker {
                "object" | "strictObject" | "looseObject" | "type" => self.schema_object(node, Vec::new(), arguments.first()),
                "array" | "set" => list(part(0)),
                "record" | "map" => map(part(arguments.len().saturating_sub(1))),
                "tuple" => arguments
                    .first()
                    .and_then(|items| children(*items).into_iter().next())
                    .map_or(Type::Any, |first| list(self.schema_part(first))),
                "optional" | "nullable" | "nullish" | "exactOptional" | "nonOptional" | "partial" | "pipe" | "lazy"
                | "fallback" | "readonly" => part(0),
                _ => Type::Any,
            });
        }
        let of = function.child_by_field_name("object")?;
        let method = self.cx.str(function.child_by_field_name("property")?);
        match method {
            "extend" | "safeExtend" | "keys" | "shape" if arguments.first().is_some_and(|fields| self.has_schemas(*fields)) => {
                Some(self.schema_object(node, vec![of], arguments.first()))
            }
            "merge" | "and" | "concat" if self.schema_type(of).or_else(|| self.schema_type(*arguments.first()?)).is_some() => {
                Some(self.schema_object(node, [of].into_iter().chain(arguments).collect(), None))
            }
            "array" if arguments.is_empty() => self.schema_type(of).map(list),
            "of" | "items" if matches!(self.schema_type(of)?, Type::Any) => Some(list(part(0))),
            "pipe" => self.schema_type(of).map(|_| part(0)),
            _ => self.schema_type(of),
        }
    }

    /// A schema within another: a call that makes one, or the name of one.
    fn schema_part(&self, node: Node<'_>) -> Type {
        match node.kind() {
            "identifier" | "member_expression" => Type::Named(Box::new(self.expr(node))),
            "call_expression" => self.schema_type(node).unwrap_or_else(|| {
                // `Endpoint.array()`, `Endpoint.optional()`
                let function = node.child_by_field_name("function");
                let of = function.and_then(|function| function.child_by_field_name("object"));
                let ty = of.map_or(Type::Any, |of| self.schema_part(of));
                if function.is_some_and(|function| self.method_of(function) == "array") { list(ty) } else { ty }
            }),
            // `z.lazy(() => Endpoint)`
            "arrow_function" => node.child_by_field_name("body").map_or(Type::Any, |body| self.schema_part(body)),
            _ => Type::Any,
        }
    }

    fn schema_object(&self, node: Node<'_>, bases: Vec<Node<'_>>, fields: Option<&Node<'_>>) -> Type {
        let span = self.cx.span(node);
        // What checks at run time has a body, which types have not.
        let body = vec![Stmt::Expr(Expr::opaque(Vec::new(), span))];
        let mut class = Class { body, ..erased(None, span) };
        for base in bases {
            match self.schema_part(base) {
                Type::Named(base) => class.bases.push(*base),
                Type::Inline(inner) => {
                    class.bases.extend(inner.bases.iter().cloned());
                    class.fields.extend(inner.fields.iter().cloned());
                }
                Type::List(_) | Type::Map(_) | Type::Text | Type::Number | Type::Any => {}
            }
        }
        for pair in fields.map(|fields| children(*fields)).unwrap_or_default() {
            let (Some(key), Some(value)) = (pair.child_by_field_name("key"), pair.child_by_field_name("value")) else { continue };
            let key = self.property_key(key);
            let ExprKind::Text { value: name, content, .. } = &key.kind else { continue };
            let name = Ident { name: name.clone(), span: *content };
            let ty = self.schema_part(value);
            class.fields.push(ClassField {
                key: name.clone(),
                name,
                ty: Some(ty).filter(|ty| !matches!(ty, Type::Any)),
                value: None,
                is_static: false,
                optional: self.is_optional(value),
                flatten: false,
                aliases: Vec::new(),
            });
        }
        Type::Inline(Arc::new(class))
    }

    /// The function of one of the packages that `function` is.
    fn schema_maker(&self, function: Node<'_>) -> Option<&'a str> {
        self.package(function)?;
        let name = function.child_by_field_name("property").unwrap_or(function);
        Some(self.cx.str(name))
    }

    /// The package of which `function` is a function.
    fn package(&self, function: Node<'_>) -> Option<&'static str> {
        if !matches!(function.kind(), "identifier" | "member_expression") {
            return None;
        }
        let name = self.external(&self.expr(function))?;
        STRICT
            .iter()
            .chain(LENIENT)
            .copied()
            .find(|package| name.trim_start_matches("@hapi/").split(['.', '/']).next() == Some(package) && name.contains('.'))
    }

    fn method_of(&self, function: Node<'_>) -> &'a str {
        function.child_by_field_name("property").map_or("", |property| self.cx.str(property))
    }

    /// Whether one of the fields of the object is a schema.
    fn has_schemas(&self, fields: Node<'_>) -> bool {
        fields.kind() == "object"
            && children(fields)
                .into_iter()
                .filter_map(|pair| pair.child_by_field_name("value"))
                .any(|value| self.schema_type(value).is_some())
    }

    fn is_optional(&self, schema: Node<'_>) -> bool {
        let mut node = schema;
        let (mut optional, mut required) = (false, false);
        while let Some(function) = node.child_by_field_name("function") {
            let method = if function.kind() == "identifier" { self.cx.str(function) } else { self.method_of(function) };
            optional |= OPTIONAL.contains(&method);
            required |= matches!(method, "required" | "defined");
            if let Some(package) = self.package(function) {
                return optional || (!required && LENIENT.contains(&package));
            }
            let Some(of) = function.child_by_field_name("object") else { break };
            node = of;
        }
        optional
    }

    /// The functions that what has passed a schema goes through, in their order.
    fn transforms(&self, schema: Node<'_>) -> Vec<Method> {
        let mut node = schema;
        let mut transforms = Vec::new();
        while let Some(function) = node.child_by_field_name("function")
            && let Some(of) = function.child_by_field_name("object")
        {
            let arguments = node.child_by_field_name("arguments").map(children).unwrap_or_default();
            if let ("transform", Some(transform)) = (self.method_of(function), arguments.first())
                && let ExprKind::Function(function) = self.expr(*transform).kind
            {
                let name = Ident { name: TRANSFORM.into(), span: self.cx.span(*transform) };
                let function = Arc::new(Function { name: Some(name), ..(*function).clone() });
                transforms.push(Method { function, kind: MethodKind::Static });
            }
            node = of;
        }
        transforms.reverse();
        transforms
    }

    /// The functions among the arguments of the calls that make a schema.
    fn schema_functions(&self, node: Node<'_>) -> Vec<Expr> {
        let mut functions = Vec::new();
        let mut pending = vec![node];
        while let Some(node) = pending.pop() {
            if matches!(node.kind(), "arrow_function" | "function_expression") {
                functions.push(self.expr(node));
            } else {
                pending.extend(children(node));
            }
        }
        functions
    }
}
