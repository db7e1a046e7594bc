//! The lexicon: all English vocabulary of the engine, compiled to data at build time.
//!
//! `words/CLASS.txt` lists the words and phrases of a class (one bit of [`Classes`]). `verbs.txt` lists verbs with
//! their inflected forms, the class of attribution that they cue and the complements that they take ([`Frames`]). A
//! look-up is a search in one hash table. Phrases ("people familiar with the matter") are one sparse automaton,
//! tried at the start of each word.

mod automaton;
mod hedge_class;
#[cfg(any(feature = "house", all(target_family = "wasm", feature = "_engine")))]
pub(crate) mod others;
mod phrases;
mod table;
mod verbs;

use automaton::Automaton;
pub use hedge_class::HedgeClass;
pub(crate) use phrases::phrases_at;
use table::Table;
pub(crate) use verbs::Verb;
use verbs::Verbs;

/// A set of word classes: one bit for each file of `words/`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(pub(crate) u64);

impl Classes {
    /// Whether any class of `other` is in this set.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
    /// The union of both sets.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The kind of attribution that a verb cues (the distinction of assertion, belief, fact and eventuality in `PolNeAR`
/// and PDTB).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VerbClass {
    /// Reports words: say, write, accuse.
    Speech,
    /// Reports a belief or a wish: believe, think, hope, plan.
    Belief,
    /// Reports a perception or a finding: see, find, show, learn.
    Perception,
    /// Makes something so by saying it: order, rule, approve.
    Decree,
    /// Not a cue; listed because its inflections distinguish a verb from a noun.
    Plain,
}

/// The complements that a verb takes for its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frames(pub(crate) u16);

impl Frames {
    /// A quotation, before or after: “…,” she said.
    pub(crate) const QUOTE: Self = Self(1);
    /// A clause without "that": said he would go.
    pub(crate) const CLAUSE: Self = Self(1 << 1);
    /// A clause with "that".
    pub(crate) const THAT: Self = Self(1 << 2);
    /// An infinitive: vowed to go.
    pub(crate) const TO: Self = Self(1 << 3);
    /// An addressee before the content: told her that, urged them to.
    pub(crate) const HEARER: Self = Self(1 << 4);
    /// A noun phrase as content: praised the plan.
    pub(crate) const NOUN: Self = Self(1 << 5);
    /// Object and "of", "for", "as": accused him of.
    pub(crate) const OF: Self = Self(1 << 6);
    /// An interrogative clause: asked whether, explained why.
    pub(crate) const WH: Self = Self(1 << 7);
    /// A preposition and its object: warned of, called for, spoke about.
    pub(crate) const PREP: Self = Self(1 << 8);
    /// May follow the content as a parenthesis without quotation marks: it will rain, she said.
    pub(crate) const AFTER: Self = Self(1 << 9);

    /// Whether any frame of `other` is in this set.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// A form of a verb. One spelling may be several forms: "said" is past and participle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct VerbForm {
    verb: u16,
    forms: u8,
}

/// Marks the number of a verb that is none of the lexicon's: the other bits are its frames.
const OTHER: u16 = 1 << 15;

impl VerbForm {
    /// The verb.
    pub(crate) fn verb(self) -> &'static Verb {
        if self.verb & OTHER == 0 { VERBS.get(self.verb) } else { VERBS.other(Frames(self.verb & !OTHER)) }
    }
    /// Its frames, where it is none of the lexicon's.
    pub(crate) const fn others_frames(self) -> Option<Frames> {
        if self.verb & OTHER == 0 { None } else { Some(Frames(self.verb & !OTHER)) }
    }
    /// say
    pub(crate) const fn base(self) -> bool {
        self.forms & FORM_BASE != 0
    }
    /// says
    pub(crate) const fn third(self) -> bool {
        self.forms & FORM_THIRD != 0
    }
    /// said, wrote
    pub(crate) const fn past(self) -> bool {
        self.forms & FORM_PAST != 0
    }
    /// said, written
    pub(crate) const fn participle(self) -> bool {
        self.forms & FORM_PARTICIPLE != 0
    }
    /// saying
    pub(crate) const fn ing(self) -> bool {
        self.forms & FORM_ING != 0
    }
}

/// The noun and the number of "mum-of-two".
pub(crate) fn of_number(word: &str) -> Option<(&str, &str)> {
    let (rest, number) = word.rsplit_once('-')?;
    let (noun, of) = rest.rsplit_once('-')?;
    (of == "of").then_some((noun, number))
}

/// The classes and the verb form of a lower-case word; for "mum-of-two", the classes of "mum".
pub(crate) fn look_up(word: &str) -> (Classes, Option<VerbForm>) {
    if let Some((noun, number)) = of_number(word)
        && look_up(number).0.any(Classes::NUMBER)
    {
        return (look_up(noun).0, None);
    }
    let classes = WORDS.find(word).map_or(Classes(0), |i| Classes(SETS[usize::from(WORD_SET[i])]));
    let form = FORMS.find(word).map(|i| VERBS.of(i)).map(|(verb, forms)| VerbForm { verb, forms });
    (classes, form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_forms() {
        let (_, form) = look_up("said");
        let form = form.expect("say is a verb");
        assert_eq!(form.verb().lemma, "say");
        assert!(form.past() && form.participle() && !form.ing());
        assert_eq!(look_up("xyzzy"), (Classes(0), None));
        assert!(look_up("monday").0.any(Classes::WEEKDAY));
        assert!(look_up("mum-of-two").0.any(Classes::WOMAN_NOUN));
        assert_eq!(look_up("out-of-town"), (Classes(0), None));
    }
}
