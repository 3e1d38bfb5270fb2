//! Events and effects: the plain data that a shell and the world exchange.
//!
//! A shell (the page, the desktop window, a test) turns what its surroundings
//! do into [`Event`]s and queues them; the world takes them when a step
//! begins, so nothing re-enters the VM. What the world wants done outside is
//! an [`Effect`], collected in the step's report and carried out by the shell
//! afterwards.
//!
//! Invariants: coordinates are logical pixels from the canvas's top left
//! corner; times are milliseconds of the shell's monotonic clock; everything
//! here can be serialised, so a run can be recorded and repeated.
//!
//! This module does not know browsers, windows or the VM.

use serde::{Deserialize, Serialize};

/// The most bytes one pasted, typed or composed text may have when a shell
/// queues it; a shell cuts longer text and logs that it did.
pub const TEXT_LIMIT_BYTES: usize = 4 << 20;

/// Something that happened outside the world.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// A button went down, or a finger or pen touched.
    PointerDown(Pointer),
    /// The pointer moved, with or without buttons held.
    PointerMove(Pointer),
    /// A button went up, or a finger or pen left.
    PointerUp(Pointer),
    /// The system took the pointer away; whatever it held is to be let go.
    PointerCancel(Pointer),
    /// The wheel or a two-finger pan, in logical pixels; pinches arrive with
    /// [`Modifiers::CONTROL`] set, as browsers report them.
    Wheel {
        /// Where the pointer is.
        x: f64,
        /// Where the pointer is.
        y: f64,
        /// Rightwards.
        dx: f64,
        /// Downwards.
        dy: f64,
        /// Keys held.
        modifiers: Modifiers,
    },
    /// A key went down. Text it produces arrives apart, as [`Event::Text`].
    KeyDown(Key),
    /// A key went up.
    KeyUp(Key),
    /// Text was typed, after keyboard layout, dead keys and input method.
    Text {
        /// The characters.
        string: String,
    },
    /// An input method began, changed or ended a composition.
    Composition {
        /// Which of the three.
        phase: CompositionPhase,
        /// The text under composition, or the final one at the end.
        string: String,
    },
    /// Text came from the system clipboard.
    Paste {
        /// What was pasted.
        string: String,
    },
    /// The person asked to copy; the world answers [`Effect::SetClipboard`].
    CopyRequest,
    /// The person asked to cut; the world answers [`Effect::SetClipboard`].
    CutRequest,
    /// The canvas has a new size.
    Resize {
        /// Width in logical pixels.
        width: f64,
        /// Height in logical pixels.
        height: f64,
        /// Device pixels for one logical pixel.
        device_pixel_ratio: f64,
    },
    /// The page or window was hidden or shown.
    Visibility {
        /// Whether anybody can see it now.
        visible: bool,
    },
    /// The system's colour scheme is known or changed.
    ColorScheme {
        /// Whether dark is preferred.
        dark: bool,
    },
    /// The system's preference for less motion is known or changed.
    ReducedMotion {
        /// Whether less motion is preferred.
        reduced: bool,
    },
    /// The keyboard focus came to the world's surface or left it.
    Focus {
        /// Whether keys arrive here now.
        focused: bool,
    },
    /// Time went on. Every step begins with one.
    Tick {
        /// The shell's monotonic clock.
        now_ms: f64,
    },
    /// The wall clock, in milliseconds since 1970 in UTC, with the zone's
    /// offset; sent at start and after each long pause.
    WallClock {
        /// Milliseconds since 1970-01-01T00:00:00Z.
        unix_ms: f64,
        /// Minutes to add to UTC for local time.
        zone_offset_minutes: i32,
    },
    /// An answer began.
    HttpHead {
        /// The request it belongs to.
        id: u32,
        /// The status code.
        status: u16,
        /// Header names in lower case, with their values.
        headers: Vec<(String, String)>,
    },
    /// A piece of an answer's body arrived.
    HttpChunk {
        /// The request it belongs to.
        id: u32,
        /// The bytes, in order.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// An answer ended well; nothing follows for this id.
    HttpDone {
        /// The request it belongs to.
        id: u32,
    },
    /// A request failed; nothing follows for this id.
    HttpError {
        /// The request it belongs to.
        id: u32,
        /// What went wrong, for programs.
        kind: HttpErrorKind,
        /// What went wrong, in a person's words.
        message: String,
    },
    /// What the shell's settings say about the model changed (never its key).
    ModelSettings(ModelSettings),
    /// The store verified and holds the image that the world asked to save.
    SaveDone {
        /// The [`Effect::RequestSave`]'s number.
        ticket: u64,
        /// The generation written.
        generation: u64,
    },
    /// The image could not be kept.
    SaveFailed {
        /// The [`Effect::RequestSave`]'s number.
        ticket: u64,
        /// Why, in a person's words.
        message: String,
    },
    /// The image was just loaded and goes on: whatever lay outside it (the
    /// scene's nodes, requests) is gone. The first event of every run.
    Resumed,
    /// Where the running image came from; sent once after boot.
    StoreLoaded {
        /// The generation found in the store; 0 for the delivered world.
        generation: u64,
        /// What the person should know, such as that an older copy was used.
        note: String,
    },
    /// An edit of the journal, to be done again; sent once for each entry
    /// after boot, oldest first, before any other event but [`Event::StoreLoaded`].
    Replay {
        /// The entry, as [`Effect::Journal`] gave it.
        entry: String,
    },
    /// A file was dropped on the canvas or chosen in a picker.
    FileOpened {
        /// Its name, without a path.
        name: String,
        /// Its content.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        /// Where it was dropped.
        x: f64,
        /// Where it was dropped.
        y: f64,
    },
    /// Assistive technology acts on a node of the accessibility tree.
    AccessibilityAction {
        /// The node's id in the last [`Effect::AccessibilityTree`].
        node: u64,
        /// The action's name: `press`, `focus` or `set`.
        action: String,
        /// The new text for `set`, else empty.
        value: String,
    },
}

