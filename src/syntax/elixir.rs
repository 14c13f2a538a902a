//! Elixir, on tree-sitter-elixir; also its templates (EEx, HEEx), of which only the code between the marks is read.
//!
//! A module is a class without instances, under its full name; a function is a static method of it. Functions are told apart
//! by the number of their arguments, which stands behind the name (`credentials·1`). A function of several clauses is one
//! whose body tries each clause's patterns in turn. Variables never change in Elixir, they are bound anew: each binding
//! has a name of its own here, so that no branch or closure sees another's.
//!
//! Atoms, strings and charlists are all text. `{:ok, value}` is the value, `{:error, reason}` and `:error` where a pattern
//! asks for them are its absence. What no model can say of a library function is lowered in [`calls`] and [`state`].

mod calls;
mod control;
mod expressions;
mod patterns;
mod state;
mod template;
mod text;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use tree_sitter::Node;

use super::ir::{
    Class, ClassField, Expr, ExprKind, Field, Function, FunctionKind, Ident, MADE_UP, Method, MethodKind, Module, Param,
    ParamKind, Pattern, Scope, Span, Stmt, Style, Sym, Yields,
};
use super::tree::{Cx, children, parse};
use super::{Language, Naming, Project, Source, guess_nothing, join};

pub(super) static ELIXIR: Language = Language {
    id: "elixir",
    name: "Elixir",
    extensions: &["ex", "exs", "eex", "heex", "leex"],
    file_names: &[],
    interpreters: &["elixir"],
    models: include_str!("../../rules/models/elixir.toml"),
    lower,
    resolve,
    guess: guess_nothing,
    names: Naming::Qualified,
    autoload,
};

fn lower(source: &Source<'_>) -> Module {
    let code = if template::is_template(source.path) { Some(template::code(source.text)) } else { None };
    let text = code.as_deref().unwrap_or(source.text);
    let Some(tree) = parse("elixir", tree_sitter_elixir::LANGUAGE, text) else { return super::all_lost(source.text) };
    let root = tree.root_node();
    let elixir = Elixir {
        cx: Cx::new(text),
        levels: RefCell::new(vec![Level::default()]),
        modules: RefCell::default(),
        captures: RefCell::default(),
        callback: Cell::new(false),
        count: Cell::new(0),
        is_template: code.is_some(),
        is_quoted: Cell::new(false),
        is_unquoted: Cell::new(false),
    };
    let mut body = Vec::new();
    for child in children(root) {
        elixir.statement(child, &mut body);
    }
    // A template's marks may leave code that is none by itself: what could be read of it counts.
    if code.is_none() {
        elixir.lose_errors(root);
    }
    elixir.cx.finish(body)
}

/// A file by its path: a template, a script.
fn resolve(spec: &str, project: &Project<'_>) -> Option<String> {
    let places = [project.directory(), project.app_root, ""];
    project.first(places.into_iter().filter_map(|place| join(place, spec)))
}

/// The file of a module, which by custom has the module's name in small letters, or that of a module around it.
fn autoload(name: &str, project: &Project<'_>) -> Option<String> {
    let defines = |path: &String| {
        (project.read)(path).is_some_and(|text| {
            // Also `defmodule Endpoint do` within another.
            let last = name.rsplit('.').next().unwrap_or(name);
            text.match_indices("defmodule ").any(|(at, keyword)| {
                let written: &str = text.get(at + keyword.len()..).unwrap_or_default();
                let end = written.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).unwrap_or(written.len());
                let written = written.get(..end).unwrap_or_default();
                written == name || written == last || written.rsplit('.').next() == Some(last)
            })
        })
    };
    let implements = |path: &String| (project.read)(path).is_some_and(|text| text.contains("defimpl "));
    if !name.starts_with(char::is_uppercase) {
        return None;
    }
    let parts: Vec<String> = name.split('.').map(snake_case).collect();
    for length in (1..=parts.len()).rev() {
        let path = parts.get(..length)?.join("/");
        // A test's helper or a mix task lies elsewhere; a name of one part is too common to be looked for everywhere.
        let tail = format!("{path}.ex");
        let beside = [format!("lib/{tail}"), format!("test/support/{tail}"), tail.clone()];
        let roots = [project.app_root, ""];
        let candidates = beside.iter().flat_map(|path| roots.iter().filter_map(|root| join(root, path)));
        let found = project.first(candidates).filter(&defines);
        let found = found.or_else(|| if length > 1 { (project.only)(&tail).filter(&defines) } else { None });
        if found.is_some() {
            return found;
        }
    }
    // Phoenix leaves `controllers` and its like out of the names.
    let last = parts.last()?;
    let found = (project.only)(&format!("{last}.ex")).filter(&defines);
    // What implements a protocol for a struct mostly stands beside the struct.
    let structs = (1..parts.len()).filter_map(|start| Some(format!("{}.ex", parts.get(start..)?.join("/"))));
    let found = found.or_else(|| structs.into_iter().find_map(|tail| (project.only)(&tail).filter(&implements)));
    // Several modules a file, whatever that is called.
    found.or_else(|| {
        (project.list)(project.directory())
            .into_iter()
            .filter(|path| path.ends_with(".ex") || path.ends_with(".exs"))
            .find(defines)
    })
}

