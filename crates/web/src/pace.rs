//! Turns time into steps: how many a turn may take so that it ends in time.
//!
//! A world counts canonical steps, never time, so that runs can be repeated;
//! the shell measures how fast steps go here and now and chooses the count.

/// How long one turn may take. Half a frame at 60 Hz leaves the other half to
/// drawing, and messages wait no longer than this.
pub const TURN_MS: f64 = 8.0;

/// The count before anything was measured: about a millisecond's work.
const FIRST_STEPS_PER_MS: f64 = 20_000.0;
/// Below this a clock of 0.1 ms says nothing about the rate.
const MEASURABLE_MS: f64 = 1.0;
/// How much a new measurement weighs.
const WEIGHT: f64 = 0.2;
/// However slow the machine is, a turn makes progress.
const FEWEST_STEPS: f64 = 1_000.0;
/// However fast it seems, a turn's overrun stays bounded.
const MOST_STEPS_PER_MS: f64 = 1_000_000.0;

/// A running estimate of the machine's speed.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    steps_per_ms: f64,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            steps_per_ms: FIRST_STEPS_PER_MS,
        }
    }
}

impl Pace {
    /// How many steps fit into `ms`.
    pub fn steps(&self, ms: f64) -> u64 {
        // Positive and far below 2^53 by the constants above.
        (self.steps_per_ms * ms).max(FEWEST_STEPS) as u64
    }

    /// Learns from a turn of `steps` that took `ms`.
    pub fn learn(&mut self, steps: u64, ms: f64) {
        if ms < MEASURABLE_MS || steps == 0 {
            return;
        }
        let measured = (steps as f64 / ms).min(MOST_STEPS_PER_MS);
        self.steps_per_ms += WEIGHT * (measured - self.steps_per_ms);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learns_the_machines_speed() {
        let mut pace = Pace::default();
        for _ in 0..60 {
            pace.learn(800_000, 8.0);
        }
        let steps = pace.steps(TURN_MS);
        assert!((790_000..=810_000).contains(&steps), "{steps}");
    }

    #[test]
    fn a_crawling_machine_still_gets_on() {
        let mut pace = Pace::default();
        for _ in 0..200 {
            pace.learn(1, 1000.0);
        }
        assert_eq!(pace.steps(TURN_MS), FEWEST_STEPS as u64);
    }

    #[test]
    fn ignores_what_cannot_be_measured() {
        let mut pace = Pace::default();
        pace.learn(1_000_000_000, 0.1);
        pace.learn(0, 50.0);
        assert_eq!(pace.steps(1.0), FIRST_STEPS_PER_MS as u64);
    }
}
