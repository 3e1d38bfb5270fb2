//! The machine: everything that runs a world, and the way in from outside.

use crate::code::CodeView;
use crate::genesis::genesis;
use crate::host::Host;
use crate::ops::SITE_UNITS;
use crate::predict::Assumptions;
use crate::primitives::{self, Table};
use crate::quicken::{QuickenError, Quickened, quicken};
use heap::layout::{code, frame, process, stack};
use heap::{Frame, Heap, HeapConfig, Known, Stream, Word};
use std::collections::{HashMap, HashSet};

/// How a machine is set up.
#[derive(Clone, Copy, Debug, Default)]
pub struct Config {
    /// Sizes of the heap.
    pub heap: HeapConfig,
    /// Refuse to run a block whose home method has returned.
    pub strict_blocks: bool,
    /// Cache nothing: every send is looked up.
    pub caches_off: bool,
}

/// Why the machine stopped running.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The budget of steps is used up; run again to go on.
    Budget,
    /// Every process waits: for an event, or until the clock reads this many
    /// milliseconds.
    Idle {
        /// When to run again without an event.
        until_ms: Option<f64>,
    },
    /// The root process answered.
    Finished(Word),
    /// The root process ended otherwise.
    Aborted(String),
    /// `_Quit`.
    Quit(i32),
}

/// A polymorphic site's entry, or one of the global cache.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) map: u32,
    pub(crate) action: u64,
    pub(crate) first: u64,
    pub(crate) second: u64,
}

/// Entries of the global (map, selector) cache: a power of two.
const GLOBAL_ENTRIES: usize = 8192;

#[derive(Clone, Copy, Default)]
struct GlobalEntry {
    selector: u32,
    entry: Entry,
}

/// One assignable parent that a cached lookup crossed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Guard {
    /// Where the parent slot's owner is found.
    pub(crate) owner: Base,
    /// Its field's word offset from the owner's header.
    pub(crate) offset: usize,
    /// The map that the parent must have.
    pub(crate) map: u32,
}

/// Where an object is found when a guarded entry is used.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Base {
    /// The receiver.
    Receiver,
    /// A fixed (old) object.
    Fixed(u32),
    /// The parent loaded by this guard.
    Guard(usize),
}

/// A cached lookup through assignable parents.
#[derive(Clone, Debug)]
pub(crate) struct Guarded {
    pub(crate) guards: Vec<Guard>,
    pub(crate) holder: Base,
    pub(crate) entry: Entry,
}

/// The virtual machine. One thread, no globals: the same image and the same
/// events give the same result, natively and in WebAssembly.
pub struct Vm {
    /// The object memory.
    pub heap: Heap,
    /// The outside.
    pub host: Box<dyn Host>,
    pub(crate) config: Config,
    pub(crate) stream: Stream,
    pub(crate) quickened: HashMap<u32, Quickened>,
    pub(crate) assumptions: Assumptions,
    pub(crate) primitives: Table,
    /// Positions of sites that hold entries.
    pub(crate) filled: Vec<u32>,
    pub(crate) further: Vec<Vec<Entry>>,
    pub(crate) guarded: Vec<Guarded>,
    global: Vec<GlobalEntry>,
    /// Objects that cached lookups went through, by reference: when the map of
    /// one changes, the caches are emptied.
    pub(crate) looked_through: HashSet<u32>,
    /// Stack chunks whose frames hold no position of an earlier stream.
    settled_chunks: HashSet<u32>,
    /// Counts how often the stream was rebuilt: positions from before are void.
    pub(crate) stream_epoch: u64,

