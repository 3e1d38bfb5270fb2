//! Mirrors: looking at objects, methods and activations from outside.
//!
//! A mirror is an object with one hidden field, its reflectee. Mirrors on
//! methods show the method's slots and source; a closure's `value…` slot holds
//! its method; activations are mirrored through handles that name a process and
//! a frame.

use super::objects::canonical;
use super::{Args, Primitive, plain};
use crate::code::CodeView;
use crate::errors::{
    BAD_TYPE, Fail, NO_ACTIVATION, NO_PARENT, NO_SENDER, OUT_OF_MEMORY, REFLECT_TYPE, SLOT_NAME,
};
use crate::frames::{FrameView, top_frame};
use crate::genesis::{BLOCK_ACTIVATION_MIRROR, BLOCK_METHOD_MIRROR};
use crate::machine::Vm;
use crate::objects::Draft;
use crate::shape::{self, Shape, Slot};
use heap::layout::{VARIABLE_WORDS, activation, block, code, process};
use heap::{Format, Kind, Known, SlotKind, What, Word};

pub(super) const TABLE: &[Primitive] = plain! {
    "_Mirror" mirror, "a mirror on the receiver";
    "_MirrorReflectee" reflectee, "what the mirror reflects; reflectTypeError for methods and activations";
    "_MirrorReflecteeEq:" reflectee_eq, "whether two mirrors reflect the same object";
    "_MirrorReflecteeIdentityHash" reflectee_hash, "the reflectee's identity hash";
    "_MirrorSize" size, "number of slots";
    "_MirrorNames" names, "the slots' names, a vector";
    "_MirrorContentsAt:" contents_at, "a mirror on a slot's contents; slotNameError";
    "_MirrorIsParentAt:" is_parent_at, "whether a slot is a parent; slotNameError";
    "_MirrorIsArgumentAt:" is_argument_at, "whether a slot is an argument; slotNameError";
    "_MirrorIsAssignableAt:" is_assignable_at, "whether a slot has an assignment slot; slotNameError";
    "_MirrorAnnotation" annotation, "the object annotation";
    "_MirrorAnnotationAt:" annotation_at, "a slot's annotation; slotNameError";
    "_MirrorCopyAnnotation:" copy_annotation, "a mirror on a copy with another object annotation";
    "_MirrorCopyAt:Put:IsParent:IsArgument:Annotation:" copy_at, "a mirror on a copy with a slot added or replaced";
    "_MirrorCopyRemoveSlot:" copy_remove, "a mirror on a copy without a slot; slotNameError";
    "_MirrorDefine:" define, "gives the reflectee the slots of the argument's reflectee";
    "_MirrorSource" source, "a method's source";
    "_MirrorWholeSource" whole_source, "a method's source with its own slots, brackets included";
    "_MirrorFile" file, "the file that a method stems from";
    "_MirrorLine" line, "the line where a method begins, or an activation stands";
    "_MirrorSelector" selector, "the selector of a method or activation";
    "_MirrorLiterals" literals, "a method's literals";
    "_MirrorCodes" codes, "a method's bytecodes";
    "_MirrorReceiver" receiver, "a mirror on an activation's receiver";
    "_MirrorMethodHolder" method_holder, "a mirror on the holder of an activation's method";
    "_MirrorSender" sender, "a mirror on the sending activation; noSenderError";
    "_MirrorLexicalParent" lexical_parent, "a mirror on a block activation's home; noParentError";
    "_MirrorByteCodePosition" position, "an activation's position in its method's bytecodes";
    "_MirrorExpressionStack" expression_stack, "an activation's operand stack, a vector of mirrors";
    "_MirrorSourcePosition" source_position, "start and end of the pending send within the method's source";
    "_MirrorActivationSpan" source_position, "as _MirrorSourcePosition";
    "_ActivationStack" activation_stack, "mirrors on a process's activations, newest first";
    "_ActivationStackLimit:" newest_activations, "as _ActivationStack, but at most so many";
    "_ActivationAt:" activation_at, "a mirror on one of them; noActivationError";
    "_StackDepth" stack_depth, "number of a process's activations";
    "_KillActivationsUpTo:" kill_activations, "drops the activations above one of a suspended process";
    "_RestartActivationAt:" restart_activation, "lets an activation of a suspended process begin again";
};

