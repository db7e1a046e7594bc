//! Interviews with turns labelled "Q" and "A". The interviewee is introduced before the first turn; the interviewer is
//! the person they spoke to.

use crate::text::lowered;
use crate::{
    analysis::{Attribution, Resolution, SpeakerKind},
    lexicon::{Classes, sets},
    speakers::{
        cast::Who,
        names::Looks,
        scene::{Found, Scene, Talk},
        source::Source,
    },
};

/// Resolves the labels of a transcript.
pub(super) fn way(scene: &mut Scene<'_, '_>, a: &Attribution, _: &Source) -> Option<(Found, Resolution)> {
    let turn = turn(scene, a).map(|found| (found, Resolution::Described));
    turn.or_else(|| unidentified(scene, a).map(|found| (found, Resolution::Described)))
}

/// Whose turn it is, if the source of an attribution is a label "Q" or "A".
fn turn(scene: &Scene<'_, '_>, a: &Attribution) -> Option<Found> {
    let doc = scene.doc;
    let source = doc.tokens_in(a.source?);
    let label = source.len() == 1 && a.cue.is_some_and(|c| &doc.text[c.range()] == ":");
    match doc.word(source.start) {
        "Q" if label => Some(talk(scene, source.start).asks),
        "A" if label => Some(talk(scene, source.start).answers),
        _ => None,
    }
}

/// A new speaker for an unidentified label: "UNIDENTIFIED MALE".
fn unidentified(scene: &mut Scene<'_, '_>, a: &Attribution) -> Option<Found> {
    let doc = scene.doc;
    let source = doc.tokens_in(a.source?);
    let label = a.cue.is_some_and(|c| &doc.text[c.range()] == ":");
    if !label || !doc.one_of(source.start, sets::speakers::UNIDENTIFIED) {
        return None;
    }
    let name = match lowered(doc.word(source.end - 1)).as_str() {
        "male" => "an unidentified man".to_string(),
        "female" => "an unidentified woman".to_string(),
        word if sets::speakers::UNIDENTIFIED.has(word) => "an unidentified speaker".to_string(),
        other => format!("an unidentified {other}"),
    };
    Some(Found::Speaker(scene.add_unknown(name, SpeakerKind::Person, true)))
}

/// The two speakers of the interview that has a label at token `at`, from the introduction before its first label: the
/// only person who talks or is interviewed answers; the person they spoke to asks.
fn talk(scene: &Scene<'_, '_>, at: usize) -> Talk {
    if let Some(known) = scene.talk.get() {
        return *known;
    }
    let doc = scene.doc;
    let labelled = |b: usize| {
        let body = &doc.blocks[b].body;
        matches!(doc.word(body.start), "Q" | "A") && doc.mark(body.start + 1, ":")
    };
    let first = (0..=doc.token(at).block as usize).find(|b| labelled(*b)).map_or(0, |b| doc.blocks[b].tokens.start);
    let (mut answer, mut ask): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for m in scene.cast.mentions_in(&(0..first)) {
        let t = &scene.cast.mentions[m].tokens;
        let Who::One(e) = scene.cast.who[m] else { continue };
        let human = match scene.cast.entities[e].looks {
            Looks::Person => true,
            Looks::Open => scene.cast.entities[e].name.len() > 1,
            Looks::Body | Looks::Place => false,
        };
        let sentence = doc.sentence_of(t.start);
        let talks = |k: usize| doc.one_of(k, sets::speakers::TALKING);
        let after = (t.end..sentence.end).any(talks);
        let with = (sentence.start..t.start).any(|k| doc.one_of(k, sets::speakers::INTERVIEWING));
        // "She spoke to Tom Lund", after an introduction.
        let from = scene.cast.mentions[m].from;
        let spoken_to = from > sentence.start + 2
            && doc.one_of(from - 1, words!("to with"))
            && talks(from - 2)
            && doc.is(from - 3, Classes::PRONOUN_SUBJECT);
        let list = if spoken_to { &mut ask } else { &mut answer };
        if human && (after || with || spoken_to) && !list.contains(&e) {
            list.push(e);
        }
    }
    let only = |all: &[usize]| match all {
        [one] => Found::Entity(*one),
        [] => Found::Nobody,
        _ => Found::Rivals,
    };
    *scene.talk.get_or_init(|| Talk { asks: only(&ask), answers: only(&answer) })
}

#[cfg(test)]
mod tests {
    use crate::{Blocks, Options, analyze};

    #[test]
    fn table() {
        for (text, want) in [
            ("The novelist Vera Holm spoke about her book.\nQ: Why?\nA: I was bored.\nQ: And now?", "-, Vera Holm, -"),
            (
                "Five questions for Vera Holm\nThe novelist is old. She spoke to Tom Lund on Monday.\nQ: Why?\nA: I was bored.\nQ: And now?",
                "Tom Lund, Vera Holm, Tom Lund",
            ),
            // Near misses: nobody introduced, or two people; the newspaper spoke to somebody.
            (
                "Five questions for Vera Holm\nWe spoke to Tom Lund on Monday of rain.\nQ: Why?\nA: I was bored.",
                "Tom Lund, Vera Holm",
            ),
            ("The novelist spoke about her book.\nQ: Why?\nA: I was bored.\nQ: And now?", "-, -, -"),
            ("Tom Lund goes on trial. Our editor answers.\nQ: Why?\nA: It is late.\nQ: And now?", "-, -, -"),
            (
                "The novelist Vera Holm talked to Tom Lund, who talked to her.\nQ: Why?\nA: I was bored.\nQ: And now?",
                "-, -, -",
            ),
        ] {
            let a = analyze(&Blocks::from_text(text).unwrap(), &Options::default());
            let name = |s: Option<usize>| s.map_or("-", |s| a.speakers[s].name.as_str());
            let turns = text.find("Q:").unwrap();
            let said = a.attributions.iter().filter(|x| x.content[0].start as usize > turns);
            assert_eq!(said.map(|x| name(x.speaker)).collect::<Vec<_>>().join(", "), want, "{text}");
        }
    }
}
