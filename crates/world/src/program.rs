//! Running a program in a world without a screen, to its end.

use crate::surroundings::{Clock, Console, Surroundings};
use heap::{Known, Word};
use vm::{Config, Outcome, ScriptError, Vm};

/// Steps that a program runs at a time unless a test wants it otherwise: the
/// machine's loop is left and entered again so often that an engine which
/// compiles a function better between two calls gets to use what it made.
const STRIDE: u64 = 500_000;

/// How a program ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    /// It ran to its end.
    Finished,
    /// It quit with an exit code.
    Quit(i32),
    /// An error that nobody handled.
    Failed(String),
    /// It does not parse; one diagnostic a line, with its place.
    Syntax(String),
}

/// A machine that runs programs one after another in one image.
pub struct Program {
    /// The machine.
    pub vm: Vm,
    /// Steps to run at a time; saving, reloading and other modes of test come
    /// between.
    pub stride: u64,
    /// Whether the image is saved and loaded again at each stop.
    pub reload: bool,
}

impl Program {
    /// Over an image.
    pub fn over(
        image: heap::Heap,
        config: Config,
        console: Box<dyn Console>,
        clock: Box<dyn Clock>,
    ) -> Program {
        let host = Surroundings::new(console, Some(clock));
        Program {
            vm: Vm::over(image, config, Box::new(host)),
            stride: STRIDE,
            reload: false,
        }
    }

    /// Gives a machine that was just built a program's surroundings.
    pub fn adopt(mut vm: Vm, console: Box<dyn Console>, clock: Box<dyn Clock>) -> Program {
        vm.host = Box::new(Surroundings::new(console, Some(clock)));
        Program {
            vm,
            stride: STRIDE,
            reload: false,
        }
    }

    /// Runs a file's expressions in the lobby.
    pub fn run_file(&mut self, name: &str, text: &[u8]) -> Ending {
        let before = self.vm.script_errors;
        let (code, faults) = match self.vm.compile_script(name, text) {
            Ok(script) => script,
            Err(error) => return syntax_or_memory(name, error),
        };
        let lobby = self.vm.heap.known(Known::Lobby);
        let ending = self.run(lobby, code).0;
        if faults > 0 && ending == Ending::Finished && self.vm.script_errors > before {
            return Ending::Syntax(format!("{name}: {faults} expressions have syntax errors"));
        }
        ending
    }

    /// Evaluates an expression typed by a person and prints its value.
    pub fn evaluate(&mut self, name: &str, text: &[u8]) -> Ending {
        let code = match self.vm.compile_expression(name, text) {
            Ok(code) => code,
            Err(error) => return syntax_or_memory(name, error),
        };
        let shell = self.vm.heap.known(Known::Shell);
        let (ending, value) = self.run(shell, code);
        let Some(value) = value else { return ending };
        self.vm.heap.temps.push(value);
        let ending = self.print(value);
        self.vm.heap.temps.pop();
        ending
    }

    fn print(&mut self, value: Word) -> Ending {
        let printing = self
            .vm
            .compile_expression("<print>", b"self printString printLine");
        match printing {
            Ok(code) => self.run(value, code).0,
            Err(error) => syntax_or_memory("<print>", error),
        }
    }

    fn run(&mut self, receiver: Word, code: Word) -> (Ending, Option<Word>) {
        if let Err(fail) = self.vm.start(receiver, code) {
            return (Ending::Failed(fail.0.into_owned()), None);
        }
        loop {
            match self.vm.run(self.stride) {
                Outcome::Budget if self.reload => self.save_and_load(),
                Outcome::Budget => {}
                Outcome::Finished(value) => return (Ending::Finished, Some(value)),
                Outcome::Aborted(message) => return (Ending::Failed(message), None),
                Outcome::Quit(code) => return (Ending::Quit(code), None),
                Outcome::Idle { until_ms: None } => {
                    let message = "every process is waiting, and nothing can wake one";
                    return (Ending::Failed(message.to_owned()), None);
                }
                Outcome::Idle {
                    until_ms: Some(due),
                } => self.sleep_until(due),
            }
        }
    }

    /// Saves the image and goes on in a machine over the loaded one: nothing may
    /// tell the difference.
    fn save_and_load(&mut self) {
        self.vm.settle();
        let lineage = snapshot::Lineage {
            generation: 0,
            parent: 0,
        };
        let bytes = snapshot::save(&mut self.vm.heap, lineage, &mut |_| {});
        let config = self.vm.config();
        let heap = snapshot::load(&bytes, config.heap).expect("a machine's own image verifies");
        self.vm.replace_heap(heap);
    }

    fn sleep_until(&mut self, due_ms: f64) {
        let wait = (due_ms - self.vm.host.now_ms()).max(0.0);
        std::thread::sleep(std::time::Duration::from_secs_f64(wait / 1000.0));
    }
}

fn syntax_or_memory(name: &str, error: ScriptError) -> Ending {
    match error {
        ScriptError::Memory => Ending::Failed("the memory is full".to_owned()),
        ScriptError::Syntax(diagnostics) => Ending::Syntax(vm::report(name, &diagnostics)),
    }
}
