//! "It": a body or a text.

use super::{
    bodies::{has_full_name, subject},
    nearest::{candidates, nearest},
};
use crate::{
    analysis::SpeakerKind,
    lexicon::{Classes, sets},
    speakers::{
        kind,
        names::Looks,
        reach::{MAX_PEOPLE, MAX_SENTENCE_TOKENS},
        scene::{Found, Past, Scene, Voice},
    },
};

/// "it": the body or document that spoke last, or else the nearest one that is a subject.
pub(super) fn body(scene: &Scene<'_, '_>, at: usize) -> Found {
    let (doc, before) = (scene.doc, at.wrapping_sub(1));
    let text = |w: Found| match w {
        Found::Speaker(i) => scene.speakers[i].kind == SpeakerKind::Document,
        Found::Described(at) => scene.description(at).is_some_and(|d| kind::of(doc, &d) == SpeakerKind::Document),
        _ => false,
    };
    let thing = |w: Found| match w {
        Found::Entity(e) => scene.cast.entities[e].looks != Looks::Person,
        Found::Speaker(i) => matches!(scene.speakers[i].kind, SpeakerKind::Organisation | SpeakerKind::Unknown),
        _ => false,
    };
    let fits = |w| thing(w) || text(w);
    // "Quillon was fined, but it insists": the subject of its own sentence.
    let joined = doc.is(before, Classes::COORDINATOR) || doc.one_of(before, words!("although though"));
    if joined {
        let start = doc.sentence_of(at).start.max(at.saturating_sub(MAX_SENTENCE_TOKENS));
        let all = candidates(scene, start..at, &fits, Voice::Writer);
        if let Some(c) = all.iter().find(|c| c.subject) {
            return c.who;
        }
        // It may be a name.
        let loose = |m: usize| scene.cast.mentions[m].loose && !scene.cast.mentions[m].common;
        if scene.cast.mentions_in(&(start..start + 1)).any(loose) {
            return Found::Nobody;
        }
    }
    let own = doc.token(at).block;
    let near = nearest(scene, at, &|w| {
        fits(w) && !matches!(w, Found::Entity(e) if scene.cast.entities[e].looks != Looks::Body)
    });
    // "The note quoted Tom Lund as saying so. It": not he.
    let quoted = |p: &Past| doc.one_of(p.source.start.wrapping_sub(1), sets::attribution::QUOTING);
    let last = scene
        .last()
        .filter(|(p, _)| own.saturating_sub(p.block) <= 2 && !quoted(p))
        .map(|(_, s)| scene.found(s))
        .filter(|w| fits(*w));
    // "says Tom Lund, adviser at the Guild. A poll is out. It says": named only in the description of a speaker.
    let described = |w| {
        let before = scene.cast.mentions.partition_point(|m| m.tokens.end <= at);
        let m = (0..before).rev().find(|m| scene.who(*m) == w).map(|m| scene.cast.mentions[m].tokens.start);
        m.zip(scene.past.last()).is_some_and(|(m, p)| p.source.start < m && m < p.source.end)
    };
    match (last, near) {
        // "The Guild said so. The League closed the gate. It said", "The Guild said so. A letter came. It said"
        (Some(last), Some((block, w, true)))
            if w != last && (block == own && has_full_name(scene, w) || text(w) && own.saturating_sub(block) <= 1) =>
        {
            w
        }
        (Some(w), _) => w,
        (None, Some((block, w, true))) if own.saturating_sub(block) <= 1 && !described(w) => w,
        // "Quillon Rail will close two lines, it said"
        (None, _) => {
            let begin = doc.sentence_of(at).start;
            let mut all = scene.cast.mentions_in(&(begin..at)).take(MAX_PEOPLE).map(|m| scene.who(m));
            let first = all.find(|w| *w != Found::Nobody);
            first.filter(|w| subject(scene, begin, *w)).unwrap_or(Found::Nobody)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn texts_and_bodies() {
        check(&[
            // The subject of its own sentence; a text that has not spoken; not who is quoted in one.
            (
                "[S A report] said [C it rains]. Quillon Bank was fined in May, but [S it] says [C so].",
                "a report, Quillon Bank",
            ),
            ("[S A report] said [C it rains]. Quillon was fined in May, but [S it] says [C so].", "a report, -"),
            (
                "[S The council] said [C it rains]. Monday’s letter was signed by two nurses. [S It] said [C so].",
                "the council, Monday’s letter",
            ),
            ("A letter in the Alton Post was blunt. [C “It rains,”] [S it] said.", "a letter in the Alton Post"),
            (
                "[S The council] said [C it rains]. The law was changed in May. [S It] said [C so].",
                "the council, the council",
            ),
            (
                "[S The council] said [C it rains]. Bakers were angry, but [S it] said [C so].",
                "the council, the council",
            ),
            ("[C Quillon Motors will close two lines], [S it] said.", "Quillon Motors"),
            ("[C Danish lender Quillon Rail will close two lines], [S it] said.", "Quillon Rail"),
            ("[C Clients of Quillon Rail will sue], [S it] said.", "-"),
            ("[C Clients of lender Quillon Rail will sue], [S it] said.", "-"),
            (
                "[S The council] said [C it rains]. [C Quillon Rail will close two lines], [S it] said.",
                "the council, the council",
            ),
            ("The motion, [S which] condemns [C the rain], passed.", "the motion"),
            (
                "The bank’s letter quoted [S Holm] as saying [C it rains]. [C It pours], [S it] added.",
                "Holm, the bank’s letter",
            ),
            ("[S The council] said [C it rains]. Two nurses came. [S It] said [C so].", "the council, the council"),
            (
                "[S The council] said [C it rains]. The rain in Oakvale stopped, but [S it] said [C so].",
                "the council, the council",
            ),
        ]);
    }
}
