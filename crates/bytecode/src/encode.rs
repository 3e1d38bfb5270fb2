//! Writing canonical code.

use crate::table::{Op, Operand};

/// Appends instructions to a byte string and patches forward jumps.
#[derive(Clone, Debug, Default)]
pub struct Encoder {
    bytes: Vec<u8>,
}

/// A jump operand that waits for its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Patch(usize);

impl Encoder {
    /// An empty one.
    pub fn new() -> Encoder {
        Encoder::default()
    }

    /// The offset of the next instruction.
    pub fn position(&self) -> u32 {
        u32::try_from(self.bytes.len()).expect("code is limited far below 4 GiB")
    }

    /// Appends an operation whose operands are all known.
    pub fn emit(&mut self, op: Op, operands: &[u32]) {
        debug_assert_eq!(op.operands().len(), operands.len(), "{op:?}");
        self.bytes.push(op as u8);
        for (kind, &value) in op.operands().iter().zip(operands) {
            match kind {
                Operand::Target => self.bytes.extend_from_slice(&value.to_le_bytes()),
                _ => self.number(value),
            }
        }
    }

    /// Appends an operation whose `Target` operands are still unknown: they are
    /// left out of `operands` and answered as patches, in order.
    pub fn emit_forward(&mut self, op: Op, operands: &[u32]) -> Vec<Patch> {
        let mut known = operands.iter();
        let mut patches = Vec::new();
        self.bytes.push(op as u8);
        for kind in op.operands() {
            if *kind == Operand::Target {
                patches.push(Patch(self.bytes.len()));
                self.bytes.extend_from_slice(&u32::MAX.to_le_bytes());
            } else {
                self.number(*known.next().expect("one operand for each of the table's"));
            }
        }
        patches
    }

    /// Makes the waiting jump go to the next instruction.
    pub fn patch_here(&mut self, patch: Patch) {
        let target = self.position();
        self.bytes[patch.0..patch.0 + 4].copy_from_slice(&target.to_le_bytes());
    }

    /// The finished code.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    fn number(&mut self, mut value: u32) {
        while value >= 0x80 {
            self.bytes.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }
}
