//! Words inside the content of a report that its source did not say: the reporter's words after a quotation, the second
//! half of a clause with its verb left out, an answer by another person, and a report that begins inside.

use super::{
    complement::begins,
    cue::{cue_at, is_adverb},
    np::{Np, verbish},
    report::{Origin, Report},
    rule::Rule,
};
use crate::attribution::reach::MAX_PHRASE_TOKENS;
use crate::{
    lexicon::{Classes, Frames, sets},
    order::sort_by_key,
    text::Document,
};
use std::ops::Range;

/// Removes from the reports of a block (with `units`) what their source did not say. If somebody else said it, it
/// becomes a report of its own.
#[inline(never)]
pub(super) fn part(np: &Np<'_, '_>, units: &[Range<usize>], here: &mut Vec<Report>) {
    for n in (1..here.len()).rev() {
        let (before, rest) = here.split_at_mut(n);
        if completes(np, &mut before[n - 1], &rest[0]) {
            here.remove(n);
        }
    }
    let mut more = Vec::new();
    for r in here.iter_mut() {
        let Some(cue) = r.cue.clone() else { continue };
        after_marks(np, &cue, &mut r.content);
        more.extend(elided(np, &cue, &mut r.content));
        more.extend(answers(np, units, &cue, &mut r.content));
        more.extend(saying(np, &cue, r));
    }
    if !more.is_empty() {
        here.append(&mut more);
        sort_by_key(here, Report::at);
    }
}

/// She recalled that the cook, Tom Roe, | wrote: “…”: the second cue is the verb of the first content, which lacks one.
/// Extends the first content to the end of the second.
fn completes(np: &Np<'_, '_>, first: &mut Report, second: &Report) -> bool {
    let doc = np.doc;
    let ([c], [.., last], Some(cue)) = (first.content.as_mut_slice(), second.content.as_slice(), &second.cue) else {
        return false;
    };
    let that = (c.start.saturating_sub(1)..=c.start).any(|k| doc.eq(k, "that"));
    let comma = (c.end - 1..=c.end).find(|k| doc.comma(*k) && k + 1 == cue.start);
    // "denied that charge, told voters": not a conjunction
    let comma = comma.filter(|end| (c.start..*end).any(|k| doc.comma(k)));
    let own = second.source.as_ref().is_none_or(|s| s.end <= c.start);
    let found = that
        && comma.is_some()
        && own
        && doc.is_inflected(cue.start)
        && last.start > cue.start
        && !c.clone().any(|k| verbish(doc, k));
    if found {
        c.end = last.end;
    }
    found
}

/// said “no comment” | and hung up; replied, “No,” | in answer to a question
fn after_marks(np: &Np<'_, '_>, cue: &Range<usize>, content: &mut [Range<usize>]) {
    let doc = np.doc;
    let judges = doc.token(cue.end - 1).verb.is_some_and(|v| v.verb().frames.any(Frames::OF));
    for c in content.iter_mut().filter(|c| c.start >= cue.end) {
        // called the plan “bold” | and left
        let object = np.quotes.marks_in(c).first().filter(|q| judges && q.start > c.start).map(|q| q.end);
        if let Some(end) = object.filter(|e| doc.is(*e, Classes::COORDINATOR) && doc.is_past(e + 1)) {
            c.end = end;
            continue;
        }
        let Some(q) = np.quotes.marks_at(c.start).filter(|q| q.start == c.start && q.end < c.end) else { continue };
        let k = q.end + usize::from(doc.comma(q.end));
        let verb = (k + 1..c.end).find(|i| !is_adverb(doc, *i));
        let goes_on = doc.is(k, Classes::COORDINATOR) && verb.is_some_and(|v| doc.is_past(v));
        let answers = doc.eq(k, "in") && doc.one_of(k + 1, sets::attribution::ANSWERS);
        // shouted, “Stop!” | at the driver
        let aloud = doc.token(cue.end - 1).verb.is_some_and(|v| sets::attribution::LOUD.has(v.verb().lemma));
        let stops = (aloud || doc.one_of(q.end.saturating_sub(2), words!("? !"))) && doc.is(k, Classes::PREPOSITION);
        if goes_on || answers || stops {
            c.end = q.end;
        }
    }
}

