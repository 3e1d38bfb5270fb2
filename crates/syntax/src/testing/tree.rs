//! Random trees, such as a parse could have answered.

use crate::ast::{
    Code, Expr, ExprKind, ObjectLit, Receiver, Send, SlotDecl, SlotInit, SlotKind, Span, Statement,
};
use crate::number::{MAX_INT, MIN_INT};

use super::Random;

const NAMES: &[&str] = &[
    "a", "b", "x1", "size", "resendx", "self2", "at_All", "i", "foo", "selfish",
];
const UNARY: &[&str] = &["size", "foo", "copy", "x1", "_Clone", "_000", "value", "e5"];
const BINARY: &[&str] = &[
    "+", "-", "*", "/", "=", "<-", "->", "||", "^^", "\\", "@", "##", ",", "<=", "--", "|=", "`",
    "$", ";", "!",
];
const FIRST_KEYWORDS: &[&str] = &["at:", "foo:", "self:", "resend:", "x1:", "_At:", "_Foo:"];
const LATER_KEYWORDS: &[&str] = &["Put:", "IfFail:", "B_2:", "X:"];
const PARENTS: &[&str] = &["parent", "p", "traits2"];
const TEXTS: &[&[u8]] = &[
    b"",
    b"it's",
    b"Category: x",
    b"out\x7fin",
    b"\\n\n\t\0\xff\xfe",
    "ü✓".as_bytes(),
    b"\"quoted\"",
];

/// A random body of about `size` nodes, such as a parse could have answered.
pub fn random_code(random: &mut Random, size: usize) -> Code {
    let mut maker = Maker {
        random,
        budget: size,
    };
    let slots = maker.slots(Place::Body);
    let body = maker.statements(1);
    Code {
        annotation: maker.annotation_if(!slots.is_empty()),
        slots,
        body,
        ..Code::default()
    }
}

/// A random file of a few expressions.
pub fn random_file(random: &mut Random, size: usize) -> Vec<Code> {
    let count = 1 + random.below(4);
    (0..count)
        .map(|_| random_code(random, size / count))
        .collect()
}

/// Makes trees until its budget of nodes is spent; then only leaves.
struct Maker<'r> {
    random: &'r mut Random,
    budget: usize,
}

/// Where slots stand: it decides which sorts are allowed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Object,
    /// Code that takes no arguments.
    Body,
    Block,
}

