//! The card table: one byte for each 64 words of old space.
//!
//! One barrier, two uses. `DIRTY` says that the card may hold young references
//! (the remembered set); `CHANGED` that it changed since the last checkpoint
//! (incremental saves). Beside it stands, for each card, the index of an object
//! start at or before the card's first word, from which the card's objects can
//! be walked.

/// Words in a card (512 bytes).
pub const CARD_WORDS: usize = 64;
/// May hold young references.
pub const DIRTY: u8 = 1;
/// Changed since the last checkpoint.
pub const CHANGED: u8 = 2;

/// See the module.
#[derive(Default)]
pub struct Cards {
    origin: usize,
    flags: Vec<u8>,
    starts: Vec<u32>,
}

impl Cards {
    /// A table for words from `origin` on (a multiple of [`CARD_WORDS`]).
    pub fn new(origin: usize) -> Cards {
        Cards {
            origin,
            flags: Vec::new(),
            starts: Vec::new(),
        }
    }

    #[inline(always)]
    fn card(&self, word: usize) -> usize {
        (word - self.origin) / CARD_WORDS
    }

    /// Notes an object occupying `start..end`: cards that begin inside it can
    /// be walked from it.
    pub fn note_object(&mut self, start: usize, end: usize) {
        let first = (start - self.origin).div_ceil(CARD_WORDS);
        let last = (end - 1 - self.origin) / CARD_WORDS;
        if last >= self.flags.len() {
            self.flags.resize(last + 1, 0);
            self.starts.resize(last + 1, start as u32);
        }
        for card in first..=last {
            self.starts[card] = start as u32;
        }
    }

    /// Marks the card of a word.
    #[inline(always)]
    pub fn dirty(&mut self, word: usize) {
        let card = self.card(word);
        self.flags[card] = DIRTY | CHANGED;
    }

    /// Marks the cards of a range of words.
    pub fn dirty_range(&mut self, start: usize, end: usize) {
        for card in self.card(start)..=self.card(end - 1) {
            self.flags[card] = DIRTY | CHANGED;
        }
    }

    /// Marks a range as changed since the checkpoint only (bytes were written).
    pub fn checkpoint_range(&mut self, start: usize, end: usize) {
        if start < self.origin || end <= start {
            return;
        }
        for card in self.card(start)..=self.card(end - 1) {
            self.flags[card] |= CHANGED;
        }
    }

    /// Number of cards.
    pub fn len(&self) -> usize {
        self.flags.len()
    }

    /// The next card at or after `from` that may hold young references. Most
    /// cards are clean, so eight are looked at together.
    pub fn next_dirty(&self, from: usize) -> Option<usize> {
        const TOGETHER: u64 = u64::from_le_bytes([DIRTY; 8]);
        let (groups, _) = self.flags.get(from..)?.as_chunks::<8>();
        let clean = groups
            .iter()
            .take_while(|group| u64::from_le_bytes(**group) & TOGETHER == 0);
        let from = from + 8 * clean.count();
        let rest = &self.flags[from..];
        rest.iter()
            .position(|flags| flags & DIRTY != 0)
            .map(|offset| from + offset)
    }

    /// Says that a card holds no young reference (it stays changed).
    pub fn clean(&mut self, card: usize) {
        self.flags[card] &= !DIRTY;
    }

    /// First word of a card, and an object start from which to walk to it.
    pub fn extent(&self, card: usize) -> (usize, usize) {
        (self.origin + card * CARD_WORDS, self.starts[card] as usize)
    }

    /// Forgets what changed: a checkpoint was taken.
    pub fn checkpoint(&mut self) {
        for flags in &mut self.flags {
            *flags &= !CHANGED;
        }
    }

    /// Whether one of a range of words changed since the last checkpoint.
    pub fn any_changed(&self, start: usize, end: usize) -> bool {
        let range = self.card(start)..self.card(end - 1) + 1;
        self.flags
            .get(range)
            .is_some_and(|flags| flags.iter().any(|flags| flags & CHANGED != 0))
    }

    /// Whether a word's card may hold young references.
    pub fn is_dirty(&self, word: usize) -> bool {
        self.flags
            .get(self.card(word))
            .is_some_and(|flags| flags & DIRTY != 0)
    }
}
