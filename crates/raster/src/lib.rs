//! Draws a scene on the CPU, slowly and plainly: the picture the GPU's is compared with, and pictures where there is
//! no GPU.
//!
//! It shares with `gpu` the scene's walk, the glyphs' pixels and the rules of the scene (strokes inside, upright boxes
//! and texts on whole pixels), and nothing else: shapes are paths filled by tiny-skia, shadows are summed up row by
//! row. So a mistake in a distance function there does not show here.
//!
//! Main types: [`draw`], [`Picture`], [`Difference`].

mod canvas;
mod difference;
mod glyphs;
mod paths;
mod shadow;
mod shapes;

pub use canvas::draw;
pub use difference::Difference;

/// Pixels in rows from the top, four bytes each: red, green, blue, alpha (255 everywhere).
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Pixels a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// `4 * width * height` bytes.
    pub rgba: Vec<u8>,
}

impl Picture {
    /// The picture as a PNG file's bytes; nothing for a picture without pixels or with too few bytes.
    #[must_use]
    pub fn to_png(&self) -> Option<Vec<u8>> {
        let size = tiny_skia::IntSize::from_wh(self.width, self.height)?;
        tiny_skia::Pixmap::from_vec(self.rgba.clone(), size)?
            .encode_png()
            .ok()
    }

    /// A PNG file's bytes as a picture; nothing if they are no PNG.
    #[must_use]
    pub fn from_png(bytes: &[u8]) -> Option<Self> {
        let pixmap = tiny_skia::Pixmap::decode_png(bytes).ok()?;
        Some(Self {
            width: pixmap.width(),
            height: pixmap.height(),
            rgba: pixmap.take(),
        })
    }
}
