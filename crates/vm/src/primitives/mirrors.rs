//! Mirrors: looking at objects from outside, and describing changed copies.
//!
//! A mirror is an object with one hidden field, its reflectee. What slots it
//! shows is decided in `slots_seen`; methods and activations answer to `mirrored_code`,
//! the stack of a process to `stacks`.

use super::objects::canonical;
use super::slots_seen::{Seen, slots};
use super::{Args, Primitive, plain};
use crate::code::CodeView;
use crate::errors::{BAD_TYPE, Fail, NO_ACTIVATION, OUT_OF_MEMORY, REFLECT_TYPE, SLOT_NAME};
use crate::frames::{FrameView, top_frame};
use crate::genesis::{BLOCK_ACTIVATION_MIRROR, BLOCK_METHOD_MIRROR};
use crate::machine::Vm;
use crate::objects::Draft;
use crate::shape::{self, Shape, Slot};
use heap::layout::{activation, code, process};
use heap::{Kind, Known, SlotKind, What, Word};

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
    pub(super) fn frame_of(&self, handle: Word) -> Result<FrameView, Fail> {
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
    pub(super) fn mirror_on_frame(&mut self, process: Word, view: FrameView) -> Result<Word, Fail> {
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

/// The code of a method object.
pub(super) fn method_code(heap: &heap::Heap, method: Word) -> CodeView {
    CodeView(heap.field(method, 0))
}

fn mirror(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    vm.mirror_on(args.receiver(vm))
}

/// What the receiver, a mirror, reflects.
pub(super) fn reflected(vm: &Vm, word: Word) -> Result<Word, Fail> {
    if word.is_ref() && vm.heap.kind_of(word) == Kind::Mirror {
        Ok(vm.heap.field(word, 0))
    } else {
        Err(BAD_TYPE)
    }
}

/// What the receiver of a mirror primitive reflects.
pub(super) fn subject(vm: &Vm, args: Args) -> Result<Word, Fail> {
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
