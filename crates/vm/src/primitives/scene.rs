//! Drawing: the retained scene behind the host's canvas.
//!
//! Nodes and images are named by their numbers in the scene, which lies
//! outside the image: after a snapshot is loaded the old numbers are errors.
//! A change that the scene refuses leaves it as it was.

use super::{Args, Primitive, plain};
use crate::code::float_value;
use crate::errors::{BAD_INDEX, BAD_SIZE, BAD_TYPE, FAILED, Fail, OUT_OF_MEMORY};
use crate::machine::Vm;
use heap::Word;
use ports::canvas::Canvas;
use ports::scene::{
    Affine, Color, CurveSegment, Face, ImageId, NodeId, Point, Rect, Scene, SceneError, Shape,
    Stroke,
};

pub(super) const TABLE: &[Primitive] = plain! {
    "_SceneReset" reset, "frees every node and image";
    "_SceneNewNode" new_node, "a new node's number";
    "_SceneFreeNode:" free_node, "frees a node alone; badIndexError";
    "_SceneNode:Children:" set_children, "a vector of the node's children, back to front; freed ones are left out";
    "_SceneNode:A:B:C:D:X:Y:" set_transform, "places a node: x' = A*x + C*y + X, y' = B*x + D*y + Y";
    "_SceneNode:ClipX:Y:Width:Height:Radius:" set_clip, "clips a node and its children; the radius is not used";
    "_SceneNodeUnclip:" unclip, "takes a node's clip away";
    "_SceneNode:Opacity:" set_opacity, "0 to 1, for the node and its children";
    "_SceneBegin:" begin, "begins to record a node's own shapes anew";
    "_SceneEnd" end, "the node shows what was recorded";
    "_SceneRectX:Y:Width:Height:Radius:Fill:Stroke:StrokeWidth:" rectangle, "a rounded rectangle";
    "_ScenePanelX:Y:Width:Height:Upper:Lower:Fill:Stroke:StrokeWidth:" panel, "a rectangle with differing upper and lower radii";
    "_SceneEllipseX:Y:Width:Height:Fill:Stroke:StrokeWidth:" ellipse, "the ellipse in a box";
    "_SceneLineX:Y:ToX:ToY:Width:Color:" line, "a line with round ends";
    "_ScenePolygon:Radius:Fill:" polygon, "a closed polygon from a vector x0 y0 x1 y1 …";
    "_SceneCurve:Width:Color:" curve, "cubic pieces: x0 y0, then (cx1 cy1 cx2 cy2 x y) for each; badSizeError";
    "_SceneShadowX:Y:Width:Height:Radius:Blur:Color:" shadow, "the soft shadow of a rounded rectangle, blurred as in CSS";
    "_SceneDotsX:Y:Width:Height:Spacing:Radius:Color:" dots, "a grid of dots";
    "_SceneText:Face:Size:X:Y:Color:" text, "one line of text; Y is the baseline";
    "_SceneImage:X:Y:Width:Height:" image, "an image, stretched";
    "_SceneNewImage:Width:Height:" new_image, "a new image's number, from RGBA bytes; badSizeError";
    "_SceneFreeImage:" free_image, "lets an image go";
    "_SceneSetRoot:" set_root, "chooses the node that is shown";
    "_SceneCommit" commit, "the scene is whole and may be drawn";
};

/// The host's canvas.
pub(super) fn canvas(vm: &mut Vm) -> Result<&mut dyn Canvas, Fail> {
    vm.host.canvas().ok_or_else(no_canvas)
}

pub(super) fn no_canvas() -> Fail {
    Fail::with(&FAILED.0, "there is no canvas")
}

fn scene(vm: &mut Vm) -> Result<&mut Scene, Fail> {
    canvas(vm).map(Canvas::scene)
}

fn refused(error: SceneError) -> Fail {
    match error {
        SceneError::NoSuchNode(_) | SceneError::NoSuchImage(_) => BAD_INDEX,
        SceneError::TooManyNodes | SceneError::TooManyImages => OUT_OF_MEMORY,
        SceneError::TooManyShapes
        | SceneError::TextTooLong
        | SceneError::BadPolygon
        | SceneError::CurveTooLong
        | SceneError::NotFinite
        | SceneError::BadMeasure
        | SceneError::BadImage => BAD_SIZE,
        SceneError::TooDeep
        | SceneError::Cycle
        | SceneError::DuplicateChild
        | SceneError::NotRecording => Fail::with(&FAILED.0, &error.to_string()),
    }
}

