//! Snapshots: a heap as bytes, and back.
//!
//! [`save`] writes everything that the named roots reach; [`load`] verifies the
//! bytes, then trusts them. Equal heaps give equal bytes.
//!
//! # Format
//!
//! All numbers are little-endian; a checksum is XXH3 with 64 bits.
//!
//! ```text
//!  offset  size
//!       0     8  magic, "Autodida"
//!       8     4  format version
//!      12     4  bytes of the head: everything before the body
//!      16     8  generation: how many saves led here
//!      24     8  root hash of the snapshot before this one, or 0
//!      32     8  words of the body
//!      40     8  origin: the word number that the body's first word has in
//!                the references of the body
//!      48     8  next identity hash
//!      56     8  next frame serial
//!      64     4  number of roots
//!      68     4  number of pages
//!      72     8  root hash: the checksum of the head with this field 0
//!      80        roots, each 32 bytes of name (zero-padded) and a word
//!       …        page table: for each page of the body its checksum
//!       …        body: old space's words, in pages of 64 KB, the last shorter
//! ```
//!
//! So each page's checksum is held by what refers to it, and the root hash
//! vouches for everything.
//!
//! In the body references are relative to a fixed origin, whatever the sizes
//! of the heap that was saved. Holes, the unused ends of stack chunks and the
//! ends of byte objects are zero; caches are empty (`QUICK` of codes, the low
//! halves of frames' positions); proxies are dead.
//!
//! # What loading verifies
//!
//! Magic, version, lengths, every checksum; then the structure, as checksums
//! say nothing about who wrote them: object starts, maps and maps' maps, kinds
//! and formats, sizes, every reference, slot descriptors, bytecode with its
//! literals, the frames of every process, and the named roots.
//!
//! This crate knows nothing of files, nor of how a world is run.

mod error;
mod header;
mod load;
mod save;
mod verify;
mod words;

pub use error::{Part, SnapshotError};
pub use header::{FORMAT_VERSION, Lineage, MAGIC, PAGE_BYTES, Summary};
pub use load::{inspect, load};
pub use save::{encode, save};
