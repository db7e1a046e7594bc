//! Roles: how the article describes a named person, before the name ("harbour master Captain …") or after it ("…, the
//! mayor of …,").

use super::{
    names::{Mention, OFFICE, is_agent},
    noun::is_plural,
};
use crate::{
    lexicon::{Classes, VerbForm, sets},
    text::{Case, Document},
};
use std::ops::Range;

/// Nouns for a role.
const ROLE: Classes = OFFICE.or(Classes::LAWMAKER).or(Classes::MAN_NOUN).or(Classes::WOMAN_NOUN);
/// May precede a name in a source, but is not part of its role.
const SKIPPED: Classes = Classes::DETERMINER
    .or(Classes::ADVERB_CUE)
    .or(Classes::COORDINATOR)
    .or(Classes::SUBORDINATOR)
    .or(Classes::PREPOSITION);

/// The role before a name, if the words from `from` on belong to it: "Vell's President", "Sen.".
///
/// `None` if it is only a form of address or contains no noun for a person.
pub(super) fn before(doc: &Document<'_>, from: usize, name: &Mention) -> Option<Range<usize>> {
    let end = name.tokens.start;
    let mut start = from;
    while start < end && (doc.is(start, SKIPPED) && !opens_title(doc, start) || !doc.token(start).is_word) {
        start += 1;
    }
    // "the president, Mr.": without the form of address.
    let mut end = end;
    while end > start && doc.one_of(end - 1, sets::speakers::HONORIFICS) {
        end -= 1;
    }
    let end = if end > start + 2 && doc.one_of(end - 1, sets::speakers::RANKS) && doc.token(end - 2).case != Case::Upper
    {
        end - 1
    } else {
        end
    };
    let end = if end > start && doc.comma(end - 1) { end - 1 } else { end };
    // "no matter what action President Holm takes": a lower-case word before a title belongs to the role only if it can
    // be part of an office.
    if name.from > start && name.from < end {
        let k = name.from - 1;
        let fits = doc.is(k, ROLE.or(Classes::ORGANISATION))
            || doc.one_of(k, sets::speakers::BEFORE_TITLES)
            || doc.word(k).ends_with("al");
        if doc.token(k).case == Case::Lower && doc.token(k).is_word && !doc.is_possessive(k) && !fits {
            start = name.from;
        }
    }
    if end > start && doc.is_possessive(end - 1) {
        return None;
    }
    // "the elder Holm": not a role; it says which Holm.
    if start + 1 == end && doc.one_of(start, sets::speakers::ELDER_OR_YOUNGER) {
        return None;
    }
    // "voters backed Holm", "rivals Holm and Lund"
    if start < end {
        let last = doc.token(end - 1);
        let verb = last.verb.is_some_and(VerbForm::past) && !last.is(ROLE);
        let plural = doc.word(end - 1).trim_end_matches('.').ends_with('s') && is_plural(doc, end - 1);
        if last.case == Case::Lower && (verb || plural) {
            return None;
        }
    }
    let told = |k| doc.is(k, ROLE) || doc.token(k).case == Case::Lower;
    // "Deputy Prime Minister (DPM) Ruiz"
    let letters = |k: usize| doc.token(k).case == Case::Upper && doc.is(k - 2, Classes::TITLE);
    let short = end > start + 3 && doc.mark(end - 1, ")") && doc.mark(end - 3, "(") && letters(end - 2);
    let last = if short { end - 4 } else { end.saturating_sub(1) };
    (start < end && (start..end).any(|k| is_role(doc, k)) && told(last)
        || (start < end && ends_in_title(doc, start..end)))
    .then_some(start..end)
}

/// "First Minister": whether a title of several words begins here, even with a word that is also an adverb.
fn opens_title(doc: &Document<'_>, i: usize) -> bool {
    doc.phrase(i, Classes::TITLE).is_some_and(|p| p.len() > 1)
}

fn ends_in_title(doc: &Document<'_>, r: Range<usize>) -> bool {
    r.clone().any(|k| doc.phrase(k, Classes::TITLE).is_some_and(|p| p.end == r.end))
        || (r.clone().any(|k| doc.is(k, OFFICE)) && r.clone().any(|k| doc.one_of(k, words!("of for on"))))
}

