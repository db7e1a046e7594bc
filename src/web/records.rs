//! Analyses as they cross to JavaScript and back: `[numbers, strings]` in the form of [`flat`](crate::analysis::flat), which
//! `www/embed/records.js` reads and writes. Objects made field by field from here would take more code and more time.

use crate::Analysis;
use crate::analysis::flat::{Flat, Reader, Writer};
use js_sys::{Array, Uint32Array};
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};

/// The unit of what comes back. JavaScript counts in UTF-16; the engine's build has this code for bytes already.
#[cfg(feature = "_engine")]
type Unit = crate::Utf8;
#[cfg(not(feature = "_engine"))]
type Unit = crate::Utf16;

/// `offset` gives the UTF-16 offset for an offset of the Analysis.
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

/// The Analyses of a text's parts as one. `starts` are where in the text each of them begins.
#[wasm_bindgen(skip_typescript)]
#[allow(unreachable_pub)] // JavaScript reaches it.
pub fn join(parts: &Array, starts: &[u32]) -> Result<Array, JsError> {
    let parts: Result<Vec<Analysis<Unit>>, JsError> =
        parts.iter().zip(starts).map(|(part, start)| taken_in(&part, *start)).collect();
    Ok(given_out(&Analysis::join(parts?), &|at| at))
}
