//! Tidying what the tagger labels to what a reader would mark: no commas around a source, no "that" before content, no
//! hearer in a cue.

use super::{np::verbish, report::Report, units::Quotes};
use crate::{
    lexicon::{Classes, VerbClass, sets},
    text::{Case, Document},
};
use std::ops::Range;

/// Trims the parts of an attribution. None of them becomes empty.
pub(super) fn tidy(doc: &Document<'_>, quotes: &Quotes, l: &mut Report) {
    if l.origin.tagged() {
        tidy_tagged(doc, quotes, l);
    }
    // "the moment two climbers slide off": who acts.
    if let Some(source) = &mut l.source {
        moment(doc, source);
    }
    earlier(doc, quotes, l);
    relative(doc, quotes, l);
    // "said it was late | and refused to comment"
    for c in &mut l.content {
        let refusal = |i: &usize| {
            let next = i + 1 + usize::from(doc.is(i + 1, Classes::ADVERB_CUE));
            doc.is(*i, Classes::COORDINATOR) && doc.phrase(next, Classes::NO_COMMENT).is_some()
        };
        c.end = c.clone().skip(1).find(|i| refusal(i) && quotes.marks_at(*i).is_none()).unwrap_or(c.end);
    }
    // "that it rained"; not "that’s enough"
    if let Some(c) = l.content.first_mut() {
        let next = doc.token(c.start + 1);
        let follows = next.is_word && !doc.is_possessive(c.start + 1) || quotes.marked(c.start + 1);
        if c.len() > 1 && doc.eq(c.start, "that") && follows {
            c.start += 1;
        }
    }
    // A word that joins the next clause is not content. At the end of a sentence it joins nothing: "not slept since."
    let joins = Classes::COORDINATOR.or(Classes::SUBORDINATOR);
    for c in &mut l.content {
        let goes_on = (c.end..doc.sentence_of(c.start).end).any(|i| doc.token(i).is_word);
        while goes_on && c.len() > 1 && doc.is(c.end - 1, joins) && quotes.at(c.end - 1).is_none() {
            c.end -= 1;
        }
    }
}

fn tidy_tagged(doc: &Document<'_>, quotes: &Quotes, l: &mut Report) {
    tidy_source(doc, l);
    if let Some(c) = &mut l.cue {
        trim(c, &|i| !doc.token(i).is_word);
        // "later | told", "further | said"
        let verb = |i: usize| doc.is_inflected(i);
        while c.len() > 1 && doc.is(c.start, Classes::ADVERB_CUE) && (c.start + 1..c.end).any(verb) {
            c.start += 1;
        }
        *c = core(doc, c);
    }
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
        // "said Friday | ’s march": a word and its clitic are one.
        if n == 0 && doc.is_possessive(c.start) && cue.as_ref().is_some_and(|cue| cue.end + 1 == c.start) {
            c.start -= 1;
        }
        let limit = starts.iter().copied().filter(|s| *s >= c.end).min().unwrap_or(usize::MAX);
        whole_names(doc, cue.as_ref().filter(|_| n == 0), limit, c);
        // "warned | the last nine donkeys were": a number is within its phrase.
        let within = cue.as_ref().filter(|q| {
            n == 0
                && (q.end + 1..=q.end + 2).contains(&c.start)
                && (doc.token(c.start).is_number || doc.is(c.start, Classes::NUMBER))
                && doc.is(q.end, Classes::DETERMINER)
        });
        c.start = within.map_or(c.start, |q| q.end);
        // "No election this | year": a determiner ends nothing.
        let open =
            doc.one_of(c.end - 1, words!("this the a an his her their its our")) && quotes.at(c.end - 1).is_none();
        let goes_on =
            c.end < limit && doc.token(c.end).is_word && doc.token(c.end).sentence == doc.token(c.end - 1).sentence;
        if open && goes_on && cue.as_ref().is_none_or(|cue| c.end < cue.start || cue.end <= c.start) {
            c.end += 1;
        }
        // "said that it was sand. | Nobody has resigned.": what is not quoted ends with its sentence.
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
        // "voiced concern over the sale | on Monday": when it was voiced.
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
            && doc.is(c.start - 1, Classes::COORDINATOR)
            && doc.one_of(c.start.wrapping_sub(2), words!(", - – —"))
            && quotes.at(c.start).is_none();
        if joins && cue.as_ref().is_some_and(|cue| cue.end + 2 == c.start) {
            c.start -= 1;
        }
    }
}

