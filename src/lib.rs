//! Who said what, and how sure they were.
//!
//! [`analyze`] reads a news article and returns an [`Analysis`]: its quotations, its attributions (source, cue,
//! content), its speakers and its hedged claims, each as spans of the text.
//!
//! The way of the data is one direction, one module a step, none of which reaches back:
//! [`Blocks`] → `text` (tokens, sentences) → `quotations` → `attribution` → `speakers` → `hedges` → [`Analysis`].
#![cfg_attr(not(target_family = "wasm"), forbid(unsafe_code))]

pub mod analysis;
mod attribution;
pub mod export;
mod hedges;
mod language;
mod lexicon;
mod quotations;
mod speakers;
mod text;
// Only the page's build calls it; its text map knows no DOM and is tested natively.
#[cfg(any(target_family = "wasm", test))]
mod web;

pub use analysis::Analysis;
pub use text::{Block, BlockKind, Blocks, Chars, Offsets, Span, TooLong, Utf8, Utf16};

use analysis::{AttributionKind, CueClass, QuoteRole};
use text::Document;

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Which attributions to report.
    pub scope: Scope,
}

impl Options {
    /// These, with that scope.
    #[must_use]
    pub const fn scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }
}

/// Reads an article.
///
/// Never fails and never panics; a text in a language without a pack gives an Analysis with `language: None` and empty
/// lists. Cost: in proportion to the text.
pub fn analyze(blocks: &Blocks<'_>, options: &Options) -> Analysis {
    let doc = Document::new(blocks);
    let mut analysis = Analysis {
        version: analysis::VERSION,
        language: language::detect(&doc).map(String::from),
        quotations: Vec::new(),
        attributions: Vec::new(),
        speakers: Vec::new(),
        hedges: Vec::new(),
    };
    if analysis.language.is_none() {
        return analysis;
    }
    analysis.quotations = quotations::find(&doc);
    analysis.attributions = attribution::find(&doc, &analysis.quotations);
    if options.scope == Scope::Speech {
        analysis.attributions.retain(|a| a.cue_class == CueClass::Speech);
    }
    analysis.speakers = speakers::resolve(&doc, &analysis.quotations, &mut analysis.attributions);
    analysis.hedges = hedges::find(&doc, &analysis.attributions);
    link_quotations(&mut analysis);
    analysis
}

/// Tells each quotation its attribution. Quoted words in attributed content are somebody's, however few they are (said
/// it was “fair and final”), but for those that the speaker quotes.
fn link_quotations(analysis: &mut Analysis) {
    let mut outer = 0;
    for q in &mut analysis.quotations {
        let nested = q.span.end <= outer;
        outer = outer.max(q.span.end);
        for (n, a) in analysis.attributions.iter().enumerate() {
            if a.content.iter().any(|c| c.contains(q.span)) {
                q.attribution = Some(n);
                if q.role == QuoteRole::Scare && a.kind != AttributionKind::Indirect && !nested {
                    q.role = QuoteRole::Speech;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_words_in_attributed_content_are_speech() {
        for (text, want) in [
            ("The firm said that the offer was “fair and final”.", [QuoteRole::Speech].as_slice()),
            ("The firm’s “reset” did not help, and it knew.", &[QuoteRole::Scare]),
            ("“They call it ‘parking’ here,” the mayor said.", &[QuoteRole::Speech, QuoteRole::Scare]),
        ] {
            let a = analyze(&Blocks::from_text(text).unwrap(), &Options::default());
            assert_eq!(a.quotations.iter().map(|q| q.role).collect::<Vec<_>>(), want, "{text}");
        }
    }
}
