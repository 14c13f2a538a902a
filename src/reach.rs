//! Who may use what a file carries, told from the text alone, before anything is parsed. Each user names the carrier in one
//! of few ways; most files that hold the same word (`config`, `settings`) mean something else by it.
//!
//! Errs on the side of a file that turns out to have nothing to do with it: only what surely leads elsewhere is passed over.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use aho_corasick::packed::Searcher;
use memchr::memmem;

use crate::flow::Carrier;
use crate::source::SourceFile;
use crate::source::path::{above, name_of};
use crate::source::scan::Literals;
use crate::syntax::ir::MADE_UP;
use crate::syntax::{Naming, aliases, join, language, library_name};

/// A way to name a carrier, or something that it gives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Handle {
    /// A text, wherever it occurs: a variable of the environment, what a framework keeps.
    Text(String),
    /// A word by itself.
    Word(String),
    /// A word in files in or below a directory: what an index gives is imported there without a name (`from . import x`).
    Below { directory: String, word: String },
    /// A variable of PHP (`$x`) that a function declares `global`.
    Global(String),
    /// The same as an element of `$GLOBALS`.
    Element(String),
    /// A class or a function in a namespace of PHP.
    Named { namespace: String, name: String },
    /// A package or an alias of JavaScript: a text between quotes, or before a `/`.
    Package(String),
    /// A directory as JavaScript has it from in or below: `'..'`. `end` is how such a text ends.
    Dots { directory: String, end: String },
    /// A module: a path, or a dotted name, that ends in `stem`. `path` is where it is, without its extension; the directory
    /// for one that stands for its directory.
    Module { language: &'static str, stem: String, path: String },
}

/// How others reach what `carrier` gives.
pub(crate) fn handles(carrier: &Carrier, read: &dyn Fn(&str) -> Option<Arc<str>>) -> Vec<Handle> {
    let mut handles = Vec::new();
    if carrier.path.is_empty() {
        handles.extend(carrier.names.iter().map(|name| match name.rsplit(['.', '#', '\\', ':', '/']).next() {
            // `next/config`
            _ if name.contains('/') && !name.contains(['.', '#']) => Handle::Package(name.clone()),
            // `settings` of `django.conf.settings`
            last => Handle::Word(last.unwrap_or(name).to_owned()),
        }));
    } else if carrier.language == "shell" {
        // Scripts are sourced and run by their whole names.
        handles.push(Handle::Module { language: "shell", stem: name_of(&carrier.path).to_owned(), path: carrier.path.clone() });
    } else if language(carrier.language).is_some_and(|language| language.names == Naming::Packaged) {
        // By what it gives, whose names say more than the file's.
        handles.extend(carrier.names.iter().map(|name| Handle::Word(name.clone())));
    } else if language(carrier.language).is_some_and(|language| language.names == Naming::Qualified) {
        // By the last part of a name, which is all that many write of it.
        let last = |name: &String| Handle::Word(name.rsplit('.').next().unwrap_or(name).to_owned());
        handles.extend(carrier.names.iter().filter(|name| !name.contains(MADE_UP)).map(last));
    } else if language(carrier.language).is_some_and(|language| language.names == Naming::Nested) {
        // What a module around it is called is left out where that is around the user too.
        let last = |name: &String| Handle::Word(name.rsplit("::").next().unwrap_or(name).to_owned());
        handles.extend(carrier.names.iter().filter(|name| !name.contains(MADE_UP) && !name.starts_with('@')).map(last));
    } else {
        handles.extend(modules(carrier, read));
        match carrier.language {
            // What a file returns has no name of its own: it is reached by the file's.
            "php" => carrier.names.iter().filter(|name| *name != "return").for_each(|name| handles.extend(named(name))),
            "javascript" => handles.extend(packages(&carrier.path, read)),
            "rust" if matches!(stem(&carrier.path), "lib" | "main") => {
                handles.extend(crate_name(&carrier.path, read).map(Handle::Word));
            }
            _ => {}
        }
    }
    // Modules may be called by one letter; what else is, is found by them.
    handles.retain(|handle| handle.word().len() > 1 || matches!(handle, Handle::Module { .. }));
    handles
}

