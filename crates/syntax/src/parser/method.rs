//! What slots start with, and what is a method.

use std::collections::HashSet;

use crate::ast::{Code, Expr, SlotDecl, SlotInit, SlotKind};
use crate::token::TokenKind;

use super::bracket::Bracketed;
use super::{High, Parse, Parser};

impl Parser<'_> {
    /// What follows `=`: an expression, or a method in parentheses.
    pub(super) fn initialiser(&mut self) -> Parse<High<SlotInit>> {
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
    pub(super) fn assignable_initialiser(&mut self) -> Parse<High<SlotInit>> {
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

    /// A method of what stood in parentheses, which must declare as many
    /// arguments as its selector still lacks.
    pub(super) fn method(
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

fn evaluated(value: High<Expr>) -> High<SlotInit> {
    High {
        node: SlotInit::Expr(value.node),
        height: value.height + 1,
    }
}
