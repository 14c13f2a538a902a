//! Python 3 (and most of 2), on tree-sitter-python.
//!
//! A method's first parameter is dropped, and its name becomes `this` (the class in class methods). `await` and `async` say
//! nothing about values and are dropped too. What no model can say of a library function, as it makes functions,
//! classes or records, is lowered here: see [`calls`].

mod calls;
mod classes;
mod expressions;
mod functions;
mod given;
mod matching;
mod statements;
mod text;
mod types;

use crate::source::path::{above, name_of};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap, HashSet};

use tree_sitter::Node;

use super::ir::{Expr, ExprKind, Module, Pattern, Scope, Span, Stmt, Sym};
use super::tree::{Cx, children, fields, parse};
use super::{Language, Naming, Project, Source, join, resolve_nothing};

pub(super) static PYTHON: Language = Language {
    id: "python",
    name: "Python",
    extensions: &["py", "pyw", "wsgi"],
    file_names: &[],
    interpreters: &["python", "pypy"],
    models: include_str!("../../rules/models/python.toml"),
    lower,
    resolve,
    guess,
    names: Naming::Imported,
    autoload: resolve_nothing,
};

fn lower(source: &Source<'_>) -> Module {
    let Some(tree) = parse("python", tree_sitter_python::LANGUAGE, source.text) else { return super::all_lost(source.text) };
    let root = tree.root_node();
    let python = Python {
        cx: Cx::new(source.text),
        scopes: RefCell::new(vec![Frame::default()]),
        origins: HashMap::new(),
        defined: HashSet::new(),
        submodules: HashSet::new(),
        is_test: is_test(source.path),
        temporaries: Cell::new(0),
    };
    let python = python.with_names(root);
    let mut body = python.block(root);
    if is_settings(source.path) {
        body.extend(python.settings(root));
    }
    python.lose_errors(root);
    python.cx.finish(body)
}

/// The file of a module: `a/b.py`, or `a/b/__init__.py`.
fn resolve(spec: &str, project: &Project<'_>) -> Option<String> {
    let name = spec.trim_start_matches('.');
    let dots = spec.len() - name.len();
    let path = name.replace('.', "/");
    let module = |directory: &str| {
        let base = join(directory, &path)?;
        let inner = if base.is_empty() { "__init__.py".to_owned() } else { format!("{base}/__init__.py") };
        let candidates = if name.is_empty() { vec![inner] } else { vec![inner, format!("{base}.py")] };
        // A file that shares its name with the library that it imports does not mean itself.
        project.first(candidates.into_iter().filter(|candidate| dots > 0 || candidate != project.from))
    };
    if dots > 0 {
        let mut directory = project.directory();
        for _ in 1..dots {
            directory = if directory.is_empty() { return None } else { above(directory) };
        }
        return module(directory);
    }
    let (packages, plain): (Vec<&str>, Vec<&str>) =
        ancestors(project.directory(), project.app_root).into_iter().partition(|directory| {
            // The directory of a package is no place to look for others, unless the file is run as a script.
            join(directory, "__init__.py").is_some_and(|path| (project.exists)(&path))
        });
    let sources = [project.app_root, ""].map(|root| join(root, "src").unwrap_or_default());
    plain.into_iter().chain(sources.iter().map(String::as_str)).chain([""]).chain(packages).find_map(module)
}

/// A module that `sys.path` or `PYTHONPATH` leads to.
fn guess(spec: &str) -> Vec<String> {
    if spec.is_empty() || spec.starts_with('.') {
        return Vec::new();
    }
    let path = spec.replace('.', "/");
    vec![format!("{path}.py"), format!("{path}/__init__.py")]
}

/// `directory` and what is above it, up to `root`.
fn ancestors<'a>(directory: &'a str, root: &'a str) -> Vec<&'a str> {
    let mut all = Vec::new();
    let mut at = directory;
    loop {
        all.push(at);
        if at == root || at.is_empty() {
            break;
        }
        at = above(at);
    }
    if !all.contains(&root) {
        all.push(root);
    }
    all
}

/// Whether the file is one of Django's settings modules, by its place: which one is used is known only at run time.
fn is_settings(path: &str) -> bool {
    let (directory, name) = path.rsplit_once('/').unwrap_or(("", path));
    let name = name.trim_end_matches(".py");
    let words = |text: &str| text.split(['_', '-']).any(|word| word == "settings");
    words(name) || directory.split('/').any(words)
}

