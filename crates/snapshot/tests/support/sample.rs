//! A made-up world with everything in it that a snapshot can hold, for tests,
//! fuzzing and measuring: it is grown from a seed, and the same everywhere.

use bytecode::{Encoder, Op};
use heap::layout::{SlotKind, What, activation, block, code, frame, map, process, stack};
use heap::{Heap, HeapConfig, Kind, Known, Word};

/// Xorshift*.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 20) as usize % limit.max(1)
    }
}

/// Grows a world of about so many objects; none where it does not fit.
pub fn sample_world(config: HeapConfig, seed: u64, objects: usize) -> Option<Heap> {
    let heap = Heap::new(config)?;
    let random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut grower = Grower {
        heap,
        random,
        first: 0,
    };
    grower.genesis()?;
    grower.first = grower.heap.temps.len();
    for _ in 0..objects {
        grower.grow()?;
    }
    grower.finish()
}

struct Grower {
    heap: Heap,
    random: Random,
    /// The first of the temps that may be dropped.
    first: usize,
}

const KIND_MAPS: [(Known, Kind); 15] = [
    (Known::MapMap, Kind::Map),
    (Known::EmptyMap, Kind::Object),
    (Known::SmallIntMap, Kind::SmallInt),
    (Known::FloatMap, Kind::Float),
    (Known::VectorMap, Kind::Vector),
    (Known::ByteVectorMap, Kind::ByteVector),
    (Known::MutableStringMap, Kind::ByteVector),
    (Known::StringMap, Kind::CanonicalString),
    (Known::MethodMap, Kind::Method),
    (Known::CodeMap, Kind::Code),
    (Known::EnvironmentMap, Kind::Environment),
    (Known::StackMap, Kind::Stack),
    (Known::ActivationMap, Kind::Activation),
    (Known::ProcessPrototype, Kind::Process),
    (Known::Shell, Kind::Proxy),
];

impl Grower {
    fn genesis(&mut self) -> Option<()> {
        for (which, kind) in KIND_MAPS {
            let map = self.heap.new_map(kind, kind.hidden_fields(), 0)?;
            self.heap.set_known(which, map);
        }
        let empty = self.heap.known(Known::EmptyMap);
        for which in [Known::Nil, Known::True, Known::False, Known::Lobby] {
            let object = self.heap.new_slots_old(empty, 0, Word::ZERO)?;
            self.heap.set_known(which, object);
        }
        let maps = self
            .heap
            .new_vector_old(self.heap.known(Known::VectorMap), 0, 3, Word::ZERO)?;
        for arity in 0..3 {
            let map = self
                .heap
                .new_map(Kind::Block, Kind::Block.hidden_fields(), 0)?;
            self.heap.set_element(maps, arity, map);
        }
        self.heap.set_known(Known::BlockMaps, maps);
        for which in [Known::Mirrors, Known::Assumed, Known::Stubs] {
            let vector = self.vector(4)?;
            self.heap.set_known(which, vector);
        }
        Some(())
    }

    fn any(&mut self) -> Word {
        match self.random.below(6) {
            0 => Word::int(self.random.below(1 << 40) as i64 - (1 << 39)),
            1 => Word::float(self.random.below(1000) as f64 / 8.0).unwrap_or(Word::ZERO),
            _ => {
                let temp = self.random.below(self.heap.temps.len());
                self.heap
                    .temps
                    .get(temp)
                    .copied()
                    .unwrap_or(self.heap.nil())
            }
        }
    }

    fn grow(&mut self) -> Option<()> {
        const MOST_WORDS: usize = 2000;
        if !self.heap.ensure(MOST_WORDS, &mut |_| {}) {
            return None;
        }
        let made = match self.random.below(24) {
            0..=7 => self.object(),
            8..=11 => {
                let len = self.random.below(20);
                self.vector(len)
            }
            12..=14 => self.bytes(),
            15..=16 => self.symbol(),
            17..=18 => self.code_with_block(),
            19 => self.process(),
            20 => self.boxed(),
            21 => self.proxy(),
            22 => {
                let word = self.any();
                self.heap.identity_hash(word);
                Some(word)
            }
            _ => {
                let kept = self.heap.temps.len() - self.random.below(4);
                self.heap.temps.truncate(kept.max(self.first));
                return Some(());
            }
        }?;
        self.heap.temps.push(made);
        Some(())
    }

