//! What holds at one point of a run: variables, fields, and what tests have shown.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::map::{Map, Same};
use super::value::{Atom, Candidates, ClassId, FrameId, IterId, ObjectId, Value, When};
use crate::source::Place;
use crate::syntax::ir::Sym;

pub(super) type Variables = Map<Sym, Value>;
pub(super) type Fields = Map<(Holder, Sym), Value>;

pub(super) type Facts = Rc<BTreeMap<IterId, Arc<Candidates>>>;

/// Something with fields that can be written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Holder {
    Object(ObjectId),
    Class(ClassId),
    /// A place in the document, as its path is written.
    Path(Rc<str>),
}

/// Within one arm of the choice `outer`, `inner` was left by that arm only; in the other it was not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passed {
    pub outer: u32,
    pub inner: u32,
    pub arm: u8,
}

/// Copied at every branch: all parts are shared until written.
#[derive(Clone, Default)]
pub(super) struct State {
    pub frames: Map<FrameId, Variables>,
    /// Fields written since the run of this entry point began; what isn't here is what any code ever wrote.
    pub fields: Fields,
    /// What an iteration is narrowed to.
    pub facts: Facts,
    /// The keys that an iteration over an endpoint's keys is narrowed to.
    pub keys: Rc<BTreeMap<IterId, (Sym, Place)>>,
    /// The choices that led here, ascending, each with the arm that was taken (0: its test).
    pub arms: Rc<Vec<(u32, u8)>>,
    /// Choices that were left by one arm only, or never met.
    pub passed: Rc<Vec<Passed>>,
    /// Nothing runs here: after a return, or where a test contradicts what is known.
    pub dead: bool,
}

impl State {
    pub(super) fn get(&self, frame: FrameId, name: &str) -> Option<&Value> {
        self.frames.get(&frame)?.get(name)
    }

    pub(super) fn set(&mut self, frame: FrameId, name: Sym, value: Value) {
        if self.dead {
            return;
        }
        self.frames.entry(&frame).insert(name, value);
    }

    /// Holds from now on what holds where that choice was made; gives what held before.
    pub(super) fn suppose(&mut self, when: &When) -> Facts {
        let before = self.facts.clone();
        Rc::make_mut(&mut self.facts).insert(when.iter, when.candidates.clone());
        before
    }

    pub(super) fn set_field(&mut self, holder: Holder, name: Sym, value: Value) {
        if !self.dead {
            self.fields.insert((holder, name), value);
        }
    }

    pub(super) fn in_arm(&self, choice: u32, arm: u8) -> Self {
        let mut state = self.clone();
        if let Err(at) = state.arms.binary_search_by_key(&choice, |&(id, _)| id) {
            Rc::make_mut(&mut state.arms).insert(at, (choice, arm));
        }
        state
    }

    /// What holds when either of the two ran.
    pub(super) fn join(&mut self, other: Self) {
        if other.dead {
            return;
        }
        if self.dead {
            *self = other;
            return;
        }
        let either = |here: Option<&Value>, there: Option<&Value>| match (here, there) {
            (Some(here), Some(there)) => Some(here.clone().or(there)),
            (one, other) => one.or(other).cloned(),
        };
        self.frames.join(&other.frames, &mut |_, here, there| match (here, there) {
            (Some(here), Some(there)) => {
                let mut joined = here.clone();
                joined.join(there, &mut |_, here, there| either(here, there));
                Some(joined)
            }
            (one, other) => one.or(other).cloned(),
        });
        self.fields.join(&other.fields, &mut |(holder, _), here, there| match (here, there, holder) {
            (Some(_), Some(_), _) => either(here, there),
            (Some(value), None, Holder::Path(_) | Holder::Object(_))
            | (None, Some(value), Holder::Path(_) | Holder::Object(_)) => Some(value.clone().or(&Atom::Original.into())),
            _ => None,
        });
        if !Rc::ptr_eq(&self.facts, &other.facts) {
            let mut joined = BTreeMap::new();
            for (iter, here) in self.facts.iter() {
                if let Some(there) = other.facts.get(iter) {
                    let mut known = here.known.clone();
                    known.extend(&there.known);
                    known.sort_unstable();
                    known.dedup();
                    joined.insert(*iter, Arc::new(Candidates { known, open: here.open || there.open }));
                }
            }
            self.facts = Rc::new(joined);
        }
        if !Rc::ptr_eq(&self.keys, &other.keys) {
            let both = |(iter, key): &(&IterId, &(Sym, Place))| other.keys.get(iter) == Some(key);
            self.keys = Rc::new(self.keys.iter().filter(both).map(|(iter, key)| (*iter, key.clone())).collect());
        }
        self.pass(&other);
        if !Rc::ptr_eq(&self.arms, &other.arms) {
            let mut there = other.arms.iter().peekable();
            let both = |arm: &&(u32, u8)| {
                while there.next_if(|other| other < arm).is_some() {}
                there.peek() == Some(arm)
            };
            self.arms = Rc::new(self.arms.iter().filter(both).copied().collect());
        }
    }

    /// Keeps in mind what both sides of a choice have in common: `if a { if b { return } }` is passed where `a` or `b` does
    /// not hold.
    fn pass(&mut self, other: &Self) {
        const MAX_PASSED: usize = 32;
        if Rc::ptr_eq(&self.arms, &other.arms) && Rc::ptr_eq(&self.passed, &other.passed) {
            return;
        }
        let arm = |of: &Self, choice: u32| of.arms.binary_search_by_key(&choice, |&(id, _)| id).ok().map(|at| of.arms[at].1);
        let outer = self.arms.iter().find(|&&(id, arm_here)| arm(other, id).is_some_and(|there| there != arm_here));
        let Some(&(outer, _)) = outer else { return };
        let mut passed = Vec::new();
        for (one, two) in [(&*self, other), (other, &*self)] {
            let within = one.arms.iter().filter(|(inner, _)| *inner > outer && arm(two, *inner).is_none());
            passed.extend(within.map(|&(inner, arm)| Passed { outer, inner, arm }));
            for deeper in one.passed.iter().filter(|deeper| deeper.outer > outer) {
                passed.extend([*deeper, Passed { outer, ..*deeper }]);
            }
        }
        passed.extend(self.passed.iter().filter(|known| other.passed.contains(known)));
        passed.sort_unstable();
        passed.dedup();
        passed.truncate(MAX_PASSED);
        self.passed = Rc::new(passed);
    }

    /// Whether nothing that holds here differs from what holds there, as far as that is known without a long look.
    pub(super) fn same(&self, other: &Self) -> bool {
        self.dead == other.dead
            && self.frames.same(&other.frames)
            && self.fields.same(&other.fields)
            && self.facts == other.facts
            && self.keys == other.keys
    }
}

/// The join of `states`, dead if there is none.
pub(super) fn join_all(states: impl IntoIterator<Item = State>) -> State {
    let mut states = states.into_iter();
    let mut joined = states.next().unwrap_or(State { dead: true, ..State::default() });
    for state in states {
        joined.join(state);
    }
    joined
}
