//! Rust, by `syn`.
//!
//! What the compiler does behind the scenes is done here: paths are resolved through `use` (`names`), variables that
//! shadow others in an inner block get a name of their own, macros of the standard library and its like are taken apart
//! (`macros`), and `match` becomes tests and bindings. `Option` and `Result` are not there: `Some(x)` and `Ok(x)` are
//! `x`, `None` is missing, `Err(e)` throws, `?` and `.await` are dropped.
//!
//! A function of another module is an access of a module: `crate::config::load` is `load` of the module
//! `crate::config`, `std::env::var` is `var` of `std::env`. Models in `rules/models/rust.toml` are named accordingly:
//! `std::env.var`.

mod commands;
mod expand;
mod expr;
mod items;
mod macros;
mod methods;
mod names;
mod pattern;
mod resolve;
#[cfg(test)]
mod tests;
mod text;
mod types;

use crate::source::path::name_of;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;

use super::ir::{Expr, Ident, MADE_UP, Module, Span, Sym, Type};
pub(crate) use resolve::library_name;

use super::{Language, MAX_DEPTH, Naming, Source, all_lost, guess_nothing, nests_deeper_than, resolve_nothing};
use expand::{MAX_EXPANSIONS, Macros};
use names::Tables;

pub(super) static RUST: Language = Language {
    id: "rust",
    name: "Rust",
    extensions: &["rs"],
    file_names: &[],
    interpreters: &["rust-script"],
    models: include_str!("../../../rules/models/rust.toml"),
    lower,
    resolve: resolve::resolve,
    guess: guess_nothing,
    names: Naming::Imported,
    autoload: resolve_nothing,
};

/// In bytes: `syn` parses by recursion, and an overflow of the stack would end the process. Only what is used of it is
/// ever taken from the system.
const STACK: usize = 256 << 20;
/// Tokens of one expression, with those around it: the most that the parser can recurse by. Measured: a level takes less than 16 KiB
/// without optimisation.
const MAX_EFFORT: usize = 10_000;

fn lower(source: &Source<'_>) -> Module {
    if nests_deeper_than(source.text, MAX_DEPTH) {
        return all_lost(source.text);
    }
    // The thread takes the parser's table of spans with it when it ends.
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || lower_here(source));
        thread.ok().and_then(|thread| thread.join().ok()).unwrap_or_else(|| all_lost(source.text))
    })
}

fn lower_here(source: &Source<'_>) -> Module {
    let text = source.text;
    let base = prefix(text);
    let mut lower = Lower::new(source, base);
    let tokens = text[base..].parse::<TokenStream>().or_else(|_| lower.without_broken_items(&text[base..]).parse());
    let Ok(tokens) = tokens else {
        return all_lost(text);
    };
    if effort(tokens.clone()) > MAX_EFFORT {
        return all_lost(text);
    }
    let Ok(items) = (|input: ParseStream<'_>| lower.parse_items(input)).parse2(tokens) else {
        return all_lost(text);
    };
    lower.macros = Rc::new(Macros::of(&items));
    let items = lower.with_expanded_items(items);
    lower.tables = Tables::of(&items);
    let mut body = Vec::new();
    lower.items(&items, &mut body);
    lower.lost.sort_unstable();
    lower.lost.dedup();
    Module { body, lost: lower.lost }
}

/// The bytes before the program: a byte order mark, a `#!` line.
fn prefix(text: &str) -> usize {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let rest = &text[mark..];
    match rest.strip_prefix("#!") {
        Some(line) if !line.trim_start().starts_with('[') => mark + rest.find('\n').unwrap_or(rest.len()),
        _ => mark,
    }
}

/// How deep a parser may have to recurse into the tokens: those since the last separator, on every level.
fn effort(tokens: TokenStream) -> usize {
    let (mut run, mut most, mut inner) = (0, 0, 0);
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        run += 1;
        match token {
            TokenTree::Punct(punct) if matches!(punct.as_char(), ';' | ',') => (run, inner) = (0, 0),
            TokenTree::Group(group) => {
                inner = inner.max(effort(group.stream()));
                most = most.max(run + inner);
                let ends = match tokens.peek() {
                    Some(TokenTree::Ident(next)) => next != "else" && next != "as",
                    Some(TokenTree::Punct(next)) => next.as_char() == '#',
                    _ => true,
                };
                if group.delimiter() == Delimiter::Brace && ends {
                    (run, inner) = (0, 0);
                }
            }
            _ => {}
        }
        most = most.max(run + inner);
    }
    most
}