    // Registers, valid whenever the interpreter's loop is not running.
    pub(crate) frame: Frame,
    pub(crate) pc: usize,
    pub(crate) limit: Frame,
    /// Word number past the last live word of the running frame.
    pub(crate) live_top: usize,
    pub(crate) steps: i64,
    pub(crate) slice: Option<i64>,
    pub(crate) slice_steps: i64,
    pub(crate) quantum_sliced: bool,
    pub(crate) budget_left: i64,
    /// The running process is run step by step for a debugger.
    pub(crate) stepping: bool,
    /// … until its running frame lies below this offset in its chunk.
    pub(crate) stop_below: Option<usize>,
    /// When the real-time timer goes off.
    pub(crate) timer_due_ms: Option<f64>,
    /// The source compiled last.
    pub(crate) last_source: Option<std::rc::Rc<compile::spec::SourceFile>>,
    /// Numbers of what was asked for outside.
    pub(crate) outside: primitives::effects::Counters,
    /// Syntax errors met while running scripts.
    pub script_errors: u64,
    /// Sends executed, for statistics (steps).
    pub total_steps: u64,
}

impl Vm {
    /// A machine over an empty world: only the first objects exist.
    pub fn genesis(config: Config, host: Box<dyn Host>) -> Option<Vm> {
        let mut heap = Heap::new(config.heap)?;
        genesis(&mut heap)?;
        Some(Vm::over(heap, config, host))
    }

    /// A machine over a heap that holds an image.
    pub fn over(heap: Heap, config: Config, host: Box<dyn Host>) -> Vm {
        let frame = heap.mem.frame(0);
        let mut vm = Vm {
            heap,
            host,
            config,
            stream: Stream::default(),
            quickened: HashMap::new(),
            assumptions: Assumptions::default(),
            primitives: primitives::table(),
            filled: Vec::new(),
            further: Vec::new(),
            guarded: Vec::new(),
            global: vec![GlobalEntry::default(); GLOBAL_ENTRIES],
            looked_through: HashSet::new(),
            settled_chunks: HashSet::new(),
            stream_epoch: 0,
            frame,
            pc: 0,
            limit: frame,
            live_top: 0,
            steps: 0,
            slice: None,
            slice_steps: 0,
            quantum_sliced: false,
            budget_left: 0,
            stepping: false,
            stop_below: None,
            timer_due_ms: None,
            last_source: None,
            outside: primitives::effects::Counters::default(),
            script_errors: 0,
            total_steps: 0,
        };
        vm.forget_quickened();
        if vm.heap.known(Known::CurrentProcess).is_ref() {
            vm.load_registers();
        }
        vm
    }

    /// How the machine was set up.
    pub fn config(&self) -> Config {
        self.config
    }

    /// Goes on over another heap, which holds a loaded image; everything that is
    /// not in the image starts anew, except the host, the timers and what Rust
    /// holds in `temps`.
    pub fn replace_heap(&mut self, heap: Heap) {
        let temps = std::mem::take(&mut self.heap.temps);
        debug_assert!(
            temps.iter().all(|word| !word.is_ref()),
            "references do not survive"
        );
        self.heap = heap;
        self.quickened.clear();
        self.last_source = None;
        self.frame = self.heap.mem.frame(0);
        self.forget_quickened();
        self.load_registers();
    }

    // Caches

    fn global_index(map: u32, selector: u32) -> usize {
        let mixed = (map ^ selector.rotate_left(13)).wrapping_mul(0x9E37_79B1);
        (mixed >> 16) as usize & (GLOBAL_ENTRIES - 1)
    }

    pub(crate) fn global_find(&self, map: u32, selector: u32) -> Option<Entry> {
        let slot = &self.global[Vm::global_index(map, selector)];
        (slot.selector == selector && slot.entry.map == map && slot.entry.action != 0)
            .then_some(slot.entry)
    }

    pub(crate) fn global_enter(&mut self, selector: u32, entry: Entry) {
        self.global[Vm::global_index(entry.map, selector)] = GlobalEntry { selector, entry };
    }

    /// Empties every cache: some slot changed that lookups went through.
    pub(crate) fn forget_lookups(&mut self) {
        for at in std::mem::take(&mut self.filled) {
            let at = at as usize;
            for offset in 2..SITE_UNITS {
                self.stream.set_word(at + offset, 0);
            }
        }
        self.further.clear();
        self.guarded.clear();
        self.global.fill(GlobalEntry::default());
        self.looked_through.clear();
        self.watch_assumed();
        if self.heap.known(Known::Assumed).is_ref() {
            let now = Assumptions::check(&self.heap);
            if now != self.assumptions {
                self.forget_quickened();
            }
        }
    }

