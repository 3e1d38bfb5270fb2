//! The grammar by example: texts that mean the same, pieces that spans mark,
//! and how much of a faulty file is still read.

use syntax::ast::{Code, Expr, ExprKind, Send, SlotInit, SlotKind, Span};
use syntax::testing::clear_spans;
use syntax::{FileParser, parse_expression, parse_file, parse_method, parse_object_body};

fn tree(text: &str) -> Code {
    let parsed = parse_expression(text.as_bytes());
    let mut code = parsed.unwrap_or_else(|faults| panic!("{text}: {faults:?}"));
    clear_spans(&mut code);
    code
}

fn only_expr(code: &Code) -> &Expr {
    assert_eq!(code.body.len(), 1);
    &code.body[0].expr
}

fn only_send(code: &Code) -> &Send {
    match &only_expr(code).kind {
        ExprKind::Send(send) => send,
        other => panic!("{other:?}"),
    }
}

fn piece(text: &str, span: Span) -> &str {
    &text[span.start as usize..span.end as usize]
}

#[test]
fn texts_that_mean_the_same() {
    for (one, other) in [
        ("3 + 4 negate", "3 + (4 negate)"),
        ("20 - 3 - 4", "(20 - 3) - 4"),
        ("3 max: 5 min: 2", "3 max: (5 min: 2)"),
        ("foo: 3 Bar: 4 baz: 5", "foo: 3 Bar: (4 baz: 5)"),
        ("foo: 3 baz: 4 Bar: 5", "foo: (3 baz: 4 Bar: 5)"),
        ("1 + 2 at: 3 * 4", "(1 + 2) at: (3 * 4)"),
        ("1 + foo: 2 + 3", "1 + (foo: (2 + 3))"),
        ("+ 3 + 4", "(+ 3) + 4"),
        ("resend.+ 3 + 4", "(resend.+ 3) + 4"),
        ("resend.foo bar: 3", "(resend.foo) bar: 3"),
        ("3 -4", "3 - 4"),
        ("3-4-5", "3 - 4 - 5"),
        ("x -1 foo", "x - (1 foo)"),
        ("3 - -4", "3 - (-4)"),
        ("1.5.2", "1.5. 2"),
        ("3.foo", "3. foo"),
        ("1_000", "1 _000"),
        ("2r1foo", "1 foo"),
        ("16rFF", "255"),
        ("'a\\x41\\d066\\o103'", "'aABC'"),
        ("'a\\\n b'", "'a b'"),
        ("(3.) foo", "3 foo"),
        ("(| | 3) foo", "3 foo"),
        ("[:x. :y | x]", "[| :x. :y | x]"),
        ("[:x| x]", "[| :x | x]"),
        ("(| k: a L: b = (a) |)", "(| k:L: = (| :a. :b | a) |)"),
        ("(| + a = (a) |)", "(| + = (| :a | a) |)"),
        (
            "(| k:L: = (| t. :a. :b | a) |)",
            "(| k: a L: b = (| t | a) |)",
        ),
        ("(| p*= 3 |)", "(| p* = 3 |)"),
        ("(| p*<- 3 |)", "(| p* <- 3 |)"),
        ("(| p*|)", "(| p* |)"),
        (
            "(| {'a' x. {'b' y}} z |)",
            "(| {'a' x}. {'a\\x7fb' y}. z |)",
        ),
        ("{ 'note' (| a |) }", "(| {} = 'note'. a |)"),
        ("3 \"comment \\\" goes on\" + 4", "3 + 4"),
        ("| x | ", "| x. |"),
    ] {
        assert_eq!(tree(one), tree(other), "{one} and {other}");
    }
}

#[test]
fn slots_are_what_they_are_written_as() {
    let text = "a. b <- 3. c = 3. d = (3). e* = (3) size. f = [3]. g = (| x |). h = ((3)). i <- ()";
    let object = parse_object_body(text.as_bytes()).unwrap();
    let shapes: Vec<String> = object
        .slots
        .iter()
        .map(|slot| {
            let init = match &slot.init {
                SlotInit::None => "none",
                SlotInit::Expr(_) => "expr",
                SlotInit::Method(_) => "method",
            };
            let kind = if slot.kind == SlotKind::Assignable {
                "<-"
            } else {
                "="
            };
            let star = if slot.is_parent { "*" } else { "" };
            format!("{}{star} {kind} {init}", slot.name)
        })
        .collect();
    let expected = "a <- none, b <- expr, c = expr, d = method, e* = expr, f = expr, g = expr, h = method, i <- expr";
    assert_eq!(shapes.join(", "), expected);
}

