//! Running source text: expressions and whole files.
//!
//! A file becomes one code that runs its expressions in order; a faulty
//! expression becomes a report of its diagnostics in its place, so that those
//! before and after it run. (Compiling does not depend on running: names are
//! bound at run time.)

use crate::code::OutOfMemory;
use crate::errors::OUT_OF_MEMORY;
use crate::machine::{Outcome, Vm};
use bytecode::{Encoder, Op};
use compile::spec::{CodeId, CodeKind, CodeSpec, Literal, SourceFile, Unit};
use compile::{Diagnostic, FileUnits};
use heap::{Known, Word};
use std::rc::Rc;

/// Why a text cannot be run.
#[derive(Debug)]
pub enum ScriptError {
    /// It does not parse or compile.
    Syntax(Vec<Diagnostic>),
    /// The memory is full.
    Memory,
}

impl From<OutOfMemory> for ScriptError {
    fn from(_: OutOfMemory) -> ScriptError {
        ScriptError::Memory
    }
}

/// A named source text.
pub fn source_file(name: &str, text: &[u8]) -> Rc<SourceFile> {
    Rc::new(SourceFile {
        name: name.to_owned(),
        text: text.to_vec(),
        first_line: 1,
    })
}

impl Vm {
    /// The code that evaluates an expression.
    pub fn compile_expression(&mut self, name: &str, text: &[u8]) -> Result<Word, ScriptError> {
        let unit =
            compile::expression_text(source_file(name, text)).map_err(ScriptError::Syntax)?;
        Ok(self.instantiate(&unit)?)
    }

    /// The code that runs a file's expressions, and the number of those that do
    /// not parse.
    pub fn compile_script(
        &mut self,
        name: &str,
        text: &[u8],
    ) -> Result<(Word, usize), ScriptError> {
        let source = source_file(name, text);
        let mut steps = Vec::new();
        let mut faults = 0;
        for unit in FileUnits::new(&source) {
            match unit {
                Ok(unit) => steps.push(Ok(self.instantiate(&unit)?)),
                Err(diagnostics) => {
                    faults += 1;
                    steps.push(Err(report(name, &diagnostics)));
                }
            }
        }
        let code = self.script_code(&source, &steps)?;
        Ok((code, faults))
    }

    /// One code that runs each step: a method of no arguments on self, or the
    /// report of a syntax error.
    fn script_code(
        &mut self,
        source: &Rc<SourceFile>,
        steps: &[Result<Word, String>],
    ) -> Result<Word, OutOfMemory> {
        let mut literals = vec![
            Literal::Str(b"_RunMethod:".to_vec()),
            Literal::Str(b"_ReportSyntaxError".to_vec()),
        ];
        let mut encoder = Encoder::new();
        for step in steps {
            let literal = literals.len() as u32;
            if let Err(text) = step {
                literals.push(Literal::Str(text.clone().into_bytes()));
                encoder.emit(Op::PushLiteral, &[literal]);
                encoder.emit(Op::SendPrimitive, &[1, 0]);
            } else {
                literals.push(Literal::Nil);
                encoder.emit(Op::PushSelf, &[]);
                encoder.emit(Op::PushLiteral, &[literal]);
                encoder.emit(Op::SendPrimitive, &[0, 1]);
            }
            encoder.emit(Op::Pop, &[]);
        }
        encoder.emit(Op::PushSelf, &[]);
        encoder.emit(Op::Return, &[]);
        let unit = Unit {
            source: Rc::clone(source),
            codes: vec![script_spec(encoder.finish(), literals)],
            objects: Vec::new(),
            entry: CodeId(0),
        };
        let code = self.instantiate(&unit)?;
        for (i, step) in steps.iter().enumerate() {
            if let Ok(step) = step {
                let method = self.method_of(*step)?;
                let literals = self.heap.field(code, heap::layout::code::LITERALS);
                self.heap.set_element(literals, i + 2, method);
            }
        }
        Ok(code)
    }

    /// Runs a file on the lobby to its end, with a machine of its own making
    /// (no scheduler): how a world is built.
    pub fn run_script(&mut self, name: &str, text: &[u8]) -> Result<Outcome, ScriptError> {
        let (code, _) = self.compile_script(name, text)?;
        let lobby = self.heap.known(Known::Lobby);
        self.start(lobby, code).map_err(|fail| {
            debug_assert_eq!(fail, OUT_OF_MEMORY);
            ScriptError::Memory
        })?;
        Ok(self.run_to_end())
    }

    /// Runs the root process to its end, waiting for nothing.
    pub fn run_to_end(&mut self) -> Outcome {
        loop {
            match self.run(u64::MAX) {
                Outcome::Budget => {}
                outcome => return outcome,
            }
        }
    }
}

fn script_spec(bytes: Vec<u8>, literals: Vec<Literal>) -> CodeSpec {
    CodeSpec {
        kind: CodeKind::Method,
        selector: "<file>".to_owned(),
        argument_count: 0,
        local_count: 0,
        max_stack: 2,
        copied_count: 0,
        bytes,
        literals,
        positions: Vec::new(),
        source_span: (0, 0),
        body_span: (0, 0),
        variables: Vec::new(),
        inlined_variables: Vec::new(),
        has_nonlocal_return: false,
        lexical_parent: None,
        shared_from: None,
        annotation: Vec::new(),
    }
}

/// Diagnostics as text, one a line, each with its file.
pub fn report(name: &str, diagnostics: &[Diagnostic]) -> String {
    let lines: Vec<String> = diagnostics.iter().map(|d| format!("{name}:{d}")).collect();
    lines.join("\n")
}
