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
            if self.waits_ms.len() == MOST_WAITS {
                self.waits_ms.pop_front();
            }
            self.waits_ms.push_back(now_ms - arrived_ms);
        }
    }

    /// How long the oldest event that still waits has waited.
    pub fn oldest_ms(&self, now_ms: f64) -> f64 {
        self.arrivals
            .front()
            .map_or(0.0, |arrived_ms| now_ms - arrived_ms)
    }

    /// Sums up and begins anew.
    pub fn take_summary(&mut self) -> WaitSummary {
        let mut waits: Vec<f64> = self.waits_ms.drain(..).collect();
        waits.sort_by(f64::total_cmp);
        let at = |share: f64| {
            // The index is below the length, which is far below 2^53.
            let index = (waits.len() as f64 * share) as usize;
            waits
                .get(index.min(waits.len().saturating_sub(1)))
                .copied()
                .unwrap_or_default()
        };
        WaitSummary {
            count: waits.len(),
            median_ms: at(0.5),
            p95_ms: at(0.95),
            longest_ms: at(1.0),
            waiting: self.arrivals.len(),
        }
    }
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
