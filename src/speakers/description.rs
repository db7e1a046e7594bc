//! Descriptions: noun phrases for a person without a name, like "the mayor of Oakvale", "two officials".

use super::{
    cast::{Cast, Who},
    fold::fold_name,
    names::{self, OFFICE, is_agent},
    noun::is_plural,
    reach::MAX_NOUN_PHRASE_TOKENS,
};
use crate::{
    lexicon::{Classes, look_up, of_number, sets},
    text::{Case, Document},
};
use std::ops::Range;

/// A description of a possible speaker.
#[derive(Clone, Debug)]
pub(super) struct Description {
    /// All of it.
    pub(super) tokens: Range<usize>,
    /// End of the part before any preposition, comma or relative clause.
    pub(super) core: usize,
    /// The head noun.
    pub(super) head: usize,
}

/// How many words of an apposition may be before its name: "the former Dane champion Carl Holm".
const MAX_WORDS_BEFORE_A_NAME: usize = 4;

/// The description that begins at token `at` of a sentence that ends at `end`: an article or a possessive with a noun
/// for people or one text, or a plural of a noun for people, without a name.
pub(super) fn starting_at(doc: &Document<'_>, cast: &Cast, at: usize, end: usize) -> Option<Description> {
    // "One of the rescued miners"
    if doc.eq(at, "one") && doc.eq(at + 1, "of") {
        let people = (at + 2..end.min(at + MAX_NOUN_PHRASE_TOKENS))
            .take_while(|k| doc.token(*k).is_word && (doc.is(*k, PEOPLE) || doc.token(*k).case == Case::Lower))
            .find(|k| is_plural(doc, *k) && (doc.is(*k, PEOPLE) || is_agent(doc.word(*k).trim_end_matches('s'))))?;
        return Some(Description { tokens: at..people + 1, core: at + 1, head: at });
    }
    // "No senator", "any teacher": nobody in particular.
    let article = doc.is(at, Classes::POSSESSIVE)
        || doc.one_of(at, words!("a an the this that these those one another both"))
        || doc.token(at).is_number;
    let clitic = |k: usize| doc.is_possessive(k);
    let stop = Classes::PREPOSITION
        .or(Classes::AUXILIARY)
        .or(Classes::SUBORDINATOR)
        .or(Classes::COORDINATOR)
        .or(Classes::ADVERB_CUE)
        .or(Classes::DETERMINER)
        .or(Classes::PRONOUN_OBJECT);
    let over = |k: &usize| {
        let t = doc.token(*k);
        let verb = (t.verb.is_some_and(|v| v.past() || v.third()) || doc.word(*k).ends_with("ed")) && !t.is(PEOPLE);
        !t.is_word && !clitic(*k) || t.is(stop) || verb
    };
    let limit = end.min(at + MAX_NOUN_PHRASE_TOKENS);
    let core = (at + 1..limit).find(over).unwrap_or(limit);
    let head = core.checked_sub(1).filter(|h| *h >= at)?;
    let plural = core == at + 1 && is_plural(doc, at);
    // "two men", but not with a name: "The mayor, Vera Holm,", "The Lund brothers".
    let named = |from: usize, to: usize| {
        cast.mentions_in(&(from..to)).any(|m| cast.who[m] != Who::Nobody || !cast.mentions[m].loose)
    };
    // "The head of the council, Vera Holm, …"
    let comma = (core..end.min(core + MAX_NOUN_PHRASE_TOKENS)).find(|k| !doc.token(*k).is_word && !clitic(*k));
    let apposed = comma.is_some_and(|k| {
        // "His aunt, 70-year-old Vera Holm, …", "His brother, the guild's Carl Holm, …", "His coach, the Dane Carl Holm, …"
        let other = stop.or(Classes::PRONOUN_SUBJECT);
        let word = |j: usize| {
            let opens = j == k + 1 && doc.is(j, Classes::DETERMINER);
            opens || clitic(j) || doc.token(j).is_word && !doc.is(j, other) && !doc.is_inflected(j)
        };
        let name = cast.mentions_in(&(k + 1..end)).next().map(|m| cast.mentions[m].from);
        doc.comma(k) && name.is_some_and(|n| n <= k + 1 + MAX_WORDS_BEFORE_A_NAME && (k + 1..n).all(word))
    });
    // A plural of a noun like "Farmers", which is formed from a verb.
    let agents = plural && is_agent(doc.word(head).trim_end_matches('s'));
    let aged = doc.word(head).ends_with("-year-old");
    let person = aged || (doc.is(head, PEOPLE) || agents) && !doc.token(head).is_number;
    // "a letter", "Monday’s letter"
    let law = doc.one_of(head, sets::speakers::LAWS);
    let text = doc.is(head, Classes::DOCUMENT) && !law && !is_plural(doc, head) && (article || clitic(at + 1));
    let fits = text || person && (article || plural);
    (fits && !apposed && !named(head, core)).then_some(Description { tokens: at..core, core, head })
}

