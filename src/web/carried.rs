//! The JavaScript interface to show an Analysis that the page carries.

#![allow(unreachable_pub)] // Called from JavaScript.

use super::records::{given_out, taken_in};
use crate::analysis::{carried::Carried as Published, prints::Print};
use js_sys::Array;
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};

/// A published Analysis, and the places of its blocks in the page.
#[wasm_bindgen(skip_typescript)]
pub struct Carried(Published);

#[wasm_bindgen]
#[allow(clippy::needless_pass_by_value)] // As wasm-bindgen passes it.
impl Carried {
    /// `flat`: the Analysis, with spans in solid units. `hashes` (hexadecimal) and `lengths` (in solid units): the
    /// blocks of its text.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(flat: &JsValue, hashes: Vec<String>, lengths: &[u32]) -> Result<Self, JsError> {
        let half = |hash: &str, at: usize| u32::from_str_radix(hash.get(at..at + 8)?, 16).ok();
        let print =
            |(hash, length): (&String, &u32)| Some(Print { hash: [half(hash, 0)?, half(hash, 8)?], length: *length });
        let prints: Option<Vec<Print>> = hashes.iter().zip(lengths).map(print).collect();
        let prints = prints.ok_or_else(|| JsError::new("whosaid: a block's hash is invalid"))?;
        Ok(Self(Published::new(taken_in(flat, 0)?, prints)))
    }

    /// Finds the published blocks among the page's blocks: 1 for each that is published, otherwise 0.
    #[wasm_bindgen(skip_typescript)]
    pub fn meet(&mut self, texts: Vec<String>) -> Vec<u8> {
        self.0.meet(&texts).into_iter().map(u8::from).collect()
    }

    /// The Analysis of a range of the page's blocks, with spans from the start of the first one.
    #[wasm_bindgen(skip_typescript)]
    pub fn part(&self, from: usize, to: usize) -> Array {
        given_out(&self.0.part(from, to), &|at| at)
    }
}
