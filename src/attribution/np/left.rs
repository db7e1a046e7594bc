//! The subject before a cue, with its title, its post-modifiers and its apposition between commas.

use super::{MAX_SOURCE_TOKENS, Np, is_stop, opens_clause, verbish};
use crate::attribution::units::Quotes;
use crate::{
    lexicon::{Classes, sets},
    text::Case,
};
use std::ops::Range;

impl Np<'_, '_> {
    /// The subject that ends right before token `end`, reading back to `floor` at most. Includes its title, its
    /// post-modifiers and its apposition between commas.
    pub(in crate::attribution) fn left(&self, floor: usize, end: usize) -> Option<Range<usize>> {
        if end <= floor {
            return None;
        }
        if self.doc.comma(end - 1) {
            return self.left_apposed(floor, end - 1);
        }
        self.valid(self.left_plain(floor, end))
    }

    /// A noun phrase without commas that ends before `end`.
    fn left_plain(&self, floor: usize, end: usize) -> Range<usize> {
        let doc = self.doc;
        if end <= floor {
            return end..end;
        }
        let last = end - 1;
        if doc.is(last, Classes::PRONOUN_SUBJECT)
            && !(last > floor && doc.is(last - 1, Classes::DETERMINER.or(Classes::POSSESSIVE))
                // "a man who voted against it"
                || doc.eq(last, "it") && last > floor && doc.one_of(last - 1, words!("against with about of in on from by"))
                || doc.one_of(last, words!("one some others many")))
        {
            return last..end;
        }
        let mut start = end;
        let mut i = end;
        while i > floor && end - i < MAX_SOURCE_TOKENS {
            i -= 1;
            if doc.mark(i, ")") {
                let Some(open) = (floor..i).rev().take(12).find(|j| doc.mark(*j, "(")) else { break };
                start = open;
                i = open;
                continue;
            }
            // "the “Quiet Star” actor"
            let title = self.quotes.marks_at(i).filter(|q| q.end == i + 1 && q.start > floor && i + 1 < end);
            if let Some(q) = title
                && doc.is(q.start - 1, Classes::DETERMINER)
                && q.clone().all(|k| doc.token(k).capital() || !doc.token(k).is_word)
                && !Quotes::stop_inside(doc, q)
            {
                start = q.start;
                i = q.start;
                continue;
            }
            let t = doc.token(i);
            if self.quotes.at(i).is_some() || is_stop(doc, i) || matches!(t.first, ',' | '(') {
                break;
            }
            // "the union that represents drivers"
            let clause = doc.eq(i, "that") && doc.token(i + 1).verb.is_some_and(|v| v.third() && !v.past());
            if clause && i > floor && doc.token(i - 1).is_word && !verbish(doc, i - 1) {
                start = i;
                continue;
            }
            if doc.one_of(i, words!("who which that"))
                || opens_clause(doc, i) && !doc.is(end - 1, Classes::COORDINATOR)
                || (t.is(Classes::SUBORDINATOR) && !doc.one_of(i, words!("as so")) && t.case != Case::Title)
                    // "a statement issued after the talks"
                    && !(i > floor + 1
                        && doc.one_of(i - 1, words!("issued released published"))
                        && doc.is(i - 2, Classes::DOCUMENT))
            {
                break;
            }
            if verbish(doc, i) {
                // A relative clause is part of the phrase: "the man who saw it said".
                if let Some(who) = (floor.max(i.saturating_sub(6))..i)
                    .rev()
                    .take_while(|j| doc.token(*j).is_word)
                    .find(|j| doc.one_of(*j, sets::grammar::RELATIVE_SUBJECT))
                    && who > floor
                {
                    start = who;
                    i = who;
                    continue;
                }
                // A participle after its noun: "the officials named in the report said".
                let after = doc.phrase(start, Classes::TIME).map_or(start, |p| p.end);
                let bad = after < end
                    && doc.is(after, Classes::PREPOSITION)
                    && doc.token(i).verb.is_some_and(|v| v.participle())
                    && !doc.is(i, Classes::AUXILIARY);
                if !bad {
                    break;
                }
            }
            if t.is(Classes::COORDINATOR) && self.clause_before(floor, i) {
                break;
            }
            start = i;
        }
        self.trim(start..end)
    }

