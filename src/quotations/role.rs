//! The role of quotation marks: speech, scare quote, title or term.
//!
//! Specific to English: it looks at the words before the mark. If a scare quote turns out to be part of an
//! attribution's content ("called the plan “reckless”"), the caller changes its role to speech.

use crate::{
    analysis::QuoteRole,
    lexicon::{Classes, sets},
    text::{Case, Document},
};
use std::ops::Range;

/// Longest scare quote, in words.
const MAX_SCARE_WORDS: usize = 4;

/// The role of the quotation `tokens`. `inner`: the tokens between its marks.
pub(super) fn role(doc: &Document<'_>, tokens: &Range<usize>, inner: Range<usize>, last: Option<&Last>) -> QuoteRole {
    let words: Vec<usize> = inner.clone().filter(|i| doc.token(*i).is_word).collect();
    let stop_inside = inner.end > inner.start && doc.one_of(inner.end - 1, words!(", . ! ? … — ... --"));
    let before = tokens.start.checked_sub(1).filter(|i| doc.token(*i).block == doc.token(tokens.start).block);
    if before.is_some_and(|b| introduces_term(doc, b)) && words.len() <= MAX_SCARE_WORDS + 2 {
        return QuoteRole::Term;
    }
    if is_title(doc, &words) && before.is_some_and(|b| introduces_title(doc, b, tokens.start)) {
        return QuoteRole::Title;
    }
    // “Tides,” “Brine” and “Salt”: a list of titles.
    if is_title(doc, &words)
        && last.is_some_and(|last| last.role == QuoteRole::Title && follows(doc, last.end, tokens.start))
    {
        return QuoteRole::Title;
    }
    let sentence = words.iter().any(|i| doc.is(*i, Classes::AUXILIARY) || doc.is(*i, Classes::PRONOUN_SUBJECT));
    if words.len() <= MAX_SCARE_WORDS
        && !stop_inside
        && !sentence
        && before.is_some_and(|b| doc.token(b).is_word || doc.comma(b))
    {
        return QuoteRole::Scare;
    }
    // 'Tides' actor, ‘Tides’ and ‘Salt’: a one-word title needs a person noun or another title after it.
    let named = || {
        let after = tokens.end + usize::from(doc.is(tokens.end, Classes::COORDINATOR));
        let next = doc.token(after);
        next.block == doc.token(tokens.start).block
            && (doc.is(after, Classes::PERSON_NOUN)
                || after > tokens.end && matches!(next.first, '“' | '‘' | '\'' | '"'))
    };
    if is_title(doc, &words) && !stop_inside && !sentence && (words.len() > 1 || before.is_none() && named()) {
        return QuoteRole::Title;
    }
    QuoteRole::Speech
}

/// The quotation before.
pub(super) struct Last {
    pub(super) end: usize,
    pub(super) role: QuoteRole,
}

/// Whether only a comma or "and" is in between.
fn follows(doc: &Document<'_>, end: usize, start: usize) -> bool {
    (end..start).len() <= 2 && (end..start).all(|i| doc.comma(i) || doc.is(i, Classes::COORDINATOR))
}

/// so-called “x”, the word “x”, known as “x”
fn introduces_term(doc: &Document<'_>, b: usize) -> bool {
    doc.one_of(b, sets::speakers::WORDING) || (doc.eq(b, "as") && b > 0 && doc.one_of(b - 1, sets::speakers::KNOWN_AS))
}

/// her novel “X”, the film, “X”, in “X”
fn introduces_title(doc: &Document<'_>, b: usize, start: usize) -> bool {
    let b = if doc.comma(b) && b > 0 { b - 1 } else { b };
    start > 0
        && (doc.is(b, Classes::DOCUMENT)
            || doc.one_of(b, sets::speakers::WORKS)
            || doc.one_of(b, sets::speakers::TITLED)
            || doc.one_of(b, words!("in on of from")))
}

/// Whether every word except small ones begins with a capital.
fn is_title(doc: &Document<'_>, words: &[usize]) -> bool {
    let small = Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::COORDINATOR).or(Classes::POSSESSIVE);
    !words.is_empty()
        && doc.tokens[words[0]].capital()
        && words.iter().all(|i| doc.token(*i).case != Case::Lower || doc.is(*i, small))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Blocks;

    #[test]
    fn table() {
        use QuoteRole::*;
        for (text, want) in [
            ("'Tides' Actor Ruta Lind Dies", Title),
            ("‘Tides’ and ‘Salt’ are her best films.", Title),
            ("‘Unwise’: mayor on the sale", Speech),
            ("“We will stay,” she said.", Speech),
            ("He said the plan was “a risk to every school in the county.”", Speech),
            ("The “expert” got it wrong.", Scare),
            ("It is a form of “soft power” abroad.", Scare),
            ("The so-called “shadow council” met.", Term),
            ("He used the word “maybe” twice.", Term),
            ("Her novel “The Long Way Home” won.", Title),
            ("He starred in “Rivers of Glass” last year.", Title),
            ("She shouted “Stop!” at them.", Speech),
            ("Her report, “The State of the Roads”, is out.", Title),
            ("In her report “the usual suspects” did well.", Scare),
            ("“No comment.”", Speech),
        ] {
            let b = Blocks::from_text(text).unwrap();
            let doc = Document::new(&b);
            let q = super::super::find(&doc);
            assert_eq!(q[0].role, want, "{text}");
        }
        let b = Blocks::from_text("In “Tides,” “Brine” and “Two Moons,” she played; “Never,” she said.").unwrap();
        let roles: Vec<_> = super::super::find(&Document::new(&b)).into_iter().map(|q| q.role).collect();
        assert_eq!(roles, [Title, Title, Title, Speech]);
    }
}
