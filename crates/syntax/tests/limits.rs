//! Huge and deep texts: refused or read in good time, on a small stack.

use std::time::{Duration, Instant};

use syntax::{MAX_NESTING, MAX_TREE_HEIGHT};

/// Less than a browser gives a program.
const SMALL_STACK_BYTES: usize = 640 * 1024;

/// Far more than any of these texts needs, far less than quadratic time takes.
const PATIENCE: Duration = Duration::from_secs(20);

fn on_small_stack(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(SMALL_STACK_BYTES);
    let thread = thread.spawn(work).expect("threads are to be had");
    thread.join().expect("the work fits its stack");
}

/// Parses and prints the text, on a small stack.
fn read(text: String) {
    on_small_stack(move || {
        let start = Instant::now();
        let text = text.as_bytes();
        let (file, faults) = syntax::parse_file(text);
        assert!(faults.len() <= 300);
        drop(syntax::print(&file));
        drop(syntax::parse_expression(text));
        assert!(start.elapsed() < PATIENCE);
    });
}

fn only_fault(text: &str) -> String {
    let faults = syntax::parse_expression(text.as_bytes()).expect_err("too deep");
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults[0].message.clone()
}

#[test]
fn deep_nesting_is_refused_once() {
    on_small_stack(|| {
        let openings = [
            "(",
            "[",
            "a: ",
            "(| a = ",
            "[| a <- ",
            "{'x' (",
            "3 + a: ",
            "(| a: b = (| {'x' p = ",
            "[| m = (| :x | ",
        ];
        for opening in openings {
            let deep = opening.repeat(100_000);
            let fault = only_fault(&deep);
            assert!(fault.contains("nested too deeply"), "{opening}: {fault}");
            let closed = deep + &")]}|".repeat(100_000);
            assert!(
                only_fault(&closed).contains("nested too deeply"),
                "{opening}"
            );
        }
    });
}

#[test]
fn nesting_up_to_the_limit_is_read() {
    on_small_stack(|| {
        let depth = MAX_NESTING as usize - 1;
        for (open, close) in [("(", ")"), ("[", "]"), ("(| a = ", " |)"), ("{'x' [", "]}")] {
            let text = open.repeat(depth) + "3" + &close.repeat(depth);
            assert!(syntax::testing::check_round_trip(text.as_bytes()), "{open}");
        }
    });
}

#[test]
fn long_chains_are_refused() {
    on_small_stack(|| {
        for link in [" size", " , b", " _Foo"] {
            let fits = "a".to_owned() + &link.repeat(MAX_TREE_HEIGHT as usize - 10);
            assert!(syntax::testing::check_round_trip(fits.as_bytes()));
            let long = "a".to_owned() + &link.repeat(1_000_000);
            assert!(only_fault(&long).contains("nested too deeply"));
        }
        let towers = "(".repeat(100) + "a" + &(" b".repeat(900) + ")").repeat(100);
        assert!(only_fault(&towers).contains("nested too deeply"));
    });
}

#[test]
fn ten_megabytes_on_one_line_are_read() {
    let repeat = |piece: &str| piece.repeat(10_000_000 / piece.len());
    for piece in ["foo. ", "["] {
        read(repeat(piece));
    }
    let slots: String = (0..100_000)
        .map(|number| format!("s{number} = 3. "))
        .collect();
    let text = format!("(| {slots} |)");
    on_small_stack(move || {
        let object = syntax::parse_object_body(text.as_bytes()).unwrap();
        assert_eq!(object.slots.len(), 100_000);
        drop(syntax::print(&object));
    });
}

#[test]
fn annotations_cannot_blow_up_the_tree() {
    let slots: String = (0..100_000).map(|number| format!("s{number}. ")).collect();
    let text = format!("{{'{}' {slots}}}", "x".repeat(1_000_000));
    let faults = syntax::parse_slots(text.as_bytes()).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert!(faults[0].message.contains("too large"));
}
