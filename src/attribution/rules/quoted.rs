//! Cues beside a quotation: “…,” she said; she said: “…”; “…” — Name.

use super::{super::rule::Rule, finder::Finder};
use crate::attribution::reach::MAX_PHRASE_TOKENS;
use crate::{
    attribution::{
        complement::{begins, content_end},
        cue::cue_at,
        np::verbish,
        report::{Origin, Report},
        units::Quotes,
    },
    lexicon::{Classes, Frames, VerbClass, sets},
    text::Case,
};
use std::ops::Range;

/// Minimum words of a quotation that any verb may follow.
const MIN_QUOTATION_WORDS: usize = 4;
/// Maximum tokens of a name with its title before such a verb.
const MAX_SUBJECT_TOKENS: usize = 6;
impl Finder<'_, '_> {
    /// Finds quotations with a cue beside them.
    #[inline(never)]
    pub(super) fn quotations(&mut self, unit: &Range<usize>, next_end: usize) {
        let quotes = self.np.quotes.within(unit).to_vec();
        for q in quotes {
            let ceil = if q.end == unit.end && self.stop_inside(&q) { next_end } else { unit.end };
            if !self.is_free(&q) {
                continue;
            }
            if let Some((source, cue, rule)) = self.cue_after(&q, ceil) {
                let lead = self.lead_in(&q, unit);
                self.attribute(Some(source), cue, lead..q.end, rule);
            } else if let Some((source, cue)) = self.cue_before(&q, unit) {
                // The rest of the sentence after the quotation is content too, unless the quotation has a stop inside
                // its marks.
                let end = if self.stop_inside(&q) || q.end == unit.end {
                    q.end
                } else {
                    content_end(&self.np, q.start, unit.end).max(q.end)
                };
                self.attribute(source, cue, q.start..end, Rule::QuotationCue);
            } else if let Some(source) = self.signature(&q) {
                let content: Vec<_> = Some(q).filter(|q| self.take(q, false)).into_iter().collect();
                let source = Some(source).filter(|s| self.take(s, false));
                self.reports.push(Report { source, content, ..Report::new(Origin::Rule(Rule::Signature)) });
            }
        }
    }

    /// Where the content of a quotation with a cue after it begins. If the quotation ends a sentence that the
    /// reporter's words begin, at that sentence: This is a “rough time,” said X.
    fn lead_in(&self, q: &Range<usize>, unit: &Range<usize>) -> usize {
        let doc = self.np.doc;
        let floor = self.floor(unit.start, q.start);
        let runs_on = q.start > floor && doc.token(q.start - 1).is_word && floor == unit.start;
        let plain = runs_on && (floor..q.start).all(|i| self.np.quotes.at(i).is_none());
        if plain { self.clause_start(floor, q.start) } else { q.start }
    }

    fn stop_inside(&self, q: &Range<usize>) -> bool {
        Quotes::stop_inside(self.np.doc, q)
    }

