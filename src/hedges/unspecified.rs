//! People whom the text leaves unspecified without saying so: one of them, farmers say, a person who asked not to be named.

use super::{
    mark::{Mark, Reach},
    reach::{MAX_PHRASE_TOKENS, MAX_RELATIVE_TOKENS},
    sentence::Sentence,
};
use crate::{
    analysis::HedgeClass::Hearsay,
    lexicon::{Classes, sets},
    words::Words,
};

/// People whom the text leaves unspecified without saying so: "farmers say", "former colleagues who spoke to us said",
/// and "an official, speaking on condition of anonymity,".
pub(super) fn judge(s: &Sentence<'_, '_>, i: usize) -> Option<Mark> {
    let inside = |j: &usize| s.lower(*j) && !s.is(*j, Classes::PREPOSITION.or(Classes::SUBORDINATOR)) && !s.finite(*j);
    let people = s.is(i, PEOPLE) || s.one_of(i, sets::hedges::BODIES_WITHOUT_A_NAME) || s.ends(i, "man");
    // "the person said": has no name.
    let the = s.one_of(i.wrapping_sub(1), words!("the")) && s.one_of(i, sets::hedges::PEOPLE_WITHOUT_A_NAME);
    if the
        && s.one_of(i + 1, sets::hedges::VERBS_AFTER_THE_PERSON)
        && (!s.is_word(i + 2) || s.clause(i + 2) || s.one_of(i + 2, words!("that")))
    {
        return Some(Mark::new(i..i + 1, Hearsay, Reach::Complement, 0.5));
    }
    if let Some(mark) = one(s, i) {
        return Some(mark);
    }
    if !people
        || !(inside(&i) || s.first(i))
        || inside(&(i + 1))
            && !speaks(s, i + 1)
            && !s.one_of(i + 1, sets::hedges::WORDS_OF_ACCESS)
            && !s.one_of(i + 1, sets::hedges::WORDS_OF_PRESENCE)
        || s.number(i)
    {
        return None;
    }
    let part = |j: &usize| inside(j) && !s.determiner(*j) && !s.number(*j);
    let words = (1..MAX_PHRASE_TOKENS).map(|n| i.wrapping_sub(n)).take_while(part).count();
    let before = i.wrapping_sub(words + 1);
    // "an unnamed member of the council"
    let quoted = || s.words_before(before).any(|j| s.one_of(j, sets::hedges::WORDS_OF_QUOTING));
    if s.one_of(before, sets::hedges::NAMELESS) && (speaks(s, i + 1) || quoted()) {
        return Some(Mark::new(before..i + 1, Hearsay, Reach::Clause, 0.5));
    }
    // "One Labor backbencher, speaking on condition of anonymity,"
    let office = |j: &usize| part(j) || s.capital(*j) && !s.first(*j) && !s.number(*j);
    let start = (1..MAX_PHRASE_TOKENS).map(|n| i.wrapping_sub(n)).find(|j| !office(j)).unwrap_or(i);
    let opens = s.number(start) || s.one_of(start, sets::hedge_grammar::VAGUE_SINGULARS);
    // "a banker involved in the talks said"
    let access = s.one_of(i + 1, sets::hedges::WORDS_OF_ACCESS) && s.is(i + 2, Classes::PREPOSITION)
        || s.one_of(i, words!("person")) && s.one_of(i + 1, words!("who"))
        || s.one_of(i, sets::hedges::MEMBERS) && s.is(i + 1, Classes::PREPOSITION);
    // Not "a member of the gang said to be old".
    let told = || {
        let mut words = (i + 3..i + MAX_TOKENS_TO_SIGN).take_while(|j| s.is_word(*j));
        words.any(|j| speaks(s, j) && !s.one_of(j + 1, words!("to")))
    };
    if opens && access && (told() || named_as_source(s, start)) {
        return Some(Mark::new(i..i + 1, Hearsay, Reach::Clause, 0.5));
    }
    // "Four former employees said", "two diplomats said"
    let counted = s.one_of(start, sets::hedges::SMALL_COUNTS) && s.ends(i, "s") && claims(s, i + 1);
    // "Two teachers at the school said"
    let of = s.one_of(start, sets::hedges::SMALL_COUNTS) && s.ends(i, "s") && s.is(i + 1, Classes::PREPOSITION);
    let counted = counted
        || of
            && (i + 2..=i + MAX_RELATIVE_TOKENS)
                .take_while(|j| s.is_word(*j) && !s.finite(j - 1))
                .any(|j| claims(s, j));
    let opener = start.wrapping_sub(1);
    if counted && (s.first(start) || !s.is_word(opener) || s.one_of(opener, words!("but"))) {
        return Some(Mark::new(start..i + 1, Hearsay, Reach::Complement, 0.5));
    }
    if opens {
        let end =
            (i + 1..i + MAX_TOKENS_TO_SIGN).take_while(|j| !s.quote(*j) && !speaks(s, *j)).find_map(|j| withheld(s, j));
        // "according to two people who attended the talks"
        let attended = s.number(start) && s.one_of(i + 1, words!("who present")) && named_as_source(s, start);
        let end = end.or_else(|| attended.then_some(i + 1))?;
        return Some(Mark::new(i..end, Hearsay, Reach::Clause, 0.5));
    }
    let bare = s.ends(i, "s")
        && (!s.one_of(i, sets::hedges::PUBLIC_OFFICERS) || s.one_of(i + 1, words!("say")))
        && !s.one_of(i, sets::hedges::INSIDERS)
        && (!s.determiner(before) || s.one_of(before, words!("that")))
        && (!s.is_word(before) || s.one_of(before, words!("that but as while because")) || s.first(before));
    // "according to traders"
    let source = named_as_source(s, i) && !s.is_word(i + 1) && !s.one_of(i + 1, words!("’ '"));
    if source && s.ends(i, "s") && !s.one_of(i, sets::hedges::PUBLIC_OFFICERS) && !s.is(i, Classes::RELATION_NOUN) {
        return Some(Mark::new(i..i + 1, Hearsay, Reach::Beside, 0.5));
    }
    let who = (i + 1..=i + MAX_RELATIVE_TOKENS).take_while(|j| s.is_word(*j)).skip(2).any(|j| speaks(s, j));
    // "doctors told the family": these people, not any. Warnings and complaints are reports of what happens.
    let said = speaks(s, i + 1) && !s.one_of(s.past_adverbs(i + 1), sets::hedges::VERBS_OF_THESE_PEOPLE);
    (bare && (said || s.one_of(i + 1, words!("who")) && who))
        .then(|| Mark::new(i..i + 1, Hearsay, Reach::Complement, 0.5))
}

