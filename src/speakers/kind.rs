//! The kind of a described source, and whether it is anonymous.

use super::{
    description::{Description, parent},
    names::is_agent,
    noun::is_plural,
    reach::{MAX_INTRODUCED_TOKENS, MAX_SENTENCE_TOKENS},
};
use crate::{
    analysis::SpeakerKind,
    lexicon::{Classes, VerbForm, sets},
    text::{Case, Document, lower, lowered},
};

/// The kind of speaker that a description names.
pub(super) fn of(doc: &Document<'_>, d: &Description) -> SpeakerKind {
    let is = |c: Classes| doc.is(d.head, c);
    let plural = is_plural(doc, d.head);
    let human = if plural { SpeakerKind::Group } else { SpeakerKind::Person };
    let w = lowered(doc.word(d.head));
    if w.ends_with("-year-old") || parent(&w).is_some() {
        return SpeakerKind::Person;
    }
    // "a group of parents"
    let counted = is(Classes::GROUP_NOUN) || w.starts_with("group");
    if counted
        && doc.eq(d.core, "of")
        && (d.core + 1..d.tokens.end.min(d.core + 5)).any(|k| doc.is(k, Classes::PERSON_NOUN) && is_plural(doc, k))
    {
        return SpeakerKind::Group;
    }
    // "two of the officials", "one of them"
    // "one of the reasons" is not a speaker.
    let of = (d.core + 1..d.tokens.end).find(|k| !doc.is(*k, Classes::DETERMINER.or(Classes::POSSESSIVE)));
    let thing = doc.eq(d.core, "of")
        && of.is_some_and(|k| {
            let end = (k..d.tokens.end).find(|k| is_plural(doc, *k)).unwrap_or(k);
            doc.token(end).case == Case::Lower
                && !doc.is(end, PEOPLE)
                && !doc.is(end, Classes::PRONOUN_OBJECT.or(Classes::DETERMINER))
                && !doc.token(end).is_number
                && !is_agent(doc.word(end).trim_end_matches('s'))
        });
    if thing && (w == "one" || w == "another") {
        return SpeakerKind::Unknown;
    }
    if sets::speakers::SHARES.has(&w) && doc.eq(d.core, "of") {
        return SpeakerKind::Group;
    }
    if (is(Classes::DETERMINER) || doc.token(d.head).is_number || is(Classes::PRONOUN_SUBJECT))
        && doc.word(d.head) != "no"
    {
        return if w == "one" || w == "another" { SpeakerKind::Person } else { SpeakerKind::Group };
    }

    // "The latest figures from the ministry", "Monday’s figures", "Figures from the ministry", but "senior figures"
    let before = d.head.wrapping_sub(1);
    let data = is(Classes::DOCUMENT)
        && plural
        && if d.head > d.tokens.start {
            doc.one_of(before, sets::speakers::OF_DATA) || doc.is_possessive(before)
        } else {
            doc.one_of(d.core, words!("from for published released"))
        };
    if data {
        return SpeakerKind::Document;
    }
    if is(Classes::PERSON_NOUN)
        || (is(Classes::TITLE) && !plural)
        || [sets::speakers::SPORT_PEOPLE, sets::speakers::WRITERS].iter().any(|s| doc.one_of(d.head, s))
        || doc.phrase(d.tokens.start, Classes::PERSON_NOUN).is_some()
    {
        return human;
    }
    if is(Classes::GROUP_NOUN) {
        return SpeakerKind::Group;
    }
    // "the paper" is an outlet; "a paper by two economists" is a document.
    let outlet = is(Classes::ORGANISATION) && doc.eq(d.tokens.start, "the") && d.core == d.tokens.end;
    if is(Classes::DOCUMENT) && !outlet {
        return SpeakerKind::Document;
    }
    let body =
        (d.tokens.start..=d.head).any(|k| doc.phrase(k, Classes::ORGANISATION).is_some_and(|p| p.end == d.head + 1));
    let sort = [sets::speakers::BENCHES, sets::speakers::TRADES].iter().any(|nouns| doc.one_of(d.head, nouns));
    // "a lathe operator who"
    let human_agent = doc.eq(d.core, "who") && is_agent(&w);
    if !human_agent && (body || sort || is(Classes::ORGANISATION) || is(Classes::BODY_NAME)) {
        return SpeakerKind::Organisation;
    }
    if doc.eq(d.core, "who")
        || (doc.comma(d.core) && doc.eq(d.core + 1, "who"))
        || (is(Classes::DEMONYM) && doc.token(d.head).capital())
    {
        return human;
    }
    let stem = if plural { w.strip_suffix('s').unwrap_or(&w) } else { &w };
    let agent = is_agent(stem);
    // A capital in mid-sentence makes it a name.
    let proper = d.head > d.tokens.start && doc.token(d.head).capital();
    if agent && doc.token(d.head).is_word && !proper { human } else { SpeakerKind::Unknown }
}

