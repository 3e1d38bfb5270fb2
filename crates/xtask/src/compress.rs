//! Brotli copies beside the larger files of the page, for the server to send.

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;

/// Files below this many bytes are sent as they are.
const SMALLEST_BYTES: u64 = 1024;
/// Brotli's quality: 9 is within a few per cent of 11 at a tenth of its time.
const QUALITY: i32 = 9;

/// Compresses what is new or changed in `folder`.
pub fn folder(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let worth = path.extension().is_none_or(|extension| extension != "br");
        if worth && path.metadata()?.len() >= SMALLEST_BYTES && !is_fresh(&path)? {
            file(&path).with_context(|| format!("compressing {}", path.display()))?;
        }
    }
    Ok(())
}

/// Removes the compressed copies, which a quick build leaves behind the times.
pub fn forget(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "br") {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

fn is_fresh(path: &Path) -> Result<bool> {
    let copy = compressed_name(path);
    Ok(copy.exists() && copy.metadata()?.modified()? >= path.metadata()?.modified()?)
}

fn file(path: &Path) -> io::Result<()> {
    let parameters = BrotliEncoderParams {
        quality: QUALITY,
        lgwin: 22,
        ..Default::default()
    };
    let mut output = BufWriter::new(File::create(compressed_name(path))?);
    brotli::BrotliCompress(&mut File::open(path)?, &mut output, &parameters)?;
    Ok(())
}

fn compressed_name(path: &Path) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".br");
    name.into()
}
