//! Python 3 (and most of 2), on tree-sitter-python.
//!
//! A method's first parameter is dropped, and its name becomes `this` (the class in class methods). `await` and `async` say
//! nothing about values and are dropped too. What no model can say of a library function, as it makes functions,
//! classes or records, is lowered here: see [`calls`].

mod calls;
mod classes;
mod expressions;
mod given;
mod matching;
mod text;
mod types;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use tree_sitter::Node;

use super::ir::{
    Expr, ExprKind, Function, FunctionKind, Iter, Module, Param, ParamKind, Pattern, Scope, Span, Stmt, Style, Sym, Type, Yields,
};
use super::tree::{Cx, children, fields, has_token, parse};
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

/// More branches than this are no longer nested into each other.
const MAX_CHAIN: usize = 100;

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
            directory =
                if directory.is_empty() { return None } else { directory.rsplit_once('/').map_or("", |(above, _)| above) };
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
        at = at.rsplit_once('/').map_or("", |(above, _)| above);
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
    let name = path.rsplit('/').next().unwrap_or(path);
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

    // ------------------------------------------------------------------ statements

    fn block(&self, node: Node<'_>) -> Vec<Stmt> {
        let mut body = Vec::new();
        for child in children(node) {
            self.statement(child, &mut body);
        }
        body
    }

    fn body_of(&self, node: Node<'_>, field: &str) -> Vec<Stmt> {
        node.child_by_field_name(field).map(|body| self.block(body)).unwrap_or_default()
    }

    fn field(&self, node: Node<'_>, field: &str) -> Expr {
        match node.child_by_field_name(field) {
            Some(child) => self.expr(child),
            None => Expr::opaque(Vec::new(), self.cx.span(node)),
        }
    }

    fn statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        self.cx.deeper(node, || (), || self.statement_kind(node, out));
    }

    fn statement_kind(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let span = self.cx.span(node);
        match node.kind() {
            "expression_statement" => children(node).into_iter().for_each(|child| self.expression_statement(child, out)),
            "import_statement" => fields(node, "name").into_iter().for_each(|name| out.push(self.import(name))),
            "import_from_statement" => self.import_from(node, out),
            "future_import_statement" | "pass_statement" | "comment" => {}
            "return_statement" => {
                let value = node.named_child(0).map(|value| self.expr(value));
                out.push(Stmt::Return(value));
            }
            "raise_statement" => {
                out.extend(node.child_by_field_name("cause").map(|cause| Stmt::Expr(self.expr(cause))));
                let value = node.named_child(0).filter(|value| value.kind() != "comment").map(|value| self.expr(value));
                out.push(Stmt::Throw(value));
            }
            "assert_statement" => {
                let mut parts = children(node).into_iter();
                let Some(test) = parts.next() else { return };
                let message = parts.next().map(|message| self.expr(message));
                out.push(Stmt::If { test: self.expr(test), then: Vec::new(), otherwise: vec![Stmt::Throw(message)] });
            }
            "delete_statement" => {
                for target in children(node) {
                    let targets = if target.kind() == "expression_list" { children(target) } else { vec![target] };
                    out.extend(targets.into_iter().map(|target| Stmt::Delete(self.expr(target))));
                }
            }
            "global_statement" | "nonlocal_statement" => {
                out.push(Stmt::Global(children(node).into_iter().map(|name| self.cx.str(name).into()).collect()));
            }
            "break_statement" => out.push(Stmt::Break),
            "continue_statement" => out.push(Stmt::Continue),
            "print_statement" => {
                let parts = children(node).into_iter().map(|part| self.expr(part)).collect();
                out.push(Stmt::Expr(Expr::opaque(parts, span)));
            }
            "exec_statement" => {
                let code = Box::new(self.field(node, "code"));
                let kind = ExprKind::Code { language: "python", code, input: None, names: Vec::new() };
                out.push(Stmt::Expr(Expr::new(kind, span)));
            }
            "type_alias_statement" => {
                if let (Some(left), Some(right)) = (node.child_by_field_name("left"), node.child_by_field_name("right")) {
                    let name = left.named_child(0).unwrap_or(left);
                    // `type(self).member = value`, which the grammar takes for an alias.
                    if matches!(name.kind(), "attribute" | "subscript") {
                        let (target, value) = (Box::new(self.part_of_type(name)), self.expr(right));
                        out.push(Stmt::Bind { pattern: Pattern::Place(target), value, scope: Scope::Local });
                        return;
                    }
                    let name = if name.kind() == "generic_type" { name.named_child(0).unwrap_or(name) } else { name };
                    out.push(Stmt::Class(Arc::new(self.alias(self.cx.ident(name), self.ty(right), span))));
                }
            }
            "if_statement" => {
                let mut branches = vec![(self.field(node, "condition"), self.body_of(node, "consequence"))];
                let mut otherwise = Vec::new();
                for alternative in fields(node, "alternative") {
                    match alternative.kind() {
                        "elif_clause" => {
                            branches.push((self.field(alternative, "condition"), self.body_of(alternative, "consequence")))
                        }
                        _ => otherwise = self.body_of(alternative, "body"),
                    }
                }
                out.extend(chain(branches, otherwise));
            }
            "for_statement" => {
                let body = self.body_of(node, "body");
                if let Some(left) = node.child_by_field_name("left") {
                    out.push(Stmt::ForEach {
                        pattern: self.pattern(left),
                        iter: self.field(node, "right"),
                        mode: Iter::Natural,
                        body,
                    });
                }
                self.loop_else(node, out);
            }
            "while_statement" => {
                let test = self.field(node, "condition");
                let test = if matches!(test.kind, ExprKind::Bool(true) | ExprKind::Number(1)) { None } else { Some(test) };
                out.push(Stmt::Loop { test, body: self.body_of(node, "body") });
                self.loop_else(node, out);
            }
            "try_statement" => self.try_statement(node, out),
            "with_statement" => self.with_statement(node, out),
            "match_statement" => self.match_statement(node, out),
            "function_definition" => out.push(Stmt::Function(Arc::new(self.function(node, &[], Role::Plain)))),
            "class_definition" => self.class(node, &[], out),
            "decorated_definition" => {
                let decorators: Vec<_> = children(node).into_iter().filter(|child| child.kind() == "decorator").collect();
                match node.child_by_field_name("definition") {
                    Some(class) if class.kind() == "class_definition" => self.class(class, &decorators, out),
                    Some(function) => {
                        out.push(Stmt::Function(Arc::new(self.function(function, &decorators, Role::Plain))));
                        out.extend(self.fixture(function, &decorators));
                    }
                    None => {}
                }
            }
            "block" | "else_clause" | "finally_clause" | "except_clause" | "elif_clause" | "case_clause" | "ERROR" => {
                // Parts of broken statements: what can still be read in them counts.
                children(node).into_iter().for_each(|child| self.statement(child, out));
            }
            "identifier" | "string" | "parameters" | "argument_list" | "decorator"
                if node.parent().is_some_and(|parent| parent.is_error()) => {}
            _ => out.push(Stmt::Expr(self.expr(node))),
        }
    }

    /// `(object).member`, behind a `type` that makes it a member of the object's class.
    fn part_of_type(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        self.cx.deeper(
            node,
            || Expr::opaque(Vec::new(), span),
            || match (node.kind(), node.child_by_field_name("object").or_else(|| node.child_by_field_name("value"))) {
                ("attribute", Some(object)) => match node.child_by_field_name("attribute") {
                    Some(name) => Expr::access(self.part_of_type(object), self.cx.key(name), Style::Member, span),
                    None => self.part_of_type(object),
                },
                ("subscript", Some(object)) => {
                    Expr::access(self.part_of_type(object), self.field(node, "subscript"), Style::Index, span)
                }
                _ => self.type_of(self.expr(node), span),
            },
        )
    }

    /// The `else` of a loop runs where no `break` left it.
    fn loop_else(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(alternative) = node.child_by_field_name("alternative") else { return };
        let otherwise = self.body_of(alternative, "body");
        if node.child_by_field_name("body").is_some_and(breaks) {
            let test = Expr::opaque(Vec::new(), self.cx.span(alternative));
            out.push(Stmt::If { test, then: otherwise, otherwise: Vec::new() });
        } else {
            out.extend(otherwise);
        }
    }

    fn try_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let mut body = self.body_of(node, "body");
        let mut handlers = Vec::new();
        let mut finally = Vec::new();
        for clause in children(node) {
            match clause.kind() {
                "except_clause" => handlers.push(self.except(clause)),
                "else_clause" => body.extend(self.body_of(clause, "body")),
                "finally_clause" => children(clause).into_iter().for_each(|block| finally.extend(self.block(block))),
                _ => {}
            }
        }
        if handlers.is_empty() {
            out.extend(body);
        } else {
            out.push(Stmt::Try { body, handlers });
        }
        out.extend(finally);
    }

    fn except(&self, clause: Node<'_>) -> Vec<Stmt> {
        let mut body = Vec::new();
        let value = clause.child_by_field_name("value");
        let alias = clause.child_by_field_name("alias").or_else(|| value?.child_by_field_name("alias"));
        if let Some(alias) = alias {
            let alias = alias.named_child(0).unwrap_or(alias);
            let value = Expr::opaque(Vec::new(), self.cx.span(alias));
            body.push(Stmt::Bind { pattern: self.pattern(alias), value, scope: Scope::Local });
        }
        for block in children(clause).into_iter().filter(|child| child.kind() == "block") {
            body.extend(self.block(block));
        }
        body
    }

    fn with_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let clauses = children(node).into_iter().filter(|child| child.kind() == "with_clause");
        let items = clauses.flat_map(children).filter_map(|item| item.child_by_field_name("value"));
        let method = if has_token(node, "async") { "__aenter__" } else { "__enter__" };
        let mut suppresses = false;
        for item in items {
            let several = matches!(item.kind(), "tuple" | "parenthesized_expression");
            for item in if several { children(item) } else { vec![item] } {
                let (value, alias) = match item.kind() {
                    "as_pattern" => (item.named_child(0).unwrap_or(item), item.child_by_field_name("alias")),
                    _ => (item, None),
                };
                let function = value.child_by_field_name("function").and_then(|function| self.qualified(function));
                suppresses |= matches!(function.as_deref(), Some("contextlib.suppress" | "pytest.raises"));
                let value = self.expr(value);
                match alias {
                    Some(alias) => {
                        let alias = alias.named_child(0).unwrap_or(alias);
                        let span = value.span;
                        let name = Expr::new(ExprKind::Text { value: method.into(), content: span, exact: false }, span);
                        let enter = Expr::call(Expr::access(value, name, Style::Method, span), Vec::new(), span);
                        out.push(Stmt::Bind { pattern: self.pattern(alias), value: enter, scope: Scope::Local });
                    }
                    None => out.push(Stmt::Expr(value)),
                }
            }
        }
        let body = self.body_of(node, "body");
        if suppresses {
            out.push(Stmt::Try { body, handlers: vec![Vec::new()] });
        } else {
            out.extend(body);
        }
    }

    fn expression_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        match node.kind() {
            "assignment" => self.assignment(node, out),
            "augmented_assignment" => {
                let (pattern, value) = self.augmented(node);
                out.push(Stmt::Bind { pattern, value, scope: Scope::Local });
            }
            "yield" => self.yielded(node, out),
            "call" => match self.call_statement(node) {
                Some(statement) => out.push(statement),
                None => out.push(Stmt::Expr(self.expr(node))),
            },
            "await" => node.named_child(0).into_iter().for_each(|inner| self.expression_statement(inner, out)),
            "parenthesized_expression" if node.named_child_count() == 1 => {
                node.named_child(0).into_iter().for_each(|inner| self.expression_statement(inner, out));
            }
            // Documentation.
            "string" if !self.has_interpolation(node) => {}
            _ => out.push(Stmt::Expr(self.expr(node))),
        }
    }

    fn assignment(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(left) = node.child_by_field_name("left") else { return };
        let ty = node.child_by_field_name("type").map(|ty| self.ty(ty));
        let Some(right) = node.child_by_field_name("right") else { return };
        if left.kind() == "identifier" {
            let alias = node.child_by_field_name("type").is_some_and(|ty| self.cx.str(ty).ends_with("TypeAlias"));
            if let Some(class) = self.class_made(left, right, alias) {
                out.push(Stmt::Class(Arc::new(class)));
                return;
            }
        }
        let mut pattern = self.pattern(left);
        if let Some(ty) = ty.filter(|ty| !matches!(ty, Type::Any)) {
            pattern = Pattern::Typed(Box::new(pattern), ty);
        }
        out.push(Stmt::Bind { pattern, value: self.assigned(right), scope: Scope::Local });
    }

    /// The right side of an assignment, which may be another one.
    fn assigned(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        match node.kind() {
            "assignment" => {
                let Some(left) = node.child_by_field_name("left") else { return Expr::opaque(Vec::new(), span) };
                let Some(right) = node.child_by_field_name("right") else { return Expr::opaque(Vec::new(), span) };
                let value = self.cx.deeper(node, || Expr::opaque(Vec::new(), span), || self.assigned(right));
                let target = Box::new(self.pattern(left));
                Expr::new(ExprKind::Assign { target, value: Box::new(value), scope: Scope::Local }, span)
            }
            _ => self.expr(node),
        }
    }

    /// What `x += y` binds, and to what.
    fn augmented(&self, node: Node<'_>) -> (Pattern, Expr) {
        let span = self.cx.span(node);
        let Some((left, right)) = node.child_by_field_name("left").zip(node.child_by_field_name("right")) else {
            return (Pattern::Ignore, Expr::opaque(Vec::new(), span));
        };
        let operator = node.child_by_field_name("operator").map_or("", |operator| self.cx.str(operator));
        let value = self.operation(operator.trim_end_matches('='), vec![self.expr(left), self.assigned(right)], span);
        (self.pattern(left), value)
    }

    fn yielded(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let value = children(node).first().map_or_else(|| Expr::null(self.cx.span(node)), |value| self.expr(*value));
        if has_token(node, "from") {
            let name = self.temporary();
            let span = value.span;
            let body = vec![Stmt::Yield(Expr::name(&name, span))];
            let pattern = Pattern::Name(super::ir::Ident { name, span });
            out.push(Stmt::ForEach { pattern, iter: value, mode: Iter::Natural, body });
        } else {
            out.push(Stmt::Yield(value));
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

    // ------------------------------------------------------------------ functions

    /// `decorators`: the nodes; those that say how the function is called are dropped.
    fn function(&self, node: Node<'_>, decorators: &[Node<'_>], role: Role) -> Function {
        let nodes = node.child_by_field_name("parameters").map(children).unwrap_or_default();
        let (mut params, this, mut names) = self.params(&nodes, role);
        self.given_by_pytest(node, decorators, &mut params);
        let decorators: Vec<(String, Expr)> = decorators
            .iter()
            .filter_map(|decorator| decorator.named_child(0))
            .map(|expr| (self.decorator_name(expr), self.expr(expr)))
            .collect();
        for (name, decorator) in &decorators {
            self.given_by_click(name, decorator.span, &mut params);
        }
        let once = decorators.iter().any(|(name, _)| is_context_manager(name));
        let body = node.child_by_field_name("body");
        names.extend(this.iter().map(|(name, _)| name.clone()));
        let frame = Frame { kind: FrameKind::Function, this, names };
        let lowered = self.within(frame, || body.map(|body| self.block(body)).unwrap_or_default());
        let yields = match body.is_some_and(yields) {
            false => Yields::No,
            true if once => Yields::Any,
            true => Yields::List,
        };
        Function {
            name: node.child_by_field_name("name").map(|name| self.cx.ident(name)),
            params,
            body: lowered,
            span: self.cx.span(node),
            kind: FunctionKind::Lexical,
            yields,
            returns: node.child_by_field_name("return_type").map(|ty| self.ty(ty)).filter(|ty| !matches!(ty, Type::Any)),
            decorators: decorators.into_iter().filter(|(name, _)| !is_plain_decorator(name)).map(|(_, expr)| expr).collect(),
        }
    }

    /// The last part of a decorator's name.
    fn decorator_name(&self, node: Node<'_>) -> String {
        let node = node.child_by_field_name("function").unwrap_or(node);
        match node.kind() {
            "attribute" => node.child_by_field_name("attribute").map_or("", |name| self.cx.str(name)),
            "identifier" => {
                self.origins.get(self.cx.str(node)).map_or(self.cx.str(node), |origin| origin.rsplit('.').next().unwrap_or(""))
            }
            _ => "",
        }
        .to_owned()
    }

    /// The parameters, the one that is `this`, and the names of all.
    fn params(&self, nodes: &[Node<'_>], role: Role) -> (Vec<Param>, Option<(Sym, bool)>, HashSet<Sym>) {
        let mut params = Vec::new();
        let mut this = None;
        let mut names = HashSet::new();
        for (index, &node) in nodes.iter().enumerate() {
            let Some(param) = self.param(node) else { continue };
            if let Some(name) = param_name(&param.pattern) {
                if index == 0 && role != Role::Plain && param.kind == ParamKind::Plain {
                    this = Some((name, role == Role::ClassMethod));
                    continue;
                }
                names.insert(name);
            }
            params.push(param);
        }
        (params, this, names)
    }

    fn param(&self, node: Node<'_>) -> Option<Param> {
        let plain = |pattern| Some(Param { pattern, kind: ParamKind::Plain, field: None });
        let ty = node.child_by_field_name("type");
        match node.kind() {
            "identifier" => plain(Pattern::Name(self.cx.ident(node))),
            "tuple_pattern" => plain(self.pattern(node)),
            "list_splat_pattern" | "dictionary_splat_pattern" => {
                let kind = if node.kind() == "list_splat_pattern" { ParamKind::Rest } else { ParamKind::Keywords };
                Some(Param { pattern: Pattern::Name(self.cx.ident(node.named_child(0)?)), kind, field: None })
            }
            "typed_parameter" => {
                let mut param = self.param(node.named_child(0)?)?;
                if param.kind == ParamKind::Plain {
                    param.pattern = self.typed(param.pattern, ty?);
                }
                Some(param)
            }
            "default_parameter" | "typed_default_parameter" => {
                let name = self.pattern(node.child_by_field_name("name")?);
                let pattern = match ty {
                    Some(ty) => self.typed(name, ty),
                    None => name,
                };
                plain(Pattern::Default(Box::new(pattern), Box::new(self.field(node, "value"))))
            }
            _ => None,
        }
    }

    /// A parameter with its type, which may say where its value comes from.
    fn typed(&self, pattern: Pattern, node: Node<'_>) -> Pattern {
        let pattern = match self.ty(node) {
            Type::Any => pattern,
            ty => Pattern::Typed(Box::new(pattern), ty),
        };
        match self.injected(node) {
            Some(value) => Pattern::Default(Box::new(pattern), Box::new(value)),
            None => pattern,
        }
    }
}

/// What a function is to the class around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Plain,
    Method,
    ClassMethod,
}

