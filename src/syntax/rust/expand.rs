//! `macro_rules!`: what a call of such a macro of this file stands for. Every token keeps its place, so a key is found where it
//! is written, in the call or in the macro.

use std::collections::HashMap;

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Item, Stmt};

use super::plain;

/// Calls within what a call stands for.
pub(super) const MAX_EXPANSIONS: usize = 16;
/// Tokens of what a call stands for.
const MAX_TOKENS: usize = 4_000;

/// The macros of a file by their names.
#[derive(Default)]
pub(super) struct Macros {
    by_name: HashMap<String, Vec<Rule>>,
}

/// What a call may look like, and what it stands for then.
struct Rule {
    pattern: Vec<TokenTree>,
    body: Vec<TokenTree>,
}

/// What a `$name` is.
#[derive(Clone)]
enum Bound {
    Tokens(TokenStream),
    /// One of each repetition.
    Many(Vec<Bindings>),
}

type Bindings = HashMap<String, Bound>;

impl Macros {
    pub(super) fn of(items: &[Item]) -> Self {
        let mut macros = Self::default();
        macros.add_items(items);
        macros
    }

    fn add_items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Macro(item) => self.add(item),
                Item::Mod(module) => self.add_items(module.content.as_ref().map_or(&[], |(_, items)| items)),
                Item::Fn(function) => {
                    let inner = function.block.stmts.iter().filter_map(|stmt| match stmt {
                        Stmt::Item(Item::Macro(item)) => Some(item),
                        _ => None,
                    });
                    inner.for_each(|item| self.add(item));
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, item: &syn::ItemMacro) {
        let Some(name) = item.ident.as_ref().filter(|_| item.mac.path.is_ident("macro_rules")) else { return };
        let tokens: Vec<TokenTree> = item.mac.tokens.clone().into_iter().collect();
        let mut rules = Vec::new();
        for rule in tokens.split(|token| is_punct(token, ';')) {
            if let [TokenTree::Group(pattern), arrow, tip, TokenTree::Group(body)] = rule
                && is_punct(arrow, '=')
                && is_punct(tip, '>')
            {
                let tokens = |group: &Group| group.stream().into_iter().collect();
                rules.push(Rule { pattern: tokens(pattern), body: tokens(body) });
            }
        }
        self.by_name.insert(plain(name), rules);
    }

    /// Whether the macro is one of this file.
    pub(super) fn has(&self, mac: &syn::Macro) -> bool {
        mac.path.segments.last().is_some_and(|name| self.by_name.contains_key(&plain(&name.ident)))
    }

    /// What the call stands for. `None` if the macro is none of this file, or the call fits none of its rules.
    pub(super) fn expand(&self, mac: &syn::Macro) -> Option<TokenStream> {
        let rules = self.by_name.get(&plain(&mac.path.segments.last()?.ident))?;
        let call: Vec<TokenTree> = mac.tokens.clone().into_iter().collect();
        rules.iter().find_map(|rule| {
            let mut bindings = Bindings::new();
            let rest = fits(&rule.pattern, &call, &mut bindings)?;
            rest.is_empty().then(|| transcribed(&rule.body, &bindings)).flatten()
        })
    }
}

/// The rules of a macro that take expressions only, as closures, each with how many it takes: other files call the macro without
/// its rules at hand.
pub(super) fn closures(item: &syn::ItemMacro) -> Vec<(usize, TokenStream)> {
    let mut macros = Macros::default();
    macros.add(item);
    let bar = || TokenTree::from(Punct::new('|', Spacing::Alone));
    let closure = |rule: Rule| {
        let params = expressions(&rule.pattern)?;
        let named = |param: &Ident| (plain(param), Bound::Tokens(TokenTree::from(param.clone()).into()));
        let body = transcribed(&rule.body, &params.iter().map(named).collect())?;
        let list = params.iter().flat_map(|param| [param.clone().into(), Punct::new(',', Spacing::Alone).into()]);
        let body = TokenTree::from(Group::new(Delimiter::Brace, body));
        Some((params.len(), std::iter::once(bar()).chain(list).chain([bar(), body]).collect()))
    };
    macros.by_name.into_values().flatten().filter_map(closure).collect()
}

