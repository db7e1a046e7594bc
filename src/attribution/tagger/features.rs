//! The features of each token: the indices for the tables of the tagger.
//!
//! The trainer uses the same code (see `training`), so training and inference cannot drift apart.

use super::schema::{self, FORM, FRAME, PHRASE, PHRASES, PLACE_OF, SUFFIXES, VERB, VERBS};
use crate::{
    analysis::{Quotation, QuoteRole},
    text::{BlockKind, Case, Document, Token, lower},
};

/// The features of one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Features {
    /// Hash of the folded word.
    pub(crate) word: u32,
    /// Hash of its last three letters, below [`SUFFIXES`]; 0 if the token is not a word.
    pub(crate) suffix: u32,
    /// How it is written, below [`schema::SHAPES`].
    pub(crate) shape: u32,
    /// Where it is in a quotation, below [`schema::QUOTES`]; 0 outside quotations.
    pub(crate) quote: u32,
    /// One bit for each word class, verb trait, boundary and phrase: [`schema::name`].
    pub(crate) bits: u128,
}

/// The features of all tokens of a document.
pub(crate) fn features(doc: &Document<'_>, quotations: &[Quotation]) -> Vec<Features> {
    let places = places(doc, quotations);
    let mut folded = String::new();
    let mut out: Vec<Features> = (0..doc.tokens.len())
        .map(|i| {
            let quote = places[i];
            let mark =
                (quote > 0 && (quote - 1) % 3 != 1).then(|| if (quote - 1).is_multiple_of(3) { "“" } else { "”" });
            fold_spelling(mark.filter(|_| !doc.token(i).is_word).unwrap_or(doc.word(i)), &mut folded);
            let (word, suffix) = hashes(&folded);
            let suffix = if doc.token(i).is_word { suffix } else { 0 };
            Features { word, suffix, shape: shape(doc, i), quote, bits: bits(doc, i) }
        })
        .collect();
    for p in &doc.phrases {
        if let Some(n) = PHRASES.iter().position(|(_, classes)| p.classes.any(*classes)) {
            out[p.tokens.clone()].iter_mut().for_each(|f| f.bits |= 1 << (PHRASE + n as u32));
        }
    }
    out
}

/// One spelling for equal words: lower case, one kind of apostrophe, one digit.
pub(crate) fn fold_spelling(word: &str, out: &mut String) {
    out.clear();
    for c in word.chars() {
        match c {
            '’' | '‘' | '`' => out.push('\''),
            '‑' => out.push('-'),
            '0'..='9' => out.push('0'),
            _ => out.push(lower(c)),
        }
    }
}

/// The hashes of a folded word and of its last three letters (FNV-1a).
pub(crate) fn hashes(folded: &str) -> (u32, u32) {
    let hash = |s: &str| s.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    let cut = folded.char_indices().rev().nth(2).map_or(0, |(i, _)| i);
    let mix = hash(&folded[cut..]);
    (hash(folded), 1 + (mix ^ (mix >> 13)) % (SUFFIXES - 1))
}

fn shape(doc: &Document<'_>, i: usize) -> u32 {
    let t = doc.token(i);
    let first = doc.sentence_of(i).start == i;
    if !t.is_word {
        return 14 + u32::from(t.space_before);
    }
    if t.is_number {
        return 12 + u32::from(first);
    }
    let case = match t.case {
        Case::None => 0,
        Case::Lower => 1,
        Case::Title => 2,
        Case::Upper if t.span.len() == 1 => 3,
        Case::Upper => 4,
        Case::Mixed => 5,
    };
    case * 2 + u32::from(first)
}

/// Where each token is in its outermost quotation: 1 + role (2) × length (5) × closed (2) × place (3: opening mark,
/// inside, closing mark).
fn places(doc: &Document<'_>, quotations: &[Quotation]) -> Vec<u32> {
    let mut out = vec![0; doc.tokens.len()];
    let mut end = 0;
    for q in quotations {
        if q.span.start < end {
            continue;
        }
        end = q.span.end;
        let tokens = doc.tokens_in(q.span);
        let words = doc.tokens[tokens.clone()].iter().filter(|t| t.is_word).count();
        let length = [2, 5, 10, 30].iter().take_while(|l| words > **l).count() as u32;
        let closed = u32::from(q.inner.end < q.span.end);
        let kind = (u32::from(q.role == QuoteRole::Speech) * 5 + length) * 2 + closed;
        for i in tokens.clone() {
            let place = if i == tokens.start {
                0
            } else if i + 1 == tokens.end && closed == 1 {
                2
            } else {
                1
            };
            out[i] = 1 + kind * 3 + place;
        }
    }
    out
}

