//! The tokens of a program.

use jaq_core::load::lex::{Tok, Token};

use super::Unreadable;

/// The tokens of a program or of a bracket that are still to be read. A bracket's last token is its closing one.
pub(super) struct Tokens<'t, 's> {
    pub(super) rest: &'t [Token<&'s str>],
}

impl<'t, 's> Tokens<'t, 's> {
    pub(super) fn peek(&self) -> Option<&'t Token<&'s str>> {
        self.rest.first()
    }

    pub(super) fn next(&mut self) -> Option<&'t Token<&'s str>> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    pub(super) fn sees(&self, token: &str) -> bool {
        self.peek().is_some_and(|next| next.0 == token)
    }

    pub(super) fn eat(&mut self, token: &str) -> bool {
        let found = self.sees(token);
        if found {
            self.next();
        }
        found
    }

    pub(super) fn expect(&mut self, token: &str) -> Result<(), Unreadable> {
        self.eat(token).then_some(()).ok_or(Unreadable)
    }

    /// The tokens of the bracket that comes next, if one does that opens with `open`.
    pub(super) fn block(&mut self, open: char) -> Option<Self> {
        match self.peek() {
            Some(Token(text, Tok::Block(tokens))) if text.starts_with(open) => {
                self.next();
                Some(Self { rest: tokens })
            }
            _ => None,
        }
    }
}
