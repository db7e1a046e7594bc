//! House lists.

use super::*;

const TEXT: &str = "Tongues wag that the ferry to Skarn was sold.\n\n“It is late,” sermonised Una Brandvold, the engineer.\n\n\
                    Tom Lund went on record that the boat was old. “We asked,” said Night Shift.\n";

const LIST: &str = "# The Harbour Gazette\n[hedges]\ntongues wag = hearsay 0.6\n/(two|three) who know/\n\n[verbs]\nsermonise\n\
                    go on record = like say\n[desks]\nNight Shift\n";

/// The cues of hedges, the cues of attributions, and the speakers with their kinds.
fn found(json: &Value, text: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
    let cues =
        |list: &Value| list.as_array().unwrap().iter().map(|r| part(text, &r["cue"], "utf16")).collect::<Vec<_>>();
    let speakers = json["speakers"].as_array().unwrap();
    let speakers = speakers.iter().map(|s| format!("{} {}", s["name"], s["kind"]).replace('"', "")).collect();
    (cues(&json["hedges"]), cues(&json["attributions"]), speakers)
}

#[test]
fn entries_are_found() {
    let folder = Folder::new();
    folder.file("a.txt", TEXT);
    for list in [LIST.to_owned(), format!("\u{feff}{}", LIST.replace('\n', "\r\n"))] {
        folder.file("house.txt", list);
        let json = json(&folder.run("analyze --format json --house house.txt a.txt").good());
        let (hedges, cues, speakers) = found(&json, TEXT);
        assert_eq!(hedges, ["Tongues wag"]);
        assert_eq!(json["hedges"][0]["strength"], 0.6);
        assert_eq!(cues, ["sermonised", "went on record", "said"]);
        assert_eq!(speakers, ["Una Brandvold person", "Tom Lund person", "Night Shift organisation"]);
    }
    let without = json(&folder.run("analyze --format json a.txt").good());
    assert!(found(&without, TEXT).0.is_empty());
}

#[test]
fn an_empty_list_changes_nothing() {
    let folder = Folder::new();
    folder.file("a.txt", TEXT).file("empty.txt", "").file("sections.txt", "[hedges]\n[desks]\n# none yet\n");
    let plain = folder.run("analyze --format json a.txt").good();
    for list in ["empty.txt", "sections.txt"] {
        assert_eq!(folder.run(&format!("analyze --format json --house {list} a.txt")).good(), plain, "{list}");
    }
}

/// An invalid list is reported before anything is analysed.
#[test]
fn an_invalid_list_is_reported_with_line_and_column() {
    let folder = Folder::new();
    folder.file("a.txt", TEXT);
    for (list, message) in [
        ("[hedges]\ntongues wag\n/word (has it/ = hearsay\n", "house.txt:3:7: unclosed group"),
        ("[hedges]\ntongues wag = rumour\n", "house.txt:2:15: unknown class “rumour”, expected one of modal, "),
        ("tongues wag\n", "house.txt:1:1: an entry must be in a section: [hedges], [verbs] or [desks]"),
        ("[desks]\nthe Metro Desk = body", "house.txt:2:18: a desk has no settings after its name"),
    ] {
        folder.file("house.txt", list);
        let ran = folder.run("analyze --house house.txt a.txt");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{list}");
        assert!(
            ran.err.starts_with(&format!("whosaid: {message}")) && ran.err.lines().count() == 1,
            "{list}: {}",
            ran.err
        );
    }
    folder.file("house.txt", b"[hedges]\ntongues \xff wag\n");
    for (args, message) in [
        ("--house house.txt", "whosaid: house.txt:2: not UTF-8\n"),
        ("--house nowhere.txt", "whosaid: nowhere.txt: no such file\n"),
        ("--house .", "whosaid: .: a directory, not a file\n"),
    ] {
        let ran = folder.run(&format!("analyze {args} a.txt"));
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (2, "", message));
    }
}
