//! One node of the tree, and the store that hands out their ids.
//!
//! An id is a slot number and a generation: `generation << SLOT_BITS | slot`. Freeing a node raises its slot's
//! generation; a slot whose generations are spent is never used again, so no id is ever handed out twice.

use crate::{Affine, Rect, SceneError, Shape, limits};
use std::sync::Arc;

const SLOT_BITS: u32 = 17;
const SLOT_MASK: u32 = (1 << SLOT_BITS) - 1;
const LAST_GENERATION: u32 = u32::MAX >> SLOT_BITS;

const _: () = assert!(limits::MAX_NODES <= SLOT_MASK as usize);

/// A node's handle; never 0 and never handed out twice within one scene.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The node's slot: small, and unique among the living nodes, so renderers can index tables with it.
    #[must_use]
    pub const fn slot(self) -> usize {
        (self.0 & SLOT_MASK) as usize
    }

    const fn new(slot: usize, generation: u32) -> Self {
        Self(generation << SLOT_BITS | slot as u32)
    }
}

/// A node: where it lies in its parent, what it shows, and what lies over it.
#[derive(Clone, Debug)]
pub struct Node {
    pub(crate) parent: Option<NodeId>,
    pub(crate) children: Vec<NodeId>,
    pub(crate) transform: Affine,
    pub(crate) clip: Option<Rect>,
    pub(crate) opacity: f32,
    pub(crate) visible: bool,
    pub(crate) shapes: Arc<[Shape]>,
}

impl Node {
    fn new() -> Self {
        Self {
            parent: None,
            children: Vec::new(),
            transform: Affine::IDENTITY,
            clip: None,
            opacity: 1.0,
            visible: true,
            shapes: Arc::new([]),
        }
    }

    /// The node it lies in.
    #[must_use]
    pub fn parent(&self) -> Option<NodeId> {
        self.parent
    }

    /// What lies in it, back to front.
    #[must_use]
    pub fn children(&self) -> &[NodeId] {
        &self.children
    }

    /// From its coordinates to its parent's.
    #[must_use]
    pub fn transform(&self) -> Affine {
        self.transform
    }

    /// In its own coordinates; nothing outside it shows, of itself or of what lies in it.
    #[must_use]
    pub fn clip(&self) -> Option<Rect> {
        self.clip
    }

    /// From 0 to 1; multiplied into the alpha of every shape of the node and of what lies in it, one by one.
    #[must_use]
    pub fn opacity(&self) -> f32 {
        self.opacity
    }

    /// Whether it and what lies in it are drawn.
    #[must_use]
    pub fn is_visible(&self) -> bool {
        self.visible
    }

    /// What it shows, back to front. It is replaced as a whole: the same pointer, the same shapes.
    #[must_use]
    pub fn shapes(&self) -> &Arc<[Shape]> {
        &self.shapes
    }
}

#[derive(Clone, Debug)]
struct Slot {
    generation: u32,
    node: Option<Node>,
}

/// All nodes of a scene, by id.
#[derive(Clone, Debug, Default)]
pub(crate) struct Nodes {
    slots: Vec<Slot>,
    free: Vec<usize>,
    live: usize,
}

impl Nodes {
    pub(crate) fn insert(&mut self) -> Result<NodeId, SceneError> {
        if self.live >= limits::MAX_NODES {
            return Err(SceneError::TooManyNodes);
        }
        let slot = match self.free.pop() {
            Some(slot) => slot,
            None if self.slots.len() > SLOT_MASK as usize => return Err(SceneError::TooManyNodes),
            None => {
                self.slots.push(Slot {
                    generation: 1,
                    node: None,
                });
                self.slots.len() - 1
            }
        };
        self.live += 1;
        self.slots[slot].node = Some(Node::new());
        Ok(NodeId::new(slot, self.slots[slot].generation))
    }

    pub(crate) fn remove(&mut self, id: NodeId) -> Result<Node, SceneError> {
        self.get(id)?;
        let slot = &mut self.slots[id.slot()];
        let node = slot.node.take().ok_or(SceneError::NoSuchNode(id))?;
        self.live -= 1;
        if slot.generation < LAST_GENERATION {
            slot.generation += 1;
            self.free.push(id.slot());
        }
        Ok(node)
    }

    pub(crate) fn get(&self, id: NodeId) -> Result<&Node, SceneError> {
        self.slots
            .get(id.slot())
            .filter(|slot| NodeId::new(id.slot(), slot.generation) == id)
            .and_then(|slot| slot.node.as_ref())
            .ok_or(SceneError::NoSuchNode(id))
    }

    pub(crate) fn get_mut(&mut self, id: NodeId) -> Result<&mut Node, SceneError> {
        self.slots
            .get_mut(id.slot())
            .filter(|slot| NodeId::new(id.slot(), slot.generation) == id)
            .and_then(|slot| slot.node.as_mut())
            .ok_or(SceneError::NoSuchNode(id))
    }

    pub(crate) fn live(&self) -> usize {
        self.live
    }

    /// Frees every node, so that ids given out before stay dead.
    pub(crate) fn clear(&mut self) {
        for slot in 0..self.slots.len() {
            let id = NodeId::new(slot, self.slots[slot].generation);
            // A slot without a node answers an error, which is what clearing wants anyway.
            let _ = self.remove(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_freed_id_is_never_handed_out_again() {
        let mut nodes = Nodes::default();
        let mut seen = std::collections::HashSet::new();
        for _ in 0..3 * LAST_GENERATION {
            let id = nodes.insert().unwrap();
            assert!(seen.insert(id), "{id:?} came twice");
            assert_ne!(id.0, 0);
            nodes.remove(id).unwrap();
            assert_eq!(nodes.get(id).err(), Some(SceneError::NoSuchNode(id)));
        }
    }
}
