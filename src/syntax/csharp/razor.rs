//! Razor's pages and components (`.cshtml`, `.razor`) as the C# that they become: code stays where it stands, an expression is
//! a statement of its own, and all else becomes blanks.

use std::cell::Cell;

/// How often the length of a page is looked through for brackets.
const PASSES: usize = 64;

/// The page as C#, byte for byte as long.
pub(super) fn code(page: &str) -> String {
    let left = Cell::new(page.len().saturating_mul(PASSES));
    let mut razor = Razor { text: page, code: page.bytes().map(blank).collect(), left };
    razor.markup(0, page.len());
    // Nothing but whole runs of the page and ASCII was written.
    String::from_utf8(razor.code).unwrap_or_default()
}

fn blank(byte: u8) -> u8 {
    if matches!(byte, b'\n' | b'\r' | b'\t') { byte } else { b' ' }
}

struct Razor<'a> {
    text: &'a str,
    code: Vec<u8>,
    /// How many bytes may still be looked at for a closing bracket.
    left: Cell<usize>,
}

/// Statements that a page may begin with `@`.
const STATEMENTS: &[&str] = &["if", "for", "foreach", "while", "switch", "using", "lock", "try", "do"];

/// What may go on with one of these.
const CLAUSES: &[&str] = &["else", "catch", "finally", "while"];

/// Blocks within blocks; what lies deeper is left out.
const MAX_BLOCKS: usize = 64;

impl Razor<'_> {
    fn markup(&mut self, start: usize, end: usize) {
        self.markup_within(start, end, 0);
    }

    /// Takes markup from `start` on; where it ended, which may be behind `end` if a block began before.
    fn markup_within(&mut self, start: usize, end: usize, depth: usize) -> usize {
        let mut at = start;
        while at < end {
            let Some(length) = self.text[at..end].find('@') else { return end };
            at = self.text.ceil_char_boundary(self.transition(at + length, depth).max(at + length + 1));
        }
        at
    }

    /// Takes what begins with the `@` at `at`; where markup goes on.
    fn transition(&mut self, at: usize, depth: usize) -> usize {
        let start = at + 1;
        let rest = &self.text[start..];
        if rest.starts_with('*') {
            return rest.find("*@").map_or(self.text.len(), |length| start + length + 2);
        }
        // `@@` is a sign of its own, and `a@b` an address.
        if rest.starts_with('@') || self.text[..at].ends_with(|c: char| c.is_alphanumeric()) || depth > MAX_BLOCKS {
            return start + 1;
        }
        if rest.starts_with('{') {
            let close = self.closing(start);
            self.block(start, close, depth);
            return close + 1;
        }
        if rest.starts_with('(') {
            let close = self.closing(start);
            self.copy(start, close + 1);
            self.put(close + 1, b';');
            return close + 1;
        }
        let word = word(rest);
        let line = rest.find('\n').map_or(self.text.len(), |length| start + length);
        let argument = start + word.len();
        match word {
            "" => start,
            "model" => {
                let ty = self.text[argument..line].trim();
                let declared = format!("{ty} Model;");
                if !ty.is_empty() && declared.is_ascii() && at + declared.len() <= self.text.len() {
                    self.write(at, &declared);
                }
                line
            }
            "inject" => {
                self.copy(argument, line);
                self.put(line, b';');
                line
            }
            "page" | "using" if !self.text[argument..line].contains('(') => line,
            "page" | "layout" | "section" | "namespace" | "inherits" | "implements" | "attribute" | "addTagHelper"
            | "removeTagHelper" | "typeparam" | "rendermode" | "preservewhitespace" => argument,
            "code" | "functions" => {
                let Some(open) = self.text[argument..].find('{').map(|length| argument + length) else { return argument };
                let close = self.closing(open);
                self.copy(open + 1, close);
                close + 1
            }
            word if STATEMENTS.contains(&word) => self.statement(start, depth),
            _ => {
                let end = self.expression(start);
                self.copy(start, end);
                self.put(end, b';');
                end
            }
        }
    }

    /// A statement with its blocks, from its first word on; where it ends.
    fn statement(&mut self, start: usize, depth: usize) -> usize {
        let mut at = start;
        loop {
            let Some(open) = self.open_block(at) else { return at + word(&self.text[at..]).len().max(1) };
            let close = self.closing(open);
            self.copy(at, open);
            self.block(open, close, depth);
            let end = (close + 1).min(self.text.len());
            let next = end + self.text[end..].len() - self.text[end..].trim_start().len();
            if !CLAUSES.contains(&word(&self.text[next..])) {
                return end;
            }
            at = next;
        }
    }

    /// The brace that opens the block of the statement at `start`.
    fn open_block(&self, start: usize) -> Option<usize> {
        let mut at = start;
        loop {
            let length = self.text[at..].find(['{', '(', ';', '<'])?;
            at += length;
            match self.text.as_bytes()[at] {
                b'{' => return Some(at),
                b'(' => at = self.closing(at) + 1,
                _ => return None,
            }
            if at >= self.text.len() {
                return None;
            }
        }
    }

    /// Code between two braces, in which lines that begin with a tag are markup.
    fn block(&mut self, open: usize, close: usize, depth: usize) {
        self.put(open, b'{');
        let mut at = open + 1;
        while at < close {
            let line = self.text[at..close].find('\n').map_or(close, |length| at + length + 1);
            let begins = at + self.text[at..line].len() - self.text[at..line].trim_start().len();
            let rest = &self.text[begins..line];
            let is_tag =
                rest.strip_prefix('<').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'));
            at = if is_tag || rest.starts_with("@:") {
                self.markup_within(begins + usize::from(!is_tag) * 2, line, depth + 1)
            } else if let Some(open) = rest.find('{').map(|length| begins + length).filter(|open| open + 1 < close) {
                // A block within it may hold markup, too.
                let inner = self.closing(open).min(close);
                self.copy(at, open);
                if depth < MAX_BLOCKS {
                    self.block(open, inner, depth + 1);
                }
                inner + 1
            } else {
                self.copy(at, line);
                line
            };
        }
        self.put(close, b'}');
    }

    /// Where an expression without parentheses around it ends: `Model.Endpoint["user"]?.Trim()`.
    fn expression(&self, start: usize) -> usize {
        let rest = &self.text[start..];
        let mut at = start + word(rest).len();
        if word(rest) == "await" {
            at += self.text[at..].len() - self.text[at..].trim_start_matches(' ').len();
            at += word(&self.text[at..]).len();
        }
        loop {
            let rest = &self.text[at..];
            let dots = ["?.", "!.", "."].into_iter().find(|dots| rest.starts_with(dots) && !word(&rest[dots.len()..]).is_empty());
            if let Some(dots) = dots {
                at += dots.len() + word(&rest[dots.len()..]).len();
            } else if rest.starts_with(['(', '[']) {
                at = (self.closing(at) + 1).min(self.text.len());
            } else if rest.starts_with("?[") || rest.starts_with("![") {
                at = (self.closing(at + 1) + 1).min(self.text.len());
            } else {
                return at;
            }
        }
    }

    /// The bracket that closes the one at `open`; the end where there is none.
    fn closing(&self, open: usize) -> usize {
        let mut depth = 0usize;
        let mut quote = None;
        let mut escaped = false;
        for (at, byte) in self.text.bytes().enumerate().skip(open).take(self.left.get()) {
            self.left.set(self.left.get() - 1);
            match (quote, byte) {
                _ if escaped => escaped = false,
                (Some(_), b'\\') => escaped = true,
                // A text that is not closed on its line is none: an apostrophe in markup.
                (Some(_), b'\n') => quote = None,
                (Some(sign), _) if byte == sign => quote = None,
                (Some(_), _) => {}
                (None, b'\'' | b'"') => quote = Some(byte),
                (None, b'(' | b'{' | b'[') => depth += 1,
                (None, b')' | b'}' | b']') => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return at;
                    }
                }
                _ => {}
            }
        }
        self.text.len()
    }

    fn copy(&mut self, start: usize, end: usize) {
        let end = end.min(self.text.len());
        if let (Some(to), Some(from)) = (self.code.get_mut(start..end), self.text.as_bytes().get(start..end)) {
            to.copy_from_slice(from);
        }
    }

    fn write(&mut self, start: usize, word: &str) {
        if let Some(to) = self.code.get_mut(start..start + word.len()) {
            to.copy_from_slice(word.as_bytes());
        }
    }

    /// A sign in the place of one byte, where only blanks are.
    fn put(&mut self, at: usize, sign: u8) {
        if let Some(to) = self.code.get_mut(at).filter(|byte| byte.is_ascii_whitespace()) {
            *to = sign;
        }
    }
}

