//! The resolved tree: what the first pass makes of the syntax tree and the
//! second turns into bytecode.
//!
//! Names are gone: variables are [`VarId`]s, blocks are scopes, and control
//! with literal blocks has become control. Everything lives in the arenas of
//! [`Resolved`]. A chain of messages is flat, so that its length costs no
//! host stack.

use crate::spec::{CodeId, Literal, ObjectId, ObjectSpec, VariableKind};
use bytecode::Predicted;

/// A byte range of the source.
pub type Range = (u32, u32);

/// Index into [`Resolved::vars`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VarId(pub u32);

/// Index into [`Resolved::scopes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScopeId(pub u32);

/// Index into [`Resolved::inits`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InitId(pub u32);

/// Everything the first pass found out.
#[derive(Debug, Default)]
pub struct Resolved {
    /// Every scope, enclosing ones first.
    pub scopes: Vec<Scope>,
    /// Every variable.
    pub vars: Vec<Var>,
    /// Slot initialisers that need running, in the order they run.
    pub inits: Vec<Init>,
    /// Object literals, inner ones first.
    pub objects: Vec<ObjectSpec>,
    /// How many codes have their ids.
    pub code_count: u32,
}

impl Resolved {
    /// The scope with this id.
    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    /// The variable with this id.
    pub fn var(&self, id: VarId) -> &Var {
        &self.vars[id.0 as usize]
    }
}

/// A method, a block, or the place of the slot initialisers.
#[derive(Debug)]
pub struct Scope {
    /// What sort.
    pub kind: ScopeKind,
    /// The lexically enclosing one.
    pub parent: Option<ScopeId>,
    /// The code that runs it; for an inlined block, the code of the closure
    /// that the real send gets. The initialisers run in the entry's.
    pub code: CodeId,
    /// Selector of that code.
    pub selector: String,
    /// Its variables, in source order but arguments first.
    pub vars: Vec<VarId>,
    /// How many of them are arguments.
    pub argument_count: u32,
    /// Its statements.
    pub body: Vec<Statement>,
    /// Variables of enclosing scopes that it, or a block in it, uses.
    pub free: Vec<VarId>,
    /// How many slots its environment has, if it ever has one.
    pub env_size: u32,
    /// Whether the environment is made when the scope is entered, even where
    /// the scope is inlined: a real block shares an assigned variable with it.
    pub env_at_entry: bool,
    /// Whether a statement of it is, or holds, its `_Restart`.
    pub restarts: bool,
    /// Whether it, or a block in it, holds `^`.
    pub has_return: bool,
    /// Whether `self` is the lobby: it lies in a slot initialiser.
    pub self_is_lobby: bool,
    /// From bracket to bracket.
    pub span: Range,
    /// The body without the slots.
    pub body_span: Range,
    /// The object annotation.
    pub annotation: Vec<u8>,
}

/// The sorts of scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// A method, or the entry.
    Method,
    /// A block that is always a closure.
    Real,
    /// A block of predicted control: inline, and a closure on the slow way.
    Inlined,
    /// Where slot initialisers are evaluated.
    Initialiser,
}

/// A named slot of a scope.
#[derive(Debug)]
pub struct Var {
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub scope: ScopeId,
    /// What sort.
    pub kind: VariableKind,
    /// Whether it is a parent slot.
    pub is_parent: bool,
    /// Its annotation.
    pub annotation: Vec<u8>,
    /// What it starts with.
    pub init: VarInit,
    /// Whether some assignment to it exists.
    pub assigned: bool,
    /// Whether some block, inlined or not, uses it from outside its scope.
    pub captured: bool,
    /// Whether a block that is always a closure does.
    pub captured_really: bool,
    /// Its slot in the environment of its scope, when assigned and captured.
    pub env_slot: Option<u32>,
}

/// What a variable starts with.
#[derive(Clone, Debug)]
pub enum VarInit {
    /// nil, or an argument's value.
    None,
    /// A value known now.
    Constant(Literal),
    /// What an initialiser answers.
    Evaluated(InitId),
}

/// A slot initialiser to run in the lobby.
#[derive(Debug)]
pub struct Init {
    /// What to evaluate.
    pub node: Node,
    /// Where the value goes, besides the codes that name it as a literal.
    pub slot: Option<(ObjectId, u32)>,
}

/// A statement.
#[derive(Debug)]
pub struct Statement {
    /// Its expression.
    pub node: Node,
    /// Whether `^` stands before it.
    pub is_return: bool,
}

/// An expression.
#[derive(Debug)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands.
    pub span: Range,
}

/// The kinds of expression.
#[derive(Debug)]
pub enum NodeKind {
    /// A constant.
    Literal(Literal),
    /// `self`.
    SelfRef,
    /// The value of a variable.
    Read(VarId),
    /// An assignment; its value is self.
    Assign(VarId, Box<Node>),
    /// A literal block as a value.
    Block(ScopeId),
    /// `[…] whileTrue: […]` and `whileFalse:`.
    While {
        /// Which of the two.
        predicted: Predicted,
        /// The receiver.
        condition: ScopeId,
        /// The argument.
        body: ScopeId,
    },
    /// `[…] loop`.
    Loop(ScopeId),
    /// Messages sent one after the other, each to what the one before answered.
    Chain(Box<Node>, Vec<Message>),
}

/// A message to the value on top of the stack.
#[derive(Debug)]
pub struct Message {
    /// What it is.
    pub kind: MessageKind,
    /// From the receiver to the last argument.
    pub span: Range,
}

/// The kinds of message.
#[derive(Debug)]
pub enum MessageKind {
    /// A real send.
    Send(Lookup, String, Vec<Node>),
    /// Predicted control on a boolean, with literal blocks.
    Conditional(Predicted, Vec<ScopeId>),
    /// A counting loop over smallInts, with a literal block.
    Counting {
        /// Which loop.
        predicted: Predicted,
        /// The limit.
        limit: Box<Node>,
        /// A positive step; written in the source for the `By:` forms only.
        step: i64,
        /// The block.
        body: ScopeId,
    },
    /// `_Restart`: the scope's body begins anew.
    Restart(ScopeId),
    /// `__DefineLabel:`
    Label(Label),
    /// `__BranchTo:`
    Branch(Label),
    /// `__BranchIfTrue:To:` and `__BranchIfFalse:To:`
    BranchIf(bool, Box<Node>, Label),
    /// `__BranchIndexedBy:To:…`
    BranchIndexed(Box<Node>, Vec<Label>),
}

/// How a send looks its selector up.
#[derive(Debug)]
pub enum Lookup {
    /// In the receiver.
    Normal,
    /// In self, none being written.
    Implicit,
    /// In these parent slots of the scopes and in self.
    Scoped(Vec<VarId>),
    /// In the parents of the method holder.
    Resend,
    /// In one parent of the method holder.
    Directed(String),
    /// A primitive.
    Primitive,
}

/// A branch's target: a literal, and the scope it is known in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// Labels of a method are unknown in its blocks.
    pub scope: ScopeId,
    /// The literal's text.
    pub name: Vec<u8>,
}
