//! A unit as text, for people and for tests.

use crate::spec::{CodeSpec, Literal, SlotSpec, Unit};
use bytecode::{Decoder, Instruction, Operand, Predicted};
use std::fmt::Write as _;

/// The unit's objects and codes, with literals written where they are used.
pub fn dump(unit: &Unit) -> String {
    let mut text = String::new();
    for (id, object) in unit.objects.iter().enumerate() {
        let _ = writeln!(text, "object {id}");
        for slot in &object.slots {
            let _ = writeln!(text, "  {}", slot_line(slot));
        }
    }
    for (id, code) in unit.codes.iter().enumerate() {
        let _ = writeln!(text, "{}", code_heading(id, code));
        dump_code(code, &mut text);
    }
    text
}

fn slot_line(slot: &SlotSpec) -> String {
    let star = if slot.is_parent { "*" } else { "" };
    let arrow = if slot.assignable { "<-" } else { "=" };
    format!("{}{star} {arrow} {}", slot.name, literal_text(&slot.init))
}

fn code_heading(id: usize, code: &CodeSpec) -> String {
    let nonlocal = if code.has_nonlocal_return { ", ^" } else { "" };
    format!(
        "code {id} {:?} {} ({} arguments, {} registers, {} copied, stack {}{nonlocal})",
        code.kind,
        code.selector,
        code.argument_count,
        code.local_count,
        code.copied_count,
        code.max_stack
    )
}

fn dump_code(code: &CodeSpec, text: &mut String) {
    for step in Decoder::new(&code.bytes) {
        match step {
            Ok(instruction) => {
                let _ = writeln!(
                    text,
                    "{:5} {}",
                    instruction.position,
                    line(code, &instruction)
                );
            }
            Err(position) => {
                let _ = writeln!(text, "{position:5} ?");
            }
        }
    }
}

fn line(code: &CodeSpec, instruction: &Instruction) -> String {
    let mut line = instruction.op.name().to_owned();
    for (kind, &value) in instruction.op.operands().iter().zip(instruction.operands()) {
        let operand = match kind {
            Operand::Literal => code.literals.get(value as usize).map(literal_text),
            Operand::Predicted => Predicted::from_code(value).map(|p| p.selector().to_owned()),
            Operand::Target => Some(format!("→{value}")),
            _ => None,
        };
        let _ = write!(line, " {}", operand.unwrap_or_else(|| value.to_string()));
    }
    line
}

fn literal_text(literal: &Literal) -> String {
    match literal {
        Literal::Nil => "nil".to_owned(),
        Literal::Lobby => "lobby".to_owned(),
        Literal::Int(value) => value.to_string(),
        Literal::Float(value) => format!("{value:?}"),
        Literal::Str(bytes) => format!("'{}'", bytes.escape_ascii()),
        Literal::Object(id) => format!("object:{}", id.0),
        Literal::Code(id) => format!("code:{}", id.0),
        Literal::Method(id) => format!("method:{}", id.0),
    }
}
