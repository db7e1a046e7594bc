//! Parenthetical cues beside unquoted content: it will rain, she said; the plan, he said, would fail.

use super::{super::rule::Rule, finder::Finder};
use crate::{
    attribution::{complement::content_end, cue::cue_at, np::verbish},
    lexicon::{Classes, Frames, sets},
    text::BlockKind,
};
use std::ops::Range;

impl Finder<'_, '_> {
    /// It will rain, she said. It will rain, said the minister for floods.
    #[inline(never)]
    pub(super) fn parenthesis(&mut self, unit: &Range<usize>) {
        let doc = self.np.doc;
        let mut i = unit.end;
        while i > unit.start + 2 {
            i -= 1;
            let Some(cue) = cue_at(doc, self.np.quotes, unit.start, i) else { continue };
            if !cue.frames.any(Frames::AFTER) || cue.infinitive || cue.passive || cue.participle || cue.negated {
                continue;
            }
            let comma = |at: usize| at > unit.start && doc.comma(at - 1);
            // "…, X said on Monday."
            if let Some(source) = self.np.left(unit.start, cue.from)
                && (!cue.plain_present || self.agrees(&cue, Some(&source), i))
                && source.start > unit.start + 1
                && comma(source.start)
                && (self.tail(cue.tokens.end, unit.end)
                    || cue.frames.any(Frames::HEARER)
                        && unit.end - cue.tokens.end <= 8
                        && !(cue.tokens.end..unit.end).any(|j| verbish(doc, j) || doc.eq(j, "that")))
            {
                let clause = (unit.start..source.start).rev().find(|j| doc.mark(*j, ";"));
                let content = clause.map_or(unit.start, |j| j + 1)..source.start - 1;
                // "She was, she says, less angry than tired.": the words before the cue need not be a clause.
                let middle = cue.tokens.end + 2 < unit.end
                    && doc.comma(cue.tokens.end)
                    && !doc.is(cue.tokens.end + 1, Classes::COORDINATOR.or(Classes::SUBORDINATOR))
                    && self.is_free(&content)
                    && !doc.is(content.start, Classes::SUBORDINATOR.or(Classes::PREPOSITION))
                    && content.clone().any(|j| doc.token(j).is_word)
                    && !content.clone().any(|j| doc.comma(j))
                    && !doc.token(cue.tokens.end + 1).verb.is_some_and(|v| v.ing());
                let dash = !doc.comma(cue.tokens.end) && self.goes_on(cue.tokens.end, unit.end);
                if middle || self.is_clause(&content) {
                    self.attribute(Some(source.clone()), cue.tokens.clone(), content, Rule::Parenthesis);
                    // "The plan, he said, would fail."
                    if dash
                        || cue.tokens.end < unit.end
                            && doc.comma(cue.tokens.end)
                            && !doc.is(cue.tokens.end + 1, Classes::COORDINATOR.or(Classes::SUBORDINATOR))
                            && (middle || (cue.tokens.end + 1..unit.end).any(|j| verbish(doc, j)))
                            && !cue_at(doc, self.np.quotes, cue.tokens.end, cue.tokens.end + 1)
                                .is_some_and(|c| c.participle)
                    {
                        let end = content_end(&self.np, cue.tokens.end + 1, unit.end);
                        self.more(cue.tokens.end + 1..end);
                    }
                    return;
                }
            }
            // "… she said, and …": without a comma before, if the content continues after.
            if let Some(last) = cue.from.checked_sub(1)
                && let Some(she) = self.bare_subject(last)
                && self.interrupts(she, &cue.tokens, unit)
            {
                let end = content_end(&self.np, cue.tokens.end + 1, unit.end);
                self.attribute(Some(she..last + 1), cue.tokens.clone(), unit.start..she, Rule::Parenthesis);
                self.more(cue.tokens.end + 1..end);
                return;
            }
            // "…, said X."
            if comma(cue.tokens.start)
                && cue.frames.any(Frames::QUOTE)
                && !cue.frames.any(Frames::HEARER)
                && cue.tokens.len() == 1
                // "The research, led by A, suggests that": a subject with its apposition, not an inverted cue.
                && self.np.left(unit.start, cue.from).is_none_or(|s| s.start > unit.start + 1)
                && let Some(source) = self.np.right(cue.tokens.end, unit.end)
                && self.may_speak(&source)
                && self.tail(source.end, unit.end)
                && cue.tokens.start > unit.start + 2
            {
                let content = unit.start..cue.tokens.start - 1;
                // "It was, said X, the worst day of his life."
                let middle = source.end + 2 < unit.end
                    && doc.comma(source.end)
                    && self.is_free(&content)
                    && !content.clone().any(|j| doc.comma(j))
                    && content.clone().any(|j| verbish(doc, j))
                    && !doc.is(source.end + 1, Classes::COORDINATOR.or(Classes::SUBORDINATOR))
                    && !doc.token(source.end + 1).verb.is_some_and(|v| v.ing());
                if middle || self.is_clause(&content) {
                    let rest = source.end + 1;
                    self.attribute(Some(source), cue.tokens, content, Rule::Parenthesis);
                    if middle {
                        let end = content_end(&self.np, rest, unit.end);
                        self.more(rest..end);
                    }
                    return;
                }
            }
        }
    }

