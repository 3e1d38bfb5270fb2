//! Each shape of the scene, drawn.

use crate::canvas::{Canvas, paint, polygon};
use crate::paths::{DeviceBox, circle, rounded_polygon};
use scene::{Affine, Color, CurveSegment, ImageId, Placed, Point, Rect, Scene, Shape, Stroke};
use text::TextSystem;
use tiny_skia::{
    FillRule, FilterQuality, Path, PathBuilder, Pattern, PixmapPaint, PixmapRef, SpreadMode,
    Transform,
};

/// How far a flattened curve may stray, in device pixels.
const CURVE_TOLERANCE_PX: f32 = 0.02;

impl Canvas {
    pub(crate) fn shape(
        &mut self,
        scene: &Scene,
        fonts: &mut TextSystem,
        placed: &Placed<'_>,
        shape: &Shape,
    ) {
        let (map, opacity) = (placed.transform, placed.opacity);
        let scale = map.mean_scale();
        match shape {
            Shape::RoundRect {
                rect,
                radius,
                fill,
                stroke,
            } => {
                self.boxed(map, *rect, [*radius; 2], *fill, *stroke, opacity);
            }
            Shape::Panel {
                rect,
                upper_radius,
                lower_radius,
                fill,
                stroke,
            } => {
                self.boxed(
                    map,
                    *rect,
                    [*upper_radius, *lower_radius],
                    *fill,
                    *stroke,
                    opacity,
                );
            }
            Shape::Ellipse { rect, fill, stroke } => {
                let outer = DeviceBox::new(map, *rect, false);
                let inner = outer
                    .inset(stroke.width * scale)
                    .and_then(DeviceBox::ellipse);
                self.filled_and_stroked(outer.ellipse(), inner, *fill, *stroke, opacity);
            }
            Shape::Line {
                from,
                to,
                width,
                color,
            } => {
                self.curve(
                    map,
                    *from,
                    &[CurveSegment::line(*from, *to)],
                    width * scale,
                    *color,
                    opacity,
                );
            }
            Shape::Curve {
                start,
                segments,
                width,
                color,
            } => {
                self.curve(map, *start, segments, width * scale, *color, opacity);
            }
            Shape::Polygon {
                points,
                radius,
                fill,
                stroke,
            } => {
                self.polygon(map, points, *radius, *fill, *stroke, opacity);
            }
            Shape::Text {
                origin,
                face,
                size,
                color,
                text,
            } => {
                let line = fonts.shape(text, *face);
                self.text(fonts, map, *origin, &line, *size, (*color, opacity));
            }
            Shape::Shadow {
                rect,
                radius,
                sigma,
                color,
            } => {
                self.shadow(
                    DeviceBox::new(map, *rect, false),
                    radius * scale,
                    sigma * scale,
                    *color,
                    opacity,
                );
            }
            Shape::Image { image, rect } => self.image(scene, map, *image, *rect, opacity),
            Shape::Dots {
                rect,
                spacing,
                radius,
                color,
            } => {
                self.dots(
                    DeviceBox::new(map, *rect, true),
                    spacing * scale,
                    radius * scale,
                    *color,
                    opacity,
                );
            }
        }
    }

    fn boxed(
        &mut self,
        map: Affine,
        rect: Rect,
        radii: [f32; 2],
        fill: Color,
        stroke: Stroke,
        opacity: f32,
    ) {
        if rect.width() < 0.0 || rect.height() < 0.0 {
            return;
        }
        let outer = DeviceBox::new(map, rect, true);
        let scale = map.mean_scale();
        let width = match outer.upright {
            true => (stroke.width * scale).round().max(1.0),
            false => stroke.width * scale,
        };
        let limit = outer.half.x.min(outer.half.y);
        let [upper, lower] = radii.map(|radius| (radius * scale).min(limit));
        let inner = outer
            .inset(width)
            .and_then(|inner| inner.rounded((upper - width).max(0.0), (lower - width).max(0.0)));
        self.filled_and_stroked(outer.rounded(upper, lower), inner, fill, stroke, opacity);
    }

    /// The stroke is what lies between the two outlines.
    fn filled_and_stroked(
        &mut self,
        outer: Option<Path>,
        inner: Option<Path>,
        fill: Color,
        stroke: Stroke,
        opacity: f32,
    ) {
        let Some(outer) = outer else { return };
        if !stroke.is_visible() {
            return self.fill(Some(outer), fill, opacity);
        }
        let is_opaque = |color: Color| color.bytes()[3] == 255 && opacity >= 1.0;
        if is_opaque(fill) && is_opaque(stroke.color) {
            // One over the other, so that the fill does not shine through the stroke's outer edge.
            self.fill(Some(outer), stroke.color, opacity);
            return self.fill(inner, fill, opacity);
        }
        self.fill(Some(outer.clone()), fill, opacity);
        self.fill_between(&outer, inner.as_ref(), stroke.color, opacity);
    }