    /// An object with a map of its own: a constant, a field and its assignment.
    fn object(&mut self) -> Option<Word> {
        let name = self.symbol()?;
        let map = self.heap.new_map(Kind::Object, 1, 3)?;
        let whats = [
            (SlotKind::Constant, true),
            (SlotKind::Data, false),
            (SlotKind::Assignment, false),
        ];
        for (slot, (kind, is_parent)) in whats.into_iter().enumerate() {
            let at = map.index() + map::DESCRIPTORS + slot * map::DESCRIPTOR;
            let value = if kind == SlotKind::Constant {
                self.any()
            } else {
                Word::ZERO
            };
            self.heap.store(at + map::NAME, name);
            self.heap.store(
                at + map::WHAT,
                What {
                    kind,
                    is_parent,
                    field: 0,
                }
                .encode(),
            );
            self.heap.store(at + map::VALUE, value);
        }
        let value = self.any();
        self.heap.new_slots(map, 1, value)
    }

    fn vector(&mut self, len: usize) -> Option<Word> {
        let map = self.heap.known(Known::VectorMap);
        let vector = self.heap.new_vector(map, 0, len, Word::ZERO)?;
        for i in 0..len {
            let value = self.any();
            self.heap.set_element(vector, i, value);
        }
        Some(vector)
    }

    fn bytes(&mut self) -> Option<Word> {
        let len = self.random.below(100);
        let map = self.heap.known(Known::ByteVectorMap);
        let object = self.heap.new_bytes(map, 0, len)?;
        let byte = self.random.below(256) as u8;
        self.heap.bytes_of_mut(object).fill(byte);
        Some(object)
    }

    fn symbol(&mut self) -> Option<Word> {
        let text = format!("symbol{}", self.random.below(2000));
        self.heap.intern(text.as_bytes())
    }

    fn boxed(&mut self) -> Option<Word> {
        let map = self.heap.known(Known::FloatMap);
        self.heap
            .new_bytes_old(map, 0, &f64::INFINITY.to_bits().to_le_bytes())
    }

    fn proxy(&mut self) -> Option<Word> {
        let map = self.heap.known(Known::Shell);
        self.heap.new_slots(map, 1, Word::int(77))
    }

    fn code(&mut self, bytes: &[u8], literals: &[Word], flags: i64) -> Option<Word> {
        let map = self.heap.known(Known::CodeMap);
        let word = self.heap.new_slots_old(map, code::FIELDS, Word::ZERO)?;
        let empty = self.heap.intern(b"")?;
        let bytes_map = self.heap.known(Known::ByteVectorMap);
        let bytes = self.heap.new_bytes_old(bytes_map, 0, bytes)?;
        let vector_map = self.heap.known(Known::VectorMap);
        let vector = self
            .heap
            .new_vector_old(vector_map, 0, literals.len(), Word::ZERO)?;
        for (i, &literal) in literals.iter().enumerate() {
            self.heap.set_element(vector, i, literal);
        }
        let variables = self.heap.new_vector_old(vector_map, 0, 0, Word::ZERO)?;
        let fields = [
            (code::SELECTOR, empty),
            (code::BYTES, bytes),
            (code::LITERALS, vector),
            (code::ARGUMENTS, Word::int(1)),
            (code::LOCALS, Word::int(3)),
            (code::MAX_STACK, Word::int(4)),
            (code::COPIED, Word::int(flags & 1)),
            (code::FLAGS, Word::int(flags)),
            (code::SOURCE, empty),
            (code::FILE, empty),
            (code::POSITIONS, empty),
            (code::VARIABLES, variables),
            (code::QUICK, Word::int(1234)),
        ];
        for (field, value) in fields {
            self.heap.set_field(word, field, value);
        }
        Some(word)
    }

