//! Follows the relationships document through a program: an abstract interpreter over the IR.
//!
//! [`run`] takes lowered files ([`Unit`]s) and gives every [`Read`] of an endpoint's key. It judges none of them.

mod access;
mod actions;
mod assign;
mod call;
mod classes;
mod collections;
mod construct;
mod eval;
mod evaluator;
mod exec;
mod format;
mod iterate;
mod map;
mod memo;
mod models;
mod modules;
mod names;
mod narrow;
mod nested;
mod objects;
mod outside;
mod patterns;
mod programs;
mod reads;
mod relationships;
mod state;
mod text;
mod typed;
mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

pub use relationships::{Certainty, Relationship, Relationships};
pub use value::{AccessPath, Candidates, Rel, RelId, display_path};

use crate::hash::{HashMap, HashSet};
use crate::source::{FileId, OffsetMap, Place};
use crate::syntax::ir::{MethodKind, Module, ParamKind, Pattern, Type};
use crate::syntax::{Language, Naming};
use call::Args;
use evaluator::{Evaluator, Tested};
pub use state::Passed;
use state::State;
use value::{Atom, Value};

/// Rounds until everything that outlives a run (globals, fields, the environment) has settled.
const MAX_ROUNDS: usize = 10;
/// Cases of an enumeration that are told apart in what nobody calls.
const MAX_CASES: usize = 8;
/// Bytes of stack of the thread that evaluates. Touched only as far as a program nests.
const STACK: usize = 1 << 30;

/// A lowered file, or a region of one.
#[derive(Clone)]
pub struct Unit {
    pub file: FileId,
    /// Relative to the project's root, with `/`.
    pub path: String,
    pub language: &'static Language,
    /// What was lowered: the file's text, or the region's.
    pub text: Arc<str>,
    /// From a region's text to its file.
    pub map: Option<OffsetMap>,
    pub module: Arc<Module>,
    /// The number of its app.
    pub app: Option<usize>,
    /// The app's root, relative to the project's; empty for the project's root.
    pub app_root: String,
    /// A region, or code put together at run time: not found by its path.
    pub embedded: bool,
    /// What it exports is gone when it ends: each of its shells runs on a machine of its own.
    pub is_apart: bool,
}

/// Where further files come from.
pub trait Host: Send {
    /// Whether the project has such a file (by a path relative to its root).
    fn exists(&self, path: &str) -> bool;
    /// The text of such a file.
    fn read(&self, path: &str) -> Option<Arc<str>>;
    /// The only file whose path is `tail` or ends with it behind a `/`: of those under `root`, else of all.
    fn only(&self, root: &str, tail: &str) -> Option<String>;
    /// The paths of the files of a directory, in order.
    fn list(&self, directory: &str) -> Vec<String>;
    /// Lowers such a file.
    fn load(&mut self, path: &str) -> Option<Unit>;
}

/// Parses what is known of the language's libraries, so that it needn't be when the language is met: that would be in one
/// thread.
pub fn prepare(language: &Language) {
    models::of(language.id);
}

/// Where and how a read is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Site {
    /// The whole of it.
    pub place: Place,
    pub form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A base and what follows it (`['user']`, `.user`, `->get('user')`), in which the key, or what stands for it, is
    /// written at `key`.
    Access { accessor: Place, key: Place },
    /// An entry of a pattern that takes a value apart: `user: u`.
    Entry,
    /// A field, or a parameter, that the value of its key is put into. `erased`: it only describes values that are
    /// read elsewhere.
    Declaration { erased: bool },
    /// A name that is the key too: `$user` after PHP's `extract`, jq's `{user}`, `"$endpoint->user"` as a whole.
    Name,
    /// In a text of several keys with this between them.
    Path(&'static str),
    /// In a format whose fields name keys: `{e[user]}`.
    Format,
    /// `'user' in endpoint`, where the endpoint is written at the place.
    Test(Place),
    /// An argument of a call, or anything else.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadKind {
    /// Of the key at the end of its path.
    Key,
    /// Of that key too: the iteration over the endpoint's keys at `at` compares with it. `only`: and takes no other.
    KeyOf { at: Place, only: bool },
    /// Of a key that can't be known.
    UnknownKey,
    /// Of all keys, by the iteration at that place.
    AllKeys(Place),
}