/// "Ada Roe, | whose lawyer | said she was innocent, wept": the lawyer, up to the comma. "Roe, who told the court he was
/// hungry, | is being held": likewise.
fn relative(doc: &Document<'_>, quotes: &Quotes, l: &mut Report) {
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

/// Whether token `i` is the last before the mark that closes a quotation.
fn ends_marks(quotes: &Quotes, i: usize) -> bool {
    quotes.marks_at(i).is_some_and(|q| q.end == i + 2)
}

/// What belongs to a source of the tagger's: no marks around it, no time, no clause, no adverb.
fn tidy_source(doc: &Document<'_>, l: &mut Report) {
    let Some(source) = &mut l.source else { return };
    trim_source(doc, source);
    // "The firm’s | repeated claims"
    if source.len() > 1 && doc.one_of(source.end - 1, words!("’s 's")) {
        source.end -= 1;
    }
    // "Another neighbour, who": the clause is not the source's end.
    if source.len() > 1 && doc.one_of(source.end - 1, sets::grammar::RELATIVE_SUBJECT) {
        source.end -= 1;
        trim(source, &|i| !doc.token(i).is_word);
    }
    // "the president on Friday": when, not who; not "Roe, who will speak on Friday".
    let last = source.end - 1;
    let apposed = source.clone().any(|i| doc.comma(i));
    if source.len() > 2 && doc.is(last, Classes::WEEKDAY) && doc.eq(last - 1, "on") && !apposed {
        source.end -= 2;
    }
    // "Junior Minister Accuses": a headline's verb is no name.
    let verb = doc.token(source.end - 1);
    let reports = verb.verb.is_some_and(|v| v.third() && v.verb().class != VerbClass::Plain);
    if source.len() > 1 && doc.in_headline(source.start) && reports && verb.case == Case::Title {
        source.end -= 1;
    }
    // "The minister, | however"; "Reacting, | the minister"
    let last = source.end - 1;
    if source.len() > 2 && doc.one_of(last, sets::attribution::JOINING) && doc.comma(last - 1) {
        source.end -= 2;
    }
    if source.len() > 2 && doc.word(source.start).ends_with("ing") && doc.comma(source.start + 1) {
        source.start += 2;
    }
    // "wardens at the lake | reserve | said": up to the verb.
    if let Some(cue) = &l.cue
        && source.end < cue.start
        && cue.start - source.end <= GAP
        && (source.end..cue.start).all(|i| {
            let t = doc.token(i);
            let noun = t.case == Case::Lower && !t.is(SMALL) && !verbish(doc, i);
            noun && !doc.is_possessive(i) && !doc.is_past(i)
        })
    {
        source.end = cue.start;
    }
    // "Four times he": how often, not who.
    let last = source.end - 1;
    let plain = |i: usize| doc.token(i).is_word && !doc.is(i, Classes::COORDINATOR);
    if doc.one_of(last, sets::grammar::SPEAKING_PERSONS) && (source.start..last).all(plain) {
        source.start = last;
    }
}

/// The plant closed. | “Nobody told us,” said Ann Roe: of the sentence before a quotation nothing is hers. Nor are other
/// sentences without marks where she has words in the cue's own: Nobody was hurt. | Nine houses burned, said Ann Roe.
fn earlier(doc: &Document<'_>, quotes: &Quotes, l: &mut Report) {
    let Some(cue) = &l.cue else { return };
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

/// How many words of a noun phrase may stand between a source and its cue.
const GAP: usize = 2;
/// Words that are no part of a noun.
const SMALL: Classes = Classes::ADVERB_CUE
    .or(Classes::AUXILIARY)
    .or(Classes::PREPOSITION)
    .or(Classes::COORDINATOR)
    .or(Classes::SUBORDINATOR)
    .or(Classes::TIME)
    .or(Classes::PRONOUN_OBJECT)
    .or(Classes::PRONOUN_SUBJECT);

/// "This is the moment | two climbers | slide off": who does what is seen.
fn moment(doc: &Document<'_>, source: &mut Range<usize>) {
    let Some(at) = source.clone().take(5).find(|i| doc.one_of(*i, sets::attribution::MOMENTS)) else {
        return;
    };
    let acts = |i: &usize| doc.token(*i).verb.is_some_and(|v| v.third() || v.base());
    // A verb that no list has: before what it takes.
    let takes = Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::POSSESSIVE);
    let other = |i: &usize| doc.is(i + 1, takes) || doc.one_of(i + 1, words!("out off up down away back"));
    let verb = (at + 2..source.end).find(acts).or_else(|| (at + 3..source.end).find(other));
    let Some(verb) = verb.filter(|_| doc.token(at + 1).is_word) else { return };
    if !doc.is(at + 1, Classes::PREPOSITION.or(Classes::SUBORDINATOR)) {
        *source = at + 1..verb;
    }
}

/// “I have not sold it,” she said of | the sale: what a quotation is about is not said. Drops it.
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

/// Lets content begin and end with whole names where it is parted within one: "debt to Old Mill Lane | School".
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

/// Cuts off the marks around a source, brackets and its own quotation marks apart: “Tig” Tiegen (R-Tarn). A mark that
/// closes the words before it is not its own: “It is over,” | Holm said.
pub(super) fn trim_source(doc: &Document<'_>, source: &mut Range<usize>) {
    let loose = |i: usize| !doc.token(i).is_word && !doc.one_of(i, words!("( ) “ ” \""));
    trim(source, &loose);
    let closes = |i: usize| match doc.word(i) {
        "”" => true,
        "\"" => doc.token(i + 1).space_before,
        _ => false,
    };
    while source.len() > 1 && closes(source.start) {
        source.start += 1;
        trim(source, &loose);
    }
}

/// Cuts off both ends while they are `loose`.
pub(super) fn trim(r: &mut Range<usize>, loose: &dyn Fn(usize) -> bool) {
    let (start, end) = (r.start, r.end);
    let first = (start..end).find(|i| !loose(*i)).unwrap_or(start);
    let last = (first..end).rev().find(|i| !loose(*i)).unwrap_or(end - 1);
    *r = first..last + 1;
}

/// The words of a cue that attribute: up to its verb or the end of its phrase ("put it"), without hearer and occasion ("told reporters in Delhi").
fn core(doc: &Document<'_>, cue: &Range<usize>) -> Range<usize> {
    // "was quoted on Friday as saying by"
    if let Some(saying) = cue.clone().skip(1).find(|i| doc.eq(*i, "saying") && doc.eq(i - 1, "as")) {
        return cue.start..saying + 1;
    }
    if cue.clone().any(|i| doc.eq(i, "as")) || doc.phrase(cue.start, Classes::ATTRIBUTIVE).is_some() {
        return cue.clone();
    }
    let verb = |i: &usize| doc.token(*i).verb.is_some_and(|v| v.verb().class != VerbClass::Plain);
    let phrase = cue.clone().find_map(|i| doc.phrase(i, Classes::CUE_PHRASE)).map(|p| p.end);
    let end = phrase.or_else(|| cue.clone().find(verb).map(|i| i + 1));
    cue.start..end.unwrap_or(cue.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{attribution::report::Origin, text::Blocks};

    #[test]
    fn table() {
        for (text, parts, want) in [
            (
                "Ada Quill, the mayor, told reporters on Friday that it rained.",
                ["Ada Quill, the mayor,", "told reporters on Friday", "that it rained."],
                ["Ada Quill, the mayor", "told", "it rained"],
            ),
            (
                "She called it “a nonsense” and left.",
                ["She", "called", "it “a nonsense” and"],
                ["She", "called", "it “a nonsense”"],
            ),
            (
                "He was quoted as saying so.",
                ["He", "was quoted as saying", "so."],
                ["He", "was quoted as saying", "so"],
            ),
            (
                "A neighbour, who left, raged that it was late.",
                ["A neighbour, who", "raged", "that it was late."],
                ["A neighbour", "raged", "it was late"],
            ),
            ("He is 6’2” tall.” Ada Quill said so.", ["” Ada Quill", "said", "so"], ["Ada Quill", "said", "so"]),
            ("Four times he said so.", ["Four times he", "said", "so"], ["he", "said", "so"]),
            (
                "When she put it to us that it rained, we left.",
                ["she", "put", "it rained"],
                ["she", "put it", "it rained"],
            ),
            ("He said that’s odd.", ["He", "said", "that’s odd."], ["He", "said", "that’s odd"]),
            (
                "He said Friday’s march is off.",
                ["He", "said", "’s march is off."],
                ["He", "said", "Friday’s march is off"],
            ),
            ("Party Chief Accuses Ann Of Lies", ["Party Chief Accuses", "Of", "Lies"], ["Party Chief", "Of", "Lies"]),
            ("Tom Waits On Ann For News", ["Tom Waits", "On", "Ann"], ["Tom Waits", "On", "Ann"]),
            ("They said so since it rained.", ["They", "said", "so since"], ["They", "said", "so"]),
            // Near misses.
            (
                "They said they had not slept since.",
                ["They", "said", "they had not slept since"],
                ["They", "said", "they had not slept since"],
            ),
            ("The mayor and he said so.", ["The mayor and he", "said", "so"], ["The mayor and he", "said", "so"]),
            ("“Ash” Quill (Tarn) said so.", ["“Ash” Quill (Tarn)", "said", "so"], ["“Ash” Quill (Tarn)", "said", "so"]),
            ("She said that is fine.", ["She", "said", "that"], ["She", "said", "that"]),
        ] {
            let blocks = Blocks::from_text(text).unwrap();
            let doc = Document::new(&blocks);
            let quotes = Quotes::new(&doc, &crate::quotations::find(&doc));
            let [source, cue, content] = parts.map(|p| {
                let at = text.find(p).unwrap() as u32;
                doc.tokens_in(crate::Span::new(at, at + p.len() as u32))
            });
            let mut l =
                Report { source: Some(source), cue: Some(cue), content: vec![content], ..Report::new(Origin::Tagger) };
            tidy(&doc, &quotes, &mut l);
            let got = [l.source.unwrap(), l.cue.unwrap(), l.content[0].clone()].map(|r| doc.slice(r));
            assert_eq!(got, want, "{text}");
        }
    }
}
