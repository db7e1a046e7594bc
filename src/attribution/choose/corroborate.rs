//! Corrects a report of the tagger with a rule's report of the same cue.

use crate::{
    attribution::{
        np,
        reach::MAX_UNIT_TOKENS,
        report::{Origin, Report, is_free, touch},
        rule::Rule,
    },
    lexicon::{Classes, Frames, sets},
    text::Document,
};
use std::ops::Range;

/// By how many tokens the start of content may move forward to a rule's start.
const MAX_START_SHIFT_TOKENS: usize = 4;

/// Takes from a rule's report of the same cue what the rule does better: a missing or incomplete source, and a start of
/// content a few tokens later ("told her | it was late"). `parts` are the parts of all reports of the tagger.
pub(super) fn corroborate(doc: &Document<'_>, r: &mut Report, by: Report, parts: &[Range<usize>]) {
    r.origin = by.origin.rule().map_or(r.origin, Origin::Both);
    let within = |a: &Range<usize>, b: &Range<usize>| b.start <= a.start && a.end <= b.end;
    let cue = r.cue.clone();
    let in_cue = |s: &Range<usize>| cue.as_ref().is_some_and(|c| touch(s, c));
    // "In a statement | Ana Quill": the start is a place, not part of the source.
    let prepares = |a: &Range<usize>, b: &Range<usize>| {
        a.end == b.end
            && a.start < b.start
            && (a.start.saturating_sub(1)..=a.start).any(|i| doc.is(i, Classes::PREPOSITION))
    };
    // "Roe spoke. Lashing out at Quill, | he said", "Roe wept as | Quill said": the subject in the cue's own clause.
    let elsewhere = |a: &Range<usize>, b: &Range<usize>| {
        let sentence = |i: usize| doc.token(i).sentence;
        let own = cue.as_ref().map(|c| sentence(c.start));
        doc.token(a.start).block == doc.token(b.start).block
            && a.end <= b.start
            && (Some(sentence(a.start)) != own || np::opens_clause(doc, b.start - 1))
            && Some(sentence(b.start)) == own
            && cue.as_ref().is_some_and(|c| c.start == b.end)
    };
    // "a guard pushed her off and | the operator": the subject of the last clause.
    let clause = |a: &Range<usize>, b: &Range<usize>| {
        a.end == b.end
            && a.start + 2 < b.start
            && doc.is(b.start - 1, Classes::COORDINATOR)
            && (a.start..b.start).any(|i| np::verbish(doc, i))
    };
    // "Opening | the case at the court, | Ada Quill": the subject after an opening participle. "Sterling, the mayor" is a name.
    let opened = |a: &Range<usize>, b: &Range<usize>| {
        let first = doc.sentence_of(a.start).start;
        // "Sterling, the mayor", "Acting Superintendent Ana Ruiz, of the District"
        let office = Classes::TITLE.or(Classes::PERSON_NOUN);
        let name = a.start == first && (doc.comma(first + 1) || doc.is(first + 1, office));
        !name && a.end == b.end && a.start < b.start && a.start <= first + 1 && doc.word(first).ends_with("ing")
    };
    // "Sales, he said, were slow": a cue within its content.
    let parted = by.origin.rule() == Some(Rule::Parenthesis) && by.content.len() > 1;
    r.source = match (r.source.take().filter(|s| !in_cue(s)).map(|s| bare(doc, s)), by.source) {
        // "a spokesman for the firm | in a press release", "the mayor | after the count"
        (Some(a), Some(b)) if a.start == b.start && b.end < a.end && doc.one_of(b.end, words!("in after")) => Some(b),
        // "Ada Quill, | who | told the court she was hungry, left"
        (Some(a), Some(b)) if a.end + 1 == b.start && doc.one_of(b.start, sets::grammar::RELATIVE_SUBJECT) => Some(b),
        (Some(a), Some(b)) if clause(&a, &b) || parted && by.content.iter().any(|c| within(&a, c)) => Some(b),
        (Some(a), Some(b)) if prepares(&a, &b) || opened(&a, &b) || beyond(doc, &a, &b) || elsewhere(&a, &b) => Some(b),
        (Some(a), Some(b)) if !within(&a, &b) => Some(a),
        (a, b) => b.or(a),
    };
    if let Some(s) = &r.source {
        r.content.retain(|c| !within(c, s));
    }
    if r.content.is_empty() {
        r.content = by.content.into_iter().filter(|c| is_free(parts, c)).collect();
        return;
    }
    // "told her | it was late", not "warned the two | crews" or "said today | ’s market"
    let within_phrase = |i: usize| {
        let opens = Classes::DETERMINER.or(Classes::NUMBER).or(Classes::POSSESSIVE);
        doc.is_possessive(i) || doc.is(i - 1, opens) && !doc.eq(i - 1, "that")
    };
    // "was quoted | by the agency as saying"
    let quoted =
        by.cue.filter(|b| by.origin.rule() == Some(Rule::Quoted) && cue.as_ref().is_some_and(|a| a.start == b.start));
    let denies = |i: usize| doc.token(i).verb.is_some_and(|v| sets::attribution::DENYING.has(v.verb().lemma));
    let denies = r.content.len() == 1 && cue.clone().is_some_and(|mut c| c.any(denies));
    for c in &mut r.content {
        // "denied | speculation that it would close"
        if let Some(b) = by.content.iter().find(|b| denies && b.end == c.end && b.start < c.start) {
            c.start = b.start;
        }
        let Some(b) = by.content.iter().find(|b| b.end == c.end && c.start < b.start) else { continue };
        // "claimed on | the floor of the assembly that"
        let occasion = doc.eq(b.start - 1, "that") && doc.is(c.start.wrapping_sub(1), Classes::PREPOSITION);
        // "according to the club, | where she sang, | the fee was waived"
        let inside = r.source.as_ref().is_some_and(|s| s.contains(&c.start) && s.end < b.start);
        if occasion
            || cue.as_ref().is_some_and(|cue| told(doc, cue, c, b))
            || inside
            || quoted.is_some()
            || b.start - c.start <= MAX_START_SHIFT_TOKENS && !within_phrase(b.start)
        {
            c.start = b.start;
        }
    }
    r.cue = quoted.or(r.cue.take());
    // "anger at the decision | , and the market stayed shut": an object ends before the next clause.
    if by.origin.rule() == Some(Rule::NounPhrase)
        && let ([c], [b]) = (r.content.as_mut_slice(), by.content.as_slice())
        && c.start == b.start
        && doc.comma(b.end)
    {
        c.end = c.end.min(b.end);
    }
    with_opening(doc, r, &by.content);
    // "The fee, according to the club, | was waived"
    for c in by.content {
        let after = r.cue.as_ref().is_some_and(|cue| cue.end <= c.start);
        if (after || parted) && is_free(parts, &c) && !r.parts().any(|p| touch(p, &c)) {
            r.content.insert(r.content.partition_point(|o| o.start < c.start), c);
        }
    }
}

