//! The ways to resolve a source, in order.
//!
//! Each way gets an attribution and its parsed source. If it handles this kind of source, it returns a speaker,
//! `Rivals` or `Nobody`; otherwise `None`.

mod age;
mod anybody;
mod bodies;
mod continued;
mod described;
mod dialogue;
mod doubt;
mod interview;
mod issued;
mod it;
mod lead;
mod named;
pub(super) mod nearest;
mod obituary;
mod occupation;
pub(super) mod pronouns;
mod relative;
mod subject;
pub(super) mod tied;
mod together;
mod topic;
mod variation;

use super::{
    reach::MAX_PEOPLE,
    scene::{Found, Past, Scene},
    source::{self, Source},
};
use crate::analysis::{Attribution, Resolution};
pub(super) use dialogue::past;

/// One way; `None` if it does not handle this kind of source.
type Way = fn(&mut Scene<'_, '_>, &Attribution, &Source) -> Option<(Found, Resolution)>;

/// The first one that returns a result decides.
const WAYS: [Way; 8] = [
    dialogue::hearing,
    continued::way,
    interview::way,
    together::way,
    anybody::way,
    pronouns::way,
    named::way,
    described::way,
];

/// The speaker of an attribution, and how it was found. A pronoun's gender is recorded for its speaker, and the source
/// that it refers back to is added to the evidence.
#[inline(never)]
pub(super) fn whom(scene: &mut Scene<'_, '_>, a: &mut Attribution) -> (Found, Resolution) {
    let source = a.source.map_or(Source::Empty, |span| source::read(scene.doc, scene.cast, span));
    let (found, resolution) =
        WAYS.iter().find_map(|way| way(scene, a, &source)).unwrap_or((Found::Nobody, Resolution::None));
    if let (Source::Pronoun(at), Resolution::Pronoun) = (source, resolution) {
        teach_gender(scene, at, found);
        let same = |p: &&Past| p.speaker.is_some_and(|s| scene.found(s) == found) && !p.source.is_empty();
        let back = scene.past.iter().rev().take(MAX_PEOPLE).find(same);
        a.evidence.spans.extend(back.map(|p| scene.span(p.source.clone())));
    }
    (found, resolution)
}

/// Records the gender of a resolved pronoun for its speaker.
fn teach_gender(scene: &mut Scene<'_, '_>, at: usize, found: Found) {
    let gender = pronouns::gender_of_pronoun(scene.doc, at);
    if let (Some(_), Some(s)) = (gender, scene.index(found)) {
        let known = &mut scene.known[s].gender;
        *known = known.or(gender);
    }
}
