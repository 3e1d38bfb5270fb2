//! The fonts with their caches: the one object that measures, shapes and rasterises.

use crate::cache::ShapeCache;
use crate::fonts::Fonts;
use crate::raster::{GlyphImage, GlyphKey, rasterise};
use crate::shaping::{Caret, Shaped, shape};
use scene::Face;
use std::sync::Arc;
use swash::scale::ScaleContext;
use swash::shape::ShapeContext;

/// How large one line is, in the unit of the size asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LineMetrics {
    /// From the line's left end to where a next glyph would stand.
    pub width: f32,
    /// Of the face: from the baseline up.
    pub ascent: f32,
    /// Of the face: from the baseline down; positive.
    pub descent: f32,
    /// Of the face: what lines are apart when nothing else is said.
    pub line_height: f32,
}

/// Measures, shapes and rasterises. Sizes that are not positive finite numbers count as 0.
pub struct TextSystem {
    fonts: Fonts,
    shaper: ShapeContext,
    scaler: ScaleContext,
    cache: ShapeCache,
}

impl Default for TextSystem {
    fn default() -> Self {
        Self::new()
    }
}

impl TextSystem {
    /// With the embedded fonts.
    #[must_use]
    pub fn new() -> Self {
        Self {
            fonts: Fonts::new(),
            shaper: ShapeContext::new(),
            scaler: ScaleContext::new(),
            cache: ShapeCache::default(),
        }
    }

    /// Measures one line at `size` pixels an em.
    pub fn measure(&mut self, text: &str, face: Face, size: f32) -> LineMetrics {
        let size = usable(size);
        let width = self.shape(text, face).width * size;
        let of_face = self.face_metrics(face);
        LineMetrics {
            width,
            ascent: of_face.ascent * size,
            descent: of_face.descent * size,
            line_height: of_face.line_height * size,
        }
    }

    fn face_metrics(&self, face: Face) -> LineMetrics {
        let metrics = self.fonts.font(crate::FontIndex(face as u8)).metrics(&[]);
        let em = 1.0 / f32::from(metrics.units_per_em);
        LineMetrics {
            width: 0.0,
            ascent: metrics.ascent * em,
            descent: metrics.descent * em,
            line_height: (metrics.ascent + metrics.descent + metrics.leading) * em,
        }
    }

    /// Every place for a caret at `size` pixels an em, left to right; never empty.
    pub fn carets(&mut self, text: &str, face: Face, size: f32) -> Vec<Caret> {
        let size = usable(size);
        let line = self.shape(text, face);
        line.carets
            .iter()
            .map(|caret| Caret {
                x: caret.x * size,
                ..*caret
            })
            .collect()
    }

    /// The byte offset of the caret place nearest to `x`.
    pub fn index_at_x(&mut self, text: &str, face: Face, size: f32, x: f32) -> usize {
        let size = usable(size);
        let line = self.shape(text, face);
        // Kept within the line, so that a far x does not lose the difference between the places.
        let x = x.min(line.width * size).max(0.0);
        let distance = |caret: &Caret| (caret.x * size - x).abs();
        let nearest =
            (line.carets.iter()).min_by(|left, right| distance(left).total_cmp(&distance(right)));
        nearest.map_or(0, |caret| caret.byte)
    }

    /// The glyphs and caret places of one line, in ems.
    pub fn shape(&mut self, text: &str, face: Face) -> Arc<Shaped> {
        let Self {
            fonts,
            shaper,
            cache,
            ..
        } = self;
        cache.get(face, text, || shape(shaper, fonts, face, text))
    }

    /// A glyph's pixels. Callers keep them; this does not.
    pub fn rasterise(&mut self, key: GlyphKey) -> GlyphImage {
        rasterise(&mut self.scaler, &self.fonts, key)
    }
}

fn usable(size: f32) -> f32 {
    if size.is_finite() && size > 0.0 {
        size
    } else {
        0.0
    }
}
