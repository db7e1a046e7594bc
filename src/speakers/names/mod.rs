//! Names in the article: runs of capitalised words, without the titles before them.

mod looks;
mod mention;
mod odd;
mod parts;
mod run;

pub(super) use looks::{is_company, is_firm};
use mention::{FUNCTION, NOUNISH, NOUNISH_COMMON};
pub(super) use mention::{GIVEN, Gender, Looks, Mention, OFFICE, gender_of, is_agent};
use odd::odd_surnames;
use parts::{after_portfolio, split};
use run::{begins, is_initial, repeated, run};
pub(super) use run::{is_modifier, is_the_agency};

use crate::{
    lexicon::{Classes, look_up, sets},
    text::{BlockKind, Case, Document, lowered},
};
use std::{collections::HashSet, ops::Range};

/// The names of the article, in text order, not overlapping. Cost: linear in the length of the text.
#[inline(never)]
pub(super) fn find(doc: &Document<'_>) -> Vec<Mention> {
    let (lower, firsts) = (lower_words(doc), first_words(doc));
    let mut out = Vec::new();
    for block in doc.blocks.iter().filter(|b| b.kind != BlockKind::Furniture) {
        if is_shouted(doc, block.kind, block.tokens.clone()) {
            headline(doc, block.tokens.clone(), &lower, &mut out);
            continue;
        }
        for sentence in &doc.sentences[block.sentences.clone()] {
            let mut i = sentence.start;
            while i < sentence.end {
                // A quoted title: its capitals do not mark names either.
                if doc.one_of(i, words!("“ \""))
                    && let Some(close) = (i + 1..sentence.end.min(i + 25)).find(|k| doc.one_of(*k, words!("” \"")))
                    && is_shouted(doc, BlockKind::Heading, i + 1..close)
                {
                    headline(doc, i + 1..close, &lower, &mut out);
                    i = close;
                    continue;
                }
                if let Some(desk) = doc.desk(i) {
                    i = desk.end;
                    out.push(of_desk(desk));
                    continue;
                }
                if let Some(body) = repeated(doc, &out, i..sentence.end) {
                    i = body.end;
                    out.push(of_desk(body));
                    continue;
                }
                // "Last May Ruiz"
                if doc.one_of(i, sets::speakers::RELATIVE_TIMES) && doc.is(i + 1, Classes::MONTH) {
                    i += 2;
                    continue;
                }
                if !begins(doc, i) {
                    // "secretary of State Ana Ruiz"
                    i = doc.phrase(i, Classes::TITLE).filter(|p| p.end < sentence.end).map_or(i + 1, |p| p.end);
                    continue;
                }
                let end = run(doc, i, sentence.end);
                let end = doc.desk_from(i).map_or(end, |desk| end.min(desk.start));
                // "Grand Island-based"
                if end < sentence.end && doc.token(end).capital() && is_modifier(doc.word(end)) {
                    i = end + 1;
                    continue;
                }
                let initial = (sentence.start..i).all(|k| !doc.token(k).is_word) || doc.mark(i.wrapping_sub(1), ":");
                // "Calling Reed a liar": the capital is due to the start of the sentence.
                let common = |k: usize| {
                    let w = lowered(doc.word(k));
                    // "Embattled Reed", but "Fred Reed"
                    let formed = w.len() > 5 && (w.ends_with("ed") || w.ends_with("ly")) && !doc.is(k, GIVEN);
                    // "Beekeeper Ana Ruiz"
                    // "Player-coach Ana Ruiz"
                    let joint = |w: &str| w.rsplit_once('-').is_some_and(|(_, last)| look_up(last).0.any(OFFICE));
                    let agent = end - k >= 3
                        && !is_company(doc.word(end - 1))
                        && (is_agent(&w) || joint(&w))
                        && !doc.is(k, GIVEN);
                    let near = sets::speakers::ADJECTIVES_BEFORE_A_NAME.has(&w)
                        // "Unlike Ruiz, she"; not "Versus Systems said"
                        || doc.comma(end) && sets::speakers::OPENINGS_BEFORE_A_NAME.has(&w);
                    // "South Korea said": the rest is no name by itself.
                    let titled = end - k > 2 && doc.is(k + 1, GIVEN.or(OFFICE));
                    let rest = end - k == 1 || titled || firsts.contains(doc.word(k + 1));
                    near || rest && lower.contains(w.as_str()) || doc.token(k).verb.is_some() || formed || agent
                };
                let place = doc.phrase(i, Classes::PLACE.or(Classes::BODY_NAME)).is_some();
                let start = i + usize::from(
                    initial && end - i > 1 && !doc.mark(i + 1, "&") && !doc.is(i, NOUNISH) && !place && common(i),
                );
                let start = after_portfolio(doc, sentence.start, start..end);
                if let Some(mut m) = split(doc, start..end) {
                    // "Beekeeper Ana Ruiz"
                    let agent = start > i && is_agent(&lowered(doc.word(i)));
                    if agent && m.looks == Looks::Open {
                        m.looks = Looks::Person;
                    }
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
    odd_surnames(doc, &mut out);
    out
}

/// The name of one of the newsroom's own desks: a body, however it is written.
const fn of_desk(tokens: Range<usize>) -> Mention {
    let from = tokens.start;
    Mention { tokens, from, looks: Looks::Body, gender: None, loose: false, common: false }
}

/// The words that the article also writes in lower case.
#[inline(never)]
fn lower_words<'t>(doc: &Document<'t>) -> HashSet<&'t str> {
    doc.tokens.iter().filter(|t| t.case == Case::Lower).map(|t| &doc.text[t.span.range()]).collect()
}

/// The words with a capital after one in lower case, with which names begin.
#[inline(never)]
fn first_words<'t>(doc: &Document<'t>) -> HashSet<&'t str> {
    let pairs = doc.tokens.windows(2).filter(|t| t[0].case == Case::Lower && t[1].capital());
    pairs.map(|t| &doc.text[t[1].span.range()]).collect()
}

