//! The canonical bytecode: one documented instruction table.
//!
//! Canonical code is a byte string in the heap that mirrors, the debugger and
//! snapshots see. It is a stack code: every instruction names what it pops and
//! pushes. Operands are unsigned LEB128 numbers, except jump targets, which are
//! four little-endian bytes holding an absolute byte offset, so that they can
//! be patched. The table below is the only place where an instruction is
//! declared; encoder, decoder, disassembler and verifier derive from it.
//!
//! *Control is predicted.* `ifTrue:False:`, `whileTrue:`, `and:`, `to:Do:` and
//! their kin appear as guarded branches with their literal blocks inline and
//! the real send out of line; see [`Predicted`].
//!
//! This crate knows nothing of the heap or of names: literals are indices into
//! the code's literal vector.

mod decode;
mod encode;
mod table;
mod verify;

pub use decode::{Decoder, Instruction, disassemble};
pub use encode::{Encoder, Patch};
pub use table::{Op, Operand, Predicted};
pub use verify::{Depths, Limits, VerifyError, verify};
