//! What an expression can be: a small set of [`Atom`]s.

use std::hash::{Hash, Hasher};
use std::rc::Rc;
use std::sync::Arc;

use super::map::{Map, Same};
use super::models::Spelling;
use crate::source::{OffsetMap, Place, Span};
use crate::syntax::ir::{Function, Sym, Type};

/// The most atoms that a value may hold; beyond, it is unknown, and said to be.
pub(super) const MAX_ATOMS: usize = 24;
/// How deep records and lists may hold each other.
pub(super) const MAX_NESTING: u16 = 12;

/// A relationship of an app, numbered in [`super::Relationships`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RelId(pub u32);

/// The relationships that a path may lead into.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Candidates {
    /// Ascending.
    pub known: Vec<RelId>,
    /// Or any other that isn't declared anywhere: the project has no platform config.
    pub open: bool,
}

/// The place of an iteration over relationships (or over the keys of an endpoint): tests in its body narrow it.
pub(super) type IterId = Place;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rel {
    pub candidates: Arc<Candidates>,
    pub(super) iter: Option<IterId>,
}

/// An access path into the relationships document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum AccessPath {
    /// `$`, encoded or decoded, of the app with that number; `None` for code under no app.
    Document(Option<usize>),
    /// `$.rel`: a list.
    Endpoints(Rel),
    /// `$.rel[i]`; `None`: any of them.
    Endpoint(Rel, Option<u32>),
    /// A variable of the environment that the app doesn't set itself: on Upsun, the platform may have put one property of an
    /// endpoint there.
    Variable(Sym),
    /// `$.rel[i].key…`.
    Field(Rel, Option<u32>, Vec<Sym>),
}

/// A step on the way of a value, latest first.
#[derive(Debug)]
pub(super) struct Trail {
    pub place: Place,
    pub label: Rc<str>,
    pub before: Option<Rc<Self>>,
    pub length: u16,
}

#[derive(Clone, Debug)]
pub(super) struct PathValue {
    pub path: Rc<AccessPath>,
    pub trail: Option<Rc<Trail>>,
    /// The type that it is seen through.
    pub ty: Option<Rc<TypeRef>>,
    /// The reads of an endpoint's key that gave it, by their numbers.
    pub reads: Rc<[u32]>,
}

/// A type, and the unit in which its names mean something.
#[derive(Debug)]
pub(super) struct TypeRef {
    pub ty: Type,
    pub unit: usize,
    /// Where it is written, as its identity.
    pub at: Span,
    /// How its fields are spelled in the data that is read into it.
    pub spelling: Spelling,
}

#[derive(Clone, Debug)]
pub(super) struct Text {
    pub value: Sym,
    pub map: Rc<OffsetMap>,
}

