//! Descriptions of bodies: "the company", "the board of elections".

use super::{
    nearest,
    tied::{by_head, one_of, same},
    topic::{is_named_body, is_sort, may_be_body, protagonist},
};
use crate::{
    analysis::SpeakerKind,
    lexicon::{Classes, sets},
    speakers::{
        description::Description,
        fold::fold_name,
        names::{self, is_modifier},
        reach::{MAX_PARAGRAPHS_BACK, MAX_PEOPLE},
        scene::{Found, Scene, Voice},
    },
    text::{BlockKind, Case, Document},
};
use std::ops::Range;

/// Whether a noun fits any company.
fn generic_firm(scene: &Scene<'_, '_>, d: &Description) -> bool {
    scene.doc.one_of(d.head, sets::speakers::COMPANIES)
}

/// "Red League", "ZOK": not "the Alton Dam".
pub(super) fn has_full_name(scene: &Scene<'_, '_>, w: Found) -> bool {
    let Found::Entity(e) = w else { return false };
    let entity = &scene.cast.entities[e];
    let mut name = entity.name.clone();
    let letters = name.len() == 1 && scene.doc.token(name.start).case == Case::Upper;
    letters || entity.speaks || name.any(|k| scene.doc.is(k, Classes::ORGANISATION))
}

/// "A spokeswoman for the Tide Agency said": the only body in the source of the last attribution, if it has spokespeople.
fn spoken_for(scene: &Scene<'_, '_>) -> Option<Found> {
    let words = scene.past.last()?.source.clone();
    let speaks = words.clone().any(|k| scene.doc.one_of(k, sets::speakers::SPOKESPEOPLE));
    let mut all = scene.cast.mentions_in(&words).map(|m| scene.who(m)).filter(|w| may_be_body(scene, *w));
    all.next().filter(|w| speaks && all.all(|o| o == *w))
}

/// Whether the noun is like a word of the body's name: "the railway" for "Quillon Rail".
fn called_after(scene: &Scene<'_, '_>, d: &Description, w: Found) -> bool {
    let Found::Entity(e) = w else { return false };
    let head = fold_name(scene.doc.word(d.head));
    // "Swiss lender Quillon": "the bank".
    if head == "bank" && scene.doc.one_of(scene.cast.entities[e].name.start.wrapping_sub(1), words!("lender bank")) {
        return true;
    }
    scene.cast.entities[e].name.clone().any(|k| {
        let word = fold_name(scene.doc.word(k));
        word.len() > 3 && head.starts_with(&word) || head.len() > 3 && word.starts_with(&head)
    })
}

/// "the Oakvale Dockers’ Union": not a company.
fn public(doc: &Document<'_>, name: &Range<usize>) -> bool {
    name.clone().any(|k| doc.one_of(k, sets::speakers::NO_COMPANIES) && is_head(doc, name, k))
}

/// Whether a word of a body's name is its head: "Dock Union", "Ministry of Roads".
fn is_head(doc: &Document<'_>, name: &Range<usize>, k: usize) -> bool {
    k + 1 == name.end || doc.one_of(k + 1, words!("of for"))
}

/// Whether the article shows that a body is a company, so not "the union".
fn is_company(scene: &Scene<'_, '_>, e: usize) -> bool {
    let (doc, cast) = (scene.doc, scene.cast);
    let last = cast.entities[e].name.end - 1;
    names::is_company(doc.word(last))
        || doc.one_of(last, sets::speakers::BODY_ENDINGS)
        || cast.mentions_of(e).iter().take(MAX_PEOPLE).any(|m| names::is_firm(doc, &cast.mentions[*m].tokens))
}

