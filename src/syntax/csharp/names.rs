//! What names mean: those of a file's `using` directives, of the function and the class around, and of other files.

use std::collections::HashSet;

use tree_sitter::Node;

use super::CSharp;
use super::classes::is_type;
use crate::syntax::Project;
use crate::syntax::ir::{Expr, ExprKind, Ident, MADE_UP, Pattern, Scope, Span, Stmt, Style};
use crate::syntax::tree::{children, fields, has_token};

/// Directories of namespaces that are looked through for a type, and files in each.
const MAX_DIRECTORIES: usize = 24;
const MAX_FILES: usize = 64;

impl<'a> CSharp<'a> {
    /// Notes what the file calls by which name.
    pub(super) fn note_names(&mut self, root: Node<'_>) {
        let mut pending = vec![root];
        while let Some(node) = pending.pop() {
            match node.kind() {
                "using_directive" => self.note_using(node),
                "namespace_declaration" | "file_scoped_namespace_declaration" => {
                    self.note_namespace(node.child_by_field_name("name"));
                    pending.extend(children(node));
                }
                "field_declaration" => self.note_constants(node),
                "compilation_unit" | "global_statement" | "declaration_list" | "preproc_if" | "preproc_else" => {
                    pending.extend(children(node))
                }
                kind if is_type(kind) => pending.extend(children(node)),
                _ => {}
            }
        }
    }

    fn note_namespace(&mut self, name: Option<Node<'_>>) {
        let text = name.map_or("", |name| self.cx.str(name));
        // Every part before the last: the last may be a type's name too.
        let mut prefix = String::new();
        for part in text.split('.').map(str::trim) {
            prefix.push_str(part);
            self.namespaces.insert(prefix.clone());
            prefix.push('.');
        }
    }

    fn note_using(&mut self, node: Node<'_>) {
        let parts = children(node);
        match node.child_by_field_name("name") {
            Some(name) => {
                let Some(target) = parts.into_iter().rfind(|part| *part != name) else { return };
                let target = self.type_name(target).unwrap_or_default();
                self.aliases.insert(self.cx.str(name).to_owned(), target);
            }
            None if has_token(node, "static") => {}
            None => self.note_namespace(parts.last().copied()),
        }
    }

    fn note_constants(&mut self, node: Node<'_>) {
        let is_const = children(node).iter().any(|child| child.kind() == "modifier" && self.cx.str(*child) == "const");
        let Some(declaration) = children(node).into_iter().find(|child| child.kind() == "variable_declaration") else { return };
        for declarator in children(declaration).into_iter().filter(|child| is_const && child.kind() == "variable_declarator") {
            let (Some(name), Some(value)) = (declarator.child_by_field_name("name"), children(declarator).into_iter().last())
            else {
                continue;
            };
            if let ExprKind::Text { value, content, .. } = self.literal(value).kind {
                self.constants.insert(self.cx.str(name).to_owned(), (value.to_string(), content));
            }
        }
    }

    /// What the file's `using static` directives make visible.
    pub(super) fn imports(&self, root: Node<'_>) -> Vec<Stmt> {
        let usings = children(root).into_iter().filter(|child| child.kind() == "using_directive");
        let mut body = Vec::new();
        for using in usings {
            let (is_global, alias) = (has_token(using, "global"), using.child_by_field_name("name"));
            let Some(target) = children(using).into_iter().last() else { continue };
            let Some(name) = self.type_name(target) else { continue };
            let ty = Expr::name(&name, self.cx.span(target));
            match alias {
                // What it is called in all files.
                Some(alias) if is_global => {
                    body.push(Stmt::Export { name: Some(self.plain(alias).into()), value: ty });
                }
                None if has_token(using, "static") => {
                    if is_global {
                        body.push(Stmt::ImportAll { module: ty.clone(), reexport: true });
                    }
                    body.push(Stmt::ImportAll { module: ty, reexport: false });
                }
                _ => {}
            }
        }
        body
    }

    // ---- variables

    /// Runs `lower` with the variables known that are declared anywhere in `node`.
    pub(super) fn in_function<T>(&self, node: Node<'_>, lower: impl FnOnce() -> T) -> T {
        let mut declared = HashSet::new();
        self.declared(node, &mut declared);
        self.locals.borrow_mut().push(declared);
        let value = lower();
        self.locals.borrow_mut().pop();
        value
    }

