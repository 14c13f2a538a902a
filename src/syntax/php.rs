//! PHP, 5 to 8.5, on tree-sitter-php: whole files with text around the code, and code without tags (`php -r`).
//!
//! Names of classes, functions and constants come out fully qualified, without a leading backslash. An unqualified function
//! or constant in a namespace is that of the namespace if this file defines it, else the global one.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use tree_sitter::Node;

use super::ir::{
    Arg, Class, ClassField, Expr, ExprKind, Field, FieldPattern, Function, FunctionKind, Ident, Iter, MADE_UP, Method,
    MethodKind, Module, Op, Param, ParamKind, Pattern, Scope, Span, Stmt, Style, Sym, Type, Yields,
};
use super::tree::{Cx, children, fields, has_token, parse};
use super::{HOLE, Language, MAX_DEPTH, Naming, Project, Source, blade, join, symfony};

pub(super) static PHP: Language = Language {
    id: "php",
    name: "PHP",
    extensions: &[
        "php",
        "php.dist",
        "php.example",
        "php.sample",
        "php3",
        "php4",
        "php5",
        "php7",
        "php8",
        "phps",
        "phpt",
        "phtml",
        "inc",
        "module",
        "install",
        "theme",
        "profile",
        "engine",
        "test.php",
        "ctp",
        // Symfony's services and parameters.
        "yaml",
        "yml",
    ],
    file_names: &["artisan", "drush.php"],
    interpreters: &["php", "php-cli"],
    models: include_str!("../../rules/models/php.toml"),
    lower,
    resolve,
    guess,
    names: Naming::Global,
    autoload,
};

fn lower(source: &Source<'_>) -> Module {
    let text = source.text;
    if source.path.ends_with(".yaml") || source.path.ends_with(".yml") {
        return symfony::lower(text);
    }
    if source.path.ends_with(".xml") {
        return symfony::lower_xml(text);
    }
    if source.path.ends_with(".blade.php") {
        let code = blade::code(text);
        return match parse("php-only", tree_sitter_php::LANGUAGE_PHP_ONLY, &code) {
            Some(tree) => lower_tree(&tree, &code, source.path),
            None => super::all_lost(text),
        };
    }
    let tree = if text.contains("<?") {
        parse("php", tree_sitter_php::LANGUAGE_PHP, text)
    } else if super::by_name(source.path.rsplit('/').next().unwrap_or_default()).is_some_and(|language| language.id == PHP.id) {
        // A file without any code.
        return Module::default();
    } else {
        parse("php-only", tree_sitter_php::LANGUAGE_PHP_ONLY, text)
    };
    match tree {
        Some(tree) => lower_tree(&tree, text, source.path),
        None => super::all_lost(text),
    }
}

fn lower_tree(tree: &tree_sitter::Tree, text: &str, path: &str) -> Module {
    let root = tree.root_node();
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_settings = name.starts_with("settings") && name.ends_with(".php");
    let php = Php { cx: Cx::new(text), is_settings, names: RefCell::default(), frames: RefCell::default() };
    php.collect_names(root);
    php.frames.borrow_mut().push(Frame::default());
    let body = php.statements(children(root));
    php.lose_errors(root);
    php.cx.finish(body)
}

/// What the names of a file mean.
#[derive(Default)]
struct Names {
    namespace: String,
    /// `use` declarations: the short name in lower case, the full one.
    classes: HashMap<String, String>,
    functions: HashMap<String, String>,
    /// Case matters here.
    constants: HashMap<String, String>,
    /// Qualified functions (in lower case) and constants that this file defines.
    defined: HashSet<String>,
    /// The classes that the code stands in, innermost last.
    inside: Vec<String>,
}

/// What `break` and `continue` count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Loop,
    Switch,
}

/// A function, or the file.
#[derive(Default)]
struct Frame {
    targets: Vec<Target>,
    /// Variables of the file or of the function around: reached through `$GLOBALS`, captured by reference.
    globals: Vec<Sym>,
    /// Whether it yields, and all it yields has keys.
    yields: Option<bool>,
}

struct Php<'a> {
    cx: Cx<'a>,
    /// Drupal's `settings.php` and what it includes: `$settings` and `$config` are for all of the site.
    is_settings: bool,
    names: RefCell<Names>,
    frames: RefCell<Vec<Frame>>,
}

/// A call by a plain name, as long as it can only mean the function of the language.
struct Builtin<'t> {
    name: String,
    args: Vec<Node<'t>>,
}

impl<'a> Php<'a> {
    // ------------------------------------------------------------------ names

    /// Finds the functions and constants that the file defines, as these are visible before their definition.
    fn collect_names(&self, root: Node<'_>) {
        let mut names = self.names.borrow_mut();
        let mut stack = vec![(root, String::new())];
        while let Some((node, mut namespace)) = stack.pop() {
            for child in children(node) {
                match child.kind() {
                    "namespace_definition" => {
                        let name = child.child_by_field_name("name").map_or("", |name| self.cx.str(name)).to_owned();
                        match child.child_by_field_name("body") {
                            Some(body) => stack.push((body, name)),
                            None => namespace = name,
                        }
                    }
                    "function_definition" => {
                        let name = child.child_by_field_name("name").map_or("", |name| self.cx.str(name));
                        names.defined.insert(qualify(&namespace, name).to_ascii_lowercase());
                    }
                    "const_declaration" => {
                        for element in children(child).into_iter().filter(|node| node.kind() == "const_element") {
                            let name = element.named_child(0).map_or("", |name| self.cx.str(name));
                            names.defined.insert(qualify(&namespace, name));
                        }
                    }
                    "if_statement" | "compound_statement" | "colon_block" | "else_clause" => {
                        stack.push((child, namespace.clone()))
                    }
                    _ => {}
                }
            }
        }
    }

    /// The text of a name without white space, and whether it says from where to resolve it.
    fn written(&self, node: Node<'_>) -> String {
        self.cx.str(node).chars().filter(|c| !c.is_whitespace()).collect()
    }

    fn class_name(&self, node: Node<'_>) -> String {
        let written = self.written(node);
        let names = self.names.borrow();
        if let Some(full) = written.strip_prefix('\\') {
            return full.to_owned();
        }
        let (first, rest) = written.split_once('\\').map_or((written.as_str(), None), |(first, rest)| (first, Some(rest)));
        if first.eq_ignore_ascii_case("namespace")
            && let Some(rest) = rest
        {
            return qualify(&names.namespace, rest);
        }
        match (names.classes.get(&first.to_ascii_lowercase()), rest) {
            (Some(full), Some(rest)) => format!("{full}\\{rest}"),
            (Some(full), None) => full.clone(),
            (None, _) => qualify(&names.namespace, &written),
        }
    }

    fn function_name(&self, node: Node<'_>) -> String {
        let written = self.written(node);
        if written.contains('\\') {
            return self.class_name(node);
        }
        let names = self.names.borrow();
        let lower = written.to_ascii_lowercase();
        if let Some(full) = names.functions.get(&lower) {
            return full.clone();
        }
        let qualified = qualify(&names.namespace, &written);
        if names.defined.contains(&qualified.to_ascii_lowercase()) {
            return qualified;
        }
        // Functions of the language are written in lower case by almost everybody, and in capitals by some.
        if written.chars().any(|c| c.is_ascii_lowercase()) { written } else { lower }
    }

    fn constant_name(&self, node: Node<'_>) -> String {
        let written = self.written(node);
        if written.contains('\\') {
            return self.class_name(node);
        }
        let names = self.names.borrow();
        if let Some(full) = names.constants.get(&written) {
            return full.clone();
        }
        let qualified = qualify(&names.namespace, &written);
        if names.defined.contains(&qualified) { qualified } else { written }
    }

    fn qualified(&self, name: Node<'_>) -> Ident {
        let full = qualify(&self.names.borrow().namespace, self.cx.str(name));
        Ident { name: full.into(), span: self.cx.span(name) }
    }

    fn import(&self, node: Node<'_>) {
        let kind_of = |node: Node<'_>| node.child_by_field_name("type").map(|kind| self.cx.str(kind).to_ascii_lowercase());
        let mut kind = kind_of(node);
        let (prefix, clauses) = match node.child_by_field_name("body") {
            Some(group) => {
                let prefix = children(node).into_iter().find(|child| child.kind() == "namespace_name");
                (prefix.map(|prefix| self.written(prefix)), children(group))
            }
            None => (None, children(node)),
        };
        for clause in clauses.into_iter().filter(|clause| clause.kind() == "namespace_use_clause") {
            let Some(name) = clause.named_child(0) else { continue };
            let own = kind_of(clause);
            // In `use function a, b`, the grammar gives the word to the first name.
            if prefix.is_none() && own.is_some() {
                kind.clone_from(&own);
            }
            let written = self.written(name);
            let full = match &prefix {
                Some(prefix) => format!("{}\\{written}", prefix.trim_matches('\\')),
                None => written.trim_start_matches('\\').to_owned(),
            };
            let alias = clause.child_by_field_name("alias").map(|alias| self.cx.str(alias));
            let short = alias.unwrap_or_else(|| full.rsplit('\\').next().unwrap_or_default()).to_owned();
            let mut names = self.names.borrow_mut();
            match own.or_else(|| kind.clone()).as_deref() {
                Some("function") => names.functions.insert(short.to_ascii_lowercase(), full),
                Some("const") => names.constants.insert(short, full),
                _ => names.classes.insert(short.to_ascii_lowercase(), full),
            };
        }
    }

    // ------------------------------------------------------------------ errors

    /// Counts every syntax error as lost, except what follows `__halt_compiler();` and `<?= $a, $b ?>`, which is right.
    fn lose_errors(&self, root: Node<'_>) {
        if !root.has_error() {
            return;
        }
        let end = self.halt(root).unwrap_or(usize::MAX);
        let mut stack = vec![root];
        while let Some(node) = stack.pop() {
            if node.start_byte() >= end {
                continue;
            }
            if node.is_error() {
                if !self.is_echo_list(node) {
                    self.cx.lose(node);
                }
                continue;
            }
            let mut cursor = node.walk();
            stack.extend(node.children(&mut cursor).filter(Node::has_error));
        }
    }

    fn is_echo_list(&self, error: Node<'_>) -> bool {
        let before = self.cx.text.get(..error.start_byte()).unwrap_or_default();
        before.trim_end().ends_with("<?=") && self.cx.str(error).trim_end().ends_with(',')
    }

    /// Where the code ends before the file does.
    fn halt(&self, root: Node<'_>) -> Option<usize> {
        children(root).into_iter().find(|node| self.is_halt(*node)).map(|node| node.end_byte())
    }

    fn is_halt(&self, node: Node<'_>) -> bool {
        node.kind() == "expression_statement"
            && node.named_child(0).and_then(|call| self.builtin(call)).is_some_and(|call| call.name == "__halt_compiler")
    }

    // ------------------------------------------------------------------ statements

    fn statements(&self, nodes: Vec<Node<'_>>) -> Vec<Stmt> {
        let mut out = Vec::new();
        for node in nodes {
            if self.is_halt(node) {
                break;
            }
            self.statement(node, &mut out);
        }
        out
    }

    /// The body of a loop, a branch, a function: a block, a block with a colon, or one statement.
    fn body(&self, node: Node<'_>) -> Vec<Stmt> {
        match node.kind() {
            "compound_statement" | "colon_block" => self.cx.deeper(node, Vec::new, || self.statements(children(node))),
            _ => self.statements(vec![node]),
        }
    }

    fn bodies(&self, node: Node<'_>, name: &str) -> Vec<Stmt> {
        fields(node, name).into_iter().flat_map(|body| self.body(body)).collect()
    }

