//! Words, objects, allocation, collection: the object memory.
//!
//! Main types: [`Word`] (a tagged 64-bit value), [`Heap`] (spaces, objects, the
//! barrier), [`Memory`] (raw words; the workspace's one file with `unsafe`),
//! [`layout`] (where everything lies inside an object).
//!
//! Invariants: references are offsets from the heap's base, never addresses;
//! maps, code, canonical strings and stack chunks lie in old space and never
//! move; only [`Heap::ensure`] and [`Heap::collect_all`] collect; no
//! enumeration that a program can see follows addresses.
//!
//! It does not know: lookup, bytecode, primitives, files.

mod access;
mod alloc;
mod become_;
mod cards;
mod check;
mod collect;
mod free;
mod full;
mod hash;
mod heap;
mod identity;
mod image;
mod known;
pub mod layout;
mod minor;
mod object;
mod symbols;
mod word;

pub use access::{Frame, Insn, Memory, Stream, WORD_BYTES};
pub use collect::Purge;
pub use hash::{heap_hash, without_cache};
pub use heap::{Counters, EDEN_WORDS, Heap, HeapConfig, LARGE_WORDS, MOST_WORDS};
pub use image::Image;
pub use known::Known;
pub use layout::{Format, Header, Kind, SlotKind, What};
pub use word::{MAX_INT, MIN_INT, Word};
