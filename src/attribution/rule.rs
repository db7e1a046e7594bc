//! The names of the rules.

/// The rules, by what they match. Their numbers are features of the training teacher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    /// A reporting verb beside a quotation: “…,” she said.
    QuotationCue,
    /// A reporting verb in a parenthesis beside unquoted content: it will rain, she said.
    Parenthesis,
    /// "According to" and its kin.
    AccordingTo,
    /// A verb and a clause with "that".
    ThatClause,
    /// A verb and a clause without "that".
    BareClause,
    /// A verb and an infinitive or an interrogative clause.
    Infinitive,
    /// A verb that judges its object: accused X of, called X Y.
    Judgement,
    /// A verb and a noun phrase or prepositional phrase as content.
    NounPhrase,
    /// A noun and a clause: reports that.
    NounClause,
    /// A name and a colon before the content.
    Transcript,
    /// A quotation signed after a dash.
    Signature,
    /// "was quoted by Y as saying".
    Quoted,
}

impl Rule {
    /// The rule's name in the evidence of an attribution.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::QuotationCue => "quotation-cue",
            Self::Parenthesis => "parenthesis",
            Self::AccordingTo => "according-to",
            Self::ThatClause => "that-clause",
            Self::BareClause => "bare-clause",
            Self::Infinitive => "infinitive",
            Self::Judgement => "judgement",
            Self::NounPhrase => "noun-phrase",
            Self::NounClause => "noun-clause",
            Self::Transcript => "transcript",
            Self::Signature => "signature",
            Self::Quoted => "quoted-by",
        }
    }
}
