//! The cast: everybody whom the article names, each with every mention of the name, short or full.

use super::{
    alike::{FILLERS, same_body, same_person, stem},
    fold::fold,
    names::{self, Gender, Looks, Mention},
    roles,
};
use crate::{
    lexicon::Classes,
    order::sort_by_key,
    text::{BlockKind, Case, Document, Span},
};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

/// Somebody named.
#[derive(Debug)]
pub(super) struct Entity {
    /// The fullest mention's tokens.
    pub(super) name: Range<usize>,
    /// Its words, folded.
    words: Vec<String>,
    pub(super) looks: Looks,
    pub(super) gender: Option<Gender>,
    /// What the article says they are, wherever it does.
    pub(super) roles: Vec<Range<usize>>,
    /// The first token of the first mention in running text.
    pub(super) first: usize,
    /// The titles that stand before the name in full, folded.
    titles: Vec<String>,
    /// Whether a source names them.
    pub(super) speaks: bool,
}

/// Whom a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// That entity.
    One(usize),
    /// One of several: not clear which.
    Rivals,
    /// It is no name, or of nobody else.
    Nobody,
}

#[derive(Debug)]
pub(super) struct Cast {
    pub(super) entities: Vec<Entity>,
    /// In text order.
    pub(super) mentions: Vec<Mention>,
    /// Whom each mention names.
    pub(super) who: Vec<Who>,
    by_word: HashMap<String, Vec<usize>>,
    /// The mentions of each entity, in text order.
    of: Vec<Vec<usize>>,
    /// The entities by the place where they are first named in running text.
    order: Vec<usize>,
}

