//! Complements: where the content of a cue begins, by the cue's frames, and where it ends.

use super::{
    cue::{Cue, cue_at, is_adverb},
    label::Rule,
    np::{Np, is_clitic, verbish},
    units::Quotes,
};
use crate::{
    lexicon::{Classes, Frames},
    text::{Case, Document},
};
use std::ops::Range;

/// Verbs whose clause may follow the hearer without "that": told him he would.
const HEARER_CLAUSE: [&str; 6] = ["tell", "assure", "remind", "inform", "warn", "advise"];

/// How far after a cue its "that" may stand: "said in an interview with the paper on Friday that".
const REACH: usize = 18;

/// The content that follows a cue, within `..ceil`, and the rule that found it.
pub(super) fn complement(np: &Np<'_, '_>, cue: &Cue, ceil: usize) -> Option<(Range<usize>, Rule)> {
    let (start, rule) = begins(np, cue, ceil)?;
    // “…” with a stop inside the marks, or nothing after it: the quotation is the whole content.
    if let Some(n) = np.quotes.at(start)
        && rule == Rule::QuotationCue
    {
        let q = &np.quotes.all[n];
        if q.end >= ceil || stop_inside(np, q.end) || matches!(np.doc.word(q.end), "." | "!" | "?") {
            return Some((q.clone(), rule));
        }
    }
    let range = start..content_end(np, start, ceil);
    range.clone().any(|i| np.doc.tokens[i].is_word).then_some((range, rule))
}

/// Where the content that follows a cue begins, and the rule that found it. Looks a bounded way ahead.
pub(super) fn begins(np: &Np<'_, '_>, cue: &Cue, ceil: usize) -> Option<(usize, Rule)> {
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
        p = hearer_end(np, p, ceil).unwrap_or(p);
        // "urged residents to heed": whom is part of what was asked.
        if has(Frames::TO) && p > hearer && p + 1 < ceil && doc.eq(p, "to") {
            return Some((hearer, Rule::Infinitive));
        }
        // "asked not to be named" asks nothing of anybody.
        if doc.eq(p, "not") && doc.eq(p + 1, "to") && doc.eq(p + 2, "be") {
            return None;
        }
    }
    p = adverbials_end(np, p, ceil);
    if p >= ceil {
        return None;
    }
    if has(Frames::QUOTE) {
        let q = if matches!(doc.word(p), "," | ":") { p + 1 } else { p };
        if let Some(n) = np.quotes.at(q)
            && np.quotes.all[n].start == q
        {
            return Some((q, Rule::QuotationCue));
        }
        if doc.word(p) == ":" && p + 1 < ceil {
            return Some((p + 1, Rule::QuotationCue));
        }
    }
    if has(Frames::WH) && doc.one_of(p, &["whether", "if", "why", "how", "what", "where", "when", "who"]) {
        return Some((p, Rule::Infinitive));
    }
    if has(Frames::TO)
        && doc.eq(p, "to")
        && p + 1 < ceil
        && !doc.is(p + 1, Classes::DETERMINER.or(Classes::POSSESSIVE))
        && !doc.tokens[p + 1].capital()
    {
        return Some((p, Rule::Infinitive));
    }
    if (has(Frames::CLAUSE) || (has(Frames::HEARER) && p > cue.tokens.end && HEARER_CLAUSE.contains(&cue.lemma)))
        && clause_begins(np, p, ceil)
    {
        return Some((p, Rule::BareClause));
    }
    if has(Frames::PREP) && p == cue.tokens.end && prepositional(doc, cue, p) {
        return Some((p + 1, Rule::NounPhrase));
    }
    if has(Frames::NOUN) && p == cue.tokens.end && noun_begins(doc, p, ceil) && !empty_object(doc, p, ceil) {
        return Some((p, Rule::NounPhrase));
    }
    None
}

