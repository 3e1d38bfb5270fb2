//! Whether the heap is as it should be: for tests, fuzzers and rescue.
//!
//! Walks old space from end to end and looks at every word that a collector
//! would follow. It trusts the maps' field counts, so it is no verifier of
//! foreign images (the `snapshot` crate is).

use crate::heap::Heap;
use crate::layout::Format;
use crate::word::Word;

impl Heap {
    /// Checks that spaces can be walked, that references lead to objects, that
    /// old references to young objects are remembered, and that no mark is
    /// left. The running process's stack must say what is live.
    pub fn check(&self) -> Result<(), String> {
        let starts = self.object_starts()?;
        let spaces = [self.eden, self.survivors[0], self.old];
        for &index in &starts {
            self.check_object(index as usize, &starts)?;
        }
        self.check_cards(&starts)?;
        let mut roots = self.roots().iter().chain(&self.temps);
        match roots.find(|word| !leads_to_object(**word, &starts)) {
            Some(word) => Err(format!("a root {word:?} leads to no object")),
            None if spaces.iter().any(|space| space.top > space.end) => {
                Err("a space runs over".into())
            }
            None => Ok(()),
        }
    }

    /// The starts of all objects, holes included, in order.
    fn object_starts(&self) -> Result<Vec<u32>, String> {
        let mut starts = Vec::new();
        let mut used = 0;
        for space in [self.eden, self.survivors[0], self.old] {
            let mut index = space.start;
            while index < space.top {
                if !self.mem.get(index).is_header() {
                    return Err(format!("no header at {index:x}"));
                }
                starts.push(index as u32);
                let size = self.size_of(index);
                if index >= self.old.start && !self.is_hole(index) {
                    used += size;
                }
                index += size;
            }
            if index != space.top {
                return Err(format!(
                    "the walk ends at {index:x}, not at {:x}",
                    space.top
                ));
            }
        }
        starts.sort_unstable();
        match used == self.old_used {
            true => Ok(starts),
            false => Err(format!("{used} words in use, {} counted", self.old_used)),
        }
    }

    fn is_hole(&self, index: usize) -> bool {
        matches!(self.header(index).format(), Format::Free | Format::Filler)
    }

    fn check_object(&self, index: usize, starts: &[u32]) -> Result<(), String> {
        let header = self.header(index);
        if self.is_hole(index) {
            return Ok(());
        }
        if header.is_marked() {
            return Err(format!("a mark is left at {index:x}"));
        }
        if !leads_to_object(header.map(), starts) {
            return Err(format!("the map of {index:x} is no object"));
        }
        let (from, to) = self.pointer_range(index);
        for at in from..to {
            let word = self.mem.get(at);
            if !leads_to_object(word, starts) {
                return Err(format!("{word:?} in {index:x} leads to no object"));
            }
            let barrier = index >= self.old.start && header.format() != Format::Stack;
            if barrier && self.is_young(word) && !self.cards.is_dirty(at) {
                return Err(format!("{word:?} in {index:x} is young and not remembered"));
            }
        }
        Ok(())
    }

    /// Each card is walked from an object at or before its first word.
    fn check_cards(&self, starts: &[u32]) -> Result<(), String> {
        for card in 0..self.cards.len() {
            let (first, origin) = self.cards.extent(card);
            let walkable = origin <= first && starts.binary_search(&(origin as u32)).is_ok();
            if first < self.old.top && !walkable {
                return Err(format!("card {card} cannot be walked from {origin:x}"));
            }
        }
        Ok(())
    }
}

/// Holes count as objects here: dead objects may still name them.
fn leads_to_object(word: Word, starts: &[u32]) -> bool {
    match word.to_index() {
        None => !word.is_header(),
        Some(index) => starts.binary_search(&(index as u32)).is_ok(),
    }
}
