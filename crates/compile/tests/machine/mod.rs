//! A small Self for tests: enough objects and library to run what the compiler
//! makes, and beside it a direct evaluation of the tree, to compare with.
//!
//! `fuzzy` booleans and `big` integers behave like the real ones but are not
//! predicted, so that programs take the slow ways too.

pub mod bytecode_machine;
pub mod program;
pub mod tree_machine;

use std::cell::RefCell;
use std::rc::Rc;

/// Ends programs that run too long.
const MAX_SENDS: usize = 20_000;

/// An object.
#[derive(Clone)]
pub enum Value {
    Nil,
    Int(i64),
    /// An integer that is no smallInt.
    Big(i64),
    Bool(bool),
    /// A boolean that is not true or false.
    Fuzzy(bool),
    /// Keeps the blocks that control passes to it.
    Keeper,
    Str(Vec<u8>),
    Me,
    Lobby,
    Object,
    Block(Rc<Block>),
    Environment(Rc<RefCell<Vec<Value>>>),
}

/// What runs when a block gets `value…`.
pub type Block = dyn Fn(&mut World, &[Value]) -> Outcome;

/// A value, or why there is none.
pub type Outcome = Result<Value, Unwind>;

/// Leaving activations.
#[derive(Clone)]
pub enum Unwind {
    /// `^` to the home with this serial.
    Return(u32, Value),
    /// An error; its text is what counts.
    Failed(String),
}

/// What programs change.
#[derive(Default)]
pub struct World {
    pub log: Vec<String>,
    pub kept: Vec<Value>,
    pub homes: u32,
    sends: usize,
}

pub fn show(value: &Value) -> String {
    match value {
        Value::Nil => "nil".to_owned(),
        Value::Int(value) => value.to_string(),
        Value::Big(value) => format!("{value}!"),
        Value::Bool(value) => value.to_string(),
        Value::Fuzzy(value) => format!("{value}!"),
        Value::Keeper => "keeper".to_owned(),
        Value::Str(text) => format!("'{}'", text.escape_ascii()),
        Value::Me => "me".to_owned(),
        Value::Lobby => "lobby".to_owned(),
        Value::Object => "object".to_owned(),
        Value::Block(_) => "block".to_owned(),
        Value::Environment(_) => panic!("environments are not objects"),
    }
}

/// The outcome of a whole program, with what it logged.
pub fn report(world: &World, outcome: Outcome) -> String {
    let end = match outcome {
        Ok(value) => show(&value),
        Err(Unwind::Return(..)) => "dead home".to_owned(),
        Err(Unwind::Failed(text)) => format!("!! {text}"),
    };
    format!("{} => {end}", world.log.join(" "))
}

impl World {
    /// A real send.
    pub fn send(&mut self, receiver: &Value, selector: &str, args: &[Value]) -> Outcome {
        self.sends += 1;
        if self.sends > MAX_SENDS {
            return Err(Unwind::Failed("too long".to_owned()));
        }
        match receiver {
            Value::Int(_) | Value::Big(_) => self.integer(receiver, selector, args),
            Value::Bool(value) | Value::Fuzzy(value) => {
                self.boolean(receiver, *value, selector, args)
            }
            Value::Keeper => {
                self.kept.extend(args.iter().cloned());
                Ok(Value::Nil)
            }
            Value::Block(block) => self.block(&Rc::clone(block), receiver, selector, args),
            Value::Me | Value::Lobby => self.me(receiver, selector, args),
            _ => misunderstood(receiver, selector),
        }
    }

    fn me(&mut self, me: &Value, selector: &str, args: &[Value]) -> Outcome {
        match (selector, args) {
            ("ten", []) => Ok(Value::Int(10)),
            ("yes", []) => Ok(Value::Bool(true)),
            ("no", []) => Ok(Value::Bool(false)),
            ("keeper", []) => Ok(Value::Keeper),
            ("nil", []) => Ok(Value::Nil),
            ("log:", [value]) => {
                self.log.push(show(value));
                Ok(me.clone())
            }
            ("run:", [block]) => self.run(block, &[]),
            ("run:With:", [block, value]) => self.run(block, std::slice::from_ref(value)),
            ("keep:", [block]) => {
                self.kept.push(block.clone());
                Ok(me.clone())
            }
            ("runKept", []) => {
                for block in std::mem::take(&mut self.kept) {
                    self.run(&block, &[])?;
                }
                Ok(me.clone())
            }
            ("value", []) => Ok(me.clone()),
            _ => misunderstood(me, selector),
        }
    }

