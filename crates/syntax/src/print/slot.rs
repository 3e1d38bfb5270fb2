//! Slot lists: neighbours with the same annotation share a group.

use crate::ast::{Code, SlotDecl, SlotInit, SlotKind, arity};
use crate::string::encode;

use super::Printer;

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
    /// Slots with a dot after each, on lines of their own.
    pub(super) fn slot_lines(&mut self, annotation: &[u8], slots: &[SlotDecl]) {
        self.items(annotation, slots);
        if !slots.is_empty() || !annotation.is_empty() {
            self.put(".");
        }
    }

    pub(super) fn items(&mut self, annotation: &[u8], slots: &[SlotDecl]) {
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
