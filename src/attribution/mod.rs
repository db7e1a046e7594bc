//! Attribution: source, cue and content. Who is said to have said what, and by which words.
//!
//! Two steps that know nothing of each other's means: a labeller says which words are source, cue and content
//! (`rules`, with `np`, `cue` and `complement`), a linker says which of them belong together (`link`). The linked
//! records then get their kind from the quotation marks and their class from the cue.

mod apart;
mod complement;
mod cue;
mod label;
mod link;
mod nested;
mod no_comment;
mod np;
mod rules;
mod signature;
mod source;
mod tagger;
mod tidy;
mod units;
mod via;

use crate::{
    Scope,
    analysis::{Attribution, AttributionKind, CueClass, Evidence, Quotation, Resolution},
    lexicon::{Classes, VerbClass},
    order::sort_by_key,
    text::{DocBlock, Document, Span},
};
use label::{Label, Rule};
use link::{Linked, Links};
use np::Np;
use rules::Transcript;
use std::ops::Range;
use tagger::Parts;
pub(crate) use tagger::Tag;
#[cfg(feature = "training")]
pub(crate) use tagger::{features, tag};
use units::Quotes;

/// Finds the attributions of an article, in text order; `speaker` and `resolution` are left for the next annotator.
///
/// Words that go on in the next paragraph without a cue of their own begin a new attribution there, as a reader's list
/// has them; in [`Scope::All`] they belong to the one before, as corpora have them.
pub(crate) fn find(doc: &Document<'_>, quotations: &[Quotation], scope: Scope) -> Vec<Attribution> {
    find_tagged(doc, quotations, scope, &tagger::tag(doc, quotations))
}

/// As [`find`], of tokens that are tagged.
pub(crate) fn find_tagged(
    doc: &Document<'_>,
    quotations: &[Quotation],
    scope: Scope,
    tags: &[Tag],
) -> Vec<Attribution> {
    let quotes = Quotes::new(doc, quotations);
    let transcript = rules::is_transcript(doc);
    let mut out: Vec<Attribution> = Vec::new();
    // The attribution with a cue that the block before ended in.
    let mut last: Option<usize> = None;
    for block in doc.prose_blocks() {
        let units = units::units(doc, &quotes, &block.body);
        let mut ruled = rules::label(doc, &quotes, &block.body, &units, transcript, Vec::new());
        // "She said:" at its end: the words of the next block are that one's to label.
        ruled.retain(|l| l.tokens.end <= block.body.end);
        let by_rule = link::link(&ruled).here;
        let mut labels = tagger::labels(&block.body, tags);
        label::keep_whole(&quotes, &block.body, &mut labels);
        label::prefer(&ruled, by_rule.iter().filter(|l| sure(doc, &quotes, l)), &mut labels);
        let labels = fill_in(doc, &quotes, block, &units, transcript, tags, labels);
        let Links { mut ahead, mut here } = link::link(&labels);
        source::complete(&Np { doc, quotes: &quotes }, &units, &labels, &mut here);
        for l in &mut here {
            tidy::tidy(doc, &quotes, l);
        }
        agree(&mut here, &by_rule, &labels);
        for l in &mut here {
            via::relay(doc, &quotes, l);
            apart::part(doc, &quotes, l);
        }
        // What the tagger finds without a cue is somebody's words only where it is quoted.
        let quoted = |content: &[Range<usize>]| content.iter().any(|c| quotes.at(c.start).is_some());
        here.retain(|l| l.cue.is_some() || l.rule != Rule::Tagger || quoted(&l.content));
        here.iter_mut().filter(|l| l.cue.is_none() && l.rule == Rule::Tagger).for_each(|l| l.rule = Rule::Alone);
        if scope == Scope::Speech {
            here.retain(|l| quoted(&l.content) || !source::is_nobodys(doc, l) && !only_pronoun(doc, l));
        }

        // "She said:" at the end of a block lacks its words, whatever the scope.
        let lacking = last.filter(|n| out[*n].content.is_empty());
        let head = |l: &Linked| l.cue.is_none() && l.content.iter().any(|c| c.start == block.body.start);
        if lacking.is_some() && ahead.is_empty() && here.first().is_some_and(head) {
            ahead = here.remove(0).content;
        }
        let goes_on = !ahead.is_empty();
        match lacking.or(last.filter(|_| scope == Scope::All)) {
            Some(n) => out[n].content.extend(ahead.into_iter().map(|c| doc.span(c))),
            None => here.extend(ahead.into_iter().filter(|c| quoted(std::slice::from_ref(c))).map(|c| Linked {
                source: None,
                cue: None,
                content: vec![c],
                rule: Rule::Alone,
                agrees: None,
                relayed: false,
            })),
        }
        let ended_in = here.iter().rev().find_map(|l| l.cue.clone()).map(|c| doc.span(c));
        let mut here: Vec<Attribution> = here.into_iter().map(|l| attribution(doc, &quotes, tags, l)).collect();
        in_order(&mut here);
        let refusals = no_comments(doc, &quotes, &units, &mut here);
        here.extend(refusals);
        if scope == Scope::Speech {
            here.extend(nested::find(doc, &quotes, &here));
        }
        in_order(&mut here);
        match ended_in {
            // A refusal lacks no words: what follows it is not its own.
            Some(cue) => {
                let goes_on = |a: &Attribution| a.cue == Some(cue) && a.kind != AttributionKind::NoComment;
                last = here.iter().position(goes_on).map(|n| out.len() + n);
            }
            None if goes_on => {}
            None => last = None,
        }
        out.append(&mut here);
    }
    out.retain(|a| !a.content.is_empty() || a.kind == AttributionKind::NoComment);
    signature::sign(doc, &quotes, &mut out);
    out
}

