//! What a frame costs: 2,000 morphs of two shapes and a word each, one of them dragged.
//! `cargo run --release -p gpu --example frames`

use gpu::{FrameSize, Offscreen};
use scene::{Affine, Color, Face, NodeId, Point, Rect, Scene, Shape, Stroke};
use std::time::{Duration, Instant};
use text::TextSystem;

const MORPHS: u32 = 2_000;
const FRAMES: u32 = 60;
const SIZE: FrameSize = FrameSize {
    width: 1440,
    height: 900,
    dpr: 1.0,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut fonts = TextSystem::new();
    let (mut scene, morphs) = crowd()?;
    let mut offscreen = pollster::block_on(Offscreen::new())?;
    println!(
        "{MORPHS} morphs, {}x{}, {}",
        SIZE.width,
        SIZE.height,
        offscreen.adapter_name()
    );
    let started = Instant::now();
    offscreen.compose(&scene, &mut fonts, SIZE);
    println!("first composing, glyphs and all: {:?}", started.elapsed());
    offscreen.draw(&scene, &mut fonts, SIZE)?;

    let dragged = morphs[1000];
    report("composing a drag", |frame| {
        let moved = Affine::translation(300.0 + frame as f32, 200.0);
        scene.set_transform(dragged, moved)?;
        let started = Instant::now();
        offscreen.compose(&scene, &mut fonts, SIZE);
        Ok(started.elapsed())
    })?;
    report(
        "composing a drag that re-records it and brings it to the front",
        |frame| {
            record(&mut scene, dragged, 1000 + frame)?;
            let parent = scene.root().ok_or("no root")?;
            scene.insert_child(parent, frame as usize % 2, dragged)?;
            let started = Instant::now();
            offscreen.compose(&scene, &mut fonts, SIZE);
            Ok(started.elapsed())
        },
    )?;
    report("composing when every morph is re-recorded", |frame| {
        for (number, &morph) in morphs.iter().enumerate() {
            record(&mut scene, morph, number as u32 + frame)?;
        }
        let started = Instant::now();
        offscreen.compose(&scene, &mut fonts, SIZE);
        Ok(started.elapsed())
    })?;
    report("a whole frame of a drag, drawn", |frame| {
        scene.set_transform(dragged, Affine::translation(300.0 + frame as f32, 200.0))?;
        let started = Instant::now();
        offscreen.draw(&scene, &mut fonts, SIZE)?;
        Ok(started.elapsed())
    })?;
    Ok(())
}

type Failure = Box<dyn std::error::Error>;

fn report(
    what: &str,
    mut frame: impl FnMut(u32) -> Result<Duration, Failure>,
) -> Result<(), Failure> {
    let mut times = (0..FRAMES).map(&mut frame).collect::<Result<Vec<_>, _>>()?;
    times.sort();
    let at = |part: f64| times[(part * f64::from(FRAMES - 1)) as usize];
    println!("{what}: median {:?}, p95 {:?}", at(0.5), at(0.95));
    Ok(())
}

fn crowd() -> Result<(Scene, Vec<NodeId>), Failure> {
    let mut scene = Scene::new();
    let root = scene.new_node()?;
    scene.set_root(Some(root))?;
    let mut morphs = Vec::new();
    for number in 0..MORPHS {
        let morph = scene.new_node()?;
        scene.append_child(root, morph)?;
        let (column, row) = (number % 50, number / 50);
        scene.set_transform(
            morph,
            Affine::translation(column as f32 * 28.0 + 8.0, row as f32 * 22.0 + 8.0),
        )?;
        record(&mut scene, morph, number)?;
        morphs.push(morph);
    }
    Ok((scene, morphs))
}

fn record(scene: &mut Scene, morph: NodeId, number: u32) -> Result<(), Failure> {
    scene.begin_record(morph)?;
    let stroke = Stroke::new(1.0, Color::rgb(0x00E6_E1D6));
    let rect = Rect::new(0.0, 0.0, 26.0, 20.0);
    scene.push(Shape::RoundRect {
        rect,
        radius: 5.0,
        fill: Color::WHITE,
        stroke,
    })?;
    let dot = Rect::new(2.0, 8.0, 4.0, 4.0);
    scene.push(Shape::Ellipse {
        rect: dot,
        fill: Color::rgb(0x00E9_705B),
        stroke: Stroke::NONE,
    })?;
    let (origin, text) = (Point::new(7.0, 13.0), format!("{}", number % 1000).into());
    scene.push(Shape::Text {
        origin,
        face: Face::Mono,
        size: 9.0,
        color: Color::BLACK,
        text,
    })?;
    scene.end_record()?;
    Ok(())
}
