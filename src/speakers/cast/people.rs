//! What the article says about the named besides their names: roles, gender, and whether they are persons.

use super::{Cast, Who, apposed::apposed_before};
use crate::{
    lexicon::{Classes, sets},
    speakers::{
        names::{self, Gender, Looks},
        reach::{MAX_NOUN_PHRASE_TOKENS, MAX_PEOPLE},
        roles,
    },
    text::{BlockKind, Case, Document},
};
use std::ops::Range;

impl Cast {
    /// "Born Ana Marta Ruiz in Oakvale, she": Ana Holm, if no other Ana was named before.
    pub(super) fn join_birth_names(&mut self, doc: &Document<'_>, words: &[Vec<String>]) {
        for (m, words) in words.iter().enumerate() {
            let at = self.mentions[m].from;
            if words.len() < 2 || !doc.eq(at.wrapping_sub(1), "born") {
                continue;
            }
            let same = |e: &&usize| {
                let x = &self.entities[**e];
                x.words[0] == words[0] && x.name.start < at && x.looks != Looks::Body
            };
            let mut all = self.candidates(&words[0]).iter().filter(same);
            if let (Some(e), None) = (all.next(), all.next()) {
                self.who[m] = Who::One(*e);
            }
        }
    }

    /// "Rosa was 15 when she left.", "Rosa (not her real name)": a single word that is introduced before anybody with a
    /// longer name, whose part it may be: another person.
    pub(super) fn is_mononym(&self, doc: &Document<'_>, m: usize, word: &str) -> bool {
        let mention = &self.mentions[m];
        let end = mention.tokens.end;
        let end = end + usize::from(doc.is(end + 1, Classes::ADVERB_CUE));
        let age = |k: usize| doc.token(k).is_number && doc.word(k).len() <= 2;
        let introduced = age(end + 1)
            && (doc.comma(end) && doc.comma(end + 2) || doc.one_of(mention.tokens.end, words!("is was")))
            || doc.mark(mention.tokens.end, "(") && doc.eq(mention.tokens.end + 1, "not");
        introduced
            && mention.from == mention.tokens.start
            && doc.block_of(end).kind == BlockKind::Paragraph
            && !(m.saturating_sub(MAX_PEOPLE)..m)
                .any(|k| matches!(self.who[k], Who::One(e) if self.candidates(word).contains(&e)))
            && !self.candidates(word).iter().any(|e| self.entities[*e].alone)
            && self.candidates(word).iter().any(|e| {
                let x = &self.entities[*e];
                x.name.start > end && x.words.len() > 1 && x.looks != Looks::Body
            })
    }

    /// Collects the looks, gender and roles from each mention of an entity, and whether it is in a source.
    pub(super) fn describe(&mut self, doc: &Document<'_>) {
        let is_source = &self.is_source;
        for (m, who) in self.mentions.iter().zip(&self.who) {
            if let Who::One(e) = who {
                let entity = &mut self.entities[*e];
                if !matches!(doc.block_of(m.from).kind, BlockKind::Heading) {
                    entity.first = entity.first.min(m.from);
                }
                // "Mr Ruiz's sister, Ana Ruiz": he is somebody else.
                let owner = m.tokens.end < entity.name.start && doc.is_possessive(m.tokens.end);
                entity.gender = entity.gender.or(m.gender.filter(|_| !owner));
                // "old Oakvale hands": the name only modifies the source.
                let modifies = doc.tokens.get(m.tokens.end).is_some_and(|t| t.case == Case::Lower && t.is_word)
                    && is_source.get(m.tokens.end).is_some_and(|s| *s)
                    && !doc.one_of(m.tokens.end, words!("who and of from"));
                // "Ana Ruiz, the star of Two Moons": the second name is not the speaker.
                let small =
                    |k: &usize| doc.is(*k, Classes::DETERMINER.or(Classes::POSSESSIVE)) || doc.token(*k).is_number;
                let before = (0..m.from).rev().take(3).find(|k| !small(k));
                let within = before.is_some_and(|k| is_source[k] && doc.is(k, Classes::PREPOSITION));
                // "Ana Ruiz, who knows Quillon": the second name is not the speaker.
                let mut source = (0..m.from).rev().take(MAX_NOUN_PHRASE_TOKENS).take_while(|k| is_source[*k]);
                let told_of = source.any(|k| doc.one_of(k, sets::grammar::RELATIVE));
                entity.speaks |= is_source[m.tokens.start] && !modifies && !within && !told_of;
                if m.looks == Looks::Person && entity.looks != Looks::Body {
                    entity.looks = Looks::Person;
                }
                if entity.looks == Looks::Open {
                    entity.looks = m.looks;
                }
                // "A parents' group, Keep Quillon Open, said"
                let start = doc.sentence_of(m.from).start;
                if (start + 3..start + 6).contains(&m.from)
                    && doc.comma(m.from - 1)
                    && doc.is(m.from - 2, Classes::ORGANISATION)
                    && doc.one_of(start, sets::grammar::INDEFINITE_ARTICLE)
                {
                    entity.looks = Looks::Body;
                }
                if entity.roles.len() < 12 {
                    let sentence = doc.sentence_of(m.from);
                    entity.roles.extend(roles::before(doc, roles::reach_back(doc, m), m));
                    entity.roles.extend(roles::after(doc, &m.tokens, sentence.end));
                    entity.roles.extend(apposed_before(doc, m));
                    entity.roles.extend(roles::predicate(doc, m));
                    // "Ruiz, the brother of the mayor. … Ms Ruiz": not he.
                    let kin = |r: &&Range<usize>| (*r).clone().any(|k| doc.one_of(k, sets::speakers::KIN));
                    let shown = || entity.roles.iter().filter(kin).find_map(|r| gender_of_role(doc, r));
                    entity.gender = entity.gender.or_else(shown);
                }
            }
        }
    }

