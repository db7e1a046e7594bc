//! From a tree to the article's text: blocks in reading order, and where in the page each stretch stands.

use super::capitals::Names;
use super::flow::{Step, flow};
use super::map::{Builder, TextMap};
use super::measure::Run;
use super::tree::Tree;
use crate::BlockKind;

/// Reads an item, but for what is left out. Also gives back the items of the texts, by the numbers that the map has for them.
pub(crate) fn read<N>(tree: &Tree<N>, root: usize, left_out: &[bool]) -> (TextMap, Vec<usize>) {
    let names = Names::of(tree, root, left_out);
    let runs = Run::all(tree, root, left_out);
    let mut away = leads_away(&runs);
    // What was read of the page's first block, which begins before anything is met.
    let mut skipped = away.next() == Some(true);
    let mut texts = Vec::new();
    let mut out = Builder::default();
    let kind = tree.element(root).and_then(|e| e.kind).unwrap_or_default();
    out.begin_block(kind);
    flow(tree, root, left_out, &mut |step| {
        if let Step::Block { kind, .. } = step {
            skipped = away.next() == Some(true);
            out.begin_block(kind);
            if skipped {
                out.gap();
            }
            return;
        }
        if skipped {
            return;
        }
        match step {
            Step::Text { item, text, lines, capitals, .. } => {
                let number = texts.len() as u32;
                texts.push(item);
                if capitals {
                    out.text(number, &names.restore(text, out.is_empty()), lines);
                } else {
                    out.text(number, text, lines);
                }
            }
            Step::Break => out.line_break(),
            Step::Line => out.line(),
            Step::Gap => out.gap(),
            Step::Shown(words) => out.shown(words),
            Step::Block { .. } => {}
        }
    });
    (out.finish(), texts)
}

/// For each run whether it is nothing but a way to somewhere else: links from end to end, or links after a label. A page's
/// first headline may be a link to the page itself, and a caption one to who took the picture.
fn leads_away(runs: &[Run]) -> impl Iterator<Item = bool> + use<'_> {
    let mut begun = false;
    runs.iter().map(move |run| {
        let title = run.kind == BlockKind::Heading && !begun;
        begun |= run.chars > 0;
        run.linked > 0 && !title && run.kind != BlockKind::Caption && (run.linked == run.chars || run.label)
    })
}
