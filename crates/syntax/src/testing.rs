//! Random trees and broken texts, for property tests and fuzzing of this crate
//! and of those that take its trees.
//!
//! Everything follows from a seed; nothing here reads a clock or the world's
//! randomness. [`random_code`] makes trees that a parse could have answered;
//! [`Mutator`] makes texts, most of which are nearly programs.

use crate::ast::Code;
use crate::diagnostic::Diagnostic;

mod mutate;
mod random;
mod spans;
mod tree;

pub use mutate::Mutator;
pub use random::Random;
pub use spans::clear_spans;
pub use tree::{random_code, random_file};

/// Parses a text in every way; of what is accepted, prints the tree, parses
/// the print and demands the same tree. Answers whether any way accepted it.
///
/// # Panics
///
/// If a print does not parse, or parses to another tree, or a diagnostic
/// points outside the text: the finding that a fuzzer looks for.
pub fn check_round_trip(text: &[u8]) -> bool {
    let (file, faults) = crate::parse_file(text);
    check_faults(text, &faults);
    check_file(file);
    let bodies = [
        check_body(text, crate::parse_expression, crate::print),
        check_body(text, crate::parse_method, crate::print_method),
        check_body(text, parse_object, |code| crate::print(&code.slots)),
    ];
    faults.is_empty() || bodies.contains(&true)
}

/// An object's slots as code, so that it is checked like code.
fn parse_object(text: &[u8]) -> Result<Code, Vec<Diagnostic>> {
    let object = crate::parse_object_body(text)?;
    Ok(Code {
        slots: object.slots,
        ..Code::default()
    })
}

fn check_faults(text: &[u8], faults: &[Diagnostic]) {
    for fault in faults {
        assert!(fault.span.start <= fault.span.end, "{fault:?}");
        assert!(fault.span.end as usize <= text.len(), "{fault:?}");
    }
}

fn check_file(mut file: Vec<Code>) {
    let printed = crate::print(&file);
    let (mut again, faults) = crate::parse_file(printed.as_bytes());
    assert_eq!(faults, [], "{}", cut(&printed));
    file.iter_mut().for_each(clear_spans);
    again.iter_mut().for_each(clear_spans);
    assert!(again == file, "{}", cut(&printed));
}

fn check_body(
    text: &[u8],
    parse: fn(&[u8]) -> Result<Code, Vec<Diagnostic>>,
    print: fn(&Code) -> String,
) -> bool {
    let mut code = match parse(text) {
        Ok(code) => code,
        Err(faults) => {
            assert!(!faults.is_empty(), "rejected without a reason");
            check_faults(text, &faults);
            return false;
        }
    };
    let printed = print(&code);
    let mut again = match parse(printed.as_bytes()) {
        Ok(again) => again,
        Err(faults) => panic!("{faults:?}\n{}", cut(&printed)),
    };
    clear_spans(&mut code);
    clear_spans(&mut again);
    assert!(again == code, "{}", cut(&printed));
    true
}

/// As much of a text as a failure's report can bear.
fn cut(text: &str) -> String {
    text.chars().take(1000).collect()
}
