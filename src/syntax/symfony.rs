//! Symfony's configuration in YAML, as the PHP that its container makes of it: `parameters:` are set, `services:` are made
//! with their arguments, and `%env(key:user:…:PLATFORM_RELATIONSHIPS)%` is read wherever it stands.

use std::sync::Arc;

use super::ir::{Arg, Expr, ExprKind, Field, Ident, Module, Span, Stmt, Style};
use crate::project::yaml::{self, Node, Value};
use crate::source::{FileId, SourceFile};

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
        let others = definition.entries().into_iter().filter(|(part, _, _)| !matches!(*part, "bind" | "arguments"));
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
        let mut args = Vec::new();
        for section in ["bind", "arguments"] {
            let Some(given) = definition.get(section) else { continue };
            for item in given.items() {
                args.push(Arg::of(self.value(item)));
            }
            for (name, key, value) in given.entries() {
                let ident = Ident { name: parameter(name).into(), span: key.place.span };
                args.push(Arg { value: self.value(value), name: Some(ident), spread: false });
            }
        }
        let class = definition.get("class").and_then(|class| class.as_str()).unwrap_or(id);
        if args.is_empty() {
            return;
        }
        // Positional arguments come first, whatever section they stand in.
        args.sort_by_key(|arg| arg.name.is_some());
        let class = Expr::name(class.trim_start_matches('\\'), span);
        let made = ExprKind::New { class: Box::new(class), args };
        out.push(Stmt::Expr(Expr::new(made, span)));
    }

    fn value(&self, node: &Node) -> Expr {
        let span = node.place.span;
        match &node.value {
            Value::Scalar { text: value, .. } => {
                let content = node.content().span;
                let exact = self.text.get(content.range()) == Some(&**value);
                match exact {
                    true if value.contains("%env(") => text(value, content.start as usize, span),
                    true => match value.strip_prefix('%').and_then(|rest| rest.strip_suffix('%')) {
                        Some(name) if !name.is_empty() && !name.contains('%') => {
                            let place = Span { start: content.start + 1, end: content.end - 1 };
                            Expr::call(container("getParameter", span), vec![Expr::text(name, place)], span)
                        }
                        _ => Expr { span, ..Expr::text(value, content) },
                    },
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

/// The parameter in `$name` and `string $name`.
fn parameter(written: &str) -> &str {
    written.rsplit(' ').next().unwrap_or(written).trim_start_matches('$')
}

fn container(method: &str, span: Span) -> Expr {
    Expr::access(Expr::name("$container", span), Expr::text(method, span), Style::Method, span)
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
        value = Expr::access(value, key, Style::Index, span);
    }
    value
}
