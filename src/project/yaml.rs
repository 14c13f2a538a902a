//! YAML as a tree in which every node knows where it is written, and from the text of a scalar back to the file.
//!
//! Aliases are shared nodes and merge keys (`<<`) are merged in; tags are kept as written. Nesting is bounded by the parser
//! (255 levels), and what aliases multiply by [`MAX_NODES`].

use std::collections::HashMap;
use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, Tag};

use crate::source::{FileId, OffsetMap, Piece, Place, SourceFile, Span};

/// Nodes that a document may have when every alias is written out, and levels that they may nest.
const MAX_NODES: usize = 1_000_000;
const MAX_DEPTH: usize = 300;

#[derive(Clone, Debug)]
pub struct Node {
    pub value: Value,
    /// Of scalars: with their quotes; block scalars from their first character that is no blank. Of collections: from
    /// their first to their last node.
    pub place: Place,
    /// As written: `!include`, `!!str`.
    pub tag: Option<String>,
    /// Nodes from here down, aliases written out.
    size: usize,
    /// How many levels there are below it.
    depth: usize,
}

/// An entry of a mapping: its key's text, its key, its value.
pub type Entry<'n> = (&'n str, &'n Arc<Node>, &'n Arc<Node>);

#[derive(Clone, Debug)]
pub enum Value {
    Scalar {
        text: Arc<str>,
        style: Style,
    },
    /// In the order of the file, merged entries last. A key may occur twice.
    Mapping(Vec<(Arc<Node>, Arc<Node>)>),
    Sequence(Vec<Arc<Node>>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
    /// No scalar of a YAML file but the whole text of another file.
    File,
}

/// Why a text is no YAML, and at which byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YamlError {
    pub offset: usize,
    pub message: String,
}

impl Node {
    pub fn new(value: Value, place: Place) -> Self {
        let (mut size, mut depth) = (1, 0);
        let mut below = |node: &Self| {
            size += node.size;
            depth = depth.max(node.depth + 1);
        };
        match &value {
            Value::Scalar { .. } => {}
            Value::Mapping(entries) => entries.iter().for_each(|(key, value)| {
                below(key);
                below(value);
            }),
            Value::Sequence(items) => items.iter().for_each(|item| below(item)),
        }
        Self { value, place, tag: None, size, depth }
    }

    /// The text of a scalar that is not null.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } if !self.is_null() => Some(text),
            _ => None,
        }
    }

    pub fn is_null(&self) -> bool {
        match &self.value {
            Value::Scalar { text, style: Style::Plain } => {
                self.tag.is_none() && matches!(&**text, "" | "~" | "null" | "Null" | "NULL")
            }
            _ => false,
        }
    }

    /// The entries of a mapping whose keys are scalars; of a repeated key only the one that counts. Empty for all else.
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let Value::Mapping(entries) = &self.value else { return Vec::new() };
        let mut found: Vec<Entry<'_>> = Vec::new();
        let mut index = HashMap::new();
        for (key, value) in entries {
            let Value::Scalar { text, .. } = &key.value else { continue };
            let text = &**text;
            match index.get(text) {
                Some(&at) => found[at] = (text, key, value),
                None => {
                    index.insert(text, found.len());
                    found.push((text, key, value));
                }
            }
        }
        found
    }

    /// The value under `key` of a mapping.
    pub fn get(&self, key: &str) -> Option<&Arc<Self>> {
        let Value::Mapping(entries) = &self.value else { return None };
        let is_key = |node: &Self| matches!(&node.value, Value::Scalar { text, .. } if &**text == key);
        entries.iter().rev().find(|(node, _)| is_key(node)).map(|(_, value)| value)
    }

    pub fn items(&self) -> &[Arc<Self>] {
        match &self.value {
            Value::Sequence(items) => items,
            _ => &[],
        }
    }

    /// What people call it in an error message.
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Scalar { .. } if self.is_null() => "nothing",
            Value::Scalar { .. } => "a text",
            Value::Mapping(_) => "a mapping",
            Value::Sequence(_) => "a list",
        }
    }

    /// Where the text of a scalar stands, without its quotes.
    pub fn content(&self) -> Place {
        let mut place = self.place;
        if let Value::Scalar { style: Style::SingleQuoted | Style::DoubleQuoted, .. } = self.value
            && place.span.end >= place.span.start + 2
        {
            place.span = Span { start: place.span.start + 1, end: place.span.end - 1 };
        }
        place
    }

    /// From the text of a scalar back to `source`, the text of its file.
    pub fn offset_map(&self, source: &str) -> OffsetMap {
        let Value::Scalar { text, style } = &self.value else { return OffsetMap::default() };
        let mut mapper = Mapper { source, value: text, file: self.place.file, pieces: Vec::new() };
        let range = self.place.span.range();
        let done = match style {
            Style::File => return OffsetMap::identity(self.place.file, self.place.span),
            Style::Literal => mapper.literal(range.start),
            Style::Folded => mapper.folded(range),
            Style::Plain | Style::SingleQuoted | Style::DoubleQuoted => mapper.flow(self.content().span.range(), *style),
        };
        if done.is_none() {
            mapper.pieces = vec![Piece { start: 0, place: self.place, exact: false }];
        }
        OffsetMap { pieces: mapper.pieces }
    }
}

