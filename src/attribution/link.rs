//! Linking: which labelled source, cue and content belong together.
//!
//! Every label says on which side its cue stands; it belongs to the nearest one there within its block. What follows a
//! cue at the head of the next block ("She added:", or a quotation over several paragraphs) is handed back apart.

use super::label::{Label, Role, Rule, Side};
use std::ops::Range;

/// Labels that make one attribution.
#[derive(Clone, Debug)]
pub(super) struct Linked {
    pub(super) source: Option<Range<usize>>,
    pub(super) cue: Option<Range<usize>>,
    pub(super) content: Vec<Range<usize>>,
    /// The rule of its cue, or of its content where it has none.
    pub(super) rule: Rule,
    /// The rule that finds the same cue where the tagger labelled it.
    pub(super) agrees: Option<Rule>,
    /// Whether an outlet that quotes the source stands before the cue.
    pub(super) relayed: bool,
}

/// What the labels of a block amount to.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Content whose cue stands to its left, before the block.
    pub(super) ahead: Vec<Range<usize>>,
    /// The attributions of the block, in order of their first labels; those with a cue may lack content.
    pub(super) here: Vec<Linked>,
}

/// Links the labels of one block, which are in order and do not overlap.
pub(super) fn link(labels: &[Label]) -> Links {
    // By label: the attribution that begins with it, so that order is kept.
    let mut begun: Vec<Option<Linked>> = vec![None; labels.len()];
    let cues: Vec<usize> = (0..labels.len()).filter(|n| labels[*n].role == Role::Cue).collect();
    for c in &cues {
        let cue = Some(labels[*c].tokens.clone());
        begun[*c] = Some(Linked {
            source: None,
            cue,
            content: Vec::new(),
            rule: labels[*c].rule,
            agrees: None,
            relayed: false,
        });
    }
    let mut ahead = Vec::new();
    for (n, label) in labels.iter().enumerate().filter(|(_, l)| l.role != Role::Cue) {
        let tokens = label.tokens.clone();
        let next = cues.partition_point(|c| *c < n);
        let (left, right) = (next.checked_sub(1).map(|c| cues[c]), cues.get(next).copied());
        let cue = match (label.side, label.role) {
            (Side::Right, _) => right.or(left),
            (Side::Left, Role::Source) => left.or(right),
            (Side::Left, _) => left,
            (Side::None, _) => None,
        };
        match (label.role, cue.and_then(|c| begun[c].as_mut())) {
            (Role::Source, Some(l)) => _ = l.source.get_or_insert(tokens),
            (Role::Source, None) if label.rule == Rule::Signature && n > 0 => {
                if let Some(l) = &mut begun[n - 1] {
                    l.source = Some(tokens);
                }
            }
            (Role::Content, Some(l)) => l.content.push(tokens),
            (Role::Content, None) if label.side == Side::Left => ahead.push(tokens),
            (Role::Content, None) => {
                begun[n] = Some(Linked {
                    source: None,
                    cue: None,
                    content: vec![tokens],
                    rule: label.rule,
                    agrees: None,
                    relayed: false,
                });
            }
            _ => {}
        }
    }
    let here = begun.into_iter().flatten().collect();
    Links { ahead, here }
}
