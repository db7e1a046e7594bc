//! Pronouns: the antecedent of "he", "she", "they" or "it", by number, gender, grammar and the order of speech.

use super::{
    dialogue::cued,
    doubt::{HE_AND_SHE, doubtful},
    it,
    nearest::{candidates, close, human, nearest, vague},
    subject, together,
};
use crate::{
    analysis::{Attribution, Resolution, SpeakerKind},
    lexicon::sets,
    speakers::{
        kind,
        names::{Gender, Looks},
        reach::{MAX_SENTENCE_TOKENS, MAX_SENTENCES_BACK},
        roles,
        scene::{Found, Past, Scene, Voice},
        source::Source,
    },
    text::Document,
};

/// Maximum tokens of a party and a seat in brackets after a name.
const MAX_BRACKET_TOKENS: usize = 8;

/// Resolves a pronoun.
pub(super) fn way(scene: &mut Scene<'_, '_>, a: &Attribution, source: &Source) -> Option<(Found, Resolution)> {
    let Source::Pronoun(at) = *source else { return None };
    Some((answerer(scene, a, resolve(scene, at)), Resolution::Pronoun))
}

/// “Anna asked Holm whether he had paid. “No,” she replied.”: the person who answers is not the one who asked. If only
/// the asker fits, the result is unclear.
fn answerer(scene: &Scene<'_, '_>, a: &Attribution, found: Found) -> Found {
    let doc = scene.doc;
    // “It is late,” said Holm. “It is,” he replied.
    let opens = |p: &&Past| {
        let at = a.content.first().map_or(0, |c| doc.tokens_in(*c).start);
        a.cue.is_some_and(|c| doc.tokens_in(c).start > at)
            && at < doc.tokens.len()
            && doc.token(at).sentence.saturating_sub(doc.token(p.source.start).sentence) == 1
            && doc.token(at).block == p.block
    };
    let asked = scene.past.last().filter(|p| p.asked || opens(p)).and_then(|p| p.speaker);
    let himself = asked.is_some_and(|s| scene.found(s) == found);
    // "Holm put it to Anna that it rained. She said": likewise.
    let put = scene.past.last().is_some_and(|p| doc.eq(p.source.end, "put"));
    if !himself || !put && !cued(doc, a, sets::speakers::ANSWERING) {
        return found;
    }
    // "Anna said it rained. Holm asked why. She replied": whoever spoke before, if nobody else is near.
    let (at, gender) = match a.source.map(|s| doc.tokens_in(s).start) {
        Some(at) if rivals(scene, at).iter().all(|w| *w == found) => (at, gender_of_pronoun(doc, at)),
        _ => return Found::Rivals,
    };
    let near = scene.past.iter().rev().take_while(|p| doc.token(at).block.saturating_sub(p.block) <= 2);
    let all = near.filter_map(|p| p.speaker).map(|s| scene.found(s));
    let mut all = all.filter(|w| *w != found && scene.is_human(*w, gender));
    // Not one who may be of the other gender, if there is another.
    let before = all.next().filter(|w| scene.gender(*w).is_some() || all.all(|other| other == *w));
    before.unwrap_or(Found::Rivals)
}

/// The antecedent of the pronoun at token `at`. `Nobody` for "I" and "we".
pub(super) fn resolve(scene: &Scene<'_, '_>, at: usize) -> Found {
    let doc = scene.doc;
    // "a call from Tom Lund in which he"
    if doc.one_of(at, words!("he she"))
        && doc.eq(at.wrapping_sub(1), "which")
        && doc.eq(at.wrapping_sub(2), "in")
        && let Some(m) = scene.cast.ending_at(at - 2)
        && doc.one_of(roles::reach_back(doc, &scene.cast.mentions[m]).wrapping_sub(1), words!("from by"))
        && scene.is_human(scene.who(m), if doc.eq(at, "she") { Some(Gender::Woman) } else { Some(Gender::Man) })
    {
        return scene.who(m);
    }
    if let Some((gender, words)) = HE_AND_SHE.iter().find(|(_, words)| doc.one_of(at, words)) {
        return if doubtful(scene, at, *gender, words) { Found::Rivals } else { human(scene, at, Some(*gender)) };
    }
    if doc.one_of(at, words!("they them their")) {
        return several(scene, at);
    }
    if doc.one_of(at, words!("it its")) {
        return it::body(scene, at);
    }
    if doc.one_of(at, words!("who which")) {
        return antecedent(scene, at);
    }
    Found::Nobody
}

