//! Surnames that are other words: "Will", "May".

use super::mention::{FUNCTION, Looks, Mention};
use crate::{
    lexicon::Classes,
    order::sort_by_key,
    text::{BlockKind, Case, Document},
};
use std::collections::HashSet;

/// Adds mentions of a surname that is a function word or a month ("Will", "May") on its own, if the article has the
/// full name.
#[inline(never)]
pub(super) fn odd_surnames(doc: &Document<'_>, out: &mut Vec<Mention>) {
    let odd = |m: &&Mention| {
        m.tokens.len() > 1
            && m.looks == Looks::Person
            && doc.is(m.tokens.end - 1, FUNCTION.or(Classes::MONTH).or(Classes::ABBREVIATION))
    };
    let known: HashSet<&str> = out.iter().filter(odd).map(|m| doc.word(m.tokens.end - 1)).collect();
    if known.is_empty() {
        return;
    }
    let mut odd = Vec::new();
    let sentences = doc.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph).flat_map(|b| b.sentences.clone());
    for i in sentences.flat_map(|s| doc.sentences[s].clone()) {
        if doc.token(i).case != Case::Title || !known.contains(doc.word(i)) {
            continue;
        }
        let at = out.partition_point(|m| m.tokens.end <= i);
        let taken = out.get(at).is_some_and(|m| m.from <= i);
        // "Will wrote", but "Will he write?"; "May said", but "in May", "May 3".
        let initial = doc.sentence_of(i).take_while(|k| *k < i).all(|k| !doc.token(k).is_word);
        let next = doc.token(i + 1);
        let acts = next.verb.is_some_and(|v| v.past() || v.third()) || doc.is_possessive(i + 1);
        let date = doc.is(i, Classes::MONTH)
            && !doc.eq(i.wrapping_sub(1), "that")
            && (next.is_number
                || i > 0 && doc.is(i - 1, Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::TIME)));
        if !taken && (!initial || acts) && !date {
            odd.push(Mention {
                tokens: i..i + 1,
                from: i,
                looks: Looks::Open,
                gender: None,
                loose: false,
                common: true,
            });
        }
    }
    out.append(&mut odd);
    sort_by_key(out, |m| (m.tokens.start as u32, 0));
}
