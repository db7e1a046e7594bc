//! The rule labeller: source, cue and content of a block, unit by unit.
//!
//! What is surest comes first: a cue beside a quotation, a parenthesis at the end of a sentence, "according to"; then
//! verbs and nouns with their complements, from left to right, each taking its content to the end of its clause.

use super::{
    complement::{begins, complement, content_end},
    cue::{Cue, cue_at},
    label::{Label, Role, Rule},
    np::{Np, is_clitic, verbish},
    units::{Quotes, units},
};
use crate::{
    lexicon::{Classes, Frames},
    text::Document,
};
use std::ops::Range;

/// Labels one block's body.
pub(super) fn label(doc: &Document<'_>, quotes: &Quotes, body: &Range<usize>) -> Vec<Label> {
    let mut l = Labeller { np: Np { doc, quotes }, labels: Vec::new() };
    let units = units(doc, quotes, body);
    if l.transcript(body) {
        return l.done();
    }
    for (n, unit) in units.iter().enumerate() {
        let next = units.get(n + 1).map_or(unit.end, |u| u.end);
        l.quotations(unit, next);
    }
    for unit in &units {
        if l.is_free(unit) || !l.any_in(unit) {
            l.parenthesis(unit);
        }
        l.according_to(unit);
        l.forward(unit);
    }
    for unit in &units {
        l.alone(unit);
    }
    l.done()
}

struct Labeller<'a, 't> {
    np: Np<'a, 't>,
    labels: Vec<Label>,
}

impl Labeller<'_, '_> {
    fn done(mut self) -> Vec<Label> {
        self.labels.sort_by_key(|l| (l.tokens.start, l.tokens.end));
        self.labels
    }

    fn push(&mut self, role: Role, tokens: Range<usize>, rule: Rule) {
        if !tokens.is_empty() && self.is_free(&tokens) {
            self.labels.push(Label { role, tokens, rule });
        }
    }
    fn is_free(&self, r: &Range<usize>) -> bool {
        self.labels.iter().all(|l| l.tokens.end <= r.start || r.end <= l.tokens.start)
    }
    fn any_in(&self, r: &Range<usize>) -> bool {
        !self.is_free(r)
    }
    fn attribute(&mut self, source: Option<Range<usize>>, cue: Range<usize>, content: Range<usize>, rule: Rule) {
        self.push(Role::Content, content, rule);
        if let Some(s) = source {
            self.push(Role::Source, s, rule);
        }
        self.push(Role::Cue, cue, rule);
    }

    /// NAME: what they say, as transcripts have it.
    fn transcript(&mut self, body: &Range<usize>) -> bool {
        let doc = self.np.doc;
        let Some(colon) = body.clone().take(8).find(|i| doc.word(*i) == ":") else { return false };
        let name = body.start..colon;
        let all_caps = name.clone().all(|i| {
            let w = doc.word(i);
            !doc.tokens[i].is_word || w.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
        });
        let letters: usize = name.clone().map(|i| doc.word(i).chars().filter(|c| c.is_alphabetic()).count()).sum();
        if name.is_empty()
            || !all_caps
            || letters < 3
            || colon + 3 >= body.end
            || !name.clone().any(|i| doc.tokens[i].is_word)
        {
            return false;
        }
        self.attribute(Some(name), colon..colon + 1, colon + 1..body.end, Rule::Transcript);
        true
    }

    /// Quotations with a cue beside them.
    fn quotations(&mut self, unit: &Range<usize>, next_end: usize) {
        let quotes = self.np.quotes.within(unit).to_vec();
        for q in quotes {
            let ceil = if q.end == unit.end && self.stop_inside(&q) { next_end } else { unit.end };
            if self.np.quotes.at(q.start).is_none() || self.any_in(&q) {
                continue;
            }
            if let Some((source, cue, rule)) = self.cue_after(&q, ceil) {
                self.attribute(Some(source), cue, q, rule);
            } else if let Some((source, cue)) = self.cue_before(&q, unit) {
                // More of the sentence after the quotation is content too, unless it has a stop inside its marks.
                let end = if self.stop_inside(&q) || q.end == unit.end {
                    q.end
                } else {
                    content_end(&self.np, q.start, unit.end).max(q.end)
                };
                self.attribute(source, cue, q.start..end, Rule::QuotationCue);
            } else if let Some(source) = self.signature(&q, unit) {
                self.push(Role::Content, q.clone(), Rule::Signature);
                self.push(Role::Source, source, Rule::Signature);
            }
        }
    }

