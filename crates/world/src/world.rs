//! A live world: what a page or a window holds.

use crate::surroundings::{Console, Surroundings};
use heap::{Heap, HeapConfig};
use ports::event::{Effect, Event};
use scene::Scene;
use snapshot::{Lineage, SnapshotError};
use std::any::Any;
use vm::{Config, Outcome, Vm};

/// Why an image could not be started.
#[derive(Debug)]
pub enum BootError {
    /// It is damaged, or of a newer format.
    Snapshot(SnapshotError),
    /// There is not even memory to begin.
    Memory,
    /// It holds no running process.
    NothingRuns,
}

impl std::fmt::Display for BootError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BootError::Snapshot(error) => write!(f, "{error}"),
            BootError::Memory => write!(f, "there is not enough memory for this world"),
            BootError::NothingRuns => write!(f, "nothing runs in this world"),
        }
    }
}

/// What a step did.
#[derive(Clone, Debug)]
pub struct Report {
    /// Steps taken.
    pub steps: u64,
    /// Why it stopped.
    pub outcome: Outcome,
    /// What the world wants done outside, in order.
    pub effects: Vec<Effect>,
}

/// An image, its machine and its surroundings.
pub struct World {
    vm: Vm,
    lineage: Lineage,
    changes: u64,
}

impl World {
    /// Starts the world in an image: verified first, then trusted. The
    /// processes in it go on where they were.
    pub fn boot(image: &[u8], console: Box<dyn Console>) -> Result<World, BootError> {
        let summary = snapshot::inspect(image).map_err(BootError::Snapshot)?;
        let heap = snapshot::load(image, HeapConfig::default()).map_err(BootError::Snapshot)?;
        World::over(heap, summary.lineage, console)
    }

    fn over(heap: Heap, lineage: Lineage, console: Box<dyn Console>) -> Result<World, BootError> {
        let host = Surroundings::new(console, None);
        let vm = Vm::over(heap, Config::default(), Box::new(host));
        if !vm.process().is_ref() {
            return Err(BootError::NothingRuns);
        }
        let mut vm = vm;
        if !vm.record_changes() {
            return Err(BootError::Memory);
        }
        let mut world = World {
            vm,
            lineage,
            changes: 0,
        };
        world.push(Event::Resumed);
        Ok(world)
    }

    fn surroundings(&mut self) -> &mut Surroundings {
        let host: &mut dyn Any = &mut *self.vm.host;
        host.downcast_mut()
            .expect("a world's machine is given these surroundings at boot")
    }

    fn surroundings_ref(&self) -> &Surroundings {
        let host: &dyn Any = &*self.vm.host;
        host.downcast_ref()
            .expect("a world's machine is given these surroundings at boot")
    }

    /// Queues an event; the world takes it when it next asks.
    pub fn push(&mut self, event: Event) {
        self.surroundings().push(event);
    }

    /// How many queued events the world has not taken yet.
    pub fn waiting_events(&self) -> usize {
        self.surroundings_ref().events.len()
    }

    /// Runs for at most `steps` steps.
    pub fn step(&mut self, steps: u64) -> Report {
        let before = self.vm.total_steps;
        let outcome = self.vm.run(steps);
        let effects = std::mem::take(&mut self.surroundings().effects);
        let asks_to_keep =
            |e: &&Effect| matches!(e, Effect::Journal { .. } | Effect::RequestSave { .. });
        self.changes += effects.iter().filter(asks_to_keep).count() as u64;
        Report {
            steps: self.vm.total_steps - before,
            outcome,
            effects,
        }
    }

    /// What is to be seen.
    pub fn scene(&self) -> &Scene {
        &self.surroundings_ref().canvas.scene
    }

    /// How often the scene was whole so far: what is drawn between two
    /// commits may be half made.
    pub fn commits(&self) -> u64 {
        self.surroundings_ref().canvas.commits
    }

    /// The whole world as an image, of the next generation.
    pub fn save(&mut self) -> Vec<u8> {
        self.vm.settle();
        let parent = self.lineage;
        self.lineage.generation += 1;
        let image = snapshot::save(&mut self.vm.heap, self.lineage, &mut |_| {});
        if let Ok(summary) = snapshot::inspect(&image) {
            self.lineage.parent = summary.root_hash;
        } else {
            self.lineage = parent;
        }
        image
    }

    /// Grows with every change that is worth keeping.
    pub fn change_count(&self) -> u64 {
        self.changes
    }

    /// The reading of the world's clock.
    pub fn now_ms(&self) -> f64 {
        self.surroundings_ref().step_time_ms()
    }

    /// The machine, for tools that look inside.
    pub fn vm(&mut self) -> &mut Vm {
        &mut self.vm
    }
}
