//! The reads of one round.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::Read;
use super::value::AccessPath;
use crate::source::Place;

/// Numbers are never used again. Values that outlive a round (the environment, fields, globals) still name the reads of the
/// round that gave them, which stand for those of the same key at the same place. Values of what was evaluated without being a
/// read name reads that mean nothing.
#[derive(Default)]
pub(super) struct Reads {
    reads: Vec<Read>,
    /// The number of each, ascending.
    numbers: Vec<u32>,
    next: u32,
    /// The reads of earlier rounds.
    earlier: HashMap<u32, (Place, AccessPath)>,
    /// The arms that these were found to stand in.
    arms_of_earlier: BTreeMap<u32, Vec<(u32, u8)>>,
}

impl Reads {
    pub(super) fn push(&mut self, read: Read) -> u32 {
        let number = self.next;
        self.next += 1;
        self.reads.push(read);
        self.numbers.push(number);
        number
    }

    pub(super) fn len(&self) -> usize {
        self.reads.len()
    }

    pub(super) fn range(&self, range: Range<usize>) -> &[Read] {
        self.reads.get(range).unwrap_or_default()
    }

    pub(super) fn truncate(&mut self, len: usize) {
        self.reads.truncate(len);
        self.numbers.truncate(len);
    }

    /// Notes that the read with that number stands in an arm of a choice.
    pub(super) fn put_in_arm(&mut self, number: u32, arm: (u32, u8)) {
        match self.numbers.binary_search(&number) {
            Ok(at) => self.reads[at].arms.push(arm),
            Err(_) if self.earlier.contains_key(&number) => self.arms_of_earlier.entry(number).or_default().push(arm),
            Err(_) => {}
        }
    }

    pub(super) fn arms(&self, number: u32) -> &[(u32, u8)] {
        self.numbers.binary_search(&number).map_or(&[], |at| &self.reads[at].arms)
    }

    /// Begins another round, in which everything is read again.
    pub(super) fn begin(&mut self) {
        let reads = self.reads.drain(..).map(|read| (read.place, read.path));
        self.earlier.extend(self.numbers.drain(..).zip(reads));
        self.arms_of_earlier.clear();
    }

    pub(super) fn take(&mut self) -> Vec<Read> {
        self.numbers.clear();
        let mut reads = std::mem::take(&mut self.reads);
        let mut found: HashMap<&(Place, AccessPath), Vec<(u32, u8)>> = HashMap::new();
        for (number, arms) in &self.arms_of_earlier {
            if let Some(read) = self.earlier.get(number) {
                found.entry(read).or_default().extend(arms);
            }
        }
        for read in &mut reads {
            read.arms.extend(found.get(&(read.place, read.path.clone())).into_iter().flatten());
        }
        reads
    }
}
