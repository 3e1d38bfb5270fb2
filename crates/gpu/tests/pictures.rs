//! The GPU's pictures against the CPU's, and what a renderer must survive. Without an adapter these tests say so and
//! pass: Debian's `mesa-vulkan-drivers` brings one in software.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use gpu::{FrameSize, Offscreen};
use raster::{Difference, Picture};
use scene::{Affine, Color, CurveSegment, Face, NodeId, Point, Rect, Scene, Shape, Stroke};
use text::TextSystem;

#[path = "../../raster/tests/look/mod.rs"]
mod look;

/// Channels may differ by this much before a pixel counts as an outlier.
const TOLERANCE: u8 = 24;

fn offscreen() -> Option<Offscreen> {
    match pollster::block_on(Offscreen::new()) {
        Ok(offscreen) => Some(offscreen),
        Err(reason) => {
            println!("SKIPPED: {reason}");
            None
        }
    }
}

fn frame(width: u32, height: u32, dpr: f64) -> FrameSize {
    let side = |logical: u32| (f64::from(logical) * dpr) as u32;
    FrameSize {
        width: side(width),
        height: side(height),
        dpr,
    }
}

fn by_gpu(offscreen: &mut Offscreen, scene: &Scene, size: FrameSize) -> Picture {
    let drawn = offscreen
        .picture(scene, &mut TextSystem::new(), size)
        .unwrap();
    Picture {
        width: drawn.width,
        height: drawn.height,
        rgba: drawn.rgba,
    }
}

fn by_cpu(scene: &Scene, size: FrameSize) -> Picture {
    raster::draw(
        scene,
        &mut TextSystem::new(),
        size.width,
        size.height,
        size.dpr,
    )
}

/// Keeps both pictures for whoever wants to look at what went wrong.
fn keep(name: &str, pictures: [&Picture; 2]) {
    let folder = std::env::temp_dir().join("autodidact-pictures");
    std::fs::create_dir_all(&folder).unwrap();
    for (picture, renderer) in pictures.into_iter().zip(["gpu", "cpu"]) {
        std::fs::write(
            folder.join(format!("{name}-{renderer}.png")),
            picture.to_png().unwrap(),
        )
        .unwrap();
    }
    println!("pictures are in {}", folder.display());
}

#[track_caller]
fn check(name: &str, scene: &Scene, size: FrameSize, allowed_outliers: usize) {
    let Some(mut offscreen) = offscreen() else {
        return;
    };
    let (gpu, cpu) = (by_gpu(&mut offscreen, scene, size), by_cpu(scene, size));
    let difference = Difference::between(&gpu, &cpu, TOLERANCE).unwrap();
    println!("{name}: {difference:?}");
    if difference.outliers > allowed_outliers || difference.mean > 0.25 {
        keep(name, [&gpu, &cpu]);
        panic!("{name}: {difference:?}, allowed outliers: {allowed_outliers}");
    }
}

fn one_node(width: f32, height: f32, draw: impl FnOnce(&mut Scene)) -> Scene {
    let mut scene = Scene::new();
    let root = scene.new_node().unwrap();
    scene.set_root(Some(root)).unwrap();
    scene
        .set_clip(root, Some(Rect::new(0.0, 0.0, width, height)))
        .unwrap();
    scene.begin_record(root).unwrap();
    draw(&mut scene);
    scene.end_record().unwrap();
    scene
}

#[test]
fn the_desk_looks_alike() {
    let scene = look::desk(&mut TextSystem::new());
    check("desk-1", &scene, frame(look::WIDTH, look::HEIGHT, 1.0), 110);
}

#[test]
fn the_desk_looks_alike_on_a_fine_screen() {
    let scene = look::desk(&mut TextSystem::new());
    check("desk-2", &scene, frame(look::WIDTH, look::HEIGHT, 2.0), 260);
}

#[test]
fn the_desk_looks_alike_at_an_odd_ratio() {
    let scene = look::desk(&mut TextSystem::new());
    check(
        "desk-1.35",
        &scene,
        frame(look::WIDTH, look::HEIGHT, 1.35),
        150,
    );
}

#[test]
fn an_upright_border_is_one_crisp_pixel_anywhere() {
    let Some(mut offscreen) = offscreen() else {
        return;
    };
    let rect = Rect::new(3.3, 3.6, 20.0, 20.0);
    let stroke = Stroke::new(1.0, Color::BLACK);
    let scene = one_node(32.0, 32.0, |scene| {
        scene
            .push(Shape::RoundRect {
                rect,
                radius: 0.0,
                fill: Color::WHITE,
                stroke,
            })
            .unwrap();
    });
    let picture = by_gpu(&mut offscreen, &scene, frame(32, 32, 1.0));
    let grey = picture
        .rgba
        .chunks_exact(4)
        .filter(|pixel| pixel[0] != 0 && pixel[0] != 255)
        .count();
    let black = picture
        .rgba
        .chunks_exact(4)
        .filter(|pixel| pixel[0] == 0)
        .count();
    assert_eq!((grey, black), (0, 4 * 20 - 4));
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    let scene = look::desk(&mut TextSystem::new());
    let size = frame(look::WIDTH, look::HEIGHT, 1.0);
    let Some(mut first) = offscreen() else { return };
    let Some(mut second) = offscreen() else {
        return;
    };
    let fresh = by_gpu(&mut second, &scene, size);
    // The first has drawn something else before, and keeps part of it.
    by_gpu(&mut first, &one_node(9.0, 9.0, |_| ()), frame(9, 9, 3.0));
    assert!(by_gpu(&mut first, &scene, size) == fresh);
    assert!(by_gpu(&mut first, &scene, size) == fresh);
}

