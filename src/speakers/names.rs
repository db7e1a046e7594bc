//! Names as they stand in the article: runs of capitalised words, parted from the titles before them.

use crate::{
    lexicon::{Classes, look_up},
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
                // The title of a text: its capitals tell nothing either.
                if matches!(doc.word(i), "“" | "\"")
                    && let Some(close) = (i + 1..sentence.end.min(i + 25)).find(|k| matches!(doc.word(*k), "”" | "\""))
                    && is_shouted(doc, BlockKind::Heading, i + 1..close)
                {
                    headline(doc, i + 1..close, &mut out);
                    i = close;
                    continue;
                }
                if !begins(doc, i) {
                    // "secretary of State Ana Ruiz"
                    i = doc.phrase(i, Classes::TITLE).filter(|p| p.end < sentence.end).map_or(i + 1, |p| p.end);
                    continue;
                }
                let end = run(doc, i, sentence.end);
                // "Grand Island-based"
                if end < sentence.end && doc.tokens[end].capital() && is_modifier(doc.word(end)) {
                    i = end + 1;
                    continue;
                }
                let initial = (sentence.start..i).all(|k| !doc.tokens[k].is_word);
                // "Calling Reed a liar": the sentence's capital, not the name's.
                let common = |k: usize| {
                    let w = doc.word(k).to_lowercase();
                    // "Embattled Reed", but "Fred Reed"
                    let formed = w.len() > 5 && (w.ends_with("ed") || w.ends_with("ly")) && !doc.is(k, GIVEN);
                    lower.contains(w.as_str()) || doc.tokens[k].verb.is_some() || formed
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

/// "Oakvale-based", "Government-owned": a hyphen and a participle make an adjective of a name.
fn is_modifier(w: &str) -> bool {
    const MADE: [&str; 12] =
        ["born", "led", "made", "held", "built", "era", "style", "area", "friendly", "wide", "like", "bound"];
    w.rsplit_once(['-', '‑']).is_some_and(|(_, tail)| {
        MADE.contains(&tail) || (tail.len() > 3 && tail.ends_with("ed") && tail.chars().all(char::is_lowercase))
    })
}

/// A word that can be a part of a name.
fn is_capital(doc: &Document<'_>, i: usize) -> bool {
    let t = doc.token(i);
    // "pro-Holm"
    let against = doc
        .word(i)
        .split_once(['-', '‑'])
        .is_some_and(|(head, _)| matches!(head, "pro" | "anti" | "non" | "ex" | "pre" | "post" | "mid" | "then"));
    !is_modifier(doc.word(i))
        && !against
        && t.is_word
        && !t.is_number
        && (t.capital() || (t.case == Case::Mixed && doc.word(i).contains(['-', '\'', '’'])))
}

fn begins(doc: &Document<'_>, i: usize) -> bool {
    if !is_capital(doc, i)
        || is_contraction(doc.word(i))
        || is_shortened(doc, i)
        || is_headline_verb(doc, i)
        || doc.word(i) == "I"
        || (doc.is(i, Classes::ABBREVIATION)
            && !doc.is(i, Classes::TITLE)
            && doc.word(i).len() > 2
            && (doc.word(i).ends_with('.') || !doc.is(i, GIVEN)))
    {
        return false;
    }
    if doc.is(i, Classes::MONTH) {
        let dated = i > 0
            && (doc.tokens[i - 1].is(Classes::PREPOSITION.or(Classes::DETERMINER)) || doc.tokens[i - 1].is_number);
        // "April Holm, a nurse"
        let named = doc.is(i, GIVEN) && is_capital(doc, i + 1) && !doc.is(i + 1, Classes::WEEKDAY.or(FUNCTION));
        return !dated
            && doc
                .tokens
                .get(i + 1)
                .is_some_and(|n| !n.is_number && (named || n.verb.is_some_and(|v| v.past() || v.third())));
    }
    !doc.is(i, FUNCTION) || (doc.tokens[i].case == Case::Upper && doc.is(i, Classes::PLACE))
}

/// "We're", "It’s"
fn is_contraction(w: &str) -> bool {
    w.split_once(['\'', '’'])
        .is_some_and(|(head, tail)| !tail.is_empty() && look_up(&head.to_lowercase()).0.any(FUNCTION))
}

/// "Holm Endorses Lund": a headline's verbs are capitalised too.
fn is_headline_verb(doc: &Document<'_>, i: usize) -> bool {
    let t = &doc.tokens[i];
    (t.block == 0 || doc.block_of(i).kind == BlockKind::Heading)
        && t.verb.is_some_and(|v| v.third() || v.past())
        && !t.is(NOUNISH)
}

/// "Calif.", "Inc.": no name by itself.
fn is_shortened(doc: &Document<'_>, i: usize) -> bool {
    let w = doc.word(i);
    w.strip_suffix('.').is_some_and(|w| w.len() > 1 && !w.contains('.')) && !doc.is(i, Classes::TITLE)
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
            let parts =
                Classes::PRONOUN_SUBJECT.or(Classes::PREPOSITION).or(Classes::COORDINATOR).or(Classes::POSSESSIVE);
            if dated
                || (t.case == Case::Title && t.is(parts) && !chained && !is_given_then(doc, j))
                || (t.case == Case::Upper && t.is(parts) && doc.word(j).len() > 3)
                || is_contraction(doc.word(j))
                || is_headline_verb(doc, j)
                || doc.word(j) == "I"
                || doc.eq(j, "the")
            {
                break;
            }
            j += 1;
        } else if matches!(doc.word(j), "'s" | "’s") && doc.is(j - 1, OFFICE) && capital(j + 1) && doc.is(j + 1, body)
        {
            // "the Attorney General's Office"
            j += 2;
        } else if t.is(Classes::NAME_PARTICLE) && t.case == Case::Lower {
            let k = j + 1 + usize::from(doc.is(j + 1, Classes::NAME_PARTICLE));
            if !capital(k) {
                break;
            }
            j = k + 1;
        } else if doc.eq(j, "of")
            && capital(after_the)
            && (doc.is(j - 1, body)
                || (doc.is(j - 1, OFFICE) && !(j > i + 1 && (doc.is(j - 2, GIVEN) || is_initial(doc.word(j - 2))))))
            || doc.one_of(j, &["of", "for", "on", "to", "at", "against"]) && capital(after_the) && doc.is(j - 1, body)
            || doc.eq(j, "of") && capital(j + 1) && doc.one_of(j - 1, &["house", "bank", "court", "alliance"])
        {
            chained = true;
            j = after_the + 1;
        } else if doc.eq(j, "and") && is_joint_body(doc, i..j, end) {
            j += 2;
        } else if (doc.word(j) == "&" && !doc.is(i, GIVEN) || (chained && doc.one_of(j, &["and", "at"])))
            && capital(j + 1)
            && !doc.is(j + 1, GIVEN.or(Classes::TITLE))
            || (doc.word(j) == "," && is_suffix(doc.word(j + 1)) && j + 1 < end)
        {
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

/// "Al From,": a surname that is also a preposition.
fn is_given_then(doc: &Document<'_>, j: usize) -> bool {
    j > 0 && doc.is(j - 1, GIVEN) && doc.is(j, Classes::PREPOSITION) && doc.word(j + 1) == ","
}

/// "the World Water and Soil Council": after an article two words and the noun for a body that both belong to, where what
/// comes before "and" is no body or place itself.
fn is_joint_body(doc: &Document<'_>, before: Range<usize>, end: usize) -> bool {
    let whole = Classes::ORGANISATION.or(Classes::PLACE).or(Classes::BODY_NAME).or(Classes::DEMONYM).or(GIVEN);
    let and = before.end;
    let mut last = and + 1;
    while last < end && last < and + 5 && is_capital(doc, last) {
        last += 1;
    }
    before.start > 0
        && doc.eq(before.start - 1, "the")
        && last > and + 2
        && doc.is(last - 1, Classes::ORGANISATION)
        && (and + 1..last - 1).all(|k| !doc.is(k, whole))
        && doc.tokens[and - 1].case != Case::Upper
        && before.clone().all(|k| doc.phrase(k, whole).is_none_or(|p| p.end != and))
        && !doc.is(and - 1, whole)
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
    // "African American" is no name; one such word counts where it is somebody's surname.
    if (a..b).all(|k| doc.is(k, Classes::DEMONYM)) {
        let surname = Mention { tokens: a..b, from: a, looks: Looks::Open, gender: None, loose: true, common: true };
        return (b - a == 1).then_some(surname);
    }
    let mut cut = a;
    let mut titled = false;
    for k in a..b {
        if k < cut {
            continue;
        }
        let phrase = doc.phrase(k, Classes::TITLE).map_or(k, |p| p.end);
        let after_given = k > a && doc.is(k - 1, GIVEN) && k > cut;
        // "DJ Ana Ruiz"
        let letters = k == cut && k + 2 < b && doc.tokens[k].case == Case::Upper && doc.word(k).len() <= 4;
        let team = k == cut && k + 2 == b && doc.eq(k, "team");
        if (letters && !doc.word(k).contains('.') && doc.is(k + 1, GIVEN)) || team {
            cut = k + 1;
        } else if phrase > k && phrase < b {
            (cut, titled) = (phrase, true);
        } else if doc.is(k, OFFICE)
            && !(doc.is(k, GIVEN) && k + 2 == b && !(a > 0 && doc.eq(a - 1, "the")))
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
    // "Minority Whip Ana B. Ruiz": an initial shows where the name begins, whatever stands before it.
    if let Some(g) = (cut + 1..b.saturating_sub(2)).find(|k| is_initial(doc.word(k + 1)))
        && doc.is(g, GIVEN)
        && g + 3 == b
        && !(cut..g).any(|k| doc.is(k, GIVEN) || doc.tokens[k].case != Case::Title)
    {
        (cut, titled) = (g, true);
    }
    if cut < b && matches!(doc.word(cut), "'s" | "’s") {
        return whole(Looks::Body);
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
    // "Ana Ruiz KC": letters after a name are no part of it.
    let letters =
        |k: usize| doc.tokens[k].case == Case::Upper && (2..=4).contains(&doc.word(k).len()) && !is_suffix(doc.word(k));
    let b = if b > cut + 2 && letters(b - 1) && !letters(b - 2) && (titled || doc.is(cut, GIVEN)) { b - 1 } else { b };
    let name = cut..b;
    // "Jan Brewer"
    let maker = doc.is(cut, GIVEN) && b == cut + 2 && doc.one_of(b - 1, &["brewer", "carrier", "maker", "lender"]);
    let last_is_body = (doc.is(b - 1, Classes::ORGANISATION) && !maker) || is_company(doc.word(b - 1));
    let inner_body =
        name.clone().any(|k| doc.is(k, Classes::ORGANISATION) && k + 1 < b && doc.tokens[k + 1].case == Case::Lower);
    if (last_is_body || inner_body) && !(titled && doc.is(cut, GIVEN)) {
        return whole(Looks::Body);
    }
    // "Fabian Baker" is a name, "Harbour Manager" and "the Quillon Rep" are none.
    let surname = b - a == 2
        && !doc.is(b - 1, Classes::TITLE)
        && !doc.word(b - 1).ends_with('s')
        && doc.word(b) == ","
        && doc.tokens[a].case == Case::Title
        && doc.tokens[a].verb.is_none()
        && !doc.is(a, FUNCTION.or(NOUNISH))
        && !(a > 0 && doc.is(a - 1, Classes::DETERMINER.or(Classes::POSSESSIVE)));
    if b - a > 1 && doc.is(b - 1, OFFICE) && !doc.is(cut, GIVEN) && !titled && !surname {
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
    if !one && doc.is(b - 1, Classes::BODY_NAME) && !doc.is(a, GIVEN) {
        return Looks::Body;
    }
    if (a..b).skip(1).any(|k| is_initial(doc.word(k)) || is_suffix(doc.word(k))) || (!one && doc.is(a, GIVEN)) {
        return Looks::Person;
    }
    let aged = doc.word(b) == ","
        && doc.tokens.get(b + 1).is_some_and(|t| t.is_number && t.span.len() == 2)
        && doc.word(b + 2).len() == 1;
    let located = doc.is(b - 1, Classes::PLACE) || doc.one_of(a, &["lake", "mount", "fort", "cape", "camp", "port"]);
    if !one && located {
        return Looks::Place;
    }
    if aged || doc.eq(b, "who") || (doc.word(b) == "," && doc.eq(b + 1, "who")) {
        return Looks::Person;
    }
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    if one && doc.tokens[a].case == Case::Upper && (2..=6).contains(&letters) {
        return Looks::Body;
    }
    if a > 0 && doc.is(a - 1, OFFICE) && doc.tokens[a - 1].case == Case::Lower && doc.tokens[a].space_before {
        return Looks::Person;
    }
    // "the rescue group Harbour Watch"
    if !one
        && a > 1
        && doc.is(a - 1, Classes::ORGANISATION)
        && doc.tokens[a - 1].case == Case::Lower
        && !doc.eq(a - 2, "the")
    {
        return Looks::Body;
    }
    // "the Holm campaign" is no body called Holm.
    let modifies = doc.tokens.get(b).is_some_and(|t| t.case == Case::Lower)
        && (doc.is(b, OFFICE.or(Classes::GROUP_NOUN).or(Classes::RELATION_NOUN))
            || doc.one_of(b, &["campaign", "administration", "government", "team", "camp", "family"]));
    if a > 0 && doc.eq(a - 1, "the") && !modifies {
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
            ("Then Senate Minority Whip Anna B. King spoke.", "Anna B. King"),
            ("Then governor Jan Brewer spoke.", "Jan Brewer"),
            ("Then DJ Anna King spoke.", "Anna King"),
            ("Then Carl From, who left, spoke.", "Carl From"),
            ("April Holm, 52, a nurse, spoke.", "April Holm"),
            ("Embattled Vera Holm spoke.", "Vera Holm"),
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
            ("It was the World Water and Soil Council again.", "World Water and Soil Council"),
            ("It was Oakvale-owned Quillon Inc. again.", "Quillon Inc."),
            ("It was Grand Island-based Quillon Inc. again.", "Quillon Inc."),
            ("It was rescue group Harbour Watch again.", "Harbour Watch"),
        ] {
            assert_eq!(names(text), [(want.to_string(), Looks::Body)], "{text}");
        }
    }

    #[test]
    fn two_bodies_stay_two() {
        for text in ["It was the Oakvale Council and Ferris Court.", "Then Holm and Lund Council met."] {
            assert_eq!(names(text).len(), 2, "{text}");
        }
        assert_eq!(names("Then Senator Barbara Fisher of Ferris left.")[0].0, "Barbara Fisher");
        assert_eq!(names("It was the Quillon campaign.")[0].1, Looks::Open);
        assert_eq!(names("It was the Quillon again.")[0].1, Looks::Body);
        assert_eq!(names("Then Senator Carl T. King of Ferris left.")[0].0, "Carl T. King");
        assert_eq!(names("Then Kim Jae-won left.")[0].0, "Kim Jae-won");
        assert_eq!(names("Then Fabian Baker, who ran, left.")[0].0, "Fabian Baker");
    }

    #[test]
    fn no_names() {
        for text in [
            "However, it rained.",
            "On Monday in June it rained.",
            "Protesters came. More protesters came.",
            "The president left.",
            "OAKVALE (Wire) - It rained.",
            "The Harbour Manager, who left, was late.",
            "In April Tuesdays are dry.",
            "They were African American.",
            "The pro-Holm side left.",
        ] {
            let got = names(text);
            assert!(got.iter().all(|n| n.0 == "Wire"), "{text}: {got:?}");
        }
    }
}
