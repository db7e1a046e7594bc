//! The output formats.

use super::*;

/// Each format can write one article, and several with an unreadable one between them.
#[test]
fn every_format_is_written() {
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE).file("b.txt", "Hm.").file("c.txt", b"\xff");
    let formats: Vec<_> = whosaid::export::ALL.iter().map(|export| export.name()).collect();
    for format in &formats {
        let one = folder.run(&format!("analyze --format {format} a.txt")).good();
        assert!(one.contains("Marchmain") && one.ends_with('\n'), "{format}: {one}");
        let ran = folder.run(&format!("analyze --format {format} a.txt c.txt b.txt"));
        assert_eq!(ran.code, 2, "{format}");
        assert!(ran.out.contains("Marchmain") && ran.err.contains("c.txt:1: not UTF-8"), "{format}");
    }
    let help = folder.run("analyze --help").good();
    assert!(formats.iter().all(|format| help.contains(&format!("- {format}:"))), "{help}");
}

#[test]
fn tables_have_one_header() {
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE).file("b.txt", ARTICLE);
    for (format, rows) in [("csv", 2), ("speakers", 1)] {
        let out = folder.run(&format!("analyze --format {format} a.txt b.txt")).good();
        let mut table = csv::Reader::from_reader(out.as_bytes());
        assert_eq!(table.headers().unwrap().get(0), Some("article"));
        let articles: Vec<_> = table.records().map(|r| r.unwrap()[0].to_owned()).collect();
        assert_eq!(articles, [vec!["a"; rows], vec!["b"; rows]].concat(), "{format}");
    }
}

#[test]
fn the_address_of_a_page_is_used() {
    let folder = Folder::new();
    let page = |head: &str| format!("<head>{head}</head><article><p>“It is late,” said Una Brandvold.</article>");
    let canonical = "<link rel='canonical' href=' https://example.org/late '>";
    let shared = "<meta property='og:url' content='https://example.org/shared'>";
    for (head, want) in [
        (canonical.to_owned() + shared, "https://example.org/late"),
        (shared.to_owned(), "https://example.org/shared"),
        ("<link rel=canonical href='/late'>".to_owned(), "urn:whosaid:page"),
        ("<link rel=canonical href='javascript:alert(1)'>".to_owned(), "urn:whosaid:page"),
    ] {
        folder.file("page.html", page(&head));
        let got = json(&folder.run("analyze --format annotations page.html").good());
        assert_eq!(got["items"][0]["target"][0]["source"], want, "{head}");
    }
}