/// How many tokens an office before a comma and its holder's name has at most.
const OFFICE_LENGTH: usize = 14;
/// How many mentions back namesakes are told apart by.
const FAR: usize = 1000;
/// How many entities before and after a place are looked at.
const AROUND: usize = 200;
/// How many entities that share a word are told apart: more than an article has.
const NAMESAKES: usize = 64;
impl Cast {
    /// Reads the article's names. Cost: in proportion to the text.
    ///
    /// `sources` are the attributions': a doubtful word that is one is a name.
    #[inline(never)]
    pub(super) fn new(doc: &Document<'_>, sources: &[Span]) -> Self {
        let mut is_source = vec![false; doc.tokens.len()];
        for s in sources {
            is_source[doc.tokens_in(*s)].fill(true);
        }
        let mut mentions = names::find(doc);
        for m in mentions.iter_mut().filter(|m| m.loose && !m.common) {
            m.loose = !is_source[m.tokens.start];
        }
        let mut cast = Self {
            entities: Vec::new(),
            who: vec![Who::Nobody; mentions.len()],
            mentions,
            by_word: HashMap::new(),
            of: Vec::new(),
            order: Vec::new(),
        };
        let words: Vec<Vec<String>> = cast.mentions.iter().map(|m| name_words(doc, &m.tokens)).collect();
        doubt_given_names(&mut cast.mentions, &words);
        let mut order: Vec<usize> = (0..words.len()).collect();
        // The fullest first, so that the shorter find them; among equals one that is not set in capitals.
        sort_by_key(&mut order, |i| {
            let shouted = cast.mentions[*i].tokens.clone().all(|k| doc.tokens[k].case == Case::Upper);
            (u32::MAX - words[*i].len() as u32, u32::from(shouted))
        });
        for &i in order.iter().filter(|i| words[**i].len() > 1) {
            let titles: Vec<String> =
                (cast.mentions[i].from..cast.mentions[i].tokens.start).map(|k| fold(doc.word(k))).collect();
            cast.join_full(i, &words[i], &titles);
        }
        cast.find_acronyms(doc);
        let singles: Vec<usize> = (0..words.len()).filter(|i| words[*i].len() == 1).collect();
        for &i in &singles {
            if cast.mentions[i].loose {
                continue;
            }
            // "Mr. Holm" is not Vera Holm.
            let mine = cast.mentions[i].gender;
            let clash = |e: &usize| matches!((cast.entities[*e].gender, mine), (Some(a), Some(b)) if a != b);
            let human = |e: &usize| {
                matches!(cast.entities[*e].looks, Looks::Person)
                    && !clash(e)
                    && stem(&cast.entities[*e].words).0.last() == Some(&words[i][0])
            };
            let place = doc.is(cast.mentions[i].tokens.start, Classes::PLACE);
            if !place && cast.candidates(&words[i][0]).iter().any(human) {
                continue;
            }
            let who = cast.whom(doc, &cast.mentions[i], &words[i][0]);
            // Of "Quillon Bank" and "Quillon Group" neither is meant by "Quillon".
            let alone = !cast.candidates(&words[i][0]).iter().any(|e| cast.entities[*e].looks != Looks::Body);
            if who == Who::Nobody || (who == Who::Rivals && alone) {
                cast.add(i, &words[i]);
            }
        }
        for &i in &singles {
            cast.who[i] = cast.whom(doc, &cast.mentions[i], &words[i][0]);
        }
        for (m, who) in cast.mentions.iter().zip(&cast.who) {
            if let Who::One(e) = who {
                let entity = &mut cast.entities[*e];
                if !matches!(doc.block_of(m.from).kind, BlockKind::Heading) {
                    entity.first = entity.first.min(m.from);
                }
                entity.gender = entity.gender.or(m.gender);
                // "old Oakvale hands": no source by itself.
                let modifies = doc.tokens.get(m.tokens.end).is_some_and(|t| t.case == Case::Lower && t.is_word)
                    && is_source.get(m.tokens.end).is_some_and(|s| *s)
                    && !doc.one_of(m.tokens.end, words!("who and of from"));
                // "Ana Ruiz, the star of Two Moons": nobody who speaks.
                let small =
                    |k: &usize| doc.is(*k, Classes::DETERMINER.or(Classes::POSSESSIVE)) || doc.tokens[*k].is_number;
                let before = (0..m.from).rev().take(3).find(|k| !small(k));
                let within = before.is_some_and(|k| is_source[k] && doc.is(k, Classes::PREPOSITION));
                entity.speaks |= is_source[m.tokens.start] && !modifies && !within;
                if m.looks == Looks::Person && entity.looks != Looks::Body {
                    entity.looks = Looks::Person;
                }
                if entity.looks == Looks::Open {
                    entity.looks = m.looks;
                }
                if entity.roles.len() < 12 {
                    let sentence = doc.sentence_of(m.from);
                    entity.roles.extend(roles::before(doc, roles::reach_back(doc, m), m));
                    entity.roles.extend(roles::after(doc, &m.tokens, sentence.end));
                    entity.roles.extend(apposed_before(doc, m));
                }
            }
        }
        cast.know_people(doc);
        for e in &mut cast.entities {
            for r in &e.roles {
                e.gender = e
                    .gender
                    .or_else(|| r.clone().find_map(|k| names::gender_of(doc, k).filter(|_| doc.is(k, names::OFFICE))));
            }
            if e.looks == Looks::Open && !e.roles.is_empty() {
                e.looks = Looks::Person;
            }
        }
        cast.index();
        cast
    }

    /// "Kip Ruiz came. Ruiz left.": what the article goes on to call by its last word alone, without an article, is somebody.
    fn know_people(&mut self, doc: &Document<'_>) {
        for (m, who) in self.mentions.iter().zip(&self.who) {
            let Who::One(e) = who else { continue };
            let x = &mut self.entities[*e];
            let at = m.tokens.start;
            let surname = m.tokens.len() == 1
                && m.from == at
                && x.name.len() == 2
                && doc.word(at) == doc.word(x.name.end - 1)
                && !doc.is(at, Classes::ORGANISATION.or(Classes::PLACE).or(Classes::DOCUMENT).or(names::OFFICE));
            let bare = at == 0 || !doc.is(at - 1, Classes::DETERMINER.or(Classes::POSSESSIVE));
            // A verb that takes somebody for its subject tells it from "Quillon Bridge".
            let next = at + 1 + usize::from(doc.is(at + 1, Classes::ADVERB_CUE) || doc.eq(at + 1, "then"));
            let acts = doc.token(next).verb.is_some_and(|v| v.past()) || doc.is(next, Classes::AUXILIARY);
            if x.looks == Looks::Open && surname && bare && acts && !m.common {
                x.looks = Looks::Person;
            }
        }
    }

