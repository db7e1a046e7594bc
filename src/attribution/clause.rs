//! Sources that are the subject of another clause than the cue's.

use super::{
    complement::begins,
    cue::cue_at,
    np::{Np, verbish},
    report::Report,
};
use crate::{
    lexicon::{Classes, Frames, VerbClass, VerbForm, sets},
    text::Document,
};
use std::ops::Range;

/// Corrects a source that the tagger takes from another clause than the cue's, in the same `unit`. Returns true if the
/// report needs no other source.
#[inline(never)]
pub(super) fn correct(
    np: &Np<'_, '_>,
    unit: &Range<usize>,
    l: &mut Report,
    source: &Range<usize>,
    cue: &Range<usize>,
) -> bool {
    let (doc, end) = (np.doc, source.end);
    if above(np, unit, l, cue) {
        return true;
    }
    let ing = doc.word(cue.start).ends_with("ing");
    // "| The number of villages | announcing their support": a number does not speak.
    let word = |k: usize, w| doc.eq(source.start + k, w);
    if ing && word(0, "the") && word(1, "number") && word(2, "of") {
        l.content.clear();
        return true;
    }
    // "| The office said in its note | posted | on a site": the verb of speech is the cue.
    let speaks = |k: &usize| {
        let speech = |v: VerbForm| v.verb().class == VerbClass::Speech && v.verb().frames.any(Frames::AFTER);
        doc.is(k + 1, Classes::PREPOSITION) && verbish(doc, *k) && doc.token(*k).verb.is_some_and(speech)
    };
    if end == cue.start
        && !source.clone().any(|k| doc.one_of(k, sets::grammar::RELATIVE))
        && let Some(k) = source.clone().skip(1).find(speaks)
        && doc.token(end).verb.map_or_else(|| doc.word(end).ends_with("ed"), VerbForm::participle)
    {
        (l.source, l.cue) = (np.left(unit.start, k), Some(k..k + 1));
        return true;
    }
    if received(np, l, source, cue) {
        return true;
    }
    // "| The inn | was the target of two letters alleging theft": the letters.
    let last = cue.start.saturating_sub(1);
    if ing
        && end < last
        && doc.is(last, Classes::CUE_NOUN_SPEECH.or(Classes::DOCUMENT))
        && let Some(k) = (end..last).rev().take(3).find(|k| doc.one_of(*k, words!("of amid after despite")))
    {
        l.source = Some(k + 1..cue.start);
        return true;
    }
    if let Some(s) = of_clause(np, source, cue) {
        l.source = Some(s);
        return true;
    }
    // "The jury heard that | Tom Roe | stood up and said: “…”": the subject of what was heard.
    let told =
        |k: &usize| doc.eq(k + 1, "that") && (doc.eq(*k, "heard") || doc.one_of(k.wrapping_sub(1), sets::grammar::BE));
    let court = source.clone().any(|k| doc.one_of(k, sets::attribution::COURTS)) && !doc.eq(cue.end, "it");
    if court
        && doc.is(cue.start.wrapping_sub(1), Classes::COORDINATOR)
        && let Some(k) = (end..cue.start).take(3).find(told)
        && let Some(s) = np.right(k + 2, cue.start).filter(|s| verbish(doc, s.end))
    {
        l.source = Some(s);
        return true;
    }
    false
}

/// "The mayor told | the board it was late, | according to | a clerk": the mayor says it.
fn above(np: &Np<'_, '_>, unit: &Range<usize>, l: &mut Report, cue: &Range<usize>) -> bool {
    let doc = np.doc;
    let [c] = l.content.as_mut_slice() else { return false };
    let verb = c.start.wrapping_sub(1);
    if doc.phrase(cue.start, Classes::ATTRIBUTIVE).is_some()
        && unit.start < verb
        && c.end <= cue.start
        && let Some(inner) = cue_at(doc, np.quotes, unit.start, verb)
        && inner.speech
        && doc.is_past(verb)
        && !(inner.negated || inner.passive)
        && let Some(source) = np.left(unit.start, inner.from)
        && let Some((start, _)) = begins(np, &inner, c.end)
    {
        c.start = start;
        (l.source, l.cue) = (Some(source), Some(inner.tokens));
        return true;
    }
    false
}

