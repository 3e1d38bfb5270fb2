//! Damaging snapshots at random. Some damage is left to the checksums; for the
//! rest they are made right again, so that the structure's verifier has to see
//! it. Whatever loads must be a heap that can be walked, collected and saved.

use crate::sample::sample_world;
use crate::seal::{FIXED_BYTES, ROOT_BYTES, seal};
use heap::{HeapConfig, heap_hash};
use snapshot::{Lineage, load, save};

/// What became of the inputs.
#[derive(Debug, Default)]
pub struct Outcome {
    pub refused: usize,
    pub loaded: usize,
}

pub struct Fuzzer {
    state: u64,
    worlds: Vec<Vec<u8>>,
    config: HeapConfig,
    pub outcome: Outcome,
}

impl Fuzzer {
    pub fn new(seed: u64) -> Fuzzer {
        let config = HeapConfig {
            eden_words: 512,
            most_words: 1 << 17,
            stress: false,
        };
        let worlds = (0..8).map(|world| {
            let mut heap =
                sample_world(config, seed ^ world, 40 + 60 * world as usize).expect("fits");
            save(&mut heap, Lineage::default(), &mut |_| {})
        });
        let worlds = worlds.collect();
        let state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        Fuzzer {
            state,
            worlds,
            config,
            outcome: Outcome::default(),
        }
    }

    /// Damages this snapshot instead of made-up worlds.
    #[allow(dead_code, reason = "for the example")]
    pub fn with_world(self, bytes: Vec<u8>) -> Fuzzer {
        let config = HeapConfig {
            eden_words: 512,
            most_words: 16 << 20,
            stress: false,
        };
        Fuzzer {
            worlds: vec![bytes],
            config,
            ..self
        }
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        self.state.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() >> 16) as usize % limit.max(1)
    }

    /// One input: damages a snapshot and tries it.
    pub fn step(&mut self) {
        let world = self.below(self.worlds.len());
        let mut bytes = self.worlds[world].clone();
        match self.below(8) {
            0 => self.flip_bits(&mut bytes),
            1 => self.cut(&mut bytes),
            2 => self.replace_head(&mut bytes),
            3 => bytes = (0..self.below(4000)).map(|_| self.next() as u8).collect(),
            _ => {
                for _ in 0..1 + self.below(3) {
                    self.damage_word(&mut bytes);
                }
                seal(&mut bytes);
            }
        }
        self.try_load(&bytes);
    }

    fn flip_bits(&mut self, bytes: &mut [u8]) {
        for _ in 0..1 + self.below(4) {
            let at = self.below(bytes.len());
            bytes[at] ^= 1 << self.below(8);
        }
    }

    fn cut(&mut self, bytes: &mut Vec<u8>) {
        match self.below(2) {
            0 => bytes.truncate(self.below(bytes.len())),
            _ => bytes.extend(vec![7; 1 + self.below(100)]),
        }
    }

    /// Hostile numbers in the header, the checksum made right.
    fn replace_head(&mut self, bytes: &mut [u8]) {
        let at = 8 + 4 * self.below(18);
        let number = self.number();
        bytes[at..at + 8].copy_from_slice(&number.to_le_bytes());
        if self.below(2) == 0 {
            seal(bytes);
        }
    }

    fn number(&mut self) -> u64 {
        match self.below(6) {
            0 => u64::MAX,
            1 => 1 << self.below(64),
            2 => self.below(100) as u64,
            3 => self.next(),
            4 => (self.below(64) as u64) << 2,
            _ => u64::MAX << self.below(64),
        }
    }

    /// Changes one word of the roots or the body.
    fn damage_word(&mut self, bytes: &mut [u8]) {
        let body = u32::from_le_bytes(bytes[12..16].try_into().expect("four bytes")) as usize;
        let words = (bytes.len() - body) / 8;
        let at = match self.below(20) {
            0 => FIXED_BYTES + ROOT_BYTES * self.below(20) + 32,
            _ => body + 8 * self.below(words),
        };
        let other = body + 8 * self.below(words);
        let read = |bytes: &[u8], at: usize| {
            u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight"))
        };
        let old = read(bytes, at);
        let new = match self.below(6) {
            0 => old ^ 1 << self.below(64),
            1 => read(bytes, other),
            2 => old.wrapping_add(4 * self.below(9) as u64).wrapping_sub(16),
            3 => old & 0xffff_ffff | read(bytes, other) >> 32 << 32,
            4 => old.wrapping_add(8 * self.below(9) as u64).wrapping_sub(32),
            _ => self.number(),
        };
        bytes[at..at + 8].copy_from_slice(&new.to_le_bytes());
    }

    fn try_load(&mut self, bytes: &[u8]) {
        let Ok(mut heap) = load(bytes, self.config) else {
            self.outcome.refused += 1;
            return;
        };
        self.outcome.loaded += 1;
        heap.check().expect("what loads is whole");
        let hash = heap_hash(&heap);
        heap.collect_all(&mut |_| {});
        heap.check().expect("it can be collected");
        assert_eq!(heap_hash(&heap), hash, "a collection changes the hash");
        let saved = save(&mut heap, Lineage::default(), &mut |_| {});
        let again = load(&saved, self.config).expect("it can be saved and loaded");
        assert_eq!(heap_hash(&again), hash, "saving changes the hash");
    }
}
