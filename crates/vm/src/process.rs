//! Processes: their stacks, transfers between them, how they end.
//!
//! A process object has hidden fields (see `heap::layout::process`). Exactly
//! one process runs. Another one starts to run when somebody transfers to it
//! (`_TWAINS…`), and gives control back to that resumer when it yields, ends or
//! has used its time slice. The root process, which the shell started, has no
//! resumer; when it ends, the run is over.

use crate::code::CodeView;
use crate::errors::{BAD_TYPE, Fail, NO_PROCESS, OUT_OF_MEMORY};
use crate::interpret::Flow;
use crate::machine::{Outcome, Vm, frame_at, pack_position};
use crate::quicken::FRAME_SLACK;
use crate::send::Call;
use crate::stubs;
use bytecode::Decoder;
use heap::layout::{INDEXABLE_FIELDS, block, frame, process, stack};
use heap::{Kind, Known, WORD_BYTES, Word};

/// Words of a process's first stack chunk (1 KB).
const FIRST_CHUNK_WORDS: usize = 128;
/// Default limit of a process's stack, in bytes.
pub const DEFAULT_QUOTA_BYTES: usize = 256 << 20;
/// Steps that make up a millisecond of a time slice: time slices are counted in
/// steps so that runs can be repeated.
const STEPS_PER_MS: i64 = 10_000;
/// Position of a frame that has not begun: its entry is run, stack check and all.
pub(crate) const NOT_BEGUN: u32 = (1 << 28) - 1;

/// `process::STATE` of a process that can run.
pub const STATE_ALIVE: i64 = 1;
/// … that answered.
pub const STATE_FINISHED: i64 = 2;
/// … that was aborted.
pub const STATE_ABORTED: i64 = 3;

/// What upstream's error says of a block that outlived its home.
const NON_LIFO: &str = "Self 4.0 cannot run a block after its enclosing method has returned. \
                        (Self cannot resume this process, either.)";
/// What upstream's error says of a stack that is full.
const STACK_OVERFLOW: &str = "The stack has grown too big.";

impl Vm {
    // Making

    /// A new process that will send `selector` with the vector's elements to
    /// `receiver`; a clone of `prototype`. The words must be reachable.
    pub(crate) fn new_process(
        &mut self,
        prototype: Word,
        receiver: Word,
        selector: Word,
        arguments: &[Word],
    ) -> Result<Word, Fail> {
        let kept = self.heap.temps.len();
        self.heap.temps.extend([prototype, receiver, selector]);
        self.heap.temps.extend(arguments);
        let words = self.heap.size_of(prototype.index());
        let made = if self.ensure(words) {
            self.build_process(kept, arguments.len())
        } else {
            None
        };
        self.heap.temps.truncate(kept);
        made.ok_or(OUT_OF_MEMORY)
    }

    fn build_process(&mut self, temps: usize, arguments: usize) -> Option<Word> {
        let code = stubs::perform_stub(&mut self.heap, arguments)?;
        let words = stack::FIRST + 1 + frame::HEADER + 2 * (arguments + 2) + FRAME_SLACK;
        let chunk = self.heap.new_stack(words.max(FIRST_CHUNK_WORDS))?;
        let process = self.heap.clone_object(self.heap.temps[temps])?;
        let header = stack::FIRST + 1;
        let base = chunk.index();
        let nil = self.heap.nil();
        self.heap.mem.set(base + stack::FIRST, nil);
        let words = [Word::ZERO, pack_position(0, 0), code, nil, Word::ZERO];
        for (i, word) in words.into_iter().enumerate() {
            self.heap.mem.set(base + header + i, word);
        }
        let locals = header + frame::HEADER;
        for i in 0..arguments + 2 {
            let word = self.heap.temps[temps + 1 + i];
            self.heap.mem.set(base + locals + i, word);
        }
        let live = locals + arguments + 2;
        self.heap
            .mem
            .set(base + stack::LIVE, Word::int(live as i64));
        self.heap.note_stack(chunk);
        let fields = [
            (process::STACK, chunk),
            (process::FRAME, Word::int(header as i64)),
            (process::STATE, Word::int(STATE_ALIVE)),
            (process::RESUMER, Word::ZERO),
            (process::STEPS, Word::ZERO),
            (process::RESULT, nil),
            (process::QUOTA, Word::int(DEFAULT_QUOTA_BYTES as i64)),
            (process::FLAGS, Word::ZERO),
        ];
        for (field, value) in fields {
            self.heap.set_field(process, field, value);
        }
        Some(process)
    }

