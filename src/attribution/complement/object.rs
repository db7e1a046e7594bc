//! Content that is not a clause: the object of a judgement, a noun phrase, the object of a preposition.

use crate::{
    attribution::{
        cue::Cue,
        np::{Np, verbish},
        rule::Rule,
    },
    lexicon::{Classes, sets},
    text::Document,
    words::Words,
};

/// accused X of Y; called X “Y”; described X as Y; praised X for Y.
pub(super) fn judgement(np: &Np<'_, '_>, cue: &Cue, p: usize, ceil: usize) -> Option<(usize, Rule)> {
    let doc = np.doc;
    let first = doc.token(p);
    if !(first.is_word || np.quotes.at(p).is_some()) || first.is(Classes::SUBORDINATOR) {
        return None;
    }
    let markers: Option<&Words> = match cue.lemma {
        "accuse" => Some(words!("of")),
        lemma if sets::attribution::BLAMING_AND_PRAISING.has(lemma) => Some(words!("for over")),
        lemma if sets::attribution::COMPARING.has(lemma) => Some(words!("to with")),
        lemma if sets::attribution::NAME_GIVING.has(lemma) => None,
        _ => Some(words!("as")),
    };
    if first.is(Classes::PREPOSITION) {
        return None;
    }
    let mut object = false;
    for i in p..ceil.min(p + 14) {
        let t = doc.token(i);
        let q = np.quotes.at(i).is_some() || matches!(t.first, '“' | '"' | '‘') || doc.mark(i, "''");
        if markers.is_none() {
            // The predicate: a quotation, or an indefinite noun phrase after the object.
            let predicate = q
                || doc.one_of(i, sets::grammar::INDEFINITE_ARTICLE)
                    && object
                    && !doc.is(i - 1, Classes::PREPOSITION.or(Classes::COORDINATOR));
            if predicate && (object || i > p) {
                return Some((p, Rule::Judgement));
            }
        } else if markers.is_some_and(|words| doc.one_of(i, words)) && object {
            return Some((p, Rule::Judgement));
        }
        if !q && (!t.is_word && !doc.is_possessive(i) || verbish(doc, i)) {
            return None;
        }
        object |= t.is_word && !t.is(Classes::DETERMINER);
    }
    None
}

pub(super) fn prepositional(doc: &Document<'_>, cue: &Cue, p: usize) -> bool {
    match cue.lemma {
        "call" => doc.one_of(p, words!("for on")),
        lemma if sets::attribution::WARNING.has(lemma) => doc.one_of(p, words!("of against about")),
        "plan" => doc.eq(p, "for"),
        "say" => false,
        _ => doc.one_of(p, words!("of about against for on")),
    }
}

pub(super) fn noun_begins(doc: &Document<'_>, p: usize, ceil: usize) -> bool {
    let t = doc.token(p);
    p + 1 < ceil
        && (t.is(Classes::DETERMINER.or(Classes::POSSESSIVE))
            || (t.is_word
                && !t.is(Classes::PREPOSITION
                    .or(Classes::AUXILIARY)
                    .or(Classes::SUBORDINATOR)
                    .or(Classes::COORDINATOR)
                    .or(Classes::ADVERB_CUE)
                    .or(Classes::TIME)
                    .or(Classes::WEEKDAY))))
}

/// "disputes this", "denied it": an object without information.
pub(super) fn empty_object(doc: &Document<'_>, p: usize, ceil: usize) -> bool {
    (doc.is(p, Classes::PRONOUN_OBJECT.or(Classes::PRONOUN_SUBJECT)) || doc.one_of(p, words!("this that these those")))
        && (p + 1 >= ceil
            || !doc.token(p + 1).is_word
            || doc.is(p + 1, Classes::COORDINATOR.or(Classes::PREPOSITION).or(Classes::SUBORDINATOR)))
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check_but;

    #[test]
    fn table() {
        check_but(
            &[
                ("She accused managers of hiding the leak.", "She [accused] managers of hiding the leak"),
                ("She called the delay “a nonsense”.", "She [called] the delay “a nonsense”"),
                ("She described him as a fool.", "She [described] him as a fool"),
                ("He warned of delays on the northern line.", "He [warned] delays on the northern line"),
                ("He denied the charges.", "He [denied] the charges"),
                ("It formed after what she called “a rough patch”, a spell of rain.", "she [called] “a rough patch”"),
                // Near misses.
                ("She called the police at noon.", ""),
                ("She called at noon.", ""),
            ],
            &[
                (
                    "It formed after what she called “a rough patch”, a spell of rain.",
                    "she [called] “a rough patch”, a spell of rain",
                ),
                ("She called the police at noon.", "She [called] the police at noon"),
            ],
        );
    }

    #[test]
    fn empty_objects() {
        for (text, want) in [
            ("denied it.", true),
            ("denied this and left.", true),
            ("denied them", true),
            // Near misses.
            ("denied this claim.", false),
            ("denied the claim.", false),
        ] {
            let blocks = crate::text::Blocks::from_text(text).unwrap();
            let doc = crate::text::Document::new(&blocks);
            assert_eq!(super::empty_object(&doc, 1, doc.tokens.len()), want, "{text}");
        }
    }
}
