//! Runs every test there is and counts them in one closing line.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::arguments::{PageOptions, TestOptions};
use crate::{page, shell, toolchain};

/// Tests that passed and tests that failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: usize,
    failed: usize,
}

impl Count {
    /// Both together.
    fn and(self, other: Count) -> Count {
        Count {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

/// A group of tests: its name, and how it is run.
struct Part {
    name: &'static str,
    run: fn(&TestOptions) -> Result<Count>,
}

const PARTS: [Part; 4] = [
    Part {
        name: "native",
        run: native,
    },
    Part {
        name: "world",
        run: world,
    },
    Part {
        name: "wasm",
        run: wasm,
    },
    Part {
        name: "browser",
        run: browser,
    },
];

/// Runs the parts asked for; fails when a test failed or a part broke.
pub fn run(options: &TestOptions) -> Result<()> {
    refuse_unknown(&options.only)?;
    let mut total = Count::default();
    let mut summary = Vec::new();
    for part in PARTS.iter().filter(|part| asked_for(part, options)) {
        println!("\n==== {} tests", part.name);
        let started = std::time::Instant::now();
        let count = (part.run)(options).unwrap_or_else(|error| {
            println!("{} tests broke: {error:#}", part.name);
            Count {
                passed: 0,
                failed: 1,
            }
        });
        total.passed += count.passed;
        total.failed += count.failed;
        summary.push((part.name, count, started.elapsed().as_secs()));
    }
    println!();
    for (name, count, seconds) in summary {
        println!(
            "{name}: {} passed, {} failed, {seconds} s",
            count.passed, count.failed
        );
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed > 0 {
        std::process::exit(1);
    }
    Ok(())
}

fn refuse_unknown(names: &[String]) -> Result<()> {
    for name in names {
        if !PARTS.iter().any(|part| part.name == name) {
            bail!("there are no `{name}` tests");
        }
    }
    Ok(())
}

fn asked_for(part: &Part, options: &TestOptions) -> bool {
    options.only.is_empty() || options.only.iter().any(|name| name == part.name)
}

/// Everything that cargo runs, the cases and the conformance data among it.
fn native(_: &TestOptions) -> Result<Count> {
    counted(shell::cargo().args(["test", "--workspace", "--no-fail-fast"]))
}

/// The tests that the world brings, written in Self.
fn world(_: &TestOptions) -> Result<Count> {
    let program = page::build_world()?;
    counted(Command::new(program).arg("test").current_dir(shell::root()))
}

/// The machine as wasm under Node: images first, then programs, which must
/// print the same and leave an image of the same hash as natively.
fn wasm(_: &TestOptions) -> Result<Count> {
    toolchain::ensure_wasm_target()?;
    let images = counted(
        Command::new("node")
            .arg("tests/wasm/run.mjs")
            .current_dir(shell::root()),
    )?;
    let program = page::build_world()?;
    let programs = counted(
        Command::new("node")
            .arg("tests/wasm/program.mjs")
            .arg(program)
            .arg("tests/conformance/programs")
            .current_dir(shell::root()),
    )?;
    Ok(images.and(programs))
}

/// The whole page in a real browser.
fn browser(options: &TestOptions) -> Result<Count> {
    page::build(&PageOptions::default())?;
    toolchain::ensure_chromium()?;
    let folder = shell::root().join("tests/browser");
    install_packages(&folder)?;
    let chromium = toolchain::find_chromium().context("the browser that was just installed")?;
    let mut node = Command::new("node");
    node.arg("run.mjs")
        .current_dir(&folder)
        .env("CHROMIUM", chromium);
    if let Some(filter) = &options.filter {
        node.arg(filter);
    }
    counted(&mut node)
}

/// Installs the locked packages unless they are there already.
fn install_packages(folder: &Path) -> Result<()> {
    if folder.join("node_modules/playwright-core").is_dir() {
        return Ok(());
    }
    shell::run(
        Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(folder),
    )
}

/// Runs a program that prints its counts, showing its lines as they come.
fn counted(command: &mut Command) -> Result<Count> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {:?}", command.get_program()))?;
    let stdout = child.stdout.take().expect("stdout was asked to be piped");
    let mut total = Count::default();
    for line in BufReader::new(stdout).lines() {
        let line = line?;
        println!("{line}");
        if let Some(count) = read_count(&line) {
            total.passed += count.passed;
            total.failed += count.failed;
        }
    }
    let status = child.wait()?;
    if !status.success() && total.failed == 0 {
        bail!("the program ended with {status} without a failed test");
    }
    Ok(total)
}

/// Reads `3 passed; 1 failed` as cargo writes it, `3 passed, 1 failed`, or
/// `4 tests, 1 failed` as the world does.
fn read_count(line: &str) -> Option<Count> {
    let (words, after) = line
        .split_once(" passed")
        .or_else(|| line.split_once(" tests, "))?;
    let counted: usize = words.rsplit(' ').next()?.parse().ok()?;
    let (failed, _) = after
        .trim_start_matches([',', ';', ' '])
        .split_once(" failed")?;
    let failed = failed.parse().ok()?;
    let passed = if line.contains(" passed") {
        counted
    } else {
        counted.checked_sub(failed)?
    };
    Some(Count { passed, failed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_counts_of_all_runners() {
        let cargo = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured";
        assert_eq!(
            read_count(cargo),
            Some(Count {
                passed: 12,
                failed: 0
            })
        );
        assert_eq!(
            read_count("3 passed, 1 failed"),
            Some(Count {
                passed: 3,
                failed: 1
            })
        );
        assert_eq!(
            read_count("182 tests, 2 failed"),
            Some(Count {
                passed: 180,
                failed: 2
            })
        );
        assert_eq!(read_count("everything passed"), None);
        assert_eq!(read_count("test passed_by ... ok"), None);
    }

    #[test]
    fn refuses_a_part_that_is_not_there() {
        assert!(refuse_unknown(&["native".into(), "lunar".into()]).is_err());
    }
}