impl Vm {
    /// A mirror on a word.
    pub(crate) fn mirror_on(&mut self, word: Word) -> Result<Word, Fail> {
        self.heap.temps.push(word);
        let prototype = self.mirror_prototype(word);
        let room = self.ensure(self.heap.size_of(prototype.index()));
        let word = self.heap.temps.pop().unwrap_or(word);
        let prototype = self.mirror_prototype(word);
        let mirror = if room {
            self.heap.clone_object(prototype)
        } else {
            None
        };
        let mirror = mirror.ok_or(OUT_OF_MEMORY)?;
        self.heap.set_field(mirror, 0, word);
        Ok(mirror)
    }

    fn mirror_prototype(&self, word: Word) -> Word {
        let kind = self.heap.kind_of(word);
        let index = match kind {
            Kind::Method if method_code(&self.heap, word).is_block(&self.heap) => {
                BLOCK_METHOD_MIRROR
            }
            Kind::Activation if self.is_block_activation(word) => BLOCK_ACTIVATION_MIRROR,
            other => other as usize,
        };
        let mirrors = self.heap.known(Known::Mirrors);
        let mirror = self.heap.element(mirrors, index);
        if mirror.is_ref() {
            mirror
        } else {
            self.heap.element(mirrors, Kind::Object as usize)
        }
    }

    fn is_block_activation(&self, handle: Word) -> bool {
        self.frame_of(handle)
            .is_ok_and(|view| view.code(&self.heap).is_block(&self.heap))
    }

    /// The frame that an activation handle names, if it still runs.
    fn frame_of(&self, handle: Word) -> Result<FrameView, Fail> {
        let process = self.heap.field(handle, activation::PROCESS);
        let chunk = self.heap.field(process, process::STACK);
        if !chunk.is_ref() {
            return Err(NO_ACTIVATION);
        }
        let offset = self
            .heap
            .field(handle, activation::FRAME)
            .to_int()
            .ok_or(NO_ACTIVATION)?;
        let wanted = chunk
            .index()
            .checked_add_signed(offset as isize)
            .ok_or(NO_ACTIVATION)?;
        let mut next = self.top_of(process);
        while let Some(view) = next {
            if view.index == wanted {
                let serial = self.heap.mem.get(wanted + heap::layout::frame::SERIAL);
                let same = serial == self.heap.field(handle, activation::SERIAL);
                return if same { Ok(view) } else { Err(NO_ACTIVATION) };
            }
            next = view.caller(&self.heap);
        }
        Err(NO_ACTIVATION)
    }

    /// The newest frame of any process.
    pub(crate) fn top_of(&self, process: Word) -> Option<FrameView> {
        if process == self.process() {
            return Some(FrameView {
                index: self.heap.mem.frame_index(self.frame),
            });
        }
        top_frame(&self.heap, process)
    }

    /// The position at which a frame stands; the running frame's is kept by its
    /// primitive call.
    fn mirror_on_frame(&mut self, process: Word, view: FrameView) -> Result<Word, Fail> {
        let at = view.index + heap::layout::frame::SERIAL;
        if self.heap.mem.get(at) == Word::ZERO {
            let serial = self.heap.fresh_serial();
            self.heap.mem.set(at, Word::int(serial as i64));
        }
        let serial = self.heap.mem.get(at);
        let chunk = self.heap.field(process, process::STACK);
        let offset = view.index - chunk.index();
        self.heap.temps.push(process);
        let prototype = self.heap.known(Known::ActivationPrototype);
        let room = self.ensure(self.heap.size_of(prototype.index()));
        let process = self.heap.temps.pop().unwrap_or(process);
        let prototype = self.heap.known(Known::ActivationPrototype);
        let handle = if room {
            self.heap.clone_object(prototype)
        } else {
            None
        };
        let handle = handle.ok_or(OUT_OF_MEMORY)?;
        self.heap.set_field(handle, activation::PROCESS, process);
        self.heap
            .set_field(handle, activation::FRAME, Word::int(offset as i64));
        self.heap.set_field(handle, activation::SERIAL, serial);
        self.mirror_on(handle)
    }
}

