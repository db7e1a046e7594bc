//! The Analysis: everything that the engine says of an article, as plain data.
//!
//! Spans count from the start of the input text in the unit `U` (bytes out of [`analyze`](crate::analyze)); references
//! between records are indices into the lists of the same Analysis; what is absent is `None`, what is empty an empty
//! list. In JSON, fields are in snake case and values in kebab case.

use crate::text::{Chars, Offsets, Span, Utf8, Utf16};
use serde::{Deserialize, Serialize};

/// The version of the JSON shape: raised when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

macro_rules! kebab {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
    };
}

/// What the engine found in one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Analysis<U = Utf8> {
    /// [`VERSION`].
    pub version: u32,
    /// The language read, as a BCP 47 tag; `None` where it is one that the engine has no pack for: then nothing is marked.
    pub language: Option<String>,
    /// Stretches in quotation marks, in text order; an outer quotation before those inside it.
    pub quotations: Vec<Quotation<U>>,
    /// Who said what, in text order.
    pub attributions: Vec<Attribution<U>>,
    /// Everybody who said something, in order of their first words.
    pub speakers: Vec<Speaker<U>>,
    /// Claims presented as less than fact, in text order.
    pub hedges: Vec<Hedge<U>>,
}

/// A stretch of text between quotation marks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Quotation<U = Utf8> {
    /// With its marks.
    pub span: Span<U>,
    /// Without them.
    pub inner: Span<U>,
    /// Which marks.
    pub style: QuoteStyle,
    /// What the marks are for.
    pub role: QuoteRole,
    /// The attribution whose content holds it.
    pub attribution: Option<usize>,
}

kebab! {
    /// The marks of a quotation.
    QuoteStyle {
        /// “ ” ‟ "
        Double,
        /// ‘ ’ '
        Single,
        /// « »
        Guillemet,
        /// „ “
        Low,
        /// Two apostrophes or two grave accents for a mark, as typewriters have it.
        Typed,
    }
}
kebab! {
    /// What quotation marks are for.
    QuoteRole {
        /// Somebody's words.
        Speech,
        /// A word that the writer holds at arm's length.
        Scare,
        /// A work's name.
        Title,
        /// A word spoken of as a word.
        Term,
    }
}

/// Source, cue and content: who said what, and the words that tell so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Attribution<U = Utf8> {
    /// How the words are given.
    pub kind: AttributionKind,
    /// What was said, in one or more pieces, in text order; quotation marks included. Empty for no-comment.
    pub content: Vec<Span<U>>,
    /// The words that attribute: "said", "according to".
    pub cue: Option<Span<U>>,
    /// What the cue says was done.
    pub cue_class: CueClass,
    /// Who, as it stands here, with title and apposition.
    pub source: Option<Span<U>>,
    /// Through whom it came: "was quoted by X as saying".
    pub via: Option<Span<U>>,
    /// Index of the speaker, where it is clear.
    pub speaker: Option<usize>,
    /// How the speaker was worked out.
    pub resolution: Resolution,
    /// Those who compete for it where it is not clear, in text order; else empty.
    pub candidates: Vec<Candidate<U>>,
    /// How likely this record is right, from 0 to 1.
    #[serde(serialize_with = "thousandths")]
    pub confidence: f32,
    /// Why it is there.
    pub evidence: Evidence<U>,
}

kebab! {
    /// How words are given.
    AttributionKind {
        /// It begins with a quotation, and most of it is in quotation marks.
        Direct,
        /// A smaller or later part of it is.
        Mixed,
        /// None of it is.
        Indirect,
        /// Somebody declined to speak.
        NoComment,
    }
}
kebab! {
    /// What a cue says was done.
    CueClass {
        /// Said or written.
        Speech,
        /// Thought, wanted, intended.
        Belief,
        /// Seen, found, shown.
        Perception,
        /// Ordered, ruled, approved.
        Decree,
    }
}
kebab! {
    /// How an attribution came to its speaker.
    Resolution {
        /// A name stands here.
        Named,
        /// A description stands here: "a senior official".
        Described,
        /// A pronoun stands here.
        Pronoun,
        /// Nobody stands here: it goes on from what came before.
        Continued,
        /// Nobody is told, or it is not clear who.
        None,
    }
}

/// Somebody who may have said it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Candidate<U = Utf8> {
    /// The fullest name in the article.
    pub name: String,
    /// Where they were last named or described before.
    pub span: Span<U>,
}

/// Why a record is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Evidence<U = Utf8> {
    /// The rule's name, or the model's.
    pub by: String,
    /// The stretches that it rests on.
    pub spans: Vec<Span<U>>,
}

