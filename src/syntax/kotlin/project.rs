//! Finds the file of a name by its package.

use std::collections::BTreeSet;

use crate::source::path::above;
use crate::syntax::{Project, join};

/// Where sources lie in a module.
const SOURCES: [&str; 8] = [
    "src/main/kotlin",
    "src/main/java",
    "src/commonMain/kotlin",
    "src/jvmMain/kotlin",
    "src/test/kotlin",
    "src/test/java",
    "src/main",
    "src",
];

/// The file that defines `name`: a full name (`com.acme.Credentials`, `com.acme.load`), or one of the package of the file that
/// asks, or of a package that it imports as a whole.
pub(super) fn autoload(name: &str, project: &Project<'_>) -> Option<String> {
    if let Some((package, last)) = name.rsplit_once('.') {
        return by_full_name(package, last, project);
    }
    let text = (project.read)(project.from)?;
    let header = Header::of(&text);
    let own = header.package.unwrap_or_default();
    let mut directories = vec![project.directory().to_owned()];
    directories.extend(directories_of(own, &header, project));
    if let Some(found) = defined_in(directories, name, project) {
        return Some(found);
    }
    header.wholes.iter().find_map(|package| by_full_name(package, name, project))
}

fn by_full_name(package: &str, last: &str, project: &Project<'_>) -> Option<String> {
    let path = package.replace('.', "/");
    for extension in ["kt", "java"] {
        if last.starts_with(char::is_uppercase)
            && let Some(found) = (project.only)(&format!("{path}/{last}.{extension}"))
        {
            return Some(found);
        }
    }
    // What is within a class is in the class's file.
    if package.rsplit('.').next()?.starts_with(char::is_uppercase) {
        let (package, class) = package.rsplit_once('.').unwrap_or(("", package));
        return by_full_name(package, class, project);
    }
    let text = (project.read)(project.from)?;
    let header = Header::of(&text);
    defined_in(directories_of(package, &header, project), last, project)
}

/// The first file in the directories that declares the name outside of anything else.
fn defined_in(directories: Vec<String>, name: &str, project: &Project<'_>) -> Option<String> {
    let mut seen = BTreeSet::new();
    for directory in directories {
        if !seen.insert(directory.clone()) {
            continue;
        }
        let files = (project.list)(&directory);
        let java = format!("{name}.java");
        for path in files {
            if path == project.from {
                continue;
            }
            let file = path.rsplit('/').next().unwrap_or(&path);
            let is_here = match file.rsplit_once('.') {
                Some((_, "kt")) => (project.read)(&path).is_some_and(|text| declares(&text, name)),
                Some((_, "java")) => file == java,
                _ => false,
            };
            if is_here {
                return Some(path);
            }
        }
    }
    None
}

/// The directories of a package: below the same root as the file that asks, and in the other modules of the build.
fn directories_of(package: &str, header: &Header<'_>, project: &Project<'_>) -> Vec<String> {
    let parts =
        |package: &str| -> Vec<String> { package.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect() };
    let (own, wanted) = (parts(header.package.unwrap_or_default()), parts(package));
    let mut directory: Vec<String> = project.directory().split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    // The packages that all have in common need not be directories.
    let mut left = own.clone();
    while let (Some(part), Some(last)) = (left.last(), directory.last())
        && part == last
    {
        left.pop();
        directory.pop();
    }
    let below = |root: &str, parts: &[String]| join(root, &parts.join("/")).unwrap_or_default();
    let root = directory.join("/");
    let mut found = Vec::new();
    let short = wanted.strip_prefix(&left[..]).map(<[String]>::to_vec);
    let mut roots = vec![root.clone()];
    let (module, of_module) = match SOURCES.iter().find_map(|source| Some((root.strip_suffix(source)?, *source))) {
        Some((module, source)) => (module.trim_end_matches('/'), source),
        None => (&*root, ""),
    };
    let in_module = |module: &str| SOURCES.iter().filter_map(|source| join(module, source)).collect::<Vec<_>>();
    if !of_module.is_empty() {
        roots.extend(in_module(module));
    }
    for module in modules(module, project) {
        roots.extend(in_module(&module));
    }
    for root in roots {
        found.push(below(&root, &wanted));
        found.extend(short.as_ref().map(|short| below(&root, short)));
    }
    found
}

/// The modules that a build above the directory lists.
fn modules(from: &str, project: &Project<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let mut directory = Some(from);
    while let Some(here) = directory {
        for settings in ["settings.gradle.kts", "settings.gradle", "pom.xml"] {
            let Some(text) = join(here, settings).and_then(|path| (project.read)(&path)) else { continue };
            let named: Vec<&str> = if settings == "pom.xml" {
                text.split("<module>").skip(1).filter_map(|rest| rest.split("</module>").next()).collect()
            } else {
                let lists = text.split("include").skip(1).map(|rest| {
                    let end = rest.find(")").filter(|_| rest.trim_start().starts_with('('));
                    rest.get(..end.or_else(|| rest.find('\n')).unwrap_or(rest.len())).unwrap_or_default()
                });
                lists.flat_map(|list| list.split(['"', '\''])).filter(|name| name.starts_with(':') || is_plain(name)).collect()
            };
            let path = |name: &str| join(here, &name.trim().trim_start_matches(':').replace(':', "/"));
            found.extend(named.into_iter().filter_map(path).filter(|path| !path.is_empty()));
        }
        directory = if here.is_empty() { None } else { Some(above(here)) };
    }
    found
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | ':'))
}

/// Whether the text declares `name` at its top level: such declarations begin their lines.
fn declares(text: &str, name: &str) -> bool {
    text.lines().any(|line| {
        if line.starts_with([' ', '\t', '}', '/', '*']) || !line.contains(name) {
            return false;
        }
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        line.match_indices(name).any(|(at, _)| {
            let (before, after) = (&line[..at], &line[at + name.len()..]);
            let whole = !before.ends_with(is_word) && !after.starts_with(is_word);
            let keyword = |word: &str| matches!(word, "fun" | "val" | "var" | "class" | "object" | "interface" | "typealias");
            // Not in the body or a parameter, but for the receiver's type.
            whole && !before.contains(['=', '{']) && before.split_whitespace().any(keyword) && !before.contains('(')
        })
    })
}

/// What stands before the declarations of a file.
#[derive(Default)]
struct Header<'a> {
    package: Option<&'a str>,
    /// The packages that are imported as a whole.
    wholes: Vec<&'a str>,
}

impl<'a> Header<'a> {
    fn of(text: &'a str) -> Self {
        let mut header = Self::default();
        for line in text.lines() {
            let line = line.trim().trim_end_matches(';').trim_end();
            if let Some(package) = line.strip_prefix("package ") {
                header.package = header.package.or(Some(package.trim()));
            } else if let Some(import) = line.strip_prefix("import ") {
                header.wholes.extend(import.trim().strip_suffix(".*"));
            }
        }
        header
    }
}
