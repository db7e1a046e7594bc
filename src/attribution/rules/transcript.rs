//! Transcripts and interviews: NAME: content.

use super::{
    super::{rule::Rule, units::Quotes},
    finder::Finder,
};
use crate::attribution::reach::MAX_PHRASE_TOKENS;
use crate::{
    lexicon::{Classes, Frames},
    text::{Case, Document},
};
use std::ops::Range;

/// Which kinds of speaker labels the article uses.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::attribution) struct Transcript {
    capitals: bool,
    letters: bool,
    names: bool,
}

/// Maximum tokens of a place before a colon: "SALT LAKE CITY:".
const MAX_PLACE_TOKENS: usize = 3;
/// How many labels are read: enough to decide, and a limit on the cost.
const MAX_LABELS: usize = 24;

/// Which kinds of labels make the article a transcript. Each label is at the start of a paragraph, before a colon.
/// There must be at least two, or one twice: a single label is a place ("LISBON: The minister"), a kicker ("BREAKING:")
/// or a heading. With labels in capitals, one speaker must use the first or second person or ask a question; otherwise
/// they are the datelines of several stories. With names not in capitals, two must alternate, and the text must mention
/// one of them elsewhere.
pub(in crate::attribution) fn is_transcript(doc: &Document<'_>, quotes: &Quotes) -> Transcript {
    let bodies = || doc.prose_blocks().map(|b| &b.body);
    let last: Vec<&str> =
        bodies().filter_map(|b| named(doc, b)).map(|colon| doc.word(colon - 1)).take(MAX_LABELS).collect();
    let voices = || bodies().filter(|b| capitals(doc, b).is_some_and(|colon| colon + MIN_TURN_TOKENS < b.end));
    let turns = last.iter().enumerate().any(|(n, w)| last[..n].contains(w)) && last.iter().any(|w| *w != last[0]);
    let elsewhere = |w: &str| (0..doc.tokens.len()).any(|i| doc.word(i) == w && !doc.mark(i + 1, ":"));
    let letter = |w: &str| bodies().any(|b| lettered(doc, b).is_some_and(|colon| doc.eq(colon - 1, w)));
    Transcript {
        capitals: voices().nth(1).is_some() && voices().any(|b| speaks(doc, quotes, b)),
        letters: letter("q") && letter("a"),
        names: turns && last.len() > 2 && last.iter().any(|w| elsewhere(w)) && bodies().any(|b| is_person(doc, b)),
    }
}

impl Transcript {
    /// The colon after a label in capitals at the start of a paragraph that is not a turn: a dateline or a kicker.
    pub(in crate::attribution) fn dateline(self, doc: &Document<'_>, body: &Range<usize>) -> Option<usize> {
        let place = |colon: &usize| {
            let few = colon - body.start <= MAX_PLACE_TOKENS && colon + MIN_TURN_TOKENS < body.end;
            few && !self.capitals && !doc.mark(colon + 1, "“")
        };
        capitals(doc, body).filter(place)
    }

    /// The colon after the label at the start of a paragraph.
    fn colon(self, doc: &Document<'_>, body: &Range<usize>) -> Option<usize> {
        let capitals = capitals(doc, body).filter(|_| self.capitals);
        capitals
            .or_else(|| lettered(doc, body).filter(|_| self.letters))
            .or_else(|| named(doc, body).filter(|_| self.names))
    }
}

/// Minimum tokens of a turn after its label, for an article to be a transcript.
const MIN_TURN_TOKENS: usize = 4;

/// The colon after a label in capitals at the start of a paragraph.
fn capitals(doc: &Document<'_>, body: &Range<usize>) -> Option<usize> {
    let colon = body.clone().take(MAX_PHRASE_TOKENS).find(|i| doc.mark(*i, ":")).filter(|colon| *colon > body.start)?;
    let letters = |i: usize| doc.word(i).chars().filter(|c| c.is_alphabetic());
    let end = without_note(doc, body.start..colon);
    let capitals = (body.start..end).flat_map(letters).all(char::is_uppercase);
    let count = (body.start..end).flat_map(letters).count();
    // "ALSO READ: Road is still shut"
    let label = doc.phrase(body.start, Classes::LABEL).is_some() || doc.is(colon - 1, Classes::LABEL);
    (capitals && count > 2 && colon + 1 < body.end && !label).then_some(colon)
}

