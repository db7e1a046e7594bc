//! The first phrase of a source, before further description: where it ends, its head noun and the name in it.

use crate::{
    lexicon::{Classes, VerbForm, sets},
    speakers::{
        cast::{Cast, Who},
        names::{Looks, Mention, OFFICE, is_agent, is_the_agency},
        noun::is_plural,
    },
    text::{Case, Document},
};
use std::ops::Range;

/// Where the first phrase of a source ends: at a comma, a bracket, a preposition, a relative clause, "and" or a
/// participle. Skips whole names.
pub(super) fn core_end(doc: &Document<'_>, cast: &Cast, tokens: &Range<usize>) -> usize {
    let mut i = tokens.start;
    while i < tokens.end {
        if let Some(m) = cast.mentions_in(&(i..tokens.end)).next().map(|m| &cast.mentions[m])
            && m.from <= i
        {
            i = m.tokens.end;
            continue;
        }
        // "the secretary of state’s office", "chief of staff Ana Ruiz"
        if let Some(p) = doc.phrase(i, Classes::TITLE).filter(|p| p.len() > 1 && p.end < tokens.end)
            && (doc.one_of(p.end, words!("'s ’s and")) || doc.token(p.end).capital())
        {
            i = p.end;
            continue;
        }
        // "the United Growers (UG) leader"
        if doc.mark(i, "(") && doc.mark(i + 2, ")") && i + 3 < tokens.end && doc.is(i + 3, OFFICE) {
            i += 3;
            continue;
        }
        let t = doc.token(i);
        let clitic = doc.is_possessive(i);
        // "two OPEC+ envoys"
        if doc.mark(i, "+") && !t.space_before {
            i += 1;
            continue;
        }
        if i > tokens.start {
            let part = t.case == Case::Lower
                && t.verb.is_some_and(VerbForm::ing)
                && !doc.tokens.get(i + 1).is_some_and(|n| n.is(OFFICE));
            // "the WHO’s adviser, Ana Ruiz"
            let letters = is_the_agency(doc, i);
            let relative = doc.one_of(i, words!("who which that whose whom where and or but")) && !letters;
            let preposition =
                t.is(Classes::PREPOSITION) && !t.is(OFFICE) && t.case == Case::Lower && !part_of_number(doc, i);
            let formed = doc.word(i).ends_with("ed") && doc.is(i + 1, Classes::PREPOSITION);
            let spoken = t.case == Case::Lower
                && (formed || t.verb.is_some_and(|v| v.participle() && !v.base()))
                && doc.is(i - 1, OFFICE.or(Classes::GROUP_NOUN).or(Classes::DOCUMENT));
            // "The new, green-minded board"
            let named =
                || cast.mentions_in(&(i + 2..tokens.end)).next().is_some_and(|m| cast.mentions[m].from == i + 2);
            let joins = doc.comma(i) || doc.eq(i, "and");
            // "Oakvale’s official, state-run radio"
            let formed = i > tokens.start + 2
                && doc.is_possessive(i - 2)
                && doc.word(i + 1).contains('-')
                && i + 2 < tokens.end
                && doc.token(i + 2).case == Case::Lower
                && !doc.is(i + 2, Classes::PREPOSITION);
            if joins && (formed || i == tokens.start + 2 && between_adjectives(doc, i, tokens.end, &named)) {
                i += 2;
                continue;
            }
            if (!t.is_word && !clitic) || part || relative || preposition || spoken {
                break;
            }
        } else if !t.is_word {
            break;
        }
        i += 1;
    }
    i
}

/// Whether the comma or "and" at token `i` joins two adjectives: a noun or a name follows the second, and no noun
/// precedes.
fn between_adjectives(doc: &Document<'_>, i: usize, end: usize, named: &dyn Fn() -> bool) -> bool {
    let noun =
        OFFICE.or(Classes::GROUP_NOUN).or(Classes::ORGANISATION).or(Classes::DOCUMENT).or(Classes::RELATION_NOUN);
    let lower = |k: usize| doc.token(k).case == Case::Lower;
    let adjective = |k: usize| {
        lower(k)
            && !doc.is(k, noun.or(Classes::DETERMINER).or(Classes::PREPOSITION))
            && !is_plural(doc, k)
            && !is_agent(doc.word(k))
    };
    doc.is(i - 2, Classes::DETERMINER)
        && adjective(i - 1)
        && adjective(i + 1)
        && i + 2 < end
        && (lower(i + 2) && doc.is(i + 2, noun) || named())
}