    fn declared(&self, root: Node<'_>, declared: &mut HashSet<String>) {
        let mut pending = vec![root];
        while let Some(node) = pending.pop() {
            let named = |name: &str, declared: &mut HashSet<String>| {
                for name in fields(node, name) {
                    if name.kind() == "identifier" {
                        declared.insert(self.plain(name).to_owned());
                    }
                }
            };
            match node.kind() {
                "variable_declarator"
                | "parameter"
                | "declaration_expression"
                | "declaration_pattern"
                | "var_pattern"
                | "recursive_pattern"
                | "list_pattern"
                | "catch_declaration"
                | "from_clause"
                | "local_function_statement"
                | "tuple_pattern"
                | "parameter_list" => named("name", declared),
                "parenthesized_variable_designation" => {
                    declared.extend(children(node).into_iter().map(|name| self.plain(name).to_owned()));
                }
                "foreach_statement" => named("left", declared),
                "implicit_parameter" => _ = declared.insert(self.plain(node).to_owned()),
                "let_clause" | "join_clause" | "join_into_clause" => {
                    let names = children(node).into_iter().filter(|child| child.kind() == "identifier").take(1);
                    declared.extend(names.map(|name| self.plain(name).to_owned()));
                }
                // `from … select x into y`
                "query_expression" => {
                    let names = children(node).into_iter().filter(|child| child.kind() == "identifier");
                    declared.extend(names.map(|name| self.plain(name).to_owned()));
                }
                // `var (user, org) = …` is an assignment to what looks like a call.
                "assignment_expression" => {
                    let names = self.deconstructed(node);
                    declared.extend(names.into_iter().map(|name| self.plain(name).to_owned()));
                }
                kind if is_type(kind) && node != root => continue,
                _ => {}
            }
            pending.extend(children(node));
        }
    }

