//! Adjusts the content of a report to what a reader would mark.

use super::trim::trim;
use crate::{
    attribution::{np::verbish, report::Report, units::Quotes},
    lexicon::{Classes, sets},
    text::Document,
};
use std::ops::Range;

/// Adjusts the content of a report that the tagger found.
pub(super) fn tidy(doc: &Document<'_>, quotes: &Quotes, l: &mut Report) {
    about(doc, quotes, l);
    let cue = l.cue.clone();
    let starts: Vec<usize> = l.parts().map(|p| p.start).collect();
    for (n, c) in l.content.iter_mut().enumerate() {
        let mark = |i: usize| {
            quotes.at(i).is_some() || matches!(doc.token(i).first, '(' | ')' | '“' | '”' | '"' | '‘' | '’' | '\'')
        };
        trim(c, &|i| !doc.token(i).is_word && !mark(i));
        // "described the plan as “reckless”"
        if c.len() > 1 && doc.eq(c.start, "as") && mark(c.start + 1) {
            c.start += 1;
        }
        // "said Friday | ’s march": a word and its clitic stay together.
        if n == 0 && doc.is_possessive(c.start) && cue.as_ref().is_some_and(|cue| cue.end + 1 == c.start) {
            c.start -= 1;
        }
        let limit = starts.iter().copied().filter(|s| *s >= c.end).min().unwrap_or(usize::MAX);
        whole_names(doc, cue.as_ref().filter(|_| n == 0), limit, c);
        // "warned | the last nine donkeys were": a number is part of its phrase.
        let within = cue.as_ref().filter(|q| {
            n == 0
                && (q.end + 1..=q.end + 2).contains(&c.start)
                && (doc.token(c.start).is_number || doc.is(c.start, Classes::NUMBER))
                && doc.is(q.end, Classes::DETERMINER)
        });
        c.start = within.map_or(c.start, |q| q.end);
        // "No election this | year": content does not end in a determiner.
        let open =
            doc.one_of(c.end - 1, words!("this the a an his her their its our")) && quotes.at(c.end - 1).is_none();
        let goes_on =
            c.end < limit && doc.token(c.end).is_word && doc.token(c.end).sentence == doc.token(c.end - 1).sentence;
        if open && goes_on && cue.as_ref().is_none_or(|cue| c.end < cue.start || cue.end <= c.start) {
            c.end += 1;
        }
        // "said that it was sand. | Nobody has resigned.": unquoted content ends with its sentence.
        let own = cue.as_ref().is_some_and(|q| doc.token(q.start).sentence == doc.token(c.start).sentence);
        let sentence = doc.sentence_of(c.start).end;
        if own && sentence < c.end && !(sentence..c.end).any(|i| quotes.marked(i)) {
            c.end = sentence;
            trim(c, &|i| !doc.token(i).is_word && !mark(i));
        }
        // called it “a farce” | , pointing to the costs
        let adds = |i: &usize| {
            doc.comma(*i) && quotes.marked(*i - 1) && !quotes.marked(*i) && doc.word(*i + 1).ends_with("ing")
        };
        c.end = c.clone().skip(1).find(adds).unwrap_or(c.end);
        // "And | the roof leaks, she says"
        let opens = n == 0 && c.start == doc.sentence_of(c.start).start && !quotes.marked(c.start);
        if opens && c.len() > 2 && doc.is(c.start, Classes::COORDINATOR) && doc.token(c.start + 1).is_word {
            c.start += 1;
        }
        // "It left at 9 p.m. | “This is late,”": the sentence before is the reporter's.
        let last = quotes.at(c.end - 1).map(|q| quotes.all[q].clone());
        if let Some(q) = last.filter(|q| q.end == c.end && c.start < q.start && Quotes::stop_inside(doc, q))
            && doc.token(q.start).sentence != doc.token(c.start).sentence
            && doc.token(q.start - 1).sentence != doc.token(q.start).sentence
            && quotes.at(c.start).is_none()
        {
            c.start = q.start;
        }
        // "voiced concern over the sale | on Monday": the time of the cue.
        let last = c.end - 1;
        if n == 0
            && c.len() > 3
            && doc.is(last, Classes::WEEKDAY)
            && doc.eq(last - 1, "on")
            && cue
                .as_ref()
                .is_some_and(|cue| cue.end <= c.start && doc.token(cue.end - 1).verb.is_some_and(|v| v.past()))
            && !c.clone().any(|i| verbish(doc, i) || quotes.marked(i))
        {
            c.end -= 2;
        }
        // "The street was dark, she said, | and nobody came"
        let joins = n > 0
            && doc.is(c.start.wrapping_sub(1), Classes::COORDINATOR)
            && doc.one_of(c.start.wrapping_sub(2), words!(", - – —"))
            && quotes.at(c.start).is_none();
        if joins && cue.as_ref().is_some_and(|cue| cue.end + 2 == c.start) {
            c.start -= 1;
        }
    }
}