/// `MyApp` as its directory is called: `my_app`.
fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    let letters: Vec<char> = name.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let follows_small = at > 0 && letters.get(at - 1).is_some_and(|before| !before.is_uppercase() && *before != '_');
        let precedes_small = at > 0 && letter.is_uppercase() && letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        if letter.is_uppercase() && (follows_small || (precedes_small && !snake.ends_with('_'))) {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// What a part of the program knows of its names.
#[derive(Default)]
struct Level {
    variables: HashMap<String, Sym>,
    aliases: HashMap<String, String>,
    imports: Vec<Import>,
    /// The modules that it uses: what they put into it can be called by its name alone.
    uses: Vec<String>,
    /// Attributes that hold a module.
    named: HashMap<String, String>,
    /// Attributes under whose value things are kept.
    keys: HashMap<String, String>,
    /// A function of a module: it sees none of the variables around it.
    is_closed: bool,
}

#[derive(Clone)]
struct Import {
    module: String,
    only: Option<Vec<String>>,
}

/// A module that is being lowered.
#[derive(Default)]
struct Frame {
    name: String,
    /// Its functions by name, with the numbers of arguments that they take, and how many clauses each has.
    functions: HashMap<String, Vec<(usize, usize)>>,
    /// It keeps a state: GenServer and its like.
    has_state: bool,
}

/// A clause of a function.
struct Def<'t> {
    name: Node<'t>,
    params: Vec<Node<'t>>,
    guard: Option<Node<'t>>,
    node: Node<'t>,
    head: Node<'t>,
}

/// The function that clauses become.
struct Pending {
    name: Ident,
    params: Vec<Param>,
    /// What the parameters are called, where clauses take them apart.
    subjects: Vec<Expr>,
    branches: Vec<Branch>,
    span: Span,
}

/// What is done, if the test holds.
struct Branch {
    test: Option<Expr>,
    body: Vec<Stmt>,
}

/// What becomes of the value of a body.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leaf {
    Return,
    Value,
    Yield,
    Drop,
}

/// The function of a struct that gives one with nothing but its defaults.
const DEFAULTS: &str = "__struct__";

/// The field of every struct that says which one it is.
const STRUCT: &str = "__struct__";

/// The field in which a module keeps the options with which it uses another.
fn options_name(used: &str) -> String {
    format!("use{MADE_UP}{used}")
}

/// More branches than this are no longer nested into each other.
const MAX_CHAIN: usize = 100;

struct Elixir<'a> {
    cx: Cx<'a>,
    levels: RefCell<Vec<Level>>,
    modules: RefCell<Vec<Frame>>,
    /// How many arguments the captures take that are being lowered, and what their arguments are called.
    captures: RefCell<Vec<Vec<Sym>>>,
    /// Whether what is lowered gives a state back to GenServer.
    callback: Cell<bool>,
    count: Cell<usize>,
    is_template: bool,
    /// Whether what is lowered is put into the modules that use this one.
    is_quoted: Cell<bool>,
    /// Whether what is lowered is evaluated where the macro is, within what it puts elsewhere.
    is_unquoted: Cell<bool>,
}

impl<'a> Elixir<'a> {
    // ------------------------------------------------------------------ names

    /// A name that no program can have, which shows as `name`.
    fn fresh(&self, name: &str) -> Sym {
        self.count.set(self.count.get() + 1);
        format!("{name}{MADE_UP}{}", self.count.get()).into()
    }

    fn declare(&self, name: &str) -> Sym {
        let fresh = self.fresh(name);
        if let Some(level) = self.levels.borrow_mut().last_mut() {
            level.variables.insert(name.to_owned(), fresh.clone());
        }
        fresh
    }

    fn variable(&self, name: &str) -> Option<Sym> {
        let levels = self.levels.borrow();
        for level in levels.iter().rev() {
            if let Some(name) = level.variables.get(name) {
                return Some(name.clone());
            }
            // Attributes of the module are seen from its functions.
            if level.is_closed && !name.starts_with('@') && !self.is_unquoted.get() {
                return None;
            }
        }
        None
    }

    fn within<T>(&self, level: Level, lower: impl FnOnce() -> T) -> T {
        self.levels.borrow_mut().push(level);
        let value = lower();
        self.levels.borrow_mut().pop();
        value
    }

    fn scoped<T>(&self, lower: impl FnOnce() -> T) -> T {
        self.within(Level::default(), lower)
    }

    fn module_name(&self) -> Option<String> {
        self.modules.borrow().last().map(|frame| frame.name.clone())
    }

