//! Fields and parameters that get their values by their names.

use super::{Rewrite, Writer};
use crate::flow::Form;
use crate::rules::{Applicability, Edit};
use crate::source::{Place, Span};

impl Writer<'_> {
    pub(super) fn declaration(&self, erased: bool) -> Option<Rewrite> {
        let place = self.read.place;
        let key = (!self.is_moved()).then(|| self.keys[0]);
        let in_literal = matches!(self.mark(), Some('\'' | '"'));
        match (self.read.language, key) {
            ("rust", Some(key)) if !in_literal => {
                // Where other services are read into the same type, both names have to do.
                let attribute = if self.is_shared { "alias" } else { "rename" };
                let attribute = format!("#[serde({attribute} = \"{key}\")]");
                let start = self.start_of_field()?;
                let field = self.between(start, self.end_of_field()?);
                let indent = self.line_before(Place { span: Span { start, end: start }, ..place })?;
                let between = if indent.trim().is_empty() { format!("\n{indent}") } else { " ".to_owned() };
                let at = Place { span: Span { start, end: start }, ..place };
                Some(Rewrite {
                    code: format!("{attribute} {field}"),
                    edits: vec![Edit { place: at, text: format!("{attribute}{between}") }],
                    applicability: Applicability::Safe,
                })
            }
            ("javascript", key) if erased => {
                let (start, end) = (self.start_of_field()?, self.end_of_field()?);
                let field = self.between(start, end);
                let code = match key {
                    Some(key) => {
                        format!("{}{key}{}", self.between(start, place.span.start), self.between(place.span.end, end))
                    }
                    None => format!("{}: {{ {field} }}", self.keys[0]),
                };
                // No key may be declared twice.
                let applicability = if key.is_some() { Applicability::Safe } else { Applicability::Unsafe };
                Some(Rewrite { applicability, ..self.whole(Place { span: Span { start, end }, ..place }, code) })
            }
            (_, Some(key)) if erased || in_literal => {
                let code = self.attribute(key).unwrap_or_else(|| self.quoted(place, key));
                Some(Rewrite { code, edits: vec![self.key_edit(key)], applicability: Applicability::Safe })
            }
            _ => None,
        }
    }

    /// Whether the key is that of a field of Go: in its tag, or the field's own name.
    pub(super) fn is_field_of_go(&self) -> bool {
        self.read.language == "go" && self.read.site.is_some_and(|site| matches!(site.form, Form::Declaration { .. }))
    }

    pub(super) fn field_of_go(&self) -> Option<Rewrite> {
        let place = self.read.place;
        let [key] = self.keys else { return None };
        // Other services are read into the same field by the old key.
        if self.is_shared {
            return None;
        }
        if self.mark() == Some('"') {
            let (before, after) = (self.line_before(place)?, self.file.text.get(place.span.range().end..)?);
            let tag = &before[before.rfind([' ', '`']).map_or(0, |at| at + 1)..];
            let code = format!("{tag}{key}{}", &after[..=after.find('"')?]);
            return Some(Rewrite { code, edits: vec![self.key_edit(key)], applicability: Applicability::Safe });
        }
        let (name, ty) = self.parts_of_go()?;
        let after = self.file.text.get(place.span.range().end..)?;
        let end = place.span.end + after.find(ty)? as u32 + ty.len() as u32;
        let at = Place { span: Span { start: end, end }, ..place };
        let tag = format!(" `json:\"{key}\"`");
        let edits = vec![Edit { place: at, text: tag.clone() }];
        Some(Rewrite { code: format!("{name} {ty}{tag}"), edits, applicability: Applicability::Safe })
    }

    /// The name and the type of a field that stands on one line.
    fn parts_of_go(&self) -> Option<(&str, &str)> {
        let place = self.read.place;
        let line = self.file.text.get(self.file.line_range(self.file.line_of(place.span.range().start)))?;
        let declared = line.split('`').next()?.split("//").next()?.trim();
        let (name, ty) = declared.split_once(char::is_whitespace)?;
        let ty = ty.trim();
        let is_plain = |text: &str| !text.is_empty() && !text.contains(['{', '}', ';', ',', '"']);
        (is_plain(name) && is_plain(ty)).then_some((name, ty))
    }

    /// Where the declaration is not all that has to change.
    pub(super) fn declared_otherwise(&self) -> Option<String> {
        let (above, old) = (self.keys.first()?, self.old);
        let variable = |name: &str| if self.read.language == "php" { format!("${name}") } else { name.to_owned() };
        if self.read.language == "go" {
            let (name, ty) = self.parts_of_go().unwrap_or(("Value", "string"));
            return Some(match self.keys {
                [key] => format!(
                    "read `{key}` into a field of its own, with the tag `json:\"{key}\"`: other services still give `{old}`"
                ),
                _ => {
                    let outer = capitalized(above);
                    format!(
                        "declare `{outer} struct {{ {name} {ty} `json:\"{old}\"` }} `json:\"{above}\"`` instead, and read `{outer}.{name}`"
                    )
                }
            });
        }
        if self.read.language == "csharp" {
            return Some(self.property_of_csharp(above));
        }
        if !self.is_moved() {
            return Some(format!("call it `{}`, here and where it is used", variable(above)));
        }
        Some(match self.read.language {
            "rust" => {
                let ty = self.type_of_field().unwrap_or("String");
                format!(
                    "declare `{above}: Query` here, with `#[derive(Deserialize)] struct Query {{ {old}: {ty} }}`, and read `{above}.{old}`"
                )
            }
            "php" => format!("take `${above}` here, and read `${above}['{old}']`"),
            "python" => format!("declare `{above}: dict` here, and read `{above}[\"{old}\"]`"),
            _ => format!("declare `{above}` here, and read `{old}` from it"),
        })
    }

    /// What to do about a property of C#, called by its name in data or by an attribute.
    fn property_of_csharp(&self, above: &str) -> String {
        let attribute = if self.file.text.contains("Newtonsoft") { "JsonProperty" } else { "JsonPropertyName" };
        if !self.is_moved() {
            return format!("put `[{attribute}(\"{above}\")]` before it, or call it `{}`", capitalized(above));
        }
        let outer = capitalized(above);
        let name = if self.mark() == Some('"') { self.old } else { self.text(self.read.place) };
        format!("declare `{outer}` with `[{attribute}(\"{above}\")]` here, of a class with `{name}`, and read that from it")
    }

    /// Rust's attribute around the key, with that key in it.
    fn attribute(&self, key: &str) -> Option<String> {
        let place = self.read.place;
        let before = self.line_before(place)?;
        let after = self.file.text.get(place.span.range().end..)?;
        Some(format!("{}{key}{}", &before[before.rfind("#[")?..], &after[..=after.find(']')?]))
    }

    /// What stands before the place on its line.
    pub(super) fn line_before(&self, place: Place) -> Option<&str> {
        let start = place.span.range().start;
        let line = self.file.line_range(self.file.line_of(start)).start;
        self.file.text.get(line..start)
    }

    /// Where the field begins, with what says who sees it.
    fn start_of_field(&self) -> Option<u32> {
        let start = self.read.place.span.start;
        let mut before = self.between(0, start);
        if let Some(quote) = self.mark().filter(|mark| matches!(mark, '\'' | '"')) {
            before = before.strip_suffix(quote)?;
        }
        for word in ["readonly", "pub", "pub(crate)", "pub(super)", "pub(self)"] {
            let rest = before.trim_end();
            if let Some(rest) = rest.strip_suffix(word)
                && before.len() > word.len() + rest.len()
                && !rest.ends_with(|c: char| c.is_alphanumeric() || c == '_')
            {
                return u32::try_from(rest.len()).ok();
            }
        }
        u32::try_from(before.len()).ok()
    }

    /// Where the field's type ends.
    fn end_of_field(&self) -> Option<u32> {
        let start = self.read.place.span.range().end;
        let mut depth = 0usize;
        for (at, c) in self.file.text.get(start..)?.char_indices() {
            match c {
                '(' | '[' | '{' | '<' => depth += 1,
                ')' | ']' | '}' | '>' if depth > 0 => depth -= 1,
                ')' | ']' | '}' | ',' | ';' | '\n' | '\r' if depth == 0 => {
                    let length = self.file.text.get(start..start + at)?.trim_end().len();
                    return u32::try_from(start + length).ok();
                }
                _ => {}
            }
        }
        None
    }

    fn type_of_field(&self) -> Option<&str> {
        let field = self.between(self.read.place.span.end, self.end_of_field()?);
        Some(field.trim_start().strip_prefix(':')?.trim()).filter(|ty| !ty.is_empty() && !ty.contains('\n'))
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
