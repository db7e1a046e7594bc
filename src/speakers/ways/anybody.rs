//! "one", "some", "others": each time a new speaker; the one is anonymous, the crowd only described.

use crate::text::lowered;
use crate::{
    analysis::{Attribution, Resolution, SpeakerKind},
    lexicon::Classes,
    speakers::{
        scene::{Found, Scene},
        source::Source,
    },
    words::Words,
};

const INDEFINITE: &Words = words!("others everyone everybody somebody someone nobody many");

/// Resolves pronouns that count people but refer to nobody in particular.
pub(super) fn way(scene: &mut Scene<'_, '_>, _: &Attribution, source: &Source) -> Option<(Found, Resolution)> {
    let Source::Pronoun(at) = *source else { return None };
    let doc = scene.doc;
    let pointing = doc.one_of(at, words!("that this these those which"));
    if !((doc.is(at, Classes::DETERMINER) && !pointing) || doc.one_of(at, INDEFINITE)) {
        return None;
    }
    let name = lowered(doc.word(at));
    let one = matches!(name.as_str(), "one" | "another" | "somebody" | "someone" | "each");
    let kind = if one { SpeakerKind::Person } else { SpeakerKind::Group };
    Some((Found::Speaker(scene.add_unknown(name, kind, one)), Resolution::Pronoun))
}
