//! Whatever comes in, a unit that verifies or diagnostics come out.
//!
//! The numbers of rounds here are a smoke run; the example `fuzz` runs more.

use compile::spec::{SourceFile, Unit};
use compile::{Diagnostic, check, compile_expression, compile_method, compile_object};
use std::rc::Rc;
use syntax::ast::{Code, ObjectLit};
use syntax::testing::{Mutator, Random, random_code};

const TREES: u64 = 20_000;
const TEXTS: u64 = 20_000;

fn source(text: &[u8]) -> Rc<SourceFile> {
    Rc::new(SourceFile {
        name: "fuzz".to_owned(),
        text: text.to_vec(),
        first_line: 1,
    })
}

/// Answers whether the tree was accepted.
fn judge(result: Result<Unit, Vec<Diagnostic>>) -> bool {
    match result {
        Ok(unit) => {
            assert_eq!(check(&unit), Ok(()));
            true
        }
        Err(diagnostics) => {
            assert!(!diagnostics.is_empty(), "refused without a reason");
            false
        }
    }
}

#[test]
fn random_trees() {
    let mut accepted = 0;
    for seed in 0..TREES {
        let size = 2 + (seed % 60) as usize;
        let code: Code = random_code(&mut Random::new(seed), size);
        let literal = ObjectLit {
            slots: code.slots.clone(),
            annotation: Vec::new(),
        };
        let outcomes = [
            judge(compile_expression(&code, source(b""))),
            judge(compile_object(&literal, source(b""))),
            judge(compile_method("at:Put:", &code, source(b""))),
        ];
        accepted += u64::from(outcomes[0]);
    }
    assert!(
        accepted > TREES / 4,
        "only {accepted} of {TREES} random trees are accepted"
    );
}

#[test]
fn mutated_texts() {
    let mutator = Mutator::new(1);
    let mut accepted = 0;
    for number in 0..TEXTS {
        let text = source(&mutator.input(number));
        let outcomes = [
            judge(compile::expression_text(Rc::clone(&text))),
            judge(compile::object_text(Rc::clone(&text))),
            judge(compile::method_text("at:", Rc::clone(&text))),
            compile::FileUnits::new(&text).fold(true, |all, unit| judge(unit) & all),
        ];
        accepted += u64::from(outcomes.contains(&true));
    }
    assert!(
        accepted > TEXTS / 20,
        "only {accepted} of {TEXTS} texts are accepted"
    );
}