fn method_code(heap: &heap::Heap, method: Word) -> CodeView {
    CodeView(heap.field(method, 0))
}

fn mirror(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    vm.mirror_on(args.receiver(vm))
}

/// What the receiver, a mirror, reflects.
fn reflected(vm: &Vm, word: Word) -> Result<Word, Fail> {
    if word.is_ref() && vm.heap.kind_of(word) == Kind::Mirror {
        Ok(vm.heap.field(word, 0))
    } else {
        Err(BAD_TYPE)
    }
}

fn subject(vm: &Vm, args: Args) -> Result<Word, Fail> {
    reflected(vm, args.receiver(vm))
}

fn reflectee(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = subject(vm, args)?;
    match vm.heap.kind_of(word) {
        Kind::Method | Kind::Activation | Kind::Assignment => Err(REFLECT_TYPE),
        _ => Ok(word),
    }
}

fn reflectee_eq(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (a, b) = (subject(vm, args)?, reflected(vm, args.arg(vm, 0))?);
    let handles = [a, b].map(|w| w.is_ref() && vm.heap.kind_of(w) == Kind::Activation);
    let same = if handles == [true, true] {
        (0..activation::FIELDS).all(|f| vm.heap.field(a, f) == vm.heap.field(b, f))
    } else {
        a == b
    };
    Ok(vm.heap.boolean(same))
}

fn reflectee_hash(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = subject(vm, args)?;
    let hash = vm.heap.identity_hash(word);
    Ok(Word::int(i64::from(hash)))
}

/// A slot as a mirror shows it.
#[derive(Clone, Copy)]
struct Seen {
    name: Word,
    value: Word,
    is_parent: bool,
    is_argument: bool,
    is_assignable: bool,
    note: Word,
}

/// The slots that a mirror shows, in order.
fn slots(vm: &mut Vm, word: Word) -> Result<Vec<Seen>, Fail> {
    match vm.heap.kind_of(word) {
        Kind::Method => Ok(method_slots(vm, method_code(&vm.heap, word))),
        Kind::Activation => {
            let view = vm.frame_of(word)?;
            activation_slots(vm, view)
        }
        Kind::Block => block_slots(vm, word),
        _ => Ok(object_slots(vm, word)),
    }
}

fn object_slots(vm: &Vm, word: Word) -> Vec<Seen> {
    let shape = Shape::read(&vm.heap, vm.heap.map_of(word));
    let seen = |slot: &Slot| {
        let setter =
            |s: &Slot| s.what.kind == SlotKind::Assignment && s.what.field == slot.what.field;
        Seen {
            name: slot.name,
            value: shape::contents(&vm.heap, word, slot),
            is_parent: slot.what.is_parent,
            is_argument: false,
            is_assignable: slot.what.kind == SlotKind::Data && shape.slots.iter().any(setter),
            note: slot.note,
        }
    };
    shape.slots.iter().map(seen).collect()
}

fn block_slots(vm: &mut Vm, closure: Word) -> Result<Vec<Seen>, Fail> {
    let code_word = vm.heap.field(closure, block::CODE);
    let mut seen = object_slots(vm, closure);
    let method = vm.method_of(code_word).map_err(|_| OUT_OF_MEMORY)?;
    for slot in &mut seen {
        if !slot.is_parent {
            slot.value = method;
        }
    }
    Ok(seen)
}

/// One of a code's variables, as stored.
struct Variable {
    name: Word,
    kind: i64,
    place: i64,
    first: usize,
    second: usize,
    note: Word,
}

