//! The words of a tree as they flow: block by block, line by line, without what is left out.

use super::tree::{Tree, What};
use crate::BlockKind;

/// What is met next.
pub(crate) enum Step<'t> {
    /// A block begins, in this element.
    Block { kind: BlockKind, owner: usize },
    /// Text of an item.
    Text { item: usize, text: &'t str, lines: Lines, capitals: bool, linked: bool },
    /// The end of a line that the page asks for.
    Break,
    /// The end of a line that comes of the layout: white space, however many there are.
    Line,
    /// Something with words of its own that are not read.
    Gap,
    /// Words that are shown but stand in no text.
    Shown(&'t str),
}

/// What a line feed is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lines {
    /// White space.
    Collapse,
    /// The end of a line; a blank line parts paragraphs.
    Blank,
    /// The end of a line, and of a paragraph where a sentence ends there: no blank line parts any.
    Each,
}

/// An element that is open.
#[derive(Clone, Copy)]
#[allow(clippy::struct_excessive_bools)] // Each is a fact of its own.
struct Open {
    at: usize,
    end: usize,
    kind: BlockKind,
    owner: usize,
    block: bool,
    /// Whether marks are shown around it.
    marked: bool,
    /// Whether it is, or is in, a paragraph or heading: blocks in it are its lines.
    line: bool,
    linked: bool,
    lines: Lines,
}

/// Gives `each` the words in an item, but for the items that are left out.
///
/// `each` is not generic: the code would stand in the page's file once for each caller.
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
                // A line of a paragraph that a script took to pieces.
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

/// Whether an element holds one of a tag.
fn holds<N>(tree: &Tree<N>, at: usize, tag: &str) -> bool {
    tree.within(at).skip(1).any(|i| tree.element(i).is_some_and(|e| e.tag == tag))
}

/// Whether the words of an element begin with a quotation mark of their own.
fn is_marked<N>(tree: &Tree<N>, at: usize) -> bool {
    let first = texts(tree, at).find_map(|t| t.trim_start().chars().next());
    first.is_some_and(|c| matches!(c, '“' | '"' | '‘' | '«' | '„' | '‚' | '»'))
}

/// Whether an element is the number of a note: raised, and a link or without a word.
fn is_note<N>(tree: &Tree<N>, at: usize) -> bool {
    let raised = tree.element(at).is_some_and(|e| e.tag == "sup");
    raised && (holds(tree, at, "a") || !texts(tree, at).any(|t| t.contains(char::is_alphabetic)))
}

/// What line feeds are in an element that keeps them.
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
