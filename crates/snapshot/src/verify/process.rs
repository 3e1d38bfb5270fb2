//! Processes: their registers and the frames of their stacks.

use super::code;
use crate::error::SnapshotError;
use crate::words::{Body, damaged};
use heap::layout::{activation, block, frame, process, stack};
use heap::{Format, Kind, Word};
use std::collections::HashSet;

/// Canonical position of a frame that has not begun: its entry will be run,
/// the check of the stack's room included.
const NOT_BEGUN: u32 = (1 << 28) - 1;

/// The stack chunks that belong to a process already.
#[derive(Default)]
pub(crate) struct Chunks {
    taken: HashSet<usize>,
}

impl Chunks {
    /// The process at a place can go on.
    pub(crate) fn check(&mut self, body: &Body, at: usize) -> Result<(), SnapshotError> {
        let numbers = [
            process::STATE,
            process::STEPS,
            process::QUOTA,
            process::FLAGS,
        ];
        if !numbers
            .into_iter()
            .all(|field| body.field(at, field).is_int())
        {
            return damaged(at, "a process's registers are no numbers");
        }
        let word = body.field(at, process::STACK);
        if word.is_int() {
            return Ok(());
        }
        let Some(chunk) = body
            .object(word)
            .filter(|_| body.format_of(word) == Some(Format::Stack))
        else {
            return damaged(at, "a process's stack is none");
        };
        if !self.taken.insert(chunk) {
            return damaged(at, "two processes share a stack");
        }
        check_frames(body, at, chunk)
    }
}

/// An activation handle names a frame of a process.
pub(crate) fn check_activation(body: &Body, at: usize) -> Result<(), SnapshotError> {
    let process = body.field(at, activation::PROCESS);
    let is_process = process.is_int() || body.kind_of(process) == Some(Kind::Process);
    let numbers = [activation::FRAME, activation::SERIAL];
    match is_process
        && numbers
            .into_iter()
            .all(|field| body.field(at, field).is_int())
    {
        true => Ok(()),
        false => damaged(at, "an activation of no process"),
    }
}

/// Walks the frames from the running one to the first. Each lies whole below
/// the receiver and arguments of the one above.
fn check_frames(body: &Body, process: usize, chunk: usize) -> Result<(), SnapshotError> {
    let live = body.count(chunk + stack::LIVE, usize::MAX).unwrap_or(0);
    let Some(mut offset) = body.count(body.fields(process) + process::FRAME, live) else {
        return damaged(process, "a process without a running frame");
    };
    let mut end = live;
    let mut is_top = true;
    loop {
        let frame = Frame::read(body, chunk, offset, end)?;
        frame.check_extent(body, end, is_top)?;
        frame.check_position(body, is_top)?;
        frame.check_holder(body)?;
        let distance = body.count(frame.at + frame::LINK, offset);
        match distance {
            Some(0) => return Ok(()),
            Some(distance) => {
                end = offset - frame.numbers.arguments - 1;
                offset -= distance;
                is_top = false;
            }
            None => return damaged(frame.at, "a frame's caller is out of the stack"),
        }
    }
}

struct Frame {
    /// Place of its header.
    at: usize,
    chunk: usize,
    code: usize,
    numbers: code::Numbers,
    is_block: bool,
}

impl Frame {
    fn read(body: &Body, chunk: usize, offset: usize, end: usize) -> Result<Frame, SnapshotError> {
        let at = chunk + offset;
        if offset < stack::FIRST || offset + frame::HEADER > end {
            return damaged(at, "a frame is out of its stack");
        }
        let word = body.word(at + frame::CODE);
        let Some(code) = body
            .object(word)
            .filter(|&at| body.kind(at) == Some(Kind::Code))
        else {
            return damaged(at, "a frame without code");
        };
        if !body.word(at + frame::SERIAL).is_int() {
            return damaged(at, "a frame without a serial number");
        }
        let numbers = code::numbers(body, code)?;
        if numbers.arguments + 1 + stack::FIRST > offset {
            return damaged(at, "a frame's arguments are out of its stack");
        }
        Ok(Frame {
            at,
            chunk,
            code,
            numbers,
            is_block: code::is_block(body, code),
        })
    }

    /// Words from its header to its first operand.
    fn registers(&self) -> usize {
        let locals = self.numbers.locals - self.numbers.arguments.min(self.numbers.locals);
        frame::HEADER + locals + usize::from(self.is_block)
    }

    fn position(&self, body: &Body) -> Option<u32> {
        let position = body.word(self.at + frame::POSITION).to_int()?;
        // The lower half is a cache, empty in every snapshot.
        let canonical = u32::try_from(position >> 32).ok()?;
        (position as u32 == 0).then_some(canonical)
    }

    /// A frame that has begun has room for its registers and operands; one
    /// that has not looks for room when it begins.
    fn check_extent(&self, body: &Body, end: usize, is_top: bool) -> Result<(), SnapshotError> {
        let begun = !is_top || !matches!(self.position(body), Some(0 | NOT_BEGUN));
        let offset = self.at - self.chunk;
        let room = body.length(self.chunk) - offset;
        let fits = !begun || self.registers() + self.numbers.max_stack < room;
        let below = is_top || offset + self.registers() <= end;
        match fits && below {
            true => Ok(()),
            false => damaged(self.at, "a frame does not fit its stack"),
        }
    }

    /// It stands at an instruction that can be reached.
    fn check_position(&self, body: &Body, is_top: bool) -> Result<(), SnapshotError> {
        let Some(position) = self.position(body) else {
            return damaged(self.at, "a frame without a position");
        };
        if position == NOT_BEGUN && is_top {
            return Ok(());
        }
        let bytes = code::part_bytes(body, self.code, heap::layout::code::BYTES);
        let depths = code::depths(body, self.code, &bytes, &self.numbers)?;
        match depths.contains_key(&position) {
            true => Ok(()),
            false => damaged(self.at, "a frame stands at no instruction"),
        }
    }

    /// A block's frame has its closure where a method's has the holder.
    fn check_holder(&self, body: &Body) -> Result<(), SnapshotError> {
        let holder = body.word(self.at + frame::HOLDER);
        if !self.is_block {
            return Ok(());
        }
        let closure = body
            .object(holder)
            .filter(|&at| body.kind(at) == Some(Kind::Block));
        let runs = |at: usize| body.object(body.field(at, block::CODE)) == Some(self.code);
        match closure.is_some_and(runs) {
            true => Ok(()),
            false => damaged(self.at, "a block's frame without its block"),
        }
    }
}

/// Whether a word may stand for a process: an object, or nothing yet.
pub(crate) fn is_process_or_none(body: &Body, word: Word) -> bool {
    word.is_int() || body.kind_of(word) == Some(Kind::Process)
}
