//! The machine's own way back from a change that broke the world.
//!
//! In a live world the maps that objects had before their last changes are
//! kept in the image. Taking one back needs no Self code, so it works when
//! arithmetic or the scheduler is what was broken.

use crate::machine::Vm;
use crate::shape::Shape;
use heap::layout::process;
use heap::{Known, Word};

/// How many changes can be taken back.
const MOST_CHANGES: usize = 64;

impl Vm {
    /// Begins to record changes, unless the image records them already. False:
    /// the memory is full.
    pub fn record_changes(&mut self) -> bool {
        if self.heap.known(Known::Changes).is_ref() {
            return true;
        }
        let map = self.heap.known(Known::EnvironmentMap);
        let vector = self
            .heap
            .new_vector_old(map, 0, 2 * MOST_CHANGES, Word::ZERO);
        vector.is_some_and(|vector| {
            self.heap.set_known(Known::Changes, vector);
            true
        })
    }

    /// Notes that an object is about to lose its map.
    pub(crate) fn record_change(&mut self, object: Word, old_map: Word) {
        let changes = self.heap.known(Known::Changes);
        if !changes.is_ref() {
            return;
        }
        for i in 0..2 * (MOST_CHANGES - 1) {
            let later = self.heap.element(changes, i + 2);
            self.heap.set_element(changes, i, later);
        }
        self.heap.set_element(changes, 2 * MOST_CHANGES - 2, object);
        self.heap
            .set_element(changes, 2 * MOST_CHANGES - 1, old_map);
    }

    /// Gives the object that changed last the slots it had before. Answers
    /// false when there is nothing to take back.
    pub fn undo_last_change(&mut self) -> bool {
        let changes = self.heap.known(Known::Changes);
        if !changes.is_ref() {
            return false;
        }
        let last = 2 * MOST_CHANGES - 2;
        let [object, old_map] = [last, last + 1].map(|i| self.heap.element(changes, i));
        if !object.is_ref() || !old_map.is_ref() {
            return false;
        }
        for i in (2..2 * MOST_CHANGES).rev() {
            let earlier = self.heap.element(changes, i - 2);
            self.heap.set_element(changes, i, earlier);
        }
        for i in 0..2 {
            self.heap.set_element(changes, i, Word::ZERO);
        }
        self.restore_map(object, old_map)
    }

    /// The old slots, over as many fields as the object has now.
    fn restore_map(&mut self, object: Word, old_map: Word) -> bool {
        let mut shape = Shape::read(&self.heap, old_map);
        shape.fields = self.heap.field_count(object.index());
        let Some(map) = shape.write(&mut self.heap) else {
            return false;
        };
        self.heap.set_map(object, map);
        self.forget_quickened();
        true
    }

    /// Lets go of whatever runs: no process is the running one's resumer any
    /// more. For a shell that is about to start another root process.
    pub fn abandon(&mut self) {
        let current = self.process();
        if current.is_ref() {
            self.heap.set_field(current, process::RESUMER, Word::ZERO);
        }
    }
}
