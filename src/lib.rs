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
//! let speaker = &analysis.speakers[said.speaker.expect("the speaker is clear")];
//! assert_eq!((&*speaker.name, speaker.role.as_deref()), ("Una Brandvold", Some("the engineer")));
//! assert_eq!(&text[analysis.hedges[0].cue.range()], "may");
//! # Ok::<(), whosaid::TooLong>(())
//! ```
//!
//! **Input.** [`Blocks`] is a text and the ranges of it that are paragraphs, headings, captions and so on. Make it from
//! plain text ([`Blocks::from_text`]), from an HTML page (`page::html`, with the feature `html`), or from parts that
//! another extractor found ([`Blocks::from_parts`]).
//!
//! ```
//! # #[cfg(feature = "html")] {
//! use whosaid::{Options, analyze, page::html};
//!
//! let page = "<nav><a href=/>Home</a></nav><article><h1>Bridge holds</h1>\
//!     <p>“It will hold,” said <b>Una Brandvold</b>, the engineer.</p></article>";
//! let blocks = html::article(page)?;
//! assert_eq!(blocks.text(), "Bridge holds\n“It will hold,” said Una Brandvold, the engineer.");
//!
//! let analysis = analyze(&blocks, &Options::default());
//! assert_eq!(analysis.speakers[0].name, "Una Brandvold");
//! // Spans count into the text of the blocks, not into the HTML.
//! assert_eq!(&blocks.text()[analysis.quotations[0].inner.range()], "It will hold,");
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! **Spans** are half-open ranges of the whole input text. Their unit is part of their type: `Span<Utf8>` counts bytes,
//! as Rust does; [`Analysis::to_utf16`] and [`Analysis::to_chars`] convert to JavaScript's and Python's units.
//! References between records are indices into the lists of the same Analysis.
//!
//! ```
//! # #[cfg(feature = "serde")] {
//! use whosaid::{Blocks, Options, analyze};
//!
//! let text = "🌉 “It will hold,” said Una Brandvold, the engineer.";
//! let analysis = analyze(&Blocks::from_text(text)?, &Options::default());
//! assert_eq!(analysis.quotations[0].span.start, 5, "in bytes");
//!
//! // In JavaScript: text.slice(3, 18). In Python: text[2:17].
//! let json = serde_json::to_value(analysis.to_utf16(text))?;
//! assert_eq!(json["quotations"][0]["span"], serde_json::json!({ "start": 3, "end": 18 }));
//! assert_eq!(analysis.to_chars(text).quotations[0].span.range(), 2..17);
//! assert_eq!(json["attributions"][0]["kind"], "direct");
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! **Confidence.** If two people could have spoken, an attribution has no speaker: a wrong name is worse than no name.
//! Every attribution names the rule or model that found it, the words it rests on, and how likely it is to be right. By
//! default, attributions that are more likely wrong than right are left out ([`Options::confidence`]). The engine reads
//! English; for a text in another language it returns nothing.
//!
//! **Cost** is linear in the length of the text, even for hostile input: about 4 milliseconds per thousand words on
//! one core, and 7 in a page. The first call sets up small tables. No input makes it panic.
//!
//! **Features.** `cli`, on by default, adds the command line's dependencies; a library turns it off with
//! `default-features = false`. `serde` serialises the Analysis to JSON. `html` finds the article in an HTML page. `export`
//! writes other formats: CSV, annotated HTML, W3C annotations and more. `house` reads a newsroom's own list of hedges, verbs
//! of saying and desks (`House::parse`).
//!
//! Data flows in one direction, one module per step; no module uses a later one:
//! [`Blocks`] → `text` (tokens, sentences) → `house` (if there is a list) → `quotations` → `attribution` → `speakers` → `hedges` → [`Analysis`].
#![cfg_attr(not(target_family = "wasm"), forbid(unsafe_code))]

#[macro_use]
mod words;

pub mod analysis;
mod attribution;
#[cfg(feature = "export")]
pub mod export;
mod hedges;
mod house;
mod language;
mod lexicon;
mod options;
mod order;
#[cfg(any(all(target_family = "wasm", not(feature = "_paint")), feature = "html", test))]
#[cfg_attr(not(any(target_family = "wasm", feature = "html")), allow(dead_code))]
pub mod page;
mod quotations;
mod speakers;
mod text;
#[cfg(feature = "_training")]
pub mod training;
mod values;
#[cfg(target_family = "wasm")]
mod web;

pub use analysis::Analysis;
pub use house::House;
#[cfg(feature = "house")]
pub use house::HouseError;
pub use options::{Options, Scope};
pub use text::{Block, BlockKind, Blocks, Chars, Offsets, Span, TooLong, Utf8, Utf16};

use analysis::{Attribution, CueClass, QuoteRole, records::Mapped};
use text::{Document, Visible};

/// The wasm's allocator. It is smaller than the standard library's.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Analyzes an article.
///
/// Never fails and never panics. A text in an unsupported language gives an Analysis with `language: None` and empty
/// lists. Invisible characters (soft hyphens, zero-width spaces) do not change the result; spans count them, names
/// leave them out. Cost: linear in the length of the text.
pub fn analyze(blocks: &Blocks<'_>, options: &Options) -> Analysis {
    let visible = Visible::of(blocks);
    let mut analysis = read(visible.as_ref().map_or(blocks, |v| &v.blocks), options);
    if let Some(visible) = visible {
        analysis = analysis.map(&|s| visible.given(s));
    }
    analysis
}

// Each stage stays a separate function (`#[inline(never)]`, here and in the stages). A browser compiles a hot function
// as a whole; with a 16 KB stage inlined, the first article would wait a tenth of a second for that.
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

/// Joins a name that runs over a line end of a wrapped paragraph, or contains a non-breaking space.
fn on_one_line(words: &mut String) {
    if words.contains(['\n', '\u{a0}']) {
        *words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}

/// How many nested reports are told apart; more than anybody writes.
const DEPTH: usize = 8;

/// Links each quotation to the attribution whose content contains it. Such a quotation is speech even if it looked like
/// a scare quote before, like the marks in "called the plan “reckless”".
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
        // Contents overlap only if one report is nested in another, so the innermost one that contains the quotation is
        // among the last.
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
