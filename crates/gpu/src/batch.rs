//! Which part of the stream is drawn with which fragment shader.
//!
//! A rasteriser in software pays for every branch of a shader, taken or not, so each kind has a brush of its own. But a
//! change of brush costs too, above all in browsers. So what is small and common (boxes, ellipses, lines, glyphs) is
//! drawn with one mixed brush, however its kinds alternate, and only larger stretches of one kind get their own.

use crate::quad::Kind;

/// From so many device pixels on, a stretch of one kind is worth a change of brush.
const LARGE_PX: f32 = 4_096.0;

/// A fragment shader.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(usize)]
pub(crate) enum Brush {
    Mix,
    Box,
    Glyph,
    Curve,
    Polygon,
    Image,
    Shadow,
    ShadowSide,
    Dots,
}

impl Brush {
    pub(crate) const COUNT: usize = 9;

    /// Its entry point in the shader.
    pub(crate) fn entry_point(self) -> &'static str {
        match self {
            Self::Mix => "paint_mix",
            Self::Box => "paint_box",
            Self::Glyph => "paint_glyph",
            Self::Curve => "paint_curve",
            Self::Polygon => "paint_polygon",
            Self::Image => "paint_image",
            Self::Shadow => "paint_shadow",
            Self::ShadowSide => "paint_shadow_side",
            Self::Dots => "paint_dots",
        }
    }

    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Rect => Self::Box,
            Kind::Ellipse | Kind::Line => Self::Mix,
            Kind::Glyph => Self::Glyph,
            Kind::Curve => Self::Curve,
            Kind::Polygon => Self::Polygon,
            Kind::Image => Self::Image,
            Kind::Shadow => Self::Shadow,
            Kind::ShadowSide => Self::ShadowSide,
            Kind::Dots => Self::Dots,
        }
    }

    fn is_in_the_mix(self) -> bool {
        matches!(self, Self::Mix | Self::Box | Self::Glyph)
    }
}

/// Consecutive quads of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stretch {
    kind: Kind,
    quads: u32,
    area_px: f32,
}

/// Adds a quad to the last stretch, or begins another.
pub(crate) fn add_quad(stretches: &mut Vec<Stretch>, kind: Kind, area_px: f32) {
    match stretches.last_mut() {
        Some(last) if last.kind == kind => {
            last.quads += 1;
            last.area_px += area_px;
        }
        _ => stretches.push(Stretch {
            kind,
            quads: 1,
            area_px,
        }),
    }
}

/// Consecutive quads drawn with one brush.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Batch {
    pub(crate) brush: Brush,
    pub(crate) quads: u32,
}

/// Adds a stretch to the last batch, or begins another.
pub(crate) fn add_stretch(batches: &mut Vec<Batch>, stretch: Stretch) {
    let own = Brush::of(stretch.kind);
    let brush = if own.is_in_the_mix() && stretch.area_px < LARGE_PX {
        Brush::Mix
    } else {
        own
    };
    match batches.last_mut() {
        Some(last) if last.brush == brush || last.brush == own => last.quads += stretch.quads,
        _ => batches.push(Batch {
            brush,
            quads: stretch.quads,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batches(quads: &[(Kind, f32)]) -> Vec<Batch> {
        let (mut stretches, mut batches) = (Vec::new(), Vec::new());
        quads
            .iter()
            .for_each(|&(kind, area)| add_quad(&mut stretches, kind, area));
        stretches
            .into_iter()
            .for_each(|stretch| add_stretch(&mut batches, stretch));
        batches
    }

    #[test]
    fn small_things_are_mixed_and_large_ones_are_not() {
        let small = [
            (Kind::Rect, 500.0),
            (Kind::Ellipse, 30.0),
            (Kind::Glyph, 50.0),
            (Kind::Rect, 500.0),
        ];
        assert_eq!(
            batches(&small),
            [Batch {
                brush: Brush::Mix,
                quads: 4
            }]
        );
        let card = [
            (Kind::Shadow, 9.0),
            (Kind::Rect, 90_000.0),
            (Kind::Rect, 10.0),
            (Kind::Glyph, 50.0),
        ];
        let brushes: Vec<Brush> = batches(&card).iter().map(|batch| batch.brush).collect();
        assert_eq!(brushes, [Brush::Shadow, Brush::Box, Brush::Mix]);
    }

    #[test]
    fn no_quad_is_lost() {
        let kinds = [
            Kind::Rect,
            Kind::Glyph,
            Kind::Dots,
            Kind::Curve,
            Kind::Rect,
            Kind::Line,
        ];
        let quads: Vec<(Kind, f32)> = (0..600)
            .map(|n| (kinds[n * n % 6], (n * 37 % 9000) as f32))
            .collect();
        let total: u32 = batches(&quads).iter().map(|batch| batch.quads).sum();
        assert_eq!(total, 600);
    }
}
