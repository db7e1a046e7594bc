//! The nearest person mentioned before a place: in the sentences before it, or as the last speaker.

use super::{
    obituary::deceased,
    subject::{self, main_clause},
};
use crate::{
    lexicon::{Classes, sets},
    speakers::{
        cast::Who,
        names::{self, Gender, Looks, Mention},
        reach::{MAX_PARAGRAPHS_BACK, MAX_PEOPLE, MAX_SENTENCE_TOKENS, MAX_SENTENCES_BACK},
        roles,
        scene::{Found, Past, Scene, Voice},
    },
    text::{BlockKind, Case},
};
use std::ops::Range;

/// Maximum tokens of a phrase before the subject of a sentence.
const MAX_OPENING_TOKENS: usize = 9;

/// Words that show a clause.
const CLAUSE: Classes = Classes::PRONOUN_SUBJECT.or(Classes::AUXILIARY).or(Classes::SUBORDINATOR);

/// A possible antecedent in one sentence.
pub(super) struct Candidate {
    pub(super) who: Found,
    at: usize,
    pub(super) subject: bool,
    source: bool,
    /// Whether it is the source of a relative clause.
    inner: bool,
}

/// The person mentioned last before token `at`.
pub(super) fn human(scene: &Scene<'_, '_>, at: usize, gender: Option<Gender>) -> Found {
    let (doc, here) = (scene.doc, doc_block(scene, at));
    // The last speaker has a name, but is not resolved: they may be meant.
    let unknown = scene.past.last().is_some_and(|p| {
        let named = p.source.clone().next().is_some_and(|k| {
            scene.doc.token(k).capital() && !scene.doc.is(k, Classes::PRONOUN_SUBJECT.or(Classes::POSSESSIVE))
        });
        named && p.source.len() <= 4 && p.speaker.is_none() && here.saturating_sub(p.block) <= 1
    });
    if unknown {
        return Found::Rivals;
    }
    // "She said that her brother had left, but that he had said so": he may be meant.
    let own = |k: &usize| doc.is(k.saturating_sub(1), Classes::POSSESSIVE) && doc.one_of(*k, sets::speakers::KIN);
    let kin = |k: usize| scene.voices[k] != Voice::Writer && gender.is_some() && names::gender_of(doc, k) == gender;
    // “My brother is well,” she said. ¶ She said he had left.
    let start = doc.blocks[here.saturating_sub(1) as usize].tokens.start.max(at.saturating_sub(MAX_SENTENCE_TOKENS));
    if scene.voices[at] == Voice::Reported && (start..at).rev().find(own).is_some_and(kin) {
        return Found::Rivals;
    }
    let near = nearest(scene, at, &|w| scene.is_human(w, gender));
    // "His father was stern. ¶ He left school at 12.": in the next paragraph, it may be the father or his son.
    let relative = |block, w| match w {
        Found::Described(k) => scene.doc.is(k, Classes::POSSESSIVE),
        Found::Entity(e) => {
            // Not if she is named again: "her daughter, Ana, fell. ¶ Ana is well."
            let x = &scene.cast.entities[e];
            !x.speaks && scene.doc.tokens.get(x.first).is_some_and(|t| t.block == block) && scene.is_kin(e, gender)
        }
        _ => false,
    };
    if matches!(near, Some((block, w, _)) if block != here && relative(block, w)) {
        return Found::Rivals;
    }
    let last = scene
        .past
        .iter()
        .rev()
        .take(MAX_PEOPLE)
        .take_while(|p| close(scene, p.block, at))
        .filter_map(|p| Some((p.block, scene.found(p.speaker?))))
        .find(|(_, w)| scene.is_human(*w, gender));
    // In an obituary, a paragraph that names nobody else goes on about the dead.
    if let Some(dead) = deceased(scene)
        && near.is_none_or(|(block, ..)| block != here)
        && scene.gender(dead) == gender
    {
        let other = last.is_some_and(|(block, w)| w != dead && block + 1 >= here);
        return if other { Found::Rivals } else { dead };
    }
    match (near, last) {
        (Some((block, found, subject)), Some((spoke, w))) => {
            if found == w || found == Found::Nobody {
                w
            } else if !subject || vague(scene, found) {
                Found::Rivals
            } else if found == Found::Rivals || (block != here && spoke == block) {
                // The sentence before has several people. The last speaker has priority over a name in another
                // paragraph.
                if found == Found::Rivals && spoke == here { w } else { Found::Rivals }
            } else {
                found
            }
        }
        (Some((_, found, _)), None) => found,
        (None, Some((_, w))) => w,
        (None, None) => Found::Nobody,
    }
}

