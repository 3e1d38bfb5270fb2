//! Source files: lists of expressions, each ended by a newline outside
//! brackets or by a `.`.

use crate::ast::{Code, Span, Statement};
use crate::diagnostic::{Diagnostic, Fault};
use crate::lexer::Newlines;
use crate::parser::{High, Parse, Parser};
use crate::position::LineIndex;
use crate::source::check_length;
use crate::token::TokenKind;

/// Most diagnostics that [`parse_file`] collects before it stops reading.
const MAX_DIAGNOSTICS: usize = 200;

const EXPRESSION_END: &[&str] = &["the end of the line", "'.'", "a message"];

/// Reads a whole file. Expressions with faults are left out, the others are
/// in order; a [`Code`] of a file nearly always has one statement and no slots.
pub fn parse_file(text: &[u8]) -> (Vec<Code>, Vec<Diagnostic>) {
    let mut expressions = Vec::new();
    let mut diagnostics = Vec::new();
    for expression in FileParser::new(text) {
        match expression {
            Ok(code) => expressions.push(code),
            Err(faults) => diagnostics.extend(faults),
        }
        if diagnostics.len() >= MAX_DIAGNOSTICS {
            break;
        }
    }
    (expressions, diagnostics)
}

/// Reads the next expression of a file: see [`FileParser`].
pub fn next_expression(parser: &mut FileParser<'_>) -> Option<Result<Code, Vec<Diagnostic>>> {
    parser.next()
}

/// Reads a file one expression at a time: each expression is to be evaluated
/// before the next is read, so that a fault in the third does not keep the
/// first two from running. After a faulty expression reading goes on behind it.
pub struct FileParser<'t> {
    text: &'t [u8],
    parser: Parser<'t>,
    index: Option<LineIndex>,
    refusal: Option<Fault>,
}

impl<'t> FileParser<'t> {
    /// At the text's start.
    pub fn new(text: &'t [u8]) -> Self {
        let refusal = check_length(text).err();
        let readable = if refusal.is_some() { &[] } else { text };
        FileParser {
            text,
            parser: Parser::new(readable, Newlines::EndExpressions),
            index: None,
            refusal,
        }
    }

    fn diagnose(&mut self, faults: Vec<Fault>) -> Vec<Diagnostic> {
        let text = self.text;
        let index = self.index.get_or_insert_with(|| LineIndex::new(text));
        let locate = |fault: Fault| fault.locate(text, index);
        faults.into_iter().map(locate).collect()
    }
}

impl Iterator for FileParser<'_> {
    type Item = Result<Code, Vec<Diagnostic>>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(refusal) = self.refusal.take() {
            return Some(Err(self.diagnose(vec![refusal])));
        }
        loop {
            self.parser.start();
            if self.parser.kind() != TokenKind::End || self.parser.has_faults() {
                break;
            }
            if self.parser.is_at_end() {
                return None;
            }
        }
        let answer = self.parser.file_expression();
        if answer.is_err() {
            self.parser.skip_expression();
        }
        let faults = self.parser.take_faults();
        match answer {
            Ok(code) if faults.is_empty() => Some(Ok(code)),
            _ => Some(Err(self.diagnose(faults))),
        }
    }
}

impl Parser<'_> {
    /// One expression and its end; a `.` that ends it is the last token read.
    /// An expression that is wholly in parentheses may have slots and several
    /// statements.
    fn file_expression(&mut self) -> Parse<Code> {
        let start = self.token_start();
        let code = self.top_level()?;
        if self.kind() != TokenKind::Dot {
            self.expect_end(EXPRESSION_END)?;
        }
        Ok(Code {
            span: self.span_since(start),
            ..code
        })
    }

    fn top_level(&mut self) -> Parse<Code> {
        let start = self.token_start();
        if !matches!(self.kind(), TokenKind::OpenParen | TokenKind::OpenNote) {
            return Ok(single(self.expression()?));
        }
        let bracketed = self.bracketed()?;
        let is_code = !bracketed.node.is_block && !bracketed.node.code.body.is_empty();
        if is_code && !self.continues_expression() {
            self.refuse_arguments(&bracketed.node.code)?;
            return Ok(*bracketed.node.code);
        }
        let first = self.operand(bracketed)?;
        Ok(single(self.continue_expression(first, start)?))
    }
}

/// Code of one expression.
fn single(expression: High<crate::ast::Expr>) -> Code {
    let span: Span = expression.node.span;
    let statement = Statement {
        expr: expression.node,
        is_return: false,
    };
    Code {
        body: vec![statement],
        span,
        body_span: span,
        ..Code::default()
    }
}
