//! Pull quotes: boxes that repeat the article's text in larger letters.

use super::find::is_heading;
use super::flow::texts;
use super::measure::Run;
use super::table::{PULLED, is_named};
use super::tree::Tree;

/// Minimum letters and digits that must be repeated; fewer may be equal by chance.
const MIN_SAME_CHARS: usize = 15;

/// Maximum letters and digits of a pull quote.
const MAX_PULL_CHARS: u32 = 400;

/// Maximum letters and digits of the name below it.
const MAX_NAME_CHARS: u32 = 50;

/// Limit for the comparison: the page's letters and digits times its number of boxes.
const MAX_COMPARED_CHARS: usize = 20_000_000;

/// Leaves out boxes that repeat the text around them.
pub(crate) fn pulled<N>(tree: &Tree<N>, root: usize, left_out: &mut [bool]) {
    let mut budget = MAX_COMPARED_CHARS;
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
    // A wrapper with a tag and names unlike its siblings.
    let alone = || matches!(&*element.tag, "div" | "section" | "p") && !element.names.is_empty() && lone[at];
    if !element.style.block || is_heading(element.kind) || !(set_off || alone()) {
        return false;
    }
    let runs = Run::all(tree, at, left_out);
    let chars: u32 = runs.iter().map(|r| r.chars).sum();
    (MIN_SAME_CHARS as u32..=MAX_PULL_CHARS).contains(&chars)
}

/// Whether one of a box's blocks is repeated outside it, and its other blocks are at most names.
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
        let again = own.len() >= MIN_SAME_CHARS && outside.contains(&own);
        if !again && run.chars > MAX_NAME_CHARS {
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
