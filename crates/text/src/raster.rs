//! Glyphs as pixels.

use crate::fonts::{FontIndex, Fonts};
use swash::GlyphId;
use swash::scale::{Render, ScaleContext, Source};
use swash::zeno::{Format, Vector};

/// The largest size at which glyphs are rasterised, in pixels an em; larger text is drawn from this size.
pub const MAX_GLYPH_PX: f32 = 256.0;

/// How many places between two pixels a glyph can start at, horizontally.
pub const SUBPIXEL_STEPS: u8 = 4;

/// Sizes are rounded to this part of a pixel, so that a slow zoom does not fill the atlas.
const SIZE_STEPS_A_PIXEL: f32 = 4.0;

/// Everything a glyph's pixels depend on.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
pub struct GlyphKey {
    font: FontIndex,
    glyph: GlyphId,
    size_steps: u16,
    subpixel: u8,
}

impl GlyphKey {
    /// The key of a glyph at `size_px` device pixels an em, its origin `fraction` (0 to 1) right of a pixel's edge.
    #[must_use]
    pub fn new(font: FontIndex, glyph: u16, size_px: f32, fraction: f32) -> Self {
        let size_steps = (size_px.clamp(1.0, MAX_GLYPH_PX) * SIZE_STEPS_A_PIXEL + 0.5) as u16;
        let subpixel = ((fraction * f32::from(SUBPIXEL_STEPS)) as u8).min(SUBPIXEL_STEPS - 1);
        Self {
            font,
            glyph,
            size_steps,
            subpixel,
        }
    }

    /// The size its pixels are made for, near the one asked for.
    #[must_use]
    pub fn size_px(self) -> f32 {
        f32::from(self.size_steps) / SIZE_STEPS_A_PIXEL
    }

    /// The fraction of a pixel its origin is moved right in its image.
    #[must_use]
    pub fn fraction(self) -> f32 {
        f32::from(self.subpixel) / f32::from(SUBPIXEL_STEPS)
    }
}

/// A glyph's coverage, a byte a pixel, in rows from the top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GlyphImage {
    /// Pixels from the origin's pixel to the image's left edge, rightward.
    pub left: i32,
    /// Pixels from the baseline to the image's top edge, downward: mostly negative.
    pub top: i32,
    /// Pixels a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// 255 where the glyph covers the whole pixel.
    pub coverage: Vec<u8>,
}

/// Rasterises; empty for a glyph without an outline, such as a space.
pub(crate) fn rasterise(context: &mut ScaleContext, fonts: &Fonts, key: GlyphKey) -> GlyphImage {
    let mut scaler = context
        .builder(fonts.font(key.font))
        .size(key.size_px())
        .hint(false)
        .build();
    let image = Render::new(&[Source::Outline])
        .format(Format::Alpha)
        .offset(Vector::new(key.fraction(), 0.0))
        .render(&mut scaler, key.glyph);
    let Some(image) = image else {
        return GlyphImage::default();
    };
    GlyphImage {
        left: image.placement.left,
        top: -image.placement.top,
        width: image.placement.width,
        height: image.placement.height,
        coverage: image.data,
    }
}
