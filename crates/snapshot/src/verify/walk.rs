//! Where objects start: the walk that trusts nothing.

use crate::error::SnapshotError;
use crate::words::{Body, damaged};
use heap::layout::{INDEXABLE_FIELDS, LENGTH, SLOTS_FIELDS, map, stack};
use heap::{Format, Header, WORD_BYTES, Word};

/// Walks the body from end to end, noting the objects that are no holes.
pub(crate) fn find_starts(body: &mut Body) -> Result<(), SnapshotError> {
    let mut at = 0;
    while at < body.words.len() {
        let header = body.header(at);
        check_header(at, header)?;
        let Some(size) = size_at(body, at, header.format()) else {
            return damaged(at, "an object has no size that fits");
        };
        match header.format() {
            Format::Filler => check_zero(body, at + 1, at + 1)?,
            Format::Free => check_zero(body, at + LENGTH + 1, at + size)?,
            _ => body.set_start(at),
        }
        at += size;
    }
    Ok(())
}

/// The bits of a header that say something in a snapshot: tag, format, hash,
/// map; the rest (mark, ages) is 0.
fn check_header(at: usize, header: Header) -> Result<(), SnapshotError> {
    let known = Header::new(header.map(), header.format()).with_hash(header.hash());
    match header == known && Word(header.0).is_header() {
        true => Ok(()),
        false => damaged(at, "this is no object's header"),
    }
}

fn check_zero(body: &Body, from: usize, to: usize) -> Result<(), SnapshotError> {
    match body.words[from..to].iter().position(|&word| word != 0) {
        Some(offset) => damaged(from + offset, "unused words are not empty"),
        None => Ok(()),
    }
}

/// An object's size in words, where it lies within the body.
fn size_at(body: &Body, at: usize, format: Format) -> Option<usize> {
    let rest = body.words.len() - at;
    let length = |most: usize| body.count(at + LENGTH, most);
    let size = match format {
        Format::Slots => SLOTS_FIELDS + body.field_count(at)?,
        Format::Vector => INDEXABLE_FIELDS + body.field_count(at)? + length(rest)?,
        Format::Bytes => {
            let bytes = length(rest * WORD_BYTES)?;
            INDEXABLE_FIELDS + body.field_count(at)? + bytes.div_ceil(WORD_BYTES)
        }
        Format::Map => length(rest).filter(|&total| total >= map::DESCRIPTORS)?,
        Format::Stack => length(rest).filter(|&total| total >= stack::FIRST)?,
        Format::Free => length(rest).filter(|&total| total > LENGTH)?,
        Format::Filler => 1,
    };
    (size <= rest).then_some(size)
}
