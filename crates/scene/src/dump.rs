//! A stable text of the scene, for golden tests and for looking at it.

use crate::{Affine, CurveSegment, Placed, Point, Rect, Scene, Shape, Stroke};
use std::fmt::Write;

impl Scene {
    /// The visible scene, a line a node and a line a shape, indented by depth. Ids and versions are left out, so two
    /// scenes that look alike give the same text. Numbers have at most three decimals.
    #[must_use]
    pub fn dump(&self) -> String {
        let mut out = format!("background #{:08X}\n", self.background().0);
        self.visit(Affine::IDENTITY, |placed| dump_node(&mut out, placed));
        out
    }
}

fn dump_node(out: &mut String, placed: &Placed<'_>) {
    let indent = "  ".repeat(placed.depth);
    let node = placed.node;
    let mut line = format!("{indent}node{}", transform(node.transform()));
    if let Some(clip) = node.clip() {
        line += &format!(" clip {}", rect(clip));
    }
    if node.opacity() < 1.0 {
        line += &format!(" opacity {}", number(node.opacity()));
    }
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{line}");
    for shape in node.shapes().iter() {
        let _ = writeln!(out, "{indent}  {}", describe(shape));
    }
}

fn describe(shape: &Shape) -> String {
    match shape {
        Shape::RoundRect {
            rect: bounds,
            radius,
            fill,
            stroke: edge,
        } => {
            format!(
                "rect {} radius {} #{:08X}{}",
                rect(*bounds),
                number(*radius),
                fill.0,
                stroke(*edge)
            )
        }
        Shape::Panel {
            rect: bounds,
            upper_radius,
            lower_radius,
            fill,
            stroke: edge,
        } => {
            let radii = format!("{} {}", number(*upper_radius), number(*lower_radius));
            format!(
                "panel {} radii {radii} #{:08X}{}",
                rect(*bounds),
                fill.0,
                stroke(*edge)
            )
        }
        Shape::Ellipse {
            rect: bounds,
            fill,
            stroke: edge,
        } => {
            format!("ellipse {} #{:08X}{}", rect(*bounds), fill.0, stroke(*edge))
        }
        Shape::Line {
            from,
            to,
            width,
            color,
        } => {
            format!(
                "line {} {} width {} #{:08X}",
                point(*from),
                point(*to),
                number(*width),
                color.0
            )
        }
        Shape::Curve {
            start,
            segments,
            width,
            color,
        } => {
            let pieces: String = segments.iter().map(curve_piece).collect();
            format!(
                "curve {}{pieces} width {} #{:08X}",
                point(*start),
                number(*width),
                color.0
            )
        }
        Shape::Polygon {
            points,
            radius,
            fill,
            stroke: edge,
        } => {
            let corners: Vec<String> = points.iter().map(|&corner| point(corner)).collect();
            format!(
                "polygon {} radius {} #{:08X}{}",
                corners.join(" "),
                number(*radius),
                fill.0,
                stroke(*edge)
            )
        }
        Shape::Text {
            origin,
            face,
            size,
            color,
            text,
        } => {
            format!(
                "text {} {face:?} {} #{:08X} {text:?}",
                point(*origin),
                number(*size),
                color.0
            )
        }
        Shape::Shadow {
            rect: bounds,
            radius,
            sigma,
            color,
        } => {
            format!(
                "shadow {} radius {} sigma {} #{:08X}",
                rect(*bounds),
                number(*radius),
                number(*sigma),
                color.0
            )
        }
        Shape::Image {
            image,
            rect: bounds,
        } => format!("image {} {}", image.0, rect(*bounds)),
        Shape::Dots {
            rect: bounds,
            spacing,
            radius,
            color,
        } => {
            format!(
                "dots {} every {} radius {} #{:08X}",
                rect(*bounds),
                number(*spacing),
                number(*radius),
                color.0
            )
        }
    }
}

fn curve_piece(piece: &CurveSegment) -> String {
    format!(
        " ~ {} {} {}",
        point(piece.control1),
        point(piece.control2),
        point(piece.to)
    )
}

fn stroke(edge: Stroke) -> String {
    if edge.is_visible() {
        format!(" stroke {} #{:08X}", number(edge.width), edge.color.0)
    } else {
        String::new()
    }
}

fn transform(map: Affine) -> String {
    let is_translation = (map.a, map.b, map.c, map.d) == (1.0, 0.0, 0.0, 1.0);
    match (is_translation, map.e, map.f) {
        (true, 0.0, 0.0) => String::new(),
        (true, x, y) => format!(" at {}", point(Point::new(x, y))),
        _ => {
            let entries = [map.a, map.b, map.c, map.d, map.e, map.f].map(number);
            format!(" matrix {}", entries.join(" "))
        }
    }
}

fn rect(bounds: Rect) -> String {
    let size = Point::new(bounds.width(), bounds.height());
    format!(
        "{}+{}x{}",
        point(bounds.min),
        number(size.x),
        number(size.y)
    )
}

fn point(at: Point) -> String {
    format!("{},{}", number(at.x), number(at.y))
}

fn number(value: f32) -> String {
    let rounded = (f64::from(value) * 1000.0).round() / 1000.0;
    // Adding zero turns a negative zero into the plain one.
    format!("{}", rounded + 0.0)
}