#[test]
fn a_moved_node_is_drawn_where_it_went() {
    let Some(mut offscreen) = offscreen() else {
        return;
    };
    let mut scene = look::desk(&mut TextSystem::new());
    let size = frame(look::WIDTH, look::HEIGHT, 1.0);
    by_gpu(&mut offscreen, &scene, size);
    let card = scene.node(scene.root().unwrap()).unwrap().children()[0];
    scene
        .set_transform(card, Affine::translation(300.0, 200.0))
        .unwrap();
    scene.set_opacity(card, 0.5).unwrap();
    let difference = Difference::between(
        &by_gpu(&mut offscreen, &scene, size),
        &by_cpu(&scene, size),
        TOLERANCE,
    );
    assert!(difference.unwrap().outliers < 110, "{difference:?}");
}

/// A small generator of numbers that are the same every time.
struct Dice(u32);

impl Dice {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % limit
    }

    fn place(&mut self) -> Affine {
        let moved = Affine::translation(
            self.below(500) as f32 / 2.0 - 20.0,
            self.below(400) as f32 / 2.0 - 20.0,
        );
        if self.below(3) == 0 {
            moved.then_inner(Affine::rotation(self.below(60) as f32 / 10.0))
        } else {
            moved
        }
    }
}

fn draw_something(scene: &mut Scene, node: NodeId, dice: &mut Dice) {
    scene.begin_record(node).unwrap();
    let color = Color(dice.below(1 << 24) << 8 | 0x80 | dice.below(128));
    let rect = Rect::new(
        0.0,
        0.0,
        10.0 + dice.below(60) as f32,
        10.0 + dice.below(40) as f32,
    );
    let stroke = Stroke::new(dice.below(4) as f32, Color::BLACK);
    let start = Point::new(0.0, 20.0);
    match dice.below(6) {
        0 => scene
            .push(Shape::Ellipse {
                rect,
                fill: color,
                stroke,
            })
            .unwrap(),
        1 => scene
            .push(Shape::Shadow {
                rect,
                radius: 5.0,
                sigma: 1.0 + dice.below(5) as f32,
                color,
            })
            .unwrap(),
        2 => {
            let text = format!("word {}", dice.below(100)).into();
            scene
                .push(Shape::Text {
                    origin: start,
                    face: Face::Regular,
                    size: 14.0,
                    color,
                    text,
                })
                .unwrap();
        }
        3 => {
            let piece = CurveSegment::quadratic(
                start,
                Point::new(30.0, dice.below(80) as f32),
                Point::new(60.0, 0.0),
            );
            scene
                .push(Shape::Curve {
                    start,
                    segments: vec![piece].into(),
                    width: 5.0,
                    color,
                })
                .unwrap();
        }
        4 => {
            let points = vec![start, Point::new(40.0, 0.0), Point::new(30.0, 50.0)].into();
            scene
                .push(Shape::Polygon {
                    points,
                    radius: 4.0,
                    fill: color,
                    stroke,
                })
                .unwrap();
        }
        _ => scene
            .push(Shape::RoundRect {
                rect,
                radius: 6.0,
                fill: color,
                stroke,
            })
            .unwrap(),
    }
    scene.end_record().unwrap();
}

fn change_something(scene: &mut Scene, root: NodeId, nodes: &mut Vec<NodeId>, dice: &mut Dice) {
    let index = dice.below(nodes.len() as u32) as usize;
    let node = nodes[index];
    match dice.below(8) {
        0 => scene
            .set_opacity(node, dice.below(11) as f32 / 10.0)
            .unwrap(),
        1 => scene.set_visible(node, dice.below(3) > 0).unwrap(),
        2 => scene
            .insert_child(root, dice.below(30) as usize, node)
            .unwrap(),
        3 => draw_something(scene, node, dice),
        4 => scene
            .set_clip(
                node,
                (dice.below(2) == 0).then(|| Rect::new(2.0, 2.0, 30.0, 20.0)),
            )
            .unwrap(),
        5 => {
            scene.free_node(nodes.swap_remove(index)).unwrap();
            let new = scene.new_node().unwrap();
            scene
                .insert_child(root, dice.below(30) as usize, new)
                .unwrap();
            draw_something(scene, new, dice);
            nodes.push(new);
        }
        _ => scene.set_transform(node, dice.place()).unwrap(),
    }
}

