//! Collection: a copying nursery with one survivor stage, and a marked, swept,
//! non-moving old space.
//!
//! A minor collection copies what is reachable from the roots, the dirty cards
//! and the stacks that ran; what has survived once already moves to old space.
//! A full collection first empties the nursery into old space, then marks from
//! the roots and sweeps. Maps, code and canonical strings are born old, so
//! inline caches may name them; `purge` drops caches that name dead ones
//! between mark and sweep.

use crate::heap::{Heap, LARGE_WORDS, LEAST_GROWTH_WORDS};
use crate::layout::{Format, Header, INDEXABLE_FIELDS, LENGTH, SLOTS_FIELDS, map, stack};
use crate::word::Word;

/// Survivals after which an object is moved to old space.
const PROMOTION_AGE: u64 = 1;

/// Told between mark and sweep which references are still alive.
pub type Purge<'a> = &'a mut dyn FnMut(&dyn Fn(Word) -> bool);

impl Heap {
    /// Makes room for `words` more words of young objects, collecting if need
    /// be. Answers false when the memory is full: nothing was lost, and the
    /// caller must fail. After true, allocations of that many words in all
    /// succeed.
    pub fn ensure(&mut self, words: usize, purge: Purge) -> bool {
        if self.has_room(words) && self.old_used < self.full_threshold {
            return true;
        }
        if words > LARGE_WORDS && !self.stress && self.old_used + words < self.full_threshold {
            return self.room_in_old() > words + self.eden_words();
        }
        self.collect(words, purge)
    }

    fn collect(&mut self, words: usize, purge: Purge) -> bool {
        if self.room_in_old() < self.eden_words() {
            return false;
        }
        self.minor(self.old_used + words >= self.full_threshold);
        if self.old_used + words >= self.full_threshold || self.room_in_old() < 2 * self.eden_words() {
            self.full(purge);
        }
        let large = if words > self.eden_words() / 2 { words } else { 0 };
        self.room_in_old() >= self.eden_words() + large
    }

    /// Collects everything now.
    pub fn collect_all(&mut self, purge: Purge) {
        self.minor(true);
        self.full(purge);
    }

    fn eden_words(&self) -> usize {
        self.survivors[1].end - self.eden.start
    }

    fn room_in_old(&self) -> usize {
        self.old.end - self.old.top
    }

    // Minor

    fn minor(&mut self, promote_all: bool) {
        self.counters.minor += 1;
        let mut pass = Minor { promoted: Vec::new(), promote_all, scan: self.survivors[1].start };
        self.survivors[1].top = self.survivors[1].start;
        self.minor_roots(&mut pass);
        self.minor_cards(&mut pass);
        self.minor_stacks(&mut pass);
        self.minor_closure(&mut pass);
        self.survivors.swap(0, 1);
        self.eden.top = self.eden.start;
        self.survivors[1].top = self.survivors[1].start;
    }

    fn minor_roots(&mut self, pass: &mut Minor) {
        for i in 0..self.known_words().len() {
            let word = self.known_words()[i];
            let moved = self.evacuate(word, pass);
            self.known_words()[i] = moved;
        }
        for i in 0..self.temps.len() {
            self.temps[i] = self.evacuate(self.temps[i], pass);
        }
    }

    fn minor_cards(&mut self, pass: &mut Minor) {
        let mut from = 0;
        while let Some(card) = self.cards.next_dirty(from) {
            from = card + 1;
            let (start, origin) = self.cards.extent(card);
            let end = (start + crate::cards::CARD_WORDS).min(self.old.top);
            if !self.scan_card(start, end, origin, pass) {
                self.cards.clean(card);
            }
        }
    }

    /// Evacuates from the words of one card; answers whether young references
    /// remain in it.
    fn scan_card(&mut self, start: usize, end: usize, origin: usize, pass: &mut Minor) -> bool {
        let mut young = false;
        let mut object = origin;
        while object < end {
            let size = self.size_of(object);
            let (from, to) = self.pointer_range(object);
            if self.header(object).format() != Format::Stack {
                young |= self.evacuate_range(from.max(start), to.min(end), pass);
            }
            object += size;
        }
        young
    }

