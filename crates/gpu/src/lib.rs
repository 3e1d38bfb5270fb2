//! Draws a scene on the GPU, through wgpu: natively, on WebGPU and on WebGL2.
//!
//! Every shape becomes one quad (a glyph or a piece of a curve one each, a large shadow nine) in one stream, drawn in
//! paint order. A quad knows its shape in its node's coordinates and the node's number; where nodes lie, how
//! see-through they are and what clips them stands in a table, so moving a node changes four texels and nothing else.
//! Edges come from signed distances, in device pixels; shadows are computed, not blurred; glyphs are rasterised at the
//! size they are seen at. Only the regions that changed are painted again, in a picture that is kept; a surface gets a
//! copy of it.
//!
//! ```text
//! Scene ──compose──▶ node table, points, stream of quads, damage ──brushes──▶ kept picture ──copy──▶ surface
//!            ▲
//!   encode: one node's shapes → quads (kept while shapes and scale stay) ── glyph atlas, image atlas
//! ```
//!
//! Main types: [`Renderer`] for a window or canvas, [`Offscreen`] for a picture in memory, [`FrameSize`].
//!
//! Invariants:
//! - nothing on the device is needed to draw again: all of it can be rebuilt from the scene;
//! - only what WebGL2 has is used: no storage buffers, no filtered float textures;
//! - the target's format is never an sRGB one: colours are blended as they stand, as in [`scene`].
//!
//! It knows no VM, no page and no window: it is handed a surface. No other crate names wgpu's devices.

mod atlas;
mod batch;
mod compose;
mod damage;
mod device;
mod encode;
mod error;
mod images;
mod kept_picture;
mod offscreen;
mod painter;
mod pipeline;
mod quad;
mod renderer;
mod tables;

pub use device::{instance, webgpu_is_usable};
pub use error::GpuError;
pub use offscreen::{Offscreen, Picture};
pub use renderer::{Drawn, FrameSize, Renderer};
/// For the shells, which make the instance and the surface.
pub use wgpu;
