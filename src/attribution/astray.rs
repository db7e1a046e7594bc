//! Sources that the tagger takes from the wrong place.

use super::{
    clause,
    np::Np,
    reach::MAX_PHRASE_TOKENS,
    report::{Origin, Report},
};
use crate::{
    lexicon::{Classes, VerbClass, VerbForm, sets},
    text::{Case, Document},
};
use std::ops::Range;

/// Corrects a report whose source cannot be the subject of its cue, or removes the source. Removes the content of one
/// that reports nothing. Returns true if the report needs no other source.
#[inline(never)]
pub(super) fn correct(np: &Np<'_, '_>, units: &[Range<usize>], l: &mut Report) -> bool {
    let (doc, Some(cue)) = (np.doc, l.cue.clone()) else { return false };
    if is_idle(doc, l, &cue)
        || is_measure(doc, l, &cue)
        || is_named_so(np, &cue, l)
        || is_shown_by(np, &cue, &l.content)
    {
        l.source = None;
        l.content.clear();
        return true;
    }
    // “No,” she said, when | asked | about the tea. “Never.”: the answer goes on.
    let sentence = |i: usize| doc.token(i).sentence;
    if doc.eq(cue.start, "asked")
        && doc.eq(cue.start.wrapping_sub(1), "when")
        && l.content.iter().all(|c| sentence(c.start) > sentence(cue.start))
    {
        (l.cue, l.source, l.origin) = (None, None, Origin::Alone);
        return true;
    }
    // "told us as | she iced a bun: “…”"
    for c in l.content.iter_mut().filter(|c| c.start > cue.end && doc.one_of(c.start - 1, words!("as while"))) {
        let colon = c.clone().find(|k| doc.mark(*k, ":") && np.quotes.at(k + 1).is_some());
        c.start = colon.filter(|k| k + 1 < c.end).map_or(c.start, |k| k + 1);
    }
    let Some(unit) = units.get(units.partition_point(|u| u.end <= cue.start)) else { return false };
    // "| The mayor | was booed for a letter from Holm that criticised them": the letter.
    let that = cue.start.saturating_sub(1);
    if that > unit.start
        && doc.eq(that, "that")
        && l.source.as_ref().is_none_or(|s| s.end + 1 < that)
        && doc.is_inflected(cue.start)
    {
        let document = (unit.start + 1..that).rev().find(|k| doc.is(*k, Classes::DOCUMENT));
        let last = that - usize::from(doc.comma(that - 1));
        l.source = document.filter(|k| doc.is(k - 1, Classes::DETERMINER)).map(|k| k - 1..last);
        return true;
    }
    if let Some(text) = says_too(doc, unit, l, cue.start) {
        l.source = Some(text);
        return true;
    }
    // "| The mayor | saw a sign reading “…”"
    let noun = |k: usize| doc.token(k).is_word && !doc.is(k, Classes::AUXILIARY);
    if doc.eq(cue.start, "reading") && l.source.as_ref().is_none_or(|s| s.end < cue.start) && noun(that) {
        l.source = None;
        return true;
    }
    let Some(source) = l.source.clone() else { return false };
    let (start, end) = (source.start, source.end);
    if asks_not_to_be_named(doc, l, &cue) {
        return false;
    }
    if clause::correct(np, unit, l, &source, &cue) {
        return true;
    }
    // The plan was “unfair,” noting | Oakvale | had two ports: the subject of the content.
    let ing = doc.token(cue.start).verb.is_some_and(|v| v.ing());
    if let Some(c) = l.content.iter_mut().find(|c| ing && start == cue.end && (c.start == start || c.start == end)) {
        c.start = start;
        l.source = None;
        return false;
    }
    // "Ada Quill, | a nurse | testifying | at the trial, said it was cold": the second verb is the cue.
    if ing
        && end == cue.start
        && start > unit.start
        && doc.comma(start - 1)
        && doc.one_of(start, sets::grammar::INDEFINITE_ARTICLE)
        && let [c] = l.content.as_mut_slice()
        && let Some(k) = c.clone().find(|k| doc.comma(*k)).filter(|k| k + 2 < c.end)
        && doc.token(k + 1).verb.is_some_and(said)
    {
        c.start = k + 2 + usize::from(doc.eq(k + 2, "that"));
        l.cue = Some(k + 1..k + 2);
        l.source = np.left(unit.start, start - 1).map(|s| s.start..k);
        return false;
    }
    let colon = l.content.first().is_some_and(|c| doc.mark(c.start.wrapping_sub(1), ":"));
    // "| Holm's reply | was: “…”"
    if colon && doc.one_of(end - 1, sets::attribution::VIEWS_AND_ANSWERS) {
        let owner = end.wrapping_sub(2);
        if doc.is_possessive(owner) && owner > start {
            l.source = Some(start..owner);
        } else if doc.is(start, Classes::POSSESSIVE) {
            l.source = Some(start..start + 1);
        }
    }
    // "according to | Quillon's translation |": its owner.
    let text = |k: &usize| doc.one_of(*k, sets::attribution::RENDERINGS) && doc.is_possessive(k - 1);
    if let Some(k) = (start + 2..end).find(text).filter(|_| doc.phrase(cue.start, Classes::ATTRIBUTIVE).is_some()) {
        l.source = Some(start..k - 1);
    }
    // A sentence after the cue's.
    if start > cue.end && sentence(start) > sentence(cue.end - 1) {
        l.source = None;
    }
    if end > cue.start {
        return false;
    }
    l.source = l.source.take().and_then(|s| around(np, unit, s));
    // "Holm, who was ill, just | last month | wrote"
    let time = source.len() == 2
        && doc.one_of(start, sets::speakers::RELATIVE_TIMES)
        && doc.one_of(start + 1, sets::speakers::TIME_UNITS);
    if time {
        let before = (unit.start..start).rev().find(|k| !doc.is(*k, Classes::ADVERB_CUE)).map_or(start, |k| k + 1);
        l.source = np.left(unit.start, before);
    }
    false
}

