//! Tests of names.

use super::*;
use crate::text::Blocks;

fn names(text: &str) -> Vec<(String, Looks)> {
    let blocks = Blocks::from_text(text).unwrap();
    let doc = Document::new(&blocks);
    find(&doc).into_iter().filter(|m| !m.loose).map(|m| (doc.slice(m.tokens).to_string(), m.looks)).collect()
}

#[test]
fn initials_in_brackets_stand_within_a_title() {
    assert_eq!(names("It was the Tide and Coast Workers Union (LPK).")[0].0, "Tide and Coast Workers Union");
    assert_eq!(names("Dockers' Union (DU) Secretary Ana Ruiz left."), [("Ana Ruiz".into(), Looks::Person)]);
    assert_eq!(names("The Dockers' Union (DU) left.")[0], ("Dockers' Union".into(), Looks::Body));
}

#[test]
fn titles_are_not_part_of_a_name() {
    for (text, want) in [
        ("It was Dr. Ines Okoro who called.", "Ines Okoro"),
        ("Then Rear Admiral Pavel Brandt spoke.", "Pavel Brandt"),
        ("Then Secretary of State Lena Quist spoke.", "Lena Quist"),
        ("Then Minister of Health Nadia Lund spoke.", "Nadia Lund"),
        ("Then Republican Tom Vance spoke.", "Tom Vance"),
        ("Then House Speaker Vera T. Holm spoke.", "Vera T. Holm"),
        ("Then spokesman Ludo van der Meer spoke.", "Ludo van der Meer"),
        ("Then Carl Otto Weiss Jr. spoke.", "Carl Otto Weiss Jr."),
        ("Then singer Anna King spoke.", "Anna King"),
        ("Then coach Zubin Sheikh spoke.", "Zubin Sheikh"),
        ("Then Head of the Private Bakers Union Anna Holm spoke.", "Anna Holm"),
        ("Then Clerk of the Bakers Union Zubin Holm spoke.", "Zubin Holm"),
        ("Then Senate Minority Whip Anna B. King spoke.", "Anna B. King"),
        ("Then governor Jan Brewer spoke.", "Jan Brewer"),
        ("Then DJ Anna King spoke.", "Anna King"),
        ("Then Coun Anna King spoke.", "Anna King"),
        ("Then Gogo Zubin Holm spoke.", "Zubin Holm"),
        ("Then advocate Zubin Holm KC spoke.", "Zubin Holm"),
        ("Then Zubin Holm MBE spoke.", "Zubin Holm"),
        ("Then Goaltender Zubin Holm spoke.", "Zubin Holm"),
        ("Then East Ward Rep Anna King spoke.", "Anna King"),
        ("Then District Collector A Holm spoke.", "A Holm"),
        ("Then clerk Carl “Kid” Holm spoke.", "Carl “Kid” Holm"),
        ("Then Cde Anna King spoke.", "Anna King"),
        ("Then Carl From, who left, spoke.", "Carl From"),
        ("April Holm, 52, a nurse, spoke.", "April Holm"),
        ("Embattled Vera Holm spoke.", "Vera Holm"),
        ("Then Consul in Chile Vera Holm spoke.", "Vera Holm"),
        ("Member of Parliament for St Andrew West Vera Holm spoke.", "Vera Holm"),
        ("Vera Holm met the Member of Parliament for Alton.", "Vera Holm"),
        ("The Member of Parliament for Quillon North asked Vera Holm.", "Vera Holm"),
        ("Vera Holm met the South African.", "Vera Holm"),
        ("Head of the St Andrew North Division, Superintendent Vera Holm, spoke.", "Vera Holm"),
        ("Then Clerk of the Senate Marisa Duval Holm spoke.", "Marisa Duval Holm"),
        ("Then Clerk of the Senate Finance Committee Marisa Holm spoke.", "Marisa Holm"),
        ("The Commissioner, Col (Rtd) Vera Holm, spoke.", "Vera Holm"),
        ("Then Brig (Rtd) Vera Holm spoke.", "Vera Holm"),
        ("The bishop, Most Rev Vera Holm, spoke.", "Vera Holm"),
        ("Its head, Adv Vera Holm, spoke.", "Vera Holm"),
        ("Then union chairman Justice Vera Holm spoke.", "Vera Holm"),
        ("Then U.S. Secretary of State Vera Holm spoke.", "Vera Holm"),
        ("Then Speaker of Norda Far Coast (lower house), Vera Holm, spoke.", "Vera Holm"),
        ("Then Deputy Spokesman for the council, Vera Holm, spoke.", "Vera Holm"),
    ] {
        assert_eq!(names(text), [(want.to_string(), Looks::Person)], "{text}");
    }
}

