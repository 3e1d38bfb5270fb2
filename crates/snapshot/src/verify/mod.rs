//! Whether a body is a heap: everything that the machine takes for granted.
//!
//! One pass finds where objects start and how long they are, without trusting
//! anything; the next looks at every object with its map, its kind and its
//! references; then come the roots.

mod code;
mod maps;
mod objects;
mod process;
mod roots;
mod walk;

use crate::error::SnapshotError;
use crate::header::Summary;
use crate::load::starts;
use crate::words::{Body, damaged};
use heap::{Format, Kind};

/// Verifies a body and finds its objects' starts.
pub(crate) fn verify(body: &mut Body, summary: &Summary) -> Result<(), SnapshotError> {
    walk::find_starts(body)?;
    let places = starts(&body.starts);
    for &at in &places {
        objects::check(body, at)?;
    }
    // Kinds are known to be right from here on.
    let mut chunks = process::Chunks::default();
    for &at in &places {
        check_kind(body, at, &mut chunks)?;
    }
    roots::check(body, summary)
}

fn check_kind(body: &Body, at: usize, chunks: &mut process::Chunks) -> Result<(), SnapshotError> {
    let Some(kind) = body.kind(at) else {
        return damaged(at, "its map has no kind");
    };
    match kind {
        Kind::Map => maps::check(body, at),
        Kind::Code => code::check(body, at),
        Kind::Method => objects::check_method(body, at),
        Kind::Block => objects::check_block(body, at),
        Kind::Process => chunks.check(body, at),
        Kind::Activation => process::check_activation(body, at),
        Kind::Float if body.header(at).format() == Format::Bytes && body.length(at) != 8 => {
            damaged(at, "a boxed double has eight bytes")
        }
        _ => Ok(()),
    }
}
