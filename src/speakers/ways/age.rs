//! A person by an age: "the 62-year-old".

use crate::{
    lexicon::{Classes, sets},
    speakers::{
        description::Description,
        reach::MAX_PEOPLE,
        roles,
        scene::{Found, Scene, Voice},
    },
};

/// Age in years below which nobody is taken for a judge, a minister or a manager.
const MIN_OFFICE_AGE: u8 = 35;

/// "the 62-year-old": the only person to whom the article gives that age, "Ana Ruiz, 62,". If it gives nobody an age,
/// nobody else may be named in the paragraph; if `further`, nor in the one before ("the 62-year-old from Oslo", or a
/// subject).
pub(super) fn aged(scene: &Scene<'_, '_>, d: &Description, further: bool) -> Option<Found> {
    let doc = scene.doc;
    let at = d.tokens.start;
    let age = (at..=d.head).find_map(|k| doc.word(k).strip_suffix("-year-old"))?;
    let given = |m: &usize| {
        let end = scene.cast.mentions[*m].tokens.end;
        end < at && doc.one_of(end, words!(", (")) && doc.word(end + 1) == age && !doc.token(end + 2).is_word
    };
    let mut of = scene.cast.around(at).filter(|e| scene.cast.mentions_of(*e).iter().any(given));
    if let Some(e) = of.next() {
        return Some(if of.next().is_none() { Found::Entity(e) } else { Found::Rivals });
    }
    // Those with whom a sentence begins, and those who speak; if the paragraph before counts too, everybody named.
    let first = |m: &usize| {
        let name = &scene.cast.mentions[*m];
        let from = roles::reach_back(doc, name);
        let spoke = scene.past.iter().rev().take(MAX_PEOPLE).any(|p| p.source.contains(&name.tokens.start));
        spoke || scene.voices[from] != Voice::Quoted && (further || doc.sentence_of(from).start == from)
    };
    let own = doc.token(at).block as usize;
    let block = doc.blocks[own.saturating_sub(usize::from(further))].body.start..at;
    let people = scene.cast.mentions_in(&block).filter(first).map(|m| scene.who(m));
    let mut people = people.filter(|w| scene.is_human(*w, None));
    let first = people.next()?;
    // Somebody of another age.
    let aged = |m: &usize| {
        doc.comma(scene.cast.mentions[*m].tokens.end) && doc.token(scene.cast.mentions[*m].tokens.end + 1).is_number
    };
    // Not "the 19-year-old" for a judge or a manager.
    let young = age.parse::<u8>().is_ok_and(|age| age < MIN_OFFICE_AGE);
    let holds =
        |k: usize| doc.is(k, Classes::TITLE) && !doc.eq(k, "captain") || doc.one_of(k, sets::speakers::SPORT_STAFF);
    let other = matches!(first, Found::Entity(e)
        if scene.cast.mentions_of(e).iter().any(aged)
            || young && scene.cast.entities[e].roles.iter().any(|r| r.clone().any(holds)));
    (other || people.any(|w| w != first)).then_some(Found::Rivals)
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn table() {
        check(&[
            (
                "Tom Lund, 62, left. [C “It rains,”] [S Vera Holm] said. [C “It does,”] [S the 62-year-old] said.",
                "Vera Holm, Tom Lund",
            ),
            (
                "Tom Lund left. [C “It rains,”] [S Vera Holm] said. [C “It does,”] [S the 62-year-old] said.",
                "Vera Holm, -",
            ),
            ("Vera Holm held up a sign, “No to Tom Lund.” [S The 62-year-old] said [C it rains].", "Vera Holm"),
            ("Tom Lund lost. [C “It rains,”] [S the 62-year-old from Oslo] said.", "Tom Lund"),
            ("Tom Lund won. Oslo’s Carl Holm was second.\n[C “It rains,”] [S the 62-year-old from Oslo] said.", "-"),
            // A young one is no judge or manager; an older one may be, and a captain.
            ("[S Judge Tom Lund] said [C so]. The 19-year-old wept. [S He] said [C no].", "Tom Lund, the 19-year-old"),
            ("[S Manager Tom Lund] said [C so]. [S The 34-year-old] said [C no].", "Tom Lund, -"),
            ("[S Manager Tom Lund] said [C so]. [S The 35-year-old] said [C no].", "Tom Lund, Tom Lund"),
            ("[S Captain Tom Lund] said [C so]. The 19-year-old wept. [S He] said [C no].", "Tom Lund, Tom Lund"),
            ("Tom Lund, 34, left. [C “It does,”] [S the 62-year-old] said.", "-"),
        ]);
    }
}
