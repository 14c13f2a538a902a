//! What names mean.

use std::collections::{HashMap, HashSet};

use tree_sitter::Node;

use super::Php;
use crate::syntax::ir::Ident;
use crate::syntax::tree::children;

/// What the names of a file mean.
#[derive(Default)]
pub(super) struct Names {
    pub(super) namespace: String,
    /// `use` declarations: the short name in lower case, the full one.
    pub(super) classes: HashMap<String, String>,
    pub(super) functions: HashMap<String, String>,
    /// Case matters here.
    pub(super) constants: HashMap<String, String>,
    /// Qualified functions (in lower case) and constants that this file defines.
    pub(super) defined: HashSet<String>,
    /// The classes that the code stands in, innermost last.
    pub(super) inside: Vec<String>,
}

impl Php<'_> {
    /// Finds the functions and constants that the file defines, as these are visible before their definition.
    pub(super) fn collect_names(&self, root: Node<'_>) {
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
    pub(super) fn written(&self, node: Node<'_>) -> String {
        self.cx.str(node).chars().filter(|c| !c.is_whitespace()).collect()
    }

    pub(super) fn class_name(&self, node: Node<'_>) -> String {
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

    pub(super) fn function_name(&self, node: Node<'_>) -> String {
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

    pub(super) fn constant_name(&self, node: Node<'_>) -> String {
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

    pub(super) fn qualified(&self, name: Node<'_>) -> Ident {
        let full = qualify(&self.names.borrow().namespace, self.cx.str(name));
        Ident { name: full.into(), span: self.cx.span(name) }
    }

    pub(super) fn import(&self, node: Node<'_>) {
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
}

pub(super) fn qualify(namespace: &str, name: &str) -> String {
    if namespace.is_empty() { name.to_owned() } else { format!("{namespace}\\{name}") }
}
