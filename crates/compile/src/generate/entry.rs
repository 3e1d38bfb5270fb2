//! The entry: slot initialisers, then the expression itself.

use super::emitter::Forward;
use super::expression::Want;
use super::frame::Frame;
use crate::resolve::{ENTRY, INITIALISER};
use crate::spec::{CodeSpec, Literal, ObjectId};
use crate::tree::{Init, InitId, Resolved, ScopeId, ScopeKind, VarInit};
use bytecode::Op;

impl Frame<'_, '_> {
    /// The entry's code.
    pub fn compile_entry(mut self) -> CodeSpec {
        self.keep_own_inits();
        let resolved = self.resolved;
        for (id, init) in (0..).map(InitId).zip(&resolved.inits) {
            self.run_initialiser(id, init);
        }
        self.both_phases(resolved.inits.is_empty())
    }

    /// Variables of the entry's own frame find their initialisers' values in
    /// registers: a code does not change its own literals while it runs.
    fn keep_own_inits(&mut self) {
        let resolved = self.resolved;
        for var in &resolved.vars {
            if let VarInit::Evaluated(init) = var.init
                && runs_in_entry(resolved, var.scope)
            {
                let register = self.new_register();
                self.init_registers.insert(init, register);
            }
        }
    }

    fn run_initialiser(&mut self, id: InitId, init: &Init) {
        let result = self.new_register();
        let depth = self.out.depth();
        self.initialiser_end = Some((Forward::default(), result, depth));
        self.node(&init.node, Want::Value);
        if let Some((end, _, _)) = self.initialiser_end.take() {
            self.out.bind(end);
        }
        self.distribute(id, init.slot);
        self.next_register = result;
    }

    /// `^` in an inlined block of an initialiser: the value is the slot's.
    pub(super) fn leave_initialiser(&mut self) {
        let Some((mut end, result, depth)) = self.initialiser_end.take() else {
            return;
        };
        self.out.emit(Op::StoreLocal, &[result]);
        self.pop_to(depth);
        self.out.emit(Op::PushLocal, &[result]);
        self.out.jump(&mut end);
        self.initialiser_end = Some((end, result, depth));
    }

    /// Hands the value on the stack to all that wait for it.
    fn distribute(&mut self, id: InitId, slot: Option<(ObjectId, u32)>) {
        let mut takers: Vec<(Op, Vec<u32>)> = Vec::new();
        for (code, index) in self.generator.init_targets.remove(&id).unwrap_or_default() {
            let code = self.pool.index(&Literal::Code(code));
            takers.push((Op::InitLiteral, vec![code, index]));
        }
        if let Some((object, index)) = slot {
            let object = self.pool.index(&Literal::Object(object));
            takers.push((Op::InitSlot, vec![object, index]));
        }
        if let Some(&register) = self.init_registers.get(&id) {
            takers.push((Op::StoreLocal, vec![register]));
        }
        let (op, operands) = takers.pop().unwrap_or((Op::Pop, Vec::new()));
        for (op, operands) in takers {
            self.out.emit(Op::Dup, &[]);
            self.out.emit(op, &operands);
        }
        self.out.emit(op, &operands);
    }
}

/// Whether a scope's variables live in the entry's frame.
fn runs_in_entry(resolved: &Resolved, scope: ScopeId) -> bool {
    let mut next = scope;
    while resolved.scope(next).kind == ScopeKind::Inlined
        && let Some(parent) = resolved.scope(next).parent
    {
        next = parent;
    }
    next == ENTRY || next == INITIALISER
}
