//! When to collect: a copying nursery with one survivor stage (`minor`), and a
//! marked, swept, non-moving old space (`full`).
//!
//! Maps, code and canonical strings are born old, so inline caches may name
//! them; `purge` drops caches that name dead ones between mark and sweep.

use crate::heap::{Heap, LARGE_WORDS};
use crate::word::Word;

/// In stress mode, every so many minor collections one is followed by a full one.
const STRESS_FULL_PERIOD: u64 = 256;

/// Told between mark and sweep which references are still alive.
pub type Purge<'a> = &'a mut dyn FnMut(&dyn Fn(Word) -> bool);

impl Heap {
    /// Makes room for `words` more words of objects, young or old, collecting
    /// if need be. Answers false when the memory is full: nothing was lost, and
    /// the caller must fail. After true, allocations of that many words in all
    /// succeed.
    pub fn ensure(&mut self, words: usize, purge: Purge) -> bool {
        let goes_old = words > LARGE_WORDS || words > self.eden.end - self.eden.start;
        let has_room = self.has_room(words) || goes_old && !self.stress;
        let due = self
            .old_used
            .saturating_add(if goes_old { words } else { 0 });
        if has_room && due < self.full_threshold && self.keeps_reserve(words) {
            return true;
        }
        self.collect(words, purge)
    }

    fn collect(&mut self, words: usize, purge: Purge) -> bool {
        let full = self.full_is_due(words);
        self.minor(full);
        if full || self.full_is_due(words) {
            self.collect_all(purge);
        }
        self.keeps_reserve(words)
    }

    fn full_is_due(&self, words: usize) -> bool {
        let due = self.old_used.saturating_add(words) >= self.full_threshold;
        let tight = !self.keeps_reserve(words.saturating_add(self.nursery_words()));
        due || tight || self.stress && self.counters.minor.is_multiple_of(STRESS_FULL_PERIOD)
    }

    /// Whether most of what may be allocated before the next full collection
    /// was: an idle moment is the time to [`Heap::collect_all`], since a full
    /// collection stops everything.
    pub fn is_full_collection_near(&self) -> bool {
        let live = self.counters.live_old_words as usize;
        let growth = self.full_threshold.saturating_sub(live);
        self.old_used.saturating_sub(live) > growth / 4 * 3
    }

    /// Collects everything now.
    pub fn collect_all(&mut self, purge: Purge) {
        if self.eden.top > self.eden.start || self.survivors[0].top > self.survivors[0].start {
            self.minor(true);
        }
        self.full(purge);
    }
}
