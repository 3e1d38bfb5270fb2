//! Feeds broken programs to the parser and the printer.
//!
//! `fuzz [--inputs N] [--seed S] [--from K]`: inputs K to K + N of seed S. A
//! failure prints the input and its number; `--from` with that number and
//! `--inputs 1` repeats it.

use std::cell::RefCell;
use std::time::Instant;

use syntax::testing::{Mutator, check_round_trip};

thread_local! {
    static CURRENT: RefCell<(u64, Vec<u8>)> = const { RefCell::new((0, Vec::new())) };
}

fn main() {
    let inputs = option("--inputs", 1_000_000);
    let seed = option("--seed", 1);
    let from = option("--from", 0);
    show_input_on_panic();
    let start = Instant::now();
    let mutator = Mutator::new(seed);
    let (mut accepted, mut bytes) = (0u64, 0u64);
    for number in from..from + inputs {
        let text = mutator.input(number);
        bytes += text.len() as u64;
        CURRENT.set((number, text.clone()));
        accepted += u64::from(check_round_trip(&text));
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{inputs} inputs of seed {seed}, {accepted} accepted, {bytes} bytes, {seconds:.1} s, {:.0} inputs/s",
        inputs as f64 / seconds
    );
}

fn show_input_on_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        CURRENT.with_borrow(|(number, text)| {
            eprintln!("input {number}: {:?}", String::from_utf8_lossy(text));
        });
        report(panic);
    }));
}

fn option(name: &str, default: u64) -> u64 {
    let words: Vec<String> = std::env::args().collect();
    let place = words.iter().position(|word| word == name);
    let value = place.and_then(|place| words.get(place + 1));
    value.map_or(default, |value| {
        value.parse().unwrap_or_else(|_| {
            eprintln!("{name} takes a number, not '{value}'");
            std::process::exit(2)
        })
    })
}