/// "the board of elections", "the trade ministry": the only body with these words in its name, the noun as its head. For
/// "union says" in a headline, one that speaks or that the next paragraphs name.
fn named_so(scene: &Scene<'_, '_>, d: &Description) -> Found {
    let doc = scene.doc;
    let at = d.tokens.start;
    let heading = doc.block_of(at).kind == BlockKind::Heading;
    let near = doc.token(at).block.saturating_add(2);
    let word = |k: usize| fold_name(doc.word(k));
    let words = at + usize::from(doc.eq(at, "the"))..d.tokens.end;
    let so = |e: &usize| {
        let e = &scene.cast.entities[*e];
        let has = |w: &usize| e.name.clone().any(|k| word(k) == word(*w));
        let head = |k: usize| word(k) == word(d.head) && is_head(doc, &e.name, k);
        e.name.len() > words.len()
            && e.name.clone().any(head)
            && words.clone().all(|w| has(&w))
            && (!heading || e.speaks || doc.tokens.get(e.first).is_some_and(|t| t.block <= near))
    };
    let head = word(d.head);
    let mut all = scene.cast.bodies(&head).filter(so).map(Found::Entity);
    match (all.next(), all.next()) {
        (Some(one), None) => one,
        (Some(_), Some(_)) if !heading => Found::Rivals,
        _ => Found::Nobody,
    }
}

/// "Quillon Motors will close the Ferris works, the company said": the body that begins the sentence.
pub(super) fn subject(scene: &Scene<'_, '_>, sentence: usize, who: Found) -> bool {
    let doc = scene.doc;
    let begin = sentence + usize::from(doc.one_of(sentence, words!("the “ \"")));
    let all = scene.cast.mentions_in(&(begin..doc.sentence_of(sentence).end));
    let first = all.take(MAX_PEOPLE).find(|m| scene.who(*m) != Found::Nobody);
    first.is_some_and(|m| {
        let name = &scene.cast.mentions[m];
        let end = name.tokens.end;
        let own = (name.from == begin || is_sort(doc, begin..name.from)) && scene.who(m) == who;
        own && is_named_body(scene, who) && (doc.is(end, Classes::AUXILIARY) || doc.is_inflected(end))
    })
}

/// "the Ferris oil field", "the works at Ferris", "in Alton and Tarn", "Rs 90": sites, towns and sums.
fn site(doc: &Document<'_>, name: &Range<usize>) -> bool {
    let before = name.start.saturating_sub(2)..name.start;
    let mut beside = before.chain(name.end..name.end + 2);
    beside.any(|k| doc.one_of(k, sets::speakers::SITES))
        || doc.eq(name.start.wrapping_sub(1), "and")
        || doc.eq(name.end, "and")
        || doc.token(name.end).is_number
}

