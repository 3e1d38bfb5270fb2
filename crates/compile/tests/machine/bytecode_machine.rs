//! Runs the compiler's code, as its instructions' texts say, with checks.

use super::{Outcome, Unwind, Value, World};
use bytecode::{Decoder, Instruction, Op, Predicted};
use compile::spec::{CodeSpec, Literal, SourceFile, Unit};
use std::cell::RefCell;
use std::rc::Rc;
use syntax::testing::Random;

/// Whether predictions come true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Booleans and smallInts take the fast way.
    Fast,
    /// Every guard fails.
    Slow,
    /// Guards fail now and then, as this seed says.
    Mixed(u64),
}

struct Machine {
    unit: Unit,
    literals: RefCell<Vec<Vec<Value>>>,
    mode: Mode,
    random: RefCell<Random>,
}

struct Frame {
    code: usize,
    registers: Vec<Value>,
    copied: Vec<Value>,
    stack: Vec<Value>,
    me: Value,
    home: u32,
}

/// What an instruction does with control.
enum Next {
    On,
    To(u32),
    Done(Value),
}

/// Compiles and runs a text; answers what it logged and its value.
pub fn run(text: &str, mode: Mode) -> String {
    let source = SourceFile {
        name: "test".to_owned(),
        text: text.as_bytes().to_vec(),
        first_line: 1,
    };
    let unit = match compile::expression_text(Rc::new(source)) {
        Ok(unit) => unit,
        Err(diagnostics) => return format!("refused: {}", diagnostics[0].message),
    };
    compile::check(&unit).expect("the compiler's code verifies");
    let literals = unit
        .codes
        .iter()
        .map(|c| c.literals.iter().map(value_of).collect())
        .collect();
    let entry = unit.entry.0 as usize;
    let seed = if let Mode::Mixed(seed) = mode {
        seed
    } else {
        0
    };
    let random = RefCell::new(Random::new(seed));
    let literals = RefCell::new(literals);
    let machine = Rc::new(Machine {
        unit,
        literals,
        mode,
        random,
    });
    let mut world = World::default();
    world.homes += 1;
    let home = world.homes;
    let outcome = machine.activate(&mut world, entry, Vec::new(), &[], Value::Me, home);
    let outcome = match outcome {
        Err(Unwind::Return(to, value)) if to == home => Ok(value),
        other => other,
    };
    super::report(&world, outcome)
}

fn value_of(literal: &Literal) -> Value {
    match literal {
        Literal::Nil => Value::Nil,
        Literal::Int(value) => Value::Int(*value),
        Literal::Str(bytes) => Value::Str(bytes.clone()),
        Literal::Lobby => Value::Lobby,
        Literal::Code(_) | Literal::Method(_) | Literal::Object(_) | Literal::Float(_) => {
            Value::Object
        }
    }
}

impl Machine {
    fn activate(
        self: &Rc<Machine>,
        world: &mut World,
        code: usize,
        copied: Vec<Value>,
        args: &[Value],
        me: Value,
        home: u32,
    ) -> Outcome {
        let spec = &self.unit.codes[code];
        let mut registers = vec![Value::Nil; spec.local_count as usize];
        for (register, arg) in registers
            .iter_mut()
            .zip(args)
            .take(spec.argument_count as usize)
        {
            *register = arg.clone();
        }
        let mut frame = Frame {
            code,
            registers,
            copied,
            stack: Vec::new(),
            me,
            home,
        };
        let mut position = 0;
        loop {
            let instruction = next_instruction(spec, position);
            match self.step(world, &mut frame, spec, &instruction)? {
                Next::On => position = instruction.next,
                Next::To(target) => position = target,
                Next::Done(value) => return Ok(value),
            }
            assert!(frame.stack.len() <= spec.max_stack as usize);
        }
    }

    /// Whether the next prediction comes true.
    fn predicts(&self) -> bool {
        match self.mode {
            Mode::Fast => true,
            Mode::Slow => false,
            Mode::Mixed(_) => !self.random.borrow_mut().one_in(5),
        }
    }

    fn literal(&self, frame: &Frame, index: u32) -> Value {
        self.literals.borrow()[frame.code][index as usize].clone()
    }

    fn step(
        self: &Rc<Machine>,
        world: &mut World,
        frame: &mut Frame,
        spec: &CodeSpec,
        i: &Instruction,
    ) -> Result<Next, Unwind> {
        let o = i.operands();
        match i.op {
            Op::PushSelf => frame.stack.push(frame.me.clone()),
            Op::PushLiteral => frame.stack.push(self.literal(frame, o[0])),
            Op::PushLocal => frame.stack.push(frame.registers[o[0] as usize].clone()),
            Op::StoreLocal => frame.registers[o[0] as usize] = pop(frame),
            Op::PushCopied => frame.stack.push(frame.copied[o[0] as usize].clone()),
            Op::PushEnv => {
                let value = environment(&pop(frame)).borrow()[o[0] as usize].clone();
                frame.stack.push(value);
            }
            Op::StoreEnv => {
                let target = environment(&pop(frame));
                target.borrow_mut()[o[0] as usize] = pop(frame);
            }
            Op::NewEnv => {
                let slots = vec![Value::Nil; o[0] as usize];
                frame
                    .stack
                    .push(Value::Environment(Rc::new(RefCell::new(slots))));
            }
            Op::PushBlock => self.push_block(frame, spec, o),
            Op::Pop => drop(pop(frame)),
            Op::Dup => {
                let value = pop(frame);
                frame.stack.extend([value.clone(), value]);
            }
            Op::Send | Op::SendImplicit => {
                let Literal::Str(selector) = &spec.literals[o[0] as usize] else {
                    panic!()
                };
                let args = frame.stack.split_off(frame.stack.len() - o[1] as usize);
                let receiver = pop(frame);
                let selector = std::str::from_utf8(selector).expect("selectors are ASCII");
                let value = world.send(&receiver, selector, &args)?;
                frame.stack.push(value);
            }
            Op::Return => return Ok(Next::Done(pop(frame))),
            Op::ReturnNonLocal => return Err(Unwind::Return(frame.home, pop(frame))),
            Op::InitLiteral => {
                let Literal::Code(code) = spec.literals[o[0] as usize] else {
                    panic!()
                };
                self.literals.borrow_mut()[code.0 as usize][o[1] as usize] = pop(frame);
            }
            Op::InitSlot => drop(pop(frame)),
            _ => return Ok(self.control(world, frame, spec, i)),
        }
        Ok(Next::On)
    }

