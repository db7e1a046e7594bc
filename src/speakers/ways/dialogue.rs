//! Dialogue: two who ask and answer in turn, each in a paragraph of their own, some without being named.

use crate::{
    analysis::{Attribution, Resolution},
    lexicon::sets,
    speakers::{
        names::Looks,
        scene::{Found, Past, Scene, Voice},
        source::Source,
    },
    text::{BlockKind, Document},
    words::Words,
};

/// Notes an attribution that is done as past: what comes after it may answer it, or go on from it.
pub(in crate::speakers) fn past(doc: &Document<'_>, a: &Attribution) -> Past {
    let at = a.source.or(a.content.first().copied()).or(a.cue).map_or(0, |s| doc.tokens_in(s).start);
    let put = a.cue.is_some_and(|c| doc.tokens_in(c).any(|k| doc.eq(k, "put")));
    Past {
        speaker: a.speaker,
        source: a.source.map_or(at..at, |s| doc.tokens_in(s)),
        block: doc.tokens.get(at).map_or(0, |t| t.block),
        asked: put || cued(doc, a, sets::speakers::QUESTIONING),
        question: is_question(doc, a),
    }
}

/// Whether an attribution's cue is a form of one of these verbs.
pub(super) fn cued(doc: &Document<'_>, a: &Attribution, lemmas: &Words) -> bool {
    let of = |k: usize| doc.token(k).verb.is_some_and(|v| lemmas.has(v.verb().lemma));
    a.cue.is_some_and(|c| doc.tokens_in(c).any(of))
}

/// The way of "a court heard", "Tom Lund heard": whoever hears does not speak, and who does is not said.
pub(super) fn hearing(scene: &mut Scene<'_, '_>, a: &Attribution, _: &Source) -> Option<(Found, Resolution)> {
    cued(scene.doc, a, words!("hear")).then_some((Found::Nobody, Resolution::None))
}

/// Whether the words of an attribution end in a question mark.
pub(super) fn is_question(doc: &Document<'_>, a: &Attribution) -> bool {
    let last = a.content.last().map(|c| doc.tokens_in(*c));
    last.is_some_and(|t| t.rev().take(2).any(|k| doc.mark(k, "?")))
}

/// Whose words a quotation at token `at` is, if the sentence before puts a question: whoever was asked. Not clear where the
/// question is quoted: whoever asks may go on. `None` where nobody is asked.
pub(super) fn answer(scene: &Scene<'_, '_>, at: usize) -> Option<Found> {
    let doc = scene.doc;
    let last = at.checked_sub(1).filter(|k| doc.token(*k).block == doc.token(at).block)?;
    // “Where is it?” “By the pump.”
    if doc.one_of(last, words!("” \" ’ ''")) && doc.mark(last.saturating_sub(1), "?") {
        return Some(Found::Rivals);
    }
    let sentence = doc.sentence_of(last);
    let quoted = |k: usize| scene.voices[k] == Voice::Quoted;
    let asks = |k: &usize| {
        let verb =
            doc.token(*k).verb.filter(|v| sets::attribution::ASKING.has(v.verb().lemma) && (v.past() || v.third()));
        let passive = k.checked_sub(1).is_some_and(|b| doc.one_of(b, sets::grammar::BE));
        verb.is_some() && !passive && !quoted(*k)
    };
    let verb = sentence.clone().find(asks)?;
    let direct = sentence.clone().any(|k| quoted(k) && doc.mark(k, "?")) || quoted(sentence.start);
    let m =
        scene.cast.mentions_in(&(verb + 1..sentence.end)).next().filter(|m| scene.cast.mentions[*m].from == verb + 1);
    if let Some(m) = m {
        let body = matches!(scene.who(m), Found::Entity(e) if scene.cast.entities[e].looks == Looks::Body);
        return (!body).then(|| if direct { Found::Rivals } else { scene.who(m) });
    }
    doc.one_of(verb + 1, words!("him her")).then_some(Found::Rivals)
}

/// Whether nothing that is read stands between two paragraphs, `block` being after `past`.
pub(super) fn is_next(doc: &Document<'_>, past: u32, block: u32) -> bool {
    let prose = |n: u32| !matches!(doc.blocks[n as usize].kind, BlockKind::Furniture | BlockKind::Caption);
    past < block && (past + 1..block).all(|n| !prose(n))
}

/// Whose turn it is in a quotation that is a paragraph by itself, right after another: whoever asks is answered by the
/// other. `None` where nobody is being asked: then it goes on.
pub(super) fn turn(scene: &Scene<'_, '_>, question: bool) -> Option<Found> {
    let mut past = scene.past.iter().rev();
    let last = past.next()?;
    let before = past.next().filter(|p| is_next(scene.doc, p.block, last.block));
    // "Who pays for this?" may ask nobody: another question and its answer before it make it a talk.
    let again = past.next().is_some_and(|p| (p.asked || p.question) && p.speaker == last.speaker);
    let speaker = last.speaker?;
    let other = before.and_then(|p| p.speaker).filter(|s| *s != speaker);
    let talk = before.is_some_and(|p| p.asked || p.question);
    match (last.asked || last.question, other) {
        // Answered, and asked again.
        (false, Some(other)) if question && talk => Some(scene.found(other)),
        (true, Some(other)) if !question && (talk || again) => Some(scene.found(other)),
        // Whoever asks does not answer; who does, nobody told.
        (true, _) if last.asked && !question => Some(Found::Rivals),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn table() {
        check(&[
            (
                "[S Ana Ruiz] said: [C “Where were you?”]\n[C “At home,”] said [S Carl Holm].\n[C “Alone?”]\n[C “With a dog.”]",
                "Ana Ruiz, Carl Holm, Ana Ruiz, Carl Holm",
            ),
            ("[S Ana Ruiz] asked Carl Holm [C why he had left]. [C “I was tired.”]", "Ana Ruiz, Carl Holm"),
            ("[S Ana Ruiz] asked Carl Holm: [C “Where is it?”] [C “By the pump.”]", "Ana Ruiz, -"),
            ("Ana Ruiz interviewed Carl Holm on Monday. [C “I was tired.”]", "Carl Holm"),
            ("Carl Holm was interviewed by Ana Ruiz on Monday. [C “I was tired.”]", "Carl Holm"),
            // Near misses: nobody asks; a question to the reader; a paragraph of prose between.
            (
                "[C “It rains,”] [S Ana Ruiz] said.\n[C “It does,”] said [S Carl Holm].\n[C “It pours.”]",
                "Ana Ruiz, Carl Holm, Carl Holm",
            ),
            ("[S Ana Ruiz] said: [C “Who pays?”]\n[C “We do.”]", "Ana Ruiz, Ana Ruiz"),
            (
                "[C “It rains,”] [S Ana Ruiz] said.\n[S Carl Holm] said: [C “Who pays?”]\n[C “We do.”]",
                "Ana Ruiz, Carl Holm, Carl Holm",
            ),
            (
                "[S Ana Ruiz] said: [C “Who pays?”]\nIt rained.\n[C “We,”] said [S Carl Holm].\n[C “All of us.”]",
                "Ana Ruiz, Carl Holm, Carl Holm",
            ),
        ]);
    }
}
