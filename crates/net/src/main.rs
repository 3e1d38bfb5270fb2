//! The main thread's wasm program; what it exports is in the library.

fn main() {
    net::start_reporting();
}