    /// Makes a root process that evaluates `code` with this receiver, and makes
    /// it the running one.
    pub fn start(&mut self, receiver: Word, code: Word) -> Result<(), Fail> {
        let method = self.method_of(code).map_err(|_| OUT_OF_MEMORY)?;
        let selector = self.string("_run");
        let prototype = self.heap.known(Known::ProcessPrototype);
        let process = self.new_process(prototype, receiver, selector, &[method])?;
        let stub = stubs::run_stub(&mut self.heap).ok_or(OUT_OF_MEMORY)?;
        let top = crate::frames::top_frame(&self.heap, process).ok_or(NO_PROCESS)?;
        self.heap.mem.set(top.index + frame::CODE, stub);
        self.set_root(process);
        Ok(())
    }

    /// Makes a process the root and the running one.
    pub fn set_root(&mut self, process: Word) {
        self.heap.set_known(Known::RootProcess, process);
        self.heap.set_known(Known::CurrentProcess, process);
        self.load_registers();
    }

    /// Whether the word is a process that can run.
    pub(crate) fn is_runnable(&self, word: Word) -> bool {
        word.is_ref()
            && self.heap.kind_of(word) == Kind::Process
            && self.heap.field(word, process::STACK).is_ref()
    }

    // Running

    /// Takes up the running process where it was stopped.
    pub(crate) fn revive(&mut self) -> Flow {
        if !self.is_runnable(self.process()) {
            return Vm::stop_aborted("there is no process to run".to_owned());
        }
        self.load_registers();
        match self.resume_at_stored() {
            Ok(()) => Flow::Go,
            Err(error) => self.cannot_run(error),
        }
    }

    fn resumer(&self) -> Word {
        self.heap.field(self.process(), process::RESUMER)
    }

    /// Whether the running process has somebody to give control back to.
    pub(crate) fn is_scheduled(&self) -> bool {
        self.process().is_ref() && self.resumer().is_ref()
    }

    /// The steps are used up in front of the instruction at `position`.
    pub(crate) fn preempt_at(&mut self, position: u32, top: i16) -> Flow {
        self.live_to(top);
        self.steps += 1;
        self.store_registers(position);
        self.end_quantum();
        if self.quantum_sliced && self.slice_steps <= 0 {
            return self.slice_over();
        }
        if self.budget_left <= 0 {
            return Flow::Stop(Outcome::Budget);
        }
        self.start_quantum();
        match self.resume_at_stored() {
            Ok(()) => Flow::Go,
            Err(error) => self.cannot_run(error),
        }
    }

    fn slice_over(&mut self) -> Flow {
        if !self.stepping {
            return self.transfer_back("signal");
        }
        let Some(target) = self.stop_below else {
            return self.transfer_back("singleStepped");
        };
        if self.heap.mem.frame_index(self.frame) < self.chunk_index() + target {
            return self.transfer_back("finishedActivation");
        }
        self.slice_steps = 1;
        if self.budget_left <= 0 {
            return Flow::Stop(Outcome::Budget);
        }
        self.start_quantum();
        match self.resume_at_stored() {
            Ok(()) => Flow::Go,
            Err(error) => self.cannot_run(error),
        }
    }

    /// Stores the running process so that it goes on behind the primitive call,
    /// whose result lies (or will be put) in the call's slot.
    pub(crate) fn suspend_after(&mut self, call: &Call) {
        let code = CodeView(self.frame.get(frame_at(frame::CODE)));
        let step = Decoder::at(code.bytes(&self.heap), call.position).next();
        let next = match step {
            Some(Ok(instruction)) => instruction.next,
            _ => call.position,
        };
        self.live_to(call.slot + WORD_BYTES as i16);
        self.store_registers(next);
    }

    /// Transfers to a process; `results` is the vector that a yield fills.
    pub(crate) fn transfer_to(&mut self, call: &Call, target: Word, results: Word) -> Flow {
        self.suspend_after(call);
        self.end_quantum();
        let from = self.process();
        self.heap.set_field(target, process::RESUMER, from);
        self.heap.set_field(target, process::RESULT, results);
        self.switch_to(target)
    }

    fn switch_to(&mut self, target: Word) -> Flow {
        self.heap.set_known(Known::CurrentProcess, target);
        self.slice_steps = if self.stepping {
            1
        } else {
            self.slice.unwrap_or(i64::MAX / 2)
        };
        self.start_quantum();
        self.load_registers();
        match self.resume_at_stored() {
            Ok(()) => Flow::Go,
            Err(error) => self.cannot_run(error),
        }
    }

