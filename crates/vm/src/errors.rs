//! Failures as Self sees them: failed lookups and failed primitives.

use crate::interpret::Flow;
use crate::machine::{Outcome, Vm};
use crate::quicken::QuickenError;
use crate::send::Call;
use heap::layout::INDEXABLE_FIELDS;
use heap::{Known, WORD_BYTES, Word};

/// Why a primitive failed: upstream's code, perhaps with a detail after a colon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fail(pub std::borrow::Cow<'static, str>);

impl Fail {
    /// A code without detail.
    pub const fn code(code: &'static str) -> Fail {
        Fail(std::borrow::Cow::Borrowed(code))
    }

    /// A code with a detail.
    pub fn with(code: &str, detail: &str) -> Fail {
        Fail(format!("{code}: {detail}").into())
    }
}

macro_rules! failures {
    ($($name:ident = $code:literal;)*) => { $(
        #[doc = $code]
        pub const $name: Fail = Fail::code($code);
    )* };
}

failures! {
    BAD_TYPE = "badTypeError";
    DIVISION_BY_ZERO = "divisionByZeroError";
    OVERFLOW = "overflowError";
    BAD_INDEX = "badIndexError";
    BAD_SIZE = "badSizeError";
    REFLECT_TYPE = "reflectTypeError";
    OUT_OF_MEMORY = "outOfMemoryError";
    SLOT_NAME = "slotNameError";
    ARGUMENT_COUNT = "argumentCountError";
    NO_PROCESS = "noProcessError";
    NO_ACTIVATION = "noActivationError";
    NO_SENDER = "noSenderError";
    NO_PARENT = "noParentError";
    WRONG_NUMBER_OF_ARGUMENTS = "wrongNoOfArgsError";
    NOT_DEFINED = "primitiveNotDefinedError";
    FAILED = "primitiveFailedError";
}

/// Which of the lookup errors it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Problem {
    Undefined,
    Ambiguous,
    MissingParent,
    MismatchedArguments,
    PerformType,
}

impl Problem {
    fn selector(self) -> &'static str {
        match self {
            Problem::Undefined => {
                "undefinedSelector:Receiver:Type:Delegatee:MethodHolder:Arguments:"
            }
            Problem::Ambiguous => {
                "ambiguousSelector:Receiver:Type:Delegatee:MethodHolder:Arguments:"
            }
            Problem::MissingParent => {
                "missingParentSelector:Receiver:Type:Delegatee:MethodHolder:Arguments:"
            }
            Problem::MismatchedArguments => {
                "mismatchedArgumentCountSelector:Receiver:Type:Delegatee:MethodHolder:Arguments:"
            }
            Problem::PerformType => {
                "performTypeErrorSelector:Receiver:Type:Delegatee:MethodHolder:Arguments:"
            }
        }
    }
}

/// A failed lookup, to be told to the process.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LookupFailure {
    problem: Problem,
    kind: Option<&'static str>,
    delegatee: Option<Word>,
    holder: Option<Word>,
}

impl LookupFailure {
    /// No slot was found by an ordinary send.
    pub(crate) fn undefined(_call: &Call) -> LookupFailure {
        LookupFailure {
            problem: Problem::Undefined,
            kind: None,
            delegatee: None,
            holder: None,
        }
    }

    /// Two different slots were found.
    pub(crate) fn ambiguous(call: &Call) -> LookupFailure {
        LookupFailure {
            problem: Problem::Ambiguous,
            ..LookupFailure::undefined(call)
        }
    }

    /// No slot was found by an undirected resend.
    pub(crate) fn resend(call: &Call, holder: Word) -> LookupFailure {
        let kind = Some("undirectedResend");
        LookupFailure {
            kind,
            holder: Some(holder),
            ..LookupFailure::undefined(call)
        }
    }

    /// No slot was found by a directed resend.
    pub(crate) fn directed(call: &Call, name: Word, holder: Word) -> LookupFailure {
        LookupFailure {
            kind: Some("directedResend"),
            delegatee: Some(name),
            holder: Some(holder),
            ..LookupFailure::undefined(call)
        }
    }

    /// The method holder has no slot of the delegatee's name.
    pub(crate) fn missing_parent(call: &Call, name: Word, holder: Word) -> LookupFailure {
        LookupFailure {
            problem: Problem::MissingParent,
            ..LookupFailure::directed(call, name, holder)
        }
    }

    /// No slot was found by a delegated perform.
    pub(crate) fn delegated(call: &Call, delegatee: Word) -> LookupFailure {
        LookupFailure {
            kind: Some("delegated"),
            delegatee: Some(delegatee),
            ..LookupFailure::undefined(call)
        }
    }

    /// A perform's selector takes another number of arguments.
    pub(crate) fn mismatched(call: &Call) -> LookupFailure {
        LookupFailure {
            problem: Problem::MismatchedArguments,
            ..LookupFailure::undefined(call)
        }
    }

    /// A perform's selector is no string that can be sent.
    pub(crate) fn perform_type(call: &Call) -> LookupFailure {
        LookupFailure {
            problem: Problem::PerformType,
            ..LookupFailure::undefined(call)
        }
    }

    /// Turns it into the ambiguity of the same send.
    pub(crate) fn make_ambiguous(&mut self) {
        self.problem = Problem::Ambiguous;
    }
}