    /// The full name of a module that is written as `name`.
    fn full_name(&self, name: &str) -> String {
        let name = name.strip_prefix("Elixir.").unwrap_or(name);
        let (first, rest) = match name.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (name, None),
        };
        let levels = self.levels.borrow();
        let known = levels.iter().rev().find_map(|level| level.aliases.get(first).cloned());
        match (known, rest) {
            (Some(full), Some(rest)) => format!("{full}.{rest}"),
            (Some(full), None) => full,
            (None, _) => name.to_owned(),
        }
    }

    /// The full name of the module that the node names, if it does: `Influx`, `__MODULE__`, `__MODULE__.Endpoint`.
    fn module_of(&self, node: Node<'_>) -> Option<String> {
        match node.kind() {
            "alias" => {
                let name: String = self.cx.str(node).chars().filter(|c| !c.is_whitespace()).collect();
                Some(self.full_name(&name))
            }
            "identifier" if self.cx.str(node) == "__MODULE__" => self.module_name(),
            "dot" => {
                let left = self.module_of(node.child_by_field_name("left")?)?;
                let right = node.child_by_field_name("right").filter(|right| right.kind() == "alias")?;
                Some(format!("{left}.{}", self.cx.str(right)))
            }
            // `:base64`
            "atom" => Some(self.cx.str(node).to_owned()),
            "unary_operator" => {
                let name = self.attribute_name(node)?;
                self.levels.borrow().iter().rev().find_map(|level| level.named.get(name).cloned())
            }
            _ => None,
        }
    }

    /// `name` of `@name`.
    fn attribute_name(&self, node: Node<'_>) -> Option<&'a str> {
        let operand = node.child_by_field_name("operand").filter(|operand| operand.kind() == "identifier")?;
        (node.kind() == "unary_operator" && self.operator_of_unary(node) == "@").then(|| self.cx.str(operand))
    }

    fn set_alias(&self, short: &str, full: &str) {
        if let Some(level) = self.levels.borrow_mut().last_mut() {
            level.aliases.insert(short.to_owned(), full.to_owned());
        }
    }

    /// `alias A.B`, `alias A.{B, C}`, `alias A.B, as: C`.
    fn alias(&self, arguments: &[Node<'_>]) {
        let Some(&first) = arguments.first() else { return };
        if let (Some(left), Some(right)) = (first.child_by_field_name("left"), first.child_by_field_name("right"))
            && right.kind() == "tuple"
        {
            let Some(left) = self.module_of(left) else { return };
            for part in children(right) {
                let name = self.cx.str(part);
                self.set_alias(name.rsplit('.').next().unwrap_or(name), &format!("{left}.{name}"));
            }
            return;
        }
        let Some(full) = self.module_of(first) else { return };
        match self.option(arguments, "as") {
            Some(short) => self.set_alias(self.cx.str(short), &full),
            None => self.set_alias(full.rsplit('.').next().unwrap_or(&full), &full),
        }
    }

    fn import(&self, arguments: &[Node<'_>]) {
        let Some(module) = arguments.first().and_then(|first| self.module_of(*first)) else { return };
        let only = self.option(arguments, "only").filter(|only| only.kind() == "list").map(|only| {
            let pairs = children(only).into_iter().flat_map(children);
            pairs.filter_map(|pair| pair.child_by_field_name("key")).map(|key| self.keyword(key).0.to_owned()).collect()
        });
        if let Some(level) = self.levels.borrow_mut().last_mut() {
            level.imports.push(Import { module, only });
        }
    }

    fn add_use(&self, arguments: &[Node<'_>]) {
        let module = arguments.first().and_then(|first| self.module_of(*first));
        if let (Some(module), Some(level)) = (module, self.levels.borrow_mut().last_mut()) {
            level.uses.push(module);
        }
    }

    fn uses(&self) -> Vec<String> {
        self.levels.borrow().iter().flat_map(|level| level.uses.iter().cloned()).collect()
    }

    /// The imports that may give a function of that name, the latest first.
    fn imports_of(&self, name: &str) -> Vec<String> {
        let levels = self.levels.borrow();
        let all = levels.iter().rev().flat_map(|level| level.imports.iter().rev());
        let (named, open): (Vec<&Import>, Vec<&Import>) = all.partition(|import| import.only.is_some());
        let is_named = |import: &&&Import| import.only.as_ref().is_some_and(|only| only.iter().any(|one| one == name));
        match named.iter().find(is_named) {
            Some(import) => vec![import.module.clone()],
            None => open.into_iter().map(|import| import.module.clone()).collect(),
        }
    }

    /// The value under that key in the keywords that end the arguments.
    fn option<'t>(&self, arguments: &[Node<'t>], name: &str) -> Option<Node<'t>> {
        let last = arguments.last()?;
        let keywords = match last.kind() {
            "keywords" => *last,
            "list" => last.named_child(0).filter(|inner| inner.kind() == "keywords")?,
            _ => return None,
        };
        let pair = children(keywords)
            .into_iter()
            .find(|pair| pair.child_by_field_name("key").is_some_and(|key| self.keyword(key).0 == name))?;
        pair.child_by_field_name("value")
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

    // ------------------------------------------------------------------ modules

    /// `defmodule … do … end`; what runs with it stands before it.
    fn module(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let arguments = arguments(node);
        let Some(&name) = arguments.first() else { return };
        let written = match self.cx.str(name) {
            "__MODULE__" => return,
            written => written.replace(char::is_whitespace, ""),
        };
        let outer = self.module_name();
        let full = match (&outer, self.target(node)) {
            // An implementation belongs to what it is for.
            (outer, "defimpl") => {
                let of = self.option(&arguments, "for").and_then(|of| self.module_of(of));
                let protocol = self.full_name(&written);
                of.as_ref().or(outer.as_ref()).map_or_else(|| protocol.clone(), |of| format!("{protocol}.{of}"))
            }
            (Some(outer), _) if name.kind() == "alias" && !written.starts_with("Elixir.") => format!("{outer}.{written}"),
            _ => self.module_of(name).unwrap_or(written.clone()),
        };
        if let Some(outer) = outer.as_ref().filter(|_| self.target(node) == "defmodule") {
            let first = written.split('.').next().unwrap_or(&written);
            self.set_alias(first, &format!("{outer}.{first}"));
        }
        let body = block_of(node).map(children).unwrap_or_default();
        let all: Vec<Node<'_>> = body.iter().copied().chain(body.iter().flat_map(|node| self.quoted_in(*node))).collect();
        let frame = Frame { name: full.clone(), functions: self.functions(&all), has_state: self.has_state(&all) };
        self.modules.borrow_mut().push(frame);
        let (fields, methods, bases) = self.scoped(|| {
            let (mut fields, mut methods) = self.members(&body, out);
            for using in body.iter().filter(|node| self.is_using(**node)) {
                methods.extend(self.given_to_users(*using, &full));
            }
            fields.extend(self.options_of_uses(&body));
            (fields, methods, self.bases(&body))
        });
        self.modules.borrow_mut().pop();
        let of = match self.option(&arguments, "for") {
            Some(list) if list.kind() == "list" => {
                let protocol = self.full_name(&written);
                children(list).into_iter().filter_map(|of| Some(format!("{protocol}.{}", self.module_of(of)?))).collect()
            }
            _ => vec![full],
        };
        for full in of {
            let name = Some(Ident { name: full.as_str().into(), span: self.cx.span(name) });
            let class = class_of(name, bases.clone(), fields.clone(), methods.clone(), self.cx.span(node));
            out.push(Stmt::Class(Arc::new(class)));
        }
    }

    /// `defprotocol … do … end`: each function is that of the module which implements it for the struct it is given.
    fn protocol(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(name) = arguments(node).first().copied() else { return };
        let written = self.cx.str(name);
        let full = match self.module_name() {
            Some(outer) => format!("{outer}.{written}"),
            None => self.module_of(name).unwrap_or(written.to_owned()),
        };
        let methods = block_of(node).map(children).unwrap_or_default().into_iter().filter_map(|node| {
            let def = self.def(node)?;
            let span = self.cx.span(node);
            let named: Vec<(Sym, Span)> = def.params.iter().map(|param| (self.fresh(""), self.cx.span(*param))).collect();
            let given: Vec<Expr> = named.iter().map(|(name, span)| Expr::name(name, *span)).collect();
            let of = Expr::access(given.first()?.clone(), made(STRUCT, span), Style::Index, span);
            let implementation = Expr::new(ExprKind::Template(vec![made(&format!("{full}."), span), of]), span);
            let called = of_arity(self.cx.str(def.name), given.len());
            let callee = block(vec![Stmt::Value(Expr::access(implementation, made(&called, span), Style::Static, span))], span);
            let params = named.into_iter().map(|(name, span)| plain(Pattern::Name(Ident { name, span }))).collect();
            let body = vec![Stmt::Return(Some(Expr::call(callee, given, span)))];
            Some(method(Ident { name: called, span: self.cx.span(def.name) }, params, body, span))
        });
        let methods = methods.collect();
        let name = Some(Ident { name: full.as_str().into(), span: self.cx.span(name) });
        out.push(Stmt::Class(Arc::new(class_of(name, Vec::new(), Vec::new(), methods, self.cx.span(node)))));
    }

    fn is_using(&self, node: Node<'_>) -> bool {
        self.target(node) == "defmacro" && self.head(node).is_some_and(|head| self.cx.str(head.name) == "__using__")
    }

    /// What a macro, or a function that one calls, puts into the modules that use this one.
    fn quoted_in<'t>(&self, node: Node<'t>) -> Vec<Node<'t>> {
        let is_definition = matches!(self.target(node), "defmacro" | "def" | "defp");
        let body = if is_definition { block_of(node).map(children) } else { None };
        let quotes = body.unwrap_or_default().into_iter().filter(|inner| self.target(*inner) == "quote");
        quotes.filter_map(block_of).flat_map(children).collect()
    }

    /// The functions that `__using__` puts into modules that use this one, which find them here as if it was above them.
    /// What the macro does with its options is done anew in each of them.
    fn given_to_users(&self, using: Node<'_>, module: &str) -> Vec<Method> {
        let span = self.cx.span(using);
        let mut before = Vec::new();
        let quoted = self.is_quoted.replace(true);
        let mut methods = self.scoped(|| {
            if let Some(options) = self.head(using).and_then(|head| head.params.first().copied()) {
                let options = if self.default_of(options).is_some() { left(options) } else { options };
                let user = Expr::new(ExprKind::ThisClass, Span { start: span.start, end: span.start });
                let given = Expr::access(user, made(&options_name(module), span), Style::Static, span);
                self.match_statement(options, given, &mut before);
            }
            let mut methods = Vec::new();
            for inner in block_of(using).map(children).unwrap_or_default() {
                if self.target(inner) != "quote" {
                    self.statement(inner, &mut before);
                    continue;
                }
                let bound = self.option(&arguments(inner), "bind_quoted").map(children).unwrap_or_default();
                for pair in
                    bound.into_iter().flat_map(|inner| if inner.kind() == "keywords" { children(inner) } else { vec![inner] })
                {
                    let Some((key, value)) = pair.child_by_field_name("key").zip(pair.child_by_field_name("value")) else {
                        continue;
                    };
                    let value = self.expr(value);
                    let (name, span) = self.keyword(key);
                    before.push(bind(Pattern::Name(Ident { name: self.declare(name), span }), value));
                }
                let quoted = block_of(inner).map(children).unwrap_or_default();
                methods.extend(self.members(&quoted, &mut before).1);
            }
            methods
        });
        self.is_quoted.set(quoted);
        for method in &mut methods {
            let mut function = (*method.function).clone();
            function.body.splice(0..0, before.iter().cloned());
            method.function = Arc::new(function);
        }
        methods
    }

    /// The options of each `use`, for the functions that are found there.
    fn options_of_uses(&self, body: &[Node<'_>]) -> Vec<ClassField> {
        let field = |node: &Node<'_>| {
            let arguments = arguments(*node);
            let module = self.module_of(*arguments.first()?)?;
            let span = self.cx.span(*node);
            let options = match arguments.get(1) {
                Some(options) => self.expr(*options),
                None => Expr::new(ExprKind::Record(Vec::new()), span),
            };
            let name = Ident { name: options_name(&module).into(), span };
            Some(ClassField { key: Ident { name: "".into(), span }, value: Some(options), is_static: true, ..self.field(name) })
        };
        body.iter().filter(|node| self.target(**node) == "use").filter_map(field).collect()
    }

    /// The modules in which a function is found that this one has not: those that it uses, and what it has users import.
    fn bases(&self, body: &[Node<'_>]) -> Vec<Expr> {
        let of_users = body.iter().flat_map(|node| self.quoted_in(*node)).filter(|node| self.target(*node) == "import");
        let above = body.iter().copied().filter(|node| self.target(*node) == "use").chain(of_users);
        let base = |node: Node<'_>| {
            let first = *arguments(node).first()?;
            Some(Expr::name(&self.module_of(first)?, self.cx.span(first)))
        };
        above.filter_map(base).collect()
    }

    /// The functions that a module's body defines.
    fn functions(&self, body: &[Node<'_>]) -> HashMap<String, Vec<(usize, usize)>> {
        let mut functions: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for node in body {
            let is_delegate = self.target(*node) == "defdelegate";
            let Some(def) = self.def(*node).or_else(|| if is_delegate { self.head(*node) } else { None }) else { continue };
            let most = def.params.len();
            let least = most - def.params.iter().filter(|param| self.default_of(**param).is_some()).count();
            let has_body = usize::from(is_delegate || self.has_body(def.node));
            let known = functions.entry(self.cx.str(def.name).to_owned()).or_default();
            for arity in least..=most {
                match known.iter_mut().find(|(known, _)| *known == arity) {
                    Some((_, clauses)) => *clauses += has_body,
                    None => known.push((arity, has_body)),
                }
            }
        }
        functions
    }

    fn clauses_of(&self, name: &str, arity: usize) -> usize {
        let modules = self.modules.borrow();
        let functions = modules.last().and_then(|frame| frame.functions.get(name));
        functions.and_then(|known| known.iter().find(|(known, _)| *known == arity)).map_or(0, |(_, clauses)| *clauses)
    }

    fn defines(&self, name: &str, arity: usize) -> bool {
        let modules = self.modules.borrow();
        modules.last().and_then(|frame| frame.functions.get(name)).is_some_and(|known| known.iter().any(|(of, _)| *of == arity))
    }

    /// What is called, where that is a plain name.
    fn target(&self, node: Node<'_>) -> &'a str {
        let target = if node.kind() == "call" { node.child_by_field_name("target") } else { None };
        target.filter(|target| target.kind() == "identifier").map_or("", |target| self.cx.str(target))
    }

    /// The clause that `def` or `defp` defines.
    fn def<'t>(&self, node: Node<'t>) -> Option<Def<'t>> {
        if matches!(self.target(node), "def" | "defp") { self.head(node) } else { None }
    }

    fn head<'t>(&self, node: Node<'t>) -> Option<Def<'t>> {
        let mut head = *arguments(node).first()?;
        let mut guard = None;
        if head.kind() == "binary_operator" && self.operator(head) == "when" {
            guard = head.child_by_field_name("right");
            head = head.child_by_field_name("left")?;
        }
        let (name, params) = match head.kind() {
            "call" => (head.child_by_field_name("target").filter(|target| target.kind() == "identifier")?, arguments(head)),
            "identifier" => (head, Vec::new()),
            _ => return None,
        };
        Some(Def { name, params, guard, node, head })
    }

    fn has_body(&self, node: Node<'_>) -> bool {
        block_of(node).is_some() || self.option(&arguments(node), "do").is_some()
    }

    /// The default of a parameter: `b \\ 1`.
    fn default_of<'t>(&self, param: Node<'t>) -> Option<Node<'t>> {
        if param.kind() == "binary_operator" && self.operator(param) == "\\\\" {
            param.child_by_field_name("right")
        } else {
            None
        }
    }

    fn operator(&self, node: Node<'_>) -> &'a str {
        node.child_by_field_name("operator").map_or("", |operator| self.cx.str(operator))
    }

    fn members(&self, body: &[Node<'_>], out: &mut Vec<Stmt>) -> (Vec<ClassField>, Vec<Method>) {
        let mut fields = Vec::new();
        let mut methods = Vec::new();
        let mut pending: Vec<Pending> = Vec::new();
        for &node in body {
            match self.target(node) {
                "def" | "defp" => {
                    if let Some(def) = self.def(node) {
                        self.defaults(&def, &mut methods);
                        if self.has_body(node) {
                            self.add_clause(&def, &mut pending);
                        }
                    }
                }
                "defdelegate" => methods.extend(self.delegate(node)),
                "defstruct" => {
                    fields.extend(self.struct_fields(node));
                    methods.push(self.struct_defaults(node, &fields));
                }
                "defmacro" | "defmacrop" | "defguard" | "defguardp" | "defexception" | "defoverridable" | "quote" => {}
                "embedded_schema" | "schema" => {}
                "defmodule" | "defimpl" | "defprotocol" | "alias" | "import" | "require" | "use" | "for" | "if" | "unless"
                | "case" => {
                    self.statement(node, out);
                }
                // `get "/" do … end`, `test "…", %{conn: conn} do … end`: code that a macro makes a function of.
                name if !name.is_empty() && block_of(node).is_some() => self.block_call(node, out, &mut methods),
                _ => self.statement(node, out),
            }
        }
        methods.extend(pending.into_iter().map(finished));
        (fields, methods)
    }

    /// The functions that take fewer arguments, as they are called with the defaults of the others.
    fn defaults(&self, def: &Def<'_>, methods: &mut Vec<Method>) {
        let optional: Vec<usize> =
            def.params.iter().enumerate().filter(|(_, param)| self.default_of(**param).is_some()).map(|(at, _)| at).collect();
        let Some(module) = self.module_name() else { return };
        let span = self.cx.span(def.head);
        for missing in 1..=optional.len() {
            let absent = optional.get(optional.len() - missing..).unwrap_or_default();
            let mut params = Vec::new();
            let mut given = Vec::new();
            for (at, param) in def.params.iter().enumerate() {
                if absent.contains(&at) {
                    given.extend(self.default_of(*param).map(|default| self.closed(|| self.expr(default))));
                    continue;
                }
                let at = self.cx.span(*param);
                let name = self.fresh("");
                given.push(Expr::name(&name, at));
                params.push(plain(Pattern::Name(Ident { name, span: at })));
            }
            let name = self.cx.str(def.name);
            let call = self.call_of(&module, name, given, self.cx.span(def.name), span);
            // No two functions stand in the same place.
            let own = Span { start: span.start, end: span.end.saturating_sub(missing as u32) };
            let ident = Ident { name: of_arity(name, params.len()), span: self.cx.span(def.name) };
            methods.push(method(ident, params, vec![Stmt::Return(Some(call))], own));
        }
    }

    /// Within a function of the module, where none of the variables around it are seen.
    fn closed<T>(&self, lower: impl FnOnce() -> T) -> T {
        self.within(Level { is_closed: true, ..Level::default() }, lower)
    }

    fn add_clause(&self, def: &Def<'_>, pending: &mut Vec<Pending>) {
        let name = self.cx.str(def.name);
        let arity = def.params.len();
        let ident = Ident { name: of_arity(name, arity), span: self.cx.span(def.name) };
        let span = self.cx.span(def.node);
        let callback = self.callback.replace(self.is_callback(name, arity));
        if self.clauses_of(name, arity) == 1 {
            let body = self.closed(|| {
                let mut params = Vec::new();
                let mut body = Vec::new();
                let mut tests = Vec::new();
                for (at, param) in def.params.iter().enumerate() {
                    let (param, pattern) = self.sole_param(*param, &mut tests, &mut body);
                    let pattern = match self.kept_state(name, arity, at, self.cx.span(param)) {
                        Some(state) => Pattern::Default(Box::new(pattern), Box::new(state)),
                        None => pattern,
                    };
                    params.push(plain(pattern));
                }
                let guard = def.guard.map(|guard| self.expr(guard));
                // What the function takes apart, it takes apart before anything else.
                let mut all: Vec<Stmt> = tests.into_iter().map(unless_throw).collect();
                all.append(&mut body);
                all.extend(guard.map(unless_throw));
                all.extend(self.def_body(def.node));
                (params, all)
            });
            pending.push(Pending {
                name: ident,
                params: body.0,
                subjects: Vec::new(),
                branches: vec![Branch { test: None, body: body.1 }],
                span,
            });
        } else {
            let at = match pending.iter().position(|known| known.name.name == ident.name) {
                Some(at) => at,
                None => {
                    let names: Vec<(Sym, Span)> =
                        def.params.iter().map(|param| (self.fresh(self.whole(*param)), self.cx.span(*param))).collect();
                    let params = names.iter().enumerate().map(|(at, (param, span))| {
                        let pattern = Pattern::Name(Ident { name: param.clone(), span: *span });
                        plain(match self.kept_state(name, arity, at, *span) {
                            Some(state) => Pattern::Default(Box::new(pattern), Box::new(state)),
                            None => pattern,
                        })
                    });
                    let params = params.collect();
                    let subjects = names.iter().map(|(name, span)| Expr::name(name, *span)).collect();
                    pending.push(Pending { name: ident, params, subjects, branches: Vec::new(), span });
                    pending.len() - 1
                }
            };
            let Some(known) = pending.get_mut(at) else { return };
            let patterns: Vec<Node<'_>> =
                def.params.iter().map(|param| if self.default_of(*param).is_some() { left(*param) } else { *param }).collect();
            let subjects = known.subjects.clone();
            let branch = self.closed(|| self.branch(&patterns, &subjects, def.guard, || self.def_body(def.node)));
            known.branches.push(branch);
            known.span = known.span.to(span);
        }
        self.callback.set(callback);
    }

    /// The body of a function, with what rescues it.
    fn def_body(&self, node: Node<'_>) -> Vec<Stmt> {
        match block_of(node) {
            Some(block) => self.guarded_block(block, Leaf::Return),
            None => match self.option(&arguments(node), "do") {
                Some(value) => self.body(&[value], Leaf::Return),
                None => Vec::new(),
            },
        }
    }

    fn delegate(&self, node: Node<'_>) -> Option<Method> {
        let arguments = arguments(node);
        let def = self.head(node)?;
        let to = self.option(&arguments, "to").and_then(|to| self.module_of(to))?;
        let name = self.cx.str(def.name);
        let other = self.option(&arguments, "as").map_or(name, |other| self.cx.str(other).trim_start_matches(':'));
        let names: Vec<Sym> = def.params.iter().map(|_| self.fresh("")).collect();
        let spans: Vec<Span> = def.params.iter().map(|param| self.cx.span(*param)).collect();
        let given = names.iter().zip(&spans).map(|(name, span)| Expr::name(name, *span)).collect();
        let params = names.iter().zip(&spans).map(|(name, span)| plain(Pattern::Name(Ident { name: name.clone(), span: *span })));
        let span = self.cx.span(node);
        let call = self.call_of(&to, other, given, self.cx.span(def.name), span);
        let ident = Ident { name: of_arity(name, names.len()), span: self.cx.span(def.name) };
        Some(method(ident, params.collect(), vec![Stmt::Return(Some(call))], span))
    }

    /// `defstruct [:host, user: "admin"]`
    fn struct_fields(&self, node: Node<'_>) -> Vec<ClassField> {
        let mut fields = Vec::new();
        let mut open: Vec<Node<'_>> = arguments(node).into_iter().rev().collect();
        let field = |name: Ident, value: Option<Expr>| ClassField { value, ..self.field(name) };
        while let Some(node) = open.pop() {
            match node.kind() {
                "list" | "keywords" => open.extend(children(node).into_iter().rev()),
                "pair" => {
                    let (Some(key), value) = (node.child_by_field_name("key"), node.child_by_field_name("value")) else {
                        continue;
                    };
                    let (name, span) = self.keyword(key);
                    fields.push(field(Ident { name: name.into(), span }, value.map(|value| self.expr(value))));
                }
                "atom" => {
                    let span = self.cx.span(node);
                    let span = Span { start: span.start + 1, end: span.end };
                    fields.push(field(Ident { name: self.cx.str(node).trim_start_matches(':').into(), span }, None));
                }
                // `~w(host port)a`
                "sigil" => {
                    if let ExprKind::List(words) = self.expr(node).kind {
                        fields.extend(words.into_iter().filter_map(|word| {
                            let name = Ident { name: word.value.as_text()?.into(), span: word.value.span };
                            Some(field(name, None))
                        }));
                    }
                }
                _ => {}
            }
        }
        fields
    }

    fn field(&self, name: Ident) -> ClassField {
        ClassField {
            key: name.clone(),
            name,
            ty: None,
            value: None,
            is_static: false,
            optional: true,
            flatten: false,
            aliases: Vec::new(),
        }
    }

    fn struct_defaults(&self, node: Node<'_>, fields: &[ClassField]) -> Method {
        let span = self.cx.span(node);
        let default = |field: &ClassField| Field::Pair {
            key: made(&field.name.name, field.name.span),
            value: field.value.clone().unwrap_or_else(|| Expr::null(field.name.span)),
        };
        let module = self.module_name().unwrap_or_default();
        let of = Field::Pair { key: made(STRUCT, span), value: made(&module, span) };
        let defaults = Expr::new(ExprKind::Record(fields.iter().map(default).chain([of]).collect()), span);
        method(Ident { name: of_arity(DEFAULTS, 0), span }, Vec::new(), vec![Stmt::Return(Some(defaults))], span)
    }

    fn block_call(&self, node: Node<'_>, out: &mut Vec<Stmt>, methods: &mut Vec<Method>) {
        let Some(block) = block_of(node) else { return };
        let name = self.target(node);
        let inner = children(block);
        // A group of more of them: `scope "/" do`, `describe "…" do`.
        let is_group = |child: &Node<'_>| {
            matches!(self.target(*child), "def" | "defp")
                || block_of(*child).is_some_and(|_| {
                    !matches!(self.target(*child), "" | "if" | "unless" | "case" | "cond" | "with" | "for" | "try" | "receive")
                })
        };
        if matches!(name, "scope" | "describe" | "pipeline" | "schema" | "live_session") || inner.iter().any(is_group) {
            let (_, more) = self.scoped(|| self.members(&inner, out));
            methods.extend(more);
            return;
        }
        let ident = Ident { name: self.fresh(name), span: self.cx.span(node) };
        let made = self.closed(|| {
            let mut params = Vec::new();
            for argument in arguments(node).into_iter().filter(|argument| matches!(argument.kind(), "map" | "identifier")) {
                params.push(plain(self.pattern(argument)));
            }
            (params, self.guarded_block(block, Leaf::Return))
        });
        methods.push(method(ident, made.0, made.1, self.cx.span(node)));
    }
}

