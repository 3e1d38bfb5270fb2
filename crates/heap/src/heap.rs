//! The heap: spaces, allocation, access to objects with the write barrier.

use crate::access::{Memory, WORD_BYTES};
use crate::cards::{CARD_WORDS, Cards};
use crate::free::FreeLists;
use crate::known::Known;
use crate::symbols::Symbols;
use crate::word::Word;
use std::collections::BTreeSet;

/// Default size of the nursery's eden, in words (2 MB).
pub const EDEN_WORDS: usize = 2 * 1024 * 1024 / WORD_BYTES;
/// Objects of more words than this are allocated in old space (64 KB).
pub const LARGE_WORDS: usize = 64 * 1024 / WORD_BYTES;
/// Least growth of old space between full collections, in words (32 MB).
pub const LEAST_GROWTH_WORDS: usize = 32 * 1024 * 1024 / WORD_BYTES;
/// The largest heap: references are 32-bit offsets and stay below half of that,
/// so that sizes in bytes fit 31 bits.
pub const MOST_WORDS: usize = 2 * 1024 * 1024 * 1024 / WORD_BYTES;
/// The smallest heap that is worth running in.
pub const LEAST_WORDS: usize = 32 * 1024 * 1024 / WORD_BYTES;

/// Sizes of a heap's spaces.
#[derive(Clone, Copy, Debug)]
pub struct HeapConfig {
    /// Eden, in words. Each of the two survivor spaces has a quarter of it.
    pub eden_words: usize,
    /// Address space reserved, in words; halved until it can be had.
    pub most_words: usize,
    /// Collect (and move) at every opportunity.
    pub stress: bool,
}

impl Default for HeapConfig {
    fn default() -> HeapConfig {
        // Rust's own allocator and a second heap (a fork, a snapshot that is
        // tried) share WebAssembly's 4 GiB.
        let most_words = if cfg!(target_family = "wasm") {
            MOST_WORDS / 2
        } else {
            MOST_WORDS
        };
        HeapConfig {
            eden_words: EDEN_WORDS,
            most_words,
            stress: false,
        }
    }
}

/// One half-open range of words that is filled from its start.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Space {
    pub(crate) start: usize,
    pub(crate) top: usize,
    pub(crate) end: usize,
}

impl Space {
    fn new(start: usize, words: usize) -> Space {
        Space {
            start,
            top: start,
            end: start + words,
        }
    }

    pub(crate) fn take(&mut self, words: usize) -> Option<usize> {
        let index = self.top;
        (words <= self.end - index).then(|| {
            self.top = index + words;
            index
        })
    }
}

/// What the collector has done, for statistics and tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counters {
    /// Minor collections.
    pub minor: u64,
    /// Full collections.
    pub full: u64,
    /// Words copied to old space.
    pub promoted_words: u64,
    /// Words in use in old space after the last full collection.
    pub live_old_words: u64,
}

/// The object memory. Objects are named by references (offsets), never by
/// Rust borrows; a minor collection moves young ones, so no reference may be
/// held in a Rust local across [`Heap::ensure`] unless it is in `temps`.
pub struct Heap {
    /// Raw words.
    pub mem: Memory,
    pub(crate) eden: Space,
    pub(crate) survivors: [Space; 2],
    pub(crate) nursery_end: usize,
    pub(crate) old: Space,
    pub(crate) free: FreeLists,
    pub(crate) cards: Cards,
    pub(crate) symbols: Symbols,
    /// Stack chunks that may hold young references. Ordered, so that what a
    /// collection does never depends on hashing.
    pub(crate) stacks: BTreeSet<u32>,
    pub(crate) full_threshold: usize,
    pub(crate) old_used: usize,
    known: [Word; Known::COUNT],
    /// Words that Rust code holds across a collection: pushed and popped in
    /// stack order.
    pub temps: Vec<Word>,
    /// Collect at every opportunity.
    pub stress: bool,
    /// What the collector has done.
    pub counters: Counters,
    pub(crate) next_hash: u32,
    next_serial: u64,
}

impl Heap {
    /// An empty heap; none where the memory cannot be reserved.
    pub fn new(config: HeapConfig) -> Option<Heap> {
        let least = LEAST_WORDS.min(config.most_words);
        let mem = Memory::reserve(config.most_words.min(MOST_WORDS), least)?;
        let eden = Space::new(CARD_WORDS, config.eden_words);
        let quarter = config.eden_words / 4;
        let first = Space::new(eden.end, quarter);
        let second = Space::new(first.end, quarter);
        let nursery_end = second.end.next_multiple_of(CARD_WORDS);
        // The nursery has to fit old space, and something beside it.
        if mem.len() < nursery_end.checked_mul(2)?.checked_add(2 * LARGE_WORDS)? {
            return None;
        }
        let old = Space {
            start: nursery_end,
            top: nursery_end,
            end: mem.len(),
        };
        Some(Heap {
            mem,
            eden,
            survivors: [first, second],
            nursery_end,
            old,
            free: FreeLists::default(),
            cards: Cards::new(nursery_end),
            symbols: Symbols::default(),
            stacks: BTreeSet::new(),
            full_threshold: LEAST_GROWTH_WORDS,
            old_used: 0,
            known: [Word::ZERO; Known::COUNT],
            temps: Vec::new(),
            stress: config.stress,
            counters: Counters::default(),
            next_hash: 1,
            next_serial: 1,
        })
    }

    // Roots

    /// A named root.
    #[inline(always)]
    pub fn known(&self, which: Known) -> Word {
        self.known[which as usize]
    }

    /// Sets a named root.
    pub fn set_known(&mut self, which: Known, word: Word) {
        self.known[which as usize] = word;
    }

    pub(crate) fn known_words(&mut self) -> &mut [Word] {
        &mut self.known
    }

    /// All named roots, in [`Known`] order.
    pub fn roots(&self) -> &[Word] {
        &self.known
    }

    /// `nil`.
    #[inline(always)]
    pub fn nil(&self) -> Word {
        self.known[Known::Nil as usize]
    }

    /// `true` or `false`.
    #[inline(always)]
    pub fn boolean(&self, value: bool) -> Word {
        self.known[if value {
            Known::True as usize
        } else {
            Known::False as usize
        }]
    }

    // Counters that belong to the image

    /// The next identity hash and frame serial, for a snapshot.
    pub fn image_counters(&self) -> (u32, u64) {
        (self.next_hash, self.next_serial)
    }

    /// Restores what [`Heap::image_counters`] answered.
    pub fn set_image_counters(&mut self, next_hash: u32, next_serial: u64) {
        self.next_hash = next_hash;
        self.next_serial = next_serial;
    }

    /// A fresh frame serial number (never 0).
    pub fn fresh_serial(&mut self) -> u64 {
        self.next_serial += 1;
        self.next_serial - 1
    }

    // Stacks

    /// Notes that a stack chunk runs: minor collections scan it until it holds
    /// no young reference.
    pub fn note_stack(&mut self, stack: Word) {
        self.stacks.insert(stack.index() as u32);
    }

    /// Words in use: nursery and old space.
    pub fn used_words(&self) -> usize {
        self.old_used + (self.eden.top - self.eden.start)
    }

    /// The old space's extent: first word and first word past the last object.
    pub fn old_extent(&self) -> (usize, usize) {
        (self.old.start, self.old.top)
    }
}