    fn stop_inside(&self, q: &Range<usize>) -> bool {
        Quotes::stop_inside(self.np.doc, q)
    }

    /// “…,” said X. “…,” X said. “…,” according to X.
    fn cue_after(&self, q: &Range<usize>, ceil: usize) -> Option<(Range<usize>, Range<usize>, Rule)> {
        let doc = self.np.doc;
        let mut p = q.end;
        let comma = p < ceil && matches!(doc.word(p), "," | "—" | "–" | "―" | "--");
        if comma {
            p += 1;
        }
        if p >= ceil || !(comma || self.stop_inside(q)) {
            return None;
        }
        if let Some(phrase) = doc.phrase(p, Classes::ATTRIBUTIVE) {
            return self.np.right(phrase.end, ceil).map(|s| (s, phrase, Rule::AccordingTo));
        }
        if let Some(quoted) = self.quoted_by(p, ceil) {
            return self.np.left(p, quoted.start).map(|s| (s, quoted, Rule::Quoted));
        }
        for i in p..ceil.min(p + 45) {
            if self.np.quotes.at(i).is_some()
                || matches!(doc.tokens[i].first, '.' | ';' | '!' | '?') && !doc.tokens[i].is_word
            {
                return None;
            }
            let Some(cue) = cue_at(doc, self.np.quotes, p, i) else { continue };
            if cue.infinitive
                || cue.passive
                || !(cue.frames.any(Frames::QUOTE) || cue.frames.any(Frames::OF) && cue.speech)
                || (cue.participle && i > p)
            {
                continue;
            }
            if cue.tokens.start == p
                || (cue.tokens.start <= p + 2 && (p..cue.tokens.start).all(|j| doc.is(j, Classes::ADVERB_CUE)))
            {
                // Inverted, unless a clause follows: “…,” he said; said X.
                if let Some(source) = self.np.right(cue.tokens.end, ceil).filter(|s| !self.clause_after(s, ceil)) {
                    return Some((source, cue.tokens, Rule::QuotationCue));
                }
                return None;
            }
            let source = self.np.left(p, cue.from)?;
            let lead = p..source.start;
            let plain = lead.clone().all(|j| !verbish(doc, j))
                && lead.len() <= 8
                && !(lead.len() == 1 && doc.is(p, Classes::COORDINATOR) && !doc.eq(p, "and"));
            return plain.then_some((source, cue.tokens, Rule::QuotationCue));
        }
        None
    }

    /// Whether a verb follows right after a noun phrase: it is a subject, not the source of an inverted cue.
    fn clause_after(&self, np: &Range<usize>, ceil: usize) -> bool {
        np.end < ceil && verbish(self.np.doc, np.end) && np.len() > 0 && !self.np.doc.one_of(np.end, &["said"])
    }

    /// X said: “…”; X told Y, “…”; X called it “…”.
    fn cue_before(&self, q: &Range<usize>, unit: &Range<usize>) -> Option<(Option<Range<usize>>, Range<usize>)> {
        let doc = self.np.doc;
        let floor = self.floor(unit.start, q.start);
        let from = q.start.saturating_sub(14).max(floor);
        let punct = q.start > unit.start && matches!(doc.word(q.start - 1), "," | ":" | "—" | "–" | "―" | "--");
        // “…,” she told the court, “…”: the second half of what has its cue already.
        let labelled = self
            .labels
            .iter()
            .filter(|l| l.role == Role::Cue && l.tokens.start >= unit.start && l.tokens.end <= q.start)
            .max_by_key(|l| l.tokens.end);
        if let Some(l) = labelled
            && punct
            && floor < q.start
            && q.start - floor <= 14
            && (floor..q.start).all(|j| self.np.quotes.at(j).is_none() && !verbish(doc, j))
        {
            return Some((None, l.tokens.clone()));
        }
        for i in (from..q.start).rev() {
            let Some(cue) = cue_at(doc, self.np.quotes, floor, i) else { continue };
            if cue.infinitive || cue.passive || cue.negated || !cue.frames.any(Frames::QUOTE) {
                continue;
            }
            let adjacent = cue.tokens.end == q.start
                || begins(&self.np, &cue, unit.end).is_some_and(|(s, r)| s == q.start && r == Rule::QuotationCue);
            let loose = punct
                && cue.speech
                && (cue.tokens.end..q.start - 1).all(|j| self.np.quotes.at(j).is_none() && !verbish(doc, j))
                && (doc.word(q.start - 1) == ":" || q.start - 1 - cue.tokens.end <= 8);
            if !(adjacent && (punct || cue.speech) || loose) {
                continue;
            }
            let source = self.source_of(&cue, floor, unit);
            if source.is_none() && !cue.participle && !self.has_label_before(unit, cue.tokens.start) {
                continue;
            }
            return Some((source, cue.tokens));
        }
        self.colon_before(q, unit, floor)
    }

