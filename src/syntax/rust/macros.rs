//! Macros: those that make text, tests, lists and JSON are taken apart; of any other, the arguments that are expressions.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr as E, Lit, Macro, Token};

use super::expand::MAX_EXPANSIONS;
use super::expr::{Tail, list, made, opaque};
use super::names::module;
use super::text::{Part, parts};
use super::{Lower, MAX_EFFORT, effort, plain};
use crate::syntax::ir::{Expr, ExprKind, Field, Op, Span, Stmt};

/// What a macro with so many arguments is kept under for other files.
pub(super) fn macro_key(name: &str, arguments: usize) -> String {
    format!("{name}!{arguments}")
}

/// An argument of a macro: `name = value`, or the value alone.
struct Argument {
    name: Option<String>,
    value: E,
}

impl Lower<'_> {
    pub(super) fn macro_stmts(&mut self, mac: &Macro, span: Span, tail: Tail, out: &mut Vec<Stmt>) {
        if let Some(stmts) = self.expanded(mac) {
            self.expansions += 1;
            let (last, first) = (stmts.len().saturating_sub(1), out.len());
            for (at, stmt) in stmts.iter().enumerate() {
                self.stmt(stmt, if at == last { tail } else { Tail::Drop }, out);
            }
            self.expansions -= 1;
            if out.len() == first && tail != Tail::Drop {
                out.push(Stmt::Value(opaque(span)));
            }
            return;
        }
        match &*macro_name(mac) {
            "panic" | "unreachable" | "todo" | "unimplemented" | "bail" => {
                let values = self.arguments(mac.tokens.clone());
                out.push(Stmt::Throw(Some(Expr::opaque(values, span))));
            }
            "assert" | "debug_assert" | "ensure" => {
                let mut arguments = arguments(mac.tokens.clone()).into_iter();
                let Some(test) = arguments.next() else { return };
                let test = self.expr(&test.value).not();
                out.push(Stmt::If { test, then: vec![Stmt::Throw(None)], otherwise: Vec::new() });
            }
            name @ ("assert_eq" | "debug_assert_eq" | "assert_ne" | "debug_assert_ne" | "ensure_eq") => {
                let op = if name.ends_with("ne") { Op::Eq } else { Op::Ne };
                let mut arguments = arguments(mac.tokens.clone()).into_iter();
                let (Some(left), Some(right)) = (arguments.next(), arguments.next()) else { return };
                let (left, right) = (self.expr(&left.value), self.expr(&right.value));
                let test = Expr::compare(op, left, right, span);
                out.push(Stmt::If { test, then: vec![Stmt::Throw(None)], otherwise: Vec::new() });
            }
            _ => {
                let value = self.macro_value(mac, span);
                out.push(match tail {
                    Tail::Drop => Stmt::Expr(value),
                    Tail::Value => Stmt::Value(value),
                    Tail::Return => Stmt::Return(Some(value)),
                });
            }
        }
    }

    /// What a call of one of the file's own macros stands for.
    fn expanded(&self, mac: &Macro) -> Option<Vec<syn::Stmt>> {
        if self.expansions >= MAX_EXPANSIONS {
            return None;
        }
        let tokens = self.macros.expand(mac).filter(|tokens| effort(tokens.clone()) <= MAX_EFFORT)?;
        syn::Block::parse_within.parse2(tokens).ok()
    }

    pub(super) fn macro_expr(&mut self, mac: &Macro, span: Span) -> Expr {
        let mut out = Vec::new();
        self.macro_stmts(mac, span, Tail::Value, &mut out);
        match out.pop() {
            Some(Stmt::Value(value)) if out.is_empty() => value,
            last => {
                out.extend(last);
                Expr::new(ExprKind::Block(out), span)
            }
        }
    }

    fn macro_value(&mut self, mac: &Macro, span: Span) -> Expr {
        let tokens = mac.tokens.clone();
        match &*macro_name(mac) {
            "format" | "format_args" | "anyhow" | "eyre" | "formatcp" => self.formatted(tokens, span),
            // `stringify!(user)`
            "stringify" => match tokens.clone().into_iter().collect::<Vec<_>>().as_slice() {
                [TokenTree::Ident(ident)] => Expr { span, ..Expr::text(&plain(ident), self.at(ident.span())) },
                _ => opaque(span),
            },
            "concat" => {
                let parts = self.arguments(tokens);
                Expr::new(ExprKind::Template(parts), span)
            }
            "print" | "println" | "eprint" | "eprintln" | "write" | "writeln" | "log" | "error" | "warn" | "info" | "debug"
            | "trace" | "event" => {
                let text = self.formatted(tokens, span);
                Expr::opaque(vec![text], span)
            }
            "vec" | "smallvec" | "array" | "join" | "try_join" => {
                if let Ok(repeat) = (|input: ParseStream<'_>| {
                    let item: E = input.parse()?;
                    input.parse::<Token![;]>()?;
                    input.parse::<E>()?;
                    Ok(item)
                })
                .parse2(tokens.clone())
                {
                    let item = self.expr(&repeat);
                    return list(vec![item], span);
                }
                let items = self.arguments(tokens);
                list(items, span)
            }
            "json" => self.deeper(&tokens.clone(), opaque, |lower| lower.json(tokens, span)),
            "hashmap" | "btreemap" | "indexmap" | "phf_map" => self.map_literal(tokens, span),
            "matches" => self.matches_macro(tokens, span),
            "dbg" | "try" | "black_box" => {
                let mut values = self.arguments(tokens);
                if values.len() == 1 { Expr { span, ..values.swap_remove(0) } } else { list(values, span) }
            }
            _ => self.unknown_macro(Some(&mac.path).filter(|_| !self.macros.has(mac)), tokens, span),
        }
    }

    fn arguments(&mut self, tokens: TokenStream) -> Vec<Expr> {
        arguments(tokens).iter().map(|argument| self.expr(&argument.value)).collect()
    }

    /// Whatever in the tokens reads like an expression or a block. Another file may say what the macro of that name stands for.
    fn unknown_macro(&mut self, path: Option<&syn::Path>, tokens: TokenStream, span: Span) -> Expr {
        let stream = tokens.clone();
        self.deeper(&stream, opaque, |lower| {
            if let Ok(exprs) = Punctuated::<E, Token![,]>::parse_terminated.parse2(tokens.clone()) {
                let values: Vec<Expr> = exprs.iter().map(|expr| lower.expr(expr)).collect();
                return match path.map(|path| lower.full_path(path)).filter(|_| !values.is_empty()) {
                    Some(mut path) => {
                        let name = path.pop().unwrap_or_default();
                        let key = made(&macro_key(&name, values.len()), span);
                        let from = if path.is_empty() { "crate".to_owned() } else { path.join("::") };
                        let given = Expr::call(Expr::name("macro gives", span), vec![key, module(&from, span)], span);
                        Expr::call(given, values, span)
                    }
                    None => Expr::opaque(values, span),
                };
            }
            if let Ok(stmts) = syn::Block::parse_within.parse2(tokens.clone()) {
                let block = syn::Block { brace_token: syn::token::Brace::default(), stmts };
                let mut out = Vec::new();
                lower.block(&block, Tail::Drop, &mut out);
                return Expr::new(ExprKind::Block(out), span);
            }
            let mut values = Vec::new();
            for segment in split(tokens, |punct, _| matches!(punct, ',' | ';')) {
                let segment: TokenStream = after_arrow(segment).into_iter().collect();
                match syn::parse2::<E>(segment.clone()) {
                    Ok(expr) => values.push(lower.expr(&expr)),
                    Err(_) => {
                        for token in segment {
                            if let TokenTree::Group(group) = token {
                                values.push(lower.unknown_macro(None, group.stream(), span));
                            }
                        }
                    }
                }
            }
            Expr::opaque(values, span)
        })
    }

    // ---- text

    /// The text that `format!` and its like make; the format may stand behind other arguments (`write!`, logging).
    fn formatted(&mut self, tokens: TokenStream, span: Span) -> Expr {
        let mut arguments = arguments(tokens);
        let is_text = |argument: &Argument| {
            argument.name.is_none() && matches!(&argument.value, E::Lit(lit) if matches!(lit.lit, Lit::Str(_)))
        };
        let Some(at) = arguments.iter().position(is_text) else {
            let mut values: Vec<_> = arguments.iter().map(|argument| self.expr(&argument.value)).collect();
            return if values.len() == 1 { Expr { span, ..values.swap_remove(0) } } else { Expr::opaque(values, span) };
        };
        let rest = arguments.split_off(at + 1);
        let before: Vec<_> = arguments.iter().take(at).map(|argument| self.expr(&argument.value)).collect();
        let literal = match &arguments[at].value {
            E::Lit(lit) => lit.lit.span(),
            _ => return Expr::opaque(before, span),
        };
        let literal = self.at(literal);
        let given: Vec<_> = rest.iter().map(|argument| (argument.name.clone(), self.expr(&argument.value))).collect();
        let text = self.template(literal, &given, span);
        if before.is_empty() { text } else { Expr::opaque(before.into_iter().chain([text]).collect(), span) }
    }

    fn template(&mut self, literal: Span, given: &[(Option<String>, Expr)], span: Span) -> Expr {
        let Some(literal) = self.literal(literal) else { return opaque(span) };
        let content = self.source(literal.content).to_owned();
        let mut template = Template { parts: Vec::new(), next: 0 };
        let mut open: Option<(String, Span)> = None;
        for part in parts(&content, literal.content.start as usize, literal.is_raw) {
            match part {
                Part::Escape(value, at) => match &mut open {
                    Some((text, _)) => text.extend(value),
                    None => {
                        if let Some(value) = value {
                            let kind = ExprKind::Text { value: value.to_string().as_str().into(), content: at, exact: false };
                            template.parts.push(Expr::new(kind, at));
                        }
                    }
                },
                Part::Run(run, at) => self.template_run(run, at.start as usize, &mut open, &mut template, given),
            }
        }
        for (index, (_, value)) in given.iter().enumerate() {
            // Widths, and whatever was not recognised, are evaluated all the same.
            if index >= template.next && !template.parts.iter().any(|part| part.span == value.span) {
                template.parts.push(Expr::opaque(vec![value.clone()], value.span));
            }
        }
        if let [part] = &template.parts[..]
            && matches!(part.kind, ExprKind::Text { .. })
        {
            return Expr { span, ..part.clone() };
        }
        Expr::new(ExprKind::Template(template.parts), span)
    }

    /// A run of a format without escapes. `open`: the placeholder that it may begin in.
    fn template_run(
        &mut self,
        run: &str,
        start: usize,
        open: &mut Option<(String, Span)>,
        template: &mut Template,
        given: &[(Option<String>, Expr)],
    ) {
        let mut text = 0;
        let mut chars = run.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if let Some((placeholder, from)) = open {
                if c == '}' {
                    let (placeholder, from) = (std::mem::take(placeholder), *from);
                    *open = None;
                    text = at + 1;
                    let value = self.placeholder(&placeholder, from, template, given);
                    template.parts.push(value);
                } else {
                    placeholder.push(c);
                }
                continue;
            }
            if c != '{' && c != '}' {
                continue;
            }
            if at > text {
                template.parts.push(Expr::text(&run[text..at], Span::new(start + text, start + at)));
            }
            if chars.peek().is_some_and(|(_, next)| *next == c) {
                chars.next();
                let span = Span::new(start + at, start + at + 2);
                let kind = ExprKind::Text { value: c.to_string().as_str().into(), content: span, exact: false };
                template.parts.push(Expr::new(kind, span));
                text = at + 2;
            } else {
                text = at + 1;
                if c == '{' {
                    *open = Some((String::new(), Span::new(start + at + 1, start + at + 1)));
                }
            }
        }
        if open.is_none() && text < run.len() {
            template.parts.push(Expr::text(&run[text..], Span::new(start + text, start + run.len())));
        }
    }

    fn placeholder(&mut self, text: &str, from: Span, template: &mut Template, given: &[(Option<String>, Expr)]) -> Expr {
        let argument = text.split(':').next().unwrap_or_default();
        let name = argument.trim();
        let start = from.start as usize + (argument.len() - argument.trim_start().len());
        let span = Span::new(start, start + name.len());
        if name.is_empty() {
            let value = given.get(template.next).map(|(_, value)| value.clone());
            template.next += 1;
            return value.unwrap_or_else(|| opaque(span));
        }
        if let Ok(index) = name.parse::<usize>() {
            return given.get(index).map_or_else(|| opaque(span), |(_, value)| value.clone());
        }
        match given.iter().find(|(given, _)| given.as_deref() == Some(name)) {
            Some((_, value)) => value.clone(),
            // A variable or constant.
            None => match self.variable(name) {
                Some(variable) => Expr::name(variable, span),
                None => Expr::name(&self.tables.item(&self.module, name), span),
            },
        }
    }

    // ---- data

    fn json(&mut self, tokens: TokenStream, span: Span) -> Expr {
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        match &all[..] {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
                let mut fields = Vec::new();
                for entry in split(group.stream(), |punct, _| punct == ',') {
                    // `key: value`, where the key may be a path (`a::B`) in parentheses.
                    let mut halves =
                        split(entry.into_iter().collect(), |punct, spacing| punct == ':' && spacing == Spacing::Alone)
                            .into_iter();
                    let Some(key) = halves.next().filter(|key| !key.is_empty()) else { continue };
                    let value: TokenStream = halves.next().unwrap_or_default().into_iter().collect();
                    let key = match syn::parse2::<E>(key.into_iter().collect()) {
                        Ok(key) => self.expr(&key),
                        Err(_) => opaque(span),
                    };
                    let at = self.span(&value);
                    let value = self.deeper(&value.clone(), opaque, |lower| lower.json(value, at));
                    fields.push(Field::Pair { key, value });
                }
                Expr::new(ExprKind::Record(fields), span)
            }
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
                let items = split(group.stream(), |punct, _| punct == ',').into_iter().map(|item| {
                    let item: TokenStream = item.into_iter().collect();
                    let at = self.span(&item);
                    self.deeper(&item.clone(), opaque, |lower| lower.json(item, at))
                });
                let items = items.collect();
                list(items, span)
            }
            [TokenTree::Ident(ident)] if ident == "null" => Expr::null(span),
            _ => match syn::parse2::<E>(tokens) {
                Ok(expr) => self.expr(&expr),
                Err(_) => opaque(span),
            },
        }
    }

    /// `{ key => value, … }` of `maplit` and its like.
    fn map_literal(&mut self, tokens: TokenStream, span: Span) -> Expr {
        let mut fields = Vec::new();
        for entry in split(tokens, |punct, _| punct == ',') {
            let Some(at) = entry.windows(2).position(is_arrow) else { continue };
            let key = syn::parse2::<E>(entry[..at].iter().cloned().collect());
            let value = syn::parse2::<E>(entry[at + 2..].iter().cloned().collect());
            if let (Ok(key), Ok(value)) = (key, value) {
                fields.push(Field::Pair { key: self.expr(&key), value: self.expr(&value) });
            }
        }
        Expr::new(ExprKind::Record(fields), span)
    }

    fn matches_macro(&mut self, tokens: TokenStream, span: Span) -> Expr {
        let parsed = (|input: ParseStream<'_>| {
            let value: E = input.parse()?;
            input.parse::<Token![,]>()?;
            let pattern = syn::Pat::parse_multi_with_leading_vert(input)?;
            let guard = match input.parse::<Option<Token![if]>>()? {
                Some(_) => Some(input.parse::<E>()?),
                None => None,
            };
            input.parse::<Option<Token![,]>>()?;
            Ok((value, pattern, guard))
        })
        .parse2(tokens);
        let Ok((value, pattern, guard)) = parsed else { return opaque(span) };
        self.scoped(false, |lower| {
            let value = lower.expr(&value);
            let test = lower.let_test(&pattern, value, span);
            match guard {
                Some(guard) => {
                    let guard = lower.expr(&guard);
                    Expr::new(ExprKind::Both(Box::new(test), Box::new(guard)), span)
                }
                None => test,
            }
        })
    }
}

