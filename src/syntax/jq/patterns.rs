//! Patterns of destructuring.

use jaq_core::load::lex::{Tok, Token};

use super::tokens::Tokens;
use super::{Jq, Unreadable};
use crate::syntax::ir::{FieldPattern, Ident, Pattern};

impl<'s> Jq<'s> {
    pub(super) fn patterns(&mut self, tokens: &mut Tokens<'_, 's>) -> Result<Pattern, Unreadable> {
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
}
