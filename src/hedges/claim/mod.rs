//! The claim: the clause that a cue weakens, a single range inside its sentence.
//!
//! A clause ends at punctuation, where another clause begins ("because", "who", "and she"), and at an attribution
//! before or after it ("he said", ", she added").

mod marks;

use super::{
    mark::{Mark, Reach},
    reach::MAX_PHRASE_TOKENS,
    sentence::Sentence,
    unspecified::according,
};
use crate::{
    lexicon::{Classes, Frames, sets},
    words::Words,
};
pub(super) use marks::trim;
use marks::{hard, pair};
use std::ops::Range;

/// The tokens of the claim, including the cue if it is inside. Never empty.
pub(super) fn of(s: &Sentence<'_, '_>, mark: &Mark) -> Range<usize> {
    let cue = mark.cue.clone();
    let clause = || {
        let from = start(s, &cue);
        let fronted = s.is(from, OPENERS)
            || s.is(from.wrapping_sub(1), Classes::SUBORDINATOR)
            || (from..cue.start).any(|i| s.is(i, Classes::SUBORDINATOR));
        // "The bridge, which may close, is old"
        let relative = s.one_of(from, RELATIVES) || s.one_of(from + 1, words!("which whom"));
        let main = |j: &usize| relative && s.comma(*j) && skips(s, *j + 1);
        let end = end(s, cue.end, fronted, false);
        from..(cue.end..end).find(main).unwrap_or(end)
    };
    let claim = match mark.reach {
        Reach::Clause => clause(),
        Reach::Onward => cue.start..end(s, cue.end, true, true),
        Reach::Beside => beside(s, &cue),
        Reach::Phrase => phrase(s, &cue),
        Reach::Noun => cue.end..phrase(s, &cue).end,
        Reach::Complement => complement(s, &cue),
    };
    let claim = trim(s, claim);
    if !claim.is_empty() {
        return claim;
    }
    let claim = trim(s, clause());
    if claim.is_empty() { cue } else { claim }
}

/// Words that begin a relative clause.
const RELATIVES: &Words = words!("who which whose where");

/// Words that begin an adverbial before a main clause: "Before leaving, …".
const OPENERS: Classes = Classes::PREPOSITION.or(Classes::SUBORDINATOR);

/// Tokens of an aside, with its first comma: ", which was old,".
const MAX_ASIDE_TOKENS: usize = 14;

/// Where the clause of the cue begins.
fn start(s: &Sentence<'_, '_>, cue: &Range<usize>) -> usize {
    let i = cue.start;
    let first = s.near(i).start;
    let (mut j, mut depth, mut subject) = (i, 0, false);
    let predicate = s.finite(i) || s.is(i, Classes::HEDGE_MODAL.or(Classes::HEDGE_VERB));
    while j > first {
        let k = j - 1;
        // A quotation that ends in a comma or full stop is a separate clause. Otherwise its words belong to this
        // clause.
        if hard(s, k) || pair(s, k) < 0 && !s.is_word(k.wrapping_sub(1)) {
            return j;
        }
        depth -= pair(s, k);
        if depth < 0 {
            return j;
        }
        if depth > 0 {
            j = k;
            continue;
        }
        if s.comma(k) {
            if j == i && !predicate && s.is_word(cue.end) {
                return j;
            }
            let open = (first.max(k.saturating_sub(MAX_ASIDE_TOKENS))..k).rev().find(|m| s.comma(*m));
            let main = open.is_some() && skips(s, j);
            if s.is(j, Classes::COORDINATOR) || s.one_of(j, sets::hedge_grammar::OPENERS_BEFORE_A_COMMA) {
                if j < i {
                    return j + 1;
                }
            } else if (subject || s.contraction(i)) && (s.subject(j) || predicate) && !main || s.one_of(j, words!("to"))
            {
                return j;
            }
            // A pair of commas without a subject after them encloses an aside, and the clause begins before it. For a
            // final cue ("…, apparently."), the clause is before the comma.
            if (!subject && (j < i || predicate || s.comma(cue.end)) || main)
                && let Some(open) = open
            {
                j = open;
                continue;
            }
        } else if s.is(k, Classes::COORDINATOR) && !s.first(k) {
            if s.past_adverbs(j) == i || j == i && predicate || s.is(j, Classes::PRONOUN_SUBJECT) {
                return j;
            }
        } else if s.one_of(k, words!("that")) && !s.one_of(j, words!("of")) {
            // "That could be her"
            if !s.is_word(k.wrapping_sub(1)) && s.word(k.wrapping_sub(1)) != "," && s.past_adverbs(j) == i {
                return k;
            }
            // "the law that would …" keeps its noun; "said that it would" does not.
            let noun = k > first && s.is_word(k - 1) && !s.is(k - 1, Classes::COORDINATOR);
            let relative = noun && (s.past_adverbs(j) == i || s.finite(j));
            return if relative { antecedent(s, k) } else { j };
        } else if s.one_of(k, sets::hedge_grammar::SUBJECT_AND_OBJECT_OPENERS) {
            let fronted = k > first && s.one_of(k, words!("which whose whom")) && s.is(k - 1, Classes::PREPOSITION);
            return k - usize::from(fronted);
        } else if s.one_of(k, sets::hedge_grammar::OPENERS_BEFORE) || subject && s.subject(j) && tells(s, k) {
            return j;
        }
        subject |= s.is_word(k) && !s.adverb(k);
        j = k;
    }
    j
}

