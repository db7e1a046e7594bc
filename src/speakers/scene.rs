//! What has been resolved so far: the speakers, their links to the cast, and their attributions.

use super::{
    cast::{Cast, Who},
    description::{self, Description},
    kind,
    names::{Gender, Looks},
    reach::MAX_LEAD_PARAGRAPHS,
};
use crate::{
    analysis::{Speaker, SpeakerKind},
    lexicon::{Classes, sets},
    text::{BlockKind, Case, Document, Span, Token},
};
use std::{cell::OnceCell, ops::Range};

/// What is known of a speaker besides the public record.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Index in the cast.
    pub(super) entity: Option<usize>,
    pub(super) gender: Option<Gender>,
    /// The head noun of a description, in lower case.
    pub(super) head: Option<String>,
    /// The words of a description, for comparison.
    pub(super) key: Vec<String>,
}

/// Whose words a token belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// The writer's.
    Writer,
    /// Somebody else's, in indirect speech.
    Reported,
    /// Somebody else's, in quotation marks.
    Quoted,
}

/// An attribution that is resolved.
#[derive(Debug)]
pub(super) struct Past {
    pub(super) speaker: Option<usize>,
    /// The source's tokens; without a source, empty at the start of the content.
    pub(super) source: Range<usize>,
    pub(super) block: u32,
    /// Whether its cue asks a question, which another person answers.
    pub(super) asked: bool,
    /// Whether its content ends in a question mark.
    pub(super) question: bool,
}

/// The result of a search for a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Speaker(usize),
    Entity(usize),
    /// The person or group of the description that begins at this token, a sentence's subject, who is not a speaker
    /// yet.
    Described(usize),
    /// Several fit.
    Rivals,
    Nobody,
}

/// The two speakers of an interview.
#[derive(Clone, Copy, Debug)]
pub(super) struct Talk {
    pub(super) asks: Found,
    pub(super) answers: Found,
}

pub(super) struct Scene<'a, 't> {
    pub(super) doc: &'a Document<'t>,
    pub(super) cast: &'a Cast,
    /// Whose words each token belongs to.
    pub(super) voices: Vec<Voice>,
    pub(super) past: Vec<Past>,
    pub(super) speakers: Vec<Speaker>,
    pub(super) known: Vec<Known>,
    /// Entities that a description was linked to: its head and its other words.
    pub(super) taught: Vec<(usize, String, Vec<String>)>,
    /// Who asks and who answers in an interview; computed at first use.
    pub(super) talk: OnceCell<Talk>,
    /// The blocks of the article's first two paragraphs; computed at first use.
    leads: OnceCell<[usize; 2]>,
    /// The body that the article is about; computed at first use.
    pub(super) protagonist: OnceCell<Option<Found>>,
    /// The speaker of each entity, once it has one.
    of_entity: Vec<Option<usize>>,
    /// The speakers made from a sentence's subject, by its first token.
    of_subject: Vec<Option<usize>>,
}

/// Whether the last word of a name has an ending that no surname has ("Oakvale Journalism").
fn is_abstract(word: &str) -> bool {
    sets::speakers::ENDINGS_OF_THINGS.any_ends(word)
}

impl<'a, 't> Scene<'a, 't> {
    pub(super) fn new(doc: &'a Document<'t>, cast: &'a Cast, voices: Vec<Voice>) -> Self {
        Self {
            doc,
            cast,
            voices,
            past: Vec::new(),
            speakers: Vec::new(),
            known: Vec::new(),
            taught: Vec::new(),
            talk: OnceCell::new(),
            leads: OnceCell::new(),
            protagonist: OnceCell::new(),
            of_entity: vec![None; cast.entities.len()],
            of_subject: vec![None; doc.tokens.len()],
        }
    }

    /// The speaker for a cast entity; created at first use.
    pub(super) fn speaker_of(&mut self, entity: usize) -> usize {
        if let Some(i) = self.of_entity[entity] {
            return i;
        }
        let e = &self.cast.entities[entity];
        let kind = match e.looks {
            Looks::Person => SpeakerKind::Person,
            Looks::Body | Looks::Place => SpeakerKind::Organisation,
            // A name of several words without a sign of a body is taken for a person.
            Looks::Open if self.doc.is(e.name.end - 1, Classes::DOCUMENT) => SpeakerKind::Document,
            Looks::Open if is_abstract(self.doc.word(e.name.end - 1)) => SpeakerKind::Organisation,
            Looks::Open if e.name.len() > 1 => SpeakerKind::Person,
            Looks::Open => SpeakerKind::Unknown,
        };
        let own = |r: &&Range<usize>| !self.doc.is(r.start, Classes::POSSESSIVE);
        let role = e
            .roles
            .iter()
            .max_by_key(|r| (own(r), r.len() > 1, std::cmp::Reverse(r.start)))
            .map(|r| self.doc.slice(r.clone()).to_string());
        let speaker = self.add(
            Speaker {
                name: self.name_of(entity),
                role: role.filter(|_| kind == SpeakerKind::Person),
                kind,
                anonymous: false,
                mentions: Vec::new(),
                words: 0,
            },
            Known { entity: Some(entity), gender: e.gender, head: None, key: Vec::new() },
        );
        self.of_entity[entity] = Some(speaker);
        speaker
    }

