//! Chooses among the reports of a block that share a cue or words.
//!
//! The tagger has priority. A rule with the same cue corrects its source and its start of content. A rule that is sure
//! of a cue that the tagger lacks takes the words from the tagger; other rules are ignored.

mod corroborate;

use super::{
    cue::outright,
    nobody,
    np::{self, Np},
    report::{Origin, Report, is_free, taken, touch},
    rule::Rule,
    rules, score,
    tagged::Tagged,
    tagger::Tag,
    units::Quotes,
};
use crate::{
    lexicon::{Classes, sets},
    options::Scope,
    order::sort_by_key,
    text::{BlockKind, Document},
};
use corroborate::corroborate;
use std::ops::Range;

/// The reports of one block, in the order of their cues, from the reports of the tagger and the rules. Without a tagger
/// (`tags` have no chances), the rules decide alone.
#[inline(never)]
pub(super) fn choose(
    np: &Np<'_, '_>,
    units: &[Range<usize>],
    tagged: Tagged,
    ruled: Vec<Report>,
    tags: &[Tag],
) -> Tagged {
    // Without weights every chance is 0.
    let tagger = units.first().is_some_and(|u| tags[u.start].chance > 0.0);
    // A report that will be dropped does not block a rule.
    let weak = |t: &Report| score::is_weak(np.doc, np.quotes, tags, t);
    let Tagged { mut ahead, mut here } = tagged;
    let (mut preferred, mut signed, mut same) = (Vec::new(), Vec::new(), Vec::new());
    let end = units.last().map_or(0, |u| u.end);
    for mut r in ruled {
        // "She said:" at the end of a block: the next block's content is found there.
        r.content.retain(|c| c.end <= end);
        let (Some(cue), Some(rule)) = (&r.cue, r.origin.rule()) else {
            signed.extend(Some(r).filter(|r| r.origin == Origin::Rule(Rule::Signature)));
            continue;
        };
        let n = here.partition_point(|t| t.cue.as_ref().is_some_and(|c| c.end <= cue.start));
        let own = here.get(n).filter(|t| t.cue.as_ref().is_some_and(|c| touch(c, cue)));
        let sure = !tagger || sure(np, rule, &r, tags);
        match own {
            Some(t)
                if rule != Rule::Transcript
                    && !(sure
                        && (t.content.is_empty()
                            || weak(t)
                            || rules::is_inserted(np.doc, &r)
                            || interrupts(&r)
                            || is_turned(np.doc, t, &r))) =>
            {
                same.push((n, r));
            }
            // "condemned what she called “a blow”": a judgement inside another report's content is not an outermost
            // report.
            _ if rule == Rule::Judgement
                && here.iter().flat_map(Report::parts).any(|p| r.parts().any(|q| touch(p, q))) => {}
            _ if sure => preferred.push(r),
            _ => {}
        }
    }
    let claimed = taken(&preferred);
    for r in &mut here {
        give_way(r, &claimed);
    }
    let parts = taken(&here);
    for (n, r) in same {
        corroborate(np.doc, &mut here[n], r, &parts);
    }
    here.retain(|r| r.cue.is_some());
    here.extend(preferred);
    let parts = taken(&here);
    here.extend(signed.into_iter().filter_map(|r| fit(r, &parts)));
    let parts = taken(&here);
    ahead.retain(|c| is_free(&parts, c));
    sort_by_key(&mut here, Report::at);
    add_alone(np, units, &ahead, &mut here);
    Tagged { ahead, here }
}

/// Removes from a report what other reports have claimed. Without its cue, the report is dropped later.
fn give_way(r: &mut Report, claimed: &[Range<usize>]) {
    r.source.take_if(|s| !is_free(claimed, s));
    r.content.retain(|c| is_free(claimed, c));
    r.cue.take_if(|c| !is_free(claimed, c));
}

/// Cuts a signed quotation where the next report begins. `None` if no content is left.
fn fit(mut r: Report, taken: &[Range<usize>]) -> Option<Report> {
    r.source.take_if(|s| !is_free(taken, s));
    r.content.retain_mut(|c| {
        let next = taken.get(taken.partition_point(|t| t.end <= c.start));
        c.end = next.map_or(c.end, |t| t.start.min(c.end));
        c.start < c.end
    });
    (!r.content.is_empty()).then_some(r)
}

/// A chance of another role, or none, from which the tagger is sure that a word is no cue.
const SURE_CHANCE: f32 = 0.8;

