//! Builds what a browser loads into `web/dist`: the page's own files, two
//! worker programs (WebGPU, and WebGL2 as fallback), the main thread's small
//! module and the world's snapshot.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::arguments::PageOptions;
use crate::{compress, shell, toolchain};

/// One wasm program of the page.
struct Program {
    /// The crate it is built from.
    package: &'static str,
    /// The binary's name, and the name of its files in `web/dist`.
    name: &'static str,
    /// The crate's feature that selects it, or none.
    feature: Option<&'static str>,
}

const PROGRAMS: [Program; 3] = [
    Program {
        package: "web",
        name: "worker_webgpu",
        feature: Some("webgpu"),
    },
    Program {
        package: "web",
        name: "worker_webgl",
        feature: Some("webgl"),
    },
    Program {
        package: "net",
        name: "net",
        feature: None,
    },
];

/// What the delivered world is doing when it is opened: the desktop's process
/// runs, under the scheduler.
const START: &str = "desktop open. scheduler start";

/// Where the built page lies.
pub fn dist() -> PathBuf {
    shell::root().join("web/dist")
}

/// The world that a page boots from when its store holds none.
pub fn snapshot() -> PathBuf {
    shell::root().join("snapshots/world.snap")
}

/// Builds everything a page needs.
pub fn build(options: &PageOptions) -> Result<()> {
    toolchain::ensure_wasm_target()?;
    if !options.keep_world {
        build_world()?;
    }
    let dist = dist();
    fs::create_dir_all(&dist).with_context(|| format!("cannot make {}", dist.display()))?;
    for program in PROGRAMS.iter().filter(|program| wanted(program, options)) {
        let wasm = compile(program, options.dev)?;
        bind(program, &wasm, &dist, options.dev)?;
    }
    copy_files(&dist)?;
    if options.dev {
        compress::forget(&dist)
    } else {
        compress::folder(&dist)
    }
}

/// Builds the native command line, and with it the world from source.
pub fn build_world() -> Result<PathBuf> {
    shell::run(shell::cargo().args(["build", "--release", "--package", "cli"]))?;
    let program = target_folder()?.join("release/autodidact");
    fs::create_dir_all(shell::root().join("snapshots"))?;
    shell::run(
        std::process::Command::new(&program)
            .args(["snapshot", "-o", "snapshots/world.snap", "--start", START])
            .current_dir(shell::root()),
    )
    .context("building the world from selfsrc")?;
    Ok(program)
}

fn wanted(program: &Program, options: &PageOptions) -> bool {
    match (&options.only, program.feature) {
        (Some(only), Some(feature)) => only == feature,
        _ => true,
    }
}

fn compile(program: &Program, dev: bool) -> Result<PathBuf> {
    println!("building {}", program.name);
    let mut cargo = shell::cargo();
    cargo.args([
        "build",
        "--target",
        toolchain::WASM,
        "--package",
        program.package,
    ]);
    cargo.args(["--bin", program.name]);
    if let Some(feature) = program.feature {
        cargo.args(["--features", feature]);
    }
    if !dev {
        cargo.arg("--release");
    }
    shell::run(&mut cargo)?;
    let profile = if dev { "debug" } else { "release" };
    Ok(target_folder()?
        .join(toolchain::WASM)
        .join(profile)
        .join(format!("{}.wasm", program.name)))
}

/// Writes the JavaScript that loads a wasm program, and the program itself
/// without what only this step needs.
fn bind(program: &Program, wasm: &Path, dist: &Path, dev: bool) -> Result<()> {
    Bindgen::new()
        .input_path(wasm)
        .out_name(program.name)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(!dev)
        .remove_producers_section(true)
        .generate(dist)
        .with_context(|| format!("wasm-bindgen on {}", wasm.display()))
}

/// Copies what needs no building: the page's own files and the snapshot.
fn copy_files(dist: &Path) -> Result<()> {
    let root = shell::root();
    copy(&root.join("index.html"), dist)?;
    for entry in fs::read_dir(root.join("web"))? {
        let path = entry?.path();
        if path.is_file() {
            copy(&path, dist)?;
        }
    }
    if !snapshot().is_file() {
        bail!(
            "there is no world at {}; build it without --keep-world",
            snapshot().display()
        );
    }
    copy(&snapshot(), dist)
}

fn copy(file: &Path, folder: &Path) -> Result<()> {
    let name = file.file_name().expect("only files with a name are copied");
    fs::copy(file, folder.join(name)).with_context(|| format!("cannot copy {}", file.display()))?;
    Ok(())
}

/// Cargo's target folder, wherever the environment or a config put it.
pub fn target_folder() -> Result<PathBuf> {
    let metadata = cargo_metadata::MetadataCommand::new()
        .current_dir(shell::root())
        .no_deps()
        .exec()
        .context("asking cargo where its target folder is")?;
    Ok(metadata.target_directory.into_std_path_buf())
}
