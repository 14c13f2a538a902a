//! JavaScript with JSX, TypeScript and TSX, and the scripts of Vue and Svelte components.
//!
//! One language of three grammars: which one reads a file is told by its extension. Types are kept as far as they say
//! which keys a value has; interfaces and type aliases are classes that exist on paper only ([`Class::erased`]).
//!
//! Variables of a block get a name of their own where the function or module around them has that name already, so that
//! the evaluator needs to know nothing of blocks: `c` declared again in an inner block is `c#<its byte offset>`.

mod builtins;
mod classes;
mod commands;
mod expressions;
mod literals;
mod modules;
mod patterns;
mod resolve;
mod schemas;
mod scope;
mod statements;
mod types;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

use tree_sitter::{Node, Tree};

use super::ir::{Expr, ExprKind, Ident, Module, Span, Stmt, Sym};
use super::tree::{Cx, children, parse};
use super::{Language, Naming, Source, all_lost, resolve_nothing};
pub(crate) use resolve::aliases;
use scope::Scopes;

pub(super) static JAVASCRIPT: Language = Language {
    id: "javascript",
    name: "JavaScript and TypeScript",
    extensions: &["js", "jsx", "mjs", "cjs", "es6", "ts", "tsx", "mts", "cts", "vue", "svelte"],
    file_names: &[],
    interpreters: &["node", "nodejs", "deno", "bun", "ts-node", "tsx", "zx"],
    models: include_str!("../../rules/models/javascript.toml"),
    lower,
    resolve: resolve::resolve,
    guess: resolve::guess,
    names: Naming::Imported,
    autoload: resolve_nothing,
};

#[derive(Clone, Copy, PartialEq)]
enum Dialect {
    JavaScript,
    TypeScript,
    Tsx,
}

impl Dialect {
    fn parse(self, text: &str) -> Option<Tree> {
        match self {
            Self::JavaScript => parse("javascript", tree_sitter_javascript::LANGUAGE, text),
            Self::TypeScript => parse("typescript", tree_sitter_typescript::LANGUAGE_TYPESCRIPT, text),
            Self::Tsx => parse("tsx", tree_sitter_typescript::LANGUAGE_TSX, text),
        }
    }
}

fn lower(source: &Source<'_>) -> Module {
    let (text, dialect) = script(source);
    let Some(mut tree) = dialect.parse(&text) else {
        return all_lost(source.text);
    };
    if dialect == Dialect::JavaScript && tree.root_node().has_error() {
        // JavaScript with type annotations (Flow, or TypeScript in a file that doesn't say so).
        if let Some(other) = Dialect::Tsx.parse(&text).filter(|tree| !tree.root_node().has_error()) {
            tree = other;
        }
    }
    let root = tree.root_node();
    let js = JavaScript::new(&text);
    let body = js.program(root);
    js.lose_errors(root);
    js.cx.finish(body)
}

/// The text to parse, of the same length as the source, and its dialect.
fn script<'a>(source: &Source<'a>) -> (Cow<'a, str>, Dialect) {
    let extension = source.path.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_ascii_lowercase());
    match extension.as_str() {
        "ts" | "mts" | "cts" => (source.text.into(), Dialect::TypeScript),
        "tsx" => (source.text.into(), Dialect::Tsx),
        "vue" | "svelte" => component(source.text),
        _ => (source.text.into(), Dialect::JavaScript),
    }
}

/// A component with everything outside its `<script>` blocks made blank, byte for byte.
fn component(text: &str) -> (Cow<'_, str>, Dialect) {
    let mut blank: Vec<u8> = text.bytes().map(|byte| if byte == b'\n' { b'\n' } else { b' ' }).collect();
    let mut dialect = Dialect::JavaScript;
    let mut at = 0;
    while let Some(open) = text[at..].find("<script").map(|found| at + found) {
        let Some(start) = text[open..].find('>').map(|found| open + found + 1) else { break };
        let end = text[start..].find("</script").map_or(text.len(), |found| start + found);
        let tag = &text[open..start];
        if tag.contains("tsx") {
            dialect = Dialect::Tsx;
        } else if tag.contains("lang=") && tag.contains("ts") {
            dialect = Dialect::TypeScript;
        }
        blank[start..end].copy_from_slice(&text.as_bytes()[start..end]);
        at = end;
    }
    (String::from_utf8(blank).unwrap_or_default().into(), dialect)
}

struct JavaScript<'a> {
    cx: Cx<'a>,
    scopes: RefCell<Scopes>,
    /// Local names of what other packages export: `run` → `child_process.exec`.
    libraries: RefCell<HashMap<Sym, String>>,
    /// What the modules and namespaces being lowered export with `export`, innermost last. Put at their end, because
    /// importers see the variable, not the value that it had where the `export` stands.
    exports: RefCell<Vec<Vec<Stmt>>>,
    has_schemas: bool,
}

impl<'a> JavaScript<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            cx: Cx::new(text),
            scopes: RefCell::default(),
            libraries: RefCell::default(),
            exports: RefCell::default(),
            has_schemas: Self::may_have_schemas(text),
        }
    }

    fn program(&self, root: Node<'_>) -> Vec<Stmt> {
        self.module(&children(root))
    }

    /// The topmost nodes that the parser made no sense of.
    fn lose_errors(&self, root: Node<'_>) {
        let mut pending = vec![root];
        while let Some(node) = pending.pop() {
            if node.is_error() {
                // Words that are newer than the grammar (`export type *`, `<in out T>`) say nothing of values.
                if !self.cx.str(node).chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '_' | '$')) {
                    self.cx.lose(node);
                }
            } else if node.has_error() {
                let mut cursor = node.walk();
                pending.extend(node.children(&mut cursor));
            }
        }
    }

    fn resolve(&self, name: &str) -> Sym {
        self.scopes.borrow().resolve(name)
    }

    fn is_bound(&self, name: &str) -> bool {
        self.scopes.borrow().is_bound(name)
    }

    fn binding(&self, node: Node<'_>) -> Ident {
        Ident { name: self.resolve(self.cx.str(node)), span: self.cx.span(node) }
    }

    /// Runs `lower` with the names that `nodes` declare in a block of their own.
    fn in_block<T>(&self, nodes: &[Node<'_>], lower: impl FnOnce() -> T) -> T {
        self.scopes.borrow_mut().enter_block(self.cx.text, nodes);
        let value = lower();
        self.scopes.borrow_mut().leave();
        value
    }

    fn in_function<T>(&self, declared: &[Node<'_>], body: &[Node<'_>], lower: impl FnOnce() -> T) -> T {
        self.scopes.borrow_mut().enter_function(self.cx.text, declared, body);
        let value = lower();
        self.scopes.borrow_mut().leave();
        value
    }
}

/// Text that stands at `span` only by what the language makes of it.
fn implied(value: &str, span: Span) -> Expr {
    Expr::new(ExprKind::Text { value: value.into(), content: span, exact: false }, span)
}

#[cfg(test)]
mod tests;