/// Notes which attributions of the tagger's a rule finds too. Of those, a source that is missing or cut short becomes the
/// rule's; so does the end of content that is a few words from the rule's: "told her | it was late", "until | Friday".
fn agree(here: &mut [Linked], ruled: &[Linked], labels: &[Label]) {
    let touch = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let within = |a: &Range<usize>, b: &Range<usize>| b.start <= a.start && a.end <= b.end;
    let cues = label::cues(ruled);
    for l in here.iter_mut().filter(|l| l.rule == Rule::Tagger) {
        let Some(cue) = &l.cue else { continue };
        let Some(r) = label::touching(&cues, cue).map(|n| &ruled[n]) else { continue };
        l.agrees = Some(r.rule);
        let in_cue = |s: &Range<usize>| l.cue.as_ref().is_some_and(|c| touch(s, c));
        l.source = match (l.source.take().filter(|s| !in_cue(s)), &r.source) {
            (Some(a), Some(b)) if !within(&a, b) => Some(a),
            (a, b) => b.clone().or(a),
        };
        if let Some(s) = &l.source {
            l.content.retain(|c| !within(c, s));
        }
        for c in &mut l.content {
            let Some(b) = r.content.iter().find(|b| touch(b, c)) else { continue };
            let next = labels.get(labels.partition_point(|l| l.tokens.end <= c.end));
            let free = next.is_none_or(|l| b.end <= l.tokens.start);
            if free && b.start == c.start && (1..=4).contains(&b.end.saturating_sub(c.end)) {
                c.end = b.end;
            } else if b.end == c.end && (1..=4).contains(&b.start.saturating_sub(c.start)) {
                c.start = b.start;
            }
        }
    }
}

/// Whether all that was said is "that", "him", "so".
fn only_pronoun(doc: &Document<'_>, l: &Linked) -> bool {
    let words = || l.content.iter().cloned().flatten().filter(|i| doc.token(*i).is_word);
    let pronoun = Classes::PRONOUN_OBJECT.or(Classes::PRONOUN_SUBJECT).or(Classes::DETERMINER);
    words().nth(1).is_none() && words().any(|i| doc.is(i, pronoun) || doc.one_of(i, words!("that so")))
}

/// What rules are sure of though the tagger gives it no content: "according to", "was quoted as saying", "said" beside a
/// clause, and a cue beside a quotation that is all that was said.
fn sure(doc: &Document<'_>, quotes: &Quotes, l: &Linked) -> bool {
    let quoted = |c: &Range<usize>| quotes.at(c.start).is_some() && quotes.at(c.start) == quotes.at(c.end - 1);
    match l.rule {
        Rule::AccordingTo | Rule::Quoted | Rule::BareClause => true,
        Rule::QuotationCue => l.content.iter().all(quoted),
        Rule::Parenthesis | Rule::ThatClause => l.cue.as_ref().is_some_and(|c| outright(doc, c)),
        _ => false,
    }
}