    /// Whether a clause with its own verb is before a coordinator, in the same sentence.
    fn clause_before(&self, floor: usize, at: usize) -> bool {
        let doc = self.doc;
        if at == floor || doc.eq(at, "but") || doc.comma(at - 1) {
            return true;
        }
        (floor..at)
            .rev()
            .take(MAX_SOURCE_TOKENS)
            .take_while(|j| !is_stop(doc, *j) && self.quotes.at(*j).is_none())
            .any(|j| verbish(doc, j))
    }

    /// Removes leading adverbs, conjunctions and adverbials: "But on Monday officials".
    fn trim(&self, np: Range<usize>) -> Range<usize> {
        let doc = self.doc;
        let (mut start, end) = (np.start, self.before_time(np.clone()));
        while start + 1 < end {
            let last_of_time = doc.phrase(start, Classes::TIME).filter(|p| p.end < end);
            if let Some(p) = last_of_time {
                start = p.end;
            } else if doc.is(start, Classes::COORDINATOR.or(Classes::TIME))
                || (doc.is(start, Classes::ADVERB_CUE) && !doc.eq(start, "long"))
                || doc.is(start, Classes::WEEKDAY)
                || doc.one_of(
                    start,
                    words!("as that because when while although though if whether where however since until so what how why \
                        then there"),
                )
            {
                start += 1;
            } else if doc.eq(start, "with") {
                start += 1;
            } else if doc.is(start, Classes::PREPOSITION)
                && !doc.one_of(start, words!("like near over about around including"))
            {
                match self.after_adverbial(start, end) {
                    Some(s) => start = s,
                    None => return end..end,
                }
            } else {
                break;
            }
        }
        start..end
    }

    /// The end of a noun phrase without a final adverbial of time: "the minister on Friday".
    fn before_time(&self, np: Range<usize>) -> usize {
        let doc = self.doc;
        let mut end = np.end;
        while end > np.start + 1
            && (doc.is(end - 1, Classes::WEEKDAY) || (doc.is(end - 1, Classes::TIME) && !doc.token(end - 1).capital()))
        {
            end -= 1;
            if end > np.start + 1 && doc.one_of(end - 1, sets::attribution::BEFORE_DAYS) {
                end -= 1;
            }
        }
        end
    }

    /// Where the subject begins after an opening prepositional phrase without a comma: "In a statement Mr. Lee".
    fn after_adverbial(&self, start: usize, end: usize) -> Option<usize> {
        let doc = self.doc;
        // "on Monday officials", "in May 2020 the mayor"
        let time = |i: usize| doc.is(i, Classes::WEEKDAY.or(Classes::MONTH)) || doc.token(i).is_number;
        if time(start + 1) {
            return (start + 2..end).find(|i| !time(*i) && doc.token(*i).is_word);
        }
        let mut noun = false;
        for i in start + 1..end {
            let t = doc.token(i);
            let begins = t.is(Classes::PRONOUN_SUBJECT.or(Classes::DETERMINER))
                || (t.is(Classes::TITLE) && t.capital())
                || (t.capital() && !doc.token(i - 1).capital());
            if noun && begins && !doc.is(i - 1, Classes::PREPOSITION.or(Classes::DETERMINER)) {
                return Some(i);
            }
            noun |= t.is_word && !t.is(Classes::DETERMINER.or(Classes::PREPOSITION));
        }
        None
    }

