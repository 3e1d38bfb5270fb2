//! What the worker's script calls: start, then every message.

use std::cell::RefCell;
use std::rc::Rc;

use ports::event::{Effect, Event};
use wasm_bindgen::prelude::*;
use web_sys::OffscreenCanvas;
use world::Console;

use crate::clock::PageClock;
use crate::messages::{FromPage, Start, ToPage};
use crate::opening::{self, Opened, Unopened};
use crate::opfs::OpfsStore;
use crate::outbox::post;
use crate::picture::Picture;
use crate::pump::{Pump, resize_event};
use crate::session::Session;
use crate::waits::WaitSummary;
use crate::world_machine::WorldMachine;

/// What a world prints goes to the developer's console; it reads no files.
struct DeveloperConsole;

impl Console for DeveloperConsole {
    fn print(&mut self, bytes: &[u8]) {
        web_sys::console::log_1(&String::from_utf8_lossy(bytes).trim_end().into());
    }

    fn print_error(&mut self, bytes: &[u8]) {
        web_sys::console::warn_1(&String::from_utf8_lossy(bytes).trim_end().into());
    }

    fn read_file(&mut self, path: &str) -> Result<Vec<u8>, String> {
        Err(format!("a page has no file {path}"))
    }

    fn arguments(&self) -> Vec<String> {
        Vec::new()
    }
}

fn boot(image: &[u8]) -> Result<WorldMachine, String> {
    WorldMachine::boot(image, Box::new(DeveloperConsole))
}

/// What the script holds.
#[wasm_bindgen]
pub struct Program {
    state: RefCell<State>,
}

enum State {
    /// A world runs.
    Running(Rc<Pump<WorldMachine>>),
    /// Nothing runs: the person decides about the kept image, or the page
    /// begins again.
    Waiting(Option<Vec<u8>>),
}

/// Opens a world on `canvas`. What goes wrong is posted to the page.
#[wasm_bindgen]
pub async fn start(
    options: JsValue,
    canvas: OffscreenCanvas,
    delivered: Option<Vec<u8>>,
) -> Result<Program, JsValue> {
    let options: Start = serde_wasm_bindgen::from_value(options)?;
    post(&ToPage::Progress {
        text: "Opening the kept world …".to_owned(),
    });
    let store = OpfsStore::open().await;
    let state = match opening::open(options.world, store, delivered.as_deref(), boot) {
        Ok(opened) => run(&options, opened, canvas).await,
        Err(unopened) => wait(unopened),
    };
    Ok(Program {
        state: RefCell::new(state),
    })
}

#[wasm_bindgen]
impl Program {
    /// Takes a message of the page.
    pub fn receive(&self, message: JsValue) -> Result<(), JsValue> {
        let message: FromPage = serde_wasm_bindgen::from_value(message)?;
        if matches!(message, FromPage::Close {}) {
            self.close();
            return Ok(());
        }
        match (&*self.state.borrow(), message) {
            (_, FromPage::Ping {}) => post(&ToPage::Pong {}),
            (State::Running(pump), message) => handle(pump, message),
            (State::Waiting(Some(image)), FromPage::DownloadKept {}) => hand_out(image),
            (State::Waiting(_), _) => {}
        }
        Ok(())
    }

    /// How long events waited since this was last asked, for measuring.
    #[wasm_bindgen(js_name = takeWaits)]
    pub fn take_waits(&self) -> Result<JsValue, JsValue> {
        let waits = match &*self.state.borrow() {
            State::Running(pump) => pump.with_session(|session, _| session.take_waits()),
            State::Waiting(_) => WaitSummary::default(),
        };
        Ok(serde_wasm_bindgen::to_value(&waits)?)
    }

    /// Keeps the world and lets go of the store.
    fn close(&self) {
        let before = self.state.replace(State::Waiting(None));
        if let State::Running(pump) = before {
            pump.close();
        }
        post(&ToPage::Closed {});
    }
}

