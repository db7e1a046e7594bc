// Generated from src/analysis/mod.rs: see src/analysis/shape.rs.

/** What each record holds, in the order of its flat form. @type {Record<string, [string, string][]>} */
export const RECORDS = {
  Analysis: [
    ["version", "number"],
    ["language", "?text"],
    ["quotations", "*Quotation"],
    ["attributions", "*Attribution"],
    ["speakers", "*Speaker"],
    ["hedges", "*Hedge"],
  ],
  Quotation: [
    ["span", "Span"],
    ["inner", "Span"],
    ["style", "QuoteStyle"],
    ["role", "QuoteRole"],
    ["attribution", "?number"],
  ],
  Attribution: [
    ["kind", "AttributionKind"],
    ["content", "*Span"],
    ["cue", "?Span"],
    ["cue_class", "CueClass"],
    ["source", "?Span"],
    ["via", "?Span"],
    ["speaker", "?number"],
    ["resolution", "Resolution"],
    ["candidates", "*Candidate"],
    ["confidence", "fraction"],
    ["evidence", "Evidence"],
  ],
  Speaker: [
    ["name", "text"],
    ["role", "?text"],
    ["kind", "SpeakerKind"],
    ["anonymous", "flag"],
    ["mentions", "*Span"],
    ["words", "number"],
  ],
  Hedge: [
    ["cue", "Span"],
    ["class", "HedgeClass"],
    ["claim", "Span"],
    ["strength", "fraction"],
    ["voice", "?number"],
  ],
  Candidate: [
    ["name", "text"],
    ["span", "Span"],
  ],
  Evidence: [
    ["by", "text"],
    ["spans", "*Span"],
  ],
};

/** The names of values, in the order of their numbers. @type {Record<string, string[]>} */
export const VALUES = {
  QuoteStyle: ["double", "single", "guillemet", "low", "typed"],
  QuoteRole: ["speech", "scare", "title", "term"],
  AttributionKind: ["direct", "mixed", "indirect", "no-comment"],
  CueClass: ["speech", "belief", "perception", "decree"],
  Resolution: ["named", "described", "pronoun", "continued", "none"],
  SpeakerKind: ["person", "organisation", "group", "document", "unknown"],
  HedgeClass: ["modal", "adverb", "adjective", "verb", "hearsay", "approximator", "conditional"],
};
