//! Byte vectors and strings.

use super::vectors::{MOST_ELEMENTS, range};
use super::{Args, Primitive, expect_format, plain};
use crate::errors::{BAD_INDEX, BAD_SIZE, BAD_TYPE, Fail, OUT_OF_MEMORY};
use crate::machine::Vm;
use heap::layout::INDEXABLE_FIELDS;
use heap::{Format, Kind, Known, WORD_BYTES, Word};
use std::cmp::Ordering;

pub(super) const TABLE: &[Primitive] = plain! {
    "_ByteSize" size, "number of bytes";
    "_ByteAt:" at, "byte at an index from 0, as a smallInt; badIndexError";
    "_ByteAt:Put:" at_put, "stores a byte (0 to 255); not into a canonical string";
    "_CloneBytes:Filler:" clone_filler, "a copy with another size; new bytes are the filler";
    "_CopyByteRangeDstPos:Src:SrcPos:Length:" copy_range, "copies bytes, overlapping or not";
    "_ByteVectorCompare:" compare, "-1, 0 or 1, by bytes";
    "_ByteVectorConcatenate:Prototype:" concatenate, "receiver's and argument's bytes in a clone of the prototype";
    "_StringCanonicalize" canonicalize, "the canonical string with the receiver's bytes";
    "_StringPrint" print, "writes the bytes to the output; answers the receiver";
    "_StringPrintError" print_error, "writes the bytes to the error output; answers the receiver";
};

impl Vm {
    /// A mutable string with these bytes.
    pub(crate) fn new_string(&mut self, bytes: &[u8]) -> Result<Word, Fail> {
        self.new_bytes_like(Known::MutableStringMap, bytes)
    }

    /// A byte vector with these bytes.
    pub(crate) fn new_byte_vector(&mut self, bytes: &[u8]) -> Result<Word, Fail> {
        self.new_bytes_like(Known::ByteVectorMap, bytes)
    }

    fn new_bytes_like(&mut self, known: Known, bytes: &[u8]) -> Result<Word, Fail> {
        let map = self.heap.known(known);
        let fields = self
            .heap
            .mem
            .get(map.index() + heap::layout::map::FIELDS)
            .as_int() as usize;
        if !self.ensure(INDEXABLE_FIELDS + fields + bytes.len().div_ceil(WORD_BYTES)) {
            return Err(OUT_OF_MEMORY);
        }
        let map = self.heap.known(known);
        let word = self
            .heap
            .new_bytes(map, fields, bytes.len())
            .ok_or(OUT_OF_MEMORY)?;
        self.heap.bytes_of_mut(word).copy_from_slice(bytes);
        Ok(word)
    }
}

fn receiver(vm: &Vm, args: Args) -> Result<Word, Fail> {
    expect_format(&vm.heap, args.receiver(vm), Format::Bytes).and_then(|word| not_float(vm, word))
}

/// Boxed doubles are byte objects too, but not to programs.
fn not_float(vm: &Vm, word: Word) -> Result<Word, Fail> {
    if vm.heap.kind_of(word) == Kind::Float {
        Err(BAD_TYPE)
    } else {
        Ok(word)
    }
}

fn mutable(vm: &Vm, args: Args) -> Result<Word, Fail> {
    let word = receiver(vm, args)?;
    if vm.heap.kind_of(word) == Kind::CanonicalString {
        Err(BAD_TYPE)
    } else {
        Ok(word)
    }
}

fn size(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = receiver(vm, args)?;
    Ok(Word::int(vm.heap.length(word) as i64))
}

fn at(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = receiver(vm, args)?;
    let index = args.size(vm, 0)?;
    let byte = vm
        .heap
        .bytes_of(word)
        .get(index)
        .copied()
        .ok_or(BAD_INDEX)?;
    Ok(Word::int(i64::from(byte)))
}

fn byte_argument(vm: &Vm, args: Args, index: usize) -> Result<u8, Fail> {
    u8::try_from(args.int(vm, index)?).map_err(|_| BAD_TYPE)
}

