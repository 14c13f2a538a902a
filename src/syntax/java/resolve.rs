//! Where a class is written: by its package, which directories follow.

use crate::source::path::above;
use crate::syntax::Project;

/// The file of a class by its qualified or bare name; of Java or of Kotlin. Nested classes are in the file of the outermost.
pub(super) fn autoload(name: &str, project: &Project<'_>) -> Option<String> {
    if !name.contains(|c: char| c.is_uppercase()) || name.contains('·') {
        return None;
    }
    if name.contains('.') {
        return qualified(name, project);
    }
    let beside = project.directory();
    let here = |end: &str| if beside.is_empty() { format!("{name}.{end}") } else { format!("{beside}/{name}.{end}") };
    if let Some(path) = project.first([here("java"), here("kt")]) {
        return (path != project.from).then_some(path);
    }
    let text = (project.read)(project.from)?;
    let mut own = None;
    let mut imported = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        if let Some(package) = line.strip_prefix("package ") {
            own = Some(package.trim_end_matches(';').trim());
        } else if let Some(package) =
            line.strip_prefix("import ").and_then(|line| line.trim_end_matches([';', ' ']).strip_suffix(".*"))
        {
            imported.push(package.trim());
        } else if line.contains('{') {
            break;
        }
    }
    own.into_iter().chain(imported).find_map(|package| qualified(&format!("{package}.{name}"), project))
}

fn qualified(name: &str, project: &Project<'_>) -> Option<String> {
    // `com.acme.Outer.Inner`
    let mut class = name;
    loop {
        let path = class.replace('.', "/");
        let mut roots = project.directory();
        loop {
            let under = |end: &str| if roots.is_empty() { format!("{path}.{end}") } else { format!("{roots}/{path}.{end}") };
            if let Some(found) = project.first([under("java"), under("kt")]) {
                return Some(found);
            }
            if roots.is_empty() {
                break;
            }
            roots = above(roots);
        }
        // Another module, or another source set, of the same app.
        let ends = ["java", "kt"].map(|end| format!("{path}.{end}"));
        if let Some(found) = ends.iter().find_map(|end| (project.only)(end)) {
            return Some(found);
        }
        let (above, _) = class.rsplit_once('.')?;
        if !above.rsplit('.').next().is_some_and(|last| last.starts_with(char::is_uppercase)) {
            return None;
        }
        class = above;
    }
}
