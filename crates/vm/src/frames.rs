//! Walking the frames of a process.

use crate::code::CodeView;
use crate::machine::{frame_at, pack_position, unpack_position};
use heap::layout::{frame, process};
use heap::{Frame, Heap, Word};

/// One frame, by the word number of its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameView {
    /// Word number of the header.
    pub index: usize,
}

impl FrameView {
    fn word(self, heap: &Heap, at: usize) -> Word {
        heap.mem.get(self.index + at)
    }

    /// Its code.
    pub fn code(self, heap: &Heap) -> CodeView {
        CodeView(self.word(heap, frame::CODE))
    }

    /// The caller's frame.
    pub fn caller(self, heap: &Heap) -> Option<FrameView> {
        let distance = self.word(heap, frame::LINK).as_int() as usize;
        (distance != 0).then(|| FrameView {
            index: self.index - distance,
        })
    }

    /// The canonical position.
    pub fn position(self, heap: &Heap) -> u32 {
        unpack_position(self.word(heap, frame::POSITION)).0
    }

    /// The method holder, or the closure of a block's frame.
    pub fn holder(self, heap: &Heap) -> Word {
        self.word(heap, frame::HOLDER)
    }

    /// The serial number, 0 for none.
    pub fn serial(self, heap: &Heap) -> i64 {
        self.word(heap, frame::SERIAL).as_int()
    }

    /// Word number of the receiver's register.
    pub fn receiver_at(self, heap: &Heap) -> usize {
        self.index - 1 - self.code(heap).arguments(heap)
    }

    /// Word number of a register: arguments first, then locals.
    pub fn register_at(self, heap: &Heap, register: usize) -> usize {
        let arguments = self.code(heap).arguments(heap);
        if register < arguments {
            self.index - arguments + register
        } else {
            self.index + frame::HEADER + register - arguments
        }
    }

    /// `self` in this frame: for a block's, the closure's.
    pub fn receiver(self, heap: &Heap) -> Word {
        if self.code(heap).is_block(heap) {
            heap.field(self.holder(heap), heap::layout::block::SELF)
        } else {
            heap.mem.get(self.receiver_at(heap))
        }
    }

    /// First word of its operand stack.
    pub fn operands_at(self, heap: &Heap) -> usize {
        let code_view = self.code(heap);
        let locals = code_view.locals(heap) - code_view.arguments(heap);
        self.index + frame::HEADER + locals + usize::from(code_view.is_block(heap))
    }
}

/// The running frame of a suspended process.
pub fn top_frame(heap: &Heap, process_word: Word) -> Option<FrameView> {
    let chunk = heap.field(process_word, process::STACK);
    chunk.is_ref().then(|| {
        let offset = heap.field(process_word, process::FRAME).as_int() as usize;
        FrameView {
            index: chunk.index() + offset,
        }
    })
}

/// Clears the cached half of the positions of a frame and its callers.
pub(crate) fn forget_positions(heap: &Heap, top: Frame) {
    let mut at = top;
    loop {
        let (canonical, _) = unpack_position(at.get(frame_at(frame::POSITION)));
        at.set(frame_at(frame::POSITION), pack_position(canonical, 0));
        let distance = at.get(frame_at(frame::LINK)).as_int() as usize;
        if distance == 0 {
            return;
        }
        at = heap.mem.frame(heap.mem.frame_index(at) - distance);
    }
}
