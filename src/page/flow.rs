//! Walks the words of a tree: block by block, line by line, without what is left out.

use super::tree::{Tree, What};
use crate::BlockKind;

/// One step of the walk.
pub(crate) enum Step<'t> {
    /// A block begins, in this element.
    Block { kind: BlockKind, owner: usize },
    /// Text of an item.
    Text { item: usize, text: &'t str, lines: Lines, capitals: bool, linked: bool },
    /// A line break in the page.
    Break,
    /// A line end due to the layout: white space, however many there are.
    Line,
    /// Something whose words are not read.
    Gap,
    /// Words that are shown but are not in any text node.
    Shown(&'t str),
}

/// The meaning of a line feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lines {
    /// White space.
    Collapse,
    /// A line end; a blank line separates paragraphs.
    Blank,
    /// A line end, and the end of a paragraph if a sentence ends there; used if there are no blank lines.
    Each,
}

/// An open element.
#[derive(Clone, Copy)]
#[allow(clippy::struct_excessive_bools)] // Independent flags.
struct Open {
    at: usize,
    end: usize,
    kind: BlockKind,
    owner: usize,
    block: bool,
    /// Whether quotation marks are shown around it.
    marked: bool,
    /// Whether it is, or is in, a paragraph or heading; blocks inside it are lines.
    line: bool,
    linked: bool,
    lines: Lines,
}

/// Calls `each` with the words of an item, without the items that are left out.
///
/// `each` is not generic: the wasm would contain this code once for each caller.
pub(crate) fn flow<'t, N>(tree: &'t Tree<N>, root: usize, left_out: &[bool], each: &mut dyn FnMut(Step<'t>)) {
    let start = Open {
        at: root,
        end: tree.items[root].end,
        kind: BlockKind::Paragraph,
        owner: root,
        block: true,
        marked: false,
        line: false,
        linked: false,
        lines: Lines::Collapse,
    };
    let mut open = vec![start];
    let mut breaks = 0;
    let mut at = root;
    while at < start.end {
        while open.len() > 1 && open.last().is_some_and(|o| o.end <= at) {
            close(tree, &mut open, each);
        }
        let Some(around) = open.last().copied() else { return };
        let item = &tree.items[at];
        match &item.what {
            _ if left_out.get(at) == Some(&true) => {
                each(Step::Gap);
                at = item.end;
                continue;
            }
            What::Gap | What::Field => each(Step::Gap),
            What::Break => {
                breaks += 1;
                each(Step::Break);
                if breaks == 2 {
                    each(Step::Block { kind: around.kind, owner: around.owner });
                }
            }
            What::Text(text) => {
                if !text.trim_ascii().is_empty() {
                    breaks = 0;
                }
                let capitals = tree.element(item.parent).is_some_and(|e| e.style.capitals);
                each(Step::Text { item: at, text, lines: around.lines, capitals, linked: around.linked });
            }
            What::Element(e) if is_note(tree, at) || (e.tag == "pre" && holds(tree, at, "code")) => {
                each(Step::Gap);
                at = item.end;
                continue;
            }
            What::Element(e) => {
                let heading = e.kind == Some(BlockKind::Heading);
                // A line of a paragraph that a script has split.
                let piece = e.style.block && around.line && matches!(&*e.tag, "span" | "div" | "a" | "em" | "strong");
                let block = e.style.block && !piece;
                let kind = e.kind.unwrap_or(around.kind);
                let owner = if block { at } else { around.owner };
                let lines = match (e.style.lines, around.lines) {
                    (false, _) => Lines::Collapse,
                    (true, Lines::Collapse) => lines_of(tree, at),
                    (true, lines) => lines,
                };
                if block {
                    breaks = 0;
                    each(Step::Block { kind, owner });
                } else if piece {
                    each(Step::Line);
                }
                let marked = e.marks.is_some() && !is_marked(tree, at);
                if marked && let Some([before, _]) = &e.marks {
                    each(Step::Shown(before));
                }
                let line = (around.line && !block) || e.tag == "p" || heading;
                let linked = around.linked || e.sign.link;
                open.push(Open { at, end: item.end, kind, owner, block: block || piece, marked, line, linked, lines });
            }
        }
        at += 1;
    }
    while open.len() > 1 {
        close(tree, &mut open, each);
    }
}

fn close<'t, N>(tree: &'t Tree<N>, open: &mut Vec<Open>, each: &mut dyn FnMut(Step<'t>)) {
    let (Some(done), Some(around)) = (open.pop(), open.last()) else { return };
    if done.marked
        && let Some([_, after]) = tree.element(done.at).and_then(|e| e.marks.as_ref())
    {
        each(Step::Shown(after));
    }
    if done.block {
        each(if done.owner == around.owner {
            Step::Line
        } else {
            Step::Block { kind: around.kind, owner: around.owner }
        });
    }
}

/// Whether an element contains one with a tag.
fn holds<N>(tree: &Tree<N>, at: usize, tag: &str) -> bool {
    tree.within(at).skip(1).any(|i| tree.element(i).is_some_and(|e| e.tag == tag))
}

/// Whether the text of an element begins with a quotation mark.
fn is_marked<N>(tree: &Tree<N>, at: usize) -> bool {
    let first = texts(tree, at).find_map(|t| t.trim_start().chars().next());
    first.is_some_and(|c| matches!(c, '“' | '"' | '‘' | '«' | '„' | '‚' | '»'))
}

/// Whether an element is a footnote number: superscript, and a link or without letters.
fn is_note<N>(tree: &Tree<N>, at: usize) -> bool {
    let raised = tree.element(at).is_some_and(|e| e.tag == "sup");
    raised && (holds(tree, at, "a") || !texts(tree, at).any(|t| t.contains(char::is_alphabetic)))
}

/// The meaning of line feeds in an element that keeps them.
fn lines_of<N>(tree: &Tree<N>, at: usize) -> Lines {
    let blank = texts(tree, at).any(|t| {
        let mut lines = t.trim().lines();
        lines.any(|line| line.trim().is_empty())
    });
    if blank { Lines::Blank } else { Lines::Each }
}

/// The texts in an item.
pub(crate) fn texts<N>(tree: &Tree<N>, at: usize) -> impl Iterator<Item = &str> {
    tree.items[tree.within(at)].iter().filter_map(|item| match &item.what {
        What::Text(text) => Some(text.as_str()),
        _ => None,
    })
}