    /// Counts what quickened code assumes among the lookups made.
    fn watch_assumed(&mut self) {
        let watched = crate::predict::watched(&self.heap);
        self.looked_through
            .extend(watched.iter().map(|object| object.low()));
    }

    /// Drops all quickened code; frames find their positions anew.
    pub(crate) fn forget_quickened(&mut self) {
        for &low in self.quickened.keys() {
            self.heap
                .set_field(Word::from_low(low), code::QUICK, Word::ZERO);
        }
        self.quickened.clear();
        self.stream.clear();
        // Position 0 means "unknown", so nothing may lie there.
        self.stream.push_word(0);
        self.filled.clear();
        self.further.clear();
        self.guarded.clear();
        self.global.fill(GlobalEntry::default());
        self.looked_through.clear();
        self.watch_assumed();
        self.stream_epoch += 1;
        self.assumptions = Assumptions::check(&self.heap);
        self.settled_chunks.clear();
        self.settle_chunk();
    }

    /// Positions cached in the running process's frames before the last
    /// `forget_quickened` mean nothing any more: clears them, once.
    fn settle_chunk(&mut self) {
        let process = self.process();
        if !process.is_ref() || self.heap.mem.frame_index(self.frame) == 0 {
            return;
        }
        if self.settled_chunks.insert(self.chunk().low()) {
            crate::frames::forget_positions(&self.heap, self.frame);
        }
    }

    /// Drops cache entries and quickened code of objects that died.
    fn purge(vm_caches: &mut Caches<'_>, is_live: &dyn Fn(Word) -> bool) {
        // Entries name maps, code and holders; all are dropped at once: a full
        // collection is rare, and refilling is cheap.
        vm_caches.must_forget = true;
        vm_caches
            .quickened
            .retain(|&low, _| is_live(Word::from_low(low)));
    }

    /// Makes room for `words` words of new objects. Everything that must
    /// survive has to be reachable: from the running frame up to `live_top`,
    /// from `heap.temps`, or from the image. False: the memory is full.
    pub(crate) fn ensure(&mut self, words: usize) -> bool {
        if self.heap.has_room(words) {
            return true;
        }
        self.store_live();
        let mut caches = Caches {
            quickened: &mut self.quickened,
            must_forget: false,
        };
        let done = self
            .heap
            .ensure(words, &mut |is_live| Vm::purge(&mut caches, is_live));
        if caches.must_forget {
            self.forget_lookups();
        }
        done
    }

    /// Collects everything (before a snapshot, or on demand).
    pub fn collect_garbage(&mut self) {
        self.store_live();
        let mut caches = Caches {
            quickened: &mut self.quickened,
            must_forget: false,
        };
        self.heap
            .collect_all(&mut |is_live| Vm::purge(&mut caches, is_live));
        self.forget_lookups();
    }

    // Registers and the process object

    /// The running process.
    pub fn process(&self) -> Word {
        self.heap.known(Known::CurrentProcess)
    }

    fn chunk(&self) -> Word {
        self.heap.field(self.process(), process::STACK)
    }

    /// Says in the stack chunk how far it is live, for the collector.
    pub(crate) fn store_live(&mut self) {
        let process = self.process();
        if !process.is_ref() || !self.chunk().is_ref() {
            return;
        }
        let chunk = self.chunk().index();
        let live = self
            .live_top
            .max(self.heap.mem.frame_index(self.frame) + frame::HEADER);
        self.heap
            .mem
            .set(chunk + stack::LIVE, Word::int((live - chunk) as i64));
    }

    /// Writes the registers into the process object, canonically: the frame's
    /// position says at which instruction it will go on.
    pub(crate) fn store_registers(&mut self, position: u32) {
        self.frame
            .set(frame_at(frame::POSITION), pack_position(position, 0));
        let process = self.process();
        let chunk = self.chunk().index();
        let offset = self.heap.mem.frame_index(self.frame) - chunk;
        self.heap
            .set_field(process, process::FRAME, Word::int(offset as i64));
        self.store_live();
    }

