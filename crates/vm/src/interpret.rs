//! The interpreter's loop over the quickened stream.
//!
//! The loop keeps three registers in Rust locals (frame, position, steps) and
//! writes them to the machine before anything slow, which may move the stack,
//! switch processes or rebuild the stream, and takes them back afterwards. Each
//! operation's fast way stands in its arm or in a small function beside it; its
//! slow way lies in `send`, `returns`, `blocks` or a primitive.

use crate::machine::{Outcome, Vm, frame_at, pack_position};
use crate::ops::{SITE_UNITS, action, op};
use crate::quicken::QuickenError;
use heap::layout::INDEXABLE_FIELDS as INDEXABLE;
use heap::layout::{SLOTS_FIELDS, block, code, frame};
use heap::{Frame, Insn, Known, Word};

/// What a slow way answers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Flow {
    /// Go on with the machine's registers.
    Go,
    /// Leave the loop.
    Stop(Outcome),
}

impl Vm {
    /// Runs the current process, and whatever it transfers to, for at most
    /// `budget` steps (a step is a canonical send or a back-branch).
    pub fn run(&mut self, budget: u64) -> Outcome {
        self.budget_left = i64::try_from(budget).unwrap_or(i64::MAX);
        if let Flow::Stop(outcome) = self.revive() {
            return outcome;
        }
        loop {
            self.start_quantum();
            let flow = self.interpret();
            self.end_quantum();
            match flow {
                Flow::Go => {}
                Flow::Stop(outcome) => return outcome,
            }
        }
    }

    /// Steps until the next thing that interrupts: the budget's or the time
    /// slice's end.
    pub(crate) fn start_quantum(&mut self) {
        let sliced = self.is_scheduled() && (self.slice.is_some() || self.stepping);
        let slice = if sliced { self.slice_steps } else { i64::MAX };
        self.steps = self.budget_left.min(slice).max(0);
        self.budget_left -= self.steps;
        self.quantum_sliced = sliced;
        if sliced {
            self.slice_steps -= self.steps;
        }
        self.total_steps += self.steps as u64;
    }

    /// Gives back what was not used.
    pub(crate) fn end_quantum(&mut self) {
        let left = self.steps.max(0);
        self.budget_left += left;
        if self.quantum_sliced {
            self.slice_steps += left;
        }
        self.total_steps -= left as u64;
        self.steps = 0;
    }

