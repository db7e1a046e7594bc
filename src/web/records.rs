//! Passes Analyses to JavaScript and back, as `[numbers, strings]` in the form of [`flat`](crate::analysis::flat),
//! which `www/embed/records.js` reads and writes. Creating the objects field by field from here would take more code
//! and more time.

use crate::Analysis;
use crate::analysis::flat::{Flat, Reader, Writer};
use js_sys::{Array, Uint32Array};
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};

/// The unit of Analyses from JavaScript. It is UTF-16 there, but the engine's build already contains this code for
/// bytes.
#[cfg(feature = "_engine")]
type Unit = crate::Utf8;
#[cfg(not(feature = "_engine"))]
type Unit = crate::Utf16;

/// `offset`: converts an offset of the Analysis to UTF-16.
pub(super) fn given_out<U>(analysis: &Analysis<U>, offset: &dyn Fn(u32) -> u32) -> Array {
    let mut flat = Writer::new(offset);
    analysis.write(&mut flat);
    let strings: Array = flat.strings.iter().map(JsValue::from).collect();
    Array::of2(&Uint32Array::from(&flat.numbers[..]), &strings)
}

/// The Analysis of a part that begins at `start`.
pub(super) fn taken_in<U>(flat: &JsValue, start: u32) -> Result<Analysis<U>, JsError> {
    let flat = Array::from(flat);
    let numbers = Uint32Array::new(&flat.get(0)).to_vec();
    let strings: Vec<String> = Array::from(&flat.get(1)).iter().filter_map(|s| s.as_string()).collect();
    let analysis = Analysis::read(&mut Reader::new(&numbers, &strings, start));
    analysis.ok_or_else(|| JsError::new("whosaid: the analysis is invalid"))
}

/// Joins the Analyses of a text's parts. `starts`: where each part begins in the text.
#[wasm_bindgen(skip_typescript)]
#[allow(unreachable_pub)] // Called from JavaScript.
pub fn join(parts: &Array, starts: &[u32]) -> Result<Array, JsError> {
    let parts: Result<Vec<Analysis<Unit>>, JsError> =
        parts.iter().zip(starts).map(|(part, start)| taken_in(&part, *start)).collect();
    Ok(given_out(&Analysis::join(parts?), &|at| at))
}
