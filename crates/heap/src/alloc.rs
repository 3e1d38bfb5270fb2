//! Making objects. Nothing here collects: [`Heap::ensure`] does, before.
//!
//! Every object is initialised whole, so the collector may look at it at once.
//! Allocation in old space leaves a reserve in which the whole nursery fits:
//! that is what lets a minor collection never fail.

use crate::access::WORD_BYTES;
use crate::heap::{Heap, LARGE_WORDS};
use crate::known::Known;
use crate::layout::{Format, Header, INDEXABLE_FIELDS, Kind, LENGTH, SLOTS_FIELDS, map, stack};
use crate::word::Word;

impl Heap {
    /// Whether `words` can be taken from the nursery right now. (More than a
    /// large object's might be one, which goes to old space.)
    #[inline(always)]
    pub fn has_room(&self, words: usize) -> bool {
        !self.stress && words <= LARGE_WORDS && words <= self.eden.end - self.eden.top
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

    /// Raw words of old space for the mutator; none where that would eat into
    /// the nursery's reserve.
    fn take_old(&mut self, words: usize) -> Option<usize> {
        if !self.keeps_reserve(words) {
            return None;
        }
        self.take_promoted(words)
    }

    /// Raw words of old space, the reserve included.
    pub(crate) fn take_promoted(&mut self, words: usize) -> Option<usize> {
        let index = match self.free.take(words) {
            Some((index, size)) => {
                if size > words {
                    self.put_hole(index + words, size - words);
                }
                index
            }
            None => self.old.take(words)?,
        };
        self.old_used += words;
        self.cards.note_object(index, index + words);
        Some(index)
    }

    /// Gives a hole to the free lists. Its header is part of the image, so a
    /// checkpoint must see where it is new.
    pub(crate) fn put_hole(&mut self, index: usize, words: usize) {
        let end = index + words.min(INDEXABLE_FIELDS);
        let (mut before, mut after) = ([0; INDEXABLE_FIELDS], [0; INDEXABLE_FIELDS]);
        before[..end - index].copy_from_slice(self.mem.words(index, end - index));
        self.free.put(&mut self.mem, index, words);
        after[..end - index].copy_from_slice(self.mem.words(index, end - index));
        if before != after {
            self.cards.checkpoint_range(index, end);
        }
    }

    /// Whether, after old space gave `words` more words in all (perhaps as one
    /// object), everything in the nursery could still be moved there.
    pub(crate) fn keeps_reserve(&self, words: usize) -> bool {
        let bump = self.old.end - self.old.top;
        let fits = words <= LARGE_WORDS || words <= bump || self.free.largest() >= words;
        // The bump region may end in a piece too small for the next object,
        // as each free block may (see `FreeLists::promised`).
        let promised = bump.saturating_sub(LARGE_WORDS) + self.free.promised();
        fits && promised >= words.saturating_add(self.nursery_words())
    }

    /// The most words that the nursery can hold live.
    pub(crate) fn nursery_words(&self) -> usize {
        self.nursery_end - self.eden.start
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
    pub fn new_vector_old(
        &mut self,
        map: Word,
        fields: usize,
        len: usize,
        fill: Word,
    ) -> Option<Word> {
        let words = INDEXABLE_FIELDS.checked_add(fields)?.checked_add(len)?;
        let index = self.take_old(words)?;
        self.init_vector(index, map, fields, len, fill);
        self.finish(index, words);
        Some(Word::reference(index))
    }

    fn init_vector(&mut self, index: usize, map: Word, fields: usize, len: usize, fill: Word) {
        self.mem
            .set(index, Word(Header::new(map, Format::Vector).0));
        self.mem.set(index + LENGTH, Word::int(len as i64));
        self.mem.fill(index + INDEXABLE_FIELDS, fields + len, fill);
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
        let own = if map_map == Word::ZERO {
            Word::reference(index)
        } else {
            map_map
        };
        self.mem.set(index, Word(Header::new(own, Format::Map).0));
        self.mem.set(index + map::TOTAL, Word::int(words as i64));
        self.mem.set(index + map::FIELDS, Word::int(fields as i64));
        self.mem.set(index + map::KIND, Word::int(kind as i64));
        self.mem
            .set(index + map::COUNT, Word::int(descriptors as i64));
        self.finish(index, words);
        Some(Word::reference(index))
    }

    /// A stack chunk in old space, with nothing live. Chunks carry no barrier:
    /// [`Heap::note_stack`] tells the collector which ones ran.
    pub fn new_stack(&mut self, words: usize) -> Option<Word> {
        let words = words.max(stack::FIRST);
        let index = self.take_old(words)?;
        let header = Header::new(self.known(Known::StackMap), Format::Stack);
        self.mem.set(index, Word(header.0));
        self.mem.set(index + LENGTH, Word::int(words as i64));
        self.mem
            .set(index + stack::LIVE, Word::int(stack::FIRST as i64));
        self.cards.checkpoint_range(index, index + stack::FIRST);
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
        let header = Header(self.mem.get(from).0)
            .with_hash(0)
            .ageless()
            .with_mark(false);
        self.mem.set(to, Word(header.0));
        self.finish(to, words);
        Some(Word::reference(to))
    }
}
