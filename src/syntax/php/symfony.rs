//! Symfony's configuration in YAML or XML, as the PHP that its container makes of it: `parameters:` are set, `services:` are made
//! with their arguments, and `%env(key:user:…:PLATFORM_RELATIONSHIPS)%` is read wherever it stands.

use std::sync::Arc;

use super::frameworks::construct;
use crate::project::yaml::{self, Node, Style, Value};
use crate::source::{FileId, Place, SourceFile};
use crate::syntax::ir::{Arg, Expr, ExprKind, Field, Ident, MADE_UP, Module, Pattern, Scope, Span, Stmt, Style as Access, Sym};
use crate::syntax::xml::{self, Element};

pub(super) fn lower(text: &str) -> Module {
    // Any other YAML has nothing to say.
    if !text.contains('%') {
        return Module::default();
    }
    let file = SourceFile::new("", text.as_bytes().to_vec());
    let Ok(root) = yaml::parse(FileId(0), &file) else { return Module::default() };
    let mut body = Vec::new();
    Yaml { text: &file.text }.section(&root, &mut body, 0);
    Module { body, lost: Vec::new() }
}

/// Configuration in XML has the same parts under other names, so it is read as if it were YAML.
pub(super) fn lower_xml(text: &str) -> Module {
    if !text.contains('%') || !text.contains("symfony.com/schema/dic") {
        return Module::default();
    }
    let mut body = Vec::new();
    if let Some(root) = xml::parse(text) {
        Yaml { text }.section(&container_of(&root, text), &mut body, 0);
    }
    Module { body, lost: Vec::new() }
}

/// Whether the file at `path` may be such configuration.
pub(in crate::syntax) fn is_xml(path: &str) -> bool {
    let Some((directory, name)) = path.rsplit_once('/').or(Some(("", path))) else { return false };
    let in_config = || directory.split('/').any(|part| part.eq_ignore_ascii_case("config"));
    name.ends_with(".xml") && (name.starts_with("services") || in_config())
}

/// The document's sections as YAML has them.
fn container_of(root: &Element<'_>, text: &str) -> Node {
    let mut sections = Vec::new();
    for element in &root.children {
        let entries = match element.local() {
            "when" => {
                let name = format!("when@{}", element.attribute("env").map_or("", |(value, _)| value));
                sections.push((scalar(&name, element.name_place), Arc::new(container_of(element, text))));
                continue;
            }
            "parameters" => collection(&element.children),
            "services" => Some(mapping(element.children.iter().filter_map(|service| service_of(service)).collect(), element)),
            _ => None,
        };
        // Of what an extension configures, whatever has a placeholder.
        let entries = entries.unwrap_or_else(|| Arc::new(everything(element, 0)));
        sections.push((scalar(element.local(), element.name_place), entries));
    }
    let place = Place { file: FileId(0), span: Span::new(0, text.len()) };
    Node::new(Value::Mapping(sections), place)
}

/// A service's entry: its id, and what is known of it.
fn service_of(service: &Element<'_>) -> Option<(Arc<Node>, Arc<Node>)> {
    let id = match service.local() {
        "defaults" => scalar("_defaults", service.name_place),
        _ => {
            let (id, place) = service.attribute("id").or_else(|| service.attribute("namespace"))?;
            scalar(id, place)
        }
    };
    let mut entries = Vec::new();
    if let Some((class, place)) = service.attribute("class") {
        entries.push((scalar("class", place), scalar(class, place)));
    }
    for (tag, key) in [("argument", "arguments"), ("bind", "bind")] {
        let given: Vec<&Element<'_>> = service.children.iter().filter(|child| child.local() == tag).collect();
        if let Some(given) = collection(given.iter().copied()) {
            entries.push((scalar(key, service.name_place), given));
        }
    }
    for call in service.children.iter().filter(|child| matches!(child.local(), "call" | "property" | "factory" | "tag")) {
        entries.push((scalar(call.local(), call.name_place), Arc::new(everything(call, 0))));
    }
    Some((id, mapping(entries, service)))
}

