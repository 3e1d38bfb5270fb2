//! What the machine needs of its surroundings.
//!
//! Everything that is not computed comes through here and is queued or
//! recorded by whoever implements it, so that a run can be repeated.

use ports::canvas::{Canvas, FakeCanvas};
use ports::event::{Effect, Event};

/// The outside as primitives see it.
pub trait Host: std::any::Any {
    /// Writes program output.
    fn print(&mut self, bytes: &[u8]);
    /// Writes diagnostics (a terminal's standard error, the page's log).
    fn print_error(&mut self, bytes: &[u8]);
    /// Monotonic milliseconds, as of the running step.
    fn now_ms(&mut self) -> f64;
    /// Milliseconds since 1970-01-01 UTC, as of the running step.
    fn unix_ms(&mut self) -> f64;
    /// Processor milliseconds used.
    fn cpu_ms(&mut self) -> f64;
    /// The next event, if one waits.
    fn next_event(&mut self) -> Option<Event>;
    /// Whether an event waits.
    fn has_event(&self) -> bool;
    /// Asks for something to be done outside.
    fn effect(&mut self, effect: Effect);
    /// The canvas, where there is one.
    fn canvas(&mut self) -> Option<&mut dyn Canvas>;
    /// Reads a source file, where the surroundings allow it.
    fn read_file(&mut self, path: &str) -> Result<Vec<u8>, String>;
    /// The program's arguments.
    fn arguments(&self) -> Vec<String>;
}

/// A host without surroundings: output is kept, time stands still.
#[derive(Default)]
pub struct FakeHost {
    /// What was printed.
    pub output: Vec<u8>,
    /// What was printed as diagnostics.
    pub errors: Vec<u8>,
    /// What `now_ms` answers.
    pub now_ms: f64,
    /// Effects asked for.
    pub effects: Vec<Effect>,
    /// Events that wait.
    pub events: std::collections::VecDeque<Event>,
    /// What was drawn.
    pub canvas: FakeCanvas,
}

impl Host for FakeHost {
    fn print(&mut self, bytes: &[u8]) {
        self.output.extend_from_slice(bytes);
    }

    fn print_error(&mut self, bytes: &[u8]) {
        self.errors.extend_from_slice(bytes);
    }

    fn now_ms(&mut self) -> f64 {
        self.now_ms
    }

    fn unix_ms(&mut self) -> f64 {
        self.now_ms
    }

    fn cpu_ms(&mut self) -> f64 {
        self.now_ms
    }

    fn next_event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    fn has_event(&self) -> bool {
        !self.events.is_empty()
    }

    fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    fn canvas(&mut self) -> Option<&mut dyn Canvas> {
        Some(&mut self.canvas)
    }

    fn read_file(&mut self, path: &str) -> Result<Vec<u8>, String> {
        Err(format!("no file {path} here"))
    }

    fn arguments(&self) -> Vec<String> {
        Vec::new()
    }
}