    fn statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        self.cx.deeper(node, || (), || self.statement_here(node, out));
    }

    fn statement_here(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        match node.kind() {
            "expression_statement" => {
                if let Some(expr) = children(node).first() {
                    self.expression_statement(*expr, out);
                }
            }
            "echo_statement" => {
                for child in children(node) {
                    self.sequence(child, out);
                }
            }
            "compound_statement" | "colon_block" => out.extend(self.body(node)),
            "if_statement" => out.push(self.if_statement(node)),
            "switch_statement" => self.switch(node, out),
            "foreach_statement" => self.foreach(node, out),
            "while_statement" => self.while_statement(node, out),
            "do_statement" => {
                let mut body = self.in_target(Target::Loop, || self.bodies(node, "body"));
                if let Some(test) = node.child_by_field_name("condition") {
                    let test = self.expr(test);
                    body.push(Stmt::If { test, then: Vec::new(), otherwise: vec![Stmt::Break] });
                }
                out.push(Stmt::Loop { test: None, body });
            }
            "for_statement" => self.for_statement(node, out),
            "try_statement" => self.try_statement(node, out),
            "return_statement" => {
                let value = children(node).first().map(|value| self.expr(*value));
                out.push(Stmt::Return(value));
            }
            "exit_statement" => {
                let value = children(node).first().map(|value| self.expr(*value));
                out.push(Stmt::Throw(value));
            }
            "break_statement" | "continue_statement" => out.push(self.leave(node)),
            "global_declaration" => {
                let names = children(node).into_iter().filter(|name| name.kind() == "variable_name");
                out.push(Stmt::Global(names.map(|name| self.cx.str(name).into()).collect()));
            }
            "function_static_declaration" => {
                for declaration in children(node) {
                    let Some(name) = declaration.child_by_field_name("name") else { continue };
                    let value = declaration.child_by_field_name("value");
                    let value = value.map_or_else(|| Expr::null(self.cx.span(name)), |value| self.expr(value));
                    out.push(Stmt::Bind { pattern: Pattern::Name(self.cx.ident(name)), value, scope: Scope::Local });
                }
            }
            "unset_statement" => out.extend(children(node).into_iter().map(|target| Stmt::Delete(self.expr(target)))),
            "function_definition" => out.push(Stmt::Function(Arc::new(self.function_definition(node)))),
            "class_declaration" | "interface_declaration" | "trait_declaration" | "enum_declaration" => {
                let name = node.child_by_field_name("name").map(|name| self.qualified(name));
                out.push(Stmt::Class(Arc::new(self.class(node, name))));
            }
            "const_declaration" => {
                for element in children(node).into_iter().filter(|child| child.kind() == "const_element") {
                    if let [name, value] = children(element)[..] {
                        let name = self.qualified(name);
                        let span = name.span;
                        // Other files see it too, like what define() defines.
                        let text = ExprKind::Text { value: name.name.clone(), content: span, exact: false };
                        let args = vec![Expr::new(text, span), Expr::name(&name.name, span)];
                        let define = Stmt::Expr(Expr::call(Expr::name("define", span), args, span));
                        out.push(Stmt::Bind { pattern: Pattern::Name(name), value: self.expr(value), scope: Scope::Local });
                        out.push(define);
                    }
                }
            }
            "namespace_definition" => self.namespace(node, out),
            "namespace_use_declaration" => self.import(node),
            "declare_statement" => {
                let body = children(node).into_iter().filter(|child| child.kind() != "declare_directive");
                out.extend(self.statements(body.collect()));
            }
            // The pieces that the parser still made out.
            "ERROR" => {
                for child in children(node) {
                    self.statement(child, out);
                }
            }
            "php_tag" | "text" | "empty_statement" | "goto_statement" | "named_label_statement" => {}
            _ => out.push(Stmt::Expr(self.expr(node))),
        }
    }

    /// What one expression does as a statement: `echo`'s operands, the parts of a `for`.
    fn sequence(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        if node.kind() == "sequence_expression" {
            for child in children(node) {
                self.cx.deeper(child, || (), || self.sequence(child, out));
            }
        } else {
            self.expression_statement(node, out);
        }
    }

    fn expression_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let bind = |pattern, value| Stmt::Bind { pattern, value, scope: Scope::Local };
        match node.kind() {
            "parenthesized_expression" | "error_suppression_expression" => {
                if let Some(inner) = children(node).first() {
                    self.cx.deeper(*inner, || (), || self.expression_statement(*inner, out));
                }
            }
            "assignment_expression"
            | "reference_assignment_expression"
            | "augmented_assignment_expression"
            | "update_expression" => {
                if let Some((target, value)) = self.assignment(node) {
                    out.push(bind(target, value));
                    out.extend(self.site_setting(node));
                }
            }
            "binary_expression" => {
                let branch = |out: &mut Vec<Stmt>, positive: bool| {
                    let (Some(left), Some(right)) = self.operands(node) else { return };
                    let test = self.expr(left);
                    let mut body = Vec::new();
                    self.cx.deeper(right, || (), || self.expression_statement(right, &mut body));
                    let (then, otherwise) = if positive { (body, Vec::new()) } else { (Vec::new(), body) };
                    out.push(Stmt::If { test, then, otherwise });
                };
                match self.operator(node).as_str() {
                    "&&" | "and" => branch(out, true),
                    "||" | "or" => branch(out, false),
                    _ => out.push(Stmt::Expr(self.expr(node))),
                }
            }
            "throw_expression" => out.push(Stmt::Throw(children(node).first().map(|value| self.expr(*value)))),
            "yield_expression" => out.push(self.yield_statement(node)),
            "function_call_expression" => match self.builtin(node) {
                Some(call) if matches!(call.name.as_str(), "exit" | "die") => {
                    out.push(Stmt::Throw(call.args.first().map(|value| self.expr(*value))));
                }
                // With flags, names may get a prefix.
                Some(call) if call.name == "extract" && call.args.len() < 3 => {
                    if let Some(value) = call.args.first() {
                        out.push(Stmt::Extract(self.expr(*value)));
                    }
                }
                _ => out.push(Stmt::Expr(self.expr(node))),
            },
            _ => out.push(Stmt::Expr(self.expr(node))),
        }
    }

    /// After `$settings['influx']['user'] = …` in Drupal's settings: hands `influx` to whoever asks for settings.
    fn site_setting(&self, assignment: Node<'_>) -> Option<Stmt> {
        if !self.is_settings || self.frames.borrow().len() > 1 {
            return None;
        }
        let mut target = assignment.child_by_field_name("left")?;
        loop {
            let [base, key] = children(target)[..] else { return None };
            if target.kind() != "subscript_expression" {
                return None;
            }
            if base.kind() != "variable_name" {
                target = base;
                continue;
            }
            let setter = match self.cx.str(base) {
                "$settings" => "drupal:settings",
                "$config" => "drupal:config",
                _ => return None,
            };
            let (span, key) = (self.cx.span(target), self.expr(key));
            key.as_text()?;
            let value = Expr::access(self.expr(base), key.clone(), Style::Index, span);
            return Some(Stmt::Expr(Expr::call(Expr::name(setter, span), vec![key, value], span)));
        }
    }

    fn namespace(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let name = node.child_by_field_name("name").map_or_else(String::new, |name| self.written(name));
        {
            let mut names = self.names.borrow_mut();
            names.namespace = name;
            names.classes.clear();
            names.functions.clear();
            names.constants.clear();
        }
        if let Some(body) = node.child_by_field_name("body") {
            out.extend(self.body(body));
        }
    }

    fn if_statement(&self, node: Node<'_>) -> Stmt {
        let mut branches = vec![node];
        let mut otherwise = Vec::new();
        for alternative in fields(node, "alternative") {
            if alternative.kind() == "else_clause" {
                otherwise = self.bodies(alternative, "body");
            } else if branches.len() < MAX_DEPTH / 2 {
                branches.push(alternative);
            } else {
                self.cx.lose(alternative);
            }
        }
        // Lowered in the order of the text, nested from the end.
        let branches: Vec<_> = branches
            .into_iter()
            .map(|branch| {
                let test = branch.child_by_field_name("condition");
                let test = test.map_or_else(|| Expr::opaque(Vec::new(), self.cx.span(branch)), |test| self.expr(test));
                (test, self.bodies(branch, "body"))
            })
            .collect();
        for (test, then) in branches.into_iter().rev() {
            otherwise = vec![Stmt::If { test, then, otherwise }];
        }
        otherwise.pop().unwrap_or(Stmt::Block(Vec::new()))
    }

    fn switch(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let (Some(subject), Some(block)) = (node.child_by_field_name("condition"), node.child_by_field_name("body")) else {
            return;
        };
        let subject = self.expr(subject);
        let mut cases: Vec<(Vec<Expr>, Vec<Stmt>)> = Vec::new();
        for case in children(block) {
            let value = case.child_by_field_name("value");
            if value.is_none() && case.kind() == "case_statement" {
                continue;
            }
            let mut values: Vec<Expr> = value.map(|value| self.expr(value)).into_iter().collect();
            let body = children(case).into_iter().filter(|child| Some(child.id()) != value.map(|value| value.id()));
            let body = self.in_target(Target::Switch, || self.statements(body.collect()));
            // `case 'a': case 'b': …` is one case for both.
            if let Some((before, empty)) = cases.last()
                && empty.is_empty()
                && !before.is_empty()
                && !values.is_empty()
                && let Some((before, _)) = cases.pop()
            {
                values.splice(0..0, before);
            }
            cases.push((values, body));
        }
        out.push(Stmt::Switch { subject, cases, falls: true });
    }

    fn foreach(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let body_id = node.child_by_field_name("body").map(|body| body.id());
        let parts = children(node).into_iter().filter(|child| Some(child.id()) != body_id && !child.is_error());
        let mut parts = parts.into_iter();
        let (Some(iter), Some(target)) = (parts.next(), parts.next()) else { return };
        let list = iter;
        let iter = self.expr(iter);
        let (pattern, mode) = match (target.kind(), &children(target)[..]) {
            ("pair", [key, value]) => {
                let items = vec![self.pattern(*key), self.pattern(*value)];
                (Pattern::List { items, rest: None, span: self.cx.span(target) }, Iter::Entries)
            }
            _ => (self.pattern(target), Iter::Values),
        };
        let mut body = self.in_target(Target::Loop, || self.bodies(node, "body"));
        // What the body makes of every element of a list is what the list holds afterwards.
        let changes = target.kind() == "by_ref" && !body.iter().any(leaves);
        match (&pattern, self.pattern(list)) {
            (Pattern::Name(element), pattern @ (Pattern::Name(_) | Pattern::Place(_))) if changes => {
                let span = element.span;
                let changed: Sym = format!("{} changed", element.name).into();
                let bind = |pattern, value| Stmt::Bind { pattern, value, scope: Scope::Local };
                let ident = Ident { name: changed.clone(), span };
                out.push(bind(Pattern::Name(ident), Expr::new(ExprKind::List(Vec::new()), span)));
                let each = Expr::new(ExprKind::Each(Box::new(Expr::name(&changed, span))), span);
                body.push(bind(Pattern::Place(Box::new(each)), Expr::name(&element.name, span)));
                out.push(Stmt::ForEach { pattern: Pattern::Name(element.clone()), iter, mode, body });
                out.push(bind(pattern, Expr::name(&changed, span)));
            }
            _ => out.push(Stmt::ForEach { pattern, iter, mode, body }),
        }
    }

    fn while_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let Some(condition) = node.child_by_field_name("condition") else { return };
        // while (list($k, $v) = each($array)): how PHP 3 iterated.
        if let Some(assignment) = condition.named_child(0)
            && let (Some(left), Some(right)) = (assignment.child_by_field_name("left"), assignment.child_by_field_name("right"))
            && left.kind() == "list_literal"
            && let Some(call) = self.builtin(right)
            && let ("each", [array]) = (call.name.as_str(), &call.args[..])
        {
            let (pattern, iter) = (self.pattern(left), self.expr(*array));
            let body = self.in_target(Target::Loop, || self.bodies(node, "body"));
            out.push(Stmt::ForEach { pattern, iter, mode: Iter::Entries, body });
            return;
        }
        let test = Some(self.expr(condition));
        let body = self.in_target(Target::Loop, || self.bodies(node, "body"));
        out.push(Stmt::Loop { test, body });
    }

    fn for_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        for start in fields(node, "initialize") {
            self.sequence(start, out);
        }
        let test = fields(node, "condition").into_iter().next_back().map(|test| match test.kind() {
            "sequence_expression" => {
                Expr::opaque(children(test).into_iter().map(|part| self.expr(part)).collect(), self.cx.span(test))
            }
            _ => self.expr(test),
        });
        let mut body = self.in_target(Target::Loop, || self.bodies(node, "body"));
        for update in fields(node, "update") {
            self.sequence(update, &mut body);
        }
        out.push(Stmt::Loop { test, body });
    }

    fn try_statement(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let mut handlers = Vec::new();
        let body = self.bodies(node, "body");
        let mut finally = Vec::new();
        for clause in children(node) {
            match clause.kind() {
                "catch_clause" => {
                    let mut handler = Vec::new();
                    if let Some(name) = clause.child_by_field_name("name") {
                        let value = Expr::opaque(Vec::new(), self.cx.span(name));
                        handler.push(Stmt::Bind { pattern: Pattern::Name(self.cx.ident(name)), value, scope: Scope::Local });
                    }
                    handler.extend(self.bodies(clause, "body"));
                    handlers.push(handler);
                }
                "finally_clause" => finally = self.bodies(clause, "body"),
                _ => {}
            }
        }
        out.push(Stmt::Try { body, handlers });
        out.extend(finally);
    }

    fn in_target<T>(&self, target: Target, lower: impl FnOnce() -> T) -> T {
        let with = |change: &dyn Fn(&mut Vec<Target>)| {
            if let Some(frame) = self.frames.borrow_mut().last_mut() {
                change(&mut frame.targets);
            }
        };
        with(&|targets| targets.push(target));
        let value = lower();
        with(&|targets| {
            targets.pop();
        });
        value
    }

    /// `break 2` and the like: the IR has one level, and `continue` in a `switch` ends the `switch`.
    fn leave(&self, node: Node<'_>) -> Stmt {
        let levels = children(node).first().and_then(|levels| self.cx.str(*levels).parse::<usize>().ok()).unwrap_or(1).max(1);
        let frames = self.frames.borrow();
        let targets = frames.last().map_or(&[][..], |frame| &frame.targets);
        let inner = targets.last().copied();
        let index = targets.len().saturating_sub(levels);
        let innermost_loop = targets.iter().rposition(|target| *target == Target::Loop);
        let goes_on = node.kind() == "continue_statement" && targets.get(index) == Some(&Target::Loop);
        match innermost_loop {
            _ if levels == 1 && inner == Some(Target::Switch) => Stmt::Break,
            Some(at) if goes_on && at == index => Stmt::Continue,
            // Out of a loop that is not the innermost breakable thing: its iteration ends, at least.
            Some(at) if at >= index && inner == Some(Target::Switch) => Stmt::Continue,
            _ => Stmt::Break,
        }
    }

    fn yield_statement(&self, node: Node<'_>) -> Stmt {
        let span = self.cx.span(node);
        let parts = children(node);
        let Some(value) = parts.first() else {
            self.yields(false);
            return Stmt::Yield(Expr::null(span));
        };
        if has_token(node, "yield from") || self.cx.str(node).get(5..).is_some_and(|rest| rest.trim_start().starts_with("from "))
        {
            self.yields(false);
            return Stmt::Yield(Expr::new(ExprKind::Each(Box::new(self.expr(*value))), span));
        }
        match &children(*value)[..] {
            [key, item] if value.kind() == "array_element_initializer" => {
                self.yields(true);
                let (key, value) = (self.key(*key), self.expr(*item));
                Stmt::Yield(Expr::new(ExprKind::Record(vec![Field::Pair { key, value }]), span))
            }
            [item] if value.kind() == "array_element_initializer" => {
                self.yields(false);
                Stmt::Yield(self.expr(*item))
            }
            _ => {
                self.yields(false);
                Stmt::Yield(self.expr(*value))
            }
        }
    }

    fn yields(&self, keyed: bool) {
        if let Some(frame) = self.frames.borrow_mut().last_mut() {
            frame.yields = Some(frame.yields.unwrap_or(true) && keyed);
        }
    }

    // ------------------------------------------------------------------ patterns and assignments

    fn pattern(&self, node: Node<'_>) -> Pattern {
        self.cx.deeper(node, || Pattern::Ignore, || self.pattern_here(node))
    }

    fn pattern_here(&self, node: Node<'_>) -> Pattern {
        match node.kind() {
            "variable_name" => Pattern::Name(self.cx.ident(node)),
            "by_ref" | "parenthesized_expression" => children(node).first().map_or(Pattern::Ignore, |inner| self.pattern(*inner)),
            "list_literal" | "array_creation_expression" => self.destructuring(node),
            _ => match self.expr(node) {
                expr @ Expr { kind: ExprKind::Access { .. } | ExprKind::Each(_), .. } => Pattern::Place(Box::new(expr)),
                // $GLOBALS['x']
                Expr { kind: ExprKind::Name(name), span } => Pattern::Name(Ident { name, span }),
                _ => Pattern::Ignore,
            },
        }
    }

    fn destructuring(&self, node: Node<'_>) -> Pattern {
        let span = self.cx.span(node);
        let mut cursor = node.walk();
        // One entry is what stands between two commas: nothing, a target, or a key and a target.
        let mut entries: Vec<Vec<Node<'_>>> = vec![Vec::new()];
        let mut keyed = false;
        for child in node.children(&mut cursor) {
            match child.kind() {
                "," => entries.push(Vec::new()),
                "=>" => keyed = true,
                "array_element_initializer" => {
                    keyed |= has_token(child, "=>");
                    if let Some(entry) = entries.last_mut() {
                        entry.extend(children(child));
                    }
                }
                _ if child.is_named() && !child.is_extra() => {
                    if let Some(entry) = entries.last_mut() {
                        entry.push(child);
                    }
                }
                _ => {}
            }
        }
        if keyed {
            let fields = entries.iter().filter_map(|entry| match entry[..] {
                [key, value] => {
                    let span = self.cx.span(key).to(self.cx.span(value));
                    Some(FieldPattern { key: self.key(key), value: self.pattern(value), span })
                }
                _ => None,
            });
            return Pattern::Record { fields: fields.collect(), rest: None, span };
        }
        if entries.last().is_some_and(Vec::is_empty) {
            entries.pop();
        }
        let items = entries.iter().map(|entry| entry.first().map_or(Pattern::Ignore, |item| self.pattern(*item)));
        Pattern::List { items: items.collect(), rest: None, span }
    }

    /// The target and the value of any kind of assignment.
    fn assignment(&self, node: Node<'_>) -> Option<(Pattern, Expr)> {
        let span = self.cx.span(node);
        if node.kind() == "update_expression" {
            let target = node.child_by_field_name("argument")?;
            return Some((self.pattern(target), Expr::opaque(vec![self.expr(target)], span)));
        }
        let (left, right) = (node.child_by_field_name("left")?, node.child_by_field_name("right")?);
        if node.kind() != "augmented_assignment_expression" {
            // The value is evaluated first, but keys in the target must be known to it all the same.
            let value = self.expr(right);
            return Some((self.pattern(left), value));
        }
        let (target, old, new) = (self.pattern(left), self.expr(left), self.expr(right));
        let value = match self.operator(node).as_str() {
            ".=" => Expr::new(ExprKind::Template(vec![old, new]), span),
            "??=" => Expr::either(old, new, span),
            "+=" => union(old, new, span),
            _ => Expr::opaque(vec![old, new], span),
        };
        Some((target, value))
    }

    // ------------------------------------------------------------------ functions and classes

    fn type_of(&self, node: Node<'_>) -> Type {
        self.cx.deeper(
            node,
            || Type::Any,
            || match node.kind() {
                "named_type" => match node.named_child(0) {
                    Some(name) => Type::Named(Box::new(self.class_reference(name))),
                    None => Type::Any,
                },
                "optional_type" | "union_type" | "intersection_type" | "disjunctive_normal_form_type" => {
                    let types = children(node).into_iter().map(|part| self.type_of(part));
                    types.into_iter().find(|ty| !matches!(ty, Type::Any)).unwrap_or(Type::Any)
                }
                _ => Type::Any,
            },
        )
    }

    fn params(&self, node: Node<'_>) -> Vec<Param> {
        let Some(params) = node.child_by_field_name("parameters") else { return Vec::new() };
        let mut out = Vec::new();
        for param in children(params) {
            let Some(mut name) = param.child_by_field_name("name") else { continue };
            let by_reference = name.kind() == "by_ref" || has_child(param, "reference_modifier");
            if name.kind() == "by_ref" {
                name = name.named_child(0).unwrap_or(name);
            }
            let ident = self.cx.ident(name);
            let mut pattern = Pattern::Name(ident.clone());
            if let Some(ty) = param.child_by_field_name("type") {
                match self.type_of(ty) {
                    Type::Any => {}
                    ty => pattern = Pattern::Typed(Box::new(pattern), ty),
                }
            }
            let default = param.child_by_field_name("default_value").map(|value| self.expr(value));
            if let Some(value) = self.autowired(param).or(default) {
                pattern = Pattern::Default(Box::new(pattern), Box::new(value));
            }
            let promoted = param.kind() == "property_promotion_parameter";
            let field = promoted.then(|| ident.name.trim_start_matches('$').into());
            let kind = match param.kind() {
                "variadic_parameter" => ParamKind::Rest,
                _ if by_reference => ParamKind::Reference,
                _ => ParamKind::Plain,
            };
            out.push(Param { pattern, kind, field });
        }
        out
    }

    /// What Symfony's `#[Autowire('%env(…)%')]` and `#[Autowire(env: '…')]` give a parameter.
    fn autowired(&self, param: Node<'_>) -> Option<Expr> {
        let list = param.child_by_field_name("attributes")?;
        let attributes = children(list).into_iter().flat_map(children);
        for attribute in attributes {
            let Some(name) = attribute.named_child(0) else { continue };
            if self.class_name(name) != "Symfony\\Component\\DependencyInjection\\Attribute\\Autowire" {
                continue;
            }
            let Some(arguments) = attribute.child_by_field_name("parameters") else { continue };
            for argument in self.arguments(arguments) {
                let is_env = argument.name.as_ref().is_some_and(|name| &*name.name == "env");
                match &argument.value.kind {
                    ExprKind::Text { value, content, exact: true } if is_env => {
                        return Some(symfony::env_processors(value, content.start as usize, argument.value.span));
                    }
                    _ if argument.name.is_none() || argument.name.as_ref().is_some_and(|name| &*name.name == "value") => {
                        return Some(argument.value);
                    }
                    _ => {}
                }
            }
        }
        None
    }

    /// The body of a function, in a frame of its own.
    fn in_function(&self, globals: Vec<Sym>, lower: impl FnOnce() -> Vec<Stmt>) -> (Vec<Stmt>, Yields) {
        self.frames.borrow_mut().push(Frame { globals, ..Frame::default() });
        let mut body = lower();
        let frame = self.frames.borrow_mut().pop().unwrap_or_default();
        if !frame.globals.is_empty() {
            body.insert(0, Stmt::Global(frame.globals));
        }
        let yields = match frame.yields {
            None => Yields::No,
            Some(true) => Yields::Record,
            Some(false) => Yields::List,
        };
        (body, yields)
    }

    fn function(&self, node: Node<'_>, name: Option<Ident>, kind: FunctionKind) -> Function {
        let params = self.params(node);
        let shared = self.shared_variables(node);
        let (body, yields) = self.in_function(shared, || match node.child_by_field_name("body") {
            Some(body) if body.kind() == "compound_statement" => self.body(body),
            Some(body) if body.kind() == "throw_expression" => {
                let mut out = Vec::new();
                self.expression_statement(body, &mut out);
                out
            }
            Some(body) => vec![Stmt::Return(Some(self.expr(body)))],
            None => Vec::new(),
        });
        let returns = node.child_by_field_name("return_type").map(|ty| self.type_of(ty));
        let returns = returns.filter(|ty| !matches!(ty, Type::Any));
        Function { name, params, body, span: self.cx.span(node), kind, yields, returns, decorators: Vec::new() }
    }

    fn function_definition(&self, node: Node<'_>) -> Function {
        let name = node.child_by_field_name("name").map(|name| self.qualified(name));
        self.function(node, name, FunctionKind::Isolated)
    }

    /// Variables that a closure shares with what is around it: `use (&$x)`.
    fn shared_variables(&self, node: Node<'_>) -> Vec<Sym> {
        let clause = children(node).into_iter().find(|child| child.kind() == "anonymous_function_use_clause");
        let by_reference = clause.map(children).unwrap_or_default().into_iter().filter(|name| name.kind() == "by_ref");
        by_reference.filter_map(|name| name.named_child(0)).map(|name| self.cx.str(name).into()).collect()
    }

    fn closure(&self, node: Node<'_>) -> Expr {
        let kind = if node.kind() == "arrow_function" {
            FunctionKind::Lexical
        } else {
            let clause = children(node).into_iter().find(|child| child.kind() == "anonymous_function_use_clause");
            let names = clause.map(children).unwrap_or_default().into_iter().map(|name| {
                let name = if name.kind() == "by_ref" { name.named_child(0).unwrap_or(name) } else { name };
                self.cx.str(name).into()
            });
            FunctionKind::Uses(names.collect())
        };
        let function = self.function(node, None, kind);
        Expr::new(ExprKind::Function(Arc::new(function)), self.cx.span(node))
    }

    fn class(&self, node: Node<'_>, name: Option<Ident>) -> Class {
        let full = name.as_ref().map_or_else(String::new, |name| name.name.to_string());
        self.names.borrow_mut().inside.push(full);
        let class = self.cx.deeper(
            node,
            || Class {
                name: None,
                bases: Vec::new(),
                fields: Vec::new(),
                methods: Vec::new(),
                body: Vec::new(),
                span: self.cx.span(node),
                erased: false,
                alias: None,
                decorators: Vec::new(),
            },
            || self.class_here(node, name),
        );
        self.names.borrow_mut().inside.pop();
        class
    }

    fn class_here(&self, node: Node<'_>, name: Option<Ident>) -> Class {
        let span = self.cx.span(node);
        let mut class = Class {
            name,
            bases: Vec::new(),
            fields: Vec::new(),
            methods: Vec::new(),
            body: Vec::new(),
            span,
            erased: false,
            alias: None,
            decorators: Vec::new(),
        };
        let mut bases = Vec::new();
        for clause in children(node) {
            if matches!(clause.kind(), "base_clause" | "class_interface_clause") {
                bases.extend(children(clause).into_iter().map(|base| self.class_reference(base)));
            }
        }
        if node.kind() == "enum_declaration" {
            self.enum_constructor(node, &mut class);
        }
        for member in node.child_by_field_name("body").map(children).unwrap_or_default() {
            self.member(member, &mut class);
        }
        if node.kind() == "enum_declaration" {
            self.enum_methods(node, &mut class);
        }
        // What a trait has comes before what is inherited.
        class.bases.append(&mut bases);
        class
    }

    /// What every enumeration has: `cases()`, and with values, `from()` and `tryFrom()`.
    fn enum_methods(&self, node: Node<'_>, class: &mut Class) {
        let mut cases = Vec::new();
        let mut all = Vec::new();
        for member in node.child_by_field_name("body").map(children).unwrap_or_default() {
            let Some(name) = member.child_by_field_name("name").filter(|_| member.kind() == "enum_case") else { continue };
            let span = self.cx.span(name);
            let case = Expr::access(Expr::new(ExprKind::ThisClass, span), self.cx.key(name), Style::Static, span);
            all.push(Arg::of(case.clone()));
            if let Some(value) = member.child_by_field_name("value") {
                cases.push((vec![self.expr(value)], vec![Stmt::Return(Some(case))]));
            }
        }
        let word = node.child(0).map_or_else(|| self.cx.span(node), |word| self.cx.span(word));
        let mut add = |name: &str, at: usize, params: Vec<Param>, body: Vec<Stmt>| {
            // Functions are told apart by where they stand.
            let start = word.start as usize + at;
            let span = Span::new(start, start + 1);
            let mut function = Function::closure(params, body, Yields::No, span);
            function.name = Some(Ident { name: name.into(), span });
            function.kind = FunctionKind::Isolated;
            class.methods.push(Method { function: Arc::new(function), kind: MethodKind::Static });
        };
        add("cases", 0, Vec::new(), vec![Stmt::Return(Some(Expr::new(ExprKind::List(all), word)))]);
        if cases.is_empty() {
            return;
        }
        let value = Ident { name: "$value".into(), span: word };
        let param = Param { pattern: Pattern::Name(value.clone()), kind: ParamKind::Plain, field: None };
        for (at, name) in [(1, "from"), (2, "tryFrom")] {
            let subject = Expr::name(&value.name, word);
            let switch = Stmt::Switch { subject, cases: cases.clone(), falls: false };
            add(name, at, vec![param.clone()], vec![switch]);
        }
    }

    fn member(&self, node: Node<'_>, class: &mut Class) {
        match node.kind() {
            "method_declaration" => {
                // Without a body it says nothing about values.
                if node.child_by_field_name("body").is_none() {
                    return;
                }
                let name = node.child_by_field_name("name").map(|name| self.cx.ident(name));
                let is_constructor = name.as_ref().is_some_and(|name| name.name.eq_ignore_ascii_case("__construct"));
                let kind = match has_child(node, "static_modifier") {
                    true => MethodKind::Static,
                    false if is_constructor => MethodKind::Constructor,
                    false => MethodKind::Plain,
                };
                let function = Arc::new(self.function(node, name, FunctionKind::Isolated));
                class.methods.push(Method { function, kind });
            }
            "property_declaration" => {
                let ty = node.child_by_field_name("type").map(|ty| self.type_of(ty)).filter(|ty| !matches!(ty, Type::Any));
                let is_static = has_child(node, "static_modifier");
                let mut last = None;
                for element in children(node) {
                    match element.kind() {
                        "property_element" => {
                            let Some(name) = element.child_by_field_name("name").and_then(|name| name.named_child(0)) else {
                                continue;
                            };
                            let value = element.child_by_field_name("default_value").map(|value| self.expr(value));
                            last = Some(self.cx.ident(name));
                            class.fields.push(field(self.cx.ident(name), ty.clone(), value, is_static));
                        }
                        "property_hook_list" => self.hooks(element, last.clone(), class),
                        _ => {}
                    }
                }
            }
            "const_declaration" => {
                for element in children(node).into_iter().filter(|child| child.kind() == "const_element") {
                    if let [name, value] = children(element)[..] {
                        let value = Some(self.expr(value));
                        class.fields.push(field(self.cx.ident(name), None, value, true));
                    }
                }
            }
            "enum_case" => self.enum_case(node, class),
            "use_declaration" => {
                for part in children(node) {
                    match part.kind() {
                        "use_list" => self.trait_aliases(part, class),
                        _ => class.bases.push(self.class_reference(part)),
                    }
                }
            }
            _ => {}
        }
    }

    fn hooks(&self, list: Node<'_>, property: Option<Ident>, class: &mut Class) {
        let Some(property) = property else { return };
        for hook in children(list) {
            let Some(word) = children(hook).into_iter().find(|child| child.kind() == "name") else { continue };
            let (name, kind) = match self.cx.str(word) {
                "get" => (property.clone(), MethodKind::Getter),
                // Nobody calls it by this name: it is only looked at for what it reads.
                word => (Ident { name: format!("{}::{word}", property.name).into(), span: property.span }, MethodKind::Plain),
            };
            let function = Arc::new(self.function(hook, Some(name), FunctionKind::Isolated));
            class.methods.push(Method { function, kind });
        }
    }

    /// `use T { read as protected readEndpoint; }`: a method that calls the other.
    fn trait_aliases(&self, list: Node<'_>, class: &mut Class) {
        for clause in children(list).into_iter().filter(|clause| clause.kind() == "use_as_clause") {
            let parts: Vec<_> = children(clause).into_iter().filter(|part| part.kind() != "visibility_modifier").collect();
            let [method, alias] = parts[..] else { continue };
            let method = if method.kind() == "name" { method } else { children(method).pop().unwrap_or(method) };
            let span = self.cx.span(clause);
            let callee = Expr::access(Expr::new(ExprKind::This, span), self.cx.key(method), Style::Method, span);
            let rest = Ident { name: "$arguments".into(), span };
            let arguments = vec![Arg { value: Expr::name(&rest.name, span), name: None, spread: true }];
            let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args: arguments }, span);
            let param = Param { pattern: Pattern::Name(rest), kind: ParamKind::Rest, field: None };
            let mut function = Function::closure(vec![param], vec![Stmt::Return(Some(call))], Yields::No, span);
            function.name = Some(self.cx.ident(alias));
            function.kind = FunctionKind::Isolated;
            class.methods.push(Method { function: Arc::new(function), kind: MethodKind::Plain });
        }
    }

    /// A case of an enumeration is an instance with a `name` and a `value`.
    fn enum_constructor(&self, node: Node<'_>, class: &mut Class) {
        let span = node.child_by_field_name("name").map_or_else(|| self.cx.span(node), |name| self.cx.span(name));
        let param = |name: &str| {
            let pattern = Pattern::Name(Ident { name: format!("${name}").into(), span });
            Param { pattern, kind: ParamKind::Plain, field: Some(name.into()) }
        };
        let mut function = Function::closure(vec![param("name"), param("value")], Vec::new(), Yields::No, span);
        function.name = Some(Ident { name: "__construct".into(), span });
        function.kind = FunctionKind::Isolated;
        class.methods.push(Method { function: Arc::new(function), kind: MethodKind::Constructor });
    }

    fn enum_case(&self, node: Node<'_>, class: &mut Class) {
        let Some(name) = node.child_by_field_name("name") else { return };
        let span = self.cx.span(node);
        let value = node.child_by_field_name("value");
        let value = value.map_or_else(|| Expr::null(span), |value| self.expr(value));
        let args = [self.cx.key(name), value].into_iter().map(Arg::of).collect();
        let case = Expr::new(ExprKind::New { class: Box::new(Expr::new(ExprKind::ThisClass, span)), args }, span);
        class.fields.push(field(self.cx.ident(name), None, Some(case), true));
    }

    // ------------------------------------------------------------------ expressions

    fn expr(&self, node: Node<'_>) -> Expr {
        self.cx.deeper(node, || Expr::opaque(Vec::new(), self.cx.span(node)), || self.expr_here(node))
    }

    fn opaque(&self, node: Node<'_>) -> Expr {
        Expr::opaque(children(node).into_iter().map(|child| self.expr(child)).collect(), self.cx.span(node))
    }

    fn operator(&self, node: Node<'_>) -> String {
        node.child_by_field_name("operator").map_or_else(String::new, |operator| self.cx.str(operator).to_ascii_lowercase())
    }

    fn operands<'t>(&self, node: Node<'t>) -> (Option<Node<'t>>, Option<Node<'t>>) {
        (node.child_by_field_name("left"), node.child_by_field_name("right"))
    }

    /// An expression that a key or a method follows. Its span must end where that begins: parentheses belong to it.
    fn base(&self, node: Node<'_>) -> Expr {
        let expr = self.expr(node);
        if node.kind() != "parenthesized_expression" || expr.span == self.cx.span(node) {
            return expr;
        }
        Expr::new(ExprKind::Cast { expr: Box::new(expr), ty: Type::Any }, self.cx.span(node))
    }

    /// An expression in the place of a key: `['0']` is `[0]`.
    fn key(&self, node: Node<'_>) -> Expr {
        let mut key = self.expr(node);
        if let Some(text) = key.as_text()
            && (text == "0" || !text.starts_with('0'))
            && let Ok(number) = text.parse::<u32>()
        {
            key.kind = ExprKind::Number(i64::from(number));
        }
        key
    }

    /// The key of a member: a plain name, a variable, or an expression in braces.
    fn member_key(&self, node: Node<'_>) -> Expr {
        if node.kind() == "name" && node.named_child_count() == 0 {
            return self.cx.key(node);
        }
        self.expr(node)
    }

    fn expr_here(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let first = || node.named_child(0).filter(|child| !child.is_extra()).or_else(|| children(node).first().copied());
        let inner = |kind: fn(Box<Expr>) -> ExprKind| match first() {
            Some(child) => Expr::new(kind(Box::new(self.expr(child))), span),
            None => Expr::opaque(Vec::new(), span),
        };
        match node.kind() {
            "variable_name" => match self.cx.str(node) {
                "$this" => Expr::new(ExprKind::This, span),
                name => Expr::name(name, span),
            },
            "dynamic_variable_name" => self.dynamic_variable(node),
            "string" | "encapsed_string" | "heredoc" | "nowdoc" => self.string(node),
            "integer" => match integer(self.cx.str(node)) {
                Some(number) => Expr::new(ExprKind::Number(number), span),
                None => Expr::opaque(Vec::new(), span),
            },
            "boolean" => Expr::new(ExprKind::Bool(self.cx.str(node).eq_ignore_ascii_case("true")), span),
            "null" => Expr::null(span),
            "name" | "qualified_name" | "relative_name" => self.constant(node),
            "relative_scope" => self.class_reference(node),
            "parenthesized_expression" | "error_suppression_expression" | "by_ref" => match first() {
                Some(child) => self.expr(child),
                None => Expr::opaque(Vec::new(), span),
            },
            "clone_expression" => match first() {
                Some(child) if child.kind() == "arguments" => {
                    let first = self.arguments(child).into_iter().next();
                    first.map_or_else(|| Expr::opaque(Vec::new(), span), |argument| argument.value)
                }
                Some(child) => self.expr(child),
                None => Expr::opaque(Vec::new(), span),
            },
            "cast_expression" => match node.child_by_field_name("value") {
                Some(value) => self.expr(value),
                None => Expr::opaque(Vec::new(), span),
            },
            "subscript_expression" => self.subscript(node),
            "member_access_expression" | "nullsafe_member_access_expression" => {
                let (Some(object), Some(name)) = (node.child_by_field_name("object"), node.child_by_field_name("name")) else {
                    return self.opaque(node);
                };
                let mut base = self.base(object);
                // "$e->org" goes one level deep only: what it is replaced by can't be put together from its parts.
                if self.is_simple_interpolation(node) {
                    base.span = span;
                }
                Expr::access(base, self.member_key(name), Style::Member, span)
            }
            "scoped_property_access_expression" => {
                let (Some(scope), Some(name)) = (node.child_by_field_name("scope"), node.child_by_field_name("name")) else {
                    return self.opaque(node);
                };
                let key = match name.named_child(0) {
                    Some(plain) if name.kind() == "variable_name" => self.cx.key(plain),
                    _ => self.expr(name),
                };
                Expr::access(self.class_reference(scope), key, Style::Static, span)
            }
            "class_constant_access_expression" => self.class_constant(node),
            "function_call_expression" => self.call(node),
            "member_call_expression" | "nullsafe_member_call_expression" => {
                let object = node.child_by_field_name("object").map(|object| self.base(object));
                self.method_call(node, object, Style::Method)
            }
            "scoped_call_expression" => {
                let scope = node.child_by_field_name("scope").map(|scope| self.class_reference(scope));
                self.method_call(node, scope, Style::Static)
            }
            "object_creation_expression" => self.new_object(node),
            "array_creation_expression" => self.array(node),
            "binary_expression" => self.binary(node),
            "unary_op_expression" => self.unary(node),
            "conditional_expression" => {
                let part = |name: &str| node.child_by_field_name(name).map(|part| self.expr(part));
                match (part("condition"), part("body"), part("alternative")) {
                    (Some(test), Some(then), Some(otherwise)) => {
                        let (test, then, otherwise) = (Box::new(test), Box::new(then), Box::new(otherwise));
                        Expr::new(ExprKind::Cond { test, then, otherwise }, span)
                    }
                    (Some(first), None, Some(second)) => Expr::either(first, second, span),
                    _ => self.opaque(node),
                }
            }
            "match_expression" => self.match_expression(node),
            "assignment_expression"
            | "reference_assignment_expression"
            | "augmented_assignment_expression"
            | "update_expression" => match self.assignment(node) {
                Some((target, value)) => {
                    let (target, value) = (Box::new(target), Box::new(value));
                    Expr::new(ExprKind::Assign { target, value, scope: Scope::Local }, span)
                }
                None => self.opaque(node),
            },
            "throw_expression" | "exit_statement" => {
                let value = first().map(|value| self.expr(value));
                Expr::new(ExprKind::Block(vec![Stmt::Throw(value)]), span)
            }
            "yield_expression" => {
                let sent = Expr::opaque(Vec::new(), span);
                Expr::new(ExprKind::Block(vec![self.yield_statement(node), Stmt::Value(sent)]), span)
            }
            "include_expression" | "include_once_expression" | "require_expression" | "require_once_expression" => {
                let mut include = inner(ExprKind::Include);
                if let ExprKind::Include(spec) = &mut include.kind {
                    with_tail(spec);
                }
                include
            }
            "anonymous_function" | "arrow_function" => self.closure(node),
            "shell_command_expression" => {
                let code =
                    Expr::new(ExprKind::Template(self.parts(node, span.start as usize + 1, span.end as usize - 1, 0)), span);
                shell(code, span)
            }
            "array_element_initializer" | "variadic_unpacking" | "argument" => match first() {
                Some(child) => self.expr(child),
                None => Expr::opaque(Vec::new(), span),
            },
            "comment" | "php_tag" | "text" | "text_interpolation" => Expr::opaque(Vec::new(), span),
            // Statements that an error put where an expression should be.
            "function_definition" | "class_declaration" | "compound_statement" | "expression_statement" => {
                let mut body = Vec::new();
                self.statement(node, &mut body);
                Expr::new(ExprKind::Block(body), span)
            }
            _ => self.opaque(node),
        }
    }

    fn dynamic_variable(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let braces = has_token(node, "{");
        match node.named_child(0) {
            // "${name}" and ${'name'}
            Some(name) if braces && name.kind() == "name" => Expr::name(&format!("${}", self.cx.str(name)), span),
            Some(name) if braces && name.kind() == "string" => match self.expr(name).as_text() {
                Some(name) => Expr::name(&format!("${name}"), span),
                None => self.opaque(node),
            },
            // "${name['key']}"
            Some(inner) if braces && inner.kind() == "subscript_expression" => self.expr(inner),
            _ => self.opaque(node),
        }
    }

    /// Whether it stands in text without braces.
    fn is_simple_interpolation(&self, node: Node<'_>) -> bool {
        node.parent().is_some_and(|parent| {
            matches!(parent.kind(), "encapsed_string" | "heredoc_body" | "shell_command_expression")
                && !self.cx.text.get(..node.start_byte()).unwrap_or_default().ends_with('{')
        })
    }

    fn subscript(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let parts = children(node);
        let Some(base) = parts.first() else { return self.opaque(node) };
        let in_string = self.is_simple_interpolation(node);
        let key = match parts.get(1) {
            // "$e[user]": a bare word is the key itself.
            Some(key) if key.kind() == "name" && in_string => self.cx.key(*key),
            Some(key) => self.key(*key),
            // $list[] = …
            None => return Expr::new(ExprKind::Each(Box::new(self.base(*base))), span),
        };
        if base.kind() == "variable_name"
            && self.cx.str(*base) == "$GLOBALS"
            && let Some(name) = key.as_text()
        {
            let name: Sym = format!("${name}").into();
            let mut frames = self.frames.borrow_mut();
            if frames.len() > 1
                && let Some(frame) = frames.last_mut()
                && !frame.globals.contains(&name)
            {
                frame.globals.push(name.clone());
            }
            return Expr::new(ExprKind::Name(name), span);
        }
        let base = match base.kind() {
            // "${name['key']}"
            "name" if node.parent().is_some_and(|parent| parent.kind() == "dynamic_variable_name") => {
                Expr::name(&format!("${}", self.cx.str(*base)), self.cx.span(*base))
            }
            _ => self.base(*base),
        };
        Expr::access(base, key, Style::Index, span)
    }

    fn constant(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let text = |value: &str| Expr::new(ExprKind::Text { value: value.into(), content: span, exact: false }, span);
        let written = self.cx.str(node);
        // Error recovery leaves names with parts.
        if node.kind() == "name" && node.named_child_count() > 0 {
            return self.opaque(node);
        }
        match written.to_ascii_uppercase().as_str() {
            // Files are included relative to the one that says so.
            "__DIR__" => text("."),
            "__FILE__" => text("./."),
            "DIRECTORY_SEPARATOR" | "\\DIRECTORY_SEPARATOR" => text("/"),
            "__NAMESPACE__" => text(&self.names.borrow().namespace),
            "__CLASS__" => match self.names.borrow().inside.last() {
                Some(class) if !class.is_empty() => text(class),
                _ => Expr::opaque(Vec::new(), span),
            },
            "__LINE__" | "__FUNCTION__" | "__METHOD__" | "__TRAIT__" => Expr::opaque(Vec::new(), span),
            "TRUE" | "FALSE" => Expr::new(ExprKind::Bool(written.eq_ignore_ascii_case("true")), span),
            "NULL" => Expr::null(span),
            _ => Expr::name(&self.constant_name(node), span),
        }
    }

    fn class_reference(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        match node.kind() {
            "name" | "qualified_name" | "relative_name" | "relative_scope" => {
                match self.cx.str(node).to_ascii_lowercase().as_str() {
                    "self" | "static" => Expr::new(ExprKind::ThisClass, span),
                    "parent" => Expr::new(ExprKind::Super, span),
                    _ => Expr::name(&self.class_name(node), span),
                }
            }
            _ => self.base(node),
        }
    }

    fn class_constant(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let [scope, name] = children(node)[..] else { return self.opaque(node) };
        if self.cx.str(name).eq_ignore_ascii_case("class") {
            let class = match (scope.kind(), self.class_reference(scope).kind) {
                (_, ExprKind::Name(class)) if scope.kind() != "variable_name" => Some(class.to_string()),
                // `static` may be any class below.
                (_, ExprKind::ThisClass) if !self.cx.str(scope).eq_ignore_ascii_case("static") => {
                    self.names.borrow().inside.last().filter(|class| !class.is_empty()).cloned()
                }
                _ => None,
            };
            return match class {
                Some(class) => Expr::new(ExprKind::Text { value: class.into(), content: span, exact: false }, span),
                None => self.opaque(node),
            };
        }
        Expr::access(self.class_reference(scope), self.member_key(name), Style::Static, span)
    }

    // ------------------------------------------------------------------ calls

    fn builtin<'t>(&self, node: Node<'t>) -> Option<Builtin<'t>> {
        if node.kind() != "function_call_expression" {
            return None;
        }
        let function = node.child_by_field_name("function")?;
        if !matches!(function.kind(), "name" | "qualified_name") {
            return None;
        }
        let written = self.written(function);
        let name = written.strip_prefix('\\').unwrap_or(&written).to_ascii_lowercase();
        let names = self.names.borrow();
        if name.contains('\\')
            || names.functions.contains_key(&name)
            || names.defined.contains(&qualify(&names.namespace, &name).to_ascii_lowercase())
        {
            return None;
        }
        let mut args = Vec::new();
        for argument in children(node.child_by_field_name("arguments")?) {
            if argument.kind() != "argument" || argument.child_by_field_name("name").is_some() {
                return None;
            }
            let value = children(argument).pop()?;
            if value.kind() == "variadic_unpacking" {
                return None;
            }
            args.push(value);
        }
        Some(Builtin { name, args })
    }

    fn is_callable_syntax(&self, arguments: Node<'_>) -> bool {
        has_child(arguments, "variadic_placeholder")
    }

    fn arguments(&self, node: Node<'_>) -> Vec<Arg> {
        let mut out = Vec::new();
        for argument in children(node) {
            if argument.kind() != "argument" {
                if argument.is_error() {
                    out.push(Arg::of(self.expr(argument)));
                }
                continue;
            }
            let name = argument.child_by_field_name("name");
            let value = children(argument).into_iter().rfind(|child| Some(child.id()) != name.map(|name| name.id()));
            let Some(value) = value else { continue };
            let name = name.map(|name| self.cx.ident(name));
            let spread = value.kind() == "variadic_unpacking";
            out.push(Arg { value: self.expr(value), name, spread });
        }
        out
    }

    fn call(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let (Some(function), Some(arguments)) = (node.child_by_field_name("function"), node.child_by_field_name("arguments"))
        else {
            return self.opaque(node);
        };
        if let Some(call) = self.builtin(node)
            && !self.is_callable_syntax(arguments)
            && let Some(expr) = self.builtin_call(&call, span)
        {
            return expr;
        }
        let callee = match function.kind() {
            "name" | "qualified_name" | "relative_name" => Expr::name(&self.function_name(function), self.cx.span(function)),
            _ => self.base(function),
        };
        if self.is_callable_syntax(arguments) {
            return callee;
        }
        let args = self.arguments(arguments);
        if let (ExprKind::Name(name), [Arg { value: Expr { kind: ExprKind::Text { value, content, exact: true }, .. }, .. }]) =
            (&callee.kind, &args[..])
            && name.rsplit('\\').next() == Some("env")
            && value.contains(':')
        {
            return symfony::env_processors(value, content.start as usize, span);
        }
        let shown = self.view(node);
        let call = Expr::new(ExprKind::Call { callee: Box::new(callee), args }, span);
        shown.map_or(call.clone(), |shown| Expr::either(call, shown, span))
    }

    /// What Laravel's `view('metrics.show', ['creds' => $creds])->with('host', $host)` runs: the template, whose variables are
    /// the fields of what it is given.
    fn view(&self, node: Node<'_>) -> Option<Expr> {
        let span = self.cx.span(node);
        let mut given = Vec::new();
        let mut call = node;
        let name = loop {
            let args = self.arguments(call.child_by_field_name("arguments")?);
            let mut values = args.into_iter().map(|arg| arg.value);
            if call.kind() != "member_call_expression" {
                let function =
                    call.child_by_field_name("function").filter(|name| matches!(self.cx.str(*name), "view" | "\\view"))?;
                let first = values.next().filter(|_| function.kind() != "variable_name")?;
                given.extend(values.map(Field::Spread));
                break first;
            }
            if self.cx.str(call.child_by_field_name("name")?) != "with" {
                return None;
            }
            match (values.next()?, values.next()) {
                (key, Some(value)) => given.push(Field::Pair { key, value }),
                (all, None) => given.push(Field::Spread(all)),
            }
            call = call.child_by_field_name("object")?;
        };
        let path = format!("resources/views/{}.blade.php", name.as_text()?.replace('.', "/"));
        let file = Expr::new(ExprKind::Text { value: path.into(), content: name.span, exact: false }, name.span);
        given.reverse();
        let data = Expr::new(ExprKind::Record(given), span);
        let variable = Ident { name: format!("${MADE_UP}given").into(), span: name.span };
        let body = vec![
            Stmt::Extract(Expr::name(&variable.name, name.span)),
            Stmt::Expr(Expr::new(ExprKind::Include(Box::new(file)), name.span)),
        ];
        let param = Param { pattern: Pattern::Name(variable), kind: ParamKind::Plain, field: None };
        let template = Function { kind: FunctionKind::Isolated, ..Function::closure(vec![param], body, Yields::No, name.span) };
        Some(Expr::call(Expr::new(ExprKind::Function(Arc::new(template)), name.span), vec![data], span))
    }

    fn method_call(&self, node: Node<'_>, object: Option<Expr>, style: Style) -> Expr {
        let span = self.cx.span(node);
        let (Some(object), Some(name)) = (object, node.child_by_field_name("name")) else { return self.opaque(node) };
        if let Some(filtered) = self.collection_filter(node, &object) {
            return filtered;
        }
        // Up to the name, with a closing brace (`->{$name}()`), so that the arguments are not part of the callee.
        let end = node.child_by_field_name("arguments").map_or(name.end_byte(), |arguments| arguments.start_byte());
        let callee = Expr::access(object, self.member_key(name), style, Span::new(node.start_byte(), end));
        match node.child_by_field_name("arguments") {
            Some(arguments) if !self.is_callable_syntax(arguments) => {
                let call = ExprKind::Call { callee: Box::new(callee), args: self.arguments(arguments) };
                let call = Expr::new(call, span);
                match self.framework_method(node).or_else(|| self.view(node)) {
                    Some(made) => Expr::either(call, made, span),
                    None => call,
                }
            }
            _ => callee,
        }
    }

    /// Functions that are part of the language rather than of its library.
    fn builtin_call(&self, call: &Builtin<'_>, span: Span) -> Option<Expr> {
        let first = call.args.first().copied();
        Some(match (call.name.as_str(), &call.args[..]) {
            ("isset", args) => {
                let tests = args.iter().map(|arg| Expr::new(ExprKind::Exists(Box::new(self.expr(*arg))), self.cx.span(*arg)));
                tests.reduce(|left, right| Expr::new(ExprKind::Both(Box::new(left), Box::new(right)), span))?
            }
            ("empty", [value]) => Expr::new(ExprKind::Exists(Box::new(self.expr(*value))), span).not(),
            ("is_null", [value]) => Expr::new(ExprKind::Exists(Box::new(self.expr(*value))), span).not(),
            ("exit" | "die", _) => {
                let value = first.map(|value| self.expr(value));
                Expr::new(ExprKind::Block(vec![Stmt::Throw(value)]), span)
            }
            ("compact", args) => self.compact(args, span)?,
            ("dirname", [path, level @ ..]) => self.dirname(*path, level.first().copied(), span)?,
            ("preg_match", [pattern, subject, ..]) => {
                let (op, key) = self.literal_regex(*pattern)?;
                Expr::compare(op, self.expr(*subject), key, span)
            }
            ("shell_exec" | "exec" | "system" | "passthru" | "popen", [command, ..]) => shell(self.expr(*command), span),
            ("sprintf", [format, args @ ..]) => self.sprintf(*format, args, span)?,
            ("vsprintf", [format, args]) if args.kind() == "array_creation_expression" => {
                let args = children(*args)
                    .into_iter()
                    .map(|element| if has_token(element, "=>") { None } else { element.named_child(0) });
                self.sprintf(*format, &args.collect::<Option<Vec<_>>>()?, span)?
            }
            // strtok($type, ':') is the first of what explode() gives; so is strstr($type, ':', true).
            ("strtok", [text, separator]) => self.first_part(*separator, *text, span),
            ("strstr", [text, separator, before]) if self.cx.str(*before).eq_ignore_ascii_case("true") => {
                self.first_part(*separator, *text, span)
            }
            ("fnmatch", [pattern, subject]) => {
                let (op, key) = self.literal_wildcard(*pattern)?;
                Expr::compare(op, self.expr(*subject), key, span)
            }
            // The callback receives what the third argument says.
            ("array_filter", [array, function, mode]) => {
                let mode = if self.cx.str(*mode).contains("USE_KEY") || self.cx.str(*mode) == "2" { "key" } else { "both" };
                let callee = Expr::name(&format!("array_filter:{mode}"), span);
                Expr::call(callee, vec![self.expr(*array), self.expr(*function)], span)
            }
            // Laravel's container: app(Reader::class)
            ("app" | "resolve", [class]) => self.class_literal(*class).map(|class| construct(class, span))?,
            _ => return None,
        })
    }

    fn first_part(&self, separator: Node<'_>, text: Node<'_>, span: Span) -> Expr {
        let parts = Expr::call(Expr::name("explode", span), vec![self.expr(separator), self.expr(text)], span);
        Expr::access(parts, Expr::new(ExprKind::Number(0), span), Style::Index, span)
    }

    /// `->where('rel', 'influxdb')` on a collection: a filter by one of the properties that tell services apart.
    fn collection_filter(&self, node: Node<'_>, object: &Expr) -> Option<Expr> {
        let span = self.cx.span(node);
        let filter = match self.cx.str(node.child_by_field_name("name")?) {
            "where" => "filter",
            "firstWhere" => "first",
            _ => return None,
        };
        let arguments: Vec<_> = children(node.child_by_field_name("arguments")?);
        let (key, value) = match &arguments[..] {
            [key, value] => (key, value),
            [key, operator, value] if matches!(self.cx.str(*operator).trim_matches(['\'', '"']), "=" | "==" | "===") => {
                (key, value)
            }
            _ => return None,
        };
        let key = self.expr(*key);
        if !matches!(key.as_text()?, "rel" | "type" | "scheme" | "service" | "port") {
            return None;
        }
        let element = Ident { name: "$element".into(), span };
        let read = Expr::access(Expr::name(&element.name, span), key, Style::Index, span);
        let test = Expr::compare(Op::Eq, read, self.expr(*value), span);
        let param = Param { pattern: Pattern::Name(element), kind: ParamKind::Plain, field: None };
        let test = Function::closure(vec![param], vec![Stmt::Return(Some(test))], Yields::No, span);
        let callee = Expr::member(object.clone(), filter, span, span);
        let callee = match callee.kind {
            ExprKind::Access { base, key, .. } => Expr::new(ExprKind::Access { base, key, style: Style::Method }, span),
            kind => Expr::new(kind, span),
        };
        Some(Expr::call(callee, vec![Expr::new(ExprKind::Function(Arc::new(test)), span)], span))
    }

    /// The class in `Reader::class`.
    fn class_literal(&self, node: Node<'_>) -> Option<Expr> {
        match children(node)[..] {
            [class, word]
                if node.kind() == "class_constant_access_expression" && self.cx.str(word).eq_ignore_ascii_case("class") =>
            {
                matches!(class.kind(), "name" | "qualified_name" | "relative_name").then(|| self.class_reference(class))
            }
            _ => None,
        }
    }

    /// Methods of containers and configurations that are part of a framework rather than of the project.
    fn framework_method(&self, node: Node<'_>) -> Option<Expr> {
        let span = self.cx.span(node);
        let name = self.cx.str(node.child_by_field_name("name")?);
        let arguments: Vec<_> = children(node.child_by_field_name("arguments")?);
        let values: Vec<_> = arguments.iter().filter_map(|argument| children(*argument).pop()).collect();
        match (name, &values[..]) {
            // $container->get(Reader::class)
            ("get" | "make" | "resolve", [class]) => {
                let class = self.class_literal(*class)?;
                Some(construct(class, span))
            }
            _ => None,
        }
    }

    /// `sprintf('%s:%s', $a, $b)` where all of the format is known.
    fn sprintf(&self, format: Node<'_>, args: &[Node<'_>], span: Span) -> Option<Expr> {
        let format = self.expr(format);
        let ExprKind::Text { value, content, exact: true } = &format.kind else { return None };
        let start = content.start as usize;
        let mut parts = Vec::new();
        let mut next = 0;
        let mut done = 0;
        while let Some(at) = value.get(done..).and_then(|rest| rest.find('%')).map(|at| at + done) {
            if at > done {
                parts.push(Expr::text(value.get(done..at)?, Span::new(start + done, start + at)));
            }
            let rest = value.get(at + 1..)?;
            let length = rest.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
            let (spec, kind) = (rest.get(..length)?, rest.get(length..=length)?);
            done = at + 1 + length + 1;
            if kind == "%" {
                let place = Span::new(start + at, start + done);
                parts.push(Expr::new(ExprKind::Text { value: "%".into(), content: place, exact: false }, place));
                continue;
            }
            let index = match spec.split_once('$') {
                Some((number, _)) => number.parse::<usize>().ok()?.checked_sub(1)?,
                None => {
                    next += 1;
                    next - 1
                }
            };
            parts.push(self.expr(*args.get(index)?));
        }
        if let Some(rest) = value.get(done..).filter(|rest| !rest.is_empty()) {
            parts.push(Expr::text(rest, Span::new(start + done, start + value.len())));
        }
        Some(Expr::new(ExprKind::Template(parts), span))
    }

    /// `influx*`: a pattern of a shell with nothing but an end left open.
    fn literal_wildcard(&self, pattern: Node<'_>) -> Option<(Op, Expr)> {
        let pattern = self.expr(pattern);
        let ExprKind::Text { value, content, exact: true } = &pattern.kind else { return None };
        let after_start = value.strip_prefix('*').unwrap_or(value);
        let inner = after_start.strip_suffix('*').unwrap_or(after_start);
        if inner.is_empty() || inner.contains(['*', '?', '[', '\\']) {
            return None;
        }
        let op = match (after_start.len() < value.len(), inner.len() < after_start.len()) {
            (false, false) => Op::Eq,
            (false, true) => Op::StartsWith,
            (true, false) => Op::EndsWith,
            (true, true) => Op::Contains,
        };
        let at = content.start as usize + (value.len() - after_start.len());
        Some((op, Expr::text(inner, Span::new(at, at + inner.len()))))
    }

    /// `compact('host', 'user')`: the variables of these names.
    fn compact(&self, args: &[Node<'_>], span: Span) -> Option<Expr> {
        let mut fields = Vec::new();
        for arg in args {
            let names = if arg.kind() == "array_creation_expression" { children(*arg) } else { vec![*arg] };
            for name in names {
                let key = self.expr(name);
                let value = Expr::name(&format!("${}", key.as_text()?), key.span);
                fields.push(Field::Pair { key, value });
            }
        }
        Some(Expr::new(ExprKind::Record(fields), span))
    }

    /// `dirname(__DIR__, 2)`: what lies above the directory of this file.
    fn dirname(&self, path: Node<'_>, level: Option<Node<'_>>, span: Span) -> Option<Expr> {
        let path = self.expr(path);
        let levels = match level {
            Some(level) => self.cx.str(level).parse::<usize>().ok().filter(|level| (1..20).contains(level))?,
            None => 1,
        };
        let mut value = path.as_text()?.to_owned();
        for _ in 0..levels {
            value = match value.as_str() {
                "./." => ".".to_owned(),
                "." => "..".to_owned(),
                above if above.split('/').all(|part| part == "..") => format!("{above}/.."),
                _ => return None,
            };
        }
        Some(Expr::new(ExprKind::Text { value: value.into(), content: span, exact: false }, span))
    }

    fn new_object(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let mut class = None;
        let mut args = Vec::new();
        for part in children(node) {
            match part.kind() {
                "arguments" => args = self.arguments(part),
                "anonymous_class" => {
                    if let Some(arguments) = children(part).into_iter().find(|child| child.kind() == "arguments") {
                        args = self.arguments(arguments);
                    }
                    let kind = ExprKind::Class(Arc::new(self.class(part, None)));
                    class = Some(Expr::new(kind, self.cx.span(part)));
                }
                _ if class.is_none() => class = Some(self.class_reference(part)),
                _ => {}
            }
        }
        match class {
            Some(class) => Expr::new(ExprKind::New { class: Box::new(class), args }, span),
            None => Expr::opaque(args.into_iter().map(|arg| arg.value).collect(), span),
        }
    }

    fn array(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let elements = children(node);
        let keyed = elements.iter().any(|element| has_token(*element, "=>"));
        let mut record = Vec::new();
        let mut list = Vec::new();
        let mut next = 0;
        for element in elements {
            match &children(element)[..] {
                [key, value] if has_token(element, "=>") => {
                    let key = self.key(*key);
                    if let ExprKind::Number(number) = key.kind {
                        next = number.saturating_add(1);
                    }
                    record.push(Field::Pair { key, value: self.expr(*value) });
                }
                [value] => {
                    let spread = value.kind() == "variadic_unpacking";
                    let expr = self.expr(*value);
                    if !keyed {
                        list.push(Arg { value: expr, name: None, spread });
                    } else if spread {
                        record.push(Field::Spread(expr));
                    } else {
                        let key = Expr::new(ExprKind::Number(next), Span { start: expr.span.start, end: expr.span.start });
                        next = next.saturating_add(1);
                        record.push(Field::Pair { key, value: expr });
                    }
                }
                _ => {}
            }
        }
        Expr::new(if keyed { ExprKind::Record(record) } else { ExprKind::List(list) }, span)
    }

    // ------------------------------------------------------------------ operators

    fn binary(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let operator = self.operator(node);
        if matches!(operator.as_str(), "." | "&&" | "||" | "and" | "or") {
            return self.chain(node, &operator);
        }
        let (Some(left), Some(right)) = self.operands(node) else { return self.opaque(node) };
        match operator.as_str() {
            "??" => Expr::either(self.expr(left), self.expr(right), span),
            "===" | "==" => self.comparison(left, right, true, span),
            "!==" | "!=" | "<>" => self.comparison(left, right, false, span),
            "+" => union(self.expr(left), self.expr(right), span),
            "|>" => Expr::call(self.expr(right), vec![self.expr(left)], span),
            "instanceof" => Expr::opaque(vec![self.expr(left)], span),
            ">" | ">=" | "<" | "<=" => self.order(node, &operator, left, right),
            _ => Expr::opaque(vec![self.expr(left), self.expr(right)], span),
        }
    }

    /// `a . b . c …`, of any length: the tree leans to the left.
    fn chain(&self, node: Node<'_>, operator: &str) -> Expr {
        let span = self.cx.span(node);
        let mut operands = Vec::new();
        let mut at = node;
        loop {
            let (Some(left), Some(right)) = self.operands(at) else { return self.opaque(node) };
            operands.push(right);
            at = left;
            if at.kind() != "binary_expression" || self.operator(at) != operator {
                operands.push(at);
                break;
            }
        }
        let deep = operands.len() > MAX_DEPTH;
        let mut operands = operands.into_iter().rev().map(|operand| self.expr(operand));
        if operator == "." {
            return Expr::new(ExprKind::Template(operands.collect()), span);
        }
        if deep {
            return Expr::opaque(operands.collect(), span);
        }
        let join = if matches!(operator, "&&" | "and") { ExprKind::Both } else { ExprKind::Either };
        let Some(first) = operands.next() else { return Expr::opaque(Vec::new(), span) };
        operands.fold(first, |left, right| {
            let span = left.span.to(right.span);
            Expr::new(join(Box::new(left), Box::new(right)), span)
        })
    }

    fn unary(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let argument = node.child_by_field_name("argument").or_else(|| node.named_child(0));
        let Some(argument) = argument else { return self.opaque(node) };
        match self.operator(node).as_str() {
            "!" => {
                // !strcmp($a, $b)
                if let Some(call) = self.builtin(argument)
                    && let Some(test) = self.ordering_call(&call, span)
                {
                    return test;
                }
                Expr::new(ExprKind::Not(Box::new(self.expr(argument))), span)
            }
            _ if self.cx.str(node).starts_with('-') && argument.kind() == "integer" => match integer(self.cx.str(argument)) {
                Some(number) => Expr::new(ExprKind::Number(-number), span),
                None => Expr::opaque(Vec::new(), span),
            },
            _ => Expr::opaque(vec![self.expr(argument)], span),
        }
    }

    /// `left === right` if `same`, else `left !== right`.
    fn comparison(&self, left: Node<'_>, right: Node<'_>, same: bool, span: Span) -> Expr {
        let test = |expr: Expr, holds: bool| if holds { expr } else { Expr::new(ExprKind::Not(Box::new(expr)), span) };
        for (one, other) in [(left, right), (right, left)] {
            // Kind::tryFrom($type) === Kind::Influx asks what the value is.
            if one.kind() == "scoped_call_expression"
                && other.kind() == "class_constant_access_expression"
                && matches!(one.child_by_field_name("name").map(|name| self.cx.str(name)), Some("from" | "tryFrom"))
                && one.child_by_field_name("scope").map(|scope| self.cx.str(scope))
                    == other.named_child(0).map(|scope| self.cx.str(scope))
                && let Some(value) = one
                    .child_by_field_name("arguments")
                    .and_then(|arguments| arguments.named_child(0))
                    .and_then(|argument| children(argument).pop())
            {
                return test(Expr::compare(Op::Eq, self.expr(value), self.expr(other), span), same);
            }
            if let Some((op, subject, what)) = self.part_of_text(one, other) {
                return test(Expr::compare(op, subject, what, span), same);
            }
            match other.kind() {
                "boolean" => {
                    let holds = self.cx.str(other).eq_ignore_ascii_case("true") == same;
                    let found = self.builtin(one).and_then(|call| self.search_call(&call, span));
                    return test(found.unwrap_or_else(|| self.expr(one)), holds);
                }
                "null" => {
                    let value = self.expr(one);
                    // An assignment is more than a test.
                    let value = match value.kind {
                        ExprKind::Assign { .. } => value,
                        _ => Expr::new(ExprKind::Exists(Box::new(value)), span),
                    };
                    return test(value, !same);
                }
                "integer" => {
                    let Some(call) = self.builtin(one) else { continue };
                    let found = match self.cx.str(other) {
                        "0" if call.name == "preg_match" => self.builtin_call(&call, span).map(Expr::not),
                        "0" => self.ordering_call(&call, span),
                        "1" if call.name == "preg_match" => self.builtin_call(&call, span),
                        _ => None,
                    };
                    if let Some(found) = found {
                        return test(found, same);
                    }
                }
                _ => {}
            }
        }
        let op = if same { Op::Eq } else { Op::Ne };
        Expr::compare(op, self.expr(left), self.expr(right), span)
    }

    /// `count($x) > 0`, `preg_match(…) > 0`, `strpos($x, 'a') > -1`.
    fn order(&self, node: Node<'_>, operator: &str, left: Node<'_>, right: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let plain = || Expr::opaque(vec![self.expr(left), self.expr(right)], span);
        let (Some(call), bound) = (self.builtin(left), self.cx.str(right)) else { return plain() };
        let found = match (call.name.as_str(), operator, bound) {
            ("count" | "sizeof", ">", "0") | ("count" | "sizeof", ">=", "1") => {
                call.args.first().map(|value| Expr::new(ExprKind::Exists(Box::new(self.expr(*value))), span))
            }
            ("count" | "sizeof", "<", "1") | ("count" | "sizeof", "<=", "0") => {
                call.args.first().map(|value| Expr::new(ExprKind::Exists(Box::new(self.expr(*value))), span).not())
            }
            ("preg_match", ">", "0") | ("preg_match", ">=", "1") => self.builtin_call(&call, span),
            (_, ">", "-1") | (_, ">=", "0") => self.search_call(&call, span),
            _ => None,
        };
        found.unwrap_or_else(plain)
    }

    /// `strpos($haystack, $needle)` and the like, of which only is asked whether there is anything.
    fn search_call(&self, call: &Builtin<'_>, span: Span) -> Option<Expr> {
        let [haystack, needle, ..] = call.args[..] else { return None };
        let names =
            ["strpos", "stripos", "mb_strpos", "mb_stripos", "strrpos", "strripos", "strstr", "stristr", "strchr", "mb_strstr"];
        names.contains(&call.name.as_str()).then(|| Expr::compare(Op::Contains, self.expr(haystack), self.expr(needle), span))
    }

    /// Calls that give 0 for a match: `strpos` at the start, `strcmp`, `strncmp`.
    fn ordering_call(&self, call: &Builtin<'_>, span: Span) -> Option<Expr> {
        let [left, right, ..] = call.args[..] else { return None };
        let op = match call.name.as_str() {
            "strpos" | "stripos" | "mb_strpos" | "mb_stripos" | "strncmp" | "strncasecmp" => Op::StartsWith,
            "strcmp" | "strcasecmp" | "strnatcmp" | "strnatcasecmp" | "strcoll" => Op::Eq,
            _ => return None,
        };
        Some(Expr::compare(op, self.expr(left), self.expr(right), span))
    }

    /// `substr($type, 0, 8) === 'influxdb'`, `explode(':', $type)[0] === 'influxdb'`, `strtok($type, ':') === …`.
    fn part_of_text(&self, part: Node<'_>, what: Node<'_>) -> Option<(Op, Expr, Expr)> {
        let (call, op) = if part.kind() == "subscript_expression" {
            let [base, index] = children(part)[..] else { return None };
            let call = self.builtin(base).filter(|call| matches!(call.name.as_str(), "explode" | "preg_split" | "str_split"))?;
            (call, if self.cx.str(index) == "0" { Op::StartsWith } else { Op::Contains })
        } else {
            let call = self.builtin(part)?;
            let argument = |index: usize| call.args.get(index).map_or("", |node: &Node<'_>| self.cx.str(*node));
            let op = match call.name.as_str() {
                "substr" | "mb_substr" if argument(1) == "0" && call.args.len() == 3 => Op::StartsWith,
                "substr" | "mb_substr" if argument(1).starts_with('-') && call.args.len() == 2 => Op::EndsWith,
                "strtok" => Op::StartsWith,
                "strstr" if argument(2).eq_ignore_ascii_case("true") => Op::StartsWith,
                _ => return None,
            };
            (call, op)
        };
        if matches!(what.kind(), "boolean" | "null") {
            return None;
        }
        let subject = match call.name.as_str() {
            "explode" | "preg_split" => *call.args.get(1)?,
            _ => *call.args.first()?,
        };
        Some((op, self.expr(subject), self.expr(what)))
    }

    /// A regular expression that is plain text: `/^influx/`, `~influxdb:~i`.
    fn literal_regex(&self, pattern: Node<'_>) -> Option<(Op, Expr)> {
        let pattern = self.expr(pattern);
        let ExprKind::Text { value, content, exact: true } = &pattern.kind else { return None };
        let open = value.chars().next().filter(|c| c.is_ascii_punctuation() && *c != '\\')?;
        let close = match open {
            '(' => ')',
            '{' => '}',
            '[' => ']',
            '<' => '>',
            other => other,
        };
        let end = value.rfind(close).filter(|end| *end > 0)?;
        let mut start = 1;
        let mut regex = value.get(1..end)?;
        let (mut from_start, mut to_end) = (false, false);
        if let Some(rest) = regex.strip_prefix('^').or_else(|| regex.strip_prefix("\\A")) {
            from_start = true;
            start += regex.len() - rest.len();
            regex = rest;
        }
        if let Some(rest) = regex.strip_suffix('$').or_else(|| regex.strip_suffix("\\z")) {
            to_end = true;
            regex = rest;
        }
        // What may follow, or stand around, says nothing more.
        for tail in [".*", ".+", "\\b", "(:|$)", "(?::|$)"] {
            if let Some(rest) = regex.strip_suffix(tail) {
                regex = rest;
                to_end = false;
            }
        }
        for head in [".*", ".+", "\\b"] {
            if let Some(rest) = regex.strip_prefix(head) {
                start += head.len();
                regex = rest;
                from_start = false;
            }
        }
        if regex.is_empty() || !regex.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ':' | ' ' | '/' | '@'))
        {
            return None;
        }
        let op = match (from_start, to_end) {
            (true, true) => Op::Eq,
            (true, false) => Op::StartsWith,
            (false, true) => Op::EndsWith,
            (false, false) => Op::Contains,
        };
        let at = content.start as usize + start;
        Some((op, Expr::text(regex, Span::new(at, at + regex.len()))))
    }

    fn match_expression(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let (Some(subject), Some(block)) = (node.child_by_field_name("condition"), node.child_by_field_name("body")) else {
            return self.opaque(node);
        };
        let subject = self.expr(subject);
        let mut cases = Vec::new();
        let mut default = vec![Stmt::Throw(None)];
        for arm in children(block) {
            let Some(value) = arm.child_by_field_name("return_expression") else { continue };
            let values = arm.child_by_field_name("conditional_expressions").map(children).unwrap_or_default();
            let values: Vec<Expr> = values.into_iter().map(|value| self.expr(value)).collect();
            let body = match value.kind() {
                "throw_expression" => vec![Stmt::Throw(children(value).first().map(|value| self.expr(*value)))],
                _ => vec![Stmt::Value(self.expr(value))],
            };
            if arm.kind() == "match_default_expression" {
                default = body;
            } else {
                cases.push((values, body));
            }
        }
        cases.push((Vec::new(), default));
        Expr::new(ExprKind::Block(vec![Stmt::Switch { subject, cases, falls: false }]), span)
    }

    // ------------------------------------------------------------------ text

    fn string(&self, node: Node<'_>) -> Expr {
        let span = self.cx.span(node);
        let (start, end, indent, parts) = match node.kind() {
            "heredoc" | "nowdoc" => {
                let (Some(open), Some(close)) = (node.child_by_field_name("identifier"), node.child_by_field_name("end_tag"))
                else {
                    return self.opaque(node);
                };
                let line = |from: usize| self.cx.text.get(from..close.start_byte()).and_then(|rest| rest.find('\n'));
                let start = line(open.end_byte()).map_or(close.start_byte(), |at| open.end_byte() + at + 1);
                let before = self.cx.text.get(..close.start_byte()).unwrap_or_default();
                let last = before.rfind('\n').unwrap_or(start);
                let indent = close.start_byte().saturating_sub(last + 1);
                let end = last.max(start);
                let end = if before.get(..end).is_some_and(|text| text.ends_with('\r')) {
                    end.saturating_sub(1).max(start)
                } else {
                    end
                };
                (start, end, indent, node.child_by_field_name("value"))
            }
            _ => {
                // A binary string has a letter before its quote: b'…'.
                let opening = self.cx.str(node).find(['\'', '"']).unwrap_or(0);
                (node.start_byte() + opening + 1, node.end_byte().saturating_sub(1), 0, Some(node))
            }
        };
        let end = end.max(start);
        let mut parts = match parts {
            Some(parts) => self.parts(parts, start, end, indent),
            None => Vec::new(),
        };
        match &mut parts[..] {
            [] => Expr::new(ExprKind::Text { value: "".into(), content: Span::new(start, start), exact: true }, span),
            [only @ Expr { kind: ExprKind::Text { .. }, .. }] => {
                only.span = span;
                match &only.kind {
                    ExprKind::Text { value, content, exact: true } if value.contains("%env(") => {
                        symfony::text(value, content.start as usize, span)
                    }
                    _ => parts.pop().unwrap_or_else(|| Expr::opaque(Vec::new(), span)),
                }
            }
            _ => Expr::new(ExprKind::Template(parts), span),
        }
    }

    /// What stands in `node` between two offsets: runs of text as they are, escapes, interpolated expressions. `indent` is
    /// the white space, in bytes, that a heredoc's end takes from the start of each line.
    fn parts(&self, node: Node<'_>, start: usize, end: usize, indent: usize) -> Vec<Expr> {
        let mut out = Vec::new();
        let mut at = start;
        let flush = |out: &mut Vec<Expr>, from: usize, to: usize| {
            let Some(run) = self.cx.text.get(from..to) else { return };
            let mut at = from;
            for line in run.split_inclusive('\n') {
                let at_line_start =
                    indent > 0 && self.cx.text.get(start..at).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
                let white = line.len() - line.trim_start_matches([' ', '\t']).len();
                let skip = if at_line_start { white.min(indent) } else { 0 };
                // Without an indentation, the whole run is one piece.
                if indent == 0 {
                    out.push(Expr::text(run, Span::new(from, to)));
                    return;
                }
                if let Some(rest) = line.get(skip..).filter(|rest| !rest.is_empty()) {
                    out.push(Expr::text(rest, Span::new(at + skip, at + line.len())));
                }
                at += line.len();
            }
        };
        let single = node.kind() == "string";
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            let (from, to) = (child.start_byte(), child.end_byte());
            if from < start || to > end || from < at {
                continue;
            }
            match child.kind() {
                "string_content" | "nowdoc_string" | "'" | "\"" | "`" => {}
                "escape_sequence" => {
                    flush(&mut out, at, from);
                    let span = Span::new(from, to);
                    let value = unescape(self.cx.str(child), single);
                    out.push(Expr::new(ExprKind::Text { value: value.into(), content: span, exact: false }, span));
                    at = to;
                }
                "{" | "}" => {
                    flush(&mut out, at, from);
                    at = to;
                }
                _ if child.is_named() => {
                    flush(&mut out, at, from);
                    out.push(self.expr(child));
                    at = to;
                }
                _ => {}
            }
        }
        flush(&mut out, at, end);
        out
    }
}