    /// "She went further: “…”": any verb and a colon right before a quotation.
    fn colon_before(
        &self,
        q: &Range<usize>,
        unit: &Range<usize>,
        floor: usize,
    ) -> Option<(Option<Range<usize>>, Range<usize>)> {
        let doc = self.np.doc;
        if q.start < floor + 3 || doc.word(q.start - 1) != ":" {
            return None;
        }
        let subject = self.subject(unit, q.start - 1)?;
        let end = (subject.end + 1..q.start - 1).find(|i| !doc.tokens[*i].is_word).unwrap_or(q.start - 1);
        (subject.start >= floor).then(|| (Some(subject.clone()), subject.end..end))
    }

    /// The subject of a unit: its first noun phrase, or that after its opening adverbial, if a verb follows it.
    fn subject(&self, unit: &Range<usize>, before: usize) -> Option<Range<usize>> {
        let doc = self.np.doc;
        let mut first = (unit.start..before)
            .find(|i| doc.tokens[*i].is_word && !doc.is(*i, Classes::COORDINATOR.or(Classes::ADVERB_CUE)))?;
        if doc.is(first, Classes::PREPOSITION.or(Classes::SUBORDINATOR))
            || doc.tokens[first].verb.is_some_and(|v| v.ing() || v.participle())
        {
            first = (first..before).find(|i| doc.word(*i) == ",")? + 1;
        }
        let subject = self.np.right(first, before)?;
        (subject.end < before && (verbish(doc, subject.end) || doc.is(subject.end, Classes::ADVERB_CUE)))
            .then_some(subject)
    }

    /// “…” — Name, at the end of a block.
    fn signature(&self, q: &Range<usize>, unit: &Range<usize>) -> Option<Range<usize>> {
        let doc = self.np.doc;
        let dash = q.end;
        if dash + 1 >= unit.end
            || !matches!(doc.word(dash), "—" | "–" | "―" | "--" | "-")
            || unit.end != doc.block_of(dash).body.end
        {
            return None;
        }
        let name = self.np.right(dash + 1, unit.end)?;
        (doc.tokens[name.start].capital() && name.len() <= 12 && !(name.end..unit.end).any(|i| verbish(doc, i)))
            .then_some(name)
    }

    /// "was quoted (on Sunday | by Y) as saying (by Y)": from its auxiliary to "saying" at or after `p`.
    fn quoted_by(&self, p: usize, ceil: usize) -> Option<Range<usize>> {
        let doc = self.np.doc;
        for i in p..ceil.min(p + 40) {
            if matches!(doc.tokens[i].first, '.' | ';') || self.np.quotes.at(i).is_some() {
                return None;
            }
            if doc.one_of(i, &["quoted", "cited", "reported"])
                && i > p
                && doc.is(i - 1, Classes::AUXILIARY)
                && let Some(end) = (i + 1..ceil.min(i + 16))
                    .find(|j| doc.eq(*j, "as") && doc.one_of(j + 1, &["saying", "telling", "writing", "having"]))
            {
                let aux = if i > p + 1 && doc.is(i - 2, Classes::AUXILIARY) { i - 2 } else { i - 1 };
                return Some(aux..end + 2);
            }
        }
        None
    }

