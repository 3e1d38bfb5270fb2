//! Geometry that both renderers share: a curve's points, and the inner polygon of a rounded one.

use crate::{CurveSegment, Point};

/// Pieces of one cubic at most, so that a huge curve stays affordable.
const MAX_PIECES: f32 = 64.0;

/// The curve as a chain of points that strays from it by at most `tolerance` (in the curve's own units). A curve
/// without pieces, or of no length, answers its start alone. The count of pieces is Wang's bound for cubics.
#[must_use]
pub fn flatten_curve(start: Point, segments: &[CurveSegment], tolerance: f32) -> Vec<Point> {
    let mut points = vec![start];
    let mut from = start;
    for piece in segments {
        flatten_piece(from, piece, tolerance, &mut points);
        from = piece.to;
    }
    points.dedup();
    points
}

fn flatten_piece(from: Point, piece: &CurveSegment, tolerance: f32, points: &mut Vec<Point>) {
    let bend1 = from - piece.control1 * 2.0 + piece.control2;
    let bend2 = piece.control1 - piece.control2 * 2.0 + piece.to;
    let bend = bend1.length().max(bend2.length());
    let pieces = (0.75 * bend / tolerance)
        .sqrt()
        .ceil()
        .clamp(1.0, MAX_PIECES);
    let count = pieces as u32;
    points.extend((1..count).map(|index| on_curve(from, piece, index as f32 / pieces)));
    points.push(piece.to);
}

fn on_curve(from: Point, piece: &CurveSegment, t: f32) -> Point {
    let (ab, bc, cd) = (
        from.lerp(piece.control1, t),
        piece.control1.lerp(piece.control2, t),
        piece.control2.lerp(piece.to, t),
    );
    ab.lerp(bc, t).lerp(bc.lerp(cd, t), t)
}

/// The convex polygon whose edges lie `radius` further inside, and the radius that was possible: the given one, or
/// less where the polygon is too narrow, or 0 (and the points as they are) where it is concave or flat. Growing the
/// answer by that radius gives the polygon with rounded corners. The points come clockwise (y down).
#[must_use]
pub fn round_polygon_inset(points: &[Point], radius: f32) -> (Vec<Point>, f32) {
    let mut clockwise = points.to_vec();
    if signed_area(points) < 0.0 {
        clockwise.reverse();
    }
    clockwise.dedup();
    if radius <= 0.0 || !is_strictly_convex(&clockwise) {
        return (clockwise, 0.0);
    }
    let radius = radius.min(0.98 * largest_inset(&clockwise));
    (inset(&clockwise, radius), radius)
}

fn signed_area(points: &[Point]) -> f32 {
    edges(points)
        .map(|(from, to)| from.x * to.y - to.x * from.y)
        .sum::<f32>()
        / 2.0
}

fn edges(points: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    (0..points.len()).map(|index| (points[index], points[(index + 1) % points.len()]))
}

fn cross(u: Point, v: Point) -> f32 {
    u.x * v.y - u.y * v.x
}

fn is_strictly_convex(points: &[Point]) -> bool {
    let count = points.len();
    count >= 3
        && (0..count).all(|index| {
            let (before, at, after) = (
                points[(index + count - 1) % count],
                points[index],
                points[(index + 1) % count],
            );
            let (into, out) = (at - before, after - at);
            cross(into, out) > 1e-4 * into.length() * out.length()
        })
}

/// How far the edges can move inward before one of them vanishes.
fn largest_inset(points: &[Point]) -> f32 {
    let moved = inset(points, 1.0);
    let shrinks =
        edges(points)
            .zip(edges(&moved))
            .filter_map(|((from, to), (moved_from, moved_to))| {
                let length = (to - from).length();
                let shrink = length - dot(moved_to - moved_from, to - from) / length;
                (shrink > 1e-6).then(|| length / shrink)
            });
    shrinks.fold(f32::MAX, f32::min)
}

fn dot(u: Point, v: Point) -> f32 {
    u.x * v.x + u.y * v.y
}

fn inset(points: &[Point], by: f32) -> Vec<Point> {
    let count = points.len();
    let corner = |index: usize| {
        let (before, at, after) = (
            points[(index + count - 1) % count],
            points[index],
            points[(index + 1) % count],
        );
        let (into, out) = (unit(at - before), unit(after - at));
        // Inward normals of a clockwise polygon point to the right of its edges.
        let normals = Point::new(-into.y - out.y, into.x + out.x);
        at + normals * (by / (1.0 + dot(into, out)))
    };
    (0..count).map(corner).collect()
}

fn unit(vector: Point) -> Point {
    vector * (1.0 / vector.length())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_moves_inward_whichever_way_round() {
        let square =
            [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)].map(|(x, y)| Point::new(x, y));
        let mut turned = square;
        turned.reverse();
        for points in [square, turned] {
            let (inner, radius) = round_polygon_inset(&points, 2.0);
            assert_eq!(radius, 2.0);
            assert_eq!(
                crate::Rect::around(&inner),
                crate::Rect::new(2.0, 2.0, 6.0, 6.0)
            );
        }
    }

    #[test]
    fn a_radius_too_large_is_brought_down() {
        let triangle = [(0.0, 0.0), (10.0, 0.0), (5.0, 8.0)].map(|(x, y)| Point::new(x, y));
        let (inner, radius) = round_polygon_inset(&triangle, 1000.0);
        assert!(radius < 3.0, "{radius}");
        assert!(inner.iter().all(|point| point.x > 0.0 && point.x < 10.0));
    }

    #[test]
    fn a_flattened_curve_stays_near_and_ends_where_it_should() {
        let piece = CurveSegment {
            control1: Point::new(0.0, 100.0),
            control2: Point::new(100.0, 100.0),
            to: Point::new(100.0, 0.0),
        };
        let points = flatten_curve(Point::default(), &[piece], 0.1);
        assert_eq!(points.last(), Some(&piece.to));
        assert!((8..40).contains(&points.len()), "{}", points.len());
    }
}
