//! The slow way of a send: lookup, filling caches, and doing what was found.

use crate::code::CodeView;
use crate::errors::LookupFailure;
use crate::interpret::Flow;
use crate::lookup::{Found, Lookup, Search};
use crate::machine::{Base, Entry, Vm, frame_at, pack_position};
use crate::ops::action;
use heap::layout::{block, frame};
use heap::{Insn, Kind, Known, SlotKind, WORD_BYTES, Word};

/// A send that is about to happen: receiver and arguments lie in the running
/// frame's operand stack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call {
    /// Displacement of the receiver's slot; the arguments follow.
    pub(crate) slot: i16,
    /// Number of arguments.
    pub(crate) arguments: usize,
    /// The selector.
    pub(crate) selector: Word,
    /// Canonical position of the sending instruction.
    pub(crate) position: u32,
    /// Stream position to continue at.
    pub(crate) next: usize,
}

impl Call {
    /// Displacement past the last argument.
    pub(crate) fn top(&self) -> i16 {
        self.slot + (WORD_BYTES * (self.arguments + 1)) as i16
    }
}

impl Vm {
    /// The receiver of a call.
    pub(crate) fn receiver_of(&self, call: &Call) -> Word {
        self.frame.get(call.slot)
    }

    /// Notes that the running frame is live up to a displacement.
    pub(crate) fn live_to(&mut self, top: i16) {
        let index = self.heap.mem.frame_index(self.frame) as isize;
        self.live_top = (index + top as isize / WORD_BYTES as isize) as usize;
    }

    /// The send of the instruction at a stream position.
    fn call_at(&self, insn: Insn, at: usize, next: usize) -> Call {
        let word = self.stream.word(at + 1);
        Call {
            slot: insn.a,
            arguments: insn.b as usize,
            selector: Word::from_low(word as u32),
            position: (word >> 32) as u32,
            next,
        }
    }

    /// A send that its site's first entry does not serve.
    pub(crate) fn send_at_site(&mut self, insn: Insn, site: usize, next: usize) -> Flow {
        let call = self.call_at(insn, site, next);
        self.live_to(call.top());
        let map = self.heap.map_of(self.receiver_of(&call)).low();
        if let Some(entry) = self.further_entry(site, map) {
            return self.perform_entry(&call, entry);
        }
        self.send(&call, Some(site))
    }

    /// Any send by selector from the receiver.
    pub(crate) fn send(&mut self, call: &Call, site: Option<usize>) -> Flow {
        let map = self.heap.map_of(self.receiver_of(call)).low();
        if let Some(entry) = self.global_find(map, call.selector.low()) {
            if let Some(site) = site {
                self.install(site, entry);
            }
            return self.perform_entry(call, entry);
        }
        self.send_uncached(call, site)
    }

    fn send_uncached(&mut self, call: &Call, site: Option<usize>) -> Flow {
        let receiver = self.receiver_of(call);
        let mut search = Search::new(&self.heap, call.selector);
        let found = search.from(receiver);
        let crossings = std::mem::take(&mut search.crossings);
        let visited = search.visited().to_vec();
        match found {
            Lookup::Found(found) => {
                let entry = match self.entry_for(receiver, &found) {
                    Ok(entry) => entry,
                    Err(flow) => return flow,
                };
                if crossings.is_empty() {
                    self.remember(call, site, &found, entry, &visited);
                } else {
                    self.remember_guarded(site, &found, entry, &crossings, &visited);
                }
                self.perform_entry(call, entry)
            }
            Lookup::Missing => self.lookup_failed(call, LookupFailure::undefined(call)),
            Lookup::Ambiguous => self.lookup_failed(call, LookupFailure::ambiguous(call)),
        }
    }