/// Changes the scene; the receiver is the answer.
fn change(
    vm: &mut Vm,
    args: Args,
    step: impl FnOnce(&mut Scene) -> Result<(), SceneError>,
) -> Result<Word, Fail> {
    step(scene(vm)?).map_err(refused)?;
    Ok(args.receiver(vm))
}

fn push(vm: &mut Vm, args: Args, shape: Shape) -> Result<Word, Fail> {
    change(vm, args, |scene| scene.push(shape))
}

// Arguments

fn id(word: Word) -> Result<u32, Fail> {
    u32::try_from(word.to_int().ok_or(BAD_TYPE)?).map_err(|_| BAD_INDEX)
}

fn node(vm: &Vm, args: Args, index: usize) -> Result<NodeId, Fail> {
    id(args.arg(vm, index)).map(NodeId)
}

fn image_id(vm: &Vm, args: Args, index: usize) -> Result<ImageId, Fail> {
    id(args.arg(vm, index)).map(ImageId)
}

fn color(vm: &Vm, args: Args, index: usize) -> Result<Color, Fail> {
    u32::try_from(args.int(vm, index)?)
        .map(Color)
        .map_err(|_| BAD_TYPE)
}

fn stroke(vm: &Vm, args: Args, index: usize) -> Result<Stroke, Fail> {
    Ok(Stroke::new(
        args.number(vm, index + 1)? as f32,
        color(vm, args, index)?,
    ))
}

fn numbers<const N: usize>(vm: &Vm, args: Args, from: usize) -> Result<[f32; N], Fail> {
    let mut numbers = [0.0; N];
    for (i, number) in numbers.iter_mut().enumerate() {
        *number = args.number(vm, from + i)? as f32;
    }
    Ok(numbers)
}

fn rect(vm: &Vm, args: Args, from: usize) -> Result<Rect, Fail> {
    let [x, y, width, height] = numbers(vm, args, from)?;
    Ok(Rect::new(x, y, width, height))
}

/// A vector of coordinates as points.
fn points(vm: &Vm, args: Args, index: usize) -> Result<Vec<Point>, Fail> {
    let vector = args.vector(vm, index)?;
    let count = vm.heap.length(vector);
    if !count.is_multiple_of(2) {
        return Err(BAD_SIZE);
    }
    let number = |i: usize| {
        let word = vm.heap.element(vector, i);
        let whole = word.to_int().map(|value| value as f64);
        let value = whole.or_else(|| float_value(&vm.heap, word));
        value.map(|value| value as f32).ok_or(BAD_TYPE)
    };
    (0..count / 2)
        .map(|i| Ok(Point::new(number(2 * i)?, number(2 * i + 1)?)))
        .collect()
}

// Nodes

fn reset(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    change(vm, args, |scene| {
        scene.clear();
        Ok(())
    })
}

fn new_node(vm: &mut Vm, _: Args) -> Result<Word, Fail> {
    let id = scene(vm)?.new_node().map_err(refused)?;
    Ok(Word::int(i64::from(id.0)))
}

fn free_node(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let id = node(vm, args, 0)?;
    change(vm, args, |scene| scene.free_node(id))
}

fn set_children(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let parent = node(vm, args, 0)?;
    let vector = args.vector(vm, 1)?;
    let children: Result<Vec<NodeId>, Fail> = (0..vm.heap.length(vector))
        .map(|i| id(vm.heap.element(vector, i)).map(NodeId))
        .collect();
    let mut children = children?;
    change(vm, args, |scene| {
        children.retain(|&child| scene.node(child).is_ok());
        scene.set_children(parent, &children)
    })
}

fn set_transform(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let id = node(vm, args, 0)?;
    let [a, b, c, d, e, f] = numbers(vm, args, 1)?;
    change(vm, args, |scene| {
        scene.set_transform(id, Affine { a, b, c, d, e, f })
    })
}

fn set_clip(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let id = node(vm, args, 0)?;
    let clip = rect(vm, args, 1)?;
    args.number(vm, 5)?;
    change(vm, args, |scene| scene.set_clip(id, Some(clip)))
}

fn unclip(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let id = node(vm, args, 0)?;
    change(vm, args, |scene| scene.set_clip(id, None))
}

fn set_opacity(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let id = node(vm, args, 0)?;
    let opacity = args.number(vm, 1)? as f32;
    change(vm, args, |scene| scene.set_opacity(id, opacity))
}

