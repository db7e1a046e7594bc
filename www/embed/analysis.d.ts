// Generated from src/analysis/mod.rs: see src/analysis/shape.rs.

/** A half-open stretch of the text, in UTF-16 code units: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/**
 * The marks of a quotation.
 * - `double`: “ ” ‟ "
 * - `single`: ‘ ’ '
 * - `guillemet`: « »
 * - `low`: „ “
 * - `typed`: Two apostrophes or two grave accents for a mark, as typewriters have it.
 */
export type QuoteStyle = "double" | "single" | "guillemet" | "low" | "typed";

/**
 * What quotation marks are for.
 * - `speech`: Somebody’s words.
 * - `scare`: A word that the writer holds at arm’s length.
 * - `title`: A work’s name.
 * - `term`: A word spoken of as a word.
 */
export type QuoteRole = "speech" | "scare" | "title" | "term";

/**
 * How words are given.
 * - `direct`: Quoted: it begins with a quotation, and most of it is in quotation marks.
 * - `mixed`: Partly quoted: a smaller or later part of it is in quotation marks.
 * - `indirect`: Not quoted.
 * - `no-comment`: Somebody declined to speak.
 */
export type AttributionKind = "direct" | "mixed" | "indirect" | "no-comment";

/**
 * What a cue says was done.
 * - `speech`: Said or written.
 * - `belief`: Thought, wanted, intended.
 * - `perception`: Seen, found, shown.
 * - `decree`: Ordered, ruled, approved.
 */
export type CueClass = "speech" | "belief" | "perception" | "decree";

/**
 * How an attribution came to its speaker.
 * - `named`: A name stands here.
 * - `described`: A description stands here: “a senior official”.
 * - `pronoun`: A pronoun stands here.
 * - `continued`: Nobody stands here: it goes on from what came before.
 * - `none`: The article names nobody, or it is not clear who.
 */
export type Resolution = "named" | "described" | "pronoun" | "continued" | "none";

/**
 * What a speaker is.
 * - `person`: One human being.
 * - `organisation`: A body with a name: a ministry, a company, an outlet, a country.
 * - `group`: Several people spoken of together.
 * - `document`: A text that speaks: a report, a court filing.
 * - `unknown`: Not clear.
 */
export type SpeakerKind = "person" | "organisation" | "group" | "document" | "unknown";

/**
 * The kinds of hedging cue.
 * - `modal`: may, might, could
 * - `adverb`: perhaps, reportedly
 * - `adjective`: apparent, unclear
 * - `verb`: seem, suggest
 * - `hearsay`: critics say, is accused of
 * - `approximator`: about 40, somewhat
 * - `conditional`: if, unless, whether
 */
export type HedgeClass = "modal" | "adverb" | "adjective" | "verb" | "hearsay" | "approximator" | "conditional";

/**
 * What a block is in its page.
 * - `paragraph`: Running text.
 * - `heading`: A headline or a subheading.
 * - `list-item`: An item of a list.
 * - `block-quote`: Text set off as somebody’s words (`<blockquote>`).
 * - `caption`: The words under a picture.
 * - `furniture`: Who wrote it, when, for whom: bylines, credits, notices. Carries no marks.
 */
export type BlockKind = "paragraph" | "heading" | "list-item" | "block-quote" | "caption" | "furniture";

/** What the engine found in one article. */
export interface Analysis {
  /** The version of this shape, now 1; raised when a field changes its meaning or goes. */
  version: number;
  /** The language that was read, as a BCP 47 tag, now `en`; absent where the article is in a language that the engine does not read: then every list is empty. */
  language: string | null;
  /** Stretches in quotation marks, in text order; an outer quotation before those inside it. */
  quotations: Quotation[];
  /** Who said what, in text order. */
  attributions: Attribution[];
  /** Everybody who said something, in order of their first words. */
  speakers: Speaker[];
  /** Claims presented as less than fact, in text order. */
  hedges: Hedge[];
}

/** A stretch of text in quotation marks. */
export interface Quotation {
  /** With its marks. */
  span: Span;
  /** Without them. A quotation that goes on from the paragraph before may have no opening mark; one that goes on in the next paragraph has no closing mark. */
  inner: Span;
  /** Which marks. */
  style: QuoteStyle;
  /** What the marks are for. */
  role: QuoteRole;
  /** The attribution whose content holds it; of several, the innermost. */
  attribution: number | null;
}

/** Who said what, and the words that attribute it: source, cue and content. */
export interface Attribution {
  /** How the words are given. */
  kind: AttributionKind;
  /** What was said, in one or more pieces, in text order, quotation marks included. Empty for `no-comment`. */
  content: Span[];
  /** The words that attribute: “said”, “according to”. */
  cue: Span | null;
  /** What the cue says was done. Only `speech` unless the scope is `all`. */
  cue_class: CueClass;
  /** Who, as it stands here, with title and apposition. */
  source: Span | null;
  /** Through whom it came: “was quoted by *the Herald* as saying”. */
  via: Span | null;
  /** The speaker. Absent where it is not clear: a wrong name is worse than none. */
  speaker: number | null;
  /** How the speaker was worked out. */
  resolution: Resolution;
  /** Those who compete where the speaker is not clear, in text order; else empty. */
  candidates: Candidate[];
  /** How likely the record is right, from 0 to 1: see `docs/MODEL.md`. */
  confidence: number;
  /** Why the record is there. */
  evidence: Evidence;
}

/** Somebody whose words are in the article. */
export interface Speaker {
  /** The fullest name in the article, without title or role; the description where the article gives no name. */
  name: string;
  /** Office, title or relation, as the article has it. */
  role: string | null;
  /** What they are. */
  kind: SpeakerKind;
  /** Whether the article withholds the name. */
  anonymous: boolean;
  /** Where they stand as a source, pronouns included, in text order. */
  mentions: Span[];
  /** How many words of theirs the article gives. */
  words: number;
}

/** A claim presented as less than established fact. */
export interface Hedge {
  /** The words that weaken. */
  cue: Span;
  /** What kind of words. */
  class: HedgeClass;
  /** The clause that they weaken. */
  claim: Span;
  /** How much they weaken, from 0 (hardly) to 1. */
  strength: number;
  /** The attribution whose words the hedge stands in; absent for the reporter’s own. */
  voice: number | null;
}

/** Somebody who may have said it. */
export interface Candidate {
  /** The fullest name in the article. */
  name: string;
  /** Where they were last named or described before. */
  span: Span;
}

/** Why a record is there. */
export interface Evidence {
  /** `tagger`, a rule's name, or `tagger+` and the name of a rule that finds the same cue. */
  by: string;
  /** The stretches that it rests on. */
  spans: Span[];
}
