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
use crate::known::Known;
use crate::layout::{Format, Header, Kind, process};
use crate::word::Word;

/// Survivals after which an object is moved to old space.
const PROMOTION_AGE: u64 = 1;
/// In stress mode, every so many minor collections one is followed by a full one.
const STRESS_FULL_PERIOD: u64 = 256;

/// Told between mark and sweep which references are still alive.
pub type Purge<'a> = &'a mut dyn FnMut(&dyn Fn(Word) -> bool);

impl Heap {
    /// Makes room for `words` more words of objects, young or old, collecting
    /// if need be. Answers false when the memory is full: nothing was lost, and
    /// the caller must fail. After true, allocations of that many words in all
    /// succeed.
    pub fn ensure(&mut self, words: usize, purge: Purge) -> bool {
        let goes_old = words > LARGE_WORDS || words > self.eden.end - self.eden.start;
        let has_room = self.has_room(words) || goes_old && !self.stress;
        let due = self
            .old_used
            .saturating_add(if goes_old { words } else { 0 });
        if has_room && due < self.full_threshold && self.keeps_reserve(words) {
            return true;
        }
        self.collect(words, purge)
    }

    fn collect(&mut self, words: usize, purge: Purge) -> bool {
        let full = self.full_is_due(words);
        self.minor(full);
        if full || self.full_is_due(words) {
            self.collect_all(purge);
        }
        self.keeps_reserve(words)
    }

    fn full_is_due(&self, words: usize) -> bool {
        let due = self.old_used.saturating_add(words) >= self.full_threshold;
        let tight = !self.keeps_reserve(words.saturating_add(self.nursery_words()));
        due || tight || self.stress && self.counters.minor.is_multiple_of(STRESS_FULL_PERIOD)
    }

    /// Whether most of what may be allocated before the next full collection
    /// was: an idle moment is the time to [`Heap::collect_all`], since a full
    /// collection stops everything.
    pub fn is_full_collection_near(&self) -> bool {
        let live = self.counters.live_old_words as usize;
        let growth = self.full_threshold.saturating_sub(live);
        self.old_used.saturating_sub(live) > growth / 4 * 3
    }

    /// Collects everything now.
    pub fn collect_all(&mut self, purge: Purge) {
        if self.eden.top > self.eden.start || self.survivors[0].top > self.survivors[0].start {
            self.minor(true);
        }
        self.full(purge);
    }

    // Minor

    fn minor(&mut self, promote_all: bool) {
        self.counters.minor += 1;
        let mut pass = Minor {
            promoted: Vec::new(),
            promote_all,
            scan: self.survivors[1].start,
        };
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

    /// Evacuates from the chunks that ran since the last collection, and from
    /// those that still held young references then. The running process's chunk
    /// is always among them, and stays: it will be written without a barrier.
    fn minor_stacks(&mut self, pass: &mut Minor) {
        let running = self.running_stack();
        if let Some(running) = running {
            self.note_stack(running);
        }
        let stacks = std::mem::take(&mut self.stacks);
        for &index in &stacks {
            let (from, to) = self.pointer_range(index as usize);
            self.cards.checkpoint_range(index as usize, to);
            let young = self.evacuate_range(from, to, pass);
            if young || running == Some(Word::reference(index as usize)) {
                self.stacks.push(index);
            }
        }
    }

    fn running_stack(&self) -> Option<Word> {
        let process = self.known(Known::CurrentProcess);
        if !process.is_ref() || self.kind_of(process) != Kind::Process {
            return None;
        }
        let stack = self.field(process, process::STACK);
        self.has_format(stack, Format::Stack).then_some(stack)
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
        // A word may be looked at twice: in a card, and in an object promoted
        // into that card.
        if (self.survivors[1].start..self.survivors[1].top).contains(&from) {
            return word;
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
                self.mem.copy_object(from, to, size);
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
        let to = self
            .take_promoted(size)
            .expect("allocation kept a reserve for the nursery");
        self.mem.copy_object(from, to, size);
        self.mem.set(to, Word(header.ageless().0));
        self.cards.checkpoint_range(to, to + size);
        self.counters.promoted_words += size as u64;
        pass.promoted.push(to as u32);
        to
    }

    // Full

    fn full(&mut self, purge: Purge) {
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

/// State of one minor collection.
struct Minor {
    /// Objects moved to old space whose words were not yet looked at.
    promoted: Vec<u32>,
    promote_all: bool,
    /// Next object to look at in the survivor space being filled.
    scan: usize,
}
