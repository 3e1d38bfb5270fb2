//! What holds for every object, and for the small kinds.

use crate::error::SnapshotError;
use crate::words::{Body, damaged};
use heap::layout::{INDEXABLE_FIELDS, LENGTH, block, map, stack};
use heap::{Format, Kind, WORD_BYTES, Word};

/// Its map is a map for such objects, and its words lead to objects.
pub(crate) fn check(body: &Body, at: usize) -> Result<(), SnapshotError> {
    let header = body.header(at);
    let Some(map) = body.object(header.map()) else {
        return damaged(at, "its map is no object");
    };
    if body.header(map).format() != Format::Map {
        return damaged(at, "its map is no map");
    }
    let Some(kind) = body.kind(at) else {
        return damaged(map, "no such kind");
    };
    let format = header.format();
    if kind.format() != format {
        return damaged(at, "its layout is not that of its kind");
    }
    let fields = body.count(map + map::FIELDS, body.words.len());
    if fields.is_none_or(|fields| fields < kind.hidden_fields()) {
        return damaged(map, "too few fields for its kind");
    }
    match format {
        Format::Slots => check_words(body, at + 1, at + 1 + fields.unwrap_or(0)),
        Format::Stack => check_stack(body, at),
        Format::Map => check_words(body, at + LENGTH, at + body.length(at)),
        _ => check_indexable(body, at, fields.unwrap_or(0)),
    }
}

fn check_indexable(body: &Body, at: usize, fields: usize) -> Result<(), SnapshotError> {
    let start = at + INDEXABLE_FIELDS;
    let data = start + fields;
    let length = body.length(at);
    if body.header(at).format() == Format::Vector {
        return check_words(body, start, data + length);
    }
    check_words(body, start, data)?;
    let used = length % WORD_BYTES;
    if used != 0 && body.word(data + length / WORD_BYTES).0 >> (8 * used) != 0 {
        return damaged(at, "bytes beyond its end are not empty");
    }
    Ok(())
}

/// Every word of a range is an integer, a double or a reference to an object.
fn check_words(body: &Body, from: usize, to: usize) -> Result<(), SnapshotError> {
    for at in from..to {
        check_word(body, at)?;
    }
    Ok(())
}

#[inline]
fn check_word(body: &Body, at: usize) -> Result<(), SnapshotError> {
    let word = body.word(at);
    match word.is_int() || word.is_float() || body.object(word).is_some() {
        true => Ok(()),
        false => damaged(at, "a reference leads to no object"),
    }
}

fn check_stack(body: &Body, at: usize) -> Result<(), SnapshotError> {
    let total = body.length(at);
    let live = body
        .count(at + stack::LIVE, total)
        .filter(|&live| live >= stack::FIRST);
    let Some(live) = live else {
        return damaged(at, "a stack is not as long as it says");
    };
    check_words(body, at + stack::FIRST, at + live)?;
    match (at + live..at + total).find(|&at| body.word(at) != Word::ZERO) {
        Some(word) => damaged(word, "a stack's unused words are not empty"),
        None => Ok(()),
    }
}

/// A method runs a code that is no block's.
pub(crate) fn check_method(body: &Body, at: usize) -> Result<(), SnapshotError> {
    match body.kind_of(body.field(at, 0)) {
        Some(Kind::Code) => Ok(()),
        _ => damaged(at, "a method without code"),
    }
}

/// A closure has a block's code and what this copies.
pub(crate) fn check_block(body: &Body, at: usize) -> Result<(), SnapshotError> {
    let code = body.object(body.field(at, block::CODE));
    let Some(code) = code.filter(|&code| body.kind(code) == Some(Kind::Code)) else {
        return damaged(at, "a block without code");
    };
    if !body.field(at, block::HOME).is_int() {
        return damaged(at, "a block without home");
    }
    let copied = super::code::numbers(body, code)?.copied;
    match body.length(at) >= copied && super::code::is_block(body, code) {
        true => Ok(()),
        false => damaged(at, "a block that does not fit its code"),
    }
}
