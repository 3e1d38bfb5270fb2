//! Primitives asked from Self text, in a world that has only the first
//! objects, with a collector that moves everything at every allocation.

use super::source_report::primitives_in;
use crate::host::FakeHost;
use crate::machine::{Config, Outcome, Vm};
use heap::{Format, HeapConfig, Known, Word};
use ports::event::{Effect, Event, Key, Modifiers, Pointer, PointerKind};
use std::any::Any;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A machine whose collector runs at every opportunity.
fn vm() -> Vm {
    let heap = HeapConfig {
        eden_words: 1 << 12,
        stress: true,
        ..HeapConfig::default()
    };
    Vm::genesis(
        Config {
            heap,
            ..Config::default()
        },
        Box::new(FakeHost::default()),
    )
    .expect("memory for a small world")
}

fn host(vm: &mut Vm) -> &mut FakeHost {
    let host: &mut dyn Any = &mut *vm.host;
    host.downcast_mut().expect("the host made above")
}

/// The value of an expression, shown.
fn value(vm: &mut Vm, text: &str) -> String {
    let code = vm
        .compile_expression("test", text.as_bytes())
        .expect("well-formed");
    let lobby = vm.heap.known(Known::Lobby);
    vm.start(lobby, code).expect("memory for a process");
    match vm.run_to_end() {
        Outcome::Finished(word) => shown(vm, word),
        outcome => format!("{outcome:?}"),
    }
}

fn shown(vm: &Vm, word: Word) -> String {
    if let Some(value) = word.to_int() {
        return value.to_string();
    }
    if let Some(value) = crate::code::float_value(&vm.heap, word) {
        return format!("{value:?}");
    }
    for named in [true, false] {
        if word == vm.heap.boolean(named) {
            return named.to_string();
        }
    }
    if vm.heap.has_format(word, Format::Bytes) {
        return format!("'{}'", vm.text_of(word));
    }
    if vm.heap.has_format(word, Format::Vector) {
        let elements = (0..vm.heap.length(word)).map(|i| shown(vm, vm.heap.element(word, i)));
        return format!("({})", elements.collect::<Vec<_>>().join(" "));
    }
    if word == vm.heap.nil() {
        "nil".to_owned()
    } else {
        "an object".to_owned()
    }
}

/// Answers the failure's code.
const FAILING: &str = "IfFail: [| :code. :name | code]";

fn check(text: &str, expected: &str) {
    assert_eq!(value(&mut vm(), text), expected, "{text}");
}

fn check_failure(text: &str, expected: &str) {
    let space = if text.contains(':') { " " } else { "" };
    check(&format!("{text}{space}{FAILING}"), expected);
}

#[test]
fn events_come_as_vectors() {
    let mut vm = vm();
    let key = Key {
        key: "Enter".into(),
        code: "Enter".into(),
        modifiers: Modifiers(Modifiers::CONTROL),
        repeat: false,
    };
    let pointer = Pointer {
        x: 1.5,
        y: 2.0,
        button: -1,
        buttons: 1,
        modifiers: Modifiers(0),
        pointer_id: 7,
        kind: PointerKind::Pen,
        time_ms: 12.0,
    };
    let headers = vec![
        ("a".to_owned(), "b".to_owned()),
        ("c".to_owned(), "d".to_owned()),
    ];
    host(&mut vm).events.extend([
        Event::Resumed,
        Event::PointerDown(pointer),
        Event::KeyDown(key),
        Event::HttpHead {
            id: 1,
            status: 200,
            headers,
        },
        Event::HttpChunk {
            id: 1,
            bytes: b"xy".to_vec(),
        },
        Event::SaveDone {
            ticket: 3,
            generation: u64::MAX,
        },
    ]);
    let expected = [
        "('resumed')",
        "('pointerDown' 1.5 2.0 -1 1 0 7 'pen' 12.0)",
        "('keyDown' 'Enter' 'Enter' 2 false)",
        "('httpHead' 1 200 ('a' 'b' 'c' 'd'))",
        "('httpChunk' 1 'xy')",
        "('saveDone' 3 1.8446744073709552e19)",
    ];
    for expected in expected {
        assert_eq!(value(&mut vm, "_EventPending"), "true");
        assert_eq!(value(&mut vm, "_NextEvent"), expected);
    }
    assert_eq!(value(&mut vm, "_EventPending"), "false");
    assert_eq!(value(&mut vm, "_NextEvent"), "nil");
}

