//! Primitives that change which frame or process runs.

use super::{Primitive, controls};
use crate::errors::{BAD_TYPE, Fail, LookupFailure, NO_PROCESS};
use crate::interpret::Flow;
use crate::lookup::Search;
use crate::machine::{Outcome, Vm};
use crate::process::{STATE_ABORTED, STATE_FINISHED};
use crate::send::Call;
use crate::stubs;
use heap::layout::{frame, process};
use heap::{Format, Kind, Known, WORD_BYTES, Word};

pub(super) const TABLE: &[Primitive] = controls! {
    "_Perform:" perform, "sends the argument";
    "_Perform:With:" perform, "sends the first argument with the others";
    "_Perform:WithArguments:" perform_vector, "sends the first argument with a vector's elements";
    "_PerformResend:" perform_resend, "sends the argument to the method holder's parents";
    "_PerformResend:With:" perform_resend, "as _PerformResend:, with arguments";
    "_Perform:DelegatingTo:" perform_delegating, "sends with lookup starting in another object";
    "_Perform:DelegatingTo:With:" perform_delegating, "as _Perform:DelegatingTo:, with arguments";
    "_Perform:DelegatingTo:WithArguments:" perform_delegating_vector, "as _Perform:DelegatingTo:, with a vector's elements";
    "_RunMethod:" run_method, "runs a method object on the receiver";
    "_RunScript" run_script, "runs the file named by the receiver";
    "_MirrorEvaluate:" mirror_evaluate, "runs the argument's method with the receiver's reflectee as self";
    "_OnNonLocalReturn:" on_nonlocal_return, "runs the receiver; a non-local return out of it runs the argument with its value first";
    "_ContinueNonLocalReturn:" continue_nonlocal_return, "lets a protected non-local return go on";
    "_ThisProcess" this_process, "the running process";
    "_NewProcessSize:Receiver:Selector:Arguments:" new_process, "a clone of the receiver that will send a message";
    "_TWAINSResultVector:SingleStep:StopAt:" transfer, "runs the receiver until it stops; answers why";
    "_Yield:" yield_, "gives control back to the resumer, with an argument";
    "_AbortProcess" abort, "ends the receiver";
    "_AbortProcessWithError:" abort_with_error, "ends the running process with an error text";
    "_ProcessReturnValue" return_value, "what a finished process answered; noProcessError";
    "_Quit" quit, "ends the program with exit code 0";
    "_QuitWithCode:" quit_with_code, "ends the program with an exit code";
};

/// Removes `count` words behind the receiver, so that what follows them become
/// the arguments; answers the call for them.
fn shifted(vm: &mut Vm, call: &Call, count: usize, selector: Word) -> Call {
    let arguments = call.arguments - count;
    for i in 0..arguments {
        let word = vm.call_arg(call, i + count);
        vm.frame
            .set(call.slot + ((i + 1) * WORD_BYTES) as i16, word);
    }
    let shifted = Call {
        arguments,
        selector,
        ..*call
    };
    vm.live_to(shifted.top());
    shifted
}

/// Replaces the call's arguments by a vector's elements. The frame's slack is
/// enough for a few; more need a check of the stack's end.
fn spread(vm: &mut Vm, call: &Call, vector: Word, selector: Word) -> Result<Call, Fail> {
    if !vm.heap.has_format(vector, Format::Vector) {
        return Err(BAD_TYPE);
    }
    let arguments = vm.heap.length(vector);
    let spread = Call {
        arguments,
        selector,
        ..*call
    };
    let words = spread.top() as usize / WORD_BYTES + frame::HEADER;
    if arguments > stubs::MOST_PROCESS_ARGUMENTS || !vm.frame.fits(words, vm.limit) {
        return Err(crate::errors::ARGUMENT_COUNT);
    }
    for i in 0..arguments {
        let word = vm.heap.element(vector, i);
        vm.frame
            .set(call.slot + ((i + 1) * WORD_BYTES) as i16, word);
    }
    vm.live_to(spread.top());
    Ok(spread)
}

/// The canonical selector of a perform, or the lookup error it gives.
fn selector_for(
    vm: &mut Vm,
    word: Word,
    arguments: usize,
) -> Result<Word, fn(&Call) -> LookupFailure> {
    if !vm.heap.has_format(word, Format::Bytes) || vm.heap.kind_of(word) != Kind::CanonicalString {
        return Err(LookupFailure::perform_type);
    }
    let text = vm.text_of(word);
    if text.starts_with('_') {
        return Err(LookupFailure::perform_type);
    }
    if compile::arity(&text) != arguments {
        return Err(LookupFailure::mismatched);
    }
    Ok(word)
}

