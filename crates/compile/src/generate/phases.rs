//! The two phases of a frame whose registers slow closures share.
//!
//! A variable that is assigned and that only inlined blocks share is a
//! register, as long as predictions come true. When a real send must make
//! closures of such blocks, the variable moves to an environment for good, and
//! the frame goes on in a second copy of the code where it lives there: what
//! the closures assign is seen, even by closures that the receiver keeps.
//!
//! The copy is made by compiling the statements once more. Its code begins in
//! the dead, and the emitter writes only what can be reached from the places
//! behind real sends, where the first phase lands; so it is mostly short.
//! Both phases pass the same sends in the same order, and give out the same
//! registers.

use super::branches::Labels;
use super::emitter::Forward;
use super::frame::Frame;
use crate::spec::CodeSpec;
use crate::tree::{ScopeId, VarId};
use bytecode::Op;

/// A real send of predicted control.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    number: u32,
    leaves_phase: bool,
}

impl Frame<'_, '_> {
    /// Compiles the root, in one phase or in two.
    pub(super) fn both_phases(mut self, fresh: bool) -> CodeSpec {
        let mark = self.next_register;
        self.open_root(fresh);
        self.root_body();
        self.finish_labels();
        let has_second = self.landings.values().any(Forward::is_awaited);
        let variables = self.variables(has_second);
        let shared_from = has_second.then(|| self.out.position());
        if has_second && self.generator.faults.is_empty() {
            self.next_register = mark;
            self.second_phase();
        }
        self.finish(variables, shared_from)
    }

    fn second_phase(&mut self) {
        self.is_shared = true;
        self.sites = 0;
        self.labels = Labels::default();
        self.out.assume_depth(0);
        self.open_root(true);
        self.root_body();
        self.finish_labels();
    }

    /// Before the closures are made.
    pub(super) fn begin_site(&mut self, blocks: &[ScopeId]) -> Site {
        let number = self.sites;
        self.sites += 1;
        let leaves_phase = blocks
            .iter()
            .any(|&block| self.shares_registers_with(block));
        if leaves_phase {
            self.move_to_environments();
        }
        Site {
            number,
            leaves_phase,
        }
    }

    /// After the send.
    pub(super) fn end_site(&mut self, site: Site) {
        if site.leaves_phase {
            let mut landing = Forward::default();
            self.out.jump(&mut landing);
            self.landings.insert(site.number, landing);
        } else if self.is_shared
            && let Some(landing) = self.landings.remove(&site.number)
        {
            self.out.bind(landing);
        }
    }

    /// Before a place that is jumped back to: in the second phase it exists
    /// once some real send between these scopes' first and last lands here.
    pub(super) fn revive_for_landings(&mut self, first: ScopeId, last: ScopeId) {
        if !self.is_shared {
            return;
        }
        let sites = self.extents[&first].0..self.extents[&last].1;
        let mut landings = self.landings.range(sites);
        if landings.any(|(_, landing)| landing.is_awaited()) {
            self.out.revive();
        }
    }

    fn shares_registers_with(&self, block: ScopeId) -> bool {
        let is_shared =
            |v: &VarId| self.resolved.var(*v).env_slot.is_some() && self.registers.contains_key(v);
        self.resolved.scope(block).free.iter().any(is_shared)
    }

    /// Moves all shared variables of the scopes around here from their
    /// registers to environments.
    fn move_to_environments(&mut self) {
        for scope in self.open.clone() {
            if self.resolved.scope(scope).env_size > 0 {
                self.move_scope(scope);
            }
        }
    }

    fn move_scope(&mut self, id: ScopeId) {
        let resolved = self.resolved;
        let scope = resolved.scope(id);
        let environment = self.environments[&id];
        if !self.has_environment(id) {
            self.out.emit(Op::NewEnv, &[scope.env_size]);
            self.out.emit(Op::StoreLocal, &[environment]);
        }
        for var in &scope.vars {
            let slot = resolved.var(*var).env_slot;
            if let (Some(slot), Some(&register)) = (slot, self.registers.get(var)) {
                self.out.emit(Op::PushLocal, &[register]);
                self.out.emit(Op::PushLocal, &[environment]);
                self.out.emit(Op::StoreEnv, &[slot]);
            }
        }
    }
}
