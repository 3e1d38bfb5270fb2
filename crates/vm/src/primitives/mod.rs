//! Primitives: one function each, in one table with its doc line.
//!
//! A plain primitive takes the machine and its receiver and arguments and
//! answers a word or a failure. It may collect (through `Vm::ensure`), so it
//! reads its arguments again afterwards. A control primitive changes which
//! frame or process runs.

mod bytes;
mod control;
pub(crate) mod effects;
mod events;
mod floats;
mod integers;
mod mirrored_code;
mod mirrors;
mod objects;
mod scene;
mod slots_seen;
mod source;
mod source_report;
mod stacks;
mod system;
#[cfg(test)]
mod tests;
mod text;
mod values;
mod vectors;

use crate::errors::{BAD_TYPE, Fail, NOT_DEFINED};
use crate::interpret::Flow;
use crate::machine::Vm;
use crate::send::Call;
use heap::{Format, Heap, Insn, WORD_BYTES, Word};
use std::collections::HashMap;

/// Where a primitive's receiver and arguments lie.
#[derive(Clone, Copy, Debug)]
pub struct Args {
    at: usize,
    /// Number of arguments, the failure block not counted.
    pub count: usize,
}

impl Args {
    /// The receiver.
    pub fn receiver(self, vm: &Vm) -> Word {
        vm.heap.mem.get(self.at)
    }

    /// An argument, from 0.
    pub fn arg(self, vm: &Vm, index: usize) -> Word {
        debug_assert!(index < self.count);
        vm.heap.mem.get(self.at + 1 + index)
    }

    /// A smallInt argument.
    pub fn int(self, vm: &Vm, index: usize) -> Result<i64, Fail> {
        self.arg(vm, index).to_int().ok_or(BAD_TYPE)
    }

    /// A smallInt argument that is an index or a size.
    pub fn size(self, vm: &Vm, index: usize) -> Result<usize, Fail> {
        usize::try_from(self.int(vm, index)?).map_err(|_| crate::errors::BAD_INDEX)
    }

    /// An argument that is a byte vector or string.
    pub fn bytes(self, vm: &Vm, index: usize) -> Result<Word, Fail> {
        expect_format(&vm.heap, self.arg(vm, index), Format::Bytes)
    }

    /// An argument that is a vector.
    pub fn vector(self, vm: &Vm, index: usize) -> Result<Word, Fail> {
        expect_format(&vm.heap, self.arg(vm, index), Format::Vector)
    }

    /// A number argument, as a double.
    pub fn number(self, vm: &Vm, index: usize) -> Result<f64, Fail> {
        let word = self.arg(vm, index);
        match word.to_int() {
            Some(value) => Ok(value as f64),
            None => crate::code::float_value(&vm.heap, word).ok_or(BAD_TYPE),
        }
    }

    /// A boolean argument.
    pub fn boolean(self, vm: &Vm, index: usize) -> Result<bool, Fail> {
        let word = self.arg(vm, index);
        if word == vm.heap.boolean(true) {
            Ok(true)
        } else if word == vm.heap.boolean(false) {
            Ok(false)
        } else {
            Err(BAD_TYPE)
        }
    }
}

/// The word, if it refers to an object of this format.
pub fn expect_format(heap: &Heap, word: Word, format: Format) -> Result<Word, Fail> {
    if heap.has_format(word, format) {
        Ok(word)
    } else {
        Err(BAD_TYPE)
    }
}

/// A primitive that answers a word.
pub type Plain = fn(&mut Vm, Args) -> Result<Word, Fail>;
/// A primitive that changes what runs.
pub(crate) type Control = fn(&mut Vm, &Call) -> Result<Flow, Fail>;

/// How a primitive is run.
#[derive(Clone, Copy)]
pub(crate) enum Run {
    Plain(Plain),
    Control(Control),
}

/// One primitive.
#[derive(Clone, Copy)]
pub(crate) struct Primitive {
    /// Its selector, without `IfFail:`.
    pub(crate) name: &'static str,
    /// What it does.
    pub(crate) run: Run,
    /// What it does, in words.
    pub(crate) doc: &'static str,
}

/// Declares plain primitives: name, function, doc line.
macro_rules! plain {
    ($($name:literal $function:path, $doc:literal;)*) => {
        &[$($crate::primitives::Primitive {
            name: $name,
            run: $crate::primitives::Run::Plain($function),
            doc: $doc,
        }),*]
    };
}
pub(crate) use plain;

/// Declares control primitives: name, function, doc line.
macro_rules! controls {
    ($($name:literal $function:path, $doc:literal;)*) => {
        &[$($crate::primitives::Primitive {
            name: $name,
            run: $crate::primitives::Run::Control($function),
            doc: $doc,
        }),*]
    };
}
pub(crate) use controls;

/// All primitives.
pub(crate) struct Table {
    entries: Vec<Primitive>,
    by_name: HashMap<&'static str, u32>,
}