struct Template {
    parts: Vec<Expr>,
    /// The next argument that `{}` takes.
    next: usize,
}

fn macro_name(mac: &Macro) -> String {
    mac.path.segments.last().map(|segment| plain(&segment.ident)).unwrap_or_default()
}

/// The arguments of a macro that are expressions.
fn arguments(tokens: TokenStream) -> Vec<Argument> {
    let named = |value: E| match value {
        E::Assign(assign) => match &*assign.left {
            E::Path(path) if path.path.get_ident().is_some() => {
                Argument { name: path.path.get_ident().map(plain), value: *assign.right }
            }
            _ => Argument { name: None, value: E::Assign(assign) },
        },
        value => Argument { name: None, value },
    };
    if let Ok(exprs) = Punctuated::<E, Token![,]>::parse_terminated.parse2(tokens.clone()) {
        return exprs.into_iter().map(named).collect();
    }
    let mut arguments = Vec::new();
    for segment in split(tokens, |punct, _| matches!(punct, ',' | ';')) {
        // Logging: `user = %name`, `?value`.
        let sigil = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), '%' | '?'));
        let segment: TokenStream = segment.into_iter().filter(|token| !sigil(token)).collect();
        if let Ok(value) = syn::parse2::<E>(segment) {
            arguments.push(named(value));
        }
    }
    arguments
}