    /// "X, the Y of Z, said": the apposition ends at `comma`.
    fn left_apposed(&self, floor: usize, comma: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let mut from = comma;
        let mut depth = 0;
        loop {
            // The segment before `from`, and the comma before it.
            let before = self.comma_before(floor, from)?;
            let segment = before + 1..from;
            depth += 1;
            if segment.is_empty() || depth > 5 || !self.apposes(segment.clone()) && depth == 1 {
                return None;
            }
            let head = self.left_plain(floor, before);
            let head_ok = head.start < head.end && self.named_or_described(&head);
            if head_ok && let Some(described) = self.described_before(floor, &head) {
                return Some(described.start..comma);
            }
            let goes_on = head.start > floor && doc.comma(head.start - 1) && self.continues_apposition(floor, &head);
            // "Speaking on the radio with Tom Roe, the mayor, Ada Quill, said": the opening phrase is not part of the
            // subject.
            let near = doc.one_of(head.start, sets::speakers::ADJECTIVES_BEFORE_A_NAME);
            let opens =
                doc.word(head.start).ends_with("ing") && head.start == doc.sentence_of(head.start).start && !near;
            if head_ok && opens {
                return Some(self.last_described(before + 1..comma));
            }
            if head_ok && !goes_on {
                return Some(head.start..comma);
            }
            from = before;
        }
    }

    /// In "Tom Roe, the minister, Ana Pereira", the second person, who is described and named.
    fn last_described(&self, all: Range<usize>) -> Range<usize> {
        let doc = self.doc;
        let determined = |i: &usize| doc.comma(*i) && doc.is(i + 1, Classes::DETERMINER);
        let second = all
            .clone()
            .skip(1)
            .find(determined)
            .filter(|_| doc.token(all.start).capital() && !doc.is(all.start, Classes::DETERMINER));
        match second {
            Some(comma) if (comma + 2..all.end).any(|i| doc.comma(i)) => comma + 1..all.end,
            _ => all,
        }
    }

    /// "Her neighbour, Tom Roe, who …, said": a description before the name.
    fn described_before(&self, floor: usize, head: &Range<usize>) -> Option<Range<usize>> {
        let doc = self.doc;
        if head.start < floor + 2
            || !doc.comma(head.start - 1)
            || !doc.token(head.start).capital()
            || doc.is(head.start, Classes::DETERMINER)
        {
            return None;
        }
        let before = self.left_plain(floor, head.start - 1);
        let described = !before.is_empty()
            && !doc.word(before.start).ends_with("ing")
            && (doc.is(before.start, Classes::DETERMINER.or(Classes::POSSESSIVE))
                || before.clone().any(|i| doc.is_possessive(i)))
            // "The Director of Health, Dr Ana Roe, who"
            && (!doc.token(before.end - 1).capital()
                || before.clone().take_while(|i| !doc.is(*i, Classes::PREPOSITION)).any(|i| doc.is(i, Classes::TITLE)));
        (described && self.named_or_described(&before)).then_some(before)
    }

    fn comma_before(&self, floor: usize, at: usize) -> Option<usize> {
        (floor..at)
            .rev()
            .take(MAX_SOURCE_TOKENS)
            .take_while(|i| self.quotes.at(*i).is_none() && !is_stop(self.doc, *i))
            .find(|i| self.doc.comma(*i))
    }

    /// Whether a segment between commas can be an apposition or a relative clause.
    fn apposes(&self, s: Range<usize>) -> bool {
        let doc = self.doc;
        let i = s.start;
        let t = doc.token(i);
        if doc.one_of(i, sets::grammar::ALL_RELATIVE)
            || doc.one_of(i, words!("including formerly now then himself herself itself both also speaking"))
        {
            return true;
        }
        // "…, and who asked not to be named,"
        if t.is(Classes::COORDINATOR) && s.len() > 1 && doc.one_of(i + 1, sets::grammar::RELATIVE_SUBJECT) {
            return true;
        }
        // "led by A", "quoted in the paper"
        if t.verb.is_some_and(|v| v.participle()) && s.len() > 1 && doc.is(i + 1, Classes::PREPOSITION) {
            return true;
        }
        if t.is(Classes::AUXILIARY.or(Classes::PRONOUN_SUBJECT).or(Classes::SUBORDINATOR).or(Classes::COORDINATOR))
            && !doc.one_of(i, words!("one as"))
        {
            return false;
        }
        !s.clone().any(|j| verbish(doc, j)) || s.clone().any(|j| doc.one_of(j, sets::grammar::RELATIVE))
    }

