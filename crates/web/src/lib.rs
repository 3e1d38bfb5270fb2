//! The page's worker: the world, its store and its picture, on one thread of
//! their own, so that a long computation never freezes the page.
//!
//! ```text
//! page ──Start, Events──▶ worker: Session ──turn──▶ Machine (the world)
//!      ◀──Effects, Kept──         │   └─ Keeper ──▶ OPFS
//!                                 └─ scene ──▶ renderer ──▶ canvas
//! ```
//!
//! Main types: [`session::Session`], which does everything that needs no
//! browser and is tested natively; [`machine::Machine`], what it needs of a
//! world; [`messages`], what page and worker say to each other. For wasm only:
//! the store on OPFS, the loop over the browser's timers and frames, and the
//! exported entry.
//!
//! Invariants: the world is entered only through a step, never from a
//! callback; a step ends within its budget, so messages get through; the page
//! hears *saved* only after the store's flush.
//!
//! This crate does not know what the world draws or means, and never sees the
//! key: the network is the page's (crate `net`).

pub mod autosave;
pub mod machine;
pub mod messages;
pub mod opening;
pub mod pace;
pub mod session;
pub mod waits;
pub mod words;
pub mod world_machine;

#[cfg(target_arch = "wasm32")]
mod clock;
#[cfg(target_arch = "wasm32")]
mod entry;
#[cfg(target_arch = "wasm32")]
mod opfs;
#[cfg(target_arch = "wasm32")]
mod outbox;
#[cfg(target_arch = "wasm32")]
mod picture;
#[cfg(target_arch = "wasm32")]
mod pump;

/// Makes panics speak in the browser's console.
pub fn start_reporting() {
    #[cfg(target_arch = "wasm32")]
    console_error_panic_hook::set_once();
}
