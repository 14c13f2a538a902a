//! Which file of the project an `import` or `require()` means.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::source::path::above;
use crate::syntax::{Project, join};

/// In the order in which they are tried.
const EXTENSIONS: &[&str] = &[".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json", ".vue", ".svelte", ".d.ts"];

/// How many packages and configurations may lead to one another.
const MAX_HOPS: usize = 4;

pub(super) fn resolve(spec: &str, project: &Project<'_>) -> Option<String> {
    let spec = spec.split('?').next().unwrap_or(spec);
    if spec.is_empty() {
        return None;
    }
    if spec.starts_with('.') {
        return probe(&join(project.directory(), spec)?, project);
    }
    if let Some(path) = spec.strip_prefix('/') {
        return probe(&join(project.app_root, path)?, project);
    }
    // The package `config` gives what the app has in that directory.
    if spec == "config" {
        return probe(&join(project.app_root, "config/default")?, project);
    }
    let directories: Vec<&str> = ancestors(project.directory()).collect();
    if spec.starts_with('#') {
        let imported = directories.iter().find_map(|directory| {
            let package = json(&join(directory, "package.json")?, project)?;
            let imports = package.get("imports")?.as_object()?;
            mapped(imports, spec).find_map(|target| probe(&join(directory, &target)?, project))
        });
        // TypeScript's own aliases may begin with it too.
        return imported.or_else(|| directories.iter().find_map(|directory| configured(directory, spec, project)));
    }
    directories
        .iter()
        .find_map(|directory| configured(directory, spec, project))
        .or_else(|| directories.iter().find_map(|directory| workspace(directory, spec, project)))
}

/// A module behind an alias that a bundler or a framework is told of: `@/lib/influx`, `~/lib/influx`, `$lib/influx`.
pub(super) fn guess(spec: &str) -> Vec<String> {
    let Some((head, path)) = spec.split_once('/') else { return Vec::new() };
    let path = match head {
        "@" | "~" | "@@" | "~~" | "#" | "src" => path,
        _ => match spec.strip_prefix('$') {
            Some(path) => path,
            None => return Vec::new(),
        },
    };
    let whole = path.contains('.').then(|| path.to_owned());
    let extended = EXTENSIONS.iter().map(|extension| format!("{path}{extension}"));
    whole.into_iter().chain(extended).chain(EXTENSIONS.iter().map(|extension| format!("{path}/index{extension}"))).collect()
}

/// The file at `path`, which may lack its extension, have that of the compiled file, or be a directory.
fn probe(path: &str, project: &Project<'_>) -> Option<String> {
    let compiled = [(".js", &[".ts", ".tsx", ".jsx"][..]), (".mjs", &[".mts"]), (".cjs", &[".cts"]), (".jsx", &[".tsx"])];
    let sources = compiled.iter().filter_map(|(from, to)| Some((path.strip_suffix(from)?, to)));
    let sources = sources.flat_map(|(stem, to)| to.iter().map(move |extension| format!("{stem}{extension}")));
    let extended = EXTENSIONS.iter().map(|extension| format!("{path}{extension}"));
    let prefix = if path.is_empty() { String::new() } else { format!("{path}/") };
    let inside = EXTENSIONS.iter().map(|extension| format!("{prefix}index{extension}"));
    let whole = path.rsplit('/').next().is_some_and(|name| name.contains('.')).then(|| path.to_owned());
    project.first(whole.into_iter().chain(sources).chain(extended)).or_else(|| {
        let main = json(&format!("{prefix}package.json"), project)
            .and_then(|package| Some(package.get("main")?.as_str()?.to_owned()))
            .and_then(|main| join(path, &main))
            .filter(|main| main != path);
        main.and_then(|main| {
            let inner = EXTENSIONS.iter().map(|extension| format!("{main}{extension}"));
            project.first(std::iter::once(main.clone()).chain(inner))
        })
        .or_else(|| project.first(inside))
    })
}

/// A directory and those above it, up to the project's root (empty).
fn ancestors(directory: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(directory), |directory| if directory.is_empty() { None } else { Some(above(directory)) })
}

