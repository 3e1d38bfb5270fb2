//! From syntax trees to canonical bytecode.
//!
//! [`compile_expression`], [`compile_object`] and [`compile_method`] answer a
//! [`Unit`](spec::Unit): plain data from which the VM makes objects. Running
//! the unit's entry evaluates the slot initialisers of every object literal in
//! the source, in the lobby and in source order, and then answers the
//! expression's value, the object or the method.
//!
//! Two passes: `resolve` turns names into variables and messages into control,
//! `generate` turns the result into code. Both are total: whatever tree comes
//! in, a unit or diagnostics come out, and every code of a unit passes
//! [`bytecode::verify`].
//!
//! This crate knows no heap, no lookup and no library, except which selectors
//! [`bytecode::Predicted`] names.

mod compile;
mod dump;
mod fault;
mod generate;
pub mod limits;
mod resolve;
pub mod spec;
mod text;
mod tree;

pub use compile::{check, compile_expression, compile_method, compile_object};
pub use dump::dump;
pub use syntax::Diagnostic;
pub use syntax::ast::arity;
pub use text::{FileUnits, expression_text, method_text, object_text};
