//! Each rule of the verifier refuses what breaks it, checksums being right.

#[path = "support/sample.rs"]
mod sample;
#[path = "support/seal.rs"]
mod seal;

use heap::layout::{INDEXABLE_FIELDS, LENGTH, SLOTS_FIELDS};
use heap::layout::{activation, block, code, frame, map, process, stack};
use heap::{Format, Header, Heap, HeapConfig, Kind, Known, Word};
use snapshot::{Lineage, SnapshotError, encode, load};

/// A saved world in which single words can be replaced.
struct World {
    heap: Heap,
    bytes: Vec<u8>,
}

impl World {
    fn new() -> World {
        // The default nursery, so that the body's references are the heap's.
        let config = HeapConfig {
            most_words: 8 << 20,
            ..HeapConfig::default()
        };
        let mut heap = sample::sample_world(config, 2, 800).expect("fits");
        heap.collect_all(&mut |_| {});
        let bytes = encode(&heap, Lineage::default());
        World { heap, bytes }
    }

    /// The word numbers of all objects.
    fn objects(&self) -> impl Iterator<Item = usize> + '_ {
        let (start, top) = self.heap.old_extent();
        let next = move |&at: &usize| Some(at + self.heap.size_of(at)).filter(|&at| at < top);
        let all = std::iter::successors(Some(start), next);
        all.filter(|&at| !matches!(self.heap.header(at).format(), Format::Free | Format::Filler))
    }

    fn first(&self, kind: Kind) -> usize {
        let is_kind = |&at: &usize| self.heap.map_kind(self.heap.header(at).map()) == kind;
        self.objects()
            .find(is_kind)
            .expect("the sample has all kinds")
    }

    /// A map with slots.
    fn map(&self) -> usize {
        let has_slots = |&at: &usize| {
            self.heap.header(at).format() == Format::Map
                && self.heap.mem.get(at + map::COUNT) != Word::ZERO
        };
        self.objects()
            .find(has_slots)
            .expect("the sample has maps with slots")
    }

    fn code(&self, is_block: bool) -> usize {
        let wanted = |&at: &usize| {
            let flags = self.heap.mem.get(at + SLOTS_FIELDS + code::FLAGS);
            flags == Word::int(i64::from(is_block))
        };
        let is_code = |at: &usize| self.heap.map_kind(self.heap.header(*at).map()) == Kind::Code;
        self.objects()
            .filter(is_code)
            .find(wanted)
            .expect("the sample has both")
    }

    /// The process that has a stack, its chunk, and its upper frame.
    fn process(&self) -> (usize, usize, usize) {
        let word = self.heap.known(Known::CurrentProcess);
        let chunk = self.heap.field(word, process::STACK).index();
        let offset = self.heap.field(word, process::FRAME).as_int() as usize;
        (word.index(), chunk, chunk + offset)
    }

    fn word(&self, at: usize) -> Word {
        self.heap.mem.get(at)
    }

    /// Replaces words, makes the checksums right, and answers the refusal.
    fn refusal(&self, changes: &[(usize, Word)]) -> String {
        let mut bytes = self.bytes.clone();
        let (start, top) = self.heap.old_extent();
        let body = bytes.len() - (top - start) * 8;
        for &(at, word) in changes {
            let at = body + (at - start) * 8;
            bytes[at..at + 8].copy_from_slice(&word.0.to_le_bytes());
        }
        seal::seal(&mut bytes);
        match load(
            &bytes,
            HeapConfig {
                most_words: 8 << 20,
                ..HeapConfig::default()
            },
        ) {
            Ok(_) => "loaded".into(),
            Err(SnapshotError::Damaged { problem, .. }) => problem.into(),
            Err(other) => other.to_string(),
        }
    }
}

#[test]
fn an_unchanged_world_loads() {
    let world = World::new();
    assert_eq!(world.refusal(&[]), "loaded");
}

#[test]
fn objects() {
    let world = World::new();
    let int = Word::int;
    let object = world.first(Kind::Object);
    let vector = world.first(Kind::Vector);
    let header = Header(world.word(object).0);
    let inside = Word::reference(world.map() + 1);
    let changes: &[(&str, usize, Word)] = &[
        ("this is no object's header", object, int(5)),
        (
            "this is no object's header",
            object,
            Word(header.with_mark(true).0),
        ),
        ("this is no object's header", object, Word(header.aged().0)),
        (
            "an object has no size that fits",
            vector + LENGTH,
            int(1 << 40),
        ),
        ("an object has no size that fits", vector + LENGTH, int(-1)),
        (
            "a reference leads to no object",
            vector + INDEXABLE_FIELDS,
            inside,
        ),
        (
            "a reference leads to no object",
            vector + INDEXABLE_FIELDS,
            Word::reference(1),
        ),
        (
            "a reference leads to no object",
            vector + INDEXABLE_FIELDS,
            Word(u64::MAX - 2),
        ),
        (
            "a reference leads to no object",
            vector + INDEXABLE_FIELDS,
            world.word(object),
        ),
    ];
    for &(problem, at, word) in changes {
        assert_eq!(world.refusal(&[(at, word)]), problem);
    }
}

