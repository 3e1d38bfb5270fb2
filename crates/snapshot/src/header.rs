//! The head of a snapshot: header, roots, page table. See the crate's text for
//! the layout.

use crate::error::{Part, SnapshotError};
use heap::{Known, WORD_BYTES, Word};
use xxhash_rust::xxh3::xxh3_64;

/// The first bytes of every snapshot.
pub const MAGIC: [u8; 8] = *b"Autodida";
/// The format written here, and the newest that can be read.
pub const FORMAT_VERSION: u32 = 1;
/// Bytes in a page of the body.
pub const PAGE_BYTES: usize = 64 * 1024;
/// The origin written here: where old space begins in a heap with the default
/// nursery, so that such heaps load without relocation.
pub(crate) const ORIGIN_WORDS: usize = 393_280;

/// The largest body: what the largest heap can hold.
const MOST_BODY_WORDS: u64 = heap::MOST_WORDS as u64;
const FIXED_BYTES: usize = 80;
const ROOT_HASH_AT: usize = 72;
const NAME_BYTES: usize = 32;
const ROOT_BYTES: usize = NAME_BYTES + WORD_BYTES;
/// More roots than any version will have.
const MOST_ROOTS: u32 = 1024;

/// Where a snapshot stands in the sequence of saves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lineage {
    /// How many saves led here.
    pub generation: u64,
    /// Root hash of the snapshot before, or 0.
    pub parent: u64,
}

/// What the head says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Generation and parent.
    pub lineage: Lineage,
    /// The checksum that vouches for everything: the snapshot's name.
    pub root_hash: u64,
    /// Words of the body.
    pub body_words: usize,
    pub(crate) origin: usize,
    pub(crate) next_hash: u32,
    pub(crate) next_serial: u64,
    pub(crate) roots: [Word; Known::COUNT],
    pub(crate) head_bytes: usize,
    pub(crate) pages: Vec<u64>,
}

/// The number of pages of a body.
fn page_count(body_words: usize) -> usize {
    (body_words * WORD_BYTES).div_ceil(PAGE_BYTES)
}

/// The name under which a root is saved.
fn root_name(which: Known) -> [u8; NAME_BYTES] {
    let mut bytes = [0; NAME_BYTES];
    for (to, from) in bytes.iter_mut().zip(format!("{which:?}").bytes()) {
        *to = from;
    }
    bytes
}

/// Writes a snapshot with this body.
pub(crate) fn encode(summary: &Summary, words: &[u64]) -> Vec<u8> {
    let pages = page_count(words.len());
    let table = FIXED_BYTES + Known::COUNT * ROOT_BYTES;
    let head_bytes = table + pages * 8;
    let mut bytes = encode_fixed(summary, head_bytes, words.len());
    bytes.resize(head_bytes + words.len() * WORD_BYTES, 0);
    let (head, body) = bytes.split_at_mut(head_bytes);
    for (to, word) in body.as_chunks_mut::<WORD_BYTES>().0.iter_mut().zip(words) {
        *to = word.to_le_bytes();
    }
    for (to, page) in head[table..]
        .chunks_exact_mut(8)
        .zip(body.chunks(PAGE_BYTES))
    {
        to.copy_from_slice(&xxh3_64(page).to_le_bytes());
    }
    let hash = xxh3_64(head);
    head[ROOT_HASH_AT..ROOT_HASH_AT + 8].copy_from_slice(&hash.to_le_bytes());
    bytes
}

/// The head up to the page table, its hash still 0.
fn encode_fixed(summary: &Summary, head_bytes: usize, body_words: usize) -> Vec<u8> {
    let mut head = Vec::with_capacity(head_bytes + body_words * WORD_BYTES);
    head.extend(MAGIC);
    head.extend(FORMAT_VERSION.to_le_bytes());
    head.extend((head_bytes as u32).to_le_bytes());
    let numbers = [
        summary.lineage.generation,
        summary.lineage.parent,
        body_words as u64,
        summary.origin as u64,
        u64::from(summary.next_hash),
        summary.next_serial,
    ];
    head.extend(numbers.into_iter().flat_map(u64::to_le_bytes));
    head.extend((Known::COUNT as u32).to_le_bytes());
    head.extend((page_count(body_words) as u32).to_le_bytes());
    head.extend(0u64.to_le_bytes());
    for (&which, word) in Known::ALL.iter().zip(&summary.roots) {
        head.extend(root_name(which));
        head.extend(word.0.to_le_bytes());
    }
    head
}

/// Numbers at fixed places of a head that is known to be long enough.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn u32(&self, at: usize) -> u32 {
        self.u64(at) as u32
    }

    /// Zero past the end: lengths are checked by the caller.
    fn u64(&self, at: usize) -> u64 {
        let bytes = self
            .0
            .get(at..at + 8)
            .and_then(|bytes| bytes.try_into().ok());
        u64::from_le_bytes(bytes.unwrap_or_default())
    }
}

