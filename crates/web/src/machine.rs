//! What the shell needs of a world.

use ports::event::{Effect, Event};
use scene::Scene;

/// A running world.
pub trait Machine {
    /// Queues an event; the world takes it when its next step begins.
    fn push(&mut self, event: Event);
    /// How many queued events the world has not taken yet.
    fn waiting_events(&self) -> usize;
    /// Runs for at most `steps` canonical steps.
    fn step(&mut self, steps: u64) -> Report;
    /// What is to be seen.
    fn scene(&self) -> &Scene;
    /// Grows whenever the scene is whole; between, it may be half made.
    fn commits(&self) -> u64;
    /// Takes back the newest change of an object's slots, with the machine's
    /// own record, so that it works however broken the world is; answers
    /// whether there was one.
    fn undo_last_change(&mut self) -> bool;
    /// Gives the world a new root process; those there are stay where they are.
    fn revive(&mut self) -> Result<(), String>;
    /// Evaluates `text` with a step limit, outside the world's scheduler;
    /// answers what it prints as, or the error.
    fn evaluate(&mut self, text: &str) -> String;
    /// The whole world as an image.
    fn save(&mut self) -> Result<Vec<u8>, String>;
    /// Grows with every change that is worth keeping.
    fn change_count(&self) -> u64;
}

/// Starts a world from an image, or says why not.
pub type Boot<M> = fn(image: &[u8]) -> Result<M, String>;

/// What a step did and when the next one is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The steps really taken.
    pub steps: u64,
    /// When the world wants to go on.
    pub rest: Rest,
    /// What it wants done outside, in order.
    pub effects: Vec<Effect>,
}

/// When a world wants to go on.
#[derive(Clone, Debug, PartialEq)]
pub enum Rest {
    /// At once: it was stopped by its budget.
    Busy,
    /// With the next picture: something moves.
    NextFrame,
    /// At this time of the shell's clock, or earlier when an event comes.
    Until(f64),
    /// When an event comes.
    UntilEvent,
    /// Never: nothing runs in it any more, for this reason.
    Ended(String),
}
