//! Names: which namesake is meant, and which role is given here.

use super::{pronouns::gender_of_pronoun, together};
use crate::{
    analysis::{Attribution, AttributionKind, Resolution},
    lexicon::{Classes, sets},
    speakers::{
        cast::Who,
        description::key,
        fold::fold_name,
        names::{self, Gender, Mention, OFFICE},
        office::is_short_for,
        reach::{MAX_PEOPLE, MAX_SENTENCE_TOKENS},
        scene::{Found, Scene},
        source::Source,
    },
    text::{Case, Document},
};
use std::ops::Range;

/// Resolves a name.
pub(super) fn way(scene: &mut Scene<'_, '_>, a: &Attribution, source: &Source) -> Option<(Found, Resolution)> {
    let Source::Name { mention, role } = source else { return None };
    let own = own_gender(scene.doc, a);
    if let Some(holder) = initialled(scene, mention) {
        return Some((Found::Entity(holder), Resolution::Described));
    }
    Some((named(scene, mention, role.clone(), own), Resolution::Named))
}

/// The entity that a name means. `own`: the gender that the content shows.
fn named(scene: &mut Scene<'_, '_>, mention: &Mention, role: Option<Range<usize>>, own: Option<Gender>) -> Found {
    let doc = scene.doc;
    // "the younger Mr. Ruiz": the namesake called Jr.
    let (which, after) = (mention.from.wrapping_sub(1), mention.tokens.end);
    // "Ruiz senior"
    let called = mention.tokens.len() == 1 && doc.one_of(after, words!("senior junior"));
    // Not "Church elder Ana Ruiz".
    let whole = mention.tokens.len() > 1
        && doc.eq(which, "elder")
        && !doc.is(which.wrapping_sub(1), Classes::DETERMINER.or(Classes::POSSESSIVE));
    if called || !whole && doc.one_of(which, sets::speakers::ELDER_OR_YOUNGER) {
        let younger = doc.eq(which, "younger") || called && doc.eq(after, "junior");
        return scene.cast.junior(doc, mention, younger).map_or(Found::Rivals, Found::Entity);
    }
    // "Ruiz's wife, Ana, spoke. … Mrs Ruiz said": the relative whom the article calls by a given name only.
    let of_name =
        |r: &Range<usize>| r.clone().any(|k| doc.is_possessive(k + 1) && doc.word(k) == doc.word(mention.tokens.start));
    let gender = |k| doc.one_of(k, sets::speakers::KIN) && names::gender_of(doc, k) == mention.gender;
    // "Tom Ruiz died. His father, Carl, spoke. … Mr Ruiz said": not the dead, if nobody else has the surname.
    let other = |e: usize| scene.cast.entities[e].name.len() > 1 && !dead(scene, e);
    let alive = || scene.cast.namesakes(doc, mention).any(other);
    let of_dead = |r: &Range<usize>| {
        let before = scene.cast.mentions.partition_point(|m| m.tokens.end <= r.start);
        let silent = |m: usize| {
            let Who::One(e) = scene.cast.who[m] else { return false };
            doc.word(scene.cast.entities[e].name.end - 1) == doc.word(mention.tokens.start) && dead(scene, e)
        };
        doc.is(r.start, Classes::POSSESSIVE) && (0..before).rev().take(4).any(silent) && !alive()
    };
    let kin = |e: &usize| {
        let x = &scene.cast.entities[*e];
        x.name.len() == 1 && x.roles.iter().any(|r| r.clone().any(gender) && (of_name(r) || of_dead(r)))
    };
    if mention.gender.is_some()
        && mention.tokens.len() == 1
        && let Some(e) = scene.cast.around(mention.from).find(kin)
    {
        return Found::Entity(e);
    }
    if let Some(family) = together::family(scene, mention) {
        return family;
    }
    let found = match scene.cast.look_up(doc, mention) {
        // "Kip Ruiz died on Monday. … Mrs Ruiz said": his widow.
        Who::One(e) if mention.gender == Some(Gender::Woman) && mention.tokens.len() == 1 && died(scene, e) => {
            Found::Nobody
        }
        Who::One(e) => followed(scene, mention, e).unwrap_or(Found::Entity(e)),
        // Among namesakes, the one of that gender, or else the last speaker.
        Who::Rivals => {
            let fits = |w: &Found| own.is_none() || scene.gender(*w).is_none_or(|g| Some(g) == own);
            let mut namesakes = scene.cast.namesakes(doc, mention).map(Found::Entity).filter(fits);
            match (namesakes.next(), namesakes.next()) {
                (Some(one), None) if own.is_some() && !another(scene, mention, own) => one,
                _ => scene
                    .last()
                    .map(|(_, s)| scene.found(s))
                    .filter(|w| matches!(w, Found::Entity(e) if scene.cast.bears(doc, *e, mention)) && fits(w))
                    .unwrap_or(Found::Rivals),
            }
        }
        Who::Nobody => Found::Nobody,
    };
    if let (Found::Entity(e), Some(role)) = (found, role) {
        let s = scene.speaker_of(e);
        let text = doc.slice(role.clone());
        // "State Minister for Labour Ana Ruiz said …": "the state minister" is she.
        let end = role.clone().find(|k| doc.is(*k, Classes::PREPOSITION)).unwrap_or(role.end);
        if let Some(head) = (role.start..end).rev().find(|k| doc.is(*k, Classes::TITLE)) {
            scene.taught.push((e, fold_name(doc.word(head)), key(doc, role.clone())));
        }
        let speaker = &mut scene.speakers[s];
        if speaker.role.as_ref().is_none_or(|r| r.split_whitespace().count() < 2) {
            speaker.role = Some(text.to_string());
        }
    }
    found
}

