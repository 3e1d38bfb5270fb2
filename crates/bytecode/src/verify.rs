//! Checking code that comes from outside (a snapshot, a fuzzer) before it runs.
//!
//! What it cannot know: whether a literal is of the sort its instruction
//! wants, and whether a value is an environment. The VM checks the first when
//! it loads code and the second when it runs it.

use crate::decode::{Decoder, Instruction};
use crate::table::{Op, Operand, Predicted};
use std::collections::HashMap;

/// Why code was refused, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// Byte offset of the offending instruction.
    pub position: u32,
    /// What is wrong with it.
    pub problem: &'static str,
}

/// The bounds that code is checked against.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Length of the literal vector.
    pub literals: usize,
    /// Arguments and locals.
    pub locals: usize,
    /// Values copied into the closure (0 for methods).
    pub copied: usize,
    /// Operand stack words that the frame has.
    pub max_stack: usize,
}

/// The operand stack depth before each instruction that can be reached, by the
/// instruction's byte offset.
pub type Depths = HashMap<u32, usize>;

/// Marks places that no way leads to.
const UNREACHED: u32 = u32::MAX;

/// Checks that every instruction decodes, that operands are in range, that
/// jumps go to instructions and in the right direction, that the stack depth
/// at each place is the same on every way to it and stays within `max_stack`,
/// and that code does not run off its end.
pub fn verify(bytes: &[u8], limits: Limits) -> Result<Depths, VerifyError> {
    let code = decode_all(bytes)?;
    for instruction in &code {
        check_operands(instruction, limits)?;
        check_targets(instruction, &code)?;
    }
    let mut depths = vec![UNREACHED; bytes.len()];
    let mut work = vec![0u32];
    if let Some(first) = depths.first_mut() {
        *first = 0;
    }
    while let Some(position) = work.pop() {
        let instruction = find(&code, position).ok_or(VerifyError {
            position,
            problem: "runs off the end",
        })?;
        let depth = depths[position as usize];
        for (to, after) in successors(instruction, depth)? {
            if after as usize > limits.max_stack {
                return fail(position, "operand stack too deep");
            }
            if meet(&mut depths, to, after)? {
                work.push(to);
            }
        }
    }
    let reached = (0..).zip(depths).filter(|(_, depth)| *depth != UNREACHED);
    Ok(reached
        .map(|(position, depth)| (position, depth as usize))
        .collect())
}

fn fail<T>(position: u32, problem: &'static str) -> Result<T, VerifyError> {
    Err(VerifyError { position, problem })
}

fn decode_all(bytes: &[u8]) -> Result<Vec<Instruction>, VerifyError> {
    let decoded: Result<Vec<Instruction>, u32> = Decoder::new(bytes).collect();
    decoded.or_else(|position| fail(position, "no instruction"))
}

fn find(code: &[Instruction], position: u32) -> Option<&Instruction> {
    let index = code.binary_search_by_key(&position, |i| i.position).ok()?;
    code.get(index)
}

fn check_operands(instruction: &Instruction, limits: Limits) -> Result<(), VerifyError> {
    for (kind, &value) in instruction.op.operands().iter().zip(instruction.operands()) {
        let fits = match kind {
            Operand::Literal => (value as usize) < limits.literals,
            Operand::Local => (value as usize) < limits.locals,
            Operand::Copied => (value as usize) < limits.copied,
            Operand::Predicted => Predicted::from_code(value).is_some(),
            Operand::EnvSlot | Operand::Count => value <= u32::from(u16::MAX),
            Operand::Target => true,
        };
        if !fits {
            return fail(instruction.position, "operand out of range");
        }
    }
    Ok(())
}

fn check_targets(instruction: &Instruction, code: &[Instruction]) -> Result<(), VerifyError> {
    for (_, target) in instruction.targets() {
        let is_backwards = target <= instruction.position;
        if is_backwards != (instruction.op == Op::JumpBack) {
            return fail(instruction.position, "jump in the wrong direction");
        }
        if find(code, target).is_none() {
            return fail(instruction.position, "jump to no instruction");
        }
    }
    Ok(())
}

/// Where control goes from an instruction, and the depth there.
fn successors(i: &Instruction, depth: u32) -> Result<Vec<(u32, u32)>, VerifyError> {
    let mut out = Vec::new();
    if let Some(after) = change(depth, i.op.pops(i.operands()), i.op.pushes()) {
        out.extend((!i.op.ends_block()).then_some((i.next, after)));
    } else {
        return fail(i.position, "operand stack underflow");
    }
    for (which, target) in i.targets() {
        let (pops, pushes) = i.op.branch_effect(which);
        match change(depth, pops, pushes) {
            Some(after) => out.push((target, after)),
            None => return fail(i.position, "operand stack underflow"),
        }
    }
    Ok(out)
}

fn change(depth: u32, pops: usize, pushes: usize) -> Option<u32> {
    let popped = (depth as usize).checked_sub(pops)?;
    u32::try_from(popped + pushes).ok()
}

/// Notes a way to a place. Answers whether it is the first.
fn meet(depths: &mut [u32], to: u32, depth: u32) -> Result<bool, VerifyError> {
    let Some(known) = depths.get_mut(to as usize) else {
        return fail(to, "runs off the end");
    };
    if *known == UNREACHED {
        *known = depth;
        return Ok(true);
    }
    match *known == depth {
        true => Ok(false),
        false => fail(to, "stack depths differ"),
    }
}
