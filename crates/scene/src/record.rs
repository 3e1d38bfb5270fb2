//! Recording a node's shapes: open a record, push, close it. Until it is closed the node keeps what it showed, so a
//! drawing that fails half-way shows nothing half-made.

use crate::{NodeId, Scene, SceneError, Shape, limits};

/// The shapes pushed so far for a node.
#[derive(Clone, Debug)]
pub(crate) struct OpenRecord {
    node: NodeId,
    shapes: Vec<Shape>,
}

impl Scene {
    /// Opens a record for a node. One that is still open, its drawing having failed, is dropped.
    ///
    /// # Errors
    /// [`SceneError::NoSuchNode`].
    pub fn begin_record(&mut self, node: NodeId) -> Result<(), SceneError> {
        self.nodes.get(node)?;
        self.open_record = Some(OpenRecord {
            node,
            shapes: Vec::new(),
        });
        Ok(())
    }

    /// Adds a shape in front of those pushed before.
    ///
    /// # Errors
    /// [`SceneError::NotRecording`], [`SceneError::TooManyShapes`], and what is wrong with the shape itself.
    pub fn push(&mut self, shape: Shape) -> Result<(), SceneError> {
        let record = self.open_record.as_mut().ok_or(SceneError::NotRecording)?;
        if record.shapes.len() >= limits::MAX_SHAPES_PER_NODE {
            return Err(SceneError::TooManyShapes);
        }
        shape.check()?;
        record.shapes.push(shape);
        Ok(())
    }

    /// Closes the record: the node shows its shapes from now on. Equal shapes count as no change.
    ///
    /// # Errors
    /// [`SceneError::NotRecording`].
    pub fn end_record(&mut self) -> Result<(), SceneError> {
        let record = self.open_record.take().ok_or(SceneError::NotRecording)?;
        let node = self.nodes.get_mut(record.node)?;
        if *node.shapes != *record.shapes {
            node.shapes = record.shapes.into();
            self.touch();
        }
        Ok(())
    }

    /// Drops the open record, if there is one; its node keeps what it showed.
    pub fn abandon_record(&mut self) {
        self.open_record = None;
    }

    /// The node being recorded.
    #[must_use]
    pub fn recording(&self) -> Option<NodeId> {
        self.open_record.as_ref().map(|record| record.node)
    }

    pub(crate) fn abandon_record_of(&mut self, node: NodeId) {
        if self.recording() == Some(node) {
            self.abandon_record();
        }
    }
}
