//! The stacks of processes: listing activations, dropping them, letting one
//! begin again.

use super::mirrors::reflected;
use super::{Args, Primitive, plain};
use crate::errors::{Fail, NO_ACTIVATION};
use crate::frames::FrameView;
use crate::machine::Vm;
use heap::Word;
use heap::layout::process;

pub(super) const TABLE: &[Primitive] = plain! {
    "_ActivationStack" activation_stack, "mirrors on a process's activations, newest first";
    "_ActivationStackLimit:" newest_activations, "as _ActivationStack, but at most so many";
    "_ActivationAt:" activation_at, "a mirror on one of them; noActivationError";
    "_StackDepth" stack_depth, "number of a process's activations";
    "_KillActivationsUpTo:" kill_activations, "drops the activations above one of a suspended process";
    "_RestartActivationAt:" restart_activation, "lets an activation of a suspended process begin again";
};

/// Word number past a frame's last operand: where its callee's receiver lies,
/// or the chunk's live end.
pub(super) fn end_of_frame(vm: &Vm, process: Word, view: FrameView) -> usize {
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