fn set_root(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let id = node(vm, args, 0)?;
    change(vm, args, |scene| scene.set_root(Some(id)))
}

fn commit(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    canvas(vm)?.commit();
    Ok(args.receiver(vm))
}

// Shapes

fn begin(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let id = node(vm, args, 0)?;
    change(vm, args, |scene| scene.begin_record(id))
}

fn end(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    change(vm, args, Scene::end_record)
}

fn rectangle(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let shape = Shape::RoundRect {
        rect: rect(vm, args, 0)?,
        radius: args.number(vm, 4)? as f32,
        fill: color(vm, args, 5)?,
        stroke: stroke(vm, args, 6)?,
    };
    push(vm, args, shape)
}

fn panel(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let [upper_radius, lower_radius] = numbers(vm, args, 4)?;
    let shape = Shape::Panel {
        rect: rect(vm, args, 0)?,
        upper_radius,
        lower_radius,
        fill: color(vm, args, 6)?,
        stroke: stroke(vm, args, 7)?,
    };
    push(vm, args, shape)
}

fn ellipse(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let shape = Shape::Ellipse {
        rect: rect(vm, args, 0)?,
        fill: color(vm, args, 4)?,
        stroke: stroke(vm, args, 5)?,
    };
    push(vm, args, shape)
}

fn line(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let [x, y, to_x, to_y, width] = numbers(vm, args, 0)?;
    let shape = Shape::Line {
        from: Point::new(x, y),
        to: Point::new(to_x, to_y),
        width,
        color: color(vm, args, 5)?,
    };
    push(vm, args, shape)
}

fn polygon(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let shape = Shape::Polygon {
        points: points(vm, args, 0)?.into(),
        radius: args.number(vm, 1)? as f32,
        fill: color(vm, args, 2)?,
        stroke: Stroke::NONE,
    };
    push(vm, args, shape)
}

fn curve(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let points = points(vm, args, 0)?;
    let Some((&start, rest)) = points.split_first() else {
        return Err(BAD_SIZE);
    };
    let (pieces, rest) = rest.as_chunks::<3>();
    if !rest.is_empty() {
        return Err(BAD_SIZE);
    }
    let segment = |&[control1, control2, to]: &[Point; 3]| CurveSegment {
        control1,
        control2,
        to,
    };
    let shape = Shape::Curve {
        start,
        segments: pieces.iter().map(segment).collect(),
        width: args.number(vm, 1)? as f32,
        color: color(vm, args, 2)?,
    };
    push(vm, args, shape)
}

fn shadow(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let [radius, blur] = numbers(vm, args, 4)?;
    let shape = Shape::Shadow {
        rect: rect(vm, args, 0)?,
        radius,
        sigma: blur / 2.0,
        color: color(vm, args, 6)?,
    };
    push(vm, args, shape)
}

fn dots(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let [spacing, radius] = numbers(vm, args, 4)?;
    let shape = Shape::Dots {
        rect: rect(vm, args, 0)?,
        spacing,
        radius,
        color: color(vm, args, 6)?,
    };
    push(vm, args, shape)
}

/// The face of a number.
pub(super) fn face(vm: &Vm, args: Args, index: usize) -> Result<Face, Fail> {
    Face::from_index(args.size(vm, index)?).ok_or(BAD_INDEX)
}

fn text(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let [size, x, y] = numbers(vm, args, 2)?;
    let bytes = args.bytes(vm, 0)?;
    let shape = Shape::Text {
        origin: Point::new(x, y),
        face: face(vm, args, 1)?,
        size,
        color: color(vm, args, 5)?,
        text: super::text::line(vm.heap.bytes_of(bytes))?.into(),
    };
    push(vm, args, shape)
}

// Images

fn image(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let shape = Shape::Image {
        image: image_id(vm, args, 0)?,
        rect: rect(vm, args, 1)?,
    };
    push(vm, args, shape)
}

fn new_image(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let bytes = args.bytes(vm, 0)?;
    let side = |index| u32::try_from(args.int(vm, index)?).map_err(|_| BAD_SIZE);
    let (width, height) = (side(1)?, side(2)?);
    let rgba = vm.heap.bytes_of(bytes).to_vec();
    let id = scene(vm)?.add_image(width, height, rgba).map_err(refused)?;
    Ok(Word::int(i64::from(id.0)))
}

fn free_image(vm: &mut Vm, args: Args) -> Result<Word, Fail> {
    let id = image_id(vm, args, 0)?;
    change(vm, args, |scene| scene.remove_image(id))
}
