//! Emitting instructions while keeping the books: operand stack depth,
//! whether the place can be reached, source positions.
//!
//! Nothing is emitted where control cannot come, so that code never jumps out
//! of dead code; the depth is followed there all the same.

use crate::spec::SourcePosition;
use crate::tree::Range;
use bytecode::{Encoder, Op, Patch};

/// Bytecode in the making.
#[derive(Default)]
pub struct Emitter {
    encoder: Encoder,
    positions: Vec<SourcePosition>,
    depth: usize,
    max_depth: usize,
    is_dead: bool,
}

/// A place further on that jumps wait for.
#[derive(Default)]
pub struct Forward {
    patches: Vec<Patch>,
    depth: Option<usize>,
}

impl Forward {
    /// The depth at that place, once a jump to it was seen.
    pub fn depth(&self) -> Option<usize> {
        self.depth
    }

    /// Whether some code that runs jumps there.
    pub fn is_awaited(&self) -> bool {
        !self.patches.is_empty()
    }
}

impl Emitter {
    /// The offset of the next instruction.
    pub fn position(&self) -> u32 {
        self.encoder.position()
    }

    /// The operand stack depth now.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The deepest so far.
    pub fn max_depth(&self) -> usize {
        self.max_depth
    }

    /// Control may come here from places not yet known.
    pub fn revive(&mut self) {
        self.is_dead = false;
    }

    /// In dead code: what the depth would be.
    pub fn assume_depth(&mut self, depth: usize) {
        debug_assert!(self.is_dead || self.depth == depth);
        self.depth = depth;
    }

    /// What follows stems from this place of the source.
    pub fn mark(&mut self, span: Range) {
        if self.is_dead || self.positions.last().is_some_and(|last| last.span == span) {
            return;
        }
        let position = self.position();
        match self.positions.last_mut() {
            Some(last) if last.position == position => last.span = span,
            _ => self.positions.push(SourcePosition { position, span }),
        }
    }

    /// Emits an instruction without targets.
    pub fn emit(&mut self, op: Op, operands: &[u32]) {
        if !self.is_dead {
            self.encoder.emit(op, operands);
        }
        self.account(op, op.pops(operands), op.pushes());
    }

    /// Emits a jump to an earlier place.
    pub fn jump_back(&mut self, target: u32) {
        self.emit(Op::JumpBack, &[target]);
    }

    /// Emits an instruction with targets further on, in order.
    pub fn branch(&mut self, op: Op, operands: &[u32], targets: &mut [&mut Forward]) {
        let patches = match self.is_dead {
            true => Vec::new(),
            false => self.encoder.emit_forward(op, operands),
        };
        for (which, target) in targets.iter_mut().enumerate() {
            let (pops, pushes) = op.branch_effect(which);
            target.depth = Some(self.depth.saturating_sub(pops) + pushes);
        }
        for (target, patch) in targets.iter_mut().zip(patches) {
            target.patches.push(patch);
        }
        let pops = op.pops(operands);
        self.account(op, pops, op.pushes());
    }

    /// Emits a jump to a place further on.
    pub fn jump(&mut self, target: &mut Forward) {
        self.branch(Op::Jump, &[], &mut [target]);
    }

    /// The jumps that wait for one place go to another.
    pub fn redirect(&mut self, from: Forward, to: &mut Forward) {
        to.patches.extend(from.patches);
        to.depth = from.depth;
    }

    /// The waiting jumps come here.
    pub fn bind(&mut self, forward: Forward) {
        if let Some(depth) = forward.depth {
            debug_assert!(
                self.is_dead || self.depth == depth,
                "depths differ where ways meet"
            );
            self.depth = depth;
        }
        self.is_dead &= !forward.is_awaited();
        for patch in forward.patches {
            self.encoder.patch_here(patch);
        }
    }

    /// The bytecode and its positions.
    pub fn finish(self) -> (Vec<u8>, Vec<SourcePosition>) {
        (self.encoder.finish(), self.positions)
    }

    fn account(&mut self, op: Op, pops: usize, pushes: usize) {
        debug_assert!(self.is_dead || self.depth >= pops, "{op:?} pops too much");
        self.depth = self.depth.saturating_sub(pops) + pushes;
        if !self.is_dead {
            self.max_depth = self.max_depth.max(self.depth);
        }
        self.is_dead |= op.ends_block();
    }
}
