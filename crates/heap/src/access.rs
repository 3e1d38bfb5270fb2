//! The only raw access to the heap's memory and to quickened code.
//!
//! One source, two builds: with `debug_assertions` (or the feature `checked`)
//! every access is bounds-checked; without, none is. The invariant that makes
//! the unchecked build sound: word indices given to [`Memory`] lie within the
//! objects, stacks and spaces that [`crate::Heap`] laid out, snapshots are
//! verified before they are trusted, and canonical code is verified before it
//! is quickened. Tests and fuzzers run the checked build.
#![allow(unsafe_code)]

use crate::word::Word;

const CHECKED: bool = cfg!(any(debug_assertions, feature = "checked"));

/// Bytes in a word.
pub const WORD_BYTES: usize = 8;

/// The reserved memory: a fixed range of words that never moves. Words cost
/// nothing until they are touched; what they hold then is not defined (zero,
/// or a dropped heap's).
pub struct Memory {
    base: *mut u64,
    words: usize,
}

// SAFETY: `Memory` owns its range; it is shared with no other value.
unsafe impl Send for Memory {}

impl Memory {
    /// Reserves `words` words, or as many as can be had by halving down to
    /// `least`; none where even that fails.
    pub fn reserve(words: usize, least: usize) -> Option<Memory> {
        let mut wanted = words;
        while wanted >= least {
            if let Some(base) = platform::reserve(wanted * WORD_BYTES) {
                return Some(Memory {
                    base,
                    words: wanted,
                });
            }
            wanted /= 2;
        }
        None
    }

    /// How many words are reserved.
    pub fn len(&self) -> usize {
        self.words
    }

    /// Whether nothing is reserved.
    pub fn is_empty(&self) -> bool {
        self.words == 0
    }

    #[inline(always)]
    fn check(&self, index: usize) {
        if CHECKED {
            assert!(index < self.words, "word {index} outside the heap");
        }
    }

