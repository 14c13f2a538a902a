//! Go, on tree-sitter-go.
//!
//! Names are resolved here as far as one file tells: what a block declares again gets a name of its own, what is imported
//! is called by its import path (`encoding/json.Unmarshal`), and what neither the file nor a block declares is of another
//! file of the package (`./load`). Pointers are what they point to. A function of several results gives one record of
//! them, its parts called `·0`, `·1`. What `&x` is handed to may put something into `x`.

mod calls;
mod expressions;
mod packages;
mod statements;
mod text;
mod types;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use tree_sitter::Node;

use super::ir::{
    Expr, ExprKind, Field, FieldPattern, Function, FunctionKind, Ident, MADE_UP, Module, Param, ParamKind, Pattern, Scope, Span,
    Stmt, Style, Sym, Type, Yields,
};
use super::tree::{Cx, children, fields, parse};
use super::{Language, Naming, Source, guess_nothing};

pub(super) static GO: Language = Language {
    id: "go",
    name: "Go",
    extensions: &["go"],
    file_names: &[],
    interpreters: &[],
    models: include_str!("../../rules/models/go.toml"),
    lower,
    resolve: packages::resolve,
    guess: guess_nothing,
    names: Naming::Packaged,
    autoload: packages::resolve,
};

fn lower(source: &Source<'_>) -> Module {
    let Some(tree) = parse("go", tree_sitter_go::LANGUAGE, source.text) else { return super::all_lost(source.text) };
    let root = tree.root_node();
    let mut go = Go {
        cx: Cx::new(source.text),
        imports: Vec::new(),
        declared: HashMap::new(),
        types: HashMap::new(),
        methods: HashMap::new(),
        scopes: RefCell::new(Vec::new()),
        used: RefCell::default(),
        iota: Cell::new(None),
        results: RefCell::default(),
    };
    go.survey(root);
    let body = go.file(root);
    go.lose_errors(root);
    go.cx.finish(body)
}

/// What an imported package is called here.
struct Import {
    /// `None` for one that is called by its own name, which only its path tells.
    alias: Option<String>,
    path: String,
}

/// What a file declares at its top level.
#[derive(Clone, Copy)]
enum Declared<'t> {
    Function,
    Value,
    /// A type, with what it is.
    Type(Node<'t>),
}

/// What a name means in a block.
#[derive(Clone)]
enum Local {
    Variable {
        name: Sym,
        ty: Option<Type>,
    },
    Receiver,
    Type(Type),
    /// A command that has not run yet: its words are in a variable of their own.
    Command {
        name: Sym,
        words: Sym,
    },
}

/// A result of a function: its name, if it has one, and its type.
type Outcome = (Option<Sym>, Type);

struct Go<'a, 't> {
    cx: Cx<'a>,
    imports: Vec<Import>,
    declared: HashMap<&'a str, Declared<'t>>,
    /// The types that the file's own variables are declared with.
    types: HashMap<&'a str, Node<'t>>,
    /// The methods of each type, by the type's name.
    methods: HashMap<&'a str, Vec<Node<'t>>>,
    scopes: RefCell<Vec<HashMap<String, Local>>>,
    /// How often each name was declared in the function that is being lowered.
    used: RefCell<HashMap<String, u32>>,
    iota: Cell<Option<i64>>,
    /// The results of the functions around, innermost last.
    results: RefCell<Vec<Vec<Outcome>>>,
}

/// The part of several results at `index`.
fn part(index: usize, span: Span) -> Expr {
    made(&format!("{MADE_UP}{index}"), span)
}

/// A text that is written nowhere.
fn made(value: &str, span: Span) -> Expr {
    Expr::new(
        ExprKind::Text { value: value.into(), content: Span::new(span.start as usize, span.start as usize), exact: false },
        span,
    )
}

