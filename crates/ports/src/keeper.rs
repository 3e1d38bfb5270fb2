//! Keeps the world's image and its edits in a [`Store`] so that a crash at
//! any moment loses nothing that was acknowledged.
//!
//! Two slots take turns. A slot is an image file and a journal:
//!
//! ```text
//! image file   header (64 bytes) | body
//! header       magic 8 | version 4 | zero 4 | generation 8 | body length 8 |
//!              body checksum 8 | covered 8 | zero 8 | checksum of all before 8
//! journal      entries: length 4 | generation 8 | checksum 8 | text
//! ```
//!
//! Saving writes the body over the *older* slot, flushes, empties that slot's
//! journal, flushes, writes the header, flushes. Until the last flush the
//! newer slot stands untouched. Loading takes the newest slot that verifies
//! and the journal entries of its generation; where the newest does not
//! verify, the other slot's journal still leads up to it, so both journals
//! are replayed and no edit is lost. `covered` is the length that the other
//! slot's journal had at the save: when a save is reported as failed although
//! its header reached the disk, later edits still go to that journal, and
//! those behind `covered` are replayed as well.
//!
//! Checksums are XXH3 (64 bits). All numbers are little-endian. The body is
//! opaque here: what an image means is the snapshot crate's to verify.

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::store::{Store, StoreError, StoreFile};

/// The largest image kept. OPFS quotas and wasm memory end well before.
pub const IMAGE_LIMIT_BYTES: u64 = 1 << 30;
/// The largest journal; a save empties it, and edits are small.
pub const JOURNAL_LIMIT_BYTES: u64 = 64 << 20;
/// The largest single entry of a journal.
pub const ENTRY_LIMIT_BYTES: u64 = 4 << 20;

const MAGIC: [u8; 8] = *b"SelfKept";
const VERSION: u32 = 1;
const HEADER_BYTES: usize = 64;
const ENTRY_HEADER_BYTES: usize = 20;

/// What a store held when it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The number of the save, from 1.
    pub generation: u64,
    /// The image's bytes, as they were saved.
    pub image: Vec<u8>,
    /// The edits since, oldest first.
    pub entries: Vec<String>,
    /// Whether a newer image was there but did not verify.
    pub recovered: bool,
}

/// What opening a store showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Nothing was ever saved here.
    Empty,
    /// An image that verifies.
    Found(Loaded),
    /// Something was saved, but neither slot verifies.
    Damaged,
    /// A newer program saved here; this one must not overwrite it unasked.
    Newer {
        /// The version found.
        version: u32,
    },
}

/// The two-slot protocol over a store.
#[derive(Debug)]
pub struct Keeper<S> {
    store: S,
    /// The slot and generation that load would answer now.
    current: Option<(Slot, u64)>,
    journal_end: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    A,
    B,
}

impl Slot {
    fn image(self) -> StoreFile {
        match self {
            Self::A => StoreFile::ImageA,
            Self::B => StoreFile::ImageB,
        }
    }

    fn journal(self) -> StoreFile {
        match self {
            Self::A => StoreFile::JournalA,
            Self::B => StoreFile::JournalB,
        }
    }

    fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

/// A slot's header, once its own checksum has verified.
#[derive(Clone, Copy, Debug)]
struct Header {
    generation: u64,
    body_length: u64,
    body_checksum: u64,
    covered: u64,
}

enum Found {
    Nothing,
    Damage,
    Newer(u32),
    Header(Header),
}

impl<S: Store> Keeper<S> {
    /// Opens `store` and answers what it holds.
    pub fn open(store: S) -> Result<(Self, Opening), StoreError> {
        let mut keeper = Self {
            store,
            current: None,
            journal_end: 0,
        };
        let opening = keeper.load()?;
        Ok((keeper, opening))
    }

    /// Keeps `image`; answers its generation once it is flushed.
    pub fn save(&mut self, image: &[u8]) -> Result<u64, StoreError> {
        refuse_larger(image.len() as u64, IMAGE_LIMIT_BYTES)?;
        let (slot, generation) = match self.current {
            Some((slot, generation)) => (slot.other(), generation + 1),
            None => (Slot::A, 1),
        };
        self.write_body(slot, image)?;
        self.empty_journal(slot)?;
        let header = Header {
            generation,
            body_length: image.len() as u64,
            body_checksum: xxh3_64(image),
            covered: self.journal_end,
        };
        self.store.write(slot.image(), 0, &header.encode())?;
        self.store.flush(slot.image())?;
        self.current = Some((slot, generation));
        self.journal_end = 0;
        Ok(generation)
    }