    /// The full name. A body's name includes its article if the article has a capital in mid-sentence ("The Oakvale
    /// Post").
    pub(super) fn name_of(&self, entity: usize) -> String {
        let (doc, e) = (self.doc, &self.cast.entities[entity]);
        let name = doc.slice(e.name.clone());
        // "Mrs Ruiz" beside Kip Ruiz
        let namesake = |o: usize| {
            let o = &self.cast.entities[o].name;
            o.len() > 1 && doc.word(o.end - 1) == name
        };
        let title = e.name.start.wrapping_sub(1);
        if doc.one_of(title, words!("mrs mrs.")) && self.cast.around(title).any(namesake) {
            return doc.slice(title..e.name.end).to_string();
        }
        let capital = |m: usize| {
            let t = self.cast.mentions[m].tokens.start;
            let initial = doc.sentence_of(t).start + 1 >= t;
            t > 0 && !initial && doc.word(t - 1) == "The" && doc.token(t - 2).case == Case::Lower
        };
        let article = e.looks == Looks::Body && self.cast.mentions_of(entity).iter().any(|m| capital(*m));
        if article { format!("The {name}") } else { name.to_string() }
    }

    pub(super) fn add(&mut self, speaker: Speaker, known: Known) -> usize {
        self.speakers.push(speaker);
        self.known.push(known);
        self.speakers.len() - 1
    }

    /// Adds a speaker outside the cast of whom nothing else is known.
    pub(super) fn add_unknown(&mut self, name: String, kind: SpeakerKind, anonymous: bool) -> usize {
        let speaker = Speaker { name, role: None, kind, anonymous, mentions: Vec::new(), words: 0 };
        self.add(speaker, Known::default())
    }

    /// The speaker as a cast entity, if it is one.
    pub(super) fn found(&self, speaker: usize) -> Found {
        self.known[speaker].entity.map_or(Found::Speaker(speaker), Found::Entity)
    }

    /// The speaker index of a search result.
    pub(super) fn index(&mut self, found: Found) -> Option<usize> {
        match found {
            Found::Speaker(i) => Some(i),
            Found::Entity(e) => Some(self.speaker_of(e)),
            Found::Described(at) => {
                if let Found::Speaker(known) = self.subject(at) {
                    return Some(known);
                }
                let speaker = self.description(at).map(|d| self.describe(&description::whole(self.doc, d)))?;
                self.of_subject[at] = Some(speaker);
                Some(speaker)
            }
            Found::Rivals | Found::Nobody => None,
        }
    }

    /// The person or group described from token `at` on: the speaker made from it, if there is one.
    pub(super) fn subject(&self, at: usize) -> Found {
        self.of_subject.get(at).copied().flatten().map_or(Found::Described(at), Found::Speaker)
    }

    /// The description that begins at a token.
    pub(super) fn description(&self, at: usize) -> Option<Description> {
        description::starting_at(self.doc, self.cast, at, self.doc.sentence_of(at).end)
    }

    /// Adds a speaker known only by a description.
    pub(super) fn describe(&mut self, d: &Description) -> usize {
        let doc = self.doc;
        let kind = kind::of(doc, d);
        // "Ada Roe, whose lawyer": Ada Roe’s lawyer.
        let owner = d.tokens.start.checked_sub(1).and_then(|comma| self.cast.ending_at(comma));
        let owner = owner.filter(|_| doc.eq(d.tokens.start, "whose")).map(|m| self.cast.mentions[m].tokens.clone());
        let name = match owner {
            Some(m) => format!("{}’s {}", doc.slice(m), doc.slice(d.tokens.start + 1..d.tokens.end)),
            None => kind::name(doc, d),
        };
        let speaker = Speaker {
            name,
            role: None,
            kind,
            anonymous: kind::anonymous(doc, d, kind)
                && !if kind == SpeakerKind::Person { self.may_be_named(d) } else { self.names_some(d) },
            mentions: Vec::new(),
            words: 0,
        };
        let known = Known {
            entity: None,
            gender: description::gender(doc, d),
            head: Some(description::head_word(doc, d)),
            key: description::key(doc, d.tokens.clone()),
        };
        self.add(speaker, known)
    }

    /// The blocks of the article's first two paragraphs; past the end if there are none.
    pub(super) fn leads(&self) -> [usize; 2] {
        *self.leads.get_or_init(|| {
            // A headline or byline in a paragraph block does not end in a full stop.
            let ends = |b: &usize| {
                let mut last = self.doc.blocks[*b].tokens.clone().rev().take(2);
                last.any(|k| self.doc.one_of(k, words!(". ! ?")))
            };
            let paragraph = |b: &usize| self.doc.blocks[*b].kind == BlockKind::Paragraph;
            let mut all = (0..self.doc.blocks.len()).filter(|b| paragraph(b) && ends(b));
            [(); 2].map(|()| all.next().unwrap_or(usize::MAX))
        })
    }

