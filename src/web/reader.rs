//! The JavaScript interface to read an element of a page.

#![allow(unreachable_pub)] // Called from JavaScript.

use super::dom::{Dom, Host};
use super::given;
use crate::page::clutter;
use crate::page::read::read;
use crate::page::tree::Walk;
use js_sys::{Array, Object, Reflect, Set, Uint32Array};
use wasm_bindgen::{JsError, JsValue, prelude::wasm_bindgen};

/// Errors on an invalid option.
#[wasm_bindgen(js_name = checkOptions, skip_typescript)]
pub fn check_options(options: &JsValue) -> Result<(), JsError> {
    given::options(options).map(|_| ())
}

/// An element of the page that is being read.
#[wasm_bindgen(skip_typescript)]
pub struct Reader {
    walk: Walk<Dom>,
}

#[wasm_bindgen]
impl Reader {
    /// Begins with an element. `host`: gives access to its nodes.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(root: JsValue, host: Host) -> Self {
        Self { walk: Walk::new(&Dom::new(root, host), false) }
    }

    /// Reads up to `count` more nodes. Returns whether the end was reached.
    #[wasm_bindgen(js_name = goOn, skip_typescript)]
    pub fn go_on(&mut self, count: u32) -> bool {
        self.walk.go_on(count)
    }

    /// The text of the element, without the elements in the set `ignored` and without clutter. Returns the blocks
    /// (`{kind, text}`, white space collapsed; the text is the blocks joined by line feeds), the text nodes, and the
    /// segments of the text in these nodes, five numbers each: its start in the text, its length, the index of the
    /// node, its start in the node, and 1 if something that was not read is before it. Offsets and lengths are in
    /// UTF-16 units.
    #[wasm_bindgen(skip_typescript)]
    pub fn finish(self, ignored: &Set) -> Result<Array, JsError> {
        let tree = self.walk.finish();
        let any = ignored.size() > 0;
        let mut left_out = tree.items.iter().map(|item| any && ignored.has(&item.node.node)).collect();
        clutter(&tree, 0, &mut left_out);
        let (map, texts) = read(&tree, 0, &left_out);
        let blocks = Array::new();
        for (kind, text) in &map.parts {
            let block = Object::new();
            for (name, value) in [("kind", kind.name()), ("text", text)] {
                Reflect::set(&block, &name.into(), &value.into()).map_err(|_| JsError::new("whosaid: a block"))?;
            }
            blocks.push(&block);
        }
        let nodes: Array = texts.into_iter().map(|at| tree.items[at].node.node.clone()).collect();
        let stretches = map.segments.iter();
        let numbers: Vec<u32> =
            stretches.flat_map(|s| [s.at, s.len, s.place.node, s.place.offset, u32::from(s.after_gap)]).collect();
        Ok(Array::of3(&blocks, &nodes, &Uint32Array::from(&numbers[..])))
    }
}
