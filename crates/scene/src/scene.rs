//! The tree itself: making and freeing nodes, ordering them, placing them.

use crate::node::Nodes;
use crate::record::OpenRecord;
use crate::{Affine, Color, Image, ImageId, Node, NodeId, Rect, SceneError, limits};
use std::collections::BTreeMap;

/// A retained scene. See the crate's comment for what it holds and promises.
#[derive(Clone, Debug)]
pub struct Scene {
    pub(crate) nodes: Nodes,
    pub(crate) images: BTreeMap<ImageId, Image>,
    pub(crate) next_image: u32,
    pub(crate) open_record: Option<OpenRecord>,
    pub(crate) version: u64,
    root: Option<NodeId>,
    background: Color,
}

impl Default for Scene {
    fn default() -> Self {
        Self::new()
    }
}

/// Nodes: their making and their end.
impl Scene {
    /// An empty scene on white.
    #[must_use]
    pub fn new() -> Self {
        Self {
            nodes: Nodes::default(),
            images: BTreeMap::new(),
            next_image: 1,
            open_record: None,
            version: 1,
            root: None,
            background: Color::WHITE,
        }
    }

    /// A node without parent, children and shapes.
    ///
    /// # Errors
    /// [`SceneError::TooManyNodes`].
    pub fn new_node(&mut self) -> Result<NodeId, SceneError> {
        let id = self.nodes.insert()?;
        self.touch();
        Ok(id)
    }

    /// Frees one node. It leaves its parent; its children stay alive without a parent.
    ///
    /// # Errors
    /// [`SceneError::NoSuchNode`].
    pub fn free_node(&mut self, id: NodeId) -> Result<(), SceneError> {
        self.detach(id)?;
        let node = self.nodes.remove(id)?;
        for child in node.children {
            self.node_known(child).parent = None;
        }
        if self.root == Some(id) {
            self.root = None;
        }
        self.abandon_record_of(id);
        self.touch();
        Ok(())
    }

    /// Frees a node and all that lies in it.
    ///
    /// # Errors
    /// [`SceneError::NoSuchNode`].
    pub fn free_tree(&mut self, id: NodeId) -> Result<(), SceneError> {
        self.nodes.get(id)?;
        let mut waiting = vec![id];
        while let Some(next) = waiting.pop() {
            waiting.extend_from_slice(&self.nodes.get(next)?.children);
            self.free_node(next)?;
        }
        Ok(())
    }

    /// Frees every node and image, as after loading a snapshot, whose handles are dead. Old ids stay errors.
    pub fn clear(&mut self) {
        self.nodes.clear();
        self.images.clear();
        self.open_record = None;
        self.root = None;
        self.background = Color::WHITE;
        self.touch();
    }

    /// The node of this id.
    ///
    /// # Errors
    /// [`SceneError::NoSuchNode`].
    pub fn node(&self, id: NodeId) -> Result<&Node, SceneError> {
        self.nodes.get(id)
    }

    /// How many nodes are alive, shown or not.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.nodes.live()
    }

    /// Grows with every change and only then: what was drawn at this version is still right.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    pub(crate) fn touch(&mut self) {
        self.version += 1;
    }

    fn node_known(&mut self, id: NodeId) -> &mut Node {
        self.nodes
            .get_mut(id)
            .expect("the tree's own links name living nodes")
    }
}

/// The tree.
impl Scene {
    /// Chooses the node that is drawn; nothing but the background is drawn without one.
    ///
    /// # Errors
    /// [`SceneError::NoSuchNode`].
    pub fn set_root(&mut self, root: Option<NodeId>) -> Result<(), SceneError> {
        if let Some(id) = root {
            self.nodes.get(id)?;
        }
        if self.root != root {
            self.root = root;
            self.touch();
        }
        Ok(())
    }

    /// The node that is drawn.
    #[must_use]
    pub fn root(&self) -> Option<NodeId> {
        self.root
    }

    /// Puts `child` into `parent` before its `index`-th child (at the end, in front of all, if there are fewer). A
    /// child that lies elsewhere leaves there first; one that lies here already moves, the index counted without it.
    ///
    /// # Errors
    /// [`SceneError::NoSuchNode`], [`SceneError::Cycle`], [`SceneError::TooDeep`].
    pub fn insert_child(
        &mut self,
        parent: NodeId,
        index: usize,
        child: NodeId,
    ) -> Result<(), SceneError> {
        self.check_adoption(parent, child)?;
        self.detach(child)?;
        let siblings = &mut self.node_known(parent).children;
        let index = index.min(siblings.len());
        siblings.insert(index, child);
        self.node_known(child).parent = Some(parent);
        self.touch();
        Ok(())
    }

    /// Puts `child` into `parent` in front of its other children.
    ///
    /// # Errors
    /// As [`Scene::insert_child`].
    pub fn append_child(&mut self, parent: NodeId, child: NodeId) -> Result<(), SceneError> {
        self.insert_child(parent, usize::MAX, child)
    }

