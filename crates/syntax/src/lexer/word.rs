//! Words: names, keywords, arguments and the two reserved words.

use crate::chars::{is_identifier, is_identifier_start, is_operator_byte};
use crate::diagnostic::Fault;
use crate::token::{Token, TokenKind, quote};

use super::Lexer;

impl Lexer<'_> {
    pub(super) fn argument(&mut self) -> Token {
        let start = self.offset;
        self.offset += 1;
        self.skip_while(is_identifier);
        let token = match &self.text[start + 1..self.offset] {
            b"" => TokenKind::Colon,
            b"self" | b"resend" => return self.reserved(start),
            _ => TokenKind::Argument,
        };
        self.finish(start, token)
    }

    fn reserved(&mut self, start: usize) -> Token {
        let span = self.finish(start, TokenKind::Error).span;
        let word = quote(&self.text[start..self.offset]);
        let message = format!("{word} is a reserved word; expected another name");
        self.error(Fault::new(span, message))
    }

    pub(super) fn word(&mut self) -> Token {
        let start = self.offset;
        self.skip_while(is_identifier);
        let first = self.text[start];
        if self.peek(0) == Some(b':') {
            self.offset += 1;
            return self.finish(start, keyword_kind(first));
        }
        let is_directed = self.peek(0) == Some(b'.') && self.peek(1).is_some_and(starts_selector);
        match (&self.text[start..self.offset], is_directed) {
            (b"self", false) => self.finish(start, TokenKind::SelfWord),
            (b"self", true) => self.misused_self(start),
            (b"resend", false) => self.misused_resend(start),
            (b"resend", true) => self.directed(start, TokenKind::Resend),
            (_, true) => self.directed(start, TokenKind::Delegate),
            _ if first == b'_' => self.finish(start, TokenKind::PrimitiveName),
            _ => self.finish(start, TokenKind::Name),
        }
    }

    fn directed(&mut self, start: usize, kind: TokenKind) -> Token {
        self.offset += 1;
        self.finish(start, kind)
    }

    fn misused_self(&mut self, start: usize) -> Token {
        self.offset += 1;
        let span = self.finish(start, TokenKind::Error).span;
        let message = "using \"self\" as a parent name for a directed resend \
                       (a space after the '.' makes it a statement's end)";
        self.error(Fault::new(span, message))
    }

    fn misused_resend(&mut self, start: usize) -> Token {
        let span = self.finish(start, TokenKind::Error).span;
        let message = "not using \"resend\" in a resend: write 'resend.selector' without spaces";
        self.error(Fault::new(span, message))
    }
}

fn keyword_kind(first: u8) -> TokenKind {
    match first {
        b'_' => TokenKind::PrimitiveKeyword,
        b'A'..=b'Z' => TokenKind::CapKeyword,
        _ => TokenKind::Keyword,
    }
}

/// Whether a byte directly after `name.` makes it a directed resend.
fn starts_selector(byte: u8) -> bool {
    is_identifier_start(byte) || is_operator_byte(byte)
}