    fn push_block(self: &Rc<Machine>, frame: &mut Frame, spec: &CodeSpec, o: &[u32]) {
        let Literal::Code(code) = spec.literals[o[0] as usize] else {
            panic!()
        };
        let copied = frame.stack.split_off(frame.stack.len() - o[1] as usize);
        let (machine, me, home) = (Rc::clone(self), frame.me.clone(), frame.home);
        assert_eq!(
            copied.len(),
            self.unit.codes[code.0 as usize].copied_count as usize
        );
        frame.stack.push(Value::Block(Rc::new(
            move |world: &mut World, args: &[Value]| {
                machine.activate(
                    world,
                    code.0 as usize,
                    copied.clone(),
                    args,
                    me.clone(),
                    home,
                )
            },
        )));
    }

    fn control(
        &self,
        world: &mut World,
        frame: &mut Frame,
        spec: &CodeSpec,
        i: &Instruction,
    ) -> Next {
        let o = i.operands();
        match i.op {
            Op::Jump => Next::To(o[0]),
            Op::JumpBack => {
                world.sends += 1;
                let forever = world.sends > super::MAX_SENDS * 2;
                assert!(!forever, "loops without end do send something");
                Next::To(o[0])
            }
            Op::BranchBoolean => match (self.predicts(), pop(frame)) {
                (true, Value::Bool(true)) => Next::On,
                (true, Value::Bool(false)) => Next::To(o[1]),
                (_, other) => {
                    frame.stack.push(other);
                    Next::To(o[2])
                }
            },
            Op::GuardPredicted if !self.predicts() => Next::To(o[1]),
            Op::GuardPredicted => Next::On,
            Op::GuardIntegers => match (self.predicts(), frame.stack.as_slice()) {
                (true, [.., Value::Int(_), Value::Int(_)]) => Next::On,
                _ => Next::To(o[1]),
            },
            Op::TestLoop => {
                let (index, limit) = counters(frame);
                if goes_on(predicted(o[0]), index, limit) {
                    return Next::On;
                }
                frame.stack.truncate(frame.stack.len() - 2);
                Next::To(o[1])
            }
            Op::StoreIndex => {
                frame.registers[o[0] as usize] = Value::Int(counters(frame).0);
                Next::On
            }
            Op::StepLoop => {
                let Literal::Int(step) = spec.literals[o[1] as usize] else {
                    panic!()
                };
                let down = predicted(o[0]).counts_down();
                let index = counters(frame).0 + if down { -step } else { step };
                let place = frame.stack.len() - 2;
                frame.stack[place] = Value::Int(index);
                Next::On
            }
            Op::BranchIfIndex => match frame.stack.last() {
                Some(Value::Int(index)) if *index == i64::from(o[0]) => {
                    pop(frame);
                    Next::To(o[1])
                }
                _ => Next::On,
            },
            Op::BranchIfTrue | Op::BranchIfFalse => match pop(frame) {
                Value::Bool(value) if value == (i.op == Op::BranchIfTrue) => Next::To(o[0]),
                _ => Next::On,
            },
            other => panic!("{other:?} is not in these tests"),
        }
    }
}

fn next_instruction(spec: &CodeSpec, position: u32) -> Instruction {
    let mut decoder = Decoder::at(&spec.bytes, position);
    let instruction = decoder
        .next()
        .expect("verified code does not run off its end");
    instruction.expect("verified code decodes")
}

fn predicted(code: u32) -> Predicted {
    Predicted::from_code(code).expect("verified operands are in range")
}

fn pop(frame: &mut Frame) -> Value {
    frame.stack.pop().expect("verified code does not underflow")
}

fn environment(value: &Value) -> Rc<RefCell<Vec<Value>>> {
    match value {
        Value::Environment(slots) => Rc::clone(slots),
        other => panic!("{} is no environment", super::show(other)),
    }
}

fn counters(frame: &Frame) -> (i64, i64) {
    match frame.stack.as_slice() {
        [.., Value::Int(index), Value::Int(limit)] => (*index, *limit),
        _ => panic!("counting loops count smallInts"),
    }
}

fn goes_on(predicted: Predicted, index: i64, limit: i64) -> bool {
    match (predicted.counts_down(), predicted.includes_limit()) {
        (true, _) => index >= limit,
        (false, true) => index <= limit,
        (false, false) => index < limit,
    }
}
