//! What a program finds around it: its environment, its input, what libraries hold.

use std::rc::Rc;

use super::evaluator::{Activation, Evaluator};
use super::state::{Holder, State};
use super::text::{inexact, part, text_place};
use super::value::{AccessPath, Atom, PathValue, Record, Text, Value};
use super::{ReadKind, models};
use crate::source::Place;
use crate::syntax::PROPERTY;
use crate::syntax::ir::Sym;

/// How the names of the stores begin that stand for what lies outside of the program's files.
pub(super) const OUTSIDE: &str = "outside:";

/// The store of what was written into files, by their paths.
pub(super) const FILES: &str = "files";

impl Evaluator<'_> {
    /// What the program that runs was given. The outcome of the functions that ask for it depends on that.
    fn of_program(&mut self, given: impl Fn(&Activation) -> Option<Value>) -> Option<Value> {
        let at = self.activations.iter().rposition(|act| given(act).is_some())?;
        self.activations[at + 1..].iter_mut().for_each(|act| act.impure = true);
        given(&self.activations[at])
    }

    /// What is piped into the program that runs.
    pub(super) fn program_input(&mut self) -> Option<Value> {
        self.of_program(|act| act.input.clone())
    }

    /// What is outside the project under that dotted name.
    pub(super) fn external(&mut self, name: &str) -> Value {
        let model = models::of(self.language()).get(name);
        let is_value = model.is_some_and(|model| model.of.is_none() && model.function.is_none());
        match model.map(|model| (model.gives, &model.store)) {
            Some((models::Action::EnvironmentMap, _)) => Atom::Environment.into(),
            Some((models::Action::Input, _)) if is_value => {
                self.program_input().unwrap_or_else(|| Atom::External(name.into()).into())
            }
            Some((models::Action::Arguments, _)) => {
                self.of_program(|act| act.arguments_given.clone()).unwrap_or_else(|| Atom::External(name.into()).into())
            }
            Some((models::Action::Store, Some(store))) => Atom::Object(self.store(store)).into(),
            _ => Atom::External(name.into()).into(),
        }
    }

    /// What the program put into something outside of it, under that key.
    pub(super) fn put_outside(&mut self, name: &str, key: &Sym, st: &State) -> Option<Value> {
        self.put_into(&outside(name), key, st)
    }

    /// What the program put into that store under that key.
    pub(super) fn put_into(&mut self, store: &str, key: &Sym, st: &State) -> Option<Value> {
        let store = *self.stores.get(&(self.app(), store.to_owned()))?;
        let written = self.field_written(&Holder::Object(store), key, st);
        let value = written.or_else(|| self.objects[store.0 as usize].fields.get(key).cloned())?;
        Some(self.settle(&value, st))
    }

    /// The whole document, as it enters at `place`.
    pub(super) fn document(&mut self, place: Option<(Place, String)>) -> Value {
        let trail = place.and_then(|(place, label)| self.step(None, place, &label));
        let unit = self.act().unit;
        self.carriers.insert(unit);
        Atom::path(AccessPath::Document(self.app()), trail).into()
    }

    pub(super) fn environment_variable(&mut self, name: &Text, place: Place, st: &State) -> Value {
        let app = self.app();
        let mut value = Value::default();
        let given = self.overlays.iter().rev().find_map(|given| given.get(&name.value)).cloned();
        if let Some(given) = given {
            self.act_mut().impure = true;
            value = given;
        } else {
            for key in [(app, name.value.clone()), (None, name.value.clone())] {
                if let Some(found) = self.environment.get(&key) {
                    value.join(found);
                }
            }
        }
        if is_relationships_variable(&name.value) {
            let place = text_place(name).unwrap_or(place);
            // The document enters here, whoever else exports it.
            value = value.map(|atom| {
                (!matches!(atom, Atom::Path(path) if matches!(&*path.path, AccessPath::Document(_)))).then(|| atom.clone())
            });
            value.join(&self.document(Some((place, format!("the relationships enter here, from `{}`", name.value)))));
            return value.map(|atom| (!matches!(atom, Atom::Unknown | Atom::Null)).then(|| atom.clone()));
        }
        if value.is_empty()
            && let Some(setting) = self.setting(&name.value)
        {
            value = setting;
        }
        if value.is_empty() {
            let path = AccessPath::Variable(name.value.clone());
            let whole = PathValue { path: Rc::new(path.clone()), trail: None, ty: None, reads: Rc::default() };
            let exact = name.map.pieces.iter().all(|piece| piece.exact);
            // Of a name that is put together, the end is what the key is written in.
            let end = name.map.pieces.last().map_or(0, |piece| piece.start as usize);
            let written = text_place(&part(name, end, name.value.len())).unwrap_or(place);
            self.read(ReadKind::Key, &whole, path, written, exact, None, st);
            return Value::unknown();
        }
        if value.carries() {
            let unit = self.act().unit;
            self.carriers.insert(unit);
        }
        value
    }

    /// A setting, or the variable of the environment that is called like it, which counts for more where the project sets it.
    pub(super) fn setting_or_variable(&mut self, name: &Text, place: Place, st: &State) -> Value {
        let setting = self.setting(&name.value);
        let upper: String =
            name.value.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect();
        let is_set = is_relationships_variable(&upper) || self.environment.contains_key(&(self.app(), upper.as_str().into()));
        if let Some(setting) = setting.filter(|_| !is_set) {
            if setting.carries() {
                let unit = self.act().unit;
                self.carriers.insert(unit);
            }
            return setting;
        }
        if *upper == *name.value {
            return self.environment_variable(name, place, st);
        }
        let at = text_place(name).unwrap_or(place);
        self.environment_variable(&inexact(&upper, at), place, st)
    }

    /// What the program's files say under that name, or below it. Names count as equal whose letters are.
    fn setting(&self, name: &str) -> Option<Value> {
        if !name.contains(|c: char| c.is_lowercase()) {
            return None;
        }
        let letters = |name: &str| name.replace(['-', '_'], "").to_lowercase();
        let (name, app) = (letters(name), self.app());
        let own = self.environment.iter().filter(|((of, _), _)| *of == app || of.is_none());
        let all = own.filter_map(|((_, name), value)| Some((letters(name.strip_suffix(PROPERTY)?), value)));
        let all: Vec<(String, &Value)> = all.collect();
        let of =
            |name: &str| all.iter().filter(|(known, _)| known == name).fold(Value::default(), |all, (_, value)| all.or(value));
        let value = of(&name);
        if !value.is_empty() {
            return Some(value);
        }
        let below = all.iter().filter_map(|(known, value)| Some((known.strip_prefix(&name)?.strip_prefix('.')?, *value)));
        let mut record = Record::default();
        for (path, value) in below {
            put(&mut record, path, value);
        }
        (!record.fields.is_empty()).then(|| Value::record(record))
    }

    pub(super) fn set_environment(&mut self, name: &Sym, value: &Value) {
        let app = self.app();
        let entry = self.environment.entry((app, name.clone())).or_default();
        if entry.join(value) {
            self.version += 1;
        }
    }
}

/// Puts a value under a path of names.
fn put(record: &mut Record, path: &str, value: &Value) {
    let Some((first, rest)) = path.split_once('.') else {
        record.fields.insert(path.into(), value.clone());
        return;
    };
    let mut inner = match record.fields.get(first).map(Value::atoms) {
        Some([Atom::Record(inner)]) => (**inner).clone(),
        _ => Record::default(),
    };
    put(&mut inner, rest, value);
    record.fields.insert(first.into(), Value::record(inner));
}

pub(super) fn join_name(base: &str, key: &str) -> String {
    format!("{base}.{key}")
}

/// The store of what is put into something outside the program.
pub(super) fn outside(name: &str) -> String {
    match name {
        "global" | "window" | "self" => format!("{OUTSIDE}globalThis"),
        name => format!("{OUTSIDE}{name}"),
    }
}

/// Whether the platform gives the document under that name: the prefix is the vendor's.
fn is_relationships_variable(name: &str) -> bool {
    name.strip_suffix("_RELATIONSHIPS").is_some_and(|prefix| {
        !prefix.is_empty() && prefix.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
    })
}