fn variables(heap: &heap::Heap, view: CodeView) -> Vec<Variable> {
    let table = heap.field(view.0, code::VARIABLES);
    let count = heap.length(table) / VARIABLE_WORDS;
    let word = |i: usize, at: usize| heap.element(table, i * VARIABLE_WORDS + at);
    (0..count)
        .map(|i| Variable {
            name: word(i, 0),
            kind: word(i, 1).as_int(),
            place: word(i, 2).as_int(),
            first: word(i, 3).as_int() as usize,
            second: word(i, 4).as_int() as usize,
            note: word(i, 5),
        })
        .collect()
}

/// Shows variables as slots, an assignable one with its assignment slot.
fn variable_slots(
    vm: &mut Vm,
    found: Vec<Variable>,
    value: impl Fn(&Vm, &Variable) -> Word,
) -> Vec<Seen> {
    let mut seen = Vec::new();
    for variable in found {
        let assignable = variable.kind & 3 == 1;
        seen.push(Seen {
            name: variable.name,
            value: value(vm, &variable),
            is_parent: variable.kind & 4 != 0,
            is_argument: variable.kind & 3 == 0,
            is_assignable: assignable,
            note: variable.note,
        });
        if assignable {
            let setter = format!("{}:", vm.text_of(variable.name));
            seen.push(Seen {
                name: vm.string(&setter),
                value: vm.heap.known(Known::Assignment),
                is_parent: false,
                is_argument: false,
                is_assignable: false,
                note: variable.note,
            });
        }
    }
    seen
}

fn method_slots(vm: &mut Vm, view: CodeView) -> Vec<Seen> {
    let found = variables(&vm.heap, view);
    variable_slots(vm, found, |vm, variable| match variable.place {
        2 => view.literal(&vm.heap, variable.first as u32),
        _ => vm.heap.nil(),
    })
}

fn activation_slots(vm: &mut Vm, view: FrameView) -> Result<Vec<Seen>, Fail> {
    let found = variables(&vm.heap, view.code(&vm.heap));
    let mut seen = variable_slots(vm, found, |vm, variable| {
        let heap = &vm.heap;
        let register = || heap.mem.get(view.register_at(heap, variable.first));
        match variable.place {
            0 => register(),
            1 => match register() {
                env if heap.has_format(env, Format::Vector) => heap.element(env, variable.second),
                _ => heap.nil(),
            },
            _ => view.code(heap).literal(heap, variable.first as u32),
        }
    });
    let name = vm.string("self");
    let value = view.receiver(&vm.heap);
    seen.push(Seen {
        name,
        value,
        is_parent: true,
        is_argument: true,
        is_assignable: false,
        note: Word::ZERO,
    });
    Ok(seen)
}

fn slot_named(vm: &mut Vm, args: Args) -> Result<Seen, Fail> {
    let word = subject(vm, args)?;
    let name = args.bytes(vm, 0)?;
    let name = canonical(vm, name)?;
    slots(vm, word)?
        .into_iter()
        .find(|slot| slot.name == name)
        .ok_or(SLOT_NAME)
}

fn size(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = subject(vm, args)?;
    let count = slots(vm, word)?.len();
    Ok(Word::int(count as i64))
}

fn names(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = subject(vm, args)?;
    let names: Vec<Word> = slots(vm, word)?.iter().map(|slot| slot.name).collect();
    vm.new_vector_of(&names)
}

fn contents_at(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let slot = slot_named(vm, args)?;
    vm.mirror_on(slot.value)
}

fn is_parent_at(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    slot_named(vm, args).map(|slot| vm.heap.boolean(slot.is_parent))
}

fn is_argument_at(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    slot_named(vm, args).map(|slot| vm.heap.boolean(slot.is_argument))
}

fn is_assignable_at(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    slot_named(vm, args).map(|slot| vm.heap.boolean(slot.is_assignable))
}

