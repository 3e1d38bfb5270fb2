//! Mirrors on code: the source, place and selector of methods, and where an
//! activation stands.

use super::mirrors::{method_code, subject};
use super::stacks::end_of_frame;
use super::{Args, Primitive, plain};
use crate::code::CodeView;
use crate::errors::{Fail, NO_PARENT, NO_SENDER, REFLECT_TYPE};
use crate::frames::FrameView;
use crate::machine::Vm;
use heap::layout::{activation, block, code, process};
use heap::{Kind, Word};

pub(super) const TABLE: &[Primitive] = plain! {
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
};

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

fn source_position(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (_, view) = activation_of(vm, args)?;
    let code_view = view.code(&vm.heap);
    let (start, end) = code_view.span_at(&vm.heap, view.position(&vm.heap));
    let base = shown_range(vm, code_view).0;
    let words = [start, end].map(|at| Word::int((at as usize).saturating_sub(base) as i64));
    vm.new_vector_of(&words)
}
