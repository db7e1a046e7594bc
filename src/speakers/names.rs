//! Names as they stand in the article: runs of capitalised words, parted from the titles before them.

use crate::{
    lexicon::Classes,
    text::{BlockKind, Case, Document},
};
use std::{collections::HashSet, ops::Range};

/// What a name looks like where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Looks {
    /// A title, a given name, an age tell a human being.
    Person,
    /// A noun for bodies, a list, an acronym, an article tell a body.
    Body,
    /// A country or city.
    Place,
    /// Nothing tells.
    Open,
}

/// The sex that a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Man,
    Woman,
}

/// A name at one place of the article.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The name's tokens, without title and possessive.
    pub(super) tokens: Range<usize>,
    /// The first token of the capitalised titles before it; the name's own where it has none.
    pub(super) from: usize,
    pub(super) looks: Looks,
    pub(super) gender: Option<Gender>,
    /// It may be no name at all, but a common word that begins a sentence, or a title: it counts where a name is known
    /// that it can stand for.
    pub(super) loose: bool,
    /// The word is also a common noun or a verb: a source may be that.
    pub(super) common: bool,
}

pub(super) const GIVEN: Classes = Classes::FIRST_NAME_MALE.or(Classes::FIRST_NAME_FEMALE);
pub(super) const OFFICE: Classes = Classes::TITLE.or(Classes::PERSON_NOUN);
/// Words that begin no name.
const FUNCTION: Classes = Classes::DETERMINER
    .or(Classes::PRONOUN_SUBJECT)
    .or(Classes::PRONOUN_OBJECT)
    .or(Classes::POSSESSIVE)
    .or(Classes::PREPOSITION)
    .or(Classes::COORDINATOR)
    .or(Classes::SUBORDINATOR)
    .or(Classes::SENTENCE_START)
    .or(Classes::AUXILIARY)
    .or(Classes::ADVERB_CUE)
    .or(Classes::TIME)
    .or(Classes::WEEKDAY);

/// The gender that token `i` tells as a noun, a title or a given name.
pub(super) fn gender_of(doc: &Document<'_>, i: usize) -> Option<Gender> {
    let man = doc.is(i, Classes::MAN_NOUN.or(Classes::FIRST_NAME_MALE));
    let woman = doc.is(i, Classes::WOMAN_NOUN.or(Classes::FIRST_NAME_FEMALE));
    match (man, woman) {
        (true, false) => Some(Gender::Man),
        (false, true) => Some(Gender::Woman),
        _ => None,
    }
}

/// The names of the article, in text order, none overlapping. Cost: in proportion to the text.
pub(super) fn find(doc: &Document<'_>) -> Vec<Mention> {
    let lower: HashSet<&str> =
        doc.tokens.iter().filter(|t| t.case == Case::Lower).map(|t| &doc.text[t.span.range()]).collect();
    let mut out = Vec::new();
    for block in doc.blocks.iter().filter(|b| b.kind != BlockKind::Furniture) {
        if is_shouted(doc, block.kind, block.tokens.clone()) {
            headline(doc, block.tokens.clone(), &mut out);
            continue;
        }
        for sentence in &doc.sentences[block.sentences.clone()] {
            let mut i = sentence.start;
            while i < sentence.end {
                if !begins(doc, i) {
                    i += 1;
                    continue;
                }
                let end = run(doc, i, sentence.end);
                let initial = (sentence.start..i).all(|k| !doc.tokens[k].is_word);
                // "Calling Reed a liar": the sentence's capital, not the name's.
                let common = |k: usize| {
                    let w = doc.word(k).to_lowercase();
                    lower.contains(w.as_str()) || doc.tokens[k].verb.is_some()
                };
                let start = i + usize::from(initial && end - i > 1 && !doc.is(i, NOUNISH) && common(i));
                if !is_dateline(doc, start, end, block.tokens.start)
                    && let Some(mut m) = split(doc, start..end)
                {
                    let single = m.tokens.len() == 1 && m.from == m.tokens.start;
                    let t = m.tokens.start;
                    let plural = m.looks == Looks::Open && doc.word(t).ends_with('s') && !doc.word(t).ends_with("ss");
                    m.common |= single && initial && start == i && (common(t) || plural || doc.is(t, NOUNISH_COMMON));
                    m.loose |= single && initial && start == i && (m.common || m.looks == Looks::Open);
                    out.push(m);
                }
                i = end;
            }
        }
    }
    out
}

