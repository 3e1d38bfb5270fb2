//! The ways back that ask nothing of the world's own tools: the shell offers
//! them when the scheduler or the user interface has died or starves, or when
//! a person asks.

use crate::world::World;
use heap::{Known, Word};
use vm::{Outcome, ScriptError};

/// What starts the user interface anew.
const REVIVE: &str = "desktop revive";
/// Steps that an expression evaluated from the rescue screen may take.
const EVALUATION_STEPS: u64 = 20_000_000;

impl World {
    /// Takes the newest change of an object's slots back. False: there is none.
    pub fn undo_last_change(&mut self) -> bool {
        self.vm().undo_last_change()
    }

    /// Gives the world a new root process that opens the desktop again; what ran
    /// before is left where it was.
    pub fn revive(&mut self) -> Result<(), String> {
        self.start(REVIVE)
    }

    fn start(&mut self, expression: &str) -> Result<(), String> {
        let vm = self.vm();
        let code = vm
            .compile_expression("<rescue>", expression.as_bytes())
            .map_err(explain)?;
        vm.abandon();
        let lobby = vm.heap.known(Known::Lobby);
        vm.start(lobby, code).map_err(|fail| fail.0.into_owned())
    }

    /// Evaluates an expression in the lobby, outside the scheduler, and answers
    /// its print string, or the error. The world stands still meanwhile and is
    /// to be revived afterwards.
    pub fn evaluate(&mut self, text: &str) -> String {
        match self.start(&format!("({text}) printString")) {
            Ok(()) => {}
            Err(why) => return why,
        }
        match self.vm().run(EVALUATION_STEPS) {
            Outcome::Finished(value) => self.shown(value),
            Outcome::Aborted(message) => message,
            Outcome::Budget => "It takes too long.".to_owned(),
            Outcome::Idle { .. } => "It waits for something.".to_owned(),
            Outcome::Quit(_) => "It asked to quit.".to_owned(),
        }
    }

    fn shown(&mut self, value: Word) -> String {
        self.vm().text_of(value)
    }
}

fn explain(error: ScriptError) -> String {
    match error {
        ScriptError::Memory => "the memory is full".to_owned(),
        ScriptError::Syntax(diagnostics) => vm::report("", &diagnostics),
    }
}
