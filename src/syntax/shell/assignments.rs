//! Variables that are set, and declared.

use tree_sitter::Node;

use super::programs::code;
use super::words::{Pieces, Word, known, unwritten};
use super::{At, Shell};
use crate::syntax::ir::{Arg, Expr, ExprKind, Ident, Pattern, Scope, Span, Stmt};
use crate::syntax::property;
use crate::syntax::tree::{children, fields, has_token};

impl Shell<'_> {
    pub(super) fn assignment(&self, node: Node<'_>, scope: Option<Scope>, out: &mut Vec<Stmt>) {
        let at = At { yields: true, stdin: true, subshell: true, function: false };
        let (Some(name), Some(value)) = (node.child_by_field_name("name"), node.child_by_field_name("value")) else { return };
        let mut value = self.word(value, at);
        if name.kind() != "subscript" && self.references.borrow().contains(self.cx.str(name)) {
            let name = Expr::name(self.cx.str(name), self.cx.span(name));
            return self.assign_computed(name, value, scope, out);
        }
        let pattern = if name.kind() == "subscript" {
            Pattern::Place(Box::new(self.subscript(name, self.cx.span(name), at)))
        } else {
            let ident = self.cx.ident(name);
            if known(&value).is_some() {
                self.literal.borrow_mut().insert(ident.name.clone());
            }
            Pattern::Name(ident)
        };
        if has_token(node, "+=") {
            let before = self.word_of_name(name, at);
            let span = self.cx.span(node);
            value = match value.kind {
                ExprKind::List(_) => {
                    let parts = [before, value].map(|value| Arg { value, name: None, spread: true });
                    Expr::new(ExprKind::List(parts.into()), span)
                }
                _ => Expr::new(ExprKind::Template(vec![before, value]), span),
            };
        }
        self.bind(pattern, value, scope, out);
    }

    fn word_of_name(&self, name: Node<'_>, at: At) -> Expr {
        match name.kind() {
            "subscript" => self.subscript(name, self.cx.span(name), at),
            _ => Expr::name(self.cx.str(name), self.cx.span(name)),
        }
    }

    /// Without a `scope` it is a plain assignment.
    pub(super) fn bind(&self, pattern: Pattern, value: Expr, scope: Option<Scope>, out: &mut Vec<Stmt>) {
        let exported = match &pattern {
            Pattern::Name(name) => {
                if scope == Some(Scope::Environment) {
                    self.exported.borrow_mut().insert(name.name.clone());
                }
                self.exports_all.get() || self.exported.borrow().contains(&name.name)
            }
            _ => false,
        };
        let scope = scope.unwrap_or(if exported { Scope::Environment } else { Scope::Nearest });
        out.push(Stmt::Bind { pattern, value, scope });
    }

    /// What a program for the JVM is told on its command line: `-Dinflux.token=…`, `--influx.token=…`.
    pub(super) fn settings(&self, words: &[Word], out: &mut Vec<Stmt>) {
        let is_setting = |name: &str| name.starts_with("-D") || (name.starts_with("--") && name.contains('.'));
        for (name, value) in words.iter().filter_map(|word| assigned_as(&word.value, is_setting)) {
            let bare = name.name.strip_prefix("-D").unwrap_or(name.name.trim_start_matches('-'));
            let name = Ident { name: property(bare).into(), ..name };
            self.bind(Pattern::Name(name), value, Some(Scope::Environment), out);
        }
    }

    /// `export`, `local`, `declare`, `readonly`, `typeset`.
    pub(super) fn declaration(&self, node: Node<'_>, at: At, out: &mut Vec<Stmt>) {
        let command = node.child(0).map_or("", |command| self.cx.str(command));
        let words = children(node);
        let option = |letter: char| {
            words.iter().any(|word| {
                word.kind() == "word" && self.cx.str(*word).strip_prefix('-').is_some_and(|flags| flags.contains(letter))
            })
        };
        let scope = match command {
            "export" if option('n') => None,
            "export" => Some(Scope::Environment),
            _ if option('x') => Some(Scope::Environment),
            "local" => Some(Scope::Local),
            "declare" | "typeset" if at.function && !option('g') => Some(Scope::Local),
            _ => None,
        };
        let refers = command != "export" && option('n');
        for word in words {
            let value_at = At { yields: true, subshell: true, ..at };
            match word.kind() {
                "variable_assignment" => {
                    self.assignment(word, scope, out);
                    if refers {
                        self.references.borrow_mut().extend(fields(word, "name").first().map(|name| self.cx.str(*name).into()));
                    }
                }
                "variable_name" => {
                    let ident = self.cx.ident(word);
                    let value = match scope {
                        Some(Scope::Environment) => Expr::name(&ident.name, ident.span),
                        Some(Scope::Local) => Expr::null(ident.span),
                        _ => continue,
                    };
                    self.bind(Pattern::Name(ident), value, scope, out);
                }
                "word" if self.cx.str(word).starts_with('-') => {}
                _ => {
                    let value = self.word(word, value_at);
                    match assigned(&value) {
                        Some((name, value)) => self.bind(Pattern::Name(name), value, scope, out),
                        None => match assigned_computed(&value) {
                            Some((name, value)) => self.assign_computed(name, value, scope, out),
                            None => out.push(Stmt::Expr(value)),
                        },
                    }
                }
            }
        }
    }

    /// Sets the variable of a name that is put together.
    pub(super) fn assign_computed(&self, name: Expr, value: Expr, scope: Option<Scope>, out: &mut Vec<Stmt>) {
        const ASSIGNED: &str = "_assigned_value_";
        let span = value.span;
        let pattern = Pattern::Name(Ident { name: ASSIGNED.into(), span });
        out.push(Stmt::Bind { pattern, value, scope: Scope::Local });
        let mut pieces = Pieces::default();
        let exports = scope == Some(Scope::Environment) || self.exports_all.get();
        pieces.push(unwritten(if exports { "export " } else { "" }, name.span));
        let end = Span { start: name.span.end, ..name.span };
        pieces.push(name);
        pieces.push(unwritten(&format!("=\"${ASSIGNED}\""), end));
        out.push(Stmt::Expr(code("shell", Some(pieces.finish(span, span)), None, Vec::new(), span)));
    }
}

pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// `NAME=value` as a word.
pub(super) fn assigned(word: &Expr) -> Option<(Ident, Expr)> {
    assigned_as(word, is_name)
}

/// The same with such a name.
pub(super) fn assigned_as(word: &Expr, is_name: impl Fn(&str) -> bool) -> Option<(Ident, Expr)> {
    let (parts, whole) = match &word.kind {
        ExprKind::Template(parts) => (&parts[..], word.span),
        ExprKind::Text { .. } => (std::slice::from_ref(word), word.span),
        _ => return None,
    };
    let (first, rest) = parts.split_first()?;
    let ExprKind::Text { value, content, exact: true } = &first.kind else { return None };
    let (name, tail) = value.split_once('=')?;
    if !is_name(name) {
        return None;
    }
    let place = Span { end: content.start + name.len() as u32, ..*content };
    let start = Span { start: place.end + 1, ..*content };
    let mut pieces = Pieces::default();
    pieces.text(tail, start, true);
    rest.iter().for_each(|part| pieces.push(part.clone()));
    Some((Ident { name: name.into(), span: place }, pieces.finish(Span { start: start.start, ..whole }, start)))
}

/// `PREFIX_$name=value` as a word.
fn assigned_computed(word: &Expr) -> Option<(Expr, Expr)> {
    let ExprKind::Template(parts) = &word.kind else { return None };
    let ends = |part: &Expr| part.as_text().is_some_and(|text| text.contains('='));
    let at = parts.iter().position(ends)?;
    let ExprKind::Text { value, content, exact: true } = &parts[at].kind else { return None };
    let (before, after) = value.split_once('=')?;
    let place = Span { end: content.start + before.len() as u32, ..*content };
    let start = Span { start: place.end + 1, ..*content };
    let (mut name, mut rest) = (Pieces::default(), Pieces::default());
    parts[..at].iter().for_each(|part| name.push(part.clone()));
    name.text(before, place, true);
    rest.text(after, start, true);
    parts[at + 1..].iter().for_each(|part| rest.push(part.clone()));
    let whole = word.span;
    Some((name.finish(Span { end: place.end, ..whole }, place), rest.finish(Span { start: start.start, ..whole }, start)))
}

/// `[key]=value` as a word.
pub(super) fn keyed(word: &Expr) -> Option<(Expr, Expr)> {
    let parts = match &word.kind {
        ExprKind::Template(parts) => &parts[..],
        _ => std::slice::from_ref(word),
    };
    let (first, rest) = parts.split_first()?;
    let ExprKind::Text { value, content, exact: true } = &first.kind else { return None };
    let (key, tail) = value.strip_prefix('[')?.split_once("]=")?;
    let place = Span { start: content.start + 1, end: content.start + 1 + key.len() as u32 };
    let start = Span { start: place.end + 2, ..*content };
    let mut pieces = Pieces::default();
    pieces.text(tail, start, true);
    rest.iter().for_each(|part| pieces.push(part.clone()));
    Some((Expr::text(key, place), pieces.finish(Span { start: start.start, ..word.span }, start)))
}
