//! POSIX shell and its dialects (bash, dash, ksh, zsh), on tree-sitter-bash.
//!
//! The shell has two name spaces: variables are plain names (`X`), commands and functions have `()` after theirs (`get()`).
//! Positional parameters are the elements of a list called `@`. Values flow through output: a command in a function or in
//! `$(…)` yields what it writes, a pipe hands it on as the argument `stdin`, which functions find in a variable of that
//! name. Output that goes to a file is written for others, and not followed.
//!
//! Of commands only those are known here that run code (`jq`, `bash -c`, `python -c`, the platform's CLI, `ssh`), put text
//! together (`echo`, `printf`) or set variables; what the others do to their input is in `rules/models/shell.toml`.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::sync::Arc;

use tree_sitter::Node;

use super::ir::{
    ARGUMENTS, Arg, Expr, ExprKind, Field, Function, FunctionKind, Ident, Iter, MADE_UP, Module, Op, Param, ParamKind, Pattern,
    Scope, Span, Stmt, Style, Sym, Yields,
};
use super::jq::{hole, regex_test};
use super::tree::{Cx, children, fields, has_token, parse};
use super::{HOLE, Language, Naming, Project, STEP_OUTPUT, Source, all_lost, join, property, resolve_nothing};

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
    let Some(tree) = parse("shell", tree_sitter_bash::LANGUAGE, source.text) else {
        return all_lost(source.text);
    };
    let shell = Shell {
        cx: Cx::new(source.text),
        exports_all: Cell::new(false),
        exported: RefCell::default(),
        literal: RefCell::default(),
    };
    let at = At { yields: true, stdin: true, subshell: false, function: false };
    let body = shell.statements(children(tree.root_node()), at);
    shell.cx.finish(body)
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

/// A word of a command.
#[derive(Clone)]
struct Word {
    value: Expr,
    /// `"$@"`, `${list[@]}`: as many words as there are elements.
    spread: bool,
    /// `$OPTIONS`: as many words as its text has.
    split: bool,
}

impl Word {
    fn known(&self) -> Option<String> {
        known(&self.value)
    }

    fn is(&self, text: &str) -> bool {
        self.known().is_some_and(|known| known == text)
    }
}

/// Known text, also where escapes cut it into runs.
fn known(value: &Expr) -> Option<String> {
    match &value.kind {
        ExprKind::Text { value, .. } => Some(value.to_string()),
        ExprKind::Template(parts) => parts.iter().map(known).collect(),
        _ => None,
    }
}

/// The parts of a word. Runs of text that touch in the source become one.
#[derive(Default)]
struct Pieces {
    parts: Vec<Expr>,
}

impl Pieces {
    fn text(&mut self, value: &str, place: Span, exact: bool) {
        if value.is_empty() {
            return;
        }
        if let Some(Expr { kind: ExprKind::Text { value: before, content, exact: true }, span }) = self.parts.last_mut()
            && exact
            && content.end == place.start
        {
            *before = format!("{before}{value}").into();
            content.end = place.end;
            *span = *content;
            return;
        }
        self.parts.push(Expr::new(ExprKind::Text { value: value.into(), content: place, exact }, place));
    }

    fn push(&mut self, part: Expr) {
        match part.kind {
            ExprKind::Text { value, content, exact } => self.text(&value, content, exact),
            ExprKind::Template(parts) => parts.into_iter().for_each(|part| self.push(part)),
            _ => self.parts.push(part),
        }
    }

    /// `inside` is where text would stand if there were any.
    fn finish(mut self, whole: Span, inside: Span) -> Expr {
        match self.parts.len() {
            0 => {
                Expr::new(ExprKind::Text { value: "".into(), content: Span { end: inside.start, ..inside }, exact: true }, whole)
            }
            1 => {
                let part = self.parts.remove(0);
                let span = if matches!(part.kind, ExprKind::Text { .. }) { whole } else { part.span };
                Expr { span, ..part }
            }
            _ => Expr::new(ExprKind::Template(self.parts), whole),
        }
    }
}

/// Which characters a backslash quotes.
#[derive(Clone, Copy, PartialEq)]
enum Quoting {
    /// All of them.
    None,
    Double,
    Heredoc,
}

