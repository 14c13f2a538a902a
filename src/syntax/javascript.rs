//! JavaScript with JSX, TypeScript and TSX, and the scripts of Vue and Svelte components.
//!
//! One language of three grammars: which one reads a file is told by its extension. Types are kept as far as they say
//! which keys a value has; interfaces and type aliases are classes that exist on paper only ([`Class::erased`]).
//!
//! Variables of a block get a name of their own where the function or module around them has that name already, so that
//! the evaluator needs to know nothing of blocks: `c` declared again in an inner block is `c#<its byte offset>`.

mod classes;
mod commands;
mod literals;
mod modules;
mod patterns;
mod resolve;
mod schemas;
mod scope;
mod types;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use tree_sitter::{Node, Tree};

use super::ir::{
    Arg, Expr, ExprKind, Field, Function, Ident, Iter, MADE_UP, Module, Op, Param, ParamKind, Pattern, Scope, Span, Stmt, Style,
    Sym, Type, Yields,
};
use super::tree::{Cx, children, fields, has_token, parse};
use super::{Language, Naming, Source, all_lost, resolve_nothing};
use classes::function_of;
use commands::command;
use literals::{number, number_of, regex_literals, unescape};
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

    // ---- statements ----

    /// Statements in the order in which they take effect.
    fn body(&self, nodes: &[Node<'_>]) -> Vec<Stmt> {
        let mut first = Vec::new();
        let mut rest = Vec::new();
        let prototypes = self.prototypes(nodes);
        for &node in nodes {
            if prototypes.iter().any(|prototype| prototype.statements.contains(&node)) {
                continue;
            }
            if let Some((name, function)) = function_of(node)
                && let Some(prototype) = prototypes.iter().find(|prototype| prototype.name == self.cx.str(name))
            {
                first.push(Stmt::Class(Arc::new(self.prototype_class(node, name, function, prototype))));
                continue;
            }
            let inner = match node.kind() {
                "export_statement" | "ambient_declaration" => node.child_by_field_name("declaration").unwrap_or(node),
                _ => node,
            };
            let hoisted = matches!(
                inner.kind(),
                "function_declaration" | "generator_function_declaration" | "interface_declaration" | "type_alias_declaration"
            );
            if node.kind() != "import_statement" {
                self.statement(node, if hoisted { &mut first } else { &mut rest });
            }
        }
        first.extend(rest);
        first
    }

    /// A statement that stands for a block, in braces or not.
    fn block(&self, node: Option<Node<'_>>) -> Vec<Stmt> {
        let Some(node) = node else { return Vec::new() };
        let nodes = if node.kind() == "statement_block" { children(node) } else { vec![node] };
        self.in_block(&nodes, || self.body(&nodes))
    }

    fn statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        self.cx.deeper(node, || (), || self.statement_inner(node, out));
    }

    fn statement_inner(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let field = |name| node.child_by_field_name(name);
        match node.kind() {
            "expression_statement" => {
                for child in children(node) {
                    self.expression_statement(child, out);
                }
            }
            "lexical_declaration" | "variable_declaration" | "using_declaration" => self.variables(node, out),
            "function_declaration" | "generator_function_declaration" => {
                let name = field("name").map(|name| self.binding(name));
                out.push(Stmt::Function(Arc::new(self.function(node, name))));
            }
            "class_declaration" | "abstract_class_declaration" => out.push(Stmt::Class(Arc::new(self.class(node)))),
            "interface_declaration" | "type_alias_declaration" => self.declared_type(node, out),
            "enum_declaration" => self.enumeration(node, out),
            "module" | "internal_module" => self.namespace(node, out),
            "ambient_declaration" => {
                // `declare const x` names something that exists elsewhere: it must not hide it.
                for child in children(node) {
                    if child.kind() == "statement_block" {
                        out.extend(self.body(&children(child)));
                    } else if !matches!(child.kind(), "lexical_declaration" | "variable_declaration" | "module") {
                        self.statement(child, out);
                    }
                }
            }
            "import_statement" => self.import(node, out),
            "import_alias" => {
                if let [name, value] = children(node).as_slice() {
                    let pattern = Pattern::Name(self.binding(*name));
                    out.push(Stmt::Bind { pattern, value: self.expr(*value), scope: Scope::Local });
                }
            }
            "export_statement" => self.export_statement(node, out),
            "statement_block" => out.push(Stmt::Block(self.block(Some(node)))),
            "if_statement" => out.push(self.if_statement(node)),
            "else_clause" | "labeled_statement" | "with_statement" => {
                let body = field("body").or_else(|| children(node).into_iter().last());
                out.extend(self.block(body));
            }
            "switch_statement" => out.push(self.switch(node)),
            "for_statement" => self.for_statement(node, out),
            "for_in_statement" => out.push(self.for_in(node)),
            "while_statement" => {
                let test = field("condition").map(|test| self.expr(test));
                out.push(Stmt::Loop { test, body: self.block(field("body")) });
            }
            "do_statement" => {
                let mut body = self.block(field("body"));
                if let Some(test) = field("condition") {
                    let test = self.expr(test).not();
                    body.push(Stmt::If { test, then: vec![Stmt::Break], otherwise: Vec::new() });
                }
                out.push(Stmt::Loop { test: None, body });
            }
            "try_statement" => self.try_statement(node, out),
            "return_statement" => {
                let value = children(node).first().map(|value| self.expr(*value));
                out.push(Stmt::Return(value));
            }
            "throw_statement" => {
                let value = children(node).first().map(|value| self.expr(*value));
                out.push(Stmt::Throw(value));
            }
            "break_statement" => out.push(Stmt::Break),
            "continue_statement" => out.push(Stmt::Continue),
            "function_signature" | "debugger_statement" | "empty_statement" | "comment" | "hash_bang_line" => {}
            "ERROR" => {
                // What the parser could make out of a broken part is still worth reading.
                for child in children(node) {
                    if child.kind().ends_with("_statement") || child.kind().ends_with("_declaration") {
                        self.statement(child, out);
                    } else if child.kind().ends_with("_expression") || child.kind() == "object" {
                        out.push(Stmt::Expr(self.expr(child)));
                    }
                }
            }
            _ => out.push(Stmt::Expr(self.expr(node))),
        }
    }

    fn expression_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        match node.kind() {
            "parenthesized_expression" | "sequence_expression" => {
                for child in children(node) {
                    self.cx.deeper(child, || (), || self.expression_statement(child, out));
                }
            }
            "assignment_expression" => self.assignment_statement(node, out),
            "internal_module" => self.statement(node, out),
            _ => {
                let expr = self.expr(node);
                out.push(match expr.kind {
                    ExprKind::Assign { target, value, scope } => Stmt::Bind { pattern: *target, value: *value, scope },
                    // `yield`, `delete` and what never returns, lowered for use within expressions.
                    ExprKind::Block(mut body) if body.len() == 1 => body.pop().unwrap_or(Stmt::Expr(Expr::null(expr.span))),
                    _ => self.compiled_export(node, &expr).unwrap_or(Stmt::Expr(expr)),
                });
            }
        }
    }

    fn assignment_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let mut targets = Vec::new();
        let mut value = node;
        while value.kind() == "assignment_expression"
            && let (Some(left), Some(right)) = (value.child_by_field_name("left"), value.child_by_field_name("right"))
        {
            targets.push(left);
            value = right;
        }
        let value = self.expr(value);
        for target in targets.into_iter().rev() {
            let span = self.cx.span(target);
            if let Some(name) = self.exports_target(target) {
                self.export_commonjs(name, value.clone(), span, out);
            } else if self.cx.str(target) != "exports" || self.is_bound("exports") {
                let pattern = self.pattern(target);
                self.note_library(&pattern, &value);
                out.push(Stmt::Bind { pattern, value: value.clone(), scope: Scope::Nearest });
            }
        }
    }

    fn variables(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        for declarator in children(node).into_iter().filter(|child| child.kind() == "variable_declarator") {
            let Some(name) = declarator.child_by_field_name("name") else { continue };
            let mut initial = declarator.child_by_field_name("value");
            let mut exported = Vec::new();
            // `const app = module.exports = create()`
            while let Some(assignment) = initial.filter(|node| node.kind() == "assignment_expression")
                && let Some(left) = assignment.child_by_field_name("left")
                && let Some(name) = self.exports_target(left)
            {
                exported.push((name, self.cx.span(left)));
                initial = assignment.child_by_field_name("right");
            }
            let value = initial.map_or_else(|| Expr::null(self.cx.span(name)), |value| self.expr(value));
            let bare = self.pattern(name);
            self.note_library(&bare, &value);
            for (name, span) in exported {
                self.export_commonjs(name, value.clone(), span, out);
            }
            let pattern = self.typed(bare, declarator.child_by_field_name("type"));
            out.push(Stmt::Bind { pattern, value, scope: Scope::Local });
        }
    }

    fn if_statement(&self, node: Node<'_>) -> Stmt {
        let field = |name| node.child_by_field_name(name);
        let test = field("condition").map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(node)), |test| self.expr(test));
        let then = self.block(field("consequence"));
        let mut otherwise = Vec::new();
        if let Some(alternative) = field("alternative") {
            self.statement(alternative, &mut otherwise);
        }
        Stmt::If { test, then, otherwise }
    }

    fn switch(&self, node: Node<'_>) -> Stmt {
        let subject = node
            .child_by_field_name("value")
            .map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(node)), |value| self.expr(value));
        let cases = node.child_by_field_name("body").map(children).unwrap_or_default();
        let bodies: Vec<Vec<Node<'_>>> = cases.iter().map(|case| fields(*case, "body")).collect();
        let all: Vec<Node<'_>> = bodies.iter().flatten().copied().collect();
        let cases: Vec<(Vec<Expr>, Vec<Stmt>)> = self.in_block(&all, || {
            cases
                .iter()
                .zip(&bodies)
                .map(|(case, body)| {
                    let values = case.child_by_field_name("value").map(|value| self.expr(value));
                    (values.into_iter().collect(), self.body(body))
                })
                .collect()
        });
        let leaves = |body: &[Stmt]| {
            let last = match body.last() {
                Some(Stmt::Block(inner)) => inner.last(),
                last => last,
            };
            matches!(last, Some(Stmt::Break | Stmt::Continue | Stmt::Return(_) | Stmt::Throw(_)))
        };
        // `switch (true)` is a chain of tests.
        if matches!(subject.kind, ExprKind::Bool(true)) && cases.iter().all(|(_, body)| leaves(body)) {
            let chain = cases.into_iter().rev().fold(Vec::new(), |otherwise, (values, then)| match values.into_iter().next() {
                Some(test) => vec![Stmt::If { test, then: without_break(then), otherwise }],
                None => without_break(then),
            });
            return Stmt::Block(chain);
        }
        Stmt::Switch { subject, cases, falls: true }
    }

    fn for_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let field = |name| node.child_by_field_name(name);
        let initial: Vec<Node<'_>> = field("initializer").into_iter().collect();
        let body = self.in_block(&initial, || {
            let mut body = Vec::new();
            for &node in &initial {
                self.statement(node, &mut body);
            }
            let test = field("condition").filter(|node| node.kind() != "empty_statement").map(|test| self.expr(test));
            let mut inner = self.block(field("body"));
            if let Some(step) = field("increment") {
                self.expression_statement(step, &mut inner);
            }
            body.push(Stmt::Loop { test, body: inner });
            body
        });
        out.push(Stmt::Block(body));
    }

    /// `for (… in …)` runs over keys; `for (… of …)` over the elements of a list, the entries of a `Map`.
    fn for_in(&self, node: Node<'_>) -> Stmt {
        let field = |name| node.child_by_field_name(name);
        let iter = field("right").map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(node)), |iter| self.expr(iter));
        let left = field("left");
        let declared: Vec<Node<'_>> = left.filter(|_| field("kind").is_some()).into_iter().collect();
        self.scopes.borrow_mut().enter_loop(self.cx.text, &declared);
        let pattern = left.map_or(Pattern::Ignore, |left| self.pattern(left));
        let body = self.block(field("body"));
        self.scopes.borrow_mut().leave();
        let keys = field("operator").is_some_and(|operator| operator.kind() == "in");
        Stmt::ForEach { pattern, iter, mode: if keys { Iter::Keys } else { Iter::Pairs }, body }
    }

    fn try_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let field = |name| node.child_by_field_name(name);
        let body = self.block(field("body"));
        let handlers = field("handler").map(|handler| {
            let parameter = handler.child_by_field_name("parameter");
            let declared: Vec<Node<'_>> = parameter.into_iter().collect();
            self.scopes.borrow_mut().enter_loop(self.cx.text, &declared);
            let mut body = Vec::new();
            if let Some(parameter) = parameter {
                let value = Expr::opaque(Vec::new(), self.cx.span(parameter));
                body.push(Stmt::Bind { pattern: self.pattern(parameter), value, scope: Scope::Local });
            }
            body.extend(self.block(handler.child_by_field_name("body")));
            self.scopes.borrow_mut().leave();
            body
        });
        out.push(Stmt::Try { body, handlers: handlers.into_iter().collect() });
        if let Some(finally) = field("finalizer") {
            out.extend(self.block(finally.child_by_field_name("body")));
        }
    }

    /// An enumeration is a record of its values.
    fn enumeration(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(name) = node.child_by_field_name("name") else { return };
        let mut next = Some(0);
        let members = node.child_by_field_name("body").map(children).unwrap_or_default();
        let members = members.into_iter().filter_map(|member| {
            let (key, value) = match member.kind() {
                "enum_assignment" => (member.child_by_field_name("name")?, member.child_by_field_name("value")),
                _ => (member, None),
            };
            let value = match value {
                Some(value) => self.expr(value),
                None => {
                    let span = self.cx.span(key);
                    next.map_or_else(|| Expr::opaque(Vec::new(), span), |next| Expr::new(ExprKind::Number(next), span))
                }
            };
            next = match value.kind {
                ExprKind::Number(number) => number.checked_add(1),
                _ => None,
            };
            Some(Field::Pair { key: self.property_key(key), value })
        });
        let value = Expr::new(ExprKind::Record(members.collect()), self.cx.span(node));
        out.push(Stmt::Bind { pattern: Pattern::Name(self.binding(name)), value, scope: Scope::Local });
    }

    /// A namespace is a record of what it exports.
    fn namespace(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let (Some(name), Some(body)) = (node.child_by_field_name("name"), node.child_by_field_name("body")) else { return };
        if name.kind() != "identifier" {
            return;
        }
        let span = self.cx.span(node);
        let mut exported = Vec::new();
        let mut body = self.module(&children(body));
        body.retain_mut(|stmt| match stmt {
            Stmt::Export { name: Some(name), value } => {
                let value = std::mem::replace(value, Expr::null(span));
                exported.push(Field::Pair { key: implied(name, value.span), value });
                false
            }
            _ => true,
        });
        body.push(Stmt::Return(Some(Expr::new(ExprKind::Record(exported), span))));
        let value = Expr::run(body, Yields::No, span);
        out.push(Stmt::Bind { pattern: Pattern::Name(self.binding(name)), value, scope: Scope::Local });
    }

    // ---- expressions ----

    fn name(&self, node: Node<'_>) -> Expr {
        Expr::name(&self.resolve(self.cx.str(node)), self.cx.span(node))
    }

    fn opaque(&self, node: Node<'_>) -> Expr {
        let parts = children(node).into_iter().map(|child| self.expr(child)).collect();
        Expr::opaque(parts, self.cx.span(node))
    }

    fn first(&self, node: Node<'_>) -> Expr {
        children(node).first().map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(node)), |inner| self.expr(*inner))
    }

    fn field(&self, node: Node<'_>, name: &str) -> Expr {
        node.child_by_field_name(name).map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(node)), |inner| self.expr(inner))
    }

    fn expr(&self, node: Node<'_>) -> Expr {
        self.cx.deeper(node, || Expr::opaque(Vec::new(), self.cx.span(node)), || self.expr_inner(node))
    }

    fn expr_inner(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        match node.kind() {
            "identifier" | "shorthand_property_identifier" | "type_identifier" => match self.cx.str(node) {
                "undefined" => Expr::null(span),
                _ => self.name(node),
            },
            "undefined" | "null" => Expr::null(span),
            "true" => Expr::new(ExprKind::Bool(true), span),
            "false" => Expr::new(ExprKind::Bool(false), span),
            "number" => match number(self.cx.str(node)) {
                Some(number) => Expr::new(ExprKind::Number(number), span),
                None => Expr::opaque(Vec::new(), span),
            },
            "string" | "template_string" => self.text(node),
            "this" => Expr::new(ExprKind::This, span),
            "super" => Expr::new(ExprKind::Super, span),
            "meta_property" => Expr::name(self.cx.str(node), span),
            "parenthesized_expression"
            | "satisfies_expression"
            | "non_null_expression"
            | "instantiation_expression"
            | "await_expression" => self.first(node),
            "as_expression" => self.assertion(node, 0, 1),
            "type_assertion" => self.assertion(node, 1, 0),
            "member_expression" | "subscript_expression" | "nested_identifier" | "nested_type_identifier" => self.access(node),
            "call_expression" => match self.has_schemas.then(|| self.schema(node)).flatten() {
                Some(schema) => schema,
                None => self.call(node),
            },
            "new_expression" => self.new_expression(node),
            "assignment_expression" => self.assignment(node),
            "augmented_assignment_expression" => self.augmented(node),
            "update_expression" => {
                let target = node.child_by_field_name("argument").map_or(Pattern::Ignore, |target| self.pattern(target));
                self.assign(target, Expr::opaque(Vec::new(), span), span)
            }
            "unary_expression" => self.unary(node),
            "binary_expression" => self.binary(node),
            "ternary_expression" => {
                let [test, then, otherwise] =
                    ["condition", "consequence", "alternative"].map(|name| Box::new(self.field(node, name)));
                Expr::new(ExprKind::Cond { test, then, otherwise }, span)
            }
            "yield_expression" => {
                let value = self.first(node);
                let value = if has_token(node, "*") { Expr::new(ExprKind::Each(Box::new(value)), span) } else { value };
                Expr::new(ExprKind::Block(vec![Stmt::Yield(value)]), span)
            }
            "sequence_expression" => {
                let mut parts: Vec<Stmt> = children(node).into_iter().map(|child| Stmt::Expr(self.expr(child))).collect();
                if let Some(Stmt::Expr(last)) = parts.pop() {
                    parts.push(Stmt::Value(last));
                }
                Expr::new(ExprKind::Block(parts), span)
            }
            "object" => self.object(node),
            "array" => self.array(node),
            "function_expression"
            | "arrow_function"
            | "generator_function"
            | "function_declaration"
            | "generator_function_declaration" => {
                let name = node.child_by_field_name("name").map(|name| self.cx.ident(name));
                Expr::new(ExprKind::Function(Arc::new(self.function(node, name))), span)
            }
            "class" | "class_declaration" | "abstract_class_declaration" => {
                Expr::new(ExprKind::Class(Arc::new(self.class(node))), span)
            }
            "jsx_element" | "jsx_self_closing_element" => self.element(node),
            "regex" | "comment" | "jsx_text" | "html_character_reference" => Expr::opaque(Vec::new(), span),
            _ => self.opaque(node),
        }
    }

    /// `expr as T` or `<T>expr`, whose expression and type are the children of these numbers.
    fn assertion(&self, node: Node<'_>, expr: usize, ty: usize) -> Expr {
        let parts = children(node);
        let Some(value) = parts.get(expr) else { return self.opaque(node) };
        let value = self.expr(*value);
        match parts.get(ty).map(|ty| self.ty(*ty)) {
            None | Some(Type::Any) => value,
            Some(ty) => Expr::new(ExprKind::Cast { expr: Box::new(value), ty }, self.cx.span(node)),
        }
    }

    /// The object of an access, with the span of all that stands before the accessor. What is dropped around it
    /// (parentheses, `!`) belongs to the object, not to the accessor.
    fn base(&self, node: Node<'_>) -> Expr {
        let mut base = self.expr(node);
        let span = self.cx.span(node);
        if base.span == span {
            return base;
        }
        if matches!(base.kind, ExprKind::Access { .. } | ExprKind::Call { .. }) {
            return Expr::new(ExprKind::Cast { expr: Box::new(base), ty: Type::Any }, span);
        }
        base.span = span;
        base
    }

    fn access(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        if let Some(name) = self.exports_target(node) {
            return Expr::name(&Self::exports_variable(name.as_deref()), span);
        }
        let Some(object) = node.child_by_field_name("object").or_else(|| node.child_by_field_name("module")) else {
            return self.opaque(node);
        };
        let base = self.base(object);
        if let Some(index) = node.child_by_field_name("index") {
            return Expr::access(base, self.expr(index), Style::Index, span);
        }
        match node.child_by_field_name("property").or_else(|| node.child_by_field_name("name")) {
            Some(property) => Expr::access(base, self.cx.key(property), Style::Member, span),
            None => base,
        }
    }

    fn arguments(&self, node: Node<'_>) -> Vec<Arg> {
        children(node)
            .into_iter()
            .map(|child| match child.kind() {
                "spread_element" => Arg { value: self.first(child), name: None, spread: true },
                _ => Arg::of(self.expr(child)),
            })
            .collect()
    }

    fn call(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let (Some(function), Some(arguments)) = (node.child_by_field_name("function"), node.child_by_field_name("arguments"))
        else {
            return self.opaque(node);
        };
        if arguments.kind() == "template_string" {
            return self.tagged(function, arguments, span);
        }
        let mut args = self.arguments(arguments);
        if function.kind() == "import" || self.cx.str(function) == "require" {
            return match args.into_iter().next() {
                Some(spec) => self.module_named(spec.value, span),
                None => Expr::opaque(Vec::new(), span),
            };
        }
        if let Some(test) = self.regex_test(function, &args, span) {
            return test;
        }
        let mut callee = self.expr(function);
        // `(0, m.f)(x)`: how compilers call an imported function.
        if let ExprKind::Block(parts) = &mut callee.kind
            && let Some(Stmt::Value(last)) = parts.pop()
        {
            callee = last;
        }
        if let ExprKind::Access { style, .. } = &mut callee.kind {
            *style = Style::Method;
        }
        if let ExprKind::Name(name) = &callee.kind
            && args.len() == 1
            && matches!(&**name, "__importDefault" | "__importStar" | "_interopRequireDefault" | "_interopRequireWildcard")
            && matches!(args[0].value.kind, ExprKind::Module(_))
        {
            // Compiled imports: the module, or a wrapper whose `default` is the module.
            return args.remove(0).value;
        }
        if let Some(first) = first_there(&callee, &args) {
            return first;
        }
        if let Some(name) = self.external(&callee) {
            if matches!(name.as_str(), "process.exit" | "process.abort" | "Deno.exit") {
                let code = args.into_iter().next().map(|code| code.value);
                return Expr::new(ExprKind::Block(vec![Stmt::Throw(code)]), span);
            }
            if let Some(defined) = defined(&name, &args, span) {
                return defined;
            }
            if name == "util.promisify"
                && let [function] = args.as_slice()
                && self.external(&function.value).is_none()
            {
                return promisified(function.value.clone(), callee.span, span);
            }
            if let ("Promise.allSettled", [list]) = (name.as_str(), args.as_slice()) {
                return settled(list.value.clone(), callee.span, span);
            }
            args = match command(&name, args, span) {
                Ok(command) => return command,
                Err(args) => args,
            };
            if changes_first(&name) && args.len() > 1 && !args[0].spread {
                let target = children(arguments)
                    .into_iter()
                    .next()
                    .filter(|target| matches!(target.kind(), "identifier" | "member_expression" | "subscript_expression"))
                    // A statement that exports.
                    .filter(|target| !matches!(self.cx.str(*target), "exports" | "module.exports"));
                if let Some(target) = target {
                    let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span);
                    return self.assign(self.pattern(target), call, span);
                }
            }
        }
        let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span);
        let types = node.child_by_field_name("type_arguments").map(children).unwrap_or_default();
        match types.as_slice() {
            [ty] => match self.ty(*ty) {
                Type::Any => call,
                ty => Expr::new(ExprKind::Cast { expr: Box::new(call), ty }, span),
            },
            _ => call,
        }
    }

    /// `/^influx/.test(name)` and `name.match(/^influx/)` as the comparison that they are.
    fn regex_test(&self, function: Node<'_>, args: &[Arg], span: Span) -> Option<Expr> {
        let object = function.child_by_field_name("object")?;
        let method = self.cx.str(function.child_by_field_name("property")?);
        let (regex, subject) = match method {
            "test" | "exec" if object.kind() == "regex" => (object, args.first()?.value.clone()),
            "match" => {
                let call = function.parent()?;
                let argument = *children(call.child_by_field_name("arguments")?).first()?;
                (Some(argument).filter(|argument| argument.kind() == "regex")?, self.expr(object))
            }
            _ => return None,
        };
        let pattern = regex.child_by_field_name("pattern")?;
        let tests = regex_literals(self.cx.str(pattern))?;
        tests
            .into_iter()
            .map(|(op, text)| {
                let content = self.cx.span(pattern);
                Expr::compare(op, subject.clone(), implied(&text, content), span)
            })
            .reduce(|first, second| Expr::either(first, second, span))
    }

    fn new_expression(&self, node: Node<'_>) -> Expr {
        let args = node.child_by_field_name("arguments").map(|args| self.arguments(args)).unwrap_or_default();
        let class = Box::new(self.field(node, "constructor"));
        if let (ExprKind::Name(name), [executor]) = (&class.kind, args.as_slice())
            && &**name == "Promise"
        {
            return promise(executor.value.clone(), class.span, self.cx.span(node));
        }
        Expr::new(ExprKind::New { class, args }, self.cx.span(node))
    }

    fn assign(&self, target: Pattern, value: Expr, span: Span) -> Expr {
        let (target, value) = (Box::new(target), Box::new(value));
        Expr::new(ExprKind::Assign { target, value, scope: Scope::Nearest }, span)
    }

    fn assignment(&self, node: Node<'_>) -> Expr {
        let value = self.field(node, "right");
        let Some(left) = node.child_by_field_name("left") else { return value };
        let span = self.cx.span(node);
        if let Some(name) = self.exports_target(left) {
            let mut body = Vec::new();
            self.export_commonjs(name.clone(), value, self.cx.span(left), &mut body);
            body.push(Stmt::Value(Expr::name(&Self::exports_variable(name.as_deref()), span)));
            return Expr::new(ExprKind::Block(body), span);
        }
        self.assign(self.pattern(left), value, span)
    }

    fn augmented(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let Some(left) = node.child_by_field_name("left") else { return self.opaque(node) };
        let (before, operand) = (self.expr(left), self.field(node, "right"));
        let operator = node.child_by_field_name("operator").map_or("", |operator| operator.kind());
        let value = match operator {
            "??=" | "||=" => Expr::either(before, operand, span),
            "&&=" => Expr::new(ExprKind::Both(Box::new(before), Box::new(operand)), span),
            "+=" => Expr::new(ExprKind::Template(vec![before, operand]), span),
            _ => Expr::opaque(vec![before, operand], span),
        };
        self.assign(self.pattern(left), value, span)
    }

    fn unary(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let value = self.field(node, "argument");
        match node.child_by_field_name("operator").map_or("", |operator| operator.kind()) {
            "!" => Expr::new(ExprKind::Not(Box::new(value)), span),
            "typeof" => Expr::new(ExprKind::Exists(Box::new(value)), span),
            "void" => match value.kind {
                ExprKind::Number(_) => Expr::null(span),
                _ => Expr::new(ExprKind::Block(vec![Stmt::Expr(value)]), span),
            },
            "delete" => Expr::new(ExprKind::Block(vec![Stmt::Delete(value)]), span),
            "-" => match value.kind {
                ExprKind::Number(number) => Expr::new(ExprKind::Number(-number), span),
                _ => Expr::opaque(vec![value], span),
            },
            _ => Expr::opaque(vec![value], span),
        }
    }

    fn binary(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let operator = node.child_by_field_name("operator").map_or("", |operator| operator.kind());
        match operator {
            "+" => return self.sum(node),
            "==" | "===" | "!=" | "!==" => return self.equality(node, operator.starts_with('!')),
            ">" | ">=" | "<" | "<=" => {
                if let Some(test) = self.count_test(node, operator) {
                    return test;
                }
            }
            _ => {}
        }
        let left = self.field(node, "left");
        let right = self.field(node, "right");
        match operator {
            "??" | "||" => Expr::either(left, right, span),
            "&&" => Expr::new(ExprKind::Both(Box::new(left), Box::new(right)), span),
            "in" => Expr::compare(Op::In, left, right, span),
            _ => Expr::opaque(vec![left, right], span),
        }
    }

    /// A chain of `+`, which may be long, as one template.
    fn sum(&self, node: Node<'_>) -> Expr {
        let mut parts = Vec::new();
        let mut at = node;
        let is_sum = |node: Node<'_>| {
            node.kind() == "binary_expression"
                && node.child_by_field_name("operator").is_some_and(|operator| operator.kind() == "+")
        };
        while is_sum(at)
            && let (Some(left), Some(right)) = (at.child_by_field_name("left"), at.child_by_field_name("right"))
        {
            parts.push(self.expr(right));
            at = left;
        }
        parts.push(self.expr(at));
        parts.reverse();
        Expr::new(ExprKind::Template(parts), self.cx.span(node))
    }

    fn equality(&self, node: Node<'_>, negated: bool) -> Expr {
        let span = self.cx.span(node);
        if let Some(test) = self.count_test(node, if negated { "!=" } else { "==" }) {
            return test;
        }
        let (left, right) = (self.field(node, "left"), self.field(node, "right"));
        let exists = |value: Expr, negated: bool| {
            let test = Expr::new(ExprKind::Exists(Box::new(value)), span);
            if negated { test.not() } else { test }
        };
        match (left.kind, right.kind) {
            // `typeof x === 'undefined'`, and to be of any other type is to be there.
            (ExprKind::Exists(value), ExprKind::Text { value: name, .. })
            | (ExprKind::Text { value: name, .. }, ExprKind::Exists(value)) => exists(*value, (&*name == "undefined") != negated),
            (kind, ExprKind::Null) => exists(Expr::new(kind, left.span), !negated),
            (ExprKind::Null, kind) => exists(Expr::new(kind, right.span), !negated),
            (a, b) => {
                let op = if negated { Op::Ne } else { Op::Eq };
                Expr::compare(op, Expr::new(a, left.span), Expr::new(b, right.span), span)
            }
        }
    }

    /// `x.length > 0` is a test that there is something; `x.indexOf(y) !== -1` that y is in it.
    fn count_test(&self, node: Node<'_>, operator: &str) -> Option<Expr> {
        let span = self.cx.span(node);
        let bound = number_of(node.child_by_field_name("right")?, self.cx.text)?;
        let left = node.child_by_field_name("left")?;
        match left.kind() {
            "member_expression" if self.cx.str(left.child_by_field_name("property")?) == "length" => {
                let there = match (operator, bound) {
                    (">" | "!=", 0) | (">=", 1) => true,
                    ("==" | "<=", 0) | ("<", 1) => false,
                    _ => return None,
                };
                let test = Expr::new(ExprKind::Exists(Box::new(self.field(left, "object"))), span);
                Some(if there { test } else { test.not() })
            }
            "call_expression" => {
                let function = left.child_by_field_name("function")?;
                if self.cx.str(function.child_by_field_name("property")?) != "indexOf" {
                    return None;
                }
                let object = function.child_by_field_name("object")?;
                let what = self.expr(*children(left.child_by_field_name("arguments")?).first()?);
                let (op, there) = match (operator, bound) {
                    (">" | "!=", -1) | (">=", 0) => (Op::Contains, true),
                    ("==" | "<=", -1) | ("<", 0) => (Op::Contains, false),
                    ("==", 0) => (Op::StartsWith, true),
                    ("!=", 0) => (Op::StartsWith, false),
                    _ => return None,
                };
                let object = self.expr(object);
                let test = match object.kind {
                    ExprKind::List(_) => Expr::compare(Op::In, what, object, span),
                    _ => Expr::compare(op, object, what, span),
                };
                Some(if there { test } else { test.not() })
            }
            _ => None,
        }
    }

    fn object(&self, node: Node<'_>) -> Expr {
        let mut members = Vec::new();
        let mut getters = Vec::new();
        for child in children(node) {
            match child.kind() {
                "shorthand_property_identifier" => {
                    members.push(Field::Pair { key: self.cx.key(child), value: self.expr(child) });
                }
                "pair" => {
                    let (Some(key), Some(value)) = (child.child_by_field_name("key"), child.child_by_field_name("value")) else {
                        continue;
                    };
                    members.push(Field::Pair { key: self.property_key(key), value: self.expr(value) });
                }
                "spread_element" => members.push(Field::Spread(self.first(child))),
                "method_definition" => {
                    let Some(name) = child.child_by_field_name("name") else { continue };
                    let span = self.cx.span(child);
                    let function = Function { name: None, ..self.function(child, None) };
                    let value = Expr::new(ExprKind::Function(Arc::new(function)), span);
                    let mut key = self.property_key(name);
                    if has_token(child, "get") {
                        getters.push((key, value));
                        continue;
                    }
                    if has_token(child, "set") {
                        key = Expr::opaque(vec![key], span);
                    }
                    members.push(Field::Pair { key, value });
                }
                _ => {}
            }
        }
        let span = self.cx.span(node);
        if !getters.is_empty() {
            return with_getters(members, getters, span);
        }
        match provided(&members, span) {
            Some(provided) => {
                let record = Expr::new(ExprKind::Record(members), span);
                Expr::new(ExprKind::Block(vec![Stmt::Expr(provided), Stmt::Value(record)]), span)
            }
            None => Expr::new(ExprKind::Record(members), span),
        }
    }

    fn array(&self, node: Node<'_>) -> Expr {
        let mut items = Vec::new();
        let mut filled = false;
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            if child.kind() == "," {
                if !filled {
                    items.push(Arg::of(Expr::null(self.cx.span(child))));
                }
                filled = false;
            } else if child.is_named() && !child.is_extra() {
                filled = true;
                items.push(match child.kind() {
                    "spread_element" => Arg { value: self.first(child), name: None, spread: true },
                    _ => Arg::of(self.expr(child)),
                });
            }
        }
        Expr::new(ExprKind::List(items), self.cx.span(node))
    }

    /// A string or template literal. With escapes or substitutions it is a template of its runs.
    fn text(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let closed = span.end - span.start >= 2 && !self.cx.str(node).ends_with('\\');
        let content = Span { start: (span.start + 1).min(span.end), end: if closed { span.end - 1 } else { span.end } };
        let pieces = children(node);
        if pieces.iter().all(|piece| piece.kind() == "string_fragment") {
            let value = self.cx.text.get(content.range()).unwrap_or_default();
            return Expr::new(ExprKind::Text { value: value.into(), content, exact: true }, span);
        }
        let parts = pieces.into_iter().map(|piece| {
            let span = self.cx.span(piece);
            match piece.kind() {
                "string_fragment" => self.cx.key(piece),
                "escape_sequence" => implied(&unescape(self.cx.str(piece)), span),
                "template_substitution" => self.first(piece),
                _ => self.opaque(piece),
            }
        });
        Expr::new(ExprKind::Template(parts.collect()), span)
    }

    /// An element of a component of one's own is a call of it with its properties; any other is only evaluated.
    fn element(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let open = node.child_by_field_name("open_tag").unwrap_or(node);
        let mut properties = Vec::new();
        for attribute in fields(open, "attribute") {
            if attribute.kind() == "jsx_expression" {
                if let Some(inner) = children(attribute).first() {
                    let value = if inner.kind() == "spread_element" { self.first(*inner) } else { self.expr(*inner) };
                    properties.push(Field::Spread(value));
                }
                continue;
            }
            let parts = children(attribute);
            let Some(name) = parts.first() else { continue };
            let value = match parts.get(1) {
                Some(value) if value.kind() == "jsx_expression" => self.first(*value),
                Some(value) => self.expr(*value),
                None => Expr::new(ExprKind::Bool(true), self.cx.span(*name)),
            };
            properties.push(Field::Pair { key: self.cx.key(*name), value });
        }
        let inner: Vec<Expr> = children(node)
            .into_iter()
            .filter(|child| matches!(child.kind(), "jsx_element" | "jsx_self_closing_element" | "jsx_expression"))
            .filter(|child| node.child_by_field_name("open_tag").is_some() || child.kind() != "jsx_expression")
            .map(|child| if child.kind() == "jsx_expression" { self.first(child) } else { self.expr(child) })
            .collect();
        let name = open.child_by_field_name("name");
        let component = name.filter(|name| {
            name.kind() == "member_expression" || self.cx.str(*name).starts_with(|c: char| c.is_ascii_uppercase())
        });
        if let Some(component) = component {
            if !inner.is_empty() {
                let children = ExprKind::List(inner.into_iter().map(Arg::of).collect());
                properties.push(Field::Pair { key: implied("children", span), value: Expr::new(children, span) });
            }
            let properties = Expr::new(ExprKind::Record(properties), self.cx.span(open));
            return Expr::call(self.expr(component), vec![properties], span);
        }
        let mut parts: Vec<Expr> = properties
            .into_iter()
            .map(|property| match property {
                Field::Pair { value, .. } | Field::Spread(value) => value,
            })
            .collect();
        parts.extend(inner);
        Expr::opaque(parts, span)
    }
}