    /// It will rain, she said. It will rain, said the minister for floods.
    fn parenthesis(&mut self, unit: &Range<usize>) {
        let doc = self.np.doc;
        let mut i = unit.end;
        while i > unit.start + 2 {
            i -= 1;
            let Some(cue) = cue_at(doc, self.np.quotes, unit.start, i) else { continue };
            if !cue.frames.any(Frames::AFTER) || cue.infinitive || cue.passive || cue.participle || cue.negated {
                continue;
            }
            let comma = |at: usize| at > unit.start && doc.word(at - 1) == ",";
            // "…, X said on Monday."
            if let Some(source) = self.np.left(unit.start, cue.from)
                && source.start > unit.start + 1
                && comma(source.start)
                && self.tail(cue.tokens.end, unit.end)
            {
                let content = unit.start..source.start - 1;
                // "She was, she says, less angry than tired.": what comes before need not be a clause.
                let middle = cue.tokens.end + 2 < unit.end
                    && doc.word(cue.tokens.end) == ","
                    && !doc.is(cue.tokens.end + 1, Classes::COORDINATOR.or(Classes::SUBORDINATOR))
                    && self.is_free(&content)
                    && !doc.is(unit.start, Classes::SUBORDINATOR.or(Classes::PREPOSITION))
                    && content.clone().any(|j| doc.tokens[j].is_word)
                    && !content.clone().any(|j| doc.word(j) == ",")
                    && !doc.tokens[cue.tokens.end + 1].verb.is_some_and(|v| v.ing());
                if middle || self.is_clause(&content) {
                    self.attribute(Some(source.clone()), cue.tokens.clone(), content, Rule::Parenthesis);
                    // "The plan, he said, would fail."
                    if cue.tokens.end < unit.end
                        && doc.word(cue.tokens.end) == ","
                        && !doc.is(cue.tokens.end + 1, Classes::COORDINATOR.or(Classes::SUBORDINATOR))
                        && (middle || (cue.tokens.end + 1..unit.end).any(|j| verbish(doc, j)))
                        && !cue_at(doc, self.np.quotes, cue.tokens.end, cue.tokens.end + 1)
                            .is_some_and(|c| c.participle)
                    {
                        let end = content_end(&self.np, cue.tokens.end + 1, unit.end);
                        self.push(Role::Content, cue.tokens.end + 1..end, Rule::Parenthesis);
                    }
                    return;
                }
            }
            // "…, said X."
            if comma(cue.tokens.start)
                && cue.frames.any(Frames::QUOTE)
                && !cue.frames.any(Frames::HEARER)
                && cue.tokens.len() == 1
                // "The research, led by A, suggests that": a subject with its apposition, not an inverted cue.
                && self.np.left(unit.start, cue.from).is_none_or(|s| s.start > unit.start + 1)
                && let Some(source) = self.np.right(cue.tokens.end, unit.end)
                && self.tail(source.end, unit.end)
                && cue.tokens.start > unit.start + 3
            {
                let content = unit.start..cue.tokens.start - 1;
                if self.is_clause(&content) {
                    self.attribute(Some(source), cue.tokens, content, Rule::Parenthesis);
                    return;
                }
            }
        }
    }

    /// Whether nothing but adverbials follows up to the end or the next comma.
    fn tail(&self, from: usize, end: usize) -> bool {
        let doc = self.np.doc;
        if from >= end || !doc.tokens[from].is_word {
            return from >= end || matches!(doc.word(from), "." | "," | "!" | "?");
        }
        let first = &doc.tokens[from];
        let adverbial = first.is(Classes::PREPOSITION.or(Classes::WEEKDAY).or(Classes::TIME).or(Classes::ADVERB_CUE))
            || doc.phrase(from, Classes::TIME).is_some()
            || doc.one_of(from, &["when", "while"]);
        let hearer = first.is(Classes::PRONOUN_OBJECT)
            || first.capital()
            || doc.one_of(from, &["reporters", "journalists", "the", "a"]);
        if !(adverbial || hearer) || doc.eq(from, "that") {
            return false;
        }
        (from..end).take_while(|i| doc.word(*i) != ",").all(|i| {
            self.np.quotes.at(i).is_none()
                && !doc.eq(i, "that")
                && (!verbish(doc, i) || doc.one_of(from, &["when", "while", "as", "after", "before"]))
        })
    }

