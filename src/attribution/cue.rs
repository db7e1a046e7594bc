//! Cues: verbs and phrases that can attribute, with their auxiliaries.

use super::{np, reach::MAX_PHRASE_TOKENS, units::Quotes};
use crate::{
    analysis::CueClass,
    lexicon::{Classes, Frames, VerbClass, VerbForm, sets},
    text::{Case, Document},
    words::Words,
};
use std::ops::Range;

/// A verbal cue.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent traits of one verb form, each asked for by name")]
pub(super) struct Cue {
    /// From its first auxiliary to its verb.
    pub(super) tokens: Range<usize>,
    /// Where its adverbs begin ("also said"); the subject ends before this token.
    pub(super) from: usize,
    /// The complements it takes.
    pub(super) frames: Frames,
    /// A present participle without an auxiliary ("…, saying that"): its subject is not right before it.
    pub(super) participle: bool,
    /// "did not say": nothing was said.
    pub(super) negated: bool,
    /// "was told": the subject is not the source.
    pub(super) passive: bool,
    /// An infinitive: "to say".
    pub(super) infinitive: bool,
    /// A present form without auxiliary ("officials report"), which may also be a noun.
    pub(super) plain_present: bool,
    /// The verb's dictionary form.
    pub(super) lemma: &'static str,
    /// Whether the verb reports words rather than thoughts.
    pub(super) speech: bool,
}

/// Other forms of "be", and "got", which forms a passive like "be".
const OTHER_BE: &Words = words!("am isn't wasn't isn’t wasn’t aren’t weren’t got");

/// The cue whose verb is token `i`. Reads its auxiliaries back to `floor`.
pub(super) fn cue_at(doc: &Document<'_>, quotes: &Quotes, floor: usize, i: usize) -> Option<Cue> {
    if quotes.at(i).is_some() {
        return None;
    }
    if let Some(p) = doc.phrase(i, Classes::CUE_PHRASE) {
        let frames = Frames(Frames::QUOTE.0 | Frames::THAT.0 | Frames::AFTER.0 | Frames::CLAUSE.0 | Frames::WH.0);
        let frames = doc.token(i).verb.and_then(VerbForm::others_frames).unwrap_or(frames);
        let ing = doc.token(i).verb.is_some_and(|v| v.ing()) || doc.word(i).ends_with("ing");
        return finish(
            doc,
            floor,
            i,
            p,
            Cue {
                tokens: 0..0,
                from: 0,
                frames,
                participle: ing,
                negated: false,
                passive: false,
                infinitive: false,
                plain_present: false,
                lemma: "point out",
                speech: true,
            },
        );
    }
    let t = doc.tokens.get(i)?;
    let v = t.verb?;
    // "the Daily Reporting Service"
    let named = || i > floor && (!v.ing() || doc.token(i - 1).capital());
    let court = is_courts(doc, i);
    // "the court held that", "it was held that"; not "held a meeting"
    let plain = v.verb().class == VerbClass::Plain;
    let it = i > floor + 1 && doc.one_of(i - 1, sets::grammar::SINGULAR_BE) && doc.eq(i - 2, "it");
    let held = sets::attribution::OF_COURTS.has(v.verb().lemma) && (court || it) && doc.eq(i + 1, "that");
    if plain && !held || t.case != Case::Lower && named() {
        return None;
    }
    let finite_plain = v.base() || v.third();
    let more = if court || plain { Frames::CLAUSE.0 | Frames::AFTER.0 | Frames::THAT.0 } else { 0 };
    let cue = Cue {
        tokens: 0..0,
        from: 0,
        frames: Frames(v.verb().frames.0 | more),
        participle: v.ing(),
        negated: false,
        passive: false,
        infinitive: false,
        plain_present: finite_plain,
        lemma: v.verb().lemma,
        speech: court || v.verb().class == VerbClass::Speech,
    };
    finish(doc, floor, i, i..i + 1, cue)
}

