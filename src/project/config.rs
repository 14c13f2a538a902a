//! Platform config in all its shapes: `.platform.app.yaml`, `.platform/applications.yaml` and `services.yaml`,
//! `.upsun/*.yaml`, and the same under the Adobe Commerce brand.
//!
//! Other keys than the ones looked for are nobody's business here. Of those, a shape that the platform would refuse is an
//! error, because what is behind a relationship could not be known.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::yaml::{self, Node, Style, Value};
use super::{App, Project, ProjectError, Read, Region, Relationship, Script, Service, Variable, split_type};
use crate::source::path::{above, is_yaml};
use crate::source::{FileId, OffsetMap, Place, SourceFile, Span};
use crate::syntax::join;

/// Files that `!include` may bring into one project.
const MAX_INCLUDES: usize = 500;
/// How deep included files may nest, all together.
const MAX_DEPTH: usize = 500;

pub(super) fn discover(mut files: Vec<&str>, read: &mut Read<'_>) -> Result<Project, ProjectError> {
    files.sort_unstable();
    files.dedup();
    let mut reader = Reader { read, files: BTreeMap::new(), project: Project::default(), includes: 0, depth: 0 };
    let mut upsun: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut found = Vec::new();
    for &path in &files {
        let (directory, name) = path.rsplit_once('/').unwrap_or(("", path));
        let (base, parent) = directory.rsplit_once('/').unwrap_or(("", directory));
        match (parent, name) {
            (_, ".platform.app.yaml" | ".magento.app.yaml") => found.push((path, directory, Kind::App)),
            (".platform" | ".magento", "applications.yaml") => found.push((path, base, Kind::Applications)),
            (".platform" | ".magento", "services.yaml") => {
                let root = reader.parse(path)?;
                reader.project.has_config = true;
                reader.services(&root, base)?;
            }
            (".upsun", _) if is_yaml(name) => upsun.entry(base).or_default().push(path),
            _ => {}
        }
    }
    for (base, paths) in upsun {
        reader.upsun(base, &paths)?;
    }
    for (path, directory, kind) in found {
        let root = reader.parse(path)?;
        reader.project.has_config = true;
        match kind {
            Kind::App => reader.app_file(path, directory, &root, &files)?,
            Kind::Applications => reader.applications(path, directory, &root)?,
        }
    }
    Ok(reader.project)
}

enum Kind {
    App,
    Applications,
}

struct Reader<'r, 'f> {
    read: &'r mut Read<'f>,
    files: BTreeMap<FileId, Arc<SourceFile>>,
    project: Project,
    includes: usize,
    depth: usize,
}

/// Where an app is declared.
#[derive(Clone, Copy)]
struct Origin<'a> {
    /// The config file.
    path: &'a str,
    /// The directory that `source.root` counts from, and whose services the app can reach.
    base: &'a str,
    is_upsun: bool,
}

impl Reader<'_, '_> {
    fn parse(&mut self, path: &str) -> Result<Arc<Node>, ProjectError> {
        let Some((id, file)) = (self.read)(path) else {
            return Err(ProjectError { path: path.to_owned(), place: None, message: "this file cannot be read".into() });
        };
        let parsed = yaml::parse(id, &file).map_err(|error| ProjectError {
            path: path.to_owned(),
            place: Some(Place { file: id, span: Span::new(error.offset, error.offset) }),
            message: format!("this is no valid YAML: {}", error.message),
        });
        self.files.insert(id, file);
        parsed
    }

    fn error(&self, node: &Node, message: String) -> ProjectError {
        let path = self.files.get(&node.place.file).map(|file| file.path.clone()).unwrap_or_default();
        ProjectError { path, place: Some(node.place), message }
    }