fn class_of(name: Option<Ident>, bases: Vec<Expr>, fields: Vec<ClassField>, methods: Vec<Method>, span: Span) -> Class {
    Class { name, bases, fields, methods, body: Vec::new(), span, erased: false, alias: None, decorators: Vec::new() }
}

/// The function of these clauses.
fn finished(pending: Pending) -> Method {
    let otherwise = vec![Stmt::Throw(None)];
    let body = chain(pending.branches, otherwise);
    method(pending.name, pending.params, body, pending.span)
}

fn method(name: Ident, params: Vec<Param>, body: Vec<Stmt>, span: Span) -> Method {
    let function = Function {
        name: Some(name),
        params,
        body,
        span,
        kind: FunctionKind::Lexical,
        yields: Yields::No,
        returns: None,
        decorators: Vec::new(),
    };
    Method { function: Arc::new(function), kind: MethodKind::Static }
}

fn plain(pattern: Pattern) -> Param {
    Param { pattern, kind: ParamKind::Plain, field: None }
}

fn unless_throw(test: Expr) -> Stmt {
    Stmt::If { test, then: Vec::new(), otherwise: vec![Stmt::Throw(None)] }
}

/// One branch after the other, until one's test holds.
fn chain(branches: Vec<Branch>, otherwise: Vec<Stmt>) -> Vec<Stmt> {
    if let Some(test) = as_test(&branches) {
        return vec![test];
    }
    let mut rest = otherwise;
    let mut branches = branches;
    branches.truncate(MAX_CHAIN);
    for Branch { test, body } in branches.into_iter().rev() {
        rest = match test {
            None => body,
            Some(test) => vec![Stmt::If { test, then: body, otherwise: rest }],
        };
    }
    rest
}