/// Whether most words are capitalised, so that capitals do not mark names.
#[inline(never)]
fn is_shouted(doc: &Document<'_>, kind: BlockKind, tokens: Range<usize>) -> bool {
    let prose = kind != BlockKind::Heading && doc.one_of(tokens.end.saturating_sub(1), words!(". ! ? ” \" '' ’ : ,"));
    let (mut words, mut capital) = (0, 0);
    for t in &doc.tokens[tokens] {
        // Short words are lower case in headlines too.
        if t.is_word && !t.is_number && t.span.len() > 3 {
            words += 1;
            capital += usize::from(t.capital());
        }
    }
    // A headline may end in a full stop.
    let (enough, share) = if prose { (6, 9) } else { (4, 7) };
    words >= enough && capital * 10 > words * share
}

/// Reads the names of a headline in capitals: a given name with what follows it, and single words. Single words count
/// only if the article knows them.
#[inline(never)]
fn headline(doc: &Document<'_>, tokens: Range<usize>, lower: &HashSet<&str>, out: &mut Vec<Mention>) {
    let mut i = tokens.start;
    while i < tokens.end {
        if let Some(desk) = doc.desk(i) {
            i = desk.end;
            out.push(of_desk(desk));
            continue;
        }
        let t = doc.token(i);
        if !(t.is_word && t.capital()) || t.is(FUNCTION) {
            i += 1;
            continue;
        }
        let mut end = i + 1;
        // "Mayor Kari Ruiz opens Tide Street Baths": two words between an office and a verb.
        let named = |k: usize| {
            let t = doc.token(k);
            let common = || lower.contains(lowered(doc.word(k)).as_str());
            k < tokens.end && t.capital() && t.verb.is_none() && !t.is(FUNCTION.or(OFFICE)) && !common()
        };
        let verb = || doc.token(i + 2).verb.is_some_and(|v| v.third() || v.past());
        let titled = i > tokens.start && doc.is(i - 1, Classes::TITLE) && named(i) && named(i + 1) && verb();
        if titled {
            end += 1;
        } else if t.is(GIVEN) {
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

#[cfg(test)]
mod tests;
