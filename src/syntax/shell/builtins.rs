//! Commands of the shell that put text together or set variables.

use super::Shell;
use super::commands::Call;
use super::options::{operands, option_value};
use super::words::{Pieces, Word, known, unwritten};
use crate::syntax::ir::{ARGUMENTS, Arg, Expr, ExprKind, Ident, Pattern, Scope, Span, Stmt, Yields};

/// Options of `read` that take a value.
pub(super) const READ_VALUES: &[&str] = &["-a", "-d", "-i", "-n", "-N", "-p", "-t", "-u"];

impl Shell<'_> {
    pub(super) fn printf(&self, call: Call, out: &mut Vec<Stmt>) -> Option<Expr> {
        let span = call.span;
        let mut words = call.words.into_iter().peekable();
        let mut target = None;
        if words.peek().is_some_and(|word| word.is("-v")) {
            words.next();
            target = words.next();
        }
        words.next_if(|word| word.is("--"));
        let format = words.next()?;
        let ends_line = format.known().is_some_and(|format| format.ends_with("\\n"));
        let mut words = words.map(|word| word.value);
        let mut pieces = Pieces::default();
        match (&format.value.kind, format.known()) {
            (ExprKind::Text { content, exact: true, .. }, Some(text)) => {
                let mut from = 0;
                let place = |from: usize, to: usize| Span::new(content.start as usize + from, content.start as usize + to);
                while let Some(found) = text[from..].find('%') {
                    let start = from + found;
                    let length = text[start + 1..].find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(0);
                    let end = (start + 2 + length).min(text.len());
                    escaped(&text[from..start], place(from, start), &mut pieces);
                    if text[start..end].ends_with('%') {
                        pieces.text("%", place(start, end), false);
                    } else if let Some(word) = words.next() {
                        pieces.push(word);
                    }
                    from = end;
                }
                // A line end says nothing of a value.
                let tail = text[from..].strip_suffix("\\n").unwrap_or(&text[from..]);
                escaped(tail, place(from, from + tail.len()), &mut pieces);
            }
            _ => pieces.push(format.value),
        }
        // The format serves again for what is left: `printf '%s\n' user org` writes lines.
        words.for_each(|word| {
            if ends_line {
                pieces.push(unwritten("\n", word.span));
            }
            pieces.push(word);
        });
        let value = pieces.finish(span, Span { start: span.end, ..span });
        match target {
            Some(target) => {
                match target.known() {
                    Some(name) => {
                        let name = Ident { name: name.into(), span: target.value.span };
                        self.bind(Pattern::Name(name), value, None, out);
                    }
                    None => self.assign_computed(target.value, value, None, out),
                }
                None
            }
            None => Some(value),
        }
    }

    pub(super) fn set(&self, call: Call, out: &mut Vec<Stmt>) {
        let known: Vec<Option<String>> = call.words.iter().map(Word::known).collect();
        for (index, word) in known.iter().enumerate() {
            let word = word.as_deref().unwrap_or_default();
            let all = matches!(known.get(index + 1).and_then(Option::as_deref), Some("allexport"));
            if (word == "-o" && all) || (word.starts_with('-') && word.contains('a')) {
                self.exports_all.set(true);
            } else if (word == "+o" && all) || (word.starts_with('+') && word.contains('a')) {
                self.exports_all.set(false);
            } else if word == "--" {
                let items = call.words.iter().skip(index + 1).cloned().map(|word| Arg {
                    value: word.value,
                    name: None,
                    spread: word.spread,
                });
                let value = Expr::new(ExprKind::List(items.collect()), call.span);
                let pattern = Pattern::Name(Ident { name: ARGUMENTS.into(), span: call.span });
                out.push(Stmt::Bind { pattern, value, scope: Scope::Nearest });
                return;
            }
        }
    }

    pub(super) fn read(&self, command: &str, call: Call, out: &mut Vec<Stmt>) {
        let options = if command == "read" { READ_VALUES } else { &["-d", "-n", "-O", "-s", "-u", "-C", "-c"] };
        let names = operands(&call.words, options);
        let input = call.input.unwrap_or_else(|| Expr::opaque(Vec::new(), call.span));
        let list = option_value(&call.words, &["-a", "-ra"])
            .filter(|_| command == "read")
            .and_then(|name| Some((known(&name)?, name.span)));
        if command != "read" || list.is_some() {
            let named = names.last().and_then(|name| Some((name.known()?, name.value.span)));
            let Some((name, span)) = list.or(named) else { return };
            let items = match command {
                "read" => Expr::run(vec![Stmt::Yield(input)], Yields::List, call.span),
                _ => Expr::call(Expr::name("lines of text", call.span), vec![input], call.span),
            };
            self.bind(Pattern::Name(Ident { name: name.into(), span }), items, None, out);
            return;
        }
        let names: Vec<(String, Span)> = names.iter().filter_map(|name| Some((name.known()?, name.value.span))).collect();
        if let [(name, span)] = &names[..] {
            let pattern = Pattern::Name(Ident { name: name.as_str().into(), span: *span });
            self.bind(pattern, input, None, out);
            return;
        }
        // The first line's fields.
        let span = call.span;
        let separators = Expr::name("IFS", Span { end: span.start, ..span });
        let lines = Expr::call(Expr::name("lines of fields", span), vec![input, separators], span);
        let name = |(name, span): (String, Span)| Pattern::Name(Ident { name: name.into(), span });
        let fields = Pattern::List { items: names.into_iter().map(name).collect(), rest: None, span };
        self.bind(Pattern::List { items: vec![fields], rest: None, span }, lines, None, out);
    }
}

/// Text with `\n` and `\t` in it, as `printf` writes it.
fn escaped(text: &str, place: Span, pieces: &mut Pieces) {
    let mut from = 0;
    let at = |from: usize, to: usize| Span::new(place.start as usize + from, place.start as usize + to);
    for (start, escape) in text.match_indices('\\') {
        let value = match text.as_bytes().get(start + 1) {
            Some(b'n') => "\n",
            Some(b't') => "\t",
            _ => continue,
        };
        let end = start + escape.len() + 1;
        pieces.text(&text[from..start], at(from, start), true);
        pieces.text(value, at(start, end), false);
        from = end;
    }
    pieces.text(&text[from..], at(from, text.len()), true);
}
