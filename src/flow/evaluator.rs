//! What the evaluator keeps of a program and of the functions that run, and how it is looked up.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use super::call::Args;
use super::exec::MAX_UNROLLED;
use super::memo::{Memo, MemoKey};
use super::reads::Reads;
use super::relationships::Relationships;
use super::state::{Holder, State, Variables};
use super::text::placed_text;
use super::value::{AccessPath, Atom, ClassId, Closure, FrameId, FunctionKey, ObjectId, PathValue, Record, Rel, Trail, Value};
use super::{Host, Unit};
use crate::hash::{HashMap, HashSet};
use crate::source::{FileId, OffsetMap, Place, Span};
use crate::syntax::ir::{Class, FunctionKind, Scope, Sym, Yields};

/// Expressions within each other, over all calls: the stack of [`super::run`]'s thread holds this many.
pub(super) const MAX_DEPTH: usize = 20_000;
/// Expressions that one entry point may evaluate while calls are followed.
const MAX_STEPS: usize = 200_000;
/// Expressions that the whole program may evaluate in one round while calls are followed; after as many, no further round begins.
pub(super) const MAX_EVALUATED: usize = 4_000_000;
/// From this round on, what variables and fields hold no longer grows.
const SETTLING_ROUND: usize = 6;
const MAX_TRAIL: u16 = 24;
/// Variables of other functions, and fields, that a function's outcome is remembered with one by one.
const MAX_SEEN: usize = 48;
const MAX_SEEN_FIELDS: usize = 192;

/// One running function, or one module's top level.
pub(super) struct Activation {
    pub unit: usize,
    pub frame: FrameId,
    pub this: Value,
    pub class: Option<ClassId>,
    pub function: Option<FunctionKey>,
    pub arguments: Option<Args>,
    /// Names that [`Stmt::Global`] declares.
    pub globals: BTreeSet<Sym>,
    pub returns: Value,
    pub exits: Vec<State>,
    pub yields: Vec<Value>,
    pub loops: Vec<LoopExits>,
    /// The values of the blocks that are being evaluated.
    pub blocks: Vec<Value>,
    /// Where unbound names are looked up: [`Stmt::Extract`].
    pub extracted: Value,
    pub seen: Seen,
    /// Whether its outcome depends on more than its arguments and what it saw, or changes more than fields.
    pub impure: bool,
    /// Whether anything of the document, or of the environment that it comes from, was met in it or in what it called.
    pub meets: bool,
    /// What is piped into the program whose top level this is.
    pub input: Option<Value>,
    /// That program's arguments; the first is its name.
    pub arguments_given: Option<Value>,
}

/// What code that was made at run time works on.
#[derive(Clone, Default)]
pub(super) struct Given {
    /// What it reads from, where that is no variable of it.
    pub input: Option<Value>,
    pub arguments: Option<Value>,
    pub variables: Vec<(Sym, Value)>,
}

/// What a running function saw beside its arguments.
#[derive(Default)]
pub(super) struct Seen {
    /// Variables of functions around it.
    pub variables: BTreeMap<(FrameId, Sym), Value>,
    /// Functions of whose variables it saw too many to tell them one by one.
    pub frames: BTreeSet<FrameId>,
    pub fields: BTreeSet<(Holder, Sym)>,
    /// It saw too many fields to tell them one by one.
    pub all_fields: bool,
}

#[derive(Default)]
pub(super) struct LoopExits {
    pub breaks: Vec<State>,
    pub continues: Vec<State>,
}

pub(super) struct FrameInfo {
    pub parent: Option<FrameId>,
    /// The frame of the module that it belongs to; itself for a module's.
    pub module: FrameId,
    pub kind: FunctionKind,
}

pub(super) struct ObjectInfo {
    pub class: Option<ClassId>,
    pub fields: BTreeMap<Sym, Value>,
    /// How many fields it is away from a known object.
    pub derived: u8,
    /// The objects in its fields, where nothing else is known of these.
    pub parts: BTreeMap<Sym, ObjectId>,
}

pub(super) struct ClassInfo {
    pub decl: Arc<Class>,
    pub unit: usize,
    pub frame: FrameId,
    pub fields: BTreeMap<Sym, Value>,
    /// The object that stands for any of its instances.
    pub summary: ObjectId,
}

