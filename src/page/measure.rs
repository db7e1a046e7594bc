//! How much text each part of a page holds, and how much of it is prose.

use super::flow::{Step, flow};
use super::tree::Tree;
use crate::BlockKind;

/// So long must a stretch of words be, without its links, to be a sentence of prose and not a label, in letters and digits.
pub(crate) const SENTENCE: u32 = 30;

/// A label before links has at most so many letters and digits, and ends in a colon.
const LABEL: u32 = 20;

/// The words between two ends of blocks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) kind: BlockKind,
    /// The element whose block it is.
    pub(crate) owner: usize,
    /// Letters and digits.
    pub(crate) chars: u32,
    /// Those in links that lead away, and in buttons.
    pub(crate) linked: u32,
    /// Whether all that is not in links is a label: “Read more:”.
    pub(crate) label: bool,
    /// Whether it ends as sentences do.
    pub(crate) stops: bool,
    colon: bool,
}

impl Run {
    const fn new(kind: BlockKind, owner: usize) -> Self {
        Self { kind, owner, chars: 0, linked: 0, label: false, stops: false, colon: false }
    }

    /// The runs of an item, but for what is left out; one for each block step of [`flow`], and one before the first.
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
            self.label |= self.colon && before <= LABEL;
        } else if chars > 0 {
            self.label = false;
        }
        if !last.is_empty() {
            self.colon = last.ends_with(':');
            self.stops = last.ends_with(['.', '!', '?', '…', '”', '"', '’', '\'']);
        }
    }

    /// Its letters and digits, if it is prose.
    pub(crate) fn prose(&self) -> u32 {
        let own = self.chars - self.linked;
        let said = !matches!(self.kind, BlockKind::Heading | BlockKind::Caption | BlockKind::Furniture);
        if said && (own >= SENTENCE || (self.stops && own > 0)) { own } else { 0 }
    }
}

/// For each item of a tree, letters and digits.
pub(crate) struct Measure {
    /// All.
    pub(crate) text: Vec<u32>,
    /// Those in links.
    pub(crate) linked: Vec<u32>,
    /// Those of prose.
    pub(crate) prose: Vec<u32>,
    /// How many links there are.
    pub(crate) links: Vec<u32>,
    /// The prose of the page before the item.
    pub(crate) before: Vec<u32>,
}

impl Measure {
    /// Of an item and all in it, but for what is left out.
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
