//! How likely a report is right.

use super::{
    Tag, classify,
    cue::outright,
    report::{Origin, Report},
    rule::Rule,
    tagger::{self, Parts},
    units::Quotes,
};
use crate::{
    analysis::AttributionKind,
    lexicon::{Frames, VerbClass, sets},
    text::Document,
};

/// How often what rules find inside reported words is right: about three in four of those read by hand.
const NESTED: f32 = 0.75;
/// How often a refusal to speak is right.
const NO_COMMENT: f32 = 0.9;
/// How often a sentence that begins "Roe said" or "She told" and a clause is a report: read by hand, nearly always; the
/// corpus has it only where the annotators saw it.
const PLAIN: f32 = 0.6;
/// The corpus joins a quotation that stands alone to the one before it: this is a guess.
const ALONE: f32 = 0.7;

/// The least chance with which a report of the tagger's is given: below it, three in four or more are wrong.
const LEAST: f32 = 0.25;

/// Whether a report is likely enough to be given. What a rule finds alone is always given, with its chance.
pub(super) fn is_likely(r: &Report) -> bool {
    !r.origin.tagged() || r.chance >= LEAST
}

/// Whether a report will be dropped as it is.
pub(super) fn is_weak(doc: &Document<'_>, quotes: &Quotes, tags: &[Tag], r: &Report) -> bool {
    r.origin.tagged() && score(doc, quotes, tags, r) < LEAST
}

/// The chance that a report is right.
#[inline(never)]
pub(super) fn score(doc: &Document<'_>, quotes: &Quotes, tags: &[Tag], r: &Report) -> f32 {
    let by_tagger = || tagger::confidence(&parts(doc, quotes, r), tags);
    match r.origin {
        Origin::Tagger => by_tagger(),
        // Where both find it, it is no less sure than by the rule alone.
        Origin::Both(rule) => by_tagger().max(if is_certain(doc, rule, r) { PLAIN } else { by_rule(rule) }),
        // Alone, the last two give only what `choose` finds them sure of.
        Origin::Rule(rule) if is_certain(doc, rule, r) || matches!(rule, Rule::Infinitive | Rule::NounClause) => PLAIN,
        Origin::Rule(rule) => by_rule(rule),
        // Inside reported speech a clause by a verb of speech is as sure as one with "that".
        Origin::Nested(rule) => by_rule(rule).max(NESTED),
        Origin::Alone => ALONE,
        Origin::NoComment => NO_COMMENT,
    }
}

/// Whether a report is of a form that nothing else has.
fn is_certain(doc: &Document<'_>, rule: Rule, r: &Report) -> bool {
    let Some(cue) = &r.cue else { return false };
    match rule {
        Rule::BareClause => is_plain(doc, r) || is_said_on(doc, r) || is_headline(doc, r),
        Rule::NounPhrase => is_headline(doc, r),
        // "…, claiming to show it"
        Rule::Infinitive => {
            cue.len() == 1 && doc.comma(cue.start.wrapping_sub(1)) && doc.token(cue.start).verb.is_some_and(|v| v.ing())
        }
        // "his claim is that"
        Rule::NounClause => (cue.end - 1..=cue.end).any(|i| doc.one_of(i, sets::grammar::SINGULAR_BE)),
        _ => false,
    }
}

/// "wrote to the school claiming the driver was late": a participle that only reports, with a subject before it.
fn is_said_on(doc: &Document<'_>, r: &Report) -> bool {
    let says = |v: crate::lexicon::VerbForm| {
        v.ing() && v.verb().class == VerbClass::Speech && v.verb().frames.any(Frames::CLAUSE)
    };
    let cue = r.cue.as_ref().filter(|c| c.len() == 1 && doc.token(c.start).verb.is_some_and(says));
    cue.is_some_and(|c| r.source.as_ref().is_some_and(|s| s.end <= c.start))
}

/// "Rector admits exam papers were sold": a headline's verb in the present, after its subject.
pub(super) fn is_headline(doc: &Document<'_>, r: &Report) -> bool {
    let (Some(source), Some(cue)) = (&r.source, &r.cue) else { return false };
    source.end <= cue.start && is_headlines(doc, cue)
}

