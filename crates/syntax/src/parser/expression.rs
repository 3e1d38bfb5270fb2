//! Messages and their precedence: unary, then binary, then keyword.
//!
//! The same binary operator associates to the left, two different ones need
//! parentheses; keyword messages associate to the right, and capital letters
//! continue them.

use crate::ast::{Code, Expr, ExprKind, ObjectLit, Receiver, Send, Span};
use crate::string;
use crate::token::{TokenKind, quote};

use super::bracket::Bracketed;
use super::{High, Parse, Parser};

/// An expression and its height.
pub(crate) type Node = High<Expr>;

/// Who gets a message that is about to be read.
struct Target {
    receiver: Receiver,
    height: u32,
    start: u32,
}

const EXPRESSION: &[&str] = &["an expression"];

impl Parser<'_> {
    pub(crate) fn expression(&mut self) -> Parse<Node> {
        let start = self.token.span.start;
        match self.token.kind {
            TokenKind::Keyword | TokenKind::PrimitiveKeyword => {
                self.keyword_message(implicit(start))
            }
            kind if kind.is_operator() => self.binary_from(implicit(start)),
            TokenKind::Resend | TokenKind::Delegate => self.directed_expression(),
            _ => {
                let first = self.unary_expression()?;
                self.after_unary(first, start)
            }
        }
    }

    /// Goes on after a first operand that was read already.
    pub(crate) fn continue_expression(&mut self, first: Node, start: u32) -> Parse<Node> {
        let operand = self.unary_messages(first, start)?;
        self.after_unary(operand, start)
    }

    /// Whether the current token continues an expression.
    pub(crate) fn continues_expression(&self) -> bool {
        use TokenKind::{Keyword, Name, PrimitiveKeyword, PrimitiveName};
        matches!(
            self.token.kind,
            Name | PrimitiveName | Keyword | PrimitiveKeyword
        ) || self.is_binary_operator()
    }

    fn after_unary(&mut self, operand: Node, start: u32) -> Parse<Node> {
        let operand = self.binary_messages(operand, None, start)?;
        self.keyword_tail(operand, start)
    }

    /// `resend.sel …` or `parent.sel …` in any of the three forms.
    fn directed_expression(&mut self) -> Parse<Node> {
        let start = self.token.span.start;
        let target = self.direction();
        match self.token.kind {
            TokenKind::Keyword => self.keyword_message(target),
            kind if kind.is_operator() => self.binary_from(target),
            _ => {
                let first = self.directed_unary(target)?;
                self.continue_expression(first, start)
            }
        }
    }

    fn direction(&mut self) -> Target {
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

    fn directed_unary(&mut self, target: Target) -> Parse<Node> {
        if self.token.kind != TokenKind::Name {
            return self.unexpected(&["a message name directly after the '.' of a resend"]);
        }
        self.unary_send(target)
    }

    /// An operand: a primary and the unary messages to it.
    fn unary_expression(&mut self) -> Parse<Node> {
        let start = self.token.span.start;
        let first = match self.token.kind {
            TokenKind::Resend | TokenKind::Delegate => {
                let target = self.direction();
                self.directed_unary(target)?
            }
            TokenKind::Name | TokenKind::PrimitiveName => self.unary_send(implicit(start))?,
            _ => self.primary()?,
        };
        self.unary_messages(first, start)
    }

    fn primary(&mut self) -> Parse<Node> {
        let kind = match self.token.kind {
            TokenKind::Int(value) => ExprKind::Int(value),
            TokenKind::Float(value) => ExprKind::Float(value),
            TokenKind::Str => ExprKind::Str(string::decode(self.source())),
            TokenKind::SelfWord => ExprKind::SelfRef,
            TokenKind::OpenParen | TokenKind::OpenBlock | TokenKind::OpenNote => {
                let bracketed = self.bracketed()?;
                return self.operand(bracketed);
            }
            TokenKind::Caret => {
                return self.fail(
                    "unexpected '^': a return stands at a statement's start".into(),
                    EXPRESSION,
                );
            }
            _ => return self.unexpected(EXPRESSION),
        };
        let span = self.token.span;
        self.advance();
        self.above(Expr { kind, span }, &[])
    }

    /// A bracketed piece as an operand: a block, an object literal, or one
    /// statement in parentheses.
    pub(crate) fn operand(&mut self, bracketed: High<Bracketed>) -> Parse<Node> {
        let High { node, height } = bracketed;
        let span = node.code.span;
        if node.is_block {
            let kind = ExprKind::Block(node.code);
            return self.above(Expr { kind, span }, &[height]);
        }
        if node.code.body.is_empty() {
            let literal = ObjectLit {
                slots: node.code.slots,
                annotation: node.code.annotation,
            };
            let kind = ExprKind::Object(Box::new(literal));
            return self.above(Expr { kind, span }, &[height]);
        }
        // The parentheses leave no node behind: only the statement counts.
        let height = height - 1;
        self.sub_expression(node.code)
            .map(|node| High { node, height })
    }

    fn sub_expression(&mut self, mut code: Box<Code>) -> Parse<Expr> {
        if let Some(slot) = code.slots.first() {
            let message = "inner methods are no longer supported: slots and code together may \
                           stand only in a block or as a slot's contents";
            return self.fail_at(slot.span, message.into(), &[]);
        }
        if let Some(second) = code.body.get(1) {
            let message = "cannot have multiple statements in a sub-expression; expected ')' \
                           (a block '[…] value' holds several)";
            return self.fail_at(second.expr.span, message.into(), &[]);
        }
        match code.body.pop() {
            Some(statement) if !statement.is_return => Ok(Expr {
                kind: statement.expr.kind,
                span: code.span,
            }),
            _ => {
                let message = "cannot return from inside a sub-expression; expected no '^' here";
                self.fail_at(code.span, message.into(), &[])
            }
        }
    }

    fn unary_messages(&mut self, mut receiver: Node, start: u32) -> Parse<Node> {
        while matches!(self.token.kind, TokenKind::Name | TokenKind::PrimitiveName) {
            receiver = self.unary_send(explicit(receiver, start))?;
        }
        Ok(receiver)
    }

    fn unary_send(&mut self, target: Target) -> Parse<Node> {
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
    fn is_binary_operator(&self) -> bool {
        match self.token.kind {
            TokenKind::Int(_) | TokenKind::Float(_) => self.source().starts_with(b"-"),
            kind => kind.is_operator(),
        }
    }

    /// A binary message whose receiver is not written as an operand, and all
    /// that follows.
    fn binary_from(&mut self, target: Target) -> Parse<Node> {
        let start = target.start;
        let operator = self.word(0);
        let first = self.binary_send(target, &operator)?;
        let operand = self.binary_messages(first, Some(operator), start)?;
        self.keyword_tail(operand, start)
    }

    fn binary_messages(
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

    fn keyword_tail(&mut self, operand: Node, start: u32) -> Parse<Node> {
        match self.token.kind {
            TokenKind::Keyword | TokenKind::PrimitiveKeyword => {
                self.keyword_message(explicit(operand, start))
            }
            _ => Ok(operand),
        }
    }

    fn keyword_message(&mut self, target: Target) -> Parse<Node> {
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

fn implicit(start: u32) -> Target {
    Target {
        receiver: Receiver::Implicit,
        height: 0,
        start,
    }
}

fn explicit(receiver: Node, start: u32) -> Target {
    Target {
        receiver: Receiver::Expr(Box::new(receiver.node)),
        height: receiver.height,
        start,
    }
}