pub(super) struct Evaluator<'h> {
    pub host: &'h mut dyn Host,
    pub relationships: &'h Relationships,
    pub units: Vec<Rc<Unit>>,
    pub by_path: HashMap<String, usize>,
    pub unit_frames: Vec<FrameId>,
    /// Whether the unit ran, or runs, in this round.
    pub ran: Vec<bool>,
    pub exports: Vec<BTreeMap<Sym, Value>>,
    pub frames: Vec<FrameInfo>,
    pub frame_ids: HashMap<(FunctionKey, FrameId, u64), FrameId>,
    /// What any code ever bound in frames that outlive their run: modules, and functions with closures.
    pub kept: HashMap<FrameId, Variables>,
    pub captured: HashSet<FrameId>,
    pub objects: Vec<ObjectInfo>,
    /// The fields that are only supposed to hold what their types say, until something is seen to be put there.
    pub supposed: HashSet<(ObjectId, Sym)>,
    pub object_ids: HashMap<(Option<ClassId>, Place, u64), ObjectId>,
    pub classes: Vec<ClassInfo>,
    pub class_ids: HashMap<FunctionKey, ClassId>,
    /// What each class extends, and how much of the program was known when that was found in this round.
    pub base_values: HashMap<ClassId, (usize, Value)>,
    /// For each class what extends it, and how many classes there were when that was found.
    pub below: (usize, HashMap<ClassId, Vec<ClassId>>),
    pub classes_by_name: BTreeMap<(&'static str, String), Vec<ClassId>>,
    pub functions_by_name: BTreeMap<(&'static str, String), Vec<Rc<Closure>>>,
    /// Methods that are declared apart from the type they are for, by language and name: the class they stand in, and which
    /// of its methods they are.
    pub extensions: BTreeMap<(&'static str, Sym), Vec<(ClassId, usize)>>,
    pub environment: BTreeMap<(Option<usize>, Sym), Value>,
    /// The names of what shells export, also of what no other sees.
    pub exported: BTreeSet<(Option<usize>, Sym)>,
    pub stores: BTreeMap<(Option<usize>, String), ObjectId>,
    pub formatters: BTreeMap<Sym, Value>,
    pub constants: BTreeMap<Sym, Value>,
    /// Functions and constants in a PHP namespace, by the last part of their names.
    pub namespaced: HashMap<Sym, BTreeSet<Sym>>,
    /// The files that classes and functions are in, by the directory of who asks and the name.
    pub autoloaded: HashMap<(String, Sym), Option<String>>,
    /// What the function that was just left put into parameters that it takes by reference.
    pub put_out: Vec<(usize, Value)>,
    /// What the modelled function that was just called decoded into which of its arguments.
    pub decoded: Vec<(usize, Value)>,
    /// Code that was put together at run time, by its language, its text and where each part of it is written.
    pub code_units: HashMap<(&'static str, Sym, Rc<OffsetMap>), usize>,
    /// Grows whenever any of the tables above that outlive a run does.
    pub version: u64,
    /// The outcomes of calls in this round.
    pub memo: HashMap<MemoKey, Vec<Rc<Memo>>>,
    pub activations: Vec<Activation>,
    /// How often each function ran in this round, and whether it met anything of the document.
    pub runs: HashMap<FunctionKey, (usize, bool)>,
    /// How many times each function runs within itself.
    pub running: HashMap<FunctionKey, usize>,
    pub created: Vec<Rc<Closure>>,
    pub created_keys: HashSet<FunctionKey>,
    /// From which entry points each function was called.
    pub callers: HashMap<FunctionKey, BTreeSet<Option<FunctionKey>>>,
    pub root: Option<FunctionKey>,
    pub reads: Reads,
    /// Above 0, what is evaluated is no read.
    pub quiet: u32,
    /// The names by which a frame has what is a variable of another module.
    pub imported: HashMap<(FrameId, Sym), (usize, Sym)>,
    /// What follows the test that is evaluated.
    pub tested: Tested,
    /// Units in which a value that carries a path was seen.
    pub carriers: BTreeSet<usize>,
    /// The exported variables of the shells that the programs which run now were started from, as they were then.
    pub overlays: Vec<Rc<BTreeMap<Sym, Value>>>,
    /// Units that another runs as programs, with arguments or something to read.
    pub programs: BTreeSet<usize>,
    /// Which unit runs which other in its own variables.
    pub included: BTreeSet<(usize, usize)>,
    /// By file and reason, with the first place that it was met at.
    pub incomplete: BTreeMap<(String, String), Option<Place>>,
    /// The files that import others by their names alone.
    pub guessed: BTreeSet<(FileId, FileId)>,
    pub choices: u32,
    pub depth: usize,
    pub steps: usize,
    /// Expressions evaluated in this round.
    pub evaluated: usize,
    /// From 1.
    pub round: usize,
    /// The classes of which it is being found what they extend.
    pub extending: Vec<ClassId>,
    /// The objects whose spread parts are being looked into.
    pub spreading: Vec<ObjectId>,
}

/// What the code that follows a test is for: that in an iteration over keys decides whether a key that is tested is the only one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tested {
    /// What passes the test.
    #[default]
    Kept,
    /// What doesn't: `if key != "user": continue`.
    PassedOver,
    Both,
}

impl Tested {
    pub(super) fn not(self) -> Self {
        match self {
            Self::Kept => Self::PassedOver,
            Self::PassedOver => Self::Kept,
            Self::Both => Self::Both,
        }
    }
}

impl Activation {
    pub(super) fn arguments_are(&self, args: &Args) -> bool {
        self.arguments.as_ref() == Some(args)
    }

    pub(super) fn new(unit: usize, frame: FrameId) -> Self {
        Self {
            unit,
            frame,
            this: Value::default(),
            class: None,
            function: None,
            arguments: None,
            globals: BTreeSet::new(),
            returns: Value::default(),
            exits: Vec::new(),
            yields: Vec::new(),
            loops: Vec::new(),
            blocks: Vec::new(),
            extracted: Value::default(),
            seen: Seen::default(),
            impure: false,
            meets: false,
            input: None,
            arguments_given: None,
        }
    }
}

impl Evaluator<'_> {
    pub(super) fn act(&self) -> &Activation {
        self.activations.last().expect("internal error: nothing runs")
    }

    pub(super) fn act_mut(&mut self) -> &mut Activation {
        self.activations.last_mut().expect("internal error: nothing runs")
    }

    pub(super) fn unit(&self) -> &Rc<Unit> {
        &self.units[self.act().unit]
    }

    pub(super) fn app(&self) -> Option<usize> {
        self.unit().app
    }

    pub(super) fn language(&self) -> &'static str {
        self.unit().language.id
    }

    pub(super) fn place(&self, span: Span) -> Place {
        self.place_in(self.act().unit, span)
    }

    pub(super) fn place_in(&self, unit: usize, span: Span) -> Place {
        let unit = &self.units[unit];
        match &unit.map {
            None => Place { file: unit.file, span },
            Some(map) => map.place(span).unwrap_or(Place { file: unit.file, span: Span::default() }),
        }
    }

    pub(super) fn incomplete(&mut self, why: &str, place: Place) {
        let key = (self.unit().path.clone(), why.to_owned());
        self.incomplete.entry(key).or_insert(Some(place));
    }

    /// Whether this entry point, or the whole program, was evaluated for long enough. What is left of it is then taken as it
    /// is written: calls aren't followed, and loops run once.
    pub(super) fn is_exhausted(&self) -> bool {
        self.steps > MAX_STEPS || self.evaluated > MAX_EVALUATED
    }

    pub(super) fn choice(&mut self) -> u32 {
        self.choices += 1;
        self.choices
    }

    pub(super) fn step(&self, trail: Option<&Rc<Trail>>, place: Place, label: &str) -> Option<Rc<Trail>> {
        let length = trail.map_or(0, |trail| trail.length);
        if length >= MAX_TRAIL || trail.is_some_and(|trail| trail.place == place) {
            return trail.cloned();
        }
        Some(Rc::new(Trail { place, label: label.into(), before: trail.cloned(), length: length + 1 }))
    }

    /// The value, with a step added to every path in it that leads on to keys.
    pub(super) fn with_step(&mut self, value: Value, place: Place, label: impl Fn(&AccessPath) -> String) -> Value {
        if !value.paths().any(|path| !matches!(&*path.path, AccessPath::Field(_, _, keys) if keys.len() > 1)) {
            return value;
        }
        let stepped = |atom: &Atom| match atom {
            Atom::Path(path) => {
                let trail = self.step(path.trail.as_ref(), place, &label(&path.path));
                Atom::Path(PathValue { trail, ..path.clone() })
            }
            atom => atom.clone(),
        };
        value.atoms().iter().map(stepped).collect()
    }

    /// The value with what the state knows of iterations put in.
    pub(super) fn settle(&self, value: &Value, st: &State) -> Value {
        if st.facts.is_empty() && st.keys.is_empty() {
            return value.clone();
        }
        let narrowed = |rel: &Rel| rel.iter.and_then(|iter| st.facts.get(&iter)).is_some();
        let concerned = value.atoms().iter().any(|atom| match atom {
            Atom::Path(path) => path.path.rel().is_some_and(narrowed),
            Atom::RelName(rel) => narrowed(rel),
            Atom::EndpointKey(_, iter) => st.keys.contains_key(iter),
            Atom::List(_) | Atom::Record(_) => true,
            _ => false,
        });
        if !concerned {
            return value.clone();
        }
        value.atoms().iter().filter_map(|atom| self.settle_atom(atom, st)).collect()
    }

    fn settle_atom(&self, atom: &Atom, st: &State) -> Option<Atom> {
        let settle_rel = |rel: &Rel| -> Option<Rel> {
            let Some(fact) = rel.iter.and_then(|iter| st.facts.get(&iter)) else { return Some(rel.clone()) };
            let known: Vec<_> = rel.candidates.known.iter().copied().filter(|id| fact.known.contains(id)).collect();
            let known = if rel.candidates.open { fact.known.clone() } else { known };
            let open = rel.candidates.open && fact.open;
            let candidates = Arc::new(super::value::Candidates { known, open });
            (!candidates.known.is_empty() || open).then_some(Rel { candidates, iter: rel.iter })
        };
        Some(match atom {
            Atom::Path(path) => match path.path.rel() {
                Some(rel) if rel.iter.is_some_and(|iter| st.facts.contains_key(&iter)) => {
                    Atom::Path(PathValue { path: Rc::new(path.path.with_rel(settle_rel(rel)?)), ..path.clone() })
                }
                _ => atom.clone(),
            },
            Atom::RelName(rel) => Atom::RelName(settle_rel(rel)?),
            Atom::EndpointKey(_, iter) => match st.keys.get(iter) {
                Some((key, place)) => Atom::Text(placed_text(key, *place)),
                None => atom.clone(),
            },
            Atom::List(list) => {
                let items = list.items.iter().map(|item| self.settle(item, st)).collect();
                return Value::list(items, self.settle(&list.rest, st)).atoms().first().cloned();
            }
            Atom::Record(record) => {
                let fields = record.fields.iter().map(|(key, value)| (key.clone(), self.settle(value, st))).collect();
                let (base, any) = (self.settle(&record.base, st), self.settle(&record.any, st));
                return Value::record(Record {
                    fields,
                    keys: record.keys.clone(),
                    base,
                    any,
                    any_key: record.any_key.clone(),
                    nesting: 0,
                })
                .atoms()
                .first()
                .cloned();
            }
            atom => atom.clone(),
        })
    }

    /// Notes that the running function saw a variable of another that still runs.
    pub(super) fn touch(&mut self, frame: FrameId, name: &str, value: &Value) {
        let act = self.act_mut();
        if frame == act.frame || act.impure || act.seen.frames.contains(&frame) {
            return;
        }
        if act.seen.variables.len() >= MAX_SEEN {
            self.touch_frame(frame);
            return;
        }
        act.seen.variables.entry((frame, name.into())).or_insert_with(|| value.clone());
    }

    /// Notes that the running function saw more variables of another than are worth telling.
    pub(super) fn touch_frame(&mut self, frame: FrameId) {
        let act = self.act_mut();
        if frame != act.frame && act.seen.frames.insert(frame) {
            act.seen.variables.retain(|(of, _), _| *of != frame);
        }
    }

    /// What was written to a field since this entry point began.
    pub(super) fn field_written(&mut self, holder: &Holder, name: &Sym, st: &State) -> Option<Value> {
        let key = (holder.clone(), name.clone());
        let value = st.fields.get(&key).cloned();
        self.touch_field(key);
        value
    }

    pub(super) fn touch_field(&mut self, key: (Holder, Sym)) {
        let seen = &mut self.act_mut().seen;
        if seen.all_fields {
            return;
        }
        seen.fields.insert(key);
        if seen.fields.len() > MAX_SEEN_FIELDS {
            seen.all_fields = true;
            seen.fields.clear();
        }
    }

    /// What a function saw that was called, the running one saw too.
    pub(super) fn touch_all(&mut self, seen: &Seen) {
        seen.frames.iter().for_each(|frame| self.touch_frame(*frame));
        seen.variables.iter().for_each(|((frame, name), value)| self.touch(*frame, name, value));
        seen.fields.iter().for_each(|key| self.touch_field(key.clone()));
        self.act_mut().seen.all_fields |= seen.all_fields;
    }

    /// The variable of that name, as the current function sees it.
    pub(super) fn lookup(&mut self, name: &str, st: &State) -> Option<Value> {
        let mut frame = self.act().frame;
        let own = frame;
        let is_global = self.act().globals.contains(name);
        if is_global {
            frame = self.frames[frame.0 as usize].parent.unwrap_or(self.frames[frame.0 as usize].module);
        }
        loop {
            if let Some(value) = st.get(frame, name) {
                let value = value.clone();
                self.touch(frame, name, &value);
                return Some(self.settle(&value, st));
            }
            // In these nothing is seen before it is set; what isn't set yet may be outside, or in the environment.
            let in_order = matches!(self.language(), "shell" | "jq") && self.root.is_none() && st.frames.contains_key(&frame);
            if (frame != own || self.frames[frame.0 as usize].parent.is_none())
                && !in_order
                && let Some(value) = self.kept.get(&frame).and_then(|variables| variables.get(name))
            {
                let value = value.clone();
                if st.frames.contains_key(&frame) && frame != own {
                    self.act_mut().impure = true;
                }
                return Some(self.settle(&value, st));
            }
            match self.outer(frame, name) {
                Some(outer) => frame = outer,
                None if is_global && self.language() == "php" => return self.global_of_another_file(name, st),
                None => return None,
            }
        }
    }

    /// The frame in which `name` is looked up after `frame`.
    fn outer(&self, frame: FrameId, name: &str) -> Option<FrameId> {
        let info = &self.frames[frame.0 as usize];
        let parent = info.parent?;
        match &info.kind {
            FunctionKind::Lexical | FunctionKind::Process => Some(parent),
            FunctionKind::Uses(names) if names.iter().any(|used| &**used == name) => Some(parent),
            _ if !name.starts_with('$') && info.module != frame => Some(info.module),
            _ => None,
        }
    }

    pub(super) fn bind_name(&mut self, name: &Sym, value: Value, scope: Scope, st: &mut State) {
        let own = self.act().frame;
        let frame = match scope {
            Scope::Local if self.act().globals.contains(name) => {
                let info = &self.frames[own.0 as usize];
                let outer = info.parent.unwrap_or(info.module);
                self.frame_of(outer, name, st).unwrap_or(info.module)
            }
            Scope::Local => own,
            Scope::Nearest | Scope::Environment | Scope::Later => {
                let module = self.frames[own.0 as usize].module;
                self.frame_of(own, name, st).unwrap_or(module)
            }
        };
        if matches!(scope, Scope::Environment | Scope::Later) {
            self.exported.insert((self.app(), name.clone()));
            if scope == Scope::Later || !self.unit().is_apart {
                self.set_environment(name, &value);
            }
        }
        if frame != own {
            self.act_mut().impure = true;
            self.keep(frame, name, &value);
        }
        st.set(frame, name.clone(), value);
    }

    pub(super) fn frame_of(&self, from: FrameId, name: &str, st: &State) -> Option<FrameId> {
        let mut frame = from;
        loop {
            let kept = || self.kept.get(&frame).is_some_and(|variables| variables.contains_key(name));
            if st.get(frame, name).is_some() || kept() {
                return Some(frame);
            }
            frame = self.outer(frame, name)?;
        }
    }

    pub(super) fn settling(&self) -> bool {
        self.round >= SETTLING_ROUND
    }

    /// Notes that a frame that outlives its run was given the value.
    pub(super) fn keep(&mut self, frame: FrameId, name: &Sym, value: &Value) {
        let settling = self.settling();
        let kept = self.kept.entry(frame).or_default();
        let changed = match kept.get_mut(name) {
            Some(here) => here.join(&value.settled(here, settling)),
            None => {
                kept.insert(name.clone(), value.clone());
                true
            }
        };
        if changed {
            self.version += 1;
        }
    }

    pub(super) fn finish_yields(act: &Activation, yields: Yields) -> Option<Value> {
        match yields {
            Yields::No => None,
            Yields::List => Some(if act.yields.len() <= MAX_UNROLLED && act.loops.is_empty() && act.yields.len() == 1 {
                Value::list(Vec::new(), act.yields[0].clone())
            } else {
                Value::list(Vec::new(), act.yields.iter().fold(Value::default(), |all, one| all.or(one)))
            }),
            Yields::Record => {
                let mut record = Record::default();
                for atom in act.yields.iter().flat_map(Value::atoms) {
                    match atom {
                        Atom::Record(other) => {
                            for (key, value) in &other.fields {
                                record.fields.entry(key).join(value);
                            }
                            record.base.join(&other.base);
                            record.join_any(other);
                        }
                        _ => {
                            record.any.add(Atom::Unknown);
                        }
                    }
                }
                Some(Value::record(record))
            }
            Yields::Any => Some(act.yields.iter().fold(Value::default(), |all, one| all.or(one))),
        }
    }
}