/// The module itself, and packages that hand it on.
fn modules(carrier: &Carrier, read: &dyn Fn(&str) -> Option<Arc<str>>) -> Vec<Handle> {
    let module =
        |path: &str| Handle::Module { language: carrier.language, stem: name_of(path).to_owned(), path: path.to_owned() };
    let directory = above(&carrier.path);
    let stem = stem(&carrier.path);
    let mut handles = Vec::new();
    if carrier.language != "rust" || !matches!(stem, "mod" | "lib" | "main") {
        handles.push(module(&if directory.is_empty() { stem.to_owned() } else { format!("{directory}/{stem}") }));
    }
    if matches!(stem, "index" | "__init__" | "mod" | "lib" | "main") {
        // Known by its directory; and by the one above, where that is only where sources lie.
        let mut path = directory;
        while !path.is_empty() {
            handles.push(module(path));
            if !matches!(name_of(path), "src" | "lib" | "dist" | "source") {
                break;
            }
            path = above(path);
        }
        // From beside and below it is reached without its name: `from . import load`, `super::load()`, `from '..'`.
        let names = carrier.names.iter().filter(|name| *name != "default");
        handles.extend(names.map(|word| Handle::Below { directory: directory.to_owned(), word: word.clone() }));
    }
    // A package hands on what its modules give: `from .core import *`, `export * from './core'`.
    let indices: &[&str] = match carrier.language {
        "python" => &["__init__.py"],
        "javascript" => &["index.ts", "index.js", "index.mjs", "index.tsx"],
        _ => &[],
    };
    let hands_on = |index: &&str| read(&format!("{directory}/{index}")).is_some_and(|text| text.contains(stem));
    if !directory.is_empty() && indices.iter().any(hands_on) {
        handles.push(module(directory));
    }
    handles
}

/// By a name in PHP, which may have a namespace.
fn named(full: &str) -> Vec<Handle> {
    if let Some(bare) = full.strip_prefix('$') {
        let element = |quote: char| Handle::Element(format!("$GLOBALS[{quote}{bare}{quote}]"));
        return vec![Handle::Global(full.to_owned()), element('\''), element('"')];
    }
    vec![match full.trim_start_matches('\\').rsplit_once('\\') {
        Some((namespace, name)) => Handle::Named { namespace: namespace.to_owned(), name: name.to_owned() },
        None => Handle::Word(full.to_owned()),
    }]
}

/// How else JavaScript reaches a module: by its package, by the directory that it stands for, by an alias.
fn packages(path: &str, read: &dyn Fn(&str) -> Option<Arc<str>>) -> Vec<Handle> {
    let mut handles = Vec::new();
    if stem(path) == "index" {
        handles.extend(dots(above(path)));
    }
    let mut directory = path;
    while !directory.is_empty() {
        directory = above(directory);
        handles.extend(aliases(directory, read).into_iter().map(Handle::Package));
        let text = join(directory, "package.json").and_then(|path| read(&path));
        let Some(package) = text.and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok()) else { continue };
        let named = |key: &str| package.get(key).and_then(|value| value.as_str());
        handles.extend(named("name").map(|name| Handle::Package(name.to_owned())));
        let main = named("main").and_then(|main| join(directory, main));
        if main.is_some_and(|main| main.split('.').next() == path.split('.').next()) {
            handles.extend(dots(directory));
            let (language, stem) = ("javascript", name_of(directory).to_owned());
            handles.push(Handle::Module { language, stem, path: directory.to_owned() });
        }
    }
    handles
}

fn dots(directory: &str) -> impl Iterator<Item = Handle> {
    let ends = ["..'", "..\"", "./'", "./\"", "'.'", "\".\""];
    ends.into_iter().map(move |end| Handle::Dots { directory: directory.to_owned(), end: end.to_owned() })
}

/// What other targets of its package, and other packages, call the library with that root.
fn crate_name(path: &str, read: &dyn Fn(&str) -> Option<Arc<str>>) -> Option<String> {
    let package = path.strip_suffix("src/lib.rs")?;
    library_name(&read(&format!("{package}Cargo.toml"))?.parse().ok()?)
}

impl Handle {
    /// A text that every file holds which uses it.
    pub(crate) fn word(&self) -> &str {
        match self {
            Self::Text(word)
            | Self::Element(word)
            | Self::Word(word)
            | Self::Below { word, .. }
            | Self::Global(word)
            | Self::Package(word) => word,
            Self::Named { name, .. } => name,
            Self::Dots { end, .. } => end,
            Self::Module { stem, .. } => stem,
        }
    }

    /// The name, as [`imports`] has it, that a file imports which uses this; `None` where it may be used without an import.
    fn imported(&self) -> Option<u32> {
        match self {
            Self::Module { language: "python", stem, .. } => Some(hash(stem.as_bytes())),
            // What a framework reads from there by a key is not included.
            Self::Module { language: "php", path, .. } if name_of(above(path)) != "config" => Some(INCLUDED),
            Self::Module { language: "shell", stem, .. } => stem.find('.').map(|at| hash(around_dot(stem.as_bytes(), at))),
            Self::Global(_) | Self::Element(_) => Some(INCLUDED),
            _ => None,
        }
    }

