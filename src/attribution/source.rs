//! Adds the source that a cue lacks: its subject.
//!
//! The tagger misses more sources than cues. The subject of a finite verb is right before it; the subject of a
//! participle is the subject of its sentence.

use super::{
    astray,
    author::noted_by,
    clause,
    nobody::{has_subject, is_asked, is_blamed, is_hearsay, is_impersonal, is_judged, is_told, seems},
    np::{self, Np, verbish},
    report::{Origin, Report, taken},
    rule::Rule,
};
use crate::{
    lexicon::{Classes, sets},
    order::sort_by_key,
    text::{Case, Document},
};
use std::ops::Range;

/// For each cue of a block without a source, takes the source from the words beside it, or from the report before it in
/// the same unit: "said A, adding B".
#[inline(never)]
pub(super) fn complete(np: &Np<'_, '_>, units: &[Range<usize>], here: &mut [Report]) {
    let parts = taken(here);
    let whole = |s: &&Range<usize>| noun_phrase(np.doc, s).as_ref() == Some(*s);
    let sources: Vec<Range<usize>> = here.iter().filter_map(|r| r.source.as_ref()).filter(whole).cloned().collect();
    for n in 0..here.len() {
        let (before, rest) = here.split_at_mut(n);
        let l = &mut rest[0];
        // "The mayor shook her head and": the subject.
        if let Some(s) = l.source.take_if(|s| np.doc.is(s.end - 1, Classes::COORDINATOR)) {
            let subject = np.right(s.start, s.end).filter(|r| r.end + 1 < s.end && verbish(np.doc, r.end));
            l.source = subject.or_else(|| noun_phrase(np.doc, &s));
        }
        if l.origin.tagged() {
            l.source = l.source.take().and_then(|s| noun_phrase(np.doc, &s));
        }
        if astray::correct(np, units, l) {
            continue;
        }
        let noted = l.cue.as_ref().and_then(|cue| noted_by(np, units, cue, l.source.as_ref()));
        let nobody = is_impersonal(np.doc, l);
        if noted.is_some() {
            l.source = noted;
        } else if l.origin.tagged()
            && let Some(cue) = &l.cue
        {
            let before = l.source.as_ref().filter(|s| s.end <= cue.start);
            if nobody
                || is_told(np.doc, cue)
                || is_asked(np.doc, cue, &l.content)
                || before.is_some() && is_blamed(np.doc, cue)
            {
                l.source = None;
            } else if seems(np.doc, cue.end - 1) && l.content.iter().all(|c| c.start <= cue.end)
                || is_judged(np.doc, cue, &l.content)
                || is_hearsay(np.doc, cue)
            {
                // "They have been criticized for": "They" is not the critic, but part of the content.
                l.content.extend(l.source.take_if(|s| s.end <= cue.start));
                sort_by_key(&mut l.content, |c| (c.start as u32, 0));
            }
            l.source = l.source.take().map(|s| relative(np, units, s, cue));
            // "testified before the house saying": the house is an object.
            if let Some(s) = l.source.as_ref().filter(|s| s.end == cue.start && np.doc.word(cue.start).ends_with("ing"))
                && np.doc.one_of(s.start.wrapping_sub(1), words!("before outside against"))
                && let Some(unit) = units.get(units.partition_point(|u| u.end <= s.start))
            {
                l.source = np.subject(unit, cue.start);
            }
        }
        agent(np, l);
        let lacks = l.source.is_none() && !nobody;
        let Some(cue) = l.cue.clone().filter(|c| lacks && has_subject(np.doc, c, &l.content)) else {
            continue;
        };
        let at = |i: usize| units.partition_point(|u| u.end <= i);
        let Some(unit) = units.get(at(cue.start)) else { continue };
        let before_cue = &parts[..parts.partition_point(|p| p.end <= cue.start)];
        let floor = before_cue.last().map_or(unit.start, |p| p.end.max(unit.start));
        let shared = || {
            let last = before.last().filter(|b| b.cue.as_ref().is_some_and(|c| at(c.start) == at(cue.start)));
            let source = last.filter(|_| l.origin != Origin::Rule(Rule::NounClause))?.source.clone()?;
            let source =
                if np.doc.word(cue.start).ends_with("ing") { source } else { astray::around(np, unit, source)? };
            Some(relative(np, units, source, &cue))
        };
        let ahead = || opening(np, unit, &cue, l.content.last()?.end);
        // "Tom Roe said he was sorry but added": the words right before the cue are the source of another report.
        let beside = || {
            let finite = verb(np.doc, &cue).is_some_and(|v| !np.doc.token(v).verb.is_some_and(|v| v.ing()));
            sources.iter().find(|s| s.end == cue.start && finite).cloned()
        };
        let joined = || {
            let k = (unit.start + 1..=cue.start).rev().find(|k| !is_adverb(np.doc, k - 1))?;
            let joins = np.doc.is(k - 1, Classes::COORDINATOR.or(Classes::SUBORDINATOR)) || np.doc.comma(k - 1);
            joins.then(|| np.subject(unit, k)).flatten()
        };
        // "Tom Roe blamed the firm, with | Ann Lund | saying"
        let with = || {
            let own = np.left(unit.start, cue.start).filter(|_| np.doc.word(cue.start).ends_with("ing"))?;
            let with = own.start.checked_sub(2).filter(|k| np.doc.comma(*k) && np.doc.eq(k + 1, "with"));
            with.filter(|_| own.end == cue.start).map(|_| own)
        };
        let own = with();
        let sure = own.is_some() && l.origin == Origin::Tagger;
        l.source = own
            .or_else(beside)
            .or_else(|| adjacent(np, unit, floor, &cue))
            .or_else(ahead)
            .or_else(shared)
            .or_else(joined);
        if sure {
            l.origin = Origin::Both(Rule::ThatClause);
        }
        if is_impersonal(np.doc, l) {
            l.source = None;
        }
        clause::main_subject(np, unit, l);
    }
    clause::embedded(np, here);
}

