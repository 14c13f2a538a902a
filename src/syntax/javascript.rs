//! JavaScript with JSX, TypeScript and TSX, and the scripts of Vue and Svelte components.
//!
//! One language of three grammars: which one reads a file is told by its extension. Types are kept as far as they say
//! which keys a value has; interfaces and type aliases are classes that exist on paper only ([`Class::erased`]).
//!
//! Variables of a block get a name of their own where the function or module around them has that name already, so that
//! the evaluator needs to know nothing of blocks: `c` declared again in an inner block is `c#<its byte offset>`.

mod resolve;
mod scope;
mod types;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use tree_sitter::{Node, Tree};

use super::ir::{
    Arg, Class, ClassField, Expr, ExprKind, Field, FieldPattern, Function, FunctionKind, Ident, Iter, Method, MethodKind, Module,
    Op, Param, ParamKind, Pattern, Scope, Span, Stmt, Style, Sym, Type, Yields,
};
use super::tree::{Cx, children, fields, has_token, parse};
use super::{Language, Source, all_lost};
use scope::Scopes;

pub(super) static JAVASCRIPT: Language = Language {
    id: "javascript",
    name: "JavaScript and TypeScript",
    extensions: &["js", "jsx", "mjs", "cjs", "es6", "ts", "tsx", "mts", "cts", "vue", "svelte"],
    file_names: &[],
    interpreters: &["node", "nodejs", "deno", "bun", "ts-node", "tsx", "zx"],
    lower,
    resolve: resolve::resolve,
    autoload: |_, _| None,
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
}

impl<'a> JavaScript<'a> {
    fn new(text: &'a str) -> Self {
        Self { cx: Cx::new(text), scopes: RefCell::default(), libraries: RefCell::default(), exports: RefCell::default() }
    }