    /// Puts the entities in order, and notes the mentions of each.
    fn index(&mut self) {
        let mut order: Vec<usize> = (0..self.entities.len()).collect();
        sort_by_key(&mut order, |e| (u32::try_from(self.entities[*e].first).unwrap_or(u32::MAX), 0));
        self.order = order;
        self.of = vec![Vec::new(); self.entities.len()];
        for (m, who) in self.who.iter().enumerate() {
            if let Who::One(e) = who {
                self.of[*e].push(m);
            }
        }
    }

    fn candidates(&self, word: &str) -> &[usize] {
        self.by_word.get(word).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, m: usize, words: &[String]) -> usize {
        let e = self.entities.len();
        let mention = &self.mentions[m];
        for w in words {
            let v = self.by_word.entry(w.clone()).or_default();
            if v.last() != Some(&e) && v.len() < NAMESAKES {
                v.push(e);
            }
        }
        self.entities.push(Entity {
            name: mention.tokens.clone(),
            words: words.to_vec(),
            looks: mention.looks,
            gender: mention.gender,
            roles: Vec::new(),
            first: usize::MAX,
            titles: Vec::new(),
            speaks: false,
        });
        e
    }

    fn join_full(&mut self, m: usize, words: &[String], titles: &[String]) {
        let looks = self.mentions[m].looks;
        let key = &stem(words).0;
        let Some(last) = key.last() else { return };
        let mut found = None;
        let mut several = false;
        for &e in self.candidates(last) {
            let entity = &self.entities[e];
            if entity.words == words {
                (found, several) = (Some(e), false);
                break;
            }
            let body = Looks::Body == entity.looks || Looks::Body == looks;
            let clash = matches!((entity.looks, looks), (Looks::Body, Looks::Person) | (Looks::Person, Looks::Body));
            let genders = matches!((entity.gender, self.mentions[m].gender), (Some(a), Some(b)) if a != b);
            let same =
                if body { same_body(&entity.words, words) } else { same_person(&entity.words, words) && !genders };
            if same && !clash {
                several = found.is_some();
                found = Some(e);
            }
        }
        let e = match found {
            Some(e) if !several => e,
            _ => self.add(m, words),
        };
        self.who[m] = Who::One(e);
        self.entities[e].titles.extend(titles.iter().cloned());
    }