    /// A method's code that makes a block and sends it a message.
    fn code_with_block(&mut self) -> Option<Word> {
        let mut encoder = Encoder::new();
        encoder.emit(Op::PushCopied, &[0]);
        encoder.emit(Op::Return, &[]);
        let inner = self.code(&encoder.finish(), &[], 1)?;
        let name = self.symbol()?;
        let mut encoder = Encoder::new();
        encoder.emit(Op::PushLocal, &[0]);
        encoder.emit(Op::PushBlock, &[1, 1]);
        encoder.emit(Op::PushLocal, &[1]);
        encoder.emit(Op::Send, &[0, 1]);
        encoder.emit(Op::Return, &[]);
        let outer = self.code(&encoder.finish(), &[name, inner], 0)?;
        self.heap.temps.push(outer);
        let maps = self.heap.known(Known::BlockMaps);
        let map = self.heap.element(maps, 1);
        let closure = self.heap.new_vector(map, block::COPIED, 1, Word::ZERO)?;
        let receiver = self.any();
        self.heap.set_field(closure, block::CODE, inner);
        self.heap.set_field(closure, block::SELF, receiver);
        self.heap.temps.push(closure);
        let method_map = self.heap.known(Known::MethodMap);
        self.heap.new_slots(method_map, 1, outer)
    }

    /// A suspended process: a method's frame and that of a block it runs.
    fn process(&mut self) -> Option<Word> {
        self.code_with_block()?;
        let [outer, closure] = *self.heap.temps.last_chunk::<2>()?;
        let inner = self.heap.field(closure, block::CODE);
        let chunk = self.heap.new_stack(60 + self.random.below(40))?;
        self.heap.note_stack(chunk);
        let first = stack::FIRST + 2;
        let second = first + frame::HEADER + 2 + 1 + 2;
        let live = second + frame::HEADER + 2 + 1 + 1;
        for at in stack::FIRST..live {
            let word = self.any();
            self.heap.mem.set(chunk.index() + at, word);
        }
        self.frame(chunk, first, [0, 5, 0], outer, Word::ZERO);
        self.frame(chunk, second, [second - first, 2, 9], inner, closure);
        self.heap
            .mem
            .set(chunk.index() + stack::LIVE, Word::int(live as i64));
        let map = self.heap.known(Known::ProcessPrototype);
        let word = self.heap.new_slots(map, process::FIELDS, Word::ZERO)?;
        self.heap.set_field(word, process::STACK, chunk);
        self.heap
            .set_field(word, process::FRAME, Word::int(second as i64));
        self.heap.set_known(Known::CurrentProcess, word);
        let handle_map = self.heap.known(Known::ActivationMap);
        let handle = self
            .heap
            .new_slots(handle_map, activation::FIELDS, Word::ZERO)?;
        self.heap.set_field(handle, activation::PROCESS, word);
        self.heap.temps.push(handle);
        Some(word)
    }

    fn frame(&mut self, chunk: Word, at: usize, numbers: [usize; 3], code: Word, holder: Word) {
        let [distance, position, serial] = numbers.map(|n| n as i64);
        let cache = 1 + self.random.below(1000) as i64;
        let at = chunk.index() + at;
        self.heap.mem.set(at + frame::LINK, Word::int(distance));
        self.heap
            .mem
            .set(at + frame::POSITION, Word::int(position << 32 | cache));
        self.heap.mem.set(at + frame::CODE, code);
        self.heap.mem.set(at + frame::HOLDER, holder);
        self.heap.mem.set(at + frame::SERIAL, Word::int(serial));
    }

    /// Roots what was kept and forgets the temps.
    fn finish(mut self) -> Option<Heap> {
        let count = self.heap.temps.len();
        if !self.heap.ensure(count + 2, &mut |_| {}) {
            return None;
        }
        let map = self.heap.known(Known::VectorMap);
        let all = self.heap.new_vector(map, 0, count, Word::ZERO)?;
        for i in 0..count {
            self.heap.set_element(all, i, self.heap.temps[i]);
        }
        self.heap.set_known(Known::WorldRoots, all);
        self.heap.temps.clear();
        Some(self.heap)
    }
}
