//! The worker's program for browsers with WebGPU; what it exports is in the
//! library.

fn main() {
    web::start_reporting();
}
