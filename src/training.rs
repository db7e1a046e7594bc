//! Input for the trainer of the tagger: the features of every token, as the engine computes them.

use crate::{
    Blocks, Span,
    attribution::{self, Tag, features, schema},
    quotations,
    text::Document,
};

/// A token of an article's prose and its features; one row of the trainer's input.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Start, in bytes of the input text.
    pub start: u32,
    /// End, in bytes of the input text.
    pub end: u32,
    /// Index of its block.
    pub block: u32,
    /// The features, in the order of `Features`; the bits as four words.
    pub features: [u32; 8],
    /// The label that the rules give it: 0 for none, otherwise 1 + role (3) × begin or inside (2) × rule.
    pub rule: u32,
}

/// The layout of the features as a Python module, for the trainer.
#[must_use]
pub fn layout() -> String {
    schema::layout()
}

/// The rows of an article.
#[must_use]
pub fn rows(blocks: &Blocks<'_>) -> Vec<Row> {
    let doc = Document::new(blocks);
    let quotations = quotations::find(&doc);
    let features = features::features(&doc, &quotations);
    let rules = attribution::labelled_by_rules(&doc, &quotations);
    let word = |bits: u128, n: u32| (bits >> (32 * n)) as u32;
    let prose = doc.prose_blocks().flat_map(|b| b.body.clone());
    prose
        .map(|i| {
            let (token, of) = (&doc.tokens[i], &features[i]);
            let [a, b, c, d] = [0, 1, 2, 3].map(|n| word(of.bits, n));
            Row {
                start: token.span.start,
                end: token.span.end,
                block: token.block,
                features: [of.word, of.suffix, of.shape, of.quote, a, b, c, d],
                rule: rules[i],
            }
        })
        .collect()
}

/// Links the given labels of an article's prose tokens. Returns the spans of source, cue and content, in bytes.
#[must_use]
pub fn link(blocks: &Blocks<'_>, tags: &[u8]) -> Vec<[Vec<Span>; 3]> {
    let doc = Document::new(blocks);
    let quotations = quotations::find(&doc);
    let mut all = vec![Tag::default(); doc.tokens.len()];
    for (i, tag) in doc.prose_blocks().flat_map(|b| b.body.clone()).zip(tags) {
        let side = |n: u8| if tag >> 4 == n { 1.0 } else { -1.0 };
        all[i] = Tag { label: tag & 15, chance: 1.0, sides: [side(1), side(2)], classes: [0.0; 4] };
    }
    attribution::weigh(&doc, &quotations, &all).into_iter().map(|(spans, _)| spans).collect()
}

/// The spans of source, cue and content of an attribution, in bytes, and the inputs of its confidence; `None` if a rule
/// found it.
pub type Weighed = attribution::Weighed;

/// The attributions that the engine finds in an article.
#[must_use]
pub fn weigh(blocks: &Blocks<'_>) -> Vec<Weighed> {
    let doc = Document::new(blocks);
    let quotations = quotations::find(&doc);
    let tags = attribution::tag(&doc, &quotations);
    attribution::weigh(&doc, &quotations, &tags)
}

/// The hashes of a word and of its suffix.
#[must_use]
pub fn word(word: &str) -> (u32, u32) {
    let mut folded = String::new();
    features::fold_spelling(word, &mut folded);
    features::hashes(&folded)
}