#[test]
fn drawing_reaches_the_scene() {
    let mut vm = vm();
    let first: u32 = value(&mut vm, "_SceneNewNode").parse().expect("a number");
    let second: u32 = value(&mut vm, "_SceneNewNode").parse().expect("a number");
    let program = format!(
        "_SceneBegin: {first}.
         _SceneRectX: 0 Y: 1.5 Width: 10 Height: 20 Radius: 3 Fill: 16rFF0000FF Stroke: 0 StrokeWidth: 0.
         _SceneText: 'Größe' Face: 2 Size: 13 X: 1 Y: 2 Color: 255.
         _SceneShadowX: 0 Y: 0 Width: 9 Height: 9 Radius: 1 Blur: 8 Color: 64.
         _SceneEnd.
         _SceneNode: {first} A: 1 B: 0 C: 0 D: 1 X: 5 Y: 6.
         _SceneNode: {first} ClipX: 0 Y: 0 Width: 50 Height: 40 Radius: 2.
         _SceneNode: {first} Opacity: 0.5.
         _SceneSetRoot: {first}. _SceneCommit. _SceneFreeNode: {second}. 1"
    );
    assert_eq!(value(&mut vm, &program), "1");
    let scene = &host(&mut vm).canvas.scene;
    let node = scene
        .node(ports::scene::NodeId(first))
        .expect("it was not freed");
    assert_eq!(node.shapes().len(), 3);
    assert_eq!((node.opacity(), node.transform().e), (0.5, 5.0));
    assert_eq!(scene.root(), Some(ports::scene::NodeId(first)));
    assert_eq!(scene.node_count(), 1);
}

#[test]
fn drawing_refuses_what_is_wrong() {
    check_failure("_SceneBegin: 77", "'badIndexError'");
    check_failure("_SceneBegin: 'x'", "'badTypeError'");
    check_failure("_SceneFreeNode: -1", "'badIndexError'");
    check_failure(
        "_SceneEnd",
        "'primitiveFailedError: no node is being recorded'",
    );
    check_failure(
        "_SceneCurve: systemObjects vector Width: 1 Color: 0",
        "'badSizeError'",
    );
    check_failure("_SceneNewImage: 'abc' Width: 1 Height: 1", "'badSizeError'");
    check_failure("_SceneNode: _SceneNewNode Opacity: 'x'", "'badTypeError'");
}

#[test]
fn text_is_measured() {
    check("_TextWidth: 'abc' Face: 0 Size: 10", "18.0");
    check("_TextIndexOf: 'aäc' AtX: 13 Face: 3 Size: 10", "3");
    check_failure("_TextWidth: 'abc' Face: 4 Size: 10", "'badIndexError'");
    let mut vm = vm();
    assert!(value(&mut vm, "_TextMetricsFace: 0 Size: 10").starts_with("(9.5 2.5 12.0"));
}

#[test]
fn bytes_that_are_no_text_keep_their_places() {
    assert_eq!(super::text::line(b"a\xFFb\xC3").expect("short"), "a?b?");
}

