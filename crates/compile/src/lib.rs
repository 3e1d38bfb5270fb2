//! From syntax trees to canonical bytecode.
pub mod spec;
