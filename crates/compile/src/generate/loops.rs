//! Predicted loops.

use super::EXIT_REQUESTED;
use super::emitter::Forward;
use super::expression::Want;
use super::frame::Frame;
use crate::spec::Literal;
use crate::tree::{Range, ScopeId};
use bytecode::{Op, Predicted};

impl Frame<'_, '_> {
    /// `[…] loop`
    pub(super) fn endless_loop(&mut self, body: ScopeId, span: Range, want: Want) {
        if !self.inlines {
            return self.real_send(Predicted::Loop, &[body], span, want);
        }
        let mut slow = Forward::default();
        self.out.mark(span);
        self.out.branch(
            Op::GuardPredicted,
            &[Predicted::Loop as u32],
            &mut [&mut slow],
        );
        self.revive_for_landings(body, body);
        let head = self.out.position();
        self.inline(body, Want::Effect);
        self.out.jump_back(head);
        self.out.bind(slow);
        self.real_send(Predicted::Loop, &[body], span, want);
    }

    /// `[…] whileTrue: […]` and `whileFalse:`
    pub(super) fn while_loop(
        &mut self,
        predicted: Predicted,
        condition: ScopeId,
        body: ScopeId,
        span: Range,
        want: Want,
    ) {
        let blocks = [condition, body];
        if !self.inlines {
            return self.real_send(predicted, &blocks, span, want);
        }
        let mut slow = Forward::default();
        self.out.mark(span);
        self.out
            .branch(Op::GuardPredicted, &[predicted as u32], &mut [&mut slow]);
        let exit = self.inlined_while(predicted, condition, body, span);
        self.finish_loop(exit, slow, want, |frame| {
            frame.real_send(predicted, &blocks, span, want);
        });
    }

    /// The loop itself. Answers the place after it.
    fn inlined_while(
        &mut self,
        predicted: Predicted,
        condition: ScopeId,
        body: ScopeId,
        span: Range,
    ) -> Forward {
        let (mut if_false, mut not_boolean, mut exit) = <(Forward, Forward, Forward)>::default();
        let test = leaving_selector(predicted);
        self.revive_for_landings(condition, body);
        let head = self.out.position();
        self.inline(condition, Want::Value);
        self.out.mark(span);
        let targets = &mut [&mut if_false, &mut not_boolean];
        self.out.branch(Op::BranchBoolean, &[test as u32], targets);
        if predicted == Predicted::WhileTrue {
            std::mem::swap(&mut exit, &mut if_false);
        } else {
            self.out.jump(&mut exit);
            self.out.bind(if_false);
        }
        let start = self.out.position();
        self.inline(body, Want::Effect);
        self.out.jump_back(head);
        self.out.bind(not_boolean);
        self.ask_whether_to_leave(test, &mut exit, span);
        self.out.jump_back(start);
        exit
    }

    /// The condition's value, on the stack, is no boolean: it is sent the
    /// message that the library's loop would send it, with a block that asks
    /// for the end. If the block was run, control goes to the exit.
    fn ask_whether_to_leave(&mut self, test: Predicted, exit: &mut Forward, span: Range) {
        let mark = self.next_register;
        let environment = self.new_register();
        self.out.emit(Op::NewEnv, &[1]);
        self.out.emit(Op::StoreLocal, &[environment]);
        self.out.emit(Op::PushLocal, &[environment]);
        let block = Literal::Code(self.generator.exit_block());
        let block = self.pool.index(&block);
        self.out.emit(Op::PushBlock, &[block, 1]);
        let selector = self.string(test.selector());
        self.out.mark(span);
        self.out.emit(Op::Send, &[selector, 1]);
        self.out.emit(Op::Pop, &[]);
        self.out.emit(Op::PushLocal, &[environment]);
        self.out.emit(Op::PushEnv, &[0]);
        self.out
            .branch(Op::BranchIfIndex, &[EXIT_REQUESTED], &mut [exit]);
        self.out.emit(Op::Pop, &[]);
        self.next_register = mark;
    }

    /// `from to: limit Do: […]` and its kin; from and limit are on the stack.
    pub(super) fn counting_loop(
        &mut self,
        predicted: Predicted,
        step: i64,
        body: ScopeId,
        span: Range,
        want: Want,
    ) {
        if !self.inlines {
            return self.real_counting(predicted, step, body, span, want);
        }
        let (mut slow, mut exit) = <(Forward, Forward)>::default();
        self.out.mark(span);
        self.out
            .branch(Op::GuardIntegers, &[predicted as u32], &mut [&mut slow]);
        self.revive_for_landings(body, body);
        let head = self.out.position();
        self.out
            .branch(Op::TestLoop, &[predicted as u32], &mut [&mut exit]);
        self.counting_body(body);
        self.out.mark(span);
        let step_literal = self.pool.index(&Literal::Int(step));
        self.out
            .emit(Op::StepLoop, &[predicted as u32, step_literal]);
        self.out.jump_back(head);
        self.finish_loop(exit, slow, want, |frame| {
            frame.real_counting(predicted, step, body, span, want);
        });
    }

    fn counting_body(&mut self, body: ScopeId) {
        let mark = self.next_register;
        self.assign_registers(body);
        let resolved = self.resolved;
        if resolved.scope(body).argument_count > 0 {
            let index = self.registers[&resolved.scope(body).vars[0]];
            self.out.emit(Op::StoreIndex, &[index]);
        }
        self.inline_statements(body, Want::Effect);
        self.next_register = mark;
    }

    fn real_counting(
        &mut self,
        predicted: Predicted,
        step: i64,
        body: ScopeId,
        span: Range,
        want: Want,
    ) {
        if takes_step(predicted) {
            self.push_literal(&Literal::Int(step));
        }
        self.real_send(predicted, &[body], span, want);
    }

    /// What follows a loop: its value, nil, and the slow way.
    fn finish_loop(
        &mut self,
        exit: Forward,
        slow: Forward,
        want: Want,
        slow_way: impl FnOnce(&mut Self),
    ) {
        let mut end = Forward::default();
        if want == Want::Value {
            self.out.bind(exit);
            self.push_literal(&Literal::Nil);
            self.out.jump(&mut end);
        } else {
            self.out.redirect(exit, &mut end);
        }
        self.out.bind(slow);
        slow_way(self);
        self.out.bind(end);
    }
}

/// The message that the library's loop sends to the condition's value, with a
/// block that leaves the loop.
fn leaving_selector(predicted: Predicted) -> Predicted {
    match predicted {
        Predicted::WhileTrue => Predicted::IfFalse,
        _ => Predicted::IfTrue,
    }
}

fn takes_step(predicted: Predicted) -> bool {
    matches!(
        predicted,
        Predicted::ToByDo | Predicted::UpToByDo | Predicted::DownToByDo
    )
}
