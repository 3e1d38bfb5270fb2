//! Why the scene refused a change. A refused change leaves the scene as it was.

use crate::{ImageId, NodeId, limits};
use std::fmt;

/// Why the scene refused a change.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SceneError {
    /// No node has this id, or it was freed.
    NoSuchNode(NodeId),
    /// No image has this id, or it was removed.
    NoSuchImage(ImageId),
    /// More than [`limits::MAX_NODES`] nodes.
    TooManyNodes,
    /// More than [`limits::MAX_SHAPES_PER_NODE`] shapes in a node.
    TooManyShapes,
    /// A text run of more than [`limits::MAX_TEXT_BYTES`] bytes.
    TextTooLong,
    /// A polygon of fewer than 3 or more than [`limits::MAX_POLYGON_POINTS`] points.
    BadPolygon,
    /// A curve of more than [`limits::MAX_CURVE_SEGMENTS`] segments.
    CurveTooLong,
    /// More than [`limits::MAX_DEPTH`] levels.
    TooDeep,
    /// The node would become its own ancestor.
    Cycle,
    /// The same node is listed twice as a child.
    DuplicateChild,
    /// A shape was pushed, or a record ended, while none was open.
    NotRecording,
    /// A number is infinite or not a number.
    NotFinite,
    /// A width, radius, size or blur is negative, or a text larger than [`limits::MAX_TEXT_SIZE_PX`].
    BadMeasure,
    /// More than [`limits::MAX_IMAGES`] images.
    TooManyImages,
    /// An image without pixels, wider or higher than [`limits::MAX_IMAGE_SIDE_PX`], or whose bytes do not fit its size.
    BadImage,
}

impl fmt::Display for SceneError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchNode(id) => write!(out, "there is no node {}", id.0),
            Self::NoSuchImage(id) => write!(out, "there is no image {}", id.0),
            Self::TooManyNodes => write!(out, "more than {} nodes", limits::MAX_NODES),
            Self::TooManyShapes => write!(
                out,
                "more than {} shapes in a node",
                limits::MAX_SHAPES_PER_NODE
            ),
            Self::TextTooLong => write!(
                out,
                "a text run of more than {} bytes",
                limits::MAX_TEXT_BYTES
            ),
            Self::BadPolygon => write!(
                out,
                "a polygon has 3 to {} points",
                limits::MAX_POLYGON_POINTS
            ),
            Self::CurveTooLong => write!(
                out,
                "a curve of more than {} segments",
                limits::MAX_CURVE_SEGMENTS
            ),
            Self::TooDeep => write!(out, "more than {} levels of nodes", limits::MAX_DEPTH),
            Self::Cycle => write!(out, "a node cannot be its own ancestor"),
            Self::DuplicateChild => write!(out, "the same child twice"),
            Self::NotRecording => write!(out, "no node is being recorded"),
            Self::NotFinite => write!(out, "a coordinate is not a finite number"),
            Self::BadMeasure => write!(out, "a width, radius, size or blur is out of range"),
            Self::TooManyImages => write!(out, "more than {} images", limits::MAX_IMAGES),
            Self::BadImage => write!(
                out,
                "an image needs 1 to {} pixels a side and 4 bytes a pixel",
                limits::MAX_IMAGE_SIDE_PX
            ),
        }
    }
}

impl std::error::Error for SceneError {}
