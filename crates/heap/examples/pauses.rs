//! Measures the collector's pauses: 64 MB live, allocation at full speed, with
//! stores into old objects and a part that survives.

use heap::{Heap, HeapConfig, Kind, Known, Word};
use std::time::{Duration, Instant};

const LIVE_BYTES: usize = 64 << 20;
/// Fields of the objects in the live tree's leaves.
const FIELDS: usize = 6;
const SPREAD: usize = 64;
const ALLOCATIONS: usize = 12_000_000;

fn main() {
    let mut heap = Heap::new(HeapConfig::default()).expect("the memory can be reserved");
    let map = heap.new_map(Kind::Map, 0, 0).expect("fits");
    heap.set_known(Known::MapMap, map);
    let slots = heap.new_map(Kind::Object, FIELDS, 0).expect("fits");
    let vector = heap.new_map(Kind::Vector, 0, 0).expect("fits");
    heap.temps.extend([slots, vector]);
    let leaves = LIVE_BYTES / (8 * (FIELDS + 1));
    let blocks = leaves / SPREAD;
    let root = heap
        .new_vector_old(vector, 0, blocks, Word::ZERO)
        .expect("fits");
    heap.temps.push(root);
    for i in 0..blocks {
        let block = block(&mut heap);
        heap.set_element(heap.temps[2], i, block);
    }
    heap.collect_all(&mut |_| {});
    println!("live {:.1} MB", heap.used_words() as f64 * 8.0 / 1e6);
    run(&mut heap, blocks);
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

fn run(heap: &mut Heap, blocks: usize) {
    let (mut minor, mut full) = (Vec::new(), Vec::new());
    let mut state = 1u64;
    let start = Instant::now();
    for i in 0..ALLOCATIONS {
        if !heap.has_room(FIELDS + 1) {
            let fulls = heap.counters.full;
            let before = Instant::now();
            assert!(heap.ensure(FIELDS + 1, &mut |_| {}));
            let took = before.elapsed();
            let list = if heap.counters.full > fulls {
                &mut full
            } else {
                &mut minor
            };
            list.push(took);
        }
        let leaf = heap
            .new_slots(heap.temps[0], FIELDS, Word::int(i as i64))
            .expect("ensured");
        // One in eight replaces a leaf of the old tree and so survives.
        if i % 8 == 0 {
            state = state
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            let random = (state >> 33) as usize;
            let block = heap.element(heap.temps[2], random % blocks);
            heap.set_element(block, random / blocks % SPREAD, leaf);
        }
    }
    let took = start.elapsed();
    println!(
        "{:.0} million objects a second",
        ALLOCATIONS as f64 / took.as_secs_f64() / 1e6
    );
    report("minor", minor);
    report("full", full);
    println!("{:?}", heap.counters);
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