    /// Whether a stretch reads as a clause: it has a finite verb, and does not open as a subordinate one.
    fn is_clause(&self, r: &Range<usize>) -> bool {
        let doc = self.np.doc;
        let first = r.start;
        self.is_free(r)
            && r.len() > 2
            && (r.len() > 8
                || r.clone().any(|i| self.np.quotes.at(i).is_some())
                || doc.block_of(first).kind == crate::text::BlockKind::Heading
                || r.clone().any(|i| verbish(doc, i) || doc.tokens[i].verb.is_some()))
            && !(doc.one_of(
                first,
                &["as", "when", "after", "while", "asked", "if", "because", "although", "though", "before", "since"],
            ) && !r.clone().any(|i| doc.word(i) == ","))
    }

    /// According to X, …; …, according to X.
    fn according_to(&mut self, unit: &Range<usize>) {
        let doc = self.np.doc;
        for i in unit.clone() {
            let Some(phrase) = doc.phrase(i, Classes::ATTRIBUTIVE) else { continue };
            if self.np.quotes.at(i).is_some() || self.any_in(&phrase) {
                continue;
            }
            let comma_ends = |s: &Range<usize>| s.end < unit.end && doc.word(s.end) == ",";
            let leads = (unit.start..i)
                .all(|j| !doc.tokens[j].is_word || doc.is(j, Classes::COORDINATOR.or(Classes::ADVERB_CUE)))
                && i <= unit.start + 2;
            // Before its clause the phrase ends at the first comma after which a subject begins.
            let source =
                if leads { self.leading_source(phrase.end, unit.end) } else { self.np.right(phrase.end, unit.end) };
            let Some(source) = source else { continue };
            if leads && comma_ends(&source) {
                let end = content_end(&self.np, source.end + 1, unit.end);
                self.attribute(Some(source.clone()), phrase, source.end + 1..end, Rule::AccordingTo);
                continue;
            }
            let floor = self.floor(unit.start, i);
            let start = self.clause_start(floor, i);
            let mut end = i;
            while end > start && matches!(doc.word(end - 1), "," | "—" | "–" | "―" | "--" | "(") {
                end -= 1;
            }
            if start < end && self.is_free(&(start..end)) {
                self.attribute(Some(source.clone()), phrase, start..end, Rule::AccordingTo);
                if comma_ends(&source)
                    && (source.end + 1..unit.end).any(|j| verbish(doc, j))
                    && doc.word(i - 1) == ","
                    && !doc.is(source.end + 1, Classes::SUBORDINATOR.or(Classes::COORDINATOR))
                {
                    let end = content_end(&self.np, source.end + 1, unit.end);
                    self.push(Role::Content, source.end + 1..end, Rule::AccordingTo);
                }
            }
        }
    }

    fn leading_source(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let doc = self.np.doc;
        let first = self.np.right(start, end)?;
        let comma = (first.start..end.min(first.start + 40)).find(|i| doc.word(*i) == ",")?;
        // The shortest phrase that a comma closes, unless the words after the comma are an apposition.
        let plain = start..comma;
        if first.end > comma && doc.word(first.end.min(end - 1)) == "," { Some(first) } else { Some(plain) }
    }

    fn clause_start(&self, floor: usize, at: usize) -> usize {
        let doc = self.np.doc;
        let mut start = floor;
        while start < at
            && (!doc.tokens[start].is_word
                && self.np.quotes.at(start).is_none()
                && !matches!(doc.tokens[start].first, '$' | '‘' | '“' | '"')
                || doc.is(start, Classes::COORDINATOR) && start > 0)
        {
            start += 1;
        }
        start
    }

    /// The end of the last label before `at`, not before `start`.
    fn floor(&self, start: usize, at: usize) -> usize {
        self.labels.iter().map(|l| l.tokens.end).filter(|e| *e <= at).max().unwrap_or(start).max(start)
    }
    fn has_label_before(&self, unit: &Range<usize>, at: usize) -> bool {
        self.labels.iter().any(|l| l.role == Role::Cue && l.tokens.start >= unit.start && l.tokens.end <= at)
    }

