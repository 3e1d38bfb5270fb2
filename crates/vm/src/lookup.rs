//! Finding slots.
//!
//! Lookup takes the object's own slots first, then all its parents, in order
//! and recursively; it is ambiguous only when two *different* slots are found.
//! Cycles are cut. Beside what it found, a search notes the assignable parents
//! it went through, which an inline cache must guard.

use crate::shape::{self, Slot};
use heap::layout::SlotKind;
use heap::{Heap, Word};

/// Most objects one lookup visits: a limit against absurd parent graphs.
const MAX_VISITED: usize = 10_000;

/// What a lookup found.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The object that has the slot.
    pub holder: Word,
    /// The slot.
    pub slot: Slot,
}

/// The outcome of a lookup.
#[derive(Clone, Copy, Debug)]
pub enum Lookup {
    /// One slot.
    Found(Found),
    /// None.
    Missing,
    /// Two different ones.
    Ambiguous,
}

/// An assignable parent slot that a lookup went through.
#[derive(Clone, Copy, Debug)]
pub struct Crossing {
    /// The object that has the parent slot.
    pub owner: Word,
    /// Its field.
    pub field: u32,
    /// The parent found there.
    pub parent: Word,
}

/// One search and what it met.
pub struct Search<'a> {
    heap: &'a Heap,
    selector: Word,
    visited: Vec<Word>,
    /// Assignable parents gone through.
    pub crossings: Vec<Crossing>,
}

impl<'a> Search<'a> {
    /// A search for a canonical selector.
    pub fn new(heap: &'a Heap, selector: Word) -> Search<'a> {
        Search {
            heap,
            selector,
            visited: Vec::new(),
            crossings: Vec::new(),
        }
    }

    /// Objects looked into, the first one included.
    pub fn visited(&self) -> &[Word] {
        &self.visited
    }

    /// Looks in an object and its parents.
    pub fn from(&mut self, object: Word) -> Lookup {
        if self.visited.contains(&object) || self.visited.len() >= MAX_VISITED {
            return Lookup::Missing;
        }
        self.visited.push(object);
        let map = self.heap.map_of(object);
        if let Some(slot) = shape::find_slot(self.heap, map, self.selector) {
            return Lookup::Found(Found {
                holder: object,
                slot,
            });
        }
        self.in_parents(object)
    }

    /// Looks in an object's parents only, as a resend does.
    pub fn in_parents(&mut self, object: Word) -> Lookup {
        let map = self.heap.map_of(object);
        let mut result = Lookup::Missing;
        for i in 0..shape::slot_count(self.heap, map) {
            let slot = shape::slot(self.heap, map, i);
            if slot.what.is_parent {
                result = merge(result, self.in_parent(object, &slot));
            }
        }
        result
    }

    /// Looks in each of several objects as equals.
    pub fn in_all(&mut self, objects: &[Word]) -> Lookup {
        objects.iter().fold(Lookup::Missing, |found, &object| {
            merge(found, self.from(object))
        })
    }

    fn in_parent(&mut self, object: Word, slot: &Slot) -> Lookup {
        let parent = shape::contents(self.heap, object, slot);
        if slot.what.kind == SlotKind::Data {
            self.crossings.push(Crossing {
                owner: object,
                field: slot.what.field,
                parent,
            });
        }
        // A parent reached before on another way holds the same slots: nothing new.
        self.from(parent)
    }
}

fn merge(first: Lookup, second: Lookup) -> Lookup {
    match (first, second) {
        (Lookup::Missing, other) | (other, Lookup::Missing) => other,
        (Lookup::Found(a), Lookup::Found(b)) if a.holder == b.holder => Lookup::Found(a),
        _ => Lookup::Ambiguous,
    }
}
