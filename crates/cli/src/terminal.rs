//! The terminal as a program's console and clock.

use std::io::Write;
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use world::{Clock, Console};

/// Standard output and error, and the files of this machine.
#[derive(Default)]
pub struct Terminal {
    arguments: Vec<String>,
}

impl Terminal {
    /// For a program with these arguments.
    pub fn new(arguments: Vec<String>) -> Terminal {
        Terminal { arguments }
    }
}

impl Console for Terminal {
    fn print(&mut self, bytes: &[u8]) {
        // A closed pipe is the reader's wish; there is nobody left to tell.
        let _ = std::io::stdout().write_all(bytes);
    }

    fn print_error(&mut self, bytes: &[u8]) {
        let _ = std::io::stdout().flush();
        let _ = std::io::stderr().write_all(bytes);
    }

    fn read_file(&mut self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(path).map_err(|error| format!("{path}: {error}"))
    }

    fn arguments(&self) -> Vec<String> {
        self.arguments.clone()
    }
}

/// Time that stands still, so that runs can be compared.
pub struct StillClock;

impl Clock for StillClock {
    fn now_ms(&mut self) -> f64 {
        0.0
    }

    fn unix_ms(&mut self) -> f64 {
        0.0
    }

    fn cpu_ms(&mut self) -> f64 {
        0.0
    }
}

/// This machine's clocks.
pub struct SystemClock {
    start: Instant,
}

impl Default for SystemClock {
    fn default() -> SystemClock {
        SystemClock {
            start: Instant::now(),
        }
    }
}

impl Clock for SystemClock {
    fn now_ms(&mut self) -> f64 {
        self.start.elapsed().as_secs_f64() * 1000.0
    }

    fn unix_ms(&mut self) -> f64 {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        since.as_secs_f64() * 1000.0
    }

    fn cpu_ms(&mut self) -> f64 {
        self.now_ms()
    }
}
