//! Transcripts: NAME: what they say.

use super::Labeller;
use crate::{attribution::label::Rule, lexicon::Frames, text::Document};
use std::ops::Range;

/// Whether an article has a transcript in it: two voices at least, or one twice, each in capitals before a colon at the
/// head of a paragraph. One alone is a place ("LISBON: The minister"), a kicker ("BREAKING:") or a heading.
pub(in crate::attribution) fn is_transcript(doc: &Document<'_>) -> bool {
    doc.prose_blocks().filter(|b| capitals(doc, &b.body).is_some()).nth(1).is_some()
}

/// The colon after a label in capitals at the head of a paragraph with a sentence after it.
fn capitals(doc: &Document<'_>, body: &Range<usize>) -> Option<usize> {
    let colon = head(doc, body)?;
    let letters = |i: usize| doc.word(i).chars().filter(|c| c.is_alphabetic());
    let capitals = (body.start..colon).flat_map(letters).all(char::is_uppercase);
    let count = (body.start..colon).flat_map(letters).count();
    (capitals && count > 2 && colon + 4 < body.end).then_some(colon)
}

/// The first colon within a few words.
fn head(doc: &Document<'_>, body: &Range<usize>) -> Option<usize> {
    body.clone().take(8).find(|i| doc.word(*i) == ":").filter(|colon| *colon > body.start)
}

impl Labeller<'_, '_> {
    /// NAME: what they say, as transcripts have it. `transcript`: the article has more than one such paragraph.
    pub(super) fn transcript(&mut self, body: &Range<usize>, transcript: bool) -> bool {
        let doc = self.np.doc;
        let Some(colon) = capitals(doc, body).filter(|_| transcript).or_else(|| self.labelled_quotation(body)) else {
            return false;
        };
        // "(laughs)" is the transcriber's.
        let mut start = colon + 1;
        if doc.word(start) == "(" {
            start = (start..body.end).find(|i| doc.word(*i) == ")").map_or(start, |close| close + 1);
        }
        let content = start.min(body.end - 1)..body.end;
        self.attribute(Some(body.start..colon), colon..colon + 1, content, Rule::Transcript);
        true
    }

    /// Ms Lund: “…”: a name, a colon and nothing but a quotation are as sure as capitals.
    fn labelled_quotation(&self, body: &Range<usize>) -> Option<usize> {
        let doc = self.np.doc;
        let colon = head(doc, body).filter(|colon| colon - body.start <= 5)?;
        let quotation = self.np.quotes.at(colon + 1).map(|n| &self.np.quotes.all[n])?;
        let named = (body.start..colon).all(|i| doc.token(i).capital() || !doc.token(i).is_word);
        let only = quotation.start == colon + 1 && (quotation.end..body.end).all(|i| !doc.token(i).is_word);
        // "Said Ms Lund: “…”" has its cue.
        let cue = doc.token(body.start).verb.is_some_and(|v| v.past() && v.verb().frames.any(Frames::QUOTE));
        (named && only && doc.token(body.start).is_word && !cue).then_some(colon)
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::check;

    #[test]
    fn table() {
        check(&[
            (
                "ADA QUILL: I never said so.\nROE: (laughs) Did they put that in writing?",
                "ADA QUILL [:] I never said so.; ROE [:] Did they put that in writing?",
            ),
            ("Ms Lund: “Your initials are on the sheet.”", "Ms Lund [:] “Your initials are on the sheet.”"),
            // Near misses.
            ("LISBON: The minister said the bridge was safe.", "The minister [said] the bridge was safe"),
            ("BREAKING: The bridge is open again.", ""),
            ("Update: the road is open again.", ""),
            ("10:30 The road is open again.", ""),
        ]);
    }
}
