//! Sources and what is read in them.

use super::*;
use crate::speakers::tests::marked;
use crate::text::Blocks;

fn source(text: &str) -> String {
    let (text, spans) = marked(text);
    let blocks = Blocks::from_text(&text).unwrap();
    let doc = Document::new(&blocks);
    let span = spans.iter().find(|s| s.0 == 'S').unwrap().1;
    let cast = Cast::new(&doc, &[span]);
    match read(&doc, &cast, span) {
        Source::Pronoun(i) => format!("pronoun {}", doc.word(i)),
        Source::Name { mention, role } => {
            format!("name {} | {}", doc.slice(mention.tokens), role.map_or("", |r| doc.slice(r)))
        }
        Source::Several { names, .. } => format!("several {}", names.len()),
        Source::Description(d) => format!("description {}", doc.word(d.head)),
        Source::Empty => "empty".into(),
    }
}

#[test]
fn table() {
    for (text, want) in [
        ("“No,” [S he] said.", "pronoun he"),
        ("“No,” [S she herself] said.", "pronoun she"),
        ("[S Vera Holm, the mayor of Oakvale,] said no.", "name Vera Holm | the mayor of Oakvale"),
        ("[S Oakvale’s mayor, Vera Holm,] said no.", "name Vera Holm | Oakvale’s mayor"),
        ("[S Her daughter, the singer Vera Holm,] said no.", "name Vera Holm | Her daughter"),
        ("[S Her pupil, the award-winning cellist Vera Holm,] said no.", "name Vera Holm | award-winning cellist"),
        ("[S The town’s ruler, the Oakvale Commission,] said no.", "name Oakvale Commission | The town’s ruler"),
        ("[S The Head, Oakvale Bank, Dr. Ana Ruiz,] said no.", "name Ana Ruiz | The Head, Oakvale Bank"),
        ("[S A lawyer for the bank, Oakvale Commission,] said no.", "description lawyer"),
        ("[S Deputy Director (Roads) Vera Holm] said no.", "name Vera Holm | Deputy Director (Roads)"),
        ("[S Secretary in the ministry Dr Vera Holm] said no.", "name Vera Holm | Secretary in the ministry"),
        ("[S The secretary in the ministry Dr Vera Holm] said no.", "description secretary"),
        ("[S Guild chairperson for women Vera Holm] said no.", "name Vera Holm | Guild chairperson for women"),
        ("[S Guild chairperson for singer Vera Holm] said no.", "description chairperson"),
        ("[S Two GUILD+ envoys] said no.", "description envoys"),
        ("[S Vera Holm and her colleagues] say no.", "name Vera Holm | "),
        ("[S Vera Holm and her parents] say no.", "several 1"),
        ("[S Vera Holm and their colleagues] say no.", "several 1"),
        ("[S The two cooks - Vera Holm, who sang, and Carl Lund, who ate -] said no.", "several 2"),
        ("[S Her daughter, at the Holm Bank,] said no.", "description daughter"),
        ("[S A spokesman for the bank, Carl Holm,] said no.", "name Carl Holm | A spokesman for the bank"),
        ("[S army surgeon Rear Admiral Vera Holm] said no.", "name Vera Holm | army surgeon Rear Admiral"),
        ("[S Vera Holm, 52, who runs the bank,] said no.", "name Vera Holm | "),
        ("[S Vera Holm and Carl Lund] said no.", "several 2"),
        ("It was Vera Holm, [S who speaks for the guild] and said no.", "pronoun who"),
        ("[S Two nurses, Vera Holm and Carl Lund,] said no.", "several 2"),
        ("[S Two nurses, one of them old,] said no.", "description nurses"),
        ("[S doctors and nurses at the hospital] said no.", "several 0"),
        ("[S Vera Holm’s lawyer] said no.", "description lawyer"),
        ("[S a spokesman for Vera Holm] said no.", "description spokesman"),
        ("[S Officials in Oakvale, Ferris,] said no.", "description Officials"),
        ("[S the founder and director of the museum] said no.", "description founder"),
        ("[S people familiar with the talks] said no.", "description people"),
        ("[S a senior official speaking on condition of anonymity] said no.", "description official"),
        ("[S the Bureau of Water Rights] said no.", "name Bureau of Water Rights | "),
        ("[S A report by the Bureau of Water Rights] said no.", "description report"),
        ("[S the Bureau of Water Rights lobby group] said no.", "name Bureau of Water Rights | "),
        ("[S the Bureau of Water lobby group] said no.", "description group"),
        ("Fabian Baker, a nurse, came. [S Fabian Baker] said no.", "name Fabian Baker | "),
        ("Fabian Baker, a nurse, came. [S the nurse Fabian Baker] said no.", "name Fabian Baker | nurse"),
        ("[S More than 40 nurses] said no.", "description nurses"),
        ("[S Up to 40 nurses] said no.", "description nurses"),
        ("[S Head of the guild Vera Holm] said no.", "name Vera Holm | Head of the guild"),
        ("[S Director of the film Vera Holm] said no.", "description Director"),
        ("[S The new, quiet nurse] said no.", "description nurse"),
        ("[S The captain, sick nurse that he was] said no.", "description captain"),
        // A name with a generation suffix; a state's abbreviation before it; nouns that look like adjectives.
        ("[S Carl Ruiz, Jr.,] said no.", "name Carl Ruiz, Jr. | "),
        ("[S Carl Ruiz III] said no.", "name Carl Ruiz III | "),
        ("It rains in Oakvale, [S Calif. Ada Quill] said.", "name Ada Quill | "),
        ("“No,” said [S executive].", "description executive"),
        ("“No,” said [S native].", "description native"),
        // A portfolio between office and name; a name that the source gave.
        ("[S Spokesman on Water Vera Holm] said no.", "name Vera Holm | Spokesman on Water"),
        ("[S Minister for Arts and Sports Vera Holm] said no.", "name Vera Holm | Minister for Arts and Sports"),
        ("[S Principal Secretary (Water) Vera Holm] said no.", "name Vera Holm | Principal Secretary (Water)"),
        ("[S Brigadier Sunday Holm-Ruiz] said no.", "name Sunday Holm-Ruiz | Brigadier"),
        ("[S The watchman, who gave his name only as Kip Lund,] said no.", "name Kip Lund | The watchman"),
        ("[S A nurse who asked to be called Vera] said no.", "name Vera | A nurse"),
        ("[S The watchman, who knew the name of Kip Lund,] said no.", "description watchman"),
        ("[S The nurse, who told Vera Holm,] said no.", "description nurse"),
        ("[S The spokesman for Vera Holm] said no.", "description spokesman"),
        ("[S Critics of Mayor Vera Holm] said no.", "description Critics"),
        ("[S Supporters of French President Vera Holm] said no.", "description Supporters"),
        ("[S The wife of the doctor Vera Holm] said no.", "description wife"),
        ("[S The head of the clinic Vera Holm] said no.", "name Vera Holm | The head of the clinic"),
        ("[S Envoy to Chile Vera Holm] said no.", "name Vera Holm | Envoy to Chile"),
        ("[S Member for Ferris Vale Vera Holm, who left,] said no.", "name Vera Holm | Member for Ferris Vale"),
        ("[S Member for Ferris Vale Ola Brandt, a cousin,] said no.", "name Ola Brandt | Member for Ferris Vale"),
        ("[S Minister for the Ferris Valley, a friend,] said no.", "description Minister"),
        ("[S Secretary of State for Wales Vera Holm] said no.", "name Vera Holm | Secretary of State for Wales"),
        // Two things in one office; a role before "and" and a name.
        ("[S Health and safety officer Vera Holm] said no.", "name Vera Holm | Health and safety officer"),
        ("[S Vera Lund and safety officer Tom Holm] said no.", "several 2"),
        ("[S Vera Holm, a nurse and Carl Lund,] said no.", "several 2"),
        ("[S Vera Holm, a nurse and BBC presenter,] said no.", "name Vera Holm | a nurse and BBC presenter"),
        ("[S A nurse and Vera Holm] said no.", "several 1"),
        // Whose name it is, is not clear; a document has none.
        ("[S The widow of the poet, Carl Holm,] said no.", "description widow"),
        ("[S The widow of the regulator, Carl Holm,] said no.", "description widow"),
        ("[S The head of the regulator, Carl Holm,] said no.", "name Carl Holm | The head of the regulator"),
        ("[S Letters from the bank, Carl Holm,] said no.", "description Letters"),
        // Ends inside a name; a time after it; only an apposition; a relative clause with names.
        ("[S the organiser Alliance] to Save Our Trees said no.", "name Alliance to Save Our Trees | organiser"),
        ("[S the Bureau of Water Rights this week] said no.", "name Bureau of Water Rights | "),
        ("Vera Holm, [S director of the bank, a lender,] said no.", "name Vera Holm | director of the bank, a lender"),
        ("Near Vera Holm, [S the director of the bank] said no.", "description director"),
        (
            "[S Vera Holm, the Carl and Ana Lund Professor,] said no.",
            "name Vera Holm | the Carl and Ana Lund Professor",
        ),
        ("[S Ferris Secretary of State Vera Holm] said no.", "name Vera Holm | Ferris Secretary of State"),
        (
            "[S Former secretary of state and candidate Vera Holm] said no.",
            "name Vera Holm | Former secretary of state and candidate",
        ),
        ("[S the secretary of state’s office] said no.", "description office"),
    ] {
        assert_eq!(source(text), want, "{text}");
    }
}

