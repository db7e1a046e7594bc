//! Reading the page: the article's text in reading order, and the text nodes that it came from.

use super::map::{Builder, TextMap};
use crate::BlockKind;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Text, TreeWalker, Window};

/// What is not the article's prose, or not the reader's to see. A footer inside a quotation names its source.
const SKIPPED: &str = "nav,aside,footer:not(blockquote footer),form,button,script,style,noscript,template,code,pre,svg,\
    math,canvas,audio,video,object,iframe,input,textarea,select,rt,rp,sup:has(a),[hidden],[aria-hidden=true],\
    [contenteditable]:not([contenteditable=false]),[data-whosaid-ignore],\
    [role=navigation],[role=complementary],[role=button],[role=toolbar]";

/// `NodeFilter.SHOW_ELEMENT | SHOW_TEXT | SHOW_CDATA_SECTION`
const SHOWN: u32 = 1 | 4 | 8;

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

/// Reads what is inside `root`.
///
/// The walk has no depth limit and survives pages that shadow DOM properties by form fields' names: such an element
/// is a form, which is skipped.
pub(super) fn gather(root: &Element) -> Result<(TextMap, Vec<Text>), JsValue> {
    let document = root.owner_document().ok_or("the root belongs to no document")?;
    let window = document.default_view();
    let walker = document.create_tree_walker_with_what_to_show(root, SHOWN)?;
    let (mut out, mut nodes) = (Builder::default(), Vec::new());

    let mut open = vec![enter(root, window.as_ref(), None).unwrap_or(Open {
        kind: BlockKind::Paragraph,
        block: true,
        keep_lines: false,
        mark: None,
    })];
    out.begin_block(open[0].kind);
    let mut next = walker.first_child()?;
    loop {
        let Some(node) = next else {
            let Some(last) = open.pop() else { break };
            close(&last, open.last(), &mut out);
            if open.is_empty() {
                break;
            }
            walker.parent_node()?;
            next = walker.next_sibling()?;
            continue;
        };
        next = match open_child(&node, open.last(), window.as_ref(), &mut out, &mut nodes) {
            Some(child) => descend(child, &walker, &mut open, &mut out)?,
            None => walker.next_sibling()?,
        };
    }
    Ok((out.finish(), nodes))
}

/// Goes into the element that `walker` stands on, or past it where it is empty.
fn descend(child: Open, walker: &TreeWalker, open: &mut Vec<Open>, out: &mut Builder) -> Result<Option<Node>, JsValue> {
    if child.block {
        out.begin_block(child.kind);
    }
    if let Some(first) = walker.first_child()? {
        open.push(child);
        return Ok(Some(first));
    }
    close(&child, open.last(), out);
    walker.next_sibling()
}

fn close(open: &Open, parent: Option<&Open>, out: &mut Builder) {
    if let Some(mark) = open.mark {
        out.generated(mark);
    }
    if open.block {
        out.begin_block(parent.map_or(BlockKind::Paragraph, |p| p.kind));
    }
}

/// Reads a text node; says how to go into an element, `None` where it is not to be gone into.
fn open_child(
    node: &Node,
    parent: Option<&Open>,
    window: Option<&Window>,
    out: &mut Builder,
    nodes: &mut Vec<Text>,
) -> Option<Open> {
    match node.node_type() {
        Node::TEXT_NODE | Node::CDATA_SECTION_NODE => {
            // Not `dyn_into`: `instanceof` is false for nodes of another frame.
            let text: &Text = node.unchecked_ref();
            out.text(nodes.len() as u32, &text.data(), parent.is_some_and(|p| p.keep_lines));
            nodes.push(text.clone());
            None
        }
        Node::ELEMENT_NODE => {
            let element: &Element = node.unchecked_ref();
            if element.matches(SKIPPED).unwrap_or(true) {
                out.gap();
                return None;
            }
            let child = enter(element, window, parent);
            match &child {
                None if element.local_name() == "br" => out.line_break(),
                None => out.gap(),
                Some(Open { mark: Some(_), .. }) => out.generated('“'),
                Some(_) => {}
            }
            child
        }
        _ => None,
    }
}

/// How to read an element's children; `None` where it has none to read.
fn enter(element: &Element, window: Option<&Window>, parent: Option<&Open>) -> Option<Open> {
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
    let style = window.and_then(|w| w.get_computed_style(element).ok().flatten());
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
    Some(Open { kind, block, keep_lines, mark: (tag == "q").then_some('”') })
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