/// Whether pytest takes the file for one of its own.
fn is_test(path: &str) -> bool {
    let name = name_of(path);
    name == "conftest.py" || name.starts_with("test_") || name.ends_with("_test.py")
}

/// What a function or class body, or the module, knows of its names.
#[derive(Default)]
struct Frame {
    kind: FrameKind,
    /// The name of the parameter that is `this`, and whether that is the class.
    this: Option<(Sym, bool)>,
    /// Parameters of a function; names that a class body has set so far.
    names: HashSet<Sym>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum FrameKind {
    #[default]
    Module,
    Function,
    /// Code that is a function in the IR, but a part of the function around it in Python.
    Comprehension,
    Class,
}

struct Python<'a> {
    cx: Cx<'a>,
    scopes: RefCell<Vec<Frame>>,
    /// Imported names, each with the dotted name of what it is.
    origins: HashMap<&'a str, String>,
    /// Names that the file defines itself, outside of classes: they hide builtins.
    defined: HashSet<&'a str>,
    /// `a.b` of `import a.b`, without a name of its own.
    submodules: HashSet<String>,
    is_test: bool,
    temporaries: Cell<usize>,
}

impl<'a> Python<'a> {
    // ------------------------------------------------------------------ names

    /// Finds what the file imports and defines, wherever it does.
    fn with_names(mut self, root: Node<'_>) -> Self {
        let mut stack = vec![root];
        while let Some(node) = stack.pop() {
            match node.kind() {
                "import_statement" => {
                    for name in fields(node, "name") {
                        let (module, alias) = self.imported(name);
                        match alias {
                            Some(alias) => self.origins.insert(self.cx.str(alias), self.dotted(module)),
                            None => {
                                let first = module.named_child(0).map_or("", |part| self.cx.str(part));
                                self.submodules.insert(self.dotted(module));
                                self.origins.insert(first, first.to_owned())
                            }
                        };
                    }
                }
                "import_from_statement" => {
                    let module = node.child_by_field_name("module_name").map(|module| self.dotted(module)).unwrap_or_default();
                    for name in fields(node, "name") {
                        let (name, alias) = self.imported(name);
                        self.origins.insert(self.cx.str(alias.unwrap_or(name)), format!("{module}.{}", self.cx.str(name)));
                    }
                }
                "function_definition" | "class_definition" => {
                    if let Some(name) = node.child_by_field_name("name") {
                        self.defined.insert(self.cx.str(name));
                    }
                    if node.kind() == "class_definition" {
                        // Methods hide nothing; what they import counts.
                        let body = node.child_by_field_name("body").map(children).unwrap_or_default();
                        stack.extend(body.into_iter().filter_map(|member| {
                            let method = member.child_by_field_name("definition").unwrap_or(member);
                            if method.kind() == "function_definition" { method.child_by_field_name("body") } else { None }
                        }));
                        continue;
                    }
                }
                "assignment" => {
                    if let Some(left) = node.child_by_field_name("left").filter(|left| left.kind() == "identifier") {
                        self.defined.insert(self.cx.str(left));
                    }
                }
                _ => {}
            }
            if !matches!(node.kind(), "string" | "call" | "attribute" | "subscript" | "dictionary" | "list") {
                stack.extend(children(node));
            }
        }
        self
    }