fn said(v: VerbForm) -> bool {
    (v.past() || v.third()) && v.verb().class == VerbClass::Speech
}

/// "A nurse who | asked | not to be named said it was cold": the second verb is the cue.
fn asks_not_to_be_named(doc: &Document<'_>, l: &mut Report, cue: &Range<usize>) -> bool {
    let asks = doc.eq(cue.end, "not") && doc.one_of(cue.end + 3, words!("named identified"));
    let [c] = l.content.as_mut_slice() else { return false };
    let clause = c.clone().skip(3).take_while(|k| !doc.is(*k, Classes::SUBORDINATOR));
    let verb = { clause }.find(|k| doc.token(*k).verb.is_some_and(said));
    let Some(k) = verb.filter(|k| asks && k + 2 < c.end) else { return false };
    c.start = k + 1 + usize::from(doc.eq(k + 1, "that"));
    l.cue = Some(k..k + 1);
    true
}

/// "The boss, according to | the Courier |, has denied it": the subject is before the phrase.
pub(super) fn around(np: &Np<'_, '_>, unit: &Range<usize>, source: Range<usize>) -> Option<Range<usize>> {
    let doc = np.doc;
    // "Holm, in her first year as | the head of the guild |, said"
    let comma = (unit.start + 1..source.start).rev().take(MAX_PHRASE_TOKENS).find(|k| doc.comma(*k));
    if let Some(open) = comma.filter(|k| doc.is(k + 1, Classes::PREPOSITION))
        && doc.eq(source.start - 1, "as")
        && doc.comma(source.end)
        && let Some(subject) = np.left(unit.start, open).filter(|s| clause::speaks(doc, s.clone()))
    {
        return Some(subject);
    }
    let by = source.start.wrapping_sub(2);
    if by <= unit.start
        || by == usize::MAX
        || doc.phrase(by, Classes::ATTRIBUTIVE).is_none_or(|p| p.end != source.start)
    {
        return Some(source);
    }
    // "Holm, who according to the Courier has debts, | said"
    let open = (by - 1).saturating_sub(usize::from(doc.one_of(by - 1, sets::grammar::RELATIVE)));
    // "Holm has, according to the Courier, | told"
    let end = (unit.start..open).rev().find(|k| !doc.is(*k, Classes::AUXILIARY)).map_or(open, |k| k + 1);
    if !doc.comma(open) {
        return None;
    }
    // "The number of voters, according to | Holm |, indicates": a thing does not speak.
    let human = Classes::TITLE.or(Classes::PERSON_NOUN).or(Classes::GROUP_NOUN).or(Classes::ORGANISATION);
    let speaks = |s: &Range<usize>| {
        doc.is(s.end - 1, human) || s.clone().any(|k| doc.token(k).capital() && k > unit.start || s.len() == 1)
    };
    np.left(unit.start, end).map(|s| if speaks(&s) { s } else { source })
}