fn note_word(vm: &mut Vm, note: Word) -> Word {
    if note == Word::ZERO {
        vm.string("")
    } else {
        note
    }
}

fn annotation(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = subject(vm, args)?;
    let note = match vm.heap.kind_of(word) {
        Kind::Method => vm.heap.field(vm.heap.field(word, 0), code::ANNOTATION),
        _ => Shape::read(&vm.heap, vm.heap.map_of(word)).annotation,
    };
    Ok(note_word(vm, note))
}

fn annotation_at(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let slot = slot_named(vm, args)?;
    Ok(note_word(vm, slot.note))
}

/// An annotation argument: a string, or an empty one for none.
fn note_argument(vm: &mut Vm, args: Args, index: usize) -> Result<Word, Fail> {
    let word = args.bytes(vm, index)?;
    if vm.heap.length(word) == 0 {
        Ok(Word::ZERO)
    } else {
        canonical(vm, word)
    }
}

/// A mirror on a copy of the reflectee with a draft's slots.
fn mirror_on_copy(vm: &mut Vm, word: Word, draft: Draft) -> Result<Word, Fail> {
    let copy = vm.copy_with(word, draft)?;
    vm.mirror_on(copy)
}

fn changeable(vm: &Vm, args: Args) -> Result<Word, Fail> {
    let word = subject(vm, args)?;
    if vm.can_change(word) {
        Ok(word)
    } else {
        Err(REFLECT_TYPE)
    }
}

fn copy_annotation(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = changeable(vm, args)?;
    let mut draft = Draft::of(&vm.heap, word);
    draft.shape.annotation = note_argument(vm, args, 0)?;
    mirror_on_copy(vm, word, draft)
}

fn copy_at(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = changeable(vm, args)?;
    let name = args.bytes(vm, 0)?;
    let name = canonical(vm, name)?;
    let value = reflected(vm, args.arg(vm, 1))?;
    let is_parent = args.boolean(vm, 2)?;
    let note = note_argument(vm, args, 4)?;
    let mut draft = Draft::of(&vm.heap, word);
    put_slot(vm, &mut draft, word, name, value, is_parent, note)?;
    mirror_on_copy(vm, word, draft)
}

fn put_slot(
    vm: &mut Vm,
    draft: &mut Draft,
    word: Word,
    name: Word,
    value: Word,
    is_parent: bool,
    note: Word,
) -> Result<(), Fail> {
    let present = draft.shape.find(name).map(|at| draft.shape.slots[at]);
    if vm.heap.kind_of(value) == Kind::Assignment {
        return make_assignable(vm, draft, word, name, note);
    }
    let kind = present.map_or(SlotKind::Constant, |slot| slot.what.kind);
    let what = What {
        kind,
        is_parent,
        field: present.map_or(0, |slot| slot.what.field),
    };
    let slot = Slot {
        name,
        what,
        value,
        note,
    };
    match kind {
        SlotKind::Data => draft.put_data(&slot, value),
        _ => draft.shape.put(Slot {
            what: What {
                kind: SlotKind::Constant,
                is_parent,
                field: 0,
            },
            ..slot
        }),
    }
    Ok(())
}

/// Puts the assignment primitive at `x:`: slot `x` becomes a data slot.
fn make_assignable(
    vm: &mut Vm,
    draft: &mut Draft,
    word: Word,
    name: Word,
    note: Word,
) -> Result<(), Fail> {
    let text = vm.text_of(name);
    let plain = text.strip_suffix(':').ok_or(SLOT_NAME)?;
    let plain = vm.string(plain);
    let at = draft
        .shape
        .find(plain)
        .ok_or(Fail::code("lonelyAssignmentSlotError"))?;
    let slot = draft.shape.slots[at];
    if slot.what.kind == SlotKind::Constant {
        draft.put_data(&slot, shape::contents(&vm.heap, word, &slot));
    }
    let what = What {
        kind: SlotKind::Assignment,
        is_parent: false,
        field: draft.shape.slots[at].what.field,
    };
    draft.shape.put(Slot {
        name,
        what,
        value: Word::ZERO,
        note,
    });
    Ok(())
}