/// "more than a dozen", "up to 40"
fn part_of_number(doc: &Document<'_>, i: usize) -> bool {
    doc.tokens.get(i + 1).is_some_and(|t| t.is_number)
}

/// The name that a phrase ends with. `None` for a name that is followed by another noun ("Holm’s lawyer") or that is
/// only a common word ("The Dean").
pub(super) fn name_ending_at(doc: &Document<'_>, cast: &Cast, start: usize, end: usize) -> Option<Mention> {
    let i = cast.mentions_in(&(start..end)).last()?;
    let m = &cast.mentions[i];
    // "Holm himself", "Holm’s"
    let mut rest = m.tokens.end..end;
    let letters = |k: usize| doc.token(k).case == Case::Upper && doc.word(k).len() <= 4;
    // "the Courier newspaper", "the Observatory for Tides monitoring group"
    let grouped = m.tokens.len() > 3
        && m.looks == Looks::Body
        && rest.len() < 3
        && doc.one_of(end - 1, sets::speakers::SORTS_OF_BODIES)
        // "the Nova Tide party"
        || m.tokens.len() > 1 && m.looks != Looks::Person && doc.one_of(end - 1, sets::speakers::PARTY_NOUNS);
    let sort = |k: usize| doc.token(k).case == Case::Lower && (doc.one_of(k, sets::speakers::OUTLETS) || grouped);
    let own = rest.all(|k| {
        letters(k)
            // "Holm senior"
            || k == m.tokens.end && m.tokens.len() == 1 && doc.one_of(k, words!("senior junior"))
            || (sort(k) && doc.eq(start, "the"))
            || doc.is(k, Classes::PRONOUN_OBJECT.or(Classes::ADVERB_CUE))
            || doc.one_of(k, words!("therefore however thus hence"))
            || !doc.token(k).is_word
            || doc.is_possessive(k)
    });
    if !own || m.tokens.start < start {
        return None;
    }
    // A common word at the start of a sentence is a name only if the article has it as a name.
    if m.loose && (cast.who[i] == Who::Nobody || described(doc, cast, i, start)) {
        return None;
    }
    Some(m.clone())
}

/// "The Dean": an office with an article, even if Dean is a surname in the article.
fn described(doc: &Document<'_>, cast: &Cast, i: usize, start: usize) -> bool {
    let m = &cast.mentions[i];
    m.common && m.tokens.start > start && doc.is(m.tokens.start - 1, Classes::DETERMINER.or(Classes::POSSESSIVE))
}

/// The head noun: normally the last word before `core`.
pub(super) fn head(doc: &Document<'_>, start: usize, core: usize) -> usize {
    let skipped = Classes::ADVERB_CUE.or(Classes::TIME).or(Classes::PRONOUN_OBJECT);
    let last = (start..core)
        .rev()
        .find(|k| {
            doc.token(*k).is_word
                && !doc.is(*k, skipped)
                && !doc.is_possessive(*k)
                && (!doc.token(*k).is_number || doc.word(*k).ends_with("-old"))
        })
        .unwrap_or(start);
    // "people familiar with it", "officials present": an adjective may follow a plural.
    let human = OFFICE.or(Classes::GROUP_NOUN);
    // "a source close to", "a person familiar with"
    if last > start
        && doc.one_of(core, words!("to with"))
        && !doc.is(last, human.or(Classes::ORGANISATION))
        && doc.is(last - 1, OFFICE)
    {
        return last - 1;
    }
    if last > start
        && !doc.is(last, human)
        && !is_plural(doc, last)
        && doc.is(last - 1, human)
        && is_plural(doc, last - 1)
        && !doc.is(last, Classes::DOCUMENT.or(Classes::ORGANISATION))
        && !doc.is(last - 1, Classes::ORGANISATION)
        && doc.word(last - 1).ends_with(['s', 'e', 'n'])
    {
        return last - 1;
    }
    last
}
