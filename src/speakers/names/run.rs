//! Runs of words that form a name: where one begins and where it ends.

use super::mention::{FUNCTION, GIVEN, Looks, Mention, OFFICE};
use crate::{
    lexicon::{Classes, look_up, sets},
    speakers::{noun::is_plural, reach::MAX_PEOPLE},
    text::{BlockKind, Case, Document, lowered},
};
use std::ops::Range;

pub(super) fn is_initial(w: &str) -> bool {
    w.ends_with('.')
        && w.chars().filter(|c| c.is_alphabetic()).count() <= 2
        && w.chars().all(|c| c.is_uppercase() || c == '.')
}

pub(super) fn is_suffix(w: &str) -> bool {
    w.starts_with(char::is_uppercase) && sets::speakers::GENERATIONS.has(w.strip_suffix('.').unwrap_or(w))
}

/// "Oakvale-based", "Government-owned": a name with a hyphen and a participle is an adjective.
pub(in crate::speakers) fn is_modifier(w: &str) -> bool {
    w.rsplit_once(['-', '‑']).is_some_and(|(_, tail)| {
        let made = sets::speakers::NAME_ADJECTIVE_ENDS.has(tail) || (tail.len() > 3 && tail.ends_with("ed"))
            // "Cross-examining", but "Mei-ling"
            || tail.len() > 5 && tail.ends_with("ing");
        made && tail.chars().all(char::is_lowercase)
    })
}

/// Whether token `i` can be part of a name.
fn is_capital(doc: &Document<'_>, i: usize) -> bool {
    let t = doc.token(i);
    // "pro-Holm"
    let against = || {
        let parts = doc.word(i).split_once(['-', '‑']);
        parts.is_some_and(|(head, _)| sets::speakers::PREFIXES.has(head) && head.chars().all(char::is_lowercase))
    };
    t.is_word
        && !t.is_number
        && (t.capital() || (t.case == Case::Mixed && doc.word(i).contains(['-', '\'', '’'])))
        && !is_modifier(doc.word(i))
        && !doc.word(i).contains('@')
        && !is_price(doc, i)
        && !against()
}

/// "RM1.04", "Rs500": a sum of money.
fn is_price(doc: &Document<'_>, i: usize) -> bool {
    let digit = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    let point = || doc.mark(i + 1, ".") && doc.token(i + 2).is_number && !doc.token(i + 2).space_before;
    let w = doc.word(i);
    let sum = w.get(..2).is_some_and(|c| sets::speakers::CURRENCIES.has(c)) && w.get(2..).is_some_and(digit);
    sum || w.ends_with(|c: char| c.is_ascii_digit()) && point()
}

#[inline(never)]
pub(super) fn begins(doc: &Document<'_>, i: usize) -> bool {
    if !is_capital(doc, i)
        || is_contraction(doc.word(i))
        || is_shortened(doc, i)
        || doc.word(i) == "I"
        // "Her Honour"
        || (i > 0 && doc.is(i - 1, Classes::POSSESSIVE) && doc.one_of(i, sets::speakers::ADDRESSES))
        || (doc.is(i, Classes::ABBREVIATION)
            && !doc.is(i, Classes::TITLE)
            && doc.word(i).len() > 2
            && (doc.word(i).ends_with('.') || !doc.is(i, GIVEN)))
    {
        return false;
    }
    if doc.is(i, Classes::MONTH) {
        let dated =
            i > 0 && (doc.token(i - 1).is(Classes::PREPOSITION.or(Classes::DETERMINER)) || doc.token(i - 1).is_number);
        // "April Holm, a nurse"
        let named = doc.is(i, GIVEN) && is_capital(doc, i + 1) && !doc.is(i + 1, Classes::WEEKDAY.or(FUNCTION));
        return !dated
            && doc
                .tokens
                .get(i + 1)
                .is_some_and(|n| !n.is_number && (named || n.verb.is_some_and(|v| v.past() || v.third())));
    }
    // "said Will Holm"
    let will = doc.word(i) == "Will"
        && i > 0
        && doc.token(i - 1).case == Case::Lower
        && doc.token(i + 1).case == Case::Title
        && !doc.is(i + 1, FUNCTION)
        && doc.block_of(i).kind != BlockKind::Heading;
    // "the All Oakvale Union", "First Nation"
    let all = doc.word(i) == "All" && doc.eq(i.wrapping_sub(1), "the") && is_capital(doc, i + 1);
    let first = doc.word(i) == "First" && doc.one_of(i + 1, words!("nation nations"));
    will || all
        || first
        || !doc.is(i, FUNCTION)
        || (doc.token(i).case == Case::Upper && (doc.is(i, Classes::PLACE) || is_the_agency(doc, i)))
}

