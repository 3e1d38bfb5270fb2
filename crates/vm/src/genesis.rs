//! The first objects: what exists before any Self source is read.
//!
//! The lobby has `systemObjects*`, `shell`, `snapshotAction` and `help`;
//! `systemObjects` holds nil, true, false, the prototypes, the prototype
//! mirrors, and, since immediates and literals need a parent from the start,
//! one empty traits object a kind (`traitsSmallInt` …).

use crate::shape::{Shape, Slot};
use heap::layout::{SlotKind, What};
use heap::{Heap, Kind, Known, Word};

/// Most arguments a block takes with a map of its own arity.
pub const MOST_BLOCK_ARGUMENTS: usize = 16;

/// Index in `Known::Mirrors` of the prototype mirror of block methods.
pub const BLOCK_METHOD_MIRROR: usize = Kind::Future as usize + 1;
/// … of activations of blocks.
pub const BLOCK_ACTIVATION_MIRROR: usize = Kind::Future as usize + 2;
/// … of function proxies.
pub const FUNCTION_PROXY_MIRROR: usize = Kind::Future as usize + 3;
const MIRROR_SLOTS: usize = Kind::Future as usize + 4;
const EXTRA_MIRRORS: [(&str, usize); 3] = [
    ("blockMethod", BLOCK_METHOD_MIRROR),
    ("blockMethodActivation", BLOCK_ACTIVATION_MIRROR),
    ("fctProxy", FUNCTION_PROXY_MIRROR),
];

/// Fills an empty heap; none when even that does not fit.
pub fn genesis(heap: &mut Heap) -> Option<()> {
    bare_maps(heap)?;
    let mut made = Maker {
        heap,
        system: Vec::new(),
    };
    made.oddballs()?;
    made.prototypes()?;
    made.mirrors()?;
    made.lobby()
}

/// The maps that strings, vectors and maps themselves need. They have no slots
/// yet: names are strings.
fn bare_maps(heap: &mut Heap) -> Option<()> {
    let map_map = heap.new_map(Kind::Map, 0, 0)?;
    heap.set_known(Known::MapMap, map_map);
    let bare = [
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
        (Known::EmptyMap, Kind::Object),
    ];
    for (known, kind) in bare {
        let map = heap.new_map(kind, kind.hidden_fields(), 0)?;
        heap.set_known(known, map);
    }
    Some(())
}

struct Maker<'a> {
    heap: &'a mut Heap,
    /// Slots of `systemObjects`.
    system: Vec<(&'static str, Word)>,
}

