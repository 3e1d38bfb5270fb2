//! Full collections: mark from the roots, then sweep old space. The nursery is
//! empty then. Everything stops meanwhile: about a millisecond a megabyte.

use crate::collect::Purge;
use crate::heap::{Heap, LEAST_GROWTH_WORDS};
use crate::layout::Header;
use crate::word::Word;

impl Heap {
    /// Frees what the roots do not reach.
    pub(crate) fn full(&mut self, purge: Purge) {
        self.counters.full += 1;
        self.mark();
        let mem = &self.mem;
        purge(&|word: Word| !word.is_ref() || Header(mem.get(word.index()).0).is_marked());
        self.symbols
            .retain(|word| Header(mem.get(word.index()).0).is_marked());
        let stacks = std::mem::take(&mut self.stacks);
        self.stacks = stacks
            .into_iter()
            .filter(|&i| self.header(i as usize).is_marked())
            .collect();
        self.sweep();
        self.counters.live_old_words = self.old_used as u64;
        self.full_threshold = self.old_used + (self.old_used / 2).max(LEAST_GROWTH_WORDS);
    }

    fn mark(&mut self) {
        let mut work = Vec::new();
        for i in 0..self.known_words().len() {
            let word = self.known_words()[i];
            self.mark_word(word, &mut work);
        }
        for i in 0..self.temps.len() {
            self.mark_word(self.temps[i], &mut work);
        }
        while let Some(object) = work.pop() {
            let object = object as usize;
            self.mark_word(self.header(object).map(), &mut work);
            let (from, to) = self.pointer_range(object);
            for at in from..to {
                self.mark_word(self.mem.get(at), &mut work);
            }
        }
    }

    fn mark_word(&mut self, word: Word, work: &mut Vec<u32>) {
        if !word.is_ref() {
            return;
        }
        let index = word.index();
        let header = self.header(index);
        if !header.is_marked() {
            self.mem.set(index, Word(header.with_mark(true).0));
            work.push(index as u32);
        }
    }

    /// Rebuilds the free lists from what is not marked and clears the marks.
    /// Maps are needed for sizes, so nothing is overwritten before its size is
    /// known, and holes are joined as they are found.
    fn sweep(&mut self) {
        let holes = self.find_holes();
        self.free.clear();
        for &(start, words) in &holes {
            self.cards.note_object(start, start + words);
            if start + words == self.old.top {
                self.old.top = start;
            } else {
                self.put_hole(start, words);
            }
        }
    }

    fn find_holes(&mut self) -> Vec<(usize, usize)> {
        let mut holes: Vec<(usize, usize)> = Vec::new();
        let mut used = 0;
        let mut index = self.old.start;
        while index < self.old.top {
            let size = self.size_of(index);
            let header = self.header(index);
            if header.is_marked() {
                self.mem.set(index, Word(header.with_mark(false).0));
                used += size;
            } else {
                match holes.last_mut() {
                    Some((start, words)) if *start + *words == index => *words += size,
                    _ => holes.push((index, size)),
                }
            }
            index += size;
        }
        self.old_used = used;
        holes
    }
}
