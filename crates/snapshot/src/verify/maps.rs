//! Maps: counts, slot descriptors.

use crate::error::SnapshotError;
use crate::words::{Body, damaged};
use heap::layout::map;
use heap::{Kind, Word};

/// The map at a place describes objects.
pub(crate) fn check(body: &Body, at: usize) -> Result<(), SnapshotError> {
    let kind = body.word(at + map::KIND).to_int().and_then(Kind::from_code);
    let Some(kind) = kind else {
        return damaged(at, "no such kind");
    };
    let total = body.length(at);
    let Some(fields) = body.count(at + map::FIELDS, body.words.len()) else {
        return damaged(at, "a map without a number of fields");
    };
    let Some(count) = body.count(at + map::COUNT, total) else {
        return damaged(at, "a map without a number of slots");
    };
    if map::DESCRIPTORS + count * map::DESCRIPTOR != total {
        return damaged(at, "a map is not as long as its slots");
    }
    check_derived(body, at)?;
    for slot in 0..count {
        let descriptor = at + map::DESCRIPTORS + slot * map::DESCRIPTOR;
        check_slot(body, descriptor, kind.hidden_fields()..fields)?;
    }
    Ok(())
}

fn check_derived(body: &Body, at: usize) -> Result<(), SnapshotError> {
    let derived = body.word(at + map::DERIVED);
    match derived == Word::ZERO || body.kind_of(derived) == Some(Kind::Map) {
        true => Ok(()),
        false => damaged(at, "a map that leads to no map"),
    }
}

/// A slot has a name, and its field is one of the object's that are free for
/// slots.
fn check_slot(body: &Body, at: usize, fields: std::ops::Range<usize>) -> Result<(), SnapshotError> {
    const CONSTANT: i64 = 0;
    const ASSIGNMENT: i64 = 2;
    if body.kind_of(body.word(at + map::NAME)) != Some(Kind::CanonicalString) {
        return damaged(at, "a slot without a name");
    }
    let Some(what) = body.word(at + map::WHAT).to_int() else {
        return damaged(at, "a slot without a kind");
    };
    let (kind, flags, field) = (what & 7, what >> 4 & 15, what >> 8);
    if !(CONSTANT..=ASSIGNMENT).contains(&kind) || flags != 0 {
        return damaged(at, "no such kind of slot");
    }
    let is_field = usize::try_from(field).is_ok_and(|field| fields.contains(&field));
    match kind == CONSTANT || is_field {
        true => Ok(()),
        false => damaged(at, "a slot's field is not the object's"),
    }
}