struct Shell<'a> {
    cx: Cx<'a>,
    /// After `set -a`.
    exports_all: Cell<bool>,
    /// Variables that were exported before they got this value.
    exported: RefCell<HashSet<Sym>>,
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

    fn redirected(&self, node: Node<'_>, input: Option<Expr>, at: At, out: &mut Vec<Stmt>) -> Option<Expr> {
        let mut redirect = Redirect { input, ..Redirect::default() };
        for child in children(node) {
            // The grammar knows no `<<<` behind another redirection, and takes it for an error and a `<`.
            if child.kind() == "ERROR" && self.cx.str(child) == "<<" {
                continue;
            }
            let broken =
                child.prev_sibling().is_some_and(|before| before.kind() == "ERROR" && before.end_byte() == child.start_byte());
            match child.child_by_field_name("destination") {
                Some(word) if broken && has_token(child, "<") => redirect.input = Some(self.word(word, at)),
                _ => self.redirect(child, at, &mut redirect),
            }
        }
        let at_body = At { yields: at.yields && !redirect.away, ..at };
        let output = match node.child_by_field_name("body") {
            Some(body) if body.kind() == "command" => self.command(body, redirect.input, redirect.words, at_body, out),
            Some(body) if is_compound(body.kind()) && redirect.next.is_empty() => {
                // In this process: what it sets stays set.
                let stdin = at.stdin || redirect.input.is_some();
                out.extend(redirect.input.map(set_stdin));
                self.statement(body, At { stdin, ..at_body }, out);
                None
            }
            Some(body) => self.output(body, redirect.input, at_body, out),
            None => redirect.input,
        };
        let mut output = output;
        if redirect.away {
            let written = output.take().and_then(|output| self.leave_for_later(redirect.for_later, output, out));
            out.extend(written.map(Stmt::Expr));
        }
        for (piped, next) in redirect.next {
            let input = if piped { output.take() } else { None };
            out.extend(output.take().map(|output| at.emit(output)));
            output = self.output(next, input, at, out);
        }
        output
    }

    fn redirect<'t>(&self, node: Node<'t>, at: At, redirect: &mut Redirect<'t>) {
        match node.kind() {
            "herestring_redirect" => redirect.input = children(node).last().map(|word| self.word(*word, at)),
            "file_redirect" => {
                let descriptor = node.child_by_field_name("descriptor").map_or("", |descriptor| self.cx.str(descriptor));
                let target = node.child_by_field_name("destination");
                if has_token(node, "<") {
                    redirect.input = target.map(|target| match target.kind() {
                        "process_substitution" => self.word(target, at),
                        // A file's content.
                        _ => Expr::opaque(vec![self.word(target, at)], self.cx.span(target)),
                    });
                } else if descriptor.is_empty() || descriptor == "1" {
                    redirect.away |= !has_token(node, "<&") && !has_token(node, "<&-");
                    redirect.for_later = redirect.for_later.or_else(|| ForLater::of(&self.word(target?, at)));
                }
            }
            "heredoc_redirect" => {
                for child in children(node) {
                    match child.kind() {
                        "heredoc_body" => redirect.input = Some(self.heredoc(node, child, at)),
                        "pipeline" => redirect.next.extend(children(child).into_iter().map(|stage| (true, stage))),
                        "file_redirect" | "herestring_redirect" => self.redirect(child, at, redirect),
                        _ => {}
                    }
                }
                redirect.words.extend(fields(node, "argument").into_iter().map(|word| self.argument(word, at)));
                redirect.next.extend(fields(node, "right").into_iter().map(|next| (false, next)));
            }
            _ => {}
        }
    }

    fn heredoc(&self, redirect: Node<'_>, body: Node<'_>, at: At) -> Expr {
        let end = body.end_byte();
        // The node begins at the first character that is no white space.
        let before = self.cx.text.get(..body.start_byte()).unwrap_or_default();
        let start = before.trim_end_matches([' ', '\t']).len();
        let span = Span::new(start, end);
        let delimiter = children(redirect).into_iter().find(|child| child.kind() == "heredoc_start");
        let raw = delimiter.is_some_and(|delimiter| self.cx.str(delimiter).contains(['\'', '"', '\\']));
        let tabs = has_token(redirect, "<<-");
        let mut pieces = Pieces::default();
        let mut from = start;
        if !raw {
            for part in children(body) {
                if part.kind() != "heredoc_content" {
                    self.lines(Span::new(from, part.start_byte()), raw, tabs, &mut pieces);
                    pieces.push(self.word(part, at));
                    from = part.end_byte();
                }
            }
        }
        self.lines(Span::new(from, end), raw, tabs, &mut pieces);
        pieces.finish(span, span)
    }

    /// Lines of a here-document; `tabs`: those that lead them don't count.
    fn lines(&self, span: Span, raw: bool, tabs: bool, pieces: &mut Pieces) {
        let mut start = span.start as usize;
        let text = self.cx.text.get(span.range()).unwrap_or_default();
        for line in text.split_inclusive('\n') {
            let first = self.cx.text.get(..start).is_some_and(|before| before.ends_with('\n'));
            let cut = if tabs && first { line.len() - line.trim_start_matches('\t').len() } else { 0 };
            let run = Span::new(start + cut, start + line.len());
            if raw {
                self.exact(&line[cut..], run, pieces);
            } else {
                self.unquote(run, Quoting::Heredoc, pieces);
            }
            start += line.len();
        }
    }

    /// Text as it stands at `place`, with what its holes stand for.
    fn exact(&self, text: &str, place: Span, pieces: &mut Pieces) {
        let mut start = place.start as usize;
        for (index, run) in text.split(HOLE).enumerate() {
            if index > 0 {
                let before = self.cx.text.get(..start).unwrap_or_default();
                let end = start + HOLE.len_utf8();
                pieces.push(Expr::name(&hole(before.matches(HOLE).count()), Span::new(start, end)));
                start = end;
            }
            pieces.text(run, Span::new(start, start + run.len()), true);
            start += run.len();
        }
    }

    /// The text at `span` without the backslashes that quote.
    fn unquote(&self, span: Span, quoting: Quoting, pieces: &mut Pieces) {
        let text = self.cx.text.get(span.range()).unwrap_or_default();
        let mut run = 0;
        let mut characters = text.char_indices();
        while let Some((at, character)) = characters.next() {
            if character != '\\' {
                continue;
            }
            let Some((next, quoted)) = characters.next() else { break };
            let quotes = match quoting {
                Quoting::None => true,
                Quoting::Double => matches!(quoted, '$' | '`' | '"' | '\\' | '\n'),
                Quoting::Heredoc => matches!(quoted, '$' | '`' | '\\' | '\n'),
            };
            if quotes {
                let place = |from: usize, to: usize| Span::new(span.start as usize + from, span.start as usize + to);
                self.exact(&text[run..at], place(run, at), pieces);
                // A quoted line end is nothing; any other quoted character is the first of the next run.
                run = if quoted == '\n' { next + 1 } else { next };
            }
        }
        self.exact(&text[run..], Span::new(span.start as usize + run, span.end as usize), pieces);
    }

    fn words_in(&self, node: Node<'_>) -> Vec<Expr> {
        let at = At { yields: true, stdin: false, subshell: true, function: false };
        children(node).into_iter().map(|child| self.word(child, at)).collect()
    }

    fn argument(&self, node: Node<'_>, at: At) -> Word {
        let alone = match node.kind() {
            "string" => children(node).first().copied().filter(|only| only.byte_range().len() + 2 == node.byte_range().len()),
            _ => Some(node),
        };
        let spread = alone.is_some_and(|alone| is_arguments(self.cx.str(alone)));
        let split = !spread && matches!(node.kind(), "simple_expansion" | "expansion");
        Word { value: self.word(node, at), spread, split }
    }

    fn word(&self, node: Node<'_>, at: At) -> Expr {
        let span = self.cx.span(node);
        self.cx.deeper(
            node,
            || Expr::opaque(Vec::new(), span),
            || {
                let mut pieces = Pieces::default();
                let mut inside = span;
                match node.kind() {
                    "string" | "translated_string" | "raw_string" | "ansi_c_string" => {
                        let text = self.cx.str(node);
                        let quote = if node.kind() == "string" || node.kind() == "translated_string" { '"' } else { '\'' };
                        let lead = text.find(quote).map_or(0, |at| at + 1);
                        let tail = usize::from(text.len() > lead && text.ends_with(quote));
                        inside = Span::new(node.start_byte() + lead, node.end_byte() - tail);
                    }
                    _ => {}
                }
                self.pieces(node, inside, at, &mut pieces);
                pieces.finish(span, inside)
            },
        )
    }

    fn pieces(&self, node: Node<'_>, inside: Span, at: At, pieces: &mut Pieces) {
        match node.kind() {
            // Whatever is no expansion is text, also what the grammar skips as white space.
            "string" => {
                let mut from = inside.start as usize;
                for child in children(node) {
                    if is_expansion(child.kind()) {
                        // The white space between two expansions is the second one's, to the grammar.
                        let space = self.cx.str(child).len() - self.cx.str(child).trim_start().len();
                        self.unquote(Span::new(from, child.start_byte() + space), Quoting::Double, pieces);
                        pieces.push(self.word(child, at));
                        from = child.end_byte();
                    }
                }
                self.unquote(Span::new(from, inside.end as usize), Quoting::Double, pieces);
            }
            "translated_string" => children(node).into_iter().for_each(|child| pieces.push(self.word(child, at))),
            "raw_string" => self.exact(self.cx.text.get(inside.range()).unwrap_or_default(), inside, pieces),
            "ansi_c_string" => self.ansi(inside, pieces),
            "concatenation" => {
                let mut cursor = node.walk();
                for child in node.children(&mut cursor) {
                    if child.is_named() {
                        pieces.push(self.word(child, at));
                    } else {
                        pieces.text(self.cx.str(child), self.cx.span(child), true);
                    }
                }
            }
            "command_name" => children(node).into_iter().for_each(|child| pieces.push(self.word(child, at))),
            "simple_expansion"
            | "expansion"
            | "command_substitution"
            | "process_substitution"
            | "arithmetic_expansion"
            | "array"
            | "brace_expression"
            | "subscript" => pieces.push(self.expansion(node, at)),
            "variable_name"
            | "binary_expression"
            | "unary_expression"
            | "postfix_expression"
            | "ternary_expression"
            | "parenthesized_expression" => {
                let parts = if node.named_child_count() == 0 { Vec::new() } else { self.words_in(node) };
                pieces.push(Expr::opaque(parts, self.cx.span(node)));
            }
            "ERROR" => {
                self.cx.lose(node);
                pieces.push(Expr::opaque(self.words_in(node), self.cx.span(node)));
            }
            _ => self.unquote(inside, Quoting::None, pieces),
        }
    }

    /// `$'…'`
    fn ansi(&self, span: Span, pieces: &mut Pieces) {
        let text = self.cx.text.get(span.range()).unwrap_or_default();
        let mut at = 0;
        while let Some(found) = text[at..].find('\\') {
            let place = |from: usize, to: usize| Span::new(span.start as usize + from, span.start as usize + to);
            let escape = at + found;
            pieces.text(&text[at..escape], place(at, escape), true);
            let Some(letter) = text[escape + 1..].chars().next() else { return };
            at = escape + 1 + letter.len_utf8();
            let value = match letter {
                'n' => "\n".to_owned(),
                't' => "\t".to_owned(),
                'r' => "\r".to_owned(),
                letter => letter.to_string(),
            };
            pieces.text(&value, place(escape, at), false);
        }
        pieces.text(&text[at..], Span::new(span.start as usize + at, span.end as usize), true);
    }

    fn expansion(&self, node: Node<'_>, at: At) -> Expr {
        let span = self.cx.span(node);
        match node.kind() {
            "simple_expansion" => match node.child(1) {
                Some(name) => variable(self.cx.str(name), self.cx.span(name)),
                None => Expr::opaque(Vec::new(), span),
            },
            "expansion" => self.braced(node, at),
            "subscript" => self.subscript(node, span, at),
            "command_substitution" => {
                if let Some(redirect) = node.child_by_field_name("redirect") {
                    // `$(<file)`
                    return Expr::opaque(
                        fields(redirect, "destination").into_iter().map(|word| self.word(word, at)).collect(),
                        span,
                    );
                }
                self.run(children(node), None, at, span)
            }
            "process_substitution" => self.run(children(node), None, at, span),
            "array" => self.array(node, at),
            _ => Expr::opaque(self.words_in(node), span),
        }
    }

    fn subscript(&self, node: Node<'_>, span: Span, at: At) -> Expr {
        let name = fields(node, "name").first().map_or("", |name| self.cx.str(*name));
        let list = Expr::name(name, span);
        let Some(index) = node.child_by_field_name("index") else { return list };
        match self.cx.str(index) {
            "@" | "*" => list,
            number if number.parse::<i64>().is_ok() => {
                let number = number.parse().unwrap_or_default();
                Expr::access(list, Expr::new(ExprKind::Number(number), self.cx.span(index)), Style::Index, span)
            }
            _ => Expr::access(list, self.word(index, at), Style::Index, span),
        }
    }

    fn array(&self, node: Node<'_>, at: At) -> Expr {
        let span = self.cx.span(node);
        let mut items = Vec::new();
        let mut pairs = Vec::new();
        for child in children(node) {
            let word = self.argument(child, at);
            match keyed(&word.value) {
                Some((key, value)) => pairs.push(Field::Pair { key, value }),
                None => items.push(Word { split: word.split || child.kind() == "command_substitution", ..word }),
            }
        }
        let items = split(items).collect();
        if pairs.is_empty() { Expr::new(ExprKind::List(items), span) } else { Expr::new(ExprKind::Record(pairs), span) }
    }

    /// `${…}`
    fn braced(&self, node: Node<'_>, at: At) -> Expr {
        let span = self.cx.span(node);
        let mut cursor = node.walk();
        let mut subject = None;
        let mut operator = None;
        let mut operand = None;
        for child in node.children(&mut cursor) {
            let is_name =
                matches!(child.kind(), "variable_name" | "special_variable_name" | "subscript" | "command_substitution");
            match child.kind() {
                "${" | "}" => {}
                _ if subject.is_none() && is_name => {
                    subject = Some(match child.kind() {
                        "subscript" => self.subscript(child, span, at),
                        "command_substitution" => self.word(child, at),
                        _ => variable(self.cx.str(child), self.cx.span(child)),
                    });
                }
                // `${!x}`, `${#x}`
                _ if subject.is_none() => operator = Some("!"),
                _ if operator.is_none() && !child.is_named() => operator = Some(self.cx.str(child)),
                _ if child.is_named() && operand.is_none() => operand = Some(self.word(child, at)),
                _ => {}
            }
        }
        let Some(subject) = subject else { return Expr::opaque(Vec::new(), span) };
        let empty = || Pieces::default().finish(Span { start: span.end, ..span }, Span { start: span.end, ..span });
        match operator {
            // `${!name}`: the variable of that name.
            Some("!") if self.cx.str(node).starts_with("${!") && !self.cx.str(node).contains(['[', '@', '*']) => {
                let mut pieces = Pieces::default();
                pieces.push(unwritten("echo \"$", span));
                pieces.push(subject);
                pieces.push(unwritten("\"", span));
                code("shell", Some(pieces.finish(span, span)), None, Vec::new(), span)
            }
            Some("!" | "#") if self.cx.str(node).starts_with("${!") || self.cx.str(node).starts_with("${#") => {
                Expr::opaque(vec![subject], span)
            }
            // `${1:-}` only says that it may be unset.
            Some(":-" | "-") if operand.as_ref().is_none_or(|operand| operand.as_text() == Some("")) => subject,
            Some(":-" | "-") => Expr::either(subject, operand.unwrap_or_else(empty), span),
            Some(":+" | "+") => Expr::new(ExprKind::Both(Box::new(subject), Box::new(operand.unwrap_or_else(empty))), span),
            Some(":=" | "=") => match &subject.kind {
                ExprKind::Name(name) => {
                    let target = Pattern::Name(Ident { name: name.clone(), span });
                    let value = Expr::either(subject, operand.unwrap_or_else(empty), span);
                    let scope = Scope::Nearest;
                    Expr::new(ExprKind::Assign { target: Box::new(target), value: Box::new(value), scope }, span)
                }
                _ => Expr::either(subject, operand.unwrap_or_else(empty), span),
            },
            Some(operator @ ("%" | "%%" | "#" | "##")) => match operand {
                Some(pattern) => cut(operator, subject, pattern, span),
                None => subject,
            },
            Some("^^") => Expr::call(Expr::name("${^^}", span), vec![subject], span),
            Some(",,") => Expr::call(Expr::name("${,,}", span), vec![subject], span),
            // What `/` … leave of it is still it.
            _ => subject,
        }
    }

    fn assignment(&self, node: Node<'_>, scope: Option<Scope>, out: &mut Vec<Stmt>) {
        let at = At { yields: true, stdin: true, subshell: true, function: false };
        let (Some(name), Some(value)) = (node.child_by_field_name("name"), node.child_by_field_name("value")) else { return };
        let mut value = self.word(value, at);
        let pattern = if name.kind() == "subscript" {
            Pattern::Place(Box::new(self.subscript(name, self.cx.span(name), at)))
        } else {
            let ident = self.cx.ident(name);
            if known(&value).is_some() {
                self.literal.borrow_mut().insert(ident.name.clone());
            }
            Pattern::Name(ident)
        };
        if has_token(node, "+=") {
            let before = self.word_of_name(name, at);
            let span = self.cx.span(node);
            value = match value.kind {
                ExprKind::List(_) => {
                    let parts = [before, value].map(|value| Arg { value, name: None, spread: true });
                    Expr::new(ExprKind::List(parts.into()), span)
                }
                _ => Expr::new(ExprKind::Template(vec![before, value]), span),
            };
        }
        self.bind(pattern, value, scope, out);
    }

    fn word_of_name(&self, name: Node<'_>, at: At) -> Expr {
        match name.kind() {
            "subscript" => self.subscript(name, self.cx.span(name), at),
            _ => Expr::name(self.cx.str(name), self.cx.span(name)),
        }
    }

    /// Without a `scope` it is a plain assignment.
    fn bind(&self, pattern: Pattern, value: Expr, scope: Option<Scope>, out: &mut Vec<Stmt>) {
        let exported = match &pattern {
            Pattern::Name(name) => {
                if scope == Some(Scope::Environment) {
                    self.exported.borrow_mut().insert(name.name.clone());
                }
                self.exports_all.get() || self.exported.borrow().contains(&name.name)
            }
            _ => false,
        };
        let scope = scope.unwrap_or(if exported { Scope::Environment } else { Scope::Nearest });
        out.push(Stmt::Bind { pattern, value, scope });
    }

    /// `export`, `local`, `declare`, `readonly`, `typeset`.
    fn declaration(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) {
        let command = node.child(0).map_or("", |command| self.cx.str(command));
        let words = children(node);
        let option = |letter: char| {
            words.iter().any(|word| {
                word.kind() == "word" && self.cx.str(*word).strip_prefix('-').is_some_and(|flags| flags.contains(letter))
            })
        };
        let scope = match command {
            "export" if option('n') => None,
            "export" => Some(Scope::Environment),
            _ if option('x') => Some(Scope::Environment),
            "local" => Some(Scope::Local),
            "declare" | "typeset" if at.function && !option('g') => Some(Scope::Local),
            _ => None,
        };
        for word in words {
            let value_at = At { yields: true, subshell: true, ..at };
            match word.kind() {
                "variable_assignment" => self.assignment(word, scope, out),
                "variable_name" => {
                    let ident = self.cx.ident(word);
                    let value = match scope {
                        Some(Scope::Environment) => Expr::name(&ident.name, ident.span),
                        Some(Scope::Local) => Expr::null(ident.span),
                        _ => continue,
                    };
                    self.bind(Pattern::Name(ident), value, scope, out);
                }
                "word" if self.cx.str(word).starts_with('-') => {}
                _ => {
                    let value = self.word(word, value_at);
                    match assigned(&value) {
                        Some((name, value)) => self.bind(Pattern::Name(name), value, scope, out),
                        None => out.push(Stmt::Expr(value)),
                    }
                }
            }
        }
    }

    /// `a && b`, `a || b`
    fn list(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) {
        let [left, right] = children(node)[..] else {
            children(node).into_iter().for_each(|child| self.statement(child, at, out));
            return;
        };
        let and = has_token(node, "&&");
        if is_test(left, &self.cx) {
            let test = self.test(left, at, out);
            let body = self.statements([right], at);
            let (then, otherwise) = if and { (body, Vec::new()) } else { (Vec::new(), body) };
            out.push(Stmt::If { test, then, otherwise });
            return;
        }
        // `test && a || b`
        if !and
            && left.kind() == "list"
            && has_token(left, "&&")
            && let [test, then] = children(left)[..]
            && is_test(test, &self.cx)
        {
            let test = self.test(test, at, out);
            let then = self.statements([then], at);
            let otherwise = self.statements([right], at);
            out.push(Stmt::If { test, then, otherwise });
            return;
        }
        // `jq -e` fails where there is nothing.
        if !and && at.yields && fails_on_nothing(left, &self.cx) {
            let (mut first, mut second) = (Vec::new(), Vec::new());
            if let (Some(left), Some(right)) =
                (self.output(left, None, at, &mut first), self.output(right, None, at, &mut second))
            {
                out.extend(first);
                out.extend(second);
                out.push(Stmt::Yield(Expr::either(left, right, self.cx.span(node))));
                return;
            }
        }
        self.statement(left, at, out);
        let body = self.statements([right], at);
        let leaves = body.iter().any(|stmt| matches!(stmt, Stmt::Throw(_) | Stmt::Return(_) | Stmt::Break | Stmt::Continue));
        if and && !leaves {
            out.extend(body);
            return;
        }
        let test = Expr::opaque(Vec::new(), self.cx.span(node));
        let (then, otherwise) = if and { (body, Vec::new()) } else { (Vec::new(), body) };
        out.push(Stmt::If { test, then, otherwise });
    }

    fn condition(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) {
        let mut tests = Vec::new();
        let mut then = Vec::new();
        let mut otherwise = Vec::new();
        let mut seen_then = false;
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            match child.kind() {
                "then" => seen_then = true,
                "elif_clause" | "else_clause" => otherwise.push(child),
                _ if !child.is_named() || child.is_extra() => {}
                _ if seen_then => then.push(child),
                _ => tests.push(child),
            }
        }
        let test = self.tests(&tests, at, out);
        let then = self.statements(then, at);
        let otherwise = self.otherwise(&otherwise, at);
        out.push(Stmt::If { test, then, otherwise });
    }

    fn otherwise(&self, clauses: &[Node<'_>], at: At) -> Vec<Stmt> {
        let Some((clause, rest)) = clauses.split_first() else { return Vec::new() };
        if clause.kind() == "else_clause" {
            return self.statements(children(*clause), at);
        }
        self.cx.deeper(*clause, Vec::new, || {
            let mut out = Vec::new();
            self.condition(*clause, at, &mut out);
            if let Some(Stmt::If { otherwise, .. }) = out.last_mut() {
                *otherwise = self.otherwise(rest, at);
            }
            out
        })
    }

    /// Statements of which the last decides.
    fn tests(&self, nodes: &[Node<'_>], at: At, out: &mut Vec<Stmt>) -> Expr {
        let Some((last, first)) = nodes.split_last() else { return Expr::opaque(Vec::new(), Span::default()) };
        first.iter().for_each(|node| self.statement(*node, at, out));
        self.test(*last, at, out)
    }

    /// Whether `node` succeeds.
    fn test(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) -> Expr {
        let span = self.cx.span(node);
        let unknown = || Expr::opaque(Vec::new(), span);
        self.cx.deeper(node, unknown, || match node.kind() {
            "test_command" => {
                let mut leaves = Vec::new();
                self.leaves(node, &mut leaves);
                leaves.retain(|leaf| leaf.is_named() || !matches!(leaf.kind(), "[" | "]" | "[[" | "]]"));
                Tests { shell: self, at, leaves: &leaves, next: 0 }.or()
            }
            "negated_command" => match children(node).first() {
                Some(child) => self.test(*child, at, out).not(),
                None => unknown(),
            },
            "list" => match children(node)[..] {
                [left, right] => {
                    let left = Box::new(self.test(left, at, out));
                    let right = Box::new(self.test(right, at, out));
                    Expr::new(
                        if has_token(node, "&&") { ExprKind::Both(left, right) } else { ExprKind::Either(left, right) },
                        span,
                    )
                }
                _ => unknown(),
            },
            "command" => {
                let name = node.child_by_field_name("name").map_or("", |name| self.cx.str(name));
                match name {
                    "test" | "[" | "[[" => {
                        let mut cursor = node.walk();
                        let mut leaves: Vec<Node<'_>> = node.children_by_field_name("argument", &mut cursor).collect();
                        if name != "test" {
                            leaves.pop();
                        }
                        Tests { shell: self, at, leaves: &leaves, next: 0 }.or()
                    }
                    "true" | ":" => Expr::new(ExprKind::Bool(true), span),
                    "false" => Expr::new(ExprKind::Bool(false), span),
                    _ => self.output(node, None, at, out).unwrap_or_else(unknown),
                }
            }
            "pipeline" => {
                let stages = children(node);
                let Some((last, first)) = stages.split_last() else { return unknown() };
                let input = first.iter().fold(None, |input, stage| self.output(*stage, input, At { subshell: true, ..at }, out));
                let grep = match last.kind() {
                    "redirected_statement" => last.child_by_field_name("body"),
                    _ => Some(*last),
                };
                match (input, grep.and_then(|grep| self.searched(grep, at))) {
                    (Some(input), Some((pattern, true))) => regex_test(input, pattern, span),
                    (Some(input), Some((pattern, false))) => Expr::compare(Op::Contains, input, pattern, span),
                    (input, _) => self.output(*last, input, at, out).unwrap_or_else(unknown),
                }
            }
            // Where its output goes says nothing about its success.
            "redirected_statement" if fields(node, "body").first().is_some_and(|body| is_test(*body, &self.cx)) => {
                node.child_by_field_name("body").map_or_else(unknown, |body| self.test(body, at, out))
            }
            "redirected_statement" => {
                let mut effects = Vec::new();
                let value = self.redirected(node, None, At { yields: true, ..at }, &mut effects);
                // The output that was sent away is the last effect.
                let value = value.or_else(|| match effects.pop() {
                    Some(Stmt::Expr(value)) => Some(value),
                    effect => {
                        effects.extend(effect);
                        None
                    }
                });
                out.extend(effects);
                value.unwrap_or_else(unknown)
            }
            "variable_assignment" | "variable_assignments" | "declaration_command" => {
                self.statement(node, at, out);
                unknown()
            }
            _ => self.run([node], None, at, span),
        })
    }

    /// The pattern that `grep` looks for, and whether it is a regular expression.
    fn searched(&self, node: Node<'_>, at: At) -> Option<(Expr, bool)> {
        let name = self.cx.str(node.child_by_field_name("name")?);
        if !matches!(name, "grep" | "egrep" | "fgrep") {
            return None;
        }
        let mut regex = name != "fgrep";
        for argument in fields(node, "argument") {
            let word = self.argument(argument, at);
            match word.known() {
                Some(option) if option.starts_with("--") => regex &= option != "--fixed-strings",
                Some(option) if option.starts_with('-') => {
                    if option.contains('v') {
                        return None;
                    }
                    regex &= !option.contains('F');
                }
                _ => return Some((word.value, regex)),
            }
        }
        None
    }

    /// Operands and operators of a test, in order.
    fn leaves<'t>(&self, node: Node<'t>, leaves: &mut Vec<Node<'t>>) {
        self.cx.deeper(
            node,
            || (),
            || {
                let mut cursor = node.walk();
                for child in node.children(&mut cursor) {
                    match child.kind() {
                        "binary_expression"
                        | "unary_expression"
                        | "parenthesized_expression"
                        | "postfix_expression"
                        | "ternary_expression" => {
                            self.leaves(child, leaves);
                        }
                        _ => leaves.push(child),
                    }
                }
            },
        );
    }

    fn while_loop(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) {
        let conditions: Vec<Node<'_>> = fields(node, "condition");
        if let ([condition], false) = (&conditions[..], has_token(node, "until"))
            && let Some(pattern) = self.read_each(*condition)
        {
            let span = self.cx.span(*condition);
            let input = Expr::name("stdin", Span { end: span.start, ..span });
            let lines = if matches!(pattern, Pattern::Name(_)) { "lines of text" } else { "lines of fields" };
            let iter = Expr::call(Expr::name(lines, span), vec![input], span);
            let body = self.statements(fields(node, "body"), At { stdin: false, ..at });
            out.push(Stmt::ForEach { pattern, iter, mode: Iter::Values, body });
            return;
        }
        let mut before = Vec::new();
        let test = self.tests(&conditions, at, &mut before);
        let test = if has_token(node, "until") { test.not() } else { test };
        // What the condition does, it does again before each round: `while read line`.
        let mut body = before.clone();
        body.extend(self.statements(fields(node, "body"), at));
        out.extend(before);
        out.push(Stmt::Loop { test: Some(test), body });
    }

    /// The variables of `while read -r name`, which get one line after the other.
    fn read_each(&self, condition: Node<'_>) -> Option<Pattern> {
        let command = match condition.kind() {
            // `read -r line || [ -n "$line" ]`
            "list" if has_token(condition, "||") => *children(condition).first()?,
            _ => condition,
        };
        if command.kind() != "command" || self.cx.str(command.child_by_field_name("name")?) != "read" {
            return None;
        }
        let at = At { yields: true, stdin: false, subshell: true, function: false };
        let words: Vec<Word> = fields(command, "argument").into_iter().map(|word| self.argument(word, at)).collect();
        if children(command).into_iter().any(|child| child.kind().ends_with("redirect")) {
            return None;
        }
        let names: Option<Vec<Ident>> = operands(&words, READ_VALUES)
            .iter()
            .map(|word| Some(Ident { name: word.known()?.into(), span: word.value.span }))
            .collect();
        match <[Ident; 1]>::try_from(names.filter(|names| !names.is_empty() && words.iter().all(|word| !word.is("-a")))?) {
            Ok([name]) => Some(Pattern::Name(name)),
            Err(names) => {
                let items = names.into_iter().map(Pattern::Name).collect();
                Some(Pattern::List { items, rest: None, span: self.cx.span(command) })
            }
        }
    }

    fn for_loop(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) {
        let Some(name) = node.child_by_field_name("variable") else { return };
        let values = fields(node, "value");
        let iter = match (values.first(), values.last()) {
            (Some(first), Some(last)) => {
                let span = self.cx.span(*first).to(self.cx.span(*last));
                let items = values.iter().map(|value| match value.kind() {
                    "command_substitution" => Word { split: true, ..self.argument(*value, at) },
                    _ => self.argument(*value, at),
                });
                Expr::new(ExprKind::List(split(items.collect()).collect()), span)
            }
            _ => Expr::name(ARGUMENTS, self.cx.span(name)),
        };
        let pattern = Pattern::Name(self.cx.ident(name));
        let body = self.statements(fields(node, "body"), at);
        out.push(Stmt::ForEach { pattern, iter, mode: Iter::Values, body });
    }

    fn case(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) {
        let Some(subject) = node.child_by_field_name("value") else { return };
        let subject = self.word(subject, at);
        let mut cases = Vec::new();
        let mut plain = true;
        for item in children(node).into_iter().filter(|child| child.kind() == "case_item") {
            let values = fields(item, "value");
            let last = values.last().map_or(item.start_byte(), Node::end_byte);
            let body = self.statements(children(item).into_iter().filter(|child| child.start_byte() >= last), at);
            let patterns: Vec<Glob> = adjacent(&values).into_iter().map(|nodes| self.glob(nodes, at)).collect();
            plain &= patterns.iter().all(|pattern| matches!(pattern, Glob::Exactly(_) | Glob::Anything));
            cases.push((patterns, body));
        }
        if plain {
            let cases = cases.into_iter().map(|(patterns, body)| {
                let anything = patterns.iter().any(|pattern| matches!(pattern, Glob::Anything));
                let values = patterns.into_iter().filter_map(|pattern| match pattern {
                    Glob::Exactly(value) => Some(value),
                    _ => None,
                });
                (if anything { Vec::new() } else { values.collect() }, body)
            });
            out.push(Stmt::Switch { subject, cases: cases.collect(), falls: false });
            return;
        }
        let chain = cases.into_iter().rev().fold(Vec::new(), |otherwise, (patterns, then)| {
            let span = subject.span;
            let tests = patterns.into_iter().map(|pattern| pattern.test(subject.clone(), span));
            match tests.reduce(|left, right| Expr::either(left, right, span)) {
                Some(test) => vec![Stmt::If { test, then, otherwise }],
                None => otherwise,
            }
        });
        out.extend(chain);
    }

    fn glob(&self, nodes: &[Node<'_>], at: At) -> Glob {
        let mut pieces = Pieces::default();
        // Stars that are quoted are no wildcards.
        let wild = |node: &Node<'_>| matches!(node.kind(), "word" | "extglob_pattern" | "regex" | "concatenation");
        let (mut front, mut back) = (false, false);
        for (index, node) in nodes.iter().enumerate() {
            let span = self.cx.span(*node);
            let text = self.cx.str(*node);
            if !wild(node) {
                pieces.push(self.word(*node, at));
                continue;
            }
            let mut word = self.word(*node, at);
            let stars = |text: &str| text.len() - text.trim_start_matches('*').len();
            if index == 0 && stars(text) > 0 {
                front = true;
                word = cut_text(word, stars(text), true);
            }
            let ends = text.len() - text.trim_end_matches('*').len();
            if index + 1 == nodes.len() && ends > 0 {
                back = true;
                if ends < text.len() {
                    word = cut_text(word, ends, false);
                }
            }
            if known(&word).is_none_or(|text| text.contains(['*', '?', '[']))
                && matches!(node.kind(), "word" | "extglob_pattern" | "regex")
            {
                return Glob::Other(Expr::opaque(vec![word], span));
            }
            pieces.push(word);
        }
        if pieces.parts.is_empty() && front {
            return Glob::Anything;
        }
        let span = nodes.first().map_or(Span::default(), |node| self.cx.span(*node));
        let value = pieces.finish(span, span);
        match (front, back) {
            (false, false) => Glob::Exactly(value),
            (true, true) => Glob::Part(Op::Contains, value),
            (true, false) => Glob::Part(Op::EndsWith, value),
            (false, true) => Glob::Part(Op::StartsWith, value),
        }
    }

    fn function(&self, node: Node<'_>, out: &mut Vec<Stmt>) {
        let (Some(name), Some(body)) = (node.child_by_field_name("name"), node.child_by_field_name("body")) else { return };
        let place = self.cx.span(name);
        let at = At { yields: true, stdin: true, subshell: body.kind() == "subshell", function: true };
        let body = match body.kind() {
            "subshell" => self.statements(children(body), at),
            _ => self.statements([body], at),
        };
        let param =
            |name: &str, kind| Param { pattern: Pattern::Name(Ident { name: name.into(), span: place }), kind, field: None };
        out.push(Stmt::Function(Arc::new(Function {
            name: Some(Ident { name: format!("{}()", self.cx.str(name)).into(), span: place }),
            params: vec![param(ARGUMENTS, ParamKind::Rest), param("stdin", ParamKind::Plain)],
            body,
            span: self.cx.span(node),
            kind: FunctionKind::Lexical,
            yields: Yields::Any,
            returns: None,
            decorators: Vec::new(),
        })));
    }

    /// Runs a command with variables set for it only.
    fn given(&self, given: Vec<Stmt>, call: Call, at: At, out: &mut Vec<Stmt>) -> Option<Expr> {
        let span = call.span;
        let mut body = Vec::new();
        let mut after = Vec::new();
        for stmt in &given {
            let Stmt::Bind { pattern: Pattern::Name(name), .. } = stmt else { continue };
            let before = Ident { name: format!("{}{MADE_UP}before", name.name).into(), span: name.span };
            let bind = |pattern: Ident, value: Expr| Stmt::Bind { pattern: Pattern::Name(pattern), value, scope: Scope::Nearest };
            body.push(bind(before.clone(), Expr::name(&name.name, name.span)));
            after.push(bind(name.clone(), Expr::name(&before.name, name.span)));
        }
        body.extend(given);
        let output = self.call(call, at, &mut body);
        let writes = output.is_some();
        body.extend(output.map(Stmt::Value));
        body.extend(after);
        if !writes {
            out.extend(body);
            return None;
        }
        Some(Expr::new(ExprKind::Block(body), span))
    }

    fn command(&self, node: Node<'_>, input: Option<Expr>, more: Vec<Word>, at: At, out: &mut Vec<Stmt>) -> Option<Expr> {
        let span = self.cx.span(node);
        let name = node.child_by_field_name("name")?;
        let mut redirect = Redirect { input, ..Redirect::default() };
        let mut words = Vec::new();
        // `X=1 command`
        let mut given = Vec::new();
        let mut cursor = node.walk();
        // The grammar takes assignments on lines of their own for the command's.
        let ends_line = |child: &Node<'_>| {
            let gap =
                child.next_sibling().and_then(|next| self.cx.text.get(child.end_byte()..next.start_byte())).unwrap_or_default();
            gap.contains('\n') && !gap.contains('\\')
        };
        let own = children(node).into_iter().take_while(|child| child.kind() == "variable_assignment").filter(ends_line).last();
        let prefix = own.map_or(0, |own| own.end_byte());
        for child in node.children(&mut cursor) {
            match child.kind() {
                "variable_assignment" if child.start_byte() < prefix => self.assignment(child, None, out),
                "variable_assignment" => self.assignment(child, Some(Scope::Environment), &mut given),
                "command_name" => {}
                "file_redirect" | "herestring_redirect" => self.redirect(child, at, &mut redirect),
                "subshell" => self.statement(child, at, out),
                _ if child.is_extra() => {}
                _ if child.start_byte() >= name.end_byte() => words.push(self.argument(child, at)),
                _ => {}
            }
        }
        words.extend(more);
        if matches!(self.cx.str(name), "test" | "[" | "[[") {
            let test = self.test(node, at, out);
            out.push(Stmt::Expr(test));
            return None;
        }
        let name = Word {
            value: self.word(name, at),
            spread: is_arguments(self.cx.str(name)),
            split: self.cx.str(name).starts_with('$'),
        };
        let input = redirect.input.or_else(|| at.stdin.then(|| Expr::name("stdin", Span { end: span.start, ..span })));
        let call = Call { name, words, input, span };
        let output = if given.is_empty() { self.call(call, at, out) } else { self.given(given, call, at, out) };
        if redirect.away {
            let written = output.and_then(|output| self.leave_for_later(redirect.for_later, output, out));
            out.extend(written.map(Stmt::Expr));
            return None;
        }
        output
    }

    /// What a program for the JVM is told on its command line: `-Dinflux.token=…`, `--influx.token=…`.
    fn settings(&self, words: &[Word], out: &mut Vec<Stmt>) {
        let is_setting = |name: &str| name.starts_with("-D") || (name.starts_with("--") && name.contains('.'));
        for (name, value) in words.iter().filter_map(|word| assigned_as(&word.value, is_setting)) {
            let bare = name.name.strip_prefix("-D").unwrap_or(name.name.trim_start_matches('-'));
            let name = Ident { name: property(bare).into(), ..name };
            self.bind(Pattern::Name(name), value, Some(Scope::Environment), out);
        }
    }

    /// Sets what the written text says, `NAME=value`, for the steps that come after; gives it back if it says nothing.
    fn leave_for_later(&self, place: Option<ForLater>, written: Expr, out: &mut Vec<Stmt>) -> Option<Expr> {
        let Some(place) = place else { return Some(written) };
        let Some((name, value)) = assigned_as(&written, |name| name.split(['-', ' ']).all(is_name)) else { return Some(written) };
        let name = match place {
            ForLater::Output => Ident { name: format!("{STEP_OUTPUT}{}", name.name.replace('-', "_")).into(), ..name },
            ForLater::Variable => match name.name.strip_prefix("export ").unwrap_or(&name.name) {
                bare if is_name(bare) => Ident { name: bare.into(), ..name },
                _ => return Some(written),
            },
        };
        self.bind(Pattern::Name(name), value, Some(Scope::Environment), out);
        None
    }
}

