//! Noun phrases before and after a cue, found without a parser: by word classes, commas and capitals.

mod left;
mod right;
mod subject;

use super::units::Quotes;
use crate::{
    lexicon::{Classes, VerbForm, sets},
    text::{BlockKind, Case, Document},
};
use std::ops::Range;

/// The longest source, in tokens.
const MAX_SOURCE_TOKENS: usize = 45;

/// Reads noun phrases in one document.
#[derive(Clone, Copy)]
pub(super) struct Np<'a, 't> {
    pub(super) doc: &'a Document<'t>,
    pub(super) quotes: &'a Quotes,
}

/// A headline's "Ada Quill | breaks silence": a verb in the third person that may not be in the lexicon.
pub(super) fn follows_name(doc: &Document<'_>, i: usize) -> bool {
    let people = Classes::PERSON_NOUN.or(Classes::TITLE).or(Classes::GROUP_NOUN).or(Classes::RELATION_NOUN);
    let third = doc.token(i).case == Case::Lower && doc.word(i).ends_with('s') && !doc.is(i, people);
    third && !doc.is(i.saturating_sub(1), Classes::NUMBER) && i > 0 && doc.token(i - 1).capital() && doc.in_headline(i)
}

/// Whether token `i` is a finite verb or an auxiliary, judging by its neighbours.
pub(super) fn verbish(doc: &Document<'_>, i: usize) -> bool {
    let t = doc.token(i);
    if t.is(Classes::AUXILIARY) {
        return !(t.case == Case::Title && doc.eq(i, "may")
            || t.case == Case::Title && doc.eq(i, "will") && i > doc.sentence_of(i).start);
    }
    if t.case != Case::Lower {
        return false;
    }
    let after = |c| i > 0 && doc.is(i - 1, c) && doc.token(i - 1).block == t.block;
    let nominal = after(Classes::DETERMINER.or(Classes::POSSESSIVE)) || (i > 0 && doc.is_possessive(i - 1));
    let Some(v) = t.verb else {
        // A past tense that is not in the lexicon: after a pronoun or a name.
        let named = i > 0 && doc.token(i - 1).capital() && !doc.is(i - 1, Classes::NUMBER.or(Classes::DETERMINER));
        let subject = i > 0 && (after(Classes::PRONOUN_SUBJECT) || named);
        return subject && doc.word(i).len() > 4 && doc.word(i).ends_with("ed");
    };
    if v.past() {
        // "the Free Front released": "Front" here is not a preposition.
        return !nominal && !(after(Classes::PREPOSITION) && !doc.token(i - 1).capital());
    }
    if v.third() {
        // "says" is always a verb; "reports" is a verb after a pronoun or a name.
        return !nominal
            && (after(Classes::PRONOUN_SUBJECT)
                || (i > 0 && doc.token(i - 1).capital())
                || doc.one_of(i, sets::attribution::THIRD_PERSONS));
    }
    v.base() && after(Classes::PRONOUN_SUBJECT)
}

/// Whether token `i` is "as" before a clause: "fell silent | as | Judge Roe said", "a new plan | as | the board tells".
/// Not "a man identified as Tom Roe", "his work as mayor", "such as", "as well as".
#[inline(never)]
pub(super) fn opens_clause(doc: &Document<'_>, i: usize) -> bool {
    if i == 0 || !doc.eq(i, "as") {
        return false;
    }
    let before = i - 1;
    let regular = doc.word(before).ends_with("ed") || doc.word(before).ends_with("ing");
    let formed = regular || doc.token(before).verb.is_some_and(VerbForm::participle);
    let start = doc.sentence_of(before).start;
    // "was glad as", "was very glad as"
    let be = |k: usize| doc.one_of(before.wrapping_sub(k), sets::grammar::BE);
    // "his successor as mayor": without an article, an office; a headline leaves articles out.
    let office = || {
        let t = doc.token(i + 1);
        t.is(Classes::TITLE.or(Classes::PERSON_NOUN)) && t.case == Case::Lower && !doc.word(i + 1).ends_with('s')
    };
    let relative = |j: usize| doc.one_of(j, sets::grammar::RELATIVE);
    doc.token(before).is_word
        && !doc.one_of(before, words!("such well known same just even only so far"))
        && !doc.one_of(before, sets::attribution::POSITIONS)
        && !(start..=before).rev().take(MAX_SOURCE_TOKENS).any(relative)
        // "girls as young as 13"
        && !(doc.eq(i + 2, "as") || doc.eq(before.wrapping_sub(1), "as"))
        && (!formed || be(1) || be(2))
        && (doc.block_of(i).kind == BlockKind::Heading || !office())
}