#[test]
fn spans_mark_what_mirrors_show() {
    let text = "(| m = ( | :x |  t: x \"why\" ) |)".replace("m =", "m: =");
    let object = parse_object_body(text.as_bytes()).unwrap();
    let SlotInit::Method(code) = &object.slots[0].init else {
        panic!()
    };
    assert_eq!(piece(&text, object.slots[0].span), &text[3..text.len() - 3]);
    assert_eq!(piece(&text, code.span), "( | :x |  t: x \"why\" )");
    assert_eq!(piece(&text, code.body_span), "  t: x \"why\" ");
    let plain = "(| m = (\n  3 + 4) |)";
    let object = parse_object_body(plain.as_bytes()).unwrap();
    let SlotInit::Method(code) = &object.slots[0].init else {
        panic!()
    };
    assert_eq!(piece(plain, code.body_span), "\n  3 + 4");
    let expression = "| x |  3 + x ";
    let code = parse_expression(expression.as_bytes()).unwrap();
    assert_eq!(piece(expression, code.body_span), "  3 + x ");
}

#[test]
fn spans_mark_sends() {
    let text = " (3 + 4) at: [5] Put: -6";
    let code = parse_expression(text.as_bytes()).unwrap();
    assert_eq!(piece(text, only_expr(&code).span), text.trim());
    let send = only_send(&code);
    assert_eq!(piece(text, send.selector_span), "at:");
    assert_eq!(piece(text, send.args[0].span), "[5]");
    assert_eq!(piece(text, send.args[1].span), "-6");
    let text = "x -1";
    let code = parse_expression(text.as_bytes()).unwrap();
    assert_eq!(piece(text, only_send(&code).selector_span), "-");
    assert_eq!(piece(text, only_send(&code).args[0].span), "1");
}

#[test]
fn files_end_expressions_at_newlines() {
    let text = "3\n4. 5.\n\n\"c\"\n(6\n) foo\n7 \\\n + 8\n9.\r\n(| a\n|) copy";
    let (file, faults) = parse_file(text.as_bytes());
    assert_eq!(faults, []);
    let pieces: Vec<&str> = file.iter().map(|code| piece(text, code.span)).collect();
    let expected = [
        "3",
        "4",
        "5",
        "(6\n) foo",
        "7 \\\n + 8",
        "9",
        "(| a\n|) copy",
    ];
    assert_eq!(pieces, expected);
}

#[test]
fn whole_parentheses_hold_code_in_files() {
    let (file, faults) = parse_file(b"(3. 4)\n(| x <- 2 | x)\n");
    assert_eq!(faults, []);
    assert_eq!(file[0].body.len(), 2);
    assert_eq!(file[1].slots.len(), 1);
}

#[test]
fn each_expression_is_read_after_the_last() {
    let mut parser = FileParser::new(b"1\n2 2\n3");
    assert!(parser.next().unwrap().is_ok());
    let faults = parser.next().unwrap().unwrap_err();
    assert_eq!((faults[0].line, faults[0].column), (2, 3));
    assert!(parser.next().unwrap().is_ok());
    assert!(parser.next().is_none());
    assert!(parser.next().is_none());
}

#[test]
fn methods_are_read_with_and_without_parentheses() {
    for text in [
        "( | :x. t | x: t. ^ t)",
        " | :x. t | x: t. ^ t",
        "(| t. :x | x: t. ^ t)",
    ] {
        let code = parse_method(text.as_bytes()).unwrap();
        let names: Vec<&str> = code.slots.iter().map(|slot| slot.name.as_str()).collect();
        assert_eq!(names, ["x", "t"], "{text}");
        assert!(code.body[1].is_return);
    }
    assert_eq!(parse_method(b"(3 + 4) foo").unwrap().body.len(), 1);
    assert!(parse_method(b"(| m = (3) | m)").is_err());
}

#[test]
fn objects_are_read_in_three_forms() {
    for text in [
        "a. b = 3",
        "| a. b = 3 |",
        "(| a. b = 3 |)",
        "{'x' a. b = 3}",
        "{'x' (| a. b = 3 |)}",
    ] {
        let object = parse_object_body(text.as_bytes()).unwrap();
        assert_eq!(object.slots.len(), 2, "{text}");
    }
    assert!(parse_object_body(b"").unwrap().slots.is_empty());
    assert!(parse_object_body(b"(3)").is_err());
    assert!(parse_object_body(b":a").is_err());
}