/// "One cabinet minister said", "Another says", "Two of the people said", "said one, who asked not to be named".
fn one(s: &Sentence<'_, '_>, i: usize) -> Option<Mark> {
    let some =
        s.one_of(i + 1, words!("of")) && (s.one_of(i, sets::hedges::SMALL_COUNTS) || s.one_of(i, words!("some")));
    let starts = || {
        s.first(i)
            || !s.is_word(i.wrapping_sub(1))
            || named_as_source(s, i)
            || (s.comma(i + 1) || s.one_of(i + 1, words!("of"))) && s.speech(i.wrapping_sub(1))
    };
    // "A third diplomat said"
    let third = || s.one_of(i, words!("a")) && s.one_of(i + 1, words!("second third fourth"));
    if !(some || s.one_of(i, words!("one another")) || third()) || !starts() {
        return None;
    }
    // "One resident who lives nearby said"
    let who = |j: usize| {
        s.one_of(j, words!("who"))
            && (j + 2..j + MAX_RELATIVE_TOKENS).take_while(|k| s.is_word(*k)).any(|k| speaks(s, k))
    };
    let noun = |j: usize| s.is(j, PEOPLE) && (claims(s, j + 1) || who(j + 1));
    let end =
        (i..i + MAX_PHRASE_TOKENS).take_while(|j| s.is_word(*j) && !s.is(*j, Classes::PREPOSITION)).find(|j| noun(*j));
    // "One of them said"
    let all = s.one_of(i + 1, words!("of"))
        && (s.one_of(i + 2, words!("them"))
            || s.one_of(i + 2, words!("the")) && (s.is(i + 3, PEOPLE) || s.number(i + 3)));
    // "said one of the clerks"; not "she said one of the clerks, …"
    let said = s.speech(i.wrapping_sub(1)) && !s.is(i.wrapping_sub(2), Classes::PRONOUN_SUBJECT);
    let after = |j: usize| (said || named_as_source(s, i)) && s.is(j, PEOPLE) && !s.is_word(j + 1);
    let of = Some(if s.one_of(i + 2, words!("them")) { i + 2 } else { i + 3 });
    let of = of.filter(|j| all && (claims(s, j + 1) || after(*j)) && !s.one_of(j + 1, words!("told")));
    // "said one, who asked not to be named", "one of the aides, who asked not to be named, said"
    let apart = s.comma(i + 1) && s.speech(i.wrapping_sub(1))
        || s.one_of(i + 1, words!("of")) && s.is(i + 3, PEOPLE) && s.comma(i + 4);
    let sign = (i + 1..i + MAX_TOKENS_TO_SIGN).find_map(|j| withheld(s, j)).map(|end| end - 1);
    let end = end.or_else(|| speaks(s, i + 1).then_some(i)).or(of).or_else(|| sign.filter(|_| apart));
    end.map(|end| Mark::new(i..end + 1, Hearsay, Reach::Complement, 0.5))
}

