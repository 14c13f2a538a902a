//! Taking values apart by patterns, and what a match tells.

use std::rc::Rc;

use super::call::Args;
use super::eval::truth_of;
use super::evaluator::Evaluator;
use super::models::Spelling;
use super::state::State;
use super::typed::type_span;
use super::value::{AccessPath, Atom, PathValue, Test, Text, TypeRef, Value};
use super::{Form, Site};
use crate::source::Place;
use crate::syntax::ir::{IS_VARIANT, MADE_UP, Op, Pattern, Scope, Style, Sym, Type};

impl Evaluator<'_> {
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
                let parts = self.deconstructed(&value, items.len(), place, st);
                for (index, item) in items.iter().enumerate() {
                    let after_rest = rest.as_ref().is_some_and(|(at, _)| index >= *at);
                    let part = if let Some(part) = parts.get(index) {
                        part.clone()
                    } else if after_rest {
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
                    // Where nothing else is known of, the default is no choice.
                    let default = if value.paths().next().is_none() {
                        self.eval(default, st)
                    } else {
                        let choice = self.choice();
                        self.tag_tested(&value, choice);
                        self.eval(default, &mut st.in_arm(choice, 2))
                    };
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

    /// What a value gives to as many variables, in C#: by its `Deconstruct`, or as a record by the order of its properties.
    fn deconstructed(&mut self, value: &Value, count: usize, place: Place, st: &mut State) -> Vec<Value> {
        let mut parts: Vec<Value> = Vec::new();
        for atom in value.atoms().iter().filter(|_| self.language() == "csharp").cloned().collect::<Vec<_>>() {
            let class = match &atom {
                Atom::Object(id) => self.objects[id.0 as usize].class,
                Atom::Path(path) => path.ty.clone().and_then(|ty| self.class_id_of_type(&ty)),
                _ => None,
            };
            let (Some(class), this) = (class, Value::from(atom)) else { continue };
            let own = if let Some(method) = self.class_method(class, &"Deconstruct".into(), &this, st) {
                self.call_value(&method, None, Args::of(vec![Value::default(); count]), place, st);
                std::mem::take(&mut self.put_out).into_iter().map(|(_, part)| part).collect()
            } else {
                let decl = self.classes[class.0 as usize].decl.clone();
                let properties = decl.fields.iter().filter(|field| !field.is_static).take(count);
                properties
                    .map(|field| {
                        let key = Atom::Text(Text::unplaced(&field.name.name)).into();
                        self.access_value(&this, &key, place, None, Style::Member, st)
                    })
                    .collect::<Vec<_>>()
            };
            for (index, part) in own.into_iter().enumerate() {
                match parts.get_mut(index) {
                    Some(known) => _ = known.join(&part),
                    None => parts.push(part),
                }
            }
        }
        parts
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
    pub(super) fn pattern_test(&mut self, pattern: &Pattern, value: &Value, st: &mut State) -> Option<Test> {
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
}

/// The type that a pattern asks for, and nothing else.
pub(super) fn kind_of(pattern: &Pattern) -> Option<&Type> {
    match pattern {
        // A record is taken apart whatever is in it.
        Pattern::Typed(inner, ty) if matches!(&**inner, Pattern::Name(_) | Pattern::Ignore | Pattern::List { .. }) => Some(ty),
        _ => None,
    }
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

pub(super) fn all_of(tests: Vec<Test>) -> Option<Test> {
    tests.into_iter().reduce(|one, other| Test::And(Rc::new(one), Rc::new(other)))
}