/// "said | from May to July, sales fell", "said | by the end of the season, sales fell": adds the phrase that opens the
/// content's clause, from the content of a rule's report.
fn with_opening(doc: &Document<'_>, r: &mut Report, by: &[Range<usize>]) {
    let Some(cue) = &mut r.cue else { return };
    let mut free = 0;
    for c in &mut r.content {
        let opens = |b: &&Range<usize>| {
            free <= b.start
                && b.end == c.end
                && b.start < c.start
                && doc.is(b.start, Classes::PREPOSITION)
                && (doc.comma(c.start - 1) || c.start == b.start + 1)
        };
        let near = |b: &&Range<usize>| cue.end == b.start || cue.end == b.start + 1 && cue.len() > 1;
        if let Some(b) = by.iter().find(opens).filter(near) {
            (cue.end, c.start) = (b.start, b.start);
        }
        free = c.end;
    }
}

/// "told | reporters on the train to the coast that | it was late": a long hearer.
fn told(doc: &Document<'_>, cue: &Range<usize>, content: &Range<usize>, clause: &Range<usize>) -> bool {
    let hearer = doc.token(cue.end - 1).verb.is_some_and(|v| v.verb().frames.any(Frames::HEARER));
    hearer
        && cue.end == content.start
        && doc.eq(clause.start - 1, "that")
        && !(content.start..clause.start).any(|i| np::verbish(doc, i) || doc.comma(i))
}

