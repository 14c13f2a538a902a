//! Packages: which directory an import path means, and which of its files declares a name.

use crate::syntax::{Project, join};

/// Names that every file has without a declaration.
const PREDECLARED: [&str; 40] = [
    "any",
    "append",
    "bool",
    "byte",
    "cap",
    "clear",
    "close",
    "comparable",
    "complex",
    "complex64",
    "complex128",
    "copy",
    "delete",
    "error",
    "false",
    "float32",
    "float64",
    "imag",
    "int",
    "int8",
    "int16",
    "int32",
    "int64",
    "iota",
    "len",
    "make",
    "max",
    "min",
    "new",
    "nil",
    "panic",
    "print",
    "println",
    "real",
    "recover",
    "rune",
    "string",
    "true",
    "uint",
    "uintptr",
];

/// An import path without its major version.
pub(super) fn plain(path: &str) -> String {
    let is_version = |part: &str| part.strip_prefix('v').is_some_and(|rest| rest.parse::<u32>().is_ok());
    let parts = path.split('/').map(|part| match part.rsplit_once('.') {
        // `gopkg.in/yaml.v3`
        Some((name, version)) if is_version(version) => name,
        _ => part,
    });
    parts.filter(|part| !is_version(part)).collect::<Vec<_>>().join("/")
}

/// What a package is called that has this import path.
pub(super) fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The file that declares a name: `./load` of the package that asks, `example.com/app/config.Load` of another.
pub(super) fn resolve(spec: &str, project: &Project<'_>) -> Option<String> {
    let (package, name) = match spec.rsplit_once('/') {
        Some((above, last)) => match last.split_once('.') {
            Some((last, name)) => (Some(format!("{above}/{last}")), name),
            None => ((above != ".").then(|| above.to_owned()), last),
        },
        None => match spec.split_once('.') {
            Some((package, name)) => (Some(package.to_owned()), name),
            None => (None, spec),
        },
    };
    let name = name.split('.').next().unwrap_or(name);
    match package {
        Some(package) => declaring(&directory(&package, project)?, name, project, true),
        None if PREDECLARED.contains(&name) || name.is_empty() => None,
        None => declaring(project.directory(), name, project, project.from.ends_with("_test.go")).or_else(|| {
            dotted(project)?.iter().find_map(|package| declaring(&directory(package, project)?, name, project, true))
        }),
    }
}

/// The packages of which the file that asks has all names: `import . "path"`.
fn dotted(project: &Project<'_>) -> Option<Vec<String>> {
    let text = (project.read)(project.from)?;
    let imports = text.lines().filter_map(|line| {
        let line = line.trim();
        let rest = line.strip_prefix("import").unwrap_or(line).trim_start().strip_prefix('.')?;
        let path = rest.trim_start().strip_prefix('"')?;
        Some(plain(path.split('"').next()?))
    });
    Some(imports.collect())
}

/// The file of the directory that declares the name at its top level.
fn declaring(directory: &str, name: &str, project: &Project<'_>, tests: bool) -> Option<String> {
    let files = (project.list)(directory);
    let sources = files.into_iter().filter(|path| path.ends_with(".go") && (tests || !path.ends_with("_test.go")));
    let (probable, others): (Vec<_>, Vec<_>) = sources.partition(|path| !path.ends_with("_test.go"));
    probable.into_iter().chain(others).find(|path| (project.read)(path).is_some_and(|text| declares(&text, name)))
}

/// The directory of an import path: of this module, of one that it is replaced by, of one in the same workspace.
fn directory(package: &str, project: &Project<'_>) -> Option<String> {
    let mut at = project.directory();
    let mut is_module = false;
    loop {
        if let Some(text) = join(at, "go.mod").and_then(|path| (project.read)(&path)) {
            is_module = true;
            if let Some(found) = below(package, &text, at) {
                return Some(found);
            }
            for line in text.lines() {
                // `replace example.com/shared => ../shared`
                let line = line.trim().strip_prefix("replace").unwrap_or(line.trim());
                let Some((from, to)) = line.split_once("=>") else { continue };
                let (from, to) = (from.split_whitespace().next()?, to.split_whitespace().next()?);
                if !to.starts_with('.') {
                    continue;
                }
                if let (Some(rest), Some(to)) = (under(package, &plain(from)), join(at, to)) {
                    return join(&to, rest);
                }
            }
        }
        if let Some(text) = join(at, "go.work").and_then(|path| (project.read)(&path)) {
            let words = text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(str::split_whitespace);
            let uses = words.filter(|word| word.starts_with('.')).filter_map(|word| join(at, word.trim_matches('"')));
            for module in uses {
                let text = join(&module, "go.mod").and_then(|path| (project.read)(&path));
                if let Some(found) = text.and_then(|text| below(package, &text, &module)) {
                    return Some(found);
                }
            }
        }
        match at.rsplit_once('/') {
            Some((above, _)) => at = above,
            None if at.is_empty() => break,
            None => at = "",
        }
    }
    // Without modules, the end of the path is where it lies.
    let is_package = |directory: &String| (project.list)(directory).iter().any(|path| path.ends_with(".go"));
    let parts: Vec<&str> = package.split('/').collect();
    let ends = (1..parts.len()).filter(|_| !is_module).map(|from| parts[from..].join("/"));
    ends.flat_map(|end| [join(project.app_root, &end), Some(end)]).flatten().find(is_package)
}

