//! Tests of the cast.

use super::*;
use crate::text::Blocks;

/// The full name of each mention, in order.
fn cast(text: &str) -> Vec<String> {
    let blocks = Blocks::from_text(text).unwrap();
    let doc = Document::new(&blocks);
    let c = Cast::new(&doc, &[]);
    c.who
        .iter()
        .filter_map(|w| match w {
            Who::One(e) => Some(doc.slice(c.entities[*e].name.clone()).to_string()),
            Who::Rivals => Some("?".into()),
            Who::Nobody => None,
        })
        .collect()
}

#[test]
fn short_names_grow() {
    for (text, want) in [
        ("It was Ana Lucia Ruiz. Then Ruiz left.", "Ana Lucia Ruiz"),
        ("It was Ana Lucia Ruiz. Then Ana Ruiz left.", "Ana Lucia Ruiz"),
        ("It was Aldo “Biscuit” Ruiz. Then Ruiz left.", "Aldo “Biscuit” Ruiz"),
        ("It was Carl “Lil Bolt” Ruiz. Then Carl Ruiz left.", "Carl “Lil Bolt” Ruiz"),
        ("It was Robert “Bob” Ruiz. Then Bob Ruiz left.", "Robert “Bob” Ruiz"),
        ("It was Carl “Lil Old Bolt” Ruiz. Then Carl Ruiz left.", "Carl “Lil Old Bolt” Ruiz"),
        ("It was Ana Lucia Ruiz. Then Ms. Ruiz left.", "Ana Lucia Ruiz"),
        ("It was Vera Graham. Then Sen. Graham left. Then Graham left.", "Vera Graham"),
        ("It was Ana Ruiz Lund Mei-ling. Then Ruiz left.", "Ana Ruiz Lund Mei-ling"),
        ("It was Ana Ruiz Kwong Ming. Then Ruiz left.", "Ana Ruiz Kwong Ming"),
        ("It was Rogelio \"Boy Bolt\" Ruiz. Then Ruiz left.", "Rogelio \"Boy Bolt\" Ruiz"),
        ("It was Danish Quilla Ruizo. Then Ruizo left.", "Quilla Ruizo"),
        ("It was Ana Holm. Born Ana Marta Ruiz, she left. Then Holm left.", "Ana Holm"),
        ("It was José Quintero. Then Jose Quintero left.", "José Quintero"),
        ("It was Omar al-Hadid. Then al-Hadid left.", "Omar al-Hadid"),
        ("It was the Bureau of Water Rights (BWR). Then the BWR left.", "Bureau of Water Rights"),
        ("It was the Bureau of Water Rights. Then the BWR left.", "Bureau of Water Rights"),
        ("It was the Oakvale Bureau for Water. Then the Bureau left.", "Oakvale Bureau for Water"),
        ("It was Quillon Inc. again. Then Quillon left.", "Quillon Inc."),
        ("It was Quillon Group. Then Quillon left.", "Quillon Group"),
        ("It was Quillon. He read “Nobody Ever Loves Quillon” again.", "Quillon"),
    ] {
        let got = cast(text);
        assert!(got.len() > 1 && got.iter().all(|n| n == want), "{text}: {got:?}");
    }
}