    /// Appends an edit made after the last save; kept once this answers.
    /// Before the first save there is nothing to replay it on, and the entry
    /// is not needed: the delivered world is saved as generation 1 first.
    pub fn append(&mut self, entry: &str) -> Result<(), StoreError> {
        refuse_larger(entry.len() as u64, ENTRY_LIMIT_BYTES)?;
        let Some((slot, generation)) = self.current else {
            return Err(StoreError::Broken("no image was saved yet".into()));
        };
        let bytes = encode_entry(entry, generation);
        refuse_larger(self.journal_end + bytes.len() as u64, JOURNAL_LIMIT_BYTES)?;
        self.store.write(slot.journal(), self.journal_end, &bytes)?;
        self.store.flush(slot.journal())?;
        self.journal_end += bytes.len() as u64;
        Ok(())
    }

    /// The image before the newest, without the edits that led on from it,
    /// for a world whose newest image is of no use. Nothing is written yet:
    /// the newest goes with the next save.
    pub fn go_back(&mut self) -> Result<Option<Loaded>, StoreError> {
        let newest = self.current.map(|(slot, _)| slot);
        for slot in [Slot::A, Slot::B] {
            let Found::Header(header) = self.find(slot)? else {
                continue;
            };
            if Some(slot) == newest {
                continue;
            }
            if let Some(image) = self.read_body(slot, header)? {
                let loaded = self.adopt(slot, header, image, false)?;
                return Ok(Some(Loaded {
                    entries: Vec::new(),
                    recovered: true,
                    ..loaded
                }));
            }
        }
        Ok(None)
    }

    /// Whether an image is kept that edits can be replayed on.
    pub fn holds_image(&self) -> bool {
        self.current.is_some()
    }

    /// Forgets everything that was kept.
    pub fn reset(&mut self) -> Result<(), StoreError> {
        for file in StoreFile::ALL {
            self.store.truncate(file, 0)?;
            self.store.flush(file)?;
        }
        self.current = None;
        self.journal_end = 0;
        Ok(())
    }

    /// The store, for tests and for closing it.
    pub fn into_store(self) -> S {
        self.store
    }

    fn load(&mut self) -> Result<Opening, StoreError> {
        let found = [
            (Slot::A, self.find(Slot::A)?),
            (Slot::B, self.find(Slot::B)?),
        ];
        let newer = found.iter().find_map(|(_, found)| match found {
            Found::Newer(version) => Some(*version),
            _ => None,
        });
        if let Some(version) = newer {
            return Ok(Opening::Newer { version });
        }
        let mut damaged = found
            .iter()
            .any(|(_, found)| matches!(found, Found::Damage));
        for (slot, header) in newest_first(found) {
            match self.read_body(slot, header)? {
                Some(image) => return self.adopt(slot, header, image, damaged).map(Opening::Found),
                None => damaged = true,
            }
        }
        Ok(if damaged {
            Opening::Damaged
        } else {
            Opening::Empty
        })
    }

    /// Makes `slot` the current one and gathers the edits that lead on from
    /// it, also those kept with a newer image that is damaged.
    fn adopt(
        &mut self,
        slot: Slot,
        header: Header,
        image: Vec<u8>,
        recovered: bool,
    ) -> Result<Loaded, StoreError> {
        let generation = header.generation;
        let other = slot.other().journal();
        let (mut entries, _) = self.read_journal(other, header.covered, generation - 1)?;
        let (own, end) = self.read_journal(slot.journal(), 0, generation)?;
        entries.extend(own);
        if recovered {
            entries.extend(self.read_journal(other, 0, generation + 1)?.0);
        }
        self.current = Some((slot, generation));
        self.journal_end = end;
        Ok(Loaded {
            generation,
            image,
            entries,
            recovered,
        })
    }

    fn find(&mut self, slot: Slot) -> Result<Found, StoreError> {
        let size = self.store.size(slot.image())?;
        if size == 0 {
            return Ok(Found::Nothing);
        }
        let mut bytes = [0; HEADER_BYTES];
        let count = self.store.read(slot.image(), 0, &mut bytes)?;
        if count < HEADER_BYTES || size < HEADER_BYTES as u64 {
            return Ok(Found::Damage);
        }
        Ok(Header::decode(&bytes, size))
    }