/// "Carver said he would run": "he" is probably the speaker.
fn own_gender(doc: &Document<'_>, a: &Attribution) -> Option<Gender> {
    let first = a.content.first().filter(|_| a.kind == AttributionKind::Indirect).map(|c| doc.tokens_in(*c).start)?;
    gender_of_pronoun(doc, first)
}

/// "the DCE", if the article has called one person "the District Chief Executive (DCE)", or "District Chief Executive
/// Ana Ruiz" and no body DCE.
fn initialled(scene: &Scene<'_, '_>, mention: &Mention) -> Option<usize> {
    let doc = scene.doc;
    let at = mention.tokens.start;
    // "the FM", or a headline's "vows FM"
    let bare = mention.tokens.len() == 1 && at > 0 && (doc.eq(at - 1, "the") || doc.in_headline(at));
    if !bare || doc.token(at).case != Case::Upper {
        return None;
    }
    let body = matches!(scene.cast.look_up(doc, mention), Who::One(e) if scene.cast.entities[e].name.len() > 1);
    // "the GM" for "General manager Ana Ruiz"; not "the UN" for "Union negotiator".
    let letters = doc.word(at);
    let name = body || !doc.one_of(at, sets::speakers::SHORT_OFFICES);
    let capitals = |k: usize| !body && letters.len() > 2 && doc.is(k, OFFICE) && is_short_for(doc, at, k, k + 1);
    let short = |r: &Range<usize>| {
        // "Vice-Chancellor" has two initials.
        let parts = r.clone().flat_map(|k| doc.word(k).split('-')).filter_map(|w| w.chars().next());
        !name && doc.is(r.end - 1, OFFICE) && parts.flat_map(char::to_uppercase).eq(letters.chars())
    };
    let called = |e: &usize| {
        let mut roles = scene.cast.entities[*e].roles.iter();
        roles.any(|r| {
            r.clone().any(|k| doc.word(k) == doc.word(at) && doc.mark(k.wrapping_sub(1), "("))
                || r.clone().last().is_some_and(capitals)
                || short(r)
        })
    };
    let mut all = scene.cast.around(at).filter(called);
    let (one, None) = (all.next()?, all.next()) else { return None };
    Some(one)
}