impl Text {
    pub(super) fn unplaced(value: &str) -> Self {
        Self { value: value.into(), map: Rc::default() }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct FrameId(pub u32);
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct ObjectId(pub u32);
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct ClassId(pub u32);

/// Which function: its unit and its span there.
pub(super) type FunctionKey = (usize, Span);

#[derive(Clone, Debug)]
pub(super) struct Closure {
    pub function: Arc<Function>,
    pub unit: usize,
    /// The variables around it.
    pub frame: FrameId,
    pub this: Value,
    pub class: Option<ClassId>,
    /// Arguments already given: `partial`, `bind`.
    pub given: Vec<Value>,
}

impl Closure {
    pub(super) fn key(&self) -> FunctionKey {
        (self.unit, self.function.span)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    pub fields: Map<Sym, Value>,
    /// Where the fields' keys are written, as far as they are literals.
    pub keys: Map<Sym, Rc<OffsetMap>>,
    /// Where a key that is no field is looked up: what was spread or merged into it.
    pub base: Value,
    /// What stands under keys that aren't known.
    pub any: Value,
    /// The keys that `any` stands under, if they are what an iteration over relationships is at.
    pub any_key: Option<RelKey>,
    pub nesting: u16,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct List {
    pub items: Vec<Value>,
    /// Any number of these after the items.
    pub rest: Value,
    pub nesting: u16,
}

/// The names of the relationships that an iteration is at, or another property of each.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct RelKey {
    pub rel: Rel,
    pub property: &'static str,
}

/// A choice that an iteration's relationship decides.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct When {
    pub iter: IterId,
    /// Those that it is made for.
    pub candidates: Arc<Candidates>,
    pub chosen: Atom,
}

/// A truth value that says something about other values.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Test {
    Compare(crate::syntax::ir::Op, Value, Value),
    /// The value is there and not empty.
    Truthy(Value),
    Not(Rc<Self>),
    And(Rc<Self>, Rc<Self>),
    Or(Rc<Self>, Rc<Self>),
}

#[derive(Clone, Debug)]
pub(super) enum Atom {
    Unknown,
    Null,
    Bool(bool),
    Number(i64),
    Text(Text),
    Path(PathValue),
    /// The name of the relationship that an iteration is at.
    RelName(Rel),
    /// The name of the endpoint's key that an iteration is at.
    EndpointKey(Rc<AccessPath>, IterId),
    Record(Rc<Record>),
    List(Rc<List>),
    Test(Rc<Test>),
    Closure(Rc<Closure>),
    Class(ClassId),
    Object(ObjectId),
    Module(usize),
    /// Something outside the project, by its dotted name.
    External(Rc<str>),
    /// An instance of an external class.
    Instance(Rc<str>),
    /// A function, class or text that is chosen where an iteration is at some relationships only: `handlers[name]`.
    When(Rc<When>),
    /// A function that takes these keys of its argument: Python's `itemgetter`.
    Getter(Rc<Vec<Value>>),
    /// A modelled function, by its name, that has some of its arguments already.
    Partial(Rc<(Sym, Vec<Value>)>),
    /// The process's environment.
    Environment,
    /// In an overlay: what was there before may still be.
    Original,
}

impl PartialEq for Atom {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unknown, Self::Unknown)
            | (Self::Null, Self::Null)
            | (Self::Environment, Self::Environment)
            | (Self::Original, Self::Original) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Number(a), Self::Number(b)) => a == b,
            (Self::Text(a), Self::Text(b)) => a.value == b.value && a.map == b.map,
            (Self::Path(a), Self::Path(b)) => a.path == b.path && type_at(a) == type_at(b),
            (Self::RelName(a), Self::RelName(b)) => a == b,
            (Self::EndpointKey(a, i), Self::EndpointKey(b, j)) => a == b && i == j,
            (Self::Record(a), Self::Record(b)) => Rc::ptr_eq(a, b) || a == b,
            (Self::List(a), Self::List(b)) => Rc::ptr_eq(a, b) || a == b,
            (Self::Test(a), Self::Test(b)) => Rc::ptr_eq(a, b) || a == b,
            (Self::Closure(a), Self::Closure(b)) => {
                Rc::ptr_eq(a, b) || (a.key() == b.key() && a.frame == b.frame && a.this == b.this && a.given == b.given)
            }
            (Self::Class(a), Self::Class(b)) => a == b,
            (Self::When(a), Self::When(b)) => a == b,
            (Self::Getter(a), Self::Getter(b)) => a == b,
            (Self::Partial(a), Self::Partial(b)) => a == b,
            (Self::Object(a), Self::Object(b)) => a == b,
            (Self::Module(a), Self::Module(b)) => a == b,
            (Self::External(a), Self::External(b)) | (Self::Instance(a), Self::Instance(b)) => a == b,
            _ => false,
        }
    }
}
impl Eq for Atom {}

fn type_at(value: &PathValue) -> Option<(usize, Span, Spelling)> {
    value.ty.as_ref().map(|ty| (ty.unit, ty.at, ty.spelling))
}

const HASHED_FIELDS: usize = 6;

impl Hash for Atom {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Self::Bool(a) => a.hash(state),
            Self::Number(a) => a.hash(state),
            Self::Text(a) => a.value.hash(state),
            Self::Path(a) => a.path.hash(state),
            Self::RelName(a) => a.hash(state),
            Self::EndpointKey(_, a) => a.hash(state),
            // Objects are told apart by this, too: a few of the fields are enough for that, all would be too slow.
            Self::Record(a) => {
                a.fields.len().hash(state);
                a.fields.iter().take(HASHED_FIELDS).for_each(|field| field.hash(state));
                (&a.base, &a.any).hash(state);
            }
            Self::List(a) => a.items.hash(state),
            Self::Closure(a) => a.key().hash(state),
            Self::Class(a) => a.hash(state),
            Self::When(a) => a.chosen.hash(state),
            Self::Getter(a) => a.hash(state),
            Self::Partial(a) => a.hash(state),
            Self::Object(a) => a.hash(state),
            Self::Module(a) => a.hash(state),
            Self::External(a) | Self::Instance(a) => a.hash(state),
            Self::Unknown | Self::Null | Self::Environment | Self::Original | Self::Test(_) => {}
        }
    }
}

