//! A list's entries in an article, written into its Document.

use super::{House, What, verbs};
use crate::{
    lexicon::Classes,
    order::sort_by_key,
    text::{Document, Housed, Phrase, folded},
};
use std::ops::Range;

/// How much of a sentence an expression sees at once, in bytes: more than a sentence has. Beyond it the sentence is read in
/// stretches, each of which begins halfway in the one before: so one match costs no more than that.
const STRETCH: usize = 2048;

/// Something found.
type Found = (Range<usize>, What);

impl House {
    /// Marks what the list has. Cost: in proportion to the text, once for each expression.
    #[inline(never)]
    pub(crate) fn mark(&self, doc: &mut Document<'_>) {
        let mut found = Vec::new();
        for sentence in &doc.sentences {
            for i in sentence.clone() {
                let word =
                    |n: usize| (i + n < sentence.end).then(|| (folded(doc.word(i + n)), doc.token(i + n).capital()));
                self.0.phrases.at(word, |len, what| found.push((i..i + len, what)));
            }
            if !self.0.expressions.is_empty() {
                self.express(doc, sentence, &mut found);
            }
        }
        // The longest of those that begin at one place comes first; of equals the one that the file has last.
        found.reverse();
        sort_by_key(&mut found, |(tokens, _)| (tokens.start as u32, u32::MAX - tokens.len() as u32));
        write(doc, found);
    }

    /// Finds the expressions in a sentence.
    fn express(&self, doc: &Document<'_>, sentence: &Range<usize>, found: &mut Vec<Found>) {
        let mut at = sentence.start;
        while at < sentence.end {
            let stretch = Stretch::new(doc, at..sentence.end);
            for (expression, what) in &self.0.expressions {
                expression.find(&stretch.text, |start, end| {
                    found.extend(stretch.tokens(start, end).map(|tokens| (tokens, *what)));
                });
            }
            if stretch.end(at) == sentence.end {
                return;
            }
            at += stretch.ends.partition_point(|end| *end < STRETCH / 2).max(1);
        }
    }
}

/// Words as an expression sees them: one space for any white space, one kind of apostrophe.
struct Stretch {
    first: usize,
    text: String,
    /// Where in the text each token begins and ends.
    starts: Vec<usize>,
    ends: Vec<usize>,
}

impl Stretch {
    fn new(doc: &Document<'_>, tokens: Range<usize>) -> Self {
        let mut stretch = Self { first: tokens.start, text: String::new(), starts: Vec::new(), ends: Vec::new() };
        for i in tokens {
            let word = doc.word(i);
            if stretch.text.len() + word.len() > STRETCH && !stretch.ends.is_empty() {
                break;
            }
            if doc.token(i).space_before && !stretch.ends.is_empty() {
                stretch.text.push(' ');
            }
            stretch.starts.push(stretch.text.len());
            // What no word is as long as is seen as something else.
            let word = if word.len() > STRETCH { "\u{fffc}" } else { word };
            stretch.text.extend(word.chars().map(|c| if c == '’' { '\'' } else { c }));
            stretch.ends.push(stretch.text.len());
        }
        stretch
    }

    /// The first token after it, where `at` is its first.
    fn end(&self, at: usize) -> usize {
        at + self.ends.len()
    }

    /// The tokens of a match that begins and ends with one.
    fn tokens(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let from = self.starts.binary_search(&start).ok()?;
        let to = self.ends.binary_search(&end).ok()?;
        (from <= to).then_some(self.first + from..self.first + to + 1)
    }
}

/// Writes what was found, which is in order.
fn write(doc: &mut Document<'_>, found: Vec<Found>) {
    let mut house = Housed::default();
    let free = |end: Option<usize>, tokens: &Range<usize>| end.is_none_or(|end| end <= tokens.start);
    let (mut verb, mut phrased) = (None, false);
    for (tokens, what) in found {
        match what {
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