/// The candidate of the nearest sentence before token `at` that has anybody who `fits`; the block of that sentence; and
/// whether the candidate is its subject.
pub(super) fn nearest(scene: &Scene<'_, '_>, at: usize, fits: &dyn Fn(Found) -> bool) -> Option<(u32, Found, bool)> {
    let doc = scene.doc;
    let own = doc.token(at).sentence as usize;
    for s in (0..=own).rev().take(MAX_SENTENCES_BACK) {
        // Of a long sentence, only the end; of the own sentence, only the part before the pronoun.
        let whole = &doc.sentences[s];
        let end = if s == own { at } else { whole.end };
        let range = &(whole.start.max(end.saturating_sub(MAX_SENTENCE_TOKENS))..if s == own {
            whole.end.min(at + 1)
        } else {
            whole.end
        });
        let block = doc.token(range.start).block;
        if !close(scene, block, at) || doc.blocks[block as usize].kind == BlockKind::Heading {
            return None;
        }
        if s == own && subject::opened_by_participle(scene, range.start, at) {
            continue;
        }
        let mut all = candidates(scene, range.start..range.end.min(at), fits, Voice::Writer);
        let main = main_clause(scene, range);
        if s == own {
            // "Her father, she once said": not the father. But "Ana Holm sings and, she says, dances": she.
            let relative = |w| matches!(w, Found::Described(k) if doc.is(k, Classes::POSSESSIVE));
            let aside = doc.comma(at.wrapping_sub(1));
            all.retain(|c| !(aside && relative(c.who)));
            if aside && all.is_empty() && doc.eq(at.wrapping_sub(2), "and") {
                all = candidates(scene, range.start..at, fits, Voice::Reported);
            }
            // In its own sentence a pronoun refers to the subject, unless a clause in between may have another subject:
            // "Holm asked Lund about a time when he said".
            let told = candidates(scene, range.start..at.min(range.end), fits, Voice::Reported);
            let when = |c: &Candidate| {
                (c.at..at).any(|k| {
                    doc.one_of(k, words!("when after before while because")) && scene.voices[k] == Voice::Writer
                })
            };
            let aside = |c: &Candidate| !all.iter().any(|a| a.who == c.who && a.subject) && when(c);
            if all.iter().any(|c| c.subject) && all.iter().chain(&told).any(aside) {
                return Some((block, Found::Rivals, true));
            }
            // "a plan by Holm, who spoke of what he called": Holm, if nobody else is named.
            let only = all.len() == 1;
            let about = |c: &Candidate| {
                let m = scene.cast.mentions.partition_point(|m| m.tokens.start < c.at);
                let end = scene.cast.mentions.get(m).map_or(at, |m| m.tokens.end);
                let close = if doc.mark(end, "(") { (end..at).find(|k| doc.mark(*k, ")")) } else { None };
                let comma = close.map_or(end, |k| k + 1);
                only && doc.comma(comma) && doc.eq(comma + 1, "who") && comma < at
            };
            for c in &mut all {
                c.subject |= about(c);
            }
            all.retain(|c| c.subject);
        } else if doc.is(at, Classes::PRONOUN_SUBJECT)
            && doc.word(main).eq_ignore_ascii_case(doc.word(at))
            && !doc.eq(main + 1, "and")
        {
            // "He praised Holm. “Good,” he said.": not Holm.
            all.retain(|c| c.subject);
        } else if all.is_empty() {
            all = candidates(scene, range.clone(), fits, Voice::Reported);
        }
        if all.is_empty() {
            // "Tom Lund left. ¶ In a hall, Kip Quill fell. He said": Kip Quill may be a person.
            let open = |w| {
                let Found::Entity(e) = w else { return false };
                let x = &scene.cast.entities[e];
                x.looks == Looks::Open && !x.speaks && !vague(scene, w) && !scene.cast.shares_a_first_name(e)
            };
            let fronted = doc.is(range.start, Classes::PREPOSITION);
            let begins = |c: &Candidate| {
                c.subject && (c.at == range.start || doc.is_possessive(c.at - 1) || fronted && doc.comma(c.at - 1))
            };
            // From the paragraph before only if the text goes on about the name with the same pronoun: "Kip Quill fell. He
            // is old." In "Storm Quill struck. ¶ He said", nothing shows a person.
            let here = doc_block(scene, at);
            let told = |k: usize| doc.token(k).block == block && doc.word(k).eq_ignore_ascii_case(doc.word(at));
            let next = doc.one_of(at, words!("he she"))
                && (s + 1 == own && block == here || block + 1 >= here && (range.start..at).any(told));
            if next && candidates(scene, range.clone(), &open, Voice::Writer).iter().any(begins) {
                return Some((block, Found::Rivals, false));
            }
            continue;
        }
        let found = pick(&all);
        let subject = found != Found::Rivals && all.iter().any(|c| c.who == found && c.subject);
        return Some((block, found, subject));
    }
    None
}

