//! The tree keeps its promises: order, parents, versions, limits.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use scene::{Affine, Color, NodeId, Point, Rect, Scene, SceneError, Shape, Stroke, limits};

fn scene_with(count: usize) -> (Scene, Vec<NodeId>) {
    let mut scene = Scene::new();
    let nodes = (0..count).map(|_| scene.new_node().unwrap()).collect();
    (scene, nodes)
}

fn paint_order(scene: &Scene) -> Vec<NodeId> {
    let mut order = Vec::new();
    scene.visit(Affine::IDENTITY, |placed| order.push(placed.id));
    order
}

fn square() -> Shape {
    Shape::RoundRect {
        rect: Rect::new(0.0, 0.0, 4.0, 4.0),
        radius: 0.0,
        fill: Color::BLACK,
        stroke: Stroke::NONE,
    }
}

#[test]
fn children_are_painted_after_their_parent_in_order() {
    let (mut scene, n) = scene_with(5);
    scene.set_root(Some(n[0])).unwrap();
    scene.set_children(n[0], &[n[1], n[2]]).unwrap();
    scene.append_child(n[1], n[3]).unwrap();
    scene.insert_child(n[0], 0, n[4]).unwrap();
    assert_eq!(paint_order(&scene), [n[0], n[4], n[1], n[3], n[2]]);
    scene.insert_child(n[0], 99, n[4]).unwrap();
    assert_eq!(paint_order(&scene), [n[0], n[1], n[3], n[2], n[4]]);
    scene.append_child(n[2], n[3]).unwrap();
    assert_eq!(paint_order(&scene), [n[0], n[1], n[2], n[3], n[4]]);
    assert_eq!(scene.node(n[3]).unwrap().parent(), Some(n[2]));
    scene.set_children(n[0], &[n[3]]).unwrap();
    assert_eq!(paint_order(&scene), [n[0], n[3]]);
    assert_eq!(scene.node(n[2]).unwrap().parent(), None);
}

#[test]
fn impossible_trees_are_refused_and_change_nothing() {
    let (mut scene, n) = scene_with(3);
    scene.append_child(n[0], n[1]).unwrap();
    let version = scene.version();
    assert_eq!(scene.append_child(n[1], n[0]), Err(SceneError::Cycle));
    assert_eq!(scene.append_child(n[0], n[0]), Err(SceneError::Cycle));
    assert_eq!(
        scene.set_children(n[0], &[n[2], n[2]]),
        Err(SceneError::DuplicateChild)
    );
    assert_eq!(
        scene.append_child(n[0], NodeId(0)),
        Err(SceneError::NoSuchNode(NodeId(0)))
    );
    assert_eq!(scene.version(), version);
    assert_eq!(scene.node(n[0]).unwrap().children(), [n[1]]);
}

#[test]
fn depth_is_limited_however_the_tree_is_built() {
    let (mut scene, n) = scene_with(limits::MAX_DEPTH + 2);
    for pair in n[..limits::MAX_DEPTH].windows(2) {
        scene.append_child(pair[0], pair[1]).unwrap();
    }
    assert_eq!(
        scene.append_child(n[limits::MAX_DEPTH - 1], n[limits::MAX_DEPTH]),
        Err(SceneError::TooDeep)
    );
    assert_eq!(
        scene.append_child(n[limits::MAX_DEPTH + 1], n[0]),
        Err(SceneError::TooDeep)
    );
}

#[test]
fn freeing_keeps_or_takes_what_lies_inside() {
    let (mut scene, n) = scene_with(4);
    scene.set_children(n[0], &[n[1]]).unwrap();
    scene.set_children(n[1], &[n[2], n[3]]).unwrap();
    scene.free_node(n[1]).unwrap();
    assert_eq!(scene.node(n[2]).unwrap().parent(), None);
    scene.append_child(n[2], n[3]).unwrap();
    scene.append_child(n[0], n[2]).unwrap();
    scene.free_tree(n[0]).unwrap();
    assert_eq!(scene.node_count(), 0);
    assert_eq!(scene.free_node(n[0]), Err(SceneError::NoSuchNode(n[0])));
}

#[test]
fn the_version_grows_with_real_changes_only() {
    let (mut scene, n) = scene_with(1);
    let draw = |scene: &mut Scene| {
        scene.begin_record(n[0]).unwrap();
        scene.push(square()).unwrap();
        scene.end_record().unwrap();
    };
    draw(&mut scene);
    let version = scene.version();
    draw(&mut scene);
    scene.set_transform(n[0], Affine::IDENTITY).unwrap();
    scene.set_opacity(n[0], 2.0).unwrap();
    scene.set_visible(n[0], true).unwrap();
    assert_eq!(scene.version(), version);
    scene
        .set_transform(n[0], Affine::translation(1.0, 0.0))
        .unwrap();
    assert!(scene.version() > version);
}

