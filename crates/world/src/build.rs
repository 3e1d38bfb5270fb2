//! Building an image from sources.

use crate::surroundings::{Console, Surroundings};
use vm::{Config, Outcome, ScriptError, Vm};

/// One module's text.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path as the order file names it.
    pub name: String,
    /// The text.
    pub text: Vec<u8>,
}

/// The modules that an order file names, in order: one a line, `#` begins a
/// comment.
pub fn module_names(order: &str) -> impl Iterator<Item = &str> {
    let lines = order
        .lines()
        .map(|line| line.split('#').next().unwrap_or("").trim());
    lines.filter(|line| !line.is_empty())
}

/// Why a world could not be built: where, and what.
#[derive(Debug)]
pub enum BuildError {
    /// The memory is full, or could not be had.
    Memory,
    /// A module's text has faults; the report names their places.
    Syntax(String),
    /// A module stopped with an error.
    Failed {
        /// The module.
        module: String,
        /// The error.
        message: String,
    },
}

impl std::fmt::Display for BuildError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BuildError::Memory => write!(f, "there is not enough memory to build the world"),
            BuildError::Syntax(report) => write!(f, "{report}"),
            BuildError::Failed { module, message } => write!(f, "{module}: {message}"),
        }
    }
}

/// A console for builds: output is kept, files are not read.
#[derive(Default)]
struct Quiet;

impl Console for Quiet {
    fn print(&mut self, _: &[u8]) {}

    fn print_error(&mut self, _: &[u8]) {}

    fn read_file(&mut self, path: &str) -> Result<Vec<u8>, String> {
        Err(format!("no file {path} while a world is built"))
    }

    fn arguments(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Runs every module in order in a fresh image; answers the machine, settled.
pub fn build(sources: &[Source], config: Config) -> Result<Vm, BuildError> {
    build_with(sources, config, None)
}

/// As [`build`], with somebody to hear what modules print.
pub fn build_with(
    sources: &[Source],
    config: Config,
    console: Option<Box<dyn Console>>,
) -> Result<Vm, BuildError> {
    let console = console.unwrap_or_else(|| Box::new(Quiet));
    let host = Surroundings::new(console, None);
    let mut vm = Vm::genesis(config, Box::new(host)).ok_or(BuildError::Memory)?;
    for source in sources {
        load(&mut vm, source)?;
    }
    vm.settle();
    Ok(vm)
}

fn load(vm: &mut Vm, source: &Source) -> Result<(), BuildError> {
    let faults = vm.script_errors;
    match vm.run_script(&source.name, &source.text) {
        Ok(Outcome::Finished(_)) if vm.script_errors == faults => Ok(()),
        Ok(Outcome::Finished(_)) => Err(BuildError::Syntax(format!(
            "{}: syntax errors",
            source.name
        ))),
        Ok(Outcome::Aborted(message)) => Err(failed(source, message)),
        Ok(other) => Err(failed(source, format!("stopped: {other:?}"))),
        Err(ScriptError::Memory) => Err(BuildError::Memory),
        Err(ScriptError::Syntax(diagnostics)) => {
            Err(BuildError::Syntax(vm::report(&source.name, &diagnostics)))
        }
    }
}

fn failed(source: &Source, message: String) -> BuildError {
    BuildError::Failed {
        module: source.name.clone(),
        message,
    }
}
