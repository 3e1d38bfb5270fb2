//! The key that a person typed, and where it may go.

use std::fmt;

/// The address, model and key that a person entered.
#[derive(Clone, Default)]
pub struct Vault {
    origin: String,
    key: String,
}

/// Headers that only the vault writes; a request's own are dropped.
const OWN_HEADERS: [&str; 5] = [
    "authorization",
    "x-api-key",
    "cookie",
    "proxy-authorization",
    "api-key",
];

impl Vault {
    /// Holds `key` for `origin` alone; an empty key is none.
    pub fn new(origin: String, key: String) -> Self {
        Self { origin, key }
    }

    /// Whether anything may be asked of `origin`.
    pub fn admits(&self, origin: &str) -> bool {
        !origin.is_empty() && self.origin == origin
    }

    /// Whether there is a key.
    pub fn has_key(&self) -> bool {
        !self.key.is_empty()
    }

    /// The headers that carry the key to `path` of `origin`: none for any
    /// other origin than the key's own. Providers of the *messages* protocol
    /// name theirs differently and want to be told that a page is asking.
    pub fn headers(&self, origin: &str, path: &str) -> Vec<(&'static str, String)> {
        if !self.admits(origin) || !self.has_key() {
            return Vec::new();
        }
        if path.ends_with("/messages") {
            let from_page = "anthropic-dangerous-direct-browser-access";
            return vec![
                ("x-api-key", self.key.clone()),
                (from_page, "true".to_owned()),
            ];
        }
        vec![("authorization", format!("Bearer {}", self.key))]
    }

    /// Whether a request may bring the header `name` itself.
    pub fn leaves_to_request(name: &str) -> bool {
        !OWN_HEADERS
            .iter()
            .any(|own| own.eq_ignore_ascii_case(name.trim()))
    }
}

/// Never shows the key.
impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault")
            .field("origin", &self.origin)
            .field("has_key", &self.has_key())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault() -> Vault {
        Vault::new("https://models.example".into(), "secret".into())
    }

    #[test]
    fn the_key_goes_to_its_own_origin_only() {
        let path = "/v1/chat/completions";
        assert_eq!(
            vault().headers("https://models.example", path),
            [("authorization", "Bearer secret".to_owned())]
        );
        for other in [
            "http://models.example",
            "https://models.example:444",
            "https://evil.example",
            "",
        ] {
            assert!(vault().headers(other, path).is_empty(), "{other}");
            assert!(!vault().admits(other), "{other}");
        }
    }

    #[test]
    fn nothing_is_admitted_before_an_address_is_entered() {
        assert!(!Vault::default().admits(""));
        assert!(Vault::default().headers("", "/").is_empty());
    }

    #[test]
    fn the_messages_protocol_has_its_own_header() {
        let headers = vault().headers("https://models.example", "/v1/messages");
        assert_eq!(headers[0], ("x-api-key", "secret".to_owned()));
    }

    #[test]
    fn requests_cannot_bring_credentials_of_their_own() {
        assert!(!Vault::leaves_to_request("Authorization"));
        assert!(!Vault::leaves_to_request(" X-API-Key "));
        assert!(Vault::leaves_to_request("content-type"));
    }

    #[test]
    fn debugging_does_not_show_the_key() {
        assert!(!format!("{:?}", vault()).contains("secret"));
    }
}
