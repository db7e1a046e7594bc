//! The claim: the clause that a cue weakens, one stretch inside its sentence.
//!
//! A clause is bounded by marks, by what opens another clause ("because", "who", "and she"), and by an attribution put
//! before or after it ("he said", ", she added").

use super::{Mark, Reach, sentence::Sentence};
use crate::lexicon::{Classes, Frames};
use std::ops::Range;

/// The tokens of the claim; holds the cue wherever the cue is a part of the clause. Never empty.
pub(super) fn of(s: &Sentence<'_, '_>, mark: &Mark) -> Range<usize> {
    let cue = mark.cue.clone();
    let clause = || start(s, cue.start)..end(s, cue.end, false);
    let claim = match mark.reach {
        Reach::Clause => clause(),
        Reach::Onward => cue.start..end(s, cue.end, true),
        Reach::Phrase => phrase(s, &cue),
        Reach::Complement => complement(s, &cue),
    };
    let claim = trim(s, claim);
    if claim.is_empty() || !claim.clone().any(|i| s.is_word(i)) { trim_or(s, clause(), cue) } else { claim }
}

fn trim_or(s: &Sentence<'_, '_>, claim: Range<usize>, cue: Range<usize>) -> Range<usize> {
    let claim = trim(s, claim);
    if claim.is_empty() { cue } else { claim }
}

/// Without marks at its ends.
fn trim(s: &Sentence<'_, '_>, claim: Range<usize>) -> Range<usize> {
    let (mut a, mut b) = (claim.start, claim.end);
    while a < b && !s.is_word(a) && !matches!(s.word(a), "$" | "£" | "€") {
        a += 1;
    }
    while b > a && !s.is_word(b - 1) && s.word(b - 1) != "%" {
        b -= 1;
    }
    a..b
}

/// A mark that always parts clauses.
fn hard(s: &Sentence<'_, '_>, i: usize) -> bool {
    s.quote(i)
        || matches!(s.word(i), ";" | ":" | "—" | "–" | "--" | "(" | ")" | "[" | "]" | "?" | "!" | "." | "…" | "...")
}

/// Where the clause of token `i` begins.
fn start(s: &Sentence<'_, '_>, i: usize) -> usize {
    let mut j = i;
    let mut subject = false;
    while j > s.range.start {
        let k = j - 1;
        if hard(s, k) {
            return j;
        }
        if s.word(k) == "," {
            let comma = s.range.start.max(k.saturating_sub(14));
            // A pair of commas with no subject after them is an aside: the clause goes on before it.
            if subject && (s.subject(j) || s.is(j, Classes::COORDINATOR) || s.finite(i)) {
                return if s.is(j, Classes::COORDINATOR) && j < i { j + 1 } else { j };
            }
            if let Some(open) = (comma..k).rev().find(|m| s.word(*m) == "," || hard(s, *m)) {
                j = if hard(s, open) { open + 1 } else { open };
                if j == open + 1 {
                    return j;
                }
                continue;
            }
            j = k;
            continue;
        }
        if s.is(k, Classes::COORDINATOR) {
            if j == i || s.past_adverbs(j) == i || s.is(j, Classes::PRONOUN_SUBJECT) {
                return j;
            }
        } else if s.one_of(k, "that") && k + 1 <= i {
            // "the law that would …" keeps its noun; "said that it would" does not.
            let content = s.token(k.wrapping_sub(1)).is_some_and(|t| t.verb.is_some());
            if s.past_adverbs(j) == i && !content && k > s.range.start {
                return antecedent(s, k - 1);
            }
            if !s.is(j, Classes::PREPOSITION) {
                return j;
            }
        } else if s.one_of(k, "who which what whose where how why") {
            return k;
        } else if s.is(k, Classes::SUBORDINATOR) && !s.one_of(k, "as so once than that after before since until") {
            return j;
        } else if subject
            && s.subject(j)
            && s.token(k).is_some_and(|t| {
                t.verb.is_some_and(|v| {
                    v.verb().frames.any(Frames::CLAUSE) && (v.past() || v.third() || v.base() || v.ing())
                })
            })
        {
            return j;
        }
        subject |= s.is_word(k) && !s.adverb(k);
        j = k;
    }
    j
}

/// Where the noun phrase that ends at token `i` begins.
fn antecedent(s: &Sentence<'_, '_>, i: usize) -> usize {
    let mut j = i;
    while j > s.range.start && j + 4 > i {
        if s.is(j, Classes::DETERMINER.or(Classes::POSSESSIVE))
            || s.is(j - 1, Classes::PREPOSITION)
            || !s.is_word(j - 1)
            || s.finite(j - 1)
        {
            break;
        }
        j -= 1;
    }
    j
}

/// Where the clause that goes on at token `i` ends. `short`: at the first comma that begins anything new.
fn end(s: &Sentence<'_, '_>, i: usize, short: bool) -> usize {
    let mut j = i;
    while j < s.range.end {
        let mark = s.word(j);
        if hard(s, j) && !matches!(mark, "(" | "[") && !(mark == "“" && s.is_word(j + 1)) {
            return j;
        }
        if mark == "," && ends_at_comma(s, j + 1, short) {
            return j;
        }
        if s.is(j, Classes::SUBORDINATOR) && s.one_of(j, "because although though unless whereas if") {
            return j;
        }
        if s.is(j, Classes::COORDINATOR) && s.is(j + 1, Classes::PRONOUN_SUBJECT) && s.clause(j + 1) {
            return j;
        }
        if s.one_of(j, "so") && s.subject(j + 1) && j > i {
            return j;
        }
        j += 1;
    }
    j
}

