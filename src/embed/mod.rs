//! Files that hold code of other languages: container and make files, the pipelines of CI services, the scripts of packages,
//! units of systemd. One file a kind of format, and the table of them.
//!
//! A format tells by a file's path whether it is its own, and cuts the file into [`Region`]s: steps, most of them shell, in
//! the order that they run in. [`Region::lower`] makes one module of a region, whose text leads back to the file.

mod dockerfile;
mod expression;
mod makefile;
mod pipeline;
mod properties;
mod scripts;
mod text;
mod unit;

use std::sync::Arc;

use crate::source::path::{is_yaml, name_of};
use crate::source::{FileId, OffsetMap, Piece, SourceFile};
use crate::syntax::ir::{Arg, Expr, ExprKind, Function, FunctionKind, Ident, Module, Pattern, Scope, Span, Stmt, Style, Yields};
use crate::syntax::{self, HOLE, Source, jq};

pub use text::{Hole, Text};

/// A kind of file with code in it.
pub struct Format {
    /// As people write it.
    pub name: &'static str,
    /// Whether the file at a path is one, as far as that can be told.
    pub is: fn(path: &str) -> bool,
    /// Whether its shells share nothing: what one of them exports, no other sees.
    pub is_apart: bool,
    /// # Errors
    /// Why the file can't be read.
    pub regions: fn(&mut Reading<'_>) -> Result<Vec<Region>, String>,
}

/// Every format. To add one: a file beside this, a line here.
pub static FORMATS: &[&Format] = &[
    &dockerfile::DOCKERFILE,
    &makefile::MAKEFILE,
    &pipeline::GITHUB,
    &pipeline::GITLAB,
    &pipeline::CIRCLECI,
    &pipeline::BITBUCKET,
    &pipeline::AZURE,
    &pipeline::OTHER_CI,
    &pipeline::COMPOSE,
    &pipeline::DDEV,
    &pipeline::LANDO,
    &pipeline::TASKFILE,
    &properties::PROPERTIES,
    &properties::YAML,
    &properties::HOCON,
    &scripts::PACKAGE,
    &scripts::COMPOSER,
    &unit::PROCFILE,
    &unit::SYSTEMD,
];

/// The format of the file at `path`, if it has one.
pub fn format_of(path: &str) -> Option<&'static Format> {
    let format = FORMATS.iter().copied().find(|format| (format.is)(path))?;
    // `makefile.js` is a program; what is YAML is so for the one and for the other.
    let is_program = || syntax::by_name(name_of(path)).is_some_and(|_| !is_yaml(path));
    (!is_program()).then_some(format)
}

/// A file, and how to come by others.
pub struct Reading<'a> {
    pub id: FileId,
    pub file: Arc<SourceFile>,
    pub around: &'a mut dyn Around,
}

/// The project around a file.
pub trait Around {
    /// A file by its path.
    fn read(&mut self, path: &str) -> Option<(FileId, Arc<SourceFile>)>;
    /// The paths of the files of a directory, in order.
    fn list(&self, directory: &str) -> Vec<String>;
}

/// What runs in one place, one after the other.
#[derive(Debug)]
pub struct Region {
    /// The id of its language.
    pub language: &'static str,
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug)]
pub enum Step {
    /// A variable of the shells that run after this. `exported`: programs that they start have it, too.
    Set { name: String, value: Text, exported: bool },
    /// Runs in the shell that the steps around it run in.
    Script(Text),
    /// A command that no shell has parsed: its words.
    Words(Vec<Text>),
    /// A process of its own.
    Process(Vec<Self>),
}

impl Step {
    /// A script in a shell of its own.
    pub fn shell(script: Text) -> Self {
        Self::Process(vec![Self::Script(script)])
    }
}

/// A region in its language.
pub struct Lowered {
    pub language: &'static syntax::Language,
    pub text: String,
    pub map: OffsetMap,
    pub module: Module,
}

/// What a region may have before the rest of it is lost, in bytes: each of its steps costs as much as all before it.
const MAX_TEXT: usize = 1 << 17;
/// How deep the values of holes may nest.
const MAX_DEPTH: usize = 20;

