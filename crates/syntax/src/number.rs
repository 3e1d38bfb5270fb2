//! Numeric literals: `42`, `-7`, `16rFF`, `1.5e-2`.

/// Largest integer literal: integers have 62 bits, sign included.
pub const MAX_INT: i64 = (1 << 61) - 1;
/// Smallest integer literal.
pub const MIN_INT: i64 = -(1 << 61);

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Number {
    Int(i64),
    Float(f64),
}

/// Reads the number at `start` (an optional `-` and a digit). Answers where it
/// ends, even if it is malformed, and its value or what is wrong with it.
pub(crate) fn scan(text: &[u8], start: usize) -> (usize, Result<Number, String>) {
    let mut scan = Scan {
        text,
        offset: start,
        is_negative: text.get(start) == Some(&b'-'),
    };
    scan.offset += usize::from(scan.is_negative);
    let value = scan.number(start);
    if value.is_err() {
        scan.skip_while(|byte| byte.is_ascii_alphanumeric());
    }
    (scan.offset, value)
}

struct Scan<'t> {
    text: &'t [u8],
    offset: usize,
    is_negative: bool,
}

impl Scan<'_> {
    fn number(&mut self, start: usize) -> Result<Number, String> {
        self.refuse_c_notation()?;
        let digits = self.digits();
        if let Some(b'r' | b'R') = self.peek(0) {
            let base = decimal(&self.text[digits.0..digits.1]);
            return self.radix(base);
        }
        self.refuse_letters()?;
        let has_fraction = self.fraction();
        let has_exponent = self.exponent()?;
        if has_fraction || has_exponent {
            return Ok(Number::Float(float(&self.text[start..self.offset])));
        }
        let magnitude = decimal(&self.text[digits.0..digits.1]);
        self.int(magnitude).map(Number::Int)
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.offset + ahead).copied()
    }

    fn skip_while(&mut self, test: fn(u8) -> bool) {
        while self.peek(0).is_some_and(test) {
            self.offset += 1;
        }
    }

    /// Skips decimal digits and answers where they stand.
    fn digits(&mut self) -> (usize, usize) {
        let start = self.offset;
        self.skip_while(|byte| byte.is_ascii_digit());
        (start, self.offset)
    }

    fn refuse_c_notation(&self) -> Result<(), String> {
        match (self.peek(0), self.peek(1)) {
            (Some(b'0'), Some(b'x' | b'X')) => {
                Err("hexadecimal numbers are spelt 16rFF; expected no 'x' in a number".into())
            }
            (Some(b'0'), Some(b'0'..=b'9')) => {
                Err("C-style octals are not supported: a number of several digits cannot begin with 0 (use 8r…)".into())
            }
            _ => Ok(()),
        }
    }

    fn refuse_letters(&self) -> Result<(), String> {
        match self.peek(0) {
            Some(b'e' | b'E') => Ok(()),
            Some(byte) if byte.is_ascii_alphabetic() => {
                Err("need spaces between numeric literals and selectors".into())
            }
            _ => Ok(()),
        }
    }

    /// `r` and digits of the base. In a base up to 10 the first letter ends
    /// the number; above, letters are digits and must be smaller than the base.
    fn radix(&mut self, base: Option<u64>) -> Result<Number, String> {
        self.offset += 1;
        let base = match base {
            Some(base @ 2..=36) => base,
            _ => return Err("illegal base for a numeric literal; expected 2 to 36".into()),
        };
        let mut magnitude = Some(0u64);
        let mut count = 0;
        while let Some(byte) = self.peek(0) {
            let takes_letters = base > 10 || count == 0;
            let is_digit = byte.is_ascii_digit() || takes_letters && byte.is_ascii_alphabetic();
            if !is_digit {
                break;
            }
            let digit = u64::from(digit_value(byte));
            if digit >= base {
                return Err(digit_too_large(byte, base));
            }
            magnitude = magnitude
                .and_then(|value| value.checked_mul(base))
                .and_then(|value| value.checked_add(digit));
            self.offset += 1;
            count += 1;
        }
        if count == 0 {
            return Err("a digit is expected after the base specifier".into());
        }
        self.int(magnitude).map(Number::Int)
    }

    fn fraction(&mut self) -> bool {
        let is_fraction =
            self.peek(0) == Some(b'.') && self.peek(1).is_some_and(|byte| byte.is_ascii_digit());
        if is_fraction {
            self.offset += 1;
            self.digits();
        }
        is_fraction
    }

    fn exponent(&mut self) -> Result<bool, String> {
        if !matches!(self.peek(0), Some(b'e' | b'E')) {
            return Ok(false);
        }
        self.offset += 1;
        if let Some(b'+' | b'-') = self.peek(0) {
            self.offset += 1;
        }
        let (start, end) = self.digits();
        let has_letter = self.peek(0).is_some_and(|byte| byte.is_ascii_alphabetic());
        if start == end || has_letter {
            return Err("illegal exponent; expected only digits after the 'e'".into());
        }
        Ok(true)
    }

    fn int(&self, magnitude: Option<u64>) -> Result<i64, String> {
        let value = magnitude.and_then(|value| i64::try_from(value).ok());
        let value = value.map(|value| if self.is_negative { -value } else { value });
        value
            .filter(|value| (MIN_INT..=MAX_INT).contains(value))
            .ok_or_else(|| {
                format!("numeric constant too large; integer literals lie in {MIN_INT}..{MAX_INT}")
            })
    }
}