    /// The loop. Leaves with `Go` when the steps are used up and the run may
    /// continue (another process' turn).
    #[inline(never)]
    fn interpret(&mut self) -> Flow {
        let mut frame = self.frame;
        let mut pc = self.pc;
        let mut steps = self.steps;

        macro_rules! slow {
            ($call:expr) => {{
                self.frame = frame;
                self.pc = pc;
                self.steps = steps;
                match $call {
                    Flow::Go => {
                        frame = self.frame;
                        pc = self.pc;
                        steps = self.steps;
                    }
                    stop => return stop,
                }
            }};
        }
        // The receiver is in $recv; the site at pc; continues at $next.
        macro_rules! site_send {
            ($insn:expr, $recv:expr, $next:expr) => {{
                let insn: Insn = $insn;
                let recv: Word = $recv;
                let map = self.heap.map_of(recv).low();
                let cached = self.stream.word(pc + 2);
                if cached as u32 == map {
                    match (cached >> 32) & 0xff {
                        action::CALL => {
                            let code_entry = self.stream.word(pc + 3);
                            let holder = Word(self.stream.word(pc + 4));
                            let position = (self.stream.word(pc + 1) >> 32) as u32;
                            frame.set(insn.a, recv);
                            frame = enter(frame, insn, position, $next, code_entry as u32, holder);
                            pc = (code_entry >> 32) as usize;
                        }
                        action::CALL_OWN => {
                            let code_entry = self.stream.word(pc + 3);
                            let position = (self.stream.word(pc + 1) >> 32) as u32;
                            frame.set(insn.a, recv);
                            frame = enter(frame, insn, position, $next, code_entry as u32, recv);
                            pc = (code_entry >> 32) as usize;
                        }
                        action::READ => {
                            let at = recv.index() + self.stream.word(pc + 3) as usize;
                            frame.set(insn.a, self.heap.mem.get(at));
                            pc = $next;
                        }
                        action::CONSTANT => {
                            frame.set(insn.a, Word(self.stream.word(pc + 4)));
                            pc = $next;
                        }
                        action::WRITE => {
                            let at = recv.index() + self.stream.word(pc + 3) as usize;
                            let value = frame.get(insn.a + 8);
                            self.heap.store(at, value);
                            frame.set(insn.a, recv);
                            pc = $next;
                        }
                        action::READ_ABSOLUTE => {
                            let at = self.stream.word(pc + 3) as usize;
                            frame.set(insn.a, self.heap.mem.get(at));
                            pc = $next;
                        }
                        action::WRITE_ABSOLUTE => {
                            let at = self.stream.word(pc + 3) as usize;
                            self.heap.store(at, frame.get(insn.a + 8));
                            frame.set(insn.a, recv);
                            pc = $next;
                        }
                        action::BLOCK => {
                            let code_word =
                                self.heap.mem.get(recv.index() + INDEXABLE + block::CODE);
                            let entry = self
                                .heap
                                .mem
                                .get(code_word.index() + SLOTS_FIELDS + code::QUICK);
                            frame.set(insn.a, recv);
                            if entry == Word::ZERO {
                                slow!(self.send_at_site(insn, pc, $next));
                            } else {
                                let position = (self.stream.word(pc + 1) >> 32) as u32;
                                frame = enter(frame, insn, position, $next, code_word.low(), recv);
                                pc = entry.as_int() as usize;
                            }
                        }
                        _ => {
                            frame.set(insn.a, recv);
                            slow!(self.send_at_site(insn, pc, $next));
                        }
                    }
                } else {
                    frame.set(insn.a, recv);
                    slow!(self.send_at_site(insn, pc, $next));
                }
            }};
        }
        macro_rules! operator {
            ($insn:expr, $b:expr, $c:expr, $fast:expr) => {{
                let insn: Insn = $insn;
                steps -= 1;
                match $fast {
                    Some(value) => {
                        frame.set(insn.a, value);
                        pc += SITE_UNITS;
                    }
                    None => {
                        let (b, c): (Word, Word) = ($b, $c);
                        frame.set(insn.a + 8, c);
                        let next = pc + SITE_UNITS;
                        let call = Insn { b: 1, ..insn };
                        site_send!(call, b, next)
                    }
                }
            }};
        }
        macro_rules! arithmetic {
            ($insn:expr, $c:expr, $int:expr, $float:expr) => {{
                let insn: Insn = $insn;
                let (b, c): (Word, Word) = (frame.get(insn.b), $c);
                let fast = if (b.0 | c.0) & 3 == 0 {
                    $int(b.0 as i64, c.0 as i64)
                } else if b.0 & c.0 & 3 == 2 && (b.0 ^ c.0) & 3 == 0 {
                    $float(b.as_float(), c.as_float())
                } else {
                    None
                };
                operator!(insn, b, c, fast)
            }};
        }
        macro_rules! comparison {
            ($insn:expr, $c:expr, $test:tt) => {{
                let insn: Insn = $insn;
                let (b, c): (Word, Word) = (frame.get(insn.b), $c);
                let fast = compare!(b, c, $test).map(|holds| self.heap.boolean(holds));
                operator!(insn, b, c, fast)
            }};
        }
        macro_rules! compare {
            ($b:expr, $c:expr, $test:tt) => {
                if ($b.0 | $c.0) & 3 == 0 {
                    Some(($b.0 as i64) $test ($c.0 as i64))
                } else if $b.0 & $c.0 & 3 == 2 && ($b.0 ^ $c.0) & 3 == 0 {
                    Some($b.as_float() $test $c.as_float())
                } else {
                    None
                }
            };
        }
        macro_rules! comparison_branch {
            ($insn:expr, $c:expr, $test:tt) => {{
                let insn: Insn = $insn;
                let (b, c): (Word, Word) = (frame.get(insn.b), $c);
                match compare!(b, c, $test) {
                    Some(true) => {
                        steps -= 1;
                        pc += SITE_UNITS + 2;
                    }
                    Some(false) => {
                        steps -= 1;
                        pc = self.stream.word(pc + SITE_UNITS + 1) as u32 as usize;
                    }
                    None => operator!(insn, b, c, None::<Word>),
                }
            }};
        }

        loop {
            let insn = self.stream.insn(pc);
            match insn.op {
                op::Enter => {
                    if frame.fits(insn.b as usize, self.limit) {
                        fill_nil(frame, insn.a, self.heap.nil());
                        pc += 1;
                    } else {
                        slow!(self.grow_stack(insn.b as usize));
                    }
                }
                op::EnterBlock => {
                    if frame.fits(insn.b as usize, self.limit) {
                        fill_nil(frame, insn.a, self.heap.nil());
                        let closure = frame.get(frame_at(frame::HOLDER)).index();
                        frame.set(insn.c, self.heap.mem.get(closure + INDEXABLE + block::SELF));
                        pc += 1;
                    } else {
                        slow!(self.grow_stack(insn.b as usize));
                    }
                }
                op::Move => {
                    frame.set(insn.a, frame.get(insn.b));
                    pc += 1;
                }
                op::LoadInt => {
                    frame.set(insn.a, Word::int(i64::from(wide(insn) as i32)));
                    pc += 1;
                }
                op::LoadRef => {
                    frame.set(insn.a, Word::from_low(wide(insn)));
                    pc += 1;
                }
                op::LoadWord => {
                    frame.set(insn.a, Word(self.stream.word(pc + 1)));
                    pc += 2;
                }
                op::LoadLiteral => {
                    frame.set(insn.a, self.load_literal(frame, insn.b as u16 as u32));
                    pc += 1;
                }
                op::LoadCopied => {
                    let closure = frame.get(frame_at(frame::HOLDER)).index();
                    let at = closure + INDEXABLE + block::COPIED + insn.b as usize;
                    frame.set(insn.a, self.heap.mem.get(at));
                    pc += 1;
                }
                op::LoadEnv => match self.env_slot(frame.get(insn.b), insn.c) {
                    Some(at) => {
                        frame.set(insn.a, self.heap.mem.get(at));
                        pc += 1;
                    }
                    None => slow!(self.cannot_run(QuickenError::Malformed)),
                },
                op::StoreEnv => match self.env_slot(frame.get(insn.b), insn.c) {
                    Some(at) => {
                        self.heap.store(at, frame.get(insn.a));
                        pc += 1;
                    }
                    None => slow!(self.cannot_run(QuickenError::Malformed)),
                },
                op::NewEnv => slow!(self.new_env(insn)),
                op::MakeBlock => slow!(self.make_block(insn)),
                op::Send => {
                    steps -= 1;
                    if steps < 0 {
                        frame.set(insn.a, frame.get(insn.c));
                        slow!(self.preempt_at(
                            (self.stream.word(pc + 1) >> 32) as u32,
                            insn.a + 8 * (insn.b + 1)
                        ));
                    } else {
                        let next = pc + SITE_UNITS;
                        site_send!(insn, frame.get(insn.c), next)
                    }
                }
                op::Resend => {
                    steps -= 1;
                    let next = pc + SITE_UNITS;
                    slow!(self.resend_at_site(insn, pc, next));
                }
                op::DirectedResend => {
                    steps -= 1;
                    slow!(self.directed_resend(insn, pc));
                }
                op::ScopedSend => {
                    steps -= 1;
                    slow!(self.scoped_send(insn, pc));
                }
                op::Primitive => {
                    steps -= 1;
                    if steps < 0 {
                        slow!(self.preempt_at(
                            (self.stream.word(pc + 1) >> 32) as u32,
                            insn.a + 8 * (insn.b + 1)
                        ));
                    } else {
                        slow!(self.call_primitive(insn));
                    }
                }
                op::Return => {
                    let value = frame.get(insn.a);
                    let distance = frame.get(frame_at(frame::LINK));
                    if distance == Word::ZERO {
                        slow!(self.finish_process(value));
                    } else {
                        let caller = frame.below(distance.as_int() as usize);
                        frame.set(-8 * (insn.b + 1), value);
                        let position = caller.get(frame_at(frame::POSITION)).as_int() as u32;
                        frame = caller;
                        if position != 0 {
                            pc = position as usize;
                        } else {
                            slow!(self.return_into_caller());
                        }
                    }
                }
                op::ReturnNonLocal => {
                    let value = frame.get(insn.a);
                    let position = self.stream.word(pc + 1) as u32;
                    slow!(self.return_nonlocal(value, position));
                }
                op::Jump => pc = wide(insn) as usize,
                op::JumpBack => {
                    steps -= 1;
                    if steps < 0 {
                        slow!(self.preempt_at(self.stream.word(pc + 1) as u32, insn.a));
                    } else {
                        pc = wide(insn) as usize;
                    }
                }
                op::BranchBoolean => {
                    let value = frame.get(insn.b);
                    if value == self.heap.boolean(true) {
                        pc += 2;
                    } else {
                        let targets = self.stream.word(pc + 1);
                        if value == self.heap.boolean(false) {
                            pc = targets as u32 as usize;
                        } else {
                            frame.set(insn.a, value);
                            pc = (targets >> 32) as usize;
                        }
                    }
                }
                op::GuardIntegers => {
                    let both = frame.get(insn.a).0 | frame.get(insn.a + 8).0;
                    pc = if both & 3 == 0 {
                        pc + 2
                    } else {
                        self.stream.word(pc + 1) as u32 as usize
                    };
                }
                op::TestLoop => {
                    let (index, limit) =
                        (frame.get(insn.a).0 as i64, frame.get(insn.a + 8).0 as i64);
                    let runs = match insn.b {
                        0 => index <= limit,
                        1 => index >= limit,
                        2 => index < limit,
                        _ => index > limit,
                    };
                    pc = if runs {
                        pc + 2
                    } else {
                        self.stream.word(pc + 1) as u32 as usize
                    };
                }
                op::StepLoop => {
                    step_loop(frame, insn, self.stream.word(pc + 1) as i64);
                    pc += 2;
                }
                op::InitSlot => {
                    self.init_slot(frame.get(insn.a), self.stream.word(pc + 1));
                    pc += 2;
                }
                op::InitLiteral => {
                    self.init_literal(frame.get(insn.a), self.stream.word(pc + 1));
                    pc += 2;
                }
                op::BranchIfTrue | op::BranchIfFalse => {
                    let wanted = self.heap.boolean(insn.op == op::BranchIfTrue);
                    pc = if frame.get(insn.a) == wanted {
                        wide(insn) as usize
                    } else {
                        pc + 1
                    };
                }
                op::BranchIfIndex => {
                    let hit = frame.get(insn.a).0 == self.stream.word(pc + 1);
                    pc = if hit { wide(insn) as usize } else { pc + 2 };
                }
                op::Add => arithmetic!(insn, frame.get(insn.c), add_ints, add_floats),
                op::Subtract => arithmetic!(insn, frame.get(insn.c), sub_ints, sub_floats),
                op::Multiply => arithmetic!(insn, frame.get(insn.c), mul_ints, mul_floats),
                op::Divide => arithmetic!(insn, frame.get(insn.c), div_ints, div_floats),
                op::Modulo => arithmetic!(insn, frame.get(insn.c), mod_ints, |_, _| None),
                op::AddImmediate => arithmetic!(insn, immediate(insn), add_ints, |_, _| None),
                op::SubtractImmediate => arithmetic!(insn, immediate(insn), sub_ints, |_, _| None),
                op::Less => comparison!(insn, frame.get(insn.c), <),
                op::LessEqual => comparison!(insn, frame.get(insn.c), <=),
                op::Greater => comparison!(insn, frame.get(insn.c), >),
                op::GreaterEqual => comparison!(insn, frame.get(insn.c), >=),
                op::Equal => comparison!(insn, frame.get(insn.c), ==),
                op::NotEqual => comparison!(insn, frame.get(insn.c), !=),
                op::LessImmediate => comparison!(insn, immediate(insn), <),
                op::LessEqualImmediate => comparison!(insn, immediate(insn), <=),
                op::GreaterImmediate => comparison!(insn, immediate(insn), >),
                op::GreaterEqualImmediate => comparison!(insn, immediate(insn), >=),
                op::EqualImmediate => comparison!(insn, immediate(insn), ==),
                op::NotEqualImmediate => comparison!(insn, immediate(insn), !=),
                op::Identical => {
                    let (b, c) = (frame.get(insn.b), frame.get(insn.c));
                    let fast = b.is_int().then(|| self.heap.boolean(b == c));
                    operator!(insn, b, c, fast)
                }
                op::LessBranch => comparison_branch!(insn, frame.get(insn.c), <),
                op::LessEqualBranch => comparison_branch!(insn, frame.get(insn.c), <=),
                op::GreaterBranch => comparison_branch!(insn, frame.get(insn.c), >),
                op::GreaterEqualBranch => comparison_branch!(insn, frame.get(insn.c), >=),
                op::EqualBranch => comparison_branch!(insn, frame.get(insn.c), ==),
                op::NotEqualBranch => comparison_branch!(insn, frame.get(insn.c), !=),
                op::LessImmediateBranch => comparison_branch!(insn, immediate(insn), <),
                op::LessEqualImmediateBranch => comparison_branch!(insn, immediate(insn), <=),
                op::GreaterImmediateBranch => comparison_branch!(insn, immediate(insn), >),
                op::GreaterEqualImmediateBranch => comparison_branch!(insn, immediate(insn), >=),
                op::EqualImmediateBranch => comparison_branch!(insn, immediate(insn), ==),
                op::NotEqualImmediateBranch => comparison_branch!(insn, immediate(insn), !=),
                op::IdenticalBranch => {
                    let (b, c) = (frame.get(insn.b), frame.get(insn.c));
                    if b.is_int() {
                        steps -= 1;
                        pc = if b == c {
                            pc + SITE_UNITS + 2
                        } else {
                            self.stream.word(pc + SITE_UNITS + 1) as u32 as usize
                        };
                    } else {
                        operator!(insn, b, c, None::<Word>)
                    }
                }
                _ => unreachable!("the quickener makes no other operation"),
            }
        }
    }

