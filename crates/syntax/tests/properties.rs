//! Properties that hold for every tree and every text.

use syntax::testing::{Mutator, Random, check_round_trip, clear_spans, random_code, random_file};

#[test]
fn prints_of_random_bodies_parse_to_the_same_tree() {
    for seed in 0..4000 {
        let mut random = Random::new(seed);
        let size = 1 + random.below(80);
        let code = random_code(&mut random, size);
        let printed = syntax::print(&code);
        let mut again = syntax::parse_expression(printed.as_bytes())
            .unwrap_or_else(|faults| panic!("seed {seed}: {faults:?}\n{printed}"));
        clear_spans(&mut again);
        assert!(
            again == code,
            "seed {seed}:\n{printed}\n{code:#?}\n{again:#?}"
        );
        assert_eq!(syntax::print(&again), printed);
    }
}

#[test]
fn prints_of_random_files_parse_to_the_same_trees() {
    for seed in 0..2000 {
        let mut random = Random::new(seed);
        let file = random_file(&mut random, 120);
        let printed = syntax::print(&file);
        let (mut again, faults) = syntax::parse_file(printed.as_bytes());
        assert_eq!(faults, [], "seed {seed}:\n{printed}");
        again.iter_mut().for_each(clear_spans);
        assert!(again == file, "seed {seed}:\n{printed}");
    }
}

#[test]
fn damaged_texts_do_no_harm() {
    let mutator = Mutator::new(1);
    let accepted = (0..20_000)
        .filter(|&number| check_round_trip(&mutator.input(number)))
        .count();
    assert!(
        accepted > 1000,
        "the mutator makes too few programs: {accepted}"
    );
}
