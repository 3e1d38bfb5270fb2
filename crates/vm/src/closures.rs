//! Making environments and closures, and finding the home of a closure.

use crate::code::CodeView;
use crate::interpret::Flow;
use crate::machine::{Vm, frame_at};
use heap::layout::{INDEXABLE_FIELDS, block, frame};
use heap::{Insn, Kind, Known, WORD_BYTES, Word};

impl Vm {
    /// Makes an environment.
    pub(crate) fn new_env(&mut self, insn: Insn) -> Flow {
        let slots = insn.b as usize;
        self.live_to(insn.a);
        if !self.ensure(INDEXABLE_FIELDS + slots) {
            return self.out_of_memory();
        }
        let map = self.heap.known(Known::EnvironmentMap);
        let nil = self.heap.nil();
        let env = self
            .heap
            .new_vector(map, 0, slots, nil)
            .expect("`ensure` made room");
        self.frame.set(insn.a, env);
        self.pc += 2;
        Flow::Go
    }

    /// Makes a closure.
    pub(crate) fn make_block(&mut self, insn: Insn) -> Flow {
        let copied = insn.b as usize;
        self.live_to(insn.a + (copied * WORD_BYTES) as i16);
        if !self.ensure(INDEXABLE_FIELDS + block::COPIED + copied) {
            return self.out_of_memory();
        }
        let word = self.stream.word(self.pc + 1);
        let code = CodeView(Word::from_low(word as u32));
        let maps = self.heap.known(Known::BlockMaps);
        let arity = code
            .arguments(&self.heap)
            .min(crate::genesis::MOST_BLOCK_ARGUMENTS);
        let map = self.heap.element(maps, arity);
        let (receiver, home, holder) = self.lexical_context();
        let nil = self.heap.nil();
        let closure = self
            .heap
            .new_vector(map, block::COPIED, copied, nil)
            .expect("`ensure` made room");
        let base = closure.index() + INDEXABLE_FIELDS;
        for (i, value) in [code.0, receiver, home, holder].into_iter().enumerate() {
            self.heap.store(base + i, value);
        }
        for i in 0..copied {
            let value = self.frame.get(insn.a + (i * WORD_BYTES) as i16);
            self.heap.store(base + block::COPIED + i, value);
        }
        self.frame.set(insn.a, closure);
        self.pc += 2;
        Flow::Go
    }

    /// What a closure made here captures beside variables: self, home, holder.
    fn lexical_context(&mut self) -> (Word, Word, Word) {
        let code = CodeView(self.frame.get(frame_at(frame::CODE)));
        let holder = self.frame.get(frame_at(frame::HOLDER));
        if code.is_block(&self.heap) {
            return [block::SELF, block::HOME, block::HOLDER]
                .map(|f| self.heap.field(holder, f))
                .into();
        }
        let arguments = code.arguments(&self.heap);
        let receiver = self.frame.get(-((WORD_BYTES * (arguments + 1)) as i16));
        (receiver, self.home_token(), holder)
    }

    /// Names the running frame for closures made in it.
    fn home_token(&mut self) -> Word {
        let mut serial = self.frame.get(frame_at(frame::SERIAL)).as_int();
        if serial == 0 {
            serial = self.heap.fresh_serial() as i64;
            self.frame.set(frame_at(frame::SERIAL), Word::int(serial));
        }
        let offset = self.heap.mem.frame_index(self.frame) - self.chunk_index();
        Word::int(serial << block::HOME_OFFSET_BITS | offset as i64)
    }

    /// The home frame of a token, if it still runs in this process.
    pub(crate) fn home_frame(&self, token: Word) -> Option<usize> {
        let bits = token.as_int();
        let offset = (bits & ((1 << block::HOME_OFFSET_BITS) - 1)) as usize;
        let chunk = self.chunk_index();
        let index = chunk + offset;
        let in_use = index <= self.heap.mem.frame_index(self.frame);
        let serial = bits >> block::HOME_OFFSET_BITS;
        (in_use && self.heap.mem.get(index + frame::SERIAL) == Word::int(serial)).then_some(index)
    }

    /// Whether a closure's home still runs, in this process or another. Only the
    /// strict rule asks, so looking through all stacks may cost what it costs.
    pub(crate) fn home_is_alive(&mut self, closure: Word) -> bool {
        let token = self.heap.field(closure, block::HOME);
        if self.home_frame(token).is_some() {
            return true;
        }
        let bits = token.as_int();
        let offset = (bits & ((1 << block::HOME_OFFSET_BITS) - 1)) as usize;
        let serial = Word::int(bits >> block::HOME_OFFSET_BITS);
        self.reachable().into_iter().any(|word| {
            let (_, end) = self.heap.pointer_range(word.index());
            let at = word.index() + offset + frame::SERIAL;
            self.heap.kind_of(word) == Kind::Stack && at < end && self.heap.mem.get(at) == serial
        })
    }

    pub(crate) fn chunk_index(&self) -> usize {
        self.heap
            .field(self.process(), heap::layout::process::STACK)
            .index()
    }
}
