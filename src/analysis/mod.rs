//! The Analysis: everything that the engine says of an article, as plain data.
//!
//! Spans count from the start of the input text in the unit `U` (bytes out of [`analyze`](crate::analyze)); references
//! between records are indices into the lists of the same Analysis; what is absent is `None`, what is empty an empty
//! list. In JSON, which the feature `serde` gives, fields are in snake case and values in kebab case.

#[cfg(any(test, feature = "_paint", feature = "serde"))]
pub(crate) mod carried;
pub(crate) mod flat;
mod join;
pub(crate) mod records;
#[cfg(test)]
mod shape;

use crate::text::{Chars, Offsets, Span, Utf8, Utf16};
use records::{Mapped, records, values};

/// The version of the JSON shape: raised when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

records! {
    /// What the engine found in one article.
    Analysis {
        /// The version of this shape, now 1; raised when a field changes its meaning or goes.
        version: u32,
        /// The language that was read, as a BCP 47 tag, now `en`; absent where the article is in a language that the engine
        /// does not read: then every list is empty.
        language: Option<String>,
        /// Stretches in quotation marks, in text order; an outer quotation before those inside it.
        quotations: Vec<Quotation<U>>,
        /// Who said what, in text order.
        attributions: Vec<Attribution<U>>,
        /// Everybody who said something, in order of their first words.
        speakers: Vec<Speaker<U>>,
        /// Claims presented as less than fact, in text order.
        hedges: Vec<Hedge<U>>,
    }

    /// A stretch of text in quotation marks.
    Quotation {
        /// With its marks.
        span: Span<U>,
        /// Without them. A quotation that goes on from the paragraph before may have no opening mark; one that goes on in the
        /// next paragraph has no closing mark.
        inner: Span<U>,
        /// Which marks.
        style: QuoteStyle,
        /// What the marks are for.
        role: QuoteRole,
        /// The attribution whose content holds it; of several, the innermost.
        attribution: Option<usize>,
    }

    /// Who said what, and the words that attribute it: source, cue and content.
    Attribution {
        /// How the words are given.
        kind: AttributionKind,
        /// What was said, in one or more pieces, in text order, quotation marks included. Empty for `no-comment`.
        content: Vec<Span<U>>,
        /// The words that attribute: “said”, “according to”.
        cue: Option<Span<U>>,
        /// What the cue says was done. Only `speech` unless the scope is `all`.
        cue_class: CueClass,
        /// Who, as it stands here, with title and apposition.
        source: Option<Span<U>>,
        /// Through whom it came: “was quoted by *the Herald* as saying”.
        via: Option<Span<U>>,
        /// The speaker. Absent where it is not clear: a wrong name is worse than none.
        speaker: Option<usize>,
        /// How the speaker was worked out.
        resolution: Resolution,
        /// Those who compete where the speaker is not clear, in text order; else empty.
        candidates: Vec<Candidate<U>>,
        /// How likely the record is right, from 0 to 1: see `docs/MODEL.md`.
        #[serde(serialize_with = "thousandths")]
        confidence: f32,
        /// Why the record is there.
        evidence: Evidence<U>,
    }

    /// Somebody who may have said it.
    Candidate {
        /// The fullest name in the article.
        name: String,
        /// Where they were last named or described before.
        span: Span<U>,
    }

    /// Why a record is there.
    Evidence {
        /// `tagger`, a rule's name, or `tagger+` and the name of a rule that finds the same cue.
        by: String,
        /// The stretches that it rests on.
        spans: Vec<Span<U>>,
    }

    /// Somebody whose words are in the article.
    Speaker {
        /// The fullest name in the article, without title or role; the description where the article gives no name.
        name: String,
        /// Office, title or relation, as the article has it.
        role: Option<String>,
        /// What they are.
        kind: SpeakerKind,
        /// Whether the article withholds the name.
        anonymous: bool,
        /// Where they stand as a source, pronouns included, in text order.
        mentions: Vec<Span<U>>,
        /// How many words of theirs the article gives.
        words: u32,
    }

    /// A claim presented as less than established fact.
    Hedge {
        /// The words that weaken.
        cue: Span<U>,
        /// What kind of words.
        class: HedgeClass,
        /// The clause that they weaken.
        claim: Span<U>,
        /// How much they weaken, from 0 (hardly) to 1.
        #[serde(serialize_with = "thousandths")]
        strength: f32,
        /// The attribution whose words the hedge stands in; absent for the reporter’s own.
        voice: Option<usize>,
    }
}

