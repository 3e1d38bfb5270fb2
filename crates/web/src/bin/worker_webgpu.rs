//! The worker's program for pages with WebGPU.
use web as _;
fn main() {
    console_error_panic_hook::set_once();
}
