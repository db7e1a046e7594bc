//! The fields of a record, and the units of its spans.

use super::*;

#[test]
fn spans_have_the_requested_unit() {
    let folder = Folder::new();
    for text in [ARTICLE.to_owned(), format!("\u{feff}{}", ARTICLE.replace('\n', "\r\n"))] {
        folder.file("cafe.txt", &text);
        for (args, unit) in
            [("--offsets utf8", "utf8"), ("--offsets utf16", "utf16"), ("--offsets chars", "chars"), ("", "utf16")]
        {
            let got = json(&folder.run(&format!("analyze --format jsonl {args} cafe.txt")).good());
            assert_eq!(got["id"], "cafe");
            assert_eq!(got["language"], "en");
            let first = &got["attributions"][0];
            assert_eq!(part(&text, &first["content"][0], unit), "“We are finished, 😀 all of us,”", "{unit}");
            assert_eq!(part(&text, &first["cue"], unit), "said");
            assert_eq!(part(&text, &got["quotations"][0]["inner"], unit), "We are finished, 😀 all of us,");
            assert_eq!(first.get("text"), None);
        }
    }
}

#[test]
fn stdin_is_the_default() {
    let folder = Folder::new();
    let bare = folder.run_with("analyze --format jsonl", ARTICLE).good();
    assert_eq!(json(&bare)["id"], "stdin");
    assert_eq!(folder.run_with("analyze --format jsonl -", ARTICLE).good(), bare);
    let html = format!("<p>{}</p>", ARTICLE.trim());
    assert_eq!(json(&folder.run_with("analyze --format json --input html -", html).good())["text"], {
        ARTICLE.replace('\n', " ").replace("  ", " ").trim().to_owned()
    });
}

#[test]
fn json_is_an_object_for_one_text_and_an_array_for_several() {
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE).file("b.txt", "").file("c.jsonl", "{\"id\":\"x\",\"text\":\"Hm.\"}\n");
    assert_eq!(json(&folder.run("analyze --format json a.txt").good())["id"], "a");
    let both = json(&folder.run("analyze --format json a.txt b.txt").noted());
    assert_eq!((&both[0]["id"], &both[1]["id"], both.as_array().unwrap().len()), (&json("\"a\""), &json("\"b\""), 2));
    assert_eq!(json(&folder.run("analyze --format json c.jsonl").noted())[0]["id"], "x");
    let none = folder.run("analyze --format json no.txt nor.txt");
    assert_eq!((none.code, json(&none.out)), (2, json("[]")));
    assert_eq!(folder.run("analyze --format json no.txt").out, "");
}

#[test]
fn missing_values_are_null_and_empty_lists_stay() {
    let folder = Folder::new();
    let got = json(&folder.run_with("analyze --format json", "").noted());
    let want =
        r#"{"id":"stdin","version":1,"language":null,"quotations":[],"attributions":[],"speakers":[],"hedges":[]}"#;
    assert_eq!(got, json(want));
}

#[test]
fn the_text_is_included_on_request() {
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE);
    assert_eq!(json(&folder.run("analyze --format json --with-text a.txt").good())["text"], ARTICLE);
}

#[test]
fn scope() {
    let folder = Folder::new();
    folder.file("a.txt", "Mina Torv believes that the dam will hold. “It will,” she said on Monday in the hall.");
    let count = |scope: &str| {
        let got = json(&folder.run(&format!("analyze --format json --scope {scope} a.txt")).good());
        got["attributions"].as_array().unwrap().iter().filter(|a| a["cue_class"] == "belief").count()
    };
    assert_eq!((count("speech"), count("all")), (0, 1));
}

#[test]
fn html_is_read_as_an_article() {
    let folder = Folder::new();
    let page = "<!doctype html><title>x</title><nav><p>“Home,” said nobody.</p></nav><article><h1>Café closes 😀</h1>\
                <p>“We are <b>fin</b>ished,” said\n Zoë&nbsp;Marchmain.</p><script>“x”</script></article>";
    folder.file("page.htm", page).file("page.txt", page);
    for unit in ["utf8", "utf16", "chars"] {
        let got = json(&folder.run(&format!("analyze --format jsonl --offsets {unit} page.htm")).good());
        let text = got["text"].as_str().unwrap();
        assert_eq!(text, "Café closes 😀\n“We are finished,” said Zoë\u{a0}Marchmain.");
        assert_eq!(part(text, &got["quotations"][0]["span"], unit), "“We are finished,”");
    }
    let forced = json(&folder.run("analyze --format jsonl --input html page.txt").good());
    assert_eq!(forced["text"], json(&folder.run("analyze --format jsonl page.htm").good())["text"]);
}