/// Whether a statement may leave the body of the loop that it stands in.
fn leaves(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::Break | Stmt::Continue | Stmt::Return(_) => true,
        Stmt::If { then, otherwise, .. } => then.iter().chain(otherwise).any(leaves),
        Stmt::Switch { cases, .. } => cases.iter().flat_map(|(_, body)| body).any(leaves),
        Stmt::Try { body, handlers } => body.iter().chain(handlers.iter().flatten()).any(leaves),
        Stmt::Block(body) => body.iter().any(leaves),
        _ => false,
    }
}

fn qualify(namespace: &str, name: &str) -> String {
    if namespace.is_empty() { name.to_owned() } else { format!("{namespace}\\{name}") }
}

fn has_child(node: Node<'_>, kind: &str) -> bool {
    children(node).iter().any(|child| child.kind() == kind)
}

fn field(name: Ident, ty: Option<Type>, value: Option<Expr>, is_static: bool) -> ClassField {
    ClassField { key: name.clone(), name, ty, value, is_static, optional: false, flatten: false, aliases: Vec::new() }
}

/// `$a + $b` on arrays: what both have is the left one's.
fn union(left: Expr, right: Expr, span: Span) -> Expr {
    let number = |expr: &Expr| matches!(expr.kind, ExprKind::Number(_) | ExprKind::Opaque(_));
    if number(&left) || number(&right) {
        return Expr::opaque(vec![left, right], span);
    }
    Expr::new(ExprKind::Record(vec![Field::Spread(right), Field::Spread(left)]), span)
}

