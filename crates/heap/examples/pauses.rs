//! Measures the collector's pauses: 64 MB live, allocation at full speed, with
//! stores into old objects and a part that survives. The same run is repeated
//! and the least of each pause counts, so that a busy machine does not blur it.

use heap::{Heap, HeapConfig, Kind, Known, Word};
use std::time::{Duration, Instant};

/// One in so many new objects survives, in a random place of the old tree.
const SURVIVES: usize = 16;

const LIVE_BYTES: usize = 64 << 20;
/// Fields of the objects in the live tree's leaves.
const FIELDS: usize = 6;
const SPREAD: usize = 64;
const ALLOCATIONS: usize = 12_000_000;
const TURNS: usize = 6;

fn main() {
    let mut best = run();
    for _ in 1..TURNS {
        let turn = run();
        for (best, pause) in best.iter_mut().zip(turn) {
            best.1 = best.1.min(pause.1);
        }
    }
    for (name, is_full) in [("minor", false), ("full", true)] {
        let pauses = best.iter().filter(|pause| pause.0 == is_full);
        report(name, pauses.map(|pause| pause.1).collect());
    }
}

/// A tree of leaves, all live, as the only root.
fn live_world() -> (Heap, usize) {
    let mut heap = Heap::new(HeapConfig::default()).expect("the memory can be reserved");
    let map = heap.new_map(Kind::Map, 0, 0).expect("fits");
    heap.set_known(Known::MapMap, map);
    let slots = heap.new_map(Kind::Object, FIELDS, 0).expect("fits");
    let vector = heap.new_map(Kind::Vector, 0, 0).expect("fits");
    heap.temps.extend([slots, vector]);
    let blocks = LIVE_BYTES / (8 * (FIELDS + 1)) / SPREAD;
    let root = heap
        .new_vector_old(vector, 0, blocks, Word::ZERO)
        .expect("fits");
    heap.temps.push(root);
    for i in 0..blocks {
        let block = block(&mut heap);
        heap.set_element(heap.temps[2], i, block);
    }
    heap.collect_all(&mut |_| {});
    (heap, blocks)
}

/// A vector of leaves.
fn block(heap: &mut Heap) -> Word {
    assert!(heap.ensure(SPREAD * (FIELDS + 1) + SPREAD + 2, &mut |_| {}));
    let block = heap
        .new_vector(heap.temps[1], 0, SPREAD, Word::ZERO)
        .expect("ensured");
    for i in 0..SPREAD {
        let leaf = heap
            .new_slots(heap.temps[0], FIELDS, Word::int(i as i64))
            .expect("ensured");
        heap.set_element(block, i, leaf);
    }
    block
}

/// Allocates; answers each pause and whether it was for a full collection.
fn run() -> Vec<(bool, Duration)> {
    let (mut heap, blocks) = live_world();
    let mut pauses = Vec::new();
    let mut state = 1u64;
    let start = Instant::now();
    for i in 0..ALLOCATIONS {
        if !heap.has_room(FIELDS + 1) {
            let fulls = heap.counters.full;
            let before = Instant::now();
            assert!(heap.ensure(FIELDS + 1, &mut |_| {}));
            pauses.push((heap.counters.full > fulls, before.elapsed()));
        }
        let leaf = heap
            .new_slots(heap.temps[0], FIELDS, Word::int(i as i64))
            .expect("ensured");
        if i % SURVIVES == 0 {
            state = state
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            let random = (state >> 33) as usize;
            let block = heap.element(heap.temps[2], random % blocks);
            heap.set_element(block, random / blocks % SPREAD, leaf);
        }
    }
    let rate = ALLOCATIONS as f64 / start.elapsed().as_secs_f64() / 1e6;
    let live = heap.counters.live_old_words as f64 * 8.0 / 1e6;
    println!("{live:.0} MB live, {rate:.0} million objects a second");
    pauses
}

fn report(name: &str, mut pauses: Vec<Duration>) {
    pauses.sort_unstable();
    let at = |share: f64| {
        pauses
            .get((pauses.len() as f64 * share) as usize)
            .or(pauses.last())
    };
    let (half, most, last) = (at(0.5), at(0.99), pauses.last());
    println!(
        "{name}: {} pauses, p50 {half:?} p99 {most:?} max {last:?}",
        pauses.len()
    );
}