/// Whether a comma before token `i` ends a clause.
fn ends_at_comma(s: &Sentence<'_, '_>, i: usize, short: bool) -> bool {
    if short && !s.is(i, Classes::COORDINATOR) {
        return true;
    }
    s.is(i, Classes::COORDINATOR) && (s.clause(i + 1) || s.finite(i + 1))
        || s.one_of(i, "who which whose where so while although though because if unless")
        || s.ends(i, "ing")
        || s.quote(i)
        || says(s, i)
}

/// Whether an attribution put after its content begins at token `i`: "he said", "said Ruth Lamb".
fn says(s: &Sentence<'_, '_>, i: usize) -> bool {
    (i..i + 8).take_while(|j| s.is_word(*j)).any(|j| {
        s.speech(j)
            && s.finite(j)
            && (!s.is_word(j + 1)
                || s.is(j + 1, Classes::WEEKDAY.or(Classes::PREPOSITION).or(Classes::SUBORDINATOR))
                || j == i)
    })
}

/// The noun phrase around an adjective, with what depends on it.
fn phrase(s: &Sentence<'_, '_>, cue: &Range<usize>) -> Range<usize> {
    let mut start = cue.start;
    while start > s.range.start && cue.start - start < 4 {
        let k = start - 1;
        if s.determiner(k) || s.number(k) {
            start = k;
            if matches!(s.word(k), "’s" | "'s") && k > s.range.start {
                start = k - 1;
            }
            break;
        }
        if !s.is_word(k)
            || s.finite(k)
            || s.is(k, Classes::PREPOSITION.or(Classes::COORDINATOR).or(Classes::SUBORDINATOR))
        {
            break;
        }
        start = k;
    }
    let mut end = cue.end;
    while end < s.range.end {
        let verb = s.finite(end) && end > cue.end;
        let clause = s.is(end, Classes::SUBORDINATOR) && !s.one_of(end, "as");
        if s.word(end) == "," || hard(s, end) || verb || clause || s.is(end, Classes::PRONOUN_SUBJECT) {
            break;
        }
        end += 1;
    }
    start..end
}

/// What follows the cue, to the end of what it governs; the clause before it where it comes last ("…, critics say").
fn complement(s: &Sentence<'_, '_>, cue: &Range<usize>) -> Range<usize> {
    let mut from = cue.end;
    // The verb of a source: "critics have long said that".
    let verb = |i: usize| s.is(i, Classes::AUXILIARY) || s.adverb(i) || s.speech(i);
    if s.is(cue.start, Classes::HEDGE_CROWD) {
        while verb(from) {
            from += 1;
        }
    }
    if s.one_of(from, "that of about") || (s.one_of(from, "as like") && s.is(cue.start, Classes::HEDGE_VERB)) {
        from += 1;
    }
    if !s.is_word(from) && !s.quote(from) {
        return start(s, cue.start)..cue.end;
    }
    if s.quote(from) {
        from += 1;
    }
    let mut j = from;
    while j < s.range.end {
        let closing = (s.quote(j) && (s.word(j) != "“") && j > from) || matches!(s.word(j), ";" | "." | "?" | "!");
        let next = s.word(j) == ","
            && (says(s, j + 1)
                || s.quote(j + 1)
                || s.is(j + 1, Classes::COORDINATOR) && s.clause(j + 2)
                || s.one_of(j + 1, "which although though while"));
        if closing || next {
            break;
        }
        j += 1;
    }
    from..j
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::text::{BlockKind, Blocks, Document};

    #[test]
    fn clauses() {
        for (text, want) in [
            ("The bridge may close.", "The bridge may close"),
            ("The bridge may close, and the road is shut.", "The bridge may close"),
            ("Ann said the bridge may close.", "the bridge may close"),
            ("Ann said that the bridge may close because of ice.", "the bridge may close"),
            ("The bridge may close, Ann said.", "The bridge may close"),
            ("He has a plan that would cut costs, Ann said.", "a plan that would cut costs"),
            ("He left when it was wet, but she might stay.", "she might stay"),
            ("“It is old,” Ann said. “It may fall.”", "It may fall"),
            ("If it snows, we will stay.", "If it snows"),
            ("It was an apparent attempt to hide the debt, he said.", "an apparent attempt to hide the debt"),
            ("Bell suggested that he left because he was ill.", "he left because he was ill"),
            ("Critics say the scheme is slow, but it works.", "the scheme is slow"),
            ("The scheme is slow, critics say.", "The scheme is slow, critics"),
            ("It is a root widely believed to heal burns.", "to heal burns"),
            ("He was not sure the roof was dry.", "the roof was dry"),
        ] {
            let b = Blocks::from_parts([(BlockKind::Paragraph, text)]).unwrap();
            let found = find(&Document::new(&b), &[]);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(&text[found[0].claim.range()], want, "{text}");
        }
    }
}
