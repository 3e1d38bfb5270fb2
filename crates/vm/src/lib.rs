//! The virtual machine: lookup, inline caches, the interpreter, activations,
//! processes, primitives, mirrors, limits.
//!
//! Start at [`Vm`] (`machine`), then follow a send: `interpret` (the loop) →
//! `send` (lookup, caches) → `errors` (when it fails). `quicken` turns canonical
//! bytecode into what the loop runs; `code` turns the compiler's output into
//! objects; `process` holds transfers and stacks; `primitives` one function for
//! each `_Primitive`.
//!
//! Invariants: no Rust local holds a reference across [`Vm`]'s `ensure`, the
//! only place that collects; whatever can be stopped stands at a canonical
//! position, with every live word in its canonical slot; nothing here reads a
//! clock, a file or a random source except through [`host::Host`].
//!
//! It knows no browser, no GPU and no language model.

mod caches;
mod closures;
mod code;
mod errors;
mod frames;
mod genesis;
pub mod host;
mod interpret;
mod lookup;
mod machine;
mod objects;
mod ops;
mod predict;
mod primitives;
mod process;
mod quicken;
mod rescue;
mod script;
mod send;
mod shape;
mod stubs;

pub use code::CodeView;
pub use errors::Fail;
pub use frames::{FrameView, top_frame};
pub use machine::{Config, Outcome, Vm};
pub use script::{ScriptError, report, source_file};
pub use shape::{Shape, Slot};
