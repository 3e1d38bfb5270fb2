//! What can be said of a list of slots without running any of it: where it does
//! not parse, which slots it defines, which messages it sends and which of
//! those would be sent merely by adding it. `_ParseReport` answers this as
//! vectors; the world's review rules read it.
//!
//! It knows the tree only: no heap, no lookup.

use syntax::ast::{
    Code, Expr, ExprKind, ObjectLit, Receiver, Send, SlotDecl, SlotInit, SlotKind, Span,
};
use syntax::{Diagnostic, LineIndex};

/// Longest receiver that is quoted, in bytes.
const MAX_RECEIVER_BYTES: usize = 40;

/// The report on one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceReport {
    /// Where it does not parse; empty when it does.
    pub diagnostics: Vec<Fault>,
    /// The slots of the outermost literal.
    pub slots: Vec<ReportedSlot>,
    /// Every message, in source order.
    pub messages: Vec<ReportedMessage>,
}

/// A fault and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// 1-based.
    pub line: u32,
    /// 1-based, in characters.
    pub column: u32,
    /// What was found and what was expected, without a final full stop.
    pub message: String,
}

/// A slot as written.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedSlot {
    /// Its whole name.
    pub name: String,
    /// `method`, `constant`, `assignable`, `parent` or `argument`.
    pub kind: &'static str,
    /// How many arguments its name takes.
    pub argument_count: usize,
    /// Its place in the text.
    pub span: Span,
    /// Its annotation.
    pub annotation: Vec<u8>,
}

/// A message as written.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedMessage {
    /// `local` (a slot of the method or a block around it is meant), `implicit`,
    /// `self`, `message`, `resend`, `directed` or `primitive`.
    pub kind: &'static str,
    /// Its selector.
    pub selector: String,
    /// 1-based line of the selector.
    pub line: u32,
    /// 1-based column of the selector, in characters.
    pub column: u32,
    /// Whether it is sent when the literal is evaluated, in the lobby.
    pub runs_when_parsed: bool,
    /// The receiver's text where that is one short word, else empty.
    pub receiver: String,
}

/// Reports on a slot list, with or without its bars and parentheses.
pub fn source_report(text: &[u8]) -> SourceReport {
    match syntax::parse_object_body(text) {
        Ok(object) => report_on(text, &object),
        Err(faults) => SourceReport {
            diagnostics: faults.iter().map(fault).collect(),
            ..SourceReport::default()
        },
    }
}

fn fault(diagnostic: &Diagnostic) -> Fault {
    Fault {
        line: diagnostic.line,
        column: diagnostic.column,
        message: message_of(diagnostic),
    }
}

/// What was found and what was expected.
pub fn message_of(diagnostic: &Diagnostic) -> String {
    let mut message = diagnostic.message.clone();
    if !diagnostic.expected.is_empty() {
        message += "; expected ";
        message += &diagnostic.expected.join(", ");
    }
    message
}

fn report_on(text: &[u8], object: &ObjectLit) -> SourceReport {
    let mut walk = Walk {
        text,
        index: LineIndex::new(text),
        messages: Vec::new(),
        scopes: Vec::new(),
    };
    walk.slots(&object.slots);
    SourceReport {
        diagnostics: Vec::new(),
        slots: object.slots.iter().map(reported_slot).collect(),
        messages: walk.messages,
    }
}

fn reported_slot(slot: &SlotDecl) -> ReportedSlot {
    ReportedSlot {
        name: slot.name.clone(),
        kind: slot_kind(slot),
        argument_count: syntax::ast::arity(&slot.name),
        span: slot.span,
        annotation: slot.annotation.clone(),
    }
}

fn slot_kind(slot: &SlotDecl) -> &'static str {
    match (slot.is_parent, slot.kind, &slot.init) {
        (true, ..) => "parent",
        (_, SlotKind::Argument, _) => "argument",
        (_, SlotKind::Assignable, _) => "assignable",
        (_, SlotKind::Constant, SlotInit::Method(_)) => "method",
        (_, SlotKind::Constant, _) => "constant",
    }
}

struct Walk<'t> {
    text: &'t [u8],
    index: LineIndex,
    messages: Vec<ReportedMessage>,
    /// Names of the slots of the methods and blocks around, innermost last.
    scopes: Vec<Vec<String>>,
}

