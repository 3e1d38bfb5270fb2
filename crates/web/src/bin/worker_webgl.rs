//! The worker's program for browsers with WebGL2 only; what it exports is in the
//! library.

fn main() {
    web::start_reporting();
}
