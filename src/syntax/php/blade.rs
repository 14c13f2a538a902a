//! Laravel's templates as the PHP that they become: code stays where it stands, directives become the statements they
//! stand for, and all else becomes blanks.

/// The template as PHP without tags, byte for byte as long.
pub(super) fn code(template: &str) -> String {
    let mut blade = Blade { text: template, code: template.bytes().map(blank).collect(), in_forelse: 0 };
    let mut at = 0;
    while at < template.len() {
        at = template.ceil_char_boundary(blade.step(at).max(at + 1));
    }
    // Nothing but whole runs of the template and ASCII was written.
    String::from_utf8(blade.code).unwrap_or_default()
}

fn blank(byte: u8) -> u8 {
    if matches!(byte, b'\n' | b'\r' | b'\t') { byte } else { b' ' }
}

struct Blade<'a> {
    text: &'a str,
    code: Vec<u8>,
    /// How many `@forelse` are open whose `@empty` has not come.
    in_forelse: usize,
}

/// Directives whose argument is run as a condition or a loop of PHP.
const BLOCKS: &[&str] = &["if", "elseif", "for", "foreach", "forelse", "while"];

/// Directives that take a value.
const CALLS: &[&str] = &[
    "json",
    "include",
    "includeIf",
    "includeWhen",
    "includeUnless",
    "includeFirst",
    "each",
    "extends",
    "case",
    "switch",
    "unless",
    "isset",
    "empty",
    "class",
    "style",
    "js",
    "dump",
    "dd",
    "inject",
    "component",
    "livewire",
    "checked",
    "selected",
    "disabled",
    "value",
    "section",
    "yield",
    "push",
    "props",
    "aware",
    "continue",
    "break",
    "vite",
];

