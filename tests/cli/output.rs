//! Standard output and the formats for readers.

use super::*;

#[test]
fn text_is_coloured_only_on_request() {
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

/// Uses a real terminal, provided by the program `script`.
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
fn several_texts_have_headings() {
    let folder = Folder::new();
    folder.file("a.txt", "One.").file("b.txt", "Two.");
    assert_eq!(folder.run("analyze a.txt b.txt").noted(), "==> a <==\n\nOne.\n\n==> b <==\n\nTwo.\n");
}

#[test]
fn an_html_page_is_self_contained() {
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE).file("b.txt", "“<script>alert(1)</script> & more,” said Bo Lind.");
    let page = folder.run("analyze --format html a.txt").good();
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"), "{page}");
    assert!(page.contains("<title>Café in Vérat to close 😀</title>") && page.contains("<style>"));
    assert!(page.contains(">“We are finished, 😀 all of us,”</mark>"), "{page}");
    let both = folder.run("analyze --format html a.txt b.txt").good();
    assert_eq!((both.matches("<article ").count(), both.matches("</html>").count()), (2, 1));
    assert!(both.contains("“&lt;script&gt;alert(1)&lt;/script&gt; &amp; more,”"), "{both}");
    for outside in ["<script", "http:", "https:", "url(", "@import"] {
        assert!(!both.contains(outside), "{outside}");
    }
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let folder = Folder::new();
    let line = format!("{}\n", serde_json::json!({"id": "x", "text": ARTICLE}));
    folder.file("in.jsonl", line.repeat(500));
    for format in ["text", "json", "jsonl", "csv", "html", "annotations"] {
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
fn a_write_error_is_reported() {
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let read_only = fs::File::open("/dev/null").unwrap();
    let file = fs::File::open(folder.0.join("a.txt")).unwrap();
    for out in [full, read_only, file] {
        let ran = Ran::of(folder.command("analyze a.txt").stdout(out).output().unwrap());
        assert_eq!((ran.code, ran.err.lines().count()), (1, 1), "{}", ran.err);
        assert!(ran.err.starts_with("whosaid: cannot write the output: "), "{}", ran.err);
    }
    // Output to /dev/null is not a failure.
    folder.run("analyze a.txt").good();
    let ran = Ran::of(folder.command("analyze a.txt").stdout(Stdio::null()).output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
#[cfg(unix)]
fn closed_standard_output_is_reported() {
    let folder = Folder::new();
    folder.file("a.txt", ARTICLE);
    let shell = |redirected: &str| {
        let mut shell = Command::new("sh");
        shell.current_dir(&folder.0).env("WHOSAID", env!("CARGO_BIN_EXE_whosaid"));
        shell.args(["-c", &format!("exec \"$WHOSAID\" analyze a.txt {redirected}")]);
        Ran::of(shell.output().unwrap())
    };
    let ran = shell(">&-");
    assert_eq!((ran.code, ran.err.lines().count()), (1, 1), "{}", ran.err);
    assert!(ran.err.starts_with("whosaid: cannot write the output: standard output is closed"), "{}", ran.err);
    for kept in [">/dev/null", ">/dev/null 2>&1", "2>&-", "<&-", "1<>/dev/null 2>&1"] {
        let ran = shell(kept);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{kept}");
    }
}