impl Vm {
    /// Sends the lookup error to the running process; what that answers is the
    /// value of the failed send.
    pub(crate) fn lookup_failed(&mut self, call: &Call, failure: LookupFailure) -> Flow {
        self.live_to(call.top());
        if !self.ensure(INDEXABLE_FIELDS + call.arguments) {
            return self.out_of_memory();
        }
        let arguments = self.argument_vector(call);
        let receiver = self.receiver_of(call);
        let kind = failure.kind.unwrap_or_else(|| self.send_kind(call));
        let nil = self.heap.nil();
        let words = [
            self.process(),
            call.selector,
            receiver,
            self.string(kind),
            failure.delegatee.unwrap_or(nil),
            failure.holder.unwrap_or(nil),
            arguments,
        ];
        for (i, word) in words.into_iter().enumerate() {
            self.frame.set(call.slot + (i * WORD_BYTES) as i16, word);
        }
        let selector = self.string(failure.problem.selector());
        let call = Call {
            arguments: words.len() - 1,
            selector,
            ..*call
        };
        self.live_to(call.top());
        self.send_or_abort(&call)
    }

    /// Sends a message of the machine's own; where nobody understands it the
    /// process is aborted: there is nothing further to try.
    fn send_or_abort(&mut self, call: &Call) -> Flow {
        let mut search = crate::lookup::Search::new(&self.heap, call.selector);
        let found = search.from(self.receiver_of(call));
        if let crate::lookup::Lookup::Found(_) = found {
            return self.perform_found(call, found, LookupFailure::undefined);
        }
        let original = self.frame.get(call.slot + WORD_BYTES as i16);
        let text = self.text_of(original);
        self.abort_process(format!(
            "no '{text}' slot found, and the process understands no lookup error"
        ))
    }

    fn argument_vector(&mut self, call: &Call) -> Word {
        let map = self.heap.known(Known::VectorMap);
        let nil = self.heap.nil();
        let fields = self.vector_fields();
        let vector = self
            .heap
            .new_vector(map, fields, call.arguments, nil)
            .expect("the caller made room");
        for i in 0..call.arguments {
            let argument = self.frame.get(call.slot + ((i + 1) * WORD_BYTES) as i16);
            self.heap.set_element(vector, i, argument);
        }
        vector
    }

    /// `normal` or `implicitSelf`, read from the sending instruction.
    fn send_kind(&self, call: &Call) -> &'static str {
        let code = crate::code::CodeView(
            self.frame
                .get(crate::machine::frame_at(heap::layout::frame::CODE)),
        );
        let step = bytecode::Decoder::at(code.bytes(&self.heap), call.position).next();
        match step {
            Some(Ok(i))
                if matches!(i.op, bytecode::Op::SendImplicit | bytecode::Op::SendScoped) =>
            {
                "implicitSelf"
            }
            _ => "normal",
        }
    }

    /// A canonical string.
    pub fn string(&mut self, text: &str) -> Word {
        self.string_of_bytes(text.as_bytes())
    }

    /// A canonical string; the empty string when the memory is full.
    pub fn string_of_bytes(&mut self, bytes: &[u8]) -> Word {
        let found = self.heap.intern(bytes);
        found
            .or_else(|| self.heap.find_symbol(b""))
            .unwrap_or_else(|| self.heap.nil())
    }

    /// A byte object's text, lossily; a description for anything else.
    pub fn text_of(&self, word: Word) -> String {
        if self.heap.has_format(word, heap::Format::Bytes) {
            return String::from_utf8_lossy(self.heap.bytes_of(word)).into_owned();
        }
        format!("{word:?}")
    }

    /// A primitive failed: tells the failure block, or the receiver.
    pub(crate) fn primitive_failed(&mut self, call: &Call, to_block: bool, fail: &Fail) -> Flow {
        let code = self.string(&fail.0);
        let name = self.text_of(call.selector);
        let name = self.string(name.strip_suffix("IfFail:").unwrap_or(&name));
        let (receiver, selector) = if to_block {
            let block = self.frame.get(call.top() - WORD_BYTES as i16);
            (block, "value:With:")
        } else {
            (self.receiver_of(call), "primitiveFailedError:Name:")
        };
        for (i, word) in [receiver, code, name].into_iter().enumerate() {
            self.frame.set(call.slot + (i * WORD_BYTES) as i16, word);
        }
        let selector = self.string(selector);
        let call = Call {
            arguments: 2,
            selector,
            ..*call
        };
        self.live_to(call.top());
        self.send(&call, None)
    }

    /// The memory is full: the process cannot go on.
    pub(crate) fn out_of_memory(&mut self) -> Flow {
        self.abort_process("the memory is full".to_owned())
    }

    /// A code that the machine cannot run.
    pub(crate) fn cannot_run(&mut self, error: QuickenError) -> Flow {
        let text = match error {
            QuickenError::Malformed => "this code is damaged and cannot be run",
            QuickenError::TooLarge => {
                "this method has too many local slots or is nested too deeply"
            }
        };
        self.abort_process(text.to_owned())
    }

    /// A block whose home has returned was run, under the strict rule, or
    /// returned from.
    pub(crate) fn block_is_dead(&mut self, _call: &Call) -> Flow {
        self.non_lifo()
    }

    /// Says how a root process ended.
    pub(crate) fn stop_aborted(text: String) -> Flow {
        Flow::Stop(Outcome::Aborted(text))
    }
}