    /// The cache entry for what was found, as seen from the receiver.
    fn entry_for(&mut self, receiver: Word, found: &Found) -> Result<Entry, Flow> {
        let map = self.heap.map_of(receiver).low();
        let own = found.holder == receiver;
        let entry = |action, first, second| {
            Ok(Entry {
                map,
                action,
                first,
                second,
            })
        };
        let field_offset = || {
            let index = found.holder.index();
            self.heap.fields_start(index) - index + found.slot.what.field as usize
        };
        match found.slot.what.kind {
            SlotKind::Data if own => entry(action::READ, field_offset() as u64, 0),
            SlotKind::Data => {
                let at = found.holder.index() + field_offset();
                entry(action::READ_ABSOLUTE, at as u64, 0)
            }
            SlotKind::Assignment if own => entry(action::WRITE, field_offset() as u64, 0),
            SlotKind::Assignment => {
                let at = found.holder.index() + field_offset();
                entry(action::WRITE_ABSOLUTE, at as u64, 0)
            }
            SlotKind::Constant => self.constant_entry(receiver, found, map, own),
        }
    }

    fn constant_entry(
        &mut self,
        receiver: Word,
        found: &Found,
        map: u32,
        own: bool,
    ) -> Result<Entry, Flow> {
        let value = found.slot.value;
        if own && !found.slot.what.is_parent && self.heap.kind_of(receiver) == Kind::Block {
            return Ok(Entry {
                map,
                action: action::BLOCK,
                first: 0,
                second: 0,
            });
        }
        if !value.is_ref() || self.heap.map_of(value) != self.heap.known(Known::MethodMap) {
            return Ok(Entry {
                map,
                action: action::CONSTANT,
                first: 0,
                second: value.0,
            });
        }
        let code = CodeView(self.heap.field(value, 0));
        let start = self.entry_of(code).map_err(|e| self.cannot_run(e))?;
        let first = u64::from(code.0.low()) | (start as u64) << 32;
        let action = if own { action::CALL_OWN } else { action::CALL };
        Ok(Entry {
            map,
            action,
            first,
            second: found.holder.0,
        })
    }

    // Doing what was found

    fn perform_entry(&mut self, call: &Call, entry: Entry) -> Flow {
        let receiver = self.receiver_of(call);
        let offset = entry.first as usize;
        match entry.action {
            action::READ => self.answer(call, self.heap.mem.get(receiver.index() + offset)),
            action::READ_ABSOLUTE => self.answer(call, self.heap.mem.get(offset)),
            action::CONSTANT => self.answer(call, Word(entry.second)),
            action::WRITE => self.write_slot(call, receiver.index() + offset),
            action::WRITE_ABSOLUTE => self.write_slot(call, offset),
            action::CALL => self.enter_method(call, entry.first, Word(entry.second)),
            action::CALL_OWN => self.enter_method(call, entry.first, receiver),
            action::BLOCK => self.enter_block(call),
            _ => self.perform_guarded(call, entry),
        }
    }

    /// Puts a call's result into its place.
    pub(crate) fn answer(&mut self, call: &Call, value: Word) -> Flow {
        self.frame.set(call.slot, value);
        self.pc = call.next;
        Flow::Go
    }

    fn write_slot(&mut self, call: &Call, at: usize) -> Flow {
        let value = self.frame.get(call.slot + WORD_BYTES as i16);
        self.heap.store(at, value);
        self.pc = call.next;
        Flow::Go
    }

    fn enter_method(&mut self, call: &Call, code_entry: u64, holder: Word) -> Flow {
        self.push_frame(call, Word::from_low(code_entry as u32), holder);
        self.pc = (code_entry >> 32) as usize;
        Flow::Go
    }

    fn enter_block(&mut self, call: &Call) -> Flow {
        let closure = self.receiver_of(call);
        if self.config.strict_blocks && !self.home_is_alive(closure) {
            return self.block_is_dead(call);
        }
        let code = CodeView(self.heap.field(closure, block::CODE));
        match self.entry_of(code) {
            Ok(start) => {
                self.push_frame(call, code.0, closure);
                self.pc = start;
                Flow::Go
            }
            Err(error) => self.cannot_run(error),
        }
    }

    /// Makes the callee's frame over the receiver and arguments.
    pub(crate) fn push_frame(&mut self, call: &Call, code: Word, holder: Word) {
        self.frame.set(
            frame_at(frame::POSITION),
            pack_position(call.position, call.next),
        );
        let callee = self.frame.above(call.top());
        let distance = i64::from(call.top()) / WORD_BYTES as i64;
        callee.set(frame_at(frame::LINK), Word::int(distance));
        callee.set(frame_at(frame::POSITION), Word::ZERO);
        callee.set(frame_at(frame::CODE), code);
        callee.set(frame_at(frame::HOLDER), holder);
        callee.set(frame_at(frame::SERIAL), Word::ZERO);
        self.frame = callee;
    }