/// A proxy's map is replaced by something that gives the same size.
#[test]
fn a_map_is_a_map() {
    let world = World::new();
    let is_long = |&at: &usize| {
        world.heap.map_kind(world.heap.header(at).map()) == Kind::Vector
            && world.word(at + LENGTH).as_int() > 2
    };
    let vector = world.objects().find(is_long).expect("the sample has one");
    let proxy = world.first(Kind::Proxy);
    for (map, problem) in [
        (vector, "its map is no map"),
        (vector + 1, "its map is no object"),
    ] {
        let header = Header(world.word(proxy).0).with_map(Word::reference(map));
        let changes = [
            (proxy, Word(header.0)),
            (map + map::FIELDS, Word::int(1)),
            (map + map::KIND, Word::int(0)),
        ];
        assert_eq!(world.refusal(&changes), problem);
    }
}

#[test]
fn maps() {
    let world = World::new();
    let map_at = world.map();
    let slot = map_at + map::DESCRIPTORS;
    let data = slot + map::DESCRIPTOR;
    let int = Word::int;
    let changes: &[(&str, usize, Word)] = &[
        ("no such kind", map_at + map::KIND, int(99)),
        (
            "its layout is not that of its kind",
            map_at + map::KIND,
            int(Kind::Vector as i64),
        ),
        (
            "too few fields for its kind",
            map_at + map::KIND,
            int(Kind::Process as i64),
        ),
        (
            "a map is not as long as its slots",
            map_at + map::COUNT,
            int(1),
        ),
        (
            "a map that leads to no map",
            map_at + map::DERIVED,
            world.heap.nil(),
        ),
        ("a slot without a name", slot + map::NAME, int(0)),
        ("a slot without a name", slot + map::NAME, world.heap.nil()),
        ("a slot without a kind", slot + map::WHAT, world.heap.nil()),
        ("no such kind of slot", slot + map::WHAT, int(3)),
        (
            "a slot's field is not the object's",
            data + map::WHAT,
            int(1 | 1 << 8),
        ),
        (
            "a slot's field is not the object's",
            data + map::WHAT,
            int(1 | -1 << 8),
        ),
    ];
    for &(problem, at, word) in changes {
        assert_eq!(world.refusal(&[(at, word)]), problem);
    }
}

#[test]
fn code_objects() {
    let world = World::new();
    let (method, inner) = (world.code(false), world.code(true));
    let field = |code: usize, field: usize| code + SLOTS_FIELDS + field;
    let literals = world.word(field(method, code::LITERALS)).index() + INDEXABLE_FIELDS;
    let bytes = world.word(field(method, code::BYTES)).index() + INDEXABLE_FIELDS;
    let nil = world.heap.nil();
    let int = Word::int;
    let changes: &[(&str, usize, Word)] = &[
        (
            "a code's count is out of range",
            field(method, code::LOCALS),
            int(-1),
        ),
        (
            "a code has more arguments than registers",
            field(method, code::ARGUMENTS),
            int(9),
        ),
        (
            "a code's cache is not empty",
            field(method, code::QUICK),
            int(7),
        ),
        (
            "a code lies in what is no code",
            field(method, code::PARENT),
            nil,
        ),
        (
            "a code lacks bytes, source, positions or a name",
            field(method, code::BYTES),
            int(0),
        ),
        (
            "a code lacks its literals or variables",
            field(method, code::LITERALS),
            nil,
        ),
        (
            "a code's place in its source is no number",
            field(method, code::LINE),
            nil,
        ),
        (
            "operand stack too deep",
            field(method, code::MAX_STACK),
            int(1),
        ),
        ("no instruction", bytes, Word(u64::MAX)),
        (
            "a code's literal is not what its instruction needs",
            literals,
            int(1),
        ),
        (
            "a code's literal is not what its instruction needs",
            literals + 1,
            Word::reference(method),
        ),
        ("operand out of range", field(inner, code::COPIED), int(0)),
    ];
    for &(problem, at, word) in changes {
        assert_eq!(world.refusal(&[(at, word)]), problem);
    }
}

