//! Looks up which entity a name means at its place: by its words, its title, and who was introduced before.

use super::{
    Cast, Who,
    alike::{same_person, stem},
    name_words,
};
use crate::{
    lexicon::{Classes, sets},
    speakers::{
        fold::fold_name,
        names::{self, Gender, Looks, Mention},
        office::{office, same_office},
        reach::MAX_PEOPLE,
    },
    text::{Case, Document},
};
use std::ops::Range;

/// Maximum length of a part of a Chinese given name: "Ana Ruiz Kwong Ming".
const MAX_SYLLABLE_BYTES: usize = 5;

impl Cast {
    /// "Kip Ruiz, the envoy to Chile, … Envoy Ruiz": of several namesakes, the only one whose roles have the title.
    pub(super) fn match_titles(&mut self, doc: &Document<'_>, singles: &[usize], words: &[Vec<String>]) {
        for &i in singles {
            let m = &self.mentions[i];
            let which = m.from.wrapping_sub(1);
            if doc.one_of(which, sets::speakers::ELDER_OR_YOUNGER) {
                self.who[i] = self.junior(doc, m, doc.eq(which, "younger")).map_or(Who::Rivals, Who::One);
                continue;
            }
            if m.from == m.tokens.start {
                continue;
            }
            // "Kip Ruiz, the brother of the mayor, sang. Ms Ruiz": not he.
            let clash = |e: usize| self.entities[e].gender.is_some_and(|g| m.gender.is_some_and(|own| own != g));
            if matches!(self.who[i], Who::One(e) if clash(e)) {
                self.who[i] = self.whom(doc, m, &words[i][0]);
            }
            let title = m.tokens.start - 1;
            if self.who[i] != Who::Rivals || doc.one_of(title, sets::speakers::HONORIFICS) {
                continue;
            }
            let same = |r: &Range<usize>| office(doc, r).any(|k| same_office(doc, k, title));
            let holds = |e: &&usize| self.entities[**e].roles.iter().any(same);
            let mut all = self.candidates(&words[i][0]).iter().filter(holds);
            if let (Some(e), None) = (all.next(), all.next()) {
                self.who[i] = Who::One(*e);
            }
        }
    }

