//! The command line: run files, evaluate expressions, build a world.
//!
//! `main` reads arguments; `worlds` finds or builds the image; `terminal` is
//! the console; each command has a function of its own.

mod commands;
mod terminal;
mod worlds;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// A Self world: run, evaluate, look inside.
#[derive(Parser)]
#[command(name = "autodidact", version, about, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    options: Options,
}

/// Options of every command that runs a world.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct Options {
    /// The image to run in; by default the one built from the sources.
    #[arg(long, global = true, value_name = "FILE")]
    pub image: Option<PathBuf>,
    /// The list of modules to build the world from.
    #[arg(long, global = true, value_name = "FILE")]
    pub order: Option<PathBuf>,
    /// A block may not run after its method has returned, as in the original.
    #[arg(long, global = true)]
    pub strict_blocks: bool,
    /// Collect and move objects at every opportunity (slow; for tests).
    #[arg(long, global = true)]
    pub stress: bool,
    /// Look every message up anew (slow; for tests).
    #[arg(long, global = true)]
    pub caches_off: bool,
    /// Stop after so many steps and go on (for tests).
    #[arg(long, global = true, value_name = "STEPS")]
    pub stride: Option<u64>,
    /// Let the clock stand still (for tests).
    #[arg(long, global = true)]
    pub still: bool,
    /// Print the hash of the image when a program has ended (for tests).
    #[arg(long, global = true)]
    pub hash: bool,
    /// Save the world and load it again at each such stop (slow; for tests).
    #[arg(long, global = true)]
    pub reload: bool,
}

const EXAMPLES: &str = "Examples:
  autodidact eval '3 + 4'
  autodidact run hello.self
  autodidact repl
  autodidact snapshot -o world.snap";

#[derive(Subcommand)]
enum Command {
    /// Run files, in order, in one world
    Run {
        /// Self source files
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Evaluate an expression and print its value
    Eval {
        /// The expression
        #[arg(allow_hyphen_values = true)]
        expression: String,
    },
    /// Evaluate what is typed, line by line
    Repl,
    /// Build the world from its sources and write it as a snapshot
    Snapshot {
        /// Where to write it
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// The expression whose process the snapshot goes on with
        #[arg(long, value_name = "EXPRESSION")]
        start: Option<String>,
    },
    /// Run the world's own tests
    Test {
        /// Names of suites; all when none is given
        suites: Vec<String>,
    },
    /// List the primitives of the machine
    Primitives,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let options = &arguments.options;
    let result = match &arguments.command {
        Command::Run { files } => commands::run(files, options),
        Command::Eval { expression } => commands::eval(expression, options),
        Command::Repl => commands::repl(options),
        Command::Snapshot { output, start } => {
            commands::snapshot(output, start.as_deref(), options)
        }
        Command::Test { suites } => commands::test(suites, options),
        Command::Primitives => commands::primitives(options),
    };
    result.unwrap_or_else(|message| {
        eprintln!("autodidact: {message}");
        ExitCode::from(2)
    })
}