    fn program(&self, root: Node<'_>) -> Vec<Stmt> {
        self.module(&children(root))
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

    // ---- names ----

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

    /// The dotted name of something outside the project that an expression stands for.
    fn external(&self, expr: &Expr) -> Option<String> {
        match &expr.kind {
            ExprKind::Name(name) => match self.libraries.borrow().get(name) {
                Some(library) => Some(library.clone()),
                None if self.is_bound(name) => None,
                None => Some(name.to_string()),
            },
            ExprKind::Module(spec) => spec.as_text().filter(|spec| !spec.starts_with('.')).map(str::to_owned),
            ExprKind::Access { base, key, .. } => {
                let base = self.external(base)?;
                match key.as_text()? {
                    "default" => Some(base),
                    key => Some(format!("{base}.{key}")),
                }
            }
            ExprKind::Call { callee, args } => {
                let callee = self.external(callee)?;
                let [argument] = args.as_slice() else { return None };
                (callee == "util.promisify").then(|| self.external(&argument.value)).flatten().map(|name| name + "!")
            }
            _ => None,
        }
    }

    /// Remembers which library function a variable is.
    fn note_library(&self, pattern: &Pattern, value: &Expr) {
        match pattern {
            Pattern::Name(ident) => {
                if let Some(name) = self.external(value) {
                    self.libraries.borrow_mut().insert(ident.name.clone(), name);
                }
            }
            Pattern::Record { fields, .. } => {
                let Some(base) = self.external(value) else { return };
                for field in fields {
                    if let (Some(key), Pattern::Name(ident)) = (field.key.as_text(), &field.value) {
                        self.libraries.borrow_mut().insert(ident.name.clone(), format!("{base}.{key}"));
                    }
                }
            }
            _ => {}
        }
    }

    // ---- modules ----

    /// The body of a file or a namespace: imports, then functions and types, which are there before the first statement
    /// runs, then the rest, then what it exports.
    fn module(&self, nodes: &[Node<'_>]) -> Vec<Stmt> {
        self.in_function(&[], nodes, || {
            self.exports.borrow_mut().push(Vec::new());
            let mut body = Vec::new();
            for &node in nodes.iter().filter(|node| node.kind() == "import_statement") {
                self.import(node, &mut body);
            }
            body.extend(self.body(nodes));
            body.extend(self.exports.borrow_mut().pop().unwrap_or_default());
            body
        })
    }

    fn export(&self, name: Option<&str>, value: Expr) {
        if let Some(exports) = self.exports.borrow_mut().last_mut() {
            exports.push(Stmt::Export { name: name.map(Into::into), value });
        }
    }

    /// The module that a string literal names.
    fn module_named(&self, spec: Expr, span: Span) -> Expr {
        let spec = match spec.kind {
            // `node:fs` and `fs` are one module.
            ExprKind::Text { value, content, exact: true } if value.starts_with("node:") => {
                let content = Span { start: content.start + 5, end: content.end };
                Expr::new(ExprKind::Text { value: value[5..].into(), content, exact: true }, spec.span)
            }
            kind => Expr::new(kind, spec.span),
        };
        Expr::new(ExprKind::Module(Box::new(spec)), span)
    }

    fn source(&self, node: Node<'_>) -> Option<Expr> {
        let source = node.child_by_field_name("source")?;
        Some(self.module_named(self.expr(source), self.cx.span(source)))
    }

    fn bind_import(&self, name: Node<'_>, value: Expr, out: &mut Vec<Stmt>) {
        let pattern = Pattern::Name(self.binding(name));
        self.note_library(&pattern, &value);
        out.push(Stmt::Bind { pattern, value, scope: Scope::Local });
    }

    /// A name that a module gives; one written as a string (`"user-name"`) as well.
    fn exported(&self, module: &Expr, name: Node<'_>) -> Expr {
        let key = if name.kind() == "string" { self.expr(name) } else { self.cx.key(name) };
        let span = self.cx.span(name);
        Expr::access(Expr::new(module.kind.clone(), span), key, Style::Member, span)
    }

    fn import(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        for child in children(node) {
            if child.kind() == "import_require_clause" {
                if let (Some(module), Some(name)) = (self.source(child), children(child).first()) {
                    self.bind_import(*name, module, out);
                }
                return;
            }
        }
        let Some(module) = self.source(node) else { return };
        let Some(clause) = children(node).into_iter().find(|child| child.kind() == "import_clause") else {
            out.push(Stmt::Expr(module));
            return;
        };
        for child in children(clause) {
            match child.kind() {
                "identifier" => {
                    let span = self.cx.span(child);
                    let module = Expr::new(module.kind.clone(), span);
                    self.bind_import(child, Expr::access(module, implied("default", span), Style::Member, span), out);
                }
                "namespace_import" => {
                    if let Some(name) = children(child).first() {
                        self.bind_import(*name, module.clone(), out);
                    }
                }
                "named_imports" => {
                    for specifier in children(child).into_iter().filter(|child| child.kind() == "import_specifier") {
                        let Some(name) = specifier.child_by_field_name("name") else { continue };
                        let alias = specifier.child_by_field_name("alias").unwrap_or(name);
                        self.bind_import(alias, self.exported(&module, name), out);
                    }
                }
                _ => {}
            }
        }
    }

    /// The unquoted name of an export specifier.
    fn export_name(&self, node: Node<'_>) -> Sym {
        self.expr_if(node.kind() == "string", node)
            .and_then(|text| text.as_text().map(Into::into))
            .unwrap_or_else(|| self.cx.str(node).into())
    }

    fn expr_if(&self, wanted: bool, node: Node<'_>) -> Option<Expr> {
        wanted.then(|| self.expr(node))
    }

    fn export_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let module = self.source(node);
        if let Some(declaration) = node.child_by_field_name("declaration") {
            if has_token(node, "default") {
                let value = match declaration.child_by_field_name("name") {
                    Some(name) => {
                        self.statement(declaration, out);
                        self.name(name)
                    }
                    None => self.expr(declaration),
                };
                self.export(Some("default"), value);
            } else {
                self.statement(declaration, out);
                for name in scope::declared(declaration) {
                    self.export(Some(self.cx.str(name)), self.name(name));
                }
            }
            return;
        }
        if let Some(value) = node.child_by_field_name("value") {
            self.export(Some("default"), self.expr(value));
            return;
        }
        for child in children(node) {
            match child.kind() {
                "export_clause" => {
                    for specifier in children(child).into_iter().filter(|child| child.kind() == "export_specifier") {
                        let Some(name) = specifier.child_by_field_name("name") else { continue };
                        let alias = specifier.child_by_field_name("alias").unwrap_or(name);
                        let value = module.as_ref().map_or_else(|| self.name(name), |module| self.exported(module, name));
                        self.export(Some(&self.export_name(alias)), value);
                    }
                    return;
                }
                "namespace_export" => {
                    if let (Some(module), Some(name)) = (module, children(child).first()) {
                        self.export(Some(&self.export_name(*name)), module);
                    }
                    return;
                }
                _ => {}
            }
        }
        if let Some(module) = module {
            out.push(Stmt::ImportAll { module, reexport: true });
        } else if has_token(node, "=")
            && let Some(value) = children(node).last()
        {
            self.export(None, self.expr(*value));
        }
    }

    /// What an assignment to `module.exports` (`None`), `exports.name` or `module.exports.name` exports.
    fn exports_target(&self, node: Node<'_>) -> Option<Option<Sym>> {
        if !matches!(node.kind(), "member_expression" | "subscript_expression") {
            return None;
        }
        let object = node.child_by_field_name("object")?;
        let is = |node: Node<'_>, text: &str, root: &str| self.cx.str(node) == text && !self.is_bound(root);
        if is(node, "module.exports", "module") {
            return Some(None);
        }
        if !is(object, "exports", "exports") && !is(object, "module.exports", "module") {
            return None;
        }
        if let Some(property) = node.child_by_field_name("property") {
            return Some(Some(self.cx.str(property).into()));
        }
        let index = self.expr(node.child_by_field_name("index")?);
        Some(Some(index.as_text()?.into()))
    }

    /// The variable that stands for `exports.name` within its module.
    fn exports_variable(name: Option<&str>) -> Sym {
        name.map_or_else(|| "module.exports".into(), |name| format!("module.exports.{name}").into())
    }

    fn export_commonjs(&self, name: Option<Sym>, value: Expr, span: Span, out: &mut Vec<Stmt>) {
        let variable = Self::exports_variable(name.as_deref());
        let pattern = Pattern::Name(Ident { name: variable.clone(), span });
        out.push(Stmt::Bind { pattern, value, scope: Scope::Nearest });
        out.push(Stmt::Export { name, value: Expr::name(&variable, span) });
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

    /// What compilers write for `export … from`: `__exportStar(require("./x"), exports)` and
    /// `Object.defineProperty(exports, "x", { get: function () { return m.x; } })`.
    fn compiled_export(&self, node: Node<'_>, expr: &Expr) -> Option<Stmt> {
        let ExprKind::Call { args, .. } = &expr.kind else { return None };
        let callee = self.cx.str(node.child_by_field_name("function")?);
        let target = |arg: &Arg| matches!(&arg.value.kind, ExprKind::Name(name) if &**name == "exports");
        match args.as_slice() {
            [module, exports] if callee.ends_with("__exportStar") && target(exports) => {
                Some(Stmt::ImportAll { module: module.value.clone(), reexport: true })
            }
            [exports, name, descriptor] if callee == "Object.defineProperty" && target(exports) => {
                let ExprKind::Record(fields) = &descriptor.value.kind else { return None };
                let value = fields.iter().find_map(|field| match field {
                    Field::Pair { key, value } => match key.as_text() {
                        Some("get") => Some(Expr::call(value.clone(), Vec::new(), value.span)),
                        Some("value") => Some(value.clone()),
                        _ => None,
                    },
                    Field::Spread(_) => None,
                })?;
                Some(Stmt::Export { name: Some(name.value.as_text()?.into()), value })
            }
            _ => None,
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
        Stmt::ForEach { pattern, iter, mode: if keys { Iter::Keys } else { Iter::Values }, body }
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

    // ---- patterns ----

    fn pattern(&self, node: Node<'_>) -> Pattern {
        self.cx.deeper(node, || Pattern::Ignore, || self.pattern_inner(node))
    }

    fn pattern_inner(&self, node: Node<'_>) -> Pattern {
        let field = |name| node.child_by_field_name(name);
        match node.kind() {
            "identifier" | "shorthand_property_identifier_pattern" | "shorthand_property_identifier" => {
                Pattern::Name(self.binding(node))
            }
            "object_pattern" | "object" => self.record_pattern(node),
            "array_pattern" | "array" => self.list_pattern(node),
            "assignment_pattern" | "object_assignment_pattern" | "assignment_expression" => {
                let (Some(left), Some(right)) = (field("left"), field("right")) else { return Pattern::Ignore };
                Pattern::Default(Box::new(self.pattern(left)), Box::new(self.expr(right)))
            }
            "member_expression" | "subscript_expression" => Pattern::Place(Box::new(self.expr(node))),
            "rest_pattern" | "parenthesized_expression" | "non_null_expression" | "as_expression" | "satisfies_expression" => {
                children(node).first().map_or(Pattern::Ignore, |inner| self.pattern(*inner))
            }
            _ => Pattern::Ignore,
        }
    }

    fn record_pattern(&self, node: Node<'_>) -> Pattern {
        let mut taken = Vec::new();
        let mut rest = None;
        for child in children(node) {
            let span = self.cx.span(child);
            let field = |name| child.child_by_field_name(name);
            match child.kind() {
                "shorthand_property_identifier_pattern" | "shorthand_property_identifier" => {
                    taken.push(FieldPattern { key: self.cx.key(child), value: self.pattern(child), span });
                }
                "object_assignment_pattern" | "assignment_expression" => {
                    let Some(left) = field("left") else { continue };
                    taken.push(FieldPattern { key: self.cx.key(left), value: self.pattern(child), span });
                }
                "pair_pattern" | "pair" => {
                    let (Some(key), Some(value)) = (field("key"), field("value")) else { continue };
                    taken.push(FieldPattern { key: self.property_key(key), value: self.pattern(value), span });
                }
                "rest_pattern" | "spread_element" => {
                    rest = children(child).first().map(|inner| Box::new(self.pattern(*inner)));
                }
                _ => {}
            }
        }
        Pattern::Record { fields: taken, rest, span: self.cx.span(node) }
    }

    fn list_pattern(&self, node: Node<'_>) -> Pattern {
        let mut items = Vec::new();
        let mut rest = None;
        let mut filled = false;
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            match child.kind() {
                "," => {
                    if !filled {
                        items.push(Pattern::Ignore);
                    }
                    filled = false;
                }
                "rest_pattern" | "spread_element" => {
                    rest = children(child).first().map(|inner| (items.len(), Box::new(self.pattern(*inner))));
                    filled = true;
                }
                _ if child.is_named() && !child.is_extra() => {
                    items.push(self.pattern(child));
                    filled = true;
                }
                _ => {}
            }
        }
        Pattern::List { items, rest, span: self.cx.span(node) }
    }

    /// The key of a property as an expression: a name, a literal, or what is computed.
    fn property_key(&self, node: Node<'_>) -> Expr {
        match node.kind() {
            "computed_property_name" => {
                children(node).first().map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(node)), |inner| self.expr(*inner))
            }
            "string" => self.expr(node),
            _ => self.cx.key(node),
        }
    }

    // ---- functions and classes ----

    fn function(&self, node: Node<'_>, name: Option<Ident>) -> Function {
        let parameters = match node.child_by_field_name("parameters") {
            Some(list) => children(list),
            None => node.child_by_field_name("parameter").into_iter().collect(),
        };
        let body = node.child_by_field_name("body");
        let nodes = body.filter(|body| body.kind() == "statement_block").map(children).unwrap_or_default();
        self.in_function(&parameters, &nodes, || {
            let params = parameters.iter().filter_map(|parameter| self.param(*parameter)).collect();
            let body = match body {
                Some(body) if body.kind() != "statement_block" => vec![Stmt::Return(Some(self.expr(body)))],
                _ => self.body(&nodes),
            };
            Function {
                name,
                params,
                body,
                span: self.cx.span(node),
                kind: FunctionKind::Lexical,
                yields: if has_token(node, "*") { Yields::List } else { Yields::No },
                returns: node.child_by_field_name("return_type").map(|ty| self.ty(ty)).filter(|ty| !matches!(ty, Type::Any)),
                decorators: Vec::new(),
            }
        })
    }

    fn param(&self, node: Node<'_>) -> Option<Param> {
        let (inner, value) = match node.kind() {
            "required_parameter" | "optional_parameter" => {
                (node.child_by_field_name("pattern")?, node.child_by_field_name("value"))
            }
            "assignment_pattern" => (node.child_by_field_name("left")?, node.child_by_field_name("right")),
            _ => (node, None),
        };
        if inner.kind() == "this" {
            return None;
        }
        let kind = if inner.kind() == "rest_pattern" { ParamKind::Rest } else { ParamKind::Plain };
        let mut pattern = self.typed(self.pattern(inner), node.child_by_field_name("type"));
        if let Some(value) = value {
            pattern = Pattern::Default(Box::new(pattern), Box::new(self.expr(value)));
        }
        let property = children(node).iter().any(|child| matches!(child.kind(), "accessibility_modifier" | "override_modifier"))
            || has_token(node, "readonly");
        let field = (property && inner.kind() == "identifier").then(|| self.cx.str(inner).into());
        Some(Param { pattern, kind, field })
    }

    fn typed(&self, pattern: Pattern, annotation: Option<Node<'_>>) -> Pattern {
        match annotation.map(|annotation| self.ty(annotation)) {
            None | Some(Type::Any) => pattern,
            Some(ty) => Pattern::Typed(Box::new(pattern), ty),
        }
    }

    /// What the statements put on the prototypes of functions among them.
    fn prototypes<'t>(&self, nodes: &[Node<'t>]) -> Vec<Prototype<'t, 'a>> {
        let mut found: Vec<Prototype<'t, 'a>> = Vec::new();
        for &node in nodes.iter().filter(|node| node.kind() == "expression_statement") {
            let Some(assignment) = children(node).first().copied().filter(|node| node.kind() == "assignment_expression") else {
                continue;
            };
            let (Some(left), Some(value)) = (assignment.child_by_field_name("left"), assignment.child_by_field_name("right"))
            else {
                continue;
            };
            let Some(object) = left.child_by_field_name("object") else { continue };
            let property = left.child_by_field_name("property");
            let owner = object
                .child_by_field_name("object")
                .filter(|_| object.child_by_field_name("property").is_some_and(|property| self.cx.str(property) == "prototype"));
            let (owner, methods) = match (owner, property) {
                // `Reader.prototype.get = function () {}`
                (Some(owner), Some(name)) if is_function(value) => (owner, vec![(name, value)]),
                // `Reader.prototype = { get: function () {} }`
                (None, Some(name)) if self.cx.str(name) == "prototype" && value.kind() == "object" => {
                    let methods = children(value).into_iter().filter_map(|member| match member.kind() {
                        "method_definition" => Some((member.child_by_field_name("name")?, member)),
                        "pair" => {
                            let function = member.child_by_field_name("value").filter(|value| is_function(*value))?;
                            Some((member.child_by_field_name("key")?, function))
                        }
                        _ => None,
                    });
                    (object, methods.collect())
                }
                _ => continue,
            };
            let name = self.cx.str(owner);
            if !nodes.iter().any(|node| function_of(*node).is_some_and(|(function, _)| self.cx.str(function) == name)) {
                continue;
            }
            match found.iter_mut().find(|prototype| prototype.name == name) {
                Some(prototype) => {
                    prototype.statements.push(node);
                    prototype.methods.extend(methods);
                }
                None => found.push(Prototype { name, statements: vec![node], methods }),
            }
        }
        found
    }

    /// A function with methods on its prototype is a class whose constructor it is.
    fn prototype_class(&self, node: Node<'_>, name: Node<'_>, function: Node<'_>, prototype: &Prototype<'_, 'a>) -> Class {
        let named = |name: Node<'_>| Some(self.cx.ident(name));
        let constructor = Ident { name: "constructor".into(), span: self.cx.span(name) };
        let constructor =
            Method { function: Arc::new(self.function(function, Some(constructor))), kind: MethodKind::Constructor };
        let methods = prototype
            .methods
            .iter()
            .map(|(name, method)| Method { function: Arc::new(self.function(*method, named(*name))), kind: MethodKind::Plain });
        Class {
            name: Some(self.binding(name)),
            bases: Vec::new(),
            fields: Vec::new(),
            methods: std::iter::once(constructor).chain(methods).collect(),
            body: Vec::new(),
            span: self.cx.span(node),
            erased: false,
            alias: None,
            decorators: Vec::new(),
        }
    }

    fn decorators(&self, nodes: &[Node<'_>]) -> Vec<Expr> {
        nodes.iter().filter_map(|node| children(*node).first().map(|inner| self.expr(*inner))).collect()
    }

    fn class(&self, node: Node<'_>) -> Class {
        let name = node.child_by_field_name("name").map(|name| self.binding(name));
        let mut bases = Vec::new();
        for heritage in children(node).into_iter().filter(|child| child.kind() == "class_heritage") {
            for child in children(heritage) {
                match child.kind() {
                    "extends_clause" => bases.extend(fields(child, "value").into_iter().map(|base| self.expr(base))),
                    "implements_clause" => {}
                    _ => bases.push(self.expr(child)),
                }
            }
        }
        let mut decorators = fields(node, "decorator");
        // `@Module({…}) export class …`
        decorators.extend(
            node.parent()
                .filter(|parent| parent.kind() == "export_statement")
                .map(|parent| fields(parent, "decorator"))
                .unwrap_or_default(),
        );
        let decorators = self.decorators(&decorators);
        let mut class = Class {
            name,
            bases,
            fields: Vec::new(),
            methods: Vec::new(),
            body: Vec::new(),
            span: self.cx.span(node),
            erased: false,
            alias: None,
            decorators,
        };
        let mut pending = Vec::new();
        for member in node.child_by_field_name("body").map(children).unwrap_or_default() {
            match member.kind() {
                "decorator" => pending.push(member),
                "method_definition" => {
                    let mut decorators = std::mem::take(&mut pending);
                    decorators.extend(fields(member, "decorator"));
                    self.method(member, &decorators, &mut class);
                }
                "field_definition" | "public_field_definition" => {
                    pending.clear();
                    self.class_field(member, &mut class);
                }
                "class_static_block" => class.body.extend(self.block(member.child_by_field_name("body"))),
                _ => pending.clear(),
            }
        }
        class
    }

    /// The name of a member, if it is known; what it is computed from runs with the class.
    fn member_name(&self, node: Node<'_>, class: &mut Class) -> Option<Ident> {
        let key = self.property_key(node);
        if let ExprKind::Text { value, content, .. } = &key.kind {
            return Some(Ident { name: value.clone(), span: *content });
        }
        class.body.push(Stmt::Expr(key));
        None
    }

    fn method(&self, node: Node<'_>, decorators: &[Node<'_>], class: &mut Class) {
        let Some(name) = node.child_by_field_name("name") else { return };
        let known = self.member_name(name, class);
        let mut name = known.unwrap_or_else(|| self.cx.ident(name));
        let kind = if has_token(node, "get") || has_token(node, "static get") {
            MethodKind::Getter
        } else if has_token(node, "static") {
            MethodKind::Static
        } else if &*name.name == "constructor" {
            MethodKind::Constructor
        } else {
            MethodKind::Plain
        };
        if has_token(node, "set") {
            // Not to be taken for the getter of that name.
            name.name = format!("set {}", name.name).into();
        }
        let mut function = self.function(node, Some(name));
        function.decorators = self.decorators(decorators);
        class.methods.push(Method { function: Arc::new(function), kind });
    }

    fn class_field(&self, node: Node<'_>, class: &mut Class) {
        let Some(name) = node.child_by_field_name("property").or_else(|| node.child_by_field_name("name")) else { return };
        let Some(name) = self.member_name(name, class) else { return };
        class.fields.push(ClassField {
            key: name.clone(),
            name,
            ty: node.child_by_field_name("type").map(|ty| self.ty(ty)).filter(|ty| !matches!(ty, Type::Any)),
            value: node.child_by_field_name("value").map(|value| self.expr(value)),
            is_static: has_token(node, "static"),
            optional: has_token(node, "?"),
            flatten: false,
            aliases: Vec::new(),
        });
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
            "call_expression" => self.call(node),
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
        if let Some(name) = self.external(&callee) {
            if matches!(name.as_str(), "process.exit" | "process.abort" | "Deno.exit") {
                let code = args.into_iter().next().map(|code| code.value);
                return Expr::new(ExprKind::Block(vec![Stmt::Throw(code)]), span);
            }
            args = match command(&name, args, span) {
                Ok(command) => return command,
                Err(args) => args,
            };
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

    fn tagged(&self, function: Node<'_>, template: Node<'_>, span: Span) -> Expr {
        let text = self.text(template);
        let callee = self.expr(function);
        let name = self.external(&callee).unwrap_or_default();
        match name.as_str() {
            "String.raw" => text,
            // The shell of zx, Bun and execa.
            "$" | "zx.$" | "bun.$" | "execa.$" | "execa.execaCommand" => output(shell(text, span), span),
            _ => {
                let mut args: Vec<Expr> = match text.kind {
                    ExprKind::Template(parts) => parts.into_iter().filter(|part| part.as_text().is_none()).collect(),
                    _ => Vec::new(),
                };
                args.insert(0, Expr::opaque(Vec::new(), self.cx.span(template)));
                Expr::call(callee, args, span)
            }
        }
    }

    fn new_expression(&self, node: Node<'_>) -> Expr {
        let args = node.child_by_field_name("arguments").map(|args| self.arguments(args)).unwrap_or_default();
        let class = Box::new(self.field(node, "constructor"));
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
                    let mut value = Expr::new(ExprKind::Function(Arc::new(function)), span);
                    let mut key = self.property_key(name);
                    if has_token(child, "get") {
                        value = Expr::call(value, Vec::new(), span);
                    } else if has_token(child, "set") {
                        key = Expr::opaque(vec![key], span);
                    }
                    members.push(Field::Pair { key, value });
                }
                _ => {}
            }
        }
        Expr::new(ExprKind::Record(members), self.cx.span(node))
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