/// Whether the main verb after an aside is at token `j`, after the second comma: "The firm, which is old, made".
fn skips(s: &Sentence<'_, '_>, j: usize) -> bool {
    s.finite(s.past_adverbs(j)) && !s.contraction(j)
}

/// Whether a clause without "that" may follow token `i` as its content: "said", "believes".
fn tells(s: &Sentence<'_, '_>, i: usize) -> bool {
    let verb = i - usize::from(i > 0 && s.is(i, Classes::PRONOUN_OBJECT));
    s.token(verb).and_then(|t| t.verb).is_some_and(|v| v.verb().frames.any(Frames::CLAUSE))
}

/// Where the noun phrase that ends before token `end` begins, including its modifiers.
fn antecedent(s: &Sentence<'_, '_>, end: usize) -> usize {
    let stop = |j: usize| {
        !s.is_word(j)
            || s.finite(j)
            || s.one_of(j, words!("to"))
            || s.is(j, Classes::SUBORDINATOR.or(Classes::COORDINATOR))
    };
    let from = (s.near(end).start..end).rev().take_while(|j| !stop(*j)).last().unwrap_or(end);
    if s.is(from, Classes::PREPOSITION) && from + 1 < end { from + 1 } else { from }
}

/// Where the clause that continues at token `i` ends. `fronted`: it is before a main clause, so a comma and a subject
/// end it. `short`: the first comma ends it, unless "and" or "or" follows.
fn end(s: &Sentence<'_, '_>, i: usize, fronted: bool, short: bool) -> usize {
    let mut depth = 0;
    for j in i..s.near(i).end {
        if hard(s, j) {
            return j;
        }
        depth += pair(s, j);
        if depth < 0 {
            return j;
        }
        if depth > 0 {
            continue;
        }
        let comma = s.comma(j)
            && (ends_at_comma(s, j + 1)
                || short && !s.is(j + 1, Classes::COORDINATOR)
                || fronted && s.subject(j + 1) && s.clause(j + 1));
        let subordinate =
            s.one_of(j, sets::hedge_grammar::OPENERS_AFTER) || s.one_of(j, words!("so")) && s.subject(j + 1);
        let coordinate = s.is(j, Classes::COORDINATOR)
            && (s.is(j + 1, Classes::PRONOUN_SUBJECT) && s.clause(j + 1) || s.speech(j + 1) && s.finite(j + 1));
        if comma || j > i && (subordinate || coordinate) {
            return j;
        }
    }
    s.near(i).end
}