fn construct(class: Expr, span: Span) -> Expr {
    Expr::new(ExprKind::New { class: Box::new(class), args: Vec::new() }, span)
}

fn shell(code: Expr, span: Span) -> Expr {
    Expr::new(ExprKind::Code { language: "shell", code: Box::new(code), input: None, names: Vec::new() }, span)
}

/// Where the front of an included path may stay unknown (`$app_root . '/settings.local.php'`), its known end is tried too.
fn with_tail(spec: &mut Box<Expr>) {
    let ExprKind::Template(parts) = &spec.kind else { return };
    if parts.first().is_none_or(|first| first.as_text().is_some()) {
        return;
    }
    let tail: Vec<&str> = parts.iter().rev().map_while(Expr::as_text).collect();
    let tail: String = tail.into_iter().rev().collect();
    let tail = tail.trim_start_matches('/');
    if tail.is_empty() || tail.starts_with('.') {
        return;
    }
    let span = spec.span;
    let text = Expr::new(ExprKind::Text { value: tail.into(), content: span, exact: false }, span);
    let whole = std::mem::replace(&mut **spec, Expr::null(span));
    **spec = Expr::either(whole, text, span);
}

fn integer(text: &str) -> Option<i64> {
    let text = text.replace('_', "").to_ascii_lowercase();
    let (digits, radix) = if let Some(digits) = text.strip_prefix("0x") {
        (digits, 16)
    } else if let Some(digits) = text.strip_prefix("0b") {
        (digits, 2)
    } else if let Some(digits) = text.strip_prefix("0o") {
        (digits, 8)
    } else if text.len() > 1 && text.starts_with('0') {
        (&text[1..], 8)
    } else {
        (text.as_str(), 10)
    };
    i64::from_str_radix(digits, radix).ok()
}

