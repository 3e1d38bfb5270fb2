//! Damaged snapshots are refused or harmless.

#[path = "support/fuzz.rs"]
mod fuzz;
#[path = "support/sample.rs"]
mod sample;
#[path = "support/seal.rs"]
mod seal;

use heap::HeapConfig;
use snapshot::{Lineage, Part, SnapshotError, load, save};

fn config() -> HeapConfig {
    HeapConfig {
        eden_words: 1000,
        most_words: 1 << 20,
        stress: false,
    }
}

fn sample() -> Vec<u8> {
    let mut heap = sample::sample_world(config(), 1, 500).expect("fits");
    save(&mut heap, Lineage::default(), &mut |_| {})
}

fn refusal(bytes: &[u8]) -> SnapshotError {
    load(bytes, config()).err().expect("it must be refused")
}

#[test]
fn random_damage_never_panics() {
    let mut fuzzer = fuzz::Fuzzer::new(1);
    for _ in 0..3000 {
        fuzzer.step();
    }
    let outcome = &fuzzer.outcome;
    assert!(outcome.refused > 1000 && outcome.loaded > 50, "{outcome:?}");
}

#[test]
fn each_refusal_says_why() {
    let good = sample();
    assert_eq!(refusal(b"hello"), SnapshotError::NotASnapshot);
    assert_eq!(refusal(b""), SnapshotError::NotASnapshot);
    let mut newer = good.clone();
    newer[8] = 9;
    assert_eq!(refusal(&newer), SnapshotError::Newer { found: 9 });
    assert!(refusal(&newer).to_string().contains("newer version"));
    assert!(matches!(
        refusal(&good[..good.len() - 1]),
        SnapshotError::Length { .. }
    ));
    assert!(matches!(refusal(&good[..40]), SnapshotError::Length { .. }));
    let mut changed = good.clone();
    changed[17] ^= 1;
    assert_eq!(refusal(&changed), SnapshotError::Checksum(Part::Head));
    let mut changed = good.clone();
    *changed.last_mut().expect("not empty") ^= 1;
    assert!(matches!(
        refusal(&changed),
        SnapshotError::Checksum(Part::Page(_))
    ));
    let small = HeapConfig {
        most_words: 20_000,
        ..config()
    };
    assert!(matches!(
        load(&good, small).err(),
        Some(SnapshotError::TooLarge { .. })
    ));
}