/// Nest's `{ provide: token, useFactory: … }` as the call that it stands for: whoever asks for the token gets the value.
fn provided(members: &[Field], span: Span) -> Option<Expr> {
    let member = |name: &str| {
        members.iter().find_map(|member| match member {
            Field::Pair { key, value } if key.as_text() == Some(name) => Some(value.clone()),
            _ => None,
        })
    };
    let token = member("provide")?;
    let value = match member("useValue") {
        Some(value) => value,
        None => Expr::call(member("useFactory")?, Vec::new(), span),
    };
    Some(Expr::call(Expr::name("nest.provide", span), vec![token, value], span))
}

/// An object with what its getters give on it.
fn with_getters(members: Vec<Field>, getters: Vec<(Expr, Expr)>, span: Span) -> Expr {
    let object = Ident { name: format!("object{MADE_UP}{}", span.start).into(), span };
    let name = Expr::name(&object.name, span);
    let record = Expr::new(ExprKind::Record(members), span);
    let mut body = vec![Stmt::Bind { pattern: Pattern::Name(object), value: record, scope: Scope::Local }];
    for (key, getter) in getters {
        let at = getter.span;
        let call = Expr::access(getter, implied("call", at), Style::Method, at);
        let value = Expr::call(call, vec![name.clone()], at);
        let target = Expr::access(name.clone(), key, Style::Index, span);
        body.push(Stmt::Bind { pattern: Pattern::Place(Box::new(target)), value, scope: Scope::Local });
    }
    body.push(Stmt::Value(name));
    Expr::new(ExprKind::Block(body), span)
}

