//! The project's own commands: `cargo xtask run`, `test` and `build`.
//!
//! Everything that building, serving and testing need beyond `rustup` and
//! Node is done here, so that nothing has to be installed by hand: the wasm
//! target is added when it is missing, wasm-bindgen runs as a library of the
//! very version the crates use, and the browser tests bring their own
//! packages.
//!
//! This program does not know the language or the world; it runs the
//! `autodidact` command line for both.

mod arguments;
mod compress;
#[cfg(test)]
mod graph;
mod page;
mod serve;
mod shell;
mod tests_all;
mod toolchain;

use anyhow::Result;
use arguments::Task;

fn main() -> Result<()> {
    match Task::parse(std::env::args().skip(1))? {
        Task::Help => {
            print!("{}", arguments::HELP);
            Ok(())
        }
        Task::Build(options) => page::build(&options).map(|_| ()),
        Task::Run(options) => {
            page::build(&options.page)?;
            serve::serve(&page::dist(), options.port, options.open)
        }
        Task::Test(options) => tests_all::run(&options),
    }
}
