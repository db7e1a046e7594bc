//! Leads: a headline or first paragraph describes a person whom the next paragraphs name.

use super::tied::answers;
use crate::{
    analysis::SpeakerKind,
    lexicon::{Classes, sets},
    speakers::{
        description::{self, Description},
        kind, reach,
        scene::{Found, Scene},
    },
};

/// "A mum has told … ¶ Ada Ruiz was out when …": an indefinite description in the lead means the person whom the next
/// paragraphs name, if they name only one and the article quotes that person. The same holds for an office with "the"
/// that has no holder in the article and a person whom the article describes in no other way: "The Taoiseach has defended … ¶
/// Tom Ruiz said …", but not "¶ Tom Ruiz, who runs the bakery".
pub(super) fn named_next(scene: &Scene<'_, '_>, d: &Description, kind: SpeakerKind) -> Option<Found> {
    let doc = scene.doc;
    let at = d.tokens.start;
    let plain = doc.is(d.head, Classes::MAN_NOUN.or(Classes::WOMAN_NOUN)) || doc.one_of(d.head, sets::speakers::KIN);
    // "A former clerk": somebody of whom the article has news. "A source", "A senior aide": their names are withheld.
    let known = plain || doc.eq(at + 1, "former");
    let article = doc.one_of(at, sets::grammar::INDEFINITE_ARTICLE) && !kind::unnamed(doc, d);
    let somebody = article && known;
    let title = doc.is(d.head, Classes::TITLE)
        || (at..d.head).any(|k| doc.phrase(k, Classes::TITLE).is_some_and(|p| p.end == d.head + 1));
    let office = doc.eq(at, "the") && title && d.core == d.tokens.end;
    if kind != SpeakerKind::Person || !scene.is_lead(at) {
        return None;
    }
    let gender = description::gender(doc, d);
    let block = doc.token(at).block as usize;
    let ahead = doc.blocks[block + 1..].iter().filter(|b| !b.body.is_empty()).take(reach::MAX_LEAD_PARAGRAPHS);
    let end = ahead.last().unwrap_or(&doc.blocks[block]).body.end;
    let human = |m: usize| match scene.who(m) {
        Found::Entity(e) if scene.is_human(Found::Entity(e), None) => Some(e),
        _ => None,
    };
    // "A magistrate ruled … ¶ Magistrate Ada Ruiz": the only holder, named later.
    if article && doc.is(d.head, Classes::TITLE) && !doc.one_of(d.head, sets::speakers::KIN) {
        // "a Crown attorney": "assistant Crown attorney Ada Ruiz"
        let words = description::key(doc, at..d.head);
        let answers =
            |e: &usize| scene.cast.entities[*e].roles.iter().any(|r| answers(doc, r, d, &words) == Some(words.len()));
        let mut all = scene.cast.around(at).filter(answers);
        let (one, None) = (all.next()?, all.next()) else { return None };
        // "A senior judge", "A spokesman said …": their names may be withheld, but not in court.
        let court = doc.sentence_of(at).any(|k| doc.one_of(k, sets::attribution::COURTS));
        let bare = d.core == d.tokens.end && (court || !doc.is(d.head, Classes::RELATION_NOUN));
        let x = &scene.cast.entities[one];
        let below = doc.tokens.get(x.first).is_some_and(|t| t.block as usize > block);
        return (bare && below).then_some(Found::Entity(one));
    }
    let held = |e: usize| scene.cast.entities[e].roles.iter().any(|r| answers(doc, r, d, &[]).is_some());
    if !(somebody || office && !scene.cast.around(at).any(held)) {
        return None;
    }
    // "Tom Ruiz spoke. The senator said": the one named before may be meant.
    let lead = doc.blocks.get(scene.leads()[0]).map_or(at, |b| b.body.start.min(at));
    if office && scene.cast.mentions_in(&(lead..at)).any(|m| scene.is_human(scene.who(m), None)) {
        return None;
    }
    let mut people = scene.cast.mentions_in(&(d.tokens.end..end)).filter_map(human);
    // Who holds another office is not meant: "The Taoiseach has … ¶ Leader Ana Ruiz said … ¶ … told Tom Ruiz".
    let other = |e: usize| !(somebody && plain) && !scene.cast.entities[e].roles.is_empty();
    let one = people.find(|e| !other(*e))?;
    let x = &scene.cast.entities[one];
    // "According to the mayor, Ana Ruiz left"
    if office && x.first < d.tokens.end + 2 {
        return None;
    }
    // "Una Ruiz, who runs the bakery"; for "a former clerk", "Una Ruiz, 41,"
    let told_of = |e: usize| {
        scene.cast.mentions_in(&(d.tokens.end..end)).any(|m| {
            let after = scene.cast.mentions[m].tokens.end;
            let told = doc.one_of(after + 1, sets::grammar::RELATIVE) || somebody && doc.token(after + 1).is_number;
            scene.who(m) == Found::Entity(e) && doc.comma(after) && told
        })
    };
    let fits = (somebody && plain || !told_of(one))
        && (somebody || x.speaks)
        && x.first > at
        && scene.is_human(Found::Entity(one), gender);
    // Other people who hold another office do not compete.
    (fits && people.all(|e| e == one || other(e))).then_some(Found::Entity(one))
}