/// "Ada Quill, | who | told the court": the pronoun is the source. "Ada Quill, who spoke later, | said": its noun is.
fn relative(np: &Np<'_, '_>, units: &[Range<usize>], source: Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let doc = np.doc;
    let pronoun = |i: usize| i < cue.start && doc.one_of(i, sets::grammar::RELATIVE_SUBJECT);
    let last = source.end - 1;
    let next = if pronoun(last) { last } else { source.end + usize::from(doc.comma(source.end)) };
    if pronoun(next) && (next + 1..cue.start).all(|i| is_adverb(doc, i) || doc.is(i, Classes::AUXILIARY)) {
        return next..next + 1;
    }
    // "Ada Quill, who | polls | suggest will win, said"
    let own = source.len() == 1 && pronoun(source.start);
    let who = source.start - usize::from(!own && source.start > 0);
    let closed = source.end < cue.start && pronoun(who) && doc.comma(cue.start - 1);
    let unit = units.get(units.partition_point(|u| u.end <= source.start)).filter(|_| closed);
    let before = who.saturating_sub(1);
    let before = if doc.comma(before) { before } else { who };
    unit.filter(|u| u.start < before).and_then(|u| np.left(u.start, before)).unwrap_or(source)
}

/// A source without a phrase in front of it ("In a poll, voters"); `None` if it is a predicate before the cue
/// ("furrowed her brow and").
fn noun_phrase(doc: &Document<'_>, source: &Range<usize>) -> Option<Range<usize>> {
    // "a man who is a cook and"
    let moment = source.clone().take(5).any(|i| doc.one_of(i, sets::attribution::MOMENTS));
    if doc.is(source.end - 1, Classes::COORDINATOR) && !moment {
        let verb = doc.token(source.start).verb.is_some() || doc.word(source.start).ends_with("ed");
        if source.clone().skip(1).any(|i| doc.eq(i, "who")) {
            return Some(source.start..source.end - 1);
        }
        if doc.token(source.start).case == Case::Lower && verb || source.clone().any(|i| doc.comma(i)) {
            return None;
        }
    }
    // "Ada Roe | has for months | argued"
    let aux = |i: &usize| doc.one_of(*i, sets::grammar::HAVE) && doc.one_of(i + 1, words!("for since in over"));
    let relative = |k: &usize| (source.start..*k).any(|i| doc.one_of(i, words!("who which that whose")));
    if let Some(k) = source.clone().skip(1).find(aux).filter(|k| !relative(k)) {
        return Some(source.start..k);
    }
    let sentence = doc.sentence_of(source.start).start;
    let from = source.clone().skip(1).rfind(|i| np::opens_clause(doc, *i) && i + 1 < source.end);
    if let Some(k) = from.filter(|_| !doc.is(source.end - 1, Classes::COORDINATOR)) {
        return Some(k + 1..source.end);
    }
    let fronted = source.start == sentence + 1 && doc.is(sentence, Classes::PREPOSITION);
    // "Speaking after the match, a nurse at the ground,"
    let after = doc.one_of(source.start.wrapping_sub(1), words!("after before during following"));
    let a = |i: &usize| doc.comma(*i) && doc.one_of(i + 1, sets::grammar::INDEFINITE_ARTICLE);
    if after
        && doc.is(source.start, Classes::DETERMINER)
        && let Some(i) = source.clone().find(a)
    {
        return Some(i + 1..source.end);
    }
    let comma = source.clone().rev().find(|i| doc.comma(*i)).filter(|c| fronted && c + 1 < source.end);
    Some(comma.map_or(source.start, |c| c + 1)..source.end)
}

