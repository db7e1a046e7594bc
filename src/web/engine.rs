//! The JavaScript interface to analyze text. Needs no DOM: it runs in pages, workers, service workers and Node.

#![allow(unreachable_pub)] // Called from JavaScript.

use super::given::{as_name, field, options, unknown};
use super::records::given_out;
use crate::{BlockKind, Blocks, Offsets};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsError, JsValue, prelude::wasm_bindgen};

/// Analyzes a text (every line that is not blank is a paragraph) or an array of `{kind, text}`, whose texts are joined
/// by line feeds. Returns the Analysis in its flat form, with spans in UTF-16 units.
#[wasm_bindgen(skip_typescript)]
pub fn analyze(input: &JsValue, options: &JsValue) -> Result<Array, JsError> {
    let options = self::options(options)?;
    let text = input.as_string();
    let blocks = blocks_of(input, text.as_deref())?;
    let offsets = Offsets::utf16(blocks.text());
    Ok(given_out(&crate::analyze(&blocks, &options), &|at| offsets.offset(at)))
}

/// What a newsroom's list needs to know of a verb: the number of the lexicon's own that others may be like, or -1; whether the
/// lexicon has it as a verb of saying; then its forms, each with its bits.
#[cfg(not(feature = "house"))]
#[wasm_bindgen(js_name = verbForms, skip_typescript)]
pub fn verb_forms(word: &str, double: bool) -> Array {
    use crate::house::verbs;
    let model = verbs::model(word).map_or(-1, |v| i32::from(v.number()));
    let all = Array::of2(&model.into(), &verbs::is_known(word).into());
    for (form, bits) in verbs::forms(word, double) {
        all.push(&form.into());
        all.push(&bits.into());
    }
    all
}

/// The blocks of an input. `text`: the input if it is a string.
pub(super) fn blocks_of<'t>(input: &JsValue, text: Option<&'t str>) -> Result<Blocks<'t>, JsError> {
    Ok(match text {
        Some(text) => Blocks::from_text(text)?,
        None => blocks(input)?,
    })
}

/// The blocks of an array of `{kind, text}`. The default kind is a paragraph.
fn blocks(input: &JsValue) -> Result<Blocks<'static>, JsError> {
    let parts: &Array = input
        .dyn_ref()
        .ok_or_else(|| JsError::new("whosaid: the input must be a string or an array of {kind, text}"))?;
    let parts = parts.iter().map(|part| {
        let text = field(&part, "text").and_then(|t| t.as_string());
        let text = text.ok_or_else(|| JsError::new("whosaid: a block must have a text"))?;
        let kind = match field(&part, "kind").as_ref().map(as_name).transpose()?.as_deref() {
            None => BlockKind::Paragraph,
            Some(name) => kind_of(name)?,
        };
        Ok((kind, text))
    });
    Ok(Blocks::from_parts(parts.collect::<Result<Vec<_>, JsError>>()?)?)
}

fn kind_of(name: &str) -> Result<BlockKind, JsError> {
    BlockKind::ALL.iter().find(|kind| kind.name() == name).copied().ok_or_else(|| {
        let known: Vec<&str> = BlockKind::ALL.iter().map(|kind| kind.name()).collect();
        unknown("kind", name, &known.join(", "))
    })
}