#[cfg(test)]
mod tests {
    use crate::{Blocks, Options, analyze};

    /// Who says the first words of a text, in the engine as it ships.
    fn first_speaker(text: &str) -> String {
        let a = analyze(&Blocks::from_text(text).unwrap(), &Options::default());
        a.attributions[0].speaker.map_or_else(String::new, |s| a.speakers[s].name.clone())
    }

    #[test]
    fn an_office_is_the_person_with_no_other_description() {
        let lead = "The bridge is shut, the mayor said on Friday.";
        for (next, want) in [
            ("“It is very sad for us,” said Una Brandvold.", "Una Brandvold"),
            (
                "“It is,” said Ola Ruiz, the baker. Then she told Una Brandvold. “It is,” said Brandvold.",
                "Una Brandvold",
            ),
            // Near misses.
            ("“It is very sad for us,” said Una Brandvold, the baker.", "the mayor"),
            ("“It is very sad for us,” said Una Brandvold, who runs the bakery on the quay.", "the mayor"),
            ("“It is very sad for us,” said Una Brandvold, whose boat lies there.", "the mayor"),
        ] {
            assert_eq!(first_speaker(&format!("{lead}\n{next}")), want, "{next}");
        }
    }

    #[test]
    fn somebody_without_a_name() {
        for (text, want) in [
            ("A magistrate said the club must close.\nMagistrate Ada Ruiz said it was loud.", "Ada Ruiz"),
            ("A former clerk admitted the theft. Asked in court, Tom Lund said it was late.", "Tom Lund"),
            ("A man said the club must close.\nTom Lund said it was loud.", "Tom Lund"),
            // Near misses: names that may be withheld.
            ("A former clerk admitted the theft.\nThe club is shut, baker Tom Lund said.", "a former clerk"),
            ("A former clerk told the inquiry the club was shut.\nTom Lund, 52, said it was not.", "a former clerk"),
            ("A senior official said the club must close.\n“It is loud,” said baker Tom Lund.", "a senior official"),
            ("A source said the club must close.\nMagistrate Ada Ruiz said it was loud.", "a source"),
            ("A man who asked not to be named said the club must close.\nTom Lund said it was loud.", "a man"),
            ("The senator rejected the offer to name Ada Ruiz.\nRuiz said it was loud.", "Ada Ruiz"),
            ("According to the senator, Ada Ruiz must go.\nRuiz said it was loud.", "the senator"),
            ("Ada Ruiz left early. The senator said the club must close.\nTom Lund said it was loud.", "Ada Ruiz"),
            ("A magistrate said the club must close. Magistrate Ada Ruiz said it was loud.", "a magistrate"),
            ("A senior minister said the club must close.\nMinister Ada Ruiz said it was loud.", "a senior minister"),
            ("A spokesman said the club was shut.\nTom Lund, spokesman for the union, said it was not.", "a spokesman"),
        ] {
            assert_eq!(first_speaker(text), want, "{text}");
        }
    }

    #[test]
    fn a_name_below_the_lead_is_not_withheld() {
        let treasurer = "A former treasurer at the port has told a court that invoices were forged.";
        for (text, withheld) in [
            (&*format!("{treasurer}\nAccountant Una Dube was there. Dube said she had been threatened."), false),
            ("A tax clerk has told the court invoices were forged.\nUna Dube, 41, said she saw them.", false),
            ("The inquiry opened after a dock worker admitted it rained.\nTom Lund said he saw it.", false),
            ("A man has told the court invoices were forged.\nUna Dube, 41, said she saw them.", true),
            ("‘Perfect landing’, says airline chief\n“It was,” chairman Tom Lund told reporters in Oakvale.", false),
            // Near misses: nobody below has spoken; signs of anonymity; people.
            (&*format!("{treasurer}\nThe court will sit again on Monday, when it may rain."), true),
            ("Senior source says bridge is shut\n“It is not,” chairman Tom Lund told reporters in Oakvale.", true),
            ("Two aides say the bridge is shut\n“It is not,” chairman Tom Lund told reporters in Oakvale.", true),
        ] {
            let a = analyze(&Blocks::from_text(text).unwrap(), &Options::default());
            let who = a.attributions[0].speaker.map(|s| a.speakers[s].anonymous);
            assert_eq!(who, Some(withheld), "{text}");
        }
    }
}
