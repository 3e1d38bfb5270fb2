//! The page's network: a small module on the main thread, apart from the VM.
//!
//! The world, in its worker, asks for the network with a
//! [`ports::event::HttpRequest`]; the page hands it to [`network::Network`],
//! which fetches and answers with the port's events. The key that a person
//! typed lives in this module's memory only ([`vault::Vault`]): it is attached
//! here, to requests to the one origin it was entered for, and reaches
//! neither the worker nor the VM.
//!
//! Invariants: nothing is fetched from an origin that the person did not
//! enter; every answer has a size limit and a deadline; a redirect is an
//! error, so a key cannot be led elsewhere; what goes wrong is said in a
//! person's words ([`words`]).
//!
//! This crate does not know the world, the VM or any provider's format.

pub mod limits;
pub mod vault;
pub mod words;

#[cfg(target_arch = "wasm32")]
mod address;
#[cfg(target_arch = "wasm32")]
mod exchange;
#[cfg(target_arch = "wasm32")]
pub mod network;
#[cfg(target_arch = "wasm32")]
mod probe;

/// Makes panics speak in the browser's console.
pub fn start_reporting() {
    #[cfg(target_arch = "wasm32")]
    console_error_panic_hook::set_once();
}
