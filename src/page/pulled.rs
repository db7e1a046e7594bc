//! Pulled quotations: boxes that say again, in larger letters, what stands in the text.

use super::find::is_heading;
use super::flow::texts;
use super::measure::Run;
use super::table::{PULLED, is_named};
use super::tree::Tree;

/// So many letters and digits must be the same, or chance may have said them twice.
const SAME: usize = 15;

/// A pulled quotation has at most so many letters and digits.
const PULL: u32 = 400;

/// The name under it has at most so many.
const NAME: u32 = 50;

/// How many letters and digits are compared at most: the page's length times the number of its boxes.
const COMPARED: usize = 20_000_000;

/// Adds boxes that repeat the text around them to what is left out.
pub(crate) fn pulled<N>(tree: &Tree<N>, root: usize, left_out: &mut [bool]) {
    let mut budget = COMPARED;
    let mut whole: Option<Vec<(usize, String)>> = None;
    let lone = tree.lone();
    let mut at = root + 1;
    while at < tree.items[root].end {
        if left_out[at] {
            at = tree.items[at].end;
            continue;
        }
        if is_box(tree, at, left_out, &lone) {
            let texts = whole.get_or_insert_with(|| words(tree, root, left_out));
            let length: usize = texts.iter().map(|(_, t)| t.len()).sum();
            let Some(rest) = budget.checked_sub(length) else { return };
            budget = rest;
            if repeats(tree, at, left_out, texts) {
                left_out[at] = true;
                at = tree.items[at].end;
                continue;
            }
        }
        at += 1;
    }
}

/// Whether an element is set off from the text, and short.
fn is_box<N>(tree: &Tree<N>, at: usize, left_out: &[bool], lone: &[bool]) -> bool {
    let Some(element) = tree.element(at) else { return false };
    let set_off = matches!(&*element.tag, "blockquote" | "figure") || is_named(&element.names, PULLED);
    // A wrapper of its own kind among paragraphs.
    let alone = || matches!(&*element.tag, "div" | "section" | "p") && !element.names.is_empty() && lone[at];
    if !element.style.block || is_heading(element.kind) || !(set_off || alone()) {
        return false;
    }
    let runs = Run::all(tree, at, left_out);
    let chars: u32 = runs.iter().map(|r| r.chars).sum();
    (SAME as u32..=PULL).contains(&chars)
}

/// Whether one of a box's blocks stands in the text outside of it, and the others are no more than names.
fn repeats<N>(tree: &Tree<N>, at: usize, left_out: &[bool], all: &[(usize, String)]) -> bool {
    let inside = tree.within(at);
    let outside: String = all.iter().filter(|(i, _)| !inside.contains(i)).map(|(_, t)| t.as_str()).collect();
    let runs = Run::all(tree, at, left_out);
    let mut any = false;
    for run in &runs {
        if run.chars == 0 {
            continue;
        }
        let own: String = texts_of(tree, run.owner).collect();
        let again = own.len() >= SAME && outside.contains(&own);
        if !again && run.chars > NAME {
            return false;
        }
        any |= again;
    }
    any
}

fn texts_of<N>(tree: &Tree<N>, at: usize) -> impl Iterator<Item = char> {
    texts(tree, at).flat_map(plain)
}

fn plain(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}

/// The letters and digits of each text that is read.
fn words<N>(tree: &Tree<N>, root: usize, left_out: &[bool]) -> Vec<(usize, String)> {
    use super::flow::{Step, flow};
    let mut all = Vec::new();
    flow(tree, root, left_out, &mut |step| {
        if let Step::Text { item, text, .. } = step {
            all.push((item, plain(text).collect()));
        }
    });
    all
}