/// The parameter of a function with one type parameter that holds the type.
const CHOSEN: &str = "·type";

/// What is carried along while one file is lowered.
struct Lower<'a> {
    text: &'a str,
    /// Where the parsed text begins in `text`.
    base: usize,
    /// Whether `crate` is this very file.
    is_root: bool,
    lost: Vec<Span>,
    depth: usize,
    tables: Tables,
    macros: Rc<Macros>,
    /// How many calls of them the code here comes from, one within the other.
    expansions: usize,
    /// The spans of the functions and types so far.
    functions: HashSet<Span>,
    /// The inline modules around.
    module: Vec<String>,
    scopes: Vec<Scope>,
    /// What `Self` is, inside an implementation.
    this_type: Option<Expr>,
    /// What the function around returns.
    returns: Type,
    /// Whether what is done with the method call that is lowered next shows that it gives an iterator.
    iterated: bool,
    /// Counts made-up names.
    fresh: usize,
}

/// A block, or a function with its parameters.
#[derive(Default)]
struct Scope {
    /// Variables by what the program calls them.
    names: HashMap<String, Sym>,
    uses: HashMap<String, Vec<String>>,
    /// Type parameters.
    generics: HashSet<String>,
    /// The one whose argument is handed to the function as [`CHOSEN`].
    chosen: Option<String>,
    /// Variables that hold an iterator.
    iterators: HashSet<String>,
    /// Variables that hold a program to be run.
    commands: HashSet<String>,
    is_function: bool,
}

impl<'a> Lower<'a> {
    fn new(source: &Source<'a>, base: usize) -> Self {
        let name = name_of(source.path);
        Self {
            text: source.text,
            base,
            is_root: matches!(name, "main.rs" | "lib.rs" | "build.rs"),
            lost: Vec::new(),
            depth: 0,
            tables: Tables::default(),
            macros: Rc::default(),
            expansions: 0,
            functions: HashSet::new(),
            module: Vec::new(),
            scopes: Vec::new(),
            this_type: None,
            returns: Type::Any,
            iterated: false,
            fresh: 0,
        }
    }

    fn at(&self, span: proc_macro2::Span) -> Span {
        let range = span.byte_range();
        let at = |offset: usize| (offset + self.base).min(self.text.len());
        Span::new(at(range.start), at(range.end))
    }

    fn span(&self, node: &impl Spanned) -> Span {
        self.at(node.span())
    }

    /// The span of a function: no two have the same, also where a macro's body is there several times.
    fn own(&mut self, mut span: Span) -> Span {
        while !self.functions.insert(span) {
            span.start += 1;
        }
        span
    }

    fn ident(&self, ident: &syn::Ident) -> Ident {
        Ident { name: plain(ident).into(), span: self.at(ident.span()) }
    }

    /// Runs `lower` one level deeper; beyond the bound the node is lost and the value is `otherwise`.
    fn deeper<T>(&mut self, node: &impl Spanned, otherwise: impl FnOnce(Span) -> T, lower: impl FnOnce(&mut Self) -> T) -> T {
        if self.depth >= MAX_DEPTH {
            let span = self.span(node);
            self.lost.push(span);
            return otherwise(span);
        }
        self.depth += 1;
        let value = lower(self);
        self.depth -= 1;
        value
    }

