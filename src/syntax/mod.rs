//! From a text to the IR: one file a language, and the table of them.
//!
//! A front-end is a function from a [`Source`] to an [`ir::Module`]. It knows its language's grammar and nothing of
//! relationships, files or other languages; what library calls give is data in `rules/models/<id>.toml`.

mod csharp;
mod elixir;
mod go;
pub mod ir;
mod java;
mod javascript;
pub mod jq;
mod kotlin;
mod php;
mod python;
mod ruby;
mod rust;
mod shell;
#[cfg(test)]
mod testing;
mod tree;
mod xml;

use std::sync::{Arc, LazyLock};

use crate::hash::HashMap;
use crate::source::path::{above, name_of};
use ir::{Module, Span};
pub(crate) use javascript::aliases;
pub(crate) use rust::library_name;

/// A text to be lowered.
pub struct Source<'a> {
    pub text: &'a str,
    /// The path of the file, for languages that have dialects by extension (`.tsx`) or meaning by path.
    pub path: &'a str,
}

/// What a front-end may ask when it resolves an import.
pub struct Project<'a> {
    /// The path of the importing file, relative to the project's root, with `/`.
    pub from: &'a str,
    /// The root of its app, relative to the project's root; empty for the project's root itself.
    pub app_root: &'a str,
    /// Whether there is such a file, by a path relative to the project's root.
    pub exists: &'a dyn Fn(&str) -> bool,
    /// The text of such a file (`composer.json`, `tsconfig.json`).
    pub read: &'a dyn Fn(&str) -> Option<Arc<str>>,
    /// The only file whose path is this or ends with it behind a `/`: of those of the app, else of all.
    pub only: &'a dyn Fn(&str) -> Option<String>,
    /// The files of a directory, by their paths, in order; not those of the directories in it.
    pub list: &'a dyn Fn(&str) -> Vec<String>,
}

impl Project<'_> {
    /// The directory of the importing file; empty for the root.
    pub fn directory(&self) -> &str {
        above(self.from)
    }

    /// The first of `candidates` that exists.
    pub fn first(&self, candidates: impl IntoIterator<Item = String>) -> Option<String> {
        candidates.into_iter().find(|path| (self.exists)(path))
    }
}

/// `directory` and `path` as one path relative to the project's root, with `.` and `..` resolved. `None` where it leads
/// out of the project.
pub fn join(directory: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    let relative = if path.starts_with('/') { "" } else { directory };
    for part in relative.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A language that is lowered to the IR.
pub struct Language {
    /// As in `rules/models/<id>.toml` and [`ir::ExprKind::Code`].
    pub id: &'static str,
    /// As people write it.
    pub name: &'static str,
    /// Without the dot, in lower case; also compound ones (`php.dist`). Those of files may be written in capitals.
    pub extensions: &'static [&'static str],
    /// Whole file names.
    pub file_names: &'static [&'static str],
    /// The program in a `#!` line, without its directory and version digits.
    pub interpreters: &'static [&'static str],
    /// What library calls give, for whoever follows values: the text of `rules/models/<id>.toml`.
    pub models: &'static str,
    pub lower: fn(&Source<'_>) -> Module,
    /// The file that an import of `spec` means ([`ir::ExprKind::Module`] and [`ir::ExprKind::Include`]); `None` for a
    /// library or a file that isn't there.
    pub resolve: fn(spec: &str, project: &Project<'_>) -> Option<String>,
    /// The ends of paths, the likeliest first, one of which the file of an import has that [`Language::resolve`] does not
    /// find: where the app has one such file only, it is taken for that.
    pub guess: fn(spec: &str) -> Vec<String>,
    /// What a name means that no scope binds.
    pub names: Naming,
    /// The file that defines `name`, for languages that find by name (PHP's PSR-4, the package of a Go file).
    pub autoload: fn(name: &str, project: &Project<'_>) -> Option<String>,
}

/// What a name means that neither the function nor the file binds which uses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// Something outside the project: what comes from elsewhere is imported (Python, JavaScript, Rust).
    Imported,
    /// The class or function of that name, in whatever file of the project it is (PHP, Ruby, shell).
    Global,
    /// The same, by its full name; most who use it have an alias for that, which is its last part (Elixir).
    Qualified,
    /// First a member of the class around it, its own or inherited; then what [`Language::autoload`]'s file has under the last part
    /// of the name; then a class of that name (Java, Kotlin, C#, Go).
    Packaged,
    /// A constant is looked for in the modules around it, from the innermost on, whose full name stands behind it (see
    /// [`ir::MADE_UP`]); any other name is a method of `self`, else of all objects. What a class is may be said in several places.
    /// Reading a member is calling it without arguments (Ruby).
    Nested,
}

/// For languages that have no such thing.
fn resolve_nothing(_: &str, _: &Project<'_>) -> Option<String> {
    None
}

fn guess_nothing(_: &str) -> Vec<String> {
    Vec::new()
}

/// Every language. To add one: a file beside this, a line here, `rules/models/<id>.toml`.
pub static LANGUAGES: &[&Language] = &[
    &csharp::CSHARP,
    &elixir::ELIXIR,
    &go::GO,
    &java::JAVA,
    &javascript::JAVASCRIPT,
    &jq::JQ,
    &kotlin::KOTLIN,
    &php::PHP,
    &python::PYTHON,
    &ruby::RUBY,
    &rust::RUST,
    &shell::SHELL,
];

/// The language of a file, by its name, else by its `#!` line (`head`: the first bytes of its text).
pub fn language_of(path: &str, head: &str) -> Option<&'static Language> {
    if ruby::is_template_of_data(path, head) {
        return Some(&ruby::RUBY);
    }
    by_path(path).or_else(|| by_shebang(head))
}

