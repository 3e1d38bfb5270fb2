//! The page's clock, as seen from the worker.

use wasm_bindgen::JsCast;
use web_sys::{DedicatedWorkerGlobalScope, Performance};

use crate::session::Clock;

/// Milliseconds since the page was navigated to.
#[derive(Clone)]
pub struct PageClock {
    performance: Performance,
    /// What to add to the worker's own clock.
    offset_ms: f64,
}

impl PageClock {
    /// A clock that agrees with the page's, whose origin is `origin_ms`.
    pub fn new(origin_ms: f64) -> Self {
        let performance = scope()
            .performance()
            .expect("every worker has a performance clock");
        let offset_ms = performance.time_origin() - origin_ms;
        Self {
            performance,
            offset_ms,
        }
    }
}

impl Clock for PageClock {
    fn now_ms(&self) -> f64 {
        self.performance.now() + self.offset_ms
    }
}

/// The worker's global object.
pub fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