/// said “no” | and the deputy “yes”; called it “bold,” | Mr. Roe “a folly”: somebody else said the second half. If the
/// second half may have another object instead (called the plan “bold” and Mr. Roe “a fool”), drops it.
fn elided(np: &Np<'_, '_>, cue: &Range<usize>, content: &mut [Range<usize>]) -> Option<Report> {
    let doc = np.doc;
    let judges = doc.token(cue.end - 1).verb.is_some_and(|v| v.verb().frames.any(Frames::OF));
    for c in content.iter_mut() {
        let marks = np.quotes.marks_in(c);
        for (a, b) in marks.iter().zip(marks.iter().skip(1)) {
            let stop = doc.one_of(a.end, words!(", ; — –"));
            let mut from = a.end + usize::from(stop);
            let and = doc.is(from, Classes::COORDINATOR);
            from += usize::from(and);
            if !(stop || and || doc.comma(a.end.saturating_sub(2))) {
                continue;
            }
            // described the plan as “bold,” Mr. Roe | as “a folly”
            let second = judges && doc.eq(b.start - 1, "as");
            let to = b.start - usize::from(doc.comma(b.start - 1) || second);
            let named = doc.token(from).capital() || doc.is(from, Classes::DETERMINER.or(Classes::POSSESSIVE));
            let who = from..to;
            let somebody = named || doc.one_of(from, words!("another others some"));
            let pronoun = who.len() == 1 && doc.one_of(from, words!("another others"));
            if who.is_empty() || !somebody || !pronoun && np.right(from, to).is_none_or(|s| s != who) {
                continue;
            }
            // described Kenya as “a partner,” Uganda as “a brother”: two objects of one source
            let person = Classes::PERSON_NOUN.or(Classes::TITLE).or(Classes::RELATION_NOUN).or(Classes::PRONOUN_OBJECT);
            let mut object = c.start..a.start;
            let alike = doc.eq(c.start, "the") && doc.eq(from, "the");
            if second && (alike || object.any(|k| doc.token(k).capital() || doc.is(k, person))) {
                continue;
            }
            let rest = b.start..if judges { b.end } else { c.end };
            c.end = a.end;
            return (!(judges && and)).then(|| Report {
                source: Some(who),
                content: vec![rest],
                ..Report::new(Origin::Rule(Rule::QuotationCue))
            });
        }
    }
    None
}

/// “Where is it?” | “By the pump.”; asked Ada Roe why she had left. | “I was tired.”
fn answers(
    np: &Np<'_, '_>,
    units: &[Range<usize>],
    cue: &Range<usize>,
    content: &mut Vec<Range<usize>>,
) -> Vec<Report> {
    let doc = np.doc;
    let alone = |content| Report { content, ..Report::new(Origin::Alone) };
    let asks = |q: &Range<usize>| q.clone().rev().take(3).any(|i| doc.mark(i, "?"));
    let quotations: Vec<_> = content.iter().flat_map(|c| np.quotes.within(c)).cloned().collect();
    let turn = quotations.iter().zip(quotations.iter().skip(1)).find(|(a, b)| a.end == b.start && asks(a));
    if let Some((_, answer)) = turn
        && let Some(n) = content.iter().position(|c| c.contains(&answer.start))
    {
        let mut rest = content.split_off(n);
        if rest[0].start < answer.start {
            content.push(rest[0].start..answer.start);
            rest[0].start = answer.start;
        }
        return vec![alone(rest)];
    }
    if !is_put_to_somebody(doc, cue) {
        return Vec::new();
    }
    let unit = |i: usize| units.partition_point(|u| u.end <= i);
    let own = unit(cue.end - 1);
    let is_answer =
        |c: &Range<usize>| c.start >= cue.end && unit(c.start) > own && np.quotes.at(c.start).is_some() && !asks(c);
    let (answers, kept) = std::mem::take(content).into_iter().partition(is_answer);
    *content = kept;
    let answers: Vec<Range<usize>> = answers;
    answers.into_iter().map(|c| alone(vec![c])).collect()
}

/// Whether a cue addresses a question to one person: "asked Ada Roe", "asked him", "asked the minister"; not "asked the
/// crowd".
fn is_put_to_somebody(doc: &Document<'_>, cue: &Range<usize>) -> bool {
    let asks = doc.token(cue.end - 1).verb.is_some_and(|v| sets::attribution::ASKING.has(v.verb().lemma))
        || doc.one_of(cue.end - 1, sets::attribution::QUESTIONED);
    let passive = cue.len() > 1 && doc.one_of(cue.end - 2, sets::grammar::BE);
    let at = cue.end;
    let person = Classes::TITLE.or(Classes::PERSON_NOUN).or(Classes::RELATION_NOUN);
    let noun = || (at + 1..at + MAX_PHRASE_TOKENS).take_while(|i| doc.token(*i).is_word).any(|i| doc.is(i, person));
    let named = doc.token(at).capital() && doc.token(at).is_word && !doc.is(at, Classes::WEEKDAY.or(Classes::MONTH));
    asks && !passive
        && (named
            || doc.one_of(at, words!("him her"))
            || doc.is(at, Classes::DETERMINER.or(Classes::POSSESSIVE)) && noun())
}

