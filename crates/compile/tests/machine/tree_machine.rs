//! Evaluates trees as the language defines them: every block a closure over
//! a scope that is made anew at each activation, every message a real send.

use super::{Outcome, Unwind, Value, World};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use syntax::ast::{Code, Expr, ExprKind, Receiver, Send, SlotInit, SlotKind};

struct Scope {
    values: RefCell<HashMap<String, Value>>,
    assignable: Vec<String>,
    parent: Option<Rc<Scope>>,
    home: u32,
}

/// Runs a text; answers what it logged and its value.
pub fn run(text: &str) -> String {
    let code = syntax::parse_expression(text.as_bytes()).expect("test programs parse");
    let mut world = World::default();
    world.homes += 1;
    let home = world.homes;
    let outcome = match activate(&mut world, &code, None, &[], home) {
        Err(Unwind::Return(to, value)) if to == home => Ok(value),
        other => other,
    };
    super::report(&world, outcome)
}

fn activate(
    world: &mut World,
    code: &Code,
    parent: Option<Rc<Scope>>,
    args: &[Value],
    home: u32,
) -> Outcome {
    let mut values = HashMap::new();
    let mut given = args.iter();
    for slot in &code.slots {
        let value = match (&slot.init, slot.kind) {
            (_, SlotKind::Argument) => given.next().cloned().unwrap_or(Value::Nil),
            (SlotInit::Expr(expr), _) => initial(world, expr)?,
            _ => Value::Nil,
        };
        values.insert(slot.name.clone(), value);
    }
    let is_assignable = |slot: &&syntax::ast::SlotDecl| slot.kind == SlotKind::Assignable;
    let assignable = code
        .slots
        .iter()
        .filter(is_assignable)
        .map(|s| s.name.clone())
        .collect();
    let scope = Rc::new(Scope {
        values: RefCell::new(values),
        assignable,
        parent,
        home,
    });
    let mut last = if scope.parent.is_some() {
        Value::Object
    } else {
        Value::Me
    };
    for statement in &code.body {
        last = eval(world, &statement.expr, &scope)?;
        if statement.is_return {
            return Err(Unwind::Return(home, last));
        }
    }
    Ok(last)
}

/// Initialisers see the lobby only.
fn initial(world: &mut World, expr: &Expr) -> Outcome {
    let scope = Scope {
        values: RefCell::default(),
        assignable: Vec::new(),
        parent: None,
        home: 0,
    };
    eval(world, expr, &Rc::new(scope))
}

fn eval(world: &mut World, expr: &Expr, scope: &Rc<Scope>) -> Outcome {
    match &expr.kind {
        ExprKind::Int(value) => Ok(Value::Int(*value)),
        ExprKind::Str(bytes) => Ok(Value::Str(bytes.clone())),
        ExprKind::SelfRef => Ok(Value::Me),
        ExprKind::Block(code) => Ok(closure(code, scope)),
        ExprKind::Send(send) => eval_send(world, send, scope),
        ExprKind::Float(_) | ExprKind::Object(_) => Ok(Value::Object),
    }
}

fn closure(code: &Code, scope: &Rc<Scope>) -> Value {
    let (code, scope) = (code.clone(), Rc::clone(scope));
    Value::Block(Rc::new(move |world: &mut World, args: &[Value]| {
        activate(world, &code, Some(Rc::clone(&scope)), args, scope.home)
    }))
}

fn eval_send(world: &mut World, send: &Send, scope: &Rc<Scope>) -> Outcome {
    let receiver = match &send.receiver {
        Receiver::Expr(expr) => eval(world, expr, scope)?,
        _ => Value::Me,
    };
    let args: Result<Vec<Value>, Unwind> = send
        .args
        .iter()
        .map(|arg| eval(world, arg, scope))
        .collect();
    let args = args?;
    if matches!(send.receiver, Receiver::Implicit) {
        if let ([], Some(holder)) = (&args[..], find(scope, &send.selector, false)) {
            return Ok(holder.values.borrow()[&send.selector].clone());
        }
        let name = send.selector.trim_end_matches(':');
        if let ([value], Some(holder)) = (&args[..], find(scope, name, true))
            && send.selector.ends_with(':')
        {
            holder
                .values
                .borrow_mut()
                .insert(name.to_owned(), value.clone());
            return Ok(Value::Me);
        }
    }
    world.send(&receiver, &send.selector, &args)
}

fn find(scope: &Rc<Scope>, name: &str, assignable: bool) -> Option<Rc<Scope>> {
    let mut next = Some(Rc::clone(scope));
    while let Some(scope) = next {
        let is_here = match assignable {
            true => scope.assignable.iter().any(|n| n == name),
            false => scope.values.borrow().contains_key(name),
        };
        if is_here {
            return Some(scope);
        }
        next = scope.parent.clone();
    }
    None
}
