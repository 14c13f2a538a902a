//! What containers put into fields and parameters: variables of the environment and what other classes make.

use tree_sitter::Node;

use super::Java;
use crate::syntax::ir::{Expr, ExprKind, Span};
use crate::syntax::tree::children;

impl<'a> Java<'a> {
    /// The annotations of a declaration: their names without a package, and what is in their parentheses.
    pub(super) fn annotations<'t>(&self, node: Node<'t>) -> Vec<(&'a str, Vec<Node<'t>>)> {
        let mut all = Vec::new();
        for child in children(node) {
            let marks = if child.kind() == "modifiers" { children(child) } else { vec![child] };
            for mark in marks.into_iter().filter(|mark| matches!(mark.kind(), "annotation" | "marker_annotation")) {
                let name = mark.child_by_field_name("name").map_or("", |name| self.cx.str(name));
                let arguments = mark.child_by_field_name("arguments").map(children).unwrap_or_default();
                all.push((name.rsplit('.').next().unwrap_or(name), arguments));
            }
        }
        all
    }

    /// An element of an annotation; one that stands alone is called `value`.
    pub(super) fn element<'t>(&self, arguments: &[Node<'t>], name: &str) -> Option<Node<'t>> {
        let named = arguments.iter().find(|argument| {
            argument.kind() == "element_value_pair"
                && argument.child_by_field_name("key").is_some_and(|key| self.cx.str(key) == name)
        });
        match (named, arguments) {
            (Some(pair), _) => pair.child_by_field_name("value"),
            (None, [only]) if name == "value" && only.kind() != "element_value_pair" => Some(*only),
            _ => None,
        }
    }

    /// What a container puts into a field or a parameter, as if its default value asked for it.
    pub(super) fn given_to(&self, node: Node<'_>, _ty: Option<Node<'_>>) -> Option<Expr> {
        for (name, arguments) in self.annotations(node) {
            let (element, is_placeholder) = match name {
                "Value" => (self.element(&arguments, "value"), true),
                "ConfigProperty" | "Property" => (self.element(&arguments, "name"), false),
                "SystemEnvironment" | "Env" => (self.element(&arguments, "value"), false),
                _ => continue,
            };
            let element = element?;
            let ExprKind::Text { value, content, exact: true } = self.expr(element).kind else { continue };
            let default = self.element(&arguments, "defaultValue").map(|default| self.expr(default));
            return if is_placeholder { self.placeholder(&value, content) } else { Some(variable(&value, content, default)) };
        }
        None
    }

    /// `${INFLUX_USER:admin}`, `#{systemEnvironment['INFLUX_USER']}`
    fn placeholder(&self, text: &str, at: Span) -> Option<Expr> {
        let part = |part: &str| {
            let start = at.start as usize + (part.as_ptr() as usize - text.as_ptr() as usize);
            Span::new(start, start + part.len())
        };
        if let Some(inner) = text.strip_prefix("${").and_then(|text| text.strip_suffix('}')) {
            let (name, default) = inner.split_once(':').map_or((inner, None), |(name, default)| (name, Some(default)));
            let default = default.map(|default| Expr::text(default, part(default)));
            return Some(variable(name, part(name), default));
        }
        let inner = text.strip_prefix("#{").and_then(|text| text.strip_suffix('}'))?.trim();
        let name = ["systemEnvironment", "environment", "@environment"].iter().find_map(|map| inner.strip_prefix(map))?;
        let name = name.trim_start_matches(['.', '[', '\'', '"', '(']).trim_start_matches("getProperty");
        let name = name.trim_start_matches(['(', '\'', '"']);
        let name = name.split(['\'', '"', ']', ')', ' ', '?', '.']).next()?;
        Some(variable(name, part(name), None))
    }
}

/// The variable that a property is looked for in: `influx.user` in `INFLUX_USER`.
fn variable(name: &str, at: Span, default: Option<Expr>) -> Expr {
    let upper: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect();
    let exact = upper == name;
    let name = Expr::new(ExprKind::Text { value: upper.into(), content: at, exact }, at);
    let arguments = std::iter::once(name).chain(default).collect();
    Expr::call(Expr::name("System.getenv", at), arguments, at)
}
