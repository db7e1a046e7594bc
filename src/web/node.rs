//! The JavaScript interface for Node and Deno, in addition to the engine: files of pages, and exports.

#![allow(unreachable_pub)] // Called from JavaScript.

use super::engine::blocks_of;
use super::given::{as_name, field, options, unknown};
use crate::export::{self, Article, Id, Settings};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};

/// An object with those properties.
fn object<'a>(properties: impl IntoIterator<Item = (&'a str, JsValue)>) -> Result<Object, JsError> {
    let object = Object::new();
    for (name, value) in properties {
        Reflect::set(&object, &name.into(), &value).map_err(|_| JsError::new("whosaid: an object"))?;
    }
    Ok(object)
}

/// The article of a page, `{blocks, address}`. `blocks` are `{kind, text}`, none if the page has no article; `address` is the one that
/// the page declares. Errors if the page cannot be read.
#[wasm_bindgen(js_name = readPage, skip_typescript)]
pub fn read_page(html: &str) -> Result<Object, JsError> {
    let page = crate::page::html::read(html).map_err(|e| JsError::new(&format!("whosaid: {e}")))?;
    let blocks = Array::new();
    for block in page.blocks.blocks() {
        let text = &page.blocks.text()[block.span.range()];
        blocks.push(&JsValue::from(object([("kind", block.kind.name().into()), ("text", text.into())])?));
    }
    object([("blocks", blocks.into()), ("address", page.address.map_or(JsValue::UNDEFINED, JsValue::from))])
}

/// The formats of `exportAs`: `{name, about, mediaType}` of each.
#[wasm_bindgen(skip_typescript)]
pub fn formats() -> Result<Array, JsError> {
    let formats = export::ALL.iter().map(|e| {
        object([("name", e.name().into()), ("about", e.about().into()), ("mediaType", e.media_type().into())])
    });
    formats.collect()
}

/// Analyses articles, an array of `{id, url, input}`, and writes them in a format. If `several`, JSON is an array.
#[wasm_bindgen(js_name = exportAs, skip_typescript)]
pub fn export_as(format: &str, articles: &Array, several: bool, options: &JsValue) -> Result<String, JsError> {
    let options = self::options(options)?;
    let Some(export) = export::named(format) else {
        let known: Vec<&str> = export::ALL.iter().map(|export| export.name()).collect();
        return Err(unknown("format", format, &known.join(", ")));
    };
    let settings = Settings::default().several(several);
    let mut output = export::Output::new(export, settings, Vec::new());
    for (number, given) in articles.iter().enumerate() {
        let id = field(&given, "id").as_ref().map(as_name).transpose()?;
        let id = Id::from(id.unwrap_or_else(|| (number + 1).to_string()));
        let address = field(&given, "url").as_ref().map(as_name).transpose()?;
        let input = field(&given, "input").unwrap_or_default();
        let text = input.as_string();
        let blocks = blocks_of(&input, text.as_deref())?;
        let analysis = crate::analyze(&blocks, &options);
        output.add(Article::new(&id, &blocks, &analysis).address(address.as_deref()))?;
    }
    Ok(String::from_utf8(output.end()?)?)
}