fn at_put(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = mutable(vm, args)?;
    let index = args.size(vm, 0)?;
    let byte = byte_argument(vm, args, 1)?;
    *vm.heap.bytes_of_mut(word).get_mut(index).ok_or(BAD_INDEX)? = byte;
    Ok(word)
}

fn clone_filler(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = receiver(vm, args)?;
    if vm.heap.kind_of(word) == Kind::CanonicalString {
        return Err(BAD_TYPE);
    }
    let len = usize::try_from(args.int(vm, 0)?).map_err(|_| BAD_SIZE)?;
    let filler = byte_argument(vm, args, 1)?;
    let copy = new_like(vm, args.at, len)?;
    let word = args.receiver(vm);
    let kept = len.min(vm.heap.length(word));
    let bytes = vm.heap.bytes_of(word)[..kept].to_vec();
    let target = vm.heap.bytes_of_mut(copy);
    target[..kept].copy_from_slice(&bytes);
    target[kept..].fill(filler);
    Ok(copy)
}

/// A byte object of `len` zero bytes with the map and fields of the object in
/// the word at `at` (which the collector sees).
fn new_like(vm: &mut Vm, at: usize, len: usize) -> Result<Word, Fail> {
    if len > MOST_ELEMENTS {
        return Err(OUT_OF_MEMORY);
    }
    let fields = vm.heap.field_count(vm.heap.mem.get(at).index());
    if !vm.ensure(INDEXABLE_FIELDS + fields + len.div_ceil(WORD_BYTES)) {
        return Err(OUT_OF_MEMORY);
    }
    let model = vm.heap.mem.get(at);
    let map = vm.heap.map_of(model);
    let copy = vm.heap.new_bytes(map, fields, len).ok_or(OUT_OF_MEMORY)?;
    for field in 0..fields {
        let value = vm.heap.field(model, field);
        vm.heap.set_field(copy, field, value);
    }
    Ok(copy)
}

fn copy_range(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let target = mutable(vm, args)?;
    let source = args.bytes(vm, 1)?;
    let (to, from, count) = range(args, vm, vm.heap.length(target), vm.heap.length(source))?;
    let bytes = vm.heap.bytes_of(source)[from..from + count].to_vec();
    vm.heap.bytes_of_mut(target)[to..to + count].copy_from_slice(&bytes);
    Ok(target)
}

fn compare(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let a = receiver(vm, args)?;
    let b = args.bytes(vm, 0)?;
    let order = vm.heap.bytes_of(a).cmp(vm.heap.bytes_of(b));
    Ok(Word::int(match order {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    }))
}

fn concatenate(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let first = receiver(vm, args)?;
    let second = args.bytes(vm, 0)?;
    let prototype = args.bytes(vm, 1)?;
    if vm.heap.kind_of(prototype) != Kind::ByteVector {
        return Err(BAD_TYPE);
    }
    let len = vm.heap.length(first) + vm.heap.length(second);
    let result = new_like(vm, args.at + 2, len)?;
    let (first, second) = (args.receiver(vm), args.arg(vm, 0));
    let head = vm.heap.length(first);
    vm.heap.copy_bytes(first, result, 0);
    vm.heap.copy_bytes(second, result, head);
    Ok(result)
}

fn canonicalize(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = receiver(vm, args)?;
    if vm.heap.map_of(word) == vm.heap.known(Known::StringMap) {
        return Ok(word);
    }
    let bytes = vm.heap.bytes_of(word).to_vec();
    vm.heap.intern(&bytes).ok_or(OUT_OF_MEMORY)
}

fn print(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = receiver(vm, args)?;
    vm.host.print(vm.heap.bytes_of(word));
    Ok(word)
}

fn print_error(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = receiver(vm, args)?;
    vm.host.print_error(vm.heap.bytes_of(word));
    Ok(word)
}