#[test]
fn namesakes_stay_two() {
    // Four words in marks are not a nickname.
    assert_eq!(
        cast("It was Ruiz “Lil Big Old Bolt” Lund. Then Lund left."),
        ["Ruiz", "Lil Big Old Bolt", "Lund", "Lund"]
    );
    assert_eq!(cast("Ana Ruiz met Carl Ruiz. Mr. Ruiz left."), ["Ana Ruiz", "Carl Ruiz", "Carl Ruiz"]);
    assert_eq!(cast("Ana Ruiz met Carl Ruiz. Then Ruiz left."), ["Ana Ruiz", "Carl Ruiz", "?"]);
    assert_eq!(
        cast("Ana Ruiz came. Ruiz left.\nHer son is Carl Ruiz.\nThen Ruiz left."),
        ["Ana Ruiz", "Ana Ruiz", "Carl Ruiz", "Ana Ruiz"]
    );
    // A relative does not get the surname.
    assert_eq!(
        cast("Ana Ruiz left.\nIt rained.\nHer brother, the poet Carl Ruiz, left.\nThen Ruiz left."),
        ["Ana Ruiz", "Carl Ruiz", "Ana Ruiz"]
    );
    assert_eq!(
        cast("Ana Ruiz left.\nIt rained.\nThe poet Carl Ruiz left.\nThen Ruiz left."),
        ["Ana Ruiz", "Carl Ruiz", "Carl Ruiz"]
    );
    // The last one presented may be meant; not one who is only named.
    assert_eq!(cast("Ana Ruiz left. Ruiz sang.\nOne of them was Ola Ruiz.\nThen Ruiz ran.")[3], "?");
    assert_eq!(cast("Ana Ruiz left. Ruiz sang.\nThe last was Ola Ruiz.\nThen Ruiz ran.")[3], "Ana Ruiz");
    // A relative.
    assert_eq!(cast("Ana Ruiz left.\nIt rained.\nHer then-son, Ola Ruiz, ran.\nThen Ruiz ran.")[2], "Ana Ruiz");
    // A title of somebody who is named later.
    assert_eq!(cast("Ana Ruiz met Ola Lund. Capt. Ruiz sang. Capt. Tom Ruiz ran.")[2], "Ana Ruiz");
    assert_eq!(cast("Ana Ruiz met Capt. Tom Ruiz. Capt. Ruiz sang.")[2], "Tom Ruiz");
    // Somebody introduced by one name.
    assert_eq!(cast("Ruiz was 15. Ruiz ran.\nThe mayor, Carl Ruiz, left."), ["Ruiz", "Ruiz", "Carl Ruiz"]);
    assert_eq!(cast("Rosa (not her real name) ran.\nRosa Lund left."), ["Rosa", "Rosa Lund"]);
    assert_eq!(cast("Ruiz was ill. Then Ruiz left.\nThe mayor, Carl Ruiz, left.")[0], "Carl Ruiz");
    assert_eq!(cast("Carl Ruiz left.\nRuiz, 15, ran.")[1], "Carl Ruiz");
    // The first partner's name stands for the firm; a person comes first.
    assert_eq!(cast("Quillon & Lund left. Then Quillon left.")[1], "Quillon & Lund");
    assert_eq!(cast("Quillon & Lund met Ana Quillon. Then Quillon left.")[2], "Ana Quillon");
    // Half of a surname.
    assert_eq!(cast("Ana Cruz-Lund left. Then Lund left."), ["Ana Cruz-Lund", "Ana Cruz-Lund"]);
    assert_eq!(cast("Ana Cruz-Lund met Ivo Lund. Then Lund left.")[2], "Ivo Lund");
    // A place is no namesake.
    assert_eq!(cast("We met at Mer Quillon. It was Quillon Lund. Then Quillon left.")[2], "Quillon Lund");
    assert_eq!(cast("Quillon Bank met Quillon Group. Then Quillon left.")[2], "Quillon");
    assert_eq!(cast("South Danish officials met. The South won.").last().map(String::as_str), Some("South"));
    assert_eq!(cast("Carl Ruiz Jr. came. Carl Jr. left."), ["Carl Ruiz Jr.", "Carl Ruiz Jr."]);
    assert_eq!(cast("President Ruiz met Ana Ruiz. Mr. Ruiz left."), ["Ruiz", "Ana Ruiz", "Ruiz"]);
    assert_eq!(cast("President Ruiz met Tom Lund. Mr. Ruiz left."), ["Ruiz", "Tom Lund", "Ruiz"]);
    // A bare surname shows that "Mrs." is somebody else; it is not hers.
    assert_eq!(
        cast("Kip Ruiz left. Ruiz sang. Mrs. Ruiz left. Ruiz ran."),
        ["Kip Ruiz", "Kip Ruiz", "Ruiz", "Kip Ruiz"]
    );
    assert_eq!(cast("Carl Ruiz left. Mrs. Ruiz sang. Ruiz ran."), ["Carl Ruiz", "Ruiz", "Carl Ruiz"]);
    assert_eq!(cast("Sen. Kip Ruiz left. Mr. Ruiz sang. Mrs. Ruiz ran."), ["Kip Ruiz", "Kip Ruiz", "Ruiz"]);
    assert_eq!(cast("Kip Ruiz left. Mrs. Ruiz sang. Ruiz ran."), ["Kip Ruiz", "Kip Ruiz", "Kip Ruiz"]);
    assert_eq!(cast("Vera Ruiz left. Ruiz sang. Mrs. Ruiz ran."), ["Vera Ruiz", "Vera Ruiz", "Vera Ruiz"]);
    assert_eq!(cast("It was Ex-clerk Ana Ruiz."), ["Ana Ruiz"]);
    assert_eq!(cast("Carl Ruiz Jr. met Carl Ruiz."), ["Carl Ruiz Jr.", "Carl Ruiz"]);
}