/// The "that" of a that-clause after a cue, past its hearer and its adverbials.
fn that_ahead(np: &Np<'_, '_>, from: usize, ceil: usize, hearer: bool) -> Option<usize> {
    let doc = np.doc;
    let mut commas = 0;
    for i in from..ceil.min(from + REACH) {
        if np.quotes.at(i).is_some() {
            return None;
        }
        if doc.eq(i, "that") {
            // "said that man": a determiner only where no clause follows.
            return (i + 1 < ceil).then_some(i);
        }
        let t = &doc.tokens[i];
        if i == from
            && !(t.is(Classes::PREPOSITION.or(Classes::TIME).or(Classes::WEEKDAY).or(Classes::ADVERB_CUE))
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
            || (verbish(doc, i) && !doc.tokens[i].capital())
            || doc.is(i, Classes::PRONOUN_SUBJECT) && !doc.one_of(i, &["it", "you"])
        {
            return None;
        }
    }
    None
}

/// After "told": the end of who was told.
fn hearer_end(np: &Np<'_, '_>, p: usize, ceil: usize) -> Option<usize> {
    let doc = np.doc;
    if doc.is(p, Classes::PRONOUN_OBJECT) {
        return Some(p + 1);
    }
    let t = &doc.tokens[p];
    if t.capital() && t.is_word {
        let mut end = p + 1;
        while end < ceil
            && (doc.tokens[end].capital()
                || is_clitic(doc, end)
                || doc.one_of(end, &["of", "the", "and"]) && end + 1 < ceil && doc.tokens[end + 1].capital())
            && !doc.is(end, Classes::PRONOUN_SUBJECT)
        {
            end += 1;
        }
        // "told the BBC's Today programme"
        while end < ceil && end < p + 8 && is_clitic(doc, end - 1) && doc.tokens[end].is_word {
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
        let k = &doc.tokens[end];
        let clause = k
            .is(Classes::PRONOUN_SUBJECT.or(Classes::DETERMINER).or(Classes::POSSESSIVE).or(Classes::SUBORDINATOR))
            || verbish(doc, end)
            || doc.eq(end, "to")
            || doc.eq(end, "there");
        if !k.is_word && !is_clitic(doc, end)
            || clause && !doc.is(end - 1, Classes::PREPOSITION)
            || (k.capital() && !determined && !doc.is(end - 1, Classes::PREPOSITION))
        {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// Past adverbials of time, place and occasion that stand between a cue and its content.
fn adverbials_end(np: &Np<'_, '_>, mut p: usize, ceil: usize) -> usize {
    let doc = np.doc;
    for _ in 0..4 {
        if p >= ceil || np.quotes.at(p).is_some() {
            break;
        }
        if let Some(t) = doc.phrase(p, Classes::TIME).filter(|t| t.end <= ceil) {
            p = t.end;
        } else if doc.is(p, Classes::WEEKDAY)
            || (doc.is(p, Classes::TIME.or(Classes::ADVERB_CUE)) && !doc.is(p, Classes::DETERMINER))
        {
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

/// The end of a prepositional phrase of time or occasion at `p`: "on Monday", "in a statement on 3 May", "to reporters".
fn occasion(np: &Np<'_, '_>, p: usize, ceil: usize) -> Option<usize> {
    let doc = np.doc;
    let mut last = None;
    for i in p + 1..ceil.min(p + 9) {
        let t = &doc.tokens[i];
        let object = doc.is(i - 1, Classes::PREPOSITION) || i == p + 1;
        if !t.is_word && !is_clitic(doc, i)
            || np.quotes.at(i).is_some()
            || verbish(doc, i)
            || (t.is(Classes::PRONOUN_SUBJECT.or(Classes::SUBORDINATOR)) && !t.is(Classes::PREPOSITION))
        {
            break;
        }
        if last.is_some()
            && !object
            && (t.is(Classes::DETERMINER.or(Classes::POSSESSIVE))
                || (t.capital() && !doc.tokens[i - 1].capital() && !t.is(Classes::WEEKDAY.or(Classes::MONTH))))
        {
            break;
        }
        if t.is(Classes::VENUE.or(Classes::WEEKDAY).or(Classes::MONTH))
            || t.is_number
            || doc.one_of(i, &["reporters", "journalists"])
            || (last.is_some() && t.capital() && (object || doc.tokens[i - 1].capital()))
        {
            last = Some(i + 1);
        }
    }
    last
}

/// accused X of Y; called X “Y”; described X as Y; praised X for Y.
fn judgement(np: &Np<'_, '_>, cue: &Cue, p: usize, ceil: usize) -> Option<(usize, Rule)> {
    let doc = np.doc;
    let first = &doc.tokens[p];
    if !(first.is_word || np.quotes.at(p).is_some()) || first.is(Classes::SUBORDINATOR) {
        return None;
    }
    let (markers, needs_object): (&[&str], bool) = match cue.lemma {
        "accuse" => (&["of"], true),
        "blame" | "praise" | "criticize" | "criticise" | "thank" | "applaud" | "commend" | "chide" | "rebuke"
        | "berate" | "castigate" => (&["for", "over"], true),
        "compare" | "liken" => (&["to", "with"], true),
        "call" | "label" | "brand" | "dub" | "term" | "deem" => (&[], true),
        _ => (&["as"], true),
    };
    if first.is(Classes::PREPOSITION) && needs_object {
        return None;
    }
    let mut object = false;
    for i in p..ceil.min(p + 14) {
        let t = &doc.tokens[i];
        let q = np.quotes.at(i).is_some() || matches!(t.first, '“' | '"' | '‘') || doc.word(i) == "''";
        if markers.is_empty() {
            // The predicate: a quotation, or an indefinite noun phrase after the object.
            let predicate = q
                || doc.one_of(i, &["a", "an"])
                    && object
                    && !doc.is(i - 1, Classes::PREPOSITION.or(Classes::COORDINATOR));
            if predicate && (object || i > p) {
                return Some((p, Rule::Judgement));
            }
        } else if doc.one_of(i, markers) && object {
            return Some((p, Rule::Judgement));
        }
        if !q && (!t.is_word && !is_clitic(doc, i) || verbish(doc, i) && !matches!(t.case, Case::Title)) {
            return None;
        }
        object |= t.is_word && !t.is(Classes::DETERMINER);
    }
    None
}

/// Whether a clause without "that" begins at `p`: a subject with a finite verb after it.
fn clause_begins(np: &Np<'_, '_>, p: usize, ceil: usize) -> bool {
    let doc = np.doc;
    let t = &doc.tokens[p];
    let subject = t.is_word && !t.is(Classes::PREPOSITION.or(Classes::AUXILIARY))
        || matches!(t.first, '‘' | '“' | '"' | '$')
        || (t.is(Classes::PREPOSITION)
            && p + 1 < ceil
            && !doc.is(p, Classes::ADVERB_CUE)
            && doc.one_of(p, &["in", "under", "if", "despite", "like", "among", "at", "on", "about", "over"]));
    subject && !t.is(Classes::COORDINATOR) && (p + 1..ceil.min(p + 40)).any(|i| finite(doc, i))
}

/// A finite verb as far as a bare form tells; wider than [`verbish`], which must not cut noun phrases.
fn finite(doc: &Document<'_>, i: usize) -> bool {
    let w = doc.word(i);
    verbish(doc, i)
        || doc.tokens[i].case == Case::Lower && (doc.tokens[i].verb.is_some_and(|v| !v.ing()) || w.ends_with("ed"))
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
        || is_clitic(doc, i) && i > 0 && doc.is(i - 1, Classes::PRONOUN_SUBJECT)
}

fn prepositional(doc: &Document<'_>, cue: &Cue, p: usize) -> bool {
    match cue.lemma {
        "call" => doc.one_of(p, &["for", "on"]),
        "refer" | "allude" => doc.eq(p, "to"),
        "warn" | "caution" => doc.one_of(p, &["of", "against", "about"]),
        "plan" => doc.eq(p, "for"),
        "say" => false,
        _ => doc.one_of(p, &["of", "about", "against", "for", "on"]),
    }
}

/// "disputes this", "denied it": an object that tells nothing.
fn empty_object(doc: &Document<'_>, p: usize, ceil: usize) -> bool {
    (doc.is(p, Classes::PRONOUN_OBJECT.or(Classes::PRONOUN_SUBJECT))
        || doc.one_of(p, &["this", "that", "these", "those"]))
        && (p + 1 >= ceil
            || !doc.tokens[p + 1].is_word
            || doc.is(p + 1, Classes::COORDINATOR.or(Classes::PREPOSITION).or(Classes::SUBORDINATOR)))
}

fn noun_begins(doc: &Document<'_>, p: usize, ceil: usize) -> bool {
    let t = &doc.tokens[p];
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

/// Where a content that begins at `start` ends: at the end of the sentence, or where another attribution begins.
pub(super) fn content_end(np: &Np<'_, '_>, start: usize, ceil: usize) -> usize {
    let doc = np.doc;
    let mut end = ceil;
    for i in start + 1..ceil {
        if np.quotes.at(i).is_some() {
            continue;
        }
        // A quotation with its stop inside the marks closes its clause: called it “a disgrace,” and left.
        if np.quotes.at(i - 1).is_some()
            && stop_inside(np, i)
            && (doc.is(i, Classes::COORDINATOR)
                || !doc.tokens[i].is_word
                || doc.word(i - 2) != ","
                || doc.tokens[i].verb.is_some_and(|v| v.ing()))
        {
            return i;
        }
        let comma = matches!(doc.word(i), "," | ";" | "—" | "–" | "―" | "--");
        if comma && another_begins(np, i, ceil)
            || doc.is(i, Classes::COORDINATOR) && shares_subject(np, i, ceil)
            || (doc.phrase(i, Classes::ATTRIBUTIVE).is_some())
        {
            end = i;
            break;
        }
    }
    while end > start + 1
        && np.quotes.at(end - 1).is_none()
        && matches!(doc.word(end - 1), "." | "," | ";" | ":" | "!" | "?" | "—" | "–" | "―" | "--" | "…" | "...")
    {
        end -= 1;
    }
    end
}

/// After a comma: ", according to", ", saying that", ", and X said that", ", but X denied it".
fn another_begins(np: &Np<'_, '_>, comma: usize, ceil: usize) -> bool {
    let doc = np.doc;
    let i = comma + 1;
    if i >= ceil {
        return false;
    }
    if doc.phrase(i, Classes::ATTRIBUTIVE).is_some() {
        return true;
    }
    let at = if doc.is(i, Classes::COORDINATOR) || doc.one_of(i, &["while", "whereas", "although", "though", "even"]) {
        i + 1
    } else {
        i
    };
    if let Some(cue) = cue_at(doc, np.quotes, comma + 1, at).filter(|c| c.participle && c.speech)
        && begins(np, &cue, ceil).is_some()
    {
        return true;
    }
    // ", which it described as": what follows is a report of its own.
    if doc.one_of(i, &["which"])
        && (i + 2..ceil.min(i + 8)).any(|j| {
            cue_at(doc, np.quotes, i + 1, j).is_some_and(|c| {
                c.speech && !c.passive && !c.infinitive && np.left(i + 1, c.from).is_some_and(|s| s.start == i + 1)
            })
        })
    {
        return true;
    }
    if at == i && doc.word(comma) == "," {
        return false;
    }
    // A new subject with a reporting verb close by.
    (at + 1..ceil.min(at + 12)).take_while(|j| doc.word(*j) != "," && np.quotes.at(*j).is_none()).any(|j| {
        cue_at(doc, np.quotes, at, j).is_some_and(|c| {
            c.speech
                && !c.participle
                && !c.infinitive
                && !c.passive
                && c.frames.any(Frames::QUOTE)
                && np.left(at, c.tokens.start).is_some_and(|s| s.start == at)
                && (!doc.is(at, Classes::PRONOUN_SUBJECT.or(Classes::SUBORDINATOR))
                    || (doc.word(comma) == ","
                        && doc.is(i, Classes::COORDINATOR)
                        && doc.is(at, Classes::PRONOUN_SUBJECT)))
        })
    })
}

/// "said A and called B": a second reporting verb with the same subject.
fn shares_subject(np: &Np<'_, '_>, and: usize, ceil: usize) -> bool {
    let doc = np.doc;
    let mut j = and + 1;
    while j < ceil && is_adverb(doc, j) {
        j += 1;
    }
    j < ceil
        && doc.tokens[j].verb.is_some_and(|v| v.past() || v.third())
        && cue_at(doc, np.quotes, and + 1, j).is_some_and(|c| {
            c.speech && c.tokens.start == j && !doc.is(and - 1, Classes::AUXILIARY) && {
                let p = c.tokens.end;
                let rule = begins(np, &c, ceil).map(|(_, r)| r);
                let clause = doc.one_of(p, &["that", "he", "she", "they", "it"]) || np.quotes.at(p).is_some();
                c.frames.any(Frames::QUOTE)
                    && (clause || c.frames.any(Frames::HEARER) || rule == Some(Rule::BareClause))
                    || rule == Some(Rule::Judgement)
            }
        })
}

/// Whether the quotation that ends right before token `end` has a stop inside its marks.
fn stop_inside(np: &Np<'_, '_>, end: usize) -> bool {
    np.quotes.at(end - 1).is_some_and(|n| Quotes::stop_inside(np.doc, &np.quotes.all[n]))
}
