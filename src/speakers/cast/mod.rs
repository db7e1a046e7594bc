//! The cast: every entity that the article names, each with all mentions of its name, short or full.

mod alike;
mod apposed;
mod look_up;
mod people;

use super::{
    fold::fold_name,
    names::{self, GIVEN, Gender, Looks, Mention},
    reach::MAX_PEOPLE,
};
use crate::{
    lexicon::{Classes, sets},
    order::sort_by_key,
    text::{BlockKind, Case, Document, Span},
};
use alike::{FILLERS, same_body, same_person, stem};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

/// The blocks in which a place before a colon is a dateline: the headline and the first paragraph.
const HEADLINE_AND_LEAD: usize = 2;

/// A named person, body or place.
#[derive(Debug)]
pub(in crate::speakers) struct Entity {
    /// The tokens of the fullest mention.
    pub(in crate::speakers) name: Range<usize>,
    /// Its words, folded.
    words: Vec<String>,
    pub(in crate::speakers) looks: Looks,
    pub(in crate::speakers) gender: Option<Gender>,
    /// The descriptions that the article gives them.
    pub(in crate::speakers) roles: Vec<Range<usize>>,
    /// The first token of the first mention in running text.
    pub(in crate::speakers) first: usize,
    /// The titles before the full name, folded.
    titles: Vec<String>,
    /// Whether it is named in a source.
    pub(in crate::speakers) speaks: bool,
    /// Whether it is introduced by one word, though somebody else has a longer name with that word.
    alone: bool,
}

/// The entity that a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::speakers) enum Who {
    /// This entity.
    One(usize),
    /// One of several entities; not clear which.
    Rivals,
    /// Not a name, or no known entity.
    Nobody,
}

#[derive(Debug)]
pub(in crate::speakers) struct Cast {
    pub(in crate::speakers) entities: Vec<Entity>,
    /// In text order.
    pub(in crate::speakers) mentions: Vec<Mention>,
    /// The entity that each mention names.
    pub(in crate::speakers) who: Vec<Who>,
    by_word: HashMap<String, Vec<usize>>,
    /// Whether each token is in a source.
    is_source: Vec<bool>,
    /// The mentions of each entity, in text order.
    of: Vec<Vec<usize>>,
    /// The entities in the order of their first mention in running text.
    order: Vec<usize>,
}

