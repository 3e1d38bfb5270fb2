//! Addresses, read by the browser's own parser: the one that fetching uses,
//! so that what is checked is what is asked.

use web_sys::Url;

/// A parsed http or https address.
pub struct Address {
    /// Scheme, host and port, as the browser writes them.
    pub origin: String,
    /// The path, beginning with a slash.
    pub path: String,
    /// The whole address.
    pub href: String,
}

impl Address {
    /// Reads `text`; `None` where it is no http address or carries a name
    /// and password.
    pub fn parse(text: &str) -> Option<Self> {
        let url = Url::new(text.trim()).ok()?;
        let plain = url.username().is_empty() && url.password().is_empty();
        let http = matches!(url.protocol().as_str(), "http:" | "https:");
        (http && plain).then(|| Self {
            origin: url.origin(),
            path: url.pathname(),
            href: url.href(),
        })
    }

    /// This address with `tail` added to its path.
    pub fn join(&self, tail: &str) -> String {
        let base = self.href.split(['?', '#']).next().unwrap_or_default();
        format!("{}/{tail}", base.trim_end_matches('/'))
    }
}
