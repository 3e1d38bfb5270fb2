//! The machine's host in a world: queues on both sides, a clock that stands
//! still during a step, a scene.

use crate::canvas::WorldCanvas;
use ports::canvas::Canvas;
use ports::event::{Effect, Event};
use std::collections::VecDeque;
use vm::host::Host;

/// Most events that may wait; older moves of the pointer are dropped first.
const MOST_EVENTS: usize = 4096;

/// Where a program's output goes and where its files come from.
pub trait Console {
    /// Program output.
    fn print(&mut self, bytes: &[u8]);
    /// Diagnostics.
    fn print_error(&mut self, bytes: &[u8]);
    /// A source file.
    fn read_file(&mut self, path: &str) -> Result<Vec<u8>, String>;
    /// The program's arguments.
    fn arguments(&self) -> Vec<String>;
}

/// The time outside.
pub trait Clock {
    /// Monotonic milliseconds.
    fn now_ms(&mut self) -> f64;
    /// Milliseconds since 1970-01-01 UTC.
    fn unix_ms(&mut self) -> f64;
    /// Processor milliseconds used.
    fn cpu_ms(&mut self) -> f64;
}

/// The machine's host.
pub(crate) struct Surroundings {
    pub(crate) events: VecDeque<Event>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) canvas: WorldCanvas,
    now_ms: f64,
    unix_ms: f64,
    console: Box<dyn Console>,
    /// A live clock, for programs; worlds take their time from ticks.
    clock: Option<Box<dyn Clock>>,
}

impl Surroundings {
    /// Without events; the clock of a world reads 0 until the first tick.
    pub(crate) fn new(console: Box<dyn Console>, clock: Option<Box<dyn Clock>>) -> Surroundings {
        Surroundings {
            events: VecDeque::new(),
            effects: Vec::new(),
            canvas: WorldCanvas::default(),
            now_ms: 0.0,
            unix_ms: 0.0,
            console,
            clock,
        }
    }

    /// Queues an event; ticks move the clock instead.
    pub(crate) fn push(&mut self, event: Event) {
        match event {
            Event::Tick { now_ms } => {
                self.unix_ms += (now_ms - self.now_ms).max(0.0);
                self.now_ms = now_ms.max(self.now_ms);
                return;
            }
            Event::WallClock { unix_ms, .. } => self.unix_ms = unix_ms,
            _ => {}
        }
        if self.events.len() >= MOST_EVENTS {
            let stale = self
                .events
                .iter()
                .position(|e| matches!(e, Event::PointerMove(_)));
            self.events.remove(stale.unwrap_or(0));
        }
        self.events.push_back(event);
    }

    /// The clock's reading in the running step.
    pub(crate) fn step_time_ms(&self) -> f64 {
        self.now_ms
    }
}

impl Host for Surroundings {
    fn print(&mut self, bytes: &[u8]) {
        self.console.print(bytes);
    }

    fn print_error(&mut self, bytes: &[u8]) {
        self.console.print_error(bytes);
    }

    fn now_ms(&mut self) -> f64 {
        self.clock
            .as_mut()
            .map_or(self.now_ms, |clock| clock.now_ms())
    }

    fn unix_ms(&mut self) -> f64 {
        self.clock
            .as_mut()
            .map_or(self.unix_ms, |clock| clock.unix_ms())
    }

    fn cpu_ms(&mut self) -> f64 {
        self.clock
            .as_mut()
            .map_or(self.now_ms, |clock| clock.cpu_ms())
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
        self.console.read_file(path)
    }

    fn arguments(&self) -> Vec<String> {
        self.console.arguments()
    }
}
