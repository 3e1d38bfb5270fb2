//! Changing the slots of one object.

use crate::errors::{BAD_TYPE, Fail, OUT_OF_MEMORY, SLOT_NAME};
use crate::machine::Vm;
use crate::shape::{self, Shape, Slot};
use heap::layout::{INDEXABLE_FIELDS, map};
use heap::{Heap, Kind, Known, SlotKind, What, Word};

/// Fields that an object which outgrows its words gets beside those it needs,
/// so that the next data slots cost no walk over the memory.
const SPARE_FIELDS: usize = 4;

/// Puts a value into slot number `index` of an object literal that is being
/// evaluated: its map is its own.
pub(crate) fn initialise_slot(heap: &mut Heap, object: Word, index: usize, value: Word) {
    let map_word = heap.map_of(object);
    let slots = 0..shape::slot_count(heap, map_word);
    // Assignment slots come with their data slot and do not count.
    let found = slots
        .filter(|&i| shape::slot(heap, map_word, i).what.kind != SlotKind::Assignment)
        .nth(index);
    // An entry that runs again may find a literal that has lost slots since.
    let Some(at) = found else { return };
    let slot = shape::slot(heap, map_word, at);
    match slot.what.kind {
        SlotKind::Data => heap.set_field(object, slot.what.field as usize, value),
        _ => {
            let word = map_word.index() + map::DESCRIPTORS + at * map::DESCRIPTOR + map::VALUE;
            heap.store(word, value);
        }
    }
}

/// An object's slots, taken apart so that they can be changed.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) shape: Shape,
    /// Values of fields that change.
    values: Vec<(u32, Word)>,
}

impl Draft {
    /// The slots of an object.
    pub(crate) fn of(heap: &Heap, object: Word) -> Draft {
        Draft {
            shape: Shape::read(heap, heap.map_of(object)),
            values: Vec::new(),
        }
    }

    /// Adds a slot of another object, or replaces the one of that name.
    pub(crate) fn add_from(&mut self, heap: &Heap, from: Word, slot: &Slot) {
        match slot.what.kind {
            SlotKind::Constant => self.put_constant(heap, slot),
            SlotKind::Data => self.put_data(slot, shape::contents(heap, from, slot)),
            SlotKind::Assignment => self.put_assignment(heap, slot),
        }
    }

    fn put_constant(&mut self, heap: &Heap, slot: &Slot) {
        if let Some(at) = self.shape.find(slot.name)
            && self.shape.slots[at].what.kind == SlotKind::Data
        {
            self.remove_setter(heap, slot.name);
        }
        self.shape.put(*slot);
    }

    /// Puts a data slot with this value, keeping the field of one of that name.
    pub(crate) fn put_data(&mut self, slot: &Slot, value: Word) {
        let known = self
            .shape
            .find(slot.name)
            .map(|at| self.shape.slots[at].what);
        let field = match known {
            Some(what) if what.kind == SlotKind::Data => what.field,
            _ => self.shape.free_field(SPARE_FIELDS),
        };
        let what = What {
            kind: SlotKind::Data,
            is_parent: slot.what.is_parent,
            field,
        };
        self.shape.put(Slot {
            what,
            value: Word::ZERO,
            ..*slot
        });
        self.values.push((field, value));
    }

    fn put_assignment(&mut self, heap: &Heap, slot: &Slot) {
        let bytes = heap.bytes_of(slot.name);
        let plain = heap.find_symbol(&bytes[..bytes.len().saturating_sub(1)]);
        let data = plain.and_then(|name| self.shape.find(name));
        if let Some(at) = data {
            let field = self.shape.slots[at].what.field;
            let what = What {
                kind: SlotKind::Assignment,
                is_parent: false,
                field,
            };
            self.shape.put(Slot {
                what,
                value: Word::ZERO,
                ..*slot
            });
        }
    }

    fn remove_setter(&mut self, heap: &Heap, name: Word) {
        if let Some(setter) = setter_of(heap, name) {
            self.shape.remove(setter);
        }
    }

    /// Removes a slot. A data slot takes its assignment slot with it; without
    /// its assignment slot alone, a data slot becomes constant.
    pub(crate) fn remove(&mut self, heap: &Heap, object: Word, name: Word) -> Result<(), Fail> {
        let slot = self.shape.remove(name).ok_or(SLOT_NAME)?;
        match slot.what.kind {
            SlotKind::Constant => {}
            SlotKind::Data => self.remove_setter(heap, name),
            SlotKind::Assignment => self.freeze(heap, object, slot.what.field),
        }
        Ok(())
    }