/// "| The three main | claims": a plural noun.
fn is_counted(doc: &Document<'_>, l: &Report) -> bool {
    let (Some(s), Some(cue)) = (&l.source, &l.cue) else { return false };
    let number = |k: usize| doc.is(k, Classes::NUMBER) || doc.word(k).bytes().all(|b| b.is_ascii_digit());
    let counted = (s.start..s.end.min(s.start + 2)).any(|k| number(k) && !doc.eq(k, "one"))
        && !doc.one_of(s.start, sets::grammar::INDEFINITE_ARTICLE)
        && doc.token(s.end - 1).case != Case::Title;
    counted && s.end == cue.start && cue.clone().any(|k| doc.token(k).verb.is_some_and(|v| v.third()))
}

/// “No,” Holm said after | Lund claimed it rained. | “It is dry.”: the last quotation is Holm's.
pub(super) fn hand_back(np: &Np<'_, '_>, here: &mut [Report]) {
    let doc = np.doc;
    let quoted = |c: &Range<usize>| np.quotes.at(c.start).is_some();
    let sentence = |r: &Report| r.cue.as_ref().map(|c| doc.token(c.start).sentence);
    here.iter_mut().filter(|l| is_counted(doc, l)).for_each(|l| l.content.clear());
    for n in 1..here.len() {
        let (before, rest) = here.split_at_mut(n);
        let (main, aside) = (&mut before[n - 1], &mut rest[0]);
        let clause = aside.source.as_ref().is_some_and(|s| {
            let before = s.start.wrapping_sub(1);
            doc.one_of(before, sets::grammar::ADVERBIAL_CONJUNCTIONS) || doc.eq(before, "as")
        });
        if clause
            && sentence(main) == sentence(aside)
            // "Holm said that the town had lied, while | it | accused them": a clause of Holm's words.
            && (main.content.iter().any(quoted) || aside.source.as_ref().is_some_and(|s| doc.eq(s.start, "it")))
            && let [c, .., last] = aside.content.as_slice()
            && !quoted(c)
            && quoted(last)
            && doc.token(last.start).sentence > doc.token(c.start).sentence
        {
            main.content.extend(aside.content.pop());
        }
    }
}

/// "| The mayor | wrote a letter that mocks them and says": the letter.
fn says_too(doc: &Document<'_>, unit: &Range<usize>, l: &Report, cue: usize) -> Option<Range<usize>> {
    let and = cue.checked_sub(1).filter(|k| doc.eq(*k, "and"))?;
    let present = |k: usize| doc.token(k).verb.is_some_and(|v| v.third() && !v.past());
    let noun = |k: usize| doc.is(k, Classes::DOCUMENT) || doc.eq(k, "resolution");
    let text = |k: &usize| noun(*k) && doc.eq(k + 1, "that") && present(k + 2);
    let k = (unit.start + 1..and.saturating_sub(2)).rev().take(MAX_PHRASE_TOKENS).find(text)?;
    let main = (unit.start..k).rev().take(MAX_PHRASE_TOKENS).any(present);
    let outside = l.source.as_ref().is_none_or(|s| s.end < k || s.end >= and);
    (present(cue) && outside && !main && doc.is(k - 1, Classes::DETERMINER)).then_some(k - 1..k + 1)
}