/// "the fund": the body whose name contains the word; "the company": the body that spoke last.
pub(super) fn body(scene: &Scene<'_, '_>, d: &Description) -> Found {
    let doc = scene.doc;
    // "Pay is low, union says ¶ …, their union said": the union that has spoken.
    if doc.one_of(d.tokens.start, words!("their its")) && d.head == d.tokens.start + 1 {
        return same(scene, &Description { tokens: d.head..d.tokens.end, ..d.clone() });
    }
    let definite = Classes::DETERMINER.or(Classes::POSSESSIVE);
    let headline = !doc.is(d.tokens.start, definite) && doc.block_of(d.head).kind == BlockKind::Heading;
    if !doc.eq(d.tokens.start, "the") && !headline {
        return Found::Nobody;
    }
    if d.core != d.tokens.end || headline {
        return named_so(scene, d);
    }
    let head = match doc.word(d.head) {
        "bench" => "court".to_string(),
        "force" if scene.cast.bodies("force").next().is_none() => "police".to_string(),
        word => fold_name(word),
    };
    // "the furniture retailer"
    let trades = [sets::speakers::COMPANIES, sets::speakers::TRADES].iter().any(|nouns| doc.one_of(d.head, nouns));
    let plain = trades && (d.tokens.start + 1..d.head).all(|k| doc.token(k).case == Case::Lower);
    // "the Oslo-based company"
    let bare = (d.tokens.start + 1..d.head).all(|k| is_modifier(doc.word(k))) && d.core == d.head + 1;
    let single = bare || plain && by_head(scene, d, SpeakerKind::Organisation) == Found::Nobody;
    if !single {
        return match by_head(scene, d, SpeakerKind::Organisation) {
            Found::Nobody => named_so(scene, d),
            found => found,
        };
    }
    let has = |e: &usize| {
        let e = &scene.cast.entities[*e];
        let noun = |k: usize| doc.is(k, Classes::ORGANISATION) && fold_name(doc.word(k)) == head;
        // "the force" is no union of the police.
        let whole = !doc.eq(d.head, "force") || noun(e.name.end - 1);
        e.first < d.tokens.start && whole && e.name.clone().any(noun)
    };
    let mut named: Vec<Found> = scene.cast.bodies(&head).filter(has).map(Found::Entity).collect();
    match by_head(scene, d, SpeakerKind::Organisation) {
        Found::Rivals => return Found::Rivals,
        Found::Nobody => {}
        w => named.push(w),
    }
    // "the company": if another body was mentioned since, it need not be the one with the word in its name.
    let firm = doc.one_of(d.head, sets::speakers::COMPANIES);
    if let ([one], true) = (named.as_slice(), firm) {
        return match nearest::nearest(scene, d.tokens.start, &|w| is_named_body(scene, w)) {
            Some((_, w, subject)) if w != *one => {
                if subject {
                    w
                } else {
                    Found::Rivals
                }
            }
            _ => *one,
        };
    }
    if !named.is_empty() {
        return one_of(scene, &named);
    }
    spoken_of(scene, d, trades)
}