    fn freeze(&mut self, heap: &Heap, object: Word, field: u32) {
        for slot in &mut self.shape.slots {
            if slot.what.kind == SlotKind::Data && slot.what.field == field {
                slot.value = heap.field(object, field as usize);
                slot.what = What {
                    kind: SlotKind::Constant,
                    field: 0,
                    ..slot.what
                };
            }
        }
    }
}

/// The name of the assignment slot that goes with a data slot, if any object
/// has one of that name.
fn setter_of(heap: &Heap, name: Word) -> Option<Word> {
    let mut bytes = heap.bytes_of(name).to_vec();
    bytes.push(b':');
    heap.find_symbol(&bytes)
}

impl Vm {
    /// Whether an object's slots may be changed.
    pub(crate) fn can_change(&self, object: Word) -> bool {
        object.is_ref()
            && !matches!(
                self.heap.kind_of(object),
                Kind::SmallInt | Kind::Float | Kind::Block | Kind::Code | Kind::Map | Kind::Stack
            )
    }

    /// Gives an object the draft's slots, in place as far as anybody can see.
    /// Answers the object, which may have become another word.
    pub(crate) fn change(&mut self, object: Word, mut draft: Draft) -> Result<Word, Fail> {
        let old_map = self.heap.map_of(object);
        let old_fields = self.heap.field_count(object.index());
        draft.shape.fields = draft.shape.fields.max(old_fields);
        self.record_change(object, old_map);
        let new_map = draft
            .shape
            .derive(&mut self.heap, old_map)
            .ok_or(OUT_OF_MEMORY)?;
        let changed = if draft.shape.fields > old_fields {
            self.regrow(object, new_map, old_fields, draft.shape.fields)?
        } else {
            self.heap.set_map(object, new_map);
            object
        };
        for &(field, value) in &draft.values {
            self.heap.set_field(changed, field as usize, value);
        }
        self.follow_prototype(changed, old_map, new_map);
        if changed != object {
            self.forget_quickened();
        } else if self.looked_through.contains(&object.low()) {
            self.forget_lookups();
        }
        Ok(changed)
    }

    /// A fresh copy of an object with the draft's slots.
    pub(crate) fn copy_with(&mut self, object: Word, mut draft: Draft) -> Result<Word, Fail> {
        let old_fields = self.heap.field_count(object.index());
        draft.shape.fields = draft.shape.fields.max(old_fields);
        let new_map = draft.shape.write(&mut self.heap).ok_or(OUT_OF_MEMORY)?;
        let copy = self.copy_regrown(object, new_map, old_fields, draft.shape.fields)?;
        for &(field, value) in &draft.values {
            self.heap.set_field(copy, field as usize, value);
        }
        Ok(copy)
    }

    fn regrow(&mut self, object: Word, map: Word, old: usize, new: usize) -> Result<Word, Fail> {
        let hash = self.heap.header(object.index()).hash();
        let copy = self.copy_regrown(object, map, old, new)?;
        let header = self.heap.header(copy.index()).with_hash(hash);
        self.heap.mem.set(copy.index(), Word(header.0));
        self.store_live();
        self.heap.replace_references(object, copy);
        Ok(copy)
    }

    /// A copy in old space with more fields; elements or bytes move up.
    fn copy_regrown(
        &mut self,
        object: Word,
        map: Word,
        old: usize,
        new: usize,
    ) -> Result<Word, Fail> {
        let nil = self.heap.nil();
        let from = object.index();
        let format = self.heap.header(from).format();
        let copy = match format {
            heap::Format::Slots => self.heap.new_slots_old(map, new, nil),
            heap::Format::Vector => {
                self.heap
                    .new_vector_old(map, new, self.heap.length(object), nil)
            }
            heap::Format::Bytes => {
                let zeros = vec![0; self.heap.length(object)];
                self.heap.new_bytes_old(map, new, &zeros)
            }
            _ => return Err(BAD_TYPE),
        };
        let copy = copy.ok_or(OUT_OF_MEMORY)?;
        for i in 0..old {
            let value = self.heap.field(object, i);
            self.heap.set_field(copy, i, value);
        }
        if format != heap::Format::Slots {
            self.copy_tail(from, copy.index(), old, new);
        }
        Ok(copy)
    }

