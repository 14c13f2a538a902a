//! What library calls do with lists and mappings.

use std::rc::Rc;

use super::actions::map_of;
use super::call::{Args, CONTENT};
use super::evaluator::Evaluator;
use super::models::{Action, Model, Passes};
use super::state::{Holder, State};
use super::text::key_text;
use super::value::{AccessPath, Atom, PathValue, Record, Test, Text, Value};
use crate::source::Place;
use crate::syntax::ir::{Iter, Op, Style, Sym};

/// Items that are told apart in a list that grows.
pub(super) const MAX_APPENDED: usize = 32;

impl Evaluator<'_> {
    pub(super) fn listed(&mut self, value: &Value, mode: Iter, place: Place, st: &mut State) -> Value {
        let items = self.items(value, mode, place, st);
        if items.len() <= 64 && is_known_list(value) {
            return Value::list(items, Value::default());
        }
        Value::list(Vec::new(), items.iter().fold(Value::default(), |all, item| all.or(item)))
    }

    pub(super) fn pairs(&mut self, value: &Value, place: Place, st: &mut State) -> Value {
        let mut result = Value::default();
        for atom in value.atoms() {
            let value: Value = atom.clone().into();
            let is_mapping = match atom {
                Atom::Path(path) => matches!(&*path.path, AccessPath::Document(_) | AccessPath::Endpoint(..)),
                Atom::Record(_) | Atom::Environment => true,
                _ => false,
            };
            result.join(&if is_mapping { self.listed(&value, Iter::Entries, place, st) } else { value });
        }
        result
    }

    /// A list of pairs as a mapping. Of pairs that are a relationship's name and its endpoints, that is the document.
    pub(super) fn collected(&mut self, value: &Value, place: Place, st: &mut State) -> Value {
        let mut result = Value::default();
        for atom in value.atoms() {
            let Atom::List(list) = atom else {
                result.add(atom.clone());
                continue;
            };
            let items: Vec<&Value> = list.items.iter().chain((!list.rest.is_empty()).then_some(&list.rest)).collect();
            let is_pair = |atom: &Atom| matches!(atom, Atom::List(pair) if pair.items.len() == 2 && pair.rest.is_empty());
            if items.is_empty() || !items.iter().flat_map(|item| item.atoms()).all(is_pair) {
                result.add(atom.clone());
                continue;
            }
            let mut record = Record::default();
            let mut others = Vec::new();
            for item in items {
                let mut pairs = Value::default();
                for pair in item.atoms() {
                    let (key, value) = (
                        self.entry_part(&pair.clone().into(), 0, place, st),
                        self.entry_part(&pair.clone().into(), 1, place, st),
                    );
                    match (key.atoms(), value.atoms()) {
                        ([Atom::RelName(name)], [Atom::Path(path)]) if matches!(&*path.path, AccessPath::Endpoints(rel) if rel.iter == name.iter) =>
                        {
                            let document = PathValue {
                                path: Rc::new(AccessPath::Document(self.app())),
                                ty: path.ty.as_ref().map(map_of),
                                ..path.clone()
                            };
                            record.base.add(Atom::Path(document));
                        }
                        _ => {
                            pairs.add(pair.clone());
                        }
                    }
                }
                if !pairs.is_empty() {
                    others.push(pairs);
                }
            }
            if !others.is_empty() {
                let others = self.of_entries(&Value::list(others, Value::default()), place, st);
                self.merge_into(&mut record, &others);
            }
            result.join(&Value::record(record));
        }
        result
    }

    pub(super) fn update(&mut self, subject: &Value, given: &Record, st: &mut State) -> Value {
        let mut updated = Value::default();
        for atom in subject.atoms() {
            match atom {
                Atom::Object(id) => {
                    given.fields.iter().for_each(|(key, value)| self.set_object_field(*id, key, value, st));
                    if !given.base.is_empty() {
                        self.set_object_field(*id, &CONTENT.into(), &given.base, st);
                    }
                }
                Atom::Environment => given.fields.iter().for_each(|(key, value)| self.set_environment(key, value)),
                Atom::Path(path) => {
                    let holder = Holder::Path(self.relationships.display(&path.path).into());
                    given.fields.iter().for_each(|(key, value)| st.set_field(holder.clone(), key.clone(), value.clone()));
                }
                Atom::Record(record) => {
                    let mut record = (**record).clone();
                    self.merge_into(&mut record, &Value::record(given.clone()));
                    updated.join(&Value::record(record));
                    continue;
                }
                _ => {}
            }
            updated.add(atom.clone());
        }
        updated
    }

    pub(super) fn of_entries(&mut self, value: &Value, place: Place, st: &mut State) -> Value {
        let mut record = Record::default();
        for item in self.items(value, Iter::Values, place, st) {
            let (key, value) = (self.entry_part(&item, 0, place, st), self.entry_part(&item, 1, place, st));
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
        Value::record(record)
    }

    pub(super) fn entry_part(&mut self, entry: &Value, index: i64, place: Place, st: &mut State) -> Value {
        self.access_value(entry, &Atom::Number(index).into(), place, None, Style::Index, st)
    }

    pub(super) fn element(&mut self, value: &Value, place: Place, st: &mut State) -> Value {
        let mut result = Value::default();
        for atom in value.atoms() {
            match atom {
                // The first of a list is the one at 0, as people read it.
                Atom::Path(path) if matches!(&*path.path, AccessPath::Endpoints(_)) => {
                    let first = self.access_value(&atom.clone().into(), &Atom::Number(0).into(), place, None, Style::Index, st);
                    result.join(&first);
                }
                Atom::List(list) if !list.items.is_empty() && list.rest.is_empty() => {
                    result.join(&list.items.iter().fold(Value::default(), |all, item| all.or(item)));
                }
                atom => {
                    let elements = self.elements(&atom.clone().into(), place, st);
                    result.join(&elements);
                }
            }
        }
        if result.is_empty() { Value::unknown() } else { result }
    }

    pub(super) fn flattened(&mut self, value: &Value, place: Place, st: &mut State) -> Value {
        let mut result = Value::default();
        for atom in value.atoms() {
            match atom {
                Atom::List(_) => result.join(&self.elements(&atom.clone().into(), place, st)),
                Atom::Path(path) if matches!(&*path.path, AccessPath::Endpoints(_)) => {
                    result.join(&self.elements(&atom.clone().into(), place, st))
                }
                atom => result.add(atom.clone()),
            };
        }
        result
    }

    /// The arguments of a callback for each element.
    pub(super) fn callback_args(&mut self, value: &Value, passes: Passes, place: Place, st: &mut State) -> Vec<Args> {
        let mode = match passes {
            Passes::Value | Passes::Pairs => Iter::Values,
            Passes::Pair => Iter::Pairs,
            _ => Iter::Entries,
        };
        let entries = self.items(value, mode, place, st);
        let mut all = Vec::new();
        for entry in entries {
            if matches!(passes, Passes::Value | Passes::Pair | Passes::Pairs) {
                all.push(Args::of(vec![entry]));
                continue;
            }
            let key = self.entry_part(&entry, 0, place, st);
            let value = self.entry_part(&entry, 1, place, st);
            all.push(Args::of(match passes {
                Passes::ValueKey => vec![value, key],
                Passes::KeyValue => vec![key, value],
                Passes::Key => vec![key],
                Passes::Value | Passes::Pairs | Passes::Entry | Passes::Pair => vec![entry],
            }));
        }
        all
    }

    /// The elements for which the callback holds, with what that shows of them.
    pub(super) fn filtered(&mut self, value: &Value, function: &Value, model: &Model, place: Place, st: &mut State) -> Value {
        let mut kept = Value::default();
        let mut record = Record::default();
        let mapping = value.atoms().iter().any(|atom| match atom {
            Atom::Path(path) => !matches!(&*path.path, AccessPath::Endpoints(_)),
            Atom::Record(_) => true,
            _ => false,
        });
        // `std::env::vars()` iterates over pairs.
        let is_pairs = self.language() == "rust" && value.atoms().contains(&Atom::Environment);
        let pairs = is_pairs.then(|| self.pairs(value, place, st));
        let entries = self.items(pairs.as_ref().unwrap_or(value), Iter::Entries, place, st);
        for entry in entries {
            let key = self.entry_part(&entry, 0, place, st);
            let item = self.entry_part(&entry, 1, place, st);
            let args = Args::of(match model.passes {
                Passes::Value | Passes::Pairs => vec![item.clone()],
                Passes::ValueKey => vec![item.clone(), key.clone()],
                Passes::KeyValue => vec![key.clone(), item.clone()],
                Passes::Key => vec![key.clone()],
                Passes::Pair if !mapping => vec![item.clone()],
                Passes::Entry | Passes::Pair => vec![entry.clone()],
            });
            let mut tested = st.clone();
            if let [Atom::Record(wanted)] = function.atoms() {
                // lodash: `find(list, { rel: 'influxdb' })`
                for (key, value) in &wanted.fields {
                    let key: Value = Atom::Text(Text::unplaced(key)).into();
                    let found = self.access_value(&item, &key, place, None, Style::Member, &mut tested);
                    let test = Test::Compare(Op::Eq, found, value.clone());
                    self.assume(&Atom::Test(Rc::new(test)).into(), !model.negated, &mut tested);
                }
            } else if !function.is_empty() {
                let verdict = self.call_value(function, None, args, place, &mut tested);
                self.assume(&verdict, !model.negated, &mut tested);
            }
            if tested.dead {
                continue;
            }
            // Of a mapping, the pair is what is found.
            let item = if model.passes == Passes::Pair && mapping && model.gives == Action::Find { &entry } else { &item };
            let item = self.settle(item, &tested);
            for atom in key.atoms() {
                if let Atom::Text(text) = atom {
                    record.fields.insert(text.value.clone(), item.clone());
                } else {
                    let key = self.settle(&atom.clone().into(), &tested);
                    self.put_any(&mut record, &key, &item);
                }
            }
            kept.join(&item);
        }
        match model.gives {
            Action::Find => {
                if kept.is_empty() {
                    Atom::Null.into()
                } else {
                    kept
                }
            }
            // A filtered mapping stays one; its keys are those that were tested.
            _ if mapping => {
                let mut both = Value::record(record);
                if let Some(Atom::Record(_)) = both.atoms().first() {
                    return both;
                }
                both.join(&kept);
                both
            }
            _ => Value::list(Vec::new(), kept),
        }
    }
}

/// The endpoints, and whatever else there is.
pub(super) fn endpoints_of(value: &Value) -> (Value, Value) {
    let is_endpoint = |atom: &Atom| matches!(atom, Atom::Path(path) if matches!(&*path.path, AccessPath::Endpoint(..)));
    let only = |wanted: bool| value.atoms().iter().filter(|atom| is_endpoint(atom) == wanted).cloned().collect();
    (only(true), only(false))
}

pub(super) fn is_known_list(value: &Value) -> bool {
    matches!(value.atoms(), [Atom::List(list)] if list.rest.is_empty())
        || matches!(value.atoms(), [Atom::Record(record)] if record.base.is_empty() && record.any.is_empty())
}
