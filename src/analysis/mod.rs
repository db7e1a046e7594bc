//! The Analysis: the engine's result for an article, as plain data.
//!
//! Spans count from the start of the input text in the unit `U` (bytes from [`analyze`](crate::analyze)). References
//! between records are indices into the lists of the same Analysis. A missing value is `None`; an empty list is empty.
//! In JSON, with the feature `serde`, fields are in snake case and values in kebab case.

#[cfg(any(test, feature = "_paint", feature = "serde"))]
pub(crate) mod carried;
pub(crate) mod flat;
mod join;
#[cfg(any(test, feature = "_paint", feature = "serde"))]
pub(crate) mod prints;
pub(crate) mod records;
#[cfg(test)]
mod shape;

pub use crate::lexicon::HedgeClass;
use crate::text::{Chars, Offsets, Span, Utf8, Utf16};
use crate::values::values;
use records::{Mapped, in_records, records};

/// The version of the JSON shape; raised when a field changes its meaning or is removed.
pub const VERSION: u32 = 1;

records! {
    /// What the engine found in one article.
    Analysis {
        /// The version of this shape, now 1; raised when a field changes its meaning or is removed.
        version: u32,
        /// The language of the article as a BCP 47 tag, now always `en`. Absent if the engine does not support the
        /// language; then every list is empty.
        language: Option<String>,
        /// Text in quotation marks, in text order; an outer quotation before those inside it.
        quotations: Vec<Quotation<U>>,
        /// Who said what, in text order.
        attributions: Vec<Attribution<U>>,
        /// Everybody who is quoted or reported, in the order of their first words.
        speakers: Vec<Speaker<U>>,
        /// Claims presented as less than an established fact, in text order.
        hedges: Vec<Hedge<U>>,
    }

    /// A range of text in quotation marks.
    Quotation {
        /// The quotation with its marks.
        span: Span<U>,
        /// The quotation without its marks. A quotation that continues from the paragraph before may have no opening
        /// mark; one that continues in the next paragraph has no closing mark.
        inner: Span<U>,
        /// The style of its marks.
        style: QuoteStyle,
        /// The purpose of its marks.
        role: QuoteRole,
        /// The attribution whose content contains it; the innermost if there are several.
        attribution: Option<usize>,
    }

    /// Who said what, and the words that attribute it: source, cue and content.
    Attribution {
        /// Whether the content is quoted.
        kind: AttributionKind,
        /// What was said, in one or more pieces, in text order, including quotation marks. Empty for `no-comment`.
        content: Vec<Span<U>>,
        /// The attributing words: “said”, “according to”.
        cue: Option<Span<U>>,
        /// The kind of cue. Always `speech` unless the scope is `all`.
        cue_class: CueClass,
        /// Who said it, as written here, with title and apposition.
        source: Option<Span<U>>,
        /// Through whom it came: “was quoted by *the Herald* as saying”.
        via: Option<Span<U>>,
        /// The speaker. Absent if it is not clear: a wrong name is worse than no name.
        speaker: Option<usize>,
        /// How the speaker was found.
        resolution: Resolution,
        /// The possible speakers if the speaker is not clear, in text order; otherwise empty.
        candidates: Vec<Candidate<U>>,
        /// How likely the record is to be right, from 0 to 1; see `docs/MODEL.md`.
        #[serde(serialize_with = "thousandths")]
        confidence: f32,
        /// What the record is based on.
        evidence: Evidence<U>,
    }

    /// A possible speaker.
    Candidate {
        /// The fullest name in the article.
        name: String,
        /// Their last name or description before the attribution.
        span: Span<U>,
    }

    /// What a record is based on.
    Evidence {
        /// `tagger`, a rule's name, or `tagger+` and the name of a rule that found the same cue.
        by: String,
        /// The text that it is based on.
        spans: Vec<Span<U>>,
    }

    /// A person, group, body or document whose words are in the article.
    Speaker {
        /// The fullest name in the article, without title or role; a description if the article gives no name.
        name: String,
        /// Office, title or relation, as written in the article.
        role: Option<String>,
        /// The kind of speaker.
        kind: SpeakerKind,
        /// Whether the article withholds the name.
        anonymous: bool,
        /// Where they are the source of an attribution, including pronouns, in text order.
        mentions: Vec<Span<U>>,
        /// The number of their words in the article.
        words: u32,
    }

    /// A claim presented as less than an established fact.
    Hedge {
        /// The words that weaken the claim.
        cue: Span<U>,
        /// The kind of cue.
        class: HedgeClass,
        /// The clause that is weakened.
        claim: Span<U>,
        /// How much the claim is weakened, from 0 (hardly) to 1.
        #[serde(serialize_with = "thousandths")]
        strength: f32,
        /// The attribution whose content contains the hedge; absent for the reporter’s own.
        voice: Option<usize>,
    }
}