/// Begins the person who is told to do something.
const OBJECT: Classes = Classes::DETERMINER.or(Classes::POSSESSIVE).or(Classes::PRONOUN_OBJECT);

/// Whether a rule's report is kept even if the tagger gives its cue no content: "according to", "was quoted as saying",
/// "said" beside a clause, and a cue beside a quotation that is its whole content.
fn sure(np: &Np<'_, '_>, rule: Rule, r: &Report, tags: &[Tag]) -> bool {
    let quoted = |c: &Range<usize>| np.quotes.at(c.start).is_some() && np.quotes.at(c.start) == np.quotes.at(c.end - 1);
    match rule {
        Rule::AccordingTo | Rule::Quoted | Rule::Transcript => true,
        // "they felt it was late"; not "one way of knowing it was late", if the tagger is sure that this is no cue
        Rule::BareClause => {
            let cue = |i: usize| matches!(tags[i].label, 3 | 4) || tags[i].chance < SURE_CHANCE;
            score::is_certain(np.doc, rule, r) || r.cue.as_ref().is_some_and(|c| c.clone().any(cue))
        }
        Rule::QuotationCue => !r.content.is_empty() && r.content.iter().all(quoted),
        // "In a ruling by Judge Roe, it was held that"
        Rule::ThatClause if r.cue.as_ref().is_some_and(|c| np.doc.eq(c.start.wrapping_sub(1), "it")) => {
            r.source.as_ref().is_some_and(|s| s.len() > 1)
        }
        // "…, vows minister" in a headline too
        Rule::Parenthesis | Rule::ThatClause => {
            r.cue.as_ref().is_some_and(|c| outright(np.doc, c) || score::is_headlines(np.doc, c))
        }
        // "calls it ‘a folly’", "which it described as a mistake"
        Rule::Judgement => {
            r.source.is_some() && r.cue.as_ref().is_some_and(|c| outright(np.doc, c) || score::is_headlines(np.doc, c))
        }
        // "ordered them to “leave at once”", "released films, claiming to show it"
        Rule::Infinitive => {
            let marked = |c: &Range<usize>| np.quotes.marked(c.end - 1) && np.doc.is(c.start, OBJECT);
            let adds = |c: &Range<usize>| {
                c.len() == 1 && np.doc.comma(c.start.wrapping_sub(1)) && np.doc.word(c.start).ends_with("ing")
            };
            r.content.iter().all(marked) || r.cue.as_ref().is_some_and(adds)
        }
        // "Rector reveals plan to leave"
        Rule::NounPhrase => score::is_headline(np.doc, r),
        // "his claim is that"
        Rule::NounClause => r.cue.as_ref().is_some_and(|c| np.doc.one_of(c.end, sets::grammar::SINGULAR_BE)),
        Rule::Signature => false,
    }
}

/// Adds quotations that are a whole sentence and belong to no report. They continue the sentence before, or, at the
/// start of a block, belong to whoever was speaking.
fn add_alone(np: &Np<'_, '_>, units: &[Range<usize>], ahead: &[Range<usize>], here: &mut Vec<Report>) {
    let mut parts = taken(here);
    parts.extend(ahead.iter().cloned());
    sort_by_key(&mut parts, |p| (p.start as u32, 0));
    for (n, unit) in units.iter().enumerate() {
        for q in np.quotes.within(unit).to_vec() {
            let whole = (unit.start..q.start).chain(q.end..unit.end).all(|i| !np.doc.token(i).is_word);
            if !whole || q.len() <= 3 || !is_free(&parts, &q) {
                continue;
            }
            let at = parts.partition_point(|p| p.end <= q.start);
            let near = at.checked_sub(1).is_some_and(|b| n == 0 || parts[b].end > units[n - 1].start);
            parts.insert(at, q.clone());
            if let Some(b) = last_cue(here, q.start).filter(|_| near) {
                let content = &mut here[b].content;
                content.insert(content.partition_point(|c| c.start < q.start), q);
            } else {
                let place = here.partition_point(|r| (r.at().0 as usize) < q.start);
                here.insert(place, Report { content: vec![q], ..Report::new(Origin::Alone) });
            }
        }
    }
}

/// The last report (in order) whose cue is before token `at`.
fn last_cue(here: &[Report], at: usize) -> Option<usize> {
    here[..here.partition_point(|r| (r.at().0 as usize) < at)].iter().rposition(|r| r.cue.is_some())
}

