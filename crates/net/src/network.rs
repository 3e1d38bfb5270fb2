//! What the page's script sees: requests in, events out, and the settings.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::Function;
use ports::event::{Event, HttpErrorKind, HttpRequest};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortController;

use crate::address::Address;
use crate::exchange::{self, Failure};
use crate::vault::Vault;
use crate::{limits, words};

/// The page's network.
#[wasm_bindgen]
pub struct Network {
    state: Rc<State>,
}

struct State {
    vault: RefCell<Vault>,
    open: RefCell<HashMap<u32, AbortController>>,
    sink: Function,
}

/// What a test of the connection showed.
#[derive(Serialize)]
struct TestResult {
    ok: bool,
    message: String,
}

#[wasm_bindgen]
impl Network {
    /// A network that gives its events to `sink`, one at a time.
    #[wasm_bindgen(constructor)]
    pub fn new(sink: Function) -> Self {
        let vault = RefCell::default();
        Self {
            state: Rc::new(State {
                vault,
                open: RefCell::default(),
                sink,
            }),
        }
    }

    /// Sets where requests may go and the key for it; answers the origin, or
    /// an empty text where `address` is none.
    pub fn configure(&self, address: &str, key: &str) -> String {
        let origin = Address::parse(address)
            .map(|address| address.origin)
            .unwrap_or_default();
        *self.state.vault.borrow_mut() = Vault::new(origin.clone(), key.trim().to_owned());
        origin
    }

    /// Begins an exchange; a [`ports::event::HttpRequest`] as an object.
    pub fn request(&self, request: JsValue) -> Result<(), JsValue> {
        let request: HttpRequest = serde_wasm_bindgen::from_value(request)?;
        let controller = AbortController::new()?;
        let replaced = self
            .state
            .open
            .borrow_mut()
            .insert(request.id, controller.clone());
        if let Some(replaced) = replaced {
            replaced.abort();
        }
        let state = Rc::clone(&self.state);
        spawn_local(async move { state.exchange(request, controller).await });
        Ok(())
    }

    /// Stops an exchange; unknown ids are none.
    pub fn abort(&self, id: u32) {
        if let Some(controller) = self.state.open.borrow().get(&id) {
            controller.abort();
        }
    }

    /// Stops everything, as when the world that asked is gone.
    #[wasm_bindgen(js_name = abortAll)]
    pub fn abort_all(&self) {
        for controller in self.state.open.borrow().values() {
            controller.abort();
        }
    }

    /// Asks `address` for its models with `key`; answers `{ok, message}`.
    pub async fn test(address: String, model: String, key: String) -> Result<JsValue, JsValue> {
        let result = test_connection(&address, &model, &key).await;
        serde_wasm_bindgen::to_value(&result).map_err(JsValue::from)
    }
}

impl State {
    async fn exchange(&self, request: HttpRequest, controller: AbortController) {
        let id = request.id;
        let crowded = self.open.borrow().len() > limits::OPEN_LIMIT;
        let vault = self.vault.borrow().clone();
        let ended = if crowded {
            let message = format!("More than {} requests are open.", limits::OPEN_LIMIT);
            Err(Failure::new(HttpErrorKind::BadRequest, message))
        } else {
            exchange::run(&request, &vault, &controller, &|event| self.emit(&event)).await
        };
        self.close(id, &controller);
        match ended {
            Ok(()) => self.emit(&Event::HttpDone { id }),
            Err(Failure { kind, message }) => self.emit(&Event::HttpError { id, kind, message }),
        }
    }

    /// Forgets the exchange unless a newer one has taken its number.
    fn close(&self, id: u32, controller: &AbortController) {
        let mut open = self.open.borrow_mut();
        if open.get(&id) == Some(controller) {
            open.remove(&id);
        }
    }

    /// An event that cannot be handed over has nobody who waits for it: the
    /// page drops its sink only together with the worker.
    fn emit(&self, event: &Event) {
        if let Ok(event) = serde_wasm_bindgen::to_value(event) {
            let _ = self.sink.call1(&JsValue::NULL, &event);
        }
    }
}

async fn test_connection(address: &str, model: &str, key: &str) -> TestResult {
    let Some(parsed) = Address::parse(address) else {
        return TestResult {
            ok: false,
            message: words::not_allowed(""),
        };
    };
    let vault = Vault::new(parsed.origin.clone(), key.trim().to_owned());
    let request = models_request(&parsed);
    let Ok(controller) = AbortController::new() else {
        return TestResult {
            ok: false,
            message: words::offline(),
        };
    };
    let status = RefCell::new(0);
    let body = RefCell::new(Vec::new());
    let sink = |event| match event {
        Event::HttpHead { status: got, .. } => *status.borrow_mut() = got,
        Event::HttpChunk { bytes, .. } => body.borrow_mut().extend(bytes),
        _ => {}
    };
    if let Err(failure) = exchange::run(&request, &vault, &controller, &sink).await {
        return TestResult {
            ok: false,
            message: failure.message,
        };
    }
    let status = *status.borrow();
    judge(
        status,
        &String::from_utf8_lossy(&body.borrow()),
        model,
        &parsed.origin,
    )
}

fn models_request(address: &Address) -> HttpRequest {
    HttpRequest {
        id: 0,
        method: "GET".to_owned(),
        url: address.join("models"),
        headers: Vec::new(),
        body: Vec::new(),
        stream: false,
        wants_key: true,
        deadline_ms: 15_000.0,
        limit_bytes: 0,
    }
}

/// A list of models names each one in quotes, whatever else it holds.
fn judge(status: u16, body: &str, model: &str, origin: &str) -> TestResult {
    if let Some(message) = words::status(status, origin) {
        return TestResult { ok: false, message };
    }
    let known = model.is_empty() || body.contains(&format!("\"{model}\""));
    let message = if known {
        format!("Connected to {origin}.")
    } else {
        format!("Connected to {origin}, but it does not list the model \u{201c}{model}\u{201d}.")
    };
    TestResult { ok: known, message }
}