/// What the configuration in `directory` lets modules be imported as that says nothing of where they are.
pub(crate) fn aliases(directory: &str, read: &dyn Fn(&str) -> Option<Arc<str>>) -> Vec<String> {
    let project = Project { from: "", app_root: "", exists: &|_| false, read, only: &|_| None, list: &|_| Vec::new() };
    let mut open: Vec<(String, usize)> = CONFIGURATIONS.iter().filter_map(|name| Some((join(directory, name)?, 0))).collect();
    open.extend(join(directory, "package.json").map(|package| (package, 0)));
    let mut found = Vec::new();
    while let Some((path, hops)) = open.pop() {
        let Some(config) = json(&path, &project) else { continue };
        let paths = config.get("compilerOptions").and_then(|options| options.get("paths"));
        let mappings = [paths, config.get("imports")].into_iter().flatten().filter_map(Value::as_object);
        // With a `*`, they end as the path does.
        found.extend(mappings.flat_map(Map::keys).filter(|pattern| !pattern.contains('*')).cloned());
        if hops < MAX_HOPS {
            open.extend(parents(&path, &config).map(|parent| (parent, hops + 1)));
        }
    }
    found
}

const CONFIGURATIONS: [&str; 4] = ["tsconfig.json", "jsconfig.json", "tsconfig.base.json", "tsconfig.app.json"];

/// By `compilerOptions.paths` and `baseUrl` of the configuration in `directory`.
fn configured(directory: &str, spec: &str, project: &Project<'_>) -> Option<String> {
    CONFIGURATIONS.iter().find_map(|name| {
        let path = join(directory, name)?;
        by_config(&path, spec, project, 0)
    })
}

fn by_config(path: &str, spec: &str, project: &Project<'_>, hops: usize) -> Option<String> {
    if hops >= MAX_HOPS {
        return None;
    }
    let config = json(path, project)?;
    let directory = above(path);
    let options = config.get("compilerOptions");
    let base = options.and_then(|options| options.get("baseUrl")?.as_str()).and_then(|base| join(directory, base));
    let paths = options.and_then(|options| options.get("paths")?.as_object());
    let from = base.clone().unwrap_or_else(|| directory.to_owned());
    let by_path = paths.and_then(|paths| mapped(paths, spec).find_map(|target| probe(&join(&from, &target)?, project)));
    by_path
        .or_else(|| probe(&join(&base?, spec)?, project))
        .or_else(|| parents(path, &config).find_map(|parent| by_config(&parent, spec, project, hops + 1)))
}

/// The configurations that one extends, the strongest first.
fn parents(path: &str, config: &Value) -> impl Iterator<Item = String> {
    let directory = above(path);
    let mut parents = Vec::new();
    match config.get("extends") {
        Some(Value::Array(all)) => parents.extend(all.iter().filter_map(Value::as_str)),
        Some(parent) => parents.extend(parent.as_str()),
        None => {}
    }
    let relative = parents.into_iter().rev().filter(|parent| parent.starts_with('.'));
    let found = relative.filter_map(|parent| join(directory, parent)).collect::<Vec<_>>();
    found.into_iter().map(|path| if path.ends_with(".json") { path } else { path + ".json" })
}

/// The targets of `spec` in a mapping from patterns with one `*` to paths with one.
fn mapped<'m>(mapping: &'m Map<String, Value>, spec: &'m str) -> impl Iterator<Item = String> + 'm {
    mapping.iter().flat_map(move |(pattern, targets)| {
        let star = match pattern.split_once('*') {
            None => (pattern == spec).then_some(""),
            Some((before, after)) => spec.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)),
        };
        let mut found = Vec::new();
        if star.is_some() {
            strings(targets, &mut found);
        }
        found.into_iter().map(move |target| target.replacen('*', star.unwrap_or_default(), 1))
    })
}