/// What a CI service takes from files whose names are in variables.
#[derive(Clone, Copy)]
enum ForLater {
    /// A variable of the environment of the steps that follow.
    Variable,
    /// What others know a step by.
    Output,
}

impl ForLater {
    fn of(file: &Expr) -> Option<Self> {
        match &file.kind {
            ExprKind::Name(name) => match &**name {
                "GITHUB_ENV" | "BASH_ENV" => Some(Self::Variable),
                "GITHUB_OUTPUT" => Some(Self::Output),
                _ => None,
            },
            _ => None,
        }
    }
}

/// What redirections do to a command.
#[derive(Default)]
struct Redirect<'t> {
    input: Option<Expr>,
    /// Its output goes to a file.
    away: bool,
    /// That file is one of these.
    for_later: Option<ForLater>,
    /// Words of the command that stand after a here-document's delimiter.
    words: Vec<Word>,
    /// What stands there behind `|` (true) or `&&` and `||` (false).
    next: Vec<(bool, Node<'t>)>,
}

/// A pattern of `case` or `[[ … == … ]]`.
enum Glob {
    Anything,
    Exactly(Expr),
    Part(Op, Expr),
    Other(Expr),
}

impl Glob {
    fn test(self, subject: Expr, span: Span) -> Expr {
        match self {
            Self::Anything => Expr::new(ExprKind::Bool(true), span),
            Self::Exactly(value) => equals(subject, value, span),
            Self::Part(op, value) => Expr::compare(op, subject, value, span),
            Self::Other(value) => Expr::opaque(vec![subject, value], span),
        }
    }
}

