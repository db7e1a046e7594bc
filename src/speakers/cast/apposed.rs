//! The description before the comma before a name: "the ministry's spokesman, NAME".

use crate::{
    lexicon::{Classes, sets},
    speakers::{
        names::{self, Mention},
        reach::MAX_NOUN_PHRASE_TOKENS,
        roles,
    },
    text::{Case, Document},
};
use std::ops::Range;

/// "the ministry's spokesman, NAME": the description before the comma before a name.
pub(super) fn apposed_before(doc: &Document<'_>, m: &Mention) -> Option<Range<usize>> {
    let sentence = doc.sentence_of(m.from);
    // "his wife, the novelist NAME"
    let from = roles::reach_back(doc, m);
    let from = if from > 0 && doc.eq(from - 1, "the") { from - 1 } else { m.from };
    // "his brother, the guild's NAME"
    let owner = || (sentence.start..from).rev().take(5).find(|k| doc.eq(*k, "the"));
    let from = if from > 0 && doc.is_possessive(from - 1) { owner().unwrap_or(from) } else { from };
    // "his aunt, 70-year-old NAME"
    let from = from - usize::from(from > 0 && doc.word(from - 1).ends_with("-year-old"));
    if from < sentence.start + 2 || !doc.comma(from - 1) {
        return None;
    }
    let comma = from - 1;
    // "According to the mayor, NAME left", "In a talk with the mayor, NAME left": the name is the subject.
    let fronted = |k: &usize| doc.comma(*k) || doc.is_inflected(*k) && !doc.eq(*k, "according");
    let opening = doc.is(sentence.start, Classes::PREPOSITION) || doc.eq(sentence.start, "according");
    if opening && !doc.comma(m.tokens.end) && !(sentence.start..comma).any(|k| fronted(&k)) {
        return None;
    }
    // "beside his lawyer, NAME wept": the name is the subject, too. In "signed by the officer, NAME said", a comma lacks.
    let acts = |k: usize| doc.is(k, Classes::AUXILIARY) || doc.is_inflected(k) || doc.word(k).ends_with("ed");
    let phrase =
        (sentence.start..comma).rev().take(6).find(|k| doc.is(*k, Classes::DETERMINER.or(Classes::POSSESSIVE)));
    let governs = |k: usize| {
        k > sentence.start
            && (doc.is(k, Classes::PREPOSITION) || doc.word(k).ends_with("ing"))
            && !doc.one_of(k - 1, sets::speakers::ISSUED)
    };
    let inside = phrase.and_then(|k| k.checked_sub(1)).is_some_and(governs);
    if inside && acts(m.tokens.end) {
        return None;
    }
    // "the press officer (PRO), NAME"
    let bracket =
        (doc.mark(comma - 1, ")") && comma > sentence.start + 4 && doc.mark(comma - 3, "(")).then(|| comma - 4);
    if !doc.is(bracket.unwrap_or(comma - 1), names::OFFICE) {
        // "The head of the council, NAME", "A spokesman for the bank, NAME": only at the start of the sentence.
        // "In a statement, the spokesman for the bank, NAME"
        let open = (sentence.start..comma).rev().find(|k| doc.comma(*k)).map(|k| k + 1);
        let start = open.filter(|k| doc.is(*k, Classes::DETERMINER)).unwrap_or(sentence.start);
        let of = |k: &usize| doc.is(*k, Classes::PREPOSITION) || doc.one_of(*k, sets::speakers::PARTICIPLES_OF_OFFICE);
        let head = (start..comma).find(of)?.checked_sub(1)?;
        let plain = (start..comma).all(|k| {
            let word = (doc.token(k).is_word || doc.is_possessive(k))
                && (k == start || k > head || !doc.one_of(k, sets::grammar::ARTICLE))
                && (k <= head + 1 || doc.token(k).verb.is_none() || doc.token(k).capital());
            word || doc.one_of(k, words!("( )"))
        });
        // "The Member of Parliament (MP) for Oakvale, NAME"
        let member = doc.eq(head, "member") && doc.token(head).capital();
        // "Speaker of the council, NAME"
        let bare = start == head && doc.token(comma + 1).capital();
        let office = (bare || doc.one_of(start, sets::grammar::ARTICLE))
            && (doc.is(head, names::OFFICE) || member)
            && comma - start < MAX_NOUN_PHRASE_TOKENS;
        // "The councillor representing Ward 4, Lakeside, left"
        let seat = doc.one_of(head + 1, sets::speakers::PARTICIPLES_OF_OFFICE);
        let other = doc.comma(m.tokens.end) && doc.token(m.tokens.end + 1).capital() || m.tokens.len() == 1;
        return (office && plain && !(seat && other)).then_some(start..comma);
    }
    let stop = Classes::PREPOSITION.or(Classes::COORDINATOR).or(Classes::SUBORDINATOR).or(Classes::AUXILIARY);
    let start = (sentence.start..bracket.map_or(comma, |b| b + 1))
        .rev()
        .find(|k| {
            // "Police said Ruiz’s brother, NAME"
            let t = doc.token(*k);
            let verb = t.case == Case::Lower && t.verb.is_some_and(|v| v.past() && !v.base()) && !t.is(names::OFFICE);
            // "her sister and agent, NAME"
            let joint = doc.eq(*k, "and") && doc.is(k.saturating_sub(1), names::OFFICE) && doc.is(k + 1, names::OFFICE);
            (!t.is_word && !doc.is_possessive(*k)) || t.is(stop) && !joint || verb
        })
        .map_or(sentence.start, |k| k + 1);
    // "Questioning the bank's founder, NAME"
    let start = (start..comma).find(|k| doc.is(*k, Classes::DETERMINER.or(Classes::POSSESSIVE))).unwrap_or(start);
    // "According to Tom Lund, an expert, NAME": the expert is Tom Lund.
    let earlier = start > sentence.start + 2
        && doc.comma(start - 1)
        && doc.one_of(start, sets::grammar::INDEFINITE_ARTICLE)
        && (start - 3..start - 1).all(|k| doc.token(k).capital());
    if earlier {
        return None;
    }
    // "a spokeswoman for | the minister, NAME": it may be the spokeswoman's name.
    if start > sentence.start + 1 && doc.eq(start - 1, "for") && doc.is(start - 2, names::OFFICE) {
        return None;
    }
    let definite =
        doc.is(start, Classes::DETERMINER.or(Classes::POSSESSIVE)) || (start..comma).any(|k| doc.is_possessive(k));
    (definite && comma - start < 12).then_some(start..comma)
}