const NOUNISH_COMMON: Classes = OFFICE.or(Classes::GROUP_NOUN).or(Classes::ORGANISATION).or(Classes::DOCUMENT);
const NOUNISH: Classes = NOUNISH_COMMON.or(GIVEN).or(Classes::PLACE).or(Classes::DEMONYM).or(Classes::BODY_NAME);

/// Whether most words are capitalised: then capitals tell nothing.
fn is_shouted(doc: &Document<'_>, kind: BlockKind, tokens: Range<usize>) -> bool {
    let prose = kind != BlockKind::Heading
        && matches!(doc.word(tokens.end.saturating_sub(1)), "." | "!" | "?" | "”" | "\"" | "''" | "’" | ":" | ",");
    let (mut words, mut capital) = (0, 0);
    for t in &doc.tokens[tokens] {
        // Short words are lower case in headlines too.
        if t.is_word && !t.is_number && t.span.len() > 3 {
            words += 1;
            capital += usize::from(t.capital());
        }
    }
    // A headline may end in a point.
    let (enough, share) = if prose { (6, 9) } else { (4, 7) };
    words >= enough && capital * 10 > words * share
}

/// In a headline set in capitals only a given name with what follows it, and single words, are offered; the latter count
/// where the article knows them.
fn headline(doc: &Document<'_>, tokens: Range<usize>, out: &mut Vec<Mention>) {
    let mut i = tokens.start;
    while i < tokens.end {
        let t = &doc.tokens[i];
        if !(t.is_word && t.capital()) || t.is(FUNCTION) {
            i += 1;
            continue;
        }
        let mut end = i + 1;
        if t.is(GIVEN) {
            while end < tokens.end && end < i + 3 && is_initial(doc.word(end)) {
                end += 1;
            }
            let next = doc.tokens.get(end).filter(|_| end < tokens.end);
            if next.is_some_and(|n| n.is_word && n.capital() && !n.is(FUNCTION) && n.verb.is_none()) {
                end += 1;
            }
        }
        let looks = if end > i + 1 { Looks::Person } else { Looks::Open };
        out.push(Mention {
            tokens: i..end,
            from: i,
            looks,
            gender: gender_of(doc, i).filter(|_| t.is(GIVEN)),
            loose: end == i + 1,
            common: end == i + 1,
        });
        i = end;
    }
}

/// "LONDON (Agency) - ", "OAKVALE — "
fn is_dateline(doc: &Document<'_>, start: usize, end: usize, block: usize) -> bool {
    start == block
        && doc.tokens[start..end].iter().all(|t| t.case == Case::Upper)
        && matches!(doc.word(end), "(" | "-" | "–" | "—" | "--" | ",")
        && doc.word(start).chars().count() > 3
}

fn is_initial(w: &str) -> bool {
    w.ends_with('.')
        && w.chars().filter(|c| c.is_alphabetic()).count() <= 2
        && w.chars().all(|c| c.is_uppercase() || c == '.')
}

