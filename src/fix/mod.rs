//! What to write instead: the new read in the language and the style of the old one.

mod declared;

use crate::flow::{Form, Read};
use crate::rules::{Applicability, Edit, Fix, Rule};
use crate::source::path::name_of;
use crate::source::{Files, Place, SourceFile, Span};

/// What a person is told to do about a finding, and the edits that do it, where it is known how.
pub struct Advice {
    pub help: String,
    pub fix: Option<Fix>,
}

/// New code and how it comes about.
struct Rewrite {
    /// What is shown.
    code: String,
    edits: Vec<Edit>,
    applicability: Applicability,
}

/// How to write the read of `rule`'s old key so that it reads the new one. `is_shared`: services that keep the old key
/// are read at the same place.
pub fn advise(read: &Read, rule: &Rule, is_shared: bool, files: &Files) -> Advice {
    let old = rule.before.as_deref().unwrap_or_default();
    let keys: Vec<&str> = rule.after_keys().collect();
    let writer = Writer { read, old, keys: &keys, is_shared, files, file: files.get(read.place.file) };
    let title = || format!("read `{}` instead of `{old}`", keys.join("."));
    if let Some(rewrite) = writer.rewrite() {
        let Rewrite { code, edits, applicability } = rewrite;
        return Advice { help: format!("write `{code}`"), fix: Some(Fix { title: title(), applicability, edits }) };
    }
    if let Some((help, edit)) = writer.words() {
        let fix = edit.map(|edit| Fix { title: title(), applicability: Applicability::Unsafe, edits: vec![edit] });
        return Advice { help, fix };
    }
    let help = match &keys[..] {
        [key] => format!("read the key `{key}` instead of `{old}`"),
        [above, ..] => format!("read `{old}` from the dictionary `{above}` of the same endpoint"),
        [] => String::new(),
    };
    Advice { help, fix: None }
}

struct Writer<'a> {
    read: &'a Read,
    old: &'a str,
    /// The new keys, outermost first.
    keys: &'a [&'a str],
    is_shared: bool,
    files: &'a Files,
    /// Where the key is written.
    file: &'a SourceFile,
}

impl<'a> Writer<'a> {
    fn rewrite(&self) -> Option<Rewrite> {
        let place = self.read.place;
        if self.is_field_of_go() {
            return self.field_of_go();
        }
        if !self.read.exact || self.text(place) != self.old {
            return None;
        }
        if let Some(rewrite) = self.processors() {
            return Some(rewrite);
        }
        let Some(site) = self.read.site else { return self.by_text() };
        match site.form {
            Form::Declaration { erased } => self.declaration(erased),
            Form::Path(between) => self.path(between),
            Form::Format => self.format(),
            // The key is a constant or an argument.
            _ if !holds(site.place, place) => None,
            Form::Access { accessor, .. } if holds(accessor, place) => self.access(site.place, accessor),
            Form::Entry => self.entry(site.place),
            Form::Name => self.name(site.place),
            Form::Test(holder) if self.is_moved() => self.test(site.place, holder),
            Form::Access { .. } | Form::Test(_) | Form::Other if self.is_moved() => self.call(site.place),
            Form::Access { .. } | Form::Test(_) | Form::Other => Some(self.renamed(site.place)),
        }
    }

    /// What to do where no code can be given that is all there is to it.
    fn words(&self) -> Option<(String, Option<Edit>)> {
        let (place, old) = (self.read.place, self.old);
        let site = self.read.site?;
        if let Form::Declaration { .. } = site.form {
            return Some((self.declared_otherwise()?, None));
        }
        if holds(site.place, place) {
            return None;
        }
        // The read stands elsewhere, and the key came there through a constant, a list, an argument.
        let line = self.files.get(site.place.file).line_of(site.place.span.range().start) + 1;
        let code = self.text(site.place);
        if code.contains('\n') || code.is_empty() {
            return None;
        }
        let at = if site.place.file == place.file {
            format!("line {line}")
        } else {
            let path = &self.files.get(site.place.file).path;
            format!("line {line} of `{}`", name_of(path))
        };
        let words = match (self.keys, site.form) {
            ([key], _) if self.read.exact && self.text(place) == old && !self.is_shared => {
                let edit = Some(self.key_edit(key));
                return Some((format!("write `{}`, for `{code}` on {at}", self.quoted(place, key)), edit));
            }
            ([key], _) => format!("let `{code}` on {at} read `{key}`"),
            ([above, ..], Form::Access { accessor, key }) if holds(accessor, key) => {
                let (base, below) = (self.before(site.place, accessor), self.below(above, accessor, key)?);
                let base = base.trim_start_matches('&');
                format!("`{code}` on {at} reads it: for this key, let it read from `{base}{below}`")
            }
            ([above, ..], _) => format!("`{code}` on {at} reads it: for this key, let it read from the dictionary `{above}`"),
            _ => return None,
        };
        Some((words, None))
    }