impl Region {
    pub fn shell(steps: Vec<Step>) -> Self {
        Self { language: "shell", steps }
    }

    /// `None` where there is nothing in it, or no such language.
    pub fn lower(&self, path: &str) -> Option<Lowered> {
        let language = syntax::language(self.language)?;
        let mut writer = Writer { language, path, text: String::new(), map: OffsetMap::default(), lost: Vec::new() };
        let mut body = writer.steps(&self.steps, 0);
        if body.is_empty() {
            return None;
        }
        if self.language == "shell" {
            // With a variable of its own, the region is seen to have been run: what its processes set is theirs.
            let begun = Pattern::Name(Ident { name: BEGUN.into(), span: Span::default() });
            body.insert(0, Stmt::Bind { pattern: begun, value: Expr::null(Span::default()), scope: Scope::Local });
        }
        let Writer { text, map, lost, .. } = writer;
        Some(Lowered { language, text, map, module: Module { body, lost } })
    }
}

/// No name that a shell could have.
const BEGUN: &str = "begun\u{b7}";

/// Puts a region's texts one below the other. Each is lowered with as many line ends before it as there are bytes before
/// it, so that what comes of it has the right places; and a broken one costs no other.
struct Writer<'a> {
    language: &'static syntax::Language,
    path: &'a str,
    text: String,
    map: OffsetMap,
    lost: Vec<Span>,
}

