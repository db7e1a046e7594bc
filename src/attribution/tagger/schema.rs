//! The names and the order of a token's features: the layout that the weights are trained for.
//!
//! The layout has a [`HASH`], which the weights file repeats. `training/schema.py` is generated from here, so the
//! trainer always has the same layout. A new word list changes nothing here. A new feature for the net is added here,
//! and the net must be trained again.

use crate::lexicon::{Classes, Frames, VerbClass};

/// Buckets of the suffix hash.
pub(crate) const SUFFIXES: u32 = 1024;
/// Number of shapes.
pub(crate) const SHAPES: u32 = 16;
/// Number of places in a quotation.
pub(crate) const QUOTES: u32 = 64;
/// Number of bits.
pub(crate) const BITS: u32 =
    (CLASSES.len() + FORMS.len() + VERBS.len() + FRAMES.len() + PLACES.len() + PHRASES.len()) as u32;

macro_rules! classes {
    ($($name:ident)*) => { [$((stringify!($name), Classes::$name)),*] };
}

/// The word classes that the net reads.
pub(crate) const CLASSES: [(&str, Classes); 50] = classes![
    ABBREVIATION ADVERB_CUE ATTRIBUTIVE AUXILIARY BODY_NAME BYLINE COORDINATOR CREDIT CUE_NOUN_BELIEF CUE_NOUN_SPEECH CUE_PHRASE
    DEMONYM DETERMINER DOCUMENT FIRST_NAME_FEMALE FIRST_NAME_MALE GROUP_NOUN HEDGE_ADJECTIVE HEDGE_ADVERB HEDGE_APPROXIMATOR
    HEDGE_CONDITIONAL HEDGE_CROWD HEDGE_HEARSAY HEDGE_MODAL HEDGE_QUANTITY HEDGE_VERB LABEL LAWMAKER MAN_NOUN MONTH
    NAME_PARTICLE NO_COMMENT NOTICE NUMBER ORGANISATION PERSON_NOUN PICTURE PLACE POSSESSIVE PREPOSITION PRONOUN_OBJECT
    PRONOUN_SUBJECT RELATION_NOUN SENTENCE_START SUBORDINATOR TIME TITLE VENUE WEEKDAY WOMAN_NOUN
];

/// The forms of a verb.
pub(crate) const FORMS: [&str; 5] = ["base", "third", "past", "participle", "ing"];

/// The classes of verbs.
pub(crate) const VERBS: [(&str, VerbClass); 5] = [
    ("speech", VerbClass::Speech),
    ("belief", VerbClass::Belief),
    ("perception", VerbClass::Perception),
    ("decree", VerbClass::Decree),
    ("plain", VerbClass::Plain),
];

/// The complements of a verb.
pub(crate) const FRAMES: [(&str, Frames); 10] = [
    ("quote", Frames::QUOTE),
    ("clause", Frames::CLAUSE),
    ("that", Frames::THAT),
    ("to", Frames::TO),
    ("hearer", Frames::HEARER),
    ("noun", Frames::NOUN),
    ("of", Frames::OF),
    ("wh", Frames::WH),
    ("prep", Frames::PREP),
    ("after", Frames::AFTER),
];

/// The position of a token.
pub(crate) const PLACES: [&str; 8] = [
    "first of the block",
    "last of the block",
    "first of the sentence",
    "last of the sentence",
    "heading",
    "list item or block quotation",
    "label before the body",
    "only sentence",
];

/// The phrases that a token may be part of.
pub(crate) const PHRASES: [(&str, Classes); 2] =
    [("attributive phrase", Classes::ATTRIBUTIVE), ("cue phrase", Classes::CUE_PHRASE)];

/// Hash of the names, their order and the sizes of the tables (FNV-1a).
pub(crate) const HASH: u32 = {
    let mut hash = 0x811c_9dc5;
    let mut n = 0;
    while n < BITS as usize {
        hash = add(hash, name(n).as_bytes());
        hash = add(hash, b"\n");
        n += 1;
    }
    add(hash, &[(SUFFIXES >> 8) as u8, SHAPES as u8, QUOTES as u8])
};

const fn add(mut hash: u32, bytes: &[u8]) -> u32 {
    let mut n = 0;
    while n < bytes.len() {
        hash = (hash ^ bytes[n] as u32).wrapping_mul(0x0100_0193);
        n += 1;
    }
    hash
}

/// The first bit of each group.
pub(crate) const FORM: u32 = CLASSES.len() as u32;
pub(crate) const VERB: u32 = FORM + FORMS.len() as u32;
pub(crate) const FRAME: u32 = VERB + VERBS.len() as u32;
pub(crate) const PLACE_OF: u32 = FRAME + FRAMES.len() as u32;
pub(crate) const PHRASE: u32 = PLACE_OF + PLACES.len() as u32;

/// The name of a bit.
pub(crate) const fn name(bit: usize) -> &'static str {
    if bit < FORM as usize {
        CLASSES[bit].0
    } else if bit < VERB as usize {
        FORMS[bit - FORM as usize]
    } else if bit < FRAME as usize {
        VERBS[bit - VERB as usize].0
    } else if bit < PLACE_OF as usize {
        FRAMES[bit - FRAME as usize].0
    } else if bit < PHRASE as usize {
        PLACES[bit - PLACE_OF as usize]
    } else {
        PHRASES[bit - PHRASE as usize].0
    }
}

/// Maps the lexicon's number of a class to its bit here, or to [`u8::MAX`].
pub(crate) const OF_CLASS: [u8; 64] = {
    let mut out = [u8::MAX; 64];
    let mut n = 0;
    while n < CLASSES.len() {
        out[CLASSES[n].1.0.trailing_zeros() as usize] = n as u8;
        n += 1;
    }
    out
};

/// The layout as a Python module, for the trainer.
#[cfg(any(feature = "_training", test))]
pub(crate) fn layout() -> String {
    let names: Vec<_> = (0..BITS as usize).map(name).collect();
    format!(
        "\"\"\"The layout of the engine's features, from src/attribution/tagger/schema.rs: `cargo xtask train` writes it anew.\"\"\"
HASH = {HASH:#010x}
SUFFIXES, SHAPES, QUOTES = {SUFFIXES}, {SHAPES}, {QUOTES}
#: The first of the bits that are a verb's class: speech, belief, perception, decree.
CLASS_BITS = {VERB}
#: The first of those that are where a token stands, not what it is.
PLACE_BITS = {PLACE_OF}
BITS = {names:#?}
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trainer_reads_this_layout() {
        assert_eq!(
            layout(),
            include_str!("../../../training/schema.py"),
            "write it anew by `whosaid-features --layout`"
        );
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = (0..BITS as usize).map(name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!((names.len(), BITS <= 128), (BITS as usize, true));
    }
}