/// The subject right before a finite verb.
fn adjacent(np: &Np<'_, '_>, unit: &Range<usize>, floor: usize, cue: &Range<usize>) -> Option<Range<usize>> {
    let doc = np.doc;
    let first = verb(doc, cue)?;
    let end = (floor + 1..=cue.start).rev().find(|e| !is_adverb(doc, e - 1))?;
    // "who said", "which says": the pronoun is the source.
    if doc.one_of(end - 1, sets::grammar::RELATIVE_SUBJECT) {
        return Some(end - 1..end);
    }
    let finite = !doc.token(first).verb.is_some_and(|v| v.ing()) && !doc.eq(first, "to");
    // The comma that closes an apposition may be in between.
    let touches = |s: &Range<usize>| s.end + usize::from(doc.comma(end - 1)) == end;
    let plain = |s: &Range<usize>| touches(s) && !doc.is(s.end - 1, Classes::COORDINATOR);
    let source = finite.then(|| np.left(floor, end)).flatten().filter(plain)?;
    astray::around(np, unit, source)
}

/// "After saying that it was late, she left.": the subject after a participle that opens its sentence.
fn opening(np: &Np<'_, '_>, unit: &Range<usize>, cue: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let doc = np.doc;
    let opens = (unit.start..cue.start).all(|i| !doc.token(i).is_word || doc.is(i, Classes::PREPOSITION));
    let first = verb(doc, cue).filter(|v| opens && doc.token(*v).verb.is_some_and(|v| v.ing()))?;
    let comma = (end.saturating_sub(1).max(first)..unit.end.min(end + 2)).find(|i| doc.comma(*i))?;
    np.right(comma + 1, unit.end).filter(|s| s.start == comma + 1 && s.end < unit.end && verbish(doc, s.end))
}

/// The first word of a cue that is not an adverb, if it is a verb.
fn verb(doc: &Document<'_>, cue: &Range<usize>) -> Option<usize> {
    let first = cue.clone().find(|i| !is_adverb(doc, *i))?;
    // A verb that is not in the lexicon: the tagger labels it as a cue, and it ends in "-ed".
    let inflected = doc.token(first).case == Case::Lower && doc.word(first).ends_with("ed");
    (doc.token(first).verb.is_some() || inflected || verbish(doc, first)).then_some(first)
}

