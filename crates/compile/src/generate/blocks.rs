//! Closures, and the real sends of predicted control that make them.

use super::expression::Want;
use super::frame::{Frame, cells};
use crate::spec::Literal;
use crate::tree::{Range, ScopeId};
use bytecode::{Op, Predicted};

impl Frame<'_, '_> {
    /// Pushes a closure of this block.
    pub(super) fn closure(&mut self, block: ScopeId) {
        let cells = cells(self.resolved, block);
        for &cell in &cells {
            self.push_cell(cell);
        }
        let code = Literal::Code(self.resolved.scope(block).code);
        let code = self.pool.index(&code);
        self.out.emit(Op::PushBlock, &[code, cells.len() as u32]);
    }

    /// The real send of a predicted selector. Receiver and other arguments are
    /// on the stack already; the blocks are the last arguments, the first of
    /// them the receiver itself for the loops on blocks.
    pub(super) fn real_send(
        &mut self,
        predicted: Predicted,
        blocks: &[ScopeId],
        span: Range,
        want: Want,
    ) {
        let site = self.begin_site(blocks);
        for &block in blocks {
            self.closure(block);
        }
        let selector = self.string(predicted.selector());
        self.out.mark(span);
        let arguments = syntax::ast::arity(predicted.selector()) as u32;
        self.out.emit(Op::Send, &[selector, arguments]);
        self.end_site(site);
        self.drop_unless(want);
    }
}