/// "the Supreme Court ruled", "a jury heard": verbs that report speech if a court is their subject.
pub(super) fn is_courts(doc: &Document<'_>, verb: usize) -> bool {
    let lemma = doc.token(verb).verb.map(|v| v.verb().lemma);
    let stops = |i: &usize| np::verbish(doc, *i) || doc.is(*i, Classes::PRONOUN_SUBJECT) || !doc.token(*i).is_word;
    lemma.is_some_and(|l| sets::attribution::OF_COURTS.has(l))
        && (doc.sentence_of(verb).start..verb)
            .rev()
            .take_while(|i| !stops(i))
            .any(|i| doc.one_of(i, sets::attribution::COURTS))
}

/// Reads the auxiliaries. Returns `None` if the word is a noun or an adjective.
fn finish(doc: &Document<'_>, floor: usize, verb: usize, core: Range<usize>, mut cue: Cue) -> Option<Cue> {
    let mut start = verb;
    let (mut aux, mut be, mut modal_or_do, mut to) = (None, false, false, false);
    while start > floor {
        let j = start - 1;
        if doc.is(j, Classes::AUXILIARY) && !doc.token(j).capital() {
            let is_be = doc.one_of(j, sets::grammar::BE) || doc.one_of(j, OTHER_BE);
            if aux.is_none() {
                be = is_be;
            }
            let have = doc.one_of(j, sets::grammar::HAVE)
                || doc.one_of(j, words!("hasn't haven't hadn't hasn’t haven’t hadn’t"));
            modal_or_do |= !is_be && !have;
            // "may recommend", "should say": not said.
            cue.negated |= doc.one_of(j, words!("may might could should can must will would shall"));
            cue.negated |= doc.word(j).to_ascii_lowercase().ends_with("n't")
                || doc.word(j).ends_with("n’t")
                || doc.eq(j, "cannot");
            aux = Some(j);
        } else if doc.eq(j, "not") || doc.eq(j, "never") {
            cue.negated = true;
        } else if doc.eq(j, "to") {
            if j > floor && doc.eq(j - 1, "used") {
                // "used to say": past habit; an auxiliary of two words.
                aux = Some(j - 1);
                start = j - 1;
                continue;
            }
            to = aux.is_none();
            break;
        } else if !is_adverb(doc, j)
            // "Recycle Now | says"
            || j > floor && doc.token(j).case == Case::Title && doc.token(j - 1).capital() && !doc.token(verb).capital()
        {
            break;
        }
        start = j;
    }
    // The cue begins with its first auxiliary or verb; adverbs before it stay out.
    let first = aux.unwrap_or(verb);
    cue.tokens = first..core.end;
    cue.from = start;
    cue.infinitive = to;
    let t = doc.token(verb);
    if let Some(v) = t.verb {
        cue.passive = be && v.participle() && !v.ing();
        if cue.participle {
            cue.participle = aux.is_none();
        }
        cue.plain_present &= aux.is_none() && !to;
        // A noun or an adjective, not a verb: "the report", "his claims", "the alleged theft".
        if aux.is_none() && !to && verb > 0 {
            let before = verb - 1;
            // "the capital of Oakvale state told us", "of Oakvale state, said", "the brand’s owner": a noun.
            let said = |i: usize| doc.one_of(i, words!("said told says tells"));
            let singular = doc.token(before).capital() && !doc.word(before).ends_with('s');
            if v.base()
                && (said(core.end)
                    || doc.is_possessive(core.end)
                    || singular && doc.comma(core.end) && said(core.end + 1))
            {
                return None;
            }
            // "very detailed inferences": an adjective.
            if doc.one_of(before, sets::attribution::DEGREES)
                || doc.token(before).is_number && !v.ing() && v.verb().lemma != "say"
                || in_phrase(doc, verb, v)
            {
                return None;
            }
            // "sources close to her say": "say" is never a noun, so "her" is not its possessive.
            let her = doc.is(before, Classes::PRONOUN_OBJECT) && sets::attribution::WITHOUT_NOUNS.has(cue.lemma);
            if start == verb
                && !her
                && (doc.is(before, Classes::DETERMINER.or(Classes::POSSESSIVE))
                    && !doc.is(before, Classes::PRONOUN_SUBJECT)
                    || doc.is_possessive(before))
            {
                return None;
            }
            if doc.is(before, Classes::PREPOSITION) && !v.ing() && start == verb {
                return None;
            }
        }
        // "woke to reports"
        if (modal_or_do || to) && !v.base() {
            return None;
        }
        // "reports suggest": a plural noun before its verb. Exceptions in headlines: "Roe confirms return", "…, reveals
        // plan to leave".
        let named = start > floor && (doc.token(start - 1).capital() || doc.comma(start - 1));
        if aux.is_none()
            && v.third()
            && !v.past()
            && !doc.is(start.saturating_sub(1), Classes::PRONOUN_SUBJECT)
            && !(named && doc.in_headline(verb))
            && doc.tokens.get(verb + 1).is_some_and(|n| {
                n.case == Case::Lower && n.verb.is_some_and(|w| w.base() || w.past()) && !n.is(Classes::PREPOSITION)
            })
        {
            return None;
        }
        // "remarks made by": a participle without a subject of its own.
        if doc.eq(verb + 1, "by")
            && !(v.past() && named && is_time(doc, verb + 2))
            && !(start > floor && doc.is(start - 1, Classes::PRONOUN_SUBJECT))
            && v.participle()
            && aux.is_none()
        {
            return None;
        }
    }
    Some(cue)
}

