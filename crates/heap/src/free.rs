//! Free blocks of old space: exact bins for small sizes, classes for larger.

use crate::access::Memory;
use crate::heap::LARGE_WORDS;
use crate::layout::{Format, Header, LENGTH};
use crate::word::Word;

/// Blocks of fewer words than this have a bin of their own size.
const BINS: usize = 64;
/// Classes of larger blocks: four to each power of two from [`BINS`] to 2^32.
const CLASSES: usize = 4 * (32 - BINS.ilog2() as usize);

/// See the module.
pub struct FreeLists {
    /// Starts of the blocks of each size below [`BINS`].
    bins: Vec<Vec<u32>>,
    /// Bit n: bin n is not empty.
    filled_bins: u64,
    /// Starts and sizes of larger blocks.
    classes: Vec<Vec<(u32, u32)>>,
    /// Bit n: class n is not empty.
    filled_classes: u128,
    promised: usize,
}

impl Default for FreeLists {
    fn default() -> FreeLists {
        FreeLists {
            bins: vec![Vec::new(); BINS],
            filled_bins: 0,
            classes: vec![Vec::new(); CLASSES],
            filled_classes: 0,
            promised: 0,
        }
    }
}

impl FreeLists {
    /// Forgets every block (before a sweep finds them anew).
    pub fn clear(&mut self) {
        self.bins.iter_mut().for_each(Vec::clear);
        self.classes.iter_mut().for_each(Vec::clear);
        self.filled_bins = 0;
        self.filled_classes = 0;
        self.promised = 0;
    }

    /// How many words of objects of at most [`LARGE_WORDS`] words surely fit,
    /// whatever their order: when one does not, each block has less than its
    /// size left.
    pub fn promised(&self) -> usize {
        self.promised
    }

    /// The size of the largest block of at least [`BINS`] words, else 0.
    pub fn largest(&self) -> usize {
        let top = self.classes.iter().rev().find(|blocks| !blocks.is_empty());
        top.into_iter()
            .flatten()
            .map(|&(_, size)| size as usize)
            .max()
            .unwrap_or(0)
    }

    /// Takes a block of at least `words` off its list: its start and its size.
    /// What exceeds `words` is the caller's to put back.
    pub fn take(&mut self, words: usize) -> Option<(usize, usize)> {
        if words < BINS {
            let candidates = self.filled_bins & (u64::MAX << words);
            if candidates != 0 {
                return self.take_bin(candidates.trailing_zeros() as usize);
            }
        }
        self.take_large(words)
    }

    fn take_bin(&mut self, size: usize) -> Option<(usize, usize)> {
        let bin = self.bins.get_mut(size)?;
        let index = bin.pop()?;
        if bin.is_empty() {
            self.filled_bins &= !(1 << size);
        }
        Some((index as usize, size))
    }

    /// Looks through the class of that size, then takes any block of a higher
    /// class.
    fn take_large(&mut self, words: usize) -> Option<(usize, usize)> {
        if self.filled_classes == 0 {
            return None;
        }
        let class = class_of(words.max(BINS));
        let blocks = self.classes.get(class)?;
        if let Some(at) = blocks.iter().rposition(|&(_, size)| size as usize >= words) {
            return Some(self.take_from(class, at));
        }
        let higher = self.filled_classes & (u128::MAX << class << 1);
        if higher == 0 {
            return None;
        }
        let class = higher.trailing_zeros() as usize;
        let last = self.classes[class].len() - 1;
        Some(self.take_from(class, last))
    }

    fn take_from(&mut self, class: usize, at: usize) -> (usize, usize) {
        let (index, size) = self.classes[class].swap_remove(at);
        if self.classes[class].is_empty() {
            self.filled_classes &= !(1 << class);
        }
        self.promised -= (size as usize).saturating_sub(LARGE_WORDS);
        (index as usize, size as usize)
    }

    /// Adds a block and writes its header so that old space stays walkable. A
    /// block of one word is lost until the next sweep.
    pub fn put(&mut self, mem: &mut Memory, index: usize, words: usize) {
        write_hole(mem, index, words);
        if words == 1 {
            return;
        }
        if words < BINS {
            self.bins[words].push(index as u32);
            self.filled_bins |= 1 << words;
        } else {
            let class = class_of(words);
            self.classes[class].push((index as u32, words as u32));
            self.filled_classes |= 1 << class;
            self.promised += words.saturating_sub(LARGE_WORDS);
        }
    }
}

fn class_of(words: usize) -> usize {
    let power = words.ilog2();
    let quarter = (words >> (power - 2)) & 3;
    4 * (power - BINS.ilog2()) as usize + quarter
}

fn write_hole(mem: &mut Memory, index: usize, words: usize) {
    if words == 1 {
        mem.set(index, Word(Header::new(Word::ZERO, Format::Filler).0));
    } else {
        mem.set(index, Word(Header::new(Word::ZERO, Format::Free).0));
        mem.set(index + LENGTH, Word::int(words as i64));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_grow_with_size() {
        let classes: Vec<usize> = (BINS..5000).map(class_of).collect();
        assert_eq!((classes[0], classes[1]), (0, 0));
        assert!(classes.is_sorted());
        assert_eq!(class_of(2 * BINS), 4);
        assert!(class_of(u32::MAX as usize) < CLASSES);
    }
}
