//! The heap: spaces, allocation, access to objects with the write barrier.

use crate::access::{Memory, WORD_BYTES};
use crate::cards::{CARD_WORDS, Cards};
use crate::free::FreeLists;
use crate::known::Known;
use crate::layout::{self, Format, Header, INDEXABLE_FIELDS, Kind, LENGTH, SLOTS_FIELDS, map};
use crate::symbols::Symbols;
use crate::word::Word;

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
    /// Address space reserved, in words.
    pub most_words: usize,
    /// Collect (and move) at every opportunity.
    pub stress: bool,
}

impl Default for HeapConfig {
    fn default() -> HeapConfig {
        HeapConfig { eden_words: EDEN_WORDS, most_words: MOST_WORDS, stress: false }
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
        Space { start, top: start, end: start + words }
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
    pub(crate) stacks: Vec<u32>,
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
    next_hash: u32,
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
        let old = Space { start: nursery_end, top: nursery_end, end: mem.len() };
        Some(Heap {
            mem,
            eden,
            survivors: [first, second],
            nursery_end,
            old,
            free: FreeLists::default(),
            cards: Cards::new(nursery_end),
            symbols: Symbols::default(),
            stacks: Vec::new(),
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
        self.known[if value { Known::True as usize } else { Known::False as usize }]
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

    // Allocation. Nothing here collects: `ensure` does, before.

    /// Whether `words` can be taken from the nursery right now.
    #[inline(always)]
    pub fn has_room(&self, words: usize) -> bool {
        !self.stress && words <= self.eden.end - self.eden.top
    }

    /// Raw words for a young object (or an old one, if large); none when the
    /// memory is full. The words are whatever was there.
    #[inline]
    fn take(&mut self, words: usize) -> Option<usize> {
        if words <= LARGE_WORDS
            && let Some(index) = self.eden.take(words)
        {
            return Some(index);
        }
        self.take_old(words)
    }

    pub(crate) fn take_old(&mut self, words: usize) -> Option<usize> {
        let index = match self.free.take(&mut self.mem, words) {
            Some(index) => index,
            None => self.old.take(words)?,
        };
        self.old_used += words;
        self.cards.note_object(index, index + words);
        Some(index)
    }

    /// A young object with `fields` fields, all `fill`; `map` is a reference to
    /// a map of a `Slots`-format kind.
    #[inline]
    pub fn new_slots(&mut self, map: Word, fields: usize, fill: Word) -> Option<Word> {
        let index = self.take(SLOTS_FIELDS + fields)?;
        self.mem.set(index, Word(Header::new(map, Format::Slots).0));
        for i in 0..fields {
            self.mem.set(index + SLOTS_FIELDS + i, fill);
        }
        self.finish(index, SLOTS_FIELDS + fields);
        Some(Word::reference(index))
    }

    /// A young object with fields and elements.
    #[inline]
    pub fn new_vector(&mut self, map: Word, fields: usize, len: usize, fill: Word) -> Option<Word> {
        let words = INDEXABLE_FIELDS.checked_add(fields)?.checked_add(len)?;
        let index = self.take(words)?;
        self.init_vector(index, map, fields, len, fill);
        self.finish(index, words);
        Some(Word::reference(index))
    }

    /// The same, in old space: it will not move.
    pub fn new_vector_old(&mut self, map: Word, fields: usize, len: usize, fill: Word) -> Option<Word> {
        let words = INDEXABLE_FIELDS.checked_add(fields)?.checked_add(len)?;
        let index = self.take_old(words)?;
        self.init_vector(index, map, fields, len, fill);
        self.finish(index, words);
        Some(Word::reference(index))
    }

    fn init_vector(&mut self, index: usize, map: Word, fields: usize, len: usize, fill: Word) {
        self.mem.set(index, Word(Header::new(map, Format::Vector).0));
        self.mem.set(index + LENGTH, Word::int(len as i64));
        for i in 0..fields + len {
            self.mem.set(index + INDEXABLE_FIELDS + i, fill);
        }
    }

    /// A young object with `fields` fields (all nil) and zero bytes.
    pub fn new_bytes(&mut self, map: Word, fields: usize, len: usize) -> Option<Word> {
        let words = INDEXABLE_FIELDS + fields + len.div_ceil(WORD_BYTES);
        let index = self.take(words)?;
        self.init_bytes(index, map, fields, len);
        self.finish(index, words);
        Some(Word::reference(index))
    }

    /// A byte object in old space with this contents and no fields.
    pub fn new_bytes_old(&mut self, map: Word, fields: usize, bytes: &[u8]) -> Option<Word> {
        let words = INDEXABLE_FIELDS + fields + bytes.len().div_ceil(WORD_BYTES);
        let index = self.take_old(words)?;
        self.init_bytes(index, map, fields, bytes.len());
        self.finish(index, words);
        let word = Word::reference(index);
        self.bytes_of_mut(word).copy_from_slice(bytes);
        Some(word)
    }

    fn init_bytes(&mut self, index: usize, map: Word, fields: usize, len: usize) {
        let nil = self.nil();
        self.mem.set(index, Word(Header::new(map, Format::Bytes).0));
        self.mem.set(index + LENGTH, Word::int(len as i64));
        self.mem.fill(index + INDEXABLE_FIELDS, fields, nil);
        let data = index + INDEXABLE_FIELDS + fields;
        self.mem.fill(data, len.div_ceil(WORD_BYTES), Word::ZERO);
    }

    /// A `Slots` object in old space.
    pub fn new_slots_old(&mut self, map: Word, fields: usize, fill: Word) -> Option<Word> {
        let index = self.take_old(SLOTS_FIELDS + fields)?;
        self.mem.set(index, Word(Header::new(map, Format::Slots).0));
        self.mem.fill(index + SLOTS_FIELDS, fields, fill);
        self.finish(index, SLOTS_FIELDS + fields);
        Some(Word::reference(index))
    }

    /// A map in old space with room for `descriptors`, all words 0.
    pub fn new_map(&mut self, kind: Kind, fields: usize, descriptors: usize) -> Option<Word> {
        let words = map::DESCRIPTORS + descriptors * map::DESCRIPTOR;
        let index = self.take_old(words)?;
        self.mem.fill(index, words, Word::ZERO);
        let map_map = self.known(Known::MapMap);
        let own = if map_map == Word::ZERO { Word::reference(index) } else { map_map };
        self.mem.set(index, Word(Header::new(own, Format::Map).0));
        self.mem.set(index + map::TOTAL, Word::int(words as i64));
        self.mem.set(index + map::FIELDS, Word::int(fields as i64));
        self.mem.set(index + map::KIND, Word::int(kind as i64));
        self.mem.set(index + map::COUNT, Word::int(descriptors as i64));
        self.finish(index, words);
        Some(Word::reference(index))
    }

    /// A stack chunk in old space, with nothing live.
    pub fn new_stack(&mut self, words: usize) -> Option<Word> {
        let index = self.take_old(words)?;
        let header = Header::new(self.known(Known::StackMap), Format::Stack);
        self.mem.set(index, Word(header.0));
        self.mem.set(index + LENGTH, Word::int(words as i64));
        self.mem.set(index + layout::stack::LIVE, Word::int(layout::stack::FIRST as i64));
        Some(Word::reference(index))
    }

    /// Fresh old objects may hold young references: their cards are scanned.
    #[inline(always)]
    fn finish(&mut self, index: usize, words: usize) {
        if index >= self.nursery_end {
            self.cards.dirty_range(index, index + words);
        }
    }

    /// A copy of a `Slots`, `Vector` or `Bytes` object without its hash.
    pub fn clone_object(&mut self, object: Word) -> Option<Word> {
        let from = object.index();
        let words = self.size_of(from);
        let to = self.take(words)?;
        self.mem.copy(from, to, words);
        let header = Header(self.mem.get(from).0).with_hash(0).ageless().with_mark(false);
        self.mem.set(to, Word(header.0));
        self.finish(to, words);
        Some(Word::reference(to))
    }

    // Reading objects

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
        self.mem.bytes(self.bytes_start(object), self.length(object))
    }

    /// A byte object's bytes, to write.
    pub fn bytes_of_mut(&mut self, object: Word) -> &mut [u8] {
        let (start, len) = (self.bytes_start(object), self.length(object));
        self.cards.checkpoint_range(start / WORD_BYTES, (start + len).div_ceil(WORD_BYTES));
        self.mem.bytes_mut(start, len)
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

    // Identity

    /// The identity hash of an object, given on first demand from the image's
    /// counter; smallInts and doubles hash by value.
    pub fn identity_hash(&mut self, word: Word) -> u32 {
        if !word.is_ref() {
            return hash_immediate(word);
        }
        let index = word.index();
        let header = self.header(index);
        if header.hash() != 0 {
            return header.hash();
        }
        let hash = scramble(self.next_hash);
        self.next_hash = self.next_hash.wrapping_add(1);
        self.mem.set(index, Word(header.with_hash(hash).0));
        self.touch(index);
        hash
    }

    // Strings

    /// The canonical string with these bytes: old, never moved.
    pub fn intern(&mut self, bytes: &[u8]) -> Option<Word> {
        if let Some(word) = self.symbols.find(&self.mem, bytes) {
            return Some(word);
        }
        let map = self.known(Known::StringMap);
        let fields = self.mem.get(map.index() + map::FIELDS).as_int() as usize;
        let word = self.new_bytes_old(map, fields, bytes)?;
        self.symbols.insert(&self.mem, word, bytes);
        Some(word)
    }

    /// The canonical string with these bytes, if there is one.
    pub fn find_symbol(&self, bytes: &[u8]) -> Option<Word> {
        self.symbols.find(&self.mem, bytes)
    }

    /// Enters an existing canonical string into the table (after loading).
    pub fn adopt_symbol(&mut self, word: Word) {
        let bytes = self.bytes_of(word).to_vec();
        self.symbols.insert(&self.mem, word, &bytes);
    }

    // Stacks

    /// Notes that a stack chunk runs: minor collections scan it until it holds
    /// no young reference.
    pub fn note_stack(&mut self, stack: Word) {
        let index = stack.index() as u32;
        if self.stacks.last() != Some(&index) && !self.stacks.contains(&index) {
            self.stacks.push(index);
        }
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

fn hash_immediate(word: Word) -> u32 {
    let mixed = word.0.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    scramble((mixed >> 32) as u32)
}

/// Spreads a counter over the hash bits; never 0.
fn scramble(value: u32) -> u32 {
    let mixed = value.wrapping_mul(0x9E37_79B1) >> (32 - layout::HASH_BITS);
    mixed.max(1)
}
