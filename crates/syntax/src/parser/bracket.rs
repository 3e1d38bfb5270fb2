//! What stands between brackets: slots, then statements. Method bodies,
//! blocks, object literals and sub-expressions all share this shape; who asked
//! decides which of them a piece is.

use crate::ast::{Code, Span, Statement};
use crate::diagnostic::Fault;
use crate::string;
use crate::token::{TokenKind, describe};

use super::slot::SlotList;
use super::{High, Parse, Parser, Reported};

/// A bracketed piece, not yet known to be an object, a method or an operand.
#[derive(Debug)]
pub(crate) struct Bracketed {
    pub(crate) code: Box<Code>,
    /// Written with `[]`.
    pub(crate) is_block: bool,
}

/// Statements and their greatest height.
type Body = High<Vec<Statement>>;

impl Parser<'_> {
    /// `(…)`, `[…]` or `{ 'annotation' (…) }`, the current token being the
    /// opening bracket.
    pub(crate) fn bracketed(&mut self) -> Parse<High<Bracketed>> {
        self.nested(|parser| match parser.token.kind {
            TokenKind::OpenNote => parser.annotated(),
            _ => parser.plain_bracketed(),
        })
    }

    fn annotated(&mut self) -> Parse<High<Bracketed>> {
        let start = self.token.span.start;
        self.advance();
        let annotation = self.annotation_text()?;
        if !matches!(self.token.kind, TokenKind::OpenParen | TokenKind::OpenBlock) {
            return self.unexpected(&["'('", "'['"]);
        }
        let mut bracketed = self.plain_bracketed()?;
        self.expect(
            TokenKind::CloseNote,
            &["'}' at the end of the annotated object"],
        )?;
        let code = &mut bracketed.node.code;
        code.span = self.span_since(start);
        if code.annotation.is_empty() {
            code.annotation = annotation;
        }
        Ok(bracketed)
    }

    /// The string that an annotation consists of.
    pub(crate) fn annotation_text(&mut self) -> Parse<Vec<u8>> {
        if self.token.kind != TokenKind::Str {
            return self.unexpected(&["a string containing an annotation"]);
        }
        let text = string::decode(self.source());
        self.advance();
        Ok(text)
    }

    fn plain_bracketed(&mut self) -> Parse<High<Bracketed>> {
        let opening = self.token.span;
        let is_block = self.token.kind == TokenKind::OpenBlock;
        let closer = match is_block {
            true => TokenKind::CloseBlock,
            false => TokenKind::CloseParen,
        };
        self.advance();
        let faults_before = self.faults.len();
        let mut contents = self.contents(opening.end, is_block);
        if self.token.kind == closer {
            if let Ok(contents) = &mut contents {
                contents.node.body_span.end = self.token.span.start;
            }
            self.advance();
        } else {
            contents = self.unclosed(opening, is_block, faults_before);
        }
        let High { mut node, height } = contents?;
        node.span = self.span_since(opening.start);
        self.check_contents(&node, is_block)?;
        let bracketed = Bracketed {
            code: node,
            is_block,
        };
        Ok(High {
            node: bracketed,
            height,
        })
    }

    /// Reports a bracket that does not close, unless something inside was
    /// reported that may be the cause.
    #[cold]
    #[inline(never)]
    fn unclosed<T>(&mut self, opening: Span, is_block: bool, faults_before: usize) -> Parse<T> {
        if self.faults.len() > faults_before || self.is_hopeless {
            return Err(Reported);
        }
        let (open, close) = if is_block { ("[", "]") } else { ("(", ")") };
        if self.token.kind != TokenKind::End {
            let expected = [format!("'{close}'"), "'.'".into(), "a message".into()];
            return self.unexpected(&expected.each_ref().map(String::as_str));
        }
        let message = format!("unexpected end: this '{open}' is not closed");
        let mut fault = Fault::new(opening, message);
        fault.expected = vec![format!("'{close}'")];
        fault.is_incomplete = true;
        self.record(fault);
        Err(Reported)
    }

    /// Slots and statements up to a closing bracket. The answer's spans are
    /// the caller's business, but for the body's start.
    pub(crate) fn contents(&mut self, start: u32, is_block: bool) -> Parse<High<Box<Code>>> {
        let mut body_start = start;
        let mut slots = SlotList::default();
        if self.token.kind == TokenKind::Bar {
            self.advance();
            slots = self.slots_to_bar()?;
            body_start = self.previous_end;
        } else if is_block && self.token.kind == TokenKind::Argument {
            slots = self.slots_to_bar()?;
            body_start = self.previous_end;
        }
        let body = self.statements()?;
        if slots.has_failed {
            return Err(Reported);
        }
        let code = Code {
            annotation: slots.annotation,
            slots: slots.slots,
            body: body.node,
            span: Span::default(),
            body_span: Span {
                start: body_start,
                end: self.token.span.start,
            },
        };
        self.above(Box::new(code), &[slots.height, body.height])
    }

    /// The rules that hold for slots and statements wherever they stand.
    pub(crate) fn check_contents(&mut self, code: &Code, is_block: bool) -> Parse<()> {
        let has_code = !code.body.is_empty();
        if has_code {
            self.refuse_local_methods(code)?;
        } else if let Some(argument) = first_argument(code) {
            let message = match is_block {
                true => "a block without code has arguments; expected a statement after '|'",
                false => "wrong number of argument slots: an object without code has none",
            };
            return self.fail_at(argument, message.into(), &[]);
        }
        Ok(())
    }

    /// Statements up to something that cannot continue them.
    fn statements(&mut self) -> Parse<Body> {
        let mut statements = Vec::new();
        let mut highest = 0;
        let mut has_failed = false;
        while !self.is_statements_end() {
            match self.statement_and_dot() {
                Ok(statement) => {
                    highest = highest.max(statement.height);
                    statements.push(statement.node);
                }
                Err(Reported) => {
                    has_failed = true;
                    self.recover(false)?;
                    self.accept(TokenKind::Dot);
                }
            }
        }
        match has_failed {
            true => Err(Reported),
            false => Ok(High {
                node: statements,
                height: highest,
            }),
        }
    }

    /// A statement and what must follow it: a dot or the end, after a return
    /// the end in any case.
    fn statement_and_dot(&mut self) -> Parse<High<Statement>> {
        let statement = self.statement()?;
        let has_dot = self.accept(TokenKind::Dot);
        if self.is_statements_end() {
            return Ok(statement);
        }
        if !has_dot {
            return self.unexpected(AFTER_STATEMENT);
        }
        match statement.node.is_return {
            true => self.code_after_return(),
            false => Ok(statement),
        }
    }

    fn is_statements_end(&self) -> bool {
        self.token.kind == TokenKind::End || self.token.kind.is_closer()
    }

    #[cold]
    #[inline(never)]
    fn code_after_return<T>(&mut self) -> Parse<T> {
        let found = describe(self.token, self.lexer.text());
        let message = format!("unexpected {found}: a return must be the last statement");
        self.fail(message, &["a closing bracket"])
    }

    fn statement(&mut self) -> Parse<High<Statement>> {
        let is_return = self.accept(TokenKind::Caret);
        let High { node: expr, height } = self.expression()?;
        Ok(High {
            node: Statement { expr, is_return },
            height,
        })
    }
}

const AFTER_STATEMENT: &[&str] = &["'.'", "a closing bracket", "a message"];

fn first_argument(code: &Code) -> Option<Span> {
    use crate::ast::SlotKind;
    let is_argument = |slot: &&crate::ast::SlotDecl| slot.kind == SlotKind::Argument;
    code.slots.iter().find(is_argument).map(|slot| slot.span)
}
