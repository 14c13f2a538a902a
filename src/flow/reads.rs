//! The reads of one round.

use std::ops::Range;

use super::Read;

/// Values that outlive a round (the environment, fields, globals) still name the reads that gave them, and so do values of
/// what was evaluated without being a read: numbers are never used again, and one whose read is gone means nothing.
#[derive(Default)]
pub(super) struct Reads {
    reads: Vec<Read>,
    /// The number of each, ascending.
    numbers: Vec<u32>,
    next: u32,
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
        if let Ok(at) = self.numbers.binary_search(&number) {
            self.reads[at].arms.push(arm);
        }
    }

    pub(super) fn arms(&self, number: u32) -> &[(u32, u8)] {
        self.numbers.binary_search(&number).map_or(&[], |at| &self.reads[at].arms)
    }

    pub(super) fn take(&mut self) -> Vec<Read> {
        self.numbers.clear();
        std::mem::take(&mut self.reads)
    }
}