/// "It says it all about them", "Ignore what they say about you": no words of anybody.
fn is_idle(doc: &Document<'_>, l: &Report, cue: &Range<usize>) -> bool {
    let s = l.source.as_ref().map_or(cue.start.wrapping_sub(1), |s| s.start);
    let end = cue.end;
    let speaks = cue.clone().any(|k| doc.one_of(k, words!("say says said")));
    let over = doc.eq(end + 2, "about") || !doc.token(end + 2).is_word;
    let you = doc.one_of(end + usize::from(doc.eq(end, "about")), words!("you your"));
    let what = doc.eq(s, "they") && doc.one_of(s.wrapping_sub(1), words!("what whatever"));
    // "reported for duty", "reported to work": not "reported to the board that it was late"
    let came = doc.eq(end - 1, "reported") && doc.one_of(end, words!("for to")) && cue.len() == 1;
    // "The suggested price": a participle.
    let article = |s: &Range<usize>| {
        let opens = doc.one_of(s.start, sets::grammar::ARTICLE) || doc.is(s.start, Classes::POSSESSIVE);
        s.len() == 1 && s.end == cue.start && opens && doc.word(cue.start).ends_with("ed")
    };
    speaks && (doc.eq(end, "it") && doc.eq(end + 1, "all") && over || you && what)
        || keeps_name(doc, cue)
        || came && l.content.iter().all(|c| c.start == end)
        || l.source.as_ref().is_some_and(article)
}

/// "a nurse who asked that her surname not be printed": terms for naming her.
pub(super) fn keeps_name(doc: &Document<'_>, cue: &Range<usize>) -> bool {
    let name = |k: usize| doc.one_of(k, sets::attribution::NAMES_OF_SOURCES) && doc.one_of(k + 1, words!("be not"));
    doc.eq(cue.start.wrapping_sub(1), "who") && doc.eq(cue.end, "that") && (cue.end..cue.end + 6).any(name)
}

/// "run according to local needs": a measure, not a source.
fn is_measure(doc: &Document<'_>, l: &Report, cue: &Range<usize>) -> bool {
    let by = doc.phrase(cue.start, Classes::ATTRIBUTIVE).is_some();
    by && l.source.as_ref().is_some_and(|s| {
        let of = s.clone().find(|k| doc.eq(*k, "of")).unwrap_or(s.end);
        doc.one_of(of.max(s.start + 1) - 1, sets::attribution::MEASURES)
    })
}

/// "opened the tunnel, dubbed the “hole”", "a prize, called “the bowl” by fans": a participle with its name alone.
fn is_named_so(np: &Np<'_, '_>, cue: &Range<usize>, l: &Report) -> bool {
    let (source, content) = (&l.source, &l.content);
    let doc = np.doc;
    let names = |v: VerbForm| v.participle() && sets::attribution::NAME_GIVING.has(v.verb().lemma);
    let [c, ..] = content.as_slice() else { return false };
    let open = c.start + usize::from(doc.is(c.start, Classes::DETERMINER));
    cue.len() == 1
        && c.start == cue.end
        && doc.comma(cue.start.wrapping_sub(1))
        && source
            .as_ref()
            .map_or_else(|| np.left(doc.sentence_of(cue.start).start, cue.start).is_none(), |s| s.end + 1 < cue.start)
        && doc.token(cue.start).verb.is_some_and(names)
        && np.quotes.marks_at(open).is_some_and(|q| q.start == open && (q.end >= c.end || doc.eq(q.end, "by")))
}

