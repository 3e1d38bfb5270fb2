//! What is refused, with what words and where.

use compile::spec::SourceFile;
use std::rc::Rc;
use syntax::ast::{
    Code, Expr, ExprKind, Receiver, Send, SlotDecl, SlotInit, SlotKind, Span, Statement,
};

fn source(text: &str) -> Rc<SourceFile> {
    Rc::new(SourceFile {
        name: "test".to_owned(),
        text: text.as_bytes().to_vec(),
        first_line: 1,
    })
}

/// The text is refused with these words at this line and column.
fn refuse(text: &str, words: &str, place: (u32, u32)) {
    let Err(faults) = compile::expression_text(source(text)) else {
        panic!("{text} is accepted")
    };
    let fault = &faults[0];
    assert!(fault.message.contains(words), "{text}: {}", fault.message);
    assert_eq!(
        (fault.line, fault.column),
        place,
        "{text}: {}",
        fault.message
    );
}

#[test]
fn labels() {
    refuse("3.\n __BranchTo: 'a'", "label is not defined", (2, 2));
    refuse(
        "__DefineLabel: 1. __DefineLabel: 1",
        "defined twice",
        (1, 19),
    );
    refuse(
        "__DefineLabel: foo",
        "a label must be a string or an integer",
        (1, 16),
    );
    refuse("__Foo: 3", "illegal pseudo-primitive", (1, 1));
    refuse("__foo", "illegal pseudo-primitive", (1, 1));
    refuse("__BranchIndexedBy: 3", "illegal pseudo-primitive", (1, 1));
    refuse(
        "3 + (4 __BranchTo: 'a'). __DefineLabel: 'a'",
        "another depth",
        (1, 26),
    );
    refuse(
        "[__BranchTo: 'a'] value. __DefineLabel: 'a'",
        "not defined in this",
        (1, 2),
    );
}

fn expr(kind: ExprKind) -> Expr {
    Expr {
        kind,
        span: Span { start: 0, end: 1 },
    }
}

fn body(expr: Expr) -> Code {
    Code {
        body: vec![Statement {
            expr,
            is_return: false,
        }],
        ..Code::default()
    }
}

fn send(selector: &str, args: Vec<Expr>) -> Expr {
    expr(ExprKind::Send(Send {
        receiver: Receiver::Implicit,
        selector: selector.to_owned(),
        selector_span: Span::default(),
        args,
    }))
}

fn slot(name: &str, kind: SlotKind, init: SlotInit) -> SlotDecl {
    SlotDecl {
        name: name.to_owned(),
        kind,
        is_parent: false,
        init,
        annotation: Vec::new(),
        span: Span::default(),
    }
}

/// Trees that no parse answers are refused too, never a panic.
fn refuse_tree(code: &Code, words: &str) {
    let Err(faults) = compile::compile_expression(code, source("x")) else {
        panic!("accepted: {code:?}")
    };
    assert!(faults[0].message.contains(words), "{}", faults[0].message);
}

#[test]
fn odd_trees() {
    let one = || expr(ExprKind::Int(1));
    refuse_tree(
        &body(send("at:Put:", vec![one()])),
        "another number of arguments",
    );
    refuse_tree(
        &body(send("foo", vec![one()])),
        "another number of arguments",
    );
    let with = |slots: Vec<SlotDecl>| Code {
        slots,
        ..body(one())
    };
    let plain = |name: &str, kind: SlotKind| slot(name, kind, SlotInit::None);
    refuse_tree(
        &with(vec![plain("x", SlotKind::Argument)]),
        "takes no arguments",
    );
    let twice = vec![
        plain("x", SlotKind::Constant),
        plain("x", SlotKind::Assignable),
    ];
    refuse_tree(&with(twice), "two slots named x");
    let method = SlotInit::Method(Box::new(body(one())));
    refuse_tree(
        &with(vec![slot("f", SlotKind::Constant, method)]),
        "inner methods are no longer supported",
    );
    refuse_tree(
        &with(vec![plain("at:", SlotKind::Constant)]),
        "only an object's slot",
    );
}

#[test]
fn nesting_has_a_limit() {
    let mut tree = expr(ExprKind::Int(1));
    for _ in 0..2000 {
        tree = expr(ExprKind::Block(Box::new(body(tree))));
    }
    refuse_tree(&body(tree), "nested too deeply");
}

#[test]
fn sizes_have_limits() {
    let statements = |count: usize| {
        (0..count)
            .map(|n| format!("{n}. foo: {n}. "))
            .collect::<String>()
    };
    assert!(compile::expression_text(source(&statements(60_000))).is_ok());
    refuse(&statements(70_000), "too big", (1, 1));
    let arguments: String = (0..300).map(|n| format!(":a{n}. ")).collect();
    refuse(
        &format!("[| {arguments} | 1]"),
        "too many arguments",
        (1, 1),
    );
    let locals: String = (0..2100).map(|n| format!("a{n}. ")).collect();
    refuse(&format!("| {locals} | 1"), "too big", (1, 1));
}
