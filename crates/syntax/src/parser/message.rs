//! Messages: who gets them, their selectors and arguments.
//!
//! The same binary operator associates to the left, two different ones need
//! parentheses; keyword messages associate to the right, and capital letters
//! continue them.

use crate::ast::{Expr, ExprKind, Receiver, Send, Span};
use crate::token::{TokenKind, quote};

use super::expression::Node;
use super::{Parse, Parser};

/// Who gets a message that is about to be read.
pub(super) struct Target {
    receiver: Receiver,
    height: u32,
    pub(super) start: u32,
}

impl Parser<'_> {
    pub(super) fn direction(&mut self) -> Target {
        let start = self.token.span.start;
        let receiver = match self.token.kind {
            TokenKind::Delegate => Receiver::Delegate(self.word(1)),
            _ => Receiver::Resend,
        };
        self.advance();
        Target {
            receiver,
            height: 0,
            start,
        }
    }

    pub(super) fn directed_unary(&mut self, target: Target) -> Parse<Node> {
        if self.token.kind != TokenKind::Name {
            return self.unexpected(&["a message name directly after the '.' of a resend"]);
        }
        self.unary_send(target)
    }

    pub(super) fn unary_messages(&mut self, mut receiver: Node, start: u32) -> Parse<Node> {
        while matches!(self.token.kind, TokenKind::Name | TokenKind::PrimitiveName) {
            receiver = self.unary_send(explicit(receiver, start))?;
        }
        Ok(receiver)
    }

    pub(super) fn unary_send(&mut self, target: Target) -> Parse<Node> {
        if self.source()[0].is_ascii_uppercase() {
            let name = quote(self.source());
            let message = format!("the message name {name} must begin with a lowercase letter");
            return self.fail(message, &[]);
        }
        let selector_span = self.token.span;
        let selector = self.word(0);
        self.advance();
        self.send(target, selector, selector_span, Vec::new())
    }

    /// Whether a binary message comes: a negative number after an operand is
    /// a subtraction.
    pub(super) fn is_binary_operator(&self) -> bool {
        match self.token.kind {
            TokenKind::Int(_) | TokenKind::Float(_) => self.source().starts_with(b"-"),
            kind => kind.is_operator(),
        }
    }

    /// A binary message whose receiver is not written as an operand, and all
    /// that follows.
    pub(super) fn binary_from(&mut self, target: Target) -> Parse<Node> {
        let start = target.start;
        let operator = self.word(0);
        let first = self.binary_send(target, &operator)?;
        let operand = self.binary_messages(first, Some(operator), start)?;
        self.keyword_tail(operand, start)
    }

    pub(super) fn binary_messages(
        &mut self,
        mut receiver: Node,
        mut operator: Option<String>,
        start: u32,
    ) -> Parse<Node> {
        while self.is_binary_operator() {
            let next = match self.token.kind.is_operator() {
                true => self.word(0),
                false => "-".to_owned(),
            };
            if let Some(old) = operator.filter(|old| *old != next) {
                let message = format!(
                    "no precedence between the operators '{old}' and '{next}': \
                     put one of them in parentheses"
                );
                return self.fail(message, &[]);
            }
            receiver = self.binary_send(explicit(receiver, start), &next)?;
            operator = Some(next);
        }
        Ok(receiver)
    }

    fn binary_send(&mut self, target: Target, operator: &str) -> Parse<Node> {
        let selector_span = Span {
            start: self.token.span.start,
            end: self.token.span.start + operator.len() as u32,
        };
        self.split_token(operator.len() as u32);
        let argument = match self.token.kind {
            TokenKind::Keyword => self.nested(|parser| parser.expression())?,
            _ => self.unary_expression()?,
        };
        self.send(target, operator.to_owned(), selector_span, vec![argument])
    }

    pub(super) fn keyword_tail(&mut self, operand: Node, start: u32) -> Parse<Node> {
        match self.token.kind {
            TokenKind::Keyword | TokenKind::PrimitiveKeyword => {
                self.keyword_message(explicit(operand, start))
            }
            _ => Ok(operand),
        }
    }

    pub(super) fn keyword_message(&mut self, target: Target) -> Parse<Node> {
        let selector_span = self.token.span;
        let mut selector = String::new();
        let mut arguments = Vec::new();
        loop {
            selector.push_str(&self.word(0));
            self.advance();
            arguments.push(self.nested(|parser| parser.expression())?);
            if self.token.kind != TokenKind::CapKeyword {
                break;
            }
        }
        self.send(target, selector, selector_span, arguments)
    }

    fn send(
        &mut self,
        target: Target,
        selector: String,
        selector_span: Span,
        arguments: Vec<Node>,
    ) -> Parse<Node> {
        let highest = arguments.iter().map(|argument| argument.height).max();
        let send = Send {
            receiver: target.receiver,
            selector,
            selector_span,
            args: arguments
                .into_iter()
                .map(|argument| argument.node)
                .collect(),
        };
        let expr = Expr {
            kind: ExprKind::Send(send),
            span: self.span_since(target.start),
        };
        self.above(expr, &[target.height, highest.unwrap_or(0)])
    }
}

pub(super) fn implicit(start: u32) -> Target {
    Target {
        receiver: Receiver::Implicit,
        height: 0,
        start,
    }
}

pub(super) fn explicit(receiver: Node, start: u32) -> Target {
    Target {
        receiver: Receiver::Expr(Box::new(receiver.node)),
        height: receiver.height,
        start,
    }
}
