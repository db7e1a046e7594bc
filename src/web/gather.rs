//! Reading the page: the article's text in reading order, and the text nodes that it came from.

use super::map::{Builder, TextMap};
use crate::BlockKind;
use js_sys::Set;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleDeclaration, Element, HtmlSlotElement, Node, Text, TreeWalker, Window};

/// What is not the article's prose, or not the reader's to see. A footer inside a quotation names its source.
const SKIPPED: &str = "nav,aside,footer:not(blockquote footer),form,button,script,style,noscript,template,code,pre,svg,\
    math,canvas,audio,video,object,iframe,input,textarea,select,dialog,rt,rp,sup:has(a),[hidden],[aria-hidden=true],\
    [contenteditable]:not([contenteditable=false]),[data-whosaid-ignore],whosaid-panel,whosaid-card,\
    [role=navigation],[role=complementary],[role=button],[role=toolbar],[role=dialog],[role=alert],[role=banner],\
    [role=contentinfo],[role=search],[role=menu],[role=tablist]";

/// An element whose children are being read.
struct Open {
    kind: BlockKind,
    /// Whether it is a block of its own.
    block: bool,
    /// Whether line feeds in it are line breaks.
    keep_lines: bool,
    /// The mark that the page generates at its end.
    mark: Option<char>,
}

/// The children of an element that are still to be read.
enum Rest {
    /// This one and those after it.
    Siblings(Option<Node>),
    /// What a slot was given.
    Given(std::vec::IntoIter<Node>),
}

impl Rest {
    /// The children as they are shown: those of an open shadow root, what a slot was given, else an element's own.
    fn of(element: &Element) -> Self {
        if let Some(shadow) = element.shadow_root() {
            return Self::Siblings(shadow.first_child());
        }
        if element.local_name() == "slot" {
            let given = element.unchecked_ref::<HtmlSlotElement>().assigned_nodes();
            if given.length() > 0 {
                let nodes: Vec<Node> = given.iter().map(JsCast::unchecked_into).collect();
                return Self::Given(nodes.into_iter());
            }
        }
        Self::Siblings(element.first_child())
    }
}

impl Rest {
    /// The next one. `walker` steps to siblings: a form's own properties may be its fields'.
    fn next(&mut self, walker: &TreeWalker) -> Result<Option<Node>, JsValue> {
        Ok(match self {
            Self::Siblings(node) => match node.take() {
                Some(now) => {
                    walker.set_current_node(&now);
                    *node = walker.next_sibling()?;
                    Some(now)
                }
                None => None,
            },
            Self::Given(nodes) => nodes.next(),
        })
    }
}

/// A page that is being read: what is inside an element, but for the elements in a set.
///
/// The walk has no depth limit, goes into open shadow roots, and survives pages that shadow DOM properties by form fields'
/// names: such an element is a form, which is skipped. It can be left off and taken up again, so that a long page does not
/// stand still.
pub(super) struct Reading {
    window: Option<Window>,
    ignored: Option<Set>,
    /// Whether the root is hidden in its place.
    hidden: bool,
    walker: TreeWalker,
    /// The elements that the walk is in.
    inside: Vec<(Open, Rest)>,
    out: Builder,
    nodes: Vec<Text>,
}

impl Reading {
    /// Nothing read yet. The window and the walker are given, for a page's elements can stand in the place of its document's
    /// own properties.
    pub(super) fn new(root: &Element, ignored: Option<Set>, walker: TreeWalker, window: Option<Window>) -> Self {
        // A page that hides itself until it has loaded hides all alike.
        let style = window.as_ref().and_then(|w| w.get_computed_style(root).ok().flatten());
        let hidden = style.is_some_and(|style| has(&style, "visibility", "hidden"));
        let (inside, out, nodes) = (Vec::new(), Builder::default(), Vec::new());
        let mut page = Self { window, ignored, hidden, walker, inside, out, nodes };
        let plain = Open { kind: BlockKind::Paragraph, block: true, keep_lines: false, mark: None };
        let first = page.enter(root, None).unwrap_or(plain);
        page.out.begin_block(first.kind);
        page.inside.push((first, Rest::of(root)));
        page
    }