    /// Makes `children`, back to front, the children of `parent`. Those it had and are not named lose their parent.
    ///
    /// # Errors
    /// [`SceneError::NoSuchNode`], [`SceneError::Cycle`], [`SceneError::TooDeep`], [`SceneError::DuplicateChild`].
    pub fn set_children(&mut self, parent: NodeId, children: &[NodeId]) -> Result<(), SceneError> {
        if self.nodes.get(parent)?.children == children {
            return Ok(());
        }
        for &child in children {
            self.check_adoption(parent, child)?;
        }
        let mut sorted = children.to_vec();
        sorted.sort_unstable();
        if sorted.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(SceneError::DuplicateChild);
        }
        for former in std::mem::take(&mut self.node_known(parent).children) {
            self.node_known(former).parent = None;
        }
        for &child in children {
            self.detach(child)?;
            self.node_known(child).parent = Some(parent);
        }
        self.node_known(parent).children = children.to_vec();
        self.touch();
        Ok(())
    }

    /// Takes a node out of its parent, if it has one, and keeps it alive.
    ///
    /// # Errors
    /// [`SceneError::NoSuchNode`].
    pub fn remove(&mut self, id: NodeId) -> Result<(), SceneError> {
        if self.nodes.get(id)?.parent.is_some() {
            self.detach(id)?;
            self.touch();
        }
        Ok(())
    }

    fn detach(&mut self, id: NodeId) -> Result<(), SceneError> {
        if let Some(parent) = self.nodes.get(id)?.parent {
            self.node_known(parent)
                .children
                .retain(|&child| child != id);
            self.node_known(id).parent = None;
        }
        Ok(())
    }

    fn check_adoption(&self, parent: NodeId, child: NodeId) -> Result<(), SceneError> {
        self.nodes.get(child)?;
        let mut levels_above = 1;
        let mut ancestor = Some(parent);
        while let Some(id) = ancestor {
            if id == child {
                return Err(SceneError::Cycle);
            }
            ancestor = self.nodes.get(id)?.parent;
            levels_above += 1;
        }
        self.check_height(child, levels_above)
    }

    fn check_height(&self, top: NodeId, depth_of_top: usize) -> Result<(), SceneError> {
        let mut waiting = vec![(top, depth_of_top)];
        while let Some((id, depth)) = waiting.pop() {
            if depth > limits::MAX_DEPTH {
                return Err(SceneError::TooDeep);
            }
            waiting.extend(
                self.nodes
                    .get(id)?
                    .children
                    .iter()
                    .map(|&child| (child, depth + 1)),
            );
        }
        Ok(())
    }
}

/// How a node lies and shows.
impl Scene {
    /// Places a node in its parent.
    ///
    /// # Errors
    /// [`SceneError::NoSuchNode`], [`SceneError::NotFinite`].
    pub fn set_transform(&mut self, id: NodeId, transform: Affine) -> Result<(), SceneError> {
        if !transform.is_finite() {
            return Err(SceneError::NotFinite);
        }
        self.change(id, transform, |node| &mut node.transform)
    }

    /// Clips a node and what lies in it to a rectangle in its own coordinates.
    ///
    /// # Errors
    /// [`SceneError::NoSuchNode`], [`SceneError::NotFinite`].
    pub fn set_clip(&mut self, id: NodeId, clip: Option<Rect>) -> Result<(), SceneError> {
        if clip.is_some_and(|rect| !rect.is_finite()) {
            return Err(SceneError::NotFinite);
        }
        self.change(id, clip, |node| &mut node.clip)
    }

    /// Makes a node and what lies in it more or less see-through; brought between 0 and 1.
    ///
    /// # Errors
    /// [`SceneError::NoSuchNode`], [`SceneError::NotFinite`].
    pub fn set_opacity(&mut self, id: NodeId, opacity: f32) -> Result<(), SceneError> {
        if !opacity.is_finite() {
            return Err(SceneError::NotFinite);
        }
        self.change(id, opacity.clamp(0.0, 1.0), |node| &mut node.opacity)
    }

    /// Shows or hides a node and what lies in it.
    ///
    /// # Errors
    /// [`SceneError::NoSuchNode`].
    pub fn set_visible(&mut self, id: NodeId, visible: bool) -> Result<(), SceneError> {
        self.change(id, visible, |node| &mut node.visible)
    }

    /// Chooses the colour under everything; its alpha counts as 1.
    pub fn set_background(&mut self, color: Color) {
        if self.background != color {
            self.background = color;
            self.touch();
        }
    }

    /// The colour under everything.
    #[must_use]
    pub fn background(&self) -> Color {
        self.background
    }

    fn change<T: PartialEq>(
        &mut self,
        id: NodeId,
        value: T,
        field: impl FnOnce(&mut Node) -> &mut T,
    ) -> Result<(), SceneError> {
        let place = field(self.nodes.get_mut(id)?);
        if *place != value {
            *place = value;
            self.touch();
        }
        Ok(())
    }
}
