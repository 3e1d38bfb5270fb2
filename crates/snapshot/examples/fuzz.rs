//! Damages snapshots for a while: `fuzz [seconds] [seed]`. Prints the rate.

#[path = "../tests/support/fuzz.rs"]
mod fuzz;
#[path = "../tests/support/sample.rs"]
mod sample;
#[path = "../tests/support/seal.rs"]
mod seal;

use std::time::{Duration, Instant};

fn main() {
    let mut arguments = std::env::args().skip(1).map(|text| text.parse::<u64>());
    let seconds = arguments.next().and_then(Result::ok).unwrap_or(10);
    let seed = arguments.next().and_then(Result::ok).unwrap_or(1);
    let start = Instant::now();
    let mut fuzzer = fuzz::Fuzzer::new(seed);
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
