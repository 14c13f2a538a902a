//! Which file is required, and which defines a constant: the load path, and the names by which Zeitwerk loads.

use crate::source::path::above;
use crate::syntax::{Project, join};

/// Directories under an app that are on its load path, or are loaded by name.
const ROOTS: &[&str] = &[
    "lib",
    "",
    "app",
    "app/models",
    "app/services",
    "app/lib",
    "app/jobs",
    "app/workers",
    "app/controllers",
    "app/helpers",
    "app/clients",
    "app/values",
    "app/queries",
    "app/concerns",
    "app/models/concerns",
    "app/services/concerns",
    "app/controllers/concerns",
    "app/config",
    "config",
    "config/initializers",
    "src",
    "tasks",
    "lib/tasks",
    "spec",
    "test",
];

/// `spec` begins with `./` where it counts from the file itself.
pub(super) fn resolve(spec: &str, project: &Project<'_>) -> Option<String> {
    let found = |path: String| {
        let named = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
        let candidates = [named.then(|| path.clone()), Some(format!("{path}.rb"))];
        project.first(candidates.into_iter().flatten().filter(|candidate| candidate != project.from))
    };
    let found_in = |directory: &str| found(join(directory, spec.trim_start_matches('/'))?);
    if spec.starts_with("./") || spec.starts_with("../") {
        return found_in(project.directory()).or_else(|| found_in(project.app_root)).or_else(|| found_in(""));
    }
    let mut at = project.directory();
    loop {
        // The `lib` of the gem that the file belongs to.
        let roots = ["lib", ""].iter().filter_map(|root| join(at, root));
        if let Some(path) = roots.into_iter().find_map(|root| found_in(&root)) {
            return Some(path);
        }
        if at.is_empty() || at == project.app_root {
            break;
        }
        at = above(at);
    }
    [project.app_root, ""].iter().find_map(|app| ROOTS.iter().find_map(|root| found_in(&join(app, root)?)))
}

/// A file that the load path leads to.
pub(super) fn guess(spec: &str) -> Vec<String> {
    let path = spec.trim_start_matches(['.', '/']);
    if path.is_empty() || spec.starts_with('/') {
        return Vec::new();
    }
    vec![if path.ends_with(".rb") { path.to_owned() } else { format!("{path}.rb") }]
}

/// The file of a constant: `Acme::InfluxClient` is in `acme/influx_client.rb`.
pub(super) fn autoload(name: &str, project: &Project<'_>) -> Option<String> {
    let parts: Vec<&str> = name.split("::").filter(|part| !part.is_empty()).collect();
    let is_name = |part: &str| part.starts_with(char::is_uppercase) && part.chars().all(|c| c.is_alphanumeric() || c == '_');
    if parts.is_empty() || !parts.iter().copied().all(is_name) {
        return None;
    }
    // What stands in a class is in the file of the class, if it has none of its own.
    (1..=parts.len()).rev().find_map(|count| {
        let paths = [underscored as fn(&str) -> String, |part| part.to_lowercase()].map(|file_name| {
            let segments: Vec<String> = parts[..count].iter().map(|part| file_name(part)).collect();
            format!("{}.rb", segments.join("/"))
        });
        let paths: &[String] = if paths[0] == paths[1] { &paths[..1] } else { &paths };
        paths.iter().find_map(|path| file_of(path, project)).filter(|path| path != project.from)
    })
}

fn file_of(path: &str, project: &Project<'_>) -> Option<String> {
    let mut at = project.directory();
    let mut beside = Vec::new();
    loop {
        beside.extend([join(at, path), join(at, &format!("lib/{path}"))].into_iter().flatten());
        if at.is_empty() || at == project.app_root {
            break;
        }
        at = above(at);
    }
    let conventional = [project.app_root, ""]
        .into_iter()
        .flat_map(|app| ROOTS.iter().filter_map(move |root| join(app, &format!("{root}/{path}"))));
    project.first(beside).or_else(|| project.first(conventional)).or_else(|| (project.only)(path))
}

/// `InfluxDBClient` as `influx_db_client`.
pub(super) fn underscored(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (at, c) in chars.iter().enumerate() {
        let after_small = at > 0 && (chars[at - 1].is_lowercase() || chars[at - 1].is_ascii_digit());
        let before_small = at > 0 && chars[at - 1].is_uppercase() && chars.get(at + 1).is_some_and(|next| next.is_lowercase());
        if c.is_uppercase() && (after_small || before_small) {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}
