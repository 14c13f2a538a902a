//! jq programs (also gojq's and jaq's dialects), on the lexer of `jaq-core`.
//!
//! jaq's own syntax tree keeps places for names and strings only; here every access and every function needs one, so the
//! tokens are lowered directly, by precedence climbing over jq's operator table.
//!
//! A jq expression turns one input into any number of outputs. The input is a variable called `.`; the outputs are the
//! values that the expression may have: `.[]` is any element, `a, b` either of the two, `empty` none at all. A pipe binds
//! `.` anew for what follows. Functions get their input as their first argument and their filters as closures over `.`.

use std::sync::Arc;

use jaq_core::load::lex::{Lexer, StrPart, Tok, Token};
use jaq_core::load::span;

use super::ir::{
    Arg, Expr, ExprKind, Field, FieldPattern, Function, FunctionKind, Ident, Iter, Module, Op, Param, ParamKind, Pattern, Scope,
    Span, Stmt, Style, Yields,
};
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
    let last = spec.rsplit('/').next().unwrap_or(spec);
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

/// The tokens of a program or of a bracket that are still to be read. A bracket's last token is its closing one.
struct Tokens<'t, 's> {
    rest: &'t [Token<&'s str>],
}

impl<'t, 's> Tokens<'t, 's> {
    fn peek(&self) -> Option<&'t Token<&'s str>> {
        self.rest.first()
    }

    fn next(&mut self) -> Option<&'t Token<&'s str>> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    fn sees(&self, token: &str) -> bool {
        self.peek().is_some_and(|next| next.0 == token)
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.sees(token);
        if found {
            self.next();
        }
        found
    }

    fn expect(&mut self, token: &str) -> Result<(), Unreadable> {
        self.eat(token).then_some(()).ok_or(Unreadable)
    }

    /// The tokens of the bracket that comes next, if one does that opens with `open`.
    fn block(&mut self, open: char) -> Option<Self> {
        match self.peek() {
            Some(Token(text, Tok::Block(tokens))) if text.starts_with(open) => {
                self.next();
                Some(Self { rest: tokens })
            }
            _ => None,
        }
    }
}

