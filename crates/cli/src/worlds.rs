//! Finding the world to run in: an image that was named, one that was built
//! from the sources before, or a new one.

use crate::Options;
use crate::terminal::{StillClock, SystemClock, Terminal};
use heap::{Heap, HeapConfig};
use std::path::{Path, PathBuf};
use world::build::build_with;
use world::{Clock, Config, Program, Source, Vm};

/// Module list, relative to the project.
const ORDER: &str = "selfsrc/world.order";
/// Where the image built from the sources is kept, relative to the project.
const CACHE: &str = "target/world.snap";
/// Words of eden in stress mode: small, so that everything moves soon.
const STRESS_EDEN_WORDS: usize = 64 * 1024;

/// The machine's settings.
pub fn config(options: &Options) -> Config {
    let mut heap = HeapConfig::default();
    if options.stress {
        heap.eden_words = STRESS_EDEN_WORDS;
        heap.stress = true;
    }
    Config {
        heap,
        strict_blocks: options.strict_blocks,
        caches_off: options.caches_off,
    }
}

/// A program in the world that the options name.
pub fn program(options: &Options, arguments: Vec<String>) -> Result<Program, String> {
    let heap = image(options)?;
    let console = Box::new(Terminal::new(arguments));
    let clock: Box<dyn Clock> = if options.still {
        Box::new(StillClock)
    } else {
        Box::<SystemClock>::default()
    };
    let mut program = Program::over(heap, config(options), console, clock);
    if let Some(stride) = options.stride {
        program.stride = stride;
        program.reload = options.reload;
    }
    Ok(program)
}

fn image(options: &Options) -> Result<Heap, String> {
    let heap_config = config(options).heap;
    if let Some(path) = &options.image {
        return load(path, heap_config);
    }
    let order = order_file(options)?;
    let root = order
        .parent()
        .and_then(Path::parent)
        .unwrap_or(Path::new("."));
    let cache = root.join(CACHE);
    if options.order.is_none()
        && is_newer(&cache, &order)?
        && let Ok(heap) = load(&cache, heap_config)
    {
        return Ok(heap);
    }
    let vm = built(&order)?;
    let bytes = encode(vm);
    if options.order.is_none() {
        keep(&cache, &bytes);
    }
    snapshot::load(&bytes, heap_config).map_err(|error| error.to_string())
}

fn load(path: &Path, config: HeapConfig) -> Result<Heap, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    snapshot::load(&bytes, config).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes the cache beside its place and moves it there, so that nobody reads
/// half of it. Failing costs only time at the next start.
fn keep(cache: &Path, bytes: &[u8]) {
    let beside = cache.with_extension(format!("snap.{}", std::process::id()));
    let made = cache
        .parent()
        .is_none_or(|folder| std::fs::create_dir_all(folder).is_ok());
    if made && std::fs::write(&beside, bytes).is_ok() {
        let _ = std::fs::rename(&beside, cache);
    }
}

/// A machine's image as bytes.
pub fn encode(mut vm: Vm) -> Vec<u8> {
    vm.settle();
    snapshot::save(
        &mut vm.heap,
        snapshot::Lineage {
            generation: 0,
            parent: 0,
        },
        &mut |_| {},
    )
}

/// Builds the world from the options' module list.
pub fn build(options: &Options) -> Result<Vm, String> {
    built(&order_file(options)?)
}

fn built(order: &Path) -> Result<Vm, String> {
    let sources = sources(order)?;
    build_with(
        &sources,
        Config::default(),
        Some(Box::<Terminal>::default()),
    )
    .map_err(|error| error.to_string())
}

/// The modules that an order file lists.
pub fn sources(order: &Path) -> Result<Vec<Source>, String> {
    let folder = order.parent().unwrap_or(Path::new("."));
    module_names(order)?
        .into_iter()
        .map(|name| {
            let path = folder.join(&name);
            let text = std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            Ok(Source { name, text })
        })
        .collect()
}

fn module_names(order: &Path) -> Result<Vec<String>, String> {
    let text = std::fs::read_to_string(order).map_err(|e| format!("{}: {e}", order.display()))?;
    Ok(world::build::module_names(&text)
        .map(str::to_owned)
        .collect())
}

/// The order file: the named one, or the project's, looked for from here
/// upwards and then beside the program.
fn order_file(options: &Options) -> Result<PathBuf, String> {
    if let Some(order) = &options.order {
        return Ok(order.clone());
    }
    let mut places: Vec<PathBuf> = Vec::new();
    if let Ok(here) = std::env::current_dir() {
        places.extend(here.ancestors().map(Path::to_path_buf));
    }
    if let Ok(program) = std::env::current_exe() {
        places.extend(program.ancestors().map(Path::to_path_buf));
    }
    places.push(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../.."));
    let found = places
        .into_iter()
        .map(|place| place.join(ORDER))
        .find(|path| path.is_file());
    found.ok_or_else(|| {
        format!("no {ORDER} here or above; name one with --order, or an image with --image")
    })
}

/// Whether the cache is newer than this program and every source.
fn is_newer(cache: &Path, order: &Path) -> Result<bool, String> {
    let modified = |path: &Path| {
        std::fs::metadata(path)
            .and_then(|meta| meta.modified())
            .ok()
    };
    let Some(made) = modified(cache) else {
        return Ok(false);
    };
    let folder = order.parent().unwrap_or(Path::new("."));
    let mut inputs = vec![order.to_path_buf()];
    inputs.extend(
        module_names(order)?
            .into_iter()
            .map(|name| folder.join(name)),
    );
    inputs.extend(std::env::current_exe().ok());
    Ok(inputs
        .iter()
        .all(|input| modified(input).is_some_and(|time| time < made)))
}
