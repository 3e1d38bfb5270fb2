//! Vectors of objects.

use super::{Args, Primitive, expect_format, plain};
use crate::errors::{BAD_INDEX, BAD_SIZE, Fail, OUT_OF_MEMORY};
use crate::machine::Vm;
use heap::{Format, Word};

/// Most elements of one vector, and bytes of one string, beside the memory's
/// own limit: a size that could never fit fails at once.
pub(crate) const MOST_ELEMENTS: usize = 1 << 28;

pub(super) const TABLE: &[Primitive] = plain! {
    "_Size" size, "number of elements";
    "_At:" at, "element at an index from 0; badIndexError";
    "_At:Put:" at_put, "stores an element; answers the receiver";
    "_Clone:Filler:" clone_filler, "a copy with another size; new elements are the filler";
    "_CopyRangeDstPos:Src:SrcPos:Length:" copy_range, "copies elements, overlapping or not";
};

fn receiver(vm: &Vm, args: Args) -> Result<Word, Fail> {
    expect_format(&vm.heap, args.receiver(vm), Format::Vector)
}

fn size(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let vector = receiver(vm, args)?;
    Ok(Word::int(vm.heap.length(vector) as i64))
}

fn index(vm: &Vm, args: Args, vector: Word) -> Result<usize, Fail> {
    let index = args.size(vm, 0)?;
    if index < vm.heap.length(vector) {
        Ok(index)
    } else {
        Err(BAD_INDEX)
    }
}

fn at(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let vector = receiver(vm, args)?;
    let index = index(vm, args, vector)?;
    Ok(vm.heap.element(vector, index))
}

fn at_put(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let vector = receiver(vm, args)?;
    let index = index(vm, args, vector)?;
    let value = args.arg(vm, 1);
    vm.heap.set_element(vector, index, value);
    Ok(vector)
}

fn clone_filler(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let vector = receiver(vm, args)?;
    let len = usize::try_from(args.int(vm, 0)?).map_err(|_| BAD_SIZE)?;
    if len > MOST_ELEMENTS {
        return Err(OUT_OF_MEMORY);
    }
    let fields = vm.heap.field_count(vector.index());
    if !vm.ensure(2 + fields + len) {
        return Err(OUT_OF_MEMORY);
    }
    let vector = args.receiver(vm);
    let filler = args.arg(vm, 1);
    let map = vm.heap.map_of(vector);
    let copy = vm
        .heap
        .new_vector(map, fields, len, filler)
        .ok_or(OUT_OF_MEMORY)?;
    for field in 0..fields {
        let value = vm.heap.field(vector, field);
        vm.heap.set_field(copy, field, value);
    }
    for i in 0..len.min(vm.heap.length(vector)) {
        let value = vm.heap.element(vector, i);
        vm.heap.set_element(copy, i, value);
    }
    Ok(copy)
}

/// Checked bounds of a copy between two indexables.
pub(super) fn range(
    args: Args,
    vm: &Vm,
    to_len: usize,
    from_len: usize,
) -> Result<(usize, usize, usize), Fail> {
    let (to, from, count) = (args.size(vm, 0)?, args.size(vm, 2)?, args.size(vm, 3)?);
    let fits = |start: usize, len: usize| start.checked_add(count).is_some_and(|end| end <= len);
    if fits(to, to_len) && fits(from, from_len) {
        Ok((to, from, count))
    } else {
        Err(BAD_INDEX)
    }
}

fn copy_range(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let target = receiver(vm, args)?;
    let source = args.vector(vm, 1)?;
    let (to, from, count) = range(args, vm, vm.heap.length(target), vm.heap.length(source))?;
    let forwards = target != source || to <= from;
    for step in 0..count {
        let i = if forwards { step } else { count - 1 - step };
        let value = vm.heap.element(source, from + i);
        vm.heap.set_element(target, to + i, value);
    }
    Ok(target)
}