    fn minor_stacks(&mut self, pass: &mut Minor) {
        let stacks = std::mem::take(&mut self.stacks);
        for &index in &stacks {
            let (from, to) = self.pointer_range(index as usize);
            if self.evacuate_range(from, to, pass) {
                self.stacks.push(index);
            }
        }
    }

    fn minor_closure(&mut self, pass: &mut Minor) {
        loop {
            if let Some(object) = pass.promoted.pop() {
                let (from, to) = self.pointer_range(object as usize);
                for at in from..to {
                    let moved = self.evacuate(self.mem.get(at), pass);
                    self.mem.set(at, moved);
                    if self.is_young(moved) {
                        self.cards.dirty(at);
                    }
                }
            } else if pass.scan < self.survivors[1].top {
                let object = pass.scan;
                pass.scan += self.size_of(object);
                let (from, to) = self.pointer_range(object);
                self.evacuate_range(from, to, pass);
            } else {
                return;
            }
        }
    }

    fn evacuate_range(&mut self, from: usize, to: usize, pass: &mut Minor) -> bool {
        let mut young = false;
        for at in from..to {
            let word = self.mem.get(at);
            if self.is_young(word) {
                let moved = self.evacuate(word, pass);
                self.mem.set(at, moved);
                young |= self.is_young(moved);
            }
        }
        young
    }

    /// The new place of what a word refers to.
    fn evacuate(&mut self, word: Word, pass: &mut Minor) -> Word {
        if !self.is_young(word) {
            return word;
        }
        let from = word.index();
        let first = self.mem.get(from);
        if first.is_ref() {
            return first;
        }
        let header = Header(first.0);
        let size = self.size_of(from);
        let survivor = if pass.promote_all || header.age() >= PROMOTION_AGE {
            None
        } else {
            self.survivors[1].take(size)
        };
        let to = match survivor {
            Some(to) => {
                self.mem.copy(from, to, size);
                self.mem.set(to, Word(header.aged().0));
                to
            }
            None => self.promote(from, size, header, pass),
        };
        let moved = Word::reference(to);
        self.mem.set(from, moved);
        moved
    }

    fn promote(&mut self, from: usize, size: usize, header: Header, pass: &mut Minor) -> usize {
        let to = self.take_old(size).expect("`collect` checked that the nursery fits old space");
        self.mem.copy(from, to, size);
        self.mem.set(to, Word(header.ageless().0));
        self.cards.checkpoint_range(to, to + size);
        self.counters.promoted_words += size as u64;
        pass.promoted.push(to as u32);
        to
    }

    /// The tagged words of an object, its header excluded.
    pub fn pointer_range(&self, index: usize) -> (usize, usize) {
        let length = || self.mem.get(index + LENGTH).as_int() as usize;
        match self.header(index).format() {
            Format::Slots => (index + SLOTS_FIELDS, index + SLOTS_FIELDS + self.field_count(index)),
            Format::Vector => {
                let start = index + INDEXABLE_FIELDS;
                (start, start + self.field_count(index) + length())
            }
            Format::Bytes => {
                let start = index + INDEXABLE_FIELDS;
                (start, start + self.field_count(index))
            }
            Format::Map => (index + map::ANNOTATION, index + length()),
            Format::Stack => {
                let live = self.mem.get(index + stack::LIVE).as_int() as usize;
                (index + stack::FIRST, index + live)
            }
            Format::Free | Format::Filler => (index, index),
        }
    }

    // Full

    fn full(&mut self, purge: Purge) {
        self.counters.full += 1;
        self.mark();
        let mem = &self.mem;
        purge(&|word: Word| !word.is_ref() || Header(mem.get(word.index()).0).is_marked());
        self.symbols.retain(|word| Header(mem.get(word.index()).0).is_marked());
        let stacks = std::mem::take(&mut self.stacks);
        self.stacks = stacks.into_iter().filter(|&i| self.header(i as usize).is_marked()).collect();
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
                self.free.put(&mut self.mem, start, words);
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

/// State of one minor collection.
struct Minor {
    /// Objects moved to old space whose words were not yet looked at.
    promoted: Vec<u32>,
    promote_all: bool,
    /// Next object to look at in the survivor space being filled.
    scan: usize,
}
