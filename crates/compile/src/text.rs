//! Parsing and compiling in one step.

use crate::compile::{compile_expression, compile_method, compile_object};
use crate::spec::{SourceFile, Unit};
use std::rc::Rc;
use syntax::{Diagnostic, FileParser};

/// Compiles a text that is one body: what a prompt evaluates. Newlines in it
/// are blank.
pub fn expression_text(source: Rc<SourceFile>) -> Result<Unit, Vec<Diagnostic>> {
    let code = syntax::parse_expression(&source.text)?;
    compile_expression(&code, source)
}

/// Compiles an object's slots, with or without their bars and parentheses.
pub fn object_text(source: Rc<SourceFile>) -> Result<Unit, Vec<Diagnostic>> {
    let literal = syntax::parse_object_body(&source.text)?;
    compile_object(&literal, source)
}

/// Compiles a method's contents for a slot of this name.
pub fn method_text(selector: &str, source: Rc<SourceFile>) -> Result<Unit, Vec<Diagnostic>> {
    let code = syntax::parse_method(&source.text)?;
    compile_method(selector, &code, source)
}

/// The expressions of a file, one unit each. Each is to be run before the next
/// is asked for; a faulty one does not end the file.
pub struct FileUnits<'t> {
    source: &'t Rc<SourceFile>,
    parser: FileParser<'t>,
}

impl<'t> FileUnits<'t> {
    /// At the file's start.
    pub fn new(source: &'t Rc<SourceFile>) -> FileUnits<'t> {
        FileUnits {
            source,
            parser: FileParser::new(&source.text),
        }
    }
}

impl Iterator for FileUnits<'_> {
    type Item = Result<Unit, Vec<Diagnostic>>;

    fn next(&mut self) -> Option<Self::Item> {
        let code = self.parser.next()?;
        Some(code.and_then(|code| compile_expression(&code, Rc::clone(self.source))))
    }
}
