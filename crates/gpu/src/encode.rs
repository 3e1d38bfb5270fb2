//! From one node's shapes to quads. What comes out is kept until the shapes, the scale they are seen at, or an image
//! they show changes.

use crate::atlas::{Full, Place};
use crate::batch::{Stretch, add_quad};
use crate::compose::Atlases;
use crate::quad::{Kind, Quad};
use scene::{Affine, CurveSegment, Face, ImageId, NodeId, Point, Rect, Scene, Shape};
use std::sync::Arc;
use text::{GlyphKey, TextSystem};

/// How far a flattened curve may stray, in device pixels.
const CURVE_TOLERANCE_PX: f32 = 0.1;
/// Glyphs smaller than this are not worth their place in the atlas; nobody can read them.
const MIN_GLYPH_PX: f32 = 1.5;
/// Turned text up to this size is rasterised twice as fine: smoothing it between pixels would blur it else.
const MAX_FINE_GLYPH_PX: f32 = 64.0;
/// A node seen smaller than this is encoded as if at this scale; nothing of it can be made out.
const MIN_SCALE: f32 = 1e-3;

/// A node's quads, and what they depend on.
#[derive(Debug, Default)]
pub(crate) struct Encoded {
    pub(crate) quads: Vec<Quad>,
    pub(crate) stretches: Vec<Stretch>,
    /// In the node's coordinates; quads name them by index.
    pub(crate) points: Vec<[f32; 2]>,
    /// In the node's coordinates, of all its quads; shadows and all.
    pub(crate) bounds: Rect,
    shapes: Option<Arc<[Shape]>>,
    seen: Seen,
    depends: ScaleDependence,
    images: Vec<(ImageId, Option<Arc<[u8]>>)>,
}

#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
enum ScaleDependence {
    #[default]
    None,
    /// Curves: fine while the scale stays in the same region.
    Roughly,
    /// Glyphs.
    Exactly,
}

impl Encoded {
    /// Whether encoding again would give the same.
    pub(crate) fn is_current(&self, scene: &Scene, shapes: &Arc<[Shape]>, seen: Seen) -> bool {
        let ratio = seen.scale / self.seen.scale;
        let scale_fits = match self.depends {
            ScaleDependence::None => true,
            ScaleDependence::Roughly => (0.5..=1.5).contains(&ratio),
            ScaleDependence::Exactly => {
                (ratio - 1.0).abs() < 1e-4 && seen.upright == self.seen.upright
            }
        };
        let same_image =
            |(id, pixels): &(ImageId, Option<Arc<[u8]>>)| match (pixels, scene.image(*id)) {
                (Some(pixels), Some(image)) => Arc::ptr_eq(pixels, image.rgba()),
                (pixels, image) => pixels.is_none() && image.is_none(),
            };
        let same_shapes = self
            .shapes
            .as_ref()
            .is_some_and(|own| Arc::ptr_eq(own, shapes));
        same_shapes && scale_fits && self.images.iter().all(same_image)
    }
}

/// Encodes what a node shows.
pub(crate) fn encode(
    scene: &Scene,
    id: NodeId,
    seen: Seen,
    atlases: &mut Atlases,
    fonts: &mut TextSystem,
) -> Result<Encoded, Full> {
    let Ok(node) = scene.node(id) else {
        return Ok(Encoded::default());
    };
    let out = Encoded {
        seen,
        shapes: Some(Arc::clone(node.shapes())),
        ..Encoded::default()
    };
    let mut encoder = Encoder {
        scene,
        node: id.slot() as u32,
        seen,
        atlases,
        fonts,
        out,
    };
    for shape in node.shapes().iter() {
        encoder.shape(shape)?;
    }
    Ok(encoder.out)
}

struct Encoder<'a> {
    scene: &'a Scene,
    node: u32,
    seen: Seen,
    atlases: &'a mut Atlases,
    fonts: &'a mut TextSystem,
    out: Encoded,
}

