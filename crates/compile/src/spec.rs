//! What the compiler answers: code and literals as plain data, before they are
//! objects. The VM turns a [`Unit`] into heap objects; this crate knows no heap.
//!
//! Every code object and object literal of a source expression lies in one of
//! the unit's two arenas, so that the evaluation of slot initialisers (which
//! happens in the lobby, in source order, before the expression itself runs)
//! can name them: `InitSlot` and `InitLiteral` instructions of the unit's
//! `entry` code fill them in.

use std::rc::Rc;

/// Index into [`Unit::codes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CodeId(pub u32);

/// Index into [`Unit::objects`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ObjectId(pub u32);

/// The whole result of compiling one expression, or one object literal.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The source text and its name, shared by every code of the unit.
    pub source: Rc<SourceFile>,
    /// Code objects; the entry is among them.
    pub codes: Vec<CodeSpec>,
    /// Object literals, inner ones first.
    pub objects: Vec<ObjectSpec>,
    /// What to run: with self = the expression's receiver.
    pub entry: CodeId,
}

/// A named source text.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path or a description such as `<the prompt>`.
    pub name: String,
    /// The text.
    pub text: Vec<u8>,
    /// 1-based line of the text's first line in the file.
    pub first_line: u32,
}

/// What a code is activated as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    /// A method or an entry: `self` is the receiver, `^` returns from it.
    Method,
    /// A block: `self` and home come from the closure.
    Block,
}

/// One code object.
#[derive(Clone, Debug)]
pub struct CodeSpec {
    /// Method or block.
    pub kind: CodeKind,
    /// The selector of the slot it was written for; `value`, `value:`,
    /// `value:With:` … for blocks; `<expression>` for an entry.
    pub selector: String,
    /// Number of arguments.
    pub argument_count: u32,
    /// Number of registers: arguments first, then locals (named ones and the
    /// compiler's own, e.g. for environments and inlined blocks' arguments).
    pub local_count: u32,
    /// Deepest operand stack.
    pub max_stack: u32,
    /// Number of values copied into the closure (blocks).
    pub copied_count: u32,
    /// Canonical bytecode.
    pub bytes: Vec<u8>,
    /// Literal vector.
    pub literals: Vec<Literal>,
    /// Bytecode position → source byte range, sorted by position.
    pub positions: Vec<SourcePosition>,
    /// Source range of the whole method or block (brackets included).
    pub source_span: (u32, u32),
    /// Source range of its body, as mirrors show it.
    pub body_span: (u32, u32),
    /// The slots as written, for mirrors and the debugger.
    pub variables: Vec<Variable>,
    /// The variables of the blocks that are inlined in it, inner ones before
    /// outer ones, each with the code it can be seen from.
    pub inlined_variables: Vec<InlinedVariable>,
    /// Whether it, or a block in it, makes closures that may return from it
    /// (`ReturnNonLocal` somewhere inside).
    pub has_nonlocal_return: bool,
    /// The lexically enclosing code (blocks).
    pub lexical_parent: Option<CodeId>,
    /// Where the code begins that goes on after a real send of predicted
    /// control whose closures share variables with this frame: the same
    /// statements again, with those variables in environments.
    pub shared_from: Option<u32>,
    /// The object annotation `{} = '…'` of the code's slot list.
    pub annotation: Vec<u8>,
}

/// A named slot of a method or block and where its value lives while it runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// What sort of slot it is.
    pub kind: VariableKind,
    /// Where the value is.
    pub place: Place,
    /// The slot's annotation.
    pub annotation: Vec<u8>,
    /// Whether it is a parent slot.
    pub is_parent: bool,
    /// Where the value is from bytecode position [`CodeSpec::shared_from`] on,
    /// if elsewhere.
    pub shared_place: Option<Place>,
}

/// A variable of an inlined block: it is there while the frame's position lies
/// between `from` and `to`.
#[derive(Clone, Debug, PartialEq)]
pub struct InlinedVariable {
    /// The variable, in a register or environment of the frame.
    pub variable: Variable,
    /// First bytecode position.
    pub from: u32,
    /// The position behind the last.
    pub to: u32,
}

/// The sorts of variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariableKind {
    /// An argument.
    Argument,
    /// A local with an assignment slot.
    Assignable,
    /// A constant local.
    Constant,
}

/// Where a variable lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A register of the frame.
    Local(u32),
    /// A slot of the environment held by a register.
    Env {
        /// The register that holds the environment.
        local: u32,
        /// The slot.
        slot: u32,
    },
    /// A constant: literal of this code.
    Literal(u32),
}

/// Bytecode at and after `position` stems from this source range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourcePosition {
    /// Byte offset in the bytecode.
    pub position: u32,
    /// Byte range in the unit's source text; for a send, from its receiver (or
    /// selector, when implicit) to its last argument.
    pub span: (u32, u32),
}

/// One word of a literal vector or a slot's initial contents.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// nil; also what waits for `InitSlot` / `InitLiteral`.
    Nil,
    /// A 62-bit integer.
    Int(i64),
    /// A float.
    Float(f64),
    /// A canonical string; selectors too.
    Str(Vec<u8>),
    /// An object literal.
    Object(ObjectId),
    /// A code object: of a block (for `PushBlock`), or to be named by
    /// `InitLiteral`.
    Code(CodeId),
    /// A method object that runs the code (contents of a method slot).
    Method(CodeId),
    /// The lobby: receiver of slot initialisers.
    Lobby,
}

/// One object literal.
#[derive(Clone, Debug, Default)]
pub struct ObjectSpec {
    /// Its slots, in source order.
    pub slots: Vec<SlotSpec>,
    /// Its object annotation.
    pub annotation: Vec<u8>,
}

/// One slot of an object literal.
#[derive(Clone, Debug)]
pub struct SlotSpec {
    /// The whole name.
    pub name: String,
    /// Assignable (an assignment slot `name:` comes with it) or constant.
    pub assignable: bool,
    /// Whether it is a parent slot.
    pub is_parent: bool,
    /// What it holds at first; `Nil` where an `InitSlot` follows.
    pub init: Literal,
    /// Its annotation.
    pub annotation: Vec<u8>,
}