    /// “…,” said X. “…,” X said. “…,” according to X.
    fn cue_after(&self, q: &Range<usize>, ceil: usize) -> Option<(Range<usize>, Range<usize>, Rule)> {
        let doc = self.np.doc;
        let mut p = q.end;
        let comma = p < ceil && doc.one_of(p, words!(", — – ― --"));
        if comma {
            p += 1;
        }
        if p >= ceil || !(comma || self.stop_inside(q)) {
            return None;
        }
        // “It is late.” READ MORE: …
        if doc.phrase(p, Classes::LABEL).is_some() && doc.token(p).case == Case::Upper {
            return None;
        }
        if let Some(phrase) = doc.phrase(p, Classes::ATTRIBUTIVE) {
            return self.np.right(phrase.end, ceil).map(|s| (s, phrase, Rule::AccordingTo));
        }
        if let Some(quoted) = self.quoted_by(p, ceil - p.min(ceil), ceil) {
            return self.np.left(p, quoted.start).map(|s| (s, quoted, Rule::Quoted));
        }
        if let Some(found) = self.plain_verb_after(q, p, ceil) {
            return Some(found);
        }
        for i in p..ceil.min(p + 45) {
            if self.np.quotes.at(i).is_some()
                || matches!(doc.token(i).first, '.' | ';' | '!' | '?') && !doc.token(i).is_word
            {
                return None;
            }
            let Some(cue) = cue_at(doc, self.np.quotes, p, i) else { continue };
            // “I paid.” She claimed that he knew: a cue in the next sentence, with its own content.
            let beyond = doc.token(i).sentence != doc.token(q.end - 1).sentence;
            // “I paid.” The sums reflect a loss: a verb with an object.
            let object =
                !cue.frames.any(Frames::HEARER) && doc.is(cue.tokens.end, Classes::DETERMINER.or(Classes::POSSESSIVE));
            if beyond && (object || begins(&self.np, &cue, ceil).is_some()) {
                return None;
            }
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
                // Inverted: “…,” said X; not “…,” telling X.
                if let Some(source) = self.np.right(cue.tokens.end, ceil).filter(|_| !cue.participle) {
                    return Some((source, cue.tokens, Rule::QuotationCue));
                }
                return None;
            }
            let source = self.np.left(p, cue.from)?;
            let lead = p..source.start;
            // “It was late.” One bus, she added, was full: a cue in the next sentence, inside its own content.
            let amid = beyond && !lead.is_empty() && doc.comma(cue.tokens.end) && cue.tokens.end + 1 < ceil;
            let plain = lead.clone().all(|j| !verbish(doc, j))
                && lead.len() <= 8
                // “We will stay,” when Roe said no.
                && !doc.one_of(p, sets::grammar::ADVERBIAL_CONJUNCTIONS)
                && !(lead.len() == 1 && doc.is(p, Classes::COORDINATOR) && !doc.eq(p, "and"));
            // On “This Week,” she said that: the clause is the content.
            let own = q.start > 0
                && doc.token(q.start - 1).is_word
                && doc.token(q.start - 1).block == doc.token(q.start).block
                && matches!(begins(&self.np, &cue, ceil), Some((_, Rule::ThatClause | Rule::BareClause)));
            return (plain && !own && !amid).then_some((source, cue.tokens, Rule::QuotationCue));
        }
        None
    }

    /// “The lease was void,” Justice Roe held: any verb in the past right after a name that follows a quoted sentence.
    fn plain_verb_after(&self, q: &Range<usize>, p: usize, ceil: usize) -> Option<(Range<usize>, Range<usize>, Rule)> {
        let doc = self.np.doc;
        let words = q.clone().filter(|i| doc.token(*i).is_word).count();
        let comma = q.len() > 2 && doc.comma(q.end - 2);
        if words < MIN_QUOTATION_WORDS || !comma || !doc.token(p).capital() || !q.clone().any(|i| verbish(doc, i)) {
            return None;
        }
        let verb = (p + 1..ceil.min(p + MAX_SUBJECT_TOKENS)).find(|i| !doc.token(*i).capital())?;
        let past = doc
            .token(verb)
            .verb
            .is_some_and(|v| v.past() && !matches!(v.verb().class, VerbClass::Speech | VerbClass::Belief));
        let after = verb + 1 >= ceil || !doc.token(verb + 1).is_word || doc.is(verb + 1, Classes::PREPOSITION);
        let source = self.np.left(p, verb).filter(|s| s.start == p && s.end == verb)?;
        (past && after).then_some((source, verb..verb + 1, Rule::QuotationCue))
    }

    /// X said: “…”; X told Y, “…”; X called it “…”.
    fn cue_before(&self, q: &Range<usize>, unit: &Range<usize>) -> Option<(Option<Range<usize>>, Range<usize>)> {
        let doc = self.np.doc;
        let floor = self.floor(unit.start, q.start);
        let from = q.start.saturating_sub(14).max(floor);
        let punct = q.start > unit.start && doc.one_of(q.start - 1, words!(", : — – ― --"));
        // “…,” she told the court, “…”: the second half of a quotation that has its cue already.
        if let Some(cue) = self.cue_found(unit, q.start)
            && punct
            && floor < q.start
            && q.start - floor <= 14
            && (floor..q.start).all(|j| {
                let own = || cue_at(doc, self.np.quotes, floor, j).is_some_and(|c| c.participle && c.speech);
                self.np.quotes.at(j).is_none() && !verbish(doc, j) && !own()
            })
        {
            return Some((None, cue));
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
                && (doc.mark(q.start - 1, ":") || q.start - 1 - cue.tokens.end <= 8);
            if !(adjacent && (punct || cue.speech) || loose) {
                continue;
            }
            let source = self.source_of(&cue, floor, unit);
            // "in a social media post: “…”": a noun.
            if cue.plain_present && !self.agrees(&cue, source.as_ref(), i) {
                continue;
            }
            if source.is_none() && !cue.participle && !self.has_cue_before(unit, cue.tokens.start) {
                continue;
            }
            // "He pointed out that she had said, “…”": the outer report has priority; this one is nested in it.
            if source.as_ref().is_some_and(|s| self.is_reported(s.start, floor)) {
                return None;
            }
            return Some((source, cue.tokens));
        }
        self.colon_before(q, unit, floor)
    }

    /// Whether the clause whose subject begins at token `at` is reported: a verb of speech and "that" are before it.
    fn is_reported(&self, at: usize, floor: usize) -> bool {
        let doc = self.np.doc;
        if at < floor + 2 || !doc.eq(at - 1, "that") {
            return false;
        }
        (floor..at - 1).rev().take(MAX_PHRASE_TOKENS).any(|i| {
            cue_at(doc, self.np.quotes, floor, i).is_some_and(|c| {
                let reports = c.speech && c.frames.any(Frames::THAT) && !(c.passive || c.negated || c.infinitive);
                reports && begins(&self.np, &c, at + 1).is_some_and(|(start, _)| start == at)
            })
        })
    }

    /// "She went further: “…”": any verb, and a colon right before a quotation.
    fn colon_before(
        &self,
        q: &Range<usize>,
        unit: &Range<usize>,
        floor: usize,
    ) -> Option<(Option<Range<usize>>, Range<usize>)> {
        let doc = self.np.doc;
        if q.start < floor + 3 || !doc.mark(q.start - 1, ":") {
            return None;
        }
        // "Said Ellis: “…”"
        let verb = |v: crate::lexicon::VerbForm| (v.past() || v.third()) && v.verb().frames.any(Frames::QUOTE);
        if doc.token(unit.start).verb.is_some_and(verb) && floor <= unit.start {
            let source = self.np.right(unit.start + 1, q.start - 1).filter(|s| s.end == q.start - 1)?;
            return Some((Some(source), unit.start..unit.start + 1));
        }
        // "It fits the motto of Ada Quill: “…”"
        let said =
            |k: &usize| doc.one_of(*k, words!("of from by")) && doc.one_of(k - 1, sets::attribution::VIEWS_AND_ANSWERS);
        if let Some(of) = (floor + 1..q.start - 2).rev().take(MAX_PHRASE_TOKENS).find(said)
            && doc.token(q.start - 2).capital()
        {
            let source = self.np.right(of + 1, q.start - 1).filter(|s| s.end == q.start - 1)?;
            return Some((Some(source), of - 1..of));
        }
        let subject = self.np.subject(unit, q.start - 1)?;
        let start = subject.end + usize::from(doc.comma(subject.end));
        let end = (start + 1..q.start - 1).find(|i| !doc.token(*i).is_word).unwrap_or(q.start - 1);
        // A long predicate ("summed up the journey from the boat to the plate:"): the cue is its verb.
        let end = if end - start > 4 { start + 1 } else { end };
        (subject.start >= floor).then(|| (Some(subject.clone()), start..end))
    }

    /// “…” — Name, at the end of a block; “…” [Name].
    fn signature(&self, q: &Range<usize>) -> Option<Range<usize>> {
        let doc = self.np.doc;
        let (dash, end) = (q.end, doc.block_of(q.start).body.end);
        if doc.mark(dash, "[") {
            let close = (dash + 1..end.min(dash + 8)).find(|i| doc.mark(*i, "]"))?;
            let name = self.np.right(dash + 1, close)?;
            let rest = (name.end..close).all(|i| !doc.token(i).is_word);
            // At the end of the article it is an agency's name.
            let last = doc.blocks.iter().rposition(|b| !b.body.is_empty()) == Some(doc.token(q.start).block as usize);
            return (rest && !(last && doc.token(q.start).block > 0) && name.clone().all(|i| doc.token(i).capital()))
                .then_some(name);
        }
        if dash + 1 >= end || !doc.one_of(dash, words!("— – ― -- -")) {
            return None;
        }
        let name = self.np.right(dash + 1, end)?;
        (doc.token(name.start).capital() && name.len() <= 12 && !(name.end..end).any(|i| verbish(doc, i)))
            .then_some(name)
    }

    /// "was quoted (on Sunday | by Y) as saying (by Y)": from the auxiliary to "saying". The verb is less than `reach`
    /// tokens from `p`.
    pub(super) fn quoted_by(&self, p: usize, reach: usize, ceil: usize) -> Option<Range<usize>> {
        let doc = self.np.doc;
        for i in p..ceil.min(p + reach) {
            if matches!(doc.token(i).first, '.' | ';') || self.np.quotes.at(i).is_some() {
                return None;
            }
            if doc.one_of(i, sets::attribution::QUOTED)
                && i > p
                && doc.is(i - 1, Classes::AUXILIARY)
                && let Some(end) = (i + 1..ceil.min(i + 16)).find(|j| {
                    doc.eq(*j, "as") && (doc.one_of(j + 1, sets::attribution::SAYING) || doc.eq(j + 1, "having"))
                })
            {
                let aux = (p..i).rev().take_while(|j| doc.is(*j, Classes::AUXILIARY)).last();
                return Some(aux.unwrap_or(i)..end + 2);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check_but;

    #[test]
    fn table() {
        check_but(
            &[
                ("“We will stay,” she said.", "she [said] “We will stay,”"),
                (
                    "“We will stay,” said Ada Quill, the minister for ports, who chairs the board.",
                    "Ada Quill, the minister for ports, who chairs the board [said] “We will stay,”",
                ),
                (
                    "“We will stay,” Ada Quill, the minister for ports, said on Monday.",
                    "Ada Quill, the minister for ports [said] “We will stay,”",
                ),
                (
                    "“We will stay,” she said. “We have nowhere to go.”",
                    "she [said] “We will stay,” + “We have nowhere to go.”",
                ),
                (
                    "“We will stay,” she told the court, “and so will you.”",
                    "she [told] “We will stay,” + “and so will you.”",
                ),
                ("“Will you stay?” Mr. Roe asked.", "Mr. Roe [asked] “Will you stay?”"),
                (
                    "The club said it was “late.” One bus, she added, was full.",
                    "The club [said] it was “late.”; she [added] One bus + was full",
                ),
                ("She said: “We will stay.”", "She [said] “We will stay.”"),
                ("She shook her head and said, “No.”", "She [said] “No.”"),
                ("Said Ada Quill: “We will stay.”", "Ada Quill [Said] “We will stay.”"),
                (
                    "The mayor went further: “It is a farce, and you know it.”",
                    "The mayor [went further] “It is a farce, and you know it.”",
                ),
                (
                    "Ada Quill is brave, and she lives by the words of the poet Ola Roe: “Say it twice.”",
                    "the poet Ola Roe [words] “Say it twice.”",
                ),
                ("“It is over,” according to the coach.", "the coach [according to] “It is over,”"),
                (
                    "“It is over,” he was quoted on Friday as saying by the Daily Bugle.",
                    "he [was quoted on Friday as saying] “It is over,”",
                ),
                ("“The best month of my life.” — Carla Roe", "Carla Roe [-] “The best month of my life.”"),
                ("“The best month of my life.” [Marlow Courier.]", "Marlow Courier [-] “The best month of my life.”"),
                ("This is a “rough time,” said Mr. Roe.", "Mr. Roe [said] This is a “rough time,”"),
                ("On “This Week,” she said that it was over.", "she [said] it was over"),
                ("‘We stay’, said Mr Roe.", "Mr Roe [said] ‘We stay’"),
                ("''We stay,'' he said.", "he [said] ''We stay,''"),
                (
                    "“The lease was void from its first day,” Justice Ada Quill held in a judgment.",
                    "Justice Ada Quill [held] “The lease was void from its first day,”",
                ),
                (
                    "“It was cold,” Tom Roe, a cook in the capital of Oakvale state, told a friend.",
                    "Tom Roe, a cook in the capital of Oakvale state [told] “It was cold,”",
                ),
                ("“It was cold,” the Danish brand said.", "the Danish brand [said] “It was cold,”"),
                ("“It was cold,” the label’s owner said.", "the label’s owner [said] “It was cold,”"),
                // Near misses.
                ("Her novel “The Long Way Home” sold well, the shop closed.", ""),
                ("He sings “Rivers of Glass” every night.", ""),
                ("“The best month of my life.” [The tape ends.]", "- [-] “The best month of my life.”"),
            ],
            &[("He sings “Rivers of Glass” every night.", "He [sings] “Rivers of Glass” every night")],
        );
    }

    #[test]
    fn any_verb_after_a_long_quotation_and_a_name() {
        check_but(
            &[
                ("“The lease was void,” Judge Roe held.", "Judge Roe [held] “The lease was void,”"),
                (
                    "“The lease was void,” Chief Justice Dame Ada Quill held.",
                    "Chief Justice Dame Ada Quill [held] “The lease was void,”",
                ),
                // Near misses: too few words, too long a name.
                ("“It was void,” Judge Roe held.", ""),
                ("“The lease was void,” Lord Chief Justice Dame Ada Quill held.", ""),
            ],
            &[],
        );
    }
}
