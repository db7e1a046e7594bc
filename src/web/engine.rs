//! What JavaScript calls for an Analysis of text alone. Needs no DOM: it runs in pages, workers, service workers and Node.

#![allow(unreachable_pub)] // JavaScript reaches them.

use super::given::{as_name, field, options, unknown};
use crate::{Analysis, BlockKind, Blocks, Utf16};
use js_sys::Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsError, JsValue, prelude::wasm_bindgen};

/// Reads a text (every line that is not blank is a paragraph) or an array of `{kind, text}`, whose text is theirs joined by
/// line feeds. Spans of the Analysis count UTF-16 units. Needs no DOM.
#[wasm_bindgen(skip_typescript)]
pub fn analyze(input: &JsValue, options: &JsValue) -> Result<JsValue, JsError> {
    let options = self::options(options)?;
    let text = input.as_string();
    let blocks = match &text {
        Some(text) => Blocks::from_text(text)?,
        None => blocks(input)?,
    };
    write(&crate::analyze(&blocks, &options).to_utf16(blocks.text()))
}

fn write(analysis: &Analysis<Utf16>) -> Result<JsValue, JsError> {
    // As in JSON: what is absent is null.
    Ok(analysis.serialize(&Serializer::new().serialize_missing_as_null(true))?)
}

/// The blocks of an array of `{kind, text}`; a missing kind is a paragraph.
fn blocks(input: &JsValue) -> Result<Blocks<'static>, JsError> {
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
