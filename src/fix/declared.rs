//! Fields and parameters that get their values by their names.

use super::{Rewrite, Writer};
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

    /// Where the declaration is not all that has to change.
    pub(super) fn declared_otherwise(&self) -> Option<String> {
        let (above, old) = (self.keys.first()?, self.old);
        let variable = |name: &str| if self.read.language == "php" { format!("${name}") } else { name.to_owned() };
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
