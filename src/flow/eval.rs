//! The evaluator: runs a program over [`Value`]s, one pass a function, joining where paths meet.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use super::call::{Args, MAX_CALLS, Memo, MemoKey};
use super::models::Spelling;
use super::reads::Reads;
use super::relationships::Relationships;
use super::state::{Holder, State, Variables, join_all};
use super::value::{
    AccessPath, Atom, ClassId, Closure, FrameId, FunctionKey, ObjectId, PathValue, Record, Rel, Test, Text, Trail, TypeRef, Value,
};
use super::{Form, Host, Site, Unit};
use crate::hash::{HashMap, HashSet};
use crate::source::{FileId, OffsetMap, Piece, Place, Span};
pub(super) use crate::syntax::HOLE;
use crate::syntax::ir::{
    ARGUMENTS, Class, Expr, ExprKind, Field, Function, FunctionKind, IS_VARIANT, Iter, MADE_UP, Op, Pattern, Scope, Stmt, Style,
    Sym, Type, Yields,
};

/// Expressions within each other, over all calls: the stack of [`super::run`]'s thread holds this many.
pub(super) const MAX_DEPTH: usize = 20_000;
/// Expressions that one entry point may evaluate while calls are followed.
const MAX_STEPS: usize = 200_000;
/// Expressions that the whole program may evaluate in one round while calls are followed; after as many, no further round begins.
pub(super) const MAX_EVALUATED: usize = 4_000_000;
/// Pieces of code that are put together at run time.
const MAX_CODE_UNITS: usize = 20_000;
/// Bytes of a text that a template makes.
const MAX_TEXT: usize = 1 << 16;
/// Texts that one template may make.
const MAX_TEXTS: usize = 16;
/// Elements of a list that a loop's body is run for one by one; longer lists in one go.
const MAX_UNROLLED: usize = 16;
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
    loops: Vec<LoopExits>,
    /// The values of the blocks that are being evaluated.
    blocks: Vec<Value>,
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
struct Given {
    /// What it reads from, where that is no variable of it.
    input: Option<Value>,
    arguments: Option<Value>,
    variables: Vec<(Sym, Value)>,
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
struct LoopExits {
    breaks: Vec<State>,
    continues: Vec<State>,
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
    /// The classes of which it is being found what they extend.
    pub extending: Vec<ClassId>,
    /// The objects whose spread parts are being looked into.
    pub spreading: Vec<ObjectId>,
}

impl Evaluator<'_> {
    // ---- places and steps

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

    // ---- variables

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

