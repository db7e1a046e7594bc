//! Tests of all formats, and the sample that the tests of each format write.

use super::ALL;
pub(super) use super::{Article, Id, Settings, named, to_string};
use crate::{
    Blocks, Options,
    analysis::{
        Analysis, Attribution, AttributionKind, CueClass, Evidence, Hedge, HedgeClass, Quotation, QuoteRole,
        QuoteStyle, Resolution, Speaker, SpeakerKind,
    },
    analyze,
    text::Span,
};

pub(super) fn at(text: &str, part: &str) -> Span {
    let start = text.find(part).expect("the text contains it") as u32;
    Span::new(start, start + part.len() as u32)
}

/// A quotation in two halves, with a hedge that overlaps its end. Written by hand, so that tests of exports do not
/// depend on the engine.
pub(super) fn sample() -> (&'static str, Analysis) {
    let text = "Kiln <to> close\n“We & ours may stop,” said Ina Rusk, a potter. “Soon.”\n“Why?”";
    let evidence = Evidence { by: "hand".into(), spans: vec![] };
    let quote = |part, attribution| Quotation {
        span: at(text, part),
        inner: at(text, part.trim_matches(['“', '”'])),
        style: QuoteStyle::Double,
        role: QuoteRole::Speech,
        attribution,
    };
    let analysis = Analysis {
        version: 1,
        language: Some("en".into()),
        quotations: vec![quote("“We & ours may stop,”", Some(0)), quote("“Soon.”", Some(0)), quote("“Why?”", None)],
        attributions: vec![Attribution {
            kind: AttributionKind::Direct,
            content: vec![at(text, "“We & ours may stop,”"), at(text, "“Soon.”")],
            cue: Some(at(text, "said")),
            cue_class: CueClass::Speech,
            source: Some(at(text, "Ina Rusk, a potter")),
            via: None,
            speaker: Some(0),
            resolution: Resolution::Named,
            candidates: Vec::new(),
            confidence: 0.9,
            evidence,
        }],
        speakers: vec![Speaker {
            name: "Ina Rusk".into(),
            role: Some("a \"potter\"".into()),
            kind: SpeakerKind::Person,
            anonymous: false,
            mentions: vec![at(text, "Ina Rusk, a potter")],
            words: 6,
        }],
        hedges: vec![Hedge {
            cue: at(text, "may"),
            class: HedgeClass::Modal,
            claim: at(text, "may stop,” said"),
            strength: 0.5,
            voice: Some(0),
        }],
    };
    (text, analysis)
}

#[test]
fn names_are_unique_and_found() {
    for (n, export) in ALL.iter().enumerate() {
        assert!(ALL[..n].iter().all(|other| other.name() != export.name()), "{}", export.name());
        assert_eq!(named(export.name()).map(|e| e.about()), Some(export.about()));
    }
    assert!(named("xml").is_none());
}

/// Difficult articles: empty, without marks, with control characters, with marks across blocks.
#[test]
fn every_format_writes_every_article() {
    let (text, by_hand) = sample();
    let hostile =
        "“\u{1}</script>\u{feff},\n\"=1+1\"” said Ina “;\r\n\r\n“Rusk” & Co., who\u{85}may -- “be”.\n\n@x said: “No.”";
    let id = Id::from("../a b\n\"c\"");
    let texts = [text, "", "Bonjour à tous.", hostile].map(|t| (Blocks::from_text(t).unwrap(), t));
    let analyses: Vec<_> =
        texts.iter().map(|(b, t)| if *t == text { by_hand.clone() } else { analyze(b, &Options::default()) }).collect();
    let articles: Vec<_> = texts
        .iter()
        .zip(&analyses)
        .map(|((b, _), a)| Article::new(&id, b, a).address(Some("https://example.org/a?b=1#c")))
        .collect();
    for export in ALL {
        for settings in [Settings::default(), Settings::default().several(true).with_text(true).colour(true)] {
            let whole = to_string(*export, &articles, &settings).unwrap();
            assert!(whole.ends_with('\n'), "{}: {whole:?}", export.name());
            to_string(*export, &[], &settings).unwrap();
            if export.name().contains("json") || export.media_type().contains("ld+json") {
                let one = to_string(*export, &articles[..1], &settings).unwrap();
                serde_json::from_str::<serde_json::Value>(&one).unwrap();
            }
        }
    }
}