/// Whether a cue is a verb of speech and no noun as well: "said", "told", "writes", not "claims", "states", "reports".
fn outright(doc: &Document<'_>, cue: &Range<usize>) -> bool {
    let last = cue.end - 1;
    let speech = doc.token(last).verb.filter(|v| v.verb().class == VerbClass::Speech);
    speech.is_some_and(|v| v.past()) || doc.one_of(last, words!("says say tells tell writes write"))
}

/// The labels of a block: the tagger's, and the rules' where it has none.
fn fill_in(
    doc: &Document<'_>,
    quotes: &Quotes,
    block: &DocBlock,
    units: &[Range<usize>],
    transcript: Transcript,
    tags: &[Tag],
    mut labels: Vec<Label>,
) -> Vec<Label> {
    let loose = label::take_loose(&mut labels);
    let mut labels = rules::label(doc, quotes, &block.body, units, transcript, labels);
    // Without weights no token has a chance, and rules are all there is.
    let tagged = tags[block.body.start].chance > 0.0;
    labels.retain(|l| l.tokens.end <= block.body.end);
    if tagged {
        label::retain_cues(&mut labels, |l| match l.rule {
            Rule::Infinitive | Rule::Judgement | Rule::NounClause | Rule::NounPhrase => false,
            Rule::Parenthesis | Rule::ThatClause => outright(doc, &l.tokens),
            _ => true,
        });
    }
    label::put_back(loose, &mut labels);
    label::add_alone(doc, quotes, units, &mut labels);
    labels
}

/// What the confidence in an attribution of the tagger's rests on: the log-odds of content, cue and source, and 1 where
/// it is quoted and where a rule finds it too.
#[cfg(feature = "training")]
pub(crate) fn parts(doc: &Document<'_>, tags: &[Tag], a: &Attribution) -> Option<[f32; 5]> {
    let agrees = !a.evidence.by.strip_prefix(Rule::Tagger.name())?.is_empty();
    let tokens = |s: Option<Span>| s.map(|s| doc.tokens_in(s));
    let content: Vec<_> = a.content.iter().map(|c| doc.tokens_in(*c)).collect();
    let (cue, source) = (tokens(a.cue), tokens(a.source));
    let quoted = a.kind == AttributionKind::Direct;
    let parts = Parts { content: &content, cue: cue.as_ref(), source: source.as_ref(), quoted, agrees };
    Some(parts.numbers(tags))
}

/// What the rules label each token, as numbers: see [`Row`](crate::training::Row).
#[cfg(feature = "training")]
pub(crate) fn labelled_by_rules(doc: &Document<'_>, quotations: &[Quotation]) -> Vec<u32> {
    let quotes = Quotes::new(doc, quotations);
    let transcript = rules::is_transcript(doc);
    let mut out = vec![0; doc.tokens.len()];
    for block in doc.prose_blocks() {
        let units = units::units(doc, &quotes, &block.body);
        for l in rules::label(doc, &quotes, &block.body, &units, transcript, Vec::new()) {
            for i in l.tokens.clone() {
                let label = l.role as u32 * 2 + u32::from(i > l.tokens.start);
                out[i] = 1 + label + 6 * l.rule as u32;
            }
        }
    }
    out
}

