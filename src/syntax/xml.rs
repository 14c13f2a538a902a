//! XML as a tree of elements in which every name, attribute and text knows where it is written. Entities stay as they are.

use super::ir::Span;

/// Elements nested deeper than this are not read.
pub(super) const MAX_DEPTH: usize = 100;

#[derive(Debug)]
pub(super) struct Element<'a> {
    /// With its prefix.
    pub name: &'a str,
    pub name_place: Span,
    /// Names, values, and where the values are written.
    pub attributes: Vec<(&'a str, &'a str, Span)>,
    pub children: Vec<Self>,
    /// The longest run of text in it, without white space around it.
    pub text: &'a str,
    pub text_place: Span,
}

impl<'a> Element<'a> {
    /// The name without its prefix.
    pub(super) fn local(&self) -> &'a str {
        self.name.rsplit(':').next().unwrap_or(self.name)
    }

    pub(super) fn attribute(&self, name: &str) -> Option<(&'a str, Span)> {
        self.attributes.iter().find(|(known, ..)| *known == name).map(|(_, value, place)| (*value, *place))
    }

    fn take_text(&mut self, text: &'a str, start: usize) {
        let bare = text.trim();
        if bare.len() > self.text.len() {
            let start = start + (text.len() - text.trim_start().len());
            (self.text, self.text_place) = (bare, Span::new(start, start + bare.len()));
        }
    }
}

/// The outermost element, as far as it goes.
pub(super) fn parse(text: &str) -> Option<Element<'_>> {
    let mut open: Vec<Element<'_>> = Vec::new();
    let mut at = 0;
    while let Some(length) = text.get(at..)?.find('<') {
        let tag = at + length;
        if let Some(element) = open.last_mut() {
            element.take_text(&text[at..tag], at);
        }
        let rest = &text[tag..];
        let after = |end: &str| rest.find(end).map_or(text.len(), |length| tag + length + end.len());
        if rest.starts_with("<!--") {
            at = after("-->");
        } else if rest.starts_with("<![CDATA[") {
            at = after("]]>");
            let start = tag + "<![CDATA[".len();
            if let (Some(element), Some(inside)) = (open.last_mut(), text.get(start..at.saturating_sub(3))) {
                element.take_text(inside, start);
            }
        } else if rest.starts_with("<?") || rest.starts_with("<!") {
            at = after(">");
        } else if rest.starts_with("</") {
            at = after(">");
            let name = text[tag + 2..at].trim_end_matches('>').trim();
            // What was never closed ends with what is around it.
            if let Some(depth) = open.iter().rposition(|element| element.name == name) {
                while open.len() > depth.max(1) {
                    let element = open.pop()?;
                    open.last_mut()?.children.push(element);
                }
                if depth == 0 {
                    return open.pop();
                }
            }
        } else {
            let (element, end, is_whole) = start_tag(text, tag);
            at = end;
            let depth = open.len();
            match open.last_mut() {
                Some(above) if is_whole => above.children.push(element),
                _ if depth < MAX_DEPTH => open.push(element),
                _ => return None,
            }
        }
    }
    while open.len() > 1 {
        let element = open.pop()?;
        open.last_mut()?.children.push(element);
    }
    open.pop()
}

/// The element that begins at `tag`, where its tag ends, and whether it has nothing in it.
fn start_tag(text: &str, tag: usize) -> (Element<'_>, usize, bool) {
    let is_end = |c: char| c.is_whitespace() || matches!(c, '>' | '/' | '=' | '<');
    let word = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        &rest[..rest.find(is_end).unwrap_or(rest.len())]
    };
    let name = word(tag + 1);
    let place = Span::new(tag + 1, tag + 1 + name.len());
    let none = Span { start: place.end, end: place.end };
    let mut element =
        Element { name, name_place: place, attributes: Vec::new(), children: Vec::new(), text: "", text_place: none };
    let mut at = tag + 1 + name.len();
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let Some(next) = rest.chars().next() else { return (element, text.len(), true) };
        if next == '>' {
            return (element, at + 1, rest.starts_with("/>") || text[..at].ends_with('/'));
        }
        let name = word(at);
        if name.is_empty() {
            at += next.len_utf8();
            continue;
        }
        at += name.len();
        let gap = text[at..].len() - text[at..].trim_start_matches([' ', '=', '\n', '\t', '\r']).len();
        let quote = text[at + gap..].chars().next().filter(|c| matches!(c, '"' | '\''));
        if let Some(quote) = quote {
            let start = at + gap + 1;
            let length = text[start..].find(quote).unwrap_or(text.len() - start);
            element.attributes.push((name, &text[start..start + length], Span::new(start, start + length)));
            at = (start + length + 1).min(text.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_knows_where_it_stands() {
        let text =
            "<?xml version='1.0'?><!-- <a> --><c:x a=\"1\" b = '2'>\n <y k='é'> t &amp; </y><z/><w><![CDATA[<v>]]></w></c:x>";
        let root = parse(text).expect("an element");
        assert_eq!((root.local(), root.children.len()), ("x", 3));
        assert_eq!(root.attribute("b").map(|(value, place)| (value, &text[place.range()])), Some(("2", "2")));
        assert_eq!((root.children[0].text, &text[root.children[0].text_place.range()]), ("t &amp;", "t &amp;"));
        assert_eq!(root.children[2].text, "<v>");
    }

    #[test]
    fn cut_anywhere_nothing_panics() {
        let text = "<?xml?><é é='é'><b a=é><c/>é<d></b></é><![CDATA[é]]><!-- é --></x>";
        for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
            parse(&text[..end]);
        }
        assert!(parse(&"<a>".repeat(5000)).is_none());
    }
}