    #[inline]
    fn load_literal(&self, frame: Frame, index: u32) -> Word {
        let code_word = frame.get(frame_at(frame::CODE)).index();
        let literals = self.heap.mem.get(code_word + SLOTS_FIELDS + code::LITERALS);
        self.heap
            .mem
            .get(literals.index() + INDEXABLE + index as usize)
    }

    /// Word number of an environment's slot. Canonical code cannot be verified
    /// to name environments only, so that is checked here.
    #[inline(always)]
    fn env_slot(&self, env: Word, slot: i16) -> Option<usize> {
        let index = env.to_index()?;
        let is_env = self.heap.header(index).map() == self.heap.known(Known::EnvironmentMap);
        let fits = is_env && (slot as usize) < self.heap.length(env);
        fits.then_some(index + INDEXABLE + slot as usize)
    }

    fn init_slot(&mut self, value: Word, target: u64) {
        let (object, slot) = (Word::from_low(target as u32), (target >> 32) as usize);
        crate::objects::initialise_slot(&mut self.heap, object, slot, value);
    }

    fn init_literal(&mut self, value: Word, target: u64) {
        let (code_word, literal) = (Word::from_low(target as u32), (target >> 32) as usize);
        let literals = self.heap.field(code_word, code::LITERALS);
        self.heap.set_element(literals, literal, value);
    }

