//! A house list, parsed from its file.

use super::{
    fault::HouseError,
    mark,
    read::{self, List},
};
use crate::text::{Document, folded};
use std::{fmt, sync::Arc};

/// A newsroom's own hedges, verbs of saying and names of desks.
///
/// ```
/// use whosaid::{Blocks, House, Options, analyze};
///
/// let house = House::parse("[hedges]\nword has it = hearsay 0.6\n[desks]\nthe Metro Desk\n")?;
/// let text = "Word has it that the old bridge was sold.";
/// let analysis = analyze(&Blocks::from_text(text)?, &Options::default().house(house));
/// assert_eq!(&text[analysis.hedges[0].cue.range()], "Word has it");
///
/// let broken = House::parse("[desks]\nthe Metro Desk = 1\n").unwrap_err();
/// assert_eq!((broken.line, broken.column), (2, 18));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Cloning is cheap. Two lists are equal if their files are equal.
#[derive(Clone)]
pub struct House(Arc<List>);

impl House {
    /// Parses a list. Accepts LF and CRLF line ends, and ignores a byte order mark.
    ///
    /// Regular expressions (`/…/`) have the syntax of the crate `regex`. No list makes this function panic or use more
    /// than about 100 MB of memory.
    ///
    /// # Errors
    ///
    /// Returns the first error with its place: a malformed line, an unknown class or frame, or an invalid expression.
    pub fn parse(file: &str) -> Result<Self, HouseError> {
        read::list(file).map(|list| Self(Arc::new(list)))
    }

    /// Writes the entries found in a document into it. The cost is linear in the length of the text, once for each
    /// expression.
    #[inline(never)]
    pub(crate) fn mark(&self, doc: &mut Document<'_>) {
        let List { phrases, expressions, .. } = &*self.0;
        let mut found = Vec::new();
        for sentence in &doc.sentences {
            for i in sentence.clone() {
                let word =
                    |n: usize| (i + n < sentence.end).then(|| (folded(doc.word(i + n)), doc.token(i + n).capital()));
                phrases.at(word, |len, what| found.push((i..i + len, what)));
            }
            if expressions.is_empty() {
                continue;
            }
            mark::stretches(doc, sentence, |stretch| {
                for (expression, what) in expressions {
                    expression.find(&stretch.text, |start, end| {
                        found.extend(stretch.tokens(start, end).map(|tokens| (tokens, *what)));
                    });
                }
            });
        }
        mark::write(doc, found);
    }
}

impl PartialEq for House {
    fn eq(&self, other: &Self) -> bool {
        self.0.file == other.0.file
    }
}

impl Eq for House {}

impl fmt::Debug for House {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("House").field(&self.0.file).finish()
    }
}
