//! The table of canonical strings.

use crate::access::{Memory, WORD_BYTES};
use crate::heap::Heap;
use crate::known::Known;
use crate::layout::{Header, INDEXABLE_FIELDS, LENGTH, map};
use crate::word::Word;
use hashbrown::HashTable;

/// Canonical strings by contents. They lie in old space and never move, so the
/// table holds their references; a full collection drops dead ones.
#[derive(Default)]
pub struct Symbols {
    table: HashTable<(u64, u32)>,
}

impl Symbols {
    /// The string with these bytes.
    pub fn find(&self, mem: &Memory, bytes: &[u8]) -> Option<Word> {
        let hash = hash(bytes);
        self.table
            .find(hash, |&(h, low)| {
                h == hash && contents(mem, Word::from_low(low)) == bytes
            })
            .map(|&(_, low)| Word::from_low(low))
    }

    /// Enters a string that is not there yet.
    pub fn insert(&mut self, _mem: &Memory, word: Word, bytes: &[u8]) {
        let hash = hash(bytes);
        self.table
            .insert_unique(hash, (hash, word.low()), |&(h, _)| h);
    }

    /// Keeps the strings that pass.
    pub fn retain(&mut self, mut keep: impl FnMut(Word) -> bool) {
        self.table.retain(|&mut (_, low)| keep(Word::from_low(low)));
    }
}

impl Heap {
    /// The canonical string with these bytes: old, never moved.
    pub fn intern(&mut self, bytes: &[u8]) -> Option<Word> {
        if let Some(word) = self.symbols.find(&self.mem, bytes) {
            return Some(word);
        }
        let map = self.known(Known::StringMap);
        let fields = self.mem.get(map.index() + map::FIELDS).as_int() as usize;
        let word = self.new_bytes_old(map, fields, bytes)?;
        self.symbols.insert(&self.mem, word, bytes);
        Some(word)
    }

    /// The canonical string with these bytes, if there is one.
    pub fn find_symbol(&self, bytes: &[u8]) -> Option<Word> {
        self.symbols.find(&self.mem, bytes)
    }

    /// Enters an existing canonical string into the table (after loading).
    pub fn adopt_symbol(&mut self, word: Word) {
        let bytes = self.bytes_of(word).to_vec();
        self.symbols.insert(&self.mem, word, &bytes);
    }
}

fn contents(mem: &Memory, string: Word) -> &[u8] {
    let index = string.index();
    let map = Header(mem.get(index).0).map().index();
    let fields = mem.get(map + map::FIELDS).as_int() as usize;
    let start = (index + INDEXABLE_FIELDS + fields) * WORD_BYTES;
    mem.bytes(start, mem.get(index + LENGTH).as_int() as usize)
}

/// FNV-1a, 64 bits, finished by a multiply so that the top bits are good too.
fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for &byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