/// "Kip Ruiz died. … His father, Tom Ruiz, said so. … Mr Ruiz said": the namesake who spoke last, if the other one is
/// dead and has not spoken nor been called so.
fn followed(scene: &Scene<'_, '_>, mention: &Mention, e: usize) -> Option<Found> {
    let (past, last) = scene.last()?;
    let name = |m: &usize| &scene.cast.mentions[*m];
    let all = scene.cast.mentions_of(e);
    let before = name(&all[all.partition_point(|m| name(m).from < mention.from).checked_sub(1)?]);
    let Found::Entity(o) = scene.found(last) else { return None };
    let other = o != e && mention.tokens.len() == 1 && scene.cast.bears(scene.doc, o, mention);
    let silent = before.tokens.len() > 1
        && before.from < past.source.start
        && !scene.known.iter().rev().take(MAX_PEOPLE).any(|k| k.entity == Some(e));
    (other && silent && dead(scene, e)).then_some(Found::Entity(o))
}

/// Whether the sentence that brings in a person of unknown gender tells of a death.
fn died(scene: &Scene<'_, '_>, e: usize) -> bool {
    let full = scene.cast.mentions_of(e).iter().map(|m| &scene.cast.mentions[*m]).filter(|m| m.tokens.len() > 1);
    full.take(MAX_PEOPLE).all(|m| m.gender.is_none()) && dead(scene, e)
}

/// Whether the sentence with somebody's full name tells of a death.
fn dead(scene: &Scene<'_, '_>, e: usize) -> bool {
    let told = |k: usize| scene.doc.one_of(k, sets::speakers::DEATHS);
    scene.doc.sentence_of(scene.cast.entities[e].name.start).take(MAX_SENTENCE_TOKENS).any(told)
}

