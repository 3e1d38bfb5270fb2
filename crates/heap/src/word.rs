//! A word: 64 bits with a two-bit tag.
//!
//! ```text
//!   62-bit integer                                            00   smallInt
//!   0                              byte offset (below 4 GiB)  01   reference
//!   exponent (9) mantissa (52) sign (1)                       10   immediate double
//!   map offset (32)   hash (22)  age  format  mark            11   header
//! ```
//!
//! A reference is the byte offset of an object's header from the heap's base,
//! so words mean the same in every memory that holds the image.

use std::fmt;

const TAG_MASK: u64 = 3;
const TAG_INT: u64 = 0;
const TAG_REF: u64 = 1;
const TAG_FLOAT: u64 = 2;
pub(crate) const TAG_HEADER: u64 = 3;

/// Smallest exponent field that an immediate double keeps; the field is
/// re-based so that nine bits hold 2^-255 … 2^256.
const EXPONENT_BASE: u64 = 768;
const REBASE: u64 = EXPONENT_BASE << 53;

/// The largest smallInt.
pub const MAX_INT: i64 = (1 << 61) - 1;
/// The smallest smallInt.
pub const MIN_INT: i64 = -(1 << 61);

/// One tagged word.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
#[repr(transparent)]
pub struct Word(pub u64);

impl Word {
    /// The smallInt 0: what fresh memory holds.
    pub const ZERO: Word = Word(0);

    /// A smallInt. The value must fit 62 bits; see [`Word::try_int`].
    #[inline(always)]
    pub fn int(value: i64) -> Word {
        debug_assert!((MIN_INT..=MAX_INT).contains(&value));
        Word((value as u64) << 2)
    }

    /// A smallInt, or none where the value needs more than 62 bits.
    #[inline(always)]
    pub fn try_int(value: i64) -> Option<Word> {
        (MIN_INT..=MAX_INT)
            .contains(&value)
            .then_some(Word((value as u64) << 2))
    }

    /// A reference to the object whose header is word number `index`.
    #[inline(always)]
    pub fn reference(index: usize) -> Word {
        debug_assert!(index < (1 << 29));
        Word(((index as u64) << 3) | TAG_REF)
    }

    /// An immediate double, or none where its exponent is out of range (or it
    /// is not a number) and a box is needed.
    #[inline(always)]
    pub fn float(value: f64) -> Option<Word> {
        let rotated = value.to_bits().rotate_left(1);
        if rotated <= 1 {
            return Some(Word((rotated << 2) | TAG_FLOAT));
        }
        let rebased = rotated.wrapping_sub(REBASE);
        (rebased > 1 && rebased < 1 << 62).then_some(Word((rebased << 2) | TAG_FLOAT))
    }

    /// Whether it is a smallInt.
    #[inline(always)]
    pub fn is_int(self) -> bool {
        self.0 & TAG_MASK == TAG_INT
    }

    /// Whether it is a reference.
    #[inline(always)]
    pub fn is_ref(self) -> bool {
        self.0 & TAG_MASK == TAG_REF
    }

    /// Whether it is an immediate double.
    #[inline(always)]
    pub fn is_float(self) -> bool {
        self.0 & TAG_MASK == TAG_FLOAT
    }

    /// Whether it is a header.
    #[inline(always)]
    pub fn is_header(self) -> bool {
        self.0 & TAG_MASK == TAG_HEADER
    }

    /// The smallInt's value.
    #[inline(always)]
    pub fn as_int(self) -> i64 {
        debug_assert!(self.is_int());
        (self.0 as i64) >> 2
    }

    /// The smallInt's value, if it is one.
    #[inline(always)]
    pub fn to_int(self) -> Option<i64> {
        self.is_int().then_some((self.0 as i64) >> 2)
    }

    /// The immediate double's value.
    #[inline(always)]
    pub fn as_float(self) -> f64 {
        let bits = self.0 >> 2;
        let rotated = if bits > 1 {
            bits.wrapping_add(REBASE)
        } else {
            bits
        };
        f64::from_bits(rotated.rotate_right(1))
    }

    /// The word number of the referenced object's header.
    #[inline(always)]
    pub fn index(self) -> usize {
        debug_assert!(self.is_ref());
        (self.0 >> 3) as usize
    }

    /// The word number of the referenced object's header, if it is a reference.
    #[inline(always)]
    pub fn to_index(self) -> Option<usize> {
        self.is_ref().then_some((self.0 >> 3) as usize)
    }

    /// The low 32 bits, which name a reference whole: what inline caches keep.
    #[inline(always)]
    pub fn low(self) -> u32 {
        self.0 as u32
    }

    /// The reference with these low 32 bits.
    #[inline(always)]
    pub fn from_low(low: u32) -> Word {
        Word(u64::from(low))
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 & TAG_MASK {
            TAG_INT => write!(f, "{}", self.as_int()),
            TAG_REF => write!(f, "@{:x}", self.0 >> 3),
            TAG_FLOAT => write!(f, "{:?}", self.as_float()),
            _ => write!(f, "header {:x}", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_keep_their_value_or_ask_for_a_box() {
        for value in [
            0.0,
            -0.0,
            1.0,
            -1.5,
            1e10,
            1e-10,
            3.25e70,
            -1e-70,
            std::f64::consts::PI,
        ] {
            let word = Word::float(value).expect("within the immediate range");
            assert!(word.is_float());
            assert_eq!(word.as_float().to_bits(), value.to_bits());
        }
        for value in [
            1e300,
            1e-300,
            f64::MIN_POSITIVE,
            f64::INFINITY,
            f64::NAN,
            2f64.powi(-255),
        ] {
            assert!(Word::float(value).is_none(), "{value}");
        }
    }

    #[test]
    fn integers_span_62_bits() {
        assert_eq!(Word::int(MAX_INT).as_int(), MAX_INT);
        assert_eq!(Word::int(MIN_INT).as_int(), MIN_INT);
        assert!(Word::try_int(MAX_INT + 1).is_none());
        assert_eq!(Word::reference(5).index(), 5);
    }
}
