//! Identity, cloning, and changing the slots of objects.

use super::{Args, Primitive, plain};
use crate::errors::{BAD_TYPE, Fail, OUT_OF_MEMORY};
use crate::machine::Vm;
use heap::layout::process;
use heap::{Format, Kind, Word};

pub(super) const TABLE: &[Primitive] = plain! {
    "_Eq:" eq, "whether receiver and argument are the same object";
    "_IdentityHash" identity_hash, "a smallInt that stays with the object";
    "_ObjectID" object_id, "as _IdentityHash";
    "_Clone" clone, "a copy with the same slots";
    "_AddSlots:" add_slots, "adds or replaces slots by the argument's; answers the receiver";
    "_AddSlotsIfAbsent:" add_slots_if_absent, "adds those slots whose names are new";
    "_Define:" define, "gives the receiver exactly the argument's slots";
    "_RemoveSlot:" remove_slot, "removes a slot; slotNameError";
    "_RemoveAllSlots" remove_all_slots, "removes every slot";
};

fn eq(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (a, b) = (args.receiver(vm), args.arg(vm, 0));
    let same = a == b || both_floats_equal(vm, a, b);
    Ok(vm.heap.boolean(same))
}

/// Boxed doubles have no identity of their own.
fn both_floats_equal(vm: &Vm, a: Word, b: Word) -> bool {
    let value = |word| crate::code::float_value(&vm.heap, word).map(f64::to_bits);
    a.is_ref() && b.is_ref() && value(a).is_some() && value(a) == value(b)
}

fn identity_hash(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let hash = vm.heap.identity_hash(args.receiver(vm));
    Ok(Word::int(i64::from(hash)))
}

fn object_id(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    identity_hash(vm, args)
}

fn clone(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let object = args.receiver(vm);
    if !object.is_ref() {
        return Ok(object);
    }
    match vm.heap.kind_of(object) {
        Kind::CanonicalString | Kind::Float | Kind::Method | Kind::Block => return Ok(object),
        Kind::Code | Kind::Map | Kind::Stack => return Err(BAD_TYPE),
        _ => {}
    }
    let words = vm.heap.size_of(object.index());
    if !vm.ensure(words) {
        return Err(OUT_OF_MEMORY);
    }
    let object = args.receiver(vm);
    let copy = vm.heap.clone_object(object).ok_or(OUT_OF_MEMORY)?;
    if vm.heap.kind_of(copy) == Kind::Process {
        forget_run(vm, copy);
    }
    Ok(copy)
}

/// A cloned process shares slots with its original, not its stack.
fn forget_run(vm: &mut Vm, copy: Word) {
    for field in 0..process::FIELDS {
        vm.heap.set_field(copy, field, Word::ZERO);
    }
}

fn add_slots(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (object, from) = (args.receiver(vm), args.arg(vm, 0));
    vm.add_slots(object, from, false)
}

fn add_slots_if_absent(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (object, from) = (args.receiver(vm), args.arg(vm, 0));
    vm.add_slots(object, from, true)
}

fn define(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (object, from) = (args.receiver(vm), args.arg(vm, 0));
    vm.define(object, from)
}

fn remove_slot(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let object = args.receiver(vm);
    let name = args.bytes(vm, 0)?;
    let name = canonical(vm, name)?;
    vm.remove_slot(object, name)
}

fn remove_all_slots(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let object = args.receiver(vm);
    vm.remove_all_slots(object)
}

/// The canonical string with a byte object's bytes.
pub(super) fn canonical(vm: &mut Vm, word: Word) -> Result<Word, Fail> {
    if !vm.heap.has_format(word, Format::Bytes) {
        return Err(BAD_TYPE);
    }
    let bytes = vm.heap.bytes_of(word).to_vec();
    vm.heap.intern(&bytes).ok_or(OUT_OF_MEMORY)
}