fn perform(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let word = vm.call_arg(call, 0);
    let send = shifted(vm, call, 1, word);
    Ok(send_performed(vm, &send))
}

fn perform_vector(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let (word, vector) = (vm.call_arg(call, 0), vm.call_arg(call, 1));
    let send = spread(vm, call, vector, word)?;
    Ok(send_performed(vm, &send))
}

fn send_performed(vm: &mut Vm, send: &Call) -> Flow {
    match selector_for(vm, send.selector, send.arguments) {
        Ok(_) => vm.send(send, None),
        Err(failure) => vm.lookup_failed(send, failure(send)),
    }
}

fn perform_resend(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let word = vm.call_arg(call, 0);
    let send = shifted(vm, call, 1, word);
    if let Err(failure) = selector_for(vm, word, send.arguments) {
        return Ok(vm.lookup_failed(&send, failure(&send)));
    }
    let holder = vm.method_holder();
    let found = Search::new(&vm.heap, word).in_parents(holder);
    Ok(vm.perform_found(&send, found, |send| LookupFailure::resend(send, holder)))
}

fn perform_delegating(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let (word, delegatee) = (vm.call_arg(call, 0), vm.call_arg(call, 1));
    let send = shifted(vm, call, 2, word);
    Ok(send_delegated(vm, &send, delegatee))
}

fn perform_delegating_vector(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let [word, delegatee, vector] = [0, 1, 2].map(|i| vm.call_arg(call, i));
    let send = spread(vm, call, vector, word)?;
    Ok(send_delegated(vm, &send, delegatee))
}

fn send_delegated(vm: &mut Vm, send: &Call, delegatee: Word) -> Flow {
    if let Err(failure) = selector_for(vm, send.selector, send.arguments) {
        return vm.lookup_failed(send, failure(send));
    }
    let found = Search::new(&vm.heap, send.selector).from(delegatee);
    vm.perform_found(send, found, |send| {
        LookupFailure::delegated(send, delegatee)
    })
}

fn run_method(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let method = vm.call_arg(call, 0);
    run(vm, call, method)
}

/// Runs a method object of no arguments on the call's receiver.
fn run(vm: &mut Vm, call: &Call, method: Word) -> Result<Flow, Fail> {
    if !method.is_ref() || vm.heap.kind_of(method) != Kind::Method {
        return Err(BAD_TYPE);
    }
    let code = crate::code::CodeView(vm.heap.field(method, 0));
    if code.arguments(&vm.heap) != 0 {
        return Err(crate::errors::ARGUMENT_COUNT);
    }
    let entry = match vm.entry_of(code) {
        Ok(entry) => entry,
        Err(error) => return Ok(vm.cannot_run(error)),
    };
    let run = Call {
        arguments: 0,
        ..*call
    };
    let holder = vm.receiver_of(call);
    vm.push_frame(&run, code.0, holder);
    vm.pc = entry;
    Ok(Flow::Go)
}

fn run_script(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let name = vm.receiver_of(call);
    if !vm.heap.has_format(name, Format::Bytes) {
        return Err(BAD_TYPE);
    }
    let path = vm.text_of(name);
    let text = vm
        .host
        .read_file(&path)
        .map_err(|why| Fail::with("primitiveFailedError", &why))?;
    let script = vm
        .compile_script(&path, &text)
        .map_err(super::system::script_failure)?;
    let method = vm
        .method_of(script.0)
        .map_err(|_| crate::errors::OUT_OF_MEMORY)?;
    let lobby = vm.heap.known(Known::Lobby);
    vm.frame.set(call.slot, lobby);
    run(vm, call, method)
}

fn mirror_evaluate(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let reflected = |vm: &Vm, word: Word| {
        let is_mirror = word.is_ref() && vm.heap.kind_of(word) == Kind::Mirror;
        if is_mirror {
            Ok(vm.heap.field(word, 0))
        } else {
            Err(BAD_TYPE)
        }
    };
    let subject = reflected(vm, vm.receiver_of(call))?;
    let method = reflected(vm, vm.call_arg(call, 0))?;
    vm.frame.set(call.slot, subject);
    run(vm, call, method)
}

fn on_nonlocal_return(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let stub = stubs::protect_stub(&mut vm.heap).ok_or(crate::errors::OUT_OF_MEMORY)?;
    let entry = match vm.entry_of(crate::code::CodeView(stub)) {
        Ok(entry) => entry,
        Err(error) => return Ok(vm.cannot_run(error)),
    };
    let run = Call {
        arguments: 1,
        ..*call
    };
    let nil = vm.heap.nil();
    vm.push_frame(&run, stub, nil);
    vm.pc = entry;
    Ok(Flow::Go)
}