/// Branches that only say `true` or `false` as the test that they are together: whoever asks learns what it shows.
fn as_test(branches: &[Branch]) -> Option<Stmt> {
    let value = |branch: &Branch| match &branch.body[..] {
        [Stmt::Return(Some(value)) | Stmt::Value(value)] => Some(value.clone()),
        _ => None,
    };
    let known = |value: &Expr| if let ExprKind::Bool(known) = value.kind { Some(known) } else { None };
    let values = branches.iter().map(value).collect::<Option<Vec<Expr>>>()?;
    let mut rest: Option<Expr> = None;
    if branches.len() > MAX_CHAIN || !values.iter().any(|value| known(value).is_some()) {
        return None;
    }
    for (branch, value) in branches.iter().zip(values).rev() {
        let Some(test) = branch.test.clone() else {
            rest = Some(value);
            continue;
        };
        let never = rest.as_ref().is_none_or(|rest| known(rest) == Some(false));
        rest = Some(match (known(&value), rest) {
            (Some(true), Some(rest)) if !never => {
                let span = test.span;
                Expr::either(test, rest, span)
            }
            (Some(true), _) => test,
            (Some(false), Some(rest)) => both(test.not(), rest),
            (Some(false), None) => value,
            (None, _) if never => both(test, value),
            _ => return None,
        });
    }
    let test = rest?;
    match branches.first()?.body.first()? {
        Stmt::Return(_) => Some(Stmt::Return(Some(test))),
        _ => Some(Stmt::Value(test)),
    }
}