/// His answer, “We bake well,” | reveals | the mayor's view: the quotation is not what the cue reports.
fn is_shown_by(np: &Np<'_, '_>, cue: &Range<usize>, content: &[Range<usize>]) -> bool {
    let doc = np.doc;
    let noun = |k: usize| doc.is(k, Classes::CUE_NOUN_SPEECH) || doc.one_of(k, sets::attribution::VIEWS_AND_ANSWERS);
    doc.is_inflected(cue.start)
        && content.iter().any(|c| {
            let q = np.quotes.marks_at(c.end - 1).map_or(c.start, |q| q.start);
            let owned = |k: usize| doc.is(k, Classes::POSSESSIVE) || doc.is_possessive(k);
            c.end == cue.start && q > 2 && doc.comma(q - 1) && noun(q - 2) && owned(q - 3)
        })
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check_shipped;

    #[test]
    fn table() {
        check_shipped(&[
            (
                "A lathe operator who has worked there and asked not to be named said targets had gone up by a fifth.",
                "A lathe operator who has worked there [said] targets had gone up by a fifth",
            ),
            (
                "Speaking to the Daily Reporting Service, she claimed the group had a plan.",
                "she [claimed] the group had a plan",
            ),
            (
                "Ada Quill said the plan was “unfair,” noting Lendia had two ports.",
                "Ada Quill [said] the plan was “unfair,”; Ada Quill [noting] Lendia had two ports",
            ),
            (
                "Tom Roe, according to the Courier, has denied the theft.",
                "the Courier [according to] Tom Roe; Tom Roe [has denied] the theft",
            ),
            (
                "Tom Roe, who was fined by the guild over a cake, just last month wrote on his blog that he had sold the oven.",
                "Tom Roe, who was fined by the guild over a cake [wrote] he had sold the oven",
            ),
            (
                "Senator Ada Quill was barred from the hall for reading a letter from Tom Roe that criticised Lund for his accounts.",
                "a letter from Tom Roe [criticised] Lund for his accounts",
            ),
            (
                "Tom Roe’s reply was short: “Wear a hat until the rain has stopped.”",
                "Tom Roe [was short] “Wear a hat until the rain has stopped.”",
            ),
            ("The rules must be managed according to their own needs.", ""),
            ("The mayor opened the tunnel, dubbed the “hole of shame” by critics.", ""),
            ("Ada Quill won the cup, called the “tin bowl.”", ""),
            ("His answer, “Your own loaves are burnt,” reveals Quill’s low regard for the rules.", ""),
            (
                "Ada Quill, a baker, told the Post as she iced two buns: “I was born here and I like the rain.”",
                "Ada Quill, a baker [told] “I was born here and I like the rain.”",
            ),
            (
                "“There is a lot of it,” Ada Quill said, when asked about the new ferry. “We will see what happens.”",
                "Ada Quill [said] “There is a lot of it,”; - [-] “We will see what happens.”",
            ),
            (
                "“Nonsense,” Ada Quill said after the Courier reported that the team would move. “A fairy tale.”",
                "Ada Quill [said] “Nonsense,” + “A fairy tale.”; the Courier [reported] the team would move",
            ),
            (
                "Tom Roe, one of the guards, said that the port had not offered them a deal, while it accused them of causing the chaos. \"Guards did not start this. Nobody asks cooks about wells.\"",
                "Tom Roe, one of the guards [said] the port had not offered them a deal + \"Guards did not start this. Nobody asks cooks about wells.\"; it [accused] them of causing the chaos",
            ),
            (
                "Tom Roe, head of the guild’s board, sees it as a waste and says, “the ovens are cold.”",
                "- [says] “the ovens are cold.”",
            ),
            ("The six big questions surround whether the oven is hot.", ""),
            (
                "The files cite a red van that has a sign reading “NO DOGS.”",
                "The files [cite] a red van that has a sign; - [reading] “NO DOGS.”",
            ),
            (
                "Speaking after the match, a physiotherapist with the club, Dr Ola Roe, said the knee was fine.",
                "a physiotherapist with the club, Dr Ola Roe [said] the knee was fine",
            ),
            (
                "A second official, from a different town, said it was not.",
                "A second official, from a different town [said] it was not",
            ),
            ("The fact that the crowd stayed after the flood says it all about the mood in the town.", ""),
            ("Be kind and rest, despite what they say about you or your hat.", ""),
            (
                "Tom Roe wrote a letter that mocks the guild and says that its books are false.",
                "Tom Roe [wrote] mocks the guild; a letter [says] its books are false",
            ),
            (
                "Ada Quill, in her first year as the only woman on the board, said the ovens were cold.",
                "Ada Quill [said] the ovens were cold",
            ),
            // Near misses.
            ("Ada Quill said it all depended on the rain.", "Ada Quill [said] it all depended on the rain"),
            (
                "Tom Roe criticises the guild and says that its books are false.",
                "Tom Roe [criticises] the guild; Tom Roe [says] its books are false",
            ),
            ("“It is unfair,” adds Ada Quill.", "Ada Quill [adds] “It is unfair,”"),
            (
                "The bridge will close, according to the needs report.",
                "the needs report [according to] The bridge will close",
            ),
            ("Ada Quill left the hall, called it a “folly” and went home.", "Ada Quill [called] it a “folly”"),
            // Going to work; a participle before its noun.
            ("He reported for duty at dawn.", ""),
            ("Ada Quill reported to work as usual.", ""),
            ("Ada Quill reported to the board that the road was shut.", "Ada Quill [reported] the road was shut"),
            ("The suggested price is 20 crowns.", ""),
            ("His stated aim is to win.", ""),
            ("His claim is that the road was shut.", "His [claim] the road was shut"),
        ]);
    }
}
