//! Second pass: from the resolved tree to bytecode.
//!
//! Every scope but the initialisers' gets one code. Methods and real blocks
//! have their predicted control inline. The closure of an inlined block, which
//! only the slow way makes, is compiled without inlining, once, for whatever
//! place makes it: so the size of all code is linear in the source's.
//!
//! On the fast way, variables that only inlined blocks share are registers.
//! See `phases` for what happens when a real send makes closures of them.
//!
//! The entry comes last: it begins with the slot initialisers, and only then
//! is it known which codes' literals wait for them.

mod blocks;
mod branches;
mod conditional;
mod emitter;
mod entry;
mod expression;
mod frame;
mod loops;
mod phases;
mod pool;
mod registers;
mod statements;

use crate::fault::Fault;
use crate::resolve::ENTRY;
use crate::spec::{CodeId, CodeKind, CodeSpec, Literal};
use crate::tree::{InitId, Resolved, Scope, ScopeId, ScopeKind};
use bytecode::{Encoder, Op};
use frame::Frame;
use std::collections::HashMap;

/// What the codes of a unit share while they are made.
pub struct Generator<'a> {
    resolved: &'a Resolved,
    faults: Vec<Fault>,
    init_targets: HashMap<InitId, Vec<(CodeId, u32)>>,
    exit_block: Option<CodeId>,
}

/// Makes the codes of a unit, in the order of their ids.
pub fn generate(resolved: &Resolved) -> Result<Vec<CodeSpec>, Vec<Fault>> {
    let mut generator = Generator {
        resolved,
        faults: Vec::new(),
        init_targets: HashMap::new(),
        exit_block: None,
    };
    let mut codes = generator.all_codes();
    if generator.exit_block.is_some() {
        codes.push(exit_block(resolved.scope(ENTRY)));
    }
    match generator.faults.is_empty() {
        true => Ok(codes),
        false => Err(generator.faults),
    }
}

impl Generator<'_> {
    fn all_codes(&mut self) -> Vec<CodeSpec> {
        let scopes = (0..self.resolved.scopes.len() as u32).map(ScopeId);
        let others: Vec<CodeSpec> = scopes
            .filter(|&id| id != ENTRY && self.resolved.scope(id).kind != ScopeKind::Initialiser)
            .map(|id| Frame::new(self, id).compile())
            .collect();
        let entry = Frame::new(self, ENTRY).compile_entry();
        std::iter::once(entry).chain(others).collect()
    }

    /// The block that the slow way of a `whileTrue:` passes on, to be told
    /// that the loop is over.
    fn exit_block(&mut self) -> CodeId {
        *self
            .exit_block
            .get_or_insert(CodeId(self.resolved.code_count))
    }

    fn fail(&mut self, span: crate::tree::Range, message: &str) {
        self.faults.push(Fault {
            span,
            message: message.to_owned(),
        });
    }
}

/// What [`exit_block`] leaves in its environment when it was run.
pub const EXIT_REQUESTED: u32 = 1;

/// `[requested: 1. nil]`, where `requested` is slot 0 of a copied environment.
fn exit_block(entry: &Scope) -> CodeSpec {
    let mut code = Encoder::new();
    code.emit(Op::PushLiteral, &[0]);
    code.emit(Op::PushCopied, &[0]);
    code.emit(Op::StoreEnv, &[0]);
    code.emit(Op::PushLiteral, &[1]);
    code.emit(Op::Return, &[]);
    CodeSpec {
        kind: CodeKind::Block,
        selector: "value".to_owned(),
        argument_count: 0,
        local_count: 0,
        max_stack: 2,
        copied_count: 1,
        bytes: code.finish(),
        literals: vec![Literal::Int(i64::from(EXIT_REQUESTED)), Literal::Nil],
        positions: Vec::new(),
        source_span: entry.span,
        body_span: entry.body_span,
        variables: Vec::new(),
        inlined_variables: Vec::new(),
        has_nonlocal_return: false,
        lexical_parent: Some(entry.code),
        shared_from: None,
        annotation: Vec::new(),
    }
}