/// "The official said it was lost", of somebody who was a cue before. Around a quotation it is only a label.
pub(super) fn again(s: &Sentence<'_, '_>, i: usize, known: impl Fn(&str) -> bool) -> Option<Mark> {
    if !s.one_of(i.wrapping_sub(1), words!("the")) || !s.lower(i) {
        return None;
    }
    let verb = s.past_adverbs(i + 1);
    let reported = || s.one_of(verb + 1, words!("that")) || s.clause(verb + 1);
    let trails = || s.comma(i.wrapping_sub(2)) && !s.quote(i.wrapping_sub(3)) && !s.is_word(verb + 1);
    // "One of the sources said it was lost. The second said it was late."
    let second = s.one_of(i, words!("second other"));
    let person = if second { "source" } else { s.word(i) };
    let says = (s.is(i, PEOPLE) || second) && s.one_of(verb, sets::hedges::VERBS_AFTER_THE_PERSON);
    (says && (reported() || trails()) && known(person)).then(|| Mark::new(i..i + 1, Hearsay, Reach::Complement, 0.5))
}

/// Whether the phrase that begins at token `i` is the source of "according to".
fn named_as_source(s: &Sentence<'_, '_>, i: usize) -> bool {
    s.one_of(i.wrapping_sub(1), words!("to")) && s.one_of(i.wrapping_sub(2), words!("according"))
}

/// Whether the people before token `i` say a thing themselves, not in public: not "three men charged with theft", "two
/// lawyers said in a filing", "three senators said".
fn claims(s: &Sentence<'_, '_>, i: usize) -> bool {
    let next = s.past_adverbs(i) + 1;
    let content = !s.is_word(next) || s.one_of(next, words!("that")) || s.subject(next) || s.clause(next);
    let participle = s.one_of(next - 1, sets::hedges::PARTICIPLES_OF_CHARGE) && !content;
    let public = s.one_of(next, words!("in under")) || s.one_of(i.wrapping_sub(1), sets::hedges::PUBLIC_OFFICERS);
    speaks(s, i) && !participle && !public
}

/// The end of the sign that begins at token `i` that a name is withheld.
fn withheld(s: &Sentence<'_, '_>, i: usize) -> Option<usize> {
    let sign = |end: &usize| s.one_of(end - 1, sets::hedges::WITHHELD) && !acts(s, *end);
    s.phrases(i).filter(|p| p.classes.any(Classes::HEDGE_CROWD)).map(|p| p.tokens.end).find(sign)
}

