//! The parser: tokens to trees by recursive descent, one token of look-ahead.
//!
//! `expression` and `message` hold messages and their precedence, `bracket`
//! what stands between brackets, `slot`, `declaration` and `method` the slots.
//! A fault is recorded where it is
//! seen and travels up as [`Reported`]; statement and slot lists stop it, skip
//! to their next separator and go on, so that one reading finds several
//! faults. A text with any fault has no tree.
//!
//! Invariant: every tree is at most [`MAX_TREE_HEIGHT`] high and is built in at
//! most [`MAX_NESTING`] nested calls, so that neither this parser nor any walk
//! over its trees can exhaust the stack.

mod bracket;
mod declaration;
mod expression;
mod fault;
mod message;
mod method;
mod slot;

use crate::ast::Span;
use crate::diagnostic::Fault;
use crate::lexer::{Lexer, Newlines};
use crate::token::{Token, TokenKind, describe};

pub(crate) use method::{arguments, arguments_first};
pub(crate) use slot::SlotList;

/// Most brackets, keyword arguments and annotation groups inside one another:
/// thrice what the deepest file of the original's sources has. A level takes
/// at most 4.2 KB of stack in a development build.
pub const MAX_NESTING: u32 = 128;

/// Most nodes on a way from a tree's root to a leaf. Beside nesting it bounds
/// chains such as `a , b , c …`, which grow to the left without nesting; the
/// highest tree of the original's sources has 204.
pub const MAX_TREE_HEIGHT: u32 = 1000;

/// Bytes of annotation that the slots of one expression may carry together.
/// Each slot has its group's whole text, so that a short file could otherwise
/// ask for a tree of any size.
pub const MAX_ANNOTATION_BYTES: usize = 64 << 20;

/// Proof that a fault has been recorded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reported;

/// What a parsing step answers.
pub(crate) type Parse<T> = Result<T, Reported>;

/// A piece of tree with its height.
#[derive(Debug)]
pub(crate) struct High<T> {
    pub(crate) node: T,
    pub(crate) height: u32,
}

/// Reads one text.
pub(crate) struct Parser<'t> {
    lexer: Lexer<'t>,
    token: Token,
    /// Where the token before the current one ends.
    previous_end: u32,
    nesting: u32,
    annotation_bytes: usize,
    faults: Vec<Fault>,
    /// No recovery: the rest of the expression is not worth reading.
    is_hopeless: bool,
    /// Faults are not recorded while tokens are skipped.
    is_skipping: bool,
}

impl<'t> Parser<'t> {
    /// A parser whose first token is not read yet: see [`Parser::start`].
    pub(crate) fn new(text: &'t [u8], newlines: Newlines) -> Self {
        Parser {
            lexer: Lexer::new(text, newlines),
            token: Token {
                kind: TokenKind::End,
                span: Span::default(),
            },
            previous_end: 0,
            nesting: 0,
            annotation_bytes: 0,
            faults: Vec::new(),
            is_hopeless: false,
            is_skipping: false,
        }
    }

    /// Reads the first token of an expression.
    pub(crate) fn start(&mut self) {
        self.nesting = 0;
        self.annotation_bytes = 0;
        self.is_hopeless = false;
        self.advance();
    }

    pub(crate) fn kind(&self) -> TokenKind {
        self.token.kind
    }

    pub(crate) fn token_start(&self) -> u32 {
        self.token.span.start
    }

    /// From an offset to the last token that was passed.
    pub(crate) fn span_since(&self, start: u32) -> Span {
        Span {
            start,
            end: self.previous_end.max(start),
        }
    }

    /// Whether `{` opens `{ 'text' (…) }` and not a group of slots: looks ahead
    /// in the text without reading it.
    pub(crate) fn opens_annotated_literal(&self) -> bool {
        let rest = &self.lexer.text()[self.token.span.end as usize..];
        let mut ahead = Lexer::new(rest, Newlines::AreBlank);
        let (first, second) = (ahead.next().kind, ahead.next().kind);
        let is_open = matches!(second, TokenKind::OpenParen | TokenKind::OpenBlock);
        self.token.kind == TokenKind::OpenNote && first == TokenKind::Str && is_open
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.lexer.is_at_end()
    }

    /// The expression must end here.
    pub(crate) fn expect_end(&mut self, expected: &[&str]) -> Parse<()> {
        match self.token.kind {
            TokenKind::End => Ok(()),
            kind if kind.is_closer() => {
                let closer = describe(self.token, self.lexer.text());
                self.fail(
                    format!("unexpected {closer}: nothing is open here"),
                    expected,
                )
            }
            _ => self.unexpected(expected),
        }
    }

    fn advance(&mut self) {
        self.previous_end = self.token.span.end;
        self.token = self.lexer.next();
        if let Some(fault) = self.lexer.take_fault() {
            self.record(fault);
        }
    }

    /// Splits the current token, which is no bracket, and reads its tail,
    /// `length` bytes in, as the current token.
    fn split_token(&mut self, length: u32) {
        let middle = self.token.span.start + length;
        self.lexer.rewind(middle);
        self.token.span.end = middle;
        self.advance();
    }

    fn source(&self) -> &'t [u8] {
        let Span { start, end } = self.token.span;
        &self.lexer.text()[start as usize..end as usize]
    }

    /// The current token's text without its last `suffix` bytes.
    fn word(&self, suffix: usize) -> String {
        let source = self.source();
        String::from_utf8_lossy(&source[..source.len() - suffix]).into_owned()
    }

    /// Consumes the token if it is of this kind.
    pub(crate) fn accept(&mut self, kind: TokenKind) -> bool {
        let is_there = self.token.kind == kind;
        if is_there {
            self.advance();
        }
        is_there
    }

    fn expect(&mut self, kind: TokenKind, expected: &[&str]) -> Parse<()> {
        match self.accept(kind) {
            true => Ok(()),
            false => self.unexpected(expected),
        }
    }

    /// Runs a step one level deeper.
    pub(crate) fn nested<T>(&mut self, step: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        if self.nesting >= MAX_NESTING {
            return self.too_deep();
        }
        self.nesting += 1;
        let answer = step(self);
        self.nesting -= 1;
        answer
    }

    /// A node above parts of these heights.
    fn above<T>(&mut self, node: T, parts: &[u32]) -> Parse<High<T>> {
        let height = 1 + parts.iter().copied().max().unwrap_or(0);
        if height > MAX_TREE_HEIGHT {
            return self.too_deep();
        }
        Ok(High { node, height })
    }
}
