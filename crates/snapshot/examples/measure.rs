//! Measures saving and loading a world of about 20 MB: `measure [objects]`.

#[path = "../tests/support/sample.rs"]
mod sample;

use heap::{HeapConfig, heap_hash};
use snapshot::{Lineage, encode, load};
use std::time::Instant;

fn main() {
    let objects = std::env::args()
        .nth(1)
        .and_then(|text| text.parse().ok())
        .unwrap_or(300_000);
    let config = HeapConfig::default();
    let start = Instant::now();
    let mut heap = sample::sample_world(config, 1, objects).expect("fits");
    println!("made in {:?}", start.elapsed());
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
    for _ in 0..3 {
        let start = Instant::now();
        let loaded = load(&bytes, config).expect("good");
        let took = start.elapsed();
        let start = Instant::now();
        let hash = heap_hash(&loaded);
        println!(
            "loaded in {took:?}, hash {hash:016x} in {:?}",
            start.elapsed()
        );
    }
    let other = HeapConfig {
        eden_words: 100_000,
        ..config
    };
    let start = Instant::now();
    let _loaded = load(&bytes, other).expect("good");
    println!("loaded and relocated in {:?}", start.elapsed());
}
