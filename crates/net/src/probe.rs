//! Why nothing came back: browsers say only *failed to fetch*, so one careful
//! question more tells a closed door from nobody at home.

use gloo_net::http::RequestBuilder;
use ports::event::HttpErrorKind;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials, RequestMode};

use crate::address::Address;
use crate::exchange::Failure;
use crate::words;

/// Asks the server's root, without a key and without reading the answer.
pub async fn why_unreachable(address: &Address) -> Failure {
    if is_offline() && !words::is_local(&address.origin) {
        return Failure::new(HttpErrorKind::Offline, words::offline());
    }
    let answers = RequestBuilder::new(&format!("{}/", address.origin))
        .mode(RequestMode::NoCors)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .cache(RequestCache::NoStore)
        .send()
        .await
        .is_ok();
    if answers {
        let message = words::forbidden_by_rules(&address.origin, &page_origin());
        Failure::new(HttpErrorKind::Cors, message)
    } else {
        Failure::new(
            HttpErrorKind::Unreachable,
            words::unreachable(&address.origin),
        )
    }
}

fn is_offline() -> bool {
    let navigator = global("navigator");
    js_sys::Reflect::get(&navigator, &"onLine".into())
        .is_ok_and(|on_line| on_line == JsValue::FALSE)
}

fn page_origin() -> String {
    global("origin")
        .as_string()
        .unwrap_or_else(|| "this page".to_owned())
}

fn global(name: &str) -> JsValue {
    js_sys::Reflect::get(js_sys::global().unchecked_ref(), &name.into())
        .unwrap_or(JsValue::UNDEFINED)
}
