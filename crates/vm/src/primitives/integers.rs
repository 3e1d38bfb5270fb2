//! smallInts.

use super::{Args, Primitive, plain};
use crate::errors::{BAD_TYPE, DIVISION_BY_ZERO, Fail, OVERFLOW};
use crate::machine::Vm;
use heap::Word;

/// Bits of a smallInt: shift counts are taken modulo this.
const INT_BITS: u32 = 62;

pub(super) const TABLE: &[Primitive] = plain! {
    "_IntAdd:" add, "receiver + argument; overflowError";
    "_IntSub:" subtract, "receiver - argument; overflowError";
    "_IntMul:" multiply, "receiver * argument; overflowError";
    "_IntDiv:" divide, "quotient truncated toward zero; divisionByZeroError, overflowError";
    "_IntMod:" modulo, "remainder with the receiver's sign; divisionByZeroError";
    "_IntEQ:" equal, "receiver = argument";
    "_IntNE:" not_equal, "receiver != argument";
    "_IntLT:" less, "receiver < argument";
    "_IntLE:" less_equal, "receiver <= argument";
    "_IntGT:" greater, "receiver > argument";
    "_IntGE:" greater_equal, "receiver >= argument";
    "_IntAnd:" and, "bitwise and";
    "_IntOr:" or, "bitwise or";
    "_IntXor:" xor, "bitwise exclusive or";
    "_IntComplement" complement, "bitwise complement";
    "_IntArithmeticShiftLeft:" arithmetic_left, "shift left; overflowError";
    "_IntArithmeticShiftRight:" arithmetic_right, "shift right, keeping the sign";
    "_IntLogicalShiftLeft:" logical_left, "shift left, losing high bits";
    "_IntLogicalShiftRight:" logical_right, "shift right, filling with zeros";
    "_IntAsFloat" as_float, "the double nearest to the receiver";
    "_IntPrintString" print_string, "decimal text";
};

fn both(vm: &Vm, args: Args) -> Result<(i64, i64), Fail> {
    let receiver = args.receiver(vm).to_int().ok_or(BAD_TYPE)?;
    Ok((receiver, args.int(vm, 0)?))
}

fn arithmetic(vm: &Vm, args: Args, f: fn(i64, i64) -> Option<i64>) -> Result<Word, Fail> {
    let (a, b) = both(vm, args)?;
    f(a, b).and_then(Word::try_int).ok_or(OVERFLOW)
}

fn comparison(vm: &Vm, args: Args, f: fn(&i64, &i64) -> bool) -> Result<Word, Fail> {
    let (a, b) = both(vm, args)?;
    Ok(vm.heap.boolean(f(&a, &b)))
}

fn add(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    arithmetic(vm, args, i64::checked_add)
}

fn subtract(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    arithmetic(vm, args, i64::checked_sub)
}

fn multiply(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    arithmetic(vm, args, i64::checked_mul)
}

fn divide(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    if both(vm, args)?.1 == 0 {
        return Err(DIVISION_BY_ZERO);
    }
    arithmetic(vm, args, i64::checked_div)
}

fn modulo(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    if both(vm, args)?.1 == 0 {
        return Err(DIVISION_BY_ZERO);
    }
    arithmetic(vm, args, i64::checked_rem)
}

fn equal(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    comparison(vm, args, i64::eq)
}

fn not_equal(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    comparison(vm, args, i64::ne)
}

fn less(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    comparison(vm, args, i64::lt)
}

fn less_equal(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    comparison(vm, args, i64::le)
}

fn greater(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    comparison(vm, args, i64::gt)
}

fn greater_equal(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    comparison(vm, args, i64::ge)
}

fn and(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    arithmetic(vm, args, |a, b| Some(a & b))
}

fn or(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    arithmetic(vm, args, |a, b| Some(a | b))
}

fn xor(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    arithmetic(vm, args, |a, b| Some(a ^ b))
}

fn complement(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    args.receiver(vm)
        .to_int()
        .map(|a| Word::int(!a))
        .ok_or(BAD_TYPE)
}

fn shift_count(b: i64) -> u32 {
    b.rem_euclid(i64::from(INT_BITS)) as u32
}

fn arithmetic_left(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    arithmetic(vm, args, |a, b| {
        let count = shift_count(b);
        let shifted = a.wrapping_shl(count);
        (shifted >> count == a).then_some(shifted)
    })
}

fn arithmetic_right(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    arithmetic(vm, args, |a, b| Some(a >> shift_count(b)))
}

fn logical_left(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (a, b) = both(vm, args)?;
    Ok(Word(((a as u64) << 2).wrapping_shl(shift_count(b))))
}

fn logical_right(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (a, b) = both(vm, args)?;
    let bits = (a as u64) << 2;
    Ok(Word((bits >> shift_count(b)) & !3))
}

fn as_float(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let value = args.receiver(vm).to_int().ok_or(BAD_TYPE)?;
    vm.float(value as f64)
}

fn print_string(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let value = args.receiver(vm).to_int().ok_or(BAD_TYPE)?;
    vm.new_string(value.to_string().as_bytes())
}
