//! Every limit of the scene, by name. What goes beyond one is refused with an error; nothing is cut silently.

/// Nodes alive at once. A node takes about 150 bytes without its shapes.
pub const MAX_NODES: usize = 100_000;
/// Shapes in one node's display list.
pub const MAX_SHAPES_PER_NODE: usize = 20_000;
/// Bytes of one text run. A run is one line; longer texts are many runs.
pub const MAX_TEXT_BYTES: usize = 16_384;
/// Points of a polygon.
pub const MAX_POLYGON_POINTS: usize = 64;
/// Cubic segments of one curve.
pub const MAX_CURVE_SEGMENTS: usize = 4_096;
/// Levels from a root to its deepest node.
pub const MAX_DEPTH: usize = 256;
/// Images alive at once.
pub const MAX_IMAGES: usize = 1_024;
/// Width or height of an image in pixels: what every WebGL2 device can hold, less a texel around it.
pub const MAX_IMAGE_SIDE_PX: u32 = 2_046;
/// The largest size of a text in logical pixels.
pub const MAX_TEXT_SIZE_PX: f32 = 2_000.0;