    /// The identifiers that `var (a, b)` on the left of an assignment declares.
    pub(super) fn deconstructed<'t>(&self, assignment: Node<'t>) -> Vec<Node<'t>> {
        let Some(left) = assignment.child_by_field_name("left") else { return Vec::new() };
        let mut names = Vec::new();
        let mut pending = vec![left];
        while let Some(node) = pending.pop() {
            match node.kind() {
                "declaration_expression" => names.extend(node.child_by_field_name("name")),
                "invocation_expression" if self.is_var(node.child_by_field_name("function")) => {
                    let list = node.child_by_field_name("arguments");
                    pending.extend(list.map(children).unwrap_or_default());
                }
                "tuple_expression" | "argument" => pending.extend(children(node)),
                "identifier" if node != left && self.is_declaring(node) => names.push(node),
                _ => {}
            }
        }
        names
    }

    pub(super) fn is_var(&self, node: Option<Node<'_>>) -> bool {
        node.is_some_and(|node| self.cx.str(node) == "var")
    }

    /// Whether the name stands within the parentheses of `var (…)`.
    fn is_declaring(&self, node: Node<'_>) -> bool {
        let mut above = node.parent();
        while let Some(node) = above {
            match node.kind() {
                "argument" | "argument_list" | "tuple_expression" => above = node.parent(),
                "invocation_expression" => return self.is_var(node.child_by_field_name("function")),
                _ => return false,
            }
        }
        false
    }

    /// The name without the `@` that lets keywords be names.
    pub(super) fn plain(&self, node: Node<'_>) -> &'a str {
        let text = self.cx.str(node);
        text.strip_prefix('@').unwrap_or(text)
    }

    pub(super) fn ident(&self, node: Node<'_>) -> Ident {
        let text = self.plain(node);
        let span = self.cx.span(node);
        Ident { name: text.into(), span: Span { start: span.end - text.len() as u32, end: span.end } }
    }

    pub(super) fn is_local(&self, name: &str) -> bool {
        self.locals.borrow().iter().any(|locals| locals.contains(name))
    }

    /// The name under which the parameter that a method or a class has for a type is handed on.
    pub(super) fn type_parameter(&self, name: &str) -> Option<String> {
        let at = |names: &Vec<String>| names.iter().position(|known| known == name);
        if let Some(index) = self.generics.borrow().iter().rev().find_map(at) {
            return Some(format!("{MADE_UP}{index}"));
        }
        let around = self.around.borrow();
        around.iter().rev().find_map(|class| Some(parameter_of(&class.name, at(&class.generics)?)))
    }

    /// What a name by itself means.
    pub(super) fn name(&self, node: Node<'_>) -> Expr {
        let ident = self.ident(node);
        if self.is_local(&ident.name) {
            return Expr::name(&ident.name, ident.span);
        }
        let around = self.around.borrow();
        let mut outward = around.iter().rev().enumerate();
        if let Some((depth, class, is_static)) =
            outward.find_map(|(depth, class)| Some((depth, class, *class.members.get(&*ident.name)?)))
        {
            let start = Span { start: ident.span.start, end: ident.span.start };
            return match depth {
                0 => {
                    let this = if is_static { ExprKind::ThisClass } else { ExprKind::This };
                    Expr::member(Expr::new(this, start), &ident.name, ident.span, ident.span)
                }
                _ => Expr::access(Expr::name(&class.name, start), Expr::text(&ident.name, ident.span), Style::Static, ident.span),
            };
        }
        Expr::name(self.aliases.get(&*ident.name).map_or(&*ident.name, String::as_str), ident.span)
    }

    /// What an assignment to a name by itself sets.
    pub(super) fn assigned(&self, node: Node<'_>) -> Pattern {
        let ident = self.ident(node);
        if self.is_local(&ident.name) || self.around.borrow().is_empty() {
            return Pattern::Name(ident);
        }
        let known = self.name(node);
        Pattern::Place(Box::new(match known.kind {
            ExprKind::Access { .. } => known,
            // What is no variable is inherited.
            _ => Expr::member(
                Expr::new(ExprKind::This, Span { start: ident.span.start, end: ident.span.start }),
                &ident.name,
                ident.span,
                ident.span,
            ),
        }))
    }

    pub(super) fn scope_of(&self, pattern: &Pattern) -> Scope {
        match pattern {
            Pattern::Place(_) => Scope::Local,
            _ => Scope::Nearest,
        }
    }
}

/// What the parameter of a class for a type is called, in its instances and in those of the classes below.
pub(super) fn parameter_of(class: &str, index: usize) -> String {
    format!("{MADE_UP}{class}{MADE_UP}{index}")
}

/// The file that declares a type, or a method that others call on its first parameter: the one that is called so, else one beside it, or in the directory that a namespace in
/// use is called after.
pub(super) fn autoload(name: &str, project: &Project<'_>) -> Option<String> {
    if let Some(name) = name.strip_suffix(MADE_UP) {
        return next_part(name, project);
    }
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    if !name.starts_with(|c: char| c.is_uppercase() || c == '_') || !name.chars().all(is_name) {
        return None;
    }
    let directory = project.directory();
    let file = format!("{name}.cs");
    let beside = if directory.is_empty() { file.clone() } else { format!("{directory}/{file}") };
    if (project.exists)(&beside) {
        return Some(beside);
    }
    if let Some(path) = (project.only)(&file) {
        return Some(path);
    }
    let declares = |path: &String| {
        path.ends_with(".cs") && path != project.from && (project.read)(path).is_some_and(|text| declares(&text, name))
    };
    let within = |directory: &str| (project.list)(directory).into_iter().take(MAX_FILES).find(declares);
    within(directory)
        .or_else(|| directories(project).iter().find_map(|directory| within(directory)))
        .or_else(|| above(project).into_iter().skip(1).find_map(within))
        .or_else(|| using_for_all(name, project))
}

/// The directory of the file that asks, and those around it within the app.
fn above<'p>(project: &'p Project<'_>) -> Vec<&'p str> {
    let outer = |directory: &&'p str| {
        let is_last = directory.is_empty() || *directory == project.app_root;
        (!is_last).then(|| directory.rsplit_once('/').map_or("", |(above, _)| above))
    };
    std::iter::successors(Some(project.directory()), outer).collect()
}

