//! Terms with their suffixes, objects, arrays, strings.

use std::sync::Arc;

use jaq_core::load::lex::{StrPart, Tok, Token};

use super::tokens::Tokens;
use super::values::{after, any, any_in, descendants, input, is_single, pipe};
use super::{Jq, Lowered, Unreadable};
use crate::syntax::HOLE;
use crate::syntax::ir::{Arg, Expr, ExprKind, Field, Span, Stmt, Style, Yields};

impl<'s> Jq<'s> {
    /// A term with its suffixes: `.a`, `[0]`, `[]`, `[1:2]`, `?`.
    pub(super) fn term(&mut self, tokens: &mut Tokens<'_, 's>) -> Lowered {
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

    pub(super) fn head(&mut self, tokens: &mut Tokens<'_, 's>) -> Lowered {
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

    /// A key of an object, and whether it is also the name of the field that it takes when it stands alone.
    pub(super) fn key(&mut self, tokens: &mut Tokens<'_, 's>) -> Result<(Expr, bool), Unreadable> {
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
    pub(super) fn string(&mut self, whole: &str, parts: &[StrPart<&'s str, Token<&'s str>>]) -> Lowered {
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
    pub(super) fn arguments(&mut self, inside: &mut Tokens<'_, 's>) -> Result<Vec<Expr>, Unreadable> {
        let mut args = vec![self.pipe(inside, true)?];
        while inside.eat(";") {
            args.push(self.pipe(inside, true)?);
        }
        inside.expect(")")?;
        Ok(args)
    }
}
