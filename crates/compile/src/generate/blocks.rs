//! Closures, and the real sends of predicted control that make them.
//!
//! On the fast way, a variable that only inlined blocks share lives in a
//! register. The closures of the slow way see it in an environment: it is
//! copied there before the real send and back after it. A closure that such a
//! send keeps beyond its end therefore sees later assignments only from the
//! next slow send on.

use super::expression::Want;
use super::frame::{Frame, cells};
use crate::spec::Literal;
use crate::tree::{Range, ScopeId, VarId};
use bytecode::{Op, Predicted};

impl Frame<'_, '_> {
    /// Pushes a closure of this block.
    pub(super) fn closure(&mut self, block: ScopeId) {
        let cells = cells(self.resolved, block);
        for &cell in &cells {
            self.push_cell(cell);
        }
        let code = Literal::Code(self.resolved.scope(block).code);
        let code = self.pool.index(&code);
        self.out.emit(Op::PushBlock, &[code, cells.len() as u32]);
    }

    /// The real send of a predicted selector. Receiver and other arguments are
    /// on the stack already; the blocks are the last arguments, the first of
    /// them the receiver itself for the loops on blocks.
    pub(super) fn real_send(
        &mut self,
        predicted: Predicted,
        blocks: &[ScopeId],
        span: Range,
        want: Want,
    ) {
        let spilled = self.spill(blocks);
        for &block in blocks {
            self.closure(block);
        }
        let selector = self.string(predicted.selector());
        self.out.mark(span);
        let arguments = syntax::ast::arity(predicted.selector()) as u32;
        self.out.emit(Op::Send, &[selector, arguments]);
        self.unspill(&spilled, blocks);
        self.drop_unless(want);
    }

    /// Copies the registers that these blocks share with the frame into the
    /// environments of their scopes. Answers the variables.
    fn spill(&mut self, blocks: &[ScopeId]) -> Vec<VarId> {
        let spilled = self.spilled_variables(blocks);
        let mut made: Vec<ScopeId> = Vec::new();
        for &var in &spilled {
            let scope = self.resolved.var(var).scope;
            if !self.has_environment(scope) && !made.contains(&scope) {
                made.push(scope);
                self.out
                    .emit(Op::NewEnv, &[self.resolved.scope(scope).env_size]);
                let register = self.environments[&scope];
                self.out.emit(Op::StoreLocal, &[register]);
            }
            self.copy_to_environment(var);
        }
        spilled
    }

    fn spilled_variables(&self, blocks: &[ScopeId]) -> Vec<VarId> {
        let free = blocks.iter().flat_map(|&b| &self.resolved.scope(b).free);
        let mut spilled: Vec<VarId> = free
            .copied()
            .filter(|v| self.resolved.var(*v).env_slot.is_some())
            .filter(|v| self.registers.contains_key(v))
            .collect();
        spilled.sort_unstable();
        spilled.dedup();
        spilled
    }

    fn copy_to_environment(&mut self, id: VarId) {
        let (register, environment, slot) = self.spill_places(id);
        self.out.emit(Op::PushLocal, &[register]);
        self.out.emit(Op::PushLocal, &[environment]);
        self.out.emit(Op::StoreEnv, &[slot]);
    }

    fn unspill(&mut self, spilled: &[VarId], blocks: &[ScopeId]) {
        let resolved = self.resolved;
        let is_written = |v: &&VarId| {
            blocks
                .iter()
                .any(|&b| resolved.scope(b).written.contains(v))
        };
        for &var in spilled.iter().filter(is_written) {
            let (register, environment, slot) = self.spill_places(var);
            self.out.emit(Op::PushLocal, &[environment]);
            self.out.emit(Op::PushEnv, &[slot]);
            self.out.emit(Op::StoreLocal, &[register]);
        }
    }

    fn spill_places(&self, id: VarId) -> (u32, u32, u32) {
        let var = self.resolved.var(id);
        let slot = var
            .env_slot
            .expect("only variables with a slot are spilled");
        (self.registers[&id], self.environments[&var.scope], slot)
    }
}