const PEOPLE: Classes = Classes::PERSON_NOUN
    .or(Classes::TITLE)
    .or(Classes::LAWMAKER)
    .or(Classes::GROUP_NOUN)
    .or(Classes::RELATION_NOUN)
    .or(Classes::MAN_NOUN)
    .or(Classes::WOMAN_NOUN)
    .or(Classes::ORGANISATION);

/// Whether a source is anonymous: a person or a few persons whose names the article withholds. Bodies ("police") and
/// crowds ("critics") are only described, and so is who speaks for a body: "a spokesman". So is the one person of a
/// definite description, whom the reader should know: "the clerk", "her lawyer"; except with a sign of anonymity, or if
/// an indefinite one introduced that person: "a clerk".
pub(super) fn anonymous(doc: &Document<'_>, d: &Description, kind: SpeakerKind) -> bool {
    // "A nurse recorded that": said before others, not to the reporter.
    let cue = (d.tokens.end..).take(3).find(|k| !doc.is(*k, Classes::AUXILIARY)).unwrap_or(d.head);
    let open = doc.one_of(cue, sets::speakers::OPENLY);
    match kind {
        _ if open => unnamed(doc, d),
        SpeakerKind::Person if doc.one_of(d.head, sets::speakers::SPOKESPEOPLE) => unnamed(doc, d),
        SpeakerKind::Person => !definite(doc, d) || unnamed(doc, d) || introduced(doc, d),
        // "two aides", "two officials of the guild", but not "ten members of the guild"
        SpeakerKind::Group => {
            unnamed(doc, d)
                || few(doc, d.tokens.start) && !(doc.eq(d.core, "of") && doc.one_of(d.head, sets::speakers::MEMBERS))
        }
        SpeakerKind::Organisation | SpeakerKind::Document | SpeakerKind::Unknown => false,
    }
}

/// Whether a number counts so few people that each could have been named: written as a word or as one digit.
fn few(doc: &Document<'_>, at: usize) -> bool {
    doc.is(at, Classes::NUMBER) || doc.token(at).is_number && doc.word(at).len() == 1
}

/// Whether a description is definite: "the clerk", "her lawyer", "Holm’s aide", "head of the bank".
fn definite(doc: &Document<'_>, d: &Description) -> bool {
    let first = d.tokens.start;
    doc.one_of(first, words!("the this that"))
        || doc.one_of(first, sets::speakers::DEFINITE_NOUNS)
        // "Dane said": a surname.
        || first == d.head && doc.is(first, Classes::DEMONYM)
        || doc.is(first, Classes::POSSESSIVE)
        || (first..d.head).any(|k| doc.is_possessive(k)) && !doc.one_of(first, words!("a an one another"))
        || first == d.head
            && doc.one_of(d.core, words!("of for"))
            && (doc.is(first, Classes::TITLE)
                || [sets::speakers::OFFICE_HEADS, sets::speakers::KIN].iter().any(|w| doc.one_of(first, w)))
}

