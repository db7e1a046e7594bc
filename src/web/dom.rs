//! The DOM for the page reader.
//!
//! Every call goes to an object from JavaScript. It uses the prototypes' properties, because a page's forms and images
//! can replace own properties of a node or the document. Each method crosses to JavaScript once.

use crate::page::node::{ATTRIBUTES, Facts, Look, Node, PROPERTIES, Place};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// Created by www/embed/nodes.js.
    #[derive(Clone)]
    pub type Host;
    #[wasm_bindgen(method)]
    fn look(this: &Host, node: &JsValue) -> Option<String>;
    #[wasm_bindgen(method)]
    fn children(this: &Host, node: &JsValue) -> Array;
    #[wasm_bindgen(method)]
    fn place(this: &Host, element: &JsValue) -> Option<Array>;
    #[wasm_bindgen(method)]
    fn marks(this: &Host, element: &JsValue) -> Option<Array>;
}

/// A node of the browser's page.
#[derive(Clone)]
pub(super) struct Dom {
    pub(super) node: JsValue,
    host: Host,
}

impl Dom {
    pub(super) const fn new(node: JsValue, host: Host) -> Self {
        Self { node, host }
    }
}

impl Node for Dom {
    type Children = Children;

    fn look(&self) -> Look {
        let Some(said) = self.host.look(&self.node) else { return Look::Other };
        let Some(values) = said.strip_prefix('e') else {
            return Look::Text(said.get(1..).unwrap_or_default().to_owned());
        };
        let mut values = values.split('\0');
        let mut next = || values.next().unwrap_or_default();
        let tag = next().to_owned();
        let attributes = [(); ATTRIBUTES.len()].map(|()| next().strip_prefix('=').map(String::from));
        let style = [(); PROPERTIES.len()].map(|()| Some(next()).filter(|v| !v.is_empty()).map(String::from));
        Look::Element(Box::new(Facts { tag, attributes, style, declared_away: false }))
    }

    fn children(&self) -> Children {
        Children { all: self.host.children(&self.node), at: 0, host: self.host.clone() }
    }

    fn place(&self) -> Option<Place> {
        let sides = self.host.place(&self.node)?;
        let side = |n| sides.get(n).as_f64().unwrap_or_default() as f32;
        Some(Place { left: side(0), top: side(1), right: side(2), bottom: side(3) })
    }

    fn marks(&self) -> Option<[String; 2]> {
        let marks = self.host.marks(&self.node)?;
        Some([0, 1].map(|n| marks.get(n).as_string().unwrap_or_default()))
    }
}

/// The children of a node at the time when it was read.
pub(super) struct Children {
    all: Array,
    at: u32,
    host: Host,
}

impl Iterator for Children {
    type Item = Dom;

    fn next(&mut self) -> Option<Dom> {
        let node = (self.at < self.all.length()).then(|| self.all.get(self.at))?;
        self.at += 1;
        Some(Dom::new(node.unchecked_into(), self.host.clone()))
    }
}