/// "the WHO": not the pronoun.
pub(in crate::speakers) fn is_the_agency(doc: &Document<'_>, i: usize) -> bool {
    doc.word(i) == "WHO" && i > 0 && doc.eq(i - 1, "the")
}

/// "We're", "It’s"
fn is_contraction(w: &str) -> bool {
    w.split_once(['\'', '’']).is_some_and(|(head, tail)| !tail.is_empty() && look_up(&lowered(head)).0.any(FUNCTION))
}

/// "Calif.", "Inc.": not a name on its own.
fn is_shortened(doc: &Document<'_>, i: usize) -> bool {
    let w = doc.word(i);
    w.strip_suffix('.').is_some_and(|w| w.len() > 1 && !w.contains('.')) && !doc.is(i, Classes::TITLE)
}

/// Where the run of name words that begins at `i` ends.
#[inline(never)]
pub(super) fn run(doc: &Document<'_>, i: usize, end: usize) -> usize {
    // "Brigadier Sunday Ruiz"
    let named = |j: usize| doc.is(j - 1, Classes::TITLE) && doc.token(j - 1).capital() && is_capital(doc, j + 1);
    let capital = |j: usize| j < end && is_capital(doc, j) && (!doc.is(j, Classes::WEEKDAY) || named(j));
    let body = Classes::ORGANISATION;
    let body_of = |j: usize| capital(j) && (doc.is(j, body) || doc.one_of(j, sets::speakers::HEADS_OF_BODY_NAMES));

    let (mut j, mut chained) = (i + 1, false);
    while j < end {
        let t = doc.token(j);
        let after_the = j + 1 + usize::from(doc.eq(j + 1, "the"));
        if capital(j) {
            let dated = t.is(Classes::MONTH) && doc.tokens.get(j + 1).is_some_and(|n| n.is_number);
            let parts =
                Classes::PRONOUN_SUBJECT.or(Classes::PREPOSITION).or(Classes::COORDINATOR).or(Classes::POSSESSIVE);
            if dated
                || (t.case == Case::Title && t.is(parts) && !chained && !is_given_then(doc, j) && !is_without(doc, j))
                || (t.case == Case::Upper && t.is(parts) && doc.word(j).len() > 3)
                || is_contraction(doc.word(j))
                || doc.word(j) == "I"
                || doc.eq(j, "the")
            {
                break;
            }
            j += 1;
        } else if doc.is_possessive(j) && doc.is(j - 1, OFFICE) && capital(j + 1) && doc.is(j + 1, body) {
            // "the Attorney General's Office"
            j += 2;
        } else if doc.is_possessive(j)
            && doc.eq(i.wrapping_sub(1), "the")
            && j == i + 1
            && is_plural(doc, i)
            && body_of(j + 1)
        {
            // "the People's Bank of Oakvale"
            j += 2;
        } else if doc.is_possessive(j) && doc.one_of(j - 1, words!("people women children")) && capital(j + 1) {
            // "the Oakvale People's Republic"
            j += 2;
        } else if doc.one_of(j, words!("' ’"))
            && doc.word(j - 1).ends_with('s')
            && !t.space_before
            && body_of(j + 1)
            && !capital(j + 2)
        {
            // "the Boat Builders’ Alliance"
            j += 2;
        } else if t.is(Classes::NAME_PARTICLE) && t.case == Case::Lower {
            let k = j + 1 + usize::from(doc.is(j + 1, Classes::NAME_PARTICLE));
            if !capital(k) {
                break;
            }
            j = k + 1;
        } else if capital(after_the) && is_inner(doc, i, j, chained) {
            chained = true;
            j = after_the + 1;
        } else if doc.eq(j, "and") && is_joint_body(doc, i..j, end) {
            j += 2;
        } else if (doc.mark(j, "&") && !doc.is(i, GIVEN)
            || (chained
                && doc.one_of(j, words!("and at"))
                && !(doc.is(j - 2, GIVEN) && (i..j).any(|k| doc.is(k, OFFICE)))))
            && capital(j + 1)
            && !doc.is(j + 1, GIVEN.or(Classes::TITLE))
            || (doc.comma(j) && is_suffix(doc.word(j + 1)) && j + 1 < end && !is_joint_office(doc, j + 2))
        {
            j += 2;
        } else if doc.mark(j, "(") && doc.is(j + 1, Classes::TITLE) && doc.mark(j + 2, ")") && capital(j + 3) {
            // "Chief (Mrs) Ana Ruiz"
            j += 4;
        } else if is_joint_office(doc, j) && capital(j + 2) {
            j += 2;
        } else if doc.mark(j, "(")
            && doc.token(j + 1).case == Case::Upper
            && doc.mark(j + 2, ")")
            && capital(j + 3)
            && ((j + 3..j + 6).take_while(|k| capital(*k)).any(|k| doc.is(k, OFFICE))
                || doc.phrase(j + 3, Classes::TITLE).is_some()
                || doc.is(i, OFFICE))
        {
            // "Dockers’ Union (DU) Secretary Ana Ruiz"
            j += 4;
        } else if let Some(end) = nickname(doc, j).filter(|end| capital(*end) && !doc.is(*end, FUNCTION)) {
            j = end + 1;
        } else {
            break;
        }
    }
    j
}