impl Writer<'_> {
    fn steps(&mut self, steps: &[Step], depth: usize) -> Vec<Stmt> {
        let mut body = Vec::new();
        if depth > MAX_DEPTH {
            return body;
        }
        for step in steps {
            match step {
                Step::Script(text) => self.script(text, depth, &mut body),
                // However it comes to have it, what has this name is the document.
                Step::Set { name, value, .. } if name.ends_with("_RELATIONSHIPS") && !value.holes.iter().any(Hole::is_output) => {
                }
                Step::Set { name, value, exported } => {
                    let start = self.write(value);
                    let value = self.value(value, start, depth);
                    let span = Span { end: value.span.start, ..value.span };
                    let scope = match (exported, depth) {
                        (true, 0) => Scope::Later,
                        (true, _) => Scope::Environment,
                        (false, _) => Scope::Local,
                    };
                    let pattern = Pattern::Name(Ident { name: name.as_str().into(), span });
                    body.push(Stmt::Bind { pattern, value, scope });
                }
                Step::Words(words) => {
                    let span = self.break_line();
                    let words = words.iter().map(|word| {
                        let start = self.write(word);
                        Arg::of(self.value(word, start, depth))
                    });
                    let words: Vec<Arg> = words.collect();
                    let span = words.iter().fold(span, |span, word| span.to(word.value.span));
                    let words = Box::new(Expr::new(ExprKind::List(words), span));
                    let code = ExprKind::Code { language: "shell", code: words, input: None, names: Vec::new() };
                    body.push(Stmt::Expr(Expr::new(code, span)));
                }
                Step::Process(steps) => {
                    let start = self.break_line();
                    let inner = self.steps(steps, depth + 1);
                    if !inner.is_empty() {
                        body.push(Stmt::Expr(process(inner, Span { end: self.text.len() as u32, ..start })));
                    }
                }
            }
        }
        body
    }

    /// No two functions begin at one place.
    fn break_line(&mut self) -> Span {
        let start = self.text.len();
        self.text.push('\n');
        Span::new(start, start + 1)
    }

    /// Where the text begins that is added with this, in bytes.
    fn write(&mut self, text: &Text) -> usize {
        self.text.push('\n');
        let start = self.text.len();
        let shifted = text.map.pieces.iter().map(|piece| Piece { start: piece.start + start as u32, ..*piece });
        self.map.pieces.extend(shifted);
        self.text.push_str(&text.value);
        start
    }

    fn script(&mut self, text: &Text, depth: usize, body: &mut Vec<Stmt>) {
        if text.is_blank() {
            return;
        }
        let start = self.write(text);
        let span = Span::new(start, self.text.len());
        if start > MAX_TEXT {
            self.lost.push(span);
            return;
        }
        let mut padded = "\n".repeat(start);
        padded.push_str(&text.value);
        let module = (self.language.lower)(&Source { text: &padded, path: self.path });
        for (number, hole) in text.holes.iter().enumerate() {
            if self.language.id == "shell" && !matches!(hole, Hole::Unknown) {
                let value = self.hole(hole, span, depth);
                let pattern = Pattern::Name(Ident { name: jq::hole(number).into(), span: Span { end: span.start, ..span } });
                body.push(Stmt::Bind { pattern, value, scope: Scope::Local });
            }
        }
        self.lost.extend(module.lost.iter().filter(|lost| lost.start as usize >= start));
        body.extend(module.body);
    }

    /// The value of text that stands at `start`.
    fn value(&mut self, text: &Text, start: usize, depth: usize) -> Expr {
        let whole = Span::new(start, start + text.value.len());
        let mut holes = text.holes.iter();
        let mut parts = Vec::new();
        let mut at = start;
        for (index, run) in text.value.split(HOLE).enumerate() {
            if index > 0 {
                let span = Span::new(at, at + HOLE.len_utf8());
                let hole = holes.next().unwrap_or(&Hole::Unknown);
                parts.push(self.hole(hole, span, depth));
                at += HOLE.len_utf8();
            }
            if !run.is_empty() {
                parts.push(Expr::text(run, Span::new(at, at + run.len())));
                at += run.len();
            }
        }
        match <[Expr; 1]>::try_from(parts) {
            Ok([part]) => Expr { span: whole, ..part },
            Err(parts) if parts.is_empty() => Expr::text("", whole),
            Err(parts) => Expr::new(ExprKind::Template(parts), whole),
        }
    }

    fn hole(&mut self, hole: &Hole, span: Span, depth: usize) -> Expr {
        if depth > MAX_DEPTH {
            return Expr::opaque(Vec::new(), span);
        }
        match hole {
            Hole::Unknown => Expr::opaque(Vec::new(), span),
            Hole::Variable(name) => Expr::name(name, span),
            Hole::Output(text) => {
                let start = self.break_line();
                let mut body = Vec::new();
                self.script(text, depth + 1, &mut body);
                process(body, Span { end: self.text.len() as u32, ..start })
            }
            Hole::OneOf(texts) => {
                let mut values = self.values(texts, depth).into_iter();
                let Some(first) = values.next() else { return Expr::opaque(Vec::new(), span) };
                values.fold(first, |one, other| {
                    let test = Box::new(Expr::opaque(Vec::new(), span));
                    Expr::new(ExprKind::Cond { test, then: Box::new(other), otherwise: Box::new(one) }, span)
                })
            }
            Hole::FirstOf(texts) => {
                let values = self.values(texts, depth).into_iter().rev();
                let first = values.reduce(|other, one| Expr::either(one, other, span));
                first.unwrap_or_else(|| Expr::opaque(Vec::new(), span))
            }
            Hole::Of(texts) => Expr::opaque(self.values(texts, depth), span),
            Hole::Part(whole, written, keys) => {
                let mut value = self.hole(whole, span, depth + 1);
                let start = self.write(written);
                value.span = Span::new(start, start);
                for (key, end) in keys {
                    let place = Span::new(start + key.start, start + key.end);
                    let key = written.value.get(key.clone()).unwrap_or_default();
                    let key = match key.parse::<u32>() {
                        Ok(number) => Expr::new(ExprKind::Number(i64::from(number)), place),
                        Err(_) => Expr::text(key, place),
                    };
                    value = Expr::access(value, key, Style::Index, Span::new(start, start + end));
                }
                value
            }
        }
    }

    fn values(&mut self, texts: &[Text], depth: usize) -> Vec<Expr> {
        let value = |text: &Text| {
            let start = self.write(text);
            self.value(text, start, depth + 1)
        };
        texts.iter().map(value).collect()
    }
}

/// What statements write that run in a process of their own.
fn process(body: Vec<Stmt>, span: Span) -> Expr {
    let function = Function { kind: FunctionKind::Process, ..Function::closure(Vec::new(), body, Yields::Any, span) };
    Expr::call(Expr::new(ExprKind::Function(Arc::new(function)), span), Vec::new(), span)
}