#[test]
fn painting_only_what_changed_gives_the_same_as_painting_all() {
    let Some(mut keeping) = offscreen() else {
        return;
    };
    let (mut dice, size) = (
        Dice(2),
        FrameSize {
            width: 240,
            height: 200,
            dpr: 1.0,
        },
    );
    let mut scene = Scene::new();
    let root = scene.new_node().unwrap();
    scene.set_root(Some(root)).unwrap();
    let mut nodes: Vec<NodeId> = (0..30).map(|_| scene.new_node().unwrap()).collect();
    for &node in &nodes {
        scene.append_child(root, node).unwrap();
        scene.set_transform(node, dice.place()).unwrap();
        draw_something(&mut scene, node, &mut dice);
    }
    for step in 0..200 {
        for _ in 0..1 + dice.below(3) {
            change_something(&mut scene, root, &mut nodes, &mut dice);
        }
        let kept = by_gpu(&mut keeping, &scene, size);
        if step % 20 == 19 {
            let Some(mut fresh) = offscreen() else { return };
            assert!(kept == by_gpu(&mut fresh, &scene, size), "step {step}");
        }
    }
}

#[test]
fn an_overfull_atlas_begins_anew() {
    let Some(mut offscreen) = offscreen() else {
        return;
    };
    let mut scene = Scene::new();
    let root = scene.new_node().unwrap();
    scene.set_root(Some(root)).unwrap();
    let size = FrameSize {
        width: 900,
        height: 300,
        dpr: 1.0,
    };
    for turn in 0..40u16 {
        scene.begin_record(root).unwrap();
        let (origin, text) = (
            Point::new(10.0, 250.0),
            "Handglove & Äpfel 0123456789 §¶ΩЖ".into(),
        );
        let size = 180.0 + f32::from(turn);
        scene
            .push(Shape::Text {
                origin,
                face: Face::SemiBold,
                size,
                color: Color::BLACK,
                text,
            })
            .unwrap();
        scene.end_record().unwrap();
        by_gpu(
            &mut offscreen,
            &scene,
            FrameSize {
                width: 64,
                height: 64,
                dpr: 1.0,
            },
        );
    }
    let difference = Difference::between(
        &by_gpu(&mut offscreen, &scene, size),
        &by_cpu(&scene, size),
        TOLERANCE,
    );
    assert!(difference.unwrap().outliers < 20, "{difference:?}");
}

#[test]
fn absurd_scenes_do_no_harm() {
    let Some(mut offscreen) = offscreen() else {
        return;
    };
    let huge = 1e30;
    let scene = one_node(64.0, 64.0, |scene| {
        let color = Color::rgb(0x00FF_0000);
        let rects = [
            Rect::new(0.0, 0.0, huge, huge),
            Rect::new(5.0, 5.0, -9.0, 4.0),
            Rect::new(9.0, 9.0, 0.0, 0.0),
        ];
        for rect in rects {
            let stroke = Stroke::new(huge, Color::BLACK);
            scene
                .push(Shape::RoundRect {
                    rect,
                    radius: huge,
                    fill: color,
                    stroke,
                })
                .unwrap();
            scene
                .push(Shape::Ellipse {
                    rect,
                    fill: color,
                    stroke,
                })
                .unwrap();
            scene
                .push(Shape::Shadow {
                    rect,
                    radius: huge,
                    sigma: 0.0,
                    color,
                })
                .unwrap();
            scene
                .push(Shape::Dots {
                    rect,
                    spacing: 1.0,
                    radius: 9.0,
                    color,
                })
                .unwrap();
        }
        let points = vec![Point::new(1.0, 1.0); 5].into();
        scene
            .push(Shape::Polygon {
                points,
                radius: 3.0,
                fill: color,
                stroke: Stroke::NONE,
            })
            .unwrap();
        let start = Point::new(3.0, 3.0);
        scene
            .push(Shape::Curve {
                start,
                segments: vec![].into(),
                width: 4.0,
                color,
            })
            .unwrap();
        let text = "\u{0}\u{202E}\u{FFFF}".into();
        scene
            .push(Shape::Text {
                origin: start,
                face: Face::Mono,
                size: 2000.0,
                color,
                text,
            })
            .unwrap();
    });
    by_gpu(&mut offscreen, &scene, frame(64, 64, 1.0));
    // Still alive, and still right.
    let desk = look::desk(&mut TextSystem::new());
    let size = frame(look::WIDTH, look::HEIGHT, 1.0);
    let difference = Difference::between(
        &by_gpu(&mut offscreen, &desk, size),
        &by_cpu(&desk, size),
        TOLERANCE,
    );
    assert!(difference.unwrap().outliers < 110, "{difference:?}");
}
