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
    pub(super) fn given_to(&self, node: Node<'_>, ty: Option<Node<'_>>) -> Option<Expr> {
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
            return if is_placeholder {
                self.placeholder(&value, content)
            } else {
                Some(setting(Expr::text(&value, content), default))
            };
        }
        self.bound(node).or_else(|| self.injected(node, ty?))
    }

    /// The setting that a field of a class for settings is filled with: `@ConfigurationProperties("influx")`.
    fn bound(&self, node: Node<'_>) -> Option<Expr> {
        let annotations = self.annotations(class_of(node)?);
        let (_, arguments) = annotations.iter().find(|(name, _)| SETTINGS.contains(name))?;
        let prefix = ["prefix", "value"].iter().find_map(|element| self.literal(self.element(arguments, element)?));
        let is_made = node.kind() != "formal_parameter" || node.parent()?.parent()?.kind() != "method_declaration";
        let name =
            node.child_by_field_name("name").or_else(|| node.child_by_field_name("declarator")?.child_by_field_name("name"))?;
        let text = prefix.into_iter().chain([self.cx.str(name).to_owned()]).collect::<Vec<_>>().join(".");
        is_made.then(|| setting(made(&text, self.cx.span(name)), None))
    }

    /// What is registered under the name of a field or a parameter, or else under its type.
    fn injected(&self, node: Node<'_>, ty: Node<'_>) -> Option<Expr> {
        let annotations = self.annotations(node);
        let has = |names: &[&str]| annotations.iter().any(|(name, _)| names.contains(name));
        let declaration = if node.kind() == "formal_parameter" { node.parent()?.parent()? } else { node };
        let marks = self.annotations(declaration);
        let asked = has(INJECTED) || marks.iter().any(|(name, _)| INJECTED.contains(name) || BEANS.contains(name));
        let of_container = || {
            let managed = self.annotations(class_of(node)?).iter().any(|(name, _)| MANAGED.contains(name));
            let is_method = declaration.kind() == "method_declaration";
            (managed && !is_method && (node.kind() == "formal_parameter" || self.has_modifier(node, "final"))).then_some(())
        };
        let text = self.cx.str(ty);
        if PRIMITIVE.contains(&text) || (!asked && of_container().is_none()) {
            return None;
        }
        let name =
            node.child_by_field_name("name").or_else(|| node.child_by_field_name("declarator")?.child_by_field_name("name"))?;
        let qualifier = annotations.iter().filter(|(name, _)| matches!(*name, "Qualifier" | "Named" | "Resource")).find_map(
            |(_, arguments)| self.literal(self.element(arguments, "value").or_else(|| self.element(arguments, "name"))?),
        );
        let span = self.cx.span(name);
        let name = qualifier.unwrap_or_else(|| self.cx.str(name).to_owned());
        let arguments = vec![made(&name, span), made(&type_name(text), span)];
        Some(Expr::call(Expr::name("container.inject", span), arguments, span))
    }

    fn literal(&self, node: Node<'_>) -> Option<String> {
        match self.expr(node).kind {
            ExprKind::Text { value, .. } => Some(value.to_string()),
            _ => None,
        }
    }

    /// The names that others may ask by for what a method makes: its own or the one it is given, and its type.
    pub(super) fn registered(&self, node: Node<'_>) -> Option<[String; 2]> {
        let annotations = self.annotations(node);
        let (_, arguments) = annotations.iter().find(|(name, _)| BEANS.contains(name))?;
        let given = ["value", "name"].iter().find_map(|element| self.literal(self.element(arguments, element)?));
        let mut named = annotations.iter().filter(|(name, _)| matches!(*name, "Qualifier" | "Named"));
        let named = named.find_map(|(_, arguments)| self.literal(self.element(arguments, "value")?));
        let own = node.child_by_field_name("name").map(|name| self.cx.str(name).to_owned())?;
        let ty = node.child_by_field_name("type").map(|ty| type_name(self.cx.str(ty)))?;
        Some([named.or(given).unwrap_or(own), ty])
    }

    /// What a method gives that registers it.
    pub(super) fn registering(&self, names: &[String; 2], value: Expr) -> Expr {
        let span = value.span;
        let arguments = names.iter().map(|name| made(name, span)).chain([value]).collect();
        Expr::call(Expr::name("container.register", span), arguments, span)
    }

    /// `${INFLUX_USER:admin}`, `#{systemEnvironment['INFLUX_USER']}`
    fn placeholder(&self, text: &str, at: Span) -> Option<Expr> {
        let part = |part: &str| {
            let start = at.start as usize + (part.as_ptr() as usize - text.as_ptr() as usize);
            Span::new(start, start + part.len())
        };
        if let Some(inner) = text.strip_prefix("${").and_then(|text| text.strip_suffix('}')) {
            let (name, default) = inner.split_once(':').map_or((inner, None), |(name, default)| (name, Some(default)));
            let default = default
                .map(|default| self.placeholder(default, part(default)).unwrap_or_else(|| Expr::text(default, part(default))));
            return Some(setting(Expr::text(name, part(name)), default));
        }
        let inner = text.strip_prefix("#{").and_then(|text| text.strip_suffix('}'))?.trim();
        let name = ["systemEnvironment", "environment", "@environment"].iter().find_map(|map| inner.strip_prefix(map))?;
        let name = name.trim_start_matches(['.', '[', '\'', '"', '(']).trim_start_matches("getProperty");
        let name = name.trim_start_matches(['(', '\'', '"']);
        let name = name.split(['\'', '"', ']', ')', ' ', '?', '.']).next()?;
        Some(setting(Expr::text(name, part(name)), None))
    }
}

/// Annotations by which something is asked for.
const INJECTED: &[&str] = &["Autowired", "Inject", "Resource", "Qualifier", "Named"];

/// Annotations of methods that make something for others.
const BEANS: &[&str] =
    &["Bean", "Produces", "Provides", "Singleton", "Prototype", "ApplicationScoped", "RequestScoped", "Context"];

/// Annotations of classes whose fields are settings.
const SETTINGS: &[&str] = &["ConfigurationProperties", "ConfigMapping", "ConfigProperties", "EachProperty"];

/// Annotations of classes that a container makes.
const MANAGED: &[&str] = &[
    "Component",
    "Service",
    "Repository",
    "Controller",
    "RestController",
    "Configuration",
    "ApplicationScoped",
    "RequestScoped",
    "Singleton",
    "Dependent",
    "Path",
    "SpringBootApplication",
    "Stateless",
    "Startup",
    "Named",
    "Factory",
];

/// Types of which there is more than one thing.
const PRIMITIVE: &[&str] = &["int", "long", "boolean", "double", "float", "short", "byte", "char"];

fn made(text: &str, at: Span) -> Expr {
    Expr::new(ExprKind::Text { value: text.into(), content: Span { start: at.start, end: at.start }, exact: false }, at)
}

/// A type as it is usually written.
fn type_name(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    text.replace(',', ", ")
}

fn class_of(node: Node<'_>) -> Option<Node<'_>> {
    let mut at = node.parent();
    while let Some(node) = at {
        if super::is_class(node) {
            return Some(node);
        }
        at = node.parent();
    }
    None
}

/// What the program's settings say under a name.
fn setting(name: Expr, default: Option<Expr>) -> Expr {
    let at = name.span;
    let arguments = std::iter::once(name).chain(default).collect();
    Expr::call(Expr::name("container.setting", at), arguments, at)
}
