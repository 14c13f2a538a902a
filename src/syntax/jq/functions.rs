//! Functions: those that a program defines, and those that are built in.

use jaq_core::load::lex::{Tok, Token};

use super::matching::{contains, regex_test};
use super::operators::changed;
use super::tokens::Tokens;
use super::values::{after, any_in, descendants, each, filter, input, param};
use super::{Jq, Unreadable};
use crate::syntax::ir::{
    Arg, Expr, ExprKind, Field, Function, FunctionKind, Ident, Iter, Op, Pattern, Span, Stmt, Style, Yields,
};

impl<'s> Jq<'s> {
    /// `name(f; $x): body;`, after `def`.
    pub(super) fn definition(&mut self, tokens: &mut Tokens<'_, 's>) -> Result<Function, Unreadable> {
        let Some(Token(name, Tok::Word | Tok::Fmt)) = tokens.next() else { return Err(Unreadable) };
        let mut names = Vec::new();
        if let Some(mut inside) = tokens.block('(') {
            loop {
                let Some(Token(name, Tok::Word | Tok::Var)) = inside.next() else { return Err(Unreadable) };
                names.push(*name);
                if !inside.eat(";") {
                    break;
                }
            }
            inside.expect(")")?;
        }
        tokens.expect(":")?;
        // The function sees itself and its parameters; after it, the program sees the function.
        self.defined.push((name, names.len()));
        let scope = self.defined.len();
        self.defined.extend(names.iter().map(|name| (name.trim_start_matches('$'), 0)));
        let mut body = self.pipe(tokens, true)?;
        self.defined.truncate(scope);
        let Some(Token(end, _)) = tokens.peek() else { return Err(Unreadable) };
        let whole = self.span(name).to(self.span(end));
        tokens.expect(";")?;
        let mut params = vec![param(".", self.span(name))];
        for name in names.iter().rev() {
            // `$x` is the filter `x`, run once on the function's input.
            if let Some(filter) = name.strip_prefix('$') {
                let place = self.span(name);
                let value = Expr::call(Expr::name(filter, place), vec![input(place)], place);
                body = Expr::with(name, value, body, place);
            }
        }
        params.extend(names.iter().map(|name| param(name.trim_start_matches('$'), self.span(name))));
        Ok(Function {
            name: Some(Ident { name: (*name).into(), span: self.span(name) }),
            params,
            body: vec![Stmt::Return(Some(body))],
            span: whole,
            kind: FunctionKind::Lexical,
            yields: Yields::No,
            returns: None,
            decorators: Vec::new(),
        })
    }

    /// `name` is at `start`, the whole call at `whole`.
    pub(super) fn call(&mut self, name: &'s str, args: Vec<Expr>, start: Span, whole: Span) -> Expr {
        let own = self.defined.iter().any(|&(defined, arity)| defined == name && arity == args.len());
        if own || name.contains("::") {
            return self.own_call(name, args, start, whole);
        }
        match builtin(name, args, start, whole) {
            Ok(value) => value,
            // What isn't built in may be from an included file.
            Err(args) if self.includes => self.own_call(name, args, start, whole),
            Err(mut args) => {
                args.insert(0, input(start));
                Expr::call(Expr::name(name, start), args, whole)
            }
        }
    }

    fn own_call(&self, name: &'s str, args: Vec<Expr>, start: Span, whole: Span) -> Expr {
        let callee = match name.split_once("::") {
            Some((module, name)) => {
                let module = Expr::name(module, self.span(module));
                Expr::access(module, Expr::text(name, self.span(name)), Style::Static, start)
            }
            None => Expr::name(name, start),
        };
        let filters = args.into_iter().map(filter);
        Expr::call(callee, std::iter::once(input(start)).chain(filters).collect(), whole)
    }
}

