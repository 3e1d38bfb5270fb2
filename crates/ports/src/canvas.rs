//! The port a world draws through: a scene to write and fonts to measure with.
//!
//! The scene is plain data, so the port hands it out instead of repeating its calls; what lies behind the port is
//! who reads that scene, and the fonts. The world's step never waits for drawing.

use scene::{Face, Scene};

/// How large one line of text is, in logical pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TextMetrics {
    /// From the first glyph's origin to where a next glyph would stand.
    pub width: f32,
    /// Of the face: from the baseline up to the top of its line.
    pub ascent: f32,
    /// Of the face: from the baseline down to the bottom of its line; positive.
    pub descent: f32,
    /// Of the face: what lines are apart when nothing else is said.
    pub line_height: f32,
}

/// A place between two characters where a caret can stand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CaretStop {
    /// Offset into the text's UTF-8 bytes.
    pub byte: usize,
    /// Logical pixels right of the text's left end.
    pub x: f32,
}

/// What drawing primitives need. Sizes are em sizes in logical pixels; a size that is not a positive finite number
/// measures as 0.
pub trait Canvas {
    /// The scene that is shown.
    fn scene(&mut self) -> &mut Scene;

    /// The world says that the scene is whole: what it holds now may be drawn. A shell that draws after each step
    /// may ignore it, at the price of showing a change half done when a step's budget ends within one.
    fn commit(&mut self) {}

    /// Measures one line.
    fn measure(&mut self, text: &str, face: Face, size: f32) -> TextMetrics;

    /// Every place for a caret, left to right, from before the first character to behind the last: never empty.
    fn carets(&mut self, text: &str, face: Face, size: f32) -> Vec<CaretStop>;

    /// The byte offset of the caret place nearest to `x` logical pixels right of the text's left end.
    fn index_at_x(&mut self, text: &str, face: Face, size: f32, x: f32) -> usize {
        let distance = |stop: &CaretStop| (stop.x - x).abs();
        let stops = self.carets(text, face, size);
        let nearest = stops
            .iter()
            .min_by(|left, right| distance(left).total_cmp(&distance(right)));
        nearest.map_or(0, |stop| stop.byte)
    }
}

/// A canvas in memory with a font in which every character is 0.6 em wide: for tests, and for worlds without a screen
/// whose layout nobody looks at.
#[derive(Debug, Default)]
pub struct FakeCanvas {
    /// What was drawn.
    pub scene: Scene,
}

impl FakeCanvas {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

const FAKE_ADVANCE_EM: f32 = 0.6;

fn usable(size: f32) -> f32 {
    if size.is_finite() && size > 0.0 {
        size
    } else {
        0.0
    }
}

impl Canvas for FakeCanvas {
    fn scene(&mut self) -> &mut Scene {
        &mut self.scene
    }

    fn measure(&mut self, text: &str, _face: Face, size: f32) -> TextMetrics {
        let size = usable(size);
        TextMetrics {
            width: text.chars().count() as f32 * FAKE_ADVANCE_EM * size,
            ascent: 0.95 * size,
            descent: 0.25 * size,
            line_height: 1.2 * size,
        }
    }

    fn carets(&mut self, text: &str, _face: Face, size: f32) -> Vec<CaretStop> {
        let ends = text
            .char_indices()
            .map(|(byte, _)| byte)
            .chain([text.len()]);
        let advance = FAKE_ADVANCE_EM * usable(size);
        ends.enumerate()
            .map(|(index, byte)| CaretStop {
                byte,
                x: index as f32 * advance,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_canvas_behind_the_port_draws_and_measures() {
        let mut fake = FakeCanvas::new();
        let canvas: &mut dyn Canvas = &mut fake;
        let node = canvas.scene().new_node().unwrap();
        canvas.scene().set_root(Some(node)).unwrap();
        assert_eq!(canvas.measure("αβγ", Face::Mono, 10.0).width, 18.0);
        assert_eq!(canvas.index_at_x("αβγ", Face::Mono, 10.0, 7.0), 2);
        assert_eq!(canvas.index_at_x("", Face::Mono, f32::NAN, 7.0), 0);
    }
}
