//! Which selectors still mean what the library meant.
//!
//! `_AssumeStandardControl` records the methods that the predicted selectors
//! name on booleans, closures and smallInts. Quickened code relies on them;
//! whenever a slot somewhere changes they are looked up anew, and if one
//! differs all quickened code is dropped and rebuilt with real sends.

use crate::lookup::{Lookup, Search};
use crate::ops::Quick;
use bytecode::Predicted;
use heap::{Heap, Known, Word};
use std::collections::HashMap;

/// Arithmetic and comparison with a fast way for smallInts and doubles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
    Identical,
}

impl Arithmetic {
    const ALL: [(Arithmetic, &'static str); 12] = [
        (Arithmetic::Add, "+"),
        (Arithmetic::Subtract, "-"),
        (Arithmetic::Multiply, "*"),
        (Arithmetic::Divide, "/"),
        (Arithmetic::Modulo, "%"),
        (Arithmetic::Less, "<"),
        (Arithmetic::LessEqual, "<="),
        (Arithmetic::Greater, ">"),
        (Arithmetic::GreaterEqual, ">="),
        (Arithmetic::Equal, "="),
        (Arithmetic::NotEqual, "!="),
        (Arithmetic::Identical, "=="),
    ];

    /// The instruction with two register operands.
    pub(crate) fn op(self) -> Quick {
        match self {
            Arithmetic::Add => Quick::Add,
            Arithmetic::Subtract => Quick::Subtract,
            Arithmetic::Multiply => Quick::Multiply,
            Arithmetic::Divide => Quick::Divide,
            Arithmetic::Modulo => Quick::Modulo,
            Arithmetic::Less => Quick::Less,
            Arithmetic::LessEqual => Quick::LessEqual,
            Arithmetic::Greater => Quick::Greater,
            Arithmetic::GreaterEqual => Quick::GreaterEqual,
            Arithmetic::Equal => Quick::Equal,
            Arithmetic::NotEqual => Quick::NotEqual,
            Arithmetic::Identical => Quick::Identical,
        }
    }

    /// The instruction with an immediate second operand.
    pub(crate) fn immediate_op(self) -> Option<Quick> {
        Some(match self {
            Arithmetic::Add => Quick::AddImmediate,
            Arithmetic::Subtract => Quick::SubtractImmediate,
            Arithmetic::Less => Quick::LessImmediate,
            Arithmetic::LessEqual => Quick::LessEqualImmediate,
            Arithmetic::Greater => Quick::GreaterImmediate,
            Arithmetic::GreaterEqual => Quick::GreaterEqualImmediate,
            Arithmetic::Equal => Quick::EqualImmediate,
            Arithmetic::NotEqual => Quick::NotEqualImmediate,
            _ => return None,
        })
    }

    /// The form of a comparison that takes the branch behind it.
    pub(crate) fn branch_op(self, op: Quick) -> Option<Quick> {
        Some(match op {
            Quick::Less => Quick::LessBranch,
            Quick::LessEqual => Quick::LessEqualBranch,
            Quick::Greater => Quick::GreaterBranch,
            Quick::GreaterEqual => Quick::GreaterEqualBranch,
            Quick::Equal => Quick::EqualBranch,
            Quick::NotEqual => Quick::NotEqualBranch,
            Quick::Identical => Quick::IdenticalBranch,
            Quick::LessImmediate => Quick::LessImmediateBranch,
            Quick::LessEqualImmediate => Quick::LessEqualImmediateBranch,
            Quick::GreaterImmediate => Quick::GreaterImmediateBranch,
            Quick::GreaterEqualImmediate => Quick::GreaterEqualImmediateBranch,
            Quick::EqualImmediate => Quick::EqualImmediateBranch,
            Quick::NotEqualImmediate => Quick::NotEqualImmediateBranch,
            _ => return None,
        })
    }
}

/// A receiver whose method is assumed.
#[derive(Clone, Copy)]
enum Receiver {
    True,
    False,
    Block,
    SmallInt,
    Float,
}

/// What quickened code may rely on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Assumptions {
    control: u32,
    arithmetic: HashMap<u32, Arithmetic>,
}

impl Arithmetic {
    fn is_on_floats(self) -> bool {
        !matches!(self, Arithmetic::Modulo | Arithmetic::Identical)
    }
}

