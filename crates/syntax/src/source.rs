//! Texts that are one body: what a prompt evaluates and mirrors define from.
//! Newlines are blank in them.

use crate::ast::{Code, ObjectLit, SlotDecl, Span};
use crate::diagnostic::{Diagnostic, Fault, locate_all};
use crate::lexer::Newlines;
use crate::parser::{Parse, Parser, SlotList, arguments, arguments_first};
use crate::token::TokenKind;

/// Longest text that is read: spans are 32 bits wide, and a larger text is no
/// program.
pub const MAX_TEXT_BYTES: usize = 1 << 30;

const BODY_END: &[&str] = &["the end", "'.'", "a message"];

/// Reads a text as one body: `| slots | statements`, `^` at the last of them.
/// A body that only declares slots has no statements.
pub fn parse_expression(text: &[u8]) -> Result<Code, Vec<Diagnostic>> {
    read(text, |parser| {
        let code = parser.body()?;
        parser.refuse_arguments(&code)?;
        Ok(code)
    })
}

/// Reads a method's contents: `( | :arg. local | code )`, or the same without
/// the parentheses. Its arguments come first.
pub fn parse_method(text: &[u8]) -> Result<Code, Vec<Diagnostic>> {
    let inner = read(text, Parser::bracketed_method);
    let mut code = match inner {
        Ok(Some(code)) => code,
        Ok(None) => read(text, Parser::body)?,
        Err(faults) => return Err(faults),
    };
    code.slots = arguments_first(Vec::new(), code.slots);
    Ok(code)
}

/// Reads an object: a slot list as it stands between `(|` and `|)`, with its
/// bars, or with its parentheses too.
pub fn parse_object_body(text: &[u8]) -> Result<ObjectLit, Vec<Diagnostic>> {
    read(text, Parser::object_body)
}

/// Reads a slot list as it stands between `(|` and `|)`.
pub fn parse_slots(text: &[u8]) -> Result<Vec<SlotDecl>, Vec<Diagnostic>> {
    read(text, |parser| Ok(parser.bare_slots()?.slots))
}

/// Refuses texts whose offsets do not fit spans.
pub(crate) fn check_length(text: &[u8]) -> Result<(), Fault> {
    if text.len() <= MAX_TEXT_BYTES {
        return Ok(());
    }
    let message = format!("text too large; expected at most {MAX_TEXT_BYTES} bytes");
    Err(Fault::new(Span::default(), message))
}

fn read<'t, T>(
    text: &'t [u8],
    step: impl FnOnce(&mut Parser<'t>) -> Parse<T>,
) -> Result<T, Vec<Diagnostic>> {
    if let Err(fault) = check_length(text) {
        return Err(locate_all(vec![fault], &[]));
    }
    let mut parser = Parser::new(text, Newlines::AreBlank);
    parser.start();
    let answer = step(&mut parser);
    let faults = parser.take_faults();
    match answer {
        Ok(tree) if faults.is_empty() => Ok(tree),
        _ => Err(locate_all(faults, text)),
    }
}

impl Parser<'_> {
    /// The whole text as slots and statements.
    fn body(&mut self) -> Parse<Code> {
        if self.kind() == TokenKind::End {
            return self.unexpected(&["an expression"]);
        }
        let start = self.token_start();
        let code = self.nested(|parser| parser.contents(0, false))?.node;
        self.expect_end(BODY_END)?;
        self.check_contents(&code, false)?;
        Ok(Code {
            span: self.span_since(start),
            ..*code
        })
    }

    /// The whole text as a method in parentheses, none if parentheses are not
    /// what encloses it.
    fn bracketed_method(&mut self) -> Parse<Option<Code>> {
        if self.kind() != TokenKind::OpenParen {
            return Ok(None);
        }
        let bracketed = self.bracketed()?;
        Ok((self.kind() == TokenKind::End).then_some(*bracketed.node.code))
    }

    fn object_body(&mut self) -> Parse<ObjectLit> {
        if matches!(self.kind(), TokenKind::OpenParen | TokenKind::OpenNote) && self.is_literal() {
            return self.whole_literal();
        }
        let has_bars = self.accept(TokenKind::Bar);
        let list = match has_bars {
            true => self.slots_to_bar()?,
            false => self.bare_slots()?,
        };
        self.expect_end(&["the end"])?;
        let code = Code {
            slots: list.slots,
            annotation: list.annotation,
            ..Code::default()
        };
        self.check_contents(&code, false)?;
        Ok(literal(code))
    }

    /// Whether the text is a whole literal: slot lists begin with no bracket
    /// but that of an annotation, and an annotated literal has another bracket
    /// after its text.
    fn is_literal(&self) -> bool {
        self.kind() == TokenKind::OpenParen || self.opens_annotated_literal()
    }

    fn whole_literal(&mut self) -> Parse<ObjectLit> {
        let bracketed = self.bracketed()?.node;
        self.expect_end(&["the end"])?;
        if bracketed.is_block || !bracketed.code.body.is_empty() {
            let message = "object expected: this has code, not only slots";
            return self.fail_at(bracketed.code.body_span, message.into(), &[]);
        }
        Ok(literal(*bracketed.code))
    }

    fn bare_slots(&mut self) -> Parse<SlotList> {
        let mut list = SlotList::default();
        self.slots(&mut list, &[])?;
        self.expect_end(&["'.'", "a slot", "the end"])?;
        Ok(list)
    }

    /// An expression has nobody to pass it arguments.
    pub(crate) fn refuse_arguments(&mut self, code: &Code) -> Parse<()> {
        let Some(argument) = arguments(code).next() else {
            return Ok(());
        };
        let span = argument.span;
        let message = "wrong number of argument slots: an expression has none";
        self.fail_at(span, message.into(), &[])
    }
}

/// The object that code without statements is.
fn literal(code: Code) -> ObjectLit {
    ObjectLit {
        slots: code.slots,
        annotation: code.annotation,
    }
}