    fn curve(
        &mut self,
        map: Affine,
        start: Point,
        segments: &[CurveSegment],
        width: f32,
        color: Color,
        opacity: f32,
    ) {
        // Flattened here, as tiny-skia's own flattening shows at twice the size.
        let chain = scene::flatten_curve(start, segments, CURVE_TOLERANCE_PX / map.mean_scale());
        let mut points = chain.into_iter().map(|point| map.apply(point));
        let Some(from) = points.next() else { return };
        let mut path = PathBuilder::new();
        path.move_to(from.x, from.y);
        points.for_each(|to| path.line_to(to.x, to.y));
        if path.len() == 1 {
            return self.fill(circle(from, width / 2.0), color, opacity);
        }
        if let Some(path) = path.finish() {
            self.stroke(&path, width, color, opacity);
        }
    }

    fn polygon(
        &mut self,
        map: Affine,
        points: &[Point],
        radius: f32,
        fill: Color,
        stroke: Stroke,
        opacity: f32,
    ) {
        let (inner, radius) = scene::round_polygon_inset(points, radius);
        let on_device: Vec<Point> = inner.iter().map(|&point| map.apply(point)).collect();
        let scale = map.mean_scale();
        let outline = match map.determinant() > 0.0 {
            true => rounded_polygon(&on_device, radius * scale),
            false => polygon(&on_device),
        };
        let Some(outline) = outline else { return };
        match stroke.is_visible() {
            true => self.filled_and_stroked_inside(
                &outline,
                stroke.width * scale,
                fill,
                stroke,
                opacity,
            ),
            false => self.fill(Some(outline), fill, opacity),
        }
    }

    /// Fills a layer, strokes the outline on it twice as wide, and cuts the outline out of it.
    fn filled_and_stroked_inside(
        &mut self,
        outline: &Path,
        width: f32,
        fill: Color,
        stroke: Stroke,
        opacity: f32,
    ) {
        let mut layer = Canvas::blank(self.pixmap.width(), self.pixmap.height());
        let [r, g, b, a] = fill.bytes();
        layer.pixmap.fill(tiny_skia::Color::from_rgba8(r, g, b, a));
        layer.stroke(outline, 2.0 * width, stroke.color, 1.0);
        let mut inside = self.empty_mask();
        inside.fill_path(outline, FillRule::EvenOdd, true, Transform::identity());
        if let Some(clip) = &self.mask {
            for (pixel, limit) in inside.data_mut().iter_mut().zip(clip.data()) {
                *pixel = (*pixel).min(*limit);
            }
        }
        let paint = PixmapPaint {
            opacity,
            ..PixmapPaint::default()
        };
        self.pixmap.draw_pixmap(
            0,
            0,
            layer.pixmap.as_ref(),
            &paint,
            Transform::identity(),
            Some(&inside),
        );
    }

    fn dots(&mut self, place: DeviceBox, spacing: f32, radius: f32, color: Color, opacity: f32) {
        let count = |half: f32| (2.0 * half / spacing).ceil().min(4096.0) as u32;
        let mut path = PathBuilder::new();
        for row in 0..count(place.half.y) {
            for column in 0..count(place.half.x) {
                let middle = |index: u32, half: f32| (index as f32 + 0.5) * spacing - half;
                path.push_circle(
                    middle(column, place.half.x),
                    middle(row, place.half.y),
                    radius,
                );
            }
        }
        let dots = path.finish().and_then(|path| path.transform(place.place));
        self.fill(dots, color, opacity);
    }

    fn image(&mut self, scene: &Scene, map: Affine, id: ImageId, rect: Rect, opacity: f32) {
        let Some(image) = scene.image(id) else { return };
        let place = DeviceBox::new(map, rect, true);
        let Some(outline) = place.rounded(0.0, 0.0) else {
            return;
        };
        let pixels = premultiplied(image.rgba());
        let Some(source) = PixmapRef::from_bytes(&pixels, image.width(), image.height()) else {
            return;
        };
        let stretch = (
            2.0 * place.half.x / image.width() as f32,
            2.0 * place.half.y / image.height() as f32,
        );
        let to_device = place
            .place
            .pre_translate(-place.half.x, -place.half.y)
            .pre_scale(stretch.0, stretch.1);
        let mut paint = paint(Color::WHITE, 1.0);
        paint.shader = Pattern::new(
            source,
            SpreadMode::Pad,
            FilterQuality::Bilinear,
            opacity,
            to_device,
        );
        self.pixmap.fill_path(
            &outline,
            &paint,
            FillRule::Winding,
            Transform::identity(),
            self.mask.as_ref(),
        );
    }
}

fn premultiplied(rgba: &[u8]) -> Vec<u8> {
    let times = |color: u8, alpha: u8| ((u32::from(color) * u32::from(alpha) + 127) / 255) as u8;
    rgba.chunks_exact(4)
        .flat_map(|p| {
            [
                times(p[0], p[3]),
                times(p[1], p[3]),
                times(p[2], p[3]),
                p[3],
            ]
        })
        .collect()
}
