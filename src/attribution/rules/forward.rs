//! Verbs with their complements, from left to right: she said that …, he accused them of …

use super::{
    super::{reach::MAX_PHRASE_TOKENS, rule::Rule},
    finder::Finder,
};
use crate::{
    attribution::{
        astray::keeps_name,
        author::noted_by,
        complement::{complement, content_end},
        cue::{Cue, cue_at},
    },
    lexicon::{Classes, Frames, sets},
};
use std::ops::Range;

impl Finder<'_, '_> {
    /// Verbs and nouns with their complements, from left to right.
    #[inline(never)]
    pub(super) fn forward(&mut self, unit: &Range<usize>) {
        let mut i = unit.start;
        while i < unit.end {
            if let Some(t) = self.taken.get(self.before(i)).filter(|t| t.tokens.contains(&i)) {
                i = t.tokens.end;
                continue;
            }
            if let Some(n) = self.np.quotes.at(i) {
                i = self.np.quotes.all[n].end;
                continue;
            }
            i = self.forward_at(i, unit).unwrap_or(i + 1);
        }
    }

    /// Tries the cue at `i`. Returns the token after what it labelled.
    fn forward_at(&mut self, i: usize, unit: &Range<usize>) -> Option<usize> {
        let doc = self.np.doc;
        let floor = self.floor(unit.start, i);
        let next = self.taken.get(self.before(i)).map_or(unit.end, |t| t.tokens.start);
        let ceil = next.min(unit.end);
        if doc.is(i, Classes::AUXILIARY)
            && let Some(quoted) = self.quoted_by(i, MAX_PHRASE_TOKENS, ceil).filter(|q| q.start == i)
        {
            let source = self.np.left(floor, i)?;
            let mut start = quoted.end + usize::from(doc.eq(quoted.end, "that"));
            if start < ceil && doc.one_of(start, words!(", :")) {
                start += 1;
            }
            let end = content_end(&self.np, start.min(ceil - 1), ceil);
            self.attribute(Some(source), quoted, start..end, Rule::Quoted);
            return Some(end.max(i + 1));
        }
        // Verbs first: in "A paper reports that", "reports" is a verb; in "amid reports that", a noun.
        self.verb_at(i, floor, ceil, unit).or_else(|| self.noun_at(i, floor, ceil, unit))
    }

    #[inline(never)]
    fn verb_at(&mut self, i: usize, floor: usize, ceil: usize, unit: &Range<usize>) -> Option<usize> {
        let doc = self.np.doc;
        // `no_comment` reads refusals; skip them here.
        if let Some(refusal) = doc.phrase(i, Classes::NO_COMMENT) {
            return Some(refusal.end);
        }
        let cue = cue_at(doc, self.np.quotes, floor, i)?;
        if let Some(end) = self.free_relative(&cue, floor, ceil) {
            return Some(end);
        }
        if let Some(end) = self.judged_by(&cue, floor, ceil) {
            return Some(end);
        }
        let source = self.source_of(&cue, floor, unit);
        if let Some(end) = self.inserted(&cue, source.as_ref(), ceil) {
            return Some(end);
        }
        let (content, rule) = complement(&self.np, &cue, self.clause_end(&cue, source.as_ref(), unit, ceil))?;
        if self.withholds_name(content.start) || keeps_name(doc, &cue.tokens) {
            return None;
        }
        // Nothing was said, or not by the subject. Skip what is inside: it is not an outermost report either.
        let said = !cue.negated || sets::attribution::DENYING.has(cue.lemma);
        // "In a ruling by Judge Roe, it was held that": the author of the document.
        if cue.passive
            && !cue.negated
            && let Some(author) = noted_by(&self.np, std::slice::from_ref(unit), &cue.tokens, None)
        {
            let end = content.end.max(cue.tokens.end);
            self.attribute(Some(author), cue.tokens, content, rule);
            return Some(end);
        }
        if cue.passive || !said || cue.infinitive {
            let comma = (cue.tokens.end..content.end).find(|j| doc.comma(*j));
            return Some(comma.unwrap_or(content.end).max(i + 1));
        }
        let joins = || {
            self.has_cue_before(unit, cue.tokens.start)
                && (cue.participle
                    || doc.is(cue.tokens.start - 1, Classes::COORDINATOR.or(Classes::ADVERB_CUE))
                    || doc.comma(cue.tokens.start - 1))
        };
        // "Tom Roe said he was sorry but added: “…”": the source is the one of the cue beside the quotation.
        let beside = || self.reports.iter().any(|r| r.source.as_ref().is_some_and(|s| s.end == cue.from));
        let shares = source.is_none() && (joins() || beside());
        if source.is_none() && !shares {
            return None;
        }
        // "if the referee mentions it": not said yet.
        let condition = source
            .as_ref()
            .is_some_and(|s| s.start > unit.start && doc.one_of(s.start - 1, words!("if unless should whether")));
        if condition {
            return Some(content.end);
        }
        if cue.plain_present && !self.agrees(&cue, source.as_ref(), i) {
            return None;
        }
        let end = content.end.max(cue.tokens.end);
        self.attribute(source, cue.tokens, content, rule);
        Some(end)
    }