    /// Reads a word.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Word {
        self.check(index);
        // SAFETY: in range (see the module's invariant).
        unsafe { Word(*self.base.add(index)) }
    }

    /// Writes a word, without any barrier.
    #[inline(always)]
    pub fn set(&mut self, index: usize, word: Word) {
        self.check(index);
        // SAFETY: in range; `&mut self` excludes other access.
        unsafe { *self.base.add(index) = word.0 }
    }

    /// Reads a byte; `offset` counts from the heap's base.
    #[inline(always)]
    pub fn byte(&self, offset: usize) -> u8 {
        self.check(offset / WORD_BYTES);
        // SAFETY: in range.
        unsafe { *self.base.cast::<u8>().add(offset) }
    }

    /// Writes a byte.
    #[inline(always)]
    pub fn set_byte(&mut self, offset: usize, byte: u8) {
        self.check(offset / WORD_BYTES);
        // SAFETY: in range; `&mut self` excludes other access.
        unsafe { *self.base.cast::<u8>().add(offset) = byte }
    }

    /// A range of bytes.
    pub fn bytes(&self, offset: usize, len: usize) -> &[u8] {
        assert!(offset + len <= self.words * WORD_BYTES);
        // SAFETY: in range by the assertion; shared while `self` is borrowed.
        unsafe { std::slice::from_raw_parts(self.base.cast::<u8>().add(offset), len) }
    }

    /// A range of bytes to write.
    pub fn bytes_mut(&mut self, offset: usize, len: usize) -> &mut [u8] {
        assert!(offset + len <= self.words * WORD_BYTES);
        // SAFETY: in range by the assertion; `&mut self` excludes other access.
        unsafe { std::slice::from_raw_parts_mut(self.base.cast::<u8>().add(offset), len) }
    }

    /// A range of words.
    pub fn words(&self, from: usize, count: usize) -> &[u64] {
        assert!(from + count <= self.words);
        // SAFETY: in range by the assertion; shared while `self` is borrowed.
        unsafe { std::slice::from_raw_parts(self.base.add(from), count) }
    }

    /// A range of words to write.
    pub fn words_mut(&mut self, from: usize, count: usize) -> &mut [u64] {
        assert!(from + count <= self.words);
        // SAFETY: in range by the assertion; `&mut self` excludes other access.
        unsafe { std::slice::from_raw_parts_mut(self.base.add(from), count) }
    }

    /// Copies words; the ranges may overlap.
    #[inline]
    pub fn copy(&mut self, from: usize, to: usize, count: usize) {
        assert!(from + count <= self.words && to + count <= self.words);
        // SAFETY: both ranges are in range by the assertion; `copy` allows overlap.
        unsafe { std::ptr::copy(self.base.add(from), self.base.add(to), count) }
    }

    /// Copies an object's words to where none of them lie. Most objects are so
    /// small that calling `memmove` would take longer than copying.
    #[inline(always)]
    pub(crate) fn copy_object(&mut self, from: usize, to: usize, count: usize) {
        const SMALL: usize = 16;
        if count > SMALL {
            return self.copy(from, to, count);
        }
        for i in 0..count {
            self.set(to + i, self.get(from + i));
        }
    }

    /// Sets a range of words to one value.
    #[inline]
    pub fn fill(&mut self, from: usize, count: usize, word: Word) {
        assert!(from + count <= self.words);
        // SAFETY: in range by the assertion; `&mut self` excludes other access.
        unsafe { std::slice::from_raw_parts_mut(self.base.add(from), count) }.fill(word.0);
    }

    /// The register file of a frame whose header is word number `index`.
    #[inline(always)]
    pub fn frame(&self, index: usize) -> Frame {
        self.check(index);
        // SAFETY: in range, so the pointer stays within the reservation.
        Frame {
            header: unsafe { self.base.add(index) },
        }
    }

    /// The word number of a frame's header.
    #[inline(always)]
    pub fn frame_index(&self, frame: Frame) -> usize {
        (frame.header as usize - self.base as usize) / WORD_BYTES
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        platform::release(self.base, self.words * WORD_BYTES);
    }
}

/// A frame's registers, addressed by signed byte displacements (multiples of
/// eight) from the frame's header. It stays valid while its stack chunk stays:
/// it is made anew after anything that may grow the stack.
#[derive(Clone, Copy)]
pub struct Frame {
    header: *mut u64,
}

impl Frame {
    /// Reads the register at a displacement.
    #[inline(always)]
    pub fn get(self, displacement: i16) -> Word {
        // SAFETY: the quickener makes displacements only within the frame, and
        // the frame was checked against its stack chunk on entry.
        unsafe { Word(*self.header.byte_offset(displacement as isize)) }
    }

    /// Writes the register at a displacement.
    #[inline(always)]
    pub fn set(self, displacement: i16, word: Word) {
        // SAFETY: as for `get`; the interpreter alone writes frames while it runs.
        unsafe { *self.header.byte_offset(displacement as isize) = word.0 }
    }

    /// The frame whose header lies this many words below.
    #[inline(always)]
    pub fn below(self, words: usize) -> Frame {
        // SAFETY: links are made by calls within one chunk, or verified.
        Frame {
            header: unsafe { self.header.sub(words) },
        }
    }

    /// Whether this many words above the header lie below `limit`, another
    /// frame pointer used as a mark.
    #[inline(always)]
    pub fn fits(self, words: usize, limit: Frame) -> bool {
        (self.header as usize).wrapping_add(words * WORD_BYTES) <= limit.header as usize
    }

    /// The frame whose header lies this many bytes further on.
    #[inline(always)]
    pub fn above(self, displacement: i16) -> Frame {
        // SAFETY: stays within the stack chunk: every frame's extent, and room
        // for one more header, is checked on entry.
        Frame {
            header: unsafe { self.header.byte_offset(displacement as isize) },
        }
    }
}

