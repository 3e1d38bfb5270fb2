//! Makes sure that what the builds need is there, or says what is missing.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell;

/// The target that pages run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the wasm target through rustup where it is missing.
pub fn ensure_wasm_target() -> Result<()> {
    if wasm_target_installed()? {
        return Ok(());
    }
    if !shell::exists("rustup") {
        bail!("the Rust target {WASM} is missing, and there is no rustup to add it with");
    }
    println!("adding the Rust target {WASM}");
    shell::run(
        Command::new("rustup")
            .args(["target", "add", WASM])
            .current_dir(shell::root()),
    )
    .context("adding the wasm target; it needs the network once")
}

fn wasm_target_installed() -> Result<bool> {
    let mut rustc = Command::new("rustc");
    rustc
        .args(["--print", "target-libdir", "--target", WASM])
        .current_dir(shell::root());
    let folder = shell::output(&mut rustc)?;
    Ok(std::path::Path::new(folder.trim()).is_dir())
}

/// Installs the browser of the browser tests where it is missing and can be
/// installed without asking: on Debian, as root.
pub fn ensure_chromium() -> Result<()> {
    if find_chromium().is_some() {
        return Ok(());
    }
    let debian = std::path::Path::new("/etc/debian_version").exists();
    if !debian || !is_root()? {
        bail!(
            "the browser tests need Chromium or Chrome: install it, or name its program in \
             the environment variable CHROMIUM"
        );
    }
    println!("installing the package chromium");
    shell::run(Command::new("apt-get").args(["update", "-qq"]))?;
    shell::run(
        Command::new("apt-get")
            .args([
                "install",
                "-y",
                "-qq",
                "--no-install-recommends",
                "chromium",
            ])
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

/// The program of an installed Chromium or Chrome.
pub fn find_chromium() -> Option<String> {
    let named = std::env::var("CHROMIUM").ok();
    let usual = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    named
        .into_iter()
        .chain(usual.map(str::to_owned))
        .find(|name| shell::exists(name))
}

fn is_root() -> Result<bool> {
    Ok(shell::output(Command::new("id").arg("-u"))?.trim() == "0")
}
