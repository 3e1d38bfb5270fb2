//! What the page and its worker say to each other.
//!
//! A message is an object with one property, its name; the page's side is
//! `web/bridge.js` and `web/main.js`. Every variant has a body, if an empty
//! one, so that all arrive as objects.

use ports::event::{Effect, Event};
use serde::{Deserialize, Serialize};

use crate::words::Word;

/// How the worker is to begin.
#[derive(Clone, Debug, Deserialize)]
pub struct Start {
    /// `webgpu` or `webgl`: the program that was loaded.
    pub renderer: String,
    /// Which world to open.
    pub world: WhichWorld,
    /// The canvas's size.
    pub size: Size,
    /// What the system prefers.
    pub preferences: Preferences,
    /// The page's time origin, so that both sides' clocks agree.
    pub origin_ms: f64,
}

/// Which world to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum WhichWorld {
    /// The kept one, or the delivered one where none is kept.
    Kept,
    /// The copy before the kept one.
    Before,
    /// The delivered one, although another may be kept.
    Delivered,
    /// The delivered one, forgetting what is kept.
    Reset,
}

/// A canvas's size in logical and in device pixels.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Size {
    /// Logical pixels.
    pub width: f64,
    /// Logical pixels.
    pub height: f64,
    /// Device pixels for one logical pixel.
    pub device_pixel_ratio: f64,
    /// Device pixels.
    pub width_px: u32,
    /// Device pixels.
    pub height_px: u32,
}

/// What the system prefers when the world begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Preferences {
    /// Dark colours.
    pub dark: bool,
    /// Less motion.
    pub reduced_motion: bool,
    /// Whether anybody can see the page.
    pub visible: bool,
}

/// From the page, after [`Start`].
#[derive(Clone, Debug, Deserialize)]
pub enum FromPage {
    /// Events for the world.
    Events(Vec<Event>),
    /// The canvas's new size.
    Resize(Size),
    /// Whether anybody can see the page.
    Visible(bool),
    /// Are you alive?
    Ping {},
    /// Put this world in the place of the open one.
    Import(#[serde(with = "serde_bytes")] Vec<u8>),
    /// Hand out the image that did not open.
    DownloadKept {},
    /// One of the ways back that need nothing of the world's own programs.
    Rescue(Rescue),
    /// Keep the world and let go of the store.
    Close {},
}

/// A way back for a world whose user interface is gone.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Rescue {
    /// Take back the newest change of an object and go on.
    Undo {},
    /// Evaluate an expression and go on.
    Evaluate {
        /// The expression.
        text: String,
    },
}

/// To the page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum ToPage {
    /// What is going on while the world opens.
    Progress {
        /// In a person's words.
        text: String,
    },
    /// The first picture was drawn.
    Ready {
        /// `webgpu` or `webgl`.
        renderer: String,
        /// What draws, for people.
        adapter: String,
        /// The generation that was opened; 0 for the delivered world.
        generation: u64,
        /// From the page's navigation to this picture.
        first_frame_ms: f64,
    },
    /// What the world wants done.
    Effects(Vec<Effect>),
    /// The texts on the screen changed.
    Words(Vec<Word>),
    /// How keeping stands: `unsaved`, `saved` or `failed`.
    Kept {
        /// One of the three.
        state: &'static str,
        /// Why it failed, in a person's words.
        message: String,
    },
    /// What was kept does not open; nothing runs yet.
    Unopened {
        /// Why, in a person's words.
        message: String,
        /// Whether the image can be handed out.
        can_download: bool,
    },
    /// WebGPU does not draw here: begin again with the other program.
    NeedsWebGl {},
    /// The graphics were lost for good on this canvas: begin again with a
    /// new one. What changed is kept.
    PictureLost {},
    /// Neither draws.
    NoRenderer {
        /// What the graphics system said.
        detail: String,
    },
    /// The imported world is kept; begin again with it.
    Imported {},
    /// The file is no world that runs here.
    ImportFailed {
        /// Why, in a person's words.
        message: String,
    },
    /// The world has not taken events for a while (`deaf`), or takes them
    /// again.
    Listening {
        /// Whether it takes them.
        well: bool,
    },
    /// Nothing runs in the world any more; it can still be rescued.
    Ended {
        /// Why.
        message: String,
    },
    /// What a rescue came to.
    Rescued {
        /// Whether the world goes on.
        well: bool,
        /// In a person's words, or what was evaluated prints as.
        message: String,
    },
    /// I am alive.
    Pong {},
    /// The world is kept and the store let go.
    Closed {},
    /// The world cannot go on.
    Died {
        /// Why.
        message: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_have_the_shape_the_page_writes() {
        for text in [
            r#"{"Ping":{}}"#,
            r#"{"Visible":true}"#,
            r#"{"Events":["CopyRequest"]}"#,
        ] {
            serde_json::from_str::<FromPage>(text).unwrap();
        }
        assert_eq!(
            serde_json::to_string(&ToPage::Pong {}).unwrap(),
            r#"{"Pong":{}}"#
        );
    }

    #[test]
    fn what_the_start_brings_besides_is_left_alone() {
        let text = r#"{"renderer":"webgl","world":"Kept","canvas":{},"origin_ms":1,
            "size":{"width":1,"height":2,"device_pixel_ratio":1.5,"width_px":2,"height_px":3},
            "preferences":{"dark":false,"reduced_motion":true,"visible":true}}"#;
        let start: Start = serde_json::from_str(text).unwrap();
        assert_eq!((start.world, start.size.height_px), (WhichWorld::Kept, 3));
    }
}