    /// "the Bureau of Water Rights (BWR)", and acronyms that spell a body's initials.
    fn find_acronyms(&mut self, doc: &Document<'_>) {
        let mut by_initials: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, e) in self.entities.iter().enumerate().filter(|(_, e)| e.looks != Looks::Person && e.words.len() > 1) {
            let [short, full] = initials(e);
            if short != full {
                by_initials.entry(full).or_default().push(i);
            }
            by_initials.entry(short).or_default().push(i);
        }
        for m in 0..self.mentions.len() {
            let t = self.mentions[m].tokens.clone();
            if t.len() != 1 || doc.tokens[t.start].case != Case::Upper {
                continue;
            }
            let word = fold(doc.word(t.start));
            if word.len() < 2
                || self.by_word.get(&word).is_some_and(|v| v.iter().any(|e| self.entities[*e].words.len() > 1))
            {
                continue;
            }
            let bracketed =
                m > 0 && t.start > 0 && doc.word(t.start - 1) == "(" && self.mentions[m - 1].tokens.end + 1 == t.start;
            let e = match self.who.get(m.wrapping_sub(1)) {
                Some(Who::One(e)) if bracketed && self.entities[*e].looks != Looks::Person => Some(*e),
                _ => match by_initials.get(&word).map(Vec::as_slice) {
                    Some([one]) => Some(*one),
                    _ => None,
                },
            };
            if let Some(e) = e {
                self.entities[e].looks = Looks::Body;
                self.by_word.entry(word).or_default().push(e);
            }
        }
    }

    /// Whom one word names, standing where `mention` stands.
    fn whom(&self, doc: &Document<'_>, mention: &Mention, word: &str) -> Who {
        let at = mention.tokens.start;
        let titled = mention.from < at;
        let the = at > 0 && doc.eq(at - 1, "the");
        let rank = |e: &usize| -> u8 {
            let x = &self.entities[*e];
            let (words, suffix) = stem(&x.words);
            let acronym = !x.words.iter().any(|w| w == word);
            let human = matches!(x.looks, Looks::Person | Looks::Open);
            let clash = matches!((x.gender, mention.gender), (Some(a), Some(b)) if a != b);
            if titled && (clash || !human) {
                return 0;
            }
            // "in Ferris" is not Ms. Ferris.
            let located = at > 0 && doc.one_of(at - 1, words!("in near outside"));
            if located && words.len() > 1 {
                return 0;
            }
            if !located && !titled && x.looks == Looks::Place && words == [word] {
                return 3;
            }
            let family = doc.word(at).ends_with('s') && the;
            if acronym || words == [word] {
                return 5;
            }
            if human {
                if family {
                    return 0;
                }
                if words.last().is_some_and(|w| w == word) {
                    return if suffix.is_some() { 3 } else { 4 };
                }
                // A surname that stands first, or a given name.
                return if titled && doc.is(x.name.start, names::GIVEN) { 1 } else { 2 };
            }
            let outlet = the && words.last().is_some_and(|w| w == word);
            let short = words.first().is_some_and(|w| w == word)
                && !doc.is(at, Classes::PLACE.or(Classes::DEMONYM).or(Classes::ORGANISATION))
                && x.name.clone().skip(1).all(|k| doc.is(k, Classes::ORGANISATION) || names::is_company(doc.word(k)));
            if outlet || (short && words.len() == 2) { 3 } else { 0 }
        };
        let all = self.candidates(word);
        let best = all.iter().map(rank).max().unwrap_or(0);
        if best == 0 {
            return Who::Nobody;
        }
        let mut of: Vec<usize> = all.iter().copied().filter(|e| rank(e) == best).collect();
        // "Capt. Ruiz" is the one of them who was called so.
        if of.len() > 1 && titled {
            let title = fold(doc.word(at - 1));
            let so: Vec<usize> = of.iter().copied().filter(|e| self.entities[*e].titles.contains(&title)).collect();
            if !so.is_empty() {
                of = so;
            }
        }
        self.choose(doc, &of, at)
    }

    /// Which of several namesakes a bare name at token `at` means: the only one introduced so far, or the one who had the
    /// name to themselves before the others came, unless another was named in the paragraph.
    fn choose(&self, doc: &Document<'_>, of: &[usize], at: usize) -> Who {
        if let [e] = of {
            return Who::One(*e);
        }
        let block = |i: usize| doc.tokens.get(i).map_or(u32::MAX, |t| t.block);
        let full = |m: usize| self.mentions[m].tokens.len() > 1;
        let before = self.mentions.partition_point(|m| m.from < at);
        let mut introduced: Vec<usize> = Vec::new();
        let mut holder = None;
        let mut recent = None;
        for m in before.saturating_sub(FAR)..before {
            let Who::One(e) = self.who[m] else { continue };
            if !of.contains(&e) {
                continue;
            }
            if full(m) {
                if !introduced.contains(&e) {
                    introduced.push(e);
                }
                recent = Some((e, m));
            } else if introduced.len() == 1 && holder.is_none() {
                holder = Some(e);
            }
        }
        match (introduced.as_slice(), holder, recent) {
            ([e], ..) => Who::One(*e),
            (_, Some(h), Some((r, m))) if h == r || block(self.mentions[m].from) != block(at) => Who::One(h),
            (_, None, Some((r, m))) if block(at).saturating_sub(block(self.mentions[m].from)) <= 1 => {
                let near = |k: &usize| block(at).saturating_sub(block(self.mentions[*k].from)) <= 1;
                let others = (0..before).rev().take(FAR).take_while(near);
                let rival = others
                    .into_iter()
                    .any(|k| full(k) && matches!(self.who[k], Who::One(e) if e != r && of.contains(&e)));
                if rival { Who::Rivals } else { Who::One(r) }
            }
            _ => Who::Rivals,
        }
    }

    /// Whom the words of `tokens` name, which may be none of the mentions that were found.
    pub(super) fn look_up(&self, doc: &Document<'_>, mention: &Mention) -> Who {
        if let Ok(i) = self.mentions.binary_search_by_key(&mention.tokens.start, |m| m.tokens.start)
            && self.mentions[i].tokens == mention.tokens
            && self.who[i] != Who::Nobody
        {
            return self.who[i];
        }
        let words = name_words(doc, &mention.tokens);
        match words.as_slice() {
            [w] => self.whom(doc, mention, w),
            [.., last] => {
                let mut same = self.candidates(last).iter().filter(|e| same_person(&self.entities[**e].words, &words));
                match (same.next(), same.next()) {
                    (Some(e), None) => Who::One(*e),
                    (Some(_), Some(_)) => Who::Rivals,
                    _ => Who::Nobody,
                }
            }
            [] => Who::Nobody,
        }
    }

    /// The mentions of an entity, in text order.
    pub(super) fn mentions_of(&self, entity: usize) -> &[usize] {
        &self.of[entity]
    }

    /// The mention that ends before token `end`, as an index.
    pub(super) fn ending_at(&self, end: usize) -> Option<usize> {
        let i = self.mentions.partition_point(|m| m.tokens.end < end);
        self.mentions.get(i).filter(|m| m.tokens.end == end).map(|_| i)
    }

    /// The bodies that have a folded word in their names, as far as namesakes are told apart.
    pub(super) fn bodies(&self, word: &str) -> impl Iterator<Item = usize> {
        self.candidates(word).iter().copied().filter(|e| self.entities[*e].looks == Looks::Body)
    }

    /// The entities first named around token `at`, before it and after: all of an article's, some of a page's that has no
    /// end.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        let here = self.order.partition_point(|e| self.entities[*e].first <= at);
        self.order[here.saturating_sub(AROUND)..self.order.len().min(here + AROUND)].iter().copied()
    }

    /// Those whose surname is the last word of a mention.
    pub(super) fn namesakes(&self, doc: &Document<'_>, mention: &Mention) -> impl Iterator<Item = usize> {
        let all = self.candidates(&fold(doc.word(mention.tokens.end - 1)));
        all.iter().copied().filter(|e| self.bears(doc, *e, mention))
    }

    /// Whether an entity's surname is the last word of a mention.
    pub(super) fn bears(&self, doc: &Document<'_>, entity: usize, mention: &Mention) -> bool {
        let e = &self.entities[entity];
        let clash = matches!((e.gender, mention.gender), (Some(a), Some(b)) if a != b);
        !clash && stem(&e.words).0.last().is_some_and(|w| *w == fold(doc.word(mention.tokens.end - 1)))
    }

    /// Of two who bear a mention's surname the one with a suffix like "Jr.", or the other.
    pub(super) fn junior(&self, doc: &Document<'_>, mention: &Mention, younger: bool) -> Option<usize> {
        let all: Vec<usize> = self.namesakes(doc, mention).take(3).collect();
        let suffixed = |e: &&usize| stem(&self.entities[**e].words).1.is_some_and(|s| s != "sr");
        match (all.as_slice(), all.iter().filter(suffixed).count()) {
            ([_, _], 1) => all.iter().find(|e| suffixed(e) == younger).copied(),
            _ => None,
        }
    }

    /// The mentions wholly in a range of tokens, as indices.
    pub(super) fn mentions_in(&self, tokens: &Range<usize>) -> Range<usize> {
        let a = self.mentions.partition_point(|m| m.tokens.start < tokens.start);
        let b = self.mentions.partition_point(|m| m.tokens.end <= tokens.end);
        a..b.max(a)
    }
}

