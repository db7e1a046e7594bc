//! Writes the entries of a list found in an article into its Document.

use super::{verbs, what::What};
use crate::{
    lexicon::Classes,
    order::sort_by_key,
    text::{Document, Housed, Phrase},
};
use std::ops::Range;

/// How much of a sentence an expression sees at once. Longer sentences are split into overlapping stretches, each
/// beginning in the middle of the one before, so that the cost of a match is bounded.
const STRETCH_BYTES: usize = 2048;

/// Maximum number of words in a phrase, and in a cue found by an expression.
pub(super) const WORDS: usize = 16;

/// The tokens of a match, and the kind of its entry.
pub(super) type Found = (Range<usize>, What);

/// Calls `each` with the stretches of a sentence.
pub(super) fn stretches(doc: &Document<'_>, sentence: &Range<usize>, mut each: impl FnMut(&Stretch)) {
    let mut at = sentence.start;
    while at < sentence.end {
        let stretch = Stretch::new(doc, at..sentence.end);
        each(&stretch);
        if at + stretch.ends.len() == sentence.end {
            return;
        }
        at += stretch.ends.partition_point(|end| *end < STRETCH_BYTES / 2).max(1);
    }
}

/// The length of a character in the unit of match offsets: UTF-8, or in the page, where JavaScript matches, UTF-16.
const fn length(c: char) -> usize {
    if cfg!(feature = "house") { c.len_utf8() } else { c.len_utf16() }
}

/// The text that an expression sees: white space is one space, and every apostrophe is `'`.
pub(super) struct Stretch {
    first: usize,
    pub(super) text: String,
    /// The start of each token in `text`, in the unit of match offsets.
    starts: Vec<usize>,
    /// The end of each token.
    ends: Vec<usize>,
}

impl Stretch {
    fn new(doc: &Document<'_>, tokens: Range<usize>) -> Self {
        let mut stretch = Self { first: tokens.start, text: String::new(), starts: Vec::new(), ends: Vec::new() };
        let mut at = 0;
        for i in tokens {
            let word = doc.word(i);
            if at + word.len() > STRETCH_BYTES && at > 0 {
                break;
            }
            if doc.token(i).space_before && at > 0 {
                stretch.text.push(' ');
                at += 1;
            }
            stretch.starts.push(at);
            // A “word” longer than a stretch is replaced by a placeholder.
            let word = if word.len() > STRETCH_BYTES { "\u{fffc}" } else { word };
            for c in word.chars() {
                let c = if c == '’' { '\'' } else { c };
                stretch.text.push(c);
                at += length(c);
            }
            stretch.ends.push(at);
        }
        stretch
    }

    /// The tokens of a match; `None` unless it begins and ends at token boundaries.
    pub(super) fn tokens(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let from = self.starts.binary_search(&start).ok()?;
        let to = self.ends.binary_search(&end).ok()?;
        (from <= to).then_some(self.first + from..self.first + to + 1)
    }
}

/// Writes the matches into the document.
pub(super) fn write(doc: &mut Document<'_>, mut found: Vec<Found>) {
    // Of matches with the same start, the longest comes first; of equal matches, the one found last.
    found.reverse();
    sort_by_key(&mut found, |(tokens, _)| (tokens.start as u32, u32::MAX - tokens.len() as u32));
    let mut house = Housed::default();
    let free = |end: Option<usize>, tokens: &Range<usize>| end.is_none_or(|end| end <= tokens.start);
    let (mut verb, mut phrased) = (None, false);
    for (tokens, what) in found {
        let is_word = |i: usize| doc.token(i).is_word;
        // The annotators rely on this: a cue consists only of words, and a name begins and ends with a word.
        let is_valid = match what {
            What::Hedge(..) => true,
            What::Verb(_) => tokens.len() <= WORDS && tokens.clone().all(is_word),
            What::Desk => is_word(tokens.start) && is_word(tokens.end - 1),
        };
        match what {
            _ if !is_valid => {}
            What::Hedge(class, strength) => {
                if free(house.hedges.last().map(|h| h.0.end), &tokens) {
                    house.hedges.push((tokens, class, strength));
                }
            }
            What::Desk => {
                if free(house.desks.last().map(|d| d.end), &tokens) {
                    house.desks.push(tokens);
                }
            }
            What::Verb(form) if free(verb, &tokens) => {
                verb = Some(tokens.end);
                let token = &mut doc.tokens[tokens.start];
                let forms = match form.forms() {
                    0 => token.verb.map_or_else(|| verbs::guessed(&doc.text[token.span.range()]), |v| v.forms()),
                    known => known,
                };
                token.verb = Some(form.with(forms));
                if tokens.len() > 1 {
                    token.phrase = true;
                    doc.phrases.push(Phrase { tokens, classes: Classes::CUE_PHRASE });
                    phrased = true;
                }
            }
            What::Verb(_) => {}
        }
    }
    if phrased {
        sort_by_key(&mut doc.phrases, |p| (p.tokens.start as u32, p.tokens.len() as u32));
    }
    doc.house = house;
}
