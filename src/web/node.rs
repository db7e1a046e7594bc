//! The JavaScript interface for Node and Deno, in addition to the engine: files of pages, and exports.

#![allow(unreachable_pub)] // Called from JavaScript.

use super::engine::blocks_of;
use super::given::options;
use crate::export::embed;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};

/// The blocks of a page's article, `{kind, text}`; none if the page has no article. Errors if the page cannot be read.
#[wasm_bindgen(js_name = readPage, skip_typescript)]
pub fn read_page(html: &str) -> Result<Array, JsError> {
    let blocks = crate::page::html::article(html).map_err(|e| JsError::new(&format!("whosaid: {e}")))?;
    let parts = Array::new();
    for block in blocks.blocks() {
        let part = Object::new();
        for (name, value) in [("kind", block.kind.name()), ("text", &blocks.text()[block.span.range()])] {
            Reflect::set(&part, &name.into(), &value.into()).map_err(|_| JsError::new("whosaid: a block"))?;
        }
        parts.push(&part);
    }
    Ok(parts)
}

/// The JSON that a page carries for a text or blocks, so that it can be marked without the engine.
#[wasm_bindgen(skip_typescript)]
pub fn carry(input: &JsValue, options: &JsValue) -> Result<String, JsError> {
    let options = self::options(options)?;
    let text = input.as_string();
    let blocks = blocks_of(input, text.as_deref())?;
    Ok(embed::json(&blocks, &crate::analyze(&blocks, &options))?)
}
