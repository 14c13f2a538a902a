//! Why a run could not take place: the user's mistake, with the text that holds it.

use std::fmt;

use crate::source::{SourceFile, Span};

#[derive(Debug)]
pub struct Error {
    /// Lower case, no full stop, code between backticks.
    pub message: String,
    pub help: Option<String>,
    pub blame: Option<Box<Blame>>,
}

/// The part of a text that is at fault.
#[derive(Debug)]
pub struct Blame {
    /// Also an argument of the command line, under the name of its option.
    pub file: SourceFile,
    pub span: Span,
    pub label: String,
}

impl Error {
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, blame: None }
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    #[must_use]
    pub fn at(mut self, file: SourceFile, span: Span, label: impl Into<String>) -> Self {
        self.blame = Some(Box::new(Blame { file, span, label: label.into() }));
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