#[test]
fn apposed_names_and_seats() {
    for (text, want) in [
        (
            "[S The chairman of the guild, North Zone, Carl Holm,] said no.",
            "name Carl Holm | The chairman of the guild, North Zone",
        ),
        ("[S The chairman of the guild, North Zone,] said no.", "name North Zone | The chairman of the guild"),
        // A description, then a noun and the name.
        ("[S The official, town planning councillor Vera Holm,] said no.", "name Vera Holm | town planning councillor"),
        ("[S The official, arresting senator Vera Holm,] said no.", "description official"),
        ("[S A man identified as Kip Lund] said no.", "name Kip Lund | A man"),
        ("[S A man seen as Kip Lund] said no.", "description man"),
        ("[S Friends of 20 years, Vera Holm and Tom Lund,] said no.", "several 2"),
        ("[S The Oakvale and Ferris MP] said no.", "description MP"),
        ("[S The Oakvale and Ferris Bank] said no.", "name Oakvale and Ferris Bank | "),
        ("[S A friend of 50 years, Vera Holm,] said no.", "name Vera Holm | A friend of 50 years"),
        ("[S A friend of 50 years, the baker Vera Holm,] said no.", "name Vera Holm | A friend of 50 years"),
        ("[S The drug’s developer, Danish company Lyngvax,] said no.", "name Lyngvax | The drug’s developer"),
        ("[S The drug’s developer, in Danish Lyngvax,] said no.", "description developer"),
        ("[S Friends of 50 people, Vera Holm,] said no.", "description people"),
    ] {
        assert_eq!(source(text), want, "{text}");
    }
}

