//! Cues whose subject is not the source: passives, nouns, verbs of seeming, and subjects that are blamed or asked.

use super::report::Report;
use crate::{
    lexicon::{Classes, Frames, VerbClass, sets},
    text::Document,
};
use std::ops::Range;

/// Whether a cue's subject is its source: not for a passive ("was asked"), a noun ("after reports") or a verb of
/// seeming.
pub(super) fn has_subject(doc: &Document<'_>, cue: &Range<usize>, content: &[Range<usize>]) -> bool {
    let inflected = |i: usize| doc.word(i).ends_with("ed") || doc.word(i).ends_with("ing");
    let verbal = cue.clone().any(|i| doc.token(i).verb.is_some() || inflected(i));
    let others = is_passive(doc, cue) || is_asked(doc, cue, content) || is_blamed(doc, cue);
    verbal && !cue.clone().any(|i| seems(doc, i)) && !others && !is_noun(doc, cue)
}

/// "the plan seems to fail": nobody says so.
pub(super) fn seems(doc: &Document<'_>, i: usize) -> bool {
    doc.token(i).verb.is_some_and(|v| sets::attribution::SEEMING.has(v.verb().lemma))
}

/// "it is not clear", "there was talk of", "it seems that": no person is the subject.
pub(super) fn is_impersonal(doc: &Document<'_>, l: &Report) -> bool {
    let (Some(source), Some(cue), true) = (&l.source, &l.cue, l.origin.tagged()) else { return false };
    // Not "it seems | to fall", "it seems to say | that".
    let clause = |c: &Range<usize>| c.start <= cue.end + usize::from(doc.eq(cue.end, "that"));
    let seeming = seems(doc, cue.end - 1) && !doc.eq(cue.end, "to") && l.content.iter().all(clause);
    let be = |i: usize| doc.one_of(i, sets::grammar::BE);
    source.len() == 1
        && doc.one_of(source.start, words!("it there"))
        && (seeming
            || (cue.start.saturating_sub(1)..cue.end).any(be) && !cue.clone().any(|i| doc.word(i).ends_with("ing")))
}

/// "faced questions about", "came under fire for": others blame the subject.
pub(super) fn is_blamed(doc: &Document<'_>, cue: &Range<usize>) -> bool {
    let blame = |i: usize| (i + 1..i + 4).any(|k| doc.one_of(k, sets::attribution::BLAME) && k <= cue.end);
    cue.clone().any(|i| doc.one_of(i, sets::attribution::FACING) && blame(i))
}

/// "when asked whether": the subject of the clause before it is the hearer. Not if the answer is part of the content.
pub(super) fn is_asked(doc: &Document<'_>, cue: &Range<usize>, content: &[Range<usize>]) -> bool {
    let asked = doc.token(cue.start).verb.is_some_and(|v| v.participle() && !v.base());
    asked && content.len() < 2 && doc.one_of(cue.start.wrapping_sub(1), words!("when if once until"))
}

/// "reportedly", "has allegedly": others say so.
pub(super) fn is_hearsay(doc: &Document<'_>, cue: &Range<usize>) -> bool {
    let says = |i: usize| doc.token(i).verb.is_some_and(|v| v.verb().class != VerbClass::Plain);
    cue.clone().any(|i| doc.one_of(i, sets::attribution::HEARSAY)) && !cue.clone().any(says)
}

/// "after reports", "the report": a word that is a noun or a verb, after a word that only a noun follows.
fn is_noun(doc: &Document<'_>, cue: &Range<usize>) -> bool {
    let before = Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::POSSESSIVE);
    let noun = doc.is(cue.start, Classes::CUE_NOUN_SPEECH.or(Classes::CUE_NOUN_BELIEF));
    cue.len() == 1 && noun && cue.start > 0 && doc.is(cue.start - 1, before)
}

/// Whether a cue mentions a person addressed or accused, but no speaker: "was asked whether", "Asked whether", "is
/// alleged to".
pub(super) fn is_nobodys(doc: &Document<'_>, l: &Report) -> bool {
    let Some(cue) = &l.cue else { return false };
    l.source.is_none()
        && (is_asked(doc, cue, &l.content)
            || is_passive(doc, cue) && !cue.clone().any(|i| doc.eq(i, "saying"))
            || doc.word(cue.start) == "Asked")
}

/// "was asked", "were told": the subject is the hearer, not the speaker.
pub(super) fn is_told(doc: &Document<'_>, cue: &Range<usize>) -> bool {
    let hearer = |i: usize| doc.token(i).verb.is_some_and(|v| v.verb().frames.any(Frames::HEARER) && v.participle());
    is_passive(doc, cue) && cue.clone().any(hearer) && !cue.clone().any(|i| doc.eq(i, "saying"))
}

/// "was criticized for", "is alleged to": the subject is the person criticized, and part of the content.
pub(super) fn is_judged(doc: &Document<'_>, cue: &Range<usize>, content: &[Range<usize>]) -> bool {
    let to = content.first().is_some_and(|c| doc.eq(c.start, "to"));
    let judges =
        |i: usize| doc.token(i).verb.is_some_and(|v| (to || v.verb().frames.any(Frames::OF)) && v.participle());
    let be = |i: usize| doc.one_of(i, sets::grammar::BE);
    let says = |i: usize| {
        let v = doc.token(i).verb;
        be(i.saturating_sub(1)) && v.is_some_and(|v| v.participle() && v.verb().class == VerbClass::Speech)
    };
    let charged = |i: usize| doc.one_of(i, sets::attribution::CHARGED);
    let passive = is_passive(doc, cue) && cue.clone().any(judges)
        || cue.clone().any(says)
        || (cue.start.saturating_sub(1)..cue.end).any(|i| be(i) && !doc.eq(i, "be")) && cue.clone().any(charged);
    passive && !cue.clone().any(|i| doc.eq(i, "saying"))
}

/// "was asked", "is being criticized": a passive.
fn is_passive(doc: &Document<'_>, cue: &Range<usize>) -> bool {
    let be = |i: usize| doc.one_of(i, sets::grammar::BE) || doc.one_of(i, words!("'s ’s 're ’re"));
    let participle = |i: usize| doc.token(i).verb.map_or(doc.word(i).ends_with("ed"), |v| v.participle() && !v.base());
    // A headline's "Mayor accused of “greed”"
    let accused = doc.eq(cue.end - 1, "accused") && doc.eq(cue.end, "of");
    // "Inquest told the pier ‘was rotten’"
    let headline = cue.start.checked_sub(1).filter(|_| doc.eq(cue.end - 1, "told"));
    let court = headline.is_some_and(|k| doc.sentence_of(k).start == k && doc.one_of(k, sets::attribution::COURTS));
    accused || court || cue.clone().any(be) && cue.clone().rev().take_while(|i| !be(*i)).any(participle)
}