    /// The subject of a cue: before it, or for a participle the subject of its sentence.
    fn source_of(&self, cue: &Cue, floor: usize, unit: &Range<usize>) -> Option<Range<usize>> {
        let doc = self.np.doc;
        if !cue.participle {
            let own = self.np.left(floor, cue.from);
            let before = cue.from.checked_sub(1).filter(|b| *b > unit.start);
            // "She shook her head and said": the subject of the first verb.
            if own.is_some()
                || !before.is_some_and(|b| doc.is(b, Classes::COORDINATOR.or(Classes::ADVERB_CUE)) || doc.eq(b, "then"))
            {
                return own;
            }
        }
        if self.has_label_before(unit, cue.tokens.start) {
            return None;
        }
        self.subject(unit, cue.tokens.start)
    }

    /// Verbs and nouns with their complements, from left to right.
    fn forward(&mut self, unit: &Range<usize>) {
        let mut i = unit.start;
        while i < unit.end {
            if let Some(l) = self.labels.iter().find(|l| l.tokens.contains(&i)) {
                i = l.tokens.end;
                continue;
            }
            if let Some(n) = self.np.quotes.at(i) {
                i = self.np.quotes.all[n].end;
                continue;
            }
            i = self.forward_at(i, unit).unwrap_or(i + 1);
        }
    }

    /// Tries the cue at `i`; the token after what it labelled.
    fn forward_at(&mut self, i: usize, unit: &Range<usize>) -> Option<usize> {
        let doc = self.np.doc;
        let floor = self.floor(unit.start, i);
        let ceil =
            self.labels.iter().map(|l| l.tokens.start).filter(|s| *s > i).min().unwrap_or(unit.end).min(unit.end);
        if let Some(quoted) = self.quoted_by(i, ceil).filter(|q| q.start == i) {
            let source = self.np.left(floor, i)?;
            let mut start = quoted.end + usize::from(doc.eq(quoted.end, "that"));
            if start < ceil && matches!(doc.word(start), "," | ":") {
                start += 1;
            }
            let end = content_end(&self.np, start.min(ceil - 1), ceil);
            self.attribute(Some(source), quoted, start..end, Rule::Quoted);
            return Some(end.max(i + 1));
        }
        if let Some(end) = self.noun_at(i, floor, ceil) {
            return Some(end);
        }
        let cue = cue_at(doc, self.np.quotes, floor, i)?;
        let source = self.source_of(&cue, floor, unit);
        let (content, rule) = complement(&self.np, &cue, self.clause_end(&cue, source.as_ref(), unit, ceil))?;
        // Nothing was said, or not by the subject: what is inside is not the outermost attribution either.
        if cue.passive || cue.negated || cue.infinitive {
            return Some(content.end);
        }
        let shares = source.is_none()
            && self.has_label_before(unit, cue.tokens.start)
            && (cue.participle
                || doc.is(cue.tokens.start - 1, Classes::COORDINATOR.or(Classes::ADVERB_CUE))
                || doc.word(cue.tokens.start - 1) == ",");
        if source.is_none() && !shares {
            return None;
        }
        if cue.plain_present && !self.agrees(&cue, source.as_ref(), i) {
            return None;
        }
        let end = content.end.max(cue.tokens.end);
        self.attribute(source, cue.tokens, content, rule);
        Some(end)
    }

    /// How far the clause of a cue reaches: to the comma where it is subordinate ("While she says X, …", ", who said X, …").
    fn clause_end(&self, cue: &Cue, source: Option<&Range<usize>>, unit: &Range<usize>, ceil: usize) -> usize {
        let doc = self.np.doc;
        let first = source.map_or(cue.from, |s| s.start.min(cue.from));
        let opens = |i: usize| i == unit.start || doc.word(i - 1) == ",";
        let asked = doc.one_of(unit.start, &["asked"]) && first == unit.start;
        let relative = source.is_some_and(|s| doc.one_of(s.start, &["who", "which"])) && opens(first);
        let subordinate = first > unit.start && doc.is(first - 1, Classes::SUBORDINATOR) && opens(first - 1);
        if !(asked || relative || subordinate) {
            return ceil;
        }
        (cue.tokens.end + 1..ceil).find(|i| doc.word(*i) == "," && self.np.quotes.at(*i).is_none()).unwrap_or(ceil)
    }

