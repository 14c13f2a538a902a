//! Going through what values hold: their elements, their keys, whether they have one.

use std::rc::Rc;

use super::call::{Args, CONTENT};
use super::evaluator::{Evaluator, LoopExits, Tested};
use super::exec::MAX_UNROLLED;
use super::objects::ITERATION_HOOKS;
use super::state::{State, join_all};
use super::text::{text_place, texts_within};
use super::value::{AccessPath, Atom, PathValue, Rel, Text, Value};
use super::{Form, ReadKind, Site, models};
use crate::source::{Place, Span};
use crate::syntax::ir::{ELEMENTS, Expr, Iter, Op, Pattern, Scope, Stmt, Style};

impl Evaluator<'_> {
    /// What an iteration over the value meets, one by one.
    pub(super) fn items(&mut self, value: &Value, mode: Iter, place: Place, st: &mut State) -> Vec<Value> {
        let mut items = Vec::new();
        let entry = |key: Value, value: Value| Value::list(vec![key, value], Value::default());
        let pick = |key: Value, value: Value, is_mapping: bool| match mode {
            Iter::Values => value,
            Iter::Natural => {
                if is_mapping {
                    key
                } else {
                    value
                }
            }
            Iter::Keys => key,
            Iter::Pairs if !is_mapping => value,
            Iter::Entries | Iter::Pairs => entry(key, value),
        };
        // What isn't known has no elements beside those of the document: the first of a list that is built is one of these.
        let of_document = value.paths().next().is_some();
        for atom in value.atoms().iter().filter(|atom| !(of_document && matches!(atom, Atom::Unknown))) {
            match atom {
                Atom::Path(path) => {
                    let element = path.ty.as_ref().and_then(|ty| self.element_type(ty));
                    let next = |to: AccessPath| {
                        Value::from(Atom::Path(PathValue {
                            path: Rc::new(to),
                            trail: path.trail.clone(),
                            ty: element.clone(),
                            reads: Rc::default(),
                        }))
                    };
                    match &*path.path {
                        AccessPath::Document(app) => {
                            let rel = Rel { candidates: self.relationships.all_of(*app), iter: Some(place) };
                            let name = Atom::RelName(rel.clone()).into();
                            items.push(pick(name, next(AccessPath::Endpoints(rel)), true));
                        }
                        AccessPath::Endpoints(rel) => {
                            items.push(pick(Value::unknown(), next(AccessPath::Endpoint(rel.clone(), None)), false));
                        }
                        AccessPath::Endpoint(rel, index) => {
                            let key = Atom::EndpointKey(path.path.clone(), place).into();
                            if mode != Iter::Values {
                                let any = AccessPath::Field(rel.clone(), *index, Vec::new());
                                self.read(ReadKind::AllKeys(place), path, any, place, false, None, st);
                            }
                            items.push(pick(key, next(AccessPath::Field(rel.clone(), *index, vec!["*".into()])), true));
                        }
                        AccessPath::Field(..) | AccessPath::Variable(_) => items.push(Value::unknown()),
                    }
                }
                Atom::External(name) if self.gives(name) == Some(models::Action::InputStream) => {
                    items.extend(self.program_input().map(|input| pick(Value::unknown(), input, false)));
                }
                Atom::List(list) => {
                    for (index, item) in list.items.iter().enumerate() {
                        items.push(pick(Atom::Number(index as i64).into(), item.clone(), false));
                    }
                    if !list.rest.is_empty() {
                        items.push(pick(Value::unknown(), list.rest.clone(), false));
                    }
                }
                Atom::Record(record) => {
                    for (key, value) in &record.fields {
                        let map = record.keys.get(key).cloned().unwrap_or_default();
                        let key = Atom::Text(Text { value: key.clone(), map }).into();
                        items.push(pick(key, value.clone(), true));
                    }
                    let named = record.any_key.as_ref().filter(|key| key.property == "name");
                    if let Some((rel, from)) = named.and_then(|key| Some((&key.rel, key.rel.iter?))) {
                        // This iteration is at them now.
                        let name = Atom::RelName(Rel { iter: Some(place), ..rel.clone() });
                        items.push(pick(name.into(), record.any.iterated_at(from, place), true));
                    } else if !record.any.is_empty() {
                        items.push(pick(Value::unknown(), record.any.clone(), true));
                    }
                    let base = record.base.clone();
                    items.extend(self.items(&base, mode, place, st));
                }
                Atom::Environment => {
                    // One of the variables, if it is looked for by its name.
                    let name: Value = Atom::Text(Text::unplaced("PLATFORM_RELATIONSHIPS")).into();
                    let label = "the relationships are one of the variables of the environment".to_owned();
                    let document = self.document(Some((place, label)));
                    let is_pair = mode == Iter::Values && self.language() == "rust";
                    for (name, value) in [(name, document), (Value::unknown(), Value::unknown())] {
                        items.push(if is_pair { entry(name, value) } else { pick(name, value, true) });
                    }
                }
                Atom::Null => {}
                Atom::Class(id)
                    if self.is_nested()
                        && let Some(each) = self.class_method(*id, &ELEMENTS.into(), &atom.clone().into(), st) =>
                {
                    let elements = self.call_value(&each, None, Args::default(), place, st);
                    items.extend(self.items(&elements, mode, place, st));
                }
                // The cases of an enumeration.
                Atom::Class(id) => {
                    let cases = self.cases(*id);
                    items.extend(cases.into_iter().map(|case| Value::from(Atom::Object(case))));
                }
                Atom::Object(id)
                    if self.objects[id.0 as usize].fields.contains_key(CONTENT)
                        && self.hook(*id, &ITERATION_HOOKS, st).is_none() =>
                {
                    let content = self.objects[id.0 as usize].fields[CONTENT].clone();
                    if self.spreading.contains(id) {
                        items.push(Value::unknown());
                        continue;
                    }
                    self.spreading.push(*id);
                    items.extend(self.items(&content, mode, place, st));
                    self.spreading.pop();
                }
                Atom::External(name) if self.gives(name) == Some(models::Action::Document) => {
                    let document = self.document(Some((place, "the relationships enter here".to_owned())));
                    items.extend(self.items(&document, mode, place, st));
                }
                Atom::Object(id) if self.hook(*id, &ITERATION_HOOKS, st).is_some() => {
                    let iterated = self.call_hook(*id, &ITERATION_HOOKS, Vec::new(), place, st);
                    // An object that iterates by yet another one is not followed further.
                    let iterated =
                        iterated.map(|atom| Some(if matches!(atom, Atom::Object(_)) { Atom::Unknown } else { atom.clone() }));
                    items.extend(self.items(&iterated, mode, place, st));
                }
                _ => items.push(Value::unknown()),
            }
        }
        items
    }

    /// Any one of the elements.
    pub(super) fn elements(&mut self, value: &Value, place: Place, st: &mut State) -> Value {
        let items = self.items(value, Iter::Values, place, st);
        items.iter().fold(Value::default(), |all, item| all.or(item))
    }

    /// What is left of a list after its first `skipped` elements.
    pub(super) fn tail(&mut self, value: &Value, skipped: usize, place: Place, st: &mut State) -> Value {
        let rest = |atom: &Atom| match atom {
            Atom::List(list) => {
                let items = list.items.get(skipped..).unwrap_or_default().to_vec();
                Value::list(items, list.rest.clone()).atoms().first().cloned()
            }
            Atom::Path(path) if matches!(&*path.path, AccessPath::Endpoints(_)) => Some(atom.clone()),
            _ => Some(Atom::Unknown),
        };
        let _ = (place, st);
        value.map(rest)
    }

    /// `key in endpoint` reads the key.
    pub(super) fn membership(
        &mut self,
        key: &Value,
        holder: &Value,
        key_expr: &Expr,
        holder_expr: &Expr,
        span: Span,
        st: &mut State,
    ) -> Value {
        let (whole, place) = (self.place(span), self.place(key_expr.span));
        let holder_place = self.place(holder_expr.span);
        let is_written = self.is_written(span) && holder_expr.span.start >= span.start && holder_expr.span.end <= span.end;
        let form = if is_written { Form::Test(holder_place) } else { Form::Other };
        self.has_key(key, holder, place, Site { place: whole, form }, st)
    }

    pub(super) fn has_key(&mut self, key: &Value, holder: &Value, place: Place, site: Site, st: &mut State) -> Value {
        let endpoints = holder.map(|atom| match atom {
            Atom::Path(path) if matches!(&*path.path, AccessPath::Endpoint(..) | AccessPath::Field(..)) => Some(atom.clone()),
            Atom::Record(record) if !record.base.is_empty() => Some(atom.clone()),
            Atom::Object(id) if self.objects[id.0 as usize].fields.contains_key(CONTENT) => Some(atom.clone()),
            _ => None,
        });
        let texts = self.as_keys(key).map(|atom| matches!(atom, Atom::Text(_)).then(|| atom.clone()));
        if endpoints.is_empty() || texts.is_empty() {
            return Value::default();
        }
        self.access_value(&endpoints, &texts, place, Some(site), Style::Index, st)
    }

    /// Comparing the key that an iteration over an endpoint is at with a text reads that key.
    pub(super) fn key_tests(&mut self, left: &Value, right: &Value, op: Op, st: &mut State) {
        if !matches!(op, Op::Eq | Op::Ne | Op::In) {
            return;
        }
        let only = match self.tested {
            Tested::Kept => op != Op::Ne,
            Tested::PassedOver => op == Op::Ne,
            Tested::Both => false,
        };
        for (one, other) in [(left, right), (right, left)] {
            let listed = one.atoms().iter().filter_map(|atom| if let Atom::List(list) = atom { Some(list) } else { None });
            let listed = listed.flat_map(|list| list.items.iter().chain([&list.rest])).flat_map(Value::atoms);
            for atom in one.atoms().iter().chain(listed) {
                let Atom::EndpointKey(path, iter) = atom else { continue };
                let AccessPath::Endpoint(rel, index) = &**path else { continue };
                let mut texts: Vec<Text> = other.texts().cloned().collect();
                for atom in other.atoms() {
                    texts.extend(texts_within(atom).unwrap_or_default());
                }
                for text in texts {
                    let path = AccessPath::Field(rel.clone(), *index, vec![text.value.clone()]);
                    let value = PathValue { path: Rc::new(path.clone()), trail: None, ty: None, reads: Rc::default() };
                    let place = text_place(&text).unwrap_or(*iter);
                    self.read(ReadKind::KeyOf { at: *iter, only }, &value, path, place, true, None, st);
                }
            }
        }
    }

    pub(super) fn for_each(&mut self, pattern: &Pattern, iter: &Value, place: Place, mode: Iter, body: &[Stmt], st: &mut State) {
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
}