/// The end of a label without the transcriber's note: "QUILL | (voice-over)".
fn without_note(doc: &Document<'_>, label: Range<usize>) -> usize {
    let open = label.clone().rev().find(|i| doc.mark(*i, "(")).filter(|i| *i > label.start);
    open.filter(|_| doc.mark(label.end - 1, ")")).unwrap_or(label.end)
}

/// Whether a paragraph, outside its quotations, uses the first or second person or asks a question.
fn speaks(doc: &Document<'_>, quotes: &Quotes, body: &Range<usize>) -> bool {
    let person =
        words!("i i’m i'm i’ve i've i’ll i'll i’d i'd me my we we’re we're we’ve we've our us you you’re you're your");
    let mut own = body.clone().filter(|i| quotes.at(*i).is_none());
    own.any(|i| doc.one_of(i, person) || doc.mark(i, "?"))
}

/// "Q: …", "A: …"
fn lettered(doc: &Document<'_>, body: &Range<usize>) -> Option<usize> {
    let colon = body.start + 1;
    (matches!(doc.word(body.start), "Q" | "A") && doc.mark(colon, ":") && colon + 1 < body.end).then_some(colon)
}

/// "Ada Quill: …": a label of one to four capitalised words that is not a page label ("Update:").
fn named(doc: &Document<'_>, body: &Range<usize>) -> Option<usize> {
    let colon = head(doc, body).filter(|colon| colon - body.start <= 4 && colon + 1 < body.end)?;
    let word = |i: usize| doc.token(i).capital() && doc.token(i).is_word && !doc.token(i).is_number;
    let label = Classes::LABEL.or(Classes::DETERMINER).or(Classes::PREPOSITION).or(Classes::WEEKDAY).or(Classes::MONTH);
    // "PORT ALTON:": a dateline.
    let place = colon > body.start + 1 && (body.start..colon).all(|i| doc.token(i).case == Case::Upper);
    ((body.start..colon).all(|i| word(i) && !doc.is(i, label)) && !place).then_some(colon)
}

/// "Ada Quill: …", "Mr Roe: …": not "Claim:", "Arsenal:".
fn is_person(doc: &Document<'_>, body: &Range<usize>) -> bool {
    let given = Classes::FIRST_NAME_FEMALE.or(Classes::FIRST_NAME_MALE).or(Classes::TITLE);
    named(doc, body).is_some_and(|colon| colon > body.start + 1 && doc.is(body.start, given))
}

/// The first colon within a few words.
fn head(doc: &Document<'_>, body: &Range<usize>) -> Option<usize> {
    body.clone().take(8).find(|i| doc.mark(*i, ":")).filter(|colon| *colon > body.start)
}

impl Finder<'_, '_> {
    /// Reads a turn: NAME: content. `transcript`: the kinds of labels in the article.
    pub(super) fn transcript(&mut self, body: &Range<usize>, transcript: Transcript) -> bool {
        let doc = self.np.doc;
        let Some(colon) = transcript.colon(doc, body).or_else(|| self.labelled_quotation(body)) else {
            return false;
        };
        // "(laughs)" is a note of the transcriber.
        let mut start = colon + 1;
        if doc.mark(start, "(") {
            start = (start..body.end).find(|i| doc.mark(*i, ")")).map_or(start, |close| close + 1);
        }
        if start >= body.end {
            return true;
        }
        let content = start..body.end;
        let label = body.start..without_note(doc, body.start..colon);
        self.attribute(Some(label), colon..colon + 1, content, Rule::Transcript);
        true
    }

