// Generated from src/analysis/mod.rs: see src/analysis/shape.rs.

/** A half-open range of the text, in UTF-16 code units: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/**
 * The style of quotation marks.
 * - `double`: “ ” ‟ "
 * - `single`: ‘ ’ '
 * - `guillemet`: « »
 * - `low`: „ “
 * - `typed`: Two apostrophes or two grave accents, as on typewriters.
 */
export type QuoteStyle = "double" | "single" | "guillemet" | "low" | "typed";

/**
 * The purpose of quotation marks.
 * - `speech`: Somebody’s words.
 * - `scare`: A word from which the writer keeps a distance.
 * - `title`: The title of a work.
 * - `term`: A word mentioned as a word.
 */
export type QuoteRole = "speech" | "scare" | "title" | "term";

/**
 * Whether the content of an attribution is quoted.
 * - `direct`: Quoted: it begins with a quotation, and most of it is in quotation marks.
 * - `mixed`: Partly quoted: a smaller or later part of it is in quotation marks.
 * - `indirect`: Not quoted.
 * - `no-comment`: A refusal to comment.
 */
export type AttributionKind = "direct" | "mixed" | "indirect" | "no-comment";

/**
 * The kinds of cue in attributions.
 * - `speech`: Said or written.
 * - `belief`: Thought, wanted, intended.
 * - `perception`: Seen, found, shown.
 * - `decree`: Ordered, ruled, approved.
 */
export type CueClass = "speech" | "belief" | "perception" | "decree";

/**
 * How the speaker of an attribution was found.
 * - `named`: The source is a name.
 * - `described`: The source is a description: “a senior official”.
 * - `pronoun`: The source is a pronoun.
 * - `continued`: There is no source: the words continue from before.
 * - `none`: There is no speaker, or it is not clear who.
 */
export type Resolution = "named" | "described" | "pronoun" | "continued" | "none";

/**
 * The kinds of speaker.
 * - `person`: One person.
 * - `organisation`: A named body: a ministry, a company, an outlet, a country.
 * - `group`: Several people together.
 * - `document`: A document: a report, a court filing.
 * - `unknown`: Unknown.
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
 * - `block-quote`: Text set off as a quotation (`<blockquote>`).
 * - `caption`: The text under a picture.
 * - `furniture`: Bylines, credits, notices. Contains no marks.
 */
export type BlockKind = "paragraph" | "heading" | "list-item" | "block-quote" | "caption" | "furniture";

/** What the engine found in one article. */
export interface Analysis {
  /** The version of this shape, now 1; raised when a field changes its meaning or is removed. */
  version: number;
  /** The language of the article as a BCP 47 tag, now always `en`. Absent if the engine does not support the language; then every list is empty. */
  language: string | null;
  /** Text in quotation marks, in text order; an outer quotation before those inside it. */
  quotations: Quotation[];
  /** Who said what, in text order. */
  attributions: Attribution[];
  /** Everybody who is quoted or reported, in the order of their first words. */
  speakers: Speaker[];
  /** Claims presented as less than an established fact, in text order. */
  hedges: Hedge[];
}

/** A range of text in quotation marks. */
export interface Quotation {
  /** The quotation with its marks. */
  span: Span;
  /** The quotation without its marks. A quotation that continues from the paragraph before may have no opening mark; one that continues in the next paragraph has no closing mark. */
  inner: Span;
  /** The style of its marks. */
  style: QuoteStyle;
  /** The purpose of its marks. */
  role: QuoteRole;
  /** The attribution whose content contains it; the innermost if there are several. */
  attribution: number | null;
}

/** Who said what, and the words that attribute it: source, cue and content. */
export interface Attribution {
  /** Whether the content is quoted. */
  kind: AttributionKind;
  /** What was said, in one or more pieces, in text order, including quotation marks. Empty for `no-comment`. */
  content: Span[];
  /** The attributing words: “said”, “according to”. */
  cue: Span | null;
  /** The kind of cue. Always `speech` unless the scope is `all`. */
  cue_class: CueClass;
  /** Who said it, as written here, with title and apposition. */
  source: Span | null;
  /** Through whom it came: “was quoted by *the Herald* as saying”. */
  via: Span | null;
  /** The speaker. Absent if it is not clear: a wrong name is worse than no name. */
  speaker: number | null;
  /** How the speaker was found. */
  resolution: Resolution;
  /** The possible speakers if the speaker is not clear, in text order; otherwise empty. */
  candidates: Candidate[];
  /** How likely the record is to be right, from 0 to 1; see `docs/MODEL.md`. */
  confidence: number;
  /** What the record is based on. */
  evidence: Evidence;
}

/** A person, group, body or document whose words are in the article. */
export interface Speaker {
  /** The fullest name in the article, without title or role; a description if the article gives no name. */
  name: string;
  /** Office, title or relation, as written in the article. */
  role: string | null;
  /** The kind of speaker. */
  kind: SpeakerKind;
  /** Whether the article withholds the name. */
  anonymous: boolean;
  /** Where they are the source of an attribution, including pronouns, in text order. */
  mentions: Span[];
  /** The number of their words in the article. */
  words: number;
}

/** A claim presented as less than an established fact. */
export interface Hedge {
  /** The words that weaken the claim. */
  cue: Span;
  /** The kind of cue. */
  class: HedgeClass;
  /** The clause that is weakened. */
  claim: Span;
  /** How much the claim is weakened, from 0 (hardly) to 1. */
  strength: number;
  /** The attribution whose content contains the hedge; absent for the reporter’s own. */
  voice: number | null;
}

/** A possible speaker. */
export interface Candidate {
  /** The fullest name in the article. */
  name: string;
  /** Their last name or description before the attribution. */
  span: Span;
}

/** What a record is based on. */
export interface Evidence {
  /** `tagger`, a rule's name, or `tagger+` and the name of a rule that found the same cue. */
  by: string;
  /** The text that it is based on. */
  spans: Span[];
}