/// Every text in a value: one path, a list of them, or paths by condition.
fn strings<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(values) => values.iter().filter_map(Value::as_str).for_each(|text| found.push(text)),
        Value::Object(values) => {
            for value in values.values() {
                match value {
                    Value::String(text) => found.push(text),
                    Value::Object(inner) => found.extend(inner.values().filter_map(Value::as_str)),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

/// A package of the same repository, by the workspaces that the package in `directory` lists.
fn workspace(directory: &str, spec: &str, project: &Project<'_>) -> Option<String> {
    let segments = if spec.starts_with('@') { 2 } else { 1 };
    let end = spec.match_indices('/').nth(segments - 1).map_or(spec.len(), |(at, _)| at);
    let (name, inner) = spec.split_at(end);
    let short = name.rsplit('/').next()?;
    workspace_patterns(directory, project).iter().find_map(|pattern| {
        let pattern = pattern.trim_start_matches("./").trim_end_matches('/');
        let root = join(directory, &pattern.replace("**", "*").replacen('*', short, 1))?;
        let package = json(&join(&root, "package.json")?, project)?;
        if package.get("name")?.as_str()? != name {
            return None;
        }
        let inner = inner.trim_start_matches('/');
        entries(&package, inner).into_iter().find_map(|entry| probe(&join(&root, &entry)?, project))
    })
}

fn workspace_patterns(directory: &str, project: &Project<'_>) -> Vec<String> {
    let mut patterns = Vec::new();
    if let Some(package) = join(directory, "package.json").and_then(|path| json(&path, project)) {
        let workspaces = package.get("workspaces").map(|list| list.get("packages").unwrap_or(list));
        if let Some(list) = workspaces.and_then(Value::as_array) {
            patterns.extend(list.iter().filter_map(Value::as_str).map(str::to_owned));
        }
    }
    if let Some(text) = join(directory, "pnpm-workspace.yaml").and_then(|path| (project.read)(&path)) {
        let items = text.lines().filter_map(|line| line.trim().strip_prefix("- "));
        patterns.extend(items.map(|item| item.trim().trim_matches(['"', '\'']).to_owned()));
    }
    patterns
}

/// Where a package's module `inner` may be, likeliest first; its own entry if `inner` is empty.
fn entries(package: &Value, inner: &str) -> Vec<String> {
    let mut found = Vec::new();
    let subpath = if inner.is_empty() { ".".to_owned() } else { format!("./{inner}") };
    match package.get("exports") {
        Some(Value::Object(exports)) if exports.keys().any(|key| key.starts_with('.')) => found.extend(mapped(exports, &subpath)),
        Some(exports) if inner.is_empty() => {
            let mut targets = Vec::new();
            strings(exports, &mut targets);
            found.extend(targets.into_iter().map(str::to_owned));
        }
        _ => {}
    }
    if inner.is_empty() {
        let named = ["source", "module", "main", "types"].iter().filter_map(|key| package.get(key)?.as_str());
        found.extend(named.map(str::to_owned));
        found.extend(["src/index", "index", "lib/index", "src/main"].map(str::to_owned));
    } else {
        found.extend([inner.to_owned(), format!("src/{inner}"), format!("lib/{inner}")]);
    }
    found
}

fn json(path: &str, project: &Project<'_>) -> Option<Value> {
    let text = (project.read)(path)?;
    serde_json::from_str(&text).ok().or_else(|| serde_json::from_str(&plain_json(&text)).ok())
}

/// JSON without the comments and trailing commas that configuration files have.
fn plain_json(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.trim_start_matches('\u{feff}');
    while let Some(c) = rest.chars().next() {
        let len = match c {
            '"' => {
                let mut escaped = false;
                let end = rest.char_indices().skip(1).find(|(_, c)| {
                    let closes = *c == '"' && !escaped;
                    escaped = *c == '\\' && !escaped;
                    closes
                });
                let len = end.map_or(rest.len(), |(at, _)| at + 1);
                plain.push_str(&rest[..len]);
                len
            }
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
            '}' | ']' => {
                let kept = plain.trim_end().trim_end_matches(',').len();
                if plain.trim_end().ends_with(',') {
                    plain.truncate(kept);
                }
                plain.push(c);
                1
            }
            c => {
                plain.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[len..];
    }
    plain
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;

    fn in_project(files: &[(&str, &str)], from: &str, spec: &str) -> Option<String> {
        let files: BTreeMap<&str, &str> = files.iter().copied().collect();
        let project = Project {
            from,
            app_root: "",
            exists: &|path| files.contains_key(path),
            read: &|path| files.get(path).map(|text| Arc::from(*text)),
            only: &|_| None,
            list: &|_| Vec::new(),
        };
        resolve(spec, &project)
    }

    #[test]
    fn relative_paths_take_extensions_and_directories() {
        let files = [("src/a.ts", ""), ("src/lib/index.js", ""), ("src/b.mjs", ""), ("top.js", "")];
        assert_eq!(in_project(&files, "src/main.ts", "./a").as_deref(), Some("src/a.ts"));
        assert_eq!(in_project(&files, "src/main.ts", "./a.js").as_deref(), Some("src/a.ts"));
        assert_eq!(in_project(&files, "src/main.ts", "./lib").as_deref(), Some("src/lib/index.js"));
        assert_eq!(in_project(&files, "src/lib/x.js", "..").as_deref(), None);
        assert_eq!(in_project(&files, "src/lib/x.js", "../b.mjs").as_deref(), Some("src/b.mjs"));
        assert_eq!(in_project(&files, "src/lib/x.js", "../../top").as_deref(), Some("top.js"));
        assert_eq!(in_project(&files, "src/main.ts", "../../../x"), None);
        assert_eq!(in_project(&files, "src/main.ts", "express"), None);
    }

    #[test]
    fn aliases_come_from_the_nearest_configuration() {
        let config = "{ // for the editor\n \"extends\": \"../base\", \"compilerOptions\": { \"baseUrl\": \"./src\",\n \
                      \"paths\": { \"@lib/*\": [\"lib/*\"], \"~config\": [\"settings/config.ts\"], }, }, }";
        let files = [
            ("app/tsconfig.json", config),
            ("base.json", r#"{"compilerOptions": {"paths": {"@shared/*": ["shared/*"]}}}"#),
            ("app/src/lib/influx.ts", ""),
            ("app/src/settings/config.ts", ""),
            ("shared/rel.ts", ""),
        ];
        let from = "app/src/routes/points.ts";
        assert_eq!(in_project(&files, from, "@lib/influx.js").as_deref(), Some("app/src/lib/influx.ts"));
        assert_eq!(in_project(&files, from, "~config").as_deref(), Some("app/src/settings/config.ts"));
        assert_eq!(in_project(&files, from, "settings/config").as_deref(), Some("app/src/settings/config.ts"));
        assert_eq!(in_project(&files, from, "@shared/rel").as_deref(), Some("shared/rel.ts"));
    }

    #[test]
    fn packages_of_the_repository_are_files() {
        let files = [
            ("package.json", r##"{"workspaces": ["packages/*"], "imports": {"#env": {"default": "./env.js"}}}"##),
            ("packages/platform/package.json", r#"{"name": "@acme/platform", "main": "dist/index.js"}"#),
            ("packages/platform/src/index.ts", ""),
            ("packages/platform/src/influx.ts", ""),
            ("env.js", ""),
        ];
        let from = "packages/api/src/main.ts";
        assert_eq!(in_project(&files, from, "@acme/platform").as_deref(), Some("packages/platform/src/index.ts"));
        assert_eq!(in_project(&files, from, "@acme/platform/influx").as_deref(), Some("packages/platform/src/influx.ts"));
        assert_eq!(in_project(&files, from, "#env").as_deref(), Some("env.js"));
        assert_eq!(in_project(&files, from, "@acme/other"), None);
    }

    #[test]
    fn comments_and_commas_go_but_not_from_strings() {
        assert_eq!(plain_json(r#"{"a": "//x,}", /* y */ "b": [1, ], }"#), r#"{"a": "//x,}",  "b": [1]}"#);
    }
}
