//! Kotlin, on tree-sitter-kotlin-ng.
//!
//! What a file imports is written out where it is used (`Json` is `kotlinx.serialization.json.Json`), and a name of the class
//! around is a member of `this`; names beyond that are found by their package (see [`project`]). A property that is read from
//! something is [`Style::Property`]: only its type says whether it is a key. Scope functions are lowered to what they do;
//! where their lambda has a receiver, that is a parameter called [`RECEIVER`]. What no value needs is dropped: `!!`, `?.`,
//! `suspend`, labels.
//!
//! [`Style::Property`]: super::ir::Style::Property
//! [`RECEIVER`]: super::ir::RECEIVER

mod calls;
mod classes;
mod control;
mod expressions;
mod project;
mod scope;
#[cfg(test)]
mod tests;
mod text;
mod types;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use tree_sitter::Node;

use super::ir::{Expr, ExprKind, Module, Stmt, Type};
use super::tree::{Cx, children, parse};
use super::{Language, Naming, Source, guess_nothing, resolve_nothing};
use scope::Scope;

pub(super) static KOTLIN: Language = Language {
    id: "kotlin",
    name: "Kotlin",
    extensions: &["kt", "kts"],
    file_names: &[],
    interpreters: &["kotlin", "kotlinc"],
    models: include_str!("../../rules/models/kotlin.toml"),
    lower,
    resolve: resolve_nothing,
    guess: guess_nothing,
    names: Naming::Packaged,
    autoload: project::autoload,
};

fn lower(source: &Source<'_>) -> Module {
    let (mut text, blanked) = types::without_type_arguments(source.text);
    // The grammar's scanner looks for the end of an annotation's line, and goes on for ever where there is none.
    text.push('\n');
    let text = text::with_ended_lines(text);
    let Some(tree) = parse("kotlin", tree_sitter_kotlin_ng::LANGUAGE, &text) else { return super::all_lost(source.text) };
    let root = tree.root_node();
    let kotlin = Kotlin {
        cx: Cx::new(source.text),
        imports: HashMap::new(),
        blanked,
        tokens: RefCell::default(),
        scopes: RefCell::default(),
        temporaries: Cell::new(0),
        functions: RefCell::default(),
    };
    let kotlin = Kotlin { imports: kotlin.imports(root), ..kotlin };
    let mut body = kotlin.imported_extensions(root);
    for node in children(root) {
        match node.kind() {
            "package_header" | "import" | "file_annotation" | "shebang" => {}
            _ => kotlin.statement(node, &mut body),
        }
    }
    kotlin.lose_errors(root);
    kotlin.cx.finish(body)
}

/// Packages that are never the project's.
const LIBRARIES: [&str; 9] =
    ["kotlin.", "kotlinx.", "java.", "javax.", "jakarta.", "io.ktor.", "org.springframework.", "com.fasterxml.", "org.http4k."];

struct Kotlin<'a> {
    cx: Cx<'a>,
    /// What the names mean that the file imports.
    imports: HashMap<String, String>,
    /// The type arguments that the tree hasn't, by where the name before them ends.
    blanked: HashMap<usize, super::ir::Span>,
    /// The types that variables stand for: `val type = object : TypeToken<Rels>() {}.type`.
    tokens: RefCell<HashMap<String, Type>>,
    scopes: RefCell<Vec<Scope>>,
    temporaries: Cell<u32>,
    /// The names of parameters that are functions.
    functions: RefCell<HashSet<super::ir::Sym>>,
}

impl Kotlin<'_> {
    fn imports(&self, root: Node<'_>) -> HashMap<String, String> {
        let mut imports = HashMap::new();
        for node in children(root).into_iter().filter(|node| node.kind() == "import") {
            let parts = children(node);
            let Some(name) = parts.first() else { continue };
            let full: String = self.cx.str(*name).split_whitespace().collect();
            // Of a whole package, nobody knows the names here.
            if self.cx.str(node).trim_end_matches(';').trim_end().ends_with('*') {
                continue;
            }
            let own = parts.get(1).map_or_else(|| full.rsplit('.').next().unwrap_or_default(), |alias| self.cx.str(*alias));
            imports.insert(own.trim_matches('`').to_owned(), full.replace('`', ""));
        }
        imports
    }

    /// What is imported with a small letter may be an extension, which no name leads to where it is called.
    fn imported_extensions(&self, root: Node<'_>) -> Vec<Stmt> {
        let at = super::ir::Span::new(root.start_byte(), root.start_byte());
        let is_library = |full: &str| LIBRARIES.iter().any(|library| full.starts_with(library));
        let mut names: Vec<&String> = self.imports.values().filter(|full| !is_library(full)).collect();
        names.retain(|full| full.rsplit('.').next().is_some_and(|last| last.starts_with(char::is_lowercase)));
        names.sort();
        names.into_iter().map(|full| Stmt::Expr(Expr::name(full, at))).collect()
    }

    fn lose_errors(&self, root: Node<'_>) {
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            if node.is_error() || node.is_missing() {
                self.cx.lose(node);
            } else if node.has_error() {
                let mut cursor = node.walk();
                open.extend(node.children(&mut cursor));
            }
        }
    }

    /// The text of an identifier, without backticks.
    fn plain(&self, node: Node<'_>) -> String {
        self.cx.str(node).trim_matches('`').to_owned()
    }

    fn ident(&self, node: Node<'_>) -> super::ir::Ident {
        let name = self.plain(node);
        let mut span = self.cx.span(node);
        if span.range().len() == name.len() + 2 {
            span = super::ir::Span { start: span.start + 1, end: span.end - 1 };
        }
        super::ir::Ident { name: name.as_str().into(), span }
    }

    /// A name for a variable that the program hasn't.
    fn temporary(&self) -> String {
        self.temporaries.set(self.temporaries.get() + 1);
        format!("{}{}", super::ir::MADE_UP, self.temporaries.get())
    }

    fn block_value(&self, body: Vec<Stmt>, node: Node<'_>) -> Expr {
        Expr::new(ExprKind::Block(body), self.cx.span(node))
    }
}

/// An [`Arc`] of it.
fn shared<T>(value: T) -> Arc<T> {
    Arc::new(value)
}
