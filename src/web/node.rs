//! What JavaScript calls in Node and Deno, beside the engine: files of pages, and exports.

#![allow(unreachable_pub)] // JavaScript reaches them.

use super::engine::blocks_of;
use super::given::options;
use crate::export::embed;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};

/// The blocks of a page's article, `{kind, text}`; none where the page has no article. Fails where the page cannot be read.
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

/// What the page of a text or of blocks carries so that it is marked without the engine, as JSON.
#[wasm_bindgen(skip_typescript)]
pub fn carry(input: &JsValue, options: &JsValue) -> Result<String, JsError> {
    let options = self::options(options)?;
    let text = input.as_string();
    let blocks = blocks_of(input, text.as_deref())?;
    Ok(embed::json(&blocks, &crate::analyze(&blocks, &options))?)
}