    /// Whether data may use it, such as the configuration of a framework.
    pub(crate) fn is_in_data(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Word(_) | Self::Named { .. })
    }

    /// Whether the file at `path` with this text may use it.
    pub(crate) fn is_used_in(&self, path: &str, text: &str) -> bool {
        match self {
            Self::Text(word) | Self::Element(word) => text.contains(word.as_str()),
            Self::Word(word) => is_in(words(text, word)),
            Self::Below { directory, word } => {
                let below =
                    path.strip_prefix(directory.as_str()).is_some_and(|rest| directory.is_empty() || rest.starts_with('/'));
                below && is_in(words(text, word))
            }
            Self::Global(name) => {
                let declares = |statement: &str| statement.split(';').next().is_some_and(|names| names.contains(name.as_str()));
                text.contains(name.as_str()) && text.split("global ").skip(1).any(declares)
            }
            Self::Named { namespace, name } => is_in(words(text, name)) && has_in_view(text, namespace, name),
            Self::Package(name) => occurrences(text, name).any(|(start, end)| {
                text[..start].ends_with(QUOTES) && (text[end..].starts_with(QUOTES) || text[end..].starts_with('/'))
            }),
            Self::Dots { directory, end } => occurrences(text, end).any(|(_, end)| {
                let before = text[..end - 1].trim_end_matches(['.', '/']);
                before.ends_with(QUOTES) && join(above(path), &text[before.len()..end - 1]).as_ref() == Some(directory)
            }),
            Self::Module { language, stem, path: module } => {
                let module = Module { stem, path: module, directory: above(path) };
                match *language {
                    "javascript" => module.javascript(text),
                    "python" => module.python(text),
                    "php" => module.php(text),
                    "shell" => is_in(parts(text, stem)),
                    _ => is_in(words(text, stem)),
                }
            }
        }
    }
}

/// A module, seen from a file in `directory`.
#[derive(Clone, Copy)]
struct Module<'a> {
    stem: &'a str,
    path: &'a str,
    directory: &'a str,
}

impl Module<'_> {
    /// Whether an import may lead there: one that is written out, or is put together where the name is at hand.
    fn javascript(self, text: &str) -> bool {
        let in_text = |&(start, end): &(usize, usize)| {
            text[..start].ends_with(|c| QUOTES.contains(&c) || matches!(c, '/' | '}'))
                && text[end..].starts_with(|c| QUOTES.contains(&c) || matches!(c, '/' | '.' | '?' | '$'))
        };
        if !parts(text, self.stem).any(|place| in_text(&place)) {
            return false;
        }
        // `strapi.config.get('influx.token')` reads `config/influx.js`.
        let is_key = |(start, end): (usize, usize)| {
            let before = text[..start].strip_suffix(QUOTES).map(str::trim_end);
            before.is_some_and(|before| before.ends_with('(')) && text[end..].starts_with(['\'', '"', '`', '.'])
        };
        if name_of(above(self.path)) == "config" && parts(text, self.stem).any(is_key) {
            return true;
        }
        // What `quoted` can't see whole may still be a part of a path.
        let made = ["createRequire", "__dirname", "__filename", "import.meta", "cwd()"];
        if made.iter().any(|made| text.contains(made)) {
            return true;
        }
        let relative = |spec: &&str| spec.starts_with('.');
        if quoted(text, self.stem).filter(relative).any(|spec| self.is_javascript(spec)) {
            return true;
        }
        ["from", "import", "require"].iter().any(|keyword| {
            words(text, keyword).any(|(_, end)| {
                let after = text[end..].trim_start();
                match after.strip_prefix('(').or_else(|| after.strip_prefix(".resolve(")) {
                    Some(argument) => match literal(without_comments(argument)) {
                        Some((spec, rest)) if rest.trim_start().starts_with([')', ',']) => self.is_javascript(spec),
                        _ => *keyword != "from",
                    },
                    None => match literal(after) {
                        Some((spec, _)) => self.is_javascript(spec),
                        // It goes by another name from there on.
                        None => *keyword == "require" && !after.starts_with(".main"),
                    },
                }
            })
        })
    }

    fn is_javascript(self, spec: &str) -> bool {
        let spec = spec.split('?').next().unwrap_or(spec);
        if spec.contains(['$', '*']) || !spec.starts_with('.') {
            // An alias may lead anywhere.
            return spec.contains("${") || spec.split('/').any(|segment| segment.split('.').next() == Some(self.stem));
        }
        let found = join(self.directory, spec);
        let rest = found.as_deref().and_then(|found| found.strip_prefix(self.path));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || rest.starts_with("/index"))
    }

    /// Whether an import may lead there, or a text that is imported.
    fn python(self, text: &str) -> bool {
        let mut rest = text;
        let mut imports = std::iter::from_fn(|| {
            let (start, end) = words(rest, "import").next()?;
            let (before, after) = (&rest[..start], &rest[end..]);
            let names = &after[..end_of_names(after.as_bytes())];
            rest = &after[names.len()..];
            let mut ends = before.rmatch_indices(['\n', ';']).map(|(at, _)| at);
            let line = ends.find(|&at| !before[..at].trim_end_matches('\r').ends_with('\\')).map_or(0, |at| at + 1);
            Some((&before[line..], names))
        });
        let imported = imports.any(|(before, names)| {
            let ends = |c: char| !(matches!(c, '.' | '_') || c.is_alphanumeric());
            let mut names = names.split(ends).filter(|name| !name.is_empty());
            match words(before, "from").last() {
                Some((_, end)) => {
                    let module: String = before[end..].chars().filter(|c| !c.is_whitespace() && *c != '\\').collect();
                    let dot = if module.ends_with('.') { "" } else { "." };
                    self.is_python(&module) || names.any(|name| self.is_python(&format!("{module}{dot}{name}")))
                }
                // What is above a module comes with it.
                None => {
                    names.any(|name| name.match_indices('.').any(|(at, _)| self.is_python(&name[..at])) || self.is_python(name))
                }
            }
        });
        // `import_module("project.settings")`, `import_module(f"{package}.settings")`
        imported
            || IMPORTING.iter().any(|call| text.contains(call))
                && parts(text, self.stem).any(|(start, end)| {
                    text[..start].ends_with(['\'', '"', '.', '}']) && text[end..].starts_with(['\'', '"', '.', ':', '{'])
                })
    }

    /// Whether a dotted name means the module.
    fn is_python(self, name: &str) -> bool {
        let target: Vec<&str> = self.path.split('/').collect();
        let parts: Vec<&str> = name.split('.').filter(|part| !part.is_empty()).collect();
        let dots = name.len() - name.trim_start_matches('.').len();
        if dots == 0 {
            // Where packages begin is not known.
            return !parts.is_empty() && target.ends_with(&parts);
        }
        let directory: Vec<&str> = self.directory.split('/').filter(|part| !part.is_empty()).collect();
        let up = (directory.len() + 1).checked_sub(dots);
        up.and_then(|up| directory.get(..up)).is_some_and(|above| [above, &parts[..]].concat() == target)
    }

    /// Whether the text has the file's name in a path, or as the first part of a key such as `config('services.influxdb')`.
    fn php(self, text: &str) -> bool {
        let includes = || ["include", "require"].iter().any(|word| text.contains(word));
        parts(text, self.stem).any(|(start, end)| {
            let (before, after) = (&text[..start], &text[end..]);
            if !after.starts_with(['.', '\'', '"']) {
                return false;
            }
            if before.ends_with('/') {
                // `__DIR__ . '/../config/services.php'`: the directories that are written out must be the file's.
                let written = before.rsplit(|c: char| c.is_whitespace() || QUOTES.contains(&c)).next().unwrap_or_default();
                let plain = written
                    .trim_end_matches('/')
                    .rsplit('/')
                    .take_while(|part| !matches!(*part, "" | "." | "..") && !part.contains(['$', '{', '}']));
                return plain.zip(self.path.rsplit('/').skip(1)).all(|(written, known)| written == known);
            }
            // `exec('php database.php')`
            if after.starts_with(".php") {
                return true;
            }
            // A text of one word may be a part of a path where it is handed to something; `$row['config']` is not.
            before
                .strip_suffix(['\'', '"'])
                .is_some_and(|before| after.starts_with('.') || before.trim_end().ends_with(['(', ',']) || includes())
        })
    }
}