fn is_suffix(w: &str) -> bool {
    matches!(w, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV")
}

/// A word that can be a part of a name.
fn is_capital(doc: &Document<'_>, i: usize) -> bool {
    let t = &doc.tokens[i];
    t.is_word && !t.is_number && (t.capital() || (t.case == Case::Mixed && doc.word(i).contains(['-', '\'', '’'])))
}

fn begins(doc: &Document<'_>, i: usize) -> bool {
    if !is_capital(doc, i)
        || doc.word(i) == "I"
        || (doc.is(i, Classes::ABBREVIATION) && !doc.is(i, Classes::TITLE) && doc.word(i).len() > 2)
    {
        return false;
    }
    if doc.is(i, Classes::MONTH) {
        let dated = i > 0
            && (doc.tokens[i - 1].is(Classes::PREPOSITION.or(Classes::DETERMINER)) || doc.tokens[i - 1].is_number);
        return !dated
            && doc.tokens.get(i + 1).is_some_and(|n| !n.is_number && n.verb.is_some_and(|v| v.past() || v.third()));
    }
    !doc.is(i, FUNCTION) || (doc.tokens[i].case == Case::Upper && doc.is(i, Classes::PLACE))
}

/// Where the run of name words that begins at `i` ends.
fn run(doc: &Document<'_>, i: usize, end: usize) -> usize {
    let capital = |j: usize| j < end && is_capital(doc, j) && !doc.is(j, Classes::WEEKDAY);
    let body = Classes::ORGANISATION;
    let (mut j, mut chained) = (i + 1, false);
    while j < end {
        let t = &doc.tokens[j];
        let after_the = j + 1 + usize::from(doc.eq(j + 1, "the"));
        if capital(j) {
            let dated = t.is(Classes::MONTH) && doc.tokens.get(j + 1).is_some_and(|n| n.is_number);
            if dated
                || (t.case == Case::Title && t.is(Classes::PRONOUN_SUBJECT))
                || doc.word(j) == "I"
                || doc.eq(j, "the")
            {
                break;
            }
            j += 1;
        } else if t.is(Classes::NAME_PARTICLE) && t.case == Case::Lower {
            let k = j + 1 + usize::from(doc.is(j + 1, Classes::NAME_PARTICLE));
            if !capital(k) {
                break;
            }
            j = k + 1;
        } else if doc.eq(j, "of") && capital(after_the) && doc.is(j - 1, body.or(OFFICE))
            || doc.one_of(j, &["of", "for", "on", "to", "at", "against"]) && capital(after_the) && doc.is(j - 1, body)
            || doc.eq(j, "of") && capital(j + 1) && doc.one_of(j - 1, &["house", "bank", "court", "alliance"])
        {
            chained = true;
            j = after_the + 1;
        } else if (doc.word(j) == "&" || (chained && doc.eq(j, "and"))) && capital(j + 1) && !doc.is(j + 1, GIVEN) {
            j += 2;
        } else if chained && doc.eq(j, "at") && capital(j + 1) {
            j += 2;
        } else if doc.word(j) == "," && is_suffix(doc.word(j + 1)) && j + 1 < end {
            j += 2;
        } else if matches!(doc.word(j), "“" | "\"" | "(" | "''")
            && doc.is(i, GIVEN)
            && capital(j + 1)
            && matches!(doc.word(j + 2), "”" | "\"" | ")" | "''")
            && capital(j + 3)
        {
            j += 4;
        } else {
            break;
        }
    }
    j
}

/// Parts titles from the name and says what the name looks like; `None` where no name is left.
fn split(doc: &Document<'_>, run: Range<usize>) -> Option<Mention> {
    let (a, b) = (run.start, run.end);
    let whole = |looks| Some(Mention { tokens: a..b, from: a, looks, gender: None, loose: false, common: false });
    if let Some(p) = doc.phrase(a, Classes::BODY_NAME)
        && p.end == b
    {
        return whole(Looks::Body);
    }
    if doc.phrase(a, Classes::PLACE).is_some_and(|p| p.end == b) || (b - a == 1 && doc.is(a, Classes::PLACE)) {
        return whole(Looks::Place);
    }
    let mut cut = a;
    let mut titled = false;
    for k in a..b {
        if k < cut {
            continue;
        }
        let phrase = doc.phrase(k, Classes::TITLE).map_or(k, |p| p.end);
        let after_given = k > a && doc.is(k - 1, GIVEN) && k > cut;
        if phrase > k && phrase < b {
            (cut, titled) = (phrase, true);
        } else if doc.is(k, OFFICE)
            && k + 1 < b
            && (!after_given || doc.word(k).ends_with('.'))
            && !is_suffix(doc.word(k + 1))
        {
            (cut, titled) = (k + 1, true);
        } else if (doc.is(k, Classes::DEMONYM) || doc.phrase(k, Classes::PLACE).is_some_and(|p| p.end < b))
            && k == cut
            && k + 2 < b
        {
            let end = doc.phrase(k, Classes::PLACE).map_or(k + 1, |p| p.end);
            if doc.is(end, GIVEN) {
                cut = end;
            }
        }
    }
    // "Minister of Health Ana Ruiz": what the office is of comes before the name.
    if cut < b && doc.tokens[cut].case == Case::Lower && !doc.is(cut, Classes::NAME_PARTICLE) {
        let after = cut + 1 + usize::from(doc.eq(cut + 1, "the"));
        let given = (after + 1..b.saturating_sub(1)).find(|k| doc.is(*k, GIVEN));
        match given {
            Some(g) => cut = g,
            None if b >= after + 3 => cut = b - 2,
            None => return None,
        }
    }
    let name = cut..b;
    let last_is_body = doc.is(b - 1, Classes::ORGANISATION) || is_company(doc.word(b - 1));
    let inner_body =
        name.clone().any(|k| doc.is(k, Classes::ORGANISATION) && k + 1 < b && doc.tokens[k + 1].case == Case::Lower);
    if (last_is_body || inner_body) && !(titled && doc.is(cut, GIVEN)) {
        return whole(Looks::Body);
    }
    if b - a > 1 && doc.is(b - 1, OFFICE) && !doc.is(cut, GIVEN) && !titled {
        return None;
    }
    let gender = (a..cut)
        .rev()
        .find_map(|k| gender_of(doc, k).filter(|_| doc.is(k, OFFICE)))
        .or_else(|| {
            (a > 0 && doc.is(a - 1, OFFICE) && doc.tokens[a].space_before).then(|| gender_of(doc, a - 1)).flatten()
        })
        .or_else(|| gender_of(doc, cut).filter(|_| doc.is(cut, GIVEN)));
    let looks = if titled { Looks::Person } else { looks(doc, &name) };
    let loose = b - a == 1 && doc.is(a, OFFICE);
    Some(Mention { tokens: name, from: a, looks, gender, loose, common: loose })
}

/// "Inc." and its like.
pub(super) fn is_company(w: &str) -> bool {
    matches!(
        w.trim_end_matches('.'),
        "Inc" | "Corp" | "Co" | "Ltd" | "LLC" | "PLC" | "plc" | "GmbH" | "AG" | "SA" | "News"
    )
}

fn looks(doc: &Document<'_>, name: &Range<usize>) -> Looks {
    let (a, b) = (name.start, name.end);
    let first = doc.word(a);
    let one = b - a == 1;
    if doc.is(a, Classes::BODY_NAME) && one {
        return Looks::Body;
    }
    if (a..b).skip(1).any(|k| is_initial(doc.word(k)) || is_suffix(doc.word(k))) || (!one && doc.is(a, GIVEN)) {
        return Looks::Person;
    }
    let aged = doc.word(b) == ","
        && doc.tokens.get(b + 1).is_some_and(|t| t.is_number && t.span.len() == 2)
        && doc.word(b + 2).len() == 1;
    if aged || doc.eq(b, "who") || (doc.word(b) == "," && doc.eq(b + 1, "who")) {
        return Looks::Person;
    }
    if a > 0 && doc.is(a - 1, OFFICE) && doc.tokens[a - 1].case == Case::Lower && doc.tokens[a].space_before {
        return Looks::Person;
    }
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    if one && doc.tokens[a].case == Case::Upper && (2..=6).contains(&letters) {
        return Looks::Body;
    }
    if a > 0 && doc.eq(a - 1, "the") {
        return Looks::Body;
    }
    if one && a > 0 && doc.one_of(a - 1, &["in", "near", "outside"]) {
        return Looks::Place;
    }
    Looks::Open
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Blocks;

    fn names(text: &str) -> Vec<(String, Looks)> {
        let blocks = Blocks::from_text(text).unwrap();
        let doc = Document::new(&blocks);
        find(&doc).into_iter().filter(|m| !m.loose).map(|m| (doc.slice(m.tokens).to_string(), m.looks)).collect()
    }

    #[test]
    fn titles_are_no_part_of_a_name() {
        for (text, want) in [
            ("It was Dr. Ines Okoro who called.", "Ines Okoro"),
            ("Then Rear Admiral Pavel Brandt spoke.", "Pavel Brandt"),
            ("Then Secretary of State Lena Quist spoke.", "Lena Quist"),
            ("Then Minister of Health Nadia Lund spoke.", "Nadia Lund"),
            ("Then Republican Tom Vance spoke.", "Tom Vance"),
            ("Then House Speaker Vera T. Holm spoke.", "Vera T. Holm"),
            ("Then spokesman Ludo van der Meer spoke.", "Ludo van der Meer"),
            ("Then Carl Otto Weiss Jr. spoke.", "Carl Otto Weiss Jr."),
            ("Then singer Anna King spoke.", "Anna King"),
        ] {
            assert_eq!(names(text), [(want.to_string(), Looks::Person)], "{text}");
        }
    }

    #[test]
    fn bodies() {
        for (text, want) in [
            ("It was the Ministry of Health and Welfare again.", "Ministry of Health and Welfare"),
            ("It was the Oakvale Police Department again.", "Oakvale Police Department"),
            ("It was the University of Oakvale at Ferris again.", "University of Oakvale at Ferris"),
            ("It was the OVB again.", "OVB"),
            ("It was Quillon Inc. again.", "Quillon Inc."),
            ("It was the Justice Department again.", "Justice Department"),
        ] {
            assert_eq!(names(text), [(want.to_string(), Looks::Body)], "{text}");
        }
    }

    #[test]
    fn no_names() {
        for text in [
            "However, it rained.",
            "On Monday in June it rained.",
            "Protesters came. More protesters came.",
            "The president left.",
            "OAKVALE (Wire) - It rained.",
        ] {
            let got = names(text);
            assert!(got.iter().all(|n| n.0 == "Wire"), "{text}: {got:?}");
        }
    }
}
