//! The file that a module is in.

use crate::source::path::above;
use crate::syntax::{Project, join};

/// `crate::a::b`, `self::a`, `super::a` and `other_crate::a` as files. A module that has no file is inline in the one above it.
pub(super) fn resolve(spec: &str, project: &Project<'_>) -> Option<String> {
    let mut segments = spec.split("::");
    let head = segments.next()?;
    let mut below: Vec<&str> = segments.collect();
    match head {
        "crate" => {
            let root = crate_root(project, below.first().copied())?;
            within(&root, &below, project)
        }
        "self" => within(project.from, &below, project),
        "super" => {
            let mut file = parent(project.from, project)?;
            while below.first() == Some(&"super") {
                below.remove(0);
                file = parent(&file, project)?;
            }
            within(&file, &below, project)
        }
        name => within(&library(name, project)?, &below, project),
    }
}

/// The file of the module `below` the one in `file`.
fn within(file: &str, below: &[&str], project: &Project<'_>) -> Option<String> {
    let (directory, name) = file.rsplit_once('/').unwrap_or(("", file));
    let stem = name.strip_suffix(".rs").unwrap_or(name);
    let mut directories = vec![directory.to_owned()];
    if !matches!(stem, "mod" | "lib" | "main") {
        directories.insert(0, join(directory, stem)?);
    }
    for length in (1..=below.len()).rev() {
        let path = below[..length].join("/");
        let candidates = directories.iter().flat_map(|directory| {
            [format!("{path}.rs"), format!("{path}/mod.rs")].into_iter().filter_map(|path| join(directory, &path))
        });
        if let Some(found) = project.first(candidates) {
            return Some(found);
        }
    }
    (project.exists)(file).then(|| file.to_owned())
}

/// The root of the importing file's crate: the nearest `lib.rs` or `main.rs` above it, by what they declare where there are both.
fn crate_root(project: &Project<'_>, module: Option<&str>) -> Option<String> {
    let mut directory = project.directory();
    loop {
        let root = |name: &str| join(directory, name).filter(|path| (project.exists)(path));
        match (root("lib.rs"), root("main.rs")) {
            _ if project.from == format!("{directory}/main.rs") || project.from == "main.rs" => {
                return Some(project.from.to_owned());
            }
            (Some(library), Some(program)) => {
                let declares = |path: &str| {
                    let declaration = format!("mod {}", module.unwrap_or_default());
                    (project.read)(path).is_some_and(|text| text.contains(&declaration))
                };
                let is_programs = module.is_some() && !declares(&library) && declares(&program);
                return Some(if is_programs { program } else { library });
            }
            (Some(root), None) | (None, Some(root)) => return Some(root),
            (None, None) => {}
        }
        match directory.rsplit_once('/') {
            Some((above, _)) => directory = above,
            None if directory.is_empty() => return Some(project.from.to_owned()),
            None => directory = "",
        }
    }
}

/// The file of the module around the one in `file`.
fn parent(file: &str, project: &Project<'_>) -> Option<String> {
    let (directory, name) = file.rsplit_once('/').unwrap_or(("", file));
    // `a/mod.rs` is the module `a`, which lies in the directory above.
    let directory = if name == "mod.rs" { above(directory) } else { directory };
    let mut candidates: Vec<_> = ["mod.rs", "lib.rs", "main.rs"].iter().filter_map(|name| join(directory, name)).collect();
    if !directory.is_empty() {
        candidates.insert(1, format!("{directory}.rs"));
    }
    project.first(candidates.into_iter().filter(|candidate| candidate != file))
}

/// The root of the library called `name`: this package's own, or one that it depends on by path.
fn library(name: &str, project: &Project<'_>) -> Option<String> {
    let mut directory = project.directory();
    let mut manifests = Vec::new();
    loop {
        let path = join(directory, "Cargo.toml")?;
        if let Some(manifest) = (project.read)(&path).and_then(|text| text.parse::<toml::Table>().ok()) {
            manifests.push((directory, manifest));
        }
        match directory.rsplit_once('/') {
            Some((above, _)) => directory = above,
            None if directory.is_empty() => break,
            None => directory = "",
        }
    }
    let (own, manifest) = manifests.iter().find(|(_, manifest)| manifest.contains_key("package"))?;
    if library_name(manifest).as_deref() == Some(name) {
        return library_root(own, manifest, project);
    }
    let same = |key: &str| key.replace('-', "_") == name;
    for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
        let dependencies = manifest.get(section).and_then(toml::Value::as_table);
        let Some((key, dependency)) = dependencies.into_iter().flatten().find(|(key, _)| same(key)) else { continue };
        let mut at = *own;
        let mut path = dependency.get("path").and_then(toml::Value::as_str);
        if path.is_none() {
            // `name.workspace = true`
            let shared = |(directory, manifest): &'_ (&str, toml::Table)| {
                let dependencies = manifest.get("workspace")?.get("dependencies")?;
                Some((directory.to_string(), dependencies.get(key)?.get("path")?.as_str()?.to_owned()))
            };
            if let Some((directory, shared)) = manifests.iter().find_map(shared) {
                return library_at(&join(&directory, &shared)?, project);
            }
            path = None;
            at = "";
        }
        return library_at(&join(at, path?)?, project);
    }
    None
}

fn library_at(directory: &str, project: &Project<'_>) -> Option<String> {
    let manifest = (project.read)(&join(directory, "Cargo.toml")?)?.parse::<toml::Table>().ok()?;
    library_root(directory, &manifest, project)
}

fn library_root(directory: &str, manifest: &toml::Table, project: &Project<'_>) -> Option<String> {
    let path = manifest.get("lib").and_then(|lib| lib.get("path")).and_then(toml::Value::as_str).unwrap_or("src/lib.rs");
    join(directory, path).filter(|path| (project.exists)(path))
}

/// What other packages, and the other targets of its own, call a package's library.
pub(crate) fn library_name(manifest: &toml::Table) -> Option<String> {
    let name = |section: &str| manifest.get(section)?.get("name")?.as_str();
    name("lib").or_else(|| name("package")).map(|name| name.replace('-', "_"))
}
