//! Descriptions: "the mayor" is the person whom the article has named as the mayor; "the official" is the one quoted
//! before; "an official" is always a new speaker.

use super::{
    bodies, issued,
    lead::named_next,
    occupation, pronouns,
    relative::relative,
    tied::{indefinite, person, same, tied},
    variation::{only_one, variation},
};
use crate::{
    analysis::{Attribution, Resolution, SpeakerKind},
    lexicon::{Classes, sets},
    speakers::{
        description::{self, Description},
        kind,
        scene::{Found, Scene},
        source::Source,
    },
};
use std::ops::Range;

/// Resolves a description. If it means a named entity, links its words to that entity from then on.
pub(super) fn way(scene: &mut Scene<'_, '_>, a: &Attribution, source: &Source) -> Option<(Found, Resolution)> {
    let Source::Description(d) = source else { return None };
    let doc = scene.doc;
    // "A clerk said it was late, but added": the same words.
    let again = scene.last().filter(|(p, _)| a.source.is_some_and(|s| doc.tokens_in(s) == p.source));
    if let Some((_, s)) = again {
        return Some((scene.found(s), Resolution::Described));
    }
    let found = match resolve(scene, d, kind::of(doc, d)) {
        Found::Nobody => Found::Speaker(scene.describe(d)),
        found => found,
    };
    if let Found::Entity(e) = found {
        scene.taught.push((e, description::head_word(doc, d), description::key(doc, d.tokens.clone())));
    }
    Some((found, Resolution::Described))
}

