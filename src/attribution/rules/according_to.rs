//! Prepositions that introduce a source: according to X, …; …, according to X.

use super::{super::rule::Rule, finder::Finder};
use crate::{
    attribution::{complement::content_end, np::verbish},
    lexicon::{Classes, sets},
    text::Case,
};
use std::ops::Range;

impl Finder<'_, '_> {
    /// According to X, …; …, according to X.
    #[inline(never)]
    pub(super) fn according_to(&mut self, unit: &Range<usize>) {
        let doc = self.np.doc;
        for i in unit.clone() {
            // "In Ada Roe’s words, …"
            let words = |k: &usize| doc.eq(*k, "words") && doc.comma(k + 1);
            if i < unit.start + 2
                && doc.eq(i, "in")
                && let Some(k) = (i + 2..unit.end.min(i + 8)).find(words)
                && let owner = k - usize::from(doc.eq(k - 1, "own"))
                && (doc.is_possessive(owner - 1) || owner == i + 2 && doc.is(i + 1, Classes::POSSESSIVE))
            {
                let source = i + 1..owner - usize::from(doc.is_possessive(owner - 1));
                let end = content_end(&self.np, k + 2, unit.end);
                self.attribute(Some(source), k..k + 1, k + 2..end, Rule::AccordingTo);
                continue;
            }
            let Some(phrase) = doc.phrase(i, Classes::ATTRIBUTIVE) else { continue };
            if self.np.quotes.at(i).is_some() || !self.is_free(&phrase) {
                continue;
            }
            let comma_ends = |s: &Range<usize>| s.end < unit.end && doc.comma(s.end);
            let leads = (unit.start..i)
                .all(|j| !doc.token(j).is_word || doc.is(j, Classes::COORDINATOR.or(Classes::ADVERB_CUE)))
                && i <= unit.start + 2;
            // If the phrase opens its clause, the source ends at the first comma after which a subject begins.
            let source =
                if leads { self.leading_source(phrase.end, unit.end) } else { self.np.right(phrase.end, unit.end) };
            let Some(mut source) = source else { continue };
            // "the fee, which according to Roe's figures costs a lot": the verb of the clause.
            let verb = |k: &usize| {
                let formed = doc.is_inflected(*k) || doc.word(*k).ends_with('s');
                let object = doc.is(k + 1, Classes::DETERMINER) || doc.token(k + 1).is_number;
                doc.token(*k).case == Case::Lower && formed && object
            };
            if doc.one_of(i.wrapping_sub(1), sets::grammar::RELATIVE) {
                source.end = source.clone().skip(1).find(verb).unwrap_or(source.end);
            }
            if leads {
                let end = content_end(&self.np, source.end + 1, unit.end);
                self.attribute(Some(source.clone()), phrase, source.end + 1..end, Rule::AccordingTo);
                continue;
            }
            let floor = self.floor(unit.start, i);
            let start = self.clause_start(floor, i);
            let mut end = i;
            while end > start && doc.one_of(end - 1, words!(", — – ― -- (")) {
                end -= 1;
            }
            // “It is late,” Roe said in a note on Sunday, according to the agency.
            let rest = floor > unit.start
                && self.cue_found(unit, i).is_some_and(|cue| cue.end == floor)
                && !(start..end).any(|j| verbish(doc, j) || doc.is_past(j));
            if start < end && !rest && self.is_free(&(start..end)) {
                self.attribute(Some(source.clone()), phrase, start..end, Rule::AccordingTo);
                if comma_ends(&source)
                    && (source.end + 1..unit.end.min(source.end + 60)).any(|j| verbish(doc, j))
                    && doc.comma(i - 1)
                    && !doc.is(source.end + 1, Classes::SUBORDINATOR.or(Classes::COORDINATOR))
                {
                    let end = content_end(&self.np, source.end + 1, unit.end);
                    self.more(source.end + 1..end);
                }
            }
        }
    }

    fn leading_source(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let doc = self.np.doc;
        let first = self.np.right(start, end)?;
        let comma = (first.start..end.min(first.start + 40)).find(|i| doc.comma(*i))?;
        // The shortest phrase up to a comma, unless an apposition follows the comma.
        let plain = start..comma;
        // "According to papers, the bakers sell rolls, but", "According to Harbour Watch, eels, crabs and": the first comma
        // ends the source.
        let listed =
            doc.comma(comma + 2) && doc.token(comma + 1).case == Case::Lower && doc.word(comma + 1).ends_with('s');
        // "According to papers, Ada Roe, Tom Roe and the clerk, Kip Roe, | met": the subject of a verb.
        let next = first.end + 1;
        let subject = (comma..first.end).any(|k| doc.eq(k, "and")) && doc.is_past(next);
        let apposed =
            first.end > comma && doc.comma(first.end.min(end - 1)) && !doc.is(next, Classes::COORDINATOR) && !subject;
        // "According to her letter, the owner, Tom Roe, left": a text is nobody.
        let other = doc.is(comma - 1, Classes::DOCUMENT)
            && (comma + 3..comma + 5).any(|k| doc.comma(k) && doc.token(k + 1).capital());
        if apposed && !listed && !other { Some(first) } else { Some(plain) }
    }

    /// Where a clause begins at or after token `floor`: after marks and a conjunction.
    pub(super) fn clause_start(&self, floor: usize, at: usize) -> usize {
        let doc = self.np.doc;
        let mut start = floor;
        while start < at
            && (!doc.token(start).is_word
                && self.np.quotes.at(start).is_none()
                && !matches!(doc.token(start).first, '$' | '‘' | '“' | '"')
                || doc.is(start, Classes::COORDINATOR) && start > 0)
        {
            start += 1;
        }
        start
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check;

    #[test]
    fn table() {
        check(&[
            // A bracket and a conjunction are not content.
            ("(The river rose, according to the water board.)", "the water board [according to] The river rose"),
            (
                "The river rose by a metre, according to the water board.",
                "the water board [according to] The river rose by a metre",
            ),
            (
                "According to the minutes of an earlier meeting, the club had no money.",
                "the minutes of an earlier meeting [According to] the club had no money",
            ),
            (
                "The fee, according to two people in the room, was waived.",
                "two people in the room [according to] The fee + was waived",
            ),
            (
                "According to court papers, the bakers sell rolls, but they do not bake them.",
                "court papers [According to] the bakers sell rolls, but they do not bake them",
            ),
            // Not the words between a cue and the agency.
            ("“It is late,” Ada Roe said in a note, according to the agency.", "Ada Roe [said] “It is late,”"),
            ("In Ada Roe’s words, the plan was a mess.", "Ada Roe [words] the plan was a mess"),
            ("In his own words, the plan was a mess.", "his [words] the plan was a mess"),
            ("In other words, the plan was a mess.", ""),
            (
                "According to Harbour Watch, eels, crabs and other animals are back.",
                "Harbour Watch [According to] eels, crabs and other animals are back",
            ),
            (
                "Pipes leak, which according to the board’s estimates costs the town a lot.",
                "the board’s estimates [according to] Pipes leak,",
            ),
            (
                "According to court papers, Roe, Holm and the clerk of the town, Kip Lund, met in May.",
                "court papers [According to] Roe, Holm and the clerk of the town, Kip Lund, met in May",
            ),
            // Near misses.
            (
                "According to the lenders, Oakvale Bank and Harbour Trust, the club had no money.",
                "the lenders, Oakvale Bank and Harbour Trust [According to] the club had no money",
            ),
            ("The board acted accordingly and left.", ""),
        ]);
    }
}
