//! The files that includes and classes mean.

use crate::source::path::above;
use crate::syntax::{HOLE, Project, join};

/// The file that `include` means: relative to the including file, to its app, to what lies between.
pub(super) fn resolve(spec: &str, project: &Project<'_>) -> Option<String> {
    let spec = spec.trim();
    if spec.is_empty() || spec.contains("://") {
        return None;
    }
    let relative = spec.trim_start_matches('/');
    let from = project.directory();
    let mut candidates: Vec<String> = Vec::new();
    // A path that says where it starts means that place only.
    let anchored = spec.starts_with("./") || spec.starts_with("../");
    if !spec.starts_with('/') {
        candidates.extend(join(from, spec));
    }
    if !anchored {
        candidates.extend(join(project.app_root, relative));
        let above = ancestors(from).filter(|directory| directory.starts_with(project.app_root));
        candidates.extend(above.filter_map(|directory| join(directory, relative)));
    } else if let Some(plain) = spec.strip_prefix("./") {
        // __DIR__ may have been put into a constant by a file further up.
        candidates.extend(ancestors(from).filter_map(|directory| join(directory, plain)));
    }
    project.first(candidates)
}

/// A file in a directory that only the run knows: `require ROOT . '/inc/database.php'`.
pub(super) fn guess(spec: &str) -> Vec<String> {
    let Some((_, known)) = spec.rsplit_once(HOLE) else { return Vec::new() };
    let known = known.strip_prefix('/').filter(|known| !known.contains(".."));
    known.map(str::to_owned).into_iter().collect()
}

/// The directory, and every one above it up to the root (`""`).
pub(super) fn ancestors(directory: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(directory), |directory| if directory.is_empty() { None } else { Some(above(directory)) })
}

/// The file that defines a class (or a function that composer loads), by the nearest `composer.json` that knows.
pub(super) fn autoload(name: &str, project: &Project<'_>) -> Option<String> {
    let name = name.trim_start_matches('\\');
    if name.is_empty() || name.starts_with('$') {
        return None;
    }
    for root in ancestors(project.directory()) {
        let file = if root.is_empty() { "composer.json".to_owned() } else { format!("{root}/composer.json") };
        let Some(text) = (project.read)(&file) else { continue };
        let Ok(composer) = serde_json::from_str::<serde_json::Value>(&text) else { continue };
        for section in ["autoload", "autoload-dev"] {
            let found = composer.get(section).and_then(|section| autoload_by(section, name, root, project));
            if found.is_some() {
                return found;
            }
        }
    }
    drupal_class(name, project).or_else(|| class_of_that_name(name, project))
}

/// The only file that is called like a class and defines it, for programs that find their classes in ways of their own.
fn class_of_that_name(name: &str, project: &Project<'_>) -> Option<String> {
    let (namespace, class) = name.rsplit_once('\\').unwrap_or(("", name));
    // Functions and constants have no files.
    if !class.starts_with(|c: char| c.is_ascii_uppercase()) || !class.contains(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let dashed = class.replace('_', "-").to_ascii_lowercase();
    let names = [format!("{class}.php"), format!("{class}.class.php"), format!("class-{dashed}.php"), format!("{class}.inc.php")];
    let within = namespace.rsplit('\\').next().filter(|within| !within.is_empty());
    let deeper = within.map(|within| format!("{within}/{class}.php"));
    deeper.into_iter().chain(names).filter_map(|name| (project.only)(&name)).find(|path| {
        let text = (project.read)(path).unwrap_or_default();
        let defines = ["class", "interface", "trait", "enum"].iter().any(|kind| text.contains(&format!("{kind} {class}")));
        defines && (namespace.is_empty() || text.contains(&format!("namespace {namespace}")))
    })
}

pub(super) fn autoload_by(section: &serde_json::Value, name: &str, root: &str, project: &Project<'_>) -> Option<String> {
    let short = name.rsplit('\\').next().unwrap_or(name);
    let mut candidates: Vec<String> = Vec::new();
    for (kind, by_prefix) in [("psr-4", true), ("psr-0", false)] {
        let map = section.get(kind).and_then(serde_json::Value::as_object);
        let mut found: Vec<(&str, &str)> = Vec::new();
        for (prefix, directories) in map.into_iter().flatten() {
            if !name.starts_with(prefix.as_str()) {
                continue;
            }
            let many = directories.as_array().map(Vec::as_slice).unwrap_or_default();
            found.extend(std::iter::once(directories).chain(many).filter_map(|dir| Some((prefix.as_str(), dir.as_str()?))));
        }
        // The longest prefix knows best.
        found.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        for (prefix, directory) in found {
            let rest = if by_prefix {
                name.get(prefix.len()..).unwrap_or_default().trim_start_matches('\\').replace('\\', "/")
            } else {
                let (namespace, class) = name.rsplit_once('\\').unwrap_or(("", name));
                format!("{}/{}", namespace.replace('\\', "/"), class.replace('_', "/"))
            };
            candidates.push(format!("{}/{rest}.php", directory.trim_end_matches('/')));
        }
    }
    let listed = |kind: &str| {
        let entries = section.get(kind).and_then(serde_json::Value::as_array);
        entries.into_iter().flatten().filter_map(serde_json::Value::as_str).map(|entry| entry.trim_end_matches('/').to_owned())
    };
    for entry in listed("classmap") {
        if entry.ends_with(".php") {
            if entry.rsplit('/').next().and_then(|file| file.strip_suffix(".php")) == Some(short) {
                candidates.push(entry);
            }
            continue;
        }
        candidates.push(format!("{entry}/{}.php", name.replace('\\', "/")));
        candidates.push(format!("{entry}/{short}.php"));
        candidates.push(format!("{entry}/class-{}.php", short.replace('_', "-").to_ascii_lowercase()));
    }
    let found = project.first(candidates.iter().filter_map(|path| join(root, path)));
    if found.is_some() {
        return found;
    }
    // Files that are always loaded hold functions, mostly.
    let function = format!("function {short}");
    listed("files").filter_map(|path| join(root, &path)).find(|path| {
        (project.read)(path).is_some_and(|text| {
            text.match_indices(&function).any(|(at, _)| {
                let after = text.get(at + function.len()..).unwrap_or_default();
                after.trim_start().starts_with('(')
            })
        })
    })
}

/// `Drupal\my_module\Service\X` is `src/Service/X.php` in the directory of that module.
pub(super) fn drupal_class(name: &str, project: &Project<'_>) -> Option<String> {
    let (module, class) = name.strip_prefix("Drupal\\")?.split_once('\\')?;
    let file = format!("src/{}.php", class.replace('\\', "/"));
    let inside = ancestors(project.directory()).find(|directory| directory.rsplit('/').next() == Some(module));
    let mut candidates: Vec<String> = inside.and_then(|directory| join(directory, &file)).into_iter().collect();
    for root in ["", "web/", "docroot/", "html/"] {
        for kind in ["modules/custom", "modules", "profiles/custom", "themes/custom"] {
            candidates.extend(join(project.app_root, &format!("{root}{kind}/{module}/{file}")));
        }
    }
    project.first(candidates)
}