/// `[a, b].find(Boolean)`: the first of them that there is.
fn first_there(callee: &Expr, args: &[Arg]) -> Option<Expr> {
    let ExprKind::Access { base, key, .. } = &callee.kind else { return None };
    let (ExprKind::List(items), [Arg { value: Expr { kind: ExprKind::Name(test), .. }, .. }]) = (&base.kind, args) else {
        return None;
    };
    if key.as_text() != Some("find") || &**test != "Boolean" || items.iter().any(|item| item.spread) {
        return None;
    }
    items.iter().map(|item| item.value.clone()).reduce(|first, second| Expr::either(first, second, base.span))
}

/// What a property is that `Object.defineProperty` is told of so: the value, or what the getter gives on the object.
fn described(descriptor: &Expr, object: &Expr) -> Option<Expr> {
    let ExprKind::Record(fields) = &descriptor.kind else { return None };
    fields.iter().find_map(|field| match field {
        Field::Pair { key, value } => match key.as_text()? {
            "value" => Some(value.clone()),
            "get" => {
                let call = Expr::access(value.clone(), implied("call", value.span), Style::Method, value.span);
                Some(Expr::call(call, vec![object.clone()], value.span))
            }
            _ => None,
        },
        Field::Spread(_) => None,
    })
}

/// `Object.defineProperty` and `Object.defineProperties` as assignments to properties, whose value is the object; objects that
/// are made with a prototype.
fn defined(name: &str, args: &[Arg], span: Span) -> Option<Expr> {
    let (object, properties) = match (name, args) {
        ("Object.defineProperty", [object, key, descriptor]) => {
            (&object.value, vec![(&key.value, described(&descriptor.value, &object.value)?)])
        }
        ("Object.defineProperties", [object, Arg { value: Expr { kind: ExprKind::Record(fields), .. }, .. }]) => {
            let properties = fields.iter().filter_map(|field| match field {
                Field::Pair { key, value } => Some((key, described(value, &object.value)?)),
                Field::Spread(_) => None,
            });
            (&object.value, properties.collect())
        }
        // Objects with a prototype have what that has.
        ("Object.create", [prototype]) => {
            return Some(Expr::new(ExprKind::Record(vec![Field::Spread(prototype.value.clone())]), span));
        }
        ("Object.create", [prototype, Arg { value: Expr { kind: ExprKind::Record(fields), .. }, .. }]) => {
            let own = fields.iter().filter_map(|field| match field {
                Field::Pair { key, value } => Some(Field::Pair { key: key.clone(), value: described(value, &prototype.value)? }),
                Field::Spread(_) => None,
            });
            let members = std::iter::once(Field::Spread(prototype.value.clone())).chain(own).collect();
            return Some(Expr::new(ExprKind::Record(members), span));
        }
        ("Object.setPrototypeOf", [Arg { value: object @ Expr { kind: ExprKind::Record(_), .. }, .. }, prototype]) => {
            let members = [&prototype.value, object].map(|part| Field::Spread(part.clone()));
            return Some(Expr::new(ExprKind::Record(members.into()), span));
        }
        _ => return None,
    };
    let bind = |(key, value): (&Expr, Expr)| {
        let target = Pattern::Place(Box::new(Expr::access(object.clone(), key.clone(), Style::Index, span)));
        Stmt::Bind { pattern: target, value, scope: Scope::Nearest }
    };
    let mut body: Vec<Stmt> = properties.into_iter().map(bind).collect();
    body.push(Stmt::Value(object.clone()));
    Some(Expr::new(ExprKind::Block(body), span))
}

