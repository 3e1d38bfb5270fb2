//! Brackets: object literals, blocks and methods on one line or on several.

use crate::ast::{Code, ObjectLit, SlotDecl, Statement};

use super::Printer;

impl Printer {
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
}

/// Whether code is just an expression.
fn is_plain(code: &Code) -> bool {
    let returns = code.body.iter().any(|statement| statement.is_return);
    code.slots.is_empty() && code.annotation.is_empty() && !returns
}
