//! Writing a snapshot.

use crate::header::{self, Lineage, ORIGIN_WORDS, Summary};
use crate::words::relocated;
use heap::layout::{LENGTH, SLOTS_FIELDS, code, frame, stack};
use heap::{Format, Header, Heap, Kind, Known, Purge, Word, without_cache};

/// Collects everything, then writes the heap. Nothing runs: the running
/// process's registers lie in its process object.
pub fn save(heap: &mut Heap, lineage: Lineage, purge: Purge) -> Vec<u8> {
    heap.collect_all(purge);
    encode(heap, lineage)
}

/// Writes a heap whose nursery is empty ([`Heap::collect_all`] was called).
///
/// # Panics
/// When the nursery is not empty.
pub fn encode(heap: &Heap, lineage: Lineage) -> Vec<u8> {
    assert!(
        heap.nursery_is_empty(),
        "a snapshot is taken after a full collection"
    );
    let writer = Writer {
        heap,
        origin: heap.old_extent().0,
    };
    let words = writer.words();
    let (next_hash, next_serial) = heap.image_counters();
    let mut roots = [Word::ZERO; Known::COUNT];
    for (to, &from) in roots.iter_mut().zip(heap.roots()) {
        *to = relocated(from, writer.origin, ORIGIN_WORDS);
    }
    let summary = Summary {
        lineage,
        root_hash: 0,
        body_words: words.len(),
        origin: ORIGIN_WORDS,
        next_hash,
        next_serial,
        roots,
        head_bytes: 0,
        pages: Vec::new(),
    };
    header::encode(&summary, &words)
}

struct Writer<'a> {
    heap: &'a Heap,
    origin: usize,
}

impl Writer<'_> {
    /// Old space without caches, marks, ages and what lies in holes.
    fn words(&self) -> Vec<u64> {
        let mut words = self.heap.old_words().to_vec();
        let mut at = 0;
        while at < words.len() {
            let size = self.heap.size_of(self.origin + at);
            self.object(&mut words[at..at + size], self.origin + at);
            at += size;
        }
        self.forget_positions(&mut words);
        words
    }

    fn object(&self, words: &mut [u64], index: usize) {
        let header = Header(words[0]);
        match header.format() {
            Format::Filler => return,
            Format::Free => return words[LENGTH + 1..].fill(0),
            _ => {}
        }
        words[0] = header.ageless().with_mark(false).0;
        self.strip(words, index, header);
        if self.origin != ORIGIN_WORDS {
            self.relocate(words, index);
        }
    }

    fn strip(&self, words: &mut [u64], index: usize, header: Header) {
        match header.format() {
            Format::Stack => {
                let live = Word(words[stack::LIVE]).as_int() as usize;
                words[live..].fill(0);
            }
            Format::Slots => match self.heap.map_kind(header.map()) {
                Kind::Code => words[SLOTS_FIELDS + code::QUICK] = 0,
                Kind::Proxy => words[SLOTS_FIELDS] = dead_proxy(Word(words[SLOTS_FIELDS])).0,
                _ => {}
            },
            Format::Bytes => debug_assert!(self.is_padded(Word::reference(index))),
            _ => {}
        }
    }

    fn is_padded(&self, object: Word) -> bool {
        let end = self.heap.bytes_start(object) + self.heap.length(object);
        let padding = end.next_multiple_of(heap::WORD_BYTES) - end;
        self.heap
            .mem
            .bytes(end, padding)
            .iter()
            .all(|&byte| byte == 0)
    }

    fn relocate(&self, words: &mut [u64], index: usize) {
        let header = Header(words[0]);
        words[0] = header
            .with_map(relocated(header.map(), self.origin, ORIGIN_WORDS))
            .0;
        let (from, to) = self.heap.pointer_range(index);
        for word in &mut words[from - index..to - index] {
            *word = relocated(Word(*word), self.origin, ORIGIN_WORDS).0;
        }
    }

    /// Takes the places in the quickened stream out of all frames.
    fn forget_positions(&self, words: &mut [u64]) {
        let mut at = 0;
        while at < words.len() {
            let index = self.origin + at;
            if self.is_process(index) {
                for frame in self.heap.frames_of(Word::reference(index)) {
                    let word = &mut words[frame + frame::POSITION - self.origin];
                    *word = without_cache(Word(*word)).0;
                }
            }
            at += self.heap.size_of(index);
        }
    }

    fn is_process(&self, index: usize) -> bool {
        let header = self.heap.header(index);
        header.format() == Format::Slots && self.heap.map_kind(header.map()) == Kind::Process
    }
}

/// What a proxy holds after loading: a handle on something outside becomes 0.
pub(crate) fn dead_proxy(handle: Word) -> Word {
    if handle.is_int() { Word::ZERO } else { handle }
}
