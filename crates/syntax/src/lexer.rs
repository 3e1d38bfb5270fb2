//! The lexer: bytes to tokens, one at a time, never failing.
//!
//! It tracks bracket depth, because at depth 0 of a file a newline ends the
//! expression. What it cannot read becomes an `Error` token and a fault that
//! the parser collects with [`Lexer::take_fault`].

mod word;

use crate::ast::Span;
use crate::chars::{is_blank, is_identifier_start, is_newline, is_operator_byte};
use crate::diagnostic::Fault;
use crate::number;
use crate::string;
use crate::token::{Token, TokenKind, quote};

/// Whether a newline outside brackets ends an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Newlines {
    /// Files and prompts.
    EndExpressions,
    /// A text that is one body.
    AreBlank,
}

/// Cuts a text into tokens.
pub(crate) struct Lexer<'t> {
    text: &'t [u8],
    offset: usize,
    depth: i64,
    newlines: Newlines,
    fault: Option<Fault>,
}

impl<'t> Lexer<'t> {
    pub(crate) fn new(text: &'t [u8], newlines: Newlines) -> Self {
        Lexer {
            text,
            offset: 0,
            depth: 0,
            newlines,
            fault: None,
        }
    }

    pub(crate) fn text(&self) -> &'t [u8] {
        self.text
    }

    /// How far the text has been read.
    pub(crate) fn offset(&self) -> usize {
        self.offset
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.offset >= self.text.len()
    }

    /// The fault of the `Error` token read last.
    pub(crate) fn take_fault(&mut self) -> Option<Fault> {
        self.fault.take()
    }

    /// Goes back into the token read last, which must be no bracket, to read
    /// its tail anew (`-3` as `-` and `3`, `*=` as `*` and `=`).
    pub(crate) fn rewind(&mut self, offset: u32) {
        self.offset = offset as usize;
    }

    /// The next token. After the text's end there are only `End`s.
    pub(crate) fn next(&mut self) -> Token {
        if let Some(fault) = self.skip_blanks() {
            return self.error(fault);
        }
        let start = self.offset;
        let Some(&byte) = self.text.get(start) else {
            self.depth = 0;
            return self.finish(start, TokenKind::End);
        };
        match byte {
            b'(' => self.open(TokenKind::OpenParen),
            b'[' => self.open(TokenKind::OpenBlock),
            b'{' => self.open(TokenKind::OpenNote),
            b')' => self.close(TokenKind::CloseParen),
            b']' => self.close(TokenKind::CloseBlock),
            b'}' => self.close(TokenKind::CloseNote),
            b'.' => self.single(TokenKind::Dot),
            b'\'' => self.string(),
            b':' => self.argument(),
            b'0'..=b'9' => self.number(),
            b'-' if self.peek(1).is_some_and(|b| b.is_ascii_digit()) => self.number(),
            _ if is_newline(byte) => self.newline(),
            _ if is_identifier_start(byte) => self.word(),
            _ if is_operator_byte(byte) => self.operator(),
            _ => self.unknown(),
        }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.offset + ahead).copied()
    }

    fn finish(&self, start: usize, kind: TokenKind) -> Token {
        let span = Span {
            start: start as u32,
            end: self.offset as u32,
        };
        Token { kind, span }
    }

    fn error(&mut self, fault: Fault) -> Token {
        let span = fault.span;
        self.fault = Some(fault);
        Token {
            kind: TokenKind::Error,
            span,
        }
    }

    fn single(&mut self, kind: TokenKind) -> Token {
        self.offset += 1;
        self.finish(self.offset - 1, kind)
    }

    fn open(&mut self, kind: TokenKind) -> Token {
        self.depth += 1;
        self.single(kind)
    }

    fn close(&mut self, kind: TokenKind) -> Token {
        self.depth -= 1;
        self.single(kind)
    }

    /// A newline that ends an expression. A stray closing bracket leaves the
    /// depth negative; the next expression starts afresh.
    fn newline(&mut self) -> Token {
        self.depth = 0;
        let start = self.offset;
        self.offset += self.newline_length(0);
        self.finish(start, TokenKind::End)
    }

    /// Length of the newline `ahead` of here, 0 if there is none.
    fn newline_length(&self, ahead: usize) -> usize {
        match (self.peek(ahead), self.peek(ahead + 1)) {
            (Some(b'\r'), Some(b'\n')) => 2,
            (Some(b'\r' | b'\n'), _) => 1,
            _ => 0,
        }
    }

    fn newline_is_blank(&self) -> bool {
        self.newlines == Newlines::AreBlank || self.depth > 0
    }

    /// Skips blanks, comments and newlines that end nothing.
    fn skip_blanks(&mut self) -> Option<Fault> {
        while let Some(byte) = self.peek(0) {
            if is_blank(byte) || is_newline(byte) && self.newline_is_blank() {
                self.offset += 1;
            } else if byte == b'\\' && self.newline_length(1) > 0 {
                self.offset += 1 + self.newline_length(1);
            } else if byte == b'"' {
                if let Some(fault) = self.skip_comment() {
                    return Some(fault);
                }
            } else {
                break;
            }
        }
        None
    }

    fn skip_comment(&mut self) -> Option<Fault> {
        let start = self.offset;
        if let Some(end) = comment_end(self.text, start) {
            self.offset = end;
            return None;
        }
        self.offset = self.text.len();
        let opening = Span {
            start: start as u32,
            end: start as u32 + 1,
        };
        let mut fault = Fault::new(opening, "unterminated comment: a closing \" is missing");
        fault.is_incomplete = true;
        Some(fault)
    }

    fn string(&mut self) -> Token {
        let start = self.offset;
        let (end, fault) = string::scan(self.text, start);
        self.offset = end;
        match fault {
            None => self.finish(start, TokenKind::Str),
            Some(fault) => self.error(fault),
        }
    }

    fn number(&mut self) -> Token {
        let start = self.offset;
        let (end, value) = number::scan(self.text, start);
        self.offset = end;
        match value {
            Ok(number::Number::Int(value)) => self.finish(start, TokenKind::Int(value)),
            Ok(number::Number::Float(value)) => self.finish(start, TokenKind::Float(value)),
            Err(message) => {
                let span = self.finish(start, TokenKind::Error).span;
                self.error(Fault::new(span, message))
            }
        }
    }

    fn operator(&mut self) -> Token {
        let start = self.offset;
        self.skip_while(is_operator_byte);
        let kind = match &self.text[start..self.offset] {
            b"<-" => TokenKind::Arrow,
            b"=" => TokenKind::Equals,
            b"|" => TokenKind::Bar,
            b"^" => TokenKind::Caret,
            _ => TokenKind::Operator,
        };
        self.finish(start, kind)
    }

    fn unknown(&mut self) -> Token {
        let start = self.offset;
        self.skip_while(is_unknown);
        let span = self.finish(start, TokenKind::Error).span;
        let shown = quote(&self.text[start..self.offset]);
        let message = format!("unexpected character {shown} outside a string or comment");
        self.error(Fault::new(span, message))
    }

    fn skip_while(&mut self, test: fn(u8) -> bool) {
        while self.peek(0).is_some_and(test) {
            self.offset += 1;
        }
    }
}

/// Where the comment that opens at `start` ends, if it does.
pub(crate) fn comment_end(text: &[u8], start: usize) -> Option<usize> {
    let mut is_escaped = false;
    for (ahead, &byte) in text[start + 1..].iter().enumerate() {
        if byte == b'"' && !is_escaped {
            return Some(start + ahead + 2);
        }
        is_escaped = byte == b'\\' && !is_escaped;
    }
    None
}

/// Whether a byte can begin no token: a control character or above ASCII.
fn is_unknown(byte: u8) -> bool {
    byte >= 0x7f || byte < b' ' && !is_blank(byte) && !is_newline(byte)
}
