//! What JavaScript calls to read an element of a page and to paint it.

#![allow(unreachable_pub)] // JavaScript reaches them.

use super::dom::{Dom, Host};
use super::paint::{self, Paint};
use super::{given, resolve::resolve};
use crate::page::clutter;
use crate::page::map::TextMap;
use crate::page::read::read;
use crate::page::tree::Walk;
use crate::{BlockKind, Span, Utf16};
use js_sys::{Array, Map, Object, Reflect, Set};
use wasm_bindgen::{JsCast, JsError, JsValue, prelude::wasm_bindgen};
use web_sys::{Node, Range, Text, Window};

/// A JavaScript exception as an Error of ours.
fn thrown(value: &JsValue) -> JsError {
    let said = value.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{value:?}"), |e| String::from(e.message()));
    JsError::new(&format!("whosaid: the page: {said}"))
}

/// Fails where an option is none.
#[wasm_bindgen(js_name = checkOptions, skip_typescript)]
pub fn check_options(options: &JsValue) -> Result<(), JsError> {
    given::options(options).map(|_| ())
}

/// An element of the page that is being read.
#[wasm_bindgen(skip_typescript)]
pub struct Reader {
    walk: Walk<Dom>,
    window: Option<Window>,
}

#[wasm_bindgen]
impl Reader {
    /// Begins with an element, whose nodes `host` knows; `window` is that of its document, if there is one.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(root: JsValue, host: Host, window: Option<Window>) -> Self {
        Self { walk: Walk::new(&Dom::new(root, host), false), window }
    }

    /// Reads up to `count` nodes more; whether that was the last of them.
    #[wasm_bindgen(js_name = goOn, skip_typescript)]
    pub fn go_on(&mut self, count: u32) -> bool {
        self.walk.go_on(count)
    }

    /// What was read, without the elements in the set `ignored` and without what is no part of the article.
    #[wasm_bindgen(skip_typescript)]
    pub fn finish(self, ignored: &Set) -> Page {
        let tree = self.walk.finish();
        let any = ignored.size() > 0;
        let mut left_out = tree.items.iter().map(|item| any && ignored.has(&item.node.node)).collect();
        clutter(&tree, 0, &mut left_out);
        let (map, texts) = read(&tree, 0, &left_out);
        let nodes = texts.into_iter().map(|at| tree.items[at].node.node.clone().unchecked_into()).collect();
        Page { map, nodes, numbers: None, paint: Paint::new(self.window) }
    }
}

/// An element as it was read: its text, and where in the page that stands.
#[wasm_bindgen(skip_typescript)]
pub struct Page {
    map: TextMap,
    nodes: Vec<Text>,
    /// The number of each node, once somebody asks for one.
    numbers: Option<Map>,
    paint: Paint,
}

#[wasm_bindgen]
impl Page {
    /// The blocks, `{kind, text}`; the text is theirs joined by line feeds, white space collapsed.
    #[wasm_bindgen(skip_typescript)]
    pub fn blocks(&self) -> Result<Array, JsError> {
        let blocks = Array::new();
        for (kind, text) in &self.map.parts {
            let kind = match kind {
                BlockKind::Paragraph => "paragraph",
                BlockKind::Heading => "heading",
                BlockKind::ListItem => "list-item",
                BlockKind::BlockQuote => "block-quote",
                BlockKind::Caption => "caption",
                BlockKind::Furniture => "furniture",
            };
            let block = Object::new();
            for (name, value) in [("kind", kind), ("text", text)] {
                Reflect::set(&block, &name.into(), &value.into()).map_err(|e| thrown(&e))?;
            }
            blocks.push(&block);
        }
        Ok(blocks)
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
        range().map(Some).map_err(|e: JsValue| thrown(&e))
    }

    /// The offset in the text of a place in the page; undefined where nothing that was read stands there.
    #[wasm_bindgen(js_name = offsetOf, skip_typescript)]
    #[allow(clippy::cast_sign_loss)] // A number that was put there below.
    pub fn offset_of(&mut self, node: &Node, offset: u32) -> Option<u32> {
        let numbers = self.numbers.get_or_insert_with(|| {
            let numbers = Map::new();
            for (n, node) in (0_u32..).zip(&self.nodes) {
                numbers.set(node, &n.into());
            }
            numbers
        });
        let at = numbers.get(node).as_f64()? as u32;
        let first = self.map.segments.partition_point(|s| s.place.node < at);
        let own = self.map.segments[first..].iter().take_while(|s| s.place.node == at);
        own.filter(|s| (s.place.offset..=s.place.offset + s.len).contains(&offset))
            .map(|s| s.at + (offset - s.place.offset))
            .next()
    }

    /// Adds spans to those under a highlight's name. `spans` holds start and end of each in turn, in any order.
    #[wasm_bindgen(skip_typescript)]
    pub fn mark(&mut self, name: &str, priority: i32, spans: &[u32]) -> Result<(), JsError> {
        let (pairs, _) = spans.as_chunks::<2>();
        let mut all: Vec<Span<Utf16>> = pairs.iter().filter(|p| p[0] < p[1]).map(|p| Span::new(p[0], p[1])).collect();
        crate::order::sort_by_key(&mut all, |s| (s.start, s.end));
        all.dedup();
        let ranges = paint::ranges((&self.map, &self.nodes), &all).map_err(|e| thrown(&e))?;
        self.paint.add(name, priority, ranges).map_err(|e| thrown(&e))
    }

    /// Takes the ranges of this page from under a highlight's name; without one, from under all.
    #[wasm_bindgen(skip_typescript)]
    #[allow(clippy::needless_pass_by_value)] // As wasm-bindgen hands it over.
    pub fn unmark(&mut self, name: Option<String>) {
        self.paint.clear(name.as_deref());
    }
}
