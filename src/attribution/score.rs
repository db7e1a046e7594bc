//! How likely a report is to be right.

use super::{
    classify,
    cue::outright,
    report::{Origin, Report},
    rule::Rule,
    tagger::{self, Parts, Tag},
    units::Quotes,
};
use crate::{
    analysis::AttributionKind,
    lexicon::{Classes, Frames, VerbClass, sets},
    text::Document,
};

/// Chance of a report found by rules inside the content of another. Of a sample read by hand, about three in four were
/// right.
const NESTED: f32 = 0.75;
/// Chance of a refusal to comment.
const NO_COMMENT: f32 = 0.9;
/// Chance of a sentence that begins "Roe said" or "She told" with a clause. Read by hand, nearly all are reports; the
/// corpus annotates only some of them.
const PLAIN: f32 = 0.6;
/// Chance of a quotation that stands alone. A guess: the corpus joins such quotations to the one before.
const ALONE: f32 = 0.7;

/// How many tokens a hearer may have in a report that is certain: "told the evening paper".
const MAX_HEARER_TOKENS: usize = 4;

/// The lowest chance at which a report of the tagger is kept. Below it, at least three in four are wrong.
const LEAST_CHANCE: f32 = 0.25;

/// Whether a report is likely enough to be returned. A report found only by a rule always is.
pub(super) fn is_likely(r: &Report) -> bool {
    !r.origin.tagged() || r.chance >= LEAST_CHANCE
}

/// Whether a report, as it is, will be dropped.
pub(super) fn is_weak(doc: &Document<'_>, quotes: &Quotes, tags: &[Tag], r: &Report) -> bool {
    r.origin.tagged() && score(doc, quotes, tags, r) < LEAST_CHANCE
}

/// The chance that a report is right.
#[inline(never)]
pub(super) fn score(doc: &Document<'_>, quotes: &Quotes, tags: &[Tag], r: &Report) -> f32 {
    let by_tagger = || tagger::confidence(&parts(doc, quotes, r), tags);
    match r.origin {
        Origin::Tagger => by_tagger(),
        // If both find it, the chance is at least the rule's.
        Origin::Both(rule) => by_tagger().max(if is_certain(doc, rule, r) { PLAIN } else { by_rule(rule) }),
        // `choose` keeps these two rules alone only where they are sure.
        Origin::Rule(rule) if is_certain(doc, rule, r) || matches!(rule, Rule::Infinitive | Rule::NounClause) => PLAIN,
        Origin::Rule(rule) => by_rule(rule),
        // Inside reported speech, a clause with a verb of speech is as reliable as one with "that".
        Origin::Nested(rule) => by_rule(rule).max(NESTED),
        Origin::Alone => ALONE,
        Origin::NoComment => NO_COMMENT,
    }
}

/// Whether a report has an unmistakable form.
pub(super) fn is_certain(doc: &Document<'_>, rule: Rule, r: &Report) -> bool {
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

/// "wrote to the school claiming the driver was late": a participle of speech with a subject before it.
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

/// Whether a cue is a verb of speech in the present in a headline.
pub(super) fn is_headlines(doc: &Document<'_>, cue: &std::ops::Range<usize>) -> bool {
    let says = |v: crate::lexicon::VerbForm| v.third() && v.verb().class == VerbClass::Speech;
    doc.in_headline(cue.start) && doc.token(cue.end - 1).verb.is_some_and(says)
}

/// "Roe said …": a source that begins its sentence, a verb of speech, and the content right after it or its hearer. Or all three in a
/// relative clause: "who police said was armed".
fn is_plain(doc: &Document<'_>, r: &Report) -> bool {
    let (Some(source), Some(cue), [content]) = (&r.source, &r.cue, r.content.as_slice()) else { return false };
    let first = doc.sentence_of(source.start).start;
    let opens = source.start == first + usize::from(doc.is(first, Classes::COORDINATOR))
        || source.start == doc.block_of(source.start).body.start
        || doc.one_of(source.start.wrapping_sub(1), sets::grammar::RELATIVE_SUBJECT_OR_OBJECT);
    // "A miner, who was hurt, told the paper …"
    let beside = source.end + usize::from(doc.comma(source.end)) == cue.start;
    let hearer = doc.token(cue.end - 1).verb.is_some_and(|v| v.verb().frames.any(Frames::HEARER));
    let next =
        cue.end == content.start || hearer && (1..=MAX_HEARER_TOKENS).contains(&content.start.wrapping_sub(cue.end));
    opens && beside && next && outright(doc, cue)
}

/// The inputs of the confidence in a report of the tagger.
pub(super) fn parts<'r>(doc: &Document<'_>, quotes: &Quotes, r: &'r Report) -> Parts<'r> {
    let quoted = classify::kind(doc, quotes, &r.content) == AttributionKind::Direct;
    let agrees = r.origin.rule().is_some();
    Parts { content: &r.content, cue: r.cue.as_ref(), source: r.source.as_ref(), quoted, agrees }
}

/// The chance of a report found only by a rule: the share of such reports with the right content and source in
/// `PolNeAR`, rounded to 0.05.
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
    fn unlikely_reports_of_the_tagger_are_dropped() {
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
    fn chances_are_in_order() {
        let rising = [by_rule(Rule::BareClause), PLAIN, ALONE, NESTED, NO_COMMENT, 1.0];
        assert!(rising.windows(2).all(|w| w[0] < w[1]), "{rising:?}");
    }

    /// The engine as it ships: the chance of what only a rule finds is the rule's.
    #[test]
    fn chances_of_what_only_rules_find() {
        let text = "The mayor, Jane Roe, declined to comment.\n\n“It was late,” said Jane Roe, the mayor.\n\n“Nobody told us.”\n\n\
                    Jane Roe said that the clerk had told her that the bridge would close in May.";
        let blocks = crate::text::Blocks::from_text(text).unwrap();
        let doc = Document::new(&blocks);
        let found =
            crate::attribution::tests::find(&doc, &crate::quotations::find(&doc), crate::options::Scope::Speech);
        for (content, chance) in
            [("", NO_COMMENT), ("“Nobody told us.”", ALONE), ("the bridge would close in May", NESTED)]
        {
            let is_it = |a: &&crate::analysis::Attribution| {
                a.content.first().map_or("", |c| &text[c.range()]) == content && !a.evidence.by.starts_with("tagger")
            };
            let confidence = found.iter().find(is_it).map(|a| a.confidence);
            assert_eq!(confidence, Some(chance), "{content}");
        }
        let chances = [NO_COMMENT, ALONE, NESTED, PLAIN].map(f32::to_bits);
        assert_eq!(chances, [0.9, 0.7, 0.75, 0.6].map(f32::to_bits));
    }

    #[test]
    fn participles_with_a_subject_before_them() {
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
                Some(doc.tokens_in(crate::text::Span::new(at, at + part.len() as u32)))
            };
            let r = Report { source: tokens(source), cue: tokens(cue), ..Report::new(Origin::Rule(Rule::BareClause)) };
            assert_eq!(is_said_on(&doc, &r), want, "{text}");
        }
    }
}
