//! Who said what, and how sure they were.
//!
//! [`analyze`] reads a news article and returns an [`Analysis`]: its quotations, its attributions (source, cue,
//! content), its speakers and its hedged claims, each as spans of the text.
//!
//! ```
//! use whosaid::{Blocks, Options, analyze};
//!
//! let text = "“It will hold,” said Una Brandvold, the engineer. She may be wrong.";
//! let analysis = analyze(&Blocks::from_text(text)?, &Options::default());
//!
//! let said = &analysis.attributions[0];
//! assert_eq!(&text[said.content[0].range()], "“It will hold,”");
//! let speaker = &analysis.speakers[said.speaker.expect("a name stands there")];
//! assert_eq!((&*speaker.name, speaker.role.as_deref()), ("Una Brandvold", Some("the engineer")));
//! assert_eq!(&text[analysis.hedges[0].cue.range()], "may");
//! # Ok::<(), whosaid::TooLong>(())
//! ```
//!
//! **Input.** [`Blocks`] is a text and the stretches of it that are paragraphs, headings, captions and so on: made from
//! plain text ([`Blocks::from_text`]), from an HTML page (`page::html`, with the feature `html`), or from parts that something
//! else took out of one ([`Blocks::from_parts`]).
//!
//! **Spans** are half-open ranges of the whole input text, and their unit is part of their type: `Span<Utf8>` counts bytes,
//! as Rust does; [`Analysis::to_utf16`] and [`Analysis::to_chars`] count as JavaScript and Python do. References between
//! records are indices into the lists of the same Analysis.
//!
//! **What it is sure of.** Where two people could have spoken an attribution has no speaker: a wrong name is worse than
//! none. Every attribution says what found it, on which words, and how likely it is right; a reader is shown those that
//! are likelier right than wrong ([`Options::confidence`]). The engine reads English; of a text in another
//! language it says nothing.
//!
//! **Cost** is in proportion to the text, however hostile: some 10 milliseconds for a thousand words on one core. The first
//! call sets up small tables. No input makes it panic.
//!
//! **Features.** `cli`, on by default, is what the command line needs besides; a library leaves it out with
//! `default-features = false`. `serde` gives the Analysis its JSON. `html` reads the article of an HTML page. `house` reads a
//! newsroom's own hedges, verbs of saying and desks (`House::parse`).
//!
//! The way of the data is one direction, one module a step, none of which reaches back:
//! [`Blocks`] → `text` (tokens, sentences) → `house` (where there is a list) → `quotations` → `attribution` → `speakers` → `hedges` → [`Analysis`].
#![cfg_attr(not(target_family = "wasm"), forbid(unsafe_code))]

#[macro_use]
mod words;

pub mod analysis;
mod attribution;
pub mod export;
mod hedges;
mod house;
mod language;
mod lexicon;
mod order;
#[cfg(any(all(target_family = "wasm", not(feature = "_paint")), feature = "html", test))]
#[cfg_attr(not(any(target_family = "wasm", feature = "html")), allow(dead_code))]
pub mod page;
mod quotations;
mod speakers;
mod text;
#[cfg(feature = "_training")]
pub mod training;
#[cfg(target_family = "wasm")]
mod web;

pub use analysis::Analysis;
pub use house::House;
#[cfg(feature = "house")]
pub use house::HouseError;
pub use text::{Block, BlockKind, Blocks, Chars, Offsets, Span, TooLong, Utf8, Utf16};

use analysis::{Attribution, CueClass, QuoteRole, records::Mapped};
use text::{Document, Visible};

/// The page's allocator: the standard library's takes more bytes.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Which attributions an Analysis holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// What was said or written.
    #[default]
    Speech,
    /// Beliefs, intentions, perceptions and decrees too.
    All,
}

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// Which attributions to report.
    pub scope: Scope,
    /// The least confidence that an attribution needs, from 0 to 1; by default [`Options::READER`] for speech, and none
    /// for [`Scope::All`].
    pub confidence: Option<f32>,
    /// A newsroom's own words; none by default. The feature `house` makes them.
    pub house: Option<House>,
}