/// "the rain | forecasting | office said": a participle that is part of a noun phrase; not "adding they said so".
fn in_phrase(doc: &Document<'_>, verb: usize, form: VerbForm) -> bool {
    let noun = doc.token(verb + 1).case == Case::Lower && !doc.is(verb + 1, Classes::PRONOUN_SUBJECT);
    let said = doc.token(verb + 2).verb.is_some_and(|v| v.verb().lemma == "say" && v.past());
    form.ing() && noun && said
}

/// "Quill said by | the end of May, the bridge would be open": a time before a clause, not an agent.
fn is_time(doc: &Document<'_>, at: usize) -> bool {
    let time = Classes::TIME.or(Classes::MONTH).or(Classes::WEEKDAY);
    let until =
        |i: usize| doc.is(i, time) || doc.token(i).is_number || doc.one_of(i, sets::attribution::PARTS_OF_PERIODS);
    let comma = (at..at + MAX_PHRASE_TOKENS).find(|i| !doc.token(*i).is_word).filter(|i| doc.comma(*i));
    comma.is_some_and(|comma| (at..comma).any(until))
}

/// Whether token `i` is an adverb, by list or by the ending "-ly".
pub(super) fn is_adverb(doc: &Document<'_>, i: usize) -> bool {
    let t = doc.token(i);
    let ly = t.case == Case::Lower
        && t.span.len() > 4
        && doc.word(i).ends_with("ly")
        && !doc.one_of(i, sets::attribution::LY_NO_ADVERBS);
    ly || (t.is(Classes::ADVERB_CUE) && !t.is(Classes::DETERMINER))
}

/// The class of a cue, from its words.
pub(super) fn class(doc: &Document<'_>, tokens: Range<usize>) -> Option<CueClass> {
    for i in tokens.rev() {
        if let Some(v) = doc.token(i).verb {
            match v.verb().class {
                VerbClass::Speech => return Some(CueClass::Speech),
                VerbClass::Belief => return Some(CueClass::Belief),
                VerbClass::Perception => return Some(CueClass::Perception),
                VerbClass::Decree => return Some(CueClass::Decree),
                VerbClass::Plain => {}
            }
        }
        if doc.is(i, Classes::CUE_NOUN_SPEECH) {
            return Some(CueClass::Speech);
        }
        if doc.is(i, Classes::CUE_NOUN_BELIEF) {
            return Some(CueClass::Belief);
        }
    }
    None
}

/// Whether a cue is a verb of speech that cannot be a noun: "said", "told", "writes", not "claims", "states",
/// "reports".
pub(super) fn outright(doc: &Document<'_>, cue: &Range<usize>) -> bool {
    // "pointed out": the verb is the first word of the phrase.
    let phrase = doc.phrase(cue.start, Classes::CUE_PHRASE).is_some_and(|p| p == *cue);
    let last = if phrase { cue.start } else { cue.end - 1 };
    let speech = doc.token(last).verb.filter(|v| phrase || v.verb().class == VerbClass::Speech);
    speech.is_some_and(|v| v.past()) || is_courts(doc, last) || doc.one_of(last, sets::attribution::PRESENT_SAYING)
}
