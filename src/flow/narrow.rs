//! What a test shows of the values it looks at.

use std::rc::Rc;
use std::sync::Arc;

use super::evaluator::Evaluator;
use super::state::{State, join_all};
use super::text::texts_within;
use super::value::{AccessPath, Atom, Candidates, ObjectId, Rel, Test, Text, Value, narrowing};
use crate::syntax::ir::Op;

impl Evaluator<'_> {
    /// Puts into the state what holds where `value` is (not) true; the state dies if that can't be.
    pub(super) fn assume(&mut self, value: &Value, truth: bool, st: &mut State) {
        if st.dead {
            return;
        }
        match value.atoms() {
            [Atom::Test(test)] => {
                let test = test.clone();
                self.assume_test(&test, truth, st);
            }
            [Atom::Bool(known)] if *known != truth => st.dead = true,
            atoms => {
                // `a && b` keeps what it tested beside its value.
                if let Some(Atom::Test(test)) = atoms.iter().find(|atom| matches!(atom, Atom::Test(_)))
                    && atoms
                        .iter()
                        .all(|atom| matches!(atom, Atom::Test(_) | Atom::Path(_) | Atom::Unknown | Atom::Bool(_) | Atom::Null))
                {
                    let test = test.clone();
                    let mut tested = st.clone();
                    self.assume_test(&test, truth, &mut tested);
                    if !tested.dead {
                        *st = tested;
                    }
                }
            }
        }
    }

    fn assume_test(&mut self, test: &Test, truth: bool, st: &mut State) {
        match test {
            Test::Not(inner) => self.assume_test(inner, !truth, st),
            Test::And(a, b) if truth => {
                self.assume_test(a, true, st);
                self.assume_test(b, true, st);
            }
            Test::Or(a, b) if !truth => {
                self.assume_test(a, false, st);
                self.assume_test(b, false, st);
            }
            Test::And(a, b) | Test::Or(a, b) => {
                let first = truth;
                let mut one = st.clone();
                self.assume_test(a, first, &mut one);
                let mut two = st.clone();
                self.assume_test(a, !first, &mut two);
                self.assume_test(b, first, &mut two);
                let joined = join_all([one, two]);
                *st = if joined.dead { State { dead: true, ..st.clone() } } else { joined };
            }
            Test::Truthy(value) => {
                if let [Atom::Test(inner)] = value.atoms() {
                    let inner = inner.clone();
                    self.assume_test(&inner, truth, st);
                } else if let [Atom::Bool(known)] = value.atoms() {
                    st.dead |= *known != truth;
                } else if truth && !value.is_empty() && value.atoms().iter().all(|atom| matches!(atom, Atom::Null)) {
                    st.dead = true;
                }
            }
            Test::Compare(op, left, right) => self.assume_compare(*op, left, right, truth, st),
        }
    }

    /// The value of a case of an enumeration.
    fn case_value(&self, value: &Value) -> Option<Value> {
        let [Atom::Object(id)] = value.atoms() else { return None };
        let value = self.objects[id.0 as usize].fields.get("value")?;
        matches!(value.atoms(), [Atom::Text(_)]).then(|| value.clone())
    }

    fn assume_compare(&mut self, op: Op, left: &Value, right: &Value, truth: bool, st: &mut State) {
        let names_one = |value: &Value| value.atoms().iter().any(|atom| matches!(atom, Atom::RelName(_) | Atom::Path(_)));
        for (case, other) in [(left, right), (right, left)] {
            if let (true, Some(value)) = (names_one(other), self.case_value(case)) {
                return self.assume_compare(op, other, &value, truth, st);
            }
        }
        // Two known texts decide the test.
        if let ([Atom::Text(a)], [Atom::Text(b)]) = (left.atoms(), right.atoms()) {
            let outcome = match op {
                Op::Eq => Some(a.value == b.value),
                Op::Ne => Some(a.value != b.value),
                _ => None,
            };
            if outcome.is_some_and(|outcome| outcome != truth) {
                st.dead = true;
            }
            return;
        }
        // Two objects that are made in different places are never the same; a case of an enumeration is always the same.
        if let (Op::Eq | Op::Ne, [Atom::Object(a)], [Atom::Object(b)]) = (op, left.atoms(), right.atoms()) {
            let differ = a != b && !self.is_summary(*a) && !self.is_summary(*b);
            st.dead |= if (op == Op::Eq) == truth { differ } else { a == b && self.is_case(*a) };
            return;
        }
        // `switch (true) { case …`
        if let (Op::Eq | Op::Ne, [Atom::Bool(known)]) = (op, left.atoms()) {
            self.assume(right, (*known == (op == Op::Eq)) == truth, st);
            return;
        }
        match op {
            // `left` is one of the elements of `right`, or a key of it.
            Op::In => {
                // `right` is one of these: what holds of any of them holds.
                let mut states = Vec::new();
                for atom in right.atoms() {
                    let mut state = st.clone();
                    match atom {
                        // A list that isn't known element by element need not have all of them.
                        Atom::List(list) if !truth && !list.rest.is_empty() => {}
                        Atom::List(_) | Atom::Record(_) => {
                            if let Some(texts) = texts_within(atom) {
                                self.narrow_to_any(left, &texts, truth, &mut state);
                            }
                        }
                        // `'influx' in name`
                        Atom::RelName(_) | Atom::Path(_) => {
                            for text in left.texts() {
                                self.narrow_atom(atom, Op::Contains, text, truth, &mut state);
                            }
                        }
                        _ => {}
                    }
                    states.push(state);
                }
                if !states.is_empty() {
                    let joined = join_all(states);
                    *st = if joined.dead { State { dead: true, ..st.clone() } } else { joined };
                }
            }
            _ => {
                let (texts, others, op) =
                    if right.texts().next().is_some() || right.atoms().iter().any(|a| matches!(a, Atom::Number(_))) {
                        (right, left, op)
                    } else {
                        // Only an equality reads the same from both sides.
                        (left, right, op)
                    };
                let texts: Vec<Text> = texts
                    .atoms()
                    .iter()
                    .filter_map(|atom| match atom {
                        Atom::Text(text) => Some(text.clone()),
                        Atom::Number(number) => Some(Text::unplaced(&number.to_string())),
                        _ => None,
                    })
                    .collect();
                if let ([text], [atom]) = (&texts[..], others.atoms()) {
                    self.narrow_atom(atom, op, text, truth, st);
                } else if let [text] = &texts[..] {
                    // A default beside the value: `$e['rel'] ?? ''`.
                    let solid: Vec<_> =
                        others.atoms().iter().filter(|atom| matches!(atom, Atom::Path(_) | Atom::RelName(_))).collect();
                    let rest_is_other = others.texts().all(|other| other.value != text.value);
                    if rest_is_other && !solid.is_empty() {
                        let mut states = Vec::new();
                        for atom in solid {
                            let mut state = st.clone();
                            self.narrow_atom(atom, op, text, truth, &mut state);
                            states.push(state);
                        }
                        *st = join_all(states);
                    }
                }
            }
        }
    }

    /// Whether the object stands for more than one.
    pub(super) fn is_summary(&self, id: ObjectId) -> bool {
        let class = self.objects[id.0 as usize].class;
        class.is_none_or(|class| self.classes[class.0 as usize].summary == id)
    }

    fn is_case(&self, id: ObjectId) -> bool {
        self.objects[id.0 as usize].class.is_some_and(|class| self.cases(class).contains(&id))
    }

    fn narrow_to_any(&mut self, value: &Value, texts: &[Text], truth: bool, st: &mut State) {
        let [atom] = value.atoms() else { return };
        if truth {
            let mut states = Vec::new();
            for text in texts {
                let mut state = st.clone();
                self.narrow_atom(atom, Op::Eq, text, true, &mut state);
                states.push(state);
            }
            let joined = join_all(states);
            *st = if joined.dead { State { dead: true, ..st.clone() } } else { joined };
        } else {
            for text in texts {
                self.narrow_atom(atom, Op::Eq, text, false, st);
            }
        }
    }

    /// The test compares `atom` with `text`.
    fn narrow_atom(&mut self, atom: &Atom, op: Op, text: &Text, truth: bool, st: &mut State) {
        match atom {
            Atom::RelName(rel) => self.narrow_rel(rel, "name", op, &text.value, truth, st),
            Atom::Path(path) => {
                if let AccessPath::Field(rel, _, keys) = &*path.path {
                    let keys: Vec<&str> = keys.iter().map(|key| &**key).collect();
                    if let Some(property) = narrowing(&keys) {
                        self.narrow_rel(rel, property, op, &text.value, truth, st);
                    }
                }
            }
            Atom::EndpointKey(_, iter) if (op == Op::Eq && truth) || (op == Op::Ne && !truth) => {
                if let Some(place) = super::text::text_place(text) {
                    Rc::make_mut(&mut st.keys).insert(*iter, (text.value.clone(), place));
                }
            }
            Atom::Text(known) if matches!(op, Op::Eq | Op::Ne) && ((known.value == text.value) == (op == Op::Eq)) != truth => {
                st.dead = true;
            }
            _ => {}
        }
    }

    fn narrow_rel(&mut self, rel: &Rel, property: &str, op: Op, text: &str, truth: bool, st: &mut State) {
        let current: Arc<Candidates> = match rel.iter.and_then(|iter| st.facts.get(&iter)) {
            Some(fact) => fact.clone(),
            None => rel.candidates.clone(),
        };
        let app = self.app();
        let narrowed = self.relationships.narrow(&current, app, property, op, text, truth);
        if narrowed.known.is_empty() && !narrowed.open {
            // What isn't declared may still be met where no iteration decides: only contradictions end a path.
            st.dead = !current.known.is_empty() || current.open || rel.iter.is_some();
            return;
        }
        if let Some(iter) = rel.iter {
            Rc::make_mut(&mut st.facts).insert(iter, Arc::new(narrowed));
        }
    }
}
