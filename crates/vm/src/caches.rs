//! Filling inline caches and the global cache with what a lookup found.
//!
//! A site holds one entry inline and up to three more beside the stream. What
//! names a young object is not cached: it may still move. A lookup through
//! assignable parents is cached with a guard on each parent's map.

use crate::lookup::{Crossing, Found};
use crate::machine::{Base, Entry, Guard, Guarded, Vm};
use crate::ops::action;
use crate::send::Call;
use heap::Word;

/// Entries of a polymorphic site beside the first.
const FURTHER_ENTRIES: usize = 3;
/// Most assignable parents a cached lookup may cross.
const MOST_GUARDS: usize = 2;

impl Vm {
    pub(crate) fn is_cacheable(&self, found: &Found, entry: Entry) -> bool {
        let own = matches!(
            entry.action,
            action::READ | action::WRITE | action::CALL_OWN | action::BLOCK
        );
        let holder_is_fixed = own || !self.heap.is_young(found.holder);
        holder_is_fixed && !self.heap.is_young(Word(entry.second)) && !self.config.caches_off
    }

    pub(crate) fn remember(
        &mut self,
        call: &Call,
        site: Option<usize>,
        found: &Found,
        entry: Entry,
        visited: &[Word],
    ) {
        if !self.is_cacheable(found, entry) || !self.note_visited(visited) {
            return;
        }
        self.global_enter(call.selector.low(), entry);
        if let Some(site) = site {
            self.install(site, entry);
        }
    }

    /// Notes the objects beside the receiver that a lookup depends on; false if
    /// one of them may still move.
    pub(crate) fn note_visited(&mut self, visited: &[Word]) -> bool {
        let others = &visited[1..];
        if others.iter().any(|&object| self.heap.is_young(object)) {
            return false;
        }
        self.looked_through
            .extend(others.iter().map(|object| object.low()));
        true
    }

    pub(crate) fn install(&mut self, site: usize, entry: Entry) {
        if self.config.caches_off {
            return;
        }
        let state = self.stream.word(site + 2);
        let index = (state >> 40) as usize;
        if state as u32 == 0 {
            self.filled.push(site as u32);
            self.write_site(site, entry, index);
        } else if index == 0 {
            self.further.push(vec![entry]);
            let word = state & 0xff_ffff_ffff | (self.further.len() as u64) << 40;
            self.stream.set_word(site + 2, word);
        } else if self.further[index - 1].len() < FURTHER_ENTRIES {
            self.further[index - 1].push(entry);
        }
    }

    fn write_site(&mut self, site: usize, entry: Entry, index: usize) {
        let state = u64::from(entry.map) | entry.action << 32 | (index as u64) << 40;
        self.stream.set_word(site + 2, state);
        self.stream.set_word(site + 3, entry.first);
        self.stream.set_word(site + 4, entry.second);
    }

    pub(crate) fn further_entry(&self, site: usize, map: u32) -> Option<Entry> {
        let state = self.stream.word(site + 2);
        if state as u32 == map {
            let action = (state >> 32) & 0xff;
            let [first, second] = [3, 4].map(|i| self.stream.word(site + i));
            return (action != action::EMPTY).then_some(Entry {
                map,
                action,
                first,
                second,
            });
        }
        let entries = self.further.get(((state >> 40) as usize).checked_sub(1)?)?;
        entries.iter().find(|entry| entry.map == map).copied()
    }

    pub(crate) fn remember_guarded(
        &mut self,
        site: Option<usize>,
        found: &Found,
        entry: Entry,
        crossings: &[Crossing],
        visited: &[Word],
    ) {
        let Some(site) = site else { return };
        if self.config.caches_off || crossings.len() > MOST_GUARDS {
            return;
        }
        let receiver = visited[0];
        let base_of = |object: Word, before: usize| -> Option<Base> {
            if object == receiver {
                return Some(Base::Receiver);
            }
            if let Some(i) = crossings[..before].iter().position(|c| c.parent == object) {
                return Some(Base::Guard(i));
            }
            (!self.heap.is_young(object)).then(|| Base::Fixed(object.low()))
        };
        let guards: Option<Vec<Guard>> = crossings
            .iter()
            .enumerate()
            .map(|(i, c)| {
                let index = c.owner.index();
                let offset = self.heap.fields_start(index) - index + c.field as usize;
                Some(Guard {
                    owner: base_of(c.owner, i)?,
                    offset,
                    map: self.heap.map_of(c.parent).low(),
                })
            })
            .collect();
        let (Some(guards), Some(holder)) = (guards, base_of(found.holder, crossings.len())) else {
            return;
        };
        let entry = relative_to_holder(entry, found);
        if self.heap.is_young(Word(entry.second)) && entry.action == action::CONSTANT {
            return;
        }
        let fixed: Vec<Word> = visited
            .iter()
            .copied()
            .filter(|&o| o != receiver && !crossings.iter().any(|c| c.parent == o))
            .collect();
        if fixed.iter().any(|&object| self.heap.is_young(object)) {
            return;
        }
        self.looked_through
            .extend(fixed.iter().map(|object| object.low()));
        // Parents reached through guards may change their maps too: their map is
        // guarded, so nothing else needs to be noted for them.
        self.guarded.push(Guarded {
            guards,
            holder,
            entry,
        });
        let first = (self.guarded.len() - 1) as u64;
        self.install(
            site,
            Entry {
                map: entry.map,
                action: action::GUARDED,
                first,
                second: 0,
            },
        );
    }
}

/// Rewrites an entry so that what lies in the holder is addressed from it.
fn relative_to_holder(mut entry: Entry, found: &Found) -> Entry {
    if matches!(entry.action, action::READ_ABSOLUTE | action::WRITE_ABSOLUTE) {
        entry.first -= found.holder.index() as u64;
    }
    entry
}