    fn read_body(&mut self, slot: Slot, header: Header) -> Result<Option<Vec<u8>>, StoreError> {
        let mut image = vec![0; header.body_length as usize];
        let count = self
            .store
            .read(slot.image(), HEADER_BYTES as u64, &mut image)?;
        let whole = count == image.len() && xxh3_64(&image) == header.body_checksum;
        Ok(whole.then_some(image))
    }

    fn write_body(&mut self, slot: Slot, image: &[u8]) -> Result<(), StoreError> {
        let file = slot.image();
        self.store.write(file, HEADER_BYTES as u64, image)?;
        self.store
            .truncate(file, (HEADER_BYTES + image.len()) as u64)?;
        self.store.flush(file)
    }

    fn empty_journal(&mut self, slot: Slot) -> Result<(), StoreError> {
        self.store.truncate(slot.journal(), 0)?;
        self.store.flush(slot.journal())
    }

    /// The whole entries of `generation` behind `from`, and where the last of them ends.
    /// A torn last entry was never acknowledged and is overwritten.
    fn read_journal(
        &mut self,
        file: StoreFile,
        from: u64,
        generation: u64,
    ) -> Result<(Vec<String>, u64), StoreError> {
        let size = self
            .store
            .size(file)?
            .min(JOURNAL_LIMIT_BYTES)
            .saturating_sub(from);
        let mut bytes = vec![0; size as usize];
        let count = self.store.read(file, from, &mut bytes)?;
        let mut rest = &bytes[..count];
        let mut entries = Vec::new();
        while let Some((entry, after)) = decode_entry(rest, generation) {
            entries.push(entry);
            rest = after;
        }
        Ok((entries, from + (count - rest.len()) as u64))
    }
}

fn newest_first(found: [(Slot, Found); 2]) -> Vec<(Slot, Header)> {
    let mut headers: Vec<(Slot, Header)> = found
        .into_iter()
        .filter_map(|(slot, found)| match found {
            Found::Header(header) => Some((slot, header)),
            _ => None,
        })
        .collect();
    headers.sort_by_key(|(_, header)| std::cmp::Reverse(header.generation));
    headers
}

fn refuse_larger(size: u64, limit: u64) -> Result<(), StoreError> {
    if size > limit {
        Err(StoreError::TooLarge { size, limit })
    } else {
        Ok(())
    }
}

impl Header {
    fn encode(self) -> [u8; HEADER_BYTES] {
        let mut bytes = [0; HEADER_BYTES];
        bytes[0..8].copy_from_slice(&MAGIC);
        bytes[8..12].copy_from_slice(&VERSION.to_le_bytes());
        bytes[16..24].copy_from_slice(&self.generation.to_le_bytes());
        bytes[24..32].copy_from_slice(&self.body_length.to_le_bytes());
        bytes[32..40].copy_from_slice(&self.body_checksum.to_le_bytes());
        bytes[40..48].copy_from_slice(&self.covered.to_le_bytes());
        let checksum = xxh3_64(&bytes[..56]);
        bytes[56..64].copy_from_slice(&checksum.to_le_bytes());
        bytes
    }

