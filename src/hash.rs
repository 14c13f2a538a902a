//! Hashes of tables that much is looked up in: fast, and the same in every run. Nobody can gain by making them collide but
//! whoever's own project is looked at.

use std::hash::{BuildHasherDefault, Hasher};

pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Hashing>>;
pub(crate) type HashSet<K> = std::collections::HashSet<K, BuildHasherDefault<Hashing>>;

/// Multiplies and rotates, a word at a time.
#[derive(Clone, Copy, Default)]
pub(crate) struct Hashing(u64);

impl Hashing {
    fn word(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Hasher for Hashing {
    fn finish(&self) -> u64 {
        // The high bits are the well mixed ones.
        (self.0 ^ self.0 >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(20)
    }
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.word(u64::from_le_bytes(word));
        }
    }
    fn write_u8(&mut self, n: u8) {
        self.word(n.into());
    }
    fn write_u16(&mut self, n: u16) {
        self.word(n.into());
    }
    fn write_u32(&mut self, n: u32) {
        self.word(n.into());
    }
    fn write_u64(&mut self, n: u64) {
        self.word(n);
    }
    fn write_usize(&mut self, n: usize) {
        self.word(n as u64);
    }
}