fn continue_nonlocal_return(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let (value, token) = (vm.receiver_of(call), vm.call_arg(call, 0));
    let known = Some(vm.frame.get(crate::machine::frame_at(frame::CODE)));
    if !token.is_int() || stubs::protect_stub(&mut vm.heap) != known {
        return Err(BAD_TYPE);
    }
    Ok(vm.unwind_to(token, value))
}

fn this_process(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let process = vm.process();
    Ok(vm.answer(call, process))
}

/// Least stack that a process may be given: room to report an error.
const LEAST_QUOTA_BYTES: i64 = 64 << 10;

fn new_process(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let prototype = vm.receiver_of(call);
    vm.expect_process(prototype)?;
    let [receiver, selector, arguments] = [1, 2, 3].map(|i| vm.call_arg(call, i));
    if !vm.heap.has_format(arguments, Format::Vector)
        || !vm.heap.has_format(selector, Format::Bytes)
    {
        return Err(BAD_TYPE);
    }
    let words: Vec<Word> = (0..vm.heap.length(arguments))
        .map(|i| vm.heap.element(arguments, i))
        .collect();
    let text = vm.text_of(selector);
    if compile::arity(&text) != words.len() || words.len() > stubs::MOST_PROCESS_ARGUMENTS {
        return Err(crate::errors::WRONG_NUMBER_OF_ARGUMENTS);
    }
    let selector = vm.string(&text);
    let process = vm.new_process(prototype, receiver, selector, &words)?;
    if let Some(bytes) = vm.call_arg(call, 0).to_int() {
        let most = crate::process::DEFAULT_QUOTA_BYTES as i64;
        let quota = Word::int(bytes.clamp(LEAST_QUOTA_BYTES, most));
        vm.heap.set_field(process, process::QUOTA, quota);
    }
    Ok(vm.answer(call, process))
}

fn transfer(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let target = vm.receiver_of(call);
    vm.expect_process(target)?;
    let [results, single, stop_at] = [0, 1, 2].map(|i| vm.call_arg(call, i));
    if target == vm.process() {
        return Ok(vm.park(call));
    }
    if !vm.is_runnable(target) || vm.heap.field(target, process::RESUMER).is_ref() {
        return Err(NO_PROCESS);
    }
    vm.stop_below = stop_offset(vm, stop_at);
    vm.stepping = single == vm.heap.boolean(true) || vm.stop_below.is_some();
    Ok(vm.transfer_to(call, target, results))
}

/// The chunk offset of the frame that a `StopAt:` activation names.
fn stop_offset(vm: &Vm, stop_at: Word) -> Option<usize> {
    let activation = if vm.heap.kind_of(stop_at) == Kind::Mirror {
        vm.heap.field(stop_at, 0)
    } else {
        stop_at
    };
    let is_activation = activation.is_ref() && vm.heap.kind_of(activation) == Kind::Activation;
    is_activation.then(|| {
        vm.heap
            .field(activation, heap::layout::activation::FRAME)
            .as_int() as usize
    })
}

fn yield_(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let argument = vm.call_arg(call, 0);
    Ok(vm.yield_process(call, argument))
}

fn abort(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let target = vm.receiver_of(call);
    vm.expect_process(target)?;
    if target == vm.process() {
        return Ok(vm.abort_process(String::new()));
    }
    if !vm.is_runnable(target) {
        return Err(NO_PROCESS);
    }
    if vm.heap.field(target, process::RESUMER).is_ref()
        || target == vm.heap.known(Known::RootProcess)
    {
        return Err(NO_PROCESS);
    }
    let nil = vm.heap.nil();
    vm.end_process(target, STATE_ABORTED, nil);
    Ok(vm.answer(call, target))
}

fn abort_with_error(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let text = vm.call_arg(call, 0);
    let text = vm.text_of(text);
    Ok(vm.abort_process(text))
}

fn return_value(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let target = vm.receiver_of(call);
    vm.expect_process(target)?;
    if vm.heap.field(target, process::STATE) != Word::int(STATE_FINISHED) {
        return Err(NO_PROCESS);
    }
    let value = vm.heap.field(target, process::RESULT);
    Ok(vm.answer(call, value))
}

fn quit(_: &mut Vm, _: &Call) -> Result<Flow, Fail> {
    Ok(Flow::Stop(Outcome::Quit(0)))
}

fn quit_with_code(vm: &mut Vm, call: &Call) -> Result<Flow, Fail> {
    let code = vm.call_arg(call, 0).to_int().ok_or(BAD_TYPE)?;
    Ok(Flow::Stop(Outcome::Quit(code as i32)))
}