/// The names of a pattern that is a list of expressions.
fn expressions(mut pattern: &[TokenTree]) -> Option<Vec<Ident>> {
    let mut params = Vec::new();
    while let [dollar, TokenTree::Ident(name), colon, TokenTree::Ident(kind), rest @ ..] = pattern
        && is_punct(dollar, '$')
        && is_punct(colon, ':')
        && (kind == "expr" || kind == "literal" || kind == "tt")
    {
        params.push(name.clone());
        pattern = match rest {
            [comma, rest @ ..] if is_punct(comma, ',') => rest,
            rest => rest,
        };
    }
    // `$(,)?`
    (pattern.is_empty() || repetition(pattern).is_some_and(|(group, _, _)| names(&[group.clone().into()]).is_empty()))
        .then_some(params)
}

fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
}

/// A `$(…)`, its separator, and what follows; the operator behind it is passed over.
fn repetition(tokens: &[TokenTree]) -> Option<(&Group, Option<&TokenTree>, &[TokenTree])> {
    let [dollar, TokenTree::Group(group), rest @ ..] = tokens else { return None };
    let is_operator = |token: &TokenTree| ['*', '+', '?'].iter().any(|&char| is_punct(token, char));
    if !is_punct(dollar, '$') || group.delimiter() != Delimiter::Parenthesis {
        return None;
    }
    match rest {
        [operator, rest @ ..] if is_operator(operator) => Some((group, None, rest)),
        [separator, operator, rest @ ..] if is_operator(operator) => Some((group, Some(separator), rest)),
        _ => None,
    }
}

/// What is left of `call` behind what the pattern takes of it.
fn fits<'c>(mut pattern: &[TokenTree], mut call: &'c [TokenTree], bindings: &mut Bindings) -> Option<&'c [TokenTree]> {
    while let Some(first) = pattern.first() {
        if let Some((group, separator, rest)) = repetition(pattern) {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            let mut found = Vec::new();
            loop {
                let mut start = call;
                if let (false, Some(separator)) = (found.is_empty(), separator) {
                    match call.split_first() {
                        Some((token, rest)) if same(token, separator) => start = rest,
                        _ => break,
                    }
                }
                let mut one = Bindings::new();
                match fits(&inner, start, &mut one) {
                    Some(rest) if rest.len() < call.len() => call = rest,
                    _ => break,
                }
                found.push(one);
            }
            for name in names(&inner) {
                bindings.insert(name, Bound::Many(found.clone()));
            }
            pattern = rest;
            continue;
        }
        if let [dollar, TokenTree::Ident(name), colon, TokenTree::Ident(kind), rest @ ..] = pattern
            && is_punct(dollar, '$')
            && is_punct(colon, ':')
        {
            let (taken, left) = fragment(&kind.to_string(), call)?;
            bindings.insert(plain(name), Bound::Tokens(taken));
            (pattern, call) = (rest, left);
            continue;
        }
        let (token, left) = call.split_first()?;
        match (first, token) {
            (TokenTree::Group(one), TokenTree::Group(other)) if one.delimiter() == other.delimiter() => {
                let inner: Vec<TokenTree> = one.stream().into_iter().collect();
                let given: Vec<TokenTree> = other.stream().into_iter().collect();
                if !fits(&inner, &given, bindings)?.is_empty() {
                    return None;
                }
            }
            _ if same(first, token) => {}
            _ => return None,
        }
        (pattern, call) = (&pattern[1..], left);
    }
    Some(call)
}

fn same(one: &TokenTree, other: &TokenTree) -> bool {
    match (one, other) {
        (TokenTree::Group(_), _) | (_, TokenTree::Group(_)) => false,
        (one, other) => one.to_string() == other.to_string(),
    }
}

