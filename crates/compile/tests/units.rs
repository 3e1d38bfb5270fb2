//! What comes out for a text, as a listing.

use compile::spec::{Place, SourceFile, Unit};
use std::rc::Rc;

fn source(text: &str) -> Rc<SourceFile> {
    Rc::new(SourceFile {
        name: "test".to_owned(),
        text: text.as_bytes().to_vec(),
        first_line: 1,
    })
}

fn unit(text: &str) -> Unit {
    compile::expression_text(source(text)).unwrap_or_else(|faults| panic!("{text}: {faults:?}"))
}

/// Compares the listing, blanks aside.
fn check(text: &str, expected: &str) {
    let listing = compile::dump(&unit(text));
    let tidy = |text: &str| -> Vec<String> {
        text.lines()
            .map(|l| l.trim().to_owned())
            .filter(|l| !l.is_empty())
            .collect()
    };
    assert_eq!(tidy(&listing), tidy(expected), "{text}\n{listing}");
}

#[test]
fn sends() {
    check(
        "(foo: self bar With: 'a') + (_At: 3)",
        "code 0 Method <expression> (0 arguments, 0 registers, 0 copied, stack 3)
         0 PushSelf
         1 PushSelf
         2 Send 'bar' 0
         5 PushLiteral 'a'
         7 SendImplicit 'foo:With:' 2
        10 PushSelf
        11 PushLiteral 3
        13 SendPrimitive '_At:' 1
        16 Send '+' 1
        19 Return",
    );
    check(
        "resend.foo: p.bar",
        "code 0 Method <expression> (0 arguments, 0 registers, 0 copied, stack 2)
         0 PushSelf
         1 PushSelf
         2 SendDirected 'bar' 0 'p'
         6 SendResend 'foo:' 1
         9 Return",
    );
}

#[test]
fn parents_among_the_locals() {
    check(
        "| p* <- foo | bar: 3",
        "code 0 Method <expression> (0 arguments, 2 registers, 0 copied, stack 3)
         0 PushLiteral lobby
         2 SendImplicit 'foo' 0
         5 StoreLocal 0
         7 PushLocal 0
         9 StoreLocal 1
        11 PushSelf
        12 PushLiteral 3
        14 PushLocal 1
        16 SendScoped 'bar:' 1 1
        20 Return",
    );
    check(
        "| p* = () | [| q* = () | self bar. bar] value",
        "object 0
         object 1
         code 0 Method <expression> (0 arguments, 0 registers, 0 copied, stack 1)
         0 PushBlock code:1 0
         3 Send 'value' 0
         6 Return
         code 1 Block value (0 arguments, 0 registers, 0 copied, stack 3)
         0 PushSelf
         1 Send 'bar' 0
         4 Pop
         5 PushSelf
         6 PushLiteral object:1
         8 PushLiteral object:0
        10 SendScoped 'bar' 0 2
        14 Return",
    );
}

#[test]
fn initialisers_run_first_and_inner_ones_before_outer_ones() {
    check(
        "(| a = (| b = one |) two. c = [three]. d <- 4. m = (| x = five | x + (| e = six |)) |)",
        "object 0
           b = nil
         object 1
           e = nil
         object 2
           a = nil
           c = nil
           d <- 4
           m = method:2
         code 0 Method <expression> (0 arguments, 1 registers, 0 copied, stack 1)
         0 PushLiteral lobby
         2 SendImplicit 'one' 0
         5 InitSlot object:0 0
         8 PushLiteral object:0
        10 Send 'two' 0
        13 InitSlot object:2 0
        16 PushBlock code:1 0
        19 InitSlot object:2 1
        22 PushLiteral lobby
        24 SendImplicit 'five' 0
        27 InitLiteral code:2 0
        30 PushLiteral lobby
        32 SendImplicit 'six' 0
        35 InitSlot object:1 0
        38 PushLiteral object:2
        40 Return
         code 1 Block value (0 arguments, 0 registers, 0 copied, stack 1)
         0 PushLiteral lobby
         2 SendImplicit 'three' 0
         5 Return
         code 2 Method m (0 arguments, 0 registers, 0 copied, stack 2)
         0 PushLiteral nil
         2 PushLiteral object:1
         4 Send '+' 1
         7 Return",
    );
}

#[test]
fn a_return_in_an_initialiser_ends_that_initialiser() {
    check(
        "(| a = foo ifTrue: [^ 1] |)",
        "object 0
           a = nil
         code 0 Method <expression> (0 arguments, 1 registers, 0 copied, stack 2)
         0 PushLiteral lobby
         2 SendImplicit 'foo' 0
         5 BranchBoolean ifTrue: →26 →33
        15 PushLiteral 1
        17 StoreLocal 0
        19 PushLocal 0
        21 Jump →39
        26 PushLiteral nil
        28 Jump →39
        33 PushBlock code:1 0
        36 Send 'ifTrue:' 1
        39 InitSlot object:0 0
        42 PushLiteral object:0
        44 Return
         code 1 Block value (0 arguments, 0 registers, 0 copied, stack 1, ^)
         0 PushLiteral 1
         2 ReturnNonLocal",
    );
}

#[test]
fn objects_and_methods() {
    let object = compile::object_text(source("| x = 3. f: a = (a) |")).expect("it compiles");
    assert!(compile::dump(&object).contains("PushLiteral object:0"));
    let method = compile::method_text("at:", source("(| :i | i)")).expect("it compiles");
    assert!(compile::dump(&method).contains("PushLiteral method:1"));
    assert!(compile::dump(&method).contains("Method at: (1 arguments"));
    let bare = compile::method_text("size", source("3 + 4")).expect("it compiles");
    assert!(compile::dump(&bare).contains("Method size (0 arguments"));
}

