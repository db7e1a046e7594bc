//! What the command line promises, asked of the real binary.
#![cfg(feature = "cli")]

use serde_json::Value;
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
};

const ARTICLE: &str = "Café in Vérat to close 😀\n\n“We are finished, 😀 all of us,” said Zoë Marchmain, the owner.\n\n\
                       Zoë Marchmain said the landlord may sell.\n";

/// A folder for one test, gone after it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{}-{n}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        fs::write(self.0.join(name), content).unwrap();
        self
    }
    fn command(&self, args: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
        command.current_dir(&self.0).args(args.split_whitespace());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        command
    }
    fn run(&self, args: &str) -> Ran {
        Ran::of(self.command(args).stdin(Stdio::null()).output().unwrap())
    }
    fn run_with(&self, args: &str, stdin: impl AsRef<[u8]>) -> Ran {
        let mut child =
            self.command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(stdin.as_ref()).unwrap();
        Ran::of(child.wait_with_output().unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.0);
    }
}

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().expect("no signal"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
    /// Standard output, of a run that went well and said nothing on the side.
    fn good(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }
    fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    }
    fn ids(&self) -> Vec<Value> {
        self.lines().iter().map(|v| v["id"].clone()).collect()
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// What a span says, read as somebody would who counts in that unit.
fn part(text: &str, span: &Value, unit: &str) -> String {
    let range = usize::try_from(span["start"].as_u64().unwrap()).unwrap()
        ..usize::try_from(span["end"].as_u64().unwrap()).unwrap();
    match unit {
        "utf8" => text[range].to_owned(),
        "utf16" => String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[range]).unwrap(),
        _ => text.chars().skip(range.start).take(range.len()).collect(),
    }
}

#[test]
fn spans_count_in_the_unit_asked_for() {
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
fn json_is_an_object_for_one_and_an_array_for_several() {
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE).file("b.txt", "").file("c.jsonl", "{\"id\":\"x\",\"text\":\"Hm.\"}\n");
    assert_eq!(json(&folder.run("analyze --format json a.txt").good())["id"], "a");
    let both = json(&folder.run("analyze --format json a.txt b.txt").good());
    assert_eq!((&both[0]["id"], &both[1]["id"], both.as_array().unwrap().len()), (&json("\"a\""), &json("\"b\""), 2));
    assert_eq!(json(&folder.run("analyze --format json c.jsonl").good())[0]["id"], "x");
    let none = folder.run("analyze --format json no.txt nor.txt");
    assert_eq!((none.code, json(&none.out)), (2, json("[]")));
    assert_eq!(folder.run("analyze --format json no.txt").out, "");
}

#[test]
fn what_is_absent_is_null_and_what_is_empty_a_list() {
    let folder = Folder::new();
    let got = json(&folder.run_with("analyze --format json", "").good());
    let want =
        r#"{"id":"stdin","version":1,"language":null,"quotations":[],"attributions":[],"speakers":[],"hedges":[]}"#;
    assert_eq!(got, json(want));
}