    /// Reads a header of a file with `size` bytes. The version is looked at
    /// last, so that only an intact header can claim to be newer.
    fn decode(bytes: &[u8; HEADER_BYTES], size: u64) -> Found {
        let intact = bytes[0..8] == MAGIC && xxh3_64(&bytes[..56]) == number(bytes, 56);
        if !intact {
            return Found::Damage;
        }
        let version = number(bytes, 8) as u32;
        if version != VERSION {
            return Found::Newer(version);
        }
        let header = Self {
            generation: number(bytes, 16),
            body_length: number(bytes, 24),
            body_checksum: number(bytes, 32),
            covered: number(bytes, 40),
        };
        let fits = header.generation > 0
            && header.body_length <= IMAGE_LIMIT_BYTES
            && header.body_length.saturating_add(HEADER_BYTES as u64) <= size;
        if fits {
            Found::Header(header)
        } else {
            Found::Damage
        }
    }
}

fn number(bytes: &[u8], at: usize) -> u64 {
    let mut eight = [0; 8];
    eight.copy_from_slice(&bytes[at..at + 8]);
    u64::from_le_bytes(eight)
}

fn encode_entry(entry: &str, generation: u64) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(ENTRY_HEADER_BYTES + entry.len());
    bytes.extend_from_slice(&(entry.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&generation.to_le_bytes());
    bytes.extend_from_slice(&entry_checksum(entry.as_bytes(), generation).to_le_bytes());
    bytes.extend_from_slice(entry.as_bytes());
    bytes
}

fn decode_entry(bytes: &[u8], generation: u64) -> Option<(String, &[u8])> {
    let (header, rest) = bytes.split_at_checked(ENTRY_HEADER_BYTES)?;
    let length = number(header, 0) as u32;
    if u64::from(length) > ENTRY_LIMIT_BYTES || number(header, 4) != generation {
        return None;
    }
    let (text, rest) = rest.split_at_checked(length as usize)?;
    if entry_checksum(text, generation) != number(header, 12) {
        return None;
    }
    Some((String::from_utf8(text.to_vec()).ok()?, rest))
}

fn entry_checksum(text: &[u8], generation: u64) -> u64 {
    let mut hash = Xxh3::with_seed(generation);
    hash.update(text);
    hash.digest()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryStore;

    fn found(opening: Opening) -> Loaded {
        match opening {
            Opening::Found(loaded) => loaded,
            other => panic!("found {other:?}"),
        }
    }

    fn reopen(store: MemoryStore) -> Loaded {
        found(Keeper::open(store).unwrap().1)
    }

    /// Two saves with edits after each.
    fn two_saves() -> Keeper<MemoryStore> {
        let (mut keeper, opening) = Keeper::open(MemoryStore::new()).unwrap();
        assert_eq!(opening, Opening::Empty);
        assert_eq!(keeper.save(b"first"), Ok(1));
        keeper.append("one").unwrap();
        assert_eq!(keeper.save(b"second, longer"), Ok(2));
        keeper.append("two").unwrap();
        keeper.append("three").unwrap();
        keeper
    }

    #[test]
    fn answers_the_newest_image_and_the_edits_since() {
        let loaded = reopen(two_saves().into_store());
        assert_eq!(loaded.generation, 2);
        assert_eq!(loaded.image, b"second, longer");
        assert_eq!(loaded.entries, ["two", "three"]);
        assert!(!loaded.recovered);
    }

    #[test]
    fn goes_on_after_reopening() {
        let (mut keeper, _) = Keeper::open(two_saves().into_store()).unwrap();
        keeper.append("four").unwrap();
        let (mut keeper, opening) = Keeper::open(keeper.into_store()).unwrap();
        assert_eq!(found(opening).entries, ["two", "three", "four"]);
        assert_eq!(keeper.save(b"third"), Ok(3));
        assert_eq!(reopen(keeper.into_store()).entries, [""; 0]);
    }

    /// Every bit of the newest slot matters: flipping any byte's bit leads to
    /// the older image, and its journal with the newer one's loses no edit.
    #[test]
    fn any_flipped_bit_leads_to_the_older_image_and_loses_no_edit() {
        let store = two_saves().into_store();
        for at in 0..HEADER_BYTES + b"second, longer".len() {
            let mut damaged = store.clone();
            damaged.flip_bit(StoreFile::ImageB, at);
            let loaded = reopen(damaged);
            assert_eq!(loaded.image, b"first", "byte {at}");
            assert_eq!(loaded.entries, ["one", "two", "three"], "byte {at}");
            assert!(loaded.recovered);
        }
    }

    #[test]
    fn a_damaged_journal_keeps_what_stands_before_the_damage() {
        let mut store = two_saves().into_store();
        let second = ENTRY_HEADER_BYTES + "two".len() + ENTRY_HEADER_BYTES;
        store.flip_bit(StoreFile::JournalB, second);
        assert_eq!(reopen(store).entries, ["two"]);
    }

    #[test]
    fn going_back_takes_the_place_of_the_newest_at_the_next_save() {
        let mut keeper = two_saves();
        let before = keeper.go_back().unwrap().unwrap();
        assert_eq!(
            (before.image.as_slice(), before.generation),
            (&b"first"[..], 1)
        );
        assert!(before.entries.is_empty());
        let store = keeper.store.clone();
        assert_eq!(
            reopen(store).image,
            b"second, longer",
            "nothing was written"
        );
        assert_eq!(keeper.save(b"first again"), Ok(2));
        let loaded = reopen(keeper.into_store());
        assert_eq!(
            (loaded.image.as_slice(), loaded.entries.len()),
            (&b"first again"[..], 0)
        );
    }

    #[test]
    fn there_may_be_nothing_to_go_back_to() {
        let (mut keeper, _) = Keeper::open(MemoryStore::new()).unwrap();
        assert_eq!(keeper.go_back(), Ok(None));
        keeper.save(b"first").unwrap();
        assert_eq!(keeper.go_back(), Ok(None));
    }

    #[test]
    fn says_when_nothing_verifies() {
        let mut store = two_saves().into_store();
        store.flip_bit(StoreFile::ImageA, HEADER_BYTES);
        store.flip_bit(StoreFile::ImageB, 0);
        assert_eq!(Keeper::open(store).unwrap().1, Opening::Damaged);
    }

    #[test]
    fn leaves_a_newer_format_alone() {
        let mut header = Header {
            generation: 9,
            body_length: 0,
            body_checksum: 0,
            covered: 0,
        }
        .encode();
        header[8] = 2;
        let checksum = xxh3_64(&header[..56]);
        header[56..64].copy_from_slice(&checksum.to_le_bytes());
        let mut store = two_saves().into_store();
        store.write(StoreFile::ImageA, 0, &header).unwrap();
        assert_eq!(
            Keeper::open(store).unwrap().1,
            Opening::Newer { version: 2 }
        );
    }

    #[test]
    fn reset_forgets_everything() {
        let mut keeper = two_saves();
        keeper.reset().unwrap();
        assert_eq!(Keeper::open(keeper.into_store()).unwrap().1, Opening::Empty);
    }

    #[test]
    fn refuses_what_is_too_large() {
        let (mut keeper, _) = Keeper::open(MemoryStore::new()).unwrap();
        keeper.save(b"x").unwrap();
        let long = "x".repeat(ENTRY_LIMIT_BYTES as usize + 1);
        assert!(matches!(
            keeper.append(&long),
            Err(StoreError::TooLarge { .. })
        ));
    }

    /// Fails and crashes at every operation, with every way of tearing the
    /// unflushed bytes, until a run needs no further operation: what was
    /// acknowledged is always there, and an image is old or new, never mixed.
    #[test]
    fn a_crash_at_any_operation_loses_nothing_acknowledged() {
        let mut change = 0;
        loop {
            let (mut keeper, _) = Keeper::open(two_saves().into_store()).unwrap();
            let before = keeper.store.changes();
            keeper.store.fail_from(before + change, StoreError::Full);
            let edited = keeper.append("four").is_ok();
            let saved = edited && keeper.save(b"third").is_ok();
            let store = keeper.into_store();
            let clean = store.changes() == before + change;
            for torn_at in 0..HEADER_BYTES + 24 {
                check_after_crash(store.after_crash(torn_at), edited, saved);
            }
            if clean {
                assert!(saved);
                break;
            }
            change += 1;
        }
        assert!(change > 5, "the loop went through the operations");
    }

    /// How many changing operations a save takes.
    const SAVE_CHANGES: u64 = 7;

    /// One failing operation, after which work goes on: a save that failed
    /// although it reached the disk must not hide the edits that follow.
    #[test]
    fn edits_after_a_failed_save_are_kept() {
        for change in 0..SAVE_CHANGES {
            let (mut keeper, _) = Keeper::open(two_saves().into_store()).unwrap();
            let before = keeper.store.changes();
            keeper.store.fail_once(before + change, StoreError::Full);
            let saved = keeper.save(b"third").is_ok();
            keeper.append("after").unwrap();
            let loaded = reopen(keeper.into_store());
            assert_eq!(
                loaded.entries.last().map(String::as_str),
                Some("after"),
                "{change}"
            );
            assert!(!saved);
        }
    }

    fn check_after_crash(store: MemoryStore, edited: bool, saved: bool) {
        let loaded = reopen(store);
        if loaded.image == b"third" {
            assert!(loaded.entries.is_empty());
            return;
        }
        assert!(!saved, "an acknowledged save is lost");
        assert_eq!(loaded.image, b"second, longer");
        assert_eq!(loaded.entries[..2], ["two", "three"]);
        assert!(
            !edited || loaded.entries[2..] == ["four"],
            "an acknowledged edit is lost"
        );
    }
}
