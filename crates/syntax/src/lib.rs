//! Text ↔ tree for the Self language.
pub mod ast;
