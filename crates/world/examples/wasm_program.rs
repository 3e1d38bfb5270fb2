//! Programs run as WebAssembly, driven by `tests/wasm/program.mjs`: the driver
//! asks for a buffer, fills it, and calls.
#![expect(unsafe_code, reason = "exported names are unsafe attributes")]

use heap::HeapConfig;
use std::cell::RefCell;
use world::{Clock, Config, Console, Ending, Program};

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static OUTPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static PROGRAM: RefCell<Option<Program>> = const { RefCell::new(None) };
}

struct Kept;

impl Console for Kept {
    fn print(&mut self, bytes: &[u8]) {
        OUTPUT.with_borrow_mut(|output| output.extend_from_slice(bytes));
    }

    fn print_error(&mut self, bytes: &[u8]) {
        self.print(bytes);
    }

    fn read_file(&mut self, path: &str) -> Result<Vec<u8>, String> {
        Err(format!("no file {path} here"))
    }

    fn arguments(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Time stands still.
struct Still;

impl Clock for Still {
    fn now_ms(&mut self) -> f64 {
        0.0
    }

    fn unix_ms(&mut self) -> f64 {
        0.0
    }

    fn cpu_ms(&mut self) -> f64 {
        0.0
    }
}

/// Room for so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn buffer(len: usize) -> *mut u8 {
    BUFFER.with_borrow_mut(|buffer| {
        buffer.clear();
        buffer.resize(len, 0);
        buffer.as_mut_ptr()
    })
}

/// Boots the image in the buffer; answers whether it verified.
#[unsafe(no_mangle)]
pub extern "C" fn boot() -> u32 {
    let image = BUFFER.with_borrow(Clone::clone);
    let Ok(heap) = snapshot::load(&image, HeapConfig::default()) else {
        return 0;
    };
    let program = Program::over(heap, Config::default(), Box::new(Kept), Box::new(Still));
    PROGRAM.with_borrow_mut(|slot| *slot = Some(program));
    1
}

/// Runs the file in the buffer, its name before a zero byte; answers 0 when it
/// ended well. What it printed
/// lies in the buffer afterwards.
#[unsafe(no_mangle)]
pub extern "C" fn run() -> u32 {
    let filled = BUFFER.with_borrow(Clone::clone);
    let (name, text) = match filled.iter().position(|&byte| byte == 0) {
        Some(end) => (
            String::from_utf8_lossy(&filled[..end]).into_owned(),
            filled[end + 1..].to_vec(),
        ),
        None => ("<buffer>".to_owned(), filled),
    };
    let ending =
        PROGRAM.with_borrow_mut(|slot| slot.as_mut().map(|program| program.run_file(&name, &text)));
    let output = OUTPUT.with_borrow_mut(std::mem::take);
    BUFFER.with_borrow_mut(|buffer| *buffer = output);
    u32::from(ending != Some(Ending::Finished))
}

/// How many bytes the buffer holds.
#[unsafe(no_mangle)]
pub extern "C" fn length() -> usize {
    BUFFER.with_borrow(Vec::len)
}

/// Where they lie.
#[unsafe(no_mangle)]
pub extern "C" fn contents() -> *const u8 {
    BUFFER.with_borrow(|buffer| buffer.as_ptr())
}

/// The hash of the settled image.
#[unsafe(no_mangle)]
pub extern "C" fn hash() -> u64 {
    PROGRAM.with_borrow_mut(|slot| {
        slot.as_mut().map_or(0, |program| {
            program.vm.settle();
            heap::heap_hash(&program.vm.heap)
        })
    })
}