    fn copy_tail(&mut self, from: usize, to: usize, old: usize, new: usize) {
        let words = self.heap.size_of(from) - INDEXABLE_FIELDS - old;
        for i in 0..words {
            let word = self.heap.mem.get(from + INDEXABLE_FIELDS + old + i);
            let at = to + INDEXABLE_FIELDS + new + i;
            if self.heap.header(to).format() == heap::Format::Vector {
                self.heap.store(at, word);
            } else {
                self.heap.mem.set(at, word);
            }
        }
    }

    /// The machine makes vectors and strings like their prototypes: a changed
    /// prototype's map becomes the map of those.
    fn follow_prototype(&mut self, object: Word, old_map: Word, new_map: Word) {
        const PROTOTYPES: [(Known, Known); 3] = [
            (Known::VectorPrototype, Known::VectorMap),
            (Known::ByteVectorPrototype, Known::ByteVectorMap),
            (Known::MutableStringPrototype, Known::MutableStringMap),
        ];
        for (prototype, known_map) in PROTOTYPES {
            if self.heap.known(prototype) == object && self.heap.known(known_map) == old_map {
                self.heap.set_known(known_map, new_map);
            }
        }
    }

    /// `_AddSlots:` and its kin: adds the slots of `from`.
    pub(crate) fn add_slots(
        &mut self,
        object: Word,
        from: Word,
        if_absent: bool,
    ) -> Result<Word, Fail> {
        if !self.can_change(object) {
            return Err(Fail::with("badTypeError", "s_arg_receiver, slots"));
        }
        if !from.is_ref() || self.heap.kind_of(from) != Kind::Object {
            return Err(Fail::with("badTypeError", "s_arg_argument, slots"));
        }
        let mut draft = Draft::of(&self.heap, object);
        let source = Shape::read(&self.heap, self.heap.map_of(from));
        let present = draft.shape.clone();
        for slot in &source.slots {
            if !(if_absent && present.find(slot.name).is_some()) {
                draft.add_from(&self.heap, from, slot);
            }
        }
        self.change(object, draft)
    }

    /// `_Define:`: the object gets exactly the slots of `from`.
    pub(crate) fn define(&mut self, object: Word, from: Word) -> Result<Word, Fail> {
        if !self.can_change(object) || !from.is_ref() {
            return Err(BAD_TYPE);
        }
        let mut draft = Draft::of(&self.heap, object);
        let source = Shape::read(&self.heap, self.heap.map_of(from));
        draft.shape.slots.clear();
        draft.shape.annotation = source.annotation;
        for slot in &source.slots {
            draft.add_from(&self.heap, from, slot);
        }
        self.change(object, draft)
    }

    /// `_RemoveSlot:`.
    pub(crate) fn remove_slot(&mut self, object: Word, name: Word) -> Result<Word, Fail> {
        if !self.can_change(object) {
            return Err(BAD_TYPE);
        }
        let mut draft = Draft::of(&self.heap, object);
        draft.remove(&self.heap, object, name)?;
        self.change(object, draft)
    }

    /// `_RemoveAllSlots`.
    pub(crate) fn remove_all_slots(&mut self, object: Word) -> Result<Word, Fail> {
        if !self.can_change(object) {
            return Err(BAD_TYPE);
        }
        let mut draft = Draft::of(&self.heap, object);
        draft.shape.slots.clear();
        self.change(object, draft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::FakeHost;
    use crate::machine::Config;

    /// Three clones; the first two get equal slots, the third others.
    const CLONES: &[u8] =
        b"_AddSlots: (| a. b. c. more = (| y = 2. z <- 3 |). other = (| y = 4 |) |)
        a: (| x <- 1 |)
        b: a _Clone
        c: a _Clone
        a _AddSlots: more
        b _AddSlots: more
        c _AddSlots: other";

    #[test]
    fn clones_that_get_the_same_slots_share_a_map() {
        let mut vm =
            Vm::genesis(Config::default(), Box::new(FakeHost::default())).expect("there is memory");
        vm.run_script("clones", CLONES).expect("it parses");
        let lobby = vm.heap.known(Known::Lobby);
        let map = |name| {
            vm.heap
                .map_of(vm.slot_value(lobby, name).expect("the slot"))
        };
        assert_eq!(map("a"), map("b"));
        assert_ne!(map("a"), map("c"));
    }
}
