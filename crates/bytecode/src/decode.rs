//! Reading canonical code.

use crate::table::{Op, Operand};
use std::fmt::Write as _;

/// The most operands an instruction has.
pub const MAX_OPERANDS: usize = 3;

/// One decoded instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// Byte offset of its code.
    pub position: u32,
    /// Byte offset of the instruction after it.
    pub next: u32,
    /// What it does.
    pub op: Op,
    operands: [u32; MAX_OPERANDS],
}

impl Instruction {
    /// Its operands, as many as the table says.
    pub fn operands(&self) -> &[u32] {
        &self.operands[..self.op.operands().len()]
    }

    /// Its jump targets, with their number among the targets.
    pub fn targets(&self) -> impl Iterator<Item = (usize, u32)> + '_ {
        let kinds = self.op.operands().iter();
        kinds
            .zip(self.operands())
            .filter(|(kind, _)| **kind == Operand::Target)
            .enumerate()
            .map(|(which, (_, &target))| (which, target))
    }
}

/// Walks code from a position. Stops with `None` at the end, and with
/// `Some(Err(position))` at bytes that are no instruction.
#[derive(Clone, Debug)]
pub struct Decoder<'a> {
    bytes: &'a [u8],
    position: usize,
}

impl<'a> Decoder<'a> {
    /// Starts at the first instruction.
    pub fn new(bytes: &'a [u8]) -> Decoder<'a> {
        Decoder { bytes, position: 0 }
    }

    /// Starts at the instruction at `position`.
    pub fn at(bytes: &'a [u8], position: u32) -> Decoder<'a> {
        Decoder {
            bytes,
            position: position as usize,
        }
    }

    fn decode(&mut self) -> Option<Instruction> {
        let start = self.position;
        let op = Op::from_code(self.byte()?)?;
        let mut operands = [0; MAX_OPERANDS];
        for (slot, kind) in operands.iter_mut().zip(op.operands()) {
            *slot = if *kind == Operand::Target {
                self.word()?
            } else {
                self.number()?
            };
        }
        Some(Instruction {
            position: start as u32,
            next: self.position as u32,
            op,
            operands,
        })
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.position)?;
        self.position += 1;
        Some(byte)
    }

    fn word(&mut self) -> Option<u32> {
        let bytes = self.bytes.get(self.position..self.position + 4)?;
        self.position += 4;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    }

    /// One number has one spelling: longer ones than the shortest are refused.
    fn number(&mut self) -> Option<u32> {
        let mut value = 0u32;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            let bits = u32::from(byte & 0x7f);
            value |= bits.checked_shl(shift).filter(|v| v >> shift == bits)?;
            if byte < 0x80 {
                let is_shortest = byte != 0 || shift == 0;
                return is_shortest.then_some(value);
            }
        }
        None
    }
}

impl Iterator for Decoder<'_> {
    type Item = Result<Instruction, u32>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.position >= self.bytes.len() {
            return None;
        }
        let start = self.position;
        let decoded = self.decode().ok_or(start as u32);
        if decoded.is_err() {
            self.position = self.bytes.len();
        }
        Some(decoded)
    }
}

/// One line an instruction: offset, name, operands.
pub fn disassemble(bytes: &[u8]) -> String {
    let mut text = String::new();
    for step in Decoder::new(bytes) {
        match step {
            Ok(i) => {
                let _ = write!(text, "{:5}  {}", i.position, i.op.name());
                for (kind, value) in i.op.operands().iter().zip(i.operands()) {
                    let _ = write!(text, " {kind:?}={value}");
                }
                text.push('\n');
            }
            Err(position) => {
                let _ = writeln!(text, "{position:5}  ?");
            }
        }
    }
    text
}