    /// Takes the registers from the running process's object.
    pub(crate) fn load_registers(&mut self) {
        let process = self.process();
        let chunk = self.chunk();
        if !chunk.is_ref() {
            return;
        }
        self.heap.note_stack(chunk);
        let offset = self.heap.field(process, process::FRAME).as_int() as usize;
        self.set_frame(chunk.index() + offset);
        let live = self.heap.mem.get(chunk.index() + stack::LIVE).as_int() as usize;
        self.live_top = chunk.index() + live;
        self.settle_chunk();
    }

    /// Makes the frame at a word number the running one.
    pub(crate) fn set_frame(&mut self, index: usize) {
        self.frame = self.heap.mem.frame(index);
        let chunk = self.chunk().index();
        let words = self.heap.size_of(chunk);
        self.limit = self.heap.mem.frame(chunk + words - 1);
    }

    /// Continues at the canonical position stored in the running frame.
    pub(crate) fn resume_at_stored(&mut self) -> Result<(), QuickenError> {
        let (position, _) = unpack_position(self.frame.get(frame_at(frame::POSITION)));
        let code = CodeView(self.frame.get(frame_at(frame::CODE)));
        let quickened = self.quickened_of(code)?;
        let at = quickened.at.get(&position).copied();
        self.pc = at.map_or(quickened.entry, |at| at as usize);
        Ok(())
    }

    /// The stream position behind the send at which a caller's frame stands.
    pub(crate) fn return_position(&mut self, caller: Frame) -> Result<usize, QuickenError> {
        let (position, quick) = unpack_position(caller.get(frame_at(frame::POSITION)));
        if quick != 0 {
            return Ok(quick as usize);
        }
        let code = CodeView(caller.get(frame_at(frame::CODE)));
        let quickened = self.quickened_of(code)?;
        quickened
            .after
            .get(&position)
            .map(|&at| at as usize)
            .ok_or(QuickenError::Malformed)
    }

    /// A code's quickened form, made if need be.
    pub(crate) fn quickened_of(&mut self, code: CodeView) -> Result<&Quickened, QuickenError> {
        let low = code.0.low();
        if !self.quickened.contains_key(&low) {
            let Vm {
                heap,
                stream,
                assumptions,
                primitives,
                ..
            } = self;
            let made = quicken(heap, stream, assumptions, code, &mut |s| {
                primitives.index(heap, s)
            })?;
            let entry = Word::int(made.entry as i64);
            self.heap.set_field(code.0, code::QUICK, entry);
            self.quickened.insert(low, made);
        }
        Ok(&self.quickened[&low])
    }

    /// The position of a code's first instruction.
    pub(crate) fn entry_of(&mut self, code: CodeView) -> Result<usize, QuickenError> {
        match self.heap.field(code.0, code::QUICK).as_int() {
            0 => self.quickened_of(code).map(|q| q.entry),
            entry => Ok(entry as usize),
        }
    }

    /// Brings the whole image into a state that can be saved: caches are gone,
    /// everything lies in old space.
    pub fn settle(&mut self) {
        self.forget_quickened();
        self.collect_garbage();
    }
}

struct Caches<'a> {
    quickened: &'a mut HashMap<u32, Quickened>,
    must_forget: bool,
}

/// Displacement of a frame header's word.
#[inline(always)]
pub(crate) const fn frame_at(word: usize) -> i16 {
    (word * heap::WORD_BYTES) as i16
}

/// A frame's position word.
#[inline(always)]
pub(crate) fn pack_position(canonical: u32, quick: usize) -> Word {
    Word::int(i64::from(canonical) << 32 | quick as i64)
}

/// Canonical and stream position.
#[inline(always)]
pub(crate) fn unpack_position(word: Word) -> (u32, u32) {
    let bits = word.as_int();
    ((bits >> 32) as u32, bits as u32)
}