fn is_adverb(doc: &Document<'_>, i: usize) -> bool {
    let since = doc.eq(i, "since") && doc.one_of(i + 1, sets::grammar::HAVE);
    (since || doc.is(i, Classes::ADVERB_CUE)) && !doc.token(i).capital()
}

/// "was told by | Judge Roe |: “…”": who spoke, right before or after the content.
fn agent(np: &Np<'_, '_>, l: &mut Report) {
    let (doc, Some(cue), None) = (np.doc, &l.cue, &l.source) else { return };
    let told = is_told(doc, cue) && doc.eq(cue.end, "by");
    let Some(source) = np.right(cue.end + 1, doc.sentence_of(cue.start).end).filter(|_| told) else { return };
    let next = source.end + usize::from(doc.one_of(source.end, words!(": , that")));
    let content = l.content.iter_mut().find(|c| c.end <= cue.start || c.start <= next && next < c.end);
    if let Some(c) = content {
        if c.end > next {
            c.start = next;
        }
        l.source = Some(source);
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        attribution::{
            Np,
            report::{Origin, Report},
            units::{self, Quotes},
        },
        text::{Blocks, Document},
    };

    /// Each `(text, source, cue, content, expected source, expected content)`: what becomes of a tagger's source.
    #[test]
    fn given_sources() {
        for (text, source, cue, content, want, rest) in [
            // The subject of a seeming, and of what others do to a person, is part of the content.
            ("The pier seemed to lean.", "The pier", "seemed", "to lean", "-", "The pier + to lean"),
            (
                "Tom Roe was known for his temper.",
                "Tom Roe",
                "was known",
                "for his temper",
                "-",
                "Tom Roe + for his temper",
            ),
            ("The cap was announced in May.", "The cap", "was announced", "in May", "-", "The cap + in May"),
            ("On Friday the crew allegedly hid it.", "the crew", "allegedly", "hid it", "-", "the crew + hid it"),
            // Others blame or ask the subject.
            ("The club faced questions about its books.", "The club", "faced questions", "its books", "-", "its books"),
            ("Tom Roe came under heavy fire for it.", "Tom Roe", "came under heavy fire for", "it", "-", "it"),
            ("Tom Roe left when asked why it fell.", "Tom Roe", "asked", "why it fell", "-", "why it fell"),
            // Nobody is the subject.
            ("It appeared that the pier fell.", "It", "appeared", "the pier fell", "-", "the pier fell"),
            ("It is not clear whether it fell.", "It", "is not clear", "whether it fell", "-", "whether it fell"),
            // A relative pronoun, or its noun.
            ("Ada Quill, who never said it fell, left.", "Ada Quill", "said", "it fell", "who", "it fell"),
            ("Guards who said it fell left.", "Guards who", "said", "it fell", "who", "it fell"),
            ("Ada Quill, who spoke later, said it fell.", "who", "said", "it fell", "Ada Quill", "it fell"),
            (
                "Ada Quill spoke before the house saying it fell.",
                "the house",
                "saying",
                "it fell",
                "Ada Quill",
                "it fell",
            ),
            // Near misses.
            ("Ada Quill left with the crew saying it fell.", "the crew", "saying", "it fell", "the crew", "it fell"),
            ("Tom Roe reportedly said it fell.", "Tom Roe", "reportedly said", "it fell", "Tom Roe", "it fell"),
            ("Tom Roe raised questions about it.", "Tom Roe", "raised questions", "it", "Tom Roe", "it"),
            ("Tom Roe took issue with the old claims.", "Tom Roe", "took issue", "claims", "Tom Roe", "claims"),
            (
                "He left when Ada Quill asked why it fell.",
                "Ada Quill",
                "asked",
                "why it fell",
                "Ada Quill",
                "why it fell",
            ),
            ("Tom Roe is known to say it fell.", "Tom Roe", "say", "it fell", "Tom Roe", "it fell"),
            (
                "The mayor let it be known that it fell.",
                "The mayor",
                "let it be known",
                "it fell",
                "The mayor",
                "it fell",
            ),
            ("Tom Roe seemed to blame them.", "Tom Roe", "seemed to blame", "them", "Tom Roe", "them"),
            ("It seems to say that it fell.", "It", "seems", "it fell", "It", "it fell"),
            ("It is warning that it fell.", "It", "is warning", "that it fell", "It", "that it fell"),
            ("It said it fell.", "It", "said", "it fell", "It", "it fell"),
            ("Ada Quill, who spoke later, said it fell.", "Ada Quill", "said", "it fell", "Ada Quill", "it fell"),
            ("Guards who said it fell left.", "who", "said", "it fell", "who", "it fell"),
            // Not the auxiliary before a time.
            (
                "The crew has for years said it fell.",
                "The crew has for years",
                "said",
                "it fell",
                "The crew",
                "it fell",
            ),
            (
                "Crews that have for years met said it fell.",
                "Crews that have for years met",
                "said",
                "it fell",
                "Crews that have for years met",
                "it fell",
            ),
        ] {
            let blocks = Blocks::from_text(text).unwrap();
            let doc = Document::new(&blocks);
            let quotes = Quotes::new(&doc, &crate::quotations::find(&doc));
            let units = units::units(&doc, &quotes, &doc.blocks[0].body);
            let [source, cue, content] = [source, cue, content].map(|part| {
                let at = text.rfind(part).unwrap() as u32;
                doc.tokens_in(crate::text::Span::new(at, at + part.len() as u32))
            });
            let found =
                Report { source: Some(source), cue: Some(cue), content: vec![content], ..Report::new(Origin::Tagger) };
            let mut here = [found];
            super::complete(&Np { doc: &doc, quotes: &quotes }, &units, &mut here);
            let [found] = here;
            let content: Vec<_> = found.content.iter().map(|c| doc.slice(c.clone())).collect();
            let shown = (found.source.map_or("-", |s| doc.slice(s)), content.join(" + "));
            assert_eq!(shown, (want, rest.to_string()), "{text}");
        }
    }

    #[test]
    fn table() {
        for (text, cue, want) in [
            ("The mayor of Tarn opposed the plan.", "opposed", Some("The mayor of Tarn")),
            ("People who saw the flood fled.", "saw", Some("who")),
            ("She quickly denied it.", "denied", Some("She")),
            ("After saying that it rained, Ada Quill left.", "saying", Some("Ada Quill")),
            ("The mayor left early but conceded that it rained.", "conceded", Some("The mayor")),
            ("The mayor met the crews on Friday, warning of rain.", "warning", Some("The mayor")),
            // Near misses: no subject, no verb, a subject that does not speak.
            ("To blame them was easy.", "To blame", None),
            ("The mayor met crews warning of rain.", "warning", None),
            ("It was a claim of theft.", "claim", None),
            ("The mayor was asked about it.", "was asked", None),
            ("The mayor left when asked about it.", "asked", None),
            ("The mayor drew fire from all sides.", "drew fire", None),
            ("Mayor accused of greed over tax.", "accused", None),
            ("It is unclear whether it fell.", "is unclear", None),
            ("Ada Quill left after reports that it rained.", "reports", None),
        ] {
            let blocks = Blocks::from_text(text).unwrap();
            let doc = Document::new(&blocks);
            let quotes = Quotes::new(&doc, &crate::quotations::find(&doc));
            let units = units::units(&doc, &quotes, &doc.blocks[0].body);
            let at = text.find(cue).unwrap() as u32;
            let cue = Some(doc.tokens_in(crate::text::Span::new(at, at + cue.len() as u32)));
            let end = cue.as_ref().map_or(0, |c| c.end);
            let content = std::iter::once(end..end + 3).collect();
            let mut here = [Report { cue, content, ..Report::new(Origin::Tagger) }];
            super::complete(&Np { doc: &doc, quotes: &quotes }, &units, &mut here);
            assert_eq!(here[0].source.clone().map(|s| doc.slice(s)), want, "{text}");
        }
    }
}