impl Options {
    /// What a reader is shown: an attribution that is likelier right than wrong.
    pub const READER: f32 = 0.5;

    /// These, with that scope.
    #[must_use]
    pub const fn scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// These, with that least confidence.
    #[must_use]
    pub const fn confidence(mut self, least: f32) -> Self {
        self.confidence = Some(least);
        self
    }

    /// These, with a newsroom's own words.
    #[must_use]
    pub fn house(mut self, house: House) -> Self {
        self.house = Some(house);
        self
    }

    fn least_confidence(&self) -> f32 {
        self.confidence.unwrap_or(match self.scope {
            Scope::Speech => Self::READER,
            Scope::All => 0.0,
        })
    }
}

/// Reads an article.
///
/// Never fails and never panics; a text in a language without a pack gives an Analysis with `language: None` and empty
/// lists. Characters that nobody sees (soft hyphens, zero-width spaces) change nothing; they are counted in spans and
/// left out of names. Cost: in proportion to the text.
pub fn analyze(blocks: &Blocks<'_>, options: &Options) -> Analysis {
    let visible = Visible::of(blocks);
    let mut analysis = read(visible.as_ref().map_or(blocks, |v| &v.blocks), options);
    if let Some(visible) = visible {
        analysis = analysis.map(&|s| visible.given(s));
    }
    analysis
}

// Each stage stays apart from its caller (`#[inline(never)]`, here and in the stages): a browser optimises a function that
// goes round often as a whole, and a stage of 16 KB keeps it from the first article for a tenth of a second.
fn read(blocks: &Blocks<'_>, options: &Options) -> Analysis {
    let mut doc = Document::new(blocks);
    let mut analysis = Analysis::empty();
    analysis.language = language::detect(&doc).map(String::from);
    if analysis.language.is_none() {
        return analysis;
    }
    if let Some(house) = &options.house {
        house.mark(&mut doc);
    }
    analysis.quotations = quotations::find(&doc);
    analysis.attributions = attribution::find(&doc, &analysis.quotations, options.scope);
    let least = options.least_confidence();
    let shown = |a: &Attribution| options.scope == Scope::All || a.cue_class == CueClass::Speech;
    analysis.attributions.retain(|a| shown(a) && a.confidence >= least);
    analysis.speakers = speakers::resolve(&doc, &analysis.quotations, &mut analysis.attributions);
    for speaker in &mut analysis.speakers {
        on_one_line(&mut speaker.name);
        speaker.role.iter_mut().for_each(on_one_line);
    }
    analysis.hedges = hedges::find(&doc, &analysis.attributions);
    claim_quotations(&mut analysis);
    analysis
}

/// A name may run over the line end of a wrapped paragraph, or be kept together by a space that does not break.
fn on_one_line(words: &mut String) {
    if words.contains(['\n', '\u{a0}']) {
        *words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}

/// How many reports may stand in one another and be told apart: more than anybody writes.
const DEPTH: usize = 8;

/// Gives each quotation the attribution whose content holds it. What somebody said is speech, however it looked: the
/// marks in "called the plan “reckless”" are no scare quote.
fn claim_quotations(analysis: &mut Analysis) {
    let mut contents: Vec<(Span, usize)> = Vec::new();
    for (n, a) in analysis.attributions.iter().enumerate() {
        contents.extend(a.content.iter().map(|c| (*c, n)));
    }
    order::sort_by_key(&mut contents, |(c, _)| (c.start, c.end));
    let mut outer_end = 0;
    for q in &mut analysis.quotations {
        let nested = q.span.start < outer_end;
        outer_end = outer_end.max(q.span.end);
        let at = contents.partition_point(|(c, _)| c.start <= q.span.start);
        // Contents overlap only where one report stands in another: the innermost that holds it is among the last.
        let around = contents[at.saturating_sub(DEPTH)..at].iter();
        let Some((_, n)) = around.filter(|(c, _)| c.contains(q.span)).min_by_key(|(c, _)| c.len()).copied() else {
            continue;
        };
        q.attribution = Some(n);
        if q.role == QuoteRole::Scare && !nested {
            q.role = QuoteRole::Speech;
        }
    }
}
