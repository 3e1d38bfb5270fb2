//! Trees without their places, to compare what they mean.

use crate::ast::{Code, Expr, ExprKind, Receiver, SlotDecl, SlotInit, Span};

/// Sets every span of the tree to nothing, so that trees compare by meaning.
pub fn clear_spans(code: &mut Code) {
    code.span = Span::default();
    code.body_span = Span::default();
    code.slots.iter_mut().for_each(clear_slot);
    for statement in &mut code.body {
        clear_expr(&mut statement.expr);
    }
}

fn clear_slot(slot: &mut SlotDecl) {
    slot.span = Span::default();
    match &mut slot.init {
        SlotInit::None => {}
        SlotInit::Expr(expr) => clear_expr(expr),
        SlotInit::Method(code) => clear_spans(code),
    }
}

fn clear_expr(expr: &mut Expr) {
    expr.span = Span::default();
    match &mut expr.kind {
        ExprKind::Send(send) => {
            send.selector_span = Span::default();
            if let Receiver::Expr(receiver) = &mut send.receiver {
                clear_expr(receiver);
            }
            send.args.iter_mut().for_each(clear_expr);
        }
        ExprKind::Block(code) => clear_spans(code),
        ExprKind::Object(object) => object.slots.iter_mut().for_each(clear_slot),
        _ => {}
    }
}
