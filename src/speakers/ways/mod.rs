//! The ways of telling whom a source means, and their order.
//!
//! Each way takes an attribution and its source as it reads, and answers where the source is of its kind: somebody, several
//! who compete, or nobody.

mod anybody;
mod bodies;
mod continued;
mod described;
mod dialogue;
mod interview;
mod lead;
mod named;
pub(super) mod nearest;
pub(super) mod pronouns;
mod subject;
pub(super) mod tied;
mod together;
mod variation;

use super::{
    names::Gender,
    reach::PEOPLE,
    scene::{Found, Past, Scene},
    source::{self, Source},
};
use crate::analysis::{Attribution, Resolution};
use crate::text::lowered;
pub(super) use dialogue::past;

/// One way; `None` where the source is not of its kind.
type Way = fn(&mut Scene<'_, '_>, &Attribution, &Source) -> Option<(Found, Resolution)>;

/// The first that answers decides.
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

/// Whom an attribution is by, and how that is known. A pronoun's gender becomes known of whom it stands for, and the source
/// that it goes back to is added to the evidence.
#[inline(never)]
pub(super) fn whom(scene: &mut Scene<'_, '_>, a: &mut Attribution) -> (Found, Resolution) {
    let source = a.source.map_or(Source::Empty, |span| source::read(scene.doc, scene.cast, span));
    let (found, resolution) =
        WAYS.iter().find_map(|way| way(scene, a, &source)).unwrap_or((Found::Nobody, Resolution::None));
    if let (Source::Pronoun(at), Resolution::Pronoun) = (source, resolution) {
        teach_gender(scene, at, found);
        let same = |p: &&Past| p.speaker.is_some_and(|s| scene.found(s) == found) && !p.source.is_empty();
        let back = scene.past.iter().rev().take(PEOPLE).find(same);
        a.evidence.spans.extend(back.map(|p| scene.span(p.source.clone())));
    }
    (found, resolution)
}

/// A resolved pronoun tells the gender of whom it stands for.
fn teach_gender(scene: &mut Scene<'_, '_>, at: usize, found: Found) {
    let gender = match lowered(scene.doc.word(at)).as_str() {
        "he" => Gender::Man,
        "she" => Gender::Woman,
        _ => return,
    };
    if let Some(s) = scene.index(found) {
        let known = &mut scene.known[s].gender;
        *known = known.or(Some(gender));
    }
}