/// "declined to be named as a suspect", "wanted not to be named captain": no sign that a name is withheld.
pub(super) fn acts(s: &Sentence<'_, '_>, end: usize) -> bool {
    let reason = s.one_of(end, sets::hedge_grammar::WORDS_OF_REASON) || speaks(s, end) || s.adverb(end);
    s.one_of(end - 1, sets::hedges::PARTICIPLES_OF_NAMING) && s.is_word(end) && !reason
}

/// How many tokens after a person a sign of anonymity is searched that is part of the cue: a place of work fits.
pub(super) const MAX_TOKENS_TO_SIGN: usize = 16;

/// Nouns for people.
pub(super) const PEOPLE: Classes =
    Classes::PERSON_NOUN.or(Classes::HEDGE_CROWD).or(Classes::RELATION_NOUN).or(Classes::TITLE);

/// How many tokens before a person "according" is searched: "according to one of the more able local critics".
const MAX_TOKENS_TO_ACCORDING: usize = 8;

/// Where the "according to" shortly before token `i` begins.
pub(super) fn according(s: &Sentence<'_, '_>, i: usize) -> Option<usize> {
    (1..=MAX_TOKENS_TO_ACCORDING).map(|n| i.wrapping_sub(n)).find(|j| s.one_of(*j, words!("according")))
}

/// Whether a verb of asserting is at token `i`, after adverbs and "have".
pub(super) fn speaks(s: &Sentence<'_, '_>, i: usize) -> bool {
    says(s, i, sets::hedges::VERBS_OF_ASSERTING)
}

