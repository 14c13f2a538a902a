//! Which files are lowered: those that hold a word that matters, what they import, and then whatever uses what those
//! give, until nothing new is reached.

use std::collections::{BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use crate::flow::{self, Carrier, EnvironmentVariable, Host, Relationships, Unit};
use crate::judge::old_variables;
use crate::outcome::{Coverage, Incomplete};
use crate::project::walk::Walk;
use crate::project::{Project, ProjectError};
use crate::source::scan::{Literals, Scanner, Want};
use crate::source::{FileId, Files, Place, SourceFile};
use crate::syntax::{self, LANGUAGES, Language, Source, by_name, language_of};
use crate::{Error, Options};

/// Words without which a file cannot bring the document in: the variable under any prefix, the reader libraries by
/// their package names, the platform's command line.
const SEEDS: &[&str] = &[
    "RELATIONSHIPS",
    "latformsh",
    "platform_sh",
    "PlatformSH",
    "sh.platform",
    "psh_config",
    "relationships -",
    " rel -",
    "cloud relationships",
    "paas relationships",
    "latform relationships",
    "psun relationships",
    ":relationships",
    "tunnel:info",
];

/// Parts of the variable's name, in files that may put it together, and the same in lower case, as settings classes have it.
const PARTS: &[&str] = &["PLATFORM_", "UPSUN_", "latform_relationships", "psun_relationships"];

/// Bytes of stack of a thread that lowers: front-ends recurse, within their bound.
const STACK: usize = 64 << 20;

/// A project on disk, as far as it was read.
pub(crate) struct Program {
    scanner: Scanner,
    files: Files,
    ids: HashMap<String, FileId>,
    pub project: Project,
    units: Vec<Unit>,
    /// The app that is being evaluated.
    app: Option<usize>,
    lowered: HashMap<String, usize>,
    /// Words that all files were searched for: those of a language, or of none.
    searched: BTreeSet<(&'static str, String)>,
    incomplete: BTreeSet<Incomplete>,
    /// The paths of all files by their last names.
    by_name: OnceLock<HashMap<String, Vec<String>>>,
}

impl Program {
    /// Walks, reads the platform config, lowers the files that matter by themselves.
    pub(crate) fn open(options: &Options, mut walk: Walk) -> Result<Self, Error> {
        walk.threads = options.threads.map_or(0, usize::from);
        let prefilter = options.prefilter;
        let want = move |path: &str| wanted(path, prefilter);
        let (scanner, kept) = Scanner::start(walk, &Literals::new(SEEDS.iter().chain(PARTS)), want)
            .map_err(|error| Error::new(error.to_string()))?;
        let mut program = Self {
            scanner,
            files: Files::default(),
            ids: HashMap::new(),
            project: Project::default(),
            units: Vec::new(),
            app: None,
            lowered: HashMap::new(),
            searched: BTreeSet::new(),
            incomplete: BTreeSet::new(),
            by_name: OnceLock::new(),
        };
        let mut fresh = Vec::new();
        for file in kept {
            fresh.push(program.add(file));
        }
        program.read_config(options)?;
        program.lower(&fresh);
        program.lower_regions();
        Ok(program)
    }

    fn add(&mut self, file: SourceFile) -> FileId {
        let path = file.path.clone();
        let id = self.files.add(file);
        self.ids.insert(path, id);
        id
    }

    fn file(&mut self, path: &str) -> Option<(FileId, Arc<SourceFile>)> {
        let id = match self.ids.get(path) {
            Some(&id) => id,
            None => {
                let file = self.scanner.read(path)?;
                self.add(file)
            }
        };
        Some((id, self.files.get(id).clone()))
    }

    fn read_config(&mut self, options: &Options) -> Result<(), Error> {
        let paths: Vec<String> = self.scanner.walked.files.iter().map(|entry| entry.path.clone()).collect();
        let mut read = |path: &str| self.file(path);
        let project = Project::discover(paths.iter().map(String::as_str), &mut read, options.relationships.clone());
        self.project = project.map_err(|error| self.config_error(&error))?;
        for (place, why) in &self.project.unread {
            let path = self.files.get(place.file).path.clone();
            self.incomplete.insert(Incomplete { path, why: why.clone(), place: Some(*place) });
        }
        Ok(())
    }

    fn config_error(&self, error: &ProjectError) -> Error {
        match error.place {
            Some(place) => {
                let file = self.files.get(place.file);
                let copy = SourceFile::new(file.path.clone(), file.text.as_bytes().to_vec());
                Error::new(format!("the platform config `{}` is broken", error.path)).at(copy, place.span, error.message.clone())
            }
            None => Error::new(error.to_string()),
        }
    }

    /// Lowers these files, on as many threads as there are.
    fn lower(&mut self, ids: &[FileId]) {
        let jobs: Vec<(FileId, Arc<SourceFile>, &'static Language)> = ids
            .iter()
            .filter_map(|&id| {
                let file = self.files.get(id);
                let language = self.language(&file.path, &file.text)?;
                (!self.lowered.contains_key(&file.path)).then(|| (id, file.clone(), language))
            })
            .collect();
        if jobs.is_empty() {
            return;
        }
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(jobs.len());
        let share = jobs.len().div_ceil(threads);
        let modules: Vec<Option<ir::Module>> = std::thread::scope(|scope| {
            let run = |jobs: &[(FileId, Arc<SourceFile>, &'static Language)]| {
                jobs.iter().map(|(_, file, language)| lower_one(language, &file.path, &file.text)).collect::<Vec<_>>()
            };
            let handles: Vec<_> = jobs
                .chunks(share)
                .map(|jobs| {
                    let thread = std::thread::Builder::new().stack_size(STACK);
                    thread.spawn_scoped(scope, move || run(jobs)).expect("internal error: no thread to lower in")
                })
                .collect();
            handles
                .into_iter()
                .flat_map(|handle| handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        });
        for ((id, file, language), module) in jobs.into_iter().zip(modules) {
            self.enter(id, &file, language, module);
        }
    }

    fn language(&self, path: &str, text: &str) -> Option<&'static Language> {
        if self.project.scripts.iter().any(|script| script.path == path) {
            return syntax::language("shell");
        }
        language_of(path, text)
    }

    fn enter(&mut self, file: FileId, source: &SourceFile, language: &'static Language, module: Option<ir::Module>) {
        let path = source.path.clone();
        let module = match module {
            Some(module) => module,
            None => {
                let why = "could not be analysed: the parser failed".to_owned();
                self.incomplete.insert(Incomplete { path: path.clone(), why, place: None });
                return;
            }
        };
        let app = self.project.app_of(&path);
        let app_root = app.map_or(String::new(), |app| self.project.apps[app].root.clone());
        self.lowered.insert(path.clone(), self.units.len());
        let text = source.text.clone();
        self.units.push(Unit { file, path, language, text, map: None, module: Arc::new(module), app, app_root, embedded: false });
    }

    /// Shell in the platform config.
    fn lower_regions(&mut self) {
        let scripts: Vec<String> = self.project.scripts.iter().map(|script| script.path.clone()).collect();
        let ids: Vec<FileId> = scripts.iter().filter_map(|path| self.file(path).map(|(id, _)| id)).collect();
        self.lower(&ids);
        let Some(language) = syntax::language("shell") else { return };
        let regions = std::mem::take(&mut self.project.regions);
        for region in &regions {
            let path = self.files.get(region.file).path.clone();
            let Some(module) = lower_one(language, &path, &region.text) else { continue };
            let root = self.project.apps.get(region.app).map_or(String::new(), |app| app.root.clone());
            let number = self.project.apps.iter().position(|app| app.root == root);
            self.units.push(Unit {
                file: region.file,
                path,
                language,
                text: region.text.clone(),
                map: Some(region.map.clone()),
                module: Arc::new(module),
                app: number,
                app_root: root,
                embedded: true,
            });
        }
        self.project.regions = regions;
    }

    /// Follows the document through all files that it reaches, once for each app: what apps share means something else
    /// in each.
    pub(crate) fn follow(&mut self, prefilter: bool) -> Vec<flow::Outcome> {
        loop {
            let evidence = self.evaluate();
            let reached = if prefilter { self.reach(&evidence) } else { Vec::new() };
            if reached.is_empty() {
                for flow::Incomplete { path, why, place } in evidence.iter().flat_map(|evidence| &evidence.incomplete) {
                    self.incomplete.insert(Incomplete { path: path.clone(), why: why.clone(), place: *place });
                }
                self.tell_lost(&evidence);
                return evidence;
            }
            self.lower(&reached);
        }
    }

    /// What a syntax error took matters where it may have held a read: where the document passes, or might come in.
    fn tell_lost(&mut self, evidence: &[flow::Outcome]) {
        let carriers: Vec<&Carrier> = evidence.iter().flat_map(|evidence| &evidence.carriers).collect();
        for unit in &self.units {
            let carries = carriers.iter().any(|carrier| carrier.path == unit.path && carrier.language == unit.language.id);
            for &span in &unit.module.lost {
                let text = unit.text.get(span.range()).unwrap_or_default();
                if carries || SEEDS.iter().any(|seed| text.contains(seed)) || text.len() == unit.text.len() {
                    let place = match &unit.map {
                        Some(map) => map.place(span),
                        None => Some(Place { file: unit.file, span }),
                    };
                    let why = format!("a part of it is no {} that can be read", unit.language.name);
                    self.incomplete.insert(Incomplete { path: unit.path.clone(), why, place });
                }
            }
        }
    }

    fn evaluate(&mut self) -> Vec<flow::Outcome> {
        let apps: BTreeSet<usize> = self.units.iter().filter_map(|unit| unit.app).collect();
        let mut evidence: Vec<flow::Outcome> =
            apps.into_iter().map(|app| self.evaluate_app(Some(app), &BTreeSet::new())).collect();
        let seen: BTreeSet<String> = evidence.iter().flat_map(|evidence| evidence.files.iter().cloned()).collect();
        if self.units.iter().any(|unit| unit.app.is_none() && !seen.contains(&unit.path)) {
            evidence.push(self.evaluate_app(None, &seen));
        }
        evidence
    }

    /// Evaluates the files of one app, with whatever they load; without an app, those that no app loads.
    fn evaluate_app(&mut self, app: Option<usize>, seen: &BTreeSet<String>) -> flow::Outcome {
        self.app = app;
        let project = &self.project;
        let number = |root: &str| project.apps.iter().position(|app| app.root == root);
        let relationships = project.relationships().map(|(app, declared)| flow::Relationship {
            app,
            name: declared.name.clone(),
            service: Some(declared.service.clone()),
            kind: declared.kind.clone(),
            version: declared.version.clone(),
            endpoint: declared.endpoint.clone(),
            certainty: flow::Certainty::Declared,
        });
        let relationships = Relationships::new(relationships.collect(), project.has_config);
        let variables = project.apps.iter().flat_map(|app| {
            let number = number(&app.root);
            app.environment.iter().map(move |(name, variable)| EnvironmentVariable {
                app: number,
                name: name.clone(),
                value: variable.value.clone(),
                place: variable.place,
            })
        });
        let variables: Vec<_> = variables.collect();
        let units = self.units.iter().filter(|unit| unit.app == app && !seen.contains(&unit.path)).cloned().collect();
        flow::run(units, self, relationships, &variables)
    }

    /// Files not lowered so far that mention what the document passes through: the modules and classes that carry it,
    /// and the variables that hold it.
    fn reach(&mut self, evidence: &[flow::Outcome]) -> Vec<FileId> {
        let mut words: BTreeSet<(&'static str, String)> = BTreeSet::new();
        for carrier in evidence.iter().flat_map(|evidence| &evidence.carriers) {
            let read = |path: &str| Host::read(self, path);
            words.extend(handles(carrier, &read).into_iter().map(|word| (carrier.language, word)));
        }
        // What names the variable may get the environment from elsewhere.
        let carrying: BTreeSet<&str> =
            evidence.iter().flat_map(|evidence| &evidence.carriers).map(|carrier| &*carrier.path).collect();
        for unit in self.units.iter().filter(|unit| !unit.embedded && !carrying.contains(&*unit.path)) {
            if unit.text.contains("RELATIONSHIPS") {
                let carrier = Carrier { path: unit.path.clone(), language: unit.language.id, names: Vec::new() };
                let read = |path: &str| Host::read(self, path);
                words.extend(handles(&carrier, &read).into_iter().map(|word| (carrier.language, word)));
            }
        }
        let exported: BTreeSet<&str> = evidence.iter().flat_map(|evidence| &evidence.environment).map(String::as_str).collect();
        let upsun = self.project.is_upsun.then(|| self.project.relationships().filter(|(_, of)| of.kind == "influxdb"));
        let vanishing: BTreeSet<String> = upsun.into_iter().flatten().flat_map(|(_, of)| old_variables(&of.name)).collect();
        let any = exported.into_iter().filter(|name| !SEEDS.iter().any(|seed| name.contains(seed)));
        let mut any: BTreeSet<(&'static str, String)> = any.map(|name| ("", name.to_owned())).collect();
        any.extend(vanishing.into_iter().map(|name| ("", name)));
        // A file without them when they were first searched for is still without them.
        words.retain(|word| !self.searched.contains(word));
        any.retain(|word| !self.searched.contains(word));
        if words.is_empty() && any.is_empty() {
            return Vec::new();
        }
        self.searched.extend(words.iter().chain(&any).cloned());
        let of = |language: Option<&str>| {
            let own = words.iter().filter(|(of, _)| language.is_none_or(|language| *of == language));
            let all: Vec<&str> = own.chain(&any).map(|(_, word)| word.as_str()).collect();
            (!all.is_empty()).then(|| Literals::new(all))
        };
        let by_language: HashMap<&str, Option<Literals>> =
            LANGUAGES.iter().map(|language| (language.id, of(Some(language.id)))).collect();
        let unknown = of(None);
        let lowered = &self.lowered;
        let found = self.scanner.again(|path| {
            if lowered.contains_key(path) {
                return None;
            }
            match by_name(path.rsplit('/').next().unwrap_or(path)) {
                Some(language) => by_language.get(language.id)?.as_ref(),
                None if wanted(path, true) == Want::Skip => None,
                None => unknown.as_ref(),
            }
        });
        let mut fresh = Vec::new();
        for file in found {
            let Some(language) = self.language(&file.path, &file.text) else { continue };
            let mentions = words.iter().any(|(of, word)| *of == language.id && mentions(&file.text, word));
            if mentions || any.iter().any(|(_, name)| file.text.contains(name.as_str())) {
                let id = match self.ids.get(&file.path) {
                    Some(&id) => id,
                    None => self.add(file),
                };
                fresh.push(id);
            }
        }
        fresh
    }

    /// What was read, and what could not be.
    pub(crate) fn finish(mut self) -> (Files, Coverage) {
        for gap in &self.scanner.walked.incomplete {
            self.incomplete.insert(Incomplete { path: gap.path.clone(), why: gap.why.clone(), place: None });
        }
        let coverage = Coverage {
            files_walked: self.scanner.walked.files.len(),
            files_read: self.scanner.files_read,
            files_parsed: self.lowered.len(),
            incomplete: self.incomplete.into_iter().collect(),
            left_out: self.scanner.walked.left_out.clone(),
        };
        (self.files, coverage)
    }

    /// The text of a file of the project.
    pub(crate) fn text(&self, path: &str) -> Option<Arc<str>> {
        Host::read(self, path)
    }

    pub(crate) fn files(&self) -> &Files {
        &self.files
    }
}

impl Host for Program {
    fn exists(&self, path: &str) -> bool {
        self.scanner.entry(path).is_some()
    }

    fn read(&self, path: &str) -> Option<Arc<str>> {
        if let Some(&id) = self.ids.get(path) {
            return Some(self.files.get(id).text.clone());
        }
        self.scanner.peek(path).map(|file| file.text)
    }

    fn only(&self, root: &str, tail: &str) -> Option<String> {
        let by_name = self.by_name.get_or_init(|| {
            let mut by_name = HashMap::<String, Vec<String>>::new();
            for entry in &self.scanner.walked.files {
                let name = entry.path.rsplit('/').next().unwrap_or_default();
                by_name.entry(name.to_owned()).or_default().push(entry.path.clone());
            }
            by_name
        });
        let named = by_name.get(tail.rsplit('/').next().unwrap_or(tail))?;
        let ends = |path: &&String| path.strip_suffix(tail).is_some_and(|before| before.is_empty() || before.ends_with('/'));
        let under = |path: &&String| root.is_empty() || path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
        let all: Vec<&String> = named.iter().filter(ends).collect();
        let own: Vec<&String> = all.iter().copied().filter(under).collect();
        match (&own[..], &all[..]) {
            ([path], _) | ([], [path]) => Some((*path).clone()),
            _ => None,
        }
    }

    fn load(&mut self, path: &str) -> Option<Unit> {
        if !self.lowered.contains_key(path) {
            let (id, file) = self.file(path)?;
            let language = self.language(path, &file.text)?;
            let module = lower_one(language, path, &file.text);
            self.enter(id, &file, language, module);
        }
        let unit = &self.units[*self.lowered.get(path)?];
        // What apps share runs in the app that loads it.
        Some(Unit { app: self.app, ..unit.clone() })
    }
}

use crate::syntax::ir;

fn lower_one(language: &'static Language, path: &str, text: &str) -> Option<ir::Module> {
    // One bad file must not cost the others.
    catch_unwind(AssertUnwindSafe(|| (language.lower)(&Source { text, path }))).ok()
}

/// The words by which other files reach what a carrier gives: whoever imports it writes one of them.
fn handles(carrier: &Carrier, read: &dyn Fn(&str) -> Option<Arc<str>>) -> Vec<String> {
    if carrier.path.is_empty() {
        // `settings` of `django.conf.settings`.
        let last = carrier.names.iter().filter_map(|name| name.rsplit(['.', '#', '\\', ':', '/']).next());
        return last.filter(|word| word.len() > 1).map(str::to_owned).collect();
    }
    let mut parts = carrier.path.rsplit('/');
    let file = parts.next().unwrap_or_default();
    let stem = file.split('.').next().unwrap_or(file);
    let mut words = vec![stem.to_owned()];
    if matches!(stem, "index" | "__init__" | "mod" | "lib" | "main") {
        // Known by its directory; and by the one above, where that is only where sources lie.
        words.clear();
        for directory in parts.by_ref() {
            words.push(directory.to_owned());
            if !matches!(directory, "src" | "lib" | "dist" | "source") {
                break;
            }
        }
        // From beside and below it is reached without its name: `from . import load`, `super::load()`, `from '..'`.
        words.extend(carrier.names.iter().filter(|name| *name != "default").cloned());
    }
    // A package hands on what its modules give: `from .core import *`, `export * from './core'`.
    if let Some((directory, _)) = carrier.path.rsplit_once('/') {
        let indices: &[&str] = match carrier.language {
            "python" => &["__init__.py"],
            "javascript" => &["index.ts", "index.js", "index.mjs", "index.tsx"],
            _ => &[],
        };
        let hands_on = |index: &&str| read(&format!("{directory}/{index}")).is_some_and(|text| text.contains(stem));
        if indices.iter().any(hands_on) {
            words.push(directory.rsplit('/').next().unwrap_or(directory).to_owned());
        }
    }
    match carrier.language {
        // Scripts are sourced and run by their whole names.
        "shell" => words = vec![file.to_owned()],
        "php" => {
            // What a file returns has no name of its own: it is reached by the file's.
            for name in carrier.names.iter().filter(|name| *name != "return") {
                words.push(name.rsplit('\\').next().unwrap_or(name).to_owned());
                if let Some(bare) = name.strip_prefix('$') {
                    words.extend([format!("$GLOBALS['{bare}']"), format!("$GLOBALS[\"{bare}\"]")]);
                }
            }
        }
        "javascript" => words.extend(package_names(&carrier.path, read)),
        "rust" if matches!(stem, "lib" | "main") => words.extend(crate_name(&carrier.path, read)),
        _ => {}
    }
    words.retain(|word| word.len() > 1);
    words
}

/// Whether the text holds the word; a variable of PHP only counts where it is declared `global`.
fn mentions(text: &str, word: &str) -> bool {
    let is_global = |statement: &str| statement.split(';').next().is_some_and(|names| names.contains(word));
    match word.starts_with('$') && !word.starts_with("$GLOBALS") {
        true => text.contains(word) && text.split("global ").skip(1).any(is_global),
        false => text.contains(word),
    }
}

/// What packages above a module are called, and what their configuration lets it be imported as.
fn package_names(path: &str, read: &dyn Fn(&str) -> Option<Arc<str>>) -> Vec<String> {
    let mut names = Vec::new();
    let mut directory = path;
    while !directory.is_empty() {
        directory = directory.rsplit_once('/').map_or("", |(above, _)| above);
        let text = |file: &str| if directory.is_empty() { read(file) } else { read(&format!("{directory}/{file}")) };
        let package = text("package.json").and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok());
        if let Some(name) = package.as_ref().and_then(|package| package.get("name")).and_then(|name| name.as_str()) {
            names.push(name.to_owned());
        }
        for config in ["tsconfig.json", "jsconfig.json", "tsconfig.base.json"].iter().filter_map(|file| text(file)) {
            names.extend(aliases_of(path, directory, &config));
        }
    }
    for file in ["tsconfig.json", "jsconfig.json", "tsconfig.base.json", "package.json"] {
        // Aliases stand for whole modules only where they have no `*`.
        let Some(text) = read(file) else { continue };
        let quoted = text.split('"').skip(1).step_by(2);
        names.extend(quoted.filter(|word| word.starts_with(['@', '#', '~']) && !word.contains('*')).map(str::to_owned));
    }
    names
}

/// What other targets of its package, and other packages, call the library with that root.
fn crate_name(path: &str, read: &dyn Fn(&str) -> Option<Arc<str>>) -> Option<String> {
    let package = path.strip_suffix("src/lib.rs")?;
    let manifest = read(&format!("{package}Cargo.toml"))?.parse::<toml::Table>().ok()?;
    let name = |section: &str| manifest.get(section)?.get("name")?.as_str();
    name("lib").or_else(|| name("package")).map(|name| name.replace('-', "_"))
}

/// What a configuration in `directory` calls the module at `path`: `"paths": { "alias": ["its/path.ts"] }`.
fn aliases_of(path: &str, directory: &str, config: &str) -> Vec<String> {
    let bare = |path: &str| {
        let path = path.trim_end_matches("/index.ts").trim_end_matches("/index.js");
        [".ts", ".tsx", ".mts", ".js", ".mjs", ".cjs"].iter().find_map(|end| path.strip_suffix(end)).unwrap_or(path).to_owned()
    };
    let own = bare(path.strip_prefix(directory).unwrap_or(path).trim_start_matches('/'));
    let words: Vec<&str> = config.split('"').skip(1).step_by(2).collect();
    let leads_here = |target: &str| {
        let target = bare(target.trim_start_matches("./").trim_end_matches('/'));
        let rest = own.strip_suffix(&target);
        !target.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
    };
    let pairs = words.windows(2).filter(|pair| leads_here(pair[1]) && !pair[0].contains('*') && pair[0] != "paths");
    pairs.map(|pair| pair[0].to_owned()).collect()
}

fn wanted(path: &str, prefilter: bool) -> Want {
    let name = path.rsplit('/').next().unwrap_or(path);
    let directory = path.rsplit('/').nth(1).unwrap_or_default();
    let yaml = name.ends_with(".yaml") || name.ends_with(".yml");
    if yaml && (name.ends_with(".app.yaml") || matches!(directory, ".platform" | ".upsun" | ".magento")) {
        return Want::Always;
    }
    let bare = name.trim_start_matches('.');
    if by_name(name).is_some() || !bare.contains('.') {
        return if prefilter { Want::IfFound } else { Want::Always };
    }
    Want::Skip
}