/// The methods that statements put on the prototype of one function.
struct Prototype<'t, 'a> {
    name: &'a str,
    statements: Vec<Node<'t>>,
    /// Name and function.
    methods: Vec<(Node<'t>, Node<'t>)>,
}

fn is_function(node: Node<'_>) -> bool {
    matches!(node.kind(), "function_expression" | "arrow_function" | "generator_function")
}

/// The name and the function of `function f() {}` and `var f = function () {}`.
fn function_of(statement: Node<'_>) -> Option<(Node<'_>, Node<'_>)> {
    match statement.kind() {
        "function_declaration" => Some((statement.child_by_field_name("name")?, statement)),
        "variable_declaration" | "lexical_declaration" => match children(statement).as_slice() {
            [declarator] => {
                let value = declarator.child_by_field_name("value").filter(|value| value.kind() == "function_expression")?;
                Some((declarator.child_by_field_name("name").filter(|name| name.kind() == "identifier")?, value))
            }
            _ => None,
        },
        _ => None,
    }
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

/// The value of an integer literal.
fn number(text: &str) -> Option<i64> {
    let text = text.replace('_', "");
    let text = text.strip_suffix('n').unwrap_or(&text);
    let radix = |prefix: &str, radix| {
        let digits = text.get(..2).filter(|head| head.eq_ignore_ascii_case(prefix)).and_then(|_| text.get(2..))?;
        i64::from_str_radix(digits, radix).ok()
    };
    text.parse().ok().or_else(|| radix("0x", 16)).or_else(|| radix("0o", 8)).or_else(|| radix("0b", 2))
}

/// The value of a node that is an integer literal, perhaps a negative one.
fn number_of(node: Node<'_>, text: &str) -> Option<i64> {
    let text = text.get(node.byte_range())?;
    match node.kind() {
        "number" => number(text),
        "unary_expression" => text.strip_prefix('-').and_then(|text| number(text.trim())).map(|number| -number),
        _ => None,
    }
}

/// The value of an escape sequence, backslash included.
fn unescape(escape: &str) -> String {
    let body = escape.strip_prefix('\\').unwrap_or(escape);
    let code = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).map(String::from);
    let known = match body.as_bytes().first() {
        Some(b'n') => Some("\n".to_owned()),
        Some(b'r') => Some("\r".to_owned()),
        Some(b't') => Some("\t".to_owned()),
        Some(b'b') => Some("\u{8}".to_owned()),
        Some(b'f') => Some("\u{c}".to_owned()),
        Some(b'v') => Some("\u{b}".to_owned()),
        Some(b'x') => code(&body[1..], 16),
        Some(b'u') => code(body[1..].trim_matches(['{', '}']), 16),
        Some(b'0'..=b'7') => code(body, 8),
        // A line continuation.
        Some(b'\n' | b'\r') => Some(String::new()),
        _ => None,
    };
    known.unwrap_or_else(|| body.to_owned())
}

