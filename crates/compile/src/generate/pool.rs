//! A literal vector in the making: equal literals share a place.

use crate::spec::{CodeId, Literal, ObjectId};
use crate::tree::InitId;
use std::collections::HashMap;

/// The literals of one code.
#[derive(Default)]
pub struct LiteralPool {
    literals: Vec<Literal>,
    known: HashMap<Key, u32>,
}

/// What makes literals the same; floats by their bits.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Nil,
    Lobby,
    Int(i64),
    Float(u64),
    Str(Vec<u8>),
    Object(ObjectId),
    Code(CodeId),
    Method(CodeId),
    Init(InitId),
}

impl LiteralPool {
    /// The index of this literal.
    pub fn index(&mut self, literal: &Literal) -> u32 {
        self.place(key(literal), literal).0
    }

    /// The index of the place that waits for an initialiser's value, and
    /// whether it is new.
    pub fn awaiting(&mut self, init: InitId) -> (u32, bool) {
        self.place(Key::Init(init), &Literal::Nil)
    }

    /// The vector.
    pub fn finish(self) -> Vec<Literal> {
        self.literals
    }

    fn place(&mut self, key: Key, literal: &Literal) -> (u32, bool) {
        if let Some(&index) = self.known.get(&key) {
            return (index, false);
        }
        let index = self.literals.len() as u32;
        self.literals.push(literal.clone());
        self.known.insert(key, index);
        (index, true)
    }
}

fn key(literal: &Literal) -> Key {
    match literal {
        Literal::Nil => Key::Nil,
        Literal::Lobby => Key::Lobby,
        Literal::Int(value) => Key::Int(*value),
        Literal::Float(value) => Key::Float(value.to_bits()),
        Literal::Str(bytes) => Key::Str(bytes.clone()),
        Literal::Object(id) => Key::Object(*id),
        Literal::Code(id) => Key::Code(*id),
        Literal::Method(id) => Key::Method(*id),
    }
}
