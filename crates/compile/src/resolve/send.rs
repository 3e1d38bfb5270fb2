//! Messages: variables, assignments, primitives and real sends.

use super::{INITIALISER, Resolver, range};
use crate::limits::MAX_ARGUMENTS;
use crate::tree::{Lookup, Message, MessageKind, Node, NodeKind, ScopeId};
use syntax::ast::{Expr, ExprKind, Receiver, Send, arity};

impl Resolver {
    /// An expression as a chain: the innermost receiver, then the messages.
    pub(super) fn chain(&mut self, scope: ScopeId, expr: &Expr) -> Node {
        let (base, mut sends) = spine(expr);
        let (mut node, mut messages) = match &base.kind {
            ExprKind::Send(send) => self.without_receiver(scope, base, send),
            _ => match self.loop_on_block(scope, base, &mut sends) {
                Some(node) => (node, Vec::new()),
                None => (self.atom(scope, base), Vec::new()),
            },
        };
        while let Some((at, send)) = sends.pop() {
            let kind = self.message(scope, at, send);
            messages.push(Message {
                kind,
                span: range(at.span),
            });
        }
        if !messages.is_empty() {
            node = Node {
                kind: NodeKind::Chain(Box::new(node), messages),
                span: range(expr.span),
            };
        }
        node
    }

    /// A message to an expression.
    fn message(&mut self, scope: ScopeId, at: &Expr, send: &Send) -> MessageKind {
        if send.selector.starts_with('_') {
            return self.underscored(scope, at, send);
        }
        match self.control(scope, send) {
            Some(kind) => kind,
            None => self.real_send(scope, at, send, Lookup::Normal),
        }
    }

    /// A message whose receiver is not an expression. A variable's value is a
    /// node of its own; else self is on the stack, and a message follows.
    fn without_receiver(&mut self, scope: ScopeId, at: &Expr, send: &Send) -> (Node, Vec<Message>) {
        if let Receiver::Implicit = send.receiver
            && let Some(kind) = self.variable(scope, send)
        {
            return (
                Node {
                    kind,
                    span: range(at.span),
                },
                Vec::new(),
            );
        }
        let me = Node {
            kind: self.self_kind(scope),
            span: range(at.span),
        };
        let kind = self.message_to_self(scope, at, send);
        (
            me,
            vec![Message {
                kind,
                span: range(at.span),
            }],
        )
    }

    fn message_to_self(&mut self, scope: ScopeId, at: &Expr, send: &Send) -> MessageKind {
        let is_implicit = matches!(send.receiver, Receiver::Implicit);
        if send.selector.starts_with('_') {
            if !is_implicit {
                self.fail(send.selector_span, "a primitive cannot be resent");
            }
            return self.underscored(scope, at, send);
        }
        let lookup = match &send.receiver {
            Receiver::Resend => Lookup::Resend,
            Receiver::Delegate(name) => Lookup::Directed(name.clone()),
            Receiver::Implicit | Receiver::Expr(_) => self.implicit_lookup(scope),
        };
        self.real_send(scope, at, send, lookup)
    }

    /// A variable's value or an assignment, if the name is a variable's.
    fn variable(&mut self, scope: ScopeId, send: &Send) -> Option<NodeKind> {
        let value = match send.args.as_slice() {
            [] => {
                let var = self.find(scope, &send.selector, false)?;
                self.use_var(scope, var);
                return Some(NodeKind::Read(var));
            }
            [value] => value,
            _ => return None,
        };
        let name = send.selector.strip_suffix(':')?;
        let var = self.find(scope, name, true)?;
        self.use_var(scope, var);
        self.out.vars[var.0 as usize].assigned = true;
        let value = self.expr(scope, value);
        Some(NodeKind::Assign(var, Box::new(value)))
    }

    fn implicit_lookup(&mut self, scope: ScopeId) -> Lookup {
        let parents = self.parents_in_scope(scope);
        if parents.is_empty() {
            return Lookup::Implicit;
        }
        for &parent in &parents {
            self.use_var(scope, parent);
        }
        Lookup::Scoped(parents)
    }

    fn real_send(&mut self, scope: ScopeId, at: &Expr, send: &Send, lookup: Lookup) -> MessageKind {
        self.check_arguments(at, send);
        let arguments = send.args.iter().map(|arg| self.expr(scope, arg)).collect();
        MessageKind::Send(lookup, send.selector.clone(), arguments)
    }

    fn check_arguments(&mut self, at: &Expr, send: &Send) {
        if send.args.len() > MAX_ARGUMENTS {
            self.fail(at.span, "too many arguments");
        }
        if !is_pseudo(send) && send.args.len() != arity(&send.selector) {
            self.fail(at.span, "the selector takes another number of arguments");
        }
    }

    /// Selectors that begin with an underscore.
    fn underscored(&mut self, scope: ScopeId, at: &Expr, send: &Send) -> MessageKind {
        if is_pseudo(send) {
            return self.pseudo_primitive(scope, at, send);
        }
        if send.selector == "_Restart" && scope != INITIALISER {
            self.out.scopes[scope.0 as usize].restarts = true;
            return MessageKind::Restart(scope);
        }
        self.real_send(scope, at, send, Lookup::Primitive)
    }
}

fn is_pseudo(send: &Send) -> bool {
    send.selector.starts_with("__")
}

/// A receiver chain's innermost expression and the sends around it, outermost
/// first.
fn spine(expr: &Expr) -> (&Expr, Vec<(&Expr, &Send)>) {
    let mut sends = Vec::new();
    let mut base = expr;
    while let ExprKind::Send(send) = &base.kind
        && let Receiver::Expr(receiver) = &send.receiver
    {
        sends.push((base, send));
        base = receiver;
    }
    (base, sends)
}