fn copy_remove(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = changeable(vm, args)?;
    let name = args.bytes(vm, 0)?;
    let name = canonical(vm, name)?;
    let mut draft = Draft::of(&vm.heap, word);
    draft.remove(&vm.heap, word, name)?;
    mirror_on_copy(vm, word, draft)
}

fn define(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let word = changeable(vm, args)?;
    let model = reflected(vm, args.arg(vm, 0))?;
    vm.define(word, model)?;
    Ok(args.receiver(vm))
}

// Methods and activations

/// The code of a mirrored method, closure or activation.
fn code_of(vm: &Vm, args: Args) -> Result<CodeView, Fail> {
    let word = subject(vm, args)?;
    match vm.heap.kind_of(word) {
        Kind::Method => Ok(method_code(&vm.heap, word)),
        Kind::Block => Ok(CodeView(vm.heap.field(word, block::CODE))),
        Kind::Activation => vm.frame_of(word).map(|view| view.code(&vm.heap)),
        _ => Err(REFLECT_TYPE),
    }
}

fn count(vm: &Vm, view: CodeView, field: usize) -> usize {
    vm.heap.field(view.0, field).as_int() as usize
}

/// The byte range of the text that mirrors show as a code's source.
fn shown_range(vm: &Vm, view: CodeView) -> (usize, usize) {
    (
        count(vm, view, code::BODY_START),
        count(vm, view, code::BODY_END),
    )
}

fn source(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let view = code_of(vm, args)?;
    let (start, end) = shown_range(vm, view);
    let text = vm.heap.bytes_of(vm.heap.field(view.0, code::SOURCE));
    let text = text.get(start..end).unwrap_or_default().to_vec();
    vm.new_string(&text)
}

/// What an editor shows: the slots' initial contents are nowhere else.
fn whole_source(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let view = code_of(vm, args)?;
    let (start, end) = (
        count(vm, view, code::SPAN_START),
        count(vm, view, code::SPAN_END),
    );
    let text = vm.heap.bytes_of(vm.heap.field(view.0, code::SOURCE));
    let text = text.get(start..end).unwrap_or_default().to_vec();
    vm.new_string(&text)
}

fn file(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let view = code_of(vm, args)?;
    Ok(vm.heap.field(view.0, code::FILE))
}

fn line(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let view = code_of(vm, args)?;
    let word = subject(vm, args)?;
    let offset = if vm.heap.kind_of(word) == Kind::Activation {
        let position = vm.frame_of(word)?.position(&vm.heap);
        view.span_at(&vm.heap, position).0
    } else {
        count(vm, view, code::SPAN_START) as u32
    };
    Ok(Word::int(view.line_at(&vm.heap, offset)))
}

fn selector(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let view = code_of(vm, args)?;
    Ok(view.selector(&vm.heap))
}

fn literals(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let view = code_of(vm, args)?;
    let vector = vm.heap.field(view.0, code::LITERALS);
    let words: Vec<Word> = (0..vm.heap.length(vector))
        .map(|i| vm.heap.element(vector, i))
        .collect();
    let shown: Vec<Word> = words
        .into_iter()
        .filter(|&w| vm.heap.kind_of(w) != Kind::Code)
        .collect();
    vm.new_vector_of(&shown)
}

fn codes(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let view = code_of(vm, args)?;
    let bytes = view.bytes(&vm.heap).to_vec();
    vm.new_byte_vector(&bytes)
}

fn activation_of(vm: &Vm, args: Args) -> Result<(Word, FrameView), Fail> {
    let word = subject(vm, args)?;
    if vm.heap.kind_of(word) != Kind::Activation {
        return Err(REFLECT_TYPE);
    }
    Ok((vm.heap.field(word, activation::PROCESS), vm.frame_of(word)?))
}