/// Whether a comma before token `i` ends a clause.
fn ends_at_comma(s: &Sentence<'_, '_>, i: usize) -> bool {
    s.is(i, Classes::COORDINATOR) && (s.clause(i + 1) || s.finite(i + 1) || s.is(i + 1, Classes::SUBORDINATOR))
        || s.one_of(i + 1, words!("of")) && s.one_of(i + 2, words!("whom which"))
        || s.one_of(i, sets::hedge_grammar::OPENERS_AFTER_A_COMMA)
        || s.ends(i, "ing")
        || s.quote(i)
        || says(s, i)
        || aside(s, i)
}

/// Whether an apposition up to the end of the sentence begins at token `i`: ", a move that surprised many."
fn aside(s: &Sentence<'_, '_>, i: usize) -> bool {
    s.one_of(i, sets::grammar::INDEFINITE_ARTICLE)
        && !(i..s.near(i).end).any(|j| s.comma(j) || s.is(j, Classes::COORDINATOR))
}

/// Tokens of an attribution after its content, up to its verb: "the head of the old harbour council said".
const MAX_TOKENS_TO_SAID: usize = 8;

/// Whether an attribution after its content begins at token `i`: "he said", "said Ruth Lamb".
fn says(s: &Sentence<'_, '_>, i: usize) -> bool {
    (i..i + MAX_TOKENS_TO_SAID).take_while(|j| s.is_word(*j)).any(|j| {
        s.speech(j)
            && s.finite(j)
            && (!s.is_word(j + 1)
                || s.is(j + 1, Classes::WEEKDAY.or(Classes::PREPOSITION).or(Classes::SUBORDINATOR))
                || j == i)
    })
}

/// The clause before or after "according to critics".
fn beside(s: &Sentence<'_, '_>, cue: &Range<usize>) -> Range<usize> {
    let Some(at) = according(s, cue.start) else { return 0..0 };
    if !s.first(at) {
        let to = if s.word(at.wrapping_sub(1)) == "," { at - 1 } else { at };
        return start(s, &(to..to))..to;
    }
    let comma = (cue.end..s.near(cue.end).end).find(|j| s.comma(*j));
    comma.map_or(0..0, |c| c + 1..end(s, c + 1, false, false))
}