impl Walk<'_> {
    fn slots(&mut self, slots: &[SlotDecl]) {
        for slot in slots {
            match &slot.init {
                SlotInit::None => {}
                SlotInit::Expr(expr) => self.outside(|walk| walk.expr(expr, true)),
                SlotInit::Method(code) => self.outside(|walk| walk.code(code, false)),
            }
        }
    }

    /// What a slot starts with sees nothing of the code around it.
    fn outside(&mut self, walk: impl FnOnce(&mut Self)) {
        let scopes = std::mem::take(&mut self.scopes);
        walk(self);
        self.scopes = scopes;
    }

    fn code(&mut self, code: &Code, runs_when_parsed: bool) {
        self.slots(&code.slots);
        self.scopes.push(names_in(&code.slots));
        for statement in &code.body {
            self.expr(&statement.expr, runs_when_parsed);
        }
        self.scopes.pop();
    }

    fn is_local(&self, send: &Send) -> bool {
        send.receiver == Receiver::Implicit
            && self
                .scopes
                .iter()
                .flatten()
                .any(|name| *name == send.selector)
    }

    fn expr(&mut self, expr: &Expr, runs_when_parsed: bool) {
        match &expr.kind {
            ExprKind::Send(send) => self.send(send, runs_when_parsed),
            ExprKind::Block(code) => self.code(code, runs_when_parsed),
            ExprKind::Object(object) => self.slots(&object.slots),
            ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Str(_) | ExprKind::SelfRef => {}
        }
    }

    fn send(&mut self, send: &Send, runs_when_parsed: bool) {
        if let Receiver::Expr(receiver) = &send.receiver {
            self.expr(receiver, runs_when_parsed);
        }
        let place = self.index.position(self.text, send.selector_span.start);
        self.messages.push(ReportedMessage {
            kind: if self.is_local(send) {
                "local"
            } else {
                message_kind(send)
            },
            selector: send.selector.clone(),
            line: place.line,
            column: place.column,
            runs_when_parsed,
            receiver: self.receiver_text(&send.receiver),
        });
        for argument in &send.args {
            self.expr(argument, runs_when_parsed);
        }
    }

    fn receiver_text(&self, receiver: &Receiver) -> String {
        match receiver {
            Receiver::Delegate(name) => name.clone(),
            Receiver::Expr(expr) if is_word(expr) => self.text_at(expr.span),
            _ => String::new(),
        }
    }

    fn text_at(&self, span: Span) -> String {
        let bytes = self
            .text
            .get(span.start as usize..span.end as usize)
            .unwrap_or_default();
        if bytes.len() > MAX_RECEIVER_BYTES {
            return String::new();
        }
        String::from_utf8_lossy(bytes).into_owned()
    }
}

/// The names by which code reaches its slots: assignable ones have two.
fn names_in(slots: &[SlotDecl]) -> Vec<String> {
    let mut names = Vec::with_capacity(slots.len());
    for slot in slots {
        names.push(slot.name.clone());
        if slot.kind == SlotKind::Assignable {
            names.push(format!("{}:", slot.name));
        }
    }
    names
}

fn message_kind(send: &Send) -> &'static str {
    if send.selector.starts_with('_') {
        return "primitive";
    }
    match &send.receiver {
        Receiver::Implicit => "implicit",
        Receiver::Resend => "resend",
        Receiver::Delegate(_) => "directed",
        Receiver::Expr(expr) if expr.kind == ExprKind::SelfRef => "self",
        Receiver::Expr(_) => "message",
    }
}

/// A literal, `self`, or a name.
fn is_word(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Str(_) | ExprKind::SelfRef => true,
        ExprKind::Send(send) => send.args.is_empty() && send.receiver == Receiver::Implicit,
        ExprKind::Block(_) | ExprKind::Object(_) => false,
    }
}

/// The primitives that code names.
#[cfg(test)]
pub fn primitives_in(text: &[u8], code: &Code) -> Vec<String> {
    let mut walk = Walk {
        text,
        index: LineIndex::new(text),
        messages: Vec::new(),
        scopes: Vec::new(),
    };
    walk.code(code, false);
    let primitives = walk.messages.into_iter().filter(|m| m.kind == "primitive");
    primitives.map(|message| message.selector).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> String {
        let report = source_report(text.as_bytes());
        let line = |m: &ReportedMessage| {
            let when = if m.runs_when_parsed { "!" } else { "" };
            format!("{}{} {}[{}]", when, m.kind, m.selector, m.receiver)
        };
        report
            .messages
            .iter()
            .map(line)
            .collect::<Vec<_>>()
            .join(", ")
    }

    #[test]
    fn names_every_kind_of_message() {
        assert_eq!(
            messages("foo: n = ( lobby x. self y: 3 + n. resend.z. p.w. _Quit )"),
            "implicit lobby[], message x[lobby], self y:[self], message +[3], local n[], resend z[], directed w[p], primitive _Quit[]"
        );
    }

    #[test]
    fn tells_what_runs_when_parsed() {
        assert_eq!(messages("a = ( b ). c = d"), "implicit b[], !implicit d[]");
        assert_eq!(
            messages("a = (| x <- b | c )"),
            "!implicit b[], implicit c[]"
        );
        assert_eq!(
            messages("a = (| x | x: 3. [|:y| x + y + z ])"),
            "local x:[], local x[], message +[x], local y[], message +[], implicit z[]"
        );
        assert_eq!(
            messages("a = (| x = (| y = ( b ) |) |  c )"),
            "implicit b[], implicit c[]"
        );
    }

    #[test]
    fn lists_slots() {
        let report = source_report(
            b"(| p* = 1. at: k Put: v = ( v ). x <- 2. c = 3. {'note' + n = ( n )} |)",
        );
        let kinds: Vec<_> = report
            .slots
            .iter()
            .map(|s| (s.name.as_str(), s.kind, s.argument_count))
            .collect();
        assert_eq!(
            kinds,
            [
                ("p", "parent", 0),
                ("at:Put:", "method", 2),
                ("x", "assignable", 0),
                ("c", "constant", 0),
                ("+", "method", 1)
            ]
        );
        assert_eq!(report.slots[4].annotation, b"note");
    }

    #[test]
    fn tells_where_it_does_not_parse() {
        let report = source_report(b"foo = ( 1 + 2 * 3 )");
        assert_eq!((report.diagnostics[0].line, report.slots.len()), (1, 0));
        assert!(!report.diagnostics[0].message.is_empty());
    }
}