/// What a regular expression asks of a text, as tests of which one must hold. `None` if it is more than literal text with
/// anchors, alternatives, and whatever follows a literal beginning.
fn regex_literals(pattern: &str) -> Option<Vec<(Op, String)>> {
    let pattern = pattern.strip_prefix("^(").and_then(|rest| rest.strip_suffix(")$")).map_or_else(
        || pattern.split('|').map(str::to_owned).collect::<Vec<_>>(),
        |inner| inner.trim_start_matches("?:").split('|').map(|part| format!("^{part}$")).collect(),
    );
    pattern.iter().map(|part| regex_literal(part)).collect()
}

fn regex_literal(part: &str) -> Option<(Op, String)> {
    let (anchored, mut rest) = part.strip_prefix('^').map_or((false, part), |rest| (true, rest));
    let mut text = String::new();
    let mut whole = true;
    while let Some(c) = rest.chars().next() {
        let escaped = rest.strip_prefix('\\').and_then(|rest| rest.chars().next());
        let (literal, len) = match (c, escaped) {
            (_, Some(c)) if !c.is_ascii_alphanumeric() => (c, 1 + c.len_utf8()),
            ('$', _) if rest.len() == 1 => break,
            ('\\' | '.' | '[' | '(' | ')' | '{' | '*' | '+' | '?' | '$' | '^' | ']' | '}', _) => {
                whole = false;
                // The character before a quantifier may be missing.
                if matches!(c, '*' | '?' | '{') {
                    text.pop();
                }
                break;
            }
            _ => (c, c.len_utf8()),
        };
        text.push(literal);
        rest = &rest[len..];
    }
    if text.is_empty() || (!whole && !anchored && rest.contains(['(', '['])) {
        return None;
    }
    let op = match (anchored, whole && rest == "$") {
        (true, true) => Op::Eq,
        (true, false) => Op::StartsWith,
        (false, true) => Op::EndsWith,
        (false, false) => Op::Contains,
    };
    Some((op, text))
}