/// Whether the sentence says that the name is withheld: "on condition of anonymity", "the unnamed clerk", "who asked not
/// to be named".
pub(super) fn unnamed(doc: &Document<'_>, d: &Description) -> bool {
    let sentence = doc.sentence_of(d.head);
    let told = d.head.saturating_sub(MAX_SENTENCE_TOKENS).max(sentence.start)..sentence.end;
    let sign = |k: usize| {
        doc.one_of(k, sets::speakers::UNNAMED)
            || doc.one_of(k, words!("named identified")) && doc.eq(k.wrapping_sub(1), "be")
    };
    doc.one_of(d.head, words!("source sources insider insiders person"))
        || doc.one_of(d.head + 1, sets::speakers::IN_THE_KNOW)
        || told.take(MAX_SENTENCE_TOKENS).any(sign)
}

/// Whether "a clerk" was mentioned before "the clerk"; not "Ana Ruiz, a clerk", "Ana Ruiz is a clerk".
fn introduced(doc: &Document<'_>, d: &Description) -> bool {
    // "the boy's mother", "his sister"
    if doc.is(d.tokens.start, Classes::POSSESSIVE) || (d.tokens.start..d.head).any(|k| doc.is_possessive(k)) {
        return false;
    }
    let head = doc.word(d.head);
    let article = |k: usize| {
        let before = k.wrapping_sub(1);
        doc.one_of(k, sets::grammar::INDEFINITE_ARTICLE)
            && !(doc.comma(before) && (doc.token(before - 1).capital() || doc.token(before - 1).is_number))
            && !doc.is(before, Classes::AUXILIARY)
            && !doc.eq(before, "as")
    };
    // "at a fair. The clerk": not the article of another noun.
    let opens =
        |k: &usize| doc.is(*k, Classes::DETERMINER.or(Classes::POSSESSIVE)) || !doc.token(*k).is_word && !doc.comma(*k);
    (d.tokens.start.saturating_sub(MAX_INTRODUCED_TOKENS)..d.tokens.start).any(|k| {
        doc.word(k).eq_ignore_ascii_case(head) && (k.saturating_sub(4)..k).rev().find(opens).is_some_and(article)
    })
}

/// The description as a speaker's name: without what follows the first comma, and without a capital that is only due to
/// the start of the sentence.
pub(super) fn name(doc: &Document<'_>, d: &Description) -> String {
    let end = (d.tokens.start..d.tokens.end)
        .find(|k| {
            (doc.one_of(*k, words!(", – — ("))
                || doc.mark(*k, "-") && !doc.token(k + 1).capital()
                || doc.one_of(*k, words!("who that dated"))
                || (*k == d.core
                    && (doc.token(*k).verb.is_some_and(VerbForm::participle) || doc.word(*k).ends_with("ed"))
                    && !doc.is(*k, Classes::PREPOSITION)))
                && *k >= d.core
        })
        .unwrap_or(d.tokens.end);
    // "Growers in Alton, Tarn and Vell": leave the whole list of places out.
    let list = doc.is(d.core, Classes::PREPOSITION)
        && end < d.tokens.end
        && doc.comma(end)
        && doc.token(end + 1).capital()
        && (end + 2..d.tokens.end).any(|k| doc.eq(k, "and"));
    let end = if list { d.core } else { end };
    let words = doc.slice(d.tokens.start..end.max(d.tokens.start + 1));
    let first = doc.token(d.tokens.start);
    let common = Classes::DETERMINER
        .or(Classes::POSSESSIVE)
        .or(Classes::PERSON_NOUN)
        .or(Classes::GROUP_NOUN)
        .or(Classes::ORGANISATION)
        .or(Classes::DOCUMENT)
        .or(Classes::ADVERB_CUE)
        .or(Classes::PREPOSITION)
        .or(Classes::PRONOUN_SUBJECT);
    // "OSLO: The government"
    let label = d.tokens.start.checked_sub(1).is_some_and(|k| doc.mark(k, ":"));
    let initial =
        label || doc.sentence_of(d.tokens.start).take_while(|k| *k < d.tokens.start).all(|k| !doc.token(k).is_word);
    // "Article 7"
    let numbered = !first.is(Classes::DETERMINER) && doc.tokens.get(d.tokens.start + 1).is_some_and(|t| t.is_number);
    // "Senate Democrats": a noun that a capital follows is a part of a name, as an article is not.
    let noun = Classes::PERSON_NOUN.or(Classes::GROUP_NOUN).or(Classes::ORGANISATION).or(Classes::DOCUMENT);
    let next = d.tokens.start + 1;
    // "MPs"
    let plural = words.chars().nth(1).is_some_and(char::is_uppercase);
    let named = first.is(noun) && next < d.tokens.end && doc.token(next).capital();
    if initial
        && first.case == Case::Title
        && first.is(common)
        && !first.is(Classes::DEMONYM)
        && !numbered
        && !named
        && !plural
    {
        let mut c = words.chars();
        return c.next().map(|f| lower(f).to_string() + c.as_str()).unwrap_or_default();
    }
    words.to_string()
}