values! {
    /// The style of quotation marks.
    QuoteStyle {
        /// “ ” ‟ "
        Double = "double",
        /// ‘ ’ '
        Single = "single",
        /// « »
        Guillemet = "guillemet",
        /// „ “
        Low = "low",
        /// Two apostrophes or two grave accents, as on typewriters.
        Typed = "typed",
    }

    /// The purpose of quotation marks.
    QuoteRole {
        /// Somebody’s words.
        Speech = "speech",
        /// A word from which the writer keeps a distance.
        Scare = "scare",
        /// The title of a work.
        Title = "title",
        /// A word mentioned as a word.
        Term = "term",
    }

    /// Whether the content of an attribution is quoted.
    AttributionKind {
        /// Quoted: it begins with a quotation, and most of it is in quotation marks.
        Direct = "direct",
        /// Partly quoted: a smaller or later part of it is in quotation marks.
        Mixed = "mixed",
        /// Not quoted.
        Indirect = "indirect",
        /// A refusal to comment.
        NoComment = "no-comment",
    }

    /// The kinds of cue in attributions.
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

    /// How the speaker of an attribution was found.
    Resolution {
        /// The source is a name.
        Named = "named",
        /// The source is a description: “a senior official”.
        Described = "described",
        /// The source is a pronoun.
        Pronoun = "pronoun",
        /// There is no source: the words continue from before.
        Continued = "continued",
        /// There is no speaker, or it is not clear who.
        None = "none",
    }

    /// The kinds of speaker.
    SpeakerKind {
        /// One person.
        Person = "person",
        /// A named body: a ministry, a company, an outlet, a country.
        Organisation = "organisation",
        /// Several people together.
        Group = "group",
        /// A document: a report, a court filing.
        Document = "document",
        /// Unknown.
        Unknown = "unknown",
    }
}

in_records!(QuoteStyle, QuoteRole, AttributionKind, CueClass, Resolution, SpeakerKind, HedgeClass);

impl Analysis<Utf8> {
    /// Converts spans to UTF-16 code units of `text`, which must be the analysed text.
    pub fn to_utf16(&self, text: &str) -> Analysis<Utf16> {
        let o = Offsets::utf16(text);
        self.map(&|s| o.span(s))
    }
    /// Converts spans to Unicode scalar values of `text`, which must be the analysed text.
    pub fn to_chars(&self, text: &str) -> Analysis<Chars> {
        let o = Offsets::chars(text);
        self.map(&|s| o.span(s))
    }
}

/// JavaScript's numbers are `f64`, where 0.8 as an `f32` is 0.800000011920929.
#[cfg(feature = "serde")]
#[allow(clippy::trivially_copy_pass_by_ref)] // Signature required by serde.
fn thousandths<S: serde::Serializer>(value: &f32, to: S) -> Result<S::Ok, S::Error> {
    let steps = f64::from(flat::STEPS);
    to.serialize_f64((f64::from(*value) * steps).round() / steps)
}