/// The character that an escape sequence stands for.
fn unescape(escape: &str, single: bool) -> String {
    let rest = escape.strip_prefix('\\').unwrap_or(escape);
    if single {
        return rest.to_owned();
    }
    let code = |digits: &str, radix: u32| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).map(String::from);
    let known = match rest.chars().next() {
        Some('n') => Some("\n".to_owned()),
        Some('t') => Some("\t".to_owned()),
        Some('r') => Some("\r".to_owned()),
        Some('v') => Some("\u{b}".to_owned()),
        Some('e') => Some("\u{1b}".to_owned()),
        Some('f') => Some("\u{c}".to_owned()),
        Some('x') => rest.get(1..).and_then(|digits| code(digits, 16)),
        Some('u') => rest.get(1..).and_then(|digits| code(digits.trim_matches(['{', '}']), 16)),
        Some('0'..='7') => code(rest, 8),
        _ => None,
    };
    known.unwrap_or_else(|| rest.to_owned())
}

// ---------------------------------------------------------------------- files

/// The file that `include` means: relative to the including file, to its app, to what lies between.
fn resolve(spec: &str, project: &Project<'_>) -> Option<String> {
    let spec = spec.trim();
    if spec.is_empty() || spec.contains("://") {
        return None;
    }
    let relative = spec.trim_start_matches('/');
    let from = project.directory();
    let mut candidates: Vec<String> = Vec::new();
    // A path that says where it starts means that place only.
    let anchored = spec.starts_with("./") || spec.starts_with("../");
    if !spec.starts_with('/') {
        candidates.extend(join(from, spec));
    }
    if !anchored {
        candidates.extend(join(project.app_root, relative));
        let above = ancestors(from).filter(|directory| directory.starts_with(project.app_root));
        candidates.extend(above.filter_map(|directory| join(directory, relative)));
    } else if let Some(plain) = spec.strip_prefix("./") {
        // __DIR__ may have been put into a constant by a file further up.
        candidates.extend(ancestors(from).filter_map(|directory| join(directory, plain)));
    }
    project.first(candidates)
}

