//! Whether a source can be a noun phrase; otherwise it names no speaker.

use crate::{
    lexicon::{Classes, VerbForm, sets},
    speakers::{
        cast::{Cast, Who},
        names::{self, OFFICE},
    },
    text::{Case, Document, lowered},
};
use std::ops::Range;

const PERSONAL: [&str; 8] = ["i", "you", "he", "she", "it", "we", "they", "there"];
const OBJECT: Classes = Classes::DETERMINER.or(Classes::POSSESSIVE);

/// The end of a source without a time after it ("the bank this week", "an official on Monday").
pub(super) fn without_time(doc: &Document<'_>, tokens: &Range<usize>) -> usize {
    let end = tokens.end;
    let lower = |k: usize| doc.token(k).case == Case::Lower;
    // "her campaign quickly", "the court further"
    if end > tokens.start + 1
        && lower(end - 1)
        && (doc.word(end - 1).ends_with("ly") || tokens.len() > 2)
        && doc.is(end - 1, Classes::ADVERB_CUE)
    {
        return end - 1;
    }
    let from = (tokens.start + 1..end).rev().take(3).filter(|k| {
        let phrase = doc.phrase(*k, Classes::TIME).is_some_and(|p| p.end == end);
        lower(*k) && (phrase || (*k + 1 == end && doc.is(*k, Classes::TIME)))
    });
    if let Some(k) = from.min() {
        return k;
    }
    // "The government in 2013"
    if end > tokens.start + 2 && doc.eq(end - 2, "in") && doc.token(end - 1).is_number && doc.word(end - 1).len() == 4 {
        return end - 2;
    }
    if end > tokens.start + 1 && doc.is(end - 1, Classes::WEEKDAY) {
        // Not "the Post on Sunday".
        if end > tokens.start + 2 && doc.eq(end - 2, "on") {
            return if lower(end - 3) { end - 2 } else { end };
        }
        // "A study published Thursday"
        let made = end > tokens.start + 2
            && lower(end - 2)
            && (doc.token(end - 2).verb.is_some_and(VerbForm::participle) || doc.word(end - 2).ends_with("ed"));
        return if doc.is(end - 2, OBJECT.or(Classes::PREPOSITION)) { end } else { end - 1 - usize::from(made) };
    }
    end
}

/// "The “Quiet Star” | actor Ana Ruiz": where an office after the title of a work begins; otherwise the source's start.
pub(super) fn after_title(doc: &Document<'_>, tokens: &Range<usize>) -> usize {
    let mark = |k: &usize| doc.one_of(*k, words!("“ ” \" ‘ ’"));
    let open = tokens.clone().take_while(|k| !doc.comma(*k)).find(mark);
    let close = open.and_then(|k| (k + 2..tokens.end.saturating_sub(2)).find(mark));
    let office = |k: &usize| doc.is(*k, OFFICE) && doc.token(*k).case == Case::Lower && doc.token(k + 1).capital();
    close.map(|k| k + 1).filter(office).unwrap_or(tokens.start)
}

