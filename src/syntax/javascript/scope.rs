//! Which variable a name means, where blocks have variables of their own.

use std::collections::{HashMap, HashSet};

use tree_sitter::Node;

use crate::syntax::ir::Sym;
use crate::syntax::tree::children;

#[derive(Default)]
struct Frame {
    /// A function or module: what `var` belongs to.
    is_function: bool,
    /// Name in the source → name in the IR.
    names: HashMap<String, Sym>,
    /// In a function: every name of the IR that it or a block in it has declared so far.
    used: HashSet<String>,
}

/// The scopes around the node that is being lowered, innermost last.
#[derive(Default)]
pub(super) struct Scopes {
    frames: Vec<Frame>,
}

impl Scopes {
    pub(super) fn resolve(&self, name: &str) -> Sym {
        let found = self.frames.iter().rev().find_map(|frame| frame.names.get(name));
        found.cloned().unwrap_or_else(|| name.into())
    }

    pub(super) fn is_bound(&self, name: &str) -> bool {
        self.frames.iter().any(|frame| frame.names.contains_key(name))
    }

    /// Whether the name is visible here, or was in another block of this function.
    fn is_taken(&self, name: &str) -> bool {
        let function = self.frames.iter().rev().find(|frame| frame.is_function);
        self.is_bound(name) || function.is_some_and(|function| function.used.contains(name))
    }

    pub(super) fn leave(&mut self) {
        self.frames.pop();
    }

    /// A function with the given parameters (patterns), or a module, with the statements of its body.
    pub(super) fn enter_function(&mut self, text: &str, parameters: &[Node<'_>], body: &[Node<'_>]) {
        let mut frame = Frame { is_function: true, ..Frame::default() };
        let mut nodes: Vec<Node<'_>> = parameters.iter().flat_map(|parameter| names(*parameter)).collect();
        nodes.extend(body.iter().flat_map(|statement| declared(*statement)));
        nodes.extend(variables(body));
        for node in nodes {
            let name = text.get(node.byte_range()).unwrap_or_default();
            frame.names.insert(name.to_owned(), name.into());
            frame.used.insert(name.to_owned());
        }
        self.frames.push(frame);
    }

    /// A block of these statements.
    pub(super) fn enter_block(&mut self, text: &str, statements: &[Node<'_>]) {
        let names: Vec<Node<'_>> =
            statements.iter().filter(|node| node.kind() != "variable_declaration").flat_map(|node| declared(*node)).collect();
        self.enter(text, &names);
    }

    /// The head of a loop or of a handler, which binds these patterns.
    pub(super) fn enter_loop(&mut self, text: &str, patterns: &[Node<'_>]) {
        let names: Vec<Node<'_>> = patterns.iter().flat_map(|pattern| names(*pattern)).collect();
        self.enter(text, &names);
    }

    fn enter(&mut self, text: &str, declared: &[Node<'_>]) {
        let mut frame = Frame::default();
        for node in declared {
            let name = text.get(node.byte_range()).unwrap_or_default();
            let own = if self.is_taken(name) { format!("{name}#{}", node.start_byte()) } else { name.to_owned() };
            frame.names.insert(name.to_owned(), own.as_str().into());
            if let Some(function) = self.frames.iter_mut().rev().find(|frame| frame.is_function) {
                function.used.insert(own);
            }
        }
        self.frames.push(frame);
    }
}

/// The identifiers that a pattern, or a parameter, binds.
fn names(pattern: Node<'_>) -> Vec<Node<'_>> {
    let mut found = Vec::new();
    let mut pending = vec![pattern];
    while let Some(node) = pending.pop() {
        let field = |name| node.child_by_field_name(name);
        match node.kind() {
            "identifier" | "shorthand_property_identifier_pattern" | "type_identifier" => found.push(node),
            "pair_pattern" => pending.extend(field("value")),
            "assignment_pattern" | "object_assignment_pattern" => pending.extend(field("left")),
            "required_parameter" | "optional_parameter" => pending.extend(field("pattern")),
            "object_pattern" | "array_pattern" | "rest_pattern" => pending.extend(children(node)),
            _ => {}
        }
    }
    found.reverse();
    found
}

/// The names that a statement declares in the block it stands in.
pub(super) fn declared(statement: Node<'_>) -> Vec<Node<'_>> {
    let field = |name| statement.child_by_field_name(name);
    match statement.kind() {
        "lexical_declaration" | "using_declaration" | "variable_declaration" => children(statement)
            .into_iter()
            .filter_map(|declarator| declarator.child_by_field_name("name"))
            .flat_map(names)
            .collect(),
        "function_declaration"
        | "generator_function_declaration"
        | "class_declaration"
        | "abstract_class_declaration"
        | "enum_declaration"
        | "interface_declaration"
        | "type_alias_declaration"
        | "internal_module"
        | "module" => field("name").into_iter().flat_map(names).collect(),
        "expression_statement" => {
            children(statement).into_iter().filter(|child| child.kind() == "internal_module").flat_map(declared).collect()
        }
        "export_statement" => field("declaration").into_iter().flat_map(declared).collect(),
        "import_alias" => children(statement).into_iter().take(1).flat_map(names).collect(),
        "import_statement" => imported(statement),
        _ => Vec::new(),
    }
}

fn imported(statement: Node<'_>) -> Vec<Node<'_>> {
    let mut found = Vec::new();
    let mut pending = children(statement);
    while let Some(node) = pending.pop() {
        match node.kind() {
            "identifier" => found.push(node),
            "import_specifier" => found.extend(node.child_by_field_name("alias").or_else(|| node.child_by_field_name("name"))),
            "import_clause" | "named_imports" | "namespace_import" | "import_require_clause" => pending.extend(children(node)),
            _ => {}
        }
    }
    found
}

/// The names that `var` declares anywhere in these statements, functions in them apart.
fn variables<'t>(body: &[Node<'t>]) -> Vec<Node<'t>> {
    let mut found = Vec::new();
    let mut pending: Vec<Node<'t>> = body.to_vec();
    while let Some(node) = pending.pop() {
        match node.kind() {
            "variable_declaration" => found.extend(declared(node)),
            "for_in_statement" => {
                if node.child_by_field_name("kind").is_some_and(|kind| kind.kind() == "var") {
                    found.extend(node.child_by_field_name("left").into_iter().flat_map(names));
                }
                pending.extend(node.child_by_field_name("body"));
            }
            "export_statement" | "statement_block" | "else_clause" | "switch_body" | "switch_case" | "switch_default"
            | "catch_clause" | "finally_clause" => pending.extend(children(node)),
            kind if kind.ends_with("_statement") && kind != "expression_statement" => pending.extend(children(node)),
            _ => {}
        }
    }
    found
}