/// A file in a directory that only the run knows: `require ROOT . '/inc/database.php'`.
fn guess(spec: &str) -> Vec<String> {
    let Some((_, known)) = spec.rsplit_once(HOLE) else { return Vec::new() };
    let known = known.strip_prefix('/').filter(|known| !known.contains(".."));
    known.map(str::to_owned).into_iter().collect()
}

/// The directory, and every one above it up to the root (`""`).
fn ancestors(directory: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(directory), |directory| {
        if directory.is_empty() { None } else { Some(directory.rsplit_once('/').map_or("", |(above, _)| above)) }
    })
}

/// The file that defines a class (or a function that composer loads), by the nearest `composer.json` that knows.
fn autoload(name: &str, project: &Project<'_>) -> Option<String> {
    let name = name.trim_start_matches('\\');
    if name.is_empty() || name.starts_with('$') {
        return None;
    }
    for root in ancestors(project.directory()) {
        let file = if root.is_empty() { "composer.json".to_owned() } else { format!("{root}/composer.json") };
        let Some(text) = (project.read)(&file) else { continue };
        let Ok(composer) = serde_json::from_str::<serde_json::Value>(&text) else { continue };
        for section in ["autoload", "autoload-dev"] {
            let found = composer.get(section).and_then(|section| autoload_by(section, name, root, project));
            if found.is_some() {
                return found;
            }
        }
    }
    drupal_class(name, project)
}

