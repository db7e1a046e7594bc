//! Nouns of saying and holding with their clause: reports that …, the minister's claim that …

use super::Labeller;
use crate::{
    attribution::{
        complement::content_end,
        label::Rule,
        np::{is_clitic, verbish},
    },
    lexicon::Classes,
};
use std::ops::Range;

impl Labeller<'_, '_> {
    /// "reports that …", "the minister's claim that …": a noun and its clause.
    pub(super) fn noun_at(&mut self, i: usize, floor: usize, ceil: usize) -> Option<usize> {
        let doc = self.np.doc;
        if !doc.is(i, Classes::CUE_NOUN_SPEECH.or(Classes::CUE_NOUN_BELIEF)) || doc.token(i).capital() && i > floor {
            return None;
        }
        // "claims by X that"
        let mut that = i + 1;
        let mut source = None;
        if doc.one_of(that, &["by", "from"]) && that + 1 < ceil {
            let s = self.np.right(that + 1, ceil)?;
            that = s.end;
            source = Some(s);
        }
        if that + 2 >= ceil
            || !doc.eq(that, "that")
            || !(that + 1..ceil.min(that + 25)).any(|j| verbish(doc, j) || doc.token(j).verb.is_some())
        {
            return None;
        }
        // A relative clause ("the report that he wrote") has no subject of its own: it begins with the verb, or lacks an object.
        if verbish(doc, that + 1) || doc.is(that + 1, Classes::AUXILIARY) {
            return None;
        }
        if source.is_none() && i > floor {
            source = self.possessor(floor, i);
        }
        let end = content_end(&self.np, that + 1, ceil);
        self.attribute(source, i..i + 1, that + 1..end, Rule::NounClause);
        Some(end)
    }

    /// "the minister's" or "her" before a noun cue.
    fn possessor(&self, floor: usize, noun: usize) -> Option<Range<usize>> {
        let doc = self.np.doc;
        let mut j = noun;
        while j > floor && j + 4 > noun {
            j -= 1;
            if doc.is(j, Classes::POSSESSIVE) {
                return Some(j..j + 1);
            }
            if is_clitic(doc, j) {
                return self.np.left(floor, j);
            }
            if !doc.token(j).is_word || doc.is(j, Classes::DETERMINER.or(Classes::PREPOSITION)) {
                return None;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::check;

    #[test]
    fn table() {
        check(&[
            ("The town woke to reports that the dam had burst.", "- [reports] the dam had burst"),
            (
                "He rejected the minister’s claim that the dam was safe.",
                "He [rejected] the minister’s claim that the dam was safe",
            ),
            (
                "Shares fell after claims by two engineers that the dam was unsafe.",
                "two engineers [claims] the dam was unsafe",
            ),
            // Near misses.
            ("The report that was leaked is long.", ""),
            ("The claim was settled out of court.", ""),
        ]);
    }
}
