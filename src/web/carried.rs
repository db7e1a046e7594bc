//! What JavaScript calls to show an Analysis that the page carries.

#![allow(unreachable_pub)] // JavaScript reaches it.

use super::records::{given_out, taken_in};
use crate::analysis::carried::{Carried as Published, Print};
use js_sys::Array;
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};

/// A published Analysis, and where its blocks stand in the page.
#[wasm_bindgen(skip_typescript)]
pub struct Carried(Published);

#[wasm_bindgen]
#[allow(clippy::needless_pass_by_value)] // As wasm-bindgen hands it over.
impl Carried {
    /// `flat` is the Analysis, whose spans count solid units; `hashes` (hexadecimal) and `lengths` (in the same units) are those of
    /// the blocks of its text.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(flat: &JsValue, hashes: Vec<String>, lengths: &[u32]) -> Result<Self, JsError> {
        let half = |hash: &str, at: usize| u32::from_str_radix(hash.get(at..at + 8)?, 16).ok();
        let print =
            |(hash, length): (&String, &u32)| Some(Print { hash: [half(hash, 0)?, half(hash, 8)?], length: *length });
        let prints: Option<Vec<Print>> = hashes.iter().zip(lengths).map(print).collect();
        let prints = prints.ok_or_else(|| JsError::new("whosaid: a block's hash is invalid"))?;
        Ok(Self(Published::new(taken_in(flat, 0)?, prints)))
    }

    /// Looks which of the page's blocks are published ones: 1 for each that is, 0 for each that is not.
    #[wasm_bindgen(skip_typescript)]
    pub fn meet(&mut self, texts: Vec<String>) -> Vec<u8> {
        self.0.meet(&texts).into_iter().map(u8::from).collect()
    }

    /// What is said of some blocks of the page, with spans from the start of the first of them.
    #[wasm_bindgen(skip_typescript)]
    pub fn part(&self, from: usize, to: usize) -> Array {
        given_out(&self.0.part(from, to), &|at| at)
    }
}
