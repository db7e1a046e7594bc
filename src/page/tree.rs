//! A page as collected in one walk: its texts and elements in order, without what the table leaves out.
//!
//! All later decisions about a page use this tree. It contains no DOM, only handles of nodes, so the rules are the same
//! for a browser and a file, and can be tested without either.

use super::node::{Facts, Look, Node, fact};
use super::style::{Baseline, Style, is_unseen};
use super::table::{self, Part};
use crate::BlockKind;
use std::ops::Range;

/// Maximum number of nodes that are read; a page with more is not an article.
const MAX_NODES: usize = 500_000;

/// One text or element.
pub(crate) struct Item<N> {
    pub(crate) node: N,
    /// The item around it; the root is its own parent.
    pub(crate) parent: usize,
    /// One past the last item inside it.
    pub(crate) end: usize,
    pub(crate) what: What,
}

pub(crate) enum What {
    Text(String),
    Element(Element),
    /// A line break.
    Break,
    /// Something whose words are not read.
    Gap,
    /// A gap that is an input field.
    Field,
}

/// What the rules need to know of an element.
#[derive(Clone, Debug, Default)]
pub(crate) struct Element {
    pub(crate) tag: String,
    /// Its id and classes.
    pub(crate) names: String,
    /// The kind of block, if it is one.
    pub(crate) kind: Option<BlockKind>,
    pub(crate) style: Style,
    /// The quotation marks shown around it, for a `<q>`.
    pub(crate) marks: Option<[String; 2]>,
    pub(crate) sign: Signs,
}

/// What the page's markup says of an element.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Independent flags, in any combination.
pub(crate) struct Signs {
    /// A link to another page, or a button.
    pub(crate) link: bool,
    /// `<article>`, or an element with that role.
    pub(crate) article: bool,
    /// `<main>`, or an element with that role.
    pub(crate) main: bool,
    /// Contains the article's text, by the page's own data.
    pub(crate) body: bool,
    /// An item of the page's own data.
    pub(crate) scope: bool,
    /// A reader's comment, by the page's own data.
    pub(crate) comment: bool,
}

/// A page, or an element of one, in the order of its nodes. Item 0 is the root.
pub(crate) struct Tree<N> {
    pub(crate) items: Vec<Item<N>>,
    /// Whether the page has more nodes than are read.
    pub(crate) full: bool,
    /// Its depth.
    pub(crate) depth: usize,
}

impl<N> Tree<N> {
    /// The element at an item, if it is one.
    pub(crate) fn element(&self, at: usize) -> Option<&Element> {
        match &self.items.get(at)?.what {
            What::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The items inside an item, including itself.
    pub(crate) fn within(&self, at: usize) -> Range<usize> {
        at..self.items[at].end
    }

    /// The ancestors of an item: itself first, the root last.
    pub(crate) fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        let mut next = Some(at);
        std::iter::from_fn(move || {
            let now = next?;
            next = Some(self.items[now].parent).filter(|p| *p != now);
            Some(now)
        })
    }

    /// The children of an item.
    pub(crate) fn children(&self, at: usize) -> impl Iterator<Item = usize> {
        let end = self.items[at].end;
        let mut next = at + 1;
        std::iter::from_fn(move || {
            let now = next;
            (now < end).then(|| {
                next = self.items[now].end;
                now
            })
        })
    }

    /// For each item, whether no sibling has the same tag and names.
    pub(crate) fn lone(&self) -> Vec<bool> {
        let kin = |at: usize| match self.element(at) {
            Some(e) => (self.items[at].parent as u32, hash(&e.tag) ^ hash(&e.names).rotate_left(1)),
            None => (0, 0),
        };
        let mut elements: Vec<usize> = (0..self.items.len()).filter(|at| self.element(*at).is_some()).collect();
        crate::order::sort_by_key(&mut elements, |at| kin(*at));
        let mut lone = vec![false; self.items.len()];
        for same in elements.chunk_by(|a, b| kin(*a) == kin(*b)) {
            if let [one] = same {
                lone[*one] = true;
            }
        }
        lone
    }

    /// The smallest item that contains both.
    pub(crate) fn common(&self, a: usize, b: usize) -> usize {
        self.around(a).find(|at| self.within(*at).contains(&b)).unwrap_or(0)
    }
}

/// The hash of a word: FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>.
pub(crate) fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// A walk over a page that can be paused and resumed, so that a long page does not freeze. It has no depth limit.
pub(crate) struct Walk<N: Node> {
    tree: Tree<N>,
    /// The open elements, each with its remaining children.
    inside: Vec<(usize, N::Children)>,
    root: Baseline,
    /// Whether unseen elements are read too.
    unseen_too: bool,
}

impl<N: Node> Walk<N> {
    /// Begins at an element. `unseen_too`: also read unseen elements.
    pub(crate) fn new(root: &N, unseen_too: bool) -> Self {
        let mut tree = Tree { items: Vec::new(), full: false, depth: 1 };
        let mut baseline = Baseline::default();
        let what = match root.look() {
            Look::Element(facts) => {
                baseline = Baseline::of(root, &facts);
                let mut element = element(root, &facts, table::part(&facts.tag), Style::default());
                element.style.block = true;
                What::Element(element)
            }
            Look::Text(text) => What::Text(text),
            Look::Other => What::Gap,
        };
        tree.items.push(Item { node: root.clone(), parent: 0, end: 1, what });
        let inside = vec![(0, root.children())];
        Self { tree, inside, root: baseline, unseen_too }
    }

