//! Headlines with their source before or after a colon: "Bridge to reopen soon: minister".

use super::{super::rule::Rule, finder::Finder};
use crate::{
    attribution::np::verbish,
    lexicon::{Classes, Frames, sets},
};
use std::ops::Range;

/// Maximum tokens of a headline's source: "…: police", "…: health minister".
const MAX_HEADLINE_SOURCE_TOKENS: usize = 4;

/// How many tokens below a headline its source is searched for. Keeps the cost of a page full of headlines linear.
const MAX_TOKENS_BELOW_HEADLINE: usize = 2_000;

impl Finder<'_, '_> {
    /// "Bridge to reopen soon: minister", a form of headlines.
    #[inline(never)]
    pub(super) fn headline(&mut self, unit: &Range<usize>) {
        let doc = self.np.doc;
        let end = doc.block_of(unit.start).body.end;
        if !doc.in_headline(unit.start) || unit.end != end {
            return;
        }
        if self.named_headline(unit) {
            return;
        }
        let Some(colon) =
            (end.saturating_sub(MAX_HEADLINE_SOURCE_TOKENS + 1).max(unit.start)..end).find(|i| doc.mark(*i, ":"))
        else {
            return;
        };
        let source = colon + 1..end;
        let who = Classes::TITLE
            .or(Classes::PERSON_NOUN)
            .or(Classes::GROUP_NOUN)
            .or(Classes::ORGANISATION)
            .or(Classes::DOCUMENT);
        // "Bridge to reopen soon: Ada Quill", if the article quotes her; not "The clerk who won: Ada Quill".
        let clause = unit.start..colon;
        // "The man to beat: Ada Quill"
        let people = clause.clone().any(|i| doc.is(i, Classes::PERSON_NOUN.or(Classes::NUMBER)));
        let named = || {
            source.clone().all(|i| doc.token(i).capital())
                && (clause.clone().any(|i| verbish(doc, i)) || clause.clone().any(|i| doc.eq(i, "to")) && !people)
                && !clause.clone().any(|i| doc.one_of(i, sets::grammar::ALL_RELATIVE))
                && !doc.eq(unit.start, "where")
                && self.says_below(&source, end)
        };
        let somebody = !source.is_empty()
            && source.clone().all(|i| doc.token(i).is_word && !verbish(doc, i))
            && (doc.is(end - 1, who) || named())
            && !doc.is(source.start, Classes::DETERMINER.or(Classes::PREPOSITION));
        if somebody && colon > unit.start + 2 && self.is_free(unit) {
            self.attribute(Some(source), colon..colon + 1, unit.start..colon, Rule::AccordingTo);
        }
    }

    /// Whether somebody with this name, or its last word, says something below a headline that ends before `end`.
    fn says_below(&self, name: &Range<usize>, end: usize) -> bool {
        let doc = self.np.doc;
        let (given, surname) = (doc.word(name.end.saturating_sub(2)), doc.word(name.end - 1));
        let says = |i: usize| doc.token(i).verb.is_some_and(|v| v.past() && v.verb().frames.any(Frames::QUOTE));
        let mut below = end..doc.tokens.len().min(end + MAX_TOKENS_BELOW_HEADLINE);
        let same = |i: usize| {
            name.len() == 1 || !doc.token(i - 1).capital() || doc.is(i - 1, Classes::TITLE) || doc.word(i - 1) == given
        };
        below.any(|i| doc.word(i) == surname && says(i + 1) && same(i))
    }

    /// "Quill: Bridge to reopen soon", if the article quotes Quill below.
    fn named_headline(&mut self, unit: &Range<usize>) -> bool {
        let doc = self.np.doc;
        let Some(colon) =
            (unit.start + 1..unit.end.min(unit.start + MAX_HEADLINE_SOURCE_TOKENS)).find(|i| doc.mark(*i, ":"))
        else {
            return false;
        };
        let name = unit.start..colon;
        // "Quill: How a clerk became king", "Quill: The clerk who won": about Quill.
        let what = colon + 1;
        let relative = |i: usize| doc.one_of(i, words!("who that which whose"));
        let topic = doc.one_of(what, words!("how why what when where who")) && !doc.mark(unit.end - 1, "?")
            || doc.is(what, Classes::DETERMINER) && (what + 2..what + 4).any(relative);
        let found = colon + MAX_HEADLINE_SOURCE_TOKENS < unit.end
            && !topic
            && name.clone().all(|i| doc.token(i).capital() && doc.token(i).is_word)
            && self.is_free(unit)
            && self.says_below(&name, unit.end);
        if found {
            self.attribute(Some(name), colon..colon + 1, colon + 1..unit.end, Rule::AccordingTo);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    /// A headline's source is searched for in the 2,000 tokens below it.
    #[test]
    fn a_headline_far_above() {
        for (lines, want) in [(600, 2), (700, 1)] {
            let text = format!("Roe: the bridge is safe today\n{}Roe said it was.", "It rained.\n".repeat(lines));
            let got = crate::attribution::tests::shown(&text, crate::attribution::tests::Run::RulesAlone);
            assert_eq!(got.split("; ").count(), want, "{lines}: {got}");
        }
    }
}
