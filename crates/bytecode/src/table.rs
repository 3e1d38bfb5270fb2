//! The instruction table.

/// What an instruction's operand is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// Index into the code's literal vector.
    Literal,
    /// Index of an argument or local register of the frame: arguments first,
    /// then locals.
    Local,
    /// Index of a value copied into the running closure.
    Copied,
    /// Index of a slot of an environment.
    EnvSlot,
    /// A count (arguments, copied values, environment slots).
    Count,
    /// A [`Predicted`] selector.
    Predicted,
    /// Absolute byte offset of an instruction; four bytes.
    Target,
}

macro_rules! instructions {
    ($( $(#[doc = $doc:literal])+ $name:ident = $code:literal [$($operand:ident),*] ($pops:expr => $pushes:literal), )*) => {
        /// The operations. Each variant's text gives stack before → after.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Op { $( $(#[doc = $doc])+ $name = $code, )* }

        impl Op {
            /// Every operation, in code order.
            pub const ALL: &'static [Op] = &[$(Op::$name),*];

            /// The operation with this code.
            pub fn from_code(code: u8) -> Option<Op> {
                match code { $($code => Some(Op::$name),)* _ => None }
            }

            /// The operands that follow the operation's code.
            pub fn operands(self) -> &'static [Operand] {
                match self { $(Op::$name => &[$(Operand::$operand),*],)* }
            }

            /// How many words it pops, given its operands, when it goes on to
            /// the next instruction (see [`Op::branch_effect`] for the other way).
            pub fn pops(self, operands: &[u32]) -> usize {
                match self { $(Op::$name => { let f: fn(&[u32]) -> usize = $pops; f(operands) })* }
            }

            /// How many words it then pushes.
            pub fn pushes(self) -> usize {
                match self { $(Op::$name => $pushes,)* }
            }

            /// The name used by the disassembler.
            pub fn name(self) -> &'static str {
                match self { $(Op::$name => stringify!($name),)* }
            }
        }
    };
}

instructions! {
    /// `→ self`
    PushSelf = 0 [] (|_| 0 => 1),
    /// `→ literal`
    PushLiteral = 1 [Literal] (|_| 0 => 1),
    /// `→ local`
    PushLocal = 2 [Local] (|_| 0 => 1),
    /// `value →` stores into a local.
    StoreLocal = 3 [Local] (|_| 1 => 0),
    /// `→ value` copied into the running closure when it was made.
    PushCopied = 4 [Copied] (|_| 0 => 1),
    /// `env → env[slot]`
    PushEnv = 5 [EnvSlot] (|_| 1 => 1),
    /// `value env →` stores the value into the environment's slot.
    StoreEnv = 6 [EnvSlot] (|_| 2 => 0),
    /// `→ env`: a fresh environment with this many slots, all nil.
    NewEnv = 7 [Count] (|_| 0 => 1),
    /// `copied… → block`: a closure over block code (a literal), this many
    /// copied values, self and the running activation's home.
    PushBlock = 8 [Literal, Count] (|o| o[1] as usize => 1),
    /// `value →`
    Pop = 9 [] (|_| 1 => 0),
    /// `receiver arg… → result`. Selector (literal), argument count.
    Send = 10 [Literal, Count] (|o| 1 + o[1] as usize => 1),
    /// `self arg… → result`: an implicit-receiver send whose name is no local;
    /// differs from `Send` only in the `Type` reported by a failed lookup.
    SendImplicit = 11 [Literal, Count] (|o| 1 + o[1] as usize => 1),
    /// `self arg… → result`: `resend.sel`, lookup in the method holder's parents.
    SendResend = 12 [Literal, Count] (|o| 1 + o[1] as usize => 1),
    /// `self arg… → result`: `name.sel`. Selector, argument count, name.
    SendDirected = 13 [Literal, Count, Literal] (|o| 1 + o[1] as usize => 1),
    /// `receiver arg… → result`: a primitive `_Foo:…`; the selector is the whole
    /// one, its last argument the failure block where it ends in `IfFail:`.
    SendPrimitive = 14 [Literal, Count] (|o| 1 + o[1] as usize => 1),
    /// `self arg… parent… → result`: an implicit-receiver send in a scope that
    /// has parent slots among its locals: looked up in each of those parents
    /// and in self, as equals. Selector, argument count, number of parents.
    SendScoped = 15 [Literal, Count, Count] (|o| 1 + o[1] as usize + o[2] as usize => 1),
    /// `value →` returns it from this activation (of a method, or of a block to
    /// whoever sent it `value`).
    Return = 16 [] (|_| 1 => 0),
    /// `value →` returns it from the home method of the running block.
    ReturnNonLocal = 17 [] (|_| 1 => 0),
    /// Goes to the target, forwards.
    Jump = 18 [Target] (|_| 0 => 0),
    /// Goes to the target, backwards: one step is charged, and the process may
    /// be preempted here.
    JumpBack = 19 [Target] (|_| 0 => 0),
    /// `value →` or `value → value` on the slow way. Predicted control on a
    /// boolean: `true` goes on, `false` goes to the first target, both popped;
    /// anything else, or a redefined selector, goes to the second target with
    /// the value still there, where the real send stands.
    BranchBoolean = 20 [Predicted, Target, Target] (|_| 1 => 0),
    /// `→` goes on while the selector still means what the library meant, else
    /// to the target, where the real send stands.
    GuardPredicted = 21 [Predicted, Target] (|_| 0 => 0),
    /// `from limit → from limit`: goes on when both are smallInts and the
    /// selector is as assumed, else to the target, where the real send stands.
    GuardIntegers = 22 [Predicted, Target] (|_| 2 => 2),
    /// `i limit → i limit` while the loop runs (whether the end is included, and
    /// the direction, come from the predicted selector); at its end both are
    /// popped and it goes to the target.
    TestLoop = 23 [Predicted, Target] (|_| 2 => 2),
    /// `i limit → i limit` copies i into a local (the block's argument).
    StoreIndex = 24 [Local] (|_| 2 => 2),
    /// `i limit → i+step limit`: advances by the literal step (a positive
    /// smallInt; subtracted for the `downTo:` kin), never overflowing: an index
    /// that cannot advance ends the loop at the next test because the limit is
    /// then replaced so that the test fails.
    StepLoop = 25 [Predicted, Literal] (|_| 2 => 2),
    /// `value →` puts it into a slot of an object literal (a literal of this
    /// code) while the literal is being evaluated. Object, slot index.
    InitSlot = 26 [Literal, Count] (|_| 1 => 0),
    /// `value →` puts it into the literal vector of another code object (a
    /// literal of this code). Code, literal index.
    InitLiteral = 27 [Literal, Count] (|_| 1 => 0),
    /// `value →` goes to the target when the value is true, on with anything
    /// else (`__BranchIfTrue:To:`).
    BranchIfTrue = 28 [Target] (|_| 1 => 0),
    /// As `BranchIfTrue`, for false (`__BranchIfFalse:To:`).
    BranchIfFalse = 29 [Target] (|_| 1 => 0),
    /// `value → value value`
    Dup = 30 [] (|_| 1 => 2),
    /// `index → index` or, on the way to the target, `index →`: goes to the
    /// target when the smallInt on top equals the count, popped in that case only (`__BranchIndexedBy:To:…` as a chain).
    BranchIfIndex = 31 [Count, Target] (|_| 1 => 1),
}

