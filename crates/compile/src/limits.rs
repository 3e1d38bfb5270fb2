//! The named limits of one compilation. Exceeding one is a diagnostic.

/// Most arguments of a message: what a frame header's count can name.
pub const MAX_ARGUMENTS: usize = 255;

/// Most registers of a frame (arguments, locals, environments): the
/// quickened form reaches 4000 words of a frame, operand stack included.
pub const MAX_REGISTERS: u32 = 2000;

/// Deepest operand stack of one frame, in words, for the same reason.
pub const MAX_OPERAND_STACK: usize = 2000;

/// Most words of one literal vector, values copied into a closure or slots of
/// an environment or object: operands of this sort are 16 bits in the
/// quickened form.
pub const MAX_LITERALS: usize = u16::MAX as usize;

/// Longest bytecode of one code object, in bytes.
pub const MAX_CODE_BYTES: u32 = 1 << 22;

/// Deepest nesting of arguments, blocks and object literals: compiling recurses
/// once for each, and the stack of a browser's worker is small. Receivers do
/// not count: a chain of messages is walked in a loop.
pub const MAX_NESTING: u32 = 512;
