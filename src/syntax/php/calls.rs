//! Calls.

use tree_sitter::Node;

use super::names::qualify;
use super::{Php, has_child, symfony};
use crate::syntax::ir::{Arg, Expr, ExprKind, Span, Style};
use crate::syntax::tree::children;

/// A call by a plain name, as long as it can only mean the function of the language.
pub(super) struct Builtin<'t> {
    pub(super) name: String,
    pub(super) args: Vec<Node<'t>>,
}

impl Php<'_> {
    pub(super) fn builtin<'t>(&self, node: Node<'t>) -> Option<Builtin<'t>> {
        if node.kind() != "function_call_expression" {
            return None;
        }
        let function = node.child_by_field_name("function")?;
        if !matches!(function.kind(), "name" | "qualified_name") {
            return None;
        }
        let written = self.written(function);
        let name = written.strip_prefix('\\').unwrap_or(&written).to_ascii_lowercase();
        let names = self.names.borrow();
        if name.contains('\\')
            || names.functions.contains_key(&name)
            || names.defined.contains(&qualify(&names.namespace, &name).to_ascii_lowercase())
        {
            return None;
        }
        let mut args = Vec::new();
        for argument in children(node.child_by_field_name("arguments")?) {
            if argument.kind() != "argument" || argument.child_by_field_name("name").is_some() {
                return None;
            }
            let value = children(argument).pop()?;
            if value.kind() == "variadic_unpacking" {
                return None;
            }
            args.push(value);
        }
        Some(Builtin { name, args })
    }

    pub(super) fn is_callable_syntax(&self, arguments: Node<'_>) -> bool {
        has_child(arguments, "variadic_placeholder")
    }

    pub(super) fn arguments(&self, node: Node<'_>) -> Vec<Arg> {
        let mut out = Vec::new();
        for argument in children(node) {
            if argument.kind() != "argument" {
                if argument.is_error() {
                    out.push(Arg::of(self.expr(argument)));
                }
                continue;
            }
            let name = argument.child_by_field_name("name");
            let value = children(argument).into_iter().rfind(|child| Some(child.id()) != name.map(|name| name.id()));
            let Some(value) = value else { continue };
            let name = name.map(|name| self.cx.ident(name));
            let spread = value.kind() == "variadic_unpacking";
            out.push(Arg { value: self.expr(value), name, spread });
        }
        out
    }

    pub(super) fn call(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let (Some(function), Some(arguments)) = (node.child_by_field_name("function"), node.child_by_field_name("arguments"))
        else {
            return self.opaque(node);
        };
        if let Some(call) = self.builtin(node)
            && !self.is_callable_syntax(arguments)
            && let Some(expr) = self.builtin_call(&call, span)
        {
            return expr;
        }
        let callee = match function.kind() {
            "name" | "qualified_name" | "relative_name" => Expr::name(&self.function_name(function), self.cx.span(function)),
            _ => self.base(function),
        };
        if self.is_callable_syntax(arguments) {
            return callee;
        }
        let args = self.arguments(arguments);
        if let (ExprKind::Name(name), [Arg { value: Expr { kind: ExprKind::Text { value, content, exact: true }, .. }, .. }]) =
            (&callee.kind, &args[..])
            && name.rsplit('\\').next() == Some("env")
            && value.contains(':')
        {
            return symfony::env_processors(value, content.start as usize, span);
        }
        let shown = self.view(node);
        let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span);
        shown.map_or(call.clone(), |shown| Expr::either(call, shown, span))
    }

    pub(super) fn method_call(&self, node: Node<'_>, object: Option<Expr>, style: Style) -> Expr {
        let span = self.cx.span(node);
        let (Some(object), Some(name)) = (object, node.child_by_field_name("name")) else { return self.opaque(node) };
        if let Some(filtered) = self.collection_filter(node, &object) {
            return filtered;
        }
        // Up to the name, with a closing brace (`->{$name}()`), so that the arguments are not part of the callee.
        let end = node.child_by_field_name("arguments").map_or(name.end_byte(), |arguments| arguments.start_byte());
        let callee = Expr::access(object, self.member_key(name), style, Span::new(node.start_byte(), end));
        match node.child_by_field_name("arguments") {
            Some(arguments) if !self.is_callable_syntax(arguments) => {
                let call = ExprKind::Call { callee: Box::new(callee), args: self.arguments(arguments) };
                let call = Expr::new(call, span);
                match self.framework_method(node).or_else(|| self.view(node)) {
                    Some(made) => Expr::either(call, made, span),
                    None => call,
                }
            }
            _ => callee,
        }
    }
}
