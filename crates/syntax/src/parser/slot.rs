//! Slot declarations and the annotations that group them.

use std::collections::HashSet;

use crate::ast::{Code, SlotDecl, SlotInit, SlotKind, Span};
use crate::token::TokenKind;

use super::bracket::Bracketed;
use super::{High, Parse, Parser, Reported};

/// What joins the texts of nested annotation groups.
const ANNOTATION_SEPARATOR: u8 = 0x7f;

/// Slots in the making.
#[derive(Default)]
pub(crate) struct SlotList {
    pub(crate) slots: Vec<SlotDecl>,
    /// The object annotation; the last one written holds.
    pub(crate) annotation: Vec<u8>,
    pub(crate) height: u32,
    pub(crate) has_failed: bool,
    names: HashSet<String>,
}

/// How a method slot's arguments are spelt.
struct MethodHead {
    name: String,
    /// Argument slots written in the selector; none if they stand inside.
    arguments: Vec<SlotDecl>,
    arity: usize,
}

const SLOT: &[&str] = &["a slot name", "'|'"];
const AFTER_SLOT: &[&str] = &["'.'", "'|'"];

impl Parser<'_> {
    /// Slots and the `|` that ends them; the opening one has been read.
    pub(crate) fn slots_to_bar(&mut self) -> Parse<SlotList> {
        let mut list = SlotList::default();
        self.slots(&mut list, &[])?;
        if !self.accept(TokenKind::Bar) {
            if list.has_failed {
                return Err(Reported);
            }
            return self.unexpected(AFTER_SLOT);
        }
        Ok(list)
    }

    /// Slots up to something that cannot continue them.
    pub(crate) fn slots(&mut self, list: &mut SlotList, annotation: &[u8]) -> Parse<()> {
        while !self.is_slots_end() {
            let step = self.slot_or_group(list, annotation);
            if step.is_err() {
                list.has_failed = true;
                self.recover(true)?;
                self.accept(TokenKind::Dot);
            }
        }
        Ok(())
    }

    fn is_slots_end(&self) -> bool {
        matches!(self.token.kind, TokenKind::Bar | TokenKind::End) || self.token.kind.is_closer()
    }

    fn slot_or_group(&mut self, list: &mut SlotList, annotation: &[u8]) -> Parse<()> {
        if self.token.kind == TokenKind::OpenNote {
            self.group(list, annotation)?;
            self.accept(TokenKind::Dot);
            return Ok(());
        }
        let slot = self.slot(annotation)?;
        self.add_slot(list, slot)?;
        if self.accept(TokenKind::Dot) || self.is_slots_end() {
            return Ok(());
        }
        self.unexpected(AFTER_SLOT)
    }

    fn add_slot(&mut self, list: &mut SlotList, slot: High<SlotDecl>) -> Parse<()> {
        let High { node, height } = slot;
        if !list.names.insert(node.name.clone()) {
            let message = format!("slot {} already defined", node.name);
            return self.fail_at(node.span, message, &[]);
        }
        list.height = list.height.max(height);
        list.slots.push(node);
        Ok(())
    }

    /// `{} = 'text'` or `{ 'text' slots }`.
    fn group(&mut self, list: &mut SlotList, outer: &[u8]) -> Parse<()> {
        self.advance();
        if self.accept(TokenKind::CloseNote) {
            let expected = ["'=' and a string: {} annotates the object"];
            self.expect(TokenKind::Equals, &expected)?;
            list.annotation = self.annotation_text()?;
            return Ok(());
        }
        let annotation = joined(outer, &self.annotation_text()?);
        let faults_before = self.faults.len();
        self.nested(|parser| parser.slots(list, &annotation))?;
        if self.faults.len() > faults_before && self.token.kind != TokenKind::CloseNote {
            return Err(Reported);
        }
        let expected = ["'.'", "'}' at the end of the annotated slots"];
        self.expect(TokenKind::CloseNote, &expected)
    }

    fn slot(&mut self, annotation: &[u8]) -> Parse<High<SlotDecl>> {
        let start = self.token.span.start;
        let mut slot = match self.token.kind {
            TokenKind::Argument => self.argument_slot(),
            TokenKind::Name | TokenKind::PrimitiveName => self.unary_slot(),
            TokenKind::Keyword | TokenKind::PrimitiveKeyword => self.keyword_slot(),
            kind if kind.is_operator() => self.binary_slot(),
            TokenKind::CapKeyword => self.refuse_name(0),
            _ => self.unexpected(SLOT),
        }?;
        slot.node.span = self.span_since(start);
        slot.node.annotation = annotation.to_vec();
        Ok(slot)
    }

    fn argument_slot(&mut self) -> Parse<High<SlotDecl>> {
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
    fn refuse_name<T>(&mut self, prefix: usize) -> Parse<T> {
        let message = match self.source()[prefix] {
            b'_' => "slot names cannot begin with '_', which marks primitives",
            _ => "slot names must begin with a lowercase letter",
        };
        self.fail(message.into(), &[])
    }

    /// `x`, `x <- e`, `x = e`, `x = (method)`, each perhaps with `*`.
    fn unary_slot(&mut self) -> Parse<High<SlotDecl>> {
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

    /// What follows `=`: an expression, or a method in parentheses.
    fn initialiser(&mut self) -> Parse<High<SlotInit>> {
        let start = self.token.span.start;
        if !matches!(self.token.kind, TokenKind::OpenParen | TokenKind::OpenNote) {
            let value = self.expression()?;
            return Ok(evaluated(value));
        }
        let bracketed = self.bracketed()?;
        if self.continues_expression() {
            let first = self.operand(bracketed)?;
            let value = self.continue_expression(first, start)?;
            return Ok(evaluated(value));
        }
        if bracketed.node.is_block || bracketed.node.code.body.is_empty() {
            let value = self.operand(bracketed)?;
            return Ok(evaluated(value));
        }
        self.method(bracketed, Vec::new(), 0)
    }

    /// What follows `<-`: an expression that is not just something in
    /// parentheses, for that would be a method.
    fn assignable_initialiser(&mut self) -> Parse<High<SlotInit>> {
        let span = self.token.span;
        let starts_group = matches!(self.token.kind, TokenKind::OpenParen | TokenKind::OpenNote);
        if !starts_group {
            let value = self.expression()?;
            return Ok(evaluated(value));
        }
        let bracketed = self.bracketed()?;
        let is_whole = !self.continues_expression();
        if is_whole && !bracketed.node.is_block && !bracketed.node.code.body.is_empty() {
            let message = "assignable methods are not supported: expected '=' before a method, \
                           or an expression without parentheses around it";
            return self.fail_at(span, message.into(), &[]);
        }
        let first = self.operand(bracketed)?;
        let value = self.continue_expression(first, span.start)?;
        Ok(evaluated(value))
    }

    /// `+ a = (…)` or `+ = (| :a | …)`.
    fn binary_slot(&mut self) -> Parse<High<SlotDecl>> {
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
    fn keyword_slot(&mut self) -> Parse<High<SlotDecl>> {
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

    /// A method of what stood in parentheses, which must declare as many
    /// arguments as its selector still lacks.
    fn method(
        &mut self,
        bracketed: High<Bracketed>,
        named: Vec<SlotDecl>,
        missing: usize,
    ) -> Parse<High<SlotInit>> {
        let High { node, height } = bracketed;
        let mut code = node.code;
        let declared = arguments(&code).count();
        if declared != missing {
            let message =
                format!("wrong number of argument slots: expected {missing}, found {declared}");
            return self.fail_at(code.span, message, &[]);
        }
        if code.body.is_empty() {
            let message = "an object without code cannot have arguments; expected a statement";
            return self.fail_at(code.span, message.into(), &[]);
        }
        self.refuse_clashes(&named, &code)?;
        code.slots = arguments_first(named, code.slots);
        self.above(SlotInit::Method(code), &[height])
    }

    fn refuse_clashes(&mut self, named: &[SlotDecl], code: &Code) -> Parse<()> {
        let mut names: HashSet<&str> = code.slots.iter().map(|slot| slot.name.as_str()).collect();
        for argument in named {
            if !names.insert(&argument.name) {
                let message = format!("slot {} already defined", argument.name);
                return self.fail_at(argument.span, message, &[]);
            }
        }
        Ok(())
    }

    /// Code's own slots hold data: there are no methods inside methods.
    pub(crate) fn refuse_local_methods(&mut self, code: &Code) -> Parse<()> {
        let is_method = |slot: &&SlotDecl| matches!(slot.init, SlotInit::Method(_));
        match code.slots.iter().find(is_method) {
            None => Ok(()),
            Some(slot) => {
                let message = "local methods are not supported: expected no method among the \
                               slots of code (use a block)";
                self.fail_at(slot.span, message.into(), &[])
            }
        }
    }
}

/// The argument slots of code.
pub(crate) fn arguments(code: &Code) -> impl Iterator<Item = &SlotDecl> {
    let is_argument = |slot: &&SlotDecl| slot.kind == SlotKind::Argument;
    code.slots.iter().filter(is_argument)
}

/// A method's slots: the arguments first and in order, then the locals.
pub(crate) fn arguments_first(named: Vec<SlotDecl>, slots: Vec<SlotDecl>) -> Vec<SlotDecl> {
    let is_argument = |slot: &SlotDecl| slot.kind == SlotKind::Argument;
    let (inside, locals): (Vec<_>, Vec<_>) = slots.into_iter().partition(is_argument);
    named.into_iter().chain(inside).chain(locals).collect()
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

fn evaluated(value: High<crate::ast::Expr>) -> High<SlotInit> {
    High {
        node: SlotInit::Expr(value.node),
        height: value.height + 1,
    }
}

fn joined(outer: &[u8], inner: &[u8]) -> Vec<u8> {
    let mut annotation = outer.to_vec();
    if !outer.is_empty() {
        annotation.push(ANNOTATION_SEPARATOR);
    }
    annotation.extend_from_slice(inner);
    annotation
}