#[cfg(test)]
mod tests {
    use super::super::{
        cast::Cast,
        source::{self, Source},
        tests::marked,
    };
    use super::*;
    use crate::text::Blocks;

    fn kind(text: &str) -> (SpeakerKind, bool, String) {
        let (text, spans) = marked(text);
        let blocks = Blocks::from_text(&text).unwrap();
        let doc = Document::new(&blocks);
        let cast = Cast::new(&doc, &[spans[0].1]);
        let Source::Description(d) = source::read(&doc, &cast, spans[0].1) else { panic!("{text}") };
        let k = of(&doc, &d);
        (k, anonymous(&doc, &d, k), name(&doc, &d))
    }

    #[test]
    fn crowds_and_spokespeople_are_described() {
        for (text, want) in [
            ("[S Critics] said no.", false),
            ("[S Some experts] said no.", false),
            ("[S A spokesman for the guild] said no.", false),
            ("[S A panel of the Court of Oakvale] said no.", false),
            ("[S 40 percent of voters] said no.", false),
            ("[S Eighteen members of the guild] said no.", false),
            ("[S 300 residents] said no.", false),
            ("[S 40 percent of Oakvale voters] said no.", false),
            // In front of others.
            ("[S A nurse] testified to it.", false),
            ("[S Two men] had told him so.", true),
            ("[S A nurse] told the Post so.", true),
            ("[S Two men] had told Holm so.", true),
            ("[S A nurse] asked not to be named.", true),
            // Near misses: few, or a sign of anonymity.
            ("[S Two aides] said no.", true),
            ("[S 3 officials of the guild] said no.", true),
            ("[S People familiar with the talks] said no.", true),
            ("[S Sources at the guild] said no.", true),
            ("[S Critics] said no on condition of anonymity.", true),
            ("[S A spokesman], who asked not to be named, said no.", true),
            ("[S A friend of the guild] said no.", true),
        ] {
            assert_eq!(kind(text).1, want, "{text}");
        }
    }

    #[test]
    fn a_name_keeps_its_capital() {
        for (text, name) in [
            ("[S Senate Democrats] said no.", "Senate Democrats"),
            ("[S Critics] said no.", "critics"),
            ("[S Officials in Vell] said no.", "officials in Vell"),
        ] {
            assert_eq!(kind(text).2, name, "{text}");
        }
    }