fn receiver(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (_, view) = activation_of(vm, args)?;
    let word = view.receiver(&vm.heap);
    vm.mirror_on(word)
}

fn method_holder(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (_, view) = activation_of(vm, args)?;
    let holder = view.holder(&vm.heap);
    let is_block = view.code(&vm.heap).is_block(&vm.heap);
    let holder = if is_block {
        vm.heap.field(holder, block::HOLDER)
    } else {
        holder
    };
    vm.mirror_on(holder)
}

fn sender(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (process, view) = activation_of(vm, args)?;
    let caller = view.caller(&vm.heap).ok_or(NO_SENDER)?;
    if is_machine_frame(vm, caller) {
        return Err(NO_SENDER);
    }
    vm.mirror_on_frame(process, caller)
}

/// Whether a frame is one of the machine's own: the first of a process.
fn is_machine_frame(vm: &Vm, view: FrameView) -> bool {
    view.caller(&vm.heap).is_none()
}

fn lexical_parent(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (process, view) = activation_of(vm, args)?;
    if !view.code(&vm.heap).is_block(&vm.heap) {
        return Err(NO_PARENT);
    }
    let token = vm.heap.field(view.holder(&vm.heap), block::HOME).as_int();
    let offset = (token & ((1 << block::HOME_OFFSET_BITS) - 1)) as usize;
    let chunk = vm.heap.field(process, process::STACK);
    let home = FrameView {
        index: chunk.index() + offset,
    };
    let alive =
        home.index < view.index && home.serial(&vm.heap) == token >> block::HOME_OFFSET_BITS;
    if alive {
        vm.mirror_on_frame(process, home)
    } else {
        Err(NO_PARENT)
    }
}

fn position(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (_, view) = activation_of(vm, args)?;
    Ok(Word::int(i64::from(view.position(&vm.heap))))
}

fn expression_stack(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (process, view) = activation_of(vm, args)?;
    let start = view.operands_at(&vm.heap);
    let end = end_of_frame(vm, process, view).max(start);
    let count = end - start;
    let kept = vm.heap.temps.len();
    for i in 0..count {
        let word = vm.heap.mem.get(start + i);
        let mirror = vm.mirror_on(word)?;
        vm.heap.temps.push(mirror);
    }
    let mirrors = vm.heap.temps[kept..].to_vec();
    vm.heap.temps.truncate(kept);
    vm.new_vector_of(&mirrors)
}

/// Word number past a frame's last operand: where its callee's receiver lies,
/// or the chunk's live end.
fn end_of_frame(vm: &Vm, process: Word, view: FrameView) -> usize {
    let mut above = vm.top_of(process);
    let mut callee = None;
    while let Some(frame) = above {
        if frame == view {
            break;
        }
        callee = Some(frame);
        above = frame.caller(&vm.heap);
    }
    match callee {
        Some(callee) => callee.receiver_at(&vm.heap),
        None => {
            let chunk = vm.heap.field(process, process::STACK).index();
            chunk + vm.heap.mem.get(chunk + heap::layout::stack::LIVE).as_int() as usize
        }
    }
}

fn source_position(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (_, view) = activation_of(vm, args)?;
    let code_view = view.code(&vm.heap);
    let (start, end) = code_view.span_at(&vm.heap, view.position(&vm.heap));
    let base = shown_range(vm, code_view).0;
    let words = [start, end].map(|at| Word::int((at as usize).saturating_sub(base) as i64));
    vm.new_vector_of(&words)
}

// Stacks

fn subject_process(vm: &Vm, args: Args) -> Result<Word, Fail> {
    let word = args.receiver(vm);
    let word = reflected(vm, word).unwrap_or(word);
    vm.expect_process(word)
}

/// A process's frames, newest first, without the machine's own.
fn frames(vm: &Vm, process: Word) -> Vec<FrameView> {
    newest_frames(vm, process, usize::MAX)
}

