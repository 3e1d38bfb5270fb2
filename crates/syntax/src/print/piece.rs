//! What each kind of node looks like.

use crate::ast::{
    Code, Expr, ExprKind, ObjectLit, Receiver, Send, SlotDecl, SlotInit, SlotKind, Statement,
    arity, is_operator,
};
use crate::string::encode;

use super::Printer;

/// How tightly messages bind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Literals and unary messages.
    Unary,
    Binary,
    Keyword,
}

fn rank(expr: &Expr) -> Rank {
    match &expr.kind {
        ExprKind::Send(send) if is_operator(&send.selector) => Rank::Binary,
        ExprKind::Send(send) if arity(&send.selector) > 0 => Rank::Keyword,
        _ => Rank::Unary,
    }
}

/// Neighbouring slots that share an annotation.
struct Group<'a> {
    annotation: &'a [u8],
    slots: &'a [SlotDecl],
}

/// What stands in a slot list, between dots.
enum Item<'a> {
    ObjectAnnotation(&'a [u8]),
    Slot(&'a SlotDecl),
    Group(Group<'a>),
}

impl Printer {
    pub(super) fn expression(&mut self, expr: &Expr) {
        if self.is_too_long() {
            return;
        }
        match &expr.kind {
            ExprKind::Int(value) => self.put(&value.to_string()),
            ExprKind::Float(value) => self.float(*value),
            ExprKind::Str(bytes) => self.put(&encode(bytes)),
            ExprKind::SelfRef => self.put("self"),
            ExprKind::Send(send) => self.send(send),
            ExprKind::Block(code) => self.bracketed(code, &code.slots, "[", "]"),
            ExprKind::Object(object) => self.object(object),
        }
    }

    /// Rust's debug form has a fraction or an exponent, and the shortest
    /// digits that read back as the same double.
    fn float(&mut self, value: f64) {
        match value.is_infinite() {
            true if value < 0.0 => self.put("-1e999"),
            true => self.put("1e999"),
            false => self.put(&format!("{value:?}")),
        }
    }

    fn send(&mut self, send: &Send) {
        match send.args.as_slice() {
            [] => {
                self.receiver(send, Rank::Unary);
                self.put(&send.selector);
            }
            [argument] if is_operator(&send.selector) => {
                self.receiver(send, Rank::Unary);
                self.put(&send.selector);
                self.put(" ");
                self.operand(argument, Rank::Unary);
            }
            arguments => {
                self.receiver(send, Rank::Binary);
                self.keywords(&send.selector, arguments);
            }
        }
    }

    /// The receiver and what parts it from the selector.
    fn receiver(&mut self, send: &Send, loosest: Rank) {
        match &send.receiver {
            Receiver::Implicit => {}
            Receiver::Resend => self.put("resend."),
            Receiver::Delegate(parent) => {
                self.put(parent);
                self.put(".");
            }
            Receiver::Expr(receiver) => {
                match associates(receiver, send) {
                    true => self.expression(receiver),
                    false => self.operand(receiver, loosest),
                }
                self.put(" ");
            }
        }
    }

    /// Keyword messages associate to the right: only an argument that another
    /// keyword follows needs parentheses.
    fn keywords(&mut self, selector: &str, arguments: &[Expr]) {
        let keywords = selector.split_inclusive(':');
        for (index, (keyword, argument)) in keywords.zip(arguments).enumerate() {
            if index > 0 {
                self.put(" ");
            }
            self.put(keyword);
            self.put(" ");
            match index + 1 == arguments.len() {
                true => self.operand(argument, Rank::Keyword),
                false => self.operand(argument, Rank::Binary),
            }
        }
    }

    /// In parentheses if the expression binds more loosely.
    fn operand(&mut self, expr: &Expr, loosest: Rank) {
        if rank(expr) <= loosest {
            return self.expression(expr);
        }
        self.put("(");
        self.expression(expr);
        self.put(")");
    }

    pub(super) fn object(&mut self, object: &ObjectLit) {
        if object.slots.is_empty() && object.annotation.is_empty() {
            return self.put("()");
        }
        self.group(
            |printer| {
                printer.put("(| ");
                printer.items(&object.annotation, &object.slots);
                printer.put(" |)");
            },
            |printer| {
                printer.put("(|");
                printer.indented(|printer| printer.slot_lines(&object.annotation, &object.slots));
                printer.put("|)");
            },
        );
    }

    /// Code in brackets; `slots` are those that the list shows.
    pub(super) fn bracketed(&mut self, code: &Code, slots: &[SlotDecl], open: &str, close: &str) {
        self.group(
            |printer| {
                printer.put(open);
                printer.contents(code, slots);
                printer.put(close);
            },
            |printer| {
                printer.put(open);
                printer.indented(|printer| printer.contents(code, slots));
                printer.put(close);
            },
        );
    }

    /// Slots and statements without brackets.
    pub(super) fn contents(&mut self, code: &Code, slots: &[SlotDecl]) {
        let has_slots = !slots.is_empty() || !code.annotation.is_empty();
        if has_slots {
            self.slot_list(&code.annotation, slots);
        }
        if has_slots && !code.body.is_empty() {
            match self.is_flat() {
                true => self.put(" "),
                false => self.new_line(),
            }
        }
        self.separated(&code.body, Self::statement);
    }

    fn slot_list(&mut self, annotation: &[u8], slots: &[SlotDecl]) {
        self.group(
            |printer| {
                printer.put("| ");
                printer.items(annotation, slots);
                printer.put(" |");
            },
            |printer| {
                printer.put("|");
                printer.indented(|printer| printer.slot_lines(annotation, slots));
                printer.put("|");
            },
        );
    }

    fn statement(&mut self, statement: &Statement) {
        if statement.is_return {
            self.put("^ ");
        }
        self.expression(&statement.expr);
    }

    /// One expression of a file: in parentheses where several lines or slots
    /// need them.
    pub(super) fn file_expression(&mut self, code: &Code) {
        match code.body.as_slice() {
            [only] if is_plain(code) => self.expression(&only.expr),
            _ => self.bracketed(code, &code.slots, "(", ")"),
        }
    }

    /// Slots with a dot after each, on lines of their own.
    pub(super) fn slot_lines(&mut self, annotation: &[u8], slots: &[SlotDecl]) {
        self.items(annotation, slots);
        if !slots.is_empty() || !annotation.is_empty() {
            self.put(".");
        }
    }

    fn items(&mut self, annotation: &[u8], slots: &[SlotDecl]) {
        let items = items(annotation, slots);
        self.separated(&items, Self::item);
    }

    fn item(&mut self, item: &Item<'_>) {
        match item {
            Item::ObjectAnnotation(text) => {
                self.put("{} = ");
                self.put(&encode(text));
            }
            Item::Slot(slot) => self.slot(slot),
            Item::Group(group) => self.annotated(group),
        }
    }

    fn annotated(&mut self, group: &Group<'_>) {
        let text = encode(group.annotation);
        self.group(
            |printer| {
                printer.put("{");
                printer.put(&text);
                printer.put(" ");
                printer.separated(group.slots, Self::slot);
                printer.put("}");
            },
            |printer| {
                printer.put("{");
                printer.put(&text);
                printer.indented(|printer| {
                    printer.separated(group.slots, Self::slot);
                    printer.put(".");
                });
                printer.put("}");
            },
        );
    }

    fn slot(&mut self, slot: &SlotDecl) {
        match &slot.init {
            SlotInit::Method(code) => self.method_slot(slot, code),
            SlotInit::None => {
                self.slot_name(slot);
                if slot.kind == SlotKind::Constant {
                    self.put(" = nil");
                }
            }
            SlotInit::Expr(expr) => {
                self.slot_name(slot);
                self.put(match slot.kind {
                    SlotKind::Assignable => " <- ",
                    _ => " = ",
                });
                self.expression(expr);
            }
        }
    }

    fn slot_name(&mut self, slot: &SlotDecl) {
        if slot.kind == SlotKind::Argument {
            self.put(":");
        }
        self.put(&slot.name);
        if slot.is_parent {
            self.put("*");
        }
    }

    /// A method's slot; its arguments stand in the selector unless they have
    /// annotations.
    fn method_slot(&mut self, slot: &SlotDecl, code: &Code) {
        let count = arity(&slot.name);
        let arguments = code.slots.get(..count).unwrap_or_default();
        let is_plain = |slot: &SlotDecl| slot.annotation.is_empty();
        let is_named_outside =
            count > 0 && arguments.len() == count && arguments.iter().all(is_plain);
        let listed = match is_named_outside {
            true => {
                self.method_head(&slot.name, arguments);
                &code.slots[count..]
            }
            false => {
                self.slot_name(slot);
                &code.slots[..]
            }
        };
        self.put(" = ");
        self.bracketed(code, listed, "(", ")");
    }

    fn method_head(&mut self, selector: &str, arguments: &[SlotDecl]) {
        let parts = selector.split_inclusive(':');
        for (index, (part, argument)) in parts.zip(arguments).enumerate() {
            if index > 0 {
                self.put(" ");
            }
            self.put(part);
            self.put(" ");
            self.put(&argument.name);
        }
    }
}

/// Whether a receiver needs no parentheses because the same operator
/// associates to the left.
fn associates(receiver: &Expr, send: &Send) -> bool {
    match &receiver.kind {
        ExprKind::Send(inner) => is_operator(&send.selector) && inner.selector == send.selector,
        _ => false,
    }
}

/// Whether code is just an expression.
fn is_plain(code: &Code) -> bool {
    let returns = code.body.iter().any(|statement| statement.is_return);
    code.slots.is_empty() && code.annotation.is_empty() && !returns
}

fn items<'a>(annotation: &'a [u8], slots: &'a [SlotDecl]) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    if !annotation.is_empty() {
        items.push(Item::ObjectAnnotation(annotation));
    }
    for slots in slots.chunk_by(|one, next| one.annotation == next.annotation) {
        let annotation = &slots[0].annotation;
        match annotation.is_empty() {
            true => items.extend(slots.iter().map(Item::Slot)),
            false => items.push(Item::Group(Group { annotation, slots })),
        }
    }
    items
}