/// The table of all primitives; number 0 stands for every unknown one.
pub(crate) fn table() -> Table {
    let unknown = Primitive {
        name: "_",
        run: Run::Plain(not_defined),
        doc: "an unknown primitive",
    };
    let groups: [&[Primitive]; 16] = [
        &[unknown],
        integers::TABLE,
        floats::TABLE,
        vectors::TABLE,
        bytes::TABLE,
        objects::TABLE,
        mirrors::TABLE,
        mirrored_code::TABLE,
        stacks::TABLE,
        control::TABLE,
        system::TABLE,
        scene::TABLE,
        text::TABLE,
        events::TABLE,
        effects::TABLE,
        source::TABLE,
    ];
    let entries: Vec<Primitive> = groups.concat();
    let by_name = entries
        .iter()
        .enumerate()
        .map(|(i, p)| (p.name, i as u32))
        .collect();
    Table { entries, by_name }
}

fn not_defined(_: &mut Vm, _: Args) -> Result<Word, Fail> {
    Err(NOT_DEFINED)
}

impl Table {
    /// The number of the primitive that a selector names.
    pub(crate) fn index(&self, heap: &Heap, selector: Word) -> u32 {
        let text = String::from_utf8_lossy(heap.bytes_of(selector));
        self.find(text.strip_suffix("IfFail:").unwrap_or(&text))
    }

    fn find(&self, name: &str) -> u32 {
        if let Some(&index) = self.by_name.get(name) {
            return index;
        }
        // `_Perform:With:With:…` takes any number of arguments.
        let family = [
            ("_Perform:DelegatingTo:", "_Perform:DelegatingTo:With:"),
            ("_PerformResend:", "_PerformResend:With:"),
            ("_Perform:", "_Perform:With:"),
        ];
        for (prefix, entry) in family {
            if let Some(rest) = name.strip_prefix(prefix)
                && rest.replace("With:", "").is_empty()
            {
                return self.by_name.get(entry).copied().unwrap_or(0);
            }
        }
        0
    }

    /// Names and doc lines, sorted by name.
    pub(crate) fn docs(&self) -> Vec<(&'static str, &'static str)> {
        let mut docs: Vec<_> = self.entries[1..].iter().map(|p| (p.name, p.doc)).collect();
        docs.sort_unstable();
        docs
    }
}

impl Vm {
    /// Every primitive with its doc line.
    pub fn primitive_docs(&self) -> Vec<(&'static str, &'static str)> {
        self.primitives.docs()
    }

    /// Runs the primitive of the instruction at the machine's position.
    pub(crate) fn call_primitive(&mut self, insn: Insn) -> Flow {
        let word = self.stream.word(self.pc + 1);
        let position = (word >> 32) as u32;
        let to_block = insn.c != 0;
        let entry = self.primitives.entries[word as u32 as usize];
        let mut call = Call {
            slot: insn.a,
            arguments: insn.b as usize,
            selector: Word::ZERO,
            position,
            next: self.pc + 2,
        };
        self.live_to(call.top());
        let at_send = crate::machine::pack_position(position, call.next);
        self.frame.set(
            crate::machine::frame_at(heap::layout::frame::POSITION),
            at_send,
        );
        let epoch = self.stream_epoch;
        let result = match entry.run {
            Run::Plain(function) => {
                let at = self.live_top - call.arguments - 1;
                let args = Args {
                    at,
                    count: call.arguments - usize::from(to_block),
                };
                function(self, args).map(|value| {
                    self.frame.set(call.slot, value);
                    self.pc = call.next;
                    Flow::Go
                })
            }
            Run::Control(function) => {
                let plain = Call {
                    arguments: call.arguments - usize::from(to_block),
                    ..call
                };
                function(self, &plain)
            }
        };
        if self.stream_epoch != epoch && !matches!(entry.run, Run::Control(_)) {
            match self.behind(position) {
                Ok(next) => (call.next, self.pc) = (next, next),
                Err(error) => return self.cannot_run(error),
            }
        }
        match result {
            Ok(flow) => flow,
            Err(fail) => {
                call.selector = self.primitive_selector(position);
                self.live_to(call.top());
                self.primitive_failed(&call, to_block, &fail)
            }
        }
    }

    fn behind(&mut self, position: u32) -> Result<usize, crate::quicken::QuickenError> {
        let code = self
            .frame
            .get(crate::machine::frame_at(heap::layout::frame::CODE));
        let quickened = self.quickened_of(crate::code::CodeView(code))?;
        let after = quickened.after.get(&position).copied();
        after
            .map(|at| at as usize)
            .ok_or(crate::quicken::QuickenError::Malformed)
    }

    /// The selector of the primitive send at a canonical position.
    pub(crate) fn primitive_selector(&self, position: u32) -> Word {
        let code = self
            .frame
            .get(crate::machine::frame_at(heap::layout::frame::CODE));
        let code = crate::code::CodeView(code);
        match bytecode::Decoder::at(code.bytes(&self.heap), position).next() {
            Some(Ok(i)) => code.literal(&self.heap, i.operands()[0]),
            _ => self.heap.nil(),
        }
    }

    /// Arguments of a control primitive.
    pub(crate) fn call_arg(&self, call: &Call, index: usize) -> Word {
        self.frame
            .get(call.slot + ((index + 1) * WORD_BYTES) as i16)
    }
}
