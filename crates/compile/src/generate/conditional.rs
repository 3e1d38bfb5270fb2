//! Predicted control on booleans.
//!
//! ```text
//!        receiver
//!        BranchBoolean  on_false  slow
//!        …what true does…        Jump end
//! on_false: …what false does…    Jump end
//! slow:  closures, the real send
//! end:
//! ```

use super::emitter::Forward;
use super::expression::Want;
use super::frame::Frame;
use crate::spec::Literal;
use crate::tree::{Range, ScopeId};
use bytecode::{Op, Predicted};

/// What happens on one of the two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arm {
    /// The block runs.
    Block(ScopeId),
    /// Nothing; the value is nil.
    Nil,
    /// Nothing; the value is the receiver.
    Receiver,
}

impl Arm {
    /// Whether nothing needs doing, not even pushing a value.
    fn is_silent(self, want: Want) -> bool {
        match self {
            Arm::Block(_) => false,
            Arm::Nil => want == Want::Effect,
            Arm::Receiver => true,
        }
    }
}

impl Frame<'_, '_> {
    /// Control on the boolean that is on the stack.
    pub(super) fn conditional(
        &mut self,
        predicted: Predicted,
        blocks: &[ScopeId],
        span: Range,
        want: Want,
    ) {
        if !self.inlines {
            return self.real_send(predicted, blocks, span, want);
        }
        let (on_true, on_false) = arms(predicted, blocks);
        let keeps = want == Want::Value && [on_true, on_false].contains(&Arm::Receiver);
        let (mut if_false, mut slow, mut end) = <(Forward, Forward, Forward)>::default();
        self.out.mark(span);
        if keeps {
            self.out.emit(Op::Dup, &[]);
        }
        let operands = [predicted as u32];
        self.out.branch(
            Op::BranchBoolean,
            &operands,
            &mut [&mut if_false, &mut slow],
        );
        self.arm(on_true, keeps, want);
        self.out.jump(&mut end);
        match on_false.is_silent(want) {
            true => self.out.redirect(if_false, &mut end),
            false => {
                self.out.bind(if_false);
                self.arm(on_false, keeps, want);
                self.out.jump(&mut end);
            }
        }
        self.slow_arm(slow, keeps);
        self.real_send(predicted, blocks, span, want);
        self.out.bind(end);
    }

    fn arm(&mut self, arm: Arm, keeps: bool, want: Want) {
        if keeps && arm != Arm::Receiver {
            self.out.emit(Op::Pop, &[]);
        }
        match arm {
            Arm::Block(block) => self.inline(block, want),
            Arm::Nil if want == Want::Value => self.push_literal(&Literal::Nil),
            Arm::Nil | Arm::Receiver => {}
        }
    }

    fn slow_arm(&mut self, slow: Forward, keeps: bool) {
        self.out.bind(slow);
        if keeps {
            self.out.emit(Op::Pop, &[]);
        }
    }
}

/// What true does and what false does.
fn arms(predicted: Predicted, blocks: &[ScopeId]) -> (Arm, Arm) {
    let first = Arm::Block(blocks[0]);
    match predicted {
        Predicted::IfTrueIfFalse => (first, Arm::Block(blocks[1])),
        Predicted::IfFalseIfTrue => (Arm::Block(blocks[1]), first),
        Predicted::IfFalse => (Arm::Nil, first),
        Predicted::AndAnd | Predicted::And => (first, Arm::Receiver),
        Predicted::OrOr | Predicted::Or => (Arm::Receiver, first),
        _ => (first, Arm::Nil),
    }
}