/// The entity or speaker that a description means; `Nobody` for a new one.
pub(super) fn resolve(scene: &Scene<'_, '_>, d: &Description, kind: SpeakerKind) -> Found {
    let doc = scene.doc;
    let first = d.tokens.start;
    // "Her Honour": the judge just mentioned.
    if doc.is(first, Classes::POSSESSIVE) && doc.one_of(d.head, sets::speakers::ADDRESSES) {
        let found = pronouns::resolve(scene, first);
        let titled = |r: &Range<usize>| r.clone().any(|k| doc.is(k, Classes::TITLE));
        let holds = matches!(found, Found::Entity(e) if scene.cast.entities[e].roles.iter().any(titled));
        return if holds { found } else { Found::Nobody };
    }
    if let Some(found) = issued::by_whom(scene, d, resolve) {
        return found;
    }
    if indefinite(doc, first) {
        if let Some(named) = named_next(scene, d, kind) {
            return named;
        }
        // "two officials": the same two as before only if nobody else spoke in between.
        let same = same(scene, d);
        let last = scene.last().map(|(_, s)| Found::Speaker(s));
        let bare = d.tokens.len() == 2 && doc.one_of(first, words!("some many several other"));
        return if kind == SpeakerKind::Group && (bare || last == Some(same)) { same } else { Found::Nobody };
    }
    match kind {
        SpeakerKind::Person => match relative(scene, d).map_or_else(|| person(scene, d), |who| (who, Vec::new())) {
            (Found::Nobody, bare) => match occupation::told(scene, d).unwrap_or_else(|| variation(scene, d, &bare)) {
                Found::Nobody => named_next(scene, d, kind).unwrap_or_else(|| only_one(scene, d)),
                found => found,
            },
            (found, _) => found,
        },
        SpeakerKind::Organisation => match same(scene, d) {
            Found::Nobody => match bodies::body(scene, d) {
                // "The newspaper “Oakvale Post” … the group": the marks show a title.
                Found::Entity(e)
                    if doc.one_of(scene.cast.entities[e].name.start.wrapping_sub(1), words!("“ \""))
                        && !doc.one_of(d.head, sets::speakers::OUTLETS) =>
                {
                    Found::Nobody
                }
                found => found,
            },
            found => found,
        },
        _ => tied(scene, d, kind),
    }
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn leads_parents_and_companies() {
        check(&[
            // An office in the lead, of the only person without another office; a parent described by the number of
            // children.
            (
                "[S The Taoiseach] says [C it rains].\nTom Lund spoke.\nLeader Carl Holm left.\n[S Tom Lund] said [C it does].",
                "Tom Lund, Tom Lund",
            ),
            (
                "[S The Taoiseach] says [C it rains].\nTom Lund met Carl Holm.\n[S Tom Lund] said [C it does].",
                "the Taoiseach, Tom Lund",
            ),
            (
                "[S Vera Holm, 41,] said [C it rains].\n[S The mother of three] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
            (
                "[S Tom Lund, 41,] said [C it rains].\n[S The mother of three] said [C it does].",
                "Tom Lund, the mother of three",
            ),
            ("[S Vera Holm] said [C it rains].\n[S The mother-of-three] said [C it does].", "Vera Holm, Vera Holm"),
            (
                "[S Tom Lund] said [C it rains].\n[S The mother-of-three] said [C it does].",
                "Tom Lund, the mother-of-three",
            ),
            // No office, and no word of theirs.
            ("Tom Lund was held.\n[S The police chief] said [C it rains].", "the police chief"),
            // A body that acts since.
            (
                "[S The Green League] said [C it rains].\nThe Red Council shut a road.\n[S The group] said [C it does].",
                "Green League, Red Council",
            ),
            (
                "[S The Green League] said [C it rains].\nThe Alton Dam shut a road.\n[S The group] said [C it does].",
                "Green League, -",
            ),
            (
                "[S Vera Holm, 41,] said [C it rains].\n[S The mother of the boy] said [C it does].",
                "Vera Holm, the mother of the boy",
            ),
            // An office that a sentence gives; other names of an office; an insertion.
            ("Tom Lund is the mayor of Oakvale. [S The mayor] said [C it rains].", "Tom Lund"),
            ("Oakvale’s mayor is Tom Lund. [S The mayor] said [C it rains].", "Tom Lund"),
            ("Tom Lund is a nurse, they say. [S The nurse] said [C it rains].", "the nurse"),
            ("President Tom Lund came. [S The Liberal president] said [C it rains].", "Tom Lund"),
            ("German foreign minister Tom Lund came. [S Germany’s top diplomat] said [C it rains].", "Tom Lund"),
            (
                "German foreign minister Tom Lund came. [S France’s top diplomat] said [C it rains].",
                "France’s top diplomat",
            ),
            ("President Tom Lund came. [S The president - who was ill -] said [C it rains].", "Tom Lund"),
            ("President Tom Lund came. [S The president (a keen sailor)] said [C it rains].", "Tom Lund"),
            // An office in the lead whose holder the article names.
            (
                "[S A magistrate] says [C it rains].\nIt rained.\nIt rained on.\n[S Magistrate Vera Holm] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
            (
                "[S A magistrate] says [C it rains].\n[S Magistrate Vera Holm] met Magistrate Tom Lund and said [C it does].",
                "a magistrate, Vera Holm",
            ),
            // The lead is found below a byline; "lawmaker" for a party leader.
            (
                "Rain falls\nBy Ola Ruiz, our reporter\n[S A mum] says [C it rains].\nVera Holm left.\n[S Vera Holm] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
            (
                "Ana Ruiz left.\n[S Majority Leader Tom Lund] said [C it rains].\n[S The Oakvale MCA] said [C it does].",
                "Tom Lund, Tom Lund",
            ),
            (
                "Ana Ruiz left.\n[S Coach Tom Lund] said [C it rains].\n[S The Oakvale MCA] said [C it does].",
                "Tom Lund, the Oakvale MCA",
            ),
            // The owner of "Holm’s team-mate" is not a rival.
            (
                "Carl Holm lost.\nIt rained.\nHolm’s team-mate Tom Lund laughed. [S The midfielder] said [C it rains].",
                "Tom Lund",
            ),
            (
                "Carl Holm lost.\nIt rained.\nCarl Holm and Tom Lund laughed. [S The midfielder] said [C it rains].",
                "the midfielder",
            ),
            // A restrictive clause is not part of a name.
            ("[S The union that represents the miners] said [C it rains].", "the union"),
            // In the lead, words after the noun may be new information, but a place identifies.
            (
                "[S The captain of her sister ship] said [C it rains].\nCapt. Tom Lund left.\n[S Lund] said [C it does].",
                "Tom Lund, Tom Lund",
            ),
            (
                "[S The captain of Ferris] said [C it rains].\nCapt. Tom Lund left.\n[S Lund] said [C it does].",
                "the captain of Ferris, Tom Lund",
            ),
            // An office in a headline; the name follows after a phrase.
            (
                "It rains, [S spokesman] says: [C it does]\nIn a note, the spokesman for the Works Office, Tom Lund, spoke.\n[S The spokesman] said [C it rains].",
                "Tom Lund, Tom Lund",
            ),
            // The article's main company, unless another one has spoken.
            (
                "Quillon Rail climbs\nQuillon Rail Ltd. raised its dividend on a wet Monday.\nIt rained on.\n[S The railway] said [C it rains].",
                "Quillon Rail Ltd.",
            ),
            (
                "Quillon Rail climbs\nQuillon Rail Ltd. raised its dividend on a wet Monday.\n[S Lund Bank] said [C it rains].\n[S The company] said [C it does].",
                "Lund Bank, -",
            ),
            (
                "Quillon Rail climbs\nQuillon Rail Ltd. raised its dividend on a wet Monday.\nIt rained on.\n[S The hotel] said [C it rains].",
                "the hotel",
            ),
        ]);
    }

    #[test]
    fn portfolios() {
        check(&[
            ("State councillor for culture Oru Quill left. [S She] said [C it rains].", "Oru Quill"),
            ("The row of the council for culture Oru Quill left. [S She] said [C it rains].", "-"),
            ("Minister for Roads Oru Quill left.\nAna Ruiz left.\n[S The minister] said [C it rains].", "Oru Quill"),
            ("Words for Roads Oru Quill left.\nAna Ruiz left.\n[S The minister] said [C it rains].", "the minister"),
        ]);
    }

    #[test]
    fn headlines() {
        check(&[
            // A headline's short form, of a body that the next paragraphs name or that speaks.
            ("Pay is low, [S union] says: [C so]\nThe Dock Crew Union will strike in May.", "Dock Crew Union"),
            (
                "Pay is low, [S dock union] says: [C it rains]\nIt rained.\nIt snowed.\n[S The Union of Dock Crews] said [C so].",
                "Union of Dock Crews, Union of Dock Crews",
            ),
            (
                "Pay is low, [S union] says: [C it rains]\nIt rained.\nIt snowed.\nIt froze.\nThe Dock Crew Union left.",
                "union",
            ),
            ("Pay is low, [S union] says: [C so]\nThe Dock Union met the Bread Union on Monday.", "union"),
        ]);
    }

    #[test]
    fn other_words_for_one_person() {
        check(&[
            // An aside or a party says nothing about who is meant; "for", "in" and "of" do.
            (
                "[S Vera Holm] said [C it rains].\n[S The 56-year-old painter, who is ill,] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
            (
                "[S Vera Holm] said [C it rains].\n[S The Democrat from Oakvale] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
            ("[S Vera Holm] said [C it rains].\n[S The Dane] said [C it does].", "Vera Holm, Vera Holm"),
            ("[S Tom Lund] said [C it rains].\n[S The Welshman] said [C it does].", "Tom Lund, Tom Lund"),
            (
                "[S Vera Holm] said [C it rains].\n[S The 56-year-old painter from Oakvale] said [C it does].",
                "Vera Holm, the 56-year-old painter from Oakvale",
            ),
            ("[S Vera Holm] said [C it rains].\n[S The Welshman] said [C it does].", "Vera Holm, the Welshman"),
            // A noun for whoever speaks beside it; not for a bystander, nor if somebody else is named.
            ("[C “It rains,”] [S Vera Holm] said. [C “It does,”] [S the nurse] said.", "Vera Holm, Vera Holm"),
            ("[C “It rains,”] [S Vera Holm] said.\n[C “It does,”] [S the nurse] said.", "Vera Holm, Vera Holm"),
            ("[S Minister Vera Holm] said [C it rains]. [C “It does,”] [S the senator] said.", "Vera Holm, Vera Holm"),
            ("[C “It rains,”] [S Vera Holm] said. [C “It does,”] [S the judge] said.", "Vera Holm, the judge"),
            (
                "Tom Lund left.\n[C “It rains,”] [S Vera Holm] said. [C “It does,”] [S the mayor] said.",
                "Vera Holm, the mayor",
            ),
            (
                "A nurse came. [C “It rains,”] [S Vera Holm] said. [C “It does,”] [S the nurse] said.",
                "Vera Holm, the nurse",
            ),
            ("[C “It rains,”] [S Vera Holm] told Tom Lund. [C “It does,”] [S the nurse] said.", "Vera Holm, the nurse"),
            (
                "Tom Lund left.\n[C “It rains,”] [S Vera Holm] said.\n[S The nurse] said [C it does].",
                "Vera Holm, the nurse",
            ),
            (
                "[S Commissioner of Police Tom Lund] said [C it rains].\nVera Holm left. [S The police boss] said [C it does].",
                "Tom Lund, Tom Lund",
            ),
            // An office in other words.
            ("CFO Tom Lund left.\nVera Holm left. [S The finance chief] said [C it rains].", "Tom Lund"),
            ("Finance chief Tom Lund left.\nVera Holm left. [S The CFO] said [C it rains].", "Tom Lund"),
            ("Chief Executive Tom Lund left.\nVera Holm left. [S The CEO] said [C it rains].", "Tom Lund"),
            ("Governor Tom Lund left.\nVera Holm left. [S The county boss] said [C it rains].", "Tom Lund"),
            ("Chief Executive Tom Lund left.\nVera Holm left. [S The CFO] said [C it rains].", "the CFO"),
            (
                "Governor Tom Lund left.\nVera Holm left. [S The county official] said [C it rains].",
                "the county official",
            ),
            ("Minister Petra Lund left.\nVera Holm left.\n[S The MP] said [C it rains].", "the MP"),
            (
                "[S State Minister for Roads Tom Lund] said [C it rains].\nVera Holm left. [S The state minister] said [C it does].",
                "Tom Lund, Tom Lund",
            ),
            (
                "[S The Ranking Member on Roads, Tom Lund,] said [C it rains].\n[S The MP for Alton West] said [C it does].",
                "Tom Lund, Tom Lund",
            ),
            ("Pay is low, [S union] says [C here].\nDockers left, [S their union] said [C on Monday].", "union, union"),
            (
                "Pay is low, [S union] says [C here].\nDockers left, [S their old union] said [C on Monday].",
                "union, their old union",
            ),
            // A form of address.
            ("Judge Vera Holm came. [S Her Honour] said [C it rains].", "Vera Holm"),
            ("Vera Holm, a nurse, came. [S Her Honour] said [C it rains].", "her Honour"),
            // The name that somebody gave.
            ("[S One of them, who gave his name as Kip,] said [C it rains].", "Kip"),
            ("[S One of them, who knows Kip,] said [C it rains].", "one of them"),
        ]);
    }

    #[test]
    fn short_articles() {
        check(&[
            // A description means the person it was first used for.
            ("Mayor Vera Holm arrived.\n[S The mayor] said [C it rains].", "Vera Holm"),
            ("Vera Holm, the mayor of Oakvale, arrived.\n[S Oakvale’s mayor] said [C it rains].", "Vera Holm"),
            ("Gov. Vera Holm arrived.\n[S The governor] said [C it rains].", "Vera Holm"),
            ("Rep. Vera Holm arrived.\n[S The Oakvale congresswoman] said [C it rains].", "Vera Holm"),
            (
                "[S Ferris minister] says [C it rains]\nIt rained.\nIt rained on.\n[S Vera Holm, Ferris’s minister for weather,] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
            ("Mayor Vera Holm arrived.\n[S The mayor of Ferris] said [C it rains].", "the mayor of Ferris"),
            ("Mayor Vera Holm met Mayor Tom Lund.\n[S The mayor] said [C it rains].", "-"),
            ("Mayor Vera Holm arrived.\n[S A mayor] said [C it rains].", "a mayor"),
            // The only named person fits a profession or a seat.
            (
                "Coach Vera Holm arrived.\n[S The skipper] said [C it rains].\n[S She] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
            ("Vera Holm, the star of the show, arrived.\n[S The actress] said [C it rains].", "Vera Holm"),
            ("Vera Holm and Tom Lund arrived.\n[S The actress] said [C it rains].", "the actress"),
            ("President Vera Holm arrived.\n[S The minister] said [C it rains].", "the minister"),
            ("Vera Holm was held.\n[S The officer] said [C it rains].", "the officer"),
            ("Prime Minister Vera Holm arrived.\n[S The PM] said [C it rains].", "Vera Holm"),
            ("President Vera Holm arrived.\n[S The French president] said [C it rains].", "the French president"),
            // A body with the word in its name loses to a body mentioned since.
            (
                "Tom Lund runs Lund Fish Company.\nQuillon Foods cut prices.\n[S The company] said [C it rains].",
                "Quillon Foods",
            ),
            (
                "Quillon Foods cut prices.\nLund Fish Company did not.\n[S The company] said [C it rains].",
                "Lund Fish Company",
            ),
            (
                "Lund Fish Company began.\nThey saw Quillon Foods with Lund Bank.\n[S The company] said [C it rains].",
                "-",
            ),
            // Unnamed speakers: the same one after "the", a new one after "a".
            (
                "[S A spokesman] said [C it rains].\n[S The spokesman] said [C it does].\n[S A spokesman] said [C no more].",
                "a spokesman, a spokesman, a spokesman",
            ),
            // Elegant variation needs a place or an age, and a noun that nobody else has.
            ("[S Vera Holm] said [C it rains].\n[S The 56-year-old painter] said [C it does].", "Vera Holm, Vera Holm"),
            (
                "A painter came. [S Vera Holm] said [C it rains].\n[S The Oakvale painter] said [C it does].",
                "Vera Holm, the Oakvale painter",
            ),
            ("Tom Lund met Ada Lund, his daughter. [S His daughter] said [C it rains].", "Ada Lund"),
            (
                "Tom Lund came.\nCarl Holm, son of a miner, left.\nOla Ruiz won. [S His son] said [C it rains].",
                "his son",
            ),
            ("Vera Holm met Tom Lund. [S The billionaire tycoon] said [C it rains].", "-"),
            (
                "The Ferris Board of Elections met. [S The board of elections] said [C it rains].",
                "Ferris Board of Elections",
            ),
            ("The Ferris Board of Trade met. [S The board of elections] said [C it rains].", "the board of elections"),
            ("Quillon Bank closed. [S The company] said [C it rains].", "Quillon Bank"),
            ("[C “Power to us,”] [S the group] said.", "the group"),
            ("The rain hit Quillon Bank. [S The company] said [C it rains].", "the company"),
            (
                "[S A spokesman for the bank, Tom Lund,] said [C it rains]. [S The spokesman] said [C it does].",
                "Tom Lund, Tom Lund",
            ),
            ("[S Vera Holm] left.\n[S The former first lady] said [C it does].", "Vera Holm"),
            (
                "[S Vera Holm] said [C it rains].\n[S Lund’s former strategist] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
            (
                "[S Vera Holm] said [C it rains].\n[S Lund’s strategist] said [C it does].",
                "Vera Holm, Lund’s strategist",
            ),
            ("[S Tom Lund] said [C it rains].\n[S The billionaire tycoon] said [C it does].", "Tom Lund, Tom Lund"),
            ("[S Tom Lund] said [C it rains].\n[S The cautious candidate] said [C it does].", "Tom Lund, -"),
            ("[S Tom Lund] said [C it rains].\n[S The former first lady] said [C it does].", "Tom Lund, -"),
            (
                "[S Vera Holm] said [C it rains].\n[S The lead investigator] said [C it does].",
                "Vera Holm, the lead investigator",
            ),
        ]);
    }
}
