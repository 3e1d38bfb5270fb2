//! Outlines as tiny-skia paths, in device pixels.

use scene::{Affine, Point, Rect};
use tiny_skia::{Path, PathBuilder, Transform};

/// How far a quarter circle's control points lie out, for a radius of 1.
const QUARTER: f32 = 0.552_284_8;

/// A box on the device: its middle, half its size and its axes, so that radii and strokes can be measured in pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DeviceBox {
    pub(crate) half: Point,
    pub(crate) place: Transform,
    pub(crate) upright: bool,
}

impl DeviceBox {
    /// Where `rect` lies; on whole pixels if it is upright and `snapped` asks for it.
    pub(crate) fn new(map: Affine, rect: Rect, snapped: bool) -> Self {
        if snapped && map.is_upright() {
            let bounds = snap(map.bounds_of(rect));
            let middle = bounds.center();
            let half = Point::new(bounds.width() / 2.0, bounds.height() / 2.0);
            return Self {
                half,
                place: Transform::from_translate(middle.x, middle.y),
                upright: true,
            };
        }
        let (x_scale, y_scale) = (map.a.hypot(map.b), map.c.hypot(map.d));
        let middle = map.apply(rect.center());
        let place = Transform::from_row(
            map.a / x_scale,
            map.b / x_scale,
            map.c / y_scale,
            map.d / y_scale,
            middle.x,
            middle.y,
        );
        let half = Point::new(rect.width() / 2.0 * x_scale, rect.height() / 2.0 * y_scale);
        Self {
            half,
            place,
            upright: false,
        }
    }

    /// Shrunk on every side.
    pub(crate) fn inset(self, by: f32) -> Option<Self> {
        let half = Point::new(self.half.x - by, self.half.y - by);
        (half.x > 0.0 && half.y > 0.0).then_some(Self { half, ..self })
    }

    pub(crate) fn rounded(self, upper_radius: f32, lower_radius: f32) -> Option<Path> {
        let Point { x, y } = self.half;
        let [upper, lower] = [upper_radius, lower_radius].map(|radius| radius.clamp(0.0, x.min(y)));
        let mut path = PathBuilder::new();
        path.move_to(-x + upper, -y);
        path.line_to(x - upper, -y);
        corner(&mut path, (x, -y), upper, (1.0, 0.0), (0.0, 1.0));
        path.line_to(x, y - lower);
        corner(&mut path, (x, y), lower, (0.0, 1.0), (-1.0, 0.0));
        path.line_to(-x + lower, y);
        corner(&mut path, (-x, y), lower, (-1.0, 0.0), (0.0, -1.0));
        path.line_to(-x, -y + upper);
        corner(&mut path, (-x, -y), upper, (0.0, -1.0), (1.0, 0.0));
        path.close();
        path.finish()?.transform(self.place)
    }

    pub(crate) fn ellipse(self) -> Option<Path> {
        let Point { x, y } = self.half;
        PathBuilder::from_oval(tiny_skia::Rect::from_ltrb(-x, -y, x, y)?)?.transform(self.place)
    }
}

/// A quarter circle around a corner at `at`, arriving along `into` and leaving along `out`.
fn corner(path: &mut PathBuilder, at: (f32, f32), radius: f32, into: (f32, f32), out: (f32, f32)) {
    if radius <= 0.0 {
        return path.line_to(at.0, at.1);
    }
    let hold = radius * (1.0 - QUARTER);
    path.cubic_to(
        at.0 - into.0 * hold,
        at.1 - into.1 * hold,
        at.0 + out.0 * hold,
        at.1 + out.1 * hold,
        at.0 + out.0 * radius,
        at.1 + out.1 * radius,
    );
}

pub(crate) fn circle(middle: Point, radius: f32) -> Option<Path> {
    PathBuilder::from_circle(middle.x, middle.y, radius)
}

/// A polygon with round corners: `inner` is the polygon inset by `radius`, clockwise.
pub(crate) fn rounded_polygon(inner: &[Point], radius: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    let count = inner.len();
    for index in 0..count {
        let (before, at, after) = (
            inner[(index + count - 1) % count],
            inner[index],
            inner[(index + 1) % count],
        );
        arc(
            &mut path,
            at,
            outward(before, at),
            outward(at, after),
            radius,
            index == 0,
        );
    }
    path.close();
    path.finish()
}

fn outward(from: Point, to: Point) -> Point {
    let along = to - from;
    Point::new(along.y, -along.x) * (1.0 / along.length().max(1e-9))
}

fn arc(path: &mut PathBuilder, middle: Point, from: Point, to: Point, radius: f32, first: bool) {
    let start = middle + from * radius;
    if first {
        path.move_to(start.x, start.y)
    } else {
        path.line_to(start.x, start.y)
    }
    let turn = (from.x * to.y - from.y * to.x).atan2(from.x * to.x + from.y * to.y);
    if radius > 0.0 && turn > 0.0 {
        let hold = 4.0 / 3.0 * (turn / 4.0).tan() * radius;
        let end = middle + to * radius;
        let control1 = start + Point::new(-from.y, from.x) * hold;
        let control2 = end - Point::new(-to.y, to.x) * hold;
        path.cubic_to(control1.x, control1.y, control2.x, control2.y, end.x, end.y);
    }
}

fn snap(rect: Rect) -> Rect {
    let round = |value: f32| (value + 0.5).floor();
    let min = Point::new(round(rect.min.x), round(rect.min.y));
    let max = Point::new(
        round(rect.max.x).max(min.x + 1.0),
        round(rect.max.y).max(min.y + 1.0),
    );
    Rect { min, max }
}
