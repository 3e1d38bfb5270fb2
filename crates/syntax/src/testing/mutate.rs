//! Nearly-programs: printed random trees and known snippets, damaged.

use super::{Random, random_file};

/// Snippets that reach the corners of the grammar.
const SNIPPETS: &[&str] = &[
    "(| parent* = lobby. m: x = (| t <- 5 | t * x) |) m: 3\n",
    "(| {'Category: x' a = 3. {'y' b <- 4}} c |) b\n",
    "[| :x. y <- 'z' | ^ x + y] value: 3 With: 4\n",
    "[:x. :y | x max: y Min: 3. resend.foo: x Bar: 2]\n",
    "bootstrap stub -> 'globals' -> 'x' -> () _Define: ( | {} = 'ModuleInfo: m'. {'Category: c' x* = 3. + y = (y)} | )\n",
    "16rFF + 2r101 -1 - -3 * 1.5e-2. 'a\\x41\\d066\\o103\\'\\\n'\n",
    "{ 'note' (| a |) } copy. \"comment \\\" \" p.x: 3\n",
    "(3. 4)\n(| x | x)\n3 \\\n + 4\n",
    "- 3 foo: bar baz Qux: [^ (| |)]\n",
];

/// Pieces to splice in.
const TOKENS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "|",
    "||",
    "^",
    ".",
    ":",
    "=",
    "<-",
    "*",
    "-",
    "+",
    "'",
    "\"",
    "\\",
    "\n",
    " ",
    "(|",
    "|)",
    "[|",
    ":x",
    "foo",
    "Foo",
    "foo:",
    "Foo:",
    "_Foo",
    "_Foo:",
    "self",
    "resend",
    "resend.",
    "p.",
    "3",
    "-3",
    "1.5",
    "16r",
    "1e",
    "{} = ''",
    "{'a'",
    "x = (",
    "x <- ",
    "at: k Put: v = (",
    "\\x4",
    "\u{fc}",
    "\0",
    "^^",
];

/// Bytes that an input grows to at most.
const MAX_INPUT_BYTES: usize = 4096;

/// Makes inputs: the `n`th of a seed is always the same.
#[derive(Clone, Debug)]
pub struct Mutator {
    seed: u64,
}

impl Mutator {
    /// Equal seeds give equal inputs.
    pub fn new(seed: u64) -> Self {
        Mutator { seed }
    }

    /// The input of this number.
    pub fn input(&self, number: u64) -> Vec<u8> {
        let mut random = Random::new(self.seed.wrapping_mul(0x0100_0000_01b3) ^ number);
        let mut text = self.base(&mut random);
        let damages = random.below(6);
        for _ in 0..damages {
            damage(&mut text, &mut random);
        }
        text.truncate(MAX_INPUT_BYTES);
        text
    }

    fn base(&self, random: &mut Random) -> Vec<u8> {
        match random.below(4) {
            0 => {
                let size = 2 + random.below(40);
                crate::print(&random_file(random, size)).into_bytes()
            }
            1 => soup(random),
            _ => random.pick(SNIPPETS).as_bytes().to_vec(),
        }
    }
}

fn soup(random: &mut Random) -> Vec<u8> {
    let mut text = Vec::new();
    for _ in 0..random.below(30) {
        text.extend_from_slice(random.pick(TOKENS).as_bytes());
        if random.one_in(2) {
            text.push(b' ');
        }
    }
    text
}

fn damage(text: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(text.len() + 1);
    let end = (at + random.below(12)).min(text.len());
    match random.below(7) {
        0 => drop(text.drain(at..end)),
        1 => text.truncate(at),
        2 => insert(text, at, random.pick(TOKENS).as_bytes()),
        3 => insert(text, at, &[random.next() as u8]),
        4 => {
            let piece = text[at..end].to_vec();
            let place = random.below(text.len() + 1);
            insert(text, place, &piece);
        }
        5 => {
            let snippet = random.pick(SNIPPETS).as_bytes();
            let from = random.below(snippet.len());
            insert(text, at, &snippet[from..]);
        }
        _ => {
            if let Some(byte) = text.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
        }
    }
}

fn insert(text: &mut Vec<u8>, at: usize, piece: &[u8]) {
    text.splice(at..at, piece.iter().copied());
}