/// Somebody whose words are in the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Speaker<U = Utf8> {
    /// The fullest name in the article, without title or role; the description where no name is given.
    pub name: String,
    /// Office, title or relation, as the article has it.
    pub role: Option<String>,
    /// What they are.
    pub kind: SpeakerKind,
    /// Whether the article withholds the name.
    pub anonymous: bool,
    /// Where they stand as a source, pronouns included, in text order.
    pub mentions: Vec<Span<U>>,
    /// How many words of theirs the article gives.
    pub words: u32,
}

kebab! {
    /// What a speaker is.
    SpeakerKind {
        /// One human being.
        Person,
        /// A body with a name: a ministry, a company, an outlet, a country.
        Organisation,
        /// Several people spoken of together.
        Group,
        /// A text that speaks: a report, a court filing.
        Document,
        /// Not clear.
        Unknown,
    }
}

/// A claim presented as less than established fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Hedge<U = Utf8> {
    /// The words that weaken.
    pub cue: Span<U>,
    /// What kind of words.
    pub class: HedgeClass,
    /// The clause that they weaken.
    pub claim: Span<U>,
    /// How much, from 0 (hardly) to 1.
    #[serde(serialize_with = "thousandths")]
    pub strength: f32,
    /// Whose hedge it is: the attribution that it stands in, `None` for the reporter's own.
    pub voice: Option<usize>,
}

/// JavaScript's numbers are `f64`, where 0.8 as an `f32` is 0.800000011920929.
#[allow(clippy::trivially_copy_pass_by_ref)] // As serde calls it.
fn thousandths<S: serde::Serializer>(value: &f32, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_f64((f64::from(*value) * 1000.0).round() / 1000.0)
}

kebab! {
    /// The kinds of hedging cue.
    HedgeClass {
        /// may, might, could
        Modal,
        /// perhaps, reportedly
        Adverb,
        /// apparent, unclear
        Adjective,
        /// seem, suggest
        Verb,
        /// critics say, is accused of
        Hearsay,
        /// about 40, somewhat
        Approximator,
        /// if, unless, whether
        Conditional,
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

    /// Changes every span where it stands.
    pub(crate) fn each_span(&mut self, change: &dyn Fn(&mut Span)) {
        for q in &mut self.quotations {
            change(&mut q.span);
            change(&mut q.inner);
        }
        for a in &mut self.attributions {
            for spans in [&mut a.content, &mut a.evidence.spans] {
                spans.iter_mut().for_each(change);
            }
            for span in [&mut a.cue, &mut a.source, &mut a.via].into_iter().flatten() {
                change(span);
            }
            for c in &mut a.candidates {
                change(&mut c.span);
            }
        }
        for s in &mut self.speakers {
            s.mentions.iter_mut().for_each(change);
        }
        for h in &mut self.hedges {
            change(&mut h.cue);
            change(&mut h.claim);
        }
    }

    fn map<V>(&self, f: &dyn Fn(Span) -> Span<V>) -> Analysis<V> {
        let all = |v: &[Span]| v.iter().map(|s| f(*s)).collect::<Vec<_>>();
        Analysis {
            version: self.version,
            language: self.language.clone(),
            quotations: self
                .quotations
                .iter()
                .map(|q| Quotation {
                    span: f(q.span),
                    inner: f(q.inner),
                    style: q.style,
                    role: q.role,
                    attribution: q.attribution,
                })
                .collect(),
            attributions: self
                .attributions
                .iter()
                .map(|a| Attribution {
                    kind: a.kind,
                    content: all(&a.content),
                    cue: a.cue.map(f),
                    cue_class: a.cue_class,
                    source: a.source.map(f),
                    via: a.via.map(f),
                    speaker: a.speaker,
                    resolution: a.resolution,
                    candidates: a
                        .candidates
                        .iter()
                        .map(|c| Candidate { name: c.name.clone(), span: f(c.span) })
                        .collect(),
                    confidence: a.confidence,
                    evidence: Evidence { by: a.evidence.by.clone(), spans: all(&a.evidence.spans) },
                })
                .collect(),
            speakers: self
                .speakers
                .iter()
                .map(|s| Speaker {
                    name: s.name.clone(),
                    role: s.role.clone(),
                    kind: s.kind,
                    anonymous: s.anonymous,
                    mentions: all(&s.mentions),
                    words: s.words,
                })
                .collect(),
            hedges: self
                .hedges
                .iter()
                .map(|h| Hedge {
                    cue: f(h.cue),
                    class: h.class,
                    claim: f(h.claim),
                    strength: h.strength,
                    voice: h.voice,
                })
                .collect(),
        }
    }
}
