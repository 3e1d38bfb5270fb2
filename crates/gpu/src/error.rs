//! Why there is no picture.

use std::fmt;

/// Why there is no picture. The texts are for people.
#[derive(Debug)]
pub enum GpuError {
    /// No adapter can draw to the surface.
    NoAdapter(String),
    /// The adapter gave no device.
    NoDevice(String),
    /// The surface cannot be drawn to in a format that is known here.
    NoFormat,
    /// The device was lost; see [`crate::Renderer::recover`].
    Lost,
    /// The device did not give the picture back.
    NoReadback(String),
}

impl fmt::Display for GpuError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAdapter(reason) => write!(out, "no graphics adapter: {reason}"),
            Self::NoDevice(reason) => write!(out, "no graphics device: {reason}"),
            Self::NoFormat => write!(out, "the surface has no usable pixel format"),
            Self::Lost => write!(out, "the graphics device was lost"),
            Self::NoReadback(reason) => write!(out, "the picture could not be read back: {reason}"),
        }
    }
}

impl std::error::Error for GpuError {}