    /// Whether a head is itself a part of a longer apposition: an age, a place, "of Ohio", "a Democrat".
    fn continues_apposition(&self, floor: usize, head: &Range<usize>) -> bool {
        let doc = self.doc;
        let first = doc.token(head.start);
        if first.is_number
            || first.is(Classes::PREPOSITION)
            || doc.eq(head.start, "who")
            || doc.one_of(head.start, sets::grammar::INDEFINITE_ARTICLE)
        {
            return true;
        }
        // "Ada Quill, the minister for health, a doctor": a description after a name.
        let named_before = head.start >= 2 && doc.token(head.start - 2).capital();
        // "…, the counsel for the defence, Mr Keane,": a description followed by its name; complete.
        let opens = head.start > 0 && self.left_plain(floor, head.start - 1).start <= floor + 1;
        let named_after = !opens && doc.comma(head.end) && doc.token(head.end + 1).capital();
        named_before
            && !named_after
            && (first.is(Classes::DETERMINER) || (head.len() == 1 && doc.word(head.start).ends_with('.')))
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check;

    #[test]
    fn table() {
        check(&[
            (
                "Mohan Das Pereira, the island’s minister for roads and ports, said the bridge was safe.",
                "Mohan Das Pereira, the island’s minister for roads and ports [said] the bridge was safe",
            ),
            (
                "The island’s police chief, Ana Pereira, said the bridge was safe.",
                "The island’s police chief, Ana Pereira [said] the bridge was safe",
            ),
            (
                "Speaking on the radio with Tom Roe, the minister, Ana Pereira, said the bridge was safe.",
                "the minister, Ana Pereira [said] the bridge was safe",
            ),
            (
                "The Director of Health, Dr Ana Roe, who was at the clinic, confirmed the figure of three.",
                "The Director of Health, Dr Ana Roe, who was at the clinic [confirmed] the figure of three",
            ),
            (
                "A joint statement issued after the talks said the bridge was safe.",
                "A joint statement issued after the talks [said] the bridge was safe",
            ),
            (
                "The plan was published after the mayor said the bridge was safe.",
                "the mayor [said] the bridge was safe",
            ),
            (
                "After the walk with Mayor Roe, Ada Lund, who was there, said the bridge was safe.",
                "Ada Lund, who was there [said] the bridge was safe",
            ),
            (
                "The rain forecasting office said the bridge was safe.",
                "The rain forecasting office [said] the bridge was safe",
            ),
            ("But on Monday officials said the bridge was safe.", "officials [said] the bridge was safe"),
            ("The man who voted against it says it was safe.", "The man who voted against it [says] it was safe"),
            ("The man who sold the bridge said it was safe.", "The man who sold the bridge [said] it was safe"),
            (
                "Shares fell after President Ana Pereira on Friday said the bridge was unsafe.",
                "President Ana Pereira [said] the bridge was unsafe",
            ),
            (
                "A report released last month by the Bridge Forum, a charity, said it was safe.",
                "A report released last month by the Bridge Forum, a charity [said] it was safe",
            ),
            ("In a statement Ms. Pereira said the bridge was safe.", "Ms. Pereira [said] the bridge was safe"),
            (
                "Sen. Ana Pereira (D-Ohio) said the bridge was safe.",
                "Sen. Ana Pereira (D-Ohio) [said] the bridge was safe",
            ),
            (
                "The driver and the guard said the bridge was safe.",
                "The driver and the guard [said] the bridge was safe",
            ),
            (
                "Gio Vian, the editor of the island’s newspaper, La Voce Nuova, said the bridge was safe.",
                "Gio Vian, the editor of the island’s newspaper, La Voce Nuova [said] the bridge was safe",
            ),
        ]);
    }
}
