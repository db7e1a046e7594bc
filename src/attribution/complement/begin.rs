//! Where the content after a cue begins.

use super::{
    between::{adverbials_end, hearer_end, that_ahead},
    object::{empty_object, judgement, noun_begins, prepositional},
};
use crate::{
    attribution::{
        cue::Cue,
        np::{Np, verbish},
        rule::Rule,
    },
    lexicon::{Classes, Frames, sets},
    text::{Case, Document},
};

/// Where the content after a cue begins, and the rule that found it. Looks ahead a limited distance.
pub(in crate::attribution) fn begins(np: &Np<'_, '_>, cue: &Cue, ceil: usize) -> Option<(usize, Rule)> {
    let doc = np.doc;
    let has = |f: Frames| cue.frames.any(f);
    let mut p = cue.tokens.end;
    if p >= ceil {
        return None;
    }
    // "said that", "told reporters in Delhi on Friday that"
    if has(Frames::THAT)
        && let Some(that) = that_ahead(np, p, ceil, has(Frames::HEARER))
    {
        return Some((that + 1, Rule::ThatClause));
    }
    if has(Frames::OF)
        && let Some(found) = judgement(np, cue, p, ceil)
    {
        return Some(found);
    }
    if has(Frames::HEARER) {
        let hearer = p;
        // "urged caution": not whom, but what.
        if cue.lemma == "urge" && doc.one_of(p, sets::attribution::COUNSELS) {
            return Some((p, Rule::NounPhrase));
        }
        // "asked not to be named": not a request that is reported.
        if doc.eq(p, "not") && doc.eq(p + 1, "to") && doc.eq(p + 2, "be") {
            return None;
        }
        p = hearer_end(np, p, ceil).unwrap_or(p);
        // "urged residents to heed": the hearer is part of the content.
        if has(Frames::TO) && p > hearer && p + 1 < ceil && doc.eq(p, "to") {
            return Some((hearer, Rule::Infinitive));
        }
    }
    p = adverbials_end(np, p, ceil);
    if p >= ceil {
        return None;
    }
    if has(Frames::QUOTE) {
        let q = if doc.one_of(p, words!(", :")) { p + 1 } else { p };
        if let Some(n) = np.quotes.at(q)
            && np.quotes.all[n].start == q
        {
            return Some((q, Rule::QuotationCue));
        }
        if doc.mark(p, ":") && p + 1 < ceil {
            return Some((p + 1, Rule::QuotationCue));
        }
    }
    if has(Frames::WH) && doc.one_of(p, words!("whether if why how what where when who")) {
        return Some((p, Rule::Infinitive));
    }
    if has(Frames::TO)
        && doc.eq(p, "to")
        && p + 1 < ceil
        && !doc.is(p + 1, Classes::DETERMINER.or(Classes::POSSESSIVE))
        && !doc.token(p + 1).capital()
    {
        return Some((p, Rule::Infinitive));
    }
    if (has(Frames::CLAUSE) || (has(Frames::HEARER) && p > cue.tokens.end && sets::attribution::TELLING.has(cue.lemma)))
        && clause_begins(np, p, ceil)
        // "heard she had left", not "heard the case that"
        && (!sets::attribution::OF_COURTS.has(cue.lemma) || np.right(p, ceil).is_some_and(|s| verbish(doc, s.end)))
    {
        return Some((p, Rule::BareClause));
    }
    if has(Frames::CLAUSE) && opening_phrase(np, cue.tokens.end, ceil) {
        return Some((cue.tokens.end, Rule::BareClause));
    }
    if has(Frames::PREP) && p == cue.tokens.end && prepositional(doc, cue, p) {
        return Some((p + 1, Rule::NounPhrase));
    }
    if has(Frames::NOUN) && p == cue.tokens.end && noun_begins(doc, p, ceil) && !empty_object(doc, p, ceil) {
        return Some((p, Rule::NounPhrase));
    }
    None
}

/// "said | after the fire, the town had lost its bus": whether a phrase at `p` opens a clause, rather than giving the
/// occasion.
fn opening_phrase(np: &Np<'_, '_>, p: usize, ceil: usize) -> bool {
    let doc = np.doc;
    if !doc.one_of(p, words!("after before during since from until between by within under despite without")) {
        return false;
    }
    let comma = (p + 1..ceil).find(|i| !doc.token(*i).is_word).filter(|i| doc.comma(*i));
    let occasion =
        |i: usize| doc.is(i, Classes::WEEKDAY.or(Classes::VENUE)) || doc.token(i).verb.is_some_and(|v| v.ing());
    comma.is_some_and(|comma| {
        let subject = doc.token(comma + 1);
        !(p..comma).any(occasion)
            && !subject
                .is(Classes::COORDINATOR.or(Classes::SUBORDINATOR).or(Classes::PREPOSITION).or(Classes::AUXILIARY))
            && clause_begins(np, comma + 1, ceil)
    })
}

/// Whether a clause without "that" begins at `p`: a subject followed by a finite verb.
fn clause_begins(np: &Np<'_, '_>, p: usize, ceil: usize) -> bool {
    let doc = np.doc;
    let t = doc.token(p);
    // "said as many as 40 had left", "said up to 40 had left"
    let measure = doc.eq(p, "as") && doc.one_of(p + 1, words!("many much few little"))
        || doc.eq(p, "up") && doc.eq(p + 1, "to")
        || doc.eq(p, "between") && doc.token(p + 1).is_number;
    let subject = measure
        || t.is_word && !t.is(Classes::PREPOSITION.or(Classes::AUXILIARY))
        || matches!(t.first, '‘' | '“' | '"' | '$')
        || (t.is(Classes::PREPOSITION)
            && p + 1 < ceil
            && doc.one_of(p, words!("in under if despite like among at on about over")));
    subject && !t.is(Classes::COORDINATOR) && (p + 1..ceil.min(p + 40)).any(|i| finite(doc, i))
}

/// Whether token `i` may be a finite verb. Wider than [`verbish`], which must not cut noun phrases.
fn finite(doc: &Document<'_>, i: usize) -> bool {
    let w = doc.word(i);
    verbish(doc, i)
        || doc.token(i).case == Case::Lower && (doc.token(i).verb.is_some_and(|v| !v.ing()) || w.ends_with("ed"))
        || w.ends_with("’re")
        || w.ends_with("'re")
        || w.ends_with("’ve")
        || w.ends_with("'ve")
        || w.ends_with("’ll")
        || w.ends_with("'ll")
        || w.ends_with("n’t")
        || w.ends_with("n't")
        || w.ends_with("’d")
        || w.ends_with("’m")
        || w.ends_with("'m")
        || doc.is_possessive(i) && i > 0 && doc.is(i - 1, Classes::PRONOUN_SUBJECT)
}