#[test]
fn an_office_is_not_a_name() {
    assert_eq!(names("It was the Chief Press Clerk Minister again."), []);
    assert_eq!(names("Ex-clerk tells court of his ex-wife"), []);
    assert_eq!(names("It was the Minister Tom Dean again.")[0].0, "Tom Dean");
    assert_eq!(names("Then Comrade Sunday Ruiz spoke.")[0].0, "Sunday Ruiz");
    assert_eq!(names("Then Leader of Opposition Girdhar Singh Ruiz spoke.")[0].0, "Girdhar Singh Ruiz");
    assert_eq!(names("Then Mzee Kipruto arap Ruiz spoke.")[0].0, "Kipruto arap Ruiz");
}

#[test]
fn bodies() {
    for (text, want) in [
        ("It was the Ministry of Health and Welfare again.", "Ministry of Health and Welfare"),
        ("It was the Oakvale Police Department again.", "Oakvale Police Department"),
        ("It was the University of Oakvale at Ferris again.", "University of Oakvale at Ferris"),
        ("It was the Boat Builders’ Alliance again.", "Boat Builders’ Alliance"),
        ("It was the OVB again.", "OVB"),
        ("It was the Court of the Eastern District of Florida again.", "Court of the Eastern District of Florida"),
        ("It was Quillon Inc. again.", "Quillon Inc."),
        ("It was the Justice Department again.", "Justice Department"),
        ("It was the World Water and Soil Council again.", "World Water and Soil Council"),
        ("It was Farmers Front of Oakvale again.", "Farmers Front of Oakvale"),
        ("It was Oakvale-owned Quillon Inc. again.", "Quillon Inc."),
        ("It was Grand Island-based Quillon Inc. again.", "Quillon Inc."),
        ("It was rescue group Harbour Watch again.", "Harbour Watch"),
        ("It was the watchdog Justice Watch Norda again.", "Justice Watch Norda"),
        ("It was the All Norda Weavers’ Union again.", "All Norda Weavers’ Union"),
        ("It was the Daily Caller again.", "Daily Caller"),
        ("It was QuillPress again.", "QuillPress"),
        ("It was the charity Bread for All again.", "Bread for All"),
        ("It was the group Save the Marsh again.", "Save the Marsh"),
        ("Bakers Without Flour came.", "Bakers Without Flour"),
        ("It was the Harbour Workers Act again.", "Harbour Workers Act"),
        ("It was the Oakvale People's Republic again.", "Oakvale People's Republic"),
        ("It was the Grand Republic of Quillon again.", "Grand Republic of Quillon"),
        ("It was the Council for Trade in Europe again.", "Council for Trade in Europe"),
    ] {
        assert_eq!(names(text), [(want.to_string(), Looks::Body)], "{text}");
    }
}

#[test]
fn two_bodies_stay_two() {
    for text in [
        "It was the Mayor and Bakers Union (BU).",
        "It was the Oakvale Council and Ferris Court.",
        "Then Holm and Lund Council met.",
    ] {
        assert_eq!(names(text).len(), 2, "{text}");
    }
    assert_eq!(names("Then Senator Barbara Fisher of Ferris left.")[0].0, "Barbara Fisher");
    assert_eq!(names("It was the Quillon campaign.")[0].1, Looks::Open);
    assert_eq!(names("Then union leader Prince Okoye left.")[0].0, "Prince Okoye");
    assert_eq!(names("Then his wife Princess Sofia left.")[0].0, "Sofia");
    assert_eq!(names("Marks & Holm left. It marks them.")[0].0, "Marks & Holm");
    assert_eq!(names("Cross-examining, Sun Mei-ling left.")[0].0, "Sun Mei-ling");
    assert_eq!(names("It was Members of the Tarn First Nation again.")[0], ("Tarn First Nation".into(), Looks::Body));
    assert_eq!(names("It was First Nation again.")[0].1, Looks::Body);
    assert_eq!(names("It was the Quillon again.")[0].1, Looks::Body);
    assert_eq!(names("Then Senator Carl T. King of Ferris left.")[0].0, "Carl T. King");
    assert_eq!(names("Then Kim Jae-won left.")[0].0, "Kim Jae-won");
    assert_eq!(names("Then Fabian Baker, who ran, left.")[0].0, "Fabian Baker");
}

#[test]
fn surnames_that_are_other_words() {
    let count = |text: &str| names(text).len();
    assert_eq!(count("It was Anna May. In a letter May wrote that May had left."), 3);
    assert_eq!(count("It was George Will. Will wrote it."), 2);
    assert_eq!(count("“No,” said Will Holm, a nurse."), 1);
    // Near misses: the name is not in the article; a date; an auxiliary.
    assert_eq!(count("It was Anna Holm. In May it rained."), 1);
    assert_eq!(count("It was Anna May. It rained on May 3, and in May."), 1);
    assert_eq!(count("It was George Will. Will he write?"), 1);
}