macro_rules! predicted {
    ($( $name:ident = $code:literal $selector:literal, )*) => {
        /// The selectors whose control flow is predicted. The code of each is
        /// part of the canonical bytecode and never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Predicted { $( #[doc = $selector] $name = $code, )* }

        impl Predicted {
            /// Every predicted selector.
            pub const ALL: &'static [Predicted] = &[$(Predicted::$name),*];

            /// The one with this code.
            pub fn from_code(code: u32) -> Option<Predicted> {
                match code { $($code => Some(Predicted::$name),)* _ => None }
            }

            /// The one with this selector.
            pub fn from_selector(selector: &str) -> Option<Predicted> {
                match selector { $($selector => Some(Predicted::$name),)* _ => None }
            }

            /// Its selector.
            pub fn selector(self) -> &'static str {
                match self { $(Predicted::$name => $selector,)* }
            }
        }
    };
}

predicted! {
    IfTrue = 0 "ifTrue:",
    IfFalse = 1 "ifFalse:",
    IfTrueIfFalse = 2 "ifTrue:False:",
    IfFalseIfTrue = 3 "ifFalse:True:",
    AndAnd = 4 "&&",
    OrOr = 5 "||",
    And = 6 "and:",
    Or = 7 "or:",
    WhileTrue = 8 "whileTrue:",
    WhileFalse = 9 "whileFalse:",
    ToDo = 10 "to:Do:",
    UpToDo = 11 "upTo:Do:",
    DownToDo = 12 "downTo:Do:",
    ToByDo = 13 "to:By:Do:",
    UpToByDo = 14 "upTo:By:Do:",
    DownToByDo = 15 "downTo:By:Do:",
    Loop = 16 "loop",
    Not = 17 "not",
}

impl Predicted {
    /// Whether the loop counts downwards (`downTo:…`). `to:By:Do:` is inlined
    /// only for a positive literal step.
    pub fn counts_down(self) -> bool {
        matches!(self, Predicted::DownToDo | Predicted::DownToByDo)
    }

    /// Whether the limit itself is visited.
    pub fn includes_limit(self) -> bool {
        !matches!(self, Predicted::UpToDo | Predicted::UpToByDo)
    }
}

impl Op {
    /// `(pops, pushes)` on the way to the branch target number `which`
    /// (0 = first `Target` operand), for operations that have one.
    pub fn branch_effect(self, which: usize) -> (usize, usize) {
        match (self, which) {
            (Op::BranchBoolean, 0) => (1, 0),
            (Op::BranchBoolean, _) => (1, 1),
            (Op::GuardIntegers, _) => (2, 2),
            (Op::TestLoop, _) => (2, 0),
            (Op::BranchIfTrue | Op::BranchIfFalse | Op::BranchIfIndex, _) => (1, 0),
            _ => (0, 0),
        }
    }

    /// Whether control never reaches the next instruction.
    pub fn ends_block(self) -> bool {
        matches!(
            self,
            Op::Return | Op::ReturnNonLocal | Op::Jump | Op::JumpBack
        )
    }
}
