//! Identity hashes: from a counter of the image, never from an address.

use crate::heap::Heap;
use crate::layout;
use crate::word::Word;

impl Heap {
    /// The identity hash of an object, given on first demand from the image's
    /// counter; smallInts and doubles hash by value.
    pub fn identity_hash(&mut self, word: Word) -> u32 {
        if !word.is_ref() {
            return hash_immediate(word);
        }
        let index = word.index();
        let header = self.header(index);
        if header.hash() != 0 {
            return header.hash();
        }
        let hash = scramble(self.next_hash);
        self.next_hash = self.next_hash.wrapping_add(1);
        self.mem.set(index, Word(header.with_hash(hash).0));
        self.touch(index);
        hash
    }
}

fn hash_immediate(word: Word) -> u32 {
    let mixed = word.0.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    scramble((mixed >> 32) as u32)
}

/// Spreads a counter over the hash bits; never 0.
fn scramble(value: u32) -> u32 {
    let mixed = value.wrapping_mul(0x9E37_79B1) >> (32 - layout::HASH_BITS);
    mixed.max(1)
}