#[test]
fn openings_and_headlines() {
    assert_eq!(names("Unlike Holm, it rained.")[0].0, "Holm");
    assert_eq!(names("Alongside Holm, it rained.")[0].0, "Holm");
    assert_eq!(names("Versus Holm said it rained.")[0].0, "Versus Holm");
    assert_eq!(names("Player-coach Ada Quill said it rained.")[0].0, "Ada Quill");
    assert_eq!(names("City of Ferris mayor Ada Quill left.")[0].0, "City of Ferris");
    let headline =
        |text: &str| names(&format!("{text} Opens Tide Street Baths\nIt rained.")).first().map(|n| n.0.clone());
    assert_eq!(headline("Mayor Kari Brandt").as_deref(), Some("Kari Brandt"));
    // Near misses: no office; the second word is an office.
    assert_eq!(headline("Now Kari Brandt").as_deref(), None);
    assert_eq!(headline("Mayor Kari Officer").as_deref(), None);
    assert_eq!(names("Mayor Brandt Plan Opens Tide Street Baths\nThe plan is new.").first(), None);
}

#[test]
fn letters_joined_names_and_settlements() {
    let first = |text: &str| names(text).into_iter().map(|n| (n.0, n.1)).next().unwrap();
    for (text, name, looks) in [
        ("Staff of Alton and Tarn Hospitals NHS Trust left.", "Alton and Tarn Hospitals NHS Trust", Looks::Body),
        ("It lies between Alton and Tarn Hospitals NHS Trust.", "Alton", Looks::Open),
        ("Then Holm and Tarn Council left.", "Holm", Looks::Open),
        ("They asked the WHO in May.", "WHO", Looks::Body),
        ("Then EBITDA fell.", "EBITDA", Looks::Open),
        ("Then EBITX fell.", "EBITX", Looks::Body),
        ("She left the village of Quillon, a baker.", "Quillon", Looks::Place),
        ("She left the friend of Quillon, a baker.", "Quillon", Looks::Open),
        ("Then Holm & Lund fell.", "Holm & Lund", Looks::Body),
        ("Members of the Alton Union of Dockers left.", "Alton Union of Dockers", Looks::Body),
        ("Transport Canada rose. Its transport ends in Canada.", "Transport Canada", Looks::Body),
        ("Transport Norda rose. Its transport ends in Norda.", "Norda", Looks::Open),
        ("They met the Shire of Quillon.", "Shire of Quillon", Looks::Body),
    ] {
        assert_eq!(first(text), (name.to_string(), looks), "{text}");
    }
    assert!(names("The nurse WHO left").iter().all(|n| n.0 != "WHO"));
    assert_eq!(names("Publican Oru Quill said it rained.")[0].0, "Oru Quill");
}

#[test]
fn no_names() {
    for text in [
        "However, it rained.",
        "On Monday in June it rained.",
        "Protesters came. More protesters came.",
        "The president left.",
        "OAKVALE (Wire) - It rained.",
        "The Harbour Manager, who left, was late.",
        "In April Tuesdays are dry.",
        "They were African American.",
        "The pro-Holm side left.",
        "It fell to RM1.04 or Rs500, or NK2.5 again.",
    ] {
        let got = names(text);
        assert!(got.iter().all(|n| n.0 == "Wire"), "{text}: {got:?}");
    }
}

#[test]
fn a_noun_for_companies_shows_a_body() {
    for (text, looks) in [
        ("It was Danish toymaker Quillon again.", Looks::Body),
        ("It was footwear maker Great Tide Chile again.", Looks::Body),
        ("Then Quillon, Norway’s largest furniture chain, fell.", Looks::Body),
        ("Then Quillon, a lender in Alton, fell.", Looks::Body),
        ("Then Clean Quillon, which runs baths, fell.", Looks::Body),
        // Near misses.
        ("Then Clean Quillon, which fell, rose.", Looks::Open),
        ("It was Danish miner Quillon again.", Looks::Open),
        ("Then Quillon, a cheese maker, fell.", Looks::Open),
        ("Then Quillon, an owner of a chain, fell.", Looks::Open),
        ("Then Quillon, her favourite developer, fell.", Looks::Open),
        ("Then Quillon, the company said, fell.", Looks::Open),
        ("Then in Quillon, a large toymaker, Plix, fell.", Looks::Place),
    ] {
        assert_eq!(names(text)[0].1, looks, "{text}");
    }
}