#[test]
fn effects_are_asked_for() {
    let mut vm = vm();
    assert_eq!(
        value(&mut vm, "_SetCursor: 'nwse-resize'. _RequestSave"),
        "1"
    );
    assert_eq!(value(&mut vm, "_RequestSave"), "2");
    let request = "_HttpStart: 'POST' Url: 'https://a.example' Headers: ((systemObjects vector \
                   _Clone: 1 Filler: 'Accept: text/plain')) Body: 'x' Timeout: 500";
    assert_eq!(value(&mut vm, request), "1");
    assert_eq!(value(&mut vm, "1 _HttpAbort"), "1");
    assert_eq!(
        value(&mut vm, "'ä' _Download: 'abc' Mime: 'text/plain' Name: 'n'"),
        "'ä'"
    );
    let effects = std::mem::take(&mut host(&mut vm).effects);
    let Effect::HttpRequest(request) = &effects[3] else {
        panic!("{effects:?}")
    };
    assert_eq!(
        request.headers,
        [("Accept".to_owned(), "text/plain".to_owned())]
    );
    assert_eq!(
        (request.deadline_ms, request.body.as_slice()),
        (500.0, b"x".as_slice())
    );
    assert_eq!(effects[4], Effect::HttpAbort { id: 1 });
    assert_eq!(effects[2], Effect::RequestSave { ticket: 2 });
}

#[test]
fn effects_refuse_what_is_wrong() {
    check_failure("_SetCursor: 'wobbly'", "'badTypeError'");
    check_failure(
        "_ShowTextInputX: 1 Y: 2 Width: 'x' Height: 3",
        "'badTypeError'",
    );
    let injected = "_HttpStart: 'GET' Url: 'u' Headers: (systemObjects vector _Clone: 1 \
                    Filler: 'A: b\\nC: d') Body: '' Timeout: 1";
    check_failure(injected, "'badTypeError'");
}

#[test]
fn source_is_cut_and_judged() {
    check(
        "_SourceTokens: 'a _B: self \"c\"'",
        "(0 1 'name' 2 5 'primitive' 6 10 'self' 11 14 'comment')",
    );
    check("_SourceErrorsIn: '3 + 4' AsMethod: false", "()");
    check("_SourceErrorsIn: 'a: b = ( b )' AsMethod: true", "()");
    check("_SourceErrorsIn: '( | :b | b )' AsMethod: true", "()");
    let mut vm = vm();
    let fault = value(&mut vm, "_SourceErrorsIn: 'x\n1 + 2 * 3' AsMethod: false");
    assert!(fault.starts_with('(') && fault.contains(" 2 '"), "{fault}");
}

#[test]
fn slot_lists_are_reported() {
    check(
        "'x = ( self y: 3 ). z <- w' _ParseReport",
        "(() (('x' 'method' 0 0 17 '') ('z' 'assignable' 0 19 25 '')) \
         (('self' 'y:' 1 12 'run' 'self') ('implicit' 'w' 1 25 'parse' '')))",
    );
    let mut vm = vm();
    let report = value(&mut vm, "'x = (' _ParseReport");
    assert!(
        report.starts_with("(((1 5 ") && report.ends_with(") () ())"),
        "{report}"
    );
}

/// The one that the compiler makes a branch of.
const COMPILED: &str = "_Restart";

/// Those that the world can do without, and does not have yet.
const FORGONE: &[&str] = &["_AsObjectIfFail:"];

/// Every primitive that the world's sources send must exist.
#[test]
fn the_world_sends_only_primitives_that_exist() {
    let table = super::table();
    let missing = |selector: &String| {
        let name = selector.strip_suffix("IfFail:").unwrap_or(selector);
        name != COMPILED && table.find(name) == 0
    };
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../selfsrc");
    let mut found = BTreeSet::new();
    for path in self_files(&sources) {
        let text = std::fs::read(&path).expect("a listed file");
        for code in syntax::FileParser::new(&text).flatten() {
            found.extend(primitives_in(&text, &code).into_iter().filter(missing));
        }
    }
    assert_eq!(found.into_iter().collect::<Vec<_>>(), FORGONE);
}

fn self_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the sources lie beside the crates");
    let paths = entries.map(|entry| entry.expect("readable").path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => self_files(&path),
            false if path.extension().is_some_and(|e| e == "self") => vec![path],
            false => Vec::new(),
        })
        .collect()
}
