//! Code objects: their parts, their bytecode, and what its literals must be.

use crate::error::SnapshotError;
use crate::words::{Body, damaged};
use bytecode::{Decoder, Instruction, Limits, Op};
use heap::layout::{VARIABLE_WORDS, code};
use heap::{Format, Kind, Word};
use std::collections::HashMap;

/// More than any code has of anything; keeps sums small.
const MOST: usize = 1 << 24;

/// A code's counts.
pub(crate) struct Numbers {
    pub(crate) arguments: usize,
    pub(crate) locals: usize,
    pub(crate) max_stack: usize,
    pub(crate) copied: usize,
}

/// Reads a code's counts.
pub(crate) fn numbers(body: &Body, at: usize) -> Result<Numbers, SnapshotError> {
    let count = |field: usize| match body.count(body.fields(at) + field, MOST) {
        Some(count) => Ok(count),
        None => damaged(at, "a code's count is out of range"),
    };
    Ok(Numbers {
        arguments: count(code::ARGUMENTS)?,
        locals: count(code::LOCALS)?,
        max_stack: count(code::MAX_STACK)?,
        copied: count(code::COPIED)?,
    })
}

/// Whether a code is a block's.
pub(crate) fn is_block(body: &Body, at: usize) -> bool {
    body.field(at, code::FLAGS)
        .to_int()
        .is_some_and(|flags| flags & 1 != 0)
}

/// The code at a place can be run and looked at.
pub(crate) fn check(body: &Body, at: usize) -> Result<(), SnapshotError> {
    let numbers = numbers(body, at)?;
    if numbers.arguments > numbers.locals {
        return damaged(at, "a code has more arguments than registers");
    }
    check_parts(body, at)?;
    let bytes = part_bytes(body, at, code::BYTES);
    depths(body, at, &bytes, &numbers)?;
    for instruction in Decoder::new(&bytes).flatten() {
        if !literals_fit(body, at, &instruction) {
            return damaged(at, "a code's literal is not what its instruction needs");
        }
    }
    Ok(())
}

/// Verifies the bytecode; answers the operand stack's depth by position.
pub(crate) fn depths(
    body: &Body,
    at: usize,
    bytes: &[u8],
    numbers: &Numbers,
) -> Result<HashMap<u32, usize>, SnapshotError> {
    let literals = body.object(body.field(at, code::LITERALS));
    let limits = Limits {
        literals: literals.map_or(0, |literals| body.length(literals)),
        locals: numbers.locals,
        copied: numbers.copied,
        max_stack: numbers.max_stack,
    };
    let refused = |error: bytecode::VerifyError| SnapshotError::Damaged {
        word: at,
        problem: error.problem,
    };
    bytecode::verify(bytes, limits).map_err(refused)
}

/// The bytes of one of a code's byte parts.
pub(crate) fn part_bytes(body: &Body, at: usize, part: usize) -> Vec<u8> {
    body.object(body.field(at, part))
        .map_or(Vec::new(), |bytes| body.bytes(bytes))
}

fn check_parts(body: &Body, at: usize) -> Result<(), SnapshotError> {
    let has_format = |part, format| body.format_of(body.field(at, part)) == Some(format);
    let bytes = [
        code::BYTES,
        code::SOURCE,
        code::FILE,
        code::POSITIONS,
        code::SELECTOR,
    ];
    if !bytes
        .into_iter()
        .all(|part| has_format(part, Format::Bytes))
    {
        return damaged(at, "a code lacks bytes, source, positions or a name");
    }
    let vectors = [code::LITERALS, code::VARIABLES];
    if !vectors
        .into_iter()
        .all(|part| has_format(part, Format::Vector))
    {
        return damaged(at, "a code lacks its literals or variables");
    }
    let numbers = [
        code::FLAGS,
        code::SPAN_START,
        code::SPAN_END,
        code::BODY_START,
        code::BODY_END,
        code::LINE,
    ];
    if !numbers
        .into_iter()
        .all(|part| body.field(at, part).is_int())
    {
        return damaged(at, "a code's place in its source is no number");
    }
    if body.field(at, code::QUICK) != Word::ZERO {
        return damaged(at, "a code's cache is not empty");
    }
    let parent = body.field(at, code::PARENT);
    if parent != Word::ZERO && body.kind_of(parent) != Some(Kind::Code) {
        return damaged(at, "a code lies in what is no code");
    }
    check_variables(body, at)
}

fn check_variables(body: &Body, at: usize) -> Result<(), SnapshotError> {
    let Some(variables) = body.object(body.field(at, code::VARIABLES)) else {
        return Ok(());
    };
    let words = body.elements(variables);
    let is_variable = |words: &[u64]| {
        let is_name = body.kind_of(Word(words[0])) == Some(Kind::CanonicalString);
        is_name && words[1..5].iter().all(|&word| Word(word).is_int())
    };
    let (variables, rest) = words.as_chunks::<VARIABLE_WORDS>();
    match rest.is_empty() && variables.iter().all(|words| is_variable(words)) {
        true => Ok(()),
        false => damaged(at, "a code's variables are not described"),
    }
}

/// Whether an instruction's literals are what the machine takes them for.
fn literals_fit(body: &Body, at: usize, instruction: &Instruction) -> bool {
    let operands = instruction.operands();
    let literal = |operand: usize| literal(body, at, operands[operand] as usize);
    let is_name = |operand: usize| body.kind_of(literal(operand)) == Some(Kind::CanonicalString);
    match instruction.op {
        Op::Send | Op::SendImplicit | Op::SendResend | Op::SendPrimitive | Op::SendScoped => {
            is_name(0)
        }
        Op::SendDirected => is_name(0) && is_name(2),
        Op::PushBlock => copies(body, literal(0), operands[1] as usize),
        Op::StepLoop => literal(1).to_int().is_some_and(|step| step > 0),
        // The object may have lost slots since the code ran.
        Op::InitSlot => body.object(literal(0)).is_some(),
        Op::InitLiteral => has_literal(body, literal(0), operands[1] as usize),
        _ => true,
    }
}

fn literal(body: &Body, at: usize, index: usize) -> Word {
    let literals = body.object(body.field(at, code::LITERALS));
    let words = literals.map_or(&[][..], |literals| body.elements(literals));
    words.get(index).map_or(Word::ZERO, |&word| Word(word))
}

fn code_at(body: &Body, word: Word) -> Option<usize> {
    body.object(word)
        .filter(|&at| body.kind(at) == Some(Kind::Code))
}

/// Whether the word is a block's code with that many copied values.
fn copies(body: &Body, word: Word, count: usize) -> bool {
    let copied = |at| numbers(body, at).is_ok_and(|numbers| numbers.copied == count);
    code_at(body, word).is_some_and(|at| is_block(body, at) && copied(at))
}

fn has_literal(body: &Body, word: Word, index: usize) -> bool {
    let literals = code_at(body, word).and_then(|at| body.object(body.field(at, code::LITERALS)));
    literals.is_some_and(|literals| index < body.length(literals))
}
