//! Slot lists and the annotations that group them.

use std::collections::HashSet;

use crate::ast::SlotDecl;
use crate::token::TokenKind;

use super::{High, MAX_ANNOTATION_BYTES, Parse, Parser, Reported};

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

    fn annotate(&mut self, annotation: &[u8]) -> Parse<Vec<u8>> {
        self.annotation_bytes += annotation.len();
        if self.annotation_bytes > MAX_ANNOTATION_BYTES {
            self.is_hopeless = true;
            let message = "annotations too large for so many slots";
            return self.fail(message.into(), &[]);
        }
        Ok(annotation.to_vec())
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
        slot.node.annotation = self.annotate(annotation)?;
        Ok(slot)
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
