//! Looking at objects and changing them, with the write barrier.

use crate::access::WORD_BYTES;
use crate::heap::Heap;
use crate::known::Known;
use crate::layout::{Format, Header, INDEXABLE_FIELDS, Kind, LENGTH, SLOTS_FIELDS, map, stack};
use crate::word::Word;

impl Heap {
    /// The header of the object at word number `index`.
    #[inline(always)]
    pub fn header(&self, index: usize) -> Header {
        Header(self.mem.get(index).0)
    }

    /// Changes an object's map (same field count).
    pub fn set_map(&mut self, object: Word, map: Word) {
        let header = self.header(object.index()).with_map(map);
        self.mem.set(object.index(), Word(header.0));
        self.touch(object.index());
    }

    /// The map of any word.
    #[inline(always)]
    pub fn map_of(&self, word: Word) -> Word {
        match word.0 & 3 {
            1 => self.header(word.index()).map(),
            0 => self.known(Known::SmallIntMap),
            _ => self.known(Known::FloatMap),
        }
    }

    /// The kind of any word.
    pub fn kind_of(&self, word: Word) -> Kind {
        self.map_kind(self.map_of(word))
    }

    /// The kind of a map's instances. Kinds are written here or verified.
    #[inline]
    pub fn map_kind(&self, map: Word) -> Kind {
        let code = self.mem.get(map.index() + map::KIND).as_int();
        Kind::from_code(code).unwrap_or(Kind::Object)
    }

    /// Whether the word is a reference to an object of this format.
    #[inline]
    pub fn has_format(&self, word: Word, format: Format) -> bool {
        word.is_ref() && self.header(word.index()).format() == format
    }

    /// Number of fields of the object at `index`.
    #[inline(always)]
    pub fn field_count(&self, index: usize) -> usize {
        let map = self.header(index).map().index();
        self.mem.get(map + map::FIELDS).as_int() as usize
    }

    /// Word number of an object's first field.
    #[inline(always)]
    pub fn fields_start(&self, index: usize) -> usize {
        match self.header(index).format() {
            Format::Slots => index + SLOTS_FIELDS,
            _ => index + INDEXABLE_FIELDS,
        }
    }

    /// A field.
    #[inline(always)]
    pub fn field(&self, object: Word, field: usize) -> Word {
        self.mem.get(self.fields_start(object.index()) + field)
    }

    /// Stores a field, with the barrier.
    #[inline(always)]
    pub fn set_field(&mut self, object: Word, field: usize, value: Word) {
        let at = self.fields_start(object.index()) + field;
        self.store(at, value);
    }

    /// Length of a `Vector` or `Bytes` object.
    #[inline(always)]
    pub fn length(&self, object: Word) -> usize {
        self.mem.get(object.index() + LENGTH).as_int() as usize
    }

    /// Word number of a vector's first element.
    #[inline(always)]
    pub fn elements_start(&self, object: Word) -> usize {
        object.index() + INDEXABLE_FIELDS + self.field_count(object.index())
    }

    /// A vector's element; the index must be in range.
    #[inline(always)]
    pub fn element(&self, vector: Word, index: usize) -> Word {
        self.mem.get(self.elements_start(vector) + index)
    }

    /// Stores a vector's element, with the barrier.
    #[inline(always)]
    pub fn set_element(&mut self, vector: Word, index: usize, value: Word) {
        let at = self.elements_start(vector) + index;
        self.store(at, value);
    }

    /// Byte offset of a byte object's data from the heap's base.
    #[inline(always)]
    pub fn bytes_start(&self, object: Word) -> usize {
        self.elements_start(object) * WORD_BYTES
    }

    /// A byte object's bytes.
    pub fn bytes_of(&self, object: Word) -> &[u8] {
        self.mem
            .bytes(self.bytes_start(object), self.length(object))
    }

    /// A byte object's bytes, to write.
    pub fn bytes_of_mut(&mut self, object: Word) -> &mut [u8] {
        let (start, len) = (self.bytes_start(object), self.length(object));
        self.cards
            .checkpoint_range(start / WORD_BYTES, (start + len).div_ceil(WORD_BYTES));
        self.mem.bytes_mut(start, len)
    }

    /// Copies all bytes of one byte object into another at an offset; they must
    /// fit.
    pub fn copy_bytes(&mut self, from: Word, to: Word, offset: usize) {
        let (source, len) = (self.bytes_start(from), self.length(from));
        assert!(offset + len <= self.length(to), "the bytes fit");
        let target = self.bytes_start(to) + offset;
        self.bytes_of_mut(to);
        let low = source.min(target);
        let span = self.mem.bytes_mut(low, source.max(target) + len - low);
        span.copy_within(source - low..source - low + len, target - low);
    }

    /// Total words of the object at `index`.
    pub fn size_of(&self, index: usize) -> usize {
        let length = || self.mem.get(index + LENGTH).as_int() as usize;
        match self.header(index).format() {
            Format::Slots => SLOTS_FIELDS + self.field_count(index),
            Format::Vector => INDEXABLE_FIELDS + self.field_count(index) + length(),
            Format::Bytes => {
                INDEXABLE_FIELDS + self.field_count(index) + length().div_ceil(WORD_BYTES)
            }
            Format::Map | Format::Stack | Format::Free => length(),
            Format::Filler => 1,
        }
    }

    /// The tagged words of an object, its header excluded.
    pub fn pointer_range(&self, index: usize) -> (usize, usize) {
        let length = || self.mem.get(index + LENGTH).as_int() as usize;
        match self.header(index).format() {
            Format::Slots => (
                index + SLOTS_FIELDS,
                index + SLOTS_FIELDS + self.field_count(index),
            ),
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

    /// Whether the word refers to an object that the next minor collection may
    /// move.
    #[inline(always)]
    pub fn is_young(&self, word: Word) -> bool {
        word.is_ref() && word.index() < self.nursery_end
    }

    // Writing

    /// Stores a word of an object, with the barrier.
    #[inline(always)]
    pub fn store(&mut self, at: usize, value: Word) {
        self.mem.set(at, value);
        if at >= self.nursery_end {
            self.cards.dirty(at);
        }
    }

    /// Notes that a word changed otherwise.
    #[inline]
    pub fn touch(&mut self, at: usize) {
        if at >= self.nursery_end {
            self.cards.dirty(at);
        }
    }
}