/// Whether the small word at `j` is inside a name that begins at `i`: "the Bureau of Rights", "Minister of Health", "the
/// charity Bread for All", "the group Save the Marsh".
fn is_inner(doc: &Document<'_>, i: usize, j: usize, chained: bool) -> bool {
    let next = j + 1 + usize::from(doc.eq(j + 1, "the"));
    let of = doc.eq(j, "of");
    let body = doc.is(j - 1, Classes::ORGANISATION);
    let land = doc.is(next, Classes::PLACE.or(Classes::DEMONYM).or(Classes::MONTH));
    let somebody = doc.is(next, GIVEN) || doc.phrase(next, Classes::TITLE).is_some();
    // "Critics of Mayor Ana Ruiz", "Critics of French President Ana Ruiz": not her title.
    let holder = next + usize::from(doc.is(next, Classes::DEMONYM));
    let titled = somebody || doc.is(holder, Classes::TITLE) || doc.phrase(holder, Classes::TITLE).is_some();
    let others = titled && (is_plural(doc, j - 1) || doc.one_of(j - 1, sets::speakers::KIN));
    // "Ana B. Ruiz, director of"; not "U.S. Secretary of"
    let initial = |k: usize| is_initial(doc.word(k)) && !doc.is(k, Classes::PLACE);
    let named = j > i + 1 && (doc.is(j - 2, GIVEN) || initial(j - 2));
    doc.one_of(j, words!("of for on to at against")) && body
        || of && (doc.is(j - 1, OFFICE) && !named && !others || doc.one_of(j - 1, sets::speakers::HEADS_OF_BODY_NAMES))
        // "the Office for the Coordination | of Water Affairs"
        // "the Forum for Growth | in Europe"
        || chained && doc.eq(j, "in") && doc.one_of(next, words!("europe asia africa"))
        || chained && doc.one_of(j, words!("of for")) && !doc.is(j - 1, OFFICE) && !land && !somebody
        || (is_called(doc, i) && (doc.one_of(j, words!("of for on against")) || doc.eq(j, "in") && next > j + 1)
            || j == i + 1 && is_one_thing(doc, i, next))
            && !land
            && !somebody
        || doc.one_of(j, words!("the our")) && begins_campaign(doc, i) && j == i + 1
}

/// "Friends of the Valley says", "Business in the Valley says": a noun before "of", "in" or "for" and "the", and a
/// name that begins at `next`, with a verb in the singular. Before "of", only a plural shows that it is one name.
pub(super) fn is_one_thing(doc: &Document<'_>, i: usize, next: usize) -> bool {
    let known =
        OFFICE.or(GIVEN).or(Classes::PLACE).or(Classes::DEMONYM).or(Classes::BODY_NAME).or(Classes::ORGANISATION);
    let verb = next + 1 + usize::from(is_capital(doc, next + 1));
    let plural = is_plural(doc, i);
    next == i + 3
        && if doc.eq(i + 1, "of") { plural } else { !plural && doc.one_of(i + 1, words!("in for")) }
        && (plural && !doc.is(i, Classes::GROUP_NOUN) || !doc.is(i, known))
        && doc.token(verb).verb.is_some_and(|v| v.third())
}

/// "the charity | Bread for All": whether a noun for a body is right before the name that begins at `i`.
pub(super) fn is_called(doc: &Document<'_>, i: usize) -> bool {
    i > 0
        && doc.is(i - 1, Classes::ORGANISATION)
        && doc.token(i - 1).case == Case::Lower
        && !doc.is(i, Classes::TITLE.or(GIVEN))
}

/// "Save | the Marsh": whether a name may begin with the verb at `i`, which does not begin a sentence.
pub(super) fn begins_campaign(doc: &Document<'_>, i: usize) -> bool {
    doc.one_of(i, sets::speakers::CAMPAIGNING)
        && doc.one_of(i + 1, words!("the our"))
        && (doc.sentence_of(i).start..i).any(|k| doc.token(k).is_word)
}

