//! What editors and reviewers ask about source text. Nothing of it is run.

use super::source_report::{Fault, ReportedMessage, ReportedSlot, message_of, source_report};
use super::values::Value;
use super::{Args, Primitive, expect_format, plain};
use crate::errors::Fail;
use crate::machine::Vm;
use crate::script::source_file;
use heap::{Format, Word};
use syntax::{Diagnostic, PieceKind};

pub(super) const TABLE: &[Primitive] = plain! {
    "_SourceTokens:" tokens, "a vector of start byte, end byte and kind for each piece of a text";
    "_SourceErrorsIn:AsMethod:" errors, "a vector of start byte, end byte, line and message for each fault of a slot (true) or an expression (false)";
    "_ParseReport" parse_report, "diagnostics, slots and messages of the receiver, a list of slots";
};

fn tokens(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let text = args.bytes(vm, 0)?;
    let pieces = syntax::pieces(vm.heap.bytes_of(text));
    let triples = pieces.into_iter().flat_map(|piece| {
        let (start, end) = (i64::from(piece.span.start), i64::from(piece.span.end));
        [
            Value::Int(start),
            Value::Int(end),
            Value::symbol(kind_name(piece.kind)),
        ]
    });
    vm.object_of(Value::Vector(triples.collect()))
}

fn kind_name(kind: PieceKind) -> &'static str {
    match kind {
        PieceKind::Comment => "comment",
        PieceKind::Str => "string",
        PieceKind::Number => "number",
        PieceKind::Keyword => "keyword",
        PieceKind::Operator => "operator",
        PieceKind::Name => "name",
        PieceKind::Primitive => "primitive",
        PieceKind::Punctuation => "punctuation",
        PieceKind::SelfWord => "self",
    }
}

fn errors(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let text = args.bytes(vm, 0)?;
    let text = vm.heap.bytes_of(text).to_vec();
    let faults = if args.boolean(vm, 1)? {
        slot_faults(&text)
    } else {
        expression_faults(&text)
    };
    let quadruples = faults.iter().flat_map(|fault| {
        [
            Value::Int(i64::from(fault.span.start)),
            Value::Int(i64::from(fault.span.end)),
            Value::Int(i64::from(fault.line)),
            Value::Text(message_of(fault)),
        ]
    });
    vm.object_of(Value::Vector(quadruples.collect()))
}

fn expression_faults(text: &[u8]) -> Vec<Diagnostic> {
    compile::expression_text(source_file("", text))
        .err()
        .unwrap_or_default()
}

/// Faults of a text that is a slot, or the contents of a method.
fn slot_faults(text: &[u8]) -> Vec<Diagnostic> {
    let Err(faults) = compile::object_text(source_file("", text)) else {
        return Vec::new();
    };
    let is_bracketed = text.trim_ascii_start().starts_with(b"(");
    if is_bracketed && syntax::parse_method(text).is_ok() {
        Vec::new()
    } else {
        faults
    }
}

fn parse_report(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let text = expect_format(&vm.heap, args.receiver(vm), Format::Bytes)?;
    let report = source_report(vm.heap.bytes_of(text));
    let faults = report.diagnostics.into_iter().map(of_fault);
    let slots = report.slots.into_iter().map(of_slot);
    let messages = report.messages.into_iter().map(of_message);
    vm.object_of(Value::Vector(vec![
        Value::Vector(faults.collect()),
        Value::Vector(slots.collect()),
        Value::Vector(messages.collect()),
    ]))
}

fn of_fault(fault: Fault) -> Value {
    Value::Vector(vec![
        Value::Int(i64::from(fault.line)),
        Value::Int(i64::from(fault.column)),
        Value::Text(fault.message),
    ])
}

fn of_slot(slot: ReportedSlot) -> Value {
    Value::Vector(vec![
        Value::Text(slot.name),
        Value::symbol(slot.kind),
        Value::index(slot.argument_count),
        Value::Int(i64::from(slot.span.start)),
        Value::Int(i64::from(slot.span.end)),
        Value::Text(String::from_utf8_lossy(&slot.annotation).into_owned()),
    ])
}

fn of_message(message: ReportedMessage) -> Value {
    Value::Vector(vec![
        Value::symbol(message.kind),
        Value::Text(message.selector),
        Value::Int(i64::from(message.line)),
        Value::Int(i64::from(message.column)),
        Value::symbol(if message.runs_when_parsed {
            "parse"
        } else {
            "run"
        }),
        Value::Text(message.receiver),
    ])
}