/// The names that a pattern binds.
fn names(pattern: &[TokenTree]) -> Vec<String> {
    let mut found = Vec::new();
    for (at, token) in pattern.iter().enumerate() {
        match token {
            TokenTree::Group(group) => found.extend(names(&group.stream().into_iter().collect::<Vec<_>>())),
            TokenTree::Ident(name) if at > 0 && is_punct(&pattern[at - 1], '$') => found.push(plain(name)),
            _ => {}
        }
    }
    found
}

/// A part of the call that is of that kind, and what is left.
fn fragment<'c>(kind: &str, call: &'c [TokenTree]) -> Option<(TokenStream, &'c [TokenTree])> {
    fn length<T: Parse>(call: &[TokenTree]) -> Option<usize> {
        length_by(call, T::parse)
    }
    fn length_by<T>(call: &[TokenTree], parse: impl FnOnce(ParseStream<'_>) -> syn::Result<T>) -> Option<usize> {
        let left = (|input: ParseStream<'_>| {
            parse(input)?;
            input.parse::<TokenStream>()
        })
        .parse2(call.iter().cloned().collect())
        .ok()?;
        call.len().checked_sub(left.into_iter().count())
    }
    let length = match kind {
        "tt" => (!call.is_empty()).then_some(1),
        "ident" => matches!(call.first(), Some(TokenTree::Ident(_))).then_some(1),
        "lifetime" => length::<syn::Lifetime>(call),
        "literal" => length::<syn::Lit>(call),
        "ty" => length::<syn::Type>(call),
        "path" => length::<syn::Path>(call),
        "block" => length::<syn::Block>(call),
        "vis" => length::<syn::Visibility>(call),
        "item" => length::<Item>(call),
        "meta" => length::<syn::Meta>(call),
        "pat" | "pat_param" => length_by(call, syn::Pat::parse_multi_with_leading_vert),
        "stmt" => length_by(call, syn::Block::parse_within),
        _ => length::<syn::Expr>(call),
    }?;
    let (taken, left) = call.split_at_checked(length)?;
    let tokens: TokenStream = taken.iter().cloned().collect();
    // An expression stays together, whatever it is put beside.
    let tokens =
        if kind == "expr" && taken.len() > 1 { TokenTree::Group(Group::new(Delimiter::None, tokens)).into() } else { tokens };
    Some((tokens, left))
}

fn transcribed(body: &[TokenTree], bindings: &Bindings) -> Option<TokenStream> {
    let mut out = Vec::new();
    transcribe(body, bindings, &mut out)?;
    Some(out.into_iter().collect())
}

fn transcribe(mut body: &[TokenTree], bindings: &Bindings, out: &mut Vec<TokenTree>) -> Option<()> {
    while let Some((first, rest)) = body.split_first() {
        if out.len() > MAX_TOKENS {
            return None;
        }
        if let Some((group, separator, rest)) = repetition(body) {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            let used = names(&inner);
            let many = used.iter().find_map(|name| match bindings.get(name) {
                Some(Bound::Many(many)) => Some(many),
                _ => None,
            })?;
            for (at, one) in many.iter().enumerate() {
                if at > 0 {
                    out.extend(separator.cloned());
                }
                let mut all = bindings.clone();
                all.extend(one.clone());
                // Other repetitions go along with it.
                for name in &used {
                    if let Some(Bound::Many(others)) = bindings.get(name)
                        && let Some(other) = others.get(at).and_then(|other| other.get(name))
                    {
                        all.insert(name.clone(), other.clone());
                    }
                }
                transcribe(&inner, &all, out)?;
            }
            body = rest;
            continue;
        }
        if let [dollar, TokenTree::Ident(name), rest @ ..] = body
            && is_punct(dollar, '$')
        {
            match bindings.get(&plain(name)) {
                Some(Bound::Tokens(tokens)) => out.extend(tokens.clone()),
                Some(Bound::Many(_)) => return None,
                // `$crate`
                None => out.push(TokenTree::Ident(name.clone())),
            }
            body = rest;
            continue;
        }
        match first {
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let mut tokens = Group::new(group.delimiter(), transcribed(&inner, bindings)?);
                tokens.set_span(group.span());
                out.push(tokens.into());
            }
            token => out.push(token.clone()),
        }
        body = rest;
    }
    Some(())
}