/// The built-in functions that say how values flow; the others are models, or unknown. Gives the arguments back for those.
fn builtin(name: &str, mut args: Vec<Expr>, start: Span, whole: Span) -> Result<Expr, Vec<Expr>> {
    let here = || input(start);
    let count = args.len();
    let second = if count == 2 { args.pop() } else { None };
    let first = if count <= 2 { args.pop() } else { None };
    let value = match (name, first, second) {
        ("true", None, _) => Expr::new(ExprKind::Bool(true), whole),
        ("false", None, _) => Expr::new(ExprKind::Bool(false), whole),
        ("null", None, _) => Expr::null(whole),
        ("empty" | "error" | "halt" | "halt_error", first, _) => {
            Expr::new(ExprKind::Block(first.into_iter().map(Stmt::Expr).collect()), whole)
        }
        ("not", None, _) => Expr { span: whole, ..here().not() },
        ("env", None, _) => Expr::name("$ENV", whole),
        // Of yq: `env(NAME)`.
        ("env" | "strenv", Some(Expr { kind: ExprKind::Call { callee, .. }, .. }), None) => {
            let ExprKind::Name(name) = &callee.kind else { return Err(Vec::new()) };
            Expr::access(Expr::name("$ENV", start), Expr::text(name, callee.span), Style::Index, whole)
        }
        // What is read where `-n` keeps it from being the input.
        ("input" | "inputs", None, _) => Expr::name("$__input", whole),
        ("select", Some(test), None) => {
            let otherwise = Expr::new(ExprKind::Block(Vec::new()), whole);
            Expr::new(ExprKind::Cond { test: Box::new(test), then: Box::new(here()), otherwise: Box::new(otherwise) }, whole)
        }
        ("map", Some(function), None) => {
            let output = Expr::with(".", each(here()), function, start);
            Expr::run(vec![Stmt::Yield(output)], Yields::List, whole)
        }
        ("map_values", Some(function), None) => {
            let record = |key, value| {
                let value = Expr::with(".", value, function, start);
                Expr::new(ExprKind::Record(vec![Field::Pair { key, value }]), whole)
            };
            entries(here(), whole, record, Yields::Record)
        }
        ("to_entries", None, _) => to_entries(whole),
        ("from_entries", None, _) => from_entries(here(), false, whole),
        ("with_entries", Some(function), None) => {
            // Three functions, which need three spans: the name, the name and the bracket, the whole.
            let output = Expr::with(".", each(to_entries(start)), function, Span { end: start.end + 1, ..start });
            let list = Expr::run(vec![Stmt::Yield(output)], Yields::List, Span { start: start.end, ..whole });
            from_entries(list, true, whole)
        }
        ("keys" | "keys_unsorted", None, _) => {
            let pattern = Pattern::Name(Ident { name: "key".into(), span: start });
            let body = vec![Stmt::Yield(Expr::name("key", start))];
            Expr::run(vec![Stmt::ForEach { pattern, iter: here(), mode: Iter::Keys, body }], Yields::List, whole)
        }
        ("has", Some(key), None) => Expr::compare(Op::In, key, here(), whole),
        ("in", Some(object), None) => Expr::compare(Op::In, here(), object, whole),
        ("IN", Some(among), None) => {
            let among = Expr::run(vec![Stmt::Yield(among)], Yields::List, start);
            Expr::compare(Op::In, here(), among, whole)
        }
        ("contains", Some(what), None) => contains(here(), what, whole),
        ("inside", Some(whole_text), None) => Expr::compare(Op::Contains, whole_text, here(), whole),
        ("startswith", Some(what), None) => Expr::compare(Op::StartsWith, here(), what, whole),
        ("endswith", Some(what), None) => Expr::compare(Op::EndsWith, here(), what, whole),
        ("test", Some(pattern), _) => regex_test(here(), pattern, whole),
        ("isempty", Some(value), None) => Expr { span: whole, ..Expr::new(ExprKind::Exists(Box::new(value)), whole).not() },
        ("any" | "all", None, _) => Expr::opaque(vec![each(here())], whole),
        ("any" | "all", Some(test), None) => Expr::opaque(vec![Expr::with(".", each(here()), test, whole)], whole),
        ("any" | "all", Some(of), Some(test)) => Expr::opaque(vec![Expr::with(".", of, test, whole)], whole),
        ("first", None, _) => Expr::access(here(), Expr::new(ExprKind::Number(0), start), Style::Index, whole),
        ("last", None, _) => Expr::access(here(), Expr::new(ExprKind::Number(-1), start), Style::Index, whole),
        ("nth", Some(index), None) => Expr::access(here(), index, Style::Index, whole),
        ("first" | "last" | "add", Some(of), None) => of,
        ("nth" | "limit" | "skip", Some(count), Some(of)) => after(vec![count], of),
        ("add" | "min" | "max", None, _) => each(here()),
        ("recurse", None, _) => descendants(whole),
        ("recurse" | "repeat", Some(step), None) => any_in(vec![here(), step], whole),
        ("recurse" | "while" | "until", Some(left), Some(right)) => {
            let (test, step) = if name == "recurse" { (right, left) } else { (left, right) };
            after(vec![test], any_in(vec![here(), step], whole))
        }
        ("walk", Some(function), None) => after(vec![Expr::with(".", descendants(start), function, whole)], here()),
        ("pick" | "delpaths", Some(what), None) => after(vec![what], here()),
        ("setpath", Some(path), Some(value)) => after(vec![path, value], here()),
        ("del", Some(place), None) => changed(Stmt::Delete(place), whole),
        // Its list of keys is no accessor: there is nothing between this base's end and the access's.
        ("getpath", Some(path), None) => {
            let base = input(Span { start: whole.end, ..whole });
            match path.kind {
                ExprKind::List(keys) => {
                    keys.into_iter().fold(base, |base, key| Expr::access(base, key.value, Style::Index, whole))
                }
                _ => Expr::access(base, each(path), Style::Index, whole),
            }
        }
        ("sort_by" | "unique_by" | "group_by" | "min_by" | "max_by", Some(by), None) => {
            let by = Expr::with(".", each(here()), by, start);
            let value = match name {
                "group_by" => Expr::new(ExprKind::List(vec![Arg::of(here())]), whole),
                "min_by" | "max_by" => each(here()),
                _ => here(),
            };
            after(vec![by], value)
        }
        ("flatten", _, _) => {
            let outputs = [each(here()), each(each(here()))];
            Expr::run(outputs.into_iter().map(Stmt::Yield).collect(), Yields::List, whole)
        }
        ("toarray", None, _) => Expr::new(ExprKind::List(vec![Arg::of(here())]), whole),
        ("INDEX", Some(key), None) => {
            let key = Expr::with(".", Expr::name("value", start), key, start);
            let record = |_, value| Expr::new(ExprKind::Record(vec![Field::Pair { key, value }]), whole);
            entries(here(), whole, record, Yields::Record)
        }
        ("INDEX", Some(of), Some(key)) => {
            let record = Expr::new(ExprKind::Record(vec![Field::Pair { key, value: here() }]), whole);
            Expr::with(".", of, record, whole)
        }
        ("join", Some(separator), None) => Expr::new(ExprKind::Template(vec![each(here()), separator]), whole),
        (_, first, second) => {
            args.extend(first.into_iter().chain(second));
            return Err(args);
        }
    };
    Ok(value)
}