/// The words of a name, folded; a nickname's marks are none.
fn name_words(doc: &Document<'_>, name: &Range<usize>) -> Vec<String> {
    let mark = |i: &usize| matches!(doc.word(*i), "“" | "”" | "‘" | "’" | "\"" | "'" | "''" | "(" | ")");
    name.clone().filter(|i| !mark(i)).map(|i| fold(doc.word(i))).filter(|w| !w.is_empty()).collect()
}

/// Takes the gender from single words that are somebody's surname here: "Graham" is no given name where the article has
/// Ann Graham.
fn doubt_given_names(mentions: &mut [Mention], words: &[Vec<String>]) {
    let surnames: HashSet<&str> =
        words.iter().filter(|w| w.len() > 1).filter_map(|w| w.last()).map(String::as_str).collect();
    for (m, w) in mentions.iter_mut().zip(words) {
        if let ([w], true) = (w.as_slice(), m.from == m.tokens.start) {
            m.gender = m.gender.filter(|_| !surnames.contains(w.as_str()));
        }
    }
}

/// The initials of a body's name, without its small words and with them.
fn initials(e: &Entity) -> [String; 2] {
    [false, true].map(|all| {
        let words = e.words.iter().filter(|w| all || !FILLERS.contains(&w.as_str()));
        words.filter_map(|w| w.chars().next()).collect()
    })
}