    /// Fails unless `node` is a mapping or nothing at all.
    fn mapping<'n>(&self, node: &'n Node, what: &str) -> Result<Vec<yaml::Entry<'n>>, ProjectError> {
        match &node.value {
            Value::Mapping(_) => Ok(node.entries()),
            _ if node.is_null() => Ok(Vec::new()),
            _ => Err(self.error(node, format!("{what} must be a mapping, not {}", node.kind()))),
        }
    }

    fn services(&mut self, node: &Node, base: &str) -> Result<(), ProjectError> {
        for (name, key, service) in self.mapping(node, "the services")? {
            let service = self.include(service, &[base], false)?;
            self.mapping(&service, &format!("the service `{name}`"))?;
            let written = service.get("type");
            if let Some(written) = written
                && written.as_str().is_none()
            {
                return Err(
                    self.error(written, format!("the type of the service `{name}` must be a text, not {}", written.kind()))
                );
            }
            let (kind, version) = split_type(written.and_then(|node| node.as_str()).unwrap_or_default());
            let place = written.unwrap_or(key).content();
            let service = Service { name: name.to_owned(), kind, version, place, base: base.to_owned() };
            let same = |other: &&mut Service| other.name == name && other.base == base;
            match self.project.services.iter_mut().find(same) {
                Some(earlier) => *earlier = service,
                None => self.project.services.push(service),
            }
        }
        Ok(())
    }

    /// All files of one `.upsun` directory as one: of an app or service that occurs twice, the last counts as a whole.
    fn upsun(&mut self, base: &str, paths: &[&str]) -> Result<(), ProjectError> {
        let mut apps: BTreeMap<String, (&str, Arc<Node>)> = BTreeMap::new();
        for path in paths {
            let directory = above(path);
            let bases = [directory, base];
            let root = self.parse(path)?;
            let root = self.include(&root, &bases, false)?;
            for (section, _, node) in self.mapping(&root, "the config")? {
                let node = self.include(node, &bases, false)?;
                match section {
                    "services" => self.services(&node, base)?,
                    "applications" => {
                        for (name, _, app) in self.mapping(&node, "`applications`")? {
                            apps.insert(name.to_owned(), (path, Arc::clone(app)));
                        }
                    }
                    "routes" => {}
                    _ => continue,
                }
                self.project.has_config = true;
                self.project.is_upsun = true;
            }
        }
        for (name, (path, node)) in apps {
            self.app(&name, &node, None, Origin { path, base, is_upsun: true })?;
        }
        Ok(())
    }

    /// `.platform/applications.yaml`: a list of apps, or a mapping from their names.
    fn applications(&mut self, path: &str, base: &str, root: &Arc<Node>) -> Result<(), ProjectError> {
        let origin = Origin { path, base, is_upsun: false };
        let directory = above(path);
        let root = self.include(root, &[directory, base], false)?;
        if let Value::Sequence(apps) = &root.value {
            for node in apps {
                self.app("", node, None, origin)?;
            }
            return Ok(());
        }
        for (name, _, node) in self.mapping(&root, "the apps")? {
            self.app(name, node, None, origin)?;
        }
        Ok(())
    }

    fn app_file(&mut self, path: &str, directory: &str, root: &Arc<Node>, files: &[&str]) -> Result<(), ProjectError> {
        // The project is the nearest directory above that has services.
        let bases = self.project.services.iter().map(|service| service.base.clone());
        let base = bases.filter(|base| super::is_below(path, base)).max_by_key(String::len).unwrap_or_default();
        let mut default = directory.to_owned();
        if let Some(written) = root.get("source").and_then(|source| source.get("root")).and_then(|node| node.as_str()) {
            let below = join(&base, written.trim_start_matches('/'));
            if let Some(below) = below.filter(|root| files.iter().any(|file| super::is_below(file, root))) {
                default = below;
            }
        }
        self.app("", root, Some(default), Origin { path, base: &base, is_upsun: false })
    }

    /// One app. Its root is `root` if that is given, else what it says itself.
    fn app(&mut self, name: &str, node: &Arc<Node>, root: Option<String>, origin: Origin<'_>) -> Result<(), ProjectError> {
        let directory = above(origin.path);
        let node = self.include(node, &[directory, origin.base], false)?;
        let what = if name.is_empty() { "an app".to_owned() } else { format!("the app `{name}`") };
        self.mapping(&node, &what)?;
        let written = node.get("source").and_then(|source| source.get("root")).and_then(|node| node.as_str());
        let root = root
            .or_else(|| join(origin.base, written.unwrap_or_default().trim_start_matches('/')))
            .ok_or_else(|| self.error(&node, format!("{what} has a root outside the project")))?;
        let node = self.include(&node, &[&root, directory, origin.base], true)?;
        let last = root.rsplit('/').next().filter(|last| !last.is_empty()).unwrap_or("app");
        let name = node.get("name").and_then(|node| node.as_str()).or(Some(name).filter(|name| !name.is_empty())).unwrap_or(last);
        let mut app =
            App { name: name.to_owned(), root, is_upsun: origin.is_upsun, config: origin.path.to_owned(), ..App::default() };
        let number = self.project.apps.len();
        self.container(&mut app, &node, origin.base)?;
        if let Some(workers) = node.get("workers") {
            for (_, _, worker) in workers.entries() {
                self.container(&mut app, worker, origin.base)?;
            }
        }
        app.relationships.sort_by(|left, right| left.name.cmp(&right.name));
        self.scripts(number, &node);
        self.project.apps.push(app);
        Ok(())
    }

    /// What an app and each of its workers have of their own.
    fn container(&self, app: &mut App, node: &Node, base: &str) -> Result<(), ProjectError> {
        if let Some(relationships) = node.get("relationships") {
            for (name, key, node) in self.mapping(relationships, "`relationships`")? {
                let mut relationship = self.relationship(name, node, base)?;
                relationship.place = Some(key.content());
                let is_same = |other: &Relationship| {
                    (&other.name, &other.service, &other.endpoint)
                        == (&relationship.name, &relationship.service, &relationship.endpoint)
                };
                if !app.relationships.iter().any(is_same) {
                    app.relationships.push(relationship);
                }
            }
        }
        if let Some(variables) = node.get("variables").and_then(|variables| variables.get("env")) {
            for (name, _, value) in variables.entries() {
                let text = match value.as_str() {
                    Some(text) => text.to_owned(),
                    None if value.is_null() => String::new(),
                    None => json(value).to_string(),
                };
                app.environment.entry(name.to_owned()).or_insert(Variable { value: text, place: value.content() });
            }
        }
        Ok(())
    }

    fn relationship(&self, name: &str, node: &Node, base: &str) -> Result<Relationship, ProjectError> {
        let (service, endpoint) = match &node.value {
            _ if node.is_null() => (None, None),
            Value::Scalar { text, .. } => {
                let (service, endpoint) =
                    text.split_once(':').map_or((&**text, None), |(service, endpoint)| (service, Some(endpoint)));
                (Some(service), endpoint)
            }
            Value::Mapping(_) => {
                let part = |key: &str| match node.get(key) {
                    Some(part) if !part.is_null() && part.as_str().is_none() => {
                        Err(self.error(part, format!("`{key}` of the relationship `{name}` must be a text, not {}", part.kind())))
                    }
                    part => Ok(part.and_then(|part| part.as_str())),
                };
                (part("service")?, part("endpoint")?)
            }
            Value::Sequence(_) => {
                return Err(
                    self.error(node, format!("the relationship `{name}` must be a text or a mapping, not {}", node.kind()))
                );
            }
        };
        let service = service.map(str::trim).filter(|service| !service.is_empty()).unwrap_or(name).to_owned();
        let endpoint = endpoint.map(str::trim).filter(|endpoint| !endpoint.is_empty()).map(str::to_owned);
        let declared = self.project.services.iter().find(|declared| declared.name == service && declared.base == base);
        let (kind, version) = match declared {
            Some(declared) if !declared.kind.is_empty() => (declared.kind.clone(), declared.version.clone()),
            _ => (endpoint.clone().unwrap_or_default(), None),
        };
        Ok(Relationship { name: name.to_owned(), service, endpoint, kind, version, place: None })
    }

    /// Every shell script of an app.
    fn scripts(&mut self, app: usize, node: &Node) {
        let mut found: Vec<(String, &Arc<Node>)> = Vec::new();
        found.extend(commands("hooks", node.get("hooks")));
        found.extend(commands("web.commands", node.get("web").and_then(|web| web.get("commands"))));
        for section in ["workers", "crons", "operations"] {
            for (name, _, node) in node.get(section).map(|section| section.entries()).unwrap_or_default() {
                found.extend(commands(&format!("{section}.{name}.commands"), node.get("commands")));
            }
        }
        for (name, _, cron) in node.get("crons").map(|crons| crons.entries()).unwrap_or_default() {
            found.extend(cron.get("cmd").map(|script| (format!("crons.{name}.cmd"), script)));
        }
        let operations = node.get("source").and_then(|source| source.get("operations"));
        for (name, _, operation) in operations.map(|operations| operations.entries()).unwrap_or_default() {
            found.extend(operation.get("command").map(|script| (format!("source.operations.{name}.command"), script)));
        }
        for (label, script) in found {
            let several = script.items();
            for script in if several.is_empty() { std::slice::from_ref(script) } else { several } {
                self.script(app, &label, script);
            }
        }
    }

    fn script(&mut self, app: usize, label: &str, node: &Node) {
        let Value::Scalar { text, style } = &node.value else { return };
        let (label, file) = (label.to_owned(), node.place.file);
        let Some(source) = self.files.get(&file).filter(|_| !node.is_null()) else { return };
        if *style == Style::File {
            self.project.scripts.push(Script { app, label, file, path: source.path.clone() });
        } else {
            let map: OffsetMap = node.offset_map(&source.text);
            self.project.regions.push(Region { app, label, file, text: Arc::clone(text), map });
        }
    }

    /// `node` with `!include` replaced by what it includes: `node` itself only, or everything below it too. The path
    /// counts from the first of `bases` that has such a file.
    fn include(&mut self, node: &Arc<Node>, bases: &[&str], deep: bool) -> Result<Arc<Node>, ProjectError> {
        if node.tag.as_deref() == Some("!include") {
            let node = self.included(node, bases)?;
            return if deep { self.include_below(&node, bases) } else { Ok(node) };
        }
        if deep { self.include_below(node, bases) } else { Ok(Arc::clone(node)) }
    }

    fn include_below(&mut self, node: &Arc<Node>, bases: &[&str]) -> Result<Arc<Node>, ProjectError> {
        if self.depth >= MAX_DEPTH {
            return Err(self.error(node, "the included files nest too deeply".into()));
        }
        self.depth += 1;
        let copy = self.include_each(node, bases);
        self.depth -= 1;
        copy
    }

    fn include_each(&mut self, node: &Arc<Node>, bases: &[&str]) -> Result<Arc<Node>, ProjectError> {
        let has_include = |file: &SourceFile| memchr::memmem::find(file.text.as_bytes(), b"!include").is_some();
        if !self.files.get(&node.place.file).is_some_and(|file| has_include(file)) {
            return Ok(Arc::clone(node));
        }
        let value = match &node.value {
            Value::Scalar { .. } => return Ok(Arc::clone(node)),
            Value::Sequence(items) => {
                Value::Sequence(items.iter().map(|item| self.include(item, bases, true)).collect::<Result<_, _>>()?)
            }
            Value::Mapping(entries) => {
                let entries = entries.iter().map(|(key, value)| Ok((Arc::clone(key), self.include(value, bases, true)?)));
                Value::Mapping(entries.collect::<Result<_, _>>()?)
            }
        };
        let mut copy = Node::new(value, node.place);
        copy.tag.clone_from(&node.tag);
        Ok(Arc::new(copy))
    }

    fn included(&mut self, node: &Arc<Node>, bases: &[&str]) -> Result<Arc<Node>, ProjectError> {
        self.includes += 1;
        if self.includes > MAX_INCLUDES {
            return Err(self.error(node, format!("more than {MAX_INCLUDES} files are included")));
        }
        let part = |key: &str| node.get(key).and_then(|part| part.as_str());
        let (path, kind) = match &node.value {
            Value::Scalar { text, .. } => (&**text, "yaml"),
            _ => (part("path").unwrap_or_default(), part("type").unwrap_or("yaml")),
        };
        let nothing = || Arc::new(Node::new(Value::Scalar { text: "~".into(), style: Style::Plain }, node.place));
        if kind == "binary" {
            return Ok(nothing());
        }
        let paths: Vec<_> = bases.iter().filter_map(|base| join(base, path.trim_start_matches('/'))).collect();
        let Some((id, file)) = paths.iter().find_map(|path| (self.read)(path)) else {
            self.project.unread.push((node.place, format!("`{path}` is included here but isn't there")));
            return Ok(nothing());
        };
        self.files.insert(id, Arc::clone(&file));
        if kind == "string" {
            let place = Place { file: id, span: Span::new(0, file.text.len()) };
            return Ok(Arc::new(Node::new(Value::Scalar { text: Arc::clone(&file.text), style: Style::File }, place)));
        }
        let root = self.parse(&file.path.clone())?;
        // Includes in it count from the same directories.
        self.include(&root, bases, false)
    }
}

/// The entries of `of`, under `label`.
fn commands<'n>(label: &str, of: Option<&'n Arc<Node>>) -> Vec<(String, &'n Arc<Node>)> {
    let entries = of.map(|of| of.entries()).unwrap_or_default();
    entries.into_iter().map(|(name, _, script)| (format!("{label}.{name}"), script)).collect()
}

/// A node as JSON, for values of variables.
fn json(node: &Node) -> serde_json::Value {
    use serde_json::Value as Json;
    match &node.value {
        Value::Sequence(items) => Json::Array(items.iter().map(|item| json(item)).collect()),
        Value::Mapping(_) => {
            Json::Object(node.entries().into_iter().map(|(key, _, value)| (key.to_owned(), json(value))).collect())
        }
        Value::Scalar { .. } if node.is_null() => Json::Null,
        Value::Scalar { text, style: Style::Plain } => {
            serde_json::from_str(text).unwrap_or_else(|_| Json::String(text.to_string()))
        }
        Value::Scalar { text, .. } => Json::String(text.to_string()),
    }
}