    /// The program with blanks in the place of items whose brackets or quotes do not match. Items begin where a line does.
    fn without_broken_items(&mut self, program: &str) -> String {
        let mut kept = String::with_capacity(program.len());
        let mut item = String::new();
        let mut take = |item: &mut String| {
            if item.parse::<TokenStream>().is_ok() {
                kept.push_str(item);
            } else {
                let start = self.base + kept.len();
                self.lost.push(Span::new(start, start + item.trim_end().len()));
                kept.extend(item.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
            }
            item.clear();
        };
        for line in program.split_inclusive('\n') {
            let begins = line.starts_with(|c: char| c.is_alphabetic() || matches!(c, '#' | '/'));
            // Attributes and comments belong to what they stand before.
            let leads = |line: &str| line.starts_with(['#', '/']) || line.trim().is_empty();
            if begins && !item.lines().all(leads) {
                take(&mut item);
            }
            item.push_str(line);
        }
        take(&mut item);
        kept
    }

    /// The items of a file; one that cannot be parsed is lost, up to the next `;` or `}`.
    fn parse_items(&mut self, input: ParseStream<'_>) -> syn::Result<Vec<syn::Item>> {
        let mut items = Vec::new();
        let _ = input.call(syn::Attribute::parse_inner);
        while !input.is_empty() {
            let ahead = input.fork();
            if let Ok(item) = ahead.parse::<syn::Item>() {
                syn::parse::discouraged::Speculative::advance_to(input, &ahead);
                items.push(item);
                continue;
            }
            let mut span: Option<Span> = None;
            while !input.is_empty() {
                let token: TokenTree = input.parse()?;
                let here = self.at(token.span());
                span = Some(span.map_or(here, |span| span.to(here)));
                let ends = match &token {
                    TokenTree::Punct(punct) => punct.as_char() == ';',
                    TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                    _ => false,
                };
                if ends {
                    break;
                }
            }
            self.lost.extend(span);
        }
        Ok(items)
    }

    /// The items, with what calls of the file's own macros stand for in their places.
    fn with_expanded_items(&mut self, items: Vec<syn::Item>) -> Vec<syn::Item> {
        let mut expanded = Vec::new();
        for item in items {
            let tokens = match &item {
                syn::Item::Macro(item) if item.ident.is_none() && self.expansions < MAX_EXPANSIONS => {
                    self.macros.expand(&item.mac).filter(|tokens| effort(tokens.clone()) <= MAX_EFFORT)
                }
                _ => None,
            };
            match tokens.map(|tokens| (|input: ParseStream<'_>| self.parse_items(input)).parse2(tokens)) {
                Some(Ok(items)) => {
                    self.expansions += 1;
                    expanded.extend(self.with_expanded_items(items));
                    self.expansions -= 1;
                }
                _ => expanded.push(item),
            }
        }
        expanded
    }

    // ---- variables

    /// Runs `lower` in a scope of its own.
    fn scoped<T>(&mut self, is_function: bool, lower: impl FnOnce(&mut Self) -> T) -> T {
        self.scopes.push(Scope { is_function, ..Scope::default() });
        let value = lower(self);
        self.scopes.pop();
        value
    }

    /// The variable that the program calls `name`.
    fn variable(&self, name: &str) -> Option<&Sym> {
        self.scopes.iter().rev().find_map(|scope| scope.names.get(name))
    }

    fn is_iterator_variable(&self, name: &str) -> bool {
        let scope = self.scopes.iter().rev().find(|scope| scope.names.contains_key(name));
        scope.is_some_and(|scope| scope.iterators.contains(name))
    }

    fn is_command_variable(&self, name: &str) -> bool {
        let scope = self.scopes.iter().rev().find(|scope| scope.names.contains_key(name));
        scope.is_some_and(|scope| scope.commands.contains(name))
    }

    fn is_generic(&self, name: &str) -> bool {
        self.scopes.iter().any(|scope| scope.generics.contains(name))
    }

    /// A new variable in the innermost scope. Blocks have no variables of their own in the IR, so one that hides
    /// another of the same function, or an item of the file, gets another name.
    fn declare(&mut self, name: &str) -> Sym {
        let Some((innermost, outer)) = self.scopes.split_last() else { return name.into() };
        if let Some(known) = innermost.names.get(name) {
            return known.clone();
        }
        let reach = if innermost.is_function {
            0
        } else {
            outer.iter().rev().position(|scope| scope.is_function).map_or(outer.len(), |at| at + 1)
        };
        let hides = outer.iter().rev().take(reach).any(|scope| scope.names.contains_key(name));
        let hides_item = self.tables.has_item(name);
        let sym: Sym = if hides || hides_item { self.made_up(name) } else { name.into() };
        if let Some(scope) = self.scopes.last_mut() {
            scope.names.insert(name.to_owned(), sym.clone());
        }
        sym
    }

    /// A name that no program can use.
    fn made_up(&mut self, name: &str) -> Sym {
        self.fresh += 1;
        format!("{name}{MADE_UP}{}", self.fresh).into()
    }
}

/// The name without `r#`.
fn plain(ident: &syn::Ident) -> String {
    use syn::ext::IdentExt;
    ident.unraw().to_string()
}