/// The name of the function of that many arguments.
fn of_arity(name: &str, arity: usize) -> Sym {
    format!("{name}{MADE_UP}{arity}").into()
}

fn left(node: Node<'_>) -> Node<'_> {
    node.child_by_field_name("left").unwrap_or(node)
}

fn right(node: Node<'_>) -> Node<'_> {
    node.child_by_field_name("right").unwrap_or(node)
}

/// The arguments of a call as they are written; keywords at their end are one.
fn arguments(node: Node<'_>) -> Vec<Node<'_>> {
    children(node).into_iter().find(|child| child.kind() == "arguments").map(children).unwrap_or_default()
}

/// The `do` block of a call.
fn block_of(node: Node<'_>) -> Option<Node<'_>> {
    if node.kind() != "call" {
        return None;
    }
    children(node).into_iter().find(|child| child.kind() == "do_block")
}

/// Text that nobody wrote.
fn made(text: &str, span: Span) -> Expr {
    Expr::new(ExprKind::Text { value: text.into(), content: span, exact: false }, span)
}

fn both(first: Expr, second: Expr) -> Expr {
    let span = first.span.to(second.span);
    Expr::new(ExprKind::Both(Box::new(first), Box::new(second)), span)
}

fn block(body: Vec<Stmt>, span: Span) -> Expr {
    Expr::new(ExprKind::Block(body), span)
}

fn bind(pattern: Pattern, value: Expr) -> Stmt {
    Stmt::Bind { pattern, value, scope: Scope::Local }
}

/// `base[key]` as nobody wrote it.
fn part(base: Expr, key: Expr) -> Expr {
    let span = base.span;
    Expr::access(base, key, Style::Index, span)
}
