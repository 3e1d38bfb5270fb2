//! What compiled code does, on the fast way and on the slow one, against what
//! the language says.

mod machine;

use machine::bytecode_machine::{Mode, run};
use machine::program::random_program;
use machine::tree_machine;

const PROGRAMS: u64 = 1_500;

/// Runs a text in every way; each must log and answer this.
fn check(text: &str, expected: &str) {
    assert_eq!(run(text, Mode::Fast), expected, "fast: {text}");
    assert_eq!(run(text, Mode::Slow), expected, "slow: {text}");
    for mix in 0..8 {
        assert_eq!(run(text, Mode::Mixed(mix)), expected, "mix {mix}: {text}");
    }
    assert_eq!(tree_machine::run(text), expected, "tree: {text}");
}

#[test]
fn random_programs_agree() {
    let mut ended = 0;
    for seed in 0..PROGRAMS {
        let text = random_program(seed);
        let expected = tree_machine::run(&text);
        if expected.contains("!! too long") {
            continue;
        }
        ended += u64::from(!expected.contains("!!"));
        assert_eq!(
            run(&text, Mode::Fast),
            expected,
            "seed {seed}, fast: {text}"
        );
        assert_eq!(
            run(&text, Mode::Slow),
            expected,
            "seed {seed}, slow: {text}"
        );
        for mix in 0..3 {
            assert_eq!(
                run(&text, Mode::Mixed(mix)),
                expected,
                "seed {seed}, mix {mix}: {text}"
            );
        }
    }
    assert!(ended > PROGRAMS / 2, "only {ended} of {PROGRAMS} end well");
}

#[test]
fn values() {
    check("3 + 4", " => 7");
    check("log: 1. log: 2. 3", "1 2 => 3");
    check("| a <- 3. b = 4 | a: a + b. a", " => 7");
    check("| a <- 3 | a: 4", " => me");
    check("| a | a", " => nil");
    check("^ 5", " => 5");
    check("[] value", " => object");
    check("yes ifTrue: []", " => object");
    check("[| :x | x + 1] value: 4", " => 5");
    check("| a = ten + 1. b <- ten | a + b", " => 21");
    check("[| a = ten. b <- ten + 1 | b: b + a. b] value", " => 21");
}

#[test]
fn conditionals() {
    for (condition, truth) in [
        ("(1 < 2)", true),
        ("(2 < 1)", false),
        ("(1 <~ 2)", true),
        ("(2 <~ 1)", false),
    ] {
        let pick = |a: &str, b: &str| format!(" => {}", if truth { a } else { b });
        check(&format!("{condition} ifTrue: [1]"), &pick("1", "nil"));
        check(&format!("{condition} ifFalse: [1]"), &pick("nil", "1"));
        check(
            &format!("{condition} ifTrue: [1] False: [2]"),
            &pick("1", "2"),
        );
        check(
            &format!("{condition} ifFalse: [1] True: [2]"),
            &pick("2", "1"),
        );
        check(
            &format!("{condition} ifTrue: 1 False: [2]"),
            &pick("1", "2"),
        );
        check(
            &format!("{condition} && [3]"),
            &pick(
                "3",
                if condition.contains('~') {
                    "false!"
                } else {
                    "false"
                },
            ),
        );
        check(
            &format!("{condition} || [3]"),
            &pick(
                if condition.contains('~') {
                    "true!"
                } else {
                    "true"
                },
                "3",
            ),
        );
        check(&format!("{condition} ifTrue: [^ 1]. 2"), &pick("1", "2"));
    }
    check("3 ifTrue: [4]", " => !! 3 misunderstood ifTrue:");
}

#[test]
fn loops() {
    check("1 to: 3 Do: [|:i| log: i]", "1 2 3 => nil");
    check("1 upTo: 3 Do: [|:i| log: i]", "1 2 => nil");
    check("3 downTo: 1 Do: [|:i| log: i]", "3 2 1 => nil");
    check("1 to: 6 By: 2 Do: [|:i| log: i]", "1 3 5 => nil");
    check("1 big to: 3 Do: [|:i| log: i]", "1 2 3 => nil");
    check("1 to: 3 Do: [log: 7]. 8", "7 7 7 => 8");
    check("| i <- 0 | [i < 3] whileTrue: [i: i + 1]. i", " => 3");
    check(
        "| i <- 0 | log: ([i <~ 3] whileTrue: [i: i + 1]). i",
        "nil => 3",
    );
    check("| i <- 0 | [2 <~ i] whileFalse: [i: i + 1]. i", " => 3");
    check("| i <- 0 | [i: i + 1. 3 < i ifTrue: [^ i]] loop", " => 4");
    check("[7] whileTrue: [8]", " => !! 7 misunderstood ifFalse:");
    check("[7] whileFalse: [8]", " => !! 7 misunderstood ifTrue:");
    check("1 to: 3 Do: [|:i| i < 2 ifFalse: [^ i]]", " => 2");
}

