//! Expressions and the order in which messages bind: unary, then binary, then
//! keyword; and the operands that messages go to.

use crate::ast::{Code, Expr, ExprKind, ObjectLit};
use crate::string;
use crate::token::TokenKind;

use super::bracket::Bracketed;
use super::message::implicit;
use super::{High, Parse, Parser};

/// An expression and its height.
pub(crate) type Node = High<Expr>;

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

    /// An operand: a primary and the unary messages to it.
    pub(super) fn unary_expression(&mut self) -> Parse<Node> {
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
        self.sub_expression(*node.code)
            .map(|node| High { node, height })
    }

    fn sub_expression(&mut self, mut code: Code) -> Parse<Expr> {
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
}
