//! Reports in relative clauses: "who the minister says lied", "what police called “a mishap”".

use super::finder::Finder;
use crate::{
    attribution::{
        complement::content_end,
        cue::{Cue, outright},
        np::verbish,
        report::Report,
        rule::Rule,
    },
    lexicon::{Classes, Frames, sets},
    text::{Case, Document},
};
use std::ops::Range;

/// Whether a report is inserted in a relative clause: "who the minister says lied".
pub(in crate::attribution) fn is_inserted(doc: &Document<'_>, r: &Report) -> bool {
    let (Some(source), Some(cue), [content]) = (&r.source, &r.cue, r.content.as_slice()) else { return false };
    let relative = source.start.checked_sub(1).is_some_and(|i| is_relative(doc, i));
    relative && source.end == cue.start && cue.end == content.start && has_no_subject(doc, content.start)
}

/// "who", "which"; "the fee that"
fn is_relative(doc: &Document<'_>, i: usize) -> bool {
    doc.one_of(i, sets::grammar::RELATIVE_SUBJECT_OR_OBJECT) || doc.eq(i, "that")
}

/// Whether a clause at token `i` begins with its verb: "lied to the house", "amount to a fraud".
fn has_no_subject(doc: &Document<'_>, i: usize) -> bool {
    let base = || doc.token(i).case == Case::Lower && doc.eq(i + 1, "to");
    verbish(doc, i) || doc.is_past(i) || base()
}

impl Finder<'_, '_> {
    /// "after what police called “a mishap”", "the fire, which she described as a blow": "what" or "which" is the
    /// object.
    #[inline(never)]
    pub(super) fn free_relative(&mut self, cue: &Cue, floor: usize, ceil: usize) -> Option<usize> {
        let doc = self.np.doc;
        if !cue.frames.any(Frames::OF) || cue.passive || cue.negated {
            return None;
        }
        let source = self.np.left(floor, cue.from)?;
        if source.start <= floor || !doc.one_of(source.start - 1, words!("what which")) {
            return None;
        }
        let start = cue.tokens.end + usize::from(doc.one_of(cue.tokens.end, words!("as to")));
        // A few quoted words pass for a scare quote until they are attributed, so read the marks themselves.
        let closing = match doc.word(start) {
            "“" => "”",
            "‘" => "’",
            same @ ("\"" | "'" | "''") => same,
            _ if doc.eq(start - 1, "as") && start < ceil => {
                let end = (start..ceil).find(|i| doc.comma(*i)).unwrap_or(ceil);
                let end = content_end(&self.np, start, end);
                self.attribute(Some(source), cue.tokens.clone(), start..end, Rule::Judgement);
                return Some(end);
            }
            _ => return None,
        };
        let end = (start + 1..ceil).take(60).find(|i| doc.word(*i) == closing)? + 1;
        self.attribute(Some(source), cue.tokens.clone(), start..end, Rule::QuotationCue);
        Some(end)
    }

    /// "Ada Roe, who the minister says | lied to the house, …": a report inserted in a relative clause. The relative
    /// pronoun is the subject or object of the content. The content ends at the comma, or before the verb of the main
    /// clause.
    pub(super) fn inserted(&mut self, cue: &Cue, source: Option<&Range<usize>>, ceil: usize) -> Option<usize> {
        let doc = self.np.doc;
        let source = source.filter(|s| s.end == cue.from)?;
        let start = cue.tokens.end;
        // After "that", only a verb of saying; not "the state that New York state is".
        let says = |i: &usize| is_relative(doc, *i) && (outright(doc, &cue.tokens) || !doc.eq(*i, "that"));
        let relative = source.start.checked_sub(1).filter(says)?;
        let plain = !(cue.passive || cue.negated || cue.infinitive || cue.participle);
        let finite = |i: usize| verbish(doc, i) || doc.is_past(i);
        if !plain || !cue.speech || !cue.frames.any(Frames::CLAUSE) || start + 1 >= ceil || !has_no_subject(doc, start)
        {
            return None;
        }
        let stop = |i: &usize| {
            let inside = doc.token(*i + 1).is_word && !doc.token(*i + 1).space_before;
            !doc.token(*i).is_word && !doc.is_possessive(*i) && !inside && self.np.quotes.marks_at(*i).is_none()
        };
        let comma = (start + 1..ceil).find(stop).unwrap_or(ceil);
        // "who police said was armed | ran from the bank": a relative clause without commas.
        let open = relative > 0 && !doc.comma(relative - 1);
        let main = |i: &usize| {
            let joined = doc.is(
                *i - 1,
                Classes::COORDINATOR.or(Classes::AUXILIARY).or(Classes::PRONOUN_SUBJECT).or(Classes::ADVERB_CUE),
            );
            finite(*i) && !joined && !doc.one_of(*i - 1, words!("to who which that"))
        };
        let end = (start + 2..comma).find(|i| open && main(i)).unwrap_or(comma);
        self.attribute(Some(source.clone()), cue.tokens.clone(), start..end, Rule::BareClause);
        Some(end)
    }
}