/// Whether the words of a source are a complete noun phrase: not a clause, not an adverbial, not cut off.
pub(super) fn is_noun_phrase(doc: &Document<'_>, cast: &Cast, tokens: &Range<usize>) -> bool {
    let first = tokens.start;
    let finite = |k: usize| doc.is(k, Classes::AUXILIARY) || doc.is_inflected(k);
    let verbal = |k: usize| k < tokens.end && (doc.token(k).verb.is_some() || doc.one_of(k, words!("'s ’s 're ’re")));
    let word = lowered(doc.word(first));
    // "he’s comparing", "they fell", "who are"; "didn’t matter"
    let clause = word.split_once(['\'', '’']).is_some_and(|(w, rest)| !rest.is_empty() && PERSONAL.contains(&w))
        || (PERSONAL.contains(&word.as_str()) || word == "who")
            && tokens.len() > 1
            && (finite(first + 1)
                || verbal(first + 1)
                || (doc.is(first + 1, Classes::ADVERB_CUE) && verbal(first + 2)))
        || word.ends_with("n’t")
        || word.ends_with("n't");
    let last = tokens.end - 1;
    let broken = tokens.len() > 1
        && doc.token(last).case == Case::Lower
        && (doc.is(last, Classes::COORDINATOR) || doc.one_of(last, words!("the a an of as than because")));
    // "60", "her 1,200"; "something many"
    let number = |k: usize| doc.word(k).starts_with(|c: char| c.is_ascii_digit());
    let thing = number(last) && tokens.clone().all(|k| number(k) || doc.is(k, Classes::POSSESSIVE))
        || doc.one_of(first, words!("something anything everything nothing"));
    // "speaking at a rally", but "leading doctors"
    // "led by", "likely referring to"
    let begin = first + usize::from(word.ends_with("ly") && tokens.len() > 1 && !known(doc, first));
    let formed = |v: VerbForm| {
        v.ing() || ((v.past() || v.participle()) && !v.base()) || (v.participle() && doc.eq(begin + 1, "by"))
    };
    let start = doc.word(begin);
    let regular = start.len() > 5
        && !doc.token(begin).is_number
        && (start.ends_with("ed") && doc.is(begin + 1, OBJECT) || start.ends_with("ing") && doc.eq(begin + 1, "to"));
    let doing = doc.token(begin).verb.map_or(regular, formed)
        && (doc.eq(begin + 1, "to") || doc.is(begin + 1, OBJECT.or(Classes::PREPOSITION).or(Classes::PRONOUN_OBJECT)))
        && !doc.is(begin, OFFICE);
    // "down 2 points"
    let change = doc.one_of(first, words!("down up")) && doc.tokens.get(first + 1).is_some_and(|t| t.is_number);
    // "this past week", "especially in town"
    let ends = |k: &usize| doc.is(*k, Classes::PREPOSITION) && !doc.eq(*k, "past") || doc.comma(*k);
    let plain = tokens.clone().find(ends).unwrap_or(tokens.end);
    let measured = |k: usize| {
        doc.token(k).is_number || doc.one_of(k, sets::speakers::RELATIVE_TIMES) || doc.is(k, Classes::DETERMINER)
    };
    let time = plain > first
        && doc.one_of(plain - 1, sets::speakers::TIME_UNITS)
        && (first..plain - 1).all(measured)
        && !doc.eq(plain, "of");
    let manner = word.ends_with("ly") && doc.is(first + 1, Classes::PREPOSITION) && !known(doc, first);
    !(clause || broken || thing || doing || change || time || manner)
        && !(tokens.len() == 1 && is_adjective(doc, cast, first, &word))
        && !has_clause(doc, cast, tokens)
}

const NOUN: Classes = OFFICE
    .or(Classes::GROUP_NOUN)
    .or(Classes::ORGANISATION)
    .or(Classes::DOCUMENT)
    .or(Classes::DEMONYM)
    .or(Classes::BODY_NAME)
    .or(Classes::PLACE)
    .or(names::GIVEN);

fn known(doc: &Document<'_>, i: usize) -> bool {
    doc.is(i, NOUN)
}

/// Whether a single word has an ending that nouns do not have: "dismissive", "otherwise", "pressed".
fn is_adjective(doc: &Document<'_>, cast: &Cast, i: usize, word: &str) -> bool {
    let t = doc.token(i);
    if t.case == Case::Lower && t.verb.is_some_and(VerbForm::ing) {
        return !known(doc, i);
    }
    let small = cast.mentions_in(&(i..i + 1)).all(|m| cast.mentions[m].common && cast.who[m] == Who::Nobody);
    let ending = ["ive", "ful", "less", "ous", "able", "ible", "wise", "ly", "ed"].iter().any(|e| word.ends_with(e));
    small && ending && word.len() > 5 && !known(doc, i)
}