    /// Reads up to `count` nodes more; whether that was the last of them.
    pub(super) fn go_on(&mut self, count: u32) -> Result<bool, JsValue> {
        for _ in 0..count {
            let Some((parent, mut rest)) = self.inside.pop() else { return Ok(true) };
            let Some(node) = rest.next(&self.walker)? else {
                let around = self.inside.pop();
                self.close(&parent, around.as_ref().map(|(open, _)| open));
                self.inside.extend(around);
                continue;
            };
            let child = self.open(&node, &parent);
            self.inside.push((parent, rest));
            if let Some(child) = child {
                if child.block {
                    self.out.begin_block(child.kind);
                }
                self.inside.push((child, Rest::of(node.unchecked_ref())));
            }
        }
        Ok(self.inside.is_empty())
    }

    /// What was read.
    pub(super) fn finish(self) -> (TextMap, Vec<Text>) {
        (self.out.finish(), self.nodes)
    }

    /// Reads a text node; says how to go into an element, `None` where it is not to be gone into.
    fn open(&mut self, node: &Node, parent: &Open) -> Option<Open> {
        match node.node_type() {
            Node::TEXT_NODE | Node::CDATA_SECTION_NODE => {
                // Not `dyn_into`: `instanceof` is false for nodes of another frame.
                let text: &Text = node.unchecked_ref();
                self.out.text(self.nodes.len() as u32, &text.data(), parent.keep_lines);
                self.nodes.push(text.clone());
                None
            }
            Node::ELEMENT_NODE => {
                let element: &Element = node.unchecked_ref();
                let ignored = self.ignored.as_ref().is_some_and(|set| set.has(element));
                if ignored || element.matches(SKIPPED).unwrap_or(true) {
                    self.out.gap();
                    return None;
                }
                let child = self.enter(element, Some(parent));
                match &child {
                    None if element.local_name() == "br" => self.out.line_break(),
                    None => self.out.gap(),
                    Some(Open { mark: Some(_), .. }) => self.out.generated('“'),
                    Some(_) => {}
                }
                child
            }
            _ => None,
        }
    }

    fn close(&mut self, open: &Open, parent: Option<&Open>) {
        if let Some(mark) = open.mark {
            self.out.generated(mark);
        }
        if open.block {
            self.out.begin_block(parent.map_or(BlockKind::Paragraph, |p| p.kind));
        }
    }

    /// How to read an element's children; `None` where it has none to read.
    fn enter(&self, element: &Element, parent: Option<&Open>) -> Option<Open> {
        let tag = element.local_name();
        let tag = tag.as_str();
        if tag == "br" {
            return None;
        }
        let inherited = parent.map_or(BlockKind::Paragraph, |p| p.kind);
        let kind = match tag {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
            "li" => BlockKind::ListItem,
            "blockquote" => BlockKind::BlockQuote,
            "figcaption" | "caption" => BlockKind::Caption,
            "address" => BlockKind::Furniture,
            _ => inherited,
        };
        let style = self.window.as_ref().and_then(|w| w.get_computed_style(element).ok().flatten());
        let property = |name: &str| style.as_ref().and_then(|s| s.get_property_value(name).ok()).unwrap_or_default();
        let (block, keep_lines) = match property("display").as_str() {
            "none" => return None,
            // No computed style: a root outside any page.
            "" => (!is_inline(tag), false),
            d if d.starts_with("inline") || d.starts_with("ruby") || d == "contents" => {
                (false, parent.is_some_and(|p| p.keep_lines))
            }
            _ => {
                let space = property("white-space");
                // A drop cap is a letter set afloat: still a part of its word.
                let afloat = is_inline(tag) && property("float") != "none";
                (!afloat, space.starts_with("pre") || space == "break-spaces")
            }
        };
        // A root that is not shown yet may be read; what is hidden inside one may not.
        if parent.is_some() && style.as_ref().is_some_and(|s| is_unseen(s, self.hidden)) {
            return None;
        }
        Some(Open { kind, block, keep_lines, mark: (tag == "q").then_some('”') })
    }
}

/// Whether an element is there for screen readers only, or hidden in its place where the root is not.
fn is_unseen(style: &CssStyleDeclaration, root_hidden: bool) -> bool {
    (!root_hidden && has(style, "visibility", "hidden"))
        || (has(style, "position", "absolute") && has(style, "width", "1px") && has(style, "height", "1px"))
}

fn has(style: &CssStyleDeclaration, name: &str, value: &str) -> bool {
    style.get_property_value(name).is_ok_and(|v| v == value)
}

fn is_inline(tag: &str) -> bool {
    matches!(
        tag,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}
