//! Loading snapshots as WebAssembly, driven by `tests/wasm/run.mjs`.
//!
//! The driver asks for a buffer, fills it, and calls [`load_buffer`].
#![expect(unsafe_code, reason = "exported names are unsafe attributes")]

use heap::{HeapConfig, WORD_BYTES, heap_hash};
use snapshot::{Lineage, load, save};
use std::sync::Mutex;

static BUFFER: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static LOADED: Mutex<Vec<heap::Heap>> = Mutex::new(Vec::new());

/// Room for so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn buffer(len: usize) -> *mut u8 {
    let mut buffer = BUFFER.lock().expect("one thread");
    buffer.clear();
    buffer.resize(len, 0);
    buffer.as_mut_ptr()
}

/// Loads what is in the buffer into a heap of so many MB (0: the default) and
/// answers its hash, or 0 when it is refused. The heap is kept.
#[unsafe(no_mangle)]
pub extern "C" fn load_buffer(megabytes: usize) -> u64 {
    let buffer = BUFFER.lock().expect("one thread");
    let mut config = HeapConfig::default();
    if megabytes != 0 {
        config.most_words = megabytes * (1 << 20) / WORD_BYTES;
    }
    let Ok(heap) = load(&buffer, config) else {
        return 0;
    };
    let hash = heap_hash(&heap);
    LOADED.lock().expect("one thread").push(heap);
    hash
}

/// Saves the heap loaded last into the buffer; answers how many bytes, or 0
/// when they are not those that it was loaded from.
#[unsafe(no_mangle)]
pub extern "C" fn save_again() -> usize {
    let mut loaded = LOADED.lock().expect("one thread");
    let Some(heap) = loaded.last_mut() else {
        return 0;
    };
    let bytes = save(heap, Lineage::default(), &mut |_| {});
    if bytes == *BUFFER.lock().expect("one thread") {
        bytes.len()
    } else {
        0
    }
}

/// Drops the heap loaded last.
#[unsafe(no_mangle)]
pub extern "C" fn drop_last() {
    LOADED.lock().expect("one thread").pop();
}
