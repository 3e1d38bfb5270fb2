//! A hash of everything the named roots reach: the same for the same world,
//! whatever the machine, the collector's timing, or where objects lie.
//!
//! Objects are numbered in the order a breadth-first walk first meets them,
//! from the named roots in their order; references enter as these numbers. Caches
//! are left out: a code's `QUICK` field and the low halves of frames'
//! positions. So are ages, marks, and the words of a stack that are not live.

use crate::heap::Heap;
use crate::layout::{Format, Kind, SLOTS_FIELDS, code, frame, process, stack};
use crate::word::Word;
use std::collections::HashMap;
use xxhash_rust::xxh3::Xxh3;

/// Words gathered before they are hashed.
const BUFFER_BYTES: usize = 16 * 1024;

/// The hash of the world. The stack of the running process must say what is
/// live, as for a collection.
pub fn heap_hash(heap: &Heap) -> u64 {
    let mut walk = Walk::new(heap);
    let (next_hash, next_serial) = heap.image_counters();
    walk.number(u64::from(next_hash));
    walk.number(next_serial);
    for &root in heap.roots() {
        walk.word(root);
    }
    let mut next = 0;
    while let Some(&index) = walk.order.get(next) {
        walk.object(index as usize);
        next += 1;
    }
    walk.finish()
}

struct Walk<'a> {
    heap: &'a Heap,
    /// Visit number by word number; 0 where not met yet.
    numbers: Vec<u32>,
    order: Vec<u32>,
    /// Per stack chunk, the words that hold frames' positions.
    positions: HashMap<usize, Vec<usize>>,
    buffer: Vec<u8>,
    state: Xxh3,
}

impl<'a> Walk<'a> {
    fn new(heap: &'a Heap) -> Walk<'a> {
        Walk {
            heap,
            numbers: vec![0; heap.old_extent().1],
            order: Vec::new(),
            positions: HashMap::new(),
            buffer: Vec::with_capacity(BUFFER_BYTES),
            state: Xxh3::new(),
        }
    }

    fn finish(mut self) -> u64 {
        self.flush();
        self.state.digest()
    }

    fn flush(&mut self) {
        self.state.update(&self.buffer);
        self.buffer.clear();
    }

    fn number(&mut self, number: u64) {
        if self.buffer.len() + 8 > BUFFER_BYTES {
            self.flush();
        }
        self.buffer.extend_from_slice(&number.to_le_bytes());
    }

    fn word(&mut self, word: Word) {
        let number = match word.to_index() {
            Some(index) => self.visit(index) << 2 | 1,
            None => word.0,
        };
        self.number(number);
    }

    fn visit(&mut self, index: usize) -> u64 {
        if self.numbers[index] == 0 {
            self.order.push(index as u32);
            self.numbers[index] = self.order.len() as u32;
        }
        u64::from(self.numbers[index])
    }

    fn object(&mut self, index: usize) {
        let header = self.heap.header(index);
        self.number(header.format() as u64 | u64::from(header.hash()) << 8);
        self.word(header.map());
        let (from, to) = self.heap.pointer_range(index);
        self.number((to - from) as u64);
        match header.format() {
            Format::Stack => return self.stack(index, from, to),
            Format::Slots => return self.slots(index, from, to),
            _ => {}
        }
        for at in from..to {
            self.word(self.heap.mem.get(at));
        }
        if header.format() == Format::Bytes {
            self.bytes(Word::reference(index));
        }
    }

    fn slots(&mut self, index: usize, from: usize, to: usize) {
        let kind = self.heap.map_kind(self.heap.header(index).map());
        if kind == Kind::Process {
            self.find_positions(index);
        }
        let quick = (kind == Kind::Code).then_some(index + SLOTS_FIELDS + code::QUICK);
        for at in from..to {
            let word = if quick == Some(at) {
                Word::ZERO
            } else {
                self.heap.mem.get(at)
            };
            self.word(word);
        }
    }

    fn stack(&mut self, index: usize, from: usize, to: usize) {
        let positions = self.positions.remove(&index).unwrap_or_default();
        for at in from..to {
            let word = self.heap.mem.get(at);
            let cached = positions.binary_search(&at).is_ok();
            self.word(if cached { without_cache(word) } else { word });
        }
    }

    fn bytes(&mut self, object: Word) {
        let heap = self.heap;
        let bytes = heap.bytes_of(object);
        self.number(bytes.len() as u64);
        self.flush();
        self.state.update(bytes);
    }

    fn find_positions(&mut self, process: usize) {
        let process = Word::reference(process);
        let chunk = self.heap.field(process, process::STACK);
        if !self.heap.has_format(chunk, Format::Stack) {
            return;
        }
        let mut positions: Vec<usize> = self
            .heap
            .frames_of(process)
            .map(|at| at + frame::POSITION)
            .collect();
        positions.reverse();
        self.positions.insert(chunk.index(), positions);
    }
}

/// A position without its place in the quickened stream.
pub fn without_cache(position: Word) -> Word {
    Word(position.0 & !(u64::from(u32::MAX) << 2))
}

impl Heap {
    /// The word numbers of the headers of a suspended process's frames, from
    /// the running one to the first. Stops where the chain is broken.
    pub fn frames_of(&self, process: Word) -> impl Iterator<Item = usize> + '_ {
        let chunk = self.field(process, process::STACK);
        let base = self.has_format(chunk, Format::Stack).then(|| chunk.index());
        let live = base.map_or(0, |base| self.mem.get(base + stack::LIVE).as_int() as usize);
        let fits = move |offset: usize| offset >= stack::FIRST && offset + frame::HEADER <= live;
        let running = self.field(process, process::FRAME).to_int();
        let running = running.and_then(|running| usize::try_from(running).ok());
        let first = running.filter(|&offset| offset < live && fits(offset));
        let offsets = std::iter::successors(first, move |&offset| {
            let distance = self.mem.get(base? + offset + frame::LINK).to_int()?;
            let distance = usize::try_from(distance)
                .ok()
                .filter(|&distance| distance != 0)?;
            offset.checked_sub(distance).filter(|&caller| fits(caller))
        });
        offsets.filter_map(move |offset| base.map(|base| base + offset))
    }
}
