//! jq programs (also gojq's and jaq's dialects), on the lexer of `jaq-core`.
//!
//! jaq's own syntax tree keeps places for names and strings only; here every access and every function needs one, so the
//! tokens are lowered directly, by precedence climbing over jq's operator table.
//!
//! A jq expression turns one input into any number of outputs. The input is a variable called `.`; the outputs are the
//! values that the expression may have: `.[]` is any element, `a, b` either of the two, `empty` none at all. A pipe binds
//! `.` anew for what follows. Functions get their input as their first argument and their filters as closures over `.`.

mod control;
mod functions;
mod matching;
mod operators;
mod patterns;
mod terms;
mod tokens;
mod values;

use crate::source::path::name_of;
use std::sync::Arc;

use jaq_core::load::lex::{Lexer, Tok, Token};
use jaq_core::load::span;

pub(super) use self::matching::regex_test;
use self::tokens::Tokens;
use super::ir::{Expr, ExprKind, Ident, Module, Pattern, Scope, Span, Stmt};
use super::{HOLE, Language, MAX_DEPTH, Naming, Project, Source, all_lost, join, nests_deeper_than, resolve_nothing};

pub(super) static JQ: Language = Language {
    id: "jq",
    name: "jq",
    extensions: &["jq"],
    file_names: &[],
    interpreters: &["jq", "gojq", "jaq"],
    models: include_str!("../../rules/models/jq.toml"),
    lower,
    resolve,
    guess,
    names: Naming::Imported,
    autoload: resolve_nothing,
};

/// What the lexer sees in the place of a [`HOLE`], with as many bytes, so that `.HOLE[0].user` can be read. A key that
/// is a hole and nothing else is the variable of [`hole`]; one that has a hole in it keeps it, and is no known key.
const HOLE_NAME: &str = "___";

/// The variable that has the value for the nth hole of a program, counted from 0.
pub fn hole(number: usize) -> String {
    format!("${HOLE}{number}")
}

/// In bytes. The lexer recurses by nesting, so both bounds stand before it.
const MAX_LENGTH: usize = 16 * 1024;
const MAX_NESTING: usize = 100;

fn lower(source: &Source<'_>) -> Module {
    let text = source.text;
    if text.len() > MAX_LENGTH || nests_deeper_than(text, MAX_NESTING) {
        return all_lost(text);
    }
    let named = text.replace(HOLE, HOLE_NAME);
    let Ok(tokens) = Lexer::new(&named).lex() else {
        return all_lost(text);
    };
    let mut jq = Jq { text: &named, source: text, depth: 0, defined: Vec::new(), includes: false };
    match jq.program(&mut Tokens { rest: &tokens }) {
        Ok(body) => Module { body, lost: Vec::new() },
        Err(Unreadable) => all_lost(text),
    }
}

/// `import "lib" as lib;` and `include "lib";` mean `lib.jq` (or `lib/lib.jq`) beside the program.
fn resolve(spec: &str, project: &Project<'_>) -> Option<String> {
    let last = name_of(spec);
    let names = [spec.to_owned(), format!("{spec}.jq"), format!("{spec}/{last}.jq")];
    let places = [project.directory(), project.app_root];
    project.first(places.into_iter().flat_map(|place| names.iter().filter_map(move |name| join(place, name))))
}

/// `-L` says where libraries are, and isn't known here.
fn guess(spec: &str) -> Vec<String> {
    vec![format!("{spec}.jq"), spec.to_owned()]
}

/// A syntax error, or nesting beyond the bound: nothing of the program is used then.
struct Unreadable;

type Lowered = Result<Expr, Unreadable>;

struct Jq<'s> {
    text: &'s str,
    /// The same with its holes.
    source: &'s str,
    depth: usize,
    /// The functions of this program that are in scope, and how many parameters they have.
    defined: Vec<(&'s str, usize)>,
    /// Functions may also come from included files.
    includes: bool,
}

impl<'s> Jq<'s> {
    fn span(&self, part: &str) -> Span {
        let range = span(self.text, part);
        Span::new(range.start, range.end)
    }

    /// The part as text, or the value that has its place.
    fn literal(&self, part: &str) -> Expr {
        let span = self.span(part);
        let source = self.source.get(span.range()).unwrap_or(part);
        if source.chars().eq([HOLE]) {
            let before = self.source.get(..span.start as usize).unwrap_or_default();
            return Expr::name(&hole(before.matches(HOLE).count()), span);
        }
        Expr::text(source, span)
    }

    fn program(&mut self, tokens: &mut Tokens<'_, 's>) -> Result<Vec<Stmt>, Unreadable> {
        let mut body = Vec::new();
        if tokens.eat("module") {
            self.pipe(tokens, true)?;
            tokens.expect(";")?;
        }
        while let Some(Token(word @ ("import" | "include"), _)) = tokens.peek() {
            tokens.next();
            let Some(Token(text, Tok::Str(parts))) = tokens.next() else { return Err(Unreadable) };
            let spec = self.string(text, parts)?;
            let whole = self.span(word).to(spec.span);
            if *word == "include" {
                self.includes = true;
                body.push(Stmt::Expr(Expr::new(ExprKind::Include(Box::new(spec)), whole)));
            } else {
                tokens.expect("as")?;
                let Some(Token(name, Tok::Word | Tok::Var)) = tokens.next() else { return Err(Unreadable) };
                let pattern = Pattern::Name(Ident { name: (*name).into(), span: self.span(name) });
                let value = Expr::new(ExprKind::Module(Box::new(spec)), whole);
                body.push(Stmt::Bind { pattern, value, scope: Scope::Local });
            }
            // Metadata that says where to look.
            if !tokens.sees(";") {
                self.pipe(tokens, true)?;
            }
            tokens.expect(";")?;
        }
        while tokens.eat("def") {
            body.push(Stmt::Function(Arc::new(self.definition(tokens)?)));
        }
        // A library has definitions and nothing else.
        if tokens.peek().is_some() {
            body.push(Stmt::Return(Some(self.pipe(tokens, true)?)));
        }
        if tokens.peek().is_none() { Ok(body) } else { Err(Unreadable) }
    }

    /// Runs `lower` one level deeper.
    fn deeper<T>(&mut self, lower: impl FnOnce(&mut Self) -> Result<T, Unreadable>) -> Result<T, Unreadable> {
        if self.depth >= MAX_DEPTH {
            return Err(Unreadable);
        }
        self.depth += 1;
        let value = lower(self);
        self.depth -= 1;
        value
    }
}

#[cfg(test)]
mod tests;
