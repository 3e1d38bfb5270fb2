//! Registers, environments, and the variables in them.

use super::frame::{Cell, Frame};
use crate::resolve::ENTRY;
use crate::spec::{Literal, Place, VariableKind};
use crate::tree::{InitId, ScopeId, VarId, VarInit};
use bytecode::Op;

impl Frame<'_, '_> {
    /// A register that nothing else uses until the scope closes.
    pub(super) fn new_register(&mut self) -> u32 {
        let register = self.next_register;
        self.next_register += 1;
        self.register_count = self.register_count.max(self.next_register);
        register
    }

    /// Gives the root's variables their places and first values. Registers are
    /// nil at first (`fresh`) unless something ran before.
    pub(super) fn open_root(&mut self, fresh: bool) {
        self.assign_registers(self.root);
        self.initialise(self.root, fresh);
    }

    /// Gives each variable of a scope its register.
    pub(super) fn assign_registers(&mut self, id: ScopeId) {
        let resolved = self.resolved;
        let scope = resolved.scope(id);
        for &var in &scope.vars {
            let is_constant = resolved.var(var).kind == VariableKind::Constant;
            if is_constant || self.is_always_in_environment(var) {
                continue;
            }
            // Both phases give out the same registers, needed or not.
            let register = self.new_register();
            match self.is_in_environment(var) {
                true => self.registers.remove(&var),
                false => self.registers.insert(var, register),
            };
        }
        if scope.env_size > 0 {
            let register = self.new_register();
            self.environments.insert(id, register);
        }
    }

    /// Gives the assignable variables of a scope their first values.
    pub(super) fn initialise(&mut self, id: ScopeId, fresh: bool) {
        let resolved = self.resolved;
        let scope = resolved.scope(id);
        if self.has_environment(id) {
            self.out.emit(Op::NewEnv, &[scope.env_size]);
            let register = self.environments[&id];
            self.out.emit(Op::StoreLocal, &[register]);
        }
        for &var in &scope.vars {
            let is_assignable = resolved.var(var).kind == VariableKind::Assignable;
            let is_nil = matches!(resolved.var(var).init, VarInit::None);
            let is_nil_already = fresh || self.is_in_environment(var);
            if is_assignable && !(is_nil && is_nil_already) {
                self.push_initial(var);
                self.store(var);
            }
        }
    }

    /// Whether a scope of this frame has an environment from its entry on.
    pub(super) fn has_environment(&self, id: ScopeId) -> bool {
        let scope = self.resolved.scope(id);
        scope.env_size > 0 && (scope.env_at_entry || !self.inlines || self.is_shared)
    }

    /// Whether a variable of this frame lives in its scope's environment.
    pub(super) fn is_in_environment(&self, var: VarId) -> bool {
        let has_slot = self.resolved.var(var).env_slot.is_some();
        (has_slot && self.is_shared) || self.is_always_in_environment(var)
    }

    /// Whether it does so in both phases.
    fn is_always_in_environment(&self, var: VarId) -> bool {
        let var = self.resolved.var(var);
        var.env_slot.is_some() && (var.captured_really || !self.inlines)
    }

    /// Pushes a variable's value.
    pub(super) fn push_var(&mut self, id: VarId) {
        let var = self.resolved.var(id);
        if var.kind == VariableKind::Constant {
            self.push_initial(id);
        } else if let Some(&register) = self.registers.get(&id) {
            self.out.emit(Op::PushLocal, &[register]);
        } else if let Some(slot) = var.env_slot {
            self.push_cell(Cell::Environment(var.scope));
            self.out.emit(Op::PushEnv, &[slot]);
        } else {
            self.push_cell(Cell::Value(id));
        }
    }

    /// Pops a value into a variable.
    pub(super) fn store(&mut self, id: VarId) {
        let var = self.resolved.var(id);
        match (self.registers.get(&id), var.env_slot) {
            (Some(&register), _) => self.out.emit(Op::StoreLocal, &[register]),
            (None, slot) => {
                let slot = slot.expect("a variable assigned in another frame is captured");
                self.push_cell(Cell::Environment(var.scope));
                self.out.emit(Op::StoreEnv, &[slot]);
            }
        }
    }

    /// Pushes what a closure holds, from this frame or its own closure.
    pub(super) fn push_cell(&mut self, cell: Cell) {
        let register = match cell {
            Cell::Environment(scope) => self.environments.get(&scope),
            Cell::Value(var) => self.registers.get(&var),
        };
        match register {
            Some(&register) => self.out.emit(Op::PushLocal, &[register]),
            None => {
                let index = self.cells[&cell];
                self.out.emit(Op::PushCopied, &[index]);
            }
        }
    }

    fn push_initial(&mut self, id: VarId) {
        let resolved = self.resolved;
        match &resolved.var(id).init {
            VarInit::None => self.push_literal(&Literal::Nil),
            VarInit::Constant(literal) => self.push_literal(literal),
            VarInit::Evaluated(init) => self.push_evaluated(*init),
        }
    }

    fn push_evaluated(&mut self, init: InitId) {
        if let Some(&register) = self.init_registers.get(&init) {
            self.out.emit(Op::PushLocal, &[register]);
            return;
        }
        let index = self.evaluated_literal(init);
        self.out.emit(Op::PushLiteral, &[index]);
    }

    /// The literal that the entry fills in with an initialiser's value.
    fn evaluated_literal(&mut self, init: InitId) -> u32 {
        debug_assert!(
            self.root != ENTRY,
            "the entry keeps such values in registers"
        );
        let (index, is_new) = self.pool.awaiting(init);
        if is_new {
            let code = self.resolved.scope(self.root).code;
            self.generator
                .init_targets
                .entry(init)
                .or_default()
                .push((code, index));
        }
        index
    }

    /// Where a variable of the root is, for mirrors and the debugger.
    pub(super) fn place(&mut self, id: VarId) -> Place {
        let resolved = self.resolved;
        let var = resolved.var(id);
        if let Some(&register) = self.registers.get(&id) {
            return Place::Local(register);
        }
        if let Some(slot) = var.env_slot {
            return Place::Env {
                local: self.environments[&var.scope],
                slot,
            };
        }
        match &var.init {
            VarInit::None => Place::Literal(self.pool.index(&Literal::Nil)),
            VarInit::Constant(literal) => Place::Literal(self.pool.index(literal)),
            VarInit::Evaluated(init) => match self.init_registers.get(init) {
                Some(&register) => Place::Local(register),
                None => Place::Literal(self.evaluated_literal(*init)),
            },
        }
    }
}