fn digit_value(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'z' => byte - b'a' + 10,
        _ => byte.wrapping_sub(b'A').wrapping_add(10),
    }
}

fn digit_too_large(byte: u8, base: u64) -> String {
    let digit = byte as char;
    match byte.is_ascii_digit() {
        true => format!("invalid digit '{digit}' in a number of base {base}"),
        false => format!(
            "need spaces between numeric literals and selectors ('{digit}' is an invalid digit in base {base})"
        ),
    }
}

fn decimal(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0u64, |value, &byte| {
        value.checked_mul(10)?.checked_add(u64::from(byte - b'0'))
    })
}

/// The double nearest to a well-formed decimal literal; infinity if it is
/// beyond all doubles.
fn float(literal: &[u8]) -> f64 {
    std::str::from_utf8(literal)
        .ok()
        .and_then(|digits| digits.parse().ok())
        .expect("sign, digits, fraction and exponent are what parse reads")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(text: &str) -> i64 {
        match scan(text.as_bytes(), 0) {
            (end, Ok(Number::Int(value))) if end == text.len() => value,
            other => panic!("{text}: {other:?}"),
        }
    }

    fn fault(text: &str) -> String {
        scan(text.as_bytes(), 0).1.unwrap_err()
    }

    #[test]
    fn reads_integers() {
        assert_eq!(int("0"), 0);
        assert_eq!(int("-42"), -42);
        assert_eq!(int("16rFf"), 255);
        assert_eq!(int("-2r101"), -5);
        assert_eq!(int("36rzZ"), 35 * 37);
        assert_eq!(int("2305843009213693951"), MAX_INT);
        assert_eq!(int("-2305843009213693952"), MIN_INT);
    }

    #[test]
    fn reads_floats() {
        let read = |text: &str| scan(text.as_bytes(), 0);
        assert_eq!(read("1e10"), (4, Ok(Number::Float(1e10))));
        assert_eq!(read("-1.5E-2"), (7, Ok(Number::Float(-0.015))));
        assert_eq!(read("1.5.2"), (3, Ok(Number::Float(1.5))));
        assert_eq!(read("3.foo"), (1, Ok(Number::Int(3))));
        assert_eq!(read("1_000"), (1, Ok(Number::Int(1))));
        assert_eq!(read("1e400"), (5, Ok(Number::Float(f64::INFINITY))));
    }

    #[test]
    fn refuses_malformed_numbers() {
        assert!(fault("2305843009213693952").contains("too large"));
        assert!(fault("99999999999999999999999").contains("too large"));
        assert!(fault("0x10").contains("16r"));
        assert!(fault("007").contains("octals"));
        assert!(fault("37r1").contains("illegal base"));
        assert!(fault("2r12").contains("invalid digit"));
        assert!(fault("16rFG").contains("need spaces"));
        assert!(fault("16r").contains("base specifier"));
        assert!(fault("3e5x").contains("illegal exponent"));
        assert!(fault("3e").contains("illegal exponent"));
        assert!(fault("3max").contains("need spaces"));
    }
}