#[test]
fn the_text_comes_along_when_asked() {
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
fn jsonl_goes_line_by_line() {
    let folder = Folder::new();
    let input = "\u{feff}{\"id\": \"one\", \"text\": \"“Yes,” said Ida Krone.\", \"more\": [1]}\r\n\n{\"id\": 2, \"text\": \"\"}\n{\"id\": \"three\", \"text\": \"No.\"}";
    folder.file("in.jsonl", input);
    let ran = folder.run("analyze --format jsonl in.jsonl");
    assert_eq!(ran.ids(), [json("\"one\""), json("2"), json("\"three\"")]);
    ran.good();
    let ran = folder.run_with("analyze --format jsonl --input jsonl", input);
    assert_eq!(ran.ids().len(), 3);
}

#[test]
fn jsonl_is_streamed() {
    let folder = Folder::new();
    let mut child = folder
        .command("analyze --format jsonl --input jsonl")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(stdin, "{{\"id\":{id},\"text\":\"“Yes,” said Ida Krone.\"}}").unwrap();
        stdin.flush().unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert_eq!(json(&line)["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn broken_lines_are_named_and_the_others_done() {
    let folder = Folder::new();
    let mut input = b"{\"id\":\"a\",\"text\":\"A.\"}\n{\"id\":\"b\",\"text\":\n{\"id\":\"c\"}\n".to_vec();
    input.extend(b"{\"id\":\"d\",\"text\":\"\xff\"}\nnull\n{\"id\":\"e\",\"text\":\"E.\"}\n");
    folder.file("in.jsonl", input);
    let ran = folder.run("analyze --format jsonl in.jsonl");
    assert_eq!((ran.code, ran.ids()), (2, vec![json("\"a\""), json("\"e\"")]));
    let err: Vec<_> = ran.err.lines().collect();
    assert_eq!(err.len(), 4, "{err:?}");
    for (line, start) in err.iter().zip([
        "whosaid: in.jsonl:2:",
        "whosaid: in.jsonl:3:",
        "whosaid: in.jsonl:4: not UTF-8",
        "whosaid: in.jsonl:5:",
    ]) {
        assert!(line.starts_with(start), "{line} does not begin {start}");
    }
    assert!(err[1].ends_with("missing field `text`"), "{}", err[1]);
}

#[test]
fn bad_files_are_named_and_the_others_done() {
    let folder = Folder::new();
    folder.file("good.txt", ARTICLE).file("latin.txt", b"One\ntwo\ncaf\xe9\n").file("last.txt", "End.");
    fs::create_dir(folder.0.join("dir.txt")).unwrap();
    let ran = folder.run("analyze --format jsonl good.txt latin.txt none.txt dir.txt last.txt");
    assert_eq!((ran.code, ran.ids()), (2, vec![json("\"good\""), json("\"last\"")]));
    let err: Vec<_> = ran.err.lines().collect();
    assert_eq!(err[..2], ["whosaid: latin.txt:3: not UTF-8", "whosaid: none.txt: no such file"]);
    assert!(err.len() == 3 && err[2].starts_with("whosaid: dir.txt: "), "{err:?}");
}

#[test]
fn an_error_is_one_line_whatever_the_name() {
    let folder = Folder::new();
    let ran = Ran::of(folder.command("analyze").arg("no\nsuch\x1b[2J").output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (2, "whosaid: no\u{fffd}such\u{fffd}[2J: no such file\n"));
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
    let told = json(&folder.run("analyze --format jsonl --input html page.txt").good());
    assert_eq!(told["text"], json(&folder.run("analyze --format jsonl page.htm").good())["text"]);
}

#[test]
fn text_has_colour_only_where_it_is_wanted() {
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE);
    let plain = folder.run("analyze a.txt").good();
    assert!(plain.starts_with("Café in Vérat to close 😀\n\n“We are finished, 😀 all of us,”"), "{plain}");
    assert!(plain.contains("\nSpeakers\n") && !plain.contains('\x1b'), "{plain}");
    assert_eq!(folder.run("analyze --color auto a.txt").good(), plain);
    assert_eq!(folder.run("analyze --color never a.txt").good(), plain);
    assert!(folder.run("analyze --color always a.txt").good().contains("\x1b[1m"));
    let forced = |no_color: bool| {
        let mut command = folder.command("analyze a.txt");
        command.env("CLICOLOR_FORCE", "1");
        if no_color {
            command.env("NO_COLOR", "1");
        }
        Ran::of(command.output().unwrap()).good()
    };
    assert!(forced(false).contains('\x1b'));
    assert_eq!(forced(true), plain);
}

/// On a real terminal, which `script` gives.
#[test]
#[cfg(target_os = "linux")]
fn a_terminal_has_colour_unless_no_color_is_set() {
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE);
    let terminal = |no_color: Option<&str>| {
        let mut command = Command::new("script");
        command.current_dir(&folder.0).args([
            "-qec",
            concat!(env!("CARGO_BIN_EXE_whosaid"), " analyze a.txt"),
            "/dev/null",
        ]);
        command.env("TERM", "xterm-256color").env_remove("NO_COLOR").env_remove("CLICOLOR");
        if let Some(value) = no_color {
            command.env("NO_COLOR", value);
        }
        command.stdin(Stdio::null()).output().ok().map(Ran::of).map(Ran::good)
    };
    let Some(coloured) = terminal(None) else { return };
    assert!(coloured.contains("\x1b[1m"), "{coloured:?}");
    assert!(!terminal(Some("1")).unwrap().contains('\x1b'));
}

#[test]
fn several_texts_are_told_apart() {
    let folder = Folder::new();
    folder.file("a.txt", "One.").file("b.txt", "Two.");
    assert_eq!(folder.run("analyze a.txt b.txt").good(), "==> a <==\n\nOne.\n\n==> b <==\n\nTwo.\n");
}

#[test]
fn an_html_page_stands_alone() {
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE).file("b.txt", "“<script>alert(1)</script> & more,” said Bo Lind.");
    let page = folder.run("analyze --format html a.txt").good();
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"), "{page}");
    assert!(page.contains("<title>Café in Vérat to close 😀</title>") && page.contains("<style>"));
    assert!(page.contains(">“We are finished, 😀 all of us,”</mark>"), "{page}");
    let both = folder.run("analyze --format html a.txt b.txt").good();
    assert_eq!((both.matches("<article>").count(), both.matches("</html>").count()), (2, 1));
    assert!(both.contains("“&lt;script&gt;alert(1)&lt;/script&gt; &amp; more,”"), "{both}");
    for outside in ["<script", "http:", "https:", "url(", "@import"] {
        assert!(!both.contains(outside), "{outside}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Folder::new();
    let line = format!("{}\n", serde_json::json!({"id": "x", "text": ARTICLE}));
    folder.file("in.jsonl", line.repeat(500));
    for format in ["text", "json", "jsonl", "html"] {
        let mut child = folder
            .command(&format!("analyze --format {format} in.jsonl"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 10];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let ran = Ran::of(child.wait_with_output().unwrap());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{format}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_is_told() {
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = Ran::of(folder.command("analyze a.txt").stdout(full).output().unwrap());
    assert_eq!(ran.code, 1);
    assert!(ran.err.starts_with("whosaid: cannot write the output: "), "{}", ran.err);
}

/// Constant memory: far more input than the process may have memory for.
#[test]
#[cfg(target_os = "linux")]
fn jsonl_takes_no_more_memory_for_more_lines() {
    let folder = Folder::new();
    let binary = env!("CARGO_BIN_EXE_whosaid");
    let mut child = Command::new("sh")
        .args(["-c", &format!("ulimit -v 120000; exec {binary} analyze --format jsonl --input jsonl > /dev/null")])
        .current_dir(&folder.0)
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let line = format!("{}\n", serde_json::json!({"id": "x", "text": "", "unread": "x".repeat(1 << 20)}));
    for _ in 0..200 {
        stdin.write_all(line.as_bytes()).unwrap();
    }
    drop(stdin);
    Ran::of(child.wait_with_output().unwrap()).good();
}

#[test]
fn help_version_and_unknown_options() {
    let folder = Folder::new();
    let help = folder.run("--help").good();
    assert!(help.contains("analyze"), "{help}");
    let help = folder.run("analyze --help").good();
    for option in ["--input", "--format", "--offsets", "--scope", "--with-text", "--color", "[default: utf16]"] {
        assert!(help.contains(option), "{option} not in {help}");
    }
    assert_eq!(folder.run("--version").good(), format!("whosaid {}\n", env!("CARGO_PKG_VERSION")));
    for (args, hint) in [
        ("analyze --ofsets utf8", "'--offsets'"),
        ("analyze --format xml", "possible values: text, json, jsonl, html"),
        ("analyse x", "'analyze'"),
        ("", "Usage: whosaid"),
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args}");
        assert!(ran.err.contains(hint), "{args}: {}", ran.err);
    }
}

#[test]
fn the_readme_shows_what_is_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap().replace("\r\n", "\n");
    let folder = Folder::new();
    folder.file("ferry.txt", fs::read(root.join("examples/ferry.txt")).unwrap());
    let shown = folder.run("analyze ferry.txt").good();
    assert!(readme.contains(&shown), "README.md shows another output than this:\n{shown}");
}
