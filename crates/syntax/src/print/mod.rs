//! Trees to text, in canonical form.
//!
//! What fits into a line stays on it; else brackets open up, one slot or
//! statement a line. Only inside brackets are lines broken, for outside them a
//! newline would end the expression. Parsing the text gives the tree back, but
//! for its spans.
//!
//! `message` knows where parentheses must stand, `bracket` and `slot` what goes
//! on lines of its own; this module knows how lines are filled.

mod bracket;
mod message;
mod slot;

use crate::ast::{Code, Expr, ObjectLit, SlotDecl};

/// Width that lines keep to where brackets allow it, in bytes.
const LINE_WIDTH: usize = 90;

/// Width of a level of indentation, in bytes.
const INDENT_WIDTH: usize = 4;

/// Writes a tree in canonical form: `print(&expression)`, `print(&object)`,
/// `print(&slots)`; a [`Code`] as a text for [`parse_expression`], several as
/// one for [`parse_file`].
///
/// [`parse_expression`]: crate::parse_expression
/// [`parse_file`]: crate::parse_file
pub fn print<T: Print + ?Sized>(tree: &T) -> String {
    let mut printer = Printer::default();
    tree.write(&mut printer);
    printer.text
}

/// Writes a method as it stands in a slot: `( | :a. t | code )`.
pub fn print_method(code: &Code) -> String {
    let mut printer = Printer::default();
    printer.bracketed(code, &code.slots, "(", ")");
    printer.text
}

/// A tree that can be printed.
pub trait Print {
    /// Adds the tree to the text.
    fn write(&self, printer: &mut Printer);
}

impl Print for Expr {
    fn write(&self, printer: &mut Printer) {
        printer.expression(self);
    }
}

impl Print for ObjectLit {
    fn write(&self, printer: &mut Printer) {
        printer.object(self);
    }
}

impl Print for SlotDecl {
    fn write(&self, printer: &mut Printer) {
        std::slice::from_ref(self).write(printer);
    }
}

impl Print for [SlotDecl] {
    fn write(&self, printer: &mut Printer) {
        printer.slot_lines(&[], self);
    }
}

impl Print for Vec<SlotDecl> {
    fn write(&self, printer: &mut Printer) {
        self.as_slice().write(printer);
    }
}

impl Print for Code {
    fn write(&self, printer: &mut Printer) {
        match is_empty(self) {
            true => printer.put("| |"),
            false => printer.contents(self, &self.slots),
        }
    }
}

impl Print for [Code] {
    fn write(&self, printer: &mut Printer) {
        for code in self {
            printer.file_expression(code);
            printer.text.push('\n');
        }
    }
}

impl Print for Vec<Code> {
    fn write(&self, printer: &mut Printer) {
        self.as_slice().write(printer);
    }
}

/// Whether nothing would be written, which no parse accepts.
fn is_empty(code: &Code) -> bool {
    code.slots.is_empty() && code.annotation.is_empty() && code.body.is_empty()
}

/// Text in the making.
#[derive(Default)]
pub struct Printer {
    text: String,
    indent: usize,
    line_start: usize,
    /// While something is tried on one line: the length that the text must
    /// not exceed.
    flat_limit: Option<usize>,
}

impl Printer {
    /// Writes a group on one line if it fits, else in its broken form.
    fn group(&mut self, flat: impl Fn(&mut Self), broken: impl Fn(&mut Self)) {
        if self.flat_limit.is_some() {
            return flat(self);
        }
        let length = self.text.len();
        self.flat_limit = Some(self.line_start + LINE_WIDTH);
        flat(self);
        let fits = !self.is_too_long();
        self.flat_limit = None;
        if !fits {
            self.text.truncate(length);
            broken(self);
        }
    }

    /// Whether a try has failed; what remains of it need not be written.
    fn is_too_long(&self) -> bool {
        self.flat_limit.is_some_and(|limit| self.text.len() > limit)
    }

    fn put(&mut self, text: &str) {
        if !self.is_too_long() {
            self.text.push_str(text);
        }
    }

    fn new_line(&mut self) {
        self.text.push('\n');
        self.line_start = self.text.len();
        for _ in 0..self.indent * INDENT_WIDTH {
            self.text.push(' ');
        }
    }

    /// Writes something one level further in, on lines of its own.
    fn indented(&mut self, inner: impl FnOnce(&mut Self)) {
        self.indent += 1;
        self.new_line();
        inner(self);
        self.indent -= 1;
        self.new_line();
    }

    fn is_flat(&self) -> bool {
        self.flat_limit.is_some()
    }

    /// Writes items with separators: `, ` style on one line, else one a line.
    fn separated<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        for (index, item) in items.iter().enumerate() {
            if self.is_too_long() {
                return;
            }
            if index > 0 {
                self.put(".");
                match self.is_flat() {
                    true => self.put(" "),
                    false => self.new_line(),
                }
            }
            write(self, item);
        }
    }
}
