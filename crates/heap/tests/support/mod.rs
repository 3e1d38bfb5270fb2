//! A small world of maps, a pseudo-random source, and a model of the heap in
//! Rust values against which it is compared.
#![allow(dead_code, reason = "each test uses a part of it")]

use heap::layout::{map, process, stack};
use heap::{Format, Heap, HeapConfig, Kind, Known, Word};
use std::collections::HashMap;

/// Xorshift*: enough for tests, the same everywhere.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() >> 16) as usize % limit.max(1)
    }
}

/// A heap with the maps that tests need; slot maps by field count are temps
/// 0..8, temp 8 is the process map.
pub const SLOT_MAPS: usize = 8;
pub const PROCESS_MAP: usize = SLOT_MAPS;
pub const FIRST_ROOT: usize = SLOT_MAPS + 1;

pub fn world(config: HeapConfig) -> Heap {
    let mut heap = Heap::new(config).expect("the memory can be reserved");
    let maps = [
        (Known::MapMap, Kind::Map),
        (Known::SmallIntMap, Kind::SmallInt),
        (Known::FloatMap, Kind::Float),
        (Known::VectorMap, Kind::Vector),
        (Known::ByteVectorMap, Kind::ByteVector),
        (Known::StringMap, Kind::CanonicalString),
        (Known::StackMap, Kind::Stack),
        (Known::EmptyMap, Kind::Object),
    ];
    for (which, kind) in maps {
        let word = heap.new_map(kind, 0, 0).expect("fits");
        heap.set_known(which, word);
    }
    let nil = heap
        .new_slots_old(heap.known(Known::EmptyMap), 0, Word::ZERO)
        .expect("fits");
    heap.set_known(Known::Nil, nil);
    for fields in 0..SLOT_MAPS {
        let word = heap
            .new_map(Kind::Object, fields, fields % 3)
            .expect("fits");
        heap.temps.push(word);
    }
    let word = heap
        .new_map(Kind::Process, process::FIELDS, 0)
        .expect("fits");
    heap.temps.push(word);
    heap
}

pub fn no_purge(_: &dyn Fn(Word) -> bool) {}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Word(Word),
    Object(usize),
    Symbol(Vec<u8>),
}

#[derive(Clone, Debug)]
pub enum Shape {
    Slots(Vec<Value>),
    Vector(Vec<Value>),
    Bytes(Vec<u8>),
    /// A process and the live words of its stack.
    Process(Vec<Value>),
    Map(Value),
}

#[derive(Clone, Debug)]
pub struct Model {
    pub shape: Shape,
    pub hash: Option<u32>,
}

/// The heap and the model, with roots in `heap.temps` and `roots` alike.
pub struct Pair {
    pub heap: Heap,
    pub objects: Vec<Model>,
    pub roots: Vec<Value>,
    pub random: Random,
}

impl Pair {
    pub fn new(config: HeapConfig, seed: u64) -> Pair {
        let random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        Pair {
            heap: world(config),
            objects: Vec::new(),
            roots: Vec::new(),
            random,
        }
    }

    pub fn root_word(&self, root: usize) -> Word {
        self.heap.temps[FIRST_ROOT + root]
    }

    fn push_root(&mut self, word: Word, value: Value) {
        self.heap.temps.push(word);
        self.roots.push(value);
    }

    pub fn drop_root(&mut self, root: usize) {
        self.heap.temps.swap_remove(FIRST_ROOT + root);
        self.roots.swap_remove(root);
    }

    fn add(&mut self, word: Word, shape: Shape) {
        self.objects.push(Model { shape, hash: None });
        self.push_root(word, Value::Object(self.objects.len() - 1));
    }

    /// Any value that exists: a root or an immediate, in both worlds.
    fn any(&mut self) -> (Word, Value) {
        match self.random.below(4) {
            0 => {
                let word = Word::int(self.random.next() as i64 >> 3);
                (word, Value::Word(word))
            }
            1 => {
                let word = Word::float(self.random.below(1000) as f64 / 8.0).expect("small");
                (word, Value::Word(word))
            }
            _ if self.roots.is_empty() => (self.heap.nil(), Value::Word(self.heap.nil())),
            _ => {
                let root = self.random.below(self.roots.len());
                (self.root_word(root), self.roots[root].clone())
            }
        }
    }

    /// One random operation; answers false when the memory was full.
    pub fn step(&mut self) -> bool {
        match self.random.below(32) {
            0..=7 => self.allocate_slots(),
            8..=11 => self.allocate_vector(),
            12..=13 => self.allocate_bytes(),
            14 => self.allocate_process(),
            15 => self.allocate_map(),
            16 => self.intern(),
            17 => self.clone_root(),
            18 => self.hash_root(),
            19 => self.drop_some(),
            20 => self.push_stack(),
            21..=22 => self.write_bytes(),
            _ => {
                self.mutate();
                true
            }
        }
    }

    fn ensure(&mut self, words: usize) -> bool {
        self.heap.ensure(words, &mut no_purge)
    }

