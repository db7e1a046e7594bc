//! The described subject of a sentence: "A witness came forward." Whoever it is, a pronoun after it may go back to them,
//! and not past them to a name farther up.

use super::{
    cast::{Cast, Who},
    descriptions, kind,
    names::{OFFICE, is_agent},
    scene::{Found, Scene},
    source::Description,
};
use crate::{analysis::SpeakerKind, lexicon::Classes, text::Document};

/// The longest noun phrase that is read.
const LONGEST: usize = 9;

/// Who is meant by the description that stands from token `at` on, where it can be a sentence's subject and is of people.
pub(super) fn found(scene: &Scene<'_, '_>, at: usize, end: usize) -> Option<Found> {
    let d = description(scene.doc, scene.cast, at, end)?;
    let kind = kind::of(scene.doc, &d);
    if !matches!(kind, SpeakerKind::Person | SpeakerKind::Group) {
        return None;
    }
    Some(match descriptions::tied(scene, &d, kind) {
        Found::Nobody => scene.subject(d.tokens.start),
        found => found,
    })
}

/// The description that begins at token `at` of a sentence that ends at `end`: an article or a possessive and a noun for
/// people, or their plural alone, and no name.
pub(super) fn description(doc: &Document<'_>, cast: &Cast, at: usize, end: usize) -> Option<Description> {
    // "No senator", "any teacher" are nobody.
    let article = doc.is(at, Classes::POSSESSIVE)
        || doc.one_of(at, words!("a an the this that these those one another both"))
        || doc.tokens[at].is_number;
    let clitic = |k: usize| matches!(doc.word(k), "'s" | "’s" | "’" | "'");
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
    let limit = end.min(at + LONGEST);
    let core = (at + 1..limit).find(over).unwrap_or(limit);
    let head = core.checked_sub(1).filter(|h| *h >= at)?;
    let plural = core == at + 1 && super::source::is_plural(doc, at);
    // "two men", but not a name: "The mayor, Vera Holm,", "The Lund brothers".
    let named = |from: usize, to: usize| {
        cast.mentions_in(&(from..to)).any(|m| cast.who[m] != Who::Nobody || !cast.mentions[m].loose)
    };
    // "The head of the council, Vera Holm, …"
    let comma = (core..end.min(core + LONGEST)).find(|k| !doc.tokens[*k].is_word && !clitic(*k));
    let apposed = comma.is_some_and(|k| {
        let next = cast.mentions_in(&(k..end)).next().map(|m| cast.mentions[m].from);
        doc.word(k) == "," && next == Some(k + 1)
    });
    // A plural may be formed of a verb: "Farmers".
    let agents = plural && is_agent(doc.word(head).trim_end_matches('s'));
    let person = (doc.is(head, PEOPLE) || agents) && !doc.tokens[head].is_number;
    (person && (article || plural) && !apposed && !named(head, core)).then_some(Description {
        tokens: at..core,
        core,
        head,
    })
}

const PEOPLE: Classes =
    OFFICE.or(Classes::MAN_NOUN).or(Classes::WOMAN_NOUN).or(Classes::RELATION_NOUN).or(Classes::GROUP_NOUN);

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn table() {
        check(&[
            ("A witness came forward. [S He] said [C it rains].", "a witness"),
            ("Farmers blocked the road. [S They] said [C it rains].", "farmers"),
            ("[S Vera Holm] said [C it rains].\nA woman woke up. [S She] said [C it does].", "Vera Holm, a woman"),
            (
                "[S Tom Lund] said [C it rains].\nHis wife, who is a nurse, left. [S She] said [C it does].",
                "Tom Lund, his wife",
            ),
            ("Mayor Tom Lund came. The mayor was wet. [S He] said [C it rains].", "Tom Lund"),
            ("Tom Lund came.\nNo senator was there. [S He] said [C it rains].", "Tom Lund"),
            // Near misses: a name beside the description; no subject; the other sex; no people.
            ("The mayor, Tom Lund, came. [S He] said [C it rains].", "Tom Lund"),
            ("The head of the council, Tom Lund, came. [S He] said [C it rains].", "Tom Lund"),
            ("Tom Lund met a witness. [S He] said [C it rains].", "Tom Lund"),
            ("Tom Lund came.\nThe woman left. [S He] said [C it rains].", "Tom Lund"),
            ("Tom Lund came.\nThe rain stopped. [S He] said [C it rains].", "Tom Lund"),
        ]);
    }
}
