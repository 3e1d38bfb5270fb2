//! Parses Self files and says what is wrong with them.
//!
//! `check [--print] [--quiet] FILE…` prints each file's diagnostics and the
//! number of its expressions; `--print` prints the files in canonical form
//! instead, `--quiet` only the totals; `--round-trip` checks that prints parse
//! to the same trees. Exits with 1 if any file is faulty.

use std::process::ExitCode;

#[derive(Default)]
struct Totals {
    files: usize,
    faulty_files: usize,
    expressions: usize,
    bytes: usize,
}

fn main() -> ExitCode {
    let (options, files): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|word| word.starts_with("--"));
    let has = |option: &str| options.iter().any(|word| word == option);
    let mut totals = Totals::default();
    for file in &files {
        match std::fs::read(file) {
            Ok(text) => check(file, &text, &has, &mut totals),
            Err(error) => {
                eprintln!("{file}: {error}");
                totals.faulty_files += 1;
            }
        }
    }
    eprintln!(
        "{} files, {} faulty, {} expressions, {} bytes",
        totals.files, totals.faulty_files, totals.expressions, totals.bytes
    );
    ExitCode::from(u8::from(totals.faulty_files > 0))
}

fn check(file: &str, text: &[u8], has: &dyn Fn(&str) -> bool, totals: &mut Totals) {
    if has("--round-trip") {
        syntax::testing::check_round_trip(text);
    }
    let (expressions, diagnostics) = syntax::parse_file(text);
    totals.files += 1;
    totals.bytes += text.len();
    totals.expressions += expressions.len();
    totals.faulty_files += usize::from(!diagnostics.is_empty());
    for diagnostic in &diagnostics {
        eprintln!("{}", diagnostic.in_file(file));
    }
    if has("--print") {
        print!("{}", syntax::print(&expressions));
    } else if !has("--quiet") {
        println!("{file}: {} expressions", expressions.len());
    }
}
