//! Posting to the page.

use js_sys::{Array, Reflect, Uint8Array};
use ports::event::Effect;
use wasm_bindgen::JsValue;

use crate::clock::scope;
use crate::messages::ToPage;

/// Posts `message`. Numbers and texts always serialise, and a page that is
/// gone needs no message.
pub fn post(message: &ToPage) {
    let Ok(value) = serde_wasm_bindgen::to_value(message) else {
        return;
    };
    let _ = scope().post_message_with_transfer(&value, &moved(message, &value));
}

/// The buffers of downloads, which are moved, not copied.
fn moved(message: &ToPage, value: &JsValue) -> Array {
    let buffers = Array::new();
    let ToPage::Effects(effects) = message else {
        return buffers;
    };
    let list = property(value, "Effects");
    for (index, effect) in (0..).zip(effects) {
        if matches!(effect, Effect::Download { .. }) {
            let written = Reflect::get_u32(&list, index).unwrap_or_default();
            let bytes = property(&property(&written, "Download"), "bytes");
            buffers.push(&Uint8Array::from(bytes).buffer());
        }
    }
    buffers
}

fn property(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or_default()
}
