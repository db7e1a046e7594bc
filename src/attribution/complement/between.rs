//! What may be between a cue and its content: hearer, time, place, occasion.

use crate::attribution::reach::MAX_PHRASE_TOKENS;
use crate::{
    attribution::np::{Np, verbish},
    lexicon::{Classes, sets},
    text::Case,
};

/// The "that" of a that-clause after a cue, after its hearer and its adverbials.
pub(super) fn that_ahead(np: &Np<'_, '_>, from: usize, ceil: usize, hearer: bool) -> Option<usize> {
    let doc = np.doc;
    let mut commas = 0;
    for i in from..ceil.min(from + MAX_PHRASE_TOKENS) {
        if np.quotes.at(i).is_some() {
            return None;
        }
        if doc.eq(i, "that") {
            // "said that man": "that" is a determiner only if no clause follows. "said that was enough": a subject.
            return (i + 1 < ceil && !doc.is(i + 1, Classes::AUXILIARY)).then_some(i);
        }
        let t = doc.token(i);
        if i == from
            && !(t.is_number
                || t.is(Classes::PREPOSITION.or(Classes::TIME).or(Classes::WEEKDAY).or(Classes::ADVERB_CUE))
                || t.first == ','
                || hearer
                || doc.phrase(i, Classes::TIME).is_some())
        {
            return None;
        }
        if t.first == ',' {
            commas += 1;
            if commas > 2 {
                return None;
            }
        } else if !t.is_word && !matches!(t.first, '(' | ')' | '’' | '\'')
            || (verbish(doc, i) && !doc.token(i).capital())
            || doc.is(i, Classes::PRONOUN_SUBJECT) && !doc.one_of(i, words!("it you"))
        {
            return None;
        }
    }
    None
}

/// After "told": the end of the hearer.
pub(super) fn hearer_end(np: &Np<'_, '_>, p: usize, ceil: usize) -> Option<usize> {
    let doc = np.doc;
    if doc.is(p, Classes::PRONOUN_OBJECT) {
        return Some(p + 1);
    }
    let t = doc.token(p);
    if t.capital() {
        let mut end = p + 1;
        while end < ceil
            && (doc.token(end).capital()
                || doc.is_possessive(end)
                || doc.one_of(end, words!("of the and")) && end + 1 < ceil && doc.token(end + 1).capital())
            && !doc.is(end, Classes::PRONOUN_SUBJECT)
        {
            end += 1;
        }
        // "told the BBC's Today programme"
        while end < ceil && end < p + 8 && doc.is_possessive(end - 1) && doc.token(end).is_word {
            end += 1;
        }
        return Some(end);
    }
    let determined = t.is(Classes::DETERMINER.or(Classes::POSSESSIVE));
    if !t.is_word || t.is(Classes::PREPOSITION.or(Classes::PRONOUN_SUBJECT).or(Classes::SUBORDINATOR)) && !determined {
        return None;
    }
    let mut end = p + 1;
    while end < ceil && end < p + 10 {
        let k = doc.token(end);
        let clause = k
            .is(Classes::PRONOUN_SUBJECT.or(Classes::DETERMINER).or(Classes::POSSESSIVE).or(Classes::SUBORDINATOR))
            || verbish(doc, end)
            || doc.one_of(end, words!("to there"));
        if !k.is_word && !doc.is_possessive(end)
            || clause && !doc.is(end - 1, Classes::PREPOSITION)
            || (k.capital() && !determined && !doc.is(end - 1, Classes::PREPOSITION))
        {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// Skips adverbials of time, place and occasion between a cue and its content.
pub(super) fn adverbials_end(np: &Np<'_, '_>, mut p: usize, ceil: usize) -> usize {
    let doc = np.doc;
    for _ in 0..4 {
        if p >= ceil || np.quotes.at(p).is_some() {
            break;
        }
        if let Some(t) = doc.phrase(p, Classes::TIME).filter(|t| t.end <= ceil && !doc.is_possessive(t.end)) {
            p = t.end;
        } else if doc.is_possessive(p + 1) {
            // "Friday’s march": the content begins here.
            break;
        } else if doc.is(p, Classes::WEEKDAY) || doc.is(p, Classes::TIME.or(Classes::ADVERB_CUE)) {
            p += 1;
        } else if doc.is(p, Classes::PREPOSITION) && !doc.eq(p, "of") {
            match occasion(np, p, ceil) {
                Some(end) => p = end,
                None => break,
            }
        } else {
            break;
        }
    }
    p
}

/// The end of a prepositional phrase of time or occasion at `p`: "on Monday", "in a statement on 3 May", "to
/// reporters".
fn occasion(np: &Np<'_, '_>, p: usize, ceil: usize) -> Option<usize> {
    let doc = np.doc;
    // "said over 4,000 children": an amount of the content, not "around 5 p.m."
    let number = doc.tokens.get(p + 1).is_some_and(|t| t.is_number);
    if number && doc.one_of(p, words!("over under about around")) && doc.token(p + 2).case == Case::Lower {
        let time = doc.one_of(p + 2, sets::speakers::HALVES_OF_THE_DAY);
        if !time && doc.token(p + 2).is_word {
            return None;
        }
    }
    // "said at least 11 were out"
    if doc.eq(p, "at") && doc.one_of(p + 1, words!("least most")) {
        return None;
    }
    let mut last = None;
    for i in p + 1..ceil.min(p + 9) {
        let t = doc.token(i);
        let object = doc.is(i - 1, Classes::PREPOSITION);
        if !t.is_word && !doc.is_possessive(i)
            || np.quotes.at(i).is_some()
            || verbish(doc, i)
            || (t.is(Classes::PRONOUN_SUBJECT.or(Classes::SUBORDINATOR)) && !t.is(Classes::PREPOSITION))
        {
            break;
        }
        if last.is_some()
            && !object
            && (t.is(Classes::DETERMINER.or(Classes::POSSESSIVE))
                || (t.capital() && !doc.token(i - 1).capital() && !t.is(Classes::WEEKDAY.or(Classes::MONTH))))
        {
            break;
        }
        if t.is(Classes::VENUE.or(Classes::WEEKDAY).or(Classes::MONTH))
            || t.is_number
            || doc.one_of(i, sets::attribution::REPORTERS)
            || (last.is_some() && t.capital() && (object || doc.token(i - 1).capital()))
        {
            last = Some(i + 1);
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check;

    #[test]
    fn table() {
        check(&[
            ("She said in an interview with the paper on Friday that it was over.", "She [said] it was over"),
            ("She told the BBC’s Today programme that it was over.", "She [told] it was over"),
            ("He told me he would go.", "He [told] he would go"),
            ("She said today’s march would go on.", "She [said] today’s march would go on"),
            ("She said late on Monday that it was over.", "She [said] it was over"),
            ("She said over 4,000 boats were out.", "She [said] over 4,000 boats were out"),
            ("She said at least 11 boats were out.", "She [said] at least 11 boats were out"),
            ("She said around 5 p.m. that it was over.", "She [said] it was over"),
        ]);
    }
}