    /// Whether the running process's root is the given one.
    pub(crate) fn is_root(&self) -> bool {
        self.process() == self.heap.known(Known::RootProcess)
    }
}

/// Makes the frame of a method or block whose receiver and arguments lie in the
/// caller's operand stack.
#[inline(always)]
fn enter(
    caller: Frame,
    insn: Insn,
    position: u32,
    next: usize,
    code_low: u32,
    holder: Word,
) -> Frame {
    caller.set(frame_at(frame::POSITION), pack_position(position, next));
    let displacement = insn.a + 8 * (insn.b + 1);
    let callee = caller.above(displacement);
    callee.set(
        frame_at(frame::LINK),
        Word::int(i64::from(displacement >> 3)),
    );
    callee.set(frame_at(frame::CODE), Word::from_low(code_low));
    callee.set(frame_at(frame::HOLDER), holder);
    callee.set(frame_at(frame::SERIAL), Word::ZERO);
    callee
}

#[inline(always)]
fn fill_nil(frame: Frame, count: i16, nil: Word) {
    for i in 0..count {
        frame.set(frame_at(frame::HEADER) + 8 * i, nil);
    }
}

#[inline(always)]
fn wide(insn: Insn) -> u32 {
    u32::from(insn.b as u16) | u32::from(insn.c as u16) << 16
}