fn newest_frames(vm: &Vm, process: Word, limit: usize) -> Vec<FrameView> {
    let mut found = Vec::new();
    let mut next = vm.top_of(process).filter(|_| vm.is_runnable(process));
    while let Some(view) = next.filter(|_| found.len() < limit) {
        next = view.caller(&vm.heap);
        if next.is_some() {
            found.push(view);
        }
    }
    found
}

fn activation_stack(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    mirrors_on_frames(vm, args, usize::MAX)
}

fn newest_activations(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let limit = args.size(vm, 0)?;
    mirrors_on_frames(vm, args, limit)
}

fn mirrors_on_frames(vm: &mut Vm, args: Args, limit: usize) -> Result<Word, Fail> {
    let process = subject_process(vm, args)?;
    let kept = vm.heap.temps.len();
    vm.heap.temps.push(process);
    for view in newest_frames(vm, process, limit) {
        let process = vm.heap.temps[kept];
        let mirror = vm.mirror_on_frame(process, view)?;
        vm.heap.temps.push(mirror);
    }
    let mirrors = vm.heap.temps[kept + 1..].to_vec();
    vm.heap.temps.truncate(kept);
    vm.new_vector_of(&mirrors)
}

fn activation_at(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let process = subject_process(vm, args)?;
    let index = args.size(vm, 0)?;
    let view = frames(vm, process)
        .get(index)
        .copied()
        .ok_or(NO_ACTIVATION)?;
    vm.mirror_on_frame(process, view)
}

fn stack_depth(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let process = subject_process(vm, args)?;
    Ok(Word::int(frames(vm, process).len() as i64))
}

/// The frame of a suspended process that an argument names: an activation
/// mirror or an index.
fn frame_argument(vm: &Vm, args: Args) -> Result<(Word, FrameView), Fail> {
    let process = subject_process(vm, args)?;
    if process == vm.process() || !vm.is_runnable(process) {
        return Err(Fail::code("noProcessError"));
    }
    let word = args.arg(vm, 0);
    let view = match word.to_int() {
        Some(index) => {
            let index = usize::try_from(index).map_err(|_| NO_ACTIVATION)?;
            frames(vm, process)
                .get(index)
                .copied()
                .ok_or(NO_ACTIVATION)?
        }
        None => vm.frame_of(reflected(vm, word)?)?,
    };
    Ok((process, view))
}

/// Makes a frame the newest of its suspended process, standing at `position`.
fn cut_back(vm: &mut Vm, process: Word, view: FrameView, live: usize, position: u32) {
    let chunk = vm.heap.field(process, process::STACK).index();
    let offset = Word::int((view.index - chunk) as i64);
    vm.heap.set_field(process, process::FRAME, offset);
    vm.heap.mem.set(
        chunk + heap::layout::stack::LIVE,
        Word::int((live - chunk) as i64),
    );
    let packed = crate::machine::pack_position(position, 0);
    vm.heap
        .mem
        .set(view.index + heap::layout::frame::POSITION, packed);
}

fn kill_activations(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (process, view) = frame_argument(vm, args)?;
    let end = end_of_frame(vm, process, view);
    let position = view.position(&vm.heap);
    let nil = vm.heap.nil();
    // The send that the frame stood at answers nil.
    let next = after_send(vm, view, position);
    if end > view.operands_at(&vm.heap) || next != position {
        vm.heap.mem.set(end, nil);
    }
    cut_back(vm, process, view, end + 1, next);
    Ok(args.receiver(vm))
}

fn after_send(vm: &Vm, view: FrameView, position: u32) -> u32 {
    let code_view = view.code(&vm.heap);
    match bytecode::Decoder::at(code_view.bytes(&vm.heap), position).next() {
        Some(Ok(instruction)) => instruction.next,
        _ => position,
    }
}

fn restart_activation(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (process, view) = frame_argument(vm, args)?;
    let live = view.index + heap::layout::frame::HEADER;
    cut_back(vm, process, view, live, crate::process::NOT_BEGUN);
    Ok(args.receiver(vm))
}