impl Cast {
    /// Reads the article's names. Cost: linear in the length of the text.
    ///
    /// `sources` are the sources of the attributions: a doubtful word that is a source is a name.
    #[inline(never)]
    pub(in crate::speakers) fn new(doc: &Document<'_>, sources: &[Span]) -> Self {
        let mut is_source = vec![false; doc.tokens.len()];
        for s in sources {
            is_source[doc.tokens_in(*s)].fill(true);
        }
        let mut mentions = names::find(doc);
        // "GEORGE TOWN: The ranger said": a place at the start of the text, not a turn of a transcript.
        let lead: Vec<usize> = doc.prose_blocks().take(HEADLINE_AND_LEAD).map(|b| b.body.start).collect();
        mentions.retain(|m| {
            let (first, end) = (m.tokens.start, m.tokens.end);
            let shouted = m.tokens.clone().all(|k| doc.token(k).case == Case::Upper);
            let label = lead.contains(&first) && (end..end + 3).any(|k| doc.mark(k, ":"));
            !(shouted && label)
                || is_source[first]
                || doc.is(first, GIVEN) && !doc.one_of(end - 1, sets::speakers::TOWNS)
        });
        for m in mentions.iter_mut().filter(|m| m.loose && !m.common) {
            m.loose = !is_source[m.tokens.start];
        }
        let mut cast = Self {
            entities: Vec::new(),
            who: vec![Who::Nobody; mentions.len()],
            mentions,
            by_word: HashMap::new(),
            is_source,
            of: Vec::new(),
            order: Vec::new(),
        };
        let words: Vec<Vec<String>> = cast.mentions.iter().map(|m| name_words(doc, &m.tokens)).collect();
        doubt_given_names(&mut cast.mentions, &words);
        let mut order: Vec<usize> = (0..words.len()).collect();
        // The longest names first, so that shorter ones are matched to them. Among equals, one that is not in capitals
        // first.
        sort_by_key(&mut order, |i| {
            let shouted = cast.mentions[*i].tokens.clone().all(|k| doc.token(k).case == Case::Upper);
            (u32::MAX - words[*i].len() as u32, u32::from(shouted))
        });
        for &i in order.iter().filter(|i| words[**i].len() > 1) {
            let titles: Vec<String> =
                (cast.mentions[i].from..cast.mentions[i].tokens.start).map(|k| fold_name(doc.word(k))).collect();
            cast.join_full(i, &words[i], &titles);
        }
        cast.find_acronyms(doc);
        let singles: Vec<usize> = (0..words.len()).filter(|i| words[*i].len() == 1).collect();
        let mut bare: HashSet<&str> = HashSet::new();
        for &i in &singles {
            let m = &cast.mentions[i];
            let at = m.tokens.start;
            let alone = m.from == at;
            if alone && doc.block_of(at).kind == BlockKind::Paragraph {
                bare.insert(&words[i][0]);
            }
            // "Kip Ruiz left. Ruiz sang. Mrs. Ruiz": somebody else, if he may be a man.
            let wife = bare.contains(words[i][0].as_str()) && m.from < at && doc.one_of(at - 1, words!("mrs mrs."));
            if cast.is_mononym(doc, i, &words[i][0]) {
                let e = cast.add(i, &words[i]);
                (cast.entities[e].looks, cast.entities[e].alone) = (Looks::Person, true);
            } else if cast.mentions[i].loose {
                continue;
            }
            // “No,” Ruiz said. ¶ He was the son of Carl Ruiz: somebody else.
            let own = alone && cast.is_source[at] && !doc.is_possessive(at + 1);
            let parent = |e: &usize| {
                let name = cast.entities[*e].name.start;
                own && name > at && doc.eq(name - 1, "of") && doc.one_of(name.wrapping_sub(2), sets::speakers::KIN)
            };
            let orphan = cast.candidates(&words[i][0]).iter().all(parent);
            // "Mr. Holm" is not Vera Holm.
            let mine = cast.mentions[i].gender;
            let clash = |e: &usize| match cast.entities[*e].gender {
                _ if parent(e) => true,
                Some(a) => mine.is_some_and(|b| a != b),
                None => wife,
            };
            let human = |e: &usize| {
                matches!(cast.entities[*e].looks, Looks::Person)
                    && !clash(e)
                    && stem(&cast.entities[*e].words).0.last() == Some(&words[i][0])
            };
            let place = doc.is(cast.mentions[i].tokens.start, Classes::PLACE);
            let mut all = cast.candidates(&words[i][0]).iter().filter(|e| human(e));
            if !place && let Some(&e) = all.next() {
                // "Mr. Ruiz … Mrs. Ruiz": not both are Kip Ruiz.
                if all.next().is_none() {
                    cast.entities[e].gender = cast.entities[e].gender.or(mine);
                }
                continue;
            }
            let who = cast.whom(doc, &cast.mentions[i], &words[i][0]);
            // "Quillon" means neither "Quillon Bank" nor "Quillon Group" if the article has both.
            let alone = !cast.candidates(&words[i][0]).iter().any(|e| cast.entities[*e].looks != Looks::Body);
            if who == Who::Nobody || (wife || orphan) && !place || (who == Who::Rivals && alone) {
                cast.add(i, &words[i]);
            }
        }
        for &i in &singles {
            cast.who[i] = cast.whom(doc, &cast.mentions[i], &words[i][0]);
        }
        cast.join_birth_names(doc, &words);
        cast.describe(doc);
        cast.match_titles(doc, &singles, &words);
        cast.know_people(doc);
        cast.weigh_roles(doc);
        cast.index();
        cast
    }

    /// Sorts the entities, and collects the mentions of each.
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

