//! Ports: how the world speaks with its surroundings.
//!
//! A port is a trait and plain data, named for the need and not for a
//! technology, with its in-memory fake in the same file. Shells bring the
//! adapters. The core never calls a browser, a window system or a network:
//! what happens outside arrives as an [`event::Event`], what shall happen
//! outside leaves as an [`event::Effect`], and what must be answered at once
//! (keeping an image) is a trait such as [`store::Store`].
//!
//! This crate does not know the VM or any platform.

pub mod canvas;
pub mod event;
pub mod keeper;
pub mod store;

/// The scene that [`canvas::Canvas`] hands out, for those that may use ports alone.
pub use scene;