    fn is_moved(&self) -> bool {
        self.keys.len() > 1
    }

    fn text(&self, place: Place) -> &'a str {
        self.files.get(place.file).slice(place.span)
    }

    fn between(&self, start: u32, end: u32) -> &'a str {
        self.file.slice(Span { start, end })
    }

    /// What stands before `inner` in `outer`.
    fn before(&self, outer: Place, inner: Place) -> &'a str {
        self.files.get(outer.file).slice(Span { start: outer.span.start, end: inner.span.start })
    }

    /// What stands behind `inner` in `outer`.
    fn after(&self, outer: Place, inner: Place) -> &'a str {
        self.files.get(outer.file).slice(Span { start: inner.span.end, end: outer.span.end })
    }

    /// The character before the key.
    fn mark(&self) -> Option<char> {
        self.between(0, self.read.place.span.start).chars().next_back()
    }

    /// The quote that the key stands in, else the one that its language prefers.
    fn quote(&self) -> char {
        self.mark().filter(|mark| matches!(mark, '\'' | '"')).unwrap_or(match self.read.language {
            "php" | "javascript" => '\'',
            _ => '"',
        })
    }

    /// Whether the key is a symbol of Ruby, by itself or in a list of them.
    fn is_symbol(&self) -> bool {
        let before = self.line_before(self.read.place).unwrap_or_default();
        let list = before.rfind("%i").filter(|at| before.rfind(['\'', '"', ']']).is_none_or(|quote| quote < *at));
        self.read.language == "ruby" && (self.mark() == Some(':') || list.is_some())
    }

    fn key_edit(&self, text: &str) -> Edit {
        Edit { place: self.read.place, text: text.to_owned() }
    }

    fn whole(&self, place: Place, code: String) -> Rewrite {
        Rewrite { edits: vec![Edit { place, text: code.clone() }], code, applicability: Applicability::Safe }
    }

    /// The key by its new name, whatever stands around it.
    fn renamed(&self, whole: Place) -> Rewrite {
        const LONG: usize = 100;
        let (place, new) = (self.read.place, self.keys.join("."));
        let code = self.text(whole);
        let code = if code.len() > LONG || code.contains('\n') || code == self.old {
            self.quoted(place, &new)
        } else {
            format!("{}{new}{}", self.before(whole, place), self.after(whole, place))
        };
        Rewrite { code, edits: vec![self.key_edit(&new)], applicability: Applicability::Safe }
    }

    /// A new text for that place, in the quotes that stand around it.
    fn quoted(&self, place: Place, text: &str) -> String {
        let file = self.files.get(place.file);
        let before = file.text.get(..place.span.range().start).and_then(|text| text.chars().next_back());
        let after = file.text.get(place.span.range().end..).and_then(|text| text.chars().next());
        match (before, after) {
            (Some(open @ ('\'' | '"' | '`')), Some(close)) if open == close => format!("{open}{text}{close}"),
            _ => text.to_owned(),
        }
    }

    /// What to put behind a base to get what is under `key`, with quotes like those of the old key.
    fn link(&self, key: &str) -> String {
        let quote = self.quote();
        match self.read.language {
            "javascript" => format!(".{key}"),
            "jq" => format!(".{key}"),
            "elixir" | "ruby" if self.mark() == Some(':') => format!("[:{key}]"),
            "java" | "kotlin" => format!(".get({quote}{key}{quote})"),
            _ => format!("[{quote}{key}{quote}]"),
        }
    }

    /// What to put before an accessor whose key stands elsewhere, in the accessor's own style.
    fn below(&self, above: &str, accessor: Place, key: Place) -> Option<String> {
        let (before, after) = (self.before(accessor, key), self.after(accessor, key));
        let quote = match self.read.language {
            "php" | "javascript" => '\'',
            _ => '"',
        };
        match before.chars().next_back()? {
            _ if before.contains('(') => Some(self.link(above)),
            '[' if after.starts_with(']') && self.is_symbol() => Some(format!("{before}:{above}]")),
            '[' if after.starts_with(']') => Some(format!("{before}{quote}{above}{quote}]")),
            '.' | '>' => Some(format!("{before}{above}")),
            _ => None,
        }
    }

    // ---- the forms of a read

    /// Where only the key's place is known: what stands around it there.
    fn by_text(&self) -> Option<Rewrite> {
        let place = self.read.place;
        let before = self.line_before(place)?;
        let after = self.file.text.get(place.span.range().end..)?;
        let quotes = before.chars().next_back().filter(|mark| matches!(mark, '\'' | '"'));
        let applicability = Applicability::Unsafe;
        if !self.is_moved() {
            let new = self.keys.first()?;
            return Some(Rewrite { code: self.quoted(place, new), edits: vec![self.key_edit(new)], applicability });
        }
        let (open, close) = match quotes {
            Some(quote) => (format!("[{quote}"), format!("{quote}]")),
            None => (".".to_owned(), String::new()),
        };
        let base = before.strip_suffix(&*open)?;
        let ends =
            after.starts_with(&*close) && (quotes.is_some() || !after.starts_with(|c: char| c.is_alphanumeric() || c == '('));
        if !ends || !base.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ')' | ']')) {
            return None;
        }
        let links: String = self.keys.iter().map(|key| format!("{open}{key}{close}")).collect();
        let (start, end) = (place.span.start - open.len() as u32, place.span.end + close.len() as u32);
        let edits = vec![Edit { place: Place { span: Span { start, end }, ..place }, text: links.clone() }];
        Some(Rewrite { code: links, edits, applicability })
    }

    fn access(&self, whole: Place, accessor: Place) -> Option<Rewrite> {
        let key = self.read.place;
        if !self.is_moved() {
            return Some(self.renamed(whole));
        }
        let base = self.before(whole, accessor);
        let (before, after) = (self.before(accessor, key), self.after(accessor, key));
        // `"$creds[org]"`, PHP's short form in text, goes one level deep only.
        if before == "[" && after == "]" {
            let links: String = self.keys.iter().map(|key| format!("['{key}']")).collect();
            return Some(self.whole(whole, format!("{{{base}{links}}}")));
        }
        if before.contains('(') {
            return self.method(whole, base, before, after);
        }
        if self.read.language == "kotlin" {
            return self.access_of_kotlin(whole, base, before, after);
        }
        // What stands in a map of Go may be anything, and has no keys until it is said to be a map itself.
        let (cast, applicability) = match self.read.language {
            "go" => (".(map[string]any)", Applicability::Unsafe),
            _ => ("", Applicability::Safe),
        };
        let links: Vec<String> = self.keys.iter().map(|key| format!("{before}{key}{after}")).collect();
        let links = links.join(cast);
        if !cast.is_empty() {
            let edits = vec![Edit { place: accessor, text: links.clone() }];
            return Some(Rewrite { code: format!("{base}{links}"), edits, applicability });
        }
        let edits = vec![Edit { place: accessor, text: links.clone() }];
        Some(Rewrite { code: format!("{base}{links}"), edits, applicability: Applicability::Safe })
    }

    /// What a key of Kotlin leads to has a type, which the library in use says.
    fn access_of_kotlin(&self, whole: Place, base: &str, before: &str, after: &str) -> Option<Rewrite> {
        let [above, below] = self.keys else { return None };
        let (first, last) = (format!("{before}{above}{}", after.trim_end_matches('!')), format!("{before}{below}{after}"));
        let imports = |name: &str| self.file.text.contains(name);
        let code = if imports("kotlinx.serialization.json") {
            format!("{base}{first}!!.jsonObject{last}")
        } else if imports("com.google.gson") {
            format!("{base}.getAsJsonObject(\"{above}\"){last}")
        } else if imports("JsonNode") || imports("readTree") {
            format!("{base}{first}{last}")
        } else {
            format!("({base}{first} as Map<*, *>){last}")
        };
        Some(Rewrite { applicability: Applicability::Unsafe, ..self.whole(whole, code) })
    }

    /// `base.get("org")`, `base.pop("org", None)`, `base.contains_key("org")`: by what the method gives.
    fn method(&self, whole: Place, base: &str, before: &str, after: &str) -> Option<Rewrite> {
        let above = self.keys.first()?;
        let quote = self.quote();
        let old = format!("{before}{}{after}", self.old);
        let opening = before.find('(')?;
        let name = before[..opening].trim_start_matches(|c: char| !c.is_alphanumeric() && c != '_');
        let name = name.split("::").next().unwrap_or(name);
        let plain = after == format!("{quote})");
        let rewrite = |code: String, applicability| Some(Rewrite { applicability, ..self.whole(whole, code) });
        let asks = matches!(name, "has" | "hasOwnProperty" | "contains_key" | "__contains__");
        match self.read.language {
            "python" if name == "get" => rewrite(format!("{base}{before}{above}{quote}, {{}}){old}"), Applicability::Safe),
            "python" => rewrite(format!("{base}{}{old}", self.link(above)), Applicability::Safe),
            "javascript" if asks => rewrite(format!("{base}.{above}{old}"), Applicability::Safe),
            "javascript" if plain => rewrite(format!("{base}{before}{above}{after}.{}", self.old), Applicability::Unsafe),
            // With a default, or a block that gives one, there need be no dictionary.
            "ruby" if name == "fetch" => {
                let closed = after.trim_start_matches(quote);
                let link = if closed == ")" { old.clone() } else { format!("{before}{}{after}", self.old) };
                let opened = &before[..=opening];
                let quoted = if self.mark() == Some(':') { format!(":{above}") } else { format!("{quote}{above}{quote}") };
                let default = if closed == ")" { "" } else { ", {}" };
                rewrite(format!("{base}{opened}{quoted}{default}){link}"), Applicability::Safe)
            }
            "ruby" if matches!(name, "key?" | "has_key?" | "include?" | "member?") => {
                let quoted = if self.mark() == Some(':') { format!(":{above}") } else { format!("{quote}{above}{quote}") };
                rewrite(format!("{base}.fetch({quoted}, {{}}){old}"), Applicability::Safe)
            }
            // Symfony's chain of processors.
            "php" if name == "key" => rewrite(format!("{base}{before}{above}{after}{old}"), Applicability::Safe),
            // Laravel's collections take paths.
            "php" if name == "pluck" => rewrite(format!("{base}{before}{above}.{}{after}", self.old), Applicability::Safe),
            "php" if matches!(name, "get" | "offsetGet") => {
                let value = format!("{base}{before}{above}{quote}){}", self.link(self.old));
                let default = after.trim_start_matches(quote).trim_start().strip_prefix(',').map(str::trim);
                match default.and_then(|default| default.strip_suffix(')')) {
                    Some(default) => rewrite(format!("({value} ?? {default})"), Applicability::Unsafe),
                    None => rewrite(value, Applicability::Unsafe),
                }
            }
            "csharp" => match name.split('<').next().unwrap_or(name) {
                "GetProperty" if plain => rewrite(format!("{base}{before}{above}{after}{old}"), Applicability::Safe),
                "TryGetProperty" => rewrite(format!("{base}.GetProperty({quote}{above}{quote}){old}"), Applicability::Unsafe),
                "Value" | "GetValue" if plain => rewrite(format!("{base}{}{old}", self.link(above)), Applicability::Safe),
                _ => None,
            },
            "java" => {
                let (query, applicability) = self.below_in_java(whole, base, name, above)?;
                rewrite(format!("{query}{old}"), applicability)
            }
            "kotlin" if name == "get" && plain => self.access_of_kotlin(whole, base, before, after),
            "kotlin" => {
                let (query, applicability) = self.below_in_java(whole, base, name, above)?;
                rewrite(format!("{query}{old}"), applicability)
            }
            "rust" => {
                let get = format!(".get({quote}{above}{quote})");
                let below = format!(".get({quote}{}{quote})", self.old);
                let next = self.file.text.get(whole.span.range().end..).unwrap_or_default().trim_start();
                let unwrap = if next.starts_with(".unwrap()") { ".unwrap()" } else { "" };
                match name {
                    "get" | "get_mut" if after.ends_with('?') || !unwrap.is_empty() => {
                        rewrite(format!("{base}{before}{above}{after}{unwrap}{old}"), Applicability::Safe)
                    }
                    "get" | "get_mut" => {
                        let inner = format!("{before}{above}{after}.and_then(|query| query{old})");
                        rewrite(format!("{base}{inner}"), Applicability::Safe)
                    }
                    "contains_key" => {
                        rewrite(format!("{base}{get}.is_some_and(|query| query{below}.is_some())"), Applicability::Safe)
                    }
                    "remove" | "swap_remove" | "shift_remove" => {
                        rewrite(format!("{base}{get}.and_then(|query| query{below}).cloned()"), Applicability::Safe)
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The object under `above`, as the library at hand has it; which one that is, the method and the file tell.
    fn below_in_java(&self, whole: Place, base: &str, name: &str, above: &str) -> Option<(String, Applicability)> {
        let text = &self.file.text;
        let next = text.get(whole.span.range().end..).unwrap_or_default().trim_start();
        let uses = |libraries: &[&str]| libraries.iter().any(|library| text.contains(library));
        let nested = |method: &str| Some((format!("{base}.{method}(\"{above}\")"), Applicability::Safe));
        if name.starts_with("getAs") || next.starts_with(".getAs") || (name == "has" && uses(&["com.google.gson"])) {
            return nested("getAsJsonObject");
        }
        let of_jackson =
            [".as", ".textValue", ".isMissing", ".isNull", ".isTextual"].iter().any(|method| next.starts_with(method));
        if of_jackson
            || matches!(name, "path" | "required" | "hasNonNull")
            || (matches!(name, "get" | "has") && uses(&["JsonNode"]))
        {
            return nested("path");
        }
        match name {
            _ if uses(&["org.json.JSON", "fastjson"])
                && (name.starts_with("get") || name.starts_with("opt") || name == "has") =>
            {
                nested("getJSONObject")
            }
            "getString" | "getJsonString" | "getInt" if uses(&["javax.json", "jakarta.json"]) => nested("getJsonObject"),
            "get" | "getOrDefault" | "containsKey" if uses(&["java.util.Map", "java.util.*", "Map<"]) => {
                Some((format!("((Map<String, Object>) {base}.get(\"{above}\"))"), Applicability::Unsafe))
            }
            _ => None,
        }
    }

    /// `user: u` in `const { user: u } = endpoint`.
    fn entry(&self, whole: Place) -> Option<Rewrite> {
        let text = self.text(whole);
        let (before, after) = (self.before(whole, self.read.place), self.after(whole, self.read.place));
        let above = self.keys.first()?;
        let quote = self.quote();
        let in_list = self.between(0, whole.span.start);
        let code = match (self.read.language, self.is_moved()) {
            // `{ user }`, `{ user = 'admin' }`, Ruby's `{ user: }`
            ("javascript", false) if before.is_empty() && matches!(after.trim_start().chars().next(), None | Some('=')) => {
                format!("{above}: {text}")
            }
            // `{$user}`
            ("jq", false) if before == "$" => format!("{above}: {text}"),
            ("ruby", false) if before.is_empty() && after == ":" => format!("{above}: {}", self.old),
            (_, false) => format!("{before}{above}{after}"),
            ("javascript" | "ruby", true) => format!("{above}: {{ {text} }}"),
            ("jq", true) => format!("{above}: {{{text}}}"),
            ("python", true) if before.is_empty() => {
                format!("{above}={{\"{}\":{}}}", self.old, after.replacen('=', " ", 1))
            }
            ("python", true) => format!("{quote}{above}{quote}: {{{text}}}"),
            ("elixir", true) if before.is_empty() => format!("{above}: %{{{text}}}"),
            ("elixir", true) => {
                format!("{before}{above}{} => %{{{text}}}", after.split("=>").next().unwrap_or_default().trim_end())
            }
            ("php", true) if opening(in_list) == Some('(') => format!("{quote}{above}{quote} => list({text})"),
            ("php", true) => format!("{quote}{above}{quote} => [{text}]"),
            _ => return None,
        };
        // No key may stand twice in one of Python's patterns, and should not in one of Elixir's.
        let twice = self.is_moved() && matches!(self.read.language, "python" | "elixir" | "ruby");
        let applicability = if twice { Applicability::Unsafe } else { Applicability::Safe };
        Some(Rewrite { applicability, ..self.whole(whole, code) })
    }

    fn name(&self, whole: Place) -> Option<Rewrite> {
        let text = self.text(whole);
        let new = self.keys.join(".");
        let above = self.keys.first()?;
        match self.read.language {
            "php" if text.strip_prefix('$') == Some(self.old) => {
                let code = format!("${above}{}", if self.is_moved() { format!("['{}']", self.old) } else { String::new() });
                let applicability = if self.is_moved() { Applicability::Unsafe } else { Applicability::Safe };
                Some(Rewrite { applicability, ..self.whole(whole, code) })
            }
            // `"$endpoint->org"` goes one level deep only.
            "php" if self.is_moved() => {
                let base = text.strip_suffix(self.old)?;
                let arrow = &base[base.rfind("?->").or_else(|| base.rfind("->"))?..];
                Some(self.whole(whole, format!("{{{base}{above}{arrow}{}}}", self.old)))
            }
            "php" => Some(self.renamed(whole)),
            "jq" if text.trim_matches('"') == self.old => Some(self.whole(whole, format!("{text}: .{new}"))),
            // `getpath(["org"])`
            "jq" if text.contains('[') => self.path(", "),
            // `get_in(endpoint, [Access.key(:org)])`
            "elixir" if text.contains('(') && self.is_moved() => {
                Some(self.whole(whole, format!("{}, {text}", text.replacen(self.old, above, 1))))
            }
            "elixir" if self.is_moved() => self.path(", "),
            "elixir" => Some(self.renamed(self.read.place)),
            // `itemgetter("user")`, a part of a macro.
            "rust" | "python" if !self.is_moved() => Some(self.renamed(self.read.place)),
            _ => None,
        }
    }

    /// `influxdb.0.org` in a text; `'org'` in a list of such keys.
    fn path(&self, between: &str) -> Option<Rewrite> {
        let new = match (self.mark(), between) {
            (Some(quote @ ('\'' | '"')), ", ") => self.keys.join(&format!("{quote}, {quote}")),
            (Some(':'), ", ") => self.keys.join(", :"),
            (_, ", ") if self.is_moved() => return None,
            _ => self.keys.join(between),
        };
        let shown = self.mark().filter(|mark| between == ", " && *mark != ':').map(|quote| format!("{quote}{new}{quote}"));
        let rewrite = self.in_text(new);
        Some(Rewrite { code: shown.unwrap_or(rewrite.code), ..rewrite })
    }

    /// The key as a part of a text, with the parts beside it.
    fn in_text(&self, new: String) -> Rewrite {
        let place = self.read.place;
        let ends = |c: char| c.is_whitespace() || matches!(c, '\'' | '"' | '`' | '=' | ',' | '(');
        let (start, end) = (place.span.range().start, place.span.range().end);
        let before = self.file.text.get(..start).unwrap_or_default();
        let before = &before[before.rfind(ends).map_or(0, |at| before.ceil_char_boundary(at + 1))..];
        let after = self.file.text.get(end..).unwrap_or_default();
        let after = &after[..after.find(|c: char| ends(c) || matches!(c, ')' | ';')).unwrap_or(after.len())];
        Rewrite { code: format!("{before}{new}{after}"), edits: vec![self.key_edit(&new)], applicability: Applicability::Safe }
    }

    /// Python's `{e[org]}` and `%(user)s`; where the endpoint's keys are the fields, `{org}` and `$user`.
    fn format(&self) -> Option<Rewrite> {
        let mark = self.mark()?;
        let new = match (mark, self.is_moved()) {
            (_, false) => self.keys.join("."),
            ('[', _) => self.keys.join("]["),
            ('{', _) => format!("{}[{}]", self.keys.first()?, self.old),
            _ => return None,
        };
        let edits = vec![self.key_edit(&new)];
        let place = self.read.place;
        let (open, close) = match mark {
            '(' => ('%', ')'),
            '$' => return Some(Rewrite { code: format!("${new}"), edits, applicability: Applicability::Safe }),
            _ => ('{', '}'),
        };
        let before = self.line_before(place)?;
        let before = &before[before.rfind(open)?..];
        let after = self.file.text.get(place.span.range().end..)?;
        let end = after.find(close)? + 1;
        // What kind of value it is: `%(user)s`.
        let kind = after[end..].starts_with(|c: char| c.is_ascii_alphabetic()) && open == '%';
        let after = &after[..end + usize::from(kind)];
        Some(Rewrite { code: format!("{before}{new}{after}"), edits, applicability: Applicability::Safe })
    }

    /// Symfony's `%env(key:org:key:0:…)%`, the innermost key first.
    fn processors(&self) -> Option<Rewrite> {
        let place = self.read.place;
        let is_processor = self.between(0, place.span.start).ends_with("key:")
            && self.file.text.get(place.span.range().end..).is_some_and(|after| after.starts_with(":key:"));
        let new = self.keys.iter().rev().copied().collect::<Vec<_>>().join(":key:");
        is_processor.then(|| self.in_text(new))
    }

    /// `'org' in endpoint`
    fn test(&self, whole: Place, holder: Place) -> Option<Rewrite> {
        if self.read.language == "jq" {
            return self.call(whole);
        }
        let written = self.text(holder);
        let holder_now = if written.contains(char::is_whitespace) { format!("({written})") } else { written.to_owned() };
        let new = format!("{holder_now}{}", self.link(self.keys.first()?));
        let code = format!("{}{new}{}", self.before(whole, holder), self.after(whole, holder));
        let edits = vec![Edit { place: holder, text: new }];
        Some(Rewrite { code, edits, applicability: Applicability::Safe })
    }

    /// jq's functions work on their input; PHP's test has the array as its second argument.
    fn call(&self, whole: Place) -> Option<Rewrite> {
        let text = self.text(whole);
        if self.read.language == "jq" && text.starts_with("has(") {
            return Some(self.whole(whole, format!("(.{} | {text})", self.keys[0])));
        }
        if self.read.language == "elixir" {
            return self.function(whole);
        }
        let arguments = self.after(whole, self.read.place);
        let holder = arguments.trim_start_matches(['\'', '"']).trim_start().strip_prefix(',')?.strip_suffix(')')?;
        let is_test = self.read.language == "php" && text.starts_with("array_key_exists(") && !holder.contains(',');
        let code =
            || format!("{}{}{})", self.before(whole, self.read.place), self.old, arguments.strip_suffix(')').unwrap_or_default());
        is_test.then(|| self.whole(whole, code().replacen(holder, &format!("{holder}{}", self.link(self.keys[0])), 1)))
    }
}

impl Writer<'_> {
    /// Elixir's `Map.get(endpoint, "org")`, and `endpoint |> Map.get("org")`.
    fn function(&self, whole: Place) -> Option<Rewrite> {
        let (before, after) = (self.before(whole, self.read.place), self.after(whole, self.read.place));
        let open = before.rfind('(')?;
        let (call, argument) = (&before[..open], &before[open + 1..]);
        let name =
            &call[call.rfind(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '_' | '!' | '?')).map_or(0, |at| at + 1)..];
        let (module, function) = name.split_once('.')?;
        let asks = matches!(function, "get" | "fetch" | "fetch!" | "has_key?" | "pop" | "pop!");
        if !asks || !matches!(module, "Map" | "Keyword" | "Access") {
            return None;
        }
        let (above, old, mark) = (self.keys.first()?, self.old, argument.trim_start());
        let code = if matches!(mark, "\"" | ":") {
            let before = call.strip_suffix(name)?.trim_end().strip_suffix("|>")?;
            let quote = if mark == ":" { "" } else { mark };
            format!("{before}|> Map.get({mark}{above}{quote}) |> {name}({mark}{old}{after}")
        } else {
            let (holder, mark) = argument.rsplit_once(',')?;
            if holder.contains(['|', '&']) && !holder.ends_with(|c: char| c.is_ascii_digit()) {
                return None;
            }
            format!("{call}({holder}{},{mark}{old}{after}", self.link(above))
        };
        Some(self.whole(whole, code))
    }
}

fn holds(outer: Place, inner: Place) -> bool {
    outer.file == inner.file && outer.span.start <= inner.span.start && inner.span.end <= outer.span.end
}

/// The bracket that is open at the end of the text.
fn opening(text: &str) -> Option<char> {
    let mut depth = 0usize;
    for c in text.chars().rev() {
        match c {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' if depth == 0 => return Some(c),
            '(' | '[' | '{' => depth -= 1,
            _ => {}
        }
    }
    None
}