/// The first of the words before a name that can belong to its role: nouns and adjectives, back to the first word that
/// begins or separates phrases.
pub(super) fn reach_back(doc: &Document<'_>, name: &Mention) -> usize {
    let sentence = doc.sentence_of(name.from).start;
    let stop = Classes::DETERMINER
        .or(Classes::PREPOSITION)
        .or(Classes::COORDINATOR)
        .or(Classes::SUBORDINATOR)
        .or(Classes::AUXILIARY)
        .or(Classes::PRONOUN_SUBJECT)
        .or(Classes::PRONOUN_OBJECT)
        .or(Classes::ADVERB_CUE)
        .or(Classes::WEEKDAY);
    let mut i = name.from;
    while i > sentence && name.from - i < 8 {
        let t = doc.token(i - 1);
        let clitic = doc.is_possessive(i - 1);
        // "they commend President Holm", but "research director"
        let rules = Classes::PRONOUN_SUBJECT.or(Classes::AUXILIARY).or(Classes::ADVERB_CUE);
        let bare = i >= 2 && (doc.is(i - 2, rules) || doc.eq(i - 2, "to"));
        let verb = t.verb.is_some_and(|v| v.past() || v.third() || v.ing() || (v.base() && bare)) && !t.is(OFFICE);
        // "Judge Holm cleared nurse Ana Ruiz", "accused of robbing nurse Ana Ruiz": verbs that are not in the lexicon.
        let formed = i > sentence + 1
            && t.case == Case::Lower
            && !t.is(OFFICE)
            && !doc.one_of(i - 1, sets::speakers::BEFORE_TITLES)
            && (doc.word(i - 1).ends_with("ed")
                && doc.token(i - 2).capital()
                && !doc.is(i - 2, Classes::DETERMINER.or(Classes::DEMONYM))
                || doc.word(i - 1).ends_with("ing") && doc.is(i - 2, Classes::PREPOSITION));
        if !clitic
            && (!t.is_word || doc.eq(i - 1, "alongside") || t.is(stop) && !opens_title(doc, i - 1) || verb || formed)
        {
            break;
        }
        i -= 1;
    }
    // "Minister for Housing Ana Ruiz", "councillor for health Ana Ruiz"
    if i > sentence + 1
        && i < name.from
        && doc.one_of(i - 1, words!("for of on"))
        && doc.is(i - 2, Classes::TITLE)
        && (doc.token(i).capital() && doc.token(i - 2).capital()
            || i + 1 == name.from && doc.one_of(i, sets::speakers::DIVISIONS))
    {
        let title = |k: &usize| doc.token(*k).capital() && !doc.is(*k, stop);
        return (sentence..i - 2).rev().take_while(title).last().unwrap_or(i - 2);
    }
    // If there is no title, a role must end in a noun for a person.
    let direct = name.from > i && (is_role(doc, name.from - 1) || name.from < name.tokens.start);
    if direct || name.from < name.tokens.start { i } else { name.from }
}

/// Whether a noun is a role: from a list, or by its ending ("oncologist").
fn is_role(doc: &Document<'_>, i: usize) -> bool {
    let w = doc.word(i);
    // Not "insist".
    let noun = w.len() > 5 && doc.token(i).verb.is_none();
    doc.is(i, ROLE)
        || (noun && ["ist", "ician", "ologist", "keeper", "grapher", "holder"].iter().any(|e| w.ends_with(e)))
}

const OBJECT: Classes = Classes::DETERMINER.or(Classes::POSSESSIVE);

