//! Text from the glyphs' pixels.

use crate::canvas::Canvas;
use scene::{Affine, Color, Point, Rect};
use text::{GlyphImage, GlyphKey, MAX_GLYPH_PX, SUBPIXEL_STEPS, Shaped, TextSystem};

/// Turned glyphs are rasterised this much finer and averaged.
const FINENESS: f32 = 2.0;
const MIN_GLYPH_PX: f32 = 1.5;

impl Canvas {
    pub(crate) fn text(
        &mut self,
        fonts: &mut TextSystem,
        map: Affine,
        origin: Point,
        line: &Shaped,
        size: f32,
        (color, opacity): (Color, f32),
    ) {
        let size_px = size * map.mean_scale();
        if size_px < MIN_GLYPH_PX {
            return;
        }
        let upright = map.is_upright() && size_px <= MAX_GLYPH_PX;
        let image_px = if upright {
            size_px
        } else {
            (size_px * FINENESS).min(MAX_GLYPH_PX)
        };
        let [r, g, b, a] = color.channels();
        let ink = [r, g, b, a * opacity];
        for glyph in &line.glyphs {
            let x = glyph.x * image_px + 0.5 / f32::from(SUBPIXEL_STEPS);
            let image =
                fonts.rasterise(GlyphKey::new(glyph.font, glyph.id, image_px, x - x.floor()));
            let at = (
                x.floor() as i32 + image.left,
                image.top - (glyph.y * image_px).round() as i32,
            );
            if upright {
                self.upright_glyph(map.apply(origin), at, &image, ink);
            } else {
                let from_image = map.then_inner(Affine::translation(origin.x, origin.y));
                let logical = size / image_px;
                let from_image = from_image
                    .then_inner(Affine::scale(logical, logical))
                    .then_inner(Affine::translation(at.0 as f32, at.1 as f32));
                self.turned_glyph(from_image, &image, ink);
            }
        }
    }

    fn upright_glyph(&mut self, origin: Point, at: (i32, i32), image: &GlyphImage, ink: [f32; 4]) {
        let left = (origin.x + 0.5).floor() as i32 + at.0;
        let top = (origin.y + 0.5).floor() as i32 + at.1;
        for (index, &coverage) in image.coverage.iter().enumerate() {
            let (x, y) = (index as u32 % image.width, index as u32 / image.width);
            self.blend(
                left + x as i32,
                top + y as i32,
                ink,
                f32::from(coverage) / 255.0,
            );
        }
    }

    fn turned_glyph(&mut self, from_image: Affine, image: &GlyphImage, ink: [f32; 4]) {
        let Some(to_image) = from_image.inverse() else {
            return;
        };
        let own = Rect::new(0.0, 0.0, image.width as f32, image.height as f32);
        let bounds = from_image.bounds_of(own.outset(0.5 * FINENESS));
        for y in bounds.min.y.floor() as i32..bounds.max.y.ceil() as i32 {
            for x in bounds.min.x.floor() as i32..bounds.max.x.ceil() as i32 {
                let at = to_image.apply(Point::new(x as f32 + 0.5, y as f32 + 0.5));
                self.blend(x, y, ink, smooth(image, at));
            }
        }
    }
}

/// The coverage between four pixels.
fn smooth(image: &GlyphImage, at: Point) -> f32 {
    let (x, y) = (at.x - 0.5, at.y - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let pixel = |x: f32, y: f32| {
        let inside = x >= 0.0 && y >= 0.0 && x < image.width as f32 && y < image.height as f32;
        if inside {
            f32::from(image.coverage[y as usize * image.width as usize + x as usize]) / 255.0
        } else {
            0.0
        }
    };
    let mix = |a: f32, b: f32, part: f32| a + (b - a) * part;
    let upper = mix(pixel(left, top), pixel(left + 1.0, top), x - left);
    let lower = mix(
        pixel(left, top + 1.0),
        pixel(left + 1.0, top + 1.0),
        x - left,
    );
    mix(upper, lower, y - top)
}
