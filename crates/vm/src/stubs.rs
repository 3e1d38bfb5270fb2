//! Codes that the machine itself brings: a process's first frame, and the frame
//! that protects a block against non-local returns. They are ordinary
//! canonical code, so that such frames can be saved, walked and resumed.

use crate::frames::FrameView;
use crate::machine::pack_position;
use bytecode::{Encoder, Op};
use heap::layout::{code, frame};
use heap::{Heap, Known, Word};

/// Most arguments of a process's first message.
pub const MOST_PROCESS_ARGUMENTS: usize = 20;
const RUN: usize = 40;
const PROTECT: usize = 41;

/// The pieces of a stub.
struct Stub<'a> {
    selector: &'a str,
    arguments: usize,
    locals: usize,
    max_stack: usize,
    literals: &'a [&'a str],
    bytes: Vec<u8>,
}

fn make(heap: &mut Heap, slot: usize, stub: Stub<'_>) -> Option<Word> {
    let map = heap.known(Known::CodeMap);
    let word = heap.new_slots_old(map, code::FIELDS, Word::ZERO)?;
    let bytes_map = heap.known(Known::ByteVectorMap);
    let bytes = heap.new_bytes_old(bytes_map, 0, &stub.bytes)?;
    let none = heap.new_bytes_old(bytes_map, 0, &[])?;
    let vector_map = heap.known(Known::VectorMap);
    let literals = heap.new_vector_old(vector_map, 0, stub.literals.len(), Word::ZERO)?;
    for (i, text) in stub.literals.iter().enumerate() {
        let literal = heap.intern(text.as_bytes())?;
        heap.set_element(literals, i, literal);
    }
    let variables = heap.new_vector_old(vector_map, 0, 0, Word::ZERO)?;
    let selector = heap.intern(stub.selector.as_bytes())?;
    let file = heap.intern(b"<the machine>")?;
    let source = heap.intern(b"")?;
    let fields = [
        (code::SELECTOR, selector),
        (code::BYTES, bytes),
        (code::LITERALS, literals),
        (code::ARGUMENTS, Word::int(stub.arguments as i64)),
        (code::LOCALS, Word::int(stub.locals as i64)),
        (code::MAX_STACK, Word::int(stub.max_stack as i64)),
        (code::SOURCE, source),
        (code::FILE, file),
        (code::LINE, Word::int(1)),
        (code::POSITIONS, none),
        (code::VARIABLES, variables),
    ];
    for (field, value) in fields {
        heap.set_field(word, field, value);
    }
    let stubs = heap.known(Known::Stubs);
    heap.set_element(stubs, slot, word);
    Some(word)
}

fn known(heap: &Heap, slot: usize) -> Option<Word> {
    let word = heap.element(heap.known(Known::Stubs), slot);
    (word != heap.nil()).then_some(word)
}

/// The first frame of a process that sends a message with `arguments`
/// arguments: its locals are receiver, selector and arguments.
pub(crate) fn perform_stub(heap: &mut Heap, arguments: usize) -> Option<Word> {
    if arguments > MOST_PROCESS_ARGUMENTS {
        return None;
    }
    if let Some(word) = known(heap, arguments) {
        return Some(word);
    }
    let words = arguments + 2;
    let mut encoder = Encoder::new();
    for local in 0..words {
        encoder.emit(Op::PushLocal, &[local as u32]);
    }
    encoder.emit(Op::SendPrimitive, &[0, words as u32 - 1]);
    encoder.emit(Op::Return, &[]);
    let selector = format!("_Perform:{}", "With:".repeat(arguments));
    let stub = Stub {
        selector: "<process>",
        arguments: 0,
        locals: words,
        max_stack: words,
        literals: &[&selector],
        bytes: encoder.finish(),
    };
    make(heap, arguments, stub)
}

/// The first frame of a process that runs a method object: its locals are
/// receiver, a selector that is not used, and the method.
pub(crate) fn run_stub(heap: &mut Heap) -> Option<Word> {
    if let Some(word) = known(heap, RUN) {
        return Some(word);
    }
    let mut encoder = Encoder::new();
    encoder.emit(Op::PushLocal, &[0]);
    encoder.emit(Op::PushLocal, &[2]);
    encoder.emit(Op::SendPrimitive, &[0, 1]);
    encoder.emit(Op::Return, &[]);
    let stub = Stub {
        selector: "<program>",
        arguments: 0,
        locals: 3,
        max_stack: 2,
        literals: &["_RunMethod:"],
        bytes: encoder.finish(),
    };
    make(heap, RUN, stub)
}

/// Registers of the protecting frame: the handler is its argument.
const HANDLER: usize = 0;
const CLEANING: usize = 1;
const VALUE: usize = 2;
const TOKEN: usize = 3;

/// The code of `_OnNonLocalReturn:`: runs the receiver; when a non-local return
/// passes, the frame is resumed at its start with `CLEANING` true, runs the
/// handler with the value and lets the return go on.
pub(crate) fn protect_stub(heap: &mut Heap) -> Option<Word> {
    if let Some(word) = known(heap, PROTECT) {
        return Some(word);
    }
    let local = |register: usize| [register as u32];
    let mut encoder = Encoder::new();
    encoder.emit(Op::PushLocal, &local(CLEANING));
    let cleaning = encoder.emit_forward(Op::BranchIfTrue, &[]);
    encoder.emit(Op::PushSelf, &[]);
    encoder.emit(Op::Send, &[0, 0]);
    encoder.emit(Op::Return, &[]);
    for patch in cleaning {
        encoder.patch_here(patch);
    }
    encoder.emit(Op::PushLocal, &local(HANDLER));
    encoder.emit(Op::PushLocal, &local(VALUE));
    encoder.emit(Op::Send, &[1, 1]);
    encoder.emit(Op::Pop, &[]);
    encoder.emit(Op::PushLocal, &local(VALUE));
    encoder.emit(Op::PushLocal, &local(TOKEN));
    encoder.emit(Op::SendPrimitive, &[2, 1]);
    encoder.emit(Op::Return, &[]);
    let stub = Stub {
        selector: "_OnNonLocalReturn:",
        arguments: 1,
        locals: 4,
        max_stack: 2,
        literals: &["value", "value:", "_ContinueNonLocalReturn:"],
        bytes: encoder.finish(),
    };
    make(heap, PROTECT, stub)
}

/// Whether a frame protects a block and has not been told yet.
pub(crate) fn is_armed_protection(heap: &Heap, view: FrameView) -> bool {
    known(heap, PROTECT) == Some(view.code(heap).0)
        && heap.mem.get(view.register_at(heap, CLEANING)) != heap.boolean(true)
}

/// Makes the protecting frame run its handler when it is resumed.
pub(crate) fn arm_cleanup(heap: &mut Heap, view: FrameView, token: Word, value: Word) {
    let yes = heap.boolean(true);
    for (register, word) in [(CLEANING, yes), (VALUE, value), (TOKEN, token)] {
        let at = view.register_at(heap, register);
        heap.mem.set(at, word);
    }
    heap.mem
        .set(view.index + frame::POSITION, pack_position(0, 0));
}