/// The directory of a package of the module that the manifest at `root` declares.
fn below(package: &str, manifest: &str, root: &str) -> Option<String> {
    let module = manifest.lines().find_map(|line| line.trim().strip_prefix("module "))?.trim();
    join(root, under(package, &plain(module.trim_matches('"').split_whitespace().next()?))?)
}

fn under<'p>(package: &'p str, module: &str) -> Option<&'p str> {
    let rest = package.strip_prefix(module)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

/// Whether a file declares the name outside of its functions.
fn declares(text: &str, name: &str) -> bool {
    if !text.contains(name) {
        return false;
    }
    let mut group = false;
    for line in text.lines() {
        let is_it = |rest: &str| {
            rest.split(',')
                .map(|name| name.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next())
                .any(|first| first == Some(name))
        };
        if group {
            if line.starts_with(')') {
                group = false;
            } else if let Some(rest) = line.strip_prefix('\t').or_else(|| line.strip_prefix("    "))
                && !rest.starts_with(char::is_whitespace)
                && is_it(rest.split('=').next().unwrap_or(rest))
            {
                return true;
            }
            continue;
        }
        for keyword in ["func ", "type ", "var ", "const "] {
            let Some(rest) = line.strip_prefix(keyword) else { continue };
            let rest = rest.trim_start();
            if rest.starts_with('(') && keyword != "func " {
                group = !rest.contains(')');
            } else if is_it(rest.split('=').next().unwrap_or(rest)) {
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_found() {
        let text = "package config\n\nconst (\n\tName = \"influxdb\"\n\tA, B = 1, 2\n)\n\nvar cfg *Config\n\ntype Config struct {\n\tUser string\n}\n\nfunc (c *Config) Load() {}\n\nfunc Get[T any]() {\n\tlocal := 1\n}\n";
        for name in ["Name", "A", "B", "cfg", "Config", "Get"] {
            assert!(declares(text, name), "{name}");
        }
        for name in ["User", "Load", "local", "onfig", "T", "influxdb"] {
            assert!(!declares(text, name), "{name}");
        }
    }

    #[test]
    fn paths_lose_their_version() {
        assert_eq!(plain("github.com/platformsh/config-reader-go/v2"), "github.com/platformsh/config-reader-go");
        assert_eq!(plain("gopkg.in/yaml.v3"), "gopkg.in/yaml");
        assert_eq!(plain("github.com/a/v8/api"), "github.com/a/api");
    }

    #[test]
    fn packages_are_found() {
        let files = [
            ("apps/api/go.mod", "module example.com/api\n\nreplace example.com/shared => ../../shared\n"),
            ("apps/api/main.go", "package main\n\nimport . \"example.com/api/internal/names\"\n"),
            ("apps/api/load.go", "package main\n\nfunc load() {}\n"),
            ("apps/api/internal/names/names.go", "package names\n\nconst User = \"user\"\n"),
            ("shared/reader/reader.go", "package reader\n\ntype Reader struct{}\n"),
            ("go.work", "go 1.22\n\nuse (\n\t./apps/api\n\t./libs/psh\n)\n"),
            ("libs/psh/go.mod", "module example.com/psh/v2\n"),
            ("libs/psh/psh.go", "package psh\n\nfunc Get() {}\n"),
        ];
        let read = |path: &str| files.iter().find(|(name, _)| *name == path).map(|(_, text)| std::sync::Arc::from(*text));
        let list = |directory: &str| {
            let of = |path: &str| path.rsplit_once('/').map_or("", |(above, _)| above) == directory;
            files.iter().filter(|(path, _)| of(path)).map(|(path, _)| (*path).to_owned()).collect()
        };
        let exists = |path: &str| files.iter().any(|(name, _)| *name == path);
        let only = |_: &str| None;
        let project =
            Project { from: "apps/api/main.go", app_root: "apps/api", exists: &exists, read: &read, only: &only, list: &list };
        let found = |spec: &str| resolve(spec, &project).unwrap_or_default();
        assert_eq!(found("./load"), "apps/api/load.go");
        assert_eq!(found("./User"), "apps/api/internal/names/names.go");
        assert_eq!(found("example.com/api/internal/names.User"), "apps/api/internal/names/names.go");
        assert_eq!(found("example.com/shared/reader.Reader"), "shared/reader/reader.go");
        assert_eq!(found("example.com/psh.Get"), "libs/psh/psh.go");
        assert_eq!(found("encoding/json.Unmarshal"), "");
        assert_eq!(found("./string"), "");
    }
}