/// The refusals to speak in a block's units; of `here`, the block's other attributions in text order, those are dropped
/// whose cue is one.
fn no_comments(
    doc: &Document<'_>,
    quotes: &Quotes,
    units: &[Range<usize>],
    here: &mut Vec<Attribution>,
) -> Vec<Attribution> {
    let (mut found, mut refusals) = (Vec::new(), Vec::new());
    let mut dropped = vec![false; here.len()];
    let mut last_unit = 0;
    for unit in units {
        let unit_start = doc.span(unit.clone()).start;
        no_comment::find(doc, quotes, unit, &mut found);
        for r in found.drain(..) {
            let cue = doc.span(r.cue);
            // What touches it begins in its unit, or with the quotation before.
            let near = here.partition_point(|a| start(a).0 < last_unit)..here.partition_point(|a| start(a).0 < cue.end);
            for n in near.clone() {
                dropped[n] |= here[n].cue.is_some_and(|c| c.overlaps(cue));
            }
            let said = |n: usize| !dropped[n] && here[n].content.iter().any(|c| c.overlaps(cue));
            if !near.clone().any(said) {
                refusals.push(no_comment(doc, r.source, cue));
            }
        }
        last_unit = unit_start;
    }
    let mut n = 0;
    here.retain(|_| {
        n += 1;
        !dropped[n - 1]
    });
    refusals
}

fn in_order(attributions: &mut [Attribution]) {
    sort_by_key(attributions, start);
}

/// Where it begins in the text; of two with one source, the earlier cue's first.
fn start(a: &Attribution) -> (u32, u32) {
    let cue = a.cue.map_or(u32::MAX, |c| c.start);
    let content = a.content.first().map_or(u32::MAX, |c| c.start);
    (content.min(a.source.map_or(u32::MAX, |s| s.start)).min(cue), cue)
}

fn no_comment(doc: &Document<'_>, source: Range<usize>, cue: Span) -> Attribution {
    Attribution {
        kind: AttributionKind::NoComment,
        content: Vec::new(),
        cue: Some(cue),
        cue_class: CueClass::Speech,
        source: Some(doc.span(source)),
        via: None,
        speaker: None,
        resolution: Resolution::None,
        candidates: Vec::new(),
        confidence: 0.9,
        evidence: Evidence { by: "no-comment".into(), spans: vec![cue] },
    }
}

fn attribution(doc: &Document<'_>, quotes: &Quotes, tags: &[Tag], mut l: Linked) -> Attribution {
    // Rules that read a text without sense may overlap by themselves.
    apart::part(doc, quotes, &mut l);
    let via = via::via(doc, quotes, &l);
    if let Some(v) = &via {
        l.content.retain(|c| c.end <= v.start || v.end <= c.start);
    }
    let kind = kind(doc, quotes, &l.content);
    let cue_class = match &l.cue {
        None => CueClass::Speech,
        Some(c) => cue::class(doc, c.clone()).unwrap_or_else(|| match l.rule {
            Rule::Tagger if kind != AttributionKind::Direct => tagger::class(c, tags),
            // "went further: “…”", a name and a colon: words in quotation marks were said.
            _ => CueClass::Speech,
        }),
    };
    let confidence = if l.rule == Rule::Tagger {
        let (quoted, agrees) = (kind == AttributionKind::Direct, l.agrees.is_some());
        let (cue, source) = (l.cue.as_ref(), l.source.as_ref());
        let own = tagger::confidence(&Parts { content: &l.content, cue, source, quoted, agrees }, tags);
        // Where both find it, it is no less sure than by the rule alone.
        l.agrees.map_or(own, |rule| own.max(confidence(rule)))
    } else {
        confidence(l.rule)
    };
    let by = match l.agrees {
        Some(rule) => format!("{}+{}", l.rule.name(), rule.name()),
        None => l.rule.name().into(),
    };
    let cue = l.cue.map(|c| doc.span(c));
    Attribution {
        kind,
        cue_class,
        content: l.content.into_iter().map(|c| doc.span(c)).collect(),
        cue,
        source: l.source.map(|s| doc.span(s)),
        via: via.map(|v| doc.span(v)),
        speaker: None,
        resolution: Resolution::None,
        candidates: Vec::new(),
        confidence,
        evidence: Evidence { by, spans: cue.into_iter().collect() },
    }
}

