//! One function a command. Each answers the exit code, or why it could not
//! begin.

use crate::Options;
use crate::worlds;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use world::{Ending, Program};

/// What is evaluated to run all suites of the world's own tests.
const TEST_EXPRESSION: &str = "tests runAll";

/// `run FILE…`
pub fn run(files: &[PathBuf], options: &Options) -> Result<ExitCode, String> {
    let mut program = worlds::program(options, Vec::new())?;
    for file in files {
        let text = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let ending = program.run_file(&file.display().to_string(), &text);
        if ending != Ending::Finished {
            return Ok(tell(&ending));
        }
    }
    if options.hash {
        program.vm.settle();
        println!("heap hash {:x}", heap::heap_hash(&program.vm.heap));
    }
    Ok(ExitCode::SUCCESS)
}

/// `eval EXPRESSION`
pub fn eval(expression: &str, options: &Options) -> Result<ExitCode, String> {
    let mut program = worlds::program(options, Vec::new())?;
    let ending = program.evaluate("<the prompt>", expression.as_bytes());
    Ok(tell(&ending))
}

/// Says how a program ended, where that is not plain.
fn tell(ending: &Ending) -> ExitCode {
    match ending {
        Ending::Finished => ExitCode::SUCCESS,
        Ending::Quit(code) => ExitCode::from(*code as u8),
        Ending::Failed(message) => {
            println!("error: {message}");
            ExitCode::from(1)
        }
        Ending::Syntax(report) => {
            println!("syntax error: {report}");
            ExitCode::from(1)
        }
    }
}

/// `repl`
pub fn repl(options: &Options) -> Result<ExitCode, String> {
    let mut program = worlds::program(options, Vec::new())?;
    let mut editor = rustyline::DefaultEditor::new().map_err(|error| error.to_string())?;
    let history = history_file();
    if let Some(path) = &history {
        let _ = editor.load_history(path);
    }
    println!("Self, evaluated as you type. End with Ctrl-D.");
    while let Ok(line) = editor.readline("self> ") {
        if line.trim().is_empty() {
            continue;
        }
        let _ = editor.add_history_entry(&line);
        let ending = program.evaluate("<the prompt>", line.as_bytes());
        if let Ending::Quit(code) = ending {
            return Ok(ExitCode::from(code as u8));
        }
        tell(&ending);
    }
    if let Some(path) = &history {
        let _ = editor.save_history(path);
    }
    Ok(ExitCode::SUCCESS)
}

fn history_file() -> Option<PathBuf> {
    std::env::var_os("HOME").map(|home| Path::new(&home).join(".autodidact_history"))
}

/// `snapshot -o FILE`
pub fn snapshot(output: &Path, start: Option<&str>, options: &Options) -> Result<ExitCode, String> {
    let mut vm = worlds::build(options)?;
    if let Some(expression) = start {
        let code = vm.compile_expression("<start>", expression.as_bytes());
        let code = code.map_err(|error| format!("{expression}: {error:?}"))?;
        let lobby = vm.heap.known(heap::Known::Lobby);
        vm.start(lobby, code).map_err(|fail| fail.0.into_owned())?;
    }
    let bytes = worlds::encode(vm);
    std::fs::write(output, &bytes).map_err(|error| format!("{}: {error}", output.display()))?;
    println!("{}: {} bytes", output.display(), bytes.len());
    Ok(ExitCode::SUCCESS)
}

/// `test [SUITE…]`
pub fn test(suites: &[String], options: &Options) -> Result<ExitCode, String> {
    let mut program = worlds::program(options, suites.to_vec())?;
    let ending = run_suites(&mut program, suites);
    Ok(tell(&ending))
}

fn run_suites(program: &mut Program, suites: &[String]) -> Ending {
    let expressions: Vec<String> = if suites.is_empty() {
        vec![TEST_EXPRESSION.to_owned()]
    } else {
        suites
            .iter()
            .map(|suite| format!("tests run: '{suite}'"))
            .collect()
    };
    for expression in expressions {
        let ending = program.run_file("<tests>", expression.as_bytes());
        if ending != Ending::Finished {
            return ending;
        }
    }
    Ending::Finished
}

/// `primitives`
pub fn primitives(options: &Options) -> Result<ExitCode, String> {
    let program = worlds::program(options, Vec::new())?;
    for (name, doc) in program.vm.primitive_docs() {
        println!("{name:50} {doc}");
    }
    Ok(ExitCode::SUCCESS)
}