/// criticised the council | saying longer fences would have helped: the same subject says it.
fn saying(np: &Np<'_, '_>, cue: &Range<usize>, r: &mut Report) -> Option<Report> {
    let doc = np.doc;
    let c = r.content.first_mut().filter(|c| c.start == cue.end)?;
    let definite = doc.one_of(c.start, words!("the his her its their")) || doc.token(c.start).capital();
    let says = |i: &usize| {
        let v = doc.token(*i).verb;
        v.is_some_and(|v| v.ing() && sets::attribution::SAYING_ON.has(v.verb().lemma)) && np.quotes.at(*i).is_none()
    };
    let at = (c.start + 1..c.end).find(says).filter(|_| definite)?;
    // "the critics saying it was late": the critics say it.
    let object = c.start..at;
    let many = doc.word(at - 1).ends_with('s') && !doc.token(at - 1).capital();
    if many || object.clone().any(|i| verbish(doc, i) || !doc.token(i).is_word) {
        return None;
    }
    let own = cue_at(doc, np.quotes, c.start, at)?;
    let (start, rule) = begins(np, &own, c.end)?;
    if !matches!(rule, Rule::BareClause | Rule::ThatClause) {
        return None;
    }
    let rest = start..c.end;
    c.end = at;
    Some(Report {
        source: r.source.clone(),
        cue: Some(own.tokens),
        content: vec![rest],
        ..Report::new(Origin::Rule(Rule::ThatClause))
    })
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::{check_but, check_shipped};

    #[test]
    fn as_shipped() {
        check_shipped(&[
            // The second cue is the verb of the first content.
            (
                "Ada Quill recalled that the cook, Tom Roe, wrote in a note, “Nobody will look at the oven.”",
                "Ada Quill [recalled] the cook, Tom Roe, wrote in a note, “Nobody will look at the oven.”; the cook, Tom Roe [wrote] “Nobody will look at the oven.”",
            ),
            (
                "Ada Quill recalled that the cook had left, and wrote in a note, “Nobody will look at the oven.”",
                "Ada Quill [recalled] the cook had left; Ada Quill [wrote] “Nobody will look at the oven.”",
            ),
            (
                "Ada Quill denied that charge, told reporters: “I was in the hall,” and left.",
                "Ada Quill [denied] charge; Ada Quill [told] “I was in the hall,”",
            ),
            // Who is pressed answers.
            ("Judge Ada Quill pressed Tom Roe on the money. “I spent it.”", "- [-] “I spent it.”"),
            (
                "Judge Ada Quill quizzed Tom Roe on the money. “I spent it.”",
                "Judge Ada Quill [quizzed] Tom Roe on the money; - [-] “I spent it.”",
            ),
        ]);
    }

    #[test]
    fn table() {
        check_but(
            &[
                ("Reached by phone, Tom Roe said “no comment” and hung up.", "Tom Roe [said] “no comment”"),
                ("Tom Roe said “we are done here” and walked out.", "Tom Roe [said] “we are done here”"),
                ("The crowd ran from the hall then shouted “Stop!” at the driver.", "The crowd [shouted] “Stop!”"),
                ("Mr. Roe replied, “No,” in answer to a question about the road.", "Mr. Roe [replied] “No,”"),
                (
                    "The mayor said it was “odd” and the deputy “bold.”",
                    "The mayor [said] it was “odd”; the deputy [-] “bold.”",
                ),
                (
                    "Ms. Quill called the plan “bold,” Mr. Roe “a folly.”",
                    "Ms. Quill [called] the plan “bold,”; Mr. Roe [-] “a folly.”",
                ),
                (
                    "Ms. Quill described the plan as “bold,” Mr. Roe as “a folly.”",
                    "Ms. Quill [described] the plan as “bold,”; Mr. Roe [-] “a folly.”",
                ),
                ("Ms. Quill called the plan “bold” and Mr. Roe “a fool.”", "Ms. Quill [called] the plan “bold”"),
                (
                    "Ms. Quill described Mr. Roe as “kind,” Mr. Holm as “cold.”",
                    "Ms. Quill [described] Mr. Roe as “kind,” Mr. Holm as “cold.”",
                ),
                (
                    "Ms. Quill described the thief as “cold,” the owner as “kind.”",
                    "Ms. Quill [described] the thief as “cold,” the owner as “kind.”",
                ),
                (
                    "“Where did you leave it?” the officer asked Tom Roe. “By the pump.”",
                    "the officer [asked] “Where did you leave it?”; - [-] “By the pump.”",
                ),
                (
                    "“It is out,” the officer told Tom Roe. “Where is the key?” “On the hook.”",
                    "the officer [told] “It is out,” + “Where is the key?”; - [-] “On the hook.”",
                ),
                (
                    "Tom Roe criticised the council saying longer fences would have helped.",
                    "Tom Roe [criticised] the council; Tom Roe [saying] longer fences would have helped",
                ),
                (
                    "One critic called it “a mess”; another, “the best night of the year”.",
                    "One critic [called] it “a mess”",
                ),
                // Near misses.
                ("She said it was “odd” and “bold”.", "She [said] it was “odd” and “bold”"),
                (
                    "“What do they want?” she asked the crowd. “They want our land.”",
                    "she [asked] “What do they want?” + “They want our land.”",
                ),
                (
                    "“What do they want?” she asked. “They want our land.”",
                    "she [asked] “What do they want?” + “They want our land.”",
                ),
                (
                    "Tom Roe criticised the critics saying the bridge was unsafe.",
                    "Tom Roe [criticised] the critics saying the bridge was unsafe",
                ),
            ],
            &[(
                "One critic called it “a mess”; another, “the best night of the year”.",
                "One critic [called] it “a mess”; another [-] “the best night of the year”",
            )],
        );
    }
}
