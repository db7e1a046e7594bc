//! What JavaScript calls: [`analyze`] for text alone, [`attach`] for an element of a page.

#![allow(unreachable_pub)] // JavaScript reaches them.

use super::map::TextMap;
use super::paint::{self, Paint};
use super::{gather::gather, given, given::Given, resolve::resolve};
use crate::{Analysis, Blocks, Span, Utf16};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsError, JsValue, prelude::wasm_bindgen};
use web_sys::{Element, Range, Text};

fn write(analysis: &Analysis<Utf16>) -> Result<JsValue, JsError> {
    // As in JSON: what is absent is null.
    Ok(analysis.serialize(&Serializer::new().serialize_missing_as_null(true))?)
}

/// A JavaScript exception as an Error of ours.
fn thrown(value: &JsValue) -> JsError {
    let said = value.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{value:?}"), |e| String::from(e.message()));
    JsError::new(&format!("whosaid: the page: {said}"))
}

/// Reads a text (every line that is not blank is a paragraph) or an array of `{kind, text}`, whose text is theirs joined by
/// line feeds. Spans of the Analysis count UTF-16 units. Needs no DOM.
#[wasm_bindgen(skip_typescript)]
pub fn analyze(input: &JsValue, options: &JsValue) -> Result<JsValue, JsError> {
    let options = Given::read(options)?.engine;
    let text = input.as_string();
    let blocks = match &text {
        Some(text) => Blocks::from_text(text)?,
        None => given::blocks(input)?,
    };
    write(&crate::analyze(&blocks, &options).to_utf16(blocks.text()))
}

/// Whether this browser can paint marks.
#[wasm_bindgen(js_name = canPaint, skip_typescript)]
pub fn can_paint() -> bool {
    paint::is_supported()
}

/// Reads an element of the page and marks what it finds there.
#[wasm_bindgen(skip_typescript)]
pub fn attach(root: &JsValue, options: &JsValue) -> Result<Handle, JsError> {
    let node_type = js_sys::Reflect::get(root, &"nodeType".into()).ok().and_then(|t| t.as_f64());
    if node_type != Some(1.0) {
        return Err(JsError::new("whosaid: the root must be an Element"));
    }
    let given = Given::read(options)?;
    let (mut map, nodes) = gather(root.unchecked_ref::<Element>()).map_err(|e| thrown(&e))?;
    let blocks = Blocks::from_parts(std::mem::take(&mut map.parts))?;
    let analysis = crate::analyze(&blocks, &given.engine).to_utf16(blocks.text());
    let paint = Paint::new(&analysis, (&map, &nodes), &given.layers).map_err(|e| thrown(&e))?;
    Ok(Handle { analysis: write(&analysis)?, text: blocks.text().into(), map, nodes, paint })
}

/// An article that is being shown.
#[wasm_bindgen(skip_typescript)]
pub struct Handle {
    analysis: JsValue,
    text: String,
    map: TextMap,
    nodes: Vec<Text>,
    paint: Paint,
}

#[wasm_bindgen]
impl Handle {
    /// The Analysis, its spans in UTF-16 units of `text`.
    #[wasm_bindgen(getter, skip_typescript)]
    pub fn analysis(&self) -> JsValue {
        self.analysis.clone()
    }

    /// The article as it was read: its blocks joined by line feeds, white space collapsed.
    #[wasm_bindgen(getter, skip_typescript)]
    pub fn text(&self) -> String {
        self.text.clone()
    }

    /// The range of the page where a span of the text stands; undefined where nothing of it does.
    #[wasm_bindgen(js_name = rangeOf, skip_typescript)]
    pub fn range_of(&self, start: u32, end: u32) -> Result<Option<Range>, JsError> {
        let mut ends = None;
        resolve(&self.map.segments, &[Span::new(start, end)], |_, a, z| {
            ends = Some((ends.map_or(a, |(first, _)| first), z));
        });
        let Some((a, z)) = ends else { return Ok(None) };
        let (Some(first), Some(last)) = (self.nodes.get(a.node as usize), self.nodes.get(z.node as usize)) else {
            return Ok(None);
        };
        let range = || {
            let range = Range::new()?;
            range.set_start(first, a.offset)?;
            range.set_end(last, z.offset)?;
            Ok(range)
        };
        range().map(Some).map_err(|e| thrown(&e))
    }

    /// Shows or hides one of `quotations`, `attributions`, `hedges`.
    #[wasm_bindgen(js_name = setLayer, skip_typescript)]
    pub fn set_layer(&mut self, name: &JsValue, on: bool) -> Result<(), JsError> {
        self.paint.show(given::layer(name)?, on).map_err(|e| thrown(&e))
    }

    /// Whether one of them is shown.
    #[wasm_bindgen(skip_typescript)]
    pub fn shows(&self, name: &JsValue) -> Result<bool, JsError> {
        Ok(self.paint.shows(given::layer(name)?))
    }

    /// Points at a span of the text, and at no other; without one, at nothing.
    #[wasm_bindgen(skip_typescript)]
    pub fn focus(&mut self, start: Option<u32>, end: Option<u32>) -> Result<(), JsError> {
        let span = start.zip(end).map(|(start, end)| Span::new(start, end));
        self.paint.focus((&self.map, &self.nodes), span).map_err(|e| thrown(&e))
    }

    /// Takes every mark away.
    pub fn detach(&mut self) {
        self.paint.clear();
    }
}
