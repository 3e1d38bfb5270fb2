//! Labels and branches between the statements of one scope.

use super::emitter::Forward;
use super::frame::Frame;
use crate::tree::{Label, Range};
use bytecode::Op;
use std::collections::HashMap;

/// The labels of a frame.
#[derive(Default)]
pub struct Labels {
    defined: HashMap<Label, (u32, usize)>,
    awaited: HashMap<Label, (Forward, Range)>,
}

impl Frame<'_, '_> {
    /// `__DefineLabel:`; the receiver, on the stack, is the value.
    pub(super) fn define_label(&mut self, label: &Label, span: Range) {
        let depth = self.out.depth();
        if let Some((forward, _)) = self.labels.awaited.remove(label) {
            match forward.depth() == Some(depth) {
                true => self.out.bind(forward),
                false => self.uneven(span),
            }
        }
        self.out.revive();
        let place = (self.out.position(), depth);
        if self.labels.defined.insert(label.clone(), place).is_some() {
            self.generator.fail(span, "the label is defined twice");
        }
    }

    /// `__BranchTo:`
    pub(super) fn branch_to(&mut self, label: &Label, span: Range) {
        self.out.mark(span);
        match self.backwards(label, span) {
            Some(position) => self.out.jump_back(position),
            None => self.forwards(label, span, Op::Jump, &[]),
        }
    }

    /// `__BranchIfTrue:To:` (`way` is true) and `__BranchIfFalse:To:`; the
    /// value to test is on the stack.
    pub(super) fn branch_if(&mut self, way: bool, label: &Label, span: Range) {
        self.out.mark(span);
        if !self.labels.defined.contains_key(label) {
            return self.forwards(label, span, branch_op(way), &[]);
        }
        // Anything but the one boolean goes on, so the test cannot be turned
        // round to jump over the way back.
        let (mut stepping_stone, mut on) = <(Forward, Forward)>::default();
        let targets = &mut [&mut stepping_stone];
        self.out.branch(branch_op(way), &[], targets);
        self.out.jump(&mut on);
        self.out.bind(stepping_stone);
        self.branch_to(label, span);
        self.out.bind(on);
    }

    /// `__BranchIndexedBy:To:…`; the index is on the stack.
    pub(super) fn branch_indexed(&mut self, labels: &[Label], span: Range) {
        self.out.mark(span);
        let mut back: Vec<(Forward, &Label)> = Vec::new();
        for (index, label) in (0..).zip(labels) {
            if self.labels.defined.contains_key(label) {
                let mut stepping_stone = Forward::default();
                self.out
                    .branch(Op::BranchIfIndex, &[index], &mut [&mut stepping_stone]);
                back.push((stepping_stone, label));
            } else {
                self.forwards(label, span, Op::BranchIfIndex, &[index]);
            }
        }
        self.out.emit(Op::Pop, &[]);
        let mut on = Forward::default();
        self.out.jump(&mut on);
        for (stepping_stone, label) in back {
            self.out.bind(stepping_stone);
            self.branch_to(label, span);
        }
        self.out.bind(on);
    }

    /// Every label that was branched to must have been defined.
    pub(super) fn finish_labels(&mut self) {
        let awaited = std::mem::take(&mut self.labels.awaited);
        let mut spans: Vec<Range> = awaited.into_values().map(|(_, span)| span).collect();
        spans.sort_unstable();
        for span in spans {
            self.generator
                .fail(span, "the label is not defined in this method or block");
        }
    }

    fn forwards(&mut self, label: &Label, span: Range, op: Op, operands: &[u32]) {
        let (mut forward, first) = self
            .labels
            .awaited
            .remove(label)
            .unwrap_or((Forward::default(), span));
        let known = forward.depth();
        self.out.branch(op, operands, &mut [&mut forward]);
        if known.is_some() && known != forward.depth() {
            self.uneven(span);
        }
        self.labels.awaited.insert(label.clone(), (forward, first));
    }

    /// Where a label already passed stands.
    fn backwards(&mut self, label: &Label, span: Range) -> Option<u32> {
        let &(position, depth) = self.labels.defined.get(label)?;
        if depth != self.out.depth() {
            self.uneven(span);
        }
        Some(position)
    }

    fn uneven(&mut self, span: Range) {
        let message = "the label stands at another depth of the expression than the branch";
        self.generator.fail(span, message);
    }
}

fn branch_op(way: bool) -> Op {
    match way {
        true => Op::BranchIfTrue,
        false => Op::BranchIfFalse,
    }
}