/// Arguments or parameters: by their keys if they have any, else in their order.
fn collection<'e, 'x: 'e>(elements: impl IntoIterator<Item = &'e Element<'x>>) -> Option<Arc<Node>> {
    let elements: Vec<_> = elements.into_iter().collect();
    let first = *elements.first()?;
    let value = |element: &Element<'_>| match element.children.is_empty() {
        true => scalar(element.text, element.text_place),
        false => collection(&element.children).unwrap_or_else(|| scalar("", element.text_place)),
    };
    let key = |element: &Element<'_>| {
        let (key, place) = element.attribute("key").or_else(|| element.attribute("name"))?;
        Some(scalar(key, place))
    };
    if elements.iter().any(|element| key(element).is_some()) {
        let entries = elements.iter().filter_map(|element| Some((key(element)?, value(element))));
        return Some(mapping(entries.collect(), first));
    }
    let place = Place { file: FileId(0), span: first.name_place };
    Some(Arc::new(Node::new(Value::Sequence(elements.into_iter().map(value).collect()), place)))
}

/// All texts and attributes of an element and of what is in it.
fn everything(element: &Element<'_>, depth: usize) -> Node {
    let mut items: Vec<Arc<Node>> = element.attributes.iter().map(|(_, value, place)| scalar(value, *place)).collect();
    if depth < xml::MAX_DEPTH {
        items.extend(element.children.iter().map(|child| Arc::new(everything(child, depth + 1))));
    }
    if element.children.is_empty() {
        items.push(scalar(element.text, element.text_place));
    }
    Node::new(Value::Sequence(items), Place { file: FileId(0), span: element.name_place })
}

fn scalar(text: &str, span: Span) -> Arc<Node> {
    Arc::new(Node::new(Value::Scalar { text: text.into(), style: Style::Plain }, Place { file: FileId(0), span }))
}

fn mapping(entries: Vec<(Arc<Node>, Arc<Node>)>, of: &Element<'_>) -> Arc<Node> {
    Arc::new(Node::new(Value::Mapping(entries), Place { file: FileId(0), span: of.name_place }))
}

struct Yaml<'a> {
    text: &'a str,
}

