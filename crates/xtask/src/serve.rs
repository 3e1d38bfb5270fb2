//! Serves the built page on loopback, with the headers a page of this kind
//! is to be served with anywhere.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use axum::Router;
use axum::http::{HeaderName, HeaderValue};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// What the page may load and reach. Scripts come from the page's own origin
/// only; `wasm-unsafe-eval` permits compiling WebAssembly and nothing else.
/// Requests may go to any https origin and to loopback, because people enter
/// the addresses of their models; the page narrows it to those they entered.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; \
    connect-src 'self' https: http://127.0.0.1:* http://localhost:*; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS: [(&str, &str); 5] = [
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cache-control", "no-cache"),
];

/// Serves `folder` until the program is ended.
pub fn serve(folder: &Path, port: u16, open: bool) -> Result<()> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?
        .block_on(serve_until_ended(folder, port, open))
}

async fn serve_until_ended(folder: &Path, port: u16, open: bool) -> Result<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = tokio::net::TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot serve on {address}; choose another with --port"))?;
    let page = format!("http://{}/", listener.local_addr()?);
    println!("serving {page} (end with Ctrl-C)");
    if open {
        open_browser(&page);
    }
    axum::serve(listener, router(folder))
        .await
        .context("serving the page")
}

fn router(folder: &Path) -> Router {
    let files = ServeDir::new(folder).precompressed_br();
    HEADERS.iter().fold(
        Router::new().fallback_service(files),
        |router, (name, value)| {
            router.layer(SetResponseHeaderLayer::overriding(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            ))
        },
    )
}

/// Opens the page where the system has a way to; the address is printed in
/// any case, so failing is no error.
fn open_browser(page: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(target_os = "windows") {
        "explorer"
    } else {
        "xdg-open"
    };
    let _ = Command::new(opener)
        .arg(page)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}