/// The first document of `file`; nothing at all is null.
pub fn parse(id: FileId, file: &SourceFile) -> Result<Arc<Node>, YamlError> {
    let text = &*file.text;
    let mut builder = Builder { file: id, open: Vec::new(), anchors: HashMap::new(), root: None };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| YamlError {
            offset: error.marker().byte_offset().unwrap_or(0).min(text.len()),
            message: error.info(),
        })?;
        let range = span.byte_range().unwrap_or(0..0);
        let range = range.start.min(text.len())..range.end.min(text.len()).max(range.start.min(text.len()));
        builder.event(event, range)?;
        if builder.root.is_some() {
            break;
        }
    }
    Ok(builder.root.unwrap_or_else(|| {
        let null = Value::Scalar { text: "~".into(), style: Style::Plain };
        Arc::new(Node::new(null, Place { file: id, span: Span::default() }))
    }))
}

/// A collection whose end has not come yet.
struct Open {
    nodes: Vec<Arc<Node>>,
    is_mapping: bool,
    anchor: usize,
    tag: Option<String>,
    span: Span,
}

struct Builder {
    file: FileId,
    open: Vec<Open>,
    anchors: HashMap<usize, Arc<Node>>,
    root: Option<Arc<Node>>,
}

impl Builder {
    fn event(&mut self, event: Event<'_>, range: std::ops::Range<usize>) -> Result<(), YamlError> {
        let span = Span::new(range.start, range.end);
        let tag = |tag: Option<std::borrow::Cow<'_, Tag>>| tag.map(|tag| tag.original());
        match event {
            Event::Scalar(text, style, anchor, written) => {
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::SingleQuoted => Style::SingleQuoted,
                    ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
                    ScalarStyle::Literal => Style::Literal,
                    ScalarStyle::Folded => Style::Folded,
                };
                let mut node = Node::new(Value::Scalar { text: text.as_ref().into(), style }, Place { file: self.file, span });
                node.tag = tag(written);
                self.add(node, anchor)
            }
            Event::MappingStart(_, anchor, written) => {
                self.open.push(Open { nodes: Vec::new(), is_mapping: true, anchor, tag: tag(written), span });
                Ok(())
            }
            Event::SequenceStart(_, anchor, written) => {
                self.open.push(Open { nodes: Vec::new(), is_mapping: false, anchor, tag: tag(written), span });
                Ok(())
            }
            Event::MappingEnd | Event::SequenceEnd => {
                let Some(open) = self.open.pop() else { return Ok(()) };
                let span = open
                    .nodes
                    .iter()
                    .filter(|node| node.place.file == self.file)
                    .fold(open.span, |span, node| span.to(node.place.span));
                if open.nodes.iter().map(|node| node.size).sum::<usize>() > MAX_NODES {
                    return Err(too_many(range.start));
                }
                let value = if open.is_mapping { Value::Mapping(merge(open.nodes)) } else { Value::Sequence(open.nodes) };
                let mut node = Node::new(value, Place { file: self.file, span });
                node.tag = open.tag;
                self.add(node, open.anchor)
            }
            Event::Alias(id) => match self.anchors.get(&id).cloned() {
                Some(node) => self.put(node, range.start),
                None => Err(YamlError { offset: range.start, message: "this alias stands inside what it is an alias of".into() }),
            },
            _ => Ok(()),
        }
    }

    fn add(&mut self, node: Node, anchor: usize) -> Result<(), YamlError> {
        let offset = node.place.span.start as usize;
        let node = Arc::new(node);
        if anchor != 0 {
            self.anchors.insert(anchor, Arc::clone(&node));
        }
        self.put(node, offset)
    }

    fn put(&mut self, node: Arc<Node>, offset: usize) -> Result<(), YamlError> {
        if node.size > MAX_NODES {
            return Err(too_many(offset));
        }
        if node.depth > MAX_DEPTH {
            return Err(YamlError { offset, message: format!("its aliases nest deeper than {MAX_DEPTH} levels") });
        }
        match self.open.last_mut() {
            Some(open) => open.nodes.push(node),
            None => self.root = Some(node),
        }
        Ok(())
    }
}

