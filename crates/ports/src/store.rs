//! The port to durable bytes: four small-named files that can be flushed.
//!
//! [`Store`] is what a platform must bring: in the page, synchronous OPFS
//! handles in the worker; natively, plain files; in tests, [`MemoryStore`],
//! which forgets what was not flushed when it crashes and fails on demand.
//! How images and edits are laid out in these files is
//! [`crate::keeper::Keeper`]'s matter.
//!
//! Invariant: after [`Store::flush`] has answered `Ok`, everything written to
//! that file before survives a crash; of later writes any part may survive.

use std::fmt;
use std::ops::Range;

/// The files a store has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreFile {
    /// One of the two places for an image.
    ImageA,
    /// The other.
    ImageB,
    /// Edits made after the image in A was saved.
    JournalA,
    /// Edits made after the image in B was saved.
    JournalB,
}

impl StoreFile {
    /// All files, in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::ImageA, Self::ImageB, Self::JournalA, Self::JournalB];

    /// The name a platform gives the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::ImageA => "image-a",
            Self::ImageB => "image-b",
            Self::JournalA => "journal-a",
            Self::JournalB => "journal-b",
        }
    }
}

/// Why the store could not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no room left.
    Full,
    /// The platform forbids storing here.
    Denied,
    /// The image or entry exceeds a limit of this format, in bytes.
    TooLarge {
        /// How large it is.
        size: u64,
        /// How large it may be.
        limit: u64,
    },
    /// Reading or writing failed otherwise.
    Broken(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => write!(
                f,
                "there is no room left to save; free some space or download the world"
            ),
            Self::Denied => write!(
                f,
                "this browser does not let the page keep anything; download the world to keep it"
            ),
            Self::TooLarge { size, limit } => {
                write!(f, "{size} bytes are too many to keep; at most {limit} fit")
            }
            Self::Broken(why) => write!(f, "saving failed: {why}"),
        }
    }
}

impl std::error::Error for StoreError {}

/// Durable files of a platform.
pub trait Store {
    /// How many bytes the file has; 0 when it never was written.
    fn size(&mut self, file: StoreFile) -> Result<u64, StoreError>;
    /// Fills `into` from `at` on; answers how many bytes there were.
    fn read(&mut self, file: StoreFile, at: u64, into: &mut [u8]) -> Result<usize, StoreError>;
    /// Writes all of `bytes` at `at`, growing the file as needed.
    fn write(&mut self, file: StoreFile, at: u64, bytes: &[u8]) -> Result<(), StoreError>;
    /// Cuts the file, or extends it with zeros.
    fn truncate(&mut self, file: StoreFile, size: u64) -> Result<(), StoreError>;
    /// Makes everything written to the file survive a crash.
    fn flush(&mut self, file: StoreFile) -> Result<(), StoreError>;
}

/// A store in memory, with faults on demand.
///
/// Each file has the bytes that programs see and the bytes that a crash
/// leaves. Reading never fails; every other operation counts toward
/// [`MemoryStore::fail_from`].
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    files: [MemoryFile; 4],
    changes: u64,
    fault: Option<(Range<u64>, StoreError)>,
}

#[derive(Clone, Debug, Default)]
struct MemoryFile {
    seen: Vec<u8>,
    durable: Vec<u8>,
}

impl MemoryStore {
    /// An empty store that never fails.
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets the changing operation number `change` (from 0) and all after it
    /// fail with `error`, having done half of what was asked.
    pub fn fail_from(&mut self, change: u64, error: StoreError) {
        self.fault = Some((change..u64::MAX, error));
    }

    /// Lets only the changing operation number `change` fail so.
    pub fn fail_once(&mut self, change: u64, error: StoreError) {
        self.fault = Some((change..change + 1, error));
    }

    /// How many changing operations were asked for.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// What a restart finds when the power fails now: of each file's
    /// unflushed bytes, those before `torn_at` have reached the disk.
    pub fn after_crash(&self, torn_at: usize) -> Self {
        let mut files = self.files.clone();
        for file in &mut files {
            let reached = torn_at.min(file.seen.len());
            let mut left = file.seen[..reached].to_vec();
            left.extend_from_slice(file.durable.get(reached..).unwrap_or_default());
            *file = MemoryFile {
                seen: left.clone(),
                durable: left,
            };
        }
        Self {
            files,
            changes: 0,
            fault: None,
        }
    }

    /// Inverts one bit, as ageing media do.
    pub fn flip_bit(&mut self, file: StoreFile, at: usize) {
        let file = &mut self.files[file as usize];
        if let Some(byte) = file.seen.get_mut(at) {
            *byte ^= 1;
            file.durable = file.seen.clone();
        }
    }

    fn fault(&mut self) -> Option<StoreError> {
        let now = self.changes;
        self.changes += 1;
        self.fault
            .clone()
            .filter(|(when, _)| when.contains(&now))
            .map(|(_, error)| error)
    }
}

impl Store for MemoryStore {
    fn size(&mut self, file: StoreFile) -> Result<u64, StoreError> {
        Ok(self.files[file as usize].seen.len() as u64)
    }

    fn read(&mut self, file: StoreFile, at: u64, into: &mut [u8]) -> Result<usize, StoreError> {
        let seen = &self.files[file as usize].seen;
        let from = seen.get(at as usize..).unwrap_or_default();
        let count = from.len().min(into.len());
        into[..count].copy_from_slice(&from[..count]);
        Ok(count)
    }

    fn write(&mut self, file: StoreFile, at: u64, bytes: &[u8]) -> Result<(), StoreError> {
        let fault = self.fault();
        let done = if fault.is_some() {
            bytes.len() / 2
        } else {
            bytes.len()
        };
        let seen = &mut self.files[file as usize].seen;
        let at = at as usize;
        if seen.len() < at + done {
            seen.resize(at + done, 0);
        }
        seen[at..at + done].copy_from_slice(&bytes[..done]);
        fault.map_or(Ok(()), Err)
    }

    fn truncate(&mut self, file: StoreFile, size: u64) -> Result<(), StoreError> {
        if let Some(error) = self.fault() {
            return Err(error);
        }
        self.files[file as usize].seen.resize(size as usize, 0);
        Ok(())
    }

    fn flush(&mut self, file: StoreFile) -> Result<(), StoreError> {
        if let Some(error) = self.fault() {
            return Err(error);
        }
        let file = &mut self.files[file as usize];
        file.durable = file.seen.clone();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crash_forgets_what_was_not_flushed() {
        let mut store = MemoryStore::new();
        store
            .write(StoreFile::ImageA, 0, b"kept")
            .expect("no faults");
        store.flush(StoreFile::ImageA).expect("no faults");
        store
            .write(StoreFile::ImageA, 0, b"lost")
            .expect("no faults");
        let mut bytes = [0; 4];
        store
            .after_crash(2)
            .read(StoreFile::ImageA, 0, &mut bytes)
            .expect("no faults");
        assert_eq!(&bytes, b"lopt");
        store
            .after_crash(0)
            .read(StoreFile::ImageA, 0, &mut bytes)
            .expect("no faults");
        assert_eq!(&bytes, b"kept");
    }

    #[test]
    fn faults_come_when_they_are_ordered() {
        let mut store = MemoryStore::new();
        store.fail_from(1, StoreError::Full);
        assert_eq!(store.write(StoreFile::ImageA, 0, b"ab"), Ok(()));
        assert_eq!(store.flush(StoreFile::ImageA), Err(StoreError::Full));
        assert_eq!(store.changes(), 2);
    }
}