/// "the ministry's spokesman, NAME": the description before a name's comma.
fn apposed_before(doc: &Document<'_>, m: &Mention) -> Option<Range<usize>> {
    let sentence = doc.sentence_of(m.from);
    if m.from < sentence.start + 2 || doc.word(m.from - 1) != "," {
        return None;
    }
    let comma = m.from - 1;
    // "the press officer (PRO), NAME"
    let bracket =
        (doc.word(comma - 1) == ")" && comma > sentence.start + 4 && doc.word(comma - 3) == "(").then(|| comma - 4);
    if !doc.is(bracket.unwrap_or(comma - 1), names::OFFICE) {
        // "The head of the council, NAME", "A spokesman for the bank, NAME": at the sentence's start only.
        let of = |k: &usize| doc.is(*k, Classes::PREPOSITION) || doc.one_of(*k, words!("representing heading leading"));
        let head = (sentence.start..comma).find(of)?.checked_sub(1)?;
        let plain = (sentence.start..comma).all(|k| {
            let word = doc.tokens[k].is_word && doc.tokens[k].verb.is_none_or(|_| k <= head);
            word || matches!(doc.word(k), "(" | ")")
        });
        // "The Member of Parliament (MP) for Oakvale, NAME"
        let member = doc.eq(head, "member") && doc.tokens[head].capital();
        let office = doc.one_of(sentence.start, words!("the a an"))
            && (doc.is(head, names::OFFICE) || member)
            && comma - sentence.start < OFFICE_LENGTH;
        return (office && plain).then_some(sentence.start..comma);
    }
    let stop = Classes::PREPOSITION.or(Classes::COORDINATOR).or(Classes::SUBORDINATOR).or(Classes::AUXILIARY);
    let start = (sentence.start..bracket.map_or(comma, |b| b + 1))
        .rev()
        .find(|k| {
            // "Police said Ruiz’s brother, NAME"
            let t = &doc.tokens[*k];
            let verb = t.case == Case::Lower && t.verb.is_some_and(|v| v.past() && !v.base()) && !t.is(names::OFFICE);
            (!t.is_word && !matches!(doc.word(*k), "'s" | "’s" | "’")) || t.is(stop) || verb
        })
        .map_or(sentence.start, |k| k + 1);
    // "Questioning the bank's founder, NAME"
    let start = (start..comma).find(|k| doc.is(*k, Classes::DETERMINER.or(Classes::POSSESSIVE))).unwrap_or(start);
    let definite = doc.is(start, Classes::DETERMINER.or(Classes::POSSESSIVE))
        || (start..comma).any(|k| matches!(doc.word(k), "'s" | "’s"));
    (definite && comma - start < 12).then_some(start..comma)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Blocks;

    /// The full name of each mention, in order.
    fn cast(text: &str) -> Vec<String> {
        let blocks = Blocks::from_text(text).unwrap();
        let doc = Document::new(&blocks);
        let c = Cast::new(&doc, &[]);
        c.who
            .iter()
            .filter_map(|w| match w {
                Who::One(e) => Some(doc.slice(c.entities[*e].name.clone()).to_string()),
                Who::Rivals => Some("?".into()),
                Who::Nobody => None,
            })
            .collect()
    }

    #[test]
    fn short_names_grow() {
        for (text, want) in [
            ("It was Ana Lucia Ruiz. Then Ruiz left.", "Ana Lucia Ruiz"),
            ("It was Ana Lucia Ruiz. Then Ana Ruiz left.", "Ana Lucia Ruiz"),
            ("It was Aldo “Biscuit” Ruiz. Then Ruiz left.", "Aldo “Biscuit” Ruiz"),
            ("It was Carl “Lil Bolt” Ruiz. Then Carl Ruiz left.", "Carl “Lil Bolt” Ruiz"),
            ("It was Robert “Bob” Ruiz. Then Bob Ruiz left.", "Robert “Bob” Ruiz"),
            ("It was Ana Lucia Ruiz. Then Ms. Ruiz left.", "Ana Lucia Ruiz"),
            ("It was Vera Graham. Then Sen. Graham left. Then Graham left.", "Vera Graham"),
            ("It was José Quintero. Then Jose Quintero left.", "José Quintero"),
            ("It was Omar al-Hadid. Then al-Hadid left.", "Omar al-Hadid"),
            ("It was the Bureau of Water Rights (BWR). Then the BWR left.", "Bureau of Water Rights"),
            ("It was the Bureau of Water Rights. Then the BWR left.", "Bureau of Water Rights"),
            ("It was Quillon Inc. again. Then Quillon left.", "Quillon Inc."),
            ("It was Quillon Group. Then Quillon left.", "Quillon Group"),
            ("It was Quillon. He read “Nobody Ever Loves Quillon” again.", "Quillon"),
        ] {
            let got = cast(text);
            assert!(got.len() > 1 && got.iter().all(|n| n == want), "{text}: {got:?}");
        }
    }

    #[test]
    fn namesakes_stay_two() {
        assert_eq!(cast("Ana Ruiz met Carl Ruiz. Mr. Ruiz left."), ["Ana Ruiz", "Carl Ruiz", "Carl Ruiz"]);
        assert_eq!(cast("Ana Ruiz met Carl Ruiz. Then Ruiz left."), ["Ana Ruiz", "Carl Ruiz", "?"]);
        assert_eq!(
            cast("Ana Ruiz came. Ruiz left.\nHer son is Carl Ruiz.\nThen Ruiz left."),
            ["Ana Ruiz", "Ana Ruiz", "Carl Ruiz", "Ana Ruiz"]
        );
        assert_eq!(cast("Quillon Bank met Quillon Group. Then Quillon left.")[2], "Quillon");
        assert_eq!(cast("Carl Ruiz Jr. came. Carl Jr. left."), ["Carl Ruiz Jr.", "Carl Ruiz Jr."]);
        assert_eq!(cast("President Ruiz met Ana Ruiz. Mr. Ruiz left."), ["Ruiz", "Ana Ruiz", "Ruiz"]);
        assert_eq!(cast("President Ruiz met Tom Lund. Mr. Ruiz left."), ["Ruiz", "Tom Lund", "Ruiz"]);
        assert_eq!(cast("Carl Ruiz Jr. met Carl Ruiz."), ["Carl Ruiz Jr.", "Carl Ruiz"]);
    }
}
