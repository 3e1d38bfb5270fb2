//! First pass: from names to variables, scopes and control.
//!
//! The resolver walks the syntax tree once, in source order. It decides which
//! blocks are inlined, which variable each implicit send means, what every
//! block captures, and in which order slot initialisers run. It knows nothing
//! of bytecode. What it finds wrong goes into a list of faults, and it
//! goes on, so that one compilation shows several mistakes.

mod capture;
mod control;
mod pseudo;
mod scopes;
mod send;
mod slots;

use crate::fault::Fault;
use crate::limits::MAX_NESTING;
use crate::spec::{CodeId, Literal, ObjectId, ObjectSpec};
use crate::tree::{Node, NodeKind, Resolved, ScopeId, ScopeKind};
use syntax::ast::{Code, Expr, ExprKind, ObjectLit, Span};

/// Faults beyond these are not kept: the first ones help most.
const MAX_FAULTS: usize = 50;

/// The first pass in progress.
#[derive(Default)]
pub struct Resolver {
    out: Resolved,
    faults: Vec<Fault>,
    nesting: u32,
    empty_object: Option<ObjectId>,
}

/// What is compiled.
#[derive(Clone, Copy, Debug)]
pub enum Root<'a> {
    /// Statements; the entry runs them.
    Expression(&'a Code),
    /// An object literal; the entry answers it.
    Object(&'a ObjectLit),
    /// A method for this selector; the entry answers it.
    Method(&'a str, &'a Code),
}

/// The entry's scope.
pub const ENTRY: ScopeId = ScopeId(0);

/// The scope of the slot initialisers.
pub const INITIALISER: ScopeId = ScopeId(1);

/// Resolves a whole unit whose text has this length.
pub fn resolve(root: Root<'_>, text_length: u32) -> Result<Resolved, Vec<Fault>> {
    let mut resolver = Resolver::default();
    resolver.bare_scope(ScopeKind::Method, None, "<expression>", (0, text_length));
    resolver.bare_scope(ScopeKind::Initialiser, None, "", (0, text_length));
    resolver.root(root, text_length);
    if !resolver.faults.is_empty() {
        return Err(resolver.faults);
    }
    capture::place_variables(&mut resolver.out);
    Ok(resolver.out)
}

impl Resolver {
    fn root(&mut self, root: Root<'_>, text_length: u32) {
        let literal = match root {
            Root::Expression(code) => return self.expression_root(code),
            Root::Object(literal) => Literal::Object(self.object(literal)),
            Root::Method(selector, code) => Literal::Method(self.method(selector, code)),
        };
        let node = Node {
            kind: NodeKind::Literal(literal),
            span: (0, text_length),
        };
        self.out.scopes[0].body.push(crate::tree::Statement {
            node,
            is_return: false,
        });
    }

    fn expression_root(&mut self, code: &Code) {
        let scope = &mut self.out.scopes[0];
        scope.span = range(code.span);
        scope.body_span = range(code.body_span);
        self.fill_scope(ENTRY, code);
        if self.out.scope(ENTRY).argument_count > 0 {
            self.fail(code.span, "an expression takes no arguments");
        }
    }

    /// A method's code.
    fn method(&mut self, selector: &str, code: &Code) -> CodeId {
        let scope = self.new_scope(ScopeKind::Method, None, selector, code);
        let takes = self.out.scope(scope).argument_count as usize;
        if takes != syntax::ast::arity(selector) {
            self.fail(
                code.span,
                "the selector and the method differ in their number of arguments",
            );
        }
        self.out.scope(scope).code
    }

    /// One expression.
    fn expr(&mut self, scope: ScopeId, expr: &Expr) -> Node {
        if self.nesting >= MAX_NESTING {
            self.fail(expr.span, "nested too deeply");
            return nil_node(expr.span);
        }
        self.nesting += 1;
        let node = self.chain(scope, expr);
        self.nesting -= 1;
        node
    }

    /// An expression that is no message.
    fn atom(&mut self, scope: ScopeId, expr: &Expr) -> Node {
        let kind = match &expr.kind {
            ExprKind::Int(value) => NodeKind::Literal(Literal::Int(*value)),
            ExprKind::Float(value) => NodeKind::Literal(Literal::Float(*value)),
            ExprKind::Str(bytes) => NodeKind::Literal(Literal::Str(bytes.clone())),
            ExprKind::SelfRef => self.self_kind(scope),
            ExprKind::Object(literal) => NodeKind::Literal(Literal::Object(self.object(literal))),
            ExprKind::Block(code) => NodeKind::Block(self.block(scope, ScopeKind::Real, code)),
            ExprKind::Send(_) => return self.chain(scope, expr),
        };
        Node {
            kind,
            span: range(expr.span),
        }
    }

    fn self_kind(&self, scope: ScopeId) -> NodeKind {
        match self.out.scope(scope).self_is_lobby {
            true => NodeKind::Literal(Literal::Lobby),
            false => NodeKind::SelfRef,
        }
    }

    /// What an empty block answers: an object without slots.
    fn empty_object(&mut self) -> Literal {
        let id = match self.empty_object {
            Some(id) => id,
            None => self.add_object(ObjectSpec::default()),
        };
        self.empty_object = Some(id);
        Literal::Object(id)
    }

    fn add_object(&mut self, object: ObjectSpec) -> ObjectId {
        self.out.objects.push(object);
        ObjectId(self.out.objects.len() as u32 - 1)
    }

    fn fail(&mut self, span: Span, message: impl Into<String>) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(Fault {
                span: range(span),
                message: message.into(),
            });
        }
    }
}

/// A span as the specification writes it.
pub fn range(span: Span) -> (u32, u32) {
    (span.start, span.end)
}

fn nil_node(span: Span) -> Node {
    Node {
        kind: NodeKind::Literal(Literal::Nil),
        span: range(span),
    }
}
