//! Dialogue: two people ask and answer in turn, each in a separate paragraph, partly without names.

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

/// Records a resolved attribution; later ones may answer or continue it.
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

/// Whether the verb of an attribution's cue is one of these.
pub(super) fn cued(doc: &Document<'_>, a: &Attribution, lemmas: &Words) -> bool {
    let of = |k: usize| doc.token(k).verb.is_some_and(|v| lemmas.has(v.verb().lemma));
    a.cue.is_some_and(|c| doc.tokens_in(c).any(of))
}

/// Resolves "a court heard", "Tom Lund heard": the subject hears, and the speaker is not given.
pub(super) fn hearing(scene: &mut Scene<'_, '_>, a: &Attribution, _: &Source) -> Option<(Found, Resolution)> {
    cued(scene.doc, a, words!("hear")).then_some((Found::Nobody, Resolution::None))
}

/// Whether the content of an attribution ends in a question mark.
pub(super) fn is_question(doc: &Document<'_>, a: &Attribution) -> bool {
    let last = a.content.last().map(|c| doc.tokens_in(*c));
    last.is_some_and(|t| t.rev().take(2).any(|k| doc.mark(k, "?")))
}

/// The speaker of a quotation at token `at` if the sentence before asks a question: the person asked. Unclear if the
/// question is quoted, because the asker may continue. `None` if nobody is asked.
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

/// Whether no prose is between two paragraphs; `block` is after `past`.
pub(super) fn is_next(doc: &Document<'_>, past: u32, block: u32) -> bool {
    let prose = |n: u32| !matches!(doc.blocks[n as usize].kind, BlockKind::Furniture | BlockKind::Caption);
    past < block && (past + 1..block).all(|n| !prose(n))
}

/// Whose turn it is in a quotation that is a whole paragraph, right after another: the other person answers the one who
/// asked. `None` if nobody was asked; then the speaker continues.
pub(super) fn turn(scene: &Scene<'_, '_>, question: bool) -> Option<Found> {
    let mut past = scene.past.iter().rev();
    let last = past.next()?;
    let before = past.next().filter(|p| is_next(scene.doc, p.block, last.block));
    // "Who pays for this?" may be rhetorical; another question and answer before it show a dialogue.
    let again = past.next().is_some_and(|p| (p.asked || p.question) && p.speaker == last.speaker);
    let speaker = last.speaker?;
    let other = before.and_then(|p| p.speaker).filter(|s| *s != speaker);
    let talk = before.is_some_and(|p| p.asked || p.question);
    match (last.asked || last.question, other) {
        // Answered, and asked again.
        (false, Some(other)) if question && talk => Some(scene.found(other)),
        (true, Some(other)) if !question && (talk || again) => Some(scene.found(other)),
        // The asker does not answer, but who does is unknown.
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
            // Near misses: nobody asks; a question to the reader; a paragraph of prose in between.
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
