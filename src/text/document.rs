//! The Document: an article's tokens, sentences and phrases, shared by all annotators.

use super::{blocks::BlockKind, span::Span, token::Token};
use crate::{
    lexicon::{Classes, HedgeClass},
    words::Words,
};
use std::ops::Range;

/// A block and its contents.
#[derive(Clone, Debug)]
pub(crate) struct DocBlock {
    /// Its kind: as the input says, or as its words show (a byline may come in as a paragraph).
    pub(crate) kind: BlockKind,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// The tokens that are prose and may have marks: all except a dateline; none in a caption or in furniture.
    pub(crate) body: Range<usize>,
    /// The sentences of its body.
    pub(crate) sentences: Range<usize>,
}

/// A phrase of the lexicon found in the text.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Its classes.
    pub(crate) classes: Classes,
}

/// What a newsroom's own list marks beside verbs and their phrases, each in text order, none overlapping another of its kind.
#[derive(Debug, Default)]
pub(crate) struct Housed {
    /// Hedges: the tokens, their class, how much they weaken.
    pub(crate) hedges: Vec<(Range<usize>, HedgeClass, f32)>,
    /// Names of desks.
    pub(crate) desks: Vec<Range<usize>>,
}

/// An article, read once: tokens with their word classes, sentences, phrases.
#[derive(Debug)]
pub(crate) struct Document<'t> {
    /// The whole input text.
    pub(crate) text: &'t str,
    /// Its blocks, in reading order.
    pub(crate) blocks: Vec<DocBlock>,
    /// Its tokens, in order.
    pub(crate) tokens: Vec<Token>,
    /// The tokens of each sentence. A sentence never crosses a block.
    pub(crate) sentences: Vec<Range<usize>>,
    /// Phrases, by their first token. Several may begin at one token; shorter ones first.
    pub(crate) phrases: Vec<Phrase>,
    /// What the newsroom's own list adds; nothing where there is none.
    pub(crate) house: Housed,
}

impl<'t> Document<'t> {
    /// Token `i`. Past the end, an empty token, so rules may look ahead without a bounds check.
    pub(crate) fn token(&self, i: usize) -> &Token {
        static END: Token = Token::END;
        self.tokens.get(i).unwrap_or(&END)
    }
    /// The text of token `i`.
    pub(crate) fn word(&self, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |t| &self.text[t.span.range()])
    }
    /// The bytes of token `i`. Cheaper than [`word`](Self::word), which checks that it does not split a character.
    pub(crate) fn bytes(&self, i: usize) -> &'t [u8] {
        let token = self.tokens.get(i);
        token.and_then(|t| self.text.as_bytes().get(t.span.range())).unwrap_or_default()
    }
    /// Whether token `i` is `word`, ignoring case. `word` must be ASCII lower case.
    pub(crate) fn eq(&self, i: usize, word: &str) -> bool {
        self.bytes(i).eq_ignore_ascii_case(word.as_bytes())
    }
    /// Whether token `i` is this mark, or this word in the same case.
    pub(crate) fn mark(&self, i: usize, mark: &str) -> bool {
        self.bytes(i) == mark.as_bytes()
    }
    /// Whether token `i` is a comma.
    pub(crate) fn comma(&self, i: usize) -> bool {
        self.token(i).first == ','
    }
    /// Whether token `i` is one of `words`, ignoring case.
    pub(crate) fn one_of(&self, i: usize, words: &Words) -> bool {
        words.has_bytes(self.bytes(i))
    }
    /// Whether token `i` has one of `classes`; false past the end.
    pub(crate) fn is(&self, i: usize, classes: Classes) -> bool {
        self.tokens.get(i).is_some_and(|t| t.is(classes))
    }
    /// The bytes from the first to the last token of a range.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        if tokens.is_empty() {
            let at = self.tokens.get(tokens.start).map_or(self.text.len() as u32, |t| t.span.start);
            return Span::new(at, at);
        }
        Span::new(self.tokens[tokens.start].span.start, self.tokens[tokens.end - 1].span.end)
    }
    /// The text from the first to the last token of a range.
    pub(crate) fn slice(&self, tokens: Range<usize>) -> &'t str {
        &self.text[self.span(tokens).range()]
    }
    /// The tokens wholly inside a span.
    pub(crate) fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.start < span.start);
        let end = self.tokens.partition_point(|t| t.span.end <= span.end);
        start..end.max(start)
    }
    /// The phrases that begin at token `i`, shorter ones first.
    pub(crate) fn phrases_at(&self, i: usize) -> &[Phrase] {
        // Most tokens begin none: without a search.
        if !self.token(i).phrase {
            return &[];
        }
        let from = self.phrases.partition_point(|p| p.tokens.start < i);
        let to = from + self.phrases[from..].partition_point(|p| p.tokens.start == i);
        &self.phrases[from..to]
    }
    /// The longest phrase of one of `classes` that begins at token `i`.
    pub(crate) fn phrase(&self, i: usize, classes: Classes) -> Option<Range<usize>> {
        self.phrases_at(i).iter().rev().find(|p| p.classes.any(classes)).map(|p| p.tokens.clone())
    }
    /// The name of a desk that begins at token `i` or is the next after it.
    pub(crate) fn desk_from(&self, i: usize) -> Option<Range<usize>> {
        self.house.desks.get(self.house.desks.partition_point(|d| d.start < i)).cloned()
    }
    /// The name of a desk that begins at token `i`.
    pub(crate) fn desk(&self, i: usize) -> Option<Range<usize>> {
        self.desk_from(i).filter(|d| d.start == i)
    }
    /// The tokens of the sentence of token `i`.
    pub(crate) fn sentence_of(&self, i: usize) -> Range<usize> {
        self.sentences[self.tokens[i].sentence as usize].clone()
    }
    /// The blocks that may have marks. A mark is always within a block's `body`.
    pub(crate) fn prose_blocks(&self) -> impl Iterator<Item = &DocBlock> {
        self.blocks.iter().filter(|b| !b.body.is_empty())
    }
    /// Whether token `i` is in a headline. The first block counts as one, whatever its kind.
    pub(crate) fn in_headline(&self, i: usize) -> bool {
        self.tokens[i].block == 0 || self.block_of(i).kind == BlockKind::Heading
    }
    /// The block of token `i`.
    pub(crate) fn block_of(&self, i: usize) -> &DocBlock {
        &self.blocks[self.tokens[i].block as usize]
    }
}