/// Whether there is a finite verb with its object or another clause, before any comma or relative: "prosecutors charged
/// the officer", "air blows as the wind".
fn has_clause(doc: &Document<'_>, cast: &Cast, tokens: &Range<usize>) -> bool {
    let name = cast
        .mentions_in(tokens)
        .next()
        .map(|m| &cast.mentions[m])
        .filter(|m| m.from == tokens.start && !doc.is(m.from, Classes::DOCUMENT));
    for k in tokens.start + 1..tokens.end {
        let relative = words!("who which that whose whom where when");
        if !doc.token(k).is_word && !doc.is_possessive(k) || doc.one_of(k, relative) {
            return false;
        }
        let t = doc.token(k);
        if t.case != Case::Lower {
            continue;
        }
        if doc.one_of(k, words!("as while because although if"))
            && doc.is(k + 1, OBJECT.or(Classes::PRONOUN_SUBJECT))
            && k + 1 < tokens.end
        {
            return true;
        }
        // "the vote hands her a seat"
        let third = t.verb.is_some_and(VerbForm::third) && k + 1 < tokens.end;
        if third && doc.one_of(k + 1, words!("him her them us me it")) && !t.is(Classes::PREPOSITION) {
            return true;
        }
        let past = t.verb.map_or(doc.word(k).ends_with("ed"), |v| v.past() && !v.base());
        let verb = past && !t.is(NOUN.or(Classes::PREPOSITION));
        let object = k + 1 < tokens.end && doc.is(k + 1, OBJECT);
        let named = name.is_some_and(|m| m.tokens.end == k);
        if verb && !doc.is(k - 1, Classes::AUXILIARY.or(OBJECT)) && (object || named) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::{self as source, Source};
    use super::*;
    use crate::{speakers::tests::marked, text::Blocks};

    fn empty(text: &str) -> bool {
        let (text, spans) = marked(text);
        let blocks = Blocks::from_text(&text).unwrap();
        let doc = Document::new(&blocks);
        let cast = Cast::new(&doc, &[spans[0].1]);
        matches!(source::read(&doc, &cast, spans[0].1), Source::Empty)
    }

    #[test]
    fn noun_phrases_only() {
        for (text, want) in [
            ("[S He’s weighing the plan and] said no.", true),
            ("[S who are in town] said no.", true),
            ("[S a ballot proposition and] said no.", true),
            ("It grew 2 percent, [S down 0.3 points from March].", true),
            ("[S Speaking at a fair] said no.", true),
            ("[S Leading doctors] said no.", false),
            ("[S run by a friend] said no.", true),
            ("[S entered the year] said no.", true),
            ("[S taken the lead] said no.", true),
            ("[S They also run the fair] said no.", true),
            ("[S He's a man] said no.", true),
            ("[S They all] said no.", false),
            ("[S retired officers] said no.", false),
            ("[S likely referring to the ad] said no.", true),
            ("[S you see people] said no.", true),
            ("[S this past week] said no.", true),
            ("[S A report made last month by the bank] said no.", false),
            ("[S her 1,200] said no.", true),
            ("[S 12 officials] said no.", false),
            ("They spend hours on [S making].", true),
            ("[S a woman of the week before] said no.", false),
            ("[S especially in Ferris] said no.", true),
            ("“No,” [S dismissive].", true),
            ("[S Pressed] said no. He was pressed.", true),
            ("It was Tom Sayyed. [S Sayyed] said no.", false),
            ("[S executives] said no.", false),
            ("[S prosecutors charged the officer with theft] said no.", true),
            ("[S prosecutors charged with theft] said no.", false),
            ("[S officials authorised to speak] said no.", false),
            ("[S The vote that tells them] said no.", false),
            ("[S The vote tells them] said no.", true),
            ("[S Vera Holm offered to help] said no.", true),
            ("[S Air from the vents as the oven] said no.", true),
            ("[S people who heard the shot] said no.", false),
            ("[S Data compiled in May] said no.", false),
        ] {
            assert_eq!(empty(text), want, "{text}");
        }
    }

    #[test]
    fn times_are_removed() {
        for (text, want) in [
            ("[S The bank this week] said no.", "The bank"),
            ("[S An official on Monday] said no.", "An official"),
            ("[S The Post on Sunday] said no.", "The Post on Sunday"),
            ("[S The bank in 2013] said no.", "The bank"),
            ("[S A study published Thursday] said no.", "A study"),
            ("[S One of them] said no.", "One of them"),
        ] {
            let (text, spans) = marked(text);
            let blocks = Blocks::from_text(&text).unwrap();
            let doc = Document::new(&blocks);
            let tokens = doc.tokens_in(spans[0].1);
            assert_eq!(doc.slice(tokens.start..without_time(&doc, &tokens)), want);
        }
    }
}
