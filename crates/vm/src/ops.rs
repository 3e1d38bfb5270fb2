//! The quickened instructions.
//!
//! Quickened code is a register code: operands are byte displacements from the
//! frame's header, and the registers are the canonical operand-stack slots (and
//! arguments and locals), so both forms share one frame. It lives outside the
//! heap, is rebuilt at will, and never enters a snapshot.
//!
//! A *site* is the four operand words of an instruction that may send:
//!
//! ```text
//!   +1  selector (32)         | canonical position (32)
//!   +2  map of the receiver   | action (8) | index of further entries (24)
//!   +3  action's first word
//!   +4  action's second word
//! ```

macro_rules! quick_ops {
    ($( $(#[doc = $doc:literal])+ $name:ident, )*) => {
        /// Operations of the quickened stream.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u16)]
        pub enum Quick { $( $(#[doc = $doc])+ $name, )* }

        impl Quick {
            const ALL: &'static [Quick] = &[$(Quick::$name),*];
        }

        #[expect(non_upper_case_globals, reason = "patterns of the interpreter's match, named as the operations are")]
        pub(crate) mod op {
            $( pub(crate) const $name: u16 = super::Quick::$name as u16; )*
        }
    };
}

quick_ops! {
    /// Method entry. a: registers to fill with nil; b: words above the header.
    /// Checks that the frame fits the stack chunk.
    Enter,
    /// Block entry, as `Enter`; c: register that gets the closure's self.
    EnterBlock,
    /// a ← b
    Move,
    /// a ← the smallInt in b, c (32 bits)
    LoadInt,
    /// a ← the old reference in b, c (32 bits)
    LoadRef,
    /// a ← the word that follows
    LoadWord,
    /// a ← literal number b of this code
    LoadLiteral,
    /// a ← value number b copied into this closure
    LoadCopied,
    /// a ← slot c of the environment in b
    LoadEnv,
    /// slot c of the environment in b ← a
    StoreEnv,
    /// a ← a fresh environment of b slots. +1: position
    NewEnv,
    /// a ← closure over b copied values that lie in a …. +1: code | position
    MakeBlock,
    /// Sends to the receiver in c; it and b arguments belong in a …. Site.
    Send,
    /// Resend; as `Send`, receiver in a. Site keyed by the method holder.
    Resend,
    /// Directed resend. +1: selector | position; +2: name. a, b as `Send`
    DirectedResend,
    /// Scoped send: b arguments, then c parents. +1: selector | position
    ScopedSend,
    /// Primitive: receiver in a, b arguments, c: 1 if the last is a failure
    /// block. +1: index of the primitive | position
    Primitive,
    /// Returns a from a code with b arguments.
    Return,
    /// Returns a from the home method. +1: position
    ReturnNonLocal,
    /// Goes to the position in b, c.
    Jump,
    /// Goes back to the position in b, c, charging a step; the operand stack
    /// ends below a. +1: position
    JumpBack,
    /// Boolean in b: true goes on, false and others jump; others are first
    /// moved to a. +1: false target | other target
    BranchBoolean,
    /// Goes on if a and the next register hold smallInts. +1: other target
    GuardIntegers,
    /// Loop test on a (index) and the next register (limit). b: 1 counts down,
    /// 2 excludes the limit. +1: exit target
    TestLoop,
    /// Index in a plus (b: 1 minus) the step that follows.
    StepLoop,
    /// Puts a into a slot of an object literal. +1: object | slot
    InitSlot,
    /// Puts a into a literal of another code. +1: code | literal
    InitLiteral,
    /// Goes to the target in b, c if a is true; on if false; else fails.
    BranchIfTrue,
    /// Goes to the target in b, c if a is false; on if true; else fails.
    BranchIfFalse,
    /// Goes to the target in b, c if a is the smallInt that follows.
    BranchIfIndex,
    /// a ← b + c, or the send. Site.
    Add,
    /// a ← b − c, or the send. Site.
    Subtract,
    /// a ← b × c, or the send. Site.
    Multiply,
    /// a ← b ÷ c truncated, or the send. Site.
    Divide,
    /// a ← remainder, or the send. Site.
    Modulo,
    /// a ← b < c
    Less,
    /// a ← b ≤ c
    LessEqual,
    /// a ← b > c
    Greater,
    /// a ← b ≥ c
    GreaterEqual,
    /// a ← b = c
    Equal,
    /// a ← b ≠ c
    NotEqual,
    /// a ← b == c (identity)
    Identical,
    /// a ← b + immediate c
    AddImmediate,
    /// a ← b − immediate c
    SubtractImmediate,
    /// a ← b < immediate c
    LessImmediate,
    /// a ← b ≤ immediate c
    LessEqualImmediate,
    /// a ← b > immediate c
    GreaterImmediate,
    /// a ← b ≥ immediate c
    GreaterEqualImmediate,
    /// a ← b = immediate c
    EqualImmediate,
    /// a ← b ≠ immediate c
    NotEqualImmediate,
    /// As `Less`, and takes the `BranchBoolean` behind its site.
    LessBranch,
    /// As `LessEqual`, with the branch behind its site.
    LessEqualBranch,
    /// As `Greater`, with the branch behind its site.
    GreaterBranch,
    /// As `GreaterEqual`, with the branch behind its site.
    GreaterEqualBranch,
    /// As `Equal`, with the branch behind its site.
    EqualBranch,
    /// As `NotEqual`, with the branch behind its site.
    NotEqualBranch,
    /// As `Identical`, with the branch behind its site.
    IdenticalBranch,
    /// As `LessBranch`, with an immediate c.
    LessImmediateBranch,
    /// As `LessEqualBranch`, with an immediate c.
    LessEqualImmediateBranch,
    /// As `GreaterBranch`, with an immediate c.
    GreaterImmediateBranch,
    /// As `GreaterEqualBranch`, with an immediate c.
    GreaterEqualImmediateBranch,
    /// As `EqualBranch`, with an immediate c.
    EqualImmediateBranch,
    /// As `NotEqualBranch`, with an immediate c.
    NotEqualImmediateBranch,
}

impl Quick {
    /// The operation with this code.
    pub fn from_code(code: u16) -> Option<Quick> {
        Quick::ALL.get(usize::from(code)).copied()
    }
}

/// Units of an instruction with a site.
pub(crate) const SITE_UNITS: usize = 5;

/// What a cache entry does on a hit: the low byte of a site's action.
pub(crate) mod action {
    /// Nothing cached.
    pub(crate) const EMPTY: u64 = 0;
    /// Runs a method. First word: code | entry position; second: the holder.
    pub(crate) const CALL: u64 = 1;
    /// Runs a method found in the receiver itself.
    pub(crate) const CALL_OWN: u64 = 2;
    /// Reads a word at an offset from the receiver's header (first word).
    pub(crate) const READ: u64 = 3;
    /// Reads an absolute word of the heap (first word).
    pub(crate) const READ_ABSOLUTE: u64 = 4;
    /// Answers a constant (second word).
    pub(crate) const CONSTANT: u64 = 5;
    /// Writes a word at an offset from the receiver's header (first word).
    pub(crate) const WRITE: u64 = 6;
    /// Writes an absolute word (first word).
    pub(crate) const WRITE_ABSOLUTE: u64 = 7;
    /// Runs a closure.
    pub(crate) const BLOCK: u64 = 8;
    /// Checks assignable parents first: first word is an index of guards.
    pub(crate) const GUARDED: u64 = 9;
}
