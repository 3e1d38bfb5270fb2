//! The heap's side of snapshots: old space as plain words, out and in, and
//! what changed since the last checkpoint.
//!
//! It does not know the snapshot's format, nor how to tell a good image from a
//! bad one: whoever calls [`Heap::adopt_image`] has verified it.

use crate::heap::{Heap, LEAST_GROWTH_WORDS};
use crate::known::Known;
use crate::layout::Format;
use crate::word::Word;

/// What a fresh heap needs besides its words to become the one that was saved.
pub struct Image {
    /// How many words old space has.
    pub words: usize,
    /// The named roots, in [`Known`] order.
    pub roots: [Word; Known::COUNT],
    /// See [`Heap::image_counters`].
    pub next_hash: u32,
    /// See [`Heap::image_counters`].
    pub next_serial: u64,
}

impl Heap {
    /// The words of old space up to its top, to be saved.
    pub fn old_words(&self) -> &[u64] {
        self.mem
            .words(self.old.start, self.old.top - self.old.start)
    }

    /// Whether nothing lives in the nursery, as after [`Heap::collect_all`].
    pub fn nursery_is_empty(&self) -> bool {
        self.eden.top == self.eden.start && self.survivors[0].top == self.survivors[0].start
    }

    /// The first words of an empty heap's old space, to be filled with those
    /// that were saved; none when old space is too small for them.
    pub fn image_words(&mut self, words: usize) -> Option<&mut [u64]> {
        let fits = self.old.top == self.old.start && self.keeps_reserve(words);
        fits.then(|| self.mem.words_mut(self.old.start, words))
    }

    /// Turns an empty heap into the one that was saved, once
    /// [`Heap::image_words`] are filled and verified: finds holes, card starts
    /// and canonical strings anew.
    pub fn adopt_image(&mut self, image: &Image) {
        debug_assert!(self.old.top == self.old.start && self.nursery_is_empty());
        self.old.top = self.old.start + image.words;
        for (&which, &word) in Known::ALL.iter().zip(&image.roots) {
            self.set_known(which, word);
        }
        self.set_image_counters(image.next_hash, image.next_serial);
        self.rebuild();
    }

    fn rebuild(&mut self) {
        let string_map = self.known(Known::StringMap);
        let mut index = self.old.start;
        while index < self.old.top {
            let size = self.size_of(index);
            self.cards.note_object(index, index + size);
            let header = self.header(index);
            if matches!(header.format(), Format::Free | Format::Filler) {
                self.put_hole(index, size);
            } else {
                self.old_used += size;
                if header.format() == Format::Bytes && header.map() == string_map {
                    self.adopt_symbol(Word::reference(index));
                }
            }
            index += size;
        }
        self.full_threshold = self.old_used + (self.old_used / 2).max(LEAST_GROWTH_WORDS);
        self.checkpoint();
    }

    // What changed

    /// Forgets what changed: what old space holds now was saved.
    pub fn checkpoint(&mut self) {
        self.cards.checkpoint();
    }

    /// The pages of `page_words` words, counted from old space's first word,
    /// that changed since the last checkpoint. Exact after
    /// [`Heap::collect_all`]: a collection notes the stacks that ran.
    pub fn changed_pages(&self, page_words: usize) -> Vec<usize> {
        let count = (self.old.top - self.old.start).div_ceil(page_words);
        let page = |n: usize| self.old.start + n * page_words;
        let last = self.old.top;
        (0..count)
            .filter(|&n| self.cards.any_changed(page(n), page(n + 1).min(last)))
            .collect()
    }
}
