//! Plain data made into objects.
//!
//! Primitives that answer nested vectors of strings describe them as a
//! [`Value`]: here alone is the care that half-built objects survive a
//! collection.

use crate::errors::{Fail, OUT_OF_MEMORY};
use crate::machine::Vm;
use heap::Word;
use std::borrow::Cow;

/// What an object shall hold.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Bool(bool),
    /// A smallInt, or a float where the number needs more bits.
    Int(i64),
    Float(f64),
    /// A canonical string.
    Symbol(Cow<'static, str>),
    /// A mutable string.
    Text(String),
    /// A byte vector.
    Bytes(Vec<u8>),
    Vector(Vec<Value>),
}

impl Value {
    /// A canonical string.
    pub(super) fn symbol(text: &'static str) -> Value {
        Value::Symbol(Cow::Borrowed(text))
    }

    /// A place or a size.
    pub(super) fn index(index: usize) -> Value {
        Value::Int(index as i64)
    }

    /// An outside number, which may be any.
    pub(super) fn number(number: u64) -> Value {
        i64::try_from(number).map_or(Value::Float(number as f64), Value::Int)
    }
}

impl Vm {
    /// The object that a value describes.
    pub(super) fn object_of(&mut self, value: Value) -> Result<Word, Fail> {
        let kept = self.heap.temps.len();
        let made = self.build(value);
        self.heap.temps.truncate(kept);
        made
    }

    fn build(&mut self, value: Value) -> Result<Word, Fail> {
        match value {
            Value::Bool(value) => Ok(self.heap.boolean(value)),
            Value::Int(value) => match Word::try_int(value) {
                Some(word) => Ok(word),
                None => self.float(value as f64),
            },
            Value::Float(value) => self.float(value),
            Value::Symbol(text) => self.heap.intern(text.as_bytes()).ok_or(OUT_OF_MEMORY),
            Value::Text(text) => self.new_string(text.as_bytes()),
            Value::Bytes(bytes) => self.new_byte_vector(&bytes),
            Value::Vector(items) => self.build_vector(items),
        }
    }

    /// The elements made so far are kept alive, and kept up to date when they
    /// move, among the heap's temporaries.
    fn build_vector(&mut self, items: Vec<Value>) -> Result<Word, Fail> {
        let kept = self.heap.temps.len();
        for item in items {
            let word = self.build(item)?;
            self.heap.temps.push(word);
        }
        let words = self.heap.temps.split_off(kept);
        self.new_vector_of(&words)
    }
}
