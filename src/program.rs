//! Which files are lowered: those that hold a word that matters, what they import, and then whatever uses what those
//! give, until nothing new is reached.

use std::collections::{BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use crate::embed::{self, Around, Reading, Region};
use crate::flow::{self, Carrier, EnvironmentVariable, Host, Relationships, Unit};
use crate::judge::variable_prefix;
use crate::outcome::{Coverage, Incomplete};
use crate::project::walk::{Entry, Walk};
use crate::project::{Project, ProjectError};
use crate::reach::{self, Handle, Sought};
use crate::source::path::{above, is_yaml, name_of};
use crate::source::scan::{Literals, Scanner, Want};
use crate::source::{FileId, Files, Place, SourceFile};
use crate::syntax::ir::{Pattern, Stmt};
use crate::syntax::{self, LANGUAGES, Language, PROPERTY, Source, by_path, language_of};
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

/// What those parts are put together with.
const REST: &[&str] = &["elationships", "ELATIONSHIPS"];

/// Bytes of stack of a thread that lowers: front-ends recurse, within their bound.
const STACK: usize = 64 << 20;

/// A project on disk, as far as it was read.
pub(crate) struct Program {
    scanner: Scanner,
    /// The words by which the document can come in.
    seeds: Literals,
    /// Those that are more than a part of its name.
    whole: Literals,
    mentions: Option<bool>,
    files: Files,
    ids: HashMap<String, FileId>,
    pub project: Project,
    units: Vec<Unit>,
    /// The app that is being evaluated.
    app: Option<usize>,
    lowered: HashMap<String, usize>,
    /// Files whose regions are lowered.
    embedding: BTreeSet<String>,
    /// What all files were searched for: of a language, or of none.
    searched: BTreeSet<(&'static str, Handle)>,
    incomplete: BTreeSet<Incomplete>,
    /// All files, by their places in the walk, in the order of their last names.
    by_name: OnceLock<Vec<u32>>,
}

impl Program {
    /// Walks, reads the platform config, lowers the files that matter by themselves.
    pub(crate) fn open(options: &Options, mut walk: Walk) -> Result<Self, Error> {
        walk.threads = options.threads.map_or(0, usize::from);
        let prefilter = options.prefilter;
        let want = move |path: &str| wanted(path, prefilter);
        let vanishing = vanishing_variables(&walk.base);
        let words = SEEDS.iter().chain(PARTS).copied().chain(vanishing.iter().map(String::as_str));
        let seeds = Literals::new(words).marking(reach::INCLUDING);
        let whole = SEEDS.iter().chain(REST).copied().chain(vanishing.iter().map(String::as_str));
        let whole = Literals::new(whole);
        let (scanner, kept) = Scanner::start(walk, &seeds, want, reach::is_marked, reach::imports)
            .map_err(|error| Error::new(error.to_string()))?;
        let mut program = Self {
            scanner,
            seeds,
            whole,
            mentions: None,
            files: Files::default(),
            ids: HashMap::new(),
            project: Project::default(),
            units: Vec::new(),
            app: None,
            lowered: HashMap::new(),
            embedding: BTreeSet::new(),
            searched: vanishing.into_iter().map(|name| ("", Handle::Text(name))).collect(),
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
        // Of files that are no config it only matters which directories they are in.
        let mut paths: Vec<String> = Vec::new();
        let mut last = None;
        for Entry { path, .. } in &self.scanner.walked.files {
            let directory = Some(above(path));
            if last != directory || is_yaml(path) {
                paths.push(path.clone());
                last = directory;
            }
        }
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
        ids.iter().for_each(|&id| self.lower_embedded(id));
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
                let lower = |(_, file, language): &(FileId, Arc<SourceFile>, &'static Language)| {
                    flow::prepare(language);
                    lower_one(language, &file.path, &file.text)
                };
                jobs.iter().map(lower).collect::<Vec<_>>()
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

    /// Lowers what a file has in it of other languages, if it is of such a format.
    fn lower_embedded(&mut self, id: FileId) {
        let file = self.files.get(id).clone();
        let Some(format) = embedding_of(&self.project, &file.path) else { return };
        if !self.embedding.insert(file.path.clone()) {
            return;
        }
        let mut reading = Reading { id, file: file.clone(), around: self };
        let regions = catch_unwind(AssertUnwindSafe(|| (format.regions)(&mut reading)));
        let regions = regions.unwrap_or_else(|_| Err("could not be analysed".to_owned()));
        let lower = |regions: Vec<Region>| regions.iter().filter_map(|region| region.lower(&file.path)).collect::<Vec<_>>();
        // Front-ends recurse, as deep as they do elsewhere.
        let lowered = regions.and_then(|regions| {
            std::thread::scope(|scope| {
                let thread = std::thread::Builder::new().stack_size(STACK);
                let thread = thread.spawn_scoped(scope, || lower(regions)).expect("internal error: no thread to lower in");
                thread.join().map_err(|_| "could not be analysed: a parser failed".to_owned())
            })
        });
        let seeds = &self.seeds;
        match lowered {
            Err(why) if seeds.are_in(file.text.as_bytes()) => {
                let why = format!("the {} {why}", format.name);
                self.incomplete.insert(Incomplete { path: file.path.clone(), why, place: None });
            }
            Err(_) => {}
            Ok(lowered) => {
                let app = self.project.app_of(&file.path);
                let app_root = app.map_or(String::new(), |app| self.project.apps[app].root.clone());
                for embed::Lowered { language, text, map, mut module } in lowered {
                    // Much of such files is not quite what its language's grammar knows.
                    module.lost.retain(|lost| text.get(lost.range()).is_some_and(|lost| seeds.are_in(lost.as_bytes())));
                    self.units.push(Unit {
                        file: id,
                        path: file.path.clone(),
                        language,
                        text: text.into(),
                        map: Some(map),
                        module: Arc::new(module),
                        app,
                        app_root: app_root.clone(),
                        embedded: true,
                        is_apart: format.is_apart,
                    });
                }
            }
        }
    }

    fn language(&self, path: &str, text: &str) -> Option<&'static Language> {
        language_in(&self.project, path, text)
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
        self.units.push(Unit {
            file,
            path,
            language,
            text,
            map: None,
            module: Arc::new(module),
            app,
            app_root,
            embedded: false,
            is_apart: false,
        });
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
                is_apart: false,
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

    /// Whether the document can come in anywhere.
    fn can_begin(&mut self) -> bool {
        let configured = self.project.apps.iter().flat_map(|app| app.environment.values()).map(|variable| &*variable.value);
        // The text of a region may have lost the names of variables, which its file has.
        let whole = self.embedding.iter().filter_map(|path| self.ids.get(path)).map(|id| &*self.files.get(*id).text);
        let texts = self.units.iter().map(|unit| &*unit.text).chain(whole).chain(configured);
        let texts: Vec<&[u8]> = texts.map(str::as_bytes).filter(|text| self.seeds.are_in(text)).collect();
        let only_parts = texts.iter().all(|text| !self.whole.are_in(text));
        !texts.is_empty() && (!only_parts || self.mentions_relationships())
    }

    /// Whether any file has what the variable's name is put together with: many programs have a `PLATFORM_` of their own.
    fn mentions_relationships(&mut self) -> bool {
        *self.mentions.get_or_insert_with(|| {
            let words = Literals::new(REST);
            let mentions = AtomicBool::new(false);
            let searched = |path: &str| !is_platform_config(path) && wanted(path, true) != Want::Skip;
            self.scanner.again(
                |entry| (!mentions.load(Ordering::Relaxed) && searched(&entry.path)).then_some(&words),
                |_| {
                    mentions.store(true, Ordering::Relaxed);
                    false
                },
            );
            mentions.into_inner()
        })
    }

    fn evaluate(&mut self) -> Vec<flow::Outcome> {
        if !self.can_begin() {
            return Vec::new();
        }
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
        let mut units: Vec<Unit> =
            self.units.iter().filter(|unit| unit.app == app && !seen.contains(&unit.path)).cloned().collect();
        // What may bring the document in comes before all that is there only because nothing was left out.
        units.sort_by_key(|unit| !unit.embedded && !self.seeds.are_in(unit.text.as_bytes()));
        flow::run(units, self, relationships, &variables)
    }

    /// Files not lowered so far that mention what the document passes through: the modules and classes that carry it,
    /// and the variables that hold it.
    fn reach(&mut self, evidence: &[flow::Outcome]) -> Vec<FileId> {
        // Those of each language, and those of none.
        let mut handles: BTreeSet<(&'static str, Handle)> = BTreeSet::new();
        for carrier in evidence.iter().flat_map(|evidence| &evidence.carriers).filter(|carrier| carrier.is_of_use) {
            let read = |path: &str| Host::read(self, path);
            handles.extend(reach::handles(carrier, &read).into_iter().map(|handle| (carrier.language, handle)));
        }
        // What names the variable may get the environment from elsewhere.
        let carrying: BTreeSet<&str> =
            evidence.iter().flat_map(|evidence| &evidence.carriers).map(|carrier| &*carrier.path).collect();
        for unit in self.units.iter().filter(|unit| !unit.embedded && !carrying.contains(&*unit.path)) {
            if unit.text.contains("RELATIONSHIPS") {
                let language = unit.language.id;
                let names = names_of(&unit.module.body);
                let carrier = Carrier { path: unit.path.clone(), language, names, is_of_use: true };
                let read = |path: &str| Host::read(self, path);
                handles.extend(reach::handles(&carrier, &read).into_iter().map(|handle| (language, handle)));
            }
        }
        let exported = evidence.iter().flat_map(|evidence| &evidence.environment);
        let exported = exported.filter(|name| !SEEDS.iter().any(|seed| name.contains(seed))).cloned();
        let vanishing = vanishing_in(&self.project);
        // A setting may be asked for by what stands before its last name, and that.
        let words = exported.chain(vanishing).flat_map(|name| match name.strip_suffix(PROPERTY) {
            Some(name) => {
                let above = name.rsplit_once('.').map(|(above, _)| above.to_owned());
                above.into_iter().chain([name.to_owned()]).collect()
            }
            None => vec![name],
        });
        handles.extend(words.map(|name| ("", Handle::Text(name))));
        // A file that didn't use it when it was first searched for doesn't now.
        handles.retain(|handle| !self.searched.contains(handle));
        if handles.is_empty() {
            return Vec::new();
        }
        self.searched.extend(handles.iter().cloned());
        let of = |language: Option<&str>| -> Vec<&Handle> {
            let of_it = |of: &str| of.is_empty() || language.is_none_or(|language| of == language);
            handles.iter().filter(|(of, _)| of_it(of)).map(|(_, handle)| handle).collect()
        };
        // YAML and XML are read as PHP or, with ERB in it, as Ruby, but have no includes.
        let of_data = |of: &str| matches!(of, "" | "php" | "ruby");
        let data = handles.iter().filter(|(of, handle)| of_data(of) && handle.is_in_data()).map(|(_, handle)| handle);
        let data = Sought::new(data.collect());
        let by_language: HashMap<&str, Sought<'_>> =
            LANGUAGES.iter().map(|language| (language.id, Sought::new(of(Some(language.id))))).collect();
        let unknown = Sought::new(of(None));
        let (lowered, embedding, project) = (&self.lowered, &self.embedding, &self.project);
        let sought = |path: &str, language: &Language| {
            if is_data(path) { Some(&data) } else { by_language.get(language.id) }
        };
        let literals = |entry: &Entry| {
            let path = entry.path.as_str();
            let words = match by_path(path) {
                Some(language) if !is_data(path) => sought(path, language)?.words_for(entry.notes.as_ref()),
                _ if embedding_of(project, path).is_some() => by_language.get("shell")?.words_for(None),
                Some(language) => sought(path, language)?.words_for(None),
                None if wanted(path, true) == Want::Skip => None,
                None => unknown.words_for(None),
            };
            words.filter(|_| !lowered.contains_key(path) && !embedding.contains(path))
        };
        let uses = |file: &SourceFile| {
            if embedding_of(project, &file.path).is_some() {
                return by_language.get("shell").is_some_and(|sought| sought.is_in(file));
            }
            let sought = language_in(project, &file.path, &file.text).and_then(|language| sought(&file.path, language));
            sought.is_some_and(|sought| sought.is_in(file))
        };
        let found = self.scanner.again(literals, uses);
        found.into_iter().map(|file| self.ids.get(&file.path).copied().unwrap_or_else(|| self.add(file))).collect()
    }

    /// What was read, and what could not be.
    pub(crate) fn finish(mut self) -> (Files, Coverage) {
        for gap in &self.scanner.walked.incomplete {
            self.incomplete.insert(Incomplete { path: gap.path.clone(), why: gap.why.clone(), place: None });
        }
        let coverage = Coverage {
            files_walked: self.scanner.walked.files.len(),
            files_read: self.scanner.files_read,
            files_parsed: self.lowered.len() + self.embedding.len(),
            incomplete: self.incomplete.into_iter().collect(),
            left_out: self.scanner.walked.left_out.clone(),
        };
        // To give back the memory of all that takes as long as writing the report: nobody has to wait for it.
        let rest = (self.scanner, self.units);
        std::thread::spawn(move || drop(rest));
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

/// What these statements give a name to that other files may ask for: functions, classes and what is in them, constants.
fn names_of(body: &[Stmt]) -> Vec<String> {
    let mut names = Vec::new();
    for stmt in body {
        match stmt {
            Stmt::Function(function) => names.extend(function.name.as_ref().map(|name| name.name.to_string())),
            Stmt::Class(class) => {
                names.extend(class.name.as_ref().map(|name| name.name.to_string()));
                names.extend(names_of(&class.body));
            }
            Stmt::Bind { pattern: Pattern::Name(name), .. } if !name.name.starts_with('$') => names.push(name.name.to_string()),
            _ => {}
        }
    }
    names
}

impl Around for Program {
    fn read(&mut self, path: &str) -> Option<(FileId, Arc<SourceFile>)> {
        self.file(path)
    }

    fn list(&self, directory: &str) -> Vec<String> {
        Host::list(self, directory)
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
        let files = &self.scanner.walked.files;
        let path_of = |at: u32| files.get(at as usize).map_or("", |entry| entry.path.as_str());
        let by_name = self.by_name.get_or_init(|| {
            let mut by_name: Vec<u32> = (0..files.len() as u32).collect();
            by_name.sort_by_key(|&at| name_of(path_of(at)));
            by_name
        });
        let name = name_of(tail);
        let start = by_name.partition_point(|&at| name_of(path_of(at)) < name);
        let named = by_name.iter().skip(start).map(|&at| path_of(at)).take_while(|path| name_of(path) == name);
        let ends = |path: &&str| path.strip_suffix(tail).is_some_and(|before| before.is_empty() || before.ends_with('/'));
        let under = |path: &&str| root.is_empty() || path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/'));
        let all: Vec<&str> = named.filter(ends).collect();
        let own: Vec<&str> = all.iter().copied().filter(under).collect();
        match (&own[..], &all[..]) {
            ([path], _) | ([], [path]) => Some((*path).to_owned()),
            _ => None,
        }
    }

    fn list(&self, directory: &str) -> Vec<String> {
        let files = &self.scanner.walked.files;
        let prefix = if directory.is_empty() { String::new() } else { format!("{directory}/") };
        let start = files.partition_point(|entry| *entry.path < *prefix);
        let below = files.get(start..).unwrap_or_default().iter().map_while(|entry| entry.path.strip_prefix(&*prefix));
        below.filter(|name| !name.contains('/')).map(|name| format!("{prefix}{name}")).collect()
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

/// How the variables begin of which the upgrade takes some from a project on Upsun; code may put their names together.
fn vanishing_in(project: &Project) -> BTreeSet<String> {
    let relationships = project.relationships().filter(|(_, of)| project.is_upsun && of.kind == "influxdb");
    relationships.map(|(_, of)| format!("{}_", variable_prefix(&of.name))).collect()
}

/// Those that the config at the top of the tree tells of: known before the tree is walked, they cost no second search.
/// What is wrong with the config is said later.
fn vanishing_variables(base: &Path) -> BTreeSet<String> {
    let listed = std::fs::read_dir(base.join(".upsun")).into_iter().flatten().flatten();
    let listed = listed.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let names: Vec<String> = listed.filter_map(|entry| Some(format!(".upsun/{}", entry.file_name().to_str()?))).collect();
    let mut files = Files::default();
    let mut read = |path: &str| {
        let file = SourceFile::new(path, std::fs::read(base.join(path)).ok()?);
        let id = files.add(file);
        Some((id, files.get(id).clone()))
    };
    let project = Project::discover(names.iter().map(String::as_str), &mut read, Vec::new());
    project.map(|project| vanishing_in(&project)).unwrap_or_default()
}

/// The language of a file; what the config runs as a shell script is one.
fn language_in(project: &Project, path: &str, text: &str) -> Option<&'static Language> {
    if project.scripts.iter().any(|script| script.path == path) {
        return syntax::language("shell");
    }
    if is_platform_config(path) || embed::format_of(path).is_some() { None } else { language_of(path, text) }
}

/// The format of a file with code of other languages in it.
fn embedding_of(project: &Project, path: &str) -> Option<&'static embed::Format> {
    let is_script = project.scripts.iter().any(|script| script.path == path);
    if is_script || is_platform_config(path) { None } else { embed::format_of(path) }
}

fn is_platform_config(path: &str) -> bool {
    let directory = || path.rsplit('/').nth(1).unwrap_or_default();
    is_yaml(path) && (path.ends_with(".app.yaml") || matches!(directory(), ".platform" | ".upsun" | ".magento"))
}

fn wanted(path: &str, prefilter: bool) -> Want {
    if is_platform_config(path) {
        return Want::Always;
    }
    let name = name_of(path);
    let bare = name.trim_start_matches('.');
    if by_path(path).is_some() || !bare.contains('.') || embed::format_of(path).is_some() {
        return if prefilter { Want::IfFound } else { Want::Always };
    }
    Want::Skip
}

/// Whether it is read as PHP, but holds no code.
fn is_data(path: &str) -> bool {
    is_yaml(path) || path.ends_with(".xml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_pass_tells_seeds_and_includes() {
        assert!(Literals::new(SEEDS.iter().chain(PARTS)).marking(reach::INCLUDING).tells_marks());
    }
}