impl Yaml<'_> {
    /// A file, or what it says for one environment: `when@prod:`.
    fn section(&self, node: &Node, out: &mut Vec<Stmt>, depth: usize) {
        for (name, _, value) in node.entries() {
            match name {
                "parameters" => {
                    out.extend(value.entries().into_iter().map(|(_, key, value)| self.set(self.value(key), value)));
                }
                "services" => {
                    for (id, key, definition) in value.entries() {
                        self.service(id, key, definition, out);
                    }
                }
                _ if name.starts_with("when@") && depth == 0 => self.section(value, out, depth + 1),
                _ => out.push(Stmt::Expr(self.value(value))),
            }
        }
    }

    /// `$container->setParameter(name, value)`
    fn set(&self, name: Expr, value: &Node) -> Stmt {
        let span = name.span;
        Stmt::Expr(Expr::call(container("setParameter", span), vec![name, self.value(value)], span))
    }

    fn service(&self, id: &str, key: &Node, definition: &Node, out: &mut Vec<Stmt>) {
        let span = key.place.span;
        let others =
            definition.entries().into_iter().filter(|(part, _, _)| !matches!(*part, "bind" | "arguments" | "factory" | "calls"));
        out.extend(others.map(|(_, _, value)| Stmt::Expr(self.value(value))));
        // For all services at once: by the names of their parameters.
        if id.starts_with('_') || id.ends_with('\\') {
            let bound = definition.get("bind").map(|bind| bind.entries()).unwrap_or_default();
            out.extend(bound.into_iter().map(|(name, key, value)| {
                let name = format!("${}", parameter(name));
                self.set(Expr::text(&name, key.place.span), value)
            }));
            return;
        }
        let class = definition.get("class").and_then(|class| class.as_str()).unwrap_or(id);
        let mut service = Service::of(Expr::name(class.trim_start_matches('\\'), span));
        for section in ["bind", "arguments"] {
            let Some(given) = definition.get(section) else { continue };
            service.args.extend(self.arguments(given));
        }
        service.factory = definition.get("factory").map(|factory| self.value(factory));
        for call in definition.get("calls").map(|calls| calls.items()).unwrap_or_default() {
            // `- setKey: ['%key%']`, or `- [setKey, ['%key%']]`, or `- {method: setKey, arguments: ['%key%']}`
            let (method, given) = match (call.items(), call.get("method"), call.entries().first()) {
                ([method, given @ ..], ..) => (self.value(method), given.first()),
                (_, Some(method), _) => (self.value(method), call.get("arguments")),
                (.., Some((_, method, given))) => (self.value(method), Some(*given)),
                _ => continue,
            };
            service.calls.push((method, given.map(|given| self.arguments(given)).unwrap_or_default()));
        }
        out.extend(service.made(span));
    }

    /// The items of a list, or what stands under the names of parameters.
    fn arguments(&self, given: &Node) -> Vec<Arg> {
        let mut args: Vec<Arg> = given.items().iter().map(|item| Arg::of(self.value(item))).collect();
        for (name, key, value) in given.entries() {
            let ident = Ident { name: parameter(name).into(), span: key.place.span };
            args.push(Arg { value: self.value(value), name: Some(ident), spread: false });
        }
        args
    }

    fn value(&self, node: &Node) -> Expr {
        let span = node.place.span;
        match &node.value {
            Value::Scalar { text: value, .. } => {
                let content = node.content().span;
                let exact = self.text.get(content.range()) == Some(&**value);
                match exact {
                    true if value.starts_with('@') && value.contains('\\') => {
                        construct(Expr::name(value.trim_start_matches(['@', '?', '\\']), span), span)
                    }
                    true if value.contains("%env(") => text(value, content.start as usize, span),
                    true => of_parameter(value, content, span).unwrap_or_else(|| Expr { span, ..Expr::text(value, content) }),
                    false => Expr::new(ExprKind::Text { value: value.clone(), content, exact: false }, span),
                }
            }
            Value::Sequence(items) => {
                Expr::new(ExprKind::List(items.iter().map(|item| Arg::of(self.value(item))).collect()), span)
            }
            Value::Mapping(_) => {
                let pair = |(_, key, value): (&str, &Arc<Node>, &Arc<Node>)| Field::Pair {
                    key: self.value(key),
                    value: self.value(value),
                };
                Expr::new(ExprKind::Record(node.entries().into_iter().map(pair).collect()), span)
            }
        }
    }
}

/// A service, as far as it is told how the container makes it.
pub(super) struct Service {
    class: Expr,
    pub(super) factory: Option<Expr>,
    pub(super) args: Vec<Arg>,
    /// Methods that are called on it once it is made.
    pub(super) calls: Vec<(Expr, Vec<Arg>)>,
}

impl Service {
    pub(super) fn of(class: Expr) -> Self {
        Self { class, factory: None, args: Vec::new(), calls: Vec::new() }
    }

    /// What makes it, unless the container finds that out by itself.
    pub(super) fn made(mut self, span: Span) -> Option<Stmt> {
        if self.args.is_empty() && self.calls.is_empty() && self.factory.is_none() {
            return None;
        }
        // Positional arguments come first, whatever section they stand in.
        self.args.sort_by_key(|arg| arg.name.is_some());
        let made = match self.factory.and_then(callee) {
            Some(callee) => ExprKind::Call { callee: Box::new(callee), args: self.args },
            None => ExprKind::New { class: Box::new(self.class), args: self.args },
        };
        let made = Expr::new(made, span);
        if self.calls.is_empty() {
            return Some(Stmt::Expr(made));
        }
        let service: Sym = format!("${MADE_UP}service").into();
        let ident = Ident { name: service.clone(), span };
        let mut body = vec![Stmt::Bind { pattern: Pattern::Name(ident), value: made, scope: Scope::Local }];
        body.extend(self.calls.into_iter().map(|(method, args)| {
            let callee = Expr::access(Expr::name(&service, span), method, Access::Method, span);
            Stmt::Expr(Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span))
        }));
        Some(Stmt::Block(body))
    }
}

