//! The body that an article is about, and what shows a body.

use crate::{
    lexicon::{Classes, sets},
    speakers::{
        names::Looks,
        noun::is_plural,
        reach::MAX_NOUN_PHRASE_TOKENS,
        scene::{Found, Scene},
    },
    text::{BlockKind, Case, Document},
};
use std::ops::Range;

/// The body that the article is about: the subject of its first paragraph, if a headline names it too.
pub(super) fn protagonist(scene: &Scene<'_, '_>) -> Option<Found> {
    *scene.protagonist.get_or_init(|| {
        let doc = scene.doc;
        let lead = scene.leads()[0];
        let paragraph = doc.blocks.get(lead)?;
        let m = scene.cast.mentions_in(&paragraph.body).find(|m| scene.who(*m) != Found::Nobody)?;
        let (name, who) = (&scene.cast.mentions[m], scene.who(m));
        let before = paragraph.body.start..name.from;
        let subject = before.clone().all(|k| !doc.token(k).is_word || doc.is(k, Classes::DETERMINER));
        let sort = is_sort(doc, before);
        let mut headings = doc.blocks[..lead].iter().filter(|b| b.kind == BlockKind::Heading);
        let noun = doc.word(name.from.saturating_sub(1));
        // "Toymaker to close a plant ¶ Danish toymaker Quillon will"
        let fits = subject && is_named_body(scene, who) || sort && may_be_body(scene, who);
        let above = headings.any(|b| {
            sort && b.body.clone().any(|k| doc.word(k).eq_ignore_ascii_case(noun))
                || scene.cast.mentions_in(&b.body).any(|m| scene.who(m) == who)
        });
        (fits && above).then_some(who)
    })
}

/// Whether the name is certainly a body's.
pub(super) fn is_named_body(scene: &Scene<'_, '_>, w: Found) -> bool {
    matches!(w, Found::Entity(e) if scene.cast.entities[e].looks == Looks::Body)
}

/// Whether the name may be a body's, not a person's: "Quillon", "Quillon Homes", not "Tom Lund".
pub(super) fn may_be_body(scene: &Scene<'_, '_>, w: Found) -> bool {
    let Found::Entity(e) = w else { return false };
    let x = &scene.cast.entities[e];
    is_named_body(scene, w) || x.looks == Looks::Open && (x.name.len() == 1 || is_plural(scene.doc, x.name.end - 1))
}

/// "Danish video giant" before a name.
pub(super) fn is_sort(doc: &Document<'_>, mut words: Range<usize>) -> bool {
    let sorts = [sets::speakers::TRADES, sets::speakers::COMPANIES];
    let noun = |k: usize| doc.token(k).case == Case::Lower && sorts.iter().any(|s| doc.one_of(k, s));
    words.len() <= MAX_NOUN_PHRASE_TOKENS
        && words.clone().last().is_some_and(noun)
        && words.all(|k| doc.token(k).is_word && !doc.is_inflected(k) && !doc.is(k, Classes::PREPOSITION))
}