/// What files of one kind are searched for.
pub(crate) struct Sought<'h> {
    /// `None` if for nothing.
    words: Option<Literals>,
    handles: Vec<&'h Handle>,
    /// Names of which a file imports one, as [`imports`] has them, if only imports lead to what is sought.
    imported: Option<Vec<u32>>,
}

impl<'h> Sought<'h> {
    pub(crate) fn new(handles: Vec<&'h Handle>) -> Self {
        let words: BTreeSet<&str> = handles.iter().map(|handle| handle.word()).collect();
        let imported = handles.iter().map(|handle| handle.imported()).collect();
        Self { words: (!words.is_empty()).then(|| Literals::new(words)), handles, imported }
    }

    /// The words that a file with these imports is searched for, if they are known.
    pub(crate) fn words_for(&self, imports: Option<&[u64; 4]>) -> Option<&Literals> {
        let leads_here = match (&self.imported, imports) {
            (Some(sought), Some(imports)) => sought.iter().any(|&name| {
                let (part, bit) = bit(name);
                imports[part] & bit != 0
            }),
            _ => true,
        };
        self.words.as_ref().filter(|_| leads_here)
    }

    pub(crate) fn is_in(&self, file: &SourceFile) -> bool {
        self.handles.iter().any(|handle| handle.is_used_in(&file.path, &file.text))
    }
}

const QUOTES: [char; 3] = ['\'', '"', '`'];

/// The file's name without what follows its first dot.
fn stem(path: &str) -> &str {
    name_of(path).split('.').next().unwrap_or_default()
}

fn is_in(mut places: impl Iterator<Item = (usize, usize)>) -> bool {
    places.next().is_some()
}

/// Where it stands, in bytes.
fn occurrences<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
    let found = memmem::find_iter(text.as_bytes(), word.as_bytes()).filter(|_| !word.is_empty());
    found.map(move |start| (start, start + word.len()))
}

/// Where it is no part of a longer word.
fn words<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
    alone(text, word, in_word)
}