/// The method that a factory is: `['@App\Factory', 'create']`, `['App\Client', 'of']`, `App\Client::of`, a closure.
fn callee(factory: Expr) -> Option<Expr> {
    let span = factory.span;
    let method = |class: &str, method: Expr| {
        let name = Expr::name(class.trim_start_matches(['@', '\\']), span);
        match class.starts_with('@') {
            true => Expr::access(construct(name, span), method, Access::Method, span),
            false => Expr::access(name, method, Access::Static, span),
        }
    };
    match factory.kind {
        ExprKind::List(items) => match <[Arg; 2]>::try_from(items) {
            Ok([of, name]) => Some(match of.value.as_text() {
                Some(class) => method(class, name.value),
                None => Expr::access(of.value, name.value, Access::Method, span),
            }),
            Err(_) => None,
        },
        ExprKind::Text { ref value, content, .. } => {
            let (class, name) = value.split_once("::").or_else(|| value.split_once(':'))?;
            Some(method(class, Expr::new(ExprKind::Text { value: name.into(), content, exact: false }, span)))
        }
        ExprKind::Function(_) => Some(factory),
        _ => None,
    }
}

/// The parameter that all of a text means: `%influx.bucket%`.
pub(super) fn of_parameter(text: &str, content: Span, span: Span) -> Option<Expr> {
    let name = text.strip_prefix('%')?.strip_suffix('%').filter(|name| !name.is_empty() && !name.contains('%'))?;
    let place = Span { start: content.start + 1, end: content.end - 1 };
    Some(Expr::call(container("getParameter", span), vec![Expr::text(name, place)], span))
}

/// The parameter in `$name` and `string $name`.
pub(super) fn parameter(written: &str) -> &str {
    written.rsplit(' ').next().unwrap_or(written).trim_start_matches('$')
}

pub(super) fn container(method: &str, span: Span) -> Expr {
    Expr::access(Expr::name("$container", span), Expr::text(method, span), Access::Method, span)
}

/// Text with Symfony's placeholders: `%env(json:base64:PLATFORM_RELATIONSHIPS)%`. `at` is where it is written.
pub(super) fn text(text: &str, at: usize, span: Span) -> Expr {
    let mut parts = Vec::new();
    let mut done = 0;
    let run = |from: usize, to: usize| {
        text.get(from..to).filter(|run| !run.is_empty()).map(|run| Expr::text(run, Span::new(at + from, at + to)))
    };
    for (open, _) in text.match_indices("%env(") {
        let Some(inner) = text.get(open + 5..).and_then(|rest| rest.split_once(")%")).map(|(inner, _)| inner) else {
            continue;
        };
        if open < done {
            continue;
        }
        parts.extend(run(done, open));
        let start = open + 5;
        parts.push(env_processors(inner, at + start, Span::new(at + start, at + start + inner.len())));
        done = start + inner.len() + 2;
    }
    parts.extend(run(done, text.len()));
    match parts.pop() {
        Some(only) if parts.is_empty() => Expr { span, ..only },
        Some(last) => {
            parts.push(last);
            Expr::new(ExprKind::Template(parts), span)
        }
        None => Expr::opaque(Vec::new(), span),
    }
}

/// `key:user:key:0:key:influxdb:json:base64:PLATFORM_RELATIONSHIPS`, read from right to left. `at` is where it is written.
pub(super) fn env_processors(text: &str, at: usize, span: Span) -> Expr {
    let mut words = Vec::new();
    let mut start = 0;
    for word in text.split(':') {
        words.push((word, Span::new(at + start, at + start + word.len())));
        start += word.len() + 1;
    }
    let Some((name, place)) = words.pop() else { return Expr::opaque(Vec::new(), span) };
    let mut keys = Vec::new();
    let mut words = words.into_iter();
    while let Some((word, _)) = words.next() {
        match word {
            "key" => keys.extend(words.next()),
            // These have an argument, too.
            "default" | "enum" => {
                words.next();
            }
            _ => {}
        }
    }
    let mut value = Expr::call(Expr::name("getenv", place), vec![Expr::text(name, place)], place);
    for (word, place) in keys.into_iter().rev() {
        let key = match word.parse::<u32>() {
            Ok(number) => Expr::new(ExprKind::Number(i64::from(number)), place),
            Err(_) => Expr::text(word, place),
        };
        value = Expr::access(value, key, Access::Index, span);
    }
    value
}