/// The apposition after a name, up to token `end`: "…, the mayor of Oakvale," without its commas.
pub(super) fn after(doc: &Document<'_>, name: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let mut i = name.end;
    // "Sen. Ana Ruiz (D-Vt.), the …"
    if doc.mark(i, "(") && i < end {
        i = (i..end.min(i + 6)).find(|k| doc.mark(*k, ")"))? + 1;
    }
    if i >= end || !doc.one_of(i, words!(", – — -")) {
        return None;
    }
    i += 1;
    // "…, 52, a nurse"
    if doc.tokens.get(i).is_some_and(|t| t.is_number) && doc.comma(i + 1) {
        i += 2;
    }
    // "…, herself a nurse"
    i += usize::from(doc.one_of(i, words!("himself herself themselves")));
    if doc.tokens.get(i).is_some_and(|t| t.verb.is_some_and(VerbForm::ing) && doc.is(i + 1, OBJECT) && !t.is(ROLE))
        || doc.eq(i, "born")
    {
        return None;
    }
    // "…, floated the boy out": a verb that is not in the lexicon.
    if doc.word(i).ends_with("ed") && doc.is(i + 1, OBJECT) {
        return None;
    }
    let start = i;
    let mut head = false;
    let (mut open, mut owned) = (true, false);
    while i < end {
        let t = doc.token(i);
        let w = doc.word(i);
        if matches!(w, "," | ";" | "." | ")" | "–" | "—" | ":" | "-") || doc.one_of(i, sets::grammar::RELATIVE) {
            break;
        }
        if i == start
            && (!t.is_word
                || t.is(Classes::PREPOSITION.or(Classes::SUBORDINATOR).or(Classes::COORDINATOR))
                || t.is_number)
            && !doc.eq(i, "a")
        {
            return None;
        }
        // "Ana Ruiz, a nurse and Tom Lund said": another person.
        let one = open && doc.one_of(start, sets::grammar::INDEFINITE_ARTICLE);
        if doc.eq(i, "and") && head && one && ends_in_name(doc, i + 1, end) {
            break;
        }
        if t.is(Classes::PREPOSITION) {
            open = false;
        }
        // A verb: the comma opened a clause, not an apposition. In "the mayor sank a ferry", "sank" is such a verb; in
        // "a ferry sunk by rebels", "sunk" is not.
        let passive = |v: VerbForm| v.participle() && doc.is(i + 1, Classes::PREPOSITION);
        let finite = t.is(Classes::AUXILIARY) || t.verb.is_some_and(|v| (v.past() || v.third()) && !passive(v));
        // "Along with Ruiz, Two Moons also stars …"
        // "Ana Ruiz, partly because the mayor was late"
        let clause = i > start && doc.one_of(i, sets::speakers::ADVERBS_OF_FREQUENCY)
            || !head && t.is(Classes::SUBORDINATOR) && !t.is(Classes::PREPOSITION);
        if (finite && !t.is(ROLE) || clause) && open {
            return None;
        }
        // "Ana Ruiz, a nurse at the clinic said …": the closing comma is missing.
        if !open && doc.one_of(i, sets::speakers::SAYING_AFTER_A_ROLE) && !doc.eq(i + 1, "to") {
            if !doc.is(start, OBJECT) && doc.token(i - 1).capital() {
                return None;
            }
            break;
        }
        // "a plasterer": a noun formed from a verb.
        let agent = open
            && doc.one_of(start, sets::grammar::INDEFINITE_ARTICLE)
            && w.len() > 5
            && (w.ends_with("er") || w.ends_with("or"));
        // "the shearer who", "a shipwright who": "who" follows only a person.
        let named = is_agent(w) || i > start && doc.one_of(start, sets::grammar::INDEFINITE_ARTICLE);
        let human = open && named && t.case == Case::Lower && doc.eq(i + 1 + usize::from(doc.comma(i + 1)), "who");
        head |= ((open || owned) && is_role(doc, i)) || agent || human;
        owned |= i == start && t.is(Classes::DETERMINER.or(Classes::POSSESSIVE)) || matches!(w, "'s" | "’s");
        i += 1;
        if i - start > 30 {
            return None;
        }
    }
    // "Holm, his aides and others": a list of people.
    let part = Classes::PREPOSITION.or(Classes::COORDINATOR);
    let noun = (start + 1..i).find(|k| doc.is(*k, part)).unwrap_or(i) - 1;
    if noun >= start && doc.token(noun).case == Case::Lower && is_plural(doc, noun) {
        return None;
    }
    // "the Bureau of Rights (BWR)"
    let open = (start..i).any(|k| doc.mark(k, "("));
    let end = i + usize::from(open && i < end && doc.mark(i, ")"));
    (head && i > start).then_some(start..end)
}

/// Whether the words from `i` to the end or a comma are a name: "Tom Lund", not "BBC presenter".
fn ends_in_name(doc: &Document<'_>, i: usize, end: usize) -> bool {
    let close = (i..end).find(|k| !doc.token(*k).capital() || !doc.token(*k).is_word).unwrap_or(end);
    let other = doc.is(close, Classes::PREPOSITION.or(ROLE)) || doc.is(i, ROLE.or(Classes::DEMONYM));
    close > i + 1 && !other && !(i..close).any(|k| doc.is(k, ROLE))
}

