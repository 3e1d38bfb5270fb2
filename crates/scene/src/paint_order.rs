//! The walk both renderers make: every visible node, back to front, with its place on the device.

use crate::{Affine, Node, NodeId, Rect, Scene};

/// What limits a node's drawing: a rectangle in some frame. Nested clips whose frames are turned against each other
/// are met by keeping the inner frame and taking the outer clip's bounds in it, which may show a little more than
/// both, never less.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clip {
    /// From the clip's frame to the device.
    pub frame: Affine,
    /// In that frame; may be empty, and then nothing shows.
    pub rect: Rect,
}

impl Clip {
    fn within(self, outer: Option<Self>) -> Self {
        let Some(outer) = outer else { return self };
        // A frame flattened to a line shows nothing.
        let Some(into_frame) = self.frame.inverse() else {
            return Self {
                rect: Rect::default(),
                ..self
            };
        };
        let outer_here = into_frame.then_inner(outer.frame).bounds_of(outer.rect);
        Self {
            rect: self.rect.intersection(outer_here),
            ..self
        }
    }

    /// Its bounds on the device.
    #[must_use]
    pub fn device_bounds(&self) -> Rect {
        self.frame.bounds_of(self.rect)
    }
}

/// A node where it is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// Which node.
    pub id: NodeId,
    /// The node.
    pub node: &'a Node,
    /// From its coordinates to device pixels.
    pub transform: Affine,
    /// What limits it, its own clip included.
    pub clip: Option<Clip>,
    /// The product of its own opacity and of those it lies in.
    pub opacity: f32,
    /// Levels below the root.
    pub depth: usize,
}

impl Scene {
    /// Calls `paint` for every node that can show something, back to front. `to_device` maps the root's parent's
    /// coordinates, logical pixels, to the device's. Nodes that are hidden, fully transparent or clipped away are
    /// left out with all that lies in them.
    pub fn visit<'a>(&'a self, to_device: Affine, mut paint: impl FnMut(&Placed<'a>)) {
        let mut waiting: Vec<Placed<'a>> = Vec::new();
        let root = self
            .root()
            .and_then(|id| self.place(id, to_device, None, 1.0, 0));
        waiting.extend(root);
        while let Some(placed) = waiting.pop() {
            paint(&placed);
            let Placed {
                transform,
                clip,
                opacity,
                depth,
                ..
            } = placed;
            let children = placed.node.children().iter().rev();
            waiting.extend(
                children
                    .filter_map(|&child| self.place(child, transform, clip, opacity, depth + 1)),
            );
        }
    }

    fn place(
        &self,
        id: NodeId,
        outer: Affine,
        clip: Option<Clip>,
        opacity: f32,
        depth: usize,
    ) -> Option<Placed<'_>> {
        let node = self.node(id).ok()?;
        let transform = outer.then_inner(node.transform());
        let opacity = opacity * node.opacity();
        let own_clip = node.clip().map(|rect| {
            Clip {
                frame: transform,
                rect,
            }
            .within(clip)
        });
        let clip = own_clip.or(clip);
        let shows = node.is_visible()
            && opacity > 0.0
            && transform.is_finite()
            && !clip.is_some_and(|clip| clip.rect.is_empty());
        shows.then_some(Placed {
            id,
            node,
            transform,
            clip,
            opacity,
            depth,
        })
    }
}