    /// Now and then with a map that nothing else names.
    fn allocate_slots(&mut self) -> bool {
        let fields = self.random.below(SLOT_MAPS);
        if !self.ensure(fields + 1 + map::DESCRIPTORS) {
            return false;
        }
        let (word, value) = self.any();
        let map = match self.random.below(8) {
            0 => self.heap.new_map(Kind::Object, fields, 0).expect("ensured"),
            _ => self.heap.temps[fields],
        };
        let object = self.heap.new_slots(map, fields, word).expect("ensured");
        self.add(object, Shape::Slots(vec![value; fields]));
        true
    }

    fn length(&mut self) -> usize {
        match self.random.below(400) {
            0 => heap::LARGE_WORDS + self.random.below(1000),
            1..=20 => self.random.below(500),
            _ => self.random.below(12),
        }
    }

    fn allocate_vector(&mut self) -> bool {
        let len = self.length();
        if !self.ensure(len + 2) {
            return false;
        }
        let (word, value) = self.any();
        let map = self.heap.known(Known::VectorMap);
        let old = self.random.below(8) == 0;
        let object = match old {
            true => self.heap.new_vector_old(map, 0, len, word),
            false => self.heap.new_vector(map, 0, len, word),
        };
        self.add(object.expect("ensured"), Shape::Vector(vec![value; len]));
        true
    }

    fn allocate_bytes(&mut self) -> bool {
        let len = self.length() * 5;
        if !self.ensure(len.div_ceil(8) + 2) {
            return false;
        }
        let map = self.heap.known(Known::ByteVectorMap);
        let object = self.heap.new_bytes(map, 0, len).expect("ensured");
        self.add(object, Shape::Bytes(vec![0; len]));
        true
    }

    fn allocate_process(&mut self) -> bool {
        let words = stack::FIRST + 40;
        if !self.ensure(words + process::FIELDS + 1) {
            return false;
        }
        let chunk = self.heap.new_stack(words).expect("ensured");
        let map = self.heap.temps[PROCESS_MAP];
        let object = self
            .heap
            .new_slots(map, process::FIELDS, Word::ZERO)
            .expect("ensured");
        self.heap.set_field(object, process::STACK, chunk);
        if self.random.below(2) == 0 {
            self.run_process(object);
        }
        self.add(object, Shape::Process(Vec::new()));
        true
    }

    /// A process's chunk is noted when it begins to run, and then no more.
    fn run_process(&mut self, object: Word) {
        self.heap.set_known(Known::CurrentProcess, object);
        self.heap
            .note_stack(self.heap.field(object, process::STACK));
    }

    fn allocate_map(&mut self) -> bool {
        if !self.ensure(map::DESCRIPTORS + map::DESCRIPTOR) {
            return false;
        }
        let (word, value) = self.any();
        let object = self.heap.new_map(Kind::Object, 3, 1).expect("ensured");
        self.heap
            .store(object.index() + map::DESCRIPTORS + map::VALUE, word);
        self.add(object, Shape::Map(value));
        true
    }

    fn intern(&mut self) -> bool {
        let bytes = format!("symbol {}", self.random.below(300)).into_bytes();
        if !self.ensure(bytes.len().div_ceil(8) + 2) {
            return false;
        }
        let word = self.heap.intern(&bytes).expect("ensured");
        assert_eq!(self.heap.intern(&bytes), Some(word));
        self.push_root(word, Value::Symbol(bytes));
        true
    }

    fn clone_root(&mut self) -> bool {
        let Some(root) = self.object_root() else {
            return true;
        };
        let Value::Object(id) = self.roots[root] else {
            return true;
        };
        if matches!(self.objects[id].shape, Shape::Process(_) | Shape::Map(_)) {
            return true;
        }
        let size = self.heap.size_of(self.root_word(root).index());
        if !self.ensure(size) {
            return false;
        }
        let word = self
            .heap
            .clone_object(self.root_word(root))
            .expect("ensured");
        self.add(word, self.objects[id].shape.clone());
        true
    }

    fn object_root(&mut self) -> Option<usize> {
        let root = self.random.below(self.roots.len());
        matches!(self.roots.get(root)?, Value::Object(_)).then_some(root)
    }

    fn hash_root(&mut self) -> bool {
        let Some(root) = self.object_root() else {
            return true;
        };
        let Value::Object(id) = self.roots[root] else {
            return true;
        };
        let hash = self.heap.identity_hash(self.root_word(root));
        assert_eq!(*self.objects[id].hash.get_or_insert(hash), hash);
        true
    }

    fn drop_some(&mut self) -> bool {
        for _ in 0..self.roots.len() / 6 {
            let root = self.random.below(self.roots.len());
            self.drop_root(root);
        }
        true
    }