/// Where it is no part of a longer name of a file.
fn parts<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
    alone(text, name, in_file_name)
}

fn alone<'a>(text: &'a str, word: &'a str, inside: fn(u8) -> bool) -> impl Iterator<Item = (usize, usize)> + 'a {
    let bytes = text.as_bytes();
    occurrences(text, word).filter(move |&(start, end)| {
        // A word that begins or ends with a sign ends there by itself.
        let joins = |at: Option<usize>, own: Option<&u8>| {
            own.is_some_and(|own| inside(*own)) && at.and_then(|at| bytes.get(at)).is_some_and(|byte| inside(*byte))
        };
        !joins(start.checked_sub(1), bytes.get(start)) && !joins(Some(end), bytes.get(end - 1))
    })
}

fn in_file_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-') || byte >= 0x80
}

/// The text around each occurrence of `word`, as far as it goes without quotes and spaces, where it is in quotes.
fn quoted<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    let ends = |c: char| c.is_whitespace() || QUOTES.contains(&c);
    parts(text, word).filter_map(move |(start, end)| {
        let from = text[..start].rfind(ends)?;
        let from = from + text[from..].chars().next().map_or(0, char::len_utf8);
        let to = end + text[end..].find(ends)?;
        (text[..from].ends_with(QUOTES) && text[to..].starts_with(QUOTES)).then(|| &text[from..to])
    })
}

/// Where the names end that begin after an `import` of Python, in bytes: with the line, or with a parenthesis.
fn end_of_names(text: &[u8]) -> usize {
    let end = if text.trim_ascii_start().starts_with(b"(") {
        let mut comment = false;
        text.iter().position(|&byte| {
            comment = byte == b'#' || comment && byte != b'\n';
            byte == b')' && !comment
        })
    } else {
        let is_escaped = |end: usize| text[..end].iter().rfind(|&&byte| byte != b'\r') == Some(&b'\\');
        memchr::memchr_iter(b'\n', text).find(|&end| !is_escaped(end))
    };
    end.unwrap_or(text.len())
}

/// What a file imports, for a quick look whether it may import something: bits that stand for names ([`bit`]). `None` where
/// that can't be told.
pub(crate) fn imports(path: &str, text: &[u8], includes: Option<bool>) -> Option<[u64; 4]> {
    let is = |end: &str| path.ends_with(end);
    if is(".py") {
        imports_of_python(text)
    } else if is_marked(path) {
        // Includes are put together in too many ways; but most files have none.
        let is_in = || INCLUDING.iter().any(|word| memmem::find(text, word.as_bytes()).is_some());
        (!includes.unwrap_or_else(is_in)).then(Default::default)
    } else {
        (is(".sh") || is(".bash")).then(|| mentions_of_shell(text))
    }
}

/// Stands for all that a file of PHP may get from files that are included. Nothing imports it by that name.
const INCLUDED: u32 = 0;

/// Parts of the words by which PHP includes files, or has variables of those that do.
pub(crate) const INCLUDING: &[&str] = &["nclude", "equire", "obal", "NCLUDE", "EQUIRE", "OBAL"];

/// Whether [`imports`] asks if a word of [`INCLUDING`] is in the file.
pub(crate) fn is_marked(path: &str) -> bool {
    path.ends_with(".php")
}

/// What imports by a text, or by a path.
const IMPORTING: [&str; 5] = ["import_module", "__import__", "import_string", "config.from_", "resolve_name"];

/// Every name in a line that imports something.
fn imports_of_python(text: &[u8]) -> Option<[u64; 4]> {
    const IMPORT: usize = 0;
    // Of what can't be searched for both at once, nothing is told.
    static WORDS: LazyLock<Option<Searcher>> = LazyLock::new(|| Searcher::new(["import", "config.from_"]));
    let words = WORDS.as_ref()?;
    let mut names = [0; 4];
    let mut done = 0;
    for found in words.find_iter(text) {
        if found.pattern().as_usize() != IMPORT {
            return None;
        }
        let at = found.start();
        let (before, after) = (&text[..at], &text[at + "import".len()..]);
        if after.starts_with(b"_module") || after.starts_with(b"_string") || before.ends_with(b"__") {
            return None;
        }
        if at < done || before.last().is_some_and(|&byte| in_word(byte)) || after.first().is_some_and(|&byte| in_word(byte)) {
            continue;
        }
        let mut lines = memchr::memrchr_iter(b'\n', before);
        let start = lines.find(|&end| !before[..end].trim_ascii_end().ends_with(b"\\")).map_or(0, |end| end + 1);
        done = at + "import".len() + end_of_names(after);
        for word in words_of(&text[start..done]) {
            note(word, &mut names);
        }
    }
    Some(names)
}

/// Every name with a dot in it, by what is around its dots: scripts are sourced and run by their whole names.
fn mentions_of_shell(text: &[u8]) -> [u64; 4] {
    let mut names = [0; 4];
    for at in memchr::memchr_iter(b'.', text) {
        note(around_dot(text, at), &mut names);
    }
    names
}

