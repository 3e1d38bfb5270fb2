//! Shaped lines kept for the next time, in two generations: when the young one is full it becomes the old one, and
//! what the old one held and nobody asked for again is forgotten.

use crate::Shaped;
use scene::Face;
use std::collections::HashMap;
use std::sync::Arc;

/// Lines in one generation.
const GENERATION_LINES: usize = 4_096;
/// Longer texts are shaped each time; nobody shows many of them.
const MAX_CACHED_BYTES: usize = 1_024;

type Lines = HashMap<Box<str>, Arc<Shaped>>;

#[derive(Default)]
pub(crate) struct ShapeCache {
    young: [Lines; Face::ALL.len()],
    old: [Lines; Face::ALL.len()],
    young_count: usize,
}

impl ShapeCache {
    pub(crate) fn get(
        &mut self,
        face: Face,
        text: &str,
        shape: impl FnOnce() -> Shaped,
    ) -> Arc<Shaped> {
        if let Some(line) = self.young[face as usize].get(text) {
            return Arc::clone(line);
        }
        let line = self.old[face as usize]
            .remove(text)
            .unwrap_or_else(|| Arc::new(shape()));
        if text.len() <= MAX_CACHED_BYTES {
            self.keep(face, text, &line);
        }
        line
    }

    fn keep(&mut self, face: Face, text: &str, line: &Arc<Shaped>) {
        if self.young_count >= GENERATION_LINES {
            self.old = std::mem::take(&mut self.young);
            self.young_count = 0;
        }
        self.young[face as usize].insert(text.into(), Arc::clone(line));
        self.young_count += 1;
    }
}