/// The gender of "he" or "she".
pub(super) fn gender_of_pronoun(doc: &Document<'_>, at: usize) -> Option<Gender> {
    match () {
        () if doc.eq(at, "he") => Some(Gender::Man),
        () if doc.eq(at, "she") => Some(Gender::Woman),
        () => None,
    }
}

/// All possible antecedents: those in the nearest sentence that has any, and the last speaker.
pub(in crate::speakers) fn rivals(scene: &Scene<'_, '_>, at: usize) -> Vec<Found> {
    let gender = gender_of_pronoun(scene.doc, at);
    if gender.is_none() {
        return Vec::new();
    }
    let fits = |w: Found| scene.is_human(w, gender);
    let own = scene.doc.token(at).sentence as usize;
    let near = (0..=own).rev().take(MAX_SENTENCES_BACK).find_map(|s| {
        let range = scene.doc.sentences[s].clone();
        let end = range.end.min(at);
        let here =
            candidates(scene, range.start.max(end.saturating_sub(MAX_SENTENCE_TOKENS))..end, &fits, Voice::Writer);
        (close(scene, scene.doc.token(range.start).block, at) && !here.is_empty()).then_some(here)
    });
    let last = scene.last().filter(|(p, _)| close(scene, p.block, at)).map(|(_, s)| scene.found(s));
    near.into_iter().flatten().map(|c| c.who).chain(last.filter(|w| fits(*w))).collect()
}

/// "they": the group or body that spoke last, or else the nearest body that is a subject.
fn several(scene: &Scene<'_, '_>, at: usize) -> Found {
    let plural = |w: Found| match w {
        Found::Entity(e) => {
            let x = &scene.cast.entities[e];
            x.looks == Looks::Body || (x.speaks && vague(scene, w))
        }
        Found::Speaker(i) => {
            let plural = scene.known[i].head.as_ref().is_some_and(|h| h.ends_with('s'));
            match scene.speakers[i].kind {
                SpeakerKind::Group | SpeakerKind::Organisation => true,
                SpeakerKind::Unknown => plural,
                SpeakerKind::Person | SpeakerKind::Document => false,
            }
        }
        Found::Described(at) => scene.description(at).is_some_and(|d| kind::of(scene.doc, &d) == SpeakerKind::Group),
        Found::Rivals | Found::Nobody => false,
    };
    if let Some((p, s)) = scene.last()
        && close(scene, p.block, at)
    {
        let w = scene.found(s);
        // "A spokesperson said it was late. They added": one person.
        let one = |i: usize| scene.speakers[i].kind == SpeakerKind::Person && scene.known[i].gender.is_none();
        let voice = |i: usize| scene.known[i].head.as_ref().is_some_and(|h| sets::speakers::SPOKESPEOPLE.has(h));
        let goes_on = matches!(w, Found::Speaker(i)
            if one(i) && (voice(i) || scene.doc.one_of(at + 1, sets::speakers::GOING_ON)));
        // "A spokesperson said so. Farmers blocked the road. They said": the farmers, or somebody else.
        let since = scene.doc.sentence_of(p.source.start).end..at;
        if plural(w) || goes_on && !together::others(scene, since) {
            return w;
        }
    }
    let own = scene.doc.token(at).block;
    match nearest(scene, at, &plural) {
        Some((block, w, true)) if own.saturating_sub(block) <= 1 => w,
        _ => Found::Nobody,
    }
}

