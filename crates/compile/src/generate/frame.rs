//! One code in the making: what its frame holds.

use super::Generator;
use super::branches::Labels;
use super::emitter::{Emitter, Forward};
use super::pool::LiteralPool;
use crate::limits::{MAX_CODE_BYTES, MAX_LITERALS, MAX_OPERAND_STACK, MAX_REGISTERS};
use crate::spec::{CodeKind, CodeSpec, InlinedVariable, Literal, Place, Variable};
use crate::tree::{InitId, Resolved, ScopeId, ScopeKind, VarId};
use bytecode::Op;
use std::collections::{BTreeMap, HashMap};

/// A code while it is generated.
pub struct Frame<'g, 'a> {
    pub(super) generator: &'g mut Generator<'a>,
    pub(super) resolved: &'a Resolved,
    /// The scope whose code this is.
    pub(super) root: ScopeId,
    /// Whether predicted control is inlined; not so in slow closures.
    pub(super) inlines: bool,
    pub(super) out: Emitter,
    pub(super) pool: LiteralPool,
    pub(super) next_register: u32,
    pub(super) register_count: u32,
    /// Variables of this frame that have a register.
    pub(super) registers: HashMap<VarId, u32>,
    /// Registers that hold the environments of scopes of this frame.
    pub(super) environments: HashMap<ScopeId, u32>,
    /// Registers of initialisers' values (the entry only).
    pub(super) init_registers: HashMap<InitId, u32>,
    /// What was copied into the closure.
    pub(super) cells: HashMap<Cell, u32>,
    /// Where each open scope's statements begin, and the depth there.
    pub(super) starts: HashMap<ScopeId, (u32, usize)>,
    pub(super) labels: Labels,
    /// Whether this is the second phase.
    pub(super) is_shared: bool,
    /// How many real sends of predicted control were passed in this phase.
    pub(super) sites: u32,
    /// The real sends of the first phase that go on behind those of the second.
    pub(super) landings: BTreeMap<u32, Forward>,
    /// The first and the one after the last such send of each scope.
    pub(super) extents: HashMap<ScopeId, (u32, u32)>,
    /// The variables of inlined blocks so far.
    pub(super) inlined: Vec<InlinedVariable>,
    /// The scopes around the place being compiled, outermost first.
    pub(super) open: Vec<ScopeId>,
    /// Where `^` goes in a slot initialiser that is being compiled.
    pub(super) initialiser_end: Option<(Forward, u32, usize)>,
}

/// One value copied into a closure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cell {
    /// The environment of a scope.
    Environment(ScopeId),
    /// The value of a variable that is not assigned.
    Value(VarId),
}

impl<'g, 'a> Frame<'g, 'a> {
    /// An empty frame for the code of a scope.
    pub fn new(generator: &'g mut Generator<'a>, root: ScopeId) -> Frame<'g, 'a> {
        let resolved = generator.resolved;
        let cells = cells(resolved, root);
        Frame {
            generator,
            resolved,
            root,
            inlines: resolved.scope(root).kind != ScopeKind::Inlined,
            out: Emitter::default(),
            pool: LiteralPool::default(),
            next_register: 0,
            register_count: 0,
            registers: HashMap::new(),
            environments: HashMap::new(),
            init_registers: HashMap::new(),
            cells: cells.into_iter().zip(0..).collect(),
            starts: HashMap::new(),
            labels: Labels::default(),
            is_shared: false,
            sites: 0,
            landings: BTreeMap::new(),
            extents: HashMap::new(),
            inlined: Vec::new(),
            open: Vec::new(),
            initialiser_end: None,
        }
    }

    /// The code of a method or block.
    pub fn compile(self) -> CodeSpec {
        self.both_phases(true)
    }

    /// The statements of the root and the return.
    pub(super) fn root_body(&mut self) {
        let scope = self.resolved.scope(self.root);
        match scope.body.is_empty() {
            true => self.out.emit(Op::PushSelf, &[]),
            false => self.statements(self.root, super::expression::Want::Value),
        }
        self.out.emit(Op::Return, &[]);
    }

    /// Pushes a literal.
    pub(super) fn push_literal(&mut self, literal: &Literal) {
        let index = self.pool.index(literal);
        self.out.emit(Op::PushLiteral, &[index]);
    }

    /// The index of a string among the literals.
    pub(super) fn string(&mut self, text: &str) -> u32 {
        self.pool.index(&Literal::Str(text.as_bytes().to_vec()))
    }

    /// The finished code.
    pub(super) fn finish(self, variables: Vec<Variable>, shared_from: Option<u32>) -> CodeSpec {
        let (bytes_length, max_stack) = (self.out.position(), self.out.max_depth());
        let resolved = self.resolved;
        let scope = resolved.scope(self.root);
        let literals = self.pool.finish();
        let too_big = bytes_length > MAX_CODE_BYTES
            || max_stack > MAX_OPERAND_STACK
            || literals.len() > MAX_LITERALS
            || self.cells.len() > MAX_LITERALS
            || self.register_count > MAX_REGISTERS;
        if too_big {
            self.generator
                .fail(scope.span, "the method or block is too big");
        }
        let (bytes, positions) = self.out.finish();
        CodeSpec {
            kind: if scope.kind == ScopeKind::Method {
                CodeKind::Method
            } else {
                CodeKind::Block
            },
            selector: scope.selector.clone(),
            argument_count: scope.argument_count,
            local_count: self.register_count,
            max_stack: max_stack as u32,
            copied_count: self.cells.len() as u32,
            bytes,
            literals,
            positions,
            source_span: scope.span,
            body_span: scope.body_span,
            variables,
            inlined_variables: self.inlined,
            has_nonlocal_return: scope.has_return,
            lexical_parent: lexical_parent(resolved, self.root),
            shared_from,
            annotation: scope.annotation.clone(),
        }
    }

    /// The root's variables, with their places in the first phase.
    pub(super) fn variables(&mut self, has_second_phase: bool) -> Vec<Variable> {
        let vars = self.resolved.scope(self.root).vars.iter();
        vars.map(|&id| self.variable(id, has_second_phase))
            .collect()
    }

    /// A variable and its place in this phase, and in the next if there is one.
    pub(super) fn variable(&mut self, id: VarId, moves: bool) -> Variable {
        let var = self.resolved.var(id);
        let shared_place = match var.env_slot.filter(|_| !self.is_in_environment(id)) {
            Some(slot) if moves => {
                let local = self.environments[&var.scope];
                Some(Place::Env { local, slot })
            }
            _ => None,
        };
        Variable {
            name: var.name.clone(),
            kind: var.kind,
            place: self.place(id),
            shared_place,
            annotation: var.annotation.clone(),
            is_parent: var.is_parent,
        }
    }
}

/// What a block's closure holds, in order. The same wherever it is made.
pub fn cells(resolved: &Resolved, block: ScopeId) -> Vec<Cell> {
    let mut cells = Vec::new();
    for &var in &resolved.scope(block).free {
        let cell = match resolved.var(var).env_slot {
            Some(_) => Cell::Environment(resolved.var(var).scope),
            None => Cell::Value(var),
        };
        if !cells.contains(&cell) {
            cells.push(cell);
        }
    }
    cells
}

/// The code around a block that has an activation of its own.
fn lexical_parent(resolved: &Resolved, root: ScopeId) -> Option<crate::spec::CodeId> {
    let mut next = resolved.scope(root).parent?;
    while resolved.scope(next).kind == ScopeKind::Inlined {
        next = resolved.scope(next).parent?;
    }
    Some(resolved.scope(next).code)
}
