//! The noun phrase after a cue: said X, the Y of Z, who was there.

use super::{MAX_SOURCE_TOKENS, Np, is_stop, verbish};
use crate::lexicon::{Classes, sets};
use std::ops::Range;

impl Np<'_, '_> {
    /// The noun phrase that begins at token `start`, up to `ceil`, with its apposition, without adverbials after it.
    pub(in crate::attribution) fn right(&self, start: usize, ceil: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        if start >= ceil {
            return None;
        }
        if doc.is(start, Classes::PRONOUN_SUBJECT) && !doc.one_of(start, words!("one some many others both")) {
            return Some(start..start + 1);
        }
        let first = doc.token(start);
        if doc.one_of(start, words!("that there not")) {
            return None;
        }
        if !first.is_word
            || first.is(Classes::PREPOSITION.or(Classes::SUBORDINATOR).or(Classes::WEEKDAY))
            || self.quotes.at(start).is_some()
        {
            return None;
        }
        let mut i = start;
        while i < ceil && i - start < MAX_SOURCE_TOKENS {
            let t = doc.token(i);
            if self.quotes.at(i).is_some() || is_stop(doc, i) {
                break;
            }
            match t.first {
                ',' => {
                    let end = self.segment_end(i + 1, ceil);
                    if !self.apposes_right(i + 1..end) {
                        break;
                    }
                    i = end;
                    continue;
                }
                '(' => {
                    let Some(close) = (i..ceil).take(12).find(|j| doc.mark(*j, ")")) else { break };
                    i = close + 1;
                    continue;
                }
                _ => {}
            }
            if t.is_word && i > start {
                let adverbial = t.is(Classes::WEEKDAY)
                    || (t.is(Classes::TIME)
                        && !doc.one_of(i, words!("now then"))
                        && !doc.is(i - 1, Classes::DETERMINER.or(Classes::POSSESSIVE)))
                    || doc.phrase(i, Classes::TIME).is_some();
                let prep = t.is(Classes::PREPOSITION)
                    && !t.capital()
                    && !doc.one_of(i, words!("of for like near de"))
                    && self.adverbial_prep(i, ceil);
                let sub = t.is(Classes::SUBORDINATOR) && !doc.one_of(i, sets::grammar::RELATIVE)
                    // A relative "that" is followed directly by its verb.
                    && !(doc.eq(i, "that") && i + 1 < ceil && verbish(doc, i + 1));
                if adverbial || prep || sub || (verbish(doc, i) && !self.in_relative(start, i)) {
                    break;
                }
            }
            i += 1;
        }
        while i > start && doc.is(i - 1, Classes::COORDINATOR) {
            i -= 1;
        }
        self.valid(start..i)
    }

    fn in_relative(&self, start: usize, i: usize) -> bool {
        (start..i).any(|j| self.doc.one_of(j, sets::grammar::RELATIVE))
    }

    fn segment_end(&self, start: usize, ceil: usize) -> usize {
        (start..ceil)
            .take(MAX_SOURCE_TOKENS)
            .find(|i| self.doc.comma(*i) || is_stop(self.doc, *i) || self.quotes.at(*i).is_some())
            .unwrap_or(ceil)
    }

    fn apposes_right(&self, s: Range<usize>) -> bool {
        if s.is_empty() {
            return false;
        }
        let doc = self.doc;
        let i = s.start;
        let t = doc.token(i);
        if doc.one_of(i, sets::grammar::ALL_RELATIVE) || doc.eq(i, "where") || t.is_number {
            return true;
        }
        if t.verb.is_some_and(|v| v.ing())
            || t.is(Classes::COORDINATOR
                .or(Classes::SUBORDINATOR)
                .or(Classes::AUXILIARY)
                .or(Classes::PRONOUN_SUBJECT)
                .or(Classes::TIME)
                .or(Classes::WEEKDAY))
        {
            return false;
        }
        let adverbial = t.is(Classes::PREPOSITION.or(Classes::ADVERB_CUE))
            && !doc.one_of(i, words!("of former once now then also"));
        !adverbial && !s.clone().any(|j| verbish(doc, j) && !self.in_relative(s.start, j))
    }

    /// Whether a preposition after a noun begins an adverbial of the cue ("in a statement", "on Monday", "after the
    /// vote", "to reporters") rather than a part of the noun phrase.
    fn adverbial_prep(&self, i: usize, ceil: usize) -> bool {
        let doc = self.doc;
        if doc.one_of(
            i,
            words!("after before during as to following since until amid via through about when without despite"),
        ) {
            return true;
        }
        (i + 1..ceil.min(i + 7)).take_while(|j| doc.token(*j).is_word).any(|j| {
            doc.eq(i, "in") && doc.is(j, Classes::DOCUMENT)
                || doc.is(j, Classes::VENUE.or(Classes::WEEKDAY).or(Classes::MONTH).or(Classes::TIME))
                || doc.token(j).is_number
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check;

    #[test]
    fn table() {
        check(&[
            (
                "“It is safe,” said Ana Pereira, general secretary of the union.",
                "Ana Pereira, general secretary of the union [said] “It is safe,”",
            ),
            ("“It is safe,” said Ana Pereira in a statement on Monday.", "Ana Pereira [said] “It is safe,”"),
            ("“It is safe,” said Ana Pereira, 45, of Marlow.", "Ana Pereira, 45, of Marlow [said] “It is safe,”"),
            (
                "“It is safe,” said Ana Pereira, adding that it was tested.",
                "Ana Pereira [said] “It is safe,”; Ana Pereira [adding] it was tested",
            ),
            (
                "“It is safe,” said a spokeswoman for the ministry of roads.",
                "a spokeswoman for the ministry of roads [said] “It is safe,”",
            ),
        ]);
    }

    /// A verb ends a noun phrase, unless it belongs to a relative clause inside.
    #[test]
    fn relative_clauses() {
        for (text, want) in
            [("the guard who saw the fire", "the guard who saw the fire"), ("the guard saw the fire", "the guard")]
        {
            let blocks = crate::text::Blocks::from_text(text).unwrap();
            let doc = crate::text::Document::new(&blocks);
            let quotes = crate::attribution::units::Quotes::new(&doc, &[]);
            let found = super::Np { doc: &doc, quotes: &quotes }.right(0, doc.tokens.len());
            assert_eq!(found.map(|r| doc.slice(r)), Some(want), "{text}");
        }
    }
}
