//! People in court: "the witness", "the barrister", and "a former clerk told the court" in the lead.

use super::{nearest::close, tied::one_of};
use crate::{
    analysis::SpeakerKind,
    lexicon::{Classes, sets},
    speakers::{
        description::{self, Description},
        kind,
        office::office,
        reach::{MAX_LEAD_PARAGRAPHS, MAX_PEOPLE, MAX_SENTENCE_TOKENS},
        scene::{Found, Past, Scene},
    },
};
use std::ops::Range;

/// "the witness", "the senior barrister": the only person near who testifies or is a lawyer; of several, the last who
/// spoke.
pub(super) fn in_court(scene: &Scene<'_, '_>, d: &Description) -> Option<Found> {
    let (doc, at) = (scene.doc, d.tokens.start);
    let witness = doc.eq(d.head, "witness");
    let lawyer = doc.one_of(d.head, sets::speakers::PLEADERS);
    let plain = (at + 1..d.head).all(|k| doc.eq(k, "senior"));
    if !doc.eq(at, "the") || d.core != d.tokens.end || !plain || !(witness || lawyer) {
        return None;
    }
    let last = scene.last().map(|(_, s)| scene.found(s));
    // Only those who put questions spoke since.
    let asks = |p: &Past| {
        let asking = Classes::TITLE.or(Classes::LAWMAKER).or(Classes::RELATION_NOUN);
        let office = |r: &Range<usize>| {
            r.clone().any(|k| doc.is(k, asking) || doc.one_of(k, sets::speakers::PLEADERS) || doc.eq(k, "prosecutor"))
        };
        match p.speaker.map(|s| scene.found(s)) {
            Some(Found::Entity(o)) => scene.cast.entities[o].roles.iter().any(office),
            Some(Found::Speaker(s)) => scene.speakers[s].kind != SpeakerKind::Person,
            _ => true,
        }
    };
    let goes_on = |e: usize| {
        let is = |p: &&Past| p.speaker.is_none_or(|s| scene.found(s) != Found::Entity(e));
        scene.past.iter().rev().take(MAX_PEOPLE).take_while(is).all(asks)
    };
    let fits = |e: &usize| {
        let mut own = scene.cast.mentions_of(*e).iter().map(|m| scene.cast.mentions[*m].tokens.start);
        let near = own.any(|k| k < at && close(scene, doc.token(k).block, at));
        let role = || witness && goes_on(*e) && testifies(scene, *e, &(0..at)) || lawyer && pleads(scene, *e, last);
        near && scene.is_human(Found::Entity(*e), None) && role()
    };
    let all: Vec<Found> = scene.cast.around(at).filter(fits).map(Found::Entity).collect();
    Some(one_of(scene, &all)).filter(|w| matches!(w, Found::Entity(_)))
}

/// "Ada Roe KC", "Ada Roe, mitigating,", "Ada Roe, for the defence,", "attorney Ada Roe"; "law professor Ada Roe", if she
/// spoke last.
fn pleads(scene: &Scene<'_, '_>, e: usize, last: Option<Found>) -> bool {
    let doc = scene.doc;
    let told = |m: &usize| {
        let end = scene.cast.mentions[*m].tokens.end;
        let clause = end + 1 + usize::from(doc.token(end).is_word);
        doc.one_of(end, words!("kc qc sc"))
            || doc.comma(clause - 1)
                && (doc.one_of(clause, words!("mitigating prosecuting defending"))
                    || doc.eq(clause, "for") && doc.one_of(clause + 2, words!("defence defense prosecution")))
    };
    let roles = &scene.cast.entities[e].roles;
    let law = |k: usize| doc.eq(k, "law") && last == Some(Found::Entity(e));
    scene.cast.mentions_of(e).iter().take(MAX_PEOPLE).any(told)
        || roles.iter().any(|r| office(doc, r).any(|k| doc.one_of(k, sets::speakers::PLEADERS)) || r.clone().any(law))
}

/// "Ada Roe testified", "Giving evidence, Ada Roe said", "a witness, Ada Roe": in a part of the article where no other
/// speaker is beside.
fn testifies(scene: &Scene<'_, '_>, e: usize, within: &Range<usize>) -> bool {
    let doc = scene.doc;
    let evidence = |k: usize| {
        doc.word(k).get(1..).is_some_and(|w| w.starts_with("estif"))
            || doc.eq(k, "evidence") && doc.one_of(k.wrapping_sub(1), words!("giving gave"))
    };
    let x = &scene.cast.entities[e];
    let told = |m: &usize| {
        let at = scene.cast.mentions[*m].tokens.start;
        let sentence = doc.sentence_of(at);
        let alone = |mut all: Range<usize>| {
            all.all(|m| match scene.who(m) {
                Found::Entity(o) => o == e || !scene.cast.entities[o].speaks,
                _ => true,
            })
        };
        within.contains(&at)
            && sentence.clone().take(MAX_SENTENCE_TOKENS).any(evidence)
            && alone(scene.cast.mentions_in(&sentence))
    };
    x.speaks
        && (scene.cast.mentions_of(e).iter().take(MAX_PEOPLE).any(told)
            || x.roles.iter().any(|r| r.clone().any(|k| doc.eq(k, "witness"))))
}