/// The file whose `global using` directives give the name to all files of the project.
fn using_for_all(name: &str, project: &Project<'_>) -> Option<String> {
    let has = |text: &str| {
        text.lines().filter_map(|line| line.trim().strip_prefix("global using ")).any(|using| {
            let using = using.trim_end_matches(';').trim();
            match using.strip_prefix("static ") {
                // A member of that type.
                Some(of) => {
                    let of = of.rsplit('.').next().unwrap_or(of).trim();
                    let text = (of != name).then(|| autoload(of, project)).flatten().and_then(|path| (project.read)(&path));
                    text.is_some_and(|text| is_word(&text, name))
                }
                None => using.split_once('=').is_some_and(|(alias, _)| alias.trim() == name),
            }
        })
    };
    let gives =
        |path: &String| path.ends_with(".cs") && path != project.from && (project.read)(path).is_some_and(|text| has(&text));
    above(project).into_iter().find_map(|directory| (project.list)(directory).into_iter().take(MAX_FILES).find(gives))
}

fn is_word(text: &str, name: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| !text[..at].ends_with(is_name) && !text[at + name.len()..].starts_with(is_name))
}

/// The file beside this one, in a circle, that has the next part of a class.
fn next_part(name: &str, project: &Project<'_>) -> Option<String> {
    let is_part = |path: &String| {
        let text = (project.read)(path).filter(|_| path.ends_with(".cs"));
        path == project.from || text.is_some_and(|text| text.contains("partial ") && declares(&text, name))
    };
    let parts: Vec<String> = (project.list)(project.directory()).into_iter().take(MAX_FILES).filter(is_part).collect();
    let own = parts.iter().position(|path| path == project.from)?;
    parts.get((own + 1) % parts.len()).filter(|next| *next != project.from).cloned()
}

/// The directories that the namespaces in use may be called after.
fn directories(project: &Project<'_>) -> Vec<String> {
    let text = (project.read)(project.from).unwrap_or_default();
    let used = text.lines().filter_map(|line| {
        let line = line.trim().trim_start_matches('\u{feff}');
        let rest = line.strip_prefix("global ").unwrap_or(line);
        let name = rest.strip_prefix("using ").or_else(|| rest.strip_prefix("namespace "))?;
        let name = name.trim_start_matches("static ").trim_end_matches(['{', ';', ' ']);
        (!name.contains(['=', '(', ' ']) && !name.starts_with("System") && !name.starts_with("Microsoft")).then_some(name)
    });
    let mut found = Vec::new();
    for namespace in used {
        let mut above = project.directory();
        loop {
            let parts: Vec<&str> = namespace.split('.').collect();
            for from in 0..parts.len() {
                let joined = [parts[from..].join("/"), parts[from..].join(".")];
                // `Acme.Platform/Models`
                let project_and_below = parts.get(from + 1..).filter(|rest| !rest.is_empty()).map(|_| {
                    (from + 1..parts.len()).map(|to| format!("{}/{}", parts[from..to].join("."), parts[to..].join("/")))
                });
                for path in joined.into_iter().chain(project_and_below.into_iter().flatten()) {
                    let directory = if above.is_empty() { path } else { format!("{above}/{path}") };
                    if found.len() < MAX_DIRECTORIES && !found.contains(&directory) && directory != project.directory() {
                        found.push(directory);
                    }
                }
            }
            match above.rsplit_once('/') {
                _ if above.is_empty() => break,
                Some((parent, _)) => above = parent,
                None => above = "",
            }
        }
    }
    found
}

/// Whether the text has a declaration of a type of that name, or of a method of that name that extends a type.
fn declares(text: &str, name: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        let is_whole = !after.starts_with(is_name) && before.ends_with([' ', '\t']);
        let extends = || {
            let after = after.strip_prefix('<').and_then(|rest| rest.split_once('>')).map_or(after, |(_, rest)| rest);
            after.trim_start().strip_prefix('(').is_some_and(|rest| rest.trim_start().starts_with("this "))
        };
        let is_type = ["class", "record", "struct", "interface", "enum"].iter().any(|kind| before.trim_end().ends_with(kind));
        is_whole && (is_type || extends())
    })
}