/// Whether a cue is a verb of speech in the present of a headline.
pub(super) fn is_headlines(doc: &Document<'_>, cue: &std::ops::Range<usize>) -> bool {
    let says = |v: crate::lexicon::VerbForm| v.third() && v.verb().class == VerbClass::Speech;
    doc.in_headline(cue.start) && doc.token(cue.end - 1).verb.is_some_and(says)
}

/// "Roe said …": a source that opens its sentence, a verb that only reports, and what was said right after it; or all three
/// in a relative clause, "who police said was armed".
fn is_plain(doc: &Document<'_>, r: &Report) -> bool {
    let (Some(source), Some(cue), [content]) = (&r.source, &r.cue, r.content.as_slice()) else { return false };
    let opens = source.start == doc.sentence_of(source.start).start
        || source.start == doc.block_of(source.start).body.start
        || doc.one_of(source.start.wrapping_sub(1), sets::grammar::RELATIVE_SUBJECT_OR_OBJECT);
    opens && source.end == cue.start && cue.end == content.start && outright(doc, cue)
}

/// What the confidence in a report of the tagger's rests on.
pub(super) fn parts<'r>(doc: &Document<'_>, quotes: &Quotes, r: &'r Report) -> Parts<'r> {
    let quoted = classify::kind(doc, quotes, &r.content) == AttributionKind::Direct;
    let agrees = r.origin.rule().is_some();
    Parts { content: &r.content, cue: r.cue.as_ref(), source: r.source.as_ref(), quoted, agrees }
}

/// How often a rule is right where the tagger is silent: the share of its records with the right content and source in the
/// articles of `PolNeAR`, to the nearest twentieth.
fn by_rule(rule: Rule) -> f32 {
    match rule {
        Rule::Transcript | Rule::Signature => 0.95,
        Rule::Quoted => 0.9,
        Rule::AccordingTo | Rule::QuotationCue | Rule::Parenthesis => 0.6,
        Rule::ThatClause => 0.5,
        Rule::BareClause => 0.4,
        _ => 0.2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_likely_of_the_tagger_fall() {
        for (origin, chance, want) in [
            (Origin::Tagger, 0.24, false),
            (Origin::Tagger, 0.26, true),
            (Origin::Both(Rule::BareClause), 0.24, false),
            (Origin::Rule(Rule::NounClause), 0.2, true),
        ] {
            assert_eq!(is_likely(&Report { chance, ..Report::new(origin) }), want, "{origin:?} {chance}");
        }
    }

    #[test]
    fn some_forms_are_surer_than_others() {
        let rising = [by_rule(Rule::BareClause), PLAIN, ALONE, NESTED, NO_COMMENT, 1.0];
        assert!(rising.windows(2).all(|w| w[0] < w[1]), "{rising:?}");
    }

    #[test]
    fn a_participle_with_a_subject_before_it_only_reports() {
        for (text, source, cue, want) in [
            ("Tom Roe wrote to the school claiming the driver was late.", "Tom Roe", "claiming", true),
            ("Tom Roe, saying he was late, left.", "Tom Roe", "saying", true),
            // Near misses.
            ("Tom Roe claimed the driver was late.", "Tom Roe", "claimed", false),
            ("Tom Roe wrote to the school hoping it was late.", "Tom Roe", "hoping", false),
            ("Claiming he was late, Tom Roe left.", "Tom Roe", "Claiming", false),
        ] {
            let blocks = crate::text::Blocks::from_text(text).unwrap();
            let doc = Document::new(&blocks);
            let tokens = |part: &str| {
                let at = text.find(part).unwrap() as u32;
                Some(doc.tokens_in(crate::Span::new(at, at + part.len() as u32)))
            };
            let r = Report { source: tokens(source), cue: tokens(cue), ..Report::new(Origin::Rule(Rule::BareClause)) };
            assert_eq!(is_said_on(&doc, &r), want, "{text}");
        }
    }
}
