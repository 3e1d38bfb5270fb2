//! Where everything lies inside an object. The one module that knows.
//!
//! ```text
//!  Slots   header | field …                                   size from the map
//!  Vector  header | length | field … | element …              length = elements
//!  Bytes   header | length | field … | bytes, zero-padded     length = bytes
//!  Map     header | total words | …                            see `map`
//!  Stack   header | total words | live words | word …          see `frame`
//!  Free    header | total words | …                            a hole in old space
//!  Filler  header                                              a hole of one word
//! ```
//! Fields and elements are tagged words; bytes are data.

use crate::word::{TAG_HEADER, Word};

/// How an object's words are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Format {
    /// Fields only.
    Slots = 0,
    /// Fields and indexable words.
    Vector = 1,
    /// Fields and indexable bytes.
    Bytes = 2,
    /// A map.
    Map = 3,
    /// A process's stack chunk.
    Stack = 4,
    /// A free block of old space.
    Free = 5,
    /// A free word of old space.
    Filler = 6,
}

impl Format {
    /// The format with this code.
    pub fn from_code(code: u64) -> Option<Format> {
        Some(match code {
            0 => Format::Slots,
            1 => Format::Vector,
            2 => Format::Bytes,
            3 => Format::Map,
            4 => Format::Stack,
            5 => Format::Free,
            6 => Format::Filler,
            _ => return None,
        })
    }
}

const MARK: u64 = 1 << 2;
const FORMAT_SHIFT: u32 = 4;
const AGE_SHIFT: u32 = 7;
const AGE_MASK: u64 = 7 << AGE_SHIFT;
const HASH_SHIFT: u32 = 10;
/// Identity hashes have this many bits; 0 means none was asked for yet.
pub const HASH_BITS: u32 = 22;
const HASH_MASK: u64 = ((1 << HASH_BITS) - 1) << HASH_SHIFT;

/// An object's header word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header(pub u64);

impl Header {
    /// A header of a fresh object.
    pub fn new(map: Word, format: Format) -> Header {
        Header(u64::from(map.low() & !7) << 32 | (format as u64) << FORMAT_SHIFT | TAG_HEADER)
    }

    /// The object's map.
    #[inline(always)]
    pub fn map(self) -> Word {
        Word((self.0 >> 32) | 1)
    }

    /// The object's format. Headers are made here or verified on load.
    #[inline(always)]
    pub fn format(self) -> Format {
        match (self.0 >> FORMAT_SHIFT) & 7 {
            0 => Format::Slots,
            1 => Format::Vector,
            2 => Format::Bytes,
            3 => Format::Map,
            4 => Format::Stack,
            5 => Format::Free,
            _ => Format::Filler,
        }
    }

    /// The same header with another map.
    pub fn with_map(self, map: Word) -> Header {
        Header(self.0 & 0xffff_ffff | u64::from(map.low() & !7) << 32)
    }

    /// Whether the collector has reached it.
    pub fn is_marked(self) -> bool {
        self.0 & MARK != 0
    }

    /// With or without the mark.
    pub fn with_mark(self, marked: bool) -> Header {
        Header(if marked {
            self.0 | MARK
        } else {
            self.0 & !MARK
        })
    }

    /// How many minor collections it has survived.
    pub fn age(self) -> u64 {
        (self.0 & AGE_MASK) >> AGE_SHIFT
    }

    /// One collection older; saturates.
    pub fn aged(self) -> Header {
        if self.age() == 7 {
            self
        } else {
            Header(self.0 + (1 << AGE_SHIFT))
        }
    }

    /// As in old space, where age means nothing.
    pub fn ageless(self) -> Header {
        Header(self.0 & !AGE_MASK)
    }

    /// The identity hash; 0 for none yet.
    pub fn hash(self) -> u32 {
        ((self.0 & HASH_MASK) >> HASH_SHIFT) as u32
    }

    /// With this identity hash.
    pub fn with_hash(self, hash: u32) -> Header {
        Header(self.0 & !HASH_MASK | (u64::from(hash) << HASH_SHIFT) & HASH_MASK)
    }
}

/// Word offset of an indexable object's length, a map's, stack's or free
/// block's total word count.
pub const LENGTH: usize = 1;
/// Word offset of a `Slots` object's first field.
pub const SLOTS_FIELDS: usize = 1;
/// Word offset of an indexable object's first field.
pub const INDEXABLE_FIELDS: usize = 2;

/// Word offsets in a stack chunk.
pub mod stack {
    /// How many of the chunk's words are live, header included (smallInt);
    /// exact only while its process is not running.
    pub const LIVE: usize = 2;
    /// The first frame word.
    pub const FIRST: usize = 3;
}