/// A function that calls back with an error or a value as one that gives a promise of the value. `name`: where `promisify`
/// stands.
fn promisified(function: Expr, name: Span, span: Span) -> Expr {
    let [given, settle, error, value] =
        ["given", "settle", "error", "value"].map(|role| Ident { name: format!("{role}{MADE_UP}").into(), span: name });
    let [take, tell] = [&settle, &value].map(|ident| Expr::name(&ident.name, name));
    let plain = |ident| Param { pattern: Pattern::Name(ident), kind: ParamKind::Plain, field: None };
    let closure =
        |params, body, span| Expr::new(ExprKind::Function(Arc::new(Function::closure(params, body, Yields::No, span))), span);
    // No two functions of a file have the same span.
    let callback = closure(
        vec![plain(error), plain(value)],
        vec![Stmt::Expr(Expr::call(take, vec![tell], span))],
        Span { end: name.start, ..name },
    );
    let all = Arg { value: Expr::name(&given.name, name), name: None, spread: true };
    let call = ExprKind::Call { callee: Box::new(function), args: vec![all, Arg::of(callback)] };
    let executor = closure(vec![plain(settle)], vec![Stmt::Expr(Expr::new(call, span))], Span { start: name.end, ..name });
    let given = Param { kind: ParamKind::Rest, ..plain(given) };
    closure(vec![given], vec![Stmt::Return(Some(promise(executor, name, span)))], span)
}

