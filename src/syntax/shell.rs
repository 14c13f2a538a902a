//! POSIX shell and its dialects (bash, dash, ksh, zsh), on tree-sitter-bash.
//!
//! The shell has two name spaces: variables are plain names (`X`), commands and functions have `()` after theirs (`get()`).
//! Positional parameters are the elements of a list called `@`. Values flow through output: a command in a function or in
//! `$(…)` yields what it writes, a pipe hands it on as the argument `stdin`, which functions find in a variable of that
//! name. Output that goes to a file is written for others, and not followed.
//!
//! Of commands only those are known here that run code (`jq`, `bash -c`, `python -c`, the platform's CLI, `ssh`), put text
//! together (`echo`, `printf`) or set variables; what the others do to their input is in `rules/models/shell.toml`.

mod assignments;
mod builtins;
mod commands;
mod conditions;
mod control;
mod expansions;
mod files;
mod options;
mod programs;
mod redirections;
mod tools;
mod words;

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::sync::Arc;

use tree_sitter::{Node, Tree, TreeCursor};

use self::assignments::is_name;
use self::redirections::set_stdin;
use super::ir::{Expr, ExprKind, Function, FunctionKind, Module, Span, Stmt, Sym, Yields};
use super::tree::{Cx, children, fields, has_token, parse};
use super::{Language, Naming, Project, Source, all_lost, join, resolve_nothing};

pub(super) static SHELL: Language = Language {
    id: "shell",
    name: "Shell",
    extensions: &["sh", "bash", "zsh", "ksh", "dash", "bats"],
    file_names: &[".environment", ".envrc", ".bashrc", ".bash_profile", ".profile", ".zshrc"],
    interpreters: &["sh", "bash", "dash", "zsh", "ksh", "ash", "bats"],
    models: include_str!("../../rules/models/shell.toml"),
    lower,
    resolve,
    guess,
    names: Naming::Global,
    autoload: resolve_nothing,
};

fn lower(source: &Source<'_>) -> Module {
    let Some(tree) = commands_apart(source.text) else {
        return all_lost(source.text);
    };
    let shell = Shell {
        cx: Cx::new(source.text),
        path: source.path,
        exports_all: Cell::new(false),
        exported: RefCell::default(),
        references: RefCell::default(),
        later: RefCell::default(),
        literal: RefCell::default(),
    };
    let at = At { yields: true, stdin: true, subshell: false, function: false };
    let body = shell.statements(children(tree.root_node()), at);
    shell.cx.finish(body)
}

/// Parses `text`. The grammar may take commands on lines of their own for one command, such as what stands before a
/// here-document; there the line ends become `;`, which have the same length.
fn commands_apart(text: &str) -> Option<Tree> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..MAX_ROUNDS {
        let tree = parse("shell", tree_sitter_bash::LANGUAGE, &text)?;
        let ends = line_ends_within_commands(tree.walk(), &text);
        if ends.is_empty() {
            return Some(tree);
        }
        let text = text.to_mut();
        ends.into_iter().for_each(|at| text.replace_range(at..=at, ";"));
    }
    parse("shell", tree_sitter_bash::LANGUAGE, &text)
}

/// Rounds of parsing a script anew.
const MAX_ROUNDS: usize = 4;

/// Where line ends that no backslash quotes stand between two parts of one command.
fn line_ends_within_commands(mut cursor: TreeCursor<'_>, text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    loop {
        if matches!(cursor.node().kind(), "command" | "declaration_command" | "unset_command") {
            let mut below = cursor.node().walk();
            let parts: Vec<Node<'_>> = cursor.node().children(&mut below).collect();
            for pair in parts.windows(2).filter(|pair| pair[0].kind() != "comment") {
                let gap = text.get(pair[0].end_byte()..pair[1].start_byte()).unwrap_or_default();
                ends.extend(gap.find('\n').filter(|_| !gap.contains('\\')).map(|at| pair[0].end_byte() + at));
            }
        }
        if cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return ends;
            }
        }
    }
}

/// A sourced file: from the script's directory or one above it, from the app's root. On the platform that root is `/app`.
fn resolve(spec: &str, project: &Project<'_>) -> Option<String> {
    let spec = spec.strip_prefix("/app/").unwrap_or(spec);
    if spec.starts_with('/') {
        return None;
    }
    let above = std::iter::successors(Some(project.directory()), |directory| {
        (!directory.is_empty()).then(|| directory.rsplit_once('/').map_or("", |(above, _)| above))
    });
    project.first(above.chain([project.app_root]).filter_map(|directory| join(directory, spec)))
}

/// What stands before a path may be in a variable that is not known: `. "$LIBRARY/common.sh"`.
fn guess(spec: &str) -> Vec<String> {
    let tail = spec.trim_start_matches(['.', '/']);
    let relative = !spec.starts_with('/') && !tail.is_empty();
    relative.then(|| tail.to_owned()).into_iter().collect()
}

/// Where a statement stands.
#[derive(Clone, Copy)]
struct At {
    /// What it writes is the value of something: of a function's call, of `$(…)`, of the code as a whole.
    yields: bool,
    /// The variable `stdin` has what commands read that are given nothing else.
    stdin: bool,
    /// It runs in a process of its own: `exit` leaves that only.
    subshell: bool,
    /// In a function, where `declare` makes local variables.
    function: bool,
}

