//! Outcomes of calls, kept for the next with the same arguments.

use std::hash::Hash;
use std::ops::Range;
use std::rc::Rc;

use super::call::Args;
use super::evaluator::{Activation, Evaluator, Seen};
use super::map::Same;
use super::state::{Facts, Fields, Holder, State, Variables};
use super::value::{FrameId, FunctionKey, Value};
use crate::syntax::ir::Sym;

/// Outcomes of one function with the same arguments, for different variables and fields around it.
const MAX_MEMOS: usize = 8;

#[derive(PartialEq, Eq, Hash)]
pub(super) struct MemoKey {
    pub function: FunctionKey,
    pub frame: FrameId,
    pub args: Args,
    pub this: Value,
    pub facts: Facts,
}

/// The outcome of a call. It holds only where what the function saw is the same, and takes no notice of what outlives a run
/// having changed since: then there is another round, which begins without it.
pub(super) struct Memo {
    value: Value,
    seen: Seen,
    /// The variables in the frames that it saw as a whole, the fields that it saw or wrote, and all if it saw too many, as they
    /// were before.
    frames: Vec<(FrameId, Option<Variables>)>,
    fields: Vec<((Holder, Sym), Option<Value>)>,
    all_fields: Option<Fields>,
    writes: Vec<((Holder, Sym), Value)>,
    reads: Range<usize>,
    meets: bool,
}

impl Memo {
    pub(super) fn holds(&self, st: &State) -> bool {
        let unchanged = |(frame, before): &(FrameId, Option<Variables>)| match (before, st.frames.get(frame)) {
            (Some(before), Some(now)) => before.same(now),
            (before, now) => before.is_none() && now.is_none(),
        };
        self.all_fields.as_ref().is_none_or(|before| before.same(&st.fields))
            && self.frames.iter().all(unchanged)
            && self.seen.variables.iter().all(|((frame, name), value)| st.get(*frame, name) == Some(value))
            && self.fields.iter().all(|(key, before)| st.fields.get(key) == before.as_ref())
    }
}

impl Evaluator<'_> {
    pub(super) fn remember(
        &mut self,
        key: MemoKey,
        value: Value,
        act: Activation,
        before: &State,
        after: &State,
        first_read: usize,
    ) {
        let seen = act.seen;
        let mut written = Vec::new();
        before.fields.differences(&after.fields, &mut written);
        let writes: Vec<_> = written.iter().filter_map(|&key| Some((key.clone(), after.fields.get(key)?.clone()))).collect();
        // What was written may be what stood there joined with what the function put there.
        let fields = seen.fields.iter().chain(written).map(|key| (key.clone(), before.fields.get(key).cloned())).collect();
        let memo = Memo {
            value,
            frames: seen.frames.iter().map(|&frame| (frame, before.frames.get(&frame).cloned())).collect(),
            fields,
            all_fields: seen.all_fields.then(|| before.fields.clone()),
            writes,
            reads: first_read..self.reads.len(),
            meets: act.meets,
            seen,
        };
        let known = self.memo.entry(key).or_default();
        if known.len() >= MAX_MEMOS {
            known.remove(0);
        }
        known.push(Rc::new(memo));
    }

    /// Does what a call did before.
    pub(super) fn recall(&mut self, memo: &Memo, st: &mut State) -> Value {
        self.put_out.clear();
        for ((holder, name), value) in &memo.writes {
            st.set_field(holder.clone(), name.clone(), value.clone());
        }
        self.touch_all(&memo.seen);
        self.act_mut().meets |= memo.meets;
        memo.writes.iter().for_each(|(key, _)| self.touch_field(key.clone()));
        let again = self.reads.range(memo.reads.clone());
        if again.first().is_some_and(|first| !(st.arms.is_empty() && st.passed.is_empty()) || self.root != first.root) {
            let again = again.to_vec();
            for mut read in again {
                read.arms.extend(st.arms.iter().copied());
                read.passed.extend(st.passed.iter().copied());
                read.root = self.root;
                self.reads.push(read);
            }
        }
        memo.value.clone()
    }
}
