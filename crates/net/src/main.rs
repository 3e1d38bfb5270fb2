//! The main thread's wasm program; what it exports is in the library.

#[cfg(target_arch = "wasm32")]
use net::network as _;

fn main() {
    #[cfg(target_arch = "wasm32")]
    console_error_panic_hook::set_once();
}
