//! Statements, returns and `_Restart`.

use super::expression::Want;
use super::frame::Frame;
use crate::spec::InlinedVariable;
use crate::tree::{Range, ScopeId, ScopeKind, Statement};
use bytecode::Op;

impl Frame<'_, '_> {
    /// A scope's statements; the value, if wanted, is the last one's.
    pub(super) fn statements(&mut self, id: ScopeId, want: Want) {
        let resolved = self.resolved;
        let scope = resolved.scope(id);
        if scope.restarts {
            self.revive_for_landings(id, id);
        }
        let start = (self.out.position(), self.out.depth());
        self.starts.insert(id, start);
        let first_site = self.sites;
        self.open.push(id);
        if let Some((last, others)) = scope.body.split_last() {
            for statement in others {
                self.statement(statement, Want::Effect);
            }
            self.statement(last, want);
        }
        self.open.pop();
        self.extents.insert(id, (first_site, self.sites));
    }

    /// A block in line: its variables, then its statements.
    pub(super) fn inline(&mut self, id: ScopeId, want: Want) {
        let mark = self.next_register;
        self.assign_registers(id);
        self.inline_statements(id, want);
        self.next_register = mark;
    }

    /// The first values of a block's variables, and its statements.
    pub(super) fn inline_statements(&mut self, id: ScopeId, want: Want) {
        self.initialise(id, false);
        let from = self.out.position();
        self.statements(id, want);
        self.note_variables(id, from);
    }

    /// Tells the debugger which variables an inlined block had here.
    fn note_variables(&mut self, id: ScopeId, from: u32) {
        let to = self.out.position();
        if from == to {
            return;
        }
        let resolved = self.resolved;
        for &var in &resolved.scope(id).vars {
            let variable = self.variable(var, false);
            self.inlined.push(InlinedVariable { variable, from, to });
        }
    }

    fn statement(&mut self, statement: &Statement, want: Want) {
        if !statement.is_return {
            self.node(&statement.node, want);
            return;
        }
        let depth = self.out.depth();
        self.node(&statement.node, Want::Value);
        self.return_value(statement.node.span);
        self.out
            .assume_depth(depth + usize::from(want == Want::Value));
    }

    /// `^`: from the home method, of which this frame may be the activation.
    fn return_value(&mut self, span: Range) {
        self.out.mark(span);
        if self.initialiser_end.is_some() {
            self.leave_initialiser();
        } else if self.resolved.scope(self.root).kind == ScopeKind::Method {
            self.out.emit(Op::Return, &[]);
        } else {
            self.out.emit(Op::ReturnNonLocal, &[]);
        }
    }

    /// `_Restart`: the receiver, on the stack, is not needed.
    pub(super) fn restart(&mut self, id: ScopeId) {
        let depth = self.out.depth();
        let (start, base) = self.starts[&id];
        self.pop_to(base);
        self.initialise(id, false);
        self.out.jump_back(start);
        self.out.assume_depth(depth);
    }

    /// Pops until the stack is as deep as this.
    pub(super) fn pop_to(&mut self, depth: usize) {
        while self.out.depth() > depth {
            self.out.emit(Op::Pop, &[]);
        }
    }
}