#[test]
fn a_drawing_that_fails_half_way_shows_nothing_half_made() {
    let (mut scene, n) = scene_with(2);
    assert_eq!(scene.push(square()), Err(SceneError::NotRecording));
    scene.begin_record(n[0]).unwrap();
    scene.push(square()).unwrap();
    scene.begin_record(n[1]).unwrap();
    scene.end_record().unwrap();
    assert_eq!(scene.end_record(), Err(SceneError::NotRecording));
    assert!(scene.node(n[0]).unwrap().shapes().is_empty());
    scene.begin_record(n[0]).unwrap();
    scene.free_node(n[0]).unwrap();
    assert_eq!(scene.recording(), None);
}

#[test]
fn hostile_shapes_are_refused() {
    let (mut scene, n) = scene_with(1);
    scene.begin_record(n[0]).unwrap();
    let line = |x: f32, width: f32| Shape::Line {
        from: Point::new(x, 0.0),
        to: Point::default(),
        width,
        color: Color::BLACK,
    };
    assert_eq!(scene.push(line(f32::NAN, 1.0)), Err(SceneError::NotFinite));
    assert_eq!(
        scene.push(line(0.0, f32::INFINITY)),
        Err(SceneError::BadMeasure)
    );
    assert_eq!(scene.push(line(0.0, -1.0)), Err(SceneError::BadMeasure));
    let polygon = |count: usize| Shape::Polygon {
        points: vec![Point::default(); count].into(),
        radius: 0.0,
        fill: Color::BLACK,
        stroke: Stroke::NONE,
    };
    assert_eq!(scene.push(polygon(2)), Err(SceneError::BadPolygon));
    assert_eq!(
        scene.push(polygon(limits::MAX_POLYGON_POINTS + 1)),
        Err(SceneError::BadPolygon)
    );
    let dots = Shape::Dots {
        rect: Rect::new(0.0, 0.0, 9.0, 9.0),
        spacing: 0.0,
        radius: 1.0,
        color: Color::BLACK,
    };
    assert_eq!(scene.push(dots), Err(SceneError::BadMeasure));
    assert_eq!(
        scene.add_image(2, 2, vec![0; 15]).err(),
        Some(SceneError::BadImage)
    );
    assert_eq!(
        scene.add_image(0, 2, vec![]).err(),
        Some(SceneError::BadImage)
    );
}

#[test]
fn clips_meet_in_the_inner_frame() {
    let (mut scene, n) = scene_with(2);
    scene.set_root(Some(n[0])).unwrap();
    scene.append_child(n[0], n[1]).unwrap();
    scene
        .set_clip(n[0], Some(Rect::new(0.0, 0.0, 10.0, 10.0)))
        .unwrap();
    scene
        .set_clip(n[1], Some(Rect::new(0.0, 0.0, 10.0, 10.0)))
        .unwrap();
    scene
        .set_transform(n[1], Affine::translation(6.0, 0.0))
        .unwrap();
    let mut clips = Vec::new();
    scene.visit(Affine::scale(2.0, 2.0), |placed| {
        clips.push(placed.clip.unwrap().device_bounds())
    });
    assert_eq!(
        clips,
        [
            Rect::new(0.0, 0.0, 20.0, 20.0),
            Rect::new(12.0, 0.0, 8.0, 20.0)
        ]
    );
    scene
        .set_transform(n[1], Affine::translation(60.0, 0.0))
        .unwrap();
    assert_eq!(paint_order(&scene), [n[0]]);
}

#[test]
fn the_dump_reads_like_the_picture() {
    let (mut scene, n) = scene_with(2);
    scene.set_root(Some(n[0])).unwrap();
    scene.append_child(n[0], n[1]).unwrap();
    scene
        .set_transform(n[1], Affine::translation(3.0, 4.5))
        .unwrap();
    scene
        .set_clip(n[1], Some(Rect::new(0.0, 0.0, 20.0, 10.0)))
        .unwrap();
    scene.begin_record(n[1]).unwrap();
    scene.push(square()).unwrap();
    scene
        .push(Shape::Text {
            origin: Point::new(1.0, 9.0),
            face: scene::Face::SemiBold,
            size: 13.0,
            color: Color::rgb(0x0023_211D),
            text: "a \"dancer\"".into(),
        })
        .unwrap();
    scene.end_record().unwrap();
    let expected = "\
background #FFFFFFFF
node
  node at 3,4.5 clip 0,0+20x10
    rect 0,0+4x4 radius 0 #000000FF
    text 1,9 SemiBold 13 #23211DFF \"a \\\"dancer\\\"\"
";
    assert_eq!(scene.dump(), expected);
}