/// The operators of jq's grammar, the loosest first, without `|` and `,`.
fn precedence(operator: &str) -> Option<u8> {
    Some(match operator {
        "//" => 1,
        "=" | "|=" | "+=" | "-=" | "*=" | "/=" | "%=" | "//=" => 2,
        "or" => 3,
        "and" => 4,
        "==" | "!=" | "<" | "<=" | ">" | ">=" => 5,
        "+" | "-" => 6,
        "*" | "/" | "%" => 7,
        _ => return None,
    })
}

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

    /// `a | b, c | d`; without commas inside of an object.
    fn pipe(&mut self, tokens: &mut Tokens<'_, 's>, commas: bool) -> Lowered {
        self.deeper(|jq| {
            let mut value = jq.stage(tokens, commas)?;
            while tokens.eat("|") {
                let next = jq.stage(tokens, commas)?;
                value = pipe(value, next);
            }
            Ok(value)
        })
    }

    /// What stands between pipes; with `..`, all that comes after it.
    fn stage(&mut self, tokens: &mut Tokens<'_, 's>, commas: bool) -> Lowered {
        if let [Token("..", _), Token("|", _), ..] = tokens.rest {
            let levels = self.head(tokens)?;
            tokens.next();
            // Each level on its own, so that what is tested of one is not mixed with the others.
            let rest = self.pipe(tokens, commas)?;
            let span = levels.span.to(rest.span);
            let pattern = Pattern::Name(Ident { name: ".".into(), span: levels.span });
            let iter = Expr::new(ExprKind::List(levels_below(levels.span).map(Arg::of).collect()), levels.span);
            let body = vec![Stmt::Yield(rest)];
            return Ok(Expr::run(vec![Stmt::ForEach { pattern, iter, mode: Iter::Values, body }], Yields::Any, span));
        }
        Ok(any(self.outputs(tokens, commas)?))
    }

    /// What stands between commas.
    fn outputs(&mut self, tokens: &mut Tokens<'_, 's>, commas: bool) -> Result<Vec<Expr>, Unreadable> {
        let mut outputs = vec![self.operation(tokens, 0, commas)?];
        while commas && tokens.eat(",") {
            outputs.push(self.operation(tokens, 0, commas)?);
        }
        Ok(outputs)
    }

    fn operation(&mut self, tokens: &mut Tokens<'_, 's>, loosest: u8, commas: bool) -> Lowered {
        let mut left = self.bound(tokens, commas)?;
        while let Some((operator, level)) = tokens.peek().and_then(|next| Some((next.0, precedence(next.0)?))) {
            if level < loosest {
                break;
            }
            tokens.next();
            // `//` groups to the right.
            let next = if operator == "//" { level } else { level + 1 };
            let right = self.deeper(|jq| jq.operation(tokens, next, commas))?;
            left = operate(operator, left, right);
        }
        Ok(left)
    }

    /// A term, or `term as $x | …`, whose body takes in all that follows.
    fn bound(&mut self, tokens: &mut Tokens<'_, 's>, commas: bool) -> Lowered {
        let value = self.deeper(|jq| jq.term(tokens))?;
        if !tokens.eat("as") {
            return Ok(value);
        }
        let pattern = self.patterns(tokens)?;
        tokens.expect("|")?;
        let body = self.pipe(tokens, commas)?;
        let span = value.span.to(body.span);
        Ok(bind(pattern, value, body, span))
    }

    fn patterns(&mut self, tokens: &mut Tokens<'_, 's>) -> Result<Pattern, Unreadable> {
        let mut patterns = vec![self.pattern(tokens)?];
        while tokens.sees("?") && tokens.rest.get(1).is_some_and(|next| next.0 == "//") {
            tokens.next();
            tokens.next();
            patterns.push(self.pattern(tokens)?);
        }
        Ok(if patterns.len() == 1 { patterns.remove(0) } else { Pattern::Any(patterns) })
    }

    fn pattern(&mut self, tokens: &mut Tokens<'_, 's>) -> Result<Pattern, Unreadable> {
        let Some(token) = tokens.next() else { return Err(Unreadable) };
        let whole = self.span(token.0);
        match token {
            Token(name, Tok::Var) => Ok(Pattern::Name(Ident { name: (*name).into(), span: whole })),
            Token(text, Tok::Block(inside)) if text.starts_with('[') => self.deeper(|jq| {
                let mut inside = Tokens { rest: inside };
                let mut items = vec![jq.pattern(&mut inside)?];
                while inside.eat(",") {
                    items.push(jq.pattern(&mut inside)?);
                }
                inside.expect("]")?;
                Ok(Pattern::List { items, rest: None, span: whole })
            }),
            Token(text, Tok::Block(inside)) if text.starts_with('{') => self.deeper(|jq| {
                let mut inside = Tokens { rest: inside };
                let mut fields = vec![jq.field_pattern(&mut inside)?];
                while inside.eat(",") {
                    fields.push(jq.field_pattern(&mut inside)?);
                }
                inside.expect("}")?;
                Ok(Pattern::Record { fields, rest: None, span: whole })
            }),
            _ => Err(Unreadable),
        }
    }

    /// `$x`, `$x: pattern`, `key: pattern`, `"key": pattern`, `(term): pattern`.
    fn field_pattern(&mut self, tokens: &mut Tokens<'_, 's>) -> Result<FieldPattern, Unreadable> {
        let Some(Token(text, _)) = tokens.peek() else { return Err(Unreadable) };
        let whole = self.span(text);
        if let Some(Token(name, Tok::Var)) = tokens.peek() {
            tokens.next();
            let key = self.literal(&name[1..]);
            let named = Pattern::Name(Ident { name: (*name).into(), span: whole });
            if !tokens.eat(":") {
                return Ok(FieldPattern { key, value: named, span: whole });
            }
            let span = tokens.peek().map_or(whole, |value| whole.to(self.span(value.0)));
            return Ok(FieldPattern { key, value: Pattern::All(vec![named, self.pattern(tokens)?]), span });
        }
        let (key, _) = self.key(tokens)?;
        tokens.expect(":")?;
        // A pattern is a single token: a name, or brackets with what is in them.
        let span = tokens.peek().map_or(whole, |value| whole.to(self.span(value.0)));
        Ok(FieldPattern { key, value: self.pattern(tokens)?, span })
    }

    /// A key of an object, and whether it is also the name of the field that it takes when it stands alone.
    fn key(&mut self, tokens: &mut Tokens<'_, 's>) -> Result<(Expr, bool), Unreadable> {
        if let Some(mut inside) = tokens.block('(') {
            let key = self.pipe(&mut inside, true)?;
            inside.expect(")")?;
            return Ok((key, false));
        }
        match tokens.next() {
            Some(Token(name, Tok::Word | Tok::Num)) => Ok((self.literal(name), true)),
            Some(Token(text, Tok::Str(parts))) => Ok((self.string(text, parts)?, true)),
            Some(Token(_, Tok::Fmt)) => match tokens.next() {
                Some(Token(text, Tok::Str(parts))) => Ok((self.string(text, parts)?, true)),
                _ => Err(Unreadable),
            },
            _ => Err(Unreadable),
        }
    }

    fn object(&mut self, tokens: &mut Tokens<'_, 's>, whole: Span) -> Lowered {
        let mut fields = Vec::new();
        while !tokens.eat("}") {
            if let Some(Token(name, Tok::Var)) = tokens.peek() {
                tokens.next();
                let place = self.span(name);
                let key = self.literal(&name[1..]);
                let value = if tokens.eat(":") { self.pipe(tokens, false)? } else { Expr::name(name, place) };
                // `{$x: 1}` takes the key from the variable.
                fields.push(Field::Pair { key, value });
            } else {
                let (key, alone) = self.key(tokens)?;
                let value = if tokens.eat(":") {
                    self.pipe(tokens, false)?
                } else if alone {
                    // `{user}` has no accessor that could be written anew: the name is a key of the output too.
                    let place = key.span;
                    let input = Expr::name(".", Span { start: place.end, ..place });
                    Expr::access(input, key.clone(), Style::Member, place)
                } else {
                    return Err(Unreadable);
                };
                fields.push(Field::Pair { key, value });
            }
            if !tokens.eat(",") && !tokens.sees("}") {
                return Err(Unreadable);
            }
        }
        Ok(Expr::new(ExprKind::Record(fields), whole))
    }

    /// `whole` has the quotes.
    fn string(&mut self, whole: &str, parts: &[StrPart<&'s str, Token<&'s str>>]) -> Lowered {
        let place = self.span(whole);
        let mut at = place.start as usize + 1;
        let mut texts = Vec::new();
        for part in parts {
            let start = at;
            texts.push(match part {
                StrPart::Str(text) => {
                    at = start + text.len();
                    self.literal(text)
                }
                StrPart::Char(character) => {
                    at += if self.text[at..].starts_with("\\u") { 6 } else { 2 };
                    let content = Span::new(start, at);
                    Expr::new(ExprKind::Text { value: character.to_string().into(), content, exact: false }, content)
                }
                StrPart::Term(Token(text, tok)) => {
                    at = self.span(text).end as usize;
                    let Tok::Block(inside) = tok else { return Err(Unreadable) };
                    let mut inside = Tokens { rest: inside };
                    let value = self.pipe(&mut inside, true)?;
                    inside.expect(")")?;
                    value
                }
            });
        }
        Ok(match &texts[..] {
            [] => Expr::new(ExprKind::Text { value: "".into(), content: Span::new(at, at), exact: true }, place),
            [Expr { kind: kind @ ExprKind::Text { .. }, .. }] => Expr::new(kind.clone(), place),
            _ => Expr::new(ExprKind::Template(texts), place),
        })
    }

    /// A term with its suffixes: `.a`, `[0]`, `[]`, `[1:2]`, `?`.
    fn term(&mut self, tokens: &mut Tokens<'_, 's>) -> Lowered {
        let mut value = self.head(tokens)?;
        loop {
            let Some(token) = tokens.peek() else { return Ok(value) };
            let end = self.span(token.0).end as usize;
            let whole = Span::new(value.span.start as usize, end);
            match token {
                Token("?", _) => {
                    tokens.next();
                }
                Token(text, Tok::Sym) if text.starts_with('.') && *text != ".." => {
                    tokens.next();
                    if let Some(name) = text.get(1..).filter(|name| !name.is_empty()) {
                        value = Expr::access(value, self.literal(name), Style::Member, whole);
                    } else if let Some(Token(text, Tok::Str(parts))) = tokens.peek() {
                        tokens.next();
                        let key = self.string(text, parts)?;
                        let whole = whole.to(key.span);
                        value = Expr::access(value, key, Style::Index, whole);
                    } else if !matches!(tokens.peek(), Some(Token(text, Tok::Block(_))) if text.starts_with('[')) {
                        return Err(Unreadable);
                    }
                }
                Token(text, Tok::Block(inside)) if text.starts_with('[') => {
                    tokens.next();
                    value = self.deeper(|jq| jq.brackets(value, &mut Tokens { rest: inside }, whole))?;
                }
                _ => return Ok(value),
            }
        }
    }

    /// `[]`, `[key]`, `[from:to]` after `base`.
    fn brackets(&mut self, base: Expr, inside: &mut Tokens<'_, 's>, whole: Span) -> Lowered {
        if inside.eat("]") {
            return Ok(Expr::new(ExprKind::Each(Box::new(base)), whole));
        }
        let mut bounds = Vec::new();
        if !inside.sees(":") {
            let key = self.pipe(inside, true)?;
            if inside.eat("]") {
                return Ok(Expr::access(base, key, Style::Index, whole));
            }
            bounds.push(key);
        }
        inside.expect(":")?;
        if !inside.eat("]") {
            bounds.push(self.pipe(inside, true)?);
            inside.expect("]")?;
        }
        // The elements between two bounds: a list of any of them.
        let each = Expr::new(ExprKind::Each(Box::new(base)), whole);
        let list = Expr::run(vec![Stmt::Yield(each)], Yields::List, whole);
        Ok(after(bounds, list))
    }

    fn head(&mut self, tokens: &mut Tokens<'_, 's>) -> Lowered {
        let Some(token) = tokens.next() else { return Err(Unreadable) };
        let whole = self.span(token.0);
        match token {
            Token(".", Tok::Sym) => {
                if let Some(Token(text, Tok::Str(parts))) = tokens.peek() {
                    tokens.next();
                    let key = self.string(text, parts)?;
                    let whole = whole.to(key.span);
                    let input = Expr::name(".", Span { end: whole.start, ..whole });
                    return Ok(Expr::access(input, key, Style::Index, whole));
                }
                Ok(Expr::name(".", whole))
            }
            Token("..", _) => Ok(descendants(whole)),
            Token(text, Tok::Sym) if text.starts_with('.') => {
                let input = Expr::name(".", Span { end: whole.start, ..whole });
                let name = text.get(1..).unwrap_or_default();
                Ok(Expr::access(input, self.literal(name), Style::Member, whole))
            }
            Token("-", _) => {
                let value = self.deeper(|jq| jq.term(tokens))?;
                let whole = whole.to(value.span);
                Ok(match value.kind {
                    ExprKind::Number(number) => Expr::new(ExprKind::Number(-number), whole),
                    _ => Expr::opaque(vec![value], whole),
                })
            }
            Token(number, Tok::Num) => Ok(match number.parse() {
                Ok(number) => Expr::new(ExprKind::Number(number), whole),
                Err(_) => Expr::opaque(Vec::new(), whole),
            }),
            Token(text, Tok::Str(parts)) => self.string(text, parts),
            Token(name, Tok::Var) => Ok(Expr::name(name, whole)),
            Token(format, Tok::Fmt) => match tokens.peek() {
                Some(Token(text, Tok::Str(parts))) => {
                    tokens.next();
                    self.string(text, parts)
                }
                _ => Ok(Expr::call(Expr::name(format, whole), vec![input(whole)], whole)),
            },
            Token(text, Tok::Block(inside)) => {
                let mut inside = Tokens { rest: inside };
                match text.as_bytes()[0] {
                    b'{' => self.deeper(|jq| jq.object(&mut inside, whole)),
                    b'[' => self.array(&mut inside, whole),
                    _ => {
                        let value = self.pipe(&mut inside, true)?;
                        inside.expect(")")?;
                        Ok(Expr { span: whole, ..value })
                    }
                }
            }
            Token(word, Tok::Word) => self.word(word, tokens),
            Token(_, Tok::Sym) => Err(Unreadable),
        }
    }

    /// `[a, b]` has its outputs at known places; `[.[] | f]` is a list of whatever comes out.
    fn array(&mut self, inside: &mut Tokens<'_, 's>, whole: Span) -> Lowered {
        if inside.eat("]") {
            return Ok(Expr::new(ExprKind::List(Vec::new()), whole));
        }
        let mut outputs = self.deeper(|jq| jq.outputs(inside, true))?;
        while inside.eat("|") {
            let next = any(self.deeper(|jq| jq.outputs(inside, true))?);
            outputs = vec![pipe(any(outputs), next)];
        }
        inside.expect("]")?;
        Ok(if outputs.iter().all(is_single) {
            Expr::new(ExprKind::List(outputs.into_iter().map(Arg::of).collect()), whole)
        } else {
            Expr::run(outputs.into_iter().map(Stmt::Yield).collect(), Yields::List, whole)
        })
    }

    fn word(&mut self, word: &'s str, tokens: &mut Tokens<'_, 's>) -> Lowered {
        let start = self.span(word);
        match word {
            "def" => {
                let scope = self.defined.len();
                let mut body = vec![Stmt::Function(Arc::new(self.definition(tokens)?))];
                let value = self.pipe(tokens, true)?;
                self.defined.truncate(scope);
                let whole = start.to(value.span);
                body.push(Stmt::Value(value));
                Ok(Expr::new(ExprKind::Block(body), whole))
            }
            "if" => self.deeper(|jq| jq.condition(tokens, start)),
            "try" => {
                let value = self.deeper(|jq| jq.term(tokens))?;
                if !tokens.eat("catch") {
                    return Ok(value);
                }
                let handler = self.deeper(|jq| jq.term(tokens))?;
                // Its input is the message.
                let message = Expr::opaque(Vec::new(), start);
                let whole = start.to(handler.span);
                let handler = Expr::with(".", message, handler, whole);
                Ok(any_in(vec![value, handler], Span { end: whole.end, start: whole.start + 1 }))
            }
            "label" => {
                tokens.next();
                tokens.expect("|")?;
                self.pipe(tokens, true)
            }
            "break" => {
                tokens.next();
                Ok(Expr::new(ExprKind::Block(Vec::new()), start))
            }
            "reduce" | "foreach" => self.deeper(|jq| jq.fold(word, tokens, start)),
            "then" | "elif" | "else" | "end" | "as" | "catch" | "and" | "or" | "import" | "include" | "module" => Err(Unreadable),
            _ if self.source.get(start.range()).is_some_and(|source| source.contains(HOLE)) => Ok(self.literal(word)),
            _ => {
                let mut args = Vec::new();
                let mut whole = start;
                if let Some(Token(text, _)) = tokens.peek()
                    && let Some(mut inside) = tokens.block('(')
                {
                    whole = start.to(self.span(text));
                    args = self.arguments(&mut inside)?;
                }
                Ok(self.call(word, args, start, whole))
            }
        }
    }

    /// `a; b)`
    fn arguments(&mut self, inside: &mut Tokens<'_, 's>) -> Result<Vec<Expr>, Unreadable> {
        let mut args = vec![self.pipe(inside, true)?];
        while inside.eat(";") {
            args.push(self.pipe(inside, true)?);
        }
        inside.expect(")")?;
        Ok(args)
    }

    fn condition(&mut self, tokens: &mut Tokens<'_, 's>, start: Span) -> Lowered {
        let test = self.pipe(tokens, true)?;
        tokens.expect("then")?;
        let then = self.pipe(tokens, true)?;
        let Some(Token(word, _)) = tokens.next() else { return Err(Unreadable) };
        let at = self.span(word);
        let otherwise = match *word {
            "elif" => self.deeper(|jq| jq.condition(tokens, at))?,
            "else" => {
                let otherwise = self.pipe(tokens, true)?;
                tokens.expect("end")?;
                otherwise
            }
            "end" => input(at),
            _ => return Err(Unreadable),
        };
        let whole = start.to(otherwise.span);
        Ok(Expr::new(ExprKind::Cond { test: Box::new(test), then: Box::new(then), otherwise: Box::new(otherwise) }, whole))
    }

    /// `reduce source as $x (initial; update)`, `foreach source as $x (initial; update; output)`: a loop in which `.` is
    /// the state.
    fn fold(&mut self, word: &str, tokens: &mut Tokens<'_, 's>, start: Span) -> Lowered {
        let source = self.term(tokens)?;
        tokens.expect("as")?;
        let pattern = self.patterns(tokens)?;
        let Some(Token(text, _)) = tokens.peek() else { return Err(Unreadable) };
        let whole = start.to(self.span(text));
        let Some(mut inside) = tokens.block('(') else { return Err(Unreadable) };
        let mut args = self.arguments(&mut inside)?.into_iter();
        let (Some(initial), Some(update)) = (args.next(), args.next()) else { return Err(Unreadable) };
        let items = Expr::run(vec![Stmt::Yield(source)], Yields::List, start);
        let mut body = vec![set_input(update)];
        if word == "foreach" {
            body.push(Stmt::Yield(args.next().unwrap_or_else(|| input(whole))));
        }
        let mut run = vec![Stmt::ForEach { pattern, iter: Expr::name(word, start), mode: Iter::Values, body }];
        if word == "reduce" {
            run.push(Stmt::Yield(input(whole)));
        }
        // Both are made outside of the loop, with the input there. No variable of the program can have a keyword's name.
        let params = vec![param(word, start), param(".", initial.span)];
        let function = Function::closure(params, run, Yields::Any, whole);
        let function = Expr::new(ExprKind::Function(Arc::new(function)), whole);
        Ok(Expr::call(function, vec![items, initial], whole))
    }

    /// `name(f; $x): body;`, after `def`.
    fn definition(&mut self, tokens: &mut Tokens<'_, 's>) -> Result<Function, Unreadable> {
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
    fn call(&mut self, name: &'s str, args: Vec<Expr>, start: Span, whole: Span) -> Expr {
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

/// The input, where `span` says that it is meant.
fn input(span: Span) -> Expr {
    Expr::name(".", span)
}

fn param(name: &str, span: Span) -> Param {
    Param { pattern: Pattern::Name(Ident { name: name.into(), span }), kind: ParamKind::Plain, field: None }
}

fn set_input(value: Expr) -> Stmt {
    let pattern = Pattern::Name(Ident { name: ".".into(), span: value.span });
    Stmt::Bind { pattern, value, scope: Scope::Local }
}

fn pipe(value: Expr, next: Expr) -> Expr {
    let span = value.span.to(next.span);
    let value = if is_presence(&next) { chosen(value) } else { value };
    Expr::with(".", value, next, span)
}

/// Of the outputs of `(.username, .user)` one or the other, as only those that are there are wanted.
fn chosen(value: Expr) -> Expr {
    let span = value.span;
    let ExprKind::Call { callee, args } = &value.kind else { return value };
    let ExprKind::Function(function) = &callee.kind else { return value };
    match (&args[..], &function.body[..]) {
        ([], outputs) if function.yields == Yields::Any => {
            let output = |stmt: &Stmt| if let Stmt::Yield(output) = stmt { Some(output.clone()) } else { None };
            let outputs: Option<Vec<Expr>> = outputs.iter().map(output).collect();
            let either = outputs.and_then(|all| all.into_iter().reduce(|one, other| Expr::either(one, other, span)));
            either.unwrap_or(value)
        }
        // `.a | (.username, .user)`
        ([_], [Stmt::Return(Some(body))]) => {
            let body = vec![Stmt::Return(Some(chosen(body.clone())))];
            let function = ExprKind::Function(Arc::new(Function { body, ..(**function).clone() }));
            let callee = Box::new(Expr::new(function, callee.span));
            Expr::new(ExprKind::Call { callee, args: args.clone() }, span)
        }
        _ => value,
    }
}

/// Whether the filter only lets through what is there: `values`, `select(. != null)`, `select(.)`.
fn is_presence(filter: &Expr) -> bool {
    let is_input = |value: &Expr| matches!(&value.kind, ExprKind::Name(name) if &**name == ".");
    match &filter.kind {
        ExprKind::Call { callee, .. } => matches!(&callee.kind, ExprKind::Name(name) if matches!(&**name, "values" | "strings")),
        ExprKind::Cond { test, then, .. } => {
            is_input(then)
                && match &test.kind {
                    ExprKind::Exists(value) => is_input(value),
                    _ => is_input(test),
                }
        }
        _ => false,
    }
}

/// `value as pattern | body`
fn bind(pattern: Pattern, value: Expr, body: Expr, span: Span) -> Expr {
    let param = Param { pattern, kind: ParamKind::Plain, field: None };
    let function = Function::closure(vec![param], vec![Stmt::Return(Some(body))], Yields::No, span);
    Expr::call(Expr::new(ExprKind::Function(Arc::new(function)), span), vec![value], span)
}

/// A filter as an argument. Its span begins before its text, so that it is no other function's.
fn filter(body: Expr) -> Expr {
    let span = Span { start: body.span.start.saturating_sub(1), ..body.span };
    let function = Function::closure(vec![param(".", span)], vec![Stmt::Return(Some(body))], Yields::No, span);
    Expr::new(ExprKind::Function(Arc::new(function)), span)
}

/// Each of the outputs.
fn any(outputs: Vec<Expr>) -> Expr {
    let span = outputs.iter().map(|output| output.span).reduce(Span::to).unwrap_or_default();
    any_in(outputs, span)
}

fn any_in(mut outputs: Vec<Expr>, span: Span) -> Expr {
    if outputs.len() == 1 {
        return outputs.remove(0);
    }
    Expr::run(outputs.into_iter().map(Stmt::Yield).collect(), Yields::Any, span)
}

/// The value, after `first` were evaluated for the reads in them.
fn after(first: Vec<Expr>, value: Expr) -> Expr {
    let span = value.span;
    let mut body: Vec<Stmt> =
        first.into_iter().filter(|first| !matches!(first.kind, ExprKind::Number(_))).map(Stmt::Expr).collect();
    if body.is_empty() {
        return value;
    }
    body.push(Stmt::Value(value));
    Expr::new(ExprKind::Block(body), span)
}

fn each(value: Expr) -> Expr {
    let span = value.span;
    Expr::new(ExprKind::Each(Box::new(value)), span)
}

/// The input and what is below it, from the document down to its endpoints.
fn levels_below(span: Span) -> impl Iterator<Item = Expr> {
    std::iter::successors(Some(input(span)), |level| Some(each(level.clone()))).take(3)
}

/// `..`
fn descendants(span: Span) -> Expr {
    any_in(levels_below(span).collect(), span)
}

/// Whether it surely has one output.
fn is_single(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Text { .. }
        | ExprKind::Number(_)
        | ExprKind::Null
        | ExprKind::Bool(_)
        | ExprKind::Name(_)
        | ExprKind::Record(_)
        | ExprKind::List(_) => true,
        ExprKind::Access { base, key, .. } => is_single(base) && is_single(key),
        ExprKind::Template(parts) => parts.iter().all(is_single),
        _ => false,
    }
}

fn operate(operator: &str, left: Expr, right: Expr) -> Expr {
    let span = left.span.to(right.span);
    match operator {
        "//" | "or" => Expr::either(left, right, span),
        "and" => Expr::new(ExprKind::Both(Box::new(left), Box::new(right)), span),
        "==" | "!=" => equality(operator == "==", left, right, span),
        "+" => add(left, right, span),
        // Taking elements out of a list, cutting text into a list: what is left came from the left.
        "-" | "/" => Expr { span, ..after(vec![right], left) },
        "*" if is_record(&left) || is_record(&right) => merge(left, right),
        "=" | "|=" | "+=" | "-=" | "*=" | "/=" | "%=" | "//=" => assign(operator, left, right),
        _ => Expr::opaque(vec![left, right], span),
    }
}

fn equality(equal: bool, left: Expr, right: Expr, span: Span) -> Expr {
    let value = match (&left.kind, &right.kind) {
        (ExprKind::Null, _) => right,
        (_, ExprKind::Null) => left,
        _ => return Expr::compare(if equal { Op::Eq } else { Op::Ne }, left, right, span),
    };
    let exists = Expr::new(ExprKind::Exists(Box::new(value)), span);
    if equal { exists.not() } else { exists }
}

fn is_record(value: &Expr) -> bool {
    matches!(value.kind, ExprKind::Record(_))
}

fn merge(left: Expr, right: Expr) -> Expr {
    let span = left.span.to(right.span);
    Expr::new(ExprKind::Record(vec![Field::Spread(left), Field::Spread(right)]), span)
}

/// `+` joins text, lists and objects; which, the operands say, or else either may be what comes out.
fn add(left: Expr, right: Expr, span: Span) -> Expr {
    let is = |test: fn(&ExprKind) -> bool| test(&left.kind) || test(&right.kind);
    if is(|kind| matches!(kind, ExprKind::Text { .. } | ExprKind::Template(_))) {
        let mut parts = match left.kind {
            ExprKind::Template(parts) => parts,
            _ => vec![left],
        };
        parts.push(right);
        Expr::new(ExprKind::Template(parts), span)
    } else if is(|kind| matches!(kind, ExprKind::Record(_))) {
        merge(left, right)
    } else if is(|kind| matches!(kind, ExprKind::List(_))) {
        let spread = |value| Arg { value, name: None, spread: true };
        Expr::new(ExprKind::List(vec![spread(left), spread(right)]), span)
    } else {
        any_in(vec![left, right], span)
    }
}

/// The input with something else in one place.
fn assign(operator: &str, place: Expr, right: Expr) -> Expr {
    let span = place.span.to(right.span);
    let now = place.clone();
    let value = match operator {
        "=" => right,
        "|=" => Expr::with(".", now, right, place.span),
        "//=" => Expr::either(now, right, span),
        // Not the whole span, which is that of the change.
        "+=" => add(now, right, place.span),
        _ => Expr::opaque(vec![now, right], span),
    };
    match place.kind {
        ExprKind::Name(_) => value,
        ExprKind::Access { .. } => {
            let set = Stmt::Bind { pattern: Pattern::Place(Box::new(place)), value, scope: Scope::Local };
            changed(set, span)
        }
        _ => after(vec![value], input(span)),
    }
}

/// The input after `change`, which must not reach the input that others see.
fn changed(change: Stmt, span: Span) -> Expr {
    Expr::run(vec![set_input(input(span)), change, Stmt::Yield(input(span))], Yields::Any, span)
}

/// A test by regular expression, where that says no more than where some text stands.
pub(super) fn regex_test(subject: Expr, pattern: Expr, span: Span) -> Expr {
    let ExprKind::Text { value, content, exact } = &pattern.kind else {
        return Expr::opaque(vec![subject, pattern], span);
    };
    let mut plain: &str = value;
    let mut place = *content;
    let mut cut = |from_start: usize, from_end: usize| {
        if *exact {
            place.start += from_start as u32;
            place.end -= from_end as u32;
        }
    };
    let mut anchored = (false, false);
    if let Some(rest) = plain.strip_prefix('^') {
        (plain, anchored.0) = (rest, true);
        cut(1, 0);
    } else if let Some(rest) = plain.strip_prefix(".*") {
        plain = rest;
        cut(2, 0);
    }
    if let Some(rest) = plain.strip_suffix('$') {
        (plain, anchored.1) = (rest, true);
        cut(0, 1);
    } else if let Some(rest) = plain.strip_suffix(".*") {
        plain = rest;
        cut(0, 2);
    }
    if plain.contains(['^', '$', '\\', '.', '*', '+', '?', '(', ')', '[', ']', '{', '}', '|']) {
        return Expr::opaque(vec![subject, pattern], span);
    }
    let op = match anchored {
        (true, true) => Op::Eq,
        (true, false) => Op::StartsWith,
        (false, true) => Op::EndsWith,
        (false, false) => Op::Contains,
    };
    let what = Expr::new(ExprKind::Text { value: plain.into(), content: place, exact: *exact }, place);
    Expr::compare(op, subject, what, span)
}

/// `contains(b)`: text has it somewhere, an object has each of its fields.
fn contains(subject: Expr, what: Expr, span: Span) -> Expr {
    match what.kind {
        ExprKind::Record(fields) => {
            let tests = fields.into_iter().filter_map(|field| match field {
                Field::Pair { key, value } => {
                    // No accessor either.
                    let place = subject.span;
                    Some(contains(Expr::access(subject.clone(), key, Style::Index, place), value, span))
                }
                Field::Spread(_) => None,
            });
            tests
                .reduce(|left, right| Expr::new(ExprKind::Both(Box::new(left), Box::new(right)), span))
                .unwrap_or_else(|| Expr::new(ExprKind::Bool(true), span))
        }
        _ => Expr::compare(Op::Contains, subject, what, span),
    }
}

fn entries(of: Expr, span: Span, output: impl FnOnce(Expr, Expr) -> Expr, yields: Yields) -> Expr {
    let ident = |name: &str| Pattern::Name(Ident { name: name.into(), span });
    let pattern = Pattern::List { items: vec![ident("key"), ident("value")], rest: None, span };
    let body = vec![Stmt::Yield(output(Expr::name("key", span), Expr::name("value", span)))];
    Expr::run(vec![Stmt::ForEach { pattern, iter: of, mode: Iter::Entries, body }], yields, span)
}

fn field(key: &str, value: Expr) -> Field {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::testing::{exact_texts, functions, shape};

    fn lowered(text: &str) -> Module {
        let module = lower(&Source { text, path: "filter.jq" });
        assert!(module.lost.is_empty(), "{text}");
        module
    }

    fn texts(program: &str) -> Vec<String> {
        exact_texts(program, &lowered(program))
    }

    #[test]
    fn every_spelling_of_a_path_has_its_keys_where_they_stand() {
        for program in [
            ".influxdb[0].user",
            r#".["influxdb"][0]["user"]"#,
            r#"."influxdb"[0]."user""#,
            ".influxdb.[0].user?",
            ".influxdb | .[0] | .user",
            "first(.influxdb[]) | .user",
            ".influxdb[0] as $i | $i.user",
            ".influxdb[0] | {user}",
            ".influxdb[] as {user: $u} | $u",
            "try .influxdb[0].user catch null # é",
            "if .influxdb then .influxdb[0].user else empty end",
            ".influxdb | map(.user) | .[0]",
            "def get(k): .influxdb[0] | k; get(.user)",
            "reduce .influxdb[] as $x (null; $x.user)",
        ] {
            let texts = texts(program);
            assert!(texts.contains(&"influxdb".into()) && texts.contains(&"user".into()), "{program}: {texts:?}");
        }
    }

    #[test]
    fn an_access_ends_where_its_accessor_ends() {
        let program = ".influxdb.[0]\n | . [\"user\"] .b.\"c\"?";
        let module = lowered(program);
        let Some(Stmt::Return(Some(Expr { kind: ExprKind::Call { callee, args }, .. }))) = module.body.first() else {
            panic!("a pipe");
        };
        let ExprKind::Function(function) = &callee.kind else { panic!("a pipe") };
        let Some(Stmt::Return(Some(right))) = function.body.first() else { panic!("a pipe") };
        let mut accessors = Vec::new();
        for mut value in [right, &args[0].value] {
            while let ExprKind::Access { base, .. } = &value.kind {
                accessors.push(&program[base.span.end as usize..value.span.end as usize]);
                value = base;
            }
        }
        assert_eq!(accessors, [".\"c\"", " .b", " [\"user\"]", ".[0]", ".influxdb"]);
    }

    #[test]
    fn escapes_leave_exact_runs() {
        let program = r#"."us\u0065r" | "\(.a)\n: \(.b)""#;
        assert_eq!(texts(program), ["a", ": ", "b", "us", "r"]);
    }

    #[test]
    fn a_hole_is_a_value_from_outside() {
        assert_eq!(texts(".\u{fffc}[0].user"), ["user"]);
        let module = lowered(".a_\u{fffc} | .[\u{fffc}] | .[\"\u{fffc}\"]");
        assert_eq!(exact_texts(".a_\u{fffc} | .[\u{fffc}] | .[\"\u{fffc}\"]", &module), ["a_\u{fffc}"]);
        let shown = format!("{module:?}");
        assert!(shown.contains(&hole(1)) && shown.contains(&hole(2)) && !shown.contains(&hole(0)));
    }

    #[test]
    fn no_two_functions_have_one_span() {
        for program in [
            ".a | (.b, .c) | map(.d, .e) | with_entries(select(.key == \"x\")) | map_values(.f | .g)",
            "[.[] | .a] | .[1:2] | to_entries[] | select(.value[0].rel == \"influxdb\") | .value[0].user",
            "reduce (.a, .b) as [$x, {$y}] (0; . + $x) | foreach map(.x)[] as $z (0; .; ., $z)",
            "def f($a; g): g | f($a; .x | .y); f(1; (2, 3)) | sort_by(.a | .b) | INDEX(.a | .b)",
            ".a |= (.b | .c) | .d += map(.e) | (.f, .g) |= . | del(.a, .b) | .x //= (.y, .z)",
            "try (.a, .b) catch (.c, .d) | walk(.a) | any(.[]; .b) | limit(3; ..) | recurse(.a; .b)",
        ] {
            let module = lowered(program);
            let mut spans = functions(&module);
            spans.sort_unstable();
            let all = spans.len();
            spans.dedup();
            assert_eq!(spans.len(), all, "{program}");
        }
    }

    #[test]
    fn operators_group_as_in_jq() {
        for (program, same) in [
            (".a // .b // .c", ".a // (.b // .c)"),
            (".a and .b or .c", "(.a and .b) or .c"),
            (".a == .b and .c", "(.a == .b) and .c"),
            (".a, .b | .c", "(.a, .b) | .c"),
            (".a as $x | .b, .c", ".a as $x | (.b, .c)"),
            (".a = .b // .c", "(.a = .b) // .c"),
        ] {
            assert_eq!(shape(&lowered(program)), shape(&lowered(same)), "{program}");
        }
    }

    #[test]
    fn what_jq_accepts_is_read() {
        for program in [
            ".",
            "..",
            ".[]",
            ".a?//\"x\"",
            ". as [$a, {b: $c, $d, \"e\": $e, (.f): $g}] ?// $a | $a",
            "@base64d",
            "@sh \"x \\(.a)\"",
            "{a: 1, \"b\": 2, (.c): 3, $x, \"d\", @text \"e\": 4, if: 5}",
            "$ENV.PATH",
            "env.HOME",
            "-1",
            "[.[] | -(.a)]",
            ".[-1:]",
            ".[:2]",
            "label $out | foreach .[] as $i (0; . + 1; if . > 2 then ., break $out else . end)",
            "if . then 1 elif 2 then 3 end",
            "include \"lib\"; import \"b\" as b; b::f(.x) | g",
            "def a: 1; def b: 2;",
            ".a.b |= . + 1",
            "input | $__loc__",
            ".e0, .E1, .if",
        ] {
            lowered(program);
        }
    }

    #[test]
    fn what_is_no_jq_is_lost() {
        let deep = "[".repeat(101);
        let chain = "-".repeat(5000) + "1";
        let long = format!(".a{}", ".b".repeat(10_000));
        for program in ["", ".a |", "{", ".influxdb[0", "(.a", "if . then", "&", &deep, &chain, &long] {
            let module = lower(&Source { text: program, path: "" });
            assert!(module.body.is_empty(), "{program}");
        }
    }

    #[test]
    fn cut_anywhere_it_is_read_or_lost() {
        let program = "def f($a): {a: $a, \"b\\n\": [.[] | -.c?]}; reduce .é[] as [$x] (0; . // \"\\(f(1) | @sh \"x\")\") | if . then .a[1:] else try .. end";
        for at in program.char_indices().map(|(at, _)| at) {
            lower(&Source { text: &program[..at], path: "" });
            lower(&Source { text: &program[at..], path: "" });
        }
    }
}