    /// Gives control back to the resumer, whose transfer answers `cause`. The
    /// running process's registers are stored, or it has ended.
    pub(crate) fn transfer_back(&mut self, cause: &str) -> Flow {
        self.end_quantum();
        let from = self.process();
        let resumer = self.resumer();
        self.heap.set_field(from, process::RESUMER, Word::ZERO);
        self.stepping = false;
        self.stop_below = None;
        self.heap.set_known(Known::CurrentProcess, resumer);
        self.load_registers();
        let answer = self.string(cause);
        self.heap.mem.set(self.live_top - 1, answer);
        self.start_quantum();
        match self.resume_at_stored() {
            Ok(()) => Flow::Go,
            Err(error) => self.cannot_run(error),
        }
    }

    /// The running process gives control back, of its own will.
    pub(crate) fn yield_process(&mut self, call: &Call, argument: Word) -> Flow {
        if !self.is_scheduled() {
            self.pc = call.next;
            return Flow::Go;
        }
        let me = self.process();
        let results = self.heap.field(me, process::RESULT);
        if self.heap.has_format(results, heap::Format::Vector) && self.heap.length(results) >= 2 {
            self.heap.set_element(results, 0, me);
            self.heap.set_element(results, 1, argument);
        }
        self.suspend_after(call);
        self.transfer_back("yielded")
    }

    /// Every process waits: leaves the run until an event or a time.
    pub(crate) fn park(&mut self, call: &Call) -> Flow {
        let signal = self.string("signal");
        self.frame.set(call.slot, signal);
        let due = self
            .timer_due_ms
            .is_some_and(|due| due <= self.host.now_ms());
        if self.host.has_event() || due {
            self.pc = call.next;
            return Flow::Go;
        }
        self.suspend_after(call);
        Flow::Stop(Outcome::Idle {
            until_ms: self.timer_due_ms,
        })
    }

    /// Length of time slices: milliseconds as steps; 0 for none.
    pub(crate) fn set_slice_ms(&mut self, ms: i64) {
        self.slice = (ms > 0).then(|| ms.saturating_mul(STEPS_PER_MS));
    }

    // Ending

    /// The running process's first frame answered.
    pub(crate) fn finish_process(&mut self, value: Word) -> Flow {
        let me = self.process();
        let root = self.is_root();
        self.end_process(me, STATE_FINISHED, value);
        if root {
            return Flow::Stop(Outcome::Finished(value));
        }
        self.transfer_back("terminated")
    }

    /// Ends the running process with an error text.
    pub(crate) fn abort_process(&mut self, text: String) -> Flow {
        let me = self.process();
        let result = self.string(&text);
        let root = self.is_root() || !self.is_scheduled();
        self.end_process(me, STATE_ABORTED, result);
        if root {
            return Vm::stop_aborted(text);
        }
        self.transfer_back("aborted")
    }

    /// Takes a process's stack away.
    pub(crate) fn end_process(&mut self, process: Word, state: i64, result: Word) {
        let chunk = self.heap.field(process, process::STACK);
        if chunk.is_ref() {
            self.heap
                .mem
                .set(chunk.index() + stack::LIVE, Word::int(stack::FIRST as i64));
        }
        self.heap.set_field(process, process::STACK, Word::ZERO);
        // Where it last stood depends on when it was stopped: equal runs leave
        // equal images.
        self.heap.set_field(process, process::FRAME, Word::ZERO);
        self.heap
            .set_field(process, process::STATE, Word::int(state));
        self.heap.set_field(process, process::RESULT, result);
    }

    /// The running process hit a limit that it cannot answer itself.
    fn trap(&mut self, cause: &str, text: &str) -> Flow {
        if self.is_scheduled() {
            return self.transfer_back(cause);
        }
        self.abort_process(text.to_owned())
    }

    /// A block returned from a method that has returned, or was run after it
    /// under the strict rule.
    pub(crate) fn non_lifo(&mut self) -> Flow {
        self.store_registers(NOT_BEGUN);
        self.trap("nonLifoBlock", NON_LIFO)
    }

    // Stack