fn autoload_by(section: &serde_json::Value, name: &str, root: &str, project: &Project<'_>) -> Option<String> {
    let short = name.rsplit('\\').next().unwrap_or(name);
    let mut candidates: Vec<String> = Vec::new();
    for (kind, by_prefix) in [("psr-4", true), ("psr-0", false)] {
        let map = section.get(kind).and_then(serde_json::Value::as_object);
        let mut found: Vec<(&str, &str)> = Vec::new();
        for (prefix, directories) in map.into_iter().flatten() {
            if !name.starts_with(prefix.as_str()) {
                continue;
            }
            let many = directories.as_array().map(Vec::as_slice).unwrap_or_default();
            found.extend(std::iter::once(directories).chain(many).filter_map(|dir| Some((prefix.as_str(), dir.as_str()?))));
        }
        // The longest prefix knows best.
        found.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        for (prefix, directory) in found {
            let rest = if by_prefix {
                name.get(prefix.len()..).unwrap_or_default().trim_start_matches('\\').replace('\\', "/")
            } else {
                let (namespace, class) = name.rsplit_once('\\').unwrap_or(("", name));
                format!("{}/{}", namespace.replace('\\', "/"), class.replace('_', "/"))
            };
            candidates.push(format!("{}/{rest}.php", directory.trim_end_matches('/')));
        }
    }
    let listed = |kind: &str| {
        let entries = section.get(kind).and_then(serde_json::Value::as_array);
        entries.into_iter().flatten().filter_map(serde_json::Value::as_str).map(|entry| entry.trim_end_matches('/').to_owned())
    };
    for entry in listed("classmap") {
        if entry.ends_with(".php") {
            if entry.rsplit('/').next().and_then(|file| file.strip_suffix(".php")) == Some(short) {
                candidates.push(entry);
            }
            continue;
        }
        candidates.push(format!("{entry}/{}.php", name.replace('\\', "/")));
        candidates.push(format!("{entry}/{short}.php"));
        candidates.push(format!("{entry}/class-{}.php", short.replace('_', "-").to_ascii_lowercase()));
    }
    let found = project.first(candidates.iter().filter_map(|path| join(root, path)));
    if found.is_some() {
        return found;
    }
    // Files that are always loaded hold functions, mostly.
    let function = format!("function {short}");
    listed("files").filter_map(|path| join(root, &path)).find(|path| {
        (project.read)(path).is_some_and(|text| {
            text.match_indices(&function).any(|(at, _)| {
                let after = text.get(at + function.len()..).unwrap_or_default();
                after.trim_start().starts_with('(')
            })
        })
    })
}

