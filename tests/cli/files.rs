//! Files that cannot be read, or have nothing to mark.

use super::*;

#[test]
fn bad_files_are_reported_and_the_others_are_analyzed() {
    let folder = Folder::new();
    folder.file("good.txt", ARTICLE).file("latin.txt", b"One\ntwo\ncaf\xe9\n").file("last.txt", "End.");
    let ran = folder.run("analyze --format jsonl good.txt latin.txt none.txt last.txt");
    assert_eq!((ran.code, ran.ids()), (2, vec![json("\"good\""), json("\"last\"")]));
    let err: Vec<_> = ran.err.lines().filter(|l| !l.contains("note:")).collect();
    assert_eq!(
        err,
        [
            "whosaid: latin.txt:3: not UTF-8: set the encoding, e.g. --encoding windows-1252",
            "whosaid: none.txt: no such file",
        ]
    );
}

#[test]
fn an_error_is_one_line_for_any_file_name() {
    let folder = Folder::new();
    let ran = Ran::of(folder.command("analyze").arg("no\nsuch\x1b[2J").output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (2, "whosaid: no\u{fffd}such\u{fffd}[2J: no such file\n"));
}

#[test]
fn empty_results_give_a_note() {
    let folder = Folder::new();
    let french = "Le maire a dit vendredi qu’il ne se présenterait pas à la prochaine élection.";
    folder.file("empty.txt", "").file("blank.txt", "\u{feff} \n\n").file("french.txt", french);
    folder.file("menu.html", "<nav><p>“Home,” said nobody.</p></nav>").file("good.txt", ARTICLE);
    folder.file("in.jsonl", format!("{{\"id\":1,\"text\":\"\"}}\n{{\"id\":2,\"text\":\"{french}\"}}\n"));
    let ran = folder.run("analyze --format jsonl empty.txt blank.txt french.txt menu.html good.txt in.jsonl");
    assert_eq!((ran.code, ran.out.lines().count()), (0, 7));
    assert_eq!(
        ran.err,
        "whosaid: note: empty.txt: the text is empty\n\
         whosaid: note: blank.txt: the text is empty\n\
         whosaid: note: french.txt: not English, or too short to detect the language; nothing is marked\n\
         whosaid: note: menu.html: no article found in the page\n\
         whosaid: note: in.jsonl:1: the text is empty\n\
         whosaid: note: in.jsonl:2: not English, or too short to detect the language; nothing is marked\n"
    );
    assert_eq!(folder.run_with("analyze --format json", "").err, "whosaid: note: stdin: the text is empty\n");
}

#[test]
fn binary_files_are_reported_with_a_suggestion() {
    let folder = Folder::new();
    folder
        .file("a.pdf", "%PDF-1.7\n%\u{e2}")
        .file("b.jsonl.xz", b"\xfd7zXZ\0\0")
        .file("c.html", b"\x89PNG\r\n\x1a\n\0\0\0\r");
    folder.file("d.jsonl", b"\xff\xfe{\0}\0\n\0").file("e.txt", b"T\0h\0e\0 \0m\0a\0y\0o\0r\0");
    let ran = folder.run("analyze --format jsonl a.pdf b.jsonl.xz c.html d.jsonl e.txt");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "whosaid: a.pdf: a PDF, not text: convert it first, e.g. with pdftotext\n\
         whosaid: b.jsonl.xz: compressed with xz: unpack it first, e.g. with unxz or xzcat\n\
         whosaid: c.html: binary data, not text\n\
         whosaid: d.jsonl: UTF-16, but JSON must be UTF-8: convert it first, e.g. with iconv -f utf-16 -t utf-8\n\
         whosaid: e.txt: UTF-16 without a byte order mark: use --encoding utf-16le\n"
    );
    let ran = folder.run_with("analyze --input jsonl", b"BZh91AY&SY\0\0");
    assert_eq!((ran.code, ran.err.contains("stdin: compressed with bzip2")), (2, true), "{}", ran.err);
}

