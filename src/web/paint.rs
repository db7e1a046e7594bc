//! Painting: spans become highlights of the page, whose DOM is not touched.

use super::resolve::resolve;
use crate::page::map::TextMap;
use crate::{Span, Utf16};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{StaticRange, StaticRangeInit, Text, Window};

// By hand: in web-sys these stand behind an unstable cfg, which every build of the crate would have to set.
#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &StaticRange);
    #[wasm_bindgen(method)]
    fn delete(this: &Highlight, range: &StaticRange) -> bool;
    #[wasm_bindgen(method, getter)]
    fn size(this: &Highlight) -> u32;
    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &Highlight, priority: i32);

    #[derive(Clone)]
    type HighlightRegistry;
    #[wasm_bindgen(method)]
    fn get(this: &HighlightRegistry, name: &str) -> Option<Highlight>;
    #[wasm_bindgen(method)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method, js_name = delete)]
    fn remove(this: &HighlightRegistry, name: &str) -> bool;
}

/// The marks of one article. Articles share the highlights of their window; each adds and removes only its own ranges.
pub(super) struct Paint {
    window: Option<Window>,
    marks: Vec<(String, Vec<StaticRange>)>,
}

impl Paint {
    /// Nothing yet, in the window that the article stands in, which may be a frame.
    pub(super) const fn new(window: Option<Window>) -> Self {
        Self { window, marks: Vec::new() }
    }

    /// Puts ranges under a highlight's name beside those that are there; names of a higher priority lie above others.
    pub(super) fn add(&mut self, name: &str, priority: i32, ranges: Vec<StaticRange>) -> Result<(), JsValue> {
        let Some(registry) = self.registry().filter(|_| !ranges.is_empty()) else { return Ok(()) };
        let highlight = if let Some(there) = registry.get(name) {
            there
        } else {
            let constructor: Function = self.global("Highlight").unwrap_or_default().unchecked_into();
            let new: Highlight = Reflect::construct(&constructor, &js_sys::Array::new())?.unchecked_into();
            new.set_priority(priority);
            registry.set(name, &new);
            new
        };
        for range in &ranges {
            highlight.add(range);
        }
        match self.marks.iter_mut().find(|(n, _)| n == name) {
            Some((_, there)) => there.extend(ranges),
            None => self.marks.push((name.into(), ranges)),
        }
        Ok(())
    }

    /// Takes this article's ranges from under a name, or from under all.
    pub(super) fn clear(&mut self, name: Option<&str>) {
        let registry = self.registry();
        self.marks.retain(|(n, ranges)| {
            if name.is_some_and(|name| name != n) {
                return true;
            }
            if let Some((registry, highlight)) = registry.as_ref().and_then(|r| Some((r, r.get(n)?))) {
                for range in ranges {
                    highlight.delete(range);
                }
                if highlight.size() == 0 {
                    registry.remove(n);
                }
            }
            false
        });
    }

    fn global(&self, name: &str) -> Option<JsValue> {
        let window: &JsValue = self.window.as_ref()?.as_ref();
        Reflect::get(window, &name.into()).ok().filter(|v| !v.is_undefined())
    }

    fn registry(&self) -> Option<HighlightRegistry> {
        let registry = Reflect::get(&self.global("CSS")?, &"highlights".into()).ok().filter(|v| !v.is_undefined())?;
        Some(registry.unchecked_into())
    }
}

/// Static ranges, because live ones tax every later edit of the page; an edit of the very text outdates its Analysis
/// anyway. `spans` must be sorted by their start.
pub(super) fn ranges((map, nodes): (&TextMap, &[Text]), spans: &[Span<Utf16>]) -> Result<Vec<StaticRange>, JsValue> {
    let (mut all, mut failed) = (Vec::with_capacity(spans.len()), None);
    resolve(&map.segments, spans, |_, start, end| {
        let (Some(a), Some(z)) = (nodes.get(start.node as usize), nodes.get(end.node as usize)) else { return };
        match StaticRange::new(&StaticRangeInit::new(z.unchecked_ref(), end.offset, a.unchecked_ref(), start.offset)) {
            Ok(range) => all.push(range),
            Err(e) => failed = Some(e),
        }
    });
    failed.map_or(Ok(all), Err)
}
