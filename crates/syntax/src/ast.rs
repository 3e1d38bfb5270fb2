//! The syntax tree: what a parse answers and a print takes.
//!
//! The tree keeps what the language means and forgets how it was spelt:
//! parentheses, comments and the two ways to name a method's arguments
//! (`at: k = (…)` and `at: = (| :k | …)`) leave no trace, so that
//! `parse(print(tree)) == tree` whenever spans are ignored.
//! It knows nothing of scopes, bytecode or objects.

/// A half-open byte range of the source text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// Byte offset of the first byte.
    pub start: u32,
    /// Byte offset past the last byte.
    pub end: u32,
}

/// An expression and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of expression.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// An integer literal (62 bits; larger ones are a diagnostic).
    Int(i64),
    /// A floating-point literal.
    Float(f64),
    /// A string literal's bytes, escapes resolved.
    Str(Vec<u8>),
    /// The reserved word `self`.
    SelfRef,
    /// A message.
    Send(Send),
    /// A block literal `[ | slots | code ]`.
    Block(Box<Code>),
    /// An object literal `( | slots | )`.
    Object(Box<ObjectLit>),
}

/// A message send. Assignments are sends: only the compiler knows slots.
#[derive(Clone, Debug, PartialEq)]
pub struct Send {
    /// Who gets it.
    pub receiver: Receiver,
    /// The whole selector, e.g. `at:Put:`, `+`, `size`, `_Clone`,
    /// `_At:IfFail:`.
    pub selector: String,
    /// Where the selector's first part stands (a failed send is marked there).
    pub selector_span: Span,
    /// As many as the selector takes.
    pub args: Vec<Expr>,
}

/// The receiver of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Receiver {
    /// None written: lookup starts in the activation.
    Implicit,
    /// An expression (`self` included: it skips the locals).
    Expr(Box<Expr>),
    /// `resend.sel`.
    Resend,
    /// `name.sel`: the named parent slot of the method holder.
    Delegate(String),
}

/// A method's, block's or expression list's slots and statements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Code {
    /// Argument and local slots, in source order.
    pub slots: Vec<SlotDecl>,
    /// The object annotation `{} = 'text'`, if any.
    pub annotation: Vec<u8>,
    /// The statements; none means `self` for a method, nil-like for a block
    /// (see LANGUAGE: `[] value`).
    pub body: Vec<Statement>,
    /// From the opening to the closing bracket, inclusive.
    pub span: Span,
    /// Text of the body without the slot list, as mirrors show it
    /// (` t: x` in `( | :x | t: x)`).
    pub body_span: Span,
}

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The expression.
    pub expr: Expr,
    /// Whether it was prefixed with `^`.
    pub is_return: bool,
}

/// An object literal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ObjectLit {
    /// The slots, in source order.
    pub slots: Vec<SlotDecl>,
    /// The object annotation `{} = 'text'`, if any.
    pub annotation: Vec<u8>,
}

/// One slot of an object literal, method or block.
#[derive(Clone, Debug, PartialEq)]
pub struct SlotDecl {
    /// The whole name: `x`, `+`, `at:Put:`.
    pub name: String,
    /// What sort of slot.
    pub kind: SlotKind,
    /// Whether `*` follows the name.
    pub is_parent: bool,
    /// What it starts with.
    pub init: SlotInit,
    /// The annotation in force: texts of the enclosing `{ 'text' … }` groups,
    /// joined by `\x7f`; empty when there is none.
    pub annotation: Vec<u8>,
    /// From the name to the end of the initialiser.
    pub span: Span,
}

/// The sorts of slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// `:x`
    Argument,
    /// `x = e`, and every method slot.
    Constant,
    /// `x`, `x <- e`: a data slot with its assignment slot.
    Assignable,
}

/// A slot's initial contents.
#[derive(Clone, Debug, PartialEq)]
pub enum SlotInit {
    /// None written: nil.
    None,
    /// Evaluated in the lobby when the literal is parsed.
    Expr(Expr),
    /// A method. Its arguments, however spelt, are `Argument` slots of the
    /// code, first and in order.
    Method(Box<Code>),
}

/// The number of arguments a selector takes: 0 for unary, 1 for binary, the
/// number of colons for keyword selectors.
pub fn arity(selector: &str) -> usize {
    let colons = selector.bytes().filter(|&b| b == b':').count();
    if colons > 0 {
        return colons;
    }
    usize::from(is_operator(selector))
}

/// Whether the selector is spelt with operator characters.
pub fn is_operator(selector: &str) -> bool {
    selector
        .bytes()
        .next()
        .is_some_and(|b| !(b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80))
}