async fn run(
    options: &Start,
    opened: Opened<WorldMachine, OpfsStore>,
    canvas: OffscreenCanvas,
) -> State {
    post(&ToPage::Progress {
        text: "Preparing to draw \u{2026}".to_owned(),
    });
    let picture = match Picture::new(canvas, options.size).await {
        Ok(picture) => picture,
        Err(detail) => return without_picture(options, opened, detail),
    };
    let Opened {
        machine,
        keeper,
        generation,
        events,
        replaces,
    } = opened;
    let ready = ready_teller(options.renderer.clone(), picture.adapter_name(), generation);
    let session = Session::new(machine, keeper);
    let clock = PageClock::new(options.origin_ms);
    let pump = Pump::new(session, picture, clock, options.preferences.visible, ready);
    if replaces {
        pump.with_session(Session::save);
    }
    pump.take(first_events(options));
    pump.take(events);
    State::Running(pump)
}

/// WebGPU that gives an adapter but no surface is no reason to give up.
fn without_picture(
    options: &Start,
    opened: Opened<WorldMachine, OpfsStore>,
    detail: String,
) -> State {
    if let Some(keeper) = opened.keeper {
        keeper.into_store().close();
    }
    let webgpu = options.renderer == "webgpu";
    post(&if webgpu {
        ToPage::NeedsWebGl {}
    } else {
        ToPage::NoRenderer { detail }
    });
    State::Waiting(None)
}

fn wait(unopened: Unopened) -> State {
    match unopened {
        Unopened::Kept { message, image } => {
            post(&ToPage::Unopened {
                message,
                can_download: image.is_some(),
            });
            State::Waiting(image)
        }
        Unopened::Delivered(message) => {
            post(&ToPage::Died { message });
            State::Waiting(None)
        }
    }
}

fn ready_teller(renderer: String, adapter: String, generation: u64) -> impl FnOnce(f64) {
    move |first_frame_ms| {
        post(&ToPage::Ready {
            renderer,
            adapter,
            generation,
            first_frame_ms,
        })
    }
}

/// What a world is told when it begins, before anything else.
fn first_events(options: &Start) -> Vec<Event> {
    let zone = js_sys::Date::new_0().get_timezone_offset();
    vec![
        resize_event(options.size),
        Event::ColorScheme {
            dark: options.preferences.dark,
        },
        Event::ReducedMotion {
            reduced: options.preferences.reduced_motion,
        },
        Event::Visibility {
            visible: options.preferences.visible,
        },
        Event::WallClock {
            unix_ms: js_sys::Date::now(),
            // Zones are whole minutes within a day.
            zone_offset_minutes: -(zone as i32),
        },
    ]
}

fn handle(pump: &Rc<Pump<WorldMachine>>, message: FromPage) {
    match message {
        FromPage::Events(events) => pump.take(events),
        FromPage::Resize(size) => pump.resize(size),
        FromPage::Visible(visible) => pump.set_visible(visible),
        FromPage::Rescue(rescue) => pump.rescue(&rescue),
        FromPage::Import(bytes) => import(pump, &bytes),
        FromPage::Ping {} | FromPage::DownloadKept {} | FromPage::Close {} => {}
    }
}

/// Boots the file before anything of the open world is given up.
fn import(pump: &Rc<Pump<WorldMachine>>, bytes: &[u8]) {
    let taken = boot(bytes).and_then(|_| pump.with_session(|session, _| session.give_way(bytes)));
    post(&match taken {
        Ok(store) => {
            store.close();
            ToPage::Imported {}
        }
        Err(message) => ToPage::ImportFailed { message },
    });
}

fn hand_out(image: &[u8]) {
    post(&ToPage::Effects(vec![Effect::Download {
        name: "kept-world.snap".to_owned(),
        mime: "application/octet-stream".to_owned(),
        bytes: image.to_vec(),
    }]));
}