/// A read from an endpoint.
#[derive(Clone, Debug)]
pub struct Read {
    pub kind: ReadKind,
    pub path: AccessPath,
    /// Where the key is written.
    pub place: Place,
    /// That place holds the key to the letter.
    pub exact: bool,
    /// The id of the language that the read is written in.
    pub language: &'static str,
    pub site: Option<Site>,
    /// How the value came here.
    pub trail: Vec<(Place, String)>,
    /// The choices that it stands in, each with its arm (0: the test).
    pub arms: Vec<(u32, u8)>,
    pub passed: Vec<Passed>,
    /// The function that was run for its own sake, as nobody in the project calls it, or whatever its callers pass.
    root: Option<value::FunctionKey>,
    /// Where that function stands.
    pub entry: Option<Place>,
}

/// Something that could not be followed to its end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Incomplete {
    pub path: String,
    pub why: String,
    pub place: Option<Place>,
}

/// A variable that the platform config or a file defines.
pub struct EnvironmentVariable {
    pub app: Option<usize>,
    pub name: String,
    pub value: String,
    pub place: Place,
}

pub struct Outcome {
    pub reads: Vec<Read>,
    pub incomplete: Vec<Incomplete>,
    /// The files through which the document passes.
    pub carriers: Vec<Carrier>,
    /// Names in the environment, and of files that shells write, that hold more than a single property.
    pub environment: Vec<String>,
    /// The functions that something in the program calls.
    pub called: std::collections::HashSet<Place>,
    /// The files that import others by a name that only one file has.
    pub guessed: BTreeSet<(FileId, FileId)>,
    /// With those that the program names beside the declared ones.
    pub relationships: Relationships,
    /// All files that were evaluated, also those that [`Host::load`] gave.
    pub files: Vec<String>,
}

/// A file through which the document passes, and the names by which others reach it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrier {
    /// Empty for what a framework keeps for the whole app.
    pub path: String,
    pub language: &'static str,
    pub names: Vec<String>,
    /// Whether others can get the document from it, or a part.
    pub is_of_use: bool,
}

