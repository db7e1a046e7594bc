//! House lists: a newsroom's own hedges, verbs of saying and names of desks, from a small file.
//!
//! `read` reads the file, [`matcher`] finds its entries in an article, and `mark` writes what is found into the Document
//! before any annotator reads it, so that each of them treats a house's word as it treats one of the lexicon: a hedge gets its
//! claim, a verb its source and content, a desk its words. Without a list nothing of this is asked. `docs/HOUSE.md` is the
//! format, for newsrooms.

mod expression;
mod mark;
mod matcher;
mod read;
mod setting;
mod verbs;

use crate::{analysis::HedgeClass, lexicon::VerbForm};
use expression::Expression;
use matcher::Phrases;
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
/// Cheap to clone. Two are equal where their files are.
#[derive(Clone)]
pub struct House(Arc<List>);

impl House {
    /// Reads a list. Its lines end as the file's do; a byte order mark is no part of it.
    ///
    /// With the feature `house` it may hold regular expressions (`/…/`), as the crate `regex` reads them; without it one is an
    /// error. No list makes it panic, and none takes more memory than some 100 MB.
    ///
    /// # Errors
    ///
    /// What is wrong first, and where: a line that is no entry, a class or a frame that nobody knows, a broken expression.
    pub fn parse(file: &str) -> Result<Self, HouseError> {
        read::list(file).map(|list| Self(Arc::new(list)))
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

/// What is wrong with a house list, and where. Shown as `3:7: what is wrong`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HouseError {
    /// The line, the first being 1.
    pub line: u32,
    /// The column in characters, the first being 1.
    pub column: u32,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for HouseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for HouseError {}

/// A list, read.
struct List {
    file: String,
    phrases: Phrases,
    expressions: Vec<(Expression, What)>,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum What {
    /// A hedge, its class and how much it weakens.
    Hedge(HedgeClass, f32),
    /// A verb of saying in one of its forms, or a phrase that begins with it. An expression's form is told by its words.
    Verb(VerbForm),
    /// The name of a desk.
    Desk,
}