/// Whether it is that text; jq writes `null` for what isn't there.
fn equals(subject: Expr, value: Expr, span: Span) -> Expr {
    let missing = |subject: Expr| Expr { span, ..Expr::new(ExprKind::Exists(Box::new(subject)), span).not() };
    if matches!(value.as_text(), Some("" | "null")) {
        return missing(subject);
    }
    // `[ "x$X" = "x" ]`
    if let ExprKind::Template(parts) = &subject.kind
        && let [first, rest] = &parts[..]
        && first.as_text().is_some()
        && first.as_text() == value.as_text()
    {
        return missing(rest.clone());
    }
    Expr::compare(Op::Eq, subject, value, span)
}

/// `${subject%%:*}` and its like: up to or behind the first or the last of what stands beside the star; without a star, what
/// stands at that end is left out.
fn cut(operator: &str, subject: Expr, pattern: Expr, span: Span) -> Expr {
    let Some(text) = known(&pattern) else { return subject };
    let back = operator.starts_with('%');
    let (separator, name) = match (back, operator.len()) {
        (true, length) => match text.strip_suffix('*') {
            Some(separator) => (separator, if length == 1 { "${%x*}" } else { "${%%x*}" }),
            None => (&*text, "${%x}"),
        },
        (false, length) => match text.strip_prefix('*') {
            Some(separator) => (separator, if length == 1 { "${#*x}" } else { "${##*x}" }),
            None => (&*text, "${#x}"),
        },
    };
    if separator.is_empty() || separator.contains(['*', '?', '[']) {
        return subject;
    }
    Expr::call(Expr::name(name, span), vec![subject, unwritten(separator, pattern.span)], span)
}

/// Takes `count` bytes from the front or the back of the text at that end.
fn cut_text(value: Expr, count: usize, front: bool) -> Expr {
    let span = value.span;
    match value.kind {
        ExprKind::Text { value, content, exact } => {
            let cut = if front { value.get(count..) } else { value.get(..value.len().saturating_sub(count)) };
            let cut = cut.unwrap_or_default();
            let content = match (exact, front) {
                (false, _) => content,
                (true, true) => Span { start: content.end - cut.len() as u32, ..content },
                (true, false) => Span { end: content.start + cut.len() as u32, ..content },
            };
            Expr::new(ExprKind::Text { value: cut.into(), content, exact }, content)
        }
        ExprKind::Template(mut parts) => {
            let at = if front { 0 } else { parts.len().saturating_sub(1) };
            if at < parts.len() {
                let part = parts.remove(at);
                parts.insert(at, cut_text(part, count, front));
            }
            Expr::new(ExprKind::Template(parts), span)
        }
        kind => Expr::new(kind, span),
    }
}

/// Groups of nodes that touch: one word each.
fn adjacent<'s, 't>(nodes: &'s [Node<'t>]) -> Vec<&'s [Node<'t>]> {
    nodes.chunk_by(|left, right| left.end_byte() == right.start_byte()).collect()
}

/// The expression in `test`, `[ … ]`, `[[ … ]]`, from its words.
struct Tests<'s, 'a, 't> {
    shell: &'s Shell<'a>,
    at: At,
    leaves: &'s [Node<'t>],
    next: usize,
}