    #[test]
    fn table() {
        use SpeakerKind::{Document, Group, Organisation, Person, Unknown};
        for (text, want, anonymous, name) in [
            ("[S A senior official] said no.", Person, true, "a senior official"),
            ("[S Officials] said no.", Group, false, "officials"),
            ("[S two people familiar with the talks] said no.", Group, true, "two people familiar with the talks"),
            ("[S Police] said no.", Group, false, "police"),
            ("[S The ministry] said no.", Organisation, false, "the ministry"),
            ("[S A report by the bank] said no.", Document, false, "a report by the bank"),
            ("[S The paper] said no.", Organisation, false, "the paper"),
            ("[S A glassblower, who saw it,] said no.", Person, true, "A glassblower"),
            ("[S Republicans] said no.", Group, false, "Republicans"),
            ("[S Latest figures from the bank] said no.", Document, false, "latest figures from the bank"),
            ("[S The figures from the bank] said no.", Document, false, "the figures from the bank"),
            ("[S Today’s figures from the bank] said no.", Document, false, "Today’s figures from the bank"),
            ("[S Figures from the bank] said no.", Document, false, "figures from the bank"),
            ("[S Some figures from the bank] said no.", Group, false, "some figures from the bank"),
            ("[S Senior figures from the bank] said no.", Group, false, "senior figures from the bank"),
            ("[S The 52-year-old father-of-four] said no.", Person, false, "the 52-year-old father-of-four"),
            ("[S The aide - who left -] said no.", Person, false, "the aide"),
            // Definite: a name is withheld only with a sign of it, or of somebody introduced without one.
            ("[S His lawyer] said no.", Person, false, "his lawyer"),
            ("[S Ferris’s ambassador] said no.", Person, false, "Ferris’s ambassador"),
            ("[S head of the tram firm] said no.", Person, false, "head of the tram firm"),
            ("[S Counsel] said no.", Person, false, "counsel"),
            ("[S Mother of the boy] said no.", Person, false, "mother of the boy"),
            ("[S His parents] said no.", Group, false, "his parents"),
            ("[S His aides] said no.", Group, false, "his aides"),
            ("[S Friend of the boy] said no.", Person, true, "friend of the boy"),
            ("[S A friend’s lawyer] said no.", Person, true, "a friend’s lawyer"),
            ("It was heard by a junior clerk. [S The clerk] said no.", Person, true, "the clerk"),
            ("Ada Roe, a clerk, heard it. [S The clerk] said no.", Person, false, "the clerk"),
            ("A tall, thin clerk heard it. [S The clerk] said no.", Person, true, "the clerk"),
            ("The clerk at a fair heard it. [S The clerk] said no.", Person, false, "the clerk"),
            ("They were at a fair. The clerk heard it. [S The clerk] said no.", Person, false, "the clerk"),
            ("Two of them, a clerk and a cook, heard it. [S The clerk] said no.", Person, true, "the clerk"),
            ("[S This person] said no.", Person, true, "this person"),
            ("Ada Roe was a clerk. [S The clerk] said no.", Person, false, "the clerk"),
            ("[S The clerk] said no on condition of anonymity.", Person, true, "the clerk"),
            ("[S The clerk], who asked not to be named, said no.", Person, true, "the clerk"),
            ("[S The clerk] was named in court and said no.", Person, false, "the clerk"),
            ("[S The source] said no.", Person, true, "the source"),
            ("[S Dane] said no.", Person, false, "Dane"),
            ("[S A Dane] said no.", Person, true, "a Dane"),
            ("[S Minister for Roads] said no.", Person, false, "minister for Roads"),
            ("[S The PS] said no.", Person, false, "the PS"),
            ("[S The MPs] said no.", Group, false, "the MPs"),
            ("[S A lathe operator who left] said no.", Person, true, "a lathe operator"),
            ("[S A tour operator] said no.", Organisation, false, "a tour operator"),
            ("[S One of the reasons] was this.", Unknown, false, "one of the reasons"),
            ("[S One of the two officials] said no.", Person, true, "one of the two officials"),
            ("[S One of them] said no.", Person, true, "one of them"),
            ("[S 40 percent of voters] said no.", Group, false, "40 percent of voters"),
        ] {
            let got = kind(text);
            assert_eq!((got.0, got.1, got.2.to_lowercase()), (want, anonymous, name.to_lowercase()), "{text}");
        }
    }

    #[test]
    fn introduced_within_reach() {
        // Three tokens before the fillers, three in each.
        let most = (MAX_INTRODUCED_TOKENS - 2) / 3;
        for (fillers, withheld) in [(most, true), (most + 1, false)] {
            let text = format!("A clerk left.{} [S The clerk] said no.", " It rained.".repeat(fillers));
            assert_eq!(kind(&text).1, withheld, "{fillers}");
        }
        assert_eq!(MAX_INTRODUCED_TOKENS, 1_000);
    }
}
