//! Archives: many articles, folders, compressed files, passed-through fields.

use super::*;
use flate2::{Compression, write::GzEncoder};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

fn gzip(content: &str) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(content.as_bytes()).unwrap();
    out.finish().unwrap()
}

fn zstd(content: &str) -> Vec<u8> {
    compress_to_vec(content.as_bytes(), CompressionLevel::Fastest)
}

#[test]
fn compressed_files_are_unpacked() {
    let folder = Folder::new();
    let line = "{\"id\":1,\"text\":\"“Yes,” said the mayor, Jane Roe.\"}\n";
    let page = "<article><p>“Yes,” said the mayor, Jane Roe.</article>";
    folder.file("a.jsonl.gz", gzip(line)).file("b.html.zst", zstd(page)).file("c.txt.gz", gzip(ARTICLE));
    folder.file("d.jsonl", gzip(&line.repeat(2)));
    let ran = folder.run("analyze --format jsonl a.jsonl.gz b.html.zst c.txt.gz d.jsonl");
    assert_eq!(Value::from(ran.ids()), json(r#"[1,"b","c",1,1]"#));
    ran.good();
    assert_eq!(folder.run_with("analyze --format jsonl --input jsonl", gzip(line)).ids(), [1]);
}

#[test]
fn a_corrupt_file_is_reported_and_the_others_are_analyzed() {
    let folder = Folder::new();
    let lines: Vec<_> = (0..3000).map(|n| format!("“Yes {n},” said the mayor.\n")).collect();
    let long = lines.concat();
    let cut = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    folder.file("a.txt.gz", cut(gzip(&long))).file("b.txt.zst", cut(zstd(&long))).file("c.txt", ARTICLE);
    folder.file("d.pdf.gz", gzip("%PDF-1.7\n"));
    let ran = folder.run("analyze --format jsonl a.txt.gz b.txt.zst c.txt d.pdf.gz");
    assert_eq!((ran.code, Value::from(ran.ids())), (2, json(r#"["c"]"#)), "{}", ran.err);
    for (line, name) in ran.err.lines().zip(["a.txt.gz", "b.txt.zst", "d.pdf.gz: a PDF"]) {
        assert!(line.starts_with(&format!("whosaid: {name}")), "{line}");
    }
}

#[test]
fn folders_are_read_in_order_of_names() {
    let folder = Folder::new();
    folder.file("in/b.txt", ARTICLE).file("in/a/z.html", format!("<article><p>{ARTICLE}</article>"));
    folder.file("in/a/picture.png", b"\x89PNG").file("in/.hidden.txt", "no").file("in/.git/x.txt", "no");
    folder.file("in/a/y.jsonl.zst", zstd("{\"text\":\"Hm.\"}\n")).file("in/notes", ARTICLE);
    let ran = folder.run("analyze --format jsonl in");
    assert_eq!(Value::from(ran.ids()), json(r#"["in/a/y.jsonl.zst:1","a/z","b"]"#));
    let skipped = "whosaid: note: in: skipped 2 files with unknown extensions; set their type with --input";
    assert!(ran.err.lines().any(|l| l == skipped), "{}", ran.err);
    let ran = folder.run("analyze --format json --input text in/notes in");
    assert_eq!(json(&ran.out).as_array().unwrap().len(), 1 + 4, "{}", ran.err);
    assert!(ran.err.contains("picture.png:1: not UTF-8"), "{}", ran.err);
    // Always an array for a folder, because the reader does not know how many files it has.
    assert!(json(&folder.run("analyze --format json in/a").noted()).is_array());
}

#[test]
fn other_fields_are_passed_through() {
    let folder = Folder::new();
    let yes = "\"text\":\"“Yes,” said the mayor.\"";
    folder.file(
        "a.jsonl",
        format!(
            "{{\"id\":1,\"date\":\"2020-02-30\",{yes},\"n\":1.50,\"tags\":[{{\"a\": null}}],\"language\":\"x\"}}\n"
        ),
    );
    for format in ["jsonl", "json"] {
        let out = folder.run(&format!("analyze --format {format} a.jsonl")).good();
        let want = "{\"id\":1,\"date\":\"2020-02-30\",\"n\":1.50,\"tags\":[{\"a\": null}],\"input_language\":\"x\",\"version\":1,\"language\":\"en\",";
        assert!(out.contains(want), "{out}");
    }
    folder.file("b.json", format!("{{{yes},\"url\":\"https://example.org/a#b\"}}"));
    assert_eq!(json(&folder.run("analyze --format json b.json").good())[0]["url"], "https://example.org/a#b");
    let links = folder.run("analyze --format links b.json").good();
    assert!(links.contains("(https://example.org/a#:~:text="), "{links}");
    let links = folder.run("analyze --format links --url https://example.org/c b.json").good();
    assert!(links.contains("(https://example.org/c#:~:text="), "{links}");
}

/// Memory does not grow with the archive, even if many results wait for a slow article. Measured by Linux, in
/// kilobytes.
#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_archive() {
    let peak = |lines: usize| {
        let folder = Folder::new();
        let long = "“Yes,” said the mayor, Jane Roe. She said that it may rain. ".repeat(400);
        let line = |n: usize| {
            let text = if n == 0 { long.repeat(4) } else { long[..199].to_owned() };
            format!("{{\"id\":{n},\"text\":\"{text}\",\"more\":\"{}\"}}\n", "x".repeat(20_000))
        };
        folder.file("in.jsonl", (0..lines).map(line).collect::<Vec<_>>().concat());
        let script = "\"$0\" analyze --format jsonl --jobs 4 in.jsonl > out.jsonl & \
                      while [ -r /proc/$!/status ]; do grep VmHWM /proc/$!/status; sleep 0.02; done 2>/dev/null; wait $!";
        let mut command = Command::new("sh");
        command.args(["-c", script, env!("CARGO_BIN_EXE_whosaid")]).current_dir(&folder.0);
        let ran = Ran::of(command.output().unwrap());
        let out = fs::read_to_string(folder.0.join("out.jsonl")).unwrap();
        assert_eq!(out.lines().count(), lines);
        let peaks = ran.out.lines().filter_map(|l| l.split_whitespace().nth(1)?.parse::<u64>().ok());
        peaks.max().unwrap()
    };
    let (few, many) = (peak(100), peak(2000));
    assert!(many < few + 20_000, "{few} kB for 100 lines, {many} kB for 2,000 lines (40 MB)");
}