fn bits(doc: &Document<'_>, i: usize) -> u128 {
    let t: &Token = doc.token(i);
    let mut bits = 0;
    let mut rest = t.classes.0;
    while rest != 0 {
        let bit = schema::OF_CLASS[rest.trailing_zeros() as usize];
        rest &= rest - 1;
        if bit != u8::MAX {
            bits |= 1 << bit;
        }
    }
    let mut set = |first: u32, n: usize, there: bool| {
        if there {
            bits |= 1 << (first + n as u32);
        }
    };
    if let Some(v) = t.verb {
        for (n, form) in [v.base(), v.third(), v.past(), v.participle(), v.ing()].into_iter().enumerate() {
            set(FORM, n, form);
        }
        for (n, (_, class)) in VERBS.iter().enumerate() {
            set(VERB, n, v.verb().class == *class);
        }
        for (n, (_, frame)) in schema::FRAMES.iter().enumerate() {
            set(FRAME, n, v.verb().frames.any(*frame));
        }
    }
    let block = doc.block_of(i);
    let sentence = doc.sentence_of(i);
    for (n, there) in [
        i == block.body.start,
        i + 1 == block.body.end,
        i == sentence.start,
        i + 1 == sentence.end,
        block.kind == BlockKind::Heading,
        block.kind == BlockKind::ListItem || block.kind == BlockKind::BlockQuote,
        block.body.start > block.tokens.start,
        block.sentences.len() == 1,
    ]
    .into_iter()
    .enumerate()
    {
        set(PLACE_OF, n, there);
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Blocks;
    use proptest::prelude::*;

    /// The names of a token's bits.
    fn named(text: &str, word: &str) -> Vec<&'static str> {
        let b = Blocks::from_text(text).unwrap();
        let doc = Document::new(&b);
        let at = (0..doc.tokens.len()).find(|i| doc.word(*i) == word).unwrap();
        let bits = features(&doc, &[])[at].bits;
        (0..schema::BITS as usize).filter(|n| bits >> n & 1 == 1).map(schema::name).collect()
    }

    #[test]
    fn bits_match_their_names() {
        let said = ["past", "participle", "speech", "quote", "clause", "that", "after"];
        let cue = named("The mayor said so.", "said");
        assert!(said.iter().all(|name| cue.contains(name)), "{cue:?}");
        assert!(!cue.contains(&"belief") && !cue.contains(&"first of the block"));
        let first = named("According to the mayor, it rains.", "According");
        assert!(first.contains(&"first of the sentence") && first.contains(&"attributive phrase"), "{first:?}");
    }

    fn of(text: &str) -> Vec<Features> {
        let b = Blocks::from_text(text).unwrap();
        let doc = Document::new(&b);
        features(&doc, &crate::quotations::find(&doc))
    }

    #[test]
    fn other_quotation_marks_give_the_same_features() {
        let curly = of("“We will stay,” said Ann. “Now.”");
        for other in [
            "\"We will stay,\" said Ann. \"Now.\"",
            "‘We will stay,’ said Ann. ‘Now.’",
            "''We will stay,'' said Ann. ''Now.''",
        ] {
            assert_eq!(of(other), curly, "{other}");
        }
        assert_ne!(of("We will stay, said Ann. Now."), curly);
    }

    proptest! {
        #[test]
        fn within_their_tables(text in "[a-cA-C“”‘’\"' .,\n«»„é😀s0-9]{0,60}") {
            for f in of(&text) {
                prop_assert!(f.suffix < SUFFIXES && f.shape < schema::SHAPES && f.quote < schema::QUOTES);
                prop_assert!(f.bits >> schema::BITS == 0);
            }
        }
    }
}
