//! Measures how much text each part of a page has, and how much of it is prose.

use super::flow::{Step, flow};
use super::tree::Tree;
use crate::BlockKind;

/// Minimum letters and digits, outside links, of a run of words that counts as a sentence of prose rather than a label.
pub(crate) const MIN_SENTENCE_CHARS: u32 = 30;

/// Maximum letters and digits of a label before links, which ends in a colon.
const MAX_LABEL_CHARS: u32 = 20;

/// The words between two block boundaries.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) kind: BlockKind,
    /// The element of the block.
    pub(crate) owner: usize,
    /// Letters and digits.
    pub(crate) chars: u32,
    /// Letters and digits in links to other pages and in buttons.
    pub(crate) linked: u32,
    /// Whether the part outside links is a label: “Read more:”.
    pub(crate) label: bool,
    /// Whether it ends like a sentence.
    pub(crate) stops: bool,
    colon: bool,
}

impl Run {
    const fn new(kind: BlockKind, owner: usize) -> Self {
        Self { kind, owner, chars: 0, linked: 0, label: false, stops: false, colon: false }
    }

    /// The runs of an item, without what is left out: one for each block step of [`flow`], and one before the first.
    pub(crate) fn all<N>(tree: &Tree<N>, root: usize, left_out: &[bool]) -> Vec<Self> {
        let kind = tree.element(root).and_then(|e| e.kind).unwrap_or_default();
        let mut runs = Vec::new();
        let mut now = Self::new(kind, root);
        flow(tree, root, left_out, &mut |step| match step {
            Step::Block { kind, owner } => runs.push(std::mem::replace(&mut now, Self::new(kind, owner))),
            Step::Text { text, linked, .. } => now.take(text, linked),
            _ => {}
        });
        runs.push(now);
        runs
    }

    fn take(&mut self, text: &str, linked: bool) {
        let chars = text.chars().filter(|c| c.is_alphanumeric()).count() as u32;
        self.chars += chars;
        let last = text.trim_ascii_end();
        if linked {
            self.linked += chars;
            let before = self.chars - self.linked;
            self.label |= self.colon && before <= MAX_LABEL_CHARS;
        } else if chars > 0 {
            self.label = false;
        }
        if !last.is_empty() {
            self.colon = last.ends_with(':');
            self.stops = last.ends_with(['.', '!', '?', '…', '”', '"', '’', '\'']);
        }
    }

    /// Its letters and digits outside links, if it is prose.
    pub(crate) fn prose(&self) -> u32 {
        let own = self.chars - self.linked;
        let said = !matches!(self.kind, BlockKind::Heading | BlockKind::Caption | BlockKind::Furniture);
        if said && (own >= MIN_SENTENCE_CHARS || (self.stops && own > 0)) { own } else { 0 }
    }
}

/// Letters and digits for each item of a tree.
pub(crate) struct Measure {
    /// All.
    pub(crate) text: Vec<u32>,
    /// In links.
    pub(crate) linked: Vec<u32>,
    /// In prose.
    pub(crate) prose: Vec<u32>,
    /// The number of links.
    pub(crate) links: Vec<u32>,
    /// In the page's prose before the item.
    pub(crate) before: Vec<u32>,
}

impl Measure {
    /// Measures an item and everything in it, without what is left out.
    pub(crate) fn of<N>(tree: &Tree<N>, root: usize, left_out: &[bool]) -> Self {
        let none = || vec![0; tree.items.len()];
        let mut all = Self { text: none(), linked: none(), prose: none(), links: none(), before: none() };
        for run in Run::all(tree, root, left_out) {
            all.text[run.owner] += run.chars;
            all.linked[run.owner] += run.linked;
            all.prose[run.owner] += run.prose();
        }
        let mut sum = 0;
        for at in tree.within(root) {
            all.before[at] = sum;
            sum += all.prose[at];
        }
        for at in tree.within(root).rev() {
            if tree.element(at).is_some_and(|e| e.sign.link) && left_out.get(at) != Some(&true) {
                all.links[at] += 1;
            }
            let parent = tree.items[at].parent;
            if at == root || parent == at {
                continue;
            }
            for sums in [&mut all.text, &mut all.linked, &mut all.prose, &mut all.links] {
                sums[parent] += sums[at];
            }
        }
        all
    }
}