    /// Whether a noun phrase after a verb may be its subject: "…, says minister", "…, says his lawyer"; not the object of
    /// a headline's "Quill breaks silence, admits her part".
    fn may_speak(&self, source: &Range<usize>) -> bool {
        let doc = self.np.doc;
        let noun = Classes::PERSON_NOUN.or(Classes::TITLE).or(Classes::RELATION_NOUN).or(Classes::GROUP_NOUN);
        let noun = noun.or(Classes::ORGANISATION).or(Classes::DOCUMENT).or(Classes::BODY_NAME).or(Classes::LAWMAKER);
        let bare = !doc.token(source.start).capital()
            && (doc.is(source.start, Classes::POSSESSIVE) || !doc.is(source.start, Classes::DETERMINER));
        let core = || source.clone().take_while(|i| !doc.is(*i, Classes::PREPOSITION));
        !(doc.in_headline(source.start) && bare) || core().any(|i| doc.is(i, noun) || doc.token(i).capital())
    }

    /// Where "she" or "Mr Roe" begins that ends with token `last`.
    fn bare_subject(&self, last: usize) -> Option<usize> {
        let doc = self.np.doc;
        if doc.one_of(last, sets::grammar::SPEAKING_PERSONS) {
            return Some(last);
        }
        let titled = last > 0 && doc.token(last).capital() && doc.one_of(last - 1, sets::attribution::COURTESY_TITLES);
        titled.then(|| last - 1)
    }

    /// "The street was dark she said, and …": a pronoun and a verb of speech after a clause that continues after them.
    /// Not "the words she said".
    fn interrupts(&self, she: usize, cue: &Range<usize>, unit: &Range<usize>) -> bool {
        let doc = self.np.doc;
        let before = she.wrapping_sub(1);
        let object = |i: usize| {
            doc.one_of(i, sets::attribution::THINGS_SAID) || doc.one_of(i, words!("what that which who as when if"))
        };
        she > unit.start + 2
            && cue.len() == 1
            && doc.token(cue.start).verb.is_some_and(|v| v.past() && v.verb().frames.any(Frames::AFTER))
            && doc.comma(cue.end)
            && self.goes_on(cue.end, unit.end)
            && doc.token(before).is_word
            && !object(before)
            && !doc.is(unit.start, Classes::SUBORDINATOR)
            && (unit.start..she).any(|j| verbish(doc, j))
            && self.is_free(&(unit.start..she + 1))
    }

    /// Whether a comma or a dash at token `at` is followed by "and" and a clause with its own subject.
    fn goes_on(&self, at: usize, end: usize) -> bool {
        let doc = self.np.doc;
        let and = doc.is(at + 1, Classes::COORDINATOR) || doc.one_of(at + 1, words!("because while"));
        let joined = doc.one_of(at, words!(", - – — --")) && and;
        joined
            && at + 3 < end
            && !(doc.comma(at) && doc.is(at + 2, Classes::PRONOUN_SUBJECT) && !doc.eq(at + 2, "nobody"))
            && !verbish(doc, at + 2)
            && !doc.token(at + 2).verb.is_some_and(|v| v.past())
            && (at + 3..end).any(|j| verbish(doc, j))
    }

    /// Whether only adverbials follow, up to the end or the next comma.
    fn tail(&self, from: usize, end: usize) -> bool {
        let doc = self.np.doc;
        if from >= end || !doc.token(from).is_word {
            return from >= end || doc.one_of(from, words!(". , ! ?")) || self.goes_on(from, end);
        }
        let first = doc.token(from);
        let adverbial = first.is(Classes::PREPOSITION.or(Classes::WEEKDAY).or(Classes::TIME).or(Classes::ADVERB_CUE))
            || doc.phrase(from, Classes::TIME).is_some()
            || doc.one_of(from, words!("when while"));
        let hearer = first.is(Classes::PRONOUN_OBJECT)
            || first.capital()
            || doc.one_of(from, sets::attribution::REPORTERS)
            || doc.one_of(from, words!("the a"));
        if !(adverbial || hearer) || doc.eq(from, "that") {
            return false;
        }
        (from..end).take_while(|i| !doc.comma(*i)).all(|i| {
            self.np.quotes.at(i).is_none()
                && !doc.eq(i, "that")
                && (!verbish(doc, i) || doc.one_of(from, words!("when while as after before")))
        })
    }

