//! What words say: quotes, escapes, expansions.

use tree_sitter::Node;

use super::assignments::keyed;
use super::files::file_read;
use super::programs::code;
use super::words::{Pieces, Word, known, split, unwritten};
use super::{At, Shell};
use crate::syntax::HOLE;
use crate::syntax::ir::{ARGUMENTS, Expr, ExprKind, Field, Ident, Pattern, Scope, Span, Style};
use crate::syntax::jq::hole;
use crate::syntax::tree::{children, fields};

/// Which characters a backslash quotes.
#[derive(Clone, Copy, PartialEq)]
enum Quoting {
    /// All of them.
    None,
    Double,
    Heredoc,
}

impl Shell<'_> {
    /// Lines of a here-document; `tabs`: those that lead them don't count.
    pub(super) fn lines(&self, span: Span, raw: bool, tabs: bool, pieces: &mut Pieces) {
        let mut start = span.start as usize;
        let text = self.cx.text.get(span.range()).unwrap_or_default();
        for line in text.split_inclusive('\n') {
            let first = self.cx.text.get(..start).is_some_and(|before| before.ends_with('\n'));
            let cut = if tabs && first { line.len() - line.trim_start_matches('\t').len() } else { 0 };
            let run = Span::new(start + cut, start + line.len());
            if raw {
                self.exact(&line[cut..], run, pieces);
            } else {
                self.unquote(run, Quoting::Heredoc, pieces);
            }
            start += line.len();
        }
    }

    /// Text as it stands at `place`, with what its holes stand for.
    fn exact(&self, text: &str, place: Span, pieces: &mut Pieces) {
        let mut start = place.start as usize;
        for (index, run) in text.split(HOLE).enumerate() {
            if index > 0 {
                let before = self.cx.text.get(..start).unwrap_or_default();
                let end = start + HOLE.len_utf8();
                pieces.push(Expr::name(&hole(before.matches(HOLE).count()), Span::new(start, end)));
                start = end;
            }
            pieces.text(run, Span::new(start, start + run.len()), true);
            start += run.len();
        }
    }

    /// The text at `span` without the backslashes that quote.
    fn unquote(&self, span: Span, quoting: Quoting, pieces: &mut Pieces) {
        let text = self.cx.text.get(span.range()).unwrap_or_default();
        let mut run = 0;
        let mut characters = text.char_indices();
        while let Some((at, character)) = characters.next() {
            if character != '\\' {
                continue;
            }
            let Some((next, quoted)) = characters.next() else { break };
            let quotes = match quoting {
                Quoting::None => true,
                Quoting::Double => matches!(quoted, '$' | '`' | '"' | '\\' | '\n'),
                Quoting::Heredoc => matches!(quoted, '$' | '`' | '\\' | '\n'),
            };
            if quotes {
                let place = |from: usize, to: usize| Span::new(span.start as usize + from, span.start as usize + to);
                self.exact(&text[run..at], place(run, at), pieces);
                // A quoted line end is nothing; any other quoted character is the first of the next run.
                run = if quoted == '\n' { next + 1 } else { next };
            }
        }
        self.exact(&text[run..], Span::new(span.start as usize + run, span.end as usize), pieces);
    }

    pub(super) fn words_in(&self, node: Node<'_>) -> Vec<Expr> {
        let at = At { yields: true, stdin: false, subshell: true, function: false };
        children(node).into_iter().map(|child| self.word(child, at)).collect()
    }

    pub(super) fn argument(&self, node: Node<'_>, at: At) -> Word {
        let alone = match node.kind() {
            "string" => children(node).first().copied().filter(|only| only.byte_range().len() + 2 == node.byte_range().len()),
            _ => Some(node),
        };
        let spread = alone.is_some_and(|alone| is_arguments(self.cx.str(alone)));
        let split = !spread && matches!(node.kind(), "simple_expansion" | "expansion");
        Word { value: self.word(node, at), spread, split }
    }

    pub(super) fn word(&self, node: Node<'_>, at: At) -> Expr {
        let span = self.cx.span(node);
        self.cx.deeper(
            node,
            || Expr::opaque(Vec::new(), span),
            || {
                let mut pieces = Pieces::default();
                let mut inside = span;
                match node.kind() {
                    "string" | "translated_string" | "raw_string" | "ansi_c_string" => {
                        let text = self.cx.str(node);
                        let quote = if node.kind() == "string" || node.kind() == "translated_string" { '"' } else { '\'' };
                        let lead = text.find(quote).map_or(0, |at| at + 1);
                        let tail = usize::from(text.len() > lead && text.ends_with(quote));
                        inside = Span::new(node.start_byte() + lead, node.end_byte() - tail);
                    }
                    _ => {}
                }
                self.pieces(node, inside, at, &mut pieces);
                pieces.finish(span, inside)
            },
        )
    }

    fn pieces(&self, node: Node<'_>, inside: Span, at: At, pieces: &mut Pieces) {
        match node.kind() {
            // Whatever is no expansion is text, also what the grammar skips as white space.
            "string" => {
                let mut from = inside.start as usize;
                for child in children(node) {
                    if is_expansion(child.kind()) {
                        // The white space between two expansions is the second one's, to the grammar.
                        let space = self.cx.str(child).len() - self.cx.str(child).trim_start().len();
                        self.unquote(Span::new(from, child.start_byte() + space), Quoting::Double, pieces);
                        pieces.push(self.word(child, at));
                        from = child.end_byte();
                    }
                }
                self.unquote(Span::new(from, inside.end as usize), Quoting::Double, pieces);
            }
            "translated_string" => children(node).into_iter().for_each(|child| pieces.push(self.word(child, at))),
            "raw_string" => self.exact(self.cx.text.get(inside.range()).unwrap_or_default(), inside, pieces),
            "ansi_c_string" => self.ansi(inside, pieces),
            "concatenation" => {
                let mut cursor = node.walk();
                for child in node.children(&mut cursor) {
                    if child.is_named() {
                        pieces.push(self.word(child, at));
                    } else {
                        pieces.text(self.cx.str(child), self.cx.span(child), true);
                    }
                }
            }
            "command_name" => children(node).into_iter().for_each(|child| pieces.push(self.word(child, at))),
            "simple_expansion"
            | "expansion"
            | "command_substitution"
            | "process_substitution"
            | "arithmetic_expansion"
            | "array"
            | "brace_expression"
            | "subscript" => pieces.push(self.expansion(node, at)),
            "variable_name"
            | "binary_expression"
            | "unary_expression"
            | "postfix_expression"
            | "ternary_expression"
            | "parenthesized_expression" => {
                let parts = if node.named_child_count() == 0 { Vec::new() } else { self.words_in(node) };
                pieces.push(Expr::opaque(parts, self.cx.span(node)));
            }
            "ERROR" => {
                self.cx.lose(node);
                pieces.push(Expr::opaque(self.words_in(node), self.cx.span(node)));
            }
            _ => self.unquote(inside, Quoting::None, pieces),
        }
    }

    /// `$'…'`
    fn ansi(&self, span: Span, pieces: &mut Pieces) {
        let text = self.cx.text.get(span.range()).unwrap_or_default();
        let mut at = 0;
        while let Some(found) = text[at..].find('\\') {
            let place = |from: usize, to: usize| Span::new(span.start as usize + from, span.start as usize + to);
            let escape = at + found;
            pieces.text(&text[at..escape], place(at, escape), true);
            let Some(letter) = text[escape + 1..].chars().next() else { return };
            at = escape + 1 + letter.len_utf8();
            let value = match letter {
                'n' => "\n".to_owned(),
                't' => "\t".to_owned(),
                'r' => "\r".to_owned(),
                letter => letter.to_string(),
            };
            pieces.text(&value, place(escape, at), false);
        }
        pieces.text(&text[at..], Span::new(span.start as usize + at, span.end as usize), true);
    }

    fn expansion(&self, node: Node<'_>, at: At) -> Expr {
        let span = self.cx.span(node);
        match node.kind() {
            "simple_expansion" => match node.child(1) {
                Some(name) => self.named(self.cx.str(name), self.cx.span(name)),
                None => Expr::opaque(Vec::new(), span),
            },
            "expansion" => self.braced(node, at),
            "subscript" => self.subscript(node, span, at),
            "command_substitution" => {
                if let Some(redirect) = node.child_by_field_name("redirect") {
                    // `$(<file)`
                    let file = redirect.child_by_field_name("destination").map(|word| self.word(word, at));
                    return file.map_or_else(|| Expr::opaque(Vec::new(), span), file_read);
                }
                self.run(children(node), None, at, span)
            }
            "process_substitution" => self.run(children(node), None, at, span),
            "array" => self.array(node, at),
            _ => Expr::opaque(self.words_in(node), span),
        }
    }

    fn named(&self, name: &str, span: Span) -> Expr {
        if self.references.borrow().contains(name) {
            return indirect(Expr::name(name, span), span);
        }
        // `$1_KEY`: the grammar knows no names of one digit.
        let digit = name.bytes().next().filter(|byte| byte.is_ascii_digit() && name.len() > 1);
        if digit.is_none() || span.range().len() != name.len() || name.bytes().all(|byte| byte.is_ascii_digit()) {
            return variable(name, span);
        }
        let (digit, rest) = name.split_at(1);
        let place = Span { end: span.start + 1, ..span };
        let tail = Expr::text(rest, Span { start: place.end, ..span });
        Expr::new(ExprKind::Template(vec![variable(digit, place), tail]), span)
    }

    pub(super) fn subscript(&self, node: Node<'_>, span: Span, at: At) -> Expr {
        let name = fields(node, "name").first().map_or("", |name| self.cx.str(*name));
        let list = Expr::name(name, span);
        let Some(index) = node.child_by_field_name("index") else { return list };
        match self.cx.str(index) {
            "@" | "*" => list,
            number if number.parse::<i64>().is_ok() => {
                let number = number.parse().unwrap_or_default();
                Expr::access(list, Expr::new(ExprKind::Number(number), self.cx.span(index)), Style::Index, span)
            }
            _ => Expr::access(list, self.word(index, at), Style::Index, span),
        }
    }

    fn array(&self, node: Node<'_>, at: At) -> Expr {
        let span = self.cx.span(node);
        let mut items = Vec::new();
        let mut pairs = Vec::new();
        for child in children(node) {
            let word = self.argument(child, at);
            match keyed(&word.value) {
                Some((key, value)) => pairs.push(Field::Pair { key, value }),
                None => items.push(Word { split: word.split || child.kind() == "command_substitution", ..word }),
            }
        }
        let items = split(items).collect();
        if pairs.is_empty() { Expr::new(ExprKind::List(items), span) } else { Expr::new(ExprKind::Record(pairs), span) }
    }

    /// `${…}`
    fn braced(&self, node: Node<'_>, at: At) -> Expr {
        let span = self.cx.span(node);
        let mut cursor = node.walk();
        let mut subject = None;
        let mut operator = None;
        let mut operand = None;
        for child in node.children(&mut cursor) {
            let is_name =
                matches!(child.kind(), "variable_name" | "special_variable_name" | "subscript" | "command_substitution");
            match child.kind() {
                "${" | "}" => {}
                _ if subject.is_none() && is_name => {
                    subject = Some(match child.kind() {
                        "subscript" => self.subscript(child, span, at),
                        "command_substitution" => self.word(child, at),
                        _ => self.named(self.cx.str(child), self.cx.span(child)),
                    });
                }
                // `${!x}`, `${#x}`
                _ if subject.is_none() => operator = Some("!"),
                _ if operator.is_none() && !child.is_named() => operator = Some(self.cx.str(child)),
                _ if child.is_named() && operand.is_none() => operand = Some(self.word(child, at)),
                _ => {}
            }
        }
        let Some(subject) = subject else { return Expr::opaque(Vec::new(), span) };
        let empty = || Pieces::default().finish(Span { start: span.end, ..span }, Span { start: span.end, ..span });
        match operator {
            // `${!name}`: the variable of that name.
            Some("!") if self.cx.str(node).starts_with("${!") && !self.cx.str(node).contains(['[', '@', '*']) => {
                indirect(subject, span)
            }
            Some("!" | "#") if self.cx.str(node).starts_with("${!") || self.cx.str(node).starts_with("${#") => {
                Expr::opaque(vec![subject], span)
            }
            // `${1:-}` only says that it may be unset.
            Some(":-" | "-") if operand.as_ref().is_none_or(|operand| operand.as_text() == Some("")) => subject,
            Some(":-" | "-") => Expr::either(subject, operand.unwrap_or_else(empty), span),
            Some(":+" | "+") => Expr::new(ExprKind::Both(Box::new(subject), Box::new(operand.unwrap_or_else(empty))), span),
            Some(":=" | "=") => match &subject.kind {
                ExprKind::Name(name) => {
                    let target = Pattern::Name(Ident { name: name.clone(), span });
                    let value = Expr::either(subject, operand.unwrap_or_else(empty), span);
                    let scope = Scope::Nearest;
                    Expr::new(ExprKind::Assign { target: Box::new(target), value: Box::new(value), scope }, span)
                }
                _ => Expr::either(subject, operand.unwrap_or_else(empty), span),
            },
            Some(operator @ ("%" | "%%" | "#" | "##")) => match operand {
                Some(pattern) => cut(operator, subject, pattern, span),
                None => subject,
            },
            Some("^^") => Expr::call(Expr::name("${^^}", span), vec![subject], span),
            Some(",,") => Expr::call(Expr::name("${,,}", span), vec![subject], span),
            // What `/` … leave of it is still it.
            _ => subject,
        }
    }
}