/// Word offsets in a frame, from its header. Receiver and arguments lie below
/// it (`-(argument count + 1)` …), locals and operand stack above.
///
/// ```text
///   receiver | argument … ‖ link | position | code | holder | serial ‖ local … | operand …
/// ```
pub mod frame {
    /// Distance in words from the caller's header up to this one (smallInt); 0
    /// in a process's first frame.
    pub const LINK: usize = 0;
    /// Where this frame stands, set when it sends or is suspended: canonical
    /// position in the upper, position in the quickened stream in the lower
    /// 32 bits of a smallInt (the latter is a cache; 0 = unknown).
    pub const POSITION: usize = 1;
    /// The code object.
    pub const CODE: usize = 2;
    /// The method holder; in a block's frame, the closure.
    pub const HOLDER: usize = 3;
    /// The frame's serial number once a closure was made in it, else 0.
    pub const SERIAL: usize = 4;
    /// Words in a frame's header.
    pub const HEADER: usize = 5;
}

/// Word offsets in a map.
pub mod map {
    /// Total words (smallInt).
    pub const TOTAL: usize = 1;
    /// Number of fields of an instance, hidden ones included (smallInt).
    pub const FIELDS: usize = 2;
    /// The [`super::Kind`] of its instances (smallInt).
    pub const KIND: usize = 3;
    /// The object annotation: a string, or 0 for none.
    pub const ANNOTATION: usize = 4;
    /// Transition: the map that an object of this map got when its slots were
    /// changed last, or 0. A clone that is changed in the same way gets it too,
    /// so that a clone family shares maps while its members' structure is the
    /// same.
    pub const DERIVED: usize = 5;
    /// Number of slot descriptors (smallInt).
    pub const COUNT: usize = 6;
    /// First descriptor.
    pub const DESCRIPTORS: usize = 7;
    /// Words in a descriptor.
    pub const DESCRIPTOR: usize = 4;
    /// Descriptor: the name, a canonical string.
    pub const NAME: usize = 0;
    /// Descriptor: kind, parent flag, field (smallInt); see [`super::SlotKind`].
    pub const WHAT: usize = 1;
    /// Descriptor: contents of a constant slot, else 0.
    pub const VALUE: usize = 2;
    /// Descriptor: the slot's annotation, a string, or 0 for none.
    pub const NOTE: usize = 3;
}

/// What an object is to the virtual machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    /// An ordinary object.
    Object = 0,
    /// smallInts.
    SmallInt = 1,
    /// Doubles, immediate or boxed.
    Float = 2,
    /// A vector.
    Vector = 3,
    /// A mutable byte vector (strings made at run time too).
    ByteVector = 4,
    /// A canonical string.
    CanonicalString = 5,
    /// A method object: one hidden field, its code.
    Method = 6,
    /// A closure.
    Block = 7,
    /// A code object.
    Code = 8,
    /// An environment of captured variables.
    Environment = 9,
    /// A mirror: one hidden field, its reflectee.
    Mirror = 10,
    /// A process: hidden fields in `vm`.
    Process = 11,
    /// A handle on an activation: process, frame offset, serial.
    Activation = 12,
    /// A map.
    Map = 13,
    /// A stack chunk.
    Stack = 14,
    /// The assignment primitive (contents of an assignment slot).
    Assignment = 15,
    /// A proxy for something outside; always dead after loading.
    Proxy = 16,
    /// The profiler prototype.
    Profiler = 17,
    /// A future: transparent once resolved.
    Future = 18,
}

impl Kind {
    /// The kind with this code.
    pub fn from_code(code: i64) -> Option<Kind> {
        const ALL: [Kind; 19] = [
            Kind::Object,
            Kind::SmallInt,
            Kind::Float,
            Kind::Vector,
            Kind::ByteVector,
            Kind::CanonicalString,
            Kind::Method,
            Kind::Block,
            Kind::Code,
            Kind::Environment,
            Kind::Mirror,
            Kind::Process,
            Kind::Activation,
            Kind::Map,
            Kind::Stack,
            Kind::Assignment,
            Kind::Proxy,
            Kind::Profiler,
            Kind::Future,
        ];
        ALL.get(usize::try_from(code).ok()?).copied()
    }

    /// How many fields come before those of the slots.
    pub fn hidden_fields(self) -> usize {
        match self {
            Kind::Method | Kind::Mirror | Kind::Proxy => 1,
            Kind::Block => block::COPIED,
            Kind::Code => code::FIELDS,
            Kind::Process => process::FIELDS,
            Kind::Activation => activation::FIELDS,
            Kind::Future => 2,
            _ => 0,
        }
    }

    /// The layout of its instances.
    pub fn format(self) -> Format {
        match self {
            Kind::Vector | Kind::Block | Kind::Environment => Format::Vector,
            // A double that is not immediate is boxed as eight bytes.
            Kind::ByteVector | Kind::CanonicalString | Kind::Float => Format::Bytes,
            Kind::Map => Format::Map,
            Kind::Stack => Format::Stack,
            _ => Format::Slots,
        }
    }
}

