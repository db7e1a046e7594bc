//! Painting: spans become highlights of the page, whose DOM is not touched.

use super::{map::TextMap, resolve::resolve};
use crate::analysis::{Analysis, AttributionKind, QuoteRole};
use crate::{Span, Utf16, order::sort_by_key};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{StaticRange, StaticRangeInit, Text};

// By hand: in web-sys these stand behind an unstable cfg, which every build of the crate would have to set.
#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &StaticRange);
    #[wasm_bindgen(method)]
    fn delete(this: &Highlight, range: &StaticRange) -> bool;
    #[wasm_bindgen(method, getter)]
    fn size(this: &Highlight) -> u32;
    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &Highlight, priority: i32);

    type HighlightRegistry;
    #[wasm_bindgen(method)]
    fn get(this: &HighlightRegistry, name: &str) -> Option<Highlight>;
    #[wasm_bindgen(method)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method, js_name = delete)]
    fn remove(this: &HighlightRegistry, name: &str) -> bool;

    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static HIGHLIGHTS: Option<HighlightRegistry>;
}

/// What a reader switches on and off.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Layer {
    Quotations,
    Attributions,
    Hedges,
}

impl Layer {
    /// All, as JavaScript calls them.
    pub(super) const NAMED: [(&str, Self); 3] =
        [("quotations", Self::Quotations), ("attributions", Self::Attributions), ("hedges", Self::Hedges)];
}

/// A highlight: its name in the registry, its layer, and what of an Analysis it shows. Later ones lie above earlier.
struct Mark {
    name: &'static str,
    layer: Layer,
    spans: fn(&Analysis<Utf16>) -> Vec<Span<Utf16>>,
}

const MARKS: [Mark; 6] = [
    Mark { name: "whosaid-claim", layer: Layer::Hedges, spans: |a| a.hedges.iter().map(|h| h.claim).collect() },
    Mark {
        name: "whosaid-content",
        layer: Layer::Attributions,
        // A direct one's content is its quotation, which has a mark of its own.
        spans: |a| {
            let told = a.attributions.iter().filter(|a| a.kind != AttributionKind::Direct);
            told.flat_map(|a| a.content.iter().copied()).collect()
        },
    },
    Mark {
        name: "whosaid-quotation",
        layer: Layer::Quotations,
        spans: |a| a.quotations.iter().filter(|q| q.role == QuoteRole::Speech).map(|q| q.span).collect(),
    },
    Mark {
        name: "whosaid-source",
        layer: Layer::Attributions,
        spans: |a| a.attributions.iter().flat_map(|a| [a.source, a.via]).flatten().collect(),
    },
    Mark {
        name: "whosaid-cue",
        layer: Layer::Attributions,
        spans: |a| a.attributions.iter().filter_map(|a| a.cue).collect(),
    },
    Mark { name: "whosaid-hedge", layer: Layer::Hedges, spans: |a| a.hedges.iter().map(|h| h.cue).collect() },
];

const FOCUS: &str = "whosaid-focus";

/// The marks of one article. Articles share the page's highlights; each adds and removes only its own ranges.
pub(super) struct Paint {
    marks: Vec<(&'static Mark, Vec<StaticRange>)>,
    shown: Vec<Layer>,
    focus: Vec<StaticRange>,
}

/// Whether the browser paints highlights.
pub(super) fn is_supported() -> bool {
    HIGHLIGHTS.with(Option::is_some)
}

impl Paint {
    /// Resolves the marks of an Analysis and shows those of `layers`.
    pub(super) fn new(
        analysis: &Analysis<Utf16>,
        page: (&TextMap, &[Text]),
        layers: &[Layer],
    ) -> Result<Self, JsValue> {
        let mut paint = Self { marks: Vec::with_capacity(MARKS.len()), shown: Vec::new(), focus: Vec::new() };
        for mark in &MARKS {
            paint.marks.push((mark, ranges(page, &in_order((mark.spans)(analysis)))?));
        }
        for layer in layers {
            paint.show(*layer, true)?;
        }
        Ok(paint)
    }

    /// Whether a layer is shown.
    pub(super) fn shows(&self, layer: Layer) -> bool {
        self.shown.contains(&layer)
    }

    /// Shows or hides a layer.
    pub(super) fn show(&mut self, layer: Layer, on: bool) -> Result<(), JsValue> {
        self.shown.retain(|other| *other != layer);
        if on {
            self.shown.push(layer);
        }
        for (priority, (mark, ranges)) in (0..).zip(&self.marks).filter(|(_, (m, _))| m.layer == layer) {
            if on {
                add(mark.name, priority, ranges)?;
            } else {
                remove(mark.name, ranges);
            }
        }
        Ok(())
    }

    /// Points at a span, and at no other; `None` points at nothing.
    pub(super) fn focus(&mut self, page: (&TextMap, &[Text]), span: Option<Span<Utf16>>) -> Result<(), JsValue> {
        remove(FOCUS, &self.focus);
        self.focus = ranges(page, span.as_slice())?;
        add(FOCUS, i32::MAX, &self.focus)
    }

    /// Takes everything away.
    pub(super) fn clear(&mut self) {
        for (mark, ranges) in self.marks.drain(..) {
            remove(mark.name, &ranges);
        }
        remove(FOCUS, &std::mem::take(&mut self.focus));
    }
}

/// Sorted, each once.
fn in_order(mut spans: Vec<Span<Utf16>>) -> Vec<Span<Utf16>> {
    sort_by_key(&mut spans, |s| (s.start, s.end));
    spans.dedup();
    spans
}

/// Static ranges, because live ones tax every later edit of the page; an edit of the very text outdates its Analysis anyway.
fn ranges((map, nodes): (&TextMap, &[Text]), spans: &[Span<Utf16>]) -> Result<Vec<StaticRange>, JsValue> {
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

fn add(name: &str, priority: i32, ranges: &[StaticRange]) -> Result<(), JsValue> {
    HIGHLIGHTS.with(|registry| {
        let Some(registry) = registry.as_ref().filter(|_| !ranges.is_empty()) else { return Ok(()) };
        let highlight = if let Some(there) = registry.get(name) {
            there
        } else {
            let new = Highlight::new()?;
            new.set_priority(priority);
            registry.set(name, &new);
            new
        };
        for range in ranges {
            highlight.add(range);
        }
        Ok(())
    })
}

fn remove(name: &str, ranges: &[StaticRange]) {
    HIGHLIGHTS.with(|registry| {
        let Some(registry) = registry else { return };
        let Some(highlight) = registry.get(name) else { return };
        for r in ranges {
            highlight.delete(r);
        }
        if highlight.size() == 0 {
            registry.remove(name);
        }
    });
}
