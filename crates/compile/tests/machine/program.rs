//! Random programs made of variables, blocks and control.

use syntax::testing::Random;

/// A program's text.
pub fn random_program(seed: u64) -> String {
    let mut random = Random::new(seed);
    let budget = 10 + random.below(50);
    let mut maker = Maker {
        random,
        budget,
        names: 0,
        scopes: Vec::new(),
        depth: 0,
    };
    maker.body("| ", " | ", &[])
}

struct Maker {
    random: Random,
    budget: usize,
    names: usize,
    /// Names in scope, and whether they can be assigned.
    scopes: Vec<Vec<(String, bool)>>,
    depth: usize,
}

impl Maker {
    /// Slots and statements, the last of which is an integer.
    fn body(&mut self, open: &str, close: &str, arguments: &[String]) -> String {
        let mut names: Vec<(String, bool)> = arguments.iter().map(|a| (a.clone(), false)).collect();
        let mut slots: Vec<String> = arguments.iter().map(|a| format!(":{a}")).collect();
        for _ in 0..self.random.below(3) {
            let (name, slot, assignable) = self.slot();
            if names.iter().all(|(known, _)| *known != name) {
                names.push((name, assignable));
                slots.push(slot);
            }
        }
        self.scopes.push(names);
        let mut statements: Vec<String> = (0..self.random.below(4))
            .map(|_| self.statement())
            .collect();
        let value = self.integer();
        statements.push(if self.random.one_in(15) {
            format!("^ {value}")
        } else {
            value
        });
        self.scopes.pop();
        let slots = match slots.is_empty() {
            true => String::new(),
            false => format!("{open}{}{close}", slots.join(". ")),
        };
        format!("{slots}{}", statements.join(". "))
    }

    fn slot(&mut self) -> (String, String, bool) {
        // Every sixth name hides one of an enclosing scope.
        let hidden = self
            .random
            .one_in(6)
            .then(|| self.any_name(false))
            .flatten();
        let name = hidden.unwrap_or_else(|| self.fresh("v"));
        match self.random.below(5) {
            0 => (name.clone(), format!("{name} = 4"), false),
            1 => (name.clone(), format!("{name} = ten + 1"), false),
            2 => (name.clone(), format!("{name} <- ten"), true),
            _ => (
                name.clone(),
                format!("{name} <- {}", self.random.below(5)),
                true,
            ),
        }
    }

    fn fresh(&mut self, prefix: &str) -> String {
        self.names += 1;
        format!("{prefix}{}", self.names)
    }

    fn any_name(&mut self, assignable: bool) -> Option<String> {
        let names: Vec<&String> = self
            .scopes
            .iter()
            .flatten()
            .filter(|(_, can)| *can || !assignable)
            .map(|(name, _)| name)
            .collect();
        match names.is_empty() {
            true => None,
            false => Some(names[self.random.below(names.len())].clone()),
        }
    }

    fn block(&mut self, arguments: usize) -> String {
        self.depth += 1;
        let arguments: Vec<String> = (0..arguments).map(|_| self.fresh("a")).collect();
        let text = format!("[{}]", self.body("| ", " | ", &arguments));
        self.depth -= 1;
        text
    }

    fn spent(&mut self) -> bool {
        self.budget = self.budget.saturating_sub(1);
        self.budget == 0 || self.depth > 7
    }

    fn statement(&mut self) -> String {
        if self.spent() {
            return format!("log: {}", self.random.below(9));
        }
        match self.random.below(15) {
            0..3 => self.assignment(),
            3 => format!("log: {}", self.integer()),
            4 => format!("{} ifTrue: {}", self.condition(), self.block(0)),
            5 => format!("{} ifFalse: {}", self.condition(), self.block(0)),
            6 => format!(
                "{} ifFalse: {} True: {}",
                self.condition(),
                self.block(0),
                self.block(0)
            ),
            7 => format!("keep: {}", self.block(0)),
            8 => "runKept".to_owned(),
            9 | 10 => self.counting(),
            11 => self.while_loop(),
            12 => format!("log: (run: {} With: {})", self.block(1), self.integer()),
            13 => format!("keeper ifTrue: {}", self.block(0)),
            _ => format!("{} && {}", self.condition(), self.condition_block()),
        }
    }

    fn assignment(&mut self) -> String {
        match self.any_name(true) {
            Some(name) => format!("{name}: {}", self.integer()),
            None => format!("log: {}", self.integer()),
        }
    }

    fn counting(&mut self) -> String {
        let (from, to) = (self.random.below(4), self.random.below(5));
        let selector = *self.random.pick(&[
            "to: # Do:",
            "upTo: # Do:",
            "downTo: # Do:",
            "to: # By: 2 Do:",
            "upTo: # By: 3 Do:",
            "downTo: # By: 2 Do:",
        ]);
        let big = if self.random.one_in(4) { " big" } else { "" };
        let with_index = self.random.below(2);
        let message = selector.replace('#', &to.to_string());
        let block = self.block(with_index);
        format!("log: ({from}{big} {message} {block})")
    }

    /// A loop that ends, on a counter of its own.
    fn while_loop(&mut self) -> String {
        let counter = self.fresh("w");
        let less = if self.random.one_in(4) { "<~" } else { "<" };
        self.scopes.push(vec![(counter.clone(), false)]);
        self.depth += 1;
        let before = self.statement();
        let inside = self.statement();
        self.depth -= 1;
        self.scopes.pop();
        let step = format!("{counter}: {counter} + 1");
        let text = match self.random.below(3) {
            0 => format!("[{before}. {counter} {less} 3] whileTrue: [{step}. {inside}]"),
            1 => format!("[{before}. 2 {less} {counter}] whileFalse: [{step}. {inside}]"),
            _ => format!(
                "[{step}. {before}. 3 {less} {counter} ifTrue: [^ {counter}]. {inside}] loop"
            ),
        };
        format!("log: (run: [| {counter} <- 0 | {text}])")
    }

    fn condition(&mut self) -> String {
        let (left, right) = (self.integer(), self.integer());
        match self.random.below(8) {
            0 => format!("({left} <~ {right})"),
            1 if !self.spent() => format!("({} && {})", self.condition(), self.condition_block()),
            2 if !self.spent() => format!("({} || {})", self.condition(), self.condition_block()),
            3 if !self.spent() => format!("({} and: {})", self.condition(), self.condition_block()),
            4 if !self.spent() => format!("({} or: {})", self.condition(), self.condition_block()),
            5 => "yes".to_owned(),
            _ => format!("({left} < {right})"),
        }
    }

    fn condition_block(&mut self) -> String {
        let before = if self.random.one_in(3) {
            format!("{}. ", self.statement())
        } else {
            String::new()
        };
        format!("[{before}{}]", self.condition())
    }

    fn integer(&mut self) -> String {
        if self.spent() {
            return self.any_name(false).unwrap_or_else(|| "3".to_owned());
        }
        match self.random.below(9) {
            0 => self.random.below(6).to_string(),
            1 | 2 => format!("({} + {})", self.integer(), self.integer()),
            3 => format!(
                "({} ifTrue: {} False: {})",
                self.condition(),
                self.block(0),
                self.block(0)
            ),
            4 => format!("(run: {})", self.block(0)),
            5 => format!("{} value", self.block(0)),
            _ => self.any_name(false).unwrap_or_else(|| "2".to_owned()),
        }
    }
}
