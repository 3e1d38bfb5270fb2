//! Labels and branches, which look like primitives.

use super::Resolver;
use crate::tree::{Label, MessageKind, ScopeId};
use syntax::ast::{Expr, ExprKind, Send};

impl Resolver {
    /// A selector that begins with two underscores.
    pub(super) fn pseudo_primitive(
        &mut self,
        scope: ScopeId,
        at: &Expr,
        send: &Send,
    ) -> MessageKind {
        match (send.selector.as_str(), send.args.as_slice()) {
            ("__DefineLabel:", [name]) => MessageKind::Label(self.label(scope, name)),
            ("__BranchTo:", [name]) => MessageKind::Branch(self.label(scope, name)),
            ("__BranchIfTrue:To:", [test, name]) => self.branch_if(scope, true, test, name),
            ("__BranchIfFalse:To:", [test, name]) => self.branch_if(scope, false, test, name),
            (selector, [index, names @ ..]) if is_indexed(selector, names.len()) => {
                let index = Box::new(self.expr(scope, index));
                let labels = names.iter().map(|name| self.label(scope, name)).collect();
                MessageKind::BranchIndexed(index, labels)
            }
            _ => {
                self.fail(at.span, "illegal pseudo-primitive");
                MessageKind::Restart(scope)
            }
        }
    }

    fn branch_if(&mut self, scope: ScopeId, way: bool, test: &Expr, name: &Expr) -> MessageKind {
        let test = Box::new(self.expr(scope, test));
        MessageKind::BranchIf(way, test, self.label(scope, name))
    }

    fn label(&mut self, scope: ScopeId, name: &Expr) -> Label {
        let name = match &name.kind {
            ExprKind::Str(bytes) => [b"'", bytes.as_slice()].concat(),
            ExprKind::Int(value) => value.to_string().into_bytes(),
            _ => {
                self.fail(name.span, "a label must be a string or an integer");
                Vec::new()
            }
        };
        Label { scope, name }
    }
}

fn is_indexed(selector: &str, labels: usize) -> bool {
    labels > 0 && selector == format!("__BranchIndexedBy:{}", "To:".repeat(labels))
}
