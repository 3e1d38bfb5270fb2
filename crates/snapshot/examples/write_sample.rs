//! Writes the snapshot of a made-up world: `write_sample FILE`. Prints the hash
//! that loading it gives.

#[path = "../tests/support/sample.rs"]
mod sample;

use heap::{HeapConfig, heap_hash};
use snapshot::{Lineage, load, save};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name a file to write")?;
    let config = HeapConfig {
        most_words: 8 << 20,
        ..HeapConfig::default()
    };
    let mut heap = sample::sample_world(config, 11, 20_000).ok_or("the memory is too small")?;
    let bytes = save(&mut heap, Lineage::default(), &mut |_| {});
    let loaded = load(&bytes, config)?;
    std::fs::write(path, bytes)?;
    println!("{:x}", heap_hash(&loaded));
    Ok(())
}