#[test]
fn a_file_gives_a_unit_for_each_expression() {
    let file = source("3 + 4\nfoo )\n'b' size\n");
    let outcomes: Vec<bool> = compile::FileUnits::new(&file).map(|u| u.is_ok()).collect();
    assert_eq!(
        (outcomes.first(), outcomes.last()),
        (Some(&true), Some(&true))
    );
    assert!(outcomes.contains(&false));
}

#[test]
fn every_send_knows_its_source() {
    let text = "foo: (a + 3) Bar: [b at: 4]. c ifTrue: [d e]. [f] whileTrue: [g: 1]";
    for code in &unit(text).codes {
        for step in bytecode::Decoder::new(&code.bytes).map(|i| i.expect("it decodes")) {
            let bytecode::Operand::Literal = step
                .op
                .operands()
                .first()
                .copied()
                .unwrap_or(bytecode::Operand::Count)
            else {
                continue;
            };
            let compile::spec::Literal::Str(selector) = &code.literals[step.operands()[0] as usize]
            else {
                continue;
            };
            let at = code
                .positions
                .iter()
                .rev()
                .find(|p| p.position <= step.position);
            let (start, end) = at.expect("it has a position").span;
            let place = &text[start as usize..end as usize];
            let first_part = String::from_utf8_lossy(selector)
                .split_inclusive(':')
                .next()
                .map(str::to_owned);
            let shown = first_part.unwrap_or_default();
            let is_the_loops_own = shown == "ifFalse:" && place.contains("whileTrue:");
            assert!(
                is_the_loops_own || place.contains(&shown),
                "{shown} in {place}"
            );
        }
    }
}

#[test]
fn positions_are_sorted() {
    let unit = unit("| i <- 0 | [i < 10] whileTrue: [i: i + 1. i = 3 ifTrue: [foo: i]]. i");
    for code in &unit.codes {
        assert!(code.positions.is_sorted_by_key(|p| p.position));
    }
}

#[test]
fn variables_say_where_they_are() {
    let text = "(| m: a = (| x <- 1. y <- 2. z = 3 | [x < a] whileTrue: [x: x + 1]. [y: y + a] value. y) |)";
    let unit = unit(text);
    let method = unit
        .codes
        .iter()
        .find(|c| c.selector == "m:")
        .expect("it is there");
    let places: Vec<(&str, Place, Option<Place>)> = method
        .variables
        .iter()
        .map(|v| (v.name.as_str(), v.place, v.shared_place))
        .collect();
    let [
        ("a", Place::Local(0), None),
        ("x", Place::Local(1), Some(moved)),
        ("y", Place::Env { local, slot: 1 }, None),
        ("z", Place::Literal(_), None),
    ] = places[..]
    else {
        panic!("{places:?}")
    };
    assert_eq!(moved, Place::Env { local, slot: 0 });
    assert!(method.shared_from.is_some());
}

#[test]
fn the_debugger_finds_variables_of_inlined_blocks() {
    let unit = unit("1 to: 9 Do: [| :i. t <- 3. k = 4 | foo: i. [t: i] value]. bar");
    let [entry, ..] = &unit.codes[..] else {
        panic!("there is an entry")
    };
    let names: Vec<&str> = entry
        .inlined_variables
        .iter()
        .map(|v| v.variable.name.as_str())
        .collect();
    assert_eq!(names, ["i", "t", "k"]);
    let sees = |position: u32| {
        entry
            .inlined_variables
            .iter()
            .filter(|v| v.from <= position && position < v.to)
            .count()
    };
    let sends = bytecode::Decoder::new(&entry.bytes)
        .map(|i| i.expect("it decodes"))
        .filter(|i| i.op == bytecode::Op::SendImplicit);
    let seen: Vec<usize> = sends.map(|i| sees(i.position)).collect();
    assert_eq!(seen, [3, 0]);
}

/// `x < 1 ifTrue: [ … x: x + 1 … ]`, this deep. Parsed texts nest less.
fn nested(depth: usize) -> syntax::ast::Code {
    use syntax::ast::{Code, ExprKind, Receiver, SlotDecl, Statement};
    let parse = |text: &str| syntax::parse_expression(text.as_bytes()).expect("it parses");
    let mut code = parse("x: x + 1");
    for _ in 0..depth {
        let mut around = parse("x < 1 ifTrue: []");
        if let ExprKind::Send(send) = &mut around.body[0].expr.kind {
            assert!(matches!(send.receiver, Receiver::Expr(_)));
            send.args[0].kind = ExprKind::Block(Box::new(code));
        }
        code = around;
    }
    let slots: Vec<SlotDecl> = parse("| x <- 0 | x").slots;
    let body: Vec<Statement> = code.body;
    Code {
        slots,
        body,
        ..Code::default()
    }
}

/// Nested control: the size of all code grows as the source does.
#[test]
fn deep_nesting_costs_no_more_than_it_must() {
    let total = |depth: usize| -> usize {
        let unit = compile::compile_expression(&nested(depth), source("")).expect("it compiles");
        unit.codes.iter().map(|code| code.bytes.len()).sum()
    };
    let (half, whole) = (total(100), total(200));
    assert!(
        whole < half * 9 / 4,
        "{half} bytes at depth 100, {whole} at 200"
    );
    assert!(total(250) < total(200) * 5 / 3);
    assert!(compile::compile_expression(&nested(2000), source("")).is_err());
}

#[test]
fn long_chains_cost_no_host_stack() {
    let text = format!("foo{}", " bar".repeat(900));
    assert_eq!(unit(&text).codes.len(), 1);
}
