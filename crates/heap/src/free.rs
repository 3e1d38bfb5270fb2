//! Free blocks of old space: exact bins for small sizes, first fit for large.

use crate::access::Memory;
use crate::layout::{Format, Header, LENGTH};
use crate::word::Word;

/// Blocks of fewer words than this have a bin of their own size.
const BINS: usize = 64;

/// See the module.
#[derive(Default)]
pub struct FreeLists {
    bins: Vec<Vec<u32>>,
    large: Vec<(u32, u32)>,
    /// Bit n: bin n is not empty.
    filled: u64,
}

impl FreeLists {
    /// Forgets every block (before a sweep finds them anew).
    pub fn clear(&mut self) {
        self.bins.clear();
        self.large.clear();
        self.filled = 0;
    }

    /// Takes a block of exactly `words`, splitting a larger one if need be.
    pub fn take(&mut self, mem: &mut Memory, words: usize) -> Option<usize> {
        if self.filled == 0 && self.large.is_empty() {
            return None;
        }
        let (index, size) = self.find(words)?;
        if size > words {
            self.put(mem, index + words, size - words);
        }
        Some(index)
    }

    fn find(&mut self, words: usize) -> Option<(usize, usize)> {
        if words < BINS {
            let candidates = self.filled & (u64::MAX << words);
            if candidates != 0 {
                let size = candidates.trailing_zeros() as usize;
                return self.pop_bin(size).map(|index| (index, size));
            }
        }
        let at = self.large.iter().position(|&(_, size)| size as usize >= words)?;
        let (index, size) = self.large.swap_remove(at);
        Some((index as usize, size as usize))
    }

    fn pop_bin(&mut self, size: usize) -> Option<usize> {
        let bin = self.bins.get_mut(size)?;
        let index = bin.pop()?;
        if bin.is_empty() {
            self.filled &= !(1 << size);
        }
        Some(index as usize)
    }

    /// Adds a block and writes its header so that old space stays walkable.
    pub fn put(&mut self, mem: &mut Memory, index: usize, words: usize) {
        write_hole(mem, index, words);
        if words == 1 {
            return;
        }
        if words < BINS {
            if self.bins.is_empty() {
                self.bins.resize_with(BINS, Vec::new);
            }
            self.bins[words].push(index as u32);
            self.filled |= 1 << words;
        } else {
            self.large.push((index as u32, words as u32));
        }
    }
}

fn write_hole(mem: &mut Memory, index: usize, words: usize) {
    if words == 1 {
        mem.set(index, Word(Header::new(Word::ZERO, Format::Filler).0));
    } else {
        mem.set(index, Word(Header::new(Word::ZERO, Format::Free).0));
        mem.set(index + LENGTH, Word::int(words as i64));
    }
}