    /// Whether a range reads as a clause: it has a finite verb and no subordinate opening.
    fn is_clause(&self, r: &Range<usize>) -> bool {
        let doc = self.np.doc;
        let first = r.start;
        self.is_free(r)
            && r.len() > 2
            && (r.len() > 8
                || r.clone().any(|i| self.np.quotes.at(i).is_some())
                || doc.block_of(first).kind == BlockKind::Heading
                || r.clone().any(|i| verbish(doc, i) || doc.token(i).verb.is_some()))
            && !((doc.one_of(first, sets::grammar::ADVERBIAL_CONJUNCTIONS)
                || doc.eq(first, "as")
                || doc.eq(first, "asked"))
                && !r.clone().any(|i| doc.comma(i)))
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check_but;

    #[test]
    fn table() {
        check_but(
            &[
                ("It will rain all week, the minister said on Monday.", "the minister [said] It will rain all week"),
                (
                    "The dam will hold until spring, said Ada Quill, who built it.",
                    "Ada Quill, who built it [said] The dam will hold until spring",
                ),
                ("The plan, he said, would fail.", "he [said] The plan + would fail"),
                ("She was, she says, less angry than tired.", "she [says] She was + less angry than tired"),
                (
                    "Engineers found a crack, the transport secretary, Wilma Osei, has told parliament.",
                    "the transport secretary, Wilma Osei [has told] Engineers found a crack",
                ),
                (
                    "The study, led by Ada Quill of the institute, suggests that frogs sleep.",
                    "The study, led by Ada Quill of the institute [suggests] frogs sleep",
                ),
                (
                    "Her neighbour, Tom Roe, who is not related, said the roof leaked.",
                    "Her neighbour, Tom Roe, who is not related [said] the roof leaked",
                ),
                (
                    "Nine buses were bought, the mayor added – and there was a night bus.",
                    "the mayor [added] Nine buses were bought + and there was a night bus",
                ),
                (
                    "Half of the street has no power she said, and the board had done nothing.",
                    "she [said] Half of the street has no power + and the board had done nothing",
                ),
                (
                    "Bridge to reopen by May: health minister\nRain fell on it.",
                    "health minister [:] Bridge to reopen by May",
                ),
                (
                    "Rain fell.\nThe three are Tom Roe, 34, his brother Ben, 29, and Carl Holm, 40, said the chief.",
                    "the chief [said] The three are Tom Roe, 34, his brother Ben, 29, and Carl Holm, 40",
                ),
                (
                    "The bridge had rusted through, a court heard on Monday.",
                    "a court [heard] The bridge had rusted through",
                ),
                (
                    "The roof could still fall, the inspector let it be known.",
                    "the inspector [let it be known] The roof could still fall",
                ),
                (
                    "Bridge to reopen by May: junior public health minister\nRain fell on it.",
                    "junior public health minister [:] Bridge to reopen by May",
                ),
                // Near misses.
                ("Bridge to reopen by May: acting junior public health minister\nRain fell on it.", ""),
                ("The bridge had rusted through, a neighbour heard on Monday.", ""),
                ("Bridge to reopen: a guide\nRain fell on it.", ""),
                (
                    "Bridge to reopen by May: Ada Quill\nThe minister Ada Quill said it rained.",
                    "Ada Quill [:] Bridge to reopen by May; The minister Ada Quill [said] it rained",
                ),
                ("Bridge to reopen by May: Ada Quill\nThe minister Ada Quill left in the rain.", ""),
                (
                    "The man to beat: Ada Quill\nThe minister Ada Quill said it rained.",
                    "The minister Ada Quill [said] it rained",
                ),
                (
                    "Bridge to reopen by May: Ada Quill\nHer son Tom Quill said it rained.",
                    "Her son Tom Quill [said] it rained",
                ),
                (
                    "The clerk who saved it: Ada Quill\nThe minister Ada Quill said it rained.",
                    "The minister Ada Quill [said] it rained",
                ),
                (
                    "Bridge of the year: Ada Quill\nThe minister Ada Quill said it rained.",
                    "The minister Ada Quill [said] it rained",
                ),
                ("He repeated the words she said, and the board was silent.", "He [repeated] the words she said"),
                ("After the vote, the mayor said nothing.", ""),
            ],
            &[
                ("After the vote, the mayor said nothing.", "the mayor [said] After the vote"),
                (
                    "Her neighbour, Tom Roe, who is not related, said the roof leaked.",
                    "the roof leaked [said] Her neighbour, Tom Roe, who is not related",
                ),
            ],
        );
    }
}