/// The parts of a name before and behind the dot at `at`, which are empty where there are none.
fn around_dot(text: &[u8], at: usize) -> &[u8] {
    let start = text[..at].iter().rposition(|&byte| !in_file_name(byte)).map_or(0, |before| before + 1);
    let end = text[at + 1..].iter().position(|&byte| !in_file_name(byte)).map_or(text.len(), |length| at + 1 + length);
    &text[start..end]
}

fn words_of(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.iter().position(|&byte| in_word(byte))?;
        let length = rest[start..].iter().position(|&byte| !in_word(byte)).unwrap_or(rest.len() - start);
        let word = &rest[start..start + length];
        rest = &rest[start + length..];
        Some(word)
    })
}

fn note(name: &[u8], bits: &mut [u64; 4]) {
    let (part, bit) = bit(hash(name));
    bits[part] |= bit;
}

/// Where in the bits of a file's imports that name is: of two names with one bit, the file only seems to import the other.
fn bit(name: u32) -> (usize, u64) {
    ((name & 3) as usize, 1 << (name >> 2 & 63))
}

fn in_word(byte: u8) -> bool {
    /// Of all bytes, since most of those of an import are looked at.
    const TABLE: [bool; 256] = {
        let mut table = [false; 256];
        let mut byte = 0;
        while byte < 256 {
            table[byte] = byte >= 0x80 || byte == b'_' as usize || (byte as u8).is_ascii_alphanumeric();
            byte += 1;
        }
        table
    };
    TABLE[usize::from(byte)]
}