/// Resolves conflicts between refusals and other reports of the block: a refusal replaces a report with the same cue; a
/// report whose content contains the refusal replaces the refusal.
pub(super) fn refuse(doc: &Document<'_>, here: &mut Vec<Report>, refusals: Vec<Report>) {
    for mut refusal in refusals {
        let Some(cue) = refusal.cue.clone() else { continue };
        // "He said it was late and refused to comment": the subject of the report before it.
        if refusal.source.is_none() {
            let before = here.iter().filter(|r| r.cue.as_ref().is_some_and(|c| c.end <= cue.start));
            let last = before.max_by_key(|r| r.at()).filter(|r| r.content.iter().all(|c| c.end <= cue.start));
            refusal.source = last
                .and_then(|r| r.source.clone())
                .filter(|s| s.end <= cue.start && doc.token(s.start).sentence == doc.token(cue.start).sentence);
        }
        if refusal.source.is_none() {
            continue;
        }
        here.retain(|r| r.origin == Origin::NoComment || r.cue.as_ref().is_none_or(|c| !touch(c, &cue)));
        if !here.iter().flat_map(|r| &r.content).any(|c| touch(c, &cue)) {
            here.push(refusal);
        }
    }
}

/// Whether a report belongs to the scope.
#[inline(never)]
pub(super) fn is_for(doc: &Document<'_>, quotes: &Quotes, scope: Scope, r: &Report) -> bool {
    let quoted = r.content.iter().any(|c| quotes.marked(c.start));
    let empty = || {
        nobody::is_nobodys(doc, r)
            || only_pronoun(doc, r)
            || unsaid(doc, r)
            || adds_to(doc, r)
            || charged(doc, r)
            || acts(doc, quotes, r)
    };
    scope == Scope::All || quoted || !empty()
}

/// "did not say", "may announce": nobody has said it yet. Only for the tagger: the rules know the
/// exceptions ("did not deny").
fn unsaid(doc: &Document<'_>, r: &Report) -> bool {
    let negates = |i: usize| {
        doc.one_of(i, words!("not never cannot may might unlikely failed"))
            || doc.word(i).ends_with("n’t")
            || doc.word(i).ends_with("n't")
    };
    r.origin == Origin::Tagger && r.cue.clone().is_some_and(|mut c| c.any(negates))
}

/// "has been indicted on nine counts", in a headline "Roe urged to quit": the accused does not say so.
fn charged(doc: &Document<'_>, r: &Report) -> bool {
    let (Some(cue), Some(source)) = (&r.cue, &r.source) else { return false };
    let be = |i: usize| doc.one_of(i, sets::grammar::BE);
    source.end <= cue.start
        && cue.clone().any(|i| doc.one_of(i, sets::attribution::CHARGED))
        && ((cue.start.saturating_sub(1)..cue.end).any(be) || doc.block_of(cue.start).kind == BlockKind::Heading)
        && (cue.end - 1..=cue.end).any(|i| doc.one_of(i, words!("on with of for in over to")))
}

/// "granted bail", "pleaded guilty", "declared a state of emergency", "the storm claimed four lives", "the Senate
/// confirmed her", "citing officials": acts of law and government, and whom an outlet has its news from.
fn acts(doc: &Document<'_>, quotes: &Quotes, r: &Report) -> bool {
    let (Some(cue), [c]) = (&r.cue, r.content.as_slice()) else { return false };
    let act = |k: usize| sets::attribution::ACTS.any_begins(doc.word(k));
    let Some(v) = cue.clone().rev().find(|k| doc.token(*k).verb.is_some() || act(*k)) else { return false };
    if c.clone().any(|k| quotes.marked(k)) {
        return false;
    }
    let noun = c.start == cue.end && !doc.eq(c.start, "that") && !c.clone().any(|k| np::verbish(doc, k));
    let mut first = c.clone().take(6);
    let mut object = |fits: &dyn Fn(usize) -> bool| noun && first.any(fits);
    let chamber = |s: &Range<usize>| doc.one_of(s.end - 1, sets::attribution::CHAMBERS);
    let person = Classes::PERSON_NOUN.or(Classes::GROUP_NOUN).or(Classes::ORGANISATION).or(Classes::TITLE);
    let last = |k: &usize| !doc.token(k + 1).is_word || doc.is(k + 1, Classes::PREPOSITION);
    let head = || c.clone().find(last).is_some_and(|k| doc.is(k, person));
    act(v)
        || match doc.token(v).verb.map_or("", |f| f.verb().lemma) {
            "plead" => (v + 1..v + 3).any(|k| doc.eq(k, "guilty")),
            "declare" | "claim" => object(&|k| doc.one_of(k, sets::attribution::NOT_SAID)),
            "confirm" => r.source.as_ref().is_some_and(chamber) && object(&|k| doc.token(k).capital()),
            "cite" | "quote" => noun && doc.word(v).ends_with("ing") && head(),
            _ => false,
        }
}

