//! Files that commands write, for others that read them.

use super::Shell;
use super::commands::Call;
use super::options::operands;
use super::words::unwritten;
use crate::syntax::ir::{Expr, ExprKind, MADE_UP, Stmt, Yields};

/// Commands that pass on what is in files: their options that take a value, and how many words come before the files.
const READERS: &[(&str, &[&str], usize)] = &[
    ("cat", &[], 0),
    ("tac", &[], 0),
    ("head", &["-n", "-c"], 0),
    ("tail", &["-n", "-c"], 0),
    ("sort", &["-k", "-t"], 0),
    ("uniq", &[], 0),
    ("cut", &["-d", "-f", "-c", "-b"], 0),
    ("base64", &["-w"], 0),
    ("json_pp", &[], 0),
    ("grep", &["-A", "-B", "-C", "-m"], 1),
    ("egrep", &["-A", "-B", "-C", "-m"], 1),
    ("fgrep", &["-A", "-B", "-C", "-m"], 1),
    ("sed", &["-e"], 1),
    ("gsed", &["-e"], 1),
    ("awk", &["-F", "-v"], 1),
    ("gawk", &["-F", "-v"], 1),
];

/// What was written into the file.
pub(super) fn file_read(path: Expr) -> Expr {
    let span = path.span;
    Expr::call(Expr::name("file read", span), vec![path], span)
}

/// Puts `content` into the file, `append`: behind what is there.
pub(super) fn file_written(path: Expr, content: Expr, append: bool) -> Expr {
    let span = path.span;
    let content = match append {
        true => Expr::run([file_read(path.clone()), content].map(Stmt::Yield).into(), Yields::Any, span),
        false => content,
    };
    Expr::call(Expr::name("file written", span), vec![path, content], span)
}

impl Shell<'_> {
    /// The command with what is in the files that it names as its input.
    pub(super) fn with_files(&self, name: &str, call: Call) -> Call {
        let Some((_, options, before)) = READERS.iter().find(|(reader, ..)| *reader == name) else { return call };
        // `sed -e script file`
        let scripted = *before > 0 && call.words.iter().any(|word| word.is("-e") || word.is("-f"));
        let files: Vec<Stmt> = operands(&call.words, options)
            .into_iter()
            .skip(if scripted { 0 } else { *before })
            .filter(|file| !file.is("-"))
            .map(|file| if is_path(&file.value) { file_read(file.value) } else { file.value })
            .map(Stmt::Yield)
            .collect();
        if files.is_empty() {
            return call;
        }
        let span = call.span;
        Call { input: Some(Expr::run(files, Yields::Any, call.name.value.span)), span, ..call }
    }

    /// `mktemp`: a name that no other file has.
    pub(super) fn new_file(&self, call: &Call) -> Expr {
        unwritten(&format!("{MADE_UP}{}:{}", self.path, call.span.start), call.span)
    }
}

/// Whether the word is the name of a file, and not `<(…)`, which is what the command writes.
pub(super) fn is_path(word: &Expr) -> bool {
    matches!(word.kind, ExprKind::Text { .. } | ExprKind::Template(_) | ExprKind::Name(_) | ExprKind::Access { .. })
}
