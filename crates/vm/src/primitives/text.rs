//! How large text is. The canvas answers with the shaping that also draws it.

use super::scene::{canvas, face, no_canvas};
use super::values::Value;
use super::{Args, Primitive, plain};
use crate::errors::{BAD_SIZE, Fail};
use crate::machine::Vm;
use heap::Word;
use ports::canvas::Canvas;
use ports::scene::limits::MAX_TEXT_BYTES;
use std::borrow::Cow;

pub(super) const TABLE: &[Primitive] = plain! {
    "_TextWidth:Face:Size:" width, "a line's width in logical pixels, a float";
    "_TextIndexOf:AtX:Face:Size:" index_at, "byte index of the caret's place nearest to x";
    "_TextMetricsFace:Size:" metrics, "a vector of the face's ascent, descent and line height";
};

/// A byte for each that is no UTF-8, so that offsets stay those of the bytes.
const STAND_IN: &str = "?";

/// Bytes as a line of text; badSizeError when they are too many for one line.
pub(super) fn line(bytes: &[u8]) -> Result<Cow<'_, str>, Fail> {
    if bytes.len() > MAX_TEXT_BYTES {
        return Err(BAD_SIZE);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&STAND_IN.repeat(chunk.invalid().len()));
    }
    Ok(Cow::Owned(text))
}

/// Asks the canvas about the line in the first argument, without copying it.
fn ask<T>(
    vm: &mut Vm,
    args: Args,
    question: impl FnOnce(&mut dyn Canvas, &str) -> T,
) -> Result<T, Fail> {
    let bytes = args.bytes(vm, 0)?;
    let text = line(vm.heap.bytes_of(bytes))?;
    let canvas = vm.host.canvas().ok_or_else(no_canvas)?;
    Ok(question(canvas, &text))
}

fn width(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (face, size) = (face(vm, args, 1)?, args.number(vm, 2)? as f32);
    let metrics = ask(vm, args, |canvas, text| canvas.measure(text, face, size))?;
    vm.float(f64::from(metrics.width))
}

fn index_at(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let x = args.number(vm, 1)? as f32;
    let (face, size) = (face(vm, args, 2)?, args.number(vm, 3)? as f32);
    let index = ask(vm, args, |canvas, text| {
        canvas.index_at_x(text, face, size, x)
    })?;
    Ok(Word::int(index as i64))
}

fn metrics(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let (face, size) = (face(vm, args, 0)?, args.number(vm, 1)? as f32);
    let metrics = canvas(vm)?.measure("", face, size);
    let fields = [metrics.ascent, metrics.descent, metrics.line_height];
    vm.object_of(Value::Vector(
        fields.map(|field| Value::Float(f64::from(field))).to_vec(),
    ))
}