fn too_many(offset: usize) -> YamlError {
    YamlError { offset, message: format!("its aliases multiply to more than {MAX_NODES} nodes") }
}

/// The entries of a mapping from its keys and values by turns. What `<<` brings comes first, so that the mapping's own
/// entries, being later, count; of several merged mappings the first counts.
fn merge(nodes: Vec<Arc<Node>>) -> Vec<(Arc<Node>, Arc<Node>)> {
    let mut own = Vec::with_capacity(nodes.len() / 2);
    let mut merged = Vec::new();
    let mut nodes = nodes.into_iter();
    while let (Some(key), Some(value)) = (nodes.next(), nodes.next()) {
        let is_merge = matches!(&key.value, Value::Scalar { text, style: Style::Plain } if &**text == "<<");
        match &value.value {
            Value::Mapping(entries) if is_merge => merged.extend(entries.iter().cloned()),
            Value::Sequence(items) if is_merge => {
                for item in items.iter().rev() {
                    if let Value::Mapping(entries) = &item.value {
                        merged.extend(entries.iter().cloned());
                    }
                }
            }
            _ => own.push((key, value)),
        }
    }
    merged.extend(own);
    merged
}

/// Lays the value of a scalar along the source that it came from.
struct Mapper<'a> {
    source: &'a str,
    value: &'a str,
    file: FileId,
    pieces: Vec<Piece>,
}

const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

