//! What is on the screen, as plain data: a retained tree of nodes, each with a transform, a clip and a list of
//! shapes in its own coordinates.
//!
//! Morphs write it (through the `ports::Canvas` port), renderers read it. A morph records its shapes once
//! ([`Scene::begin_record`] … [`Scene::end_record`]) and again when it changes; moving it changes only a transform.
//!
//! Main types: [`Scene`], [`NodeId`], [`Shape`], [`Affine`], [`Color`], [`Face`], [`Placed`].
//!
//! Invariants:
//! - the nodes form a forest without cycles, at most [`limits::MAX_DEPTH`] deep; a node has at most one parent;
//! - every number in the scene is finite; every list and text is within its named limit;
//! - a [`NodeId`] is never handed out twice, so a stale one is an error and never another node;
//! - [`Scene::version`] grows with every change and only then.
//!
//! Units are logical pixels, y downward, angles clockwise. Colours are sRGB with straight alpha and are blended
//! as they stand, without linearising, as browsers do.
//!
//! It does not know how anything is drawn, how wide a text is, nor what a morph is.

mod affine;
mod color;
mod dump;
mod error;
mod image;
pub mod limits;
mod node;
mod outline;
mod paint_order;
mod record;
mod scene;
mod shape;

pub use affine::{Affine, Point, Rect};
pub use color::Color;
pub use error::SceneError;
pub use image::{Image, ImageId};
pub use node::{Node, NodeId};
pub use outline::{flatten_curve, round_polygon_inset};
pub use paint_order::{Clip, Placed};
pub use scene::Scene;
pub use shape::{CurveSegment, Face, Shape, Stroke};