/// One unit of quickened code: an instruction or an inline operand word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C, align(8))]
pub struct Insn {
    /// Operation.
    pub op: u16,
    /// First operand.
    pub a: i16,
    /// Second operand.
    pub b: i16,
    /// Third operand.
    pub c: i16,
}

/// The quickened code of every method, one stream; positions are indices.
#[derive(Default)]
pub struct Stream {
    units: Vec<u64>,
}

impl Stream {
    /// Number of units.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.units.clear();
    }

    /// Appends an instruction; answers its position.
    pub fn push(&mut self, insn: Insn) -> usize {
        let [o, a, b, c] = [insn.op, insn.a as u16, insn.b as u16, insn.c as u16].map(u64::from);
        self.push_word(o | a << 16 | b << 32 | c << 48)
    }

    /// Appends an operand word; answers its position.
    pub fn push_word(&mut self, word: u64) -> usize {
        self.units.push(word);
        self.units.len() - 1
    }

    /// The instruction at a position.
    #[inline(always)]
    pub fn insn(&self, position: usize) -> Insn {
        let word = self.word(position);
        Insn {
            op: word as u16,
            a: (word >> 16) as i16,
            b: (word >> 32) as i16,
            c: (word >> 48) as i16,
        }
    }

    /// The operand word at a position.
    #[inline(always)]
    pub fn word(&self, position: usize) -> u64 {
        if CHECKED {
            return self.units[position];
        }
        // SAFETY: positions come from the quickener, which ends every code with
        // an instruction that does not fall through.
        unsafe { *self.units.get_unchecked(position) }
    }

    /// Replaces the operand word at a position.
    #[inline(always)]
    pub fn set_word(&mut self, position: usize, word: u64) {
        self.units[position] = word;
    }
}

#[cfg(not(target_family = "wasm"))]
mod platform {
    use std::alloc::{Layout, alloc_zeroed, dealloc};

    /// The alignment up to which the system allocator answers zeroed memory by
    /// `calloc`, that is, without touching it; above it, Rust clears every byte.
    const ALIGN: usize = 2 * size_of::<usize>();

    fn layout(bytes: usize) -> Option<Layout> {
        Layout::from_size_align(bytes, ALIGN)
            .ok()
            .filter(|layout| layout.size() > 0)
    }

    /// Address space; the system commits pages when they are touched.
    pub(super) fn reserve(bytes: usize) -> Option<*mut u64> {
        // SAFETY: `layout` answers none for size zero.
        let base = unsafe { alloc_zeroed(layout(bytes)?) };
        (!base.is_null()).then_some(base.cast())
    }

    pub(super) fn release(base: *mut u64, bytes: usize) {
        if let Some(layout) = layout(bytes) {
            // SAFETY: same layout as in `reserve`.
            unsafe { dealloc(base.cast(), layout) }
        }
    }
}

#[cfg(target_family = "wasm")]
mod platform {
    use std::sync::Mutex;

    const PAGE_BYTES: usize = 65536;

    /// Ranges (address, bytes) given up by heaps that were dropped, as when a
    /// snapshot was refused: WebAssembly memory cannot be given back.
    static SPARE: Mutex<Vec<(usize, usize)>> = Mutex::new(Vec::new());

    /// A range given up before, else the memory grown once. Rust's allocator
    /// copes with growth that is not its own; engines commit pages when they
    /// are touched.
    pub(super) fn reserve(bytes: usize) -> Option<*mut u64> {
        if let Ok(mut spare) = SPARE.lock()
            && let Some(at) = spare.iter().position(|&(_, size)| size == bytes)
        {
            return Some(spare.swap_remove(at).0 as *mut u64);
        }
        let pages = bytes.div_ceil(PAGE_BYTES);
        let first = core::arch::wasm32::memory_grow(0, pages);
        (first != usize::MAX).then(|| (first * PAGE_BYTES) as *mut u64)
    }

    pub(super) fn release(base: *mut u64, bytes: usize) {
        if let Ok(mut spare) = SPARE.lock() {
            spare.push((base as usize, bytes));
        }
    }
}
