//! The canvas port over a scene and the real fonts.

use ports::canvas::{Canvas, CaretStop, TextMetrics};
use scene::{Face, Scene};
use text::TextSystem;

/// A scene whose text is measured with the fonts that draw it.
#[derive(Default)]
pub(crate) struct WorldCanvas {
    pub(crate) scene: Scene,
    /// How often the scene was said to be whole.
    pub(crate) commits: u64,
    text: TextSystem,
}

impl Canvas for WorldCanvas {
    fn scene(&mut self) -> &mut Scene {
        &mut self.scene
    }

    fn commit(&mut self) {
        self.commits += 1;
    }

    fn measure(&mut self, text: &str, face: Face, size: f32) -> TextMetrics {
        let line = self.text.measure(text, face, size);
        TextMetrics {
            width: line.width,
            ascent: line.ascent,
            descent: line.descent,
            line_height: line.line_height,
        }
    }

    fn carets(&mut self, text: &str, face: Face, size: f32) -> Vec<CaretStop> {
        let stops = self.text.carets(text, face, size);
        stops
            .into_iter()
            .map(|stop| CaretStop {
                byte: stop.byte,
                x: stop.x,
            })
            .collect()
    }
}