/// Direct where most words stand in quotation marks, mixed where some do.
fn kind(doc: &Document<'_>, quotes: &Quotes, content: &[Range<usize>]) -> AttributionKind {
    let (mut words, mut inside, mut marks) = (0, 0, false);
    let mut scare = false;
    for i in content.iter().cloned().flatten() {
        if doc.token(i).is_word {
            words += 1;
            inside += usize::from(quotes.at(i).is_some() || scare);
        } else if quotes.at(i).is_some() {
            marks = true;
        } else if matches!(doc.token(i).first, '“' | '”' | '"' | '«' | '»' | '„' | '‘') || doc.word(i) == "''"
        {
            marks = true;
            scare = !scare;
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

/// How often a rule is right where the tagger is silent: the share of its records with the right content and source in the
/// articles of `PolNeAR`, to the nearest twentieth.
fn confidence(rule: Rule) -> f32 {
    match rule {
        Rule::Transcript | Rule::Signature => 0.95,
        Rule::Quoted => 0.9,
        // The corpus joins a quotation that stands alone to the one before it: this is a guess.
        Rule::Alone => 0.7,
        Rule::AccordingTo | Rule::QuotationCue | Rule::Parenthesis => 0.6,
        Rule::ThatClause => 0.5,
        Rule::BareClause => 0.4,
        _ => 0.2,
    }
}

/// What the tests of the rules compare: each attribution of a text as `source [cue] content + content`, absent ones as `-`.
#[cfg(test)]
fn shown(text: &str) -> String {
    let blocks = crate::text::Blocks::from_text(text).unwrap();
    let doc = Document::new(&blocks);
    let at = |s: Option<Span>| s.map_or("-", |s| &text[s.range()]);
    let untagged = vec![Tag::default(); doc.tokens.len()];
    let found = find_tagged(&doc, &crate::quotations::find(&doc), Scope::Speech, &untagged);
    let one = |a: &Attribution| {
        let content: Vec<_> = a.content.iter().map(|c| &text[c.range()]).collect();
        let content = if content.is_empty() { "-".to_string() } else { content.join(" + ") };
        format!("{} [{}] {content}", at(a.source), at(a.cue))
    };
    found.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Checks `(text, what [`shown`] gives)` one by one.
#[cfg(test)]
fn check(table: &[(&str, &str)]) {
    for (text, want) in table {
        assert_eq!(shown(text), *want, "{text}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::AttributionKind::*, text::Blocks};
    use proptest::prelude::*;

    #[test]
    fn kinds() {
        for (text, want) in [
            ("“We will stay,” she said.", Direct),
            ("She called the plan “a reckless gamble”.", Mixed),
            ("She said the plan was reckless.", Indirect),
            ("The ministry declined to comment.", NoComment),
        ] {
            let blocks = Blocks::from_text(text).unwrap();
            let doc = Document::new(&blocks);
            assert_eq!(find(&doc, &crate::quotations::find(&doc), Scope::Speech)[0].kind, want, "{text}");
        }
    }

    #[test]
    fn words_in_the_next_paragraph() {
        check(&[
            ("Ada Quill said:\n“We will stay.”\nRain fell.", "Ada Quill [said] “We will stay.”"),
            ("The mayor asked: \n“Will it hold?” said Ada Quill.", "Ada Quill [said] “Will it hold?”"),
            ("Ada Quill said so.\n“We will stay.”", "- [-] “We will stay.”"),
        ]);
    }

    proptest! {
        #[test]
        fn spans_are_sound(words in prop::collection::vec(prop::sample::select(vec![
            "she", "said", "the", "minister", ",", ".", "“", "”", "that", "told", "reporters", "according to", "Ada Quill",
            "who", "reports", "and", "’s", "called", "it", "a", "plan", "was", "quoted", "as", "saying", "by", ":", "—", "é", "\n", "'",
        ]), 0..40)) {
            let text = words.join(" ");
            let blocks = Blocks::from_text(&text).unwrap();
            let doc = Document::new(&blocks);
            let mut all: Vec<Span> = Vec::new();
            for a in find(&doc, &crate::quotations::find(&doc), Scope::All) {
                let mut last = 0;
                for c in &a.content {
                    prop_assert!(c.start >= last && !c.is_empty());
                    last = c.end;
                }
                for s in a.content.iter().chain(&a.cue).chain(&a.source).chain(&a.via) {
                    prop_assert!(text.get(s.range()).is_some_and(|t| !t.is_empty()));
                }
                all.extend(&a.content);
                prop_assert!(!a.content.is_empty() || a.kind == NoComment);
            }
            all.sort_unstable();
            prop_assert!(all.windows(2).all(|w| w[0].end <= w[1].start), "{:?}", all);
        }
    }
}
