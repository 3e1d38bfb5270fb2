//! Expressions: where parentheses must stand.

use crate::ast::{Expr, ExprKind, Receiver, Send, arity, is_operator};
use crate::string::encode;

use super::Printer;

/// How tightly messages bind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Literals and unary messages.
    Unary,
    Binary,
    Keyword,
}

fn rank(expr: &Expr) -> Rank {
    match &expr.kind {
        ExprKind::Send(send) if is_operator(&send.selector) => Rank::Binary,
        ExprKind::Send(send) if arity(&send.selector) > 0 => Rank::Keyword,
        _ => Rank::Unary,
    }
}

impl Printer {
    pub(super) fn expression(&mut self, expr: &Expr) {
        if self.is_too_long() {
            return;
        }
        match &expr.kind {
            ExprKind::Int(value) => self.put(&value.to_string()),
            ExprKind::Float(value) => self.float(*value),
            ExprKind::Str(bytes) => self.put(&encode(bytes)),
            ExprKind::SelfRef => self.put("self"),
            ExprKind::Send(send) => self.send(send),
            ExprKind::Block(code) => self.bracketed(code, &code.slots, "[", "]"),
            ExprKind::Object(object) => self.object(object),
        }
    }

    /// Rust's debug form has a fraction or an exponent, and the shortest
    /// digits that read back as the same double.
    fn float(&mut self, value: f64) {
        match value.is_infinite() {
            true if value < 0.0 => self.put("-1e999"),
            true => self.put("1e999"),
            false => self.put(&format!("{value:?}")),
        }
    }

    fn send(&mut self, send: &Send) {
        match send.args.as_slice() {
            [] => {
                self.receiver(send, Rank::Unary);
                self.put(&send.selector);
            }
            [argument] if is_operator(&send.selector) => {
                self.receiver(send, Rank::Unary);
                self.put(&send.selector);
                self.put(" ");
                self.operand(argument, Rank::Unary);
            }
            arguments => {
                self.receiver(send, Rank::Binary);
                self.keywords(&send.selector, arguments);
            }
        }
    }

    /// The receiver and what parts it from the selector.
    fn receiver(&mut self, send: &Send, loosest: Rank) {
        match &send.receiver {
            Receiver::Implicit => {}
            Receiver::Resend => self.put("resend."),
            Receiver::Delegate(parent) => {
                self.put(parent);
                self.put(".");
            }
            Receiver::Expr(receiver) => {
                match associates(receiver, send) {
                    true => self.expression(receiver),
                    false => self.operand(receiver, loosest),
                }
                self.put(" ");
            }
        }
    }

    /// Keyword messages associate to the right: only an argument that another
    /// keyword follows needs parentheses.
    fn keywords(&mut self, selector: &str, arguments: &[Expr]) {
        let keywords = selector.split_inclusive(':');
        for (index, (keyword, argument)) in keywords.zip(arguments).enumerate() {
            if index > 0 {
                self.put(" ");
            }
            self.put(keyword);
            self.put(" ");
            match index + 1 == arguments.len() {
                true => self.operand(argument, Rank::Keyword),
                false => self.operand(argument, Rank::Binary),
            }
        }
    }

    /// In parentheses if the expression binds more loosely.
    fn operand(&mut self, expr: &Expr, loosest: Rank) {
        if rank(expr) <= loosest {
            return self.expression(expr);
        }
        self.put("(");
        self.expression(expr);
        self.put(")");
    }
}

/// Whether a receiver needs no parentheses because the same operator
/// associates to the left.
fn associates(receiver: &Expr, send: &Send) -> bool {
    match &receiver.kind {
        ExprKind::Send(inner) => is_operator(&send.selector) && inner.selector == send.selector,
        _ => false,
    }
}