/// Of a name by its ends: a step for every byte would cost more than finding the names.
fn hash(word: &[u8]) -> u32 {
    let (first, last) = match (word.first_chunk(), word.last_chunk()) {
        (Some(&first), Some(&last)) => (u32::from_le_bytes(first), u32::from_le_bytes(last)),
        _ => (0, word.iter().fold(0, |all, &byte| all << 8 | u32::from(byte))),
    };
    let ends = u64::from(first) << 32 | u64::from(last);
    ((ends ^ word.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as u32
}

/// The text in quotes at the beginning, and what follows it.
fn literal(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|c| QUOTES.contains(c))?;
    text[1..].split_once(quote)
}

fn without_comments(text: &str) -> &str {
    let mut text = text.trim_start();
    while let Some((_, after)) = text.strip_prefix("/*").and_then(|comment| comment.split_once("*/")) {
        text = after.trim_start();
    }
    text
}

/// Whether the text has the class or function of that namespace in view.
fn has_in_view(text: &str, namespace: &str, name: &str) -> bool {
    let nearest = namespace.rsplit('\\').next().unwrap_or(namespace);
    // `new Influx\Client`, `'App\\Influx\\Client'`, `use App\Influx\{Client}`, `use App\Influx as Metrics`
    let ways = ["\\", "\\\\"].map(|between| format!("{nearest}{between}{name}"));
    let imports = ["\\{", "\\ {", " as "].map(|after| format!("{nearest}{after}"));
    ways.iter().chain(&imports).any(|way| text.contains(way.as_str()))
        || occurrences(text, namespace).any(|(start, _)| text[..start].trim_end().ends_with("namespace"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(language: &'static str, path: &str) -> Handle {
        Handle::Module { language, stem: name_of(path).to_owned(), path: path.to_owned() }
    }

    fn is_used(handle: &Handle, path: &str, text: &str) -> bool {
        text.contains(handle.word()) && handle.is_used_in(path, text)
    }

    fn check(handle: &Handle, used: &[(&str, &str)], unused: &[(&str, &str)]) {
        for (path, text) in used {
            assert!(is_used(handle, path, text), "{handle:?} in {path}: {text}");
        }
        for (path, text) in unused {
            assert!(!is_used(handle, path, text), "{handle:?} in {path}: {text}");
        }
    }

    #[test]
    fn javascript_modules() {
        let used = [
            ("src/app.js", "const c = require('./lib/config');"),
            ("src/app.js", "import c from \"./lib/config.js\";"),
            ("src/app.js", "import './lib/config'"),
            ("src/app.js", "const c = () => import(/* webpackChunkName: 'c' */ './lib/config?raw')"),
            ("src/app.js", "jest.requireActual('./lib/config')"),
            ("src/lib/b.ts", "export * from './config'"),
            ("src/web/b.ts", "import('../lib/config')"),
            ("src/web/b.ts", "import c from '@/lib/config'"),
            ("src/web/b.ts", "import c from '@/other/config.json'"),
            ("a.js", "import(`./${place}/config`)"),
            ("a.js", "import(`./${ place }/config.js`)"),
            ("a.js", "require('./' + place + '/config')"),
            ("a.js", "require(path.join(root, 'config'))"),
            ("a.js", "const load = createRequire(import.meta.url); load('config')"),
            ("a.js", "const r = require; r('config')"),
            ("a.js", "const file = path.join(__dirname, 'lib', 'config'); use(file)"),
        ];
        let unused = [
            ("src/web/b.ts", "import c from './config'"),
            ("a.js", "require('../../outside/config')"),
            ("a.js", "app.config.port = 'x'; // the config"),
            ("a.js", "const x = require('./my-config'); x.on('config', run); if (require.main === module) run('config')"),
            ("a.js", "import x from './config.vue'; import y from 'vue'; y('config')"),
        ];
        check(&module("javascript", "src/lib/config"), &used, &unused);
        let used = [("packages/app/a.js", "require('../influx')"), ("packages/app/a.js", "require('../influx/index.js')")];
        let used_by_key = [("a.js", "strapi.config.get('influx.token')")];
        check(&module("javascript", "config/influx"), &used_by_key, &[("a.js", "x['influx.token']")]);
        check(&module("javascript", "packages/influx"), &used, &[("packages/app/a.js", "require('../influx/other')")]);
    }

    #[test]
    fn javascript_packages_and_directories() {
        let package = Handle::Package("@acme/influx".into());
        let used = [("a.js", "from '@acme/influx'"), ("a.js", "from '@acme/influx/x'")];
        check(&package, &used, &[("a.js", "from '@acme/influx-x'")]);
        let read = |path: &str| match path {
            "lib/package.json" => {
                Some(Arc::from(r#"{"name": "influx", "main": "./db/client.js", "dependencies": {"@a/b": "1"}}"#))
            }
            "tsconfig.json" => Some(Arc::from(
                "{\"compilerOptions\": {\"paths\": {\"@db\": [\"lib/db/client.ts\"], // ours\n\"@x/*\": [\"*\"]}}}",
            )),
            _ => None,
        };
        let carrier = |path: &str| Carrier {
            path: path.into(),
            language: "javascript",
            names: vec!["creds".into(), "default".into()],
            is_of_use: true,
        };
        let all = handles(&carrier("lib/db/client.js"), &read);
        let reached = |path: &str, text: &str| all.iter().any(|handle| is_used(handle, path, text));
        assert!(reached("web/a.ts", "import { creds } from '@db'"));
        assert!(reached("web/a.js", "require('../lib')"));
        assert!(reached("web/a.js", "require('influx')"));
        assert!(reached("lib/test/a.js", "require('..')"));
        assert!(!reached("lib/db/test/a.js", "require('..'); require('@a/b'); require('@x/y')"));
        let index = handles(&carrier("lib/db/index.js"), &|_| None);
        for (path, text) in [
            ("lib/db/a.js", "from '.'"),
            ("lib/db/a/b.js", "from \"../\""),
            ("lib/db/a.js", "from './index'"),
            ("a.js", "from './lib/db'"),
        ] {
            assert!(index.iter().any(|handle| is_used(handle, path, text)), "{text}");
        }
        assert!(!index.iter().any(|handle| is_used(handle, "lib/a.js", "from '.'; from './index'; creds()")));
    }

    #[test]
    fn python_modules() {
        let used = [
            ("manage.py", "import app.core.settings\n"),
            ("manage.py", "import app.core.settings.x as x\n"),
            ("manage.py", "from app.core import settings as s\n"),
            ("manage.py", "from app.core.settings import X\n"),
            ("manage.py", "import os, core.settings\n"),
            ("manage.py", "try: import settings\nexcept ImportError: pass"),
            ("manage.py", "from app.core \\\n    import settings"),
            ("manage.py", "import_module('app.core.settings')"),
            ("manage.py", "import_module(f'{name}.settings')"),
            ("manage.py", "app.config.from_object('app.core.settings.Production')"),
            ("manage.py", "__import__('settings')"),
            ("app/core/a.py", "from . import a, settings\n"),
            ("app/core/a.py", "from .settings import (\n    A,\n    B,\n)\n"),
            ("app/core/a.py", "from . import (\n    a,  # (it)\n    settings,\n)\n"),
            ("app/core/a.py", "from . import a, \\\n    settings\n"),
            ("app/web/a.py", "from ..core.settings import *\n"),
        ];
        let unused = [
            ("manage.py", "from other.core import settings\n"),
            ("manage.py", "from django.conf import settings\n"),
            ("manage.py", "settings = {}\nimport os\nprint(settings)\n"),
            ("app/web/a.py", "from .settings import A\n"),
            ("app/web/a.py", "from .... import settings\n"),
        ];
        check(&module("python", "app/core/settings"), &used, &unused);
        let used = [
            ("app/a.py", "from .core import X"),
            ("app/a.py", "from app.core import X"),
            ("app/core/b.py", "from .. import core"),
        ];
        let unused = [("app/a.py", "core = 1"), ("a.py", "from app.core.x import y")];
        check(&module("python", "app/core"), &used, &unused);
        let below = Handle::Below { directory: "app/core".into(), word: "load".into() };
        check(&below, &[("app/core/b.py", "from . import load")], &[("app/b.py", "load()"), ("app/core/b.py", "loaded()")]);
    }

    #[test]
    fn imports_are_noted() {
        let noted = |path: &str, text: &str, handle: &Handle| {
            Sought::new(vec![handle]).words_for(imports(path, text.as_bytes(), None).as_ref()).is_some()
        };
        let settings = module("python", "app/core/settings");
        let used = [
            "import app.core.settings\n",
            "x = 1\nfrom app.core import settings as s",
            "from app.core \\\n    import x, settings",
            "from . import (\n    a,  # (it)\n    settings,\n)\n",
            "from app.core.settings import *",
            "load = importlib.import_module; load(name)",
            "__import__(name)",
            "from django.utils.module_loading import import_string",
            "app.config.from_object(name)",
        ];
        for text in used {
            assert!(noted("a.py", text, &settings), "{text}");
        }
        assert!(!noted("a.py", "import os\nsettings = important(imports, reimport)\nfrom x import (y)\nsettings", &settings));
        assert!(noted("a.js", "", &settings) && noted("a.py", "x", &Handle::Word("settings".into())));
        let database = module("php", "app/database");
        assert!(!noted("a.php", "<?php 'database.php';", &database));
        for text in ["require 'database.php';", "INCLUDE_ONCE $x;", "global $x;", "$GLOBALS['x']"] {
            assert!(noted("a.php", text, &database), "{text}");
        }
        let script = module("shell", "bin/env.prod.sh");
        for text in [". ./bin/env.prod.sh", "bash \"$x.env.prod.sh\"", "env.prod.sh"] {
            assert!(noted("a.sh", text, &script), "{text}");
        }
        assert!(!noted("a.sh", "source my-env.prod.sh; env.production.sh; env", &script));
        assert!(noted("a.sh", "", &module("shell", "bin/deploy")));
        assert!(noted("a.php", "", &module("php", "app/config/database")));
        assert!(noted("a.php", "", &Handle::Named { namespace: "A".into(), name: "B".into() }));
    }

    #[test]
    fn php_files() {
        let used = [
            ("index.php", "require __DIR__ . '/config/database.php';"),
            ("a/b.php", "include_once \"../config/database.php\";"),
            ("a/b.php", "include \"$dir/database.php\";"),
            ("a/b.php", "include 'database.php';"),
            ("a/b.php", "include $dir . DIRECTORY_SEPARATOR . 'database' . '.php';"),
            ("a/b.php", "$name = 'database'; include \"$name.php\";"),
            ("a/b.php", "config('database.influx')"),
            ("a/b.php", "$config->get( 'database.influx')"),
            ("a/b.php", "load('x', 'database')"),
            ("a/b.php", "exec('php database.php')"),
        ];
        let unused = [
            ("a/b.php", "include '../other/database.php';"),
            ("a/b.php", "$payment['database'] = ['database' => 1];"),
            ("a/b.php", "// the database"),
            ("a/b.php", "t('the database is gone')"),
        ];
        check(&module("php", "app/config/database"), &used, &unused);
    }

    #[test]
    fn php_names() {
        let class = Handle::Named { namespace: "App\\Influx".into(), name: "Client".into() };
        let used = [
            ("a.php", "use App\\Influx\\Client;"),
            ("a.php", "use App\\Influx;\nnew Influx\\Client;"),
            ("a.php", "use App\\Influx as Metrics;\nnew Metrics\\Client;"),
            ("a.php", "namespace App\\Influx;\nnew Client;"),
            ("a.php", "use App\\Influx\\{Client, Pool};"),
            ("a.php", "'App\\\\Influx\\\\Client'"),
        ];
        check(&class, &used, &[("a.php", "use GuzzleHttp\\Client;"), ("a.php", "use App\\Influx\\ClientPool;")]);
        let function = Handle::Word("influx_credentials".into());
        check(&function, &[("a.php", "influx_credentials()")], &[("a.php", "$my_influx_credentials")]);
        let variable = Handle::Global("$influx".into());
        check(&variable, &[("a.php", "function f() { global $db, $influx; }")], &[("a.php", "global $db; $influx = 1;")]);
    }

    #[test]
    fn shell_scripts() {
        check(
            &module("shell", "bin/env.sh"),
            &[("a", ". ./bin/env.sh"), ("a", "bash $HOME/env.sh")],
            &[("a", "source my-env.sh")],
        );
    }

    #[test]
    fn nothing_is_cut_inside_a_character() {
        for text in [
            "é'é/config.é'",
            "“config”",
            "import é\u{3000}import config",
            "'config",
            "import (config",
            "'\u{3000}config'",
            "import config\\",
            "'..",
            "é..'",
        ] {
            for language in ["javascript", "python", "php", "shell", "rust"] {
                module(language, "é/config").is_used_in("é/é.x", text);
            }
            for handle in packages("é/config/index.js", &|_| None) {
                handle.is_used_in("é/é.x", text);
            }
        }
    }
}
