//! The JavaScript interface to find the article of a page.

#![allow(unreachable_pub)] // Called from JavaScript.

use super::dom::{Dom, Host};
use crate::page::node::{ATTRIBUTES, PROPERTIES};
use crate::page::tree::{Tree, Walk, What};
use crate::page::{Found, MIN_FOUND_CHARS, Measure, find};
use js_sys::{Array, Set};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

/// The attributes and CSS properties that a host must return.
#[wasm_bindgen(skip_typescript)]
pub fn asked() -> Array {
    [&ATTRIBUTES[..], &PROPERTIES[..]]
        .iter()
        .map(|names| names.iter().map(|n| JsValue::from(*n)).collect::<Array>())
        .collect()
}

/// A search for the article of a page.
#[wasm_bindgen(skip_typescript)]
pub struct Survey {
    walk: Walk<Dom>,
}

#[wasm_bindgen]
impl Survey {
    /// Begins with a page's body. `unseen_too`: also look at hidden elements.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(body: JsValue, host: Host, unseen_too: bool) -> Self {
        Self { walk: Walk::new(&Dom::new(body, host), unseen_too) }
    }

    /// Looks at up to `count` more nodes. Returns whether the end was reached.
    #[wasm_bindgen(js_name = goOn, skip_typescript)]
    pub fn go_on(&mut self, count: u32) -> bool {
        self.walk.go_on(count)
    }

    /// Returns the result.
    #[wasm_bindgen(skip_typescript)]
    pub fn finish(self) -> Seen {
        let tree = self.walk.finish();
        let measure = Measure::of(&tree, 0, &[]);
        Seen { tree, measure }
    }
}

/// The result of a search.
#[wasm_bindgen(skip_typescript)]
pub struct Seen {
    tree: Tree<Dom>,
    measure: Measure,
}

#[wasm_bindgen]
impl Seen {
    /// The letters and digits of the page's prose.
    #[wasm_bindgen(getter, skip_typescript)]
    pub fn prose(&self) -> u32 {
        self.measure.prose.first().copied().unwrap_or(0)
    }

    /// The estimated cost of Readability on the page: nodes times depth; `None` if the page is too large.
    #[wasm_bindgen(getter, skip_typescript)]
    pub fn cost(&self) -> Option<u32> {
        let nodes = self.tree.items.len() as u32 + self.measure.text.first().copied().unwrap_or(0) / 16;
        (!self.tree.full).then(|| nodes.saturating_mul(self.tree.depth as u32))
    }

    /// The article, if the page's markup shows it: its element, and the elements in it to ignore. `given`: the article
    /// texts in the page's JSON-LD.
    #[wasm_bindgen(skip_typescript)]
    #[allow(clippy::needless_pass_by_value)] // As wasm-bindgen passes it.
    pub fn find(&self, given: Vec<String>) -> Option<Array> {
        let found = find(&self.tree, &self.measure, &given)?;
        let mut left_out = vec![false; self.tree.items.len()];
        found.others(&self.tree, &mut left_out);
        Some(self.answer(found.root, &left_out))
    }

    /// The same for an article that consists of exactly these text nodes; `None` if they have too little text.
    #[wasm_bindgen(skip_typescript)]
    pub fn keep(&self, texts: &Set) -> Option<Array> {
        let mut kept = Vec::new();
        let mut letters = 0;
        for (at, item) in self.tree.items.iter().enumerate() {
            if let What::Text(text) = &item.what
                && texts.has(&item.node.node)
            {
                letters += text.chars().filter(|c| c.is_alphanumeric()).count() as u32;
                kept.push(at);
            }
        }
        if letters < MIN_FOUND_CHARS {
            return None;
        }
        let mut left_out = vec![false; self.tree.items.len()];
        let root = Found::keep(&self.tree, &kept, &mut left_out)?;
        Some(self.answer(root, &left_out))
    }

    fn answer(&self, root: usize, left_out: &[bool]) -> Array {
        let ignored = self.tree.items.iter().zip(left_out).filter(|(_, out)| **out).map(|(item, _)| &item.node.node);
        Array::of2(&self.tree.items[root].node.node, &ignored.collect::<Array>())
    }
}
