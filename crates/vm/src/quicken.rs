//! From canonical bytecode to the quickened stream.
//!
//! The canonical operand stack is simulated: a push of a local, of self or of a
//! small integer emits nothing and stays *pending*, to be folded into the
//! instruction that consumes it. Before anything that may send, collect or be
//! stopped, every pending entry below its own operands is written to its
//! canonical stack slot, so that a frame is complete wherever it can be seen.

use crate::code::CodeView;
use crate::ops::{Quick, SITE_UNITS};
use crate::predict::{Arithmetic, Assumptions};
use bytecode::{Decoder, Instruction, Limits, Op, Predicted};
use heap::layout::frame;
use heap::{Heap, Insn, Stream, WORD_BYTES, Word};
use std::collections::HashMap;

/// Words kept free above a frame's operand stack: room for the receiver and
/// arguments of the messages that the machine itself sends (a failed lookup's
/// has a receiver and six arguments) and for the next frame's header.
pub(crate) const FRAME_SLACK: usize = 8 + frame::HEADER;

/// Largest register displacement, in words: registers are addressed by 16 bits.
pub(crate) const MOST_REGISTERS: usize = 4000;

/// Where a code's quickened form lies and how its positions correspond.
#[derive(Debug, Default)]
pub(crate) struct Quickened {
    /// Position of its first instruction.
    pub(crate) entry: usize,
    /// Canonical position → stream position, for resuming *at* an instruction.
    pub(crate) at: HashMap<u32, u32>,
    /// Canonical position of a send → stream position behind it.
    pub(crate) after: HashMap<u32, u32>,
}

/// Why a code cannot be quickened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuickenError {
    /// It does not verify.
    Malformed,
    /// It needs more registers than displacements reach.
    TooLarge,
}

/// What is on the simulated operand stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    /// In its canonical slot.
    Slot,
    /// In another register.
    Register(i16),
    /// A small integer.
    Int(i32),
}

/// Translates one code; its quickened form is appended to the stream.
pub(crate) fn quicken(
    heap: &Heap,
    stream: &mut Stream,
    assumptions: &Assumptions,
    code: CodeView,
    primitive: &mut dyn FnMut(Word) -> u32,
) -> Result<Quickened, QuickenError> {
    let limits = Limits {
        literals: heap.length(heap.field(code.0, heap::layout::code::LITERALS)),
        locals: code.locals(heap),
        copied: heap.field(code.0, heap::layout::code::COPIED).as_int() as usize,
        max_stack: code.max_stack(heap),
    };
    if limits.locals + limits.max_stack > MOST_REGISTERS {
        return Err(QuickenError::TooLarge);
    }
    let depths = bytecode::verify(code.bytes(heap), limits).map_err(|_| QuickenError::Malformed)?;
    let mut quickener = Quickener::new(heap, stream, assumptions, code, limits, primitive);
    quickener.find_labels(&depths);
    quickener.prologue();
    for instruction in Decoder::new(code.bytes(heap)).flatten() {
        let Some(&depth) = depths.get(&instruction.position) else {
            continue;
        };
        quickener.begin(&instruction, depth);
        quickener.translate(&instruction);
    }
    quickener.finish();
    Ok(quickener.result)
}

/// Which half of which unit waits for a label.
#[derive(Clone, Copy)]
enum Fix {
    /// Operands b and c of the instruction.
    Operands(usize),
    /// Low half of an operand word.
    Low(usize),
    /// High half of an operand word.
    High(usize),
}

struct Quickener<'a> {
    heap: &'a Heap,
    stream: &'a mut Stream,
    assumptions: &'a Assumptions,
    code: CodeView,
    primitive: &'a mut dyn FnMut(Word) -> u32,
    arguments: usize,
    is_block: bool,
    /// Registers above the header before the operand stack begins.
    local_words: usize,
    max_stack: usize,
    stack: Vec<Entry>,
    labels: HashMap<u32, Option<usize>>,
    fixes: Vec<(Fix, u32)>,
    /// A comparison just emitted whose result a branch may take over.
    comparison: Option<usize>,
    ended: bool,
    result: Quickened,
}