    /// PHP's global variables are those of whichever file set them, if there is but one.
    fn global_of_another_file(&self, name: &str, st: &State) -> Option<Value> {
        let app = self.app();
        let of_app = |unit: &usize| self.units[*unit].app == app && self.units[*unit].language.id == "php";
        let mut found = (0..self.units.len()).filter(of_app).filter_map(|unit| {
            let value = self.kept.get(&self.unit_frames[unit])?.get(name)?;
            (!value.is_unknown()).then_some(value)
        });
        let value = found.next()?;
        found.all(|other| other == value).then(|| self.settle(value, st))
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
            Scope::Nearest | Scope::Environment => {
                let module = self.frames[own.0 as usize].module;
                self.frame_of(own, name, st).unwrap_or(module)
            }
        };
        if scope == Scope::Environment {
            self.set_environment(name, &value);
        }
        if frame != own {
            self.act_mut().impure = true;
            self.keep(frame, name, &value);
        }
        st.set(frame, name.clone(), value);
    }

    fn frame_of(&self, from: FrameId, name: &str, st: &State) -> Option<FrameId> {
        let mut frame = from;
        loop {
            let kept = || self.kept.get(&frame).is_some_and(|variables| variables.contains_key(name));
            if st.get(frame, name).is_some() || kept() {
                return Some(frame);
            }
            frame = self.outer(frame, name)?;
        }
    }

    /// Notes that a frame that outlives its run was given the value.
    pub(super) fn keep(&mut self, frame: FrameId, name: &Sym, value: &Value) {
        let kept = self.kept.entry(frame).or_default();
        let changed = match kept.get_mut(name) {
            Some(here) => here.join(value),
            None => {
                kept.insert(name.clone(), value.clone());
                true
            }
        };
        if changed {
            self.version += 1;
        }
    }

    pub(super) fn set_environment(&mut self, name: &Sym, value: &Value) {
        let app = self.app();
        let entry = self.environment.entry((app, name.clone())).or_default();
        if entry.join(value) {
            self.version += 1;
        }
    }

    // ---- expressions

    pub(super) fn eval(&mut self, expr: &Expr, st: &mut State) -> Value {
        self.steps += 1;
        self.evaluated += 1;
        if self.depth >= MAX_DEPTH {
            self.incomplete("the program nests too deep to be followed to its end", self.place(expr.span));
            return Value::default();
        }
        self.depth += 1;
        let value = self.eval_kind(expr, st);
        self.depth -= 1;
        if let Some(act) = self.activations.last_mut() {
            act.meets |= value.atoms().iter().any(is_of_document);
        }
        value
    }

    fn eval_all<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>, st: &mut State) {
        for expr in exprs {
            self.eval(expr, st);
        }
    }

    fn eval_kind(&mut self, expr: &Expr, st: &mut State) -> Value {
        match &expr.kind {
            ExprKind::Text { value, content, exact } => {
                let place = self.place(*content);
                let map = match &self.unit().map {
                    // Each line of a region has a place of its own, which an exact text keeps.
                    Some(map) if *exact => map.cut(*content),
                    _ => OffsetMap { pieces: vec![Piece { start: 0, place, exact: *exact }] },
                };
                Atom::Text(Text { value: value.clone(), map: Rc::new(map) }).into()
            }
            ExprKind::Number(number) => Atom::Number(*number).into(),
            ExprKind::Null => Atom::Null.into(),
            ExprKind::Bool(truth) => Atom::Bool(*truth).into(),
            ExprKind::Template(parts) => {
                let parts = parts.iter().map(|part| (self.eval(part, st), self.place(part.span))).collect::<Vec<_>>();
                template(&parts, false)
            }
            ExprKind::Name(name) => self.name(name, expr.span, st),
            // A closure outside a class is bound to the container by whoever routes to it.
            ExprKind::This if self.act().this.is_empty() && self.language() == "php" => {
                Atom::Instance(r"Psr\Container\ContainerInterface".into()).into()
            }
            ExprKind::This => self.settle(&self.act().this, st),
            ExprKind::ThisClass => self.this_class(),
            ExprKind::Super => self.super_class(st),
            ExprKind::Access { base, key, style } => {
                let base_value = match &base.kind {
                    // A name that the module gives comes before a field of the whole of it.
                    ExprKind::Module(spec) => {
                        let spec = self.eval(spec, st);
                        self.modules(&spec)
                    }
                    _ => self.eval(base, st),
                };
                let key_value = self.eval(key, st);
                self.access(&base_value, &key_value, base, key, expr.span, *style, st)
            }
            ExprKind::Each(base) => {
                let value = self.eval(base, st);
                self.elements(&value, self.place(expr.span), st)
            }
            ExprKind::Call { callee, args } => self.call(expr, callee, args, st),
            ExprKind::New { class, args } => {
                let class = self.eval(class, st);
                let args = self.args(args, st);
                self.construct(&class, args, self.place(expr.span), st)
            }
            ExprKind::Cast { expr: inner, ty } => {
                let value = self.eval(inner, st);
                let value = self.cast(value, ty, st);
                self.demand(&value, st);
                value
            }
            ExprKind::Function(function) => self.closure(function, st).into(),
            ExprKind::Class(class) => Atom::Class(self.declare_class(class, st)).into(),
            ExprKind::Record(fields) => self.record(fields, st),
            ExprKind::List(items) => {
                let args = self.args(items, st);
                // PHP's `[...$defaults, ...$endpoint]` keeps the keys.
                if self.language() == "php" && !(args.keywords.is_empty() && args.named.is_empty()) {
                    let mut record = Record::default();
                    for (at, item) in items.iter().enumerate() {
                        let value = self.quietly(&item.value, st);
                        if item.spread {
                            self.merge_into(&mut record, &value);
                        } else {
                            record.fields.insert(at.to_string().into(), value);
                        }
                    }
                    return Value::record(record);
                }
                Value::list(args.positional, args.rest)
            }
            ExprKind::Either(first, second) => self.either(first, second, st),
            ExprKind::Both(first, second) => {
                let test = self.eval(first, st);
                let choice = self.choice();
                self.tag_tested(&test, choice);
                let mut inner = st.in_arm(choice, 1);
                self.assume(&test, true, &mut inner);
                self.recognize(first, true, &mut inner);
                let value = if inner.dead { Value::default() } else { self.eval(second, &mut inner) };
                let mut outer = st.clone();
                self.assume(&test, false, &mut outer);
                let arms = st.arms.clone();
                *st = join_all([inner, outer]);
                if st.dead {
                    st.dead = false;
                }
                st.arms = arms;
                let and = Test::And(Rc::new(truth_of(&test)), Rc::new(truth_of(&value)));
                let mut both: Value = Atom::Test(Rc::new(and)).into();
                both.join(&value.map(|atom| (!matches!(atom, Atom::Test(_))).then(|| atom.clone())));
                both
            }
            ExprKind::Cond { test, then, otherwise } => {
                let choice = self.choice();
                let (yes, no) = self.branch(test, choice, st);
                let (mut yes, mut no) = (yes, no);
                let mut value = Value::default();
                if !yes.dead {
                    value = self.eval(then, &mut yes);
                }
                if !no.dead {
                    let other = self.eval(otherwise, &mut no);
                    value.join(&other);
                }
                let arms = st.arms.clone();
                *st = join_all([yes, no]);
                st.arms = arms;
                st.dead = false;
                value
            }
            ExprKind::Not(inner) => {
                let value = self.eval(inner, st);
                Atom::Test(Rc::new(Test::Not(Rc::new(truth_of(&value))))).into()
            }
            ExprKind::Compare { op, left, right } => {
                let left_value = self.eval(left, st);
                let right_value = self.eval(right, st);
                self.key_tests(&left_value, &right_value, *op, st);
                if *op == Op::In {
                    self.membership(&left_value, &right_value, left, right, expr.span, st);
                }
                Atom::Test(Rc::new(Test::Compare(*op, left_value, right_value))).into()
            }
            ExprKind::Exists(inner) => {
                let value = self.eval(inner, st);
                Atom::Test(Rc::new(Test::Truthy(value))).into()
            }
            ExprKind::Matches { expr: inner, pattern } => {
                let value = self.eval(inner, st);
                let Some(test) = self.pattern_test(pattern, &value, st) else {
                    let value = match kind_of(pattern) {
                        Some(ty) => self.of_kind(&value, ty, true, st),
                        None => value,
                    };
                    self.bind(pattern, value, Scope::Local, st);
                    return Value::unknown();
                };
                // What is taken from it is taken where it matches.
                let test: Value = Atom::Test(Rc::new(test)).into();
                let mut matching = st.clone();
                self.assume(&test, true, &mut matching);
                let value = if matching.dead { Value::default() } else { self.settle(&value, &matching) };
                self.bind(pattern, value, Scope::Local, st);
                test
            }
            ExprKind::Assign { target, value, scope } => {
                let value = self.eval(value, st);
                self.bind(target, value.clone(), *scope, st);
                value
            }
            ExprKind::Block(body) => {
                self.act_mut().blocks.push(Value::default());
                self.exec(body, st);
                self.act_mut().blocks.pop().unwrap_or_default()
            }
            ExprKind::Module(spec) => {
                let spec = self.eval(spec, st);
                let modules = self.modules(&spec);
                self.wholes(&modules)
            }
            ExprKind::Include(spec) => {
                let spec = self.eval(spec, st);
                self.include(&spec, st)
            }
            ExprKind::Code { language, code, input, names } => {
                let parts: Vec<_> = match &code.kind {
                    ExprKind::Template(parts) => parts.iter().map(|part| (self.eval(part, st), self.place(part.span))).collect(),
                    _ => words_of(language, self.eval(code, st), self.place(code.span)),
                };
                let text = template(&parts, true);
                let input = input.as_ref().map(|input| self.eval(input, st));
                let mut arguments = None;
                let mut variables = Vec::new();
                for (name, value) in names {
                    let value = self.eval(value, st);
                    match &**name {
                        ARGUMENTS => arguments = Some(value),
                        name => variables.push((format!("${name}").into(), value)),
                    }
                }
                let holes: Vec<_> =
                    parts.into_iter().map(|(value, _)| value).filter(|value| pieces_of(value).next().is_none()).collect();
                self.code(language, &text, Given { input, arguments, variables }, &holes, st)
            }
            ExprKind::Program { file, arguments, input } => {
                let file = self.eval(file, st);
                let args = self.args(arguments, st);
                let input = input.as_ref().map(|input| self.eval(input, st));
                self.program(&file, &args, input, st)
            }
            ExprKind::Opaque(parts) => {
                for part in parts {
                    let value = self.eval(part, st);
                    self.escape(&value, st);
                }
                Value::unknown()
            }
        }
    }

    fn name(&mut self, name: &Sym, span: Span, st: &mut State) -> Value {
        if self.is_nested() && name.starts_with(|c: char| c.is_uppercase() || c == ':') {
            let written = name.split(MADE_UP).next().unwrap_or_default().trim_start_matches("::").to_owned();
            return self.nested_name(name).unwrap_or_else(|| self.external(&written));
        }
        if let Some(value) = self.lookup(name, st) {
            return value;
        }
        let extracted = self.act().extracted.clone();
        if !extracted.is_empty() {
            let key = name.trim_start_matches('$');
            let offset = (name.len() - key.len()) as u32;
            let key_span = Span { start: span.start + offset, end: span.end };
            let text = placed_text(key, self.place(key_span));
            let site = Site { place: self.place(span), form: Form::Name };
            return self.access_value(&extracted, &Atom::Text(text).into(), self.place(key_span), Some(site), Style::Index, st);
        }
        // A variable of the shell that nothing sets comes with the environment; its commands have `()` in their names.
        if self.language() == "shell" && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            let place = self.place(span);
            let module = self.frames[self.act().frame.0 as usize].module;
            let own = self.kept.get(&module).is_some_and(|variables| variables.contains_key(name));
            if own && !self.environment.contains_key(&(self.app(), name.clone())) {
                return Value::unknown();
            }
            return self.environment_variable(&placed_text(name, place), place, st);
        }
        if let Some(value) = self.implied_member(name, st) {
            return value;
        }
        let global = self.global_name(name).or_else(|| self.put_outside("globalThis", name, st));
        global.unwrap_or_else(|| self.external(name))
    }

    fn either(&mut self, first: &Expr, second: &Expr, st: &mut State) -> Value {
        let choice = self.choice();
        let mut one = st.in_arm(choice, 1);
        let mut value = self.eval(first, &mut one);
        if value.is_unknown() && self.is_unset(first) {
            value = Atom::Null.into();
        }
        self.tag_tested(&value, choice);
        let arms = st.arms.clone();
        let mut two = one.clone();
        two.arms = st.arms.clone();
        let mut two = two.in_arm(choice, 2);
        self.assume(&value, false, &mut two);
        let other = if two.dead { Value::default() } else { self.eval(second, &mut two) };
        self.tag(&other, choice, 2);
        // As a test, either of them; as a value, the first unless it is missing.
        let tests = value.atoms().iter().any(|atom| matches!(atom, Atom::Test(_)));
        let mut result: Value =
            value.atoms().iter().filter(|atom| !matches!(atom, Atom::Null | Atom::Test(_))).cloned().collect();
        if tests {
            result.add(Atom::Test(Rc::new(Test::Or(Rc::new(truth_of(&value)), Rc::new(truth_of(&other))))));
            result.join(&other.atoms().iter().filter(|atom| !matches!(atom, Atom::Test(_))).cloned().collect());
        } else {
            result.join(&other);
        }
        self.assume(&value, true, &mut one);
        *st = join_all([one, two]);
        st.dead = false;
        st.arms = arms;
        result
    }

    /// Evaluates the test and gives the states of its two outcomes, each in its arm of `choice`.
    fn branch(&mut self, test: &Expr, choice: u32, st: &mut State) -> (State, State) {
        let arms = st.arms.clone();
        let mut tested = st.in_arm(choice, 0);
        let value = self.eval(test, &mut tested);
        self.tag_tested(&value, choice);
        tested.arms = arms;
        let mut yes = tested.in_arm(choice, 1);
        self.assume(&value, true, &mut yes);
        self.recognize(test, true, &mut yes);
        let mut no = tested.in_arm(choice, 2);
        self.assume(&value, false, &mut no);
        self.recognize(test, false, &mut no);
        (yes, no)
    }

    /// A variable of which nothing is known is what it was found to be equal to, where it was: `if key in ("host", "port")`.
    fn recognize(&mut self, test: &Expr, truth: bool, st: &mut State) {
        match &test.kind {
            ExprKind::Not(inner) => self.recognize(inner, !truth, st),
            ExprKind::Both(one, other) if truth => {
                self.recognize(one, truth, st);
                self.recognize(other, truth, st);
            }
            ExprKind::Either(one, other) if !truth => {
                self.recognize(one, truth, st);
                self.recognize(other, truth, st);
            }
            ExprKind::Compare { op, left, right } if (truth && matches!(op, Op::Eq | Op::In)) || (!truth && *op == Op::Ne) => {
                if !self.is_open(left, st) {
                    return;
                }
                let known = self.quietly(right, st);
                let known: Vec<Value> = match known.atoms() {
                    [Atom::List(list)] if *op == Op::In && list.rest.is_empty() => list.items.clone(),
                    _ if *op != Op::In => vec![known],
                    _ => return,
                };
                self.is_among(left, &known, st);
            }
            ExprKind::Matches { expr, pattern } => {
                let (ExprKind::Name(name), Some(ty)) = (&expr.kind, kind_of(pattern)) else { return };
                let Some(value) = self.lookup(name, st) else { return };
                let kept = self.of_kind(&value, ty, truth, st);
                if kept.is_empty() && !value.is_empty() {
                    st.dead = true;
                } else if kept != value {
                    self.bind_name(name, kept, Scope::Nearest, st);
                }
            }
            _ => {}
        }
    }

    /// The objects among these that can be, or can be other than, instances of a class of the project; and all else.
    fn of_kind(&mut self, value: &Value, ty: &Type, truth: bool, st: &mut State) -> Value {
        let Type::Named(name) = ty else { return value.clone() };
        let classes = self.quietly(name, st);
        let [Atom::Class(kind)] = classes.atoms() else { return value.clone() };
        value.map(|atom| {
            let Atom::Object(id) = atom else { return Some(atom.clone()) };
            let Some(class) = self.objects[id.0 as usize].class else { return Some(atom.clone()) };
            let is = self.lineage(class).contains(kind);
            let may_be = is || (self.is_summary(*id) && self.lineage(*kind).contains(&class));
            (if truth { may_be } else { !is }).then(|| atom.clone())
        })
    }

    /// Whether it is a variable, or an argument of a script, of which nothing is known.
    fn is_open(&mut self, subject: &Expr, st: &mut State) -> bool {
        match &subject.kind {
            ExprKind::Name(name) => st.get(self.act().frame, name).is_some_and(|value| !value.is_empty() && value.is_unknown()),
            ExprKind::Access { base, .. } if self.language() == "shell" && matches!(base.kind, ExprKind::Name(_)) => {
                self.quietly(subject, st).is_unknown()
            }
            _ => false,
        }
    }

    fn is_among(&mut self, subject: &Expr, known: &[Value], st: &mut State) {
        if !known.is_empty() && known.iter().all(|value| matches!(value.atoms(), [Atom::Text(_)])) {
            let texts = known.iter().fold(Value::default(), |all, one| all.or(one));
            match &subject.kind {
                ExprKind::Name(name) => st.set(self.act().frame, name.clone(), texts),
                _ => self.assign(subject, texts, st),
            }
        }
    }

    /// Notes of the reads whose outcome is tested that they stand in the test of `choice`.
    fn tag_tested(&mut self, value: &Value, choice: u32) {
        self.tag(value, choice, 0);
    }

    /// Notes of the reads that gave a value in which arm of `choice` it stands.
    fn tag(&mut self, value: &Value, choice: u32, arm: u8) {
        let mut reads = Vec::new();
        collect_reads(value, &mut reads, 0);
        for read in reads {
            if !self.reads.arms(read).iter().any(|&(id, _)| id == choice) {
                self.reads.put_in_arm(read, (choice, arm));
            }
        }
    }

    fn record(&mut self, fields: &[Field], st: &mut State) -> Value {
        let mut record = Record::default();
        for field in fields {
            match field {
                Field::Pair { key, value } => {
                    let key = self.eval(key, st);
                    let key = self.as_keys(&key);
                    let value = self.eval(value, st);
                    let keys: Vec<Sym> = key.atoms().iter().filter_map(key_text).collect();
                    if keys.is_empty() {
                        self.put_any(&mut record, &key, &value);
                    }
                    for text in key.texts() {
                        record.keys.insert(text.value.clone(), text.map.clone());
                    }
                    for key in keys {
                        record.fields.insert(key, value.clone());
                    }
                }
                Field::Spread(base) => {
                    let base = self.eval(base, st);
                    self.merge_into(&mut record, &base);
                }
            }
        }
        Value::record(record)
    }

    /// Puts all that `value` holds over what `record` holds.
    pub(super) fn merge_into(&self, record: &mut Record, value: &Value) {
        for atom in value.atoms() {
            match atom {
                Atom::Record(other) => {
                    if !record.fields.is_empty() && other.base.carries() {
                        let before = Value::record(std::mem::take(record));
                        record.base = other.base.clone().or(&before);
                    }
                    for (key, value) in &other.fields {
                        record.fields.insert(key.clone(), value.clone());
                    }
                    record.keys.extend(other.keys.iter().map(|(key, map)| (key.clone(), map.clone())));
                    record.base.join(&other.base);
                    record.join_any(other);
                }
                Atom::Null | Atom::Bool(_) => {}
                Atom::Path(_) if !record.fields.is_empty() => {
                    // It may have any of these keys, too.
                    let before = Value::record(std::mem::take(record));
                    record.base = Value::from(atom.clone()).or(&before);
                }
                atom => {
                    record.fields.for_each_value(&mut |value| _ = value.add(Atom::Unknown));
                    record.base.add(atom.clone());
                }
            }
        }
    }

    // ---- functions and classes as values

    pub(super) fn closure(&mut self, function: &Arc<Function>, st: &mut State) -> Atom {
        let (unit, frame) = (self.act().unit, self.act().frame);
        let closure = Rc::new(Closure {
            function: function.clone(),
            unit,
            frame,
            this: self.act().this.clone(),
            class: self.act().class,
            given: Vec::new(),
        });
        self.captured.insert(frame);
        self.note_created(&closure);
        let _ = st;
        Atom::Closure(closure)
    }

    pub(super) fn note_created(&mut self, closure: &Rc<Closure>) {
        if self.created_keys.insert(closure.key()) {
            self.created.push(closure.clone());
        }
    }

    fn this_class(&self) -> Value {
        let mut classes: Value = self
            .act()
            .this
            .atoms()
            .iter()
            .filter_map(|atom| match atom {
                Atom::Object(id) => self.objects[id.0 as usize].class.map(Atom::Class),
                Atom::Class(id) => Some(Atom::Class(*id)),
                _ => None,
            })
            .collect();
        if classes.is_empty() {
            classes = self.act().class.map(Atom::Class).into_iter().collect();
        }
        classes
    }

    fn super_class(&mut self, st: &mut State) -> Value {
        match self.act().class {
            Some(class) => self.bases(class, st),
            None => Value::unknown(),
        }
    }

    /// The value, seen through a type that is written where this runs.
    pub(super) fn cast(&mut self, value: Value, ty: &Type, st: &mut State) -> Value {
        match self.chosen_type(ty, st) {
            Some((ty, unit)) => self.seen_through(value, &ty, unit),
            None => self.seen_through(value, ty, self.act().unit),
        }
    }

    /// The type with what the caller chose for its parameters put in, and the unit in which it means something.
    fn chosen_type(&mut self, ty: &Type, st: &mut State) -> Option<(Type, usize)> {
        let name = chosen_name(ty)?;
        let chosen = self.lookup(name, st);
        self.with_chosen(ty, self.act().unit, &|_| chosen.clone())
    }

    /// The same, where `chosen` tells what stands for a parameter.
    pub(super) fn with_chosen(&self, ty: &Type, unit: usize, chosen: &dyn Fn(&Sym) -> Option<Value>) -> Option<(Type, usize)> {
        match ty {
            Type::Named(expr) => {
                let ExprKind::Name(name) = &expr.kind else { return None };
                name.starts_with(MADE_UP).then_some(())?;
                let chosen = chosen(name).unwrap_or_default();
                let class = chosen.atoms().iter().find_map(|atom| if let Atom::Class(id) = atom { Some(*id) } else { None });
                let Some(class) = class else { return Some((Type::Any, unit)) };
                let info = &self.classes[class.0 as usize];
                Some((Type::Inline(info.decl.clone()), info.unit))
            }
            Type::List(inner) => self.with_chosen(inner, unit, chosen).map(|(inner, unit)| (Type::List(Box::new(inner)), unit)),
            Type::Map(inner) => self.with_chosen(inner, unit, chosen).map(|(inner, unit)| (Type::Map(Box::new(inner)), unit)),
            Type::Inline(_) | Type::Any => None,
        }
    }

    /// The value, seen through the type.
    pub(super) fn seen_through(&mut self, value: Value, ty: &Type, unit: usize) -> Value {
        if matches!(ty, Type::Any) || !value.atoms().iter().any(|atom| matches!(atom, Atom::Path(_) | Atom::Environment)) {
            return value;
        }
        let Some(at) = type_span(ty) else { return value };
        // An interface of Go says nothing of what is behind it.
        if self.units[unit].language.id == "go"
            && let Type::Named(name) = ty
            && self.is_interface(name, unit)
        {
            return value;
        }
        let mut result = Value::default();
        for atom in value.atoms() {
            let spelling = match atom {
                Atom::Path(path) => path.ty.as_ref().map(|ty| ty.spelling).unwrap_or_default(),
                _ => Spelling::default(),
            };
            let ty = Rc::new(TypeRef { ty: ty.clone(), unit, at, spelling });
            match atom {
                Atom::Path(path) => match self.converted(path, &ty) {
                    Some(converted) => {
                        result.join(&converted);
                    }
                    None => {
                        result.add(Atom::Path(PathValue { ty: Some(ty.clone()), ..path.clone() }));
                    }
                },
                Atom::Environment if self.language() == "rust" => {
                    result.join(&self.of_environment(&ty, "").unwrap_or_else(|| Atom::Environment.into()));
                }
                atom => {
                    result.add(atom.clone());
                }
            }
        }
        result
    }

    // ---- statements

    pub(super) fn exec(&mut self, body: &[Stmt], st: &mut State) {
        for stmt in body {
            match stmt {
                Stmt::Function(function) if function.decorators.is_empty() => {
                    let closure = self.closure(function, st);
                    self.declare_function(function, closure, st);
                }
                Stmt::Class(class) => {
                    let id = self.class_id(class);
                    if let Some(name) = &class.name {
                        st.set(self.act().frame, name.name.clone(), Atom::Class(id).into());
                        self.keep_if_module(&name.name, &Atom::Class(id).into());
                    }
                }
                _ => {}
            }
        }
        for stmt in body {
            if st.dead {
                return;
            }
            self.stmt(stmt, st);
        }
    }

    fn keep_if_module(&mut self, name: &Sym, value: &Value) {
        let frame = self.act().frame;
        if self.frames[frame.0 as usize].parent.is_none() {
            self.keep(frame, name, value);
        }
    }

    fn declare_function(&mut self, function: &Arc<Function>, value: Atom, st: &mut State) {
        let Some(name) = &function.name else { return };
        self.note_namespaced(&name.name);
        if let Atom::Closure(closure) = &value {
            let key = (self.language(), name.name.to_string());
            let known = self.functions_by_name.entry(key).or_default();
            if !known.iter().any(|other| other.key() == closure.key()) {
                known.push(closure.clone());
            }
        }
        let value: Value = value.into();
        st.set(self.act().frame, name.name.clone(), value.clone());
        self.keep_if_module(&name.name, &value);
    }

    fn stmt(&mut self, stmt: &Stmt, st: &mut State) {
        match stmt {
            Stmt::Expr(expr) => {
                self.eval(expr, st);
            }
            Stmt::Bind { pattern, value, scope } => {
                let value = self.eval(value, st);
                self.bind(pattern, value, *scope, st);
            }
            Stmt::If { test, then, otherwise } => {
                let choice = self.choice();
                let (mut yes, mut no) = self.branch(test, choice, st);
                if !yes.dead {
                    self.exec(then, &mut yes);
                }
                if !no.dead {
                    self.exec(otherwise, &mut no);
                }
                *st = join_all([yes, no]);
            }
            Stmt::Switch { subject, cases, falls } => self.switch(subject, cases, *falls, st),
            Stmt::ForEach { pattern, iter, mode, body } => {
                let place = self.place(iter.span);
                let iter = self.eval(iter, st);
                self.for_each(pattern, &iter, place, *mode, body, st);
            }
            Stmt::Loop { test, body } => {
                let before = st.clone();
                self.act_mut().loops.push(LoopExits::default());
                let mut out = None;
                let mut inner = st.clone();
                for _ in 0..2 {
                    if let Some(test) = test {
                        let value = self.eval(test, &mut inner);
                        let mut left = inner.clone();
                        self.assume(&value, false, &mut left);
                        out = Some(left);
                        self.assume(&value, true, &mut inner);
                    }
                    if inner.dead {
                        break;
                    }
                    self.exec(body, &mut inner);
                    let continues = self.act_mut().loops.last_mut().map(|exits| std::mem::take(&mut exits.continues));
                    inner = join_all(continues.into_iter().flatten().chain([inner]));
                    let mut again = before.clone();
                    again.join(inner);
                    inner = again;
                    // Another turn would do the same.
                    if inner.same(&before) || self.is_exhausted() {
                        break;
                    }
                }
                let exits = self.act_mut().loops.pop().unwrap_or_default();
                // A test that always holds lets nothing out: `while true`.
                inner.dead |= out.as_ref().is_some_and(|out| out.dead);
                *st = join_all(exits.breaks.into_iter().chain(out).chain([inner]));
            }
            Stmt::Try { body, handlers } => {
                let choice = self.choice();
                let arms = st.arms.clone();
                let mut tried = st.in_arm(choice, 1);
                let before = st.clone();
                self.exec(body, &mut tried);
                let mut exits = Vec::new();
                for handler in handlers {
                    let mut failed = before.clone();
                    let mut partly = tried.clone();
                    partly.dead = false;
                    failed.join(partly);
                    let mut failed = State { arms: arms.clone(), ..failed }.in_arm(choice, 2);
                    self.exec(handler, &mut failed);
                    exits.push(failed);
                }
                exits.insert(0, tried);
                *st = join_all(exits);
            }
            Stmt::Return(value) => {
                let value = value.as_ref().map(|value| self.eval(value, st));
                let place = match stmt {
                    Stmt::Return(Some(expr)) => Some(self.place(expr.span)),
                    _ => None,
                };
                let value = match (value, place) {
                    (Some(value), Some(place)) => self.with_step(value, place, |_| "returned here".to_owned()),
                    _ => Atom::Null.into(),
                };
                let exit = st.clone();
                let act = self.act_mut();
                act.returns.join(&value);
                act.exits.push(exit);
                st.dead = true;
            }
            Stmt::Yield(value) => {
                let value = self.eval(value, st);
                self.act_mut().yields.push(value);
            }
            Stmt::Value(value) => {
                let value = self.eval(value, st);
                match self.act_mut().blocks.last_mut() {
                    Some(block) => {
                        block.join(&value);
                    }
                    None => {
                        self.act_mut().returns.join(&value);
                    }
                }
            }
            Stmt::Break => {
                let state = st.clone();
                if let Some(exits) = self.act_mut().loops.last_mut() {
                    exits.breaks.push(state);
                }
                st.dead = true;
            }
            Stmt::Continue => {
                let state = st.clone();
                if let Some(exits) = self.act_mut().loops.last_mut() {
                    exits.continues.push(state);
                }
                st.dead = true;
            }
            Stmt::Throw(value) => {
                self.eval_all(value, st);
                st.dead = true;
            }
            Stmt::Function(function) => {
                if !function.decorators.is_empty() {
                    let mut value: Value = self.closure(function, st).into();
                    for decorator in function.decorators.iter().rev() {
                        value = self.decorate(decorator, value, st);
                    }
                    for atom in value.atoms() {
                        self.declare_function(function, atom.clone(), st);
                    }
                    if let Some(name) = &function.name {
                        st.set(self.act().frame, name.name.clone(), value);
                    }
                }
            }
            Stmt::Class(class) => {
                self.declare_class(class, st);
                // `@Module({ … })`: what a class is registered with.
                for decorator in &class.decorators {
                    self.eval(decorator, st);
                }
            }
            Stmt::Export { name, value: exported } => {
                let mut value = self.eval(exported, st);
                // Importers see the variable: what a function puts into it later too.
                if let ExprKind::Name(name) = &exported.kind
                    && value.atoms().iter().all(|atom| matches!(atom, Atom::Unknown | Atom::Null))
                    && let Some(kept) = self.kept.get(&self.act().frame).and_then(|variables| variables.get(name))
                {
                    value.join(kept);
                }
                let unit = self.act().unit;
                let name: Sym = name.clone().unwrap_or_else(|| "".into());
                let entry = self.exports[unit].entry(name).or_default();
                if entry.join(&value) {
                    self.version += 1;
                }
            }
            Stmt::ImportAll { module, reexport } => {
                let module = self.eval(module, st);
                self.import_all(&module, *reexport, st);
            }
            Stmt::Global(names) => {
                let names = names.clone();
                self.act_mut().globals.extend(names);
            }
            Stmt::Extract(value) => {
                let value = self.eval(value, st);
                self.extract(&value, st);
            }
            Stmt::Delete(_) => {}
            Stmt::Block(body) => self.exec(body, st),
        }
    }

    fn switch(&mut self, subject: &Expr, cases: &[(Vec<Expr>, Vec<Stmt>)], falls: bool, st: &mut State) {
        let value = self.eval(subject, st);
        let choice = self.choice();
        let mut rest = st.clone();
        let mut entered: Vec<State> = Vec::new();
        let mut default = None;
        for (index, (labels, _)) in cases.iter().enumerate() {
            if labels.is_empty() {
                default = Some(index);
                entered.push(State { dead: true, ..State::default() });
                continue;
            }
            let mut into = Vec::new();
            let mut known = Vec::new();
            for label in labels {
                let label = self.eval(label, &mut rest);
                known.push(label.clone());
                self.key_tests(&value, &label, Op::Eq, &mut rest);
                let test = Atom::Test(Rc::new(Test::Compare(Op::Eq, value.clone(), label))).into();
                let mut hit = rest.in_arm(choice, (index + 1).min(250) as u8);
                self.assume(&test, true, &mut hit);
                into.push(hit);
                self.assume(&test, false, &mut rest);
            }
            let mut into = join_all(into);
            if self.is_open(subject, &mut into) {
                self.is_among(subject, &known, &mut into);
            }
            entered.push(into);
        }
        let missed = rest.in_arm(choice, 251);
        let mut exits = Vec::new();
        match default {
            Some(index) => entered[index] = missed,
            None => exits.push(missed),
        }
        if falls {
            self.act_mut().loops.push(LoopExits::default());
        }
        let mut through = State { dead: true, ..State::default() };
        for ((_, body), mut state) in cases.iter().zip(entered) {
            if falls {
                state.join(through);
            }
            if !state.dead {
                self.exec(body, &mut state);
            }
            if falls {
                through = state;
            } else {
                through = State { dead: true, ..State::default() };
                exits.push(state);
            }
        }
        exits.push(through);
        if falls {
            let LoopExits { breaks, continues } = self.act_mut().loops.pop().unwrap_or_default();
            exits.extend(breaks);
            // `continue` in a `switch` is that of the loop around it.
            if let Some(outer) = self.act_mut().loops.last_mut() {
                outer.continues.extend(continues);
            } else {
                exits.extend(continues);
            }
        }
        *st = join_all(exits);
    }

    fn for_each(&mut self, pattern: &Pattern, iter: &Value, place: Place, mode: Iter, body: &[Stmt], st: &mut State) {
        let items = self.items(iter, mode, place, st);
        self.act_mut().loops.push(LoopExits::default());
        let unrolled = items.len() <= MAX_UNROLLED;
        let rounds = if unrolled && items.len() > 1 { 1 } else { 2 };
        // Each of the elements of a list that is known has its turn.
        let in_turn = unrolled && items.len() > 1 && matches!(iter.atoms(), [Atom::List(list)] if list.rest.is_empty());
        let mut out = st.clone();
        for _ in 0..rounds {
            let before = out.clone();
            let unrolled = unrolled && !self.is_exhausted();
            let groups: Vec<Value> =
                if unrolled { items.clone() } else { vec![items.iter().fold(Value::default(), |all, item| all.or(item))] };
            for item in groups {
                let mut inner = out.clone();
                if inner.facts.contains_key(&place) {
                    Rc::make_mut(&mut inner.facts).remove(&place);
                }
                if inner.keys.contains_key(&place) {
                    Rc::make_mut(&mut inner.keys).remove(&place);
                }
                self.bind(pattern, item, Scope::Local, &mut inner);
                self.exec(body, &mut inner);
                let continues = self.act_mut().loops.last_mut().map(|exits| std::mem::take(&mut exits.continues));
                let after = join_all(continues.into_iter().flatten().chain([inner]));
                if in_turn {
                    out = after;
                } else {
                    out.join(after);
                }
                if out.dead {
                    break;
                }
            }
            // Another turn would do the same.
            if out.same(&before) || self.is_exhausted() {
                break;
            }
        }
        let exits = self.act_mut().loops.pop().unwrap_or_default();
        *st = join_all(exits.breaks.into_iter().chain([out]));
        if st.facts.contains_key(&place) {
            // Variables set in the body keep what was shown of them there.
            Rc::make_mut(&mut st.facts).remove(&place);
        }
    }

    // ---- patterns

    pub(super) fn bind(&mut self, pattern: &Pattern, value: Value, scope: Scope, st: &mut State) {
        match pattern {
            Pattern::Name(ident) => {
                let place = self.place(ident.span);
                let name = ident.name.split(MADE_UP).next().unwrap_or_default();
                let mut value = self.settle(&value, st);
                let relationships = self.relationships;
                if !name.is_empty() {
                    value = self.with_step(value, place, |path| match path {
                        AccessPath::Document(_) => format!("`{name}` holds the relationships"),
                        path => format!("`{name}` is `{}`", relationships.display(path)),
                    });
                }
                if value.carries() {
                    let unit = self.act().unit;
                    self.carriers.insert(unit);
                    self.demand(&value, st);
                }
                self.bind_name(&ident.name, value, scope, st);
            }
            Pattern::Place(target) => self.assign(target, value, st),
            Pattern::Record { fields, rest, span } => {
                let mut taken: Vec<Sym> = Vec::new();
                for field in fields {
                    let key = self.eval(&field.key, st);
                    taken.extend(key.texts().map(|text| text.value.clone()));
                    let key_place = self.place(field.key.span);
                    let site = Site { place: self.place(field.span), form: Form::Entry };
                    let part = self.access_value(&value, &key, key_place, Some(site), Style::Index, st);
                    self.bind(&field.value, part, scope, st);
                }
                let _ = span;
                if let Some(rest) = rest {
                    let remaining = without(&value, &taken);
                    self.bind(rest, remaining, scope, st);
                }
            }
            Pattern::List { items, rest, span } => {
                let place = self.place(*span);
                for (index, item) in items.iter().enumerate() {
                    let after_rest = rest.as_ref().is_some_and(|(at, _)| index >= *at);
                    let part = if after_rest {
                        self.elements(&value, place, st)
                    } else if let Some(part) = self.component(&value, index, place, st) {
                        part
                    } else {
                        let index: Value = Atom::Number(index as i64).into();
                        self.access_value(&value, &index, place, None, Style::Index, st)
                    };
                    self.bind(item, part, scope, st);
                }
                if let Some((at, rest)) = rest {
                    let remaining = self.tail(&value, *at, place, st);
                    self.bind(rest, remaining, scope, st);
                }
            }
            Pattern::Default(inner, default) => {
                let missing = value.is_empty()
                    || value.atoms().iter().any(|atom| matches!(atom, Atom::Null | Atom::Unknown | Atom::Path(_)));
                let value = if missing {
                    let choice = self.choice();
                    self.tag_tested(&value, choice);
                    let mut other = st.in_arm(choice, 2);
                    let default = self.eval(default, &mut other);
                    value.atoms().iter().filter(|atom| !matches!(atom, Atom::Null)).cloned().collect::<Value>().or(&default)
                } else {
                    value
                };
                self.bind(inner, value, scope, st);
            }
            Pattern::Typed(inner, ty) => {
                let is_open = value.atoms().iter().all(|atom| matches!(atom, Atom::Unknown | Atom::Null));
                let value = match is_open.then(|| self.value_of_type(ty, st)).flatten() {
                    Some(injected) => injected,
                    None => self.cast(value, ty, st),
                };
                self.bind(inner, value, scope, st);
            }
            Pattern::Const(expr) => self.eval_all([&**expr], st),
            Pattern::All(patterns) => {
                for pattern in patterns {
                    self.bind(pattern, value.clone(), scope, st);
                }
            }
            // One after the other, until one fits.
            Pattern::Any(patterns) => {
                let choice = self.choice();
                let arms = st.arms.clone();
                for (index, pattern) in patterns.iter().enumerate() {
                    let mut inner = State { arms: arms.clone(), ..st.clone() }.in_arm(choice, if index == 0 { 0 } else { 2 });
                    self.bind(pattern, value.clone(), scope, &mut inner);
                    *st = State { arms: arms.clone(), ..inner };
                }
            }
            Pattern::Ignore => {}
        }
    }

    /// What an object gives to the pattern at that place of a list, where its class says so: Kotlin's `component1()`.
    fn component(&mut self, value: &Value, index: usize, place: Place, st: &mut State) -> Option<Value> {
        let name: Sym = format!("component{}", index + 1).into();
        let mut result = Value::default();
        for atom in value.atoms() {
            let method = match atom {
                Atom::Object(id) => {
                    let class = self.objects[id.0 as usize].class?;
                    self.class_method(class, &name, &atom.clone().into(), st)?
                }
                Atom::Path(path) => self.typed_method(path, &name, st)?,
                _ => return None,
            };
            result.join(&self.call_value(&method, None, Args::default(), place, st));
        }
        (!result.is_empty()).then_some(result)
    }

    /// What has to hold for the pattern to match, as far as it compares with anything.
    fn pattern_test(&mut self, pattern: &Pattern, value: &Value, st: &mut State) -> Option<Test> {
        match pattern {
            Pattern::Const(constant) => {
                let constant = self.eval(constant, st);
                Some(Test::Compare(Op::Eq, value.clone(), constant))
            }
            Pattern::Typed(inner, ty) => self.variant_test(inner, ty, value, st).or_else(|| self.pattern_test(inner, value, st)),
            Pattern::Default(inner, _) => self.pattern_test(inner, value, st),
            Pattern::All(patterns) => {
                let tests: Vec<_> = patterns.iter().filter_map(|pattern| self.pattern_test(pattern, value, st)).collect();
                all_of(tests)
            }
            // What a key has to be tells of the others.
            Pattern::Record { fields, .. } => {
                let mut tests = Vec::new();
                for field in fields {
                    let Pattern::Const(_) = &field.value else { continue };
                    let key = self.eval(&field.key, st);
                    let part = self.access_value(value, &key, self.place(field.key.span), None, Style::Index, st);
                    tests.extend(self.pattern_test(&field.value, &part, st));
                }
                all_of(tests)
            }
            Pattern::List { items, .. } => {
                let [Atom::List(list)] = value.atoms() else { return None };
                let pairs: Vec<_> = items.iter().zip(list.items.clone()).collect();
                let tests: Vec<_> = pairs.iter().filter_map(|(pattern, item)| self.pattern_test(pattern, item, st)).collect();
                all_of(tests)
            }
            _ => None,
        }
    }

    /// Which variant of an enum it is, where the data itself tells: `#[serde(tag = "rel")]`.
    fn variant_test(&mut self, pattern: &Pattern, ty: &Type, value: &Value, st: &mut State) -> Option<Test> {
        let Pattern::Record { fields, .. } = pattern else { return None };
        let [variant] = &fields[..] else { return None };
        let name: Sym = format!("{}{IS_VARIANT}", variant.key.as_text()?).into();
        let [Atom::Path(path)] = value.atoms() else { return None };
        let at = type_span(ty)?;
        let ty = path
            .ty
            .clone()
            .unwrap_or_else(|| Rc::new(TypeRef { ty: ty.clone(), unit: self.act().unit, at, spelling: Spelling::default() }));
        let test = self.typed_method(&PathValue { ty: Some(ty), ..path.clone() }, &name, st)?;
        let place = self.place(at);
        let test = self.call_value(&test, None, Args::default(), place, st);
        Some(truth_of(&test))
    }

    // ---- code made at run time

    /// `holes`: the values that are no text, and have a [`HOLE`] in `text`.
    fn code(&mut self, language: &'static str, text: &Value, given: Given, holes: &[Value], st: &mut State) -> Value {
        let mut result = Value::default();
        let texts: Vec<Text> = text.texts().cloned().collect();
        if texts.is_empty() {
            return Value::unknown();
        }
        // What stands for the holes. There are more where the text was made of one that has holes of its own.
        let filled = |text: &Text| -> Vec<(Sym, Value)> {
            let count = text.value.matches(HOLE).count();
            let value = |number: usize| if count == holes.len() { holes[number].clone() } else { Value::unknown() };
            (0..count).map(|number| (crate::syntax::jq::hole(number).into(), value(number))).collect()
        };
        for text in texts {
            let Some(unit) = self.code_unit(language, &text) else { return Value::unknown() };
            let value = if language == "jq" {
                let mut variables = given.variables.clone();
                variables.extend(filled(&text));
                variables.push((".".into(), given.input.clone().unwrap_or_else(Value::unknown)));
                self.run_unit_with(unit, Given { variables, ..Given::default() }, st)
            } else {
                let variables = if language == "shell" { filled(&text) } else { Vec::new() };
                self.run_unit_with(unit, Given { variables, ..given.clone() }, st)
            };
            result.join(&value);
        }
        result
    }

    fn code_unit(&mut self, language: &'static str, text: &Text) -> Option<usize> {
        let key = (language, text.value.clone(), text.map.clone());
        if let Some(&unit) = self.code_units.get(&key) {
            return Some(unit);
        }
        let language = crate::syntax::language(language)?;
        let around = self.unit().clone();
        if self.code_units.len() >= MAX_CODE_UNITS {
            let place = super::access::text_place(text).unwrap_or(Place { file: around.file, span: Span::default() });
            self.incomplete("too many pieces of code are put together at run time", place);
            return None;
        }
        let module = (language.lower)(&crate::syntax::Source { text: &text.value, path: "" });
        if !module.lost.is_empty() && !text.value.contains(HOLE) {
            let place = super::access::text_place(text).unwrap_or(Place { file: around.file, span: Span::default() });
            self.incomplete(&format!("a piece of {} could not be read", language.name), place);
        }
        let unit = Unit {
            file: around.file,
            path: around.path.clone(),
            language,
            text: text.value.clone(),
            map: Some((*text.map).clone()),
            module: Arc::new(module),
            app: around.app,
            app_root: around.app_root.clone(),
            embedded: true,
        };
        let id = self.add_unit(unit);
        self.code_units.insert(key, id);
        Some(id)
    }

    /// What a program that is started here finds in its environment, as far as this shell has set it.
    fn overlay(&self, st: &State) -> BTreeMap<Sym, Value> {
        let mut exported = BTreeMap::new();
        if self.language() != "shell" {
            return exported;
        }
        let mut frame = Some(self.act().frame);
        while let Some(here) = frame {
            for (name, value) in st.frames.get(&here).into_iter().flat_map(|variables| variables.iter()) {
                if self.environment.contains_key(&(self.app(), name.clone())) && !exported.contains_key(name) {
                    exported.insert(name.clone(), self.settle(value, st));
                }
            }
            frame = self.frames[here.0 as usize].parent;
        }
        exported
    }

    /// Runs code that was made at run time; what it gives or writes is its value.
    fn run_unit_with(&mut self, unit: usize, given: Given, st: &mut State) -> Value {
        if self.activations.len() > MAX_CALLS {
            return Value::unknown();
        }
        let shares = self.units[unit].language.id == "shell" && self.language() == "shell";
        let frame = if shares { self.act().frame } else { self.unit_frames[unit] };
        let Given { input, arguments, mut variables } = given;
        // What has a pipe before it has a process of its own, as has what has arguments.
        let apart = input.is_some() || arguments.is_some();
        if self.units[unit].language.id == "shell" {
            variables.extend(input.clone().map(|input| ("stdin".into(), input)));
            variables.extend(arguments.clone().map(|arguments| (ARGUMENTS.into(), arguments)));
        }
        let arguments_given = arguments.map(|arguments| self.argument_list(unit, &arguments, 1));
        let mut inner = st.clone();
        for (name, value) in variables {
            inner.set(frame, name, value);
        }
        let overlay = (!shares).then(|| Rc::new(self.overlay(st)));
        self.overlays.extend(overlay.clone());
        self.activations.push(Activation { input, arguments_given, ..Activation::new(unit, frame) });
        let module = self.units[unit].module.clone();
        self.exec(&module.body, &mut inner);
        let act = self.activations.pop().expect("internal error: the unit's own activation");
        if overlay.is_some() {
            self.overlays.pop();
        }
        if let Some(outer) = self.activations.last_mut() {
            outer.impure |= act.impure;
        }
        let mut value = act.returns;
        for yielded in &act.yields {
            value.join(yielded);
        }
        if shares && !apart {
            let mut exits = act.exits;
            exits.push(inner);
            let joined = join_all(exits);
            if !joined.dead {
                *st = joined;
            }
        }
        value
    }

    /// The arguments as a program finds them, behind its name and whatever else stands there.
    fn argument_list(&self, unit: usize, arguments: &Value, before: usize) -> Value {
        let before = if self.units[unit].language.id == "javascript" { before } else { 1 };
        arguments.map(|atom| match atom {
            Atom::List(list) => {
                let items = std::iter::repeat_n(Value::unknown(), before).chain(list.items.iter().cloned());
                Value::list(items.collect(), list.rest.clone()).atoms().first().cloned()
            }
            atom => Some(atom.clone()),
        })
    }

    /// Runs a file as a program of its own.
    fn program(&mut self, file: &Value, args: &Args, input: Option<Value>, st: &mut State) -> Value {
        let mut result = Value::default();
        let texts: Vec<Sym> = file.texts().map(|text| text.value.clone()).collect();
        for spec in texts {
            let path = self.with_project(|unit, project| (unit.language.resolve)(&spec, project));
            let Some(path) = path.or_else(|| self.only_module(&spec)) else { continue };
            // What the document doesn't reach has no reads in it.
            let reached = args.all().chain(&input).any(Value::carries);
            let Some(unit) = (if reached { self.load(&path) } else { self.by_path.get(&path).copied() }) else { continue };
            if self.activations.len() >= MAX_CALLS || self.activations.iter().any(|act| act.unit == unit) {
                continue;
            }
            if self.programs.insert(unit) {
                self.version += 1;
            }
            let arguments = Value::list(args.positional.clone(), args.rest.clone());
            let frame = self.unit_frames[unit];
            let mut inner = State { arms: st.arms.clone(), ..State::default() };
            if self.units[unit].language.id == "shell" {
                inner.set(frame, ARGUMENTS.into(), arguments.clone());
                inner.set(frame, "stdin".into(), input.clone().unwrap_or_else(Value::unknown));
            }
            let arguments_given = Some(self.argument_list(unit, &arguments, 2));
            let overlay = self.overlay(st);
            self.overlays.push(Rc::new(overlay));
            self.activations.push(Activation { input: input.clone(), arguments_given, ..Activation::new(unit, frame) });
            let module = self.units[unit].module.clone();
            self.exec(&module.body, &mut inner);
            let act = self.activations.pop().expect("internal error: the program's own activation");
            self.overlays.pop();
            if let Some(variables) = inner.frames.get(&frame).cloned() {
                for (name, value) in variables.iter() {
                    self.keep(frame, name, value);
                }
            }
            act.yields.iter().for_each(|yielded| _ = result.join(yielded));
        }
        if result.is_empty() { Value::unknown() } else { result }
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

    pub(super) fn decorate(&mut self, decorator: &Expr, value: Value, st: &mut State) -> Value {
        let decorator_value = self.eval(decorator, st);
        let place = self.place(decorator.span);
        let result = self.call_value(&decorator_value, None, Args::of(vec![value.clone()]), place, st);
        if result.atoms().iter().any(|atom| matches!(atom, Atom::Closure(_))) { result } else { value }
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

/// The type that a pattern asks for, and nothing else.
fn kind_of(pattern: &Pattern) -> Option<&Type> {
    match pattern {
        Pattern::Typed(inner, ty) if matches!(&**inner, Pattern::Name(_) | Pattern::Ignore) => Some(ty),
        _ => None,
    }
}

fn is_of_document(atom: &Atom) -> bool {
    matches!(atom, Atom::Path(_) | Atom::Instance(_) | Atom::Environment | Atom::RelName(_) | Atom::EndpointKey(..))
}

/// The value as a test.
pub(super) fn truth_of(value: &Value) -> Test {
    let tests: Vec<_> =
        value.atoms().iter().filter_map(|atom| if let Atom::Test(test) = atom { Some(test) } else { None }).collect();
    match tests[..] {
        [test] => (**test).clone(),
        _ => Test::Truthy(value.clone()),
    }
}

pub(super) fn key_text(atom: &Atom) -> Option<Sym> {
    match atom {
        Atom::Text(text) => Some(text.value.clone()),
        Atom::Number(number) => Some(number.to_string().into()),
        _ => None,
    }
}

pub(super) fn placed_text(value: &str, place: Place) -> Text {
    let exact = place.span.range().len() == value.len();
    Text { value: value.into(), map: Rc::new(OffsetMap { pieces: vec![Piece { start: 0, place, exact }] }) }
}

/// The texts that the parts make together. `holes`: unknown parts become a [`HOLE`] instead of making all unknown.
pub(super) fn template(parts: &[(Value, Place)], holes: bool) -> Value {
    if let [(value, _)] = parts
        && (!holes || value.texts().next().is_some())
    {
        return value.clone();
    }
    // Text around a whole document or endpoint that is only white space leaves it what it is.
    let blank = |value: &Value| value.atoms().iter().all(|atom| matches!(atom, Atom::Text(text) if text.value.trim().is_empty()));
    let mut solid = parts.iter().filter(|(value, _)| !blank(value));
    if let (Some((value, _)), None) = (solid.next(), solid.next())
        && !holes
        && value.paths().next().is_some()
    {
        return value.clone();
    }
    let mut texts = vec![Text::unplaced("")];
    for (value, place) in parts {
        let mut alternatives: Vec<Text> = pieces_of(value)
            .filter_map(|atom| match atom {
                Atom::Text(text) => Some(text.clone()),
                Atom::Number(number) => Some(placed_text(&number.to_string(), *place)),
                _ => None,
            })
            .collect();
        if alternatives.is_empty() {
            if !holes {
                return Value::unknown();
            }
            alternatives.push(Text {
                map: Rc::new(OffsetMap { pieces: vec![Piece { start: 0, place: *place, exact: false }] }),
                value: HOLE.to_string().into(),
            });
        }
        let mut longer = Vec::new();
        for text in &texts {
            for next in &alternatives {
                if longer.len() < MAX_TEXTS {
                    longer.push(concat(text, next, *place));
                }
            }
        }
        texts = longer;
        // What grows in a loop is no key, and no code.
        if texts.iter().any(|text| text.value.len() > MAX_TEXT || text.map.pieces.len() > MAX_TEXT / 16) {
            return Value::unknown();
        }
    }
    texts.into_iter().map(Atom::Text).collect()
}

/// What of the value can stand in a text.
fn pieces_of(value: &Value) -> impl Iterator<Item = &Atom> {
    value.atoms().iter().filter(|atom| matches!(atom, Atom::Text(_) | Atom::Number(_)))
}

fn concat(a: &Text, b: &Text, place: Place) -> Text {
    let mut pieces = a.map.pieces.clone();
    let offset = a.value.len() as u32;
    if b.map.pieces.is_empty() && !b.value.is_empty() {
        pieces.push(Piece { start: offset, place, exact: false });
    }
    pieces.extend(b.map.pieces.iter().map(|piece| Piece { start: piece.start + offset, ..*piece }));
    Text { value: format!("{}{}", a.value, b.value).into(), map: Rc::new(OffsetMap { pieces }) }
}

fn without(value: &Value, taken: &[Sym]) -> Value {
    let rest = |atom: &Atom| match atom {
        Atom::Record(record) => {
            let mut record = (**record).clone();
            taken.iter().for_each(|key| record.fields.remove(key));
            Value::record(record).atoms().first().cloned().unwrap_or(Atom::Unknown)
        }
        atom => atom.clone(),
    };
    value.atoms().iter().map(rest).collect()
}

fn all_of(tests: Vec<Test>) -> Option<Test> {
    tests.into_iter().reduce(|one, other| Test::And(Rc::new(one), Rc::new(other)))
}

/// The parameter that a type mentions, for which the caller of a generic function chooses a type.
fn chosen_name(ty: &Type) -> Option<&Sym> {
    match ty {
        Type::Named(expr) => match &expr.kind {
            ExprKind::Name(name) if name.starts_with(MADE_UP) => Some(name),
            _ => None,
        },
        Type::List(inner) | Type::Map(inner) => chosen_name(inner),
        Type::Inline(_) | Type::Any => None,
    }
}

fn type_span(ty: &Type) -> Option<Span> {
    match ty {
        Type::Named(expr) => Some(expr.span),
        Type::List(inner) | Type::Map(inner) => type_span(inner),
        Type::Inline(class) => Some(class.span),
        Type::Any => None,
    }
}

fn collect_reads(value: &Value, reads: &mut Vec<u32>, depth: u8) {
    if depth > 6 {
        return;
    }
    for atom in value.atoms() {
        match atom {
            Atom::Path(path) => reads.extend(path.reads.iter()),
            Atom::Test(test) => collect_test_reads(test, reads, depth + 1),
            _ => {}
        }
    }
}

fn collect_test_reads(test: &Test, reads: &mut Vec<u32>, depth: u8) {
    if depth > 6 {
        return;
    }
    match test {
        Test::Compare(_, a, b) => {
            collect_reads(a, reads, depth);
            collect_reads(b, reads, depth);
        }
        Test::Truthy(value) => collect_reads(value, reads, depth),
        Test::Not(inner) => collect_test_reads(inner, reads, depth + 1),
        Test::And(a, b) | Test::Or(a, b) => {
            collect_test_reads(a, reads, depth + 1);
            collect_test_reads(b, reads, depth + 1);
        }
    }
}

/// The parts of code that is given as a whole: the words of a command (`["jq", filter]`) are joined as a shell would have
/// to be given them. A list among them is text that the shell is to split.
fn words_of(language: &str, code: Value, place: Place) -> Vec<(Value, Place)> {
    let [Atom::List(list)] = code.atoms() else { return vec![(code, place)] };
    if language != "shell" || !list.rest.is_empty() {
        return vec![(code, place)];
    }
    // `sh -c script`: the script itself, whatever quotes are in it.
    if let [program, flag, script, ..] = &list.items[..] {
        let is_shell = |text: &Text| matches!(text.value.rsplit('/').next(), Some("sh" | "bash" | "dash" | "zsh" | "ash"));
        let is_flag = |text: &Text| text.value.starts_with('-') && text.value.ends_with('c');
        if program.texts().any(is_shell) && flag.texts().any(is_flag) {
            return vec![(script.clone(), place)];
        }
    }
    let glue = |text: &str| (Value::from(Atom::Text(Text::unplaced(text))), place);
    let is_bare = |word: &Value| {
        let bare = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | '=' | ':' | ',' | '+');
        let mut texts = word.texts().peekable();
        texts.peek().is_some() && texts.all(|text| !text.value.is_empty() && text.value.chars().all(bare))
    };
    let has = |word: &Value, quoted: &[char]| word.texts().any(|text| text.value.contains(quoted));
    let mut parts = Vec::new();
    for word in &list.items {
        let (word, quote) = match word.atoms() {
            [Atom::List(split)] if split.rest.is_empty() && split.items.len() == 1 => (&split.items[0], ""),
            _ if is_bare(word) => (word, ""),
            _ if has(word, &['\'']) && !has(word, &['"', '$', '`', '\\']) => (word, "\""),
            _ => (word, "'"),
        };
        let before = if parts.is_empty() { quote.to_owned() } else { format!(" {quote}") };
        parts.extend(
            [glue(&before), (word.clone(), place), glue(quote)]
                .into_iter()
                .filter(|(part, _)| !part.texts().any(|text| text.value.is_empty())),
        );
    }
    parts
}
