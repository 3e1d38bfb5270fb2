//! Fonts: how wide a text is, where its glyphs and carets stand, and what a glyph looks like in pixels.
//!
//! The fonts are compiled in (`fonts/README.md`), so every build measures alike. Text is one line, left to right;
//! breaking lines is the work of those who lay out.
//!
//! Main types: [`TextSystem`], [`Shaped`], [`GlyphKey`], [`GlyphImage`].
//!
//! Invariants:
//! - measures are linear in the size (shaping is done in font units and nothing is hinted), so zooming never moves a
//!   line break; they are the same natively and in wasm;
//! - a character that no font holds is drawn as a box; control characters take no room;
//! - caret places are at the boundaries of characters, and never inside one with its combining marks.
//!
//! It does not know the scene's tree, atlases or devices.

mod cache;
mod fonts;
mod raster;
mod shaping;
mod system;

pub use fonts::FontIndex;
pub use raster::{GlyphImage, GlyphKey, MAX_GLYPH_PX, SUBPIXEL_STEPS};
pub use shaping::{Caret, Glyph, Shaped};
pub use system::{LineMetrics, TextSystem};