/// One state of one pointer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pointer {
    /// Rightwards from the left edge.
    pub x: f64,
    /// Downwards from the top edge.
    pub y: f64,
    /// The button that changed: 0 left, 1 middle, 2 right, -1 none.
    pub button: i8,
    /// The buttons held: bit 0 left, bit 1 right, bit 2 middle.
    pub buttons: u8,
    /// Keys held.
    pub modifiers: Modifiers,
    /// Tells fingers apart.
    pub pointer_id: i32,
    /// What points.
    pub kind: PointerKind,
    /// When it happened.
    pub time_ms: f64,
}

/// What points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PointerKind {
    /// A mouse or a trackpad.
    Mouse,
    /// A finger.
    Touch,
    /// A pen.
    Pen,
}

/// A key, named as browsers name it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Key {
    /// What the key means under the layout in use: `a`, `Enter`, `ArrowLeft`.
    pub key: String,
    /// Which key it is on the board: `KeyA`.
    pub code: String,
    /// Keys held with it.
    pub modifiers: Modifiers,
    /// Whether it repeats because it is held.
    pub repeat: bool,
}

/// The modifier keys held, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Modifiers(pub u8);

impl Modifiers {
    /// The shift key.
    pub const SHIFT: u8 = 1;
    /// The control key.
    pub const CONTROL: u8 = 2;
    /// The alt or option key.
    pub const ALT: u8 = 4;
    /// The command or windows key.
    pub const META: u8 = 8;

    /// Whether any of `keys` is held.
    pub fn any(self, keys: u8) -> bool {
        self.0 & keys != 0
    }
}

/// The parts of an input method's composition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CompositionPhase {
    /// A composition begins.
    Start,
    /// Its text changed.
    Update,
    /// It is finished, or given up when its text is empty.
    End,
}

/// Why a request failed, for programs; the words come beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HttpErrorKind {
    /// The address is not one that may be asked.
    NotAllowed,
    /// There is no network.
    Offline,
    /// Nobody answered.
    Unreachable,
    /// Somebody is there, but the browser's rules keep the answer from pages
    /// like this one.
    Cors,
    /// It took longer than its deadline.
    TimedOut,
    /// The answer is larger than its limit.
    TooLarge,
    /// The connection broke in mid-answer.
    Broken,
    /// The world took its request back.
    Aborted,
    /// The request itself is malformed.
    BadRequest,
}

impl HttpErrorKind {
    /// The word that the world's programs know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotAllowed => "refused",
            Self::Offline => "offline",
            Self::Unreachable | Self::Broken => "network",
            Self::Cors => "cors",
            Self::TimedOut => "timeout",
            Self::TooLarge => "tooBig",
            Self::Aborted => "aborted",
            Self::BadRequest => "badRequest",
        }
    }
}

