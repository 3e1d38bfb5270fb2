//! Minor collections: empty the nursery.
//!
//! Copies what is reachable from the roots, the dirty cards and the stacks that
//! ran; what has survived once already moves to old space, where allocation
//! left room for the whole nursery.

use crate::heap::Heap;
use crate::known::Known;
use crate::layout::{Format, Header, Kind, process};
use crate::word::Word;

/// Survivals after which an object is moved to old space.
const PROMOTION_AGE: u64 = 1;

/// State of one minor collection.
struct Minor {
    /// Objects moved to old space whose words were not yet looked at.
    promoted: Vec<u32>,
    promote_all: bool,
    /// Next object to look at in the survivor space being filled.
    scan: usize,
}

impl Heap {
    /// Collects the nursery; `promote_all` leaves it empty.
    pub(crate) fn minor(&mut self, promote_all: bool) {
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
                self.stacks.insert(index);
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
}