    /// Whether a person has the first word of this entity's name: "Ana Ruiz, who has died, … Ana Marta Holm was born".
    pub(in crate::speakers) fn shares_a_first_name(&self, entity: usize) -> bool {
        let all = self.candidates(&self.entities[entity].words[0]);
        all.iter().any(|e| self.entities[*e].looks == Looks::Person)
    }

    fn add(&mut self, m: usize, words: &[String]) -> usize {
        let e = self.entities.len();
        let mention = &self.mentions[m];
        // "Ruiz" for Ana Cruz-Ruiz
        let half =
            words.last().and_then(|w| w.rsplit_once('-')).filter(|_| words.len() > 1).map(|(_, w)| w.to_string());
        for w in words.iter().chain(half.as_ref()) {
            let v = self.by_word.entry(w.clone()).or_default();
            if v.last() != Some(&e) && v.len() < MAX_PEOPLE {
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
            alone: false,
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

    /// "the Bureau of Water Rights (BWR)", and acronyms that match a body's initials.
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
            if t.len() != 1 || doc.token(t.start).case != Case::Upper {
                continue;
            }
            let word = fold_name(doc.word(t.start));
            if word.len() < 2
                || self.by_word.get(&word).is_some_and(|v| v.iter().any(|e| self.entities[*e].words.len() > 1))
            {
                continue;
            }
            let bracketed =
                m > 0 && t.start > 0 && doc.mark(t.start - 1, "(") && self.mentions[m - 1].tokens.end + 1 == t.start;
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

    /// The mentions of an entity, in text order.
    pub(in crate::speakers) fn mentions_of(&self, entity: usize) -> &[usize] {
        &self.of[entity]
    }

    /// The index of the mention that ends at token `end`.
    pub(in crate::speakers) fn ending_at(&self, end: usize) -> Option<usize> {
        let i = self.mentions.partition_point(|m| m.tokens.end < end);
        self.mentions.get(i).filter(|m| m.tokens.end == end).map(|_| i)
    }

    /// The entities first named around token `at`, before and after it. All of an article's, but not all of an endless
    /// page's.
    pub(in crate::speakers) fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        let here = self.order.partition_point(|e| self.entities[*e].first <= at);
        self.order[here.saturating_sub(MAX_PEOPLE)..self.order.len().min(here + MAX_PEOPLE)].iter().copied()
    }

    /// The indices of the mentions wholly within a range of tokens.
    pub(in crate::speakers) fn mentions_in(&self, tokens: &Range<usize>) -> Range<usize> {
        let a = self.mentions.partition_point(|m| m.tokens.start < tokens.start);
        let b = self.mentions.partition_point(|m| m.tokens.end <= tokens.end);
        a..b.max(a)
    }
}

/// The words of a name, folded, without the marks of a nickname.
fn name_words(doc: &Document<'_>, name: &Range<usize>) -> Vec<String> {
    let mark = |i: &usize| doc.one_of(*i, words!("“ ” ‘ ’ \" ' '' ( )"));
    name.clone().filter(|i| !mark(i)).map(|i| fold_name(doc.word(i))).filter(|w| !w.is_empty()).collect()
}

/// Removes the gender of single words that are a surname in this article: "Graham" is not a given name if the article
/// has Ann Graham.
fn doubt_given_names(mentions: &mut [Mention], words: &[Vec<String>]) {
    let surnames: HashSet<&str> =
        words.iter().filter(|w| w.len() > 1).filter_map(|w| w.last()).map(String::as_str).collect();
    for (m, w) in mentions.iter_mut().zip(words) {
        if let ([w], true) = (w.as_slice(), m.from == m.tokens.start) {
            m.gender = m.gender.filter(|_| !surnames.contains(w.as_str()));
        }
    }
}

/// The initials of a body's name, without and with its small words.
fn initials(e: &Entity) -> [String; 2] {
    [false, true].map(|all| {
        let words = e.words.iter().filter(|w| all || !FILLERS.contains(&w.as_str()));
        words.filter_map(|w| w.chars().next()).collect()
    })
}

#[cfg(test)]
mod tests;
