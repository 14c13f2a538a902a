//! Where commands read from and write to.

use tree_sitter::Node;

use super::assignments::{assigned_as, is_name};
use super::files::{file_read, file_written};
use super::words::{Pieces, Word, known};
use super::{At, Shell};
use crate::syntax::STEP_OUTPUT;
use crate::syntax::ir::{Expr, ExprKind, Ident, Pattern, Scope, Span, Stmt, Sym};
use crate::syntax::tree::{children, fields, has_token};

/// What redirections do to a command.
#[derive(Default)]
pub(super) struct Redirect<'t> {
    pub(super) input: Option<Expr>,
    /// Its output goes to a file.
    pub(super) away: bool,
    /// That file, if it is known which, and whether it keeps what was in it.
    pub(super) file: Option<Expr>,
    pub(super) append: bool,
    /// That file is one of these.
    pub(super) for_later: Option<ForLater>,
    /// Words of the command that stand after a here-document's delimiter.
    pub(super) words: Vec<Word>,
    /// What stands there behind `|` (true) or `&&` and `||` (false).
    pub(super) next: Vec<(bool, Node<'t>)>,
}

/// What a CI service takes from files whose names are in variables.
#[derive(Clone, Copy)]
pub(super) enum ForLater {
    /// A variable of the environment of the steps that follow.
    Variable,
    /// What others know a step by.
    Output,
}

impl ForLater {
    pub(super) fn of(file: &Expr) -> Option<Self> {
        match &file.kind {
            ExprKind::Name(name) => match &**name {
                "GITHUB_ENV" | "BASH_ENV" => Some(Self::Variable),
                "GITHUB_OUTPUT" => Some(Self::Output),
                _ => None,
            },
            _ => None,
        }
    }

    /// What the variable is called that such a file gives that name.
    fn name(self, written: &str) -> Option<Sym> {
        match self {
            Self::Output => Some(format!("{STEP_OUTPUT}{}", written.replace('-', "_")).into()),
            Self::Variable => {
                Some(written.strip_prefix("export ").unwrap_or(written)).filter(|name| is_name(name)).map(Into::into)
            }
        }
    }
}

impl Shell<'_> {
    pub(super) fn redirected(&self, node: Node<'_>, input: Option<Expr>, at: At, out: &mut Vec<Stmt>) -> Option<Expr> {
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
                let mut written = Vec::new();
                let collects = redirect.away && children(body).into_iter().all(is_simple);
                self.statement(body, At { stdin, yields: collects || at_body.yields, ..at_body }, &mut written);
                for stmt in written {
                    match stmt {
                        Stmt::Yield(output) if collects => {
                            self.write(redirect.file.clone(), true, redirect.for_later, Some(output), out);
                        }
                        stmt => out.push(stmt),
                    }
                }
                None
            }
            Some(body) => self.output(body, redirect.input, at_body, out),
            None => redirect.input,
        };
        let mut output = output;
        if redirect.away {
            self.write(redirect.file, redirect.append, redirect.for_later, output.take(), out);
        }
        for (piped, next) in redirect.next {
            let input = if piped { output.take() } else { None };
            out.extend(output.take().map(|output| at.emit(output)));
            output = self.output(next, input, at, out);
        }
        output
    }

    pub(super) fn redirect<'t>(&self, node: Node<'t>, at: At, redirect: &mut Redirect<'t>) {
        match node.kind() {
            "herestring_redirect" => redirect.input = children(node).last().map(|word| self.word(*word, at)),
            "file_redirect" => {
                let descriptor = node.child_by_field_name("descriptor").map_or("", |descriptor| self.cx.str(descriptor));
                let target = node.child_by_field_name("destination");
                if has_token(node, "<") {
                    redirect.input = target.map(|target| match target.kind() {
                        "process_substitution" => self.word(target, at),
                        _ => file_read(self.word(target, at)),
                    });
                } else if descriptor.is_empty() || descriptor == "1" {
                    redirect.away |= !has_token(node, "<&") && !has_token(node, "<&-");
                    let file = target.map(|target| self.word(target, at));
                    redirect.for_later = redirect.for_later.or_else(|| ForLater::of(file.as_ref()?));
                    // Of a device nobody reads what was written.
                    let is_device = |file: &Expr| file.as_text().is_some_and(|file| file.starts_with("/dev/"));
                    redirect.file = file.filter(|file| redirect.away && !is_device(file));
                    redirect.append = has_token(node, ">>");
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

    /// What becomes of output that is sent away.
    pub(super) fn write(
        &self,
        file: Option<Expr>,
        append: bool,
        for_later: Option<ForLater>,
        output: Option<Expr>,
        out: &mut Vec<Stmt>,
    ) {
        let Some(output) = output.and_then(|output| self.leave_for_later(for_later, output, out)) else { return };
        out.push(Stmt::Expr(match file {
            Some(file) => file_written(file, output, append),
            None => output,
        }));
    }

    /// Sets what the written text says, `NAME=value`, for the steps that come after; gives it back if it says nothing.
    fn leave_for_later(&self, place: Option<ForLater>, written: Expr, out: &mut Vec<Stmt>) -> Option<Expr> {
        let Some(place) = place else { return Some(written) };
        let line = known(&written);
        if let Some((name, end)) = self.later.take() {
            if line.as_ref().is_none_or(|line| *line != end) {
                let pattern = Pattern::Name(Ident { name: name.clone(), span: written.span });
                out.push(Stmt::Bind { pattern, value: written, scope: Scope::Later });
                self.later.replace(Some((name, end)));
            }
            return None;
        }
        // `name<<END`: the lines up to `END` are its value.
        if let Some((name, end)) = line.as_ref().and_then(|line| line.split_once("<<"))
            && let Some(name) = place.name(name)
        {
            self.later.replace(Some((name, end.to_owned())));
            return None;
        }
        let Some((name, value)) = assigned_as(&written, |name| name.split(['-', ' ']).all(is_name)) else { return Some(written) };
        let Some(bare) = place.name(&name.name) else { return Some(written) };
        let pattern = Pattern::Name(Ident { name: bare, ..name });
        out.push(Stmt::Bind { pattern, value, scope: Scope::Later });
        None
    }
}

/// Whether all that it writes is one output.
fn is_simple(node: Node<'_>) -> bool {
    matches!(
        node.kind(),
        "command" | "pipeline" | "redirected_statement" | "variable_assignment" | "declaration_command" | "comment"
    )
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

pub(super) fn set_stdin(input: Expr) -> Stmt {
    let pattern = Pattern::Name(Ident { name: "stdin".into(), span: input.span });
    Stmt::Bind { pattern, value: input, scope: Scope::Local }
}
