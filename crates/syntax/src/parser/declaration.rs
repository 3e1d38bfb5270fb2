//! Slot declarations: the forms in which a slot is written.

use crate::ast::{SlotDecl, SlotInit, SlotKind, Span};
use crate::token::TokenKind;

use super::{High, Parse, Parser};

/// How a method slot's arguments are spelt.
struct MethodHead {
    name: String,
    /// Argument slots written in the selector; none if they stand inside.
    arguments: Vec<SlotDecl>,
    arity: usize,
}

impl Parser<'_> {
    pub(super) fn argument_slot(&mut self) -> Parse<High<SlotDecl>> {
        if !self.source()[1].is_ascii_lowercase() {
            return self.refuse_name(1);
        }
        let slot = self.argument_named(1);
        self.above(slot, &[])
    }

    /// An argument slot of the current token's text after a prefix.
    fn argument_named(&mut self, prefix: usize) -> SlotDecl {
        let name = self.word(0).split_off(prefix);
        let span = self.token.span;
        self.advance();
        SlotDecl {
            span,
            ..declaration(name, SlotKind::Argument, SlotInit::None)
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn refuse_name<T>(&mut self, prefix: usize) -> Parse<T> {
        let message = match self.source()[prefix] {
            b'_' => "slot names cannot begin with '_', which marks primitives",
            _ => "slot names must begin with a lowercase letter",
        };
        self.fail(message.into(), &[])
    }

    /// `x`, `x <- e`, `x = e`, `x = (method)`, each perhaps with `*`.
    pub(super) fn unary_slot(&mut self) -> Parse<High<SlotDecl>> {
        if !self.source()[0].is_ascii_lowercase() {
            return self.refuse_name(0);
        }
        let name = self.word(0);
        self.advance();
        let is_parent = self.parent_mark()?;
        let (kind, init, height) = match self.token.kind {
            TokenKind::Equals => {
                self.advance();
                let init = self.initialiser()?;
                (SlotKind::Constant, init.node, init.height)
            }
            TokenKind::Arrow => {
                self.advance();
                let init = self.assignable_initialiser()?;
                (SlotKind::Assignable, init.node, init.height)
            }
            _ => (SlotKind::Assignable, SlotInit::None, 0),
        };
        let slot = SlotDecl {
            is_parent,
            ..declaration(name, kind, init)
        };
        self.above(slot, &[height])
    }

    /// A `*` after the name, even if operator characters follow it directly.
    fn parent_mark(&mut self) -> Parse<bool> {
        if self.token.kind != TokenKind::Operator || !self.source().starts_with(b"*") {
            return Ok(false);
        }
        if self.source().starts_with(b"**") {
            let message = "expected only a single '*' after a parent slot's name";
            return self.fail(message.into(), &[]);
        }
        self.split_token(1);
        Ok(true)
    }

    /// `+ a = (…)` or `+ = (| :a | …)`.
    pub(super) fn binary_slot(&mut self) -> Parse<High<SlotDecl>> {
        let name = self.word(0);
        self.advance();
        let mut arguments = Vec::new();
        if self.token.kind == TokenKind::Name {
            if !self.source()[0].is_ascii_lowercase() {
                return self.refuse_name(0);
            }
            arguments.push(self.argument_named(0));
        }
        self.method_slot(MethodHead {
            name,
            arguments,
            arity: 1,
        })
    }

    /// `k: a L: b = (…)` or `k:L: = (| :a. :b | …)`.
    pub(super) fn keyword_slot(&mut self) -> Parse<High<SlotDecl>> {
        if !self.source()[0].is_ascii_lowercase() {
            return self.refuse_name(0);
        }
        let mut name = self.word(0);
        let mut arguments = Vec::new();
        let mut arity = 1;
        self.advance();
        let names_inside = self.token.kind != TokenKind::Name;
        loop {
            if !names_inside {
                if self.token.kind != TokenKind::Name {
                    return self.unexpected(&["an argument's name"]);
                }
                arguments.push(self.argument_named(0));
            }
            if self.token.kind != TokenKind::CapKeyword {
                break;
            }
            name.push_str(&self.word(0));
            arity += 1;
            self.advance();
        }
        self.method_slot(MethodHead {
            name,
            arguments,
            arity,
        })
    }

    fn method_slot(&mut self, head: MethodHead) -> Parse<High<SlotDecl>> {
        self.expect(TokenKind::Equals, &["'='", "an argument's name"])?;
        if self.token.kind != TokenKind::OpenParen {
            return self.unexpected(&["'(' and a method"]);
        }
        let bracketed = self.bracketed()?;
        let missing = head.arity - head.arguments.len();
        let init = self.method(bracketed, head.arguments, missing)?;
        let slot = declaration(head.name, SlotKind::Constant, init.node);
        self.above(slot, &[init.height])
    }
}

fn declaration(name: String, kind: SlotKind, init: SlotInit) -> SlotDecl {
    SlotDecl {
        name,
        kind,
        is_parent: false,
        init,
        annotation: Vec::new(),
        span: Span::default(),
    }
}
