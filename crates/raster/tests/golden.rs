//! The desk as text and as pictures, against what was looked at and found good. To accept a new look, run the test with
//! `ACCEPT=1` and look at the files before committing them.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use raster::{Difference, Picture};
use scene::Scene;
use std::path::PathBuf;
use text::TextSystem;

mod look;

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}

fn accepts() -> bool {
    std::env::var_os("ACCEPT").is_some()
}

fn picture(scene: &Scene, dpr: f64) -> Picture {
    let side = |logical: u32| (f64::from(logical) * dpr) as u32;
    raster::draw(
        scene,
        &mut TextSystem::new(),
        side(look::WIDTH),
        side(look::HEIGHT),
        dpr,
    )
}

#[test]
fn the_desk_reads_as_it_did() {
    let dump = look::desk(&mut TextSystem::new()).dump();
    if accepts() {
        std::fs::write(golden("desk.txt"), &dump).unwrap();
    }
    let expected = std::fs::read_to_string(golden("desk.txt")).unwrap();
    for (number, (line, wanted)) in dump.lines().zip(expected.lines()).enumerate() {
        assert_eq!(line, wanted, "line {}", number + 1);
    }
    assert_eq!(dump.lines().count(), expected.lines().count());
}

#[track_caller]
fn looks_as(name: &str, dpr: f64) {
    let drawn = picture(&look::desk(&mut TextSystem::new()), dpr);
    if accepts() {
        std::fs::write(golden(name), drawn.to_png().unwrap()).unwrap();
    }
    let expected = Picture::from_png(&std::fs::read(golden(name)).unwrap()).unwrap();
    // Processors differ in the last bit of a float, and so in the last bit of a colour.
    let difference = Difference::between(&drawn, &expected, 2).unwrap();
    assert!(difference.outliers < 20, "{difference:?}");
}

#[test]
fn the_desk_looks_as_it_did() {
    looks_as("desk-1.png", 1.0);
}

#[test]
fn the_desk_looks_as_it_did_on_a_fine_screen() {
    looks_as("desk-2.png", 2.0);
}

#[test]
fn a_missing_shape_is_noticed() {
    let whole = look::desk(&mut TextSystem::new());
    let mut less = whole.clone();
    let card = less.node(less.root().unwrap()).unwrap().children()[5];
    less.set_visible(card, false).unwrap();
    let difference = Difference::between(&picture(&whole, 0.5), &picture(&less, 0.5), 24).unwrap();
    assert!(difference.outliers > 300, "{difference:?}");
}
