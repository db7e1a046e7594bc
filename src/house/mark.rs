//! A list's entries in an article, written into its Document.

use super::{What, verbs};
use crate::{
    lexicon::Classes,
    order::sort_by_key,
    text::{Document, Housed, Phrase},
};
use std::ops::Range;

/// How much of a sentence an expression sees at once, in bytes: more than a sentence has. Beyond it the sentence is read in
/// stretches, each of which begins halfway in the one before: so one match costs no more than that.
const STRETCH: usize = 2048;

/// Words that a phrase may have, and a cue that an expression finds.
pub(super) const WORDS: usize = 16;

/// Something found.
pub(super) type Found = (Range<usize>, What);

/// Gives what expressions see of a sentence.
pub(super) fn stretches(doc: &Document<'_>, sentence: &Range<usize>, mut each: impl FnMut(&Stretch)) {
    let mut at = sentence.start;
    while at < sentence.end {
        let stretch = Stretch::new(doc, at..sentence.end);
        each(&stretch);
        if at + stretch.ends.len() == sentence.end {
            return;
        }
        at += stretch.ends.partition_point(|end| *end < STRETCH / 2).max(1);
    }
}

/// The length of a character as expressions count: in the page they are JavaScript's.
const fn length(c: char) -> usize {
    if cfg!(feature = "house") { c.len_utf8() } else { c.len_utf16() }
}

/// Words as an expression sees them: one space for any white space, one kind of apostrophe.
pub(super) struct Stretch {
    first: usize,
    pub(super) text: String,
    /// Where in the text each token begins and ends.
    starts: Vec<usize>,
    ends: Vec<usize>,
}

impl Stretch {
    fn new(doc: &Document<'_>, tokens: Range<usize>) -> Self {
        let mut stretch = Self { first: tokens.start, text: String::new(), starts: Vec::new(), ends: Vec::new() };
        let mut at = 0;
        for i in tokens {
            let word = doc.word(i);
            if at + word.len() > STRETCH && at > 0 {
                break;
            }
            if doc.token(i).space_before && at > 0 {
                stretch.text.push(' ');
                at += 1;
            }
            stretch.starts.push(at);
            // What no word is as long as is seen as something else.
            let word = if word.len() > STRETCH { "\u{fffc}" } else { word };
            for c in word.chars() {
                let c = if c == '’' { '\'' } else { c };
                stretch.text.push(c);
                at += length(c);
            }
            stretch.ends.push(at);
        }
        stretch
    }

    /// The tokens of a match that begins and ends with one.
    pub(super) fn tokens(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let from = self.starts.binary_search(&start).ok()?;
        let to = self.ends.binary_search(&end).ok()?;
        (from <= to).then_some(self.first + from..self.first + to + 1)
    }
}

/// Writes what was found.
pub(super) fn write(doc: &mut Document<'_>, mut found: Vec<Found>) {
    // The longest of those that begin at one place comes first; of equals the one that was found last.
    found.reverse();
    sort_by_key(&mut found, |(tokens, _)| (tokens.start as u32, u32::MAX - tokens.len() as u32));
    let mut house = Housed::default();
    let free = |end: Option<usize>, tokens: &Range<usize>| end.is_none_or(|end| end <= tokens.start);
    let (mut verb, mut phrased) = (None, false);
    for (tokens, what) in found {
        let is_word = |i: usize| doc.token(i).is_word;
        // The annotators trust that a cue is words alone, and that a name begins and ends with one.
        let sound = match what {
            What::Hedge(..) => true,
            What::Verb(_) => tokens.len() <= WORDS && tokens.clone().all(is_word),
            What::Desk => is_word(tokens.start) && is_word(tokens.end - 1),
        };
        match what {
            _ if !sound => {}
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