#[inline(always)]
fn immediate(insn: Insn) -> Word {
    Word::int(i64::from(insn.c))
}

/// Advances a loop's index; when it cannot advance, moves the limit so that the
/// next test fails.
#[inline(always)]
fn step_loop(frame: Frame, insn: Insn, step: i64) {
    let index = frame.get(insn.a).0 as i64;
    let next = if insn.b == 0 {
        index.checked_add(step)
    } else {
        index.checked_sub(step)
    };
    match next {
        Some(next) => frame.set(insn.a, Word(next as u64)),
        None => {
            let past = if insn.b == 0 { i64::MIN } else { i64::MAX & !3 };
            frame.set(insn.a + 8, Word(past as u64));
        }
    }
}

// Integers come as tagged words: sums need no untagging, and 64-bit overflow of
// the tagged value is 62-bit overflow of the number.

#[inline(always)]
fn add_ints(b: i64, c: i64) -> Option<Word> {
    b.checked_add(c).map(|sum| Word(sum as u64))
}

#[inline(always)]
fn sub_ints(b: i64, c: i64) -> Option<Word> {
    b.checked_sub(c).map(|difference| Word(difference as u64))
}

#[inline(always)]
fn mul_ints(b: i64, c: i64) -> Option<Word> {
    (b >> 2).checked_mul(c).map(|product| Word(product as u64))
}

#[inline(always)]
fn div_ints(b: i64, c: i64) -> Option<Word> {
    if c == 0 {
        return None;
    }
    Word::try_int((b >> 2).wrapping_div(c >> 2))
}

#[inline(always)]
fn mod_ints(b: i64, c: i64) -> Option<Word> {
    if c == 0 {
        return None;
    }
    Word::try_int((b >> 2).wrapping_rem(c >> 2))
}

#[inline(always)]
fn add_floats(b: f64, c: f64) -> Option<Word> {
    Word::float(b + c)
}

#[inline(always)]
fn sub_floats(b: f64, c: f64) -> Option<Word> {
    Word::float(b - c)
}

#[inline(always)]
fn mul_floats(b: f64, c: f64) -> Option<Word> {
    Word::float(b * c)
}

#[inline(always)]
fn div_floats(b: f64, c: f64) -> Option<Word> {
    if c == 0.0 { None } else { Word::float(b / c) }
}