impl Atom {
    pub(super) fn path(path: AccessPath, trail: Option<Rc<Trail>>) -> Self {
        Self::Path(PathValue { path: Rc::new(path), trail, ty: None, reads: Rc::default() })
    }
    fn nesting(&self) -> u16 {
        match self {
            Self::Record(record) => record.nesting,
            Self::List(list) => list.nesting,
            _ => 0,
        }
    }
}

/// A set of atoms in the order that they were found; empty: nothing reaches here.
#[derive(Clone, Debug, Default)]
pub(super) struct Value(Option<Rc<Vec<Atom>>>);

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b) || a == b,
            _ => self.atoms().is_empty() && other.atoms().is_empty(),
        }
    }
}
impl Eq for Value {}
impl Same for Value {
    fn same(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        }
    }
}
impl Hash for Value {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.atoms().hash(state);
    }
}

impl From<Atom> for Value {
    fn from(atom: Atom) -> Self {
        Self(Some(Rc::new(vec![atom])))
    }
}

impl FromIterator<Atom> for Value {
    fn from_iter<I: IntoIterator<Item = Atom>>(atoms: I) -> Self {
        let mut value = Self::default();
        for atom in atoms {
            value.add(atom);
        }
        value
    }
}

impl Value {
    pub(super) fn unknown() -> Self {
        Atom::Unknown.into()
    }
    pub(super) fn text(value: &str) -> Self {
        Atom::Text(Text::unplaced(value)).into()
    }
    pub(super) fn atoms(&self) -> &[Atom] {
        self.0.as_ref().map_or(&[], |atoms| atoms)
    }
    pub(super) fn is_empty(&self) -> bool {
        self.atoms().is_empty()
    }
    /// Whether it surely is something that no language takes for nothing: text.
    pub(super) fn is_there(&self) -> bool {
        let is_there = |atom: &Atom| matches!(atom, Atom::Text(text) if !matches!(&*text.value, "" | "0" | "null"));
        !self.is_empty() && self.atoms().iter().all(is_there)
    }
    /// Whether there is nothing known in it.
    pub(super) fn is_unknown(&self) -> bool {
        self.atoms().iter().all(|atom| matches!(atom, Atom::Unknown))
    }
    /// Adds an atom; whether that made a difference.
    pub(super) fn add(&mut self, atom: Atom) -> bool {
        let atoms = Rc::make_mut(self.0.get_or_insert_default());
        if atoms.contains(&atom) {
            return false;
        }
        if atoms.len() >= MAX_ATOMS {
            // What is known of paths is worth more than what is known of anything else.
            if !matches!(atom, Atom::Path(_)) {
                if atoms.contains(&Atom::Unknown) {
                    return false;
                }
                atoms.push(Atom::Unknown);
                return true;
            }
            let Some(at) = atoms.iter().rposition(|atom| !matches!(atom, Atom::Path(_))) else { return false };
            atoms[at] = atom;
            return true;
        }
        atoms.push(atom);
        true
    }
    /// Adds all of `other`; whether that made a difference.
    pub(super) fn join(&mut self, other: &Self) -> bool {
        if self.is_empty() {
            *self = other.clone();
            return !other.is_empty();
        }
        match (&self.0, &other.0) {
            (Some(a), Some(b)) if Rc::ptr_eq(a, b) => return false,
            _ => {}
        }
        if other.atoms().iter().all(|atom| self.atoms().contains(atom)) {
            return false;
        }
        other.atoms().iter().fold(false, |changed, atom| self.add(atom.clone()) | changed)
    }
    #[must_use]
    pub(super) fn or(mut self, other: &Self) -> Self {
        self.join(other);
        self
    }
    /// What a variable that holds `here` is given, once it has to settle: what is made of its own last value (`log += line`,
    /// `open = !open`) is another one in each round, and no longer told apart.
    pub(super) fn settled(&self, here: &Self, settling: bool) -> Self {
        if !settling {
            return self.clone();
        }
        let grows = |atom: &Atom| {
            matches!(atom, Atom::Number(_) | Atom::Text(_) | Atom::Record(_) | Atom::List(_) | Atom::Test(_) | Atom::Partial(_))
        };
        self.map(|atom| Some(if grows(atom) && !here.atoms().contains(atom) { Atom::Unknown } else { atom.clone() }))
    }
    pub(super) fn nesting(&self) -> u16 {
        self.atoms().iter().map(Atom::nesting).max().unwrap_or(0)
    }
    pub(super) fn texts(&self) -> impl Iterator<Item = &Text> {
        self.atoms().iter().filter_map(|atom| match atom {
            Atom::Text(text) => Some(text),
            Atom::When(when) => {
                if let Atom::Text(text) = &when.chosen {
                    Some(text)
                } else {
                    None
                }
            }
            _ => None,
        })
    }
    pub(super) fn paths(&self) -> impl Iterator<Item = &PathValue> {
        self.atoms().iter().filter_map(|atom| match atom {
            Atom::Path(path) => Some(path),
            _ => None,
        })
    }
    /// The value with every atom put through `change`; those that it drops are gone.
    pub(super) fn map(&self, change: impl FnMut(&Atom) -> Option<Atom>) -> Self {
        self.atoms().iter().filter_map(change).collect()
    }
    /// The value, with the relationships that one iteration was at seen as those that another is at.
    pub(super) fn iterated_at(&self, from: IterId, to: IterId) -> Self {
        let moved = |rel: &Rel| (rel.iter == Some(from)).then(|| Rel { iter: Some(to), ..rel.clone() });
        self.map(|atom| {
            Some(match atom {
                Atom::Path(path) => match path.path.rel().and_then(moved) {
                    Some(rel) => Atom::Path(PathValue { path: Rc::new(path.path.with_rel(rel)), ..path.clone() }),
                    None => atom.clone(),
                },
                Atom::RelName(rel) => Atom::RelName(moved(rel).unwrap_or_else(|| rel.clone())),
                Atom::List(list) => {
                    let items = list.items.iter().map(|item| item.iterated_at(from, to)).collect();
                    return Self::list(items, list.rest.iterated_at(from, to)).atoms().first().cloned();
                }
                Atom::Record(record) => {
                    let mut record = (**record).clone();
                    record.fields.for_each_value(&mut |value| *value = value.iterated_at(from, to));
                    (record.base, record.any) = (record.base.iterated_at(from, to), record.any.iterated_at(from, to));
                    if let Some(key) = &mut record.any_key {
                        key.rel = moved(&key.rel).unwrap_or_else(|| key.rel.clone());
                    }
                    return Self::record(record).atoms().first().cloned();
                }
                atom => atom.clone(),
            })
        })
    }
    /// Whether a path to something with keys is in it, at any depth: only such values have to be followed further.
    pub(super) fn carries(&self) -> bool {
        self.atoms().iter().any(|atom| match atom {
            Atom::Path(path) => match &*path.path {
                AccessPath::Field(_, _, keys) => keys.len() == 1 && &*keys[0] == "query",
                _ => true,
            },
            Atom::Record(record) => record.fields.values().any(Self::carries) || record.base.carries() || record.any.carries(),
            Atom::List(list) => list.items.iter().any(Self::carries) || list.rest.carries(),
            // A reader gives it to whoever asks.
            Atom::Instance(_) => true,
            _ => false,
        })
    }
    pub(super) fn record(record: Record) -> Self {
        let nesting = record.fields.values().chain([&record.base, &record.any]).map(Self::nesting).max().unwrap_or(0) + 1;
        if nesting > MAX_NESTING { Self::unknown() } else { Atom::Record(Rc::new(Record { nesting, ..record })).into() }
    }
    pub(super) fn list(items: Vec<Self>, rest: Self) -> Self {
        let nesting = items.iter().chain([&rest]).map(Self::nesting).max().unwrap_or(0) + 1;
        if nesting > MAX_NESTING { Self::unknown() } else { Atom::List(Rc::new(List { items, rest, nesting })).into() }
    }
}

