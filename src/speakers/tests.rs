//! Speakers as a whole: articles in small, with their sources and words marked.

use super::resolve;
use crate::{
    analysis::{Attribution, AttributionKind, CueClass, Evidence, Resolution, Speaker},
    text::{Blocks, Document, Span},
};
use proptest::prelude::*;

/// Takes `[S …]` (a source) and `[C …]` (words said) out of a text; says where they were, in text order.
pub(super) fn marked(text: &str) -> (String, Vec<(char, Span)>) {
    let (mut out, mut spans, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("[S ").or_else(|| rest.strip_prefix("[C ")) {
            open.push((rest.as_bytes()[1] as char, out.len() as u32));
            rest = after;
            continue;
        }
        if c == ']'
            && let Some((kind, start)) = open.pop()
        {
            spans.push((kind, Span::new(start, out.len() as u32)));
        } else {
            out.push(c);
        }
        rest = &rest[c.len_utf8()..];
    }
    spans.sort_by_key(|s| s.1);
    (out, spans)
}

fn attribution(kind: AttributionKind, content: Span, source: Option<Span>) -> Attribution {
    Attribution {
        kind,
        content: vec![content],
        cue: None,
        cue_class: CueClass::Speech,
        source,
        via: None,
        speaker: None,
        resolution: Resolution::None,
        confidence: 1.0,
        evidence: Evidence { by: "test".into(), spans: Vec::new() },
    }
}

/// Every `[C …]` is an attribution, with the `[S …]` of its own sentence that no other took.
fn read(text: &str) -> (Vec<Speaker>, Vec<Attribution>) {
    let (text, spans) = marked(text);
    let blocks = Blocks::from_text(&text).unwrap();
    let doc = Document::new(&blocks);
    let place = |s: Span| doc.tokens[doc.tokens_in(s).start].sentence;
    let mut sources: Vec<Span> = spans.iter().filter(|s| s.0 == 'S').map(|s| s.1).collect();
    let mut all = Vec::new();
    for (_, content) in spans.iter().filter(|s| s.0 == 'C') {
        let own = sources.iter().position(|s| place(*s) == place(*content)).map(|i| sources.remove(i));
        let quoted = text[content.range()].starts_with('“');
        all.push(attribution(if quoted { AttributionKind::Direct } else { AttributionKind::Indirect }, *content, own));
    }
    (resolve(&doc, &[], &mut all), all)
}

/// The speakers' names in order of the attributions, "-" where there is none.
fn who(text: &str) -> String {
    let (speakers, all) = read(text);
    all.iter().map(|a| a.speaker.map_or("-", |s| &speakers[s].name)).collect::<Vec<_>>().join(", ")
}

#[test]
fn articles_in_small() {
    for (text, want) in TABLE {
        assert_eq!(who(text), *want, "{text}");
    }
}

const TABLE: &[(&str, &str)] = &[
    // Pronouns go on with whoever was speaking.
    ("[S Vera Holm] said [C it rains].\n[C “It does,”] [S she] said.", "Vera Holm, Vera Holm"),
];

proptest! {
    #[test]
    fn sound_on_any_text(text in "([A-Z][a-z]{1,4}[ ,.]{1,2}|said |the |he |she |they |who |and |of |“|” |’s |\\n|Mr. |mayor |é😀 |\\PC){0,60}", cuts in prop::collection::vec((0usize..400, 0usize..40, 0usize..400, 0usize..40), 0..6)) {
        let blocks = Blocks::from_text(&text).unwrap();
        let doc = Document::new(&blocks);
        let span = |at: usize, len: usize| {
            let snap = |mut i: usize| { i = i.min(text.len()); while !text.is_char_boundary(i) { i -= 1 } i as u32 };
            Span::new(snap(at), snap(at + len))
        };
        let mut all: Vec<_> = cuts.iter().map(|(a, b, c, d)| attribution(AttributionKind::Direct, span(*a, *b), (c % 5 != 0).then(|| span(*c, *d)))).collect();
        let speakers = resolve(&doc, &[], &mut all);
        for a in &all {
            prop_assert!(a.speaker.is_none_or(|s| s < speakers.len()));
            prop_assert_eq!(a.speaker.is_none(), a.resolution == Resolution::None);
            for s in &a.evidence.spans { prop_assert!(text.get(s.range()).is_some()); }
        }
        for s in &speakers {
            prop_assert!(!s.name.is_empty());
            for m in &s.mentions { prop_assert!(text.get(m.range()).is_some()); }
        }
    }
}
