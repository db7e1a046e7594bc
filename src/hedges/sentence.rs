//! A sentence as the judges see it: its tokens by index, and nothing outside it.

use super::reach::{MAX_PHRASE_TOKENS, MAX_TOKENS_TO_THAT};
use crate::{
    analysis::HedgeClass,
    lexicon::{Classes, VerbClass, sets},
    text::{Case, Document, Phrase, Span, Token},
    words::Words,
};
use std::ops::Range;

/// How many tokens around a cue are examined. Longer than clauses; keeps the cost linear for a text without full stops.
const MAX_CONTEXT_TOKENS: usize = 80;
/// Maximum number of adverbs that are skipped.
const MAX_ADVERBS: usize = 6;

/// One sentence. Every question about a token outside it returns false.
pub(super) struct Sentence<'d, 't> {
    doc: &'d Document<'t>,
    pub(super) range: Range<usize>,
}

impl<'d, 't> Sentence<'d, 't> {
    pub(super) const fn new(doc: &'d Document<'t>, range: Range<usize>) -> Self {
        Self { doc, range }
    }

    pub(super) fn token(&self, i: usize) -> Option<&'d Token> {
        if self.range.contains(&i) { self.doc.tokens.get(i) } else { None }
    }
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        self.doc.span(tokens)
    }
    pub(super) fn word(&self, i: usize) -> &'t str {
        if self.range.contains(&i) { self.doc.word(i) } else { "" }
    }
    fn bytes(&self, i: usize) -> &'t [u8] {
        if self.range.contains(&i) { self.doc.bytes(i) } else { &[] }
    }
    /// Whether token `i` is this mark.
    pub(super) fn mark(&self, i: usize, mark: &str) -> bool {
        self.bytes(i) == mark.as_bytes()
    }
    pub(super) fn comma(&self, i: usize) -> bool {
        self.range.contains(&i) && self.doc.comma(i)
    }
    /// Whether token `i` is one of `words`, ignoring case.
    pub(super) fn one_of(&self, i: usize, words: &Words) -> bool {
        self.range.contains(&i) && self.doc.one_of(i, words)
    }
    pub(super) fn is(&self, i: usize, classes: Classes) -> bool {
        self.token(i).is_some_and(|t| t.is(classes))
    }
    /// Whether token `i` begins with `start`, ignoring case. `start` must be ASCII lower case.
    pub(super) fn starts(&self, i: usize, start: &str) -> bool {
        self.bytes(i).get(..start.len()).is_some_and(|w| w.eq_ignore_ascii_case(start.as_bytes()))
    }
    /// Whether token `i` begins with one of `stems`, ignoring case.
    pub(super) fn stem(&self, i: usize, stems: &Words) -> bool {
        stems.any_begins(self.word(i))
    }
    pub(super) fn ends(&self, i: usize, end: &str) -> bool {
        let w = self.bytes(i);
        w.len() > end.len() && w[w.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
    }
    /// The phrases of the lexicon from token `i` within the sentence, longest first.
    pub(super) fn phrases(&self, i: usize) -> impl Iterator<Item = &'d Phrase> {
        let end = self.range.end;
        self.doc.phrases_at(i).iter().rev().filter(move |p| p.tokens.end <= end)
    }
    /// The hedge of the newsroom's own list that begins at token `i`.
    pub(super) fn house(&self, i: usize) -> Option<(Range<usize>, HedgeClass, f32)> {
        let all = &self.doc.house.hedges;
        let hedge = all.get(all.partition_point(|(cue, ..)| cue.start < i))?;
        (hedge.0.start == i && hedge.0.end <= self.range.end).then(|| hedge.clone())
    }
    /// Whether token `i` is a word (a number too), not a mark.
    pub(super) fn is_word(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.is_word)
    }
    pub(super) fn space_before(&self, i: usize) -> bool {
        self.token(i).is_none_or(|t| t.space_before)
    }
    pub(super) fn lower(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.case == Case::Lower)
    }
    pub(super) fn capital(&self, i: usize) -> bool {
        self.token(i).is_some_and(Token::capital)
    }
    /// The tokens at most [`MAX_CONTEXT_TOKENS`] from `i`.
    pub(super) fn near(&self, i: usize) -> Range<usize> {
        self.range.start.max(i.saturating_sub(MAX_CONTEXT_TOKENS))
            ..self.range.end.min(i.saturating_add(MAX_CONTEXT_TOKENS))
    }
    /// The words from token `i` on, up to the next mark near it.
    pub(super) fn words_from(&self, i: usize) -> impl Iterator<Item = usize> {
        (i..self.near(i).end).take_while(|j| self.is_word(*j))
    }
    /// The words before token `i`, the nearest first, back to the last mark near it.
    pub(super) fn words_before(&self, i: usize) -> impl Iterator<Item = usize> {
        (self.near(i).start..i).rev().take_while(|j| self.is_word(*j))
    }
    /// The "that" of the content of the verb or noun at token `i`, in the same clause.
    pub(super) fn that_after(&self, i: usize) -> Option<usize> {
        self.words_from(i + 1).take(MAX_TOKENS_TO_THAT).find(|j| self.one_of(*j, words!("that")))
    }
    /// Whether only a few marks are before token `i`.
    pub(super) fn first(&self, i: usize) -> bool {
        i <= self.range.start + MAX_CONTEXT_TOKENS && (self.range.start..i).all(|j| !self.is_word(j))
    }
    /// Whether token `i` is a quotation mark of any kind. An apostrophe after a mark counts too: "right,’ she said".
    pub(super) fn quote(&self, i: usize) -> bool {
        self.one_of(i, words!("“ ” \" « » „ ‟ ‘ '' ``"))
            || self.one_of(i, words!("’ '")) && !self.is_word(i.wrapping_sub(1))
    }

    /// Whether token `i` is a number, or a word for one.
    pub(super) fn number(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.is_number) || self.is(i, Classes::NUMBER)
    }
    /// Whether token `i` is "’s": a genitive, or a short "is" or "has".
    pub(super) fn apostrophe_s(&self, i: usize) -> bool {
        self.one_of(i, words!("’s 's"))
    }
    pub(super) fn determiner(&self, i: usize) -> bool {
        self.is(i, Classes::DETERMINER.or(Classes::POSSESSIVE)) || self.apostrophe_s(i)
    }
    /// Whether token `i` is a contraction of a pronoun and an auxiliary: "they’re", "I’ve".
    pub(super) fn contraction(&self, i: usize) -> bool {
        let after = |mark: char| self.word(i).rsplit_once(mark).is_some_and(|(_, end)| words!("re ve ll m d").has(end));
        matches!(self.bytes(i).last(), Some(b'e' | b'l' | b'm' | b'd')) && (after('’') || after('\''))
    }
    pub(super) fn pronoun(&self, i: usize) -> bool {
        self.is(i, Classes::PRONOUN_SUBJECT) || self.contraction(i)
    }
    /// Whether token `i` is "I" or "we", possibly with an auxiliary.
    pub(super) fn first_person(&self, i: usize) -> bool {
        self.one_of(i, words!("i we")) || (self.contraction(i) && (self.starts(i, "i") || self.starts(i, "we")))
    }
    /// Whether a noun phrase that can be a subject may begin at token `i`.
    pub(super) fn subject(&self, i: usize) -> bool {
        self.pronoun(i)
            || self.determiner(i)
            || self.number(i)
            || (self.capital(i) && !self.is(i, Classes::WEEKDAY))
            || self.one_of(i, sets::hedge_grammar::WORDS_FOR_SUBJECTS)
    }
    /// Whether token `i` is an adverb, by the lexicon or by its ending.
    pub(super) fn adverb(&self, i: usize) -> bool {
        self.is(i, Classes::ADVERB_CUE)
            || (self.lower(i) && self.ends(i, "ly") && !self.one_of(i, sets::hedge_grammar::VERBS_IN_LY))
            || self.one_of(i, sets::hedge_grammar::PLAIN_ADVERBS)
    }
    /// The first token from `i` on that is not an adverb.
    pub(super) fn past_adverbs(&self, mut i: usize) -> usize {
        for _ in 0..MAX_ADVERBS {
            i += usize::from(self.adverb(i));
        }
        i
    }
    /// The last token before `i` that is not an adverb; outside the sentence if there is none.
    pub(super) fn before(&self, i: usize) -> usize {
        let mut j = i.wrapping_sub(1);
        for _ in 0..MAX_ADVERBS {
            j = j.wrapping_sub(usize::from(self.adverb(j)));
        }
        j
    }
    /// Whether only a subject is between a comma and token `i`: ", the paper claimed".
    pub(super) fn subject_after_comma(&self, i: usize) -> bool {
        let verb = |j: usize| self.finite(j) && !self.is(j, Classes::AUXILIARY) && !self.contraction(j);
        let words = self.words_before(i).take_while(|j| !verb(*j)).count();
        (1..=MAX_PHRASE_TOKENS).contains(&words) && self.comma(i.wrapping_sub(words + 1))
    }
    /// Whether token `i` is a form of "be".
    pub(super) fn be(&self, i: usize) -> bool {
        self.one_of(i, sets::grammar::BE)
            || self.one_of(i, words!("am 's ’s"))
            || self.one_of(i, sets::hedge_grammar::NEGATED_BE)
            || (self.contraction(i) && (self.ends(i, "re") || self.ends(i, "m")))
    }
    pub(super) fn not(&self, i: usize) -> bool {
        self.one_of(i, sets::hedge_grammar::NEGATIONS) || self.ends(i, "n't") || self.ends(i, "n’t")
    }
    /// Whether token `i` is negated right before it, possibly with adverbs in between: "did not even suggest".
    pub(super) fn negated(&self, i: usize) -> bool {
        let from = self.before(i);
        let from = if self.range.contains(&from) { from } else { self.range.start };
        (from..i).any(|j| self.not(j))
    }
    /// Whether token `i` may be a finite verb, by its form.
    pub(super) fn finite(&self, i: usize) -> bool {
        let Some(t) = self.token(i) else { return false };
        self.contraction(i)
            || (t.is(Classes::AUXILIARY)
                && !self.one_of(i, words!("be been being having"))
                && !(t.case == Case::Title && self.one_of(i, words!("may will might")) && !self.first(i)))
            || (self.apostrophe_s(i) && self.is(i.wrapping_sub(1), Classes::PRONOUN_SUBJECT))
            || (t.case == Case::Lower
                && (t.verb.is_some_and(|v| v.past() || v.third()) || (t.verb.is_none() && self.ends(i, "ed"))))
    }
    /// Whether token `i` is any form of a verb of speech.
    pub(super) fn speech(&self, i: usize) -> bool {
        self.token(i).and_then(|t| t.verb).is_some_and(|v| v.verb().class == VerbClass::Speech)
    }
    /// Whether a clause with a subject and a finite verb may begin at token `i`.
    pub(super) fn clause(&self, i: usize) -> bool {
        if self.contraction(i) || (self.is(i, Classes::PRONOUN_SUBJECT) && self.is_word(i + 1)) {
            return true;
        }
        self.is_word(i)
            && !self.is(i, Classes::PREPOSITION)
            && self.words_from(i + 1).take_while(|j| !self.is(*j, Classes::SUBORDINATOR)).any(|j| self.finite(j))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockKind, Blocks};

    fn ask(text: &str, question: impl Fn(&Sentence<'_, '_>) -> bool) -> bool {
        let b = Blocks::from_parts([(BlockKind::Paragraph, text)]).unwrap();
        let d = Document::new(&b);
        question(&Sentence::new(&d, d.sentences[0].clone()))
    }

    #[test]
    fn forms() {
        assert!(ask("They’re gone", |s| s.contraction(0) && s.be(0) && s.pronoun(0)));
        assert!(ask("He isn’t gone", |s| s.not(1) && s.be(1) && !s.contraction(1)));
        let very = "Very very very very very very very cold";
        assert!(ask(very, |s| s.past_adverbs(0) == MAX_ADVERBS && s.before(7) == 0));
        assert!(ask(&"so ".repeat(200), |s| s.near(100) == (20..180)));
        assert!(ask("We will quickly go", |s| s.past_adverbs(2) == 3 && s.before(3) == 1));
    }

    #[test]
    fn clauses() {
        for (text, want) in [
            ("the harbour was closed", true),
            ("it rains", true),
            ("the harbour of the town", false),
            ("a plan", false),
            ("in the harbour was a boat", false),
        ] {
            assert_eq!(ask(text, |s| s.clause(0)), want, "{text}");
        }
    }

    #[test]
    fn outside_the_sentence_everything_is_false() {
        assert!(ask("Go.", |s| s.word(usize::MAX).is_empty() && !s.adverb(2) && s.before(0) == usize::MAX));
    }
}