/// `Promise.allSettled(list)`: each of the list as the `value` of an outcome.
fn settled(list: Expr, name: Span, span: Span) -> Expr {
    let each = Ident { name: format!("each{MADE_UP}").into(), span: name };
    let value = Field::Pair { key: implied("value", name), value: Expr::name(&each.name, name) };
    let param = Param { pattern: Pattern::Name(each), kind: ParamKind::Plain, field: None };
    let outcome = Stmt::Return(Some(Expr::new(ExprKind::Record(vec![value]), name)));
    let function = Function::closure(vec![param], vec![outcome], Yields::No, name);
    let map = Expr::access(list, implied("map", name), Style::Method, name);
    Expr::call(map, vec![Expr::new(ExprKind::Function(Arc::new(function)), name)], span)
}

/// `new Promise(executor)` as what the executor resolves it with. `name`: where `Promise` stands.
fn promise(executor: Expr, name: Span, span: Span) -> Expr {
    let result = |span| Ident { name: format!("result{MADE_UP}").into(), span };
    let value = Ident { name: format!("value{MADE_UP}").into(), span: name };
    let put = |value: Expr, scope| Stmt::Bind { pattern: Pattern::Name(result(name)), value, scope };
    let given = Expr::name(&value.name, name);
    let param = Param { pattern: Pattern::Name(value), kind: ParamKind::Plain, field: None };
    let resolve = Function::closure(vec![param], vec![put(given, Scope::Nearest)], Yields::No, name);
    let resolve = Expr::new(ExprKind::Function(Arc::new(resolve)), name);
    let body = vec![
        put(Expr::null(name), Scope::Local),
        Stmt::Expr(Expr::call(executor, vec![resolve, Expr::opaque(Vec::new(), name)], span)),
        Stmt::Return(Some(Expr::name(&result(name).name, name))),
    ];
    Expr::run(body, Yields::No, span)
}

/// Whether the library function puts its other arguments into the first.
fn changes_first(name: &str) -> bool {
    let name = name.replace("lodash-es", "lodash").replace('/', ".");
    matches!(
        name.as_str(),
        "Object.assign"
            | "lodash.assign"
            | "lodash.merge"
            | "lodash.extend"
            | "lodash.defaults"
            | "_.assign"
            | "_.merge"
            | "_.extend"
    )
}

/// Text that stands at `span` only by what the language makes of it.
fn implied(value: &str, span: Span) -> Expr {
    Expr::new(ExprKind::Text { value: value.into(), content: span, exact: false }, span)
}

/// The statements without the `break` that ends them.
fn without_break(mut body: Vec<Stmt>) -> Vec<Stmt> {
    match body.last_mut() {
        Some(Stmt::Break) => {
            body.pop();
        }
        Some(Stmt::Block(inner)) => *inner = without_break(std::mem::take(inner)),
        _ => {}
    }
    body
}

#[cfg(test)]
mod tests;