impl<'t> Tests<'_, '_, 't> {
    fn peek(&self) -> &str {
        self.leaves.get(self.next).map_or("", |leaf| self.shell.cx.str(*leaf))
    }

    fn eat(&mut self, tokens: &[&str]) -> bool {
        let found = tokens.contains(&self.peek());
        self.next += usize::from(found);
        found
    }

    fn or(&mut self) -> Expr {
        let mut left = self.and();
        while self.eat(&["||", "-o"]) {
            let right = self.and();
            let span = left.span.to(right.span);
            left = Expr::either(left, right, span);
        }
        left
    }

    fn and(&mut self) -> Expr {
        let mut left = self.not();
        while self.eat(&["&&", "-a"]) {
            let right = self.not();
            let span = left.span.to(right.span);
            left = Expr::new(ExprKind::Both(Box::new(left), Box::new(right)), span);
        }
        left
    }

    fn not(&mut self) -> Expr {
        let Some(leaf) = self.leaves.get(self.next).copied() else { return Expr::opaque(Vec::new(), Span::default()) };
        let unknown = || Expr::opaque(Vec::new(), self.shell.cx.span(leaf));
        // Bounded by what is left: each round takes a word.
        if self.eat(&["!"]) {
            let cx = &self.shell.cx;
            return cx.deeper(leaf, unknown, || self.not().not());
        }
        if self.eat(&["(", "\\("]) {
            let cx = &self.shell.cx;
            let inside = cx.deeper(leaf, unknown, || self.or());
            self.eat(&[")", "\\)"]);
            return inside;
        }
        self.primary(leaf)
    }

    /// The nodes of one word.
    fn operand(&mut self) -> &[Node<'t>] {
        let start = self.next;
        self.next += 1;
        while self.next < self.leaves.len() && self.leaves[self.next - 1].end_byte() == self.leaves[self.next].start_byte() {
            self.next += 1;
        }
        &self.leaves[start..self.next.min(self.leaves.len())]
    }

    fn value(&mut self) -> Expr {
        let (shell, at) = (self.shell, self.at);
        let nodes = self.operand();
        let mut pieces = Pieces::default();
        let span = nodes.iter().map(|node| shell.cx.span(*node)).reduce(Span::to).unwrap_or_default();
        if let [node] = nodes {
            return shell.word(*node, at);
        }
        nodes.iter().for_each(|node| pieces.push(shell.word(*node, at)));
        pieces.finish(span, span)
    }

    fn primary(&mut self, first: Node<'t>) -> Expr {
        let start = self.shell.cx.span(first);
        let operator = self.peek().to_owned();
        let unary = operator.len() == 2 && operator.starts_with('-') && self.next + 1 < self.leaves.len();
        if unary && first.kind() != "string" && first.kind() != "raw_string" {
            self.next += 1;
            let value = self.value();
            let span = start.to(value.span);
            return match operator.as_str() {
                "-n" => Expr::new(ExprKind::Exists(Box::new(value)), span),
                "-z" => Expr { span, ..Expr::new(ExprKind::Exists(Box::new(value)), span).not() },
                "-v" => match value.as_text() {
                    Some(name) => Expr::new(ExprKind::Exists(Box::new(Expr::name(name, value.span))), span),
                    None => Expr::opaque(vec![value], span),
                },
                _ => Expr::opaque(vec![value], span),
            };
        }
        let left = self.value();
        let operator = self.peek().to_owned();
        match operator.as_str() {
            "=" | "==" | "!=" | "-eq" | "-ne" | "=~" => self.next += 1,
            "<" | ">" | "\\<" | "\\>" | "-lt" | "-le" | "-gt" | "-ge" | "-nt" | "-ot" | "-ef" => {
                self.next += 1;
                let right = self.value();
                let span = start.to(right.span);
                return Expr::opaque(vec![left, right], span);
            }
            _ => {
                let span = left.span;
                return Expr::new(ExprKind::Exists(Box::new(left)), span);
            }
        }
        let (shell, at) = (self.shell, self.at);
        let right = self.operand();
        let end = right.last().map_or(start, |right| shell.cx.span(*right));
        let span = start.to(end);
        if operator == "=~" {
            let mut pieces = Pieces::default();
            // A pattern's backslashes are its own.
            for node in right {
                match node.kind() {
                    "regex" => pieces.text(shell.cx.str(*node), shell.cx.span(*node), true),
                    _ => pieces.push(shell.word(*node, at)),
                }
            }
            return regex_test(left, pieces.finish(end, end), span);
        }
        let test = shell.glob(right, at).test(left, span);
        if operator.starts_with('!') || operator == "-ne" { Expr { span, ..test.not() } } else { test }
    }
}

/// A command as it is run.
struct Call {
    name: Word,
    words: Vec<Word>,
    input: Option<Expr>,
    span: Span,
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn is_compound(kind: &str) -> bool {
    matches!(
        kind,
        "compound_statement"
            | "while_statement"
            | "for_statement"
            | "if_statement"
            | "case_statement"
            | "c_style_for_statement"
            | "list"
    )
}

fn is_expansion(kind: &str) -> bool {
    matches!(kind, "simple_expansion" | "expansion" | "command_substitution" | "arithmetic_expansion" | "ERROR")
}

/// Whether all that matters of it is its success.
fn is_test(node: Node<'_>, cx: &Cx<'_>) -> bool {
    match node.kind() {
        "test_command" | "negated_command" => true,
        "list" => children(node).into_iter().all(|child| is_test(child, cx)),
        "command" => node
            .child_by_field_name("name")
            .is_some_and(|name| matches!(cx.str(name), "test" | "[" | "[[" | "true" | "false" | "grep")),
        "pipeline" => children(node).last().is_some_and(|last| is_test(*last, cx)),
        "redirected_statement" => node.child_by_field_name("body").is_some_and(|body| is_test(body, cx)),
        _ => false,
    }
}

/// `jq -e …`, also at the end of a pipeline.
fn fails_on_nothing(node: Node<'_>, cx: &Cx<'_>) -> bool {
    match node.kind() {
        "pipeline" => children(node).last().is_some_and(|last| fails_on_nothing(*last, cx)),
        "redirected_statement" => node.child_by_field_name("body").is_some_and(|body| fails_on_nothing(body, cx)),
        "list" => children(node).last().is_some_and(|last| fails_on_nothing(*last, cx)) && has_token(node, "||"),
        "command" => {
            let is_jq = node.child_by_field_name("name").is_some_and(|name| is_jq(cx.str(name)));
            let option =
                |text: &str| text == "--exit-status" || (!text.starts_with("--") && text.starts_with('-') && text.contains('e'));
            is_jq && fields(node, "argument").into_iter().any(|word| option(cx.str(word)))
        }
        _ => false,
    }
}

/// Whether that expansion is as many words as a list has elements.
fn is_arguments(text: &str) -> bool {
    let text = text.trim_matches('"');
    matches!(text, "$@" | "$*" | "${@}")
        || (text.starts_with("${") && !text.starts_with("${!") && (text.ends_with("[@]}") || text.ends_with("[*]}")))
}

/// Whether the name of a command is a path.
fn is_file(name: &Expr) -> bool {
    match &name.kind {
        ExprKind::Text { value, .. } => value.contains('/'),
        ExprKind::Template(parts) => parts.iter().any(is_file),
        _ => false,
    }
}

fn is_jq(name: &str) -> bool {
    matches!(name, "jq" | "gojq" | "jaq" | "yq")
}

fn set_stdin(input: Expr) -> Stmt {
    let pattern = Pattern::Name(Ident { name: "stdin".into(), span: input.span });
    Stmt::Bind { pattern, value: input, scope: Scope::Local }
}

fn variable(name: &str, span: Span) -> Expr {
    match name {
        "@" | "*" => Expr::name(ARGUMENTS, span),
        "?" | "#" | "!" | "$" | "-" | "_" | "0" => Expr::opaque(Vec::new(), span),
        _ => match name.parse::<i64>() {
            Ok(position) => {
                let list = Expr::name(ARGUMENTS, Span { end: span.start, ..span });
                Expr::access(list, Expr::new(ExprKind::Number(position - 1), span), Style::Index, span)
            }
            Err(_) => Expr::name(name, span),
        },
    }
}

/// `NAME=value` as a word.
fn assigned(word: &Expr) -> Option<(Ident, Expr)> {
    assigned_as(word, is_name)
}

/// The same with such a name.
fn assigned_as(word: &Expr, is_name: impl Fn(&str) -> bool) -> Option<(Ident, Expr)> {
    let (parts, whole) = match &word.kind {
        ExprKind::Template(parts) => (&parts[..], word.span),
        ExprKind::Text { .. } => (std::slice::from_ref(word), word.span),
        _ => return None,
    };
    let (first, rest) = parts.split_first()?;
    let ExprKind::Text { value, content, exact: true } = &first.kind else { return None };
    let (name, tail) = value.split_once('=')?;
    if !is_name(name) {
        return None;
    }
    let place = Span { end: content.start + name.len() as u32, ..*content };
    let start = Span { start: place.end + 1, ..*content };
    let mut pieces = Pieces::default();
    pieces.text(tail, start, true);
    rest.iter().for_each(|part| pieces.push(part.clone()));
    Some((Ident { name: name.into(), span: place }, pieces.finish(Span { start: start.start, ..whole }, start)))
}

/// `[key]=value` as a word.
fn keyed(word: &Expr) -> Option<(Expr, Expr)> {
    let parts = match &word.kind {
        ExprKind::Template(parts) => &parts[..],
        _ => std::slice::from_ref(word),
    };
    let (first, rest) = parts.split_first()?;
    let ExprKind::Text { value, content, exact: true } = &first.kind else { return None };
    let (key, tail) = value.strip_prefix('[')?.split_once("]=")?;
    let place = Span { start: content.start + 1, end: content.start + 1 + key.len() as u32 };
    let start = Span { start: place.end + 2, ..*content };
    let mut pieces = Pieces::default();
    pieces.text(tail, start, true);
    rest.iter().for_each(|part| pieces.push(part.clone()));
    Some((Expr::text(key, place), pieces.finish(Span { start: start.start, ..word.span }, start)))
}

/// Commands that run the command in their words: their options that take a value, and how many words come before it.
const WRAPPERS: &[(&str, &[&str], usize)] = &[
    ("sudo", &["-u", "-g", "-h", "-p", "-C", "-T", "-U", "--user", "--group"], 0),
    ("doas", &["-u", "-C"], 0),
    ("env", &["-u", "-C", "--unset", "--chdir"], 0),
    ("exec", &["-a"], 0),
    ("command", &[], 0),
    ("builtin", &[], 0),
    ("time", &["-f", "-o"], 0),
    ("nohup", &[], 0),
    ("nice", &["-n"], 0),
    ("stdbuf", &["-i", "-o", "-e"], 0),
    ("timeout", &["-s", "-k", "--signal", "--kill-after"], 1),
    ("gosu", &[], 1),
    ("su-exec", &[], 1),
    ("poetry", &[], 1),
    ("pipenv", &[], 1),
    ("pdm", &[], 1),
    ("uv", &["--with", "--extra", "--group", "-p", "--python"], 1),
    ("bundle", &[], 1),
    ("doppler", &[], 1),
    ("npx", &["-p", "--package"], 0),
    ("lando", &["-s", "--service"], 0),
];

const SHELLS: &[&str] = &["sh", "bash", "dash", "zsh", "ksh", "ash"];

/// The platform's command line, by the names that its brands give it.
const PLATFORM: &[&str] = &["platform", "upsun", "webpaas", "magento-cloud", "symfony"];

/// Options of the platform's command line that take a value.
const PLATFORM_VALUES: &[&str] =
    &["-p", "--project", "-e", "--environment", "-A", "--app", "-i", "--identity-file", "-W", "--worker", "-I", "--instance"];

/// Options of `read` that take a value.
const READ_VALUES: &[&str] = &["-a", "-d", "-i", "-n", "-N", "-p", "-t", "-u"];

/// Commands that look for text.
const SEARCHES: &[&str] = &["grep", "egrep", "fgrep", "rg", "sed", "gsed", "awk", "gawk"];

/// What a language calls the option that is followed by code, and what has to come before such code.
const INTERPRETERS: &[(&str, &str, &[&str], &str)] = &[
    ("php", "php", &["-r", "--run"], "<?php "),
    ("python", "python", &["-c"], ""),
    ("node", "javascript", &["-e", "--eval", "-p", "--print", "-pe"], ""),
    ("nodejs", "javascript", &["-e", "--eval", "-p", "--print", "-pe"], ""),
    ("bun", "javascript", &["-e", "--eval"], ""),
    ("tsx", "javascript", &["-e", "--eval", "-p", "--print"], ""),
    ("ts-node", "javascript", &["-e", "--eval", "-p", "--print", "-pe"], ""),
    ("ruby", "ruby", &["-e"], ""),
    ("elixir", "elixir", &["-e", "--eval"], ""),
];

/// Text that is written nowhere, where it would stand before `at`.
fn unwritten(value: &str, at: Span) -> Expr {
    let nowhere = Span { end: at.start, ..at };
    Expr::new(ExprKind::Text { value: value.into(), content: nowhere, exact: false }, nowhere)
}

/// The words with spaces between them.
fn joined(words: &[Word], whole: Span) -> Expr {
    let mut pieces = Pieces::default();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            pieces.push(unwritten(" ", word.value.span));
        }
        pieces.push(word.value.clone());
    }
    let span = words.iter().map(|word| word.value.span).reduce(Span::to).unwrap_or(Span { start: whole.end, ..whole });
    pieces.finish(span, span)
}

