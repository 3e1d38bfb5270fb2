//! What went wrong, in a person's words, with what can be done about it.

/// What an unexpected status means, or `None` for one that means success.
pub fn status(status: u16, origin: &str) -> Option<String> {
    let words = match status {
        200..=299 => return None,
        401 => format!("{origin} did not accept the key (401). Check it in the settings."),
        402 => format!("{origin} wants to be paid first (402)."),
        403 => format!(
            "{origin} does not permit this (403): the key may lack the right to use this model."
        ),
        404 => format!("{origin} has nothing at this address (404). An address often ends in /v1."),
        408 | 504 => format!("{origin} took too long ({status})."),
        413 => format!("{origin} says the request is too large (413)."),
        429 => format!(
            "{origin} has had too many requests, or the credit is used up (429). Wait a little."
        ),
        500..=599 => format!("{origin} has a fault of its own ({status}). Try again later."),
        _ => format!("{origin} answered with status {status}."),
    };
    Some(words)
}

/// Nothing may be asked of this origin.
pub fn not_allowed(origin: &str) -> String {
    if origin.is_empty() {
        return "This is no address that can be asked; it must begin with https:// or http://."
            .to_owned();
    }
    format!("Nothing was sent: {origin} is not the address entered in the settings.")
}

/// There is no network at all.
pub fn offline() -> String {
    "There is no network connection.".to_owned()
}

/// The server is there but its rules keep the answer from this page.
pub fn forbidden_by_rules(origin: &str, page: &str) -> String {
    format!(
        "{origin} is there, but does not let pages from {page} read its answers (CORS). \
         A local server has a setting for this, such as OLLAMA_ORIGINS={page}."
    )
}

/// Nobody answers.
pub fn unreachable(origin: &str) -> String {
    let local = is_local(origin);
    if local {
        return format!(
            "Nobody answers at {origin}. Is the program running there? If the browser asks \
             whether this page may reach the local network, allow it."
        );
    }
    format!("Nobody answers at {origin}. Check the address and the connection.")
}

/// The deadline passed.
pub fn timed_out(origin: &str, deadline_ms: f64) -> String {
    format!(
        "{origin} did not finish within {:.0} seconds.",
        deadline_ms / 1000.0
    )
}

/// The answer is larger than its limit.
pub fn too_large(origin: &str, limit_bytes: u64) -> String {
    let limit = if limit_bytes >= 1 << 20 {
        format!("{} MB", limit_bytes >> 20)
    } else {
        format!("{limit_bytes} bytes")
    };
    format!("{origin} sent more than {limit}; the rest was cut off.")
}

/// The connection broke in mid-answer.
pub fn broken(origin: &str) -> String {
    format!("The connection to {origin} broke before the answer was complete.")
}

/// Whether an origin lies on this machine or its network, where browsers ask
/// a person for permission first.
pub fn is_local(origin: &str) -> bool {
    let host = origin.split("://").nth(1).unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    let private = ["127.", "10.", "192.168.", "169.254."];
    host == "localhost"
        || host == "[::1]"
        || host.ends_with(".local")
        || private.iter().any(|start| host.starts_with(start))
        || in_172_block(host)
}

fn in_172_block(host: &str) -> bool {
    let mut parts = host.split('.');
    parts.next() == Some("172")
        && parts
            .next()
            .and_then(|part| part.parse::<u8>().ok())
            .is_some_and(|n| (16..32).contains(&n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn success_needs_no_words() {
        assert_eq!(status(204, "x"), None);
        assert!(
            status(401, "https://a")
                .unwrap()
                .contains("did not accept the key")
        );
        assert!(status(418, "https://a").unwrap().contains("418"));
    }

    #[test]
    fn knows_what_is_local() {
        for local in [
            "http://localhost:8080",
            "http://127.0.0.1",
            "http://[::1]:1",
            "http://172.16.0.1",
            "http://box.local",
        ] {
            assert!(is_local(local), "{local}");
        }
        for far in [
            "https://models.example",
            "http://172.15.0.1",
            "http://172.32.0.1",
            "http://12.7.0.0:1",
        ] {
            assert!(!is_local(far), "{far}");
        }
    }

    #[test]
    fn limits_are_told_in_units_people_use() {
        assert!(too_large("x", 8 << 20).contains("8 MB"));
        assert!(too_large("x", 100).contains("100 bytes"));
    }
}