/// `Drupal\my_module\Service\X` is `src/Service/X.php` in the directory of that module.
fn drupal_class(name: &str, project: &Project<'_>) -> Option<String> {
    let (module, class) = name.strip_prefix("Drupal\\")?.split_once('\\')?;
    let file = format!("src/{}.php", class.replace('\\', "/"));
    let inside = ancestors(project.directory()).find(|directory| directory.rsplit('/').next() == Some(module));
    let mut candidates: Vec<String> = inside.and_then(|directory| join(directory, &file)).into_iter().collect();
    for root in ["", "web/", "docroot/", "html/"] {
        for kind in ["modules/custom", "modules", "profiles/custom", "themes/custom"] {
            candidates.extend(join(project.app_root, &format!("{root}{kind}/{module}/{file}")));
        }
    }
    project.first(candidates)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(text: &str) -> Module {
        lower(&Source { text, path: "a.php" })
    }

    /// A lowered file, written out shortly: one line a statement.
    fn show(code: &str) -> String {
        let text = format!("<?php {code}");
        let module = module(&text);
        assert_eq!(module.lost, [], "{code}");
        statements(&module.body)
    }

    fn statements(body: &[Stmt]) -> String {
        body.iter().map(statement).collect::<Vec<_>>().join("; ")
    }

    fn block(body: &[Stmt]) -> String {
        format!("{{{}}}", statements(body))
    }

    fn statement(stmt: &Stmt) -> String {
        let value = |value: &Option<Expr>| value.as_ref().map_or_else(String::new, |value| format!(" {}", expr(value)));
        match stmt {
            Stmt::Expr(e) => expr(e),
            Stmt::Bind { pattern: p, value, .. } => format!("{} = {}", pattern(p), expr(value)),
            Stmt::If { test, then, otherwise } if otherwise.is_empty() => format!("if {} {}", expr(test), block(then)),
            Stmt::If { test, then, otherwise } => format!("if {} {} else {}", expr(test), block(then), block(otherwise)),
            Stmt::Switch { subject, cases, falls } => {
                let cases = cases.iter().map(|(values, body)| {
                    let values: Vec<_> = values.iter().map(expr).collect();
                    format!("{}: {}", values.join("|"), block(body))
                });
                format!("switch{} {} {{{}}}", if *falls { "" } else { "!" }, expr(subject), cases.collect::<Vec<_>>().join(", "))
            }
            Stmt::ForEach { pattern: p, iter, mode, body } => {
                format!("for {mode:?} {} in {} {}", pattern(p), expr(iter), block(body))
            }
            Stmt::Loop { test, body } => format!("loop{} {}", value(test), block(body)),
            Stmt::Try { body, handlers } => {
                format!("try {} {}", block(body), handlers.iter().map(|body| block(body)).collect::<Vec<_>>().join(" "))
            }
            Stmt::Return(e) => format!("return{}", value(e)),
            Stmt::Throw(e) => format!("throw{}", value(e)),
            Stmt::Yield(e) => format!("yield {}", expr(e)),
            Stmt::Value(e) => format!("value {}", expr(e)),
            Stmt::Break => "break".into(),
            Stmt::Continue => "continue".into(),
            Stmt::Function(f) => function(f),
            Stmt::Class(c) => class(c),
            Stmt::Global(names) => format!("global {}", names.join(", ")),
            Stmt::Extract(e) => format!("extract {}", expr(e)),
            Stmt::Delete(e) => format!("delete {}", expr(e)),
            Stmt::Block(body) => block(body),
            other => format!("{other:?}"),
        }
    }

    fn function(f: &Function) -> String {
        let params = f.params.iter().map(|p| match &p.field {
            Some(field) => format!("{}>{field}", pattern(&p.pattern)),
            None if p.kind == ParamKind::Rest => format!("...{}", pattern(&p.pattern)),
            None => pattern(&p.pattern),
        });
        let name = f.name.as_ref().map_or("", |name| &name.name);
        let kind = match &f.kind {
            FunctionKind::Lexical | FunctionKind::Process => "=>".to_owned(),
            FunctionKind::Isolated => String::new(),
            FunctionKind::Uses(names) => format!("use({})", names.join(",")),
        };
        let yields = if f.yields == Yields::No { String::new() } else { format!("{:?}", f.yields) };
        format!("fn {name}({}){kind}{yields}{}", params.collect::<Vec<_>>().join(", "), block(&f.body))
    }

    fn class(c: &Class) -> String {
        let mut parts: Vec<String> = c.bases.iter().map(|base| format!("is {}", expr(base))).collect();
        parts.extend(c.fields.iter().map(|f| {
            let value = f.value.as_ref().map_or_else(String::new, |value| format!(" = {}", expr(value)));
            format!("{}{}{value}", if f.is_static { "static " } else { "" }, f.name.name)
        }));
        parts.extend(c.methods.iter().map(|m| format!("{:?} {}", m.kind, function(&m.function))));
        format!("class {} {{{}}}", c.name.as_ref().map_or("", |name| &name.name), parts.join("; "))
    }

    fn pattern(p: &Pattern) -> String {
        match p {
            Pattern::Name(name) => name.name.to_string(),
            Pattern::Place(e) => format!("@{}", expr(e)),
            Pattern::Record { fields, .. } => {
                let fields = fields.iter().map(|f| format!("{}: {}", expr(&f.key), pattern(&f.value)));
                format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
            }
            Pattern::List { items, .. } => format!("[{}]", items.iter().map(pattern).collect::<Vec<_>>().join(", ")),
            Pattern::Default(p, e) => format!("{} ={}", pattern(p), expr(e)),
            Pattern::Typed(p, Type::Named(name)) => format!("{}:{}", pattern(p), expr(name)),
            Pattern::Ignore => "_".into(),
            other => format!("{other:?}"),
        }
    }

    fn args(list: &[Arg]) -> String {
        let args = list.iter().map(|arg| {
            let name = arg.name.as_ref().map_or_else(String::new, |name| format!("{}: ", name.name));
            format!("{name}{}{}", if arg.spread { "..." } else { "" }, expr(&arg.value))
        });
        args.collect::<Vec<_>>().join(", ")
    }

    fn expr(e: &Expr) -> String {
        match &e.kind {
            ExprKind::Text { value, .. } => format!("'{}'", value.escape_debug()),
            ExprKind::Number(number) => number.to_string(),
            ExprKind::Null => "null".into(),
            ExprKind::Bool(value) => value.to_string(),
            ExprKind::Template(parts) => format!("`{}`", parts.iter().map(expr).collect::<Vec<_>>().join(" ")),
            ExprKind::Name(name) => name.to_string(),
            ExprKind::This => "this".into(),
            ExprKind::ThisClass => "class".into(),
            ExprKind::Super => "super".into(),
            ExprKind::Access { base, key, style } => match style {
                Style::Index => format!("{}[{}]", expr(base), expr(key)),
                Style::Member | Style::Property => format!("{}.{}", expr(base), expr(key)),
                Style::Static => format!("{}::{}", expr(base), expr(key)),
                Style::Method => format!("{}->{}", expr(base), expr(key)),
            },
            ExprKind::Each(e) => format!("{}[]", expr(e)),
            ExprKind::Call { callee, args: list } => format!("{}({})", expr(callee), args(list)),
            ExprKind::New { class, args: list } => format!("new {}({})", expr(class), args(list)),
            ExprKind::Cast { expr: e, .. } => format!("({})", expr(e)),
            ExprKind::Function(f) => function(f),
            ExprKind::Class(c) => class(c),
            ExprKind::Record(fields) => {
                let fields = fields.iter().map(|field| match field {
                    Field::Pair { key, value } => format!("{}: {}", expr(key), expr(value)),
                    Field::Spread(e) => format!("...{}", expr(e)),
                });
                format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
            }
            ExprKind::List(list) => format!("[{}]", args(list)),
            ExprKind::Either(a, b) => format!("({} ?? {})", expr(a), expr(b)),
            ExprKind::Both(a, b) => format!("({} && {})", expr(a), expr(b)),
            ExprKind::Cond { test, then, otherwise } => format!("({} ? {} : {})", expr(test), expr(then), expr(otherwise)),
            ExprKind::Not(e) => format!("!{}", expr(e)),
            ExprKind::Compare { op, left, right } => format!("{op:?}({}, {})", expr(left), expr(right)),
            ExprKind::Exists(e) => format!("exists({})", expr(e)),
            ExprKind::Assign { target, value, .. } => format!("({} := {})", pattern(target), expr(value)),
            ExprKind::Block(body) => block(body),
            ExprKind::Include(e) => format!("include({})", expr(e)),
            ExprKind::Code { language, code, .. } => format!("{language}({})", expr(code)),
            ExprKind::Opaque(parts) => format!("?({})", parts.iter().map(expr).collect::<Vec<_>>().join(", ")),
            other => format!("{other:?}"),
        }
    }

    #[track_caller]
    fn gives(code: &str, expected: &str) {
        assert_eq!(show(code), expected, "{code}");
    }

    #[test]
    fn reads() {
        gives("$u = $r['influxdb'][0]['user'];", "$u = $r['influxdb'][0]['user']");
        gives("f($r->influxdb[0]->user, $r->{'influx-db'}['0']?->org);", "f($r.'influxdb'[0].'user', $r.'influx-db'[0].'org')");
        gives("$x = (array) @$e['user'] ?? 'a';", "$x = ($e['user'] ?? 'a')");
        gives("$x = A::B[$k]; A::$c['user']; $o::m(1)->n();", "$x = A::'B'[$k]; A::'c'['user']; $o::'m'(1)->'n'()");
        gives("$GLOBALS['creds']['user'];", "$creds['user']");
        gives("function f() { return $GLOBALS['creds']['user']; }", "fn f(){global $creds; return $creds['user']}");
    }

    #[test]
    fn strings() {
        gives(
            r#"f("a $e[user]:{$e['org']} ${x} ${y['z']} $o->p[q] $e[0]$e[$k]");"#,
            "f(`'a ' $e['user'] ':' $e['org'] ' ' $x ' ' $y['z'] ' ' $o.'p' '[q] ' $e[0] $e[$k]`)",
        );
        gives(r#"f('a\'b', "\x41\n\$x", '', "one");"#, r"f(`'a' '\'' 'b'`, `'A' '\n' '$' 'x'`, '', 'one')");
        gives("f(<<<E\n  user $e[user]\n    {$e['org']}\n  E, 1);", r"f(`'user ' $e['user'] '\n' '  ' $e['org']`, 1)");
        gives("f(<<<'E'\n  raw $x\n  E);", "f('raw $x')");
        gives("$a .= 'x' . $b . \"c\"; ", "$a = `$a `'x' $b 'c'``");
        gives("$x = `ls $d`;", "$x = shell(`'ls ' $d`)");
    }

    #[test]
    fn symfony_placeholders() {
        let chain = "getenv('PLATFORM_RELATIONSHIPS')['influxdb'][0]['user']";
        gives("f('%env(key:user:key:0:key:influxdb:json:base64:PLATFORM_RELATIONSHIPS)%');", &format!("f({chain})"));
        gives("f('http://%env(INFLUX_HOST)%:8086');", "f(`'http://' getenv('INFLUX_HOST') ':8086'`)");
        let code = r#"use Symfony\Component\DependencyInjection\Attribute\Autowire;
            function f(#[Autowire(env: 'key:user:key:0:key:influxdb:json:base64:PLATFORM_RELATIONSHIPS')] string $u) {}"#;
        gives(code, &format!("fn f($u ={chain}){{}}"));
    }

    #[test]
    fn tests_and_guards() {
        gives("if (!isset($a['x'], $b)) return;", "if !(exists($a['x']) && exists($b)) {return}");
        gives("if (empty($r)) { die('x'); }", "if !exists($r) {throw 'x'}");
        gives("$r = getenv('A') or exit(1);", "if ($r := getenv('A')) {} else {throw 1}");
        gives("if (false === ($r = getenv('A'))) {}", "if !($r := getenv('A')) {}");
        gives("$a !== null && $b = 1;", "if exists($a) {$b = 1}");
        gives("$x = strpos($t, 'influx') !== false;", "$x = Contains($t, 'influx')");
        gives("$x = false === strpos($t, 'influx');", "$x = !Contains($t, 'influx')");
        gives("$x = 0 === strpos($t, 'influx');", "$x = StartsWith($t, 'influx')");
        gives("$x = substr($t, 0, 6) === 'influx';", "$x = StartsWith($t, 'influx')");
        gives("$x = explode(':', $t)[0] != 'influx';", "$x = !StartsWith($t, 'influx')");
        gives("$x = preg_match('/^influxdb:/i', $t);", "$x = StartsWith($t, 'influxdb:')");
        gives("$x = preg_match('/a|b/', $t);", "$x = preg_match('/a|b/', $t)");
        gives("$x = strcmp($t, 'a') === 0; $y = !strcmp($t, 'a');", "$x = Eq($t, 'a'); $y = Eq($t, 'a')");
        gives("$x = count($e) > 0 and f();", "if ($x := exists($e)) {f()}");
        gives("$x = $a <> 'b' ? 1 : ($c ?: 2);", "$x = (Ne($a, 'b') ? 1 : ($c ?? 2))");
    }

    #[test]
    fn loops() {
        gives("foreach ($r as $k => &$v): f($v); endforeach;", "for Entries [$k, $v] in $r {f($v)}");
        gives("foreach ($r as ['user' => $u, 'q' => [, $b]]) {}", "for Values {'user': $u, 'q': [_, $b]} in $r {}");
        gives(
            "foreach ($r['a'] as &$e) { $e['user'] = 1; }",
            "$e changed = []; for Values $e in $r['a'] {@$e['user'] = 1; @$e changed[] = $e}; @$r['a'] = $e changed",
        );
        gives("while (list($k, $v) = each($r)) {}", "for Entries [$k, $v] in $r {}");
        gives("for ($i = 0; $i < 3; $i++) f();", "$i = 0; loop ?($i, 3) {f(); $i = ?($i)}");
        gives("do { f(); } while ($a);", "loop {f(); if $a {} else {break}}");
        gives(
            "foreach ($a as $b) { switch ($b) { case 1: continue 2; case 2: case 3: break; default: g(); } continue; }",
            "for Values $b in $a {switch $b {1: {continue}, 2|3: {break}, : {g()}}; continue}",
        );
        gives("foreach ($a as $b) foreach ($b as $c) continue 2;", "for Values $b in $a {for Values $c in $b {break}}");
    }

    #[test]
    fn match_and_try() {
        gives(
            "$x = match (true) { $a, $b => 1, default => throw new E() };",
            "$x = {switch! true {$a|$b: {value 1}, : {throw new E()}}}",
        );
        gives("try { a(); } catch (A | B $e) { b(); } finally { c(); }", "try {a()} {$e = ?(); b()}; c()");
    }

    #[test]
    fn destructuring() {
        gives("['user' => $u, 'query' => ['org' => $o]] = $e;", "{'user': $u, 'query': {'org': $o}} = $e");
        gives("list($a, , list($b)) = $e; [$x['k'], $this->y] = $z;", "[$a, _, [$b]] = $e; [@$x['k'], @this.'y'] = $z");
        gives("$x[] = 1; $x['a'] ??= $y;", "@$x[] = 1; @$x['a'] = ($x['a'] ?? $y)");
    }

    #[test]
    fn arrays_and_arguments() {
        gives("f(['user' => $u, 'b', ...$c], [1, &$d], array('a' => 1));", "f({'user': $u, 0: 'b', ...$c}, [1, $d], {'a': 1})");
        gives("$a = compact('host', 'user'); extract($e);", "$a = {'host': $host, 'user': $user}; extract $e");
        gives("$a = ['x' => 1] + $b;", "$a = {...$b, ...{'x': 1}}");
        gives("f(sprintf('%s:%2$05d%%', $a, $b), sprintf($c, $d));", "f(`$a ':' $b '%'`, sprintf($c, $d))");
        gives("array_filter($a, $f, ARRAY_FILTER_USE_KEY); app(A::class)->b();", "array_filter:key($a, $f); new A()->'b'()");
        gives("f(name: $x, ...$y); array_map(g(...), $z); $x |> h(...);", "f(name: $x, ...$y); array_map(g, $z); h($x)");
    }

    #[test]
    fn names_are_qualified() {
        let code = r"namespace App\Sub; use A\B\C, D\E as F; use function A\f; use G\{H, function i, const J};
            new C; F\X::y(); new K; new \L; f(); i(); g(J, M); \strlen(1); namespace\n(); function g() {} const M = 1;
            class C2 extends C { use H; function a(C $c, ?self $d): array { return parent::a() . C::class . self::class . __NAMESPACE__; } }";
        gives(
            code,
            r"new A\B\C(); D\E\X::'y'(); new App\Sub\K(); new L(); A\f(); G\i(); App\Sub\g(G\J, App\Sub\M); strlen(1); App\Sub\n(); fn App\Sub\g(){}; App\Sub\M = 1; define('App\\Sub\\M', App\Sub\M); class App\Sub\C2 {is G\H; is A\B\C; Plain fn a($c:A\B\C, $d:class){return `super::'a'() 'A\\B\\C' 'App\\Sub\\C2' 'App\\Sub'`}}",
        );
    }

    #[test]
    fn classes() {
        gives(
            "abstract class A { const X = 'a', Y = 2; public static ?array $p = []; private $q;
             function __construct(private readonly Foo $f, array &...$rest) {} abstract function g();
             static function s() { return new static(self::X); }
             public string $h { get => $this->f['user']; } }",
            "class A {static X = 'a'; static Y = 2; static p = []; q; h; Constructor fn __construct($f:Foo>f, ...$rest){}; \
             Static fn s(){return new class(class::'X')}; Getter fn h(){return this.'f'['user']}}",
        );
        gives(
            "enum E: string { case A = 'a'; public function k() { return $this->value; } }",
            "class E {static A = new class('A', 'a'); Constructor fn __construct($name>name, $value>value){}; Plain fn k(){return this.'value'}; \
             Static fn cases(){return [class::'A']}; Static fn from($value){switch! $value {'a': {return class::'A'}}}; \
             Static fn tryFrom($value){switch! $value {'a': {return class::'A'}}}}",
        );
        gives("$o = new class(1) extends B { public $x; };", "$o = new class  {is B; x}(1)");
        gives(
            "class T { use U { read as protected see; } }",
            "class T {is U; Plain fn see(...$arguments){return this->'read'(...$arguments)}}",
        );
    }

    #[test]
    fn closures_and_generators() {
        gives(
            "$f = function ($a) use (&$b) { return fn($c) => $c['user']; };",
            "$f = fn ($a)use($b){global $b; return fn ($c)=>{return $c['user']}}",
        );
        gives("function g() { yield 1; yield from h(); }", "fn g()List{yield 1; yield h()[]}");
        gives("function g() { yield 'a' => 1; }", "fn g()Record{yield {'a': 1}}");
        gives("function g() { static $c = null; global $d; }", "fn g(){$c = null; global $d}");
    }

    #[test]
    fn includes() {
        gives("require_once __DIR__ . '/x.php';", "include(`'.' '/x.php'`)");
        gives("include dirname(__FILE__) . '/x.php';", "include(`'.' '/x.php'`)");
        gives("include dirname(__DIR__, 2) . '/x.php';", "include(`'../..' '/x.php'`)");
        gives("$c = include 'x.php';", "$c = include('x.php')");
        gives("include $root . '/' . $site . '/a.php';", "include((`$root '/' $site '/a.php'` ?? 'a.php'))");
    }

    #[test]
    fn frameworks() {
        gives("$c->get(A::class)->b();", "($c->'get'('A') ?? new A())->'b'()");
        let code = "<?php $settings['influx']['user'] = $e['user']; $databases['a'] = 1; function f() { $settings['b'] = 1; }";
        let module = lower(&Source { text: code, path: "web/sites/default/settings.platformsh.php" });
        assert_eq!(
            statements(&module.body),
            "@$settings['influx']['user'] = $e['user']; drupal:settings('influx', $settings['influx']); @$databases['a'] = 1; \
             fn f(){@$settings['b'] = 1}",
        );
    }

    #[test]
    fn text_around_the_code() {
        let text = "#!/usr/bin/php\nbefore\n<?php if ($a): ?>\n<b><?= $x['user'] ?></b><?= $y, $z ?>\n<?php endif; $e['org']; __halt_compiler(); <<< junk";
        let module = module(text);
        assert_eq!(module.lost, []);
        assert_eq!(statements(&module.body), "if $a {$x['user']; $y; $z}; $e['org']");
        assert!(lower(&Source { text: "no code", path: "x/a.inc" }).body.is_empty());
        let code = lower(&Source { text: "echo $r['influxdb'];", path: "deploy.sh" });
        assert_eq!(statements(&code.body), "$r['influxdb']");
    }

    #[test]
    fn what_is_broken_is_lost_and_no_more() {
        let module = module("<?php $a = $e['user']; $b = = 'x'; $c = $e['org'];");
        assert!(!module.lost.is_empty());
        let all = statements(&module.body);
        assert!(all.contains("$e['user']") && all.contains("$e['org']"), "{all}");
    }

    const SAMPLE: &str = include_str!("../../tests/syntax/sample.php");

    #[test]
    fn keys_are_where_they_are_written() {
        let module = module(SAMPLE);
        assert_eq!(module.lost, []);
        let texts = super::super::testing::exact_texts(SAMPLE, &module);
        for key in ["user", "org", "bucket", "api_token", "influx-db", "PLATFORM_RELATIONSHIPS", "user: "] {
            assert!(texts.iter().any(|text| text == key), "{key}");
        }
        assert!(texts.len() > 90, "{}", texts.len());
    }

    #[test]
    fn no_cut_of_a_file_panics() {
        let mut seed = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = |bound: usize| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed % bound as u64) as usize
        };
        let boundary = |at: usize| SAMPLE.floor_char_boundary(at);
        for _ in 0..100 {
            let (a, b, c) = (boundary(next(SAMPLE.len())), boundary(next(SAMPLE.len())), boundary(next(SAMPLE.len())));
            let (a, b) = (a.min(b), a.max(b));
            for text in [
                &SAMPLE[a..b],
                &SAMPLE[..b],
                &format!("{}{}", &SAMPLE[..a], &SAMPLE[b..]),
                &format!("<?php {}{}", &SAMPLE[a..b], &SAMPLE[c..]),
            ] {
                let module = module(text);
                let len = text.len() as u32;
                assert!(module.lost.iter().all(|span| span.end <= len));
                lower(&Source { text, path: "start.sh" });
            }
        }
    }

    fn nest_deeply() {
        for (open, close) in [("(", ")"), ("[", "]"), ("f(", ")"), ("fn() => ", ""), ("!", ""), ("-", "")] {
            let text = format!("<?php $a = {}1{};", open.repeat(5000), close.repeat(5000));
            assert!(!module(&text).lost.is_empty(), "{open}");
        }
        let text = format!("<?php {} {}", "if ($a) {".repeat(3000), "}".repeat(3000));
        assert!(!module(&text).lost.is_empty());
        let long = format!("<?php $a = 'x'{};", " . $e['user']".repeat(5000));
        assert_eq!(module(&long).lost, []);
        let long = format!("<?php if ($a) {{}} {}", "elseif ($b) { f(); } ".repeat(5000));
        assert!(!module(&long).lost.is_empty());
    }

    #[test]
    fn depth_is_bounded() {
        // As much stack as every thread has that lowers.
        let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(nest_deeply).expect("internal error: no thread");
        thread.join().expect("internal error: the nest panicked");
    }

    fn project<'a>(from: &'a str, exists: &'a dyn Fn(&str) -> bool, read: &'a dyn Fn(&str) -> Option<Arc<str>>) -> Project<'a> {
        Project { from, app_root: "app", exists, read, only: &|_| None, list: &|_| Vec::new() }
    }

    #[test]
    fn files_by_include_and_by_class() {
        let files = [
            (
                "app/composer.json",
                r#"{"autoload": {"psr-4": {"App\\": "src/", "App\\Special\\": ["lib/special"]}, "psr-0": {"Old_": "old"}, "classmap": ["classes"], "files": ["helpers.php"]}}"#,
            ),
            ("app/src/Config/Reader.php", ""),
            ("app/lib/special/X.php", ""),
            ("app/old/Old/Thing.php", ""),
            ("app/classes/class-influx-client.php", ""),
            ("app/helpers.php", "<?php function influx() {}"),
            ("app/config/influx.php", ""),
            ("app/web/modules/custom/metrics/src/Client.php", ""),
        ];
        let exists = |path: &str| files.iter().any(|(file, _)| *file == path);
        let read = |path: &str| files.iter().find(|(file, _)| *file == path).map(|(_, text)| Arc::from(*text));
        let project = project("app/src/Http/Index.php", &exists, &read);
        let class = |name: &str| autoload(name, &project);
        assert_eq!(class(r"App\Config\Reader").as_deref(), Some("app/src/Config/Reader.php"));
        assert_eq!(class(r"App\Special\X").as_deref(), Some("app/lib/special/X.php"));
        assert_eq!(class("Old_Thing").as_deref(), Some("app/old/Old/Thing.php"));
        assert_eq!(class("Influx_Client").as_deref(), Some("app/classes/class-influx-client.php"));
        assert_eq!(class("influx").as_deref(), Some("app/helpers.php"));
        assert_eq!(class(r"Drupal\metrics\Client").as_deref(), Some("app/web/modules/custom/metrics/src/Client.php"));
        assert_eq!(class(r"Platformsh\ConfigReader\Config"), None);
        let file = |spec: &str| resolve(spec, &project);
        assert_eq!(file("./../Config/Reader.php").as_deref(), Some("app/src/Config/Reader.php"));
        assert_eq!(file("../../helpers.php").as_deref(), Some("app/helpers.php"));
        assert_eq!(file("config/influx.php").as_deref(), Some("app/config/influx.php"));
        assert_eq!(file("../../../../etc/passwd"), None);
    }
}
