//! Pipes and operators by their precedence, conditions, loops.

use std::sync::Arc;

use jaq_core::load::lex::Token;

use super::operators::operate;
use super::tokens::Tokens;
use super::values::{any, bind, input, levels_below, param, pipe, set_input};
use super::{Jq, Lowered, Unreadable};
use crate::syntax::ir::{Arg, Expr, ExprKind, Function, Ident, Iter, Pattern, Span, Stmt, Yields};

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

impl<'s> Jq<'s> {
    /// `a | b, c | d`; without commas inside of an object.
    pub(super) fn pipe(&mut self, tokens: &mut Tokens<'_, 's>, commas: bool) -> Lowered {
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
    pub(super) fn outputs(&mut self, tokens: &mut Tokens<'_, 's>, commas: bool) -> Result<Vec<Expr>, Unreadable> {
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

    pub(super) fn condition(&mut self, tokens: &mut Tokens<'_, 's>, start: Span) -> Lowered {
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
    pub(super) fn fold(&mut self, word: &str, tokens: &mut Tokens<'_, 's>, start: Span) -> Lowered {
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
}