impl Shell<'_> {
    /// What a command writes.
    fn call(&self, call: Call, at: At, out: &mut Vec<Stmt>) -> Option<Expr> {
        let span = call.span;
        let known = call.name.known();
        let name = known.as_deref().map_or("", |name| name.rsplit('/').next().unwrap_or(name));
        let version = |c: char| c.is_ascii_digit() || c == '.';
        // What is run is known only when the words are.
        let open = |word: &Word| word.spread || word.split;
        let known_here = |name: &str| {
            PLATFORM.contains(&name)
                || SHELLS.contains(&name)
                || is_jq(name)
                || matches!(name, "eval" | "ssh" | "su" | "ddev" | "lando")
                || WRAPPERS.iter().any(|(wrapper, ..)| *wrapper == name)
                || INTERPRETERS.iter().any(|(interpreter, ..)| *interpreter == name.trim_end_matches(version))
        };
        if open(&call.name) || (known_here(name) && call.words.iter().any(open)) {
            let Call { name, words, input, span } = call;
            let items = std::iter::once(name).chain(words).map(|word| {
                // A list within the list is text that is split.
                let value = if word.split {
                    let span = word.value.span;
                    Expr::new(ExprKind::List(vec![Arg::of(word.value)]), span)
                } else {
                    word.value
                };
                Arg { value, name: None, spread: word.spread }
            });
            let words = Expr::new(ExprKind::List(items.collect()), span);
            return Some(code("shell", Some(words), input, Vec::new(), span));
        }
        let first = call.words.first().and_then(Word::known);
        match (name, first.as_deref()) {
            // It runs what it is given as code.
            ("ddev", Some("exec" | "." | "ssh")) | ("lando", Some("ssh")) => {
                let text = option_value(&call.words, &["-c", "--command"]);
                let words = operands(&call.words, &["-s", "--service", "-d", "--dir", "-u", "--user"]);
                let text = text.unwrap_or_else(|| joined(words.get(1..).unwrap_or_default(), span));
                return Some(code("shell", Some(text), call.input, Vec::new(), span));
            }
            ("ddev", Some(_)) | ("symfony", Some("php" | "run")) => {
                let mut words = call.words.into_iter().skip(usize::from(first.as_deref() == Some("run")));
                let name = words.next()?;
                return self.call(Call { name, words: words.collect(), ..call }, at, out);
            }
            _ => {}
        }
        if let Some((_, options, words)) = WRAPPERS.iter().find(|(wrapper, ..)| *wrapper == name) {
            return self.wrapped(name, options, *words, call, at, out);
        }
        if let Some(interpreter) = INTERPRETERS.iter().find(|(interpreter, ..)| *interpreter == name.trim_end_matches(version)) {
            return Some(self.interpreted(interpreter, call));
        }
        if name == "java" {
            self.settings(&call.words, out);
        }
        match name {
            "echo" => {
                let options = call
                    .words
                    .iter()
                    .take_while(|word| matches!(word.known().as_deref(), Some("-n" | "-e" | "-E" | "-ne" | "-en")));
                let words = &call.words[options.count()..];
                Some(joined(words, span))
            }
            "printf" => self.printf(call, out),
            "jq" | "gojq" | "jaq" | "yq" => Some(self.jq(name, call)),
            "exit" => {
                out.push(at.leave());
                None
            }
            "return" => {
                out.push(Stmt::Return(None));
                None
            }
            "break" => {
                out.push(Stmt::Break);
                None
            }
            "continue" => {
                out.push(Stmt::Continue);
                None
            }
            "." | "source" => {
                let spec = call.words.first()?.value.clone();
                out.push(Stmt::Expr(Expr::new(ExprKind::Include(Box::new(self.sourced(spec))), span)));
                None
            }
            "eval" => Some(code("shell", Some(joined(&call.words, span)), call.input, Vec::new(), span)),
            "set" => {
                self.set(call, out);
                None
            }
            "shift" => {
                let rest = Some((1, Box::new(Pattern::Name(Ident { name: ARGUMENTS.into(), span }))));
                let pattern = Pattern::List { items: vec![Pattern::Ignore], rest, span };
                out.push(Stmt::Bind { pattern, value: Expr::name(ARGUMENTS, span), scope: Scope::Nearest });
                None
            }
            "read" | "mapfile" | "readarray" => {
                self.read(name, call, out);
                None
            }
            // The grammar sees it as a command where another stands before it: `builtin export X=1`.
            "export" | "readonly" | "declare" | "typeset" | "local" => {
                let scope = (name == "export").then_some(Scope::Environment);
                for (name, value) in call.words.iter().filter_map(|word| assigned(&word.value)) {
                    self.bind(Pattern::Name(name), value, scope, out);
                }
                None
            }
            ":" | "true" | "false" | "cd" | "trap" | "alias" | "unalias" | "let" | "wait" | "ulimit" | "umask" | "mkdir"
            | "chmod" | "touch" | "rm" | "sleep" => {
                out.extend(call.words.into_iter().map(|word| Stmt::Expr(word.value)));
                None
            }
            "printenv" => match call.words.first().map(|word| (word.known(), word.value.span)) {
                Some((Some(name), place)) if is_name(&name) => Some(Expr::name(&name, place)),
                _ => Some(Expr::opaque(Vec::new(), span)),
            },
            "su" => match option_value(&call.words, &["-c", "--command"]) {
                Some(text) => Some(code("shell", Some(text), call.input, Vec::new(), span)),
                None => Some(external(name, call)),
            },
            "ssh" => {
                let options = &[
                    "-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-O", "-o", "-p", "-Q", "-R", "-S",
                    "-W", "-w",
                ];
                let words = operands(&call.words, options);
                Some(match words.get(1..) {
                    Some(words) if !words.is_empty() => code("shell", Some(joined(words, span)), call.input, Vec::new(), span),
                    _ => code("shell", call.input, None, Vec::new(), span),
                })
            }
            _ if PLATFORM.contains(&name) => Some(self.platform(call)),
            // `"$CLI" relationships`
            "" if call.words.first().is_some_and(|word| is_relationships(word.known().as_deref())) => Some(self.platform(call)),
            _ => {
                // `sh -c`, also behind `docker exec app`.
                let names = std::iter::once(&call.name).chain(&call.words);
                let shell = names.clone().position(|word| {
                    word.known().is_some_and(|word| SHELLS.contains(&word.rsplit('/').next().unwrap_or_default()))
                });
                if let Some(shell) = shell {
                    let words: Vec<Word> = names.skip(shell + 1).cloned().collect();
                    if let Some(output) = self.shell(words, shell == 0, &call) {
                        return Some(output);
                    }
                }
                if let (true, Some(input)) = (SEARCHES.contains(&name), &call.input)
                    && let Some(key) = sought(&call.words, !name.contains("grep"))
                {
                    // One filter after the other: the search, then whatever else the command does.
                    let search = Call {
                        name: call.name.clone(),
                        words: vec![Word { value: key, spread: false, split: false }],
                        input: Some(input.clone()),
                        span,
                    };
                    let found = calls(Expr::name("search for key", call.name.value.span), search);
                    return Some(external(name, Call { input: Some(found), ..call }));
                }
                if is_file(&call.name.value) {
                    let Call { name, words, input, span } = call;
                    return Some(program(self.sourced(name.value), words, input, span));
                }
                Some(external(known.as_deref().unwrap_or_default(), call))
            }
        }
    }

    /// `bash -c 'code' name argument`, `sh script argument`, `bash -s argument <<E`
    fn shell(&self, words: Vec<Word>, own: bool, call: &Call) -> Option<Expr> {
        let span = call.span;
        let is_flag = |word: &Word| word.known().is_some_and(|flag| flag.len() > 1 && flag.starts_with(['-', '+']));
        let flags = words.iter().take_while(|word| is_flag(word)).count();
        let has = |letter| {
            words[..flags]
                .iter()
                .any(|word| word.known().is_some_and(|flag| !flag.starts_with("--") && flag.trim_end().ends_with(letter)))
        };
        let mut operands = words[flags..].iter().cloned();
        if has('c') {
            let text = operands.next()?.value;
            // The first of its arguments is its name.
            return Some(code("shell", Some(text), call.input.clone(), operands.skip(1).collect(), span));
        }
        if !own {
            return None;
        }
        if has('s') || operands.len() == 0 {
            return call.input.clone().map(|input| code("shell", Some(input), None, operands.collect(), span));
        }
        let file = operands.next()?.value;
        Some(program(self.sourced(file), operands.collect(), call.input.clone(), span))
    }

    /// `sudo -u web jq …`, `env X=1 cmd`, `exec cmd`
    fn wrapped(&self, wrapper: &str, options: &[&str], words: usize, call: Call, at: At, out: &mut Vec<Stmt>) -> Option<Expr> {
        let Call { words: all, input, span, .. } = call;
        let mut rest = all.into_iter().peekable();
        let mut left = words;
        while let Some(word) = rest.peek() {
            let known = word.known();
            let text = known.as_deref().unwrap_or_default();
            if wrapper == "command" && matches!(text, "-v" | "-V") {
                return Some(Expr::opaque(Vec::new(), span));
            }
            if text == "--" {
                rest.next();
                break;
            }
            if text.starts_with('-') {
                let takes = options.contains(&text);
                rest.next();
                if takes {
                    rest.next();
                }
            } else if let (true, Some((name, value))) = (wrapper == "env" || wrapper == "sudo", assigned(&word.value)) {
                self.bind(Pattern::Name(name), value, Some(Scope::Environment), out);
                rest.next();
            } else if left > 0 {
                left -= 1;
                rest.next();
            } else {
                break;
            }
        }
        let name = rest.next()?;
        let output = self.call(Call { name, words: rest.collect(), input, span }, at, out);
        if wrapper != "exec" {
            return output;
        }
        out.extend(output.map(|output| at.emit(output)));
        out.push(at.leave());
        None
    }

    /// `php -r`, `python -c`, code from a here-document, and files.
    fn interpreted(&self, (_, language, options, prefix): &(&str, &'static str, &[&str], &str), call: Call) -> Expr {
        let Call { words, input, span, .. } = call;
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            let text = word.known();
            match text.as_deref() {
                Some("-m") if *language == "python" => {
                    let Some(module) = words.next() else { break };
                    return self.python_module(module, Call { name: call.name, words: words.collect(), input, span });
                }
                Some("-") => {
                    return code(language, input, None, words.collect(), span);
                }
                // Code in its standard input has its arguments behind this.
                Some("--") => {
                    let rest: Vec<Word> = words.collect();
                    return match rest.split_first() {
                        Some((file, arguments)) if *language != "php" => {
                            program(self.sourced(file.value.clone()), arguments.to_vec(), input, span)
                        }
                        _ => code(language, input, None, rest, span),
                    };
                }
                Some(option) if options.contains(&option) => {
                    let Some(text) = words.next() else { break };
                    let words: Vec<Word> = words.skip_while(|word| word.is("--")).collect();
                    return code(language, Some(prefixed(prefix, text.value)), input, words, span);
                }
                Some("-d" | "-c" | "-W" | "-X" | "-r" | "--require" | "--import" | "--loader") => {
                    words.next();
                }
                Some(option) if option.starts_with('-') => {
                    let long = options.iter().filter(|option| option.starts_with("--"));
                    if let Some(text) = long.filter_map(|option| glued(&word.value, &format!("{option}="))).next() {
                        return code(language, Some(prefixed(prefix, text)), input, words.collect(), span);
                    }
                }
                _ => {
                    let arguments: Vec<Word> = words.collect();
                    return program(self.sourced(word.value), arguments, input, span);
                }
            }
        }
        code(language, input, None, Vec::new(), span)
    }

    /// `python -m ops.report`
    fn python_module(&self, module: Word, call: Call) -> Expr {
        let name = module.known().unwrap_or_default();
        match &*name {
            "json.tool" | "base64" => external(&format!("python -m {name}"), Call { words: Vec::new(), ..call }),
            _ => {
                let path = format!("./{}.py", name.replace('.', "/"));
                let file =
                    Expr::new(ExprKind::Text { value: path.into(), content: module.value.span, exact: false }, module.value.span);
                program(file, call.words, call.input, call.span)
            }
        }
    }

    fn printf(&self, call: Call, out: &mut Vec<Stmt>) -> Option<Expr> {
        let span = call.span;
        let mut words = call.words.into_iter().peekable();
        let mut target = None;
        if words.peek().is_some_and(|word| word.is("-v")) {
            words.next();
            target = words.next().and_then(|word| Some((word.known()?, word.value.span)));
        }
        words.next_if(|word| word.is("--"));
        let format = words.next()?;
        let ends_line = format.known().is_some_and(|format| format.ends_with("\\n"));
        let mut words = words.map(|word| word.value);
        let mut pieces = Pieces::default();
        match (&format.value.kind, format.known()) {
            (ExprKind::Text { content, exact: true, .. }, Some(text)) => {
                let mut from = 0;
                let place = |from: usize, to: usize| Span::new(content.start as usize + from, content.start as usize + to);
                while let Some(found) = text[from..].find('%') {
                    let start = from + found;
                    let length = text[start + 1..].find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(0);
                    let end = (start + 2 + length).min(text.len());
                    pieces.text(&text[from..start], place(from, start), true);
                    if text[start..end].ends_with('%') {
                        pieces.text("%", place(start, end), false);
                    } else if let Some(word) = words.next() {
                        pieces.push(word);
                    }
                    from = end;
                }
                // A line end says nothing of a value.
                let tail = text[from..].strip_suffix("\\n").unwrap_or(&text[from..]);
                pieces.text(tail, place(from, from + tail.len()), true);
            }
            _ => pieces.push(format.value),
        }
        // The format serves again for what is left: `printf '%s\n' user org` writes lines.
        words.for_each(|word| {
            if ends_line {
                pieces.push(unwritten("\n", word.span));
            }
            pieces.push(word);
        });
        let value = pieces.finish(span, Span { start: span.end, ..span });
        match target {
            Some((name, span)) => {
                self.bind(Pattern::Name(Ident { name: name.into(), span }), value, None, out);
                None
            }
            None => Some(value),
        }
    }

    fn set(&self, call: Call, out: &mut Vec<Stmt>) {
        let known: Vec<Option<String>> = call.words.iter().map(Word::known).collect();
        for (index, word) in known.iter().enumerate() {
            let word = word.as_deref().unwrap_or_default();
            let all = matches!(known.get(index + 1).and_then(Option::as_deref), Some("allexport"));
            if (word == "-o" && all) || (word.starts_with('-') && word.contains('a')) {
                self.exports_all.set(true);
            } else if (word == "+o" && all) || (word.starts_with('+') && word.contains('a')) {
                self.exports_all.set(false);
            } else if word == "--" {
                let items = call.words.iter().skip(index + 1).cloned().map(|word| Arg {
                    value: word.value,
                    name: None,
                    spread: word.spread,
                });
                let value = Expr::new(ExprKind::List(items.collect()), call.span);
                let pattern = Pattern::Name(Ident { name: ARGUMENTS.into(), span: call.span });
                out.push(Stmt::Bind { pattern, value, scope: Scope::Nearest });
                return;
            }
        }
    }

    fn read(&self, command: &str, call: Call, out: &mut Vec<Stmt>) {
        let options = if command == "read" { READ_VALUES } else { &["-d", "-n", "-O", "-s", "-u", "-C", "-c"] };
        let names = operands(&call.words, options);
        let input = call.input.unwrap_or_else(|| Expr::opaque(Vec::new(), call.span));
        let list = option_value(&call.words, &["-a", "-ra"])
            .filter(|_| command == "read")
            .and_then(|name| Some((known(&name)?, name.span)));
        if command != "read" || list.is_some() {
            let named = names.last().and_then(|name| Some((name.known()?, name.value.span)));
            let Some((name, span)) = list.or(named) else { return };
            let items = Expr::run(vec![Stmt::Yield(input)], Yields::List, call.span);
            self.bind(Pattern::Name(Ident { name: name.into(), span }), items, None, out);
            return;
        }
        let names: Vec<(String, Span)> = names.iter().filter_map(|name| Some((name.known()?, name.value.span))).collect();
        if let [(name, span)] = &names[..] {
            let pattern = Pattern::Name(Ident { name: name.as_str().into(), span: *span });
            self.bind(pattern, input, None, out);
            return;
        }
        // Which variable gets which part of the line is not known.
        out.push(Stmt::Expr(input));
        for (name, span) in names {
            let pattern = Pattern::Name(Ident { name: name.into(), span });
            self.bind(pattern, Expr::opaque(Vec::new(), span), None, out);
        }
    }

    /// The file that `.` and `source` mean: what stands before a path that is known is the script's directory, or the app's.
    fn sourced(&self, spec: Expr) -> Expr {
        let ExprKind::Template(parts) = &spec.kind else { return spec };
        let is_given = |part: &Expr| match &part.kind {
            ExprKind::Text { .. } => true,
            ExprKind::Name(name) => self.literal.borrow().contains(name),
            _ => false,
        };
        match parts.last().and_then(Expr::as_text) {
            Some(path) if path.starts_with('/') && !parts.iter().all(is_given) => {
                Expr::new(ExprKind::Text { value: format!(".{path}").into(), content: spec.span, exact: false }, spec.span)
            }
            _ => spec,
        }
    }

    fn jq(&self, program: &str, call: Call) -> Expr {
        let Call { words, mut input, span, .. } = call;
        let mut words = words.into_iter();
        let mut filter = None;
        let mut file = None;
        let mut operands = Vec::new();
        let mut names = Vec::new();
        let (mut null_input, mut slurp, mut positional) = (false, false, false);
        let mut arguments = Vec::new();
        let mut options_end = false;
        while let Some(word) = words.next() {
            let known = word.known();
            let text = known.as_deref().unwrap_or_default();
            match text {
                "--" => options_end = true,
                "--arg" | "--argjson" | "--slurpfile" | "--rawfile" | "--argfile" => {
                    let name = words.next().and_then(|name| name.known());
                    let value = words.next().map(|value| value.value);
                    if let (Some(name), Some(value)) = (name, value) {
                        let place = value.span;
                        let value = match text {
                            // JSON is jq.
                            "--argjson" => code("jq", Some(value), Some(Expr::null(place)), Vec::new(), place),
                            "--arg" => value,
                            _ => Expr::opaque(vec![value], place),
                        };
                        names.push((name.into(), value));
                    }
                }
                "--indent" | "-L" | "--library-path" | "-I" | "-o" | "--output-format" | "-p" | "--input-format" => {
                    if program == "yq" || !matches!(text, "-o" | "-p" | "-I") {
                        words.next();
                    }
                }
                "-f" | "--from-file" => file = words.next().map(|word| word.value),
                "--args" | "--jsonargs" => positional = true,
                _ if !options_end && text.starts_with("--") => {
                    null_input |= text == "--null-input";
                    slurp |= text == "--slurp";
                }
                // `-p=json`, `-ojson`
                _ if !options_end && program == "yq" && ["-o", "-p", "-I"].iter().any(|option| text.starts_with(option)) => {}
                _ if !options_end && text.starts_with('-') && text.len() > 1 => {
                    null_input |= text.contains('n');
                    slurp |= text.contains('s');
                    if text.contains('f') {
                        file = words.next().map(|word| word.value);
                    }
                }
                // mikefarah's yq has commands.
                "e" | "eval" | "ea" | "eval-all" if program == "yq" && filter.is_none() => {}
                _ if filter.is_none() && file.is_none() => filter = Some(word.value),
                _ if positional => arguments.push(word),
                _ => operands.push(word),
            }
        }
        if positional {
            let key = unwritten("positional", span);
            let value = Expr::new(ExprKind::List(args(arguments).collect()), span);
            names.push(("ARGS".into(), Expr::new(ExprKind::Record(vec![Field::Pair { key, value }]), span)));
        }
        if let Some(operand) = operands.into_iter().next() {
            // `<(…)` and `-` are what they write; any other file is unknown.
            let is_text = matches!(operand.value.kind, ExprKind::Text { .. } | ExprKind::Template(_) | ExprKind::Name(_));
            input = match operand.is("-") {
                true => input,
                false if is_text => Some(Expr::opaque(vec![operand.value], span)),
                false => Some(operand.value),
            };
        }
        if slurp {
            input = input.map(|input| {
                let span = input.span;
                Expr::new(ExprKind::List(vec![Arg::of(input)]), span)
            });
        }
        if null_input {
            input = Some(Expr::null(span));
        }
        if let Some(file) = file {
            let input = input.unwrap_or_else(|| Expr::opaque(Vec::new(), span));
            let include = Expr::new(ExprKind::Include(Box::new(self.sourced(file))), span);
            let body = Expr::with(".", input, include, span);
            return names.into_iter().fold(body, |body, (name, value)| {
                let place = value.span;
                let name: Sym = name;
                Expr::with(&format!("${name}"), value, body, place)
            });
        }
        let filter = filter.unwrap_or_else(|| unwritten(".", Span { start: span.end, ..span }));
        let input = input.map(Box::new);
        Expr::new(ExprKind::Code { language: "jq", code: Box::new(filter), input, names }, span)
    }

    /// `platform relationships --property influxdb.0.user`, `platform ssh '…'`
    fn platform(&self, call: Call) -> Expr {
        let span = call.span;
        let words = operands(&call.words, &[PLATFORM_VALUES, &["-P", "--property"]].concat());
        let command = words.first().and_then(Word::known).unwrap_or_default();
        let command = command.strip_prefix("cloud:").unwrap_or(&command);
        if matches!(command, "ssh" | "environment:ssh") {
            return match words.get(1..) {
                Some(words) if !words.is_empty() => code("shell", Some(joined(words, span)), call.input, Vec::new(), span),
                _ => code("shell", call.input, None, Vec::new(), span),
            };
        }
        if !is_relationships(Some(command)) {
            return external("platform", call);
        }
        let document = Expr::call(Expr::name("platform relationships", span), Vec::new(), span);
        let property = option_value(&call.words, &["-P", "--property"])
            .or_else(|| call.words.iter().find_map(|word| glued(&word.value, "-P")));
        match property {
            Some(property) => Expr::call(Expr::name("platform relationships --property", span), vec![document, property], span),
            None => document,
        }
    }
}