    /// Takes the gender from roles. An entity with a role is a person.
    pub(super) fn weigh_roles(&mut self, doc: &Document<'_>) {
        for e in &mut self.entities {
            e.gender = e.gender.or_else(|| e.roles.iter().find_map(|r| gender_of_role(doc, r)));
            if e.looks == Looks::Open && !e.roles.is_empty() {
                e.looks = Looks::Person;
            }
        }
    }

    /// "Kip Ruiz came. Ruiz left.": a name that the article repeats as its last word alone, without an article, is a
    /// person.
    pub(super) fn know_people(&mut self, doc: &Document<'_>) {
        let is_body = |w: &Who| matches!(w, Who::One(e) if self.entities[*e].looks == Looks::Body);
        let mut bodies = vec![false; doc.tokens.len() + 1];
        let known = self.mentions.iter().zip(&self.who).filter(|(_, w)| is_body(w));
        known.for_each(|(m, _)| bodies[m.from] = true);
        for (m, who) in self.mentions.iter().zip(&self.who) {
            let Who::One(e) = who else { continue };
            let x = &mut self.entities[*e];
            let at = m.tokens.start;
            // "French Kip Ruiz was third. … Ruiz ran."
            let origin = usize::from(x.name.len() == 3 && doc.is(x.name.start, Classes::DEMONYM));
            let surname = m.tokens.len() == 1
                && m.from == at
                && x.name.len() == 2 + origin
                && doc.word(at) == doc.word(x.name.end - 1)
                && !doc.is(at, Classes::ORGANISATION.or(Classes::PLACE).or(Classes::DOCUMENT).or(names::OFFICE));
            let bare = at == 0 || !doc.is(at - 1, Classes::DETERMINER.or(Classes::POSSESSIVE));
            // A verb that needs a person as subject. It excludes "Quillon Bridge".
            let next = at + 1 + usize::from(doc.is(at + 1, Classes::ADVERB_CUE) || doc.eq(at + 1, "then"));
            let acts = doc.token(next).verb.is_some_and(|v| v.past()) || doc.is(next, Classes::AUXILIARY);
            // "Kip Ruiz of Quillon Research": a member of a body.
            let of = m.tokens.end + 1 + usize::from(doc.eq(m.tokens.end + 1, "the"));
            let member = m.tokens.len() > 1
                && doc.eq(m.tokens.end, "of")
                && !doc.is(m.tokens.end - 1, Classes::ORGANISATION.or(Classes::DOCUMENT).or(names::OFFICE))
                && bodies.get(of) == Some(&true);
            // "Kip Ruiz was jailed", "Kip Ruiz has died"
            let verb = (m.tokens.end..).take(4).find(|k| !doc.is(*k, Classes::AUXILIARY.or(Classes::ADVERB_CUE)));
            let alive = m.tokens.len() == 2 && verb.is_some_and(|k| doc.one_of(k, sets::speakers::DONE_TO_PEOPLE));
            if x.looks == Looks::Open && (surname && bare && acts || member || bare && alive) && !m.common {
                x.looks = Looks::Person;
                x.name.start += if surname { origin } else { 0 };
            }
        }
    }
}

/// The gender that a role shows.
fn gender_of_role(doc: &Document<'_>, r: &Range<usize>) -> Option<Gender> {
    // "her eldest son", "the actress of the film"
    let end = r.clone().find(|k| doc.is(*k, Classes::PREPOSITION) || doc.comma(*k)).unwrap_or(r.end);
    // "Mr Ruiz's sister" is a woman.
    let own = (r.start..end).rev().find(|k| doc.is_possessive(*k)).unwrap_or(r.start);
    let office = (own..r.end).find_map(|k| names::gender_of(doc, k).filter(|_| doc.is(k, names::OFFICE)));
    let last = end.checked_sub(1).filter(|k| *k >= r.start && !doc.token(*k).capital());
    office.or_else(|| names::gender_of(doc, last?))
}