impl Mapper<'_> {
    /// The value from `start` on is written at `at`; pieces that continue one another become one.
    fn push(&mut self, start: usize, at: std::ops::Range<usize>, exact: bool) {
        let span = Span::new(at.start, at.end);
        if let Some(last) = self.pieces.last_mut()
            && exact
            && last.exact
            && last.place.span.end == span.start
            && last.start + (last.place.span.end - last.place.span.start) == start as u32
        {
            last.place.span.end = span.end;
            return;
        }
        self.pieces.push(Piece { start: start as u32, place: Place { file: self.file, span }, exact });
    }

    /// A literal block: the lines of the file without their indentation. `at` is its first character that is no blank.
    fn literal(&mut self, at: usize) -> Option<()> {
        let blank = self.value.split('\n').take_while(|line| line.is_empty()).count();
        let first = self.value.split('\n').nth(blank)?;
        let mut line = self.source.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
        let indent = self.line_end(line).0.checked_sub(line)?.checked_sub(first.len())?;
        for _ in 0..blank {
            line = self.source.get(..line.checked_sub(1)?)?.rfind('\n').map_or(0, |end| end + 1);
        }
        let mut start = 0;
        for content in self.value.split_inclusive('\n') {
            let (end, next) = self.line_end(line);
            let text = content.strip_suffix('\n').unwrap_or(content);
            if !text.is_empty() {
                let at = line + indent..line + indent + text.len();
                if self.source.get(at.clone())? != text {
                    return None;
                }
                self.push(start, at, true);
            }
            if text.len() < content.len() {
                let newline = if next > end { next - 1..next } else { end..end };
                let exact = !newline.is_empty();
                self.push(start + text.len(), newline, exact);
            }
            start += content.len();
            line = next;
        }
        Some(())
    }

    /// Where the line that begins at `start` ends, without and with its line end.
    fn line_end(&self, start: usize) -> (usize, usize) {
        let rest = self.source.get(start..).unwrap_or_default();
        let (body, next) = rest.find('\n').map_or((rest, rest.len()), |at| (&rest[..at], at + 1));
        (start + body.strip_suffix('\r').unwrap_or(body).len(), start + next)
    }

    /// A folded block: what is no blank is as in the file, what is blank need not be.
    fn folded(&mut self, range: std::ops::Range<usize>) -> Option<()> {
        let (mut from, mut at) = (0, range.start);
        while from < self.value.len() {
            let value = &self.value[from..];
            let source = self.source.get(at..range.end)?;
            let blanks = value.len() - value.trim_start_matches(BLANKS).len();
            let mut written = source.len() - source.trim_start_matches(BLANKS).len();
            if blanks > 0 {
                if blanks == value.len() {
                    // The end: not the blank lines and the indentation of what comes next.
                    written = source[..written].find('\n').map_or(written, |at| at + 1);
                }
                let exact = source[..written] == value[..blanks];
                self.push(from, at..at + written, exact);
            } else if written > 0 {
                return None;
            } else {
                let text = value.split(BLANKS).next()?;
                if !source.starts_with(text) {
                    return None;
                }
                self.push(from, at..at + text.len(), true);
                from += text.len();
                at += text.len();
                continue;
            }
            from += blanks;
            at += written;
        }
        Some(())
    }

    /// A plain or quoted scalar, whose content stands at `range`: escapes, and line breaks that fold.
    fn flow(&mut self, range: std::ops::Range<usize>, style: Style) -> Option<()> {
        let (mut from, mut at) = (0, range.start);
        while from < self.value.len() {
            let value = &self.value[from..];
            let source = self.source.get(at..range.end)?;
            let next = value.chars().next()?.len_utf8();
            let blanks = source.len() - source.trim_start_matches(BLANKS).len();
            let (taken, written, exact) = if blanks > 0 {
                match line_breaks(&source[..blanks]) {
                    0 => (blanks, blanks, true),
                    breaks => ((breaks - 1).max(1), blanks, source[..blanks] == value[..next] && breaks == 1),
                }
            } else if style == Style::DoubleQuoted && source.starts_with('\\') {
                let escaped = source[1..].len() - source[1..].trim_start_matches(BLANKS).len();
                match line_breaks(&source[1..1 + escaped]) {
                    0 => (next, escape(source)?, false),
                    // An escaped line break: it is nothing, empty lines after it are line breaks.
                    breaks => (breaks - 1, 1 + escaped, false),
                }
            } else if style == Style::SingleQuoted && source.starts_with("''") {
                (1, 2, false)
            } else if source.starts_with(&value[..next]) {
                (next, next, true)
            } else {
                return None;
            };
            let text = value.get(..taken)?;
            if exact && source.get(..written)? != text {
                return None;
            }
            if taken > 0 {
                self.push(from, at..at + written, exact);
            }
            from += taken;
            at += written;
        }
        Some(())
    }
}

fn line_breaks(blanks: &str) -> usize {
    blanks.matches('\n').count()
}

