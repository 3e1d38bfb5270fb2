//! What of the picture must be painted again: where something was or is that changed since the last frame.

use scene::Rect;
use std::collections::HashMap;

/// More regions are merged: each is one more pass over the stream.
const MAX_REGIONS: usize = 3;
/// Two regions become one if that adds at most this part of their areas.
const WORTH_MERGING: f32 = 1.25;

/// A node in the stream of a frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Placement {
    pub(crate) slot: usize,
    /// Of its encoding: another serial, other quads.
    pub(crate) serial: u64,
    /// What it can touch on the device.
    pub(crate) bounds: Rect,
    /// Whether it lies otherwise than in the frame before, or shows through another clip or opacity.
    pub(crate) moved: bool,
}

/// Rectangles of whole device pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Damage {
    pub(crate) regions: Vec<Rect>,
}

impl Damage {
    /// What differs between two frames' streams, each in paint order.
    pub(crate) fn between(before: &[Placement], after: &[Placement]) -> Self {
        let mut damage = Self::default();
        let key = |placement: &Placement| placement.slot;
        if before.iter().map(key).eq(after.iter().map(key)) {
            for (old, new) in before.iter().zip(after) {
                damage.add_change(old, new, false);
            }
        } else {
            damage.add_reordered(before, after);
        }
        damage
    }

    fn add_change(&mut self, old: &Placement, new: &Placement, reordered: bool) {
        if reordered || new.moved || new.serial != old.serial || new.bounds != old.bounds {
            self.add(old.bounds);
            self.add(new.bounds);
        }
    }

    /// Where two nodes changed places in the order, the one that now comes later than one that was behind it counts as
    /// changed, which repaints wherever they overlap.
    fn add_reordered(&mut self, before: &[Placement], after: &[Placement]) {
        let mut old_places: HashMap<usize, usize> = before
            .iter()
            .enumerate()
            .map(|(index, placement)| (placement.slot, index))
            .collect();
        let mut furthest = None;
        for new in after {
            let Some(index) = old_places.remove(&new.slot) else {
                self.add(new.bounds);
                continue;
            };
            self.add_change(&before[index], new, Some(index) < furthest);
            furthest = furthest.max(Some(index));
        }
        for index in old_places.into_values() {
            self.add(before[index].bounds);
        }
    }

    fn add(&mut self, bounds: Rect) {
        let mut region = Rect {
            min: scene::Point::new(bounds.min.x.floor(), bounds.min.y.floor()),
            max: scene::Point::new(bounds.max.x.ceil(), bounds.max.y.ceil()),
        };
        if region.is_empty()
            || self
                .regions
                .iter()
                .any(|known| union(*known, region) == *known)
        {
            return;
        }
        while let Some(index) = self.partner_of(region) {
            region = union(self.regions.swap_remove(index), region);
        }
        self.regions.push(region);
    }

    /// The region that this one should be merged with, if any.
    fn partner_of(&self, region: Rect) -> Option<usize> {
        let growth = |known: &Rect| area(union(*known, region)) / (area(*known) + area(region));
        let nearest = (self.regions.iter().map(growth).enumerate())
            .min_by(|(_, one), (_, other)| one.total_cmp(other));
        nearest
            .filter(|(_, growth)| *growth <= WORTH_MERGING || self.regions.len() >= MAX_REGIONS)
            .map(|(index, _)| index)
    }
}

fn union(one: Rect, other: Rect) -> Rect {
    Rect::around(&[one.min, one.max, other.min, other.max])
}

fn area(rect: Rect) -> f32 {
    rect.width() * rect.height()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(slot: usize, x: f32) -> Placement {
        Placement {
            slot,
            serial: slot as u64,
            bounds: Rect::new(x, 0.0, 10.0, 10.0),
            moved: false,
        }
    }

    fn regions(before: &[Placement], after: &[Placement]) -> Vec<Rect> {
        Damage::between(before, after).regions
    }

    #[test]
    fn nothing_changed_is_no_damage() {
        assert!(regions(&[at(1, 0.0), at(2, 50.0)], &[at(1, 0.0), at(2, 50.0)]).is_empty());
    }

    #[test]
    fn a_move_damages_both_places() {
        let moved = Placement {
            moved: true,
            ..at(2, 500.0)
        };
        let both = [
            Rect::new(50.0, 0.0, 10.0, 10.0),
            Rect::new(500.0, 0.0, 10.0, 10.0),
        ];
        assert_eq!(
            regions(&[at(1, 0.0), at(2, 50.0)], &[at(1, 0.0), moved]),
            both
        );
    }

    #[test]
    fn raising_a_node_damages_only_it() {
        let before = [at(1, 0.0), at(2, 50.0), at(3, 100.0)];
        let after = [at(2, 50.0), at(3, 100.0), at(1, 0.0)];
        assert_eq!(regions(&before, &after), [Rect::new(0.0, 0.0, 10.0, 10.0)]);
    }

    #[test]
    fn comings_and_goings_are_damage() {
        assert_eq!(regions(&[at(1, 0.0)], &[at(2, 90.0)]).len(), 2);
    }

    #[test]
    fn there_are_never_many_regions() {
        let after: Vec<Placement> = (0..100).map(|n| at(n, n as f32 * 400.0)).collect();
        assert!(regions(&[], &after).len() <= MAX_REGIONS);
    }
}
