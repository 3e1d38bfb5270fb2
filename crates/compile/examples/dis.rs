//! Prints what the compiler makes of a text: `dis 'expression'`, or of each
//! expression of a file: `dis -f path`.

use compile::spec::SourceFile;
use std::process::ExitCode;
use std::rc::Rc;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let units = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["-f", path] => match std::fs::read(path) {
            Ok(text) => compile::FileUnits::new(&source(path, text)).collect(),
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::FAILURE;
            }
        },
        [text] => vec![compile::expression_text(source(
            "<argument>",
            text.as_bytes().to_vec(),
        ))],
        _ => {
            eprintln!("usage: dis 'expression' | dis -f path");
            return ExitCode::FAILURE;
        }
    };
    show(&units)
}

fn show(units: &[Result<compile::spec::Unit, Vec<compile::Diagnostic>>]) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for unit in units {
        match unit {
            Ok(unit) => println!("{}", compile::dump(unit)),
            Err(diagnostics) => {
                diagnostics.iter().for_each(|d| eprintln!("{d}"));
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn source(name: &str, text: Vec<u8>) -> Rc<SourceFile> {
    Rc::new(SourceFile {
        name: name.to_owned(),
        text,
        first_line: 1,
    })
}
