//! Compiles random trees and broken texts until the count is reached:
//! `fuzz COUNT [SEED]`. A panic is a finding; the last number printed is near.

use compile::spec::SourceFile;
use std::rc::Rc;
use syntax::testing::{Mutator, Random, random_code};

/// How often the counts are printed.
const REPORT_EVERY: u64 = 100_000;

fn main() {
    let mut arguments = std::env::args()
        .skip(1)
        .map(|a| a.parse::<u64>().unwrap_or(1));
    let count = arguments.next().unwrap_or(REPORT_EVERY);
    let seed = arguments.next().unwrap_or(1);
    let mutator = Mutator::new(seed);
    let (mut trees, mut texts) = (0u64, 0u64);
    for number in 0..count {
        trees += u64::from(tree(seed.wrapping_mul(count).wrapping_add(number)));
        texts += u64::from(text(mutator.input(number)));
        if (number + 1).is_multiple_of(REPORT_EVERY) || number + 1 == count {
            println!("{}: {trees} trees and {texts} texts accepted", number + 1);
        }
    }
}

fn tree(seed: u64) -> bool {
    let code = random_code(&mut Random::new(seed), 2 + (seed % 60) as usize);
    let unit = compile::compile_expression(&code, source(Vec::new()));
    unit.is_ok_and(|unit| verifies(&unit))
}

fn text(bytes: Vec<u8>) -> bool {
    let source = source(bytes);
    let mut units: Vec<_> = compile::FileUnits::new(&source).collect();
    units.push(compile::expression_text(Rc::clone(&source)));
    units.push(compile::object_text(Rc::clone(&source)));
    units.push(compile::method_text("foo", source));
    units.iter().flatten().filter(|unit| verifies(unit)).count() > 0
}

fn verifies(unit: &compile::spec::Unit) -> bool {
    assert_eq!(compile::check(unit), Ok(()), "{}", compile::dump(unit));
    true
}

fn source(text: Vec<u8>) -> Rc<SourceFile> {
    Rc::new(SourceFile {
        name: "fuzz".to_owned(),
        text,
        first_line: 1,
    })
}
