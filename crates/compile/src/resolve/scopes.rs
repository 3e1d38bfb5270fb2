//! Making scopes and finding variables in them.

use super::{Resolver, range};
use crate::spec::{CodeId, VariableKind};
use crate::tree::{Node, NodeKind, Range, Scope, ScopeId, ScopeKind, Statement, VarId};
use syntax::ast::Code;

impl Resolver {
    /// A scope without variables and statements.
    pub(super) fn bare_scope(
        &mut self,
        kind: ScopeKind,
        parent: Option<ScopeId>,
        selector: &str,
        span: Range,
    ) -> ScopeId {
        let is_initialiser = kind == ScopeKind::Initialiser;
        let code = if is_initialiser {
            CodeId(0)
        } else {
            self.new_code()
        };
        let inherits_lobby = parent.is_some_and(|p| self.out.scope(p).self_is_lobby);
        self.out.scopes.push(Scope {
            kind,
            parent,
            code,
            selector: selector.to_owned(),
            vars: Vec::new(),
            argument_count: 0,
            body: Vec::new(),
            free: Vec::new(),
            env_size: 0,
            env_at_entry: false,
            restarts: false,
            has_return: false,
            self_is_lobby: is_initialiser || inherits_lobby,
            span,
            body_span: span,
            annotation: Vec::new(),
        });
        ScopeId(self.out.scopes.len() as u32 - 1)
    }

    fn new_code(&mut self) -> CodeId {
        self.out.code_count += 1;
        CodeId(self.out.code_count - 1)
    }

    /// A scope for this code, with everything in it.
    pub(super) fn new_scope(
        &mut self,
        kind: ScopeKind,
        parent: Option<ScopeId>,
        selector: &str,
        code: &Code,
    ) -> ScopeId {
        let id = self.bare_scope(kind, parent, selector, range(code.span));
        self.out.scopes[id.0 as usize].body_span = range(code.body_span);
        self.fill_scope(id, code);
        id
    }

    /// A literal block.
    pub(super) fn block(&mut self, scope: ScopeId, kind: ScopeKind, code: &Code) -> ScopeId {
        let arguments = super::slots::argument_count(code);
        let id = self.new_scope(kind, Some(scope), &block_selector(arguments), code);
        if self.out.scope(id).body.is_empty() {
            let kind = NodeKind::Literal(self.empty_object());
            let node = Node {
                kind,
                span: range(code.span),
            };
            self.out.scopes[id.0 as usize].body.push(Statement {
                node,
                is_return: false,
            });
        }
        id
    }

    /// Adds the code's slots and statements to its scope.
    pub(super) fn fill_scope(&mut self, id: ScopeId, code: &Code) {
        self.declare(id, code);
        let statements = code.body.iter().map(|statement| {
            let node = self.expr(id, &statement.expr);
            if statement.is_return {
                self.mark_return(id);
            }
            Statement {
                node,
                is_return: statement.is_return,
            }
        });
        let body = statements.collect();
        self.out.scopes[id.0 as usize].body = body;
    }

    /// A `^` in a block returns from all that encloses it.
    fn mark_return(&mut self, id: ScopeId) {
        let mut next = Some(id).filter(|&s| self.out.scope(s).kind != ScopeKind::Method);
        while let Some(scope) = next {
            let scope = &mut self.out.scopes[scope.0 as usize];
            scope.has_return = true;
            next = scope.parent;
        }
    }

    /// The variable that this name means in a scope: the nearest one.
    pub(super) fn find(&self, scope: ScopeId, name: &str, assignable: bool) -> Option<VarId> {
        let fits = |id: &VarId| {
            let var = self.out.var(*id);
            var.name == name && (!assignable || var.kind == VariableKind::Assignable)
        };
        self.scopes_from(scope)
            .find_map(|s| self.out.scope(s).vars.iter().copied().find(fits))
    }

    /// The parent slots among the variables of a scope and those around it,
    /// inner ones first.
    pub(super) fn parents_in_scope(&self, scope: ScopeId) -> Vec<VarId> {
        self.scopes_from(scope)
            .flat_map(|s| self.out.scope(s).vars.iter().copied())
            .filter(|&v| self.out.var(v).is_parent)
            .collect()
    }

    fn scopes_from(&self, scope: ScopeId) -> impl Iterator<Item = ScopeId> + '_ {
        std::iter::successors(Some(scope), |&s| self.out.scope(s).parent)
    }

    /// Notes that a variable is used in a scope.
    pub(super) fn use_var(&mut self, scope: ScopeId, var: VarId) {
        let home = self.out.var(var).scope;
        if self.out.var(var).kind == VariableKind::Constant {
            return;
        }
        let mut next = scope;
        while next != home {
            let crossed = &mut self.out.scopes[next.0 as usize];
            let really = crossed.kind == ScopeKind::Real;
            if !crossed.free.contains(&var) {
                crossed.free.push(var);
            }
            let Some(parent) = crossed.parent else { return };
            next = parent;
            let var = &mut self.out.vars[var.0 as usize];
            var.captured = true;
            var.captured_really |= really;
        }
    }
}

/// The selector that runs a block: `value`, `value:`, `value:With:` …
pub fn block_selector(arguments: usize) -> String {
    match arguments {
        0 => "value".to_owned(),
        n => format!("value:{}", "With:".repeat(n - 1)),
    }
}
