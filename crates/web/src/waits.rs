//! How long events wait until the world has taken them: what a person feels
//! as lag, drawing not counted.

use std::collections::VecDeque;

use serde::Serialize;

/// Waits remembered; older ones make room.
const MOST_WAITS: usize = 2000;

/// The waits of recent events.
#[derive(Clone, Debug, Default)]
pub struct Waits {
    arrivals: VecDeque<f64>,
    waits_ms: VecDeque<f64>,
    turns_ms: VecDeque<f64>,
}

/// What the waits were like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct WaitSummary {
    /// Events taken since the last summary.
    pub count: usize,
    /// Half of them waited no longer.
    pub median_ms: f64,
    /// Nineteen of twenty waited no longer.
    pub p95_ms: f64,
    /// The longest wait.
    pub longest_ms: f64,
    /// Half of the world's turns took no longer.
    pub turn_median_ms: f64,
    /// Nineteen of twenty turns took no longer.
    pub turn_p95_ms: f64,
    /// Events that still wait.
    pub waiting: usize,
}

impl Waits {
    /// An event arrived.
    pub fn arrived(&mut self, now_ms: f64) {
        self.arrivals.push_back(now_ms);
    }

    /// After a step `waiting` events are left; all before them were taken.
    pub fn left(&mut self, waiting: usize, now_ms: f64) {
        while self.arrivals.len() > waiting {
            let Some(arrived_ms) = self.arrivals.pop_front() else {
                return;
            };
            remember(&mut self.waits_ms, now_ms - arrived_ms);
        }
    }

    /// A turn of the world took so long.
    pub fn turned(&mut self, ms: f64) {
        remember(&mut self.turns_ms, ms);
    }

    /// How long the oldest event that still waits has waited.
    pub fn oldest_ms(&self, now_ms: f64) -> f64 {
        self.arrivals
            .front()
            .map_or(0.0, |arrived_ms| now_ms - arrived_ms)
    }

    /// Sums up and begins anew.
    pub fn take_summary(&mut self) -> WaitSummary {
        let waits = sorted(&mut self.waits_ms);
        let turns = sorted(&mut self.turns_ms);
        WaitSummary {
            count: waits.len(),
            median_ms: at(&waits, 0.5),
            p95_ms: at(&waits, 0.95),
            longest_ms: at(&waits, 1.0),
            turn_median_ms: at(&turns, 0.5),
            turn_p95_ms: at(&turns, 0.95),
            waiting: self.arrivals.len(),
        }
    }
}

fn remember(list: &mut VecDeque<f64>, ms: f64) {
    if list.len() == MOST_WAITS {
        list.pop_front();
    }
    list.push_back(ms);
}

fn sorted(list: &mut VecDeque<f64>) -> Vec<f64> {
    let mut sorted: Vec<f64> = list.drain(..).collect();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// The value that `share` of the sorted ones do not exceed.
fn at(sorted: &[f64], share: f64) -> f64 {
    // The index is at most the length, which is far below 2^53.
    let index = (sorted.len() as f64 * share) as usize;
    sorted
        .get(index.min(sorted.len().saturating_sub(1)))
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_from_arrival_to_the_step_that_took_it() {
        let mut waits = Waits::default();
        for arrival in 0..100 {
            waits.arrived(f64::from(arrival));
        }
        waits.left(0, 100.0);
        assert_eq!(waits.oldest_ms(150.0), 0.0);
        waits.arrived(200.0);
        assert_eq!(waits.oldest_ms(250.0), 50.0);
        let summary = waits.take_summary();
        assert_eq!(
            (summary.count, summary.longest_ms, summary.waiting),
            (100, 100.0, 1)
        );
        assert_eq!(summary.p95_ms, 96.0);
        assert_eq!(waits.take_summary().count, 0);
    }
}