/// "the company": the body of the sentence, or the one that spoke last, or the subject of the sentence before.
fn spoken_of(scene: &Scene<'_, '_>, d: &Description, trades: bool) -> Found {
    let doc = scene.doc;
    // "Income at Quillon fell, the company said."
    let sentence = doc.sentence_of(d.tokens.start).start;
    let told = |m: &usize| {
        let name = &scene.cast.mentions[*m].tokens;
        scene.voices[name.start] != Voice::Quoted && !site(doc, name)
    };
    let mentions = scene.cast.mentions_in(&(sentence..d.tokens.start)).filter(told);
    let mut here = mentions.map(|m| scene.who(m)).filter(|w| may_be_body(scene, *w));
    let here = here.next().filter(|w| subject(scene, sentence, *w) || here.all(|o| o == *w));
    // "The Guild won, the paper said": not of itself.
    let here = here.filter(|_| !doc.one_of(d.head, sets::speakers::OUTLETS) || doc.eq(d.head, "agency"));
    // Otherwise the only body that has spoken recently.
    let own = doc.token(d.tokens.start).block;
    let mut late = scene
        .past
        .iter()
        .rev()
        .take_while(|p| own.saturating_sub(p.block) <= MAX_PARAGRAPHS_BACK)
        .filter_map(|p| p.speaker.map(|s| scene.found(s)).filter(|w| is_named_body(scene, *w)));
    let late = late.next().filter(|w| late.all(|o| o == *w));
    let lead = protagonist(scene).filter(|w| generic_firm(scene, d) || called_after(scene, d, *w));
    let last = scene.last().map(|(_, s)| scene.found(s)).filter(|w| is_named_body(scene, *w));
    if let (None, Some(lead)) = (here, lead) {
        // "the company" may mean the article's main company or the one that spoke last.
        return if last.is_none_or(|w| w == lead) || !generic_firm(scene, d) { lead } else { Found::Rivals };
    }
    let spoke = here
        .or_else(|| spoken_for(scene))
        .or_else(|| scene.last().map(|(_, s)| scene.found(s)).filter(|w| matches!(w, Found::Entity(_))))
        .or(late);
    let generic = [sets::speakers::COMPANIES, sets::speakers::ASSOCIATIONS, sets::speakers::OUTLETS];
    // "Shares in Quillon rose after the carmaker said"
    let generic = generic.iter().any(|nouns| doc.one_of(d.head, nouns));
    // Otherwise the subject of the sentence before: "Quillon Bank closed. The company said".
    let is_body = |w| is_named_body(scene, w);
    let firm = |w| if trades { may_be_body(scene, w) } else { is_named_body(scene, w) };
    let about = match nearest::nearest(scene, d.tokens.start, &firm) {
        Some((block, w, true)) if own.saturating_sub(block) <= u32::from(generic || trades && is_body(w)) => Some(w),
        _ => None,
    };
    let beside = here.is_some() || about.is_some() && spoke.is_none_or(|w| about == Some(w) || !is_body(w));
    let generic = generic || beside && doc.one_of(d.head, sets::speakers::TRADES);
    // "The Guild said so. The League closed the gate. The group said"
    let near = nearest::nearest(scene, d.tokens.start, &is_body)
        .filter(|(_, w, _)| here.is_none() && spoke.is_some_and(|s| s != *w));
    let spoke = match near {
        Some((_, w, true)) if has_full_name(scene, w) => Some(w),
        // It may be a body, or a thing with a name.
        Some((_, w, subject)) if doc.eq(d.head, "group") && (subject || has_full_name(scene, w)) => {
            return Found::Rivals;
        }
        _ => spoke,
    };
    // "The weekly Blick reported": not the company.
    let outlet = |e: usize| {
        let mut all = scene.cast.mentions_of(e).iter().map(|m| scene.cast.mentions[*m].from.wrapping_sub(1));
        let sort = |k| doc.one_of(k, sets::speakers::OUTLETS) || doc.one_of(k, sets::speakers::PUBLICATION_TIMES);
        all.any(sort) && !doc.one_of(d.head, sets::speakers::OUTLETS)
    };
    match spoke.filter(|w| may_be_body(scene, *w)).or(about) {
        Some(Found::Entity(e)) if outlet(e) || doc.eq(d.head, "union") && is_company(scene, e) => Found::Nobody,
        Some(Found::Entity(e)) if trades && !doc.eq(d.head, "group") && public(doc, &scene.cast.entities[e].name) => {
            Found::Nobody
        }
        Some(w) if generic && may_be_body(scene, w) => w,
        _ => Found::Nobody,
    }
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn bodies() {
        check(&[
            // A body that begins the sentence; a trade; not a person.
            ("Quillon Ltd will shut Lund Bank, [S the company] said [C so].", "Quillon Ltd"),
            ("Shares in Quillon Homes fell after [S the homebuilder] said [C it rains].", "Quillon Homes"),
            ("Quillon Homes fell. In a note, [S the homebuilder] said [C it rains].", "Quillon Homes"),
            ("Quillon Homes fell.\n[S The homebuilder] said [C it rains].", "Quillon Homes"),
            ("The Red League met.\n[S The homebuilder] said [C it rains].", "the homebuilder"),
            ("Quillon Stores will shut, [S the furniture retailer] said [C so].", "Quillon Stores"),
            ("Quillon Stores will shut, [S the Danish retailer] said [C so].", "the Danish retailer"),
            ("[S Quillon Air] said [C it rains]. [S The airline] said [C it does].", "Quillon Air, Quillon Air"),
            ("[S Oru Brandt] said [C it rains]. [S The company] said [C it does].", "Oru Brandt, the company"),
            // Not of itself; another one before.
            ("[C The Red League (RL) won the case], [S the paper] said.", "the paper"),
            ("The Alton Times has read it. [C The Red League (RL) won the case], [S the paper] said.", "Alton Times"),
            ("[C The Tide Agency (TA) won the case], [S the agency] said.", "Tide Agency"),
            // Neither towns nor sums.
            (
                "[S Quillon Foods] said [C it rains]. [C Shops in Aldry and Tarnby will shut], [S the company] said.",
                "Quillon Foods, Quillon Foods",
            ),
            ("[C Debts rose to Rs 90 crore], [S the company] said.", "the company"),
            // Where it is from; a body named with its spokesperson; a court; a sort of company before its name.
            (
                "[S The Tide Agency] said [C it rains]. [C It snows], [S the Oslo-based agency] said.",
                "Tide Agency, Tide Agency",
            ),
            (
                "[S Quillon Foods] said [C it rains].\n[S The Oslo-headquartered company] said [C it does].",
                "Quillon Foods, Quillon Foods",
            ),
            (
                "[S A spokeswoman for the Tide Authority] said [C it rains]. [S The agency] said [C it does].",
                "a spokeswoman for the Tide Authority, Tide Authority",
            ),
            (
                "[S Quillon spokesman Tom Lund] said [C it rains]. [S The company] said [C it does].",
                "Tom Lund, Quillon",
            ),
            (
                "[S The Oakvale High Court] said [C it rains].\n[S The bench further] said [C it does].",
                "Oakvale High Court, Oakvale High Court",
            ),
            (
                "Quillon to shut plant\nVideo giant Quillon will shut a plant in May.\n[S Ada Roe] said [C it rains].\n[S The company] said [C it does].",
                "Ada Roe, Quillon",
            ),
            (
                "Quillon to shut plant\nFormer boxer Quillon will shut a plant in May.\n[S Ada Roe] said [C it rains].\n[S The company] said [C it does].",
                "Ada Roe, the company",
            ),
            ("Quillon Foods fell. The mayor praised Lund Bank. [S The company] said [C it rains].", "the company"),
            // Not a union, nor a spokesman between two.
            (
                "[S The Dock Crew Union] said [C it rains]. [S The airline] said [C it does].",
                "Dock Crew Union, the airline",
            ),
            (
                "[S A spokesman for Quillon Foods and Lund Bank] said [C it rains]. [S The company] said [C it does].",
                "a spokesman for Quillon Foods and Lund Bank, the company",
            ),
            // The end of a name.
            ("The Alton Roads Ministry left. [S The roads ministry] said [C it rains].", "Alton Roads Ministry"),
            // A company is no union.
            ("[S Quillon Ltd] said [C it rains]. [S The union] said [C it does].", "Quillon Ltd, the union"),
            ("[S Danish lender Quillon] said [C it rains]. [S The union] said [C so].", "Quillon, the union"),
            // Its words in another order; another one with the same words; the noun is not the head.
            ("The Ministry of Roads left. [S The roads ministry] said [C it rains].", "Ministry of Roads"),
            (
                "The Ministry of Roads and the Alton Roads Ministry left.\nIt rained.\n[S The roads ministry] said [C so].",
                "-",
            ),
            ("The Alton Ministry Club left. [S The Alton ministry] said [C it rains].", "the Alton ministry"),
            // The police.
            ("[S The Alton Police] said [C it rains]. [S The force] said [C it does].", "Alton Police, Alton Police"),
            ("[S The Alton League] said [C it rains]. [S The force] said [C it does].", "Alton League, the force"),
            // A company by its apposition, or by the noun of the headline.
            (
                "Plants close at Quillon\nQuillon, Norway’s largest furniture chain, will shut a plant.\n[S The Oslo-based retailer] said [C so].",
                "Quillon",
            ),
            (
                "Toymaker to shut plant\nDanish toymaker Quillon will shut a plant in May.\n[S Ada Roe] said [C it rains].\n[S The company] said [C it does].",
                "Ada Roe, Quillon",
            ),
            (
                "Brewer to shut plant\nDanish toymaker Quillon will shut a plant in May.\n[S Ada Roe] said [C it rains].\n[S The company] said [C it does].",
                "Ada Roe, the company",
            ),
        ]);
    }
}
