//! Which messages become control: those with a predicted selector and literal
//! blocks in the right places. All others stay sends.

use super::Resolver;
use crate::tree::{MessageKind, Node, NodeKind, ScopeId, ScopeKind};
use bytecode::Predicted;
use syntax::ast::{Code, Expr, ExprKind, Send};

impl Resolver {
    /// A message to a boolean or an integer that becomes control.
    pub(super) fn control(&mut self, scope: ScopeId, send: &Send) -> Option<MessageKind> {
        let predicted = Predicted::from_selector(&send.selector)?;
        match predicted {
            Predicted::IfTrue
            | Predicted::IfFalse
            | Predicted::IfTrueIfFalse
            | Predicted::IfFalseIfTrue
            | Predicted::AndAnd
            | Predicted::OrOr
            | Predicted::And
            | Predicted::Or => self.conditional(scope, predicted, send),
            Predicted::ToDo | Predicted::UpToDo | Predicted::DownToDo => {
                self.counting(scope, predicted, send)
            }
            Predicted::ToByDo | Predicted::UpToByDo | Predicted::DownToByDo => {
                self.counting(scope, predicted, send)
            }
            Predicted::WhileTrue | Predicted::WhileFalse | Predicted::Loop | Predicted::Not => None,
        }
    }

    fn conditional(
        &mut self,
        scope: ScopeId,
        predicted: Predicted,
        send: &Send,
    ) -> Option<MessageKind> {
        let codes: Option<Vec<&Code>> = send.args.iter().map(|arg| literal_block(arg, 0)).collect();
        let codes = codes.filter(|codes| codes.len() == arms(predicted))?;
        let arms = codes
            .into_iter()
            .map(|code| self.inlined(scope, code))
            .collect();
        Some(MessageKind::Conditional(predicted, arms))
    }

    fn counting(
        &mut self,
        scope: ScopeId,
        predicted: Predicted,
        send: &Send,
    ) -> Option<MessageKind> {
        let (limit, step, block) = match send.args.as_slice() {
            [limit, block] => (limit, 1, block),
            [limit, step, block] => (limit, positive_literal(step)?, block),
            _ => return None,
        };
        let code = literal_block(block, 1)?;
        let limit = Box::new(self.expr(scope, limit));
        let body = self.inlined(scope, code);
        Some(MessageKind::Counting {
            predicted,
            limit,
            step,
            body,
        })
    }

    /// A loop whose receiver is a literal block. Takes the send it stands for.
    pub(super) fn loop_on_block(
        &mut self,
        scope: ScopeId,
        base: &Expr,
        sends: &mut Vec<(&Expr, &Send)>,
    ) -> Option<Node> {
        let receiver = literal_block(base, 0)?;
        let &(at, send) = sends.last()?;
        let predicted = Predicted::from_selector(&send.selector)?;
        let kind = match (predicted, send.args.as_slice()) {
            (Predicted::Loop, []) => NodeKind::Loop(self.inlined(scope, receiver)),
            (Predicted::WhileTrue | Predicted::WhileFalse, [body]) => {
                let body = literal_block(body, 0)?;
                let condition = self.inlined(scope, receiver);
                let body = self.inlined(scope, body);
                NodeKind::While {
                    predicted,
                    condition,
                    body,
                }
            }
            _ => return None,
        };
        sends.pop();
        Some(Node {
            kind,
            span: super::range(at.span),
        })
    }

    fn inlined(&mut self, scope: ScopeId, code: &Code) -> ScopeId {
        self.block(scope, ScopeKind::Inlined, code)
    }
}

fn arms(predicted: Predicted) -> usize {
    match predicted {
        Predicted::IfTrueIfFalse | Predicted::IfFalseIfTrue => 2,
        _ => 1,
    }
}

/// The code of a literal block that takes no more than so many arguments.
fn literal_block(expr: &Expr, arguments: usize) -> Option<&Code> {
    match &expr.kind {
        ExprKind::Block(code) if super::slots::argument_count(code) <= arguments => Some(code),
        _ => None,
    }
}

fn positive_literal(expr: &Expr) -> Option<i64> {
    match expr.kind {
        ExprKind::Int(step) if step > 0 => Some(step),
        _ => None,
    }
}
