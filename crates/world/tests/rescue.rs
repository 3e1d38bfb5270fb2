//! A world that was broken from inside is brought back from outside.

use std::path::{Path, PathBuf};
use world::{Config, Console, Outcome, Source, World, build};

/// Steps that the desktop needs at most to come up.
const STEPS: u64 = 30_000_000;

struct Silent;

impl Console for Silent {
    fn print(&mut self, _: &[u8]) {}

    fn print_error(&mut self, _: &[u8]) {}

    fn read_file(&mut self, path: &str) -> Result<Vec<u8>, String> {
        Err(format!("no file {path}"))
    }

    fn arguments(&self) -> Vec<String> {
        Vec::new()
    }
}

fn sources() -> Vec<Source> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../selfsrc");
    let order = std::fs::read_to_string(folder.join("world.order")).expect("the order file");
    world::build::module_names(&order)
        .map(|name| source(&folder, name))
        .collect()
}

fn source(folder: &Path, name: &str) -> Source {
    let text = std::fs::read(folder.join(name)).expect("a module of the order file");
    Source {
        name: name.to_owned(),
        text,
    }
}

/// The world as it is delivered, with its desktop open.
fn open_world() -> World {
    let mut vm = build(&sources(), Config::default()).expect("the world builds");
    let code = vm
        .compile_expression("<start>", b"desktop open. scheduler start")
        .expect("the expression parses");
    let lobby = vm.heap.known(heap::Known::Lobby);
    vm.start(lobby, code).expect("there is memory");
    vm.settle();
    let image = snapshot::save(&mut vm.heap, snapshot::Lineage::default(), &mut |_| {});
    let mut world = World::boot(&image, Box::new(Silent)).expect("the image verifies");
    assert!(is_idle(&mut world), "the desktop comes to rest");
    world
}

fn is_idle(world: &mut World) -> bool {
    (0..4).any(|_| matches!(world.step(STEPS).outcome, Outcome::Idle { .. }))
}

/// Breaks the world by an expression, sees by another that it is broken; then
/// takes the change back and looks.
fn comes_back_after(breaking: &str, probe: &str, broken: &str) {
    let mut world = open_world();
    world.evaluate(breaking);
    assert_eq!(world.evaluate(probe), broken, "{breaking} does nothing");
    assert!(
        world.undo_last_change(),
        "{breaking}: there is a change to take back"
    );
    assert_eq!(world.evaluate("3 + 4"), "7", "{breaking}");
    assert_ne!(world.evaluate(probe), broken, "{breaking} is still there");
    world.revive().expect("the desktop can be opened again");
    assert!(
        is_idle(&mut world),
        "{breaking}: the desktop comes to rest again"
    );
    assert_eq!(world.evaluate("desktop isRunning"), "true");
}

#[test]
fn addition_is_broken_and_mended() {
    comes_back_after("traits smallInt _AddSlots: (| + n = (0) |)", "3 + 4", "0");
}

#[test]
fn the_scheduler_is_broken_and_mended() {
    let source = "((reflect: scheduler) at: 'step') contents source size";
    comes_back_after(
        "scheduler _AddSlots: (| step = (nobodyKnows) |)",
        source,
        "11",
    );
}

#[test]
fn nothing_to_take_back_is_said() {
    let mut world = open_world();
    while world.undo_last_change() {}
    assert!(!world.undo_last_change());
}