impl Encoder<'_> {
    fn shape(&mut self, shape: &Shape) -> Result<(), Full> {
        match shape {
            Shape::RoundRect {
                rect,
                radius,
                fill,
                stroke,
            } => {
                let params = [*radius, 0.0, *radius, 0.0];
                self.push(
                    Quad::new(Kind::Rect, self.node, *rect, params, *fill).stroked(*stroke),
                    *rect,
                );
            }
            Shape::Panel {
                rect,
                upper_radius,
                lower_radius,
                fill,
                stroke,
            } => {
                let params = [*upper_radius, 0.0, *lower_radius, 0.0];
                self.push(
                    Quad::new(Kind::Rect, self.node, *rect, params, *fill).stroked(*stroke),
                    *rect,
                );
            }
            Shape::Ellipse { rect, fill, stroke } => {
                self.push(
                    Quad::new(Kind::Ellipse, self.node, *rect, [0.0; 4], *fill).stroked(*stroke),
                    *rect,
                );
            }
            Shape::Line {
                from,
                to,
                width,
                color,
            } => {
                let bounds = Rect::around(&[*from, *to]).outset(width / 2.0);
                self.push(
                    Quad::new(
                        Kind::Line,
                        self.node,
                        bounds,
                        [from.x, from.y, to.x, to.y],
                        *color,
                    ),
                    bounds,
                );
            }
            Shape::Curve {
                start,
                segments,
                width,
                color,
            } => self.curve(*start, segments, *width, *color),
            Shape::Polygon { .. } => self.polygon(shape),
            Shape::Text {
                origin,
                face,
                size,
                color,
                text,
            } => self.text(*origin, *face, *size, *color, text)?,
            Shape::Shadow {
                rect,
                radius,
                sigma,
                color,
            } => self.shadow(*rect, *radius, *sigma, *color),
            Shape::Image { image, rect } => self.image(*image, *rect)?,
            Shape::Dots {
                rect,
                spacing,
                radius,
                color,
            } => {
                self.push(
                    Quad::new(
                        Kind::Dots,
                        self.node,
                        *rect,
                        [*radius, *spacing, 0.0, 0.0],
                        *color,
                    ),
                    *rect,
                );
            }
        }
        Ok(())
    }

    fn push(&mut self, quad: Quad, bounds: Rect) {
        let shows = quad.fill[3] > 0 || quad.stroke[3] > 0;
        // A flat line still shows, so only a box turned inside out is left out.
        if !shows || bounds.width() < 0.0 || bounds.height() < 0.0 {
            return;
        }
        self.out.bounds = match self.out.quads.is_empty() {
            true => bounds,
            false => Rect::around(&[
                self.out.bounds.min,
                self.out.bounds.max,
                bounds.min,
                bounds.max,
            ]),
        };
        let area = bounds.width() * bounds.height() * self.seen.scale * self.seen.scale;
        add_quad(&mut self.out.stretches, quad.kind(), area);
        self.out.quads.push(quad);
    }

    fn needs_scale(&mut self, how: ScaleDependence) {
        self.out.depends = self.out.depends.max(how);
    }

    /// A large shadow in nine cells, of which only the four at the corners need the dear computation.
    fn shadow(&mut self, rect: Rect, radius: f32, sigma: f32, color: scene::Color) {
        let reach = 3.0 * sigma + radius;
        let bounds = rect.outset(3.0 * sigma);
        if rect.width().min(rect.height()) < 4.0 * reach {
            let quad = Quad::new(
                Kind::Shadow,
                self.node,
                rect,
                [radius, sigma, 0.0, 0.0],
                color,
            );
            return self.push(quad, bounds);
        }
        for (kind, cells) in [
            (Kind::Shadow, [0, 2, 6, 8].as_slice()),
            (Kind::ShadowSide, &[1, 3, 4, 5, 7]),
        ] {
            for &cell in cells {
                self.push(
                    Quad::new(
                        kind,
                        self.node,
                        rect,
                        [radius, sigma, cell as f32, reach],
                        color,
                    ),
                    bounds,
                );
            }
        }
    }

    fn curve(&mut self, start: Point, segments: &[CurveSegment], width: f32, color: scene::Color) {
        self.needs_scale(ScaleDependence::Roughly);
        let chain = scene::flatten_curve(start, segments, CURVE_TOLERANCE_PX / self.seen.scale);
        let half_width = width / 2.0;
        for index in 0..chain.len().saturating_sub(1).max(1) {
            let [from, to] = [chain[index], chain[(index + 1).min(chain.len() - 1)]];
            let before = index.checked_sub(1).map_or(from, |before| chain[before]);
            let after = chain.get(index + 2).copied().unwrap_or(to);
            let bounds = Rect::around(&[from, to]).outset(half_width);
            let params = [half_width, 0.0, self.out.points.len() as f32, 0.0];
            let shares = |turn| (to - from).length() > half_width * turn;
            let before = if shares(turning(before, from, to)) {
                before
            } else {
                from
            };
            let after = if shares(turning(from, to, after)) {
                after
            } else {
                to
            };
            self.out
                .points
                .extend([before, from, to, after].map(|point| [point.x, point.y]));
            self.push(
                Quad::new(Kind::Curve, self.node, bounds, params, color),
                bounds,
            );
        }
    }

    fn polygon(&mut self, shape: &Shape) {
        let Shape::Polygon {
            points,
            radius,
            fill,
            stroke,
        } = shape
        else {
            return;
        };
        let bounds = Rect::around(points);
        let (inner, radius) = scene::round_polygon_inset(points, *radius);
        let params = [
            radius,
            0.0,
            self.out.points.len() as f32,
            inner.len() as f32,
        ];
        self.out
            .points
            .extend(inner.iter().map(|point| [point.x, point.y]));
        self.push(
            Quad::new(Kind::Polygon, self.node, bounds, params, *fill).stroked(*stroke),
            bounds,
        );
    }

    fn image(&mut self, id: ImageId, rect: Rect) -> Result<(), Full> {
        let pixels = self.scene.image(id).map(|image| Arc::clone(image.rgba()));
        self.out.images.push((id, pixels));
        if let Some(place) = self.atlases.images.place(self.scene, id)? {
            self.push(
                Quad::new(Kind::Image, self.node, rect, [0.0; 4], scene::Color::WHITE)
                    .with_atlas(place),
                rect,
            );
        }
        Ok(())
    }

    fn text(
        &mut self,
        origin: Point,
        face: Face,
        size: f32,
        color: scene::Color,
        text: &str,
    ) -> Result<(), Full> {
        self.needs_scale(ScaleDependence::Exactly);
        let size_px = size * self.seen.scale;
        if size_px < MIN_GLYPH_PX {
            return Ok(());
        }
        let fineness = if self.seen.upright || size_px > MAX_FINE_GLYPH_PX {
            1.0
        } else {
            2.0
        };
        let image_px = (size_px * fineness).min(text::MAX_GLYPH_PX);
        let run = Run {
            origin,
            color,
            image_px,
            stretch: size_px / image_px,
        };
        let line = self.fonts.shape(text, face);
        for glyph in &line.glyphs {
            self.glyph(&run, glyph)?;
        }
        Ok(())
    }

    fn glyph(&mut self, run: &Run, glyph: &text::Glyph) -> Result<(), Full> {
        // Moved by half a step, so that cutting off the rest rounds to the nearest step.
        let x = glyph.x * run.image_px + 0.5 / f32::from(text::SUBPIXEL_STEPS);
        let key = GlyphKey::new(glyph.font, glyph.id, run.image_px, x - x.floor());
        let Some(image) = self.atlases.glyphs.get(self.fonts, key)? else {
            return Ok(());
        };
        let y = (glyph.y * run.image_px).round();
        let at = Point::new(x.floor() + image.left as f32, image.top as f32 - y) * run.stretch;
        let size =
            Point::new(f32::from(image.place.width), f32::from(image.place.height)) * run.stretch;
        let logical = 1.0 / self.seen.scale;
        let bounds = Rect {
            min: run.origin + at * logical,
            max: run.origin + (at + size) * logical,
        };
        let quad = Quad {
            bounds: [run.origin.x, run.origin.y, logical, 0.0],
            ..Quad::new(
                Kind::Glyph,
                self.node,
                bounds,
                [at.x, at.y, size.x, size.y],
                run.color,
            )
            .with_atlas(image.place)
        };
        // The whole run may be moved by half a pixel, and blurred by one.
        self.push(quad, bounds.outset(1.5 * logical));
        Ok(())
    }
}