    /// Whether terms follow a cue instead of content: spoke "on condition of anonymity", asked "not to be named".
    fn withholds_name(&self, at: usize) -> bool {
        let doc = self.np.doc;
        let is = |from: usize, words: &[&str]| words.iter().zip(from..).all(|(w, i)| doc.eq(i, w));
        let unnamed = |i: usize| doc.one_of(i, sets::attribution::NAMING);
        let terms = at + (at..at + 3).take_while(|i| doc.one_of(*i, words!("on under the strict"))).count();
        let on = (at.saturating_sub(1)..terms).any(|i| doc.one_of(i, words!("on under")));
        on && (doc.one_of(terms, sets::attribution::TERMS_WITHOUT_NAME)
            || is(terms, &["condition", "of"])
            || is(terms, &["condition", "that"]))
            || (is(at, &["not", "to", "be"]) && unnamed(at + 3))
            || (is(at, &["to", "remain"]) && unnamed(at + 2))
    }

    /// "The plan was described by X, the mayor, as reckless": the agent is the source, and the subject is content.
    #[inline(never)]
    fn judged_by(&mut self, cue: &Cue, floor: usize, ceil: usize) -> Option<usize> {
        let doc = self.np.doc;
        if !cue.passive || cue.negated || !cue.speech || !cue.frames.any(Frames::OF) || !doc.eq(cue.tokens.end, "by") {
            return None;
        }
        let subject = self.np.left(floor, cue.from)?;
        let agent = self.np.right(cue.tokens.end + 1, ceil)?;
        let start = agent.end + usize::from(doc.comma(agent.end));
        if start + 1 >= ceil
            || !(doc.eq(start, "as")
                || self.np.quotes.at(start).is_some()
                || doc.one_of(start, sets::grammar::INDEFINITE_ARTICLE))
        {
            return None;
        }
        let start = start + usize::from(doc.eq(start, "as"));
        let end = content_end(&self.np, start, ceil);
        self.attribute(Some(agent), cue.tokens.clone(), start..end, Rule::Judgement);
        self.more(subject);
        Some(end)
    }

    /// Where the clause of a cue ends: at the comma if it is subordinate ("While she says X, …", ", who said X, …").
    #[inline(never)]
    fn clause_end(&self, cue: &Cue, source: Option<&Range<usize>>, unit: &Range<usize>, ceil: usize) -> usize {
        let doc = self.np.doc;
        let first = source.map_or(cue.from, |s| s.start.min(cue.from));
        let opens = |i: usize| i == unit.start || doc.comma(i - 1);
        let asked = doc.eq(unit.start, "asked") && first == unit.start;
        let relative = source.is_some_and(|s| doc.one_of(s.start, sets::grammar::RELATIVE_SUBJECT)) && opens(first);
        let subordinate = first > unit.start && doc.is(first - 1, Classes::SUBORDINATOR) && opens(first - 1);
        if !(asked || relative || subordinate) {
            return ceil;
        }
        let comma = (cue.tokens.end + 1..ceil).find(|i| doc.comma(*i) && self.np.quotes.at(*i).is_none());
        // If the comma is inside closing marks, the clause ends after them: has “the best team,” the coach is a fool.
        comma.map_or(ceil, |i| i + 2 * usize::from(doc.one_of(i + 1, words!("” \" '' ’"))))
    }

