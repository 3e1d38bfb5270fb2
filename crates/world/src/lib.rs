//! A world: an image, the machine that runs it, and what it says to its
//! surroundings. Events go in, a budgeted step runs, effects come out.
//!
//! [`build`] makes an image from sources; [`World`] is what a page or a window
//! holds; [`Program`] runs source text to its end, as the command line does.
//!
//! It knows no browser, no window and no file.

pub mod build;
mod canvas;
pub mod program;
mod rescue;
mod surroundings;
mod world;

pub use build::{BuildError, Source, build};
pub use program::{Ending, Program};
pub use surroundings::{Clock, Console};
pub use vm::{Config, Fail, Outcome, Vm};
pub use world::{BootError, Report, World};
