//! The one thing that is drawn, as the vertex stage reads it.

use bytemuck::{Pod, Zeroable};
use scene::{Color, Rect};

/// What a quad shows; the numbers are the shader's.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub(crate) enum Kind {
    /// params: upper radius, stroke width, lower radius.
    Rect = 0,
    /// params: unused, stroke width.
    Ellipse = 1,
    /// params: both ends; the bounds give the width.
    Line = 2,
    /// params: half the width, unused, index of the point before the piece.
    Curve = 3,
    /// params: radius, stroke width, first point, count of points.
    Polygon = 4,
    /// bounds: the run's origin, logical pixels an image's pixel; params: the image's place and size.
    Glyph = 5,
    /// The atlas's texels over the bounds.
    Image = 6,
    /// params: radius, sigma, number of the cell, how far corners reach inward (0 for an undivided shadow).
    Shadow = 7,
    /// params: radius of a dot, spacing.
    Dots = 8,
    /// As a shadow's, for cells without a corner.
    ShadowSide = 9,
}

impl Kind {
    /// In the order of their numbers.
    const ALL: [Self; 10] = [
        Self::Rect,
        Self::Ellipse,
        Self::Line,
        Self::Curve,
        Self::Polygon,
        Self::Glyph,
        Self::Image,
        Self::Shadow,
        Self::Dots,
        Self::ShadowSide,
    ];
}

/// 56 bytes.
#[derive(Clone, Copy, Debug, Pod, Zeroable, PartialEq)]
#[repr(C)]
pub(crate) struct Quad {
    pub(crate) bounds: [f32; 4],
    pub(crate) params: [f32; 4],
    pub(crate) atlas: [u16; 4],
    pub(crate) fill: [u8; 4],
    pub(crate) stroke: [u8; 4],
    pub(crate) kind: u32,
    pub(crate) node: u32,
}

impl Quad {
    pub(crate) const LAYOUT: wgpu::VertexBufferLayout<'static> = wgpu::VertexBufferLayout {
        array_stride: size_of::<Self>() as u64,
        step_mode: wgpu::VertexStepMode::Instance,
        attributes: &wgpu::vertex_attr_array![
            0 => Float32x4, 1 => Float32x4, 2 => Uint16x4, 3 => Unorm8x4, 4 => Unorm8x4, 5 => Uint32x2
        ],
    };

    pub(crate) fn new(kind: Kind, node: u32, bounds: Rect, params: [f32; 4], fill: Color) -> Self {
        Self {
            bounds: [bounds.min.x, bounds.min.y, bounds.max.x, bounds.max.y],
            params,
            atlas: [0; 4],
            fill: fill.bytes(),
            stroke: [0; 4],
            kind: kind as u32,
            node,
        }
    }

    pub(crate) fn kind(&self) -> Kind {
        Kind::ALL[self.kind as usize]
    }

    pub(crate) fn stroked(self, stroke: scene::Stroke) -> Self {
        if !stroke.is_visible() {
            return self;
        }
        let [first, _, third, fourth] = self.params;
        Self {
            stroke: stroke.color.bytes(),
            params: [first, stroke.width, third, fourth],
            ..self
        }
    }

    pub(crate) fn with_atlas(self, place: crate::atlas::Place) -> Self {
        Self {
            atlas: [place.x, place.y, place.width, place.height],
            ..self
        }
    }
}