/// "Doctors | Without | Walls": a long preposition with a capital between capitals, outside headlines.
pub(super) fn is_without(doc: &Document<'_>, j: usize) -> bool {
    doc.is(j, Classes::PREPOSITION)
        && doc.token(j).case == Case::Title
        && doc.word(j).len() > 5
        && is_capital(doc, j + 1)
        && doc.block_of(j).kind != BlockKind::Heading
}

/// A body's name with a small word inside that the article has had before: "Daughters of Norda".
pub(super) fn repeated(doc: &Document<'_>, out: &[Mention], at: Range<usize>) -> Option<Range<usize>> {
    let here = |m: &&Mention| {
        let end = at.start + m.tokens.len();
        m.looks == Looks::Body
            && m.tokens.len() > 2
            && end <= at.end
            && !doc.token(end).capital()
            && m.tokens.clone().zip(at.clone()).all(|(old, new)| doc.word(old) == doc.word(new))
    };
    if doc.token(at.start).case != Case::Title {
        return None;
    }
    let found = out.iter().rev().take(MAX_PEOPLE).find(here)?;
    Some(at.start..at.start + found.tokens.len())
}

/// Maximum words of a nickname.
const MAX_NICKNAME_WORDS: usize = 3;

/// The end of a nickname in marks inside a name: Aldo “Biscuit” Ruiz, Ana (Annie) Ruiz, Dan “Lil Bolt” Ruiz.
fn nickname(doc: &Document<'_>, open: usize) -> Option<usize> {
    let closing = match doc.word(open) {
        "“" => "”",
        "‘" => "’",
        "(" => ")",
        same @ ("\"" | "''" | "'") => same,
        _ => return None,
    };
    let close = (open + 2..open + 2 + MAX_NICKNAME_WORDS).find(|k| doc.word(*k) == closing)?;
    // “…,” is a quotation; "(Ohio)" after a name is a place.
    let named = (open + 1..close).all(|k| is_capital(doc, k));
    let place =
        doc.mark(open, "(") && (open + 1..close).any(|k| doc.is(k, Classes::PLACE) || doc.token(k).case == Case::Upper);
    let titled = doc.is(open - 1, OFFICE) || (open + 1..close).any(|k| doc.is(k, Classes::TITLE));
    (named && !place && !titled && doc.token(open).space_before && doc.token(close + 1).space_before)
        .then_some(close + 1)
}

/// "Al From,": a surname that is also a preposition.
fn is_given_then(doc: &Document<'_>, j: usize) -> bool {
    j > 0 && doc.is(j - 1, GIVEN) && doc.is(j, Classes::PREPOSITION) && doc.comma(j + 1)
}

/// "the World Water and Soil Council": one body whose name has two words joined by "and". It follows an article, ends
/// in a noun for a body, and the words before "and" are not a body or place themselves.
fn is_joint_body(doc: &Document<'_>, before: Range<usize>, end: usize) -> bool {
    let whole = Classes::ORGANISATION.or(Classes::PLACE).or(Classes::BODY_NAME).or(Classes::DEMONYM).or(GIVEN);
    let and = before.end;
    let mut last = and + 1;
    while last < end && last < and + 5 && is_capital(doc, last) {
        last += 1;
    }
    // "Alton and Tarn Hospitals NHS Trust"; not "between Alton and Tarn NHS Trust"
    let apart = before.start > 0 && doc.one_of(before.start - 1, words!("between both"));
    if before.len() == 1 && !apart && !doc.is(and - 1, GIVEN) && (and + 2..last).any(|k| doc.word(k) == "NHS") {
        return true;
    }
    before.start > 0
        && doc.eq(before.start - 1, "the")
        && last > and + 2
        && (doc.is(last - 1, Classes::ORGANISATION) || doc.one_of(last - 1, sets::speakers::BODY_ENDINGS))
        // "the Tide and Coast Workers Union (LPK)"
        && ((and + 1..last - 1).all(|k| !doc.is(k, whole))
            || doc.mark(last, "(") && doc.token(last + 1).case == Case::Upper)
        && doc.token(and - 1).case != Case::Upper
        && before.clone().all(|k| doc.phrase(k, whole).is_none_or(|p| p.end != and))
        && !doc.is(and - 1, whole.or(Classes::TITLE))
}

/// "MD & CEO Ana Ruiz": whether the sign at `j` joins two offices.
pub(super) fn is_joint_office(doc: &Document<'_>, j: usize) -> bool {
    let office = |k: usize| doc.is(k, OFFICE) || doc.mark(k, "MD");
    doc.mark(j, "&") && j > 0 && office(j - 1) && office(j + 1)
}