/// The tokens between separators, on this level.
fn split(tokens: TokenStream, separates: impl Fn(char, Spacing) -> bool) -> Vec<Vec<TokenTree>> {
    let mut all = vec![Vec::new()];
    let mut joint = false;
    for token in tokens {
        if let TokenTree::Punct(punct) = &token {
            let after = std::mem::replace(&mut joint, punct.spacing() == Spacing::Joint);
            if !after && separates(punct.as_char(), punct.spacing()) {
                all.push(Vec::new());
                continue;
            }
        } else {
            joint = false;
        }
        if let Some(last) = all.last_mut() {
            last.push(token);
        }
    }
    all.retain(|segment| !segment.is_empty());
    all
}

fn is_arrow(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(a), TokenTree::Punct(b)] if a.as_char() == '=' && b.as_char() == '>')
}

/// What follows a `=>`, if there is one.
fn after_arrow(tokens: Vec<TokenTree>) -> Vec<TokenTree> {
    match tokens.windows(2).position(is_arrow) {
        Some(at) => tokens[at + 2..].to_vec(),
        None => tokens,
    }
}

/// `static ref NAME: T = value;` and `static NAME: T = value`, as in `lazy_static!` and `thread_local!`.
struct Static(syn::Ident, syn::Type, E);

impl Parse for Static {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.call(syn::Attribute::parse_outer)?;
        input.parse::<syn::Visibility>()?;
        input.parse::<Token![static]>()?;
        input.parse::<Option<Token![ref]>>()?;
        let name = input.parse()?;
        input.parse::<Token![:]>()?;
        let ty = input.parse()?;
        input.parse::<Token![=]>()?;
        Ok(Self(name, ty, input.parse()?))
    }
}

pub(super) fn statics(mac: &Macro) -> Vec<(syn::Ident, syn::Type, E)> {
    let parsed = Punctuated::<Static, Token![;]>::parse_terminated.parse2(mac.tokens.clone());
    parsed.into_iter().flatten().map(|Static(name, ty, value)| (name, ty, value)).collect()
}

/// The names that such a macro declares.
pub(super) fn declared(mac: &Macro) -> Vec<String> {
    match &*macro_name(mac) {
        "lazy_static" | "thread_local" => statics(mac).iter().map(|(name, _, _)| plain(name)).collect(),
        _ => Vec::new(),
    }
}