fn of_sample(format: &str) -> String {
    let (text, analysis) = sample();
    let (id, blocks) = (Id::from("kiln"), Blocks::from_text(text).unwrap());
    let article = Article::new(&id, &blocks, &analysis).address(Some("https://example.org/kiln#top"));
    to_string(named(format).unwrap(), &[article], &Settings::default()).unwrap()
}

/// The rows of a table, as maps from column to cell.
fn table(format: &str) -> Vec<std::collections::HashMap<String, String>> {
    let text = of_sample(format);
    ::csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_row_for_each_statement() {
    let rows = table("csv");
    assert_eq!(rows.len(), 1);
    for (column, want) in [
        ("article", "kiln"),
        ("address", "https://example.org/kiln#top"),
        ("statement", "1"),
        ("kind", "direct"),
        ("words", "“We & ours may stop,” … “Soon.”"),
        ("cue", "said"),
        ("source", "Ina Rusk, a potter"),
        ("via", ""),
        ("speaker", "Ina Rusk"),
        ("role", "a \"potter\""),
        ("speaker_kind", "person"),
        ("name_withheld", "false"),
        ("resolution", "named"),
        ("confidence", "0.900"),
        ("hedges", "may"),
        ("start", "16"),
        ("end", "70"),
        (
            "link",
            "https://example.org/kiln#:~:text=%E2%80%9CWe%20%26%20ours%20may%20stop%2C%E2%80%9D,Ina%20Rusk%2C%20a%20potter.%20%E2%80%9CSoon.%E2%80%9D",
        ),
    ] {
        assert_eq!(rows[0][column], want, "{column}");
    }
}

#[test]
fn a_row_for_each_speaker() {
    let rows = table("speakers");
    assert_eq!(rows.len(), 1);
    let want = [
        ("speaker", "Ina Rusk"),
        ("kind", "person"),
        ("words", "6"),
        ("statements", "1"),
        ("quoted", "1"),
        ("reported", "0"),
        ("hedges", "1"),
    ];
    for (column, want) in want {
        assert_eq!(rows[0][column], want, "{column}");
    }
}

#[test]
fn annotations_select_the_right_words() {
    let page: serde_json::Value = serde_json::from_str(&of_sample("annotations")).unwrap();
    assert_eq!((&page["type"], page["items"].as_array().unwrap().len()), (&"AnnotationPage".into(), 2));
    let text: Vec<char> = sample().0.chars().collect();
    for item in page["items"].as_array().unwrap() {
        assert!(item["id"].as_str().unwrap().starts_with("https://example.org/kiln#whosaid-"), "{item}");
        for target in item["target"].as_array().unwrap() {
            assert_eq!(target["source"], "https://example.org/kiln");
            let (quote, place) = (&target["selector"][0], &target["selector"][1]);
            let at = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
            let exact: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(quote["exact"], exact);
            let before: String = text[..at("start")].iter().collect();
            assert!(before.ends_with(quote["prefix"].as_str().unwrap()), "{quote}");
        }
    }
    assert_eq!(page["items"][0]["body"][0]["value"], "Ina Rusk, a \"potter\"");
    assert_eq!(page["items"][0]["target"].as_array().unwrap().len(), 2, "a target for each piece");
}

#[test]
fn quotations_have_no_quotation_marks() {
    let graph: serde_json::Value = serde_json::from_str(&of_sample("schema-org")).unwrap();
    let quotations = graph["@graph"].as_array().unwrap();
    assert_eq!(quotations.len(), 1);
    assert_eq!(quotations[0]["text"], "We & ours may stop, … Soon.");
    assert_eq!(quotations[0]["spokenByCharacter"]["jobTitle"], "a \"potter\"");
    assert_eq!(quotations[0]["isPartOf"]["headline"], "Kiln <to> close");
}