/// "A former clerk has told the court … ¶ Testifying on Monday, Ada Roe said": the first person named below, who
/// testifies.
pub(super) fn witness_below(scene: &Scene<'_, '_>, d: &Description) -> Option<Found> {
    let (doc, at) = (scene.doc, d.tokens.start);
    let hears = |k: usize| {
        [sets::attribution::COURTS, sets::speakers::CHAMBERS].iter().any(|s| doc.one_of(k, s))
            || doc.one_of(k, words!("committee commission hearing testified"))
    };
    let hears = doc.sentence_of(at).take(MAX_SENTENCE_TOKENS).any(hears);
    let professional = [sets::speakers::PLEADERS, sets::attribution::COURTS].iter().any(|s| doc.one_of(d.head, s));
    if !hears || professional || !scene.is_lead(at) || kind::unnamed(doc, d) {
        return None;
    }
    let block = doc.token(at).block as usize + 1;
    let ahead = doc.blocks.get(block..)?.iter().filter(|b| !b.body.is_empty()).take(MAX_LEAD_PARAGRAPHS + 1);
    let body =
        ahead.fold(None, |all: Option<Range<usize>>, b| Some(all.map_or(b.body.start, |a| a.start)..b.body.end))?;
    let gender = description::gender(doc, d);
    let who = scene.cast.mentions_in(&body).map(|m| scene.who(m)).find(|w| scene.is_human(*w, None))?;
    let Found::Entity(e) = who else { return None };
    let new = scene.cast.entities[e].first > at && !doc.is(d.head, Classes::GROUP_NOUN);
    (new && scene.is_human(who, gender) && testifies(scene, e, &body)).then_some(who)
}

#[cfg(test)]
mod tests {
    use crate::{Blocks, Options, analyze, speakers::tests::check};

    #[test]
    fn witnesses_and_lawyers() {
        let lines = "[S The {}] said [C so].";
        for (text, noun, want) in [
            (
                "[S Ada Roe] testified [C it rains].\n[S Counsel Tom Lund] asked [C why].",
                "witness",
                "Ada Roe, Tom Lund, Ada Roe",
            ),
            (
                "Giving evidence, [S Ada Roe] said [C it rains].\n[S Counsel Tom Lund] asked [C why].",
                "witness",
                "Ada Roe, Tom Lund, Ada Roe",
            ),
            (
                "[S Ada Roe KC] said [C it rains].\n[S Judge Tom Lund] asked [C why].",
                "barrister",
                "Ada Roe, Tom Lund, Ada Roe",
            ),
            ("[S Ada Roe, mitigating,] said [C it rains].", "senior counsel", "Ada Roe, Ada Roe"),
            (
                "[S Ada Roe, for the defence,] said [C it rains].\n[S Judge Tom Lund] asked [C why].",
                "lawyer",
                "Ada Roe, Tom Lund, Ada Roe",
            ),
            (
                "[S Tom Lund] said [C no].\n[S Law professor Ada Roe] said [C it rains].",
                "lawyer",
                "Tom Lund, Ada Roe, Ada Roe",
            ),
            (
                "[S Tom Lund, prosecuting,] said [C no].\n[S Ada Roe, mitigating,] said [C it rains].",
                "barrister",
                "Tom Lund, Ada Roe, Ada Roe",
            ),
            // Near misses: somebody else has spoken since; several; nobody; a professor of law who has not spoken last.
            (
                "[S Tom Lund, prosecuting,] said [C no].\n[S Ada Roe, mitigating,] said [C it rains].\n[S Ivo Holm] said [C yes].",
                "barrister",
                "Tom Lund, Ada Roe, Ivo Holm, the barrister",
            ),
            (
                "[S Ada Roe] testified [C it rains].\n[S Builder Tom Lund] said [C so].",
                "witness",
                "Ada Roe, Tom Lund, the witness",
            ),
            (
                "[S Ada Roe] said [C it rains].\n[S Counsel Tom Lund] asked [C why].",
                "witness",
                "Ada Roe, Tom Lund, the witness",
            ),
            (
                "[S Tom Lund] asked Ada Roe, who testified, [C why].\n[S Ada Roe] said [C so].",
                "witness",
                "Tom Lund, Ada Roe, the witness",
            ),
            (
                "[S Law professor Ada Roe] said [C it rains].\n[S Tom Lund] said [C no].",
                "lawyer",
                "Ada Roe, Tom Lund, the lawyer",
            ),
        ] {
            check(&[(&format!("{text}\n{}", lines.replace("{}", noun)), want)]);
        }
    }

    #[test]
    fn a_witness_named_below() {
        let lead = "A former clerk told the High Court that the club had no licence.";
        for (next, want) in [
            ("Testifying on Monday, Ada Roe said it was loud.", "Ada Roe"),
            ("Ada Roe, 41, said it was loud.\nShe was there. Roe testified that it rained.", "Ada Roe"),
            // Near misses.
            ("Ada Roe, 41, said it was loud.", "a former clerk"),
            ("Tom Lund owns the club.\nTestifying on Monday, Ada Roe said it was loud.", "a former clerk"),
        ] {
            let a = analyze(&Blocks::from_text(&format!("{lead}\n{next}")).unwrap(), &Options::default());
            assert_eq!(a.attributions[0].speaker.map(|s| a.speakers[s].name.as_str()), Some(want), "{next}");
        }
    }
}