const PEOPLE: Classes =
    OFFICE.or(Classes::MAN_NOUN).or(Classes::WOMAN_NOUN).or(Classes::RELATION_NOUN).or(Classes::GROUP_NOUN);

/// Extends a subject by the phrase after its noun, up to the verb: "a man in waders".
pub(super) fn whole(doc: &Document<'_>, mut d: Description) -> Description {
    let verb = |k: &usize| {
        let past = doc.is_past(*k) && doc.is(k + 1, Classes::PREPOSITION.or(Classes::PRONOUN_OBJECT));
        doc.is(*k, Classes::AUXILIARY) || doc.is_inflected(*k) || past || !doc.token(*k).is_word
    };
    if doc.one_of(d.core, words!("in with from of at by against")) {
        d.tokens.end = (d.core + 1..d.core + MAX_NOUN_PHRASE_TOKENS).find(verb).unwrap_or(d.tokens.end);
    }
    d
}

/// The classes of the noun in "mother-of-three".
pub(super) fn parent(word: &str) -> Option<Classes> {
    let (kin, _) = of_number(word)?;
    Some(look_up(kin).0).filter(|c| c.any(Classes::RELATION_NOUN))
}

/// The gender that a description shows.
pub(super) fn gender(doc: &Document<'_>, d: &Description) -> Option<names::Gender> {
    match parent(doc.word(d.head)) {
        Some(kin) if kin.any(Classes::MAN_NOUN) => Some(names::Gender::Man),
        Some(kin) if kin.any(Classes::WOMAN_NOUN) => Some(names::Gender::Woman),
        _ => doc.is(d.head, Classes::MAN_NOUN.or(Classes::WOMAN_NOUN)).then(|| names::gender_of(doc, d.head)).flatten(),
    }
}

/// The folded head noun, to record with the speaker.
pub(super) fn head_word(doc: &Document<'_>, d: &Description) -> String {
    fold_name(doc.word(d.head))
}

/// The words that identify a description: folded, without articles, possessive marks and prepositions.
pub(super) fn key(doc: &Document<'_>, tokens: Range<usize>) -> Vec<String> {
    let dropped = Classes::PREPOSITION;
    let article = |k: usize| doc.one_of(k, words!("the a an this that these those same"));
    tokens
        .filter(|k| doc.token(*k).is_word && !doc.is(*k, dropped) && !article(*k) && !doc.is_possessive(*k))
        .map(|k| fold_name(doc.word(k)))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn appositions() {
        check(&[
            // An apposition with a name, up to its bound.
            (
                "Vera Holm won. Her coach, the former guild clerk Carl Lund, left.\n[S He] said [C it rains].",
                "Carl Lund",
            ),
            (
                "Vera Holm won. Her coach, the very old guild clerk Carl Lund, left. [S He] said [C it rains].",
                "her coach",
            ),
            ("Vera Holm won. Her coach, who met Carl Lund, left. [S He] said [C it rains].", "her coach"),
        ]);
    }
}
