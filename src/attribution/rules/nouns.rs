//! Nouns of speech and belief with their clause: reports that …, the minister's claim that …

use super::{super::rule::Rule, finder::Finder};
use crate::{
    attribution::{complement::content_end, np::verbish},
    lexicon::{Classes, VerbForm, sets},
};
use std::ops::Range;

impl Finder<'_, '_> {
    /// "reports that …", "the minister's claim that …": a noun and its clause.
    pub(super) fn noun_at(&mut self, i: usize, floor: usize, ceil: usize, unit: &Range<usize>) -> Option<usize> {
        let doc = self.np.doc;
        let copula = doc.one_of(i + 1, sets::grammar::SINGULAR_BE) && doc.eq(i + 2, "that");
        let noun = doc.is(i, Classes::CUE_NOUN_SPEECH.or(Classes::CUE_NOUN_BELIEF))
            || copula && doc.one_of(i, sets::attribution::VIEWS_AND_ANSWERS);
        if !noun || doc.token(i).capital() && i > floor {
            return None;
        }
        // "claims by X that"
        let mut that = i + 1;
        let mut source = None;
        // "his claim is that"
        if copula {
            source = Some(self.possessor(floor, i)?);
            that += 1;
        }
        if doc.one_of(that, sets::attribution::MAKER_PREPOSITIONS) && that + 1 < ceil {
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
        // A relative clause ("the report that he wrote") is not content. Excluded here if it begins with a verb.
        let verb = doc.is_inflected(that + 1);
        if verb || doc.is(that + 1, Classes::AUXILIARY) {
            return None;
        }
        if source.is_none() && i > floor {
            source = self.possessor(floor, i).or_else(|| self.maker(floor, i));
        }
        // "Despite claims that X, Y": in an opening phrase the clause ends at the comma.
        let opening = doc.is(unit.start, Classes::PREPOSITION.or(Classes::SUBORDINATOR))
            && !(unit.start..i).any(|j| verbish(doc, j) || doc.comma(j));
        let comma = |i: &usize| opening && doc.comma(*i) && self.np.quotes.at(*i).is_none();
        let ceil = (that + 2..ceil).find(comma).unwrap_or(ceil);
        let end = content_end(&self.np, that + 1, ceil);
        self.attribute(source, i..i + 1, that + 1..end, Rule::NounClause);
        Some(end)
    }

    /// "She made the wild claim that": the subject of the light verb.
    fn maker(&self, floor: usize, noun: usize) -> Option<Range<usize>> {
        let doc = self.np.doc;
        let carries = |v: VerbForm| sets::attribution::MAKING_WORDS.has(v.verb().lemma);
        let near = (floor..noun).rev().take(5).take_while(|j| doc.token(*j).is_word);
        let verb =
            near.into_iter().find(|j| doc.token(*j).verb.is_some_and(|v| carries(v) && (v.past() || v.third())))?;
        self.np.left(floor, verb)
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
            if doc.is_possessive(j) {
                let outside = Classes::PREPOSITION.or(Classes::SUBORDINATOR).or(Classes::COORDINATOR);
                let inside = |k: usize| doc.token(k).is_word && !doc.is(k, outside) && !verbish(doc, k);
                let start = (floor..j).rev().take_while(|k| inside(*k)).last()?;
                return Some(start..j);
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
    use crate::attribution::tests::check_but;

    #[test]
    fn table() {
        check_but(
            &[
                ("The town woke to reports that the dam had burst.", "- [reports] the dam had burst"),
                (
                    "He rejected the minister’s claim that the dam was safe.",
                    "He [rejected] the minister’s claim that the dam was safe",
                ),
                (
                    "Shares fell after claims by two engineers that the dam was unsafe.",
                    "two engineers [claims] the dam was unsafe",
                ),
                (
                    "Despite the firm’s repeated claims that it is safe, the bridge is shut.",
                    "the firm [claims] it is safe",
                ),
                (
                    "The Marlow Courier reports that the dam had burst.",
                    "The Marlow Courier [reports] the dam had burst",
                ),
                ("She made the wild claim that the bridge is safe.", "She [claim] the bridge is safe"),
                ("As for the bridge, his claim is that it is safe.", "his [claim] it is safe"),
                // Near misses.
                ("She kept messages that showed his anger.", ""),
                ("The report that was leaked is long.", ""),
                ("The claim was settled out of court.", ""),
            ],
            &[
                ("She kept messages that showed his anger.", "She [kept messages] showed his anger"),
                ("The town woke to reports that the dam had burst.", "The town [woke to reports] the dam had burst"),
                ("Shares fell after claims by two engineers that the dam was unsafe.", ""),
                (
                    "Despite the firm’s repeated claims that it is safe, the bridge is shut.",
                    "the firm [repeated] it is safe",
                ),
                ("She made the wild claim that the bridge is safe.", "She [made the wild claim] the bridge is safe"),
            ],
        );
    }
}