/// The language of a file by its path alone.
pub fn by_path(path: &str) -> Option<&'static Language> {
    by_name(name_of(path)).or_else(|| php::is_xml(path).then_some(&php::PHP))
}

/// The language of a file by its name alone; the longest extension wins.
pub fn by_name(file_name: &str) -> Option<&'static Language> {
    if let Some(language) = BY_NAME.names.get(file_name) {
        return Some(language);
    }
    let mut ends = memchr::memchr_iter(b'.', file_name.as_bytes()).map(|at| &file_name.as_bytes()[at + 1..]);
    ends.find_map(|end| {
        // No extension is longer.
        let mut lower = [0; 16];
        let lower = lower.get_mut(..end.len())?;
        lower.copy_from_slice(end);
        lower.make_ascii_lowercase();
        BY_NAME.extensions.get(&*lower).copied()
    })
}

/// The table the other way round: every file of a tree is looked up.
struct ByName {
    names: HashMap<&'static str, &'static Language>,
    extensions: HashMap<&'static [u8], &'static Language>,
}

static BY_NAME: LazyLock<ByName> = LazyLock::new(|| {
    // Of several, the first counts.
    let languages = || LANGUAGES.iter().rev();
    let names = languages().flat_map(|language| language.file_names.iter().map(|&name| (name, *language)));
    let extensions = languages().flat_map(|language| language.extensions.iter().map(|end| (end.as_bytes(), *language)));
    ByName { names: names.collect(), extensions: extensions.collect() }
});

fn by_shebang(head: &str) -> Option<&'static Language> {
    let line = head.trim_start_matches('\u{feff}').strip_prefix("#!")?.lines().next()?;
    let mut words = line.split_whitespace().map(name_of);
    let program = words.find(|word| *word != "env" && !word.starts_with('-') && !word.contains('='))?;
    let program = program.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    LANGUAGES.iter().copied().find(|language| language.interpreters.contains(&program))
}

/// Stands for each unknown part of code that is put together at run time. Front-ends of languages in which such code is
/// common read it as (a part of) a name or a text.
pub const HOLE: char = '\u{fffc}';

/// Stands before the name of what a step of a workflow writes for later ones (`echo "name=value" >> "$GITHUB_OUTPUT"`), in
/// the name of the variable that has it.
pub const STEP_OUTPUT: &str = "STEP_OUTPUT__";

/// The name of the variable that a setting of a program for the JVM is, as its frameworks have it: `influx.token`.
pub fn property(name: &str) -> String {
    format!("{name}{PROPERTY}")
}

/// How the names of such variables end.
pub const PROPERTY: &str = "·property";

/// The language with that id.
pub fn language(id: &str) -> Option<&'static Language> {
    LANGUAGES.iter().copied().find(|language| language.id == id)
}

/// How deep front-ends follow nesting; what lies deeper is lost, and said to be.
pub const MAX_DEPTH: usize = 200;

/// Whether brackets nest deeper than `limit`: parsers that recurse must not be given such a text.
pub fn nests_deeper_than(text: &str, limit: usize) -> bool {
    let mut depth = 0usize;
    text.bytes().any(|byte| {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > limit
    })
}

/// The whole text as lost.
pub fn all_lost(text: &str) -> Module {
    Module { body: Vec::new(), lost: vec![Span::new(0, text.len())] }
}
