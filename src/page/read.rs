//! From a tree to the article's text: blocks in reading order, and the place of each part in the page.

use super::capitals::Names;
use super::flow::{Step, flow};
use super::map::{Builder, TextMap};
use super::measure::Run;
use super::tree::Tree;
use crate::BlockKind;

/// Reads an item, without what is left out. Also returns the items of the texts, indexed by their numbers in the map.
pub(crate) fn read<N>(tree: &Tree<N>, root: usize, left_out: &[bool]) -> (TextMap, Vec<usize>) {
    let names = Names::of(tree, root, left_out);
    let runs = Run::all(tree, root, left_out);
    let mut away = leads_away(&runs);
    // Whether the first run, before any block step, is skipped.
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

/// For each run, whether it only leads to other pages: it consists of links, or of links after a label. Exceptions: a
/// page's first headline may link to the page itself, and a caption to the photographer.
fn leads_away(runs: &[Run]) -> impl Iterator<Item = bool> + use<'_> {
    let mut begun = false;
    runs.iter().map(move |run| {
        let title = run.kind == BlockKind::Heading && !begun;
        begun |= run.chars > 0;
        run.linked > 0 && !title && run.kind != BlockKind::Caption && (run.linked == run.chars || run.label)
    })
}
