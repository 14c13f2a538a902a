//! Ruby, on tree-sitter-ruby.
//!
//! Every access is a call (`x.user`), and so is a name that no variable of its scope has: calls are lowered as such, and the
//! evaluator takes what has no method for a field. A bare call is one of `self`, whose span is then empty. A constant's name
//! has the module it is written in behind [`MADE_UP`]; a variable outside of methods has [`MADE_UP`] behind it, as methods
//! don't see it. A block is an argument with the name [`BLOCK`]; `each` with a block is a loop.

mod calls;
mod classes;
mod expressions;
mod files;
mod handed;
mod loops;
mod matching;
mod members;
mod statements;
mod templates;
mod text;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use tree_sitter::Node;

use super::ir::{Arg, BLOCK, Expr, ExprKind, Ident, MADE_UP, Module, Scope, Span, Stmt, Style, Sym};
use super::tree::{Cx, parse};
use super::{Language, Naming, Source};

pub(super) static RUBY: Language = Language {
    id: "ruby",
    name: "Ruby",
    extensions: &["rb", "rake", "gemspec", "ru", "erb", "jbuilder", "thor", "rbw", "cap"],
    file_names: &["Rakefile", "Gemfile", "Guardfile", "Capfile", "Thorfile", "Vagrantfile"],
    interpreters: &["ruby", "jruby", "rake", "truffleruby"],
    models: include_str!("../../rules/models/ruby.toml"),
    lower,
    resolve: files::resolve,
    guess: files::guess,
    names: Naming::Nested,
    autoload: files::autoload,
};

/// Whether it is YAML with Ruby in it.
pub(super) fn is_template_of_data(path: &str, text: &str) -> bool {
    templates::is_yaml(path) && templates::is_template(path, text)
}

fn lower(source: &Source<'_>) -> Module {
    let code = templates::is_template(source.path, source.text).then(|| templates::code_of(source.text));
    let text = code.as_deref().unwrap_or(source.text);
    let Some(tree) = parse("ruby", tree_sitter_ruby::LANGUAGE, text) else { return super::all_lost(source.text) };
    let root = tree.root_node();
    let ruby = Ruby {
        cx: Cx::new(text),
        scopes: RefCell::new(vec![Frame::default()]),
        nesting: RefCell::default(),
        methods: RefCell::default(),
        heredocs: text::heredocs(root),
        in_loop: Cell::new(false),
        lists: Cell::new(false),
        temporaries: Cell::new(0),
        view: code.is_some().then(|| handed::controller_of(source.path)).flatten(),
        is_sinatra: text.contains("inatra"),
        unwraps: text.contains("Dry::Monads") && text.contains(":do"),
    };
    let mut body = Vec::new();
    if templates::is_yaml(source.path) {
        body.extend(ruby.yaml(source.text, root));
    } else {
        ruby.block_of(root, Tail::Drop, &mut body);
    }
    if code.is_none() {
        ruby.lose_errors(root);
    }
    ruby.cx.finish(body)
}

/// What becomes of the value of the last statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    Drop,
    Return,
    Value,
}

/// The variables of a scope, each with the name that it has in the IR.
#[derive(Default)]
struct Frame {
    kind: FrameKind,
    names: HashMap<String, Sym>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum FrameKind {
    /// Outside of everything, or of a class.
    #[default]
    Body,
    Method,
    /// A block that is a function in the IR.
    Block,
    /// A block that is a loop in the IR.
    Loop,
}

/// The method that is being lowered.
struct Current {
    name: String,
    /// What a bare `super` hands on.
    arguments: Vec<Arg>,
}

struct Ruby<'a> {
    cx: Cx<'a>,
    scopes: RefCell<Vec<Frame>>,
    /// The full name of the class or module around.
    nesting: RefCell<Vec<String>>,
    methods: RefCell<Vec<Current>>,
    /// The bodies of heredocs, by where these begin.
    heredocs: HashMap<usize, Node<'a>>,
    /// Whether `next` and `break` are those of a loop of the IR.
    in_loop: Cell<bool>,
    /// Whether what is handed to the method's block is given as a list: see [`super::ir::ELEMENTS`].
    lists: Cell<bool>,
    temporaries: Cell<usize>,
    /// Of a view: whose instance variables it sees.
    view: Option<String>,
    /// Whatever it sets may be seen by any view.
    is_sinatra: bool,
    /// `yield` takes a value out of a result.
    unwraps: bool,
}