fn shell(code: Expr, span: Span) -> Expr {
    Expr::new(ExprKind::Code { language: "shell", code: Box::new(code), input: None, names: Vec::new() }, span)
}

/// What a finished process is: its output under `stdout`.
fn output(code: Expr, span: Span) -> Expr {
    Expr::new(ExprKind::Record(vec![Field::Pair { key: implied("stdout", span), value: code }]), span)
}

/// A call of a library function that runs a command line, if `name` is one; else the arguments again.
fn command(name: &str, args: Vec<Arg>, span: Span) -> Result<Expr, Vec<Arg>> {
    let take = |args: Vec<Arg>| args.into_iter().next().map(|arg| arg.value);
    match name {
        "child_process.execSync" | "execa.execaCommandSync" if !args.is_empty() => {
            let code = take(args).map_or_else(|| Expr::null(span), |code| shell(code, span));
            Ok(if name == "child_process.execSync" { code } else { output(code, span) })
        }
        "child_process.exec" if !args.is_empty() => {
            let callback = args.last().filter(|_| args.len() > 1).map(|arg| arg.value.clone());
            let code = take(args).map_or_else(|| Expr::null(span), |code| shell(code, span));
            // The callback gets the output: `(error, stdout) => …`.
            match callback {
                Some(callback) if !matches!(callback.kind, ExprKind::Record(_)) => {
                    Ok(Expr::call(callback, vec![Expr::opaque(Vec::new(), span), code], span))
                }
                _ => Ok(code),
            }
        }
        "child_process.exec!" | "shelljs.exec" | "execa.execaCommand" | "execa.command" if !args.is_empty() => {
            let code = take(args).map_or_else(|| Expr::null(span), |code| shell(code, span));
            Ok(output(code, span))
        }
        "child_process.spawn"
        | "child_process.spawnSync"
        | "child_process.execFile"
        | "child_process.execFileSync"
        | "child_process.execFile!"
        | "execa"
        | "execa.execa"
        | "execa.execaSync" => {
            let program = args.first().and_then(|arg| arg.value.as_text()).unwrap_or_default();
            let is_shell = matches!(program.rsplit('/').next(), Some("sh" | "bash" | "dash" | "zsh"));
            let script = match args.get(1).map(|arg| &arg.value.kind) {
                Some(ExprKind::List(words)) if is_shell => match words.as_slice() {
                    [flag, script, ..]
                        if flag.value.as_text().is_some_and(|flag| flag.starts_with('-') && flag.ends_with('c')) =>
                    {
                        Some(script.value.clone())
                    }
                    _ => None,
                },
                _ => None,
            };
            match script {
                Some(script) if name == "child_process.execFileSync" => Ok(shell(script, span)),
                Some(script) => Ok(output(shell(script, span), span)),
                None => Err(args),
            }
        }
        "node-jq.run" if args.len() >= 2 => {
            let mut args = args.into_iter().map(|arg| arg.value);
            let (Some(code), Some(input)) = (args.next(), args.next()) else { return Err(Vec::new()) };
            let (code, input) = (Box::new(code), Some(Box::new(input)));
            Ok(Expr::new(ExprKind::Code { language: "jq", code, input, names: Vec::new() }, span))
        }
        _ => Err(args),
    }
}

#[cfg(test)]
mod tests;