impl Maker<'_> {
    fn empty_object(&mut self) -> Option<Word> {
        let map = Shape::empty(Kind::Object).write(self.heap)?;
        self.heap.new_slots_old(map, 0, Word::ZERO)
    }

    fn traits(&mut self, name: &'static str) -> Option<Word> {
        let object = self.empty_object()?;
        self.system.push((name, object));
        Some(object)
    }

    /// A map whose instances inherit from `parent`.
    fn map_with_parent(&mut self, kind: Kind, parent: Word) -> Option<Word> {
        let mut shape = Shape::empty(kind);
        let name = self.heap.intern(b"parent")?;
        shape.set_constant(name, true, parent, Word::ZERO);
        shape.write(self.heap)
    }

    fn child_of(&mut self, name: &'static str, parent: Word, kind: Kind) -> Option<Word> {
        let map = self.map_with_parent(kind, parent)?;
        let object = self
            .heap
            .new_slots_old(map, kind.hidden_fields(), Word::ZERO)?;
        self.system.push((name, object));
        Some(object)
    }

    fn oddballs(&mut self) -> Option<()> {
        let traits_nil = self.traits("traitsNil")?;
        let nil = self.child_of("nil", traits_nil, Kind::Object)?;
        self.heap.set_known(Known::Nil, nil);
        let traits_boolean = self.traits("traitsBoolean")?;
        let yes = self.child_of("true", traits_boolean, Kind::Object)?;
        let no = self.child_of("false", traits_boolean, Kind::Object)?;
        self.heap.set_known(Known::True, yes);
        self.heap.set_known(Known::False, no);
        Some(())
    }

    /// Gives an already used bare map its parent slot: a new map takes its
    /// place, and strings made so far move to it.
    fn known_kind(&mut self, known: Known, kind: Kind, traits: &'static str) -> Option<Word> {
        let parent = self.traits(traits)?;
        let map = self.map_with_parent(kind, parent)?;
        let bare = self.heap.known(known);
        self.heap.set_known(known, map);
        self.heap.replace_map(bare, map);
        Some(parent)
    }

    fn prototypes(&mut self) -> Option<()> {
        self.known_kind(Known::SmallIntMap, Kind::SmallInt, "traitsSmallInt")?;
        self.known_kind(Known::FloatMap, Kind::Float, "traitsFloat")?;
        self.known_kind(
            Known::StringMap,
            Kind::CanonicalString,
            "traitsCanonicalString",
        )?;
        self.known_kind(
            Known::MutableStringMap,
            Kind::ByteVector,
            "traitsMutableString",
        )?;
        self.known_kind(Known::VectorMap, Kind::Vector, "traitsVector")?;
        self.known_kind(Known::ByteVectorMap, Kind::ByteVector, "traitsByteVector")?;
        self.known_kind(Known::MethodMap, Kind::Method, "traitsMethod")?;
        self.known_kind(Known::ActivationMap, Kind::Activation, "traitsActivation")?;
        self.indexables()?;
        self.blocks()?;
        let traits_assignment = self.traits("traitsAssignment")?;
        let assignment = self.child_of("assignment", traits_assignment, Kind::Assignment)?;
        self.heap.set_known(Known::Assignment, assignment);
        let traits_process = self.traits("traitsProcess")?;
        let process = self.child_of("process", traits_process, Kind::Process)?;
        self.heap.set_known(Known::ProcessPrototype, process);
        for (traits, name, kind) in [
            ("traitsProxy", "proxy", Kind::Proxy),
            ("traitsFctProxy", "fctProxy", Kind::Proxy),
            ("traitsProfiler", "profiler", Kind::Profiler),
        ] {
            let parent = self.traits(traits)?;
            self.child_of(name, parent, kind)?;
        }
        let activation_map = self.heap.known(Known::ActivationMap);
        let fields = Kind::Activation.hidden_fields();
        let activation = self
            .heap
            .new_slots_old(activation_map, fields, Word::ZERO)?;
        self.heap.set_known(Known::ActivationPrototype, activation);
        self.system.push(("activation", activation));
        for (name, known) in [
            ("slotAnnotation", Known::SlotAnnotation),
            ("objectAnnotation", Known::ObjectAnnotation),
        ] {
            let object = self.empty_object()?;
            self.heap.set_known(known, object);
            self.system.push((name, object));
        }
        Some(())
    }

    fn indexables(&mut self) -> Option<()> {
        let vector_map = self.heap.known(Known::VectorMap);
        let vector = self.heap.new_vector_old(vector_map, 0, 0, Word::ZERO)?;
        self.heap.set_known(Known::VectorPrototype, vector);
        self.system.push(("vector", vector));
        let bytes_map = self.heap.known(Known::ByteVectorMap);
        let bytes = self.heap.new_bytes_old(bytes_map, 0, &[])?;
        self.heap.set_known(Known::ByteVectorPrototype, bytes);
        self.system.push(("byteVector", bytes));
        let string_map = self.heap.known(Known::MutableStringMap);
        let string = self.heap.new_bytes_old(string_map, 0, &[])?;
        self.heap.set_known(Known::MutableStringPrototype, string);
        self.system.push(("mutableString", string));
        let canonical = self.heap.intern(b"")?;
        self.system.push(("canonicalString", canonical));
        Some(())
    }

    /// One map an arity, so that the closures of one arity look alike to inline
    /// caches. The `value…` slot holds nil: a closure's method is its code.
    fn blocks(&mut self) -> Option<()> {
        let parent = self.traits("traitsBlock")?;
        let vector_map = self.heap.known(Known::VectorMap);
        let maps = self
            .heap
            .new_vector_old(vector_map, 0, MOST_BLOCK_ARGUMENTS + 1, Word::ZERO)?;
        for arity in 0..=MOST_BLOCK_ARGUMENTS {
            let mut shape = Shape::empty(Kind::Block);
            let name = self.heap.intern(b"parent")?;
            shape.set_constant(name, true, parent, Word::ZERO);
            let value = self.heap.intern(block_selector(arity).as_bytes())?;
            let what = What {
                kind: SlotKind::Constant,
                is_parent: false,
                field: 0,
            };
            let nil = self.heap.nil();
            shape.put(Slot {
                name: value,
                what,
                value: nil,
                note: Word::ZERO,
            });
            let map = shape.write(self.heap)?;
            self.heap.set_element(maps, arity, map);
        }
        self.heap.set_known(Known::BlockMaps, maps);
        Some(())
    }

    fn mirrors(&mut self) -> Option<()> {
        const KINDS: [(&str, Kind); 14] = [
            ("slots", Kind::Object),
            ("smallInt", Kind::SmallInt),
            ("float", Kind::Float),
            ("vector", Kind::Vector),
            ("byteVector", Kind::ByteVector),
            ("canonicalString", Kind::CanonicalString),
            ("method", Kind::Method),
            ("block", Kind::Block),
            ("mirror", Kind::Mirror),
            ("process", Kind::Process),
            ("methodActivation", Kind::Activation),
            ("assignment", Kind::Assignment),
            ("proxy", Kind::Proxy),
            ("profiler", Kind::Profiler),
        ];
        let vector_map = self.heap.known(Known::VectorMap);
        let by_kind = self
            .heap
            .new_vector_old(vector_map, 0, MIRROR_SLOTS, Word::ZERO)?;
        let mut shape = Shape::empty(Kind::Object);
        for (name, kind) in KINDS {
            let mirror = self.prototype_mirror()?;
            self.heap.set_element(by_kind, kind as usize, mirror);
            let name = self.heap.intern(name.as_bytes())?;
            shape.set_constant(name, false, mirror, Word::ZERO);
        }
        // Mirrors that differ from another kind's by name only.
        for (name, slot) in EXTRA_MIRRORS {
            let mirror = self.prototype_mirror()?;
            self.heap.set_element(by_kind, slot, mirror);
            let name = self.heap.intern(name.as_bytes())?;
            shape.set_constant(name, false, mirror, Word::ZERO);
        }
        self.heap.set_known(Known::Mirrors, by_kind);
        let map = shape.write(self.heap)?;
        let mirrors = self.heap.new_slots_old(map, 0, Word::ZERO)?;
        self.system.push(("mirrors", mirrors));
        Some(())
    }

    fn prototype_mirror(&mut self) -> Option<Word> {
        let parent = self.empty_object()?;
        let map = self.map_with_parent(Kind::Mirror, parent)?;
        let nil = self.heap.nil();
        self.heap.new_slots_old(map, 1, nil)
    }

    fn lobby(&mut self) -> Option<()> {
        let mut shape = Shape::empty(Kind::Object);
        for (name, word) in std::mem::take(&mut self.system) {
            let name = self.heap.intern(name.as_bytes())?;
            shape.set_constant(name, false, word, Word::ZERO);
        }
        let map = shape.write(self.heap)?;
        let system = self.heap.new_slots_old(map, 0, Word::ZERO)?;
        let lobby = self.lobby_object(system)?;
        self.heap.set_known(Known::Lobby, lobby);
        self.shell(lobby)?;
        let vector_map = self.heap.known(Known::VectorMap);
        for known in [Known::WorldRoots, Known::Assumed, Known::Stubs] {
            let nil = self.heap.nil();
            let vector = self.heap.new_vector_old(vector_map, 0, 64, nil)?;
            self.heap.set_known(known, vector);
        }
        Some(())
    }

    fn lobby_object(&mut self, system: Word) -> Option<Word> {
        let mut shape = Shape::empty(Kind::Object);
        let name = self.heap.intern(b"systemObjects")?;
        shape.set_constant(name, true, system, Word::ZERO);
        for (field, name) in ["snapshotAction", "help"].into_iter().enumerate() {
            shape.add_data(self.heap, name, false, field as u32, Word::ZERO)?;
        }
        shape.fields = 2;
        let map = shape.write(self.heap)?;
        let nil = self.heap.nil();
        self.heap.new_slots_old(map, 2, nil)
    }

    fn shell(&mut self, lobby: Word) -> Option<()> {
        let map = self.map_with_parent(Kind::Object, lobby)?;
        let shell = self.heap.new_slots_old(map, 0, Word::ZERO)?;
        self.heap.set_known(Known::Shell, shell);
        let mut shape = Shape::read(self.heap, self.heap.map_of(lobby));
        let name = self.heap.intern(b"shell")?;
        shape.set_constant(name, false, shell, Word::ZERO);
        let map = shape.write(self.heap)?;
        self.heap.set_map(lobby, map);
        Some(())
    }
}

/// The selector that runs a block with this many arguments.
pub fn block_selector(arity: usize) -> String {
    match arity {
        0 => "value".to_owned(),
        n => format!("value:{}", "With:".repeat(n - 1)),
    }
}
