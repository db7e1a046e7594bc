//! Reads an article into a Document: tokens, sentences, phrases, and which blocks are prose.

use super::{
    blocks::Blocks,
    document::{DocBlock, Document, Housed, Phrase},
    furniture, sentences, token,
};
use crate::lexicon::phrases_at;
use std::ops::Range;

impl<'t> Document<'t> {
    /// Reads the blocks. Cost: one pass, linear in the length of the text.
    #[inline(never)]
    pub(crate) fn new(input: &'t Blocks<'_>) -> Self {
        let text = input.text();
        let mut doc = Self {
            text,
            blocks: Vec::with_capacity(input.blocks().len()),
            tokens: Vec::with_capacity(text.len() / 5),
            sentences: Vec::new(),
            phrases: Vec::new(),
            house: Housed::default(),
        };
        for (n, b) in input.blocks().iter().enumerate() {
            let (t, s) = (doc.tokens.len(), doc.sentences.len());
            token::tokenize(text, n as u32, b.span, &mut doc.tokens);
            let tokens = t..doc.tokens.len();
            sentences::split(text, &mut doc.tokens, tokens.clone(), &mut doc.sentences);
            doc.find_phrases(tokens.clone());
            let (kind, body) = furniture::sort(&doc, b.kind, tokens.clone());
            let mut sentences = s..doc.sentences.len();
            if body.is_empty() {
                sentences.start = sentences.end;
            } else if body.start > tokens.start {
                doc.part_dateline(s, tokens.start..body.start);
                sentences = s + 1..doc.sentences.len();
            }
            doc.blocks.push(DocBlock { kind, tokens, body, sentences });
        }
        doc
    }

    /// Makes the dateline the first sentence of its block, with number `first`.
    fn part_dateline(&mut self, first: usize, dateline: Range<usize>) {
        self.sentences.truncate(first);
        self.tokens[dateline.clone()].iter_mut().for_each(|t| t.sentence = first as u32);
        let body = dateline.end..self.tokens.len();
        self.sentences.push(dateline);
        sentences::split(self.text, &mut self.tokens, body, &mut self.sentences);
    }

    #[inline(never)]
    fn find_phrases(&mut self, tokens: Range<usize>) {
        for i in tokens.clone() {
            if !self.tokens[i].is_word {
                continue;
            }
            let (start, last) = (self.tokens[i].span.start as usize, self.tokens[tokens.end - 1].span.end as usize);
            let before = self.phrases.len();
            let (all, found) = (&self.tokens, &mut self.phrases);
            phrases_at(&self.text[..last], start, |end, classes| {
                // The automaton uses ASCII word boundaries; check against the tokens.
                let j = i + all[i..tokens.end].partition_point(|t| (t.span.end as usize) < end);
                if j < tokens.end && all[j].span.end as usize == end {
                    match found.last_mut() {
                        Some(p) if p.tokens == (i..j + 1) => p.classes = p.classes.or(classes),
                        _ => found.push(Phrase { tokens: i..j + 1, classes }),
                    }
                }
            });
            self.tokens[i].phrase = self.phrases.len() > before;
        }
    }
}