/// Fields of a closure (a `Vector`-format object; copied values are its
/// elements).
pub mod block {
    /// The block's code.
    pub const CODE: usize = 0;
    /// `self` of its home method.
    pub const SELF: usize = 1;
    /// Home: serial << 25 | frame offset, a smallInt.
    pub const HOME: usize = 2;
    /// The home method's holder, for resends.
    pub const HOLDER: usize = 3;
    /// Number of fields.
    pub const COPIED: usize = 4;
    /// Bits of the frame offset in HOME: a stack has at most 2^25 words (256 MB).
    pub const HOME_OFFSET_BITS: u32 = 25;
}

/// Fields of a code object.
pub mod code {
    /// Selector, a canonical string.
    pub const SELECTOR: usize = 0;
    /// Canonical bytecode, a byte vector.
    pub const BYTES: usize = 1;
    /// Literals, a vector.
    pub const LITERALS: usize = 2;
    /// Number of arguments.
    pub const ARGUMENTS: usize = 3;
    /// Number of registers: arguments and locals.
    pub const LOCALS: usize = 4;
    /// Deepest operand stack.
    pub const MAX_STACK: usize = 5;
    /// Number of copied values.
    pub const COPIED: usize = 6;
    /// Bit 0: a block. Bit 1: has a non-local return inside.
    pub const FLAGS: usize = 7;
    /// The source text of the unit it stems from, a string.
    pub const SOURCE: usize = 8;
    /// Start of the code in the source text, brackets included.
    pub const SPAN_START: usize = 9;
    /// End of it.
    pub const SPAN_END: usize = 10;
    /// Start of its body.
    pub const BODY_START: usize = 11;
    /// End of it.
    pub const BODY_END: usize = 12;
    /// The source's name, a string.
    pub const FILE: usize = 13;
    /// Line of the source text's start in the file.
    pub const LINE: usize = 14;
    /// Triples of little-endian u32 (bytecode position, source start, source
    /// end), a byte vector.
    pub const POSITIONS: usize = 15;
    /// Named variables, a vector of [`super::VARIABLE_WORDS`] words each.
    pub const VARIABLES: usize = 16;
    /// The lexically enclosing code, or 0.
    pub const PARENT: usize = 17;
    /// The object annotation of its slot list, or 0.
    pub const ANNOTATION: usize = 18;
    /// Position in the quickened stream; a cache, 0 in every snapshot.
    pub const QUICK: usize = 19;
    /// Number of fields.
    pub const FIELDS: usize = 20;
}

/// Words of a variable in a code's `VARIABLES`: name, kind (0 argument,
/// 1 assignable, 2 constant; +4 when a parent), place (0 local, 1 environment,
/// 2 literal), first operand, second operand, annotation.
pub const VARIABLE_WORDS: usize = 6;

/// Hidden fields of a process.
pub mod process {
    /// Its stack chunk, or 0 before the start and after the end.
    pub const STACK: usize = 0;
    /// Word offset of the running frame's header in the chunk.
    pub const FRAME: usize = 1;
    /// State: see `vm::process`.
    pub const STATE: usize = 2;
    /// The process that transferred to it, or 0.
    pub const RESUMER: usize = 3;
    /// Steps it has run.
    pub const STEPS: usize = 4;
    /// What it waits for or ended with: state-dependent.
    pub const RESULT: usize = 5;
    /// Bytes its stack may take.
    pub const QUOTA: usize = 6;
    /// Flags (single step, signals blocked).
    pub const FLAGS: usize = 7;
    /// Number of hidden fields.
    pub const FIELDS: usize = 8;
}

/// Hidden fields of an activation handle.
pub mod activation {
    /// The process.
    pub const PROCESS: usize = 0;
    /// Word offset of the frame's header in its stack.
    pub const FRAME: usize = 1;
    /// The frame's serial number.
    pub const SERIAL: usize = 2;
    /// Number of hidden fields.
    pub const FIELDS: usize = 3;
}

/// What a slot descriptor describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum SlotKind {
    /// Contents in the map.
    Constant = 0,
    /// Contents in a field of the object; an `Assignment` slot goes with it.
    Data = 1,
    /// Assigns the field of the `Data` slot of the same name less the colon.
    Assignment = 2,
}

/// The `WHAT` word of a descriptor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct What {
    /// Constant, data or assignment.
    pub kind: SlotKind,
    /// Whether lookup goes on in its contents.
    pub is_parent: bool,
    /// Field number (data and assignment slots; hidden fields count).
    pub field: u32,
}

impl What {
    /// As a smallInt.
    pub fn encode(self) -> Word {
        Word::int(self.kind as i64 | i64::from(self.is_parent) << 3 | i64::from(self.field) << 8)
    }

    /// From the smallInt.
    #[inline]
    pub fn decode(word: Word) -> What {
        let bits = word.as_int();
        let kind = match bits & 7 {
            0 => SlotKind::Constant,
            1 => SlotKind::Data,
            _ => SlotKind::Assignment,
        };
        What {
            kind,
            is_parent: bits & 8 != 0,
            field: (bits >> 8) as u32,
        }
    }
}