#[test]
fn closures_and_methods() {
    let world = World::new();
    let closure = world.first(Kind::Block);
    let field = |field: usize| closure + INDEXABLE_FIELDS + field;
    let nil = world.heap.nil();
    let method_code = Word::reference(world.code(false));
    assert_eq!(
        world.refusal(&[(field(block::CODE), nil)]),
        "a block without code"
    );
    assert_eq!(
        world.refusal(&[(field(block::HOME), nil)]),
        "a block without home"
    );
    let refusal = world.refusal(&[(field(block::CODE), method_code)]);
    assert_eq!(refusal, "a block that does not fit its code");
    let method = world.first(Kind::Method);
    assert_eq!(
        world.refusal(&[(method + SLOTS_FIELDS, nil)]),
        "a method without code"
    );
}

#[test]
fn processes() {
    let world = World::new();
    let (object, chunk, top) = world.process();
    let field = |field: usize| object + SLOTS_FIELDS + field;
    let handle = world.first(Kind::Activation) + SLOTS_FIELDS;
    let nil = world.heap.nil();
    let int = Word::int;
    let live = world.word(chunk + stack::LIVE).as_int();
    let runs = world.word(top + frame::CODE).index() + SLOTS_FIELDS;
    let changes: &[(&str, usize, Word)] = &[
        (
            "a process's registers are no numbers",
            field(process::QUOTA),
            nil,
        ),
        ("a process's stack is none", field(process::STACK), nil),
        (
            "a process without a running frame",
            field(process::FRAME),
            nil,
        ),
        (
            "a process without a running frame",
            field(process::FRAME),
            int(live + 1),
        ),
        ("a frame is out of its stack", field(process::FRAME), int(1)),
        (
            "a stack is not as long as it says",
            chunk + stack::LIVE,
            int(1 << 30),
        ),
        (
            "a stack's unused words are not empty",
            chunk + live as usize,
            int(3),
        ),
        (
            "a frame's caller is out of the stack",
            top + frame::LINK,
            nil,
        ),
        (
            "a frame's caller is out of the stack",
            top + frame::LINK,
            int(1 << 20),
        ),
        (
            "a frame does not fit its stack",
            runs + code::MAX_STACK,
            int(1000),
        ),
        ("a frame without code", top + frame::CODE, nil),
        ("a frame without a serial number", top + frame::SERIAL, nil),
        ("a frame without a position", top + frame::POSITION, int(1)),
        (
            "a frame stands at no instruction",
            top + frame::POSITION,
            int(1 << 32),
        ),
        (
            "a block's frame without its block",
            top + frame::HOLDER,
            nil,
        ),
        (
            "an activation of no process",
            handle + activation::PROCESS,
            nil,
        ),
    ];
    for &(problem, at, word) in changes {
        assert_eq!(world.refusal(&[(at, word)]), problem);
    }
}

#[test]
fn two_processes_cannot_share_a_stack() {
    let world = World::new();
    let (object, chunk, top) = world.process();
    let is_other = |&at: &usize| {
        at != object && world.heap.map_kind(world.heap.header(at).map()) == Kind::Process
    };
    let other = world
        .objects()
        .find(is_other)
        .expect("the sample has several");
    let stack = (
        other + SLOTS_FIELDS + process::STACK,
        Word::reference(chunk),
    );
    let frame = (
        other + SLOTS_FIELDS + process::FRAME,
        Word::int((top - chunk) as i64),
    );
    assert_eq!(
        world.refusal(&[stack, frame]),
        "two processes share a stack"
    );
}

#[test]
fn roots() {
    let world = World::new();
    let config = HeapConfig {
        most_words: 8 << 20,
        ..HeapConfig::default()
    };
    for which in [
        Known::Nil,
        Known::MapMap,
        Known::CodeMap,
        Known::Mirrors,
        Known::CurrentProcess,
    ] {
        let mut bytes = world.bytes.clone();
        let at = seal::FIXED_BYTES + seal::ROOT_BYTES * which as usize + 32;
        let wrong = match which {
            Known::CurrentProcess => world.heap.nil(),
            _ => Word::ZERO,
        };
        bytes[at..at + 8].copy_from_slice(&wrong.0.to_le_bytes());
        seal::seal(&mut bytes);
        let refusal = load(&bytes, config).err();
        assert_eq!(refusal, Some(SnapshotError::Root(format!("{which:?}"))));
    }
    let mut bytes = world.bytes.clone();
    bytes[seal::FIXED_BYTES] = b'x';
    seal::seal(&mut bytes);
    let refusal = load(&bytes, config).err();
    assert_eq!(refusal, Some(SnapshotError::UnknownRoot("xil".into())));
}
