//! A body as words, looked at without trusting it.

use crate::error::SnapshotError;
use heap::layout::{INDEXABLE_FIELDS, LENGTH, SLOTS_FIELDS, map};
use heap::{Format, Header, Kind, WORD_BYTES, Word};

/// The reference that means in an image with origin `to` what `word` means in
/// one with origin `from`; other words are as they are.
pub(crate) fn relocated(word: Word, from: usize, to: usize) -> Word {
    match word.to_index() {
        Some(index) => Word::reference(index - from + to),
        None => word,
    }
}

/// A refusal at a word of the body.
pub(crate) fn damaged<T>(word: usize, problem: &'static str) -> Result<T, SnapshotError> {
    Err(SnapshotError::Damaged { word, problem })
}

/// The words of a body and where its objects start. Places (`at`) are word
/// numbers within the body.
pub(crate) struct Body<'a> {
    pub(crate) words: &'a mut [u64],
    pub(crate) origin: usize,
    /// A bit for each word: an object that is no hole starts there.
    pub(crate) starts: Vec<u64>,
}

impl<'a> Body<'a> {
    pub(crate) fn new(words: &'a mut [u64], origin: usize) -> Body<'a> {
        let starts = vec![0; words.len().div_ceil(64)];
        Body {
            words,
            origin,
            starts,
        }
    }

    /// The word at a place; an integer past the end, so that what is read there
    /// fails the check that follows.
    #[inline]
    pub(crate) fn word(&self, at: usize) -> Word {
        Word(self.words.get(at).copied().unwrap_or(0))
    }

    #[inline]
    pub(crate) fn header(&self, at: usize) -> Header {
        Header(self.word(at).0)
    }

    #[inline]
    pub(crate) fn is_start(&self, at: usize) -> bool {
        self.starts
            .get(at / 64)
            .is_some_and(|bits| bits >> (at % 64) & 1 != 0)
    }

    pub(crate) fn set_start(&mut self, at: usize) {
        self.starts[at / 64] |= 1 << (at % 64);
    }

    /// The place that a reference names, inside the body, at whatever it finds.
    #[inline]
    pub(crate) fn place(&self, word: Word) -> Option<usize> {
        let at = word.to_index()?.checked_sub(self.origin)?;
        // References are exact: bit 2 and the upper half are 0.
        let exact = word == Word::from_low(word.low()) && word.0 & 4 == 0;
        (exact && at < self.words.len()).then_some(at)
    }

    /// The object that a reference names, if it names one.
    #[inline]
    pub(crate) fn object(&self, word: Word) -> Option<usize> {
        self.place(word).filter(|&at| self.is_start(at))
    }

    /// A smallInt that is no negative number and no more than `most`.
    #[inline]
    pub(crate) fn count(&self, at: usize, most: usize) -> Option<usize> {
        let value = usize::try_from(self.word(at).to_int()?).ok()?;
        (value <= most).then_some(value)
    }

    /// The map of the object at a place; found even where it is not verified.
    #[inline]
    pub(crate) fn map_at(&self, at: usize) -> Option<usize> {
        self.place(self.header(at).map())
    }

    /// Number of fields by the object's map.
    #[inline]
    pub(crate) fn field_count(&self, at: usize) -> Option<usize> {
        self.count(self.map_at(at)? + map::FIELDS, self.words.len())
    }

    // The rest is for objects whose size and map were verified.

    pub(crate) fn kind(&self, at: usize) -> Option<Kind> {
        Kind::from_code(self.word(self.map_at(at)? + map::KIND).to_int()?)
    }

    pub(crate) fn kind_of(&self, word: Word) -> Option<Kind> {
        self.kind(self.object(word)?)
    }

    pub(crate) fn format_of(&self, word: Word) -> Option<Format> {
        Some(self.header(self.object(word)?).format())
    }

    pub(crate) fn fields(&self, at: usize) -> usize {
        match self.header(at).format() {
            Format::Slots => at + SLOTS_FIELDS,
            _ => at + INDEXABLE_FIELDS,
        }
    }

    pub(crate) fn field(&self, at: usize, field: usize) -> Word {
        self.word(self.fields(at) + field)
    }

    /// Length of an indexable object.
    pub(crate) fn length(&self, at: usize) -> usize {
        self.count(at + LENGTH, usize::MAX).unwrap_or(0)
    }

    /// The elements of a vector.
    pub(crate) fn elements(&self, at: usize) -> &[u64] {
        let start = at + INDEXABLE_FIELDS + self.field_count(at).unwrap_or(0);
        self.words
            .get(start..start + self.length(at))
            .unwrap_or_default()
    }

    /// The bytes of a byte object.
    pub(crate) fn bytes(&self, at: usize) -> Vec<u8> {
        let start = at + INDEXABLE_FIELDS + self.field_count(at).unwrap_or(0);
        let length = self.length(at);
        let words = self
            .words
            .get(start..start + length.div_ceil(WORD_BYTES))
            .unwrap_or_default();
        let mut bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        bytes.truncate(length);
        bytes
    }
}
