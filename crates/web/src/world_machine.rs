//! The real world behind the shell's [`Machine`].

use ports::event::Event;
use scene::Scene;
use world::{Console, Outcome, World};

use crate::machine::{Machine, Report, Rest};

/// A wait shorter than this is one for the next picture: what moves is then
/// stepped in time with the screen.
const FRAME_MS: f64 = 20.0;

/// A world that the page runs.
pub struct WorldMachine(World);

impl WorldMachine {
    /// Starts the world in `image`; what it prints goes to `console`.
    pub fn boot(image: &[u8], console: Box<dyn Console>) -> Result<Self, String> {
        World::boot(image, console)
            .map(Self)
            .map_err(|error| error.to_string())
    }
}

impl Machine for WorldMachine {
    fn push(&mut self, event: Event) {
        self.0.push(event);
    }

    fn waiting_events(&self) -> usize {
        self.0.waiting_events()
    }

    fn step(&mut self, steps: u64) -> Report {
        let report = self.0.step(steps);
        let rest = rest_after(report.outcome, self.0.now_ms());
        Report {
            steps: report.steps,
            rest,
            effects: report.effects,
        }
    }

    fn scene(&self) -> &Scene {
        self.0.scene()
    }

    fn commits(&self) -> u64 {
        self.0.commits()
    }

    fn undo_last_change(&mut self) -> bool {
        self.0.undo_last_change()
    }

    fn revive(&mut self) -> Result<(), String> {
        self.0.revive()
    }

    fn evaluate(&mut self, text: &str) -> String {
        self.0.evaluate(text)
    }

    fn save(&mut self) -> Result<Vec<u8>, String> {
        Ok(self.0.save())
    }

    fn change_count(&self) -> u64 {
        self.0.change_count()
    }
}

fn rest_after(outcome: Outcome, now_ms: f64) -> Rest {
    match outcome {
        Outcome::Budget => Rest::Busy,
        Outcome::Idle { until_ms: None } => Rest::UntilEvent,
        Outcome::Idle {
            until_ms: Some(until_ms),
        } if until_ms - now_ms <= FRAME_MS => Rest::NextFrame,
        Outcome::Idle {
            until_ms: Some(until_ms),
        } => Rest::Until(until_ms),
        Outcome::Finished(_) => Rest::Ended("Its last process came to an end.".to_owned()),
        Outcome::Aborted(why) => Rest::Ended(why),
        Outcome::Quit(code) => Rest::Ended(format!("It quit with code {code}.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_waits_are_for_the_next_picture() {
        let idle = |until_ms| rest_after(Outcome::Idle { until_ms }, 1000.0);
        assert_eq!(idle(Some(1016.0)), Rest::NextFrame);
        assert_eq!(idle(Some(900.0)), Rest::NextFrame);
        assert_eq!(idle(Some(1500.0)), Rest::Until(1500.0));
        assert_eq!(idle(None), Rest::UntilEvent);
    }
}