/// Whether the nearest sentence before token `at` that names a person names another one than `who`.
pub(super) fn another(scene: &Scene<'_, '_>, at: usize, who: Found, gender: Option<Gender>) -> bool {
    let own = scene.doc.token(at).sentence as usize;
    let near = (0..=own).rev().take(MAX_SENTENCES_BACK).find_map(|s| {
        let range = scene.doc.sentences[s].start..scene.doc.sentences[s].end.min(at);
        let range = range.start.max(range.end.saturating_sub(MAX_SENTENCE_TOKENS))..range.end;
        // "Holm’s team-mate": the owner is not counted. Nor is who is named in a quotation.
        let names = scene.cast.mentions_in(&range).map(|m| (m, &scene.cast.mentions[m].tokens));
        let told = names.filter(|(_, n)| scene.voices[n.start] != Voice::Quoted && !scene.doc.is_possessive(n.end));
        let all = told.map(|(m, _)| scene.who(m));
        let mut here = all.filter(|w| scene.is_human(*w, gender)).peekable();
        here.peek().is_some().then(|| here.any(|w| w != who))
    });
    near.unwrap_or(false)
}

fn pick(all: &[Candidate]) -> Found {
    let only = |of: &mut dyn Iterator<Item = &Candidate>| -> Option<Found> {
        let mut found = None;
        for c in of {
            if found.is_some_and(|f| f != c.who) {
                return Some(Found::Rivals);
            }
            found = Some(c.who);
        }
        found
    };
    if let Some(c) = all.iter().filter(|c| c.source).max_by_key(|c| c.at) {
        return c.who;
    }
    only(&mut all.iter().filter(|c| c.subject)).or_else(|| only(&mut all.iter())).unwrap_or(Found::Nobody)
}

