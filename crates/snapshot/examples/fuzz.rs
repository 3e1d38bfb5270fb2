//! Damages snapshots for a while: `fuzz [seconds] [seed] [FILE]`, made-up worlds
//! or the one in the file. Prints the rate.

#[path = "../tests/support/fuzz.rs"]
mod fuzz;
#[path = "../tests/support/sample.rs"]
mod sample;
#[path = "../tests/support/seal.rs"]
mod seal;

use std::time::{Duration, Instant};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).and_then(|text| text.parse::<u64>().ok());
    let seconds = number(0).unwrap_or(10);
    let seed = number(1).unwrap_or(1);
    let mut fuzzer = fuzz::Fuzzer::new(seed);
    if let Some(path) = arguments.get(2) {
        fuzzer = fuzzer.with_world(std::fs::read(path).expect("the file can be read"));
    }
    let start = Instant::now();
    let mut count = 0u64;
    while start.elapsed() < Duration::from_secs(seconds) {
        fuzzer.step();
        count += 1;
    }
    let rate = count as f64 / start.elapsed().as_secs_f64();
    println!(
        "{count} inputs, {rate:.0} a second, seed {seed}: {:?}",
        fuzzer.outcome
    );
}
