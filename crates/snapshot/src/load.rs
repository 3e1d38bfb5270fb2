//! Reading a snapshot: verify, then trust.

use crate::error::{Part, SnapshotError};
use crate::header::{self, PAGE_BYTES, Summary};
use crate::save::dead_proxy;
use crate::verify::verify;
use crate::words::{Body, relocated};
use heap::layout::{LENGTH, SLOTS_FIELDS};
use heap::{Format, Heap, HeapConfig, Image, Kind, WORD_BYTES, Word};
use xxhash_rust::xxh3::xxh3_64;

/// What a snapshot's head says, its checksum verified; the body is not read.
pub fn inspect(bytes: &[u8]) -> Result<Summary, SnapshotError> {
    header::decode(bytes)
}

/// Makes the heap that was saved, in spaces of the given sizes.
pub fn load(bytes: &[u8], config: HeapConfig) -> Result<Heap, SnapshotError> {
    let summary = header::decode(bytes)?;
    let too_large = SnapshotError::TooLarge {
        words: summary.body_words,
    };
    let body = &bytes[summary.head_bytes..];
    check_pages(body, &summary.pages)?;
    let Some(mut heap) = Heap::new(config) else {
        return Err(too_large);
    };
    let origin = heap.old_extent().0;
    let Some(words) = heap.image_words(summary.body_words) else {
        return Err(too_large);
    };
    decode_words(body, words);
    let mut body = Body::new(words, summary.origin);
    verify(&mut body, &summary)?;
    kill_proxies(&mut body);
    if origin != summary.origin {
        relocate(&mut body, origin);
    }
    heap.adopt_image(&Image {
        words: summary.body_words,
        roots: summary
            .roots
            .map(|root| relocated(root, summary.origin, origin)),
        next_hash: summary.next_hash,
        next_serial: summary.next_serial,
    });
    Ok(heap)
}

fn check_pages(body: &[u8], pages: &[u64]) -> Result<(), SnapshotError> {
    for (n, (page, &checksum)) in body.chunks(PAGE_BYTES).zip(pages).enumerate() {
        if xxh3_64(page) != checksum {
            return Err(SnapshotError::Checksum(Part::Page(n)));
        }
    }
    Ok(())
}

fn decode_words(body: &[u8], words: &mut [u64]) {
    for (to, from) in words.iter_mut().zip(body.as_chunks::<WORD_BYTES>().0) {
        *to = u64::from_le_bytes(*from);
    }
}

fn kill_proxies(body: &mut Body) {
    for at in starts(&body.starts) {
        if body.header(at).format() == Format::Slots && body.kind(at) == Some(Kind::Proxy) {
            let handle = body.word(at + SLOTS_FIELDS);
            body.words[at + SLOTS_FIELDS] = dead_proxy(handle).0;
        }
    }
}

/// The places whose bits are set.
pub(crate) fn starts(bits: &[u64]) -> Vec<usize> {
    let mut places = Vec::new();
    for (group, &bits) in bits.iter().enumerate() {
        let mut rest = bits;
        while rest != 0 {
            places.push(64 * group + rest.trailing_zeros() as usize);
            rest &= rest - 1;
        }
    }
    places
}

/// Makes every reference one for a heap whose old space starts at `origin`.
/// Bytes are data, so each object says where its references lie.
fn relocate(body: &mut Body, origin: usize) {
    let old = body.origin;
    let places = starts(&body.starts);
    let ranges: Vec<_> = places.iter().map(|&at| pointer_range(body, at)).collect();
    for (at, (from, to)) in places.into_iter().zip(ranges) {
        let header = body.header(at);
        body.words[at] = header.with_map(relocated(header.map(), old, origin)).0;
        for word in &mut body.words[from..to] {
            *word = relocated(Word(*word), old, origin).0;
        }
    }
    body.origin = origin;
}

/// The tagged words of a verified object.
fn pointer_range(body: &Body, at: usize) -> (usize, usize) {
    let start = body.fields(at);
    let fields = || body.field_count(at).unwrap_or(0);
    match body.header(at).format() {
        Format::Slots | Format::Bytes => (start, start + fields()),
        Format::Vector => (start, start + fields() + body.length(at)),
        // The words beyond a stack's live ones are 0.
        Format::Map | Format::Stack => (at + LENGTH + 1, at + body.length(at)),
        Format::Free | Format::Filler => (at, at),
    }
}