/// "The street was dark | she said, and": a source right after the content, without a comma.
fn interrupts(r: &Report) -> bool {
    let first = r.content.first().map(|c| c.end);
    r.origin == Origin::Rule(Rule::Parenthesis) && r.content.len() > 1 && first == r.source.as_ref().map(|s| s.start)
}

/// "The three are Tom Roe, Ben Roe and Carl Holm, said | the chief": the tagger has swapped source and content.
fn is_turned(doc: &Document<'_>, tagged: &Report, r: &Report) -> bool {
    let (Some(a), Some(b)) = (&tagged.source, &r.source) else { return false };
    let clause = |c: &Range<usize>| touch(c, a) && c.clone().any(|i| np::verbish(doc, i));
    r.origin == Origin::Rule(Rule::Parenthesis)
        && !doc.in_headline(a.start)
        && tagged.content.iter().any(|c| touch(c, b))
        && r.content.iter().any(clause)
}

/// "adds to worries about": means "increases", not "says".
fn adds_to(doc: &Document<'_>, r: &Report) -> bool {
    let adds =
        |c: &Range<usize>| doc.token(c.end - 1).verb.is_some_and(|v| v.verb().lemma == "add") && doc.eq(c.end, "to");
    r.cue.as_ref().is_some_and(adds) && r.content.iter().all(|c| r.cue.as_ref().is_some_and(|cue| cue.end <= c.start))
}

/// Whether the content is only "that", "him", "so" or "the same".
fn only_pronoun(doc: &Document<'_>, r: &Report) -> bool {
    let words = || r.content.iter().cloned().flatten().filter(|i| doc.token(*i).is_word);
    // "said the same"
    if words().count() == 2 && words().next().is_some_and(|i| doc.eq(i, "the") && doc.eq(i + 1, "same")) {
        return true;
    }
    let pronoun = Classes::PRONOUN_OBJECT.or(Classes::PRONOUN_SUBJECT).or(Classes::DETERMINER);
    words().nth(1).is_none() && words().any(|i| doc.is(i, pronoun))
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::{Run, shown};

    #[test]
    fn acts_are_not_speech() {
        for (text, want) in [
            ("The Oakvale High Court on Monday granted bail to a driver accused of theft.", ""),
            ("The clerk pleaded guilty to six charges of theft.", ""),
            ("The council imposed a ban on cars.", ""),
            ("The state has declared a state of emergency.", ""),
            ("The Senate confirmed Ada Roe as a judge.", ""),
            ("They are unlikely to vote for its removal.", ""),
            ("The mayor failed to disclose a loan.", ""),
            ("Roe urged to quit over bins\nIt rained in Oakvale.", ""),
            ("Roads will close, the agency said, citing police.", "the agency [said] Roads will close"),
            // Near misses.
            ("The Senate confirmed that it was late.", "The Senate [confirmed] it was late"),
            ("The state declared that it was late.", "The state [declared] it was late"),
            (
                "Roads will close, the agency said, citing a lack of funds.",
                "the agency [said] Roads will close; the agency [citing] a lack of funds",
            ),
        ] {
            assert_eq!(shown(text, Run::AsShipped), want, "{text}");
        }
    }

    #[test]
    fn a_bare_clause_gives_way_where_the_tagger_is_sure_of_no_cue() {
        for (text, rules, shipped) in [
            ("They felt it was late.", "They [felt] it was late", "They [felt] it was late"),
            (
                "The crew knew the pier would close.",
                "The crew [knew] the pier would close",
                "The crew [knew] the pier would close",
            ),
            // The tagger gives 0.90 that "feeling" is no part of an attribution.
            ("He left the boat feeling it was late.", "He [feeling] it was late", ""),
        ] {
            assert_eq!(shown(text, Run::RulesAlone), rules);
            assert_eq!(shown(text, Run::AsShipped), shipped);
        }
    }
}