/// Reads and checks the head; the body is checked for its length only.
pub(crate) fn decode(bytes: &[u8]) -> Result<Summary, SnapshotError> {
    if bytes.get(..8) != Some(&MAGIC[..]) {
        return Err(SnapshotError::NotASnapshot);
    }
    expect_length(bytes, FIXED_BYTES as u64, false)?;
    let reader = Reader(bytes);
    let found = reader.u32(8);
    if found > FORMAT_VERSION {
        return Err(SnapshotError::Newer { found });
    }
    if found == 0 {
        return Err(SnapshotError::Header("there is no format 0"));
    }
    let head_bytes = checked_head_bytes(&reader)?;
    let body_words = reader.u64(32);
    expect_length(bytes, head_bytes + body_words * WORD_BYTES as u64, true)?;
    let head = &bytes[..head_bytes as usize];
    let root_hash = reader.u64(ROOT_HASH_AT);
    if hash_of(head) != root_hash {
        return Err(SnapshotError::Checksum(Part::Head));
    }
    let root_count = reader.u32(64) as usize;
    let table = FIXED_BYTES + root_count * ROOT_BYTES;
    Ok(Summary {
        lineage: Lineage {
            generation: reader.u64(16),
            parent: reader.u64(24),
        },
        root_hash,
        body_words: body_words as usize,
        origin: checked_origin(&reader)?,
        next_hash: reader.u32(48),
        next_serial: reader.u64(56),
        roots: decode_roots(&head[FIXED_BYTES..table])?,
        head_bytes: head_bytes as usize,
        pages: (table..head.len())
            .step_by(8)
            .map(|at| reader.u64(at))
            .collect(),
    })
}

fn expect_length(bytes: &[u8], expected: u64, exact: bool) -> Result<(), SnapshotError> {
    let found = bytes.len() as u64;
    if found < expected || exact && found > expected {
        return Err(SnapshotError::Length { expected, found });
    }
    Ok(())
}

fn checked_head_bytes(reader: &Reader) -> Result<u64, SnapshotError> {
    let (words, roots, pages) = (reader.u64(32), reader.u32(64), reader.u32(68));
    if words > MOST_BODY_WORDS {
        return Err(SnapshotError::Header("its body is larger than any memory"));
    }
    if roots > MOST_ROOTS {
        return Err(SnapshotError::Header("it has too many roots"));
    }
    if pages as usize != page_count(words as usize) {
        return Err(SnapshotError::Header(
            "its page table is not as long as its body",
        ));
    }
    let head_bytes =
        FIXED_BYTES as u64 + u64::from(roots) * ROOT_BYTES as u64 + u64::from(pages) * 8;
    if u64::from(reader.u32(12)) != head_bytes {
        return Err(SnapshotError::Header("its length is not that of its parts"));
    }
    Ok(head_bytes)
}

fn checked_origin(reader: &Reader) -> Result<usize, SnapshotError> {
    let origin = reader.u64(40);
    if origin == 0 || origin.saturating_add(reader.u64(32)) > 2 * MOST_BODY_WORDS {
        return Err(SnapshotError::Header("its origin is out of range"));
    }
    Ok(origin as usize)
}

fn hash_of(head: &[u8]) -> u64 {
    let mut copy = head.to_vec();
    copy[ROOT_HASH_AT..ROOT_HASH_AT + 8].fill(0);
    xxh3_64(&copy)
}

/// Roots that an older version did not have yet stay 0.
fn decode_roots(table: &[u8]) -> Result<[Word; Known::COUNT], SnapshotError> {
    let mut roots = [Word::ZERO; Known::COUNT];
    for entry in table.chunks_exact(ROOT_BYTES) {
        let (name, word) = entry.split_at(NAME_BYTES);
        let which = Known::ALL.iter().find(|&&which| root_name(which) == name);
        let Some(&which) = which else {
            let text = String::from_utf8_lossy(name);
            let text = text.trim_end_matches('\0').escape_default();
            return Err(SnapshotError::UnknownRoot(text.to_string()));
        };
        roots[which as usize] = Word(Reader(word).u64(0));
    }
    Ok(roots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit() {
        for &which in Known::ALL {
            assert!(format!("{which:?}").len() <= NAME_BYTES, "{which:?}");
        }
    }

    #[test]
    fn the_origin_is_that_of_a_default_heap() {
        let most_words = 8 << 20;
        let config = heap::HeapConfig {
            most_words,
            ..Default::default()
        };
        let heap = heap::Heap::new(config).expect("the memory can be reserved");
        assert_eq!(heap.old_extent().0, ORIGIN_WORDS);
    }
}
