//! Slots: of methods and blocks, and of object literals.

use super::{INITIALISER, Resolver};
use crate::limits::{MAX_ARGUMENTS, MAX_LITERALS};
use crate::spec::{Literal, ObjectId, ObjectSpec, SlotSpec, VariableKind};
use crate::tree::{Init, InitId, Node, NodeKind, ScopeId, Var, VarId, VarInit};
use std::collections::HashSet;
use syntax::ast::{Code, Expr, ExprKind, ObjectLit, SlotDecl, SlotInit, SlotKind, arity};

/// What a slot starts with.
enum Initial {
    /// Known now.
    Constant(Literal),
    /// To be evaluated; not yet in the list.
    Evaluated(Node),
}

/// How many arguments a code takes.
pub fn argument_count(code: &Code) -> usize {
    code.slots
        .iter()
        .filter(|s| s.kind == SlotKind::Argument)
        .count()
}

impl Resolver {
    /// Declares a method's or block's slots.
    pub(super) fn declare(&mut self, scope: ScopeId, code: &Code) {
        self.check_names(&code.slots);
        self.out.scopes[scope.0 as usize].annotation = code.annotation.clone();
        let arguments = argument_count(code);
        if arguments > MAX_ARGUMENTS {
            self.fail(code.span, "too many arguments");
        }
        if code.slots.len() > MAX_LITERALS {
            self.fail(code.span, "too many slots");
        }
        let (first, rest): (Vec<_>, Vec<_>) = code
            .slots
            .iter()
            .partition(|s| s.kind == SlotKind::Argument);
        self.out.scopes[scope.0 as usize].argument_count = arguments as u32;
        for slot in first.into_iter().chain(rest) {
            self.declare_slot(scope, slot);
        }
    }

    fn declare_slot(&mut self, scope: ScopeId, slot: &SlotDecl) {
        if arity(&slot.name) != 0 {
            self.fail(slot.span, "only an object's slot can have such a name");
        }
        if slot.kind == SlotKind::Argument && (slot.is_parent || slot.init != SlotInit::None) {
            self.fail(
                slot.span,
                "an argument is no parent and has no initial value",
            );
        }
        let init = self.local_init(slot);
        self.out.vars.push(Var {
            name: slot.name.clone(),
            scope,
            kind: variable_kind(slot.kind),
            is_parent: slot.is_parent,
            annotation: slot.annotation.clone(),
            init,
            assigned: false,
            captured: false,
            captured_really: false,
            env_slot: None,
        });
        let id = VarId(self.out.vars.len() as u32 - 1);
        self.out.scopes[scope.0 as usize].vars.push(id);
    }

    fn local_init(&mut self, slot: &SlotDecl) -> VarInit {
        let expr = match &slot.init {
            SlotInit::None if slot.kind == SlotKind::Constant => {
                return VarInit::Constant(Literal::Nil);
            }
            SlotInit::None => return VarInit::None,
            SlotInit::Expr(expr) => expr,
            SlotInit::Method(_) => {
                self.fail(slot.span, "inner methods are no longer supported");
                return VarInit::None;
            }
        };
        match self.initial(expr) {
            Initial::Constant(literal) => VarInit::Constant(literal),
            Initial::Evaluated(node) => VarInit::Evaluated(self.add_init(node)),
        }
    }

    /// An object literal. Inner ones get the smaller ids, so its own is known
    /// only when its slots are through.
    pub(super) fn object(&mut self, literal: &ObjectLit) -> ObjectId {
        self.check_names(&literal.slots);
        if let Some(slot) = literal.slots.get(MAX_LITERALS) {
            self.fail(slot.span, "too many slots");
        }
        let mut evaluated = Vec::new();
        let mut slots = Vec::with_capacity(literal.slots.len());
        for (index, slot) in literal.slots.iter().enumerate() {
            let init = self.object_slot_init(slot).unwrap_or_else(|init| {
                evaluated.push((init, index as u32));
                Literal::Nil
            });
            slots.push(slot_spec(slot, init));
        }
        let id = self.add_object(ObjectSpec {
            slots,
            annotation: literal.annotation.clone(),
        });
        for (init, index) in evaluated {
            self.out.inits[init.0 as usize].slot = Some((id, index));
        }
        id
    }

    /// What the slot starts with, or what will evaluate it.
    fn object_slot_init(&mut self, slot: &SlotDecl) -> Result<Literal, InitId> {
        match (&slot.init, slot.kind) {
            (_, SlotKind::Argument) => {
                self.fail(slot.span, "an argument slot belongs to a method or block");
                Ok(Literal::Nil)
            }
            (SlotInit::Method(_), SlotKind::Assignable) => {
                self.fail(slot.span, "a method slot cannot be assignable");
                Ok(Literal::Nil)
            }
            (SlotInit::None, _) => Ok(Literal::Nil),
            (SlotInit::Method(code), _) => Ok(Literal::Method(self.method(&slot.name, code))),
            (SlotInit::Expr(expr), _) => match self.initial(expr) {
                Initial::Constant(literal) => Ok(literal),
                Initial::Evaluated(node) => Err(self.add_init(node)),
            },
        }
    }

    fn initial(&mut self, expr: &Expr) -> Initial {
        if let ExprKind::Send(_) | ExprKind::Block(_) = expr.kind {
            return Initial::Evaluated(self.expr(INITIALISER, expr));
        }
        match self.expr(INITIALISER, expr).kind {
            NodeKind::Literal(literal) => Initial::Constant(literal),
            _ => Initial::Constant(Literal::Nil),
        }
    }

    fn add_init(&mut self, node: Node) -> InitId {
        self.out.inits.push(Init { node, slot: None });
        InitId(self.out.inits.len() as u32 - 1)
    }

    /// No two slots may have the same name; an assignable one has two.
    fn check_names(&mut self, slots: &[SlotDecl]) {
        let mut names = HashSet::new();
        for slot in slots {
            let fresh = names.insert(slot.name.clone());
            let assigns = slot.kind == SlotKind::Assignable;
            if !fresh || (assigns && !names.insert(format!("{}:", slot.name))) {
                self.fail(
                    slot.span,
                    format!("there are two slots named {}", slot.name),
                );
            }
        }
    }
}

fn slot_spec(slot: &SlotDecl, init: Literal) -> SlotSpec {
    SlotSpec {
        name: slot.name.clone(),
        assignable: slot.kind == SlotKind::Assignable,
        is_parent: slot.is_parent,
        init,
        annotation: slot.annotation.clone(),
    }
}

fn variable_kind(kind: SlotKind) -> VariableKind {
    match kind {
        SlotKind::Argument => VariableKind::Argument,
        SlotKind::Constant => VariableKind::Constant,
        SlotKind::Assignable => VariableKind::Assignable,
    }
}