impl Record {
    /// Puts the value under a key that isn't known.
    pub(super) fn put_any(&mut self, key: &Value, value: &Value) {
        self.put_any_under(RelKey::of(key), value);
    }

    fn put_any_under(&mut self, key: Option<RelKey>, value: &Value) {
        // What leads nowhere says nothing of the keys of what does.
        if value.leads_nowhere() {
            self.any.join(value);
            return;
        }
        self.any_key =
            if self.any.leads_nowhere() { key } else { self.any_key.take().filter(|known| Some(known) == key.as_ref()) };
        self.any.join(value);
    }

    /// Puts what stands under unknown keys of `other` under those of this one.
    pub(super) fn join_any(&mut self, other: &Self) {
        if !other.any.is_empty() {
            self.put_any_under(other.any_key.clone(), &other.any);
        }
    }
}

impl Value {
    /// Whether nothing is known of it, nor of its elements where it is a list.
    fn leads_nowhere(&self) -> bool {
        self.atoms().iter().all(|atom| match atom {
            Atom::List(list) => list.items.iter().chain([&list.rest]).all(Self::leads_nowhere),
            atom => *atom == Atom::Unknown,
        })
    }
}

impl RelKey {
    /// The property that the key is, in whatever ways it came here.
    pub(super) fn of(key: &Value) -> Option<Self> {
        // What isn't known beside it is the name of what isn't known either: an empty default that was decoded too.
        let mut keys = key.atoms().iter().filter(|atom| !matches!(atom, Atom::Unknown)).map(Self::of_atom);
        let first = keys.next()??;
        keys.all(|key| key.as_ref() == Some(&first)).then_some(first)
    }

