//! Replacing an object by another wherever it is referenced.
//!
//! An object that gets a data slot may need more words than it has. Objects
//! never grow in place, so the new one takes over every reference to the old.
//! The cost is a walk over the whole memory; [`crate::layout`]'s spare fields
//! make it rare.

use crate::heap::Heap;
use crate::layout::Format;
use crate::word::Word;

impl Heap {
    /// Makes every reference to `from` one to `to`, in roots, objects and
    /// stacks. `from` is garbage afterwards.
    pub fn replace_references(&mut self, from: Word, to: Word) {
        for word in self.known_words() {
            if *word == from {
                *word = to;
            }
        }
        for word in &mut self.temps {
            if *word == from {
                *word = to;
            }
        }
        let spaces = [self.eden, self.survivors[0], self.old];
        for space in spaces {
            let mut index = space.start;
            while index < space.top {
                self.replace_in(index, from, to);
                index += self.size_of(index);
            }
        }
    }

    fn replace_in(&mut self, index: usize, from: Word, to: Word) {
        if matches!(self.header(index).format(), Format::Free | Format::Filler) {
            return;
        }
        let (start, end) = self.pointer_range(index);
        for at in start..end {
            if self.mem.get(at) == from {
                self.store(at, to);
            }
        }
    }
}

impl Heap {
    /// Gives every object of one map another (with the same fields).
    pub fn replace_map(&mut self, from: Word, to: Word) {
        let spaces = [self.eden, self.survivors[0], self.old];
        for space in spaces {
            let mut index = space.start;
            while index < space.top {
                let header = self.header(index);
                let hole = matches!(header.format(), Format::Free | Format::Filler);
                let size = self.size_of(index);
                if !hole && header.map() == from {
                    self.set_map(Word::reference(index), to);
                }
                index += size;
            }
        }
    }
}
