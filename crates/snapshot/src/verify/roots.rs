//! The named roots: what the machine cannot run without.

use super::process::is_process_or_none;
use crate::error::SnapshotError;
use crate::header::Summary;
use crate::words::Body;
use heap::layout::map;
use heap::{Format, Kind, Known, Word};

/// Every root leads to an object of the sort that its name says.
pub(crate) fn check(body: &Body, summary: &Summary) -> Result<(), SnapshotError> {
    for (&which, &word) in Known::ALL.iter().zip(&summary.roots) {
        if !is_right(body, which, word) {
            return Err(SnapshotError::Root(format!("{which:?}")));
        }
    }
    Ok(())
}

fn is_right(body: &Body, which: Known, word: Word) -> bool {
    match which {
        Known::Nil | Known::True | Known::False | Known::Lobby => body.object(word).is_some(),
        Known::MapMap => is_map_of(body, word, Kind::Map),
        Known::SmallIntMap => is_map_of(body, word, Kind::SmallInt),
        Known::FloatMap => is_map_of(body, word, Kind::Float),
        Known::VectorMap => is_map_of(body, word, Kind::Vector),
        Known::ByteVectorMap | Known::MutableStringMap => is_map_of(body, word, Kind::ByteVector),
        Known::StringMap => is_map_of(body, word, Kind::CanonicalString),
        Known::MethodMap => is_map_of(body, word, Kind::Method),
        Known::CodeMap => is_map_of(body, word, Kind::Code),
        Known::EnvironmentMap => is_map_of(body, word, Kind::Environment),
        Known::StackMap => is_map_of(body, word, Kind::Stack),
        Known::ActivationMap => is_map_of(body, word, Kind::Activation),
        Known::EmptyMap => is_map_of(body, word, Kind::Object),
        Known::BlockMaps => is_vector_of_maps(body, word),
        Known::Mirrors | Known::Assumed | Known::Stubs => {
            body.format_of(word) == Some(Format::Vector)
        }
        Known::CurrentProcess | Known::RootProcess => is_process_or_none(body, word),
        _ => word.is_int() || body.object(word).is_some(),
    }
}

fn is_map_of(body: &Body, word: Word, kind: Kind) -> bool {
    let is_map = body.kind_of(word) == Some(Kind::Map);
    let at = body.object(word).filter(|_| is_map);
    at.and_then(|at| body.word(at + map::KIND).to_int()) == Some(kind as i64)
}

fn is_vector_of_maps(body: &Body, word: Word) -> bool {
    let vector = body
        .object(word)
        .filter(|_| body.format_of(word) == Some(Format::Vector));
    let is_map = |&word: &u64| is_map_of(body, Word(word), Kind::Block);
    vector.is_some_and(|at| body.elements(at).iter().all(is_map))
}