#[test]
fn encodings() {
    let folder = Folder::new();
    let said = "“Café owners may sell,” said the mayor, Zoë Roe.";
    let latin = |s: &str| -> Vec<u8> {
        s.chars()
            .map(|c| match c {
                '“' => 0x93,
                '”' => 0x94,
                c => u8::try_from(c).unwrap(),
            })
            .collect()
    };
    let utf16 = |s: &str| s.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    folder.file("latin.txt", latin(said)).file("utf16.txt", [&b"\xff\xfe"[..], &utf16(said)].concat());
    folder.file("bare16.txt", utf16(said)).file("utf8.txt", said);
    folder.file("latin.html", latin(&format!("<p>{said}")));
    folder.file("declared.htm", latin(&format!("<meta charset=iso-8859-1><p>{said}")));
    folder.file(
        "xml.xhtml",
        latin(&format!("<?xml version='1.0' encoding='windows-1252'?><html><body><p>{said}</p></body></html>")),
    );
    folder.file("wrong.html", latin(&format!("<meta charset=utf-8>\n<p>{said}")));
    folder.file("utf8.html", format!("<p>{said}"));
    for args in [
        "latin.txt --encoding latin1",
        "utf16.txt",
        "utf16.txt --encoding latin1",
        "bare16.txt --encoding UTF-16LE",
        "latin.html",
        "declared.htm",
        "xml.xhtml",
        "wrong.html --encoding windows-1252",
        "utf8.html",
    ] {
        let got = json(&folder.run(&format!("analyze --format json {args}")).good());
        assert_eq!(got["text"], said, "{args}: the record has the text if it differs from the file");
        assert_eq!(part(said, &got["quotations"][0]["span"], "utf16"), "“Café owners may sell,”", "{args}");
    }
    assert_eq!(json(&folder.run("analyze --format json utf8.txt --encoding utf-8").good()).get("text"), None);
    for (args, err) in [
        (
            "wrong.html",
            "wrong.html:2: not UTF-8, although the page declares it: set the encoding, e.g. --encoding windows-1252",
        ),
        ("latin.txt", "latin.txt:1: not UTF-8: set the encoding, e.g. --encoding windows-1252"),
        ("latin.txt --encoding utf-8", "latin.txt:1: not UTF-8, although --encoding names it"),
    ] {
        let ran = folder.run(&format!("analyze {args}"));
        assert_eq!((ran.code, ran.err), (2, format!("whosaid: {err}\n")));
    }
    let ran = folder.run("analyze --encoding utf8x latin.txt");
    assert!(ran.code == 2 && ran.err.contains("expected a label of the Encoding Standard"), "{}", ran.err);
}

#[test]
fn hard_wrapped_text_is_read_by_paragraphs() {
    let folder = Folder::new();
    let text = "“We did not want to do\nthis, but we have no\nchoice,” said the mayor, Jane\nRoe, on Friday.\n\n\
                She said that the bridge\nmay be closed until May.\n";
    folder.file("a.txt", text).file("dos.txt", text.replace('\n', "\r\n"));
    for (file, text) in [("a", text.to_owned()), ("dos", text.replace('\n', "\r\n"))] {
        let got = json(&folder.run(&format!("analyze --format json {file}.txt")).good());
        assert_eq!(
            (&got["speakers"][0]["name"], got["speakers"].as_array().unwrap().len()),
            (&json("\"Jane Roe\""), 1)
        );
        let words = part(&text, &got["attributions"][0]["content"][0], "utf16");
        assert_eq!(words.split_whitespace().count(), 12, "{words}");
        let shown = folder.run(&format!("analyze {file}.txt")).good();
        assert!(
            shown.starts_with(
                "“We did not want to do this, but we have no choice,”[1] said the mayor, Jane Roe, on Friday.\n\nShe"
            ),
            "{shown}"
        );
        assert!(shown.contains("\n       “We did not want to do this, but we have no choice,”\n"), "{shown}");
    }
}
