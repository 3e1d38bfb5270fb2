//! Faults on their way to becoming diagnostics.

use crate::tree::Range;
use syntax::ast::Span;
use syntax::{Diagnostic, LineIndex};

/// What is wrong, before line and column are looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub span: Range,
    /// What.
    pub message: String,
}

/// Looks the faults' places up in the text.
pub fn diagnostics(faults: Vec<Fault>, text: &[u8]) -> Vec<Diagnostic> {
    let index = LineIndex::new(text);
    let locate = |fault: Fault| {
        let (start, end) = fault.span;
        let place = index.position(text, start);
        Diagnostic {
            span: Span { start, end },
            line: place.line,
            column: place.column,
            message: fault.message,
            expected: Vec::new(),
            is_incomplete: false,
        }
    };
    faults.into_iter().map(locate).collect()
}