#[test]
fn offices_and_relatives() {
    for (text, want) in [
        ("[S the Dockers Party (DP) leader] said no.", "description leader"),
        ("[S Vera Holm (58) of Ferris] said no.", "name Vera Holm | "),
        ("[S the Norse-speaking Finn] said no.", "description Finn"),
        ("[S Calder Tools Inc.] said no.", "name Calder Tools Inc. | "),
        ("[S Works and Housing Minister Vera Holm] said no.", "name Vera Holm | Works and Housing Minister"),
        ("[S Tom Works and Housing Minister Vera Holm] said no.", "several 2"),
        (
            "[S The Minister of Water and Power, Mr Ola Ade Holm,] said no.",
            "name Ola Ade Holm | The Minister of Water and Power",
        ),
        ("[S Another witness, former sexton Vera Holm,] said no.", "name Vera Holm | Another witness"),
        (
            "[S The firm’s Executive Director, Mrs Vera Holm,] said no.",
            "name Vera Holm | The firm’s Executive Director",
        ),
        ("[S Olympian Vera Holm] said no.", "name Vera Holm | Olympian"),
        ("[S A neighbour, unlike Vera Holm,] said no.", "description neighbour"),
        ("[S Her friend and former editor, Vera Holm,] said no.", "name Vera Holm | Her friend and former editor"),
        ("[S The friend and editor of the poet, Vera Holm,] said no.", "description friend"),
        ("Tom German, a nurse, came. [S German] said no.", "name German | "),
        ("Tom German, a nurse, came. [S The German] said no.", "description German"),
        ("[S Ana Ruiz of Quillon Research] said no.", "name Ana Ruiz | of Quillon Research"),
        ("[S Vera Holm of Ferris] said no.", "name Vera Holm | "),
        // An office after a body's long name, in place of a title, of a department.
        ("[S the League for Oakvale chief] said no.", "description chief"),
        (
            "[S The Lonko of the Oakvale Valley, Vera Holm,] said no.",
            "name Vera Holm | The Lonko of the Oakvale Valley",
        ),
        ("[S The Courier of Oakvale] said no.", "name Courier | "),
        ("[S Head of the mission Kit Quill] said no.", "name Kit Quill | Head of the mission"),
        (
            "[S Inspector General of the department Kit Quill] said no.",
            "name Kit Quill | Inspector General of the department",
        ),
        ("[S Head of the mission of Kit Quill] said no.", "description Head"),
        ("It split, with Vera Holm, [S a nurse] thought a rival of Ruiz, saying no.", "name Vera Holm | a nurse"),
        ("After a talk with Vera Holm, [S a nurse of the town] said no.", "description nurse"),
        ("[S Vera Holm, who met Carl Lund and his staff,] said no.", "name Vera Holm | "),
    ] {
        assert_eq!(source(text), want, "{text}");
    }
}

#[test]
fn offices_with_a_division() {
    for (text, want) in [
        // A division or a plural shows an office, but not a friend.
        ("[S Clinic officer of health Dr Oru Holm] said no.", "name Oru Holm | Clinic officer of health"),
        ("[S Chairman of selectors Oru Holm] said no.", "name Oru Holm | Chairman of selectors"),
        (
            "[S Federation of farmers spokesperson Vera Holm] said no.",
            "name Vera Holm | Federation of farmers spokesperson",
        ),
        ("[S Federation of farmers opponent Vera Holm] said no.", "description Federation"),
        ("[S Friend of victims Vera Holm] said no.", "description Friend"),
        ("[S The friend of selectors Vera Holm] said no.", "description friend"),
        ("[S the WHO’s adviser, Dr Vera Holm,] said no.", "name Vera Holm | the WHO’s adviser"),
        ("[S the one who left, Dr Vera Holm,] said no.", "name Vera Holm | the one who left"),
    ] {
        assert_eq!(source(text), want, "{text}");
    }
}