fn param_name(pattern: &Pattern) -> Option<Sym> {
    match pattern {
        Pattern::Name(ident) => Some(ident.name.clone()),
        Pattern::Default(inner, _) | Pattern::Typed(inner, _) => param_name(inner),
        _ => None,
    }
}

/// A generator that gives one value to whoever enters it.
fn is_context_manager(decorator: &str) -> bool {
    matches!(decorator, "contextmanager" | "asynccontextmanager" | "fixture")
}

/// Decorators that leave the function what it is.
fn is_plain_decorator(name: &str) -> bool {
    is_context_manager(name)
        || is_getter(name)
        || matches!(
            name,
            "staticmethod"
                | "classmethod"
                | "abstractmethod"
                | "override"
                | "overload"
                | "final"
                | "setter"
                | "deleter"
                | "lru_cache"
                | "cache"
                | "wraps"
        )
}

fn is_getter(name: &str) -> bool {
    matches!(name, "property" | "cached_property" | "abstractproperty" | "classproperty" | "lazy_property" | "computed_field")
}

/// Branches that are tried one after the other. Of very many, the first are put side by side: dropping a deep tree takes stack.
fn chain(mut branches: Vec<(Expr, Vec<Stmt>)>, otherwise: Vec<Stmt>) -> Vec<Stmt> {
    let nested = branches.split_off(branches.len().saturating_sub(MAX_CHAIN));
    let nested = nested.into_iter().rev().fold(otherwise, |otherwise, (test, then)| vec![Stmt::If { test, then, otherwise }]);
    let beside = branches.into_iter().map(|(test, then)| Stmt::If { test, then, otherwise: Vec::new() });
    beside.chain(nested).collect()
}

/// Whether the body of a function yields.
fn yields(body: Node<'_>) -> bool {
    contains(body, "yield", &["function_definition", "class_definition", "lambda"])
}

/// Whether the body of a loop leaves it.
fn breaks(body: Node<'_>) -> bool {
    contains(body, "break_statement", &["function_definition", "class_definition", "for_statement", "while_statement"])
}

fn contains(node: Node<'_>, kind: &str, except: &[&str]) -> bool {
    let mut stack = vec![node];
    while let Some(node) = stack.pop() {
        if node.kind() == kind {
            return true;
        }
        if !except.contains(&node.kind()) {
            stack.extend(children(node));
        }
    }
    false
}

#[cfg(test)]
mod tests;
