//! What happened outside, as vectors: the event's kind first, then its fields.

use super::values::Value;
use super::{Args, Primitive, plain};
use crate::errors::Fail;
use crate::machine::Vm;
use heap::Word;
use ports::event::{CompositionPhase, Event, Key, Modifiers, Pointer, PointerKind};

pub(super) const TABLE: &[Primitive] = plain! {
    "_NextEvent" next_event, "takes the next event, a vector of its kind and its fields; nil when none waits";
    "_EventPending" event_pending, "whether an event waits";
};

fn next_event(vm: &mut Vm, _: Args) -> Result<Word, Fail> {
    match vm.host.next_event() {
        Some(event) => vm.object_of(Value::Vector(fields(event))),
        None => Ok(vm.heap.nil()),
    }
}

fn event_pending(vm: &mut Vm, _: Args) -> Result<Word, Fail> {
    let waits = vm.host.has_event();
    Ok(vm.heap.boolean(waits))
}

/// An event's kind and fields, in the order that the world knows.
fn fields(event: Event) -> Vec<Value> {
    use Value::{Bool, Bytes, Float, Text};
    let (kind, mut fields) = match event {
        Event::PointerDown(pointer) => ("pointerDown", of_pointer(pointer)),
        Event::PointerMove(pointer) => ("pointerMove", of_pointer(pointer)),
        Event::PointerUp(pointer) => ("pointerUp", of_pointer(pointer)),
        Event::PointerCancel(pointer) => ("pointerCancel", of_pointer(pointer)),
        Event::Wheel {
            x,
            y,
            dx,
            dy,
            modifiers,
        } => (
            "wheel",
            vec![
                Float(x),
                Float(y),
                Float(dx),
                Float(dy),
                of_modifiers(modifiers),
            ],
        ),
        Event::KeyDown(key) => ("keyDown", of_key(key)),
        Event::KeyUp(key) => ("keyUp", of_key(key)),
        Event::Text { string } => ("text", vec![Text(string)]),
        Event::Composition { phase, string } => (
            "composition",
            vec![Value::symbol(phase_name(phase)), Text(string)],
        ),
        Event::Paste { string } => ("paste", vec![Text(string)]),
        Event::CopyRequest => ("copy", vec![]),
        Event::CutRequest => ("cut", vec![]),
        Event::Resize {
            width,
            height,
            device_pixel_ratio,
        } => (
            "resize",
            vec![Float(width), Float(height), Float(device_pixel_ratio)],
        ),
        Event::Visibility { visible } => ("visibility", vec![Bool(visible)]),
        Event::ColorScheme { dark } => ("colorScheme", vec![Bool(dark)]),
        Event::ReducedMotion { reduced } => ("reducedMotion", vec![Bool(reduced)]),
        Event::Focus { focused } => ("focus", vec![Bool(focused)]),
        Event::Tick { now_ms } => ("tick", vec![Float(now_ms)]),
        Event::WallClock {
            unix_ms,
            zone_offset_minutes,
        } => (
            "wallClock",
            vec![Float(unix_ms), Value::Int(i64::from(zone_offset_minutes))],
        ),
        Event::HttpHead {
            id,
            status,
            headers,
        } => {
            let status = Value::Int(i64::from(status));
            (
                "httpHead",
                vec![of_request(id), status, of_headers(headers)],
            )
        }
        Event::HttpChunk { id, bytes } => ("httpChunk", vec![of_request(id), Bytes(bytes)]),
        Event::HttpDone { id } => ("httpDone", vec![of_request(id)]),
        Event::HttpError { id, kind, message } => (
            "httpError",
            vec![of_request(id), Value::symbol(kind.name()), Text(message)],
        ),
        Event::ModelSettings(settings) => (
            "modelSettings",
            vec![
                Text(settings.address),
                Text(settings.model),
                Bool(settings.has_key),
            ],
        ),
        Event::SaveDone { ticket, generation } => (
            "saveDone",
            vec![Value::number(ticket), Value::number(generation)],
        ),
        Event::SaveFailed { ticket, message } => {
            ("saveFailed", vec![Value::number(ticket), Text(message)])
        }
        Event::StoreLoaded { generation, note } => {
            ("storeLoaded", vec![Value::number(generation), Text(note)])
        }
        Event::Resumed => ("resumed", vec![]),
        Event::Replay { entry } => ("replay", vec![Text(entry)]),
        Event::FileOpened { name, bytes, x, y } => (
            "fileOpened",
            vec![Text(name), Bytes(bytes), Float(x), Float(y)],
        ),
        Event::AccessibilityAction {
            node,
            action,
            value,
        } => (
            "accessibilityAction",
            vec![Value::number(node), Text(action), Text(value)],
        ),
    };
    fields.insert(0, Value::symbol(kind));
    fields
}

fn of_pointer(pointer: Pointer) -> Vec<Value> {
    let kind = match pointer.kind {
        PointerKind::Mouse => "mouse",
        PointerKind::Touch => "touch",
        PointerKind::Pen => "pen",
    };
    vec![
        Value::Float(pointer.x),
        Value::Float(pointer.y),
        Value::Int(i64::from(pointer.button)),
        Value::Int(i64::from(pointer.buttons)),
        of_modifiers(pointer.modifiers),
        Value::Int(i64::from(pointer.pointer_id)),
        Value::symbol(kind),
        Value::Float(pointer.time_ms),
    ]
}

fn of_key(key: Key) -> Vec<Value> {
    vec![
        Value::Symbol(key.key.into()),
        Value::Symbol(key.code.into()),
        of_modifiers(key.modifiers),
        Value::Bool(key.repeat),
    ]
}

fn of_modifiers(modifiers: Modifiers) -> Value {
    Value::Int(i64::from(modifiers.0))
}

fn of_request(id: u32) -> Value {
    Value::Int(i64::from(id))
}

/// Names and values, alternating.
fn of_headers(headers: Vec<(String, String)>) -> Value {
    let pair = |(name, value)| [Value::Text(name), Value::Text(value)];
    Value::Vector(headers.into_iter().flat_map(pair).collect())
}

fn phase_name(phase: CompositionPhase) -> &'static str {
    match phase {
        CompositionPhase::Start => "start",
        CompositionPhase::Update => "update",
        CompositionPhase::End => "end",
    }
}