/// Everybody who fits in a part of one sentence, in the words of the given `voice`.
pub(super) fn candidates(
    scene: &Scene<'_, '_>,
    range: Range<usize>,
    fits: &dyn Fn(Found) -> bool,
    voice: Voice,
) -> Vec<Candidate> {
    let doc = scene.doc;
    let main = main_clause(scene, &range);
    let mut all = if voice == Voice::Writer { sources(scene, &range, main, fits) } else { Vec::new() };
    // "He praised Holm.", "He and Holm left.": "he" is the subject.
    let mut first = !doc.one_of(main, sets::grammar::SPEAKING_PERSONS);
    // "A witness came forward.": a described subject who has not spoken.
    let begin = (main..range.end).find(|k| doc.token(*k).is_word).unwrap_or(main);
    // "On Sunday, a baker left", "At noon the baker left"
    let opened = doc.is(begin, Classes::PREPOSITION).then(|| begin + 2..range.end.min(begin + MAX_OPENING_TOKENS));
    let begins = |k: &usize| {
        let own = (begin..*k).any(|j| doc.is(j, Classes::POSSESSIVE));
        // "In May, Carl Holm, a baker, left": an apposition.
        let name = scene.cast.ending_at(k - 1).map(|m| roles::reach_back(doc, &scene.cast.mentions[m]));
        let apposed = name.is_some_and(|n| n > begin && doc.comma(n - 1));
        // "At the talks the mayor left"
        let noun = |j: usize| doc.token(j).case == Case::Lower && !doc.is(j, CLAUSE) && !doc.is_past(j);
        let bare = doc.one_of(*k, sets::grammar::ARTICLE)
            && !doc.is(k - 1, Classes::PREPOSITION.or(Classes::COORDINATOR))
            && (begin + 1..*k).all(noun);
        let ends = doc.comma(k - 1) || doc.is(k - 1, Classes::TIME) || bare;
        doc.is(*k, Classes::DETERMINER) && ends && !own && !apposed
    };
    let begin = opened.and_then(|mut o| o.find(begins)).unwrap_or(begin);
    let spoke = all.iter().any(|c| c.at == begin);
    if voice == Voice::Writer
        && scene.voices[begin] == voice
        && !spoke
        && let Some(who) = subject::found(scene, begin, range.end)
    {
        first = false;
        if fits(who) {
            all.push(Candidate { who, at: begin, subject: true, source: false, inner: false });
        }
    }
    // End of a subject, to which another may be joined: "Tom Lund and Carl Holm argued."
    let mut joined = None;
    let mut unsure = false;
    for m in scene.cast.mentions_in(&range) {
        let mention = &scene.cast.mentions[m];
        let t = mention.tokens.start;
        if scene.voices[t] != voice {
            continue;
        }

        // "(Photo: Tom Lund) He": a label.
        let open = (range.start..t).rev().take(6).find(|k| doc.mark(*k, "("));
        if open.is_some_and(|k| (k..t).any(|k| doc.mark(k, ":"))) {
            continue;
        }
        let who = scene.who(m);
        // "Ferris" in "Ferris manager Tom Lund".
        let next = scene.cast.mentions.get(m + 1).filter(|n| n.from < range.end && n.looks == Looks::Person);
        if next.is_some_and(|n| n.from > mention.tokens.end && roles::reach_back(doc, n) <= t) {
            continue;
        }
        let possessive = doc.is_possessive(mention.tokens.end);
        // "In the Holm case", "On “Good Morning Ferris,”"
        let article =
            |k: &usize| doc.is(*k, Classes::DETERMINER.or(Classes::POSSESSIVE)) || doc.one_of(*k, words!("“ \" ‘"));
        // "shown by the network Quillon"
        let sort = |k: &usize| mention.looks == Looks::Body && doc.is(*k, Classes::ORGANISATION);
        let before = (range.start..mention.from).rev().take(4).find(|k| !article(k) && !sort(k));
        // The end of a title: "On “Face of Ferris,” Holm".
        let quote = |k: usize| doc.one_of(k, words!("” \" ’"));
        let end = mention.tokens.end;
        let title = quote(end) || (doc.comma(end) && quote(end + 1));
        // "Also there was Holm"
        let inverted =
            |k: usize| doc.one_of(k, sets::grammar::BE) && doc.one_of(range.start, sets::speakers::BEFORE_INVERSION);
        let verb = |k: usize| is_verb(scene, k) && !inverted(k);
        let governed = title || before.is_some_and(|k| doc.is(k, Classes::PREPOSITION) || verb(k));
        let joins = |from: usize| {
            let between = from..roles::reach_back(doc, mention).max(from);
            between.clone().any(|k| doc.eq(k, "and"))
                && between.clone().all(|k| doc.eq(k, "and") || doc.comma(k) || doc.is(k, Classes::DETERMINER))
        };
        // "Holm (Ferris East)"
        let inside = doc.mark(mention.from.wrapping_sub(1), "(");
        let coordinate = !possessive && joined.is_some_and(joins);
        // "For Ana Ruiz, who mends lifts, it means": the sentence is about her.
        // "Born Ana Ruiz, she": likewise.
        let opens = doc.eq(range.start, "for") && doc.comma(end) || doc.eq(range.start, "born");
        let topic = mention.from == range.start + 1 && opens;
        let subject = (first && !possessive && !governed && !inside && t >= main) || coordinate || topic;
        if subject {
            let apposed = roles::after(doc, &mention.tokens, range.end);
            joined = Some(apposed.map_or(mention.tokens.end, |r| r.end));
        }
        let who = if subject && scene.cast.who[m] == Who::Rivals { either(scene, mention, fits) } else { who };
        // "Holm's lawyer": the lawyer may be meant as well.
        let owner = possessive && doc.is(mention.tokens.end + 1, Classes::RELATION_NOUN);
        if scene.cast.who[m] != Who::Nobody && !possessive && !governed && t >= main {
            first = false;
        }
        // "Kip Quill was fined for mocking Tom Lund.": Kip Quill may be a person.
        let open = matches!(who, Found::Entity(e) if scene.cast.entities[e].looks == Looks::Open);
        unsure |= subject && open && mention.tokens.len() == 2 && !fits(who);
        // A single word that may not be a person's name counts only as the subject.
        if who != Found::Rivals && (owner || (!subject && vague(scene, who)) || !fits(who)) {
            continue;
        }
        match all.iter_mut().find(|c| c.who == who) {
            Some(c) => c.subject |= subject,
            None => all.push(Candidate { who, at: t, subject, source: false, inner: false }),
        }
    }
    // "Holm met Lund, who said it rained.": unclear, if Holm has not spoken.
    let aside = |c: &Candidate| c.inner && !c.subject;
    if all.iter().any(aside) && !all.iter().any(|c| c.source) && all.iter().any(|c| c.subject) {
        all.push(Candidate { who: Found::Rivals, at: main, subject: true, source: false, inner: false });
    }
    if unsure && !all.is_empty() && !all.iter().any(|c| c.subject) {
        all.push(Candidate { who: Found::Rivals, at: main, subject: false, source: false, inner: false });
    }
    // Next to a clear name, drop a name known only by its capital ("according to the Quillon").
    if all.iter().any(|c| !vague(scene, c.who)) {
        all.retain(|c| !vague(scene, c.who) || (c.subject && !c.source));
    }
    all
}

