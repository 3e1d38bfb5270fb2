//! Tests that are data: `tests/cases` (an expectation beside each line) and
//! `tests/conformance` (what the original Self printed), run in the world built
//! from `selfsrc`. Cases run in several modes, and all must print the same.

mod expectation;

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use world::{Clock, Config, Console, Ending, Program, Source};

/// Conformance probes that this machine differs from by design.
const SKIPPED_TAGS: [&str; 5] = ["width", "floatprint", "impl", "quirk", "nonlifo"];

type Output = Rc<RefCell<Vec<u8>>>;

#[derive(Default)]
struct Kept(Output);

impl Console for Kept {
    fn print(&mut self, bytes: &[u8]) {
        self.0.borrow_mut().extend_from_slice(bytes);
    }

    fn print_error(&mut self, _: &[u8]) {}

    fn read_file(&mut self, path: &str) -> Result<Vec<u8>, String> {
        Err(format!("no file {path} in a test"))
    }

    fn arguments(&self) -> Vec<String> {
        Vec::new()
    }
}

/// A clock that advances a little whenever it is read, so that waiting ends.
#[derive(Default)]
struct Ticking(f64);

impl Clock for Ticking {
    fn now_ms(&mut self) -> f64 {
        self.0 += 0.25;
        self.0
    }

    fn unix_ms(&mut self) -> f64 {
        self.now_ms()
    }

    fn cpu_ms(&mut self) -> f64 {
        self.now_ms()
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sources() -> Vec<Source> {
    let folder = root().join("selfsrc");
    let order = std::fs::read_to_string(folder.join("world.order")).expect("the order file");
    world::build::module_names(&order)
        .map(|name| Source {
            name: name.to_owned(),
            text: std::fs::read(folder.join(name)).expect("a module of the order file"),
        })
        .collect()
}

/// The image of the world, as bytes to begin each test with.
fn image() -> Vec<u8> {
    let mut vm = world::build(&sources(), Config::default()).unwrap_or_else(|e| panic!("{e}"));
    vm.settle();
    snapshot::save(
        &mut vm.heap,
        snapshot::Lineage {
            generation: 0,
            parent: 0,
        },
        &mut |_| {},
    )
}

struct Mode {
    name: &'static str,
    config: Config,
    stride: u64,
    /// Save the world and load it again at each stop.
    reload: bool,
}

/// Words of eden when everything is to move often.
const STRESS_EDEN_WORDS: usize = 64 * 1024;
/// Steps between saving and loading again.
const RELOAD_STRIDE: u64 = 50_000;

fn plain() -> Mode {
    Mode {
        name: "plain",
        config: Config::default(),
        stride: u64::MAX,
        reload: false,
    }
}

fn modes() -> Vec<Mode> {
    let caches_off = Config {
        caches_off: true,
        ..Config::default()
    };
    let mut stress = Config::default();
    stress.heap.eden_words = STRESS_EDEN_WORDS;
    stress.heap.stress = true;
    vec![
        plain(),
        Mode {
            name: "caches off",
            config: caches_off,
            ..plain()
        },
        Mode {
            name: "step budget of one",
            stride: 1,
            ..plain()
        },
        Mode {
            name: "collection at every allocation",
            config: stress,
            ..plain()
        },
        Mode {
            name: "saved and reloaded",
            stride: RELOAD_STRIDE,
            reload: true,
            ..plain()
        },
    ]
}

fn program(image: &[u8], mode: &Mode) -> (Program, Output) {
    let heap = snapshot::load(image, mode.config.heap).expect("the machine's own image verifies");
    let output = Output::default();
    let console = Box::new(Kept(Rc::clone(&output)));
    let mut program = Program::over(heap, mode.config, console, Box::<Ticking>::default());
    program.stride = mode.stride;
    program.reload = mode.reload;
    (program, output)
}

/// What was printed since the last call, and how it ended, as the command line
/// tells it.
fn told(output: &Output, ending: &Ending) -> String {
    let mut text = String::from_utf8_lossy(&std::mem::take(&mut *output.borrow_mut())).into_owned();
    match ending {
        Ending::Finished | Ending::Quit(_) => {}
        Ending::Failed(message) => text.push_str(&format!("error: {message}\n")),
        Ending::Syntax(report) => text.push_str(&format!("syntax error: {report}\n")),
    }
    text
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the cases' folder")
        .map(|entry| entry.expect("an entry of it").path())
        .filter(|path| path.extension().is_some_and(|e| e == "self"))
        .collect();
    found.sort();
    found
}

fn run_case(image: &[u8], mode: &Mode, path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("a case");
    let (mut program, output) = program(image, mode);
    let mut faults = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let Some(case) = expectation::case(line) else {
            continue;
        };
        let ending = program.run_file("case", case.source.as_bytes());
        let got = told(&output, &ending);
        if !case.holds(&got) {
            let place = format!("{}:{} ({})", path.display(), number + 1, mode.name);
            faults.push(format!("{place}: {}\n  got {got:?}", case.source));
        }
    }
    match (text.starts_with("\"xfail:"), faults.is_empty()) {
        (true, true) => vec![format!("{}: holds now, no longer an xfail", path.display())],
        (true, false) => Vec::new(),
        (false, _) => faults,
    }
}

#[test]
fn cases() {
    let image = image();
    let mut faults = Vec::new();
    for mode in modes() {
        for path in files(&root().join("tests/cases")) {
            faults.extend(run_case(&image, &mode, &path));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn conformance_programs() {
    let image = image();
    let mut faults = Vec::new();
    for path in files(&root().join("tests/conformance/programs")) {
        let text = std::fs::read(&path).expect("a program");
        let wanted = std::fs::read_to_string(path.with_extension("out")).expect("what it prints");
        let (mut program, output) = program(&image, &plain());
        let ending = program.run_file("program", &text);
        let got = told(&output, &ending);
        if !expectation::same_text(&wanted, &got) {
            faults.push(format!("{}\n  got {got:?}", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn conformance_probes() {
    let image = image();
    let table =
        std::fs::read_to_string(root().join("tests/conformance/probes.tsv")).expect("the probes");
    let mut faults = Vec::new();
    for probe in table.lines().skip(1).filter_map(expectation::Probe::read) {
        if SKIPPED_TAGS.iter().any(|tag| probe.has_tag(tag)) {
            continue;
        }
        let (mut program, output) = program(&image, &plain());
        let ending = program.evaluate("<the prompt>", probe.expression.as_bytes());
        let got = told(&output, &ending);
        if !probe.holds(&got) {
            faults.push(format!(
                "{}: {}\n  wanted {:?}\n  got {got:?}",
                probe.id, probe.expression, probe.expected
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