/// "Since | a storm | hit, the mayor has shut the pier, | blaming": the subject of the main clause.
pub(super) fn main_subject(np: &Np<'_, '_>, unit: &Range<usize>, l: &mut Report) {
    let (Some(source), Some(cue)) = (&l.source, &l.cue) else { return };
    let clause = source.start == unit.start + 1 && np.doc.one_of(unit.start, sets::grammar::ADVERBIAL_CONJUNCTIONS);
    if clause
        && source.end + 1 < cue.start
        && np.doc.word(cue.start).ends_with("ing")
        && let Some(s) = np.subject(unit, cue.start)
    {
        l.source = Some(s);
    } else if let Some(s) = of_clause(np, source, cue) {
        l.source = Some(s);
    }
}

/// Whether a noun phrase may be a source: a name, people or a body.
pub(super) fn speaks(doc: &Document<'_>, mut phrase: Range<usize>) -> bool {
    phrase.any(|k| doc.is(k, SPEAKERS) || doc.token(k).capital())
}

const SPEAKERS: Classes = Classes::TITLE
    .or(Classes::PERSON_NOUN)
    .or(Classes::MAN_NOUN)
    .or(Classes::WOMAN_NOUN)
    .or(Classes::GROUP_NOUN)
    .or(Classes::ORGANISATION);

/// "| Ties between the towns | have cooled since Roe took office, promising": a thing does not speak, but the subject of
/// the clause after it does.
fn of_clause(np: &Np<'_, '_>, source: &Range<usize>, cue: &Range<usize>) -> Option<Range<usize>> {
    let doc = np.doc;
    let last = cue.start.checked_sub(1).filter(|k| doc.comma(*k) && doc.word(cue.start).ends_with("ing"))?;
    let speaks = |s: &Range<usize>| speaks(doc, s.clone());
    let end = source.clone().find(|k| doc.is(*k, Classes::PREPOSITION)).unwrap_or(source.end);
    let head = source.start + 1..end;
    let thing = doc.eq(end, "between")
        || doc.is(source.start, Classes::DETERMINER) && !speaks(&head) && !doc.word(end - 1).ends_with('s');
    let opens = |k: &usize| doc.one_of(*k, sets::grammar::ADVERBIAL_CONJUNCTIONS) || doc.eq(*k, "as");
    let k = (source.start + 1..last).rev().find(opens).filter(|_| thing)?;
    let subject = np.right(k + 1, last)?;
    (speaks(&subject) && (verbish(doc, subject.end) || doc.is_past(subject.end))).then_some(subject)
}

/// "The town has | received letters saying", "Police are | checking reports that": others say it. What somebody receives
/// is the source.
fn received(np: &Np<'_, '_>, l: &mut Report, source: &Range<usize>, cue: &Range<usize>) -> bool {
    let doc = np.doc;
    let verb = |k: &usize| sets::attribution::RECEIVING.any_begins(doc.word(*k));
    let last = cue.end - 1;
    let small = |k: &usize| doc.is(*k, Classes::AUXILIARY.or(Classes::ADVERB_CUE));
    let Some(v) = (source.end..last).find(|k| !small(k)).filter(verb) else { return false };
    let ing = doc.token(last).verb.is_some_and(VerbForm::ing) && !doc.is(last - 1, Classes::PREPOSITION);
    let noun = doc.is(last, Classes::CUE_NOUN_SPEECH) && doc.eq(cue.end, "that");
    if doc.comma(last - 1) || v + 1 == last && ing || !ing && !noun {
        return false;
    }
    l.source = np.left(v + 1, last).filter(|_| ing);
    l.cue = Some(last..cue.end);
    true
}

