//! When the world is to be kept: after two quiet seconds following a change,
//! at the latest half a minute after it, and at once when nobody looks.

/// How long nothing may change before a save.
pub const QUIET_MS: f64 = 2_000.0;
/// How long a change waits at most, however restless the world is.
pub const LONGEST_MS: f64 = 30_000.0;
/// How long after a failed save another is tried.
pub const RETRY_MS: f64 = 15_000.0;

/// The state of keeping.
#[derive(Clone, Copy, Debug, Default)]
pub struct Autosave {
    seen: u64,
    kept: u64,
    first_unkept_ms: f64,
    last_change_ms: f64,
    not_before_ms: f64,
}

impl Autosave {
    /// A world whose state at `change_count` is kept already.
    pub fn new(change_count: u64) -> Self {
        Self {
            seen: change_count,
            kept: change_count,
            ..Self::default()
        }
    }

    /// Notes where the world's change count stands; answers whether this is
    /// the first change that is not kept.
    pub fn note(&mut self, change_count: u64, now_ms: f64) -> bool {
        if change_count == self.seen {
            return false;
        }
        let first = self.seen == self.kept;
        if first {
            self.first_unkept_ms = now_ms;
        }
        self.seen = change_count;
        self.last_change_ms = now_ms;
        first
    }

    /// Whether something is not kept.
    pub fn is_behind(&self) -> bool {
        self.seen != self.kept
    }

    /// When the next save is due, if one is.
    pub fn due_ms(&self) -> Option<f64> {
        let quiet = self.last_change_ms + QUIET_MS;
        let longest = self.first_unkept_ms + LONGEST_MS;
        self.is_behind()
            .then(|| quiet.min(longest).max(self.not_before_ms))
    }

    /// The state at the last [`Autosave::note`] is kept.
    pub fn kept(&mut self) {
        self.kept = self.seen;
        self.not_before_ms = 0.0;
    }

    /// Keeping it failed.
    pub fn failed(&mut self, now_ms: f64) {
        self.not_before_ms = now_ms + RETRY_MS;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_until_nothing_changes_any_more() {
        let mut autosave = Autosave::new(5);
        assert!(!autosave.note(5, 0.0));
        assert_eq!(autosave.due_ms(), None);
        assert!(autosave.note(6, 100.0));
        assert!(!autosave.note(7, 900.0));
        assert_eq!(autosave.due_ms(), Some(900.0 + QUIET_MS));
        autosave.kept();
        assert_eq!(autosave.due_ms(), None);
    }

    #[test]
    fn does_not_wait_for_ever() {
        let mut autosave = Autosave::new(0);
        for second in 0..60 {
            autosave.note(second + 1, second as f64 * 1000.0);
        }
        assert_eq!(autosave.due_ms(), Some(LONGEST_MS));
    }

    #[test]
    fn tries_again_later_after_a_failure() {
        let mut autosave = Autosave::new(0);
        autosave.note(1, 0.0);
        autosave.failed(QUIET_MS);
        assert_eq!(autosave.due_ms(), Some(QUIET_MS + RETRY_MS));
    }
}
