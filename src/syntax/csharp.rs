//! C#: files, scripts (`.csx`), pages of Razor, and what projects make of the language's many ways to say the same.
//!
//! Types are called by their bare names: a namespace says nothing that the evaluator needs, and libraries are modelled by
//! the names of their types (`JsonDocument.Parse`). Members of the class around an expression are lowered with the `this`
//! that the language leaves out. The statements of a top-level program are a function of their own, so that the classes
//! beside them don't see its variables.

mod calls;
mod classes;
mod commands;
mod expressions;
mod linq;
mod names;
mod patterns;
mod razor;
mod statements;
#[cfg(test)]
mod tests;
mod text;
mod types;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use tree_sitter::Node;

use super::ir::{Expr, Module, Span, Stmt, Yields};
use super::tree::{Cx, children, parse};
use super::{Language, Naming, Source, all_lost, guess_nothing, resolve_nothing};

pub(super) static CSHARP: Language = Language {
    id: "csharp",
    name: "C#",
    extensions: &["cs", "csx", "cshtml", "razor"],
    file_names: &[],
    interpreters: &["dotnet-script"],
    models: include_str!("../../rules/models/csharp.toml"),
    lower,
    resolve: resolve_nothing,
    guess: guess_nothing,
    names: Naming::Packaged,
    autoload: names::autoload,
};

fn lower(source: &Source<'_>) -> Module {
    let is_page = source.path.ends_with(".cshtml") || source.path.ends_with(".razor");
    let code = if is_page { Cow::Owned(razor::code(source.text)) } else { Cow::Borrowed(source.text) };
    let Some(tree) = parse("csharp", tree_sitter_c_sharp::LANGUAGE, &code) else {
        return all_lost(source.text);
    };
    let root = tree.root_node();
    let cs = CSharp::new(&code, root);
    let body = cs.program(root);
    // Of a page, what is no code was never meant to be read.
    if !is_page {
        cs.lose_errors(root);
    }
    cs.cx.finish(body)
}

/// A class that is being lowered.
#[derive(Default)]
struct Around {
    name: String,
    /// The names of its own members, and whether they are static.
    members: HashMap<String, bool>,
    generics: Vec<String>,
}

struct CSharp<'a> {
    cx: Cx<'a>,
    /// What the file's `using` directives call by another name: the bare name of the type.
    aliases: HashMap<String, String>,
    /// The parts that names of namespaces begin with here: of this file's own and of those that it uses.
    namespaces: HashSet<String>,
    /// The constants of the file that are text: attributes may name them.
    constants: HashMap<String, (String, Span)>,
    /// The classes around, innermost last.
    around: RefCell<Vec<Around>>,
    /// The variables that the function being lowered declares anywhere in it; those of functions around it are here too.
    locals: RefCell<Vec<HashSet<String>>>,
    /// The names of the elements of the tuple that the function being lowered returns, and the type that it returns.
    returns: RefCell<Vec<Returns>>,
    /// Type parameters of the methods around.
    generics: RefCell<Vec<Vec<String>>>,
    /// What stands before lists that are none (by their nodes): the calls of which they are subscripts.
    replaced: RefCell<HashMap<usize, Expr>>,
    /// Classes within classes, and what is declared beside the class being lowered.
    beside: RefCell<Vec<Stmt>>,
}

#[derive(Clone, Default)]
struct Returns {
    /// The type as it is written, for `new(…)`.
    name: Option<String>,
    elements: Vec<Option<String>>,
}

impl<'a> CSharp<'a> {
    fn new(text: &'a str, root: Node<'_>) -> Self {
        let cx = Cx::new(text);
        let mut cs = Self {
            cx,
            aliases: HashMap::new(),
            namespaces: ["System", "Microsoft", "Newtonsoft", "global"].map(str::to_owned).into(),
            constants: HashMap::new(),
            around: RefCell::default(),
            locals: RefCell::default(),
            returns: RefCell::default(),
            generics: RefCell::default(),
            replaced: RefCell::default(),
            beside: RefCell::default(),
        };
        cs.note_names(root);
        cs
    }

    /// The file: its types, and then the program that its statements are.
    fn program(&self, root: Node<'_>) -> Vec<Stmt> {
        let mut types = Vec::new();
        let mut statements = Vec::new();
        self.top_level(root, &mut types, &mut statements);
        let mut body = self.imports(root);
        body.splice(0..0, types);
        if !statements.is_empty() {
            let span = self.cx.span(root);
            let program = self.in_function(root, || self.statements(&statements));
            body.push(Stmt::Expr(Expr::run(program, Yields::No, span)));
        }
        body
    }

    fn top_level<'t>(&self, node: Node<'t>, types: &mut Vec<Stmt>, statements: &mut Vec<Node<'t>>) {
        for child in children(node) {
            match child.kind() {
                "namespace_declaration" => {
                    if let Some(body) = child.child_by_field_name("body") {
                        self.cx.deeper(child, || (), || self.top_level(body, types, statements));
                    }
                }
                "file_scoped_namespace_declaration" | "preproc_if" | "preproc_else" | "preproc_elif" | "declaration_list" => {
                    self.cx.deeper(child, || (), || self.top_level(child, types, statements));
                }
                "global_statement" => statements.extend(children(child)),
                "using_directive"
                | "extern_alias_directive"
                | "global_attribute"
                | "shebang_directive"
                | "identifier"
                | "qualified_name" => {}
                kind if classes::is_type(kind) => {
                    let class = self.class(child);
                    types.append(&mut self.beside.borrow_mut());
                    types.extend(class);
                }
                // What the parser could make out of a broken part is still worth reading.
                "ERROR" => self.cx.deeper(child, || (), || self.top_level(child, types, statements)),
                kind if kind.ends_with("_statement") || kind == "block" => statements.push(child),
                // Methods of a script, or of a file in which a brace is missing.
                "method_declaration" | "local_function_statement" => statements.push(child),
                _ => {}
            }
        }
    }

    /// The topmost nodes that the parser made no sense of.
    fn lose_errors(&self, root: Node<'_>) {
        let mut pending = vec![root];
        while let Some(node) = pending.pop() {
            if node.is_error() {
                self.cx.lose(node);
            } else if node.has_error() {
                let mut cursor = node.walk();
                pending.extend(node.children(&mut cursor));
            }
        }
    }
}
