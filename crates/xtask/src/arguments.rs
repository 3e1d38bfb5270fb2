//! What was asked for on the command line.

use anyhow::{Context, Result, bail};

/// Where the page is served unless `--port` says otherwise.
pub const DEFAULT_PORT: u16 = 8420;

/// The text that `cargo xtask --help` prints.
pub const HELP: &str = "\
Usage: cargo xtask <task> [options]

Tasks:
  run     Build the command line, the world and the page; serve it on loopback
          and open it.
  build   The same without serving.
  test    Run every test: native, world, wasm and browser.

Options of run and build:
  --release     Optimised wasm (the default).
  --dev         Quick to build, slow to run.
  --only KIND   Build only one worker, webgpu or webgl.
  --keep-world  Take the world that lies in snapshots/ instead of building it.

Options of run:
  --port N      Serve on 127.0.0.1:N (8420 unless given; 0 picks a free one).
  --no-open     Do not open a browser.

Options of test:
  --only PART   Run one part: native, world, wasm or browser.
                May be given several times.
  --filter TEXT Run only the browser cases whose name contains TEXT.
";

/// One command, with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Print [`HELP`].
    Help,
    /// Build the page.
    Build(PageOptions),
    /// Build and serve the page.
    Run(RunOptions),
    /// Run the tests.
    Test(TestOptions),
}

/// How to build the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageOptions {
    /// Unoptimised wasm.
    pub dev: bool,
    /// One renderer only: `webgpu` or `webgl`.
    pub only: Option<String>,
    /// Take the world that lies in `snapshots/` as it is.
    pub keep_world: bool,
}

/// How to serve the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunOptions {
    /// How to build it.
    pub page: PageOptions,
    /// The port on loopback, 0 for any free one.
    pub port: u16,
    /// Whether to open a browser.
    pub open: bool,
}

/// Which tests to run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TestOptions {
    /// The parts asked for; all when empty.
    pub only: Vec<String>,
    /// A part of the names of the browser cases to run.
    pub filter: Option<String>,
}

impl Task {
    /// Reads the arguments after the program's name.
    pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Self> {
        let mut arguments = arguments.peekable();
        let Some(task) = arguments.next() else {
            return Ok(Self::Help);
        };
        match task.as_str() {
            "help" | "--help" | "-h" => Ok(Self::Help),
            "build" => Ok(Self::Build(parse_run(arguments, false)?.page)),
            "run" => Ok(Self::Run(parse_run(arguments, true)?)),
            "test" => Ok(Self::Test(parse_test(arguments)?)),
            other => bail!("there is no task `{other}`\n\n{HELP}"),
        }
    }
}

fn parse_run(mut arguments: impl Iterator<Item = String>, serves: bool) -> Result<RunOptions> {
    let mut options = RunOptions {
        page: PageOptions::default(),
        port: DEFAULT_PORT,
        open: true,
    };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--release" => options.page.dev = false,
            "--dev" => options.page.dev = true,
            "--keep-world" => options.page.keep_world = true,
            "--only" => options.page.only = Some(renderer(value(&mut arguments, "--only")?)?),
            "--port" if serves => {
                let port = value(&mut arguments, "--port")?;
                options.port = port
                    .parse()
                    .with_context(|| format!("`{port}` is not a port"))?;
            }
            "--no-open" if serves => options.open = false,
            other => bail!("`{other}` is not an option here\n\n{HELP}"),
        }
    }
    Ok(options)
}

fn parse_test(mut arguments: impl Iterator<Item = String>) -> Result<TestOptions> {
    let mut options = TestOptions::default();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--only" => options.only.push(value(&mut arguments, "--only")?),
            "--filter" => options.filter = Some(value(&mut arguments, "--filter")?),
            other => bail!("`{other}` is not an option here\n\n{HELP}"),
        }
    }
    Ok(options)
}

fn renderer(name: String) -> Result<String> {
    match name.as_str() {
        "webgpu" | "webgl" => Ok(name),
        _ => bail!("`{name}` is no renderer: webgpu or webgl"),
    }
}

fn value(arguments: &mut impl Iterator<Item = String>, option: &str) -> Result<String> {
    arguments
        .next()
        .with_context(|| format!("{option} needs a value"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Task> {
        Task::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn reads_options_in_any_order() {
        let Task::Run(options) = parse("run --no-open --port 0 --dev").unwrap() else {
            panic!("not a run");
        };
        assert_eq!(
            (options.port, options.open, options.page.dev),
            (0, false, true)
        );
    }

    #[test]
    fn says_what_is_wrong() {
        let message = |line| parse(line).unwrap_err().to_string();
        assert!(message("fly").contains("no task `fly`"));
        assert!(message("run --port").contains("needs a value"));
        assert!(message("run --port x").contains("not a port"));
        assert!(message("build --port 1").contains("not an option"));
        assert!(message("build --only metal").contains("no renderer"));
    }
}
