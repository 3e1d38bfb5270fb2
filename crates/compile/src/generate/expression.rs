//! Expressions and sends.

use super::frame::Frame;
use crate::spec::Literal;
use crate::tree::{Lookup, Message, MessageKind, Node, NodeKind, Range, VarId};
use bytecode::Op;

/// Whether an expression's value is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// It is left on the stack.
    Value,
    /// Nothing is left.
    Effect,
}

impl Frame<'_, '_> {
    /// An expression.
    pub(super) fn node(&mut self, node: &Node, want: Want) {
        match &node.kind {
            NodeKind::Literal(_) | NodeKind::SelfRef | NodeKind::Read(_) | NodeKind::Block(_)
                if want == Want::Effect => {}
            NodeKind::Literal(literal) => self.push_literal(literal),
            NodeKind::SelfRef => self.out.emit(Op::PushSelf, &[]),
            NodeKind::Read(var) => self.push_var(*var),
            NodeKind::Block(scope) => self.closure(*scope),
            NodeKind::Assign(var, value) => self.assignment(*var, value, want),
            NodeKind::While {
                predicted,
                condition,
                body,
            } => {
                self.while_loop(*predicted, *condition, *body, node.span, want);
            }
            NodeKind::Loop(body) => self.endless_loop(*body, node.span, want),
            NodeKind::Chain(base, messages) => self.chain(base, messages, want),
        }
    }

    fn assignment(&mut self, var: VarId, value: &Node, want: Want) {
        self.node(value, Want::Value);
        self.store(var);
        if want == Want::Value {
            self.push_self(var);
        }
    }

    /// The value of an assignment to this variable. Only variables of blocks
    /// in slot initialisers have the lobby for self.
    fn push_self(&mut self, var: VarId) {
        match self
            .resolved
            .scope(self.resolved.var(var).scope)
            .self_is_lobby
        {
            true => self.push_literal(&Literal::Lobby),
            false => self.out.emit(Op::PushSelf, &[]),
        }
    }

    fn chain(&mut self, base: &Node, messages: &[Message], want: Want) {
        self.node(base, Want::Value);
        let Some((last, others)) = messages.split_last() else {
            return;
        };
        for message in others {
            self.message(message, Want::Value);
        }
        self.message(last, want);
    }

    /// A message to the value on the stack.
    fn message(&mut self, message: &Message, want: Want) {
        let span = message.span;
        match &message.kind {
            MessageKind::Conditional(predicted, arms) => {
                return self.conditional(*predicted, arms, span, want);
            }
            MessageKind::Counting {
                predicted,
                limit,
                step,
                body,
            } => {
                self.node(limit, Want::Value);
                return self.counting_loop(*predicted, *step, *body, span, want);
            }
            MessageKind::Send(lookup, selector, arguments) => {
                self.send(lookup, selector, arguments, span);
            }
            MessageKind::Restart(scope) => self.restart(*scope),
            MessageKind::Label(label) => self.define_label(label, span),
            MessageKind::Branch(label) => self.branch_to(label, span),
            MessageKind::BranchIf(way, test, label) => {
                self.node(test, Want::Value);
                self.branch_if(*way, label, span);
            }
            MessageKind::BranchIndexed(index, labels) => {
                self.node(index, Want::Value);
                self.branch_indexed(labels, span);
            }
        }
        self.drop_unless(want);
    }

    /// Pops the value if it is not wanted.
    pub(super) fn drop_unless(&mut self, want: Want) {
        if want == Want::Effect {
            self.out.emit(Op::Pop, &[]);
        }
    }

    fn send(&mut self, lookup: &Lookup, selector: &str, arguments: &[Node], span: Range) {
        for argument in arguments {
            self.node(argument, Want::Value);
        }
        let count = arguments.len() as u32;
        let selector = self.string(selector);
        if let Lookup::Scoped(parents) = lookup {
            return self.scoped_send(selector, count, parents, span);
        }
        let name = match lookup {
            Lookup::Directed(name) => Some(self.string(name)),
            _ => None,
        };
        self.out.mark(span);
        match (lookup, name) {
            (Lookup::Directed(_), Some(name)) => {
                self.out.emit(Op::SendDirected, &[selector, count, name]);
            }
            (Lookup::Implicit, _) => self.out.emit(Op::SendImplicit, &[selector, count]),
            (Lookup::Resend, _) => self.out.emit(Op::SendResend, &[selector, count]),
            (Lookup::Primitive, _) => self.out.emit(Op::SendPrimitive, &[selector, count]),
            _ => self.out.emit(Op::Send, &[selector, count]),
        }
    }

    fn scoped_send(&mut self, selector: u32, count: u32, parents: &[VarId], span: Range) {
        for &parent in parents {
            self.push_var(parent);
        }
        self.out.mark(span);
        self.out
            .emit(Op::SendScoped, &[selector, count, parents.len() as u32]);
    }
}