/// What the shell tells the world about the model a person configured.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelSettings {
    /// The address that requests go to, empty when none is set.
    pub address: String,
    /// The model's name.
    pub model: String,
    /// Whether the shell holds a key for that address.
    pub has_key: bool,
}

/// Something the world wants done outside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Effect {
    /// Show this pointer shape.
    SetCursor(Cursor),
    /// Put text on the system clipboard.
    SetClipboard {
        /// The text.
        string: String,
    },
    /// Text is being edited: put the hidden input here, where the caret is.
    ShowTextInput {
        /// The caret's left edge.
        x: f64,
        /// The caret's top edge.
        y: f64,
        /// The caret's width.
        width: f64,
        /// The caret's height.
        height: f64,
    },
    /// No text is being edited any more.
    HideTextInput,
    /// Ask the network; the answer comes as events with the same id.
    HttpRequest(HttpRequest),
    /// Take a request back.
    HttpAbort {
        /// The request's id.
        id: u32,
    },
    /// Keep the image now; answered with [`Event::SaveDone`] or
    /// [`Event::SaveFailed`].
    RequestSave {
        /// Chosen by the world, to know the answer by.
        ticket: u64,
    },
    /// Append an acknowledged edit to the journal, as source.
    Journal {
        /// One entry, complete in itself.
        entry: String,
    },
    /// Give the person a file.
    Download {
        /// The suggested name.
        name: String,
        /// Its media type.
        mime: String,
        /// Its content.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// Give the person the whole world as a file.
    ExportWorld,
    /// Let the person choose a file; it arrives as [`Event::FileOpened`].
    ImportFile,
    /// Show the shell's settings (address, model, key).
    OpenSettings,
    /// Ask the person whether to go back to the delivered world.
    ResetWorld,
    /// A line for the developer's console.
    Log {
        /// The line.
        string: String,
    },
    /// The tree for screen readers and browser search changed.
    AccessibilityTree {
        /// The tree as JSON: `{id, role, name, value, x, y, w, h, children}`.
        json: String,
    },
}

/// A pointer shape, by the names that CSS gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cursor {
    /// The arrow.
    Default,
    /// The hand that presses.
    Pointer,
    /// The open hand.
    Grab,
    /// The closed hand.
    Grabbing,
    /// The text caret.
    Text,
    /// The cross for aiming.
    Crosshair,
    /// Something is being waited for.
    Progress,
    /// Not here.
    NotAllowed,
    /// Widen or narrow.
    EwResize,
    /// Heighten or lower.
    NsResize,
    /// Resize by the corner.
    NwseResize,
}

/// A request to the network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HttpRequest {
    /// Chosen by the world, never used twice while open.
    pub id: u32,
    /// `GET`, `POST` …
    pub method: String,
    /// The whole address.
    pub url: String,
    /// Header names and values; a key is never among them.
    pub headers: Vec<(String, String)>,
    /// The body, empty for none.
    #[serde(with = "serde_bytes")]
    pub body: Vec<u8>,
    /// Whether chunks are wanted as they come; else one at the end.
    pub stream: bool,
    /// Whether the shell shall attach the key it holds for this address.
    pub wants_key: bool,
    /// The longest it may take in all; the shell caps it.
    pub deadline_ms: f64,
    /// The longest answer wanted; the shell caps it.
    pub limit_bytes: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page's script writes events by hand: their shape is an interface.
    #[test]
    fn events_have_the_shape_the_page_writes() {
        let down = r#"{"PointerDown":{"x":1.5,"y":2.0,"button":0,"buttons":1,"modifiers":9,
            "pointer_id":1,"kind":"Mouse","time_ms":12.0}}"#;
        let Event::PointerDown(pointer) = serde_json::from_str(down).expect("the shape above")
        else {
            panic!("not a pointer");
        };
        assert!(pointer.modifiers.any(Modifiers::SHIFT));
        assert!(pointer.modifiers.any(Modifiers::META));
        assert!(!pointer.modifiers.any(Modifiers::CONTROL | Modifiers::ALT));
        let copy: Event = serde_json::from_str("\"CopyRequest\"").expect("a unit variant");
        assert_eq!(copy, Event::CopyRequest);
    }

    #[test]
    fn cursors_carry_the_names_of_css() {
        let name = serde_json::to_string(&Cursor::NwseResize).expect("a unit variant");
        assert_eq!(name, "\"nwse-resize\"");
    }
}