/// "who": the name right before it.
fn antecedent(scene: &Scene<'_, '_>, at: usize) -> Found {
    let doc = scene.doc;
    let end = if at > 0 && doc.comma(at - 1) { at - 1 } else { at };
    // "Ana Ruiz (Ferris East), who"
    let open = (0..end).rev().take(MAX_BRACKET_TOKENS).find(|k| doc.mark(*k, "("));
    let named = |k: &usize| scene.cast.ending_at(*k).is_some_and(|m| scene.is_human(scene.who(m), None));
    let end = open.filter(|k| named(k) && doc.mark(end - 1, ")")).unwrap_or(end);
    let i = scene.cast.mentions.partition_point(|m| m.tokens.end <= end);
    // "Ana Ruiz, a plasterer, who"
    let sentence = doc.sentence_of(at).start;
    // "Ana Ruiz, 41, of Dock Street, Oakvale, who"
    let home = |from: usize| {
        let aged = doc.tokens.get(from + 1).is_some_and(|t| t.is_number) && doc.comma(from + 2);
        let of = from + 1 + 2 * usize::from(aged);
        let part = |k: usize| doc.comma(k) || doc.token(k).capital() || doc.eq(k, "the");
        doc.comma(from) && doc.one_of(of, words!("of from")) && of + 1 < end && (of + 1..end).all(part)
    };
    let apposed = (0..i).rev().take_while(|m| scene.cast.mentions[*m].tokens.start >= sentence).find(|m| {
        let name = &scene.cast.mentions[*m].tokens;
        roles::after(doc, name, at).is_some_and(|r| r.end == end) || home(name.end)
    });
    if let Some(m) = apposed {
        return scene.who(m);
    }
    // A body: "the Alton Guild, which". A person: "Tom Lund, who".
    let fits = |w: Found| {
        let body = |e: usize| scene.cast.entities[e].looks != Looks::Person;
        scene.is_human(w, None) || doc.eq(at, "which") && end < at && matches!(w, Found::Entity(e) if body(e))
    };
    match i.checked_sub(1) {
        // "Senator Holm of Ferris, who", "Bishop Holm of the Tarn Church, who"
        Some(m)
            if m > 0
                && scene.cast.mentions[m].tokens.end == end
                && doc.eq(scene.cast.mentions[m - 1].tokens.end, "of")
                && (scene.cast.mentions[m - 1].tokens.end + 1..scene.cast.mentions[m].from)
                    .all(|k| doc.eq(k, "the")) =>
        {
            scene.who(m - 1)
        }
        Some(m) if scene.cast.mentions[m].tokens.end == end && fits(scene.who(m)) => scene.who(m),
        // "a nurse who", "police who", "residents of Oakvale who"
        _ => (end.saturating_sub(5).max(sentence)..end)
            .find(|k| {
                let core = scene.description(*k).map(|d| d.core);
                core.is_some_and(|c| c == end || c + 2 == end && doc.one_of(c, words!("of from in")))
            })
            .and_then(|k| subject::found(scene, k, end))
            .unwrap_or(Found::Nobody),
    }
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn short_articles() {
        check(&[
            // Of whom a sentence tells.
            (
                "[S Carl Holm] said [C it rains].\nFor Tom Lund, who is ill, it is bad. [S He] said [C so].",
                "Carl Holm, Tom Lund",
            ),
            ("Carl Holm left.\nFor Tom Lund, Carl Holm is a hero. [S He] said [C so].", "-"),
            // Her mother is not she; who is asked is not who the question is about; whose sister she is.
            ("Vera Holm left. Her mother, [S she] once said, [C “could row”].", "Vera Holm"),
            (
                "[S Vera Holm] said [C it rains].\nAsked by Roe whether Kip Lund had paid, [S she] said [C no].",
                "Vera Holm, Vera Holm",
            ),
            (
                "[S Vera Holm] said [C it rains].\n[S Mr Lund’s sister, Quilla Lund,] said [C so].\n[S She] said [C it does].",
                "Vera Holm, Quilla Lund, Quilla Lund",
            ),
            // Pronouns continue with the last speaker.
            ("[S Vera Holm] said [C it rains].\n[C “It does,”] [S she] said.", "Vera Holm, Vera Holm"),
            ("[S Vera Holm] said [C Tom Lund rang].\n[C “It does,”] [S she] said.", "Vera Holm, Vera Holm"),
            ("[S Vera Holm] said [C it rains].\nTom Lund got wet. [C “It does,”] [S he] said.", "Vera Holm, Tom Lund"),
            // A body or a described person right before "which" or "who".
            ("Tom Lund was backed by the Alton Guild, [S which] said [C it rains].", "Alton Guild"),
            ("Tom Lund met a nurse, [S who] said [C it rains].", "a nurse"),
            ("Tom Lund sold the gate, [S which] said [C it rains].", "-"),
            // "He and": he is a subject too.
            ("[S Tom Lund] said [C it rains].\nHe and Carl Holm left. [C “It does,”] [S he] said.", "Tom Lund, -"),
            // A body that acts since.
            (
                "[S Alton Council] said [C it rains].\nThe Red League shut a road. [S It] said [C it does].",
                "Alton Council, Red League",
            ),
            // The object of an opening participle is another person.
            ("Carl Holm spoke.\nLashing out at Tom Lund, [S he] said [C it rains].", "Carl Holm"),
            ("Tom Lund spoke.\nDuring the talks, [S he] said [C it rains].", "Tom Lund"),
            (
                "[S A police spokeswoman] said [C it rains].\n[C “It does,”] [S she] said.",
                "a police spokeswoman, a police spokeswoman",
            ),
            (
                "[C “It rains. Tom Lund knows. We do,”] said [S Carl Holm].\n[C “It does,”] [S he] said.",
                "Carl Holm, Carl Holm",
            ),
            ("Police held Tom Lund on Monday. [S He] said [C it rains].", "Tom Lund"),
            ("[S Tom Lund, who runs the ferry,] said [C it rains].\n[C “It does,”] [S he] said.", "Tom Lund, Tom Lund"),
            // A name that looks like a thing is not a person; an entity called "he" before is not "she".
            (
                "Vera Holm came. [S Ferris Tourism] said [C it rained]. [S She] said [C it does].",
                "Ferris Tourism, Vera Holm",
            ),
            (
                "[S Kip Quill] said [C it rained]. [C “It does,”] [S he] said.\nTom Lund came. [C “It does,”] [S she] said.",
                "Kip Quill, Kip Quill, -",
            ),
            // A member of a body is a person; somebody "of" a town may not be.
            ("Dov Lerner of the Quillon Bank was cross. [S He] said [C it rains].", "Dov Lerner"),
            ("Dov Lerner of Ferris was cross. [S He] said [C it rains].", "-"),
            // A role's noun shows the gender.
            ("[S Her son, Kip Holm,] said [C it rains]. [S She] said [C it does].", "Kip Holm, -"),
            // A person mentioned inside a source is not the speaker.
            (
                "[S The nurse, whose town has a Ferris,] said [C it rains].\nIt rained.\n[S He] said [C it does].",
                "the nurse, the nurse",
            ),
            // Not for the wrong gender, a body, the writer or a place.
            ("[S Vera Holm] said [C it rains].\n[C “It does,”] [S he] said.", "Vera Holm, -"),
            ("[S The Harbour Ministry] said [C it rains].\n[C “It does,”] [S he] said.", "Harbour Ministry, -"),
            ("[S Vera Holm] said [C it rains].\n[S I] say [C it does].", "Vera Holm, -"),
            (
                "Ferris manager Tom Lund, whose side led by a Carl Holm penalty, was cross. [S He] said [C it rains].",
                "Tom Lund",
            ),
            ("Tom Lund, a plasterer, [S who] told [C it rains].", "Tom Lund"),
            // A clause before the main clause gives no subject to the next sentence.
            (
                "When [S a guest] asked [C if it rained], Tom Lund smiled. [C “It does,”] [S he] said.",
                "a guest, Tom Lund",
            ),
            ("When Tom Lund arrived, [S he] said [C it rains].", "Tom Lund"),
            ("Noting that Carl Holm was wet, Tom Lund smiled. [S He] said [C it rains].", "Tom Lund"),
            ("On “Wake the Ferris,” Tom Lund lost. [S He] said [C it rains].", "Tom Lund"),
            ("In the Holm case, Tom Lund lost. [S He] said [C it rains].", "Tom Lund"),
            // Unclear if the last speaker could not be resolved.
            (
                "[S Tom Lund] said [C it rains].\nCarl Holm met Ola Holm. [S Holm] said [C it does]. [S He] said [C no more].",
                "Tom Lund, -, -",
            ),
            // "They" for a single name that speaks.
            ("[S Quillon] said [C it rains].\n[S They] said [C it does].", "Quillon, Quillon"),
            // A relative in another paragraph, or whose relative that is.
            ("Tom Lund came.\nHis father said nothing.\nIt rained. [S He] said [C it rains].", "-"),
            ("Tom Lund came with his wife, the novelist Kit Quill. [S She] said [C it rains].", "Kit Quill"),
            // What happens only to people shows a person; other subjects may be companies.
            ("Kip Quill was jailed for robbing Tom Lund. [S He] said [C it rains].", "Kip Quill"),
            ("Kip Quill was fined for robbing Tom Lund. [S He] said [C it rains].", "-"),
            // A source in a relative clause is not the subject.
            (
                "[S Tom Lund] praised [C the rain], in reply to Carl Holm, [S who] said [C it pours]. [C “It does,”] [S he] said.",
                "Tom Lund, Carl Holm, Tom Lund",
            ),
            ("Tom Lund met Carl Holm, [S who] said [C it rains]. [S He] said [C it does].", "Carl Holm, -"),
            ("Police met Carl Holm, [S who] said [C it rains]. [S He] said [C it does].", "Carl Holm, Carl Holm"),
            ("Tom Lund, [S who] said [C it rains], left. [S He] said [C it does].", "Tom Lund, Tom Lund"),
            ("Carl Holm keeps goats. (Photo: Tom Lund) [S He] said [C it rains].", "Carl Holm"),
            // "Who" is not the place that somebody comes from.
            ("Kip Quill, 41, of Dock Street, Oakvale, [S who] said [C it rains], left.", "Kip Quill"),
            ("They met Kip Quill, from Oakvale, [S who] said [C it rains].", "Kip Quill"),
            ("They thanked residents of Oakvale, [S who] said [C it rains].", "residents of Oakvale"),
            ("They met the mother of Kip Quill, [S who] said [C it rains].", "Kip Quill"),
            ("They met a nurse [S who] said [C it rains].", "a nurse"),
            // Brackets between a name and "who"; not between a place and "who".
            ("They met Vera Holm (Ferris East), [S who] said [C it rains].", "Vera Holm"),
            ("They met a nurse of Oakvale (Ferris), [S who] said [C it rains].", "-"),
            // Two candidates: unclear.
            ("They saw Carl Holm with Tom Lund. [C “It rains,”] [S he] said.", "-"),
            ("Tom Lund and Carl Holm argued. [S He] said [C it rains].", "-"),
            ("Tom Lund asked Carl Holm of a day when [S he] said [C it rains].", "-"),
            ("Tom Lund, a nurse, and Vera Holm argued. [S He] said [C it rains].", "Tom Lund"),
        ]);
    }

    #[test]
    fn clauses_and_subjects() {
        check(&[
            // The subject after an opening phrase; a participle with its agent.
            (
                "[S Kit Holm] said [C so].\nBorn here, he was the son of Carl Lund. [S He] said [C no].",
                "Kit Holm, Kit Holm",
            ),
            ("[S Kit Holm] said [C so].\nGiven a word by Judge Carl Lund, [S he] said [C no].", "Kit Holm, Kit Holm"),
            ("[S Tom Lund] said [C so].\nThe 29-year-old went home. [S He] said [C no].", "Tom Lund, Tom Lund"),
            (
                "Carl Holm ran. [S Tom Lund] said [C so].\nThe 29-year-old went home. [S He] said [C no].",
                "Tom Lund, the 29-year-old",
            ),
            // The clause with "who" tells of him; of a bishop of a church.
            ("They saw a plan by Sen. Tom Lund (Ferris East), who spoke of what [S he] called [C rain].", "Tom Lund"),
            ("They met Bishop Tom Lund of the Tarn Church, [S who] said [C it rains].", "Tom Lund"),
            ("Also there was Vera Holm of rival Quill Works. [S She] said [C it rains].", "Vera Holm"),
            // A namesake is the subject; whom "he" greets is not he.
            ("Carl Holm met Ola Holm.\n[S A guard] said [C it rains].\nHolm smiled. [S He] said [C so].", "a guard, -"),
            ("Carl Holm came. He greeted Tom Lund. [S He] said [C it rains].", "Carl Holm"),
            // An apposition; one person called "they".
            ("[S A spokesperson] said [C it rains]. [S They] added [C so].", "a spokesperson, a spokesperson"),
            ("[S A spokesperson] said [C it rains]. [C It is wet], [S they] said.", "a spokesperson, a spokesperson"),
            ("[S A nurse] said [C it rains]. [C It is wet], [S they] said.", "a nurse, -"),
            // Other people since the spokesperson; not in their own sentence.
            ("[S A spokesperson] said [C it rains]. Two nurses left. [S They] said [C so].", "a spokesperson, -"),
            ("[S A spokesperson] told nurses [C it rains]. [S They] said [C so].", "a spokesperson, a spokesperson"),
            (
                "[S Vera Holm] said [C so].\nIn May, Kit Lund, a baker, rang. [S She] said [C no].",
                "Vera Holm, Kit Lund",
            ),
        ]);
    }
}
