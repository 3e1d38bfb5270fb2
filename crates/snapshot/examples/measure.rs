//! Measures saving and loading: `measure [objects]` a made-up world (300,000
//! objects are about 56 MB), `measure FILE` a snapshot, which is checked too.

#[path = "../tests/support/sample.rs"]
mod sample;

use heap::{Heap, HeapConfig, heap_hash};
use snapshot::{Lineage, encode, inspect, load};
use std::time::Instant;

fn main() {
    let argument = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "300000".to_owned());
    let mut heap = match argument.parse() {
        Ok(objects) => sample::sample_world(HeapConfig::default(), 1, objects).expect("fits"),
        Err(_) => read(&argument),
    };
    let start = Instant::now();
    heap.collect_all(&mut |_| {});
    println!("full collection {:?}", start.elapsed());
    let start = Instant::now();
    let bytes = encode(&heap, Lineage::default());
    println!(
        "encoded {:.1} MB in {:?}",
        bytes.len() as f64 / 1e6,
        start.elapsed()
    );
    for _ in 0..5 {
        measure_load(&bytes, HeapConfig::default());
    }
    println!("with another nursery:");
    let eden_words = 100_000;
    measure_load(
        &bytes,
        HeapConfig {
            eden_words,
            ..HeapConfig::default()
        },
    );
}

fn measure_load(bytes: &[u8], config: HeapConfig) {
    let start = Instant::now();
    let loaded = load(bytes, config).expect("good");
    let took = start.elapsed();
    let start = Instant::now();
    let hash = heap_hash(&loaded);
    println!(
        "loaded in {took:?}, hash {hash:016x} in {:?}",
        start.elapsed()
    );
}

/// Reads a snapshot, checks the heap, and that it is saved as it was.
fn read(path: &str) -> Heap {
    let bytes = std::fs::read(path).expect("the file can be read");
    let lineage = inspect(&bytes).expect("it is a snapshot").lineage;
    let mut heap = load(&bytes, HeapConfig::default()).expect("it is good");
    heap.check().expect("the heap is whole");
    assert!(
        encode(&heap, lineage) == bytes,
        "it is saved otherwise than it was"
    );
    let hash = heap_hash(&heap);
    heap.collect_all(&mut |_| {});
    assert_eq!(heap_hash(&heap), hash, "a collection changes the hash");
    assert!(
        encode(&heap, lineage) == bytes,
        "a collection changes what is saved"
    );
    println!("{path} is good");
    heap
}