fn is_stop(doc: &Document<'_>, i: usize) -> bool {
    let t = doc.token(i);
    !t.is_word && matches!(t.first, '.' | ';' | ':' | '!' | '?' | '—' | '–' | '―' | '…' | '[' | ']' | '•')
        || doc.one_of(i, words!("-- -"))
}

impl Np<'_, '_> {
    fn named_or_described(&self, np: &Range<usize>) -> bool {
        np.clone().any(|i| {
            let t = &self.doc.token(i);
            t.is_word
                && (!t.is_number || t.case == Case::Lower)
                && !t.is(Classes::DETERMINER.or(Classes::PREPOSITION).or(Classes::TIME))
        }) && !self.doc.is(np.start, Classes::PREPOSITION)
    }

    fn valid(&self, np: Range<usize>) -> Option<Range<usize>> {
        let doc = self.doc;
        if np.is_empty() {
            return None;
        }
        if np.len() == 1 {
            let t = doc.token(np.start);
            let empty = Classes::PREPOSITION
                .or(Classes::AUXILIARY)
                .or(Classes::COORDINATOR)
                .or(Classes::POSSESSIVE)
                .or(Classes::PRONOUN_OBJECT);
            let pronoun = t.is(Classes::PRONOUN_SUBJECT);
            // A single common noun without an article must be a plural or a body: "officials said", "police said".
            let bare = t.case == Case::Lower
                && !pronoun
                && !doc.word(np.start).ends_with('s')
                // Headlines leave articles out.
                && doc.block_of(np.start).kind != BlockKind::Heading
                && !doc.one_of(np.start, sets::attribution::PLURALS_WITHOUT_S)
                && !doc.one_of(np.start, sets::attribution::BODIES_WITHOUT_ARTICLE);
            // "helps explain": a verb, not a plural.
            let verb = t.case == Case::Lower
                && t.verb.is_some_and(|v| v.third() || v.ing())
                && !t.is(Classes::CUE_NOUN_SPEECH.or(Classes::DOCUMENT));
            let subordinator = t.is(Classes::SUBORDINATOR) && !pronoun;
            if !t.is_word
                || bare
                || verb
                || subordinator
                || (t.is(empty) && !pronoun)
                || t.is(Classes::WEEKDAY)
                || doc.one_of(np.start, words!("there that this what which to not the an"))
            {
                return None;
            }
        }
        // Not "sources close to her" without "her"; but no phrase may end in "its" or a preposition.
        let last = np.end - 1;
        let hanging = doc.is(last, Classes::DETERMINER.or(Classes::PREPOSITION))
            || doc.is(last, Classes::POSSESSIVE) && !doc.is(last, Classes::PRONOUN_OBJECT);
        (self.named_or_described(&np) && !hanging || np.len() == 1).then_some(np)
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::{Run, shown};

    #[test]
    fn clauses_with_as() {
        for (text, want) in [
            ("The hall fell silent as Judge Roe said that it was late.", "Judge Roe [said] it was late"),
            ("He was plainly glad as Lord Roe said that it was late.", "Lord Roe [said] it was late"),
            (
                "The staff were very upset as Director Tom Roe said that it was late.",
                "Director Tom Roe [said] it was late",
            ),
            (
                "The row took a new turn yesterday as the Tarn Council announced the loss of two members.",
                "the Tarn Council [announced] the loss of two members",
            ),
            // Near misses.
            ("A man identified as Tom Roe said it was late.", "A man identified as Tom Roe [said] it was late"),
            ("Officials as well as nurses said it was late.", "Officials as well as nurses [said] it was late"),
            (
                "His successor as mayor, Ada Roe, said it was late.",
                "His successor as mayor, Ada Roe [said] it was late",
            ),
            (
                "Ada Roe, who serves as the mayor, said it was late.",
                "Ada Roe, who serves as the mayor [said] it was late",
            ),
            ("Girls as young as 13 say it was late.", "Girls as young as 13 [say] it was late"),
        ] {
            assert_eq!(shown(text, Run::AsShipped), want, "{text}");
        }
    }
}