#[test]
fn variables_of_a_turn_are_its_own() {
    check(
        "1 to: 3 Do: [|:i. x <- 0| x: i. keep: [log: x. x: x + 10. log: i]. keep: [log: x]]. runKept. 0",
        "1 1 11 2 2 12 3 3 13 => 0",
    );
    check(
        "| n <- 0 | [n < 2] whileTrue: [| x | log: x. x: n. n: n + 1]",
        "nil nil => nil",
    );
}

#[test]
fn shared_variables_are_shared() {
    check(
        "| a <- 1 | keep: [a: a + 1]. runKept. a: a + 5. keep: [log: a]. runKept. a",
        "7 => 7",
    );
    check(
        "| a <- 1 | 1 to: 2 Do: [|:i| 1 big to: 2 Do: [a: a + i]]. a",
        " => 7",
    );
}

#[test]
fn kept_blocks_of_predicted_control_see_later_assignments() {
    check(
        "| a <- 1 | keeper ifTrue: [log: a. a: a + 1]. a: a + 10. runKept. a",
        "11 => 12",
    );
    check(
        "| i <- 0. a <- 0 | [i < 3] whileTrue: [i: i + 1. keeper ifTrue: [a: a + i]]. i: 5. runKept. a",
        " => 15",
    );
    check(
        "1 to: 3 Do: [|:i. x <- 0| x: i. keeper ifFalse: [log: x] True: [x: x + 1]. x: x + 5]. runKept. 0",
        "6 7 8 => 0",
    );
}

#[test]
fn restart_begins_anew() {
    let text = "| n <- 0 | run: [| x <- 5. y | n: n + 1. log: x. log: y. x: 6. y: 7. \
                n < 3 ifTrue: [| z | z: 1] False: [^ n]. 1 + (3 + _Restart)]";
    assert_eq!(run(text, Mode::Fast), "5 nil 5 nil 5 nil => 3");
    assert_eq!(run(text, Mode::Slow), "5 nil 5 nil 5 nil => 3");
}

/// Restarts and branches are not in the language of trees.
fn check_code(text: &str, expected: &str) {
    assert_eq!(run(text, Mode::Fast), expected, "{text}");
    assert_eq!(run(text, Mode::Slow), expected, "{text}");
    for mix in 0..8 {
        assert_eq!(run(text, Mode::Mixed(mix)), expected, "mix {mix}: {text}");
    }
}

#[test]
fn restarts_and_branches_in_both_phases() {
    check_code(
        "| n <- 0 | yes ifTrue: [| x <- 1 | n: n + 1. x: x + n. \
         n < 3 ifTrue: [x: x + 1] False: [^ x]. _Restart]",
        " => 4",
    );
    check_code(
        "| i <- 0 | __DefineLabel: 1. i: i + 1. i < 5 ifTrue: [i: i + 1]. \
         __BranchIfTrue: i < 9 To: 1. log: i. i < 12 ifFalse: [^ i]. __BranchTo: 1",
        "9 10 11 12 => 12",
    );
}

#[test]
fn branches() {
    let both = check_code;
    both(
        "3 __BranchIfFalse: 3 < 4 To: 'end'. 4 __DefineLabel: 'end'",
        " => 4",
    );
    both(
        "3 __BranchIfTrue: 3 < 4 To: 'end'. 4 __DefineLabel: 'end'",
        " => 3",
    );
    both(
        "__BranchIfTrue: 3 To: 'end'. log: 1. __DefineLabel: 'end'. 4",
        "1 => 4",
    );
    both(
        "__DefineLabel: 1. log: 1. __BranchIfFalse: nil To: 1. 4",
        "1 => 4",
    );
    both(
        "__BranchTo: 'b'. __DefineLabel: 'a'. log: 1. __BranchTo: 'c'. \
          __DefineLabel: 'b'. log: 2. __BranchTo: 'a'. __DefineLabel: 'c'. 9",
        "2 1 => 9",
    );
    both(
        "| i <- 0 | __DefineLabel: 1. i: i + 1. __BranchIfTrue: i < 5 To: 1. i",
        " => 5",
    );
    both(
        "| i <- 0 | __DefineLabel: 1. i: i + 1. __BranchIfFalse: 4 < i To: 1. i",
        " => 5",
    );
    both(
        "__BranchTo: 'f'. __DefineLabel: 'bad'. log: 0. __DefineLabel: 'ok'. __BranchTo: 'end'. \
          __DefineLabel: 'f'. __BranchIndexedBy: 7 To: 'bad'. __BranchIndexedBy: 1 To: 'bad' To: 'ok' To: 'bad'. \
          log: 1. __DefineLabel: 'end'. 6",
        " => 6",
    );
}
