//! Expressions of a newsroom's list as the browser reads them: the crate `regex` would double what a page loads.

use crate::house::Flaw;
use js_sys::Error;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    type RegExp;
    /// Fails where the expression is broken.
    #[wasm_bindgen(constructor, catch)]
    fn new(pattern: &str, flags: &str) -> Result<RegExp, JsValue>;
    #[wasm_bindgen(method)]
    fn exec(this: &RegExp, text: &str) -> Option<Match>;
    #[wasm_bindgen(method, getter, js_name = lastIndex)]
    fn last_index(this: &RegExp) -> u32;
    #[wasm_bindgen(method, setter, js_name = lastIndex)]
    fn set_last_index(this: &RegExp, at: u32);

    type Match;
    #[wasm_bindgen(method, getter)]
    fn index(this: &Match) -> u32;
}

/// Half a word boundary is what no letter, digit or line below stands on.
const WORD: &str = r"[\p{L}\p{M}\p{N}_]";

/// An expression. It holds no object of the browser's, which stays in one thread.
pub(crate) struct Expression {
    pattern: String,
    flags: &'static str,
}

impl Expression {
    pub(crate) fn new(pattern: &str, any_case: bool) -> Result<Self, Flaw> {
        let flags = if any_case { "giu" } else { "gu" };
        // Read by itself: an expression is not to close the group that is put around it.
        let alone = RegExp::new(pattern, flags).map_err(|e| {
            let message = e.dyn_ref::<Error>().map(|e| String::from(e.message()));
            Flaw::broken(message.unwrap_or_default())
        })?;
        if alone.exec("").is_some() {
            return Err(Flaw::empty());
        }
        Ok(Self { pattern: format!("(?<!{WORD})(?:{pattern})(?!{WORD})"), flags })
    }

    /// Calls `found(start, end)` for each match in a text, by bytes.
    pub(crate) fn find(&self, text: &str, mut found: impl FnMut(usize, usize)) {
        let Ok(expression) = RegExp::new(&self.pattern, self.flags) else { return };
        let byte = |units: u32| {
            let mut left = units as usize;
            let unit = |c: &char| {
                let in_it = left > 0;
                left = left.saturating_sub(c.len_utf16());
                in_it
            };
            text.chars().take_while(unit).map(char::len_utf8).sum()
        };
        while let Some(one) = expression.exec(text) {
            let (start, end) = (one.index(), expression.last_index());
            found(byte(start), byte(end));
            expression.set_last_index(end.max(start + 1));
        }
    }
}