impl Maker<'_> {
    fn spend(&mut self) -> bool {
        self.budget = self.budget.saturating_sub(1);
        self.budget > 0
    }

    fn word(&mut self, words: &[&'static str]) -> &'static str {
        words[self.random.below(words.len())]
    }

    fn text(&mut self) -> Vec<u8> {
        self.random.pick(TEXTS).to_vec()
    }

    fn annotation_if(&mut self, wanted: bool) -> Vec<u8> {
        match wanted && self.random.one_in(4) {
            true => self.text(),
            false => Vec::new(),
        }
    }

    fn statements(&mut self, least: usize) -> Vec<Statement> {
        let count = least + self.random.below(3);
        let returns = self.random.one_in(4);
        let make = |index| Statement {
            expr: self.expr(),
            is_return: returns && index + 1 == count,
        };
        (0..count).map(make).collect()
    }

    fn expr(&mut self) -> Expr {
        let kinds = if self.spend() { 12 } else { 5 };
        let kind = match self.random.below(kinds) {
            0 => ExprKind::Int(self.int()),
            1 => ExprKind::Float(self.float()),
            2 => ExprKind::Str(self.text()),
            3 => ExprKind::SelfRef,
            4 => ExprKind::Send(self.leaf_send()),
            5 => ExprKind::Block(Box::new(self.block())),
            6 => ExprKind::Object(Box::new(self.object())),
            _ => ExprKind::Send(self.send()),
        };
        Expr {
            kind,
            span: Span::default(),
        }
    }

    fn int(&mut self) -> i64 {
        match self.random.below(8) {
            0 => MIN_INT,
            1 => MAX_INT,
            2 => (self.random.next() as i64) >> 2,
            _ => self.random.below(200) as i64 - 100,
        }
    }

    fn float(&mut self) -> f64 {
        match self.random.below(8) {
            0 => f64::INFINITY,
            1 => f64::MIN_POSITIVE,
            2 => 1e300,
            3 => -0.0,
            _ => (self.random.below(2_000_000) as f64 - 1e6) / 1000.0,
        }
    }

    fn leaf_send(&mut self) -> Send {
        let selector = self.word(UNARY).to_owned();
        self.send_of(Receiver::Implicit, selector, 0)
    }

    fn send(&mut self) -> Send {
        let receiver = match self.random.below(8) {
            0 => Receiver::Implicit,
            1 => Receiver::Resend,
            2 => Receiver::Delegate(self.word(PARENTS).to_owned()),
            _ => Receiver::Expr(Box::new(self.expr())),
        };
        let is_directed = matches!(receiver, Receiver::Resend | Receiver::Delegate(_));
        let (selector, arity) = self.selector(is_directed);
        self.send_of(receiver, selector, arity)
    }

    fn send_of(&mut self, receiver: Receiver, selector: String, arity: usize) -> Send {
        Send {
            receiver,
            selector,
            selector_span: Span::default(),
            args: (0..arity).map(|_| self.expr()).collect(),
        }
    }

    /// A selector and its arity; directed resends name no primitive.
    fn selector(&mut self, is_directed: bool) -> (String, usize) {
        let pick = match self.random.below(3) {
            0 => (self.word(UNARY).to_owned(), 0),
            1 => (self.word(BINARY).to_owned(), 1),
            _ => self.keyword_selector(),
        };
        match is_directed && pick.0.starts_with('_') {
            true => ("size".to_owned(), 0),
            false => pick,
        }
    }

    fn keyword_selector(&mut self) -> (String, usize) {
        let mut selector = self.word(FIRST_KEYWORDS).to_owned();
        let more = self.random.below(3);
        for _ in 0..more {
            selector.push_str(self.word(LATER_KEYWORDS));
        }
        (selector, more + 1)
    }

    fn block(&mut self) -> Code {
        let slots = self.slots(Place::Block);
        let has_arguments = slots.iter().any(|slot| slot.kind == SlotKind::Argument);
        Code {
            annotation: self.annotation_if(true),
            body: self.statements(usize::from(has_arguments)),
            slots,
            ..Code::default()
        }
    }

    fn object(&mut self) -> ObjectLit {
        ObjectLit {
            slots: self.slots(Place::Object),
            annotation: self.annotation_if(true),
        }
    }

    fn slots(&mut self, place: Place) -> Vec<SlotDecl> {
        let count = if self.budget > 0 {
            self.random.below(4)
        } else {
            0
        };
        let mut slots: Vec<SlotDecl> = Vec::new();
        for _ in 0..count {
            let slot = self.slot(place);
            if slots.iter().all(|other| other.name != slot.name) {
                slots.push(slot);
            }
        }
        slots
    }

    fn slot(&mut self, place: Place) -> SlotDecl {
        if place == Place::Object && self.random.one_in(3) {
            return self.method_slot();
        }
        if place == Place::Block && self.random.one_in(2) {
            let name = self.word(NAMES);
            return self.declare(name, SlotKind::Argument, SlotInit::None);
        }
        let (kind, init) = match self.random.below(3) {
            0 => (SlotKind::Assignable, SlotInit::None),
            1 => (SlotKind::Assignable, SlotInit::Expr(self.expr())),
            _ => (SlotKind::Constant, SlotInit::Expr(self.expr())),
        };
        let name = self.word(NAMES);
        let is_parent = self.random.one_in(4);
        SlotDecl {
            is_parent,
            ..self.declare(name, kind, init)
        }
    }

    fn declare(&mut self, name: &str, kind: SlotKind, init: SlotInit) -> SlotDecl {
        SlotDecl {
            name: name.to_owned(),
            kind,
            is_parent: false,
            init,
            annotation: self.annotation_if(true),
            span: Span::default(),
        }
    }

    fn method_slot(&mut self) -> SlotDecl {
        let (name, arity) = loop {
            let (name, arity) = self.selector(false);
            if !name.starts_with('_') {
                break (name, arity);
            }
        };
        let locals = self.slots(Place::Body);
        let is_free = |name: &&&str| locals.iter().all(|local| local.name != **name);
        let free: Vec<&str> = NAMES.iter().filter(is_free).copied().collect();
        let mut slots = Vec::new();
        for name in &free[..arity] {
            slots.push(self.declare(name, SlotKind::Argument, SlotInit::None));
        }
        slots.extend(locals);
        let code = Code {
            annotation: self.annotation_if(true),
            slots,
            body: self.statements(1),
            ..Code::default()
        };
        let is_parent = arity == 0 && self.random.one_in(6);
        SlotDecl {
            is_parent,
            ..self.declare(&name, SlotKind::Constant, SlotInit::Method(Box::new(code)))
        }
    }
}