    /// Whether a present-tense form has a subject that fits it: "officials say", "she says", not "a state of".
    fn agrees(&self, cue: &Cue, source: Option<&Range<usize>>, verb: usize) -> bool {
        let doc = self.np.doc;
        let Some(s) = source else { return true };
        let last = s.end - 1;
        let (base, past) = doc.tokens[verb].verb.map_or((false, false), |v| (v.base(), v.past()));
        if past && (doc.is(last, Classes::PRONOUN_SUBJECT) || doc.tokens[last].capital()) {
            return true;
        }
        if !base {
            // "says": anything singular; a plural noun before it makes it a noun.
            return doc.is(last, Classes::PRONOUN_SUBJECT)
                || doc.tokens[last].capital()
                || !doc.word(last).ends_with('s')
                || cue.frames.any(Frames::AFTER) && doc.word(last) == ",";
        }
        let plural_pronoun = doc.one_of(last, &["i", "we", "they", "you", "who", "some", "many", "others", "both"]);
        // "residents of the close say": the head stands before its first preposition.
        let head =
            s.clone().skip(1).find(|j| doc.is(*j, Classes::PREPOSITION) || doc.word(*j) == ",").map_or(last, |j| j - 1);
        let plural_head = doc.word(head).ends_with('s') && !doc.tokens[head].capital()
            || doc.one_of(head, &["people", "men", "women", "police", "children", "media"]);
        let plural_noun = plural_head
            || doc.word(last).ends_with('s') && !doc.tokens[last].capital()
            || doc.one_of(last, &["people", "men", "women", "police", "children", "media"]);
        let coordinated = s.clone().any(|j| doc.eq(j, "and"));
        plural_pronoun || plural_noun || coordinated || (doc.tokens[last].capital() && doc.word(last).ends_with('s'))
    }

    /// "reports that …", "the minister's claim that …": a noun and its clause.
    fn noun_at(&mut self, i: usize, floor: usize, ceil: usize) -> Option<usize> {
        let doc = self.np.doc;
        if !doc.is(i, Classes::CUE_NOUN_SPEECH.or(Classes::CUE_NOUN_BELIEF)) || doc.tokens[i].capital() && i > floor {
            return None;
        }
        // "claims by X that"
        let mut that = i + 1;
        let mut source = None;
        if doc.one_of(that, &["by", "from"]) && that + 1 < ceil {
            let s = self.np.right(that + 1, ceil)?;
            that = s.end;
            source = Some(s);
        }
        if that + 2 >= ceil
            || !doc.eq(that, "that")
            || !(that + 1..ceil.min(that + 25)).any(|j| verbish(doc, j) || doc.tokens[j].verb.is_some())
        {
            return None;
        }
        // A relative clause ("the report that he wrote") has no subject of its own: it begins with the verb, or lacks an object.
        if verbish(doc, that + 1) || doc.is(that + 1, Classes::AUXILIARY) {
            return None;
        }
        if source.is_none() && i > floor {
            source = self.possessor(floor, i);
        }
        let end = content_end(&self.np, that + 1, ceil);
        self.attribute(source, i..i + 1, that + 1..end, Rule::NounClause);
        Some(end)
    }

    /// "the minister's" or "her" before a noun cue.
    fn possessor(&self, floor: usize, noun: usize) -> Option<Range<usize>> {
        let doc = self.np.doc;
        let mut j = noun;
        while j > floor && j + 4 > noun {
            j -= 1;
            if doc.is(j, Classes::POSSESSIVE) {
                return Some(j..j + 1);
            }
            if is_clitic(doc, j) {
                return self.np.left(floor, j);
            }
            if !doc.tokens[j].is_word || doc.is(j, Classes::DETERMINER.or(Classes::PREPOSITION)) {
                return None;
            }
        }
        None
    }

    /// A quotation that is its whole sentence and has no cue: it goes on from whoever was speaking.
    fn alone(&mut self, unit: &Range<usize>) {
        let quotes = self.np.quotes.within(unit).to_vec();
        for q in quotes {
            let whole = (unit.start..q.start).chain(q.end..unit.end).all(|i| !self.np.doc.tokens[i].is_word);
            if whole && self.is_free(&q) && q.len() > 3 {
                self.push(Role::Content, q, Rule::Alone);
            }
        }
    }
}