    /// Whether token `at` is in a headline or one of the first two paragraphs. These describe people whom the article
    /// names further down.
    pub(super) fn is_lead(&self, at: usize) -> bool {
        let block = self.doc.token(at).block as usize;
        self.doc.blocks[block].kind == BlockKind::Heading || block <= self.leads()[1]
    }

    /// The last resolved attribution, if it has a speaker.
    pub(super) fn last(&self) -> Option<(&Past, usize)> {
        let p = self.past.last()?;
        Some((p, p.speaker?))
    }

    /// "Airline chief says" in a headline, "A former clerk has said … ¶ Ana Ruiz told": the article may name the person
    /// further down.
    fn may_be_named(&self, d: &Description) -> bool {
        let (doc, at) = (self.doc, d.tokens.start);
        let block = doc.token(at).block;
        let below = |e: usize| {
            let x = &self.cast.entities[e];
            let near = |t: &Token| t.block > block && t.block as usize <= block as usize + MAX_LEAD_PARAGRAPHS;
            x.speaks && doc.tokens.get(x.first).is_some_and(near)
        };
        let lead = self.leads()[0];
        let headline =
            doc.block_of(at).kind == BlockKind::Heading || lead < doc.blocks.len() && (block as usize) < lead;
        // "A tax inspector has told the court": witnesses have names.
        let court = |k| doc.one_of(k, sets::attribution::COURTS) || doc.eq(k, "hearing");
        let witness = || !doc.is(d.head, Classes::MAN_NOUN.or(Classes::WOMAN_NOUN)) && doc.sentence_of(at).any(court);
        let known = doc.eq(at + 1, "former") || doc.one_of(d.head, sets::speakers::KIN) || witness();
        !kind::unnamed(doc, d) && (headline || known && self.is_lead(at) && self.cast.around(at).any(below))
    }

    /// "Two senators said … One of them, Ana Ruiz,", "¶ Senator Ana Ruiz": whether the next words name one of the few.
    fn names_some(&self, d: &Description) -> bool {
        let (doc, at) = (self.doc, d.tokens.end);
        let one = doc.word(d.head).trim_end_matches('s');
        let named = |e: usize| {
            let x = &self.cast.entities[e];
            let near = doc.tokens.get(x.first).is_some_and(|t| x.first > at && t.block <= doc.token(at).block + 2);
            let held = |r: &Range<usize>| r.clone().any(|k| doc.eq(k, one));
            near && (doc.comma(x.first - 1) && doc.one_of(x.first - 2, words!("one them")) || x.roles.iter().any(held))
        };
        !kind::unnamed(doc, d) && self.cast.around(at).any(named)
    }

    /// Whether the article introduces somebody as a relative: "her sister, Ana Ruiz"; of somebody of this gender.
    pub(super) fn is_kin(&self, entity: usize, of: Option<Gender>) -> bool {
        let doc = self.doc;
        let kin = |r: &Range<usize>| {
            let other = if of == Some(Gender::Man) { "her" } else { "his" };
            doc.is(r.start, Classes::POSSESSIVE)
                && (of.is_none() || !doc.eq(r.start, other))
                && r.clone().any(|k| doc.one_of(k, sets::speakers::KIN))
        };
        self.cast.entities[entity].roles.iter().any(kin)
    }

    /// Whether a single person is found, whose gender does not contradict.
    pub(super) fn is_human(&self, found: Found, gender: Option<Gender>) -> bool {
        if matches!((self.gender(found), gender), (Some(a), Some(b)) if a != b) {
            return false;
        }
        match found {
            Found::Entity(e) => {
                let x = &self.cast.entities[e];
                // A name known only by its capital may be a person if it speaks.
                let thing = self.doc.is(x.name.end - 1, Classes::DOCUMENT.or(Classes::ORGANISATION))
                    || is_abstract(self.doc.word(x.name.end - 1));
                x.looks == Looks::Person || (x.looks == Looks::Open && x.speaks && !thing)
            }
            Found::Speaker(i) => self.speakers[i].kind == SpeakerKind::Person,
            Found::Described(at) => self.description(at).is_some_and(|d| kind::of(self.doc, &d) == SpeakerKind::Person),
            Found::Rivals | Found::Nobody => false,
        }
    }

    /// The known gender of a search result.
    pub(super) fn gender(&self, found: Found) -> Option<Gender> {
        match found {
            Found::Entity(e) => {
                let named = self.cast.entities[e].gender;
                named.or_else(|| self.of_entity[e].and_then(|i| self.known[i].gender))
            }
            Found::Speaker(i) => self.known[i].gender,
            Found::Described(at) => self.description(at).and_then(|d| description::gender(self.doc, &d)),
            Found::Rivals | Found::Nobody => None,
        }
    }

    pub(super) fn who(&self, mention: usize) -> Found {
        match self.cast.who[mention] {
            Who::One(e) => Found::Entity(e),
            Who::Rivals | Who::Nobody => Found::Nobody,
        }
    }

    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        self.doc.span(tokens)
    }
}