fn displacement(words: isize) -> i16 {
    (words * WORD_BYTES as isize) as i16
}

impl<'a> Quickener<'a> {
    fn new(
        heap: &'a Heap,
        stream: &'a mut Stream,
        assumptions: &'a Assumptions,
        code: CodeView,
        limits: Limits,
        primitive: &'a mut dyn FnMut(Word) -> u32,
    ) -> Quickener<'a> {
        let arguments = code.arguments(heap);
        let is_block = code.is_block(heap);
        let entry = stream.len();
        Quickener {
            heap,
            stream,
            assumptions,
            code,
            primitive,
            arguments,
            is_block,
            local_words: limits.locals - arguments + usize::from(is_block),
            max_stack: limits.max_stack,
            stack: Vec::new(),
            labels: HashMap::new(),
            fixes: Vec::new(),
            comparison: None,
            ended: false,
            result: Quickened {
                entry,
                ..Quickened::default()
            },
        }
    }

    // Registers

    fn slot(&self, depth: usize) -> i16 {
        displacement((frame::HEADER + self.local_words + depth) as isize)
    }

    fn local(&self, index: u32) -> i16 {
        let index = index as isize;
        let arguments = self.arguments as isize;
        if index < arguments {
            displacement(index - arguments)
        } else {
            displacement(frame::HEADER as isize + index - arguments)
        }
    }

    fn self_register(&self) -> i16 {
        if self.is_block {
            displacement((frame::HEADER + self.local_words - 1) as isize)
        } else {
            displacement(-(self.arguments as isize) - 1)
        }
    }

    // Emission

    fn emit(&mut self, op: Quick, a: i16, b: i16, c: i16) -> usize {
        self.comparison = None;
        self.stream.push(Insn {
            op: op as u16,
            a,
            b,
            c,
        })
    }

    fn emit_wide(&mut self, op: Quick, a: i16, wide: u32) -> usize {
        self.emit(op, a, wide as u16 as i16, (wide >> 16) as u16 as i16)
    }

    fn emit_load(&mut self, to: i16, entry: Entry) {
        match entry {
            Entry::Slot => {}
            Entry::Register(from) => {
                self.emit(Quick::Move, to, from, 0);
            }
            Entry::Int(value) => {
                self.emit_wide(Quick::LoadInt, to, value as u32);
            }
        }
    }

    fn emit_site(&mut self, selector: Word, position: u32) {
        self.stream
            .push_word(u64::from(selector.low()) | u64::from(position) << 32);
        for _ in 2..SITE_UNITS {
            self.stream.push_word(0);
        }
    }

    // Labels

    fn find_labels(&mut self, depths: &HashMap<u32, usize>) {
        for instruction in Decoder::new(self.code.bytes(self.heap)).flatten() {
            if depths.contains_key(&instruction.position) {
                for (_, target) in instruction.targets() {
                    self.labels.insert(target, None);
                }
            }
        }
    }

    fn fix(&mut self, fix: Fix, target: u32) {
        self.fixes.push((fix, target));
    }

    fn finish(&mut self) {
        for (fix, target) in std::mem::take(&mut self.fixes) {
            let at = self.labels.get(&target).copied().flatten();
            let at = at.expect("verified code jumps to reachable instructions") as u64;
            let (unit, mask, bits) = match fix {
                Fix::Operands(unit) => (unit, 0xffff_ffff, at << 32),
                Fix::Low(unit) => (unit, 0xffff_ffff << 32, at),
                Fix::High(unit) => (unit, 0xffff_ffff, at << 32),
            };
            let word = self.stream.word(unit) & mask | bits;
            self.stream.set_word(unit, word);
        }
    }

    fn begin(&mut self, instruction: &Instruction, depth: usize) {
        let is_label = self.labels.contains_key(&instruction.position);
        if is_label && !self.ended {
            self.flush(self.stack.len());
        }
        if self.ended || is_label {
            self.stack = vec![Entry::Slot; depth];
            self.comparison = None;
        }
        self.ended = instruction.op.ends_block();
        if is_label {
            let here = self.stream.len();
            self.labels.insert(instruction.position, Some(here));
        }
        if self.stack.iter().all(|entry| *entry == Entry::Slot) {
            self.note_at(instruction.position);
        }
    }

    fn note_at(&mut self, position: u32) {
        self.result.at.insert(position, self.stream.len() as u32);
    }

    fn note_after(&mut self, position: u32) {
        self.result.after.insert(position, self.stream.len() as u32);
    }

    fn prologue(&mut self) {
        let above = self.local_words + self.max_stack + FRAME_SLACK;
        let fill = self.local_words as i16;
        if self.is_block {
            let self_register = self.self_register();
            self.emit(Quick::EnterBlock, fill, above as i16, self_register);
        } else {
            self.emit(Quick::Enter, fill, above as i16, 0);
        }
    }

    // The simulated stack

    /// Writes the lowest `count` entries to their slots.
    fn flush(&mut self, count: usize) {
        for depth in 0..count {
            let entry = std::mem::replace(&mut self.stack[depth], Entry::Slot);
            if entry != Entry::Slot {
                let slot = self.slot(depth);
                self.emit_load(slot, entry);
            }
        }
    }

    /// Writes pending entries that read a register which is about to change.
    fn flush_readers(&mut self, register: i16) {
        for depth in 0..self.stack.len() {
            if self.stack[depth] == Entry::Register(register) {
                let slot = self.slot(depth);
                self.emit_load(slot, Entry::Register(register));
                self.stack[depth] = Entry::Slot;
            }
        }
    }

    fn pop(&mut self) -> Entry {
        self.stack.pop().expect("verified code does not underflow")
    }

    /// Pops into some register.
    fn pop_register(&mut self) -> i16 {
        let entry = self.pop();
        self.register_of(entry, self.stack.len())
    }

    /// A register that holds an entry of this depth.
    fn register_of(&mut self, entry: Entry, depth: usize) -> i16 {
        match entry {
            Entry::Register(register) => register,
            Entry::Slot => self.slot(depth),
            Entry::Int(_) => {
                let slot = self.slot(depth);
                self.emit_load(slot, entry);
                slot
            }
        }
    }

    // Instructions

    fn translate(&mut self, i: &Instruction) {
        let o = i.operands();
        match i.op {
            Op::PushSelf => self.stack.push(Entry::Register(self.self_register())),
            Op::PushLocal => self.stack.push(Entry::Register(self.local(o[0]))),
            Op::PushLiteral => self.push_literal(o[0]),
            Op::StoreLocal => self.store_local(o[0]),
            Op::PushCopied => self.push_loaded(|slot| (Quick::LoadCopied, slot, o[0] as i16, 0)),
            Op::PushEnv => {
                let env = self.pop_register();
                self.push_loaded(|slot| (Quick::LoadEnv, slot, env, o[0] as i16));
            }
            Op::StoreEnv => self.store_env(o[0]),
            Op::NewEnv => self.new_env(o[0], i.position),
            Op::PushBlock => self.push_block(o[0], o[1] as usize, i.position),
            Op::Pop => {
                self.pop();
            }
            Op::Dup => self.dup(),
            Op::Send | Op::SendImplicit => self.send(o[0], o[1] as usize, i),
            Op::SendResend => self.resend(o[0], o[1] as usize, i.position),
            Op::SendDirected => self.directed(o, i.position),
            Op::SendScoped => self.scoped(o, i.position),
            Op::SendPrimitive => self.send_primitive(o[0], o[1] as usize, i.position),
            Op::Return => {
                let value = self.pop_register();
                let arguments = self.arguments as i16;
                self.emit(Quick::Return, value, arguments, 0);
            }
            Op::ReturnNonLocal => self.return_nonlocal(i.position),
            _ => self.translate_control(i),
        }
    }

    fn translate_control(&mut self, i: &Instruction) {
        let o = i.operands();
        match i.op {
            Op::Jump => self.jump(o[0]),
            Op::JumpBack => self.jump_back(o[0], i.position),
            Op::BranchBoolean => self.branch_boolean(o),
            Op::GuardPredicted => {
                if !self.is_assumed(o[0]) {
                    self.jump(o[1]);
                    self.ended = true;
                }
            }
            Op::GuardIntegers => self.guard_integers(o),
            Op::TestLoop => self.test_loop(o),
            Op::StoreIndex => {
                let local = self.local(o[0]);
                self.flush_readers(local);
                let index = self.slot(self.stack.len() - 2);
                self.emit(Quick::Move, local, index, 0);
            }
            Op::StepLoop => self.step_loop(o),
            Op::InitSlot => self.initialise(Quick::InitSlot, o),
            Op::InitLiteral => self.initialise(Quick::InitLiteral, o),
            Op::BranchIfTrue => self.branch_if(Quick::BranchIfTrue, o[0]),
            Op::BranchIfFalse => self.branch_if(Quick::BranchIfFalse, o[0]),
            Op::BranchIfIndex => self.branch_if_index(o),
            _ => unreachable!("`translate` handles the rest"),
        }
    }

    fn is_assumed(&self, predicted: u32) -> bool {
        Predicted::from_code(predicted).is_some_and(|p| self.assumptions.control(p))
    }

    fn push_literal(&mut self, index: u32) {
        let word = self.code.literal(self.heap, index);
        if let Some(value) = word.to_int().and_then(|v| i32::try_from(v).ok()) {
            self.stack.push(Entry::Int(value));
            return;
        }
        let slot = self.slot(self.stack.len());
        if word.is_ref() && word != self.heap.nil() && !self.heap.is_young(word) {
            self.emit_wide(Quick::LoadRef, slot, word.low());
        } else if word.is_ref() {
            // What `InitLiteral` will fill in is nil now, and may be young later.
            self.emit(Quick::LoadLiteral, slot, index as i16, 0);
        } else {
            self.emit(Quick::LoadWord, slot, 0, 0);
            self.stream.push_word(word.0);
        }
        self.stack.push(Entry::Slot);
    }

    fn push_loaded(&mut self, insn: impl FnOnce(i16) -> (Quick, i16, i16, i16)) {
        let (op, a, b, c) = insn(self.slot(self.stack.len()));
        self.emit(op, a, b, c);
        self.stack.push(Entry::Slot);
    }

    fn store_local(&mut self, index: u32) {
        let value = self.pop();
        let local = self.local(index);
        self.flush_readers(local);
        match value {
            Entry::Slot => {
                let slot = self.slot(self.stack.len());
                self.emit(Quick::Move, local, slot, 0);
            }
            other => self.emit_load(local, other),
        }
    }

    fn store_env(&mut self, slot: u32) {
        let env = self.pop_register();
        let value = self.pop_register();
        self.emit(Quick::StoreEnv, value, env, slot as i16);
    }

    fn new_env(&mut self, slots: u32, position: u32) {
        self.flush(self.stack.len());
        self.push_loaded(|slot| (Quick::NewEnv, slot, slots as i16, 0));
        self.stream.push_word(u64::from(position));
    }

    fn push_block(&mut self, literal: u32, copied: usize, position: u32) {
        self.flush(self.stack.len());
        let depth = self.stack.len() - copied;
        self.stack.truncate(depth);
        let code = self.code.literal(self.heap, literal);
        self.push_loaded(|slot| (Quick::MakeBlock, slot, copied as i16, 0));
        self.stream
            .push_word(u64::from(code.low()) | u64::from(position) << 32);
    }

    fn dup(&mut self) {
        let top = *self.stack.last().expect("verified code does not underflow");
        if top == Entry::Slot {
            let from = self.slot(self.stack.len() - 1);
            self.push_loaded(|slot| (Quick::Move, slot, from, 0));
        } else {
            self.stack.push(top);
        }
    }

    // Sends

    fn send(&mut self, selector: u32, arguments: usize, i: &Instruction) {
        let selector = self.code.literal(self.heap, selector);
        if arguments == 1
            && i.op == Op::Send
            && let Some(arithmetic) = self.assumptions.arithmetic(selector)
        {
            self.send_arithmetic(arithmetic, selector, i.position);
            return;
        }
        let receiver = self.place_arguments(arguments);
        let slot = self.slot(self.stack.len());
        self.note_at(i.position);
        self.emit(Quick::Send, slot, arguments as i16, receiver);
        self.emit_site(selector, i.position);
        self.note_after(i.position);
        self.stack.push(Entry::Slot);
    }

    /// Writes the arguments to their slots and everything below the receiver
    /// too; pops them all; answers the register that holds the receiver.
    fn place_arguments(&mut self, arguments: usize) -> i16 {
        let base = self.stack.len() - arguments - 1;
        self.flush(base);
        let receiver = self.stack[base];
        for depth in base + 1..self.stack.len() {
            let slot = self.slot(depth);
            self.emit_load(slot, self.stack[depth]);
        }
        self.stack.truncate(base);
        self.register_of(receiver, base)
    }

    /// Writes the receiver, arguments and everything below to their slots;
    /// pops `words`; answers the receiver's slot.
    fn place_all(&mut self, words: usize) -> i16 {
        self.flush(self.stack.len());
        let base = self.stack.len() - words;
        self.stack.truncate(base);
        self.slot(base)
    }

    fn send_arithmetic(&mut self, arithmetic: Arithmetic, selector: Word, position: u32) {
        let base = self.stack.len() - 2;
        self.flush(base);
        let argument = self.pop();
        let receiver = self.pop();
        let b = self.register_of(receiver, base);
        let a = self.slot(base);
        let immediate = match argument {
            Entry::Int(value) => i16::try_from(value).ok(),
            _ => None,
        };
        let (op, c) = match immediate.and_then(|v| arithmetic.immediate_op().map(|op| (op, v))) {
            Some(folded) => folded,
            None => (arithmetic.op(), self.register_of(argument, base + 1)),
        };
        let at = self.emit(op, a, b, c);
        self.emit_site(selector, position);
        self.note_after(position);
        self.stack.push(Entry::Slot);
        if arithmetic.branch_op(op).is_some() {
            self.comparison = Some(at);
        }
    }

    fn resend(&mut self, selector: u32, arguments: usize, position: u32) {
        let slot = self.place_all(arguments + 1);
        let selector = self.code.literal(self.heap, selector);
        self.note_at(position);
        self.emit(Quick::Resend, slot, arguments as i16, slot);
        self.emit_site(selector, position);
        self.note_after(position);
        self.stack.push(Entry::Slot);
    }

    fn directed(&mut self, o: &[u32], position: u32) {
        let slot = self.place_all(o[1] as usize + 1);
        let selector = self.code.literal(self.heap, o[0]);
        let name = self.code.literal(self.heap, o[2]);
        self.note_at(position);
        self.emit(Quick::DirectedResend, slot, o[1] as i16, 0);
        self.stream
            .push_word(u64::from(selector.low()) | u64::from(position) << 32);
        self.stream.push_word(name.0);
        self.note_after(position);
        self.stack.push(Entry::Slot);
    }

    fn scoped(&mut self, o: &[u32], position: u32) {
        let slot = self.place_all((1 + o[1] + o[2]) as usize);
        let selector = self.code.literal(self.heap, o[0]);
        self.note_at(position);
        self.emit(Quick::ScopedSend, slot, o[1] as i16, o[2] as i16);
        self.stream
            .push_word(u64::from(selector.low()) | u64::from(position) << 32);
        self.note_after(position);
        self.stack.push(Entry::Slot);
    }

    fn send_primitive(&mut self, selector: u32, arguments: usize, position: u32) {
        let slot = self.place_all(arguments + 1);
        let selector = self.code.literal(self.heap, selector);
        let index = (self.primitive)(selector);
        let fails_to_block = self.heap.bytes_of(selector).ends_with(b"IfFail:");
        self.note_at(position);
        self.emit(
            Quick::Primitive,
            slot,
            arguments as i16,
            i16::from(fails_to_block),
        );
        self.stream
            .push_word(u64::from(index) | u64::from(position) << 32);
        self.note_after(position);
        self.stack.push(Entry::Slot);
    }

    fn return_nonlocal(&mut self, position: u32) {
        self.flush(self.stack.len());
        let value = self.pop_register();
        self.emit(Quick::ReturnNonLocal, value, 0, 0);
        self.stream.push_word(u64::from(position));
    }

    // Control

    fn jump(&mut self, target: u32) {
        self.flush(self.stack.len());
        let at = self.emit(Quick::Jump, 0, 0, 0);
        self.fix(Fix::Operands(at), target);
    }

    fn jump_back(&mut self, target: u32, position: u32) {
        self.flush(self.stack.len());
        self.note_at(position);
        let top = self.slot(self.stack.len());
        let at = self.emit(Quick::JumpBack, top, 0, 0);
        self.stream.push_word(u64::from(position));
        self.fix(Fix::Operands(at), target);
    }

    fn branch_boolean(&mut self, o: &[u32]) {
        if !self.is_assumed(o[0]) {
            self.jump(o[2]);
            self.ended = true;
            return;
        }
        let comparison = self
            .comparison
            .filter(|_| self.stack.last() == Some(&Entry::Slot));
        let value = self.pop();
        let depth = self.stack.len();
        self.flush(depth);
        let b = self.register_of(value, depth);
        let a = self.slot(depth);
        if let Some(at) = comparison {
            self.fuse_comparison(at);
        }
        self.emit(Quick::BranchBoolean, a, b, 0);
        let unit = self.stream.push_word(0);
        self.fix(Fix::Low(unit), o[1]);
        self.fix(Fix::High(unit), o[2]);
    }

    /// Turns a comparison into the form that takes the branch behind its site.
    fn fuse_comparison(&mut self, at: usize) {
        let insn = self.stream.insn(at);
        let op = Quick::from_code(insn.op).and_then(|op| Arithmetic::Less.branch_op(op));
        if let Some(op) = op {
            let word = self.stream.word(at) & !0xffff | op as u64;
            self.stream.set_word(at, word);
        }
    }

    fn guard_integers(&mut self, o: &[u32]) {
        self.flush(self.stack.len());
        if !self.is_assumed(o[0]) {
            self.jump(o[1]);
            self.ended = true;
            return;
        }
        let slot = self.slot(self.stack.len() - 2);
        self.emit(Quick::GuardIntegers, slot, 0, 0);
        let unit = self.stream.push_word(0);
        self.fix(Fix::Low(unit), o[1]);
    }

    fn test_loop(&mut self, o: &[u32]) {
        self.flush(self.stack.len());
        let predicted = Predicted::from_code(o[0]).expect("verified");
        let down = i16::from(predicted.counts_down());
        let excludes = i16::from(!predicted.includes_limit());
        let slot = self.slot(self.stack.len() - 2);
        self.emit(Quick::TestLoop, slot, down | excludes << 1, 0);
        let unit = self.stream.push_word(0);
        self.fix(Fix::Low(unit), o[1]);
    }

    fn step_loop(&mut self, o: &[u32]) {
        self.flush(self.stack.len());
        let predicted = Predicted::from_code(o[0]).expect("verified");
        let step = self.code.literal(self.heap, o[1]);
        let slot = self.slot(self.stack.len() - 2);
        self.emit(Quick::StepLoop, slot, i16::from(predicted.counts_down()), 0);
        self.stream.push_word(step.0);
    }

    fn initialise(&mut self, op: Quick, o: &[u32]) {
        self.flush(self.stack.len());
        let value = self.pop_register();
        let target = self.code.literal(self.heap, o[0]);
        self.emit(op, value, 0, 0);
        self.stream
            .push_word(u64::from(target.low()) | u64::from(o[1]) << 32);
    }

    fn branch_if(&mut self, op: Quick, target: u32) {
        let value = self.pop_register();
        self.flush(self.stack.len());
        let at = self.emit(op, value, 0, 0);
        self.fix(Fix::Operands(at), target);
    }

    fn branch_if_index(&mut self, o: &[u32]) {
        self.flush(self.stack.len());
        let slot = self.slot(self.stack.len() - 1);
        let at = self.emit(Quick::BranchIfIndex, slot, 0, 0);
        self.stream.push_word(Word::int(i64::from(o[0])).0);
        self.fix(Fix::Operands(at), o[1]);
    }
}