/// The noun phrase around an adjective, including its modifiers.
fn phrase(s: &Sentence<'_, '_>, cue: &Range<usize>) -> Range<usize> {
    let mut start = cue.start;
    while start > s.range.start && cue.start - start + 1 < MAX_PHRASE_TOKENS {
        let k = start - 1;
        if s.determiner(k) || s.number(k) {
            start = k;
            if s.apostrophe_s(k) && k > s.range.start {
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
    while end < s.near(cue.end).end {
        let verb = s.finite(end) && end > cue.end;
        let clause = s.is(end, Classes::SUBORDINATOR) && !s.one_of(end, words!("as"));
        let other = s.is(end, Classes::PRONOUN_SUBJECT) || s.is(end, Classes::COORDINATOR) && end > cue.end;
        if s.comma(end) || hard(s, end) || pair(s, end) != 0 || verb || clause || other {
            break;
        }
        end += 1;
    }
    start..end
}

/// What follows the cue, to the end of its complement. If the cue comes last ("…, critics say"), the clause before it.
fn complement(s: &Sentence<'_, '_>, cue: &Range<usize>) -> Range<usize> {
    let mut from = cue.end;
    // The verb of a source: "critics have long said that".
    if s.is(cue.start, Classes::HEDGE_CROWD) {
        while s.is(from, Classes::AUXILIARY) || s.adverb(from) || s.speech(from) {
            from += 1;
        }
    }
    if s.one_of(from, words!("that of about"))
        || (s.one_of(from, words!("as like")) && s.is(cue.start, Classes::HEDGE_VERB))
    {
        from += 1;
    } else if s.is(from, Classes::PREPOSITION) && !s.one_of(from, words!("to")) {
        // "claimed during the hearing that"
        from = s.that_after(from - 1).map_or(from, |j| j + 1);
    }
    if !s.is_word(from) && !s.quote(from) {
        let comma = cue.start.wrapping_sub(1 + usize::from(s.one_of(cue.start.wrapping_sub(1), words!("it"))));
        let before = if s.comma(comma) { start(s, &(comma..comma)) } else { comma };
        return if before < comma { before..comma } else { start(s, cue)..cue.end };
    }
    let fronted = s.is(s.near(from).start, Classes::SUBORDINATOR);
    let mut depth = 0;
    for j in from..s.near(from).end {
        depth += pair(s, j);
        let closing = depth < 0 || s.one_of(j, words!("; . ? !"));
        let comma = s.comma(j)
            && (says(s, j + 1)
                || s.quote(j + 1)
                || s.ends(j + 1, "ing")
                || fronted && s.subject(j + 1) && s.clause(j + 1)
                || s.is(j + 1, Classes::COORDINATOR) && s.clause(j + 2)
                || s.one_of(j + 1, words!("which although though while")));
        let said = s.is(j, Classes::COORDINATOR) && s.speech(j + 1) && s.finite(j + 1);
        if closing || depth == 0 && (comma || said) {
            return from..j;
        }
    }
    from..s.near(from).end
}

#[cfg(test)]
mod tests {
    use super::super::tests::find;
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
            ("The scheme is slow, critics say.", "The scheme is slow"),
            ("According to critics, the scheme is slow.", "the scheme is slow"),
            ("The scheme is slow, according to critics.", "The scheme is slow"),
            ("It is a root widely believed to heal burns.", "to heal burns"),
            ("They asked about the claimed sightings in the bay.", "sightings in the bay"),
            ("The club would sell the boat, an old trawler.", "The club would sell the boat"),
            ("He was not sure the roof was dry.", "the roof was dry"),
            ("The sale would raise Sh1.2 billion.", "The sale would raise Sh1.2 billion"),
            ("He lost a bag in which Ann may keep it.", "in which Ann may keep it"),
            ("If it were dry, heads would roll.", "If it were dry|heads would roll"),
            ("He knew about what they may say.", "what they may say"),
            ("If I had it, he’d sell it.", "If I had it|he’d sell it"),
            ("The boat, the Skua, was carrying about 90 goats.", "The boat, the Skua, was carrying about 90 goats"),
            ("The bridge, which carries some 300 vans, is shut.", "which carries some 300 vans"),
            ("It does not help, apparently.", "It does not help, apparently"),
            ("That could have been her.", "That could have been her"),
            ("He said the mill is old and that as many as 60 rats lived there.", "as many as 60 rats lived there"),
            ("And the mill may be old.", "And the mill may be old"),
            ("Ann tells me the water was almost cold.", "the water was almost cold"),
            ("Perhaps I am wrong, but when I hear it I leave.", "Perhaps I am wrong"),
            ("Bo met about 80 people, several of whom left.", "Bo met about 80 people"),
            ("When asked about reports that he lied, he said the matter was closed.", "he lied"),
            ("He left, accusing the clerk of theft.", "the clerk of theft"),
            ("The bridge is to close, it is understood.", "The bridge is to close"),
            ("‘He was nearly right,’ she said.", "He was nearly right"),
            ("It may close, the head of the old harbour council said.", "It may close"),
            (
                "It may close, the head of the very old harbour council said.",
                "It may close, the head of the very old harbour council said",
            ),
            (
                "The mill, which was built by the men of the town in the old days, may close.",
                "The mill, which was built by the men of the town in the old days, may close",
            ),
            (
                "The mill, which was built by the men of the town in the very old days, may close.",
                "which was built by the men of the town in the very old days, may close",
            ),
            ("They saw the big old dark brick apparent mill.", "the big old dark brick apparent mill"),
            ("They saw the very big old dark brick apparent mill.", "very big old dark brick apparent mill"),
            ("Dorn claimed in a letter to the town that it was old.", "it was old"),
            (
                "Dorn claimed in a letter to the old town that it was old.",
                "Dorn claimed in a letter to the old town that it was old",
            ),
        ] {
            let b = Blocks::from_parts([(BlockKind::Paragraph, text)]).unwrap();
            let found = find(&Document::new(&b), &[]);
            let claims: Vec<_> = found.iter().map(|h| &text[h.claim.range()]).collect();
            assert_eq!(claims.join("|"), want, "{text}");
        }
    }
}