    fn push_stack(&mut self) -> bool {
        let Some(root) = self.object_root() else {
            return true;
        };
        let Value::Object(id) = self.roots[root] else {
            return true;
        };
        let count = self.random.below(40);
        let values: Vec<(Word, Value)> = (0..count).map(|_| self.any()).collect();
        let Shape::Process(live) = &mut self.objects[id].shape else {
            return true;
        };
        *live = values.iter().map(|(_, value)| value.clone()).collect();
        let object = self.heap.temps[FIRST_ROOT + root];
        if self.heap.known(Known::CurrentProcess) != object {
            self.run_process(object);
        }
        let chunk = self.heap.field(object, process::STACK);
        let first = chunk.index() + stack::FIRST;
        for (i, (word, _)) in values.iter().enumerate() {
            self.heap.mem.set(first + i, *word);
        }
        let live = Word::int((stack::FIRST + count) as i64);
        self.heap.mem.set(chunk.index() + stack::LIVE, live);
        true
    }

    fn write_bytes(&mut self) -> bool {
        let Some(root) = self.object_root() else {
            return true;
        };
        let Value::Object(id) = self.roots[root] else {
            return true;
        };
        let byte = self.random.next() as u8;
        let word = self.root_word(root);
        if let Shape::Bytes(bytes) = &mut self.objects[id].shape {
            bytes.fill(byte);
            self.heap.bytes_of_mut(word).fill(byte);
        }
        true
    }

    /// Stores into an object a few references away from a root.
    fn mutate(&mut self) {
        let (word, value) = self.any();
        let Some(root) = self.object_root() else {
            return;
        };
        let (mut at, mut model) = (self.root_word(root), self.roots[root].clone());
        for _ in 0..self.random.below(4) {
            let Value::Object(id) = model else { return };
            let Some((next, next_model)) = self.child(at, id) else {
                break;
            };
            if matches!(next_model, Value::Object(_)) {
                (at, model) = (next, next_model);
            }
        }
        let Value::Object(id) = model else { return };
        let limit = match &self.objects[id].shape {
            Shape::Slots(fields) | Shape::Vector(fields) => fields.len(),
            _ => return,
        };
        if limit == 0 {
            return;
        }
        let slot = self.random.below(limit);
        match &mut self.objects[id].shape {
            Shape::Slots(fields) => {
                fields[slot] = value;
                self.heap.set_field(at, slot, word);
            }
            Shape::Vector(elements) => {
                elements[slot] = value;
                self.heap.set_element(at, slot, word);
            }
            _ => {}
        }
    }

    fn child(&mut self, at: Word, id: usize) -> Option<(Word, Value)> {
        let (Shape::Slots(children) | Shape::Vector(children)) = &self.objects[id].shape else {
            return None;
        };
        let child = self.random.below(children.len());
        let value = children.get(child)?.clone();
        let word = match self.objects[id].shape {
            Shape::Slots(_) => self.heap.field(at, child),
            _ => self.heap.element(at, child),
        };
        Some((word, value))
    }

    /// Compares everything reachable and checks the heap's own invariants.
    pub fn compare(&mut self) {
        self.heap.check().expect("the heap is whole");
        let mut seen: HashMap<usize, Word> = HashMap::new();
        let mut places: HashMap<Word, usize> = HashMap::new();
        let mut work: Vec<(Word, Value)> = (0..self.roots.len())
            .map(|i| (self.root_word(i), self.roots[i].clone()))
            .collect();
        while let Some((word, value)) = work.pop() {
            match value {
                Value::Word(expected) => assert_eq!(word, expected),
                Value::Symbol(bytes) => {
                    assert_eq!(self.heap.bytes_of(word), bytes);
                    assert_eq!(self.heap.find_symbol(&bytes), Some(word));
                }
                Value::Object(id) => {
                    assert_eq!(
                        *places.entry(word).or_insert(id),
                        id,
                        "two objects in one place"
                    );
                    match seen.insert(id, word) {
                        Some(known) => assert_eq!(known, word, "one object in two places"),
                        None => self.compare_object(word, id, &mut work),
                    }
                }
            }
        }
    }

    fn compare_object(&self, word: Word, id: usize, work: &mut Vec<(Word, Value)>) {
        let heap = &self.heap;
        let model = &self.objects[id];
        let header = heap.header(word.index());
        assert_eq!(header.hash(), model.hash.unwrap_or(0));
        match &model.shape {
            Shape::Slots(fields) => {
                assert_eq!(heap.field_count(word.index()), fields.len());
                let words = (0..fields.len()).map(|i| heap.field(word, i));
                work.extend(words.zip(fields.iter().cloned()));
            }
            Shape::Vector(elements) => {
                assert_eq!(heap.length(word), elements.len());
                let words = (0..elements.len()).map(|i| heap.element(word, i));
                work.extend(words.zip(elements.iter().cloned()));
            }
            Shape::Bytes(bytes) => assert_eq!(heap.bytes_of(word), bytes),
            Shape::Process(live) => {
                let chunk = heap.field(word, process::STACK);
                assert!(heap.has_format(chunk, Format::Stack));
                let (from, to) = heap.pointer_range(chunk.index());
                assert_eq!(to - from, live.len());
                work.extend(
                    (from..to)
                        .map(|at| heap.mem.get(at))
                        .zip(live.iter().cloned()),
                );
            }
            Shape::Map(value) => {
                let at = word.index() + map::DESCRIPTORS + map::VALUE;
                work.push((heap.mem.get(at), value.clone()));
            }
        }
    }
}