fn entries(of: Expr, span: Span, output: impl FnOnce(Expr, Expr) -> Expr, yields: Yields) -> Expr {
    let ident = |name: &str| Pattern::Name(Ident { name: name.into(), span });
    let pattern = Pattern::List { items: vec![ident("key"), ident("value")], rest: None, span };
    let body = vec![Stmt::Yield(output(Expr::name("key", span), Expr::name("value", span)))];
    Expr::run(vec![Stmt::ForEach { pattern, iter: of, mode: Iter::Entries, body }], yields, span)
}

pub(super) fn field(key: &str, value: Expr) -> Field {
    // Written nowhere.
    let nowhere = Span { end: value.span.start, ..value.span };
    Field::Pair { key: Expr::new(ExprKind::Text { value: key.into(), content: nowhere, exact: false }, nowhere), value }
}

fn to_entries(span: Span) -> Expr {
    entries(
        input(span),
        span,
        |key, value| Expr::new(ExprKind::Record(vec![field("key", key), field("value", value)]), span),
        Yields::List,
    )
}

/// `whole`: the entries are those of `to_entries`, which have no shorter names.
fn from_entries(of: Expr, whole: bool, span: Span) -> Expr {
    let nowhere = Span { end: span.start, ..span };
    let part = |names: [&str; 2]| {
        let read = |name: &str| {
            let key = Expr::new(ExprKind::Text { value: name.into(), content: nowhere, exact: false }, nowhere);
            Expr::access(Expr::name("entry", span), key, Style::Index, nowhere)
        };
        if whole { read(names[0]) } else { Expr::either(read(names[0]), read(names[1]), nowhere) }
    };
    let record = Expr::new(ExprKind::Record(vec![Field::Pair { key: part(["key", "name"]), value: part(["value", "v"]) }]), span);
    let pattern = Pattern::Name(Ident { name: "entry".into(), span });
    let body = vec![Stmt::Yield(record)];
    Expr::run(vec![Stmt::ForEach { pattern, iter: of, mode: Iter::Values, body }], Yields::Record, span)
}