fn control_receivers(predicted: Predicted) -> &'static [Receiver] {
    match predicted {
        Predicted::WhileTrue | Predicted::WhileFalse | Predicted::Loop => &[Receiver::Block],
        Predicted::ToDo
        | Predicted::UpToDo
        | Predicted::DownToDo
        | Predicted::ToByDo
        | Predicted::UpToByDo
        | Predicted::DownToByDo => &[Receiver::SmallInt],
        _ => &[Receiver::True, Receiver::False],
    }
}

/// Every assumed (receiver, selector), in the order of `Known::Assumed`.
fn assumed() -> Vec<(Receiver, &'static str)> {
    let control = Predicted::ALL.iter().flat_map(|&p| {
        control_receivers(p)
            .iter()
            .map(move |&receiver| (receiver, p.selector()))
    });
    let arithmetic = Arithmetic::ALL.iter().flat_map(|&(a, selector)| {
        let on = if a.is_on_floats() { 2 } else { 1 };
        [Receiver::SmallInt, Receiver::Float]
            .into_iter()
            .take(on)
            .map(move |r| (r, selector))
    });
    control.chain(arithmetic).collect()
}

/// Where a lookup for such a receiver begins.
fn start(heap: &Heap, receiver: Receiver) -> Word {
    match receiver {
        Receiver::True => heap.boolean(true),
        Receiver::False => heap.boolean(false),
        Receiver::SmallInt => Word::int(0),
        Receiver::Float => Word::float(0.0).expect("zero is immediate"),
        Receiver::Block => {
            let map = heap.element(heap.known(Known::BlockMaps), 0);
            crate::shape::slot(heap, map, 0).value
        }
    }
}

fn current(heap: &Heap, receiver: Receiver, selector: &str) -> Option<Word> {
    let name = heap.find_symbol(selector.as_bytes())?;
    match Search::new(heap, name).from(start(heap, receiver)) {
        Lookup::Found(found) => Some(found.slot.value),
        _ => None,
    }
}

/// The objects on whose slots the assumptions rest. Quickened code never looks
/// them up, so whoever changes one must be told to check the assumptions.
pub(crate) fn watched(heap: &Heap) -> Vec<Word> {
    let mut objects = Vec::new();
    for (receiver, selector) in assumed() {
        let Some(name) = heap.find_symbol(selector.as_bytes()) else {
            continue;
        };
        let mut search = Search::new(heap, name);
        let _ = search.from(start(heap, receiver));
        objects.extend(search.visited().iter().filter(|object| object.is_ref()));
    }
    objects
}

/// Records today's methods as the standard ones. Answers false when there is no
/// memory for it.
pub(crate) fn assume_standard(heap: &mut Heap) -> bool {
    let words: Vec<Word> = assumed()
        .iter()
        .map(|&(r, s)| current(heap, r, s).unwrap_or(Word::ZERO))
        .collect();
    let map = heap.known(Known::VectorMap);
    let Some(vector) = heap.new_vector_old(map, 0, words.len(), Word::ZERO) else {
        return false;
    };
    for (i, &word) in words.iter().enumerate() {
        heap.set_element(vector, i, word);
    }
    heap.set_known(Known::Assumed, vector);
    true
}

impl Assumptions {
    /// Looks every assumed method up and keeps the selectors for which all are
    /// as recorded.
    pub(crate) fn check(heap: &Heap) -> Assumptions {
        let mut result = Assumptions::default();
        let vector = heap.known(Known::Assumed);
        let all = assumed();
        if heap.length(vector) != all.len() {
            return result;
        }
        let holds = |selector: &str| {
            all.iter()
                .enumerate()
                .filter(|(_, (_, s))| *s == selector)
                .all(|(i, &(r, s))| {
                    let recorded = heap.element(vector, i);
                    recorded != Word::ZERO && current(heap, r, s) == Some(recorded)
                })
        };
        for &predicted in Predicted::ALL {
            if holds(predicted.selector()) {
                result.control |= 1 << predicted as u32;
            }
        }
        for (arithmetic, selector) in Arithmetic::ALL {
            if holds(selector)
                && let Some(name) = heap.find_symbol(selector.as_bytes())
            {
                result.arithmetic.insert(name.low(), arithmetic);
            }
        }
        result
    }

    /// Whether a control selector is as assumed.
    pub(crate) fn control(&self, predicted: Predicted) -> bool {
        self.control & 1 << predicted as u32 != 0
    }

    /// The arithmetic that a selector means on numbers, if as assumed.
    pub(crate) fn arithmetic(&self, selector: Word) -> Option<Arithmetic> {
        self.arithmetic.get(&selector.low()).copied()
    }
}