impl Blade<'_> {
    /// Takes the part of the template that begins at `at`; where the next one begins.
    fn step(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let end = self.text.len();
        if rest.starts_with("{{--") {
            return self.after(at, "--}}");
        }
        for (open, close) in [("{!!", "!!}"), ("{{{", "}}}"), ("{{", "}}")] {
            if let Some(inside) = rest.strip_prefix(open) {
                let Some(length) = inside.find(close) else { return end };
                let start = at + open.len();
                self.copy(start, start + length);
                self.put(start + length, b';');
                return start + length + close.len();
            }
        }
        if let Some(tag) = ["<?php", "<?="].into_iter().find(|tag| rest.starts_with(tag)) {
            let close = rest.find("?>").map_or(end, |length| at + length);
            self.copy(at + tag.len(), close);
            self.put(close, b';');
            return close + 2;
        }
        if rest.starts_with('@') {
            return self.directive(at);
        }
        // `:user="$influx['user']"` of a component
        if rest.starts_with(" :") || rest.starts_with("\n:") || rest.starts_with("\t:") {
            let attribute =
                rest[2..].find("=\"").filter(|&end| rest[2..2 + end].chars().all(|c| c.is_alphanumeric() || "-_.:".contains(c)));
            if let Some(start) = attribute.map(|length| at + 2 + length + 2)
                && let Some(length) = self.text[start..].find('"')
            {
                if self.text[start..start + length].contains('$') {
                    self.copy(start, start + length);
                    self.put(start + length, b';');
                }
                return start + length + 1;
            }
        }
        at + 1
    }

    fn directive(&mut self, at: usize) -> usize {
        let rest = &self.text[at + 1..];
        // `@{{ … }}` is for the browser, `a@b` an address, `@@if` text.
        if rest.starts_with("{{") {
            return self.after(at, "}}");
        }
        if rest.starts_with('@') || self.text[..at].ends_with(|c: char| c.is_alphanumeric()) {
            return at + 2;
        }
        let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let name = &rest[..length];
        let start = at + 1;
        let open = start + length + rest[length..].len() - rest[length..].trim_start_matches([' ', '\t']).len();
        let argument = self.text[open..].starts_with('(').then(|| self.closing(open)).flatten();
        match (name, argument) {
            ("verbatim", _) => return self.after(at, "@endverbatim"),
            ("php", None) => {
                let body = start + length;
                let close = self.text[body..].find("@endphp").map_or(self.text.len(), |length| body + length);
                self.copy(body, close);
                self.put(close, b';');
                return close + "@endphp".len();
            }
            ("php", Some(close)) => {
                self.copy(open, close);
                self.put(close, b';');
                return close;
            }
            ("empty", None) if self.in_forelse > 0 => {
                self.in_forelse -= 1;
                self.put(at, b'}');
            }
            ("else", None) => {
                self.put(at, b'}');
                self.copy(start, start + length);
                self.put(start + length, b'{');
            }
            ("endif" | "endfor" | "endforeach" | "endwhile", None) => self.put(at, b'}'),
            (_, Some(close)) if BLOCKS.contains(&name) => {
                match name {
                    "elseif" => self.put(at, b'}'),
                    "forelse" => self.in_forelse += 1,
                    _ => {}
                }
                if name == "forelse" {
                    self.write(start, "foreach");
                } else {
                    self.copy(start, start + length);
                }
                self.copy(open, close);
                self.put(close, b'{');
                return close;
            }
            // As calls of functions that nobody knows: no word of the language is one.
            (_, Some(close)) if CALLS.contains(&name) || self.text[open..close].contains('$') => {
                self.copy(start, start + length);
                self.put(start, b'_');
                self.copy(open, close);
                self.put(close, b';');
                return close;
            }
            _ => {}
        }
        start + length
    }

    /// Behind the next `end`.
    fn after(&self, at: usize, end: &str) -> usize {
        self.text[at..].find(end).map_or(self.text.len(), |length| at + length + end.len())
    }

    fn copy(&mut self, start: usize, end: usize) {
        let bytes = self.text.as_bytes();
        if let (Some(to), Some(from)) = (self.code.get_mut(start..end), bytes.get(start..end)) {
            to.copy_from_slice(from);
        }
    }

    fn write(&mut self, start: usize, word: &str) {
        if let Some(to) = self.code.get_mut(start..start + word.len()) {
            to.copy_from_slice(word.as_bytes());
        }
    }

    /// A sign in the place of one byte; not within a character of several, which would be cut.
    fn put(&mut self, at: usize, sign: u8) {
        if let Some(to) = self.code.get_mut(at) {
            *to = sign;
        }
    }

    /// Behind the parenthesis that closes the one at `open`.
    fn closing(&self, open: usize) -> Option<usize> {
        let mut depth = 0usize;
        let mut quote = None;
        let mut escaped = false;
        for (at, byte) in self.text.bytes().enumerate().skip(open) {
            match (quote, byte) {
                _ if escaped => escaped = false,
                (Some(_), b'\\') => escaped = true,
                (Some(sign), _) if byte == sign => quote = None,
                (Some(_), _) => {}
                (None, b'\'' | b'"') => quote = Some(byte),
                (None, b'(') => depth += 1,
                (None, b')') => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(at + 1);
                    }
                }
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::code;

    fn squeezed(template: &str) -> String {
        let code = code(template);
        assert_eq!(code.len(), template.len(), "{template}");
        code.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn code_stays_where_it_stands() {
        assert_eq!(code("<p>é{{ $a['é'] }}</p>"), "        $a['é'] ;     ");
        assert_eq!(squeezed("{!! $a !!}{{$b}} {{-- $c --}} @{{ d }}"), "$a ; $b;");
        assert_eq!(squeezed("@if($a)x{{ $a }}@elseif ($b) y @else z @endif"), "if($a){ $a ; }elseif ($b){ }else{ }");
        assert_eq!(squeezed("@foreach($a as $b){{ $b }}@endforeach"), "foreach($a as $b){ $b ; }");
        assert_eq!(squeezed("@forelse ($a as $b) {{ $b }} @empty none @endforelse"), "foreach ($a as $b){ $b ; }");
        assert_eq!(squeezed("@php $x = 1; @endphp @php($y = ')')\n a@if.b"), "$x = 1; ; ($y = ')');");
        assert_eq!(
            squeezed("@include('x', ['a' => $a]) <x-a :user=\"$a['user']\" :b=\"1\"/>"),
            "_nclude('x', ['a' => $a]); $a['user'];"
        );
        assert_eq!(squeezed("@media (max-width: 3px) @section('x') <?php echo $a ?>"), "_ection('x'); echo $a ;");
    }

    #[test]
    fn cut_anywhere_nothing_panics() {
        let text =
            "é@if($é['é'])é{{ é }}@forelse(é)@empty@endforelse{!! é !!}@php é @endphp :é=\"é\" :a=\"$é\"é@json(é)é<?php é ?>";
        for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
            assert_eq!(code(&text[..end]).len(), end);
        }
    }
}