/// Whether a person of that gender with another name was named shortly before.
fn another(scene: &Scene<'_, '_>, mention: &Mention, gender: Option<Gender>) -> bool {
    let doc = scene.doc;
    let from = doc.sentence_of(mention.from).start;
    let from = from
        .checked_sub(1)
        .map_or(from, |k| doc.sentence_of(k).start)
        .max(mention.from.saturating_sub(MAX_SENTENCE_TOKENS));
    scene.cast.mentions_in(&(from..mention.from)).any(|m| {
        matches!(scene.who(m), Found::Entity(e) if scene.is_human(Found::Entity(e), gender) && !scene.cast.bears(doc, e, mention))
    })
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn namesakes_by_age() {
        check(&[
            ("Carl Ruiz left.\nHis father, Kip Ruiz, left. [S Ruiz senior] said [C it rains].", "Kip Ruiz"),
            ("Carl Ruiz left.\nHis father, Kip Ruiz, left. [S Ruiz junior] said [C it rains].", "Carl Ruiz"),
            ("Carl Ruiz met Kip Ruiz. [S Ruiz senior] said [C it rains].", "-"),
            // The younger one is not the one who spoke last.
            (
                "[S Carl Ruiz, Kip’s older brother,] said [C it rains].\nKip Ruiz came. The younger Ruiz sat. [S He] said [C so].",
                "Carl Ruiz, Kip Ruiz",
            ),
        ]);
    }

    #[test]
    fn initials_of_an_office() {
        check(&[
            ("General manager Ana Ruiz left. [S The GM] said [C it rains].", "Ana Ruiz"),
            ("Managing Director Ana Ruiz left. [S The MD] said [C it rains].", "Ana Ruiz"),
            ("Attorney General Ana Ruiz left. [S The AG] said [C it rains].", "Ana Ruiz"),
            ("Additional Government Pleader Ana Ruiz left. [S The AGP] said [C it rains].", "Ana Ruiz"),
            // Near misses: bodies; other letters.
            ("Union negotiator Ana Ruiz left. [S The UN] said [C it rains].", "UN"),
            ("Music manager Ana Ruiz left MM Ltd. [S The MM] said [C it rains].", "MM Ltd."),
            ("General manager Ana Ruiz left. [S The MD] said [C it rains].", "MD"),
        ]);
    }

    #[test]
    fn namesakes_by_what_they_say() {
        check(&[
            ("Carl Ruiz met Ana Ruiz. [S Ruiz] said [C he would run].", "Carl Ruiz"),
            // The father, named later, is not the son.
            ("[C “No,”] [S Ruiz] said.\nHe was the son of Carl Ruiz.\n[S Ruiz] said [C so].", "Ruiz, Ruiz"),
            ("[C “No,”] [S Ruiz] said.\nHe was born Carl Ruiz.", "Carl Ruiz"),
            ("Carl Ruiz met Ana Ruiz. [S Ruiz] said [C she would run].", "Ana Ruiz"),
            // One who spoke last, two paragraphs before.
            (
                "Carl Lund came. Lund ran.\n[S Vera Lund] said [C it rains].\n[S She] said [C so].\n[S Lund] said [C no].",
                "Vera Lund, Vera Lund, Vera Lund",
            ),
            // A relative who has just spoken; not one who has not.
            (
                "Carl Lund died in May. Lund was 20.\nHis sister, Vera Lund, sued. [S She] said [C it rains].\n[S Lund] said [C it does].",
                "Vera Lund, Vera Lund",
            ),
            (
                "Carl Lund came. Lund was 20.\nHis sister, Vera Lund, sued. It rained.\n[S Lund] said [C it does].",
                "Carl Lund",
            ),
            // The namesake who has spoken, if the other one was not called so and is not named since.
            (
                "Kip Lund was killed.\nHis father, Carl Lund, came. [C “It rains,”] [S he] said.\n[C “It does.”]\nIt snowed.\n[S Mr Lund] said [C so].",
                "Carl Lund, Carl Lund, Carl Lund",
            ),
            (
                "Kip Lund was killed.\nHis father, Carl Lund, came. [C “It rains,”] [S he] said.\nKip Lund rang.\nIt snowed.\n[S Mr Lund] said [C so].",
                "Carl Lund, Kip Lund",
            ),
            (
                "Kip Lund was killed. Lund was 20.\nHis father, Carl Lund, came. [C “It rains,”] [S he] said.\nIt snowed.\nIt rained.\n[S Lund] said [C so].",
                "Carl Lund, Kip Lund",
            ),
            (
                "Kip Lund was killed. Mr Lund’s wife, Ana, wept.\n[S His brother, Carl Lund,] said [C so].\n[S Mr Lund] said [C no].",
                "Carl Lund, Carl Lund",
            ),
            (
                "Kip Lund left.\nHis father, Carl Lund, came. [C “It rains,”] [S he] said.\n[C “It does.”]\nIt snowed.\n[S Mr Lund] said [C so].",
                "Carl Lund, Carl Lund, Kip Lund",
            ),
            // A surname before two given names.
            (
                "Kip Ruiz Kah Ming left.\n[S Ruiz] said [C so].\nIt rained.\n[S Judge Tom Ruiz] said [C no].\nIt snowed.\nIt rained.\n[S Ruiz] left [C here].",
                "Kip Ruiz Kah Ming, Tom Ruiz, Kip Ruiz Kah Ming",
            ),
            // "Her husband" shows who "Mr." is.
            ("Nurit Falk met her husband, Odil Falk. [S Mr. Falk] said [C it rains].", "Odil Falk"),
            ("Nurit Falk met her sister, Odil Falk. [S Mr. Falk] said [C it rains].", "-"),
            ("Odil Falk left. Falk’s wife, Nurit, came. [S Mrs Falk] said [C it rains].", "Nurit"),
            ("Odil Falk left. Falk’s wife, Nurit, came. [S Mr Falk] said [C it rains].", "Odil Falk"),
            ("Odil Falk left. Mr Falk’s wife, Nurit, came. [S Mrs Falk] said [C it rains].", "Nurit"),
            // Letters for an office.
            ("[S The VC] said [C it rains].\nIt rained.\nVice-Chancellor Vera Holm left.", "Vera Holm"),
            ("Relief is near, vows [S FM]: [C it rains]\nFinance Minister Vera Holm left.", "Vera Holm"),
            ("Relief is near, vows [S FM]: [C it rains]\nTrade Minister Vera Holm left.", "FM"),
            // "elder" as an office.
            ("[S Church elder Vera Holm] said [C it rains].", "Vera Holm"),
            ("[S The elder Vera Holm] said [C it rains].", "-"),
            ("On Monday [S younger Vera Holm] said [C it rains].", "-"),
            // Letters of an office in brackets.
            ("Deputy Prime Minister (DPM) Vera Holm left.\n[S The DPM] said [C it rains].", "Vera Holm"),
            // A place before a colon, and a person.
            ("Mayor Tom Lund left.\nADA QUILL: It is wet.\n[C “It rains,”] [S she] said.", "ADA QUILL"),
            ("It rains in the hills\nGEORGE TOWN: Ranger Tom Lund left.\n[C “It rains,”] [S he] said.", "Tom Lund"),
            // The widow of the dead, of whom the article says no more.
            ("Ifor Dunn died on Monday. [S Mrs Dunn] said [C it rains].", "-"),
            ("Ifor Dunn left on Monday. [S Mrs Dunn] said [C it rains].", "Ifor Dunn"),
            // The one who has just spoken, though another one had the bare name before.
            (
                "Carl Ruiz left. Ruiz ran.\n[S Ana Ruiz] said [C it rains].\n[S Ruiz] said [C it does].",
                "Ana Ruiz, Ana Ruiz",
            ),
            (
                "Carl Ruiz left. Ruiz ran.\n[S A friend of Ana Ruiz] said [C it rains].\n[S Ruiz] said [C it does].",
                "a friend of Ana Ruiz, Carl Ruiz",
            ),
            ("Carl Ruiz left. Ruiz ran.\nAna Ruiz left.\n[S Ruiz] said [C it does].", "Carl Ruiz"),
            // A relative whose gender the role shows; whose relative it is.
            (
                "[S Kit Ruiz] said [C so].\nIt rained.\nIts head, Quill Ruiz, the brother of Kit Ruiz, left.\n[S Ms Ruiz] said [C no].",
                "Kit Ruiz, Kit Ruiz",
            ),
            ("Kip Ruiz met his sister, Quill Ruiz. [S Ms Ruiz] said [C it rains].", "Quill Ruiz"),
            // The daughter of two dead.
            (
                "Tom Ruiz and his wife, Joan, were killed.\n[S Their daughter, Ana Ruiz,] said [C it rains].\n[S Ms Ruiz] said [C so].",
                "Ana Ruiz, Ana Ruiz",
            ),
            // A relative is the younger one, in the story as well.
            ("Carl Ruiz’s father, Ivo Ruiz, sang. [S The older Ruiz] said [C it rains].", "Ivo Ruiz"),
            ("Carl sang. Carl Ruiz’s father and agent, Ivo Ruiz, ran. [S The older Ruiz] said [C so].", "Ivo Ruiz"),
            ("Carl Ruiz sang. Ivo Ruiz, Carl’s younger brother, ran. [S The older Ruiz] said [C so].", "Carl Ruiz"),
            ("Carl Ruiz sang. Ivo Ruiz, Carl’s brother, ran. [S The older Ruiz] said [C so].", "-"),
            ("Carl Ruiz met Ivo Ruiz, his nephew. [S The younger Ruiz] said [C it rains].", "Ivo Ruiz"),
            ("Carl Ruiz met Ivo Ruiz, his nephew. The older Ruiz ran. [S He] said [C it rains].", "Carl Ruiz"),
            ("Carl Ruiz met Ivo Ruiz, his doctor. [S The younger Ruiz] said [C it rains].", "-"),
            // Initials of an office; but a body may have them.
            (
                "[S Chief Harbour Prosecutor Ana Ruiz] said [C it rains].\n[S The CHP] said [C it does].",
                "Ana Ruiz, Ana Ruiz",
            ),
            (
                "[S Coast Harbour Party leader Ana Ruiz] said [C it rains].\n[S The CHP] said [C it does].",
                "Ana Ruiz, Coast Harbour Party",
            ),
            // Near misses: no pronoun at the start of the content; another person of that gender nearby.
            ("Carl Ruiz met Ana Ruiz. [S Ruiz] said [C it rains].", "-"),
            ("Carl Ruiz met Ana Ruiz and Tom Lund. [S Ruiz] said [C he would run].", "-"),
        ]);
    }
}
