//! PHP, 5 to 8.5, on tree-sitter-php: whole files with text around the code, and code without tags (`php -r`).
//!
//! Names of classes, functions and constants come out fully qualified, without a leading backslash. An unqualified function
//! or constant in a namespace is that of the namespace if this file defines it, else the global one.

mod blade;
mod builtins;
mod calls;
mod classes;
mod configurator;
mod expressions;
mod files;
mod frameworks;
mod functions;
mod loops;
mod names;
mod operators;
mod patterns;
mod statements;
mod symfony;
#[cfg(test)]
mod tests;
mod text;

use crate::source::path::{is_yaml, name_of};
use std::cell::RefCell;

use tree_sitter::Node;

use super::ir::{Module, Sym};
use super::tree::{Cx, children, parse};
use super::{Language, Naming, Source};
use loops::Target;
use names::Names;
pub(in crate::syntax) use symfony::is_xml;

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
    resolve: files::resolve,
    guess: files::guess,
    names: Naming::Global,
    autoload: files::autoload,
};

fn lower(source: &Source<'_>) -> Module {
    let text = source.text;
    if is_yaml(source.path) {
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
    } else if super::by_name(name_of(source.path)).is_some_and(|language| language.id == PHP.id) {
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
    let name = name_of(path);
    let is_settings = name.starts_with("settings") && name.ends_with(".php");
    let is_configurator = text.contains("ContainerConfigurator");
    let php = Php { cx: Cx::new(text), is_settings, is_configurator, names: RefCell::default(), frames: RefCell::default() };
    php.collect_names(root);
    php.frames.borrow_mut().push(Frame::default());
    let body = php.statements(children(root));
    let body = if frameworks::is_merged(path) { php.merged(body) } else { body };
    php.lose_errors(root);
    php.cx.finish(body)
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
    /// Symfony's configuration in PHP.
    is_configurator: bool,
    names: RefCell<Names>,
    frames: RefCell<Vec<Frame>>,
}

impl Php<'_> {
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
}

fn has_child(node: Node<'_>, kind: &str) -> bool {
    children(node).iter().any(|child| child.kind() == kind)
}
