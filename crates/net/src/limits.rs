//! What one exchange may take, whatever a request asks for.

/// The largest answer; a model's longest replies are below 1 MB.
pub const ANSWER_LIMIT_BYTES: u64 = 8 << 20;
/// The largest body sent.
pub const BODY_LIMIT_BYTES: usize = 8 << 20;
/// How long an exchange takes at most when the request does not say.
pub const USUAL_DEADLINE_MS: f64 = 120_000.0;
/// How long an exchange may take at most when it does.
pub const LONGEST_DEADLINE_MS: f64 = 600_000.0;
/// Exchanges under way at once.
pub const OPEN_LIMIT: usize = 16;

/// The deadline for a request that asked for `asked_ms` (0 for the usual).
pub fn deadline_ms(asked_ms: f64) -> f64 {
    if asked_ms.is_finite() && asked_ms > 0.0 {
        asked_ms.min(LONGEST_DEADLINE_MS)
    } else {
        USUAL_DEADLINE_MS
    }
}

/// The limit for a request that asked for `asked` bytes (0 for the largest).
pub fn answer_limit_bytes(asked: u64) -> u64 {
    if asked == 0 {
        ANSWER_LIMIT_BYTES
    } else {
        asked.min(ANSWER_LIMIT_BYTES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_gets_more_than_the_limits() {
        assert_eq!(deadline_ms(0.0), USUAL_DEADLINE_MS);
        assert_eq!(deadline_ms(f64::NAN), USUAL_DEADLINE_MS);
        assert_eq!(deadline_ms(5.0), 5.0);
        assert_eq!(deadline_ms(f64::MAX), LONGEST_DEADLINE_MS);
        assert_eq!(answer_limit_bytes(0), ANSWER_LIMIT_BYTES);
        assert_eq!(answer_limit_bytes(10), 10);
        assert_eq!(answer_limit_bytes(u64::MAX), ANSWER_LIMIT_BYTES);
    }
}