/// "Ada Roe, | whose lawyer | said she was innocent, wept": the source is "whose lawyer", and the content ends at the
/// comma. Likewise in "Roe, who told the court he was hungry, | is being held".
pub(super) fn relative(doc: &Document<'_>, quotes: &Quotes, l: &mut Report) {
    let (Some(source), Some(cue)) = (&mut l.source, &l.cue) else { return };
    let who = (cue.start.saturating_sub(1)..=cue.start).find(|i| doc.one_of(*i, sets::grammar::RELATIVE_SUBJECT));
    if who.is_some_and(|w| w > 0 && doc.comma(w - 1)) {
        for c in l.content.iter_mut().filter(|c| c.start >= cue.end) {
            let closes = |i: &usize| doc.comma(*i) && (quotes.marks_at(*i).is_none() || ends_marks(quotes, *i));
            if let Some(comma) = c.clone().skip(1).find(closes) {
                c.end = comma + usize::from(quotes.marks_at(comma).is_some()) * 2;
            }
        }
    }
    let Some(at) = source.clone().rev().find(|i| doc.eq(*i, "whose")) else { return };
    let noun = at + 1 < source.end && source.end == cue.start;
    if !noun || (at + 1..source.end).any(|i| verbish(doc, i)) {
        return;
    }
    source.start = at;
    for c in l.content.iter_mut().filter(|c| c.start >= cue.end) {
        c.end = c.clone().skip(1).find(|i| doc.comma(*i)).unwrap_or(c.end);
    }
}

/// Whether token `i` is the last one before the closing mark of a quotation.
fn ends_marks(quotes: &Quotes, i: usize) -> bool {
    quotes.marks_at(i).is_some_and(|q| q.end == i + 2)
}

/// “No,” Holm said. Asked by | a guest if it rained |: a question to Holm.
fn asked(doc: &Document<'_>, c: &Range<usize>, cue: &Range<usize>) -> bool {
    let first = doc.sentence_of(c.start).start;
    doc.token(first).verb.is_some_and(|v| v.participle() && sets::attribution::ASKING.has(v.verb().lemma))
        && first != cue.start
        && first < c.start
        && !(first..c.start).any(|k| doc.comma(k))
}

/// The plant closed. | “Nobody told us,” said Ann Roe: the sentence before a quotation is not content. If the cue's own
/// sentence has content, unquoted sentences before it are not content either: Nobody was hurt. | Nine houses burned,
/// said Ann Roe.
pub(super) fn earlier(doc: &Document<'_>, quotes: &Quotes, l: &mut Report) {
    let Some(cue) = &l.cue else { return };
    l.content.retain(|c| quotes.at(c.start).is_some() || !asked(doc, c, cue));
    let sentence = doc.token(cue.start).sentence;
    let quoted = |c: &Range<usize>| quotes.at(c.start).is_some() && doc.token(c.end - 1).sentence == sentence;
    if l.content.len() > 1 && l.content.iter().any(quoted) {
        l.content.retain(|c| quotes.at(c.start).is_some() || doc.token(c.start).sentence >= sentence);
    }
    let own = |c: &Range<usize>| doc.token(c.start).sentence == sentence;
    if l.content.iter().any(own) {
        l.content.retain(|c| own(c) || c.clone().any(|i| quotes.marked(i)));
    }
}

/// “I have not sold it,” she said of | the sale: drops the topic of a quotation.
fn about(doc: &Document<'_>, quotes: &Quotes, l: &mut Report) {
    let Some(cue) = l.cue.clone() else { return };
    let quoted = l.content.first().is_some_and(|c| {
        quotes.at(c.start).is_some() && c.end <= cue.start && quotes.at(c.start) == quotes.at(c.end - 1)
    });
    let sentence = doc.token(cue.start).sentence;
    l.content.retain(|c| {
        let after = c.start >= cue.end && doc.token(c.start).sentence == sentence && quotes.at(c.start).is_none();
        let phrase = |i: usize| doc.is(i, Classes::PREPOSITION);
        // "posted alongside a video of the pier | that locals dubbed “the biscuit”"
        let asked = c.start > cue.end && doc.eq(c.start - 1, "asked");
        let beside = asked || (c.start > cue.end + 2 && doc.eq(c.start, "that"));
        !(quoted && after && (phrase(c.start) || phrase(c.start - 1) || beside))
    });
}

/// Extends content to whole names where a boundary is inside a name: "debt to Old Mill Lane | School".
///
/// `limit`: where the next part of the report begins.
fn whole_names(doc: &Document<'_>, cue: Option<&Range<usize>>, limit: usize, c: &mut Range<usize>) {
    let end = doc.sentence_of(c.start).end.min(limit);
    let small = Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::COORDINATOR).or(Classes::AUXILIARY);
    let other = Classes::WEEKDAY.or(Classes::MONTH).or(Classes::PRONOUN_SUBJECT).or(Classes::SUBORDINATOR).or(small);
    let name = |i: usize| {
        let t = doc.token(i);
        t.is_word && t.capital() && !t.is(other)
    };
    while c.end < end && name(c.end - 1) && name(c.end) && doc.token(c.end).space_before {
        c.end += 1;
    }
    // "Chief Slams Ada | Quill"
    if let Some(cue) = cue.filter(|cue| cue.end < c.start && (cue.end..=c.start).all(name)) {
        c.start = cue.end;
    }
}