    /// Whether a present form has a subject that agrees: "officials say", "she says", not "a state of".
    pub(super) fn agrees(&self, cue: &Cue, source: Option<&Range<usize>>, verb: usize) -> bool {
        let doc = self.np.doc;
        let Some(s) = source else { return true };
        let last = s.end - 1;
        let (base, past) = doc.token(verb).verb.map_or((false, false), |v| (v.base(), v.past()));
        if past && (doc.is(last, Classes::PRONOUN_SUBJECT) || doc.token(last).capital()) {
            return true;
        }
        if !base {
            // "says": any singular subject. After a plural noun it is a noun itself.
            return doc.is(last, Classes::PRONOUN_SUBJECT)
                || doc.token(last).capital()
                || !doc.word(last).ends_with('s')
                || cue.frames.any(Frames::AFTER) && doc.comma(last);
        }
        let plural_pronoun = doc.one_of(last, words!("i we they you who some many others both"));
        // "residents of the close say": the head is before the first preposition.
        let head =
            s.clone().skip(1).find(|j| doc.is(*j, Classes::PREPOSITION) || doc.comma(*j)).map_or(last, |j| j - 1);
        // "sources close to her": an adjective may follow the head.
        let plural = |j: usize| {
            doc.word(j).ends_with('s') && (!doc.token(j).capital() || j == s.start && s.len() > 1)
                || doc.one_of(j, sets::attribution::PLURALS_WITHOUT_S)
        };
        let plural_head = plural(head) || head > s.start && plural(head - 1);
        let plural_noun = plural_head
            || doc.word(last).ends_with('s') && !doc.token(last).capital()
            || doc.one_of(last, sets::attribution::PLURALS_WITHOUT_S);
        let coordinated = s.clone().any(|j| doc.eq(j, "and"));
        // A name that may be a plural ("Democrats say"), unless the verb may be a noun ("Illinois state senators").
        let name = doc.token(last).capital() && doc.word(last).ends_with('s');
        let clause = doc.eq(verb + 1, "that") || sets::attribution::WITHOUT_NOUNS.has(cue.lemma);
        plural_pronoun || plural_noun || coordinated || name && clause
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::{check, check_but};

    #[test]
    fn courts_and_their_documents() {
        check(&[
            ("The court held that the rule did not apply.", "The court [held] the rule did not apply"),
            (
                "In a judgment by Ada Quill, it was held that the rule did not apply.",
                "Ada Quill [was held] the rule did not apply",
            ),
            (
                "In a report by Ada Quill, it was noted that the rule did not apply.",
                "Ada Quill [was noted] the rule did not apply",
            ),
            // Near misses.
            ("The court held a hearing that was long.", ""),
            ("In a judgment overturned by Ada Quill, it was held that the rule did not apply.", ""),
            ("In a decision by Ada Quill to leave, it was noted that the rule did not apply.", ""),
            ("In a town by the sea, it was held that the rule did not apply.", ""),
            ("The chair that the clerk held that day broke.", ""),
        ]);
    }

    #[test]
    fn insertions_and_counsel() {
        check_but(
            &[
                (
                    "A pilot, speaking on condition of anonymity because he feared for his job, said it failed.",
                    "A pilot, speaking on condition of anonymity because he feared for his job [said] it failed",
                ),
                ("The minister, Ada Quill, urged caution.", "The minister, Ada Quill [urged] caution"),
                // Near misses.
                ("A pilot, fearing for his job because he talked, left.", ""),
            ],
            &[],
        );
    }

    #[test]
    fn table() {
        check_but(
            &[
                ("The minister said that the dam would hold.", "The minister [said] the dam would hold"),
                (
                    "Two officials, who spoke on condition of anonymity because it is secret, said it failed.",
                    "Two officials, who spoke on condition of anonymity because it is secret [said] it failed",
                ),
                (
                    "A clerk who saw the fire, and who asked not to be named because he works there, said it failed.",
                    "A clerk who saw the fire, and who asked not to be named because he works there [said] it failed",
                ),
                ("The line did not dispute that it was late.", "The line [did not dispute] it was late"),
                ("The line did not say that it was late.", ""),
                ("She said as many as 40 had left.", "She [said] as many as 40 had left"),
                ("It shut after what police called “a mishap”.", "police [called] “a mishap”"),
                ("He condemned what she described as “a blow” and left.", "she [described] “a blow”"),
                ("She said anonymity was a right.", "She [said] anonymity was a right"),
                ("She spoke about the condition of the roads.", "She [spoke] the condition of the roads"),
                ("The minister said on Sunday he was not leaving.", "The minister [said] he was not leaving"),
                (
                    "She told reporters in the capital on Friday that the talks had failed.",
                    "She [told] the talks had failed",
                ),
                ("While she says she is tired, she works on.", "she [says] she is tired"),
                (
                    "The union rejected the offer, saying it was too low.",
                    "The union [rejected] the offer; The union [saying] it was too low",
                ),
                (
                    "She urged residents to heed the warnings and said the road was shut.",
                    "She [urged] residents to heed the warnings; She [said] the road was shut",
                ),
                (
                    "Residents of Orchard Close say they have barely slept.",
                    "Residents of Orchard Close [say] they have barely slept",
                ),
                (
                    "He was named the winner, with two channels saying the race was over.",
                    "two channels [saying] the race was over",
                ),
                ("He said that, contrary to reports, he would stay.", "He [said] contrary to reports, he would stay"),
                ("Sources close to her say she is tired.", "Sources close to her [say] she is tired"),
                (
                    "The fee was described by Carl Holm, whose shop is shut, as “reckless”.",
                    "Carl Holm, whose shop is shut [was described] The fee + “reckless”",
                ),
                (
                    "Two aides, who were not allowed to discuss it, said that he had left.",
                    "Two aides, who were not allowed to discuss it [said] he had left",
                ),
                (
                    "Its head, Ann Roe, declined to comment but said in an email that it was over.",
                    "Its head, Ann Roe [declined to comment] -; Its head, Ann Roe [said] it was over",
                ),
                ("He had been quoted as saying that it was over.", "He [had been quoted as saying] it was over"),
                ("He promised to rebuild the school.", "He [promised] to rebuild the school"),
                ("He asked whether the school would be rebuilt.", "He [asked] whether the school would be rebuilt"),
                (
                    "Ada Quill, who the minister says lied to the house, has left the party.",
                    "the minister [says] lied to the house",
                ),
                ("A man who police said was armed ran from the bank.", "police [said] was armed"),
                // Near misses.
                (
                    "Ada Quill, who the minister met, said she was tired.",
                    "Ada Quill, who the minister met [said] she was tired",
                ),
                ("She did not say whether the school would be rebuilt.", ""),
                ("It is a problem if the referee mentions the exchange in his report.", ""),
                ("She may announce that the school is closed.", ""),
                ("A member who asked not to be named left early.", ""),
                ("When asked to leave, the crowd did so.", ""),
                ("Illinois state senators met.", ""),
                ("It helps explain why they left.", ""),
                ("The report was short.", ""),
                ("The board released its list of 25 recommended delegates.", ""),
                ("It draws very detailed inferences about me.", ""),
                ("She disputes this.", ""),
            ],
            &[
                (
                    "The board released its list of 25 recommended delegates.",
                    "The board [released] its list of 25 recommended delegates",
                ),
                ("While she says she is tired, she works on.", "she [says] she is tired, she works on"),
                (
                    "He condemned what she described as “a blow” and left.",
                    "He [condemned] what she described as “a blow”; she [described] “a blow”",
                ),
                (
                    "He was named the winner, with two channels saying the race was over.",
                    "He [was named] the winner; two channels [saying] the race was over",
                ),
                (
                    "The fee was described by Carl Holm, whose shop is shut, as “reckless”.",
                    "Carl Holm, whose shop is shut [was described] The fee + “reckless”",
                ),
            ],
        );
    }

    #[test]
    fn terms_for_a_name() {
        check_but(
            &[
                (
                    "Kip, a clerk who asked that only his first name be used, said it failed.",
                    "Kip, a clerk who asked that only his first name be used [said] it failed",
                ),
                ("A clerk asked that her name be printed.", "A clerk [asked] her name be printed"),
            ],
            &[],
        );
    }

    #[test]
    fn courts_and_relative_clauses() {
        check_but(
            &[
                (
                    "He may have been quoted as saying that it was over.",
                    "He [may have been quoted as saying] it was over",
                ),
                ("The court ruled 6-3 that the bridge was safe.", "The court [ruled] the bridge was safe"),
                ("A jury heard Tom Roe had sold the bridge.", "A jury [heard] Tom Roe had sold the bridge"),
                (
                    "The firm cut back, and blamed a toll that it said would double the cost.",
                    "The firm [blamed] a toll that it said would double the cost; it [said] would double the cost",
                ),
                (
                    "She left the firm over a fee which sources say came to nine crowns.",
                    "sources [say] came to nine crowns",
                ),
                ("A blow to the fee which aides say amounts to theft fell.", "aides [say] amounts to theft"),
                ("The fire, which she described as a blow, was out.", "she [described] a blow"),
            ],
            &[("The fire, which she described as a blow, was out.", "she [described] as a blow, was out")],
        );
    }
}