impl Ruby<'_> {
    // ------------------------------------------------------------------ names

    /// The variable of that name: what it is called in the IR, and whether it is another function's.
    fn variable(&self, name: &str) -> Option<(Sym, bool)> {
        let mut outside = false;
        for frame in self.scopes.borrow().iter().rev() {
            if let Some(known) = frame.names.get(name) {
                return Some((known.clone(), outside));
            }
            match frame.kind {
                FrameKind::Body | FrameKind::Method => return None,
                FrameKind::Block => outside = true,
                FrameKind::Loop => {}
            }
        }
        None
    }

    /// The variable of that name, which is a new one if there is none.
    fn declared(&self, name: &str) -> (Sym, bool) {
        self.variable(name).unwrap_or_else(|| (self.new_variable(name), false))
    }

    /// A new variable of the innermost scope.
    fn new_variable(&self, name: &str) -> Sym {
        // A loop's own variables must not be those of the function around it.
        let hides = self.variable(name).is_some();
        let mut scopes = self.scopes.borrow_mut();
        let of_body =
            scopes.iter().rev().find(|frame| frame.kind != FrameKind::Loop).is_none_or(|frame| frame.kind == FrameKind::Body);
        let in_loop = scopes.last().is_some_and(|frame| frame.kind == FrameKind::Loop);
        let known: Sym = match (of_body, in_loop && hides) {
            (_, true) => {
                self.temporaries.set(self.temporaries.get() + 1);
                format!("{name}{MADE_UP}{}", self.temporaries.get()).into()
            }
            (true, false) => format!("{name}{MADE_UP}").into(),
            (false, false) => name.into(),
        };
        if let Some(frame) = scopes.last_mut() {
            frame.names.insert(name.to_owned(), known.clone());
        }
        known
    }

    fn temporary(&self) -> Sym {
        self.temporaries.set(self.temporaries.get() + 1);
        format!("{MADE_UP}{}", self.temporaries.get()).into()
    }

    fn within<T>(&self, kind: FrameKind, lower: impl FnOnce() -> T) -> T {
        self.scopes.borrow_mut().push(Frame { kind, names: HashMap::new() });
        let in_loop = self.in_loop.replace(kind == FrameKind::Loop);
        let value = lower();
        self.in_loop.set(in_loop);
        self.scopes.borrow_mut().pop();
        value
    }

    /// A constant as it is written, with the module around it.
    fn constant(&self, written: &str, span: Span) -> Expr {
        match self.nesting.borrow().last() {
            Some(around) if !written.starts_with("::") => Expr::name(&format!("{written}{MADE_UP}{around}"), span),
            _ => Expr::name(written, span),
        }
    }

    /// A constant that is a dotted path as a whole: `A::B::C`.
    fn constant_path(&self, node: Node<'_>) -> Option<String> {
        match node.kind() {
            "constant" => Some(self.cx.str(node).to_owned()),
            "scope_resolution" => {
                let name = self.cx.str(node.child_by_field_name("name")?);
                match node.child_by_field_name("scope") {
                    Some(scope) => Some(format!("{}::{name}", self.constant_path(scope)?)),
                    None => Some(format!("::{name}")),
                }
            }
            _ => None,
        }
    }

    // ------------------------------------------------------------------ made-up expressions

    /// `self` where nobody wrote it.
    fn implicit(&self, span: Span) -> Expr {
        Expr::new(ExprKind::This, Span { start: span.start, end: span.start })
    }

    /// A call of a method by its name alone, which stands at `span`.
    fn bare(&self, name: &str, key: Span, args: Vec<Arg>, span: Span) -> Expr {
        let callee = Expr::access(self.implicit(key), Expr::text(name, key), Style::Method, key);
        Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span)
    }

    /// `receiver.name(args)`.
    fn send(&self, receiver: Expr, name: &str, key: Span, args: Vec<Arg>, span: Span) -> Expr {
        let on = receiver.span.to(key);
        let callee = Expr::access(receiver, Expr::text(name, key), Style::Method, on);
        Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span)
    }

    /// A call of something that only models know.
    fn modelled(&self, name: &str, args: Vec<Expr>, span: Span) -> Expr {
        Expr::call(Expr::name(name, span), args, span)
    }

    fn made_text(&self, value: &str, span: Span) -> Expr {
        Expr::new(ExprKind::Text { value: value.into(), content: span, exact: false }, span)
    }

    fn block_statements(body: Vec<Stmt>, span: Span) -> Expr {
        Expr::new(ExprKind::Block(body), span)
    }

    /// The value in a variable, unless it is one or a constant already.
    fn once(&self, value: Expr, out: &mut Vec<Stmt>) -> Expr {
        if matches!(value.kind, ExprKind::Name(_) | ExprKind::Text { .. } | ExprKind::This) {
            return value;
        }
        let (name, span) = (self.temporary(), value.span);
        let pattern = super::ir::Pattern::Name(Ident { name: name.clone(), span });
        out.push(Stmt::Bind { pattern, value, scope: Scope::Local });
        Expr::name(&name, span)
    }

    fn lose_errors(&self, root: Node<'_>) {
        let mut stack = vec![root];
        while let Some(node) = stack.pop() {
            if node.is_error() || node.is_missing() {
                self.cx.lose(node);
            } else if node.has_error() {
                let mut cursor = node.walk();
                stack.extend(node.children(&mut cursor));
            }
        }
    }
}

/// The argument that is a block.
fn block_argument(value: Expr) -> Arg {
    let span = value.span;
    Arg { value, name: Some(Ident { name: BLOCK.into(), span: Span { start: span.start, end: span.start } }), spread: false }
}

#[cfg(test)]
mod tests;
