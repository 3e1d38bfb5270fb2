//! Checking code that comes from outside (a snapshot, a fuzzer) before it runs.

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

/// Checks that every instruction decodes, that operands are in range, that
/// jumps go to instructions, that the stack depth at each place is the same on
/// every way to it and stays within `max_stack`, and that code does not run
/// off its end. Answers the depth before each reachable instruction.
pub fn verify(bytes: &[u8], limits: Limits) -> Result<HashMap<u32, usize>, VerifyError> {
    let code = decode_all(bytes)?;
    let mut depths = HashMap::from([(0u32, 0usize)]);
    let mut work = vec![0u32];
    while let Some(position) = work.pop() {
        let instruction = code.get(&position).ok_or(VerifyError {
            position,
            problem: "runs off the end or into an instruction",
        })?;
        check_operands(instruction, limits)?;
        let depth = depths[&position];
        for (to, after) in successors(instruction, depth)? {
            if after > limits.max_stack {
                return fail(position, "operand stack too deep");
            }
            match depths.insert(to, after) {
                None => work.push(to),
                Some(known) if known == after => {}
                Some(_) => return fail(to, "stack depths differ"),
            }
        }
    }
    Ok(depths)
}

fn fail<T>(position: u32, problem: &'static str) -> Result<T, VerifyError> {
    Err(VerifyError { position, problem })
}

fn decode_all(bytes: &[u8]) -> Result<HashMap<u32, Instruction>, VerifyError> {
    let mut code = HashMap::new();
    for step in Decoder::new(bytes) {
        match step {
            Ok(instruction) => code.insert(instruction.position, instruction),
            Err(position) => return fail(position, "no instruction"),
        };
    }
    Ok(code)
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

fn successors(i: &Instruction, depth: usize) -> Result<Vec<(u32, usize)>, VerifyError> {
    let mut out = Vec::new();
    let pops = i.op.pops(i.operands());
    if depth < pops {
        return fail(i.position, "operand stack underflow");
    }
    if !i.op.ends_block() {
        out.push((i.next, depth - pops + i.op.pushes()));
    }
    for (which, target) in i.targets() {
        let (pops, pushes) = i.op.branch_effect(which);
        if depth < pops {
            return fail(i.position, "operand stack underflow");
        }
        let backwards = target <= i.position;
        if backwards != (i.op == Op::JumpBack) {
            return fail(i.position, "jump in the wrong direction");
        }
        out.push((target, depth - pops + pushes));
    }
    Ok(out)
}
