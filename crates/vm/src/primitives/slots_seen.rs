//! The slots that a mirror shows: an object's own, a method's or an
//! activation's variables, and a closure's method.

use super::mirrors::method_code;
use crate::code::CodeView;
use crate::errors::{Fail, OUT_OF_MEMORY};
use crate::frames::FrameView;
use crate::machine::Vm;
use crate::shape::{self, Shape, Slot};
use heap::layout::{VARIABLE_WORDS, block, code};
use heap::{Format, Kind, Known, SlotKind, Word};

/// A slot as a mirror shows it.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    pub(super) name: Word,
    pub(super) value: Word,
    pub(super) is_parent: bool,
    pub(super) is_argument: bool,
    pub(super) is_assignable: bool,
    pub(super) note: Word,
}

/// The slots that a mirror shows, in order.
pub(super) fn slots(vm: &mut Vm, word: Word) -> Result<Vec<Seen>, Fail> {
    match vm.heap.kind_of(word) {
        Kind::Method => Ok(method_slots(vm, method_code(&vm.heap, word))),
        Kind::Activation => {
            let view = vm.frame_of(word)?;
            activation_slots(vm, view)
        }
        Kind::Block => block_slots(vm, word),
        _ => Ok(object_slots(vm, word)),
    }
}

fn object_slots(vm: &Vm, word: Word) -> Vec<Seen> {
    let shape = Shape::read(&vm.heap, vm.heap.map_of(word));
    let seen = |slot: &Slot| {
        let setter =
            |s: &Slot| s.what.kind == SlotKind::Assignment && s.what.field == slot.what.field;
        Seen {
            name: slot.name,
            value: shape::contents(&vm.heap, word, slot),
            is_parent: slot.what.is_parent,
            is_argument: false,
            is_assignable: slot.what.kind == SlotKind::Data && shape.slots.iter().any(setter),
            note: slot.note,
        }
    };
    shape.slots.iter().map(seen).collect()
}

fn block_slots(vm: &mut Vm, closure: Word) -> Result<Vec<Seen>, Fail> {
    let code_word = vm.heap.field(closure, block::CODE);
    let mut seen = object_slots(vm, closure);
    let method = vm.method_of(code_word).map_err(|_| OUT_OF_MEMORY)?;
    for slot in &mut seen {
        if !slot.is_parent {
            slot.value = method;
        }
    }
    Ok(seen)
}

/// One of a code's variables, as stored.
struct Variable {
    name: Word,
    kind: i64,
    place: i64,
    first: usize,
    second: usize,
    note: Word,
}

fn variables(heap: &heap::Heap, view: CodeView) -> Vec<Variable> {
    let table = heap.field(view.0, code::VARIABLES);
    let count = heap.length(table) / VARIABLE_WORDS;
    let word = |i: usize, at: usize| heap.element(table, i * VARIABLE_WORDS + at);
    (0..count)
        .map(|i| Variable {
            name: word(i, 0),
            kind: word(i, 1).as_int(),
            place: word(i, 2).as_int(),
            first: word(i, 3).as_int() as usize,
            second: word(i, 4).as_int() as usize,
            note: word(i, 5),
        })
        .collect()
}

/// Shows variables as slots, an assignable one with its assignment slot.
fn variable_slots(
    vm: &mut Vm,
    found: Vec<Variable>,
    value: impl Fn(&Vm, &Variable) -> Word,
) -> Vec<Seen> {
    let mut seen = Vec::new();
    for variable in found {
        let assignable = variable.kind & 3 == 1;
        seen.push(Seen {
            name: variable.name,
            value: value(vm, &variable),
            is_parent: variable.kind & 4 != 0,
            is_argument: variable.kind & 3 == 0,
            is_assignable: assignable,
            note: variable.note,
        });
        if assignable {
            let setter = format!("{}:", vm.text_of(variable.name));
            seen.push(Seen {
                name: vm.string(&setter),
                value: vm.heap.known(Known::Assignment),
                is_parent: false,
                is_argument: false,
                is_assignable: false,
                note: variable.note,
            });
        }
    }
    seen
}

fn method_slots(vm: &mut Vm, view: CodeView) -> Vec<Seen> {
    let found = variables(&vm.heap, view);
    variable_slots(vm, found, |vm, variable| match variable.place {
        2 => view.literal(&vm.heap, variable.first as u32),
        _ => vm.heap.nil(),
    })
}

fn activation_slots(vm: &mut Vm, view: FrameView) -> Result<Vec<Seen>, Fail> {
    let found = variables(&vm.heap, view.code(&vm.heap));
    let mut seen = variable_slots(vm, found, |vm, variable| {
        let heap = &vm.heap;
        let register = || heap.mem.get(view.register_at(heap, variable.first));
        match variable.place {
            0 => register(),
            1 => match register() {
                env if heap.has_format(env, Format::Vector) => heap.element(env, variable.second),
                _ => heap.nil(),
            },
            _ => view.code(heap).literal(heap, variable.first as u32),
        }
    });
    let name = vm.string("self");
    let value = view.receiver(&vm.heap);
    seen.push(Seen {
        name,
        value,
        is_parent: true,
        is_argument: true,
        is_assignable: false,
        note: Word::ZERO,
    });
    Ok(seen)
}