fn is_expansion(kind: &str) -> bool {
    matches!(kind, "simple_expansion" | "expansion" | "command_substitution" | "arithmetic_expansion" | "ERROR")
}

/// Whether that expansion is as many words as a list has elements.
pub(super) fn is_arguments(text: &str) -> bool {
    let text = text.trim_matches('"');
    matches!(text, "$@" | "$*" | "${@}")
        || (text.starts_with("${") && !text.starts_with("${!") && (text.ends_with("[@]}") || text.ends_with("[*]}")))
}

pub(super) fn variable(name: &str, span: Span) -> Expr {
    match name {
        "@" | "*" => Expr::name(ARGUMENTS, span),
        "?" | "#" | "!" | "$" | "-" | "_" | "0" => Expr::opaque(Vec::new(), span),
        _ => match name.parse::<i64>() {
            Ok(position) => {
                let list = Expr::name(ARGUMENTS, Span { end: span.start, ..span });
                Expr::access(list, Expr::new(ExprKind::Number(position - 1), span), Style::Index, span)
            }
            Err(_) => Expr::name(name, span),
        },
    }
}

/// The variable of that name.
fn indirect(name: Expr, span: Span) -> Expr {
    let mut pieces = Pieces::default();
    pieces.push(unwritten("echo \"$", span));
    pieces.push(name);
    pieces.push(unwritten("\"", span));
    code("shell", Some(pieces.finish(span, span)), None, Vec::new(), span)
}

/// `${subject%%:*}` and its like: up to or behind the first or the last of what stands beside the star; without a star, what
/// stands at that end is left out.
pub(super) fn cut(operator: &str, subject: Expr, pattern: Expr, span: Span) -> Expr {
    let Some(text) = known(&pattern) else { return subject };
    let back = operator.starts_with('%');
    let (separator, name) = match (back, operator.len()) {
        (true, length) => match text.strip_suffix('*') {
            Some(separator) => (separator, if length == 1 { "${%x*}" } else { "${%%x*}" }),
            None => (&*text, "${%x}"),
        },
        (false, length) => match text.strip_prefix('*') {
            Some(separator) => (separator, if length == 1 { "${#*x}" } else { "${##*x}" }),
            None => (&*text, "${#x}"),
        },
    };
    if separator.is_empty() || separator.contains(['*', '?', '[']) {
        return subject;
    }
    Expr::call(Expr::name(name, span), vec![subject, unwritten(separator, pattern.span)], span)
}