    /// The entity that a single word names, at the place of `mention`.
    pub(super) fn whom(&self, doc: &Document<'_>, mention: &Mention, word: &str) -> Who {
        let at = mention.tokens.start;
        let titled = mention.from < at;
        let the = at > 0 && doc.eq(at - 1, "the");
        let all = self.candidates(word);
        // Whether somebody has it as a surname.
        let last = |e: &usize| stem(&self.entities[*e].words).0.last().is_some_and(|w| w == word);
        let borne = titled && all.iter().any(last);
        let rank = |e: &usize| -> u8 {
            let x = &self.entities[*e];
            let (words, suffix) = stem(&x.words);
            let acronym = !x.words.iter().any(|w| w == word);
            let human = matches!(x.looks, Looks::Person | Looks::Open);
            let clash = matches!((x.gender, mention.gender), (Some(a), Some(b)) if a != b);
            // "in Ferris": a place, not Ms. Ferris. "South Danish officials": an adjective.
            let located = at > 0 && doc.one_of(at - 1, sets::speakers::PLACE_PREPOSITIONS);
            let adjective = x.looks != Looks::Person && doc.is(x.name.end - 1, Classes::DEMONYM);
            if titled && (clash || !human) || (located || adjective) && words.len() > 1 {
                return 0;
            }
            if !located && !titled && x.looks == Looks::Place && words == [word] {
                return 3;
            }
            // "Ruiz" for Ana Cruz-Ruiz
            if words.last().is_some_and(|w| w.ends_with(&format!("-{word}"))) {
                return if human && doc.token(at).case == Case::Title { 2 } else { 0 };
            }
            let family = doc.word(at).ends_with('s') && the;
            if acronym || words == [word] {
                return if !titled && all.iter().any(|o| self.is_called(*o, *e)) { 4 } else { 5 };
            }
            if human {
                // "Ferris" is not “Ferris Radio”, nor "Police" "Ferris Police Station".
                let land = doc.is(at, Classes::PLACE.or(Classes::DEMONYM)) && !doc.is(at, names::GIVEN);
                let body = x.looks == Looks::Open && doc.is(at, Classes::ORGANISATION);
                if family || body || x.looks == Looks::Open && land && words.first().is_some_and(|w| w == word) {
                    return 0;
                }
                // "at Mer Ferris": perhaps a place.
                let before = x.name.start.wrapping_sub(1);
                let stands = doc.one_of(before, sets::speakers::PLACE_PREPOSITIONS) || doc.eq(before, "at");
                if x.looks == Looks::Open && stands && x.titles.is_empty() {
                    return 1;
                }
                // "Ana Ruiz Mei-ling", "Ana Ruiz Mei Ling"
                let short = |w: &[String]| w.len() == 2 && w.iter().all(|w| w.len() <= MAX_SYLLABLE_BYTES);
                let two = x.name.start < at && words.len() > 2 && short(&words[2..]) && !doc.is(at, names::GIVEN);
                let inner = matches!(words, [_, w, .., last] if w == word && (two || last.contains('-')));
                if inner || words.last().is_some_and(|w| w == word) {
                    return if suffix.is_some() { 3 } else { 4 };
                }
                // "a Ferris Express shop": a thing.
                if x.looks == Looks::Open
                    && at < x.first
                    && doc.is(before, Classes::DETERMINER)
                    && !doc.is(x.name.start, names::GIVEN)
                {
                    return 0;
                }
                // "Mr. Holm" is not Ana Holm Ruiz if there is a Carl Holm.
                let middle = titled && words.first().is_none_or(|w| w != word) && borne;
                // A surname that comes first, or a given name.
                return u8::from(!middle) * if titled && doc.is(x.name.start, names::GIVEN) { 1 } else { 2 };
            }
            // "the Bureau" for the Ferris Bureau of Rights
            let head = |k: usize| doc.is(k, Classes::ORGANISATION) && fold_name(doc.word(k)) == word;
            let heads = x.looks == Looks::Body
                && x.name.clone().skip(1).any(|k| doc.is(k, Classes::PREPOSITION) && head(k - 1));
            let outlet = the && (heads || words.last().is_some_and(|w| w == word));
            let short = words.first().is_some_and(|w| w == word)
                && !doc.is(at, Classes::PLACE.or(Classes::DEMONYM).or(Classes::ORGANISATION))
                && x.name
                    .clone()
                    .skip(1)
                    .all(|k| doc.is(k, Classes::ORGANISATION.or(Classes::BODY_NAME)) || names::is_company(doc.word(k)));
            // "Quillon" for Quillon & Lund
            let partner =
                words.first().is_some_and(|w| w == word) && x.name.len() == 3 && doc.mark(x.name.end - 2, "&");
            if outlet || partner || (short && words.len() == 2) { 3 } else { 0 }
        };
        let best = all.iter().map(rank).max().unwrap_or(0);
        if best == 0 {
            return Who::Nobody;
        }
        let mut of: Vec<usize> = all.iter().copied().filter(|e| rank(e) == best).collect();
        if of.len() > 1 && titled {
            self.retain_titled(doc, &mut of, at);
        }
        // "her husband, Odil Ruiz. … Mr. Ruiz"
        let spouse =
            |e: &usize| mention.gender.is_some() && in_law(doc, self.entities[*e].name.start) == mention.gender;
        let mut spouses = of.iter().filter(|e| spouse(e));
        if let (Some(e), None) = (spouses.next(), spouses.next()) {
            return Who::One(*e);
        }
        if let [e] = of.as_slice()
            && self.entities[*e].alone
        {
            // Once the other one is named, the word may mean either.
            let other = |e: &&usize| {
                let x = &self.entities[**e];
                x.words.len() > 1 && x.name.start < at && matches!(x.looks, Looks::Person | Looks::Open)
            };
            if let Some(e) = all.iter().find(other) {
                let x = &self.entities[*e];
                let near = doc.token(at).block - doc.token(x.name.start).block <= 1;
                return match x.words.last().is_some_and(|w| w == word) {
                    true if near || titled => Who::One(*e),
                    false if doc.is(at, names::GIVEN) && !titled => Who::One(of[0]),
                    _ => Who::Rivals,
                };
            }
        }
        self.choose(doc, &of, at)
    }