/// Several results as one value.
fn tuple(parts: Vec<Expr>, span: Span) -> Expr {
    let fields = parts.into_iter().enumerate().map(|(index, value)| Field::Pair { key: part(index, value.span), value });
    Expr::new(ExprKind::Record(fields.collect()), span)
}

impl<'a, 't> Go<'a, 't> {
    /// Finds what the file imports and declares.
    fn survey(&mut self, root: Node<'t>) {
        for node in children(root) {
            match node.kind() {
                "import_declaration" => {
                    let mut specs = Vec::new();
                    for child in children(node) {
                        match child.kind() {
                            "import_spec" => specs.push(child),
                            _ => specs.extend(children(child)),
                        }
                    }
                    for spec in specs.into_iter().filter(|spec| spec.kind() == "import_spec") {
                        let Some(path) = spec.child_by_field_name("path") else { continue };
                        let path = packages::plain(self.cx.str(path).trim_matches(['"', '`']));
                        let alias = spec.child_by_field_name("name").map(|name| self.cx.str(name).to_owned());
                        self.imports.push(Import { alias, path });
                    }
                }
                "function_declaration" => {
                    if let Some(name) = node.child_by_field_name("name") {
                        self.declared.insert(self.cx.str(name), Declared::Function);
                    }
                }
                "method_declaration" => {
                    if let Some(name) = self.receiver_type(node) {
                        self.methods.entry(name).or_default().push(node);
                    }
                }
                "type_declaration" => {
                    for spec in children(node) {
                        if let (Some(name), Some(ty)) = (spec.child_by_field_name("name"), spec.child_by_field_name("type")) {
                            self.declared.insert(self.cx.str(name), Declared::Type(ty));
                        }
                    }
                }
                "const_declaration" | "var_declaration" => {
                    let mut before = None;
                    for spec in specs(node) {
                        // A constant without a value has the type of the one before, too.
                        let repeats = spec.kind() == "const_spec" && spec.child_by_field_name("value").is_none();
                        let ty = spec.child_by_field_name("type").or(before.filter(|_| repeats));
                        before = ty;
                        for name in fields(spec, "name") {
                            self.declared.insert(self.cx.str(name), Declared::Value);
                            if let Some(ty) = ty {
                                self.types.insert(self.cx.str(name), ty);
                            }
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// The name of the type that a method is of.
    fn receiver_type(&self, method: Node<'t>) -> Option<&'a str> {
        let receiver = children(method.child_by_field_name("receiver")?).into_iter().next()?;
        let mut ty = receiver.child_by_field_name("type")?;
        loop {
            ty = match ty.kind() {
                "pointer_type" | "parenthesized_type" => *children(ty).first()?,
                "generic_type" => ty.child_by_field_name("type")?,
                _ => return Some(self.cx.str(ty)),
            };
        }
    }

    /// Constants first, then types and functions, variables in their order, and last what runs by itself.
    fn file(&self, root: Node<'t>) -> Vec<Stmt> {
        let nodes = children(root);
        let of = |kind: &str| nodes.iter().copied().filter(|node| node.kind() == kind).collect::<Vec<_>>();
        let mut body = Vec::new();
        of("const_declaration").into_iter().for_each(|node| self.constants(node, &mut body));
        for node in of("type_declaration") {
            for spec in children(node) {
                if let Some(class) = self.type_spec(spec) {
                    body.push(Stmt::Class(Arc::new(class)));
                }
            }
        }
        body.extend(self.foreign_methods());
        let mut inits = Vec::new();
        for node in of("function_declaration") {
            let Some(function) = self.function(node) else { continue };
            let is_init = function.name.as_ref().is_some_and(|name| &*name.name == "init");
            if is_init {
                let span = function.span;
                let closure = Expr::new(ExprKind::Function(Arc::new(Function { name: None, ..function })), span);
                inits.push(Stmt::Expr(Expr::call(closure, Vec::new(), span)));
            } else {
                body.push(Stmt::Function(Arc::new(function)));
            }
        }
        for node in of("var_declaration") {
            self.used.borrow_mut().clear();
            self.variables(node, &mut body);
        }
        body.extend(inits);
        body
    }

    /// Methods of types that other files of the package declare.
    fn foreign_methods(&self) -> Vec<Stmt> {
        let mut names: Vec<&str> = self.methods.keys().copied().filter(|name| !self.declared.contains_key(name)).collect();
        names.sort_unstable();
        let classes = names.into_iter().filter_map(|name| {
            let span = self.cx.span(*self.methods.get(name)?.first()?);
            let mut class = types::empty_class(None, span);
            class.alias = Some(Type::Named(Box::new(Expr::name(&format!("./{name}"), span))));
            class.methods = self.methods_of(name);
            Some(Stmt::Class(Arc::new(class)))
        });
        classes.collect()
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

    // ---- names

    fn scoped<T>(&self, lower: impl FnOnce() -> T) -> T {
        self.scopes.borrow_mut().push(HashMap::new());
        let value = lower();
        self.scopes.borrow_mut().pop();
        value
    }

    fn local(&self, name: &str) -> Option<Local> {
        self.scopes.borrow().iter().rev().find_map(|scope| scope.get(name)).cloned()
    }

    fn is_in_block(&self, name: &str) -> bool {
        self.scopes.borrow().last().is_some_and(|scope| scope.contains_key(name))
    }

    fn enter(&self, name: &str, local: Local) {
        if let Some(scope) = self.scopes.borrow_mut().last_mut() {
            scope.insert(name.to_owned(), local);
        }
    }

    /// A name in the IR that nothing else in the function has.
    fn fresh(&self, name: &str) -> Sym {
        let mut used = self.used.borrow_mut();
        let count = used.entry(name.to_owned()).or_insert_with(|| u32::from(self.declared.contains_key(name)));
        *count += 1;
        if *count == 1 { name.into() } else { format!("{name}{MADE_UP}{count}").into() }
    }

    /// Declares a variable in the innermost block.
    fn declare(&self, node: Node<'_>, ty: Option<Type>) -> Pattern {
        let written = self.cx.str(node);
        if written == "_" {
            return Pattern::Ignore;
        }
        let name = if self.scopes.borrow().is_empty() { written.into() } else { self.fresh(written) };
        self.enter(written, Local::Variable { name: name.clone(), ty: ty.clone() });
        Pattern::Name(Ident { name, span: self.cx.span(node) })
    }

    /// What an identifier means as an expression.
    fn identifier(&self, node: Node<'_>) -> Expr {
        let (name, span) = (self.cx.str(node), self.cx.span(node));
        match self.local(name) {
            Some(Local::Receiver) => Expr::new(ExprKind::This, span),
            Some(Local::Variable { name, .. } | Local::Command { name, .. }) => Expr::name(&name, span),
            Some(Local::Type(ty)) => ty.class(span),
            None if self.declared.contains_key(name) => Expr::name(name, span),
            None => match name {
                "true" | "false" => Expr::new(ExprKind::Bool(name == "true"), span),
                "nil" => Expr::null(span),
                _ => Expr::name(&format!("./{name}"), span),
            },
        }
    }

    /// The path of the package that a name means here.
    fn package(&self, name: &str) -> Option<&str> {
        if self.local(name).is_some() || self.declared.contains_key(name) {
            return None;
        }
        let by = |is: &dyn Fn(&Import) -> bool| self.imports.iter().find(|import| is(import)).map(|import| &*import.path);
        by(&|import| import.alias.as_deref() == Some(name))
            .or_else(|| by(&|import| import.alias.is_none() && packages::name_of(&import.path) == name))
            // The name that a package gives itself may be another than its directory's: `influxdb-client-go`, `go-redis`.
            .or_else(|| {
                by(&|import| import.alias.is_none() && packages::name_of(&import.path).split('-').any(|part| part == name))
            })
            .or_else(|| by(&|import| import.alias.is_none() && packages::name_of(&import.path).replace('-', "").contains(name)))
    }

    /// Where an assignment to a name of the package, or of another, puts its value.
    fn shared(&self, spec: &str, name: &str, span: Span) -> Expr {
        let module = Expr::new(ExprKind::Module(Box::new(made(spec, span))), span);
        Expr::access(module, Expr::text(name, span), Style::Static, span)
    }

    // ---- functions

    fn function(&self, node: Node<'t>) -> Option<Function> {
        let name = self.cx.ident(node.child_by_field_name("name")?);
        self.used.borrow_mut().clear();
        self.scoped(|| {
            self.generics(node);
            Some(Function { name: Some(name), ..self.callable(node) })
        })
    }

    fn method(&self, node: Node<'t>) -> Option<Function> {
        let name = self.cx.ident(node.child_by_field_name("name")?);
        self.used.borrow_mut().clear();
        self.scoped(|| {
            let receiver = node.child_by_field_name("receiver").map(children).unwrap_or_default();
            if let Some(receiver) = receiver.first().and_then(|receiver| receiver.child_by_field_name("name")) {
                self.enter(self.cx.str(receiver), Local::Receiver);
            }
            // `func (s *Store[T]) …`
            let ty = receiver.first().and_then(|receiver| receiver.child_by_field_name("type"));
            let mut open: Vec<Node<'_>> = ty.into_iter().collect();
            while let Some(ty) = open.pop() {
                match ty.kind() {
                    "type_arguments" => self.parameters_for_types(children(ty)),
                    _ => open.extend(children(ty)),
                }
            }
            Some(Function { name: Some(name), ..self.callable(node) })
        })
    }

    fn closure(&self, node: Node<'t>) -> Expr {
        let span = self.cx.span(node);
        let function = self.scoped(|| self.callable(node));
        Expr::new(ExprKind::Function(Arc::new(function)), span)
    }

    /// Declares the type parameters: each is a parameter of that number.
    fn generics(&self, node: Node<'_>) {
        self.parameters_for_types(type_parameters(node));
    }

    fn parameters_for_types(&self, names: Vec<Node<'_>>) {
        for (index, name) in names.into_iter().enumerate() {
            let span = self.cx.span(name);
            let ty = Type::Named(Box::new(Expr::name(&format!("{MADE_UP}{index}"), span)));
            self.enter(self.cx.str(name), Local::Type(ty));
        }
    }

    /// Parameters, results and body, in a scope that is there already.
    fn callable(&self, node: Node<'t>) -> Function {
        let span = self.cx.span(node);
        let body = node.child_by_field_name("body");
        let mut params = Vec::new();
        let list = node.child_by_field_name("parameters").map(children).unwrap_or_default();
        for declaration in list {
            let ty = declaration.child_by_field_name("type");
            let lowered = ty.map_or(Type::Any, |ty| self.ty(ty));
            let is_rest = declaration.kind() == "variadic_parameter_declaration";
            let names = fields(declaration, "name");
            if names.is_empty() {
                params.push(Param { pattern: Pattern::Ignore, kind: ParamKind::Plain, field: None });
            }
            for name in names {
                let kind = match () {
                    () if is_rest => ParamKind::Rest,
                    () if ty.is_some_and(|ty| self.is_filled(self.cx.str(name), ty, body)) => ParamKind::Reference,
                    () => ParamKind::Plain,
                };
                let declared = if is_rest { Type::List(Box::new(lowered.clone())) } else { lowered.clone() };
                let pattern = self.declare(name, Some(declared));
                let pattern = match &lowered {
                    Type::Any => pattern,
                    _ if is_rest => pattern,
                    ty => Pattern::Typed(Box::new(pattern), ty.clone()),
                };
                params.push(Param { pattern, kind, field: None });
            }
        }
        for (index, name) in type_parameters(node).into_iter().enumerate() {
            let name = Ident { name: format!("{MADE_UP}{index}").into(), span: self.cx.span(name) };
            let pattern = Pattern::Default(Box::new(Pattern::Name(name.clone())), Box::new(Expr::null(name.span)));
            params.push(Param { pattern, kind: ParamKind::Plain, field: None });
        }
        let mut statements = Vec::new();
        let results = self.results_of(node, &mut statements);
        self.results.borrow_mut().push(results);
        if let Some(body) = body {
            statements.extend(self.statements(body));
        }
        self.results.borrow_mut().pop();
        Function {
            name: None,
            params,
            body: statements,
            span,
            kind: FunctionKind::Lexical,
            yields: Yields::No,
            returns: None,
            decorators: Vec::new(),
        }
    }

    /// The results of a function; those with names are variables.
    fn results_of(&self, node: Node<'t>, body: &mut Vec<Stmt>) -> Vec<Outcome> {
        let Some(result) = node.child_by_field_name("result") else { return Vec::new() };
        if result.kind() != "parameter_list" {
            return vec![(None, self.ty(result))];
        }
        let mut results = Vec::new();
        for declaration in children(result) {
            let Some(ty) = declaration.child_by_field_name("type") else { continue };
            let lowered = self.ty(ty);
            let names = fields(declaration, "name");
            if names.is_empty() {
                results.push((None, lowered.clone()));
            }
            for name in names {
                let pattern = self.declare(name, Some(lowered.clone()));
                let value = self.zero(ty, self.cx.span(name));
                let named = if let Pattern::Name(ident) = &pattern { Some(ident.name.clone()) } else { None };
                body.push(Stmt::Bind { pattern, value, scope: Scope::Local });
                results.push((named, lowered.clone()));
            }
        }
        results
    }

    /// Whether the function may put something into what the parameter points to: a pointer, or anything, that it assigns
    /// through or hands to another call.
    fn is_filled(&self, name: &str, ty: Node<'_>, body: Option<Node<'_>>) -> bool {
        let Some(body) = body else { return false };
        let is_open = match ty.kind() {
            "pointer_type" | "interface_type" => true,
            "type_identifier" => {
                self.cx.str(ty) == "any" || matches!(self.local(self.cx.str(ty)), Some(Local::Type(Type::Named(_))))
            }
            _ => false,
        };
        if !is_open {
            return false;
        }
        let mut stack = vec![body];
        while let Some(node) = stack.pop() {
            let is_it = |node: &Node<'_>| node.kind() == "identifier" && self.cx.str(*node) == name;
            let found = match node.kind() {
                "argument_list" => children(node).iter().any(is_it),
                "assignment_statement" => node.child_by_field_name("left").map(children).unwrap_or_default().iter().any(|left| {
                    left.kind() == "unary_expression" && left.child_by_field_name("operand").as_ref().is_some_and(is_it)
                }),
                _ => false,
            };
            if found {
                return true;
            }
            stack.extend(children(node));
        }
        false
    }
}

fn type_parameters(node: Node<'_>) -> Vec<Node<'_>> {
    let list = node.child_by_field_name("type_parameters").map(children).unwrap_or_default();
    list.into_iter().flat_map(|declaration| fields(declaration, "name")).collect()
}

/// The specifications of a declaration, whether in parentheses or not.
fn specs(declaration: Node<'_>) -> Vec<Node<'_>> {
    let mut all = Vec::new();
    for child in children(declaration) {
        match child.kind() {
            "const_spec" | "var_spec" => all.push(child),
            _ => all.extend(children(child).into_iter().filter(|spec| spec.kind() == "var_spec")),
        }
    }
    all
}

/// The pattern of the part of several results at `index`.
fn taken(index: usize, value: Pattern, span: Span) -> FieldPattern {
    FieldPattern { key: part(index, span), value, span }
}