/// A source without the comma after it.
fn bare(doc: &Document<'_>, mut source: Range<usize>) -> Range<usize> {
    source.end -= usize::from(source.len() > 1 && doc.comma(source.end - 1));
    source
}

/// "a meeting with the minister, | Tom Roe, | the port manager, Ada Quill": the first of two people belongs to the
/// phrase before.
fn beyond(doc: &Document<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    let described = |s: &Range<usize>| {
        doc.is(s.start, Classes::DETERMINER)
            && s.clone().any(|i| doc.comma(i) && doc.token(i + 1).capital() && i + 1 < s.end)
    };
    a.end == b.end
        && a.start < b.start
        && described(b)
        && doc.token(a.start).capital()
        && doc.comma(b.start - 1)
        && a.start > 1
        && doc.comma(a.start - 1)
        && (doc.sentence_of(a.start).start..a.start)
            .rev()
            .take(MAX_UNIT_TOKENS)
            .any(|i| doc.is(i, Classes::PREPOSITION))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Blocks, Span};

    #[test]
    fn rules_correct_the_tagger() {
        for (text, tagged, ruled, want) in [
            // Start of content, up to MAX_START_SHIFT_TOKENS tokens later.
            (
                "Quill told her that it was late.",
                ["Quill", "told", "her that it was late"],
                ["Quill", "told", "it was late"],
                ["Quill", "told", "it was late"],
            ),
            (
                "Quill told the two old men it was late.",
                ["Quill", "told", "the two old men it was late"],
                ["Quill", "told", "it was late"],
                ["Quill", "told", "it was late"],
            ),
            (
                "Quill told the two very old men it was late.",
                ["Quill", "told", "the two very old men it was late"],
                ["Quill", "told", "it was late"],
                ["Quill", "told", "the two very old men it was late"],
            ),
            (
                "Quill warned the two crews were late.",
                ["Quill", "warned", "the two crews were late"],
                ["Quill", "warned", "crews were late"],
                ["Quill", "warned", "the two crews were late"],
            ),
            (
                "Quill told clerks at the gate to the bay that it was late.",
                ["Quill", "told", "clerks at the gate to the bay that it was late"],
                ["Quill", "told", "it was late"],
                ["Quill", "told", "it was late"],
            ),
            // Source: the longer one, but without place or time.
            (
                "Sterling, the mayor, said it was late.",
                ["Sterling, the mayor", "said", "it was late"],
                ["the mayor", "said", "it was late"],
                ["Sterling, the mayor", "said", "it was late"],
            ),
            (
                "Ada Quill, the mayor, said it was late.",
                ["Ada Quill", "said", "it was late"],
                ["Ada Quill, the mayor", "said", "it was late"],
                ["Ada Quill, the mayor", "said", "it was late"],
            ),
            (
                "On Monday officials said it was late.",
                ["On Monday officials", "said", "it was late"],
                ["officials", "said", "it was late"],
                ["officials", "said", "it was late"],
            ),
            (
                "The mayor Ada Quill said it was late.",
                ["The mayor Ada Quill", "said", "it was late"],
                ["Ada Quill", "said", "it was late"],
                ["The mayor Ada Quill", "said", "it was late"],
            ),
        ] {
            let blocks = Blocks::from_text(text).unwrap();
            let doc = Document::new(&blocks);
            let report = |parts: [&str; 3], origin| {
                let [source, cue, content] = parts.map(|part| {
                    let at = text.find(part).unwrap() as u32;
                    doc.tokens_in(Span::new(at, at + part.len() as u32))
                });
                Report { source: Some(source), cue: Some(cue), content: vec![content], ..Report::new(origin) }
            };
            let mut found = report(tagged, Origin::Tagger);
            let parts: Vec<_> = found.parts().cloned().collect();
            corroborate(&doc, &mut found, report(ruled, Origin::Rule(Rule::BareClause)), &parts);
            let got = [found.source.unwrap(), found.cue.unwrap(), found.content[0].clone()].map(|r| doc.slice(r));
            assert_eq!(got, want, "{text}");
            assert_eq!(found.origin, Origin::Both(Rule::BareClause));
        }
    }
}
