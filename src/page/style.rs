//! How an element's style affects reading: on lines of its own, in small capitals, or not at all.

use super::node::{Facts, Node, fact};
use super::table::Part;

/// How an element's children are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    /// Whether it is a block.
    pub(crate) block: bool,
    /// Whether line feeds in it are line breaks.
    pub(crate) lines: bool,
    /// Whether lower-case letters in it are shown as capitals.
    pub(crate) capitals: bool,
}

impl Style {
    /// The style of an element inside another.
    pub(crate) fn of(facts: &Facts, part: Part, around: Self) -> Self {
        let tag_is_block = matches!(part, Part::Block(_));
        let display = facts.css(fact::DISPLAY);
        let block = match display {
            // Without a layout, or with an element that generates no box, the tag decides.
            "" | "contents" => tag_is_block,
            d if d.starts_with("inline") || d.starts_with("ruby") => false,
            // A floating letter, a drop cap, is part of its word.
            _ => tag_is_block || matches!(facts.css(fact::FLOAT), "" | "none"),
        };
        let lines = match facts.css(fact::WHITE_SPACE) {
            "" => around.lines || facts.tag == "pre",
            space => space.starts_with("pre") || space == "break-spaces",
        };
        let capitals = match facts.css(fact::CAPS) {
            "" => around.capitals,
            caps => matches!(caps, "small-caps" | "all-small-caps"),
        };
        Self { block, lines, capitals }
    }
}

/// Hidden state of the root. It is ignored for everything inside: some pages hide everything until they have loaded.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Baseline {
    hidden: bool,
    unplaced: bool,
}

impl Baseline {
    pub(crate) fn of<N: Node>(root: &N, facts: &Facts) -> Self {
        Self {
            hidden: facts.css(fact::VISIBILITY) == "hidden",
            unplaced: root.place().is_some_and(|p| p.is_off() || (p.width() <= 0.0 && p.height() <= 0.0)),
        }
    }
}

/// A box with a side this short, in CSS pixels, shows nothing; used for text that is only for screen readers.
const SLIVER_PX: f32 = 1.0;

/// Whether an element's words are not visible on the screen.
pub(crate) fn is_unseen<N: Node>(node: &N, facts: &Facts, root: Baseline) -> bool {
    let css = |property| facts.css(property);
    let gone = css(fact::DISPLAY) == "none"
        || (!root.hidden && matches!(css(fact::VISIBILITY), "hidden" | "collapse"))
        || matches!(css(fact::OPACITY), "0" | "0.0" | "0%")
        || css(fact::CONTENT_VISIBILITY) == "hidden"
        || matches!(css(fact::FONT_SIZE), "0" | "0px")
        || CLIPPED_AWAY.iter().any(|shape| css(fact::CLIP_PATH).starts_with(shape))
        || facts.declared_away;
    // An inline box has no size of its own.
    if gone || root.unplaced || matches!(css(fact::DISPLAY), "inline" | "contents") {
        return gone;
    }
    let clips = css(fact::OVERFLOW).split(' ').any(|o| matches!(o, "hidden" | "clip"));
    let positioned = matches!(css(fact::POSITION), "absolute" | "fixed");
    let moved = !matches!(css(fact::TRANSFORM), "" | "none");
    // Asking for a place makes the browser lay out the page, so ask only if the element may be out of place.
    if !(clips || positioned || moved) {
        return false;
    }
    node.place().is_some_and(|place| {
        let (low, narrow) = (place.height() <= SLIVER_PX, place.width() <= SLIVER_PX);
        place.is_off() || ((low || narrow) && clips) || (low && narrow && (positioned || moved))
    })
}

/// Beginnings of clip shapes that hide the whole element.
const CLIPPED_AWAY: [&str; 4] = ["inset(50%", "inset(100%", "circle(0", "polygon(0px 0px, 0px 0px"];

/// Reads a file's `style="…"` into the order of [`PROPERTIES`](super::node::PROPERTIES), and whether it hides the
/// element.
#[cfg(any(test, feature = "html"))]
pub(crate) fn declared(facts: &mut Facts, style: &str) {
    let mut positioned = false;
    let mut clipped = false;
    let mut nowhere = false;
    for declaration in style.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase());
        let value = value.trim_end_matches("!important").trim_end();
        let pixels = || value.trim_end_matches("px").trim_end_matches("em").parse::<f32>().ok();
        match name.as_str() {
            "width" | "height" | "max-width" | "max-height" => nowhere |= pixels().is_some_and(|n| n <= SLIVER_PX),
            "left" | "top" | "text-indent" | "margin-left" => nowhere |= pixels().is_some_and(|n| n <= OFF_SCREEN_PX),
            _ => {}
        }
        positioned |= name == "position" && matches!(value, "absolute" | "fixed");
        clipped |= name.starts_with("overflow") && matches!(value, "hidden" | "clip");
        let name = if name == "font-variant" { "font-variant-caps" } else { name.as_str() };
        if let Some(n) = super::node::PROPERTIES.iter().position(|p| *p == name) {
            facts.style[n] = Some(value.to_owned());
        }
    }
    facts.declared_away =
        nowhere && (positioned || clipped) || super::table::is_named(&facts.names(), super::table::OUT_OF_SIGHT);
}

/// So far off the screen, in CSS pixels, that the element is hidden.
#[cfg(any(test, feature = "html"))]
const OFF_SCREEN_PX: f32 = -900.0;
