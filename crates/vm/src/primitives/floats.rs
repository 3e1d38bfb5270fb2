//! Doubles. Transcendental functions are Rust's `libm` everywhere, so that the
//! same program gives the same bits natively and in WebAssembly.

use super::{Args, Primitive, plain};
use crate::code::{float_value, new_float};
use crate::errors::{BAD_TYPE, DIVISION_BY_ZERO, Fail, OUT_OF_MEMORY, OVERFLOW};
use crate::machine::Vm;
use heap::Word;

pub(super) const TABLE: &[Primitive] = plain! {
    "_FloatAdd:" add, "receiver + argument";
    "_FloatSub:" subtract, "receiver - argument";
    "_FloatMul:" multiply, "receiver * argument";
    "_FloatDiv:" divide, "receiver / argument; divisionByZeroError";
    "_FloatMod:" modulo, "remainder with the receiver's sign; divisionByZeroError";
    "_FloatEQ:" equal, "receiver = argument";
    "_FloatNE:" not_equal, "receiver != argument";
    "_FloatLT:" less, "receiver < argument";
    "_FloatLE:" less_equal, "receiver <= argument";
    "_FloatGT:" greater, "receiver > argument";
    "_FloatGE:" greater_equal, "receiver >= argument";
    "_FloatAsInt" as_int, "the nearest smallInt, halves to even; overflowError";
    "_FloatFloor" floor, "the greatest whole double not above";
    "_FloatCeil" ceil, "the least whole double not below";
    "_FloatRound" round, "the nearest whole double, halves to even";
    "_FloatTruncate" truncate, "the whole double toward zero";
    "_FloatPrintString" print_string, "the shortest text that reads back as the same double";
    "_FloatPrintStringPrecision:" print_precision, "with that many digits after the point";
    "_FloatSquareRoot" square_root, "the square root";
    "_FloatExp" exp, "e to the receiver";
    "_FloatLog" log, "the natural logarithm";
    "_FloatSin" sin, "the sine of radians";
    "_FloatCos" cos, "the cosine of radians";
    "_FloatTan" tan, "the tangent of radians";
    "_FloatArcSin" arc_sin, "radians";
    "_FloatArcCos" arc_cos, "radians";
    "_FloatArcTan" arc_tan, "radians";
    "_FloatArcTan2:" arc_tan2, "the angle of the point argument, receiver (x, y)";
};

impl Vm {
    /// A double as a word.
    pub(crate) fn float(&mut self, value: f64) -> Result<Word, Fail> {
        new_float(&mut self.heap, value).ok_or(OUT_OF_MEMORY)
    }
}

fn receiver(vm: &Vm, args: Args) -> Result<f64, Fail> {
    float_value(&vm.heap, args.receiver(vm)).ok_or(BAD_TYPE)
}

fn both(vm: &Vm, args: Args) -> Result<(f64, f64), Fail> {
    let argument = float_value(&vm.heap, args.arg(vm, 0)).ok_or(BAD_TYPE)?;
    Ok((receiver(vm, args)?, argument))
}

fn arithmetic(vm: &mut Vm, args: Args, f: fn(f64, f64) -> f64) -> Result<Word, Fail> {
    let (a, b) = both(vm, args)?;
    vm.float(f(a, b))
}

fn function(vm: &mut Vm, args: Args, f: fn(f64) -> f64) -> Result<Word, Fail> {
    let a = receiver(vm, args)?;
    vm.float(f(a))
}

fn comparison(vm: &Vm, args: Args, f: fn(&f64, &f64) -> bool) -> Result<Word, Fail> {
    let (a, b) = both(vm, args)?;
    Ok(vm.heap.boolean(f(&a, &b)))
}

macro_rules! functions {
    ($($name:ident $helper:ident $f:expr;)*) => { $(
        fn $name(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
            $helper(vm, args, $f)
        }
    )* };
}

functions! {
    add arithmetic |a, b| a + b;
    subtract arithmetic |a, b| a - b;
    multiply arithmetic |a, b| a * b;
    equal comparison f64::eq;
    not_equal comparison f64::ne;
    less comparison f64::lt;
    less_equal comparison f64::le;
    greater comparison f64::gt;
    greater_equal comparison f64::ge;
    floor function f64::floor;
    ceil function f64::ceil;
    round function f64::round_ties_even;
    truncate function f64::trunc;
    square_root function f64::sqrt;
    exp function libm::exp;
    log function libm::log;
    sin function libm::sin;
    cos function libm::cos;
    tan function libm::tan;
    arc_sin function libm::asin;
    arc_cos function libm::acos;
    arc_tan function libm::atan;
    arc_tan2 arithmetic libm::atan2;
}

fn divide(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    if both(vm, args)?.1 == 0.0 {
        return Err(DIVISION_BY_ZERO);
    }
    arithmetic(vm, args, |a, b| a / b)
}

fn modulo(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    if both(vm, args)?.1 == 0.0 {
        return Err(DIVISION_BY_ZERO);
    }
    arithmetic(vm, args, libm::fmod)
}

fn as_int(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let value = receiver(vm, args)?.round_ties_even();
    let limit = (1u64 << 61) as f64;
    if !(-limit..limit).contains(&value) {
        return Err(OVERFLOW);
    }
    Ok(Word::int(value as i64))
}

fn print_string(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let text = shortest(receiver(vm, args)?);
    vm.new_string(text.as_bytes())
}

/// Shortest round-trip text with C's conventions: a whole number keeps `.0`,
/// exponents have at least two digits, and very large or small numbers use them.
fn shortest(value: f64) -> String {
    if !value.is_finite() {
        return special(value);
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-5..16).contains(&exponent) {
        let plain = format!("{value}");
        return if plain.contains('.') {
            plain
        } else {
            plain + ".0"
        };
    }
    c_exponent(digits, exponent)
}

fn special(value: f64) -> String {
    let text = if value.is_nan() {
        "nan"
    } else if value > 0.0 {
        "inf"
    } else {
        "-inf"
    };
    text.to_owned()
}

fn c_exponent(digits: &str, exponent: i32) -> String {
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// Most digits that a precision may ask for.
const MOST_DIGITS: usize = 17;

fn print_precision(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let value = receiver(vm, args)?;
    let digits = args.size(vm, 0)?.min(MOST_DIGITS);
    if !value.is_finite() {
        let text = special(value);
        return vm.new_string(text.as_bytes());
    }
    let text = format!("{value:.digits$}");
    vm.new_string(text.as_bytes())
}