/// Whether one of `verbs` is at token `i`, after adverbs and "have"; not "have not said".
pub(super) fn says(s: &Sentence<'_, '_>, i: usize, verbs: &Words) -> bool {
    let mut j = s.past_adverbs(i);
    if s.one_of(j, words!("have had has would")) {
        j = s.past_adverbs(j + 1);
    }
    s.one_of(j, verbs) && !s.negated(j)
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_cues;
    use crate::analysis::HedgeClass::Hearsay;

    #[test]
    fn people_without_a_name() {
        assert_cues(
            Hearsay,
            &[
                ("One of them said the mill was lost.", "One of them"),
                ("“It is lost,” said one of the sources.", "one of the sources"),
                (
                    "One of the aides, who like others asked not to be named, said so.",
                    "One of the aides, who like others asked not to be named",
                ),
                ("The talks may fail, the people cautioned.", "people"),
                ("Animal charities say the mill is lost.", "charities"),
                ("Prosecutors say he hid the money.", "Prosecutors"),
                ("Two clerks at the town hall said the roof leaked.", "Two clerks"),
                ("But three members of the panel told us it leaked.", "three members"),
                ("A third trustee said the roof leaked.", "A third trustee"),
                ("One councillor who voted against it says it leaks.", "One councillor"),
                ("One councillor who voted against it last year here says it leaks.", "One councillor"),
                (
                    "One clerk, who asked not to be named, said it leaked. The clerk said that it was old.",
                    "clerk, who asked not to be named|clerk",
                ),
                ("One of the sources said it leaked. The second said that it was old.", "One of the sources|second"),
                ("One of the clerks said it leaked. It was old, the clerk added.", "One of the clerks|clerk"),
                ("Farmers who came down to see us here say it is late.", "Farmers"),
                (
                    "One new young senior cabinet minister said the rain was late.",
                    "One new young senior cabinet minister",
                ),
                ("The mill is lost, the person said.", "person"),
                (
                    "The mill was sold, according to two people who asked not to be named.",
                    "people who asked not to be named",
                ),
                ("The mill is lost, some of the people said.", "some of the people"),
                ("It is lost, according to two people present at the talks.", "people"),
                ("The mill is lost, according to traders.", "traders"),
                (
                    "A senior official there, who spoke on condition of anonymity, said it was lost.",
                    "official there, who spoke on condition of anonymity",
                ),
                ("It is lost, according to two people who attended the talks.", "people"),
                ("Two of the farmers said it was lost.", "Two of the farmers"),
                ("A banker involved in the sale said the mill was lost.", "banker"),
                ("Four former clerks said the mill was lost.", "Four former clerks"),
                ("“It is lost,” said one, who asked not to be named.", "one, who asked not to be named"),
                ("One of the farmers said it was lost.", "One of the farmers"),
                ("The mill is lost, according to a banker involved in the sale.", "banker"),
                (
                    "One Labor senator, speaking on condition of anonymity, said it was lost.",
                    "senator, speaking on condition of anonymity",
                ),
                (
                    "“It is over,” said a friend who spoke on condition of anonymity.",
                    "friend who spoke on condition of anonymity",
                ),
                (
                    "A clerk at the port, who asked not to be named, said so.",
                    "clerk at the port, who asked not to be named",
                ),
                ("The paper quoted an unnamed council member.", "unnamed council member"),
                (
                    "A clerk at the old port in the north who has now left it all and asked not to be named said so.",
                    "clerk at the old port in the north who has now left it all and asked not to be named",
                ),
                (
                    "A clerk at the old port in the far north who has now left it all and asked not to be named said so.",
                    "asked not to be named",
                ),
                ("One Oakvale senator said the rain was late.", "One Oakvale senator"),
                ("Another said the rain was late.", "Another"),
                ("One of the two said it leaked.", "One of the two"),
                ("The mill is lost, according to two of the clerks.", "two of the clerks"),
                ("A senior banker at a lender said that it was lost.", "banker"),
                ("A person who has seen the letter said it was lost.", "person"),
                ("A cop, who spoke on condition of anonymity, was blunt.", "cop, who spoke on condition of anonymity"),
                ("It was a move that opposition parties said was late.", "parties"),
                ("His landlord, who did not want to be named, was blunt.", "landlord, who did not want to be named"),
                ("All asked to remain anonymous.", "to remain anonymous"),
                ("Farmers who spoke to us said the rain was late.", "Farmers"),
                ("It was a trial that doctors say failed.", "doctors"),
                ("The rain was late, but former colleagues say she left.", "colleagues"),
                (
                    "A pilot, speaking on condition of anonymity, was blunt.",
                    "pilot, speaking on condition of anonymity",
                ),
            ],
        );
    }

    #[test]
    fn near_misses() {
        assert_cues(
            Hearsay,
            &[
                ("The farmers said the rain was late.", ""),
                ("Three men in a red car said in a filing that it was late.", ""),
                ("One councillor who voted against it in June last year says it leaks.", ""),
                ("A second boat said to be old was sold.", ""),
                ("She asked four of them to tell the clerk.", ""),
                ("One of the clerks said it leaked. “It is old,” the clerk said.", "One of the clerks"),
                ("One of the clerks said it leaked. The baker said that it was old.", "One of the clerks"),
                ("Doctors told the family that he slept.", ""),
                ("The people spoke on Sunday.", ""),
                ("The mill is lost, according to officers.", ""),
                ("Residents complained that it was late.", ""),
                ("Three men charged with the theft were suspended.", ""),
                ("Two lawyers said in a filing that it was late.", ""),
                ("Three senators said that it was late.", ""),
                ("According to the police, four men who ran were late.", ""),
                ("The pay was set according to workers’ ages.", ""),
                ("The people said no to the treaty.", ""),
                ("One of them told me that he was late.", ""),
                ("One of the boats sank.", ""),
                ("She said one of the clerks, a man named Tom Lund, was hurt.", ""),
                ("A member of the choir sang.", ""),
                ("A member of the choir said to be old sang.", ""),
                ("Farmers who came all the way to see us say it is late.", ""),
                ("One quite new young senior cabinet minister said the rain was late.", ""),
                ("A teacher said the head had asked not to be named.", "asked not to be named"),
                ("A cleaner declined to be named as a suspect.", ""),
                ("The body of an unidentified woman was found.", ""),
                ("The two farmers said the rain was late.", ""),
                ("Neighbours described the rain.", ""),
                ("Prosecutors said the rain was late.", ""),
                ("Her colleagues say she left.", ""),
            ],
        );
    }
}
