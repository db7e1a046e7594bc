//! What JavaScript gives: options and texts, read by hand. Deserialising them by serde would put 35 KB of its code and of
//! number formatting into the page.

use crate::{BlockKind, Blocks, Options, Scope};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsError, JsValue};

/// The options.
pub(super) struct Given {
    pub(super) engine: Options,
}

impl Given {
    /// Reads `{scope, confidence}`; what is missing has its default.
    pub(super) fn read(options: &JsValue) -> Result<Self, JsError> {
        let scope = match field(options, "scope").as_ref().map(as_name).transpose()?.as_deref() {
            None | Some("speech") => Scope::Speech,
            Some("all") => Scope::All,
            Some(other) => return Err(unknown("scope", other, "speech, all")),
        };
        let mut engine = Options::default().scope(scope);
        if let Some(least) = field(options, "confidence") {
            let number = least.as_f64().filter(|n| (0.0..=1.0).contains(n));
            let number = number.ok_or_else(|| JsError::new("whosaid: confidence must be a number from 0 to 1"))?;
            engine = engine.confidence(number as f32);
        }
        Ok(Self { engine })
    }
}

/// The blocks of an array of `{kind, text}`; a missing kind is a paragraph.
pub(super) fn blocks(input: &JsValue) -> Result<Blocks<'static>, JsError> {
    let parts: &Array = input
        .dyn_ref()
        .ok_or_else(|| JsError::new("whosaid: the input must be a string or an array of {kind, text}"))?;
    let parts = parts.iter().map(|part| {
        let text = field(&part, "text").and_then(|t| t.as_string());
        let text = text.ok_or_else(|| JsError::new("whosaid: a block must have a text"))?;
        let kind = match field(&part, "kind").as_ref().map(as_name).transpose()?.as_deref() {
            None | Some("paragraph") => BlockKind::Paragraph,
            Some("heading") => BlockKind::Heading,
            Some("list-item") => BlockKind::ListItem,
            Some("block-quote") => BlockKind::BlockQuote,
            Some("caption") => BlockKind::Caption,
            Some("furniture") => BlockKind::Furniture,
            Some(other) => {
                return Err(unknown("kind", other, "paragraph, heading, list-item, block-quote, caption, furniture"));
            }
        };
        Ok((kind, text))
    });
    Ok(Blocks::from_parts(parts.collect::<Result<Vec<_>, JsError>>()?)?)
}

/// A property that is there: not undefined, not null.
fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|v| !v.is_undefined() && !v.is_null())
}

fn as_name(value: &JsValue) -> Result<String, JsError> {
    value.as_string().ok_or_else(|| JsError::new("whosaid: the name of an option's value must be a string"))
}

fn unknown(what: &str, name: &str, known: &str) -> JsError {
    JsError::new(&format!("whosaid: unknown {what} “{name}”, expected one of {known}"))
}
