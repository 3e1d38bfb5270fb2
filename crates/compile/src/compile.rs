//! The compiler's front door.

use crate::fault::diagnostics;
use crate::generate::generate;
use crate::resolve::{Root, resolve};
use crate::spec::{CodeId, CodeSpec, SourceFile, Unit};
use bytecode::{Limits, VerifyError, verify};
use std::rc::Rc;
use syntax::Diagnostic;
use syntax::ast::{Code, ObjectLit};

/// Compiles statements with their locals. The entry runs them with self = the
/// receiver given at run time; its value is the last statement's, self when
/// there is none.
pub fn compile_expression(code: &Code, source: Rc<SourceFile>) -> Result<Unit, Vec<Diagnostic>> {
    compile(Root::Expression(code), source)
}

/// Compiles an object literal. The entry answers the object.
pub fn compile_object(
    literal: &ObjectLit,
    source: Rc<SourceFile>,
) -> Result<Unit, Vec<Diagnostic>> {
    compile(Root::Object(literal), source)
}

/// Compiles a method for a slot of this name. The entry answers the method.
pub fn compile_method(
    selector: &str,
    code: &Code,
    source: Rc<SourceFile>,
) -> Result<Unit, Vec<Diagnostic>> {
    compile(Root::Method(selector, code), source)
}

/// Verifies every code of a unit.
pub fn check(unit: &Unit) -> Result<(), (CodeId, VerifyError)> {
    for (id, code) in (0..).map(CodeId).zip(&unit.codes) {
        verify(&code.bytes, code_limits(code)).map_err(|error| (id, error))?;
    }
    Ok(())
}

fn compile(root: Root<'_>, source: Rc<SourceFile>) -> Result<Unit, Vec<Diagnostic>> {
    let located = |faults| diagnostics(faults, &source.text);
    let resolved = resolve(root, source.text.len() as u32).map_err(located)?;
    let codes = generate(&resolved).map_err(located)?;
    let unit = Unit {
        source,
        codes,
        objects: resolved.objects,
        entry: CodeId(0),
    };
    debug_assert_eq!(
        check(&unit),
        Ok(()),
        "the compiler makes code that verifies"
    );
    Ok(unit)
}

fn code_limits(code: &CodeSpec) -> Limits {
    Limits {
        literals: code.literals.len(),
        locals: code.local_count as usize,
        copied: code.copied_count as usize,
        max_stack: code.max_stack as usize,
    }
}