fn is_relationships(command: Option<&str>) -> bool {
    matches!(command, Some("relationships" | "environment:relationships" | "rel" | "tunnel:info" | "tunnels:info"))
}

/// A command that is a function of the project, or none that is known here.
fn external(name: &str, call: Call) -> Expr {
    let callee = match name {
        "" => call.name.value.clone(),
        name if name.contains(' ') => Expr::name(name, call.name.value.span),
        name => Expr::name(&format!("{name}()"), call.name.value.span),
    };
    calls(callee, call)
}

fn calls(callee: Expr, call: Call) -> Expr {
    let stdin = call.input.map(|value| {
        let name = Ident { name: "stdin".into(), span: value.span };
        Arg { value, name: Some(name), spread: false }
    });
    Expr::new(ExprKind::Call { callee: Box::new(callee), args: args(call.words).chain(stdin).collect() }, call.span)
}

/// Runs `text`, which is not known if it is none, as a program with these arguments.
fn code(language: &'static str, text: Option<Expr>, input: Option<Expr>, arguments: Vec<Word>, span: Span) -> Expr {
    let text = text.unwrap_or_else(|| Expr::opaque(Vec::new(), span));
    let names = if arguments.is_empty() {
        Vec::new()
    } else {
        vec![(ARGUMENTS.into(), Expr::new(ExprKind::List(args(arguments).collect()), span))]
    };
    Expr::new(ExprKind::Code { language, code: Box::new(text), input: input.map(Box::new), names }, span)
}

