//! Classifies a report: its kind, from the quotation marks, and the class of its cue, from the lexicon.

use super::{
    cue, np,
    report::{Origin, Report},
    tagger::{self, Tag},
    units::Quotes,
};
use crate::{
    analysis::{AttributionKind, CueClass},
    lexicon::{Classes, sets},
    text::Document,
};
use std::ops::Range;

/// The kind of a report and the class of its cue. A cue that is not in the lexicon has the class that the tagger gives
/// it; without tags, speech.
#[inline(never)]
pub(super) fn classify(doc: &Document<'_>, quotes: &Quotes, tags: &[Tag], r: &Report) -> (AttributionKind, CueClass) {
    if r.origin == Origin::NoComment {
        return (AttributionKind::NoComment, CueClass::Speech);
    }
    let kind = kind(doc, quotes, &r.content);
    let class = match &r.cue {
        None => CueClass::Speech,
        Some(c) => cue::class(doc, c.clone()).unwrap_or_else(|| {
            // "went further: “…”", a name and a colon: quoted words were said, whatever the verb.
            let by_tags = r.origin.tagged() && kind != AttributionKind::Direct;
            if by_tags { tagger::class(c, tags) } else { CueClass::Speech }
        }),
    };
    // “…,” she ruled; ordered them to “leave”: somebody's own words.
    let decides = |c: &Range<usize>| doc.one_of(c.end - 1, sets::attribution::CONCLUDING);
    let decided = matches!(class, CueClass::Belief | CueClass::Perception)
        && kind == AttributionKind::Direct
        && r.cue.as_ref().is_some_and(decides);
    // "the court ruled that", "it rained, the jury heard"; not "heard the case that he lost"
    let court = |c: &Range<usize>| {
        let clause = r.origin.rule().is_some() || r.content.iter().all(|said| said.end <= c.start);
        let held = doc.eq(c.start.wrapping_sub(1), "it") && doc.eq(c.end - 1, "held");
        clause && (held || cue::is_courts(doc, c.end - 1))
    };
    // "the survey found that", "figures show that": documents say what they find.
    let finds = |c: &Range<usize>| {
        let lemma = |i: usize| doc.token(i).verb.is_some_and(|v| sets::attribution::OF_DOCUMENTS.has(v.verb().lemma));
        let head = |i: &usize| doc.token(*i).is_word && !doc.is(*i, Classes::PREPOSITION);
        let document = |i: usize| doc.is(i, Classes::DOCUMENT) || doc.one_of(i, sets::attribution::COURTS);
        let written = r.source.as_ref().is_some_and(|s| s.clone().take_while(head).any(document));
        written && lemma(c.end - 1) && r.content.iter().cloned().flatten().any(|i| np::verbish(doc, i))
    };
    let decided = decided || r.cue.as_ref().is_some_and(|c| court(c) || finds(c));
    let class = if decided { CueClass::Speech } else { class };
    let class = if class == CueClass::Decree && kind != AttributionKind::Indirect { CueClass::Speech } else { class };
    (kind, class)
}

/// Direct if most words are in quotation marks, mixed if some are.
pub(super) fn kind(doc: &Document<'_>, quotes: &Quotes, content: &[Range<usize>]) -> AttributionKind {
    let (mut words, mut inside, mut marks) = (0, 0, false);
    for i in content.iter().cloned().flatten() {
        if doc.token(i).is_word {
            words += 1;
            inside += usize::from(quotes.marked(i));
        } else {
            marks |= quotes.marked(i);
        }
    }
    if !marks || inside == 0 {
        AttributionKind::Indirect
    } else if inside * 2 >= words && content.iter().all(|c| quotes.at(c.start).is_some()) {
        AttributionKind::Direct
    } else {
        AttributionKind::Mixed
    }
}