/// The length in bytes of the escape at the start of `source`.
fn escape(source: &str) -> Option<usize> {
    let length = match source.chars().nth(1)? {
        'x' => 4,
        'U' => 10,
        // A pair of surrogates makes one character.
        'u' if source.get(6..8) == Some("\\u")
            && source.get(2..3).is_some_and(|c| c.eq_ignore_ascii_case("d"))
            && source.get(3..4)? >= "8" =>
        {
            12
        }
        'u' => 6,
        other => 1 + other.len_utf8(),
    };
    source.get(..length).map(str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> (Arc<Node>, SourceFile) {
        let file = SourceFile::new("x.yaml", text.as_bytes().to_vec());
        (parse(FileId(0), &file).expect("valid YAML"), file)
    }

    /// Every byte of the value that has an exact place has that byte there; returns the share of such bytes.
    fn check(text: &str, key: &str) -> f64 {
        let (root, file) = tree(text);
        let node = root.get(key).expect("the key");
        let value = node.as_str().expect("a scalar");
        let map = node.offset_map(&file.text);
        let mut exact = 0;
        for (at, c) in value.char_indices() {
            let span = Span::new(at, at + c.len_utf8());
            let place = map.place(span).expect("a place");
            assert!(place.span.end as usize <= file.text.len());
            if map.is_exact(span) {
                assert_eq!(file.slice(place.span), &value[span.range()], "{value:?} at {at}");
                exact += 1;
            } else {
                assert!(
                    c.is_whitespace() || file.slice(place.span).starts_with(['\\', '\'']),
                    "{value:?} at {at}: {:?}",
                    file.slice(place.span)
                );
            }
        }
        f64::from(exact) / value.chars().count() as f64
    }

    fn part<'a>(text: &'a str, key: &str, needle: &str) -> &'a str {
        let (root, file) = tree(text);
        let node = root.get(key).expect("the key");
        let at = node.as_str().expect("a scalar").find(needle).expect("the needle");
        let place = node.offset_map(&file.text).place(Span::new(at, at + needle.len())).expect("a place");
        &text[place.span.range()]
    }

    #[test]
    fn literal_blocks_map_exactly() {
        let text = "h:\n  a: |\n\n    set -e\n      jq '.x[0].user'  \n\n    é end\nb: 1\n";
        let (root, file) = tree(text);
        let node = root.get("h").and_then(|h| h.get("a")).expect("a");
        assert_eq!(node.as_str(), Some("\nset -e\n  jq '.x[0].user'  \n\né end\n"));
        let map = node.offset_map(&file.text);
        let at = node.as_str().expect("text").find("user").expect("user");
        assert_eq!(file.slice(map.place(Span::new(at, at + 4)).expect("place").span), "user");
        assert!((check("a: |\n  x\n  y z\n", "a") - 1.0).abs() < 1e-9);
        assert!((check("a: |-\n  x\n  y z", "a") - 1.0).abs() < 1e-9);
        assert!((check("a: |2\n    x\n  y z\n\n\nb: 1", "a") - 1.0).abs() < 1e-9);
        assert!((check("a: |+\n  x\n\n\nb: 1", "a") - 1.0).abs() < 1e-9);
        assert!((check("a: |\r\n  x\r\n\r\n  y .user\r\nb: 1\r\n", "a") - 1.0).abs() < 1e-9);
        assert!((check("\u{feff}a: |\n  x\n\n  y .user\nb: 1\n", "a") - 1.0).abs() < 1e-9);
        assert_eq!(part("a: |\r\n    jq .user\r\n    b\r\n", "a", ".user\nb"), ".user\r\n    b");
    }

    #[test]
    fn other_scalars_map_too() {
        for text in [
            "a: >\n  x y\n  z .user\n\n  w\n    more\n  end\nb: 1\n",
            "a: >-\n\n  x y\n  z .user\nb: 1\n",
            "a: >\r\n  x y\r\n  z .user\r\nb: 1\r\n",
            "a: plain .user text\n",
            "a: plain .user\n  text\n\n  more\n",
            "a: 'it''s .user'\n",
            "a: 'two\n\n  lines .user'\n",
            "a: \"q \\\"x\\\" .user \\u00e9 \\x41 \\U0001F600 \\ud83d\\ude00 \\t end\"\n",
            "a: \"one \\\n    .user two\\n  three\"\n",
            "a: \"one\\\n\n\n    .user two\"\n",
            "\u{feff}a: \"é .user\"\r\n",
            "a: \"x  \\n y .user\"\n",
        ] {
            assert!(check(text, "a") > 0.5, "{text:?}");
            if text.contains(".user") {
                assert_eq!(part(text, "a", "user"), "user", "{text:?}");
            }
        }
        assert!((check("a: plain .user text\n", "a") - 1.0).abs() < 1e-9);
    }

    #[test]
    fn aliases_merges_sets_and_tags() {
        let (root, _) = tree(
            "base: &b {x: 1, y: 2}\na:\n  <<: *b\n  y: 3\nc: *b\nset: {influxdb, maria: }\nd: !include f.yaml\ne: !include\n  type: string\n  path: p\n? q\n",
        );
        let a = root.get("a").expect("a");
        assert_eq!(a.get("x").and_then(|n| n.as_str()), Some("1"));
        assert_eq!(a.get("y").and_then(|n| n.as_str()), Some("3"));
        assert_eq!(a.entries().len(), 2);
        assert_eq!(root.get("c").and_then(|c| c.get("y")).and_then(|n| n.as_str()), Some("2"));
        let set = root.get("set").expect("set").entries();
        assert_eq!(
            set.iter().map(|(key, _, value)| (*key, value.is_null())).collect::<Vec<_>>(),
            [("influxdb", true), ("maria", true)]
        );
        assert_eq!(root.get("d").and_then(|d| d.tag.as_deref()), Some("!include"));
        assert_eq!(root.get("e").and_then(|d| d.tag.as_deref()), Some("!include"));
        let (root, _) = tree("a: &a {x: 1}\nb: &b {x: 2, z: 3}\nc: {<<: [*a, *b], y: 0}\n");
        assert_eq!(root.get("c").and_then(|c| c.get("x")).and_then(|n| n.as_str()), Some("1"));
        assert_eq!(root.get("c").and_then(|c| c.get("z")).and_then(|n| n.as_str()), Some("3"));
    }

    #[test]
    fn bombs_and_errors_are_errors() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for i in 1..12 {
            let refs = vec![format!("*a{}", i - 1); 9].join(", ");
            bomb.push_str(&format!("a{i}: &a{i} [{refs}]\n"));
        }
        let fails = |text: &str| {
            let file = SourceFile::new("x.yaml", text.as_bytes().to_vec());
            parse(FileId(0), &file).expect_err("no error")
        };
        assert!(fails(&bomb).message.contains("aliases"));
        assert_eq!(fails("ok: 1\nbad: [1, 2\n").offset, 11);
        assert!(fails(&"[".repeat(100_000)).offset < 1000);
        assert!(fails(&"- ".repeat(100_000)).offset < 2000);
        fails("a: &a [*a]\n");
        fails("a: \"\\ud83d\"\n");
        assert!(tree("").0.is_null());
        assert!(tree("# only a comment\n").0.is_null());
    }

    #[test]
    fn no_prefix_of_a_file_panics() {
        let text = "\u{feff}a: &x |\r\n  é .user\r\n\r\nb: \"\\u00e9 \\\n  x\"\nc: >-\n  a\n  b\nd: {<<: *x, e: 'f''g'}\n- !include {type: string, path: é}\n";
        for (at, _) in text.char_indices() {
            let file = SourceFile::new("x.yaml", text.as_bytes()[..at].to_vec());
            if let Ok(root) = parse(FileId(0), &file) {
                for (_, _, value) in root.entries() {
                    value.offset_map(&file.text);
                }
            }
        }
    }
}