    fn perform_guarded(&mut self, call: &Call, entry: Entry) -> Flow {
        let receiver = self.receiver_of(call);
        let guarded = self.guarded[entry.first as usize].clone();
        let mut parents: Vec<Word> = Vec::with_capacity(guarded.guards.len());
        let resolve = |base: &Base, parents: &[Word]| match base {
            Base::Receiver => receiver,
            Base::Fixed(low) => Word::from_low(*low),
            Base::Guard(i) => parents[*i],
        };
        for guard in &guarded.guards {
            let owner = resolve(&guard.owner, &parents);
            let parent = self.heap.mem.get(owner.index() + guard.offset);
            if self.heap.map_of(parent).low() != guard.map {
                return self.send_uncached(call, None);
            }
            parents.push(parent);
        }
        let holder = resolve(&guarded.holder, &parents);
        let mut entry = guarded.entry;
        match entry.action {
            action::READ_ABSOLUTE | action::WRITE_ABSOLUTE => entry.first += holder.index() as u64,
            action::CALL => entry.second = holder.0,
            _ => {}
        }
        self.perform_entry(call, entry)
    }

    // Resends

    /// `resend.sel`: looked up in the parents of the method holder.
    pub(crate) fn resend_at_site(&mut self, insn: Insn, site: usize, next: usize) -> Flow {
        let call = self.call_at(insn, site, next);
        self.live_to(call.top());
        let holder = self.method_holder();
        let found = Search::new(&self.heap, call.selector).in_parents(holder);
        self.perform_found(&call, found, |call| LookupFailure::resend(call, holder))
    }

    /// `name.sel`: looked up in what the holder's slot `name` holds.
    pub(crate) fn directed_resend(&mut self, insn: Insn, at: usize) -> Flow {
        let name = Word(self.stream.word(at + 2));
        let call = self.call_at(insn, at, at + 3);
        self.live_to(call.top());
        let holder = self.method_holder();
        let map = self.heap.map_of(holder);
        let Some(slot) = crate::shape::find_slot(&self.heap, map, name) else {
            return self.lookup_failed(&call, LookupFailure::missing_parent(&call, name, holder));
        };
        let start = crate::shape::contents(&self.heap, holder, &slot);
        let found = Search::new(&self.heap, call.selector).from(start);
        self.perform_found(&call, found, |call| {
            LookupFailure::directed(call, name, holder)
        })
    }

    /// An implicit-receiver send in a scope with parent slots.
    pub(crate) fn scoped_send(&mut self, insn: Insn, at: usize) -> Flow {
        let call = self.call_at(insn, at, at + 2);
        let parents = insn.c as usize;
        self.live_to(call.top() + (parents * WORD_BYTES) as i16);
        let mut starts: Vec<Word> = (0..parents)
            .map(|i| self.frame.get(call.top() + (i * WORD_BYTES) as i16))
            .collect();
        starts.push(self.receiver_of(&call));
        let found = Search::new(&self.heap, call.selector).in_all(&starts);
        self.perform_found(&call, found, LookupFailure::undefined)
    }

    /// Does what an uncached lookup found.
    pub(crate) fn perform_found(
        &mut self,
        call: &Call,
        found: Lookup,
        failure: impl FnOnce(&Call) -> LookupFailure,
    ) -> Flow {
        match found {
            Lookup::Found(found) => match self.entry_for(self.receiver_of(call), &found) {
                Ok(entry) => self.perform_entry(call, entry),
                Err(flow) => flow,
            },
            Lookup::Missing => self.lookup_failed(call, failure(call)),
            Lookup::Ambiguous => {
                let mut failure = failure(call);
                failure.make_ambiguous();
                self.lookup_failed(call, failure)
            }
        }
    }

    /// The object that holds the running method; for a block, its home method's.
    pub(crate) fn method_holder(&self) -> Word {
        let holder = self.frame.get(frame_at(frame::HOLDER));
        let code = CodeView(self.frame.get(frame_at(frame::CODE)));
        if code.is_block(&self.heap) {
            self.heap.field(holder, block::HOLDER)
        } else {
            holder
        }
    }
}