/// "Holm sat down.", "The younger Holm sat down.", if there are two: by age, or the one who spoke last.
fn either(scene: &Scene<'_, '_>, mention: &Mention, fits: &dyn Fn(Found) -> bool) -> Found {
    let which = mention.from.wrapping_sub(1);
    if scene.doc.one_of(which, sets::speakers::ELDER_OR_YOUNGER) {
        let younger = scene.doc.eq(which, "younger");
        return scene.cast.junior(scene.doc, mention, younger).map_or(Found::Rivals, Found::Entity);
    }
    let mut all = scene.cast.namesakes(scene.doc, mention).map(Found::Entity).filter(|w| fits(*w)).peekable();
    let last = scene.last().map(|(_, s)| scene.found(s));
    match all.peek() {
        Some(_) => all.find(|w| Some(*w) == last).unwrap_or(Found::Rivals),
        None => Found::Nobody,
    }
}

/// Those who speak in a part of a sentence, whose main clause begins at token `main`.
fn sources(scene: &Scene<'_, '_>, range: &Range<usize>, main: usize, fits: &dyn Fn(Found) -> bool) -> Vec<Candidate> {
    // "in reply to Lund, who said …", "a letter in which Lund said …": not the subject of the sentence.
    let part = |k: usize| k > range.start && scene.doc.one_of(k, sets::grammar::ALL_RELATIVE);
    let one = |p: &Past| {
        let (who, at) = (scene.found(p.speaker?), p.source.start);
        let inner = part(at) || part(at.wrapping_sub(1));
        let own = at >= main && !inner;
        let here = !p.source.is_empty() && range.contains(&at) && fits(who);
        here.then_some(Candidate { who, at, subject: own, source: own, inner: inner && at >= main })
    };
    scene.past.iter().rev().take(MAX_PEOPLE).filter_map(one).collect()
}

fn is_verb(scene: &Scene<'_, '_>, k: usize) -> bool {
    scene.doc.token(k).verb.is_some_and(|v| v.past() || v.third() || v.ing())
}

pub(super) fn close(scene: &Scene<'_, '_>, block: u32, at: usize) -> bool {
    doc_block(scene, at).saturating_sub(block) <= MAX_PARAGRAPHS_BACK
}

fn doc_block(scene: &Scene<'_, '_>, at: usize) -> u32 {
    scene.doc.token(at).block
}

/// Whether only its capital shows that it is a name.
pub(super) fn vague(scene: &Scene<'_, '_>, w: Found) -> bool {
    matches!(w, Found::Entity(e) if scene.cast.entities[e].looks == Looks::Open && scene.cast.entities[e].name.len() == 1)
}