fn program(file: Expr, arguments: Vec<Word>, input: Option<Expr>, span: Span) -> Expr {
    let arguments = args(arguments).collect();
    Expr::new(ExprKind::Program { file: Box::new(file), arguments, input: input.map(Box::new) }, span)
}

/// The words once the shell has split them.
fn split(words: Vec<Word>) -> impl Iterator<Item = Arg> {
    words.into_iter().map(|word| {
        let span = word.value.span;
        match word.split {
            true => {
                Arg { value: Expr::call(Expr::name("words of text", span), vec![word.value], span), name: None, spread: true }
            }
            false => Arg { value: word.value, name: None, spread: word.spread },
        }
    })
}

fn args(words: Vec<Word>) -> impl Iterator<Item = Arg> {
    words.into_iter().map(|word| Arg { value: word.value, name: None, spread: word.spread })
}

fn prefixed(prefix: &str, text: Expr) -> Expr {
    if prefix.is_empty() {
        return text;
    }
    let span = text.span;
    let mut pieces = Pieces::default();
    pieces.push(unwritten(prefix, span));
    pieces.push(text);
    pieces.finish(span, span)
}

/// The key of an object in the pattern or script that is the first operand: `"user"` of JSON, with `colon` only if one
/// follows; `^user:` of YAML.
fn sought(words: &[Word], colon: bool) -> Option<Expr> {
    let pattern = words.iter().find(|word| word.known().is_none_or(|word| !word.starts_with('-')))?;
    let parts = match &pattern.value.kind {
        ExprKind::Template(parts) => &parts[..],
        _ => std::slice::from_ref(&pattern.value),
    };
    let mut whole = String::new();
    // Where each part begins in the whole.
    let mut starts = Vec::new();
    for part in parts {
        starts.push(whole.len());
        whole.push_str(part.as_text().unwrap_or(HOLE.encode_utf8(&mut [0; 4])));
    }
    let in_key = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == HOLE;
    let quoted = || {
        whole.match_indices('"').find_map(|(quote, _)| {
            let start = quote + 1;
            let length = whole[start..].find('"')?;
            let inside = &whole[start..start + length];
            let key = inside.strip_suffix(':').unwrap_or(inside);
            let rest = whole[start + key.len()..].trim_start_matches([' ', '\\', 's', '*', '[', ']', '"']);
            (!key.is_empty() && key.chars().all(in_key) && (!colon || rest.starts_with(':'))).then_some((start, key.len()))
        })
    };
    let plain = || {
        let before = whole.len() - whole.trim_start_matches("s/").trim_start_matches(['/', '^', ' ', '*']).len();
        let key = &whole[before..whole[before..].find(|c| !in_key(c)).map_or(whole.len(), |at| before + at)];
        let ends = whole[before + key.len()..].starts_with(':');
        (!key.is_empty() && ends).then_some((before, key.len()))
    };
    let (start, length) = plain().or_else(quoted)?;
    let index = starts.partition_point(|&at| at <= start) - 1;
    let part = parts.get(index)?.clone();
    match part.as_text().map(str::len) {
        None => Some(part),
        Some(all) => {
            let before = start - starts[index];
            let after = all.checked_sub(before + length)?;
            Some(cut_text(cut_text(part, before, true), after, false))
        }
    }
}

/// The value of the first of these options: the next word, or what follows `=`.
fn option_value(words: &[Word], options: &[&str]) -> Option<Expr> {
    words.iter().enumerate().find_map(|(index, word)| {
        let known = word.known();
        if known.is_some_and(|known| options.contains(&known.as_str())) {
            return words.get(index + 1).map(|word| word.value.clone());
        }
        options.iter().filter(|option| option.starts_with("--")).find_map(|option| glued(&word.value, &format!("{option}=")))
    })
}

/// What follows `prefix` in the word.
fn glued(word: &Expr, prefix: &str) -> Option<Expr> {
    let first = match &word.kind {
        ExprKind::Template(parts) => parts.first()?,
        _ => word,
    };
    let rest = first.as_text()?.strip_prefix(prefix)?;
    let alone = matches!(word.kind, ExprKind::Text { .. });
    if alone && rest.is_empty() {
        return None;
    }
    let mut value = cut_text(word.clone(), prefix.len(), true);
    if let ExprKind::Template(parts) = &mut value.kind
        && rest.is_empty()
    {
        parts.remove(0);
        if parts.len() == 1 {
            return parts.pop();
        }
    }
    Some(value)
}

/// The words that are no options, nor values of these.
fn operands(words: &[Word], options: &[&str]) -> Vec<Word> {
    let mut operands = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let known = word.known();
        match known.as_deref() {
            Some("--") => {
                operands.extend(words.by_ref().cloned());
            }
            Some(option) if option.starts_with('-') && option.len() > 1 => {
                // Behind `ssh host` every word is of the command there.
                if operands.len() > 1 {
                    operands.push(word.clone());
                } else if options.contains(&option) {
                    words.next();
                }
            }
            _ => operands.push(word.clone()),
        }
    }
    operands
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::testing::{exact_texts, functions, shape};

    fn lowered(text: &str) -> Module {
        lower(&Source { text, path: "a.sh" })
    }

    fn texts(script: &str) -> Vec<String> {
        let module = lowered(script);
        assert!(module.lost.is_empty(), "{script}: {:?}", module.lost);
        exact_texts(script, &module)
    }

    #[test]
    fn quotes_and_escapes_leave_text_where_it_stands() {
        assert_eq!(texts(r#"x=a\"b"#), ["a", "\"b"]);
        assert_eq!(texts(r#"x="a\"b $y \n""#), ["a", "\"b ", " \\n"]);
        assert_eq!(texts("x='a b'\"c\"d"), ["a b", "c", "d"]);
        assert_eq!(texts("x='it'\\''s'"), ["it", "'", "s"]);
        assert_eq!(texts("jq .db[0].user"), [".db[0].user"]);
        assert_eq!(texts("jq -r \".$1[0].user\""), [".", "[0].user"]);
        assert_eq!(texts("jq $'.a\\t.b'"), [".a", ".b"]);
        assert_eq!(texts("x=\"  a\n   b ${y} \n c\""), ["  a\n   b ", " \n c"]);
        assert_eq!(texts("x=\"\""), [""]);
    }

    #[test]
    fn a_here_document_is_text() {
        assert_eq!(texts("cat <<E\n  a $X \\$b\nE\n"), ["  a ", " ", "$b\n"]);
        assert_eq!(texts("cat <<'E'\n a $X \\$b\nE\n"), [" a $X \\$b\n"]);
        assert_eq!(texts("cat <<-E\n\ta\n\t\tb\nE\n"), ["a\n", "b\n"]);
        assert_eq!(texts("python3 - <<'E'\nimport os\nE\n"), ["import os\n"]);
    }

    fn same(left: &str, right: &str) {
        assert_eq!(shape(&lowered(left)), shape(&lowered(right)), "{left} and {right}");
    }

    #[test]
    fn spellings_of_one_thing_lower_alike() {
        same("x=$(echo $A | jq .b)", "x=`echo $A | jq .b`");
        same("x=\"$(echo \"$A\" | jq '.b')\"", "x=$(echo ${A} | jq \".b\")");
        same("jq -r .b <<< \"$A\"", "echo $A | jq --raw-output .b");
        same("jq .b > f <<< \"$A\"", "jq .b <<< \"$A\" > f");
        same("jq .b < <(echo $A)", "echo -n \"$A\" | jq -rc .b");
        same("if [ -n \"$x\" ]; then y; fi", "if test -n \"$x\"; then y; fi");
        same("if [ \"$a\" = b ] && [ -z \"$c\" ]; then y; fi", "if [[ $a == b && -z $c ]]; then y; fi");
        same("[ \"$a\" = b ] && y", "if [ $a = b ]; then y; fi");
        same("[ \"$a\" = b ] || y", "if [ $a = b ]; then :; else y; fi".replace(":; ", "").as_str());
        same("[ \"$a\" = b -a \"$c\" = d ] && y", "[[ \"$a\" = b && \"$c\" = d ]] && y");
        same("export X; X=1", "export X; export X=1");
        same("set -a; X=1; set +a; Y=2", "export X=1; Y=2");
        same("declare -x X=1", "export \"X=1\"");
        same("bash -c 'a'", "sh -ec a");
        same("sudo -u web jq .a", "jq .a");
        same("su -c 'a' web", "docker exec app sh -c 'a'");
        same("platform relationships -P a.0.b", "platform relationships -p x --property=a.0.b");
        same("upsun relationships -Pa.0.b", "symfony cloud:relationships --property a.0.b");
        same("case $x in a*) y;; esac", "case \"$x\" in \"a\"*) y;; esac");
        same("php -r 'a'", "php -d x=y -r a");
        same("x() { y; }", "function x { y; }");
    }

    #[test]
    fn assignments_on_their_own_lines_are_no_prefix() {
        same("A=1\nB=2 C=3\n[[ $x == a* ]]", "A=1\nB=2\nC=3\n[[ $x = \"a\"* ]]");
    }

    #[test]
    fn what_is_tested_is_seen() {
        let tests = |script: &str| format!("{:?}", lowered(script).body);
        assert!(tests("[ \"$x\" != null ] && y").contains("Exists"));
        assert!(tests("[ \"x$x\" = x ] && y").contains("Exists"));
        assert!(tests("[[ $x =~ ^influx ]] && y").contains("StartsWith"));
        assert!(tests("[[ $x == *influx* ]] && y").contains("Contains"));
        assert!(tests("echo $x | grep -q influx && y").contains("Contains"));
        assert!(tests("if ! echo $x | grep -q '^influx$'; then y; fi").contains("Compare { op: Eq"));
    }

    #[test]
    fn no_two_functions_have_one_span() {
        let script = "f() { a | { b; c; } | (d; e); }\nx=\"$(a; b)$( (c; d) )\"\nwhile read -r l; do echo \"$(a; $(b; c))\"; done < <(a; b)\nmapfile -t m < <(x)\n";
        let mut spans = functions(&lowered(script));
        let all = spans.len();
        spans.sort_unstable();
        spans.dedup();
        assert_eq!(spans.len(), all);
    }

    #[test]
    fn a_sourced_file_is_found_from_the_script_upwards_and_from_the_app() {
        let files = ["app/lib/x.sh", "app/scripts/y.sh", "app/z.sh"];
        let exists = |path: &str| files.contains(&path);
        let project = Project {
            from: "app/scripts/run/a.sh",
            app_root: "app",
            exists: &exists,
            read: &|_| None,
            only: &|_| None,
            list: &|_| Vec::new(),
        };
        for (spec, path) in [("./lib/x.sh", 0), ("lib/x.sh", 0), ("../y.sh", 1), ("/app/z.sh", 2), ("./z.sh", 2)] {
            assert_eq!(resolve(spec, &project).as_deref(), Some(files[path]), "{spec}");
        }
        assert_eq!(resolve("/etc/profile", &project), None);
    }

    #[test]
    fn an_error_loses_its_part_only() {
        let module = lowered("x=$(jq -r '.a')\n)))\nif then\ny=$(jq -r '.b')\n");
        assert!(!module.lost.is_empty());
        assert!(format!("{:?}", module.body).contains("\".a\""));
    }

    #[test]
    fn cut_anywhere_nothing_panics() {
        let script = "f() { local a=\"é\\\"$1 ${2:-$'x\\n'}\"; }\n[[ $x =~ ^a && ! -z ${y[@]} ]] || { eval \"a=\\$b\"; }\ncase \"$1\" in a*|'b') printf '%s %%\\n' \"$(<f)\" ;; *) exit 1;; esac\ncat <<-E | jq --arg a b -f x.jq\n\t${A}\n\tE\nfor i in \"$@\" $((1+2)) `x`; do read -ra b <<<\"$i\"; done < <(env A=1 sudo -u x platform ssh -e m \"x\")\n";
        for at in script.char_indices().map(|(at, _)| at) {
            lowered(&script[..at]);
            lowered(&script[at..]);
        }
    }

    #[test]
    fn deep_nesting_is_lost_and_said_to_be() {
        let module = lowered(&format!("x={}a{}", "$(echo ".repeat(3000), ")".repeat(3000)));
        assert!(!module.lost.is_empty());
    }
}
