//! What the parser has to say about a text it refuses.

use std::fmt;

use crate::ast::Span;
use crate::position::LineIndex;

/// A fault of the text: where it is, what was found, what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The faulty piece of the text.
    pub span: Span,
    /// 1-based line of its start.
    pub line: u32,
    /// 1-based column of its start, in characters.
    pub column: u32,
    /// What is wrong, without a final full stop.
    pub message: String,
    /// What could have stood there; may be empty.
    pub expected: Vec<String>,
    /// Whether the text just stopped too early: more of it could mend the
    /// fault (a prompt may ask for another line).
    pub is_incomplete: bool,
}

impl Diagnostic {
    /// Shows the diagnostic as `FILE:LINE:COLUMN: message; expected a, b`.
    pub fn in_file<'a>(&'a self, file: &'a str) -> impl fmt::Display + 'a {
        InFile {
            diagnostic: self,
            file,
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.line, self.column, self.message)?;
        if !self.expected.is_empty() {
            write!(out, "; expected {}", self.expected.join(", "))?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}

struct InFile<'a> {
    diagnostic: &'a Diagnostic,
    file: &'a str,
}

impl fmt::Display for InFile<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.file, self.diagnostic)
    }
}

/// A fault before its line and column are looked up.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fault {
    pub(crate) span: Span,
    pub(crate) message: String,
    pub(crate) expected: Vec<String>,
    pub(crate) is_incomplete: bool,
}

impl Fault {
    pub(crate) fn new(span: Span, message: impl Into<String>) -> Self {
        Fault {
            span,
            message: message.into(),
            expected: Vec::new(),
            is_incomplete: false,
        }
    }

    pub(crate) fn locate(self, text: &[u8], index: &LineIndex) -> Diagnostic {
        let position = index.position(text, self.span.start);
        Diagnostic {
            span: self.span,
            line: position.line,
            column: position.column,
            message: self.message,
            expected: self.expected,
            is_incomplete: self.is_incomplete,
        }
    }
}

/// Turns faults into diagnostics, with one walk over the text for all.
pub(crate) fn locate_all(faults: Vec<Fault>, text: &[u8]) -> Vec<Diagnostic> {
    if faults.is_empty() {
        return Vec::new();
    }
    let index = LineIndex::new(text);
    faults
        .into_iter()
        .map(|fault| fault.locate(text, &index))
        .collect()
}