/// The role that a whole sentence gives: "Ana Ruiz is the mayor of Oakvale.", "Oakvale’s mayor is Ana Ruiz."
pub(super) fn predicate(doc: &Document<'_>, name: &Mention) -> Option<Range<usize>> {
    let sentence = doc.sentence_of(name.from);
    let is = name.tokens.end;
    let role = if name.from == sentence.start && doc.one_of(is, words!("is became")) {
        let over =
            |k: &usize| !doc.token(*k).is_word && !doc.is_possessive(*k) || doc.one_of(*k, sets::grammar::RELATIVE);
        is + 1
            ..(is + 1..sentence.end)
                .find(over)
                .filter(|k| !doc.comma(*k) || doc.one_of(*k + 1, sets::grammar::RELATIVE))?
    } else if name.from > sentence.start + 2 && doc.eq(name.from - 1, "is") {
        sentence.start..name.from - 1
    } else {
        return None;
    };
    let head = role.clone().find(|k| doc.is(*k, Classes::PREPOSITION)).unwrap_or(role.end).saturating_sub(1);
    let plain = |k: usize| {
        doc.token(k).verb.is_none() && !doc.is(k, Classes::COORDINATOR.or(Classes::AUXILIARY)) || doc.is(k, OFFICE)
    };
    let whole = role.len() < 10 && role.clone().all(plain);
    let owned = doc.is(role.start, OBJECT) || role.clone().any(|k| doc.is_possessive(k));
    (whole && owned && doc.is(head, OFFICE.or(Classes::LAWMAKER)) && !doc.one_of(head, sets::speakers::BYSTANDERS))
        .then_some(role)
}

#[cfg(test)]
mod tests {
    use super::super::names;
    use super::*;
    use crate::text::Blocks;

    fn roles(text: &str) -> (String, String) {
        let blocks = Blocks::from_text(text).unwrap();
        let doc = Document::new(&blocks);
        let all = names::find(&doc);
        let name = all.iter().find(|m| doc.slice(m.tokens.clone()).contains("Holm")).unwrap();
        let text = |r: Option<Range<usize>>| r.map_or(String::new(), |r| doc.slice(r).to_string());
        (
            text(before(&doc, reach_back(&doc, name), name)),
            text(after(&doc, &name.tokens, doc.sentence_of(name.from).end)),
        )
    }

    #[test]
    fn table() {
        for (text, before, after) in [
            ("“No,” said Vera Holm, the mayor of Oakvale, today.", "", "the mayor of Oakvale"),
            ("“No,” said army commander Rear Admiral Vera Holm.", "army commander Rear Admiral", ""),
            ("“No,” said Sen. Vera Holm.", "Sen.", ""),
            ("“No,” said Mrs. Vera Holm.", "", ""),
            ("Vera Holm, 52, a nurse, left.", "", "a nurse"),
            ("Vera Holm, her nurses and others, left.", "", ""),
            ("Vera Holm, a nurse of two sons, left.", "", "a nurse of two sons"),
            ("Vera Holm, herself a nurse, left.", "", "a nurse"),
            ("Vera Holm, leading the nurses, left.", "", ""),
            ("Vera Holm, floated the nurse out.", "", ""),
            ("Vera Holm, head of the Water Office (WO), left.", "", "head of the Water Office (WO)"),
            ("Whatever action President Vera Holm takes, it rains.", "President", ""),
            ("It was Ferris’s President Vera Holm.", "Ferris’s President", ""),
            ("It was the rivals Vera Holm and Tom Lund.", "", ""),
            ("It was former President Vera Holm.", "former President", ""),
            ("Vera Holm, the shearer who writes, left.", "", "the shearer"),
            ("Vera Holm, a shipwright who writes, left.", "", "a shipwright"),
            ("Vera Holm, the former shearer, who writes, left.", "", "the former shearer"),
            ("Vera Holm, Ana Ruiz and Stevie Shearer, who write, left.", "", ""),
            ("Vera Holm, a shipwright in Oakvale, left.", "", ""),
            ("Vera Holm, who is a nurse, left.", "", ""),
            ("Vera Holm, in Oakvale, left.", "", ""),
            ("When it came to Vera Holm, the mayor was lost.", "", ""),
            ("“No,” the elder Holm said.", "", ""),
            // A verb that is not in the lexicon; a closing comma is missing.
            ("Judge Lund snubbed former nurse Vera Holm.", "former nurse", ""),
            ("He sang with the award-winning cellist Vera Holm.", "award-winning cellist", ""),
            ("He sang with the choir alongside cellist Vera Holm.", "cellist", ""),
            ("Sources at the choir insist Vera Holm is well.", "", ""),
            ("He was accused of snubbing nurse Vera Holm.", "nurse", ""),
            ("They met retired nurse Vera Holm.", "retired nurse", ""),
            ("Vera Holm, a nurse at Alton Clinic said no.", "", "a nurse at Alton Clinic"),
            ("Fining Holm, head of the bench Kip Quill told him no.", "", ""),
        ] {
            assert_eq!(roles(text), (before.to_string(), after.to_string()), "{text}");
        }
    }
}