/// What the glyphs of a text have in common.
struct Run {
    origin: Point,
    color: scene::Color,
    /// The em size of the glyphs' images in their own pixels.
    image_px: f32,
    /// Device pixels a pixel of those images.
    stretch: f32,
}

/// The tangent of half the angle by which a chain turns at its middle point; 0 where it ends.
fn turning(before: Point, at: Point, after: Point) -> f32 {
    let (into, out) = (at - before, after - at);
    let lengths = into.length() * out.length();
    if lengths == 0.0 {
        return 0.0;
    }
    let (cos, sin) = (
        (into.x * out.x + into.y * out.y) / lengths,
        (into.x * out.y - into.y * out.x) / lengths,
    );
    // Half-angle formula; a chain that turns back on itself answers a very large number.
    sin.abs() / (1.0 + cos).max(1e-6)
}

/// A glyph's image in the atlas.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GlyphPlace {
    pub(crate) place: Place,
    pub(crate) left: i32,
    pub(crate) top: i32,
}

/// How a node is seen: what its encoding depends on besides its shapes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Seen {
    /// Device pixels a logical one.
    scale: f32,
    /// Unturned.
    upright: bool,
}

impl Seen {
    pub(crate) fn through(transform: Affine) -> Self {
        Self {
            scale: transform.mean_scale().max(MIN_SCALE),
            upright: transform.is_upright(),
        }
    }
}
