//! Why bytes are no snapshot that this machine can run.

use std::fmt;

/// A part of a snapshot that has a checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The header, the roots and the page table.
    Head,
    /// A page of the body, by number.
    Page(usize),
}

/// Why a snapshot was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotError {
    /// The bytes begin with something else.
    NotASnapshot,
    /// Made by a later version of the machine.
    Newer {
        /// The format version that the bytes name.
        found: u32,
    },
    /// The bytes end too early, or go on too long.
    Length {
        /// How many bytes the header announces (or needs itself).
        expected: u64,
        /// How many there are.
        found: u64,
    },
    /// A part is not as it was written.
    Checksum(Part),
    /// The header contradicts itself.
    Header(&'static str),
    /// It names a root that this version of the machine does not know.
    UnknownRoot(String),
    /// A named root is missing or not what it must be.
    Root(String),
    /// The structure is broken although the checksums are right.
    Damaged {
        /// Word number within the body.
        word: usize,
        /// What is wrong there.
        problem: &'static str,
    },
    /// The world does not fit the memory that was given.
    TooLarge {
        /// Words of the body.
        words: usize,
    },
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SnapshotError::NotASnapshot => write!(f, "This is not a snapshot."),
            SnapshotError::Newer { found } => write!(
                f,
                "This snapshot was saved by a newer version (format {found}, known up to {}).",
                crate::FORMAT_VERSION
            ),
            SnapshotError::Length { expected, found } if found < expected => {
                write!(
                    f,
                    "The snapshot is cut short: {found} of {expected} bytes are there."
                )
            }
            SnapshotError::Length { expected, found } => {
                write!(f, "The snapshot has {} bytes too many.", found - expected)
            }
            SnapshotError::Checksum(Part::Head) => {
                write!(
                    f,
                    "The snapshot's header was changed or damaged after it was saved."
                )
            }
            SnapshotError::Checksum(Part::Page(page)) => {
                write!(
                    f,
                    "Page {page} of the snapshot was changed or damaged after it was saved."
                )
            }
            SnapshotError::Header(problem) => {
                write!(f, "The snapshot's header contradicts itself: {problem}.")
            }
            SnapshotError::UnknownRoot(name) => {
                write!(
                    f,
                    "The snapshot has a root named {name}, which this version does not know."
                )
            }
            SnapshotError::Root(name) => {
                write!(
                    f,
                    "The snapshot is damaged: its root {name} is not what it must be."
                )
            }
            SnapshotError::Damaged { word, problem } => {
                write!(f, "The snapshot is damaged at word {word}: {problem}.")
            }
            SnapshotError::TooLarge { words } => {
                write!(f, "The snapshot's {words} words do not fit the memory.")
            }
        }
    }
}

impl std::error::Error for SnapshotError {}