    /// The frame that is being entered does not fit: moves the stack into a
    /// chunk twice as large, within the process's quota.
    pub(crate) fn grow_stack(&mut self, above: usize) -> Flow {
        let old = self.heap.field(self.process(), process::STACK);
        let index = self.heap.mem.frame_index(self.frame);
        self.live_top = index + frame::HEADER;
        let offset = index - old.index();
        let needed = offset + above + 2;
        let quota = self
            .heap
            .field(self.process(), process::QUOTA)
            .to_int()
            .unwrap_or(0);
        let most = (quota as usize / WORD_BYTES).min((1 << block::HOME_OFFSET_BITS) - 1);
        if needed > most {
            self.store_registers(NOT_BEGUN);
            return self.trap("stackOverflow", STACK_OVERFLOW);
        }
        let words = (2 * self.heap.size_of(old.index())).max(needed).min(most);
        self.store_live();
        let Some(new) = self.heap.new_stack(words) else {
            return self.out_of_memory();
        };
        let live = self.live_top - old.index();
        self.heap
            .mem
            .copy(old.index() + 2, new.index() + 2, live - 2);
        self.heap
            .mem
            .set(old.index() + stack::LIVE, Word::int(stack::FIRST as i64));
        let process = self.process();
        self.heap.set_field(process, process::STACK, new);
        self.heap.note_stack(new);
        self.live_top = new.index() + live;
        self.set_frame(new.index() + offset);
        Flow::Go
    }

    // Returns

    /// The frame just made current was left at a send: goes on behind it.
    pub(crate) fn return_into_caller(&mut self) -> Flow {
        match self.return_position(self.frame) {
            Ok(position) => {
                self.pc = position;
                Flow::Go
            }
            Err(error) => self.cannot_run(error),
        }
    }

    /// `^` in a block.
    pub(crate) fn return_nonlocal(&mut self, value: Word, position: u32) -> Flow {
        let closure = self.frame.get(frame_at(frame::HOLDER));
        let token = self.heap.field(closure, block::HOME);
        self.frame
            .set(frame_at(frame::POSITION), pack_position(position, 0));
        self.unwind_to(token, value)
    }

    /// Returns `value` from the frame that the token names, running the
    /// protections on the way.
    pub(crate) fn unwind_to(&mut self, token: Word, value: Word) -> Flow {
        let Some(home) = self.home_frame(token) else {
            return self.non_lifo();
        };
        let mut index = self.heap.mem.frame_index(self.frame);
        while index != home {
            let view = crate::frames::FrameView { index };
            if stubs::is_armed_protection(&self.heap, view) {
                return self.run_protection(view, token, value);
            }
            let Some(caller) = view.caller(&self.heap) else {
                return self.non_lifo();
            };
            index = caller.index;
        }
        self.set_frame(home);
        self.return_from_frame(value)
    }

    /// Returns `value` from the running frame.
    pub(crate) fn return_from_frame(&mut self, value: Word) -> Flow {
        let view = crate::frames::FrameView {
            index: self.heap.mem.frame_index(self.frame),
        };
        let Some(caller) = view.caller(&self.heap) else {
            return self.finish_process(value);
        };
        let result_at = view.receiver_at(&self.heap);
        self.heap.mem.set(result_at, value);
        self.live_top = result_at + 1;
        self.set_frame(caller.index);
        self.return_into_caller()
    }

    fn run_protection(&mut self, view: crate::frames::FrameView, token: Word, value: Word) -> Flow {
        stubs::arm_cleanup(&mut self.heap, view, token, value);
        self.set_frame(view.index);
        self.live_top = view.operands_at(&self.heap);
        match self.resume_at_stored() {
            Ok(()) => Flow::Go,
            Err(error) => self.cannot_run(error),
        }
    }

    /// A vector's number of fields besides elements (spare or added slots).
    pub(crate) fn vector_fields(&self) -> usize {
        let map = self.heap.known(Known::VectorMap).index();
        self.heap.mem.get(map + heap::layout::map::FIELDS).as_int() as usize
    }

    /// A young vector with these elements, which must be reachable otherwise
    /// until then. Fails when the memory is full.
    pub(crate) fn new_vector_of(&mut self, words: &[Word]) -> Result<Word, Fail> {
        let kept = self.heap.temps.len();
        self.heap.temps.extend(words);
        let fields = self.vector_fields();
        let room = self.ensure(INDEXABLE_FIELDS + fields + words.len());
        let map = self.heap.known(Known::VectorMap);
        let nil = self.heap.nil();
        let vector = room
            .then(|| self.heap.new_vector(map, fields, words.len(), nil))
            .flatten();
        if let Some(vector) = vector {
            for i in 0..words.len() {
                let word = self.heap.temps[kept + i];
                self.heap.set_element(vector, i, word);
            }
        }
        self.heap.temps.truncate(kept);
        vector.ok_or(OUT_OF_MEMORY)
    }

    /// The process in a word.
    pub(crate) fn expect_process(&self, word: Word) -> Result<Word, Fail> {
        let is_process = word.is_ref() && self.heap.kind_of(word) == Kind::Process;
        if is_process { Ok(word) } else { Err(BAD_TYPE) }
    }
}