/// "A clerk said that | Holm | left and had warned", "Holm said that | a man | rang her and said": the subject of the
/// clause before says it.
pub(super) fn embedded(np: &Np<'_, '_>, here: &mut [Report]) {
    let doc = np.doc;
    for n in 1..here.len() {
        let (before, rest) = here.split_at_mut(n);
        let (main, l) = (&before[n - 1], &mut rest[0]);
        let (Some(said), Some(cue), Some(c)) = (&main.cue, &l.cue, main.content.first()) else { continue };
        let and = cue.start.saturating_sub(1);
        if l.source != main.source || !doc.eq(and, "and") || c.start < said.end || c.start >= and {
            continue;
        }
        let Some(subject) = np.right(c.start, and).filter(|s| speaks(doc, s.clone())) else { continue };
        let had = |k: usize| doc.eq(k, "had");
        let earlier = cue.clone().any(had) && !said.clone().any(had);
        let addresses =
            |k: usize| doc.one_of(k, sets::attribution::ADDRESSING) && doc.one_of(k + 1, words!("him her them us me"));
        // "Holm said Roe had stolen bills, forged letters and told": one list.
        let list = doc.one_of(subject.end, sets::grammar::HAVE)
            && !doc.comma(and - 1)
            && (subject.end..and).any(|k| doc.comma(k) && doc.is_past(k + 1));
        let pronoun = doc.is(c.start, Classes::PRONOUN_SUBJECT);
        if !pronoun && np.quotes.at(c.start).is_none() && (earlier || list || (subject.end..and).any(addresses)) {
            l.source = Some(subject);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check_shipped;

    #[test]
    fn told_before_according_to() {
        check_shipped(&[
            (
                "The mayor told the board the roof was rotten, according to a clerk.",
                "The mayor [told] the roof was rotten; a clerk [according to] The mayor told the board the roof was rotten",
            ),
            (
                "At a meeting of her party on Friday night, Ms Quill told colleagues she was “not blind” to the cost of the plan, according to several people present.",
                "Ms Quill [told] she was “not blind” to the cost of the plan",
            ),
        ]);
    }

    #[test]
    fn table() {
        check_shipped(&[
            (
                "Two roads are open, the Oakvale road office said in its daily note posted on the town website.",
                "the Oakvale road office [said] Two roads are open",
            ),
            (
                "Two roads are open, Mayor Ada Quill said in a film posted on her page.",
                "Mayor Ada Quill [said] Two roads are open",
            ),
            (
                "Tom Roe said Ada Quill had stolen bills, forged letters and told her clients that it was late.",
                "Tom Roe [said] Ada Quill had stolen bills; Ada Quill [told] it was late",
            ),
            (
                "Tom Roe said Ada Quill had hidden letters, and told his clients that it was late.",
                "Tom Roe [said] Ada Quill had hidden letters; Tom Roe [told] it was late",
            ),
            ("The number of villages announcing their support for the dam has not changed.", ""),
            ("The number of nurses denying the charge has fallen.", ""),
            (
                "The library received letters claiming that the mayor had lied about the price of bread.",
                "letters [claiming] the mayor had lied about the price of bread",
            ),
            ("The paper got an email saying the bridge was shut.", "an email [saying] the bridge was shut"),
            ("Police are examining claims that the boy was pushed.", "- [claims] the boy was pushed"),
            (
                "Since a flood in May claimed four lives, officials there have shut the pier, blaming the builders for it.",
                "officials there [blaming] the builders for it",
            ),
            ("The storm claimed the lives of two men.", ""),
            (
                "Tom Roe told the inquest that his neighbour rang him and said the road was cut.",
                "Tom Roe [told] his neighbour rang him; his neighbour [said] the road was cut",
            ),
            (
                "Tom Roe told the inquest that his ferry was late and said the road was cut.",
                "Tom Roe [told] his ferry was late; Tom Roe [said] the road was cut",
            ),
            (
                "A clerk said Ada Quill read the plan for a week and had promised that nobody would be moved.",
                "A clerk [said] Ada Quill read the plan for a week; Ada Quill [had promised] nobody would be moved",
            ),
            (
                "The inquest heard that Tom Roe lost his temper and said: “I have had enough.”",
                "The inquest [heard] Tom Roe lost his temper; Tom Roe [said] “I have had enough.”",
            ),
            (
                "The inquiry was told that Ada Roe walked over and shouted: “Get out of my road.”",
                "Ada Roe [shouted] “Get out of my road.”",
            ),
            (
                "The mayor had denied the theft, while council lawyers since have asked whether Roe had help.",
                "The mayor [had denied] the theft; council lawyers [have asked] whether Roe had help",
            ),
            (
                "Ties between the towns have cooled since Tom Roe took office, promising a new wall.",
                "Tom Roe [promising] a new wall",
            ),
            (
                "The match was halted as fans threw flares, shouting that the owner must go.",
                "fans [shouting] the owner must go",
            ),
            ("The mayor is tired of complaints saying the bins are full.", "complaints [saying] the bins are full"),
            // Near misses.
            (
                "The mayor left the hall as rain fell on the guests, saying she was tired.",
                "The mayor [saying] she was tired",
            ),
            ("The mayor left the hall saying the coin is lost.", "The mayor [left the hall saying] the coin is lost"),
            ("The firm saw the film, saying it was late.", "The firm [saying] it was late"),
            (
                "The judge heard the case, saying it was late.",
                "The judge [heard] the case; The judge [saying] it was late",
            ),
            (
                "The mayor heard that the bridge had gone and said: “We will build it.”",
                "The mayor [heard] the bridge had gone; The mayor [said] “We will build it.”",
            ),
        ]);
    }
}