    /// Ms Lund: “…”: a name, a colon and only a quotation are as reliable as a label in capitals.
    fn labelled_quotation(&self, body: &Range<usize>) -> Option<usize> {
        let doc = self.np.doc;
        let colon = head(doc, body).filter(|colon| colon - body.start <= 5)?;
        let quotation = self.np.quotes.at(colon + 1).map(|n| &self.np.quotes.all[n])?;
        let named = (body.start..colon).all(|i| doc.token(i).capital() || !doc.token(i).is_word);
        let only = quotation.start == colon + 1 && (quotation.end..body.end).all(|i| !doc.token(i).is_word);
        // "Said Ms Lund: “…”" has a cue.
        let cue = doc.token(body.start).verb.is_some_and(|v| v.past() && v.verb().frames.any(Frames::QUOTE));
        (named && only && doc.token(body.start).is_word && !cue).then_some(colon)
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check;

    #[test]
    fn table() {
        check(&[
            (
                "ADA QUILL: I never said so.\nROE: (laughs) Did they put that in writing?",
                "ADA QUILL [:] I never said so.; ROE [:] Did they put that in writing?",
            ),
            (
                "ADA QUILL, HOST: I am glad.\nREAR ADM. TOM ROE (RET.), CHANNEL 9 MILITARY ANALYST: It was a fair answer.\nQUILL (voice-over): It rained all day.",
                "ADA QUILL, HOST [:] I am glad.; REAR ADM. TOM ROE (RET.), CHANNEL 9 MILITARY ANALYST [:] It was a fair answer.; QUILL [:] It rained all day.",
            ),
            ("Ms Lund: “Your initials are on the sheet.”", "Ms Lund [:] “Your initials are on the sheet.”"),
            (
                "An hour with Ada Quill\nAda Quill: Why did you write it?\nBen Roe: I was bored.\nQuill: And then?\nRoe: Then I wrote.",
                "Ada Quill [:] Why did you write it?; Ben Roe [:] I was bored.; Quill [:] And then?; Roe [:] Then I wrote.",
            ),
            (
                "Q: Why did you write it?\nA: I was bored.\nQ: And then?",
                "Q [:] Why did you write it?; A [:] I was bored.; Q [:] And then?",
            ),
            // A dateline before the turns.
            (
                "PORT ALTON: The court met with Ben Roe.\nAda Quill: Why did you write it?\nBen Roe: I was bored.\nQuill: And then?\nRoe: Then I wrote.",
                "Ada Quill [:] Why did you write it?; Ben Roe [:] I was bored.; Quill [:] And then?; Roe [:] Then I wrote.",
            ),
            // A turn of four tokens is long enough.
            ("ADA QUILL: I never said.\nROE: Did they go?", "ADA QUILL [:] I never said.; ROE [:] Did they go?"),
            // Near misses.
            ("ADA QUILL: I never.\nROE: Did they?", ""),
            ("Update: the road is open.\nFlooding: it is over.\nUpdate: all is well.", ""),
            ("Claim: it is Arsenal.\nFacts: it is not.\nClaim: it is.", ""),
            ("Price: it is low.\nHandling: it is poor.\nPrice: it is high.", ""),
            ("A: This is the first of them.", ""),
            ("LISBON: The minister said the bridge was safe.", "The minister [said] the bridge was safe"),
            ("BREAKING: The bridge is open again.", ""),
            (
                "LISBON: The minister said the bridge was safe.\nOSLO: The market has a roof again after the storm.",
                "The minister [said] the bridge was safe",
            ),
            (
                "LISBON: The minister said the bridge was safe.\nALSO READ: Crews find an old mine under the road",
                "The minister [said] the bridge was safe",
            ),
            ("Update: the road is open again.", ""),
            ("10:30 The road is open again.", ""),
        ]);
    }

    /// Only the first 24 labels decide. The other names come in the 20th turn, or in the 31st.
    #[test]
    fn the_first_labels_decide() {
        for (alone, whether) in [(20, true), (30, false)] {
            let text = "Roe met Quill.\n".to_string()
                + &"Ada Quill: It rained.\n".repeat(alone)
                + "Ben Roe: It did.\nBen Roe: It did.";
            let blocks = crate::text::Blocks::from_text(&text).unwrap();
            let doc = crate::text::Document::new(&blocks);
            let quotes = super::Quotes::new(&doc, &crate::quotations::find(&doc));
            assert_eq!(super::is_transcript(&doc, &quotes).names, whether, "{alone}");
        }
    }

    #[test]
    fn places() {
        for (text, whether) in [
            ("OSLO: The bridge is safe.", true),
            ("SALT LAKE CITY: The bridge is safe.", true),
            ("OSLO: It rains now.", true),
            // Near misses.
            ("ALL THAT WE KNOW: The bridge is safe.", false),
            ("OSLO: It rains.", false),
        ] {
            let blocks = crate::text::Blocks::from_text(text).unwrap();
            let doc = crate::text::Document::new(&blocks);
            let place = super::Transcript::default().dateline(&doc, &doc.blocks[0].tokens);
            assert_eq!(place.is_some(), whether, "{text}");
        }
    }
}
