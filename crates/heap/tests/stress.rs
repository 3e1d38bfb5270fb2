//! Random worlds against a model, under every collection timing.

mod support;

use heap::{HeapConfig, LARGE_WORDS};
use support::{Pair, no_purge};

/// Miri looks at each access, so it gets less of everything.
const MOST_WORDS: usize = if cfg!(miri) { 1 << 17 } else { 4 << 20 };
const SHARE: usize = if cfg!(miri) { 200 } else { 1 };

fn run(config: HeapConfig, seeds: std::ops::Range<u64>, steps: usize) {
    let (seeds, steps) = if cfg!(miri) {
        (0..1, steps / SHARE)
    } else {
        (seeds, steps)
    };
    for seed in seeds {
        let mut pair = Pair::new(config, seed + 1);
        for step in 0..steps {
            assert!(pair.step(), "seed {seed}: memory is full at step {step}");
            if step % 500 == 499 / SHARE {
                pair.compare();
            }
            if step % 1700 == 1699 / SHARE {
                pair.heap.collect_all(&mut no_purge);
                pair.compare();
            }
        }
        pair.heap.collect_all(&mut no_purge);
        pair.compare();
        assert!(pair.heap.nursery_is_empty());
    }
}

#[test]
fn a_usual_nursery() {
    let eden_words = 16 << 10;
    run(
        HeapConfig {
            eden_words,
            most_words: MOST_WORDS,
            stress: false,
        },
        0..8,
        40_000,
    );
}

#[test]
fn a_tiny_nursery() {
    for eden_words in [64, 300, 1000] {
        run(
            HeapConfig {
                eden_words,
                most_words: MOST_WORDS,
                stress: false,
            },
            0..8,
            20_000,
        );
    }
}

#[test]
fn collection_at_every_opportunity() {
    let config = HeapConfig {
        eden_words: 2000,
        most_words: MOST_WORDS,
        stress: true,
    };
    run(config, 0..6, 10_000);
}

#[test]
fn full_memory_loses_nothing_and_recovers() {
    let most_words = 5 * LARGE_WORDS;
    let mut refusals = 0;
    for seed in 0..8 / SHARE.min(4) as u64 {
        let config = HeapConfig {
            eden_words: 4000,
            most_words,
            stress: seed % 2 == 1,
        };
        let mut pair = Pair::new(config, seed + 100);
        for step in 0..6_000 / SHARE {
            if !pair.step() {
                refusals += 1;
                pair.compare();
                for _ in 0..pair.roots.len() / 2 {
                    pair.drop_root(0);
                }
            }
            if step % 1000 == 0 {
                pair.compare();
            }
        }
        pair.compare();
        while !pair.roots.is_empty() {
            pair.drop_root(0);
        }
        pair.heap
            .set_known(heap::Known::CurrentProcess, heap::Word::ZERO);
        assert!(
            pair.heap.ensure(most_words / 3, &mut no_purge),
            "seed {seed}: room comes back"
        );
    }
    assert!(cfg!(miri) || refusals > 0, "the memory was never full");
}

#[test]
fn what_does_not_fit_is_refused() {
    let mut pair = Pair::new(
        HeapConfig {
            eden_words: 4000,
            most_words: MOST_WORDS,
            stress: false,
        },
        7,
    );
    assert!(!pair.heap.ensure(MOST_WORDS, &mut no_purge));
    assert!(!pair.heap.ensure(usize::MAX, &mut no_purge));
    assert!(pair.heap.ensure(MOST_WORDS / 2, &mut no_purge));
    pair.compare();
}

#[test]
fn the_same_world_has_the_same_hash_under_any_timing() {
    let config = |eden_words, stress| HeapConfig {
        eden_words,
        most_words: MOST_WORDS,
        stress,
    };
    let hashes: Vec<u64> = [
        config(64, false),
        config(if cfg!(miri) { 4 << 10 } else { 32 << 10 }, false),
        config(5000, true),
    ]
    .into_iter()
    .map(|config| {
        let mut pair = Pair::new(config, 42);
        for _ in 0..3_000 / SHARE {
            assert!(pair.step());
        }
        let roots: Vec<_> = pair.heap.temps.clone();
        let map = pair.heap.known(heap::Known::VectorMap);
        let all = pair
            .heap
            .new_vector_old(map, 0, roots.len(), heap::Word::ZERO)
            .expect("room");
        for (i, &root) in roots.iter().enumerate() {
            pair.heap.set_element(all, i, root);
        }
        pair.heap.set_known(heap::Known::WorldRoots, all);
        let before = heap::heap_hash(&pair.heap);
        pair.heap.collect_all(&mut no_purge);
        assert_eq!(
            before,
            heap::heap_hash(&pair.heap),
            "a collection changed the hash"
        );
        before
    })
    .collect();
    assert_eq!(hashes[0], hashes[1]);
    assert_eq!(hashes[0], hashes[2]);
}