    /// Reads up to `count` more nodes. Returns whether the walk has ended.
    pub(crate) fn go_on(&mut self, count: u32) -> bool {
        for _ in 0..count {
            let Some((at, children)) = self.inside.last_mut() else { return true };
            let at = *at;
            match children.next() {
                Some(child) if self.tree.items.len() < MAX_NODES => self.meet(child, at),
                more => {
                    self.tree.full |= more.is_some();
                    self.tree.items[at].end = self.tree.items.len();
                    self.inside.pop();
                }
            }
        }
        self.inside.is_empty()
    }

    /// Reads the rest.
    pub(crate) fn finish(mut self) -> Tree<N> {
        while !self.go_on(u32::MAX) {}
        self.tree
    }

    fn meet(&mut self, node: N, parent: usize) {
        let what = match node.look() {
            Look::Other => return,
            Look::Text(text) => What::Text(text),
            Look::Element(facts) => self.element(&node, &facts, parent),
        };
        let at = self.tree.items.len();
        if matches!(what, What::Element(_)) {
            self.inside.push((at, node.children()));
            self.tree.depth = self.tree.depth.max(self.inside.len());
        }
        self.tree.items.push(Item { node, parent, end: at + 1, what });
    }

    fn element(&self, node: &N, facts: &Facts, parent: usize) -> What {
        let part = table::part(&facts.tag);
        match part {
            Part::Break => return What::Break,
            Part::Skipped if matches!(&*facts.tag, "input" | "textarea" | "select") => return What::Field,
            Part::Skipped => return What::Gap,
            _ if table::is_left_out(facts) => return What::Gap,
            // The line under a quotation that names its speaker may be a footer too.
            _ if facts.tag == "footer" && !self.inside_of(parent, "blockquote") => return What::Gap,
            _ if !self.unseen_too && is_unseen(node, facts, self.root) => return What::Gap,
            _ => {}
        }
        let around = self.tree.element(parent).map(|e| e.style).unwrap_or_default();
        let mut element = element(node, facts, part, around);
        // In a file, a `<q>` has the marks that browsers show.
        if facts.tag == "q" && element.marks.is_none() {
            let pair = if self.inside_of(parent, "q") { ["‘", "’"] } else { ["“", "”"] };
            element.marks = Some(pair.map(String::from));
        }
        What::Element(element)
    }

    fn inside_of(&self, at: usize, tag: &str) -> bool {
        self.tree.around(at).any(|a| self.tree.element(a).is_some_and(|e| e.tag == tag))
    }
}

fn element<N: Node>(node: &N, facts: &Facts, part: Part, around: Style) -> Element {
    let style = Style::of(facts, part, around);
    let kind = match part {
        _ if style.block && table::is_data(facts) => Some(BlockKind::Furniture),
        Part::Block(kind) => kind,
        _ => None,
    };
    let marks = if facts.tag == "q" { node.marks() } else { None };
    let leads_away = facts.get(fact::HREF).is_some_and(|to| !to.starts_with('#'));
    let sign = Signs {
        link: (facts.tag == "a" && leads_away) || facts.tag == "button" || facts.has_word(fact::ROLE, "button"),
        article: facts.tag == "article" || facts.has_word(fact::ROLE, "article"),
        main: facts.tag == "main" || facts.has_word(fact::ROLE, "main"),
        body: [fact::ITEMPROP, fact::PROPERTY].into_iter().any(|a| {
            facts
                .get(a)
                .is_some_and(|v| v.split_ascii_whitespace().any(|w| w.trim_start_matches("schema:") == "articleBody"))
        }),
        scope: facts.has(fact::ITEMSCOPE),
        comment: table::is_comment(facts),
    };
    Element { tag: facts.tag.clone(), names: facts.names(), kind, style, marks, sign }
}