    fn of_atom(atom: &Atom) -> Option<Self> {
        let (rel, property) = match atom {
            Atom::RelName(rel) => (rel, "name"),
            Atom::Path(path) => {
                let AccessPath::Field(rel, _, keys) = &*path.path else { return None };
                let keys: Vec<&str> = keys.iter().map(|key| &**key).collect();
                (rel, narrowing(&keys)?)
            }
            _ => return None,
        };
        Some(Self { rel: rel.clone(), property })
    }
}

/// What the part of an endpoint under these keys says of its relationship.
pub(super) fn narrowing(keys: &[&str]) -> Option<&'static str> {
    Some(match keys {
        ["rel"] => "rel",
        ["type"] => "type",
        // The part of `type` before or after its colon.
        ["type", "*"] => "kind",
        ["service"] => "service",
        ["scheme"] => "scheme",
        ["port"] => "port",
        _ => return None,
    })
}

impl AccessPath {
    pub fn rel(&self) -> Option<&Rel> {
        match self {
            Self::Document(_) | Self::Variable(_) => None,
            Self::Endpoints(rel) | Self::Endpoint(rel, _) | Self::Field(rel, _, _) => Some(rel),
        }
    }

    pub(super) fn with_rel(&self, rel: Rel) -> Self {
        match self {
            Self::Document(_) | Self::Variable(_) => self.clone(),
            Self::Endpoints(_) => Self::Endpoints(rel),
            Self::Endpoint(_, index) => Self::Endpoint(rel, *index),
            Self::Field(_, index, keys) => Self::Field(rel, *index, keys.clone()),
        }
    }
}

/// How a path is written where people read it, given what to call its relationship: `$.influxdb[0].query.org`.
pub fn display_path(path: &AccessPath, name: &str) -> String {
    let relationship = if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && !name.is_empty() {
        format!("$.{name}")
    } else {
        format!("$[{name:?}]")
    };
    let index = |index: &Option<u32>| index.map_or("[*]".to_owned(), |index| format!("[{index}]"));
    match path {
        AccessPath::Document(_) => "$".to_owned(),
        AccessPath::Variable(name) => format!("${name}"),
        AccessPath::Endpoints(_) => relationship,
        AccessPath::Endpoint(_, at) => format!("{relationship}{}", index(at)),
        AccessPath::Field(_, at, keys) => {
            keys.iter().fold(format!("{relationship}{}", index(at)), |path, key| format!("{path}.{key}"))
        }
    }
}