    /// "Capt. Ruiz": the one who is given that title elsewhere; not one who is brought in later than a namesake.
    fn retain_titled(&self, doc: &Document<'_>, of: &mut Vec<usize>, at: usize) {
        let title = fold_name(doc.word(at - 1));
        let late = |e: &usize| self.entities[*e].name.start > at;
        let all = of.iter().all(late);
        let given = |e: &usize| self.entities[*e].titles.contains(&title) && (all || !late(e));
        let so: Vec<usize> = of.iter().copied().filter(given).collect();
        if !so.is_empty() {
            *of = so;
        }
    }

    /// "Kip Ruiz left. Mrs. Ruiz sang. Ruiz ran.": not she; whether the bare surname is an earlier entity's, too.
    fn is_called(&self, entity: usize, surname: usize) -> bool {
        let (o, x) = (&self.entities[entity], &self.entities[surname]);
        let earlier = o.name.start < x.name.start && o.words.len() > 1 && o.looks != Looks::Body;
        earlier && x.gender.is_some() && o.gender != x.gender && o.words.last() == x.words.last()
    }

    /// Which of several namesakes a bare name at token `at` means: the only one introduced so far, or the one who was
    /// called by the bare name before the others came, unless another was named in the same paragraph.
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
        // The last mention of the holder.
        let mut called = 0;
        for m in before.saturating_sub(MAX_PEOPLE)..before {
            let Who::One(e) = self.who[m] else { continue };
            if !of.contains(&e) {
                continue;
            }
            if holder == Some(e) {
                called = m;
            }
            let far = block(at).saturating_sub(block(self.mentions[m].from)) > 1;
            if full(m) && (!self.is_source[at] || far) && relative(doc, self.mentions[m].from).is_some() {
                continue;
            }
            if full(m) {
                if !introduced.contains(&e) {
                    introduced.push(e);
                }
                recent = Some((e, m));
            } else if introduced.len() == 1 && holder.is_none() {
                (holder, called) = (Some(e), m);
            }
        }
        // "One of them was Ana Ruiz. ¶ Ruiz said"
        let presented = |m: usize| {
            let from = self.mentions[m].from;
            let first = doc.sentence_of(from).start;
            from > first && doc.one_of(from - 1, sets::grammar::BE) && doc.one_of(first, words!("one another among"))
        };
        match (introduced.as_slice(), holder, recent) {
            ([e], ..) => Who::One(*e),
            // Another one has just spoken, or is the last one named and quoted.
            (_, Some(h), Some((r, m)))
                if h != r
                    && match block(at).saturating_sub(block(self.mentions[m].from)) {
                        1 => presented(m) || self.speaks_at(doc, m),
                        2 => called < m && self.speaks_at(doc, m),
                        _ => false,
                    } =>
            {
                Who::Rivals
            }
            (_, Some(h), Some((r, m))) if h == r || block(self.mentions[m].from) != block(at) => Who::One(h),
            (_, None, Some((r, m))) if block(at).saturating_sub(block(self.mentions[m].from)) <= 1 => {
                let near = |k: &usize| block(at).saturating_sub(block(self.mentions[*k].from)) <= 1;
                let others = (0..before).rev().take(MAX_PEOPLE).take_while(near);
                let rival = others
                    .into_iter()
                    .any(|k| full(k) && matches!(self.who[k], Who::One(e) if e != r && of.contains(&e)));
                if rival { Who::Rivals } else { Who::One(r) }
            }
            _ => Who::Rivals,
        }
    }

    /// Whether a mention is the head of a source, not in a description there: "a friend of Ana Ruiz".
    fn speaks_at(&self, doc: &Document<'_>, m: usize) -> bool {
        let (at, from) = (self.mentions[m].tokens.start, self.mentions[m].from);
        // "Ana Ruiz left. She said"
        let next = doc.sentence_of(at).end;
        if self.is_source.get(next) == Some(&true) && doc.is(next, Classes::PRONOUN_SUBJECT) {
            return true;
        }
        let mut before = (0..at).rev().take_while(|k| self.is_source[*k]);
        // "His sister, Ana Ruiz, said"
        self.is_source[at] && !before.any(|k| doc.comma(k) && k + 1 < from || doc.is(k, Classes::PREPOSITION))
    }

    /// The entity that the tokens of `mention` name. They need not be one of the mentions found before.
    pub(in crate::speakers) fn look_up(&self, doc: &Document<'_>, mention: &Mention) -> Who {
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

    /// The bodies whose name contains a folded word (limited to `MAX_PEOPLE` namesakes).
    pub(in crate::speakers) fn bodies(&self, word: &str) -> impl Iterator<Item = usize> {
        self.candidates(word).iter().copied().filter(|e| self.entities[*e].looks == Looks::Body)
    }

    /// The entities whose surname is the last word of a mention.
    pub(in crate::speakers) fn namesakes(&self, doc: &Document<'_>, mention: &Mention) -> impl Iterator<Item = usize> {
        let all = self.candidates(&fold_name(doc.word(mention.tokens.end - 1)));
        all.iter().copied().filter(|e| self.bears(doc, *e, mention))
    }

    /// Whether an entity's surname is the last word of a mention.
    pub(in crate::speakers) fn bears(&self, doc: &Document<'_>, entity: usize, mention: &Mention) -> bool {
        let e = &self.entities[entity];
        let clash = matches!((e.gender, mention.gender), (Some(a), Some(b)) if a != b);
        !clash && stem(&e.words).0.last().is_some_and(|w| *w == fold_name(doc.word(mention.tokens.end - 1)))
    }

    /// Of two entities with a mention's surname, the one with a suffix like "Jr.", or called "his son" (`younger`), or
    /// the other.
    pub(in crate::speakers) fn junior(&self, doc: &Document<'_>, mention: &Mention, younger: bool) -> Option<usize> {
        let known = |e: &usize| self.entities[*e].first < mention.from;
        let all: Vec<usize> = self.namesakes(doc, mention).filter(known).take(3).collect();
        let [a, b] = all[..] else { return None };
        // "his son", "Tom's younger brother": of the same generation only with an adjective.
        let owned = |r: &Range<usize>| doc.is(r.start, Classes::POSSESSIVE) || r.clone().any(|k| doc.is_possessive(k));
        let told = |e: usize, words: &_| {
            // Not "the town's youngest mayor".
            let kin = |k: usize| doc.is(k, Classes::MAN_NOUN.or(Classes::WOMAN_NOUN));
            let said = |r: &Range<usize>| owned(r) && r.clone().any(|k| doc.one_of(k, words)) && r.clone().any(kin);
            self.entities[e].roles.iter().any(said)
        };
        let is_younger = |e: usize| match stem(&self.entities[e].words).1 {
            Some(suffix) => Some(suffix != "sr"),
            None if told(e, sets::speakers::YOUNGER_KIN) => Some(true),
            None => told(e, sets::speakers::ELDER_KIN).then_some(false),
        };
        let (first, second) = (is_younger(a), is_younger(b));
        let first = first.or(second.map(|s| !s)).filter(|_| first != second)?;
        Some(if first == younger { a } else { b })
    }
}

/// "her daughter, the potter Ana Ruiz": the noun for somebody introduced as a relative, who does not get the bare
/// surname.
fn relative(doc: &Document<'_>, from: usize) -> Option<usize> {
    let small =
        |k: &usize| doc.comma(*k) || doc.eq(*k, "the") || doc.token(*k).case == Case::Lower && !doc.is_inflected(*k);
    // "his then-wife"
    let noun = |k: usize| doc.word(k).rsplit('-').next().is_some_and(|w| sets::speakers::KIN.has(w));
    let kin = (0..from).rev().take(4).take_while(small).find(|k| noun(*k));
    kin.filter(|k| *k > 0 && (doc.is(k - 1, Classes::POSSESSIVE) || doc.is_possessive(k - 1)))
}

/// The gender of a relative whose owner has the other one: "her husband", "his sister". "Mr. Ruiz" then means him, and
/// "Mrs. Ruiz" her.
fn in_law(doc: &Document<'_>, from: usize) -> Option<Gender> {
    let kin = relative(doc, from)?;
    let gender = names::gender_of(doc, kin)?;
    let other = if gender == Gender::Man { "her" } else { "his" };
    doc.eq(kin - 1, other).then_some(gender)
}