/// Evaluates the units and whatever they load.
pub fn run(units: Vec<Unit>, host: &mut dyn Host, relationships: Relationships, environment: &[EnvironmentVariable]) -> Outcome {
    // A thread of its own for its stack; values stay within it.
    std::thread::scope(|scope| {
        let work = move || {
            let evaluated = evaluate(units, host, &relationships, environment);
            Outcome { relationships, ..evaluated }
        };
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        let thread = thread.expect("internal error: no thread to evaluate in");
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn evaluate(
    units: Vec<Unit>,
    host: &mut dyn Host,
    relationships: &Relationships,
    environment: &[EnvironmentVariable],
) -> Outcome {
    let mut evaluator = Evaluator::new(host, relationships);
    for variable in environment {
        let text = text::placed_text(&variable.value, variable.place);
        let key = (variable.app, variable.name.as_str().into());
        evaluator.environment.insert(key, Atom::Text(text).into());
    }
    for unit in units {
        evaluator.add_unit(unit);
    }
    let mut evaluated = 0;
    for round in 1.. {
        let before = evaluator.version;
        evaluator.round();
        evaluated += evaluator.evaluated;
        // Where nothing carries the document, what else changes leads nowhere.
        if evaluator.version == before || (round > 1 && evaluator.carriers.is_empty()) {
            break;
        }
        if round == MAX_ROUNDS || evaluated > evaluator::MAX_EVALUATED {
            let paths: BTreeSet<_> = evaluator.carriers.iter().map(|&unit| evaluator.units[unit].path.clone()).collect();
            for path in paths {
                evaluator.incomplete.insert((path, "values still changed after the last round".into()), None);
            }
            break;
        }
    }
    evaluator.outcome()
}

impl<'h> Evaluator<'h> {
    fn new(host: &'h mut dyn Host, relationships: &'h Relationships) -> Self {
        Self {
            host,
            relationships,
            units: Vec::new(),
            by_path: HashMap::default(),
            unit_frames: Vec::new(),
            ran: Vec::new(),
            exports: Vec::new(),
            frames: Vec::new(),
            frame_ids: HashMap::default(),
            kept: HashMap::default(),
            captured: HashSet::default(),
            objects: Vec::new(),
            supposed: HashSet::default(),
            object_ids: HashMap::default(),
            classes: Vec::new(),
            class_ids: HashMap::default(),
            base_values: HashMap::default(),
            below: Default::default(),
            classes_by_name: BTreeMap::new(),
            functions_by_name: BTreeMap::new(),
            extensions: BTreeMap::new(),
            environment: BTreeMap::new(),
            exported: BTreeSet::new(),
            stores: BTreeMap::new(),
            formatters: BTreeMap::new(),
            constants: BTreeMap::new(),
            namespaced: HashMap::default(),
            autoloaded: HashMap::default(),
            put_out: Vec::new(),
            decoded: Vec::new(),
            code_units: HashMap::default(),
            version: 0,
            memo: HashMap::default(),
            activations: Vec::new(),
            running: HashMap::default(),
            runs: HashMap::default(),
            created: Vec::new(),
            created_keys: HashSet::default(),
            callers: HashMap::default(),
            root: None,
            reads: reads::Reads::default(),
            quiet: 0,
            imported: HashMap::default(),
            tested: Tested::default(),
            carriers: BTreeSet::new(),
            overlays: Vec::new(),
            programs: BTreeSet::new(),
            included: BTreeSet::new(),
            incomplete: BTreeMap::new(),
            guessed: BTreeSet::new(),
            choices: 0,
            depth: 0,
            steps: 0,
            evaluated: 0,
            round: 0,
            extending: Vec::new(),
            spreading: Vec::new(),
        }
    }

    fn round(&mut self) {
        self.reads.begin();
        self.memo.clear();
        self.base_values.clear();
        self.evaluated = 0;
        self.round += 1;
        self.runs.clear();
        self.callers.clear();
        self.created.clear();
        self.created_keys.clear();
        self.incomplete.clear();
        self.choices = 0;
        self.ran.iter_mut().for_each(|ran| *ran = false);
        let mut unit = 0;
        while unit < self.units.len() {
            // Code made at run time runs where it is made, and what others run with their arguments is run by them.
            if !self.code_units.values().any(|&code| code == unit) && !self.programs.contains(&unit) {
                self.steps = 0;
                self.run_unit(unit);
            }
            unit += 1;
        }
        let mut done_classes = 0;
        let mut done_functions = 0;
        while done_classes < self.classes.len() || done_functions < self.created.len() {
            while done_classes < self.classes.len() {
                self.run_class(done_classes);
                done_classes += 1;
            }
            // What can be called with nothing at hand is more likely an entry point than a helper: helpers are better seen
            // from their callers than with arguments of which nothing is known.
            let from = done_functions;
            while done_functions < self.created.len() {
                let closure = self.created[done_functions].clone();
                done_functions += 1;
                if !closure.function.params.iter().any(is_required) {
                    self.run_uncalled(&closure);
                }
            }
            for index in from..done_functions {
                let closure = self.created[index].clone();
                if closure.function.params.iter().any(is_required) {
                    self.run_uncalled(&closure);
                }
            }
        }
    }

    fn run_uncalled(&mut self, closure: &Rc<value::Closure>) {
        if self.may_be_given(closure) || !self.callers.contains_key(&closure.key()) {
            self.run_root(closure);
        }
    }

    /// Whether a container may call the function with instances of its own: of a class whose instances are not all known.
    fn may_be_given(&mut self, closure: &value::Closure) -> bool {
        closure.function.params.iter().any(|param| {
            let Some(ty) = type_of(&param.pattern) else { return false };
            let class = typed::typed(ty, closure.unit, Default::default()).and_then(|ty| self.class_id_of_type(&ty));
            class.is_none_or(|class| self.cases(class).is_empty())
        })
    }

    /// Runs the methods of a class on the object that stands for any of its instances.
    fn run_class(&mut self, class: usize) {
        let info = &self.classes[class];
        let (decl, unit, frame, summary) = (info.decl.clone(), info.unit, info.frame, info.summary);
        let id = value::ClassId(class as u32);
        self.steps = 0;
        let mut st = State::default();
        let lineage = self.lineage(id);
        let own = if self.units[unit].language.id == "go" { &lineage[..1] } else { &lineage[..] };
        for &class in own {
            self.default_fields(summary, class, &mut st);
        }
        // The cases of an enumeration are all the instances it has.
        let mut instances = self.cases(id);
        if instances.is_empty() {
            instances.push(summary);
        }
        for instance in instances {
            let this: Value = Atom::Object(instance).into();
            let mut methods: Vec<_> = decl.methods.iter().filter(|method| !is_presence_test(&method.function)).collect();
            methods.sort_by_key(|method| method.kind != MethodKind::Constructor);
            // Of several constructors, a container takes the one that needs nothing.
            let constructors = decl.methods.iter().filter(|method| method.kind == MethodKind::Constructor);
            let constructors: Vec<_> = constructors.map(|method| method.function.span).collect();
            let needs_nothing = |method: &&&crate::syntax::ir::Method| {
                method.kind == MethodKind::Constructor && !method.function.params.iter().any(is_required)
            };
            let is_made_so = methods.iter().any(|method| needs_nothing(&method));
            for method in methods {
                if method.kind == MethodKind::Decorated {
                    if self.is_uncalled(&(unit, method.function.span)) {
                        let decorated = self.decorated(&method.function, unit, frame, id, &this, &mut st);
                        for closure in decorated.atoms() {
                            if let Atom::Closure(closure) = closure {
                                self.run_root(closure);
                            }
                        }
                    }
                    continue;
                }
                let closure = self.method_closure(&method.function, unit, frame, id, this.clone());
                let is_other = is_made_so && constructors.contains(&method.function.span);
                let given = !is_other && self.may_be_given(&closure);
                if given || self.is_uncalled(&closure.key()) {
                    self.run_root(&closure);
                }
            }
        }
        self.run_made(id, &Atom::Object(summary).into());
        self.run_inherited(id, &lineage);
    }

    /// Runs the methods that a class made of blocks.
    fn run_made(&mut self, class: value::ClassId, this: &Value) {
        let fields = self.classes[class.0 as usize].fields.values();
        let closures =
            fields.flat_map(Value::atoms).filter_map(|atom| if let Atom::Closure(closure) = atom { Some(closure) } else { None });
        let is_block = |closure: &&Rc<value::Closure>| self.units[closure.unit].language.names == Naming::Nested;
        // One block makes several methods: that one of them is called says nothing of the others.
        for closure in closures.filter(is_block).cloned().collect::<Vec<_>>() {
            for atom in self.of_instance(&closure, this).atoms() {
                if let Atom::Closure(closure) = atom {
                    self.run_root(closure);
                }
            }
        }
    }

    /// Whether nobody calls the function but [`Self::round`] itself.
    fn is_uncalled(&self, key: &value::FunctionKey) -> bool {
        self.callers.get(key).is_none_or(|callers| callers.iter().all(|caller| *caller == Some(*key)))
    }

    /// Runs what a class inherits, from traits too, where its own fields or methods may give it something else to work on.
    fn run_inherited(&mut self, class: value::ClassId, lineage: &[value::ClassId]) {
        let info = &self.classes[class.0 as usize];
        let (decl, summary) = (info.decl.clone(), info.summary);
        let this: Value = Atom::Object(summary).into();
        let mut seen: HashSet<_> =
            decl.methods.iter().filter_map(|method| method.function.name.as_ref()).map(|name| name.name.clone()).collect();
        let mut inherited = Vec::new();
        for base in lineage.iter().skip(1) {
            let info = &self.classes[base.0 as usize];
            let (decl, unit, frame) = (info.decl.clone(), info.unit, info.frame);
            let runs =
                |method: &&crate::syntax::ir::Method| !is_presence_test(&method.function) && method.kind != MethodKind::Decorated;
            for method in decl.methods.iter().filter(runs) {
                if method.function.name.as_ref().is_some_and(|name| seen.insert(name.name.clone())) {
                    let closure = self.method_closure(&method.function, unit, frame, *base, this.clone());
                    inherited.push((method.kind, closure));
                }
            }
        }
        // Its own constructor, if it has one, calls those above with what they are to be given.
        let constructs = decl.methods.iter().any(|method| method.kind == MethodKind::Constructor);
        for (_, constructor) in inherited.iter().filter(|(kind, _)| *kind == MethodKind::Constructor && !constructs) {
            self.run_root(constructor);
        }
        // A module's functions have no instance: what they call may be its own.
        let is_module = self.units[self.classes[class.0 as usize].unit].language.names == Naming::Qualified;
        if !self.keeps(summary) && !is_module {
            return;
        }
        for (_, method) in inherited.iter().filter(|(kind, _)| *kind != MethodKind::Constructor) {
            if self.is_uncalled(&method.key()) {
                self.run_root(method);
            }
        }
    }

    fn run_root(&mut self, closure: &Rc<value::Closure>) {
        self.steps = 0;
        self.root = Some(closure.key());
        let mut st = State::default();
        let frame = self.unit_frames[closure.unit];
        self.activations.push(evaluator::Activation::new(closure.unit, frame));
        let place = self.place_in(closure.unit, closure.function.span);
        // What only hands on what it is given is seen by its callers, if it is given anything.
        let args =
            if hands_on_arguments(&closure.function) { vec![Args::default()] } else { self.any_arguments(closure, &mut st) };
        for args in args {
            self.call_closure(closure, args, None, place, &mut st.clone());
        }
        self.activations.pop();
        self.root = None;
    }

    /// Arguments of which nothing is known; but each case of an enumeration for itself, so that what depends on the case fits together.
    fn any_arguments(&mut self, closure: &value::Closure, st: &mut State) -> Vec<Args> {
        let params = closure.function.params.iter().enumerate();
        let cases = params.filter(|(_, param)| param.kind == ParamKind::Plain).find_map(|(index, param)| {
            let Pattern::Typed(_, Type::Named(name)) = &param.pattern else { return None };
            let classes = self.quietly(name, st);
            let [Atom::Class(class)] = classes.atoms() else { return None };
            let cases = self.cases(*class);
            (!cases.is_empty() && cases.len() <= MAX_CASES).then_some((index, cases))
        });
        let Some((index, cases)) = cases else { return vec![Args::unknown()] };
        let before = vec![Value::unknown(); index];
        let given = |case| before.iter().cloned().chain([Atom::Object(case).into()]).collect();
        cases.into_iter().map(|case| Args { positional: given(case), ..Args::unknown() }).collect()
    }

    /// The constants and entries of stores that the document is under: any file may ask for them by name.
    fn shared_names(&self) -> BTreeSet<String> {
        let constants = self.constants.iter().filter(|(_, value)| value.carries()).map(|(name, _)| name.to_string());
        constants.chain(self.stores.values().flat_map(|store| self.entries(*store))).collect()
    }

    /// The names in a store that the document is under, or may be.
    fn entries(&self, store: value::ObjectId) -> impl Iterator<Item = String> {
        // A path of several names is kept in objects within the store.
        let carries = |value: &Value| value.carries() || value.atoms().iter().any(|atom| matches!(atom, Atom::Object(_)));
        let fields = self.objects[store.0 as usize].fields.iter();
        fields.filter(move |(_, value)| carries(value)).map(|(name, _)| name.to_string())
    }

    fn outcome(mut self) -> Outcome {
        let reads = self.reads.take();
        // What an entry point saw that has callers of its own, its callers see better; unless nobody else saw it.
        let called = |root: &Option<value::FunctionKey>| match root {
            None => false,
            Some(key) => self.callers.get(key).is_some_and(|callers| callers.iter().any(|caller| caller != root)),
        };
        let elsewhere: HashSet<_> = reads.iter().filter(|read| !called(&read.root)).map(|read| read.place).collect();
        let keep = |read: &Read| !called(&read.root) || (read.kind == ReadKind::Key && !elsewhere.contains(&read.place));
        let mut reads: Vec<Read> = reads.into_iter().filter(keep).collect();
        for read in &mut reads {
            read.entry = read.root.map(|(unit, span)| self.place_in(unit, span));
        }
        let called = self.callers.iter().filter(|(key, callers)| callers.iter().any(|caller| *caller != Some(**key)));
        let called = called.map(|((unit, span), _)| self.place_in(*unit, *span)).collect();
        // What a file includes, it gives too.
        while let Some(&(by, _)) =
            self.included.iter().find(|(by, unit)| self.carriers.contains(unit) && !self.carriers.contains(by))
        {
            self.carriers.insert(by);
        }
        let promised = self.promised();
        self.carriers.extend(promised);
        let hand_on: Vec<usize> = (0..self.units.len()).filter(|unit| self.hands_on(*unit)).collect();
        self.carriers.extend(hand_on);
        let mut carriers = Vec::new();
        let shared = self.shared_names();
        for &unit in &self.carriers {
            let language = self.units[unit].language.id;
            let own = |value: &Value| value.atoms().iter().any(|atom| !matches!(atom, Atom::External(_) | Atom::Unknown));
            let mut given =
                self.variables_of(unit).chain(&self.exports[unit]).filter(|(_, value)| own(value)).collect::<Vec<_>>();
            given.retain(|(name, value)| !name.starts_with('$') || value.carries());
            let mut names: BTreeSet<String> = given.into_iter().map(|(name, _)| name.to_string()).collect();
            names.extend(shared.iter().cloned());
            let of_unit = |key: &(&str, String)| key.0 == language;
            names.extend(
                self.classes_by_name
                    .iter()
                    .filter(|(key, ids)| of_unit(key) && ids.iter().any(|id| self.classes[id.0 as usize].unit == unit))
                    .map(|(key, _)| key.1.clone()),
            );
            names.extend(
                self.functions_by_name
                    .iter()
                    .filter(|(key, fs)| of_unit(key) && fs.iter().any(|f| f.unit == unit))
                    .map(|(key, _)| key.1.clone()),
            );
            let is_of_use = !shared.is_empty() || self.is_of_use(unit);
            let names = names.into_iter().collect();
            carriers.push(Carrier { path: self.units[unit].path.clone(), language, names, is_of_use });
        }
        let stores: BTreeSet<&str> =
            self.stores.iter().filter(|(_, object)| self.keeps(**object)).map(|((_, name), _)| name.as_str()).collect();
        let languages: BTreeSet<&str> = self.units.iter().map(|unit| unit.language.id).collect();
        for &language in &languages {
            let names: BTreeSet<&str> = stores.iter().flat_map(|store| models::of(language).names_of_store(store)).collect();
            if !names.is_empty() {
                let names = names.into_iter().map(str::to_owned).collect();
                carriers.push(Carrier { path: String::new(), language, names, is_of_use: true });
            }
        }
        for &language in &languages {
            let models = models::of(language);
            // What is put outside the program is, so far, only followed where frameworks hand things over.
            let given = models.given.iter().flat_map(|given| {
                self.stores.iter().filter(|((_, name), _)| *name == given.store || name.starts_with(outside::OUTSIDE))
            });
            let mut names: BTreeSet<String> = given.flat_map(|(_, object)| self.kept_names(*object)).collect();
            let injected = self.stores.iter().filter(|((_, name), _)| models.injects(name));
            names.extend(injected.flat_map(|(_, object)| self.entries(*object)));
            let carriers_of = self.carriers.iter().map(|&unit| &self.units[unit]).filter(|unit| unit.language.id == language);
            names.extend(carriers_of.flat_map(|unit| models.names_of_file(&unit.path)).map(str::to_owned));
            if !names.is_empty() {
                let names = names.into_iter().collect();
                carriers.push(Carrier { path: String::new(), language, names, is_of_use: true });
            }
        }
        let exported = self.environment.iter().filter(|(_, value)| value.carries()).map(|((_, name), _)| name.to_string());
        let written = self.stores.iter().filter(|((_, name), _)| name == outside::FILES);
        let written =
            written.flat_map(|(_, object)| self.kept_names(*object)).filter(|path| !path.contains(crate::syntax::ir::MADE_UP));
        let written = written.filter_map(|path| Some(path.rsplit('/').next()?.to_owned())).filter(|name| !name.is_empty());
        let environment = exported.chain(written).collect();
        let files = self.units.iter().map(|unit| unit.path.clone()).collect::<BTreeSet<_>>().into_iter().collect();
        let incomplete = self.incomplete.into_iter().map(|((path, why), place)| Incomplete { path, why, place }).collect();
        let guessed = self.guessed;
        Outcome {
            reads,
            incomplete,
            carriers,
            environment,
            files,
            called,
            guessed,
            relationships: Relationships::new(Vec::new(), false),
        }
    }
}

/// Whether the class only says what others do.
fn is_interface(class: &crate::syntax::ir::Class) -> bool {
    use crate::syntax::ir::Stmt;
    let does_nothing = |stmt: &Stmt| matches!(stmt, Stmt::Expr(_) | Stmt::Throw(_));
    class.methods.iter().all(|method| method.function.body.iter().all(does_nothing))
}

/// Whether more than a plain value can come of it.
fn is_of_use(value: &Value) -> bool {
    value.atoms().iter().any(|atom| match atom {
        Atom::Unknown | Atom::Null | Atom::Bool(_) | Atom::Number(_) | Atom::Text(_) | Atom::External(_) => false,
        Atom::Path(_) => Value::from(atom.clone()).carries(),
        Atom::Record(record) => record.fields.values().chain([&record.base, &record.any]).any(is_of_use),
        Atom::List(list) => list.items.iter().chain([&list.rest]).any(is_of_use),
        _ => true,
    })
}

/// Whether the file is a test, going by its path: it doesn't show how an app calls what it tests.
fn is_test(path: &str) -> bool {
    let (directories, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.split('.').next().unwrap_or(name);
    directories.split('/').any(|part| matches!(part, "test" | "tests" | "spec" | "specs" | "__tests__"))
        || ["_test", "_spec"].iter().any(|end| stem.ends_with(end))
        || stem.starts_with("test_")
}

/// Whether its language calls the function only where a program tests that a key is there: PHP's `isset($object['key'])`,
/// Python's `in`.
fn is_presence_test(function: &crate::syntax::ir::Function) -> bool {
    function.name.as_ref().is_some_and(|name| matches!(&*name.name, "offsetExists" | "__isset" | "__contains__"))
}

impl Evaluator<'_> {
    /// The files of the interfaces that the classes of carriers have: others may know them by those alone.
    fn promised(&mut self) -> BTreeSet<usize> {
        let classes = (0..self.classes.len()).map(|class| value::ClassId(class as u32));
        let own: Vec<_> = classes.filter(|class| self.carriers.contains(&self.classes[class.0 as usize].unit)).collect();
        let above: BTreeSet<_> = own.into_iter().flat_map(|class| self.lineage(class)).collect();
        let classes = above.into_iter().map(|class| &self.classes[class.0 as usize]);
        classes.filter(|class| is_interface(&class.decl)).map(|class| class.unit).collect()
    }

    /// The variables of a file outside its functions.
    fn variables_of(&self, unit: usize) -> impl Iterator<Item = (&crate::syntax::ir::Sym, &Value)> {
        self.kept.get(&self.unit_frames[unit]).into_iter().flatten()
    }

    /// Whether others may get something from that file, in which the document or a part of it is. What was read from an
    /// endpoint is no such thing: nobody finds a key in it.
    fn is_of_use(&self, unit: usize) -> bool {
        let exports = self.exports[unit].values();
        match self.units[unit].language.id {
            "javascript" => exports.into_iter().any(is_of_use),
            "python" => exports.chain(self.variables_of(unit).map(|(_, value)| value)).any(is_of_use),
            _ => true,
        }
    }

    /// Whether others get from that file what a carrier defines: `pub use config::load`, `export { load } from './config'`.
    fn hands_on(&self, unit: usize) -> bool {
        let exports = &self.exports[unit];
        let defined = |atom: &Atom| match atom {
            Atom::Closure(closure) => Some(closure.unit),
            Atom::Class(class) => Some(self.classes[class.0 as usize].unit),
            // Where every import can be imported again, the module is also named by those who do.
            Atom::Module(module) => (!exports.is_empty()).then_some(*module),
            _ => None,
        };
        let from_carrier =
            |value: &Value| value.atoms().iter().filter_map(defined).any(|of| of != unit && self.carriers.contains(&of));
        exports.values().any(from_carrier)
            || (exports.is_empty() && self.variables_of(unit).any(|(_, value)| from_carrier(value)))
    }

    /// Whether the document, or a part of it, was put into the object or into what it holds.
    fn keeps(&self, object: value::ObjectId) -> bool {
        !self.kept_names(object).is_empty()
    }

    /// The names of the fields, of the object and of what it holds, that the document or a part of it was put into.
    fn kept_names(&self, object: value::ObjectId) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        let mut seen = BTreeSet::from([object]);
        let mut open = vec![object];
        while let Some(object) = open.pop() {
            let mut held: Vec<value::ObjectId> = self.objects[object.0 as usize].parts.values().copied().collect();
            for (name, value) in &self.objects[object.0 as usize].fields {
                if value.carries() {
                    names.insert(name.to_string());
                }
                held.extend(value.atoms().iter().filter_map(|atom| if let Atom::Object(id) = atom { Some(*id) } else { None }));
            }
            open.extend(held.into_iter().filter(|id| seen.insert(*id)));
        }
        names
    }
}

/// Whether a front-end made it of a declaration that one method stands for another: `delegate`, `alias`.
fn hands_on_arguments(function: &crate::syntax::ir::Function) -> bool {
    use crate::syntax::ir::{MADE_UP, Pattern};
    matches!(function.params.first().map(|param| &param.pattern), Some(Pattern::Name(name)) if name.name.starts_with('*') && name.name.ends_with(MADE_UP))
}

fn is_required(param: &crate::syntax::ir::Param) -> bool {
    use crate::syntax::ir::{ParamKind, Pattern};
    matches!(param.kind, ParamKind::Plain | ParamKind::Reference | ParamKind::Named)
        && !matches!(param.pattern, Pattern::Default(..))
}

/// The type of a parameter, if that is of any use.
fn type_of(pattern: &crate::syntax::ir::Pattern) -> Option<&crate::syntax::ir::Type> {
    use crate::syntax::ir::{Pattern, Type};
    match pattern {
        Pattern::Typed(_, Type::Text | Type::Number) => None,
        Pattern::Typed(_, ty) => Some(ty),
        Pattern::Default(inner, _) => type_of(inner),
        _ => None,
    }
}
