//! Maps as descriptions: reading one out, changing it, writing it back.
//!
//! A map in the heap is never changed in place once objects use it (except
//! while an object literal is being evaluated): adding or removing a slot
//! makes a new map for the one object. Clones keep theirs.

use heap::layout::{SlotKind, What, map};
use heap::{Heap, Kind, Word};

/// One slot as the map describes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// Its name, a canonical string.
    pub name: Word,
    /// Kind, parent flag, field.
    pub what: What,
    /// Contents of a constant slot, else 0.
    pub value: Word,
    /// Its annotation, or 0.
    pub note: Word,
}

/// A map's contents.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Kind of the instances.
    pub kind: Kind,
    /// Fields of an instance, hidden and spare ones included.
    pub fields: usize,
    /// The object annotation, or 0.
    pub annotation: Word,
    /// The slots, in order.
    pub slots: Vec<Slot>,
}

impl Shape {
    /// Without slots.
    pub fn empty(kind: Kind) -> Shape {
        Shape {
            kind,
            fields: kind.hidden_fields(),
            annotation: Word::ZERO,
            slots: Vec::new(),
        }
    }

    /// What a map says.
    pub fn read(heap: &Heap, map_word: Word) -> Shape {
        let at = map_word.index();
        Shape {
            kind: heap.map_kind(map_word),
            fields: heap.mem.get(at + map::FIELDS).as_int() as usize,
            annotation: heap.mem.get(at + map::ANNOTATION),
            slots: (0..slot_count(heap, map_word))
                .map(|i| slot(heap, map_word, i))
                .collect(),
        }
    }

    /// Writes a new map; none when the memory is full.
    pub fn write(&self, heap: &mut Heap) -> Option<Word> {
        let map_word = heap.new_map(self.kind, self.fields, self.slots.len())?;
        let at = map_word.index();
        heap.store(at + map::ANNOTATION, self.annotation);
        for (i, slot) in self.slots.iter().enumerate() {
            let to = at + map::DESCRIPTORS + i * map::DESCRIPTOR;
            heap.store(to + map::NAME, slot.name);
            heap.store(to + map::WHAT, slot.what.encode());
            heap.store(to + map::VALUE, slot.value);
            heap.store(to + map::NOTE, slot.note);
        }
        Some(map_word)
    }

    /// The map for objects of `old_map` that get this shape: the one that the
    /// last such change made, where it is the same, or a new one.
    pub fn derive(&self, heap: &mut Heap, old_map: Word) -> Option<Word> {
        let at = old_map.index() + map::DERIVED;
        let known = heap.mem.get(at);
        if known.is_ref() && Shape::read(heap, known) == *self {
            return Some(known);
        }
        let made = self.write(heap)?;
        heap.store(at, made);
        Some(made)
    }

    /// The slot with this name.
    pub fn find(&self, name: Word) -> Option<usize> {
        self.slots.iter().position(|slot| slot.name == name)
    }

    /// A field that no slot uses, growing the object by `spare` + 1 fields when
    /// there is none.
    pub fn free_field(&mut self, spare: usize) -> u32 {
        let hidden = self.kind.hidden_fields();
        let used = |field: usize| {
            self.slots
                .iter()
                .any(|s| s.what.kind == SlotKind::Data && s.what.field as usize == field)
        };
        if let Some(field) = (hidden..self.fields).find(|&f| !used(f)) {
            return field as u32;
        }
        let field = self.fields;
        self.fields += 1 + spare;
        field as u32
    }

    /// Adds or replaces a constant slot.
    pub fn set_constant(&mut self, name: Word, is_parent: bool, value: Word, note: Word) {
        let what = What {
            kind: SlotKind::Constant,
            is_parent,
            field: 0,
        };
        self.put(Slot {
            name,
            what,
            value,
            note,
        });
    }

    /// Adds a slot, or replaces the one of that name in its place.
    pub fn put(&mut self, slot: Slot) {
        match self.find(slot.name) {
            Some(at) => self.slots[at] = slot,
            None => self.slots.push(slot),
        }
    }

    /// Adds a data slot over a field, with its assignment slot; none when the
    /// memory is full.
    pub fn add_data(
        &mut self,
        heap: &mut Heap,
        name: &str,
        is_parent: bool,
        field: u32,
        note: Word,
    ) -> Option<()> {
        let pair = [
            (name.to_owned(), SlotKind::Data, is_parent),
            (format!("{name}:"), SlotKind::Assignment, false),
        ];
        for (name, kind, is_parent) in pair {
            let what = What {
                kind,
                is_parent,
                field,
            };
            self.put(Slot {
                name: heap.intern(name.as_bytes())?,
                what,
                value: Word::ZERO,
                note,
            });
        }
        Some(())
    }

    /// Removes the slot with this name, if any.
    pub fn remove(&mut self, name: Word) -> Option<Slot> {
        self.find(name).map(|at| self.slots.remove(at))
    }
}

/// Number of slots a map describes.
#[inline]
pub fn slot_count(heap: &Heap, map_word: Word) -> usize {
    heap.mem.get(map_word.index() + map::COUNT).as_int() as usize
}

/// One of them.
#[inline]
pub fn slot(heap: &Heap, map_word: Word, i: usize) -> Slot {
    let at = map_word.index() + map::DESCRIPTORS + i * map::DESCRIPTOR;
    Slot {
        name: heap.mem.get(at + map::NAME),
        what: What::decode(heap.mem.get(at + map::WHAT)),
        value: heap.mem.get(at + map::VALUE),
        note: heap.mem.get(at + map::NOTE),
    }
}

/// The slot of a map with this (canonical) name.
#[inline]
pub fn find_slot(heap: &Heap, map_word: Word, name: Word) -> Option<Slot> {
    let base = map_word.index() + map::DESCRIPTORS;
    let count = slot_count(heap, map_word);
    (0..count)
        .find(|i| heap.mem.get(base + i * map::DESCRIPTOR + map::NAME) == name)
        .map(|i| slot(heap, map_word, i))
}

/// What a slot of `object` holds: the constant, the field, or (for an
/// assignment slot) the assignment primitive.
pub fn contents(heap: &Heap, object: Word, slot: &Slot) -> Word {
    match slot.what.kind {
        SlotKind::Constant => slot.value,
        SlotKind::Data => heap.field(object, slot.what.field as usize),
        SlotKind::Assignment => heap.known(heap::Known::Assignment),
    }
}