    fn integer(&mut self, receiver: &Value, selector: &str, args: &[Value]) -> Outcome {
        let from = integer_value(receiver)?;
        match (selector, args) {
            ("value", _) => Ok(receiver.clone()),
            ("big", []) => Ok(Value::Big(from)),
            ("+", [other]) => Ok(Value::Int(from.wrapping_add(integer_value(other)?))),
            ("-", [other]) => Ok(Value::Int(from.wrapping_sub(integer_value(other)?))),
            ("<", [other]) => Ok(Value::Bool(from < integer_value(other)?)),
            ("<~", [other]) => Ok(Value::Fuzzy(from < integer_value(other)?)),
            ("to:Do:", [to, body]) => self.count(from, integer_value(to)?, 1, body),
            ("upTo:Do:", [to, body]) => self.count(from, integer_value(to)? - 1, 1, body),
            ("downTo:Do:", [to, body]) => self.count(from, integer_value(to)?, -1, body),
            ("to:By:Do:", [to, by, body]) => {
                self.count(from, integer_value(to)?, integer_value(by)?, body)
            }
            ("upTo:By:Do:", [to, by, body]) => {
                self.count(from, integer_value(to)? - 1, integer_value(by)?, body)
            }
            ("downTo:By:Do:", [to, by, body]) => {
                self.count(from, integer_value(to)?, -integer_value(by)?, body)
            }
            _ => misunderstood(receiver, selector),
        }
    }

    fn count(&mut self, from: i64, to: i64, step: i64, body: &Value) -> Outcome {
        let mut index = from;
        while (step > 0 && index <= to) || (step < 0 && index >= to) {
            self.run(body, &[Value::Int(index)])?;
            index += step;
        }
        Ok(Value::Nil)
    }

    fn boolean(
        &mut self,
        receiver: &Value,
        value: bool,
        selector: &str,
        args: &[Value],
    ) -> Outcome {
        let (on_true, on_false) = match (selector, args) {
            ("value", _) => return Ok(receiver.clone()),
            ("ifTrue:", [a]) => (a.clone(), Value::Nil),
            ("ifFalse:", [a]) => (Value::Nil, a.clone()),
            ("ifTrue:False:", [a, b]) => (a.clone(), b.clone()),
            ("ifFalse:True:", [a, b]) => (b.clone(), a.clone()),
            ("&&" | "and:", [a]) => (a.clone(), receiver.clone()),
            ("||" | "or:", [a]) => (receiver.clone(), a.clone()),
            _ => return misunderstood(receiver, selector),
        };
        match if value { on_true } else { on_false } {
            Value::Block(block) => block(self, &[]),
            other => Ok(other),
        }
    }

    fn block(&mut self, block: &Rc<Block>, me: &Value, selector: &str, args: &[Value]) -> Outcome {
        match (selector, args) {
            ("loop", []) => loop {
                self.send(me, "value", &[])?;
            },
            ("whileTrue:", [body]) => self.while_loop(me, body, true),
            ("whileFalse:", [body]) => self.while_loop(me, body, false),
            _ if selector.starts_with("value") => block(self, args),
            _ => misunderstood(me, selector),
        }
    }

    fn while_loop(&mut self, condition: &Value, body: &Value, stays: bool) -> Outcome {
        loop {
            match self.send(condition, "value", &[])? {
                Value::Bool(value) | Value::Fuzzy(value) if value != stays => {
                    return Ok(Value::Nil);
                }
                Value::Bool(_) | Value::Fuzzy(_) => {}
                other => {
                    return misunderstood(&other, if stays { "ifFalse:" } else { "ifTrue:" });
                }
            }
            self.send(body, "value", &[])?;
        }
    }

    fn run(&mut self, block: &Value, args: &[Value]) -> Outcome {
        match block {
            Value::Block(block) => block(self, args),
            other => Ok(other.clone()),
        }
    }
}

fn integer_value(value: &Value) -> Result<i64, Unwind> {
    match value {
        Value::Int(value) | Value::Big(value) => Ok(*value),
        other => Err(Unwind::Failed(format!("{} is no integer", show(other)))),
    }
}

fn misunderstood(receiver: &Value, selector: &str) -> Outcome {
    Err(Unwind::Failed(format!(
        "{} misunderstood {selector}",
        show(receiver)
    )))
}
