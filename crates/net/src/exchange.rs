//! One request and its answer, from fetch to the last chunk.

use futures_util::future::{Either, select};
use gloo_net::http::{Headers, Method, Request, RequestBuilder, Response};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Reflect, Uint8Array};
use ports::event::{Event, HttpErrorKind, HttpRequest};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestRedirect,
};

use crate::address::Address;
use crate::vault::Vault;
use crate::{limits, probe, words};

/// Why an exchange ended before its answer did.
pub struct Failure {
    /// For programs.
    pub kind: HttpErrorKind,
    /// For people.
    pub message: String,
}

impl Failure {
    pub fn new(kind: HttpErrorKind, message: String) -> Self {
        Self { kind, message }
    }
}

/// Sends `request` and gives `sink` the answer's events, without the closing
/// one. Ends early when `controller` is aborted.
pub async fn run(
    request: &HttpRequest,
    vault: &Vault,
    controller: &AbortController,
    sink: &dyn Fn(Event),
) -> Result<(), Failure> {
    let address = Address::parse(&request.url)
        .ok_or_else(|| Failure::new(HttpErrorKind::BadRequest, words::not_allowed("")))?;
    if !vault.admits(&address.origin) {
        let message = words::not_allowed(&address.origin);
        return Err(Failure::new(HttpErrorKind::NotAllowed, message));
    }
    let deadline_ms = limits::deadline_ms(request.deadline_ms);
    let signal = controller.signal();
    let work = std::pin::pin!(converse(request, &address, vault, &signal, sink));
    // The longest deadline is ten minutes, which fits 32 bits.
    let alarm = TimeoutFuture::new(deadline_ms as u32);
    match select(work, alarm).await {
        Either::Left((ended, _)) => ended,
        Either::Right(_) => {
            controller.abort();
            let message = words::timed_out(&address.origin, deadline_ms);
            Err(Failure::new(HttpErrorKind::TimedOut, message))
        }
    }
}

async fn converse(
    request: &HttpRequest,
    address: &Address,
    vault: &Vault,
    signal: &AbortSignal,
    sink: &dyn Fn(Event),
) -> Result<(), Failure> {
    let prepared = prepare(request, address, vault, signal)
        .map_err(|why| Failure::new(HttpErrorKind::BadRequest, why))?;
    let response = match prepared.send().await {
        Ok(response) => response,
        Err(_) if signal.aborted() => return Err(aborted()),
        Err(_) => return Err(probe::why_unreachable(address).await),
    };
    sink(Event::HttpHead {
        id: request.id,
        status: response.status(),
        headers: response.headers().entries().collect(),
    });
    let limit = limits::answer_limit_bytes(request.limit_bytes);
    read_body(&response, request, limit, &address.origin, signal, sink).await
}

/// Builds the request. Browsers refuse malformed methods and headers here.
fn prepare(
    request: &HttpRequest,
    address: &Address,
    vault: &Vault,
    signal: &AbortSignal,
) -> Result<Request, String> {
    let method: Method = request
        .method
        .parse()
        .map_err(|_| format!("`{}` is no method", request.method))?;
    let carries_body = !request.body.is_empty();
    if carries_body && (method == Method::GET || method == Method::HEAD) {
        return Err(format!("a {method} request has no body"));
    }
    if request.body.len() > limits::BODY_LIMIT_BYTES {
        return Err("the request is too large to send".to_owned());
    }
    let builder = careful(RequestBuilder::new(&address.href))
        .method(method)
        .headers(headers(request, address, vault)?)
        .abort_signal(Some(signal));
    let built = if carries_body {
        builder.body(Uint8Array::from(request.body.as_slice()))
    } else {
        builder.build()
    };
    built.map_err(|why| why.to_string())
}

/// No cookies, no referrer, no cache, and no redirect that a key could follow.
fn careful(builder: RequestBuilder) -> RequestBuilder {
    builder
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .cache(RequestCache::NoStore)
        .redirect(RequestRedirect::Error)
}

fn headers(request: &HttpRequest, address: &Address, vault: &Vault) -> Result<Headers, String> {
    let raw = web_sys::Headers::new().map_err(|_| "headers cannot be made".to_owned())?;
    let refused = |name: &str| format!("`{name}` is no header that can be sent");
    for (name, value) in &request.headers {
        if Vault::leaves_to_request(name) {
            raw.append(name, value).map_err(|_| refused(name))?;
        }
    }
    if request.wants_key {
        for (name, value) in vault.headers(&address.origin, &address.path) {
            raw.set(name, &value)
                .map_err(|_| "the key has characters that cannot be sent".to_owned())?;
        }
    }
    Ok(Headers::from_raw(raw))
}

/// Hands the body on chunk by chunk, or whole at the end, up to `limit`.
async fn read_body(
    response: &Response,
    request: &HttpRequest,
    limit: u64,
    origin: &str,
    signal: &AbortSignal,
    sink: &dyn Fn(Event),
) -> Result<(), Failure> {
    let Some(stream) = response.body() else {
        return Ok(());
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut whole = Vec::new();
    let mut received = 0;
    loop {
        let bytes = match JsFuture::from(reader.read()).await {
            Ok(result) => match chunk(&result) {
                Some(bytes) => bytes,
                None => break,
            },
            Err(_) if signal.aborted() => return Err(aborted()),
            Err(_) => return Err(Failure::new(HttpErrorKind::Broken, words::broken(origin))),
        };
        received += bytes.len() as u64;
        if received > limit {
            drop(reader.cancel());
            return Err(Failure::new(
                HttpErrorKind::TooLarge,
                words::too_large(origin, limit),
            ));
        }
        if request.stream {
            sink(Event::HttpChunk {
                id: request.id,
                bytes,
            });
        } else {
            whole.extend(bytes);
        }
    }
    if !whole.is_empty() {
        sink(Event::HttpChunk {
            id: request.id,
            bytes: whole,
        });
    }
    Ok(())
}

/// The bytes of one `{done, value}`, or `None` at the end.
fn chunk(result: &JsValue) -> Option<Vec<u8>> {
    let done = Reflect::get(result, &"done".into()).is_ok_and(|done| done.is_truthy());
    if done {
        return None;
    }
    let value = Reflect::get(result, &"value".into()).ok()?;
    Some(value.dyn_into::<Uint8Array>().ok()?.to_vec())
}

fn aborted() -> Failure {
    Failure::new(HttpErrorKind::Aborted, "It was stopped.".to_owned())
}