/// The word that a text begins with.
fn word(text: &str) -> &str {
    let length = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
    if text.starts_with(|c: char| c.is_ascii_digit()) { "" } else { &text[..length] }
}

#[cfg(test)]
mod tests {
    use super::code;

    fn squeezed(page: &str) -> String {
        let code = code(page);
        assert_eq!(code.len(), page.len(), "{page}");
        code.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn code_stays_where_it_stands() {
        assert_eq!(code("<p>é @a[\"é\"]é</p>"), "       a[\"é\"];     ");
        assert_eq!(
            squeezed("@page \"/x\"\n@model Acme.Page\n@inject Reader Rel\n<p>@Model.Title</p>"),
            "Acme.Page Model; Reader Rel; Model.Title;"
        );
        assert_eq!(squeezed("me@acme.org @@x @* @a *@ @(a + b) @await F(x)?.G <b>@a.</b>"), "(a + b); await F(x)?.G; a;");
        assert_eq!(
            squeezed("@{ var a = 1; }\n@if (x[\"}\"]) {\n<p>it's @a</p>\n} else {\n@:no @b\n}"),
            "{ var a = 1; } if (x[\"}\"]) { a; } else { b;}"
        );
        assert_eq!(
            squeezed("@foreach (var e in all)\n{\n  if (e.A)\n  {\n    <li>@e.B</li>\n  }\n  var c = e[\"d\"];\n}"),
            "foreach (var e in all) { if (e.A) { e.B; } var c = e[\"d\"]; }"
        );
        assert_eq!(squeezed("<p>@x</p>\n@code {\n  string F() => \"a\";\n}"), "x; string F() => \"a\";");
    }

    #[test]
    fn cut_anywhere_nothing_panics() {
        let text = "é@{ é <p>é@é</p>\n <a>@if (é) { é\n<b>@x</b>\n } }@(é)@await é@model é\n@inject é é\n@code { é }@foreach (é) {@* é *@";
        for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
            assert_eq!(code(&text[..end]).len(), end);
        }
    }
}
