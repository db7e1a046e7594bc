//! Input from JavaScript: options and texts. Read by hand, because serde would add 35 KB of its code and of number
//! formatting.

use crate::{Options, Scope};
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsError, JsValue};

/// The options, `{scope, confidence, house}`, with defaults for missing ones. Errors on any other name, which may be a typo.
pub(super) fn options(given: &JsValue) -> Result<Options, JsError> {
    if !given.is_undefined() && !given.is_null() {
        let object = given.dyn_ref::<Object>().ok_or_else(|| JsError::new("whosaid: the options must be an object"))?;
        for name in Object::keys(object).iter().filter_map(|name| name.as_string()) {
            if !matches!(&*name, "scope" | "confidence" | "house") {
                return Err(unknown("option", &name, "scope, confidence, house"));
            }
        }
    }
    let scope = match field(given, "scope").as_ref().map(as_name).transpose()?.as_deref() {
        None | Some("speech") => Scope::Speech,
        Some("all") => Scope::All,
        Some(other) => return Err(unknown("scope", other, "speech, all")),
    };
    let options = Options { house: house(given)?, ..Options::default() }.scope(scope);
    let Some(least) = field(given, "confidence") else { return Ok(options) };
    let number = least.as_f64().filter(|n| (0.0..=1.0).contains(n));
    let number = number.ok_or_else(|| JsError::new("whosaid: confidence must be a number from 0 to 1"))?;
    Ok(options.confidence(number as f32))
}

/// The newsroom's own list: its text.
#[cfg(feature = "house")]
fn house(given: &JsValue) -> Result<Option<crate::House>, JsError> {
    let Some(list) = field(given, "house") else { return Ok(None) };
    let list = list.as_string().ok_or_else(|| JsError::new("whosaid: house must be the text of a list"))?;
    crate::House::parse(&list).map(Some).map_err(|e| JsError::new(&format!("whosaid: house list:{e}")))
}

/// The newsroom's own list: what finds its entries.
#[cfg(all(feature = "_engine", not(feature = "house")))]
#[allow(clippy::unnecessary_wraps)] // As Node's is called.
fn house(given: &JsValue) -> Result<Option<crate::House>, JsError> {
    Ok(field(given, "house").and_then(|find| find.dyn_into().ok()).map(crate::House))
}

/// No engine, no list.
#[cfg(not(any(feature = "_engine", feature = "house")))]
#[allow(clippy::unnecessary_wraps)] // As Node's is called.
const fn house(_: &JsValue) -> Result<Option<crate::House>, JsError> {
    Ok(None)
}

/// A property, unless it is undefined or null.
pub(super) fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|v| !v.is_undefined() && !v.is_null())
}

pub(super) fn as_name(value: &JsValue) -> Result<String, JsError> {
    value.as_string().ok_or_else(|| JsError::new("whosaid: the name of an option's value must be a string"))
}

pub(super) fn unknown(what: &str, name: &str, known: &str) -> JsError {
    JsError::new(&format!("whosaid: unknown {what} “{name}”, expected one of {known}"))
}
