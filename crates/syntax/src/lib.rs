//! Text ↔ tree for the Self language.
//!
//! Parsing answers a tree or diagnostics, never panics and takes time linear
//! in the text; printing answers text that parses to the same tree.
//!
//! - [`parse_file`] and [`FileParser`] read files: expressions that newlines
//!   end. The latter reads one at a time, since each is evaluated before the
//!   next is read.
//! - [`parse_expression`] reads a text as one body: slots and statements.
//! - [`parse_object_body`], [`parse_slots`] and [`parse_method`] read the
//!   pieces that mirrors define objects from.
//! - [`pieces()`] cuts any text, however faulty, for an editor's colours.
//! - [`print()`] writes any of them in canonical form.
//! - [`testing`] makes random trees and broken texts for property tests.
//!
//! ```
//! let code = syntax::parse_expression(b"3 max: 4 min: 5").expect("well-formed");
//! assert_eq!(syntax::print(&code), "3 max: 4 min: 5");
//! let faults = syntax::parse_expression(b"1 + 2 * 3").expect_err("ambiguous");
//! assert_eq!(faults[0].column, 7);
//! ```
//!
//! The crate knows nothing of scopes, objects or bytecode, and does no I/O.

pub mod ast;
mod chars;
mod diagnostic;
mod file;
mod lexer;
mod number;
mod parser;
mod pieces;
mod position;
mod print;
mod source;
mod string;
pub mod testing;
mod token;

pub use diagnostic::Diagnostic;
pub use file::{FileParser, next_expression, parse_file};
pub use number::{MAX_INT, MIN_INT};
pub use parser::{MAX_ANNOTATION_BYTES, MAX_NESTING, MAX_TREE_HEIGHT};
pub use pieces::{Piece, PieceKind, pieces};
pub use position::{LineIndex, Position, line_column};
pub use print::{Print, Printer, print, print_method};
pub use source::{MAX_TEXT_BYTES, parse_expression, parse_method, parse_object_body, parse_slots};