impl At {
    fn emit(self, output: Expr) -> Stmt {
        if self.yields { Stmt::Yield(output) } else { Stmt::Expr(output) }
    }

    fn leave(self) -> Stmt {
        if self.subshell { Stmt::Return(None) } else { Stmt::Throw(None) }
    }
}

struct Shell<'a> {
    cx: Cx<'a>,
    path: &'a str,
    /// After `set -a`.
    exports_all: Cell<bool>,
    /// Variables that were exported before they got this value.
    exported: RefCell<HashSet<Sym>>,
    /// What is being written for later, line by line: under that name, up to that line.
    later: RefCell<Option<(Sym, String)>>,
    /// Variables of the function that stand for those whose names they hold: `local -n`.
    references: RefCell<HashSet<Sym>>,
    /// Variables that were given known text somewhere in this file.
    literal: RefCell<HashSet<Sym>>,
}

impl Shell<'_> {
    fn statements<'t>(&self, nodes: impl IntoIterator<Item = Node<'t>>, at: At) -> Vec<Stmt> {
        let mut out = Vec::new();
        for node in nodes {
            self.statement(node, at, &mut out);
        }
        out
    }

    fn statement(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) {
        self.cx.deeper(node, || (), || self.statement_here(node, at, out));
    }

    fn statement_here(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) {
        match node.kind() {
            "command" | "pipeline" | "redirected_statement" | "subshell" | "negated_command" => {
                if let Some(output) = self.output(node, None, at, out) {
                    out.push(at.emit(output));
                }
            }
            "variable_assignment" => self.assignment(node, None, out),
            "variable_assignments" => children(node).into_iter().for_each(|child| self.assignment(child, None, out)),
            "declaration_command" => self.declaration(node, at, out),
            "unset_command" => {
                for child in children(node) {
                    let name = self.cx.str(child);
                    if is_name(name) {
                        out.push(Stmt::Delete(Expr::name(name, self.cx.span(child))));
                    }
                }
            }
            "test_command" => out.push(Stmt::Expr(self.test(node, at, &mut Vec::new()))),
            "list" => self.list(node, at, out),
            "compound_statement" if has_token(node, "((") => {
                out.push(Stmt::Expr(Expr::opaque(self.words_in(node), self.cx.span(node))));
            }
            "compound_statement" | "do_group" | "program" => {
                children(node).into_iter().for_each(|child| self.statement(child, at, out));
            }
            "if_statement" => self.condition(node, at, out),
            "while_statement" => self.while_loop(node, at, out),
            "for_statement" => self.for_loop(node, at, out),
            "c_style_for_statement" => {
                let test = Some(Expr::opaque(Vec::new(), self.cx.span(node)));
                let body = self.statements(fields(node, "body"), at);
                out.push(Stmt::Loop { test, body });
            }
            "case_statement" => self.case(node, at, out),
            "function_definition" => self.function(node, out),
            "ERROR" => {
                self.cx.lose(node);
                children(node).into_iter().for_each(|child| self.statement(child, at, out));
            }
            _ => {}
        }
    }

    /// What `node` writes, given `input` to read; what else it does goes to `out`.
    fn output(&self, node: Node<'_>, input: Option<Expr>, at: At, out: &mut Vec<Stmt>) -> Option<Expr> {
        self.cx.deeper(
            node,
            || None,
            || match node.kind() {
                "command" => self.command(node, input, Vec::new(), at, out),
                "redirected_statement" => self.redirected(node, input, at, out),
                "negated_command" => children(node).first().and_then(|child| self.output(*child, input, at, out)),
                "pipeline" => {
                    let at = At { subshell: true, ..at };
                    children(node).into_iter().fold(input, |input, stage| self.output(stage, input, at, out))
                }
                "variable_assignment"
                | "variable_assignments"
                | "declaration_command"
                | "unset_command"
                | "test_command"
                | "function_definition"
                | "comment" => {
                    self.statement(node, at, out);
                    None
                }
                _ => Some(self.run([node], input, at, self.cx.span(node))),
            },
        )
    }

    /// The output of statements that run in a process of their own.
    fn run<'t>(&self, nodes: impl IntoIterator<Item = Node<'t>>, input: Option<Expr>, at: At, span: Span) -> Expr {
        let at = At { yields: true, subshell: true, stdin: at.stdin || input.is_some(), ..at };
        let mut body: Vec<Stmt> = input.map(set_stdin).into_iter().collect();
        for node in nodes {
            // A subshell's own parentheses need no second process.
            if node.kind() == "subshell" {
                body.extend(self.statements(children(node), at));
            } else {
                self.statement(node, at, &mut body);
            }
        }
        let body = match <[Stmt; 1]>::try_from(body) {
            Ok([Stmt::Yield(value)]) => return Expr { span, ..value },
            Ok(body) => body.into(),
            Err(body) => body,
        };
        let function = Function::closure(Vec::new(), body, Yields::Any, span);
        let function = Function { kind: FunctionKind::Process, ..function };
        Expr::call(Expr::new(ExprKind::Function(Arc::new(function)), span), Vec::new(), span)
    }
}

#[cfg(test)]
mod tests;