    fn imported<'t>(&self, node: Node<'t>) -> (Node<'t>, Option<Node<'t>>) {
        match node.kind() {
            "aliased_import" => (node.child_by_field_name("name").unwrap_or(node), node.child_by_field_name("alias")),
            _ => (node, None),
        }
    }

    /// The text of a dotted name without white space.
    fn dotted(&self, node: Node<'_>) -> String {
        self.cx.str(node).chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// The dotted name of something outside this file, or of a builtin.
    fn qualified(&self, node: Node<'_>) -> Option<String> {
        match node.kind() {
            "identifier" => {
                let name = self.cx.str(node);
                match self.origins.get(name) {
                    Some(origin) => Some(origin.clone()),
                    None if self.defined.contains(name) || self.is_parameter(name) => None,
                    None => Some(name.to_owned()),
                }
            }
            "attribute" => {
                let mut parts = Vec::new();
                let mut at = node;
                while at.kind() == "attribute" {
                    parts.push(self.cx.str(at.child_by_field_name("attribute")?));
                    at = at.child_by_field_name("object")?;
                }
                let origin = self.origins.get(self.cx.str(at)).filter(|_| at.kind() == "identifier")?;
                parts.push(origin);
                parts.reverse();
                Some(parts.join("."))
            }
            _ => None,
        }
    }

    fn is_parameter(&self, name: &str) -> bool {
        self.scopes.borrow().iter().any(|frame| frame.kind == FrameKind::Function && frame.names.contains(name))
    }

    /// What the name means as a parameter that stands for the instance or the class.
    fn this(&self, name: &str) -> Option<ExprKind> {
        let scopes = self.scopes.borrow();
        for frame in scopes.iter().rev().filter(|frame| frame.kind == FrameKind::Function) {
            match &frame.this {
                Some((this, class)) if **this == *name => return Some(if *class { ExprKind::ThisClass } else { ExprKind::This }),
                _ if frame.names.contains(name) => return None,
                _ => {}
            }
        }
        None
    }

    fn name(&self, node: Node<'_>) -> Expr {
        let (name, span) = (self.cx.str(node), self.cx.span(node));
        if let Some(this) = self.this(name) {
            return Expr::new(this, span);
        }
        // A class body sees its own names; functions in it don't.
        let own = self.scopes.borrow().last().is_some_and(|frame| frame.kind == FrameKind::Class && frame.names.contains(name));
        if own {
            let class = Expr::new(ExprKind::ThisClass, Span { start: span.start, end: span.start });
            return Expr::member(class, name, span, span);
        }
        Expr::name(name, span)
    }

    fn within<T>(&self, frame: Frame, lower: impl FnOnce() -> T) -> T {
        self.scopes.borrow_mut().push(frame);
        let value = lower();
        self.scopes.borrow_mut().pop();
        value
    }

    /// A variable that no program can name.
    fn temporary(&self) -> Sym {
        self.temporaries.set(self.temporaries.get() + 1);
        format!("%{}", self.temporaries.get()).into()
    }

    /// Says of every syntax error what it covers.
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

    // ------------------------------------------------------------------ imports

    fn module(&self, spec: &str, span: Span) -> Expr {
        Expr::new(ExprKind::Module(Box::new(Expr::text(spec, span))), span)
    }

    fn import(&self, node: Node<'_>) -> Stmt {
        let (module, alias) = self.imported(node);
        let (name, spec) = match alias {
            Some(alias) => (alias, self.dotted(module)),
            None => {
                let first = module.named_child(0).unwrap_or(module);
                (first, self.cx.str(first).to_owned())
            }
        };
        let value = self.module(&spec, self.cx.span(if alias.is_some() { module } else { name }));
        Stmt::Bind { pattern: Pattern::Name(self.cx.ident(name)), value, scope: Scope::Local }
    }

    fn import_from(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(source) = node.child_by_field_name("module_name") else { return };
        let spec = self.dotted(source);
        let module = || self.module(&spec, self.cx.span(source));
        if children(node).iter().any(|child| child.kind() == "wildcard_import") {
            out.push(Stmt::ImportAll { module: module(), reexport: false });
        }
        for name in fields(node, "name") {
            let (name, alias) = self.imported(name);
            let span = self.cx.span(name);
            let value = Expr::member(module(), self.cx.str(name), span, self.cx.span(source).to(span));
            let pattern = Pattern::Name(self.cx.ident(alias.unwrap_or(name)));
            out.push(Stmt::Bind { pattern, value, scope: Scope::Local });
        }
    }

    /// What a settings module sets is what `django.conf.settings` gives.
    fn settings(&self, root: Node<'_>) -> Vec<Stmt> {
        let mut names = BTreeSet::new();
        let mut stack = vec![root];
        while let Some(node) = stack.pop() {
            match node.kind() {
                "function_definition" | "class_definition" | "decorated_definition" => continue,
                "assignment" => {
                    let left = node.child_by_field_name("left").into_iter();
                    let targets = left.flat_map(|left| if left.kind() == "identifier" { vec![left] } else { children(left) });
                    let targets = targets.filter(|target| target.kind() == "identifier").map(|target| self.cx.str(target));
                    names.extend(targets.filter(|name| !name.bytes().any(|byte| byte.is_ascii_lowercase())));
                }
                _ => {}
            }
            stack.extend(children(node));
        }
        let here = Span::default();
        let store = |name: &str| {
            let settings = Expr::member(self.module("django.conf", here), "settings", here, here);
            Expr::member(settings, name, here, here)
        };
        let set = |name: &str| Stmt::Bind {
            pattern: Pattern::Place(Box::new(store(name))),
            value: Expr::name(name, here),
            scope: Scope::Local,
        };
        names.into_iter().map(set).collect()
    }
}

#[cfg(test)]
mod tests;