values! {
    /// The marks of a quotation.
    QuoteStyle {
        /// “ ” ‟ "
        Double = "double",
        /// ‘ ’ '
        Single = "single",
        /// « »
        Guillemet = "guillemet",
        /// „ “
        Low = "low",
        /// Two apostrophes or two grave accents for a mark, as typewriters have it.
        Typed = "typed",
    }

    /// What quotation marks are for.
    QuoteRole {
        /// Somebody’s words.
        Speech = "speech",
        /// A word that the writer holds at arm’s length.
        Scare = "scare",
        /// A work’s name.
        Title = "title",
        /// A word spoken of as a word.
        Term = "term",
    }

    /// How words are given.
    AttributionKind {
        /// Quoted: it begins with a quotation, and most of it is in quotation marks.
        Direct = "direct",
        /// Partly quoted: a smaller or later part of it is in quotation marks.
        Mixed = "mixed",
        /// Not quoted.
        Indirect = "indirect",
        /// Somebody declined to speak.
        NoComment = "no-comment",
    }

    /// What a cue says was done.
    CueClass {
        /// Said or written.
        Speech = "speech",
        /// Thought, wanted, intended.
        Belief = "belief",
        /// Seen, found, shown.
        Perception = "perception",
        /// Ordered, ruled, approved.
        Decree = "decree",
    }

    /// How an attribution came to its speaker.
    Resolution {
        /// A name stands here.
        Named = "named",
        /// A description stands here: “a senior official”.
        Described = "described",
        /// A pronoun stands here.
        Pronoun = "pronoun",
        /// Nobody stands here: it goes on from what came before.
        Continued = "continued",
        /// The article names nobody, or it is not clear who.
        None = "none",
    }

    /// What a speaker is.
    SpeakerKind {
        /// One human being.
        Person = "person",
        /// A body with a name: a ministry, a company, an outlet, a country.
        Organisation = "organisation",
        /// Several people spoken of together.
        Group = "group",
        /// A text that speaks: a report, a court filing.
        Document = "document",
        /// Not clear.
        Unknown = "unknown",
    }

    /// The kinds of hedging cue.
    HedgeClass {
        /// may, might, could
        Modal = "modal",
        /// perhaps, reportedly
        Adverb = "adverb",
        /// apparent, unclear
        Adjective = "adjective",
        /// seem, suggest
        Verb = "verb",
        /// critics say, is accused of
        Hearsay = "hearsay",
        /// about 40, somewhat
        Approximator = "approximator",
        /// if, unless, whether
        Conditional = "conditional",
    }
}

impl Analysis<Utf8> {
    /// The same with spans in UTF-16 code units of `text`, which must be the text that was analysed.
    pub fn to_utf16(&self, text: &str) -> Analysis<Utf16> {
        let o = Offsets::utf16(text);
        self.map(&|s| o.span(s))
    }
    /// The same with spans in Unicode scalar values of `text`, which must be the text that was analysed.
    pub fn to_chars(&self, text: &str) -> Analysis<Chars> {
        let o = Offsets::chars(text);
        self.map(&|s| o.span(s))
    }
}

/// JavaScript's numbers are `f64`, where 0.8 as an `f32` is 0.800000011920929.
#[cfg(feature = "serde")]
#[allow(clippy::trivially_copy_pass_by_ref)] // As serde calls it.
fn thousandths<S: serde::Serializer>(value: &f32, to: S) -> Result<S::Ok, S::Error> {
    let steps = f64::from(flat::STEPS);
    to.serialize_f64((f64::from(*value) * steps).round() / steps)
}
